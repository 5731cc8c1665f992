"""What a host's sensor saw of a process, in JSON: Falco, Tetragon, Laurel, Auditbeat, osquery, BETH, Endpoint Security,
Defender for Endpoint.

Owns where each sensor keeps the same few facts (what happened, process, command line, parent, file, peer, account) and
how they are said: as the audit reader says them, so that one command reads alike whoever saw it. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, NamedTuple, Optional, Tuple

from ..decode import decode_command
from ..redact import host_words, split_words
from .draft import Draft
from .payload import base_name, command_words, path_words
from .words import address_word, outcome_word, port_words, user_words

#: fact -> the dotted paths where sensors keep it, in the order in which they are asked.
_PLACES: Dict[str, Tuple[str, ...]] = {
    "exe": ("process.binary", "process.executable", "proc.exepath", "proc.exe", "SYSCALL.exe", "columns.path", "target.executable.path", "process.executable.path",
            "FolderPath", "processName", "process.name", "proc.name", "columns.name"),
    "command": ("process.command_line", "proc.cmdline", "process.title", "columns.cmdline", "columns.command", "ProcessCommandLine", "process.cmdline"),
    "arguments": ("process.arguments", "process.args", "EXECVE.ARGV", "exec.args", "PROCTITLE.ARGV"),
    "parent": ("parent.binary", "process.parent.executable", "process.parent.name", "proc.pname", "proc.pexepath", "PARENT_INFO.exe", "PARENT_INFO.comm",
               "InitiatingProcessFolderPath", "InitiatingProcessFileName", "actor.executable.path"),
    "parent command": ("parent.arguments", "process.parent.command_line", "InitiatingProcessCommandLine", "proc.pcmdline"),
    "directory": ("process.cwd", "process.working_directory", "proc.cwd", "CWD.cwd", "columns.cwd"),
    "file": ("args.file_arg.path", "args.path_arg.path", "file.path", "fd.name", "PATH.name", "columns.target_path", "create.destination.existing_file.path", "destination.path"),
    "dest": ("args.sock_arg.daddr", "destination.ip", "fd.sip", "columns.remote_address", "SOCKADDR.SADDR.addr", "RemoteIP"),
    "port": ("args.sock_arg.dport", "destination.port", "fd.sport", "columns.remote_port", "SOCKADDR.SADDR.port", "RemotePort"),
    "name": ("destination.domain", "dns.question.name", "RemoteUrl"),
    "user": ("user.name", "AccountName", "process.user.name", "SYSCALL.UID", "user.id", "process.uid", "SYSCALL.uid", "columns.uid", "userId", "user.uid"),
    "outcome": ("event.outcome", "SYSCALL.success"),
    "container": ("container.image.repository", "process.pod.container.image.name", "container.image.name"),
    "host": ("node_name", "host.name", "NODE", "hostIdentifier", "hostName", "DeviceName", "hostname"),
}


class Seen(NamedTuple):
    """What a sensor says happened, and the record flattened to where the facts are."""

    what: str
    facts: Dict[str, Any]


def seen_of(record: Dict[str, Any]) -> Optional[Seen]:
    """The facts of a sensor's record; None for any other JSON."""
    keys = record.keys()
    if "process_exec" in keys or "process_kprobe" in keys or "process_exit" in keys or "process_tracepoint" in keys:
        name = next(name for name in ("process_exec", "process_kprobe", "process_exit", "process_tracepoint") if name in keys)
        inner = record[name] if isinstance(record[name], dict) else {}
        call = inner.get("function_name")
        return Seen("process execute" if name == "process_exec" else f"{split_words(name)} {split_words(call) if isinstance(call, str) else ''}",
                    {**record, **inner})
    if "output_fields" in keys and isinstance(record["output_fields"], dict):
        return Seen(f"rule {split_words(str(record.get('rule') or ''))} priority {split_words(str(record.get('priority') or ''))}", {**record, **record["output_fields"]})
    if isinstance(record.get("evt"), dict) and isinstance(record.get("proc"), dict):
        return Seen(_call_words(record["evt"].get("type")), record)
    if isinstance(record.get("SYSCALL"), dict) or isinstance(record.get("EXECVE"), dict):
        call = record["SYSCALL"] if isinstance(record.get("SYSCALL"), dict) else {}
        return Seen(_call_words(call.get("SYSCALL") or call.get("syscall") or "execve"), record)
    if isinstance(record.get("columns"), dict) and ("hostIdentifier" in keys or "unixTime" in keys):
        return Seen(split_words(str(record.get("name") or "").replace("pack/", "")), record)
    if "eventName" in keys and "processName" in keys and "args" in keys and "returnValue" in keys:
        return Seen(_call_words(record["eventName"]), record)
    if isinstance(record.get("event"), dict) and isinstance(record.get("process"), dict):
        return _seen_common(record)
    if "ActionType" in keys and ("InitiatingProcessFileName" in keys or "DeviceName" in keys):
        return Seen(split_words(str(record["ActionType"])), record)
    return None


