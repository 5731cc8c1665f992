"""Several workers for trusted events: from outside they are one, and each event has one that knows it."""

import concurrent.futures
import os
import signal
import threading
from collections import Counter
from types import SimpleNamespace

import pytest
from double import GO_ON, score_of
from hypothesis import given
from hypothesis import strategies as st
from running import PATIENCE_S, ask, begin, events_of, is_running, post, request_bytes, wait_until

from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_server.batches import SMALL_EVENTS, BatchQueue, Bounds
from aiscore_server.dealing import deal, place_of
from aiscore_server.machine import WORKER_BYTES, WORKERS_MAX, Machine

# -- dealing --------------------------------------------------------------------------------------

EVENTS = st.lists(st.builds(Event, st.text(max_size=8), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "h"])), min_size=1, max_size=90)


@given(EVENTS, st.integers(1, 16), st.data())
def test_each_event_is_dealt_once_to_an_open_place_and_keeps_the_order_of_its_request(events, places, draw):
    opened = sorted(draw.draw(st.sets(st.integers(0, places - 1), min_size=1)))
    dealt = deal(events, range(len(events)), opened, places)
    assert set(dealt) <= set(opened)
    assert sorted(position for positions in dealt.values() for position in positions) == list(range(len(events)))
    assert all(list(positions) == sorted(positions) for positions in dealt.values())
    assert len(dealt) == 1 or len(events) > SMALL_EVENTS


@given(EVENTS, st.integers(2, 16))
def test_an_event_has_one_place_in_whatever_company_and_when_it_comes_again(events, places):
    company = [*events, *events_of(SMALL_EVENTS)]
    dealt = deal(company, range(len(company)), range(places), places)
    for place, positions in dealt.items():
        for position in positions:
            assert place_of(company[position], places) == place
            assert list(deal(company[position:position + 1], [0], range(places), places)) == [place]


def test_a_lost_place_is_shared_by_the_others_and_theirs_stay():
    events = events_of(8_000)
    whole, lost = (deal(events, range(8_000), opened, 4) for opened in ((0, 1, 2, 3), (0, 1, 3)))
    for place in lost:
        assert set(whole[place]) < set(lost[place])
        assert len(lost[place]) == pytest.approx(8_000 / 3, rel=0.1)


def test_a_part_of_a_large_request_is_no_small_one():
    queue = BatchQueue(Bounds(64, 10_000, 0.0, 1_000, 1_000))
    queue.admit("large", "ann", [1] * 500, False, 0.0)
    queue.admit("part", "bob", [1] * 16, False, 0.0, is_part_of_large=True)
    assert queue.small_events == 0
    assert [cut.key for cut in queue.close_batch(0.0).slices] == ["large"]


# -- how many ---------------------------------------------------------------------------------------


def settings_of(workers=0, threads=0, device="auto"):
    return SimpleNamespace(workers=workers, threads=threads, device=device)


@pytest.mark.parametrize("cores, has_gpu, device, workers, threads", [
    (2, False, "auto", 1, 0),
    (8, False, "auto", 1, 0),
    (16, False, "auto", 2, 8),
    (16, True, "auto", 8, 2),
    (16, True, "cpu", 2, 8),
    (16, False, "cuda:1", 8, 2),
    (3, True, "auto", 1, 0),
    (192, True, "auto", WORKERS_MAX, 12),
])
def test_workers_and_their_threads_are_chosen_by_cores_and_device(cores, has_gpu, device, workers, threads):
    machine = Machine(cores, 1 << 40, has_gpu)
    assert (machine.workers(settings_of(device=device)), machine.threads(settings_of(device=device))) == (workers, threads)


def test_no_more_workers_are_chosen_than_memory_holds_and_what_is_set_is_taken():
    machine = Machine(16, 3 * WORKER_BYTES, True)
    assert machine.workers(settings_of()) == 3
    assert Machine(16, 1, True).workers(settings_of()) == 1
    assert machine.workers(settings_of(workers=5)) == 5
    assert (machine.threads(settings_of(workers=5)), machine.threads(settings_of(workers=32)), machine.threads(settings_of(threads=7))) == (3, 1, 7)


# -- a server with several --------------------------------------------------------------------------


def assert_scored(answer, events, model="double 1.0.0"):
    assert answer.status_code == 200, answer.text
    response = wire.decode_response(answer.content, len(events))
    assert response.scores == tuple(map(score_of, events))
    assert response.model == model


def who(answer, count):
    """The process that scored each event."""
    assert answer.status_code == 200, answer.text
    return [reasons[0] for reasons in wire.decode_response(answer.content, count).reasons]


