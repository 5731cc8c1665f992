"""Linux audit records, raw or interpreted (ausearch -i), one record or several of one event.

Owns the meaning of record types and system calls, and the decoding of the hexadecimal that auditd writes for
arguments with spaces. Called by `normalise`. Types: audit-userspace's lib/msg_typetab.h; calls: x86_64's table.
"""
from __future__ import annotations

import re
from typing import Dict

from aiscore_contract.forms.agents import short_argument

from ..decode import decode_command
from ..redact import split_words
from .draft import Draft
from .host import account_words
from .keyvalue import PAIR
from .payload import base_name, command_words, path_words
from .words import address_word, outcome_word, port_words, user_words

_TYPE = re.compile(r"(?:node=(\S{1,120}) )?type=([A-Z_0-9]{3,40}|UNKNOWN\[\d+\]) msg=audit\([^)]{1,60}\) ?:? ?")

_TYPES = {
    "SYSCALL": "system call", "EXECVE": "process execute", "PROCTITLE": "process title", "PATH": "file path",
    "CWD": "working directory",
    "SOCKADDR": "socket address", "USER_ACCT": "account authorization", "USER_START": "session start",
    "USER_END": "session end", "USER_AUTH": "authentication",
    "USER_LOGIN": "login", "USER_LOGOUT": "logout", "USER_CMD": "privileged command", "USER_ERR": "user error",
    "USER_CHAUTHTOK": "password change",
    "USER_MGMT": "user management", "USER_ROLE_CHANGE": "role change", "USER_AVC": "access vector",
    "CRED_ACQ": "credentials acquired",
    "CRED_DISP": "credentials disposed", "CRED_REFR": "credentials refreshed", "LOGIN": "login set",
    "SERVICE_START": "service start",
    "SERVICE_STOP": "service stop", "ADD_USER": "user added", "DEL_USER": "user deleted", "ADD_GROUP": "group added",
    "DEL_GROUP": "group deleted",
    "GRP_MGMT": "group management", "CONFIG_CHANGE": "audit configuration change",
    "DAEMON_START": "audit daemon start", "DAEMON_END": "audit daemon end",
    "DAEMON_ABORT": "audit daemon abort", "KERN_MODULE": "kernel module", "BPF": "bpf program",
    "AVC": "access denied by policy", "SECCOMP": "seccomp violation",
    "ANOM_ABEND": "abnormal end", "ANOM_PROMISCUOUS": "promiscuous interface", "ANOM_LINK": "suspicious link",
    "NETFILTER_CFG": "firewall change", "TTY": "terminal input", "USER_TTY": "terminal input",
    "MAC_STATUS": "enforcement change", "MAC_POLICY_LOAD": "policy load", "SYSTEM_BOOT": "system boot",
    "SYSTEM_SHUTDOWN": "system shutdown",
    "OBJ_PID": "signal target", "EOE": "end of event", "INTEGRITY_RULE": "integrity", "CRYPTO_KEY_USER": "crypto key",
    "CRYPTO_SESSION": "crypto session",
    "ACCT_LOCK": "account locked", "ACCT_UNLOCK": "account unlocked", "TIME_INJOFFSET": "time change",
    "TIME_ADJNTPVAL": "time change", "CAPSET": "capability change",
    "RESP_ACCT_LOCK": "account locked", "PROCTITLE_": "", "MMAP": "memory map", "FD_PAIR": "descriptor pair",
    "IPC": "ipc",
}
_CALLS = {
    "0": "read", "2": "open", "9": "mmap", "10": "mprotect", "41": "socket", "42": "connect", "43": "accept",
    "49": "bind", "50": "listen", "56": "clone", "57": "fork", "59": "execve",
    "62": "kill", "76": "truncate", "82": "rename", "83": "mkdir", "84": "rmdir", "86": "link", "87": "unlink",
    "88": "symlink", "90": "chmod", "91": "fchmod",
    "92": "chown", "93": "fchown", "94": "lchown", "101": "ptrace", "105": "setuid", "106": "setgid",
    "113": "setreuid", "117": "setresuid", "155": "pivot root", "157": "prctl",
    "159": "adjust time", "161": "chroot", "165": "mount", "166": "unmount", "170": "set hostname",
    "175": "init module", "176": "delete module",
    "188": "set attribute", "257": "openat", "260": "fchownat", "263": "unlinkat", "264": "renameat", "265": "linkat",
    "266": "symlinkat", "268": "fchmodat",
    "272": "unshare", "288": "accept", "308": "setns", "310": "read process memory", "311": "write process memory",
    "313": "init module",
    "316": "renameat", "319": "memory file", "321": "bpf", "322": "execveat", "435": "clone", "437": "openat",
    "85": "create", "126": "set capabilities", "132": "set times", "133": "make node", "164": "adjust time", "169": "reboot", "197": "remove attribute",
    "227": "adjust time", "235": "set times", "246": "load kernel", "258": "mkdir", "259": "make node", "280": "set times", "320": "load kernel"}
