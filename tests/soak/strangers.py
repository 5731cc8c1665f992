"""Those who hold on to what they do not use: silent, dripping and knocking, as many as they like, beside one search.

Each kind comes from an address of its own, and the search from another: that is what it is promised to be served beside.
"""
from __future__ import annotations

import asyncio
import ssl
from functools import partial
from typing import Any, Awaitable, Callable, Dict, List

from running import Running, has_address

from aiscore_contract import wire

from .campaign import BATCH, Lengths, Report, Stage, measured
from .load import Tally, bodies, body_of, in_turn, lines
from .watch import Watch, closed

#: How many of each are there at once. Together more than the places that a scorer has.
SILENT, SHAKEN, DRIPPING, LOITERING, KNOCKING = 200, 300, 100, 20, 8
ADDRESSES = [f"127.0.0.{number}" for number in range(2, 7)]
DRIP_S = 0.2
#: Linux lets connections come from all of 127.0.0.0/8.
HAS_ADDRESSES = all(map(has_address, ADDRESSES))
HEAD = f"POST {wire.INFER_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n".encode()


async def strangers(server: Running, lengths: Lengths) -> Report:
    """One search, at rest and beside strangers."""
    if not HAS_ADDRESSES:
        raise SystemExit(f"strangers: no connection can come from {', '.join(ADDRESSES)} on this machine")
    stage, report, texts = Stage(server), Report("strangers"), lines(5, lengths.texts)
    stock = bodies(texts, BATCH, lengths.stock, 11)
    await stage.warm([body_of(texts[start:start + BATCH]) for start in range(0, len(texts), BATCH)] + stock, BATCH)
    watch = report.watch = Watch({"server": server.process.pid, "worker": server.worker_pid()})
    watching = asyncio.create_task(watch.run())

    async def part(name: str, seconds: float) -> Dict[str, Any]:
        async def work(tally: Tally, seconds: float) -> None:
            link = stage.link()
            await in_turn(link, stock, BATCH, seconds, tally, watch.began_s)
            link.close()
        return await measured(report, name, work, seconds)

    rest = await part("at rest: one request after the other", lengths.rest_s)
    crowd = [asyncio.create_task(_for_ever(one)) for one in _crowd(server)]
    await asyncio.sleep(min(3.0, lengths.load_s))
    beside = await part(f"beside {len(crowd)} strangers", lengths.load_s)
    for task in crowd:
        task.cancel()
    await asyncio.gather(*crowd, return_exceptions=True)
    await closed(server.process.pid, rest["server_descriptors"])
    after = await part("at rest again", lengths.rest_s)
    watching.cancel()
    asked = report.tallies[beside["part"]].rows
    report.rows.append({"of": beside["part"], "first_ms": round(1000 * asked[0][1], 1), "longest_ms": round(1000 * max(row[1] for row in asked), 1)})
    for row in (rest, beside, after):
        report.must(set(row["statuses"]) == {200}, f"{row['part']}: answers other than 200: {row['statuses']}")
    report.must(beside["server_mb"] - rest["server_mb"] < 600, f"the server grew from {rest['server_mb']} to {beside['server_mb']} MB")
    report.must(after["server_descriptors"] <= rest["server_descriptors"] + 8, "file descriptors were left open")
    return report


def _crowd(server: Running) -> List[Callable[[], Awaitable[None]]]:
    """What each of them does, over and over."""
    context = server.tls()

    async def connect(address: str, is_shaken: bool = True):
        return await asyncio.open_connection("127.0.0.1", server.port, local_addr=(address, 0), ssl=context if is_shaken else None,
                                             server_hostname="localhost" if is_shaken else None)

    async def silent(address: str, is_shaken: bool) -> None:
        reader, writer = await connect(address, is_shaken)
        try:
            await reader.read(1)
        finally:
            writer.transport.abort()

    async def dripping(address: str) -> None:
        _, writer = await connect(address)
        try:
            for byte in HEAD * 100:
                writer.write(bytes((byte,)))
                await writer.drain()
                await asyncio.sleep(DRIP_S)
        finally:
            writer.transport.abort()

    async def loitering(address: str) -> None:
        """With a ticket, and a body that never comes."""
        reader, writer = await connect(address)
        try:
            writer.write(HEAD + f"Authorization: {server.ticket(user='loiterer', sid='9.9')['Authorization']}\r\n\r\n".encode())
            await reader.read(1)
        finally:
            writer.transport.abort()

    async def knocking(address: str) -> None:
        reader, writer = await connect(address)
        try:
            writer.write(HEAD + b"\r\n")
            await reader.read(1)
        finally:
            writer.transport.abort()

    kinds = [(SILENT, partial(silent, is_shaken=False)), (SHAKEN, partial(silent, is_shaken=True)), (DRIPPING, dripping), (LOITERING, loitering),
             (KNOCKING, knocking)]
    return [partial(kind, address) for address, (count, kind) in zip(ADDRESSES, kinds, strict=True) for _ in range(count)]


async def _for_ever(what: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await what()
        except (OSError, EOFError, ssl.SSLError):
            await asyncio.sleep(0.05)
