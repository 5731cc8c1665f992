"""What agents on a host wrap round a record of its audit system or a line of its syslog, as the host itself would have written it.

The kernel numbers its audit records, the journal leaves their frame off, go-audit puts them in an object; shippers take a line of syslog
apart into program, host and message. Both halves read the line that comes back, so that an event has the same score whichever way it came.
"""
from __future__ import annotations

import json
import re
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from .names import asked, named, text_of
from .strangers import STAMP, repeats

# --- audit ----------------------------------------------------------------------------------------------

#: Numbers of audit-userspace's lib/msg_typetab.h and linux/audit.h.
_AUDIT_TYPES: Dict[str, str] = {str(first + place): name for first, names in (
    (1100, "USER_AUTH USER_ACCT USER_MGMT CRED_ACQ CRED_DISP USER_START USER_END USER_AVC USER_CHAUTHTOK USER_ERR CRED_REFR USYS_CONFIG USER_LOGIN "
           "USER_LOGOUT ADD_USER DEL_USER ADD_GROUP DEL_GROUP DAC_CHECK CHGRP_ID TEST TRUSTED_APP USER_SELINUX_ERR USER_CMD USER_TTY CHUSER_ID GRP_AUTH "
           "SYSTEM_BOOT SYSTEM_SHUTDOWN SYSTEM_RUNLEVEL SERVICE_START SERVICE_STOP GRP_MGMT GRP_CHAUTHTOK MAC_CHECK ACCT_LOCK ACCT_UNLOCK USER_DEVICE "
           "SOFTWARE_UPDATE"),
    (1200, "DAEMON_START DAEMON_END DAEMON_ABORT DAEMON_CONFIG"), (1300, "SYSCALL"), (1302, "PATH IPC SOCKETCALL CONFIG_CHANGE SOCKADDR CWD"),
    (1309, "EXECVE"), (1317, "FD_PAIR OBJ_PID TTY EOE BPRM_FCAPS CAPSET MMAP NETFILTER_PKT NETFILTER_CFG SECCOMP PROCTITLE FEATURE_CHANGE REPLACE "
                             "KERN_MODULE FANOTIFY TIME_INJOFFSET TIME_ADJNTPVAL BPF EVENT_LISTENER"),
    (1400, "AVC SELINUX_ERR AVC_PATH MAC_POLICY_LOAD MAC_STATUS MAC_CONFIG_CHANGE"), (1700, "ANOM_PROMISCUOUS ANOM_ABEND ANOM_LINK ANOM_CREAT"),
    (1805, "INTEGRITY_RULE"), (2000, "KERNEL")) for place, name in enumerate(names.split())}
_PRIORITY = r"(?:<\d{1,3}>)?"
#: The kernel's own words for a record, in its ring buffer, in syslog and in the journal.
_KERNEL = re.compile(rf"{_PRIORITY}(?:{STAMP} (?:(\S{{1,120}}) )?kernel: ?)?(?:\[ {{0,8}}\d{{1,10}}\.\d{{1,9}}\] ?)?(?:audit: ?)?(?:\[\d{{1,10}}\]: ?)?"
                     r"(?:type=(\d{4}) )?(?:msg=)?(audit\(\d{1,12}\.\d{1,6}:\d{1,12}\)) ?: ?")
#: The journal's: the program is the audit system, its first word the kind of the record.
_JOURNAL = re.compile(rf"{_PRIORITY}{STAMP} (\S{{1,120}}) audit(?:\[\d{{1,10}}\])?: (?:([A-Z][A-Z\d]{{1,20}}(?:_[A-Z\d]{{1,20}}){{0,3}})|<audit-(\d{{4}})>) (?=\w{{1,30}}[=:])")
#: What ausearch writes between events, and OSSEC before the line that an alert is of.
_BEFORE = (
    ("----", re.compile(r"-{4}\s{1,4}(?:time->[^\n]{1,40}\s{1,4})?(?=(?:node=\S{1,120} )?type=)")),
    ("** Alert ", re.compile(rf"\*\* Alert [^\n]{{1,300}}\n[^\n]{{1,300}}->[^\n]{{1,300}}\nRule: [^\n]{{1,300}}\n(?:[A-Z][\w ]{{1,20}}: [^\n]{{0,300}}\n){{0,6}}(?={STAMP} )")),
)
#: Lines of daemons that came without their header, or in a file of the daemon's own.
_WITHOUT_HEADER = re.compile(
    r"(?=(?:Accepted|Failed|Postponed) [\w/-]{1,40} for .{1,200} from \S{1,60} port \d{1,5})(?P<ssh>)|(?=Invalid user .{0,100} from \S{1,60}(?: port \d{1,5})?\s{0,3}\Z)(?P<invalid>)|"
    r"(?=pam_\w{2,20}\((?P<service>[\w-]{1,30}):\w{1,20}\): )|(?P<named>(?:CRON|crond?|sshd(?:-session)?|sudo|su|useradd|usermod|userdel|groupadd|passwd|kernel|dropbear|login|doas)"
    r"(?=\[\d{1,10}\]: ))\[\d{1,10}\]: |[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} \[pid \d{1,10}\] (?P<ftp>)")
