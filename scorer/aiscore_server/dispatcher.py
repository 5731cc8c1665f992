"""Takes admitted requests through queue and worker, and puts each one's results together again.

A lane is a queue with a worker behind it: one for all events, and a second for the sourcetypes that the settings call
untrusted. A request may be spread over lanes, batches and repetitions; it is answered when each of its
events has a result, all of one bundle. Events of a caller who has gone are dropped where they stand.

Thin: what goes into a batch is decided by `batches`, what a failure means by `suspects`.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from fnmatch import fnmatchcase
from typing import Any, Callable, Hashable, Sequence

from aiscore_contract.errors import IllegalValue
from aiscore_contract.event import Event
from aiscore_contract.messages import ScoreRequest, ScoreResponse

from .access import Refusal
from .admission import Admission, Pace, Sizes
from .batches import BatchQueue, Bounds, QueueFull, is_small
from .log import Log
from .metrics import Metrics
from .model_process import ModelProcess, WorkerRefused
from .settings import Settings
from .suspects import Guilty, Job, judge_failure
from .worker import BadResults, valid_columns

TRUSTED, UNTRUSTED = "trusted", "untrusted"
#: A request whose events two bundles have answered is scored again, so often at most.
_MIXED_MAX = 3
_LOADING_RETRY_S = 5.0
#: A request with this many times the events that its length told of is judged again by what it holds.
_JUDGED_TWICE = 1.5


class Pending:
    """A request on its way: a place for each event's result, and a future for the answer."""

    __slots__ = (
        "request",
        "caller",
        "answer",
        "scores",
        "novelties",
        "reasons",
        "techniques",
        "left",
        "model",
        "guilty",
        "mixed",
        "is_over",
    )

    def __init__(self, request: ScoreRequest, caller: Hashable) -> None:
        count = len(request.events)
        self.request, self.caller = request, caller
        self.answer: asyncio.Future[ScoreResponse] = asyncio.get_running_loop().create_future()
        self.scores: list[float | None] = [None] * count
        self.novelties: list[float | None] = [None] * count
        self.reasons: list[tuple[str, ...]] = [()] * count
        self.techniques: list[tuple[str, ...]] = [()] * count
        self.left, self.model, self.guilty, self.mixed, self.is_over = count, "", [], 0, False

    def fill(self, position: int, score: float, novelty: float | None, reasons: tuple, techniques: tuple) -> None:
        if self.scores[position] is None:
            self.left -= 1
        self.scores[position], self.novelties[position] = score, novelty
        self.reasons[position], self.techniques[position] = reasons, techniques

    def blame(self, position: int) -> None:
        if position not in self.guilty and self.scores[position] is None:
            self.guilty.append(position)
            self.left -= 1

    def start_again(self, model: str) -> list[int]:
        """Forgets the results of another bundle; returns the positions that had one."""
        positions = [position for position, score in enumerate(self.scores) if score is not None]
        for position in positions:
            self.scores[position] = None
        self.left += len(positions)
        self.model = model
        self.mixed += 1
        return positions

    def settle(self) -> None:
        """Answers if every event has a result or is found guilty."""
        if self.left or self.is_over:
            return
        if self.guilty:
            self.fail(guilty_refusal(self.guilty))
            return
        self.is_over = True
        if not self.answer.done():
            self.answer.set_result(
                ScoreResponse(
                    self.request.id,
                    self.model,
                    tuple(self.scores),
                    tuple(self.novelties),
                    tuple(self.reasons),
                    tuple(self.techniques),
                )
            )

    def fail(self, refusal: Refusal) -> None:
        if self.is_over:
            return
        self.is_over = True
        if not self.answer.done():
            self.answer.set_exception(refusal)


#: One event of one request.
Row = tuple[Pending, int]


def guilty_refusal(positions: Sequence[int]) -> Refusal:
    """The answer to a request that holds events on which the model fails (docs/SCORER.md, "Events that break the model")."""
    named = sorted(positions)
    told = ", ".join(map(str, named[:10])) + (" ..." if len(named) > 10 else "")
    return Refusal(
        422, f"text: the model fails on element {told}; leave it out and ask again", field="text", elements=named
    )


