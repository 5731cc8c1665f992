"""The two campaigns. Each drives a running scorer and gives a report: figures, what must hold, and what does not."""
from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from typing import Any, Awaitable, Callable, Dict, List, Sequence, Tuple

from running import Running

from aiscore_contract.event import Event

from .load import Link, Tally, as_told, at_rate, bodies, body_of, in_turn, lines, mind, one, percentile, scores_of
from .watch import MB, Watch, closed, slope_per_hour

#: Events of a request: what `| aiscore` sends unless told otherwise.
BATCH = 1_024
OVERLOAD = 10
#: Requests that a search has open.
OPEN = 4
#: Searches that do not wait when told to, each on a connection of its own.
CALLERS = 64
PROBES = 200


@dataclass
class Report:
    """Figures of a campaign; `problems` is empty where all holds that must."""

    name: str
    rows: List[Dict[str, Any]] = field(default_factory=list)
    problems: List[str] = field(default_factory=list)
    watch: Watch | None = None
    tallies: Dict[str, Tally] = field(default_factory=dict)

    def must(self, holds: bool, what: str) -> None:
        if not holds:
            self.problems.append(what)


@dataclass(frozen=True)
class Lengths:
    """Seconds of the parts of a campaign (of overload, half are asked by searches that wait when told to, half by some that do not), and
    how much it is made of. `limit` is the p99 that overload may bring, in times of
    the one at rest; 0 is a form too short to judge times and memory by."""

    rest_s: float
    load_s: float
    stock: int
    texts: int
    limit: float


