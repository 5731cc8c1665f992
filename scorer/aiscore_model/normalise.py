"""One event as text for the models: the only normaliser, for training and serving alike.

Owns the dispatch: sanitise, find the family of the event (from the text's own signs first, the sourcetype where they
leave a choice),
hand it to the family's reader, and freeze what the reader found. Knows no format itself. Pure: equal events give
equal results, whatever came
before. Refuses no text. Called by the features, the baseline and the trainer.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Set, Tuple

import orjson

from aiscore_contract.event import Event
from aiscore_contract.forms import weblog
from aiscore_contract.forms.agents import with_header
from aiscore_contract.forms.bare import AGENT, COMMAND, Bare, bare_of
from aiscore_contract.forms.endpoint import of_endpoint
from aiscore_contract.forms.envelope import (
    DEPTH_MAX,
    DEVICE_MARK,
    are_of_an_object,
    batch_of,
    line_of,
    line_of_agent,
    object_behind,
    opened,
)
from aiscore_contract.forms.held import (
    Held,
    held_in,
    held_in_line,
    holds,
    is_told,
    packed_in,
    ran_before_pairs,
    statement_told,
)
from aiscore_contract.forms.lookups import lookup_of, lookup_of_line
from aiscore_contract.forms.names import put
from aiscore_contract.forms.pairs import bracket_pairs, colon_pairs, separated, xml_pairs
from aiscore_contract.forms.records import as_written
from aiscore_contract.forms.rows import record_of_row
from aiscore_contract.forms.said import joined
from aiscore_contract.forms.sensors import SIGNS, fact_in, seen_in
from aiscore_contract.forms.strangers import is_repeated, is_strangers, repeats, stands_free
from aiscore_contract.forms.winevent import WindowsEvent, event_of_line, event_of_record, halved, xml_of_row
from aiscore_contract.forms.zeek import log_of_sourcetype

from .decode import decode_command
from .formats import (
    asa,
    auditd,
    cloud,
    columns,
    database,
    dns,
    flow,
    host,
    ios,
    jsonlog,
    keyvalue,
    sensors,
    syslog,
    web,
    windows,
    windows_text,
)
from .formats.draft import TEMPLATE_MAX_CHARS, Draft
from .formats.payload import base_name, command_words
from .redact import split_words
from .sanitise import sanitise

#: Every family a reader exists for, and the two of last resort.
KINDS = ("windows", "auditd", "web", "dns", "flow", "cloud", "syslog", "keyvalue", "json", "text")


@dataclass(frozen=True)
class Normalised:
    """What the models read of one event.

    template   words and placeholders, the telling ones first, at most 2,000 characters
    kind       family of log, one of KINDS
    action     short name of what happened where the format tells, else ""
    entities   (name, value) of what behaviour is learned on, sorted by name
    focus      decoded payloads that an attacker controls
    """

    template: str
    kind: str
    action: str = ""
    entities: Tuple[Tuple[str, str], ...] = ()
    focus: Tuple[str, ...] = ()


def normalise(event: Event) -> Normalised:
    """`event` as the models read it."""
    text, host, is_wrapped = opened(sanitise(event.text).strip())
    text = with_header(text, event.sourcetype.lower())
    draft = Draft("text")
    # An envelope's sourcetype says nothing of what is in it.
    _read(draft, text, "" if is_wrapped else event.sourcetype.lower())
    template = draft.template()
    if not template:
        # Whatever its reader made of it, a line says something.
        draft.read(text, 4_000)
        template = draft.template()
    draft.name("host", host)
    draft.name("host", event.host)
    draft.name("action", draft.action)
    draft.name("hour", hour_of(event.time))
    return Normalised(template, draft.kind, draft.action, tuple(sorted(draft.entities.items())),
                      tuple(draft.focus))


def _read(draft: Draft, text: str, sourcetype: str, nested: bool = False, depth: int = 0) -> None:
    """Finds the family of `text` and lets its reader fill `draft`; a message inside syslog is read as itself, once."""
    if text.startswith(("{", "[{")):
        record = _json_of(text)
        if record is not None:
            batch = batch_of(record) if not depth else []
            if batch:
                _read_batch(draft, batch)
            else:
                _read_record(draft, record, text, sourcetype, depth)
            return
    event = event_of_line(text)
    if event is not None:
        _read_windows(draft, event)
        return
    text = xml_of_row(text) or text
    row = record_of_row(text)
    if row is not None:
        _read_record(draft, row, json.dumps(row), sourcetype, depth)
        return
    header = None if nested else syslog.header_of(text)
    if (nested or not _quotes_strangers(text, header)) and _read_within(draft, text):
        return
    if header is not None:
        _read_message(draft, header, sourcetype)
        return
    # A priority without a header behind it is the collector's.
    _read_line(draft, _PRIORITY.sub("", text, count=1) if text.startswith("<") else text, sourcetype, depth)


#: Lines of web servers and raw requests: a page, an agent and a referrer in them are what a stranger sent.
_WEB_LINE = re.compile(r"(?:\S{1,260} ){2,6}?\[\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d|[A-Z]{3,10} \S{1,8000} HTTP/\d|"
                       r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\S{1,60} ){0,3}?[\da-fA-F.:]{3,39} [A-Z]{3,10} /")


#: A line of a web server has its bracket by then.
_BRACKET_CHARS = 1_600


def _is_of_web(text: str) -> bool:
    return ("[" in text[:_BRACKET_CHARS] or text[:3].isupper() or text[4:5] == "-") and _WEB_LINE.match(text) is not None


def _quotes_strangers(text: str, header: Optional[syslog.Header]) -> bool:
    """Whether a line is of a kind that repeats a stranger's words, so that a mark of another format in it says nothing."""
    return header is not None and repeats(header.program) or _is_of_web(text)


