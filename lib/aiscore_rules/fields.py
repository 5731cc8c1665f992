"""From an event's text to its fields: which reader fits, and the fields that the search brought.

The text decides, the sourcetype only helps where the text does not tell. Readers never raise: what
cannot be parsed comes back as text without fields, and keyword rules still see it.
"""
from __future__ import annotations

import re
from typing import Callable, Dict, Iterable, Mapping, Optional, Tuple

from aiscore_contract.forms.agents import with_header
from aiscore_contract.forms.envelope import DEPTH_MAX, are_of_an_object, object_behind, opened
from aiscore_contract.forms.findings import SIGNS_OF_FINDINGS, finding_of, guard_of_line
from aiscore_contract.forms.flows import SIGNS_OF_ENDS, ends_of, flow_of
from aiscore_contract.forms.held import Held, held_in, held_in_line, holds, packed_in, ran_before_pairs, statement_told
from aiscore_contract.forms.lookups import SIGNS_OF_LOOKUP, lookup_of
from aiscore_contract.forms.rows import record_of_row
from aiscore_contract.forms.strangers import is_repeated, is_strangers, repeats, stands_free
from aiscore_contract.forms.winevent import event_of_line, xml_of_row
from aiscore_contract.limits import clip_text

from . import fields_json, fields_network, fields_text, fields_windows
from .facts import Facts, Value


def read_facts(text: str, sourcetype: str = "", fields: Optional[Mapping[str, str]] = None) -> Facts:
    """Facts of an event; `fields` are those that Splunk extracted, used where the text does not say."""
    facts = _read_opened(clip_text(text), sourcetype.lower())
    if fields:
        facts.beyond_text = None
        for name, value in fields.items():
            if value and name != "_raw":
                facts.fields.setdefault(name.lower(), value)
    return facts


def _read_opened(text: str, sourcetype: str, depth: int = 0) -> Facts:
    is_coloured = "\x1b[" in text
    event, host, is_wrapped = opened(_COLOURS.sub("", text) if is_coloured else text)
    if not depth:
        event = with_header(event, sourcetype)
    # A relay's lines keep the sourcetype of what they are; any other envelope's says nothing of what is in it.
    facts = _read(event, "" if is_wrapped else sourcetype, depth)
    facts.enveloped = facts.enveloped or is_wrapped
    if host and "host" not in facts.fields:
        facts.fields["host"], facts.beyond_text = host, None
    if is_coloured:
        facts.beyond_text = None
    return facts


#: What a terminal takes for colours.
_COLOURS = re.compile(r"\x1b\[[\d;]{0,20}[A-Za-z]")


def _read(text: str, sourcetype: str, depth: int) -> Facts:
    start = text[:64].lstrip()
    first = start[:1]
    if first == "<" and (start.startswith("<Event") or start.startswith("<?xml")):
        if "<System" not in text[:_SYSTEM_REACH]:
            return _of_record_in_xml(text, fields_text.read_xml_record(text) or {})
        return Facts(text, fields_windows.read_xml(text), "windows")
    if first == "{" or first == "[":
        facts = _json_facts(text, text, sourcetype, depth)
        if facts is not None:
            return facts
    elif "}" in text[-2:]:
        facts = _json_behind_header(text, sourcetype, depth)
        if facts is not None:
            return facts
    elif first == "<" and start[1:2].isalpha() and (facts := _xml_facts(text)) is not None:
        return facts
    event = event_of_line(text)
    if event is not None:
        return Facts(text, fields_windows.of_event(event), "windows")
    table_xml = xml_of_row(text)
    if table_xml:
        return Facts(text, fields_windows.read_xml(table_xml), "windows")
    row = record_of_row(text)
    if row is not None:
        found = fields_json.read_record(row)
        facts = Facts(text, found.fields, found.family, found.containers)
        facts.beyond_text = None
        return facts
    readers = _READERS_OF_QUOTED if is_repeated(text) else _READERS
    if readers is _READERS and fields_network.ZEEK_START.match(text):
        values = fields_network.read_zeek_line(text, sourcetype)
        if values is not None:
            return Facts(text, values, "zeek")
    facts = _first_facts(_READERS_OF_WEB, text, sourcetype)
    if facts is not None:
        return facts
    mark = fields_windows.mark_of_rendered(text) if readers is _READERS else -1
    if mark >= 0 and not (mark and (is_strangers(text, mark) or '"' in text[:mark] or "msg=audit(" in text[:mark])):
        # Behind a sentence, in quotes or in an audit record, somebody gave it.
        values = fields_windows.read_rendered(text, sourcetype)
        if values is not None:
            return Facts(text, values, "windows")
    return _first_facts(readers, text, sourcetype) or _told(text)


