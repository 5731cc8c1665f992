"""One run of the command over the real protocol. See the package's docstring."""
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple
from urllib.parse import quote

from .home import SplunkHome
from .rest import RestServer
from .rows import Row, encode_rows, merged

SPLUNK_VERSION = "9.4.1"


class StandInError(Exception):
    """The command did what splunkd would not forgive."""


@dataclass(frozen=True)
class Reply:
    """One reply of the command."""

    metadata: Mapping[str, Any]
    body: bytes


class Search:
    """A search with the command in it. `python` is the interpreter, `env` what is added to its environment,
    `script` another command to run in its place, `wait_s` how long a reply may take, `rest` splunkd's REST interface."""

    def __init__(self, home: SplunkHome, args: Sequence[str] = (), python: str = sys.executable, chunk_rows: int = 50_000,
                 selects_fields: bool = True, user: str = "admin", sid: str = "", wait_s: float = 300.0,
                 env: Optional[Mapping[str, str]] = None, script: str = "", rest: Optional[RestServer] = None) -> None:
        self.home = home
        self.args = list(args)
        self.chunk_rows = chunk_rows
        self.selects_fields = selects_fields
        self.user = user
        self.sid = sid or f"{time.time():.3f}"
        self.info: Mapping[str, Any] = {}
        self.messages: List[Tuple[str, str]] = []
        self.error = ""
        self.exit_code: Optional[int] = None
        self.stderr = ""
        self.events: List[Row] = []
        self._python = python
        self._script = script or home.script
        self._wait_s = wait_s
        self._env = {**(rest.environment if rest is not None else {}), **(env or {})}
        self._splunkd_uri = rest.uri if rest is not None else "https://127.0.0.1:8089"
        self._session_key = rest.open_session(user) if rest is not None else "0" * 64
        self._process: Optional[subprocess.Popen] = None
        self._received = bytearray()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115

    def __enter__(self) -> "Search":
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.exit_code is None:
            try:
                self.finish()
            except StandInError:
                self.kill()
                raise

    @property
    def pid(self) -> int:
        return self._process.pid

    # -- steps -------------------------------------------------------------------------------------

    def spawn(self) -> "Search":
        """Starts the process and says nothing to it yet."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
        environment.update({"SPLUNK_HOME": self.home.path, "PYTHONDONTWRITEBYTECODE": "1"}, **self._env)
        self._process = subprocess.Popen([self._python, self._script], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=self._errors, env=environment, bufsize=0)
        return self

    def start(self) -> "Search":
        """Starts the process and asks for getinfo. A refused argument shows in `error`."""
        self.spawn()
        self.send_chunk(self.getinfo_metadata(), b"")
        self.info = self.read_reply().metadata
        return self

    def getinfo_metadata(self) -> Dict[str, Any]:
        raw_args = [_raw(arg) for arg in self.args]
        return {"action": "getinfo", "preview": False, "streaming_command_will_restart": False, "searchinfo": {
            "args": self.args, "raw_args": raw_args, "dispatch_dir": os.path.join(self.home.path, "var", "run", self.sid),
            "sid": self.sid, "app": "search", "owner": self.user, "username": self.user, "session_key": self._session_key,
            "splunkd_uri": self._splunkd_uri, "splunk_version": SPLUNK_VERSION,
            "search": quote("search index=main | aiscore " + " ".join(raw_args)), "command": "aiscore",
            "maxresultrows": 50000, "earliest_time": "0", "latest_time": "0"}}

    def stream(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Merged rows, chunk by chunk, as `rows` are taken."""
        if self.error:
            return
        source = iter(rows)
        chunk = list(islice(source, self.chunk_rows))
        while True:
            following = list(islice(source, self.chunk_rows)) if len(chunk) == self.chunk_rows else []
            is_finished = not following
            yield from self.send(chunk, is_finished)
            if is_finished or self.error:
                break
            chunk = following
        self.finish()

    def send(self, rows: Sequence[Row], is_finished: bool) -> List[Row]:
        """Sends one chunk and gives the rows as the search has them afterwards."""
        return self.merge(rows, self.send_body(self.encode(rows), is_finished))

    def merge(self, rows: Sequence[Row], reply: Reply) -> List[Row]:
        """`rows` with a reply laid over them; nothing where the search was stopped."""
        if self.error:
            return []
        try:
            return merged(rows, reply.body, self.selects_fields and bool(rows))
        except ValueError as error:
            raise StandInError(str(error)) from None

    def encode(self, rows: Sequence[Row]) -> bytes:
        fields = list(dict.fromkeys(name for row in rows for name in row))
        if self.selects_fields and "required_fields" in self.info:
            # splunkd sends a column for every field that was asked for, be it empty.
            return encode_rows(rows, self.info["required_fields"], is_indexed=True, has_twins=False)
        return encode_rows(rows, fields, is_indexed=self.selects_fields, has_twins=True)

    def send_body(self, body: bytes, is_finished: bool) -> Reply:
        self.send_chunk({"action": "execute", "finished": is_finished}, body)
        reply = self.read_reply()
        if not self.error and reply.metadata.get("finished") is not is_finished:
            raise StandInError("the reply does not say finished as the request did")
        return reply

    def send_chunk(self, metadata: Mapping[str, Any], body: bytes) -> None:
        encoded = json.dumps(metadata).encode("utf-8")
        self.send_bytes(b"chunked 1.0,%d,%d\n" % (len(encoded), len(body)) + encoded + body)

    def send_bytes(self, encoded: bytes) -> None:
        if self._received:
            raise StandInError("the command replied before it was asked")
        left = memoryview(encoded)
        try:
            while left:
                left = left[os.write(self._process.stdin.fileno(), left[:1 << 20]):]
        except BrokenPipeError:
            pass  # what it said before it went is read as the reply

    def read_reply(self) -> Reply:
        """The next reply; its inspector's messages and error are noted."""
        until_s = time.monotonic() + self._wait_s
        header = self._take_line(until_s)
        words = header.decode("ascii", "replace").strip().split(",")
        if len(words) != 3 or words[0] != "chunked 1.0" or not (words[1] + words[2]).isdigit():
            raise StandInError(f"the command wrote {header[:80]!r} where a header should be")
        encoded = self._take(int(words[1]), until_s)
        body = self._take(int(words[2]), until_s)
        metadata = json.loads(encoded.decode("utf-8"))
        for level, text in metadata.get("inspector", {}).get("messages", ()):
            self.messages.append((level, text))
        self.error = metadata.get("error", self.error)
        return Reply(metadata, body)

    def _take_line(self, until_s: float) -> bytes:
        while b"\n" not in self._received:
            if len(self._received) > 200:
                raise StandInError(f"the command wrote {bytes(self._received[:80])!r} where a header should be")
            self._receive(until_s)
        end = self._received.index(b"\n") + 1
        line = bytes(self._received[:end])
        del self._received[:end]
        return line

    def _take(self, size: int, until_s: float) -> bytes:
        while len(self._received) < size:
            self._receive(until_s)
        taken = bytes(self._received[:size])
        del self._received[:size]
        return taken

    def _receive(self, until_s: float) -> None:
        output = self._process.stdout.fileno()
        ready, _, _ = select.select([output], [], [], max(0.0, until_s - time.monotonic()))
        if not ready:
            self.kill()
            raise StandInError(f"no answer in {self._wait_s:g} s")
        piece = os.read(output, 1 << 20)
        if not piece:
            self.kill()
            raise StandInError(f"the command ended in the middle of a reply; stderr: {self.stderr[-2000:]}")
        self._received += piece

    # -- ends --------------------------------------------------------------------------------------

    def close_input(self) -> None:
        if not self._process.stdin.closed:
            self._process.stdin.close()

    def close_output(self) -> None:
        self._process.stdout.close()

    def cancel(self) -> None:
        """As splunkd cancels: SIGTERM."""
        self._process.send_signal(signal.SIGTERM)

    def finish(self) -> int:
        """Closes the input and gives the exit code; what else the command wrote is a mistake."""
        self.close_input()
        try:
            self._process.wait(self._wait_s)
        except subprocess.TimeoutExpired:
            self.kill()
            raise StandInError("the command did not leave after the end of its input") from None
        if not self._process.stdout.closed:
            self._received += self._process.stdout.read()
        self._note_end()
        if self._received:
            raise StandInError("the command wrote after its last reply")
        return self.exit_code

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._note_end()

    def _note_end(self) -> None:
        self.exit_code = self._process.returncode
        if not self._errors.closed:
            self._errors.seek(0)
            self.stderr = self._errors.read().decode("utf-8", "replace")
            self._errors.close()
        for pipe in (self._process.stdin, self._process.stdout):
            if not pipe.closed:
                pipe.close()


def _raw(arg: str) -> str:
    name, equals, value = arg.partition("=")
    return f'{name}={json.dumps(value)}' if equals and not value.isalnum() else arg


def run(home: SplunkHome, args: Sequence[str], rows: Iterable[Row], **options: Any) -> Search:
    """A whole search; the merged rows are in `.events`."""
    with Search(home, args, **options) as search:
        search.events = list(search.stream(rows))
    return search
