"""Sensors that write lines: Zeek's tables, and the alerts of Snort and Suricata in their fast form.

Owns what type a column of Zeek's has (the columns are `aiscore_contract.forms.zeek`'s) and the expressions of an alert's line; both are then told as their
JSON is. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Optional

from aiscore_contract.forms.zeek import row_of

from . import flow
from .draft import Draft

_FLAGS = {"T": True, "F": False}
_NUMBERS = re.compile(r"-?\d{1,18}(?:\.\d{1,9})?")
_LISTS = frozenset(("answers", "TTLs", "tx_hosts", "rx_hosts", "msg_types"))
_TEXTS = frozenset(("query", "uri", "user_agent", "subject", "username", "user", "password", "cookie", "client", "name", "certificate.serial"))
_WHOLE = frozenset(("id.orig_p", "id.resp_p", "status_code"))


def read_zeek(draft: Draft, text: str, log: str) -> str:
    """Fills `draft` from a row of one of Zeek's logs; the log's name, "" where `text` was no such row."""
    row = row_of(text, log)
    if row is None:
        return ""
    flow.read_zeek(draft, {name: _typed(name, value) for name, value in row.fields.items()}, row.log or "weird")
    return row.log or "network"


def _typed(name: str, value: str) -> Any:
    """A column's value as the same log in JSON has it."""
    if value in _FLAGS:
        return _FLAGS[value]
    if name in _LISTS:
        return value.split(",")
    if name in _WHOLE and value.isdigit():
        return int(value)
    return float(value) if name not in _TEXTS and _NUMBERS.fullmatch(value) else value


_ALERT = re.compile(r"\[\d{1,6}:\d{1,10}:\d{1,5}\] (.{1,400}?)\s(?:\[\*\*\]\s)?(?:\[Classification: ([^\]]{0,120})\] )?\[Priority: (\d)\](?: <[^>]{0,40}>)?:?"
                    r"(?: \{([\w-]{1,16})\}|\s{1,3}(?:\[Xref[^\n]{1,300}\n)?\d\d/\d\d[/\d]{0,5}-[\d:.]{8,16}) (\S{2,45}?)(?::(\d{1,5}))? -> (\S{2,45}?)(?::(\d{1,5}))?(?:\s(?:(TCP|UDP|ICMP) TTL:)?|\Z)")


#: Snort's alert_csv: time, generator, signature's number and version, words, protocol and the ends.
_ALERT_CSV = re.compile(r"\d\d/\d\d[/\d]{0,5}-[\d:.]{8,16} ?,\d{1,6},\d{1,10},\d{1,5},\"?([^\",]{1,400})\"?,(\w{2,6}),([^,]{2,45}),(\d{0,5}),([^,]{2,45}),(\d{0,5}),")


def read_alert(draft: Draft, text: str) -> bool:
    """Fills `draft` from an alert of Snort or Suricata in one line; whether it was one."""
    row = _ALERT_CSV.match(text) if text[2:3] == "/" and "," in text[:40] else None
    if row is not None:
        signature, protocol, source, source_port, target, port = row.groups()
        flow.read_eve(draft, {"event_type": "alert", "src_ip": source, "dest_ip": target, "dest_port": _port(port), "proto": protocol, "src_port": _port(source_port),
                              "alert": {"signature": signature}})
        return True
    if "[Priority: " not in text[:800]:
        return False
    hit = _ALERT.search(text[:2_000])
    if hit is None:
        return False
    signature, category, priority, protocol, source, source_port, target, port, spoken = hit.groups()
    before = text[:hit.start()].lower()
    action = next((word for word in ("drop", "block", "reject") if f"[{word}" in before), "allowed")
    flow.read_eve(draft, {"event_type": "alert", "src_ip": source, "dest_ip": target, "dest_port": _port(port), "proto": protocol or spoken or "",
                          "src_port": _port(source_port), "alert": {"signature": signature, "category": category or "", "severity": int(priority), "action": action}})
    return True


def _port(text: Optional[str]) -> Any:
    return int(text) if text else ""
