"""What a host's sensor saw of a process, in JSON: where each sensor keeps the same few facts.

Falco, sysdig, Tetragon, Tracee, KubeArmor, Datadog, Laurel, Auditbeat, the journal, osquery, sudo's own log, Endpoint Security, Defender for Endpoint, Falcon, Carbon Black, SentinelOne and
Wazuh. The models make words of the facts, the rules fields of Sigma's names, so that one command is the same whoever saw it.
"""
from __future__ import annotations

import re
from itertools import islice
from typing import Any, Callable, Dict, List, Mapping, NamedTuple, Optional, Tuple

from .names import asked, named, text_of
from .said import words_of

#: fact -> the dotted paths where sensors keep it, in the order in which they are asked.
PLACES: Dict[str, Tuple[str, ...]] = {
    "exe": ("process.binary", "process.executable", "proc.exepath", "proc.exe", "workload.process.executable.path", "_EXE", "SYSCALL.exe", "columns.exe", "columns.path", "target.executable.path", "process.executable.path",
            "FolderPath", "args.cmdpath", "args.pathname_of_exec", "executable.path", "processName", "process.name", "proc.name", "proc.comm", "columns.name", "ImageFileName", "process_path",
            "tgt.process.image.path", "ContextImageFileName", "ContextBaseFileName", "imageFile", "syscheck.audit.process.name", "exe", "process"),
    "command": ("process.command_line", "proc.cmdline", "process.title", "columns.cmdline", "columns.command", "ProcessCommandLine", "process.cmdline",
                "CommandLine", "process_cmdline", "tgt.process.cmdline", "auditd.data.cmd", "PROCTITLE.proctitle", "EXECVE.ARGV_STR", "seen.command", "commandLine", "command", "cmdline", "_CMDLINE"),
    "arguments": ("process.arguments", "process.args", "EXECVE.ARGV", "args.argv", "exec.args", "proc.args", "argv", "PROCTITLE.ARGV"),
    "parent": ("parent.binary", "process.parent.executable", "process.parent.name", "process.parent.executable.path", "process.parent.comm", "proc.parent.comm", "proc.pname", "proc.pexepath", "PARENT_INFO.exe", "PARENT_INFO.comm",
               "SYSCALL.PPID.EXE", "SYSCALL.PPID.exe", "SYSCALL.PPID.comm", "args.prev_comm", "InitiatingProcessFolderPath", "InitiatingProcessFileName", "actor.executable.path",
               "columns.parent_path", "columns.parent_name", "parentProcessName", "ParentBaseFileName", "parent_path", "src.process.image.path", "parent"),
    "parent command": ("parent.arguments", "process.parent.command_line", "InitiatingProcessCommandLine", "proc.pcmdline", "ParentCommandLine", "parent_cmdline",
                       "columns.parent_cmdline", "src.process.cmdline"),
    "directory": ("process.cwd", "process.working_directory", "proc.cwd", "CWD.cwd", "columns.cwd", "cwd"),
    "file": ("args.file_arg.path", "args.path_arg.path", "file.path", "fd.name", "PATH.name", "columns.target_path", "columns.key_file", "columns.history_file",
             "args.pathname", "args.syscall_pathname", "args.new_path", "args.file_path", "seen.destination.existing_file.path", "seen.destination.new_path.path",
             "seen.item.item_url", "seen.detected_path", "seen.target.path", "seen.file.path", "seen.source.path", "seen.target", "seen.file",
             "seen.source", "seen.destination", "TargetFileName", "tgt.file.path", "filemod_name", "syscheck.path"),
    "dest": ("args.sock_arg.daddr", "args.addr.sin_addr", "args.addr.sin6_addr", "args.remote_addr.sin_addr", "args.dst", "destination.ip", "fd.sip", "columns.remote_address",
             "SOCKADDR.SADDR.addr", "RemoteIP", "RemoteAddressIP4", "RemoteAddressIP6", "dst.ip.address", "remote_ip", "auditd.data.socket.addr"),
    "port": ("args.sock_arg.dport", "args.addr.sin_port", "args.addr.sin6_port", "args.remote_addr.sin_port", "args.dst_port", "destination.port", "fd.sport",
             "columns.remote_port", "SOCKADDR.SADDR.port", "RemotePort", "dst.port.number", "remote_port"),
    "source": ("source.ip", "seen.source_address"),
    "name": ("destination.domain", "dns.question.name", "args.query", "RemoteUrl", "event.dns.request", "netconn_domain"),
    "integrity": ("process.Ext.token.integrity_level_name", "ProcessIntegrityLevel", "tgt.process.integrityLevel", "integrity_level", "integrity"),
    "user": ("user.name", "AccountName", "columns.username", "UserName", "process_username", "tgt.process.user", "seen.username",
             "seen.data.od.record_name", "syscheck.audit.login_user.name", "syscheck.audit.user.name", "user", "process.user.name", "process.user", "SYSCALL.UID", "user.id", "process.uid", "proc.uid", "proc.creds.uid", "workload.process.realUser.id", "workload.process.realUser.id.value", "_UID", "SYSCALL.uid",
             "columns.uid", "userId", "user.uid", "userName", "username", "USER_CMD.UID"),
    "target": ("seen.to_username", "auditd.data.acct", "system.audit.user.name"),
    "signature": ("seen.malware_identifier",),
    "outcome": ("event.outcome", "SYSCALL.success", "seen.success", "columns.status"),
    "container": ("container.image.repository", "process.pod.container.image.name", "container.image.name", "container.image", "workload.container.image.name"),
    "host": ("ComputerName", "device_name", "endpoint.name", "node_name", "host.name", "NODE", "hostIdentifier", "hostName", "DeviceName", "hostname"),
}


