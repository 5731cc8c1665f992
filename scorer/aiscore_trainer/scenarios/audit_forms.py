# ruff: noqa: E501
"""The forms in which a call to the kernel is logged: audit records one by one, joined and interpreted, LAUREL, Auditbeat, go-audit, Wazuh,
Sysmon, osquery, Falco, Sysdig, Tracee and rows of columns.

A form gets an Act and gives the line; it decides nothing about what happened. `FORMS` is ((sourcetype, form, calls or None), weight). Called by audit_more.py.
"""
from __future__ import annotations

import csv
import io
import time as clock

from .audit_acts import PATH_CALLS, UNSET, Act
from .envelope import compact, iso, plain, roomy, syslog_time, xml_text
from .scene import Scene

_FLAGS = {"read": ("O_RDONLY", "0"), "write": ("O_WRONLY|O_CREAT|O_TRUNC", "241"), "append": ("O_WRONLY|O_CREAT|O_APPEND", "441")}
_SIGNALS = {"SIGHUP": 1, "SIGKILL": 9, "SIGUSR1": 10, "SIGTERM": 15, "SIGSTOP": 19}
_PTRACE = {"PTRACE_TRACEME": "0", "PTRACE_POKETEXT": "4", "PTRACE_POKEDATA": "5", "PTRACE_SETREGS": "d", "PTRACE_ATTACH": "10", "PTRACE_SEIZE": "4206"}
_NAMETYPES = {"unlink": "DELETE", "write": "CREATE", "rename": "DELETE"}
_SPACES = {"mnt": "CLONE_NEWNS", "pid": "CLONE_NEWPID", "net": "CLONE_NEWNET", "ipc": "CLONE_NEWIPC", "user": "CLONE_NEWUSER", "cgroup": "CLONE_NEWCGROUP"}


def stamp(scene: Scene) -> str:
    return f"{scene.time:.3f}:{scene.number(100, 9999999)}"


def human_stamp(scene: Scene) -> str:
    moment = clock.gmtime(scene.time + scene.site.utc_offset_h * 3600)
    return f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}.{int(scene.time % 1 * 1000):03d}:{scene.number(100, 9999999)}"


def quoted(text: str) -> str:
    """As auditd writes what the user chose: in quotes, or in hexadecimal where it holds a blank or a quote."""
    if text in ("(null)", "(none)"):
        return text
    return text.encode().hex().upper() if any(character in text for character in ' "') or not text.isascii() or not text else f'"{text}"'


def _arguments(scene: Scene, act: Act) -> tuple[str, str, str, str]:
    """a0 to a3, in hexadecimal."""
    pointer = f"7ff{scene.hex(9)}"
    if act.call in _FLAGS:
        return "ffffff9c", pointer, _FLAGS[act.call][1], "1b6" if act.call != "read" else "0"
    if act.call in ("chmod",):
        return "ffffff9c", pointer, f"{int(act.second, 8):x}", "0"
    if act.call == "kill":
        return f"{scene.number(300, 60000):x}", f"{_SIGNALS.get(act.object.split()[0], 15):x}", "0", scene.hex(8)
    if act.call == "ptrace":
        return _PTRACE.get(act.object.split()[0], "10"), f"{scene.number(300, 60000):x}", "0", "0"
    if act.call in ("connect", "connectun", "bind"):
        return f"{scene.number(3, 12):x}", pointer, "10" if act.call != "connectun" else "6e", "0"
    if act.call == "setuid":
        return f"{int(act.object):x}", "0", pointer, "0"
    return scene.hex(12), pointer, scene.hex(2), scene.hex(4)


