"""The whole way: stand-in splunkd ▸ command ▸ HTTPS ▸ scorer ▸ fields, on real events; time, memory and latency.

Events are those of the shared data, each source in its own order, interleaved; the number of repeats is told. The first pass
finds the scorer's caches empty, the next ones find them as it left them. Every row must come back, in order. What is timed is
what splunkd waits for, from the first byte of a chunk to the last of its reply; what the stand-in spends on writing and
merging CSV itself is told apart, because splunkd is not written in Python. AISCORE_SERVER_WORKERS and the like set the scorer.
"""
from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Callable, Dict, List, Sequence

from tests.bench.lines import FOLDER as FIGURES
from tests.bench.lines import data_folder, rows, save
from tests.bench.processes import cpu_s, of_scorer, peak_mb
from tests.demo.scorer import DemoScorer
from tests.splunkd import Search, SplunkHome

FOLDER = FIGURES / "whole"
CHUNK_ROWS = 50_000
MOST_EACH = 2_000
LATENCY_EVENTS = 300
LINE = "Mar  3 09:13:11 web01 sshd[212]: Failed password for invalid user oracle from 203.0.113.9 port 40100 ssh2"


def measure(home: SplunkHome, sent: Sequence[Dict[str, Any]], python: str, chunk_rows: int = CHUNK_ROWS) -> Dict[str, Any]:
    """One search over `sent`. Raises RuntimeError where a row is lost, doubled or out of order."""
    waited, by_model, longest, peak = 0.0, 0, 0.0, 0
    began = time.monotonic()
    search = Search(home, ["field=_raw"], python=python, chunk_rows=chunk_rows, wait_s=3600).start()
    for start in range(0, len(sent), chunk_rows):
        chunk = sent[start:start + chunk_rows]
        body = search.encode(chunk)
        asked = time.monotonic()
        reply = search.send_body(body, start + chunk_rows >= len(sent))
        took = time.monotonic() - asked
        waited, longest, peak = waited + took, max(longest, took), peak_mb(search.pid)
        found = search.merge(chunk, reply)
        if len(found) != len(chunk) or search.error:
            raise RuntimeError(f"{len(found)} of {len(chunk)} rows came back: {search.error or search.messages}")
        for row, merged in zip(chunk, found):
            if row["_raw"] != merged["_raw"] or "ai_score" not in merged:
                raise RuntimeError("a row did not come back as it went")
            by_model += merged["ai_source"] == "model"
    spent = cpu_s(search.pid)
    search.finish()
    return {"events": len(sent), "waited_s": round(waited, 2), "events_per_s": round(len(sent) / waited), "with_stand_in_s": round(time.monotonic() - began, 2),
            "longest_chunk_s": round(longest, 2), "by_model": round(by_model / len(sent), 4), "command_cpu_s": round(spent, 2), "command_peak_mb": peak}


