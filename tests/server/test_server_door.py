"""Who is let in is decided by the head alone, and those who are not cost those who are next to nothing."""

import asyncio
import json
import os
import resource
import socket
import ssl
import threading
import time
from math import inf

import pytest
from running import ask, events_of, has_address, request_bytes, wait_until

from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_server.acceptor import SILENT_MIN_S, Acceptor, Pace, makes_room
from aiscore_server.access import Refusal
from aiscore_server.doorway import Told, answer_of, spread, whole

ONE = request_bytes(events_of(1))
ELSEWHERE = "127.0.0.2"
elsewhere = pytest.mark.skipif(not has_address(ELSEWHERE), reason=f"no connection can come from {ELSEWHERE} here")


def head_of(server, body, *lines, user="ann", sid="1.1"):
    told = [f"POST {wire.INFER_PATH} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}",
            f"Authorization: {server.ticket(user=user, sid=sid)['Authorization']}", *lines]
    return ("\r\n".join(told) + "\r\n\r\n").encode()


class Talk:
    """One connection, spoken to in bytes."""

    def __init__(self, server, plain=None):
        self.connection = server.connect() if plain is None else server.tls().wrap_socket(plain, server_hostname="localhost")
        self._stream = self.connection.makefile("rb")

    def send(self, *parts):
        self.connection.sendall(b"".join(parts))

    def answer(self):
        """Status, headers and body of the next answer; None where the connection has ended."""
        try:
            line = self._stream.readline()
        except (ConnectionError, ssl.SSLError):
            return None
        if not line:
            return None
        headers = {}
        while (header := self._stream.readline().strip()):
            name, _, value = header.decode().partition(":")
            headers[name.lower()] = value.strip()
        return int(line.split()[1]), headers, self._stream.read(int(headers.get("content-length", "0")))

    def close(self):
        self._stream.close()
        self.connection.close()


@pytest.fixture
def full(start):
    """A server at which the search 1.1 has the one request open that it may have, for half a minute at least."""
    with start(access__caller_max_requests=1, queue__batch_max_events=1, queue__max_slowdown=1000) as server:
        slow = request_bytes([Event(f"{number} SLOW") for number in range(100)])
        busy = Talk(server)
        busy.send(head_of(server, slow), slow)
        wait_until(lambda: server.metric("aiscore_request_bytes") > 0, "at work")
        yield server
        busy.close()


def test_a_refusal_comes_before_the_body_is_sent_and_the_connection_goes_on(full):
    talk = Talk(full)
    talk.send(head_of(full, ONE))
    status, headers, body = talk.answer()
    assert (status, headers.get("connection")) == (429, None)
    assert int(headers["retry-after"]) >= 1
    assert int(headers["retry-after-ms"]) >= 1
    assert "1 requests open" in json.loads(body)["error"]
    talk.send(ONE, head_of(full, ONE, sid="other"), ONE)
    assert talk.answer()[0] == 200
    talk.close()


@pytest.mark.parametrize("line", ["Expect: 100-continue", "Connection: close"])
def test_who_may_not_go_on_is_told_so_and_cut_off(full, line):
    talk = Talk(full)
    talk.send(head_of(full, ONE, line))
    status, headers, _ = talk.answer()
    assert (status, headers["connection"]) == (429, "close")
    if line.startswith("Connection"):
        talk.send(ONE)
    assert talk.answer() is None
    talk.close()


def test_who_asks_without_waiting_gets_one_refusal_in_the_time_that_he_was_told(full):
    talk, refusals, start_s = Talk(full), 0, time.monotonic()
    for _ in range(4):
        talk.send(head_of(full, ONE), ONE)
        assert talk.answer()[0] == 429
        refusals += 1
    # The first comes at once; each of the others may only come later on a slow machine, never sooner.
    assert time.monotonic() - start_s >= 0.99 * (refusals - 1)
    other = Talk(full)
    other.send(head_of(full, ONE, sid="other"), ONE)
    assert other.answer()[0] == 200
    # Whoever was refused and finds room is let in on the same connection.
    talk.send(head_of(full, ONE, sid="third"), ONE)
    assert talk.answer()[0] == 200
    talk.close()
    other.close()


def test_whoever_has_waited_for_his_refusal_is_not_told_to_wait_for_the_same_time_again(full):
    talk = Talk(full)
    talk.send(head_of(full, ONE), ONE)
    assert int(talk.answer()[1]["retry-after-ms"]) >= 1_000
    talk.send(head_of(full, ONE), ONE)
    assert int(talk.answer()[1]["retry-after-ms"]) < 500
    talk.close()


def test_a_request_behind_a_refusal_that_is_not_told_yet_never_overtakes_it(full):
    talk = Talk(full)
    talk.send(head_of(full, ONE), ONE)
    assert talk.answer()[0] == 429
    talk.send(head_of(full, ONE), ONE, head_of(full, ONE, sid="other"), ONE)
    assert talk.answer()[0] in (400, 429)
    assert talk.answer() is None
    talk.close()


