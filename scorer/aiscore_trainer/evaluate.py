"""How good the model is on sources it never saw, beside simpler methods on the same events.

Five fixed folds of whole sources. Models learn only from sources that may ship, outside the fold; all
others are always test. Settings of each source:

    cold                nothing is known of the site
    warm                500 unlabelled events of the site are its baseline, 5 of them attacks
    warm, natural mix   the same with as many attacks as the site really has
    taught              warm, and 20 labels that `suggest` picked
    taught at random    warm, and 20 random ones

What a setting learned from is left out of its figures. Nothing is tuned here, and nothing here is trained on.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence

import numpy as np

from aiscore_contract.event import Event
from aiscore_contract.scale import MALICIOUS_FROM
from aiscore_model import trust
from aiscore_model.bundle import Bundle
from aiscore_model.encoder import Encoder
from aiscore_model.features import Meaning
from aiscore_model.head import Head
from aiscore_model.normalise import normalise
from aiscore_model.scorer import Scorer
from aiscore_rules.engine import RuleEngine

from . import corpus as corpora
from . import rivals
from .adapters import Adapters, cross_read
from .corpus import Corpus, Progress, quiet
from .ingest import SCENARIOS, SOURCES, Record, read_records, source_path
from .measures import INSIDE, OURS, RULES, TFIDF, Row, figures
from .scoring import suggest
from .train import Model, gather, train

BASELINE_EVENTS = 500
BASELINE_ATTACKS = 5
LABELS = 20
#: Events of a recording that are looked at.
RECORDING_EVENTS = 200
#: Fewer recordings than this tell no share.
RECORDINGS_MIN = 5
#: A source must show so many labelled and benign events to stand for a site.
SITE_MIN_EVENTS, SITE_MIN_BENIGN = 100, 60


class Remembered:
    """An encoder that looks up what the corpus has read already; anything else is read by the real one."""

    def __init__(self, encoder: Any, templates: Sequence[str], embeddings: np.ndarray) -> None:
        self._encoder, self._known = encoder, dict(zip(templates, embeddings))
        self.digest, self.dtype, self.dim = encoder.digest, encoder.dtype, encoder.dim

    def embed(self, templates: Sequence[str]) -> np.ndarray:
        missing = list(dict.fromkeys(t for t in templates if t not in self._known))
        if missing:
            self._known.update(zip(missing, self._encoder.embed(missing)))
        return np.stack([self._known[t] for t in templates]) if templates else np.empty((0, self.dim), np.float16)


def scorer_of(model: Model, encoder: Any, rules: RuleEngine) -> Scorer:
    """The service's scorer round a model that is in no bundle yet."""
    manifest = trust.Manifest("bundle", "evaluation", (0, 0, 0), {}, {})
    bundle = Bundle(manifest, "evaluation", encoder.digest, None, model.fitted.space, rules,
                    Head(model.fitted.model, model.fitted.space), model.calibration, {})
    return Scorer(bundle, encoder)


# -- what is tested ------------------------------------------------------------------------------

@dataclass
class Test:
    """Events of one source that methods are measured on.

    records     at most so many of each label, as they repeat
    recordings  events of attack recordings, without those that a Sigma-derived label marks; empty where there are none
    """

    records: List[Record]
    recordings: List[Record]


def sample(records: Sequence[Record], most: int, rng: np.random.Generator) -> List[Record]:
    """At most `most` records of each label, as they repeat."""
    chosen: List[int] = []
    for label in (0, 1, None):
        rows = [i for i, record in enumerate(records) if record.label == label]
        chosen.extend(corpora.cap(rows, most, rng))
    return [records[i] for i in sorted(chosen)]


def recordings_of(records: Sequence[Record], most: int, rng: np.random.Generator) -> List[Record]:
    """At most `most` events of each recording that holds an attack and background."""
    groups: Dict[str, List[Record]] = {}
    for record in records:
        if record.recorded_attack and record.silver != 1:
            groups.setdefault(record.group, []).append(record)
    return [events[i] for events in groups.values() for i in corpora.cap(range(len(events)), most, rng)]