class Seen(NamedTuple):
    """What a sensor says happened, in its own word; the record, brought to where the facts are; and what of it no fact holds."""

    what: str
    record: Mapping[str, Any]
    rest: Mapping[str, Any] = {}  # noqa: RUF012 - a NamedTuple's default


#: A process start in the words of each platform, and system calls that are known by other names.
_EVENTS = dict.fromkeys(("ProcessRollup2", "SyntheticProcessRollup2", "ProcessCreated", "endpoint.event.procstart", "Process Creation", "process_start", "process_exec", "ProcessCreation",
                         "59", "execve", "execveat", "sched_process_exec", "executed", "exec", "start", "process_started",
                         "process_events", "es_process_events", "bpf_process_events", "PROCESS_EXEC", "EXEC", "Exec"), "process execute")
_EVENTS.update({"ran-command": "privileged command", "openat": "open", "unlinkat": "delete", "fchmodat": "change mode", "security_file_open": "open", "openat2": "open", "unlink": "delete",
                "security_inode_unlink": "delete", "vfs_write": "write", "security_socket_connect": "connect", "socket_events": "connect", "shell_history": "shell command",
                "sched_process_fork": "fork"})
_TETRAGON = ("process_exec", "process_kprobe", "process_exit", "process_tracepoint", "process_loader", "process_uprobe", "process_lsm")
#: What Endpoint Security says happened, in the objects that hold it.
_ENDPOINT = ("exec", "create", "open", "unlink", "rename", "btm_launch_item_add", "authentication", "setuid", "mmap", "openssh_login", "xp_malware_detected",
             "kextload", "get_task", "mount", "write", "close", "sudo", "su", "login_login", "signal", "remote_thread_create", "setmode", "setowner", "copyfile", "link")


def seen_in(record: Mapping[str, Any]) -> Optional[Seen]:
    """What a sensor's record says; None for any other JSON."""
    for place in sorted(map(_PLACE_OF_READER.__getitem__, SIGNS.intersection(named(record)))):
        seen = _READERS[place][1](record)
        if seen is not None:
            return seen
    return None


def _tetragon(record: Mapping[str, Any]) -> Optional[Seen]:
    name = next(name for name in _TETRAGON if name in record)
    inner = record[name] if isinstance(record[name], dict) else {}
    return Seen(_word_of(name) if name == "process_exec" else f"{name} {_text(inner, 'function_name')}", {**record, **inner})


