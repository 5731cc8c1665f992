# ruff: noqa: E501
"""What a sensor reads of many protocols, in Zeek's JSON and tables and as Suricata's events that are no alerts.

Protocol and form are chosen before what happened is, and a protocol has one set of fields. Used by generate.py.
"""
from __future__ import annotations

import json
from typing import Callable

from .device_marks import balanced
from .envelope import compact, iso, uid
from .family import Family, Tables, Written
from .near_tables import NEAR_WIRE
from .scene import Scene
from .wire_eve_tables import EVE_TABLES
from .wire_tables import WIRE_TABLES

_TABLES: dict[str, Tables] = {name: balanced(rows + NEAR_WIRE.get(name, ())) for name, rows in WIRE_TABLES.items()}
_EVENTS: dict[str, Tables] = {name: balanced(rows) for name, rows in EVE_TABLES.items()}
_PROTOCOLS = tuple(_TABLES)
_UDP = frozenset(("snmp", "sip", "dhcp"))
#: protocol -> what Suricata calls it, and its names of fields where they differ; fields of "" are not written.
_EVE: dict[str, tuple[str, dict[str, str]]] = {
    "ssl": ("tls", {"server_name": "sni", "issuer": "issuerdn", "ja3": "ja3", "resumed": "session_resumed", "cipher": "", "curve": "", "next_protocol": "", "established": "", "validation_status": ""}),
    "rdp": ("rdp", {"client_build": "client_version", "security_protocol": "protocol", "result": "event_type"}),
    "smtp": ("smtp", {"mailfrom": "mail_from", "rcptto": "rcpt_to", "is_webmail": "", "user_agent": "x_mailer"}), "ftp": ("ftp", {"arg": "command_data", "reply_msg": "reply", "reply_code": "completion_code"}),
    "files": ("fileinfo", {"seen_bytes": "size", "mime_type": "magic", "analyzers": "", "depth": "", "duration": "", "is_orig": "stored", "missing_bytes": "gaps", "timedout": ""}), "snmp": ("snmp", {"get_requests": "vars", "duration": ""}),
    "sip": ("sip", {"status_code": "code", "status_msg": "reason"}), "dhcp": ("dhcp", {"mac": "client_mac", "host_name": "hostname", "assigned_addr": "assigned_ip", "msg_types": "dhcp_type"}), "smb_mapping": ("smb", {"path": "share", "native_file_system": "native_os"}),
    "dce_rpc": ("dcerpc", {"rtt": ""}), "modbus": ("modbus", {"tid": "id", "unit": "unit_id", "func": "function"})}
_LISTS = frozenset(("rcptto", "san.dns", "analyzers", "actions", "msg_types"))
#: Columns of Zeek's tables after the ends of a connection, in its order; a table without them would be another log.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "ssl": ("version", "cipher", "curve", "server_name", "resumed", "last_alert", "next_protocol", "established", "cert_chain_fuids", "client_cert_chain_fuids", "subject", "issuer", "client_subject", "client_issuer", "validation_status"),
    "ntlm": ("username", "hostname", "domainname", "server_nb_computer_name", "server_dns_computer_name", "server_tree_name", "success"),
    "rdp": ("cookie", "result", "security_protocol", "client_channels", "keyboard_layout", "client_build", "client_name", "client_dig_product_id", "desktop_width", "desktop_height", "requested_color_depth", "cert_type", "cert_count", "cert_permanent", "encryption_level", "encryption_method"),
    "smtp": ("trans_depth", "helo", "mailfrom", "rcptto", "date", "from", "to", "cc", "reply_to", "msg_id", "in_reply_to", "subject", "x_originating_ip", "first_received", "second_received", "last_reply", "path", "user_agent", "tls", "fuids", "is_webmail"),
    "ftp": ("user", "password", "command", "arg", "mime_type", "file_size", "reply_code", "reply_msg", "data_channel.passive", "data_channel.orig_h", "data_channel.resp_h", "data_channel.resp_p", "fuid"),
    "notice": ("fuid", "file_mime_type", "file_desc", "proto", "note", "msg", "sub", "src", "dst", "p", "n", "peer_descr", "actions", "suppress_for"),
    "weird": ("name", "addl", "notice", "peer", "source"), "snmp": ("duration", "version", "community", "get_requests", "get_bulk_requests", "get_responses", "set_requests", "display_string", "up_since"),
    "sip": ("trans_depth", "method", "uri", "date", "request_from", "request_to", "response_from", "response_to", "reply_to", "call_id", "seq", "subject", "request_path", "response_path", "user_agent", "status_code", "status_msg", "warning", "request_body_len", "response_body_len", "content_type"),
    "smb_mapping": ("path", "service", "native_file_system", "share_type"), "dce_rpc": ("rtt", "named_pipe", "endpoint", "operation"), "modbus": ("func", "exception")}


