"""Which of many literals stand in a text: one pass over four-byte words, not one search a literal.

The text is read as 32-bit words at C speed, every fourth position first. A literal of at least seven
bytes covers one aligned word wherever it starts, so the words at its first four positions are what the
index holds; literals of five and six bytes need every second position, those of four every position,
and a text is cut that finely only where the index holds such a literal. A word that is in the index
names literals, and those alone are then searched for.

    "mimikatz" -> words "mimi", "imik", "mika", "ikat";    text words "...|oke-|mimi|katz|..."
"""
from __future__ import annotations

import sys
from typing import Dict, Iterable, List, Sequence, Set, Tuple

#: Fewest characters of a literal that is indexed.
LITERAL_MIN_CHARS = 4
_WORD = 4


def _word(four: bytes) -> int:
    return int.from_bytes(four, sys.byteorder)


class LiteralIndex:
    """An index over (literal, owner) pairs; `owners_in` finds whose literals a text holds."""

    __slots__ = ("_tables", "_keys", "_short")

    def __init__(self, pairs: Iterable[Tuple[str, int]]) -> None:
        owners: Dict[str, List[int]] = {}
        for literal, owner in pairs:
            owners.setdefault(literal, []).append(owner)
        # One table for each set of positions: every 4th, every 2nd as well, every one as well.
        tables: Tuple[Dict[int, List[Tuple[str, Tuple[int, ...]]]], ...] = ({}, {}, {})
        self._short: List[Tuple[str, Tuple[int, ...]]] = []
        for literal, literal_owners in owners.items():
            entry = (literal, tuple(literal_owners))
            encoded = literal.encode("utf-8", "surrogatepass")
            if len(encoded) < LITERAL_MIN_CHARS:
                self._short.append(entry)
                continue
            level, positions = (0, 4) if len(encoded) >= 7 else (1, 2) if len(encoded) >= 5 else (2, 1)
            for position in range(positions):
                table = tables[level].setdefault(_word(encoded[position:position + _WORD]), [])
                if not table or table[-1] is not entry:
                    table.append(entry)
        self._tables = tables
        self._keys = tuple(frozenset(table) for table in tables)

    def owners_in(self, text: str) -> Set[int]:
        """Owners of at least one literal that stands in `text`, which is lower case."""
        found: Set[int] = set()
        for literal, owners in self._short:
            if literal in text:
                found.update(owners)
        first, second, third = self._keys
        if not (first or second or third):
            return found
        encoded = memoryview(text.encode("utf-8", "surrogatepass"))
        size = len(encoded)
        words = encoded[:size & ~3].cast("I")
        self._collect(0, first.intersection(words), text, found)
        if second or third:
            between = encoded[2:2 + ((size - 2) & ~3)].cast("I") if size > _WORD + 1 else ()
            self._collect(1, second.intersection(words), text, found)
            self._collect(1, second.intersection(between), text, found)
            if third:
                for shifted in (words, between, _shifted(encoded, 1), _shifted(encoded, 3)):
                    self._collect(2, third.intersection(shifted), text, found)
        return found

    def _collect(self, level: int, words: Iterable[int], text: str, found: Set[int]) -> None:
        table = self._tables[level]
        for word in words:
            for literal, owners in table[word]:
                if not found.issuperset(owners) and literal in text:
                    found.update(owners)


def _shifted(encoded: memoryview, offset: int) -> Sequence[int]:
    size = (len(encoded) - offset) & ~3
    return encoded[offset:offset + size].cast("I") if len(encoded) >= offset + _WORD else ()
