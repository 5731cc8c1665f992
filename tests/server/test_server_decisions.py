"""The pure parts: batches, suspects, access, body, settings. Properties first."""

import gzip
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract.errors import TooLarge, WireError
from aiscore_contract.event import Event
from aiscore_contract.limits import BATCH_MAX_EVENTS
from aiscore_server.access import Access, Caller, Grant, Limits, Refusal
from aiscore_server.batches import QUANTUM_EVENTS, BatchQueue, Bounds, QueueFull
from aiscore_server.body import Body, ByteBudget
from aiscore_server.suspects import STEP_EVENTS, WHOLE, Guilty, Job, judge_failure

# -- batches --------------------------------------------------------------------------------------


def bounds(events=100, chars=10_000, window_s=1.0, queue=1_000, caller=500):
    return Bounds(events, chars, window_s, queue, caller)


def test_a_batch_waits_for_its_window_and_not_longer():
    queue = BatchQueue(bounds())
    queue.admit("a", "ann", [10] * 3, False, now_s=5.0)
    queue.admit("b", "bob", [10] * 3, False, now_s=5.9)
    assert queue.closes_at_s() == 6.0
    assert queue.close_batch(5.99) is None
    batch = queue.close_batch(6.0)
    assert {(cut.key, cut.start, cut.stop) for cut in batch.slices} == {("a", 0, 3), ("b", 0, 3)}
    assert queue.closes_at_s() is None


@pytest.mark.parametrize("sizes", [[1] * 100, [5_000, 5_000]])
def test_a_full_batch_closes_at_once(sizes):
    queue = BatchQueue(bounds())
    queue.admit("a", "ann", sizes, False, now_s=5.0)
    assert queue.close_batch(5.0).events == len(sizes)


def test_an_event_beyond_the_character_bound_still_gets_its_batch():
    queue = BatchQueue(bounds(chars=100))
    queue.admit("a", "ann", [500, 10, 20], False, now_s=0.0)
    assert queue.close_batch(0.0).events == 1
    assert queue.close_batch(9.0).events == 2


def test_callers_take_turns():
    queue = BatchQueue(bounds(events=4 * QUANTUM_EVENTS))
    queue.admit("large", "ann", [1] * 500, False, now_s=0.0)
    queue.admit("small", "bob", [1], False, now_s=0.1)
    batch = queue.close_batch(0.2)
    assert ("small", 0, 1) in {(cut.key, cut.start, cut.stop) for cut in batch.slices}


def test_small_requests_go_first_in_half_of_a_batch_and_the_rest_goes_in_turns():
    queue = BatchQueue(bounds(events=128, queue=10_000))
    for number in range(4):
        queue.admit(f"large {number}", f"search {number}", [1] * 500, False, now_s=0.0)
    for number in range(80):
        queue.admit(number, f"caller {number}", [1], False, now_s=0.1)
    assert queue.small_events == 80
    first, second = ({cut.key: cut.stop - cut.start for cut in queue.close_batch(0.2).slices} for _ in range(2))
    assert first == {**dict.fromkeys(range(64), 1), "large 0": 64}
    assert second == {**dict.fromkeys(range(64, 80), 1), "large 1": 64, "large 2": 48}
    assert queue.small_events == 0


def test_small_requests_without_end_starve_neither_large_ones_nor_those_of_the_other_kind():
    queue = BatchQueue(bounds(events=8, queue=10_000))
    queue.admit("large", "ann", [1] * 100, True, now_s=0.0)
    for number in range(500):
        queue.admit(number, f"caller {number % 40}", [1], bool(number % 3 == 0), now_s=0.1)
    # 41 callers take turns, so the large one's comes within the events of one round, and again in the next.
    for _ in range(3):
        seen = [queue.close_batch(0.2) for _ in range(16)]
        assert {batch.explain for batch in seen} == {False, True}
        assert any(cut.key == "large" for batch in seen for cut in batch.slices)


def test_explaining_requests_have_batches_of_their_own():
    queue = BatchQueue(bounds(window_s=0.0))
    queue.admit("plain", "ann", [1] * 5, False, now_s=0.0)
    queue.admit("explain", "bob", [1] * 5, True, now_s=0.0)
    first, second = queue.close_batch(0.0), queue.close_batch(0.0)
    assert [first.explain, second.explain] == [False, True]
    assert [first.slices[0].key, second.slices[0].key] == ["plain", "explain"]


def test_the_queue_and_each_callers_share_are_bounded():
    queue = BatchQueue(bounds(queue=100, caller=60))
    queue.admit("a", "ann", [1] * 60, False, 0.0)
    with pytest.raises(QueueFull, match="caller_max_events"):
        queue.admit("b", "ann", [1], False, 0.0)
    with pytest.raises(QueueFull, match="queue_max_events"):
        queue.admit("c", "bob", [1] * 41, False, 0.0)
    assert (queue.events, len(queue)) == (60, 1)


REQUESTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.lists(st.integers(0, 400), min_size=1, max_size=150), st.booleans(), st.booleans()),
    max_size=12)


@settings(max_examples=300, deadline=None)
@given(REQUESTS, st.integers(1, 130), st.integers(1, 3_000), st.data())
def test_every_event_leaves_the_queue_once_in_order_and_in_bounded_batches(requests, events, chars, data):
    queue = BatchQueue(bounds(events, chars, 0.0, 100_000, 100_000))
    seen = {key: 0 for key in range(len(requests))}
    dropped = set()

    def take():
        batch = queue.close_batch(1e9)
        if batch is None:
            return False
        assert 0 < batch.events <= events
        taken = 0
        for cut in batch.slices:
            caller, sizes, explain, _ = requests[cut.key]
            assert cut.key not in dropped
            assert explain == batch.explain
            assert cut.start == seen[cut.key] < cut.stop <= len(sizes)
            seen[cut.key] = cut.stop
            taken += sum(sizes[cut.start:cut.stop])
        assert taken <= chars or batch.events == 1
        return True

    for key, (caller, sizes, explain, is_dropped) in enumerate(requests):
        queue.admit(key, caller, sizes, explain, float(key))
        if data.draw(st.booleans()):
            take()
        if is_dropped:
            assert queue.drop(key) == len(sizes) - seen[key]
            dropped.add(key)
    while take():
        pass
    assert (len(queue), queue.events, queue.chars, queue.closes_at_s()) == (0, 0, 0, None)
    assert all(seen[key] == len(requests[key][1]) for key in seen if key not in dropped)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 30), st.integers(100, 5_000))
def test_a_newcomer_waits_at_most_one_turn_of_the_others(callers, backlog):
    queue = BatchQueue(bounds(1024, 10**9, 0.0, 10**9, 10**9))
    for number in range(callers):
        queue.admit(("old", number), number, [1] * backlog, False, 0.0)
    queue.close_batch(0.0)
    queue.admit("new", "newcomer", [1], False, 1.0)
    for turns in range(1, 100):
        if any(cut.key == "new" for cut in queue.close_batch(1.0).slices):
            break
    assert (turns - 1) * 1024 <= callers * QUANTUM_EVENTS


# -- suspects -------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 400), st.sets(st.integers(0, 399), max_size=4), st.booleans())
def test_all_guilty_events_are_found_and_no_other_and_each_other_is_scored_once(count, guilty, kills):
    guilty = {row for row in guilty if row < count}
    jobs, scored, found, failures = [Job(tuple(range(count)), False)], Counter(), set(), 0
    while jobs:
        job = jobs.pop(0)
        for start, stop in job.steps():
            if guilty.isdisjoint(job.rows[start:stop]):
                scored.update(job.rows[start:stop])
                continue
            failures += 1
            finding = judge_failure(job, start, stop, kills)
            jobs[:0] = finding.again
            if finding.guilty is not None:
                found.add(finding.guilty)
            if kills:
                break
    assert found == guilty
    assert scored == Counter(set(range(count)) - guilty)
    assert failures <= 3 * len(guilty)


def test_an_event_alone_gets_a_second_chance():
    finding = judge_failure(Job(("a",), False), 0, 1, True)
    assert finding.guilty is None
    assert finding.again == (Job(("a",), False, STEP_EVENTS),)
    assert judge_failure(finding.again[0], 0, 1, True).guilty == "a"


def test_the_guilty_are_known_by_the_whole_event():
    known = Guilty()
    assert known.positions([Event("a")]) == []
    known.add(Event("a", "b"))
    assert known.positions([Event("a"), Event("a", "b"), Event("ab")]) == [1]
    known.clear()
    assert known.positions([Event("a", "b")]) == []


def test_a_whole_job_is_one_step():
    assert Job((1, 2, 3), False, WHOLE).steps() == [(0, 3)]


# -- access ---------------------------------------------------------------------------------------

ANN = Caller("ann", "1.1")


def grant(quota, id_="t1", expires_s=100.0):
    return Grant(id_, ANN, quota, expires_s)


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(1, 200))
def test_a_ticket_never_buys_more_than_its_quota(sizes, quota):
    access, spent = Access(Limits(4, 0, BATCH_MAX_EVENTS)), 0
    for size in sizes:
        try:
            access.spend(ANN, grant(quota), size, 0.0)
            spent += size
        except Refusal as refusal:
            assert refusal.status == 403
            assert spent + size > quota
    assert spent <= quota


@given(st.lists(st.tuples(st.floats(0, 3), st.integers(1, 500)), max_size=60))
def test_the_rate_holds_over_any_time(sends):
    access, rate, burst = Access(Limits(4, 100, 500)), 100, 500
    now_s, sent = 0.0, 0
    for pause_s, size in sends:
        now_s += pause_s
        try:
            access.spend(ANN, None, size, now_s)
            sent += size
        except Refusal as refusal:
            assert refusal.status == 429
            assert refusal.retry_after_s > 0
    assert sent <= burst + rate * now_s + 1e-6


