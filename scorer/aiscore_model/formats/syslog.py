"""Syslog: its headers in RFC 3164 and 5424 form, and what daemons say after them.

Owns the header expressions and the words for sshd, PAM, sudo, su, cron, user tools, mail and kernel firewalls.
Messages of
other programs are masked free text. Called by `normalise`, which passes a message that is itself JSON, CEF or
key=value on.
"""
from __future__ import annotations

import re
from typing import NamedTuple, Optional

from aiscore_contract.forms.agents import SHELL_LINE
from aiscore_contract.forms.pairs import colon_pairs
from aiscore_contract.forms.said import is_said

from ..decode import decode_command
from ..redact import email_words, ip_word, split_words
from .draft import Draft
from .keyvalue import PAIR, beside_pairs, pairs_of, placed_pairs, tail_pairs
from .keyvalue import tell as tell_pairs
from .payload import base_name, command_words, path_words
from .words import address_word, port_words, user_words, way_word


class Header(NamedTuple):
    """What stands before the message."""

    host: str
    program: str
    message: str


_BSD = re.compile(r"(?:<\d{1,3}>)?(?:\d{10} \d{4}\.\d\d\.\d\d \S{1,60} )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} "
                  r")?\d\d:\d\d:\d\d(?:\.\d{1,9})?(?: [A-Z]{3,5})?|(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20}(?: (?:UTC|[A-Z]{1,3}T))?|\d{10}\.\d{6}) {1,2}"
                  r"(?:(?:Message forwarded from )?([\w.:@/-]{1,120}?):? (?:[a-z]{3,8}(?:\.[a-z]{3,8}|\|[a-z]{3,12}:[a-z]{3,8}) "
                  r")?)?([\w./()-]{1,120}?(?:\([\w-]{1,20}=[\w-]{1,20}\))?)(?:\[([\w:.-]{1,40})\])?:(?: |\Z)", re.ASCII)
#: What `log show` and `log stream` of macOS print.
_MAC = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}[+-]\d{4} {1,3}0x[0-9a-f]{1,12} {1,8}[A-Z]\w{3,12} {1,12}0x[0-9a-f]{1,16} {1,24}\d{1,8} {1,8}"
                  r"(?:\d{1,4} {1,8})?([\w. ()-]{1,80}?): (?:\([\w. +-]{1,80}\) )?(?:\[[\w.:-]{1,120}\] )?")
_BSD_BARE = re.compile(r"(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d (\S{1,120}) ")
_IETF = re.compile(r"(?:<\d{1,3}>|(?=1 \d{4}-\d\d-\d\dT))1 \S{1,40} (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (-|(?:\[(?:[^\]\"]|"
                   r"\"(?:[^\"\\]|\\.){0,2000}\"){0,1500}\]){1,8}) ?(?:\ufeff)?")
_MAKER = re.compile(r"\[[\w.-]{1,40}@[\d.]{1,40} ?")


#: What FreeRADIUS writes into its own file.
_RADIUS = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} : [A-Z]\w{2,10}: ")


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
    if bsd and not (bsd.group(3) is None and is_said(bsd.group(1), bsd.group(2))):
        return Header(bsd.group(1) or "", bsd.group(2), text[bsd.end():])
    radius = _RADIUS.match(text) if " : " in text[:30] else None
    if radius:
        return Header("", "radiusd", text[radius.end():])
    bare = _BSD_BARE.match(text)
    return Header(bare.group(1), "", text[bare.end():]) if bare else None


