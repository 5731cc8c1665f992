"""The fixed scale of scores, and the verdicts cut from it.

A score says how rare it is among benign events to look this bad:

    share of benign events that exceed it     1    1 %    0.1 %    0.01 %
    score                                     0    0.5    0.9      0.99

In between, the score is linear in the logarithm of that share. The bundle and the rule pack are
both calibrated to it, so a verdict means the same whoever answered.
"""
from __future__ import annotations

from bisect import bisect_right
from math import log10
from typing import Optional

SUSPICIOUS_FROM = 0.5
MALICIOUS_FROM = 0.9

BENIGN = "benign"
SUSPICIOUS = "suspicious"
MALICIOUS = "malicious"
VERDICTS = (BENIGN, SUSPICIOUS, MALICIOUS)

#: (minus log10 of the exceeding share of benign events, score); the last knot is the end of the
#: scale: rarer than one benign event in a million is 1.
KNOTS = ((0.0, 0.0), (2.0, 0.5), (3.0, 0.9), (4.0, 0.99), (6.0, 1.0))

#: Scores are written with four decimals everywhere, so that every side compares the same number.
DECIMALS = 4


def score_of_tail(share: float) -> float:
    """Score of an event that `share` (0 to 1) of benign events exceed.

    >>> [score_of_tail(share) for share in (1, 0.1, 0.01, 0.001, 0.0001, 0)]
    [0.0, 0.25, 0.5, 0.9, 0.99, 1.0]
    """
    if not 0.0 <= share <= 1.0:
        raise ValueError(f"a share lies between 0 and 1, not at {share!r}")
    rarity = KNOTS[-1][0] if share <= 0.0 else min(-log10(share), KNOTS[-1][0])
    position = bisect_right([knot[0] for knot in KNOTS], rarity) - 1
    if position >= len(KNOTS) - 1:
        return KNOTS[-1][1]
    (left, low), (right, high) = KNOTS[position], KNOTS[position + 1]
    return round(low + (high - low) * (rarity - left) / (right - left), DECIMALS)


def verdict_of(score: float, threshold: Optional[float] = None) -> str:
    """Verdict of a score; `threshold` replaces the 0.9, and the 0.5 where it is smaller.

    >>> verdict_of(0.49), verdict_of(0.5), verdict_of(0.9)
    ('benign', 'suspicious', 'malicious')
    >>> verdict_of(0.3, threshold=0.2), verdict_of(0.95, threshold=0.99)
    ('malicious', 'suspicious')
    """
    malicious_from = MALICIOUS_FROM if threshold is None else threshold
    if score >= malicious_from:
        return MALICIOUS
    if score >= SUSPICIOUS_FROM:
        return SUSPICIOUS
    return BENIGN
