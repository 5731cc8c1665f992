"""A scorer that only waits: so long for an event, and so long for a batch. With it many workers are at work beside each other on a machine of
few cores, and what keeps them from it is the server's and the searches' doing alone.

`sleeper.py CONFIG BUNDLE_FILE`: the real server with it behind; the second file says microseconds an event and milliseconds a batch.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace


class SleepingScorer:
    def __init__(self, event_s: float, batch_s: float) -> None:
        self._event_s, self._batch_s = event_s, batch_s
        # A device that is no CPU: searches are told to send whole batches.
        self.metadata = {"bundle": "sleeper 1.0.0", "version": "1.0.0", "device": "cuda", "encoder": "none", "site": ""}

    def score(self, events, explain=False):
        time.sleep(self._batch_s + self._event_s * len(events))
        count = len(events)
        return SimpleNamespace(scores=(0.5,) * count, novelties=(None,) * count, reasons=((),) * count, techniques=((),) * count)

    def check(self):
        return None

    def statistics(self):
        return {}


@dataclass(frozen=True)
class SleeperFactory:
    event_s: float
    batch_s: float

    def __call__(self) -> SleepingScorer:
        return SleepingScorer(self.event_s, self.batch_s)


def main(argv: list[str]) -> int:
    # Imported by its name, so that a spawned worker finds the class in this module and not in __main__.
    import sleeper

    from aiscore_server.serve import run
    from aiscore_server.settings import load_settings

    config, (event_us, batch_ms) = Path(argv[1]), map(float, Path(argv[2]).read_text().split())
    return run(lambda: (load_settings(config, {}, {}), sleeper.SleeperFactory(event_us / 1e6, batch_ms / 1e3)))


if __name__ == "__main__":
    sys.exit(main(sys.argv))