#: What may stand before sshd's own words. Whoever chose a user's name may have written all of them into it: nothing is looked for behind these.
_BEFORE_SSHD = r"(?:(?:error|fatal|info|warning|debug\d): |message repeated \d{1,6} times: \[ ?){0,2}"
_SSHD_ADDRESS = r"(?:(?:\d{1,3}\.){3}\d{1,3}|(?=[0-9a-f]{0,4}:)[0-9a-f:]{3,39})\b"
#: A name has any signs in it, and ends before the last place that can end it.
_SSHD = tuple((re.compile(_BEFORE_SSHD + pattern, re.DOTALL), how) for pattern, how in (
    (r"(Accepted|Failed) ([\w/-]{1,40}) for (invalid user )?(.{0,4000}) from (\S{1,60}) port \d+", "outcome"),
    (r"(maximum authentication attempts exceeded|PAM: [\w ]{1,100}?) for (invalid user |illegal user )?(.{0,4000}) from (\S{1,60})", "refused"),
    (r"(?P<user>User|ROOT LOGIN REFUSED) (?:(?P<name>.{0,4000}) from|FROM) (?P<src>\S{1,60}) (?:(?P<why>not allowed because .{1,100})|port \d+)", "barred"),
    (r"(Invalid|Illegal) user (.{0,4000}) from (\S{1,60})", "invalid"),
    (r"(?:Disconnected from|Disconnecting|Connection closed by|Connection reset by) (invalid user |authenticating user |user )(.{0,4000}) "
     rf"({_SSHD_ADDRESS}) port \d{{1,5}}(?::\D{{0,100}}?)?(?: \[preauth\])?\s{{0,3}}\Z", "connection"),
    # Which older ones write of a name that nobody has: no address, and no words of it are the line's.
    (r"input_userauth_request: (invalid user )(.{0,4000})() \[preauth\]\s{0,3}\Z", "connection"),
    (rf"(?:Postponed|Partial) [\w/-]{{1,40}} for (invalid user )?(.{{0,4000}}) from ({_SSHD_ADDRESS}) port \d", "connection"),
    (r"(?:Received disconnect|Disconnected|Connection closed|Connection reset|Disconnecting|Connection "
     r"from|Did not receive identification string|Bad protocol version identification '.{0,400}'(?= from )|"
     r"Unable to negotiate with|banner exchange: Connection|Timeout before authentication for|reverse mapping "
     r"checking getaddrinfo for \S{1,200}|Address) "
     rf"?(?:for |from |by |with )?(invalid user |authenticating user |user )?(?:(\S{{1,100}}) )?(?:from |by )?\[?({_SSHD_ADDRESS})", "connection"),
))
#: No line of sshd's is longer.
_SSHD_CHARS_MAX = 4_600
_PAM = re.compile(r"pam_(\w{2,20})(?:\(([\w-]{1,30}):(\w{1,20})\))?[:,]? (.{0,300})")
_SUDO = re.compile(r"(\S{1,60}) : (.{0,200}?)(?:(?:HOST|TTY|CHROOT)=[^;\s]{1,200} ;\s{1,8}){0,3}(?:[CP]WD=([^;]{1,400}?) ;\s{1,8})?USER=(\S{1,60}) ;"
                   r"(?:\s{1,8}(?:GROUP|TSID|ENV)=[^;]{0,400}? ;){0,3}\s{1,8}COMMAND=(.{1,4000})", re.DOTALL)
_CRON = re.compile(r"\((\S{1,60})\) (CMD|CMDOUT|CMDEND|RELOAD|BEGIN EDIT|END EDIT|REPLACE|LIST|DELETE) \((.{0,2000}?)\)?$|USER (\S{1,60}) pid +\d+ (cmd) (.{1,2000})")
#: Who became whom, in the words of Linux, of BSD and AIX, and of Solaris.
_SU = (re.compile(r"(?P<outcome>Successful su|FAILED SU|FAILED su) for (?P<target>\S{1,60}) by (?P<user>\S{1,60})"),
       re.compile(r"(?P<outcome>FAILED SU )?\(to (?P<target>\S{1,60})\) (?P<user>\S{1,60}) on"),
       re.compile(r"(?P<outcome>BAD SU )?(?:from )?(?P<user>\S{1,60}) to (?P<target>\S{1,60}) (?:on|at) "),
       re.compile(r"'su (?P<target>\S{1,60})' (?P<outcome>failed|succeeded) for (?P<user>\S{1,60})"),
       re.compile(r"(?P<outcome>[+-]) \S{1,40} (?P<user>[\w.-]{1,60})[:-](?P<target>\S{1,60})"))
