# ruff: noqa: E501
"""Name servers and resolvers: what they log of themselves, of transfers, updates and refusals, and of who changes their zones.

Server and form are chosen before what happened is. Used by generate.py.
"""
from __future__ import annotations

import csv
import json
import time as clock

from .device_marks import balanced
from .envelope import MONTHS, compact, iso, plain, syslog_time
from .family import Family, Tables, Written
from .nameserver_tables import NAMESERVER_TABLES
from .near_tables import NEAR_NAMESERVERS
from .scene import Scene
from .wrapping import pid, windows_event

_TABLES: dict[str, Tables] = {name: balanced(rows + NEAR_NAMESERVERS.get(name, ())) for name, rows in NAMESERVER_TABLES.items()}
_SERVERS = tuple((name, 0.5 if name == "zones" else 1.0) for name in _TABLES)


def _bind(scene: Scene, form: int, head: str, text: str) -> tuple[str, str]:
    level, _, said = text.partition(": ")
    if form:
        return f"{syslog_time(scene.time)} {scene.linux_host} named[{pid(scene)}]: {head + ': ' + level + ': ' if form == 2 else ''}{said}", "named"
    moment = clock.gmtime(scene.time)
    return f"{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {plain(scene.time, 3)[11:]} {head}: {level}: {said}", "isc:bind:log"


def _unbound(scene: Scene, form: int, head: str, text: str) -> tuple[str, str]:
    if form == 0 and head == "unbound":
        return f"[{int(scene.time)}] unbound[{pid(scene)}:{scene.number(0, 3)}] {text}", "unbound:log"
    if form == 1:
        return compact({"__REALTIME_TIMESTAMP": str(int(scene.time * 1e6)), "_HOSTNAME": scene.linux_host, "SYSLOG_IDENTIFIER": head, "_PID": str(pid(scene)), "PRIORITY": scene.pick("456"), "MESSAGE": text}), "journald"
    return f"{syslog_time(scene.time)} {scene.linux_host} {head}[{pid(scene)}]: {text}", "syslog"


def _windns(scene: Scene, form: int, head: str, text: str) -> tuple[str, str]:
    provider, channel = {"audit": ("Microsoft-Windows-DNSServer", "Microsoft-Windows-DNSServer/Audit"), "server": ("DNS", "DNS Server")}[head]
    event = json.loads(text.replace("\\", "\\\\"))
    return windows_event(scene, provider, channel, str(event["EventID"]), event["Message"]), "windows:dns"


def _umbrella(scene: Scene, form: int, head: str, text: str) -> tuple[str, str]:
    identity, inside, outside, action, kind, code, name, categories, kinds = next(csv.reader([text]))
    if form == 2:
        return compact({"timestamp": int(scene.time * 1000), "date": iso(scene.time)[:10], "time": plain(scene.time)[11:], "type": "dns", "identities": [{"label": identity, "type": {"label": kinds}}], "internalip": inside, "externalip": outside, "verdict": action.lower(), "querytype": kind.partition("(")[2][:-1], "returncode": code, "domain": name[:-1], "categories": [{"label": found} for found in categories.split(",")]}), "cisco:umbrella:json"
    columns = (plain(scene.time), identity, identity, inside, outside, action, kind, code, name, categories, kinds, kinds, categories if action == "Blocked" else "")
    return ",".join(f'"{column}"' for column in columns), "cisco:umbrella:dns"


def _zones(scene: Scene, form: int, head: str, text: str) -> tuple[str, str]:
    given = json.loads(text)
    if form == 0:
        return f"{plain(scene.time)} dns-{head} " + " ".join(f'{key}="{value}"' for key, value in given.items()), "dns:zones"
    if form == 1:
        return f"{syslog_time(scene.time)} {scene.linux_host} octodns[{pid(scene)}]: {given['action']} {given['name']} {given['type']} {given['value']} ttl={given['ttl']} zone={given['zone']} by {given['actor']} from {given['source']} {given['note']}".rstrip(), "syslog"
    return compact({"time": iso(scene.time, 3), "event": f"dns.{head}", **given, "id": scene.guid()}), "dns:zones:json"


_WRITERS = {"bind": _bind, "unbound": _unbound, "windns": _windns, "umbrella": _umbrella, "zones": _zones}


def write(scene: Scene, attack: bool) -> Written:
    server, form = scene.weighted(_SERVERS), scene.number(0, 2)
    scenario, row = _TABLES[server].draw(scene, attack)
    head, _, text = scene.fill(row).partition(": ")
    raw, sourcetype = _WRITERS[server](scene, form, head, text)
    return Written(raw, sourcetype, scene.linux_host, scenario)


FAMILY = Family("nameserver", "dns", 0.06, write)
