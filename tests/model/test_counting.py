"""Counts of characters: scikit-learn's own, only sooner."""
import numpy as np
import pytest

from aiscore_model import baseline, counting
from aiscore_model.features import Vocabulary, Wording

TEXTS = ["failed password for user", "", "x", "GET /a/../b?id=1'--  HTTP", "a\tb\u00a0c", "\u0130stanbul \u039f\u0394\u039f\u03a3 na\u00efve \u212aelvin",
         "powershell powershell powershell", "word " * 300, "z" * 500, "\u2003\u2003", "punct;[]{}()!@#$"]


def same(found, expected):
    assert found.dtype == expected.dtype and found.shape == expected.shape
    found.sort_indices()
    expected.sort_indices()
    assert np.array_equal(found.indptr, expected.indptr) and np.array_equal(found.indices, expected.indices)
    assert np.array_equal(found.data, expected.data)


@pytest.fixture()
def few_words(monkeypatch):
    monkeypatch.setattr(counting, "WORDS_MAX", 2)


@pytest.mark.parametrize("passes", [1, 2])
def test_hashed_rows_are_those_of_scikit_learn(passes):
    for _ in range(passes):
        found = baseline.hashed(TEXTS)
    halves = [counter.transform(TEXTS) for counter in baseline.counters()]
    same(found[:, 2 ** 18:], (halves[1] * np.float32(0.5 ** 0.5)).astype(np.float32))


def test_rows_of_a_vocabulary_are_those_of_scikit_learn(few_words):
    from aiscore_model.features import character_counter, word_counter

    words, characters = word_counter().fit(TEXTS), character_counter().fit(TEXTS[::2])
    space = Wording(Vocabulary(tuple(words.get_feature_names_out()), tuple(characters.get_feature_names_out()), words.idf_, characters.idf_))
    found = space.rows(TEXTS)
    for half, counter in ((found[:, :len(space.vocabulary.words)], words), (found[:, len(space.vocabulary.words):], characters)):
        same(half, (counter.transform(TEXTS) * np.float32(0.5 ** 0.5)).astype(np.float32))
    assert space.rows([]).shape == (0, len(space.vocabulary))
    assert len(space._characters._known) <= 2


def test_topics_are_told_by_their_own_terms_alone():
    from aiscore_contract.event import Event
    from aiscore_model.features import FeatureSpace, Letters
    from aiscore_model.normalise import normalise
    from aiscore_rules.engine import NOTHING

    rng = np.random.default_rng(2)
    vocabulary = Vocabulary(("failed", "password", "user"), ("fai", "use"), np.ones(3, np.float32), np.ones(2, np.float32))
    axes, every = rng.normal(size=(2, 4)), np.zeros((5, 4))
    every[[1, 4]] = axes
    events = [normalise(Event(text)) for text in ("failed password for user", "user logged out", "nothing")]
    rows = [FeatureSpace(vocabulary, terms, of_terms, np.ones(5), 0.0, Letters.learn(["word"])).rows(events, None, [NOTHING] * 3)
            for terms, of_terms in ((np.array([1, 4]), axes), (np.arange(5), every))]
    assert rows[0].any() and np.allclose(*rows)


def test_what_a_meaning_says_of_an_event_does_not_depend_on_how_many_come_with_it():
    from aiscore_model.features import Meaning
    from aiscore_model.normalise import KINDS

    rng = np.random.default_rng(4)
    meaning = Meaning(rng.normal(size=384).astype(np.float32), rng.normal(size=len(KINDS)).astype(np.float32))
    embeddings, kinds = rng.normal(size=(300, 384)).astype(np.float16), rng.integers(0, len(KINDS), 300)
    alone = np.concatenate([meaning.logits(embeddings[[row]], kinds[[row]]) for row in range(300)])
    assert np.array_equal(meaning.logits(embeddings, kinds), alone)
    assert np.allclose(alone, embeddings.astype(np.float64) @ meaning.slopes + meaning.offsets[kinds], atol=1e-3)
