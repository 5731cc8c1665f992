# ruff: noqa: E501
"""What platforms and doors share: how a collector wraps a product's line, what a row says, and what stands in rows of both labels."""
from __future__ import annotations

import json
import re
import time as clock

from .envelope import compact, iso, roomy, syslog_time
from .family import Tables, split
from .phrases import PHRASES
from .scene import Scene
from .table import Scenario

#: What stands in the rows of daily work and of attacks, and what else is drawn in its place.
_DRAWN = (re.compile("«ip2»|«peer»"), "««ip2»|«peer»»", "«admin»", "««admin»|«admin»|«person»»"), (re.compile("«pub»"), "««pub»|«ip2»»", "«user»", "««user»|«user»|«admin»|«svc»»")


def met_anywhere(rows: tuple[Scenario, ...]) -> Tables:
    """Tables in which an address or an administrator's name alone tells nothing: people work from home, and intruders come from within, under any name."""
    def drawn(row: str, attack: bool) -> str:
        address, addresses, name, names = _DRAWN[attack]
        return address.sub(addresses, row).replace(name, names)

    return split([Scenario(found.name, found.technique, tuple(drawn(row, bool(found.technique)) for row in found.rows)) for found in rows])


def pid(scene: Scene) -> int:
    return scene.number(300, 65000)


def windows_event(scene: Scene, provider: str, channel: str, number: str, said: str) -> str:
    """An event of Windows as a beat or an old forwarder writes it, its message in one piece."""
    computer = f"{scene.server}.{scene.site.ad_domain}"
    if int(scene.time * 7) % 2 == 0:
        moment = clock.gmtime(scene.time)
        when = f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year} {moment.tm_hour % 12 or 12:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} {'AM' if moment.tm_hour < 12 else 'PM'}"
        return f"{when}\nLogName={channel}\nSourceName={provider}\nEventCode={number}\nEventType=4\nType=Information\nComputerName={computer}\nRecordNumber={scene.number(1000, 9999999)}\nKeywords=None\nMessage={said}"
    return compact({"@timestamp": iso(scene.time, 3), "winlog": {"channel": channel, "provider_name": provider, "event_id": number, "computer_name": computer, "record_id": scene.number(1000, 9999999)}, "message": said})


def wrapped(scene: Scene, program: str, line: str, way: str) -> tuple[str, str]:
    """`line` as a collector sends it on: (raw, sourcetype)."""
    sender = program.partition("(")[0].partition("[")[0]
    if way == "syslog":
        return f"{f'<{scene.pick((13, 14, 30, 134, 166))}>' if scene.site.account_id[5] in '0123' else ''}{syslog_time(scene.time)} {scene.linux_host} {sender}[{pid(scene)}]: {line}", "syslog"
    if way == "rfc5424":
        return f"<{scene.pick((14, 134, 142))}>1 {iso(scene.time, 3)} {scene.linux_host} {sender} {pid(scene)} - - {line}", "syslog:rfc5424"
    if way == "journald":
        return compact({"__REALTIME_TIMESTAMP": str(int(scene.time * 1e6)), "_HOSTNAME": scene.linux_host, "SYSLOG_IDENTIFIER": sender, "_SYSTEMD_UNIT": f"{sender}.service", "_PID": str(pid(scene)), "PRIORITY": scene.pick("4566"), "MESSAGE": line}), "journald"
    if way == "container":
        return compact({"log": line + "\n", "stream": scene.pick(("stdout", "stderr")), "time": iso(scene.time, 9), "kubernetes": {"namespace_name": scene.word(), "container_name": sender, "pod_name": f"{sender}-{scene.hex(9)}"}}), "container:json"
    return roomy({"@timestamp": iso(scene.time, 3), "host": {"name": scene.linux_host}, "agent": {"type": "filebeat", "version": f"8.{scene.number(1, 15)}.0"}, "log": {"file": {"path": f"/var/log/{sender}/{sender}.log"}}, "event": {"dataset": sender}, "message": line}), "filebeat:json"


WAYS = (("syslog", 4), ("rfc5424", 2), ("journald", 1.5), ("container", 1), ("filebeat", 1.5))


def parted(row: str) -> tuple[str, dict | str]:
    """What speaks and what it says: text after a colon, or the fields of an operation."""
    program, mark, rest = row.partition(": ")
    if mark and rest.startswith("{"):
        try:
            return program, json.loads(rest)
        except ValueError:
            return program, rest
    call, mark, fields = row.partition(" {")
    if mark and row.endswith("}") and fields.startswith('"') and (": " not in call or call.startswith(("container ", "image "))):
        return call, json.loads("{" + fields)
    return program, rest


def reasoned(scene: Scene, row: str) -> str:
    """The row of an attack, at times with the number of a ticket: whoever took an account gives reasons, too."""
    ticket = scene.fill(scene.pick((PHRASES["ticket"], "«dept» " + PHRASES["ticket"])))
    if not scene.chance(0.15) or "WHO: " in row:
        return row
    if row.endswith("}") and '{"' in row:
        return f'{row[:-1]},"{scene.pick(("note", "note", "reason"))}":"{ticket}"}}'
    return f'{row} note="{ticket}"' if row.endswith('"') and '="' in row else f"{row}{scene.pick((', ', ' for ', ' '))}{ticket}"


def drawn(scene: Scene, tables: Tables, share: float, attack: bool) -> tuple[str, Scenario, str, dict | str]:
    """The way of a line (one in `share` of lines, else ""), what happened, who says it, and what is said. The way is drawn before what happened is."""
    way = scene.weighted(WAYS) if scene.chance(share) else ""
    scenario, row = tables.draw(scene, attack)
    row = scene.fill(row)
    return way, scenario, *parted(reasoned(scene, row) if attack else row)