class _Piece:
    """The part of a request that went to one lane: element i of the lane's slice is event positions[i]."""

    __slots__ = ("pending", "positions", "queued_s")

    def __init__(self, pending: Pending, positions: Sequence[int], queued_s: float) -> None:
        self.pending, self.positions, self.queued_s = pending, positions, queued_s


class Lane:
    """A queue and its worker; the `Owner` of a ModelProcess."""

    def __init__(
        self,
        name: str,
        bounds: Bounds,
        max_wait_s: float,
        admissions: dict[bool, Admission],
        guilty: Guilty,
        metrics: Metrics,
        log: Log,
    ) -> None:
        self.name = name
        self.queue = BatchQueue(bounds)
        self.process: ModelProcess
        self._max_wait_s = max_wait_s
        #: Of small requests (True) and of large ones (False).
        self._admissions = admissions
        self._sizes = Sizes()
        self._guilty = guilty
        self._metrics = metrics
        self._log = log
        self._again: deque[Job[Row]] = deque()
        self._pieces: dict[Pending, _Piece] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._pace, self._handling = Pace(), Pace()
        #: By caller, and whether the request is small.
        self._expected: Counter[tuple[Hashable, bool]] = Counter()

    def expected_wait_s(self, more_events: int) -> float:
        """How long the last of `more_events`, one request, would wait, were they queued now."""
        before = self.queue.small_events if is_small(more_events) else self.queue.events
        return (before + more_events) * self._event_s

    @property
    def _event_s(self) -> float:
        """What an event costs here: scoring it, and reading it from its request and writing its answer, which one thread does for all."""
        return self._pace.event_s + self._handling.event_s

    def note_handling(self, events: int, took_s: float) -> None:
        self._handling.note(events, took_s)

    def check_room(self, caller: Hashable, sent_bytes: int) -> int:
        """Refuses, by its length alone, a request that would be refused once read: reading it is most of what it costs here.
        Returns how many events it is taken for."""
        events = self._sizes.guess(sent_bytes)
        if events:
            self._check_crowd(caller, events, asyncio.get_running_loop().time())
        return events

    def expect(self, caller: Hashable, events: int) -> None:
        """Keeps room for so many events of a request that is let in and not read yet; negative: keeps it no longer."""
        key = caller, is_small(abs(events))
        self._expected[key] += events
        if not self._expected[key]:
            del self._expected[key]

    def note_size(self, sent_bytes: int, events: int) -> None:
        self._sizes.note(sent_bytes, events)

    def _check_crowd(self, caller: Hashable, events: int, now_s: float) -> None:
        is_one_small = is_small(events)
        in_system: Counter[Hashable] = Counter()
        for (other, is_other_small), count in self._expected.items():
            if is_other_small or not is_one_small:
                in_system[other] += count
        for pending, piece in self._pieces.items():
            if is_small(len(piece.positions)) or not is_one_small:
                # Whoever is scored and not told yet has his answer still to be written.
                in_system[pending.caller] += min(pending.left, len(piece.positions)) or len(piece.positions)
        event_s, admission = self._event_s, self._admissions[is_one_small]
        if admission.is_crowded(caller, events, in_system, event_s, now_s):
            retry_after_s = admission.refuse(caller, events, event_s, now_s)
            raise Refusal(429, "other searches would hold this one up too long (max_slowdown)", retry_after_s)

    def admit(self, pending: Pending, positions: Sequence[int], time_left_s: float, judged: int = 0) -> None:
        """Queues the events at `positions`, or refuses with 429. As many as were `judged` by their length are not judged again:
        whoever was let in is not sent away once all of it has been read."""
        now_s = asyncio.get_running_loop().time()
        wait_s = self.expected_wait_s(len(positions))
        if self.queue.events and wait_s > min(self._max_wait_s, time_left_s):
            raise Refusal(429, "the queue is too long to answer in time", max(1.0, wait_s / 2))
        if len(positions) > _JUDGED_TWICE * judged:
            self._check_crowd(pending.caller, len(positions), now_s)
        sizes = [len(pending.request.events[position].text) for position in positions]
        try:
            self.queue.admit(pending, pending.caller, sizes, pending.request.explain, now_s)
        except QueueFull as full:
            raise Refusal(429, f"the queue is full ({full.bound})", max(1.0, wait_s / 2)) from None
        self._pieces[pending] = _Piece(pending, positions, now_s)

    def drop(self, pending: Pending) -> int:
        piece = self._pieces.pop(pending, None)
        if piece is not None:
            self._admissions[is_small(len(piece.positions))].note_served(pending.caller, asyncio.get_running_loop().time())
        return self.queue.drop(pending)

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
        touched: dict[Pending, None] = {}
        rows = zip(
            job.rows[start:stop], columns["scores"], columns["novelties"], columns["reasons"], columns["techniques"]
        )
        for (pending, position), score, novelty, reasons, techniques in rows:
            if pending.is_over:
                continue
            if pending.model != model:
                if not pending.model:
                    pending.model = model
                elif model == self.process.metadata.get("bundle"):
                    mixed += [(pending, earlier) for earlier in pending.start_again(model)]
                else:
                    mixed.append((pending, position))
                    continue
            pending.fill(position, score, novelty, reasons, techniques)
            touched[pending] = None
        for pending in touched:
            if pending.mixed > _MIXED_MAX:
                pending.fail(Refusal(503, "the bundle changes too often", _LOADING_RETRY_S))
            pending.settle()
        if mixed:
            self._again.append(Job(tuple(mixed), job.explain))

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
            pending.settle()


