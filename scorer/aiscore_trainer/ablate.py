"""What each part of the model earns: the cold figures with the part left out, on sources the model never saw.

One feature space a fold; from it one head for each variant, all trained for the same number of epochs, its logits in an equal mean. A
part stays in the model only if it earns its cost; what adapting BERT earns, `evaluate --frozen` tells. Nothing is tuned here.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np
from sklearn.metrics import roc_auc_score

from aiscore_model.head import DIRECT, TOWERS, Tower, inputs
from aiscore_model.scorer import Reading
from aiscore_rules.engine import RuleEngine

from .corpus import Progress, quiet
from .evaluate import Folds, Test
from .fit import Fitted, Prepared, fit_head, meaning_of, prepare, temper_of
from .ingest import FOLDS, SCENARIOS, SOURCES

EPOCHS = 8
#: One network over everything, of the tutorial's shape: what the towers stand in for.
SINGLE: Mapping[str, Tower] = {"single": Tower(("topic", "wording", "shape", "rules", "kind"), (128, 64, 32))}
#: A variant: its towers, and the blocks that are logits beside them.
Variant = Tuple[Mapping[str, Tower], Sequence[str]]


def without(block: str) -> Dict[str, Tower]:
    """The towers without a block of features; a tower that has nothing else to read falls."""
    left = {name: replace(tower, blocks=tuple(b for b in tower.blocks if b != block)) for name, tower in TOWERS.items()}
    return {name: tower for name, tower in left.items() if set(tower.blocks) - {"kind"}}


def variants(has_meaning: bool) -> Dict[str, Variant]:
    """Name of each variant, and what it is; a BERT that is frozen has no meaning to leave out."""
    found: Dict[str, Variant] = {"the model": (TOWERS, DIRECT)}
    if has_meaning:
        found["without meaning"] = (TOWERS, ())
        found["meaning alone (linear)"] = ({}, DIRECT)
    for block in ("topic", "shape", "rules", "wording", "kind"):
        found[f"without {block}"] = (without(block), DIRECT)
    found["wording beside the towers too"] = (TOWERS, (*DIRECT, "wording"))
    found["wording alone (linear)"] = ({}, ("wording",))
    found["one network over all features"] = (SINGLE, DIRECT)
    return found


@dataclass(frozen=True)
class Ablation:
    """AUC of each variant by source."""

    auc: Dict[str, Dict[str, float]]

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


def ablate(fold_of: Folds, tests: Dict[str, Test], rules: RuleEngine, seed: int, progress: Progress = quiet,
           folds: Sequence[int] = tuple(range(FOLDS))) -> Ablation:
    """Measure every variant on the two-class sources of `folds`."""
    auc: Dict[str, Dict[str, float]] = {}
    for fold in folds:
        two = _two_classes(tests, fold)
        if not two:
            continue
        known = {source: [record for record in tests[source].records if record.label is not None] for source in two}
        given = fold_of(fold, [tests[source] for source in two], progress)
        readings = {source: [Reading.of(record.event, rules) for record in records] for source, records in known.items()}
        spaces = []
        for rows in (given.learned, given.learned[given.corpus.sources[given.learned] != SCENARIOS]):
            prepared = prepare(given.corpus, rows, seed, meaning_of(given.probe, temper_of(given.corpus, rows)), progress)
            spaces.append((prepared, {source: _features(prepared, read, given.encoder) for source, read in readings.items()}))
        plans = [(name, spaces[0], variant) for name, variant in variants(given.probe is not None).items()]
        plans.append(("towers without scenarios", spaces[1], (TOWERS, DIRECT)))
        for number, (name, (prepared, features), (towers, direct)) in enumerate(plans):
            progress(f"fold {fold + 1}: heads", number, len(plans))
            fitted = fit_head(prepared, seed, EPOCHS, towers=towers, direct=direct)
            for source in two:
                cold = _cold(prepared, fitted, features[source])
                auc.setdefault(name, {})[source] = float(roc_auc_score([record.label for record in known[source]], cold))
        progress(f"fold {fold + 1}: heads", len(plans), len(plans))
    return Ablation(auc)


def _two_classes(tests: Dict[str, Test], fold: int) -> List[str]:
    return [name for name, source in SOURCES.items() if source.fold == fold and name in tests
            and len({record.label for record in tests[name].records} - {None}) == 2]


def _features(prepared: Prepared, readings: Sequence[Reading], encoder: Any) -> np.ndarray:
    events = [reading.normalised for reading in readings]
    return prepared.space.rows(events, encoder.embed([event.template for event in events]), [reading.judgement for reading in readings])


def _cold(prepared: Prepared, fitted: Fitted, features: np.ndarray) -> np.ndarray:
    """Cold logits [n] before they are scaled, which changes no order."""
    return np.asarray(fitted.model(inputs(prepared.space, features), training=False)[0])[:, 0]
