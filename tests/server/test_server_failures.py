"""Workers that die, hang, raise or talk nonsense; servers that drain, reload and lose their callers."""

import asyncio
import concurrent.futures
import os
import signal
import socket
import threading
import time
from types import SimpleNamespace

import httpx
import pytest
from double import score_of
from running import PATIENCE_S, ask, begin, events_of, is_running, request_bytes, wait_until

from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_server.model_process import ModelProcess, _Worker


def wait_until_held(server, count):
    """Until the server has that many bytes of requests that are not answered."""
    wait_until(lambda: server.metric("aiscore_request_bytes") >= count, "all of them are in")


def assert_scored(answer, events):
    assert answer.status_code == 200, answer.text
    assert wire.decode_response(answer.content, len(events)).scores == tuple(map(score_of, events))


@pytest.mark.parametrize("poison, settings", [
    ("RAISE", {}),
    ("NAN", {}),
    ("CRASH", {}),
    ("BREAK", {}),
    ("HANG", {"worker__hang_timeout_s": 2}),
])
def test_one_bad_event_costs_only_itself(start, poison, settings):
    good = events_of(200, "good")
    bad = (*good[:77], Event(f"this one will {poison}"), *good[77:])
    # In a second, two requests are there that are sent at once; once one of them has broken the worker, the other would be told to wait.
    with start(queue__window_ms=1_000, **settings) as server:
        with concurrent.futures.ThreadPoolExecutor() as pool:
            sick, healthy = pool.submit(ask, server, bad), pool.submit(ask, server, good)
            assert_scored(healthy.result(), good)
            answer = sick.result()
        assert answer.status_code == 422
        assert answer.json()["elements"] == [77]
        assert answer.json()["field"] == "text"
        wait_until(lambda: ask(server, good).status_code == 200, "serving again")
        # From now on it is refused at the door, and what was beside it is scored.
        restarts = server.metric("aiscore_worker_restarts")
        again = ask(server, bad)
        assert (again.status_code, again.json()["elements"]) == (422, [77])
        assert_scored(ask(server, good), good)
        assert server.metric("aiscore_worker_restarts") == restarts
        assert server.metric("aiscore_events_guilty_total") == 1
        assert len(server.log_lines("event_guilty")) == 1


class Unheard:
    def info(self, *_, **__):
        """Nobody reads it."""

    error = info


def test_no_job_is_handed_to_a_worker_whose_channel_has_ended_while_its_process_has_not():
    async def handed():
        ended, owner = threading.Event(), SimpleNamespace(on_ready=lambda *_: None, on_slot=lambda: None)
        process = SimpleNamespace(pid=os.getpid(), exitcode=-9, join=lambda patience_s: ended.wait(30), is_alive=lambda: False)
        keeper = ModelProcess("trusted", None, owner, Unheard(), load_timeout_s=1, hang_timeout_s=1, jobs_in_flight=2, growth_max_bytes=1 << 30)
        ours, theirs = socket.socketpair()
        keeper._adopt(_Worker(process, *await asyncio.open_connection(sock=ours)))
        before = keeper.has_slot
        theirs.close()
        end_s = time.monotonic() + 10
        while keeper.has_slot and time.monotonic() < end_s:
            await asyncio.sleep(0.01)
        after, keeper._is_closing = keeper.has_slot, True
        ended.set()
        await asyncio.gather(*keeper._tasks)
        return before, after

    assert asyncio.run(handed()) == (True, False)


def test_several_bad_events_are_all_named_in_one_answer(start):
    events = tuple(Event(f"event {number}" + (" RAISE" if number in (3, 40, 41) else "")) for number in range(90))
    with start() as server:
        assert ask(server, events).json()["elements"] == [3, 40, 41]


