"""A request on its way through lanes, batches and repetitions: a place for each event's result."""

from __future__ import annotations

import asyncio
from typing import Hashable, Sequence

from aiscore_contract.messages import ScoreRequest, ScoreResponse

from .access import Refusal
from .batches import is_small


class Pending:
    """A request on its way: a place for each event's result, and a future for the answer."""

    __slots__ = (
        "request",
        "caller",
        "is_small",
        "answer",
        "scores",
        "novelties",
        "reasons",
        "techniques",
        "left",
        "model",
        "guilty",
        "mixed",
        "is_over",
    )

    def __init__(self, request: ScoreRequest, caller: Hashable) -> None:
        count = len(request.events)
        self.request, self.caller, self.is_small = request, caller, is_small(count)
        self.answer: asyncio.Future[ScoreResponse] = asyncio.get_running_loop().create_future()
        self.scores: list[float | None] = [None] * count
        self.novelties: list[float | None] = [None] * count
        self.reasons: list[tuple[str, ...]] = [()] * count
        self.techniques: list[tuple[str, ...]] = [()] * count
        self.left, self.model, self.guilty, self.mixed, self.is_over = count, "", [], 0, False

    def fill(self, position: int, score: float, novelty: float | None, reasons: tuple, techniques: tuple) -> None:
        if self.scores[position] is None:
            self.left -= 1
        self.scores[position], self.novelties[position] = score, novelty
        self.reasons[position], self.techniques[position] = reasons, techniques

    def blame(self, position: int) -> None:
        if position not in self.guilty and self.scores[position] is None:
            self.guilty.append(position)
            self.left -= 1

    def start_again(self, model: str) -> list[int]:
        """Forgets the results of another bundle; returns the positions that had one."""
        positions = [position for position, score in enumerate(self.scores) if score is not None]
        for position in positions:
            self.scores[position] = None
        self.left += len(positions)
        self.model = model
        self.mixed += 1
        return positions

    def settle(self) -> None:
        """Answers if every event has a result or is found guilty."""
        if self.left or self.is_over:
            return
        if self.guilty:
            self.fail(guilty_refusal(self.guilty))
            return
        self.is_over = True
        if not self.answer.done():
            self.answer.set_result(
                ScoreResponse(
                    self.request.id,
                    self.model,
                    tuple(self.scores),
                    tuple(self.novelties),
                    tuple(self.reasons),
                    tuple(self.techniques),
                )
            )

    def fail(self, refusal: Refusal) -> None:
        if self.is_over:
            return
        self.is_over = True
        if not self.answer.done():
            self.answer.set_exception(refusal)


#: One event of one request.
Row = tuple[Pending, int]


def guilty_refusal(positions: Sequence[int]) -> Refusal:
    """The answer to a request that holds events on which the model fails (docs/SCORER.md, "Events that break the model")."""
    named = sorted(positions)
    told = ", ".join(map(str, named[:10])) + (" ..." if len(named) > 10 else "")
    return Refusal(
        422, f"text: the model fails on element {told}; leave it out and ask again", field="text", elements=named
    )