def _syscall(scene: Scene, act: Act, enriched: bool = False) -> str:
    a0, a1, a2, a3 = _arguments(scene, act)
    items = {"exec": 2, "rename": 4, "symlink": 3}.get(act.call, 2 if act.call in ("write", "unlink") else 1 if act.call in PATH_CALLS else 0)
    ids = f"ppid={act.ppid} pid={act.pid} auid={act.auid} uid={act.uid} gid={act.uid} euid={act.euid} suid={act.euid} fsuid={act.euid} egid={act.uid} sgid={act.uid} fsgid={act.uid} tty={act.tty} ses={act.session}"
    key = f'"{act.key}"' if act.key != "(null)" else act.key
    subject = f" subj={scene.pick(('unconfined', 'unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023', 'kernel'))}" if int(scene.site.account_id[3]) % 2 else ""
    names = f'\x1dARCH=x86_64 SYSCALL={act.name} AUID="{_login(act)}" UID="{act.user}" GID="{act.user}" EUID="{"root" if act.euid == 0 else act.user}" SUID="{act.user}" FSUID="{act.user}"' if enriched else ""
    return f"arch=c000003e syscall={act.number} success={act.success} exit={act.exit} a0={a0} a1={a1} a2={a2} a3={a3} items={items} {ids} comm={quoted(act.comm)} exe={quoted(act.exe)}{subject} key={key}{names}"


def _login(act: Act) -> str:
    return "unset" if act.auid == UNSET else "root" if act.auid == 0 else act.user if act.user != "root" else f"admin{act.auid % 7}"


def _execve(act: Act) -> str:
    return f"argc={len(act.argv)} " + " ".join(f"a{index}={quoted(argument)}" for index, argument in enumerate(act.argv))


def _title(act: Act) -> str:
    text = "\0".join(act.argv).encode()[:256]
    return f"proctitle={text.hex().upper() if len(act.argv) > 1 else quoted(act.argv[0])}"


def _path(scene: Scene, act: Act, name: str, nametype: str, mode: str) -> str:
    owner = 0 if not name.startswith(("/home", "/tmp", "/dev/shm", "/var/tmp")) else act.uid
    return f"name={quoted(name)} inode={scene.number(100, 9999999)} dev={scene.pick(('fd:00', '08:01', '08:02', '103:02'))} mode={mode} ouid={owner} ogid={owner} rdev=00:00 nametype={nametype} cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0"


def _folder(path: str) -> str:
    return (path.rsplit("/", 1)[0] or "") + "/"


def _paths(scene: Scene, act: Act) -> list[str]:
    mode = f"0100{act.second[-4:].rjust(3, '6')}" if act.call == "chmod" and len(act.second) < 4 else f"010{act.second}" if act.call == "chmod" else scene.pick(("0100644", "0100600", "0100640", "0100755"))
    if act.call == "exec":
        names = [(act.exe, "NORMAL", "0100755"), ("/lib64/ld-linux-x86-64.so.2", "NORMAL", "0100755")]
    elif act.call == "rename":
        names = [(_folder(act.path), "PARENT", "040755"), (_folder(act.second), "PARENT", "040755"), (act.path, "DELETE", mode), (act.second, "CREATE", mode)]
    elif act.call == "symlink":
        names = [(act.second, "UNKNOWN", "0120777"), (_folder(act.path), "PARENT", "040755"), (act.path, "CREATE", "0120777")]
    elif act.call in ("write", "unlink"):
        names = [(_folder(act.path), "PARENT", "040755"), (act.path, _NAMETYPES[act.call] if scene.chance(0.6) or act.call == "unlink" else "NORMAL", mode)]
    elif act.path:
        names = [(act.path, "NORMAL" if act.exit != -2 else "UNKNOWN", mode)]
    elif act.call in ("chroot", "mount"):
        names = [(act.object.split()[-2] if act.call == "mount" else act.object, "NORMAL", "040755")]
    else:
        return []
    return [f"item={index} {_path(scene, act, *name)}" for index, name in enumerate(names)]


def _socket(act: Act) -> str:
    if act.call == "connectun":
        return f"saddr={('0100' + act.object.encode().hex() + '00').upper()}"
    address, port = act.object.split()
    return "saddr=" + "0200" + f"{int(port):04X}" + "".join(f"{int(part):02X}" for part in address.split(".")) + "0" * 16


def _extra(scene: Scene, act: Act) -> list[tuple[str, str]]:
    """Records that only some calls have."""
    if act.call == "exec":
        return [("EXECVE", _execve(act))]
    if act.call in ("connect", "connectun", "bind"):
        return [("SOCKADDR", _socket(act))]
    if act.call in ("module", "rmmod"):
        return [("KERN_MODULE", f'name="{act.object}"')]
    if act.call == "bpf":
        return [("BPF", f"prog-id={scene.number(10, 9000)} op={'LOAD' if 'LOAD' in act.object else 'ATTACH'}")]
    if act.call in ("ptrace", "kill"):
        target = act.object.split()[1]
        return [("OBJ_PID", f'opid={scene.number(1, 60000)} oauid={act.auid} ouid=0 oses={act.session} ocomm="{target}"')]
    return []


