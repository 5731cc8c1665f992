"""The double of the seam `remote.Scorer`, and a clock that moves when it is told."""
from typing import Any, Callable, List, Optional

from aiscore_contract.messages import ModelMetadata, ScoreResponse

METADATA = ModelMetadata("1", "double 1", "cpu", "none", max_in_flight=3, max_batch_events=100)


class ScriptedScorer:
    """Answers with `answer(batch)`, which may raise a Fault; notes the batches and their deadlines."""

    def __init__(self, answer: Optional[Callable] = None, metadata: Any = METADATA) -> None:
        self._answer = answer or scores_of
        self._metadata = metadata
        self.batches: List[Any] = []
        self.deadlines: List[float] = []
        self.metadata_asked = 0

    def metadata(self, deadline_s: float) -> ModelMetadata:
        self.metadata_asked += 1
        if isinstance(self._metadata, Exception):
            raise self._metadata
        return self._metadata

    def score(self, batch: Any, deadline_s: float) -> ScoreResponse:
        self.batches.append(batch)
        self.deadlines.append(deadline_s)
        return self._answer(batch)


def scores_of(batch: Any) -> ScoreResponse:
    """The score of an event is its length in hundredths."""
    scores = tuple(min(len(key[0]), 100) / 100 for key in batch.keys)
    empty = tuple(() for _ in scores)
    return ScoreResponse(batch.id, "double 1", scores, tuple(None for _ in scores), empty, empty)


class Clock:
    def __init__(self, now_s: float = 1000.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        return self.now_s
