"""What callers get from each route of a real server over real TLS."""

import gzip
import json
import subprocess

import pytest
from double import score_of
from running import events_of, request_bytes

from aiscore_contract import wire


def test_a_batch_comes_back_whole_and_in_order(server):
    events = events_of(3000)
    with server.client() as client:
        answer = client.post(wire.INFER_PATH, content=request_bytes(events), headers=server.ticket())
    assert answer.status_code == 200
    response = wire.decode_response(answer.content, len(events))
    assert response.id == "r1"
    assert response.model == "double 1.0.0"
    assert response.scores == tuple(map(score_of, events))
    assert set(response.novelties) == {0.5}


def test_gzip_both_ways_gives_the_same_answer(server):
    body = request_bytes(events_of(2000), explain=True)
    with server.client() as client:
        plain = client.post(wire.INFER_PATH, content=body, headers={**server.ticket(), "Accept-Encoding": "identity"})
        packed = client.post(
            wire.INFER_PATH, content=wire.compress(body), headers={**server.ticket(), "Content-Encoding": "gzip"}
        )
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.content == packed.content
    assert wire.decode_response(plain.content, 2000).reasons[7] == ("reason of event 7", "explained")


def test_explaining_and_plain_requests_do_not_mix(server):
    with server.client() as client:
        for explain in (True, False, True):
            answer = client.post(
                wire.INFER_PATH, content=request_bytes(events_of(3), explain=explain), headers=server.ticket()
            )
            assert bool(wire.decode_response(answer.content, 3).reasons[0]) == explain


def test_metadata_tells_model_and_bounds(server):
    with server.client() as client:
        metadata = wire.decode_metadata(client.get(wire.METADATA_PATH, headers=server.ticket()).content)
    assert (metadata.bundle, metadata.device, metadata.encoder) == ("double 1.0.0", "cpu", "double")


def test_callers_of_a_scorer_without_a_gpu_are_told_to_send_little_at_once(server):
    with server.client() as client:
        metadata = wire.decode_metadata(client.get(wire.METADATA_PATH, headers=server.ticket()).content)
    assert (metadata.device, metadata.max_in_flight, metadata.max_batch_events) == ("cpu", 2, 256)


def test_health_needs_no_ticket(server):
    with server.client() as client:
        assert client.get(wire.LIVE_PATH).json() == {"live": True}
        assert client.get(wire.READY_PATH).json() == {"ready": True}


def test_metrics_tell_requests_cache_and_model(server):
    with server.client() as client:
        client.post(wire.INFER_PATH, content=request_bytes(events_of(5)), headers=server.ticket())
        page = client.get(wire.METRICS_PATH).text
    for name in ("aiscore_requests_total{status=\"200\"}", "aiscore_events_scored_total", "aiscore_queue_events{lane=\"trusted\"} 0.0",
                 "aiscore_batch_events_bucket", "aiscore_cache_hit_rate", "aiscore_worker_ready{lane=\"trusted\"} 1.0",
                 "aiscore_worker_restarts{lane=\"trusted\"} 0.0",
                 'aiscore_model_info{bundle="double 1.0.0",device="cpu",encoder="double",lane="trusted"} 1.0'):
        assert name in page, name


@pytest.mark.parametrize("method, path, status", [
    ("GET", "/", 404), ("GET", "/docs", 404), ("GET", wire.INFER_PATH, 405), ("POST", wire.READY_PATH, 405),
    ("GET", "/v2/models/other", 404), ("GET", "/metrics/../secret", 404),
])
def test_other_paths_and_methods_are_refused_in_the_protocols_form(server, method, path, status):
    with server.client() as client:
        answer = client.request(method, path)
    assert answer.status_code == status
    assert isinstance(answer.json()["error"], str)


def _message(**changes):
    message = json.loads(request_bytes(events_of(2)))
    message.update(changes)
    return json.dumps(message).encode()


@pytest.mark.parametrize("body, status, told", [
    (b"", 400, "JSON"),
    (b"{", 400, "JSON"),
    (b"[1]", 400, "object"),
    (b"\xff\xfe", 400, "UTF-8"),
    (_message(inputs=[]), 422, "text"),
    (_message(inputs=[{"name": "text", "shape": [0], "data": []}]), 422, "text"),
    (_message(inputs=[{"name": "text", "shape": [2], "data": ["a"]}]), 422, "shape"),
    (_message(inputs=[{"name": "text", "shape": [1], "data": [7]}]), 422, "no string"),
    (_message(inputs=[{"name": "txt", "shape": [1], "data": ["a"]}]), 422, "txt"),
    (_message(parameters={"timeout_ms": -1}), 422, "timeout_ms"),
    (_message(parameters={"timeout_ms": True}), 422, "timeout_ms"),
    (_message(id="x" * 200), 422, "id"),
    (_message(inputs=[{"name": "text", "shape": [9000], "data": ["a"] * 9000}]), 413, "BATCH_MAX_EVENTS"),
    (b"[" * 200_000, 400, "JSON"),
])
def test_a_wrong_request_is_told_what_is_wrong(server, body, status, told):
    with server.client() as client:
        answer = client.post(wire.INFER_PATH, content=body, headers=server.ticket())
    assert answer.status_code == status
    assert told in answer.json()["error"]


def test_a_timeout_beyond_all_numbers_is_cut_to_the_servers_own(server):
    body = request_bytes(events_of(1)).replace(b'"parameters":{}', b'"parameters":{"timeout_ms":' + b"9" * 400 + b"}")
    with server.client() as client:
        assert client.post(wire.INFER_PATH, content=body, headers=server.ticket()).status_code == 200


@pytest.mark.parametrize("packed", [gzip.compress(b"{}", mtime=0)[:-3], gzip.compress(b"{}", mtime=0) + b"more", b"no gzip"])
def test_broken_gzip_is_refused(server, packed):
    with server.client() as client:
        answer = client.post(wire.INFER_PATH, content=packed, headers={**server.ticket(), "Content-Encoding": "gzip"})
    assert answer.status_code == 400
    assert "gzip" in answer.json()["error"]


def test_another_encoding_is_refused(server):
    with server.client() as client:
        answer = client.post(wire.INFER_PATH, content=b"x", headers={**server.ticket(), "Content-Encoding": "br"})
    assert answer.status_code == 415


def test_the_log_names_the_caller_and_never_the_event_or_the_ticket(server):
    ticket = server.ticket(user="bob\n{\"event\":\"forged\"}\x1b[31m", sid="s\u202e1")
    with server.client() as client:
        answer = client.post(wire.INFER_PATH, content=request_bytes(events_of(2, "SECRETTEXT"), id_="q\r\nx"), headers=ticket)
    assert answer.status_code == 200
    text = server.log_path.read_text()
    assert "SECRETTEXT" not in text
    assert ticket["Authorization"].split(".")[1] not in text
    assert all(" " <= sign <= "~" or sign == "\n" for sign in text)
    line = [line for line in server.log_lines("infer") if line["request"] == "q\r\nx"][-1]
    assert (line["user"], line["sid"], line["events"], line["status"]) == ('bob\n{"event":"forged"}\x1b[31m', "s\u202e1", 2, 200)
    assert not server.log_lines("forged")


def test_openssl_verifies_the_certificate_by_name_and_by_address(server):
    for name in ("-verify_hostname", "localhost"), ("-verify_ip", "127.0.0.1"):
        checked = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-CAfile",
                                  str(server.folder / "ca.pem"), "-verify_return_error", *name],
                                 stdin=subprocess.DEVNULL, capture_output=True, text=True)
        assert "Verify return code: 0 (ok)" in checked.stdout
