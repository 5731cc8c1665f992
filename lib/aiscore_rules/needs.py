"""Literals without which a regular expression, or an expression of `match.py`, cannot be true.

A choice is a set of lower-case literals of which at least one stands in whatever matches: `(?:wget|curl)\\s+-o` needs
one of `wget` and `curl`. To look for literals costs a fraction of a search without regard to case, so `match` asks for
the choices of a chain before it searches, and `gate` asks a field for those of many rules at once. All of it is read
off the expression; what a choice rules out could not have matched.

Beyond ASCII `re` knows more than one lower case of a letter: whoever asks a text for the choices of a chain must let
pass what is not ASCII. Lower case may be asked for that: the only sign that becomes ASCII there is the Kelvin sign, and
`re` takes it for the same k.
"""
from __future__ import annotations

import re
from typing import Any, FrozenSet, Iterable, List, Optional, Sequence, Tuple

from .charsets import REPEATS, constants, flag_bits, parsed

Choice = FrozenSet[str]
#: (field, literal) pairs of which one holds in every event that an expression is true of.
Needs = FrozenSet[Tuple[str, str]]
#: No more than this has a mark that hardly any value holds.
MARK_COMMONNESS_MAX = 0.002
#: To ask for what most texts hold saves no search.
CHOICE_COMMONNESS_MAX = 0.01
#: To ask for more literals costs about as much as to search.
LITERALS_MAX = 16
CHOICES_MAX = 3
#: A list of more (users, addresses) is one look-up for the rule itself; to reduce it and to search for each costs more than it spares.
NEEDS_MAX = 64
_OF_TEXTS = frozenset(("equals", "contains", "startswith", "endswith"))


def commonness(literal: str) -> float:
    """How often a literal stands at a given place of a field, roughly: letters and digits and what joins them are
    common in values of every kind, other marks are rare.

    >>> commonness("<") < commonness("on") < commonness("=")
    True
    """
    rate = 1.0
    for char in literal:
        rate *= 0.05 if char.isalnum() else 0.03 if char in "/=&.-_%+:, ?" else 0.002
    return rate


def _cost(choice: Choice) -> float:
    return sum(map(commonness, choice))


def reduced(literals: Iterable[str]) -> Choice:
    """Without the literals that hold another one of them."""
    kept: List[str] = []
    for literal in sorted(literals, key=len):
        if not any(other in literal for other in kept):
            kept.append(literal)
    return frozenset(kept)


def choices_of(items: Iterable[Any], before: str = "") -> List[Choice]:
    """The choices of `re`'s parse of a pattern that stands behind the literal `before`.

    >>> [sorted(choice) for choice in choices_of(parsed(r"(?:who|what)ever\\s+is", 0))]
    [['what', 'who'], ['ever'], ['is']]
    """
    found: List[Choice] = []
    run = before
    for op, argument in items:
        if op is constants.LITERAL and argument < 128:
            run += chr(argument).lower()
            continue
        if op is constants.AT:
            continue
        inner: List[Choice] = []
        if op is constants.SUBPATTERN:
            inner = choices_of(argument[3], run)
        elif op in REPEATS and argument[0] > 0:
            inner = choices_of(argument[2], run)
        elif op is constants.BRANCH:
            # The parser takes out what all branches begin with: `run` may be the first letter of each.
            branches = [min(choices_of(branch, run), key=_cost, default=None) for branch in argument[1]]
            if None not in branches:
                inner = [reduced(literal for branch in branches for literal in branch)]  # type: ignore[union-attr]
        if run and not any(all(run in literal for literal in choice) for choice in inner):
            found.append(frozenset((run,)))
        found.extend(inner)
        run = ""
    return found + [frozenset((run,))] if run else found


def _choices_of_chain(chain: Sequence[Any]) -> List[Choice]:
    """The choices of a chain's parts, the rarest first; none of a chain that does not compile."""
    try:
        return sorted((choice for part in chain[1::2] for choice in choices_of(parsed(part, flag_bits(chain[0])))), key=_cost)
    except (re.error, OverflowError, RecursionError):
        return []


def needed_by_chain(chain: Sequence[Any]) -> Tuple[Tuple[str, ...], ...]:
    """The choices of a chain that are worth asking a text for before it is searched; an ASCII text that holds no literal
    of one of them is not taken."""
    worth = [choice for choice in dict.fromkeys(_choices_of_chain(chain))
             if len(choice) <= LITERALS_MAX and _cost(choice) <= CHOICE_COMMONNESS_MAX]
    return tuple(tuple(sorted(choice)) for choice in worth[:CHOICES_MAX])


def needs_of(expression: Sequence[Any]) -> Optional[Needs]:
    """What the lower-case values of fields must hold for a checked expression to be true, or None where nothing is certain.
    Of what all has to hold, the rarest is taken."""
    op = expression[0]
    if op == "and":
        return min((needs for needs in map(needs_of, expression[1:]) if needs is not None), key=cost_of_needs, default=None)
    if op == "or":
        parts = [needs_of(part) for part in expression[1:]]
        together = None if None in parts else frozenset().union(*parts)  # type: ignore[arg-type]
        return None if together is None or len(together) > NEEDS_MAX else together
    choice: Optional[Choice] = None
    if expression[1:2] == [""] or len(expression) - 2 > NEEDS_MAX:
        return None  # Keywords are looked for in the whole event.
    if op.replace("_cased", "") in _OF_TEXTS:
        # Lower case beyond ASCII depends on the letters around: a cased value may be another one in a text.
        is_settled = not op.endswith("_cased") or all(map(str.isascii, expression[2:]))
        choice = reduced(map(str.lower, expression[2:])) if is_settled else None
    elif op == "re":
        rarest = [next(iter(_choices_of_chain(chain)), None) for chain in expression[2:]]
        together = None if None in rarest else frozenset().union(*rarest)  # type: ignore[arg-type]
        choice = None if together is None or len(together) > NEEDS_MAX else reduced(together)
    return None if not choice or "" in choice else frozenset((expression[1], literal) for literal in choice)


def cost_of_needs(needs: Needs) -> float:
    """How common the literals of needs are, together."""
    return sum(commonness(literal) for _, literal in needs)
