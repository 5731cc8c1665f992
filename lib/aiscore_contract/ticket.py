"""Tickets: who asks, for which search, until when and for how many events.

    aiscore1.<payload>.<mac>

`payload` is JSON in unpadded base64url, `mac` the HMAC-SHA256 of everything before its dot, under
a key that whoever issues the ticket shares with the scorer. The key never crosses the network.

A key file holds one key a line, `<key id> <64 hexadecimal digits>`; `#` starts a comment. The first
key signs, every key is accepted: to rotate, put the new one first, and remove the old one when the
last ticket under it has expired. The clock is an argument: nothing here reads it.
"""
from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from typing import Dict, Mapping

from .errors import IllegalValue, TicketError

PREFIX = "aiscore1"
#: Longest life of a ticket. A long search renews it.
LIFETIME_MAX_S = 600
#: How far the clocks of issuer and scorer may stand apart.
CLOCK_SKEW_S = 30
#: Longest ticket that is ever parsed.
TICKET_MAX_CHARS = 2_048
_KEY_LINE = re.compile(r"([A-Za-z0-9_-]{1,32})\s+([0-9a-fA-F]{64})")


@dataclass(frozen=True)
class Ticket:
    """What a ticket says.

    user          who runs the search
    sid           the search's id
    expires_s     seconds since the epoch
    quota_events  events that may be scored on it
    """

    user: str
    sid: str
    expires_s: int
    quota_events: int

    def __post_init__(self) -> None:
        for name in ("user", "sid"):
            value = getattr(self, name)
            if not isinstance(value, str) or not 0 < len(value) <= 256:
                raise IllegalValue(f"{name} of a ticket is a text of 1 to 256 characters")
        for name in ("expires_s", "quota_events"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
                raise IllegalValue(f"{name} of a ticket is a positive whole number")


def parse_keys(text: str) -> Dict[str, bytes]:
    """The keys of a key file, in its order.

    >>> list(parse_keys("# rotated in May\\nk2 " + "ab" * 32 + "\\nk1 " + "cd" * 32))
    ['k2', 'k1']
    """
    keys: Dict[str, bytes] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        match = _KEY_LINE.fullmatch(line)
        if match is None:
            raise IllegalValue(f"line {number} of the key file is no '<key id> <64 hexadecimal digits>'")
        if match[1] in keys:
            raise IllegalValue(f"line {number} of the key file names key {match[1]} again")
        keys[match[1]] = bytes.fromhex(match[2])
    if not keys:
        raise IllegalValue("the key file holds no key")
    return keys


def sign(ticket: Ticket, keys: Mapping[str, bytes]) -> str:
    """The ticket's text, signed with the first of `keys`."""
    key_id = next(iter(keys))
    payload = {"kid": key_id, "user": ticket.user, "sid": ticket.sid, "exp": ticket.expires_s,
               "quota": ticket.quota_events}
    head = f"{PREFIX}.{_encode(json.dumps(payload, separators=(',', ':'), sort_keys=True).encode('ascii'))}"
    return f"{head}.{_encode(_mac(keys[key_id], head))}"


def verify(text: str, keys: Mapping[str, bytes], now_s: float) -> Ticket:
    """The ticket in `text`, or a `TicketError` that says why it is refused."""
    if len(text) > TICKET_MAX_CHARS:
        raise TicketError("the ticket is too long")
    head, _, mac = text.rpartition(".")
    prefix, _, encoded = head.partition(".")
    if prefix != PREFIX:
        raise TicketError("this is no ticket of aiscore")
    try:
        payload = json.loads(_decode(encoded))
        presented = _decode(mac)
    except (ValueError, RecursionError):
        raise TicketError("the ticket is malformed") from None
    key = keys.get(payload.get("kid")) if isinstance(payload, dict) and isinstance(payload.get("kid"), str) else None
    # An unknown key costs the same comparison as a wrong one.
    if not hmac.compare_digest(_mac(key or b"\0" * 32, head), presented) or key is None:
        raise TicketError("the ticket is not signed with a key of this scorer")
    try:
        ticket = Ticket(payload.get("user"), payload.get("sid"), payload.get("exp"), payload.get("quota"))
    except IllegalValue as error:
        raise TicketError(str(error)) from None
    if ticket.expires_s < now_s - CLOCK_SKEW_S:
        raise TicketError("the ticket has expired")
    if ticket.expires_s > now_s + LIFETIME_MAX_S + CLOCK_SKEW_S:
        raise TicketError(f"the ticket lives longer than {LIFETIME_MAX_S} s: check both clocks")
    return ticket


def _mac(key: bytes, head: str) -> bytes:
    return hmac.new(key, head.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise ValueError("no base64url")
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
