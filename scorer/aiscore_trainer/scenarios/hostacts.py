# ruff: noqa: E501
"""Linux hosts through their sensors: builds, packages, agents of people and of clouds, containers and notebooks at work, and intruders who use the same programs.

Acts are those of audit_acts.py, told in its forms and in those of more sensors. The form is drawn first; a row that it cannot hold, or whose meaning it would not show, is drawn again, whatever the label.
"""
from __future__ import annotations

from .audit_acts import UNSET, Act
from .audit_forms import FORMS, _records, single, tracee
from .envelope import compact, iso, plain, syslog_time
from .family import Family, Written, split
from .hostacts_attack_tables import HOST_ATTACKS
from .hostacts_daily_tables import HOST_DAILY, HOST_FRAGMENTS
from .hostacts_people_tables import PEOPLE_DAILY
from .scene import Scene

_ACTS = split(HOST_DAILY + PEOPLE_DAILY + HOST_ATTACKS)
_TRIES = 200
_SHELLS = frozenset(("sh", "bash", "dash", "zsh"))
_RESTORED, _LEFT = HOST_FRAGMENTS["snap"] + "eval '", "' \\< /dev/null" + HOST_FRAGMENTS["pwd"]
_BINS = ("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin")


class HostAct(Act):
    """An act whose row may name the account and its folder: `svc=zabbix@/opt/agent`."""

    def __init__(self, scene: Scene, row: str) -> None:
        # Some agents of programmers restore a shell around each command, most hand it to a plain one.
        super().__init__(scene, row.replace(_RESTORED, "").replace(_LEFT, "").replace("-c -l ", "-lc ") if scene.chance(0.75) else row)
        # A shell hands on the word that was typed, most other programs a path.
        folder, _, name = self.argv[0].rpartition("/")
        if folder in _BINS and scene.chance(0.85 if self.parent in _SHELLS else 0.4):
            self.text = name + self.text[len(self.argv[0]):]
            self.argv = [name, *self.argv[1:]]

    def _who(self, scene: Scene, account: str) -> None:
        account, _, folder = account.partition("@")
        account, _, name = account.partition("=")
        super()._who(scene, account)
        self.account = account
        # Rows say «user» for the person whose files these are.
        self.user = name or {"user": scene.user}.get(account, self.user)
        self.cwd = folder or self.cwd

    @property
    def is_typed(self) -> bool:
        """Whether a person's shell wrote it to a history."""
        return self.call == "exec" and self.account in ("user", "admin", "root") and self.parent in (*_SHELLS, "sudo")


def _snoopy(scene: Scene, act: HostAct) -> str:
    where = f"uid:{act.uid} sid:{scene.number(300, 60000)} tty:{act.tty if act.tty == '(none)' else '/dev/pts/' + act.tty[-1]} cwd:{act.cwd} filename:{act.exe}"
    named = f"login:{act.user} ssh:((undefined)) username:{act.user} {where}" if int(scene.site.account_id[3]) % 2 else where
    return f"{syslog_time(scene.time)} {scene.linux_host} snoopy[{act.pid}]: [{named}]: {' '.join(act.argv)}"


def _history(scene: Scene, act: HostAct) -> str:
    """The command as bash writes it to syslog, or as a prompt's logger does."""
    line = act.text
    head = f"{syslog_time(scene.time)} {scene.linux_host}"
    style = int(scene.site.account_id[2]) % 3
    if style == 0:
        return f"{head} -bash[{act.pid}]: HISTORY: PID={act.pid} UID={act.uid} {line}"
    if style == 1:
        return f"{head} {act.user}: {act.user} [{act.pid}]: {line} [{0 if act.success == 'yes' else 1}]"
    return f'{head} bash[{act.pid}]: user={act.user} login={act.user} from={scene.ip} pwd="{act.cwd}" cmd="{line}"'


def _journal(scene: Scene, act: HostAct) -> str:
    """A record that journald took from the kernel's audit."""
    kind, body = scene.pick([found for found in _records(scene, act) if found[0] in ("SYSCALL", "EXECVE", "PROCTITLE")][-2:])
    return compact({"__REALTIME_TIMESTAMP": str(int(scene.time * 1e6)), "_BOOT_ID": scene.hex(32), "_MACHINE_ID": scene.hex(32), "_HOSTNAME": scene.linux_host, "_TRANSPORT": "audit", "_AUDIT_TYPE": {"SYSCALL": "1300", "EXECVE": "1309"}.get(kind, "1327"), "_AUDIT_TYPE_NAME": kind, "_AUDIT_ID": str(scene.number(100, 999999)),
                    "_UID": str(act.uid), "_AUDIT_LOGINUID": str(act.auid), "_PID": str(act.pid), "_COMM": act.comm, "_EXE": act.exe, "_CMDLINE": " ".join(act.argv), "AUDIT_FIELD_KEY": act.key, "SYSLOG_IDENTIFIER": "audit", "MESSAGE": f"{kind} {body}"})


def _rule(act: HostAct) -> tuple[str, str]:
    """The rule of Falco that such a call sets off, and its words; the act alone decides."""
    path = act.path
    if act.call == "exec":
        if act.comm in _SHELLS:
            return ("Terminal shell in container", "A shell was spawned in a container with an attached terminal") if act.container != "host" and act.tty != "(none)" else ("Run shell untrusted", "Shell spawned by untrusted binary")
        if act.comm in ("apt-get", "dnf", "apk", "pip", "npm", "rpm", "dpkg"):
            return "Launch Package Management Process", "Package management process launched"
        return "Spawned process", "Process spawned"
    if act.call == "read":
        return ("Read sensitive file untrusted", "Sensitive file opened for reading by non-trusted program") if "/etc/s" in path or ".ssh" in path else ("Read file", "File opened for reading")
    if path:
        return ("Write below etc", "File below /etc opened for writing") if path.startswith("/etc") else ("Write below binary dir", "File below a known binary directory opened for writing") if path.startswith(("/usr/bin", "/usr/sbin", "/bin", "/usr/local/bin")) else ("Write below monitored dir", "File below a monitored directory changed")
    if act.call in ("connect", "bind"):
        return "Unexpected outbound connection destination", "Outbound connection to IP/Port flagged"
    return f"Call of {act.name}", f"System call {act.name}"


def _falco(scene: Scene, act: HostAct) -> str:
    rule, words = _rule(act)
    moment = f"{plain(scene.time, 9).split(' ')[1]}"
    fields = {"container.id": act.container, "container.image.repository": None if act.container == "host" else f"registry.{scene.site.domain}/{scene.word()}", "evt.time": int(scene.time * 1e9), "evt.type": act.name, "proc.cmdline": act.text, "proc.exepath": act.exe, "proc.name": act.comm, "proc.pname": act.parent, "proc.tty": 0 if act.tty == "(none)" else 34816, "user.loginuid": -1 if act.auid == UNSET else act.auid, "user.name": act.user, "user.uid": act.uid,
              **({"fd.name": act.path} if act.path else {"fd.name": f"{scene.ip}:{scene.number(32768, 60999)}->{act.object.replace(' ', ':')}"} if act.call in ("connect", "bind") else {})}
    said = " ".join(f"{key.partition('.')[2] if key.startswith('proc.') else key.replace('.', '_')}={value}" for key, value in fields.items() if value is not None and key != "evt.time")
    return compact({"hostname": scene.linux_host, "output": f"{moment}: {'Notice' if act.call == 'exec' else 'Warning'} {words} ({said})", "output_fields": fields, "priority": "Notice" if act.call == "exec" else "Warning", "rule": rule, "source": "syscall", "tags": ["container" if act.container != "host" else "host", "process" if act.call == "exec" else "filesystem" if act.path else "network"], "time": iso(scene.time, 9)})


def _tetragon(scene: Scene, act: HostAct) -> str:
    pod = {} if act.container == "host" else {"pod": {"namespace": scene.site.sld_words[0], "name": f"{scene.word()}-{scene.hex(9)}-{scene.letters(5)}", "container": {"id": f"containerd://{scene.hex(64)}", "name": scene.word(), "image": {"name": f"registry.{scene.site.domain}/{scene.word()}:{scene.number(1, 9)}.{scene.number(0, 30)}"}}}}
    process = {"exec_id": scene.letters(40), "pid": act.pid, "uid": act.uid, "cwd": act.cwd, "binary": act.exe, "arguments": " ".join(act.argv[1:]), "flags": "execve clone", "start_time": iso(scene.time, 9), "auid": act.auid, **pod, "docker": act.container if act.container != "host" else "", "tid": act.pid}
    parent = {"exec_id": scene.letters(40), "pid": act.ppid, "uid": act.uid, "binary": act.parent_exe, "flags": "execve", "auid": act.auid}
    if act.call == "exec":
        return compact({"process_exec": {"process": process, "parent": parent}, "node_name": scene.linux_host, "time": iso(scene.time, 9)})
    if act.path:
        name, args = {"read": "security_file_permission", "write": "security_file_permission", "append": "security_file_permission"}.get(act.call, f"security_path_{act.call}"), [{"file_arg": {"path": act.path, "permission": "-rw-r--r--"}}, {"int_arg": 4 if act.call == "read" else 2}]
    else:
        address, port = act.object.split()
        name, args = "tcp_connect" if act.call == "connect" else "inet_bind", [{"sock_arg": {"family": "AF_INET", "type": "SOCK_STREAM", "protocol": "IPPROTO_TCP", "saddr": scene.ip, "daddr": address, "sport": scene.number(32768, 60999), "dport": int(port)}}]
    return compact({"process_kprobe": {"process": process, "parent": parent, "function_name": name, "args": args, "action": "KPROBE_ACTION_POST", "policy_name": scene.pick(("file-monitoring", "network-egress", scene.word()))}, "node_name": scene.linux_host, "time": iso(scene.time, 9)})


def _kunai(scene: Scene, act: HostAct) -> str:
    task = {"name": act.comm, "pid": act.pid, "tgid": act.pid, "guuid": scene.guid(), "uid": act.uid, "user": act.user, "gid": act.uid, "group": act.user, "namespaces": {"mnt": 4026531841 if act.container == "host" else scene.number(4026532000, 4026532999)}, "flags": "0x400100", "zombie": False}
    info = {"host": {"uuid": scene.guid(), "name": scene.linux_host, "container": None if act.container == "host" else {"name": act.container, "type": "docker"}}, "event": {"source": "kunai", "id": {"exec": 1, "connect": 60}.get(act.call, 81), "name": {"exec": "execve", "connect": "connect", "read": "read_config" if act.path.startswith("/etc") else "read", "write": "write", "append": "write", "unlink": "file_unlink", "rename": "file_rename"}[act.call], "uuid": scene.guid(), "batch": scene.number(1, 9999)},
            "task": task, "parent_task": {**task, "name": act.parent[:15], "pid": act.ppid, "tgid": act.ppid, "guuid": scene.guid()}, "utc_time": iso(scene.time, 9)}
    data: dict = {"ancestors": f"/usr/lib/systemd/systemd|{act.parent_exe}", "command_line": " ".join(act.argv), "exe": {"path": act.exe}}
    if act.call == "exec":
        data = {"ancestors": data["ancestors"], "parent_command_line": act.parent, "parent_exe": act.parent_exe, "command_line": data["command_line"], "exe": {"path": act.exe, "md5": scene.hex(32), "sha256": scene.hex(64), "size": scene.number(9000, 9000000), "error": None}}
    elif act.path:
        data["path"] = act.path
        if act.second.startswith("/"):
            data |= {"old": act.path, "new": act.second}
    else:
        address, port = act.object.split()
        data |= {"socket": {"domain": "AF_INET", "type": "SOCK_STREAM", "proto": "TCP"}, "src": {"ip": scene.ip, "port": scene.number(32768, 60999)}, "dst": {"hostname": "?", "ip": address, "port": int(port), "public": True, "is_v6": False}, "connected": act.success == "yes"}
    return compact({"data": data, "info": info})


_OBJECTS = ("exec", "read", "write", "append", "unlink", "rename", "chmod", "chown", "connect", "bind")
_MORE_FORMS = (
    (("snoopy", _snoopy, ("exec",)), 1.5), (("linux_messages_syslog", _history, ("exec",)), 1), (("journald", _journal, ("exec",)), 1), (("falco:json", _falco, None), 1.2), (("tetragon:json", _tetragon, _OBJECTS), 1.2),
    (("kunai:json", _kunai, ("exec", "connect", "read", "write", "append", "unlink", "rename")), 0.8),
)
#: A single record shows an execution or nothing, and Tracee hides the arguments of one.
_NARROWED = {single: ("exec",), tracee: (*_OBJECTS[1:], "mount", "setns", "ptrace", "module", "bpf", "unshare")}
_FORMS = tuple(((sourcetype, form, _NARROWED.get(form, calls)), weight) for (sourcetype, form, calls), weight in (*FORMS, *_MORE_FORMS))


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, form, calls = scene.weighted(_FORMS)
    for _ in range(_TRIES):
        scenario, row = _ACTS.draw(scene, attack)
        act = HostAct(scene, row)
        if (calls is None or act.call in calls) and _is_shown(form, act):
            return Written(form(scene, act), sourcetype, scene.linux_host, scenario)
    raise ValueError(f"no row of {'attacks' if attack else 'daily work'} fits the form {sourcetype}")


def _is_shown(form, act: HostAct) -> bool:
    if form is single:
        return len(act.argv) > 2
    return form is not _history or act.is_typed


FAMILY = Family("host_acts", "auth_linux", 0.035, write)