#: A line of Exim's main or reject log: a message's number and what became of it, or whom it refused.
_EXIM = re.compile(
    r"\d{4}-\d\d-\d\d [\d:.]{8,12} (?:[+-]\d{4} )?(?:\[\d{1,10}\] )?(?P<program>)"
    r"(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} (?=(?:<=|[=*-]>|>>|\*\*|==) |Completed|H=)|(?=H=[^ =]{1,300} (?:\([^ )]{1,300}\) )?\[[\da-f.:]{3,39}\]|\w{1,40} authenticator failed for ))")
#: What stands in the first lines of a daemon's own file, and how its lines begin.
_OWN_FILES = (
    ("[Originator@", re.compile(rf"{_PRIORITY}{STAMP} (?:\S{{1,120}} \S{{1,40}}: )?(?:[a-z]{{4,8}}|[A-Z][a-z]\([\w.]{{1,12}}\)) (?P<program>[\w-]{{1,30}})\[\w{{1,12}}\]:? \[Originator@[^\]]{{1,300}}\] ")),
    *((mark, _EXIM) for mark in ("authenticator failed for", "=", "**", "Completed")),
    ("[kea-", re.compile(r"\d{4}-\d\d-\d\d [\d:.]{8,12} (?=[A-Z]{4,5} {1,2}\[(?P<program>kea-[\w-]{1,20})\.)")),
    ("proftpd[", re.compile(r"\d{4}-\d\d-\d\d [\d:,.]{8,12} \S{1,120} (?P<program>proftpd)\[\d{1,10}\]:? ")),
    ("fail2ban.", re.compile(r"\d{4}-\d\d-\d\d [\d:,.]{8,12} (?P<program>fail2ban)\.\w{1,20} {1,20}\[\d{1,10}\]: ")),
)
_FIRST_SIGNS = frozenset("AFIPpCcsugkdlMTWS")
_DAYS = frozenset("MTWFS")
_EXPORTS = _DAYS | frozenset("_2")
#: What stands before a command in the line of a shell, as its history, a prompt's hook or snoopy writes it.
SHELL_LINE = re.compile(
    r"(?:HISTORY: ?)?(?:PID=\d{1,8} UID=(?P<uid>\d{1,10}) |\[[^\]]{0,600}\]:? ?(?:/\S{0,400}: )?|(?:\w{1,20}=\S{0,200} ){1,8}COMMAND=|"
    r"\w[\w.-]{0,40}(?:@\S{1,80})?(?: \S{1,60})? \[\d{1,8}\]: ?|\w[\w.-]{0,40}(?:@\S{1,80})?[:#] ?|\w{1,40}: \[\d{1,8}\]: ?)?(?P<command>.{1,4000})", re.DOTALL)
#: A command in the file of a shell's history: with bash's time, in zsh's extended form, in fish's.
_HISTORY = re.compile(r"(?:#\d{10}\s{1,4}|: \d{10}:\d{1,6};|- cmd: )(?=\S)(?P<command>[^\n]{1,4000})")
#: One process in a listing, as `ps aux` and `ps -ef` print it.
_LISTED = re.compile(r"(?P<user>[\w.+-]{1,32}) {1,12}\d{1,10} {1,12}(?:[\d.]{1,5} {1,8}[\d.]{1,5} {1,12}\d{1,12} {1,12}\d{1,12} {1,12}\S{1,12} {1,12}[A-Z][\w<+-]{0,6} {1,12}[\w:]{4,8} {1,12}[\d:.-]{4,12}|"
                     r"\d{1,10} {1,12}\d{1,3} {1,12}[\w:]{4,8} {1,12}\S{1,12} {1,12}[\d:-]{5,14}) (?P<command>\S.{0,4000})", re.DOTALL)