_FAILED_SU = re.compile(r"(?i)fail|bad|-")
_DOAS = re.compile(r"(?P<user>\S{1,60}) ran command (?P<command>.{1,4000}?) as (?P<target>\S{1,60})(?: from (?P<directory>.{1,400}))?\Z|"
                   r"(?P<failed>command not permitted|failed auth|failed command) for (?P<who>\S{1,60}?)(?::? (?P<refused>.{1,4000}))?\Z")
_POLKIT = re.compile(r"Operator of \S{1,60} (FAILED to authenticate|successfully authenticated as \S{1,80}) to gain (?:\S{1,20} )?authorization for action (\S{1,120}) "
                     r"for \S{1,80} \[(.{0,1000})\] \(owned by unix-user:(\S{1,60})\)")
_UNIT = re.compile(r"(Started|Starting|Stopped|Stopping) (?:\S{1,120} - )?(?:\[systemd-run\] )?(/[^\s:]{1,200} .{1,2000}?)\.{0,3}\Z")
#: How daemons tell of a login: who, from where, and how it went. A name in them is a stranger's, and so it is only named.
_FROM = r"<?\[?(?:::ffff:)?(?P<src>(?:\d{1,3}\.){3}\d{1,3}|(?=[0-9a-f]{0,4}:)[0-9a-f:]{3,39})\b"
_LOGINS = (
    (re.compile(rf"(?P<failed>Bad (?:PAM )?password attempt|Login attempt) for (?:(?P<invalid>nonexistent) user|'(?P<user>.{{0,100}})'(?: \(.{{1,80}}\))?) from {_FROM}"), "ssh password"),
    (re.compile(rf"(?P<how>Password|PAM password|Pubkey) auth succeeded for '(?P<user>.{{0,100}})'.{{0,200}} from {_FROM}"), "ssh"),
    (re.compile(rf"Exit before auth(?P<failed>) from {_FROM}.{{0,20}}: \(user '(?P<user>.{{0,100}})', \d{{1,4}} fails\)"), "ssh"),
    (re.compile(rf"(?:\[(?P<user>.{{0,100}})\] )?(?:OK|(?P<failed>FAIL)) LOGIN: Client \"{_FROM}[^\"]{{0,100}}\"?[^\"]{{0,100}}\Z"), "ftp"),
    (re.compile(rf"\((?:\S{{1,200}}\[)?{_FROM}\]?\)[: -]{{1,3}}USER (?P<user>.{{0,100}})(?:: (?P<invalid>no such user)|(?:: | \()(?:(?P<failed>Login failed)|Login successful))"), "ftp"),
    (re.compile(rf"\(\?@{_FROM}\) \[WARNING\] (?P<failed>Authentication failed) for user \[(?P<user>.{{0,100}})\]\Z"), "ftp"),
    (re.compile(rf"\(\?@{_FROM}\) \[INFO\] (?P<user>\S{{1,100}}) is now logged in"), "ftp"),
    (re.compile(rf"(?P<how>imap|pop3|managesieve|submission)-login: (?:Login|Info: Login): user=<(?P<user>[^>]{{0,100}})>.{{0,100}} rip={_FROM}"), "mail"),
    (re.compile(rf"(?P<how>imap|pop3|managesieve|submission)-login: .{{0,200}}(?P<failed>auth failed).{{0,100}}?(?:user=<(?P<user>[^>]{{0,100}})>)?.{{0,100}} rip={_FROM}"), "mail"),
    (re.compile(rf"\[?\b{_FROM}\]: SASL (?P<how>[\w-]{{1,20}}) (?P<failed>authentication failed)"), "mail"),
    (re.compile(rf"authenticator (?P<failed>failed) for .{{0,200}} {_FROM}\]?.{{0,20}}: 535 .{{0,80}}?(?:\(set_id=(?P<user>.{{0,100}})\))?\Z"), "mail"),
    (re.compile(rf"client=.{{1,200}}\[{_FROM}\], sasl_method=(?P<how>\w{{1,20}}), sasl_username=(?P<user>\S{{1,100}})"), "mail"),
    (re.compile(rf"(?P<failed>FAILED LOGIN|LOGIN FAILURES?)\b.{{0,80}}?(?: (?i:from) ['(]?{_FROM}['),]?)?(?:,? FOR '?(?P<user>[^',\s]{{1,100}}).{{0,100}})?\Z"), "terminal"),
    (re.compile(rf"(?:(?P<root>ROOT) )?LOGIN {{1,2}}(?i:on) .{{1,40}}?(?: BY (?P<user>\S{{1,60}}))?(?: (?i:from) '?{_FROM}.?)?\Z"), "terminal"),
    (re.compile(rf"User \[(?P<user>[^\]]{{0,100}})\] from \[{_FROM}\] (?:(?P<failed>failed to (?:log|sign) in)|(?:logged|signed) in)"), "appliance"),
    (re.compile(rf"Users: (?P<user>[^,]{{0,100}}), Source IP: {_FROM}, .{{0,300}}Action: (?:(?P<failed>Login Fail)|Login OK)"), "appliance"),
    (re.compile(rf"(?P<failed>Rejected|Cannot login|Accepted) (?:password for )?(?:user )?(?P<user>\S{{1,100}}?)(?: from |@){_FROM}"), "hypervisor"),
    (re.compile(rf"User (?P<user>\S{{1,100}}?)@{_FROM} logged in as "), "hypervisor"),
    (re.compile(rf"Authentication event Authentication(?:(?P<failed>Failure)|Success)\w{{0,40}}: (?P<user>.{{0,100}}); details: \w{{1,60}} \[RemoteIpAddress={_FROM}"), "web"),
    (re.compile(rf"(?:\{{\w{{1,40}}\}} )?Login (?P<failed>failed): '?(?P<user>.{{0,100}}?)'? \(Remote IP: '?{_FROM}'?(?:, .{{0,200}})?\)\Z"), "cloud files"),
    (re.compile(rf"login (?P<failed>failure) for user (?P<user>.{{0,400}}) from {_FROM} via (?P<how>[\w -]{{1,20}})\Z"), "router"),
    (re.compile(rf"user (?P<user>.{{0,400}}) logged in from {_FROM} via (?P<how>[\w -]{{1,20}})\Z"), "router"),
)
#: What appliances say before them.
_LEAD = re.compile(r"(?:(?:system|account)(?:,!?[a-z]{2,12}){1,4} (?=login failure|user )|\d{4}-\d\d-\d\dT\S{8,24} [a-z]{4,8} [\w-]{1,30}\[\w{1,12}\]:? \[Originator@[^\]]{1,300}\] )?(?:conn log: |System [A-Za-z]{1,20}: |Event \d{1,10} : )?")
#: One of these stands in each of them, and few others hold one.
_OF_LOGINS = re.compile(r"(?i)log(?:ged |in)|\bauth|passw|sasl|no such user|: USER ")
#: What servers for files tell of a file: its outcome, what was done, from where, to what.
_TRANSFER = re.compile(rf"(?:\[(?P<user>[^\]]{{0,100}})\] )?(?P<outcome>OK|FAIL) (?P<what>UPLOAD|DOWNLOAD|DELETE|RENAME|MKDIR|RMDIR|CHMOD): Client \"{_FROM}\", \"(?P<path>.{{1,1000}}?)\"|"
                       rf"\((?P<who>\S{{1,100}}?)@{_FROM.replace('P<src>', 'P<near>')}\) \[NOTICE\] (?P<file>/.{{1,1000}}?) (?P<done>uploaded|downloaded|deleted|renamed)")
