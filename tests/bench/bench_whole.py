"""The whole way: stand-in splunkd ▸ command ▸ HTTPS ▸ scorer ▸ fields, on real events.

Events are those of the shared data, each source in its own order, interleaved; the number of repeats is told. The first pass
finds the scorer's caches empty, the second finds them as the first left them. Every row must come back, in order.
"""
from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Dict, Iterator, List

from tests.demo.scorer import DemoScorer
from tests.splunkd import Search, SplunkHome

FOLDER = Path("build/bench/whole")
CHUNK_ROWS = 50_000
READ_A_SOURCE = 2_000


def events(data: Path, count: int) -> List[Dict[str, Any]]:
    """`count` events of the shared data, sources interleaved, repeated where there are fewer."""
    sources = []
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sources.append([json.loads(line) for line in islice(lines, READ_A_SOURCE)])
    found = list(_interleaved(sources))
    return [_row(record) for record in islice(cycle(found), count)]


def _interleaved(sources: List[List[Dict[str, Any]]]) -> Iterator[Dict[str, Any]]:
    iterators = [iter(source) for source in sources]
    while iterators:
        left = []
        for iterator in iterators:
            taken = list(islice(iterator, 50))
            yield from taken
            if taken:
                left.append(iterator)
        iterators = left


def _row(record: Dict[str, Any]) -> Dict[str, Any]:
    return {"_raw": record["raw"], "_time": "" if record["time"] is None else str(record["time"]), "host": record["host"] or "",
            "sourcetype": record["sourcetype"]}


def measure(home: SplunkHome, rows: List[Dict[str, Any]], python: str) -> Dict[str, float]:
    """One search over `rows`. Raises RuntimeError where a row is lost, doubled or out of order."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    position, by_model = 0, 0
    with Search(home, ["field=_raw"], python=python, chunk_rows=CHUNK_ROWS, wait_s=3600) as search:
        for row in search.stream(rows):
            if row["_raw"] != rows[position]["_raw"] or "ai_score" not in row:
                raise RuntimeError(f"row {position} did not come back as it went")
            by_model += row["ai_source"] == "model"
            position += 1
    if position != len(rows) or search.error:
        raise RuntimeError(f"{position} of {len(rows)} rows came back: {search.error or search.messages}")
    spent = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"events": len(rows), "seconds": round(spent, 2), "events_per_s": round(len(rows) / spent), "by_model": by_model / len(rows),
            "command_cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)}


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--quick", action="store_true", help="2,000 events")
    parser.add_argument("--python", default=sys.executable, help="Python that runs the command")
    chosen = parser.parse_args()
    data = os.environ.get("AISCORE_DATA")
    if not data:
        print("bench_whole: skipped, AISCORE_DATA is not set")
        return 0
    count = 2_000 if chosen.quick else chosen.events
    rows = events(Path(data), count)
    scorer = DemoScorer((FOLDER / "scorer").resolve())
    try:
        ready = scorer.start(lambda spent: None)
        home = SplunkHome((FOLDER / "splunk").resolve(), scorer=scorer.settings)
        found = {"ready_s": round(ready, 1), "distinct": len({(row["_raw"], row["sourcetype"]) for row in rows}), "passes": []}
        print(f"scorer ready after {ready:.1f} s; {count:,} events, {found['distinct']:,} distinct (each comes {count / found['distinct']:.1f} times), chunks of {CHUNK_ROWS:,}")
        for name in ("caches cold", "caches warm"):
            figures = measure(home, rows, chosen.python)
            found["passes"].append({"name": name, **figures})
            print(f"  {name}: {figures['seconds']:.1f} s, {figures['events_per_s']:,} events/s, {figures['by_model']:.2%} by the model, "
                  f"command {figures['command_cpu_s']:.1f} CPU s; nothing lost, doubled or out of order")
    finally:
        scorer.stop()
    (FOLDER.parent / "whole.json").write_text(json.dumps(found, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