#: A program's start in a trace of strace's.
_TRACED = re.compile(r"(?:\[pid {1,8}\d{1,10}\] |\d{1,10} {1,4})?(?:[\d:.]{8,20} )?execve\(\"[^\"]{1,1000}\", \[(?P<arguments>\"(?:[^\"\\]|\\.){0,4000}\"(?:, \"(?:[^\"\\]|\\.){0,4000}\"){0,40})")
_ARGUMENT = re.compile(r"\"((?:[^\"\\]|\\.){0,4000})\"")
#: A hook of a prompt that logs with the name of the user for the program: who, the shell's id, the command, how it ended.
_HOOKED = re.compile(rf"{_PRIORITY}{STAMP} (\S{{1,120}}) ([\w.-]{{1,40}}): \w[\w.-]{{0,40}}(?: \S{{1,60}})? ?\[\d{{1,8}}\]: (.{{1,4000}}) \[\d{{1,3}}\]\Z")
#: What a honeypot of SSH writes in its text log.
_HONEYPOT = re.compile(r"\d{4}-\d\d-\d\dT\S{8,30} \[[\w ()-]{1,80},\d{1,10},(?P<src>[\d.a-f:]{3,39})\] (?:CMD: (?P<command>.{1,4000})|"
                       r"login attempt \[b?'?(?P<user>.{1,60}?)'?/.{0,200}\] (?P<outcome>succeeded|failed))", re.DOTALL)
#: Records that an agent puts together for one event.
_RECORDS_MAX = 64
_FRAME = "type={} msg={}: "


def as_host_writes(text: str) -> Tuple[str, str]:
    """An audit record in the kernel's or the journal's words as auditd writes it, and the host that its header names; any other text as it
    is, without what ausearch and OSSEC write before a line.

    >>> as_host_writes('Mar  1 10:11:12 web3 kernel: [7.1] audit: type=1700 audit(1.1:2): dev=eth0 prom=256')
    ('type=ANOM_PROMISCUOUS msg=audit(1.1:2): dev=eth0 prom=256', 'web3')
    >>> as_host_writes('Mar  1 10:11:12 web3 audit[7]: USER_CMD pid=9 uid=0')
    ('type=USER_CMD msg=audit(0.0:0): pid=9 uid=0', 'web3')
    """
    first = text[:1]
    if first == "{":
        return text, ""
    if first in ("-", "*"):
        before = next((found for mark, form in _BEFORE if text.startswith(mark) and (found := form.match(text)) is not None), None)
        if before is not None:
            return text[before.end():], ""
    if text[4:5] == "-" or "[Originator@" in text[:120]:
        for mark, form in _OWN_FILES:
            if text.find(mark, 0, 120) >= 0 and (own := form.match(text)) is not None:
                return _line("-", own["program"].lower() or "exim", text[own.end():]), ""
    if text.endswith(")") and text.find("command=") > 0 and (found := _FALCO.match(text)) is not None:
        return _falco_record(*found.groups()), ""
    if first.isdigit() and (text.find(") < ", 0, 80) > 0 or text.find(") > ", 0, 80) > 0) and (call := _SYSDIG.match(text)) is not None:
        return _sysdig_record(*call.groups()), ""
    if text.find("audit", 0, 160) < 0:
        return text, ""
    if "]=" in text and "EXECVE" in text:
        text = _with_whole_arguments(text)
    if text[:5] == "type=" and not text[5:6].isdigit():
        return text, ""  # what names the kind of a record in words is auditd's already
    found = _KERNEL.match(text)
    if found is not None and (found[2] or text.startswith("avc:", found.end())):
        return _FRAME.format(_type_of(found[2] or "1400"), found[3]) + text[found.end():], found[1] or ""
    found = _JOURNAL.match(text)
    if found is not None:
        return _FRAME.format(found[2] or _type_of(found[3]), "audit(0.0:0)") + text[found.end():], found[1]
    return text, ""


_SHORT_HEX = re.compile(r"(?:[\dA-F]{2}){3}")


def short_argument(value: str) -> str:
    """A short argument that auditd wrote in hexadecimal because of what is in it; any other, which may be a number, as it is.

    >>> short_argument("696420"), short_argument("303132"), short_argument("id")
    ('id ', '303132', 'id')
    """
    if not _SHORT_HEX.fullmatch(value):
        return value
    decoded = bytes.fromhex(value).decode("utf-8", "replace")
    return decoded if decoded.isprintable() and (" " in decoded or '"' in decoded) else value


#: A piece of an argument that is longer than the kernel writes at once, and what it says of the whole.
_PIECE = re.compile(r" a(\d{1,5})\[\d{1,5}\]=(\"[^\"]{0,16000}\"|[\dA-Fa-f]{1,32000})(?!\S)")
_LENGTH = re.compile(r" a\d{1,5}_len=\d{1,9}(?= a)")


