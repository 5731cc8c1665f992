"""Takes connections in: so many at once, and so many new ones a second.

A handshake costs a thousand times what it costs to ask for one, and a connection that says nothing costs memory. So places are bounded
from the first byte on, and handshakes are paced. Whoever is beyond waits in a line of ours (`waiting`) and not in the kernel's, which loses
those who come to a full one, whoever they are; in ours addresses take turns, so that a crowd at one address costs another address little.

When all places are taken, strangers make room before those who have been let in, and the address that holds most of the strangers' places first:
whoever has been silent there for longest. Nobody does whose request is being answered, and no address makes room for one that holds as many
places: a slow handshake gets through beside a crowd elsewhere. Those at one address share one turn, whoever they are.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import resource
import socket
import ssl
from collections import Counter
from math import inf
from typing import Any, Callable, Iterable, Protocol

from .log import Log
from .waiting import Line, line_length, whose

#: How many the kernel holds until they are accepted, and how many are: a second, and at once.
BACKLOG = 1_024
ACCEPTS_PER_S, ACCEPTS_BURST = 2_000.0, 128.0
#: When so many have been accepted, the next are looked for after so long.
_ACCEPT_PAUSE_S = 0.01
#: Handshakes a second, and how many may come at once after a quiet time.
HANDSHAKES_PER_S, HANDSHAKES_BURST = 200.0, 256.0
#: Nobody makes room who was heard of so lately.
SILENT_MIN_S = 1.0
#: Those who have been let in make room only where strangers who could make it hold less than this part of the places.
STRANGERS_SHARE = 1 / 8
_LOOK_EVERY_S = 0.1
#: Out of file descriptors, or out of memory for another socket: it passes, and trying at once would spin.
_TRY_AGAIN_S = 0.25
_TELL_EVERY_S = 60.0


class Guest(Protocol):
    """A connection that has been made."""

    transport: asyncio.Transport
    client: tuple[str, int] | None
    is_at_work: bool
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


def makes_room(
    strangers: Iterable[tuple[Any, str, float]], known: Iterable[tuple[Any, float]], newcomer: str, places: int, now_s: float
) -> Any | None:
    """Who goes for somebody of the address `newcomer`, where all `places` are taken, or None: of `strangers` (who, address, silent since), or else
    of those who have been let in, `known` (who, silent since). Whoever is at work or going already has been silent since `inf`.

    >>> crowd = [("a1", "a", 3.0), ("a2", "a", 2.0), ("a3", "a", 9.5), ("slow", "b", 1.0)]
    >>> [makes_room(crowd, [("known", 0.0)], newcomer, 5, 10.0) for newcomer in "abc"]
    ['a2', 'a2', 'a2']
    >>> [makes_room(crowd[2:], [("known", 0.0)], newcomer, 3, 10.0) for newcomer in "abc"]
    [None, 'slow', 'slow']
    >>> makes_room([], [("known", 0.0), ("idle", 3.0)], "a", 2, 10.0)
    'known'
    """
    strangers = list(strangers)
    held = Counter(address for _, address, since_s in strangers if since_s < inf)
    giving = {address for address, count in held.items() if count > held[newcomer]} or {newcomer}
    silent = [(-held[address], since_s, position) for position, (_, address, since_s) in enumerate(strangers)
              if address in giving and now_s - since_s >= SILENT_MIN_S]
    if silent:
        return strangers[min(silent)[-1]][0]
    if held.total() >= places * STRANGERS_SHARE:
        return None
    return min(((since_s, position, who) for position, (who, since_s) in enumerate(known) if now_s - since_s >= SILENT_MIN_S),
               default=(None,))[-1]


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
        self._accepts = Pace(ACCEPTS_PER_S, ACCEPTS_BURST)
        self._pace = Pace(HANDSHAKES_PER_S, HANDSHAKES_BURST)
        self._line = Line(line_length(max_connections, resource.getrlimit(resource.RLIMIT_NOFILE)[0]))
        # Places: handshakes, with address and beginning; strangers, with their address; and those who have been let in once.
        self._shaking: dict[socket.socket, tuple[str, float]] = {}
        self._strangers: dict[Guest, str] = {}
        self._known: set[Guest] = set()
        #: Somebody came where nobody waited, or a place was left.
        self._news = asyncio.Event()
        self._tasks: set[asyncio.Task] = set()
        self._told_s = float("-inf")
        for listener in listeners:
            self._open(listener)
        self._keep(self._serve())

    @property
    def count(self) -> int:
        return len(self._known) + len(self._strangers) + len(self._shaking)

    @property
    def waiting(self) -> int:
        return len(self._line)

    def arrived(self, guest: Guest) -> None:
        self._strangers[guest] = whose(guest.client[0] if guest.client else "")

    def let_in(self, guest: Guest) -> None:
        if self._strangers.pop(guest, None) is not None:
            self._known.add(guest)

    def left(self, guest: Guest) -> None:
        self._known.discard(guest)
        self._strangers.pop(guest, None)
        self._news.set()

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for listener in self._listeners:
            self._loop.remove_reader(listener)
            listener.close()
        while self._line:
            self._line.take(self._line.next({})).close()

    async def wait_closed(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _open(self, listener: socket.socket) -> None:
        if listener.fileno() >= 0:
            self._loop.add_reader(listener, self._accept, listener)

    def _pause(self, listener: socket.socket, seconds: float) -> None:
        self._loop.remove_reader(listener)
        self._loop.call_later(seconds, self._open, listener)

    def _accept(self, listener: socket.socket) -> None:
        """Moves those who have come from the kernel's queue into the line."""
        while True:
            try:
                accepted, peer = listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                self._tell("accept_failed", problem=errno.errorcode.get(error.errno or 0, "OSError"))
                self._pause(listener, _TRY_AGAIN_S)
                return
            accepted.setblocking(False)
            if not self._line:
                self._news.set()
            sent_away = self._line.add(whose(peer[0]), accepted)
            if sent_away is not None:
                self._tell("connections_full", connections=self.count, waiting=self.waiting)
                sent_away.close()
            if self._accepts.wait_s(self._loop.time()):
                self._pause(listener, _ACCEPT_PAUSE_S)
                return

    async def _serve(self) -> None:
        """Gives places to those who wait."""
        while True:
            while not self._line:
                await self._hear()
            await asyncio.sleep(self._pace.wait_s(self._loop.time()))
            while (address := self._whose_turn()) is None:
                self._tell("connections_full", connections=self.count, waiting=self.waiting)
                await self._hear(_LOOK_EVERY_S)
            accepted = self._line.take(address)
            self._shaking[accepted] = address, self._loop.time()
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
            self._news.set()

    def _whose_turn(self) -> str | None:
        """The address that gets a place; None where all are taken, and sends somebody away for it if he can go."""
        address = self._line.next(Counter([*self._strangers.values(), *(address for address, _ in self._shaking.values())]))
        if self.count < self._max_connections:
            return address
        who = makes_room(
            [*((guest, address, _silent_since_s(guest)) for guest, address in self._strangers.items()),
             *((one, address, since_s) for one, (address, since_s) in self._shaking.items())],
            ((guest, _silent_since_s(guest)) for guest in self._known),
            address, self._max_connections, self._loop.time())
        if who is None:
            return None
        if isinstance(who, socket.socket):
            # Its handshake finds the end of the stream.
            self._shaking[who] = self._shaking[who][0], inf
            with contextlib.suppress(OSError):  # reset meanwhile
                who.shutdown(socket.SHUT_RDWR)
            return None
        self.left(who)
        who.transport.abort()
        return address

    async def _hear(self, at_most_s: float | None = None) -> None:
        """Waits for news, or for so long."""
        self._news.clear()
        # `wait_for` takes no notice of its own cancellation where news comes in the same moment.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(at_most_s):
                await self._news.wait()

    def _tell(self, occurrence: str, **values: Any) -> None:
        now_s = self._loop.time()
        if now_s - self._told_s >= _TELL_EVERY_S:
            self._told_s = now_s
            self._log.warning(occurrence, **values)

    def _keep(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _silent_since_s(guest: Guest) -> float:
    return inf if guest.is_at_work else guest.idle_since_s


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
