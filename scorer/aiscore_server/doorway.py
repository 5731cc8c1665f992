"""Who is let in, by the head of a request alone, before a byte of its body is asked for.

    who         401 no, forged or expired ticket
    when        503 loading, draining, or the worker was lost too often
    how much    413 longer than any request may be
    when        429 too many open requests, no room in memory, or others would hold it up too long

`door` asks as soon as a head is complete and answers a refusal itself: it costs no task, no route and no place in the line of those
who were let in. Whoever is let in has a place and room kept until `leave`. `app` goes on from there.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from math import ceil, floor
from typing import Callable, Iterator, Mapping

import orjson

from aiscore_contract import wire
from aiscore_contract.errors import TooLarge, WireError
from aiscore_contract.limits import REQUEST_MAX_BYTES

from .access import Access, Caller, Grant, Limits, Refusal, authorise
from .admission import RETRY_MIN_S
from .body import ByteBudget
from .dispatcher import Dispatcher
from .log import Log, place_of
from .metrics import Metrics
from .settings import Settings

JSON_HEADERS = {"content-type": wire.CONTENT_TYPE}
#: After these the connection is closed: what is left of the body would be taken for the next request's head, or is not wanted.
CLOSING = (401, 408, 413, 415)
#: Refused callers come back spread over this share of what they were told, or they would all come at once again.
RETRY_SPREAD = 0.25
#: A caller's refusals are told in the log so often at most; the line says how many there were.
TELL_EVERY_S = 1.0
#: A body that takes longer has its room no more, and is judged again when it is here: nobody keeps others out with a head alone.
ROOM_KEPT_S = 1.0
_TOLD_MAX = 10_000


@dataclass
class Visit:
    """One request to infer, from its head to its log line; times in seconds of the event loop's clock."""

    began_s: float
    client: str = ""
    caller: Caller | None = None
    grant: Grant | None = None
    request_id: str = ""
    events: int = 0
    #: Events that room is kept for until it is known how many there are, and how many it was judged for.
    expected: int = 0
    judged: int = 0
    lapse: asyncio.TimerHandle | None = None
    held_bytes: int = 0
    sent_bytes: int = 0
    is_booked: bool = False
    is_entered: bool = False
    #: What reading it and writing its answer took of the one thread that does so for all.
    handling_s: float = 0.0

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        start_s = time.perf_counter()
        yield
        self.handling_s += time.perf_counter() - start_s


@dataclass(frozen=True)
class Answer:
    """A refusal as it is sent."""

    status: int
    headers: dict[str, str]
    body: bytes
    problem: str
    retry_after_s: float = 0.0


@dataclass
class Doorway:
    """What door and routes share. `keys` is None where no tickets are asked for (loopback only)."""

    settings: Settings
    dispatcher: Dispatcher
    metrics: Metrics
    log: Log
    keys: Callable[[float], Mapping[str, bytes]] | None
    clock: Callable[[], float] = time.time
    is_draining: bool = False
    access: Access = field(init=False)
    budget: ByteBudget = field(init=False)
    told: Told = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        self.access = Access(
            Limits(
                settings.caller_max_requests,
                settings.caller_events_per_s,
                settings.caller_max_events,
                settings.user_max_requests,
                settings.user_events_per_hour,
            )
        )
        self.budget = ByteBudget(settings.queue_max_bytes)
        self.told = Told()
        self.metrics.watch("aiscore_request_bytes", "Bytes of requests held", {}, lambda: self.budget.taken)
        self.metrics.watch(
            "aiscore_log_lines_lost", "Log lines that could not be written", {}, lambda: self.log.lost_lines
        )

    def grant_of(self, authorization: str | None) -> Grant | None:
        if self.keys is None:
            return None
        now_s = self.clock()
        return authorise(authorization, self.keys(now_s), now_s)

    def check_open(self) -> None:
        if self.is_draining:
            raise Refusal(503, "the scorer is shutting down", 5.0)
        if not self.dispatcher.is_ready:
            raise Refusal(503, "the model is loading", 5.0)

    def let_in(self, visit: Visit, authorization: str | None, length: int, peer: tuple[str, int] | None) -> None:
        """Takes a place for `visit`, whose body is `length` bytes long (0: not known), or raises why not. Where no tickets are
        asked for, the connection from `peer` is the caller."""
        visit.grant = self.grant_of(authorization)
        visit.caller = visit.grant.caller if visit.grant else Caller("local", "{}:{}".format(*(peer or ("", 0))[:2]))
        self.check_open()
        if length > REQUEST_MAX_BYTES:
            raise TooLarge("REQUEST_MAX_BYTES", REQUEST_MAX_BYTES, "bytes")
        if not self.budget.has_room(length):
            raise Refusal(429, "the queue is full (queue_max_bytes)", 2.0)
        events = self.dispatcher.check_room(visit.caller, length)
        self.access.enter(visit.caller)
        visit.is_entered, visit.expected, visit.judged = True, events, events
        if events:
            self.dispatcher.expect(visit.caller, events)
            visit.lapse = asyncio.get_running_loop().call_later(ROOM_KEPT_S, self._lapse, visit)

    def read(self, visit: Visit, request_id: str, events: int) -> None:
        """The body is here, and the room kept by its length makes way for what it holds."""
        self.unexpect(visit)
        visit.request_id, visit.events = request_id, events
        self.dispatcher.note_size(visit.sent_bytes, events)
        self.access.spend(visit.caller, visit.grant, events, self.clock())
        visit.is_booked = True

    def _lapse(self, visit: Visit) -> None:
        self.unexpect(visit)
        visit.judged = 0

    def unexpect(self, visit: Visit) -> None:
        if visit.lapse is not None:
            visit.lapse.cancel()
            visit.lapse = None
        if visit.expected:
            self.dispatcher.expect(visit.caller, -visit.expected)
            visit.expected = 0

    def leave(self, visit: Visit) -> None:
        """Gives back what the visit holds; at its end, whatever that was."""
        self.unexpect(visit)
        self.budget.give(visit.held_bytes)
        if visit.is_entered:
            self.access.leave(visit.caller)
            visit.is_entered = False

    def tell(self, visit: Visit, status: int, problem: str | None, now_s: float) -> None:
        """Counts a request that is over, and writes its line."""
        if status != 200 and visit.is_booked:
            self.access.refund(visit.grant, visit.events)
        took_s = now_s - visit.began_s
        self.metrics.requests.labels(str(status)).inc()
        if status == 200:
            self.metrics.request_seconds.observe(took_s)
            self.metrics.events_scored.inc(visit.events)
        caller = visit.caller or Caller("", "")
        more = 0
        if status in (401, 429):
            times = self.told.count((status, caller, "" if visit.caller else visit.client), now_s)
            if not times:
                return
            more = times - 1
        self.log.write(
            "info" if status == 200 else "error" if status == 500 else "warning",
            "infer",
            status=status,
            user=caller.user,
            sid=caller.sid,
            request=visit.request_id,
            events=visit.events,
            bytes=visit.held_bytes,
            ms=round(took_s * 1000, 1),
            client=visit.client,
            **({"problem": problem} if problem else {}),
            **({"more": more} if more else {}),
        )


