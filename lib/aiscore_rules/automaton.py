"""Regular expressions as automata, for those whose backtracking nothing else bounds.

The compiler writes positions, which characters each takes, and which positions may follow which. A set of
positions is an int, one bit a position; the moves that were taken once are kept, MOVES_MAX at most. Every
character of the text costs one look-up, or one union over the positions that are alive.
"""
from __future__ import annotations

from bisect import bisect_right
from typing import Any, Callable, Dict, List, Tuple

from .regex import FIELD_MAX_CHARS, RegexError

POSITIONS_MAX = 384
MOVES_MAX = 8_192
#: Beyond every character: what `^` and `$` are read as.
START_MARK = 0x110000
END_MARK = 0x110001


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
    members = [0] * len(program["sets"])
    for position, chosen in enumerate(program["positions"]):
        members[chosen] |= 1 << position
    sets = [(sorted(low for low, _ in ranges), dict((low, high) for low, high in ranges), members[number])
            for number, ranges in enumerate(program["sets"])]
    follow = [_mask(positions) for positions in program["follow"]]
    first, last = _mask(program["first"]), _mask(program["last"])
    takers: Dict[int, int] = {}
    moves: Dict[Tuple[int, int], int] = {}

    def taking(code: int) -> int:
        """Positions that take this character."""
        mask = 0
        for lows, highs, positions in sets:
            place = bisect_right(lows, code)
            if place and highs[lows[place - 1]] >= code:
                mask |= positions
        takers[code] = mask
        return mask

    def move(alive: int, mask: int) -> int:
        reached, rest = first, alive
        while rest:
            lowest = rest & -rest
            reached |= follow[lowest.bit_length() - 1]
            rest ^= lowest
        reached &= mask
        if len(moves) >= MOVES_MAX:
            moves.clear()
        moves[alive, mask] = reached
        return reached

    def search(text: str) -> bool:
        if len(takers) > MOVES_MAX:
            takers.clear()
        alive = 0
        codes: List[int] = [START_MARK]
        codes.extend(map(ord, text[:FIELD_MAX_CHARS]))
        if len(text) <= FIELD_MAX_CHARS:
            codes.append(END_MARK)
        for code in codes:
            mask = takers.get(code)
            if mask is None:
                mask = taking(code)
            reached = moves.get((alive, mask))
            alive = move(alive, mask) if reached is None else reached
            if alive & last:
                return True
        return False

    return search


def _mask(positions: List[int]) -> int:
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask
