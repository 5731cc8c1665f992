"""Every error that crosses the contract, and the words that a search shows for them.

    ContractError
    |-- IllegalValue      a message that must not exist was about to be built: fix the caller
    |-- WireError         the bytes are no message of ours: `field` names what is wrong
    |-- TooLarge          a bound of `limits` is passed: split the batch
    `-- TicketError       the ticket is malformed, forged, expired or spent: get a new one
"""
from __future__ import annotations

#: The words of ``ai_error``, and what each tells the reader to do.
ERROR_WORDS = {
    "unreachable": "no connection to the scorer: is it running, and is its address right in aiscore.conf?",
    "tls": "the scorer's certificate was not accepted: check ca_file and the host name in aiscore.conf",
    "timeout": "the scorer did not answer in time: give it more capacity, send less at once (batch_size=), or raise timeout= and lost_time_max_s",
    "overloaded": "the scorer's queue is full: fewer searches at once, or another scorer",
    "loading": "the scorer is still loading its model: try again in a minute",
    "denied": "the scorer refused the key or ticket: check key_file on both sides, and the clocks",
    "too_large": "the batch passed a bound of the scorer: lower batch_size=",
    "rejected": "the scorer does not take the request, or the model fails on the event: see its log, and whether both sides are of one version",
    "bad_response": "the scorer's answer was no valid answer: see its log",
    "breaker_open": "the scorer failed a moment ago and is not asked again yet",
    "budget": "the time this search may lose to a failing scorer, or its max_events=, is used up",
    "no_text": "the event has no text in the scored field",
}


class ContractError(Exception):
    """Base of all errors of the contract."""


class IllegalValue(ContractError, ValueError):
    """A value that a message type does not admit."""


class WireError(ContractError):
    """Bytes that are not a message. ``field`` names the tensor or member at fault."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class TooLarge(ContractError):
    """A message beyond a bound. ``bound`` names it as in `limits`."""

    def __init__(self, bound: str, limit: int, unit: str) -> None:
        super().__init__(f"{bound}: more than {limit:,} {unit}")
        self.bound = bound
        self.limit = limit


class TicketError(ContractError):
    """A ticket that must not be honoured."""
