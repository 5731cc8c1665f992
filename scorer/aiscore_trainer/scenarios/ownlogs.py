# ruff: noqa: E501
"""Logs of applications that nobody knows: job runners, bastions, panels, gateways and tools of one's own, in forms of their own.

What happened comes from the tables of commands, of the web and of databases; the form, its names and what stands beside are drawn before and alike for
both labels. Under the same names such applications put other things by day (`command: refresh`, `query: cats`), or say something else.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Callable

from . import commands, database, web
from .family import Family, Written
from .ownlogs_forms import LINES, OBJECTS, Members, beside, head, spelling
from .ownlogs_tables import (
    ACT_NAMES,
    ACTS,
    AGENT_NAMES,
    ARGV_NAMES,
    BEHIND_NAMES,
    CLIENT_NAMES,
    COMMAND_NAMES,
    COMMAND_SENTENCES,
    HOLDERS,
    LINE_NAMES,
    MESSAGE_NAMES,
    MESSAGES,
    METHOD_NAMES,
    OTHERS,
    PROGRAM_NAMES,
    QUERY_NAMES,
    REQUEST_SENTENCES,
    ROUTE_NAMES,
    SESSION_NAMES,
    STATEMENT_NAMES,
    STATEMENT_SENTENCES,
    STATUS_NAMES,
    TARGET_NAMES,
    TYPED_NAMES,
)
from .scene import Scene
from .table import Scenario

_SENTENCES = {"command": COMMAND_SENTENCES, "request": REQUEST_SENTENCES, "statement": STATEMENT_SENTENCES}
_SHELLS = ("sh", "sh", "ps", "cmd")
_CALLED = {"sh": ("/bin/sh", "-c"), "ps": ("powershell.exe", "-Command"), "cmd": ("cmd.exe", "/c")}
_ANY = ("app", "app:runner", "app:events", "inhouse:audit", "inhouse:tool", "ops:gateway", "portal:log", "jobs", "custom:log", "generic_single_line")
_OF_OBJECTS = (*_ANY, "_json", "_json", "httpevent")
#: Requests, statements and sentences stand in pairs and elements less often than commands do.
_FORMS = (((OBJECTS, _OF_OBJECTS), 5), ((LINES, _ANY), 1))
_FORMS_OF_COMMANDS = (((OBJECTS, _OF_OBJECTS), 7), ((LINES, _ANY), 3))
_OTHER_SHARE = 0.42
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass
class Told:
    """What happened, as an application may tell it: a value, and for a request what belongs to it. A message instead of all that stands in other."""

    scenario: Scenario
    value: str
    shell: str = ""
    method: str = ""
    status: str = ""
    client: str = ""
    agent: str = ""
    other: str = ""

    def of(self, sentence: str, words: str) -> str:
        texts = {"value": self.value, "target": self.value, "list": words, "method": self.method, "status": self.status, "client": self.client, "agent": self.agent}
        return self.other or _PLACE.sub(lambda place: texts[place[1]], sentence)


def write(scene: Scene, attack: bool) -> Written:
    kind, way = scene.weighted(_WAYS)
    return way(scene, kind, lambda says: _happened(scene, kind, attack, says))


Happened = Callable[[bool], Told]


def _happened(scene: Scene, kind: str, attack: bool, says: bool) -> Told:
    """What happened of this kind; by day also something else. says: the form has a place for a message."""
    shell = scene.pick(_SHELLS) if kind == "command" else "sh"
    if not attack and scene.chance(_OTHER_SHARE):
        if says and scene.chance(0.6 if kind == "command" else 0.8):
            scenario = scene.pick(MESSAGES)
            return Told(scenario, "", shell, other=scene.fill(scene.pick(scenario.rows)))
        scenario = scene.pick(OTHERS[kind])
        value = scene.fill(scene.pick(scenario.rows))
        return Told(scenario, value, shell, client=scene.pick((scene.visitor, scene.visitor, scene.visitor, scene.ip)), status=scene.pick(("", "200", "304", "404"))) if not says or kind != "request" else Told(scenario, value, shell, other=f"{scene.pick(('opened', 'loading', 'saved', 'page', 'place'))} {value}")
    if kind == "command":
        _, scenario, line = commands.draw_line(scene, (shell,), attack)
        return Told(scenario, line, shell)
    if kind == "statement":
        scenario, asked = database.draw_statement(scene, attack)
        return Told(scenario, asked.text, shell)
    scenario, request = web.happened(scene, attack)
    target = request.target if scene.chance(0.75) or not request.target.startswith("/") else f"{scene.pick(('http', 'https'))}://{request.server}{request.target}"
    return Told(scenario, target, shell, request.method, str(request.status), request.client, request.agent)


def _members(scene: Scene, kind: str, happened: Happened) -> Written:
    (forms, sourcetypes), spell = scene.weighted(_FORMS_OF_COMMANDS if kind == "command" else _FORMS), spelling(scene)
    form = scene.weighted(forms)
    around = [(spell(name), value) for name, value in beside(scene)]
    if scene.chance(0.3):
        around.insert(scene.number(0, len(around)), (spell(scene.pick(ACT_NAMES)), scene.pick(ACTS[kind])))
    if scene.chance(0.12):
        around.append((scene.pick(MESSAGE_NAMES), scene.fill(scene.pick(scene.pick(MESSAGES).rows))))
    holder, sourcetype, as_members = spell(scene.pick(HOLDERS[kind])), scene.pick(sourcetypes), scene.weighted(_AS_MEMBERS[kind])
    told = happened(False)
    return _written(scene, form(scene, around, as_members(scene, told, spell), holder), sourcetype, told)


def _said_member(scene: Scene, kind: str, happened: Happened) -> Written:
    """A sentence in a member."""
    forms, sourcetypes = scene.weighted(_FORMS)
    form, around, sourcetype, name = scene.weighted(forms), beside(scene), scene.pick(sourcetypes), scene.pick(MESSAGE_NAMES)
    sentence, told = scene.fill(scene.pick(_SENTENCES[kind])), happened(True)
    members: Members = [(name, told.of(sentence, _listed(scene, told)))]
    if told.client and scene.chance(0.4):
        members.append((scene.pick(CLIENT_NAMES), told.client))
    return _written(scene, form(scene, around, members, scene.pick(HOLDERS[kind])), sourcetype, told)


def _said(scene: Scene, kind: str, happened: Happened) -> Written:
    """A sentence behind the head of a line."""
    before, sourcetype, sentence = head(scene), scene.pick(_ANY), scene.fill(scene.pick(_SENTENCES[kind]))
    told = happened(True)
    return _written(scene, before + told.of(sentence, _listed(scene, told)), sourcetype, told)


def _requested_cells(scene: Scene, kind: str, happened: Happened) -> Written:
    """A method and a page in cells, or in the few pairs of a proxy of one's own."""
    sourcetype, sign, sent, order = scene.pick(_ANY), scene.pick(("|", ";", "\t", ",")), scene.number(20, 90000), scene.pick(("cmus", "mucs", "cmus", "mus"))
    before = head(scene) if scene.chance(0.3) else scene.fill(scene.pick(("«utc»", "«epoch»", "«tick» «linux»"))) + sign if scene.chance(0.8) else ""
    told = happened(True)
    cells = {"c": told.client, "m": told.method, "u": told.value, "s": told.status}
    row = told.other or scene.pick((
        lambda: sign.join([*(cells[letter] for letter in order), str(sent)]), lambda: f'src={told.client} verb={told.method} url="{told.value}" rc={told.status} bytes={sent}', lambda: f"{told.client} {told.method} {told.value} {told.status} {sent}",
        lambda: f"client={told.client} method={told.method} path={told.value} status={told.status}", lambda: f"remote={told.client} {told.method}={told.value} answer={told.status}", lambda: f'peer={told.client};req="{told.method} {told.value}";st={told.status};len={sent}',
    ))()
    return _written(scene, before + row, sourcetype, told)


def _prompted(scene: Scene, kind: str, happened: Happened) -> Written:
    """What a terminal showed, as a bastion keeps it."""
    user, number, at = scene.pick((scene.user, scene.admin, "root", "root", "deploy")), scene.number(1, 999), scene.fill(scene.pick(("", "", "", "", "«utc» ", "«utc» ", "[«hex:8»] ", "session=«num:1:9999» ", "«utc» [«hex:6»] «ip» ")))
    folder, mark, sourcetype = scene.pick(("~", "/", "/tmp", "/opt/" + scene.word(), "/var/www")), "#" if user == "root" else "$", scene.pick(_ANY)
    windows = scene.pick((f"C:\\Users\\{user}", "C:\\", "C:\\Windows\\system32", "D:\\jobs"))
    told = happened(True)
    prompt = scene.pick({
        "sh": (f"{user}@{scene.linux_host}:{folder}{mark} ", f"{user}@{scene.linux_host}:{folder}{mark} ", f"[{user}@{scene.linux_host} {folder}]{mark} ", f"[{user}@{scene.linux_host} {folder}]{mark} ", f"{mark} ", f"{mark} ", f"{scene.linux_host}{mark} ", f"sh-4.{scene.number(1, 4)}{mark} ", f"bash-5.{scene.number(0, 2)}{mark} ", "+ ", f"{user}@{scene.linux_host} {folder} % ", f"({scene.word()}) {user}@{scene.linux_host}:{folder}{mark} ", f"{number} {mark} "),
        "ps": (f"PS {windows}> ", f"[{scene.server}]: PS {windows}> ", "PS> "), "cmd": (f"{windows}>", f"{windows}> ", f"{scene.server} {windows}>"),
    }[told.shell])
    return _written(scene, at + (told.other or prompt + told.value), sourcetype, told)


