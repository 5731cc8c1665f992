"""Takes connections in: so many at once, and so many new ones a second.

A handshake costs a thousand times what it costs to ask for one, and a connection that says nothing costs memory. So places are bounded
from the first byte on, handshakes are paced, and what is beyond waits in the kernel's backlog. When all places are taken, whoever has
been silent for longest makes room, strangers before those who have been let in; nobody does whose request is being answered.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from typing import Any, Callable, Iterator, Protocol

from .log import Log

BACKLOG = 256
#: Handshakes a second, and how many may come at once after a quiet time.
HANDSHAKES_PER_S, HANDSHAKES_BURST = 200.0, 256.0
#: Nobody makes room who was heard of so lately.
SILENT_MIN_S = 1.0
_LOOK_EVERY_S = 0.1
#: Out of file descriptors, or out of memory for another socket: it passes, and trying at once would spin.
_TRY_AGAIN_S = 0.25
_TELL_EVERY_S = 60.0


class Guest(Protocol):
    """A connection that has been made."""

    transport: asyncio.Transport
    is_at_work: bool
    has_been_let_in: bool
    idle_since_s: float


class Pace:
    """A token bucket. Pure: seconds of one monotonic clock."""

    def __init__(self, per_s: float, burst: float) -> None:
        self._per_s, self._burst = per_s, burst
        self._level, self._at_s = burst, 0.0

    def wait_s(self, now_s: float) -> float:
        """Takes one, and tells how long to wait for it.

        >>> pace = Pace(10.0, 2.0)
        >>> [round(pace.wait_s(0.0), 2) for _ in range(4)], pace.wait_s(9.0)
        ([0.0, 0.0, 0.1, 0.2], 0.0)
        """
        self._level = min(self._burst, self._level + (now_s - self._at_s) * self._per_s) - 1.0
        self._at_s = now_s
        return max(0.0, -self._level / self._per_s)


def most_silent(
    guests: Iterator[tuple[Any, bool, float]], now_s: float
) -> Any | None:
    """Who makes room, of (who, whether he has been let in once, silent since), or None.

    >>> most_silent(iter([("a", True, 1.0), ("b", False, 7.0), ("c", False, 5.0), ("d", False, 9.5)]), 10.0)
    'c'
    """
    silent = [(has_been_let_in, since_s, position, who) for position, (who, has_been_let_in, since_s) in enumerate(guests)
              if now_s - since_s >= SILENT_MIN_S]
    return min(silent)[-1] if silent else None


class Acceptor:
    """Accepts on `listeners`; what uvicorn takes for a server: `close` and `wait_closed`."""

    def __init__(
        self,
        listeners: list[socket.socket],
        make_guest: Callable[[], Any],
        context: ssl.SSLContext,
        *,
        max_connections: int,
        handshake_timeout_s: float,
        shutdown_timeout_s: float,
        log: Log,
    ) -> None:
        self._listeners = listeners
        self._make_guest = make_guest
        self._context = context
        self._max_connections = max_connections
        self._handshake_timeout_s = handshake_timeout_s
        self._shutdown_timeout_s = shutdown_timeout_s
        self._log = log
        self._loop = asyncio.get_running_loop()
        self._pace = Pace(HANDSHAKES_PER_S, HANDSHAKES_BURST)
        self._guests: set[Guest] = set()
        self._shaking: dict[socket.socket, float] = {}
        self._tasks: set[asyncio.Task] = set()
        self._told_s = float("-inf")
        for listener in listeners:
            self._keep(self._accept(listener))

    @property
    def count(self) -> int:
        return len(self._guests) + len(self._shaking)

    def arrived(self, guest: Guest) -> None:
        self._guests.add(guest)

    def left(self, guest: Guest) -> None:
        self._guests.discard(guest)

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for listener in self._listeners:
            listener.close()

    async def wait_closed(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                accepted, _ = await self._loop.sock_accept(listener)
            except OSError as error:
                self._tell("accept_failed", problem=errno.errorcode.get(error.errno or 0, "OSError"))
                await asyncio.sleep(_TRY_AGAIN_S)
                continue
            try:
                while self.count >= self._max_connections and not self._make_room():
                    self._tell("connections_full", connections=self.count)
                    await asyncio.sleep(_LOOK_EVERY_S)
                await asyncio.sleep(self._pace.wait_s(self._loop.time()))
            except BaseException:
                accepted.close()
                raise
            self._shaking[accepted] = self._loop.time()
            self._keep(self._shake(accepted))

    async def _shake(self, accepted: socket.socket) -> None:
        try:
            await self._loop.connect_accepted_socket(
                self._make_guest,
                accepted,
                ssl=self._context,
                ssl_handshake_timeout=self._handshake_timeout_s,
                ssl_shutdown_timeout=self._shutdown_timeout_s,
            )
        except (OSError, asyncio.TimeoutError):
            pass  # No TLS, no certificate, too slow or gone: ssl.SSLError is an OSError.
        finally:
            del self._shaking[accepted]

    def _make_room(self) -> bool:
        """Sends away whoever has been silent for longest; False where nobody is."""
        who = most_silent(
            (*((guest, guest.has_been_let_in, guest.idle_since_s) for guest in self._guests if not guest.is_at_work),
             *((one, False, since_s) for one, since_s in self._shaking.items())), self._loop.time())
        if who is None:
            return False
        if isinstance(who, socket.socket):
            # Its handshake finds the end of the stream.
            self._shaking[who] = float("inf")
            who.shutdown(socket.SHUT_RDWR)
            return False
        self._guests.discard(who)
        who.transport.abort()
        return True

    def _tell(self, occurrence: str, **values: Any) -> None:
        now_s = self._loop.time()
        if now_s - self._told_s >= _TELL_EVERY_S:
            self._told_s = now_s
            self._log.warning(occurrence, **values)

    def _keep(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def listeners(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on every address of `host`, on one port; OSError where there is none."""
    found: list[socket.socket] = []
    problem: OSError = OSError(errno.EADDRNOTAVAIL, "the host has no address")
    try:
        for family, kind, protocol, _, address in dict.fromkeys(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        ):
            try:
                one = socket.socket(family, kind, protocol)
            except OSError as error:  # a kernel without this family
                problem = error
                continue
            found.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            chosen = port or (found[0].getsockname()[1] if len(found) > 1 else 0)
            one.bind((address[0], chosen, *address[2:]))
            one.listen(BACKLOG)
            one.setblocking(False)
    except OSError:
        for one in found:
            one.close()
        raise
    if not found:
        raise problem
    return found