def _falco(record: Mapping[str, Any]) -> Optional[Seen]:
    told = record["output_fields"]
    if not isinstance(told, dict):
        return None
    # Of a cluster's interface or a cloud it has no process, and names of its own.
    rest = {} if any(name.startswith("proc.") for name in told) else {name: value for name, value in told.items() if name.rpartition(".")[2] not in _TIMES}
    return Seen(f"rule {_text(record, 'rule')} priority {_text(record, 'priority')}", {**record, **told, **_ends_of(told.get("fd.name"))}, rest)


_TIMES = frozenset(("time", "rawtime", "datetime", "num"))
#: The name of a socket: its two ends.
_SOCKET = re.compile(r"\S{3,60}->([\da-fA-F.:]{3,45}):(\d{1,5})\Z")


def _ends_of(name: Any) -> Dict[str, Any]:
    """Where a socket leads, in place of its name."""
    socket = _SOCKET.match(name[:200]) if isinstance(name, str) and "->" in name else None
    return {} if socket is None else {"fd.name": None, "fd.sip": socket[1], "fd.sport": socket[2]}


def _sysdig(record: Mapping[str, Any]) -> Optional[Seen]:
    """sysdig's and Falco's engine, and Datadog's agent, which has the same frame."""
    event = record["evt"]
    if not isinstance(event, dict) or not isinstance(record.get("proc", record.get("process")), dict):
        return None
    told = event.get("info")
    # Its arguments are the command's, which is told without the secrets in it.
    rest = {name: value for name, value in told.items() if name != "args"} if isinstance(told, dict) else {}
    return Seen(_word_of(event.get("type") or event.get("name")), record, rest)


def _probe(record: Mapping[str, Any]) -> Optional[Seen]:
    """Probes in the kernel that keep a process in `proc`."""
    process = record["proc"]
    if not isinstance(process, dict) or process.keys().isdisjoint(("args", "exe", "cmdline")) and "args" not in record or process.keys().isdisjoint(("comm", "name", "exe")):
        return None
    what = _word_of(_text(record, "event_type") or _text(record, "event") or "process")
    return Seen(what, {**record, "process": None, "cmdline": record.get("args")} if isinstance(record.get("args"), str) else record)


def _bare_probe(record: Mapping[str, Any]) -> Optional[Seen]:
    """The same, flat: arguments beside the name of the program or its file."""
    program = _text(record, "filename") or _text(record, "exe") or _text(record, "comm")
    if not isinstance(record["argv"], list) or not program or "comm" not in record:
        return None
    return Seen(_word_of(_text(record, "kind") or _text(record, "event") or _text(record, "type") or "process"),
                {"process": {"executable": program}, "argv": record["argv"], "parent": record.get("pcomm"), "user": record.get("user", record.get("uid")), "hostname": record.get("hostname")})


def _workload(record: Mapping[str, Any]) -> Optional[Seen]:
    """Tracee since its events have types of their own: the arguments are in `data`, each under the name of its type."""
    arguments, what = record.get("data"), record.get("name")
    if not isinstance(record["workload"], dict) or not isinstance(arguments, list) or not isinstance(what, str):
        return None
    named: Dict[str, Any] = {}
    for argument in arguments[:64]:
        if isinstance(argument, dict) and isinstance(argument.get("name"), str):
            value = next((value for name, value in argument.items() if name != "name"), None)
            named[argument["name"]] = value.get("value", value) if isinstance(value, dict) else value
    what = _word_of(what)
    if what == "process execute" and "pathname" in named:
        named["pathname_of_exec"] = named.pop("pathname")
    return Seen(what, {**record, "args": named})


def _journal(record: Mapping[str, Any]) -> Optional[Seen]:
    """The process that wrote a line of the journal; of one that runs what people are let to run, its line says more."""
    is_of_journal = "__REALTIME_TIMESTAMP" in record or "_HOSTNAME" in record or "_BOOT_ID" in record
    return Seen("process", record) if is_of_journal and (_text(record, "_COMM") or _text(record, "SYSLOG_IDENTIFIER")) not in _RAISING else None


_RAISING = frozenset("sudo sudo-rs su su-rs doas pkexec".split())


