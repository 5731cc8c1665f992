"""What processes hold, read from /proc twice a second while a load runs."""
from __future__ import annotations

import asyncio
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Dict, List, Sequence

_PAGE = os.sysconf("SC_PAGE_SIZE")
EVERY_S = 0.5
MB = 1024 * 1024


@dataclass(frozen=True)
class Sample:
    """Of one process: resident bytes, open file descriptors, threads, at seconds since the start."""

    at_s: float
    resident_bytes: int
    descriptors: int
    threads: int


def sample(pid: int, at_s: float) -> Sample:
    """Raises OSError where the process has gone."""
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    return Sample(at_s, resident, len(os.listdir(f"/proc/{pid}/fd")), len(os.listdir(f"/proc/{pid}/task")))


async def closed(pid: int, most: int, patience_s: float = 30.0) -> None:
    """Waits until a process holds at most `most` descriptors: on a busy machine it learns late that others have gone. Or for so long."""
    end_s = time.monotonic() + patience_s
    while sample(pid, 0.0).descriptors > most and time.monotonic() < end_s:
        await asyncio.sleep(EVERY_S / 5)


class Watch:
    """Samples of the named processes."""

    def __init__(self, pids: Dict[str, int]) -> None:
        self._pids = pids
        self.began_s = time.monotonic()
        self.samples: Dict[str, List[Sample]] = {name: [] for name in pids}

    def take(self) -> None:
        for name, pid in self._pids.items():
            self.samples[name].append(sample(pid, time.monotonic() - self.began_s))

    async def run(self) -> None:
        while True:
            self.take()
            await asyncio.sleep(EVERY_S)

    def between(self, name: str, start_s: float, end_s: float) -> List[Sample]:
        return [one for one in self.samples[name] if start_s <= one.at_s <= end_s]

    def to_json(self) -> Dict[str, List[Dict[str, float]]]:
        return {name: [asdict(one) for one in samples] for name, samples in self.samples.items()}


def slope_per_hour(samples: Sequence[Sample], attribute: str) -> float:
    """Least-squares growth of `attribute` an hour; 0 of fewer than two samples."""
    if len(samples) < 2:
        return 0.0
    times = [one.at_s for one in samples]
    values = [getattr(one, attribute) for one in samples]
    middle_t, middle_v = sum(times) / len(times), sum(values) / len(values)
    spread = sum((at - middle_t) ** 2 for at in times)
    return 3_600 * sum((at - middle_t) * (value - middle_v) for at, value in zip(times, values)) / spread if spread else 0.0