def _with_whole_arguments(text: str) -> str:
    """`text` with the pieces of each argument put together, as the kernel writes shorter ones.

    >>> _with_whole_arguments('argc=2 a0="sh" a1_len=4 a1[0]=6162 a1[1]=6364 key="x"')
    'argc=2 a0="sh" a1=61626364 key="x"'
    """
    found = list(_PIECE.finditer(text))
    parts: List[str] = []
    done, number = 0, ""
    for piece in found:
        is_quoted = piece[2][0] == '"'
        if piece[1] == number and piece.start() == done and parts[-1].endswith('"') == is_quoted:
            parts[-1] = parts[-1][:-1] + piece[2][1:] if is_quoted else parts[-1] + piece[2]
        else:
            parts += (_LENGTH.sub("", text[done:piece.start()] + " a")[:-2], f" a{piece[1]}={piece[2]}")
        done, number = piece.end(), piece[1]
    return "".join(parts) + text[done:] if found else text


#: The number that `history` prints before a command.
_NUMBER = re.compile(r"\A {0,6}\d{1,6}\*? {1,4}(?:\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d )?(?=\S)")
_HEADED = re.compile(rf"[{{<\[]|{STAMP} ")


#: An alert of Falco's as text: priority, what the rule says, and pairs in brackets.
_FALCO = re.compile(rf"(?:{_PRIORITY}{STAMP} (?:\S{{1,120}} )?falco(?:\[\d{{1,10}}\])?: )?\d\d:\d\d:\d\d\.\d{{3,9}}: (Emergency|Alert|Critical|Error|Warning|Notice|Informational|Debug) "
                    r"([^=()]{1,300}?) \((.{1,12000})\)\Z", re.DOTALL)
_FALCO_COMMAND = re.compile(r"(?:\A| )command=(.{1,8000})\Z", re.DOTALL)
#: What Falco's rules tell behind a command: only at the end of all, since the command's own words may look like pairs.
_FALCO_TAIL = (r" (?:terminal|exe_flags|container_id|container_name|container_image|container_image_repository|container_image_tag|image|k8s_ns|k8s_pod_name|"
               r"evt_type|evt_res|file|newpath|fd|connection|user|user_uid|user_loginuid|process|proc_exepath|parent|gparent|ggparent|gggparent)=\S{0,400}")
_FALCO_END = re.compile(rf"{_FALCO_TAIL}(?:{_FALCO_TAIL}){{0,15}}\Z")
_FALCO_PAIR = re.compile(r"(?:\A| )(user|process|proc_exepath|parent|file|container_id|container_image|image)=(\S{1,1000})")
_FALCO_FIELDS = {"user": "user.name", "process": "proc.name", "proc_exepath": "proc.exepath", "parent": "proc.pname", "file": "fd.name", "container_id": "container.id",
                 "container_image": "container.image.repository", "image": "container.image.repository"}


def _falco_record(priority: str, rule: str, told: str) -> str:
    """The same as Falco writes it in JSON. What stands before the command was told by the rule; what is in it, by whoever ran it."""
    found = _FALCO_COMMAND.search(told)
    end = _FALCO_END.search(found[1]) if found is not None else None
    own = told if found is None else told[:found.start()] + (end[0] if end is not None else "")
    fields: Dict[str, str] = {}
    for name, value in _FALCO_PAIR.findall(own):
        fields.setdefault(_FALCO_FIELDS[name], value)
    if found is not None:
        fields["proc.cmdline"] = found[1][:end.start()] if end is not None else found[1]
    return json.dumps({"priority": priority, "rule": rule, "output_fields": fields})


#: A call as sysdig prints it: number, time, processor, program, thread, whether it begins or ends, its name, its arguments.
_SYSDIG = re.compile(r"\d{1,12} (?:\d\d:\d\d:\d\d|\d{10})\.\d{9} \d{1,4} (.{1,32}?) \(\d{1,10}(?:\.\d{1,10})?\) [<>] ([a-z]\w{1,30})(?: (.{0,16000}))?\Z", re.DOTALL)
_SYSDIG_PAIR = re.compile(r"(?:\A| )(res|exe|name|path|tuple|fd|filename|addr|oldpath|newpath|pcomm|uid|cwd|target)=(\S{1,4000})")
_SYSDIG_FLAGS = re.compile(r"(?:\A| )flags=(.{1,400}?)(?= \w{2,12}=|\Z)")
#: What a format that somebody chose himself tells last.
_SYSDIG_TOLD = re.compile(r"(?:\A| )cmdline=(.{1,8000})\Z", re.DOTALL)
#: The arguments of a program have any words in them, and end before the last thing that ends them.
_SYSDIG_COMMAND = re.compile(r"(?:\A| )exe=(\S{1,1000}) args=(.{0,8000}) tid=\d", re.DOTALL)
_SYSDIG_HELD = re.compile(r"\S{1,20}?\(<\w{1,3}>(.{1,4000})\)")
#: What stands for the zero byte between two arguments, where it can be told from a name's dot.
_SYSDIG_GAP = re.compile(r"(?:(?<=\A-\w)|(?<=[ .]-\w))\.|\.(?=[-/]|\Z)")


