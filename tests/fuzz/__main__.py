"""python -m tests.fuzz [--cases N] [--only NAME]: every target under atheris; exits 1 where one is broken. Needs atheris.

Each target is a process of its own. What breaks it is left in build/fuzz/, and replayed with
`python -m tests.fuzz.one TARGET build/fuzz/<file>`. A case that takes ten seconds counts as a hang, and breaks it too.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.seeds import SEEDS

FOLDER = Path("build/fuzz")
HANG_S = 10
_DONE = re.compile(rb"Done (\d+) runs")
_COVERED = re.compile(rb"cov: (\d+)")


def fuzz(name: str, cases: int) -> dict:
    """`cases` of the target `name`, from its seeds and what earlier runs found."""
    corpus = FOLDER / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    start_s = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.one", name, f"-runs={cases}", f"-timeout={HANG_S}", "-max_len=4096", "-rss_limit_mb=2048",
         f"-artifact_prefix={FOLDER}/{name}-", str(corpus)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=os.environ)
    (FOLDER / f"{name}.log").write_bytes(done.stderr)
    runs, covered = _DONE.search(done.stderr), _COVERED.findall(done.stderr)
    return {"target": name, "cases": int(runs[1]) if runs else 0, "edges": int(covered[-1]) if covered else 0,
            "seconds": round(time.monotonic() - start_s, 1), "is_broken": done.returncode != 0 or runs is None}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=60_000, help="cases for each target")
    parser.add_argument("--only", default="", help="targets with this text in their name")
    chosen = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = []
    print(f"{'target':16} {'cases':>9} {'edges':>7} {'seconds':>8}")
    for name in SEEDS:
        if chosen.only in name:
            rows.append(fuzz(name, chosen.cases))
            row = rows[-1]
            print(f"{name:16} {row['cases']:9,} {row['edges']:7,} {row['seconds']:8.1f}  {'BROKEN: ' + str(FOLDER / (name + '.log')) if row['is_broken'] else 'ok'}",
                  flush=True)
    broken = sum(row["is_broken"] for row in rows)
    print(f"{sum(row['cases'] for row in rows):,} cases, {broken} targets broken")
    with open(FOLDER / "fuzz.jsonl", "a", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
