"""From records to a bundle: cross-fit, calibrate, join, fit on everything, publish.

1. Units (sources, scenario groups) are cut into parts. Each part is scored by a model that saw none of it;
   that model's head stopped when the loss on the part no longer fell.
2. Those logits, of events from places the model had not seen, give the calibration: forms of log are put on one scale,
   then each kind gets a curve of what benign events of a stricter source than most demand. Rules are heard on that scale.
3. Sites are simulated from them too: 500 events with five attacks among them as baseline, the rest to be judged;
   the head's second stage learns what a baseline is worth.
4. The model that is published learns from everything, for as long as the cross-fitted ones did on average.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

import numpy as np

from aiscore_model.baseline import BEHAVIOUR, Baseline
from aiscore_model.calibration import (
    Calibration,
    Curve,
    Forms,
    across,
    curve_of,
    heard,
    lengthened,
    name_of_form,
    of_form,
)
from aiscore_model.features import Meaning
from aiscore_model.head import TOWERS

from . import fit as fits
from .corpus import Corpus, Progress, quiet
from .errors import IngestError
from .fit import PARTS
from .ingest import SCENARIOS, SOURCES, Record, read_records, source_path

BASELINE_EVENTS = 500
BASELINE_ATTACKS = 5
#: A source must show so many benign events to have a say in the calibration.
CURVE_MIN_EVENTS = 150
#: A form of log has a curve of its own from so many benign events.
FORM_MIN_EVENTS = 40
#: Which source's demand a kind's curve is: 0 the laxest, 1 the strictest.
DEMAND = 0.7
#: The same for a kind of which no real benign event was seen.
UNSEEN_DEMAND = 0.75
#: How much more is demanded of a kind of which no real benign event was seen: scenarios are tidier than sites. Judged on curves of
#: scenarios alone, benign events of no source that ships break the promise at this (docs/TRIALS.md).
CAUTION_DECADES = 1.5
SITE_MIN_BENIGN = 120
#: How often one wording may count in a curve.
REPEATS_MAX = 50
SITES_PER_SOURCE = 3


def gather(data_dir: Path, sources: Sequence[str], scenario_events: int, seed: int,
           progress: Progress = quiet) -> List[Record]:
    """Records of `sources` and of the project's own scenarios."""
    from .ingest import record_of
    from .scenarios import generate

    records: List[Record] = []
    for number, name in enumerate(sources):
        progress("loading sources", number, len(sources))
        records.extend(read_records(source_path(data_dir, name), name))
    progress("loading sources", len(sources), len(sources))
    if scenario_events:
        progress("writing scenarios", 0, 1)
        records.extend(record_of(parsed, SCENARIOS, "scenario") for parsed in generate(seed, scenario_events))
        progress("writing scenarios", 1, 1)
    return records


@dataclass
class Model:
    """What a bundle is made of, beside rules and encoder."""

    fitted: fits.Fitted
    calibration: Calibration
    crossed: np.ndarray
    metrics: Dict[str, float]


def train(corpus: Corpus, rows: np.ndarray, seed: int, progress: Progress = quiet, parts: int = PARTS,
          probe: Optional[Meaning] = None) -> Model:
    """Train on `rows` of `corpus`; `probe` reads the embeddings of the adapter that learned from all of them, and `corpus` holds
    what those adapters say that did not (`adapters.cross_read`)."""
    rows = np.asarray(rows)
    crossed, epochs, losses, temper = cross_fit(corpus, rows, seed, progress, parts)
    final = fits.fit(corpus, rows, seed, epochs=max(2, round(float(np.mean(epochs)))), meaning=fits.meaning_of(probe, temper),
                     progress=_staged(progress, "everything: "))
    worth, offset = weights_of(corpus, rows, crossed)
    crossed = crossed @ worth + offset
    fits.set_weights(final.model, worth, offset)
    forms = forms_of(corpus, rows, crossed)
    crossed = levelled(forms, corpus, rows, crossed)
    colds = cold_curves(corpus, rows, crossed)
    readings = [corpus.readings[row] for row in rows]
    crossed = heard(crossed, [reading.judgement.score for reading in readings],
                    [colds.get(reading.normalised.kind, colds[""]) for reading in readings])
    cold, behaviour, told, told_weight = simulate(corpus, rows, crossed, seed, progress)
    if len(cold):
        fits.fit_join(final.model, cold, behaviour, told, told_weight)
    calibration = Calibration(colds, warm_curves(colds, final, cold, behaviour, told), forms)
    metrics = {"validation_loss": float(np.mean(losses)) / len(TOWERS), "epochs": float(np.mean(epochs)),
               "validation_auc": _auc(corpus, rows, crossed), "simulated_site_events": float(len(cold))}
    return Model(final, calibration, crossed, metrics)


class CrossFit(NamedTuple):
    """Logits [n, k] of every tower, the meaning's first where there is one, by models that saw nothing of the row's unit; how long each of
    these learned, and its loss; slope and offset of the meaning's."""

    logits: np.ndarray
    epochs: List[int]
    losses: List[float]
    temper: Tuple[float, float]


