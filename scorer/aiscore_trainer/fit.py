"""One fit: rows of a corpus in, feature space and trained head out.

Balance comes first, because a model can learn the source instead of the attack: inside each kind of log both
labels weigh the same, inside a label every source weighs the same (scenarios together as several), inside a source every group.
Terms that fewer than three sources or scenario groups use are left out of TF-IDF: they name a site, not an attack.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from aiscore_model.baseline import BEHAVIOUR
from aiscore_model.features import TOPICS, FeatureSpace, Letters, Meaning, Vocabulary
from aiscore_model.head import DIRECT, TOWERS, Tower, build, inputs, tensorflow

from .corpus import Corpus, Progress, quiet
from .ingest import SCENARIOS, SOURCES

#: Units are cut into so many parts, each heard by a model and an adapter that learned from the others.
PARTS = 4
#: Bounds; all terms that come in enough units are about 110,000.
WORD_TERMS = 60_000
CHARACTER_TERMS = 100_000
#: Of these, the terms of most units make up the topics: an axis over all of them would weigh tens of megabytes.
TOPIC_WORDS = 12_000
TOPIC_CHARACTERS = 20_000
#: A term must come in so many units (sources and scenario groups).
TERM_MIN_UNITS = 3
SILVER_WEIGHT = 0.3
EPOCHS_MAX = 40
PATIENCE = 4
BATCH = 512
LETTER_WORDS = 40_000
#: Inverse strength of the ridge on the linear model of wordings, the gradient at which its solver is done, and its steps at most. At a
#: hundred times that gradient it stops after a dozen steps, wherever these led: single terms then decide whole sources (docs/TRIALS.md).
WORDING_C = 8.0
WORDING_TOLERANCE = 1e-5
WORDING_STEPS = 1_000
#: How far terms are brought to one size before the ridge leans on them (0: not at all, 0.5: all weigh alike), and from which share of the
#: rarest on no further. A ridge alone believes a term the less, the rarer it is: what tells an attack is rare (docs/TRIALS.md).
EVENING = 0.25
RAREST_SHARE = 0.05
#: What all scenarios of a kind weigh together, beside a real source's 1.
SCENARIOS_WEIGHT = 4.0
#: How strongly towers lean on each other's worth.
STACK_RIDGE = 0.1
#: How strongly the second stage leans on what the cold logit says alone.
JOIN_RIDGE = 0.01
#: Figures of a baseline that say the same in words and in meaning. The few sources that the second stage learns from cannot tell which of
#: the two to trust, and single ones mislead: both get the same slope (docs/TRIALS.md).
TIED = (("text_tail", "meaning_tail"), ("text_gap", "meaning_gap"))
#: Figures that are not of how unusual an event is; of all others, more never counts for less.
NOT_UNUSUAL = frozenset(("known", "size"))
#: No tower is without any say: a site may be what it alone understands.
WORTH_MIN = 0.02


@dataclass
class Fitted:
    """A feature space and a head, trained together. `epochs` is how long the head learned."""

    space: FeatureSpace
    model: Any
    epochs: int
    history: Dict[str, List[float]]


def known_labels(corpus: Corpus, rows: np.ndarray) -> np.ndarray:
    """Labels of `rows`, and where there are none what rules say; -1 where nobody says anything."""
    return np.where(corpus.labels[rows] >= 0, corpus.labels[rows], corpus.silver[rows])


def truth_and_weight(corpus: Corpus, rows: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Targets and weights of `rows` (0 where nothing is known), balanced as the module says; mean weight 1."""
    labels, silver = corpus.labels[rows], corpus.silver[rows]
    truth = known_labels(corpus, rows).astype(np.float32)
    weight = np.where(labels >= 0, 1.0, np.where(silver >= 0, SILVER_WEIGHT, 0.0))
    sources, groups, kinds = corpus.sources[rows], corpus.groups[rows], corpus.kinds[rows]
    for source in set(sources):
        if source in SOURCES:
            weight[sources == source] *= 1.0 - SOURCES[source].doubt
    weight *= _shares([sources, truth, groups], weight)
    weight *= _shares([kinds, truth, sources], weight)
    weight[sources == SCENARIOS] *= SCENARIOS_WEIGHT
    weight *= _shares([kinds, truth], weight)
    for kind in set(kinds):
        # A kind with one label only would teach that label for the kind.
        inside = kinds == kind
        if len(set(truth[inside & (weight > 0)])) < 2:
            weight[inside] *= 0.1
        # Kinds with more distinct events may say more, but not in proportion.
        weight[inside] *= np.sqrt(max(1, inside.sum()))
    total = weight.sum()
    return np.maximum(truth, 0), (weight * len(rows) / total if total else weight).astype(np.float32)


