"""Lanes that share the work of one kind of events, with what holds for all of them together: places in the queue, what requests
are expected to hold, and loading.

With one worker a pool is its lane. With several, each answers for its own events (`dealing`); one that is lost is passed over until
its successor is ready, and so is one that has loaded another bundle or site than the others, because the folder was
changed under it: an answer is of one bundle.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, Awaitable, Callable, Hashable, Sequence

from aiscore_contract.event import Event

from .admission import Pace, Sizes
from .batches import Bounds, is_small
from .dealing import deal
from .lane import Lane, too_long
from .model_process import WorkerRefused
from .pending import Pending, Row

#: A request with this many times the events that its length told of is judged again by what it holds.
_JUDGED_TWICE = 1.5

#: Which events of a request go to which lane.
Parts = dict[Lane, Sequence[int]]


class Pool:
    """`lanes` with `bounds` over all of them; `handling` is theirs too, and counted once for each, since one thread serves all."""

    def __init__(self, lanes: Sequence[Lane], bounds: Bounds, handling: Pace) -> None:
        self.lanes = tuple(lanes)
        self._bounds = bounds
        self._handling = handling
        self._sizes = Sizes()
        self._has_begun = False
        for lane in self.lanes:
            lane.current_bundle = lambda: str(self.metadata.get("bundle", ""))

    @property
    def is_ready(self) -> bool:
        """Whether all workers were loaded, and one at least answers."""
        return self._has_begun and any(lane.process.is_ready for lane in self.lanes)

    @property
    def metadata(self) -> dict[str, Any]:
        return next((self.lanes[place].process.metadata for place in self._open_places()), {})

    def _open_places(self) -> list[int]:
        """The lanes that new events are dealt to: those that are ready, of the version that most of them have."""
        ready = [place for place, lane in enumerate(self.lanes) if lane.process.is_ready]
        versions = Counter(self.lanes[place].version for place in ready)
        return [place for place in ready if self.lanes[place].version == versions.most_common(1)[0][0]] if len(versions) > 1 else ready

    # -- loading ----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Loads the workers. `WorkerRefused` if one cannot."""
        for outcome in await self._of_each(lambda lane: lane.process.start()):
            if isinstance(outcome, BaseException):
                raise outcome
        self._has_begun = True

    async def prepare(self, factory: Callable[[], Any]) -> Callable[[bool], Awaitable[None]]:
        """Workers beside those that answer; what it returns lets all of them take over at once, or none. `WorkerRefused` if one cannot."""
        outcomes = await self._of_each(lambda lane: lane.process.prepare(factory))
        failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]

        async def decide(takes_over: bool) -> None:
            for outcome in outcomes:
                if not isinstance(outcome, BaseException):
                    await outcome(takes_over)

        if failures:
            await decide(False)
            raise failures[0]
        return decide

    async def _of_each(self, step: Callable[[Lane], Awaitable[Any]]) -> list[Any]:
        """What `step` gives for each lane, or what it raised. The first goes alone: if that is refused, so are all."""
        first, *others = self.lanes
        try:
            found = await step(first)
        except (WorkerRefused, OSError) as error:
            return [error]
        return [found, *await asyncio.gather(*map(step, others), return_exceptions=True)]

    # -- requests ---------------------------------------------------------------------------------

    def check_room(self, caller: Hashable, sent_bytes: int) -> int:
        """Refuses, by its length alone, a request that would be refused once read: reading it is most of what it costs here.
        Returns how many events it is taken for; 0 where that, or which of several lanes a small one goes to, is not known yet."""
        events = self._sizes.guess(sent_bytes)
        if len(self.lanes) > 1 and is_small(events):
            return 0
        if events:
            for lane in self.lanes:
                lane.check_crowd(caller, self._share(events), is_small(events))
        return events

    def expect(self, caller: Hashable, events: int) -> None:
        """Keeps room for so many events of a request that is let in and not read yet; negative: keeps it no longer."""
        share = self._share(abs(events))
        for lane in self.lanes:
            lane.expect(caller, share if events > 0 else -share, is_small(abs(events)))

    def _share(self, events: int) -> int:
        return -(-events // len(self.lanes))

    def note_size(self, sent_bytes: int, events: int) -> None:
        """How long a request was on the wire, for `check_room`."""
        self._sizes.note(sent_bytes, events)

    def note_handling(self, events: int, took_s: float) -> None:
        """How long reading and answering a request of `events` events took, beside its scoring."""
        self._handling.note(events, took_s * len(self.lanes))

    def deal(self, events: Sequence[Event], positions: Sequence[int]) -> Parts:
        """The events at `positions` by lane."""
        dealt = deal(events, positions, self._open_places(), len(self.lanes))
        return {self.lanes[place]: dealt[place] for place in dealt}

    def run_again(self, rows: Sequence[Row], explain: bool) -> None:
        """Repeats those of `rows` that were dealt here, where they belong or, if that lane is passed over, in another."""
        opened = [self.lanes[place] for place in self._open_places()]
        for lane in self.lanes:
            own = lane.own(rows)
            if own:
                (lane if lane in opened or not opened else opened[0]).run_again(own, explain)

    def judge(self, pending: Pending, parts: Parts, time_left_s: float, judged: int) -> None:
        """Refuses with 429 what cannot be queued or answered in time. As many events as were `judged` by their length are not judged
        again by how long others hold them up: whoever was let in is not sent away once all of it has been read."""
        for lane, positions in parts.items():
            lane.check_wait(len(positions), pending.is_small, time_left_s)
        count = sum(map(len, parts.values()))
        if count > _JUDGED_TWICE * judged:
            for lane, positions in parts.items():
                lane.check_crowd(pending.caller, len(positions), pending.is_small)
        for waiting, most, bound in (
            (sum(lane.queue.events for lane in self.lanes), self._bounds.queue_max_events, "queue_max_events"),
            (sum(lane.queue.events_of(pending.caller) for lane in self.lanes), self._bounds.caller_max_events, "caller_max_events"),
        ):
            if waiting + count > most:
                wait_s = max(lane.expected_wait_s(len(positions), pending.is_small) for lane, positions in parts.items())
                raise too_long(f"the queue is full ({bound})", wait_s)
