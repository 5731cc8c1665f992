"""The whole scorer on events it has not seen, its caches warmed by the first half of each source or its template cache by a saved one; and
inputs that are meant to hurt.

Real events in natural order. Each half of a source is as the source has it; the second half is measured once, for a second time
would find every event in the cache. CPU seconds of all threads. `make bench` prints them beside the tutorial's pipeline, which
bench_encoder measures in the same run.
"""
from __future__ import annotations

import argparse
import io
import json
import sys
import time
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np

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
    found = [{"name": "first half, caches cold", **measure(scorer, first)}]
    saved = sealed(scorer.encoder, *scorer.encoder.known())
    for name, events in (("second half, caches warmed by the first", second), ("second half again", second)):
        found.append({"name": name, **measure(scorer, events)})
    # Last, for what is saved is a part of what the second half finds.
    forget(scorer)
    scorer.encoder.learn(*unsealed(scorer.encoder, saved))
    found.insert(1, {"name": "first half, started with a saved cache", **measure(scorer, first)})
    return found


def owner_of(encoder):
    from aiscore_model.template_file import Owner

    return Owner(bytes(32), "trusted", encoder.made_by(), encoder.dim)


def sealed(encoder, digests: Sequence[bytes], rows: Sequence[bytes]) -> io.BytesIO:
    """A template cache as its file."""
    from aiscore_model.template_file import write

    file = io.BytesIO()
    write(file, owner_of(encoder), digests, rows)
    return file


def unsealed(encoder, file: io.BytesIO) -> Tuple[List[bytes], List[bytes]]:
    from aiscore_model.template_file import read

    file.seek(0)
    return read(file, file.getbuffer().nbytes, owner_of(encoder))


def measure_saved(scorer, templates: int) -> Dict[str, Any]:
    """Seconds to write a cache of so many templates into memory, to read it and to learn it; and to find out what made it."""
    encoder = scorer.encoder
    forget(scorer)
    digests = [number.to_bytes(16, "big") for number in range(templates)]
    rows = [np.full(encoder.dim, number % 1_000 / 1_000, np.float16).tobytes() for number in range(templates)]
    began = time.perf_counter()
    owner_of(encoder)
    asked = time.perf_counter()
    file = sealed(encoder, digests, rows)
    written = time.perf_counter()
    encoder.learn(*unsealed(encoder, file))
    learned = time.perf_counter()
    forget(scorer)
    own_s = asked - began
    return {"templates": templates, "mb": round(file.getbuffer().nbytes / 1e6, 1), "made_by_s": round(own_s, 2),
            "write_s": round(written - asked - own_s, 2), "load_s": round(learned - written - own_s, 2)}


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
    found["saved_cache"] = measure_saved(scorer, 5_000 if chosen.quick else 200_000)
    print("\na saved cache of {templates:,} templates: {mb} MB, written in {write_s} s, loaded in {load_s} s; {made_by_s} s to find out what made it"
          .format(**found["saved_cache"]))
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