#: The same calls by the numbers of other machines.
_CALLS_OF = {
    "c00000b7": {"221": "execve", "281": "execveat", "56": "openat", "437": "openat", "35": "unlinkat", "38": "renameat", "276": "renameat", "34": "mkdir",
                 "36": "symlinkat", "37": "linkat", "52": "fchmod", "53": "fchmodat", "54": "fchownat", "55": "fchown", "88": "set times", "117": "ptrace",
                 "129": "kill", "146": "setuid", "144": "setgid", "40": "mount", "39": "unmount", "97": "unshare", "268": "setns", "105": "init module",
                 "273": "init module", "106": "delete module", "198": "socket", "200": "bind", "201": "listen", "202": "accept", "203": "connect",
                 "279": "memory file", "280": "bpf", "220": "clone"},
    "40000003": {"11": "execve", "358": "execveat", "5": "open", "295": "openat", "10": "unlink", "301": "unlinkat", "38": "rename", "302": "renameat",
                 "15": "chmod", "94": "fchmod", "306": "fchmodat", "182": "chown", "298": "fchownat", "26": "ptrace", "37": "kill", "21": "mount",
                 "128": "init module", "350": "init module", "129": "delete module", "359": "socket", "361": "bind", "362": "connect", "102": "socket",
                 "213": "setuid", "23": "setuid"}}
_CALLS_OF.update({"c000003e": _CALLS, "x86_64": _CALLS, "aarch64": _CALLS_OF["c00000b7"], "i386": _CALLS_OF["40000003"]})
_CALL_WORDS = {"execve": "execute", "execveat": "execute", "openat": "open", "open": "open", "unlinkat": "delete",
               "unlink": "delete", "renameat": "rename", "renameat2": "rename",
               "fchmodat": "change mode", "chmod": "change mode", "fchmod": "change mode", "fchownat": "change owner",
               "chown": "change owner", "init_module": "load kernel module",
               "finit_module": "load kernel module", "delete_module": "unload kernel module",
               "ptrace": "trace process", "connect": "connect", "memfd_create": "memory file"}
#: Raw records joined by blanks end at the next one: no blank stands in a raw value. Interpreted ones end where the line does.
_EXECVE = re.compile(r"type=EXECVE msg=audit\([^)]{1,60}\)(?:: ?(argc=[^\r\n]{1,8000}?)(?=\s{1,3}(?:node=\S{1,120} )?type=[A-Z_]{3,40} msg=audit\(|[\r\n]|\Z)| : ?(argc=[^\r\n]{1,8000}))")
_HEX = re.compile(r"(?:[0-9A-F]{2}){4,4000}")
_ARGUMENTS_MAX = 40
#: What came to pass, where it is said in several words without quotes, and what a policy decided about.
_OPERATION = re.compile(r"\bop=(\w[^\s='\"]{0,60}(?: (?![\w-]{1,40}=)[^\s='\"]{1,40}){0,5})")
_PERMISSIONS = re.compile(r"avc: {1,3}(denied|granted) {1,3}\{ ([\w ]{1,200}) \}")


