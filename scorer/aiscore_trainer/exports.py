"""What Splunk exports, as records: the lines of a JSON export, the document of a job's results, rows of CSV.

    {"preview": false, "offset": 0, "result": {"_raw": "...", "time": "1731406867.120", "host": "web7"}}
    -> {"raw": "...", "time": 1731406867.12, "host": "web7"}

Splunk writes every value as text, calls the event `_raw` and its time `_time`, and writes `_time` as a date in the zone of whoever
exported; `| eval time=_time` before the export gives seconds, and is taken first where it tells seconds.
"""
from __future__ import annotations

import csv
import datetime
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from .errors import IngestError

#: What Splunk says of an export itself, beside its results or on lines of their own.
_ABOUT = frozenset(("preview", "offset", "lastrow", "messages", "fields", "init_offset", "post_process_count", "highlighted"))
#: Grades of its messages that say that results are missing.
_FAILED = ("ERROR", "FATAL")
#: What is text in an export and a number in a record.
_LABELS: Mapping[str, Optional[int]] = {"0": 0, "1": 1, "": None}


def records_in(parsed: Dict[str, Any], where: str) -> List[Dict[str, Any]]:
    """The records that one JSON object of a file holds: itself, unless it came from an export. Previews of a search that still ran hold
    what comes again, and are left out. Raises an IngestError, beginning with `where`, on a time that tells no seconds and on a search that
    failed."""
    if "raw" in parsed and "_raw" not in parsed:
        return [parsed]
    if "rows" in parsed or "columns" in parsed:
        raise IngestError(f"{where}: rows without names: export with output_mode=json")
    for message in parsed["messages"] if isinstance(parsed.get("messages"), list) else ():
        if isinstance(message, dict) and message.get("type") in _FAILED:
            raise IngestError(f"{where}: the search failed ({str(message.get('text'))[:200]}): what it found is not all there is")
    if isinstance(parsed.get("result"), dict):
        results = [] if parsed.get("preview") is True else [parsed["result"]]
    elif isinstance(parsed.get("results"), list):
        results = parsed["results"]
        if not all(isinstance(result, dict) for result in results):
            raise IngestError(f"{where}: `results` holds what is no JSON object")
    elif "_raw" in parsed:
        results = [parsed]
    else:
        return [parsed] if not parsed or not _ABOUT.issuperset(parsed) else []
    if len(results) == 1:
        return [_record_of(results[0], where)]
    return [_record_of(result, f"{where}, result {number}") for number, result in enumerate(results, 1)]


def rows(lines: Iterable[str], name: str, cell_max_chars: int) -> Iterator[Tuple[int, Dict[str, Any]]]:
    """(number of its last line, record) of each row of CSV, whose first row names the columns. Raises an IngestError, beginning with
    `name`, on what is no CSV of events."""
    csv.field_size_limit(cell_max_chars)
    table = csv.DictReader(lines, strict=True)
    try:
        if not {"_raw", "raw"}.intersection(table.fieldnames or ()):
            raise IngestError(f"{name}, line 1: no column _raw: export the events themselves, say after `| table _raw _time sourcetype host`")
        for row in table:
            where = f"{name}, line {table.line_num}"
            if None in row or None in row.values():
                raise IngestError(f"{where}: the row has {'more' if None in row else 'fewer'} cells than there are columns")
            yield table.line_num, _record_of(row, where)
    except csv.Error as error:
        raise IngestError(f"{name}, line {table.line_num}: no CSV ({error})") from None


def _record_of(result: Dict[str, Any], where: str) -> Dict[str, Any]:
    record = {name: value for name, value in result.items() if name not in ("_raw", "_time")}
    if "_raw" in result:  # A field of the events may be called raw.
        record["raw"] = result["_raw"]
    record["time"] = _time_of(result, where)
    if isinstance(label := record.get("label"), str):
        record["label"] = _LABELS.get(label.strip(), label)
    return record


def _time_of(result: Mapping[str, Any], where: str) -> Any:
    """What was added as `time`, unless it is a field of the events that tells no seconds beside Splunk's own."""
    try:
        return _seconds(result.get("time", result.get("_time")), where)
    except IngestError:
        if "_time" not in result:
            raise
    return _seconds(result["_time"], where)


def _seconds(time: Any, where: str) -> Any:
    if not isinstance(time, str):
        return time
    text = time.strip()
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        pass
    try:
        told = datetime.datetime.fromisoformat(text.removesuffix(" UTC") + "+00:00" if text.endswith(" UTC") else text)
    except ValueError:
        told = None
    if told is None or told.tzinfo is None:
        raise IngestError(f"{where}: the time {text[:40]!r} tells no seconds, or no zone that everybody knows: add `| eval time=_time` before the export")
    return told.timestamp()
