"""A lookup of a domain name in one set of words, whoever logged it: name servers, resolvers, their firewalls, captures and exports in JSON.

Owns the forms of lines and what the members of records are called. Both halves ask here, so that the same lookup is the same event everywhere.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Dict, Mapping, Match, NamedTuple, Optional, Tuple

from .names import without_port
from .strangers import stands_free


class Lookup(NamedTuple):
    """A name and the type of record asked for, who asked, what came of it (a response code), and what else the log says of it (in words)."""

    name: str
    record: str = ""
    client: str = ""
    code: str = ""
    note: str = ""


_IP = r"([\da-fA-F.:]{2,45})"
#: Whoever asks chooses the name: no sign in it, such as base64 has, may keep a line from being read as what it is.
_NAME = r"([^\s\"|]{1,260})"
#: The same where blanks alone keep it apart.
_WORD = r"(\S{1,260})"
_TYPE = r"([A-Z][A-Z\d]{0,11}|TYPE\d{1,5}|\*)"
_CODE = r"(NOERROR|NXDOMAIN|SERVFAIL|REFUSED|FORMERR|NOTIMP|NOTAUTH|YXDOMAIN|BADVERS|NotAuth|No Error|NXDomain)"
_CLIENT = rf"client (?:@0x[\da-f]{{1,16}} )?{_IP}#\d{{1,5}}"
_OF_VIEW = r"(?: \(\S{1,260}\))?: (?:view [^\s:]{1,60}: )?"
#: mark without which no line is of that form, its expression, and what the groups are, in order; the rest of the words are notes.
_FORMS: Tuple[Tuple[str, str, str], ...] = (
    ("query: ", rf"{_CLIENT}{_OF_VIEW}(?:UDP|TCP): query: {_WORD} \w{{1,10}} {_TYPE} response: {_CODE}", "client name record code"),
    ("query: ", rf"{_CLIENT}{_OF_VIEW}query: {_WORD} \w{{1,10}} {_TYPE}", "client name record"),
    ("response: ", rf"{_CLIENT}{_OF_VIEW}response: {_WORD} \w{{1,10}} {_TYPE} {_CODE}", "client name record code"),
    ("query failed", rf"{_CLIENT}{_OF_VIEW}query failed \((\w{{1,20}})\) for {_WORD}/\w{{1,10}}/{_TYPE}", "client code name record"),
    ("denied", rf"{_CLIENT}{_OF_VIEW}(?:query|zone transfer|update)(?: \(cache\))? '{_WORD}/{_TYPE}/\w{{1,10}}' (denied)", "client name record note"),
    ("denied", rf"{_CLIENT}{_OF_VIEW}zone transfer '{_WORD}/(AXFR|IXFR)/IN' (denied)", "client name record note"),
    ("rpz ", rf"{_CLIENT}{_OF_VIEW}rpz \S{{1,20}} ([\w-]{{1,20}}) rewrite {_NAME[:-1]}?)(?:/{_TYPE}/IN)? via ", "client note name record"),
    ("transfer of", rf"{_CLIENT}{_OF_VIEW}transfer of '{_NAME}/IN(?:/\S{{1,60}})?': ([AI]XFR) (?:started|ended)", "client name record"),
    (" IN ", rf"(?:info|query|reply): {_IP} {_WORD} {_TYPE} IN(?: {_CODE})?", "client name record code"),
    (" IN", rf"(?:info|query|reply): {_IP} {_WORD} {_TYPE} IN\Z", "client name record"),
    (" IN ", rf"\[?{_IP}\]?:\d{{1,5}} - \d{{1,6}} \"?{_TYPE} IN {_WORD} (?:udp|tcp|tls|https|quic)\b[^\"]{{1,60}}?\"? {_CODE}\b", "client record name code"),
    ("wants '", rf"Remote {_IP} wants '{_NAME}\|{_TYPE}'", "client name record"),
    ("question for '", rf"question for '{_NAME}\|{_TYPE}' from {_IP}?:\d{{1,5}}\b", "name record client"),
    ("query[", rf"(?:\d{{1,10}} \S{{1,60}} )?query\[{_TYPE}\] {_WORD} from {_IP}", "record name client"),
    ("dnsmasq", rf"(?:gravity|regex|exactly|blacklist)\w{{0,10}} (blocked|denied|blacklisted) {_NAME} is \S", "note name"),
    ("dnsmasq", rf"dnsmasq(?:\[\d{{1,8}}\])?: (?:\d{{1,10}} \S{{1,60}} )?(?:reply|cached) {_NAME} is (NXDOMAIN|SERVFAIL|REFUSED)", "name code"),
    ("/IN/", rf"\b[CRFAST][QR] {_IP}(?::\d{{1,5}})? (?:->|<-) [\da-fA-F.:]{{2,45}}(?::\d{{1,5}})? (?:UDP|TCP|DOT|DOH) \d{{1,6}}b {_NAME}/IN/{_TYPE}", "client name record"),
    ("b \"", rf"\b[CRFAST][QR] {_IP} (?:UDP|TCP|DOT|DOH) \d{{1,6}}b \"{_NAME}\" IN {_TYPE}", "client name record"),
    ("_QUERY ", rf"\w{{2,12}}_QUERY (\w{{1,12}}) {_IP} \d{{1,5}} \S{{1,6}} \w{{3,6}} \d{{1,6}}b {_NAME} {_TYPE}", "code client name record"),
    ("_RESPONSE ", rf"\w{{2,12}}_RESPONSE (\w{{1,12}}) {_IP} \d{{1,5}} \S{{1,6}} \w{{3,6}} \d{{1,6}}b {_NAME} {_TYPE}", "code client name record"),
    ("||", rf"\A\d{{10}}(?:\.\d{{1,6}})?\|\|{_IP}\|\|[\da-fA-F.:]{{2,45}}\|\|IN\|\|{_NAME}\|\|{_TYPE}\|\|", "client name record"),
    ("? ", rf" {_IP}?\.\d{{1,5}} > \S{{3,60}}\.53: \d{{1,5}}[+*%]{{0,3}} (?:\[\w{{1,10}}\] )?{_TYPE}\? {_NAME} ", "client record name"),
    ("Standard query", rf"\A\"?\d{{1,9}}\"?,\"?[\d.]{{1,20}}\"?,\"?{_IP}\"?,.{{5,120}}?Standard query 0x[\da-f]{{4}} {_TYPE} {_NAME}", "client record name"),
    ("type '", rf"\bplan '{_NAME}' type '{_TYPE}'", "name record"),
    ("XFR, ", rf"\[{_NAME}\] ([AI]XFR), outgoing, remote {_IP}@", "name record client"),
    ("(", rf"\A\"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d\",\"[^\"]{{0,200}}\",\"[^\"]{{0,400}}\",\"{_IP}\",\"[\d.:a-fA-F]{{0,45}}\",\"(?:Allowed|(Blocked)|Proxied)[^\"]{{0,20}}\","
     rf"\"\d{{1,5}} \({_TYPE}\)\",\"{_CODE}?\",\"{_NAME}\"", "client note record code name"),
    ("e,", rf"\A\"?\d{{4}}-\d\d-\d\d[T ][\d:.]{{8,16}}Z?\"?,\"?([\w.-]{{3,253}})\"?,\"?{_TYPE}\"?,(?:true|false),\"?(?:DOH|DOT|DOQ|DOH3|UDP|TCP)[^,]{{0,12}},(?:[^,]{{0,80}},){{2,3}}?{_IP},(blocked)?",
     "name record client note"),
    ("1.", rf"\A1\.\d \d{{4}}-\d\d-\d\dT\S{{8,20}} Z[\dA-Z]{{6,30}} {_NAME} {_TYPE} {_CODE} (?:UDP|TCP) \S{{3,12}} {_IP}", "name record code client"),
)


def _finder(expression: str) -> Callable[[str], Optional[Match[str]]]:
    # To search for what stands at the beginning is to try it at every place.
    return re.compile(expression).match if expression.startswith(r"\A") else re.compile(expression).search


_READ = {mark: tuple((_finder(expression), groups.split()) for of, expression, groups in _FORMS if of == mark) for mark in dict.fromkeys(form[0] for form in _FORMS)}
#: Windows' debug log writes each label behind its length.
_WINDOWS = re.compile(r" PACKET  ?\S{1,20} (?:UDP|TCP) (Rcv|Snd) ([0-9a-fA-F.:]{2,45}) .{1,60}\] (\w{1,10}) {1,8}((?:\(\d{1,2}\)[^()\s]{1,63}){1,40})\(0\)")
_LABEL_LENGTH = re.compile(r"\(\d{1,2}\)")
_HEAD_CHARS = 800
#: A form that begins with its line has its first comma, or its first bars, by then.
_COMMA_CHARS, _BARS_CHARS = 40, 20


def _may_tell(head: str) -> bool:
    """Whether a line that begins with `head` may be of one of the forms: most lines have no word of any, and to look for a letter of it first
    costs a fraction of what a word costs."""
    return ("#" in head and "client " in head or "'" in head and ("wants '" in head or "for '" in head or "type '" in head)
            or "q" in head and ("dnsmasq" in head or "query[" in head) or "I" in head and (" IN " in head or "/IN/" in head or head[-3:] == " IN")
            or "?" in head and "? " in head or "_" in head and ("_QUERY " in head or "_RESPONSE " in head) or "X" in head and "XFR, " in head
            or "K" in head and " PACKET " in head
            # Forms that begin with their line.
            or "," in head[:_COMMA_CHARS] and not head[:1].isalpha() or "||" in head[:_BARS_CHARS] or head[:2] == "1.")


def lookup_of_line(text: str) -> Optional[Lookup]:
    """The lookup in a line of a name server or a resolver, behind its header or without; None where `text` is none.

    >>> lookup_of_line("client @0x7f 10.0.0.5#5353 (a.example): query: a.example IN TXT + (10.0.0.1)")
    Lookup(name='a.example', record='TXT', client='10.0.0.5', code='', note='')
    """
    if len(text) <= _ALONE_CHARS_MAX and " " not in text and (alone := _alone(text)) is not None:
        return alone
    head = text[:_HEAD_CHARS]
    if not _may_tell(head):
        return None
    for mark, forms in _READ.items():
        if mark not in head:
            continue
        for find, groups in forms:
            hit = find(head)
            if hit is not None and "/" not in head[:hit.start()].rpartition("]")[2] and stands_free(head, hit.start()):
                found = {name: value or "" for name, value in zip(groups, hit.groups())}
                name = found["name"].rstrip(".,")
                if name:
                    return Lookup(name, found.get("record", ""), without_port(found.get("client", "")), found.get("code", ""), found.get("note", "").lower().replace("-", " "))
    windows = _WINDOWS.search(head) if " PACKET " in head[:100] else None
    if windows is None or not stands_free(head, windows.start()):
        return None
    code = next((code for code in ("NXDOMAIN", "SERVFAIL", "REFUSED") if f"{code}]" in head), "")
    return Lookup(_LABEL_LENGTH.sub(".", windows[4]).strip("."), windows[3], windows[2], code, "answer" if windows[1] == "Snd" else "")


#: Lists of names: the name alone, or beside its rank, the family that made it, a day.
_ALONE_CHARS_MAX = 300
_ALONE_NAME = re.compile(r"(?=[A-Za-z0-9_.-]{4,253}\.?\Z)(?:[A-Za-z0-9_-]{1,63}\.){1,10}[A-Za-z][A-Za-z0-9-]{1,24}\.?")
_BESIDE = re.compile(r"[\w.:+-]{0,64}")
_BETWEEN = re.compile(r"[,;\t]")
_COLUMNS_MAX = 6


def _alone(text: str) -> Optional[Lookup]:
    """The name that a line of a list consists of, and the words beside it.

    >>> _alone("881234,example.org").name, _alone('"qx.example.org","conficker"').note, _alone("see example.org, please")
    ('example.org', 'conficker', None)
    """
    if _ALONE_NAME.match(text):
        return Lookup(text.rstrip("."))
    columns = [column.strip("\"'") for column in _BETWEEN.split(text.strip())]
    if not 2 <= len(columns) <= _COLUMNS_MAX or not all(_BESIDE.fullmatch(column) or _ALONE_NAME.match(column) for column in columns):
        return None
    name = next((column for column in columns if _ALONE_NAME.match(column)), "")
    return Lookup(name.rstrip("."), note=" ".join(column for column in columns if column.isalpha())) if name else None


#: Ours: what exports call it, without case, blanks and signs.
_NAMES = {
    "name": "query domain queryname rrname qname domainname dnsquestionname dnsrrname qh req dnsqname zeekdnsquery dnsquery questionname",
    "record": "qtypename querytypename querytype rrtype qtype dnsquestiontype reqtype qt recordtype dnsqtype questiontype dnsrrtype",
    "client": "srcaddr srcip sourceip idorigh clientip client internalip sourceipaddress clientaddress cltsip ip remote networkqueryip src",
    "code": "rcodename rcode responsecode dnsresponsecode replycode responsecodename dnsrcode",
    "note": "firewallruleaction resolverdecision reqaction resultisfiltered responsereason"}
_OURS = {name: ours for ours, names in _NAMES.items() for name in names.split()}
_AROUND = re.compile(r"(?:(?:jsonpayload|properties|event)\.)+")
_SIGNS = re.compile(r"[^a-z0-9]")
_RECORDS = {"1": "A", "2": "NS", "5": "CNAME", "6": "SOA", "10": "NULL", "12": "PTR", "15": "MX", "16": "TXT", "28": "AAAA", "33": "SRV", "65": "HTTPS", "252": "AXFR", "255": "ANY"}
_CODES = {"0": "NOERROR", "1": "FORMERR", "2": "SERVFAIL", "3": "NXDOMAIN", "4": "NOTIMP", "5": "REFUSED", "NXDOMAIN": "NXDOMAIN", "NAME ERROR": "NXDOMAIN", "NO ERROR": "NOERROR"}
_IS_NAME = re.compile(r"(?![a-zA-Z]{1,12}://)[^\s/:,][^\s]{0,252}\.[^\s/:,.]{1,63}\.?")
_IS_TYPE = re.compile(r"[A-Z][A-Z\d]{0,11}|\d{1,5}")
#: One of these stands in every record of a lookup; to look for them costs nothing.
SIGNS_OF_LOOKUP = frozenset("""
query query_name queryname rrname qname domainname dns.question.name dns.rrname qh req event.req dns.qname zeek.dns.query question_name properties.queryname
jsonpayload.queryname querytype
""".split())
#: Where one of these stands, `domain` is something else than the name that was asked for.
_NAMED_OTHERWISE = SIGNS_OF_LOOKUP - {"querytype"}


@lru_cache(maxsize=1 << 12)
def _ours(name: str) -> str:
    return _OURS.get(_SIGNS.sub("", _AROUND.sub("", name, count=1)), "")


@lru_cache(maxsize=1 << 9)
def _ours_in(names: Tuple[str, ...]) -> Tuple[Tuple[str, str], ...]:
    """Those of `names` that are of a lookup, and what they are; kept: events of one kind have the same names."""
    return tuple((name, ours) for name, ours in zip(names, map(_ours, names)) if ours)


def lookup_of(fields: Mapping[str, object]) -> Optional[Lookup]:
    """The lookup that a record of dotted lower-case names is about; None where it names none, or no type and no outcome of it.

    >>> lookup_of({"jsonpayload.queryname": "a.example.", "jsonpayload.querytype": "TXT", "jsonpayload.responsecode": "NXDOMAIN"})
    Lookup(name='a.example', record='TXT', client='', code='NXDOMAIN', note='')
    """
    if fields.keys().isdisjoint(SIGNS_OF_LOOKUP):
        return None
    plain = "domain" in fields and fields.keys().isdisjoint(_NAMED_OTHERWISE)
    found: Dict[str, str] = {}
    for name, ours in _ours_in(tuple(fields)):
        if ours not in found and (name != "domain" or plain):
            value = fields[name]
            if isinstance(value, (tuple, list)):
                value = value[0] if value else ""
            text = value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""
            if text and text != "-" and (ours != "name" or _IS_NAME.fullmatch(text)) and (ours != "record" or _IS_TYPE.fullmatch(text.upper())):
                found[ours] = text[:260]
    if "name" not in found or not ("record" in found or "code" in found):
        return None
    record, code, note = found.get("record", "").upper(), found.get("code", ""), found.get("note", "").lower()
    return Lookup(found["name"].rstrip("."), _RECORDS.get(record, record), without_port(found.get("client", "")), _CODES.get(code.upper(), code.upper()),
                  "blocked" if "block" in note or note in ("true", "deny", "denied") else "")