def _stands_free(text: str, hit: Optional[re.Match[str]]) -> bool:
    """Whether what was found stands in no value of another format and in nobody's sentence; quotes of structured data end before it."""
    if hit is None:
        return False
    before = text[:hit.start()]
    return ('"' not in before or before.rstrip().endswith("]")) and before[-1:] not in _BEFORE_VALUES and not is_strangers(text, hit.start())


#: What stands right before a value of a pair or a list.
_BEFORE_VALUES = frozenset("='(,")
def _read_within(draft: Draft, text: str) -> bool:
    """Formats that are told by a mark, with whatever collectors put before it; whether there was one."""
    if auditd.read(draft, text):
        draft.kind = "auditd"
        return True
    if _is_xml_event(text):
        draft.kind = "windows"
        windows.read(draft, windows.fields_of_xml(text))
        return True
    if "MSWinEventLog" in text[:300]:
        fields = windows_text.fields_of_snare(text)
        if fields is not None:
            draft.kind = "windows"
            windows.read(draft, fields)
            return True
    if "EF:" in text[:2_000] and _stands_free(text, _CEF.search(text[:2_000])) and keyvalue.read_cef(draft, text):
        draft.kind = "keyvalue"
        return True
    if "%" in text[:300] and "-" in text[:300] and '="' not in text[:text.index("%")] and not is_strangers(text, _mark_of_device(text)) and (asa.read(draft, text) or ios.read(draft, text)):
        draft.kind = "syslog"
        _name_sender(draft, text)
        return True
    if "," in text[:200] and not is_strangers(text, text.index(",")) and columns.read(draft, text):
        draft.kind = "keyvalue"
        _name_sender(draft, text)
        return True
    if sensors.read_alert(draft, text):
        _name_sender(draft, text)
        return True
    return False


#: `System` comes first in an event, behind the names of its schema.
_SYSTEM_REACH = 600


def _is_xml_event(text: str) -> bool:
    """Whether a Windows event in XML begins `text`, or stands behind what collectors write: no sentence and no pairs."""
    start = text.find("<Event", 0, 1_506)
    if start < 0 or text.find("<System", start, start + _SYSTEM_REACH) < 0 or not (text.startswith("<") and start < 194 or "<EventID" in text[:1_500]):
        return False
    return text[0] == "<" and not text[1:2].isdigit() or "=" not in text[:start] and not is_strangers(text, start)


_DEVICE = re.compile(DEVICE_MARK)


def _mark_of_device(text: str) -> int:
    """Where a firewall's or a router's own mark begins; the text's first place where there is none."""
    mark = _DEVICE.search(text[:400])
    return mark.start() if mark is not None else 0


def _name_sender(draft: Draft, text: str) -> None:
    header = syslog.header_of(text)
    draft.name("host", header.host if header is not None else "")


_SUDO_LOG = re.compile(r"(?:: )?\S{1,60} : (?:.{0,100}; )?TTY=\S{1,40} ; PWD=")
_PRIORITY = re.compile(r"\A<\d{1,3}>(?:\d )?")
_CEF = re.compile(r"\b(?:CEF: ?\d|LEEF: ?\d)")
_CLASSIC_WINDOWS = re.compile(r"(?m)^(?:EventCode|LogName)=")
_QUERY_LOG = re.compile(r"queries: info: client|client (?:@0x\w{1,16} )?\S{2,45}#\d{1,5} \(|dnsmasq\[?|- \d{1,6} \"\w{1,10} IN \S")
_PAIRS = re.compile(r"(?:[\w.@/-]{1,40}=(?:\"(?:[^\"\\]|\\.){0,400}\"|\"[^\"]{0,400}\"|'[^']{0,400}'|[^\s\"',;]{0,400})[,;|\s]{1,3}\[?){3}")
#: What begins a document in XML.
_XML = re.compile(r"<(?:\?xml\s|[A-Za-z_][\w.:-]{0,80}[\s>])")
_XML_PAIRS_MIN = 3
#: A command that holds another one, encoded, wherever it stands.
_ENCODED = re.compile(r"(?i)\b(?:powershell|pwsh)(?:\.exe)?\b.{1,400}?\s[-/\u2013]e\w{0,15}\s+[\"']?[A-Za-z0-9+/]{20}")
#: Sourcetypes of web servers and filters, of which a line without a known form is what was asked for.
_OF_WEB = re.compile(r"http|access_(?:combined|common)|.*(?:web|apache|nginx|iis|haproxy|traefik|envoy|waf|proxy|squid).*access|.*waf")
#: How an object begins; a brace alone begins the words of some applications.
_OBJECT = re.compile(r"\{\s{0,80}\"[^\"\\]{1,80}\"\s{0,8}:\s{0,8}(?:[\"\d{\[-]|true|false|null)")
#: What Monolog writes: Laravel's log and Symfony's.
_MONOLOG = re.compile(r"\[\d{4}-\d\d-\d\d[T ][\d:.+-]{8,30}\] ([\w-]{1,40})\.(DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT|EMERGENCY): ")
#: Some applications name the part that speaks in braces.
_COMPONENT = re.compile(r"(?:\d{4}-\d\d-\d\d[T ]\S{8,24} )?\{\w{1,40}\} ")