def _records(scene: Scene, act: Act, enriched: bool = False) -> list[tuple[str, str]]:
    found = [("SYSCALL", _syscall(scene, act, enriched)), *_extra(scene, act)]
    if act.path or act.call in ("exec", "chroot", "mount"):
        found.append(("CWD", f"cwd={quoted(act.cwd)}"))
        found.extend(("PATH", body) for body in _paths(scene, act))
    return [*found, ("PROCTITLE", _title(act))]


def joined(scene: Scene, act: Act) -> str:
    mark, enriched = stamp(scene), scene.chance(0.4)
    node = f"node={scene.linux_host} " if scene.site.account_id[4] in "12" else ""
    lines = [f"{node}type={kind} msg=audit({mark}): {body}" for kind, body in _records(scene, act, enriched)]
    return "\n".join(lines)


def single(scene: Scene, act: Act) -> str:
    """The SYSCALL record alone; of an execution its arguments or its title."""
    if act.call == "exec":
        kind, body = scene.pick((("EXECVE", _execve(act)), ("PROCTITLE", _title(act))))
    else:
        kind, body = "SYSCALL", _syscall(scene, act, scene.chance(0.4))
    node = f"node={scene.linux_host} " if scene.site.account_id[4] in "12" else ""
    return f"{node}type={kind} msg=audit({stamp(scene)}): {body}"


def _read(kind: str, body: str, act: Act) -> str:
    """A record as ausearch -i prints it: names for numbers, no quotes."""
    if kind == "SYSCALL":
        words = dict(part.split("=", 1) for part in body.split("\x1d")[0].split(" ") if "=" in part)
        shown = {"arch": "x86_64", "syscall": act.name, "exit": {"-13": "EACCES(Permission denied)", "-2": "ENOENT(No such file or directory)", "-111": "ECONNREFUSED(Connection refused)"}.get(words["exit"], words["exit"]), "auid": _login(act), "uid": act.user, "euid": "root" if act.euid == 0 else act.user,
                 "ses": "unset" if act.session == UNSET else words["ses"], "comm": act.comm, "exe": act.exe, "key": act.key, "a0": "AT_FDCWD" if words["a0"] == "ffffff9c" else "0x" + words["a0"], "a1": "0x" + words["a1"], "a2": _FLAGS[act.call][0] if act.call in _FLAGS else "0x" + words["a2"], "a3": "0x" + words["a3"],
                 **{name: act.user for name in ("gid", "suid", "fsuid", "egid", "sgid", "fsgid")}}
        return " ".join(f"{name}={shown.get(name, value)}" for name, value in words.items())
    if kind == "EXECVE":
        return f"argc={len(act.argv)} " + " ".join(f"a{index}={argument}" for index, argument in enumerate(act.argv))
    if kind == "PROCTITLE":
        return f"proctitle={' '.join(act.argv)[:256]}"
    if kind == "SOCKADDR":
        return f"saddr={{ saddr_fam=local path={act.object} }}" if act.call == "connectun" else "saddr={{ saddr_fam=inet laddr={} lport={} }}".format(*act.object.split())
    if kind == "PATH":
        return body.replace("mode=0100", "mode=file,").replace("mode=04", "mode=dir,").replace("nametype", "obj=unlabeled nametype").replace("ouid=0 ogid=0", "ouid=root ogid=root").replace('"', "").replace("cap_fp=0 cap_fi=0", "cap_fp=none cap_fi=none")
    return body.replace('"', "")


def interpreted(scene: Scene, act: Act) -> str:
    mark = human_stamp(scene)
    lines = [f"type={kind} msg=audit({mark}) : {_read(kind, body, act)}" for kind, body in _records(scene, act)]
    # ausearch prints an event from its last record to its first.
    return "\n".join(("----", *reversed(lines)) if scene.chance(0.3) else tuple(reversed(lines)) if scene.chance(0.6) else lines).removeprefix("----\n")


