"""Runs the service: checks, listens, loads, obeys signals, drains.

    SIGTERM, SIGINT   answer what is admitted, refuse the rest, end
    SIGHUP            read the settings again: new bundle, site, encoder and certificates; refused, nothing changes

It listens before the model is loaded, and answers 503 until then, so that a caller is told "loading" instead of
nothing.
"""

from __future__ import annotations

import asyncio
import resource
import signal
import ssl
import time
from dataclasses import replace
from typing import Any, Callable

import uvloop

from .app import make_app
from .authority import expires, fingerprint
from .dispatcher import Dispatcher
from .door import Door, load_certificates, tls_context
from .doorway import Doorway
from .keyring import KeyFileError, KeyRing, check_private
from .log import Log, bridge_library_logs, say
from .metrics import Metrics
from .model_process import WorkerRefused
from .settings import Settings, SettingsError
from .template_cache import FolderRefused, TemplateFolder

Factory = Callable[[], Any]
#: Gives settings and factory as they are now; called at the start and on SIGHUP.
Source = Callable[[], tuple[Settings, Factory]]
#: A certificate that ends sooner is told of at every start and reload.
EXPIRY_WARNING_DAYS = 30


def run(source: Source) -> int:
    """Serves until a signal ends it; the process's exit status."""
    _limit_process()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_Service(source).run())


def prepare(settings: Settings, log: Log) -> tuple[ssl.SSLContext, KeyRing | None]:
    """TLS and keys of `settings`, or a `SettingsError`."""
    try:
        check_private(settings.private_key)
        context = tls_context(settings)
        ring = (
            KeyRing(settings.key_file, lambda told: log.warning("key_file", problem=told))
            if settings.key_file
            else None
        )
    except KeyFileError as error:
        raise SettingsError(str(error)) from None
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"certificate, private_key or client_ca cannot be used: {error}") from None
    return context, ring


class _Service:
    """One run of the server."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._settings, self._factory = source()
        self._log = Log()
        self._context, self._ring = prepare(self._settings, self._log)
        self._certificate_ends_s = expires(self._settings.certificate).timestamp()
        self._began_s = time.monotonic()
        self._tasks: set[asyncio.Task] = set()

    async def run(self) -> int:
        bridge_library_logs(self._log)
        metrics = Metrics()
        metrics.watch(
            "aiscore_certificate_ends_seconds", "When the certificate in use ends", {}, lambda: self._certificate_ends_s
        )
        self._dispatcher = Dispatcher(self._settings, self._factory, metrics, self._log)
        self._doorway = Doorway(
            self._settings, self._dispatcher, metrics, self._log, self._ring.keys if self._ring else None
        )
        self._door = Door(make_app(self._doorway), self._doorway, self._context, self._log)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._drain)
        loop.add_signal_handler(signal.SIGHUP, self._reload_soon)
        loading = asyncio.create_task(self._load())
        try:
            await self._door.serve()
        except OSError as error:
            say(f"cannot listen on {self._settings.host}:{self._settings.port}: {error.strerror or error}")
            return 1
        finally:
            loading.cancel()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(loading, *self._tasks, return_exceptions=True)
            await self._dispatcher.close()
        self._log.info("stopped")
        return 1 if loading.done() and not loading.cancelled() and loading.exception() else 0

    async def _load(self) -> None:
        while not self._door.started:
            await asyncio.sleep(0.01)
        self._greet()
        try:
            await self._dispatcher.start()
        except (WorkerRefused, OSError) as error:
            say(f"the model was refused: {error}")
            self._log.error("model_refused", problem=str(error))
            self._drain()
            raise
        told = self._dispatcher.metadata
        took_s = time.monotonic() - self._began_s
        workers = f", {self._dispatcher.workers} workers" if self._dispatcher.workers > 1 else ""
        say(
            f"  ready in {took_s:.1f} s: {told.get('bundle', '')} on {told.get('device', '')}, {told.get('encoder', '')}{workers}"
        )
        self._log.info("ready", seconds=round(took_s, 2))

    def _greet(self) -> None:
        host, port = self._door.address
        shown = f"[{host}]" if ":" in host else host
        tickets = (
            f"tickets checked with {self._settings.key_file}" if self._ring else "no tickets asked for (loopback only)"
        )
        say(
            f"aiscore scorer on https://{shown}:{port}\n"
            f"  certificate {self._settings.certificate}\n"
            f"  SHA-256     {fingerprint(self._settings.certificate)}\n"
            f"  bundle      {self._settings.bundle}\n"
            f"  access      {tickets}\n"
            f"  loading ..."
        )
        self._log.info("listening", host=host, port=port, fingerprint=fingerprint(self._settings.certificate))
        self._warn_of_expiry()

    def _warn_of_expiry(self) -> None:
        self._certificate_ends_s = expires(self._settings.certificate).timestamp()
        left_days = (self._certificate_ends_s - time.time()) / 86_400
        if left_days < EXPIRY_WARNING_DAYS:
            self._log.warning("certificate_ends_soon", days=round(left_days, 1))

    def _drain(self) -> None:
        if self._doorway.is_draining:
            self._door.force_exit = True
        self._doorway.is_draining = True
        self._door.should_exit = True
        self._log.info("draining")

    def _reload_soon(self) -> None:
        task = asyncio.create_task(self._reload())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _reload(self) -> None:
        self._log.info("reload_begun")
        try:
            settings, factory = self._source()
            # Tried on a context of its own first: half a certificate must not reach the one in use.
            prepare(settings, self._log)
            await self._dispatcher.reload(factory)
            load_certificates(self._context, settings)
        except (SettingsError, WorkerRefused, OSError) as error:
            self._log.error("reload_refused", problem=str(error))
            say(f"reload refused, nothing changed: {error}")
            return
        self._log.info("reload_done", bundle=self._dispatcher.metadata.get("bundle"))
        say(f"reloaded: {self._dispatcher.metadata.get('bundle')}")
        self._warn_of_expiry()


def _limit_process() -> None:
    """No core dumps: memory holds events and keys."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _templates_told(settings: Settings) -> str:
    if settings.template_cache is not None and not settings.template_cache.exists():
        # Not made here: whoever checks may be another user than who serves.
        return f"to be kept in {settings.template_cache}"
    try:
        return f"kept in {settings.template_cache}" if TemplateFolder.of(settings) else "kept in memory only"
    except FolderRefused as error:
        return f"kept in memory only, for the folder cannot be used: {error}"


async def check(source: Source) -> int:
    """Settings, TLS, keys and a worker that loads and scores, without a port; 0 if all is well."""
    settings, factory = source()
    log = Log()
    _, ring = prepare(settings, log)
    say(f"settings     in order: https on {settings.host}:{settings.port}")
    say(f"certificate  {fingerprint(settings.certificate)}, until {expires(settings.certificate):%Y-%m-%d}")
    say(f"tickets      {', '.join(ring.keys(0.0)) if ring else 'none asked for (loopback only)'}")
    say(f"templates    {_templates_told(settings)}")
    # A running scorer may be at work on the same folder.
    dispatcher = Dispatcher(replace(settings, template_cache=None), factory, Metrics(), log)
    try:
        await dispatcher.start()
        told = dispatcher.metadata
        say(f"model        {told.get('bundle')} on {told.get('device')}, {told.get('encoder')}: loads and scores")
        return 0
    except (WorkerRefused, OSError) as error:
        say(f"model        refused: {error}")
        return 1
    finally:
        await dispatcher.close()
