"""What towers are worth beside each other."""
from __future__ import annotations

import numpy as np

from aiscore_trainer.fit import WORTH_MIN, weights_of


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
