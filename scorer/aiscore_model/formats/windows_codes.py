"""What the codes inside Windows events mean: logon types, statuses, access masks, flags, message codes.

Owns the tables and the questions put to them; every answer is words, "" where a code says nothing. Called by the Windows
reader. Codes: winnt.h, ntsecapi.h, RFC 4120 (ticket options), the message table of Security-Auditing.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Sequence, Tuple

from ..redact import split_words
from .words import outcome_word

LOGON_TYPES = {"2": "interactive", "3": "network", "4": "batch", "5": "service", "7": "unlock",
               "8": "network cleartext", "9": "new credentials",
               "10": "remote interactive", "11": "cached interactive", "0": "system"}
_STATUSES = {
    "0xc0000064": "no such user", "0xc000006a": "wrong password", "0xc000006d": "bad credentials",
    "0xc0000234": "locked out",
    "0xc0000072": "account disabled", "0xc000006f": "outside hours", "0xc0000070": "workstation restriction",
    "0xc0000071": "password expired",
    "0xc0000193": "account expired", "0xc0000133": "clock skew", "0xc000015b": "logon type not granted",
    "0xc0000022": "access denied",
    "0x0": "success", "0x6": "no such principal", "0x12": "account revoked", "0x17": "password expired",
    "0x18": "wrong password",
    "0x1b": "must use other", "0x25": "clock skew", "0xc0000224": "password must change",
    "0xc0000413": "authentication firewall"}
ENCRYPTIONS = {"0x1": "des", "0x3": "des", "0x11": "aes", "0x12": "aes", "0x17": "rc4 weak", "0x18": "rc4 weak",
               "0xffffffff": "none"}
TOKEN_TYPES = {"%%1936": "default token", "%%1937": "full token elevated", "%%1938": "limited token",
               "TokenElevationTypeDefault (1)": "default token", "TokenElevationTypeFull (2)": "full token elevated",
               "TokenElevationTypeLimited (3)": "limited token"}
LABELS = {"S-1-16-4096": "low", "S-1-16-8192": "medium", "S-1-16-8448": "medium", "S-1-16-12288": "high",
          "S-1-16-16384": "system", "Mandatory Label\\Low Mandatory Level": "low",
          "Mandatory Label\\Medium Mandatory Level": "medium", "Mandatory Label\\High Mandatory Level": "high",
          "Mandatory Label\\System Mandatory Level": "system"}
_MESSAGES = {"%%1832": "identification", "%%1833": "impersonation", "%%1840": "delegation", "%%1842": "yes",
             "%%1843": "no",
             "%%2307": "account locked out", "%%2313": "unknown user or bad password",
             "%%2310": "account disabled",
             "%%14592": "inbound", "%%14593": "outbound", "%%14674": "value added", "%%14675": "value deleted",
             "%%2480": "open key", "%%2481": "create key", "%%2499": "read key",
             "%%2500": "write key", "%%8448": "success removed", "%%8449": "success added",
             "%%8450": "failure removed", "%%8451": "failure added"}
_CONTROL = {"%%2048": "account enabled", "%%2080": "account disabled", "%%2050": "password not required disabled",
            "%%2082": "password not required enabled", "%%2057": "dont expire password disabled",
            "%%2089": "dont expire password enabled", "%%2061": "trusted for delegation disabled",
            "%%2093": "trusted for delegation enabled", "%%2064": "dont require preauth disabled",
            "%%2096": "dont require preauth enabled", "%%2055": "encrypted text password disabled",
            "%%2087": "workstation trust account enabled", "%%2084": "normal account enabled",
            "%%2091": "encrypted text password enabled", "%%2098": "trusted to authenticate for delegation enabled"}


def status(value: str) -> str:
    """A status code of logon, Kerberos or a call."""
    return _STATUSES.get(value.lower(), "" if value.startswith(("%%", "-")) else outcome_word(value) or "error status")


def codes(value: str) -> str:
    """Message codes, or the words that a rendered message puts in their place."""
    if "%%" not in value:
        return split_words(value[:120])
    return " ".join(filter(None, dict.fromkeys(_MESSAGES.get(code.strip(","), "") for code in value.split()[:12])))


def account_control(value: str) -> str:
    """Changes of an account's control flags; the two that every new account shows are dropped."""
    if "%%" not in value:
        return split_words(value[:200])
    said = (_CONTROL.get(code, "") for code in value.split()[:12] if code != "%%2084")
    return " ".join(filter(None, dict.fromkeys(said)))


def _bits(value: str) -> int:
    try:
        return int(value, 16 if value.lower().startswith("0x") else 10)
    except ValueError:
        return 0


def _named(bits: int, names: Sequence[Tuple[int, str]]) -> str:
    return " ".join(word for bit, word in names if bits & bit)


_PROCESS_RIGHTS = ((0x10, "read memory"), (0x20, "write memory"), (0x8, "operate memory"), (0x2, "create thread"),
                   (0x40, "duplicate handle"), (0x80, "create process"), (0x800, "suspend"), (0x1, "terminate"))
_OBJECT_RIGHTS = ((0x1, "read"), (0x2, "write"), (0x4, "append"), (0x10000, "delete"),
                  (0x40000, "change permissions"), (0x80000, "take ownership"))
_DIRECTORY_RIGHTS = ((0x1, "create child"), (0x2, "delete child"), (0x8, "self"), (0x10, "read property"),
                     (0x20, "write property"), (0x40, "delete tree"), (0x100, "control access"), (0x10000, "delete"),
                     (0x40000, "change permissions"), (0x80000, "take ownership"))


