"""Which kinds of log are told with more care: those of which no real source shows what its benign events look like."""
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("keras", reason="the trainer runs on the GPU host's Python only")

from aiscore_model.calibration import ANCHOR_RARITY, RARITIES
from aiscore_trainer.ingest import SCENARIOS
from aiscore_trainer.train import CURVE_MIN_EVENTS, forms_of

EVENTS = 4 * CURVE_MIN_EVENTS


def corpus_of(*parts):
    """A corpus of benign events; each part is (source, kind), of `EVENTS` events."""
    sources = np.repeat([source for source, _ in parts], EVENTS)
    reading = SimpleNamespace(normalised=SimpleNamespace(action="act"))
    return SimpleNamespace(sources=sources, kinds=np.repeat([kind for _, kind in parts], EVENTS), labels=np.zeros(len(sources), int),
                           silver=np.zeros(len(sources), int), readings=[reading] * len(sources))


@pytest.mark.parametrize("shown_by, is_lengthened", [(SCENARIOS, True), ("elastic_auth", False)])
def test_a_kind_that_scenarios_alone_show_has_no_shorter_a_tail_than_all_kinds(shown_by, is_lengthened):
    corpus = corpus_of((shown_by, "dns"), ("elastic_apache_access", "web"))
    rng = np.random.default_rng(3)
    quiet, loud = rng.normal(0.0, 0.1, EVENTS), rng.normal(0.0, 3.0, EVENTS)
    forms = forms_of(corpus, np.arange(len(corpus.sources)), np.concatenate([quiet, loud]))
    steps = np.diff(forms.curves["dns act"].logits) - np.diff(forms.common.logits)
    beyond = np.array(RARITIES[1:]) > ANCHOR_RARITY
    assert (steps[beyond] > -1e-9).all() == is_lengthened
    assert "web" in forms.curves


def test_scenarios_of_a_kind_beside_a_real_source_of_it_change_nothing_of_its_being_shown():
    corpus = corpus_of((SCENARIOS, "web"), ("elastic_apache_access", "web"), (SCENARIOS, "dns"))
    logits = np.random.default_rng(4).normal(size=len(corpus.sources))
    logits[corpus.kinds == "web"] *= 0.1
    forms = forms_of(corpus, np.arange(len(logits)), logits)
    assert np.diff(forms.curves["web act"].logits)[-1] < np.diff(forms.common.logits)[-1]
