"""The breaker that all searches of one host share: a small file in Splunk's run folder.

Reads, applies a function of `breaker`, and replaces the file whole, so that a reader never sees half
of it. A lock keeps two processes from claiming one probe; where there is no lock or no disk, the
state lives in this process alone, and the search goes on.
"""
from __future__ import annotations

import hashlib
import json
import os
import random
import threading
import time
from contextlib import contextmanager
from typing import Callable, Iterator, Optional

from . import breaker
from .breaker import BreakerState

try:
    import fcntl
except ImportError:  # Windows: two searches may then probe at once, which is harmless
    fcntl = None  # type: ignore[assignment]

STATE_MAX_BYTES = 4096
#: A probe's lease is its deadline, which `timeout=` bounds; see options.TIMEOUT_MAX_S.
LEASE_MAX_S = 310.0


def breaker_path(splunk_home: str, url: str) -> str:
    """The file that belongs to the scorer at `url`."""
    digest = hashlib.sha256(url.encode("utf-8")).hexdigest()[:16]
    return os.path.join(splunk_home, "var", "run", "splunk", "aiscore", f"breaker-{digest}.json")


class SharedBreaker:
    """The breaker of one scorer. An empty `path` shares it with nobody."""

    def __init__(self, path: str, wall_clock: Callable[[], float] = time.time,
                 jitter: Callable[[], float] = random.random) -> None:
        self._path = path
        self._wall_clock = wall_clock
        self._jitter = jitter
        self._state = breaker.CLOSED
        self._mutex = threading.Lock()

    def admit(self, lease_s: float) -> str:
        """breaker.GO, PROBE or STAY; a probe must be answered within `lease_s`."""
        verdict, _ = breaker.admit(self._read(), self._wall_clock(), lease_s)
        if verdict != breaker.PROBE:
            return verdict

        def claim(state: BreakerState, now_s: float) -> BreakerState:
            nonlocal verdict
            verdict, after = breaker.admit(state, now_s, lease_s)
            return after
        self._change(claim)
        return verdict

    def succeeded(self) -> None:
        if self._read() != breaker.CLOSED:
            self._change(lambda state, now_s: breaker.succeeded(state))

    def failed(self, points: int) -> None:
        self._change(lambda state, now_s: breaker.failed(state, now_s, points, self._jitter()))

    # -- the file ----------------------------------------------------------------------------------

    def _change(self, change: Callable[[BreakerState, float], BreakerState]) -> None:
        with self._mutex, self._locked():
            state = self._read()
            after = change(state, self._wall_clock())
            self._state = after
            if after != state:
                self._write(after)

    def _read(self) -> BreakerState:
        if not self._path:
            return self._state
        try:
            with open(self._path, "rb") as file:
                found = json.loads(file.read(STATE_MAX_BYTES))
        except (OSError, ValueError):  # not there yet, or not to be read
            return self._state
        return breaker.from_json(found if isinstance(found, dict) else {}, self._wall_clock(), LEASE_MAX_S)

    def _write(self, state: BreakerState) -> None:
        if not self._path:
            return
        temporary = f"{self._path}.{os.getpid()}"
        try:
            with open(temporary, "w", encoding="ascii") as file:
                json.dump(breaker.to_json(state), file)
            os.replace(temporary, self._path)
        except OSError:
            self._path = ""  # a full or read-only disk: this process goes on by itself

    @contextmanager
    def _locked(self) -> Iterator[None]:
        descriptor: Optional[int] = None
        if self._path:
            try:
                os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
                descriptor = os.open(self._path + ".lock", os.O_RDWR | os.O_CREAT, 0o600)
                if fcntl is not None:
                    fcntl.flock(descriptor, fcntl.LOCK_EX)
            except OSError:
                pass  # _write finds out by itself
        try:
            yield
        finally:
            if descriptor is not None:
                os.close(descriptor)
