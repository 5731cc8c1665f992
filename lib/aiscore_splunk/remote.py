"""The scorer as the search sees it: two questions, each answered or a `Fault`.

`Scorer` is the seam between the search and the network; the tests' double and the benchmarks' null
scorer stand on its other side. `RemoteScorer` is the real one: it puts the wire form and a ticket
into HTTPS exchanges. Called from several threads at once by `dispatch`.
"""
from __future__ import annotations

import random
import socket
import time
from typing import Callable, Mapping, Optional, Protocol

from aiscore_contract import wire
from aiscore_contract.limits import RESPONSE_MAX_BYTES
from aiscore_contract.messages import ModelMetadata, ScoreResponse
from aiscore_contract.plain import plain

from .client import Dropped, HttpsClient, Origin, Reply
from .faults import Fault, fault_of, word_of_status
from .pipeline import Batch
from .settings import Settings
from .ticket import Tickets

#: A batch under this is sent as it is: its gzip header would outweigh it.
GZIP_FROM_BYTES = 1024
#: 429: how often a batch is offered at most (its deadline comes first unless the scorer asks it back at once again and again), how long
#: to wait where the scorer does not say, and how long at least and at most where it does.
OFFERS_MAX = 100
RETRY_AFTER_DEFAULT_S = 0.5
RETRY_AFTER_MIN_S, RETRY_AFTER_MAX_S = 0.02, 10.0
#: How long to wait before a request is repeated that was dropped: not all searches of a host at the same moment.
DROPPED_PAUSE_S = 0.1
#: The status whose body may name the events that the model fails on (docs/adr/0004).
BLAMING_STATUS = 422
TIMEOUTS = (socket.timeout, TimeoutError)


class Scorer(Protocol):
    """What the search asks. A deadline is a time of the search's clock; every failure is a `Fault`."""

    def metadata(self, deadline_s: float) -> ModelMetadata: ...

    def score(self, batch: Batch, deadline_s: float) -> ScoreResponse: ...


def connect(settings: Settings, tickets: Tickets) -> RemoteScorer:
    """The scorer that `settings` name. Opens no connection yet; a `Fault` where a certificate file is bad."""
    origin = Origin(settings.host, settings.port, settings.ca_file, settings.client_cert, settings.client_key)
    try:
        client = HttpsClient(origin, settings.connect_timeout_s)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Fault("tls", f"ca_file, client_cert or client_key cannot be used: {reason}"[:200]) from None
    return RemoteScorer(client, settings.path_prefix, tickets, settings.sends_gzip)


class RemoteScorer:
    """A scorer behind HTTPS."""

    def __init__(self, client: HttpsClient, path_prefix: str, tickets: Tickets, sends_gzip: bool,
                 clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep,
                 jitter: Callable[[], float] = random.random) -> None:
        self._client = client
        self._prefix = path_prefix
        self._tickets = tickets
        self._sends_gzip = sends_gzip
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter

    def metadata(self, deadline_s: float) -> ModelMetadata:
        try:
            return wire.decode_metadata(self._ask("GET", wire.METADATA_PATH, None, deadline_s))
        except Exception as error:  # whatever it is, `faults` has a word for it
            raise fault_of(error) from None

    def score(self, batch: Batch, deadline_s: float) -> ScoreResponse:
        try:
            left_ms = max(1, int((deadline_s - self._clock()) * 1000))
            answer = self._ask("POST", wire.INFER_PATH, wire.encode_request(batch.request(left_ms)), deadline_s, len(batch.keys))
            response = wire.decode_response(answer, len(batch.keys))
        except Exception as error:
            raise fault_of(error) from None
        if response.id != batch.id:
            raise Fault("bad_response", "the answer belongs to another request")
        return response

    def _ask(self, method: str, path: str, body: Optional[bytes], deadline_s: float, count: int = 0) -> bytes:
        """The body of a 200, after what may be repeated was repeated: 429; once a refused ticket, and once a request
        that was dropped without an answer (scoring changes nothing, so it may be done twice). `count` events are asked about.
        """
        headers = {"Accept": wire.CONTENT_TYPE, "Accept-Encoding": "gzip" if self._sends_gzip else "identity"}
        if body is not None:
            headers["Content-Type"] = wire.CONTENT_TYPE
            if self._sends_gzip and len(body) >= GZIP_FROM_BYTES:
                body = wire.compress(body)
                headers["Content-Encoding"] = "gzip"
        offers, is_ticket_fresh, was_dropped = 0, False, False
        refused: Optional[Fault] = None
        while True:
            ticket = self._tickets.current()
            if ticket is not None:
                headers["Authorization"] = f"Bearer {ticket}"
            try:
                reply = self._client.exchange(method, self._prefix + path, headers, body, deadline_s, RESPONSE_MAX_BYTES)
            except TIMEOUTS:
                if refused is None:
                    raise
                raise refused from None  # the time went by while the scorer was too busy
            except Dropped:
                if was_dropped or not self._pause(DROPPED_PAUSE_S, deadline_s):
                    raise
                was_dropped = True
                continue
            if reply.status == 200:
                return _content(reply)
            fault = _fault_of_reply(reply, count)
            if fault.word == "denied" and ticket is not None and not is_ticket_fresh:
                # It may have expired on the way, or its key been rotated.
                self._tickets.refused(ticket)
                is_ticket_fresh = True
                continue
            offers += 1
            if fault.word != "overloaded" or offers >= OFFERS_MAX or not self._wait(fault, offers, deadline_s):
                raise fault
            refused = fault

    def _wait(self, fault: Fault, offers: int, deadline_s: float) -> bool:
        """Waits before a batch is offered again; False where the deadline would pass."""
        pause_s = fault.retry_after_s if fault.retry_after_s is not None else RETRY_AFTER_DEFAULT_S * 2 ** min(offers - 1, 5)
        return self._pause(min(max(pause_s, RETRY_AFTER_MIN_S), RETRY_AFTER_MAX_S), deadline_s)

    def _pause(self, about_s: float, deadline_s: float) -> bool:
        pause_s = about_s * (1.0 + 0.25 * self._jitter())
        if self._clock() + pause_s >= deadline_s:
            return False
        self._sleep(pause_s)
        return True


def _content(reply: Reply) -> bytes:
    encoding = reply.headers.get("content-encoding", "identity").lower()
    if encoding == "gzip":
        return wire.inflate(reply.body, RESPONSE_MAX_BYTES, "RESPONSE_MAX_BYTES")
    if encoding != "identity":
        raise Fault("bad_response", "the answer has an unknown encoding")
    return reply.body


def _fault_of_reply(reply: Reply, count: int) -> Fault:
    try:
        content = _content(reply)
        problem = wire.decode_error(content)
        elements = wire.decode_elements(content, count) if reply.status == BLAMING_STATUS else ()
    except Exception:  # a status speaks for itself, whatever its body is
        problem, elements = None, ()
    if elements:  # positions in a batch tell an analyst nothing
        problem = "the model fails on these events"
    detail = f"status {reply.status}" + (f", {plain(problem)[:200]}" if problem else "")
    return Fault(word_of_status(reply.status), detail, _retry_after_s(reply.headers), elements)


def _retry_after_s(headers: Mapping[str, str]) -> Optional[float]:
    for name, unit_s in ((wire.RETRY_AFTER_MS, 0.001), ("retry-after", 1.0)):
        text = headers.get(name, "")
        # Retry-After's other form, a date, is not worth a parser: our scorer sends numbers.
        if text.isascii() and text.isdigit() and len(text) < 9:
            return int(text) * unit_s
    return None