#: Programs that log lookups; Knot's lines begin with a level.
_NAME_SERVERS = ("named", "dnsmasq", "unbound", "pdns", "dnsdist", "kresd", "coredns", "blocky", "info")


def _pairs_by_name(text: str) -> Dict[str, str]:
    return {name.lower(): value for name, value in keyvalue.pairs_of(text)}


def _read_xml(draft: Draft, text: str) -> bool:
    """A record in XML of no family: its elements as pairs; whether it was one."""
    start = text.find("<?xml", 0, 600) if text[:1] in "[-" else 0
    if start < 0 or start and text[:start].rstrip()[-1:] not in ("]", "-") or not _XML.match(text, start):
        return False
    pairs = xml_pairs(text[start:])
    if len(pairs) < _XML_PAIRS_MIN:
        return False
    draft.kind = "keyvalue"
    if not columns.read_radius(draft, dict(pairs)):
        _tell_pairs(draft, pairs)
    return True


def _hold_any(text: str) -> bool:
    """Whether the pairs of a line behind a program hold any of these: to look for one of their names costs less than to read them all."""
    if text.count("=", 0, 4_096) < 3 or not _NAME_OF_HELD.search(text[:4_096].lower()):
        return False
    return _held_by(keyvalue.pairs_of(text)) is not None


_NAME_OF_HELD = re.compile(r"(?:cmd|command|arg|exec|script|sql|statement|query|url|uri|path|request)\w{0,12}=")


def _held_by(pairs: List[Tuple[str, str]]) -> Optional[Held]:
    """What pairs hold by their names that is not better told as the pairs that they are."""
    held = held_in(pairs) or packed_in(pairs) if holds(dict(pairs)) else None
    return None if held is None or held.request is not None and keyvalue.know_request(pairs, held.request) else held


def _tell_pairs(draft: Draft, pairs: List[Tuple[str, str]]) -> None:
    """Pairs of no family: a command, a request or a statement that they hold by their names, and what stands beside it."""
    held = _held_by(pairs)
    if held is None:
        keyvalue.tell(draft, pairs)
        return
    said = _read_act(draft, held, "keyvalue")
    action, draft.action = draft.action, draft.action if held.request is not None else ""
    keyvalue.tell(draft, [(name, value.replace(said, " ")) for name, value in pairs if not _is_of(name, value, held, said)])
    draft.action = draft.action or action


def _is_of(path: str, value: str, held: Held, said: str) -> bool:
    """Whether a member or a pair says no more than what was `said` of what is held; of several commands one was."""
    return is_told(path, held) and (held.command is None or halved(joined((value,))) in said)


def _read_columns(draft: Draft, text: str, sourcetype: str) -> str:
    """The kind of a line of Zeek's or Umbrella's columns, "" where it is none."""
    log = sensors.read_zeek(draft, text, log_of_sourcetype(sourcetype) or "") if text[:9].isdigit() else ""
    if log:
        return _ZEEK_KINDS.get(log, "flow")
    return columns.read_umbrella(draft, text) if text.startswith('"2') else ""


def _read_message(draft: Draft, header: syslog.Header, sourcetype: str) -> None:
    """What a syslog line carries: another format, or a daemon's own words."""
    message = header.message.strip()
    draft.name("host", header.host)
    if message.startswith("@cee:"):
        message = message[5:].strip()
    program = header.program.lower()
    if message.startswith(("[", "- ")) and keyvalue.read_quoted(draft, message):
        draft.kind = "keyvalue"
        return
    bracketed = bracket_pairs(message) if "%[" in message[:800] and not repeats(program) else None
    if bracketed is not None:
        draft.kind = "keyvalue"
        keyvalue.tell(draft, bracketed)
        return
    if not program and _SUDO_LOG.match(message):
        header, program = syslog.Header("", "sudo", message.lstrip(": ")), "sudo"
    if message.startswith("{") and not _COMPONENT.match(message) or message.startswith(("type=", "node=")) and "msg=audit(" in message or message.startswith("<Event") or _CEF.match(message):
        _read(draft, message, sourcetype, nested=True)
        draft.name("process", program if message.startswith("{") else "")
    elif program.startswith(("named", "dnsmasq")) and _QUERY_LOG.search(f"{program}[ {message[:300]}"
        if program.startswith("dnsmasq") else message[:300]):
        draft.kind = "dns"
        dns.read_text(draft, f"{header.program}: {message}" if program.startswith("dnsmasq") else message)
    elif program.startswith(_NAME_SERVERS) and (lookup := lookup_of_line(f"{header.program}: {message}") or lookup_of(_pairs_by_name(message))) is not None:
        draft.kind = "dns"
        dns.tell(draft, lookup)
    elif program.startswith(("nginx", "httpd", "apache", "haproxy", "squid", "traefik")) and web.read(draft, message):
        draft.kind = "web"
    elif not program and _PAIRS.match(message):
        draft.kind = "keyvalue"
        keyvalue.read(draft, message, _tell_pairs)
    elif message[:1] in "[-<" and _read_xml(draft, message):
        pass
    elif not repeats(program) and _read_object_behind(draft, message):
        draft.name("process", program)
    elif not repeats(program) and program not in syslog.SHELLS and (held := held_in_line(message)) is not None:
        _read_held_line(draft, held, message, "syslog")
        draft.name("process", program)
        draft.action = draft.action or program
    elif not repeats(program) and _hold_any(message):
        draft.kind = "keyvalue"
        keyvalue.read(draft, message, _tell_pairs)
        draft.name("process", program)
    else:
        draft.kind = "syslog"
        if repeats(program) or not flow.read_firewall(draft, f"{header.program}: {message}"):
            syslog.read(draft, header)


