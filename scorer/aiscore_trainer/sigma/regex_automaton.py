"""Regular expressions as automata: linear in the text, whatever it is, at some cost for every character.

A Glushkov automaton has one position for each character set of the pattern and no empty moves. The text is
read between a start mark and an end mark, so that `^` and `$` are sets like any other. `aiscore_rules.automaton`
runs it, keeping the sets of positions that it has met.

    {"sets": [[[97, 97]], ...], "positions": [set of each], "first": [...], "last": [...], "follow": [[...], ...]}
"""
from __future__ import annotations

import re
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import warnings
from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, Iterable, List, Optional, Set, Tuple

from aiscore_rules.automaton import END_MARK, POSITIONS_MAX, START_MARK

from .errors import Inexpressible

_LAST_CODE = 0x10FFFF
Ranges = Tuple[Tuple[int, int], ...]


@dataclass(frozen=True)
class _Piece:
    """Part of an automaton: where it can begin and end, and whether it can be empty."""

    first: FrozenSet[int]
    last: FrozenSet[int]
    empty: bool


class _Builder:
    def __init__(self, flags: int, pure: bool) -> None:
        self.flags = flags
        self.pure = pure
        self.words: Set[int] = set()
        self.sets: Dict[Ranges, int] = {}
        self.positions: List[int] = []
        self.follow: List[set] = []

    def position(self, ranges: Ranges) -> _Piece:
        """Positions that take one character: one, or one for words' characters and one for the others."""
        if not self.pure:
            return self.one_position(ranges)
        words, others = _common(ranges, _WORDS), _common(ranges, _inverse(_WORDS, END_MARK))
        pieces = [self.one_position(part) for part in (words, others) if part]
        if words:
            self.words.update(pieces[0].first)
        return self.choice(pieces)

    def one_position(self, ranges: Ranges) -> _Piece:
        if len(self.positions) >= POSITIONS_MAX:
            raise Inexpressible(f"as an automaton it has more than {POSITIONS_MAX} positions")
        self.positions.append(self.sets.setdefault(ranges, len(self.sets)))
        self.follow.append(set())
        only = frozenset({len(self.positions) - 1})
        return _Piece(only, only, False)

    def join(self, left: _Piece, right: _Piece) -> _Piece:
        for position in left.last:
            self.follow[position].update(right.first)
        return _Piece(left.first | right.first if left.empty else left.first,
                      left.last | right.last if right.empty else right.last, left.empty and right.empty)

    def sequence(self, tree: Iterable[Any], whole: bool = False) -> _Piece:
        """The pieces of `tree` one after the other; `whole` where nothing stands before or after it."""
        piece = _NOTHING
        boundary = False
        for op, argument in tree:
            if op is constants.AT and argument is constants.AT_BOUNDARY:
                if piece is _NOTHING:
                    piece = self.edge(whole)
                boundary = True
                continue
            after = self.piece(op, argument)
            piece = self.join_at_boundary(piece, after) if boundary else self.join(piece, after)
            boundary = False
        return self.join_at_boundary(piece, self.edge(whole)) if boundary else piece

    def edge(self, whole: bool) -> _Piece:
        """One character or mark: what stands before or after a boundary at an end of the pattern."""
        if not whole:
            raise Inexpressible("a word boundary stands where an automaton has none")
        return self.position(((0, END_MARK),))

    def join_at_boundary(self, left: _Piece, right: _Piece) -> _Piece:
        """As `join`, where exactly one of the two characters is a word's. Positions are pure: see `position`."""
        if left.empty or right.empty:
            raise Inexpressible("an automaton has no word boundary beside what may be absent")
        for position in left.last:
            self.follow[position].update(other for other in right.first
                                         if (position in self.words) != (other in self.words))
        return _Piece(left.first, right.last, False)

    def piece(self, op: Any, argument: Any) -> _Piece:
        if op in (constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY):
            return self.position(self.ranges(op, argument))
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
            return self.repeat(*argument)
        if op is constants.SUBPATTERN:
            return self.group(*argument)
        if op is constants.BRANCH:
            return self.choice([self.sequence(branch) for branch in argument[1]])
        if op is constants.AT:
            return self.anchor(argument)
        raise Inexpressible(f"an automaton cannot say {str(op).lower().replace('_', ' ')}")

    def group(self, number: Any, add: int, remove: int, tree: Any) -> _Piece:
        before, self.flags = self.flags, (self.flags | add) & ~remove
        try:
            return self.sequence(tree)
        finally:
            self.flags = before

    def choice(self, pieces: List[_Piece]) -> _Piece:
        return _Piece(frozenset().union(*(piece.first for piece in pieces)),
                      frozenset().union(*(piece.last for piece in pieces)), any(piece.empty for piece in pieces))

    def repeat(self, least: int, most: Any, body: Any) -> _Piece:
        piece = _NOTHING
        for _ in range(least):
            again = self.sequence(body)
            piece = self.join(piece, again)
        if most is constants.MAXREPEAT or most >= POSITIONS_MAX:
            again = self.sequence(body) if not least else again
            for position in again.last:
                self.follow[position].update(again.first)
            return piece if least else _Piece(again.first, again.last, True)
        # x{0,3} as (x(x(x)?)?)?: each position leads to the next one only, not to all that come later.
        tail = _NOTHING
        for _ in range(most - least):
            again = self.join(self.sequence(body), tail)
            tail = _Piece(again.first, again.last, True)
        return self.join(piece, tail)

    def anchor(self, kind: Any) -> _Piece:
        if self.flags & re.MULTILINE and kind in (constants.AT_BEGINNING, constants.AT_END):
            raise Inexpressible("an automaton has no anchors at lines")
        if kind in (constants.AT_BEGINNING, constants.AT_BEGINNING_STRING):
            return self.position(((START_MARK, START_MARK),))
        if kind is constants.AT_END_STRING:
            return self.position(((END_MARK, END_MARK),))
        if kind is constants.AT_END:
            line_end = self.position(((10, 10),))
            return self.join(_Piece(line_end.first, line_end.last, True), self.position(((END_MARK, END_MARK),)))
        raise Inexpressible("a word boundary stands where an automaton has none")

    def ranges(self, op: Any, argument: Any) -> Ranges:
        if op is constants.ANY:
            return ((0, _LAST_CODE),) if self.flags & re.DOTALL else ((0, 9), (11, _LAST_CODE))
        if op is constants.LITERAL:
            return self.folded([(argument, argument)])
        if op is constants.NOT_LITERAL:
            return _inverse(self.folded([(argument, argument)]))
        negated = argument[0][0] is constants.NEGATE
        found: List[Tuple[int, int]] = []
        for inner, value in argument[1:] if negated else argument:
            if inner is constants.LITERAL:
                found.append((value, value))
            elif inner is constants.RANGE:
                found.append(value)
            else:
                found.extend(_CATEGORIES[value])
        ranges = self.folded(found)
        return _inverse(ranges) if negated else ranges

    def folded(self, ranges: List[Tuple[int, int]]) -> Ranges:
        if self.flags & re.IGNORECASE:
            ranges = list(ranges)
            for low, high in tuple(ranges):
                for start, end, offset in ((65, 90, 32), (97, 122, -32)):
                    if low <= end and high >= start:
                        ranges.append((max(low, start) + offset, min(high, end) + offset))
        return _merged(ranges)


