"""The log lines of the demo: a file of the user's, or this machine's own logs and a sample written for the project."""
from __future__ import annotations

import os
import random
import time
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

Row = Dict[str, str]

#: Logs that a machine may have, with the sourcetype that Splunk would give them.
OWN_LOGS: Tuple[Tuple[str, str], ...] = (
    ("/var/log/auth.log", "linux_secure"), ("/var/log/secure", "linux_secure"), ("/var/log/syslog", "syslog"),
    ("/var/log/messages", "syslog"), ("/var/log/kern.log", "syslog"), ("/var/log/audit/audit.log", "linux_audit"),
    ("/var/log/nginx/access.log", "access_combined"), ("/var/log/apache2/access.log", "access_combined"),
    ("/var/log/dpkg.log", "dpkg"), ("/var/log/apt/history.log", "apt"), ("/var/log/alternatives.log", "alternatives"),
)
OWN_LINES_MAX = 1_200
SAMPLE_EVENTS = 800
#: Attacks are rare in daily work; here they are rare enough to be found, and frequent enough to be seen.
SAMPLE_ATTACK_SHARE = 0.04
FILE_LINES_MAX = 20_000


def of_file(path: Path) -> Tuple[List[Row], str]:
    """Lines of a file, and what to say of them. Raises OSError."""
    rows = []
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            if line.strip():
                rows.append(_row(line.rstrip("\n"), _sourcetype(path), os.uname().nodename))
            if len(rows) >= FILE_LINES_MAX:
                return rows, f"the first {FILE_LINES_MAX:,} lines of {path}"
    return rows, f"{len(rows):,} lines of {path}"


def of_machine(seed: int) -> Tuple[List[Row], str]:
    """This machine's own logs and the sample, mixed as a search would bring them, and what to say of them."""
    own = [row for path, sourcetype in OWN_LOGS for row in _tail(path, sourcetype)][-OWN_LINES_MAX:]
    rows = own + sample(seed)
    random.Random(seed).shuffle(rows)
    return rows, f"{len(own):,} lines of this machine's own logs and a sample of {SAMPLE_EVENTS:,} events"


def sample(seed: int) -> List[Row]:
    """Events of a made-up organisation: mostly daily work, a few attacks."""
    from aiscore_trainer.scenarios import generate

    rng = random.Random(seed)
    wanted = int(SAMPLE_EVENTS * SAMPLE_ATTACK_SHARE)
    rows: List[Row] = []
    attacks = 0
    for record in generate(seed, SAMPLE_EVENTS * 4):
        if record["label"] == 1:
            attacks += 1
            if attacks > wanted:
                continue
        rows.append({"_raw": record["raw"], "_time": str(record["time"] or time.time()), "host": record["host"] or "",
                     "sourcetype": record["sourcetype"]})
        if len(rows) >= SAMPLE_EVENTS:
            break
    rng.shuffle(rows)
    return rows


def _tail(path: str, sourcetype: str) -> Iterator[Row]:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.path.getsize(path) - 200_000))
            lines = file.read().decode("utf-8", "replace").splitlines()[1:]
    except OSError:
        return
    for line in lines[-300:]:
        if line.strip():
            yield _row(line, sourcetype, os.uname().nodename)


def _sourcetype(path: Path) -> str:
    return next((sourcetype for known, sourcetype in OWN_LOGS if path.name == os.path.basename(known)), "")


def _row(line: str, sourcetype: str, host: str) -> Row:
    return {"_raw": line, "_time": str(int(time.time())), "host": host, "sourcetype": sourcetype}
