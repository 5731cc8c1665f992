"""The simpler methods that the model is measured beside, on the same events in the same run.

    TF-IDF, logistic regression     raw text; learns from the real sources that may ship, or from the scenarios too
    isolation forest                embeddings of benign templates
    the tutorial's design           frozen BERT [CLS] of the raw line into a 128-64-32-1 network
    trained inside the source       TF-IDF with logistic regression that has seen the source: the upper bar
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union

from aiscore_model.encoder import Encoder
from aiscore_model.head import tensorflow
from aiscore_model.scorer import Reading

from .corpus import Corpus, cap
from .fit import WORDING_STEPS, WORDING_TOLERANCE, truth_and_weight
from .ingest import SCENARIOS, Record

TEXT_MAX_CHARS = 2_000
FOREST_EVENTS = 8_000
#: Lines of a source and label that the tutorial's design learns from, and is tested on: each costs BERT a whole line.
TUTORIAL_LEARNS = 500
TUTORIAL_TESTS = 400
TUTORIAL_TOKENS = 128


def tfidf(texts: Sequence[str], truth: np.ndarray, weight: Optional[np.ndarray], seed: int) -> Tuple[Any, LogisticRegression]:
    """The plain method: words and pairs and three to five characters, logistic regression."""
    union = make_union(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=50_000, dtype=np.float32),
                       TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=50_000, dtype=np.float32))
    counts = union.fit_transform(texts)
    return union, LogisticRegression(C=10.0, max_iter=WORDING_STEPS, tol=WORDING_TOLERANCE, class_weight="balanced", random_state=seed).fit(
        counts, truth, weight)


class Linear:
    """TF-IDF with logistic regression over the raw text of `rows` of a corpus."""

    def __init__(self, corpus: Corpus, rows: np.ndarray, seed: int) -> None:
        truth, weight = truth_and_weight(corpus, rows)
        told = weight > 0
        self._vectoriser, self._linear = tfidf([_text(corpus.records[row]) for row in rows[told]], truth[told], None, seed)
        #: Its own 0.1 % false positives on what it was trained on: there is nothing better it could know.
        self.threshold = float(np.quantile(self.scores([corpus.records[row] for row in rows[told][truth[told] == 0]]), 0.999))

    def scores(self, records: Sequence[Record]) -> np.ndarray:
        """Logits of `records` [n]."""
        return self._linear.decision_function(self._vectoriser.transform([_text(record) for record in records]))


def _text(record: Record) -> str:
    return record.event.text[:TEXT_MAX_CHARS]


class Forest:
    """An isolation forest over the embeddings of benign events, by a BERT as it came."""

    def __init__(self, corpus: Corpus, rows: np.ndarray, encoder: Encoder, seed: int) -> None:
        truth, weight = truth_and_weight(corpus, rows)
        benign = rows[(truth == 0) & (weight > 0)]
        chosen = np.random.default_rng(seed).permutation(benign)[:FOREST_EVENTS]
        self._encoder = encoder
        self._forest = IsolationForest(n_estimators=200, random_state=seed).fit(self._embed([corpus.readings[row] for row in chosen]))

    def scores(self, readings: Sequence[Reading]) -> np.ndarray:
        """How far out each event lies [n]."""
        return -self._forest.score_samples(self._embed(readings))

    def _embed(self, readings: Sequence[Reading]) -> np.ndarray:
        return self._encoder.embed([reading.normalised.template for reading in readings]).astype(np.float32)


class FirstToken:
    """BERT's [CLS] of raw lines: an encoder to `corpus.embed`, so that readings are kept on disk between runs."""

    adapted = "[CLS] of the raw line"
    max_tokens = TUTORIAL_TOKENS

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        import torch
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel

        self.digest, self.dtype, self.dim = encoder.digest, encoder.dtype, encoder.dim
        config = BertConfig.from_dict(json.loads((folder / "config.json").read_text()))
        self._torch = torch
        self._model = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, use_safetensors=True,
                                                local_files_only=True).to(getattr(torch, self.dtype)).eval()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(self.max_tokens)
        self._tokenizer.enable_padding()

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Last hidden state of [CLS], float16 [n, dim]."""
        torch, rows = self._torch, np.empty((len(texts), self.dim), np.float16)
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(order), 32):
            part = order[start:start + 32]
            encoded = self._tokenizer.encode_batch_fast([texts[i] for i in part])
            with torch.inference_mode():
                hidden = self._model(input_ids=torch.tensor([one.ids for one in encoded]),
                                     attention_mask=torch.tensor([one.attention_mask for one in encoded])).last_hidden_state
            rows[part] = hidden[:, 0].float().numpy().astype(np.float16)
        return rows


class Tutorial:
    """Frozen [CLS] into 128-64-32-1, classes weighed: what a tutorial builds.

    first_tokens  raw text -> [CLS], float16 [dim], of every line that `chosen_rows` and the tests name
    """

    def __init__(self, corpus: Corpus, rows: np.ndarray, first_tokens: Dict[str, np.ndarray], seed: int) -> None:
        tensorflow()
        import keras
        from keras import layers

        # Keras cuts its validation part off the end.
        rows = np.random.default_rng(seed).permutation(chosen_rows(corpus, rows, seed))
        truth, _ = truth_and_weight(corpus, rows)
        inputs = np.stack([first_tokens[_text(corpus.records[row])] for row in rows]).astype(np.float32)
        keras.utils.set_random_seed(seed)
        self._first_tokens = first_tokens
        self._network = keras.Sequential([keras.Input((inputs.shape[1],)), layers.Dense(128, activation="relu"), layers.Dropout(0.3),
                                          layers.Dense(64, activation="relu"), layers.Dropout(0.3), layers.Dense(32, activation="relu"),
                                          layers.Dense(1)])
        self._network.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
        share = float(truth.mean())
        self._network.fit(inputs, truth, epochs=30, batch_size=256, verbose=0, validation_split=0.1, class_weight={
            0: 0.5 / (1 - share), 1: 0.5 / share}, callbacks=[keras.callbacks.EarlyStopping("val_loss", patience=4, restore_best_weights=True)])
        benign = self._logits(inputs[truth == 0])
        self.threshold = float(np.quantile(benign, 0.999))

    def _logits(self, inputs: np.ndarray) -> np.ndarray:
        return np.asarray(self._network(inputs, training=False))[:, 0]

    def scores(self, records: Sequence[Record]) -> np.ndarray:
        """Logits of `records` [n], each of which was named to `tutorial_texts`."""
        return self._logits(np.stack([self._first_tokens[_text(record)] for record in records]).astype(np.float32))


def chosen_rows(corpus: Corpus, rows: np.ndarray, seed: int) -> np.ndarray:
    """The labelled rows that the tutorial's design learns from: some of each real source and label, no scenario."""
    cells: Dict[Tuple[str, int], List[int]] = {}
    for row in rows:
        if corpus.sources[row] != SCENARIOS and corpus.labels[row] >= 0:
            cells.setdefault((corpus.sources[row], int(corpus.labels[row])), []).append(int(row))
    # A cell's choice is its own, so that every fold chooses the same lines of a source.
    return np.array(sorted(row for (source, label), members in cells.items() for row in cap(
        members, TUTORIAL_LEARNS, np.random.default_rng([seed, label, *map(ord, source)]))), int)


def tutorial_tests(records: Sequence[Record], seed: int) -> np.ndarray:
    """Positions of the labelled `records` that the tutorial's design is tested on."""
    rng = np.random.default_rng(seed)
    return np.array(sorted(i for label in (0, 1) for i in cap(
        [i for i, record in enumerate(records) if record.label == label], TUTORIAL_TESTS, rng)), int)


def tutorial_texts(corpus: Corpus, tests: Dict[str, List[Record]], seed: int) -> List[str]:
    """Every text that the tutorial's design needs the [CLS] of, in any fold."""
    texts = [_text(corpus.records[row]) for row in chosen_rows(corpus, np.arange(len(corpus)), seed)]
    for records in tests.values():
        texts.extend(_text(records[i]) for i in tutorial_tests(records, seed))
    return list(dict.fromkeys(texts))


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
        union, linear = tfidf([_text(records[i]) for i in known[rest]], labels[known][rest], None, seed)
        values[held] = linear.decision_function(union.transform([_text(records[i]) for i in known[held]]))
        done |= held
    return (known[done], values[done]) if done.any() else None