def _dated(scene: Scene, fields: dict) -> dict:
    if "certificate.age" in fields:
        start = scene.time - fields.pop("certificate.age") * 86400
        fields |= {"certificate.not_valid_before": start, "certificate.not_valid_after": start + fields.pop("certificate.days") * 86400}
    return fields


def _json(scene: Scene, protocol: str, ends: dict, fields: dict) -> str:
    told = {key: value.split(",") if key in _LISTS else value for key, value in fields.items() if value != "-"}
    path = {"_path": protocol} if scene.site.account_id[3] in "01234" else {}
    return compact({**path, "ts": iso(scene.time, 6) if scene.site.account_id[4] in "012" else scene.time, "uid": uid(scene), **ends, **({"fuid": uid(scene, "F")} if protocol == "files" else {}), **told})


def _table(scene: Scene, protocol: str, ends: dict, fields: dict) -> str:
    values = ("T" if value is True else "F" if value is False else str(value) or "(empty)" for value in (fields.get(column, "-") for column in _COLUMNS[protocol]))
    return "\t".join((f"{scene.time:.6f}", uid(scene), *map(str, ends.values()), *values))


def _eve(scene: Scene, protocol: str, ends: dict, fields: dict) -> str:
    section, names = _EVE[protocol]
    inner = {names.get(key, key): value for key, value in fields.items() if value != "-" and names.get(key, key)}
    if "ja3" in inner:
        inner["ja3"] = {"hash": inner["ja3"]}
    return _event(scene, section, ends, "UDP" if protocol in _UDP else "TCP", {section: inner})


def _event(scene: Scene, kind: str, ends: dict, transport: str, sections: dict) -> str:
    source, high, target, port = ends.values()
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth1", "event_type": kind, "src_ip": source, "src_port": high, "dest_ip": target, "dest_port": port, "proto": transport, **sections, "host": scene.linux_host})


def _ends(scene: Scene, row: str) -> tuple[dict, dict]:
    """Who speaks with whom, and what the sensor read."""
    direction, port, fields = row.split(" ", 2)
    source, target = {"out": (scene.ip, scene.peer()), "in": (scene.visitor, scene.ip), "inside": (scene.ip, scene.internal_ip())}[direction]
    return {"id.orig_h": source, "id.orig_p": scene.number(1024, 65535), "id.resp_h": target, "id.resp_p": int(port)}, json.loads(fields)


_FORMS: dict[str, Callable[..., str]] = {"json": _json, "table": _table, "eve": _eve}


def write(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.25):
        kind = scene.pick(tuple(_EVENTS))
        scenario, row = _EVENTS[kind].draw(scene, attack)
        ends, sections = _ends(scene, scene.fill(row))
        transport = sections.pop("proto", "TCP")
        return Written(_event(scene, kind, ends, transport, sections), "suricata", scene.linux_host, scenario)
    protocol = scene.pick(_PROTOCOLS)
    form = scene.pick(("json", *(("table",) if protocol in _COLUMNS else ()), *(("eve",) if protocol in _EVE else ())))
    scenario, row = _TABLES[protocol].draw(scene, attack)
    ends, fields = _ends(scene, scene.fill(row))
    line = _FORMS[form](scene, protocol, ends, _dated(scene, fields))
    return Written(line, "suricata" if form == "eve" else f"bro:{protocol}" + (":json" if form == "json" else ""), scene.linux_host, scenario)


FAMILY = Family("wire", "network", 0.1, write)
