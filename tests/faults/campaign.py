"""Runs a fault and judges what came of it."""
import os
import signal
import time
from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, List, Sequence, Tuple

from tests.splunkd import Search, StandInError

from .faults import Fault
from .stage import Stage

COLUMNS = ("ai_score", "ai_verdict", "ai_novelty", "ai_source", "ai_reason", "ai_technique", "ai_model", "ai_error")
CONSEQUENT = frozenset(("breaker_open", "budget"))
#: How long a search that goes away may take to leave.
SLACK_S = 2.0
STRIKE_AT, MEND_AT, CHUNKS = 3, 7, 10


@dataclass(frozen=True)
class Verdict:
    """What a fault came to; `problems` is empty where all is as it must be."""

    name: str
    events_in: int
    events_out: int
    words: Dict[str, int]
    warnings: int
    spent_s: float
    problems: Tuple[str, ...]


def rows_of(count: int) -> List[dict]:
    return [{"_raw": f'Nov 23 10:00:{number % 60:02d} web-1 sshd[{number}]: "é" failed for u{number}\n\tline 2',
             "_time": str(1763890000 + number), "host": f"web-{number % 9}", "sourcetype": "linux_secure", "n": str(number)}
            for number in range(count)]


def run_fault(fault: Fault, stage: Stage, healthy_s: float, python: str) -> Verdict:
    """One search of the stage's scale with `fault` in it."""
    stage.reset()
    fault.arrange(stage)
    scale = stage.scale
    rows = rows_of(scale.events)
    fault.spoil(rows)
    args = [f"batch_size={scale.batch_size}", f"timeout={scale.timeout_s}"]
    search = Search(stage.home, args, python=python, env=stage.env, wait_s=60 + 2 * scale.lost_time_max_s)
    events: List[dict] = []
    spent_s, problems = 0.0, []
    try:
        search.start()
        for number in range(CHUNKS):
            if number == STRIKE_AT:
                fault.strike(stage)
            if number == MEND_AT:
                fault.mend(stage)
            part = rows[number * len(rows) // CHUNKS:(number + 1) * len(rows) // CHUNKS]
            start_s = time.monotonic()
            events += search.send(part, number == CHUNKS - 1)
            spent_s += time.monotonic() - start_s
        search.finish()
    except StandInError as error:
        problems.append(str(error))
        search.kill()
    problems += judge(fault, rows, events, search, spent_s - healthy_s, stage)
    return Verdict(fault.name, len(rows), len(events), dict(Counter(_answer(event) for event in events)),
                   len(search.messages), spent_s, tuple(problems))


def _answer(event: dict) -> str:
    return event.get("ai_error") or event.get("ai_source") or "nothing"


def judge(fault: Fault, rows: Sequence[dict], events: Sequence[dict], search: Search, lost_s: float,
          stage: Stage) -> List[str]:
    """What is not as it must be."""
    problems, scale = [], stage.scale

    def check(holds: bool, problem: str) -> None:
        if not holds:
            problems.append(problem)
    check([event.get("n") for event in events] == [row["n"] for row in rows], "events are lost, doubled or out of order")
    check(all({name: event[name] for name in row} == row for event, row in zip(events, rows)), "an input column changed")
    check(all(set(COLUMNS) <= set(event) for event in events), "a result column is missing")
    problems += sorted({_wrong(event, stage) for event in events} - {""})
    words = {event.get("ai_error", "") for event in events} - {""}
    known = set(fault.causes + fault.allows)
    check(words <= known | (CONSEQUENT if known else set()), f"ai_error says {sorted(words)}")
    by_rules = sum(event.get("ai_source") == "rules" for event in events)
    check(fault.costs is None or by_rules <= fault.costs, f"{by_rules} events have no score of the model")
    check(not fault.causes or bool(words.intersection(fault.causes)), f"ai_error never says {fault.causes}")
    if fault.recovers:
        check(events[-1:] != [] and events[-1].get("ai_source") == "model", "the model did not come back")
    check(lost_s <= scale.lost_time_max_s + fault.slack_s + scale.slack_s, f"{lost_s:.1f} s were lost")
    check(len(search.messages) == (1 if words else 0), f"{len(search.messages)} messages")
    check(all(level == "WARN" for level, _ in search.messages), "a message is no WARN")
    check(search.stderr == "", f"stderr: {search.stderr[:200]}")
    check(search.exit_code == 0, f"exit code {search.exit_code}")
    check(not search.error, f"error: {search.error}")
    return problems


def _wrong(event: dict, stage: Stage) -> str:
    """Why an event's results cannot be; empty where they can."""
    source, error = event.get("ai_source"), event.get("ai_error")
    if source == "model":
        model, score = stage.expects(event)
        if error or event["ai_model"] != model:
            return "an event of the model's has an error or another model"
        if event["ai_score"] != score:
            return "an event has another event's score"
    elif source == "rules":
        if not error or not event["ai_score"] or not event["ai_model"].startswith("rules "):
            return "an event of the rules' has no error, score or pack"
    else:
        return f"ai_source is {source!r}"
    return ""


# -- searches that go away -----------------------------------------------------------------------------

VANISHINGS: Dict[str, Callable[[Search], None]] = {
    "search: SIGTERM while the scorer hangs": lambda search: search.cancel(),
    "search: end of input while the scorer hangs": lambda search: search.close_input(),
    "search: nobody reads the output any more": lambda search: search.close_output(),
    "search: killed": lambda search: os.kill(search.pid, signal.SIGKILL),
}


def run_vanishing(name: str, stage: Stage, python: str) -> Verdict:
    """A search that goes away under way must leave at once and in silence, and let the next one work."""
    stage.reset()
    rows = rows_of(stage.scale.events // CHUNKS)
    search = Search(stage.home, [f"batch_size={stage.scale.batch_size}", "timeout=60"], python=python).start()
    search.send(rows, False)
    stage.scorer.behave("hang")
    search.send_chunk({"action": "execute", "finished": False}, search.encode(rows))
    time.sleep(0.4)
    start_s = time.monotonic()
    VANISHINGS[name](search)
    try:
        search.finish()
    except StandInError as error:
        search.kill()
        late = str(error)
    else:
        late = ""
    spent_s = time.monotonic() - start_s
    problems = [late] if late else []
    if spent_s > SLACK_S + stage.scale.slack_s:
        problems.append(f"it took {spent_s:.1f} s to leave")
    if search.stderr:
        problems.append(f"stderr: {search.stderr[:200]}")
    if search.exit_code != (-signal.SIGKILL if name.endswith("killed") else 0):
        problems.append(f"exit code {search.exit_code}")
    stage.scorer.released.set()
    stage.scorer.behave("right")
    after = Search(stage.home, [], python=python).start()
    events = after.send(rows, True)
    after.finish()
    if [event["ai_source"] for event in events] != ["model"] * len(rows):
        problems.append("the next search has no scores of the model")
    return Verdict(name, len(rows), len(events), dict(Counter(map(_answer, events))), len(after.messages), spent_s,
                   tuple(problems))