def read(draft: Draft, text: str) -> bool:
    """Fills `draft` from one or more audit records; whether it held any."""
    head = _TYPE.match(text)
    if head is None:
        return False
    fields: Dict[str, str] = {}
    for name, quoted, single, plain in PAIR.findall(text[head.end():].replace("msg='", " "))[:300]:
        fields.setdefault(name, quoted or single or plain)
    record = head.group(2)
    fields.update(_interpreted(text[head.end():], record))
    executed = _EXECVE.search(text, head.end()) if "type=EXECVE" in text else None
    if executed is not None:
        # The call's own a0 to a3 are addresses; what it executed stands in the record beside it.
        fields.update((name, quoted or single or plain) for name, quoted, single, plain in PAIR.findall(executed[1] or executed[2])[:_ARGUMENTS_MAX])
        fields.update(_interpreted(executed[1] or executed[2], "EXECVE"))
    if text.count("nametype=") > 1:
        fields.update(_item_of(text))
    draft.name("host", head.group(1))
    call = fields.get("syscall", fields.get("SYSCALL", ""))
    machine = fields.get("arch", "c000003e")
    call = _CALLS_OF.get(machine, {}).get(call) or (call if machine == "c000003e" or not call.isdigit() else "")
    meaning = _TYPES.get(record, split_words(record))
    draft.action = (call or record).lower()
    draft.say(meaning, "linux audit", _CALL_WORDS.get(call, split_words(call)))
    if record in ("AVC", "USER_AVC"):
        decided = _PERMISSIONS.search(text[:2_000])
        draft.say(f"{decided.group(1)} {decided.group(2)}".replace("_", " ") if decided else "")
    if " op=" in text or "'op=" in text:
        operation = _OPERATION.search(text[:4_000])
        fields["op"] = operation.group(1) if operation else fields.get("op", "")
    _say_process(draft, fields, record, meaning)
    _say_object(draft, fields, record)
    _say_who(draft, fields)
    return True


#: The items of a call, and which of them the call was about: what it made or removed, not the folder around it.
_RECORDS = re.compile(r"[\r\n]{1,3}|\s{1,3}(?=(?:node=\S{1,120} )?type=[A-Z])")
_ITEM = re.compile(r"(?:node=\S{1,120} )?type=PATH msg=audit\([^)]{1,60}\) ?:? ?(item=\d{1,3} .{1,4000})")
_TOLD_OF_ITEM = ("name", "nametype", "mode", "ouid", "ogid")
_NAMETYPES = {"CREATE": 0, "DELETE": 1, "NORMAL": 2}


def _item_of(text: str) -> Dict[str, str]:
    """Name, mode and owner of the item that joined records are about; nothing where they tell of none."""
    best: Dict[str, str] = {}
    rank = 3
    items = [item for record in _RECORDS.split(text[:16_000]) if (item := _ITEM.match(record)) is not None]
    for item in items[:8]:
        fields: Dict[str, str] = {}
        for name, quoted, single, plain in PAIR.findall(item[1]):
            fields.setdefault(name, quoted or single or plain)
        here = _NAMETYPES.get(fields.get("nametype", ""), 3)
        # Of a rename's two names the one that it has from now on.
        if here < rank:
            best, rank = fields, here
    return {name: best[name] for name in _TOLD_OF_ITEM if name in best}


#: Values that `ausearch -i` prints with their blanks and without quotes: each ends where the next name or the line does.
_TITLE = re.compile(r"\bproctitle=([^\"\s][^\r\n]{0,8000})")
_NAME = re.compile(r"\bname=([^\"\s].{0,4000}?)(?= (?:inode|nametype|objtype)=)")
_SUDO_COMMAND = re.compile(r"\bcmd=([^\"\s].{0,8000}?)(?= (?:exe|terminal|hostname|addr|res)=|['\r\n]|$)")
_ARGUMENT = re.compile(r"\b(a\d{1,2})=([^\"\s].{0,8000}?)(?= a\d{1,2}(?:\[\d{1,3}\]|_len)?=|[\r\n]|$)")


