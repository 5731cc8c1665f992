"""More events of hosts, put together from fragments: Windows channels, Linux syslog, and what sudo, cron and a shell ran.

The envelopes are those of windows.py and linux.py; the commands of sudo, cron and shells are process_linux.py's.
"""
from __future__ import annotations

from . import linux, windows
from .family import Family, Written, split
from .hosts_linux import HOST_LINUX
from .hosts_windows import HOST_WINDOWS
from .process_linux import LINUX_PROCESSES
from .scene import Scene
from .windows_envelopes import ENVELOPES

_WINDOWS, _LINUX, _RUNS = split(HOST_WINDOWS), split(HOST_LINUX), split(LINUX_PROCESSES)
#: Rows whose account alone tells: what a line of sudo or cron cannot show.
_BY_ACCOUNT = "proc_commands_of_a_taken_service"
_TIMED = ("T1059.004", "T1105")
_RUN_SHARE = 0.4


def write_windows(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope = scene.weighted(ENVELOPES)
    scenario, row = _WINDOWS.draw(scene, attack)
    event = windows._event(scene, row)
    return Written(envelope(scene, event), sourcetype, event.computer, scenario)


def write_linux(scene: Scene, attack: bool) -> Written:
    sourcetype, raw = scene.pick(linux._SYSLOG_ENVELOPES)
    runs = scene.chance(_RUN_SHARE)
    scenario, row = (_RUNS if runs else _LINUX).draw(scene, attack)
    while scenario.name == _BY_ACCOUNT:
        scenario, row = _RUNS.draw(scene, attack)
    program, _, message = (_run(scene, row, scenario.technique) if runs else scene.fill(row)).partition(": ")
    if sourcetype == "linux_secure" and program not in linux._AUTH_PROGRAMS:
        sourcetype = "linux_messages_syslog"
    return Written(raw(scene, program, message), sourcetype, scene.linux_host, scenario)


def _run(scene: Scene, row: str, technique: str | None) -> str:
    """A command as sudo, cron or a shell's history tells it; cron only where a timer runs such things."""
    parent, _, text = row.split(" ;; ", 2)
    command = scene.fill(text)
    way = scene.pick(("cron", "cron", "sudo", "shell") if "cron" in parent or technique in _TIMED else ("sudo", "sudo", "shell"))
    if way == "sudo":
        folder = scene.pick((f"/home/{scene.user}", f"/home/{scene.user}/{scene.word()}", "/root", f"/opt/{scene.word()}", "/", "/tmp"))
        path = "" if command.startswith(("/", "./")) else scene.pick(("/usr/bin/", "/usr/bin/", "/usr/sbin/", "/bin/"))
        return f"sudo: {scene.pick(('  ', ''))}{scene.user} : TTY={scene.pick(('pts/0', 'pts/1', 'pts/3', 'unknown'))} ; PWD={folder} ; USER=root ; COMMAND={path}{command}"
    if way == "cron":
        return f"{scene.pick(('CRON', 'CRON', 'crond'))}: ({scene.pick(('root', 'root', 'www-data', scene.user))}) CMD ({command})"
    return f"{scene.pick(('bash', '-bash', 'zsh'))}: HISTORY: PID={scene.number(300, 65000)} UID={scene.pick((0, 1000, 1001))} {command}"


WINDOWS = Family("host_windows", "windows", 0.065, write_windows)
LINUX = Family("host_linux", "auth_linux", 0.065, write_linux)