def load_tests(data_dir: Path, most: int, recording_events: int, seed: int, progress: Progress = quiet) -> Dict[str, Test]:
    """The test events of every source, seeded."""
    tests = {}
    for number, name in enumerate(SOURCES):
        progress("loading test sources", number, len(SOURCES))
        rng = np.random.default_rng([seed, number])
        records = read_records(source_path(data_dir, name), name)
        tests[name] = Test(sample(records, most, rng), recordings_of(records, recording_events, rng))
    progress("loading test sources", len(SOURCES), len(SOURCES))
    return tests


def corpus_for(data_dir: Path, encoder: Optional[Any], rules: RuleEngine, scenarios: int, most: int, seed: int,
               cache_dir: Optional[Path], progress: Progress) -> Corpus:
    """What models of the evaluation may learn from; embedded where there is an encoder."""
    shipping = [name for name, source in SOURCES.items() if source.ships and not source.faults]
    records = gather(data_dir, shipping, scenarios, seed, progress)
    return corpora.build(records, rules, encoder, most_per_label=most, cache_dir=cache_dir, seed=seed, progress=progress)


def remembered(tests: Iterable[Test], encoder: Any, cache_dir: Optional[Path], progress: Progress = quiet) -> Remembered:
    """The encoder, with every template of the tests read once."""
    events = (record.event for test in tests for record in [*test.records, *test.recordings])
    templates = list(dict.fromkeys(normalise(event).template for event in events))
    return Remembered(encoder, templates, corpora.embed(templates, encoder, cache_dir, progress))


def learned_rows(corpus: Corpus, fold: Optional[int]) -> np.ndarray:
    """Rows that models of a fold learn from; of no fold (None), all that the bundle learns from."""
    return np.flatnonzero([source == SCENARIOS or (SOURCES[source].ships and not SOURCES[source].faults
                           and SOURCES[source].fold != fold) for source in corpus.sources])


# -- the evaluation ------------------------------------------------------------------------------

@dataclass(frozen=True)
class Fold:
    """What a model of one fold learns from: the corpus, which of its rows, how embeddings are read, and who reads what is tested."""

    corpus: Corpus
    learned: np.ndarray
    probe: Optional[Meaning]
    encoder: Any


#: (fold, tests of its sources, progress) -> what its model learns from.
Folds = Callable[[int, Sequence[Test], Progress], Fold]


def frozen_folds(corpus: Corpus, encoder: Any, cache_dir: Optional[Path] = None) -> Folds:
    """Folds whose BERT is `encoder`, as `corpus` was read."""

    def fold_of(fold: int, tests: Sequence[Test], progress: Progress) -> Fold:
        return Fold(corpus, learned_rows(corpus, fold), None, remembered(tests, encoder, cache_dir, progress))

    return fold_of


def adapted_folds(corpus: Corpus, sets: Mapping[int, Adapters], folder: Path, cache_dir: Optional[Path] = None) -> Folds:
    """Folds with the adapters of `sets`, which learned from the fold's training rows alone, for the BERT in `folder`."""

    def fold_of(fold: int, tests: Sequence[Test], progress: Progress) -> Fold:
        learned, adapters = learned_rows(corpus, fold), sets[fold]
        encoder = Encoder(folder, adapter=adapters.whole.updates)
        return Fold(cross_read(corpus, learned, adapters, folder, cache_dir, progress), learned, adapters.whole.meaning,
                    remembered(tests, encoder, cache_dir, progress))

    return fold_of


