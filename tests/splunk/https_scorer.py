"""A scorer of the tests' own: real HTTPS, real wire form, a score that anyone can compute, and every bad habit.

`HttpsScorer` serves in a thread; `python -m tests.splunk.https_scorer PORT CERTIFICATE KEY` in a process that can be
killed and stopped. `behave(name)` chooses from BEHAVIOURS how the next requests for scores are answered. Written with the
standard library, so that it runs on every Python that the command runs on.
"""
import json
import socket
import ssl
import struct
import sys
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Optional

from aiscore_contract import wire
from aiscore_contract.messages import ModelMetadata, ScoreRequest, ScoreResponse

MODEL = "test-bundle 1.0.0"


def score_of(text: str, sourcetype: str = "") -> float:
    """The score of an event: any number will do, as long as it is the same everywhere."""
    return (zlib.crc32((sourcetype + "|" + text).encode("utf-8")) % 10_001) / 10_000


def respond(request: ScoreRequest) -> ScoreResponse:
    scores = tuple(score_of(event.text, event.sourcetype) for event in request.events)
    return ScoreResponse(
        request.id, MODEL, scores, tuple(round(score / 2, 4) if score > 0.1 else None for score in scores),
        tuple(("looks odd", 'says "no", twice') if score > 0.5 else () for score in scores),
        tuple(("T1110", "T1078") if score > 0.9 else () for score in scores))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120
    scorer: "HttpsScorer"

    def do_GET(self) -> None:
        self.scorer.note(self, None)
        self.scorer.behaviour_for_metadata(self, None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = zlib.decompress(body, 31)
        request = wire.decode_request(body)
        self.scorer.note(self, request)
        self.scorer.behaviour(self, request)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def abort(self) -> None:
        """Ends the connection with a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        socket.socket.close(self.connection)
        self.close_connection = True

    def hang(self) -> None:
        self.scorer.released.wait(60)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def finish_request(self, request: Any, client_address: Any) -> None:
        # The handshake belongs in the connection's own thread, or one silent client would stop them all.
        try:
            request.settimeout(30)
            tls = self.context.wrap_socket(request, server_side=True)
        except OSError:
            return
        self.connections += 1
        try:
            self.RequestHandlerClass(tls, client_address, self)
        finally:
            try:
                tls.close()
            except OSError:
                pass

    def handle_error(self, *_: object) -> None:
        pass  # a client that went away


class HttpsScorer:
    """Serves on loopback; `requests` holds what was asked, `tickets` the Authorization headers."""

    def __init__(self, certificate: str, key: str, port: int = 0, client_ca: str = "",
                 metadata: Optional[ModelMetadata] = None) -> None:
        self.metadata = metadata or ModelMetadata("1.0.0", MODEL, "cpu", "none", max_in_flight=4)
        self.requests: List[ScoreRequest] = []
        self.tickets: List[Optional[str]] = []
        self.metadata_asked = 0
        self.highest_in_flight = 0
        self.released = threading.Event()
        self._mutex = threading.Lock()
        self.counts: Dict[str, int] = {}
        self.behave("right")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        if client_ca:
            context.load_verify_locations(client_ca)
            context.verify_mode = ssl.CERT_REQUIRED
        handler = type("Handler", (_Handler,), {"scorer": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self._server.context = context
        self._server.connections = 0
        self.port = self._server.server_port
        self.url = f"https://localhost:{self.port}"

    @property
    def connections(self) -> int:
        return self._server.connections

    def behave(self, name: str, metadata: str = "right", **arguments: Any) -> None:
        """How scores are answered from now on; `metadata` says how the metadata is."""
        behaviour = BEHAVIOURS[name]
        self.counts = {}
        self.behaviour = (lambda handler, request: behaviour(handler, request, **arguments))
        self.behaviour_for_metadata = BEHAVIOURS[metadata]

    def count(self, name: str) -> int:
        """How often this was called with `name` since the last `behave`."""
        with self._mutex:
            self.counts[name] = self.counts.get(name, 0) + 1
            return self.counts[name]

    def note(self, handler: _Handler, request: Optional[ScoreRequest]) -> None:
        with self._mutex:
            self.tickets.append(handler.headers.get("Authorization"))
            if request is None:
                self.metadata_asked += 1
            else:
                self.requests.append(request)

    def __enter__(self) -> "HttpsScorer":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()

    def serve(self) -> None:
        self._server.serve_forever(0.05)


# -- behaviours --------------------------------------------------------------------------------------

def _right_body(handler: _Handler, request: Optional[ScoreRequest]) -> bytes:
    if request is None:
        return wire.encode_metadata(handler.scorer.metadata)
    return wire.encode_response(respond(request))


def _right(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    body = _right_body(handler, request)
    if "gzip" in (handler.headers.get("Accept-Encoding") or ""):
        handler.reply(200, wire.compress(body), Content_Encoding="gzip")
    else:
        handler.reply(200, body)


def _slow(handler: _Handler, request: Optional[ScoreRequest], seconds: float = 0.3) -> None:
    time.sleep(seconds)
    _right(handler, request)


def _status(status: int, problem: str = "so it is", **headers: str) -> Callable:
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        handler.reply(status, wire.encode_error(problem), **headers)
    return behave


def _body(make: Callable[[ScoreRequest], bytes], **headers: str) -> Callable:
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        handler.reply(200, make(request), **headers)
    return behave


def _edited(edit: Callable[[Dict[str, Any]], Any]) -> Callable:
    """A right answer, changed."""
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        message = json.loads(_right_body(handler, request))
        edit(message)
        handler.reply(200, json.dumps(message).encode("utf-8"))
    return behave


def _scores(change: Callable[[List[Any]], List[Any]]) -> Callable:
    def edit(message: Dict[str, Any]) -> None:
        for tensor in message["outputs"]:
            if tensor["name"] == "score":
                tensor["data"] = change(tensor["data"])
                tensor["shape"] = [len(tensor["data"])]
    return _edited(edit)


def _all_tensors(change: Callable[[List[Any]], List[Any]]) -> Callable:
    def edit(message: Dict[str, Any]) -> None:
        for tensor in message["outputs"]:
            tensor["data"] = change(tensor["data"])
            tensor["shape"] = [len(tensor["data"])]
    return _edited(edit)


def _refuse_poison(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    """Refuses requests with events in it that the model fails on, and names them."""
    elements = [position for position, event in enumerate(request.events) if "poison" in event.text]
    if elements:
        handler.reply(422, json.dumps({"error": "text: the model fails", "field": "text", "elements": elements}).encode("utf-8"))
    else:
        _right(handler, request)


def _refuse(elements: Any) -> Callable:
    """Refuses every request because of `elements`, which may make no sense."""
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        handler.reply(422, json.dumps({"error": "text: so it is", "field": "text", "elements": elements}).encode("utf-8"))
    return behave


def _only_at_first(bad: Callable, times: int = 1) -> Callable:
    """`bad` for the first requests, then right."""
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        (bad if handler.scorer.count("first") <= times else _right)(handler, request)
    return behave


def _every_other(bad: Callable) -> Callable:
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        (bad if handler.scorer.count("other") % 2 else _right)(handler, request)
    return behave


def _then_bad(bad: Callable, after: int = 2) -> Callable:
    """Right at first, then `bad`."""
    def behave(handler: _Handler, request: Optional[ScoreRequest]) -> None:
        (_right if handler.scorer.count("then") <= after else bad)(handler, request)
    return behave


def _reset(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.abort()


def _close(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.close_connection = True


def _close_after(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    _right(handler, request)  # says nothing of closing, and closes
    handler.close_connection = True


def _hang(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.hang()


def _hang_in_head(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 O")
    handler.hang()


def _hang_in_body(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    body = _right_body(handler, request)
    handler.reply(200, body[:len(body) // 2], Content_Length=str(len(body)))
    handler.hang()


def _truncated(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    body = _right_body(handler, request)
    handler.reply(200, body[:len(body) // 2], Content_Length=str(len(body)))
    handler.close_connection = True


def _reset_in_body(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    body = _right_body(handler, request)
    handler.reply(200, body[:len(body) // 2], Content_Length=str(len(body)))
    handler.abort()


def _drip(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    """A byte now and then: no read ever takes long, and the answer never ends."""
    body = _right_body(handler, request)
    handler.reply(200, b"", Content_Length=str(len(body)))
    for position in range(len(body)):
        if handler.scorer.released.wait(0.05):
            break
        handler.wfile.write(body[position:position + 1])
        handler.wfile.flush()
    handler.close_connection = True


def _drip_head(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(2000):
        if handler.scorer.released.wait(0.05):
            break
        handler.wfile.write(b"X" if number % 40 else b"X: y\r\n")
    handler.close_connection = True


def _garbage(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.wfile.write(b"\x00\xff\x13 this is no HTTP \r\n\r\n" * 10)
    handler.close_connection = True


def _huge_head(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n")
    handler.close_connection = True


def _huge(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    """More than any answer may have, without saying so before."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    piece = b"[" + b"0," * 500_000
    for _ in range(60):
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
    handler.wfile.write(b"0\r\n\r\n")


def _declared_huge(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.reply(200, b"{", Content_Length=str(10**15))
    handler.close_connection = True


def _refuse_unread(handler: _Handler, request: Optional[ScoreRequest]) -> None:
    handler.reply(413, wire.encode_error("too much"), Connection="close")
    handler.close_connection = True


def _bomb(request: ScoreRequest) -> bytes:
    deflate = zlib.compressobj(1, zlib.DEFLATED, 31)
    zeros = b"0" * 1_000_000
    return b"".join([deflate.compress(zeros) for _ in range(64)]) + deflate.flush()


#: What an attacker would like an analyst or his terminal to read.
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202efdp.exe\u2066 \u0430dmin\nai_score=0.0000 \r\0\u2028,\"$;$\ufe0f"


def _hostile_texts(message: Dict[str, Any]) -> None:
    message["parameters"]["bundle"] = HOSTILE
    for tensor in message["outputs"]:
        if tensor["name"] in ("reason", "technique"):
            tensor["data"] = [json.dumps([HOSTILE, "=second\ud83d" + HOSTILE]) for _ in tensor["data"]]


def _other_id(message: Dict[str, Any]) -> None:
    message["id"] = "another"


def _double_tensor(message: Dict[str, Any]) -> None:
    message["outputs"].append(message["outputs"][0])


def _drop_tensor(name: str) -> Callable:
    def edit(message: Dict[str, Any]) -> None:
        message["outputs"] = [tensor for tensor in message["outputs"] if tensor["name"] != name]
    return _edited(edit)


BEHAVIOURS: Dict[str, Callable] = {
    "right": _right,
    "slow": _slow,
    "status_204": _status(204),
    "status_302": _status(302, Location="https://localhost:1/"),
    "status_400": _status(400),
    "status_401": _status(401),
    "status_403": _status(403, "quota"),
    "status_404": _status(404),
    "status_413": _status(413),
    "status_422": _status(422, "text: element 3 is no string"),
    "422_poison": _refuse_poison,
    "422_first": _refuse([0]),
    "422_beyond": _refuse([0, 100_000]),
    "422_twice": _refuse([0, 0]),
    "422_negative": _refuse([-1]),
    "422_truth": _refuse([True]),
    "422_text": _refuse("0"),
    "status_429": _status(429, Retry_After="1"),
    "status_429_late": _status(429, Retry_After="60"),
    "status_500": _status(500),
    "status_502": _status(502),
    "status_503": _status(503, "loading"),
    "status_504": _status(504),
    "status_599": _status(599),
    "413_and_close": _refuse_unread,
    "401_once": _only_at_first(_status(401)),
    "429_twice": _only_at_first(_status(429, Retry_After="0"), 2),
    "500_every_other": _every_other(_status(500)),
    "500_after_two": _then_bad(_status(500)),
    "hang_after_two": _then_bad(_hang),
    "reset_once": _only_at_first(_reset),
    "close_after_each": _close_after,
    "empty": _body(lambda request: b""),
    "garbage": _garbage,
    "html": _body(lambda request: b"<html>Welcome to the proxy</html>", Content_Type="text/html"),
    "not_utf8": _body(lambda request: b'{"outputs": "\xff\xfe"}'),
    "array": _body(lambda request: b"[]"),
    "deep": _body(lambda request: b"[" * 200_000),
    "nan": _scores(lambda scores: [float("nan")] * len(scores)),
    "infinity": _scores(lambda scores: [float("inf")] * len(scores)),
    "above_one": _scores(lambda scores: [1.5] * len(scores)),
    "negative": _scores(lambda scores: [-0.5] * len(scores)),
    "texts_for_scores": _scores(lambda scores: ["0.5"] * len(scores)),
    "nulls": _scores(lambda scores: [None] * len(scores)),
    "huge_number": _body(lambda request: wire.encode_response(respond(request)).replace(b'"data":[0.', b'"data":[1' + b"0" * 400 + b".")),
    "one_too_few": _all_tensors(lambda values: values[:-1]),
    "one_too_many": _all_tensors(lambda values: values + values[-1:]),
    "none_at_all": _all_tensors(lambda values: []),
    "fewer_scores": _scores(lambda scores: scores[:-1]),
    "hostile_texts": _edited(_hostile_texts),
    "hostile_error": _status(500, HOSTILE),
    "another_id": _edited(_other_id),
    "double_tensor": _edited(_double_tensor),
    "no_scores": _drop_tensor("score"),
    "no_reasons": _drop_tensor("reason"),
    "no_gzip": _body(lambda request: b"this is not gzip", Content_Encoding="gzip"),
    "cut_gzip": _body(lambda request: wire.compress(wire.encode_response(respond(request)))[:-9], Content_Encoding="gzip"),
    "gzip_bomb": _body(_bomb, Content_Encoding="gzip"),
    "brotli": _body(lambda request: b"....", Content_Encoding="br"),
    "huge": _huge,
    "declared_huge": _declared_huge,
    "huge_head": _huge_head,
    "truncated": _truncated,
    "reset": _reset,
    "reset_in_body": _reset_in_body,
    "close": _close,
    "hang": _hang,
    "hang_in_head": _hang_in_head,
    "hang_in_body": _hang_in_body,
    "drip": _drip,
    "drip_head": _drip_head,
}


if __name__ == "__main__":
    HttpsScorer(sys.argv[2], sys.argv[3], int(sys.argv[1])).serve()
