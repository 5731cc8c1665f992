# ruff: noqa: E501
"""Command lines as one event: bare, as lines of a history, in the thin envelopes of syslog, of pairs and of JSON, as a terminal's recorder
or a script's log writes them. Nothing around a line says what it is for.

The form is drawn first; it says which shells it can hold, and the shell which table is asked.
"""
from __future__ import annotations

import csv
import io
import re
from typing import Callable

from .commands_shell import SHELL
from .commands_windows import POWERSHELL, PROMPT
from .envelope import compact, iso, plain, roomy, syslog_time
from .family import Family, Written, split
from .scene import Scene
from .table import Scenario

_TABLES = {"sh": split(SHELL), "ps": split(POWERSHELL), "cmd": split(PROMPT)}
_SUDO = re.compile(r"sudo +(?:-[a-zA-Z]+ +)*")


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, form, shells = scene.weighted(FORMS)
    shell, scenario, line = draw_line(scene, shells, attack)
    return Written(form(scene, shell, line), sourcetype, scene.linux_host if shell == "sh" else scene.windows_host, scenario)


def draw_line(scene: Scene, shells: tuple[str, ...], attack: bool) -> tuple[str, Scenario, str]:
    """One of `shells`, what happens, and the line that is typed there."""
    shell = scene.pick(shells)
    scenario, row = _TABLES[shell].draw(scene, attack)
    return shell, scenario, re.sub(r"[\x00-\x08\x0b-\x1f]", " ", scene.fill(row)).strip()


def _user(scene: Scene) -> str:
    """Both labels type as people, as root and as services."""
    return scene.pick((scene.user, scene.person, "root", "root", scene.admin, "ubuntu", "www-data", scene.pick(scene.site.service_accounts)))


def _host(scene: Scene, shell: str) -> str:
    return scene.linux_host if shell == "sh" else scene.windows_host


def _folder(scene: Scene, shell: str) -> str:
    if shell != "sh":
        return scene.pick((f"C:\\Users\\{scene.person}", "C:\\Windows\\system32", "C:\\", f"C:\\Users\\{scene.person}\\Desktop", "C:\\Temp"))
    return scene.pick((f"/home/{scene.person}", "/root", "/", "/tmp", "/var/www/html", f"/opt/{scene.word()}", f"/home/{scene.person}/{scene.word()}"))


def _tty(scene: Scene) -> str:
    return scene.pick(("pts/0", "pts/1", "pts/2", "tty1", "unknown"))


def _bare(scene: Scene, shell: str, line: str) -> str:
    return line


def _history(scene: Scene, shell: str, line: str) -> str:
    stamp = int(scene.time)
    return scene.pick((f"#{stamp}\n{line}", f": {stamp}:{scene.number(0, 90)};{line}", f" {scene.number(1, 2000):>4}  {line}", f" {scene.number(1, 2000):>4}  {plain(scene.time)} {line}", f"- cmd: {line}\n  when: {stamp}", f"{plain(scene.time)} {line}", f"{syslog_time(scene.time)} {_user(scene)} {line}"))


def _prompt(scene: Scene, shell: str, line: str) -> str:
    user, host, folder = _user(scene), _host(scene, shell), _folder(scene, shell)
    if shell == "ps":
        return f"PS {folder}> {line}"
    if shell == "cmd":
        return f"{folder}>{line}"
    return scene.pick((f"{user}@{host}:{folder}{'#' if user == 'root' else '$'} {line}", f"[{user}@{host} ~]{'#' if user == 'root' else '$'} {line}", f"{'#' if user == 'root' else '$'} {line}", f"+ {line}"))


