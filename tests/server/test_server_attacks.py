"""Callers who do not belong: each attack is refused, and afterwards everything is as it was."""

import base64
import concurrent.futures
import datetime
import json
import socket
import ssl
import subprocess
import sys
import time
import zlib

import httpx
import pytest
from running import PATIENCE_S, ROOT, events_of, request_bytes, running, wait_until

from aiscore_contract import ticket as tickets
from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_contract.limits import REQUEST_MAX_BYTES
from aiscore_server.authority import rotate


def ask(server, headers, events=None, content=None):
    with server.client() as client:
        body = content if content is not None else request_bytes(events or events_of(2))
        return client.post(wire.INFER_PATH, content=body, headers=headers)


@pytest.fixture(autouse=True)
def nothing_else_changes(request):
    """After each refusal the server of the module still answers whoever belongs, and holds nothing."""
    yield
    if "server" in request.fixturenames:
        server = request.getfixturevalue("server")
        assert ask(server, server.ticket(user="after")).status_code == 200
        assert server.metric("aiscore_request_bytes") == 0
        assert server.metric("aiscore_worker_restarts") == 0


def forged(server, **changes):
    """A true ticket whose payload was changed afterwards."""
    prefix, payload, mac = server.ticket()["Authorization"].removeprefix("Bearer ").split(".")
    said = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    said.update(changes)
    payload = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
    return f"Bearer {prefix}.{payload}.{mac}"


OTHER_KEYS = {"k1": b"\x01" * 32}