def _sysdig_record(program: str, call: str, told: Optional[str]) -> str:
    """The same as sysdig writes it in JSON."""
    told = told or ""
    run, whole = _SYSDIG_COMMAND.search(told), _SYSDIG_TOLD.search(told)
    own = told[:run.start()] + told[run.end():] if run is not None else told if whole is None else told[:whole.start()]
    fields: Dict[str, str] = {}
    for name, value in _SYSDIG_PAIR.findall(own):
        fields.setdefault(name, value)
    held = _SYSDIG_HELD.match(fields.get("fd", ""))
    socket = fields.get("tuple") or (held[1] if held is not None and "->" in held[1] else "")
    file = fields.get("name") or fields.get("path") or fields.get("newpath") or (held[1] if held is not None and not socket else "")
    _, _, end = socket.rpartition("->")
    address, _, port = end.rpartition(":")
    process = {"name": program}
    if run is not None:
        process = {"name": run[1].rpartition("/")[2], "exe": run[1], "cmdline": f"{run[1]} {_SYSDIG_GAP.sub(' ', run[2])}".strip()}
    elif whole is not None:
        process.update(exe=fields.get("exe", program), cmdline=whole[1])
    elif "filename" in fields:
        process = {"name": fields["filename"], "pname": program}
    process.update({name: fields[held] for name, held in (("pname", "pcomm"), ("cwd", "cwd")) if held in fields})
    flags = _SYSDIG_FLAGS.search(own)
    about = {"flags": flags[1] if flags is not None else None, "target": fields.get("target")}
    return json.dumps({"evt": {"type": call, "info": {name: value for name, value in about.items() if value}}, "user": {"id": fields.get("uid", "").partition("(")[0]}, "proc": process, "fd": {"name": file.partition("(")[0], "sip": address, "sport": port},
                       "event": {"outcome": "failed" if fields.get("res", fields.get("fd", "")).startswith("-") else ""}})


#: Tokens of BSM, as praudit prints them, on lines of their own or side by side.
_BSM_TOKEN = re.compile(r"[\n,](?=(?:exec arg|exec env|path|attribute|argument|subject|subject_ex|process|process_ex|text|return|identity|socket|socket-inet|trailer),)")


def _bsm_record(text: str) -> str:
    """A record of BSM as an object of the common schema."""
    header, *tokens = _BSM_TOKEN.split(text[:16_384])[:80]
    told: Dict[str, List[str]] = {}
    for token in tokens:
        name, *values = token.strip().split(",")
        told.setdefault(name, values)
    subject = told.get("subject") or told.get("subject_ex") or []
    address = subject[-1] if subject else ""
    what = header.split(",")[3:4]
    return json.dumps({
        "event": {"action": what[0].partition("(")[0] if what else "", "outcome": (told.get("return") or [""])[0].partition(":")[0]},
        "process": {"executable": (told.get("path") or [""])[0], "args": told.get("exec arg") or []}, "user": {"name": subject[0] if subject else ""},
        "source": {"ip": address if address not in ("0.0.0.0", "") else None}, "message": ",".join(told.get("text") or [])})  # noqa: S104 - how BSM says that there is none


#: What wu-ftpd's format of transfers says: from where, how much, of which file, which way, by whom.
_TRANSFER = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} \d{1,9} (\S{1,255}) (\d{1,18}) (.{1,4000}) [ab] [CUT_]{1,3} ([iod]) [arg] (\S{1,200}) \w{1,12} [01] \S{1,200} [ci]\s{0,2}\Z")
_WAYS = {"i": "UPLOAD", "o": "DOWNLOAD", "d": "DELETE"}
#: The journal's export, and what `journalctl -o verbose` prints: a field a line.
_EXPORTED = re.compile(r"(?:__CURSOR=|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d [\d:.]{8,16} [A-Z+\d:-]{3,6} \[s=)")
_FIELD = re.compile(r"(?m)^ {0,4}(MESSAGE|SYSLOG_IDENTIFIER|_HOSTNAME|_COMM|SYSLOG_FACILITY|_SYSTEMD_UNIT|PRIORITY)=(.{0,16000})$")


#: What MikroTik's routers write: a time in one of their forms, a host where they send it, and topics before the words.
_ROUTER = re.compile(r"(?:<\d{1,3}>)?(?:[A-Za-z]{3}/\d\d(?:/\d{4})?|[A-Za-z]{3} {1,2}\d{1,2}|\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d (?:([\w.-]{1,120}) )?"
                     r"((?:system|script|account|dhcp|wireless|interface|l2tp|pptp|ovpn|ipsec|ppp|sstp|hotspot)(?:,!?[a-z\d]{2,12}){1,4}) (?=\S)")
