"""Syslog: its headers in RFC 3164 and 5424 form, and what daemons say after them.

Owns the header expressions and the words for sshd, PAM, sudo, su, cron, user tools, mail and kernel firewalls.
Messages of
other programs are masked free text. Called by `normalise`, which passes a message that is itself JSON, CEF or
key=value on.
"""
from __future__ import annotations

import re
from typing import NamedTuple, Optional

from ..decode import decode_command
from ..redact import ip_word, split_words
from .draft import Draft
from .keyvalue import PAIR, beside_pairs, tail_pairs
from .keyvalue import tell as tell_pairs
from .payload import base_name, command_words, path_words
from .words import address_word, port_words, user_words, way_word


class Header(NamedTuple):
    """What stands before the message."""

    host: str
    program: str
    message: str


_BSD = re.compile(r"(?:<\d{1,3}>)?(?:\d{10} \d{4}\.\d\d\.\d\d \S{1,60} )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} "
                  r")?\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: [A-Z]{3,5})?|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20}(?: [A-Z]{3,5})?|\d{10}\.\d{6}) {1,2}"
                  r"(?:(?:Message forwarded from )?([\w.:@/-]{1,120}?):? (?:[a-z]{3,8}(?:\.[a-z]{3,8}|\|[a-z]{3,12}:[a-z]{3,8}) "
                  r")?)?([\w./()-]{1,120}?)(?:\[([\w:.-]{1,40})\])?:(?: |\Z)", re.ASCII)
#: What `log show` and `log stream` of macOS print.
_MAC = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}[+-]\d{4} {1,3}0x[0-9a-f]{1,12} {1,8}[A-Z]\w{3,12} {1,12}0x[0-9a-f]{1,16} {1,24}\d{1,8} {1,8}"
                  r"(?:\d{1,4} {1,8})?([\w. ()-]{1,80}?): (?:\([\w. +-]{1,80}\) )?(?:\[[\w.:-]{1,120}\] )?")
_BSD_BARE = re.compile(r"(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d (\S{1,120}) ")
_IETF = re.compile(r"<\d{1,3}>1 \S{1,40} (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|(?:\[(?:[^\]\"]|"
                   r"\"(?:[^\"\\]|\\.){0,2000}\"){0,1500}\]){1,8}) ?(?:\ufeff)?")
_MAKER = re.compile(r"\[[\w.-]{1,40}@[\d.]{1,40} ?")


def header_of(text: str) -> Optional[Header]:
    """The header of a syslog line and its message; None where there is no header."""
    ietf = _IETF.match(text)
    if ietf:
        host, program, _, name, data = ietf.groups()
        # Some say everything in the structured data, and nothing after it.
        message = text[ietf.end():] or f"{name} {_MAKER.sub('', data)}".replace("]", " ")
        return Header(host, program, message)
    mac = _MAC.match(text) if "0x" in text[:50] else None
    if mac:
        return Header("", mac.group(1), text[mac.end():])
    bsd = _BSD.match(text)
    if bsd:
        return Header(bsd.group(1) or "", bsd.group(2), text[bsd.end():])
    bare = _BSD_BARE.match(text)
    return Header(bare.group(1), "", text[bare.end():]) if bare else None


_SSHD = (
    (re.compile(r"(Accepted|Failed) ([\w/-]{1,40}) for (invalid user )?(.{0,100}) from (\S{1,60}) port \d+"),
     "outcome"),
    (re.compile(r"(Invalid|Illegal) user (.{0,100}) from (\S{1,60})"), "invalid"),
    (re.compile(r"(?:Received disconnect|Disconnected|Connection closed|Connection reset|Disconnecting|Connection "
                r"from|Did not receive identification string|Bad protocol version identification.{0,100}|"
                r"Unable to negotiate with|banner exchange.{0,20}|Timeout before authentication for|reverse mapping "
                r"checking getaddrinfo for \S{1,200}|Address) "
                r"?(?:for |from |by |with )?(invalid user |authenticating user |user )?(?:(\S{1,100}) )?(?:from |by "
                r")?\[?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]{3,39})\b"), "connection"),
)
_PAM = re.compile(r"pam_(\w{2,20})(?:\(([\w-]{1,30}):(\w{1,20})\))?[:,]? (.{0,300})")
_SUDO = re.compile(r"\s{0,4}(\S{1,60}) : (.{0,200}?)(?:TTY=(\S{1,40}) ; )?PWD=(\S{1,400}) ; USER=(\S{1,60}) ;(?: "
                   r"GROUP=\S{1,60} ;)?(?: TSID=\S{1,40} ;)?(?: ENV=.{0,200}? ;)? COMMAND=(.{1,4000})")
