"""What can go wrong with the scorer, each as one word of `ai_error`.

    Fault                the scorer did not answer a batch; `word` says why, `detail` says more
    STATUS_WORDS         every HTTP status that means something
    EXCEPTION_WORDS      every exception that an exchange can end with
    CONSEQUENCES         what a word means for the batches after it

One table each, so that no module decides on its own what an error means. Imported only when there
is something to execute: ssl and http.client are slow to load.
"""
from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from typing import Dict, Optional, Tuple, Type

from aiscore_contract.errors import ERROR_WORDS, ContractError, TicketError


class Fault(Exception):
    """A batch that the scorer did not answer.

    word           of ERROR_WORDS
    detail         one short sentence; never holds text of an event, a ticket or a key
    retry_after_s  when the scorer wants to be asked again; None where it did not say
    elements       positions in the batch of the events that the scorer blames; empty where it blames none
    """

    def __init__(self, word: str, detail: str = "", retry_after_s: Optional[float] = None,
                 elements: Tuple[int, ...] = ()) -> None:
        if word not in ERROR_WORDS:
            raise ValueError(f"{word!r} is no word of ai_error")
        super().__init__(f"{word}: {detail}" if detail else word)
        self.word = word
        self.detail = detail
        self.retry_after_s = retry_after_s
        self.elements = elements


STATUS_WORDS: Dict[int, str] = {
    400: "rejected",
    401: "denied",
    403: "denied",
    404: "rejected",
    405: "rejected",
    406: "rejected",
    407: "denied",
    408: "timeout",
    409: "rejected",
    411: "rejected",
    413: "too_large",
    414: "rejected",
    415: "rejected",
    421: "rejected",
    422: "rejected",
    429: "overloaded",
    431: "rejected",
    502: "unreachable",
    503: "loading",
    504: "timeout",
}
#: Any other status (a redirect, a 500, a 2xx with another meaning) is no answer of a scorer.
OTHER_STATUS_WORD = "bad_response"


def word_of_status(status: int) -> str:
    return STATUS_WORDS.get(status, OTHER_STATUS_WORD)


#: The first that fits decides, so the special stands before the general.
EXCEPTION_WORDS: Tuple[Tuple[Type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, "tls"),
    (ssl.SSLEOFError, "unreachable"),        # the other end went away in the middle of a record
    (ssl.SSLZeroReturnError, "unreachable"),
    (socket.timeout, "timeout"),             # TimeoutError from 3.10 on; ssl raises it for a slow record
    (TimeoutError, "timeout"),
    (ssl.SSLError, "tls"),
    (http.client.RemoteDisconnected, "unreachable"),
    (ConnectionError, "unreachable"),
    (socket.gaierror, "unreachable"),
    (http.client.HTTPException, "bad_response"),
    (OSError, "unreachable"),
    (UnicodeError, "unreachable"),           # a host name that no resolver takes
    (TicketError, "denied"),
    (ContractError, "bad_response"),
)


def fault_of(error: BaseException) -> Fault:
    """The fault that `error` amounts to. Its text is kept only where it cannot hold an event."""
    if isinstance(error, Fault):
        return error
    for kind, word in EXCEPTION_WORDS:
        if isinstance(error, kind):
            return Fault(word, _detail(error))
    # A defect of ours must cost a batch its model score, not the search its events.
    return Fault("bad_response", f"unexpected {type(error).__name__}")


def _detail(error: BaseException) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return str(getattr(error, "verify_message", ""))[:200]
    if isinstance(error, OSError) and error.strerror:
        return str(error.strerror)[:200]
    if isinstance(error, http.client.HTTPException):
        return type(error).__name__  # its text repeats what came over the wire
    return str(error)[:200]


@dataclass(frozen=True)
class Consequence:
    """What a fault means for the batches after it.

    breaker_points  how far it opens the breaker between searches: at breaker.OPENS_AT it is open
    hold_s          how long this search asks no more, and repeats the word instead; 0: it asks on
    """

    breaker_points: int = 0
    hold_s: float = 0.0


CONSEQUENCES: Dict[str, Consequence] = {
    "unreachable": Consequence(breaker_points=3),
    "tls": Consequence(breaker_points=3),
    "timeout": Consequence(breaker_points=3),
    "loading": Consequence(breaker_points=3),
    "bad_response": Consequence(breaker_points=1),
    # The scorer is alive and says so: others may fare better, and waiting is its Retry-After's business.
    "overloaded": Consequence(),
    "too_large": Consequence(),
    "rejected": Consequence(),
    # About who asks, not about the scorer: other users' searches must not pay for it.
    "denied": Consequence(hold_s=60.0),
}
