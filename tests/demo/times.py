"""When a log line says it happened: the common forms, as seconds since the epoch."""
from __future__ import annotations

import re
import time
from datetime import datetime, timezone

_LOOK_CHARS = 300
_DAY_S = 86_400
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,6}))?\d*\s?(Z|[+-]\d\d:?\d\d)?")
_ACCESS = re.compile(r"\[(\d\d)/(\w{3})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})\]")
_SYSLOG = re.compile(r"\b(\w{3}) ([ \d]\d) (\d\d):(\d\d):(\d\d)\b")
_EPOCH = re.compile(r"(?<![\d.])(1[0-9]{9})\.\d{3}")
_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}


def time_of(line: str, before: float) -> float:
    """The time in `line`; `before` where it has none that can be read.

    >>> time_of('127.0.0.1 - - [23/Nov/2026:09:30:20 +0100] "GET / HTTP/1.1" 200 5', 0.0)
    1795422620.0
    >>> time_of("no time at all", 7.0)
    7.0
    """
    start = line[:_LOOK_CHARS]
    try:
        return _read(start, before)
    except (ValueError, OverflowError):  # the 31st of February
        return before


def _read(start: str, before: float) -> float:
    if found := _ACCESS.search(start):
        day, month, *rest = found.groups()
        return datetime.strptime(" ".join([day, str(_MONTHS.get(month, 0)), *rest]), "%d %m %Y %H %M %S %z").timestamp()
    if found := _ISO.search(start):
        *numbers, fraction, zone = found.groups()
        moment = datetime(*map(int, numbers), microsecond=int((fraction or "0").ljust(6, "0")))
        if zone:
            offset = datetime.strptime(zone.replace("Z", "+0000"), "%z").utcoffset()
            return moment.replace(tzinfo=timezone.utc).timestamp() - offset.total_seconds()
        return moment.timestamp()
    if (found := _SYSLOG.search(start)) and found[1] in _MONTHS:
        # It names no year: the last one in which this moment is over.
        year = time.localtime().tm_year
        numbers = [_MONTHS[found[1]], *map(int, found.groups()[1:])]
        moment_s = datetime(year, *numbers).timestamp()
        return moment_s if moment_s <= time.time() + _DAY_S else datetime(year - 1, *numbers).timestamp()
    if found := _EPOCH.search(start):
        return float(found[0])
    return before
