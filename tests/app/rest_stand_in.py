"""A small splunkd: the password store, a conf and the app's own entry, over HTTP, as the handlers ask for them."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SYSTEM_KEY = "system-session"


class Splunkd:
    """`passwords` and `confs` are what it holds; `asked` is what it was asked; `broken` is a status it answers always.

    `handlers` are persistent handlers by path, called with the session of who asks; `sessions` are users by session key.
    """

    def __init__(self, app_home=None):
        self.passwords, self.confs, self.app, self.asked, self.broken = {}, {}, {}, [], None
        self.reloads = 0
        self.app_home = app_home
        self.handlers, self.sessions = {}, {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.uri = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, method, path, fields):
        """(status, JSON document)."""
        if self.broken:
            return self.broken, {}
        area, _, name = path.removeprefix("/servicesNS/nobody/aiscore/").partition("/storage/")[0].rpartition("/")
        if "/storage/passwords" in path:
            name = path.partition("/storage/passwords")[2].lstrip("/")
            if method == "POST" and not name:
                self.passwords[f"{fields['realm']}:{fields['name']}:"] = fields["password"]
                return 201, {}
            if name not in self.passwords:
                return 404, {}
            if method == "POST":
                self.passwords[name] = fields["password"]
            realm, user, _ = name.split(":")
            return 200, {"entry": [{"name": name, "content": {
                "realm": realm, "username": user, "clear_password": self.passwords[name]}}]}
        if area == "configs/conf-aiscore":
            self.confs.setdefault(name, {}).update(fields)
            self._write("aiscore", self.confs)
            return 200, {}
        if area == "configs/conf-app":
            self.app.setdefault(name, {}).update(fields)
            self._write("app", self.app)
            return 200, {}
        if path == "/services/apps/local/aiscore/_reload":
            self.reloads += 1
            return 200, {}
        return 404, {}

    def _write(self, name, stanzas):
        if self.app_home:
            lines = [line for stanza, found in stanzas.items() for line in (f"[{stanza}]", *(f"{k} = {v}" for k, v in found.items()))]
            (self.app_home / "local" / f"{name}.conf").write_text("\n".join(lines) + "\n")

    def hand_over(self, method, path, session_key, payload):
        """(status, JSON document) of the persistent handler at `path`."""
        if session_key not in self.sessions:
            return 401, {}
        request = {"method": method, "server": {"rest_uri": self.uri}, "system_authtoken": SYSTEM_KEY, "payload": payload,
                   "session": {"user": self.sessions[session_key], "authtoken": session_key}}
        reply = self.handlers[path]().handle(json.dumps(request))
        return reply["status"], reply["payload"]

    def _handler(stand_in):
        class Handler(BaseHTTPRequestHandler):
            def do(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                path, fields = urlsplit(self.path).path, {name: values[0] for name, values in parse_qs(body, True).items()}
                stand_in.asked.append((self.command, path))
                session_key = (self.headers["Authorization"] or "").removeprefix("Splunk ")
                if path in stand_in.handlers:
                    status, document = stand_in.hand_over(self.command, path, session_key, body)
                else:
                    known = session_key == SYSTEM_KEY
                    status, document = stand_in.answer(self.command, path, fields) if known else (401, {})
                reply = json.dumps(document).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(reply)))
                self.end_headers()
                self.wfile.write(reply)

            do_GET = do_POST = do

            def log_message(self, *_):
                pass

        return Handler


def ask(handler, splunkd, method="POST", payload=None, user="ana"):
    """(status, document) that a persistent handler's class answers `user`, as splunkd calls it."""
    request = {"method": method, "server": {"rest_uri": splunkd.uri}, "session": {"user": user, "authtoken": "hers"},
               "system_authtoken": SYSTEM_KEY, "query": [], "payload": payload if isinstance(payload, str) else json.dumps(payload)}
    reply = handler().handle(json.dumps(request))
    return reply["status"], reply["payload"]
