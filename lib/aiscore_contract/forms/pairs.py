"""Pairs of names and values in a line: where a value ends that has no quotes round it, and pairs that colons or XML make.

Owns what both halves must agree on: a command that goes on behind its first blank is one value to both, or an attack in it is seen by
neither.
"""
from __future__ import annotations

import csv
import re
from html import unescape
from itertools import islice
from typing import Iterator, List, Optional, Tuple

Pairs = List[Tuple[str, str]]
PAIRS_MAX = 200
_CHARS_MAX = 16_000
#: Names of values that are what was run, and of values that are a stranger's or a program's own words, blanks included.
_COMMANDS = frozenset("cmd command commandline command_line cmdline cs_cmd processcommandline cmd-arg cmdargs cmdav args argv arguments raw_params _raw_params proctitle script sql statement query_text raw_sql sql_text".split())
_COMMANDS |= {name.replace("_", "-") for name in _COMMANDS}
FREE = _COMMANDS | frozenset("msg message reason description error details error_message failure_reason error-message failure-reason".split())
_NEXT = r"[\[(]?[A-Za-z_@][\w.@/-]{2,60}="
#: A variable or a setting in a command: an option, a path or another command follows its value, and no pair.
_IN_COMMAND = _NEXT + r"[^\s\"',;|]{0,200}[ \t]{1,8}(?:[-/\\|&;>]|[A-Za-z]:\\)"
#: A value goes on to the next name that is longer than an option's, or to the end of its line.
_TAIL = re.compile(rf"[^\r\n]{{0,4000}}?(?=[,;|]?[ \t]{{1,8}}{_NEXT}|[\r\n]|\Z)")
_COMMAND_TAIL = re.compile(rf"[^\r\n]{{0,4000}}?(?=[,;|]?[ \t]{{1,8}}(?!{_IN_COMMAND}){_NEXT}|[\r\n]|\Z)")
#: Folders have blanks, commas and apostrophes in their names: the value of a path ends where the next pair or the line does.
_PATH = re.compile(r"[A-Za-z]:\\|\\\\\w")
#: The same on Unix, where an address begins so as well: only what is a program's or a file's by its name, and as far as its folders go.
PLACES = frozenset("""exe image process process_path processpath exepath executable file filename file_path filepath image_path parent parent_exe pexe cwd folder
directory""".split())
_UNIX_PARTS = re.compile(r"(?: (?![/-])[^\s/=\"',;|]{1,80}){1,4}/[^\s=\"',;|]{0,400}(?=[ \t]|\Z)")
_PATH_TAIL = re.compile(rf"[^\r\n\"=]{{0,1000}}?(?=[,;|]?[ \t]{{1,8}}{_NEXT}|[,;|]{_NEXT}|[\r\n=\"]|\Z)")
#: Of what follows, up to the last part of a path or a name with an ending, and to where another path begins: the rest are words.
_PATH_PARTS = re.compile(r"(?:(?!\s[A-Za-z]:\\|\s\\\\).)*(?:\\[^\s\\,;]*|\.\w{1,6})(?![^\s,;])")
#: An apostrophe in a name ends no value.
_APOSTROPHE = re.compile(r"(?:'\w[^\s\"',;]{0,400}){1,8}")
#: As far behind the sign of a pair as the end of its value may stand in `_SEPARATED`.
_VALUE_REACH = 402
_SEPARATED = {sign: re.compile(rf"(?:\A|\s)[A-Za-z_][\w.-]{{0,60}}=[^{sign}=\"']{{0,400}}(?:{sign} ?[A-Za-z_][\w.-]{{0,60}}=[^{sign}{quotes}]{{0,8000}}){{2}}")
              for sign, quotes in ((";", "\"'"), (r"\|", ""))}
#: The first pair of a line of sudo's, whose last is a command: no pairs stand in that.
_FIRST_OF_SUDO = "TTY"
#: A pair that blanks keep apart from what stands round it.
_APART = re.compile(r"[ \t]([A-Za-z_@][\w.@/-]{2,60})=(?:\"([^\"]{0,8000})\"|'([^']{0,8000})'|([^\s\"',;|]{1,8000}))")


