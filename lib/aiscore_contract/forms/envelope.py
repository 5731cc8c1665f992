"""The event inside an envelope: what forwarders put round a line that is not theirs.

A container's line comes as `{"log": "..."}` or behind its runtime's stamp, a relay puts its own header before the machine's, a shipper keeps
the line in `message` or `event.original`. Both halves judge what is inside, so that an event has the same score whichever way it came.

An envelope is opened where a line of a known form begins right behind it. What begins elsewhere in a text, a stranger may have written.
Objects that somebody flattened to key=value are told by the names of their pairs.
"""
from __future__ import annotations

import json
import re
from itertools import islice
from typing import AbstractSet, Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from ..limits import TEXT_MAX_CHARS
from .agents import SIGNS as SIGNS_OF_AGENTS
from .agents import as_host_writes, line_in
from .held import held_in_line
from .names import asked, named
from .strangers import is_repeated, is_strangers, repeats

#: Envelopes in envelopes that are opened.
DEPTH_MAX = 3
LINE_MIN_CHARS = 16
#: Members that hold a line where all others are about its way here, in the order in which they are asked. Under some of these names an
#: application keeps what was sent to it, too.
_CARRIERS = ("_raw", "event.original", "textPayload", "rawEvent", "raw_event", "rawLog", "raw_log", "original", "full_message", "raw", "message", "MESSAGE", "@message",
             "log", "msg", "line", "event", "body", "short_message", "data", "payload", "value")