def test_a_worker_killed_from_outside_costs_no_event(start):
    events = (*events_of(20), Event("one is HELD"), Event("two is HELD"), Event("three is HELD"))
    with start() as server, concurrent.futures.ThreadPoolExecutor() as pool:
        first = server.worker_pid()
        waiting = [pool.submit(ask, server, events) for _ in range(3)]
        wait_until_held(server, 3 * len(request_bytes(events)))
        os.kill(first, signal.SIGKILL)
        server.let_go_on()
        for answer in waiting:
            assert_scored(answer.result(), events)
        assert server.worker_pid() != first
        assert server.metric("aiscore_worker_restarts") == 1
        assert server.metric("aiscore_events_guilty_total") == 0


def test_a_worker_that_has_grown_too_large_is_replaced_between_batches_and_loses_none(start):
    events = (*events_of(20), Event("one will GROW"))
    with start(worker__worker_growth_max_mb=32) as server:
        first = server.worker_pid()
        for _ in range(2):
            assert_scored(ask(server, events), events)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            slow = (*events_of(5), Event("this is SLOW"))

            def is_replaced_while_it_answers():
                for answer in [pool.submit(ask, server, slow) for _ in range(3)]:
                    assert_scored(answer.result(), slow)
                return server.log_lines("worker_recycled")

            wait_until(is_replaced_while_it_answers, "replaced")
        told = server.log_lines("worker_recycled")[0]
        assert told["pid"] == first
        assert told["resident_mb"] - told["ready_mb"] >= 32
        assert server.worker_pid() != first
        assert_scored(ask(server, events), events)
        assert server.metric("aiscore_worker_recycles") == 1
        assert server.metric("aiscore_worker_resident_bytes") > 0
        assert (server.metric("aiscore_worker_restarts"), server.metric("aiscore_events_guilty_total")) == (0, 0)


def test_an_event_that_takes_all_memory_costs_only_itself(start):
    events = (*events_of(20), Event("it will BLOAT"), *events_of(3))
    with start(worker__worker_growth_max_mb=32) as server:
        answer = ask(server, events)
        assert (answer.status_code, answer.json()["elements"]) == (422, [20])
        assert all("grew by" in line["reason"] for line in server.log_lines("worker_lost"))
        assert_scored(ask(server, events[:20]), events[:20])


def test_an_event_that_takes_all_memory_after_its_worker_was_replaced_costs_only_itself(start):
    events = (*events_of(20), Event("it will SWELL"), *events_of(3))
    with start(worker__worker_growth_max_mb=32) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(ask, server, events)
        wait_until(lambda: server.log_lines("worker_recycled"), "replaced")
        server.let_go_on()
        answer = waiting.result()
        assert (answer.status_code, answer.json()["elements"]) == (422, [20])
        assert_scored(ask(server, events[:20]), events[:20])


def test_a_worker_that_cannot_be_replaced_goes_on(start):
    with start(worker__worker_growth_max_mb=32) as server:
        (server.folder / "bundle").write_text("refuse")
        grown = (Event("one will GROW"), Event("two will GROW"))
        assert_scored(ask(server, grown), grown)
        wait_until(lambda: server.log_lines("recycle_refused"), "refused")
        assert "weights.bin: was altered" in server.log_lines("recycle_refused")[0]["problem"]
        assert_scored(ask(server, events_of(3)), events_of(3))
        assert server.metric("aiscore_worker_restarts") == 0


def test_a_worker_killed_at_rest_comes_back(start):
    with start() as server:
        os.kill(server.worker_pid(), signal.SIGKILL)
        wait_until(lambda: ask(server, events_of(2)).status_code == 200, "serving again")
        assert server.log_lines("worker_lost")


def test_while_loading_callers_are_told_so_and_when_to_come_back(start):
    with start(bundle="held 1.0.0", is_awaited=False) as server, server.client() as client:
        assert client.get(wire.LIVE_PATH).status_code == 200
        for answer in (client.get(wire.READY_PATH), ask(server, events_of(1)),
                       client.get(wire.METADATA_PATH, headers=server.ticket())):
            assert answer.status_code == 503
            assert "loading" in answer.json()["error"]
            assert int(answer.headers["retry-after"]) >= 1
        server.let_go_on()
        server.wait_ready()
        assert ask(server, events_of(1)).status_code == 200


