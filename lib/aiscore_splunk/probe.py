"""Whether the scorer answers, and if not, what to look at: the connection test of the setup page.

Asks with the code that a search asks with: the metadata first, then for the score of one fixed sentence, so that name,
connection, certificate, key and model are all gone through. No breaker is asked or told. Whatever happens is an `Outcome`
in words for an admin. Bounded in time as a whole, the resolver included, and in number. Called by bin/aiscore_rest.py.
"""
from __future__ import annotations

import socket
import ssl
import threading
import time
from dataclasses import asdict, dataclass
from typing import Any, Callable, Dict, List, Optional, Tuple

from aiscore_contract.plain import plain

from .faults import Fault
from .pipeline import Batch
from .remote import Scorer, connect
from .settings import Settings
from .ticket import Tickets, TicketSource

#: For the whole test. Splunk Web gives up on splunkd after 30 s.
PROBE_MAX_S = 12.0
#: Tests under way at once in this process: one that hangs in the resolver must not pile up.
PROBES_MAX = 2
SENTENCE = "aiscore connection test"
#: OpenSSL's X509_V_ERR_*: no way to a trusted authority; dates; another name.
_AUTHORITY_CODES, _DATE_CODES, _NAME_CODES = (2, 18, 19, 20, 21), (9, 10), (62, 64)

_places = threading.BoundedSemaphore(PROBES_MAX)


@dataclass(frozen=True)
class Outcome:
    """What the test found.

    word        "ok", or what is wrong: of ADVICE
    field       the setting that it is about, "scorer.url"; empty where it is none of ours
    title       one sentence
    advice      what to do about it; empty where all is well
    detail      what the code said: never a key, a ticket or a traceback
    latency_ms  of the question for a score; None where there is no answer
    """

    word: str
    field: str
    title: str
    advice: str = ""
    detail: str = ""
    url: str = ""
    model: str = ""
    device: str = ""
    encoder: str = ""
    latency_ms: Optional[int] = None

    def shown(self) -> Dict[str, Any]:
        return {**asdict(self), "ok": self.word == "ok"}


#: word -> (setting, title, advice). {host} and {port} are the scorer's.
ADVICE: Dict[str, Tuple[str, str, str]] = {
    "name": ("scorer.url", "The name {host} is not known to this search head.",
             "Check the address for a typing error, or have the name entered in the DNS that the search head uses."),
    "refused": ("scorer.url", "{host} is there, but nothing listens on port {port}.",
                "Start the scorer (aiscore_server serve), or correct the port in the address."),
    "no_way": ("scorer.url", "{host}, port {port}, cannot be reached from this search head.",
               "Usually a firewall: open the way from the search heads to the scorer. In Splunk Cloud, add the port to the "
               "outbound allow-list."),
    "hung_up": ("scorer.url", "{host}, port {port}, took the connection and hung up.",
                "Look at the scorer's log, and at proxies between it and the search head."),
    "files": ("scorer.ca_file", "A certificate file in the settings cannot be used.",
              "Check the paths of the certificate authority and of the client certificate: they are files on the search head, in PEM "
              "form, readable by Splunk. With a certificate of a public authority leave them empty."),
    "authority": ("scorer.ca_file", "The scorer's certificate is signed by an authority that this search head does not trust.",
                  "Name the file of the authority that signed it (ca.pem from aiscore_server init), or give the scorer a certificate "
                  "of a public authority."),
    "certificate_name": ("scorer.url", "The scorer's certificate does not bear the name {host}.",
                         "Use a name in the address that the certificate bears, or make one for this name: aiscore_server init --host."),
    "certificate_date": ("", "The scorer's certificate is not valid today.",
                         "Renew it on the scorer's host. If it should be valid, compare the clocks of both machines."),
    "tls": ("scorer.url", "No secure connection came about with {host}, port {port}.",
            "Check that this is the scorer's port and that it speaks HTTPS. If the scorer asks for a client certificate, name it under Advanced."),
    "no_key": ("keys", "There is no usable key to sign with.",
               "Paste the line of tickets.keys, or name the file that holds it."),
    "denied": ("keys", "The scorer was reached, and does not accept the key.",
               "Paste the line of tickets.keys of this scorer. If it is the right one, compare the clocks of both machines."),
    "loading": ("", "The scorer was reached, and is still loading its model.",
                "Wait a minute and test again. If it stays so, look at the scorer's log."),
    "overloaded": ("", "The scorer was reached, and is too busy to answer now.",
                   "The settings are right. Test again; if it stays so, see docs/SCORER.md about capacity."),
    "timeout": ("scorer.url", "{host}, port {port}, took too long to answer.",
                "Look at the load of the scorer's host, and at proxies and firewalls on the way."),
    "not_a_scorer": ("scorer.url", "Something answers at this address, but not as a scorer of aiscore does.",
                     "Check port and path of the address. Behind a proxy, check where it forwards to."),
    "busy": ("", "Another connection test is still under way.", "Wait a few seconds and test again."),
}