_CARRIER_NAMES = asked(_CARRIERS)
#: An object that carries a line or another object has one of these.
SIGNS = asked((*_CARRIERS, *SIGNS_OF_AGENTS, "full_log"))
#: Members of `event` that say what happened, and members beside it that say why: such an object is an alert, and its line the cause.
_SAID_OF_EVENT = frozenset(("action", "outcome", "reason", "severity", "risk_score"))
_ALERTS = frozenset(("rule", "alert", "alerts", "threat", "signal", "kibana"))
#: Members that hold what was sent where one of the others says which page it was sent to, or which file.
_SENT = frozenset(("body", "data", "raw", "original", "payload", "value"))
SENT_TO = frozenset(("path", "file", "filename", "file_path", "resource"))
#: What forwarders say about the way of a line: where it stood, who carried it, when, and from which container.
_ABOUT_THE_WAY = frozenset("""
timestamp time ts date datetime time_nano timegenerated ingestiontime receivetimestamp observedtimestamp
host hostname source sourcetype index source_type fromhost fromhost-ip gl2_source_input node node_name computer
level loglevel log_level severity priority pri facility syslog_facility syslog_severity severity_text severitynumber stream logtag tag tags type version
agent ecs input offset fields fileset beat prospector collector event service app application app_name project env environment dataset data_stream
kubernetes k8s docker container container_id container_name container_image container_info image pod pod_name pod_id namespace namespace_name labels annotations cluster
partial_message id insertid logname resource logstream loggroup log_stream log_group owner messagetype subscriptionfilters streams
cloud region zone account_id instance instance_id ec2_instance_id ecs_cluster ecs_task_arn ecs_task_definition
path file filename log_file log_file_path file_path input_type source_host job tenant customer topic partition
""".split())
_MONTH = r"[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d{1,9})?"
_ISO = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.,:Z+-]{0,20}"
_PRIORITY = r"(?:<\d{1,3}>)?"
_STAMP = rf"{_PRIORITY}(?:{_MONTH}|{_ISO}) "
#: In its place an application's own log has a level: that is no host's line.
_LEVEL = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
#: Lines that say by their beginning what they are.
_LINES = (
    rf"{_STAMP}(?!{_LEVEL})(?:\S{{1,120}} (?!{_LEVEL})[\w./()-]{{1,120}}(?:\[[\w:.-]{{1,40}}\])?|[\w./()-]{{1,120}}\[[\w:.-]{{1,40}}\]):",  # syslog
    rf"{_STAMP}\S{{1,120}} (?:CISE_\w{{1,60}} |[\w.-]{{1,40}}=)",  # Cisco ISE, and firewalls that tell pairs
    r"<\d{1,3}>[\w%]",  # a priority of its own
    r"\S{1,260} (?:\S{1,60} ){1,2}\S{1,120} \[\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d",  # a web server's access line
    r"[A-Z]{3,10} \S{1,4000} HTTP/\d",  # a request
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\S{1,60} ){0,3}?[\da-fA-F.:]{3,39} [A-Z]{3,10} /",  # W3C, IIS
    r"\d{9,10}\.\d{1,3} {1,10}\d{1,9} \S{1,60} [A-Z_]{3,40}/\d{3} ",  # Squid
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \d{1,9} [\da-fA-F.:]{3,39} (?:\S{1,120} ){1,4}?(?:OBSERVED|PROXIED|DENIED) ",  # Blue Coat
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\t|#011)\w{1,40}=",  # Zscaler
    r"date=\d{4}-\d\d-\d\d time=",  # FortiGate
    r"(?:node=\S{1,120} )?type=[A-Z_]{3,40} msg=audit\(",  # auditd
    r"\[\d\d/[A-Z][a-z]{2}/\d{4}:[\d:]{8} [+-]\d{4}\] \"[^\"]{0,120}\" [\da-fA-F.:]{3,39} \d{3} \"",  # Skyhigh
    r"(?:https?|wss?|h2|grpcs?) \d{4}-\d\d-\d\dT\S{10,20} \S{1,200} \S{3,60} ",  # a cloud's load balancer
    r"haproxy\[\d{1,10}\]: ",  # HAProxy without a header
    r"\d{10}\.\d{1,9}(?:\t|#011)[^\s#]{1,40}(?:\t|#011)",  # Zeek
    rf"{_STAMP}\S{{1,120}} MSWinEventLog(?:\s|#011)",  # Snare
    r"<Event[ >]", r"<\?xml ",  # Windows, as XML
    r"(?:\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d(?: [AP]M)?(?:\s|#01[125]){1,3})?(?:LogName|EventCode)=",  # Windows, rendered
    r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d:\d\d(?: [AP]M)? [\dA-F]{3,4} PACKET ",  # Windows' DNS server
    r"\[INFO\] \S{3,60} - \d{1,6} \"[A-Z\d]{1,10} IN ",  # CoreDNS
    r"\[\d{9,10}\] unbound\[",  # Unbound
    r"\d\d/\d\d(?:/\d{2,4})?-[\d:.]{8,16} {1,2}\[\*\*\]", r"\[\*\*\] \[\d",  # fast alerts of sensors
    r"\"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\",\"",  # Umbrella
    r"\d \d{6,12} eni-\w{4,40} ",  # a cloud's flow log
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{3})? (?:[A-Z]{2,5}|[+-]\d\d)(?: \[\d{1,10}\][ :]|:[\d.a-f:]{3,45}\(\d{1,5}\):|-[\da-f]{8}\.[\da-f]{1,8}-)",  # PostgreSQL
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{6}Z)?(?:\s|#011){1,8}\d{1,10} (?:(?:Query|Execute|Prepare|Connect|Init DB)(?:\t|#011)|\[\w{4,7}\] (?:\[MY-|Access denied))",  # MySQL
    r"(?:\d{8} \d\d:\d\d:\d\d|\d{16}),(?:[^,\n]{0,200},){3}\d{1,20},\d{1,20},[A-Z_]{4,20},",  # MariaDB's audit
    r"\d{1,12}\.\d{1,9},(?:\d{1,12},){5}[^,\"\n]{0,64},[^,\"\n]{1,255},\d{1,5},[a-z][a-z\d_]{1,60},",  # a table of system calls
    r"\d{1,10}:[MSCX] \d\d [A-Z][a-z]{2} (?:\d{4} )?\d\d:\d\d:\d\d\.\d{3} [.*#-] ",  # Redis
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]{4,5} {1,2}\[org\.keycloak\.events\] ",  # Keycloak
)
#: How firewalls, routers and switches of one maker mark what they say.
DEVICE_MARK = r"%[A-Z][A-Z\d_]{1,30}(?:-[A-Z\d_]{1,30})?-\d-"
#: The same, where their readers know a header of syslog before them: a relay's is left to these.
_BEHIND_HEADERS = (
    r"(?:CEF|LEEF):\s?\d",
    rf"{_PRIORITY}(?:(?:{_MONTH}|{_ISO}):? )?(?:\S{{1,120}} )?(?:: ?)?{DEVICE_MARK}",
    rf"{_PRIORITY}(?:[\w.@-]{{1,40}}=(?:\"[^\"]{{0,400}}\"|[^\s\",;|]{{0,400}})[,;|\s]{{1,3}}){{3}}",
    rf"{_STAMP}\S{{1,120}} (?:CEF|LEEF):\s?\d",
    r"(?:\d\d-[A-Z][a-z]{2}-\d{4} [\d:.]{8,16} )?(?:(?:queries: )?info: )?client (?:@0x\w{1,16} )?\S{2,45}#\d{1,5} \(",  # BIND
    r"(?:\d{1,3},)?\d{4}/\d\d/\d\d \d\d:\d\d:\d\d,\w{1,40},[A-Z]{3,20},",  # Palo Alto Networks
)
#: A line with a time of its own, behind a shipper that has told its time already.
_DATED = (rf"\[?\d{{4}}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|{_STAMP}|"
          r"\[(?:[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d|\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:\d\d)")
