"""python -m tests.soak [overload|steady|strangers] [--minutes M] [--double] [--shared]: prints a table, exits 1 if something does not hold."""
from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "server")]

import uvloop  # noqa: E402
from running import running  # noqa: E402

from .campaign import Lengths, Report, overload, steady  # noqa: E402
from .strangers import strangers  # noqa: E402

OUTPUT = Path("build/soak")
CAMPAIGNS = {"overload": (overload, 5.0), "steady": (steady, 10.0), "strangers": (strangers, 1.0)}
#: p99 of admitted requests under overload, in times of the one at rest.
RATIO_MAX = 2.0
REAL = "-m aiscore_server serve --config"
HEAD = (f"{'':40}{'offered/s':>10}{'scored/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'server MB':>9}{'worker MB':>9}{'fds':>6}  requests")


def run(name: str, minutes: float, is_double: bool, is_shared: bool) -> Report:
    """One campaign against a scorer of its own. Callers are other machines, so they get a core of their own, unless `is_shared`."""
    cores = sorted(os.sched_getaffinity(0))
    has_core = len(cores) > 1 and not is_shared
    if has_core:
        os.sched_setaffinity(0, cores[:-1])
    lengths = Lengths(rest_s=min(20.0, 15 * minutes), load_s=60 * minutes, stock=64, texts=600, limit=RATIO_MAX)
    settings = {"access__caller_events_per_s": 0, "access__caller_max_requests": 64}
    if not is_double:
        settings["model__threads"] = 1
    with tempfile.TemporaryDirectory() as folder, running(
            Path(folder), is_awaited=False, program="double.py" if is_double else REAL, **settings) as server:
        server.wait_ready(300.0)
        if has_core:
            os.sched_setaffinity(0, cores[-1:])
        print(f"{name}: scorer on cores {cores[:-1] if has_core else cores}, callers on {cores[-1:] if has_core else cores}")
        print(HEAD)
        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                return runner.run(CAMPAIGNS[name][0](server, lengths))
        finally:
            os.sched_setaffinity(0, cores)


def save(report: Report) -> None:
    """JSON and a plot below build/soak/."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    (OUTPUT / f"{report.name}.json").write_text(json.dumps(
        {"rows": report.rows, "problems": report.problems, "samples": report.watch.to_json(),
         "requests": {name: tally.rows for name, tally in report.tallies.items()}}) + "\n")
    from .plot import draw

    draw(report, OUTPUT / f"{report.name}.png")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("campaign", nargs="?", choices=(*CAMPAIGNS, "all"), default="all")
    parser.add_argument("--minutes", type=float, default=None, help="of load: 5 for overload, 10 for steady, 1 for strangers unless told otherwise")
    parser.add_argument("--double", action="store_true", help="a scorer that costs nothing in place of the model")
    parser.add_argument("--shared", action="store_true", help="callers and scorer share all cores")
    chosen = parser.parse_args()
    failed = False
    for name in CAMPAIGNS if chosen.campaign == "all" else (chosen.campaign,):
        report = run(name, chosen.minutes or CAMPAIGNS[name][1], chosen.double, chosen.shared)
        for row in report.rows:
            if "part" not in row:
                print("  " + ", ".join(f"{key} {value}" for key, value in row.items()))
        for problem in report.problems:
            print(f"  does not hold: {problem}")
        save(report)
        print(f"  {name}: {'failed' if report.problems else 'holds'}; {OUTPUT}/{name}.json, {OUTPUT}/{name}.png")
        failed = failed or bool(report.problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