def rows_of_fold(fold: int, fold_of: Folds, tests: Mapping[str, Test], frozen: Any, rules: RuleEngine, seed: int, progress: Progress = quiet,
                 first_tokens: Optional[Dict[str, np.ndarray]] = None) -> List[Row]:
    """Rows of every method and setting on the sources of a fold; `frozen` is a BERT as it came, which the forest reads with; the
    tutorial's design where its readings are given. What recordings are flagged by chance is told once all folds are there
    (`deal_at_random`)."""
    def told(stage: str, done: int, total: int) -> None:
        progress(f"fold {fold + 1}: {stage}", done, total)

    names = [name for name, source in SOURCES.items() if source.fold == fold and name in tests]
    if not names:
        return []
    given = fold_of(fold, [tests[name] for name in names], told)
    model = train(given.corpus, given.learned, seed, told, probe=given.probe)
    methods = Methods(given, scorer_of(model, given.encoder, rules), frozen, rules, first_tokens, seed)
    rows: List[Row] = []
    for number, name in enumerate(names):
        told("testing", number, len(names))
        rows.extend(test_source(name, tests[name], methods, seed))
    told("testing", len(names), len(names))
    return rows


class Methods:
    """Everything that is measured in one fold."""

    def __init__(self, given: Fold, scorer: Scorer, frozen: Any, rules: RuleEngine, first_tokens: Optional[Dict[str, np.ndarray]],
                 seed: int) -> None:
        corpus, learned = given.corpus, given.learned
        real = learned[corpus.sources[learned] != SCENARIOS]
        self.scorer, self.rules = scorer, rules
        self.linears = {TFIDF: rivals.Linear(corpus, real, seed), f"{TFIDF}, and scenarios": rivals.Linear(corpus, learned, seed)}
        self.forest = rivals.Forest(corpus, learned, frozen, seed)
        self.tutorial = rivals.Tutorial(corpus, learned, first_tokens, seed) if first_tokens else None


def test_source(name: str, test: Test, methods: Methods, seed: int) -> List[Row]:
    """All rows of one source."""
    rng = np.random.default_rng([seed, *map(ord, name)])
    source, records, scorer = SOURCES[name], test.records, methods.scorer
    labels = np.array([-1 if record.label is None else record.label for record in records])
    events = [record.event for record in records]

    def row(method: str, setting: str) -> Row:
        return Row(name, source.domain + (" (faults)" if source.faults else ""), method, setting, 0, 0)

    known = np.flatnonzero(labels >= 0)
    rows = cold_rows(row, events, labels, scorer, methods.rules)
    rows[0].recordings = _flagged(test.recordings, ranked(scorer, [record.event for record in test.recordings]))
    rows[1].recordings = _flagged(test.recordings, [methods.rules.judge(
        record.event.text, record.event.sourcetype).score for record in test.recordings])
    if not len(known):
        return rows
    for method, linear in methods.linears.items():
        rows.append(figures(row(method, "cold"), labels[known], linear.scores([records[i] for i in known]), False, linear.threshold))
    rows.append(figures(row("isolation forest", "cold"), labels[known], methods.forest.scores(
        scorer.read([events[i] for i in known])), False))
    if methods.tutorial is not None:
        some = rivals.tutorial_tests(records, seed)
        rows.append(figures(row("the tutorial's design", "cold"), labels[some],
                            methods.tutorial.scores([records[i] for i in some]), False, methods.tutorial.threshold))
    if len(known) < SITE_MIN_EVENTS or (labels == 0).sum() < SITE_MIN_BENIGN:
        return rows
    rows.extend(site_rows(row, events, labels, scorer, rng, seed))
    inside = rivals.inside_scores(records, labels, seed)
    if inside is not None:
        held, values = inside
        rows.append(figures(row(INSIDE, "bar"), labels[held], values, False))
    return rows


def cold_rows(row: Any, events: List[Event], labels: np.ndarray, scorer: Scorer, rules: RuleEngine) -> List[Row]:
    """Rows of the scorer that knows nothing of the site, and of the rules alone; `row` makes an empty one of a method and a setting."""
    scorer.use_site(None)
    known = np.flatnonzero(labels >= 0)
    by_rules = np.array([rules.judge(event.text, event.sourcetype).score for event in events])
    return [figures(row(OURS, "cold"), labels[known], ranked(scorer, events)[known], True),
            figures(row(RULES, "cold"), labels[known], by_rules[known], True)]


def ranked(scorer: Scorer, events: Sequence[Event]) -> np.ndarray:
    """Scores [n]; ties at the fixed scale's ends are broken by the logit behind the score."""
    readings = scorer.read(events)
    judged = scorer.judge(readings)
    return np.array(scorer.scores(readings, judged)) + 1e-6 * judged.logits