#: The numbers of types of records, which the kernel writes where no daemon names them.
_NUMBERS = {"SYSCALL": 1300, "EXECVE": 1309, "CWD": 1307, "PATH": 1302, "PROCTITLE": 1327, "SOCKADDR": 1306, "OBJ_PID": 1318, "KERN_MODULE": 1330, "BPF": 1334}


def carried(scene: Scene, act: Act) -> str:
    """Records one after another in one syslog line, as audisp's syslog plugin and the kernel without a daemon write them."""
    mark = stamp(scene)
    if scene.chance(0.5):
        return f"{syslog_time(scene.time)} {scene.linux_host} {scene.pick(('audispd', 'audisp-syslog', f'audispd[{scene.number(300, 4000)}]'))}: " + " ".join(f"type={kind} msg=audit({mark}): {body}" for kind, body in _records(scene, act)[:4])
    return f"{syslog_time(scene.time)} {scene.linux_host} kernel: [{scene.number(10, 999999)}.{scene.number(100000, 999999)}] " + " ".join(f"audit: type={_NUMBERS[kind]} audit({mark}): {body}" for kind, body in _records(scene, act)[:3])


def laurel(scene: Scene, act: Act) -> str:
    fields: dict = {"ID": stamp(scene), "NODE": scene.linux_host, "SYSCALL": {"arch": "0xc000003e", "syscall": act.number, "success": act.success, "exit": act.exit, "items": 2, "ppid": act.ppid, "pid": act.pid, "auid": act.auid, "uid": act.uid, "gid": act.uid, "euid": act.euid, "tty": act.tty, "ses": act.session, "comm": act.comm, "exe": act.exe, "key": act.key if act.key != "(null)" else None,
                                                                                      "ARCH": "x86_64", "SYSCALL": act.name, "AUID": _login(act), "UID": act.user, "EUID": "root" if act.euid == 0 else act.user}}
    if act.call == "exec":
        fields["EXECVE"] = {"argc": len(act.argv), "ARGV": act.argv}
    elif act.call in ("connect", "bind"):
        address, port = act.object.split()
        fields["SOCKADDR"] = {"SADDR": {"family": "ipv4", "addr": address, "port": int(port)}}
    elif act.call == "connectun":
        fields["SOCKADDR"] = {"SADDR": {"family": "local", "path": act.object}}
    elif not act.path:
        fields[{"module": "KERN_MODULE", "rmmod": "KERN_MODULE", "bpf": "BPF"}.get(act.call, "OBJ_PID" if act.call in ("ptrace", "kill") else "DETAIL")] = {"name": act.object}
    if act.path:
        fields["PATH"] = [{"item": index, "name": name, "nametype": kind, "mode": "0o100644", "ouid": 0} for index, (name, kind) in enumerate([(act.path, _NAMETYPES.get(act.call, "NORMAL")), *([(act.second, "CREATE")] if act.second.startswith("/") else [])])]
    fields["CWD"] = {"cwd": act.cwd}
    fields["PROCTITLE"] = {"ARGV": act.argv}
    fields["PARENT_INFO"] = {"comm": act.parent[:15], "exe": act.parent_exe, "ppid": scene.number(1, 4000)}
    if scene.chance(0.3) and act.container != "host":
        fields["CONTAINER_INFO"] = {"id": act.container}
    return compact(fields)


_ACTIONS = {"exec": ("process", "executed"), "read": ("file", "opened-file"), "write": ("file", "opened-file"), "append": ("file", "opened-file"), "unlink": ("file", "deleted"), "rename": ("file", "renamed"), "chmod": ("file", "changed-file-permissions-of"), "chown": ("file", "changed-file-ownership-of"), "symlink": ("file", "symlinked"),
            "utime": ("file", "changed-timestamp-of"), "setxattr": ("file", "changed-file-attributes-of"), "connect": ("network", "connected-to"), "connectun": ("network", "connected-to"), "bind": ("network", "bound-socket"), "module": ("driver", "loaded-kernel-module"), "rmmod": ("driver", "unloaded-kernel-module"), "mount": ("file", "mounted"),
            "kill": ("process", "killed-pid"), "setuid": ("process", "changed-identity-of")}


