"""Takes admitted requests through queues and workers.

A pool is a number of lanes, each a queue with a worker behind it: one for all events, and a second for the sourcetypes that the settings
call untrusted. A request may be spread over pools, lanes, batches and repetitions; it is answered when each of its
events has a result, all of one bundle. Events of a caller who has gone are dropped where they stand.
"""

from __future__ import annotations

import asyncio
from fnmatch import fnmatchcase
from typing import Any, Callable, Hashable, Sequence

from aiscore_contract.event import Event
from aiscore_contract.messages import ScoreRequest

from .access import Refusal
from .admission import Admission, Pace
from .batches import Bounds
from .lane import LOADING_RETRY_S, Lane
from .log import Log
from .machine import Machine
from .metrics import Metrics
from .model_process import ModelProcess, WorkerRefused
from .pending import Pending, Row, guilty_refusal
from .pool import Pool
from .settings import Settings
from .suspects import Guilty
from .template_cache import FolderRefused, TemplateFolder

TRUSTED, UNTRUSTED = "trusted", "untrusted"


class Dispatcher:
    """All lanes; what `app` asks."""

    def __init__(self, settings: Settings, factory: Callable[[], Any], metrics: Metrics, log: Log) -> None:
        self._settings = settings
        self._untrusted = settings.untrusted_sourcetypes
        self._metrics = metrics
        self._log = log
        self._guilty = Guilty()
        self._templates = self._template_folder()
        self.workers = Machine.here().workers(settings)
        self._pools = {TRUSTED: self._pool(TRUSTED, self.workers, factory)}
        if self._untrusted:
            self._pools[UNTRUSTED] = self._pool(UNTRUSTED, 1, factory)
        self._reloading = asyncio.Lock()
        metrics.watch("aiscore_guilty_remembered", "Events known to break the model", {}, lambda: len(self._guilty))

    def _template_folder(self) -> TemplateFolder | None:
        try:
            return TemplateFolder.of(self._settings)
        except FolderRefused as error:
            self._log.warning("template_cache_unusable", problem=str(error))
            return None

    def _pool(self, name: str, workers: int, factory: Callable[[], Any]) -> Pool:
        settings = self._settings
        queue_max = settings.queue_max_events if name == TRUSTED else settings.untrusted_queue_max_events
        bounds = Bounds(
            settings.batch_max_events,
            settings.batch_max_chars,
            settings.window_ms / 1000,
            queue_max,
            min(settings.caller_max_events, queue_max),
        )
        handling = Pace()
        names = [name] if workers == 1 else [f"{name}-{number}" for number in range(1, workers + 1)]
        return Pool([self._lane(one, name == TRUSTED, bounds, handling, factory) for one in names], bounds, handling)

    def _lane(self, name: str, is_trusted: bool, bounds: Bounds, handling: Pace, factory: Callable[[], Any]) -> Lane:
        settings = self._settings
        admissions = {is_of_small: Admission(settings.max_slowdown, settings.calm_ms / 1000) for is_of_small in (True, False)}
        lane = Lane(name, bounds, settings.max_wait_ms / 1000, admissions, handling, self._guilty, self._metrics, self._log)
        lane.repeat = self._repeat
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
            templates=self._templates,
            save_every_s=settings.template_cache_save_s,
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
        if self._templates is not None:
            self._watch_templates(lane, self._templates)
        return lane

    def _watch_templates(self, lane: Lane, folder: TemplateFolder) -> None:
        labels = {"lane": lane.name}
        self._metrics.watch("aiscore_template_cache_loaded", "Templates that the worker found in the saved cache", labels,
                            lambda: lane.process.metadata.get("templates_loaded", 0))
        self._metrics.watch("aiscore_template_cache_saved_seconds", "When the lane's template cache was saved last, in seconds since 1970; 0: never",
                            labels, lambda: folder.saved_s(lane.name))

    @property
    def _lanes(self) -> list[Lane]:
        return [lane for pool in self._pools.values() for lane in pool.lanes]

    @property
    def is_ready(self) -> bool:
        """Whether most requests are answered; the untrusted pool may be down without touching the others."""
        return self._pools[TRUSTED].is_ready

    @property
    def metadata(self) -> dict[str, Any]:
        return self._pools[TRUSTED].metadata

    async def start(self) -> None:
        """Loads the workers, one pool after the other: loading takes all cores. `WorkerRefused` if one cannot."""
        self._tidy_templates()
        for pool in self._pools.values():
            await pool.start()

    async def close(self) -> None:
        await asyncio.gather(*(lane.process.close() for lane in self._lanes))
        self._tidy_templates()

    def _tidy_templates(self) -> None:
        if self._templates is not None:
            self._templates.tidy([lane.name for lane in self._lanes])

    async def reload(self, factory: Callable[[], Any]) -> None:
        """New workers in every lane, or, with `WorkerRefused`, in none."""
        async with self._reloading:
            decisions = []
            try:
                for pool in self._pools.values():
                    decisions.append(await pool.prepare(factory))
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
        """Refuses a request whose body need not be read, or tells how many events to `expect`. Not where there are two pools:
        which one it is for is not known yet, so it is judged once it is read."""
        return self._pools[TRUSTED].check_room(caller, sent_bytes) if len(self._pools) == 1 else 0

    def expect(self, caller: Hashable, events: int) -> None:
        self._pools[TRUSTED].expect(caller, events)

    def note_size(self, sent_bytes: int, events: int) -> None:
        self._pools[TRUSTED].note_size(sent_bytes, events)

    def note_handling(self, events: int, took_s: float) -> None:
        self._pools[TRUSTED].note_handling(events, took_s)

    def admit(self, request: ScoreRequest, caller: Hashable, time_left_s: float, judged: int = 0) -> Pending:
        """Queues a request, or raises the `Refusal` that says why not. `judged`: the events that `check_room` took it for."""
        known = self._guilty.positions(request.events)
        if known:
            raise guilty_refusal(known)
        by_pool = self._by_pool(request.events)
        if not all(pool.is_ready for pool in by_pool):
            raise Refusal(503, "the model is loading", LOADING_RETRY_S)
        pending = Pending(request, caller)
        dealt = {pool: pool.deal(request.events, positions) for pool, positions in by_pool.items()}
        for pool, parts in dealt.items():
            pool.judge(pending, parts, time_left_s, judged)
        parts = {lane: positions for parts in dealt.values() for lane, positions in parts.items()}
        for lane, positions in parts.items():
            lane.admit(pending, positions)
        for lane in parts:
            lane.pump()
        return pending

    def release(self, pending: Pending, reason: str) -> None:
        """Ends a request: answered, or (for `reason`) to be forgotten wherever its events stand."""
        if not pending.is_over:
            self._metrics.events_dropped.labels(reason).inc(pending.left)
        self._drop(pending)

    def _drop(self, pending: Pending) -> None:
        pending.is_over = True
        for lane in self._lanes:
            lane.drop(pending)

    def _repeat(self, rows: Sequence[Row], explain: bool) -> None:
        for pool in self._pools.values():
            pool.run_again(rows, explain)

    def _by_pool(self, events: Sequence[Event]) -> dict[Pool, Sequence[int]]:
        """Positions of the events for each pool."""
        if not self._untrusted:
            return {self._pools[TRUSTED]: range(len(events))}
        found: dict[Pool, list[int]] = {}
        verdicts: dict[str, Pool] = {}
        for position, event in enumerate(events):
            pool = verdicts.get(event.sourcetype)
            if pool is None:
                matches = any(fnmatchcase(event.sourcetype, pattern) for pattern in self._untrusted)
                pool = verdicts[event.sourcetype] = self._pools[UNTRUSTED if matches else TRUSTED]
            found.setdefault(pool, []).append(position)
        return found
