"""Which rules without anchors an event lets through: one search of each field that they ask, not one of each rule.

Anchors stand anywhere in an event, so a rule that hangs on a quote, a semicolon or a short word has none: every event
holds those somewhere. In the one field that the rule asks they are rare. What such rules need (`needs.py`) is looked
for there by a few searches for all of them; where nothing is found, none can hit, and where something is, its owners
are asked.
"""
from __future__ import annotations

import os
import re
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from .facts import Facts
from .needs import MARK_COMMONNESS_MAX, Needs, commonness, reduced

#: Fewer rules cost less than the search that would spare them.
RULES_MIN = 3
#: A field that needs a literal more common than this lets nearly everything through.
COMMONNESS_MAX = 0.02
#: Literals of all rules of a gate: what it costs to make and to ask does not grow with how many rules a site brings.
LITERALS_MAX = 256
#: A longer literal is rarer than its rarest mark alone.
MARKED_MAX_CHARS = 2
#: Literals that begin with so many characters alike are looked for as one: by all that they begin with alike.
BEGINNING_CHARS = 5
#: Longer values let everything through: what a gate costs does not grow with what a stranger sends.
VALUE_MAX_CHARS = 2_048
#: What is looked for in a field, and whose it is.
Owned = Tuple[Tuple[str, FrozenSet[int]], ...]


class _Field(NamedTuple):
    """What the rules of a gate need in one field: rare marks, which one search finds, and words."""

    name: str
    has_mark: Callable[[str], Any]
    marks: Owned
    words: Owned
    positions: FrozenSet[int]


class Gate:
    """The rules of a plan that can be told from their fields; `let_through` finds those that an event has to be asked."""

    __slots__ = ("_fields",)

    def __init__(self, needs: Sequence[Tuple[int, Needs]]) -> None:
        literals: Dict[str, Dict[str, Set[int]]] = {}
        for position, pairs in needs:
            for field, literal in pairs:
                literals.setdefault(field, {}).setdefault(literal, set()).add(position)
        self._fields = [_field_of(field, literals[field]) for field in sorted(literals)]

    def let_through(self, facts: Facts) -> Set[int]:
        """Positions of the rules that may hit."""
        found: Set[int] = set()
        for field, has_mark, marks, words, positions in self._fields:
            value = facts.lowered(field)
            if value is None:
                continue
            if value.__class__ is not str:
                value = "\0".join(value)
            if len(value) > VALUE_MAX_CHARS or not value.isascii():
                found |= positions
                continue
            if has_mark(value):  # type: ignore[arg-type]
                for mark, owners in marks:
                    if mark in value:
                        found |= owners
            for word, owners in words:
                if word in value:
                    found |= owners
        return found


def _field_of(name: str, literals: Dict[str, Set[int]]) -> _Field:
    """What to look for so that whatever holds one of `literals` (whose: positions) holds something that its owners have.
    A class of characters is searched for faster than anything else, so short literals become one of their marks."""
    marks: Set[str] = set()
    for literal in sorted(literals, key=lambda one: (len(one), one)):
        rare = [char for char in literal if commonness(char) <= MARK_COMMONNESS_MAX]
        if rare and len(literal) <= MARKED_MAX_CHARS and marks.isdisjoint(rare):
            marks.add(rare[-1])
    by_beginning: Dict[str, List[str]] = {}
    for literal in literals:
        if marks.isdisjoint(literal):
            by_beginning.setdefault(literal[:BEGINNING_CHARS], []).append(literal)
    looked_for = sorted(marks) + sorted(reduced(os.path.commonprefix(several) for several in by_beginning.values()))
    owners: Dict[str, Set[int]] = {one: set() for one in looked_for}
    for literal, positions in literals.items():
        owners[next(one for one in looked_for if one in literal)].update(positions)
    owned = [(one, frozenset(owners[one])) for one in looked_for]
    inside = "".join(map(re.escape, sorted(marks)))
    return _Field(name, re.compile(f"[{inside}]" if marks else "(?!)").search, tuple(owned[:len(marks)]), tuple(owned[len(marks):]),
                  frozenset().union(*owners.values()))


def gated(rules: Mapping[int, Optional[Needs]]) -> Tuple[Optional[Gate], Tuple[int, ...]]:
    """(gate, positions of the rules that it cannot tell, of which every event is asked) of rules by position, ascending."""
    told: List[Tuple[int, Needs]] = []
    room = LITERALS_MAX
    for position, needs in rules.items():
        if needs is not None and len(needs) <= room and all(commonness(literal) <= COMMONNESS_MAX for _, literal in needs):
            told.append((position, needs))
            room -= len(needs)
    if len(told) < RULES_MIN:
        return None, tuple(rules)
    chosen = {position for position, _ in told}
    return Gate(told), tuple(position for position in rules if position not in chosen)