def _interpreted(body: str, record: str) -> Dict[str, str]:
    """The command lines of interpreted records, whole; nothing where a value is quoted or holds no blank."""
    found: Dict[str, str] = {}
    body = body[:8_000]  # what the patterns may run over, so that each of them ends
    for name, pattern in (("proctitle", _TITLE), ("cmd", _SUDO_COMMAND), ("name", _NAME)):
        hit = pattern.search(body) if f"{name}=" in body else None
        if hit is not None and " " in hit[1].strip():
            found[name] = hit[1].strip()
    if record == "EXECVE":
        found.update((name, value.strip()) for name, value in _ARGUMENT.findall(body)[:_ARGUMENTS_MAX] if " " in value.strip())
    return found


def _say_process(draft: Draft, fields: Dict[str, str], record: str, meaning: str) -> None:
    outcome = fields.get("res") or fields.get("success") or ""
    if outcome:
        draft.say({"yes": "success", "no": "failed", "1": "success", "0": "failed"}.get(outcome, outcome_word(outcome)))
    exit_code = fields.get("exit", "")
    if exit_code.startswith("-") or exit_code[:1].isalpha():
        draft.say("error", {"-13": "permission denied", "-1": "not permitted", "-2": "no such file",
                            "EACCES": "permission denied", "EPERM": "not permitted",
                            "ENOENT": "no such file"}.get(exit_code.partition("(")[0], "other"))
    executable = fields.get("exe", "")
    if executable and executable not in ("?", "(null)"):
        draft.say("process", path_words(executable))
        draft.name("process", base_name(executable))
    command_name = _plain(fields.get("comm", ""))
    if command_name and base_name(executable) != command_name.lower():
        draft.say("named", path_words(command_name))
    operation = fields.get("op", "")
    if operation:
        draft.say("operation", split_words(operation.replace("PAM:", "pam ")))
    for name in _SETTINGS.intersection(fields):
        draft.say(split_words(name), _SETTING.get(fields[name], "num"))
    if fields.get("unit"):
        draft.say("unit", split_words(fields["unit"]))
        draft.name("service", fields["unit"])
    command = _arguments(fields) if "a0" in fields and record in ("EXECVE", "SYSCALL") and ("syscall" not in fields or "argc" in fields) else ""
    command = command or _plain(fields.get("proctitle", "")) or _plain(fields.get("cmd",
        "")) or (_plain(fields.get("data", "")) if "TTY" in record else "")
    if command:
        decoded = decode_command(command.replace("\x00", " "))
        draft.payload(decoded.text)
        draft.say("command", *decoded.notes, command_words(decoded.text))
        draft.name("process", base_name(command.split()[0]) if command.split() else "")


#: What a change of the audit system itself sets.
_SETTINGS = frozenset(("audit_enabled", "audit_failure", "audit_backlog_limit", "audit_rate_limit"))
_SETTING = {"0": "off", "1": "on", "2": "locked"}


def _arguments(fields: Dict[str, str]) -> str:
    """a0 a1 a2 ... of an EXECVE record as one command line."""
    arguments = []
    count = fields.get("argc", "")
    # A call's own a3 stands beside the records of a command with fewer words.
    for position in range(min(_ARGUMENTS_MAX, int(count)) if count.isdecimal() and len(count) < 5 else _ARGUMENTS_MAX):
        value = fields.get(f"a{position}")
        if value is None:
            break
        value = short_argument(_plain(value))
        arguments.append(f'"{value}"' if " " in value and '"' not in value else value)
    return " ".join(arguments)


def _plain(value: str) -> str:
    """auditd writes a value with spaces or quotes as upper-case hexadecimal."""
    if len(value) >= 8 and _HEX.fullmatch(value):
        return bytes.fromhex(value).decode("utf-8", "replace").replace("\x00", " ").strip()
    return "" if value in ("?", "(null)", "(none)") else value