_CRON = re.compile(r"\((\S{1,60})\) (CMD|RELOAD|BEGIN EDIT|END EDIT|REPLACE|LIST|DELETE) \((.{0,2000}?)\)?$")
_SU = re.compile(r"(Successful su|FAILED SU|FAILED su) for (\S{1,60}) by (\S{1,60})|(FAILED SU )?\(to (\S{1,60})\) (\S{1,60}) on")
_USER_TOOLS = re.compile(r"(new user|new group|group added|delete user|change user|unlock user|lock user|add|removed|password "
                         r"changed for|changed password for|failed adding user)\b")
_USER_TOLD = re.compile(r"(?:name=|'|user |for )([\w$.-]{1,60})")
_SHELL = re.compile(r"(?:HISTORY: ?)?(?:PID=\d{1,8} UID=(?P<uid>\d{1,10}) |\[[^\]]{0,600}\]:? |\w[\w.-]{0,40}(?:@\S{1,80})?[:#] ?|"
                    r"\w{1,40}: \[\d{1,8}\]: ?)?(?P<command>.{1,4000})")
_RAISED = re.compile(r"(\S{1,60}): (.{0,300}?) ?\[USER=([^\]]{1,60})\] \[TTY=([^\]]{1,60})\] \[CWD=([^\]]{1,400})\] \[COMMAND=(.{1,4000}?)\]?\Z")
_NETFILTER = re.compile(r"\bSRC=(\S{1,45}) DST=(\S{1,45})")
_ADDRESS = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)")
_USER = re.compile(r"\b(?:user|ruser|for user|acct|logname)[= ]\"?([\w.$@\\-]{1,60})")


def read(draft: Draft, header: Header) -> None:
    """Fills `draft` from a syslog line."""
    program = base_name(re.sub(r"\(.*?\)", "", header.program)) if header.program else ""
    message = header.message
    handler = _HANDLERS.get(program)
    if header.program.startswith("postfix"):
        program, handler = header.program.lower(), _mail
    draft.name("host", header.host)
    draft.name("process", program)
    if "pam_unix" in header.program or "(pam_" in header.program:
        _old_pam(draft, program, message)
    elif not (handler and handler(draft, program, message)):
        _other(draft, program, message)


