"""The server's log: one JSON line an occurrence, on stderr.

Forgery-proof: everything is escaped to printable ASCII, so no value can end a line, colour a
terminal or turn text around. Callers pass counts, ids and names; never an event or a ticket.
One write a line, because worker and server share the stream. A log that cannot be written is
counted, never an error.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from typing import Any

VALUE_MAX_CHARS = 512


class Log:
    """Writes lines to the file descriptor `fd`."""

    def __init__(self, fd: int = 2, clock=time.time) -> None:
        self._fd = fd
        self._clock = clock
        self.lost_lines = 0

    def write(self, level: str, occurrence: str, **values: Any) -> None:
        now_s = self._clock()
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now_s)) + f".{int(now_s * 1000) % 1000:03d}Z",
            "level": level,
            "event": occurrence,
        }
        for name, value in values.items():
            line[name] = value[:VALUE_MAX_CHARS] if isinstance(value, str) else value
        try:
            os.write(self._fd, (json.dumps(line, ensure_ascii=True, default=str) + "\n").encode("ascii"))
        except OSError:
            self.lost_lines += 1

    def info(self, occurrence: str, **values: Any) -> None:
        self.write("info", occurrence, **values)

    def warning(self, occurrence: str, **values: Any) -> None:
        self.write("warning", occurrence, **values)

    def error(self, occurrence: str, **values: Any) -> None:
        self.write("error", occurrence, **values)


def place_of(error: BaseException) -> str:
    """Type and line of `error`: its message may hold an event's text, so that is left out."""
    trace = error.__traceback__
    if trace is None:
        return type(error).__name__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{type(error).__name__} at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"


class _Bridge(logging.Handler):
    """Library log records as lines of ours; the record's exception only by its place."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        values = {"logger": record.name, "problem": record.getMessage().strip()}
        if record.exc_info and record.exc_info[1] is not None:
            values = {"logger": record.name, "problem": place_of(record.exc_info[1])}
        self._log.write(record.levelname.lower(), "library", **values)


def bridge_library_logs(log: Log) -> None:
    """Sends the warnings of uvicorn and asyncio through `log`."""
    for name in ("uvicorn.error", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [_Bridge(log)]
        logger.setLevel(logging.WARNING)
        logger.propagate = False
    logging.getLogger("uvicorn.access").handlers.clear()
    logging.getLogger("uvicorn.access").propagate = False


def say(text: str) -> None:
    """A line for the person who started the server; a closed terminal is no error."""
    try:
        print(text, file=sys.stdout, flush=True)
    except (OSError, ValueError):
        pass
