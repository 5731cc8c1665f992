"""Lines a second, distinct templates and template length of the normaliser, by source of the shared data.

    AISCORE_DATA=DIR PYTHONPATH=lib:scorer python tests/bench/bench_normalise.py [SOURCE ...]

A measurement, not a test: it asserts nothing. Each line is one training source, at most 3,000 seeded events of it.
"""
from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

from aiscore_contract.event import event_of
from aiscore_model.normalise import normalise

EVENTS_MAX = 3_000


def events_of(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    random.Random(0).shuffle(records)
    return [event_of(record["raw"], record["sourcetype"] or "", record["host"] or "", str(record["time"] or "")) for record in records[:EVENTS_MAX]]


def measure(path):
    events = events_of(path)
    began = time.process_time()
    found = [normalise(event) for event in events]
    spent_s = time.process_time() - began
    lengths = sorted(len(one.template) for one in found)
    kinds = " ".join(f"{kind}:{count}" for kind, count in Counter(one.kind for one in found).most_common())
    print(f"{path.name.split('.')[0]:24s} {len(events) / spent_s:8,.0f} lines/s  distinct {len({one.template for one in found}) / len(found):6.1%}"
          f"  characters {lengths[len(lengths) // 2]:4d} median {lengths[int(len(lengths) * 0.95)]:5d} at 95 %  {kinds}")


if __name__ == "__main__":
    folder = os.environ.get("AISCORE_DATA")
    if not folder:
        sys.exit("AISCORE_DATA is not set: nothing to measure")
    for source in sorted(Path(folder, "train").glob("*.jsonl.gz")):
        if len(sys.argv) < 2 or source.name.split(".")[0] in sys.argv[1:]:
            measure(source)
