"""Request, response and metadata: frozen, and checked when built.

Results are columns, as on the wire, because a chunk has 50,000 of them: element i of every
column belongs to event i of the request.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from typing import Optional, Tuple

from .errors import IllegalValue, TooLarge
from .event import Event
from .limits import (
    BATCH_MAX_EVENTS,
    REASON_MAX_CHARS,
    REASONS_MAX_PER_EVENT,
    REQUEST_MAX_BYTES,
    TECHNIQUES_MAX_PER_EVENT,
)

MODEL_NAME = "aiscore"


@dataclass(frozen=True)
class ScoreRequest:
    """Events to score. Scoring is idempotent: a request may be repeated.

    explain     also measure which words moved the score of suspicious and malicious events
    timeout_ms  the caller is gone after this many milliseconds; None where it did not say
    """

    id: str
    events: Tuple[Event, ...]
    explain: bool = False
    timeout_ms: Optional[int] = None

    def __post_init__(self) -> None:
        if not self.events:
            raise IllegalValue("a request holds at least one event")
        if len(self.events) > BATCH_MAX_EVENTS:
            raise TooLarge("BATCH_MAX_EVENTS", BATCH_MAX_EVENTS, "events")
        if self.timeout_ms is not None and self.timeout_ms <= 0:
            raise IllegalValue("timeout_ms is a positive number of milliseconds")


@dataclass(frozen=True)
class ScoreResponse:
    """What the scorer found, one element per event of the request, in its order.

    model       bundle id and version, as `ai_model` shows it
    scores      0 to 1 on the fixed scale (see `scale`)
    novelties   0 to 1 against the site's baseline; None where there is none for the event
    reasons     for each event, texts for the analyst, strongest first
    techniques  for each event, ATT&CK ids
    """

    id: str
    model: str
    scores: Tuple[float, ...]
    novelties: Tuple[Optional[float], ...]
    reasons: Tuple[Tuple[str, ...], ...]
    techniques: Tuple[Tuple[str, ...], ...]

    def __post_init__(self) -> None:
        count = len(self.scores)
        for name in ("novelties", "reasons", "techniques"):
            if len(getattr(self, name)) != count:
                raise IllegalValue(f"{name} has {len(getattr(self, name))} elements for {count} scores")
        for score in self.scores:
            if not (isfinite(score) and 0.0 <= score <= 1.0):
                raise IllegalValue(f"a score lies between 0 and 1, not at {score!r}")
        for novelty in self.novelties:
            if novelty is not None and not (isfinite(novelty) and 0.0 <= novelty <= 1.0):
                raise IllegalValue(f"a novelty lies between 0 and 1, not at {novelty!r}")
        for texts in self.reasons:
            if len(texts) > REASONS_MAX_PER_EVENT or any(len(text) > REASON_MAX_CHARS for text in texts):
                raise IllegalValue(f"an event has at most {REASONS_MAX_PER_EVENT} reasons of {REASON_MAX_CHARS} characters")
        for ids in self.techniques:
            if len(ids) > TECHNIQUES_MAX_PER_EVENT:
                raise IllegalValue(f"an event has at most {TECHNIQUES_MAX_PER_EVENT} techniques")


@dataclass(frozen=True)
class ModelMetadata:
    """What `GET /v2/models/aiscore` tells a caller before it sends anything.

    max_in_flight       requests that one caller may have open at once
    max_batch_events    events that one request may hold
    max_request_bytes   size of a request, inflated
    device              "cpu", or the GPU's name
    """

    version: str
    bundle: str
    device: str
    encoder: str
    max_in_flight: int = 4
    max_batch_events: int = BATCH_MAX_EVENTS
    max_request_bytes: int = REQUEST_MAX_BYTES
    platform: str = "aiscore"
    name: str = field(default=MODEL_NAME)

    def __post_init__(self) -> None:
        for name in ("max_in_flight", "max_batch_events", "max_request_bytes"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int) or value < 1:
                raise IllegalValue(f"{name} is a whole number of at least 1, not {value!r}")