class Bench:
    """A scorer, a Splunk home that asks it, and what the processes have spent."""

    def __init__(self, python: str) -> None:
        self.python = python
        self.scorer = DemoScorer((FOLDER / "scorer").resolve())
        began = time.monotonic()
        self.ready_s = self.scorer.start(lambda spent: None)
        self.pids = of_scorer(self.scorer.pid)
        self.ready_cpu_s = round(sum(map(cpu_s, self.pids.values())), 1)
        self.home = SplunkHome((FOLDER / "splunk").resolve(), scorer=self.scorer.settings)
        print(f"scorer ready after {time.monotonic() - began:.1f} s ({self.ready_cpu_s} CPU s)", flush=True)

    def search(self, name: str, sent: Sequence[Dict[str, Any]], chunk_rows: int = CHUNK_ROWS) -> Dict[str, Any]:
        """One search, with what each process spent on it, told."""
        before = {who: cpu_s(pid) for who, pid in self.pids.items()}
        found = {"name": name, "distinct": len({(row["_raw"], row["sourcetype"]) for row in sent}), **measure(self.home, sent, self.python, chunk_rows)}
        spent = {who: cpu_s(pid) - before[who] for who, pid in self.pids.items()}
        spent["command"] = found["command_cpu_s"]
        found["cpu_us_an_event"] = {who: round(seconds * 1e6 / len(sent), 1) for who, seconds in spent.items()}
        found["peak_mb"] = {**{who: peak_mb(pid) for who, pid in self.pids.items()}, "command": found.pop("command_peak_mb")}
        each = ", ".join(f"{who} {micros:.0f} us {found['peak_mb'][who]} MB" for who, micros in found["cpu_us_an_event"].items())
        print(f"  {name:44}{len(sent):10,} events ({found['distinct']:,} distinct){found['waited_s']:9.1f} s{found['events_per_s']:9,}/s "
              f"{found['by_model']:7.2%} by the model; CPU an event and peak: {each}", flush=True)
        return found

    def searches(self, name: str, sent: Sequence[Dict[str, Any]], count: int) -> Dict[str, Any]:
        """So many searches at once, each over its own part of `sent`, told. The slowest one's wait is what counts."""
        before = {who: cpu_s(pid) for who, pid in self.pids.items()}
        parts = [sent[number::count] for number in range(count)]
        # Forked, because each stand-in needs a core of its own and the rows are there already.
        with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
            each = list(pool.map(measure, [self.home] * count, parts, [self.python] * count))
        spent = {who: cpu_s(pid) - before[who] for who, pid in self.pids.items()}
        waited = max(one["waited_s"] for one in each)
        micros = {"command": sum(one["command_cpu_s"] for one in each), "server": spent.pop("server"), "workers": sum(spent.values())}
        found = {"name": name, "searches": count, "events": len(sent), "waited_s": waited, "events_per_s": round(len(sent) / waited),
                 "by_model": round(sum(one["by_model"] * one["events"] for one in each) / len(sent), 4),
                 "cpu_us_an_event": {who: round(seconds * 1e6 / len(sent), 1) for who, seconds in micros.items()}}
        print(f"  {name:44}{len(sent):10,} events, {count} searches{waited:9.1f} s{found['events_per_s']:9,}/s {found['by_model']:7.2%} by the model; CPU an event: "
              + ", ".join(f"{who} {each_us:.0f} us" for who, each_us in found["cpu_us_an_event"].items()), flush=True)
        return found

    def ask(self) -> Callable[[str], float]:
        """A function that scores one event over the product's own client and gives the milliseconds it took."""
        from aiscore_splunk.pipeline import Batch
        from aiscore_splunk.remote import connect
        from aiscore_splunk.settings import load_settings
        from aiscore_splunk.ticket import KeyFile, Tickets

        settings = load_settings(self.home.app, {"SPLUNK_HOME": self.home.path})
        client = connect(settings, Tickets(KeyFile(settings.key_file, "bench", f"bench-{time.time()}", 10**8), time.time))

        def one(text: str) -> float:
            began = time.perf_counter()
            client.score(Batch("one", ((text, "linux_secure", "web01", ""),)), time.monotonic() + 60)
            return (time.perf_counter() - began) * 1000

        return one