def _read_line(draft: Draft, text: str, sourcetype: str, depth: int) -> None:
    """A line without syslog's header."""
    if text.startswith("<") and _read_xml(draft, text):
        return
    head = text[:4_096]
    if _is_of_web(text) and web.read(draft, text):
        draft.kind = "web"
        return
    draft.kind = _read_columns(draft, text, sourcetype)
    if draft.kind or _read_object_behind(draft, text):
        return
    draft.kind = "text"
    classic = _CLASSIC_WINDOWS.search(head) if "=" in head else None
    if classic is not None and not is_strangers(text, classic.start()):
        draft.kind = "windows"
        windows.read(draft, windows_text.fields_of_text(text))
    elif _read_lookup(draft, text, head):
        draft.kind = "dns"
    elif _read_flow(draft, text, head):
        pass
    elif web.read(draft, text):
        draft.kind = "web"
    elif (bare := bare_of(text)) is not None:
        _read_bare(draft, bare)
    elif (pairs := colon_pairs(text)) is not None:
        draft.kind = "keyvalue"
        keyvalue.tell(draft, pairs)
    elif head.count("=") >= 3 and (told := _told_before_pairs(text)) is not None:
        _read_held_line(draft, told, text, "text")
    elif head.count("=") >= 3 and (_PAIRS.search(head) or "; " in head and separated(text) is not None):
        record = _record_of_pairs(text)
        if record is None:
            draft.kind = "keyvalue"
            keyvalue.read(draft, text, _tell_pairs)
        else:
            _read_record(draft, record, text, sourcetype, depth)
    elif _OBJECT.match(text):
        # JSON that was cut off: its pairs are still there.
        draft.kind = "json"
        _read_record(draft, _cut_record(text), text, sourcetype, depth)
    elif (held := held_in_line(text)) is not None:
        _read_held_line(draft, held, text, "text")
    elif _OF_WEB.match(sourcetype):
        draft.kind = "web"
        web.tell(draft, web.Request(target=text[:8_000]))
    else:
        _read_words(draft, text, head)


def _told_before_pairs(text: str) -> Optional[Held]:
    """A statement or a command that a line with pairs tells in its own words, before the first of them."""
    told = statement_told(text)
    if told is not None and ("=" not in text[:told[0]] or text.count('"', 0, told[0]) % 2) and not is_repeated(text):
        return Held(statement=told[1])
    return ran_before_pairs(text)


def _read_object_behind(draft: Draft, text: str) -> bool:
    """An object behind other words, where it holds a command, a request or a statement by its names; whether it did."""
    start = object_behind(text)
    record = _json_of(text[start:]) if start else None
    members = jsonlog.pairs(record) if record is not None else []
    held = held_in(members)
    if record is None or held is None:
        return False
    _read_held(draft, held, record, members)
    draft.read(text[:start], 200)
    return True


def _read_held_line(draft: Draft, held: Held, text: str, kind: str) -> None:
    """A command or a request that a line of `kind` holds, and behind it the line's other words."""
    before, _, behind = text.partition(_read_act(draft, held, kind))
    draft.read(f"{before} {behind}", 400)


def _read_words(draft: Draft, text: str, head: str) -> None:
    """A line of no form: an application's words, or a script."""
    level = logger = context = ""
    message = text
    if text[:1] == "[" and (found := _MONOLOG.match(text)) is not None:
        logger, level = found.groups()
        message, brace, context = text[found.end():].partition(' {"')
        context = brace[1:] + context
    elif (found := weblog.SPRING.match(text)) is not None:
        level, logger = found.groups()
        message = text[found.end():]
    elif (found := _COMPONENT.match(text)) is not None:
        message = text[found.end():]
    is_login = found is not None and syslog.read_login(draft, message)
    if not is_login:
        decoded = decode_command(text) if _ENCODED.search(head) else None
        if decoded is not None and decoded.notes:
            draft.say("command", *decoded.notes, command_words(decoded.text))
            draft.payload(decoded.text)
        draft.payload(text if len(text) <= 300 else "")
        draft.read(message if level else text, 4_000)
    draft.say(level.lower(), split_words(logger.rpartition(".")[2]))
    if context:
        _read_context(draft, context)


