"""The service itself: requests a second and latency with a scorer that costs nothing, beside a bare FastAPI echo.

Both over TLS, from the same client: one process, prebuilt bytes, kept-alive connections. The echo reads the body and its JSON and
answers a constant; the service checks a ticket, decodes, queues, batches, crosses into the worker process and back, checks and encodes.
"""
from __future__ import annotations

import argparse
import asyncio
import json
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List

import uvloop

sys.path[:0] = [str(Path(__file__).parents[1] / "server")]

from running import Running, request_bytes, running, wait_until  # noqa: E402

from aiscore_contract import wire  # noqa: E402
from aiscore_contract.event import Event  # noqa: E402
from tests.bench.processes import cpu_s  # noqa: E402

OUTPUT = Path("build/bench/server.json")
CONNECTIONS = 32
REPEATS = 3

_ECHO = """
import json, sys, uvicorn
from fastapi import FastAPI, Request, Response
app = FastAPI()

@app.post("/v2/models/aiscore/infer", response_model=None)
async def infer(request: Request) -> Response:
    count = len(json.loads(await request.body())["inputs"][0]["data"])
    return Response(b'{"scores":[' + b"0.5," * (count - 1) + b"0.5]}", media_type="application/json")

uvicorn.run(app, port=int(sys.argv[1]), ssl_certfile=sys.argv[2], ssl_keyfile=sys.argv[3], log_level="error", timeout_keep_alive=120)
"""


def events(count: int) -> List[Event]:
    """Lines of the usual length, each of its own."""
    return [Event(f"Nov 23 09:30:{number % 60:02d} gate sshd[{2000 + number}]: Failed password for invalid user admin{number} from "
                  f"203.0.113.{number % 250} port {40000 + number} ssh2", "linux_secure", "gate", "1700000000") for number in range(count)]


def message(server: Running, body: bytes, number: int = 0) -> bytes:
    headers = {"Host": "localhost", "Content-Type": "application/json", "Content-Length": str(len(body)),
               **server.ticket(sid=f"search {number}", quota=10**9)}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST {wire.INFER_PATH} HTTP/1.1\r\n{head}\r\n".encode() + body


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: bytes) -> float:
    """Seconds of one request; RuntimeError unless it is answered 200."""
    began = time.perf_counter()
    writer.write(sent)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    body = await reader.readexactly(length)
    if b" 200 " not in head[:20]:
        raise RuntimeError((head + body)[:300].decode())
    return time.perf_counter() - began


async def load(port: int, context: ssl.SSLContext, messages: List[bytes], requests: int) -> Dict[str, float]:
    """`requests` over as many connections as there are messages."""
    links = [await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost", limit=1 << 22)
             for _ in messages]

    async def one(link, sent, count) -> List[float]:
        return [await exchange(*link, sent) for _ in range(count)]

    for link, sent in zip(links, messages):
        await exchange(*link, sent)
    began = time.perf_counter()
    each = await asyncio.gather(*(one(link, sent, requests // len(messages)) for link, sent in zip(links, messages)))
    spent = time.perf_counter() - began
    for _, writer in links:
        writer.close()
    times = sorted(seconds for row in each for seconds in row)
    return {"requests_per_s": round(len(times) / spent), "p50_ms": round(1000 * times[len(times) // 2], 2),
            "p99_ms": round(1000 * times[int(len(times) * 0.99)], 2)}


def measure(server: Running, port: int, pid: int, count: int, connections: int, requests: int) -> Dict[str, float]:
    """The median of REPEATS runs, and the server's CPU a request."""
    body = request_bytes(events(count))
    messages = [message(server, body, number) for number in range(connections)]
    rows = []
    for _ in range(REPEATS):
        before = cpu_s(pid)
        row = _run(load(port, server.tls(), messages, requests))
        rows.append({**row, "cpu_ms_a_request": 1000 * (cpu_s(pid) - before) / (requests + connections)})
    found = {name: round(statistics.median(row[name] for row in rows), 3) for name in rows[0]}
    return {**found, "events_per_s": round(found["requests_per_s"] * count)}


def _run(coroutine: Any) -> Any:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(coroutine)


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the requests")
    share = 10 if parser.parse_args().quick else 1
    cases = [("one event at rest", 1, 1, 1_000), ("64 events, 32 connections", 64, CONNECTIONS, 6_400),
             ("1,024 events, 4 connections", 1_024, 4, 400)]
    found: List[Dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), access__caller_events_per_s=0, queue__max_slowdown=1000) as server:
        port = server.port + 1 if server.port < 65_000 else server.port - 1
        echo = subprocess.Popen([sys.executable, "-c", _ECHO, str(port), f"{folder}/server.pem", f"{folder}/server.key"])
        try:
            echo_server = Running(server.folder, echo, port)
            with echo_server.client() as client:
                wait_until(lambda: _answers(client), "the echo answers")
            print(f"{'':30}{'':10}{'req/s':>8}{'events/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms/req':>12}")
            for name, count, connections, requests in cases:
                for who, its_port, pid in (("echo", port, echo.pid), ("service", server.port, server.process.pid)):
                    row = measure(server, its_port, pid, count, connections, max(connections, requests // share))
                    found.append({"case": name, "who": who, **row})
                    print(f"{name:30}{who:10}{row['requests_per_s']:8,.0f}{row['events_per_s']:10,}{row['p50_ms']:9.2f}{row['p99_ms']:9.2f}"
                          f"{row['cpu_ms_a_request']:12.2f}", flush=True)
        finally:
            echo.terminate()
            echo.wait(10)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps(found, indent=1) + "\n")
    return 0


def _answers(client) -> bool:
    try:
        return client.get("/").status_code == 404
    except Exception:
        return False


if __name__ == "__main__":
    sys.exit(main())