def _say_object(draft: Draft, fields: Dict[str, str], record: str) -> None:
    name = _plain(fields.get("name", ""))
    if name:
        draft.say("file", path_words(name))
        draft.name("path", name)
        kind = fields.get("nametype", "").lower()
        draft.say("" if kind in ("normal", "unknown") else kind)
        mode = fields.get("mode", "")
        permissions = re.search(r"(\d{3,5})$", mode)
        if "suid" in mode or "sgid" in mode or (permissions and len(mode) >= 7 and mode[-4:-3] in "4267"):
            draft.say("setuid")
        if "dir" in mode:
            draft.say("directory")
        draft.say("owner", user_words(fields.get("ouid", "")))
    directory = _plain(fields.get("cwd", ""))
    if directory:
        draft.say("directory", path_words(directory) or "root directory")
        draft.name("path", directory if record == "CWD" else "")
    if fields.get("grp"):
        draft.say("group", split_words(_plain(fields["grp"])))
    if fields.get("id", "").isdigit() and "op" in fields:
        draft.say("id zero" if fields["id"] == "0" else "")
    family = fields.get("saddr_fam", fields.get("fam", ""))
    if family:
        draft.say("family", family.lower())
    if record == "ANOM_PROMISCUOUS":
        draft.say("device", split_words(fields.get("dev", "")))
    address = (fields.get("addr") if record == "CRYPTO_SESSION" else "") or fields.get("laddr") or fields.get("addr") or fields.get("hostname") or ""
    if address and address != "?":
        draft.say("address", address_word(address))
        draft.name("dest" if "saddr_fam" in fields else "src", address)
    port = fields.get("lport", "")
    if port:
        draft.say(port_words(port))
        draft.name("port", port)
    if fields.get("path"):
        draft.say("socket" if "saddr" in fields else "file", path_words(_plain(fields["path"])))
    if fields.get("saddr", "").startswith(("0200", "0A00")) and not family:
        _say_raw_address(draft, fields["saddr"])
    for name, word in _CONTEXTS:
        if name in fields:
            draft.say(word, split_words(_type_of(fields[name])))


_CONTEXTS = (("apparmor", "apparmor"), ("operation", "operation"), ("profile", "profile"), ("denied_mask", "mask"),
             ("scontext", "from"), ("tcontext", "to"), ("tclass", "class"), ("sig", "signal"))


def _type_of(context: str) -> str:
    """The type of a SELinux context, which is all of it that differs; any other value as it is."""
    parts = context.split(":")
    return parts[2].removesuffix("_t") if len(parts) >= 3 else _path_or_plain(context)


def _path_or_plain(value: str) -> str:
    """The words of a path, or the value."""
    return path_words(value) if value.startswith("/") else value


def _say_raw_address(draft: Draft, saddr: str) -> None:
    """A sockaddr in hexadecimal: family, port, address."""
    try:
        raw = bytes.fromhex(saddr[:64])
    except ValueError:
        return
    if saddr.startswith("0200") and len(raw) >= 8:
        address = ".".join(map(str, raw[4:8]))
        draft.say("family inet address", address_word(address), port_words(str(int.from_bytes(raw[2:4], "big"))))
        draft.name("dest", address)


def _say_who(draft: Draft, fields: Dict[str, str]) -> None:
    user = fields.get("acct") or fields.get("euid") or fields.get("uid") or fields.get("UID") or ""
    login = fields.get("AUID") or fields.get("auid") or ""
    if user.strip('"'):
        draft.say("as", account_words(_plain(user)))
    if fields.get("uid", "0") not in ("0", "root") and fields.get("euid") in ("0", "root"):
        draft.say("raised")
    if login:
        login_words = account_words(login)
        draft.say("login user", login_words)
        draft.name("user", login if login_words != "unset user" else user)
    draft.name("user", user)
    if fields.get("acct"):
        draft.name("target", fields["acct"])
    terminal = fields.get("terminal") or fields.get("tty") or ""
    if terminal and terminal not in ("?",):
        draft.say("no terminal" if terminal == "(none)" else "terminal " + re.sub(r"[\d/]+", "",
            terminal.replace("/dev/", "")))