def _shares(keys: Sequence[np.ndarray], weight: np.ndarray) -> np.ndarray:
    """Factors that make the weight of every combination of `keys` the same."""
    names = ["\0".join(map(str, key)) for key in zip(*keys)]
    totals: Counter = Counter()
    for name, value in zip(names, weight):
        totals[name] += value
    return np.array([1.0 / totals[name] if totals[name] > 0 else 0.0 for name in names])


def units_of(corpus: Corpus) -> np.ndarray:
    """What a split keeps whole: a source, or one scenario group, or one group of a source that has many."""
    units = []
    for source, group in zip(corpus.sources, corpus.groups):
        units.append(group if source == SCENARIOS else source)
    return np.array(units)


# -- feature space -------------------------------------------------------------------------------

def learn_space(corpus: Corpus, rows: np.ndarray, truth: np.ndarray, weight: np.ndarray, seed: int,
                meaning: Optional[Meaning] = None) -> Tuple[FeatureSpace, np.ndarray]:
    """The space learned on `rows`, and the wording logits [n] of those rows by models that had not seen their unit."""
    units = units_of(corpus)[rows]
    common_words, common_characters = _commonest(corpus.words[rows], units), _commonest(corpus.characters[rows], units)
    words, characters = np.sort(common_words[:WORD_TERMS]), np.sort(common_characters[:CHARACTER_TERMS])
    word_idf, character_idf = _idf(corpus.words[rows][:, words]), _idf(corpus.characters[rows][:, characters])
    vocabulary = Vocabulary(tuple(corpus.word_terms[words]), tuple(corpus.character_terms[characters]),
                            word_idf.astype(np.float16).astype(np.float32),
                            character_idf.astype(np.float16).astype(np.float32))
    counts = weigh(corpus, rows, words, characters, vocabulary)
    of_topics = [np.isin(words, common_words[:TOPIC_WORDS]), np.isin(characters, common_characters[:TOPIC_CHARACTERS])]
    topic_terms = np.flatnonzero(np.concatenate(of_topics)).astype(np.int32)
    svd = TruncatedSVD(TOPICS, n_iter=3, random_state=seed).fit(counts[:, topic_terms])
    axes = svd.components_.T.astype(np.float16)
    linear = linear_of(counts, truth, weight, seed)
    letters = Letters.learn(_benign_words(corpus, rows, truth, weight))
    space = FeatureSpace(vocabulary, topic_terms, axes, linear.coef_[0].astype(np.float16), float(linear.intercept_[0]),
                         Letters(letters.bits.astype(np.float16)), meaning)
    crossed = np.zeros(len(rows), np.float32)
    parts = unit_parts(units, 3, seed)
    for part in range(3):
        held, rest = parts == part, (parts != part) & (weight > 0)
        if held.any() and len(set(truth[rest])) == 2:
            crossed[held] = linear_of(counts[rest], truth[rest], weight[rest], seed).decision_function(counts[held])
    return space, crossed


def weigh(corpus: Corpus, rows: np.ndarray, words: np.ndarray, characters: np.ndarray,
          vocabulary: Vocabulary) -> sparse.csr_matrix:
    """TF-IDF of `rows`, as `features.Wording.rows` computes it from texts."""
    halves = []
    for counts, columns, idf in ((corpus.words, words, vocabulary.word_idf),
                                 (corpus.characters, characters, vocabulary.character_idf)):
        part = counts[rows][:, columns].tocsr().astype(np.float32)
        part.data = 1 + np.log(part.data)
        halves.append(normalize(part @ sparse.diags(idf.astype(np.float32)), copy=False))
    return (sparse.hstack(halves, format="csr") * np.float32(np.sqrt(0.5))).astype(np.float32)


def _commonest(counts: sparse.csr_matrix, units: np.ndarray) -> np.ndarray:
    """Columns that come in enough units, those in most units first."""
    names, codes = np.unique(units, return_inverse=True)
    member = sparse.csr_matrix((np.ones(len(codes), np.float32), (codes, np.arange(len(codes)))),
                               shape=(len(names), len(codes)))
    spread = np.asarray(((member @ (counts > 0)) > 0).sum(axis=0)).ravel()
    documents = np.asarray((counts > 0).sum(axis=0)).ravel()
    enough = np.flatnonzero((spread >= min(TERM_MIN_UNITS, len(names))) & (documents >= 3))
    return enough[np.lexsort((-documents[enough], -spread[enough]))]