def _kubearmor(record: Mapping[str, Any]) -> Optional[Seen]:
    """KubeArmor: who did it is the source, what was run, opened or connected to the resource."""
    what, resource = record.get("Operation"), record["Resource"]
    if what not in ("Process", "File", "Network") or not isinstance(resource, str) or not isinstance(record.get("Source"), str) or "Type" not in record:
        return None
    rest = {name: record[name] for name in ("Action", "Result", "PolicyName", "Message", "Severity", "Tags") if name in record}
    about = {"container": {"image": record.get("ContainerImage"), "id": record.get("ContainerID")}, "node_name": record.get("HostName"), "user": record.get("UID")}
    if what == "Process":
        program, _, arguments = resource.partition(" ")
        return Seen("process execute", {**about, "process": {"executable": program, "arguments": arguments}, "parent": record["Source"].partition(" ")[0]}, rest)
    held = {"file": {"path": resource}} if what == "File" else {}
    return Seen(f"{what} access".lower(), {**about, **held, "process": {"command_line": record["Source"], "executable": record["Source"].partition(" ")[0]}, "parent": record.get("ParentProcessName")},
                rest if held else {"Resource": resource, **rest})


def _laurel(record: Mapping[str, Any]) -> Optional[Seen]:
    call = record.get("SYSCALL")
    if isinstance(call, dict):
        return Seen(_word_of(call.get("SYSCALL") or call.get("syscall") or "execve"), record)
    return Seen(_word_of("execve"), record) if isinstance(record.get("EXECVE"), dict) else None


def _wazuh(record: Mapping[str, Any]) -> Optional[Seen]:
    """A file that the agent watches."""
    check = record["syscheck"]
    if not isinstance(check, dict) or "path" not in check:
        return None
    return Seen(f"file {_text(check, 'event')}", record, {name: check[name] for name in ("changed_attributes", "diff", "perm_after", "uname_after") if name in check})


_BEATS = frozenset(("file_integrity", "auditd", "system", "fim"))


def _event(record: Mapping[str, Any]) -> Optional[Seen]:
    """Objects that keep what happened in `event`: Elastic's schema, Endpoint Security, Falcon's detections."""
    event, process = record["event"], record.get("process")
    if not isinstance(event, dict):
        # A house's own agent, flat.
        return Seen(_word_of(event or "process"), record) if isinstance(record.get("cmdline"), str) and isinstance(process, str) else None
    if isinstance(process, dict):
        return _common(record, event, process)
    if _text(event, "module") in _BEATS and (isinstance(record.get("file"), dict) or isinstance(record.get("user"), dict)):
        account = at(record, "system.audit.user")
        return Seen(f"{'file' if 'file' in record else ''} {' '.join(_texts(event.get('action')))}", record, account if isinstance(account, dict) else {})
    if "DetectName" in event and "CommandLine" in event:
        return Seen(f"alert {_text(event, 'DetectName')}", {**event, "ImageFileName": f"{_text(event, 'FilePath')}/{_text(event, 'FileName')}"},
                    {name: event[name] for name in ("SeverityName", "Tactic", "Technique", "DetectDescription") if name in event})
    return None


def _falcon(record: Mapping[str, Any]) -> Optional[Seen]:
    return Seen(_word_of(record["event_simpleName"]), record) if "DomainName" not in record and not _OF_FALCON.isdisjoint(record) else None


def _sentinel_threat(record: Mapping[str, Any]) -> Optional[Seen]:
    threat = record["threatInfo"]
    if not isinstance(threat, dict):
        return None
    process = {"executable": threat.get("originatorProcess"), "arguments": threat.get("maliciousProcessArguments"), "user": {"name": threat.get("processUser")}}
    return Seen(f"alert {_text(threat, 'classification')}", {"process": process, "file": {"path": threat.get("filePath")}},
                {name: threat[name] for name in ("threatName", "confidenceLevel", "mitigationStatus") if name in threat})


def _sentinel(record: Mapping[str, Any]) -> Optional[Seen]:
    if "tgt.process.cmdline" in record or "tgt.process.image.path" in record:
        return Seen(_word_of(record.get("event.type") or "process"), record)
    # No process is its target: the source is who acts.
    process = {"executable": record.get("src.process.image.path"), "command_line": record.get("src.process.cmdline"), "user": {"name": record.get("src.process.user")}}
    return Seen(_word_of(record.get("event.type") or "process"),
                {**{name: value for name, value in record.items() if not name.startswith("src.process.")}, "process": process})