def _syslog(scene: Scene, shell: str, line: str) -> str:
    user, folder, number = _user(scene), _folder(scene, shell), scene.number(300, 65535)
    head, uid = f"{syslog_time(scene.time)} {scene.linux_host}", scene.pick((0, 0, 33, 1000, scene.number(1001, 3000)))
    first = line.split(" ")[0]
    sudo = _SUDO.sub("", line, count=1) if line.startswith("sudo ") else line
    return scene.pick((
        f"{head} bash[{number}]: HISTORY: PID={scene.number(300, 65535)} UID={uid} {line}",
        f"{head} snoopy[{number}]: [login:{user} ssh:({scene.ip} {scene.number(1024, 65000)} {scene.internal_ip()} 22) sid:{scene.number(300, 65000)} tty:/dev/{_tty(scene)} ({uid}/{user}) uid:{user}({uid}) cwd:{folder}]: {line}",
        f"{head} snoopy[{number}]: [uid:{uid} sid:{scene.number(300, 65000)} tty:(none) cwd:{folder} filename:{first if first.startswith('/') else '/usr/bin/' + first}]: {line}",
        f"{head} sudo:   {user} : TTY={_tty(scene)} ; PWD={folder} ; USER=root ; COMMAND={sudo if sudo.startswith('/') else '/usr/bin/' + sudo}",
        f"{head} {scene.pick(('-bash', 'bash', 'zsh', 'root', 'audit', 'shell'))}[{number}]: {user}@{scene.pick((scene.ip, scene.linux_host))} [{folder}]: {line}",
        f"{head} logger[{number}]: user={user} pwd={folder} tty={_tty(scene)} cmd=\"{line}\" rc={scene.pick((0, 0, 0, 1, 127))}",
        f"{head} CRON[{number}]: ({user}) CMD ({line})",
        f"{head} {scene.pick(('tlog-rec-session', 'rootsh', 'sudosh'))}[{number}]: {user}: {line}",
        f"<{scene.pick((86, 109, 13, 190))}>{head} %PARSER-5-CFGLOG_LOGGEDCMD: User:{user}  logged command:{line}",
    ))


def _pairs(scene: Scene, shell: str, line: str) -> str:
    user, host, folder = _user(scene), _host(scene, shell), _folder(scene, shell)
    inner = line.replace('"', '\\"') if shell == "sh" else line.replace('"', '""')
    return scene.pick((
        f'CommandLine="{inner}"', f'time="{iso(scene.time)}" host={host} user={user} command="{inner}"', f'ts={int(scene.time)} user="{user}" cwd="{folder}" cmd="{inner}" exit={scene.pick((0, 0, 1))}',
        f'{plain(scene.time)} Computer={host} User={user} CommandLine={line}', f'{iso(scene.time, 3)} INFO exec user={user} host={host} cmdline="{inner}"', f'date={plain(scene.time)[:10]} time={plain(scene.time)[11:]} device={host} type=cmd user="{user}" msg="{inner}"',
        f'event=command session={scene.hex(8)} src={scene.ip} user={user} input="{inner}"',
    ))


def _json(scene: Scene, shell: str, line: str) -> str:
    user, host, folder = _user(scene), _host(scene, shell), _folder(scene, shell)
    fields = scene.pick((
        lambda: {"command": line}, lambda: {"timestamp": iso(scene.time, 3), "host": host, "user": user, "command": line}, lambda: {"ts": int(scene.time), "cmd": line, "cwd": folder, "user": user, "exit_code": scene.pick((0, 0, 0, 1, 127)), "shell": {"sh": "bash", "ps": "pwsh", "cmd": "cmd"}[shell]},
        lambda: {"@timestamp": iso(scene.time, 3), "host": {"name": host}, "user": {"name": user}, "process": {"command_line": line, "working_directory": folder}}, lambda: {"time": iso(scene.time), "session": scene.guid(), "user": user, "CommandLine": line},
        lambda: {"event": "session.command", "time": iso(scene.time, 3), "uid": scene.guid(), "sid": scene.guid(), "login": user, "server_hostname": host, "command": line}, lambda: {"id": scene.number(1, 99999), "date": plain(scene.time), "hostname": host, "username": user, "cmdline": line, "ppid": scene.number(300, 65000)},
    ))()
    return compact(fields) if scene.chance(0.6) else roomy(fields)


def _terminal(scene: Scene, shell: str, line: str) -> str:
    """A recorder of terminal sessions: what was typed, with the session it was typed in."""
    session = scene.hex(12)
    fields = scene.pick((
        lambda: {"eventid": "command.input", "input": line, "message": f"CMD: {line}", "sensor": scene.linux_host, "timestamp": iso(scene.time, 6), "src_ip": scene.pick((scene.ip, scene.visitor)), "session": session},
        lambda: {"ver": "2.3", "host": scene.linux_host, "rec": f"{scene.hex(32)}-{scene.hex(4)}-{scene.hex(6)}", "user": _user(scene), "term": scene.pick(("xterm-256color", "xterm", "screen", "vt100", "")), "session": scene.number(1, 900), "id": scene.number(1, 900), "pos": scene.number(0, 99999), "time": f"{scene.time:.3f}", "timing": f"=80x24<{len(line)}", "in_txt": line + "\r", "out_txt": ""},
        lambda: {"session_id": scene.guid(), "event": "keystroke", "account": _user(scene), "target": scene.linux_host, "protocol": "ssh", "input": line, "ts": round(scene.time, 3)},
    ))()
    return compact(fields)