_LINE = re.compile("|".join(_LINES))
_KNOWN = re.compile("|".join((*_LINES, *_BEHIND_HEADERS, _DATED)))
#: One element of structured data: a bracket inside of quotes does not end it, nor does a quote behind a backslash.
_ELEMENT = r"\[[^\]\"]{0,400}(?:\"(?:[^\"\\]|\\.){0,4000}\"[^\]\"]{0,400}){0,64}\]"
#: A relay's header, with the program that relays or without.
_RELAY = re.compile(rf"{_STAMP}(\S{{1,120}}) (?:([\w./()-]{{1,120}}?)(?:\[[\w:.-]{{1,40}}\])?: )?|"
                    rf"<\d{{1,3}}>1 \d{{4}}-\S{{1,40}} (\S{{1,255}}) (\S{{1,48}}) \S{{1,128}} \S{{1,32}} (?:-|(?:{_ELEMENT}){{1,16}}) ?\ufeff?")
#: What a web server itself writes behind its header. All others that repeat what strangers gave begin with their own words, or with theirs.
_ACCESS = re.compile(r"[\da-fA-F.:]{3,39} - \S{1,120} \[\d{1,2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] \"")
#: How rsyslog writes the ends of lines and tabs of what it receives.
_ESCAPES = (("#015#012", "\n"), ("#012", "\n"), ("#015", "\n"), ("#011", "\t"))
#: What container runtimes write before a line, and composers of containers.
_RUNTIME = re.compile(rf"{_ISO} (?:stdout|stderr) [FP] ")
_COMPOSED = re.compile(rf"(?!{_LEVEL})(?=[\d.-]{{0,63}}[A-Za-z_])[\w.-]{{1,64}} {{1,40}}\| {{1,2}}")
#: What Fluentd writes before an object: time with its zone, and tag. An application's own line has a level there, or no zone.
_TAGGED = re.compile(rf"\d{{4}}-\d\d-\d\d(?: \d\d:\d\d:\d\d\.\d{{9}} [+-]\d{{4}} (?!{_LEVEL})[\w.*/-]{{1,200}}: |"
                     rf"[ T]\d\d:\d\d:\d\d(?:\.\d{{1,9}})?(?: ?[+-]\d\d:?\d\d|Z)\t(?!{_LEVEL})[\w.*/-]{{1,200}}\t)(?=\{{\")")


class Opened(NamedTuple):
    """An event; the host that the header before it names, "" where none does: the event may name a truer one; and whether something
    other than a relay's header was taken off."""

    text: str
    host: str
    is_wrapped: bool


def opened(text: str) -> Opened:
    """`text` without what a container's runtime, a composer, Fluentd or a relay wrote before the event.

    >>> opened("2031-03-01T10:11:12.123456789Z stdout F GET / HTTP/1.1").text
    'GET / HTTP/1.1'
    >>> opened("<13>Mar  1 10:11:13 relay2 Mar  1 10:11:12 web3 sshd[77]: Accepted password for ann from 192.0.2.7 port 4000 ssh2").text[:20]
    'Mar  1 10:11:12 web3'
    >>> opened("Mar  1 10:11:12 web3 cron[77]: (root) CMD (backup)").text[:20]
    'Mar  1 10:11:12 web3'
    """
    host, is_wrapped = "", False
    if text[:1] == "{":
        return Opened(text, host, is_wrapped)
    for _ in range(DEPTH_MAX):
        start, host_here = _start_of_event(text)
        if not start:
            break
        text, host, is_wrapped = text[start:], host_here or host, is_wrapped or not host_here
        if "#01" in text and not is_repeated(text):
            # A name that holds a newline would end its line.
            for written, meant in _ESCAPES:
                text = text.replace(written, meant)
    text, host_of_record = as_host_writes(text)
    return Opened(text, host_of_record or host, is_wrapped)


