"""What each part of the model earns: the cold figures with the part left out, on sources the model never saw.

One feature space a fold; from it one head for each variant, all trained for the same number of epochs. A part stays in
the model only if it earns its cost. `adaptation` asks the same of an adapted BERT, beside the frozen one. Nothing is tuned here.
"""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from sklearn.metrics import roc_auc_score

from aiscore_model.encoder import Encoder
from aiscore_model.head import TOWERS, Tower, inputs
from aiscore_model.scorer import Reading
from aiscore_rules.engine import RuleEngine

from .adapt import Plan, adapt, drawn_rows, lessons_of
from .corpus import Corpus, Progress, embed, quiet
from .evaluate import Test, learned_rows, sample
from .fit import Fitted, Prepared, fit_head, logit_layer, prepare
from .ingest import FOLDS, SCENARIOS, SOURCES

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


def ablate(corpus: Corpus, tests: Dict[str, Test], encoder: Any, rules: RuleEngine, seed: int, progress: Progress = quiet,
           folds: Sequence[int] = tuple(range(FOLDS))) -> Ablation:
    """Measure every variant on the two-class sources of `folds`."""
    auc: Dict[str, Dict[str, float]] = {}
    for fold in folds:
        two = _two_classes(tests, fold)
        if not two:
            continue
        learned = learned_rows(corpus, fold)
        known = {source: [record for record in tests[source].records if record.label is not None] for source in two}
        readings = {source: [Reading.of(record.event, rules) for record in records] for source, records in known.items()}
        spaces = []
        for rows in (learned, learned[corpus.sources[learned] != SCENARIOS]):
            prepared = prepare(corpus, rows, encoder.dim, seed, progress)
            spaces.append((prepared, {source: _features(prepared, read, encoder) for source, read in readings.items()}))
        plans = [(name, spaces[0], towers) for name, towers in variants().items()] + [("without scenarios", spaces[1], TOWERS)]
        for number, (name, (prepared, features), towers) in enumerate(plans):
            progress(f"fold {fold + 1}: heads", number, len(plans))
            fitted = fit_head(prepared, seed, EPOCHS, towers=towers)
            for source in two:
                cold = _cold(prepared, fitted, features[source], mute=name == "without wording")
                auc.setdefault(name, {})[source] = float(roc_auc_score([record.label for record in known[source]], cold))
        progress(f"fold {fold + 1}: heads", len(plans), len(plans))
    return Ablation(auc)


def _two_classes(tests: Dict[str, Test], fold: int) -> List[str]:
    return [name for name, source in SOURCES.items() if source.fold == fold and name in tests
            and len({record.label for record in tests[name].records} - {None}) == 2]


def _features(prepared: Prepared, readings: Sequence[Reading], encoder: Any) -> np.ndarray:
    events = [reading.normalised for reading in readings]
    return prepared.space.rows(events, encoder.embed([event.template for event in events]), [reading.judgement for reading in readings])


def _cold(prepared: Prepared, fitted: Fitted, features: np.ndarray, mute: bool) -> np.ndarray:
    """Cold logits [n] before they are scaled, which changes no order; `mute` takes the wording logit out of the mean."""
    named = inputs(prepared.space, features)
    if mute:
        named["wording"] = np.zeros_like(named["wording"])
    return np.asarray(fitted.model(named, training=False)[0])[:, 0]


# -- frozen or adapted ---------------------------------------------------------------------------

#: Test events of a source and label: every adapter reads them anew.
ADAPT_TEST_EVENTS = 250
#: Heads of each kind: what they differ by is noise. They learn from few rows, so they go over them more often.
ADAPT_HEADS, ADAPT_EPOCHS = 2, 30
READ = ("meaning", "head")