def _docker(record: Mapping[str, Any]) -> Optional[Seen]:
    """What Docker tells of containers; of a command that one is told to run, behind a colon."""
    actor = record["Actor"]
    if not isinstance(actor, dict) or not isinstance(actor.get("Attributes"), dict) or not isinstance(record.get("Action"), str):
        return None
    what, _, command = record["Action"].partition(": ")
    return Seen(f"{_text(record, 'Type')} {what}", {"command": command, "container": {"id": actor.get("ID"), "image": actor["Attributes"].get("image")}}, actor["Attributes"])


def _carbon_black(record: Mapping[str, Any]) -> Optional[Seen]:
    if "process_path" in record and "process_cmdline" in record:
        return Seen(_word_of(record.get("type") or "process"), record)
    kind = _text(record, "type")
    if not kind.startswith("ingress.event."):
        return None
    return Seen(_word_of(kind.replace("ingress", "endpoint")), {**record, "process": {"executable": record.get("path"), "command_line": record.get("command_line")}})


def _flat(record: Mapping[str, Any]) -> Optional[Seen]:
    """An agent that writes its facts side by side."""
    if isinstance(record.get("commandLine"), str) and (isinstance(record.get("processName"), str) or isinstance(record.get("imageFile"), str)):
        return Seen(_word_of(record.get("eventType") or "process"), record)
    return Seen(_word_of("process"), record) if isinstance(record.get("cmdline"), str) and isinstance(record.get("process"), str) else None


def _defender(record: Mapping[str, Any]) -> Optional[Seen]:
    inner = record.get("properties")
    if isinstance(inner, dict) and "ActionType" in inner and text_of(record.get("category")).startswith("AdvancedHunting"):
        record = inner  # as Defender streams its tables
    if "ActionType" not in record or "InitiatingProcessFileName" not in record and "DeviceName" not in record:
        return None
    return Seen(_word_of(record["ActionType"]), _acted(record) if _text(record, "ActionType").startswith(_ACTS) else record)


#: Rows of Defender's in which the process that began them is who acts, and what they name beside it is acted upon.
_ACTS = ("File", "Connection", "InboundConnection", "Dns", "Listening")


def _acted(record: Mapping[str, Any]) -> Mapping[str, Any]:
    process = {"executable": record.get("InitiatingProcessFolderPath") or record.get("InitiatingProcessFileName"), "command_line": record.get("InitiatingProcessCommandLine"),
               "parent": {"name": record.get("InitiatingProcessParentFileName")}, "user": {"name": record.get("InitiatingProcessAccountName")}}
    folder, name = _text(record, "FolderPath"), _text(record, "FileName")
    path = folder if folder.endswith(name) else f"{folder}/{name}"
    return {"process": process, "file": {"path": path}, **{name: record[name] for name in ("RemoteIP", "RemotePort", "RemoteUrl", "DeviceName") if name in record}}


def _word_of(name: Any) -> str:
    text = name if isinstance(name, str) else str(name) if isinstance(name, int) else ""
    return _EVENTS.get(text) or text


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> List[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)][:8]


def _tracee(record: Mapping[str, Any]) -> Optional[Seen]:
    """Tracee keeps a call's arguments as a list of names and values."""
    if "processName" not in record or "args" not in record or "returnValue" not in record:
        return None
    what = _word_of(record["eventName"])
    arguments = _as_list(record["args"])
    if arguments is None:
        return Seen(what, record)
    named = {argument["name"]: argument.get("value") for argument in arguments[:64] if isinstance(argument, dict) and isinstance(argument.get("name"), str)}
    if what == "process execute" and "pathname" in named:
        named["pathname_of_exec"] = named.pop("pathname")
    return Seen(what, {**record, "args": named})


def _as_list(arguments: Any) -> Optional[List[Any]]:
    """A list, or one that was written down as Python prints it, as exports in tables have it; None where it is none."""
    if not isinstance(arguments, str):
        return arguments if isinstance(arguments, list) else None
    found = [{"name": one[1], "value": words_of(one[2]) if one[2][0] == "[" else one[3] or one[2]} for one in islice(_PRINTED.finditer(arguments, 0, 16_000), 64)]
    return found or None


