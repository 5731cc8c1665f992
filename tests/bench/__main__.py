"""Runs every benchmark, one after the other, each in a process of its own, draws the figures and says where they are."""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.bench.lines import FOLDER, machine


def main() -> int:
    """Exit code 1 where a benchmark failed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a short form of each")
    chosen = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(", ".join(f"{name} {figure}" for name, figure in machine().items()))
    (FOLDER / "machine.json").write_text(json.dumps(machine(), indent=1) + "\n", encoding="utf-8")
    failed = 0
    for path in [*sorted(Path(__file__).parent.glob("bench_*.py")), Path("tests/bench/plot.py")]:
        print(f"\n== {path.stem}", flush=True)
        short = ["--quick"] if chosen.quick and path.stem not in ("plot", "bench_normalise", "bench_rules") else []
        failed += subprocess.run([sys.executable, "-m", f"tests.bench.{path.stem}", *short]).returncode != 0
    print(f"\nfigures as JSON: {FOLDER}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
