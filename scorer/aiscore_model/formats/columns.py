"""Columns without names: Palo Alto's CSV, pf's filter log and Umbrella's CSV.

Owns which column is what; their meaning is then told as key=value lines are, lookups and requests as those. Called by `normalise`.
Columns: PAN-OS Syslog Field Descriptions; pfSense, Raw Filter Log Format; Umbrella, Log Formats and Versioning.
"""
from __future__ import annotations

import csv
import re
from typing import List, Mapping, Optional, Tuple

from aiscore_contract.forms import paloalto
from aiscore_contract.forms.pairs import policy_pairs

from ..redact import SECRET, redact
from . import dns, web
from .draft import Draft
from .keyvalue import tell
from .words import address_word, number_of, outcome_word, user_words

_FILTER_LOG = re.compile(r"filterlog(?:(?:\[\d{1,8}\])?: ?| \d{1,8} - (?:-|\[[^\]]{0,200}\]) )(\d{0,6},[^,]{0,40},[^,]{0,80},[^,]{0,40},[\w.-]{1,20},[\w-]{1,20},(?:pass|block|reject|match),.{1,400})")
_CHARS_MAX = 8_000

#: Columns of Palo Alto's that say something, and what pairs call them.
_SAID = {name: word or name for name, _, word in (pair.partition("=") for pair in """subtype src_ip=src dst_ip=dst user=srcuser dst_user=dstuser app src_zone=from_zone
dst_zone=to_zone src_port=spt dst_port=dpt proto action bytes_out=sent bytes_in=rcvd duration=elapsed session_end_reason url signature=threat category=url_category severity
direction event_id=event module message=msg stage auth_method src_location=srccountry client_os reason error status object auth_policy auth_server server_profile client_type
source_name source_type machine hip tls_version tls_key_exchange tls_encryption tls_hash root_status host=src command=cmd client result path=config_path
before_change after_change""".split())}
#: What some kinds of record have, and what of it says nothing.
_UNSAID = {"TRAFFIC": frozenset(("category", "src_location")), "THREAT": frozenset(("src_location",)), "SYSTEM": frozenset(("object",)),
           "GLOBALPROTECT": frozenset(("subtype", "machine")), "AUTHENTICATION": frozenset(("subtype",)), "USERID": frozenset(("event_id",)),
           "HIPMATCH": frozenset(("subtype",)), "CONFIG": frozenset(("subtype",)), "CORRELATION": frozenset(("subtype",))}
#: What a configuration calls a secret, or what it keeps of one.
_KEY = re.compile(r"(?i)\b(\w{0,20}(?:hash|password|secret|key|community))\s{1,4}[\"']?[^\s\"';{}]{1,2000}")
#: A file's name stands where a web request would.
_ADDRESS = re.compile(r"[\w.-]{1,253}(?::\d{1,5})?/|https?://")
_TCP, _UDP = "6", "17"
_FLAGS = {"S": "syn", "A": "ack", "F": "fin", "R": "reset", "P": "push", "U": "urgent", "E": "echo", "W": "window"}


def read(draft: Draft, text: str) -> bool:
    """Fills `draft` from a line of columns; whether it was one that is known."""
    head = text[:400]
    policy = policy_pairs(text)
    if policy is not None and read_radius(draft, dict(policy)) or _read_leases(draft, text):
        return True
    row = paloalto.row_of(text, len(head))
    if row is not None:
        found = _palo_alto(row)
        named = dict(found)
        draft.action = f"{row.kind.lower()} {named.get('event') or named.get('subtype', '')}".strip()
        draft.say("firewall", row.kind.lower())
    else:
        filtered = _FILTER_LOG.search(text[:1_000]) if "filterlog" in head else None
        if filtered is None:
            return False
        found = _filter_log(filtered.group(1).split(","))
        draft.action = "filterlog"
        draft.say("firewall")
    tell(draft, found)
    return True


_PACKETS = {"1": "request", "2": "login success", "3": "login failed", "4": "accounting", "5": "accounting", "11": "challenge"}


def read_radius(draft: Draft, told: Mapping[str, str]) -> bool:
    """Fills `draft` from a record of a RADIUS server, in the names of its attributes; whether it was one."""
    if "Packet-Type" not in told or "User-Name" not in told:
        return False
    _tell_radius(draft, *(told.get(name, "") for name in ("Packet-Type", "User-Name", "Reason-Code", "Client-IP-Address", "Calling-Station-Id")))
    return True


