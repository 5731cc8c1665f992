"""Several batches in flight at once, each with a deadline that holds.

Owns the threads and the waiting; whether a batch is sent, and until when it may take, is decided by
`Gate` from the clock, the breaker and the time lost so far. Every batch ends as a response or as a
`Fault`; nothing is raised but `Cancelled`, when the search itself has gone. A batch that the scorer
refuses because of single events is asked again without them, once and before its own deadline.

The metadata is asked for once, before the first batch. It is small, and the scorer's answer to it
says how many batches it wants at once and how large.
"""
from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import Callable, Dict, List, Optional, Sequence, Tuple, Union

from aiscore_contract.messages import ModelMetadata, ScoreResponse

from . import breaker
from .breaker_file import SharedBreaker
from .faults import CONSEQUENCES, Fault, fault_of
from .losttime import LostTime
from .pipeline import Batch
from .remote import Scorer

#: Less time than this is not worth a request.
WORTHWHILE_S = 0.05
#: How long after its deadline a thread may report by itself before it is given up.
GRACE_S = 0.25
#: How often the search is asked whether it is still wanted.
POLL_S = 0.25
METADATA_TIMEOUT_S = 10.0
#: A search that gave the scorer less time than this says nothing about the scorer: one analyst's timeout=0.1
#: must not turn every other search to the rules.
TIMEOUT_COUNTS_FROM_S = 2.0

Outcome = Union[ScoreResponse, Fault]
#: Events that were asked about together, and what came of it.
Answer = Tuple[Batch, Outcome]


class Cancelled(BaseException):
    """splunkd wants no more of this search. No `except Exception` on the way keeps it."""


@dataclass(frozen=True)
class Terms:
    """How long a search may wait for the scorer."""

    timeout_s: float
    lost_time_max_s: float
    max_in_flight: int


@dataclass(frozen=True)
class Leave:
    """A batch may be sent, and must be back before `deadline_s`."""

    deadline_s: float
    is_probe: bool


@dataclass(frozen=True)
class _Flight:
    """`position` is that of the batch in its chunk; `batch` is None for the metadata."""

    position: int
    batch: Optional[Batch]
    start_s: float
    deadline_s: float
    is_repeat: bool = False


class Gate:
    """Decides whether the next batch goes out. One for a search; the clock is an argument."""

    def __init__(self, terms: Terms, shared: SharedBreaker) -> None:
        self._terms = terms
        self._shared = shared
        self._lost = LostTime()
        self._held_until_s = 0.0
        self._held: Optional[Fault] = None
        self._is_probing = False

    def admit(self, now_s: float, chunk_deadline_s: float, flying_since: Sequence[float]) -> Union[Leave, Fault, None]:
        """Leave to send, the reason why not, or None: wait for what is in flight."""
        if self._held is not None and now_s < self._held_until_s:
            return Fault(self._held.word, self._held.detail)
        left_s = self._terms.lost_time_max_s - self._lost.total_s(flying_since, now_s)
        if left_s < WORTHWHILE_S:
            return None if flying_since else Fault("budget")
        deadline_s = min(now_s + min(self._terms.timeout_s, left_s), chunk_deadline_s)
        if deadline_s - now_s < WORTHWHILE_S:
            return Fault("timeout", "the time for this chunk is over")
        if self._is_probing:
            return None if flying_since else Leave(deadline_s, True)
        verdict = self._shared.admit(deadline_s - now_s + GRACE_S)
        if verdict == breaker.STAY:
            return Fault("breaker_open")
        self._is_probing = verdict == breaker.PROBE
        return Leave(deadline_s, self._is_probing)

    def answered(self) -> None:
        self._is_probing = False
        self._shared.succeeded()

    def failed(self, fault: Fault, start_s: float, now_s: float) -> None:
        self._is_probing = False
        self._lost.add(start_s, now_s)
        consequence = CONSEQUENCES.get(fault.word)
        if consequence is None or not consequence.breaker_points:
            self._shared.succeeded()
        elif fault.word != "timeout" or now_s - start_s >= TIMEOUT_COUNTS_FROM_S:
            self._shared.failed(consequence.breaker_points)
        if consequence is not None and consequence.hold_s:
            self._held, self._held_until_s = fault, now_s + consequence.hold_s