def auditbeat(scene: Scene, act: Act) -> str:
    category, action = _ACTIONS.get(act.call, ("process", act.name))
    summary: dict = {"actor": {"primary": _login(act), "secondary": act.user}, "how": act.exe}
    fields: dict = {"@timestamp": iso(scene.time, 3), "event": {"module": "auditd", "kind": "event", "category": [category], "action": action, "outcome": "success" if act.success == "yes" else "failure", "type": ["change"]}, "service": {"type": "auditd"}, "host": {"name": scene.linux_host, "os": {"type": "linux"}},
                    "user": {"id": str(act.uid), "name": act.user, "audit": {"id": str(act.auid), "name": _login(act)}, "effective": {"id": str(act.euid)}}, "process": {"pid": act.pid, "parent": {"pid": act.ppid}, "name": act.comm, "executable": act.exe, "title": " ".join(act.argv)[:256], "working_directory": act.cwd, **({"args": act.argv} if act.call == "exec" else {})},
                    "tags": [act.key] if act.key != "(null)" else []}
    if act.path:
        summary["object"] = {"type": "file", "primary": act.path, **({"secondary": act.second} if act.second.startswith("/") else {})}
        fields["file"] = {"path": act.path, "mode": act.second.zfill(4) if act.call == "chmod" else "0644", "owner": "root", "uid": "0"}
    elif act.call in ("connect", "bind"):
        address, port = act.object.split()
        summary["object"] = {"type": "socket", "primary": address, "secondary": port}
        fields["destination"] = {"ip": address, "port": int(port)}
        fields["network"] = {"direction": "egress"}
    elif act.call != "exec":
        summary["object"] = {"type": "process" if act.call in ("kill", "ptrace", "vmread", "vmwrite") else "unknown", "primary": act.object}
    fields["auditd"] = {"message_type": "syscall", "sequence": scene.number(100, 9999999), "result": "success" if act.success == "yes" else "fail", "session": str(act.session) if act.session != UNSET else "unset", "summary": summary,
                        "data": {"syscall": act.name, "tty": act.tty, "exit": str(act.exit), "arch": "x86_64", **({"a2": _FLAGS[act.call][0]} if act.call in _FLAGS else {})}}
    return compact(fields)


def go_audit(scene: Scene, act: Act) -> str:
    messages = [{"type": _NUMBERS[kind], "data": body} for kind, body in _records(scene, act)]
    return compact({"sequence": scene.number(100, 9999999), "timestamp": f"{scene.time:.3f}", "messages": messages, "uid_map": {str(act.uid): act.user, "0": "root", **({"4294967295": "UNKNOWN_USER"} if act.auid == UNSET else {})}})


def wazuh(scene: Scene, act: Act) -> str:
    """An event of the auditd decoder; the rule is one that any event of its call sets off."""
    rule = {"exec": ("80792", "Audit: Command: {}", 3), "read": ("80784", "Audit: Read: {}", 3), "write": ("80790", "Audit: Created: {}", 3), "append": ("80781", "Audit: Watch - Write access: {}", 3), "unlink": ("80791", "Audit: Deleted: {}", 3), "chmod": ("80787", "Audit: Watch - Change attribute: {}", 3)}.get(act.call, ("80700", "Audit: messages grouped. {}", 0))
    return compact({"timestamp": iso(scene.time, 3, "+0000"), "rule": {"level": rule[2], "description": rule[1].format(act.path or act.exe), "id": rule[0], "groups": ["audit"]}, "agent": {"id": f"{scene.number(1, 99):03d}", "name": scene.linux_host}, "manager": {"name": "wazuh-manager"}, "id": f"{int(scene.time)}.{scene.number(100, 99999)}", "decoder": {"parent": "auditd", "name": "auditd"},
                    "data": {"audit": {"type": "SYSCALL", "id": str(scene.number(100, 999999)), "arch": "c000003e", "syscall": str(act.number), "success": act.success, "exit": str(act.exit), "ppid": str(act.ppid), "pid": str(act.pid), "auid": str(act.auid), "uid": str(act.uid), "euid": str(act.euid), "tty": act.tty, "session": str(act.session), "command": act.comm, "exe": act.exe, "key": act.key, "cwd": act.cwd,
                                       **({"execve": {f"a{index}": argument for index, argument in enumerate(act.argv[:12])}} if act.call == "exec" else {}), **({"file": {"name": act.path, "mode": "0100644", "inode": str(scene.number(100, 999999))}} if act.path else {}), **({"object": act.object} if act.call != "exec" and not act.path else {})}}, "location": "/var/log/audit/audit.log"})


