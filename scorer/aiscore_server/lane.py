"""A queue and the worker behind it: what is queued goes out in batches, what comes back is put into its requests.

Thin: what goes into a batch is decided by `batches`, who is let in by `admission`, what a failure means by `suspects`.
`pool` deals events to lanes.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from operator import itemgetter
from typing import Any, Callable, Hashable, Sequence

from aiscore_contract.errors import IllegalValue

from .access import Refusal
from .admission import RETRY_MIN_S, Admission, Pace
from .batches import BatchQueue, Bounds
from .log import Log
from .metrics import Metrics
from .model_process import ModelProcess
from .pending import Pending, Row
from .suspects import Guilty, Job, judge_failure
from .worker import BadResults, valid_columns

#: A request whose events two bundles have answered is scored again, so often at most.
_MIXED_MAX = 3
LOADING_RETRY_S = 5.0


def too_long(problem: str, wait_s: float) -> Refusal:
    """The refusal of a request that would wait `wait_s`: about half of that later there is room again."""
    return Refusal(429, problem, max(RETRY_MIN_S, wait_s / 2))


class _Piece:
    """The part of a request that went to one lane: element i of the lane's slice is event positions[i]."""

    __slots__ = ("pending", "positions", "queued_s", "left")

    def __init__(self, pending: Pending, positions: Sequence[int], queued_s: float) -> None:
        self.pending, self.positions, self.queued_s, self.left = pending, positions, queued_s, len(positions)

    @property
    def in_system(self) -> int:
        """Events that are not done with; all of them where the request is scored and its answer still to be written."""
        return max(0, self.left) if self.pending.left else len(self.positions)