def object_behind(text: str) -> int:
    """Where the JSON begins that ends `text`, behind a header or a few words of its writer's; 0 where none does. What may be part of a
    sentence, a pair or a line that repeats what a stranger gave is none, nor what stands behind a command, a request or a statement: whoever sent
    that wrote its end.

    >>> object_behind('INFO jobs - {"cmd": "ls"}'), object_behind('name="x {"cmd": "ls"}')
    (12, 0)
    >>> object_behind('192.0.2.7 GET /a?id=1%27 200 x {"cmd": "ls"}')
    0
    """
    start = text.find('{"', 0, _BEFORE_OBJECT_MAX) if "}" in text[-2:] else 0
    if start < 1 or text[start - 1] not in " :\t":
        return 0
    before = text[:start].rstrip()
    if ("=" in before or '"' in before) and not before.endswith("]") or is_strangers(text, start) or _TELLING.search(before) is not None and held_in_line(before) is not None:
        return 0
    return start


_BEFORE_OBJECT_MAX = 300
#: Headers have none of these, and to read them as a line costs more.
_TELLING = re.compile(r"\s(?:/|-{1,2}[A-Za-z]|https?:)|[$#%>] |[A-Za-z]:\\|[|`]|[Ss][Qq][Ll]|[Qq]uery|[Ss]tatement|[Ee]xecut")
_NO_ENVELOPE = (0, "")
#: What a reader of Windows' files writes on a line before each event.
_NUMBERED = re.compile(r"Record \d{1,20}\s{0,4}\n(?=\{\s{0,8}\"|<\?xml |<Event[ >])")


def _start_of_event(text: str) -> Tuple[int, str]:
    """Where the event in `text` begins (0: there is no envelope), and the host of a header before it."""
    first = text[:1]
    if first in "{[":
        return _NO_ENVELOPE
    if first == "R" and (found := _NUMBERED.match(text)) is not None:
        return found.end(), ""
    is_dated = text[4:5] == "-"
    if is_dated:
        found = _RUNTIME.match(text) or _TAGGED.match(text)
        if found is not None:
            return found.end(), ""
    # A header begins with a priority, a year or a month.
    found = _RELAY.match(text) if is_dated or text[3:4] == " " or first == "<" else None
    if found is not None:
        host, program, other_host, other_program = found.groups()
        is_relay = (_ACCESS if repeats(program or other_program or "") else _LINE).match(text, found.end())
        return (found.end(), host or other_host) if is_relay else _NO_ENVELOPE
    found = _COMPOSED.match(text) if " | " in text[:110] else None
    if found is not None and (_KNOWN.match(text, found.end()) or text.startswith('{"', found.end())):
        return found.end(), ""
    return _NO_ENVELOPE


def line_of_agent(record: Mapping[str, Any]) -> Optional[str]:
    """The line that an agent on a host took apart or put an alert round (Wazuh); None where `record` holds no such line."""
    return line_in(record) or (_as_line(record["full_log"]) if "full_log" in record else None)


def line_of(record: Mapping[str, Any]) -> Optional[str]:
    """The line of another format, or the object, that a shipper's `record` carries; None where it carries none.

    >>> line_of({"stream": "stdout", "log": "type=USER_LOGIN msg=audit(1.1:1): pid=1"})
    'type=USER_LOGIN msg=audit(1.1:1): pid=1'
    >>> line_of({"level": "info", "message": "user ann changed her address"}) is None
    True
    """
    line = line_of_agent(record)
    if line is not None:
        return line
    if _CARRIER_NAMES.isdisjoint(named(record)):
        return None
    event = record.get("event")
    if isinstance(event, dict) and event.get("kind") != "alert" and _ALERTS.isdisjoint(record) and (line := _as_line(event.get("original"))):
        return line
    is_of_bus = "topic" in record
    if not all(name in _CARRIER_NAMES or is_about_the_way(name) or is_of_bus and name == "key" for name in record) or isinstance(event, dict) and not _SAID_OF_EVENT.isdisjoint(event):
        return None
    # Under this name an application keeps what somebody gave it.
    held = [name for name in _CARRIERS if isinstance(record.get(name), str) and (is_of_bus or name != "value")]
    if record.get("stream") in ("stdout", "stderr") and "log" in held:
        return record["log"].strip() or None  # a container's, whatever its program writes
    for name in held:
        line = _as_line(record[name])
        if line is not None:
            return line if _is_all_that_is_said(record, line, name, held) else None
    return None


def _is_all_that_is_said(record: Mapping[str, Any], line: str, name: str, held: Sequence[str]) -> bool:
    """Whether `line`, held by the member `name`, is what the object says: no other of the members `held` says anything else, and it is
    not what was sent to a page or a file that another member names."""
    if name in _SENT and any(member.partition(".")[0].lower() in SENT_TO for member in record):
        return False
    return all(record[other].strip() in line for other in held)