_SYSMON = {"exec": 1, "connect": 3, "write": 11, "append": 11, "unlink": 23, "vmread": 9}


def sysmon(scene: Scene, act: Act) -> str:
    number = _SYSMON[act.call]
    data: dict = {"RuleName": "-", "UtcTime": plain(scene.time, 3), "ProcessGuid": f"{{{scene.guid()}}}", "ProcessId": act.pid, "Image": act.exe}
    if number == 1:
        data |= {"FileVersion": "-", "Product": "-", "CommandLine": act.text, "CurrentDirectory": act.cwd, "User": act.user, "LogonId": act.uid, "TerminalSessionId": act.session, "IntegrityLevel": "no level", "Hashes": "-", "ParentProcessId": act.ppid, "ParentImage": act.parent_exe, "ParentCommandLine": act.parent, "ParentUser": act.user}
    elif number == 3:
        address, port = act.object.split()
        data |= {"User": act.user, "Protocol": "tcp", "Initiated": "true", "SourceIsIpv6": "false", "SourceIp": scene.ip, "SourcePort": scene.number(32768, 60999), "DestinationIsIpv6": "false", "DestinationIp": address, "DestinationHostname": "-", "DestinationPort": port}
    elif number == 11:
        data |= {"TargetFilename": act.path, "CreationUtcTime": plain(scene.time, 3), "User": act.user}
    elif number == 23:
        data |= {"User": act.user, "TargetFilename": act.path, "Hashes": "-", "IsExecutable": "-", "Archived": "-"}
    else:
        data |= {"Device": f"/proc/{scene.number(300, 9000)}/mem ({act.object})", "User": act.user}
    rows = "".join(f'<Data Name="{name}">{xml_text(str(value))}</Data>' for name, value in data.items())
    return (f'<Event><System><Provider Name="Linux-Sysmon" Guid="{{ff032593-a8d3-4f13-b0d6-01fc615a0f97}}"/><EventID>{number}</EventID><Version>2</Version><Level>4</Level><Task>{number}</Task><TimeCreated SystemTime="{plain(scene.time, 6).replace(" ", "T")}Z"/>'
            f"<EventRecordID>{scene.number(1, 999999)}</EventRecordID><Channel>Linux-Sysmon/Operational</Channel><Computer>{scene.linux_host}</Computer></System><EventData>{rows}</EventData></Event>")


def osquery(scene: Scene, act: Act) -> str:
    columns: dict = {"pid": str(act.pid), "parent": str(act.ppid), "path": act.exe, "uid": str(act.uid), "auid": str(act.auid), "time": str(int(scene.time))}
    if act.call == "exec":
        table, extra = "process_events", {"cmdline": act.text, "cwd": act.cwd, "syscall": "execve"}
    elif act.call in ("connect", "bind"):
        address, port = act.object.split()
        table, extra = "socket_events", {"action": act.call, "remote_address": address, "remote_port": port, "family": "2", "status": "succeeded"}
    elif act.path:
        table, extra = "process_file_events", {"operation": "open" if act.call in _FLAGS else act.call, "path": act.path, "dest_path": act.second if act.second.startswith("/") else "", "executable": act.exe, "cwd": act.cwd}
    else:
        table, extra = "bpf_process_events", {"syscall": act.name, "target": act.object, "cmdline": act.text}
    return compact({"name": f"pack_{scene.pick(('ir', 'linux', 'security', scene.site.name))}_{table}", "hostIdentifier": scene.linux_host, "calendarTime": clock.strftime("%a %b %d %H:%M:%S %Y UTC", clock.gmtime(scene.time)), "unixTime": int(scene.time), "epoch": 0, "counter": scene.number(1, 999), "decorations": {"hostname": scene.linux_host}, "columns": {**columns, **extra}, "action": "added"})


_HEARD = {"exec": "Process spawned", "read": "File opened for reading", "write": "File opened for writing", "append": "File opened for writing", "connect": "Outbound connection", "connectun": "Local socket used", "bind": "Port opened", "chmod": "Mode changed", "unlink": "File removed", "rename": "File renamed", "ptrace": "Process traced", "module": "Kernel module loaded",
          "mount": "Mount made", "setns": "Namespace changed", "memfd": "Memory file made", "kill": "Signal sent", "symlink": "Link made"}