def value_end(name: str, text: str, start: int, end: int) -> int:
    r"""Where the value of `name` ends in `text` that begins at `start` and of which the first word ends at `end`.

    >>> value_end("cmd", "cmd=show running-config user=bob", 4, 8), value_end("user", "user=bob from a gate", 5, 8)
    (23, 8)
    >>> value_end("cmd", "cmd=bash mode=1 -c id user=bob", 4, 8)
    21
    >>> value_end("exe", "exe=/opt/My Tools/nc user=bob", 4, 11)
    20
    >>> value_end("image", r"image=C:\Program Files\a.exe user=bob", 6, 16)
    28
    """
    following = text[end:end + 1]
    if following == " " and name.lower() in FREE:
        tail = (_COMMAND_TAIL if name.lower() in _COMMANDS else _TAIL).match(text, end)
    elif following == " " and text.startswith("/", start) and name.lower() in PLACES:
        tail = _UNIX_PARTS.match(text, end)
    elif following and following in " ,;'" and _PATH.match(text, start):
        behind = _PATH_TAIL.match(text, end)
        tail = _PATH_PARTS.match(text, end, behind.end()) if behind is not None else None
    elif following == "'":
        tail = _APOSTROPHE.match(text, end)
    else:
        return end
    return tail.end() if tail is not None else end


def separated(text: str) -> Optional[Pairs]:
    """The pairs of a line that a sign keeps apart, so that values may hold blanks; None where none does.

    Whoever chose one of the values may have written the signs: pairs that blanks keep apart are told behind the others.

    >>> separated("user=bob;action=login;reason=bad password")
    [('user', 'bob'), ('action', 'login'), ('reason', 'bad password')]
    >>> separated("user=a;b=c;d=e action=deny")
    [('user', 'a'), ('b', 'c'), ('d', 'e'), ('action', 'deny')]
    """
    first = text.find("=")
    if first < 0:
        return None
    for sign, pattern in _SEPARATED.items():
        if sign[-1] not in text[:400]:
            continue
        # Nothing but the value of the first pair stands before the first sign behind it.
        end = text.find(sign[-1], first, first + _VALUE_REACH)
        if end < 0 or "=" in text[first + 1:end]:
            continue
        found = pattern.search(text[:4_000])
        if found is not None and "=" not in text[:found.start()]:
            held = text[found.start():_CHARS_MAX].strip()
            parts = (part.partition("=") for part in _whole(held.split(sign[-1])[:PAIRS_MAX], sign[-1]))
            pairs = [(name.strip(), value.strip()) for name, equals, value in parts if equals]
            if pairs[0][0] == _FIRST_OF_SUDO:
                return pairs
            pairs = [(name, _own(name, _bare(value))) for name, value in pairs]
            names = {name for name, _ in pairs}
            return pairs + [(pair[1], pair[2] or pair[3] or pair[4] or "") for pair in islice(_APART.finditer(held), PAIRS_MAX) if pair[1] not in names]
    return None


def _whole(parts: List[str], sign: str) -> Iterator[str]:
    """`parts` of a line between signs, those put together that are one value in quotes; where another pair begins, none goes on."""
    whole = ""
    for part in parts:
        if whole and not _BEGINS_PAIR.match(part):
            whole += sign + part
        else:
            if whole:
                yield whole
            whole = part
        if not _IS_OPEN.match(whole) or whole.rstrip().endswith('"') and not whole.rstrip().endswith('="'):
            yield whole
            whole = ""
    if whole:
        yield whole


_BEGINS_PAIR = re.compile(r"\s{0,8}[A-Za-z_][\w.-]{0,60}=")
_IS_OPEN = re.compile(_BEGINS_PAIR.pattern + '"')


def _bare(value: str) -> str:
    """A value without the quotes round it."""
    return value[1:-1].replace(f"\\{value[0]}", value[0]) if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def _own(name: str, value: str) -> str:
    """What of `value` is the pair's own: pairs stand in free words alone."""
    inner = _APART.search(value) if "=" in value and name.lower() not in FREE else None
    return value if inner is None else value[:inner.start()].rstrip()


