"""What each part of the model earns: the cold figures with the part left out, on sources the model never saw.

One feature space a fold; from it one head for each variant, all trained for the same number of epochs. A part stays in
the model only if it earns its cost. Nothing is tuned here.
"""
from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any, Dict, Mapping, Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from aiscore_model.head import TOWERS, Tower, inputs
from aiscore_model.normalise import normalise
from aiscore_model.scorer import Reading
from aiscore_rules.engine import RuleEngine

from .corpus import Corpus, Progress, quiet
from .evaluate import Test, learned_rows
from .fit import Fitted, Prepared, fit_head, prepare
from .ingest import FOLDS, SCENARIOS, SOURCES, Record

EPOCHS = 8
#: One network over everything, of the tutorial's shape: what the towers stand in for.
SINGLE: Mapping[str, Tower] = {"single": Tower(("embedding", "topic", "wording", "shape", "rules", "kind"), (128, 64, 32))}


def without(block: str) -> Dict[str, Tower]:
    """The towers without a block of features; a tower that has nothing else to read falls."""
    left = {name: replace(tower, blocks=tuple(b for b in tower.blocks if b != block)) for name, tower in TOWERS.items()}
    return {name: tower for name, tower in left.items() if set(tower.blocks) - {"kind"}}


def variants() -> Dict[str, Mapping[str, Tower]]:
    """Name of each variant, and its towers; `without wording` mutes that logit in the mean too."""
    found: Dict[str, Mapping[str, Tower]] = {"the model": TOWERS}
    for block in ("embedding", "topic", "shape", "rules", "wording", "kind"):
        found[f"without {block}"] = without(block)
    found["one network over all features"] = SINGLE
    found["wording alone (linear)"] = {}
    return found


@dataclass(frozen=True)
class Ablation:
    """AUC of each variant by source, and the seconds that its head took to learn, over all folds."""

    auc: Dict[str, Dict[str, float]]
    seconds: Dict[str, float]

    def mean(self, variant: str) -> float:
        """Mean AUC over security sources."""
        return float(np.mean([auc for source, auc in self.auc[variant].items() if not SOURCES[source].faults]))

    def table(self) -> str:
        """Sources down, variants across, means last, strongest difference told."""
        names = list(self.auc)
        sources = sorted(self.auc[names[0]], key=lambda source: (SOURCES[source].domain, source))
        lines = [f"{'mean AUC, cold':<34}{'AUC':>8}{'lost':>8}  most lost on"]
        whole = self.mean(names[0])
        for name in names:
            lost = {source: self.auc[names[0]][source] - self.auc[name][source] for source in sources if not SOURCES[source].faults}
            worst = max(lost, key=lambda source: lost[source])
            told = f"{worst} ({lost[worst]:+.3f})" if name != names[0] else ""
            lines.append(f"{name:<34}{self.mean(name):>8.3f}{whole - self.mean(name):>+8.3f}  {told}")
        return "\n".join(lines)


def ablate(corpus: Corpus, tests: Dict[str, Test], encoder: Any, rules: RuleEngine, seed: int, progress: Progress = quiet,
           folds: Sequence[int] = tuple(range(FOLDS))) -> Ablation:
    """Measure every variant on the two-class sources of `folds`."""
    auc: Dict[str, Dict[str, float]] = {}
    seconds: Dict[str, float] = {}
    for fold in folds:
        two = [name for name, source in SOURCES.items() if source.fold == fold and name in tests
               and len({record.label for record in tests[name].records} - {None}) == 2]
        if not two:
            continue
        learned = learned_rows(corpus, fold)
        known = {source: [record for record in tests[source].records if record.label is not None] for source in two}
        readings = {source: [_read(record, rules) for record in records] for source, records in known.items()}
        spaces = []
        for rows in (learned, learned[corpus.sources[learned] != SCENARIOS]):
            prepared = prepare(corpus, rows, encoder.dim, seed, progress)
            spaces.append((prepared, {source: _features(prepared, read, encoder) for source, read in readings.items()}))
        plans = [(name, spaces[0], towers) for name, towers in variants().items()] + [("without scenarios", spaces[1], TOWERS)]
        for number, (name, (prepared, features), towers) in enumerate(plans):
            progress(f"fold {fold + 1}: heads", number, len(plans))
            begun = time.process_time()
            fitted = fit_head(prepared, seed, EPOCHS, towers=towers)
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - begun
            for source in two:
                cold = _cold(prepared, fitted, features[source], mute=name == "without wording")
                auc.setdefault(name, {})[source] = float(roc_auc_score([record.label for record in known[source]], cold))
        progress(f"fold {fold + 1}: heads", len(plans), len(plans))
    return Ablation(auc, seconds)


def _read(record: Record, rules: RuleEngine) -> Reading:
    event = record.event
    return Reading(normalise(event), rules.judge(event.text, event.sourcetype), event.sourcetype)


def _features(prepared: Prepared, readings: Sequence[Reading], encoder: Any) -> np.ndarray:
    events = [reading.normalised for reading in readings]
    return prepared.space.rows(events, encoder.embed([event.template for event in events]), [reading.judgement for reading in readings])


def _cold(prepared: Prepared, fitted: Fitted, features: np.ndarray, mute: bool) -> np.ndarray:
    """Cold logits [n] before they are scaled, which changes no order; `mute` takes the wording logit out of the mean."""
    named = inputs(prepared.space, features)
    if mute:
        named["wording"] = np.zeros_like(named["wording"])
    return np.asarray(fitted.model(named, training=False)[0])[:, 0]