@dataclass
class Adaptation:
    """Cold AUC of each (what is read, encoder) by source, one a head; what each fold's adapter came to."""

    auc: Dict[Tuple[str, str], Dict[str, List[float]]] = field(default_factory=dict)
    folds: List[str] = field(default_factory=list)

    def table(self) -> str:
        """Sources down, means last; the spread of a difference is over heads."""
        sources = sorted(next(iter(self.auc.values())), key=lambda source: (SOURCES[source].faults, SOURCES[source].domain, source))
        lines = [*self.folds, "", f"{'AUC, cold':<26}" + "".join(f"{read:>10} frozen  adapted   gained" for read in READ)]
        for source in sources:
            lines.append(self._line(source + (" (faults)" if SOURCES[source].faults else ""), [source]))
        security = [source for source in sources if not SOURCES[source].faults]
        if security:
            lines.append(self._line("mean, without faults", security))
            for read in READ:
                frozen, adapted = (self._of_heads(read, which, security) for which in ("frozen", "adapted"))
                lines.append(f"{read}: mean gained by head {', '.join(f'{value:+.3f}' for value in adapted - frozen)}")
        return "\n".join(lines)

    def _line(self, name: str, sources: Sequence[str]) -> str:
        line = f"{name:<26}"
        for read in READ:
            frozen, adapted = (self._of_heads(read, which, sources).mean() for which in ("frozen", "adapted"))
            line += f"{frozen:>17.3f}{adapted:>9.3f}{adapted - frozen:>+9.3f}"
        return line

    def _of_heads(self, read: str, which: str, sources: Sequence[str]) -> np.ndarray:
        """Mean AUC over `sources` of each head."""
        return np.mean([self.auc[read, which][source] for source in sources], axis=0)


def adaptation(corpus: Corpus, tests: Dict[str, Test], encoder: Any, folder: Path, rules: RuleEngine, plan: Plan, seed: int,
               cache_dir: Optional[Path] = None, progress: Progress = quiet, folds: Sequence[int] = tuple(range(FOLDS))) -> Adaptation:
    """Measure heads over frozen and over adapted embeddings; `encoder` is the frozen one of `folder`. A fold's adapter learns
    from the fold's training rows alone, and heads from the same draw of them."""
    found = Adaptation()
    for fold in folds:
        two = _two_classes(tests, fold)
        if not two:
            continue
        rows = drawn_rows(corpus, learned_rows(corpus, fold), plan.templates, seed)
        adapted = adapt(lessons_of(corpus, rows), folder, plan, seed, progress=progress)
        found.folds.append(f"fold {fold + 1}: {adapted.told()}")
        known = {source: sample([record for record in tests[source].records if record.label is not None], ADAPT_TEST_EVENTS,
                                np.random.default_rng([seed, fold])) for source in two}
        readings = {source: [Reading.of(record.event, rules) for record in records] for source, records in known.items()}
        prepared = prepare(corpus, rows, encoder.dim, seed, progress)
        features = {source: _features(prepared, read, encoder) for source, read in readings.items()}
        block = prepared.space.block("embedding")
        for which in ("frozen", "adapted"):
            if which == "adapted" and adapted.adapter:
                other = Encoder(folder, adapter=adapted.adapter)
                prepared.features[:, block] = embed([corpus.readings[row].normalised.template for row in rows], other, cache_dir, progress)
                for source, read in readings.items():
                    features[source][:, block] = embed([reading.normalised.template for reading in read], other, cache_dir)
            for number in range(ADAPT_HEADS):
                progress(f"fold {fold + 1}: heads, {which}", number, ADAPT_HEADS)
                fitted = fit_head(prepared, seed + number, ADAPT_EPOCHS)
                for source in two:
                    truth = [record.label for record in known[source]]
                    for read, logits in zip(READ, _two_logits(prepared, fitted, features[source])):
                        found.auc.setdefault((read, which), {}).setdefault(source, []).append(float(roc_auc_score(truth, logits)))
    return found


def _two_logits(prepared: Prepared, fitted: Fitted, features: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """What the meaning tower says alone, and what all come to, each [n]."""
    import keras

    meaning = fitted.model.get_layer(logit_layer(fitted.model, "meaning")).output
    both = keras.Model(fitted.model.inputs, [meaning, fitted.model.outputs[0]])(inputs(prepared.space, features), training=False)
    return tuple(np.asarray(logits)[:, 0] for logits in both)