_COLON = r"[A-Z][\w /()-]{1,40}: ?"
_COLON_LINE = re.compile(rf"(?:[^:=\n]{{0,60}}, ?)?{_COLON}[^,;\n]{{0,400}}(?:[,;] ?{_COLON}[^,;\n]{{0,2000}}){{2}}")
_COLON_PAIR = re.compile(r"(?:\A|[,;] ?)([A-Z][\w /()-]{1,40}): ?((?:(?![,;] ?[A-Z][\w /()-]{1,40}:)[^\n]){0,2000})")


def colon_pairs(text: str) -> Optional[Pairs]:
    """The pairs of a line like `User: bob, Action: login failed`, what stands before them as `message`; None for other text.

    >>> colon_pairs("Virus found,Host: gate7,Risk name: Mimikatz,User Name: bob")
    [('message', 'Virus found'), ('Host', 'gate7'), ('Risk name', 'Mimikatz'), ('User Name', 'bob')]
    """
    if ": " not in text[:200] or not _COLON_LINE.match(text):
        return None
    found = list(_COLON_PAIR.finditer(text[:_CHARS_MAX]))[:PAIRS_MAX]
    if len(found) < 3:
        return None
    before = text[:found[0].start()].strip()
    return ([("message", before)] if before else []) + [(pair[1], pair[2].strip()) for pair in found]


_CDATA, _CDATA_END = "<![CDATA[", "]]>"


def without_cdata(text: str) -> str:
    """`text` with what stands in CDATA sections as escaped text: no element begins or ends there. A section without an end stays as it is.

    >>> without_cdata("<a><![CDATA[x</a><b>y]]></a>")
    '<a>x&lt;/a>&lt;b>y</a>'
    """
    pieces: List[str] = []
    done = 0
    start = text.find(_CDATA)
    while start >= 0:
        inner = start + len(_CDATA)
        end = text.find(_CDATA_END, inner)
        if end < 0:
            break
        pieces += (text[done:start], text[inner:end].replace("&", "&amp;").replace("<", "&lt;"))
        done = end + len(_CDATA_END)
        start = text.find(_CDATA, done)
    return "".join(pieces) + text[done:] if pieces else text


#: An element that holds text alone. Linear: a name ends where its characters end.
_LEAF = re.compile(r"<([A-Za-z_][\w.:-]{0,80})(?![\w.:-])([^<>]{0,400})>([^<]{1,8000})(?:</|\Z)")
#: What gives an element its name where all are called alike.
_NAMED_BY = re.compile(r" (?:name|Name|key)=\"([A-Za-z_][\w.:-]{0,80})\"\Z")


def xml_pairs(text: str) -> Pairs:
    """The elements of XML that hold text alone, by their names; a section of characters counts as text.

    >>> xml_pairs('<Event><User-Name data_type="1">bob</User-Name><Reason-Code>16</Reason-Code></Event>')
    [('User-Name', 'bob'), ('Reason-Code', '16')]
    """
    leaves = _LEAF.findall(without_cdata(text[:_CHARS_MAX]))
    named = (((_NAMED_BY.match(attributes) if attributes else None), name, value) for name, attributes, value in leaves[:PAIRS_MAX] if value.strip())
    return [(own[1] if own is not None else name.rpartition(":")[2], unescape(value).strip()) for own, name, value in named]


#: A row of Windows' network policy server: in the columns of its table, or in its older form, in which numbers of attributes stand before their values.
_POLICY_ROW = re.compile(r"\"?[\w.-]{1,80}\"?,\"?IAS\"?,\d\d/\d\d/\d{4},\d\d:\d\d:\d\d,\d{1,3},|"
                         r"(?:\d{1,3}\.){3}\d{1,3},(?:\"[^\"]{0,200}\"|[^\",]{0,200}),\d\d/\d\d/\d{4},\d\d:\d\d:\d\d,\"?IAS\"?,")
_POLICY_COLUMNS = {4: "Packet-Type", 5: "User-Name", 8: "Calling-Station-Id", 12: "NAS-IP-Address", 15: "Client-IP-Address", 25: "Reason-Code"}
_POLICY_NUMBERS = {"4136": "Packet-Type", "4142": "Reason-Code", "31": "Calling-Station-Id", "4108": "Client-IP-Address"}
_FIRST_NUMBER = 6
_IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")