def test_refusals_are_told_once_a_second_a_caller_with_their_number(full):
    talks = [Talk(full) for _ in range(20)]
    for talk in talks:
        talk.send(head_of(full, ONE), ONE)
    assert {talk.answer()[0] for talk in talks} == {429}
    lines = [line for line in full.log_lines("infer") if line["status"] == 429]
    assert len(lines) + sum(line.get("more", 0) for line in lines) <= 20
    assert full.metric("aiscore_requests_total") >= 20
    for talk in talks:
        talk.close()


def test_room_is_kept_for_requests_that_are_let_in_and_not_here_yet(start):
    """Two heads without a body take the places that two requests have; the third is refused, and let in when they dawdle."""
    body = request_bytes([Event(f"{number}" + (" SLOW" if number < 2 else "")) for number in range(64)])
    with start() as server:
        for _ in range(3):
            talk = Talk(server)
            talk.send(head_of(server, body), body)
            assert talk.answer()[0] == 200
            talk.close()
        waiting = [Talk(server) for _ in range(2)]
        for number, talk in enumerate(waiting):
            talk.send(head_of(server, body, sid=f"waiting {number}"))
        third = Talk(server)
        wait_until(lambda: refused(third, server, body), "the two heads are known")
        wait_until(lambda: not refused(third, server, body), "they have lost their room")
        third.close()
        for talk in waiting:
            talk.close()
        wait_until(lambda: server.metric("aiscore_request_bytes") == 0, "nothing is held")


def refused(talk, server, body):
    talk.send(head_of(server, body, sid="third"), body)
    status = talk.answer()[0]
    assert status in (200, 429)
    return status == 429


def test_a_body_longer_than_any_may_be_is_refused_by_its_head(server):
    talk = Talk(server)
    talk.send(head_of(server, ONE).replace(b"Content-Length: %d" % len(ONE), b"Content-Length: 99999999"))
    status, headers, body = talk.answer()
    assert (status, headers["connection"]) == (413, "close")
    assert "REQUEST_MAX_BYTES" in json.loads(body)["error"]
    talk.close()


# -- connections ------------------------------------------------------------------------------------


def test_when_all_places_are_taken_the_most_silent_stranger_makes_room(start):
    with start(server__max_connections=4, queue__batch_max_events=1, queue__max_slowdown=1000) as server:
        known = Talk(server)
        known.send(head_of(server, ONE), ONE)
        assert known.answer()[0] == 200
        slow = request_bytes([Event(f"{number} SLOW") for number in range(20)])
        busy = Talk(server)
        busy.send(head_of(server, slow, sid="busy"), slow)
        strangers = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(2)]
        newcomers = [Talk(server) for _ in range(2)]
        for number, talk in enumerate(newcomers):
            talk.send(head_of(server, ONE, sid=f"new {number}"), ONE)
            assert talk.answer()[0] == 200
        for stranger in strangers:
            stranger.settimeout(30)
            assert stranger.recv(1) == b""
            stranger.close()
        # Strangers went before the one who had been let in, and nobody went who was being answered.
        known.send(head_of(server, ONE), ONE)
        assert known.answer()[0] == 200
        assert busy.answer()[0] == 200
        for talk in (known, busy, *newcomers):
            talk.close()


def test_handshakes_that_never_begin_take_places_and_lose_them(start):
    with start(server__max_connections=10) as server:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
        talk = Talk(server)
        talk.send(head_of(server, ONE), ONE)
        assert talk.answer()[0] == 200
        assert len(server.log_lines("connections_full")) <= 1
        talk.close()
        for one in held:
            one.close()


@elsewhere
def test_a_search_is_answered_while_strangers_elsewhere_who_came_first_wait_yet(start):
    with start(server__max_connections=8) as server:
        held = [server.knock(ELSEWHERE) for _ in range(300)]
        assert ask(server, events_of(1)).status_code == 200
        assert server.metric("aiscore_connections_waiting") > 0
        for one in held:
            one.close()


@elsewhere
def test_a_slow_handshake_keeps_its_place_beside_a_crowd_elsewhere(start):
    with start(server__max_connections=8, server__handshake_timeout_s=60.0) as server:
        slow = server.knock()
        held = [server.knock(ELSEWHERE) for _ in range(300)]
        # Longer than a place is anybody's who is silent.
        time.sleep(3 * SILENT_MIN_S)
        talk = Talk(server, slow)
        talk.send(head_of(server, ONE), ONE)
        assert talk.answer()[0] == 200
        talk.close()
        for one in held:
            one.close()


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="no prlimit here")
def test_a_scorer_out_of_file_descriptors_accepts_again_when_there_are_some(start):
    with start() as server:
        limits = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
        # Descriptors are given from the lowest on: none beyond those that are open.
        used = max(map(int, os.listdir(f"/proc/{server.process.pid}/fd"))) + 1
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (used, limits[1]))
        held = [server.knock() for _ in range(used)]
        wait_until(lambda: server.log_lines("accept_failed"), "it has run out")
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, limits)
        assert ask(server, events_of(1)).status_code == 200
        for one in held:
            one.close()


