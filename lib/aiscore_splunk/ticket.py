"""Who asks: the ticket that goes with every request.

`Tickets` keeps one ticket of one search and gets a new one before it expires. Where tickets come
from is its one argument: `KeyFile` signs them with the admin's key; a broker behind splunkd's REST
interface can take its place. The clock is an argument.
"""
from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Callable, Optional, Tuple

from aiscore_contract import ticket as contract
from aiscore_contract.errors import IllegalValue

from .faults import Fault

#: A ticket is replaced when less than this is left of it: longer than the longest batch.
RENEW_BEFORE_S = 330.0
KEY_FILE_MAX_BYTES = 65_536
_NAME_MAX_CHARS = 256

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