class Stage:
    """A scorer, and searches that ask it."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self.context = server.tls()
        self._searches = 0

    def link(self, user: str = "ann") -> Link:
        """A search of its own, whose ticket is renewed before it ends."""
        self._searches += 1
        sid, made = f"soak.{self._searches}", [0.0, ""]

        def ticket() -> str:
            if time.monotonic() - made[0] > 200 or not made[1]:
                made[:] = time.monotonic(), self.server.ticket(user=user, sid=sid, quota=10**9)["Authorization"]
            return made[1]

        return Link(self.server.port, self.context, ticket)

    async def warm(self, stock: Sequence[bytes], size: int) -> None:
        """Has everything scored once, so that no template is new."""
        link, tally = self.link(), Tally()
        for body in stock:
            while (await one(link, body, size, tally, time.monotonic()))[0] != 200:
                await asyncio.sleep(0.5)
        link.close()


async def overload(server: Running, lengths: Lengths, more: Sequence[Event] = ()) -> Report:
    """At rest, then OVERLOAD times what the scorer can do, then at rest again. `more` are asked beside the usual texts."""
    stage, report, texts = Stage(server), Report("overload"), [*lines(5, lengths.texts), *more]
    stock = bodies(texts, BATCH, lengths.stock, 11)
    warm = [body_of(texts[start:start + BATCH]) for start in range(0, len(texts), BATCH)]
    await stage.warm([*warm, *stock], BATCH)
    watch = report.watch = Watch({"server": server.process.pid, "worker": server.worker_pid()})
    watching = asyncio.create_task(watch.run())

    async def part(name: str, work: Any, seconds: float) -> Dict[str, Any]:
        return await measured(report, name, work, seconds)

    async def alone(tally: Tally, seconds: float) -> None:
        link = stage.link()
        await in_turn(link, stock, BATCH, seconds, tally, watch.began_s)
        link.close()

    def searches(count: int):
        async def work(tally: Tally, seconds: float) -> None:
            links = [link for number in range(count) for link in _same_search(stage, OPEN, f"user{number}")]
            await asyncio.gather(*(as_told(link, stock, BATCH, seconds, tally, watch.began_s) for link in links))
            for link in links:
                link.close()
        return work

    async def storm(tally: Tally, seconds: float) -> int:
        links = [stage.link(user=f"user{number % 8}") for number in range(CALLERS)]
        unsent = await at_rate(links, stock, BATCH, OVERLOAD * can_do / BATCH, seconds, tally, watch.began_s)
        for link in links:
            link.close()
        return unsent

    rest = await part("at rest: one request after the other", alone, lengths.rest_s)
    single = await part(f"one search, {OPEN} requests open", searches(1), lengths.rest_s)
    told = await part(f"{OVERLOAD} such searches", searches(OVERLOAD), lengths.load_s / 2)
    # Of two measurements the higher: what a machine that others use does in one of them may be little of what it can.
    can_do = max(single["events_per_s"], told["events_per_s"])
    deaf = await part(f"{OVERLOAD} times that, {CALLERS} that never wait", storm, lengths.load_s / 2)
    await closed(server.process.pid, rest["server_descriptors"])
    after = await part("at rest again", alone, lengths.rest_s)
    watching.cancel()
    # Before and after, because a machine that others use is not equally fast at both times.
    quiet = sorted(report.tallies[rest["part"]].took_s() + report.tallies[after["part"]].took_s())
    pairs = ((told, single["p99_ms"]), (deaf, 1000 * percentile(quiet, 0.99)))
    _judge_overload(report, rest, after, pairs, lengths)
    return report


async def measured(report: Report, name: str, work: Callable[[Tally, float], Awaitable[Any]], seconds: float) -> Dict[str, Any]:
    """The row of one part: `work` for so many seconds, what came of it, and how late the callers themselves were."""
    tally = report.tallies[name] = Tally()
    began_s, minding = time.monotonic() - report.watch.began_s, asyncio.create_task(mind(tally))
    unsent = await work(tally, seconds) or 0
    minding.cancel()
    row = _row(report, name, began_s, time.monotonic() - report.watch.began_s, seconds, unsent)
    print_row(row)
    report.rows.append(row)
    return row


def _same_search(stage: Stage, count: int, user: str) -> List[Link]:
    """Connections of one search."""
    first = stage.link(user)
    return [first, *(Link(stage.server.port, stage.context, first._ticket) for _ in range(count - 1))]


def _row(report: Report, name: str, began_s: float, ended_s: float, seconds: float, unsent: int) -> Dict[str, Any]:
    tally, took = report.tallies[name], report.tallies[name].took_s()
    refused = tally.took_s(429)
    row = {"part": name, "seconds": round(ended_s - began_s, 1), "statuses": tally.statuses(), "unsent": unsent,
           "offered_events_per_s": round((sum(row[3] for row in tally.rows)) / seconds),
           "events_per_s": round(tally.events() / seconds), "p50_ms": round(1000 * percentile(took, 0.5), 1),
           "p99_ms": round(1000 * percentile(took, 0.99), 1), "refused_p99_ms": round(1000 * percentile(refused, 0.99), 1),
           "lag_p99_ms": round(1000 * percentile(sorted(tally.lags_s), 0.99), 1)}
    if tally.scored_batches:
        scored = sorted(tally.scored_batches)
        row.update(batches_scored=len(scored), events_left_to_the_rules=tally.given_up,
                   batch_p50_s=round(percentile(scored, 0.5), 2), batch_p99_s=round(percentile(scored, 0.99), 2))
    for process in ("server", "worker"):
        held = report.watch.between(process, began_s, ended_s)
        row[f"{process}_mb"] = round(max((one.resident_bytes for one in held), default=0) / MB)
        row[f"{process}_descriptors"] = max((one.descriptors for one in held), default=0)
    return row


def _judge_overload(report: Report, rest: Dict[str, Any], after: Dict[str, Any], pairs: Sequence[Tuple[Dict[str, Any], float]],
                    lengths: Lengths) -> None:
    """`pairs` are the overloads, each with the p99 in ms of the same callers where nobody else is there."""
    for storm, alone_ms in pairs:
        name = storm["part"]
        report.must(set(storm["statuses"]) <= {200, 429}, f"{name}: answers other than 200 and 429: {storm['statuses']}")
        report.must(429 in storm["statuses"], f"{name}: nothing was refused: that was no overload")
        report.must(not report.tallies[name].retry_after_missing, f"{name}: a refusal without Retry-After")
        for process in ("server", "worker"):
            before_mb, held_mb = rest[f"{process}_mb"], storm[f"{process}_mb"]
            report.must(held_mb - before_mb < 300, f"{name}: the {process} grew from {before_mb} to {held_mb} MB")
        if lengths.limit:
            ratio = storm["p99_ms"] / alone_ms
            told = {"of": name, "p99_alone_ms": round(alone_ms, 1), "p99_ratio": round(ratio, 2)}
            told.update({key: storm[key] for key in ("unsent", "lag_p99_ms", "events_left_to_the_rules", "batch_p50_s", "batch_p99_s") if key in storm})
            report.rows.append(told)
            report.must(ratio <= lengths.limit, f"{name}: p99 of admitted requests is {ratio:.2f} times the one alone")
    report.must(set(after["statuses"]) == {200}, f"not itself again afterwards: {after['statuses']}")
    report.must(after["server_descriptors"] <= rest["server_descriptors"] + 4, "file descriptors were left open")


async def steady(server: Running, lengths: Lengths) -> Report:
    """Ordinary work: searches of all sizes that come and go, some of them wrong; the same events asked again and again."""
    stage, report, texts = Stage(server), Report("steady"), lines(5, lengths.texts)
    stocks = {size: bodies(texts, size, max(2, lengths.stock * 64 // (size + 64)), size) for size in (1, 16, 128, BATCH)}
    probe = body_of([event for event in texts[:PROBES]], "probe")
    await stage.warm([body_of(texts[start:start + BATCH]) for start in range(0, len(texts), BATCH)], BATCH)
    watch = report.watch = Watch({"server": server.process.pid, "worker": server.worker_pid()})
    tally, drift = Tally(), []
    report.tallies["steady"] = tally
    end_s = time.monotonic() + lengths.load_s
    watching = asyncio.create_task(watch.run())
    _, _, answer = await stage.link().ask(probe)
    first = scores_of(answer)

    async def search(number: int) -> None:
        rng = random.Random(number)
        while time.monotonic() < end_s:
            link, size = stage.link(f"user{number}"), rng.choice(list(stocks))
            for _ in range(rng.randrange(5, 40)):
                if time.monotonic() >= end_s:
                    break
                body = rng.choice(stocks[size]) if rng.random() > 0.02 else b"\x1f\x8bno gzip"
                await one(link, body, size, tally, watch.began_s)
                await asyncio.sleep(rng.uniform(0, 0.5))
            link.close()

    async def ask_again() -> None:
        link = stage.link("probe")
        while time.monotonic() < end_s:
            await asyncio.sleep(min(10.0, lengths.load_s / 10))
            status, _, answer = await link.ask(probe)
            if status == 200:
                drift.append(max(abs(now - then) for now, then in zip(scores_of(answer), first, strict=True)))
        link.close()

    await asyncio.gather(*(search(number) for number in range(6)), ask_again())
    await asyncio.sleep(1.0)
    watch.take()
    watching.cancel()
    row = {**_row(report, "steady", 0.0, watch.samples["server"][-1].at_s, lengths.load_s, 0),
           "probes": len(drift), "largest_drift": max(drift, default=float("nan"))}
    _judge_steady(report, row, lengths)
    report.rows[:0] = [row, {"probes": row["probes"], "largest_drift": row["largest_drift"]}]
    return report


def _judge_steady(report: Report, row: Dict[str, Any], lengths: Lengths) -> None:
    print_row(row)
    report.must(set(row["statuses"]) <= {200, 400, 429}, f"answers other than 200, 400 and 429: {row['statuses']}")
    report.must(row["probes"] > 0 and row["largest_drift"] == 0, f"the same events scored otherwise, by {row['largest_drift']}")
    end_s = report.watch.samples["server"][-1].at_s
    for process in ("server", "worker"):
        settled = report.watch.between(process, end_s / 3, end_s)
        growth = {"process": process, "resident_mb_per_hour": round(slope_per_hour(settled, "resident_bytes") / MB, 1),
                  "descriptors_start": settled[0].descriptors, "descriptors_end": settled[-1].descriptors,
                  "threads_start": settled[0].threads, "threads_end": settled[-1].threads,
                  "resident_mb_at_a_third": round(settled[0].resident_bytes / MB), "resident_mb_at_the_end": round(settled[-1].resident_bytes / MB)}
        report.rows.append(growth)
        report.must(settled[-1].descriptors <= settled[0].descriptors + 2, f"the {process} left file descriptors open: {growth}")
        if lengths.limit:
            grown = settled[-1].resident_bytes - settled[0].resident_bytes
            report.must(grown < 32 * MB, f"the {process} grew by {grown / MB:.0f} MB: {growth}")


def print_row(row: Dict[str, Any]) -> None:
    statuses = ", ".join(f"{count:,} x {status or 'broken'}" for status, count in row["statuses"].items())
    print(f"{row['part']:40}{row['offered_events_per_s']:>10,}{row['events_per_s']:>9,}{row['p50_ms']:>9,.1f}{row['p99_ms']:>9,.1f}"
          f"{row['server_mb']:>9,}{row['worker_mb']:>9,}{row['server_descriptors']:>6}  {statuses}", flush=True)
