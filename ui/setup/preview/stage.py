"""A stage for the setup page: as much of Splunk Web as the page needs, around the app's real REST handlers.

    python ui/setup/preview/stage.py PORT          (the environment of the search side or of the scorer; needs openssl)

The handlers of bin/aiscore_rest.py run on a copy of the app, against the tests' small splunkd and the tests' HTTPS scorer, which here
looks at tickets. `GET /stage?...` sets the scene, and is this file's own: user=admin|analyst, theme=light|dark, scorer=right|status_503|...,
reset=1. What Splunk Web refuses is refused: no form key, no session, an address that web.conf does not expose, no capability.
"""
import http.cookies
import importlib
import json
import os
import shutil
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/app"), str(ROOT / "tests/app/doubles"), str(ROOT / "lib"), str(ROOT)]
import confs  # noqa: E402
from rest_stand_in import SYSTEM_KEY, Splunkd  # noqa: E402

from aiscore_contract import ticket  # noqa: E402
from tests.splunk.authority import Authority  # noqa: E402
from tests.splunk.https_scorer import BEHAVIOURS, HttpsScorer  # noqa: E402

KEY = "k1 " + "5a" * 32
CAPABLE = {"admin"}
FORM_KEY = "stage-form-key"
COLOURS = {"light": ("#ffffff", "#3c444d", "#f2f4f5"), "dark": ("#1a1c20", "#dfe0e2", "#0b0c0e")}
#: What Splunk Web's own style sheet says about plain elements, since the page must live with it.
SHEET = """body {{ margin: 0; font: 14px "Splunk Platform Sans", Helvetica, Arial, sans-serif; background: {2}; color: {1} }}
.dashboard-panel {{ background: {0}; margin: 8px 20px; padding: 10px }}
input[type="text"], textarea, select {{ margin-bottom: 10px; box-shadow: inset 0 1px 1px rgba(0,0,0,.075) }}
label {{ display: block; margin-bottom: 5px }} h1, h2, h3 {{ margin: 10px 0; font-family: inherit }} p {{ margin: 0 0 10px }}
.web {{ padding: 12px 20px; font-size: 20px; font-weight: 600 }}"""


def page(theme, panel):
    sheet = SHEET.format(*COLOURS[theme])
    config = json.dumps({"SPLUNKD_PATH": "/en-US/splunkd/__raw", "MRSPARKLE_PORT_NUMBER": "8000", "LOCALE": "en-US"})
    return (f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Setup</title><style>{sheet}</style></head><body>'
            f'<div class="web">Setup</div><div class="dashboard-panel">{panel}</div><script>window.$C = {config}</script>'
            '<script src="/en-US/static/app/aiscore/setup.js"></script></body></html>')


class Stage:
    def __init__(self, folder):
        self.home = folder / "etc/apps/aiscore"
        self.authority = Authority(folder)
        self.scorer = HttpsScorer(*self.authority.issue("scorer"))
        self.splunkd = Splunkd(self.home)
        os.environ["SPLUNK_HOME"] = str(folder)
        (folder / "var/log/splunk").mkdir(parents=True)
        self.reset()
        sys.path.insert(0, str(self.home / "bin"))
        self.rest = importlib.import_module("aiscore_rest")

    def reset(self):
        """A fresh install."""
        shutil.rmtree(self.home / "local", ignore_errors=True)
        for name in ("default", "bin"):
            shutil.copytree(ROOT / name, self.home / name, dirs_exist_ok=True)
        if not (self.home / "lib").exists():
            (self.home / "lib").symlink_to(ROOT / "lib")
        (self.home / "local").mkdir()
        self.splunkd.confs, self.splunkd.passwords, self.splunkd.app, self.splunkd.broken = {}, {}, {}, None
        self.user, self.theme = "admin", "light"
        self.behave("right")

    def behave(self, name):
        def with_ticket(handler, request):
            shown = (handler.headers.get("Authorization") or "").removeprefix("Bearer ")
            try:
                ticket.verify(shown, ticket.parse_keys(KEY), time.time())
            except ticket.TicketError:
                return BEHAVIOURS["status_401"](handler, request)
            return BEHAVIOURS[name](handler, request)
        self.scorer.behaviour = with_ticket

    def set(self, query):
        if "reset" in query:
            self.reset()
        self.user = query.get("user", self.user)
        self.theme = query.get("theme", self.theme)
        self.splunkd.broken = int(query["splunkd"]) if "splunkd" in query else None
        if "scorer" in query:
            self.behave(query["scorer"])
        return {"url": self.scorer.url, "ca_file": self.authority.ca_file, "key": KEY, "confs": self.splunkd.confs,
                "passwords": sorted(self.splunkd.passwords)}

    def handle(self, method, path, body):
        """(status, document) of an address of the app, as splunkd decides it."""
        exposed = {stanza["pattern"]: stanza["methods"] for stanza in confs.parse(self.home / "default/web.conf").values()}
        if method not in exposed.get(path, ""):
            return 404, {"messages": [{"type": "ERROR", "text": "Not Found"}]}
        stanza = next(found for found in confs.parse(self.home / "default/restmap.conf").values() if found["match"] == f"/{path}")
        if self.user not in CAPABLE:
            return 403, {"messages": [{"type": "WARN", "text": f"requires capability {stanza[f'capability.{method.lower()}']}"}]}
        request = {"method": method, "server": {"rest_uri": self.splunkd.uri}, "system_authtoken": SYSTEM_KEY, "payload": body,
                   "session": {"user": self.user, "authtoken": "hers"}}
        reply = getattr(self.rest, stanza["handler"].partition(".")[2])().handle(json.dumps(request))
        return reply["status"], reply["payload"]


class Handler(BaseHTTPRequestHandler):
    stage: Stage

    def do_GET(self):
        url = urlsplit(self.path)
        if url.path == "/stage":
            return self.reply(200, self.stage.set({name: values[0] for name, values in parse_qs(url.query).items()}))
        if url.path == "/en-US/app/aiscore/aiscore_setup":
            view = (ROOT / "default/data/ui/views/aiscore_setup.xml").read_text()
            panel = view.partition("<html>")[2].partition("</html>")[0]
            return self.send("text/html", page(self.stage.theme, panel).encode())
        if url.path == "/en-US/static/app/aiscore/setup.js":
            return self.send("text/javascript", (ROOT / "appserver/static/setup.js").read_bytes())
        return self.api("GET", url, None)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        cookies = http.cookies.SimpleCookie(self.headers.get("Cookie", ""))
        key = cookies.get("splunkweb_csrf_token_8000")
        if not key or key.value != self.headers.get("X-Splunk-Form-Key") or self.headers.get("X-Requested-With") != "XMLHttpRequest":
            return self.reply(401, {"messages": [{"text": "CSRF validation failed"}]})
        return self.api("POST", urlsplit(self.path), body)

    def api(self, method, url, body):
        before, _, path = url.path.partition("/splunkd/__raw/services/")
        return self.reply(*self.stage.handle(method, path, body)) if before == "/en-US" and path else self.reply(404, {})

    def reply(self, status, document):
        self.send("application/json", json.dumps(document).encode(), status)

    def send(self, kind, content, status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Set-Cookie", f"splunkweb_csrf_token_8000={FORM_KEY}; Path=/")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def main(port):
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        with stage.scorer, stage.splunkd:
            Handler.stage = stage
            print(f"http://127.0.0.1:{port}/en-US/app/aiscore/aiscore_setup", flush=True)
            ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