def _sshd(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_") or message.startswith("PAM"):
        return _pam(draft, program, message)
    for pattern, how in _SSHD:
        hit = pattern.search(message[:1_000])
        if hit is None:
            continue
        if how == "outcome":
            outcome, method, invalid, user, source = hit.groups()
            draft.action = f"ssh {outcome.lower()}"
            draft.say("login", "success" if outcome == "Accepted" else "failed", "ssh", method.replace("/",
                " ").replace("-", " ").lower(), "invalid user" if invalid else user_words(user))
        elif how == "invalid":
            _, user, source = hit.groups()
            draft.action = "ssh invalid user"
            draft.say("login failed ssh invalid user", "" if user_words(user) == "user"
                      else f"named {user_words(user)}")
        else:
            draft.action = "ssh connection"
            invalid, user, source = hit.group(1) or "", hit.group(2) or "", hit.group(3)
            draft.say("ssh")
            draft.read(message[:hit.start(3)].replace(user, "") if user and user not in ("from", "by")
                       else message[:hit.start(3)], 160)
            draft.say("preauth" if "[preauth]" in message else "")
            draft.read(re.sub(r"\[preauth\]|port \d+", "", message[hit.end(3):]).strip(" :]"), 80)
            if invalid:
                draft.name("user", user)
        if how != "connection":
            draft.name("user", user)
        draft.say("from", address_word(source))
        draft.name("src", source)
        return True
    return False


def _pam(draft: Draft, program: str, message: str) -> bool:
    hit = _PAM.match(message) or _PAM.search(message[:400])
    if hit is None:
        return False
    _, service, phase, what = hit.groups()
    _pam_words(draft, service or program, phase or "", what)
    return True


def _old_pam(draft: Draft, program: str, message: str) -> None:
    _pam_words(draft, program, "", message)


def _pam_words(draft: Draft, service: str, phase: str, what: str) -> None:
    lower = what.lower()
    if "authentication failure" in lower or "check pass" in lower:
        draft.action = "authentication failed"
        draft.say("authentication failed", split_words(service), "unknown user" if "user unknown" in lower else "")
    elif lower.startswith("session opened") or lower.startswith("session closed"):
        draft.action = lower[:14]
        draft.say(lower[:14], split_words(service))
    else:
        draft.action = "pam"
        draft.say("authentication", split_words(service), phase)
        draft.read(what, 200)
    user = re.search(r"(?:for user |\buser=)([\w.$@\\-]{1,60})", what)
    if user:
        draft.say("for", user_words(user.group(1)))
        draft.name("user", user.group(1))
    source = re.search(r"rhost=(\S{1,120})", what)
    if source:
        draft.say("from", address_word(source.group(1)))
        draft.name("src", source.group(1))
    repeated = re.match(r"(\d+) more authentication", what)
    if repeated:
        draft.say("repeated")


def _sudo(draft: Draft, program: str, message: str) -> bool:
    if message.lstrip().startswith("pam_"):
        return _pam(draft, program, message.lstrip())
    hit = _SUDO.match(message)
    if hit is None:
        return False
    user, problem, _, directory, target, command = hit.groups()
    decoded = decode_command(command)
    draft.action = "sudo"
    draft.say("privileged command sudo")
    draft.read(problem.strip(" ;"), 100)
    draft.say("failed" if problem.strip(" ;") else "", "command", *decoded.notes, command_words(decoded.text), "by",
              user_words(user), "as", user_words(target), "directory", path_words(directory))
    draft.payload(decoded.text)
    draft.name("user", user)
    draft.name("target", target)
    draft.name("path", base_name(command.split()[0]) if command.split() else "")
    return True


def _cron(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _CRON.match(message)
    if hit is None:
        return False
    user, what, command = hit.groups()
    decoded = decode_command(command)
    draft.action = f"cron {what.lower()}"
    draft.say("scheduled command cron", what.lower().replace("cmd", ""), command_words(decoded.text), "as",
              user_words(user))
    draft.payload(decoded.text if what == "CMD" else "")
    draft.name("user", user)
    return True


def _su(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _SU.search(message[:400])
    if hit is None:
        return False
    outcome, target, user, failed, other_target, other_user = hit.groups()
    outcome = outcome or failed
    draft.action = "su"
    draft.say("switch user", "failed" if outcome and "FAILED" in outcome.upper() else "success", "to",
              user_words(target or other_target), "by", user_words(user or other_user))
    draft.name("user", user or other_user)
    draft.name("target", target or other_target)
    return True


def _user_tool(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _USER_TOOLS.search(message[:400])
    draft.action = program
    draft.say("user management", program)
    draft.read(hit.group(1) if hit else message, 200)
    told = _USER_TOLD.search(message[:400])
    if hit and told:
        draft.say(user_words(told.group(1)))
        draft.name("target", told.group(1))
    for sign, word in _ACCOUNT_PATHS:
        path = sign.search(message[:400])
        if path:
            draft.say(word, path_words(path.group(1)))
    for sign, words in _ACCOUNT_SIGNS:
        if sign.search(message):
            draft.say(words)
    return True


#: Folders that are no person's home, and the shell a change ends with.
_ACCOUNT_PATHS = ((re.compile(r"\bhome=(/(?!home/)[^,\s]{1,80})"), "home"), (re.compile(r" shell from '[^']{0,60}' to '([^']{1,60})'"), "shell"))
_ACCOUNT_SIGNS = (
    (re.compile(r"UID from '\d+' to '0'"), "uid zero"),
    (re.compile(r"UID=0\b"), "uid zero"), (re.compile(r"GID=0\b"), "gid zero"), (re.compile(r"shell=\S{0,40}/(?:ba|z|k|da)?sh\b"), "with shell"),
    (re.compile(r"shell=\S{0,40}(?:nologin|false)"), "without shell"), (re.compile(r"home=/(?:tmp|dev|var/tmp)"), "home in temporary folder"),
    (re.compile(r"to (?:shadow )?group '?(?:sudo|wheel|root|admin|docker|lxd|disk|shadow|adm)\b"), "to privileged group"), (re.compile(r"to (?:shadow )?group"), "to group"),
    (re.compile(r"from '?\S{0,30}(?:nologin|false)'? to"), "shell given"))


def _shell(draft: Draft, program: str, message: str) -> bool:
    """A line of a shell's history, as bash, snoopy or a prompt hook sends it."""
    hit = _SHELL.fullmatch(message.strip()[:4_600])
    if hit is None:
        return False
    decoded = decode_command(hit.group("command"))
    draft.action = "shell command"
    draft.say("shell command", *decoded.notes, command_words(decoded.text), "as root" if hit.group("uid") == "0" else "")
    draft.payload(decoded.text)
    return True


def _pkexec(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _RAISED.match(message[:5_000])
    if hit is None:
        return False
    user, said, target, _, directory, command = hit.groups()
    decoded = decode_command(command)
    draft.action = program
    draft.say("privileged command", program)
    draft.read(said, 160)
    draft.say("command", *decoded.notes, command_words(decoded.text), "by", user_words(user), "as", user_words(target), "directory", path_words(directory))
    draft.payload(decoded.text)
    draft.name("user", user)
    draft.name("target", target)
    return True


def _mail(draft: Draft, program: str, message: str) -> bool:
    draft.action = "mail " + program.rpartition("/")[2]
    draft.say("mail", split_words(program))
    body = re.sub(r"^[0-9A-Za-z]{6,20}: ", "", message)
    draft.read(re.sub(r"<[^<>\s]{0,250}@[^<>\s]{0,250}>", " email ", re.sub(r"\S{1,200}\[((?:\d{1,3}\.){3}\d{1,3})\]",
        r" \1 ", body)), 400)
    source = _ADDRESS.search(body)
    if source:
        draft.name("src", source.group())
    user = re.search(r"(?:sasl_username|from|user)=<?([^,>\s]{1,100})", body)
    if user:
        draft.name("user", user.group(1))
    return True


def _kernel(draft: Draft, program: str, message: str) -> bool:
    ends = _NETFILTER.search(message[:2_000])
    if ends is None:
        return False
    draft.action = "firewall"
    draft.say("firewall")
    draft.read(re.sub(r"^\[[\d. ]+\]", "", message[:message.find("IN=")] if "IN=" in message else ""), 80)
    fields = {name.upper(): plain for name, _, _, plain in PAIR.findall(message)[:60]}
    flags = [flag.lower() for flag in ("SYN", "ACK", "RST", "FIN", "URG", "PSH") if f" {flag} " in f"{message} "]
    draft.say(fields.get("PROTO", "").lower(), way_word(address_word(ends.group(1)), address_word(ends.group(2))), "from", address_word(ends.group(1)), "to", address_word(ends.group(2)),
              port_words(fields.get("DPT", "")), *flags)
    draft.name("src", ends.group(1))
    draft.name("dest", ends.group(2))
    draft.name("port", fields.get("DPT"))
    return True


def _other(draft: Draft, program: str, message: str) -> None:
    draft.action = draft.action or program
    draft.say(split_words(program))
    pairs = PAIR.findall(message[:8_000])
    if len(pairs) >= 4:
        first = PAIR.search(message)
        draft.read(message[:first.start()] if first else "", 200)
        behind = tail_pairs(message)
        tell_pairs(draft, [(name, quoted or single or plain) for name, quoted, single, plain in pairs] + behind)
        draft.read("" if behind else beside_pairs(message), 400)
    else:
        draft.read(message, 1_500)
    source = _ADDRESS.search(message[:2_000])
    if source and ip_word(source.group()) != "localip":
        draft.name("src", source.group())
    user = _USER.search(message[:2_000])
    if user:
        draft.name("user", user.group(1).rstrip("."))


_HANDLERS = {"sshd": _sshd, "sshd-session": _sshd, "sudo": _sudo, "cron": _cron, "crond": _cron, "crontab": _cron,
             "anacron": _cron, "su": _su, "login": _pam, "systemd-logind": None,
             "useradd": _user_tool, "usermod": _user_tool, "userdel": _user_tool, "groupadd": _user_tool,
             "groupmod": _user_tool, "passwd": _user_tool, "chpasswd": _user_tool,
             "gpasswd": _user_tool, "userhelper": _user_tool, "bash": _shell, "-bash": _shell, "zsh": _shell, "snoopy": _shell,
             "bash_audit": _shell, "pkexec": _pkexec, "kernel": _kernel, "sendmail": _mail, "dovecot": _mail, "exim": _mail,
             "gdm": _pam, "gdm-password": _pam, "polkitd": None, "smtpd": _mail}