_NOTHING = _Piece(frozenset(), frozenset(), True)


def _merged(ranges: Iterable[Tuple[int, int]]) -> Ranges:
    merged: List[Tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def _common(left: Ranges, right: Ranges) -> Ranges:
    return tuple((max(low, start), min(high, end)) for low, high in left for start, end in right
                 if low <= end and high >= start)


def _inverse(ranges: Ranges, last: int = _LAST_CODE) -> Ranges:
    inverse, position = [], 0
    for low, high in ranges:
        if low > position:
            inverse.append((position, low - 1))
        position = high + 1
    if position <= last:
        inverse.append((position, last))
    return tuple(inverse)


# Letters and digits beyond ASCII count as word characters in `re` too: all from U+00C0 on are taken for that.
_DIGITS: Ranges = ((48, 57),)
_SPACES: Ranges = ((9, 13), (28, 32), (133, 133), (160, 160), (0x2000, 0x200A), (0x2028, 0x2029), (0x3000, 0x3000))
_WORDS: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122), (0xC0, 0x1FFF), (0x2C00, 0xD7FF), (0xF900, 0xFDFF))
_CATEGORIES = {
    constants.CATEGORY_DIGIT: _DIGITS, constants.CATEGORY_NOT_DIGIT: _inverse(_DIGITS),
    constants.CATEGORY_SPACE: _SPACES, constants.CATEGORY_NOT_SPACE: _inverse(_SPACES),
    constants.CATEGORY_WORD: _WORDS, constants.CATEGORY_NOT_WORD: _inverse(_WORDS),
}


def ranges_of(op: Any, argument: Any, flags: int) -> Ranges:
    """The characters that an item of one character takes."""
    return _Builder(flags, False).ranges(op, argument)


def beginning_of(items: List[Any], flags: int) -> Optional[Ranges]:
    """The characters that a text of `items` can begin with; None where it can be empty or is no automaton's."""
    builder = _Builder(flags, False)
    try:
        piece = builder.sequence([item for item in items if item[0] is not constants.AT])
    except Inexpressible:
        return None
    if piece.empty:
        return None
    ranges = list(builder.sets)
    return _merged(one for position in piece.first for one in ranges[builder.positions[position]])


def shared(left: Ranges, right: Ranges) -> bool:
    """Whether two sets have a character in common."""
    return bool(_common(left, right))


def automaton_of(pattern: str, flags: str) -> Dict[str, Any]:
    """The program of a pattern, as the pack holds it."""
    bits = 0
    for letter in flags:
        bits |= {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}[letter]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        tree = parser.parse(pattern, bits)
    builder = _Builder(tree.state.flags, "\\b" in pattern)
    whole = builder.sequence(tree, whole=True)
    if whole.empty:
        raise Inexpressible("it matches any text")
    return {"sets": [[list(one) for one in ranges] for ranges in builder.sets], "positions": builder.positions,
            "first": sorted(whole.first), "last": sorted(whole.last), "follow": [sorted(one) for one in builder.follow]}