def _rows(scene: Scene, shell: str, line: str) -> str:
    columns = scene.pick((
        lambda: [plain(scene.time), _host(scene, shell), _user(scene), line], lambda: [int(scene.time), scene.pick((scene.ip, scene.visitor)), scene.hex(8), line, scene.pick((0, 1))], lambda: [scene.number(1, 99999), line], lambda: [iso(scene.time), _user(scene), _folder(scene, shell), line, scene.pick(("0", "0", "1"))],
    ))()
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(columns)
    return out.getvalue()


_HOSTS = ("powershell.exe", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "C:\\Program Files\\PowerShell\\7\\pwsh.exe")


def _block(scene: Scene, shell: str, line: str) -> str:
    """A script block (4104) or a run of a pipeline (4103), the message alone."""
    if scene.chance(0.6):
        path = scene.pick(("", "", "", f"C:\\Scripts\\{scene.word()}.ps1"))
        return scene.pick((f"Creating Scriptblock text (1 of 1):\n{line}\n\nScriptBlock ID: {scene.guid()}\nPath: {path}", f"Creating Scriptblock text (1 of {scene.number(1, 3)}): {line} ScriptBlock ID: {scene.guid()} Path: {path}", f"ScriptBlockText={line} ScriptBlockId={scene.guid()} Path={path}"))
    found = re.findall(r"[A-Z][a-z]+-[A-Z]\w+", line)
    called = "".join(f'CommandInvocation({name}): "{name}"\n' for name in found[:3]) or 'CommandInvocation(Out-Default): "Out-Default"\n'
    return f"{called}ParameterBinding({found[0] if found else 'Out-Default'}): name=\"InputObject\"; value=\"{line}\"\n\nContext:\n        Severity = Informational\n        Host Name = ConsoleHost\n        Host Version = 5.1.{scene.number(14393, 22621)}.{scene.number(1, 3000)}\n        Host Application = {scene.pick(_HOSTS)}\n        User = {scene.site.netbios}\\{scene.user}"


def _block_json(scene: Scene, shell: str, line: str) -> str:
    return compact(scene.pick((
        lambda: {"EventID": 4104, "Computer": scene.windows_host, "ScriptBlockText": line, "ScriptBlockId": scene.guid(), "MessageNumber": 1, "MessageTotal": 1, "Path": ""},
        lambda: {"@timestamp": iso(scene.time, 3), "event": {"code": "4104", "provider": "Microsoft-Windows-PowerShell"}, "host": {"name": scene.windows_host}, "powershell": {"file": {"script_block_text": line, "script_block_id": scene.guid()}, "sequence": 1, "total": 1}},
        lambda: {"time": iso(scene.time), "host": scene.windows_host, "script": line},
    ))())


_ALL = ("sh", "sh", "sh", "ps", "cmd")
#: ((sourcetype, form, shells), weight)
FORMS: tuple[tuple[tuple[str, Callable[[Scene, str, str], str], tuple[str, ...]], float], ...] = (
    (("bash_history", _bare, ("sh",)), 3), (("bash_history", _history, ("sh",)), 3), (("shell:prompt", _prompt, _ALL), 1.2), (("shell:command", _bare, _ALL), 2), (("linux_messages_syslog", _syslog, ("sh",)), 3.5), (("shell:audit", _pairs, _ALL), 2.2), (("shell:json", _json, _ALL), 2.5),
    (("terminal:json", _terminal, ("sh",)), 1.5), (("shell:csv", _rows, _ALL), 1.2), (("powershell:script", _bare, ("ps",)), 1), (("powershell:script", _block, ("ps",)), 1.8), (("powershell:json", _block_json, ("ps",)), 0.8),
)

FAMILY = Family("commands", "auth_linux", 0.12, write)
