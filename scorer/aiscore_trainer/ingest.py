"""Labelled log records, and where they come from.

A record is one JSON object a line: `raw`, `sourcetype`, `time` (epoch or null), `host`, `label` (1, 0, null), `group`,
`technique`; some carry `weak_label` (silver, from rules). Files may be gzipped, and may be what Splunk exports. What is wrong
with a file is told with its name and line, and nothing is skipped in silence.
"""
from __future__ import annotations

import gzip
import io
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from aiscore_contract.event import Event, event_of

from . import exports
from .errors import IngestError
from .whole import whole

LINE_MAX_BYTES = 16 * 1024 * 1024
#: What lies farther from 1970 is no time in seconds, but one in milliseconds, say: no hour of the day could be told from it.
TIME_MAX_S = 1e12
#: What Windows puts before UTF-8.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
GZIP_MAGIC = b"\x1f\x8b"


@dataclass(frozen=True)
class Source:
    """A data set and what its licence allows.

    ships    a bundle trained on it may be given to anyone
    faults   its labels are faults, not attacks: reported, never averaged with attacks
    doubt    share of its labels that may be wrong: its weight in training is 1 - doubt
    """

    domain: str
    licence: str
    ships: bool
    fold: int
    faults: bool = False
    doubt: float = 0.0


#: Folds are fixed: whole sources, every domain spread over them.
SOURCES: Mapping[str, Source] = {
    "otrf_windows_atomic": Source("windows", "MIT", True, 0),
    "evtx_attack_samples": Source("windows", "GPL-3.0, used as facts", True, 1, doubt=0.3),
    "evtx_benign_testdata": Source("windows", "Apache-2.0 and MIT", True, 2),
    "csic2010": Source("http", "research use", False, 0),
    "httpparams": Source("http", "MIT", True, 1),
    "ocatak_vulnscan": Source("http", "none", False, 2),
    "elastic_apache_access": Source("http", "Apache-2.0", True, 3),
    "basjes_hackers_access": Source("http", "Apache-2.0", True, 4),
    "elastic_auth": Source("auth", "Apache-2.0", True, 0),
    "loghub_ssh_linux": Source("auth", "research use", False, 1),
    "heralding_honeypot": Source("auth", "Unlicense", True, 2),
    "auditd_ai": Source("auth", "none", False, 3),
    "otrf_linux_aws": Source("auth", "MIT", True, 4),
    "panther_tests": Source("cloud", "Apache-2.0", True, 0),
    "stratus_detonation": Source("cloud", "Apache-2.0", True, 1),
    "invictus_o365": Source("cloud", "none", False, 2),
    "dga_andrewaeva": Source("dns", "none (generated names), public domain (others)", False, 3),
    "strato_zeek": Source("network", "GPL-2.0, used as facts", True, 4),
    "hdfs100k_sessions": Source("syslog", "Apache-2.0", True, 2, faults=True),
    "loghub_benign": Source("syslog", "research use", False, 3),
    "loghub_labelled": Source("syslog", "research use", False, 4, faults=True),
}
#: The project's own generated events; written for it, so they ship.
SCENARIOS = "scenarios"
FOLDS = 5


@dataclass(frozen=True)
class Record:
    """One event with what is known of it.

    label   1 malicious, 0 benign, None unknown
    silver  the same, as rules see it: never reported as truth
    group   recording or scenario; splits go by it
    recorded_attack  whether the recording holds an attack somewhere
    """

    event: Event
    label: Optional[int]
    group: str
    source: str
    technique: Optional[str] = None
    silver: Optional[int] = None
    recorded_attack: bool = False