def _idf(counts: sparse.csr_matrix) -> np.ndarray:
    documents = np.asarray((counts > 0).sum(axis=0)).ravel()
    return (np.log((1 + counts.shape[0]) / (1 + documents)) + 1).astype(np.float32)


def evening(counts: sparse.csr_matrix, weight: np.ndarray) -> np.ndarray:
    """Factors [terms] that bring columns of `counts` nearer to one size, by their weighed mean square."""
    squares = np.asarray(counts.multiply(counts).T @ (weight / weight.sum())).ravel()
    held = squares[squares > 0]
    if not len(held):
        return np.ones(counts.shape[1], np.float32)
    return ((np.maximum(squares, np.quantile(held, RAREST_SHARE)) / np.median(held)) ** -EVENING).astype(np.float32)


def linear_of(counts: sparse.csr_matrix, truth: np.ndarray, weight: np.ndarray, seed: int) -> LogisticRegression:
    """The model behind the feature `wording`: rows of TF-IDF `counts`, learned until nothing is left to gain."""
    factors = evening(counts, weight)
    model = LogisticRegression(C=WORDING_C, max_iter=WORDING_STEPS, solver="lbfgs", tol=WORDING_TOLERANCE,
                               random_state=seed).fit((counts @ sparse.diags(factors)).tocsr(), truth, weight)
    model.coef_ *= factors
    return model


