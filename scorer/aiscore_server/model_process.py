"""Keeps one model worker running: starts, watches, restarts and replaces it.

States: loading -> ready -> (lost -> loading ...) -> closed. A worker that dies or hangs is followed by another after
a pause that grows with each failure in a row. `prepare` starts a new one beside the old: only when
it has loaded its bundle and passed its smoke score may it take over; refused, nothing changes. A worker that has grown too
large is replaced in the same way, between two batches; one that grows to twice that within a batch is killed, and the
batch is treated like any that kills its worker.

Owns processes and sockets; what a lost batch means is decided by `dispatcher`, through the callbacks of `Owner`.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import socket
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable, Protocol, Sequence

import orjson

from aiscore_contract.event import Event

from .log import Log
from .suspects import Job
from .template_cache import ANY_SHARE, DUE_SHARE, TemplateFolder
from .worker import FRAME_MAX_BYTES, frame, run_worker

#: Pauses before a restart, by how many workers were lost in a row without scoring anything between.
RESTART_PAUSES_S = (0.0, 0.5, 2.0, 5.0, 15.0, 30.0)
_WATCH_EVERY_S = 0.25
_END_PATIENCE_S = 5.0
#: What a full template cache may take to be written to a slow disk in the end.
_SAVE_PATIENCE_S = 10.0
#: A worker that grows this many times as much as it may is not waited for.
_HARD_SHARE = 2
#: A leak so fast that it fills a worker sooner, or a bundle that cannot be loaded now, shall not keep the machine busy with loading.
_RECYCLE_EVERY_S = 60.0
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
#: Spawn, because a fork after TensorFlow has run hangs for ever.
_SPAWN = multiprocessing.get_context("spawn")


class WorkerRefused(Exception):
    """A worker did not become ready; the text is its reason."""


class Owner(Protocol):
    """Who is told of what happens to jobs and workers."""

    def on_ready(self, metadata: dict[str, Any], seconds: float) -> None: ...

    def on_scored(
        self, job: Job, start: int, stop: int, message: dict[str, Any], model: str, took_s: float
    ) -> None: ...

    def on_failed(self, job: Job, start: int, stop: int, problem: str, is_worker_lost: bool) -> None: ...

    def on_returned(self, job: Job, start: int) -> None: ...

    def on_slot(self) -> None: ...


@dataclass
class _AtWork:
    """A job that a worker holds; `done` rows of it are answered, a step from `start` to `stop` may have begun."""

    job: Job
    done: int = 0
    start: int = -1
    stop: int = -1
    began_s: float = 0.0
    sent_s: float = 0.0


@dataclass
class _Worker:
    """One process and the jobs that it holds, oldest first."""

    process: Any
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    metadata: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    jobs: dict[int, _AtWork] = field(default_factory=dict)
    end_reason: str = "exited"
    is_retiring: bool = False
    #: Resident memory, when it was ready and now.
    ready_bytes: int = 0
    bytes: int = 0

    @property
    def grown_bytes(self) -> int:
        return self.bytes - self.ready_bytes


class ModelProcess:
    """The worker behind one queue. All methods belong to the event loop's thread."""

    def __init__(
        self,
        label: str,
        factory: Callable[[], Any],
        owner: Owner,
        log: Log,
        *,
        load_timeout_s: float,
        hang_timeout_s: float,
        jobs_in_flight: int,
        growth_max_bytes: int,
        niceness: int = 0,
        templates: TemplateFolder | None = None,
        save_every_s: float = 300.0,
    ) -> None:
        self._label = label
        self._factory = factory
        self._owner = owner
        self._log = log
        self._load_timeout_s = load_timeout_s
        self._hang_timeout_s = hang_timeout_s
        self._jobs_in_flight = jobs_in_flight
        self._growth_max_bytes = growth_max_bytes
        self._niceness = niceness
        self._templates = templates
        self._save_every_s = save_every_s
        self._recycle_from_s = 0.0
        self._worker: _Worker | None = None
        self._living: list[_Worker] = []
        self._tasks: set[asyncio.Task] = set()
        self._next_job = 0
        self._lost_in_a_row = 0
        self._is_closing = False
        self.restarts = 0
        self.recycles = 0

    @property
    def is_ready(self) -> bool:
        return self._worker is not None

    @property
    def metadata(self) -> dict[str, Any]:
        return self._worker.metadata if self._worker else {}

    @property
    def pid(self) -> int | None:
        return self._worker.process.pid if self._worker else None

    @property
    def resident_bytes(self) -> int:
        return self._worker.bytes if self._worker else 0

    @property
    def has_slot(self) -> bool:
        return self._worker is not None and len(self._worker.jobs) < self._jobs_in_flight

    async def start(self) -> None:
        """Loads the first worker, or raises `WorkerRefused`."""
        self._adopt(await self._spawn(self._factory))
        self._keep(asyncio.create_task(self._watch()))

    async def prepare(self, factory: Callable[[], Any]) -> Callable[[bool], Awaitable[None]]:
        """A second worker beside the first, or `WorkerRefused`.

        What it returns decides: called with True, the new worker takes over at once and the old one ends
        when it has answered what it holds; with False, the new one ends.
        """
        self._ask_to_save(self._worker, ANY_SHARE)
        fresh = await self._spawn(factory)
        for kind in ("bundle", "site"):
            present, new = (str(metadata.get(kind, "")) for metadata in (self.metadata, fresh.metadata))
            if is_rollback(present, new):
                await self._end(fresh)
                raise WorkerRefused(f"{new} is older than {present}, which is in use; to go back on purpose, restart")

        async def decide(take_over: bool) -> None:
            if not take_over or self._is_closing:
                await self._end(fresh)
                return
            self._factory = factory
            self._take_over(fresh)

        return decide

    def send(self, job: Job, events: Sequence[Event]) -> None:
        """Hands a job to the worker, with the event of each of its rows; `has_slot` must hold."""
        worker = self._worker
        if worker is None:
            raise RuntimeError("no worker is ready")
        self._next_job += 1
        worker.jobs[self._next_job] = _AtWork(job, sent_s=asyncio.get_running_loop().time())
        worker.writer.write(
            frame(
                {
                    "job": self._next_job,
                    "explain": job.explain,
                    "steps": job.steps(),
                    "text": [event.text for event in events],
                    "sourcetype": [event.sourcetype for event in events],
                    "host": [event.host for event in events],
                    "time": [event.time for event in events],
                }
            )
        )

    async def close(self) -> None:
        """Ends the worker, which saves what it has learned, and everything that watches it."""
        self._is_closing = True
        self._ask_to_save(self._worker, ANY_SHARE)
        self._worker = None
        patience_s = _SAVE_PATIENCE_S if self._templates else _END_PATIENCE_S
        await asyncio.gather(*(self._end(worker, patience_s) for worker in self._living))
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # -- a worker's life --------------------------------------------------------------------------

    async def _spawn(self, factory: Callable[[], Any]) -> _Worker:
        ours, theirs = socket.socketpair()
        process = _SPAWN.Process(
            target=run_worker,
            args=(theirs, factory, self._niceness, self._label, self._templates),
            name=f"aiscore-model-{self._label}",
            daemon=True,
        )
        try:
            await asyncio.get_running_loop().run_in_executor(None, process.start)
        finally:
            theirs.close()
        ours.setblocking(False)
        reader, writer = await asyncio.open_connection(sock=ours, limit=1 << 22)
        worker = _Worker(process, reader, writer)
        try:
            async with asyncio.timeout(self._load_timeout_s):
                message = await _read_frame(reader)
        except TimeoutError:
            await self._end(worker, patience_s=0.0)
            raise WorkerRefused(f"not ready after {self._load_timeout_s:g} s") from None
        except BaseException:
            await self._end(worker, patience_s=0.0)
            raise
        if message is None or message.get("is") != "ready":
            await self._end(worker, patience_s=0.5)
            raise WorkerRefused(
                message.get("problem", "said nothing")
                if message
                else f"ended while loading (exit code {process.exitcode})"
            )
        worker.metadata, worker.seconds = message["metadata"], message["seconds"]
        return worker

    def _adopt(self, worker: _Worker) -> None:
        self._worker = worker
        self._living.append(worker)
        worker.ready_bytes = worker.bytes = resident_bytes(worker.process.pid)
        self._log.info(
            "worker_ready",
            worker=self._label,
            pid=worker.process.pid,
            seconds=round(worker.seconds, 2),
            **{name: worker.metadata.get(name) for name in ("bundle", "device", "encoder")},
        )
        self._keep(asyncio.create_task(self._listen(worker)))
        self._owner.on_ready(worker.metadata, worker.seconds)
        self._owner.on_slot()

    def _take_over(self, fresh: _Worker) -> None:
        """`fresh` gets all jobs from now on; the one before ends when it has answered what it holds."""
        retired, self._worker = self._worker, None
        self._adopt(fresh)
        if retired is not None:
            self._retire(retired)

    def _ask_to_save(self, worker: _Worker | None, least_share: float) -> None:
        """Has `worker` write its template cache where more than that share of it is new. What starts next finds it: loading takes longer."""
        if self._templates is not None and worker is not None:
            worker.writer.write(frame({"save": least_share}))

    def _retire(self, worker: _Worker) -> None:
        worker.is_retiring = True
        if not worker.jobs:
            worker.writer.close()

    async def _listen(self, worker: _Worker) -> None:
        try:
            while (message := await _read_frame(worker.reader)) is not None:
                self._hear(worker, message)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            worker.end_reason = f"spoke nonsense ({type(error).__name__})"
        if self._is_closing:
            return
        is_lost = worker is self._worker
        if is_lost:
            # Its channel takes no job any more, and until its process has ended some time may pass.
            self._worker = None
        await self._end(worker, patience_s=1.0 if worker.is_retiring else 0.2)
        self._living.remove(worker)
        self._give_back(worker)
        if is_lost and self._worker is None:
            await self._replace(worker)
        else:
            # What a retired worker gave back waits for the one that took over, who may have nothing else to do.
            self._owner.on_slot()

    def _hear(self, worker: _Worker, message: dict[str, Any]) -> None:
        at_work = worker.jobs[message["job"]]
        start, stop, kind = message["start"], message["stop"], message["is"]
        if kind == "start":
            at_work.start, at_work.stop = start, stop
            at_work.began_s = asyncio.get_running_loop().time()
            return
        now_s = asyncio.get_running_loop().time()
        at_work.done, at_work.start, at_work.sent_s = stop, -1, now_s
        if stop >= len(at_work.job.rows):
            del worker.jobs[message["job"]]
            for follower in worker.jobs.values():
                follower.sent_s = now_s
        if kind == "scored":
            self._lost_in_a_row = 0
            self._owner.on_scored(
                at_work.job, start, stop, message, str(worker.metadata.get("bundle", "")), now_s - at_work.began_s
            )
        else:
            self._owner.on_failed(at_work.job, start, stop, str(message.get("problem")), False)
        if worker.is_retiring and not worker.jobs:
            worker.writer.close()
        self._owner.on_slot()

    def _give_back(self, worker: _Worker) -> None:
        """Tells the owner of the jobs that went down with `worker`."""
        jobs, worker.jobs = list(worker.jobs.values()), {}
        for at_work in reversed(jobs):
            if at_work.start >= 0:
                self._owner.on_failed(at_work.job, at_work.start, at_work.stop, worker.end_reason, True)
            else:
                self._owner.on_returned(at_work.job, at_work.done)

    async def _replace(self, lost: _Worker) -> None:
        self._log.error(
            "worker_lost",
            worker=self._label,
            pid=lost.process.pid,
            reason=lost.end_reason,
            exit_code=lost.process.exitcode,
        )
        while not self._is_closing:
            pause_s = RESTART_PAUSES_S[min(self._lost_in_a_row, len(RESTART_PAUSES_S) - 1)]
            self._lost_in_a_row += 1
            self.restarts += 1
            await asyncio.sleep(pause_s)
            try:
                fresh = await self._spawn(self._factory)
            except (WorkerRefused, OSError) as error:
                self._log.error("worker_refused", worker=self._label, problem=str(error))
                continue
            if self._worker is None and not self._is_closing:
                self._adopt(fresh)
            else:
                await self._end(fresh)  # A reload was quicker.
            return

    async def _watch(self) -> None:
        """Kills a worker whose step takes too long, for a hung process closes no socket by itself, or who takes too much memory; and has
        what it learned saved from time to time."""
        loop = asyncio.get_running_loop()
        save_s = loop.time() + self._save_every_s
        while True:
            await asyncio.sleep(_WATCH_EVERY_S)
            if loop.time() >= save_s:
                save_s = loop.time() + self._save_every_s
                self._ask_to_save(self._worker, DUE_SHARE)
            for worker in self._living:
                self._weigh(worker, loop.time())
                if not worker.jobs or worker.end_reason != "exited":
                    continue
                eldest = next(iter(worker.jobs.values()))
                since_s = eldest.began_s if eldest.start >= 0 else eldest.sent_s
                if loop.time() - since_s > self._hang_timeout_s:
                    worker.end_reason = f"no answer for {self._hang_timeout_s:g} s"
                    worker.process.kill()

    def _weigh(self, worker: _Worker, now_s: float) -> None:
        worker.bytes = resident_bytes(worker.process.pid)
        if worker.grown_bytes <= self._growth_max_bytes or worker.end_reason != "exited":
            return
        if worker.grown_bytes > _HARD_SHARE * self._growth_max_bytes:
            worker.end_reason = f"grew by {worker.grown_bytes >> 20} MB"
            worker.process.kill()
        elif worker is self._worker and now_s >= self._recycle_from_s:
            self._recycle_from_s = float("inf")
            self._keep(asyncio.create_task(self._recycle(worker)))

    async def _recycle(self, worker: _Worker) -> None:
        """Another worker in the place of one that has grown too large; nothing of what that holds is lost."""
        told = {"worker": self._label, "pid": worker.process.pid, "ready_mb": worker.ready_bytes >> 20, "resident_mb": worker.bytes >> 20}
        self._ask_to_save(worker, ANY_SHARE)
        try:
            fresh = await self._spawn(self._factory)
        except (WorkerRefused, OSError) as error:
            self._log.error("recycle_refused", **told, problem=str(error))
        else:
            if self._worker is worker and not self._is_closing:
                self._take_over(fresh)
                self.recycles += 1
                self._log.warning("worker_recycled", **told)
            else:
                await self._end(fresh)  # Lost or reloaded meanwhile.
        finally:
            self._recycle_from_s = asyncio.get_running_loop().time() + _RECYCLE_EVERY_S

    async def _end(self, worker: _Worker, patience_s: float = _END_PATIENCE_S) -> None:
        """Closes the channel, and kills the process if that does not end it."""
        worker.writer.close()
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, worker.process.join, patience_s)
        if worker.process.is_alive():
            worker.process.kill()
            await loop.run_in_executor(None, worker.process.join, _END_PATIENCE_S)

    def _keep(self, task: asyncio.Task) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def resident_bytes(pid: int | None) -> int:
    """Memory that a process holds; 0 where it has gone or the system does not tell."""
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * _PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


def is_rollback(present: str, fresh: str) -> bool:
    """Whether `fresh` is the present bundle or site in an older version: an attacker's way to bring old weaknesses back.
    Both are an id and a version.

    >>> is_rollback("base 1.10.0", "base 1.9.0")
    True
    >>> is_rollback("base 1.10.0", "other 1.9.0")
    False
    """
    (name, _, before), (new_name, _, after) = present.rpartition(" "), fresh.rpartition(" ")
    if name != new_name or not all(part.isdecimal() for version in (before, after) for part in version.split(".")):
        return False
    return tuple(map(int, after.split("."))) < tuple(map(int, before.split(".")))


async def _read_frame(reader: asyncio.StreamReader) -> dict[str, Any] | None:
    """The next message, None at the end of the stream."""
    try:
        head = await reader.readexactly(4)
        length = int.from_bytes(head, "big")
        if length > FRAME_MAX_BYTES:
            raise ValueError("frame too long")
        message = orjson.loads(await reader.readexactly(length))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    if not isinstance(message, dict):
        raise ValueError("no message")
    return message
