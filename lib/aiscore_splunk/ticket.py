"""Who asks: the ticket that goes with every request.

`Tickets` keeps one ticket of one search and gets a new one before it expires. Where tickets come
from is its one argument: `KeyFile` signs them with the admin's key; `Broker` asks splunkd for them,
so that the search needs to read no key. The clock is an argument.
"""
from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from typing import Callable, Optional, Tuple

from aiscore_contract import ticket as contract
from aiscore_contract.errors import IllegalValue

from . import splunkd
from .faults import Fault

#: A ticket is replaced when less than this is left of it. The scorer looks at it when a batch comes in.
RENEW_BEFORE_S = 60.0
BROKER_TIMEOUT_S = 5.0
BROKER_PATH = "/services/aiscore/ticket"
KEY_FILE_MAX_BYTES = 65_536
_NAME_MAX_CHARS = 256
_TICKET = re.compile(r"[A-Za-z0-9._-]{1,2048}")  # what may stand in a header

#: Gives (ticket, expires_s) at a time in seconds since the epoch, or raises a `Fault`.
TicketSource = Callable[[float], Tuple[str, float]]


@dataclass(frozen=True)
class KeyFile:
    """Signs tickets with the first key of the file at `path`, which is read anew for each ticket."""

    path: str
    user: str
    sid: str
    quota_events: int

    def __call__(self, now_s: float) -> Tuple[str, float]:
        try:
            with open(self.path, "rb") as file:
                keys = contract.parse_keys(file.read(KEY_FILE_MAX_BYTES).decode("utf-8"))
        except OSError as error:
            raise Fault("denied", f"key_file cannot be read: {error.strerror}") from None
        except (IllegalValue, UnicodeDecodeError):
            # Not the error's own text: it could repeat a line of the file.
            raise Fault("denied", "key_file is no key file: one '<key id> <64 hexadecimal digits>' a line") from None
        expires_s = int(now_s) + contract.LIFETIME_MAX_S
        claims = contract.Ticket((self.user or "unknown")[:_NAME_MAX_CHARS], (self.sid or "unknown")[:_NAME_MAX_CHARS],
                                 expires_s, self.quota_events)
        return contract.sign(claims, keys), expires_s


#: (method, url, session key, JSON document, timeout_s) -> (status, body), as `splunkd.call` has it.
Call = Callable[..., Tuple[int, bytes]]


@dataclass(frozen=True)
class Broker:
    """Asks the broker behind splunkd's REST interface, with the session of whoever searches."""

    splunkd_uri: str
    session_key: str = field(repr=False)
    sid: str
    quota_events: int
    call: Call = splunkd.call

    def __call__(self, now_s: float) -> Tuple[str, float]:
        status, answer = self.call("POST", self.splunkd_uri + BROKER_PATH, self.session_key,
                                   document={"sid": self.sid[:_NAME_MAX_CHARS] or "unknown", "events": self.quota_events},
                                   timeout_s=BROKER_TIMEOUT_S)
        if status != 200:
            reason = "splunkd was not reached" if status == splunkd.NOT_REACHED else f"status {status}"
            raise Fault("denied", f"the ticket broker gave no ticket: {reason}")
        try:
            reply = json.loads(answer)
            text, expires_s = reply["ticket"], float(reply["expires_s"])
        except (ValueError, KeyError, TypeError, OverflowError):
            text, expires_s = None, 0.0
        if not isinstance(text, str) or not _TICKET.fullmatch(text):
            raise Fault("denied", "the ticket broker gave something that is no ticket")
        return text, expires_s


class Tickets:
    """The ticket of one search. Used by several threads at once."""

    def __init__(self, source: Optional[TicketSource], wall_clock: Callable[[], float]) -> None:
        self._source = source
        self._wall_clock = wall_clock
        self._mutex = threading.Lock()
        self._current: Optional[Tuple[str, float]] = None

    def current(self) -> Optional[str]:
        """A ticket that will still be good when the batch is answered; None where none are used."""
        if self._source is None:
            return None
        with self._mutex:
            now_s = self._wall_clock()
            # A clock set back shows as a ticket that lives too long.
            if self._current is None or not RENEW_BEFORE_S <= self._current[1] - now_s <= contract.LIFETIME_MAX_S + 1:
                self._current = self._source(now_s)
            return self._current[0]

    def refused(self, ticket: str) -> None:
        """The scorer did not take `ticket`: the next one is fresh."""
        with self._mutex:
            if self._current is not None and self._current[0] == ticket:
                self._current = None