def access_mask(mask: str) -> str:
    """The rights of a process access mask.

    >>> access_mask("0x1410"), access_mask("0x1fffff"), access_mask("0x1000")
    ('read memory', 'all rights', 'query')
    """
    bits = _bits(mask)
    if bits & 0x1FFFFF in (0x1FFFFF, 0x1F0FFF, 0x1F1FFF, 0x1F3FFF):
        return "all rights"
    return (_named(bits, _PROCESS_RIGHTS) or "query") if bits else ""


def object_access(mask: str) -> str:
    """The rights of a file, key or share access mask: the standard ones and those that all objects share."""
    return _named(_bits(mask), _OBJECT_RIGHTS)


def directory_access(mask: str) -> str:
    """The rights of an access mask on a directory object."""
    return _named(_bits(mask), _DIRECTORY_RIGHTS)


#: The schema's GUIDs are the same everywhere; a prefix tells them.
_DIRECTORY_NAMES = (
    ("1131f6aa", "replication get changes"), ("1131f6ad", "replication get changes all"),
    ("89e95b76", "replication filtered set"), ("1131f6ac", "replication manage topology"),
    ("00299570", "reset password"), ("5b47d60f", "key credential link"), ("3f78c3e5", "allowed to act"),
    ("f3a64788", "service principal name"), ("bf9679c0", "member"), ("f30e3bc2", "group policy container"),
    ("bf967aba", "class user"), ("bf967a86", "class computer"), ("bf967a9c", "class group"),
    ("19195a5b", "class domain"), ("e48d0154", "read only account password"), ("2a8c68fc", "gmsa password"),
    ("bf967950", "user account control"), ("e362ed86", "managed password"))


def directory_rights(value: str) -> str:
    """The classes, attributes and rights that a list of schema GUIDs names.

    >>> directory_rights("%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}")
    'replication get changes all'
    """
    lower = value[:600].lower()
    return " ".join(words for prefix, words in _DIRECTORY_NAMES if prefix in lower)


_TELLING_PRIVILEGES = frozenset((
    "Debug", "Tcb", "TakeOwnership", "LoadDriver", "Backup", "Restore", "Impersonate", "AssignPrimaryToken",
    "CreateToken", "EnableDelegation", "ManageVolume", "Relabel", "TrustedCredManAccess"))


def privileges(value: str) -> str:
    """The privileges that matter of a list, else the first two."""
    names = re.findall(r"Se(\w{3,40})Privilege", value)[:24]
    telling = [split_words(name) for name in names if name in _TELLING_PRIVILEGES]
    return " ".join(sorted(telling)) or " ".join(split_words(name) for name in names[:2])


_PREAUTHENTICATION = {"0": "none", "2": "timestamp", "15": "certificate", "16": "certificate", "17": "certificate",
                      "19": "certificate", "20": "certificate", "138": "armored", "149": "encrypted challenge"}


def preauthentication(value: str) -> str:
    """How a ticket's requester proved who it is."""
    return _PREAUTHENTICATION.get(value.strip(), "other")


_TICKET_FLAGS = ((0x40000000, "forwardable"), (0x20000000, "forwarded"), (0x10000000, "proxiable"),
                 (0x08000000, "proxy"), (0x00800000, "renewable"), (0x00020000, "constrained delegation"),
                 (0x00010000, "canonicalize"), (0x10, "renewable ok"), (0x8, "in session key"), (0x2, "renew"))


def ticket_options(value: str) -> str:
    """What a Kerberos request asked for.

    >>> ticket_options("0x40810010")
    'forwardable renewable canonicalize renewable ok'
    """
    return _named(_bits(value), _TICKET_FLAGS)


_TASK_COMMAND = re.compile(r"(?i)<Command>([^<]{1,1000})")
_TASK_ARGUMENTS = re.compile(r"(?i)<Arguments>([^<]{1,6000})")
_TASK_TRIGGER = re.compile(r"(?i)<(\w{3,40})Trigger\b")
_TASK_USER = re.compile(r"(?i)<UserId>([^<]{1,100})")


def task_parts(content: str) -> Tuple[str, str]:
    """(command line, what else the XML of a scheduled task says, in words).

    >>> task_parts("<LogonTrigger/><Hidden>true</Hidden><UserId>S-1-5-18</UserId><Exec><Command>a.exe</Command></Exec>")
    ('a.exe', 'logon trigger hidden as system')
    """
    text = content[:8_000]
    if "&lt;" in text:
        text = unescape(text)
    command, arguments, user = _TASK_COMMAND.search(text), _TASK_ARGUMENTS.search(text), _TASK_USER.search(text)
    line = " ".join(unescape(part.group(1).strip()) for part in (command, arguments) if part)
    said = [f"{split_words(name)} trigger" for name in dict.fromkeys(_TASK_TRIGGER.findall(text)[:3])]
    lower = text.lower()
    said.append("hidden" if "<hidden>true" in lower else "")
    said.append("as system" if user and user.group(1).lower() in ("s-1-5-18", "system", "nt authority\\system") else "")
    said.append("highest" if "highestavailable" in lower else "")
    said.append("repeated" if "<repetition>" in lower else "")
    said.append("com handler" if "<comhandler" in lower else "")
    return line, " ".join(filter(None, said))
