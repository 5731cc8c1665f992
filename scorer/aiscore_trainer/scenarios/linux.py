# ruff: noqa: E501
"""Linux hosts: syslog of authentication and daemons, and audit records, process logs of command lines.

Two groups of envelopes: those that carry a daemon's message and those that carry a command. Which one, is drawn
before the label.
"""
from __future__ import annotations

import re
import shlex
import time as clock

from .envelope import compact, iso, plain, syslog_time, xml_text
from .family import Family, Written, split
from .linux_more_tables import MORE_RECORDS, MORE_SYSLOG
from .linux_tables import COMMANDS, RECORDS, SYSLOG
from .scene import Scene

_SYSLOG, _COMMANDS, _RECORDS = split((*SYSLOG, *MORE_SYSLOG)), split(COMMANDS), split((*RECORDS, *MORE_RECORDS))
_AUTH_PROGRAMS = {"sshd", "sudo", "su", "login", "useradd", "usermod", "groupadd", "passwd", "polkitd", "pkexec", "systemd-logind", "chage"}
_SSH_WEIGHTS = {"ssh_guessing": 5.0, "ssh_scanning": 1.5, "ssh_daily_logins": 3.0, "sudo_daily": 2.5, "cron_daily": 2.0, "system_daily": 3.0, "ssh_typing_mistakes": 1.0}
_WEIGHTED = {label: tuple((scenario, _SSH_WEIGHTS.get(scenario.name, 1.0)) for scenario in scenarios) for label, scenarios in ((False, _SYSLOG.daily), (True, _SYSLOG.attacks))}
_CLEAN = re.compile(r"[\x00-\x1f]")


def write_syslog(scene: Scene, attack: bool) -> Written:
    scenario = scene.weighted(_WEIGHTED[attack])
    program, _, message = scene.fill(scene.pick(scenario.rows)).partition(": ")
    sourcetype, raw = scene.pick(_SYSLOG_ENVELOPES)
    if sourcetype == "linux_secure" and program not in _AUTH_PROGRAMS:
        sourcetype = "linux_messages_syslog"
    return Written(raw(scene, program, message), sourcetype, scene.linux_host, scenario)


def _bsd(scene: Scene, program: str, message: str) -> str:
    tag = program if program in ("kernel", "sudo") or scene.chance(0.03) else f"{program}[{scene.number(200, 65535)}]"
    return f"{syslog_time(scene.time + scene.site.utc_offset_h * 3600)} {scene.linux_host.split('.')[0] if scene.chance(0.7) else scene.linux_host} {tag}: {message}"


def _isotime(scene: Scene, program: str, message: str) -> str:
    return f"{iso(scene.time, 6, '+00:00')} {scene.linux_host} {program}[{scene.number(200, 65535)}]: {message}"


def _rfc5424(scene: Scene, program: str, message: str) -> str:
    return f"<{scene.pick((38, 86, 30, 46, 85))}>1 {iso(scene.time, 3)} {scene.linux_host} {program} {scene.number(200, 65535)} - - {message}"


def _journal(scene: Scene, program: str, message: str) -> str:
    return compact({"__REALTIME_TIMESTAMP": str(int(scene.time * 1e6)), "_HOSTNAME": scene.linux_host, "PRIORITY": scene.pick(("6", "6", "5", "4")), "SYSLOG_IDENTIFIER": program, "_PID": str(scene.number(200, 65535)),
                    "_UID": scene.pick(("0", "0", "1000")), "_TRANSPORT": "syslog", "MESSAGE": message, "_BOOT_ID": scene.hex(32), "_MACHINE_ID": scene.hex(32)})


def _filebeat(scene: Scene, program: str, message: str) -> str:
    return compact({"@timestamp": iso(scene.time, 3), "host": {"name": scene.linux_host}, "process": {"name": program, "pid": scene.number(200, 65535)}, "log": {"file": {"path": scene.pick(("/var/log/auth.log", "/var/log/syslog", "/var/log/messages"))}}, "event": {"dataset": "system.syslog"}, "message": message})