def read_lines(path: Path) -> Iterator[Tuple[int, Dict]]:
    """(line number, record) of each record of a file: a JSON object a line, or CSV where its name ends so, gzipped where its name ends
    in .gz. What Splunk exports becomes records on the way (`exports`)."""
    is_gzipped, number = path.name.endswith(".gz"), 0
    try:
        with gzip.open(path, "rb") if is_gzipped else open(path, "rb") as lines:
            is_csv = path.name.removesuffix(".gz").lower().endswith(".csv")
            texts = io.TextIOWrapper(lines, "utf-8-sig", "replace", newline="") if is_csv else None
            for number, record in exports.rows(texts, path.name, LINE_MAX_BYTES) if texts else _objects(lines, path.name):
                yield number, record
    except gzip.BadGzipFile as error:
        raise IngestError(f"{path.name}: corrupted after line {number} ({error})" if number else
                          f"{path.name}: not gzipped ({error}), though its name ends in .gz") from None
    except (EOFError, zlib.error) as error:
        raise IngestError(f"{path.name}: corrupted after line {number} ({error})") from None
    except OSError as error:
        raise IngestError(f"{path}: {error.strerror or error}") from None


def _objects(lines: Iterable[bytes], name: str) -> Iterator[Tuple[int, Dict]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        if len(line) > LINE_MAX_BYTES:
            raise IngestError(f"{where}: longer than {LINE_MAX_BYTES:,} bytes")
        for record in exports.records_in(_parsed(line.removeprefix(BYTE_ORDER_MARK), where), where):
            yield number, record


def _parsed(line: bytes, where: str) -> Dict:
    try:
        parsed = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, dict):
        return parsed
    if line.startswith(GZIP_MAGIC):
        raise IngestError(f"{where}: gzipped: let the file's name end in .gz")
    raise IngestError(f"{where}: no JSON object: a record is one object a line, such as {{\"raw\": \"the event's text\"}}")


def _is_time(time: object) -> bool:
    """Whether a number tells seconds: JSON as Python reads it knows NaN, Infinity and whole numbers beyond every float."""
    return isinstance(time, (int, float)) and not isinstance(time, bool) and abs(time) <= TIME_MAX_S


def event_in(parsed: Mapping, where: str) -> Event:
    """The event of a record; `where` names the record in errors."""
    raw = parsed.get("raw")
    if not isinstance(raw, str):
        raise IngestError(f"{where}: `raw` is missing or no text: give the event's text, as Splunk has it in _raw")
    time = parsed.get("time")
    if time is not None and not _is_time(time):
        raise IngestError(f"{where}: `time` is neither a number nor null: give seconds since 1970, or leave it out")
    texts = []
    for name in ("sourcetype", "host"):
        value = parsed.get(name)
        if value is not None and not isinstance(value, str):
            raise IngestError(f"{where}: `{name}` is neither a text nor null")
        texts.append(value or "")
    return event_of(raw, texts[0], texts[1], "" if time is None else repr(float(time)))


def label_in(parsed: Mapping, name: str, where: str) -> Optional[int]:
    """A label of a record: 1, 0 or None."""
    label = parsed.get(name)
    if label not in (None, 0, 1) or isinstance(label, bool):
        raise IngestError(f"{where}: `{name}` is {label!r}, not 1, 0 or null")
    return label


def record_of(parsed: Mapping, source: str, where: str) -> Record:
    """A record of the shared form."""
    return Record(event_in(parsed, where), label_in(parsed, "label", where), str(parsed.get("group") or source), source,
                  parsed.get("technique") or None, label_in(parsed, "weak_label", where),
                  label_in(parsed, "group_label", where) == 1)


def read_records(path: Path, source: str) -> List[Record]:
    """All records of a file."""
    return [record_of(parsed, source, f"{path.name}, line {number}") for number, parsed in read_lines(path)]


def write_records(path: Path, records: Iterable[Mapping]) -> None:
    """Records as a file, gzipped where its name says so; the same records give the same bytes."""
    with whole(path, "wb") as plain:
        # A gzip header holds the file's name and time: left out.
        target = gzip.GzipFile("", "wb", 6, plain, mtime=0) if path.suffix == ".gz" else plain
        for record in records:
            target.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        if target is not plain:
            target.close()


def source_path(data_dir: Path, name: str) -> Path:
    """Where the file of a source is, or an error that says what was looked for."""
    for folder in (data_dir / "train", data_dir):
        for ending in (".jsonl.gz", ".jsonl"):
            path = folder / f"{name}{ending}"
            if path.is_file():
                return path
    raise IngestError(f"{data_dir} holds no {name}.jsonl.gz: name the folder of the shared data with --data")