def policy_pairs(text: str) -> Optional[Pairs]:
    """The pairs of a row of a network policy server, by the names of its XML; None for other text.

    >>> policy_pairs("{0}1,ann,03/01/2031,10:11:12,IAS,NPS1,4108,{0}2,4136,3,4142,16".format("192.0.2" "."))[0]
    ('User-Name', 'ann')
    """
    if not _POLICY_ROW.match(text):
        return None
    try:
        columns = next(csv.reader([text[:_CHARS_MAX].replace("\0", "").replace("\n", " ").replace("\r", " ")]), [])
    except csv.Error:
        return None
    if columns.count("IAS") > 1:
        return None  # nothing is escaped: whoever wrote a row into his name may have moved every column behind it
    if _IPV4.fullmatch(columns[0]):
        numbered = zip(columns[_FIRST_NUMBER::2], columns[_FIRST_NUMBER + 1::2])
        return [("User-Name", columns[1]), *((_POLICY_NUMBERS[number], value) for number, value in numbered if number in _POLICY_NUMBERS and value)]
    told = {name: columns[place] for place, name in _POLICY_COLUMNS.items() if place < len(columns) and columns[place]}
    if not _IPV4.fullmatch(told.get("Client-IP-Address", "")):
        told["Client-IP-Address"] = next(filter(_IPV4.fullmatch, columns), "")
    return list(told.items())


#: A pair in brackets, as Cisco's call managers write them, and what they call what others name otherwise.
_BRACKETED = re.compile(r"\[ ?([A-Za-z][\w ]{1,30}?) {0,2}=([^\[\]]{0,1000})\]")
_BRACKET_NAMES = {"UserID": "user", "ClientAddress": "src", "EventStatus": "status", "EventType": "event_type", "AuditDetails": "msg", "Device name": "device", "Reason": "reason"}
_BRACKET_PAIRS_MIN = 3
#: What says nothing of an act.
_BRACKET_NOISE = frozenset(("Severity", "CompulsoryEvent", "CorrelationID", "Cluster ID"))


def bracket_pairs(text: str) -> Optional[Pairs]:
    """The pairs of a line like `%[ UserID =ann][ EventStatus =Failure]: words`; None for other text.

    Whoever chose a name may have written another outcome or another address into it: of several that failed is told, and no address.

    >>> bracket_pairs("%UC_AUDITLOG-5-AdministrativeEvent: %[ UserID =ann][ EventStatus =Failure][ AuditDetails =Failed to Log in]: Audit Event")
    [('user', 'ann'), ('status', 'Failure'), ('msg', 'Failed to Log in')]
    """
    start = text.find("%[", 0, 800)
    found = _BRACKETED.findall(text, start, start + 8_000)[:PAIRS_MAX] if start >= 0 else ()
    if len(found) < _BRACKET_PAIRS_MIN:
        return None
    pairs = [(_BRACKET_NAMES.get(name, name), value.strip()) for name, value in found if name not in _BRACKET_NOISE and value.strip()]
    if ("status", "Failure") in pairs:
        pairs = [pair for pair in pairs if pair[0] != "status" or pair[1] == "Failure"]
    if sum(name == "src" for name, _ in pairs) > 1:
        pairs = [pair for pair in pairs if pair[0] != "src"]
    return pairs


_RADIUS = {"1": "radius access request", "2": "radius access accept success", "3": "radius access reject failed", "4": "radius accounting request",
           "5": "radius accounting response", "11": "radius access challenge"}


def radius_pairs(pairs: Pairs) -> Pairs:
    """The pairs of a record of a RADIUS server, with its kind in words first; as they are where they are of none."""
    kind = next((_RADIUS.get(value) for name, value in pairs if name == "Packet-Type"), None)
    return [("event", kind), *((_RADIUS_NAMES.get(name, name), value) for name, value in pairs)] if kind else pairs


_RADIUS_NAMES = {"User-Name": "user", "Calling-Station-Id": "src", "NAS-IP-Address": "dvc", "Computer-Name": "dvchost"}
