"""The scorer's stand-in for tests of the server: small, deterministic, and able to fail in every way on demand.

What an event does is written in its text, so that a test needs no channel into the worker:

    "... CRASH"    kills the process         "... HANG"     never answers       "... RAISE"   raises
    "... NAN"      gives NaN as its score    "... SLOW"     takes 0.3 s
    "... BREAK"    raises, and from then on so does everything, as after a failure of a GPU
    "... GROW"     keeps 24 MB for ever      "... BLOAT"    takes 200 MB and never answers
    "... HELD"     waits until the test lets it go on
    "... SWELL"    takes 45 MB, waits until the test lets it go on, takes 155 MB more and never answers
    "... WHO"      has its process as reason

The test lets go on whatever waits for it, now and later, by a file GO_ON in the folder that the server works in.

The score is a hash of the event, so each event's result can be told from any other's.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from aiscore_contract.event import Event

GO_ON = Path("go on")


def wait_for_the_test() -> None:
    while not GO_ON.exists():
        time.sleep(0.02)


def score_of(event: Event) -> float:
    """0 to 1, four decimals.

    >>> 0.0 <= score_of(Event("a")) <= 1.0
    True
    """
    return zlib.crc32("\0".join((event.text, event.sourcetype, event.host, event.time)).encode()) % 10_001 / 10_000


def reasons_of(event: Event) -> tuple[str, ...]:
    return (f"pid {os.getpid()}",) if event.text.endswith("WHO") else (f"reason of {event.text[:20]}", "explained")


class DoubleScorer:
    def __init__(self, bundle: str) -> None:
        """`bundle` is a bundle's label, and after a comma, a site's."""
        bundle, _, site = bundle.partition(",")
        self.metadata = {"bundle": bundle, "version": bundle.split()[-1], "device": "cpu", "encoder": "double", "site": site}
        self._scored = 0
        self._is_broken = False
        self._kept = []

    def score(self, events, explain=False):
        self.check()
        for event in events:
            if event.text.endswith("BREAK"):
                self._is_broken = True
                self.check()
            if event.text.endswith("CRASH"):
                os.kill(os.getpid(), 9)
            if event.text.endswith("HANG"):
                time.sleep(3600)
            if event.text.endswith("RAISE"):
                print("a library quotes", event.text, flush=True)
                raise ValueError(f"cannot score {event.text}")
            if event.text.endswith("GROW"):
                self._kept.append(b"x" * (24 << 20))
            if event.text.endswith("BLOAT"):
                self._kept.append(b"x" * (200 << 20))
                time.sleep(3600)
            if event.text.endswith("SWELL"):
                self._kept.append(b"x" * (45 << 20))
                wait_for_the_test()
                self._kept.append(b"x" * (155 << 20))
                time.sleep(3600)
            if event.text.endswith("HELD"):
                wait_for_the_test()
            if event.text.endswith("SLOW"):
                time.sleep(0.3)
        self._scored += len(events)
        scores = tuple(float("nan") if event.text.endswith("NAN") else score_of(event) for event in events)
        return SimpleNamespace(
            scores=scores,
            novelties=tuple(0.5 if event.host else None for event in events),
            reasons=tuple(map(reasons_of, events)) if explain else ((),) * len(events),
            techniques=tuple(("T1059",) if score > 0.9 else () for score in scores),
        )

    def check(self):
        if self._is_broken:
            raise RuntimeError("the device has failed")

    def statistics(self):
        return {"template_cache_hits": self._scored, "template_cache_misses": 1.0}


@dataclass(frozen=True)
class DoubleFactory:
    """Reads the bundle's id from a file when called, as the real one reads a bundle; `refuse` in it is a bad bundle,
    `held ...` one that waits until the test lets it go on, and `once ...` one that only the first worker can load."""

    bundle: Path

    def __call__(self) -> DoubleScorer:
        name = self.bundle.read_text().strip()
        if name == "refuse":
            raise ValueError("weights.bin: was altered")
        if name.startswith("once"):
            try:
                self.bundle.with_name("loaded once").touch(exist_ok=False)
            except FileExistsError:
                raise MemoryError("no room for another") from None
        print("a library prints\nwhat it\x1b[31m likes", flush=True)
        if name.startswith("held"):
            wait_for_the_test()
        return DoubleScorer(name)


def main(argv: list[str]) -> int:
    """`double.py CONFIG BUNDLE_FILE`: the real server with the double behind it."""
    from aiscore_server.serve import run
    from aiscore_server.settings import load_settings

    config, bundle = Path(argv[1]), Path(argv[2])
    # Imported by its name, so that a spawned worker finds the class in this module and not in __main__.
    import double

    return run(lambda: (load_settings(config, {}, {}), double.DoubleFactory(bundle)))


if __name__ == "__main__":
    sys.exit(main(sys.argv))
