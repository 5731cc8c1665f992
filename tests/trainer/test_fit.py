"""What rows weigh, when the linear model is done, and what towers are worth beside each other."""
from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from aiscore_model.baseline import BEHAVIOUR
from aiscore_trainer.fit import (
    SCENARIOS_WEIGHT,
    TIED,
    WORDING_C,
    WORTH_MIN,
    evening,
    fit_join,
    joined,
    linear_of,
    tempered,
    truth_and_weight,
    weights_of,
)
from aiscore_trainer.ingest import SCENARIOS


def corpus_of(*rows):
    """Rows of (source, group, kind, label)."""
    sources, groups, kinds, labels = map(np.array, zip(*rows))
    return SimpleNamespace(sources=sources, groups=groups, kinds=kinds, labels=labels, silver=np.full(len(rows), -1))


def test_all_scenarios_of_a_kind_weigh_as_much_as_four_real_sources_however_many_they_are():
    rows = [(source, f"{source}/{n % 5}", "web", label) for source, count in (("httpparams", 20), (SCENARIOS, 200)) for n in range(count) for label in (0, 1)]
    corpus = corpus_of(*rows)
    _, weight = truth_and_weight(corpus, np.arange(len(rows)))
    made_up = corpus.sources == SCENARIOS
    assert np.isclose(weight[made_up].sum(), SCENARIOS_WEIGHT * weight[~made_up].sum(), rtol=1e-5)
    assert np.isclose(weight[corpus.labels == 1].sum(), weight[corpus.labels == 0].sum(), rtol=1e-5)


def test_the_linear_model_of_wordings_has_learned_to_the_end():
    """Stopped early, it is an accident of the solver's path which terms count: no small change of its weights may make it fit better."""
    rng = np.random.default_rng(5)
    counts = sparse.random(3_000, 800, density=0.03, random_state=5, format="csr", dtype=np.float32)
    truth = (counts @ rng.normal(size=800) + 0.3 * rng.normal(size=3_000) > 0).astype(np.float32)
    weight = rng.random(3_000).astype(np.float32) * 2
    found = linear_of(counts, truth, weight, 7)
    chance = 1 / (1 + np.exp(-found.decision_function(counts)))
    slope = WORDING_C * (counts.T @ (weight * (chance - truth))) + found.coef_[0] / evening(counts, weight) ** 2
    assert np.abs(slope).max() < 2e-5 * WORDING_C * weight.sum()