def cross_fit(corpus: Corpus, rows: np.ndarray, seed: int, progress: Progress = quiet, parts: int = PARTS) -> CrossFit:
    """What models of the other parts say of each part of `rows`."""
    part_of = fits.unit_parts(fits.units_of(corpus)[rows], parts, seed)
    crossed, epochs, losses = np.zeros((len(rows), len(TOWERS))), [], []
    for part in range(parts):
        held, rest = rows[part_of == part], rows[part_of != part]
        fitted = fits.fit(corpus, rest, seed + part, validation=held, progress=_staged(progress, f"part {part + 1} of {parts}: "))
        crossed[part_of == part] = fits.tower_logits(fitted, corpus, held)
        epochs.append(fitted.epochs)
        losses.append(min(fitted.history["val_loss"]))
    temper = fits.temper_of(corpus, rows)
    if corpus.meanings is not None:
        slope, offset = temper
        crossed = np.column_stack([corpus.meanings[rows] * slope + offset, crossed])
    return CrossFit(crossed, epochs, losses, temper)


def weights_of(corpus: Corpus, rows: np.ndarray, crossed: np.ndarray) -> Tuple[np.ndarray, float]:
    """What each tower of cross-fitted logits [n, k] is worth [k], and the offset."""
    return fits.weights_of(crossed, *fits.truth_and_weight(corpus, rows))


def _staged(progress: Progress, prefix: str) -> Progress:
    return lambda stage, done, total: progress(prefix + stage, done, total)


def _auc(corpus: Corpus, rows: np.ndarray, logits: np.ndarray) -> float:
    """Mean AUC over sources with both labels, of events that the scoring model had not seen."""
    from sklearn.metrics import roc_auc_score

    found = []
    for source in sorted(set(corpus.sources[rows])):
        inside = (corpus.sources[rows] == source) & (corpus.labels[rows] >= 0)
        if len(set(corpus.labels[rows][inside])) == 2:
            found.append(roc_auc_score(corpus.labels[rows][inside], logits[inside]))
    return float(np.mean(found)) if found else float("nan")


# -- simulated sites -----------------------------------------------------------------------------

