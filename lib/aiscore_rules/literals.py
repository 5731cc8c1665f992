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
from typing import Dict, FrozenSet, Iterable, List, Sequence, Set, Tuple

#: Fewest characters of a literal that is indexed.
LITERAL_MIN_CHARS = 4
_WORD = 4
#: So many literals of five and six bytes, and of four, are cheaper looked for one by one than by a pass of words:
#: a search costs half a nanosecond a character, a pass seven, and literals of four bytes need two of them.
_SINGLE_MAX = (0, 12, 24)
Entry = Tuple[str, Tuple[int, ...]]


def _word(four: bytes) -> int:
    return int.from_bytes(four, sys.byteorder)


class LiteralIndex:
    """An index over (literal, owner) pairs; `owners_in` finds whose literals a text holds."""

    __slots__ = ("_table", "_keys", "_single")

    def __init__(self, pairs: Iterable[Tuple[str, int]]) -> None:
        owners: Dict[str, List[int]] = {}
        for literal, owner in pairs:
            owners.setdefault(literal, []).append(owner)
        levels: Tuple[List[Tuple[bytes, Entry]], ...] = ([], [], [])
        self._single: List[Entry] = []
        for literal, literal_owners in owners.items():
            encoded = literal.encode("utf-8", "surrogatepass")
            entry = (literal, tuple(literal_owners))
            if len(encoded) < LITERAL_MIN_CHARS:
                self._single.append(entry)
            else:
                levels[0 if len(encoded) >= 7 else 1 if len(encoded) >= 5 else 2].append((encoded, entry))
        for level in (1, 2):
            if len(levels[level]) <= _SINGLE_MAX[level]:
                self._single.extend(entry for _, entry in levels[level])
                levels[level].clear()
        # What is found at every 4th position, at every 2nd as well, at every one as well; one table for all.
        self._table: Dict[int, List[Entry]] = {}
        words: List[FrozenSet[int]] = []
        for level, positions in enumerate((4, 2, 1)):
            level_words = set()
            for encoded, entry in levels[level]:
                for position in range(positions):
                    word = _word(encoded[position:position + _WORD])
                    level_words.add(word)
                    entries = self._table.setdefault(word, [])
                    if not entries or entries[-1] is not entry:
                        entries.append(entry)
            words.append(frozenset(level_words))
        second = words[2].union(words[1])
        self._keys = (second.union(words[0]), second, words[2])

    def owners_in(self, text: str) -> Set[int]:
        """Owners of at least one literal that stands in `text`, which is lower case."""
        found: Set[int] = set()
        for literal, owners in self._single:
            if literal in text:
                found.update(owners)
        every_fourth, every_second, every = self._keys
        if not every_fourth:
            return found
        encoded = memoryview(text.encode("utf-8", "surrogatepass"))
        self._collect(every_fourth.intersection(_shifted(encoded, 0)), text, found)
        if every_second:
            self._collect(every_second.intersection(_shifted(encoded, 2)), text, found)
        if every:
            self._collect(every.intersection(_shifted(encoded, 1)), text, found)
            self._collect(every.intersection(_shifted(encoded, 3)), text, found)
        return found

    def _collect(self, words: Iterable[int], text: str, found: Set[int]) -> None:
        for word in words:
            for literal, owners in self._table[word]:
                if literal in text and not found.issuperset(owners):
                    found.update(owners)


def _shifted(encoded: memoryview, offset: int) -> Sequence[int]:
    size = (len(encoded) - offset) & ~3
    return encoded[offset:offset + size].cast("I") if len(encoded) >= offset + _WORD else ()