_USER_TOOLS = re.compile(r"(new user|new group|group added|delete user|change user|unlock user|lock user|add|removed|password "
                         r"changed for|changed password for|failed adding user|added|changed|created)\b")
_USER_TOLD = re.compile(r"(?:name=|'|user |for )([\w$.-]{1,60})")
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
        hit = pattern.match(message[:_SSHD_CHARS_MAX])
        if hit is None:
            continue
        if how == "outcome":
            outcome, method, invalid, user, source = hit.groups()
            draft.action = f"ssh {outcome.lower()}"
            draft.say("login", "success" if outcome == "Accepted" else "failed", "ssh", method.replace("/",
                " ").replace("-", " ").lower(), "invalid user" if invalid else user_words(user))
        elif how == "refused":
            said, invalid, user, source = hit.groups()
            draft.action = "ssh failed"
            draft.say("login failed ssh", split_words(said), "invalid user" if invalid else user_words(user))
        elif how == "barred":
            user, source = hit["name"] or "root", hit["src"]
            draft.action = "ssh refused"
            draft.say("login failed ssh refused", user_words(user))
            draft.read(hit["why"] or "", 100)
        elif how == "invalid":
            _, user, source = hit.groups()
            draft.action = "ssh invalid user"
            draft.say("login failed ssh invalid user", "" if user_words(user) == "user"
                      else f"named {user_words(user)}")
        else:
            draft.action = "ssh connection"
            invalid, user, source = hit.group(1) or "", hit.group(2) or "", hit.group(3)
            draft.say("ssh")
            draft.read(message[:hit.start(2)] + message[hit.end(2):hit.start(3)] if user and user not in ("from", "by") else message[:hit.start(3)], 160)
            draft.say("preauth" if "[preauth]" in message else "")
            draft.read(re.sub(r"\[preauth\]|port \d+", "", message[hit.end(3):]).strip(" :]"), 80)
            if invalid:
                draft.name("user", user)
        if how != "connection":
            draft.name("user", user)
        if source:
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
    hit = _SUDO.match(message.lstrip())
    if hit is None:
        return False
    user, problem, directory, target, command = hit.groups()
    problem = problem.strip(" ;")
    _tell_raised(draft, "sudo", problem, bool(problem), user, target, directory or "", command)
    draft.name("path", base_name(command.split()[0]) if command.split() else "")
    return True


