"""What a calibration costs on a source that had no say in it: each source left out in turn.

Logits are cross-fitted, so no model saw the source it is asked about, and the curves come from the other sources: under several
quantiles of `train.cold_curves`, and once without putting forms of log on one scale before. All of it on what may be learned
from, never on a test side.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence

import numpy as np

from aiscore_contract.scale import MALICIOUS_FROM
from aiscore_model.calibration import heard
from aiscore_model.scorer import Reading

from .corpus import Corpus, Progress, quiet
from .fit import known_labels
from .ingest import SCENARIOS
from .train import DEMAND, REPEATS_MAX, cold_curves, cross_fit, forms_of, levelled, weights_of

#: (name of a calibration, its quantile, whether forms are levelled)
CALIBRATIONS = (*((f"quantile {quantile}", quantile, True) for quantile in (0.5, 0.6, 0.7, 0.8, 1.0)),
                (f"{DEMAND}, no forms", DEMAND, False))


@dataclass(frozen=True)
class LeftOut:
    """One source under curves of the others: benign events and those at 0.9 and over (as they repeat), share of attacks there."""

    source: str
    calibration: str
    benign: float
    high: float
    found: float


def left_out(corpus: Corpus, rows: np.ndarray, seed: int, progress: Progress = quiet) -> List[LeftOut]:
    """Every real source of `rows` under every calibration."""
    crossed = cross_fit(corpus, rows, seed, progress).logits
    worth, offset = weights_of(corpus, rows, crossed)
    crossed = crossed @ worth + offset
    labels = known_labels(corpus, rows)
    sources, repeats = corpus.sources[rows], np.minimum(corpus.repeats[rows], REPEATS_MAX)
    readings: List[Reading] = [corpus.readings[row] for row in rows]
    found = []
    for source in sorted(set(sources) - {SCENARIOS}):
        held = np.flatnonzero(sources == source)
        rest = np.flatnonzero(sources != source)
        forms = forms_of(corpus, rows[rest], crossed[rest])
        level = levelled(forms, corpus, rows, crossed)
        for name, quantile, is_level in CALIBRATIONS:
            told = level if is_level else crossed
            curves = cold_curves(corpus, rows[rest], told[rest], quantile)
            own = [curves.get(readings[i].normalised.kind, curves[""]) for i in held]
            logits = heard(told[held], [readings[i].judgement.score for i in held], own)
            high = np.array([curve.score(float(logit)) >= MALICIOUS_FROM for curve, logit in zip(own, logits)])
            benign, attacks = labels[held] == 0, labels[held] == 1
            weight = repeats[held][benign]
            found.append(LeftOut(source, name, float(weight.sum()), float(weight[high[benign]].sum()),
                                 float(high[attacks].mean()) if attacks.any() else float("nan")))
    return found


def table(rows: Sequence[LeftOut]) -> str:
    """Calibrations across, sources down; benign share at 0.9 and over, and share of attacks there."""
    names = [name for name, _, _ in CALIBRATIONS]
    lines = [f"{'source left out':<24}" + "".join(f"{name:>19}" for name in names), f"{'':<24}" + f"{'benign  attacks':>19}" * len(names)]
    by_source = {}
    for row in rows:
        by_source.setdefault(row.source, []).append(row)
    for source, found in by_source.items():
        lines.append(f"{source:<24}" + "".join(f"{_share(row.high, row.benign):>11}{_attacks(row.found):>8}" for row in found))
    lines.append(f"{'pooled, mean':<24}" + "".join(
        f"{_share(sum(row.high for row in told), sum(row.benign for row in told)):>11}{_attacks(float(np.nanmean([row.found for row in told]))):>8}"
        for told in ([row for row in rows if row.calibration == name] for name in names)))
    return "\n".join(lines)


def _share(high: float, benign: float) -> str:
    return f"{high / benign:.4f}" if benign else "-"


def _attacks(found: float) -> str:
    return "-" if np.isnan(found) else f"{found:.2f}"
