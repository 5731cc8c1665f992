"""Searches beside each other: how much of what the workers could do they do, and what a short search waits among long ones.

The whole way but for the models: stand-in splunkd, command, TLS, tickets, door, queue, and workers that wait as long as the model of a GPU host
takes for an event instead of computing. So eight of them are at work on two cores, and whatever is lost is lost on the way. Long searches of so
many events each begin at once; short ones, one after the other, when a second has gone by. Beside each row stands the same with a door that
refuses nobody (`max_slowdown = 1000`): there a short search waits behind all that was let in.
"""
from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, Dict, List

sys.path[:0] = [str(Path(__file__).parents[1] / "server")]

from running import running  # noqa: E402

from tests.bench.bench_whole import measure  # noqa: E402
from tests.bench.lines import save  # noqa: E402
from tests.splunkd import SplunkHome  # noqa: E402

#: Workers, microseconds an event, milliseconds a batch, long searches, events of each.
CASES = ((1, 160, 1, 8, 10_000), (1, 640, 3, 8, 2_500), (8, 640, 3, 1, 80_000), (8, 640, 3, 8, 10_000), (8, 640, 3, 24, 3_500))
SHORT_EVENTS, SHORT_SEARCHES = 400, 6


def rows_of(search: int, count: int) -> List[Dict[str, Any]]:
    return [{"_raw": f"Nov 27 09:30:11 gate sshd[{2000 + number}]: Failed password for user{search}x{number} from 10.0.{search}.{number % 250} port "
                     f"{number} ssh2", "_time": "1772529121", "host": "gate", "sourcetype": "linux_secure"} for number in range(count)]


def crowd(workers: int, event_us: float, batch_ms: float, searches: int, each: int, **settings: Any) -> Dict[str, Any]:
    """Events a second of the long searches, its share of what the workers can do, and seconds of a short search."""
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), f"{event_us} {batch_ms}", program="sleeper.py",
                                                          model__workers=workers, **settings) as server:
        home = SplunkHome(f"{folder}/splunk", scorer={"url": server.url, "ca_file": f"{folder}/ca.pem", "key_file": f"{folder}/tickets.keys"})
        short: List[float] = []

        def ask() -> None:
            time.sleep(1.0)
            for number in range(SHORT_SEARCHES):
                short.append(measure(home, rows_of(200 + number, SHORT_EVENTS), sys.executable)["waited_s"])

        with ProcessPoolExecutor(searches, multiprocessing.get_context("fork")) as pool:
            long = pool.map(measure, [home] * searches, [rows_of(number, each) for number in range(searches)], [sys.executable] * searches)
            # Not before: a process that is forked while another thread holds a lock waits for it for ever.
            beside = threading.Thread(target=ask)
            beside.start()
            found = list(long)
        beside.join()
    events_per_s = searches * each / max(one["waited_s"] for one in found)
    return {"events_per_s": round(events_per_s), "share": round(events_per_s * event_us / 1e6 / workers, 2),
            "by_model": round(statistics.mean(one["by_model"] for one in found), 4), "short_s": [round(statistics.median(short), 2), max(short)]}


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a quarter of the events of the fourth row")
    chosen = parser.parse_args()
    print(f"{'workers':>7}{'µs/event':>9}{'searches':>9}  {'door':<16}{'events/s':>9}{'of what they can':>17}{'by the model':>13}"
          f"{'a short search, median and longest':>36}")
    kept = []
    for workers, event_us, batch_ms, searches, each in (CASES[3],) if chosen.quick else CASES:
        for door, settings in (("as it ships", {}), ("refuses nobody", {"queue__max_slowdown": 1000})):
            row = crowd(workers, event_us, batch_ms, searches, each // 4 if chosen.quick else each, **settings)
            kept.append({"workers": workers, "event_us": event_us, "searches": searches, "door": door, **row})
            print(f"{workers:>7}{event_us:>9}{searches:>9}  {door:<16}{row['events_per_s']:>9,}{row['share']:>17.0%}{row['by_model']:>13.2%}"
                  f"{row['short_s'][0]:>26.2f} s {row['short_s'][1]:>5.2f} s", flush=True)
    save("crowd", {"rows": kept})
    return 0


if __name__ == "__main__":
    sys.exit(main())