class Dispatcher:
    """Sends the batches of one search, chunk after chunk."""

    def __init__(self, scorer: Scorer, gate: Gate, max_in_flight: int, is_cancelled: Callable[[], bool],
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._scorer = scorer
        self._gate = gate
        self._max_in_flight = max_in_flight
        self._is_cancelled = is_cancelled
        self._clock = clock
        self._metadata: Optional[ModelMetadata] = None
        self._threads: Optional[ThreadPoolExecutor] = None
        self.batches_sent = 0
        self.model_s = 0.0

    def prepare(self, chunk_deadline_s: float) -> Union[ModelMetadata, Fault]:
        """What the scorer says of itself: asked once, then known."""
        if self._metadata is not None:
            return self._metadata
        leave = self._gate.admit(self._clock(), chunk_deadline_s, ())
        if isinstance(leave, Fault):
            return leave
        now_s = self._clock()
        deadline_s = min(leave.deadline_s, now_s + METADATA_TIMEOUT_S)
        flight = _Flight(0, None, now_s, deadline_s)
        future = self._submit(self._scorer.metadata, deadline_s)
        while True:
            outcome = self._landed(future, flight)
            if isinstance(outcome, ModelMetadata):
                # A probe stays one until a batch is answered: a scorer that only talks is not well.
                self._metadata = outcome
                return outcome
            if isinstance(outcome, Fault):
                self._gate.failed(outcome, flight.start_s, self._clock())
                return outcome
            self._wait([future], [flight])

    def score(self, batches: Sequence[Batch], chunk_deadline_s: float) -> List[Answer]:
        """What came of each batch, in their order; one that was asked about in two parts is there as two."""
        start_s = self._clock()
        answers: List[List[Answer]] = [[] for _ in batches]
        flights: Dict[Future, _Flight] = {}
        limit = min(self._max_in_flight, self._metadata.max_in_flight if self._metadata is not None else 1)
        position = 0
        while position < len(batches) or flights:
            while position < len(batches) and len(flights) < limit:
                now_s = self._clock()
                leave = self._gate.admit(now_s, chunk_deadline_s, [flight.start_s for flight in flights.values()])
                if leave is None:
                    break
                if isinstance(leave, Fault):
                    answers[position].append((batches[position], leave))
                else:
                    self._send(_Flight(position, batches[position], now_s, leave.deadline_s), flights)
                position += 1
            if flights:
                self._wait(list(flights), list(flights.values()))
                self._collect(flights, answers)
        self.model_s += self._clock() - start_s
        return [answer for of_batch in answers for answer in of_batch]

    def _send(self, flight: _Flight, flights: Dict[Future, _Flight]) -> None:
        flights[self._submit(self._scorer.score, flight.batch, flight.deadline_s)] = flight
        self.batches_sent += 1

    def _collect(self, flights: Dict[Future, _Flight], answers: List[List[Answer]]) -> None:
        for future, flight in list(flights.items()):
            outcome = self._landed(future, flight)
            if outcome is None:
                continue
            del flights[future]
            batch, of_batch = flight.batch, answers[flight.position]
            if isinstance(outcome, Fault) and outcome.elements and not flight.is_repeat:
                blamed, batch = batch.parted(outcome.elements)
                of_batch.append((blamed, outcome))
                if batch.keys and flight.deadline_s - self._clock() >= WORTHWHILE_S:
                    self._send(replace(flight, batch=batch, is_repeat=True), flights)
                    continue
            if batch.keys:
                of_batch.append((batch, outcome))
            if isinstance(outcome, Fault):
                self._gate.failed(outcome, flight.start_s, self._clock())
            else:
                self._gate.answered()

    def _landed(self, future: Future, flight: _Flight) -> Union[ModelMetadata, Outcome, None]:
        """How a flight ended; None while it has not."""
        if future.done():
            error = future.exception()
            return future.result() if error is None else fault_of(error)
        if self._clock() < flight.deadline_s + GRACE_S:
            return None
        # Its thread hangs where no deadline reaches, in getaddrinfo: leave it there, and go on with others.
        self._threads = None
        return Fault("timeout", "no answer before the deadline")

    def _submit(self, ask: Callable, *arguments: object) -> Future:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(max_workers=self._max_in_flight, thread_name_prefix="aiscore")
        return self._threads.submit(ask, *arguments)

    def _wait(self, futures: List[Future], flights: List[_Flight]) -> None:
        next_s = min(flight.deadline_s for flight in flights) + GRACE_S - self._clock()
        wait(futures, timeout=max(0.001, min(next_s, POLL_S)), return_when=FIRST_COMPLETED)
        if self._is_cancelled():
            raise Cancelled
