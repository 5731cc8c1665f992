"""Bytes that no client of ours would send: each is answered with a refusal or cut off, and the scorer is as it was."""

import base64
import contextlib
import gzip
import socket
import ssl
import threading
import zlib

import pytest
from running import events_of, request_bytes, running, wait_until

from aiscore_contract import wire
from tests.logs import whole_lines

#: In /proc/net/tcp.
ESTABLISHED = "01"
INFER = wire.INFER_PATH.encode()


@pytest.fixture(scope="module")
def cut(tmp_path_factory):
    """A server of short patience; long enough for a busy machine to say in it what it has to say."""
    with running(tmp_path_factory.mktemp("cut"), server__head_timeout_s=3, server__body_timeout_s=3, server__handshake_timeout_s=3, server__keep_alive_s=3,
                 server__max_connections=200, access__caller_events_per_s=0) as started:
        yield started


def said(server, sent):
    """The statuses that `sent` bytes bring, until the far end closes; [] where it closes without a word."""
    connection = server.connect()
    answer = b""
    try:
        try:
            connection.sendall(sent)
            while part := connection.recv(65_536):
                answer += part
        except socket.timeout:
            raise AssertionError("neither answered nor cut off") from None
        except (ConnectionError, ssl.SSLError, OSError):
            pass
    finally:
        connection.close()
    return [int(line.split()[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


def head(*lines, method=b"POST", path=INFER, ticket=None):
    told = [b"%s %s HTTP/1.1" % (method, path), b"Host: localhost", *lines]
    if ticket is not None:
        told.append(b"Authorization: " + ticket)
    return b"\r\n".join(told) + b"\r\n\r\n"


def body_with(server, content, *lines, ticket=True):
    mine = server.ticket(sid="outsider")["Authorization"].encode() if ticket else None
    return head(b"Content-Length: %d" % len(content), b"Connection: close", *lines, ticket=mine) + content


GOOD = request_bytes(events_of(2))
DEEP = b'{"inputs":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
TWICE = b'{"inputs":[],"inputs":[{"name":"text","shape":[1],"data":["a"]}],"id":"a","id":7}'


def tensor(data):
    return b'{"inputs":[{"name":"text","shape":[1],"datatype":"BYTES","data":[' + data + b"]}]}"


def bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()


def nested_gzip():
    return gzip.compress(gzip.compress(GOOD))


#: what is sent -> the statuses that it may bring; [] is a connection that was cut
SENT = {
    # not HTTP, or not quite
    "nothing but line ends": (lambda s: b"\r\n" * 20_000, [[], [400]]),
    "binary": (lambda s: bytes(range(256)) * 100, [[], [400]]),
    "HTTP/2's preface": (lambda s: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [[], [400]]),
    "HTTP/0.9": (lambda s: b"GET /\r\n\r\n", [[], [400], [404]]),
    "a version of the future": (lambda s: b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", [[], [400], [404], [505]]),
    "a line without an end": (lambda s: b"GET /" + b"a" * 200_000, [[], [400]]),
    "a path of 60 kB": (lambda s: head(b"Connection: close", method=b"GET", path=b"/" + b"a" * 60_000), [[], [400], [404], [414]]),
    "a header without a colon": (lambda s: b"GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", [[], [400]]),
    "a header with a null byte": (lambda s: b"GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", [[], [400]]),
    "a folded header": (lambda s: b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c: d\r\nConnection: close\r\n\r\n", [[], [400], [404]]),
    "a thousand headers": (lambda s: head(*[b"X-%d: y" % number for number in range(1000)], b"Connection: close", method=b"GET", path=b"/"),
                           [[], [400], [404], [431]]),
    "a header of a megabyte": (lambda s: head(b"X: " + b"a" * (1 << 20), method=b"GET", path=b"/"), [[], [400], [431]]),
    "an upgrade": (lambda s: head(b"Upgrade: websocket", b"Connection: Upgrade, close", b"Sec-WebSocket-Key: eA==", b"Sec-WebSocket-Version: 13",
                                  method=b"GET", path=b"/v2/health/live"), [[], [200], [400], [404], [426]]),
    "a proxy's CONNECT": (lambda s: b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n", [[], [400], [404], [405]]),
    "TRACE": (lambda s: head(b"Connection: close", method=b"TRACE", path=b"/v2/health/live"), [[], [400], [405]]),
    "a method of its own": (lambda s: head(b"Connection: close", method=b"BREW"), [[], [400], [405]]),
    # smuggling
    "two lengths": (lambda s: head(b"Content-Length: 5", b"Content-Length: 50") + b"12345", [[], [400], [401]]),
    "a length and chunks": (lambda s: head(b"Content-Length: 5", b"Transfer-Encoding: chunked") + b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n", [[], [400], [401]]),
    "a length below zero": (lambda s: head(b"Content-Length: -1"), [[], [400]]),
    "a length that is none": (lambda s: head(b"Content-Length: 0x10"), [[], [400]]),
    "a length beyond all": (lambda s: head(b"Content-Length: " + b"9" * 40), [[], [400], [413]]),
    "an unknown transfer encoding": (lambda s: head(b"Transfer-Encoding: xchunked") + b"0\r\n\r\n", [[], [400], [401], [501]]),
    "a chunk longer than it says": (lambda s: head(b"Transfer-Encoding: chunked") + b"5\r\n123456789\r\n0\r\n\r\n", [[], [400], [401]]),
    "a chunk of a size beyond all": (lambda s: head(b"Transfer-Encoding: chunked") + b"f" * 40 + b"\r\n", [[], [400], [401]]),
    "an endless chunk extension": (lambda s: head(b"Transfer-Encoding: chunked") + b"1;" + b"a" * 300_000, [[], [400], [401]]),
    "a thousand requests at once": (lambda s: head(method=b"GET", path=b"/v2/health/live") * 1000, None),
    # paths
    "an absolute path elsewhere": (lambda s: head(b"Connection: close", method=b"GET", path=b"http://other.example/v2/health/live"), [[], [200], [400], [404]]),
    "dots in the path": (lambda s: head(b"Connection: close", method=b"GET", path=b"/v2/../../../etc/passwd"), [[400], [404]]),
    "encoded dots": (lambda s: head(b"Connection: close", method=b"GET", path=b"/v2/%2e%2e/%2e%2e/etc/passwd%00.json"), [[400], [404]]),
    "a path in no encoding": (lambda s: head(b"Connection: close", method=b"GET", path=b"/v2/\xff\xfe"), [[], [400], [404]]),
    "a doubled slash": (lambda s: head(b"Connection: close", path=b"/" + INFER), [[401], [404], [405]]),
    # tickets
    "a ticket in strange letters": (lambda s: body_with(s, GOOD, "Authorization: Bearer aiscore1.\u202e\u0000é.ü".encode(), ticket=False), [[], [400], [401]]),
    "a ticket in no encoding": (lambda s: body_with(s, GOOD, b"Authorization: Bearer aiscore1.\xff\xfe.\x80", ticket=False), [[], [400], [401]]),
    "a ticket of null": (lambda s: body_with(s, GOOD, b"Authorization: Bearer aiscore1.bnVsbA.bnVsbA", ticket=False), [[401]]),
    "a ticket of a list": (lambda s: body_with(s, GOOD, b"Authorization: Bearer aiscore1.W10.W10", ticket=False), [[401]]),
    "a ticket whose key is a list": (lambda s: body_with(s, GOOD, b"Authorization: Bearer aiscore1.eyJraWQiOltdfQ.W10", ticket=False), [[401]]),
    "a ticket with an integer of 5,000 digits": (lambda s: body_with(
        s, GOOD, b"Authorization: Bearer aiscore1." + base64.urlsafe_b64encode(b'{"exp":' + b"9" * 1_400 + b"}") + b".W10", ticket=False), [[401]]),
    "two tickets": (lambda s: body_with(s, GOOD, b"Authorization: Bearer x.y.z"), [[200], [400], [401]]),
    "a ticket twice as long as any": (lambda s: body_with(s, GOOD, b"Authorization: Bearer aiscore1." + b"A" * 30_000 + b".A", ticket=False), [[401]]),
    # bodies
    "another content type": (lambda s: body_with(s, GOOD, b"Content-Type: application/x-www-form-urlencoded"), [[200], [400], [415]]),
    "deep JSON": (lambda s: body_with(s, DEEP), [[400]]),
    "names twice": (lambda s: body_with(s, TWICE), [[200], [400], [422]]),
    "NaN": (lambda s: body_with(s, b'{"inputs":[],"id":NaN}'), [[400]]),
    "Infinity": (lambda s: body_with(s, b'{"inputs":[],"parameters":{"timeout_ms":Infinity}}'), [[400]]),
    "a number beyond all": (lambda s: body_with(s, GOOD.replace(b'"parameters":{}', b'"parameters":{"timeout_ms":1e999}')), [[400], [422]]),
    "an integer of 100,000 digits": (lambda s: body_with(s, GOOD.replace(b'"parameters":{}', b'"parameters":{"timeout_ms":' + b"9" * 100_000 + b"}")), [[200], [400], [422]]),
    "lone surrogates": (lambda s: body_with(s, tensor(b'"\\ud800 \\udfff"')), [[200]]),
    "null bytes in an event": (lambda s: body_with(s, tensor(b'"\\u0000\\u0000"')), [[200]]),
    "control characters in an event": (lambda s: body_with(s, tensor(b'"\x01"')), [[400]]),
    "a byte order mark": (lambda s: body_with(s, b"\xef\xbb\xbf" + GOOD), [[400]]),
    "UTF-16": (lambda s: body_with(s, GOOD.decode().encode("utf-16")), [[400]]),
    "a gzip bomb": (lambda s: body_with(s, bomb(), b"Content-Encoding: gzip"), [[413]]),
    "gzip in gzip": (lambda s: body_with(s, nested_gzip(), b"Content-Encoding: gzip"), [[400]]),
    "gzip twice named": (lambda s: body_with(s, nested_gzip(), b"Content-Encoding: gzip, gzip"), [[415]]),
    "no gzip": (lambda s: body_with(s, GOOD, b"Content-Encoding: gzip"), [[400]]),
    "two content encodings": (lambda s: body_with(s, gzip.compress(GOOD), b"Content-Encoding: gzip", b"Content-Encoding: br"), [[200], [400], [415]]),
    "half a body": (lambda s: head(b"Content-Length: 1000", ticket=s.ticket(sid="half")["Authorization"].encode()) + b'{"inp', [[], [408]]),
    "a body that waits to be asked for": (lambda s: head(b"Content-Length: 100", b"Expect: 100-continue", ticket=s.ticket()["Authorization"].encode()), [[], [100, 408]]),
    "a body of a GET": (lambda s: head(b"Content-Length: 100000", b"Connection: close", method=b"GET", path=b"/v2/health/live") + b"x" * 100_000, [[], [200], [400]]),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_no_request_is_refused_or_cut_off(cut, name):
    make, allowed = SENT[name]
    faults = len([line for line in cut.log_lines() if line["level"] == "error"])
    statuses = said(cut, make(cut))
    assert all(status < 500 or status in (501, 505) for status in statuses)
    assert allowed is None or statuses in allowed
    assert_as_it_was(cut)
    assert len([line for line in cut.log_lines() if line["level"] == "error"]) == faults


def assert_as_it_was(server):
    with server.client() as client:
        assert client.post(wire.INFER_PATH, content=GOOD, headers=server.ticket(user="after")).status_code == 200
    wait_until(lambda: server.metric("aiscore_request_bytes") == 0, "nothing is held")
    assert server.metric("aiscore_worker_restarts") == 0


def test_the_second_of_two_names_counts_and_what_it_says_is_checked(cut):
    """Python's reader and the one in Splunk agree on which of two members counts: the last."""
    twice = GOOD[:-1] + b',"inputs":[{"name":"text","shape":[1],"datatype":"BYTES","data":["only me"]}]}'
    with cut.client() as client:
        answer = client.post(wire.INFER_PATH, content=twice, headers=cut.ticket())
    assert len(answer.json()["outputs"][0]["data"]) == 1


def test_a_hundred_slow_callers_leave_room_and_are_cut_off(cut):
    held = [cut.connect() for _ in range(100)]
    for number, connection in enumerate(held):
        with contextlib.suppress(OSError):  # it is cut off already: many handshakes take a while
            connection.sendall([b"POST ", head(b"Content-Length: 9")[:60], b"G", b"\r\n"][number % 4])
    assert_as_it_was(cut)
    ended = []

    def wait_for_end(connection):
        try:
            while connection.recv(4096):
                pass
            ended.append(True)
        except OSError as error:
            ended.append(not isinstance(error, socket.timeout))

    threads = [threading.Thread(target=wait_for_end, args=(connection,)) for connection in held]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for connection in held:
        connection.close()
    assert ended == [True] * 100


def test_a_caller_that_reads_nothing_is_cut_off(cut):
    """An answer of two megabytes into a window of a few kilobytes."""
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.settimeout(30)
    plain.connect(("127.0.0.1", cut.port))
    own_port = plain.getsockname()[1]
    connection = cut.tls().wrap_socket(plain, server_hostname="localhost")
    large = request_bytes(events_of(8192), explain=True)
    connection.sendall(head(b"Content-Length: %d" % len(large), ticket=cut.ticket(sid="deaf")["Authorization"].encode()) + large)
    wait_until(lambda: [line for line in cut.log_lines("infer") if line["sid"] == "deaf"], "answered")

    def is_gone():
        with open("/proc/net/tcp") as file:
            ours = f":{cut.port:04X}"
            rows = [row.split() for row in file.readlines()[1:]]
        return not any(row[1].endswith(ours) and row[2].endswith(f":{own_port:04X}") and row[3] == ESTABLISHED for row in rows)

    wait_until(is_gone, "cut off")
    connection.close()
    assert_as_it_was(cut)


def test_the_log_of_all_that_holds_whole_lines_of_printable_text_alone(cut):
    said(cut, head(b"X: \x1b[31m", method=b"GET", path=b"/\x1b[2J"))
    text = cut.log_path.read_text()
    assert all(" " <= sign <= "~" or sign == "\n" for sign in text)
    assert whole_lines(text)
