"""Regular expressions as automata: linear in the text, whatever it is, at some cost for every character.

A Glushkov automaton has one position for each character set of the pattern and no empty moves. The text is
read between a start mark and an end mark, so that `^` and `$` are sets like any other. `aiscore_rules.automaton`
runs it, keeping the sets of positions that it has met.

    {"sets": [[[97, 97]], ...], "positions": [set of each], "first": [...], "last": [...], "follow": [[...], ...]}
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, Iterable, List, Set

from aiscore_rules.automaton import END_MARK, POSITIONS_MAX, START_MARK
from aiscore_rules.charsets import (
    ONE_CHARACTER,
    REPEATS,
    WORDS,
    Ranges,
    common,
    constants,
    flag_bits,
    inverse,
    parsed,
    ranges_of,
)

from .errors import Inexpressible


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
        words, others = common(ranges, WORDS), common(ranges, inverse(WORDS, END_MARK))
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
        if op in ONE_CHARACTER:
            return self.position(ranges_of(op, argument, self.flags))
        if op in REPEATS:
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


_NOTHING = _Piece(frozenset(), frozenset(), True)


def automaton_of(pattern: str, flags: str) -> Dict[str, Any]:
    """The program of a pattern, as the pack holds it."""
    tree = parsed(pattern, flag_bits(flags))
    builder = _Builder(tree.state.flags, "\\b" in pattern)
    whole = builder.sequence(tree, whole=True)
    if whole.empty:
        raise Inexpressible("it matches any text")
    return {"sets": [[list(one) for one in ranges] for ranges in builder.sets], "positions": builder.positions,
            "first": sorted(whole.first), "last": sorted(whole.last), "follow": [sorted(one) for one in builder.follow]}
