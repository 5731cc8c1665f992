"""Who may ask, and for how much: tickets, quota, open requests, rate.

Pure: keys and clock are arguments. `app` asks at the door, once before the body is read (`authorise`,
`enter`) and once when it is known how many events it holds (`spend`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from aiscore_contract.errors import TicketError
from aiscore_contract.ticket import CLOCK_SKEW_S, Ticket, verify

#: Quotas remembered at once; only a ticket with a true signature takes a place.
TICKETS_MAX = 100_000


class Refusal(Exception):
    """An answer other than 200; `retry_after_s` where asking again makes sense."""

    def __init__(self, status: int, problem: str, retry_after_s: float | None = None, **members: object) -> None:
        super().__init__(problem)
        self.status = status
        self.problem = problem
        self.retry_after_s = retry_after_s
        self.members = members


@dataclass(frozen=True)
class Caller:
    """One search of one user; without tickets (loopback only) one connection."""

    user: str
    sid: str


@dataclass(frozen=True)
class Grant:
    """What a verified ticket allows. `id` is the signed part of the ticket's text: base64 can write
    one MAC in several ways, and each would else be a fresh quota."""

    id: str
    caller: Caller
    quota_events: int
    expires_s: float


def authorise(header: str | None, keys: Mapping[str, bytes], now_s: float) -> Grant:
    """The grant in an Authorization header, or a 401."""
    if header is None:
        raise Refusal(401, "a ticket is needed: Authorization: Bearer <ticket>")
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal(401, "the Authorization header is no Bearer ticket")
    text = text.strip()
    try:
        ticket: Ticket = verify(text, keys, now_s)
    except TicketError as error:
        raise Refusal(401, str(error)) from None
    return Grant(text.rpartition(".")[0], Caller(ticket.user, ticket.sid), ticket.quota_events, float(ticket.expires_s))


@dataclass
class _Account:
    expires_s: float
    spent: int = 0


@dataclass
class _Meter:
    """A token bucket; `level` events may be sent at once."""

    level: float
    at_s: float


class Access:
    """What callers have open and have spent."""

    def __init__(self, max_requests: int, events_per_s: int, burst_events: int) -> None:
        self._max_requests = max_requests
        self._events_per_s = events_per_s
        self._burst_events = burst_events
        self._open: dict[Caller, int] = {}
        self._accounts: dict[str, _Account] = {}
        self._meters: dict[Caller, _Meter] = {}
        self._swept_s = float("-inf")

    def enter(self, caller: Caller) -> None:
        """Takes one of the caller's places; `leave` gives it back."""
        count = self._open.get(caller, 0)
        if count >= self._max_requests:
            raise Refusal(429, f"this search has {count} requests open, the most that one may have", 1.0)
        self._open[caller] = count + 1

    def leave(self, caller: Caller) -> None:
        count = self._open[caller] - 1
        if count:
            self._open[caller] = count
        else:
            del self._open[caller]

    def spend(self, caller: Caller, grant: Grant | None, events: int, now_s: float) -> None:
        """Books `events` on the caller's rate and on the ticket's quota, or refuses both."""
        self._sweep(now_s)
        account = self._account(grant) if grant is not None else None
        if account is not None and account.spent + events > grant.quota_events:
            raise Refusal(403, f"the ticket's quota of {grant.quota_events:,} events is spent")
        if self._events_per_s:
            self._meter(caller, events, now_s)
        if account is not None:
            account.spent += events

    def refund(self, grant: Grant | None, events: int) -> None:
        """Gives back what was booked for a request that the scorer could not answer."""
        if grant is not None and grant.id in self._accounts:
            account = self._accounts[grant.id]
            account.spent = max(0, account.spent - events)

    def _account(self, grant: Grant) -> _Account:
        account = self._accounts.get(grant.id)
        if account is None:
            if len(self._accounts) >= TICKETS_MAX:
                raise Refusal(429, "too many tickets are in use", 30.0)
            account = self._accounts[grant.id] = _Account(grant.expires_s)
        return account

    def _meter(self, caller: Caller, events: int, now_s: float) -> None:
        meter = self._meters.get(caller)
        if meter is None:
            meter = self._meters[caller] = _Meter(self._burst_events, now_s)
        level = min(self._burst_events, meter.level + max(0.0, now_s - meter.at_s) * self._events_per_s)
        meter.at_s = now_s
        meter.level = level
        if level < events:
            raise Refusal(
                429,
                f"this search sends more than {self._events_per_s:,} events a second",
                (events - level) / self._events_per_s,
            )
        meter.level = level - events

    def _sweep(self, now_s: float) -> None:
        """Forgets expired tickets and full meters, once in a while."""
        if 0 <= now_s - self._swept_s < CLOCK_SKEW_S:
            return
        self._swept_s = now_s
        self._accounts = {
            id_: account for id_, account in self._accounts.items() if account.expires_s + 2 * CLOCK_SKEW_S > now_s
        }
        if self._events_per_s:
            refill_s = self._burst_events / self._events_per_s
            self._meters = {caller: meter for caller, meter in self._meters.items() if now_s - meter.at_s < refill_s}
