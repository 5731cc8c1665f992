"""Sensors that write lines: Zeek's tables, and the alerts of Snort and Suricata in their fast form.

Owns the columns of Zeek's logs (as `zeek -C` writes them, fields in the order of its scripts) and the expression of an alert's line; both are
then told as their JSON is. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from . import flow
from .draft import Draft

_START = re.compile(r"\d{9,10}\.\d{1,9}\t[-CF(]")
_ENDS = ("ts", "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p")
_COLUMNS = {log: (*_ENDS, *names.split()) for log, names in {
    "conn": "proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes "
            "resp_pkts resp_ip_bytes tunnel_parents",
    "dns": "proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected",
    "http": "trans_depth method host uri referrer version user_agent origin request_body_len response_body_len status_code status_msg",
    "ssl": "version cipher curve server_name resumed last_alert next_protocol established",
    "weird": "name addl notice peer",
    "notice": "fuid file_mime_type file_desc proto note msg sub src dst p n",
    "ssh": "version auth_success auth_attempts direction client server",
    "kerberos": "request_type client service success error_msg from till cipher",
    "smb_files": "fuid action path name size",
    "smb_mapping": "path service native_file_system share_type",
    "dce_rpc": "rtt named_pipe endpoint operation",
    "ntlm": "username hostname domainname server_nb_computer_name server_dns_computer_name server_tree_name success",
    "rdp": "cookie result security_protocol client_channels keyboard_layout client_build client_name",
    "ftp": "user password command arg mime_type file_size reply_code reply_msg",
    "smtp": "trans_depth helo mailfrom rcptto date from to cc reply_to msg_id in_reply_to subject",
}.items()}
_FLAGS = {"T": True, "F": False}
_NUMBERS = re.compile(r"-?\d{1,18}(?:\.\d{1,9})?")
_METHOD = re.compile(r"[A-Z]{3,10}")


def read_zeek(draft: Draft, text: str, log: str) -> str:
    """Fills `draft` from a row of one of Zeek's logs; the log's name, "" where `text` was no such row."""
    if not _START.match(text):
        return ""
    values = text.split("\t")
    if len(values) < 9 or not values[3].isdigit() or not values[5].isdigit():
        return ""
    log = log if log in _COLUMNS else _log_of(values)
    record = _record(_COLUMNS.get(log, _ENDS), values, log)
    flow.read_zeek(draft, record, log or "weird")
    return log or "network"


def _log_of(values: List[str]) -> str:
    """Which log a row is of, by what stands behind the ends."""
    if values[6] in ("tcp", "udp", "icmp", "unknown_transport"):
        return "conn" if len(values) > 15 and values[11] in flow.STATES else "dns" if values[7].isdigit() else "conn" if len(values) > 17 else "notice"
    if values[6].isdigit() and _METHOD.fullmatch(values[7]):
        return "http"
    if values[6].startswith(("TLSv", "SSLv", "DTLSv")):
        return "ssl"
    if values[6] in ("AS", "TGS"):
        return "kerberos"
    return "smb_files" if "SMB::" in values[7] else "weird" if len(values) <= 11 else ""


def _record(names: tuple, values: List[str], log: str) -> Dict[str, Any]:
    if log == "http" and len(values) > 13 and values[13].isdigit():
        # Before Zeek 2.6 no column told the origin.
        values = [*values[:13], "-", *values[13:]]
    record: Dict[str, Any] = {}
    for name, value in zip(names, values):
        if value in ("-", "(empty)"):
            continue
        record[name] = _FLAGS[value] if value in _FLAGS else value.split(",") if name in ("answers", "TTLs") else \
            float(value) if name not in ("query", "uri", "user_agent") and _NUMBERS.fullmatch(value) else value
    for port in ("id.orig_p", "id.resp_p", "status_code"):
        if isinstance(record.get(port), float):
            record[port] = int(record[port])
    return record


_ALERT = re.compile(r"\[\d{1,6}:\d{1,10}:\d{1,5}\] (.{1,400}?) (?:\[\*\*\] )?\[Classification: ([^\]]{0,120})\] \[Priority: (\d)\](?: <[^>]{0,40}>)?:?"
                    r" \{([\w-]{1,16})\} (\S{2,45}?)(?::(\d{1,5}))? -> (\S{2,45}?)(?::(\d{1,5}))?(?:\s|\Z)")


def read_alert(draft: Draft, text: str) -> bool:
    """Fills `draft` from an alert of Snort or Suricata in one line; whether it was one."""
    if "[Priority: " not in text[:800]:
        return False
    hit = _ALERT.search(text[:2_000])
    if hit is None:
        return False
    signature, category, priority, protocol, source, source_port, target, port = hit.groups()
    before = text[:hit.start()].lower()
    action = next((word for word in ("drop", "block", "reject") if f"[{word}" in before), "allowed")
    flow.read_eve(draft, {"event_type": "alert", "src_ip": source, "dest_ip": target, "dest_port": _port(port), "proto": protocol,
                          "src_port": _port(source_port), "alert": {"signature": signature, "category": category, "severity": int(priority), "action": action}})
    return True


def _port(text: Optional[str]) -> Any:
    return int(text) if text else ""