def test_a_refused_bundle_ends_the_start_with_its_reason(start):
    with start(bundle="refuse", is_awaited=False) as server:
        assert server.process.wait(PATIENCE_S) == 1
        assert "weights.bin: was altered" in server.process.stdout.read().decode()


def test_sigterm_answers_what_was_admitted_and_ends_clean(start):
    events = (*events_of(5), *(Event(f"{number} HELD") for number in range(4)))
    with start() as server, concurrent.futures.ThreadPoolExecutor() as pool:
        pid = server.worker_pid()
        waiting = [pool.submit(ask, server, events) for _ in range(2)]
        wait_until_held(server, 2 * len(request_bytes(events)))
        server.process.send_signal(signal.SIGTERM)
        server.let_go_on()
        assert server.process.wait(PATIENCE_S) == 0
        for answer in waiting:
            assert_scored(answer.result(), events)
        with pytest.raises(httpx.TransportError):
            ask(server, events)
        wait_until(lambda: not is_running(pid), "the worker has ended")


def test_a_worker_does_not_outlive_a_killed_server(start):
    with start() as server:
        pid = server.worker_pid()
        server.process.kill()
        wait_until(lambda: not is_running(pid), "the worker has ended")


def test_reload_serves_without_a_gap_and_takes_the_new_bundle(start):
    with start() as server, server.client() as client:
        (server.folder / "bundle").write_text("held 2.0.0")
        server.process.send_signal(signal.SIGHUP)
        models, body = [], request_bytes(events_of(50))
        while not server.log_lines("reload_done"):
            answer = client.post(wire.INFER_PATH, content=body, headers=server.ticket())
            models.append(wire.decode_response(answer.content, 50).model)
            if len(models) == 20:
                server.let_go_on()
        answer = client.post(wire.INFER_PATH, content=body, headers=server.ticket())
        assert wire.decode_response(answer.content, 50).model == "held 2.0.0"
        assert models == sorted(models)
        assert models[0] == "double 1.0.0"


def test_a_refused_reload_changes_nothing(start):
    with start() as server:
        pid = server.worker_pid()
        (server.folder / "bundle").write_text("refuse")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_refused"), "refused")
        assert wire.decode_response(ask(server, events_of(2)).content, 2).model == "double 1.0.0"
        assert server.worker_pid() == pid
        assert is_running(pid)


def test_a_reload_does_not_go_back_behind_the_version_in_use(start):
    with start(bundle="double 1.10.0") as server:
        (server.folder / "bundle").write_text("double 1.9.0")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_refused"), "refused")
        assert wire.decode_response(ask(server, events_of(2)).content, 2).model == "double 1.10.0"


def test_a_reload_does_not_go_back_behind_the_site_in_use(start):
    with start(bundle="double 1.10.0,here 2.0.0") as server:
        (server.folder / "bundle").write_text("double 1.11.0,here 1.9.0")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_refused"), "refused")
        assert "here 1.9.0 is older than here 2.0.0" in server.log_lines("reload_refused")[0]["problem"]
        assert wire.decode_response(ask(server, events_of(2)).content, 2).model == "double 1.10.0"
        (server.folder / "bundle").write_text("double 1.11.0,here 2.0.1")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_done"), "taken")
        assert wire.decode_response(ask(server, events_of(2)).content, 2).model == "double 1.11.0"


def test_what_libraries_print_is_logged_line_by_line_while_loading_and_never_after(start):
    with start() as server:
        ask(server, [Event("QUOTED RAISE")])
        text = server.log_path.read_text()
        assert "QUOTED" not in text
        assert "\x1b" not in text
        assert [line["text"] for line in server.log_lines("worker_printed")] == ["a library prints", "what it\x1b[31m likes"]