def _xml_facts(text: str) -> Optional[Facts]:
    """A document in XML of no known kind; None where `text` is none, or keeps what it says in attributes, which are pairs."""
    if "</" not in text or text.count("=", 0, text.find(">")) >= _XML_MEMBERS_MIN:
        return None
    record = fields_text.read_xml_record(text) or {}
    return _of_record_in_xml(text, record) if len(record) >= _XML_MEMBERS_MIN else None


def _of_record_in_xml(text: str, record: Dict[str, Value]) -> Facts:
    facts = Facts(text, record, "keyvalue")
    _add_finding(facts)
    _add_held(facts)
    return facts


def _told(text: str) -> Facts:
    """A line of no form: what stands before its words, and what it holds by the names in it."""
    fields = fields_text.read_syslog(text)
    held = held_in_line(text)
    facts = Facts(text, fields, "text" if held is None or fields or held.command is None and held.request is None else "bare", is_cut=True)
    if held is not None and "commandline" not in fields:
        facts.add(fields_text.of_held(held))
    return facts


#: `System` comes first in an event, behind the names of its schema.
_SYSTEM_REACH = 2_000
#: A document in XML holds no fewer elements.
_XML_MEMBERS_MIN = 3


def _first_facts(readers: Readers, text: str, sourcetype: str) -> Optional[Facts]:
    """What the first of `readers` makes of `text` that knows it, or None."""
    head = text[:_MARK_REACH]
    for mark, looks_like, read, family in readers:
        if mark in head and looks_like(text, sourcetype):
            values = read(text)
            if values is not None:
                if read is fields_text.read_pairs:
                    if is_strangers(text, text.find("=")):
                        values.pop("eventid", None)  # no Windows event's: somebody typed it
                    elif are_of_an_object(values.keys(), text):
                        return _object_facts(text, values)
                facts = Facts(text, values, family, is_cut=read in _CUTTING and (read is not fields_text.read_http_request or "\r" not in text))
                if family in _EXPORTED:
                    _add_exported(facts)
                    _add_held(facts)
                    _add_told(facts)
                elif family == "device":
                    _add_finding(facts)
                return facts
    return None


#: Families of events whose names are their writers' own.
_EXPORTED = frozenset(("keyvalue", "guard"))


def _json_facts(text: str, event: str, sourcetype: str, depth: int) -> Optional[Facts]:
    found = fields_json.read_json(event)
    if found is None:
        return None
    facts = Facts(text, found.fields, found.family, found.containers)
    facts.beyond_text = None if found.is_nested else list(found.made.values())
    if found.family == "json":
        _add_exported(facts)
        if found.line is None and not found.batch:
            _add_held(facts)
    if found.batch and not depth:
        facts.others = tuple(_read_opened(one, "", 1) for one in found.batch)
    if found.line is not None and found.family == "json" and depth < DEPTH_MAX:
        _add_line(facts, _read_opened(found.line, "", depth + 1))
    return facts


def _add_exported(facts: Facts) -> None:
    """What an exporter calls the two ends of a flow, a name that was looked up or what a product of protection found, in names that are the same for all."""
    if _SIGNS_OF_EXPORTS.isdisjoint(facts.fields):
        return
    flow = flow_of(facts.fields)
    if flow is not None:
        facts.add(flow)
    else:
        facts.add({name: value for name, value in ends_of(facts.fields).items() if name not in facts.fields or name == "action" and "src" in facts.fields})
    lookup = lookup_of(facts.fields)
    if lookup is not None:
        facts.add(fields_text.fields_of_lookup(lookup))
    rule = facts.fields.get("rule")
    if rule.__class__ is str and "msg" in facts.fields and _SNORT_RULE.fullmatch(rule):  # type: ignore[arg-type]
        # Snort 3, in Suricata's names.
        facts.add({name: facts.fields[held] for name, held in _SNORT_NAMES if held in facts.fields})
    if "alert.signature" in facts.fields and "event_type" not in facts.fields:
        facts.add({"event_type": "alert"})
    _add_finding(facts)
    sentence = facts.fields.get("properties.msg")
    if sentence.__class__ is str:
        facts.add(fields_network.read_firewall_sentence(sentence) or fields_text.read_dns_line(sentence) or {})  # type: ignore[arg-type]


