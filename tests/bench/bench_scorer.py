"""The whole scorer on events it has not seen, its caches warmed by the first half of each source; and inputs that are meant to hurt.

Real events in natural order. Each half of a source is as the source has it; the second half is measured once, for a second time
would find every event in the cache. CPU seconds of all threads. `make bench` prints them beside the tutorial's pipeline, which
bench_encoder measures in the same run.
"""
from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any, Dict, List, Sequence

from tests.bench.lines import FOLDER, SYSTEM_LOGS, data_folder, event_of_record, interleaved, save, sources

BATCH = 1_024


def cut(events: Sequence[Any], size: int = BATCH) -> List[Sequence[Any]]:
    return [events[start:start + size] for start in range(0, len(events), size)]


def measure(scorer, events: Sequence[Any]) -> Dict[str, float]:
    """Events a second, and what share of templates and of whole events the caches knew."""
    before = scorer.statistics()
    began, began_wall = time.process_time(), time.perf_counter()
    for batch in cut(events):
        scorer.score(batch)
    spent, wall = time.process_time() - began, time.perf_counter() - began_wall
    after = scorer.statistics()

    def rate(name: str) -> float:
        hits, misses = (after[f"{name}_cache_{kind}"] - before[f"{name}_cache_{kind}"] for kind in ("hits", "misses"))
        return round(hits / (hits + misses), 4) if hits + misses else 0.0

    distinct = len({(event.text, event.sourcetype, event.host) for event in events})
    return {"events": len(events), "distinct": distinct, "events_per_cpu_s": round(len(events) / spent, 1), "events_per_s": round(len(events) / wall, 1),
            "template_hit_rate": rate("template"), "event_hit_rate": rate("answer"), "cpu_s": round(spent, 2)}


def halves(rows: Sequence[Sequence[Any]]) -> List[List[Any]]:
    """First and second half of every source, interleaved."""
    return [list(interleaved([source[:len(source) // 2] for source in rows])), list(interleaved([source[len(source) // 2:] for source in rows]))]


def measure_halves(scorer, named: Sequence[str], most_each: int) -> List[Dict[str, Any]]:
    data = data_folder()
    first, second = halves([[event_of_record(record) for record in source] for source in sources(data, most_each, named)])
    forget(scorer)
    found = []
    for name, events in (("first half, caches cold", first), ("second half, caches warmed by the first", second), ("second half again", second)):
        found.append({"name": name, **measure(scorer, events)})
    return found


def forget(scorer) -> None:
    """Empties the scorer's caches."""
    for cache in (scorer._answers, scorer._readings, scorer._logits, scorer._told, scorer.encoder._cache, scorer.encoder._read):
        cache.clear()


def hostile(scale: float) -> Dict[str, List[Any]]:
    """Inputs that are meant to hurt."""
    from aiscore_contract.event import event_of

    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
    many = int(50_000 * scale)

    def odd(number: int) -> str:
        digits = []
        while number:
            number, digit = divmod(number, len(words))
            digits.append(words[digit])
        return " ".join(digits)

    return {"one event of 10 MB": [event_of("GET /" + "a1%20../" * 1_250_000, "access_combined")],
            f"{many:,} identical events": [event_of("Failed password for root from 203.0.113.9 port 4022 ssh2", "linux_secure")] * many,
            f"{many:,} distinct events, one template": [event_of(f"Failed password for root from 203.0.113.9 port {number} ssh2", "linux_secure")
                                                        for number in range(many)],
            f"{many // 10:,} distinct events, each a template of its own": [event_of(f"service {odd(number + 12)} failed", "app") for number in range(many // 10)]}


def measure_hostile(scorer, scale: float) -> List[Dict[str, Any]]:
    found = []
    for name, events in hostile(scale).items():
        forget(scorer)
        row = measure(scorer, events)
        found.append({"name": name, **row, "rss_mb": resident_mb()})
    single = hostile(0.02)["1,000 distinct events, one template"]
    began = time.process_time()
    for event in single:
        scorer.score([event])
    found.append({"name": "1,000 batches of one new event", "events": len(single), "events_per_cpu_s": round(len(single) / (time.process_time() - began), 1),
                  "rss_mb": resident_mb()})
    return found


def resident_mb() -> int:
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most-each", type=int, default=2_000, help="events of each source")
    parser.add_argument("--quick", action="store_true", help="100 events of each source")
    chosen = parser.parse_args()
    if data_folder() is None:
        print("bench_scorer: skipped, AISCORE_DATA is not set")
        return 0
    from aiscore_model.scorer import Scorer

    began, began_wall = time.process_time(), time.perf_counter()
    scorer = Scorer.load(device="cpu", threads=1)
    loaded = {"cpu_s": round(time.process_time() - began, 1), "wall_s": round(time.perf_counter() - began_wall, 1)}
    print(f"loaded in {loaded['cpu_s']} CPU s ({loaded['wall_s']} s)", flush=True)
    base = _tutorial_lines_per_cpu_s()
    most, scale = (100, 0.02) if chosen.quick else (chosen.most_each, 1.0)
    found: Dict[str, Any] = {"loaded": loaded, "tutorial_lines_per_cpu_s": base, "halves": {}, "hostile": []}
    for name, named in (("system logs", SYSTEM_LOGS), ("all sources", ())):
        found["halves"][name] = measure_halves(scorer, named, most)
        print(f"\n{name}")
        for row in found["halves"][name]:
            beside = f"{row['events_per_cpu_s'] / base:8.0f} x the tutorial" if base else ""
            print(f"  {row['name']:42}{row['events']:8,} events ({row['distinct']:,} distinct){row['events_per_cpu_s']:10,.0f} events/CPU s{beside}; "
                  f"templates known {row['template_hit_rate']:.1%}, events known {row['event_hit_rate']:.1%}", flush=True)
    print("\nbad input")
    for row in measure_hostile(scorer, scale):
        found["hostile"].append(row)
        print(f"  {row['name']:60}{row['events_per_cpu_s']:10,.1f} events/CPU s, {row['rss_mb']:,} MB resident", flush=True)
    save("scorer", found)
    return 0


def _tutorial_lines_per_cpu_s() -> float:
    """The tutorial's batch of 64, as bench_encoder found it in this run; 0 where it did not run."""
    try:
        rows = json.loads((FOLDER / "encoder.json").read_text(encoding="utf-8"))["rows"]
    except (OSError, KeyError, ValueError):
        return 0.0
    return rows[0]["lines_per_cpu_s"]


if __name__ == "__main__":
    sys.exit(main())
