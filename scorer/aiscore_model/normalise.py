"""One event as text for the models: the only normaliser, for training and serving alike.

Owns the dispatch: sanitise, find the family of the event (from its sourcetype where that is known, else from the text),
hand it to the family's reader, and freeze what the reader found. Knows no format itself. Pure: equal events give equal results, whatever came
before. Refuses no text. Called by the features, the baseline and the trainer.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Optional, Tuple

import orjson

from aiscore_contract.event import Event

from .formats import jsonlog
from .formats.draft import Draft
from .sanitise import sanitise

#: Every family a reader exists for, and the two of last resort.
KINDS = ("windows", "auditd", "web", "dns", "flow", "cloud", "syslog", "keyvalue", "json", "text")


@dataclass(frozen=True)
class Normalised:
    """What the models read of one event.

    template   words and placeholders, the telling ones first, at most 2,000 characters
    kind       family of log, one of KINDS
    action     short name of what happened where the format tells, else ""
    entities   (name, value) of what behaviour is learned on, sorted by name
    focus      decoded payloads that an attacker controls
    """

    template: str
    kind: str
    action: str = ""
    entities: Tuple[Tuple[str, str], ...] = ()
    focus: Tuple[str, ...] = ()


def normalise(event: Event) -> Normalised:
    """`event` as the models read it."""
    text = sanitise(event.text).strip()
    draft = _draft_of(text, event)
    draft.name("host", event.host)
    draft.name("action", draft.action)
    hour = _hour_of(event.time)
    if hour:
        draft.name("hour", hour)
    return Normalised(draft.template(), draft.kind, draft.action, tuple(sorted(draft.entities.items())), tuple(draft.focus))


def _draft_of(text: str, event: Event) -> Draft:
    record = _json_of(text)
    if record is not None:
        draft = Draft("json")
        jsonlog.read(draft, record)
        return draft
    draft = Draft(kind_of_text(text))
    draft.read(text, 4_000)
    return draft


def _json_of(text: str) -> Optional[Any]:
    if not text.startswith("{"):
        return None
    try:
        record = orjson.loads(text)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


_SIGNS = (
    ("windows", re.compile(r"<Event\b|EventCode=\d")),
    ("auditd", re.compile(r"(?:node=\S{1,80} )?type=[A-Z_]{3,30} msg=audit\(")),
    ("web", re.compile(r"(?:GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH) \S{1,8000}(?: HTTP/|$)|\"[A-Z]{3,8} \S{1,8000} HTTP/\d")),
    ("dns", re.compile(r"queries: info: client|\bquery(?:\[[A-Z]{1,5}\]|:) \S")),
    ("syslog", re.compile(r"(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,20}) \S{1,80} [\w./-]{1,60}(?:\[\d{1,9}\])?:? ")),
    ("keyvalue", re.compile(r"(?:[\w.-]{1,40}=(?:\"[^\"]{0,400}\"|[^\s\"]{0,400})[,;\s]{1,3}){3}")),
)


def kind_of_text(text: str) -> str:
    """The family of an event of unknown sourcetype."""
    head = text[:4_096]
    for kind, sign in _SIGNS:
        if sign.search(head):
            return kind
    return "text"


def _hour_of(time: str) -> str:
    """Hour of the day in UTC, two digits; "" where the time is unknown."""
    try:
        seconds = float(time)
    except ValueError:
        return ""
    return f"{int(seconds // 3600 % 24):02d}" if 0 <= seconds < 1e12 else ""
