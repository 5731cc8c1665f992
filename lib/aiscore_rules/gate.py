"""Which rules without anchors an event lets through: one search of each field that they ask, not one of each rule.

Anchors stand anywhere in an event, so a rule that hangs on a quote, a semicolon or a short word has none: every event
holds those somewhere. In the one field that the rule asks they are rare. What such rules need (`needs.py`) becomes one
alternation a field; where it finds nothing, none of them can hit. Where it does, the rules are asked.
"""
from __future__ import annotations

import os
import re
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from .facts import Facts
from .needs import MARK_COMMONNESS_MAX, Needs, commonness, reduced

#: Fewer rules cost less than the search that would spare them.
RULES_MIN = 3
#: A field that needs a literal more common than this lets nearly everything through.
COMMONNESS_MAX = 0.02
#: Literals that begin with so many characters alike are looked for as one: by all that they begin with alike.
BEGINNING_CHARS = 5
#: Longer values let everything through: what a gate costs does not grow with what a stranger sends.
VALUE_MAX_CHARS = 2_048


class Gate:
    """The rules of a plan that can be told from their fields; `let_through` finds those that an event has to be asked."""

    __slots__ = ("_fields",)

    def __init__(self, needs: Sequence[Tuple[int, Needs]]) -> None:
        literals: Dict[str, Set[str]] = {}
        owners: Dict[str, Set[int]] = {}
        for position, pairs in needs:
            for field, literal in pairs:
                literals.setdefault(field, set()).add(literal)
                owners.setdefault(field, set()).add(position)
        self._fields = [(field, *_marks_and_words(literals[field]), owners[field]) for field in sorted(literals)]

    def let_through(self, facts: Facts) -> Set[int]:
        """Positions of the rules that may hit."""
        found: Set[int] = set()
        for field, has_mark, words, positions in self._fields:
            value = facts.lowered(field)
            if value is None:
                continue
            if value.__class__ is not str:
                value = "\0".join(value)
            if len(value) > VALUE_MAX_CHARS or not value.isascii() or has_mark(value):
                found |= positions
                continue
            for word in words:
                if word in value:
                    found |= positions
                    break
        return found


def _marks_and_words(literals: Set[str]) -> Tuple[Callable[[str], Any], Tuple[str, ...]]:
    """(search for one of some rare marks, words to look for) so that whatever holds one of `literals` holds one of those.
    A class of characters is searched for faster than anything else, so short literals become one of their marks."""
    marks: Set[str] = set()
    for literal in sorted(literals, key=len):
        rare = [char for char in literal if commonness(char) <= MARK_COMMONNESS_MAX]
        if rare and len(literal) <= 2 and marks.isdisjoint(rare):
            marks.add(rare[-1])
    by_beginning: Dict[str, List[str]] = {}
    for literal in literals:
        if marks.isdisjoint(literal):
            by_beginning.setdefault(literal[:BEGINNING_CHARS], []).append(literal)
    words = reduced(os.path.commonprefix(several) for several in by_beginning.values())
    inside = "".join(map(re.escape, sorted(marks)))
    return re.compile(f"[{inside}]" if marks else "(?!)").search, tuple(sorted(words))


def gated(rules: Mapping[int, Optional[Needs]]) -> Tuple[Optional[Gate], Tuple[int, ...]]:
    """(gate, positions of the rules that it cannot tell, of which every event is asked) of rules by position, ascending."""
    told = [(position, needs) for position, needs in rules.items()
            if needs is not None and all(commonness(literal) <= COMMONNESS_MAX for _, literal in needs)]
    if len(told) < RULES_MIN:
        return None, tuple(rules)
    chosen = {position for position, _ in told}
    return Gate(told), tuple(position for position in rules if position not in chosen)
