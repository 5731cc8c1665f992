# ruff: noqa: E501
"""What Linux hosts report of themselves, each kind of report in the forms that its collectors give it: audit of user space, osquery, syslog and journal, container runtimes, Falco.

The kind of report and its form are drawn before what happened is.
"""
from __future__ import annotations

import json
import re
import time as clock

from .audit_more import write_note
from .envelope import compact, iso, plain, syslog_time
from .family import Family, Written, split
from .hostnotes_tables import ALERTS, AUDIT, LINES, QUERIES, RUNTIMES
from .scene import Scene
from .wrapping import wrapped

_AUDIT, _QUERIES, _LINES, _RUNTIMES, _ALERTS = (split(rows) for rows in (AUDIT, QUERIES, LINES, RUNTIMES, ALERTS))
#: Programs that write without a process id.
_NAMELESS = frozenset(("kernel", "sudo"))
_WAYS = (("syslog", 5), ("rfc5424", 1.5), ("journald", 2), ("filebeat", 1.5))


def _audit(scene: Scene, attack: bool) -> Written:
    return write_note(scene, attack, _AUDIT)


def _query(scene: Scene, attack: bool) -> Written:
    """A row of osquery: as a change, as one change of a batch, or in a snapshot."""
    way = scene.weighted((("change", 4), ("batch", 1), ("snapshot", 2)))
    scenario, row = _QUERIES.draw(scene, attack)
    name, _, text = scene.fill(row).partition(" ")
    columns = json.loads(text)
    head = {"name": f"pack_{scene.pick(('fim', 'ir', 'incident-response', 'it-compliance', scene.site.name))}_{name}", "hostIdentifier": scene.linux_host, "calendarTime": clock.strftime("%a %b %d %H:%M:%S %Y UTC", clock.gmtime(scene.time)), "unixTime": int(scene.time), "epoch": 0, "counter": scene.number(0, 999), "numerics": False,
            "decorations": {"host_uuid": scene.guid().upper(), "hostname": scene.linux_host}}
    if way == "change":
        event = {**head, "columns": columns, "action": "added"}
    elif way == "batch":
        event = {**head, "diffResults": {"added": [columns], "removed": []}}
    else:
        event = {**head, "snapshot": [columns], "action": "snapshot"}
    return Written(compact(event), "osquery:results", scene.linux_host, scenario)


def _line(tables, scene: Scene, attack: bool) -> Written:
    way = scene.weighted(_WAYS)
    scenario, row = tables.draw(scene, attack)
    program, _, said = scene.fill(row).replace("%iso%", iso(scene.time, 9)).partition(": ")
    if way == "syslog" and program in _NAMELESS:
        return Written(f"{syslog_time(scene.time)} {scene.linux_host} {program}: {said}", "syslog", scene.linux_host, scenario)
    raw, sourcetype = wrapped(scene, program, said, way)
    return Written(raw, sourcetype, scene.linux_host, scenario)


def _alert(scene: Scene, attack: bool) -> Written:
    """An alert of Falco: its JSON, its line, or that line in syslog."""
    way = scene.weighted((("json", 3), ("line", 2), ("syslog", 1)))
    scenario, row = _ALERTS.draw(scene, attack)
    # The bar between words and fields is not a choice.
    rule, priority, said = scene.fill(row.replace(" | ", " \x1e ")).split(" ;; ", 2)
    words, _, told = said.partition(" \x1e ")
    moment = plain(scene.time, 9).split(" ")[1]
    output = f"{moment}: {priority} {words} ({told})"
    if way == "json":
        fields = {key: value.strip() for key, value in re.findall(r"([\w.]+)=(.*?)(?=\s[\w.]+=|$)", told)}
        names = {"command": "proc.cmdline", "user": "user.name", "parent": "proc.pname", "file": "fd.name", "connection": "fd.name", "container_id": "container.id", "image": "container.image.repository"}
        return Written(compact({"hostname": scene.linux_host, "output": output, "output_fields": {"evt.time": int(scene.time * 1e9), **{names.get(key, key): value for key, value in fields.items()}}, "priority": priority, "rule": rule, "source": "syscall", "tags": ["maturity_stable", "container" if "container_id=host" not in told else "host"], "time": iso(scene.time, 9)}), "falco:json", scene.linux_host, scenario)
    head = f"{syslog_time(scene.time)} {scene.linux_host} falco[{scene.number(300, 60000)}]: " if way == "syslog" else ""
    return Written(head + output, "falco:text", scene.linux_host, scenario)


_KINDS = ((_audit, 3), (_query, 2), (lambda scene, attack: _line(_LINES, scene, attack), 3), (lambda scene, attack: _line(_RUNTIMES, scene, attack), 1.5), (_alert, 2))


def write(scene: Scene, attack: bool) -> Written:
    return scene.weighted(_KINDS)(scene, attack)


FAMILY = Family("host_notes", "auth_linux", 0.025, write)