def simulate(corpus: Corpus, rows: np.ndarray, logits: np.ndarray, seed: int,
             progress: Progress = quiet) -> Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cold logits [m], behaviour [m, b], truth [m] and weight [m] of events judged against simulated sites."""
    rng = np.random.default_rng(seed)
    sites = _site_members(corpus, rows)
    columns: List[Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
    for number, members in enumerate(sites):
        progress("simulating sites", number, len(sites))
        for _ in range(SITES_PER_SOURCE if len(members) > 2_000 else 1):
            told = _one_site(corpus, rows, members, logits, rng)
            if told is not None:
                columns.append(told)
    progress("simulating sites", len(sites), len(sites))
    if not columns:
        return np.empty(0), np.empty((0, len(BEHAVIOUR)), np.float32), np.empty(0), np.empty(0)
    return tuple(np.concatenate(parts) for parts in zip(*columns))


def _site_members(corpus: Corpus, rows: np.ndarray) -> List[np.ndarray]:
    """Positions in `rows` that make up one site each: the labelled events of a real source. Made-up organisations teach nothing more
    about baselines (docs/TRIALS.md)."""
    sources, known = corpus.sources[rows], corpus.labels[rows] >= 0
    return [np.flatnonzero(known & (sources == name)) for name in dict.fromkeys(sources[known])
            if name != SCENARIOS and not (name in SOURCES and SOURCES[name].faults)]


def _one_site(corpus: Corpus, rows: np.ndarray, members: np.ndarray, logits: np.ndarray,
              rng: np.random.Generator) -> Optional[Tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    labels = corpus.labels[rows[members]]
    benign, attacks = members[labels == 0], members[labels == 1]
    if len(benign) < SITE_MIN_BENIGN or len(attacks) < 10:
        return None
    # Wordings repeat as they did where they came from.
    repeats = corpus.repeats[rows[benign]].astype(float)
    size = min(BASELINE_EVENTS, len(benign) * 2 // 3)
    chosen = rng.choice(benign, size, p=repeats / repeats.sum())
    intruders = rng.choice(attacks, max(1, size * BASELINE_ATTACKS // BASELINE_EVENTS))
    learned = np.concatenate([chosen, intruders])
    rest = np.setdiff1d(benign, chosen) if rng.random() < 0.5 else benign
    judged = np.concatenate([rng.permutation(rest)[:800], rng.permutation(attacks)[:800]])
    readings = [corpus.readings[row] for row in rows]
    baseline = Baseline.learn([readings[i].normalised for i in learned], [readings[i].sourcetype for i in learned],
                              corpus.embeddings[rows[learned]], logits[learned])
    behaviour = baseline.behaviour([readings[i].normalised for i in judged], [readings[i].sourcetype for i in judged],
                                   corpus.embeddings[rows[judged]], logits[judged]).rows
    known = behaviour[:, 0] > 0
    if known.sum() < 40:
        return None
    truth = (corpus.labels[rows[judged]] == 1)[known]
    if truth.all() or not truth.any():
        return None
    weight = np.where(truth, 0.5 / truth.sum(), 0.5 / (~truth).sum())
    return logits[judged][known], behaviour[known], truth.astype(float), weight * len(truth) ** 0.5


# -- calibration ---------------------------------------------------------------------------------

def forms_of(corpus: Corpus, rows: np.ndarray, crossed: np.ndarray) -> Forms:
    """What benign events of each form of log reach, by logits [n] of models that had not seen them."""
    benign = np.flatnonzero(fits.known_labels(corpus, rows) == 0)
    if len(benign) < CURVE_MIN_EVENTS:
        return Forms()
    kinds = corpus.kinds[rows]
    common, shown = curve_of(crossed[benign]), _shown_kinds(corpus, rows)
    names = np.array([name_of_form(kinds[i], corpus.readings[rows[i]].normalised.action) for i in benign], object)
    curves: Dict[str, Curve] = {}
    for kind in sorted(set(kinds[benign])):
        of_kind = kinds[benign] == kind
        if of_kind.sum() < CURVE_MIN_EVENTS:
            continue
        whole = curve_of(crossed[benign[of_kind]])
        found, counts = np.unique(names[of_kind].astype(str), return_counts=True)
        large = set(found[counts >= FORM_MIN_EVENTS])
        for name in large:
            curves[name] = of_form(whole, crossed[benign[of_kind & (names == name)]])
        rest = of_kind & np.array([name not in large for name in names])
        curves[kind] = of_form(whole, crossed[benign[rest]]) if rest.sum() >= FORM_MIN_EVENTS else whole
        if kind not in shown:
            # How short its loudest thousandth comes out is chance of the draw.
            curves.update({name: lengthened(curves[name], common) for name in (kind, *large)})
    return Forms(common, dict(sorted(curves.items())))


def _shown_kinds(corpus: Corpus, rows: np.ndarray) -> Set[str]:
    """Kinds of which a real source shows enough benign events for a curve."""
    real = (corpus.sources[rows] != SCENARIOS) & (fits.known_labels(corpus, rows) == 0)
    found = Counter(zip(corpus.sources[rows][real], corpus.kinds[rows][real]))
    return {str(kind) for (_, kind), count in found.items() if count >= CURVE_MIN_EVENTS}


def levelled(forms: Forms, corpus: Corpus, rows: np.ndarray, crossed: np.ndarray) -> np.ndarray:
    """Logits [n] of `rows` on the scale that all forms share."""
    return forms.levelled(crossed, [forms.form_of(corpus.kinds[row], corpus.readings[row].normalised.action) for row in rows])


def cold_curves(corpus: Corpus, rows: np.ndarray, crossed: np.ndarray, quantile: float = DEMAND) -> Dict[str, Curve]:
    """For each kind, what benign events of a stricter source than most demand, by logits [n] of models that had not seen it.

    What a stricter or a laxer source's demand would cost, `evaluate --curves` shows on sources left out in turn (docs/QUALITY.md).
    """
    curves: Dict[str, List[Curve]] = {}
    shown = _shown_kinds(corpus, rows)
    labels = fits.known_labels(corpus, rows)
    for source in sorted(set(corpus.sources[rows])):
        for kind in sorted(set(corpus.kinds[rows])):
            inside = (corpus.sources[rows] == source) & (corpus.kinds[rows] == kind) & (labels == 0)
            if inside.sum() >= CURVE_MIN_EVENTS:
                curves.setdefault(kind, []).append(
                    curve_of(crossed[inside], np.minimum(corpus.repeats[rows][inside], REPEATS_MAX)))
    every = [curve for found in curves.values() for curve in found]
    if not every:
        raise IngestError(f"no source shows {CURVE_MIN_EVENTS} distinct benign events of one kind of log, and scores are calibrated on these: "
                          "give more records, or more scenarios with --scenarios")

    def curve_for(found: Sequence[Curve], is_real: bool) -> Curve:
        demand = quantile if is_real else max(quantile, UNSEEN_DEMAND)
        # One source is not every site: a kind that few sources show leans on all of them.
        leaning = across([*found, *([across(every, demand)] if len(found) < 3 else [])], demand)
        return leaning if is_real else leaning.careful(CAUTION_DECADES)

    return {"": curve_for((), False), **{kind: curve_for(found, kind in shown) for kind, found in curves.items()}}


def warm_curves(colds: Mapping[str, Curve], final: fits.Fitted, cold: np.ndarray, behaviour: np.ndarray,
                truth: np.ndarray) -> Dict[str, Curve]:
    """Curves of logits that have heard a baseline: between the cold ones and what benign events of simulated sites show."""
    benign = np.flatnonzero(truth == 0)
    if len(benign) < CURVE_MIN_EVENTS:
        return dict(colds)
    shape = curve_of(fits.joined(final.model, cold, behaviour)[benign])
    return {kind: across([shape if kind == "" else curve, shape], 0.5) for kind, curve in colds.items()}