def _benign_words(corpus: Corpus, rows: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> List[str]:
    words: Dict[str, None] = {}
    for row, label, value in zip(rows, truth, weight):
        if label == 0 and value > 0 and corpus.kinds[row] in ("dns", "web", "windows", "cloud"):
            for text in corpus.readings[row].normalised.focus:
                for word in text.lower().replace("/", " ").replace(".", " ").replace("\\", " ").split()[:20]:
                    if 2 < len(word) < 40:
                        words[word] = None
        if len(words) >= LETTER_WORDS:
            break
    return list(words)


def rows_of(corpus: Corpus, rows: np.ndarray, space: FeatureSpace) -> np.ndarray:
    """Features of `rows`, equal to what the scorer computes for the same events, but for their meaning: no tower reads that."""
    return space.rows([corpus.readings[row].normalised for row in rows], None, [corpus.readings[row].judgement for row in rows])


def unit_parts(units: np.ndarray, parts: int, seed: int) -> np.ndarray:
    """A part for each row, whole units together, parts of about the same size."""
    rng = np.random.default_rng(seed)
    names, counts = np.unique(units, return_counts=True)
    order = np.lexsort((rng.random(len(names)), -counts))
    load, part_of = np.zeros(parts), {}
    for position in order:
        part = int(np.argmin(load))
        part_of[names[position]] = part
        load[part] += counts[position]
    return np.array([part_of[unit] for unit in units])


# -- head ----------------------------------------------------------------------------------------

@dataclass
class Prepared:
    """What a head learns from: the rows with a known truth, balanced, and their features in a space learned on them.

    features  float32 [n, width], with the wording logits of models that had not seen the row's unit: the head must
              trust that logit as far as it holds on units it was not fitted on
    """

    space: FeatureSpace
    features: np.ndarray
    truth: np.ndarray
    weight: np.ndarray


def prepare(corpus: Corpus, rows: np.ndarray, seed: int, meaning: Optional[Meaning] = None, progress: Progress = quiet) -> Prepared:
    """Learn a feature space on `rows` of `corpus`, `meaning` its reading of embeddings, and read the rows with it."""
    rows = np.asarray(rows)
    truth, weight = truth_and_weight(corpus, rows)
    told = weight > 0
    rows, truth, weight = rows[told], truth[told], weight[told]
    progress("fitting features", 0, 1)
    space, crossed = learn_space(corpus, rows, truth, weight, seed, meaning)
    features = rows_of(corpus, rows, space)
    features[:, space.block("wording")] = crossed[:, None]
    progress("fitting features", 1, 1)
    return Prepared(space, features, truth, weight)


def fit(corpus: Corpus, rows: np.ndarray, seed: int, epochs: Optional[int] = None, validation: Optional[np.ndarray] = None,
        meaning: Optional[Meaning] = None, progress: Progress = quiet, verbose: bool = False) -> Fitted:
    """Train on `rows`. With `validation` rows (of other units) the head stops when their loss no longer falls;
    without, it learns for `epochs`."""
    prepared = prepare(corpus, rows, seed, meaning, progress)
    checked = None
    if validation is not None and len(validation):
        held_truth, held_weight = truth_and_weight(corpus, np.asarray(validation))
        held = held_weight > 0
        checked = (rows_of(corpus, np.asarray(validation)[held], prepared.space), held_truth[held], held_weight[held])
    return fit_head(prepared, seed, epochs, checked, progress=progress, verbose=verbose)


def fit_head(prepared: Prepared, seed: int, epochs: Optional[int] = None,
             checked: Optional[Tuple[np.ndarray, np.ndarray, np.ndarray]] = None, towers: Mapping[str, Tower] = TOWERS,
             direct: Sequence[str] = DIRECT, progress: Progress = quiet, verbose: bool = False) -> Fitted:
    """Train the towers of a head; `checked` are features, truth and weight of rows of other units, for early stopping."""
    tensorflow()
    import keras

    keras.utils.set_random_seed(seed)
    space = prepared.space
    named = inputs(space, prepared.features)
    model = build(space, towers, direct)
    # A block that no tower reads has no layer.
    read = {layer.name for layer in model.layers}
    for name, _ in space.layout:
        if f"standardise_{name}" in read:
            model.get_layer(f"standardise_{name}").adapt(named[name])
    if not towers:
        return Fitted(space, model, 0, {"loss": [0.0]})
    # Every tower learns to tell attacks alone; what each is worth beside the others, `set_weights` says.
    learner = keras.Model(model.inputs, {name: model.get_layer(logit_layer(model, name)).output for name in towers})
    learner.compile(optimizer=keras.optimizers.AdamW(1e-3, weight_decay=1e-3),
                    loss={name: keras.losses.BinaryFocalCrossentropy(gamma=1.0, from_logits=True, label_smoothing=0.02) for name in towers})
    callbacks: List[Any] = [_Told(progress, epochs or EPOCHS_MAX)]
    held = None
    if checked is not None:
        held = (inputs(space, checked[0]), dict.fromkeys(towers, checked[1]), dict.fromkeys(towers, checked[2]))
        callbacks.append(keras.callbacks.EarlyStopping("val_loss", patience=PATIENCE, restore_best_weights=True))
    history = learner.fit(named, dict.fromkeys(towers, prepared.truth), sample_weight=dict.fromkeys(towers, prepared.weight),
                          batch_size=BATCH, epochs=epochs or EPOCHS_MAX, validation_data=held, validation_batch_size=4_096,
                          shuffle=True, callbacks=callbacks, verbose=2 if verbose else 0)
    losses = history.history.get("val_loss", history.history["loss"])
    return Fitted(space, model, int(np.argmin(losses)) + 1, {name: [float(v) for v in values] for name, values in history.history.items()})


def logit_layer(model: Any, tower: str) -> str:
    """The layer that gives the logit of a tower: with or without a direct path."""
    names = {layer.name for layer in model.layers}
    return f"{tower}_logit" if f"{tower}_logit" in names else f"{tower}_deep"


def tempered(logits: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> Tuple[float, float]:
    """Slope and offset that make logits [n] of events of unseen units a logit of the chance of an attack (Platt scaling).

    A model that learned to the end is too sure of itself where it has not been.
    """
    told = weight > 0
    if len(set(truth[told])) < 2:
        return 1.0, 0.0
    found = LogisticRegression(C=1e6, max_iter=WORDING_STEPS).fit(logits[told, None], truth[told], weight[told])
    # Logits that point the wrong way say nothing.
    return max(0.0, float(found.coef_[0, 0])), float(found.intercept_[0])


def temper_of(corpus: Corpus, rows: np.ndarray) -> Tuple[float, float]:
    """Slope and offset for what adapters that did not learn from `rows` say of them; 1 and 0 where BERT is frozen."""
    return (1.0, 0.0) if corpus.meanings is None else tempered(corpus.meanings[rows], *truth_and_weight(corpus, rows))


def meaning_of(probe: Optional[Meaning], temper: Tuple[float, float]) -> Optional[Meaning]:
    """`probe` of the adapter that learned from all rows, as sure of itself (`temper_of`) as others were about rows they did not learn from."""
    if probe is None:
        return None
    slope, offset = map(np.float32, temper)
    return Meaning(slope * probe.slopes, slope * probe.offsets + offset)


def weights_of(logits: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> Tuple[np.ndarray, float]:
    """What each tower's logits [n, k] are worth [k], and the offset with which they make a logit of the chance of an attack.

    Learned on events of units that the towers had not seen (Wolpert, Stacked Generalization, 1992); towers lean on each other's
    worth, because such units are few.
    """
    told = weight > 0
    towers = logits.shape[1]
    if len(set(truth[told])) < 2:
        return np.full(towers, 1.0 / towers), 0.0
    rows, target, share = logits[told], truth[told], weight[told] / weight[told].sum()

    def loss(values: np.ndarray) -> Tuple[float, np.ndarray]:
        worth, offset = values[:-1], values[-1]
        cost, error = _log_loss(rows @ worth + offset, target, share)
        apart = worth - worth.mean()
        return cost + STACK_RIDGE * float(apart @ apart), np.append(rows.T @ error + 2 * STACK_RIDGE * apart, error.sum())

    start, bounds = np.append(np.full(towers, 1.0 / towers), 0.0), [(WORTH_MIN, None)] * towers + [(None, None)]
    *worth, offset = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.array(worth), float(offset)


def _log_loss(logits: np.ndarray, truth: np.ndarray, share: np.ndarray) -> Tuple[float, np.ndarray]:
    """The weighted logistic loss, and its derivative by each of `logits` [n]."""
    error = share * (1 / (1 + np.exp(-np.clip(logits, -30, 30))) - truth)
    return float(share @ (np.logaddexp(0, logits) - truth * logits)), error


def set_weights(model: Any, worth: np.ndarray, offset: float) -> None:
    """Give the cold logit its towers' worth and its offset."""
    model.get_layer("cold").set_weights([worth[:, None].astype(np.float32), np.array([offset], np.float32)])


def tower_logits(fitted: Fitted, corpus: Corpus, rows: np.ndarray) -> np.ndarray:
    """Logits of every tower [n, k] of `rows`; `fitted` has a space without meaning."""
    import keras

    layer = fitted.model.get_layer("cold")
    told = keras.Model(fitted.model.inputs, layer.input)
    if not len(rows):
        return np.empty((0, layer.input.shape[-1]), np.float64)
    return np.asarray(told(inputs(fitted.space, rows_of(corpus, rows, fitted.space)), training=False), np.float64)


def fit_join(model: Any, cold: np.ndarray, behaviour: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> None:
    """Train the head's second stage on simulated sites: cold logits [n] and behaviour [n, b] in, `truth` out, each event with its
    weight [n]. The first stage stays as it is.

    A linear model over standardised figures beside the cold logit, held back by a ridge, by `TIED` and by signs that are known, and solved
    to the end, so that chance has no say.
    """
    figures = np.concatenate([behaviour, cold[:, None]], axis=1).astype(np.float64)
    for names in TIED:
        columns = [BEHAVIOUR.index(name) for name in names]
        figures[:, columns] = figures[:, columns].mean(axis=1, keepdims=True)
    bounds = [*((None, None) if name in NOT_UNUSUAL else (0.0, None) for name in BEHAVIOUR), (None, None), (None, None)]
    mean, spread = figures.mean(axis=0), figures.std(axis=0)
    spread = np.where(spread > 1e-6, spread, np.inf)  # what never changes tells nothing
    rows, share = (figures - mean) / spread, weight / weight.sum()

    def loss(values: np.ndarray) -> Tuple[float, np.ndarray]:
        slopes, offset = values[:-1], values[-1]
        cost, error = _log_loss(cold + rows @ slopes + offset, truth, share)
        return cost + JOIN_RIDGE * float(slopes @ slopes), np.append(rows.T @ error + 2 * JOIN_RIDGE * slopes, error.sum())

    *slopes, offset = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 1_000}).x
    slopes = np.array(slopes) / spread
    model.get_layer("join").set_weights([slopes[:, None].astype(np.float32), np.array([offset - mean @ slopes], np.float32)])


def joined(model: Any, cold: np.ndarray, behaviour: np.ndarray) -> np.ndarray:
    """Warm logits [n] of cold logits [n] and behaviour [n, b]."""
    kernel, offset = model.get_layer("join").get_weights()
    told = np.concatenate([behaviour, cold[:, None]], axis=1) @ kernel[:, 0] + offset[0]
    return cold + told * behaviour[:, 0]


def _Told(progress: Progress, epochs: int):
    import keras

    class Told(keras.callbacks.Callback):
        """Tells progress after each epoch."""

        def on_epoch_end(self, epoch, logs=None):
            progress("training the head", epoch + 1, epochs)

    return Told()


