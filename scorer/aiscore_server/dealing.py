"""Which of several workers an event goes to.

By a digest of what its score depends on, so that an event seen before meets the worker that keeps its result, whoever asks and
in whatever company. A small request stays whole, where its first event belongs: cut in pieces it would keep as many workers busy
as it has events, each with the price of a batch. Pure.
"""

from __future__ import annotations

import zlib
from typing import Sequence

from aiscore_contract.event import Event

from .batches import is_small


def place_of(event: Event, places: int) -> int:
    """0 to places - 1; the same in each process and on each day, which Python's own hash is not.

    >>> [place_of(Event("session opened", "linux_secure", host), 4) for host in ("web1", "web2", "web1")]
    [3, 1, 3]
    """
    digest = 0
    for value in (event.text, event.sourcetype, event.host):
        digest = zlib.crc32(value.encode("utf-8", "surrogatepass"), digest)
    return digest % places


def deal(events: Sequence[Event], positions: Sequence[int], open_places: Sequence[int], places: int) -> dict[int, Sequence[int]]:
    """`positions` of a request's `events` by place. Where a place is not among the open ones, another takes its events."""
    if len(open_places) == 1:
        return {open_places[0]: positions}
    opened = set(open_places)

    def open_place_of(event: Event) -> int:
        place = place_of(event, places)
        return place if place in opened else open_places[place_of(event, places * len(open_places)) // places]

    if is_small(len(events)):
        return {open_place_of(events[positions[0]]): positions}
    dealt: dict[int, list[int]] = {}
    for position in positions:
        dealt.setdefault(open_place_of(events[position]), []).append(position)
    return dealt