#: How Asterisk's own files begin a line, and what goes before its words where it writes to syslog.
_SWITCHBOARD = re.compile(r"\[(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2} {1,2}\d{1,2}) \d\d:\d\d:\d\d(?:\.\d{3})?\] (?=(?:NOTICE|WARNING|SECURITY|ERROR|VERBOSE|DEBUG)\[\d{1,10}\](?:\[C-[\da-f]{8}\])? \w)")


def with_header(text: str, sourcetype: str) -> str:
    """A line that came without its header with one, a command that a history, a listing, a trace or a honeypot tells as a line of a shell's or
    of audit's, and any other text as it is. Only a whole event is such a line: what an object carries may be a stranger's.

    >>> with_header("nc -l 4444", "bash_history")
    'Jan  1 00:00:00 - bash: nc -l 4444'
    >>> with_header("Failed password for root from 192.0.2.7 port 4000 ssh2", "")
    'Jan  1 00:00:00 - sshd: Failed password for root from 192.0.2.7 port 4000 ssh2'
    """
    first = text[:1]
    if first == "{":
        return text
    if first in _FIRST_SIGNS and (bare := _WITHOUT_HEADER.match(text)) is not None:
        program = bare["named"] or bare["service"] or ("vsftpd" if bare["ftp"] is not None else "sshd")
        return _line("-", program, text[bare.end():])
    if "," in text[19:60] and (found := _ROUTER.match(text)) is not None:
        return _line(found[1] or "-", "mikrotik", f"{found[2]} {text[found.end():]}")
    if first == "[" and (found := _SWITCHBOARD.match(text)) is not None:
        return _line("-", "asterisk", text[found.end():])
    if first == "h" and text.startswith("header,"):
        return _bsm_record(text)
    if first in _DAYS and (found := _TRANSFER.match(text)) is not None:
        source, size, path, way, user = found.groups()
        return _line("-", "vsftpd", f'[{user}] OK {_WAYS[way]}: Client "{source}", "{path}", {size} bytes')
    if first in _EXPORTS and _EXPORTED.match(text) is not None:
        fields: Dict[str, Any] = dict(reversed(_FIELD.findall(text)[:64]))
        parts = syslog_of({"systemd": "", **fields})
        return _line(parts.host or "-", parts.program, parts.message) if parts is not None else text
    if first in "#:-" and (found := _HISTORY.match(text)) is not None:
        return _line("-", "bash", found["command"])
    if first.isalnum() and "    " in text[:120] or "  " in text[8:40]:
        found = _LISTED.match(text)
        if found is not None:
            return _line("-", "ps", f"{found['user']}: {found['command']}")
    if text.find("execve(", 0, 60) >= 0 and (found := _TRACED.match(text)) is not None:
        arguments = [argument.replace('\\"', '"') for argument in _ARGUMENT.findall(found["arguments"])]
        return _FRAME.format("EXECVE", "audit(0.0:0)") + f"argc={len(arguments)} " + " ".join(
            f"a{place}={_encoded(argument)}" for place, argument in enumerate(arguments))
    if text.endswith("]") and text.find("]: ", 0, 200) > 0 and (found := _HOOKED.match(text)) is not None and not repeats(found[2]):
        return _line(found[1], "bash", found[3])
    if first == "2" and text.find("Transport", 0, 120) >= 0 and (found := _HONEYPOT.match(text)) is not None:
        if found["command"]:
            return _line("-", "bash", found["command"])
        return _ssh_login(found["outcome"] == "succeeded", found["user"], found["src"])
    if sourcetype.endswith("history") and not _HEADED.match(text):
        return _line("-", "bash", _NUMBER.sub("", text))
    return text


def _ssh_login(is_accepted: bool, user: str, source: str) -> str:
    return _line("-", "sshd", f"{'Accepted' if is_accepted else 'Failed'} password for {' '.join(user.split())[:60]} from {source} port 0 ssh2")


def _honeypot_line(record: Mapping[str, Any]) -> Optional[str]:
    """What a honeypot of a shell saw (Cowrie, ADBHoney), as the machine that it plays would have written it."""
    event, source = text_of(record["eventid"]), record.get("src_ip")
    if event in ("cowrie.login.success", "cowrie.login.failed") and isinstance(source, str) and _HOST.match(source):
        return _ssh_login(event.endswith("success"), text_of(record.get("username")) or "-", source)
    if event.startswith(("cowrie.command.", "adbhoney.command.")) and isinstance(record.get("input"), str):
        command = record["input"].strip().removeprefix("shell:").strip()
        return _line("-", "bash", command) if command else None
    return None


def _type_of(number: str) -> str:
    return _AUDIT_TYPES.get(number) or f"UNKNOWN[{number}]"


