"""Calibration: curves on the fixed scale."""
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_model.calibration import (
    ANCHOR_RARITY,
    RARITIES,
    Calibration,
    Curve,
    Forms,
    across,
    curve_of,
    for_site,
    heard,
    increasing,
    lengthened,
    of_form,
)

LOGITS = st.lists(st.floats(-20, 20), min_size=len(RARITIES), max_size=len(RARITIES))


@given(LOGITS, st.floats(-50, 50), st.floats(-50, 50))
def test_a_higher_logit_never_scores_lower(logits, one, other):
    curve = increasing(sorted(logits))
    low, high = sorted((one, other))
    assert 0.0 <= curve.score(low) <= curve.score(high) <= 1.0


def test_a_curve_gives_benign_events_the_shares_of_the_scale():
    logits = np.random.default_rng(1).normal(size=20_000)
    curve = curve_of(logits)
    scores = np.array([curve.score(value) for value in logits])
    assert abs((scores >= 0.5).mean() - 0.01) < 0.003
    assert abs((scores >= 0.9).mean() - 0.001) < 0.0007


def test_a_curve_of_few_events_is_refused():
    with pytest.raises(ValueError, match="20 benign events"):
        curve_of([0.0] * 19)


def test_a_site_with_louder_benign_events_demands_more():
    rng = np.random.default_rng(2)
    bundle = curve_of(rng.normal(size=5_000))
    site = for_site(bundle, rng.normal(3.0, 1.0, 500))
    assert site.logit_at(3.0) > bundle.logit_at(3.0) + 1.5


def line(base):
    return Curve(tuple(base + rarity for rarity in RARITIES))


def test_a_quantile_of_curves_lies_between_the_laxest_and_the_strictest():
    curves = [line(0.0), line(0.0), line(4.0)]
    assert [across(curves, quantile).logit_at(3.0) for quantile in (0.0, 0.5, 1.0)] == pytest.approx([3.0, 3.0, 7.0])
    with pytest.raises(ValueError, match="no curve"):
        across([], 0.5)


def test_the_logit_of_a_score_gets_that_score():
    curve = line(1.0)
    assert [curve.score(curve.logit_of(score)) for score in (0.2, 0.5, 0.9, 0.95)] == pytest.approx([0.2, 0.5, 0.9, 0.95], abs=1e-3)


def test_a_careful_curve_demands_at_a_thousandth_what_was_demanded_further_out():
    curve, careful = line(1.0), line(1.0).careful(1.0)
    assert careful.logit_at(3.0) == pytest.approx(curve.logit_at(4.0)) and careful.logit_at(0.0) == curve.logit_at(0.0)
    assert careful.score(9.0) <= curve.score(9.0)


def test_what_rules_find_suspicious_is_that_and_their_hints_are_not_more():
    curve = line(0.0)
    raised = heard(np.array([-5.0, -5.0, 9.0]), [0.92, 0.3, 0.92], [curve] * 3)
    assert curve.score(raised[0]) == pytest.approx(0.92, abs=1e-3)
    assert raised[1:].tolist() == [-5.0, 9.0]


@pytest.mark.parametrize("logits", [(0.0,) * len(RARITIES), (float("nan"),) * len(RARITIES), (0.0, 1.0)])
def test_a_curve_that_does_not_increase_cannot_be_built(logits):
    with pytest.raises(ValueError):
        Curve(logits)


def test_a_calibration_survives_its_json():
    curve = Curve(tuple(float(number) for number in range(len(RARITIES))))
    calibration = Calibration({"": curve, "web": curve}, {"": curve}, Forms(curve, {"web": line(1.0), "web POST": line(2.0)}))
    assert Calibration.from_json(calibration.to_json()) == calibration
    assert calibration.of("unheard of", warm=False) == curve


def test_a_calibration_from_before_there_were_forms_leaves_logits_as_they_are():
    plain = Calibration({"": line(0.0)}, {"": line(0.0)}).to_json()
    del plain["forms"]
    forms = Calibration.from_json(plain).forms
    assert forms.levelled(np.array([1.5, -3.0]), [forms.form_of("web", "GET")] * 2).tolist() == [1.5, -3.0]


def test_rare_benign_events_of_a_loud_form_and_of_a_quiet_one_stand_alike_once_levelled():
    rng = np.random.default_rng(3)
    loud, quiet = rng.normal(1.0, 1.0, 4_000), rng.normal(0.0, 0.5, 4_000)
    whole = curve_of(np.concatenate([loud, quiet]))
    forms = Forms(whole, {"windows process create": of_form(whole, loud), "windows": of_form(whole, quiet)})
    level = forms.levelled(np.concatenate([loud, quiet]), ["windows process create"] * 4_000 + ["windows"] * 4_000)
    high = whole.logit_at(2.0)
    assert (loud >= high).mean() > 0.015 and not (quiet >= high).any()
    assert all(0.001 < (part >= high).mean() < 0.014 for part in (level[:4_000], level[4_000:]))


def test_common_events_of_a_form_are_told_by_the_whole_kind():
    whole, loud = line(0.0), np.random.default_rng(4).normal(6.0, 1.0, 2_000)
    assert of_form(whole, loud).logits[0] == whole.logits[0]
    assert of_form(whole, loud).logit_at(2.0) > whole.logit_at(2.0) + 4


@given(LOGITS, LOGITS, st.lists(st.floats(-60, 60), min_size=2, max_size=2))
def test_levelling_keeps_the_order_inside_a_form(own, common, logits):
    forms = Forms(increasing(sorted(common)), {"dns query": increasing(sorted(own))})
    low, high = forms.levelled(np.array(sorted(logits)), ["dns query"] * 2)
    assert np.isfinite([low, high]).all() and low <= high + 1e-9


@given(LOGITS, LOGITS)
def test_a_lengthened_curve_asks_for_no_less_and_its_tail_rises_no_slower_than_the_other(own, other):
    curve, beside = increasing(sorted(own)), increasing(sorted(other))
    found = lengthened(curve, beside)
    assert all(new >= old for new, old in zip(found.logits, curve.logits))
    for position, rarity in enumerate(RARITIES):
        if rarity <= ANCHOR_RARITY:
            assert found.logits[position] == curve.logits[position]
        else:
            rise, least = np.diff(found.logits)[position - 1], np.diff(beside.logits)[position - 1]
            assert rise >= least or rise == pytest.approx(least)


def test_logits_beyond_what_a_lengthened_curve_shows_stand_no_further_apart_on_the_common_scale():
    curve, common = line(0.0), increasing([2.0 * rarity for rarity in RARITIES])
    near, far = lengthened(curve, common).carried(np.array([20.0, 21.0]), common)
    assert far - near == pytest.approx(1.0)
    near, far = curve.carried(np.array([20.0, 21.0]), common)
    assert far - near == pytest.approx(2.0)


def test_an_action_that_no_curve_knows_is_levelled_like_the_rest_of_its_kind():
    forms = Forms(line(0.0), {"web": line(5.0), "web GET": line(1.0)})
    assert [forms.form_of("web", "GET"), forms.form_of("web", "PROPFIND"), forms.form_of("dns", "query")] == ["web GET", "web", ""]
    assert forms.levelled(np.array([1.0, 5.0, 7.0]), ["web GET", "web", ""]).tolist() == pytest.approx([0.0, 0.0, 7.0])


def test_curves_of_forms_without_a_scale_are_refused():
    with pytest.raises(ValueError, match="common scale"):
        Forms(None, {"web": line(0.0)})
