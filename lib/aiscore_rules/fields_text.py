"""Events that are lines of text: auditd, web access, HTTP requests, DNS queries, CEF, key=value, syslog.

Each reader takes the clipped text and returns fields in the names of Sigma's taxonomy, or None where the
line is not of its kind after all. Percent-encoded URLs are given both as they came and decoded, so that a
rule written for either hits.
"""
from __future__ import annotations

import re
from itertools import islice
from typing import Any, Dict, Iterable, List, Mapping, Match, Optional, Tuple

from aiscore_contract.forms import cef
from aiscore_contract.forms.agents import SHELL_LINE, short_argument
from aiscore_contract.forms.bare import AGENT, COMMAND, EXECUTABLE, FILE, UNIX, WINDOWS, Bare, bare_of
from aiscore_contract.forms.databases import database_line
from aiscore_contract.forms.held import Held, holds
from aiscore_contract.forms.lookups import Lookup, lookup_of_line
from aiscore_contract.forms.pairs import (
    FREE,
    PLACES,
    bracket_pairs,
    colon_pairs,
    policy_pairs,
    radius_pairs,
    separated,
    value_end,
    xml_pairs,
)
from aiscore_contract.forms.said import is_said
from aiscore_contract.forms.strangers import STAMP
from aiscore_contract.forms.weblog import (
    WebRequest,
    request_of_line,
    request_of_record,
    telling_headers,
    with_line_ends,
)
from aiscore_contract.forms.winevent import halved

from .facts import Value

FIELDS_MAX = 256

# --- auditd -------------------------------------------------------------------------------------------

_AUDIT_PAIR = re.compile(r"""([\w.-]{1,64})=(?:"([^"]*)"|'([^']*)'|([^\s"']*))""")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){4,}")
_HEX_FIELDS = frozenset({"proctitle", "exe", "comm", "name", "cwd", "cmd", "acct", "data", "key"})
#: Names under which other programs keep what is no hexadecimal of auditd's.
_NAMES_OF_WHATEVER = frozenset({"exe", "comm", "name", "cwd", "acct", "key"})
_ARGUMENT = re.compile(r"a\d{1,3}")


_INTERPRETED = (("proctitle", re.compile(r"\bproctitle=([^\"\s][^\r\n]{0,8000})")), ("name", re.compile(r"\bname=([^\"\s].{0,4000}?)(?= (?:inode|nametype|objtype)=)")))
_INTERPRETED_EXECVE = re.compile(r"type=EXECVE msg=audit\([^)]{1,60}\) : argc=\d{1,5}([^\r\n]{1,8000})")
_INTERPRETED_ARGUMENT = re.compile(r" a\d{1,3}=(.{0,8000}?)(?= a\d{1,3}(?:\[\d{1,3}\]|_len)?=|$)")


