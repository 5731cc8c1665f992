"""The breaker: pure, then as the file that searches share."""
import json
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_splunk import breaker
from aiscore_splunk.breaker import CLOSED, GO, PROBE, STAY, admit, failed, from_json, succeeded, to_json
from aiscore_splunk.breaker_file import LEASE_MAX_S, SharedBreaker, breaker_path
from tests.splunk.doubles import Clock

OPEN = failed(CLOSED, 1000.0, breaker.OPENS_AT, 0.5)


def test_a_closed_breaker_lets_everyone_through():
    assert admit(CLOSED, 5.0, 1.0) == (GO, CLOSED)


def test_points_add_up_until_it_opens():
    state = CLOSED
    for now in (1000.0, 1001.0):
        state = failed(state, now, 1, 0.5)
        assert admit(state, now, 1.0)[0] == GO
    assert admit(failed(state, 1002.0, 1, 0.5), 1002.0, 1.0)[0] == STAY


def test_points_are_forgotten_after_a_success_or_a_while():
    twice = failed(failed(CLOSED, 1000.0, 1, 0.5), 1001.0, 1, 0.5)
    assert not failed(succeeded(twice), 1002.0, 1, 0.5).is_open
    assert not failed(twice, 1002.0 + breaker.POINTS_LAST_S, 1, 0.5).is_open


def test_an_open_breaker_lets_one_probe_through_when_its_time_is_over():
    assert admit(OPEN, OPEN.until_s - 0.1, 5.0)[0] == STAY
    verdict, probing = admit(OPEN, OPEN.until_s, 5.0)
    assert verdict == PROBE
    assert admit(probing, OPEN.until_s + 1.0, 5.0)[0] == STAY


def test_breaker_closes_after_a_probe_that_succeeds():
    _, probing = admit(OPEN, OPEN.until_s, 5.0)
    assert succeeded(probing) == CLOSED


def test_breaker_reopens_for_longer_after_a_probe_that_fails():
    _, probing = admit(OPEN, OPEN.until_s, 5.0)
    again = failed(probing, OPEN.until_s + 1.0, breaker.OPENS_AT, 0.5)
    assert admit(again, OPEN.until_s + 2.0, 5.0)[0] == STAY
    assert again.until_s - (OPEN.until_s + 1.0) == 2 * breaker.OPEN_FIRST_S


def test_it_never_stays_open_for_longer_than_a_minute_and_a_fifth():
    state, now = CLOSED, 1000.0
    for _ in range(30):
        state = failed(state, now, breaker.OPENS_AT, 1.0)
        assert state.until_s - now <= 1.2 * breaker.OPEN_MAX_S
        now = state.until_s


def test_a_lost_probe_is_replaced_when_its_lease_ends():
    _, probing = admit(OPEN, OPEN.until_s, 5.0)
    assert admit(probing, OPEN.until_s + 5.0, 5.0)[0] == PROBE


def test_late_failures_of_one_outage_do_not_prolong_it():
    assert failed(OPEN, 1001.0, breaker.OPENS_AT, 0.5) == OPEN


def test_a_state_survives_its_json():
    assert from_json(json.loads(json.dumps(to_json(OPEN))), 1000.0, LEASE_MAX_S) == OPEN


@given(st.dictionaries(st.sampled_from(["points", "failed_s", "openings", "until_s", "probe_s"]),
                       st.none() | st.floats() | st.integers() | st.text(max_size=3) | st.lists(st.integers())))
def test_any_json_is_a_state_that_ends(found):
    state = from_json(found, 1000.0, LEASE_MAX_S)
    assert admit(state, 1000.0 + 2 * breaker.OPEN_MAX_S + LEASE_MAX_S, 1.0)[0] in (GO, PROBE)


def test_a_clock_set_back_does_not_keep_it_open():
    assert from_json(to_json(OPEN), 1000.0 - 86400.0, LEASE_MAX_S) == CLOSED


# -- shared ------------------------------------------------------------------------------------------

@pytest.fixture
def share(tmp_path):
    clock = Clock()
    path = breaker_path(str(tmp_path), "https://scorer:1")
    return clock, lambda: SharedBreaker(path, clock, lambda: 0.5), path


def test_a_failure_of_one_search_is_known_to_all(share):
    _, make, _ = share
    first, second = make(), make()
    first.failed(breaker.OPENS_AT)
    assert second.admit(1.0) == STAY and make().admit(1.0) == STAY


def test_only_one_of_many_searches_probes_and_its_success_frees_all(share):
    clock, make, _ = share
    searches = [make() for _ in range(20)]
    searches[0].failed(breaker.OPENS_AT)
    clock.now_s += 10.0
    verdicts = [search.admit(5.0) for search in searches]
    assert verdicts.count(PROBE) == 1 and verdicts.count(STAY) == 19
    searches[verdicts.index(PROBE)].succeeded()
    assert {search.admit(5.0) for search in searches} == {GO}


def test_a_hundred_searches_at_once_send_one_probe(share):
    """Each search has its own descriptor of the lock, as processes have; all of them come when the pause is over."""
    clock, make, _ = share
    make().failed(breaker.OPENS_AT)
    clock.now_s += 10.0
    searches, start, verdicts = [make() for _ in range(100)], threading.Barrier(100), []

    def come(search):
        start.wait(30)
        verdicts.append(search.admit(5.0))
    threads = [threading.Thread(target=come, args=(search,)) for search in searches]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(verdicts) == [PROBE] + [STAY] * 99


def test_scorers_at_two_addresses_have_two_breakers(tmp_path):
    assert breaker_path(str(tmp_path), "https://a:1") != breaker_path(str(tmp_path), "https://b:1")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"points": 3}', b"9" * 5000])
def test_a_damaged_file_counts_as_closed(share, content):
    _, make, path = share
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(content)
    assert make().admit(1.0) == GO


def test_without_a_disk_the_search_keeps_its_own(tmp_path):
    (tmp_path / "var").write_text("a file where a folder should be")
    search = SharedBreaker(breaker_path(str(tmp_path), "https://a:1"), Clock(), lambda: 0.5)
    search.failed(breaker.OPENS_AT)
    assert search.admit(1.0) == STAY


def test_nothing_is_written_while_all_is_well(share):
    _, make, path = share
    search = make()
    assert search.admit(1.0) == GO
    search.succeeded()
    assert not os.path.exists(path)


def test_a_breaker_that_is_shared_with_nobody_leaves_no_file(tmp_path, monkeypatch):
    from aiscore_splunk.breaker_file import SharedBreaker

    monkeypatch.chdir(tmp_path)
    SharedBreaker("").failed(breaker.OPENS_AT)
    assert list(tmp_path.iterdir()) == []
