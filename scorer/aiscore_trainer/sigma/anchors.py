"""Anchors: literals of which at least one stands in every event that a rule can hit.

Of all such sets that the expression offers, the one whose weakest member is longest is chosen: long literals are rare.
The engine looks for them in the decoded values and in the event as it came, both in lower case.
"""
from __future__ import annotations

from typing import Any, FrozenSet, Optional

from aiscore_rules.pack import ANCHOR_MIN_CHARS, ANCHORS_MAX

_WHOLE = ("equals", "contains", "startswith", "endswith", "equals_cased", "contains_cased", "startswith_cased", "endswith_cased")

def anchors_of(expression: Any) -> Optional[FrozenSet[str]]:
    """The best set, or None where there is none."""
    op = expression[0]
    if op == "and":
        sets = [found for found in map(anchors_of, expression[1:]) if found]
        return max(sets, key=_worth) if sets else None
    if op == "or":
        whole: FrozenSet[str] = frozenset()
        for part in expression[1:]:
            found = anchors_of(part)
            if not found:
                return None
            whole |= found
        return whole if len(whole) <= ANCHORS_MAX else None
    if op in _WHOLE:
        return _all_long([value.lower() for value in expression[2:]])
    if op in ("like", "like_cased"):
        return _all_long([max((part.lower() for part in value if isinstance(part, str)), key=len, default="")
                          for value in expression[2:]])
    return None


def _all_long(values: Any) -> Optional[FrozenSet[str]]:
    if not values or min(map(len, values)) < ANCHOR_MIN_CHARS:
        return None
    return frozenset(values)


def _worth(anchors: FrozenSet[str]) -> float:
    return min(map(len, anchors)) - 0.2 * len(anchors) ** 0.5
