"""Regular expressions as automata, for those whose backtracking nothing else bounds.

The compiler writes positions, which characters each takes, and which positions may follow which. A set of
positions is an int, one bit a position; the moves that were taken once are kept, MOVES_MAX at most. Every
character of the text costs one look-up, or one union over the positions that are alive; those before the first
that a match can begin with cost a search at C speed. A text without the rare marks that every match holds is not walked.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Callable, Dict, List, Optional, Set, Union

from .needs import MARK_COMMONNESS_MAX, commonness
from .regex import FIELD_MAX_CHARS, RegexError

POSITIONS_MAX = 384
MOVES_MAX = 8_192
#: Beyond every character: what `^` and `$` are read as.
START_MARK = 0x110000
END_MARK = 0x110001
LAST_CODE = 0x10FFFF
#: A character, or a mark.
Key = Union[str, int, None]
#: What follows each key that was met: another state, or None where the program has then taken a whole text. Under None: the positions alive.
State = Dict[Key, Any]


def check_automaton(program: Any) -> None:
    """Raise RegexError unless `program` is one that `compile_automaton` takes."""
    if not isinstance(program, dict) or set(program) != {"sets", "positions", "first", "last", "follow"}:
        raise RegexError("an automaton has sets, positions, first, last and follow")
    if not all(isinstance(part, list) for part in program.values()):
        raise RegexError("the parts of an automaton are arrays")
    count = len(program["positions"])
    if not 0 < count <= POSITIONS_MAX or len(program["follow"]) != count:
        raise RegexError(f"an automaton has 1 to {POSITIONS_MAX} positions")
    for ranges in program["sets"]:
        if not isinstance(ranges, list) or not all(
                isinstance(one, list) and len(one) == 2 and all(_is_index(code, END_MARK + 1) for code in one)
                for one in ranges):
            raise RegexError("a set of an automaton is an array of ranges")
    numbers = [(program["positions"], len(program["sets"])), (program["first"], count), (program["last"], count)]
    numbers += [(one, count) for one in program["follow"]]
    for indices, bound in numbers:
        if not isinstance(indices, list) or not all(_is_index(index, bound) for index in indices):
            raise RegexError("an automaton points beyond itself")


def _is_index(number: Any, bound: int) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < bound


def compile_automaton(program: Dict[str, Any]) -> Callable[[str], bool]:
    """The search for `program`, as a function of the text."""
    return _Automaton(program).search


class _Automaton:
    """A program, and the moves that were taken so far."""

    def __init__(self, program: Dict[str, Any]) -> None:
        members = [0] * len(program["sets"])
        for position, chosen in enumerate(program["positions"]):
            members[chosen] |= 1 << position
        self._sets = [(sorted(low for low, _ in ranges), dict((low, high) for low, high in ranges), members[number])
                      for number, ranges in enumerate(program["sets"])]
        self._follow = [_mask(positions) for positions in program["follow"]]
        self._first, self._last = _mask(program["first"]), _mask(program["last"])
        self._begins = _characters([one for position in program["first"] for one in program["sets"][program["positions"][position]]])
        marks = _needed_marks(program)
        self._has_mark = re.compile("[" + "".join(map(re.escape, marks)) + "]").search if marks else None
        self._takers: Dict[int, int] = {}
        self._states: Dict[int, State] = {}
        self._moves = 0

    def search(self, text: str) -> bool:
        """Whether the program takes a part of the text."""
        is_whole = len(text) <= FIELD_MAX_CHARS
        text = text[:FIELD_MAX_CHARS]
        if self._has_mark is not None and self._has_mark(text) is None:
            return False
        state = self._after(self._state(0), START_MARK)
        if state is None:
            return True
        if not state[None]:
            # Nothing has begun, and nothing can before the first of these characters.
            found = self._begins(text)
            text = "" if found is None else text[found.start():]
        for char in text:
            try:
                state = state[char]
            except KeyError:
                state = self._move(state, ord(char), char)
            if state is None:
                return True
        return is_whole and self._after(state, END_MARK) is None

    def _after(self, state: State, mark: int) -> Optional[State]:
        return state[mark] if mark in state else self._move(state, mark, mark)

    def _state(self, alive: int) -> State:
        state = self._states.get(alive)
        if state is None:
            state = self._states[alive] = {None: alive}
        return state

    def _move(self, state: State, code: int, key: Key) -> Optional[State]:
        """The state behind a character; None where the program has taken a whole text."""
        reached, rest = self._first, state[None]
        while rest:
            lowest = rest & -rest
            reached |= self._follow[lowest.bit_length() - 1]
            rest ^= lowest
        reached &= self._taking(code)
        self._moves += 1
        if self._moves > MOVES_MAX:
            # Whoever is under way keeps the states it has, and finds fresh ones.
            self._moves = 0
            self._states.clear()
            self._takers.clear()
        following = None if reached & self._last else self._state(reached)
        state[key] = following
        return following

    def _taking(self, code: int) -> int:
        """Positions that take this character."""
        mask = self._takers.get(code)
        if mask is None:
            mask = 0
            for lows, highs, positions in self._sets:
                place = bisect_right(lows, code)
                if place and highs[lows[place - 1]] >= code:
                    mask |= positions
            self._takers[code] = mask
        return mask


def _needed_marks(program: Dict[str, Any]) -> List[str]:
    """Rare marks (quotes, bars) of which one stands in whatever the program takes, or none where that is not certain: without
    the positions that take them, no way leads from the first positions to the last."""
    takes = [[chr(code) for low, high in ranges for code in range(low, high + 1)] if all(high < 128 for _, high in ranges) else []
             for ranges in program["sets"]]
    rare = {number for number, marks in enumerate(takes) if marks and all(commonness(mark) <= MARK_COMMONNESS_MAX for mark in marks)}
    if _is_way_without(program, rare):
        return []
    for number in sorted(rare):
        if not _is_way_without(program, rare - {number}):
            rare.discard(number)
    return sorted({mark for number in rare for mark in takes[number]})


def _is_way_without(program: Dict[str, Any], sets: Set[int]) -> bool:
    """Whether positions that take none of these sets alone lead from the first to the last."""
    positions, reached = program["positions"], set()
    ahead = list(program["first"])
    while ahead:
        position = ahead.pop()
        if position not in reached and positions[position] not in sets:
            reached.add(position)
            ahead.extend(program["follow"][position])
    return not reached.isdisjoint(program["last"])


def _characters(ranges: List[List[int]]) -> Callable[[str], Any]:
    """The search for a character in `ranges`."""
    inside = "".join(f"{re.escape(chr(low))}-{re.escape(chr(min(high, LAST_CODE)))}" for low, high in ranges if low <= min(high, LAST_CODE))
    return re.compile(f"[{inside}]" if inside else "(?!)").search


def _mask(positions: List[int]) -> int:
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask
