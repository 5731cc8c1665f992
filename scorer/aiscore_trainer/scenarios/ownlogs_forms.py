# ruff: noqa: E501
"""How an application that nobody knows writes what it logs: members in objects, pairs, elements and cells, and heads before sentences.

Knows names and values, nothing of what happened. Used by ownlogs.py.
"""
from __future__ import annotations

import csv
import io
import json
from typing import Any, Callable
from xml.sax.saxutils import escape, quoteattr

from .envelope import apache_time, compact, iso, plain, roomy, syslog_time
from .ownlogs_tables import LEVELS, LISTS, PAYLOAD_NAMES, THREADS
from .scene import Scene

Members = list[tuple[str, Any]]

_STYLES: tuple[tuple[Callable[[list[str]], str], float], ...] = (
    ("_".join, 6), (lambda words: words[0] + "".join(word.title() for word in words[1:]), 4), (lambda words: "".join(word.title() for word in words), 2), ("-".join, 1), (lambda words: "_".join(words).upper(), 1), ("".join, 2),
)


def spelling(scene: Scene) -> Callable[[str], str]:
    """How one log spells its names."""
    style = scene.weighted(_STYLES)
    return lambda name: style(name.split("_"))


def moment(scene: Scene) -> Any:
    return scene.pick((
        lambda: iso(scene.time), lambda: iso(scene.time, 3), lambda: iso(scene.time, 6), lambda: iso(scene.time, 3, "+00:00"), lambda: int(scene.time), lambda: int(scene.time * 1000), lambda: round(scene.time, 3), lambda: plain(scene.time), lambda: plain(scene.time, 3).replace(".", ","),
        lambda: plain(scene.time).replace("-", "/"), lambda: apache_time(scene.time, scene.site.utc_offset_h), lambda: syslog_time(scene.time), lambda: "{2}.{1}.{0} ".format(*plain(scene.time)[:10].split("-")) + plain(scene.time)[11:],
    ))()


def application(scene: Scene) -> str:
    word = scene.pick(scene.site.sld_words)
    return scene.pick((word, f"{word}-{scene.pick(('api', 'runner', 'agent', 'gateway', 'portal', 'worker', 'admin', 'proxy', 'jobs', 'svc'))}", f"{scene.pick(('job', 'task', 'ops', 'deploy', 'access', 'admin', 'build', 'edge'))}{scene.pick(('-', '_', ''))}{scene.pick(('runner', 'gate', 'd', 'hub', 'panel', 'proxy', 'tool'))}", f"com.{scene.site.name.replace('-', '')}.{word}.{scene.pick(('Runner', 'Service', 'Handler', 'Audit', 'Filter'))}"))


def account(scene: Scene) -> str:
    return scene.pick((scene.user, scene.user, scene.person, scene.admin, "root", scene.pick(scene.site.service_accounts), "deploy", "admin", "system"))


#: What stands beside what happened: names, and the value.
_BESIDE: tuple[tuple[tuple[str, ...], Callable[[Scene], Any], float], ...] = (
    (("user", "username", "account", "actor", "login", "usr", "who", "owner", "principal", "run_as"), account, 5),
    (("host", "hostname", "node", "server", "machine", "instance", "pod"), lambda scene: scene.pick((scene.linux_host, scene.linux_host, scene.server, scene.workstation)), 4),
    (("level", "severity", "lvl", "log_level", "priority"), lambda scene: scene.pick(LEVELS), 4),
    (("app", "service", "logger", "component", "module", "source", "application", "svc", "name"), application, 4),
    (("pid", "process_id", "thread", "worker", "tid"), lambda scene: scene.number(300, 65000), 3),
    (("duration", "duration_ms", "took", "elapsed", "latency", "ms", "time_taken", "rt"), lambda scene: scene.pick((scene.number(0, 4000), round(scene.rng.expovariate(3), 3))), 3),
    (("trace_id", "correlation_id", "request_id", "span", "rid", "uid", "transaction", "id"), lambda scene: scene.pick((scene.guid(), scene.hex(16), scene.hex(32), scene.number(1, 9_999_999))), 3),
    (("exit_code", "rc", "result", "outcome", "ok", "success", "ret"), lambda scene: scene.pick((0, 0, 0, 1, "ok", "success", True, "failed", 2)), 3),
    (("env", "environment", "stage", "cluster", "tenant", "region", "zone", "team", "project"), lambda scene: scene.pick(("prod", "prod", "staging", "dev", scene.site.region, scene.pick(scene.site.sld_words))), 2),
    (("version", "build", "release", "schema", "v"), lambda scene: scene.pick((1, 2, f"{scene.number(0, 9)}.{scene.number(0, 40)}.{scene.number(0, 9)}", scene.hex(7))), 1.5),
    (("job", "job_id", "task_id", "step_no", "run_id", "seq", "n"), lambda scene: scene.number(1, 99999), 2),
    (("cwd", "workdir", "dir", "pwd"), lambda scene: scene.pick(("/", "/tmp", "/root", f"/home/{scene.person}", f"/opt/{scene.word()}", f"/srv/{scene.word()}/current", "C:\\Windows\\system32", f"C:\\Users\\{scene.person}")), 1.2),
    (("tags", "groups", "roles"), lambda scene: [scene.word() for _ in range(scene.number(0, 3))], 1),
    (("note", "comment", "reason"), lambda scene: scene.fill("«CHG«num:1000:99999»|INC«num:1000:99999»|«word» «word»|see «dept»|»"), 0.6),
)


def beside(scene: Scene) -> Members:
    """A time and two to seven members of other kinds, in any order."""
    found: dict[str, Any] = {scene.pick(("ts", "time", "timestamp", "@timestamp", "date", "at", "when", "t", "datetime", "created")): moment(scene)} if scene.chance(0.9) else {}
    choices = tuple((entry, entry[2]) for entry in _BESIDE)
    for _ in range(scene.number(2, 7)):
        names, value, _ = scene.weighted(choices)
        if found.keys().isdisjoint(names):
            found[scene.pick(names)] = value(scene)
    return list(found.items())


def mixed(scene: Scene, around: Members, told: Members) -> Members:
    """`told` in one piece somewhere among the others, or between them one by one."""
    if scene.chance(0.6):
        place = scene.number(0, len(around))
        return around[:place] + told + around[place:]
    whole = list(around)
    for member in told:
        whole.insert(scene.number(0, len(whole)), member)
    return whole


def object_of(scene: Scene, members: Members) -> str:
    fields = dict(members)
    return scene.weighted(((compact, 6), (roomy, 4), (_escaped, 1.5), (_indented, 0.6)))(fields)


def _escaped(fields: dict) -> str:
    return json.dumps(fields, separators=(",", ":"))


def _indented(fields: dict) -> str:
    return json.dumps(fields, indent=2, ensure_ascii=False)


def flat(scene: Scene, around: Members, told: Members, holder: str) -> str:
    return object_of(scene, mixed(scene, around, told))