def _read_context(draft: Draft, context: str) -> None:
    """What an application's logger puts behind its message: an object, and often an empty list behind it."""
    record = _json_of(context.rstrip("[] ").rstrip() if context.endswith("[]") else context.rstrip())
    if record is None:
        draft.read(context, 1_000)
    elif _read_request(draft, record):
        draft.kind = "web"
    else:
        _read_other(draft, record, jsonlog.pairs(record))


def _read_lookup(draft: Draft, text: str, head: str) -> bool:
    """A lookup, or another line of a name server; whether it was one."""
    lookup = lookup_of_line(text)
    if lookup is not None:
        dns.tell(draft, lookup)
    elif ("client" in head or "dnsmasq" in head or " IN " in head[:200]) and (asked := _QUERY_LOG.search(head[:600])) is not None and not is_strangers(text, asked.start()):
        dns.read_text(draft, text)
    else:
        return False
    return True


def _read_flow(draft: Draft, text: str, head: str) -> bool:
    """A flow of an exporter, or what a firewall or a kernel's filter says in a sentence; whether it was one."""
    draft.kind = "flow"
    if flow.read_line(draft, text):
        return True
    draft.kind = "syslog"
    if " DST=" in head and " PROTO=" in head and "IN=" in head and stands_free(text, text.index("IN=")):
        syslog.read(draft, syslog.Header("", "kernel", text))
        return True
    if flow.read_firewall(draft, text):
        return True
    draft.kind = "text"
    return False


def _read_bare(draft: Draft, bare: Bare) -> None:
    """A value alone: a command line, or what is asked for on the web, and by which program."""
    if bare.kind == COMMAND:
        decoded = decode_command(bare.value)
        draft.action = "command"
        draft.say("command", *decoded.notes, command_words(decoded.text))
        draft.payload(decoded.text)
        return
    draft.kind = "web"
    web.tell(draft, web.Request(agent=bare.value) if bare.kind == AGENT else web.Request(target=bare.value))


# -- JSON ----------------------------------------------------------------------------------------

def _json_of(text: str) -> Optional[Dict[str, Any]]:
    try:
        record = orjson.loads(text)
    except ValueError:
        return None
    if isinstance(record, list) and record:
        record = record[0]
    return record if isinstance(record, dict) else None


def _record_of_pairs(text: str) -> Optional[Dict[str, Any]]:
    """The object of a known family that somebody wrote as key=value; None where the pairs are of no such object."""
    pairs = [pair for pair in keyvalue.PAIR.findall(text)[:_CUT_PAIRS_MAX] if any(pair[1:])]
    if not are_of_an_object({pair[0].lower() for pair in pairs}, text):
        return None
    record: Dict[str, Any] = {}
    for name, double, single, bare in pairs:
        if name not in record:
            record[name] = double.replace('\\"', '"') or single or (int(bare) if bare.isdecimal() and len(bare) < 16 else {"true": True, "false": False}.get(bare, bare))
    return record


_CUT_PAIR = re.compile(r"\"([^\"\\]{1,80})\" ?: ?(?:\"((?:[^\"\\]|\\.){0,8000})\"?|(-?\d[\d.]{0,20}|true|false))")
_CUT_PAIRS_MAX = 200


def _cut_record(text: str) -> Dict[str, Any]:
    """The flat pairs of JSON that does not parse; the first of a name counts."""
    record: Dict[str, Any] = {}
    for name, value, plain in _CUT_PAIR.findall(text)[:_CUT_PAIRS_MAX]:
        if name not in record and (value or plain):
            record[name] = _unescape(value) if value else {"true": True, "false": False}.get(plain, plain)
    return record


def _unescape(value: str) -> str:
    try:
        unescaped = orjson.loads(f'"{value}"')
    except ValueError:
        return value
    return unescaped if isinstance(unescaped, str) else value


def _read_windows(draft: Draft, event: WindowsEvent) -> None:
    draft.kind = "windows"
    windows.read(draft, windows.fields_of_event(event))