def _tell_raised(draft: Draft, program: str, said: str, is_failed: bool, user: str, target: str, directory: str, command: str) -> None:
    """A command that somebody ran, or was not let, as somebody else."""
    decoded = decode_command(command)
    draft.action = program
    draft.say("privileged command", split_words(program))
    draft.read(said, 160)
    draft.say("failed" if is_failed else "", "command", *decoded.notes, command_words(decoded.text), "by", user_words(user))
    if target:
        draft.say("as", user_words(target))
    if directory:
        draft.say("directory", path_words(directory))
    draft.payload(decoded.text)
    draft.name("user", user)
    draft.name("target", target)


def _doas(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _DOAS.match(message[:5_000])
    if hit is None:
        return False
    _tell_raised(draft, program, hit["failed"] or "", bool(hit["failed"]), hit["user"] or hit["who"], hit["target"] or "", hit["directory"] or "",
                 hit["command"] or hit["refused"] or "")
    return True


def _polkit(draft: Draft, program: str, message: str) -> bool:
    hit = _POLKIT.match(message[:2_000])
    if hit is None:
        return False
    outcome, action, command, user = hit.groups()
    draft.action = "authorization"
    draft.say("authorization", "failed" if outcome.startswith("FAILED") else "success", "polkit", split_words(action), "command", command_words(command),
              "by", user_words(user), "as", user_words(outcome.rpartition(":")[2]) if ":" in outcome else "")
    draft.payload(command)
    draft.name("user", user)
    return True


def _unit(draft: Draft, program: str, message: str) -> bool:
    hit = _UNIT.match(message[:2_400])
    if hit is None:
        return False
    decoded = decode_command(hit[2])
    draft.action = program
    draft.say("systemd", hit[1].lower(), "command", *decoded.notes, command_words(decoded.text))
    draft.payload(decoded.text)
    return True


def read_login(draft: Draft, message: str) -> bool:
    """A login in the words of an application of no name; whether `message` told one. A name that is an attack stays in sight."""
    if not _login(draft, "", message):
        return False
    if _ODD_NAME.search(draft.entities.get("user", "")):
        draft.read(message, 400)
        draft.payload(message[:400])
    return True


_ODD_NAME = re.compile(r"[<>{}|;`]|\$\(|['\"] ?(?:or|and|union)\b|--")


def _login(draft: Draft, program: str, message: str) -> bool:
    """A login as daemons, terminals and appliances tell it; whether the line told one."""
    message = message[:1_000]
    if "pam_" in message[:40]:
        return _pam(draft, program, message)
    if _OF_LOGINS.search(message) is None:
        return False
    is_known = (program in _HANDLERS or program.startswith("postfix")) and not program.startswith("sshd")
    start = len(message) if is_known else _LEAD.match(message).end()  # type: ignore[union-attr]
    for pattern, service in _LOGINS:
        hit = pattern.search(message)
        # Of a program that nobody here knows only what it begins with is its own; of sshd's words no more is left here than names.
        if hit is None or hit.start() > start:
            continue
        told = hit.groupdict()
        is_failed = told.get("failed") not in (None, "Accepted") or bool(told.get("invalid"))
        user = "root" if told.get("root") else told.get("user") or ""
        draft.action = f"login {'failed' if is_failed else 'success'}"
        draft.say("login", "failed" if is_failed else "success", service, (told.get("how") or "").lower(),
                  "invalid user" if told.get("invalid") else user_words(user))
        draft.name("user", user)
        if told.get("src"):
            draft.say("from", address_word(told["src"]))
            draft.name("src", told["src"])
        draft.read(message[hit.end():] if start < len(message) else "", 300)
        return True
    return False


#: What a switchboard of telephones refuses. The address that a caller gives of himself and the number of his call may hold any words.
_REFUSED_CALL = re.compile(rf"NOTICE\[\d{{1,10}}\]\S{{0,20}}:? .{{0,120}}?(?:Registration|Request '[A-Z]{{3,10}}') from '(?P<user>.{{0,400}})' failed for '{_FROM}(?::\d{{1,5}})?'"
                           r"(?: \(callid: .{0,400}\))? - (?P<why>[\w ,/]{1,80})\Z", re.DOTALL)
_END_OF_CALL = re.compile(rf"IPV[46]/[A-Z]{{2,4}}/{_FROM}")


def _asterisk(draft: Draft, program: str, message: str) -> bool:
    message = message[:2_000]
    if 'SecurityEvent="' in message[:200]:
        told = dict(reversed(pairs_of(message)))
        event = told.get("SecurityEvent", "")
        # Whoever calls himself so that a second address stands in the line is nowhere.
        source = _END_OF_CALL.match(told.get("RemoteAddress", "")) if message.count('RemoteAddress="') == 1 else None
        who, why, src = told.get("AccountID", ""), f"{split_words(event)} {split_words(told.get('Service', ''))}", source["src"] if source is not None else ""
        outcome = "success" if event.startswith("Successful") else "sent" if event == "ChallengeSent" else "failed"
    else:
        refused = _REFUSED_CALL.match(message)
        if refused is None:
            return False
        who, why, outcome = refused["user"].partition('"')[2].partition('"')[0] or refused["user"], refused["why"], "failed"
        src = refused["src"] if message.count("' failed for '") == 1 else ""  # who gives such words himself is nowhere
    draft.action = f"login {outcome}"
    draft.say("login", outcome, "telephone", user_words(who))
    draft.read(why, 100)
    draft.name("user", who)
    if src:
        draft.say("from", address_word(src))
        draft.name("src", src)
    return True


def _file_server(draft: Draft, program: str, message: str) -> bool:
    if _login(draft, program, message):
        return True
    hit = _TRANSFER.search(message[:3_000])
    if hit is None:
        return False
    what, path, source, user = (hit[name] or hit[other] or "" for name, other in (("what", "done"), ("path", "file"), ("src", "near"), ("user", "who")))
    draft.action = f"file {what.lower().removesuffix('ed')}"
    draft.say("file", what.lower().removesuffix("ed"), "failed" if hit["outcome"] == "FAIL" else "success", "ftp", path_words(path), "by", user_words(user),
              "from", address_word(source))
    draft.name("path", path)
    draft.name("user", user)
    draft.name("src", source)
    return True


def _cron(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _CRON.match(message)
    if hit is None:
        return False
    user, what, command = hit.groups()[:3] if hit[1] else hit.groups()[3:]
    what = what.lower()
    decoded = decode_command(command)
    draft.action = f"cron {what}"
    draft.say("scheduled command cron", what.replace("cmd", ""), *(decoded.notes if what == "cmd" else ()), command_words(decoded.text), "as", user_words(user))
    draft.payload(decoded.text if what == "cmd" else "")
    draft.name("user", user)
    return True


def _su(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = next((hit for pattern in _SU if (hit := pattern.search(message[:400])) is not None), None)
    if hit is None:
        return False
    draft.action = "su"
    draft.say("switch user", "failed" if _FAILED_SU.search(hit["outcome"] or "") else "success", "to", user_words(hit["target"]), "by", user_words(hit["user"]))
    draft.name("user", hit["user"])
    draft.name("target", hit["target"])
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
_ACCOUNT_PATHS = ((re.compile(r"\bhome(?:=| from '[^']{0,80}' to ')(/(?!home/)[^,\s']{1,80})"), "home"),
                  (re.compile(r" shell (?:from '[^']{0,60}' )?to '([^']{1,60})'"), "shell"))
_ACCOUNT_SIGNS = (
    (re.compile(r"UID from '\d+' to '0'"), "uid zero"),
    (re.compile(r"UID=0\b"), "uid zero"), (re.compile(r"GID=0\b"), "gid zero"), (re.compile(r"shell=\S{0,40}/(?:ba|z|k|da)?sh\b"), "with shell"),
    (re.compile(r"shell=\S{0,40}(?:nologin|false)"), "without shell"), (re.compile(r"home=/(?:tmp|dev|var/tmp)"), "home in temporary folder"),
    (re.compile(r"to (?:shadow )?group '?(?:sudo|wheel|root|admin|docker|lxd|disk|shadow|adm)\b"), "to privileged group"), (re.compile(r"to (?:shadow )?group"), "to group"),
    (re.compile(r"from '?\S{0,30}(?:nologin|false)'? to"), "shell given"))


def _shell(draft: Draft, program: str, message: str) -> bool:
    """A line of a shell's history, as bash, snoopy or a prompt hook sends it."""
    hit = SHELL_LINE.fullmatch(message.strip()[:4_600].replace("\n", " "))
    if hit is None:
        return False
    decoded = decode_command(hit.group("command"))
    draft.action = "shell command"
    draft.say("shell command", *decoded.notes, command_words(decoded.text), "as root" if hit.group("uid") == "0" else "")
    draft.payload(decoded.text)
    return True


def _listed(draft: Draft, program: str, message: str) -> bool:
    """One process of a listing."""
    user, colon, command = message.partition(": ")
    if not colon:
        return False
    decoded = decode_command(command)
    draft.action = "process listed"
    draft.say("process listed", "kernel thread" if command.startswith("[") else "", *decoded.notes, "command", command_words(decoded.text), "as", user_words(user))
    draft.payload("" if command.startswith("[") else decoded.text)
    draft.entities["process"] = base_name(command.split()[0]) if command.split() else program
    draft.name("user", user)
    return True


def _pkexec(draft: Draft, program: str, message: str) -> bool:
    if message.startswith("pam_"):
        return _pam(draft, program, message)
    hit = _RAISED.match(message[:5_000])
    if hit is None:
        return False
    user, said, target, _, directory, command = hit.groups()
    _tell_raised(draft, program, said, False, user, target, directory, command)
    return True


_RADIUS_LOGIN = re.compile(r"(?:\(\d{1,12}\) )? ?(?:Login|Invalid user|Rejected in) ?(OK|incorrect)?(?: \((.{0,200}?)\))?: \[(.{0,200})\] \(from client (\S{1,80}) port \d{1,10}(?: cli (\S{1,60}?))?(?: via TLS tunnel)?\)")


def _radius(draft: Draft, program: str, message: str) -> bool:
    hit = _RADIUS_LOGIN.match(message[:1_000])
    if hit is None:
        return False
    outcome, reason, user, client, source = hit.groups()
    user = user.partition("/<via")[0]
    draft.action = "radius login"
    draft.say("login", "success" if outcome == "OK" else "failed", "radius")
    draft.read(reason or "", 100)
    draft.say(user_words(user))
    draft.read(f"from client {client} {source or ''} {message[hit.end():]}", 240)
    draft.name("user", user)
    draft.name("src", source)
    return True


#: The number under which Postfix and Exim keep a message.
_QUEUED = re.compile(r"^(?:[0-9A-Za-z]{6,20}: |[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} )")


def _mail(draft: Draft, program: str, message: str) -> bool:
    if _login(draft, program, message):
        return True
    draft.action = "mail " + program.rpartition("/")[2]
    draft.say("mail", split_words(program))
    body = _QUEUED.sub("", message)
    # What a shell or Exim itself would run is no address, whatever it stands in.
    draft.read(re.sub(r"<[^<>\s${}()|;&`\\/\"]{0,250}@[^<>\s${}()|;&`\\]{0,250}>", lambda hit: f" {email_words(hit.group())} ", re.sub(r"\S{1,200}\[((?:\d{1,3}\.){3}\d{1,3})\]",
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
    if _login(draft, program, message):
        return
    draft.action = draft.action or program
    draft.say(split_words(program))
    pairs = colon_pairs(message) or pairs_of(message[:8_000])
    if len(pairs) >= 4:
        first = PAIR.search(message)
        draft.read(message[:first.start()] if first else "", 200)
        behind = tail_pairs(message)
        tell_pairs(draft, pairs + behind)
        draft.read("" if behind else beside_pairs(message, placed_pairs(message[:8_000])), 400)
    else:
        draft.read(message, 1_500)
    source = _ADDRESS.search(message[:2_000])
    if source and ip_word(source.group()) != "localip":
        draft.name("src", source.group())
    user = _USER.search(message[:2_000])
    if user:
        draft.name("user", user.group(1).rstrip("."))


_HANDLERS = {"asterisk": _asterisk, "radiusd": _radius, "freeradius": _radius, "sshd": _sshd, "sshd-session": _sshd, "sudo": _sudo, "cron": _cron, "crond": _cron, "crontab": _cron,
             "anacron": _cron, "su": _su, "sudo-rs": _sudo, "su-rs": _su, "doas": _doas, "login": _login, "systemd-logind": None,
             "useradd": _user_tool, "usermod": _user_tool, "userdel": _user_tool, "groupadd": _user_tool,
             "groupmod": _user_tool, "passwd": _user_tool, "chpasswd": _user_tool,
             "gpasswd": _user_tool, "userhelper": _user_tool, "bash": _shell, "-bash": _shell, "zsh": _shell, "snoopy": _shell,
             "bash_audit": _shell, "pkexec": _pkexec, "kernel": _kernel, "sendmail": _mail, "dovecot": _mail, "exim": _mail,
             "gdm": _pam, "gdm-password": _pam, "polkitd": _polkit, "smtpd": _mail, "shell": _shell, "ps": _listed, "systemd": _unit,
             "exim4": _mail, "dropbear": _login, "vsftpd": _file_server, "proftpd": _file_server, "pure-ftpd": _file_server, "chage": _user_tool, "chsh": _user_tool, "chfn": _user_tool, "mkuser": _user_tool,
             "adduser": _user_tool, "deluser": _user_tool, "groupdel": _user_tool, "newusers": _user_tool, "pw": _user_tool}
#: Programs of which a line is a command.
SHELLS = frozenset(name for name, handler in _HANDLERS.items() if handler is _shell)
