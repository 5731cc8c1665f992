"""Scores real log lines through the whole way, and stops the scorer half-way.

    stand-in splunkd ─ chunk ─▶ bin/aiscore.py ─ HTTPS ─▶ aiscore_server ─▶ model
"""
from __future__ import annotations

import argparse
import shutil
import sys
import time
from pathlib import Path

from tests.demo import lines, show
from tests.demo.page import SCORED_S, write_page
from tests.demo.scorer import DemoScorer
from tests.splunkd import Search, SplunkHome

FOLDER = Path("build/demo")
CHUNK_ROWS = 100
#: The first batch finds every cache empty, and the machine may be busy with other work.
PATIENCE_S = 120


def main() -> int:
    """Exit code 0, or 1 with what went wrong."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__.splitlines()[0])
    parser.add_argument("--log", type=Path, metavar="FILE", help="score this file instead (make demo LOG=FILE)")
    parser.add_argument("--seed", type=int, default=2026, help="of the sample (default %(default)s)")
    chosen = parser.parse_args()
    try:
        rows, about = lines.of_file(chosen.log) if chosen.log else lines.of_machine(chosen.seed)
    except OSError as error:
        print(f"demo: {chosen.log}: {error.strerror or error}", file=sys.stderr)
        return 1
    except lines.NoLog as problem:
        print(f"demo: {chosen.log} {problem}", file=sys.stderr)
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    scorer = DemoScorer((FOLDER / "scorer").resolve())
    try:
        return run(scorer, rows, about)
    finally:
        scorer.stop()


def run(scorer: DemoScorer, rows: list, about: str) -> int:
    """The demo itself."""
    print(f"aiscore demo: {about}\n")
    print(f"  The scorer starts on {scorer.settings['url']} (BERT, TensorFlow; about 10 s) ...")
    took = scorer.start(lambda spent: show.bar(f"loading, {spent:.0f} s", min(0.98, spent / 15)))
    show.bar(f"ready after {took:.1f} s", 1.0)
    home = SplunkHome((FOLDER / "splunk").resolve(), scorer=scorer.settings, search={"lost_time_max_s": PATIENCE_S})
    options = ["field=_raw", "explain=true", f"timeout={PATIENCE_S}"]
    print(f"\n  ... | aiscore {' '.join(options)}")
    scored, stopped, started = [], False, time.monotonic()
    half = max(1, len(rows) // 2)
    with Search(home, options, chunk_rows=max(1, min(CHUNK_ROWS, half))) as search:
        for row in search.stream(rows):
            scored.append({**row, SCORED_S: time.monotonic() - started})
            show.bar(f"{len(scored):,} of {len(rows):,} events, by {row['ai_source']}", len(scored) / len(rows))
            if not stopped and len(scored) >= half:
                stopped = True
                scorer.stop()
                show.say("The scorer is stopped. The search goes on: rules score the rest.")
    if search.error:
        print(f"demo: {search.error}", file=sys.stderr)
        return 1
    print(f"\n{show.counts(scored)}, in {time.monotonic() - started:.1f} s\n")
    print(show.table(scored))
    for _, text in search.messages:
        print(f"\nWhat the analyst is told: {text}")
    place = FOLDER / "index.html"
    write_page(scored, about, search.messages, place)
    print(f"\nThe page with the plot: {place.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