def _falco_text(act: Act) -> str:
    told = _HEARD.get(act.call, f"System call {act.name}")
    thing = f" file={act.path}" if act.path else f" connection={act.object.replace(' ', ':')}" if act.call in ("connect", "bind") else f" target={act.object}" if act.call != "exec" else ""
    second = f" {'mode' if act.call == 'chmod' else 'newpath'}={act.second}" if act.second else ""
    return f"{told} (user={act.user} user_uid={act.uid} user_loginuid={-1 if act.auid == UNSET else act.auid} process={act.comm} proc_exepath={act.exe} parent={act.parent} command={act.text} terminal={0 if act.tty == '(none)' else 34816}{thing}{second} evt_type={act.name} container_id={act.container} container_name={'host' if act.container == 'host' else '<NA>'})"


def falco_line(scene: Scene, act: Act) -> str:
    return f"{plain(scene.time, 9).split(' ')[1]}: {scene.pick(('Notice', 'Warning', 'Informational', 'Debug'))} {_falco_text(act)}"


def falco_syslog(scene: Scene, act: Act) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} falco[{scene.number(300, 60000)}]: {plain(scene.time, 9).split(' ')[1]}: {scene.pick(('Notice', 'Warning', 'Informational'))} {_falco_text(act)}"


def sysdig(scene: Scene, act: Act) -> str:
    where = f"{act.comm} ({act.pid}.{act.pid})"
    thing = {"exec": f"res=0 exe={act.argv[0]} args={'.'.join(act.argv[1:])}. tid={act.pid} pid={act.pid} ptid={act.ppid} cwd={act.cwd} comm={act.comm} pcomm={act.parent} uid={act.uid}(<{act.user}>) loginuid={act.auid}", "connect": f"res=0 tuple={scene.ip}:{scene.number(32768, 60999)}->{act.object.replace(' ', ':')} fd=4(<4t>)"}.get(
        act.call, f"fd={act.exit}(<f>{act.path}) dirfd=-100(AT_FDCWD) name={act.path} flags={_FLAGS[act.call][0] if act.call in _FLAGS else act.name} {act.second} exe={act.exe} pcomm={act.parent} uid={act.uid} cmdline={act.text}" if act.path else f"res={act.exit} target={act.object} exe={act.exe} pcomm={act.parent} uid={act.uid} cmdline={act.text}")
    return f"{scene.number(1000, 9999999)} {plain(scene.time, 9).split(' ')[1]} {scene.number(0, 15)} {where} < {act.name} {thing}"


def _traced(scene: Scene, act: Act) -> list[dict]:
    """The arguments of a call as Tracee names and types them."""
    if act.call == "exec":
        return [{"name": "pathname", "type": "const char*", "value": act.exe}, {"name": "argv", "type": "const char*const*", "value": act.argv}]
    if act.call in _FLAGS:
        return [{"name": "dirfd", "type": "int", "value": -100}, {"name": "pathname", "type": "const char*", "value": act.path}, {"name": "flags", "type": "int", "value": _FLAGS[act.call][0]}, {"name": "mode", "type": "mode_t", "value": 438}]
    if act.call in ("connect", "bind"):
        address, port = act.object.split()
        return [{"name": "sockfd", "type": "int", "value": scene.number(3, 20)}, {"name": "addr", "type": "struct sockaddr*", "value": {"sa_family": "AF_INET", "sin_addr": address, "sin_port": port}}, {"name": "addrlen", "type": "int", "value": 16}]
    if act.call == "connectun":
        return [{"name": "sockfd", "type": "int", "value": scene.number(3, 20)}, {"name": "addr", "type": "struct sockaddr*", "value": {"sa_family": "AF_UNIX", "sun_path": act.object}}]
    if act.path:
        second = [{"name": "mode" if act.call == "chmod" else "newpath", "type": "mode_t" if act.call == "chmod" else "const char*", "value": act.second}] if act.second else []
        return [{"name": "pathname", "type": "const char*", "value": act.path}, *second]
    names = {"kill": ("sig", "target"), "ptrace": ("request", "target"), "mount": ("source", "target", "filesystemtype"), "bpf": ("cmd", "type", "name")}.get(act.call, ("name",))
    return [{"name": name, "type": "const char*", "value": value} for name, value in zip(names, act.object.split(" ") if len(names) > 1 else (_SPACES.get(act.object, act.object),))]


