"""Lines of devices of the net: firewalls, sensors, proxies, and Zeek's tab-separated logs.

Palo Alto's comma-separated records, Cisco's %ASA messages, pf's filter log, Check Point's `name:"value"` lists, alerts of
Snort, Squid's own access lines, extended (W3C) lines of proxies and IIS in whatever order, and flows (whose columns `aiscore_contract.forms.flows` owns). Each reader takes
the clipped text and gives fields in one set of names, whoever wrote the line: src_ip, src_port, dst_ip, dst_port, action, user,
app, signature, severity, url; or None where the line is not of its kind. `vendor` names the product for `logsource`.
"""
from __future__ import annotations

import re
from typing import Dict, List, Optional, Sequence, Tuple

from aiscore_contract.forms import paloalto
from aiscore_contract.forms.flows import ends_of, flow_of_firewall, flow_of_line
from aiscore_contract.forms.weblog import WebRequest
from aiscore_contract.forms.zeek import COLUMNS, row_of

from .facts import Value
from .fields_text import FIELDS_MAX, add_headers, both, read_pairs, read_syslog, url_fields

_LINE_MAX_CHARS = 16_384

# --- Palo Alto -------------------------------------------------------------------------------------------

def read_palo_alto(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a comma-separated record of PAN-OS, with or without a syslog header."""
    row = paloalto.row_of(text)
    if row is None:
        return None
    fields: Dict[str, Value] = {"vendor": "paloalto", "log_type": row.kind, **row.fields}
    if row.kind == "THREAT" and fields.get("subtype") == "url":
        address = str(fields.get("url", ""))
        fields["cs-host"] = address.partition("/")[0]
    return fields


# --- Cisco ------------------------------------------------------------------------------------------------

_ASA = re.compile(r"%(?:ASA|FTD|PIX|FWSM)-(?:[a-z]+-)?([0-7])-(\d{6}): ?")
_ASA_ENDS = re.compile(r"(?:from|for|src|dst|to|laddr|faddr|gaddr|->) (?:[\w.-]{1,64}:)?(\d{1,3}(?:\.\d{1,3}){3})(?:/(\d{1,5})|\((\d{1,5})\))?")
_ASA_USER = re.compile(r"\b[Uu]ser(?:name)?(?:\s?[=:]\s?['<]?| ['<])([\w.@\\$-]{1,64})")


_ASA_VERDICT = re.compile(r"(?:[\w-]{1,40} ){0,4}?(?:[Dd]eny|[Dd]enied|Built|permitted|[Dd]iscarded|[Dd]ropp(?:ed|ing)|[Rr]ejected)(?= )")
_FTD_PAIR = re.compile(r"(?:\A|, )([A-Z][A-Za-z_]{1,40}): ([^,]{0,2000})")


def read_asa(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a message of Cisco's firewalls: its number, its words, and the two ends where it names them."""
    found = _ASA.search(text, 0, 600)
    if found is None:
        return None
    message = text[found.end():]
    fields: Dict[str, Value] = {"vendor": "cisco asa", "severity": found.group(1), "message_id": found.group(2), "message": message}
    ends = _ASA_ENDS.findall(message[:1_024])[:2]
    for side, (address, port, other_port) in zip(("src", "dst"), ends):
        fields[side + "_ip"] = address
        if port or other_port:
            fields[side + "_port"] = port or other_port
    if found.group(2).startswith("4300"):
        fields.update((name.lower(), value) for name, value in _FTD_PAIR.findall(message)[:FIELDS_MAX])
        fields.update(ends_of(fields))
    elif message.startswith("Built outbound") and "dst_ip" in fields:
        # Told from the far end.
        for name in ("ip", "port"):
            fields[f"src_{name}"], fields[f"dst_{name}"] = fields.get(f"dst_{name}", ""), fields.get(f"src_{name}", "")
    verdict = _ASA_VERDICT.match(message)
    if verdict is not None and "dst_ip" in fields:
        fields["action"] = "permit" if verdict.group()[-9:].lower() in ("built", "permitted") else "deny"
    user = _ASA_USER.search(message[:1_024])
    if user is not None:
        fields["user"] = user.group(1)
    return fields


# --- pf -----------------------------------------------------------------------------------------------------

def read_filterlog(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line of pf's filter log (pfSense, OPNsense)."""
    _, found, rest = text[:2_048].partition("filterlog")
    columns = rest.rpartition(": ")[2].strip().split(",")
    if not found or len(columns) < 20:
        return None
    fields: Dict[str, Value] = {"vendor": "pfsense", "rule": columns[0], "interface": columns[4], "reason": columns[5],
                                "action": columns[6], "direction": columns[7]}
    start = 16 if columns[8] == "4" else 12
    names = ("proto", "", "src_ip", "dst_ip", "src_port", "dst_port") if start == 16 else (
        "proto", "", "", "src_ip", "dst_ip", "src_port", "dst_port")
    fields.update({name: value for name, value in zip(names, columns[start:]) if name and value})
    if fields.get("proto") not in ("tcp", "udp"):
        fields.pop("src_port", None)
        fields.pop("dst_port", None)
    return fields


# --- Check Point -----------------------------------------------------------------------------------------------

_COLON_PAIR = re.compile(r'([A-Za-z_][\w.-]{0,63}):\s?"([^"\\]*(?:\\.[^"\\]*)*)"')


def read_colon_pairs(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a list of `name:"value"` pairs, as Check Point's log exporter writes it into syslog."""
    pairs = _COLON_PAIR.findall(text)[:FIELDS_MAX]
    if len(pairs) < 3:
        return None
    fields: Dict[str, Value] = {"vendor": "checkpoint"}
    for name, value in pairs:
        fields.setdefault(name.lower(), value)
    return fields


# --- Snort ------------------------------------------------------------------------------------------------------

_SNORT = re.compile(r"\[\*\*\]\s*\[(\d{1,10}:\d{1,10}:\d{1,6})\]\s*(.{1,400}?)\s*\[\*\*\]|snort(?:\[\d{1,10}\])?: \[(\d{1,10}:\d{1,10}:\d{1,6})\] (.{1,400}?) (?=\[|\{)")
_SNORT_CLASS = re.compile(r"\[Classification: ?([^\]]{1,200})\]")
_SNORT_PRIORITY = re.compile(r"\[Priority: ?(\d{1,3})\]")
_SNORT_ENDS = re.compile(r"\{([\w-]{1,16})\} ([0-9A-Fa-f.:]{3,45}?)(?::(\d{1,5}))? -> ([0-9A-Fa-f.:]{3,45}?)(?::(\d{1,5}))?(?=\s|$)")


#: Snort's alert_csv.
_SNORT_CSV = re.compile(r"\d\d/\d\d[/\d]{0,5}-[\d:.]{8,16} ?,(\d{1,6}),(\d{1,10}),(\d{1,5}),\"?([^\",]{1,400})\"?,(\w{2,6}),([^,]{2,45}),(\d{0,5}),([^,]{2,45}),(\d{0,5}),")


def read_snort_row(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an alert of Snort in its columns, in the names of Suricata's JSON."""
    found = _SNORT_CSV.match(text)
    if found is None:
        return None
    names = ("alert.signature", "proto", "src_ip", "src_port", "dst_ip", "dst_port")
    return {"vendor": "snort", "event_type": "alert", "alert.signature_id": ":".join(found.groups()[:3]),
            **{name: value for name, value in zip(names, found.groups()[3:]) if value}}


def read_snort(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an alert line of Snort or Suricata (`fast.log`), in the names of Suricata's JSON."""
    text = text[:4_096]
    found = _SNORT.search(text)
    if found is None:
        return None
    fields: Dict[str, Value] = {"vendor": "snort", "event_type": "alert", "alert.signature_id": found.group(1) or found.group(3),
                                "alert.signature": found.group(2) or found.group(4)}
    for name, pattern in (("alert.category", _SNORT_CLASS), ("alert.severity", _SNORT_PRIORITY)):
        told = pattern.search(text)
        if told is not None:
            fields[name] = told.group(1)
    ends = _SNORT_ENDS.search(text)
    if ends is not None:
        for name, value in zip(("proto", "src_ip", "src_port", "dst_ip", "dst_port"), ends.groups()):
            if value:
                fields[name] = value
    return fields


# --- proxies ------------------------------------------------------------------------------------------------------

_SQUID = re.compile(r"(?:^|[\s:])(\d{9,11}\.\d{3}) +(\d{1,10}) (\S{1,255}) ([A-Z_]{2,60})/(\d{3}) (\d{1,15}) ([A-Z_-]{2,24}) (\S+) (\S{1,255}) "
                    r"([A-Z_]{2,40})/(\S{1,255})(?: (\S{1,128}))?(?: \"([^\"]*)\")?")


def read_squid(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line of Squid's own access log."""
    found = _SQUID.search(text)
    if found is None:
        return None
    _, duration, client, result, status, size, method, target, user, _, peer, mime, agent = found.groups()
    fields = url_fields(target)
    if method == "CONNECT":
        fields["cs-host"] = target.partition(":")[0]
    fields.update({"vendor": "squid", "duration": duration, "c-ip": client, "action": result, "sc-status": status, "sc-bytes": size,
                   "cs-method": method, "cs-username": user, "dst_ip": peer})
    if mime:
        fields["content_type"] = mime
    if agent:
        fields["cs-user-agent"] = agent
    return fields


_W3C = re.compile(r"\d{4}-\d\d-\d\d[ \t]\d\d:\d\d:\d\d(?:\.\d{1,6})?[ \t]")
_W3C_TOKEN = re.compile(r'"([^"]*)"|(\S+)')
_VERDICTS = frozenset(("OBSERVED", "DENIED", "PROXIED"))
_METHODS = frozenset(("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "PATCH", "TRACE", "PROPFIND", "SEARCH", "DEBUG"))
_SCHEMES = frozenset(("http", "https", "tcp", "ssl", "ftp", "rtmp", "tunnel"))
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){3,7}")
_STATUS = re.compile(r"[1-5]\d\d|0")
_AGENT = re.compile(r"[A-Za-z][\w.+-]{1,40}/\d")


def read_w3c(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an extended line, whose order its header told and the line does not: IIS, Blue Coat and their like.

    What a value is, its own form and its neighbours tell: an address with a path or a scheme follows the method, a number
    behind a name is a port, a client stands before the method in a proxy's line and behind it in IIS'.
    """
    if _W3C.match(text) is None:
        return None
    pairs = _W3C_TOKEN.findall(text[:_LINE_MAX_CHARS])[2:128]
    tokens = [quoted or bare for quoted, bare in pairs]
    place = next((index for index, token in enumerate(tokens) if token in _METHODS), -1)
    if place < 0 or place + 1 >= len(tokens):
        return None
    fields: Dict[str, Value] = {"cs-method": tokens[place]}
    addresses = [index for index, token in enumerate(tokens) if _ADDRESS.fullmatch(token)]
    if not addresses:
        return None
    behind = tokens[place + 1:]
    if behind[0].startswith("/"):
        _take_server_line(fields, tokens, place, addresses)
    elif not _take_proxied_address(fields, behind):
        return None
    if "c-ip" not in fields:
        fields["c-ip"] = tokens[addresses[0]]
    agent = next((quoted for quoted, _ in reversed(pairs[place + 1:]) if quoted), "") or next(
        (token for token in behind if "Mozilla" in token or _AGENT.match(token)), "")
    if agent:
        fields.setdefault("cs-user-agent", agent.replace("+", " "))
    if "vendor" in fields:
        _take_verdict(fields, pairs, tokens, place)
    return fields


def _take_proxied_address(fields: Dict[str, Value], behind: Sequence[str]) -> bool:
    """Scheme, host, port, path and query of a proxy's line, or an address in one piece; False where there is neither."""
    scheme = next((index for index, token in enumerate(behind[:3]) if token in _SCHEMES), None)
    if scheme is not None and len(behind) > scheme + 4:
        host, port, stem, query = behind[scheme + 1:scheme + 5]
        stem, query = stem if stem.startswith("/") else "/", query if query.startswith("?") else ""
        fields.update(url_fields(f"{behind[scheme]}://{host}{stem}{query}"))
        fields.update({"cs-host": host, "dst_port": port, "cs-uri-scheme": behind[scheme]})
        if scheme:
            fields["content_type"] = behind[0]
    elif "://" in behind[0]:
        fields.update(url_fields(behind[0]))
    else:
        return False
    fields["vendor"] = "proxy"
    return True


def _take_verdict(fields: Dict[str, Value], pairs: Sequence[Tuple[str, str]], tokens: Sequence[str], place: int) -> None:
    """What a proxy did and why: its action and status before the method, its verdict with the category beside it."""
    for token in tokens[max(0, place - 4):place]:
        if token.isupper() and "_" in token or token in _VERDICTS:
            fields["action"] = token
        elif len(token) == 3 and _STATUS.fullmatch(token):
            fields["sc-status"] = token
    verdict = next((index for index, token in enumerate(tokens) if token in _VERDICTS), None)
    if verdict is not None:
        fields["filter_result"] = tokens[verdict]
        fields.setdefault("action", tokens[verdict])
        category = next((quoted for quoted, _ in pairs[max(0, verdict - 1):verdict + 2] if quoted), "")
        if category:
            fields["urlcategory"] = category


def _take_server_line(fields: Dict[str, Value], tokens: List[str], place: int, addresses: Sequence[int]) -> None:
    """What a web server's extended line says: stem, query, port, user, then the client, and a status at the end."""
    stem = tokens[place + 1]
    query = tokens[place + 2] if place + 2 < len(tokens) else "-"
    fields["c-uri"] = both(stem if query == "-" else f"{stem}?{query}")
    fields["cs-uri-stem"], fields["cs-uri-query"] = both(stem), both(query)
    _, dot, extension = stem.rpartition("/")[2].rpartition(".")
    if dot:
        fields["c-uri-extension"] = extension
    client = next((index for index in addresses if index > place), None)
    if client is not None:
        fields["c-ip"] = tokens[client]
        if client > place + 3:
            fields["cs-username"] = tokens[client - 1]
        if client + 1 < len(tokens):
            fields["cs-user-agent"] = tokens[client + 1].replace("+", " ")
        cookie = next((token for token in tokens[client + 2:client + 4] if "=" in token and "://" not in token[:12]), "")
        if cookie:
            fields["cs-cookie"] = both(cookie)
            add_headers(fields, WebRequest(target=stem, headers=(("cookie", cookie.replace("+", " ")),)))
    server = next((index for index in addresses if index < place), None)
    if server is not None:
        fields["s-ip"] = tokens[server]
    status = next((token for token in tokens[(client or place) + 1:] if len(token) == 3 and _STATUS.fullmatch(token)), None)
    if status is not None:
        fields["sc-status"] = status


# --- flows ------------------------------------------------------------------------------------------------------

def read_flow_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a flow in a line of an exporter, a cloud or a capture."""
    flow = flow_of_line(text)
    return None if flow is None else {"vendor": "vpcflow", **flow}


def looks_like_firewall(text: str, sourcetype: str) -> bool:
    """Whether a mark stands in `text` of a firewall that writes sentences."""
    head = text[:400]
    return ("_" in head and ("RT_FLOW_SESSION_" in head or "msg_id=" in head) or "firewall," in head or "rule " in head
            or "LOG" in head and ("ACCESSLOG" in head or "ACLLOG" in head))


def read_firewall_sentence(text: str) -> Optional[Dict[str, Value]]:
    """Fields of what a firewall let through or refused, in its sentence."""
    flow = flow_of_firewall(text)
    return None if flow is None else {**(read_pairs(text) or {}), "vendor": "firewall", **flow}


# --- Zeek ---------------------------------------------------------------------------------------------------------

#: How a row of Zeek starts: a time and an id.
ZEEK_START = re.compile(r"\d{9,11}(?:\.\d{1,9})?[\t,|][\w(\[-]")
#: Logs whose name is part of others' and so is asked last.
_ZEEK_NAMES = tuple(sorted(COLUMNS, key=len, reverse=True))
_ZEEK_WORDS = {"T": "true", "F": "false"}


def read_zeek_line(text: str, sourcetype: str) -> Optional[Dict[str, Value]]:
    """Fields of a row of Zeek in the default columns; the log by the sourcetype, else by what a row looks like."""
    row = row_of(text, next((name for name in _ZEEK_NAMES if name in sourcetype), ""))
    if row is None or not row.log:
        return None
    fields: Dict[str, Value] = {"_path": row.log}
    for name, value in row.fields.items():
        many = name in ("answers", "TTLs") and "," in value
        # Zeek writes a logical value as a letter here and as a word in JSON.
        fields[name.lower()] = tuple(value.split(",")) if many else _ZEEK_WORDS.get(value, value)
    return fields


# --- what a line of pairs is of ------------------------------------------------------------------------------------

def read_tabbed_pairs(text: str) -> Optional[Dict[str, Value]]:
    """Fields of `name=value` pairs with tabs between them, whose values may hold blanks (Zscaler's feeds)."""
    fields: Dict[str, Value] = read_syslog(text)
    found = 0
    for piece in text.split("\t")[:FIELDS_MAX]:
        name, equals, value = piece.partition("=")
        name = name.strip().rpartition(" ")[2].lower()
        if equals and name and len(name) <= 64:
            found += 1
            fields.setdefault(name, value.strip().strip('"'))
    return fields if found >= 3 else None
