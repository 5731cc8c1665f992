"""Who may ask, and for how much: tickets, quota, open requests, rate.

Pure: keys and clock are arguments. `app` asks at the door, once before the body is read (`authorise`,
`enter`) and once when it is known how many events it holds (`spend`).
"""

from __future__ import annotations

from collections import Counter
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


@dataclass(frozen=True)
class Limits:
    """What one caller (a search) may have, and one user over all searches and tickets; see the settings of the same names.
    A rate of 0 is none."""

    caller_max_requests: int
    caller_events_per_s: int
    burst_events: int
    user_max_requests: int = 1_024
    user_events_per_hour: int = 0


class Access:
    """What callers have open and have spent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: Counter[Caller | str] = Counter()
        self._accounts: dict[str, _Account] = {}
        # A search's meter by its caller, a user's by the user's name.
        self._meters: dict[Caller | str, _Meter] = {}
        self._swept_s = float("-inf")

    def enter(self, caller: Caller) -> None:
        """Takes one of the caller's places and one of its user's; `leave` gives both back."""
        if self._open[caller] >= self._limits.caller_max_requests:
            raise Refusal(429, f"this search has {self._open[caller]} requests open, the most that one may have", 1.0)
        if self._open[caller.user] >= self._limits.user_max_requests:
            raise Refusal(429, f"this user has {self._open[caller.user]} requests open, the most that one may have", 1.0)
        self._open.update((caller, caller.user))

    def leave(self, caller: Caller) -> None:
        for one in (caller, caller.user):
            self._open[one] -= 1
            if not self._open[one]:
                del self._open[one]

    def spend(self, caller: Caller, grant: Grant | None, events: int, now_s: float) -> None:
        """Books `events` on the caller's rate and on the ticket's quota, or refuses both."""
        self._sweep(now_s)
        account = self._account(grant) if grant is not None else None
        if account is not None and account.spent + events > grant.quota_events:
            raise Refusal(403, f"the ticket's quota of {grant.quota_events:,} events is spent")
        limits = self._limits
        rates = [(caller, "this search", limits.caller_events_per_s, limits.burst_events, "a second"),
                 (caller.user, "this user", limits.user_events_per_hour / 3_600, limits.user_events_per_hour, "an hour")]
        meters = [self._meter(*rate, events, now_s) for rate in rates if rate[2]]
        for meter in meters:
            meter.level -= events
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

    def _meter(
        self, whose: Caller | str, told: str, per_s: float, burst: int, unit: str, events: int, now_s: float
    ) -> _Meter:
        """The meter of `whose`, filled up to now, which holds `events`; else a 429 that says when it will."""
        meter = self._meters.get(whose)
        if meter is None:
            meter = self._meters[whose] = _Meter(burst, now_s)
        meter.level = min(burst, meter.level + max(0.0, now_s - meter.at_s) * per_s)
        meter.at_s = now_s
        if meter.level < events:
            rate = per_s if unit == "a second" else burst
            raise Refusal(429, f"{told} sends more than {rate:,} events {unit}", (events - meter.level) / per_s)
        return meter

    def _sweep(self, now_s: float) -> None:
        """Forgets expired tickets and full meters, once in a while."""
        if 0 <= now_s - self._swept_s < CLOCK_SKEW_S:
            return
        self._swept_s = now_s
        self._accounts = {
            id_: account for id_, account in self._accounts.items() if account.expires_s + 2 * CLOCK_SKEW_S > now_s
        }
        refill_s = self._limits.burst_events / (self._limits.caller_events_per_s or 1)
        self._meters = {
            whose: meter
            for whose, meter in self._meters.items()
            if now_s - meter.at_s < (refill_s if isinstance(whose, Caller) else 3_600.0)
        }
