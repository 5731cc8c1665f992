"""Messages of Cisco's routers, switches and their kin: %FACILITY-SEVERITY-MNEMONIC: sentence.

Owns the finding of that mark behind whatever the device and the collector put before it. Called by `normalise`. Cisco IOS and NX-OS System
Message Guides.
"""
from __future__ import annotations

import re

from ..redact import split_words
from .draft import Draft
from .words import address_word, port_words, user_words, way_word

_MESSAGE = re.compile(r"%([A-Z][A-Z0-9_]{1,30}(?:-[A-Z][A-Z0-9_]{1,30})?)-([0-7])-([A-Z][A-Z0-9_]{1,40}): ?")
_END = re.compile(r"((?:\d{1,3}\.){3}\d{1,3})(?:\((\d{1,5})\))?")
_USER = re.compile(r"(?i)(?:\buser(?:name)?[: ]{1,2}|\bby )'?([\w.@\\$-]{1,64})")
_NOT_NAMES = frozenset(("interface", "snmp", "console", "tty", "vty", "the", "from", "command", "a", "peer", "has", "rsa", "neighbor"))
_SENTENCE_CHARS = 400


def read(draft: Draft, text: str) -> bool:
    """Fills `draft` from such a message; whether it was one."""
    head = _MESSAGE.search(text[:300])
    if head is None:
        return False
    facility, severity, mnemonic = head.groups()
    sentence = text[head.end():head.end() + 4_000]
    ends = _END.findall(sentence)[:2]
    draft.action = f"{split_words(facility)} {split_words(mnemonic)}"[:60]
    draft.say("device", split_words(facility), split_words(mnemonic), f"severity {severity}" if severity in "0123" else "")
    user = _USER.search(sentence)
    name = user.group(1) if user and user.group(1).lower() not in _NOT_NAMES else ""
    draft.read(_END.sub(" ", sentence[:_SENTENCE_CHARS].replace(name, "user") if len(name) > 2 else sentence[:_SENTENCE_CHARS]), _SENTENCE_CHARS)
    if len(ends) == 2:
        draft.say(way_word(address_word(ends[0][0]), address_word(ends[1][0])))
    for word, entity, end in zip(("from", "to"), ("src", "dest"), ends):
        draft.say(word, address_word(end[0]))
        draft.name(entity, end[0])
    if ends and ends[-1][1]:
        draft.say(port_words(ends[-1][1]))
        draft.name("port", ends[-1][1])
    if name:
        draft.say("user", user_words(name))
        draft.name("user", name)
    return True
