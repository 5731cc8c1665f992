"""From hits to a score on the fixed scale (see `aiscore_contract.scale`).

Every rule has a score of its own: that of its level, or its own entry where calibration found that it
hits benign events more (or less) often than its level. The strongest hit gives the event's score; each
further hit of another rule closes a tenth of the gap to the next verdict, so that three hits rank above
one, and no number of weak hits becomes a verdict that none of them earned by itself.

    one high hit                  0.92
    one high and one medium hit   0.928
    five low hits                 still below 0.5

The numbers are measured: `aiscore_trainer rules calibrate` counts hits on benign events and writes them
into the pack.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Sequence, Tuple

from aiscore_contract.scale import DECIMALS, MALICIOUS_FROM, SUSPICIOUS_FROM

LEVELS = ("informational", "low", "medium", "high", "critical")
#: What a level says before anything was measured.
UNMEASURED = {"informational": 0.1, "low": 0.3, "medium": 0.55, "high": 0.92, "critical": 0.98}
#: Share of the gap to the next verdict that each further rule closes.
STEP = 0.1
#: Further rules beyond these change nothing.
FURTHER_MAX = 5
_BOUNDS = (SUSPICIOUS_FROM, MALICIOUS_FROM, 1.0)


class StrengthError(Exception):
    """Scores that cannot be those of a pack."""


@dataclass(frozen=True)
class Strength:
    """Score of each level, and of single rules that differ from theirs (by rule id)."""

    levels: Mapping[str, float] = field(default_factory=lambda: dict(UNMEASURED))
    rules: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if set(self.levels) != set(LEVELS):
            raise StrengthError(f"strength has a score for each of {', '.join(LEVELS)}")
        for name, score in list(self.levels.items()) + list(self.rules.items()):
            if isinstance(score, bool) or not isinstance(score, (int, float)) or not 0.0 <= score < 1.0:
                raise StrengthError(f"strength of {name} lies from 0 to below 1, not at {score!r}")

    def of_rule(self, rule_id: str, level: str) -> float:
        """Score of an event that this rule alone hits."""
        return self.rules.get(rule_id, self.levels[level])

    def to_json(self) -> Dict[str, Any]:
        return {"levels": {level: self.levels[level] for level in LEVELS},
                "rules": {rule_id: self.rules[rule_id] for rule_id in sorted(self.rules)}}


def default_strength() -> Strength:
    return Strength()


def strength_of_json(members: Any) -> Strength:
    if not isinstance(members, dict) or not isinstance(members.get("levels"), dict) \
            or not isinstance(members.get("rules", {}), dict):
        raise StrengthError("strength is an object of levels and rules")
    return Strength(dict(members["levels"]), dict(members.get("rules", {})))


def combine(scores: Sequence[float]) -> float:
    """Score of an event from the scores of the rules that hit it, strongest first.

    >>> combine([])
    0.0
    >>> combine([0.92])
    0.92
    >>> combine([0.92, 0.55])
    0.928
    >>> combine([0.3] * 9) < 0.5
    True
    """
    if not scores:
        return 0.0
    score = scores[0]
    bound = next(bound for bound in _BOUNDS if score < bound)
    for _ in range(min(len(scores) - 1, FURTHER_MAX)):
        score += (bound - score) * STEP
    # A score just under a bound must not be rounded up into the next verdict.
    return min(round(score, DECIMALS), round(bound - 10.0 ** -DECIMALS, DECIMALS))


def strongest_first(hits: Sequence[Tuple[float, int]]) -> Tuple[Tuple[float, int], ...]:
    """(score, position in the pack) of each hit, in the order in which an analyst reads them."""
    return tuple(sorted(hits, key=lambda hit: (-hit[0], hit[1])))
