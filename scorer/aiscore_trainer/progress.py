"""Progress of long work, one line that rewrites itself on a terminal, one line a stage elsewhere."""
from __future__ import annotations

import sys
import time
from typing import Optional, TextIO


class Told:
    """Calls as `progress(stage, done, total)`; the clock and the stream are arguments for the tests."""

    def __init__(self, stream: Optional[TextIO] = None, clock=time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._stage = ""
        self._since = clock()
        self._width = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = self._clock()
        if stage != self._stage:
            self._stage, self._since = stage, now
            if not self._stream.isatty():
                self._stream.write(f"{stage} ...\n")
                self._stream.flush()
        if self._stream.isatty():
            share = done / total if total else 1.0
            spent = now - self._since
            left = f", {spent / share - spent:.0f} s left" if 0.02 < share < 1 and spent > 2 else ""
            line = f"{stage:<32} {'#' * int(share * 24):<24} {share:4.0%} {spent:.0f} s{left}"
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
            if done >= total:
                self._stream.write("\n")
                self._width = 0
            self._stream.flush()