def nested(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """What happened in an object of its own, with some of what stands beside it; now and then one deeper, or by dotted names."""
    cut = scene.number(0, len(around))
    inner = mixed(scene, around[cut:], told)
    if scene.chance(0.2):
        return object_of(scene, mixed(scene, around[:cut], [(f"{holder}.{name}", value) for name, value in inner]))
    if scene.chance(0.3):
        inner = [(scene.pick(("info", "meta", "exec", "call", "attrs", "what", "item")), dict(inner))]
    return object_of(scene, mixed(scene, around[:cut], [(holder, [dict(inner)] if scene.chance(0.08) else dict(inner))]))


def listed(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """Names and values as entries of a list."""
    name, value = scene.pick((("key", "value"), ("name", "value"), ("key", "value"), ("Name", "Value"), ("Key", "Value"), ("k", "v"), ("field", "value")))
    cut = scene.number(0, len(around))
    return object_of(scene, [*around[:cut], (scene.pick(LISTS), [{name: key, value: held} for key, held in mixed(scene, around[cut:], told)])])


def packed(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """An object as text in a member of another."""
    cut = scene.number(0, len(around))
    return object_of(scene, [*around[:cut], (scene.pick(PAYLOAD_NAMES), compact(dict(mixed(scene, around[cut:], told))))])


def headed(scene: Scene, around: Members, told: Members, holder: str) -> str:
    body = flat(scene, around, told, holder) if scene.chance(0.6) else nested(scene, around, told, holder)
    return f"{head(scene)}{scene.pick(('', '', 'audit: ', 'event ', '@cee: ', scene.word() + ' '))}{body}"


def pairs(scene: Scene, around: Members, told: Members, holder: str) -> str:
    sign, quote, between = scene.pick((" ", " ", " ", " ", ", ", ", ", "; ", " | ", "\t")), scene.pick(('"', '"', '"', "'")), scene.pick(("=", "=", "=", "=", "=", "=", ": "))
    always, lead = scene.chance(0.3), head(scene) if scene.chance(0.5) else ""

    def written(value: Any) -> str:
        text = value if isinstance(value, str) else json.dumps(value)
        if not always and text and not any(mark in text for mark in " \t\n,;|\"'="):
            return text
        return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote).replace("\n", "\\n") + quote

    return lead + scene.pick(("", "", f"{scene.word()} ", "audit ", "event ")) + sign.join(f"{name}{between}{written(value)}" for name, value in mixed(scene, around, told))


def elements(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """Elements, attributes, or elements that give their name as an attribute."""
    texts = [(name.replace("@", ""), value if isinstance(value, str) else json.dumps(value)) for name, value in mixed(scene, around, told)]
    root, line = scene.pick(("event", "Event", "record", "entry", "log", "audit", "Message", holder)), scene.pick(("", "", "\n", "\n  "))
    way = scene.rng.random()
    if way < 0.2:
        return f"<{root} " + " ".join(f"{name}={quoteattr(text)}" for name, text in texts) + "/>"
    field = scene.pick(("field", "Data", "item", "param"))
    inner = (f"<{name}>{escape(text)}</{name}>" for name, text in texts) if way < 0.88 else (f"<{field} name={quoteattr(name)}>{escape(text)}</{field}>" for name, text in texts)
    return f"<{root}>{line}" + line.join(inner) + f"{line[:1]}</{root}>"


def cells(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """Values without their names; numbers of lists and objects are left to others."""
    sign = scene.pick((",", ";", "|", "\t", ",", " | "))
    values = [value if isinstance(value, str) else json.dumps(value) for _, value in mixed(scene, [member for member in around if not isinstance(member[1], list)], told)]
    if sign == " | ":
        return sign.join(values)
    out = io.StringIO()
    csv.writer(out, lineterminator="", delimiter=sign, quoting=csv.QUOTE_ALL if scene.chance(0.3) else csv.QUOTE_MINIMAL).writerow(values)
    return out.getvalue()


def lettered(scene: Scene, around: Members, told: Members, holder: str) -> str:
    """Names that tell nothing."""
    members = mixed(scene, around, told)
    names = scene.pick(("abcdefghijklmnopqrs", "ABCDEFGHIJKLMNOPQRS", [f"f{number}" for number in range(20)], [f"v{number}" for number in range(1, 20)], [f"c{number:02d}" for number in range(20)], [str(number) for number in range(20)], [f"k{number}" for number in range(20)]))
    return object_of(scene, [(name, value) for name, (_, value) in zip(names, members)])


def head(scene: Scene) -> str:
    """What stands before an application's own words."""
    level, name, at = scene.pick(LEVELS), application(scene), moment(scene)
    return scene.pick((
        lambda: f"{at} {level} {name} - ", lambda: f"[{at}] {level} {name}: ", lambda: f"{at} [{scene.fill(scene.pick(THREADS))}] {level} {name} - ", lambda: f"{syslog_time(scene.time)} {scene.linux_host} {name}[{scene.number(300, 65000)}]: ", lambda: f"{level}:{name}:", lambda: f"{at} | {level} | {name} | ", lambda: f"[{level}] {at} ",
        lambda: f"{level[0].upper()}{plain(scene.time)[5:7]}{plain(scene.time)[8:10]} {plain(scene.time, 6)[11:]} {scene.number(1, 99)} {scene.word()}.go:{scene.number(10, 900)}] ", lambda: f"<{scene.number(8, 190)}>1 {iso(scene.time, 3)} {scene.linux_host} {name} {scene.number(300, 65000)} - - ", lambda: f"{at} {name}: ", lambda: f"{at} ", lambda: "",
        lambda: f"{scene.linux_host} {name} {level} ", lambda: f"({scene.number(1, 99)}) {level.lower()}: ", lambda: f"[{name}] ", lambda: f"{at} {account(scene)} ", lambda: f"{at} {level} [{scene.hex(16)}] {name}: ",
    ))()


OBJECTS: tuple[tuple[Callable[[Scene, Members, Members, str], str], float], ...] = ((flat, 8), (nested, 6), (listed, 1.2), (packed, 0.8), (headed, 2), (lettered, 1.2))
LINES: tuple[tuple[Callable[[Scene, Members, Members, str], str], float], ...] = ((pairs, 5), (elements, 1.8), (cells, 2.5))