def latencies(bench: Bench, count: int, sent: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """Milliseconds of one event at rest and beside a search, known and new."""
    ask = bench.ask()
    new = iter(range(10**9))

    def fresh() -> str:
        letters = "".join(chr(97 + int(digit)) for digit in str(next(new)))
        return f"Mar  3 09:13:11 web01 unit{letters}: {letters} met {letters[::-1]}x on start"

    def row(name: str, text: Callable[[], str]) -> Dict[str, Any]:
        times = sorted(ask(text()) for _ in range(count))
        found = {"name": name, "p50_ms": round(statistics.median(times), 1), "p99_ms": round(times[int(len(times) * 0.99)], 1)}
        print(f"  {name:44}p50 {found['p50_ms']:8.1f} ms   p99 {found['p99_ms']:8.1f} ms", flush=True)
        return found

    ask(LINE)
    found = [row("one event at rest, known", lambda: LINE), row("one event at rest, new template each", fresh)]
    is_over = threading.Event()

    def load() -> None:
        while not is_over.is_set():
            measure(bench.home, sent, bench.python)

    beside = threading.Thread(target=load)
    beside.start()
    time.sleep(1.0)
    found += [row("one event beside a search, known", lambda: LINE), row("one event beside a search, new template each", fresh)]
    is_over.set()
    beside.join()
    return found


def bad_rows(scale: float) -> Dict[str, tuple]:
    """Inputs that are meant to hurt: rows, and rows a chunk."""
    def row(text: str) -> Dict[str, Any]:
        return {"_raw": text, "_time": "1772529121", "host": "web01", "sourcetype": "linux_secure"}

    many = int(50_000 * scale)
    return {"one event of 10 MB": ([row("GET /" + "a1%20../" * 1_250_000)], CHUNK_ROWS),
            f"{many:,} identical events": ([row(LINE)] * many, CHUNK_ROWS),
            f"{many:,} distinct events": ([row(f"{LINE} id {number}") for number in range(many)], CHUNK_ROWS),
            f"{many // 50:,} chunks of one event": ([row(f"{LINE} chunk {number}") for number in range(many // 50)], 1)}


def main_searches(chosen: argparse.Namespace, every: Sequence[Dict[str, Any]]) -> int:
    """Searches beside each other: each event once, then all of them again."""
    once = list({(row["_raw"], row["sourcetype"], row["host"]): row for row in every}.values())
    bench = Bench(chosen.python)
    try:
        found = [bench.searches(name, once, chosen.searches) for name in ("caches cold", "caches warm")]
    finally:
        bench.scorer.stop()
    save("searches", {"most_each": chosen.most_each, "ready_s": round(bench.ready_s, 1), "workers": len(bench.pids) - 1, "rows": found})
    return 0


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, action="append", help="size of a search; more than once for several (10,000 to 1,000,000)")
    parser.add_argument("--most-each", type=int, default=MOST_EACH, help="events read of each source before they repeat")
    parser.add_argument("--warm", type=int, default=3, help="passes over the events of the cold one, the median of which is told")
    parser.add_argument("--searches", type=int, metavar="N", help="instead of all else: N searches at once over the distinct events, caches cold and warm")
    parser.add_argument("--quick", action="store_true", help="2,000 and 4,000 events")
    parser.add_argument("--python", default=sys.executable, help="Python that runs the command")
    chosen = parser.parse_args()
    if data_folder() is None:
        print("bench_whole: skipped, AISCORE_DATA is not set")
        return 0
    sizes = sorted(chosen.events or ([2_000, 4_000] if chosen.quick else [10_000, 50_000, 200_000, 1_000_000]))
    most_each, scale = (50, 0.02) if chosen.quick else (chosen.most_each, 1.0)
    every = rows(data_folder(), sizes[-1], most_each)
    if chosen.searches:
        return main_searches(chosen, every)
    first = every[:sizes[0] if len(sizes) == 1 else sizes[-2]]
    bench = Bench(chosen.python)
    try:
        found: Dict[str, Any] = {"ready_s": round(bench.ready_s, 1), "ready_cpu_s": bench.ready_cpu_s, "most_each": most_each,
                                 "cold": bench.search("caches cold", first)}
        passes = [bench.search("caches warm", first) for _ in range(chosen.warm)]
        found["warm"] = sorted(passes, key=lambda one: one["events_per_s"])[len(passes) // 2]
        found["growth"] = [bench.search("growth, caches warm", every[:size]) for size in sizes]
        found["latency"] = latencies(bench, 30 if chosen.quick else LATENCY_EVENTS, first)
        found["bad"] = [bench.search(name, sent, chunk) for name, (sent, chunk) in bad_rows(scale).items()]
    finally:
        bench.scorer.stop()
    save("whole", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
