"""What a part of a regular expression may cost at worst, told from its form.

Python's `re` goes back over what repeats took. A part may hold one repeat without bound whose end is in doubt, and
bounded ones within a budget. The compiler cuts patterns until their parts keep to that; rules that come from
elsewhere (an admin's lookup may have been edited by hand) are held to the same.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, List, Tuple

from .charsets import ONE_CHARACTER, REPEATS, beginning_of, common, constants, flag_bits, parsed, ranges_of
from .regex import FIELD_MAX_CHARS, RegexError, compile_chain

#: Ways in which the bounded repeats of one part may share a text between them.
WAYS_MAX = 512
#: The same where the part holds a repeat without bound as well.
WAYS_BESIDE_UNBOUNDED_MAX = 8
_ENOUGH = 1 << 24


def check_chain_cost(chain: Any) -> None:
    """Raise RegexError unless every part of a chain is within its bounds."""
    compile_chain(chain)
    for part in chain[1::2]:
        check_cost(part, chain[0])


def check_cost(part: str, flags: str) -> None:
    """Raise RegexError where a part does not compile, or where its repeats can share a text in too many ways."""
    try:
        tree = parsed(part, flag_bits(flags))
    except (re.error, OverflowError, RecursionError) as error:
        raise RegexError(f"a regular expression does not compile: {error}") from None
    cost = _cost(list(tree), tree.state.flags)
    # What a reference repeats is compared anew at every length that its group can have.
    if cost.unbounded > 1 or cost.unbounded and re.search(r"\\[1-9]|\(\?P=", part):
        raise RegexError("repeats without bound can overlap")
    if cost.ways > (WAYS_BESIDE_UNBOUNDED_MAX if cost.unbounded else WAYS_MAX) * _period(list(tree)):
        raise RegexError("bounded repeats can overlap in too many ways")


@dataclass(frozen=True)
class _Cost:
    """What a pattern may try from one start.

    doubtful    repeats without bound whose end is in doubt
    settled     there are such whose end is settled by the character that follows
    ways        in which bounded repeats may share a text
    """

    doubtful: int = 0
    settled: bool = False
    ways: int = 1

    @property
    def unbounded(self) -> int:
        return self.doubtful + self.settled

    def then(self, other: _Cost) -> _Cost:
        return _Cost(self.doubtful + other.doubtful, self.settled or other.settled, min(self.ways * other.ways, _ENOUGH))


def _cost(items: List[Any], flags: int) -> _Cost:
    cost = _Cost()
    for position, (op, argument) in enumerate(items):
        if op in REPEATS and _is_settled(argument, items[position + 1:], flags):
            cost = cost.then(_Cost(settled=argument[1] is constants.MAXREPEAT or argument[1] > FIELD_MAX_CHARS))
        else:
            cost = cost.then(_cost_of(op, argument, flags))
    return cost


def _cost_of(op: Any, argument: Any, flags: int) -> _Cost:
    if op in REPEATS:
        return _repeat_cost(*argument, flags)
    if op is constants.SUBPATTERN:
        return _cost(list(argument[-1]), flags)
    if op is constants.BRANCH:
        costs = [_cost(list(branch), flags) for branch in argument[1]]
        return _Cost(max(cost.doubtful for cost in costs), any(cost.settled for cost in costs),
                     max(cost.ways for cost in costs))
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return _cost(list(argument[1]), flags)
    if op in ONE_CHARACTER or op in (constants.GROUPREF, constants.AT):
        return _Cost()
    raise RegexError(f"{op} is not bounded")


def _repeat_cost(least: int, most: Any, body: Any, flags: int) -> _Cost:
    inner = _cost(list(body), flags)
    endless = most is constants.MAXREPEAT or most > FIELD_MAX_CHARS
    varied = inner.unbounded or inner.ways > 1 or body.getwidth()[0] != body.getwidth()[1]
    if endless:
        # A repeat inside one without bound, or a choice of lengths: exponential in the worst case.
        return _Cost(2 if varied or len(body) != 1 and any(op is constants.BRANCH for op, _ in body) else 1)
    if inner.unbounded:
        return _Cost(2)
    return _Cost(ways=min((most - least + 1) * inner.ways ** min(most, 16), _ENOUGH))


def _is_settled(repeat: Tuple[int, Any, Any], following: List[Any], flags: int) -> bool:
    """Whether a repeat of one character set must end where what follows begins, which shares none of it."""
    body = repeat[2]
    if len(body) != 1 or body[0][0] not in ONE_CHARACTER or not following:
        return False
    beginning = beginning_of(following, flags)
    return beginning is not None and not common(ranges_of(*body[0], flags), beginning)


def _period(items: List[Any]) -> int:
    """How many characters apart two starts of a match are at least: the period of the literal that it starts with."""
    prefix = ""
    for op, argument in items:
        if op is constants.LITERAL:
            prefix += chr(argument).lower()
        elif op is constants.SUBPATTERN and not prefix:
            return _period(list(argument[-1]))
        elif op is constants.BRANCH and not prefix:
            return min(_period(list(branch)) for branch in argument[1])
        elif op is not constants.AT:
            break
    return next((step for step in range(1, len(prefix)) if prefix.startswith(prefix[step:])), max(1, len(prefix)))