#: An argument with its name, type and value; the value in quotes, a list or a number.
_PRINTED = re.compile(r"\{'name': '([^']{1,80})', 'type': '[^']{0,80}', 'value': (\[(?:'(?:[^'\\]|\\.){0,4000}'|\"(?:[^\"\\]|\\.){0,4000}\"|, ){0,200}\]|[\"']((?:(?<=')(?:[^'\\]|\\.){0,4000}|(?<=\")(?:[^\"\\]|\\.){0,4000}))[\"']|[^,}'\"\[]{1,100})\}")


#: A record of Falcon's with one of these tells of a process.
_OF_FALCON = frozenset(("CommandLine", "ImageFileName", "ContextBaseFileName", "ContextImageFileName", "RemoteAddressIP4", "TargetFileName"))


#: Tables of osquery that tell of processes where their rows have a command line; what any other table holds is told column by column.
_OF_FILES = frozenset(("process_file_events", "file_events", "yara_events", "es_process_file_events", "ntfs_journal_events"))
_TOLD = frozenset(("process execute", "connect", "shell command"))
#: Columns whose numbers mean something.
_NUMBERS = ("uid", "port", "remote_port", "local_port")


def _osquery(record: Mapping[str, Any]) -> Optional[Seen]:
    """A row of osquery's, of its result log, of a snapshot (the first row that runs a command, else the first), or as Elastic ships them."""
    outer = record
    shipped = record.get("osquery")
    if isinstance(shipped, dict):
        result = shipped.get("result")
        record = {**record, **result} if isinstance(result, dict) else {**record, "columns": shipped, "name": _text(record, "action_id")}
    columns = record.get("columns")
    if not isinstance(columns, dict):
        rows = record.get("snapshot")
        if not isinstance(rows, list) and isinstance(record.get("diffResults"), dict):
            rows = record["diffResults"].get("added") or record["diffResults"].get("removed")
        rows = [row for row in rows[:200] if isinstance(row, dict)] if isinstance(rows, list) else []
        columns = next((row for row in rows if row.get("cmdline") or row.get("command")), rows[0] if rows else None)
    if not isinstance(columns, dict) or not (outer.keys() & {"hostIdentifier", "unixTime", "osquery", "host_identifier"}):
        return None
    table = _text(record, "name").replace("pack_", "pack/").rpartition("/")[2]
    table = next((known for known in (*_OF_FILES, *_EVENTS) if table.endswith("_" + known)), table)
    what = _word_of(table)
    if table in _OF_FILES or "target_path" in columns:
        act = columns.get("operation") or columns.get("action")
        what = f"file {act.lower() if isinstance(act, str) else ''}"
        columns = {**columns, "target_path": columns.get("target_path") or columns.get("path"), "path": columns.get("executable") or ""}
    elif columns.get("cmdline") and ("process" in table or columns is shipped):
        what = "process execute"
    if what in _TOLD or what.startswith("file "):
        return Seen(what, {**record, "columns": columns})
    rest = {name: value for name, value in columns.items() if not text_of(value).isdecimal()}
    rest.update((name, int(text_of(columns[name])[:10])) for name in _NUMBERS if text_of(columns.get(name)).isdecimal())
    if "pid" not in columns:
        # The row is no process's: its name and its path are those of what the table lists.
        columns = {**columns, "name": "", "path": "", "target_path": columns.get("path") or columns.get("key_file")}
    return Seen(f"{'removed ' if record.get('action') == 'removed' else ''}{what}", {**record, "columns": columns}, rest)


def _common(record: Mapping[str, Any], event: Mapping[str, Any], process: Mapping[str, Any]) -> Optional[Seen]:
    """Elastic's common schema, and the Endpoint Security client of macOS, which both keep `event` beside `process`."""
    for name in _ENDPOINT:
        inner = event.get(name)
        if isinstance(inner, dict):
            token = process.get("audit_token")
            user = _text(record, "user") or ("root" if isinstance(token, dict) and token.get("euid") == 0 else "")
            if name == "exec":
                return Seen(_word_of(name), {**inner, "actor": process, "exec": inner, "user": user})
            return Seen(name, {"process": process, "seen": _with_path(inner), "user": user})
    if not process.keys() & {"executable", "args", "command_line", "title"} or not isinstance(process.get("executable", ""), str):
        return None
    action = next(iter(_texts(event.get("action"))), "")
    audit = record.get("auditd")
    summary = audit.get("summary") if isinstance(audit, dict) else None
    made = summary.get("object") if isinstance(summary, dict) else None
    if isinstance(made, dict) and made.get("type") == "file" and _word_of(action) != "process execute":
        record = {**record, "file": {"path": made.get("primary")}}  # what the call was about
    return Seen(_word_of(action or " ".join(_texts(event.get("category")))), record)


