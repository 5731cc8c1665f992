"""The model worker: a process of its own that loads a scorer and scores what the server sends.

Spoken over a socket pair, in frames: four bytes of length (big endian), then JSON. JSON and not pickle,
because a worker that an event has taken over must not be able to make the server run code.

    server -> worker   {"job", "explain", "steps": [[start, stop], ...], "text": [...], "sourcetype", "host", "time"}
                       {"save": least share}     the template cache, where more than this share of it is new
    worker -> server   {"is": "ready", "metadata", "seconds"} | {"is": "refused", "problem"}
                       {"is": "start",  "job", "start", "stop"}
                       {"is": "scored", "job", "start", "stop", "scores", "novelties", "reasons", "techniques", "statistics"}
                       {"is": "failed", "job", "start", "stop", "problem"}

Before it says ready it has scored a few events twice, alone and together, and found the results valid and
equal. When a step fails it asks the scorer whether that still works at all, and ends where it does not: what a failed GPU does to every
event is no event's fault, and a new process may have more luck. It ends when the socket closes, too, and takes no signal meant for the server.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import threading
import time
from typing import Any, Callable, Iterator

import orjson

from aiscore_contract.event import Event
from aiscore_contract.messages import ScoreResponse

from .log import Log, place_of
from .template_cache import Keeper, TemplateFolder

FRAME_MAX_BYTES = 1 << 30
_LENGTH_BYTES = 4
#: How far apart the score of one event, alone and in company, may be in the smoke test.
SMOKE_TOLERANCE = 0.02
SMOKE_EVENTS = (
    Event(
        "Nov 23 09:30:19 gate sshd[2201]: Accepted publickey for deploy from 127.0.0.1 port 51022 ssh2",
        "linux_secure",
        "gate",
    ),
    Event('127.0.0.1 - - [23/Nov/2026:09:30:20 +0000] "GET /index.html HTTP/1.1" 200 5120', "access_combined", "web1"),
    Event(
        'EventCode=4688 New_Process_Name=C:\\Windows\\System32\\cmd.exe CommandLine="cmd /c whoami"',
        "WinEventLog:Security",
    ),
)


class BadResults(Exception):
    """The scorer answers, but not with results."""


class Broken(Exception):
    """The scorer fails whatever it is asked."""


def frame(message: dict[str, Any]) -> bytes:
    body = orjson.dumps(message)
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


def run_worker(
    channel: socket.socket, factory: Callable[[], Any], niceness: int, label: str, templates: TemplateFolder | None = None
) -> None:
    """The worker's main: loads, says ready, then answers jobs until the channel closes."""
    _become_worker(niceness)
    output = _Output()
    log = output.log
    try:
        began_s = time.monotonic()
        scorer = factory()
        smoke(scorer)
        keeper = _keeper_of(scorer, templates, label, log)
        metadata = {
            str(name): value
            for name, value in dict(scorer.metadata).items()
            if isinstance(value, (str, int, float, bool))
        }
        metadata["templates_loaded"] = keeper.loaded if keeper else 0
        output.silence()
        # What loading made lives as long as the worker: a collection that walks through it takes a third of a second of some event's time.
        gc.collect()
        gc.freeze()
        channel.sendall(frame({"is": "ready", "metadata": metadata, "seconds": time.monotonic() - began_s}))
    except (OSError, EOFError) as error:
        _refuse(channel, f"{type(error).__name__}: {error}")
        return
    except Exception as error:  # noqa: BLE001 - whatever a scorer raises while loading is a refusal
        log.error("load_failed", worker=label, problem=str(error), place=place_of(error))
        _refuse(channel, f"{type(error).__name__}: {error}")
        return
    try:
        for asked in _messages(channel):
            if "save" in asked:
                if keeper is not None:
                    keeper.save(asked["save"])
                continue
            for message in _answers(scorer, asked, log, label):
                channel.sendall(frame(message))
        if keeper is not None:
            keeper.close()
    except OSError:
        pass  # The server has gone; so does its worker.
    except Broken as broken:
        log.error("scorer_broken", worker=label, problem=str(broken))


def _keeper_of(scorer: Any, templates: TemplateFolder | None, label: str, log: Log) -> Keeper | None:
    """The keeper of the scorer's template cache, which is loaded after it has been seen to work without."""
    if templates is None:
        return None
    try:
        keeper = Keeper(templates, label, scorer.encoder, log)
        keeper.load()
    except Exception as error:  # noqa: BLE001 - it scores without
        log.warning("template_cache_unusable", worker=label, problem=place_of(error))
        return None
    return keeper