def test_a_request_in_the_midst_of_a_reload_is_answered_by_one_bundle(start):
    events = tuple(Event(f"{number} HELD") for number in range(6))
    with start(queue__batch_max_events=1) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(ask, server, events)
        wait_until(lambda: server.metric("aiscore_queue_events") > 0, "at work")
        (server.folder / "bundle").write_text("double 2.0.0")
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_done"), "reloaded")
        server.let_go_on()
        assert_scored(waiting.result(), events)
        assert wire.decode_response(waiting.result().content, len(events)).model == "double 2.0.0"


def test_a_renewed_certificate_is_shown_after_sighup(start):
    import datetime

    from aiscore_server import authority

    with start() as server:
        before = server.connect()
        authority.renew(server.folder, [], datetime.datetime.now(datetime.timezone.utc))
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_done"), "reloaded")
        after = server.connect()
        assert before.getpeercert()["serialNumber"] != after.getpeercert()["serialNumber"]
        before.close()
        after.close()


def test_the_work_of_departed_callers_is_dropped(start):
    body = request_bytes([Event(f"{number} HELD") for number in range(40)])
    with start(queue__batch_max_events=1) as server:
        connection = begin(server, body)
        wait_until(lambda: server.metric("aiscore_queue_events") > 30, "at work")
        connection.close()
        wait_until(lambda: server.metric("aiscore_events_dropped_total") > 30, "dropped")
        server.let_go_on()
        assert ask(server, events_of(1)).status_code == 200
        wait_until(lambda: any(line["status"] == 499 for line in server.log_lines("infer")), "told")


def test_a_deadline_that_passes_is_answered_and_its_work_dropped(start):
    slow = tuple(Event(f"{number} SLOW") for number in range(40))
    with start(queue__batch_max_events=1) as server:
        answer = ask(server, slow, timeout_ms=500)
        assert answer.status_code == 429
        assert "0.5 s" in answer.json()["error"]
        assert server.metric("aiscore_events_dropped_total") > 30


def test_overload_is_answered_at_the_door_and_held_in_bounds(start):
    """Ten times what the worker can do: refusals at once, a bounded queue, admitted requests answered."""
    events = (Event("SLOW"), *events_of(8191))

    async def storm(server):
        async with server.async_client(limits=httpx.Limits(max_connections=60)) as client:
            return await asyncio.gather(*(
                client.post(wire.INFER_PATH, content=request_bytes(events), headers=server.ticket(sid=f"search {number}"))
                for number in range(40)))

    with start(queue__queue_max_events=16_384, queue__caller_max_events=8192) as server:
        resident_before = resident_bytes(server.process.pid)
        answers = asyncio.run(storm(server))
        assert {answer.status_code for answer in answers} == {200, 429}
        for answer in answers:
            if answer.status_code == 429:
                assert int(answer.headers["retry-after"]) >= 1
            else:
                assert_scored(answer, events)
        assert resident_bytes(server.process.pid) - resident_before < 300 * 1024 * 1024
        assert server.metric("aiscore_queue_events") == 0
        assert server.metric("aiscore_request_bytes") == 0
        assert ask(server, events_of(1)).status_code == 200


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_a_small_search_is_not_held_up_by_a_large_one(start):
    large = tuple(Event(f"{number} SLOW") if number % 64 == 0 else Event(f"{number}") for number in range(64 * 30))
    with start(queue__batch_max_events=128) as server, concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(ask, server, large)
        time.sleep(0.5)
        with server.client() as client:
            answer = client.post(wire.INFER_PATH, content=request_bytes(events_of(1)), headers=server.ticket(user="carl"))
        assert answer.status_code == 200
        assert not waiting.done()
        assert_scored(waiting.result(), large)