def _with_path(inner: Dict[str, Any]) -> Dict[str, Any]:
    """An event of Endpoint Security whose new file is told by its folder and its name."""
    destination = inner.get("destination")
    new = destination.get("new_path") if isinstance(destination, dict) else None
    folder = new.get("dir") if isinstance(new, dict) else None
    if not isinstance(new, dict) or not isinstance(folder, dict):
        return inner
    return {**inner, "destination": {"new_path": {"path": f"{_text(folder, 'path')}/{_text(new, 'filename')}"}}}


#: (member without which no record is of that sensor's, reader), tried in order.
_READERS: Tuple[Tuple[str, Callable[[Mapping[str, Any]], Optional[Seen]]], ...] = (
    *((name, _tetragon) for name in _TETRAGON), ("output_fields", _falco), ("evt", _sysdig), ("proc", _probe), ("argv", _bare_probe), ("workload", _workload), ("Resource", _kubearmor), ("_CMDLINE", _journal), ("SYSCALL", _laurel), ("EXECVE", _laurel), ("eventName", _tracee),
    ("columns", _osquery), ("snapshot", _osquery), ("diffResults", _osquery), ("osquery", _osquery), ("syscheck", _wazuh), ("event", _event),
    ("event_simpleName", _falcon), ("threatInfo", _sentinel_threat), ("Actor", _docker), ("process_cmdline", _carbon_black), ("command_line", _carbon_black),
    ("tgt.process.cmdline", _sentinel), ("tgt.process.image.path", _sentinel), ("src.process.image.path", _sentinel), ("commandLine", _flat), ("cmdline", _flat),
    ("properties", _defender), ("ActionType", _defender))
#: One of these is in every sensor's record.
SIGNS = asked(sign for sign, _ in _READERS)
_PLACE_OF_READER = {sign: place for place, (sign, _) in enumerate(_READERS)}


#: The same, each place with its first step: most records lack most of these.
_STEPS = {name: tuple((place, *place.partition(".")[::2]) for place in places) for name, places in PLACES.items()}


def fact_in(record: Mapping[str, Any], name: str) -> str:
    """The first place of a fact that holds a text or a number; a list of words as one line; "" where the record has none."""
    for place, first, rest in _STEPS[name]:
        if place in record:
            value = record[place]
        elif rest and first in record:
            value = at(record[first], rest)
        else:
            continue
        if isinstance(value, list):
            value = " ".join(f'"{part}"' if " " in str(part) and '"' not in str(part) else str(part) for part in value[:40] if isinstance(part, (str, int)))
        if isinstance(value, bool):
            if rest == "success":
                return "success" if value else "failed"
        elif isinstance(value, (str, int)) and value != "":
            return str(value)[:8_000]
    return ""


def at(record: Any, place: str) -> Any:
    """The value at a dotted place; a key that holds dots itself counts, and of a list the first element that has the step."""
    if isinstance(record, dict) and place in record:
        return record[place]
    step, dot, rest = place.partition(".")
    if isinstance(record, list):
        return next((found for found in (at(element, place) for element in record[:6]) if found is not None), None)
    if not isinstance(record, dict) or not dot:
        return None
    return at(record.get(step), rest)


def command_of(record: Mapping[str, Any], exe: str) -> str:
    """The command line, whole or put together of the program and its arguments."""
    command = fact_in(record, "command")
    if command:
        return command
    arguments = fact_in(record, "arguments")
    if not arguments or any(isinstance(at(record, place), list) for place in PLACES["arguments"]) or arguments.startswith(exe or "\0"):
        return arguments
    return f"{exe.rpartition('/')[2]} {arguments}".strip()
