"""The command as splunkd starts it: pipes in and out, silence on stderr, an exit code.

    getinfo ──▶ options checked, reply ──▶ execute ... execute (finished) ──▶ log line, wait for the end

splunkd starts it up to four times for one search, and only one of them sees events. So getinfo reads
the conf files and nothing else, and what scoring needs is imported with the first chunk of events.

A search that is cancelled shows as an end of input, a closed output, SIGTERM or another parent: all
the same here. Called by bin/aiscore.py.
"""
from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
from typing import Any, Callable, Optional, Tuple

from aiscore_contract import __version__
from aiscore_contract.plain import plain

from .log import format_line, log_path, write_line
from .options import OptionError, Options, getinfo_metadata, parse_options
from .protocol import (
    Chunk,
    ChunkReader,
    GetInfo,
    ProtocolError,
    encode_chunk,
    execute_reply,
    fatal_reply,
    read_execute,
    read_getinfo,
)
from .settings import CONTEXT_FIELDS, Settings, SettingsError, load_settings, splunk_home_of
from .table import TableError

_READ_BYTES = 1024 * 1024
#: How long the end of the input is waited for after the last reply.
GOODBYE_S = 30.0


class Gone(BaseException):
    """splunkd wants no more of this search; raised where it is noticed, SIGTERM's handler included."""


class Pipes:
    """stdin and stdout as bytes, and whether splunkd is still at their other end."""

    def __init__(self, source: int, sink: int) -> None:
        self._source = source
        self._sink = sink
        self._parent = os.getppid()

    def read(self) -> bytes:
        return os.read(self._source, _READ_BYTES)

    def write(self, encoded: bytes) -> None:
        left = memoryview(encoded)
        try:
            while left:
                left = left[os.write(self._sink, left):]
        except OSError:  # EPIPE: nobody reads
            raise Gone from None

    def is_gone(self, is_more_expected: bool) -> bool:
        """Whether splunkd has hung up; an end of the input says so only where more must come."""
        if os.getppid() != self._parent:
            return True
        if not hasattr(select, "poll"):  # Windows: splunkd kills what it does not want
            return False
        watch = select.poll()
        watch.register(self._sink, 0)
        if watch.poll(0):
            return True
        if not is_more_expected:
            return False
        watch = select.poll()
        watch.register(self._source, select.POLLIN)
        return any(event & select.POLLHUP and not event & select.POLLIN for _, event in watch.poll(0))


def main(app_home: str, connect: Optional[Callable] = None) -> None:
    """Speaks with splunkd and leaves the process. `connect` replaces the way to the scorer, for measurements."""
    pipes = Pipes(sys.stdin.fileno(), sys.stdout.fileno())
    # A stray line on stdout breaks the framing, and each on stderr is an error in search.log.
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115

    def leave(*_: Any) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Gone
    signal.signal(signal.SIGTERM, leave)
    # A chunk is half a million objects and hardly a cycle among them: looking for some costs a tenth of the time.
    gc.set_threshold(500_000, 20, 100)
    code = 1
    try:
        code = Conversation(pipes, app_home, connect).hold()
    except Gone:
        code = 0
    finally:
        # Not sys.exit: the interpreter would wait for a thread that hangs where no deadline reaches.
        os._exit(code)


class Conversation:
    """One exchange with splunkd, from getinfo to the end of input."""

    def __init__(self, pipes: Pipes, app_home: str, connect: Optional[Callable]) -> None:
        self._pipes = pipes
        self._app_home = app_home
        self._connect = connect
        self._splunk_home = splunk_home_of(app_home, os.environ)
        self._reader = ChunkReader()
        self._info = GetInfo()
        self._search: Any = None
        self._is_last = False

    def hold(self) -> int:
        """Everything from the first chunk to the last; gives the exit code."""
        try:
            self._converse()
        except (OptionError, ProtocolError, TableError) as error:
            return self._stop(str(error), is_logged=not isinstance(error, OptionError))
        except Exception as error:
            return self._stop(f"unexpected {type(error).__name__} in the search command", is_logged=True)
        except BaseException:
            self._log_search(reason="cancelled")
            raise Gone from None
        return 0

    def _converse(self) -> None:
        first = self._next_chunk()
        if first is None:
            return
        self._info = read_getinfo(first)
        options = parse_options(self._info.args)
        settings, problem = self._settings(options)
        known = settings or Settings()
        context = known.context_fields if settings is not None else CONTEXT_FIELDS
        self._send(Chunk(getinfo_metadata(options, context, known.maxwait_s)))
        while True:
            chunk = self._next_chunk()
            if chunk is None:
                if self._search is not None:
                    raise Gone
                return  # a parse or probe pass ends here
            request = read_execute(chunk)
            self._is_last = request.is_finished
            if self._search is None:
                self._search = self._start(options, settings, problem)
            body = self._search.score_chunk(request.body)
            if request.is_finished:
                messages = self._search.messages()
                self._log_search()
                self._send(execute_reply(True, body, messages))
                self._await_end()
                return
            self._send(execute_reply(False, body))

    def _settings(self, options: Options) -> Tuple[Optional[Settings], str]:
        if options.mode == "rules":
            return Settings(), ""  # an indexer has no conf of ours
        try:
            settings = load_settings(self._app_home, os.environ)
        except SettingsError as error:
            return None, str(error)
        if options.max_events > settings.max_events_limit:
            raise OptionError(f"max_events={options.max_events}: the admin allows at most {settings.max_events_limit}")
        return settings, ""

    def _start(self, options: Options, settings: Optional[Settings], problem: str) -> Any:
        from .search import Search  # ssl, http.client and threads: not before there are events

        extra = {} if self._connect is None else {"connect": self._connect}
        return Search(self._info, options, settings, self._splunk_home, self._is_gone, problem, app_home=self._app_home,
                      **extra)

    def _is_gone(self) -> bool:
        # splunkd sends no chunk before it has the reply; a replayed recording does, and closes behind itself.
        return self._pipes.is_gone(is_more_expected=not self._is_last and not self._reader.has_bytes)

    # -- in and out --------------------------------------------------------------------------------

    def _next_chunk(self) -> Optional[Chunk]:
        while True:
            chunk = self._reader.next_chunk()
            if chunk is not None or self._reader.is_at_end:
                return chunk
            self._reader.receive(self._pipes.read())

    def _send(self, chunk: Chunk) -> None:
        self._pipes.write(encode_chunk(chunk))

    def _await_end(self) -> None:
        until_s = time.monotonic() + GOODBYE_S
        while time.monotonic() < until_s and self._pipes.read():
            pass

    def _stop(self, problem: str, is_logged: bool) -> int:
        if is_logged:
            self._log("ERROR", "error", problem=problem)
        self._send(fatal_reply(f"aiscore: {plain(problem)}"))
        return 1

    # -- the log -----------------------------------------------------------------------------------

    def _log_search(self, **changes: Any) -> None:
        if self._search is not None:
            for problem in self._search.lookup_problems:
                self._log("WARN", "lookup", problem=problem)
            self._log("INFO", "search", **{"app": self._info.app, **self._search.summary(), "version": __version__,
                                           **changes})

    def _log(self, level: str, event: str, **members: Any) -> None:
        line = format_line(time.time(), level, event, sid=self._info.sid[:256], user=self._info.user[:256], **members)
        write_line(log_path(self._splunk_home), line)