def _written(scene: Scene, raw: str, sourcetype: str, told: Told) -> Written:
    return Written(raw, sourcetype, scene.linux_host if told.shell == "sh" else scene.windows_host, told.scenario)


def _listed(scene: Scene, told: Told) -> str:
    words = [*_CALLED[told.shell], told.value] if scene.chance(0.4) else told.value.split()
    return repr(words) if scene.chance(0.7) else json.dumps(words)


def _command(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    return [(spell(scene.weighted(COMMAND_NAMES)), told.value)]


def _typed(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    return [(spell(scene.pick(SESSION_NAMES)), scene.pick((scene.hex(12), f"pts/{scene.number(0, 9)}", scene.guid()))), (spell(scene.pick(TYPED_NAMES)), told.value + scene.pick(("", "", "\r", "\n")))]


def _words(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    return [(spell(scene.pick(ARGV_NAMES)), [*_CALLED[told.shell], told.value] if scene.chance(0.4) else told.value.split())]


def _apart(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    program, *rest = [*_CALLED[told.shell], told.value] if scene.chance(0.3) else told.value.split()
    return [(spell(scene.pick(PROGRAM_NAMES)), program), (spell(scene.pick(BEHIND_NAMES)), rest if scene.chance(0.4) else " ".join(rest))]


def _history(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    entry = dict([(scene.pick(("n", "id", "line", "when")), scene.number(1, 2000)), (spell(scene.pick(("cmd", "command", "command_line", "typed"))), told.value)])
    return [(scene.pick(("history", "shell_history", "entries", "steps", "commands")), [entry])]


def _request(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    path, _, query = told.value.partition("?")
    line = scene.chance(0.15)
    if line:
        told_members: Members = [(spell(scene.pick(LINE_NAMES)), f"{told.method} {told.value}{scene.pick(('', ' HTTP/1.1', ' HTTP/1.1', ' HTTP/2'))}".strip())]
    elif query and scene.chance(0.25):
        told_members = [(spell(scene.pick(TARGET_NAMES)), path), (spell(scene.pick(QUERY_NAMES)), scene.pick(("", "?")) + query)]
    else:
        told_members = [(spell(scene.pick(TARGET_NAMES)), told.value)]
    if scene.chance(0.2):
        told_members.append((spell(scene.pick(ROUTE_NAMES)), scene.fill("«word».«get|list|save|find»|«word»-service|/«word»/:id|«word»_«word»")))
    chosen = [(METHOD_NAMES, told.method, 0.75), (STATUS_NAMES, int(told.status) if told.status and scene.chance(0.8) else told.status, 0.85), (CLIENT_NAMES, told.client, 0.85), (AGENT_NAMES, told.agent, 0.35)]
    return told_members + [(spell(scene.pick(names)), value) for names, value, share in chosen if value and not (line and names is METHOD_NAMES) and scene.chance(share)]


def _statement(scene: Scene, told: Told, spell: Callable[[str], str]) -> Members:
    members: Members = [(spell(scene.pick(STATEMENT_NAMES)), told.value)]
    if scene.chance(0.5):
        members.append((spell(scene.pick(("db", "database", "schema", "db_name", "pool"))), scene.pick((*scene.site.sld_words[:4], "main", "master", "app"))))
    if scene.chance(0.4):
        members.append((spell(scene.pick(("rows", "row_count", "affected", "rows_sent"))), scene.number(0, 900)))
    return members


_AS_MEMBERS = {"command": ((_command, 9), (_typed, 1.5), (_words, 1.8), (_apart, 1.8), (_history, 0.6)), "request": ((_request, 1),), "statement": ((_statement, 1),)}
_WAYS = (
    (("command", _members), 5), (("command", _said_member), 1.6), (("command", _said), 2), (("command", _prompted), 1),
    (("request", _members), 3), (("request", _said_member), 1.3), (("request", _said), 1.6), (("request", _requested_cells), 0.8),
    (("statement", _members), 1.4), (("statement", _said_member), 0.5), (("statement", _said), 0.7),
)

FAMILY = Family("ownlogs", "ownlogs", 0.06, write)
