"""How much time failing batches have cost a search.

Several batches are in flight at once, so what counts is the time during which at least one of them
was in vain: the length of the union of their intervals. Time in which batches succeed is never
counted, however long the search takes. Pure: the clock is an argument.
"""
from __future__ import annotations

from typing import Iterable, List, Tuple


class LostTime:
    """Adds up the intervals of failed batches.

    >>> lost = LostTime()
    >>> lost.add(0.0, 10.0); lost.add(5.0, 12.0)
    >>> lost.total_s()
    12.0
    """

    def __init__(self) -> None:
        self._intervals: List[Tuple[float, float]] = []  # disjoint, in order

    def add(self, start_s: float, end_s: float) -> None:
        """A batch sent at `start_s` was given up at `end_s`."""
        self._intervals = _union(self._intervals + [(start_s, max(start_s, end_s))])

    def total_s(self, flying_since: Iterable[float] = (), now_s: float = 0.0) -> float:
        """Seconds lost; those in flight since `flying_since` are counted as if they failed now.

        That pessimism keeps the sum of two batches that fail one after the other within the bound.
        """
        flying = [(start_s, max(start_s, now_s)) for start_s in flying_since]
        return sum(end_s - start_s for start_s, end_s in _union(self._intervals + flying))


def _union(intervals: List[Tuple[float, float]]) -> List[Tuple[float, float]]:
    merged: List[Tuple[float, float]] = []
    for start_s, end_s in sorted(intervals):
        if merged and start_s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end_s))
        else:
            merged.append((start_s, end_s))
    return merged