def _event(scene: Scene, act: Act) -> dict:
    return {"processId": act.pid, "threadId": act.pid, "parentProcessId": act.ppid, "userId": act.uid, "mountNamespace": 4026531840 + (0 if act.container == "host" else scene.number(300, 900)), "pidNamespace": 4026531836, "processName": act.comm, "hostName": scene.linux_host, "eventId": str(act.number), "eventName": act.name}


def tracee(scene: Scene, act: Act) -> str:
    args = _traced(scene, act)
    fields = {"timestamp": int(scene.time * 1e9) if scene.chance(0.5) else round(scene.time % 100000, 6), **_event(scene, act), "argsNum": len(args), "returnValue": act.exit, "stackAddresses": None, "args": repr(args)}
    if scene.site.account_id[2] in "13579":
        fields |= {"containerId": "" if act.container == "host" else act.container, "executable": {"path": act.exe}, "syscall": act.name}
    return compact(fields) if scene.chance(0.5) else roomy(fields)


def ebpf_row(scene: Scene, act: Act) -> str:
    args = _traced(scene, act)
    shown = _event(scene, act)
    columns = [f"{scene.time % 100000:.6f}", shown["processId"], shown["threadId"], shown["parentProcessId"], shown["userId"], shown["mountNamespace"], shown["processName"], shown["hostName"], shown["eventId"], shown["eventName"], "[]" if scene.chance(0.5) else f"[{scene.number(10**13, 10**15)}]", len(args), act.exit, repr(args)]
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(columns)
    return out.getvalue()


def ebpf_pairs(scene: Scene, act: Act) -> str:
    thing = f" file={act.path}" if act.path else f" dst={act.object.split()[0]} dport={act.object.split()[1]}" if act.call in ("connect", "bind") else f" target=\"{act.object}\"" if act.call != "exec" else ""
    second = f" newpath={act.second}" if act.second.startswith("/") else f" mode={act.second}" if act.second else ""
    line = act.text.replace('"', "'")
    return f"{plain(scene.time, 6)} uid={act.uid} user={act.user} comm={act.comm} pid={act.pid} ppid={act.ppid} parent={act.parent} event={act.name} exe={act.exe} retval={act.exit}{thing}{second} cmdline=\"{line}\""


def execsnoop(scene: Scene, act: Act) -> str:
    """A line as a tracing tool of the shell prints it: time, user, command, numbers, result, arguments."""
    if act.call == "exec":
        return f"{plain(scene.time).split(' ')[1]} {act.uid:<5} {act.comm:<16} {act.pid:<7} {act.ppid:<7} {0 if act.success == 'yes' else -1} {act.text}"
    return f"{plain(scene.time).split(' ')[1]} {act.uid:<5} {act.pid:<7} {act.comm:<16} {act.exit if act.success == 'yes' else -1:>3} {0 if act.success == 'yes' else 13:>3} {_FLAGS[act.call][0] if act.call in _FLAGS else act.name:<10} {act.object}{' ' + act.second if act.second else ''} exe={act.exe} parent={act.parent}"


FORMS = (
    (("linux_audit", joined, None), 4), (("linux_audit", single, None), 4), (("linux_audit", interpreted, None), 3), (("linux_messages_syslog", carried, None), 1.2), (("linux:laurel", laurel, None), 1.5), (("auditbeat", auditbeat, None), 2),
    (("goaudit", go_audit, None), 0.5), (("wazuh:alerts", wazuh, None), 1), (("sysmon:linux", sysmon, tuple(_SYSMON)), 1.2), (("osquery:results", osquery, None), 1), (("falco:text", falco_line, None), 1), (("falco:text", falco_syslog, None), 0.7), (("sysdig", sysdig, None), 1), (("tracee:json", tracee, None), 2),
    (("ebpf:csv", ebpf_row, None), 2), (("ebpf:events", ebpf_pairs, None), 1), (("ebpf:snoop", execsnoop, None), 0.8),
)
