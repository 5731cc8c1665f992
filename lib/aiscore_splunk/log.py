"""aiscore.log: JSON lines that splunkd indexes.

Many searches write at once, so a line is one write to a file opened for appending, and no file is
ever rotated here (splunkd does). A log that cannot be written costs the search nothing. Never holds
text of an event, a ticket or a key. Called by `command`.
"""
from __future__ import annotations

import json
import os
from datetime import datetime, timezone
from typing import Any

LINE_MAX_BYTES = 16_384
TEXT_MAX_CHARS = 512


def log_path(splunk_home: str) -> str:
    return os.path.join(splunk_home, "var", "log", "splunk", "aiscore.log")


def format_line(wall_s: float, level: str, event: str, **members: Any) -> bytes:
    """One line; `event` says what kind of line it is.

    >>> format_line(0.5, "INFO", "search", sid="1.2", rows=3)
    b'{"time":"1970-01-01T00:00:00.500+00:00","level":"INFO","event":"search","sid":"1.2","rows":3}\\n'
    """
    time = datetime.fromtimestamp(wall_s, timezone.utc).isoformat(timespec="milliseconds")
    # ASCII alone: a name with a line break or an escape character cannot forge a line.
    kept = {name: value[:TEXT_MAX_CHARS] if isinstance(value, str) else value for name, value in members.items()}
    line = json.dumps({"time": time, "level": level, "event": event, **kept}, separators=(",", ":"))
    return line.encode("ascii") + b"\n"


def write_line(path: str, line: bytes) -> bool:
    """Appends `line`; False where that was not possible."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except (OSError, ValueError):
        return False
    try:
        if len(line) > LINE_MAX_BYTES:  # without its end the next search's line would be lost too
            line = line[:LINE_MAX_BYTES - 1] + b"\n"
        return os.write(descriptor, line) == len(line)
    except OSError:
        return False
    finally:
        os.close(descriptor)
