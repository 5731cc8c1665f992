"""A real server in a process of its own, over real TLS, with the double scorer; and a client that does as Splunk does."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
from double import GO_ON

from aiscore_contract import ticket as tickets
from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_contract.messages import ScoreRequest
from aiscore_server import authority
from tests.logs import whole_lines

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90.0


@dataclass
class Running:
    folder: Path
    process: subprocess.Popen
    port: int

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}"

    @property
    def log_path(self) -> Path:
        return self.folder / "log"

    def log_lines(self, occurrence: str | None = None) -> list[dict]:
        return [line for line in whole_lines(self.log_path.read_text()) if occurrence in (None, line["event"])]

    @property
    def keys(self) -> dict[str, bytes]:
        return tickets.parse_keys((self.folder / "tickets.keys").read_text())

    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "ca.pem"))

    def client(self, **options) -> httpx.Client:
        return httpx.Client(base_url=self.url, verify=self.tls(), timeout=PATIENCE_S, trust_env=False, **options)

    def async_client(self, **options) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=self.url, verify=self.tls(), timeout=PATIENCE_S, trust_env=False, **options)

    def knock(self, address: str = "127.0.0.1") -> socket.socket:
        """A connection from `address`, of which TLS has not begun."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE_S, source_address=(address, 0))

    def connect(self) -> ssl.SSLSocket:
        return self.tls().wrap_socket(self.knock(), server_hostname="localhost")

    def ticket(self, user="ann", sid="1.1", life_s=300, quota=1_000_000, keys=None) -> dict[str, str]:
        signed = tickets.sign(tickets.Ticket(user, sid, int(time.time()) + life_s, quota), keys or self.keys)
        return {"Authorization": f"Bearer {signed}"}

    def worker_pid(self) -> int:
        return self.log_lines("worker_ready")[-1]["pid"]

    def children(self) -> set[int]:
        """The processes that it has begun, ended ones among them until it has taken note."""
        tasks, found = Path(f"/proc/{self.process.pid}/task"), set()
        for task in os.listdir(tasks):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended since
                found.update(map(int, (tasks / task / "children").read_text().split()))
        return found

    def metric(self, name: str) -> float:
        """The sum of a metric over its labels."""
        with self.client() as client:
            page = client.get(wire.METRICS_PATH).text
        return sum(float(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.split("{")[0].split(" ")[0] == name)

    def wait_ready(self, patience_s: float = PATIENCE_S) -> None:
        with self.client() as client:
            wait_until(lambda: self.is_up(client), f"ready; log:\n{self.log_path.read_text()[-3000:]}", patience_s)

    @staticmethod
    def is_up(client: httpx.Client) -> bool:
        try:
            return client.get(wire.READY_PATH).status_code == 200
        except httpx.TransportError:
            return False

    def let_go_on(self) -> None:
        """Whatever waits in the double for the test."""
        (self.folder / GO_ON).touch()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_S)


def has_address(address: str) -> bool:
    """Whether connections can come from `address`: Linux has all of 127.0.0.0/8, others 127.0.0.1 alone."""
    try:
        with socket.socket() as one:
            one.bind((address, 0))
        return True
    except OSError:
        return False


def wait_until(is_so, what: str, patience_s: float = PATIENCE_S) -> None:
    end_s = time.monotonic() + patience_s
    while not is_so():
        if time.monotonic() > end_s:
            raise AssertionError(f"not within {patience_s} s: {what}")
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def running(folder: Path, bundle: str = "double 1.0.0", is_awaited: bool = True, program: str = "double.py", **settings):
    """Starts a server with `settings` beyond those of init; stops it in the end. `program` says what scores: the double, the
    bundle in the settings (`-m aiscore_server serve --config`), or another script beside this one."""
    now = datetime.datetime.now(datetime.timezone.utc)
    if not (folder / "ca.pem").exists():
        authority.make_folder(folder, ["localhost", "127.0.0.1"], "127.0.0.1", ["robot"], now)
    (folder / "bundle").write_text(bundle)
    write_config(folder, settings)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "lib", ROOT / "scorer", Path(__file__).parent)))}
    with (folder / "log").open("wb") as log:
        config, here = str(folder / "test.toml"), Path(__file__).parent
        arguments = program.split() + [config] if program.startswith("-m ") else [str(here / program), config, str(folder / "bundle")]
        process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, stderr=log, env=environment, cwd=folder)
    try:
        started = Running(folder, process, _port_of(folder, process))
        if is_awaited:
            started.wait_ready()
        yield started
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        process.wait(PATIENCE_S)
        process.stdout.close()


def write_config(folder: Path, settings: dict) -> None:
    """The settings of init and those given as `table__name=value`."""
    tables: dict[str, dict] = {"server": {"port": 0}, "model": {"workers": 1}, "tls": {"certificate": "server.pem", "private_key": "server.key"},
                               "access": {"key_file": "tickets.keys"}}
    for name, value in settings.items():
        table, _, key = name.partition("__")
        tables.setdefault(table, {})[key] = value
    lines = []
    for table, entries in tables.items():
        lines.append(f"[{table}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in entries.items() if value is not None]
    (folder / "test.toml").write_text("\n".join(lines))


def _port_of(folder: Path, process: subprocess.Popen) -> int:
    def listening():
        log = (folder / "log").read_text()
        assert process.poll() is None, log
        return next((line["port"] for line in whole_lines(log) if line["event"] == "listening"), None)

    wait_until(listening, "listening")
    return listening()


def events_of(count: int, stem: str = "event") -> tuple[Event, ...]:
    return tuple(Event(f"{stem} {number}", "linux_secure", "gate") for number in range(count))


def request_bytes(events, id_="r1", explain=False, timeout_ms=None) -> bytes:
    return wire.encode_request(ScoreRequest(id_, tuple(events), explain, timeout_ms))


def post(client: httpx.Client, server, events, explain=False, timeout_ms=None, **ticket) -> httpx.Response:
    content = request_bytes(events, explain=explain, timeout_ms=timeout_ms)
    return client.post(wire.INFER_PATH, content=content, headers=server.ticket(**ticket))


def begin(server, body: bytes, length: int | None = None) -> ssl.SSLSocket:
    """The connection on which a request has been sent whose answer nobody has read; with `length`, one that is announced as so long."""
    ticket = "".join(f"{name}: {value}\r\n" for name, value in server.ticket().items())
    head = f"POST {wire.INFER_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length or len(body)}\r\n{ticket}\r\n"
    connection = server.connect()
    connection.sendall(head.encode() + body)
    return connection


def ask(server, events, **options) -> httpx.Response:
    """`post` over a connection of its own."""
    with server.client() as client:
        return post(client, server, events, **options)
