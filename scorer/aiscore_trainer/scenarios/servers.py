# ruff: noqa: E501
"""Linux servers through their logs: every program's words in the forms that rsyslog, the journal and shippers give them.

The form is chosen before what happened is; a row of any table can stand in any form. Used by generate.py.
"""
from __future__ import annotations

import time as clock

from .device_marks import balanced
from .envelope import compact, iso, plain, syslog_time
from .family import Family, Tables, Written
from .near_tables import NEAR_SERVERS
from .scene import Scene
from .server_more_tables import SERVER_MORE_TABLES
from .server_tables import SERVER_TABLES
from .wrapping import pid, reasoned

_TABLES: dict[str, Tables] = {name: balanced(rows + NEAR_SERVERS.get(name, ())) for name, rows in {**SERVER_TABLES, **SERVER_MORE_TABLES}.items()}
_AREAS = tuple(_TABLES)
#: Programs that write without a process id.
_NAMELESS = frozenset(("kernel", "sudo", "doas", "apt", "dpkg", "unattended-upgrade", "wg-quick", "ufw", "bash"))
_FORMS = (("bsd", 5), ("iso", 3), ("rfc5424", 1.5), ("journal", 2), ("beat", 1.5), ("rsyslog", 1))


def _tag(program: str, number: int) -> str:
    return program if program in _NAMELESS else f"{program}[{number}]"


def _journal(scene: Scene, program: str, number: int, text: str) -> str:
    fields = {"__CURSOR": f"s={scene.hex(32)};i={scene.hex(6)}", "__REALTIME_TIMESTAMP": str(int(scene.time * 1e6)), "_BOOT_ID": scene.hex(32), "_MACHINE_ID": scene.hex(32), "_HOSTNAME": scene.linux_host, "PRIORITY": scene.pick("34566"), "SYSLOG_IDENTIFIER": program, "_TRANSPORT": "kernel" if program == "kernel" else scene.pick(("syslog", "stdout", "journal"))}
    if program != "kernel":
        fields |= {"_PID": str(number), "_COMM": program.partition("/")[0][:15], "_SYSTEMD_UNIT": scene.pick((f"{program.partition('/')[0]}.service", f"session-{scene.number(1, 900)}.scope")), "_SYSTEMD_CGROUP": f"/system.slice/{program.partition('/')[0]}.service"}
    return compact({**fields, "MESSAGE": text})


def _beat(scene: Scene, program: str, number: int, text: str) -> str:
    return compact({"@timestamp": iso(scene.time, 3), "ecs": {"version": "8.0.0"}, "agent": {"type": "filebeat", "version": f"8.{scene.number(1, 15)}.0", "name": scene.linux_host}, "host": {"hostname": scene.linux_host, "os": {"family": scene.pick(("debian", "redhat")), "platform": scene.pick(("ubuntu", "debian", "rhel", "centos"))}, "ip": [scene.internal_ip()]}, "event": {"module": "system", "dataset": "system.syslog", "kind": "event"}, "log": {"file": {"path": scene.pick(("/var/log/syslog", "/var/log/messages", "/var/log/auth.log", "/var/log/secure"))}, "offset": scene.number(0, 99999999)}, "process": {"name": program, "pid": number}, "message": text})


def write(scene: Scene, attack: bool) -> Written:
    form, area, number = scene.weighted(_FORMS), scene.pick(_AREAS), pid(scene)
    scenario, row = _TABLES[area].draw(scene, attack)
    text = scene.fill(row).replace("%isotz%", iso(scene.time, 3)).replace("%long%", clock.asctime(clock.gmtime(scene.time)))
    if attack and scene.chance(0.2):
        text = reasoned(scene, text)
    program, _, said = text.partition(": ")
    host = scene.linux_host
    if form == "journal":
        return Written(_journal(scene, program, number, said), "journald", host, scenario)
    if form == "beat":
        return Written(_beat(scene, program, number, said), "filebeat:json", host, scenario)
    if form == "rsyslog":
        return Written(compact({"timestamp": plain(scene.time), "host": host, "severity": scene.pick(("info", "notice", "warning", "err")), "facility": scene.pick(("auth", "daemon", "authpriv", "cron", "kern")), "syslog-tag": _tag(program, number) + ":", "source": scene.internal_ip(), "message": said}), "rsyslog:json", host, scenario)
    if form == "rfc5424":
        return Written(f"<{scene.pick((14, 30, 38, 86, 78))}>1 {iso(scene.time, 6, '+00:00')} {host} {program} {'-' if program in _NAMELESS else number} - - {said}", "syslog:rfc5424", host, scenario)
    stamp = syslog_time(scene.time) if form == "bsd" else iso(scene.time, 6, "+00:00")
    return Written(f"{stamp} {host} {_tag(program, number)}: {said}", "linux_secure" if form == "bsd" else "syslog", host, scenario)


FAMILY = Family("servers", "auth_linux", 0.1, write)