def test_single_events_are_let_in_beside_searches_that_take_all_there_is(start):
    """What one event took just before says nothing of the searches: each of these took 0.3 s, and 64 of them would be a long time."""
    large = tuple(Event(f"{number} SLOW") if number % 256 == 0 else Event(f"{number}") for number in range(2_048))
    with start(queue__batch_max_events=256) as server, concurrent.futures.ThreadPoolExecutor() as pool, server.client() as client:
        body = request_bytes([Event("one SLOW")])
        assert_scored(ask(server, large), large)
        assert {client.post(wire.INFER_PATH, content=body, headers=server.ticket(user="carl")).status_code for _ in range(5)} == {200}
        waiting = [pool.submit(ask, server, large) for _ in range(2)]
        wait_until(lambda: server.metric("aiscore_queue_events") > 1_024, "the searches wait")
        asked = 0
        while not all(one.done() for one in waiting):
            assert client.post(wire.INFER_PATH, content=request_bytes(events_of(1)), headers=server.ticket(user="carl")).status_code == 200
            asked += 1
        assert asked > 1
        for one in waiting:
            assert_scored(one.result(), large)


def test_untrusted_sourcetypes_have_a_worker_of_their_own(start):
    mixed = tuple(Event(f"{number}", "web:proxy" if number % 3 else "linux_secure") for number in range(300))
    with start(untrusted__untrusted_sourcetypes=["web:*"]) as server:
        wait_until(lambda: len(server.log_lines("worker_ready")) == 2, "both workers are ready")
        assert len({line["pid"] for line in server.log_lines("worker_ready")}) == 2
        assert_scored(ask(server, mixed), mixed)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            sick = pool.submit(ask, server, [Event("it will CRASH", "web:proxy")])
            trusted = events_of(10)
            while not sick.done():
                assert_scored(ask(server, trusted), trusted)
            assert sick.result().status_code == 422
        lost = server.log_lines("worker_lost")
        assert lost
        assert {line["worker"] for line in lost} == {"untrusted"}


def test_the_untrusted_worker_has_limits_of_its_own(start):
    """Its own time for a batch, its own queue, and a lower claim on the processor; the trusted lane keeps the wide ones."""
    with start(untrusted__untrusted_sourcetypes=["web:*"], untrusted__untrusted_hang_timeout_s=2, untrusted__untrusted_queue_max_events=8192,
               queue__caller_max_events=65_536, queue__max_slowdown=1000, access__caller_events_per_s=0) as server:
        wait_until(lambda: len(server.log_lines("worker_ready")) == 2, "both workers are ready")
        pids = {line["worker"]: line["pid"] for line in server.log_lines("worker_ready")}
        own = os.getpriority(os.PRIO_PROCESS, server.process.pid)
        assert {name: os.getpriority(os.PRIO_PROCESS, pid) for name, pid in pids.items()} == {"trusted": own, "untrusted": min(19, own + 10)}
        answer = ask(server, [Event("it will HANG", "web:proxy")])
        assert (answer.status_code, answer.json()["elements"]) == (422, [0])
        assert {line["reason"] for line in server.log_lines("worker_lost")} == {"no answer for 2 s"}
        wait_until(lambda: ask(server, [Event("fine", "web:proxy")]).status_code == 200, "both workers are ready again")
        with concurrent.futures.ThreadPoolExecutor() as pool:
            flood = [Event("SLOW", "web:proxy"), *(Event(f"{number}", "web:proxy") for number in range(4_000))]
            waiting = [pool.submit(ask, server, flood) for _ in range(8)]
            trusted = events_of(10)
            while not all(one.done() for one in waiting):
                assert_scored(ask(server, trusted), trusted)
        assert {one.result().status_code for one in waiting} == {200, 429}


def test_half_a_body_and_then_nothing_holds_nothing(start):
    with start(server__body_timeout_s=0.5) as server:
        connection = begin(server, b'{"inputs"', 1000)
        assert connection.recv(65536).startswith(b"HTTP/1.1 408 ")
        assert server.metric("aiscore_request_bytes") == 0
        while connection.recv(65_536):
            pass
        connection.close()