def _tell_radius(draft: Draft, packet: str, user: str, reason: str, source: str, station: str) -> None:
    draft.action = "radius login"
    draft.say(_PACKETS.get(packet, "packet"), "radius", f"code {reason}" if reason.isdigit() and reason != "0" and len(reason) < 5 else "", "user", user_words(user), "from", address_word(source))
    draft.name("user", user)
    draft.name("src", station or source)


_LEASE = re.compile(r"\d{2,5},\d\d/\d\d/\d{2,4},\d\d:\d\d:\d\d,([^,]{1,80}),([\da-fA-F.:]{0,45}),([^,]{0,255}),([\da-fA-F]{0,40}),")


def _read_leases(draft: Draft, text: str) -> bool:
    """A line of Windows' DHCP server."""
    lease = _LEASE.match(text)
    if lease is None:
        return False
    done, address, host, _ = lease.groups()
    draft.action = "dhcp"
    draft.say("dhcp")
    draft.read(done, 80)
    draft.say(address_word(address))
    draft.read(host.partition(".")[0], 63)
    draft.name("src", address)
    return True


_UMBRELLA = re.compile(r"\"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\",\"")
_LOOKUP_TYPE = re.compile(r"\d{1,5} \((\w{1,12})\)")


def read_umbrella(draft: Draft, text: str) -> str:
    """Fills `draft` from a lookup or a request in Umbrella's CSV; its kind, "" where `text` was neither."""
    if not _UMBRELLA.match(text):
        return ""
    columns = _split(text[:_CHARS_MAX])
    kind = _LOOKUP_TYPE.fullmatch(columns[6]) if len(columns) > 8 else None
    if kind is not None:
        dns.read(draft, {"query": columns[8], "type": kind.group(1), "rcode": columns[7], "client": columns[3], "action": columns[5],
                         "categories": columns[9] if len(columns) > 9 else ""})
        draft.name("user", columns[1])
        return "dns"
    place = next((index for index, value in enumerate(columns[:12]) if "://" in value[:12]), 0)
    if place < 2 or len(columns) < place + 4:
        return ""
    method = next((value for value in columns[place:] if value in ("GET", "POST", "PUT", "CONNECT", "HEAD", "DELETE")), "")
    size = number_of(columns[place + 5]) if len(columns) > place + 5 else -1.0
    web.tell(draft, web.Request(method, columns[place], columns[place + 3], size, columns[place + 1], columns[place + 2],
                                columns[2], note=f"proxy {outcome_word(columns[place - 1])}"))
    for value in columns[place + 8:place + 10]:
        draft.read(value, 120)
    draft.name("user", columns[1])
    return "web"


def _palo_alto(row: paloalto.Row) -> List[Tuple[str, str]]:
    unsaid = _UNSAID.get(row.kind, frozenset())
    found = [(_SAID[name], value) for name, value in row.fields.items() if name in _SAID and name not in unsaid and value != "0.0.0.0"]  # noqa: S104
    found = [(name, _KEY.sub(rf"\1 {SECRET}", redact(value)) if name in paloalto.CHANGED else value) for name, value in found]
    return [("file", value) if name == "url" and not _ADDRESS.match(value) else (name, value) for name, value in found]


def _split(line: str) -> List[str]:
    try:
        return next(csv.reader([line.replace("\0", "").replace("\n", " ").replace("\r", " ")]), [])
    except csv.Error:
        return line.split(",")


def _filter_log(columns: List[str]) -> List[Tuple[str, str]]:
    """pf's columns: what is common, then the address family's, then the protocol's."""
    found = [("action", columns[6]), ("reason", columns[5]), ("direction", columns[7] if len(columns) > 7 else "")]
    family = columns[8] if len(columns) > 8 else ""
    # Protocol number, its name, and the two ends stand at other places in either family.
    places: Optional[Tuple[int, int]] = {"4": (15, 18), "6": (13, 15)}.get(family)
    if places is None or len(columns) <= places[1] + 1:
        return found
    protocol, ends = columns[places[0]], places[1]
    found += [("proto", protocol), ("src", columns[ends]), ("dst", columns[ends + 1])]
    if protocol in (_TCP, _UDP) and len(columns) > ends + 3:
        found += [("spt", columns[ends + 2]), ("dpt", columns[ends + 3])]
    if protocol == _TCP and len(columns) > ends + 5:
        found.append(("flags", " ".join(_FLAGS[flag] for flag in columns[ends + 5] if flag in _FLAGS)))
    return found
