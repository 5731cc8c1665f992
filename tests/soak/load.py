"""Callers: prebuilt requests over kept connections, at a rate of their own or one after the other."""
from __future__ import annotations

import asyncio
import json
import random
import ssl
import time
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Sequence, Tuple

from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_contract.messages import ScoreRequest
from aiscore_splunk.remote import OFFERS_MAX, RETRY_AFTER_MAX_S, RETRY_AFTER_MIN_S

#: `timeout=` of a search that does not set it.
BATCH_TIMEOUT_S = 30.0
#: Distinct texts that all requests are made of. The model has read each template after the warm-up, as it has at a site.
TEXTS = 600
#: Times are drawn from so many hours: the same text at another hour is an event to be read anew.
HOURS = 24 * 365


@dataclass
class Tally:
    """What became of requests: (when it was sent, seconds it took, status, events); of batches, how many events were scored
    in the end and how many left to the rules; and how late the callers' own clock rang, in seconds."""

    rows: List[Tuple[float, float, int, int]] = field(default_factory=list)
    retry_after_missing: int = 0
    scored_batches: List[float] = field(default_factory=list)
    given_up: int = 0
    lags_s: List[float] = field(default_factory=list)

    def add(self, sent_s: float, took_s: float, status: int, events: int) -> None:
        self.rows.append((sent_s, took_s, status, events))

    def took_s(self, status: int = 200) -> List[float]:
        return sorted(took for _, took, code, _ in self.rows if code == status)

    def statuses(self) -> Dict[int, int]:
        found: Dict[int, int] = {}
        for _, _, status, _ in self.rows:
            found[status] = found.get(status, 0) + 1
        return dict(sorted(found.items()))

    def events(self, status: int = 200) -> int:
        return sum(events for _, _, code, events in self.rows if code == status)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the sorted `values` do not exceed; nan of none."""
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def lines(seed: int, count: int = TEXTS) -> List[Event]:
    """Events of a made-up organisation."""
    from aiscore_trainer.scenarios import generate

    return [Event(row["raw"], row["sourcetype"], row["host"] or "", "") for row in generate(seed, count)]


def body_of(events: Sequence[Event], id_: str = "r") -> bytes:
    return wire.compress(wire.encode_request(ScoreRequest(id_, tuple(events))))


def bodies(texts: Sequence[Event], size: int, count: int, seed: int) -> List[bytes]:
    """`count` gzip bodies of `size` events each: texts that come again, at other times."""
    rng = random.Random(seed)
    return [body_of([Event(event.text, event.sourcetype, event.host, str(3_600 * rng.randrange(HOURS)))
                     for event in rng.choices(texts, k=size)], f"r{number}") for number in range(count)]


async def mind(tally: Tally) -> None:
    """Notes how late the callers themselves are: what their own process adds to every time they measure."""
    while True:
        due_s = time.monotonic() + 0.01
        await asyncio.sleep(0.01)
        tally.lags_s.append(time.monotonic() - due_s)


class Link:
    """One kept connection of one search; opened anew when the server closes it."""

    def __init__(self, port: int, context: ssl.SSLContext, ticket: Callable[[], str]) -> None:
        self._port, self._context, self._ticket = port, context, ticket
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, body: bytes) -> Tuple[int, Dict[bytes, bytes], bytes]:
        """Status, headers and body of the answer. OSError or EOFError where the connection breaks."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._port, ssl=self._context, server_hostname="localhost", limit=1 << 22)
        head = (f"POST {wire.INFER_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                f"Accept-Encoding: gzip\r\nContent-Length: {len(body)}\r\nAuthorization: {self._ticket()}\r\n\r\n").encode()
        try:
            self._writer.write(head + body)
            told = (await self._reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in told[1:] if line)}
            answer = await self._reader.readexactly(int(headers[b"content-length"]))
        except BaseException:
            self.close()
            raise
        if headers.get(b"connection") == b"close":
            self.close()
        return int(told[0].split()[1]), headers, answer

    def close(self) -> None:
        if self._writer is not None:
            self._writer.transport.abort()
        self._reader = self._writer = None


async def one(link: Link, body: bytes, events: int, tally: Tally, began_s: float) -> Tuple[int, float]:
    """Asks once and tallies the answer; its status (0 where the connection broke) and its Retry-After."""
    sent_s = time.monotonic()
    try:
        status, headers, _ = await link.ask(body)
    except (OSError, EOFError):
        status, headers = 0, {}
    tally.add(sent_s - began_s, time.monotonic() - sent_s, status, events)
    if status == 429 and int(headers.get(b"retry-after", b"0")) < 1:
        tally.retry_after_missing += 1
    return status, int(headers.get(wire.RETRY_AFTER_MS.encode(), b"0")) / 1_000


async def in_turn(link: Link, stock: Sequence[bytes], size: int, seconds: float, tally: Tally, began_s: float) -> None:
    """One request after the other for `seconds`."""
    end_s, number = time.monotonic() + seconds, random.randrange(len(stock))
    while time.monotonic() < end_s:
        number += 1
        await one(link, stock[number % len(stock)], size, tally, began_s)


async def as_told(link: Link, stock: Sequence[bytes], size: int, seconds: float, tally: Tally, began_s: float) -> None:
    """Batch after batch as `| aiscore` offers them: again when the scorer says so, and to the rules after so many offers."""
    end_s, rng = time.monotonic() + seconds, random.Random()
    while time.monotonic() < end_s:
        body, start_s, offers, status = rng.choice(stock), time.monotonic(), 0, 429
        while offers < OFFERS_MAX and time.monotonic() - start_s < BATCH_TIMEOUT_S and time.monotonic() < end_s:
            offers += 1
            status, retry_s = await one(link, body, size, tally, began_s)
            if status != 429:
                break
            await asyncio.sleep(min(max(retry_s, RETRY_AFTER_MIN_S), RETRY_AFTER_MAX_S) * (1.0 + 0.25 * rng.random()))
        if status == 200:
            tally.scored_batches.append(time.monotonic() - start_s)
        elif time.monotonic() < end_s:
            tally.given_up += size


async def at_rate(links: Sequence[Link], stock: Sequence[bytes], size: int, per_s: float, seconds: float, tally: Tally,
                  began_s: float) -> int:
    """Requests at random times, `per_s` on average, whatever becomes of those before; how many found no free connection."""
    rng = random.Random(7)
    free, running, unsent = list(links), set(), 0
    end_s = time.monotonic() + seconds
    due_s = time.monotonic()
    while due_s < end_s:
        due_s += rng.expovariate(per_s)
        await asyncio.sleep(max(0.0, due_s - time.monotonic()))
        if not free:
            unsent += 1
            continue
        link = free.pop(rng.randrange(len(free)))
        task = asyncio.create_task(one(link, rng.choice(stock), size, tally, began_s))
        running.add(task)
        task.add_done_callback(lambda done, link=link: (running.discard(done), free.append(link)))
    if running:
        await asyncio.wait(running, timeout=60.0)
    return unsent


def scores_of(answer: bytes) -> Tuple[float, ...]:
    """The scores in an answer, gzip or not."""
    if answer[:2] == b"\x1f\x8b":
        answer = wire.inflate(answer, 1 << 25, "RESPONSE_MAX_BYTES")
    return tuple(next(tensor["data"] for tensor in json.loads(answer)["outputs"] if tensor["name"] == "score"))