#: Time and number of an event: objects in upper case are any application's.
_LAUREL_ID = re.compile(r"\d{1,12}\.\d{1,9}:\d{1,12}\Z")


def _audit_records(record: Mapping[str, Any]) -> Optional[str]:
    """The records of one event that go-audit, or osquery for the records of users, keeps apart in an object."""
    messages = record.get("messages")
    if isinstance(messages, list) and "sequence" in record:
        lines = [_FRAME.format(_type_of(text_of(message.get("type"))[:8]), "audit(0.0:0)") + message["data"].replace("\n", " ").strip()
                 for message in messages[:_RECORDS_MAX] if isinstance(message, dict) and isinstance(message.get("data"), str)]
        return "\n".join(lines) or None
    if "SYSCALL" not in record and "EXECVE" not in record and _LAUREL_ID.match(text_of(record.get("ID"))):
        lines = [_FRAME.format(kind, "audit(0.0:0)") + _pairs_of(told[0] if isinstance(told, list) and told else told)
                 for kind, told in list(record.items())[:_RECORDS_MAX] if kind.isupper() and isinstance(told, (dict, list))]
        return "\n".join(lines) or None  # Laurel's, of what is no system call
    columns = record.get("columns")
    if isinstance(columns, dict) and isinstance(columns.get("message"), str) and text_of(columns.get("type"))[:8] in _AUDIT_TYPES and "auid" in columns:
        numbers = " ".join(f"{name}={columns[name]}" for name in ("pid", "uid", "auid") if text_of(columns.get(name)).isdecimal())
        return _FRAME.format(_type_of(text_of(columns["type"])), "audit(0.0:0)") + f"{numbers} {columns['message']}"
    return None


def _pairs_of(told: Any) -> str:
    """The values of a record as pairs; a text in double quotes, of which it loses its own."""
    if not isinstance(told, dict):
        return ""
    pairs = []
    for name, value in list(told.items())[:200]:
        if isinstance(value, list):
            value = " ".join(text_of(part) for part in value[:40])
        if isinstance(value, str):
            pairs.append(f"{name}={_encoded(value[:8_000])}")
        elif value.__class__ is int:
            pairs.append(f"{name}={value}")
    return " ".join(pairs)


_SIMPLE = re.compile(r"[!#-~]*\Z")


def _encoded(value: str) -> str:
    """A value as auditd writes it: in quotes, or in hexadecimal where a blank or a quote is in it, so that nothing in it ends it."""
    return f'"{value}"' if _SIMPLE.match(value) else value.encode("utf-8", "replace").hex().upper()


#: What sudo's own log in JSON says that it did with a command.
_SUDO = ("accept", "reject", "alert")


def _sudo_line(sudo: Any) -> Optional[str]:
    """sudo's own log in JSON as it writes to syslog."""
    told = next((sudo[what] for what in _SUDO if isinstance(sudo.get(what), dict)), None) if isinstance(sudo, dict) else None
    if told is None:
        return None
    # Folders have the names that people gave them: none of them begins another part of the line.
    said = {name: " ".join(text_of(told.get(name)).replace(";", ",").split()) for name in ("submituser", "reason", "ttyname", "submitcwd", "runuser", "command", "submithost")}
    arguments = told.get("runargv")
    if isinstance(arguments, list):
        said["command"] = " ".join([said["command"], *(text_of(part) for part in arguments[1:40])])
    if not said["submituser"] or " " in said["submituser"]:
        return None
    reason = f"{said['reason']} ; " if said["reason"] else ""
    return _line(said["submithost"] if _HOST.match(said["submithost"]) else "-", "sudo",
                 f"{said['submituser']} : {reason}TTY={said['ttyname'].replace(' ', '_') or 'unknown'} ; PWD={said['submitcwd'] or '/'} ; "
                 f"USER={said['runuser'].replace(' ', '_') or 'root'} ; COMMAND={said['command']}")


# --- syslog ---------------------------------------------------------------------------------------------

#: Where shippers keep the three parts of a line, in the order in which they are asked.
_PROGRAMS = ("programname", "SYSLOG_IDENTIFIER", "PROGRAM", "program", "ident", "appname", "app_name", "log.syslog.appname", "syslog.identifier", "_COMM",
             "ProcessName", "_application_name", "application_name", "syslogtag", "tag", "process.name", "app-name", "processImagePath")