def _read_record(draft: Draft, record: Dict[str, Any], text: str, sourcetype: str, depth: int) -> None:
    """A JSON object, by the keys that only one family has."""
    record, text = _as_written(_unflattened(record), text)
    if _read_azure(draft, record):
        draft.kind = "web"
        return
    keys = record.keys()
    event = event_of_record(record) or of_endpoint(record)
    if event is not None:
        _read_windows(draft, event)
        return
    fields = windows.fields_of_json(record) if keys & _WINDOWS_KEYS else None
    if fields is not None:
        draft.kind = "windows"
        windows.read(draft, fields)
        return
    line = line_of_agent(record) if depth < DEPTH_MAX else None
    if line is not None:
        _read_line_of_agent(draft, record, line, depth)
        return
    seen = seen_in(record) if keys & SIGNS else None
    if seen is not None:
        draft.kind = "auditd"
        host.read(draft, seen)
    elif (zeek := flow.zeek_of(record)) is not None or log_of_sourcetype(sourcetype) is not None:
        path = record.get("_path")
        log = log_of_sourcetype(sourcetype) or (path if isinstance(path, str) else "") or flow.log_of(zeek or record)
        flow.read_zeek(draft, zeek or record, log)
        draft.kind = _ZEEK_KINDS.get(log, "flow")
    elif (eve := flow.eve_of(record) or flow.alert_of(record)) is not None:
        flow.read_eve(draft, eve)
    elif database.is_of_database(record):
        draft.kind = "cloud"
        database.read(draft, record)
    elif (dns.query_of(record) or "") and keys & _DNS_KEYS:
        draft.kind = "dns"
        dns.read(draft, record)
    elif _is_of_network(record) and _read_exported(draft, record):
        pass
    elif len(keys) <= _LIST_MEMBERS_MAX and (name := dns.name_alone(record)):
        draft.kind = "dns"
        dns.say_query(draft, name)
        jsonlog.tell(draft, [(path, value) for path, value in jsonlog.pairs(record) if value != name])
    elif (isinstance(record.get("httpRequest"), dict) and web.read_json(draft, _waf_request(record))
          or (not keys & _AUDIT_KEYS or "urlcategory" in keys or "controller" in keys) and _read_request(draft, record) or web.read_proxied(draft, record)):
        draft.kind = "web"
    elif not keys & _AUDIT_ONLY and flow.read_told(draft, record):
        draft.kind = "keyvalue"
    else:
        _read_by_members(draft, record, text, depth)


def _read_by_members(draft: Draft, record: Dict[str, Any], text: str, depth: int) -> None:
    """An object of no product's form: what its members are called tells what it is about."""
    members = jsonlog.pairs(record)
    held = held_in(members)
    if held is not None and held.is_firm:
        _read_held(draft, held, record, members)
    elif cloud.looks_audited(cloud.unwrapped(record)):
        draft.kind = "cloud"
        cloud.read(draft, cloud.unwrapped(record), text)
    elif _read_carried(draft, record, depth):
        pass
    elif (held := held or packed_in(members)) is not None:
        _read_held(draft, held, record, members)
    else:
        draft.kind = "json"
        _read_other(draft, record, members)


#: Of a record in a batch at least so much is said.
_SHARE_MIN_CHARS = 120