def read_auditd(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an auditd record; EXECVE's arguments are joined to `commandline`, hex is decoded."""
    fields: Dict[str, Value] = {}
    arguments: List[str] = []
    kind = current = ""
    for name, double, single, bare in _AUDIT_PAIR.findall(text)[:FIELDS_MAX]:
        name = name.lower()
        value = double or single or bare
        if name == "msg" and value.startswith("audit("):
            continue
        if name == "msg" and single:
            for inner_name, inner_double, inner_single, inner_bare in _AUDIT_PAIR.findall(single)[:FIELDS_MAX]:
                fields.setdefault(inner_name.lower(), _unhex(inner_name.lower(), inner_bare)
                                  or inner_double or inner_single)
            continue
        if name == "type":
            # Records of one event may come joined; the first gives the type, each reads its own arguments.
            current = value
            kind = kind or value
        if bare and (name in _HEX_FIELDS or current == "EXECVE" and _ARGUMENT.fullmatch(name)):
            value = _unhex(name, bare)
        if current == "EXECVE" and _ARGUMENT.fullmatch(name):
            arguments.append(value)
        fields.setdefault(name, value)
    # Interpreted records (ausearch -i) leave command lines and names bare, blanks included.
    is_interpreted = ") : " in text[:400]
    for name, pattern in _INTERPRETED:
        found = pattern.search(text, 0, 16_384) if f"{name}=" in text and (is_interpreted or name == kind.lower()) else None
        if found is not None and not _HEX.fullmatch(found[1].strip()):
            fields[name] = found[1].strip()
    if is_interpreted:
        executed = _INTERPRETED_EXECVE.search(text, 0, 16_384)
        if executed is not None:
            arguments = [value.strip() for value in _INTERPRETED_ARGUMENT.findall(executed[1])[:FIELDS_MAX]]
    if kind in ("AVC", "USER_AVC"):
        fields["message"] = text  # the words of a policy's decision, as syslog has them where no auditd runs
    if arguments:
        fields["commandline"] = " ".join(arguments)
        fields.setdefault("image", arguments[0])
    elif fields.get("proctitle"):
        fields.setdefault("commandline", fields["proctitle"])
        fields.setdefault("image", str(fields["proctitle"]).split(" ", 1)[0])
    return fields


def _unhex(name: str, value: str) -> str:
    if _HEX.fullmatch(value) and (name in _HEX_FIELDS or _ARGUMENT.fullmatch(name)):
        decoded = bytes.fromhex(value).decode("utf-8", "replace").replace("\0", " ")
        # Whoever runs a command may put any character in it.
        if name not in _NAMES_OF_WHATEVER or "".join(decoded.split()).isprintable():
            return decoded.rstrip()
    return short_argument(value) if _ARGUMENT.fullmatch(name) else value


# --- web ------------------------------------------------------------------------------------------------

# Texts in quotes: runs without escapes between escapes, which is one step a run instead of one a character.
_OF_ACCESS = (r' \[([^\]]{1,64})\] "([^"\\]*(?:\\.[^"\\]*)*)" (\d{3}|-) (\d+|-)'
              r'(?: "([^"\\]*(?:\\.[^"\\]*)*)" "([^"\\]*(?:\\.[^"\\]*)*)")?')
_ACCESS = re.compile(r"^(\S+) (\S+) (\S+(?: \S+)?)" + _OF_ACCESS)
#: The same, of a user who called himself by more words: servers escape a quote in a name, and nothing else.
_ACCESS_OF_WORDS = re.compile(r'^((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){3,7}) (\S{1,64}) ((?:[^"\\]|\\.){1,255}?)' + _OF_ACCESS)


def read_access_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line in the common or combined log format of web servers."""
    found = _ACCESS.match(text) or _ACCESS_OF_WORDS.match(text)
    if found is None:
        # Apache's vhost_combined puts the host and port of the site first.
        site, _, rest = text.partition(" ")
        found = _ACCESS.match(rest) if ":" in site else None
    if found is None:
        return None
    client, _, user, _, request, status, size, referrer, agent = found.groups()
    method, _, rest = request.partition(" ")
    target, _, version = rest.rpartition(" ")
    if not target:
        target, version = rest, ""
    fields = url_fields(target)
    if method == "CONNECT":
        fields["cs-host"] = target.partition(":")[0]
    fields.update({"c-ip": client, "cs-username": user, "cs-method": method, "sc-status": status, "sc-bytes": size,
                   "cs-version": version, "request": request})
    if referrer is not None:
        fields["cs-referer"] = referrer
    if agent is not None:
        fields["cs-user-agent"] = agent
    return fields


def url_fields(target: str) -> Dict[str, Value]:
    """`c-uri`, its stem and its query, as they came and decoded; the host where the target names one."""
    fields: Dict[str, Value] = {}
    path = target
    if target[:7].lower() == "http://" or target[:8].lower() == "https://":
        host, slash, rest = target.partition("://")[2].partition("/")
        fields["cs-host"] = host
        path = slash + rest
    stem, _, query = path.partition("?")
    fields["c-uri"] = both(target)
    fields["cs-uri-stem"] = both(stem)
    fields["cs-uri-query"] = both(query)
    _, dot, extension = stem.rpartition("/")[2].rpartition(".")
    if dot:
        fields["c-uri-extension"] = extension
    return fields


def of_request(request: WebRequest) -> Dict[str, Value]:
    """Fields of a request that a server or a proxy wrote in a form of its own."""
    fields = url_fields(request.target)
    told = {"cs-method": request.method, "sc-status": request.status, "sc-bytes": request.size, "cs-referer": request.referrer, "cs-user-agent": request.agent,
            "c-ip": request.client, "cs-username": request.user}
    fields.update({name: value for name, value in told.items() if value})
    if request.host:
        fields.setdefault("cs-host", request.host)
    if request.body:
        fields["cs-body"] = both(request.body)
        if request.body[:1] not in ("{", "<"):
            fields["cs-uri-query"] = _joined(fields["cs-uri-query"]) + _joined(fields["cs-body"])
    if request.headers:
        _keep_headers(fields, ((name, value) for name, value in request.headers if name in _HEADERS_OF_RULES and value))
        add_headers(fields, request)
    return fields


def _keep_headers(fields: Dict[str, Value], headers: Iterable[Tuple[str, str]]) -> None:
    """Headers by the names that rules have for them; of one that was sent more than once each value."""
    values: Dict[str, List[str]] = {}
    for name, value in headers:
        values.setdefault(_HTTP_HEADERS.get(name, name), []).append(value)
    for name, told in values.items():
        fields.setdefault(name, tuple(told) if len(told) > 1 else told[0])


def add_headers(fields: Dict[str, Value], request: WebRequest) -> None:
    """What an attack may stand in is a parameter, wherever the request carries it."""
    for _, value in telling_headers(request):
        if value:
            fields["cs-uri-query"] = _joined(fields["cs-uri-query"]) + _joined(both(value))


def of_object(record: Mapping[str, Any]) -> Dict[str, Value]:
    """Fields of the request in an object or in pairs; none where it holds no request."""
    request = request_of_record(record)
    return {} if request is None else of_request_in_object(request)


def of_request_in_object(request: WebRequest) -> Dict[str, Value]:
    """Fields of a request that an object told."""
    fields = of_request(request)
    if not fields["cs-uri-query"]:
        del fields["cs-uri-query"]  # rules look for it in the whole address then
    return fields


def read_request_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line that quotes a request, or of a framework's, a balancer's or a proxy's own form."""
    request = request_of_line(text)
    return of_request(request) if request is not None else None


def both(encoded: str) -> Value:
    if "%" not in encoded and "+" not in encoded:
        return encoded
    once = unquoted(encoded)
    twice = unquoted(once) if "%" in once else once
    return (encoded, once) if twice == once else (encoded, once, twice)


_ESCAPES = re.compile("(?:%[0-9A-Fa-f]{2})+")
_ASCII_ESCAPES = {f"%{form % code}": chr(code) for code in range(128) for form in ("%02x", "%02X")}


def unquoted(text: str) -> str:
    """urllib's `unquote_plus` with errors replaced, sooner: most escapes are one, of an ASCII character."""
    text = text.replace("+", " ")
    return _ESCAPES.sub(_unescaped, text) if "%" in text else text


def _unescaped(found: Match[str]) -> str:
    escapes = found.group()
    return _ASCII_ESCAPES.get(escapes) or bytes.fromhex(escapes.replace("%", "")).decode("utf-8", "replace")


def _joined(value: Value) -> Tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


_REQUEST = re.compile(r"^([A-Z]{3,10}) (\S.*?) HTTP/(\d[.\d]*)[ \t\r]*$", re.MULTILINE)
_HTTP_HEADERS = {"user-agent": "cs-user-agent", "host": "cs-host", "referer": "cs-referer", "cookie": "cs-cookie"}
#: An object has members of its own, which no header may take the place of.
_HEADERS_OF_RULES = frozenset(("cookie", "content-type", "x-forwarded-host", "x-original-url", "x-rewrite-url", "x-middleware-subrequest"))


def read_http_request(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a whole HTTP request: request line, headers, body (`cs-body`)."""
    first, _, rest = with_line_ends(text).partition("\n")
    found = _REQUEST.match(first)
    if found is None:
        return None
    fields = url_fields(found.group(2))
    fields.update({"cs-method": found.group(1), "cs-version": "HTTP/" + found.group(3)})
    head, _, body = rest.replace("\r\n", "\n").partition("\n\n")
    headers: List[Tuple[str, str]] = []
    for line in head.split("\n")[:FIELDS_MAX]:
        name, _, value = line.partition(":")
        headers.append((name.strip().lower(), value.strip()))
    _keep_headers(fields, headers)
    if body:
        fields["cs-body"] = both(body)
        if "{" not in body[:1] and "<" not in body[:1]:
            # A form's parameters are parameters, wherever the request carries them.
            fields["cs-uri-query"] = _joined(fields["cs-uri-query"]) + _joined(fields["cs-body"])
    add_headers(fields, WebRequest(found.group(1), found.group(2), host=next((value for name, value in headers if name == "host"), ""), headers=tuple(headers)))
    return fields


# --- DNS --------------------------------------------------------------------------------------------------

def read_dns_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a lookup as name servers, resolvers and captures log it."""
    lookup = lookup_of_line(text)
    return None if lookup is None else fields_of_lookup(lookup)


def fields_of_lookup(lookup: Lookup) -> Dict[str, Value]:
    """A lookup in the names of rules."""
    told = {"query": lookup.name, "record_type": lookup.record, "src_ip": lookup.client, "rcode_name": lookup.code, "action": lookup.note}
    return {name: value for name, value in told.items() if value}


# --- databases --------------------------------------------------------------------------------------------

def read_database_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line that PostgreSQL, MySQL, MariaDB or Redis wrote: what the server said or was asked is `message`."""
    line = database_line(text)
    if line is None:
        return None
    told = {"database_product": line.product, "error_severity": line.severity, "message": line.message, "user": line.user, "dbname": line.database,
            "remote_host": line.client}
    return {name: value for name, value in told.items() if value}


# --- CEF, key=value, syslog -------------------------------------------------------------------------------

_PAIR = re.compile(r"""([A-Za-z_@][\w.@/-]{0,63})\s?[=]\s?(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^']*)'|([^\s,;"']*))""")


#: What a product did, in CEF, LEEF and pairs with colons.
_OUTCOMES = frozenset(("act", "action", "outcome", "deviceaction", "result", "actual_action"))


def _keep(fields: Dict[str, Value], name: str, value: str) -> None:
    """The first value of a name, and of what a product did every one: a file's name may hold such a pair."""
    before = fields.setdefault(name, value)
    if name in _OUTCOMES and before != value:
        fields[name] = (*before, value) if isinstance(before, tuple) else (before, value)


def read_cef(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a CEF or LEEF record: its header and its extension."""
    start = max(text.find("CEF:", 0, 300), text.find("LEEF:", 0, 300))
    is_leef = text.startswith("LEEF:", start)
    parts = cef.columns_of(text[start:], (6 if text.startswith("LEEF:2", start) else 5) if is_leef else 7)
    if len(parts) < 6:
        return None
    fields: Dict[str, Value] = {"devicevendor": parts[1], "deviceproduct": parts[2], "deviceversion": parts[3],
                                "deviceeventclassid": parts[4], "name": parts[4] if is_leef else parts[5]}
    if not is_leef and len(parts) == 8:
        fields["severity"] = parts[6]
    if is_leef and parts[4].isdigit():
        del fields["name"]  # a number: what it means may stand in a pair of that name
    separator = "" if not is_leef else _separator(parts[5]) if len(parts) > 6 else "\t"
    for name, value in cef.pairs_of(parts[-1], separator):
        _keep(fields, name.lower(), value)
    fields.setdefault("name", parts[4])
    for name in [name for name in fields if name.endswith("label")]:
        # `cs1Label=Category cs1=Malware`: the value is also known by the name that its label gives it.
        value = fields.get(name[:-5])
        if value is not None:
            fields.setdefault(str(fields[name])[:64].lower().replace(" ", ""), value)
    return _with_request(fields)


def _with_request(fields: Dict[str, Value]) -> Dict[str, Value]:
    """`fields`, and those of the request that they tell."""
    if not fields.keys().isdisjoint(_METHOD_NAMES):
        for name, value in of_object(fields).items():
            fields.setdefault(name, value)
    return fields


def _separator(named: str) -> str:
    """What keeps the pairs of LEEF apart, as its header names it: a character or its number."""
    if named[:1] in "xX" and len(named) == 3 or named[:2] in ("0x", "0X"):
        try:
            return chr(int(named.lstrip("0xX") or "9", 16))
        except ValueError:
            return "\t"
    return named[:1] or "\t"


_METHOD_NAMES = frozenset(("request", "method", "requestmethod", "http_method", "request_method"))


def read_pairs(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line of key=value pairs, and of the syslog header before it."""
    fields = read_syslog(text)
    apart = separated(text)
    if apart is not None:
        for name, value in apart:
            fields.setdefault(name.lower(), value)
        return _with_request(fields)
    done = 0
    for pair in islice(_PAIR.finditer(text), FIELDS_MAX):
        if pair.start() < done:
            continue  # an option in a command
        name, double, single, bare = pair.groups()
        name = name.lower()
        if bare and (name in FREE or name in PLACES or "\\" in bare or text.startswith("'", pair.end())):
            done = value_end(name, text, pair.start(4), pair.end())
            bare = text[pair.start(4):done].rstrip()
        fields.setdefault(name, halved(double.replace('\\"', '"')) if double else single or bare or "")
    return _with_request(fields)


def read_bracketed(text: str) -> Optional[Dict[str, Value]]:
    """Fields of pairs in brackets, and of the syslog header before them."""
    pairs = bracket_pairs(text)
    if pairs is None:
        return None
    fields = read_syslog(text)
    for name, value in pairs:
        _keep(fields, name.lower().replace(" ", "_"), value)
    return fields


def read_colon_line(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a line like `User: bob, Action: login failed`, and of the syslog header before it."""
    fields = read_syslog(text)
    pairs = colon_pairs(str(fields.get("message", text)))
    if pairs is None:
        return None
    for name, value in pairs:
        _keep(fields, name.lower().replace(" ", "_"), value)
    return fields


def read_policy_row(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a row of Windows' network policy server, as of its record in XML."""
    pairs = policy_pairs(text)
    if pairs is None:
        return None
    fields: Dict[str, Value] = {}
    for name, value in radius_pairs(pairs):
        fields.setdefault(name.lower(), value)
    return fields


def read_xml_record(text: str) -> Optional[Dict[str, Value]]:
    """Fields of a record in XML that is no Windows event."""
    fields: Dict[str, Value] = {}
    for name, value in radius_pairs(xml_pairs(text)):
        before = fields.setdefault(name.lower(), value)
        if value not in _joined(before) and holds({name: value}):
            fields[name.lower()] = (*_joined(before), value)  # what was run or asked for is every one: an element of the same name hides none
    fields.pop("eventid", None)  # not Windows'
    return fields or None


_SYSLOG = re.compile(r"^(?:<\d{1,3}>)?(?:\d )?(?:[A-Z][a-z]{2} +\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT\S{8,40}) "
                     r"(\S{1,255}) (?![\w.-]{1,64}=)([^\s\[:(]{1,128})(?:\([^)]{0,64}\))?(?:\[(\d+)\])?:? ?")


#: The same as the journal, macOS and AIX print it: what an application writes behind such a time is told from it by the colon.
_PRINTED = re.compile(rf"^(?:<\d{{1,3}}>)?(?:\d )?{STAMP} {{1,2}}(?:Message forwarded from (?=\S{{1,255}}: ))?([\w.-]{{1,255}}):? (?:[a-z]{{3,8}}[.|][a-z:]{{3,16}} )?"
                      r"(?!(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b)([A-Za-z_/][\w./-]{0,127})(?:\([^)]{0,64}\))?(?:\[(\d+)\])?: ")


#: Program: the command that it says was run. Rules of sudo's own ask about what sudo runs: people are let to do it.
_COMMANDS = {
    "cron": re.compile(r"\(\S{1,60}\) CMD \(\s{0,4}(\S.{0,4000}?)\)?$"),
    "crond": re.compile(r"(?:\(\S{1,60}\) CMD \(|USER \S{1,60} pid {1,4}\d{1,10} cmd )\s{0,4}(\S.{0,4000}?)\)?$"),
    "doas": re.compile(r"\S{1,60} ran command (\S.{0,4000}?) as \S{1,60}(?: from .{1,400})?$"),
    "pkexec": re.compile(r".{1,600}? \[COMMAND=(\S.{0,4000}?)\]?$"),
    "ps": re.compile(r"\S{1,40}: ([^\s\[].{0,4000})"),
    **dict.fromkeys(("bash", "-bash", "zsh", "snoopy", "bash_audit", "shell"), SHELL_LINE),
}


def read_syslog(text: str) -> Dict[str, Value]:
    """Host, program, process id and message of a syslog line; nothing where it has no such header."""
    found = _PRINTED.match(text[:1024]) or _SYSLOG.match(text[:1024])
    if found is None or found.group(3) is None and is_said(found.group(1), found.group(2)):
        return {}
    fields: Dict[str, Value] = {"host": found.group(1), "program": found.group(2), "message": text[found.end():]}
    if found.group(3):
        fields["pid"] = found.group(3)
    form = _COMMANDS.get(found.group(2).lower().rpartition("/")[2])
    command = form.match(text, found.end()) if form is not None else None
    if command is not None:
        # Whoever ran it, rules for commands ask what was run, and by which program.
        fields["commandline"] = told = command.group("command" if form is SHELL_LINE else 1)
        program = next(iter(told.split(None, 1)), "")
        fields["image"] = program if "/" in program else f"/{program}"
    return fields


# --- a value alone ------------------------------------------------------------------------------------------

def read_bare(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an event that is one value, as the event would have them that it was taken from; a file's place says too little."""
    bare = bare_of(text)
    if bare is None or bare.kind == FILE:
        return None
    if bare.kind == AGENT:
        return {"cs-user-agent": bare.value}
    return of_command(bare) if bare.kind == COMMAND else url_fields(bare.value)


def of_held(held: Held) -> Dict[str, Value]:
    """Fields of what an event of no known form holds by the names of its members."""
    fields: Dict[str, Value] = {"held.statement": held.statement, "statement": held.statement, "sqltext": held.statement} if held.statement else {}
    if held.command is not None:
        fields.update(of_command(held.command))
    if held.request is not None:
        fields.update(of_request_in_object(held.request))
    return fields


def of_command(bare: Bare) -> Dict[str, Value]:
    """Fields of a command, as an event has them that says it was run."""
    fields: Dict[str, Value] = {"commandline": bare.value}
    images = tuple(dict.fromkeys(image for program in bare.programs for image in _images(program, bare.systems)))
    if images:
        fields["image"] = images if len(images) > 1 else images[0]
    if bare.is_script:
        fields["scriptblocktext"] = bare.value
    return fields


def _images(program: str, systems: Tuple[str, ...]) -> List[str]:
    """How rules know a program that was named: by where it ends, on each system."""
    if "/" in program or "\\" in program:
        return [program]
    name = program if program.lower().endswith(EXECUTABLE) else f"{program}.exe"
    return [*((f"\\{name}",) if WINDOWS in systems else ()), *((f"/{program}",) if UNIX in systems else ())]