def room(strangers=(), known=(), newcomer="new", places=8):
    return makes_room(strangers, known, newcomer, places, 10.0)


class Unheard:
    def warning(self, *_, **__):
        """Nobody reads it."""


@pytest.mark.parametrize("steps", range(5))
def test_a_door_that_closes_while_a_place_is_left_ends_its_work_and_nobody_waits(steps):
    async def closed():
        door = Acceptor([], lambda: None, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), max_connections=0, handshake_timeout_s=1.0, shutdown_timeout_s=1.0, log=Unheard())
        waits, far = socket.socketpair()
        door._line.add("192.0.2.1", waits)
        door._news.set()
        await asyncio.sleep(0.02)  # all places are taken: it looks again now and then
        door._news.set()
        for _ in range(steps):
            await asyncio.sleep(0)
        tasks = list(door._tasks)
        door.close()
        await door.wait_closed()
        far.close()
        return waits.fileno() < 0 and all(task.cancelled() for task in tasks)

    assert asyncio.run(closed())


def test_a_silent_connection_makes_room_only_after_a_while():
    known = [("talks", 9.9), ("idle", 2.0), ("works", inf)]
    assert room([("stranger", "a", 8.0)], known) == "stranger"
    assert room((), known) == "idle"
    assert room((), [known[0], known[2]]) is None
    assert room([("just", "a", 10.0 - SILENT_MIN_S / 2), ("works", "a", inf)]) is None


def test_those_who_have_been_let_in_stay_while_strangers_hold_an_eighth_of_the_places():
    fresh = [(name, "a", 9.9) for name in range(4)]
    assert room(fresh[:1], [("idle", 2.0)], places=8) is None
    assert room(fresh[:1], [("idle", 2.0)], places=9) == "idle"
    assert room(fresh, [("idle", 2.0)], places=32) is None
    assert room([(name, "a", inf) for name in range(8)], [("idle", 2.0)], places=9) == "idle"


def test_the_address_that_holds_most_places_makes_room_and_its_most_silent_one_first():
    strangers = [("b1", "b", 0.0), ("b2", "b", 1.0), ("a1", "a", 5.0), ("a2", "a", 4.0), ("a3", "a", 9.9)]
    assert room(strangers) == "a2"
    assert room([*strangers, ("b3", "b", 9.9)]) == "b1"


def test_no_address_makes_room_for_one_that_holds_as_many_places():
    crowd = [(f"a{number}", "a", 9.9) for number in range(5)]
    assert room([*crowd, ("slow", "b", 0.0)], newcomer="a") is None
    assert room([*crowd, ("slow", "b", 0.0)], newcomer="b") is None
    assert room([*crowd, ("slow", "b", 0.0)]) == "slow"
    assert room([("slow", "b", 0.0), ("silent", "a", 3.0)], newcomer="a") == "silent"
    assert room([("slow", "b", 0.0), ("just", "a", 9.9)], newcomer="a") is None


def test_new_connections_are_paced_and_a_quiet_time_saves_no_more_than_the_burst():
    pace = Pace(100.0, 5.0)
    assert [pace.wait_s(1_000.0) for _ in range(5)] == [0.0] * 5
    assert [round(pace.wait_s(1_000.0), 3) for _ in range(3)] == [0.01, 0.02, 0.03]
    assert pace.wait_s(2_000.0) == 0.0


# -- what a refusal says ----------------------------------------------------------------------------


def test_the_refused_are_asked_back_spread_over_a_while_never_sooner_than_told_on_average():
    drawn = [spread(8.0) for _ in range(2_000)]
    assert min(drawn) >= 8.0 and max(drawn) <= 10.0
    assert len(set(drawn)) > 1
    seconds = [whole(8.25) for _ in range(2_000)]
    assert set(seconds) == {8, 9} and 8.2 < sum(seconds) / 2_000 < 8.3
    assert all(whole(0.1) == 1 for _ in range(100))
    answer = answer_of(Refusal(429, "full", 0.1))
    assert 0.1 <= answer.retry_after_s <= 0.125
    assert answer.headers["retry-after"] == "1"
    assert 100 <= int(answer.headers["retry-after-ms"]) <= 125


def test_what_is_remembered_of_refusals_is_bounded():
    told = Told()
    for number in range(30_000):
        assert told.count(number, number * 1e-5) == 1
    assert len(told._last) <= 10_000


def test_many_at_once_are_all_answered_whatever_the_order(server):
    """Heads and bodies cut into pieces on many connections: each is answered, and nothing is held afterwards."""
    body, statuses = request_bytes(events_of(200)), []

    def ask(number):
        talk, sent = Talk(server), head_of(server, body, sid=f"cut {number}") + body
        for start in range(0, len(sent), 997):
            talk.send(sent[start:start + 997])
        statuses.append(talk.answer()[0])
        talk.close()

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(statuses) == 12 and set(statuses) <= {200, 429}
    wait_until(lambda: server.metric("aiscore_request_bytes") == 0, "nothing is held")