def _read_batch(draft: Draft, batch: List[str]) -> None:
    """Records that came as one event: what each says, the telling words first and equal ones once. What they are about is the first one's."""
    share, said = max(_SHARE_MIN_CHARS, TEMPLATE_MAX_CHARS // len(batch)), set()
    for one in batch:
        own = Draft("text")
        _read(own, one, "", depth=1)
        words = own.template()
        if words in said or draft.is_full:
            continue
        draft.say(words if len(words) <= share else words[:share].rpartition(" ")[0])
        if not said:
            draft.kind, draft.action = own.kind, own.action
        said.add(words)
        for name, value in own.entities.items():
            draft.entities.setdefault(name, value)
        for payload in own.focus:
            draft.payload(payload)


def _is_of_network(record: Dict[str, Any]) -> bool:
    """Whether a record may be of a flow or a lookup: to look costs little, to read all its members much."""
    keys = record.keys()
    if keys & _AUDIT_ONLY:
        return False
    if keys & _NETWORK_KEYS or isinstance(record.get("query"), list):
        return True
    for holder, members in _NETWORK_HOLDERS.items():
        held = record.get(holder)
        if isinstance(held, dict) and any(member in held for member in members):
            return True
    return "properties" in keys and _AZURE_NETWORK.search(str(record.get("category") or "")[:200]) is not None


def _read_exported(draft: Draft, record: Dict[str, Any]) -> bool:
    """A lookup or a flow in the names of an exporter, a firewall's log service or a cloud; whether it was one."""
    if "LogType" in record and flow.read_told(draft, record):
        draft.kind = "keyvalue"
        return True
    properties = record.get("properties")
    sentence = properties.get("msg") if isinstance(properties, dict) else None
    if isinstance(sentence, str):
        # Azure's firewall in its older form.
        if (told := lookup_of_line(sentence)) is not None:
            draft.kind = "dns"
            dns.tell(draft, told)
            return True
        draft.kind = "syslog"
        return flow.read_firewall(draft, sentence)
    if (lookup := dns.export_of(record)) is not None:
        draft.kind = "dns"
        dns.tell(draft, lookup)
        return True
    if (exported := flow.export_of(record)) is not None:
        draft.kind = "flow"
        flow.read_export(draft, exported)
        return True
    return False


def _as_written(record: Dict[str, Any], text: str) -> Tuple[Dict[str, Any], str]:
    """The record without what a bus or an export made of it, and its text."""
    written = as_written(record)
    return (record, text) if written is None else (written, json.dumps(written))


#: What stands before the dots of names that are dotted where they come from.
_DOTTED_AT_HOME = ("id.", "tgt.", "src.", "osSrc.", "endpoint.", "cluster.", "node.")
_STEPS_MAX = 8


def _unflattened(record: Dict[str, Any]) -> Dict[str, Any]:
    """The object as its maker wrote it, where an exporter made dotted names of the objects and arrays in it, or Splunk did (`a{}.b`).

    >>> _unflattened({"user.name": "ann", "user.id": 7, "to.0.name": "bob", "a{}.b": ["x", "y"]})
    {'user': {'name': 'ann', 'id': 7}, 'to': [{'name': 'bob'}], 'a': [{'b': 'x'}, {'b': 'y'}]}
    >>> _unflattened({"id.orig_h": "10.0.0.1", "uid": "C1"})
    {'id.orig_h': '10.0.0.1', 'uid': 'C1'}
    """
    if not any("." in name for name in record) or any(name.startswith(_DOTTED_AT_HOME) for name in record) or _clash(record):
        return record
    whole: Dict[str, Any] = {}
    own: Set[int] = set()
    for name, value in record.items():
        first, *steps = name.split(".")
        array = whole.get(first[:-2]) or [{} for _ in value] if first.endswith("{}") and isinstance(value, list) else []
        if not steps or len(steps) > _STEPS_MAX or "" in (first, *steps):
            whole[name] = value
        elif not first.endswith("{}"):
            put(whole, [first, *steps], value, own)
        elif array and len(value) == len(array):
            whole[first[:-2]] = array
            for element, one in zip(array, value):
                put(element, steps, one, own)
        else:
            whole[name] = value  # a list of another length: nobody knows what in it belongs to what
    made = {name.partition(".")[0] for name in record if name not in whole}
    return {name: _with_arrays(value) if name in made else value for name, value in whole.items()}


def _clash(record: Dict[str, Any]) -> bool:
    """Whether one of the names begins with all of another: put together, one of the two would be lost. A name of more steps than are put stays as it is."""
    plain = {name.replace("{}", "") for name in record}
    return len(plain) < len(record) or any(name[:at] in plain for name in plain if name.count(".") <= _STEPS_MAX for at, sign in enumerate(name) if sign == ".")


def _with_arrays(value: Any, depth: int = 0) -> Any:
    """Objects of which all names are numbers as the arrays that they were."""
    if not isinstance(value, dict) or not value or depth > _STEPS_MAX:
        return value
    members = {name: _with_arrays(one, depth + 1) for name, one in value.items()}
    return list(members.values()) if all(name.isdecimal() for name in members) else members


_ZEEK_KINDS = {"dns": "dns", "http": "web", "conn": "flow"}
_WINDOWS_KEYS = frozenset(("EventID", "EventCode", "winlog", "Event", "event_id", "EventId"))
_DNS_KEYS = frozenset(("qtype_name", "query_type", "query_class", "QueryType", "rrtype", "qtype", "DomainName",
                       "question", "responseCode", "rcode"))
#: Records of lists have no more members.
_LIST_MEMBERS_MAX = 6
#: What stands in every record of a flow or of a lookup, as exporters spell it, or holds one of them.
_NETWORK_KEYS = frozenset("""
querytype
src_ip srcip src_addr srcaddr srcAddr SrcAddr src4_addr src6_addr saddr SrcIP SrcIP_s sourceIPv4Address sourceIPv6Address ipv4_src_addr ipv6_src_addr IPV4_SRC_ADDR ip_src
LogType sourceIp sourceIP source_ip source_address sourceAddress csip netflow flows flowRecords dns QH queryname query_name question_name qname
""".split()).union(("Src IP", "Source IP", " Source IP", " Src IP", "Src IP Addr"))
#: Objects that hold one in some logs, and a member that tells these; Azure says in the category.
_NETWORK_HOLDERS = {"source": ("ip", "address"), "jsonPayload": ("connection", "queryName"), "data": ("sourceAddress",), "event": ("req", "csip")}
_AZURE_NETWORK = re.compile(r"Flow|Dns|AZFW|AzureFirewall")
_AUDIT_ONLY = frozenset(("eventName", "protoPayload"))
_AUDIT_KEYS = frozenset(("eventName", "eventSource", "actor", "protoPayload", "objectRef", "Operation",
                         "operationName", "userIdentity", "action", "eventType", "actionName", "auditID"))


def _read_request(draft: Draft, record: Dict[str, Any]) -> bool:
    """A request in an object; whether it held one. What an application says is what happened, and the request only where."""
    request = web.request_of_json(record)
    if request is None:
        return False
    said = "" if request.status else _said_by(record)
    action = ""
    if said:
        if not syslog.read_login(draft, said):
            draft.read(said, 400)
        action = draft.action
        if request.client:
            draft.entities.pop("src", None)  # a message may be a stranger's, the address of who sent it is not
        draft.name("user", record.get("user"))
    web.tell_record(draft, record, request)
    draft.action = action or draft.action
    return True


def _read_azure(draft: Draft, record: Dict[str, Any]) -> bool:
    """A record of one of Azure's access logs or guards; whether it was one."""
    told = weblog.as_azure_asked(record)
    request = web.request_of_json(record) if told is not None else None
    if told is None or request is None:
        return False
    web.tell_record(draft, told, request)
    return True


def _said_by(record: Dict[str, Any]) -> str:
    """An application's message, or the kind and the message of the exception that it holds."""
    message = record.get("message", record.get("msg"))
    if isinstance(message, dict):
        return " ".join(message[name] for name in ("Exception", "Message") if isinstance(message.get(name), str))
    return message if isinstance(message, str) else ""


def _waf_request(record: Dict[str, Any]) -> Dict[str, Any]:
    request = record["httpRequest"]
    headers = request.get("headers")
    flat = {str(header.get("name")).lower(): header.get("value") for header in headers if isinstance(header,
        dict)} if isinstance(headers, list) else {}
    return {**request, "httpMethod": request.get("httpMethod") or request.get("requestMethod"),
            "action": record.get("action"), "ruleName": record.get("terminatingRuleId") if record.get("action") != "ALLOW" else "",
            "reason": " ".join(str(match.get("conditionType") or "") for match in (record.get("terminatingRuleMatchDetails") or ())[:4]
                               if isinstance(match, dict)) if isinstance(record.get("terminatingRuleMatchDetails"), list) else "",
            "user_agent": flat.get("user-agent") or request.get("userAgent"),
            "clientIp": request.get("clientIp") or request.get("remoteIp"), "http_host": flat.get("host")}


def _read_line_of_agent(draft: Draft, record: Dict[str, Any], line: str, depth: int) -> None:
    """A line that an agent took apart, and what it says of the line's program."""
    _read_line_of(draft, line, depth)
    draft.name("service", record.get("_SYSTEMD_UNIT"))
    draft.name("process", record.get("_COMM") or record.get("SYSLOG_IDENTIFIER"))
    seen = seen_in(record) if "_CMDLINE" in record else None
    if seen is not None:
        host.say_command(draft, fact_in(seen.record, "exe"), seen.record)
    _read_rule(draft, record)


def _read_rule(draft: Draft, record: Dict[str, Any]) -> None:
    """What a rule of the agent's says of the line that it was hit by."""
    rule = record.get("rule")
    if isinstance(rule, dict) and isinstance(rule.get("description"), str):
        draft.read(f"alert {rule['description']}", 200)


def _read_carried(draft: Draft, record: Dict[str, Any], depth: int) -> bool:
    """A shipper's envelope round a line of another format; whether it was one."""
    line = line_of(record) if depth < DEPTH_MAX else None
    if line is None:
        return False
    _read_line_of(draft, line, depth)
    return True


def _read_line_of(draft: Draft, line: str, depth: int) -> None:
    text, host, _ = opened(sanitise(line).strip())
    _read(draft, text, "", depth=depth + 1)
    draft.name("host", host)


def _read_other(draft: Draft, record: Dict[str, Any], members: List[Tuple[str, Any]]) -> None:
    """JSON of no family: entities by their usual names, everything else, `members`, by rank."""
    _name_entities(draft, record)
    jsonlog.tell(draft, members)


def _name_entities(draft: Draft, record: Dict[str, Any]) -> None:
    for entity, names in _ENTITY_KEYS.items():
        for name in names:
            value = record.get(name)
            if isinstance(value, str) and value:
                draft.name(entity, value)
                break


def _read_held(draft: Draft, held: Held, record: Dict[str, Any], members: List[Tuple[str, Any]]) -> None:
    """A command or a request that an object of no family holds by the names of its members, and what stands beside it."""
    said = _read_act(draft, held, "json")
    _name_entities(draft, record)
    rest = [(path, value) for path, value in members if not _is_of(path, str(value), held, said)]
    jsonlog.tell(draft, [(path, value.replace(said, " ") if isinstance(value, str) else value) for path, value in rest])


def _read_act(draft: Draft, held: Held, kind: str) -> str:
    """A command or a statement in an event of `kind`, or a request, and of a command and a request both; how the event writes it."""
    request, command = held.request, held.command
    draft.kind = kind if command is not None or request is None else "web"
    if command is not None:
        _read_bare(draft, command)
        for program in command.programs[:1]:
            draft.name("process", base_name(program))
    if request is not None:
        web.tell(draft, web.Request(request.method, request.target, request.status, agent=request.agent, client=request.client))
    if command is not None:
        draft.action = "command"  # it was told first
        return command.value
    if request is not None:
        return request.target
    database.say_statement(draft, held.statement)
    return held.statement


_ENTITY_KEYS = {
    "user": ("user", "username", "user_name", "userName", "account", "login", "user_email", "email"),
    "src": ("src_ip", "source_ip", "client_ip", "remote_addr", "ip", "src", "sourceIp"),
    "dest": ("dest_ip", "destination_ip", "dst_ip", "dest", "destinationIp"), "process": ("process", "process_name",
        "image", "exe", "program"), "parent": ("parent", "parent_process", "parent_name"),
    "service": ("service", "protocol", "app", "application"), "action": ("action", "event", "event_type", "operation")}


def hour_of(time: str) -> str:
    """Hour of the day in UTC, two digits; "" where the time is unknown."""
    try:
        seconds = float(time)
    except ValueError:
        return ""
    return f"{int(seconds // 3600 % 24):02d}" if 0 <= seconds < 1e12 else ""
