"""The log lines of the demo: a file of the user's, or this machine's own logs and a sample written for the project.

As splunkd has it, a line is an event, its time is what the line says, and a line that says none has the time of the one before.
"""
from __future__ import annotations

import gzip
import os
import random
import time
import zlib
from pathlib import Path
from typing import BinaryIO, Dict, Iterator, List, Tuple

from tests.demo.times import time_of

Row = Dict[str, str]

#: Logs that a machine may have, with the sourcetype that Splunk would give them.
OWN_LOGS: Tuple[Tuple[str, str], ...] = (
    ("/var/log/auth.log", "linux_secure"), ("/var/log/secure", "linux_secure"), ("/var/log/syslog", "syslog"),
    ("/var/log/messages", "syslog"), ("/var/log/kern.log", "syslog"), ("/var/log/audit/audit.log", "linux_audit"),
    ("/var/log/nginx/access.log", "access_combined"), ("/var/log/apache2/access.log", "access_combined"),
    ("/var/log/dpkg.log", "dpkg"), ("/var/log/apt/history.log", "apt"), ("/var/log/alternatives.log", "alternatives"),
)
OWN_LINES_MAX = 1_200
OWN_LINES_A_LOG_MAX = 300
OWN_BYTES_A_LOG_MAX = 200_000
SAMPLE_EVENTS = 800
SAMPLE_S = 86_400
#: Attacks are rare in daily work; here they are rare enough to be found, and frequent enough to be seen.
SAMPLE_ATTACK_SHARE = 0.03
FILE_LINES_MAX = 20_000
FILE_BYTES_MAX = 64 << 20
#: What is beyond is not read: no log line is longer, and a file without line ends must not fill the memory.
LINE_BYTES_MAX = 100_000
_LOOK_BYTES = 65_536
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1b")


class NoLog(Exception):
    """A file that holds no log lines. What it says is fit for the user."""


def of_file(path: Path) -> Tuple[List[Row], str]:
    """Lines of a file, plain or gzip, and what to say of them. Raises OSError and NoLog."""
    with open(path, "rb") as plain:
        is_gzip = plain.read(2) == b"\x1f\x8b"
    rows: List[Row] = []
    taken, is_whole = 0, True
    host, sourcetype, before = os.uname().nodename, _sourcetype(path), os.path.getmtime(path)
    with (gzip.open if is_gzip else open)(path, "rb") as file:
        try:
            encoding = _encoding_of(file)
            for text in _texts(file, encoding):
                if not text.strip():
                    continue
                if len(rows) >= FILE_LINES_MAX or taken > FILE_BYTES_MAX:
                    is_whole = False
                    break
                before = time_of(text, before)
                rows.append(_row(text, sourcetype, host, before))
                taken += len(text)
        except (EOFError, zlib.error) as error:
            raise NoLog(f"is a damaged gzip file ({error})") from None
    if not rows:
        raise NoLog("holds no line with text")
    return rows, f"{len(rows):,} lines of {path}" if is_whole else f"the first {len(rows):,} lines of {path}"


def of_machine(seed: int) -> Tuple[List[Row], str]:
    """This machine's own logs and a sample of the last day, and what to say of them."""
    now_s = time.time()
    own = [row for path, sourcetype in OWN_LOGS for row in _tail(path, sourcetype, now_s)][-OWN_LINES_MAX:]
    own.sort(key=lambda row: float(row["_time"]))
    made_up = sample(seed, now_s)
    about = f"a day of a made-up organisation, {len(made_up):,} events"
    if not own:
        return made_up, f"{about} (this machine has no logs that can be read)"
    if float(own[0]["_time"]) >= now_s - SAMPLE_S:
        rows = sorted(own + made_up, key=lambda row: float(row["_time"]))
    else:  # on a quiet machine all of its lines are older: both kinds shall meet model and rules
        rows = _spread(own, made_up)
    return rows, f"{len(own):,} lines of this machine's own logs, and {about}"


def sample(seed: int, until_s: float) -> List[Row]:
    """Events of a made-up organisation in the day that ends at `until_s`: daily work, and here and there an attack."""
    from aiscore_trainer.scenarios import FAMILIES
    from aiscore_trainer.scenarios.scene import Scene
    from aiscore_trainer.scenarios.site import make_site

    rng = random.Random(seed)
    site = make_site(rng)
    shares = tuple((family, family.share) for family in FAMILIES)
    rows: List[Row] = []
    for number in range(SAMPLE_EVENTS):
        scene = Scene(rng, site)
        scene.time = round(until_s - SAMPLE_S * (1 - number / SAMPLE_EVENTS), 3)
        written = scene.weighted(shares).write(scene, scene.chance(SAMPLE_ATTACK_SHARE))
        rows.append(_row(written.raw, written.sourcetype, written.host or "", scene.time))
    return rows


def _spread(some: List[Row], others: List[Row]) -> List[Row]:
    """Both lists in their order, each evenly over the whole."""
    placed = [((number + 0.5) / len(rows), row) for rows in (some, others) for number, row in enumerate(rows)]
    return [row for _, row in sorted(placed, key=lambda pair: pair[0])]


def _tail(path: str, sourcetype: str, before: float) -> Iterator[Row]:
    try:
        with open(path, "rb") as file:
            start = max(0, os.path.getsize(path) - OWN_BYTES_A_LOG_MAX)
            file.seek(start)
            lines = file.read(OWN_BYTES_A_LOG_MAX).decode("utf-8", "replace").splitlines()[1 if start else 0:]
    except OSError:
        return
    for line in lines[-OWN_LINES_A_LOG_MAX:]:
        if line.strip():
            before = time_of(line, before)
            yield _row(line, sourcetype, os.uname().nodename, before)


def _encoding_of(file: BinaryIO) -> str:
    """How the text of `file` is encoded. Raises NoLog where it looks like no text."""
    start = file.read(_LOOK_BYTES)
    file.seek(0)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    controls = sum(1 for byte in start if byte < 32 and byte not in _TEXT_CONTROLS)
    if controls > len(start) / 20:
        raise NoLog("holds binary data, not lines of text")
    return "utf-8"


def _texts(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines of `file`, each cut at LINE_BYTES_MAX."""
    if encoding == "utf-16":
        yield from file.read(FILE_BYTES_MAX).decode("utf-16", "replace").splitlines()
        return
    while line := file.readline(LINE_BYTES_MAX):
        # Broken UTF-8 goes to the command as it is: splunkd would send it so.
        yield line.decode("utf-8", "surrogateescape").rstrip("\r\n")
        while line and not line.endswith(b"\n"):
            line = file.readline(LINE_BYTES_MAX)


def _sourcetype(path: Path) -> str:
    name = path.name.removesuffix(".gz").rstrip("0123456789").rstrip(".-")
    return next((sourcetype for known, sourcetype in OWN_LOGS if name == os.path.basename(known)), "")


def _row(line: str, sourcetype: str, host: str, time_s: float) -> Row:
    return {"_raw": line, "_time": f"{time_s:.3f}", "host": host, "sourcetype": sourcetype}