class Dispatcher:
    """All lanes; what `app` asks."""

    def __init__(self, settings: Settings, factory: Callable[[], Any], metrics: Metrics, log: Log) -> None:
        self._untrusted = settings.untrusted_sourcetypes
        self._metrics = metrics
        self._log = log
        self._guilty = Guilty()
        self._lanes = {TRUSTED: self._lane(TRUSTED, settings, factory)}
        if self._untrusted:
            self._lanes[UNTRUSTED] = self._lane(UNTRUSTED, settings, factory)
        self._reloading = asyncio.Lock()
        metrics.watch("aiscore_guilty_remembered", "Events known to break the model", {}, lambda: len(self._guilty))

    def _lane(self, name: str, settings: Settings, factory: Callable[[], Any]) -> Lane:
        is_trusted = name == TRUSTED
        queue_max = settings.queue_max_events if is_trusted else settings.untrusted_queue_max_events
        bounds = Bounds(
            settings.batch_max_events,
            settings.batch_max_chars,
            settings.window_ms / 1000,
            queue_max,
            min(settings.caller_max_events, queue_max),
        )
        admissions = {is_of_small: Admission(settings.max_slowdown, settings.calm_ms / 1000) for is_of_small in (True, False)}
        lane = Lane(name, bounds, settings.max_wait_ms / 1000, admissions, self._guilty, self._metrics, self._log)
        lane.process = ModelProcess(
            name,
            factory,
            lane,
            self._log,
            load_timeout_s=settings.load_timeout_s,
            jobs_in_flight=settings.jobs_in_flight,
            growth_max_bytes=settings.worker_growth_max_mb << 20,
            hang_timeout_s=settings.hang_timeout_s if is_trusted else settings.untrusted_hang_timeout_s,
            niceness=0 if is_trusted else 10,
        )
        labels = {"lane": name}
        self._metrics.watch("aiscore_queue_events", "Events waiting", labels, lambda: lane.queue.events)
        self._metrics.watch("aiscore_queue_requests", "Requests waiting", labels, lambda: len(lane.queue))
        self._metrics.watch(
            "aiscore_worker_ready", "1 while a worker answers", labels, lambda: float(lane.process.is_ready)
        )
        self._metrics.watch("aiscore_worker_restarts", "Restarts of the worker", labels, lambda: lane.process.restarts)
        self._metrics.watch("aiscore_worker_recycles", "Workers replaced for their size", labels, lambda: lane.process.recycles)
        self._metrics.watch("aiscore_worker_resident_bytes", "Memory of the worker", labels, lambda: lane.process.resident_bytes)
        return lane

    @property
    def is_ready(self) -> bool:
        """Whether most requests are answered; the untrusted lane may be down without touching the others."""
        return self._lanes[TRUSTED].process.is_ready

    @property
    def metadata(self) -> dict[str, Any]:
        return self._lanes[TRUSTED].process.metadata

    async def start(self) -> None:
        """Loads the workers, one after the other: loading takes all cores. `WorkerRefused` if one cannot."""
        for lane in self._lanes.values():
            await lane.process.start()

    async def close(self) -> None:
        await asyncio.gather(*(lane.process.close() for lane in self._lanes.values()))

    async def reload(self, factory: Callable[[], Any]) -> None:
        """New workers in every lane, or, with `WorkerRefused`, in none."""
        async with self._reloading:
            decisions = []
            try:
                for lane in self._lanes.values():
                    decisions.append(await lane.process.prepare(factory))
            except (WorkerRefused, OSError):
                for decide in decisions:
                    await decide(False)
                self._metrics.reloads.labels("refused").inc()
                raise
            for decide in decisions:
                await decide(True)
            self._guilty.clear()
            self._metrics.reloads.labels("done").inc()

    def check_room(self, caller: Hashable, sent_bytes: int) -> int:
        """Refuses a request whose body need not be read, or tells how many events to `expect`. Not where there are two lanes:
        which one it is for is not known yet, so it is judged once it is read."""
        return self._lanes[TRUSTED].check_room(caller, sent_bytes) if len(self._lanes) == 1 else 0

    def expect(self, caller: Hashable, events: int) -> None:
        self._lanes[TRUSTED].expect(caller, events)

    def note_size(self, sent_bytes: int, events: int) -> None:
        """How long a request was on the wire, for `check_room`."""
        self._lanes[TRUSTED].note_size(sent_bytes, events)

    def note_handling(self, events: int, took_s: float) -> None:
        """How long reading and answering a request of `events` events took, beside its scoring."""
        self._lanes[TRUSTED].note_handling(events, took_s)

    def admit(self, request: ScoreRequest, caller: Hashable, time_left_s: float, judged: int = 0) -> Pending:
        """Queues a request, or raises the `Refusal` that says why not. `judged`: the events that `check_room` took it for."""
        known = self._guilty.positions(request.events)
        if known:
            raise guilty_refusal(known)
        parts = self._parts(request.events)
        if not all(self._lanes[name].process.is_ready for name in parts):
            raise Refusal(503, "the model is loading", _LOADING_RETRY_S)
        pending = Pending(request, caller)
        try:
            for name, positions in parts.items():
                self._lanes[name].admit(pending, positions, time_left_s, judged)
        except Refusal:
            self._drop(pending)
            raise
        for name in parts:
            self._lanes[name].pump()
        return pending

    def release(self, pending: Pending, reason: str) -> None:
        """Ends a request: answered, or (for `reason`) to be forgotten wherever its events stand."""
        if not pending.is_over:
            self._metrics.events_dropped.labels(reason).inc(pending.left)
        self._drop(pending)

    def _drop(self, pending: Pending) -> None:
        pending.is_over = True
        for lane in self._lanes.values():
            lane.drop(pending)

    def _parts(self, events: Sequence[Event]) -> dict[str, Sequence[int]]:
        """Positions of the events for each lane."""
        if not self._untrusted:
            return {TRUSTED: range(len(events))}
        parts: dict[str, list[int]] = {}
        verdicts: dict[str, str] = {}
        for position, event in enumerate(events):
            name = verdicts.get(event.sourcetype)
            if name is None:
                matches = any(fnmatchcase(event.sourcetype, pattern) for pattern in self._untrusted)
                name = verdicts[event.sourcetype] = UNTRUSTED if matches else TRUSTED
            parts.setdefault(name, []).append(position)
        return parts
