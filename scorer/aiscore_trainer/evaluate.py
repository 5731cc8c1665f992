"""How good the model is on sources it never saw, beside simpler methods on the same events.

Five fixed folds of whole sources. Models learn only from sources that may ship, outside the fold; all
others are always test. Three settings for each source:

    cold    nothing is known of the site
    warm    500 unlabelled events of the site are its baseline, 5 of them attacks; they are left out of the figures
    taught  warm, and 20 labels that `suggest` picked; beside it 20 random ones; left out of the figures too

Nothing is tuned here, and nothing here is trained on.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, roc_curve

from aiscore_model import trust
from aiscore_model.bundle import Bundle
from aiscore_model.head import Head
from aiscore_model.scorer import Scorer
from aiscore_rules.engine import RuleEngine

from . import corpus as corpora
from .corpus import Corpus, Progress, quiet
from .ingest import FOLDS, SCENARIOS, SOURCES, Record
from .scoring import suggest
from .train import Model, train

SETTINGS = ("cold", "warm", "taught", "taught at random")
BASELINE_EVENTS = 500
BASELINE_ATTACKS = 5
LABELS = 20
MALICIOUS_FROM = 0.9


@dataclass
class Row:
    """Figures of one method on one source in one setting. None where the source cannot show them."""

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
    curve: List[Tuple[float, float]] = field(default_factory=list, repr=False)
    histogram: Dict[str, List[int]] = field(default_factory=dict, repr=False)


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


def sample(records: Sequence[Record], most: int, rng: np.random.Generator) -> List[Record]:
    """At most `most` records of each label, as they repeat."""
    chosen: List[int] = []
    for label in (0, 1, None):
        rows = [i for i, record in enumerate(records) if record.label == label]
        chosen.extend(corpora.cap(rows, most, rng))
    return [records[i] for i in sorted(chosen)]


def evaluate(corpus: Corpus, tests: Dict[str, List[Record]], encoder: Any, rules: RuleEngine, seed: int,
             progress: Progress = quiet, folds: Sequence[int] = tuple(range(FOLDS))) -> List[Row]:
    """Rows of every method, source and setting."""
    rows: List[Row] = []
    for fold in folds:
        allowed = np.array([source == SCENARIOS or (SOURCES[source].ships and not SOURCES[source].faults
                            and SOURCES[source].fold != fold) for source in corpus.sources])
        learned = np.flatnonzero(allowed)
        names = [name for name, source in SOURCES.items() if source.fold == fold and name in tests]
        if not names:
            continue
        model = train(corpus, learned, encoder.dim, seed, lambda stage, done, total, fold=fold: progress(
            f"fold {fold + 1}: {stage}", done, total))
        scorer = scorer_of(model, encoder, rules)
        plain = Plain(corpus, learned, seed)
        for name in names:
            progress(f"fold {fold + 1}: testing", names.index(name), len(names))
            rows.extend(test_source(name, tests[name], scorer, plain, rules, seed))
        progress(f"fold {fold + 1}: testing", len(names), len(names))
    return rows


class Plain:
    """TF-IDF with logistic regression on raw text, and isolation forest on embeddings, from the same training rows."""

    def __init__(self, corpus: Corpus, rows: np.ndarray, seed: int) -> None:
        from .fit import truth_and_weight

        truth, weight = truth_and_weight(corpus, rows)
        told = weight > 0
        texts = [corpus.records[row].event.text[:2_000] for row in rows[told]]
        self._vectoriser, self._linear = tfidf(texts, truth[told], None, seed)
        benign = rows[told][truth[told] == 0]
        scores = self.linear([corpus.records[row].event.text for row in benign])
        #: Its own 0.1 % false positives on what it was trained on: there is nothing better it could know.
        self.threshold = float(np.quantile(scores, 0.999))
        self._forest = IsolationForest(n_estimators=200, random_state=seed).fit(corpus.embeddings[benign].astype(np.float32)[:8_000])

    def linear(self, texts: Sequence[str]) -> np.ndarray:
        return self._linear.decision_function(self._vectoriser.transform([text[:2_000] for text in texts]))

    def forest(self, embeddings: np.ndarray) -> np.ndarray:
        return -self._forest.score_samples(embeddings.astype(np.float32))


def tfidf(texts: Sequence[str], truth: np.ndarray, weight: Optional[np.ndarray], seed: int):
    """The plain method: words and pairs and three to five characters, logistic regression."""
    from sklearn.pipeline import make_union

    union = make_union(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=50_000, dtype=np.float32),
                       TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=50_000, dtype=np.float32))
    counts = union.fit_transform(texts)
    return union, LogisticRegression(C=10.0, max_iter=100, tol=1e-3, class_weight="balanced", random_state=seed).fit(
        counts, truth, weight)


def test_source(name: str, records: List[Record], scorer: Scorer, plain: Plain, rules: RuleEngine, seed: int) -> List[Row]:
    """All rows of one source."""
    rng = np.random.default_rng([seed, len(name), *map(ord, name[:8])])
    source = SOURCES[name]
    labels = np.array([-1 if record.label is None else record.label for record in records])
    events = [record.event for record in records]

    def row(method: str, setting: str) -> Row:
        return Row(name, source.domain + (" (faults)" if source.faults else ""), method, setting, 0, 0)

    scorer.use_site(None)
    scores = np.array(scorer.score(events).scores)
    logits = scorer.judge(scorer.read(events))
    # Ties of the fixed scale's ends are broken by the logit behind the score.
    ranked = scores + 1e-6 * logits.logits
    known = labels >= 0
    rows: List[Row] = [figures(row("aiscore", "cold"), labels[known], ranked[known], True)]
    _recordings(rows[-1], records, scores)
    judged = np.array([rules.judge(event.text, event.sourcetype).score for event in events])
    rows.append(figures(row("rules only", "cold"), labels[known], judged[known], True))
    _recordings(rows[-1], records, judged)
    if not known.any():
        return rows
    linear = plain.linear([event.text for event in events])
    rows.append(figures(row("TF-IDF, logistic regression", "cold"), labels[known], linear[known], False, plain.threshold))
    rows.append(figures(row("isolation forest", "cold"), labels[known], plain.forest(logits.embeddings[known]), False))
    if known.sum() < 100 or (labels == 0).sum() < 60:
        return rows
    rows.extend(_site_rows(row, records, events, labels, scorer, rng, seed))
    inside = inside_scores(records, labels, seed)
    if inside is not None:
        held, values = inside
        rows.append(figures(row("trained inside the source", "bar"), labels[held], values, False))
    return rows


def _site_rows(row, records: List[Record], events: List[Any], labels: np.ndarray, scorer: Scorer,
               rng: np.random.Generator, seed: int) -> List[Row]:
    benign, attacks = np.flatnonzero(labels == 0), np.flatnonzero(labels == 1)
    size = min(BASELINE_EVENTS, len(benign) // 2)
    intruders = min(BASELINE_ATTACKS * size // BASELINE_EVENTS or (1 if len(attacks) > 20 else 0), len(attacks) // 4)
    learned = np.concatenate([rng.choice(benign, size - intruders, replace=False), rng.choice(attacks, intruders, replace=False)
                              if intruders else np.empty(0, int)]).astype(int)
    rest = np.setdiff1d(np.flatnonzero(labels >= 0), learned)
    scorer.use_site(scorer.learn_site([events[i] for i in learned]))
    rows = [_measured(row("aiscore", "warm"), scorer, events, labels, rest)]
    if not len(attacks):
        return rows
    for setting in ("taught", "taught at random"):
        if setting == "taught":
            scorer.use_site(scorer.learn_site([events[i] for i in learned]))
            chosen = rest[suggest(scorer, [events[i] for i in rest], LABELS, seed)]
        else:
            chosen = rng.choice(rest, LABELS, replace=False)
        told = [(events[i], int(labels[i])) for i in chosen]
        scorer.use_site(None)
        scorer.use_site(scorer.learn_site([events[i] for i in learned], told))
        rows.append(_measured(row("aiscore", setting), scorer, events, labels, np.setdiff1d(rest, chosen)))
    scorer.use_site(None)
    return rows


def _measured(row: Row, scorer: Scorer, events: List[Any], labels: np.ndarray, rest: np.ndarray) -> Row:
    part = [events[i] for i in rest]
    scores = np.array(scorer.score(part).scores)
    return figures(row, labels[rest], scores + 1e-6 * scorer.judge(scorer.read(part)).logits, True)


def _recordings(row: Row, records: Sequence[Record], scores: np.ndarray) -> None:
    """Share of attack recordings with at least one event at 0.9 and over (groups of events, one attack each)."""
    groups: Dict[str, float] = {}
    for record, score in zip(records, scores):
        if record.label != 0:
            groups[record.group] = max(groups.get(record.group, 0.0), float(score))
    if len(groups) >= 5:
        row.recordings = sum(score >= MALICIOUS_FROM for score in groups.values()) / len(groups)


def inside_scores(records: Sequence[Record], labels: np.ndarray, seed: int) -> Optional[Tuple[np.ndarray, np.ndarray]]:
    """The upper bar: TF-IDF with logistic regression inside the source, five folds of groups (of lines where there
    are too few groups). Positions and scores of the held-out events."""
    known = np.flatnonzero(labels >= 0)
    if len(set(labels[known])) < 2:
        return None
    groups = np.array([records[i].group for i in known])
    # A group of one label only, or a single group, cannot be held out as a whole.
    both = len(set(groups)) >= 10
    rng = np.random.default_rng(seed)
    part_of = {group: i % 5 for i, group in enumerate(rng.permutation(sorted(set(groups))))}
    parts = np.array([part_of[group] for group in groups]) if both else rng.integers(0, 5, len(known))
    values = np.zeros(len(known))
    done = np.zeros(len(known), bool)
    for part in range(5):
        held, rest = parts == part, parts != part
        if not held.any() or len(set(labels[known][rest])) < 2:
            continue
        union, linear = tfidf([records[i].event.text[:2_000] for i in known[rest]], labels[known][rest], None, seed)
        values[held] = linear.decision_function(union.transform([records[i].event.text[:2_000] for i in known[held]]))
        done |= held
    return (known[done], values[done]) if done.any() else None


def summary(rows: Sequence[Row]) -> Dict[str, Dict[str, float]]:
    """Means over security sources with both labels, by method and setting."""
    found: Dict[str, Dict[str, float]] = {}
    for method, setting in sorted({(row.method, row.setting) for row in rows}):
        chosen = [row for row in rows if (row.method, row.setting) == (method, setting) and "faults" not in row.domain]
        two = [row for row in chosen if row.auc is not None]
        pooled = [row for row in chosen if row.benign_high is not None]
        total = sum(row.benign for row in pooled)
        found[f"{method}, {setting}"] = {
            "sources": len(two), "auc": _mean([row.auc for row in two]), "recall_1": _mean([row.recall_1 for row in two]),
            "recall_01": _mean([row.recall_01 for row in two]),
            "attacks_high": _mean([row.attacks_high for row in chosen if row.attacks_high is not None]),
            "benign_high": sum(row.benign_high * row.benign for row in pooled) / total if total else float("nan")}
    return found


def _mean(values: Sequence[Optional[float]]) -> float:
    told = [value for value in values if value is not None]
    return float(np.mean(told)) if told else float("nan")


def corpus_for(data_dir: Path, encoder: Any, rules: RuleEngine, scenarios: int, most: int, seed: int,
               cache_dir: Optional[Path], progress: Progress, test_most: int) -> Tuple[Corpus, Dict[str, List[Record]]]:
    """The training corpus, and the test events of every source."""
    from .ingest import read_records, source_path
    from .train import gather

    shipping = [name for name, source in SOURCES.items() if source.ships and not source.faults]
    records = gather(data_dir, shipping, scenarios, seed, progress)
    corpus = corpora.build(records, rules, encoder, most_per_label=most, cache_dir=cache_dir, seed=seed, progress=progress)
    tests = {}
    for number, name in enumerate(SOURCES):
        progress("loading test sources", number, len(SOURCES))
        rng = np.random.default_rng([seed, number])
        tests[name] = sample(read_records(source_path(data_dir, name), name), test_most, rng)
    progress("loading test sources", len(SOURCES), len(SOURCES))
    return corpus, tests
