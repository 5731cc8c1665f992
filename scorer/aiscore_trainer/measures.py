"""What is said of a method on a source: the figures of a row, their means, and what they are held against."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from sklearn.metrics import roc_auc_score, roc_curve

from aiscore_contract.scale import MALICIOUS_FROM

OURS = "aiscore"
TFIDF = "TF-IDF, logistic regression"
INSIDE = "trained inside the source"
RULES = "rules only"
WARM_SETTINGS = ("warm", "warm, natural mix")


@dataclass
class Row:
    """Figures of one method on one source in one setting. None where the source cannot show them.

    recordings     share of attack recordings with an event at 0.9 and over
    by_chance      the same share for scores dealt at random that flag as many benign events
    """

    source: str
    domain: str
    method: str
    setting: str
    benign: int
    attacks: int
    auc: Optional[float] = None
    recall_1: Optional[float] = None
    recall_01: Optional[float] = None
    benign_high: Optional[float] = None
    benign_high_low: Optional[float] = None
    attacks_high: Optional[float] = None
    recordings: Optional[float] = None
    by_chance: Optional[float] = None
    curve: List[Tuple[float, float]] = field(default_factory=list, repr=False)
    histogram: Dict[str, List[int]] = field(default_factory=dict, repr=False)

    @property
    def faults(self) -> bool:
        """Whether the source's labels are faults, which are never averaged with attacks."""
        return "faults" in self.domain


def wilson_low(hits: int, count: int) -> float:
    """Lower end of the 95 % interval of a share (Wilson, 1927)."""
    if not count:
        return 0.0
    z, share = 1.96, hits / count
    middle = share + z * z / (2 * count)
    return max(0.0, (middle - z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))) / (1 + z * z / count))


def figures(row: Row, labels: np.ndarray, scores: np.ndarray, calibrated: bool, threshold: Optional[float] = None) -> Row:
    """Fill in `row` from labels (1, 0) and scores; `threshold` stands in for 0.9 where a method has no scale."""
    benign, attacks = scores[labels == 0], scores[labels == 1]
    row.benign, row.attacks = len(benign), len(attacks)
    if len(benign) and len(attacks):
        row.auc = float(roc_auc_score(labels, scores))
        false, hit, _ = roc_curve(labels, scores)
        row.recall_1 = float(hit[false <= 0.01].max(initial=0.0))
        row.recall_01 = float(hit[false <= 0.001].max(initial=0.0))
        keep = np.unique(np.linspace(0, len(false) - 1, 60).astype(int))
        row.curve = [(round(float(false[i]), 4), round(float(hit[i]), 4)) for i in keep]
    cut = MALICIOUS_FROM if calibrated else threshold
    if cut is not None:
        if len(benign):
            high = int((benign >= cut).sum())
            row.benign_high, row.benign_high_low = high / len(benign), wilson_low(high, len(benign))
        if len(attacks):
            row.attacks_high = float((attacks >= cut).mean())
    if calibrated:
        edges = np.linspace(0, 1, 21)
        row.histogram = {name: np.histogram(values, edges)[0].tolist() for name, values in (("benign", benign), ("attacks", attacks))}
    return row


def mean(values: Sequence[Optional[float]]) -> float:
    """Mean of what is known; not a number where nothing is."""
    told = [value for value in values if value is not None]
    return float(np.mean(told)) if told else float("nan")


def is_beaten(ours: Optional[float], plain: Optional[float]) -> bool:
    """Whether a plain method's figure on a source, AUC or recall, is better than ours, by more than rounding."""
    return ours is not None and plain is not None and plain > ours + _BEATEN_BY


_BEATEN_BY = 0.005


def of(rows: Sequence[Row], method: str, *settings: str) -> List[Row]:
    """Rows of a method in settings, over security sources."""
    return [row for row in rows if row.method == method and row.setting in settings and not row.faults]