def length_of(announced: str) -> int:
    """A body's length as announced; 0 where it is not, or wrongly."""
    return int(announced) if announced.isascii() and announced.isdigit() and len(announced) < 12 else 0


class Told:
    """Which refusals were told of late. Pure: the clock is an argument."""

    def __init__(self, every_s: float = TELL_EVERY_S) -> None:
        self._every_s = every_s
        self._last: OrderedDict[object, tuple[float, int]] = OrderedDict()

    def count(self, kind: object, now_s: float) -> int:
        """How many of `kind` to tell of now, this one and those since the last line; 0 where it was told a moment ago.

        >>> told = Told()
        >>> [told.count("ann", now_s) for now_s in (0.0, 0.1, 0.2, 1.5)]
        [1, 0, 0, 3]
        """
        last_s, untold = self._last.get(kind, (float("-inf"), 0))
        if now_s - last_s < self._every_s:
            self._last[kind] = last_s, untold + 1
            return 0
        self._last[kind] = now_s, 0
        self._last.move_to_end(kind)
        while len(self._last) > _TOLD_MAX:
            self._last.popitem(last=False)
        return untold + 1


def answer_of(error: Exception) -> Answer:
    """The answer to a request that ended in `error`. What is no refusal is told to the log, not to the caller."""
    if isinstance(error, Refusal):
        return _answer(error, error.problem)
    if isinstance(error, TooLarge):
        return _answer(Refusal(413, str(error)), str(error))
    if isinstance(error, WireError):
        status = 400 if error.field == "body" else 422
        return _answer(Refusal(status, str(error), field=error.field), str(error))
    return _answer(Refusal(500, "internal error, see the scorer's log"), place_of(error))


def _answer(refusal: Refusal, problem: str) -> Answer:
    headers, retry_after_s = dict(JSON_HEADERS), 0.0
    if refusal.retry_after_s is not None:
        retry_after_s = spread(refusal.retry_after_s)
        headers.update(_asking_back(retry_after_s))
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = "Bearer"
    if refusal.status in CLOSING:
        headers["connection"] = "close"
    body = orjson.dumps({"error": refusal.problem, **refusal.members}) if refusal.members else wire.encode_error(refusal.problem)
    headers["content-length"] = str(len(body))
    return Answer(refusal.status, headers, body, problem, retry_after_s)


def after(answer: Answer, held_s: float) -> Answer:
    """A refusal that was held back for so long: whoever has waited for it need not wait for the same time again."""
    left_s = max(RETRY_MIN_S, answer.retry_after_s - held_s)
    return replace(answer, headers={**answer.headers, **_asking_back(left_s)}, retry_after_s=left_s)


def _asking_back(seconds: float) -> dict[str, str]:
    return {"retry-after": str(whole(seconds)), wire.RETRY_AFTER_MS: str(ceil(1_000 * seconds))}


def spread(seconds: float, draw: Callable[[], float] = random.random) -> float:
    """`seconds` and up to RETRY_SPREAD more, so that those who were refused together do not come back together.

    >>> spread(0.2, lambda: 0.0), spread(8.0, lambda: 0.5)
    (0.2, 9.0)
    """
    return seconds * (1.0 + RETRY_SPREAD * draw())


def whole(seconds: float, draw: Callable[[], float] = random.random) -> int:
    """Whole seconds, at least one, rounded by lot so that the mean stays: all that Retry-After can say.

    >>> whole(0.2), whole(8.25, lambda: 0.0), whole(8.25, lambda: 0.99)
    (1, 8, 9)
    """
    return max(1, floor(seconds + draw()))