def _add_held(facts: Facts) -> None:
    """A command or a request that an object or pairs of no known family hold by the names of their members."""
    fields = facts.fields
    if "c-uri" in fields or "finding.grade" in fields or not holds(fields) or "commandline" in fields and "image" in fields:
        return
    members: Iterable[Tuple[str, Value]] = fields.items()
    if repeats(str(fields.get("program", ""))):
        if facts.family != "json":
            return  # rules of sudo's own ask about what people are let to do
        members = [member for member in members if member[0] not in ("message", "msg")]
    held = held_in(members) or packed_in(members)
    if held is not None:
        # An image beside a command is its program, in whatever way it was written down.
        facts.add({name: value for name, value in fields_text.of_held(held).items() if name not in fields or name == "image"})


def _add_told(facts: Facts) -> None:
    """A statement in SQL behind the words for it, of which the comparisons were taken for pairs, or a command before pairs."""
    told = statement_told(facts.text) if "held.statement" not in facts.fields else None
    if told is not None:
        facts.add(fields_text.of_held(Held(statement=told[1])))
    ran = ran_before_pairs(facts.text) if "commandline" not in facts.fields else None
    if ran is not None:
        facts.add(fields_text.of_held(ran))


def _add_finding(facts: Facts) -> None:
    """What a product of protection found, how grave it holds it and what became of it."""
    finding = finding_of(facts.fields)
    if finding is not None:
        facts.add({"finding.name": finding.name, "finding.grade": finding.grade, "finding.outcome": finding.outcome})


#: Without any of these there is nothing to add. Asked all at once: to ask a set costs as much as there are fields, and most events have none of them.
_SIGNS_OF_EXPORTS = SIGNS_OF_ENDS | SIGNS_OF_LOOKUP | SIGNS_OF_FINDINGS | {"rule", "alert.signature", "properties.msg"}
_SNORT_RULE = re.compile(r"\d{1,6}:\d{1,10}:\d{1,5}")
_SNORT_NAMES = (("alert.signature", "msg"), ("alert.category", "class"), ("alert.severity", "priority"), ("alert.signature_id", "rule"), ("alert.action", "action"))


def _object_facts(text: str, pairs: Dict[str, Value]) -> Facts:
    """An object of which somebody made key=value."""
    found = fields_json.read_flat(pairs)
    facts = Facts(text, found.fields, found.family)
    facts.beyond_text = None
    return facts


def _add_line(facts: Facts, line: Facts) -> None:
    """What the line says that an object carries goes before what its envelope says."""
    facts.fields = {**facts.fields, **line.fields}
    facts.containers = {**facts.containers, **line.containers}
    facts.family, facts.beyond_text, facts.enveloped = line.family, None, True


def _json_behind_header(text: str, sourcetype: str, depth: int) -> Optional[Facts]:
    """An event in JSON behind a syslog header, whose host and program are fields as well."""
    start = object_behind(text)
    if not start:
        return None
    facts = _json_facts(text, text[start:], sourcetype, depth)
    if facts is not None:
        facts.beyond_text = None
        for name, value in fields_text.read_syslog(text[:start]).items():
            if value:
                facts.fields.setdefault(name, value)
    return facts


#: How a record of audit begins.
_AUDIT = re.compile(r"(?:node=\S{1,120} )?(?:type=\S{1,60} )?msg=audit\(")


def _is_audited(text: str) -> bool:
    """Whether a record of audit stands in `text`, in nobody's words or value."""
    if _AUDIT.match(text) is not None:
        return True
    record = _AUDIT.search(text, 0, 400)
    return record is not None and stands_free(text, record.start())


def _stands_free(text: str, mark: str, reach: int) -> bool:
    """Whether `mark` stands in the first `reach` characters of `text`, in nobody's words or value."""
    start = text.find(mark, 0, reach)
    return start >= 0 and stands_free(text, start)


#: What ePO writes before its event.
_EPO = re.compile(r"(?:[\w :.+-]{1,80} )?(?:<\d{1,3}>)?(?:1 )?\d{4}-\S{8,40} \S{1,255} EPOEvents \S{1,40} EventFwd (?:-|\[[^\]]{0,300}\]) \S{0,3}<\?xml[^>]{0,80}\?>\s{0,4}<EPOevent>")