def site_rows(row: Any, events: List[Event], labels: np.ndarray, scorer: Scorer, rng: np.random.Generator, seed: int) -> List[Row]:
    """Rows of the settings in which the scorer knows the site."""
    told = np.flatnonzero(labels >= 0)
    benign, attacks = np.flatnonzero(labels == 0), np.flatnonzero(labels == 1)
    size = min(BASELINE_EVENTS, len(benign) // 2)
    intruders = min(BASELINE_ATTACKS * size // BASELINE_EVENTS or (1 if len(attacks) > 20 else 0), len(attacks) // 4)
    learned = np.concatenate([rng.choice(benign, size - intruders, replace=False),
                              rng.choice(attacks, intruders, replace=False)]).astype(int)
    rest = np.setdiff1d(told, learned)

    def measured(setting: str, site: Any, left: np.ndarray) -> Row:
        scorer.use_site(site)
        return figures(row(OURS, setting), labels[left], ranked(scorer, [events[i] for i in left]), True)

    baseline = [events[i] for i in learned]
    site = scorer.learn_site(baseline)
    rows = [measured("warm", site, rest)]
    if not len(attacks):
        return rows
    # As many are left to be judged at least as are labelled.
    count = min(LABELS, len(rest) // 2)
    chosen = rest[suggest(scorer, [events[i] for i in rest], count, seed)]
    for setting, picked in (("taught", chosen), ("taught at random", rng.choice(rest, count, replace=False))):
        taught = scorer.learn_site(baseline, [(events[i], int(labels[i])) for i in picked])
        rows.append(measured(setting, taught, np.setdiff1d(rest, picked)))
    mixed = rng.choice(told, min(BASELINE_EVENTS, len(told) // 2), replace=False)
    rows.append(measured("warm, natural mix", scorer.learn_site([events[i] for i in mixed]), np.setdiff1d(told, mixed)))
    scorer.use_site(None)
    return rows


# -- recordings ----------------------------------------------------------------------------------

def _flagged(records: Sequence[Record], scores: Sequence[float]) -> Optional[float]:
    """Share of recordings with at least one event at 0.9 and over."""
    highest: Dict[str, float] = {}
    for record, score in zip(records, scores):
        highest[record.group] = max(highest.get(record.group, 0.0), float(score))
    if len(highest) < RECORDINGS_MIN:
        return None
    return sum(score >= MALICIOUS_FROM for score in highest.values()) / len(highest)


def deal_at_random(rows: Sequence[Row], tests: Mapping[str, Test]) -> None:
    """Fill in what recordings would be flagged by scores dealt at random that flag as many benign events of the domain."""
    for row in rows:
        if row.recordings is None:
            continue
        beside = [other for other in rows if (other.method, other.setting, other.domain) == (row.method, row.setting, row.domain)
                  and other.benign_high is not None]
        if not beside:
            continue  # Without benign events of the domain nobody knows how many a random score would flag.
        flagged = sum(other.benign_high * other.benign for other in beside)
        share = (flagged + 0.5) / (sum(other.benign for other in beside) + 1.0)
        sizes: Dict[str, int] = {}
        for record in tests[row.source].recordings:
            sizes[record.group] = sizes.get(record.group, 0) + 1
        row.by_chance = float(np.mean([1 - (1 - share) ** size for size in sizes.values()]))


def first_tokens(corpus: Corpus, tests: Dict[str, Test], folder: Path, encoder: Any, cache_dir: Optional[Path], seed: int,
                 progress: Progress = quiet) -> Dict[str, np.ndarray]:
    """[CLS] of every raw line that the tutorial's design reads."""
    texts = rivals.tutorial_texts(corpus, {name: test.records for name, test in tests.items()}, seed)
    def told(_: str, done: int, total: int) -> None:
        progress("reading raw lines with BERT, as a tutorial does", done, total)

    return dict(zip(texts, corpora.embed(texts, rivals.FirstToken(folder, encoder), cache_dir, told)))

