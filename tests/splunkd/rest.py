"""splunkd's REST interface, as far as the command calls it: a table of routes behind sessions."""
import json
import os
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Mapping, Tuple
from urllib.parse import urlsplit

from .home import REPOSITORY

#: (user of the session, JSON document of the request) -> (status, JSON document of the answer)
Route = Callable[[str, Any], Tuple[int, Any]]
#: Splunk's own Python client is not to be had without Splunk; this is a double of the package.
CLIENT_DOUBLES = os.path.join(REPOSITORY, "tests", "app", "doubles")


class RestServer:
    """Answers `routes`, keyed by (method, path), to whoever has a session, and notes in `asked` what was asked."""

    def __init__(self, routes: Mapping[Tuple[str, str], Route]) -> None:
        self.routes: Dict[Tuple[str, str], Route] = dict(routes)
        self.asked: List[Tuple[str, str, str, Any]] = []
        self._users: Dict[str, str] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.uri = f"http://127.0.0.1:{self._server.server_port}"
        self.environment = {"PYTHONPATH": CLIENT_DOUBLES}

    def open_session(self, user: str) -> str:
        """A session key for `user`."""
        key = secrets.token_hex(32)
        self._users[key] = user
        return key

    def end_sessions(self) -> None:
        self._users.clear()

    def __enter__(self) -> "RestServer":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, path: str, authorization: str, body: bytes) -> Tuple[int, Any]:
        scheme, _, key = authorization.partition(" ")
        user = self._users.get(key) if scheme == "Splunk" else None
        try:
            document = json.loads(body) if body else None
        except ValueError:
            document = None
        self.asked.append((method, path, user or "", document))
        if user is None:
            return 401, {"messages": [{"type": "WARN", "text": "call not properly authenticated"}]}
        route = self.routes.get((method, path))
        return route(user, document) if route is not None else (404, {})

    def _handler(rest) -> type:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, document = rest.answer(self.command, urlsplit(self.path).path,
                                               self.headers.get("Authorization", ""), body)
                encoded = json.dumps(document).encode("utf-8")
                self.send_response(status)
                self.send_header("Content-Length", str(len(encoded)))
                self.end_headers()
                self.wfile.write(encoded)

            do_GET = do_POST = do

            def log_message(self, *_: object) -> None:
                pass

        return Handler
