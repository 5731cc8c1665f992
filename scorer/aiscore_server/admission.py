"""Whether a request is let in, by how much the work of others would hold it up.

Batches are filled in turns, so before a request of n events go at most n of each other caller's. Where that would make it
take `max_slowdown` times what it takes beside its own caller's work alone, it is refused: the caller hears so
at once, and those who were let in are answered in time however many others ask. A wait of up to `calm_s` is
never refused, so a fast scorer is kept busy, and a caller alone never waits for a place behind itself.

While others wait outside, a caller's own work counts as well, and one who has been served a moment ago gets half of that
patience: whoever was refused finds room when he comes back, and nobody keeps a place for as long as his search lasts. When
to come back is told so that they come one after the other, from when there is room, somewhat faster than the scorer works.

Small requests go before large ones, so they wait for each other alone and are judged apart: a single event is never refused
for the sake of a large search.

Pure: the clock is an argument; seconds of one monotonic clock.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Hashable, Mapping

from aiscore_contract.limits import BATCH_MAX_EVENTS

from .batches import QUANTUM_EVENTS, SMALL_EVENTS

#: Who was served so lately is no newcomer: within the time that so many requests like his take, and within so many seconds.
RECENT_TURNS, RECENT_S = 3, 1.0
#: The shortest time after which the refused are asked back. A second, the least that HTTP's own header can say, would leave a fast scorer
#: idle between the batches of a few short searches.
RETRY_MIN_S = 0.02
RETRY_MAX_S = 30.0
#: How much faster than the scorer works the refused are asked back: some come late, and it shall not run dry.
EAGERNESS = 2.0
#: So many a second are asked back at most, however short their requests are: each costs a refusal or a place.
ASKED_BACK_A_SECOND = 500
#: Weight of the newest batch in the pace, where it has so many events or more.
_NEWEST = 0.2
_WHOLE_EVENTS = 256
#: A body so short is taken for a small request: reading it costs little, should it turn out to hold more.
_SMALL_BYTES = 4_096
_TOLD_MAX = 10_000


class Pace:
    """Seconds that an event takes, of late; 0 before the first batch. A batch weighs as much as it has events: what a single event
    takes, most of it the price of asking at all, says little of what the next thousand will.

    >>> pace = Pace()
    >>> pace.note(1_000, 0.1)
    >>> for _ in range(10): pace.note(1, 0.01)
    >>> round(pace.event_s, 4)
    0.0002
    """

    def __init__(self) -> None:
        self._seconds = self._events = 0.0

    def note(self, events: int, took_s: float) -> None:
        kept = (1.0 - _NEWEST) ** min(1.0, events / _WHOLE_EVENTS)
        self._seconds = kept * self._seconds + took_s
        self._events = kept * self._events + events

    @property
    def event_s(self) -> float:
        return self._seconds / self._events if self._events else 0.0


class Sizes:
    """How many events a body of some length holds, as bodies were of late."""

    def __init__(self) -> None:
        self._bytes = self._sized = 0.0

    def note(self, sent_bytes: int, events: int) -> None:
        """A request of `events` events was `sent_bytes` long on the wire."""
        self._bytes += sent_bytes - _NEWEST * self._bytes
        self._sized += events - _NEWEST * self._sized

    def guess(self, sent_bytes: int) -> int:
        """Events of a body of `sent_bytes`; 0 where none was seen yet."""
        if not self._bytes:
            return 0
        most = SMALL_EVENTS if sent_bytes <= _SMALL_BYTES else BATCH_MAX_EVENTS
        return max(1, min(most, round(sent_bytes * self._sized / self._bytes)))


class Admission:
    """Decides for the requests of one size, small or large, at one queue. `in_system` tells the events of each caller that are waiting or being scored,
    those of small requests alone where a small one is judged."""

    def __init__(self, max_slowdown: float, calm_s: float) -> None:
        self._max_slowdown = max_slowdown
        self._calm_s = calm_s
        self._served: OrderedDict[Hashable, float] = OrderedDict()
        self._told: OrderedDict[Hashable, float] = OrderedDict()
        self._next_slot_s = float("-inf")

    def room_in_s(
        self, caller: Hashable, events: int, in_system: Mapping[Hashable, int], event_s: float, now_s: float
    ) -> float:
        """Seconds until `events` more of `caller` would not be held up too long, at `event_s` seconds an event; 0 where there is room."""
        recent_s = min(RECENT_S, RECENT_TURNS * events * event_s)
        is_full = self._others_wait(caller, now_s - recent_s)
        # What is at work already takes no turns: where it matters, twice as much is taken to go before.
        turn = max(events, QUANTUM_EVENTS) * (2 if is_full else 1)
        before = sum(min(count, turn) for one, count in in_system.items() if one != caller or is_full)
        patience_s = (self._max_slowdown - 1.0) * events * event_s
        if is_full and now_s - self._served.get(caller, float("-inf")) < recent_s:
            patience_s /= 2
        return max(0.0, before * event_s - max(self._calm_s, patience_s))

    def refuse(self, caller: Hashable, events: int, event_s: float, room_in_s: float, now_s: float) -> float:
        """Takes note of a refusal; seconds after which the caller shall ask again: one after the other, the first when there is room."""
        slot_s = min(now_s + RETRY_MAX_S, max(now_s + RETRY_MIN_S, now_s + room_in_s, self._next_slot_s))
        self._next_slot_s = slot_s + max(events * event_s / EAGERNESS, 1 / ASKED_BACK_A_SECOND)
        self._told[caller] = slot_s
        self._told.move_to_end(caller)
        self._forget(self._told, now_s)
        return slot_s - now_s

    def note_served(self, caller: Hashable, now_s: float) -> None:
        """A request of `caller` has left."""
        self._told.pop(caller, None)
        self._served[caller] = now_s
        self._served.move_to_end(caller)
        while self._served and next(iter(self._served.values())) < now_s - RECENT_S:
            self._served.popitem(last=False)

    def _others_wait(self, caller: Hashable, since_s: float) -> bool:
        """Whether the last that was refused, `caller` apart, was asked back for later than `since_s`, and may still come."""
        last = next((one for one in reversed(self._told) if one != caller), None)
        return last is not None and since_s < self._told[last]

    @staticmethod
    def _forget(told: OrderedDict[Hashable, float], now_s: float) -> None:
        while told and (next(iter(told.values())) + RECENT_S < now_s or len(told) > _TOLD_MAX):
            told.popitem(last=False)