_SYSLOG_ENVELOPES = (("linux_secure", _bsd), ("linux_secure", _bsd), ("linux_messages_syslog", _bsd), ("syslog", _isotime), ("syslog", _rfc5424), ("journald", _journal), ("filebeat:syslog", _filebeat))


class _Command:
    """A command as the audit system saw it; who, where and which session is drawn from the scene alone."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.text = _CLEAN.sub(" ", text)
        try:
            self.argv = shlex.split(self.text)[:24] or [self.text]
        except ValueError:
            self.argv = self.text.split(" ")[:24]
        first = self.argv[0]
        self.comm = first.rsplit("/", 1)[-1][:15]
        self.exe = first if first.startswith("/") else f"{scene.pick(('/usr/bin', '/bin', '/usr/sbin', '/usr/bin'))}/{self.comm}" if not first.startswith("./") else f"/home/{scene.person}/{self.comm}"
        self.cwd = scene.pick((f"/home/{scene.person}", "/root", "/", "/tmp", f"/home/{scene.person}/{scene.word()}", "/var/www/html", "/opt"))
        self.uid = scene.pick((0, 0, 1000, scene.number(1001, 3000), 33))
        self.auid = scene.pick((4294967295, 1000, self.uid, scene.number(1001, 3000)))
        self.pid, self.parent = scene.number(300, 65535), scene.number(300, 65535)
        self.session = scene.number(1, 3000)
        self.tty = scene.pick(("pts0", "pts1", "(none)", "(none)", "pts3"))
        self.key = scene.pick(('"exec"', "(null)", '"rootcmd"', '"audit-wazuh-c"', '"process_creation"'))


def write_audit(scene: Scene, attack: bool) -> Written:
    if scene.chance(0.3):
        scenario, row = _RECORDS.draw(scene, attack)
        return Written(_record(scene, scene.fill(row)), "linux_audit", scene.linux_host, scenario)
    scenario, row = _COMMANDS.draw(scene, attack)
    command = _Command(scene, scene.fill(row))
    sourcetype, envelope = scene.weighted(_AUDIT_ENVELOPES)
    return Written(envelope(scene, command), sourcetype, scene.linux_host, scenario)


def _stamp(scene: Scene) -> str:
    return f"{scene.time:.3f}:{scene.number(100, 999999)}"


def _human_stamp(scene: Scene) -> str:
    moment = clock.gmtime(scene.time)
    return f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}.{int(scene.time % 1 * 1000):03d}:{scene.number(100, 999999)}"


def _record(scene: Scene, text: str) -> str:
    kind, _, rest = text.partition(" ")
    if scene.chance(0.3):
        # As ausearch -i prints it: names for numbers, no quotes.
        rest = rest.replace('"', "").replace("4294967295", "unset").replace("c000003e", "x86_64")
        return f"type={kind} msg=audit({_human_stamp(scene)}) {scene.pick((': ', ''))}{rest}"
    node = f"node={scene.linux_host} " if scene.chance(0.15) else ""
    return f"{node}type={kind} msg=audit({_stamp(scene)}): {rest}"


def _needs_hex(text: str) -> bool:
    return any(character in text for character in ' "') or not text.isascii()


def _execve(scene: Scene, command: _Command) -> str:
    columns = " ".join(f"a{index}={argument.encode().hex().upper() if _needs_hex(argument) else chr(34) + argument + chr(34)}" for index, argument in enumerate(command.argv))
    return f"type=EXECVE msg=audit({_stamp(scene)}): argc={len(command.argv)} {columns}"


def _execve_read(scene: Scene, command: _Command) -> str:
    return f"type=EXECVE msg=audit({_human_stamp(scene)}) {scene.pick((': ', ''))}argc={len(command.argv)} " + " ".join(f"a{index}={argument}" for index, argument in enumerate(command.argv))


def _proctitle(scene: Scene, command: _Command) -> str:
    text = "\0".join(command.argv)[:512]
    shown = text.encode().hex().upper() if "\0" in text or _needs_hex(text) else f'"{text}"'
    return f"type=PROCTITLE msg=audit({_stamp(scene)}): proctitle={shown}"


def _proctitle_read(scene: Scene, command: _Command) -> str:
    return f"type=PROCTITLE msg=audit({_human_stamp(scene)}) : proctitle={' '.join(command.argv)[:512]}"


def _syscall_body(scene: Scene, command: _Command) -> str:
    return (f"arch=c000003e syscall=59 success={scene.pick(('yes', 'yes', 'yes', 'no'))} exit=0 a0={scene.hex(12)} a1={scene.hex(12)} a2={scene.hex(12)} a3=8 items=2 ppid={command.parent} pid={command.pid} auid={command.auid} "
            f"uid={command.uid} gid={command.uid} euid={command.uid} suid={command.uid} fsuid={command.uid} egid={command.uid} sgid={command.uid} fsgid={command.uid} tty={command.tty} ses={command.session} comm=\"{command.comm}\" exe=\"{command.exe}\" key={command.key}")


def _syscall_full(scene: Scene, command: _Command) -> str:
    """The records of one execution joined, as an agent or ausearch writes them: SYSCALL alone would not show the arguments."""
    stamp = f"msg=audit({_stamp(scene)}):"
    execve = _execve(scene, command).split("): ", 1)[1]
    lines = [f"type=SYSCALL {stamp} {_syscall_body(scene, command)}", f"type=EXECVE {stamp} {execve}", f'type=CWD {stamp} cwd="{command.cwd}"', f'type=PATH {stamp} item=0 name="{command.exe}" inode={scene.number(1000, 9999999)} dev=08:02 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL']
    return "\n".join(lines if scene.chance(0.5) else lines[:2])


def _user_cmd(scene: Scene, command: _Command) -> str:
    return (f"type=USER_CMD msg=audit({_stamp(scene)}): pid={command.pid} uid={command.uid or 1000} auid={command.auid} ses={command.session} subj={scene.pick(('unconfined', 'unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023'))} "
            f"msg='cwd=\"{command.cwd}\" cmd={command.text.encode().hex().upper()} exe=\"/usr/bin/sudo\" terminal={command.tty} res={scene.pick(('success', 'success', 'failed'))}'")


def _laurel(scene: Scene, command: _Command) -> str:
    return compact({"ID": _stamp(scene), "NODE": scene.linux_host, "SYSCALL": {"arch": "0xc000003e", "syscall": 59, "success": "yes", "ppid": command.parent, "pid": command.pid, "auid": command.auid, "uid": command.uid, "tty": command.tty, "ses": command.session, "comm": command.comm, "exe": command.exe, "key": command.key.strip('"')},
                    "EXECVE": {"argc": len(command.argv), "ARGV": command.argv}, "CWD": {"cwd": command.cwd}, "PARENT_INFO": {"comm": scene.pick(("bash", "sh", "systemd", "cron", "sshd", "python3"))}})


def _auditbeat(scene: Scene, command: _Command) -> str:
    return compact({"@timestamp": iso(scene.time, 3), "event": {"module": "auditd", "category": ["process"], "action": "executed", "outcome": "success"}, "user": {"name": scene.user, "id": str(command.uid)}, "process": {"pid": command.pid, "ppid": command.parent, "name": command.comm, "executable": command.exe,
                    "args": command.argv, "working_directory": command.cwd, "title": command.text}, "host": {"name": scene.linux_host, "os": {"type": "linux"}}, "auditd": {"session": str(command.session), "summary": {"how": command.exe}}})


def _sysmon_linux(scene: Scene, command: _Command) -> str:
    return (f'<Event><System><Provider Name="Linux-Sysmon" Guid="{{ff032593-a8d3-4f13-b0d6-01fc615a0f97}}"/><EventID>1</EventID><Version>5</Version><Channel>Linux-Sysmon/Operational</Channel><Computer>{scene.linux_host}</Computer></System><EventData>'
            f'<Data Name="UtcTime">{plain(scene.time, 3)}</Data><Data Name="ProcessId">{command.pid}</Data><Data Name="Image">{xml_text(command.exe)}</Data><Data Name="CommandLine">{xml_text(command.text)}</Data><Data Name="CurrentDirectory">{command.cwd}</Data>'
            f'<Data Name="User">{scene.user}</Data><Data Name="ParentProcessId">{command.parent}</Data></EventData></Event>')


def _history(scene: Scene, command: _Command) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} {scene.pick(('bash', '-bash', 'snoopy', 'bash_audit'))}[{command.pid}]: {scene.pick((f'HISTORY: PID={command.pid} UID={command.uid} {command.text}', f'[uid:{command.uid} sid:{command.session} tty:/dev/{command.tty} cwd:{command.cwd} filename:{command.exe}]: {command.text}', f'{scene.user}@{scene.linux_host}: {command.text}'))}"


def _falco(scene: Scene, command: _Command) -> str:
    return compact({"time": iso(scene.time, 9), "hostname": scene.linux_host, "source": "syscall", "evt": {"type": "execve"}, "proc": {"name": command.comm, "cmdline": command.text, "exepath": command.exe, "cwd": command.cwd, "pid": command.pid, "pname": scene.pick(("bash", "sh", "containerd-shim", "systemd", "sshd"))}, "user": {"name": scene.user, "uid": command.uid}, "container": {"id": scene.pick(("host", scene.hex(12)))}})


def _falco_rule(scene: Scene, command: _Command) -> str:
    """An alert as Falco writes it; which rule spoke is drawn from the scene, not from what happened."""
    rule = scene.pick(("Run shell untrusted", "Terminal shell in container", "Process started", "Launch Package Management Process"))
    return compact({"hostname": scene.linux_host, "output": f"{rule} (user={scene.user} command={command.text})", "priority": scene.pick(("Notice", "Warning", "Informational")), "rule": rule, "source": "syscall", "tags": ["process"], "time": iso(scene.time, 9),
                    "output_fields": {"container.id": scene.pick(("host", scene.hex(12))), "evt.time": int(scene.time * 1e9), "proc.cmdline": command.text, "proc.exepath": command.exe, "proc.name": command.comm, "proc.pname": scene.pick(("bash", "sh", "systemd", "sshd")), "user.name": scene.user, "user.uid": command.uid}})


def _tetragon(scene: Scene, command: _Command) -> str:
    process = {"exec_id": scene.hex(40), "pid": command.pid, "uid": command.uid, "cwd": command.cwd, "binary": command.exe, "arguments": " ".join(command.argv[1:]), "flags": "execve clone", "start_time": iso(scene.time, 9), "auid": command.auid}
    parent = {"exec_id": scene.hex(40), "pid": command.parent, "uid": command.uid, "cwd": "/", "binary": scene.pick(("/usr/bin/bash", "/bin/sh", "/usr/lib/systemd/systemd", "/usr/sbin/sshd", "/usr/sbin/cron"))}
    return compact({"process_exec": {"process": process, "parent": parent}, "node_name": scene.linux_host, "time": iso(scene.time, 9)})


def _osquery(scene: Scene, command: _Command) -> str:
    return compact({"name": "process_events", "hostIdentifier": scene.linux_host, "unixTime": int(scene.time), "action": "added", "columns": {"pid": str(command.pid), "parent": str(command.parent), "path": command.exe, "cmdline": command.text, "cwd": command.cwd, "uid": str(command.uid), "auid": str(command.auid)}})


_AUDIT_ENVELOPES = ((("linux_audit", _execve), 3), (("linux_audit", _execve_read), 3), (("linux_audit", _proctitle), 2), (("linux_audit", _proctitle_read), 1.5), (("linux_audit", _syscall_full), 3), (("linux_audit", _user_cmd), 1.5), (("linux:laurel", _laurel), 1.2),
                    (("auditbeat", _auditbeat), 1.5), (("sysmon:linux", _sysmon_linux), 1), (("bash_history", _history), 1), (("falco:json", _falco), 1), (("falco:json", _falco_rule), 1), (("tetragon:json", _tetragon), 1.5), (("osquery:results", _osquery), 1))

AUTH = Family("linux_auth", "auth_linux", 0.1, write_syslog)
AUDIT = Family("linux_audit", "auth_linux", 0.1, write_audit)