_BY_FAULT = {"denied": "denied", "loading": "loading", "overloaded": "overloaded", "timeout": "timeout", "tls": "tls",
             "unreachable": "no_way"}


def probe(settings: Settings, source: Optional[TicketSource], connect: Callable[[Settings, Tickets], Scorer] = connect,
          limit_s: float = PROBE_MAX_S, clock: Callable[[], float] = time.monotonic,
          wall_clock: Callable[[], float] = time.time) -> Outcome:
    """What a search with these settings and tickets from `source` (None: no tickets) would meet, within `limit_s`."""
    places = _places  # what was taken is given back, whatever stands there by then
    if not places.acquire(blocking=False):
        return trouble("busy", settings)
    found: List[Outcome] = []

    def ask() -> None:
        try:
            found.append(_ask(settings, source, connect, limit_s, clock, wall_clock))
        finally:
            places.release()

    # A thread, because no deadline reaches into the resolver; it is left behind where it hangs.
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(limit_s + 1.0)
    return found[0] if found else trouble("timeout", settings, f"no answer within {limit_s:g} s")


def _ask(settings: Settings, source: Optional[TicketSource], connect: Callable[[Settings, Tickets], Scorer], limit_s: float,
         clock: Callable[[], float], wall_clock: Callable[[], float]) -> Outcome:
    deadline_s = clock() + limit_s
    try:
        scorer = connect(settings, Tickets(source, wall_clock))
    except Fault as fault:
        return trouble("files", settings, fault.detail)
    try:
        model = scorer.metadata(deadline_s)
        started_s = clock()
        answer = scorer.score(Batch("connection-test", ((SENTENCE, "", "", ""),)), deadline_s)
    except Fault as fault:
        return trouble(word_of(fault), settings, fault.detail)
    latency_ms = max(1, round((clock() - started_s) * 1000))
    return Outcome("ok", "", f"The scorer at {settings.host}, port {settings.port}, answers.", url=settings.url, model=_clean(answer.model),
                   device=_clean(model.device), encoder=_clean(model.encoder), latency_ms=latency_ms)


def trouble(word: str, settings: Settings, detail: str = "") -> Outcome:
    """The outcome for `word` of ADVICE."""
    field, title, advice = ADVICE[word]
    return Outcome(word, field, title.format(host=settings.host, port=settings.port), advice, _clean(detail), settings.url)


def word_of(fault: Fault) -> str:
    """The word of ADVICE for `fault`. What a search needs not tell apart, an admin does: the fault's cause knows."""
    cause = fault.__context__
    if fault.word == "tls" and isinstance(cause, ssl.SSLCertVerificationError):
        code = cause.verify_code
        return ("authority" if code in _AUTHORITY_CODES else "certificate_date" if code in _DATE_CODES
                else "certificate_name" if code in _NAME_CODES else "tls")
    if fault.word == "denied" and "status" not in fault.detail:
        return "no_key"  # said by who signs, not by the scorer
    if fault.word == "unreachable":
        if isinstance(cause, (socket.gaierror, UnicodeError)):
            return "name"
        if isinstance(cause, ConnectionRefusedError):
            return "refused"
        if isinstance(cause, (ConnectionResetError, BrokenPipeError, ssl.SSLError)) or type(cause).__name__ == "Dropped":
            return "hung_up"
    return _BY_FAULT.get(fault.word, "not_a_scorer")


def _clean(text: str) -> str:
    return plain(text)[:200]
