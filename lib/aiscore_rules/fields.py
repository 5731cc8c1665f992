"""From an event's text to its fields: which reader fits, and the fields that the search brought.

The text decides, the sourcetype only helps where the text does not tell. Readers never raise: what
cannot be parsed comes back as text without fields, and keyword rules still see it.
"""
from __future__ import annotations

from typing import Callable, Dict, Mapping, Optional, Tuple

from aiscore_contract.limits import clip_text

from . import fields_json, fields_text, fields_windows
from .facts import Facts, Value


def read_facts(text: str, sourcetype: str = "", fields: Optional[Mapping[str, str]] = None) -> Facts:
    """Facts of an event; `fields` are those that Splunk extracted, used where the text does not say."""
    text = clip_text(text)
    facts = _read(text, sourcetype.lower())
    if fields:
        facts.extended = True
        for name, value in fields.items():
            if value and name != "_raw":
                facts.fields.setdefault(name.lower(), value)
    return facts


def _read(text: str, sourcetype: str) -> Facts:
    start = text[:64].lstrip()
    first = start[:1]
    if first == "<" and (start.startswith("<Event") or start.startswith("<?xml")):
        return Facts(text, fields_windows.read_xml(text), "windows")
    if first == "{" or first == "[":
        found = fields_json.read_json(text)
        if found is not None:
            values, containers, family = found
            return Facts(text, values, family, containers)
    for looks_like, read, family in _READERS:
        if looks_like(text, sourcetype):
            values = read(text)
            if values is not None:
                return Facts(text, values, family, is_cut=read in _CUTTING)
    return Facts(text, fields_text.read_syslog(text), "text", is_cut=True)


Reader = Callable[[str], Optional[Dict[str, Value]]]
#: Readers that cut values out of the text and change none, but to add a decoded one behind it.
_CUTTING = frozenset({fields_text.read_access_line, fields_text.read_dns_line})
#: (does it look like that?, reader, family), tried in order.
_READERS: Tuple[Tuple[Callable[[str, str], bool], Reader, str], ...] = (
    (lambda text, sourcetype: "msg=audit(" in text[:400], fields_text.read_auditd, "auditd"),
    (lambda text, sourcetype: "LogName=" in text[:400] and ("EventCode=" in text[:400] or "EventID=" in text[:400]),
     fields_windows.read_rendered, "windows"),
    (lambda text, sourcetype: '" ' in text and " HTTP/" in text or "access" in sourcetype,
     fields_text.read_access_line, "web"),
    (lambda text, sourcetype: " HTTP/" in text[:8192].partition("\n")[0], fields_text.read_http_request, "web"),
    (lambda text, sourcetype: " query: " in text or "query[" in text, fields_text.read_dns_line, "dns"),
    (lambda text, sourcetype: "iis" in sourcetype, fields_text.read_iis_line, "web"),
    (lambda text, sourcetype: "CEF:" in text[:300] or "LEEF:" in text[:300], fields_text.read_cef, "keyvalue"),
    (lambda text, sourcetype: text.count("=", 0, 2048) >= 3, fields_text.read_pairs, "keyvalue"),
)
