"""uvicorn with the bounds that it lacks: how long a caller may take, and how much it may send, before
a request is a request.

uvicorn starts its only timer after the first answer, keeps headers of any size and waits for ever for a
caller that does not read. Here: a timer until the head is complete, a bound on everything that is not
body, a bound on connections, and a timer on answers nobody reads.
"""

from __future__ import annotations

import asyncio
import functools
import ssl

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .log import Log
from .settings import Settings

#: Head of a request, and framing of a chunked body.
OVERHEAD_MAX_BYTES = 65_536
PIPELINE_MAX = 8
BACKLOG = 256
#: How long a closed connection waits for the far end to say goodbye.
SHUTDOWN_TIMEOUT_S = 2.0


class GuardedProtocol(HttpToolsProtocol):
    """One connection. The settings ride on the uvicorn config as `aiscore`."""

    def connection_made(self, transport) -> None:
        super().connection_made(transport)
        self._overhead = 0
        self._timer: asyncio.TimerHandle | None = None
        self._settings: Settings = self.config.aiscore
        if len(self.connections) > self._settings.max_connections:
            transport.abort()
            return
        self._start_timer(self._settings.head_timeout_s)

    def connection_lost(self, exc) -> None:
        self._stop_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._overhead += len(data)
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._overhead > OVERHEAD_MAX_BYTES or len(self.pipeline) > PIPELINE_MAX:
            self.transport.abort()
        elif self._timer is None and (self.cycle is None or self.cycle.response_complete):
            # uvicorn has just stopped its keep-alive timer, whatever it was that arrived.
            self._start_timer(self._settings.head_timeout_s)

    def on_headers_complete(self) -> None:
        self._stop_timer()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._overhead -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._overhead = 0
        super().on_message_complete()

    def timeout_keep_alive_handler(self) -> None:
        # close() would wait until a caller who reads nothing has read everything.
        self.transport.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._start_timer(self._settings.body_timeout_s)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stop_timer()

    def _start_timer(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = self.loop.call_later(seconds, self.transport.abort)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class Door(uvicorn.Server):
    """The listening server. Signals are the business of `serve`."""

    def __init__(self, app, settings: Settings, context: ssl.SSLContext, log: Log) -> None:
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
        config.aiscore = settings
        super().__init__(config)
        self._settings = settings
        self._log = log
        self.address: tuple[str, int] = ("", 0)

    async def startup(self, sockets=None) -> None:
        """Listens. uvicorn's own form knows no time limit for the TLS handshake."""
        await self.lifespan.startup()
        config = self.config

        def connection():
            return GuardedProtocol(config, self.server_state, self.lifespan.state)

        listener = await asyncio.get_running_loop().create_server(
            connection,
            host=self._settings.host,
            port=self._settings.port,
            ssl=config.ssl,
            backlog=BACKLOG,
            ssl_handshake_timeout=self._settings.handshake_timeout_s,
            ssl_shutdown_timeout=SHUTDOWN_TIMEOUT_S,
        )
        self.servers = [listener]
        self.address = listener.sockets[0].getsockname()[:2]
        self.started = True

    def capture_signals(self):
        import contextlib

        return contextlib.nullcontext()

    @functools.cached_property
    def limit_max_requests(self) -> None:
        return None


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
