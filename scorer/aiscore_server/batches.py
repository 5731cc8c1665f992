"""Which events go into the next batch: a bounded queue, fair between callers.

A batch closes when it is full (events or characters) or when its oldest event has waited for the
window. It is filled in turns: each caller with waiting events gives up to QUANTUM_EVENTS, then the
next, so a search of one event never waits behind another's fifty thousand. Half of a batch is filled with
small requests first, so they wait for no large one that is not at work yet; the rest goes in turns, so none
starves. A request may be cut over several batches; whoever owns the queue puts the results together again.

Pure: no clock, no event loop. Times are seconds of one monotonic clock, given as arguments.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Hashable, Sequence

#: Events that a caller gives to a batch before it is the next caller's turn.
QUANTUM_EVENTS = 64
#: A request of so many events is small.
SMALL_EVENTS = 32


@dataclass(frozen=True)
class Bounds:
    """Of a batch and of the queue; see the settings of the same names."""

    batch_max_events: int
    batch_max_chars: int
    window_s: float
    queue_max_events: int
    caller_max_events: int


@dataclass(frozen=True)
class Slice:
    """Events `start` to `stop` of the request that was admitted as `key`."""

    key: Hashable
    start: int
    stop: int


@dataclass(frozen=True)
class Batch:
    slices: tuple[Slice, ...]
    explain: bool
    events: int


def is_small(events: int) -> bool:
    """Whether a request of so many events goes before those of more."""
    return events <= SMALL_EVENTS


class QueueFull(Exception):
    """No room; `bound` names the bound that is reached."""

    def __init__(self, bound: str) -> None:
        super().__init__(bound)
        self.bound = bound


class _Waiting:
    """A request's events that are in no batch yet: `next` and what follows."""

    __slots__ = ("key", "caller", "sizes", "explain", "is_small", "arrived_s", "next")

    def __init__(self, key, caller, sizes, explain, is_small, arrived_s) -> None:
        self.key, self.caller, self.sizes, self.explain, self.is_small = key, caller, sizes, explain, is_small
        self.arrived_s, self.next = arrived_s, 0

    @property
    def left(self) -> int:
        return len(self.sizes) - self.next


class BatchQueue:
    """Requests wait here until their events are taken by `close_batch`."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._turns: OrderedDict[Hashable, deque[_Waiting]] = OrderedDict()
        self._waiting: dict[Hashable, _Waiting] = {}
        self._by_caller: dict[Hashable, int] = {}
        self.events = 0
        #: Those of small requests among them.
        self.small_events = 0
        self.chars = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def events_of(self, caller: Hashable) -> int:
        return self._by_caller.get(caller, 0)

    def admit(
        self, key: Hashable, caller: Hashable, sizes: Sequence[int], explain: bool, now_s: float, is_part_of_large: bool = False
    ) -> None:
        """Queues a request of len(sizes) events, `sizes` being their lengths in characters, or raises `QueueFull`. A few events are no
        small request where they are a part of a large one."""
        count, bounds = len(sizes), self._bounds
        if self.events + count > bounds.queue_max_events:
            raise QueueFull("queue_max_events")
        if self.events_of(caller) + count > bounds.caller_max_events:
            raise QueueFull("caller_max_events")
        waiting = _Waiting(key, caller, sizes, explain, is_small(count) and not is_part_of_large, now_s)
        self._turns.setdefault(caller, deque()).append(waiting)
        self._waiting[key] = waiting
        self._count(waiting, count, sum(sizes))

    def closes_at_s(self) -> float | None:
        """When the next batch is due: at once if full, at the window's end, never if nothing waits."""
        if not self._waiting:
            return None
        if self.events >= self._bounds.batch_max_events or self.chars >= self._bounds.batch_max_chars:
            return float("-inf")
        # A dict keeps the order of admission, so its first is the oldest.
        return next(iter(self._waiting.values())).arrived_s + self._bounds.window_s

    def close_batch(self, now_s: float) -> Batch | None:
        """The next batch if one is due."""
        due_s = self.closes_at_s()
        if due_s is None or now_s < due_s:
            return None
        explain = next(iter(self._turns.values()))[0].explain
        filling = _Filling()
        for caller in [one for one, line in self._turns.items() if line[0].is_small and line[0].explain == explain]:
            if not self._give(filling, caller, self._bounds.batch_max_events // 2, self._bounds.batch_max_chars // 2):
                break
        # A caller whose first request is of the other kind sits this batch out.
        skipped: set[Hashable] = set()
        while (caller := next((one for one in self._turns if one not in skipped), None)) is not None:
            if self._turns[caller][0].explain != explain:
                skipped.add(caller)
            elif not self._give(filling, caller, self._bounds.batch_max_events, self._bounds.batch_max_chars):
                break
        return Batch(_joined(filling.cuts), explain, filling.events)

    def drop(self, key: Hashable) -> int:
        """Forgets what still waits of a request; returns how many events that was."""
        waiting = self._waiting.pop(key, None)
        if waiting is None:
            return 0
        line = self._turns[waiting.caller]
        line.remove(waiting)
        if not line:
            del self._turns[waiting.caller]
        left = waiting.left
        self._count(waiting, -left, -sum(waiting.sizes[waiting.next :]))
        return left

    def _give(self, filling: _Filling, caller: Hashable, events_max: int, chars_max: int) -> bool:
        """One turn of `caller`; False where the batch has no room for it."""
        line = self._turns[caller]
        room = min(QUANTUM_EVENTS, events_max - filling.events)
        cut = self._cut(line[0], room, chars_max - filling.chars, is_first=not filling.cuts)
        if cut is None:
            return False
        filling.take(cut)
        self._turn(caller, line)
        return True

    def _cut(self, waiting: _Waiting, room: int, room_chars: int, is_first: bool) -> _Cut | None:
        start, stop, chars = waiting.next, waiting.next, 0
        while stop < len(waiting.sizes) and stop - start < room:
            size = waiting.sizes[stop]
            # One event is always taken, or an event beyond the bound would wait for ever.
            if chars + size > room_chars and not (is_first and stop == start):
                break
            chars += size
            stop += 1
        if stop == start:
            return None
        waiting.next = stop
        self._count(waiting, start - stop, -chars)
        return _Cut(waiting.key, start, stop, chars)

    def _turn(self, caller: Hashable, line: deque[_Waiting]) -> None:
        if not line[0].left:
            del self._waiting[line.popleft().key]
        if line:
            self._turns.move_to_end(caller)
        else:
            del self._turns[caller]

    def _count(self, waiting: _Waiting, events: int, chars: int) -> None:
        self.events += events
        self.chars += chars
        if waiting.is_small:
            self.small_events += events
        left = self._by_caller.get(waiting.caller, 0) + events
        if left:
            self._by_caller[waiting.caller] = left
        else:
            self._by_caller.pop(waiting.caller, None)


@dataclass(frozen=True)
class _Cut:
    key: Hashable
    start: int
    stop: int
    chars: int


class _Filling:
    """A batch that is being filled."""

    def __init__(self) -> None:
        self.cuts: list[_Cut] = []
        self.events = self.chars = 0

    def take(self, cut: _Cut) -> None:
        self.cuts.append(cut)
        self.events += cut.stop - cut.start
        self.chars += cut.chars


def _joined(cuts: Sequence[_Cut]) -> tuple[Slice, ...]:
    """One slice a request: its quanta in one batch follow each other."""
    joined: dict[Hashable, Slice] = {}
    for cut in cuts:
        before = joined.get(cut.key)
        joined[cut.key] = Slice(cut.key, before.start if before else cut.start, cut.stop)
    return tuple(joined.values())
