"""Protocol plumbing: CPU seconds per 100,000 events of the command with a null scorer, against splunklib and a bare csv pass-through.

Selected fields, as splunkd sends them: `_raw`, `_time`, `host`, `sourcetype` and `_chunked_idx`. CPU seconds are those of the whole
child, start included; commands take turns, so that a slow moment of the machine meets them all, and the median is told.
"""
from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Dict, List

from tests.bench.plumbing_commands import COMMANDS
from tests.splunkd import Search, SplunkHome
from tests.splunkd.rows import encode_rows

FOLDER = Path("build/bench")
CHUNK_ROWS = 50_000
FIELDS = ["_raw", "_time", "host", "sourcetype"]
SCRIPT = str(Path(__file__).with_name("plumbing_commands.py"))
#: The floor of the same form: ten new columns, everything echoed.
FLOOR = "csv_floor"


def chunks_of(events: int, share_distinct: float = 1.0) -> List[bytes]:
    """Bodies of chunks with lines of some 300 bytes, one in eight with quotes or a line break."""
    chosen = random.Random(7)
    words = [f"{chosen.randrange(16**6):06x}" for _ in range(2000)]
    rows = []
    for number in range(int(events * share_distinct) or 1):
        tail = ' msg="a, \\"b\\"\nnext"' if number % 8 == 0 else ""
        rows.append({"_raw": f"Nov 23 10:{number // 60 % 60:02d}:{number % 60:02d} web-{number % 40} app[{number}]: "
                             + " ".join(chosen.choices(words, k=34)) + tail,
                     "_time": f"{1763890000 + number // 50}.{number % 1000:03d}", "host": f"web-{number % 40}", "sourcetype": "syslog"})
    rows = [rows[number % len(rows)] for number in range(events)]
    return [encode_rows(rows[start:start + CHUNK_ROWS], FIELDS, is_indexed=True, has_twins=False)
            for start in range(0, events, CHUNK_ROWS)]


def measure(name: str, python: str, chunks: List[bytes], home: SplunkHome) -> float:
    """CPU seconds of one run. Raises RuntimeError where a row is missing from a reply."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    search = Search(home, ["field=_raw"] if name != "splunklib" else [], python=python, script=SCRIPT,
                    env={"AISCORE_BENCH_COMMAND": name})
    with search:
        for number, body in enumerate(chunks, 1):
            reply = search.send_body(body, number == len(chunks))
            if reply.body.count(b"\n") < body.count(b"\n"):
                raise RuntimeError(f"{name}: rows are missing: {search.error or search.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_up_ms(python: str, home: SplunkHome) -> float:
    """Wall milliseconds from the start of the process to its reply to getinfo."""
    start_s = time.perf_counter()
    search = Search(home, ["field=_raw"], python=python).start()
    spent_ms = (time.perf_counter() - start_s) * 1000
    search.finish()
    return spent_ms


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="20,000 events, twice")
    parser.add_argument("--python", action="append", help="Python that runs the commands; more than once for several")
    chosen = parser.parse_args()
    events, repeats = (20_000, 2) if chosen.quick else (chosen.events, chosen.repeats)
    installed = [path for path in ("build/venv/search-3.9/bin/python", "build/venv/search-3.13/bin/python") if os.path.exists(path)]
    found: Dict[str, object] = {"machine": platform.processor() or platform.machine(), "cores": os.cpu_count(), "events": events,
                                "repeats": repeats, "chunk_rows": CHUNK_ROWS, "pythons": {}}
    chunks = chunks_of(events)
    print(f"{events:,} distinct events of {len(b''.join(chunks)) // events} bytes, chunks of {CHUNK_ROWS:,}, median of {repeats}")
    with tempfile.TemporaryDirectory() as directory:
        home = SplunkHome(directory, scorer={"url": "https://localhost:1"})
        for python in chosen.python or installed or [sys.executable]:
            spent: Dict[str, List[float]] = {name: [] for name in COMMANDS}
            for _ in range(repeats):
                for name in spent:
                    spent[name].append(measure(name, python, chunks, home))
            medians = {name: statistics.median(times) * 100_000 / events for name, times in spent.items()}
            start_ms = statistics.median(start_up_ms(python, home) for _ in range(9))
            found["pythons"][python] = {"cpu_s_per_100k": medians, "runs": spent, "getinfo_ms": start_ms}
            print(f"\n{python}: getinfo after {start_ms:.0f} ms\n  {'command':14} {'CPU s / 100,000':>16} {'x floor':>9} {'1,000 events/CPU s':>20}")
            for name, median in medians.items():
                print(f"  {name:14} {median:16.3f} {median / medians[FLOOR]:9.2f} {100 / median:20.0f}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "plumbing.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
