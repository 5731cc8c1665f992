"""A chunk's rows as the events that are asked about, and what was found as the cells of every row.

    keys_of        what tells one event of a chunk from another
    plan_batches   each distinct event once, in batches of bounded size
    cells_of       an outcome of a batch as the cells of its events

Logs repeat, so each distinct (text, sourcetype, host, hour) is asked about once a chunk. Pure; cells
are wire text (see `table`). Called by `search`.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import repeat
from typing import Dict, List, Sequence, Tuple

from aiscore_contract.event import event_of
from aiscore_contract.limits import CONTEXT_MAX_CHARS, TEXT_MAX_CHARS
from aiscore_contract.messages import ScoreRequest, ScoreResponse
from aiscore_contract.redact import redact_event

from .columns import SOURCE_MODEL, Cells
from .table import Table, from_wire

#: text, sourcetype, host and hour of an event, in wire text.
Key = Tuple[str, str, str, str]

HOUR_S = 3600
#: JSON writes a control character as six bytes, and no character as more.
_JSON_GROWTH = 6
#: What stands around the texts of an event, and around all events.
_EVENT_OVERHEAD_BYTES = 16
_REQUEST_OVERHEAD_BYTES = 1024
#: A character of a text is up to four characters of wire text.
_TEXT_MAX_BYTES = 4 * TEXT_MAX_CHARS
_CONTEXT_MAX_BYTES = 4 * CONTEXT_MAX_CHARS


@dataclass(frozen=True)
class Batch:
    """Distinct events that are asked about together. The request is built when it is sent, so that only
    what is in flight is held twice."""

    id: str
    keys: Tuple[Key, ...]
    explain: bool = False
    is_redacted: bool = False

    def request(self, timeout_ms: int) -> ScoreRequest:
        """What is sent. Texts are redacted whole, before they are clipped: no cut can part a secret from its name."""
        read = (lambda text: redact_event(from_wire(text))) if self.is_redacted else from_wire
        events = tuple([event_of(read(text), from_wire(sourcetype), from_wire(host), from_wire(hour))
                        for text, sourcetype, host, hour in self.keys])
        return ScoreRequest(self.id, events, self.explain, timeout_ms)

    def parted(self, elements: Sequence[int]) -> Tuple[Batch, Batch]:
        """The events at the positions `elements`, and all others; each part has an id of its own.

        >>> named, others = Batch("1", tuple((text, "", "", "") for text in "abc")).parted([1])
        >>> [key[0] for key in named.keys], [key[0] for key in others.keys]
        (['b'], ['a', 'c'])
        """
        positions = set(elements)
        named = tuple([key for position, key in enumerate(self.keys) if position in positions])
        others = tuple([key for position, key in enumerate(self.keys) if position not in positions])
        return replace(self, id=f"{self.id}-0", keys=named), replace(self, id=f"{self.id}-1", keys=others)


class Hours(Dict[str, str]):
    """The start of the hour that a second lies in, both in decimal text; empty where it is no number.

    >>> Hours()["1380899494"]
    '1380898800'
    """

    MEMO_MAX_TIMES = 100_000

    def __missing__(self, seconds: str) -> str:
        hour = ""
        if seconds.isascii() and seconds.isdigit() and len(seconds) < 16:
            hour = str(int(seconds) // HOUR_S * HOUR_S)
        if len(self) >= self.MEMO_MAX_TIMES:
            self.clear()
        self[seconds] = hour
        return hour


def keys_of(table: Table, field: str, context_fields: Sequence[str], hours: Hours) -> List[Key]:
    """The key of each row. A column that is not there is empty for every event, and so is one that
    is not in `context_fields`: what the admin does not name does not leave Splunk."""
    unknown = [""] * len(table.rows)

    def column(name: str) -> List[str]:
        return table.cells(name) or unknown

    def context(name: str) -> List[str]:
        return column(name) if name in context_fields else unknown

    times = context("_time")
    starts = times if times is unknown else [hours[time.partition(".")[0]] for time in times]
    return list(zip(column(field), context("sourcetype"), context("host"), starts))


def plan_batches(keys: Sequence[Key], batch_size: int, max_bytes: int) -> List[Tuple[Key, ...]]:
    """`keys` in their order, cut so that no request passes `batch_size` events or `max_bytes`.

    An event that is too large by itself is a batch by itself: the scorer says so, and no other event
    pays for it.
    """
    budget = max(1, (max_bytes - _REQUEST_OVERHEAD_BYTES) // _JSON_GROWTH)
    batches: List[Tuple[Key, ...]] = []
    for start in range(0, len(keys), batch_size):
        batch = tuple(keys[start:start + batch_size])
        if sum([sum(map(len, key)) for key in batch]) + _EVENT_OVERHEAD_BYTES * len(batch) <= budget:
            batches.append(batch)
        else:
            batches.extend(_cut(batch, budget))
    return batches


def _cut(keys: Sequence[Key], budget: int) -> List[Tuple[Key, ...]]:
    batches: List[Tuple[Key, ...]] = []
    first, size = 0, 0
    for position, (text, sourcetype, host, hour) in enumerate(keys):
        grown = (min(len(text), _TEXT_MAX_BYTES) + min(len(sourcetype), _CONTEXT_MAX_BYTES)
                 + min(len(host), _CONTEXT_MAX_BYTES) + len(hour) + _EVENT_OVERHEAD_BYTES)
        if position > first and size + grown > budget:
            batches.append(tuple(keys[first:position]))
            first, size = position, 0
        size += grown
    batches.append(tuple(keys[first:]))
    return batches


def cells_of(response: ScoreResponse, cells: Cells) -> List[str]:
    """The cells of each event that `response` is about, in its order."""
    return list(map(cells.scored, response.scores, response.novelties, repeat(SOURCE_MODEL), response.reasons,
                    response.techniques, repeat(response.model)))
