"""Whether the scorer is asked at all: a state machine without a clock or a file.

    closed --points reach OPENS_AT--> open --until passes--> half-open --probe succeeds--> closed
                                        ^                        |
                                        `----- probe fails, for longer -----'

A failing scorer is given time, and searches do not each wait for it. When the time is over, one
caller is let through as a probe and the others still are not; a probe that is never heard of again
(its search was cancelled) counts until its lease ends.

The state is shared between processes, so times are seconds since the epoch, and a state that no
honest clock can have written counts as closed.
"""
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, Mapping, Tuple

OPENS_AT = 3
OPEN_FIRST_S = 5.0
OPEN_MAX_S = 60.0
#: Failures that did not open it are forgotten after this.
POINTS_LAST_S = 60.0

GO, PROBE, STAY = "go", "probe", "stay"


@dataclass(frozen=True)
class BreakerState:
    """The breaker between two events.

    points      failures since the last success; at OPENS_AT it is open
    failed_s    when the last of them happened
    openings    times it opened without a success in between
    until_s     open until then, then half-open
    probe_s     a probe is out until then; 0 where none is
    """

    points: int = 0
    failed_s: float = 0.0
    openings: int = 0
    until_s: float = 0.0
    probe_s: float = 0.0

    @property
    def is_open(self) -> bool:
        return self.points >= OPENS_AT


CLOSED = BreakerState()


def admit(state: BreakerState, now_s: float, lease_s: float) -> Tuple[str, BreakerState]:
    """GO, PROBE or STAY for a caller at `now_s`; a probe is answered within `lease_s`."""
    if not state.is_open:
        return GO, state
    if now_s < state.until_s or now_s < state.probe_s:
        return STAY, state
    return PROBE, replace(state, probe_s=now_s + lease_s)


def succeeded(state: BreakerState) -> BreakerState:
    """The state after an answer, be it a refusal: the scorer is there."""
    return CLOSED


def failed(state: BreakerState, now_s: float, points: int, jitter: float) -> BreakerState:
    """The state after a failure worth `points`; `jitter` (0 to 1) spreads the probes of many hosts."""
    is_stale = not state.is_open and now_s - state.failed_s > POINTS_LAST_S
    total = min((0 if is_stale else state.points) + points, OPENS_AT)
    if total < OPENS_AT:
        return BreakerState(total, now_s, state.openings)
    if state.is_open and now_s < state.until_s:
        return state  # one outage: batches that were in flight when it opened do not prolong it
    pause_s = min(OPEN_FIRST_S * 2.0 ** min(state.openings, 10), OPEN_MAX_S)
    return BreakerState(OPENS_AT, now_s, state.openings + 1, now_s + pause_s * (0.8 + 0.4 * jitter))


def to_json(state: BreakerState) -> Dict[str, Any]:
    return {"points": state.points, "failed_s": state.failed_s, "openings": state.openings,
            "until_s": state.until_s, "probe_s": state.probe_s}


def from_json(found: Mapping[str, Any], now_s: float, lease_max_s: float) -> BreakerState:
    """The state in `found`; CLOSED where it makes no sense, or lies further ahead than any state can."""
    try:
        state = BreakerState(int(found["points"]), float(found["failed_s"]), int(found["openings"]),
                             float(found["until_s"]), float(found["probe_s"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return CLOSED
    is_sane = (0 <= state.points <= OPENS_AT and 0 <= state.openings
               and 0.0 <= state.failed_s <= now_s + 1.0
               and 0.0 <= state.until_s <= now_s + 1.2 * OPEN_MAX_S
               and 0.0 <= state.probe_s <= now_s + lease_max_s)
    return state if is_sane else CLOSED