#: Arrays of a batch that an exporter or a subscription sends as one event: OpenTelemetry's in arrays, in both of its spellings, and CloudWatch's.
_OF_BATCH = (("resourceLogs", "scopeLogs", "logRecords"), ("resource_logs", "scope_logs", "log_records"), ("logEvents",))
SIGNS_OF_BATCHES = asked(names[0] for names in _OF_BATCH)
#: More of a batch is not read: so many records, or so much of them and of what is round each of them again.
BATCH_MAX, _BATCH_MAX_CHARS = 64, 4 * TEXT_MAX_CHARS


def batch_of(record: Mapping[str, Any]) -> List[str]:
    """The records of a batch, each in a batch of its own, as texts; none where `record` is no batch or holds one alone.

    >>> batch_of({"logGroup": "g", "logEvents": [{"message": "a"}, {"message": "b"}]})
    ['{"logGroup": "g", "logEvents": [{"message": "a"}]}', '{"logGroup": "g", "logEvents": [{"message": "b"}]}']
    """
    names = next((names for names in _OF_BATCH if isinstance(record.get(names[0]), list)), None)
    if names is None:
        return []
    found: List[str] = []
    size = 0
    for one in islice(_singles(record, names), BATCH_MAX):
        found.append(json.dumps(one))
        size += len(found[-1])
        if size > _BATCH_MAX_CHARS:
            break
    return found if len(found) > 1 else []


def _singles(place: Mapping[str, Any], names: Sequence[str]) -> Iterator[Dict[str, Any]]:
    """`place` once for each object in the arrays in arrays of these names, with that object alone in them."""
    elements = place.get(names[0])
    for element in elements if isinstance(elements, list) else ():
        if isinstance(element, dict):
            for inner in _singles(element, names[1:]) if len(names) > 1 else (element,):
                yield {**place, names[0]: [inner]}


def is_about_the_way(name: str) -> bool:
    """Whether a member of this name is about how an event came, and says nothing of what happened."""
    return name[:1] in ("_", "@") or name.partition(".")[0].lower() in _ABOUT_THE_WAY


def _as_line(value: Any) -> Optional[str]:
    if not isinstance(value, str) or len(value) < LINE_MIN_CHARS:
        return None
    line = value.strip()
    return line if line[:2] == '{"' or _KNOWN.match(opened(line).text) else None


#: Names that only one family's objects have, in lower case.
_OF_OBJECTS = tuple(frozenset(names.split()) for names in (
    "eventname eventsource", "eventid channel computer", "eventid channel hostname", "winlog.event_id winlog.channel", "protopayload.methodname", "id.orig_h id.resp_h",
    "objectref.resource verb", "operation workload", "eventtype actor.alternateid", "event_type src_ip dest_ip flow_id"))
#: What may stand before the first of an object's pairs: the time that a summary index writes.
_BEFORE_PAIRS = re.compile(r"\"?[\d/:., TZ+-]{0,48}")
#: A pair and what keeps it from the next. Quotes behind a backslash end no value: a stranger may have sent them.
_PAIR = re.compile(r"\"?([A-Za-z_@][\w.@{}/-]{0,200})=(?:\"(?:[^\"\\]|\\.){0,8000}\"|'[^']{0,8000}'|[^\s\"',;]{0,8000})\"?(?:[,;|\s]{1,3}|\Z)", re.DOTALL)


def are_of_an_object(names: AbstractSet[str], text: str) -> bool:
    """Whether the pairs of `text`, of these names in lower case, were an object of a known family before a summary index or an exporter
    made pairs of it. The names that tell it count where nothing but pairs stands before them.

    >>> are_of_an_object({"eventname", "eventsource"}, 'eventName=GetUser eventSource="iam.amazonaws.com"')
    True
    >>> are_of_an_object({"command", "eventname", "eventsource"}, "sudo: eve : COMMAND=/bin/id eventName=a eventSource=b")
    False
    """
    if not any(own <= names for own in _OF_OBJECTS):
        return False
    found = _RELAY.match(text)
    if found is not None and repeats(found[2] or found[4] or ""):
        return False
    before = _BEFORE_PAIRS.match(text, found.end() if found is not None else 0)
    position = before.end() if before is not None else 0
    told = set()
    while (pair := _PAIR.match(text, position)) is not None:
        told.add(pair[1].lower())
        position = pair.end()
    return any(own <= told for own in _OF_OBJECTS)
