"""Runs every benchmark, one after the other, each in a process of its own, and says where the figures are."""
from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path("build/bench")


def main() -> int:
    """Exit code 1 where a benchmark failed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a short form of each")
    chosen = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    failed = 0
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n== {path.stem}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"tests.bench.{path.stem}", *(["--quick"] if chosen.quick else [])]).returncode != 0
    print(f"\nfigures as JSON: {FOLDER}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