Reader = Callable[[str], Optional[Dict[str, Value]]]
Readers = Tuple[Tuple[str, Callable[[str, str], bool], Reader, str], ...]
#: Readers that cut values out of the text and change none, but to add a decoded one behind it (and, of a whole request, the
#: ends of lines where they are two characters).
_CUTTING = frozenset({fields_text.read_access_line, fields_text.read_dns_line, fields_text.read_http_request})
#: No reader that names a mark takes a line whose mark stands behind so many characters.
_MARK_REACH = 8_192
#: (mark without which no line is of that kind, does it look like that?, reader, family), tried in order. To look for a mark
#: costs less than to ask, and most lines lack most marks.
_READERS: Readers = (
    ("msg=audit(", lambda text, sourcetype: _is_audited(text), fields_text.read_auditd, "auditd"),
    ("", lambda text, sourcetype: '"' in text and '" ' in text and " HTTP/" in text or "access" in sourcetype,
     fields_text.read_access_line, "web"),
    ("EF:", lambda text, sourcetype: _stands_free(text, "CEF:", 300) or _stands_free(text, "LEEF:", 300), fields_text.read_cef, "keyvalue"),
    (":", lambda text, sourcetype: text[:1].isdigit(), fields_text.read_database_line, "database"),
    ("<EPOevent>", lambda text, sourcetype: _EPO.match(text) is not None, lambda text: fields_text.read_xml_record(text[text.find("<EPOevent>"):]), "keyvalue"),
    ("ModSecurity: ", lambda text, sourcetype: True, guard_of_line, "guard"),
    ("%", lambda text, sourcetype: _stands_free(text, "%", 600), fields_network.read_asa, "device"),
    (",", lambda text, sourcetype: text.count(",", 0, 600) > 6, fields_network.read_palo_alto, "device"),
    ("[", lambda text, sourcetype: _stands_free(text, "[**]", 400) or text.find("snort", 0, 200) >= 0, fields_network.read_snort, "device"),
    (",", lambda text, sourcetype: text[2:3] == "/", fields_network.read_snort_row, "device"),
    ("%[", lambda text, sourcetype: _stands_free(text, "%[", 800), fields_text.read_bracketed, "keyvalue"),
    ("IAS", lambda text, sourcetype: text.find("IAS", 0, 400) >= 0, fields_text.read_policy_row, "keyvalue"),
    ("filterlog", lambda text, sourcetype: text.find("filterlog", 0, 200) >= 0, fields_network.read_filterlog, "device"),
    ("", lambda text, sourcetype: True, fields_text.read_dns_line, "dns"),
    ("", lambda text, sourcetype: text[:1].isdigit() or text[:1] in ' "', fields_network.read_flow_line, "device"),
    ("", fields_network.looks_like_firewall, fields_network.read_firewall_sentence, "device"),
    (" HTTP/", lambda text, sourcetype: " HTTP/" in text[:8192].partition("\n")[0], fields_text.read_http_request, "web"),
    ("", lambda text, sourcetype: "/" in text and (text.find("TCP_", 0, 400) >= 0 or text.find("NONE", 0, 400) >= 0), fields_network.read_squid, "web"),
    ("", lambda text, sourcetype: True, fields_text.read_request_line, "web"),
    ("", lambda text, sourcetype: True, fields_text.read_bare, "bare"),
    ('"', lambda text, sourcetype: text.find('"', 0, 2048) >= 0 and text.count("=", 0, 2048) < 3
     and text.count(':"', 0, 2048) + text.count(': "', 0, 2048) >= 3,
     fields_network.read_colon_pairs, "keyvalue"),
    ("\t", lambda text, sourcetype: text.count("\t", 0, 2048) >= 3 and text.count("=", 0, 2048) >= 3,
     fields_network.read_tabbed_pairs, "keyvalue"),
    (": ", lambda text, sourcetype: text.count(": ", 0, 600) >= 3 and text.count("=", 0, 2048) < 3 and ("," in text[:600] or ";" in text[:600]), fields_text.read_colon_line, "keyvalue"),
    ("=", lambda text, sourcetype: text.count("=", 0, 2048) >= 3, fields_text.read_pairs, "keyvalue"),
)
#: Asked before all others: what a stranger sends to a web server may hold the mark of any other format.
_READERS_OF_WEB: Readers = (
    ("[", lambda text, sourcetype: " [" in text[:400] and '" ' in text and " HTTP/" in text, fields_text.read_access_line, "web"),
    (" HTTP/", lambda text, sourcetype: text[:3].isupper() and " HTTP/" in text[:8192].partition("\n")[0], fields_text.read_http_request, "web"),
    ("-", lambda text, sourcetype: text[4:5] == "-" and text[13:14] == ":", fields_network.read_w3c, "web"),
)
_READERS_OF_QUOTED = _READERS[-1:]