def _seen_common(record: Dict[str, Any]) -> Optional[Seen]:
    """Elastic's common schema, and the Endpoint Security client of macOS, which both keep `event` beside `process`."""
    event, process = record["event"], record["process"]
    for name in ("exec", "create", "open", "unlink", "rename", "btm_launch_item_add", "authentication", "setuid", "mmap"):
        inner = event.get(name)
        if isinstance(inner, dict):
            return Seen("process execute" if name == "exec" else split_words(name), {**inner, "actor": process, name: inner})
    if not process.keys() & {"executable", "args", "command_line", "title"} or not isinstance(process.get("executable", ""), str):
        return None
    action = event.get("action")
    what = "process execute" if action in ("executed", "exec", "start", "process_started") else split_words(str(action or event.get("category") or ""))
    return Seen(what, record)


_CALLS = {"59": "process execute", "execve": "process execute", "execveat": "process execute", "sched_process_exec": "process execute",
          "openat": "open", "unlinkat": "delete", "fchmodat": "change mode", "security_file_open": "open"}


def _call_words(call: Any) -> str:
    name = str(call or "")
    return _CALLS.get(name) or split_words(name)


def read(draft: Draft, seen: Seen) -> None:
    """Fills `draft` from what a sensor saw."""
    facts = {fact: _first(seen.facts, fact, places) for fact, places in _PLACES.items()}
    draft.action = seen.what[:60]
    draft.name("host", facts["host"])
    draft.say(seen.what, outcome_word({"yes": "success", "no": "failed"}.get(facts["outcome"], facts["outcome"])) if facts["outcome"] else "")
    if facts["exe"]:
        draft.say("process", path_words(facts["exe"]))
        draft.name("process", base_name(facts["exe"]))
    _say_command(draft, facts, seen.facts)
    if facts["parent"]:
        draft.say("parent", path_words(facts["parent"]))
        draft.name("parent", base_name(facts["parent"]))
    if facts["parent command"]:
        draft.say("parent command", command_words(decode_command(facts["parent command"][:600]).text, 300))
    for fact in ("file", "directory"):
        if facts[fact]:
            draft.say(fact, path_words(facts[fact]) or "root directory")
    draft.name("path", facts["file"])
    if facts["dest"]:
        draft.say("to", address_word(facts["dest"]), port_words(facts["port"]))
        draft.name("dest", facts["dest"])
        draft.name("port", facts["port"])
    if facts["name"]:
        draft.say("to", host_words(facts["name"]))
        draft.name("domain", facts["name"])
    if facts["user"]:
        draft.say("as", account_words(facts["user"]))
        draft.name("user", facts["user"])
    draft.say("in container" if facts["container"] or _in_container(seen.facts) else "")


def _say_command(draft: Draft, facts: Dict[str, str], record: Dict[str, Any]) -> None:
    command, arguments = facts["command"], facts["arguments"]
    if not command and arguments:
        command = arguments if isinstance(arguments, str) and arguments.startswith(facts["exe"] or "\0") else f"{base_name(facts['exe'])} {arguments}".strip()
        if _is_list(record):
            command = arguments
    if command and command != facts["exe"]:
        decoded = decode_command(command)
        draft.payload(decoded.text)
        draft.say("command", *decoded.notes, command_words(decoded.text))
    raw = record.get("args")
    if isinstance(raw, str) and "'value'" in raw:
        # BETH prints the call's arguments as a Python list.
        values = " ".join(found for found in re.findall(r"'value': '?([^'}\]]{2,400})", raw[:4_000]) if not found.startswith("0x"))
        draft.payload(values)
        draft.say("arguments", command_words(values, 400))


def _is_list(record: Dict[str, Any]) -> bool:
    """Whether the arguments begin with the program itself."""
    return any(isinstance(_walk(record, place), list) for place in _PLACES["arguments"])


def _in_container(record: Dict[str, Any]) -> bool:
    container = _walk(record, "container.id")
    return isinstance(container, str) and container not in ("", "host") or isinstance(_walk(record, "process.pod"), dict)


def account_words(name: str) -> str:
    """The kind of an account; of a number, by the range that distributions keep for daemons.

    >>> account_words("33"), account_words("1000"), account_words("0"), account_words("4294967295")
    ('service account', 'user', 'root', 'unset user')
    """
    if name.isdecimal() and name not in ("0", "4294967295"):
        number = int(name[:10])
        return "service account" if number < 1_000 else "nobody" if number == 65_534 else "user"
    return user_words(name)


def _first(record: Dict[str, Any], fact: str, places: Tuple[str, ...]) -> str:
    for place in places:
        value = _walk(record, place)
        if isinstance(value, list):
            value = " ".join(f'"{part}"' if " " in str(part) and '"' not in str(part) else str(part) for part in value[:40] if isinstance(part, (str, int)))
        if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
            return str(value)[:8_000]
    return ""


def _walk(record: Any, place: str) -> Any:
    """The value at a dotted place; a key that holds dots itself counts, and of a list the first element that has the step."""
    if isinstance(record, dict) and place in record:
        return record[place]
    step, dot, rest = place.partition(".")
    if isinstance(record, list):
        return next((found for found in (_walk(element, place) for element in record[:6]) if found is not None), None)
    if not isinstance(record, dict) or not dot:
        return None
    return _walk(record.get(step), rest)
