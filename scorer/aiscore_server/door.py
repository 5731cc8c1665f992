"""uvicorn with what it lacks: bounds on how long a caller may take and how much it may send before a request is a request, and
an answer to whoever is not let in that costs next to nothing.

uvicorn starts its only timer after the first answer, keeps headers of any size and waits for ever for a
caller that does not read. Here: a timer until the head is complete, a bound on everything that is not
body, a bound on connections, and a timer on answers nobody reads.

A request to infer is judged by its head (`doorway`). A refusal is written from here; what its body still sends is thrown away
unread, so that the connection can be kept. Who asks again on it before the time that it was told, and is refused again, is told so only
at that time, and not read until then: however fast somebody asks, each of his connections gets one refusal in that time, and those who are
let in wait for none of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl

import uvicorn
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from aiscore_contract import wire
from aiscore_contract.limits import REQUEST_MAX_BYTES

from .acceptor import Acceptor, listeners
from .app import VISIT
from .doorway import Answer, Doorway, Visit, after, answer_of, length_of
from .log import Log
from .settings import Settings

#: Head of a request, and framing of a chunked body.
OVERHEAD_MAX_BYTES = 65_536
PIPELINE_MAX = 8
#: How long a closed connection waits for the far end to say goodbye.
SHUTDOWN_TIMEOUT_S = 2.0
#: How long the body of a refused request is thrown away before its connection, which is to be closed anyway, is cut.
LINGER_S = 3.0
#: Longest time that somebody who asks too often waits for his refusal.
HOLD_MAX_S = 2.0
_INFER = wire.INFER_PATH.encode()


class GuardedProtocol(HttpToolsProtocol):
    """One connection. The settings ride on the uvicorn config as `aiscore`."""

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self._overhead = self._unread_bytes = 0
        self._timer: asyncio.TimerHandle | None = None
        self._settings: Settings = self.config.aiscore
        self._doorway: Doorway = self.config.doorway
        #: The body that arrives belongs to a refused request; the connection is to be closed behind it.
        self._is_refused = self._closes = False
        #: Nothing has come since a refused request ended.
        self._is_between = False
        self._told_until_s = 0.0
        #: A refusal that is not told yet.
        self._held: Answer | None = None
        self.idle_since_s = self.loop.time()
        self.config.acceptor.arrived(self)
        self._start_timer(self._settings.head_timeout_s)

    def connection_lost(self, exc) -> None:
        self._stop_timer()
        super().connection_lost(exc)
        self.config.acceptor.left(self)

    @property
    def is_at_work(self) -> bool:
        """Whether a request of this connection is being answered."""
        return self._held is not None or (self.cycle is not None and not self.cycle.response_complete)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self.idle_since_s = self.loop.time()

    def data_received(self, data: bytes) -> None:
        self._overhead += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._overhead > OVERHEAD_MAX_BYTES or len(self.pipeline) > PIPELINE_MAX:
            self.transport.abort()
        elif self._timer is None and not self._is_between and not self.is_at_work:
            # uvicorn has just stopped its keep-alive timer, whatever it was that arrived.
            self._start_timer(self._settings.head_timeout_s)

    def on_message_begin(self) -> None:
        if self._held is not None:
            # Answers keep the order of their requests, and this one would overtake the refusal: uvicorn answers 400 and closes.
            raise ValueError("a request behind one whose refusal is not told yet")
        self._is_refused = self._is_between = False
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._stop_timer()
        if self._is_for_doorway():
            visit = Visit(self.loop.time(), self.client[0] if self.client else "")
            try:
                self._doorway.let_in(visit, self._header(b"authorization"), length_of(self._header(b"content-length") or ""), self.client)
            except Exception as error:  # noqa: BLE001 - a refusal, or the last resort: told to the log, not to the caller
                self._doorway.leave(visit)
                self._refuse(visit, answer_of(error))
                return
            self.scope[VISIT] = visit
            self.config.acceptor.let_in(self)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._overhead -= len(body)
        if not self._is_refused:
            super().on_body(body)
            return
        self._unread_bytes -= len(body)
        if self._unread_bytes < 0:
            self.transport.abort()

    def on_message_complete(self) -> None:
        self._overhead = 0
        if not self._is_refused:
            super().on_message_complete()
            return
        self._stop_timer()
        self._is_refused = False
        if self._held is None and not self.transport.is_closing():
            self._rest()

    def timeout_keep_alive_handler(self) -> None:
        # close() would wait until a caller who reads nothing has read everything.
        self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._start_timer(self._settings.body_timeout_s)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_timer()

    def _is_for_doorway(self) -> bool:
        """Whether this is a request to infer that can be answered at once: no other is before it, and no upgrade hides its body."""
        return (
            self.url == _INFER
            and self.parser.get_method() == b"POST"
            and not self.is_at_work
            and not self.parser.should_upgrade()
        )

    def _header(self, name: bytes) -> str | None:
        return next((value.decode("latin-1") for found, value in self.headers if found == name), None)

    def _refuse(self, visit: Visit, answer: Answer) -> None:
        """Answers, and has the body thrown away."""
        now_s = self.loop.time()
        self._doorway.tell(visit, answer.status, answer.problem, now_s)
        keeps = self.parser.get_http_version() != "1.0" and self.parser.should_keep_alive() and "connection" not in answer.headers
        # A caller who waits to be told whether to send its body is told not to.
        self._closes = self.expect_100_continue or not keeps
        self._is_refused, self._unread_bytes = True, REQUEST_MAX_BYTES
        told_s = min(answer.retry_after_s, HOLD_MAX_S)
        is_early, self._told_until_s = now_s < self._told_until_s, now_s + told_s
        if is_early and told_s:
            self._told_until_s += told_s
            self._held = after(answer, told_s)
            self.flow.pause_reading()
            self.loop.call_later(told_s, self._release)
        else:
            self._write(answer)

    def _release(self) -> None:
        answer, self._held = self._held, None
        if not self.transport.is_closing():
            self._write(answer)
            self.flow.resume_reading()

    def _write(self, answer: Answer) -> None:
        headers = [*self.server_state.default_headers, *((name.encode(), value.encode()) for name, value in answer.headers.items())]
        if self._closes and "connection" not in answer.headers:
            headers.append((b"connection", b"close"))
        lines = b"".join(b"%s: %s\r\n" % header for header in headers)
        self.transport.write(b"%s%s\r\n%s" % (STATUS_LINE[answer.status], lines, answer.body))
        if self.expect_100_continue:
            self.transport.close()
        elif self._is_refused:
            self._start_timer(LINGER_S if self._closes else self._settings.body_timeout_s)
        else:
            self._rest()

    def _rest(self) -> None:
        """A refused request is over: the connection waits for the next one, or is closed."""
        if self._closes:
            self.transport.close()
            return
        self._is_between = True
        self.idle_since_s = self.loop.time()
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _start_timer(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = self.loop.call_later(seconds, self.transport.abort)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Door(uvicorn.Server):
    """The listening server. Signals are the business of `serve`."""

    def __init__(self, app, doorway: Doorway, context: ssl.SSLContext, log: Log) -> None:
        settings = doorway.settings
        config = uvicorn.Config(
            app,
            http=GuardedProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=settings.keep_alive_s,
            timeout_graceful_shutdown=settings.drain_s,
            ssl_context_factory=lambda *_: context,
        )
        config.aiscore, config.doorway = settings, doorway
        super().__init__(config)
        self._settings = settings
        self._log = log
        self.address: tuple[str, int] = ("", 0)

    async def startup(self, sockets=None) -> None:
        """Listens. uvicorn's own form knows neither a time limit for the TLS handshake nor a bound on connections that holds during it."""
        await self.lifespan.startup()
        config = self.config
        sockets = listeners(self._settings.host, self._settings.port)
        acceptor = config.acceptor = Acceptor(
            sockets,
            lambda: GuardedProtocol(config, self.server_state, self.lifespan.state),
            config.ssl,
            max_connections=self._settings.max_connections,
            handshake_timeout_s=self._settings.handshake_timeout_s,
            shutdown_timeout_s=SHUTDOWN_TIMEOUT_S,
            log=self._log,
        )
        config.doorway.metrics.watch("aiscore_connections", "Open connections", {}, lambda: acceptor.count)
        config.doorway.metrics.watch("aiscore_connections_waiting", "Connections that wait for a place", {}, lambda: acceptor.waiting)
        self.servers = [acceptor]
        self.address = sockets[0].getsockname()[:2]
        self.started = True

    def capture_signals(self):
        return contextlib.nullcontext()


def tls_context(settings: Settings) -> ssl.SSLContext:
    """TLS 1.2 or newer with forward secrecy; a client certificate where `client_ca` is set."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
    load_certificates(context, settings)
    if settings.client_ca is not None:
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def load_certificates(context: ssl.SSLContext, settings: Settings) -> None:
    """Reads the files; on a context in use, connections made from now on see them."""
    context.load_cert_chain(settings.certificate, settings.private_key)
    if settings.client_ca is not None:
        context.load_verify_locations(settings.client_ca)