class Lane:
    """A queue and its worker; the `Owner` of a ModelProcess."""

    process: ModelProcess
    #: Runs rows again, in the lane that they belong to or another of its pool.
    repeat: Callable[[Sequence[Row], bool], None]
    #: The bundle that answers in the pool.
    current_bundle: Callable[[], str]

    def __init__(
        self,
        name: str,
        bounds: Bounds,
        max_wait_s: float,
        admissions: dict[bool, Admission],
        handling: Pace,
        guilty: Guilty,
        metrics: Metrics,
        log: Log,
    ) -> None:
        """`admissions`: of small requests (True) and of large ones (False). `handling`: what an event takes beside its scoring."""
        self.name = name
        self.queue = BatchQueue(bounds)
        self._max_wait_s = max_wait_s
        self._admissions = admissions
        self._handling = handling
        self._guilty = guilty
        self._metrics = metrics
        self._log = log
        self._again: deque[Job[Row]] = deque()
        self._pieces: dict[Pending, _Piece] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._pace = Pace()
        #: By caller, and whether the request is small.
        self._expected: Counter[tuple[Hashable, bool]] = Counter()

    @property
    def version(self) -> tuple[str, str]:
        """Bundle and site of the worker that answers."""
        metadata = self.process.metadata
        return str(metadata.get("bundle", "")), str(metadata.get("site", ""))

    def expected_wait_s(self, more_events: int, is_small: bool) -> float:
        """How long the last of `more_events`, one request, would wait, were they queued now."""
        before = self.queue.small_events if is_small else self.queue.events
        return (before + more_events) * self._event_s

    @property
    def _event_s(self) -> float:
        """What an event costs here: scoring it, and reading it from its request and writing its answer, which one thread does for all."""
        return self._pace.event_s + self._handling.event_s

    def expect(self, caller: Hashable, events: int, is_small: bool) -> None:
        """Keeps room for so many events of a request that is let in and not read yet; negative: keeps it no longer."""
        self._expected[caller, is_small] += events
        if not self._expected[caller, is_small]:
            del self._expected[caller, is_small]

    def check_crowd(self, caller: Hashable, events: int, is_small: bool) -> None:
        """Refuses `events` more of a request that others would hold up too long."""
        in_system: Counter[Hashable] = Counter()
        for (other, is_other_small), count in self._expected.items():
            if is_other_small or not is_small:
                in_system[other] += count
        for pending, piece in self._pieces.items():
            if pending.is_small or not is_small:
                in_system[pending.caller] += piece.in_system
        event_s, admission, now_s = self._event_s, self._admissions[is_small], asyncio.get_running_loop().time()
        if room_in_s := admission.room_in_s(caller, events, in_system, event_s, now_s):
            retry_after_s = admission.refuse(caller, events, event_s, room_in_s, now_s)
            raise Refusal(429, "other searches would hold this one up too long (max_slowdown)", retry_after_s)

    def check_wait(self, events: int, is_small: bool, time_left_s: float) -> None:
        """Refuses `events` more of a request that could not be answered in the time that is left to it."""
        wait_s = self.expected_wait_s(events, is_small)
        if self.queue.events and wait_s > min(self._max_wait_s, time_left_s):
            raise too_long("the queue is too long to answer in time", wait_s)

    def admit(self, pending: Pending, positions: Sequence[int]) -> None:
        """Queues the events at `positions`. Raises `QueueFull`."""
        now_s = asyncio.get_running_loop().time()
        sizes = [len(pending.request.events[position].text) for position in positions]
        self.queue.admit(pending, pending.caller, sizes, pending.request.explain, now_s, not pending.is_small)
        self._pieces[pending] = _Piece(pending, positions, now_s)

    def drop(self, pending: Pending) -> int:
        if self._pieces.pop(pending, None) is not None:
            self._admissions[pending.is_small].note_served(pending.caller, asyncio.get_running_loop().time())
        return self.queue.drop(pending)

    def own(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Those of `rows` that were dealt to this lane."""
        positions = {pending: frozenset(self._pieces[pending].positions) for pending, _ in rows if pending in self._pieces}
        return tuple(row for row in rows if row[1] in positions.get(row[0], ()))

    def run_again(self, rows: tuple[Row, ...], explain: bool) -> None:
        self._again.append(Job(rows, explain))
        self.pump()

    def _count_done(self, pending: Pending, count: int) -> None:
        piece = self._pieces.get(pending)
        if piece is not None:
            piece.left -= count

    def pump(self) -> None:
        """Hands the worker what is due; called whenever something was queued, answered or has fallen due."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        loop = asyncio.get_running_loop()
        while self.process.has_slot:
            job = self._due_job(loop.time())
            if job is None:
                closes_at_s = self.queue.closes_at_s()
                if closes_at_s is not None:
                    self._timer = loop.call_at(closes_at_s, self.pump)
                return
            self.process.send(job, [pending.request.events[position] for pending, position in job.rows])

    def _due_job(self, now_s: float) -> Job[Row] | None:
        while self._again:
            job = self._again.popleft()
            rows = tuple(row for row in job.rows if not row[0].is_over)
            if rows:
                self._metrics.events_repeated.inc(len(rows))
                return Job(rows, job.explain, job.step)
        batch = self.queue.close_batch(now_s)
        if batch is None:
            return None
        rows: list[Row] = []
        for cut in batch.slices:
            piece = self._pieces[cut.key]
            if cut.start == 0:
                self._metrics.queue_seconds.labels(self.name).observe(now_s - piece.queued_s)
            rows.extend((piece.pending, position) for position in piece.positions[cut.start : cut.stop])
        self._metrics.batch_events.labels(self.name).observe(len(rows))
        return Job(tuple(rows), batch.explain)

    # -- what the worker tells --------------------------------------------------------------------

    def on_ready(self, metadata: dict[str, Any], seconds: float) -> None:
        self._metrics.tell_model(self.name, metadata)

    def on_slot(self) -> None:
        self.pump()

    def on_returned(self, job: Job[Row], start: int) -> None:
        self._again.appendleft(Job(job.rows[start:], job.explain, job.step))

    def on_scored(
        self, job: Job[Row], start: int, stop: int, message: dict[str, Any], model: str, took_s: float
    ) -> None:
        try:
            columns = valid_columns(
                message["scores"], message["novelties"], message["reasons"], message["techniques"], stop - start
            )
        except (BadResults, IllegalValue, KeyError, TypeError, ValueError):
            self.on_failed(job, start, stop, "results", False)
            return
        self._pace.note(stop - start, took_s)
        self._metrics.batch_seconds.labels(self.name).observe(took_s)
        self._metrics.tell_statistics(self.name, message.get("statistics", {}))
        mixed: list[Row] = []
        rows = zip(
            job.rows[start:stop], columns["scores"], columns["novelties"], columns["reasons"], columns["techniques"]
        )
        for (pending, position), score, novelty, reasons, techniques in rows:
            if pending.is_over:
                continue
            if pending.model != model:
                if not pending.model:
                    pending.model = model
                elif model == self.current_bundle():
                    mixed += [(pending, earlier) for earlier in pending.start_again(model)]
                else:
                    mixed.append((pending, position))
                    continue
            pending.fill(position, score, novelty, reasons, techniques)
        # Counted in one go, for this is done for each event by the one thread that serves all.
        for pending, count in Counter(map(itemgetter(0), job.rows[start:stop])).items():
            if pending.is_over:
                continue
            self._count_done(pending, count)
            if pending.mixed > _MIXED_MAX:
                pending.fail(Refusal(503, "the bundle changes too often", LOADING_RETRY_S))
            pending.settle()
        if mixed:
            self.repeat(mixed, job.explain)

    def on_failed(self, job: Job[Row], start: int, stop: int, problem: str, is_worker_lost: bool) -> None:
        kind = "lost" if is_worker_lost else "raised"
        self._metrics.score_failures.labels(self.name, kind).inc()
        self._log.warning(
            "batch_failed", lane=self.name, kind=kind, problem=problem, events=stop - start, step=job.step
        )
        finding = judge_failure(job, start, stop, is_worker_lost)
        self._again.extendleft(reversed(finding.again))
        if finding.guilty is not None:
            pending, position = finding.guilty
            self._guilty.add(pending.request.events[position])
            self._metrics.events_guilty.inc()
            self._log.error(
                "event_guilty",
                lane=self.name,
                request=pending.request.id,
                element=position,
                sourcetype=pending.request.events[position].sourcetype,
            )
            pending.blame(position)
            self._count_done(pending, 1)
            pending.settle()
