"""Redaction on the search side: distinct events per CPU second, beside what sending them costs anyway.

Real events of each source (AISCORE_DATA), at most `--events` of one; `clip` is what every event goes through without redaction.
"""
from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Callable, List

from aiscore_contract.event import event_of
from aiscore_contract.redact import redact_event

FOLDER = Path("build/bench")
ROUNDS = 3


def events_per_s(read: Callable[[str], object], texts: List[str]) -> float:
    """The best of some rounds, in CPU time."""
    spent_s = []
    for _ in range(ROUNDS):
        start_s = time.process_time()
        for text in texts:
            read(text)
        spent_s.append(time.process_time() - start_s)
    return len(texts) / min(spent_s)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_redact", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the events")
    parser.add_argument("--events", type=int, default=2_000, help="events of each source")
    chosen = parser.parse_args()
    if not os.environ.get("AISCORE_DATA"):
        print("AISCORE_DATA does not name the folder of the shared data: nothing to measure")
        return 0
    rows, most = [], chosen.events // 10 if chosen.quick else chosen.events
    print(f"Python {platform.python_version()}\n{'source':28} {'characters':>10} {'changed':>8} {'redact/s':>10} {'clip/s':>10}")
    for path in sorted((Path(os.environ["AISCORE_DATA"]) / "train").glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            texts = [json.loads(line)["raw"] for line in islice(lines, most)]
        rows.append({"source": path.name.partition(".")[0], "characters": sum(map(len, texts)) / len(texts),
                     "changed": sum(redact_event(text) != text for text in texts) / len(texts),
                     "redact_per_s": events_per_s(redact_event, texts), "clip_per_s": events_per_s(event_of, texts)})
        row = rows[-1]
        print(f"{row['source']:28} {row['characters']:10,.0f} {row['changed']:8.1%} {row['redact_per_s']:10,.0f} {row['clip_per_s']:10,.0f}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"redact-{platform.python_version()}.json").write_text(json.dumps(rows, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
