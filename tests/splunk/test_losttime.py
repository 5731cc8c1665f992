"""Time lost is the length of the union of what failed."""
from hypothesis import given
from hypothesis import strategies as st

from aiscore_splunk.losttime import LostTime

INTERVAL = st.tuples(st.integers(0, 100), st.integers(0, 30)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_batches_that_failed_side_by_side_count_once():
    lost = LostTime()
    lost.add(0.0, 10.0)
    lost.add(0.0, 10.0)
    lost.add(5.0, 12.0)
    assert lost.total_s() == 12.0


def test_a_batch_in_flight_counts_as_if_it_failed_now():
    lost = LostTime()
    lost.add(0.0, 10.0)
    assert lost.total_s([8.0, 20.0], 25.0) == 25.0
    assert lost.total_s([20.0], 25.0) == 15.0
    assert lost.total_s() == 10.0


@given(st.lists(INTERVAL, max_size=12))
def test_the_order_of_failures_does_not_matter(intervals):
    lost = LostTime()
    for start, end in intervals:
        lost.add(start, end)
    seconds = {second for start, end in intervals for second in range(start, end)}
    assert lost.total_s() == len(seconds)
