"""What a failure of the model means for the events that were at work.

A worker that dies, hangs or raises tells which step it was at. The events of that step are tried
again in smaller steps, and the rest goes on:

    step of a batch      all at once  ->  STEP_EVENTS  ->  one event  ->  the event is the poison

So a worker killed from outside costs one repetition, and one bad event in a batch of 1,024 costs three
failures (not the ten of halving: a failure may cost the loading of a model) and nobody else's result.
An event found guilty is remembered by its digest and refused at the door from then on.

Pure. `dispatcher` asks it after each failure.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, Sequence, TypeVar

from aiscore_contract.event import Event

#: Events a step when a whole batch has failed.
STEP_EVENTS = 32
#: The step that means "the whole batch at once".
WHOLE = 0
GUILTY_MAX = 10_000

Row = TypeVar("Row")


@dataclass(frozen=True)
class Job(Generic[Row]):
    """Events for a worker, scored `step` at a time."""

    rows: tuple[Row, ...]
    explain: bool
    step: int = WHOLE

    def steps(self) -> list[tuple[int, int]]:
        """The (start, stop) of each step.

        >>> Job(("a", "b", "c"), False, 2).steps()
        [(0, 2), (2, 3)]
        """
        width = self.step or len(self.rows)
        return [(start, min(start + width, len(self.rows))) for start in range(0, len(self.rows), width)]


@dataclass(frozen=True)
class Finding(Generic[Row]):
    """What to do after a failure: jobs to run again, and the event that is to blame."""

    again: tuple[Job[Row], ...] = ()
    guilty: Row | None = None


def judge_failure(job: Job[Row], start: int, stop: int, is_worker_lost: bool) -> Finding[Row]:
    """What the failure of rows `start` to `stop` of `job` means.

    With the worker lost, the rows after `stop` are to be run again too: nobody will score them.

    >>> judge_failure(Job(tuple("abcd"), False), 0, 4, True).again
    (Job(rows=('a', 'b', 'c', 'd'), explain=False, step=32),)
    >>> judge_failure(Job(tuple("abcd"), False, 1), 1, 2, True)
    Finding(again=(Job(rows=('c', 'd'), explain=False, step=1),), guilty='b')
    """
    failed, rest = job.rows[start:stop], job.rows[stop:] if is_worker_lost else ()
    after = (Job(rest, job.explain, job.step),) if rest else ()
    if job.step != WHOLE and len(failed) == 1:
        return Finding(after, failed[0])
    finer = STEP_EVENTS if job.step == WHOLE else 1
    return Finding((Job(failed, job.explain, finer), *after))


class Guilty:
    """Digests of the events that broke the model, the latest GUILTY_MAX of them.

    A digest, because an event must not be kept; the whole event, because any part may be to blame.
    """

    def __init__(self) -> None:
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._digests)

    def add(self, event: Event) -> None:
        self._digests[_digest(event)] = None
        while len(self._digests) > GUILTY_MAX:
            self._digests.popitem(last=False)

    def clear(self) -> None:
        """Another bundle may cope with them."""
        self._digests.clear()

    def positions(self, events: Sequence[Event]) -> list[int]:
        """Which of `events` are known to break the model; free of cost while none is."""
        if not self._digests:
            return []
        return [position for position, event in enumerate(events) if _digest(event) in self._digests]


def _digest(event: Event) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for value in (event.text, event.sourcetype, event.host, event.time):
        encoded = value.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.digest()