def smoke(scorer: Any) -> None:
    """Scores SMOKE_EVENTS together and one by one; `BadResults` unless both are valid and agree."""
    together = checked_columns(scorer.score(SMOKE_EVENTS, False), len(SMOKE_EVENTS))
    for position, event in enumerate(SMOKE_EVENTS):
        alone = checked_columns(scorer.score((event,), False), 1)
        if abs(alone["scores"][0] - together["scores"][position]) > SMOKE_TOLERANCE:
            raise BadResults(
                f"event {position} of the smoke test scores {alone['scores'][0]} alone and "
                f"{together['scores'][position]} in company"
            )


def checked_columns(results: Any, count: int) -> dict[str, tuple]:
    """The columns of a scorer's results, valid and of `count` elements each."""
    return valid_columns(results.scores, results.novelties, results.reasons, results.techniques, count)


def valid_columns(scores: Any, novelties: Any, reasons: Any, techniques: Any, count: int) -> dict[str, tuple]:
    """The same columns as tuples; `BadResults`, IllegalValue, TypeError or ValueError if they are no results."""
    columns = {
        "scores": tuple(map(float, scores)),
        "novelties": tuple(None if novelty is None else float(novelty) for novelty in novelties),
        "reasons": tuple(map(tuple, reasons)),
        "techniques": tuple(map(tuple, techniques)),
    }
    if len(columns["scores"]) != count:
        raise BadResults(f"the scorer gave {len(columns['scores'])} scores for {count} events")
    for rows in (columns["reasons"], columns["techniques"]):
        if not all(isinstance(text, str) for row in rows if row for text in row):
            raise BadResults("a reason or technique is no text")
    ScoreResponse("", "", **columns)
    return columns


def _answers(scorer: Any, job: dict[str, Any], log: Log, label: str) -> Iterator[dict[str, Any]]:
    events = tuple(map(Event, job["text"], job["sourcetype"], job["host"], job["time"]))
    for start, stop in job["steps"]:
        place = {"job": job["job"], "start": start, "stop": stop}
        yield {"is": "start", **place}
        try:
            columns = checked_columns(scorer.score(events[start:stop], job["explain"]), stop - start)
            yield {"is": "scored", **place, **columns, "statistics": _statistics(scorer)}
        except Exception as error:  # noqa: BLE001 - any failure of the model is reported, and costs only its step
            log.warning("score_failed", worker=label, events=stop - start, problem=place_of(error))
            _check(scorer)
            yield {"is": "failed", **place, "problem": type(error).__name__}


def _check(scorer: Any) -> None:
    try:
        scorer.check()
    except Exception as error:  # noqa: BLE001 - whatever it raises, nothing will be scored here
        raise Broken(place_of(error)) from None


def _statistics(scorer: Any) -> dict[str, float]:
    return {str(name): float(value) for name, value in scorer.statistics().items()}


def _messages(channel: socket.socket) -> Iterator[dict[str, Any]]:
    with channel.makefile("rb", buffering=1 << 20) as stream:
        while True:
            head = stream.read(_LENGTH_BYTES)
            if len(head) < _LENGTH_BYTES:
                return
            body = stream.read(int.from_bytes(head, "big"))
            yield orjson.loads(body)


def _refuse(channel: socket.socket, problem: str) -> None:
    try:
        channel.sendall(frame({"is": "refused", "problem": problem[:2_000].encode("utf-8", "replace").decode("utf-8")}))
    except OSError:
        pass


class _Output:
    """What libraries print. While loading, lines of the log; from then on nowhere, for it might quote an event."""

    def __init__(self) -> None:
        self.log = Log(os.dup(2))
        reading, writing = os.pipe()
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        os.close(writing)
        threading.Thread(target=self._log_lines, args=(reading,), name="output", daemon=True).start()

    def silence(self) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.close(nowhere)

    def _log_lines(self, reading: int) -> None:
        with open(reading, errors="replace") as stream:
            for line in stream:
                if line.strip():
                    self.log.info("worker_printed", text=line.strip())


def _become_worker(niceness: int) -> None:
    """Sets what a worker inherits wrongly from the server."""
    # Ctrl+C and systemd's stop reach the whole group: the server decides when a worker ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if niceness:
        os.nice(niceness)
    try:
        # Out of memory, the kernel shall take the worker, which comes back, and not the door.
        with open("/proc/self/oom_score_adj", "w") as adjustment:
            adjustment.write("500")
    except OSError:
        pass
    threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()


def _end_with_parent() -> None:
    """A worker in the midst of a long batch does not notice a closed socket."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)