def pids(server):
    """Of the latest worker of each lane."""
    return {line["worker"]: line["pid"] for line in server.log_lines("worker_ready")}


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    from running import running

    with running(tmp_path_factory.mktemp("three"), model__workers=3, queue__max_slowdown=1000, access__caller_events_per_s=0) as server:
        yield server


def test_many_requests_of_all_sizes_are_answered_whole_and_in_order_with_the_scores_of_one_worker(three):
    requests = [events_of(count, f"search {number}") for number, count in enumerate([1, 2, 31, 32, 33, 64, 500, 4_000] * 6)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for events, answer in zip(requests, pool.map(lambda events: ask(three, events), requests)):
            assert_scored(answer, events)
    with three.client() as client:
        page = client.get(wire.METRICS_PATH).text
    assert {f'aiscore_worker_ready{{lane="trusted-{number}"}} 1.0' for number in (1, 2, 3)} <= set(page.splitlines())
    assert three.metric("aiscore_queue_events") == three.metric("aiscore_request_bytes") == 0


def test_an_event_meets_the_same_worker_alone_in_company_and_again(three):
    events = [Event(f"{number} WHO", "linux_secure", "gate") for number in range(300)]
    first = who(ask(three, events, explain=True), 300)
    assert who(ask(three, events[::-1], explain=True, user="bob"), 300) == first[::-1]
    assert len(set(first)) == 3
    assert max(Counter(first).values()) < 150
    assert [who(ask(three, [event], explain=True), 1)[0] for event in events[:20]] == first[:20]


def test_a_small_request_keeps_one_worker_busy(three):
    events = [Event(f"{number} WHO") for number in range(SMALL_EVENTS)]
    assert len(set(who(ask(three, events, explain=True), len(events)))) == 1


def test_an_event_that_breaks_a_worker_costs_itself_alone(start):
    events = [*events_of(200), Event("it will CRASH"), *events_of(200, "other")]
    with start(model__workers=2) as server:
        answer = ask(server, events)
        assert (answer.status_code, answer.json()["elements"]) == (422, [200])
        assert len({line["worker"] for line in server.log_lines("worker_lost")}) == 1
        assert_scored(ask(server, events[:200]), events[:200])


def test_a_killed_worker_costs_nothing_and_the_others_do_its_work_meanwhile(start, tmp_path):
    events = events_of(400)
    (tmp_path / GO_ON).touch()
    with start(bundle="held 1.0.0", model__workers=2, queue__max_slowdown=1000) as server, server.client() as client:
        before, answers = pids(server), []
        # Its successor takes its time.
        (tmp_path / GO_ON).unlink()
        stop = threading.Event()

        def search():
            while not stop.is_set():
                answers.append(ask(server, events))

        beside = threading.Thread(target=search)
        beside.start()
        os.kill(before["trusted-1"], signal.SIGKILL)
        wait_until(lambda: server.metric("aiscore_worker_ready") == 1, "one is gone")
        assert client.get(wire.READY_PATH).status_code == 200
        assert_scored(post(client, server, events, user="bob"), events, "held 1.0.0")
        server.let_go_on()
        wait_until(lambda: server.metric("aiscore_worker_ready") == 2, "both are there")
        wait_until(lambda: len(answers) > 1, "the searches beside are answered")
        stop.set()
        beside.join()
        for answer in answers:
            assert_scored(answer, events, "held 1.0.0")
        assert pids(server)["trusted-2"] == before["trusted-2"]


def test_a_worker_that_comes_back_with_another_bundle_is_passed_over_until_a_reload(start):
    """Somebody replaces the folder and does not say so, and then a worker is lost."""
    events, slow = events_of(400), tuple(Event(f"{number} SLOW") for number in range(SMALL_EVENTS + 4))
    with start(model__workers=3, queue__batch_max_events=2) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        (server.folder / "bundle").write_text("double 2.0.0")
        waiting = pool.submit(ask, server, slow, user="bob")
        wait_until(lambda: server.metric("aiscore_queue_events") > 0, "at work")
        os.kill(pids(server)["trusted-1"], signal.SIGKILL)
        wait_until(lambda: len(server.log_lines("worker_ready")) == 4, "it is back")
        assert_scored(waiting.result(), slow)
        for _ in range(5):
            assert_scored(ask(server, events), events)
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_done"), "reloaded")
        assert_scored(ask(server, events), events, "double 2.0.0")


def test_ready_is_told_when_all_workers_are(start):
    with start(bundle="held 1.0.0", is_awaited=False, model__workers=3) as server:
        asked = 0
        while not server.log_lines("ready"):
            with server.client() as client:
                is_up = server.is_up(client)
            assert not is_up or len(server.log_lines("worker_ready")) == 3
            asked += 1
            if asked == 5:
                server.let_go_on()
        server.wait_ready()
        assert set(pids(server)) == {"trusted-1", "trusted-2", "trusted-3"}


def test_a_reload_swaps_all_workers_and_no_answer_mixes_two_bundles(start):
    slow = tuple(Event(f"{number} SLOW") for number in range(SMALL_EVENTS + 8))
    quick = events_of(100)
    with start(model__workers=2, queue__batch_max_events=2, queue__max_slowdown=1000) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        before = pids(server)
        waiting = pool.submit(ask, server, slow)
        wait_until(lambda: server.metric("aiscore_queue_events") > 0, "at work")
        (server.folder / "bundle").write_text("double 2.0.0")
        server.process.send_signal(signal.SIGHUP)
        models = set()
        while not server.log_lines("reload_done"):
            answer = ask(server, quick, user="bob")
            assert answer.status_code == 200, answer.text
            models.add(wire.decode_response(answer.content, 100).model)
        assert models <= {"double 1.0.0", "double 2.0.0"}
        assert_scored(ask(server, quick, user="bob"), quick, "double 2.0.0")
        answer = waiting.result()

        def told():
            return [line["event"] for line in server.log_lines() if line["event"] == "reload_done" or line["event"] == "infer" and line["user"] == "ann"]

        wait_until(lambda: len(told()) == 2, "both are told of")
        # A slow machine may have answered it before it had reloaded.
        assert_scored(answer, slow, "double 2.0.0" if told()[0] == "reload_done" else "double 1.0.0")
        assert not set(before.values()) & set(pids(server).values())


def test_a_reload_that_one_worker_refuses_changes_none(start):
    events = events_of(100)
    with start(model__workers=3) as server:
        before, processes = pids(server), server.children()
        (server.folder / "bundle").write_text("once 2.0.0")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_refused"), "refused")
        assert "no room for another" in server.log_lines("reload_refused")[0]["problem"]
        assert_scored(ask(server, events), events)
        assert pids(server) == before
        assert server.metric("aiscore_worker_ready") == 3
        wait_until(lambda: server.children() == processes, "the refused ones have ended")


def test_a_start_that_one_worker_refuses_ends(start):
    with start(bundle="once 1.0.0", is_awaited=False, model__workers=2) as server:
        assert server.process.wait(PATIENCE_S) == 1
        assert "no room for another" in server.process.stdout.read().decode()


def test_sigterm_answers_what_all_workers_hold_and_ends_all(start):
    slow = tuple(Event(f"{number} SLOW") for number in range(SMALL_EVENTS + 1))
    with start(model__workers=2, queue__batch_max_events=4) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(ask, server, slow)
        wait_until(lambda: server.metric("aiscore_queue_events") > 0, "at work")
        assert server.stop() == 0
        assert_scored(waiting.result(), slow)
        wait_until(lambda: not any(is_running(pid) for pid in pids(server).values()), "all have ended")


def test_the_queue_is_bounded_over_all_workers_and_so_is_each_callers_share(start):
    """Half of the second request would find room at each worker, and all of it does not."""
    body = request_bytes([Event(f"{number} HELD") for number in range(8_000)])
    with start(model__workers=2, queue__queue_max_events=10_000, queue__caller_max_events=8_192, queue__batch_max_events=1,
               queue__max_slowdown=1000, access__caller_events_per_s=0) as server:
        connection = begin(server, body)
        wait_until(lambda: server.metric("aiscore_queue_events") > 7_900, "the first waits")
        assert "(caller_max_events)" in ask(server, events_of(1_000)).json()["error"]
        assert "(queue_max_events)" in ask(server, events_of(3_000), user="bob").json()["error"]
        connection.close()
        wait_until(lambda: server.metric("aiscore_queue_events") == 0, "dropped")
        server.let_go_on()
        assert_scored(ask(server, events_of(3_000), user="bob"), events_of(3_000))


def test_untrusted_events_have_one_worker_beside_the_others(start):
    mixed = tuple(Event(f"{number}", "web:proxy" if number % 3 else "linux_secure") for number in range(300))
    with start(model__workers=2, untrusted__untrusted_sourcetypes=["web:*"]) as server:
        wait_until(lambda: len(server.log_lines("worker_ready")) == 3, "all are ready")
        assert set(pids(server)) == {"trusted-1", "trusted-2", "untrusted"}
        assert_scored(ask(server, mixed), mixed)
        assert ask(server, [Event("it will CRASH", "web:proxy")]).status_code == 422
        assert {line["worker"] for line in server.log_lines("worker_lost")} == {"untrusted"}
