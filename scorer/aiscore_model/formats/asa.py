"""Cisco's firewalls (ASA, FTD, PIX): the number and the sentence of a message, and the two ends it names.

Owns the finding of interface, address and port in the forms these messages use, and which end is the one asked. Called by `normalise`.
Numbers: Cisco ASA Series Syslog Messages.
"""
from __future__ import annotations

import re
from typing import List, NamedTuple

from ..redact import split_words
from .draft import Draft
from .keyvalue import tell
from .words import address_word, duration_word, number_of, port_words, size_word, user_words, way_word

_MESSAGE = re.compile(r"%(?:ASA|FTD|PIX)-(?:\w{1,12}-)?(\d)-(\d{6}): ?")
#: interface:address/port, address/port, interface/address(port), with the translated end in brackets after it.
_END = re.compile(r"(?:([\w.-]{1,40})[:/])?((?:\d{1,3}\.){3}\d{1,3})(?:/(\d{1,5})|\((\d{1,5})\))?(?!\.?\d)")
_TRANSLATED = re.compile(r" ?\((?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,5})?\)")
_USER = re.compile(r"(?i)\b(?:user(?:name)?(?: name)?|uname) ?[=:,]? ?['\"<]?([\w.@\\$*-]{1,64})")
_VOLUME = re.compile(r"\bbytes (\d{1,15})")
_DURATION = re.compile(r"\bduration:? (\d{1,4})h?:(\d\d)m?:(\d\d)")
#: What identifies a connection and not what happened.
_NOISE = re.compile(r"\bconnection \d+|\b0x[0-9a-fA-F]{1,16}|\[0x[^\]]{0,40}\]|hit-cnt \d+")
_SENTENCE_CHARS = 400
_NO_USERS = frozenset(("authentication", "name", "from", "is", "has", "session", "logged", "group", "password", "added", "priv", "was"))
#: The level that may do everything.
_ALL_RIGHTS = re.compile(r"(?i)\bpriv(?:ilege)?(?: level)?[: ] ?15\b|\bTo: 15\b")


#: Firepower's own messages hold pairs of a name and a value.
_PAIR = re.compile(r"(?:\A|, )([A-Z][A-Za-z_ ]{1,40}): (\"[^\"]{0,2000}\"|[^,]{0,2000})")
_PAIR_NAMES = {
    "AccessControlRuleAction": "action", "InlineResult": "result", "SrcIP": "src", "DstIP": "dst", "SrcPort": "spt", "DstPort": "dpt", "Protocol": "proto",
    "User": "user", "ApplicationProtocol": "app", "InitiatorBytes": "out", "ResponderBytes": "in", "ConnectionDuration": "duration", "Message": "msg",
    "Classification": "category", "URL": "url", "UserAgent": "user_agent", "FileName": "file", "SHA_Disposition": "disposition", "ThreatName": "threat",
    "EventPriority": "priority", "URLCategory": "url category", "URLReputation": "url reputation", "ReferencedHost": "dest_host", "FileDirection": "direction",
    "AccessControlRuleReason": "reason", "DNSQuery": "query", "DNS_Sinkhole": "sinkhole", "SecIntMatchingIP": "intelligence match", "HTTPMethod": "http_method",
    "URLSICategory": "intelligence category", "IPReputationSICategory": "intelligence category", "FileAction": "file action", "SpectreDisposition": "verdict"}


class _End(NamedTuple):
    interface: str
    address: str
    port: str


def read(draft: Draft, text: str) -> bool:
    """Fills `draft` from a message of these firewalls; whether it was one."""
    head = _MESSAGE.search(text[:400])
    if head is None:
        return False
    severity, number = head.groups()
    sentence = text[head.end():head.end() + 4_000]
    if number.startswith("4300"):
        _read_pairs(draft, number, sentence)
        return True
    plain = _TRANSLATED.sub("", sentence)
    ends = [_End((hit.group(1) or "").lower(), hit.group(2), hit.group(3) or hit.group(4) or "") for hit in _END.finditer(plain)][:2]
    draft.action = f"asa {number}"
    draft.say("firewall", f"severity {severity}" if severity in "0123" else "")
    draft.read(_END.sub(" ", _USER.sub("user", _VOLUME.sub("", _DURATION.sub("", _NOISE.sub("", plain)))))[:_SENTENCE_CHARS], _SENTENCE_CHARS)
    _say_ends(draft, ends, sentence)
    duration, volume = _DURATION.search(sentence), _VOLUME.search(sentence)
    if duration:
        hours, minutes, seconds = map(int, duration.groups())
        draft.say("duration", duration_word(3600 * hours + 60 * minutes + seconds))
    if volume:
        draft.say("bytes", size_word(number_of(volume.group(1))))
    draft.say("all rights" if _ALL_RIGHTS.search(sentence) else "")
    user = next((hit for hit in _USER.finditer(sentence) if hit.group(1).lower() not in _NO_USERS), None)
    if user:
        draft.say("user", user_words(user.group(1)))
        draft.name("user", user.group(1))
    return True


def _read_pairs(draft: Draft, number: str, sentence: str) -> None:
    draft.action = f"firepower {number}"
    draft.say("firewall", {"430001": "intrusion", "430002": "connection start", "430003": "connection end", "430004": "file", "430005": "malware"}.get(number, ""))
    tell(draft, [(_PAIR_NAMES[name], value.strip('"')) for name, value in _PAIR.findall(sentence)[:80]
                 if name in _PAIR_NAMES and value not in ("Unknown", "No Authentication Required", "Not Available")])


def _say_ends(draft: Draft, ends: List[_End], sentence: str) -> None:
    """The asking end first: a connection built outbound is told from its far end."""
    if len(ends) == 2 and (" outbound " in sentence[:60] or (sentence.startswith("Teardown") and _serves(ends[0]) > _serves(ends[1]))):
        ends = ends[::-1]
    if len(ends) == 2:
        draft.say(way_word(address_word(ends[0].address), address_word(ends[1].address)))
    for word, entity, end in zip(("from", "to"), ("src", "dest"), ends):
        draft.say(word, split_words(end.interface), address_word(end.address))
        draft.name(entity, end.address)
    if len(ends) == 2:
        draft.say(port_words(ends[1].port))
        draft.name("port", ends[1].port)


def _serves(end: _End) -> int:
    """How much a port looks like a service's: the lower the more."""
    return -int(end.port) if end.port else -65_536