def test_a_quota_outlives_its_ticket_and_is_then_forgotten():
    access = Access(Limits(4, 0, BATCH_MAX_EVENTS))
    access.spend(ANN, grant(5, expires_s=100.0), 5, 0.0)
    with pytest.raises(Refusal):
        access.spend(ANN, grant(5, expires_s=100.0), 1, 129.0)
    access.spend(ANN, grant(5, "t2", 900.0), 1, 500.0)
    assert list(access._accounts) == ["t2"]


def test_a_refund_gives_back_what_was_booked():
    access = Access(Limits(4, 0, BATCH_MAX_EVENTS))
    access.spend(ANN, grant(5), 5, 0.0)
    access.refund(grant(5), 5)
    access.spend(ANN, grant(5), 5, 0.0)


def test_places_are_given_back():
    access = Access(Limits(2, 0, BATCH_MAX_EVENTS))
    for _ in range(5):
        access.enter(ANN)
        access.enter(ANN)
        with pytest.raises(Refusal):
            access.enter(ANN)
        access.leave(ANN)
        access.leave(ANN)


def test_a_user_has_places_over_all_his_searches():
    access = Access(Limits(2, 0, BATCH_MAX_EVENTS, user_max_requests=3))
    for sid in "aab":
        access.enter(Caller("ann", sid))
    with pytest.raises(Refusal, match="this user has 3 requests open"):
        access.enter(Caller("ann", "c"))
    access.enter(Caller("bob", "c"))
    access.leave(Caller("ann", "a"))
    access.enter(Caller("ann", "c"))
    for caller in (Caller("ann", "a"), Caller("ann", "b"), Caller("ann", "c"), Caller("bob", "c")):
        access.leave(caller)
    assert not access._open


def test_a_user_gets_no_more_by_more_searches_and_tickets():
    access = Access(Limits(4, 0, BATCH_MAX_EVENTS, user_events_per_hour=3_600))
    for number in range(36):
        access.spend(Caller("ann", f"sid {number}"), grant(1_000, f"t{number}"), 100, 10.0)
    with pytest.raises(Refusal, match="this user sends more than 3,600 events an hour") as refused:
        access.spend(Caller("ann", "another"), grant(1_000, "t99"), 100, 10.0)
    assert (refused.value.status, refused.value.retry_after_s) == (429, pytest.approx(100.0))
    access.spend(Caller("bob", "another"), grant(1_000, "t98"), 100, 10.0)
    access.spend(Caller("ann", "another"), grant(1_000, "t99"), 100, 110.0)


def test_what_one_bound_refuses_is_booked_on_no_other():
    access = Access(Limits(4, 1_000, 1_000, user_events_per_hour=100))
    for _ in range(20):
        with pytest.raises(Refusal, match="this user"):
            access.spend(ANN, grant(1_000), 101, 0.0)
    access.spend(ANN, grant(1_000), 100, 0.0)
    assert access._accounts["t1"].spent == 100


def test_a_user_and_a_search_of_the_same_name_have_meters_of_their_own():
    access = Access(Limits(4, 10, 10, user_events_per_hour=1_000))
    access.spend(Caller("ann", "ann"), None, 10, 0.0)
    assert {str(whose): meter.level for whose, meter in access._meters.items()} == {
        str(Caller("ann", "ann")): 0, "ann": 990}


# -- body -----------------------------------------------------------------------------------------


@settings(deadline=None)
@given(st.binary(max_size=3_000), st.booleans(), st.lists(st.integers(1, 200), max_size=20), st.integers(1, 4_000))
def test_a_body_is_itself_however_it_is_cut_or_is_too_large(content, is_gzip, cuts, bound):
    sent = gzip.compress(content) if is_gzip else content
    body, position = Body(is_gzip, bound), 0
    try:
        for cut in [*cuts, len(sent)]:
            body.feed(sent[position:position + cut])
            position += cut
        assert body.finish() == content
        assert max(len(content), len(sent)) <= bound
    except TooLarge:
        assert max(len(content), len(sent)) > bound


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_gzip_or_are_refused(content):
    body = Body(True)
    try:
        body.feed(content)
        assert body.finish() == zlib.decompress(content, 31)
    except WireError as error:
        assert error.field == "body"


def test_a_bomb_is_never_held():
    packed = gzip.compress(bytes(64 << 20))
    body = Body(True, 1 << 20)
    with pytest.raises(TooLarge):
        body.feed(packed)
    assert sum(map(len, body._parts)) <= 1 << 20


def test_the_budget_refuses_instead_of_passing_its_bound():
    budget = ByteBudget(10)
    assert budget.take(10)
    assert not budget.take(1)
    budget.give(4)
    assert budget.take(4)