FORGERIES = {
    "no ticket": lambda server: None,
    "empty": lambda server: "",
    "no scheme": lambda server: server.ticket()["Authorization"].removeprefix("Bearer "),
    "basic": lambda server: "Basic YTpi",
    "garbage": lambda server: "Bearer x.y.z",
    "other key": lambda server: server.ticket(keys=OTHER_KEYS)["Authorization"],
    "other key under a true id": lambda server: server.ticket(keys={next(iter(server.keys)): b"\x01" * 32})["Authorization"],
    "more quota": lambda server: forged(server, quota=10**9),
    "other user": lambda server: forged(server, user="admin"),
    "longer life": lambda server: forged(server, exp=int(time.time()) + 599),
    "no mac": lambda server: server.ticket()["Authorization"].rpartition(".")[0] + ".",
    "expired": lambda server: server.ticket(life_s=-60)["Authorization"],
    "too long a life": lambda server: server.ticket(life_s=86_400)["Authorization"],
    "endless": lambda server: "Bearer aiscore1." + "A" * 20_000 + ".AAAA",
    "nested": lambda server: "Bearer aiscore1." + base64.urlsafe_b64encode(b"[" * 900).decode() + ".AAAA",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_no_forged_or_stale_ticket_gets_in(server, name):
    header = FORGERIES[name](server)
    before = server.metric("aiscore_events_scored_total")
    answer = ask(server, {} if header is None else {"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert server.metric("aiscore_events_scored_total") == before
    with server.client() as client:
        assert client.get(wire.METADATA_PATH, headers={} if header is None else {"Authorization": header}).status_code == 401


def test_the_body_of_a_caller_without_a_ticket_is_never_parsed(server):
    answer = ask(server, {}, content=b"{" * 1_000_000)
    assert answer.status_code == 401


def test_a_spent_quota_is_refused_and_not_by_writing_the_ticket_otherwise(server):
    headers = server.ticket(quota=10, sid="quota")
    assert ask(server, headers, events_of(8)).status_code == 200
    assert ask(server, headers, events_of(3)).status_code == 403
    assert ask(server, headers, events_of(2)).status_code == 200
    assert ask(server, headers, events_of(1)).status_code == 403
    # The last character of 32 bytes in base64 holds two unused bits: four texts mean one MAC.
    text = headers["Authorization"]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    group = alphabet.index(text[-1]) & ~3
    twins = [text[:-1] + alphabet[group + offset] for offset in range(4)]
    assert text in twins
    for twin in twins:
        assert ask(server, {"Authorization": twin}, events_of(1)).status_code in (401, 403)


def test_a_refused_request_costs_no_quota(server):
    headers = server.ticket(quota=5, sid="refunds")
    for _ in range(3):
        assert ask(server, headers, content=b"no json").status_code == 400
    assert ask(server, headers, events_of(5)).status_code == 200


def test_one_search_cannot_hold_more_than_its_places(start):
    held = [Event("this is HELD")]
    with start(access__caller_max_requests=2) as server, concurrent.futures.ThreadPoolExecutor(3) as pool:
        mine = [pool.submit(ask, server, server.ticket(), held) for _ in range(2)]
        wait_until(lambda: server.metric("aiscore_request_bytes") == 2 * len(request_bytes(held)), "both are in")
        assert {ask(server, server.ticket(), held).status_code for _ in range(4)} == {429}
        other = pool.submit(ask, server, server.ticket(sid="other"), held)
        wait_until(lambda: server.metric("aiscore_request_bytes") == 3 * len(request_bytes(held)), "the other is in")
        server.let_go_on()
        assert {one.result().status_code for one in (*mine, other)} == {200}


def test_one_search_cannot_send_faster_than_its_rate(start):
    # A rate at which a slow machine, too, comes back too soon.
    with start(access__caller_events_per_s=50, queue__caller_max_events=8192) as server:
        headers = server.ticket()
        assert ask(server, headers, events_of(8000)).status_code == 200
        refused = ask(server, headers, events_of(5000))
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) >= 1
        assert ask(server, server.ticket(sid="other"), events_of(5000)).status_code == 200


def bomb(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * (1 << 20)
    return b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()


def test_a_gzip_bomb_is_refused_at_the_bound(server):
    answer = ask(server, {**server.ticket(), "Content-Encoding": "gzip"}, content=bomb(2 << 30))
    assert answer.status_code == 413
    assert "REQUEST_MAX_BYTES" in answer.json()["error"]


def test_a_huge_body_is_refused_with_its_reason(server):
    answer = ask(server, server.ticket(), content=b" " * (REQUEST_MAX_BYTES + 1))
    assert answer.status_code == 413
    assert answer.headers["connection"] == "close"


def test_an_endless_chunked_body_is_refused(server):
    def endless():
        while True:
            yield b"x" * 65_536

    try:
        assert ask(server, server.ticket(), content=endless()).status_code == 413
    except httpx.TransportError:
        pass  # Cut off in mid-sentence: as good.


@pytest.mark.parametrize("sent", [b"", b"POST /v2/models/aiscore/infer HTTP/1.1\r\nHost: x\r\nX-Slow: ", b"\r\n"])
def test_a_slow_loris_is_cut_off(start, sent):
    with start(server__head_timeout_s=0.5) as server:
        connection = server.connect()
        connection.sendall(sent) if sent else None
        assert is_closed(connection)


def test_a_slow_loris_on_a_used_connection_is_cut_off(start):
    with start(server__head_timeout_s=3) as server:
        connection = server.connect()
        connection.sendall(b"GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" in connection.recv(65_536)
        connection.sendall(b"\r\n")
        assert is_closed(connection)


def test_a_handshake_that_never_ends_is_cut_off(start):
    with start(server__handshake_timeout_s=0.5) as server:
        plain = server.knock()
        plain.sendall(b"\x16\x03\x01")
        assert is_closed(plain)


def test_endless_headers_are_cut_off(server):
    connection = server.connect()
    try:
        connection.sendall(b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: %s\r\n" % (number, b"a" * 1000) for number in range(2000)))
        assert is_closed(connection)
    except (ConnectionError, ssl.SSLError):
        pass


def is_closed(connection):
    """True when the far end closes; a timeout fails the test."""
    try:
        while connection.recv(65_536):
            pass
        return True
    except socket.timeout:
        return False
    except (ConnectionError, ssl.SSLError):
        return True
    finally:
        connection.close()


def test_plain_http_is_not_spoken(server):
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{server.port}{wire.LIVE_PATH}", trust_env=False)


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
def test_old_tls_is_not_spoken(server, version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
    with socket.create_connection(("127.0.0.1", server.port)) as plain, pytest.raises((ssl.SSLError, ConnectionError)):
        context.wrap_socket(plain)


def test_another_host_name_and_another_authority_are_not_believed(server, tmp_path):
    with pytest.raises(ssl.SSLCertVerificationError):
        with socket.create_connection(("127.0.0.1", server.port)) as plain:
            server.tls().wrap_socket(plain, server_hostname="evil.example")
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{server.url}{wire.LIVE_PATH}", trust_env=False)


def test_with_a_client_authority_nobody_without_its_certificate_gets_in(tmp_path):
    with running(tmp_path, is_awaited=False, tls__client_ca="ca.pem") as server:
        context = server.tls()
        with pytest.raises(httpx.TransportError), server.client() as client:
            client.get(wire.LIVE_PATH)
        context.load_cert_chain(tmp_path / "client-robot.pem", tmp_path / "client-robot.key")
        with httpx.Client(base_url=server.url, verify=context, timeout=PATIENCE_S, trust_env=False) as client:
            assert client.get(wire.LIVE_PATH).status_code == 200
            wait_until(lambda: client.get(wire.READY_PATH).status_code == 200, "ready")


def test_metrics_are_shown_only_where_the_settings_say(start):
    with start(server__metrics_from=["10.0.0.0/8"]) as server, server.client() as client:
        assert client.get(wire.METRICS_PATH).status_code == 403


def test_keys_rotate_with_overlap_and_without_a_restart(start):
    with start() as server:
        now = datetime.datetime.now(datetime.timezone.utc)
        old = server.ticket()
        rotate(server.folder / "tickets.keys", now, drop_old=False)
        new = server.ticket(sid="new")
        wait_until(lambda: ask(server, new).status_code == 200, "the new key is known")
        assert ask(server, old).status_code == 200
        rotate(server.folder / "tickets.keys", now, drop_old=True)
        wait_until(lambda: ask(server, old).status_code == 401, "the old key is gone")
        assert ask(server, new).status_code == 200


def test_a_damaged_key_file_leaves_the_old_keys_in_force(start):
    with start() as server:
        headers = server.ticket()
        (server.folder / "tickets.keys").write_text("nonsense\n")
        wait_until(lambda: ask(server, headers).status_code == 200 and server.log_lines("key_file"), "reported")
        assert ask(server, {"Authorization": "Bearer x.y.z"}).status_code == 401


def command_line(folder, *arguments):
    return subprocess.run([sys.executable, "-m", "aiscore_server", *map(str, arguments)], capture_output=True, text=True,
                          cwd=folder, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": f"{ROOT}/lib:{ROOT}/scorer"})


def test_it_does_not_listen_elsewhere_without_keys(tmp_path):
    (tmp_path / "bundle").mkdir()
    assert command_line(tmp_path, "init", tmp_path / "made").returncode == 0
    tls = ("--certificate", "made/server.pem", "--private-key", "made/server.key", "--bundle", "bundle")
    refused = command_line(tmp_path, "serve", "--host", "0.0.0.0", *tls)
    assert refused.returncode == 1
    assert "key_file must be set" in refused.stderr
    refused = command_line(tmp_path, "serve", "--bundle", "bundle")
    assert refused.returncode == 1
    assert "there is no plain HTTP" in refused.stderr


def test_secrets_open_to_others_are_refused(tmp_path):
    (tmp_path / "bundle").mkdir()
    command_line(tmp_path, "init", tmp_path / "made")
    for name in ("tickets.keys", "server.key"):
        (tmp_path / "made" / name).chmod(0o644)
        refused = command_line(tmp_path, "serve", "--config", "made/aiscore-server.toml", "--bundle", "bundle")
        assert refused.returncode == 1
        assert "chmod 600" in refused.stderr
        (tmp_path / "made" / name).chmod(0o600)


def test_init_overwrites_nothing_and_opens_no_secret(tmp_path):
    made = tmp_path / "made"
    told = command_line(tmp_path, "init", made, "--host", "gpu1.example")
    assert told.returncode == 0
    assert "ca.pem" in told.stdout and "tickets.keys" in told.stdout
    before = {path.name: (path.read_bytes(), path.stat().st_mode & 0o777) for path in made.iterdir()}
    assert {name for name, (_, mode) in before.items() if mode == 0o600} == {"ca.key", "server.key", "tickets.keys"}
    tickets.parse_keys(before["tickets.keys"][0].decode())
    (made / "ca.pem").unlink()
    again = command_line(tmp_path, "init", made)
    assert again.returncode == 1
    assert "nothing was written" in again.stderr
    del before["ca.pem"]
    assert {path.name: (path.read_bytes(), path.stat().st_mode & 0o777) for path in made.iterdir()} == before