def test_a_rare_term_that_always_tells_is_believed_more_than_by_a_plain_ridge():
    """Both terms tell as surely; the ridge alone gives the rare one less of its due."""
    rows, rare, common = 4_000, 20, 1_000
    truth = np.tile([0.0, 1.0], rows // 2)
    attacks = np.flatnonzero(truth)
    at = np.concatenate([attacks[:rare], attacks[rare:rare + common]])
    counts = sparse.csr_matrix((np.ones(len(at), np.float32), (at, np.repeat([0, 1], [rare, common]))), shape=(rows, 2))
    factors = evening(counts, np.ones(rows))
    assert factors[0] > factors[1]
    plain = LogisticRegression(C=WORDING_C).fit(counts, truth).coef_[0]
    found = linear_of(counts, truth, np.ones(rows), 7).coef_[0]
    assert found[0] / found[1] > plain[0] / plain[1]


def told(noise, count=4_000, seed=3):
    """Truth, and logits of one tower for each deviation in `noise` (None: a tower that knows nothing)."""
    rng = np.random.default_rng(seed)
    truth = (rng.random(count) < 0.5).astype(np.float64)
    columns = [rng.normal(size=count) if deviation is None else 2 * truth - 1 + deviation * rng.normal(size=count) for deviation in noise]
    return np.column_stack(columns), truth, np.ones(count)


def test_a_tower_that_knows_more_is_worth_more():
    (good, bad), _ = weights_of(*told([0.7, 3.0]))
    assert good > 2 * bad


def test_a_tower_that_misleads_is_not_turned_round():
    logits, truth, weight = told([0.7, 1.0])
    logits[:, 1] *= -1
    (good, misleading), _ = weights_of(logits, truth, weight)
    assert misleading >= WORTH_MIN and good > misleading


def test_events_without_weight_have_no_say():
    logits, truth, weight = told([0.7, 1.0])
    spoiled = np.concatenate([logits, np.full((500, 2), 99.0)])
    again = weights_of(spoiled, np.concatenate([truth, np.zeros(500)]), np.concatenate([weight, np.zeros(500)]))
    assert np.allclose(np.append(*again), np.append(*weights_of(logits, truth, weight)))


def test_towers_that_saw_one_label_only_count_the_same():
    logits, truth, weight = told([0.7, 1.0])
    worth, offset = weights_of(logits, np.ones_like(truth), weight)
    assert worth.tolist() == [0.5, 0.5] and offset == 0.0


class Join:
    """The layer that the second stage is, alone."""

    def __init__(self):
        self.weights = None

    def get_layer(self, name):
        assert name == "join"
        return self

    def set_weights(self, weights):
        self.weights = weights

    def get_weights(self):
        return self.weights


TELLS = BEHAVIOUR.index("surprise_tail")


def judged(count=2_000, seed=1, telling=("surprise_tail",)):
    """Cold logits, behaviour and truth of events of which one in two is an attack; figures but for `telling` ones are noise."""
    rng = np.random.default_rng(seed)
    truth = rng.random(count) < 0.5
    behaviour = rng.normal(size=(count, len(BEHAVIOUR)))
    behaviour[:, 0] = 1.0
    for name in telling:
        behaviour[:, BEHAVIOUR.index(name)] += 1.5 * truth
    return rng.normal(size=count) + truth, behaviour, truth.astype(float)


def test_the_second_stage_hears_what_tells_attacks_and_nothing_else():
    cold, behaviour, truth = judged()
    join = Join()
    fit_join(join, cold, behaviour, truth, np.ones(len(truth)))
    slopes = join.weights[0][:, 0]
    assert slopes[0] == 0.0  # known never changes
    assert slopes[TELLS] > 0.5 and np.abs(np.delete(slopes, TELLS)).max() < 0.15
    warm = joined(join, cold, behaviour)
    assert roc_auc_score(truth, warm) > roc_auc_score(truth, cold) + 0.05


def test_words_and_meaning_of_a_baseline_are_trusted_alike():
    cold, behaviour, truth = judged(telling=("text_tail",))
    join = Join()
    fit_join(join, cold, behaviour, truth, np.ones(len(truth)))
    of_words, of_meaning = (join.weights[0][BEHAVIOUR.index(name), 0] for name in TIED[0])
    assert of_words == pytest.approx(of_meaning, rel=1e-3) and of_words > 0.2


def test_an_event_is_no_less_suspicious_for_being_more_unusual():
    cold, behaviour, truth = judged()
    behaviour[:, BEHAVIOUR.index("surprise_max")] -= truth  # as chance has it among few sources
    behaviour[:, BEHAVIOUR.index("size")] -= truth
    join = Join()
    fit_join(join, cold, behaviour, truth, np.ones(len(truth)))
    assert join.weights[0][BEHAVIOUR.index("surprise_max"), 0] == 0.0
    assert join.weights[0][BEHAVIOUR.index("size"), 0] < -0.2


def test_the_second_stage_says_nothing_where_there_is_no_baseline():
    cold, behaviour, truth = judged()
    join = Join()
    fit_join(join, cold, behaviour, truth, np.ones(len(truth)))
    behaviour[:, 0] = 0.0
    assert np.array_equal(joined(join, cold, behaviour), cold)


def test_the_second_stage_is_the_same_however_often_each_event_is_told():
    cold, behaviour, truth = judged(300)
    once, twice = Join(), Join()
    fit_join(once, cold, behaviour, truth, np.ones(len(truth)))
    fit_join(twice, np.tile(cold, 2), np.tile(behaviour, (2, 1)), np.tile(truth, 2), np.ones(2 * len(truth)))
    assert np.allclose(once.weights[0], twice.weights[0], atol=1e-3)


def test_the_second_stage_believes_no_chance_among_few_events():
    rng = np.random.default_rng(3)
    truth = (np.arange(24) % 2).astype(float)
    behaviour = np.concatenate([np.ones((24, 1)), rng.normal(size=(24, len(BEHAVIOUR) - 1))], axis=1)
    join = Join()
    fit_join(join, truth - 0.5, behaviour, truth, np.ones(24))
    assert np.abs(join.weights[0][:-1]).max() < 1.0  # of the figures; the last is the cold logit, which does tell


def test_a_model_that_is_too_sure_of_itself_elsewhere_is_brought_to_the_chance_of_an_attack():
    rng = np.random.default_rng(5)
    honest = rng.normal(size=20_000) * 2
    truth = (rng.random(20_000) < 1 / (1 + np.exp(-honest))).astype(np.float32)
    slope, offset = tempered(honest * 5 + 3, truth, np.ones(20_000))
    assert slope == pytest.approx(0.2, rel=0.05) and slope * 3 + offset == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("truth, expected", [([0, 0, 1, 1], 0.0), ([1, 1, 1, 1], 1.0)])
def test_a_meaning_that_points_the_wrong_way_is_not_heard_and_one_label_changes_nothing(truth, expected):
    slope, _ = tempered(np.array([2.0, 1.0, -1.0, -2.0]), np.array(truth, np.float32), np.ones(4))
    assert slope == expected
