"""The fixed scale of scores and its verdicts."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.scale import KNOTS, score_of_tail, verdict_of

share = st.floats(0.0, 1.0)


def test_knots_are_the_promise():
    assert [score_of_tail(10.0 ** -rarity) for rarity, _ in KNOTS] == [score for _, score in KNOTS]


@given(share, share)
def test_rarer_is_never_lower(left, right):
    low, high = sorted((left, right))
    assert score_of_tail(low) >= score_of_tail(high)


@given(share)
def test_score_stays_on_the_scale(tail):
    assert 0.0 <= score_of_tail(tail) <= 1.0


@pytest.mark.parametrize("tail", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(tail):
    with pytest.raises(ValueError):
        score_of_tail(tail)


@pytest.mark.parametrize("score, threshold, verdict", [
    (0.4999, None, "benign"), (0.5, None, "suspicious"), (0.8999, None, "suspicious"), (0.9, None, "malicious"),
    (0.3, 0.3, "malicious"), (0.29, 0.3, "benign"), (0.6, 0.99, "suspicious"), (0.0, 0.0, "malicious"), (1.0, 1.0, "malicious"),
])
def test_verdict_is_cut_at_the_thresholds(score, threshold, verdict):
    assert verdict_of(score, threshold) == verdict
