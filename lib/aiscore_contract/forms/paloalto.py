"""Palo Alto's records: which column of a row is what, and the members of its cloud's log service under one spelling.

Owns the one table of columns: both halves ask here and each gives the names its own words. Columns: PAN-OS, Syslog Field Descriptions.
"""
from __future__ import annotations

import csv
import re
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Tuple

from .strangers import stands_free

_CHARS_MAX = 16_384
_START = re.compile(r"\d{0,3},(?:\"?\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\"?)?,\w{0,20},\"?(TRAFFIC|THREAT|SYSTEM|CONFIG|GLOBALPROTECT|USERID|AUTHENTICATION|DECRYPTION|"
                    r"CORRELATION|HIPMATCH)\"?,")
_SESSION = ("subtype", "", "generated_time", "src_ip", "dst_ip", "src_translated_ip", "dst_translated_ip", "rule", "user", "dst_user", "app", "vsys", "src_zone", "dst_zone",
            "src_interface", "dst_interface", "log_action", "", "session_id", "repeat_count", "src_port", "dst_port", "", "", "flags", "proto", "action")
#: Kind of record: names of its columns behind the kind; nothing for columns that nobody needs.
_COLUMNS: Dict[str, Tuple[str, ...]] = {
    "TRAFFIC": (*_SESSION, "bytes", "bytes_out", "bytes_in", "packets", "start_time", "duration", "category", "", "", "", "src_location", "dst_location", "", "packets_out",
                "packets_in", "session_end_reason"),
    "THREAT": (*_SESSION, "url", "signature", "category", "severity", "direction", "", "", "src_location", "dst_location", "", "content_type", "", "filehash", "cloud", "",
               "cs-user-agent", "filetype", "", "cs-referer"),
    "DECRYPTION": (*_SESSION, "", "", "", "", "", "", "", "", "tls_version", "tls_key_exchange", "tls_encryption", "tls_hash", "", "", "error", "root_status"),
    "SYSTEM": ("subtype", "", "generated_time", "vsys", "event_id", "object", "", "", "module", "severity", "message"),
    "AUTHENTICATION": ("subtype", "", "generated_time", "vsys", "src_ip", "user", "", "object", "auth_policy", "", "", "auth_server", "log_action", "server_profile",
                       "message", "client_type", "event_id"),
    "USERID": ("subtype", "", "generated_time", "vsys", "src_ip", "user", "source_name", "event_id", "", "", "", "", "source_type"),
    "HIPMATCH": ("subtype", "", "generated_time", "user", "vsys", "machine", "client_os", "src_ip", "hip"),
    "CONFIG": ("subtype", "", "generated_time", "host", "vsys", "command", "user", "client", "result", "path"),
    "CORRELATION": ("subtype", "", "generated_time", "src_ip", "user", "vsys", "category", "severity", "", "", "", "", "", "", "", "object", "", "message"),
    "GLOBALPROTECT": ("subtype", "", "generated_time", "vsys", "event_id", "stage", "auth_method", "tunnel_type", "user", "src_location", "machine", "src_ip", "", "", "", "",
                      "", "", "client_os", "", "", "reason", "error", "message", "status"),
}
KINDS = frozenset(_COLUMNS)
#: The two columns in which a form of CONFIG that somebody chose himself tells what was there before and what is there now; by default a number stands there.
CHANGED = ("before_change", "after_change")


class Row(NamedTuple):
    """The kind of a record, and its columns that hold something, in their order."""

    kind: str
    fields: Dict[str, str]


def row_of(text: str, reach: int = 600) -> Optional[Row]:
    """The record that begins in the first `reach` characters of `text`, behind whatever header; None where none does, or in words of a stranger's.

    >>> row_of("1,2031/03/01 10:11:12,0011,CONFIG,0,2561,2031/03/01 10:11:12,gate7,,set,ann,Web,Succeeded, config users,,eve {},77,0x0").fields["after_change"]
    'eve {}'
    """
    found = _START.search(text, 0, reach) if "," in text[:reach] else None
    if found is None or not stands_free(text, found.start()):
        return None
    kind = found[1]
    values = _split(text[found.end():found.end() + _CHARS_MAX])
    names = _COLUMNS[kind]
    if kind == "CONFIG" and len(values) > len(names) + 2 and not values[len(names)].strip().isdigit():
        names += CHANGED
    return Row(kind, {name: value for name, value in zip(names, values) if name and value})


def _split(line: str) -> List[str]:
    try:
        return next(csv.reader([line.replace("\0", "").replace("\n", " ").replace("\r", " ")]), [])
    except csv.Error:
        return line.split(",")


#: Members of the log service as its queries give them, and as it forwards them.
_FORWARDED = {name.replace("_", ""): member for name, member in (
    pair.split("=") for pair in """log_type=LogType sub_type=Subtype source_ip=SourceAddress dest_ip=DestinationAddress source_port=SourcePort dest_port=DestinationPort
protocol=Protocol action=Action app=Application rule_matched=Rule from_zone=FromZone to_zone=ToZone bytes_sent=BytesSent bytes_received=BytesReceived source_user=SourceUser
dest_user=DestinationUser vendor_severity=VendorSeverity severity=Severity threat_name=ThreatName threat_id=ThreatID url=URL url_category=URLCategory
direction_of_attack=DirectionOfAttack session_end_reason=SessionEndReason file_name=FileName file_sha_256=FileHash http_method=HTTPMethod user_agent=UserAgent
event_name=EventName event_description=EventDescription""".split())}


def of_log_service(record: Mapping[str, Any]) -> Optional[Dict[str, Any]]:
    """A record of the cloud's log service as it forwards it, where a query gave it: names in snake case, values in objects of their own."""
    kind = _plain(record.get("log_type"))
    if not isinstance(kind, str) or kind.upper() not in KINDS or not ("log_source" in record or "vendor_name" in record or "sub_type" in record):
        return None
    told = {_FORWARDED.get(name.replace("_", ""), name): _plain(value) for name, value in record.items()}
    return {**told, "LogType": kind.upper()}


def _plain(value: Any) -> Any:
    return value["value"] if isinstance(value, dict) and "value" in value else value