def summary(rows: Sequence[Row]) -> Dict[str, Dict[str, float]]:
    """Means over security sources with both labels, by method and setting."""
    found: Dict[str, Dict[str, float]] = {}
    for method, setting in sorted({(row.method, row.setting) for row in rows}):
        chosen = of(rows, method, setting)
        two = [row for row in chosen if row.auc is not None]
        found[f"{method}, {setting}"] = {
            "sources": len(two), "auc": mean([row.auc for row in two]), "recall_1": mean([row.recall_1 for row in two]),
            "recall_01": mean([row.recall_01 for row in two]), "benign_high": pooled_high(chosen),
            "attacks_high": mean([row.attacks_high for row in chosen])}
    return found


def by_domain(rows: Sequence[Row]) -> Dict[str, Dict[str, Dict[str, float]]]:
    """The summary of each domain of security sources."""
    names = sorted({row.domain for row in rows if not row.faults})
    return {name: summary([row for row in rows if row.domain == name]) for name in names}


def pooled_high(rows: Sequence[Row]) -> float:
    """Share of all benign events of `rows` at 0.9 and over."""
    told = [row for row in rows if row.benign_high is not None]
    total = sum(row.benign for row in told)
    return sum(row.benign_high * row.benign for row in told) / total if total else float("nan")


# -- what the figures are held against -----------------------------------------------------------

@dataclass(frozen=True)
class Target:
    """What was set out to be reached: the figure, what it had to be, and whether it is."""

    name: str
    reached: float
    wanted: float
    at_most: bool = False

    @property
    def measured(self) -> bool:
        """Whether the rows show both figures."""
        return not (math.isnan(self.reached) or math.isnan(self.wanted))

    @property
    def met(self) -> bool:
        """False too where it was not measured."""
        return self.reached <= self.wanted if self.at_most else self.reached >= self.wanted


def targets(rows: Sequence[Row]) -> List[Target]:
    """The targets of the design, each against baselines of the same rows."""
    def auc(method: str, setting: str, sources: Optional[set] = None) -> float:
        return mean([row.auc for row in of(rows, method, setting) if sources is None or row.source in sources])

    told = {row.source for row in of(rows, OURS, "warm") if row.auc is not None}
    told &= {row.source for row in of(rows, INSIDE, "bar")}
    cold, inside = auc(OURS, "cold", told), auc(INSIDE, "bar", told)
    plain = {row.source: row.attacks_high for row in of(rows, TFIDF, "cold") if row.auc is not None}
    both = [row.attacks_high for row in of(rows, OURS, "cold") if row.source in plain]
    def low(*settings: str) -> float:
        return max(
        (row.benign_high_low for row in of(rows, OURS, *settings) if row.benign_high_low is not None), default=float("nan"))
    recorded = [row for row in of(rows, OURS, "cold") if row.recordings is not None]
    return [
        Target("mean AUC, cold, against TF-IDF with logistic regression + 0.15", auc(OURS, "cold"), auc(TFIDF, "cold") + 0.15),
        Target("mean AUC, warm, against half the gap from cold to a model trained inside", auc(OURS, "warm", told),
               cold + 0.5 * (inside - cold)),
        Target("mean AUC, taught, against three quarters of that gap", auc(OURS, "taught", told), cold + 0.75 * (inside - cold)),
        Target("mean AUC, 20 suggested labels, against 20 random ones", auc(OURS, "taught", told), auc(OURS, "taught at random", told) + 0.005),
        Target("recall at score 0.9, against twice that of TF-IDF at its own 0.1 %", mean(both), 2 * mean(list(plain.values()))),
        Target("benign events at 0.9 and over, pooled, cold", pooled_high(of(rows, OURS, "cold")), 0.003, True),
        Target("benign events at 0.9 and over, pooled, warm", pooled_high(of(rows, OURS, *WARM_SETTINGS)), 0.003, True),
        Target("lower bound of that share on the worst source, cold", low("cold"), 0.003, True),
        Target("lower bound of that share on the worst source, warm", low(*WARM_SETTINGS), 0.003, True),
        Target("attack recordings flagged, against scores dealt at random + 0.60", mean([row.recordings for row in recorded]),
               mean([row.by_chance for row in recorded]) + 0.60),
    ]