_MESSAGES = ("SyslogMessage", "MESSAGE", "message", "msg", "short_message", "eventMessage")
_HOSTS = ("hostname", "_HOSTNAME", "HostName", "HOST", "host", "sysloghost", "logsource", "host.name", "Computer", "_hostname", "source")
#: Members that only a line of syslog has: objects with none of them say `program` and `message` of something else.
_SIGNS_OF_SYSLOG = asked("""
facility Facility FACILITY syslogfacility syslog_facility facility_label syslogfacility-text procid SYSLOG_IDENTIFIER SyslogMessage ident pri logsource
syslogtag syslog journald systemd _SYSTEMD_UNIT __REALTIME_TIMESTAMP log priority eventMessage
""".split())
#: Such an object is an alert, or of an audit log: what it says is more than its line.
_MORE = asked(("rule", "alert", "alerts", "threat", "signal", "kibana", "eventName", "protoPayload", "audit", "auditd"))
_PROGRAM = re.compile(r"([\w.()-]{1,64}?)\]?(?:\[\d{1,10}\])?:?\Z")
_HOST = re.compile(r"[\w.:-]{1,120}\Z")
_BYTES_MAX = 16_384


class Line(NamedTuple):
    """A line of syslog in its parts."""

    host: str
    program: str
    message: str


def syslog_of(record: Mapping[str, Any]) -> Optional[Line]:
    """The line of syslog that a shipper took apart; None where the object is no such line.

    >>> syslog_of({"programname": "sshd", "hostname": "web3", "facility": "auth", "msg": " Server listening on :: port 22."})
    Line(host='web3', program='sshd', message='Server listening on :: port 22.')
    >>> syslog_of({"program": "checkout", "message": "order placed"}) is None
    True
    """
    names = named(record)
    if _SIGNS_OF_SYSLOG.isdisjoint(names) or not _MORE.isdisjoint(names):
        return None
    attributes = record.get("attributes")
    if isinstance(attributes, dict) and not _SIGNS_OF_SYSLOG.isdisjoint(attributes):
        record = attributes
    program = _PROGRAM.match(_text_at(record, _PROGRAMS).rpartition("/")[2].replace(" ", "_"))
    message = _text_at(record, _MESSAGES).strip()
    host = _text_at(record, _HOSTS)
    return Line(host if _HOST.match(host) else "", program[1], message) if program is not None and message else None


def line_in(record: Mapping[str, Any]) -> Optional[str]:
    """What an agent's object holds, as a line that the host itself would have written; None where it holds no such line."""
    if SIGNS.isdisjoint(named(record)):
        return None
    line = _audit_records(record) or (_sudo_line(record["sudo"]) if "sudo" in record else _honeypot_line(record) if "eventid" in record else None)
    if line is not None:
        return line
    parts = syslog_of(record)
    if parts is None:
        return _text_of_otel(record)
    return _line(parts.host or "-", parts.program, parts.message)


def _line(host: str, program: str, message: str) -> str:
    # No reader looks at the time that a line of syslog begins with; an object's own time stays where it is.
    return f"Jan  1 00:00:00 {host} {program}: {message}"


#: The members that lead to the one record in what OpenTelemetry's collector exports.
_OTEL = ("resourceLogs", "scopeLogs", "logRecords", "body")
_OTEL_SIGNS = asked(_OTEL)
#: An object that holds a line has one of these.
SIGNS = asked((*_SIGNS_OF_SYSLOG, *_OTEL, "messages", "ID", "columns", "sudo", "eventid"))


def _text_of_otel(record: Mapping[str, Any]) -> Optional[str]:
    """The body of the record that OpenTelemetry's collector exports, where it is one and a text; what is round the record may be off already."""
    if _OTEL_SIGNS.isdisjoint(named(record)):
        return None
    start = next(level for level, name in enumerate(_OTEL) if name in record)
    place: Any = record
    for name in _OTEL[start:]:
        place = place.get(name) if isinstance(place, dict) else None
        place = place[0] if isinstance(place, list) and len(place) == 1 else place
    if start == len(_OTEL) - 1 and (not isinstance(place, dict) or place.keys() != {"stringValue"}):
        return None  # many a record has a body
    text = place.get("stringValue") if isinstance(place, dict) else None
    return text if isinstance(text, str) else None


def _text_at(record: Mapping[str, Any], places: Sequence[str]) -> str:
    """The first of some members that holds a text; the journal writes a text that is no UTF-8 as a list of bytes."""
    for place in places:
        value = record.get(place)
        if value is None and "." in place:
            outer, _, inner = place.partition(".")
            held = record.get(outer)
            value = held.get(inner) if isinstance(held, dict) else None
        if isinstance(value, str) and value:
            return value
        if isinstance(value, list) and value and _are_bytes(value[:_BYTES_MAX]):
            return bytes(value[:_BYTES_MAX]).decode("utf-8", "replace")
    return ""


def _are_bytes(values: List[Any]) -> bool:
    return all(value.__class__ is int and 0 <= value < 256 for value in values)
