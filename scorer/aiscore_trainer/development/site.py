"""What every site of the development set is written with: seeded draws, clocks, and records in time's order."""
from __future__ import annotations

import json
import random
import re
import uuid
import zlib
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: How much happens in each hour of a working day.
_OFFICE_HOURS = (1, 1, 1, 1, 1, 2, 4, 8, 14, 17, 17, 15, 12, 15, 17, 16, 13, 10, 6, 4, 4, 3, 2, 1)
#: First numbers of addresses that are anybody's.
_PUBLIC = (5, 13, 18, 23, 31, 34, 37, *range(45, 47), *range(51, 53), 54, 62, 64, 66, 71, 73, *range(77, 96), 98, 99, 101, 103, 104, 108, 109, 112,
           114, 116, 118, 121, 122, 123, 128, 130, 134, 136, 138, 139, 141, 142, 144, 145, 146, 149, 151, 154, 157, 159, 160, 162, 163, 165, 167,
           170, 173, 174, 176, 178, 180, 181, 185, 186, 188, 189, 190, *range(193, 196), 197, 198, *range(200, 204), 206, 207, 209, 210, 212,
           213, 216, 217, 218, 220, 221, 222)


@dataclass(frozen=True)
class Renumber:
    """Numbers (process ids, serials, record numbers) given anew in the order of time, so that they do not tell which part wrote an event.

    pattern   three groups: what stands before the number, the number, what stands after it
    step      the most that two neighbours are apart
    fixed     numbers that stay
    wrap      the largest number, after which they start low again
    per_host  every host counts for itself
    """

    pattern: str
    start: int
    step: int
    fixed: Sequence[str] = ()
    wrap: Optional[int] = None
    per_host: bool = False

    def apply(self, records: Sequence[Dict[str, Any]]) -> None:
        """Change `raw` of `records`, which are in the order of time."""
        given: Dict[Tuple[str, str], str] = {}
        last: Dict[str, int] = {}
        draws, pattern = random.Random(7), re.compile(self.pattern)
        for record in records:
            host = record["host"] if self.per_host else ""
            # Large serials of different hosts start apart.
            start = self.start + (zlib.crc32(host.encode()) % 1_000_000 if self.per_host and self.start > 50_000 else 0)

            def anew(match: re.Match, host: str = host, start: int = start) -> str:
                number = match.group(2)
                if number in self.fixed:
                    return match.group(0)
                if (host, number) not in given:
                    last[host] = last.get(host, start) + draws.randint(1, self.step)
                    if self.wrap and last[host] > self.wrap:
                        last[host] = 400
                    given[host, number] = str(last[host])
                return match.group(1) + given[host, number] + match.group(3)

            record["raw"] = pattern.sub(anew, record["raw"])


class Site:
    """A site: `build` writes its events with `add`, `records` gives them in the order of time."""

    name = ""
    host = ""
    sourcetype = ""
    seed = 0
    #: See `Renumber`.
    renumbered: Sequence[Renumber] = ()

    def __init__(self) -> None:
        self.rng = random.Random(self.seed)
        self._rows: List[Tuple[float, int, Dict[str, Any]]] = []

    def build(self) -> None:
        """Write all events; every site has its own."""
        raise NotImplementedError

    def records(self) -> Iterator[Dict[str, Any]]:
        """Records in the shared form, in the order of time; the same ones every time."""
        if not self._rows:
            self.build()
            self._rows.sort(key=lambda row: row[:2])
            for numbers in self.renumbered:
                numbers.apply([record for _, _, record in self._rows])
        return (record for _, _, record in self._rows)

    def add(self, at: float, raw: Any, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            host: Optional[str] = None, sourcetype: Optional[str] = None) -> None:
        """One event: `at` in seconds since 1970, `raw` a text or what becomes JSON, `group` the attack it belongs to."""
        text = raw if isinstance(raw, str) else json.dumps(raw, separators=(",", ":"))
        self._rows.append((at, len(self._rows), {
            "raw": text, "sourcetype": sourcetype or self.sourcetype, "time": round(at, 3), "host": host or self.host, "label": label,
            "group": f"development/{self.name}/{group or ('attack' if label else 'benign')}", "technique": technique if label else None}))

    def thin(self, attacks: float = 1, benign: float = 1) -> None:
        """Keep these shares of the events written so far."""
        draws = random.Random(9)
        self._rows = [row for row in self._rows if draws.random() < (attacks if row[2]["label"] else benign)]

    # -- draws -----------------------------------------------------------------------------------

    def choice(self, options: Sequence[Any]) -> Any:
        """One of `options`."""
        return self.rng.choice(options)

    def weighted(self, options: Any) -> Any:
        """One of (option, weight) pairs, or of a dict of weights."""
        pairs = list(options.items()) if isinstance(options, dict) else options
        return self.rng.choices([option for option, _ in pairs], [weight for _, weight in pairs])[0]

    def drawn(self, alphabet: str, count: int) -> str:
        """`count` characters of `alphabet`."""
        return "".join(self.rng.choice(alphabet) for _ in range(count))

    def hex(self, count: int) -> str:
        """`count` hexadecimal digits."""
        return self.drawn("0123456789abcdef", count)

    def hex_upper(self, count: int) -> str:
        """`count` hexadecimal digits in capitals."""
        return self.hex(count).upper()

    def token(self, count: int) -> str:
        """`count` letters and digits."""
        return self.drawn(_LETTERS + _LETTERS.lower() + "0123456789", count)

    def key_text(self, count: int) -> str:
        """`count` characters of an access key's alphabet."""
        return self.drawn(_LETTERS + "234567", count)

    def digits(self, count: int) -> str:
        """`count` digits."""
        return self.drawn("0123456789", count)

    def uuid(self) -> str:
        """A random UUID."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def address(self, prefix: str = "") -> str:
        """An IPv4 address, under `prefix` where there is one."""
        if not prefix:
            return f"{self.rng.choice(_PUBLIC)}.{self.rng.randint(0, 255)}.{self.rng.randint(0, 255)}.{self.rng.randint(1, 254)}"
        parts = prefix.split(".")
        while len(parts) < 4:
            parts.append(str(self.rng.randint(1, 254)))
        return ".".join(parts)

    def moment(self, start: float, days: int, hours: Optional[Sequence[int]] = None) -> float:
        """A time within `days` of `start`, by the hours of an office or by weights of 24 `hours`."""
        day, hour = self.rng.randrange(days), self.rng.choices(range(24), hours or _OFFICE_HOURS)[0]
        return start + day * 86_400 + hour * 3_600 + self.rng.random() * 3_600


# -- clocks --------------------------------------------------------------------------------------

def epoch(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> float:
    """Seconds since 1970 of a time in UTC."""
    return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc).timestamp()


def utc(at: float) -> datetime:
    """The date and time of `at`, seconds since 1970."""
    return datetime.fromtimestamp(at, timezone.utc)


def iso(at: float, digits: int = 0, zone: str = "Z") -> str:
    """ISO 8601, with so many digits of the second's fraction."""
    moment = utc(at)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    return text + (f".{f'{moment.microsecond:06d}0000'[:digits]}" if digits else "") + zone


def syslog_time(at: float) -> str:
    """The stamp of a syslog line."""
    moment = utc(at)
    return f"{moment:%b} {moment.day:2d} {moment:%H:%M:%S}"


def access_time(at: float, zone: str = "+0000") -> str:
    """The stamp of a web server's access log."""
    return utc(at).strftime("%d/%b/%Y:%H:%M:%S ") + zone
