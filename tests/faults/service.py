"""The scorer as it is shipped: `aiscore_server` in a process of its own, and what breaks it.

`ServiceStage("double")` has the whole service with a model of the tests' behind it, whose scores anyone can compute and
whose workers fail on demand; `ServiceStage("bundle")` has the bundle that ships, and compares scores with those of a
healthy search. Faults strike as in `faults`: before the fourth of ten chunks, mended before the eighth.
"""
import datetime
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from ssl import create_default_context
from typing import Any, Callable, Dict, List, Optional, Tuple

from aiscore_contract.event import Event
from aiscore_server import authority
from tests.logs import whole_lines
from tests.splunkd import SplunkHome
from tests.splunkd.home import REPOSITORY

from .faults import Fault
from .stage import Scale

SERVER_TESTS = Path(REPOSITORY, "tests", "server")
sys.path.append(str(SERVER_TESTS))
import double  # noqa: E402

READY_S = 240.0
SERVICE = Scale(events=10_000, batch_size=200, timeout_s=5.0, lost_time_max_s=12.0)
SERVICE_BUNDLE = Scale(events=2_000, batch_size=100, timeout_s=20.0, lost_time_max_s=30.0)
SERVICE_QUICK = Scale(events=600, chunk_rows=60, batch_size=20, timeout_s=8.0, lost_time_max_s=16.0, connect_timeout_s=8.0, slack_s=20.0)
MODELS = ("double", "bundle")


class ServiceStage:
    """A service on a port that stays, and a SPLUNK_HOME that knows it. `reset` makes both whole again before a fault."""

    def __init__(self, path: str, model: str, scale: Scale, workers: int = 1) -> None:
        self.scale = scale
        self.workers = workers
        self.model = model
        self.env: Dict[str, str] = {}
        self.home: Optional[SplunkHome] = None
        self._path = Path(path)
        self._runs = 0
        self._process: Optional[subprocess.Popen] = None
        self._known: Dict[Tuple[str, ...], Tuple[str, str]] = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]

    # -- before a fault ----------------------------------------------------------------------------

    def reset(self) -> None:
        """A folder, keys and certificates of their own for each fault; the service is started when it is configured."""
        self.close()
        self._runs += 1
        self.folder = self._path / f"service-{self._runs}"
        authority.make_folder(self.folder, ["localhost"], "127.0.0.1", [], _now())
        (self.folder / "bundle").write_text("double 1.0.0")
        self.bundle = Path(REPOSITORY, "scorer", "bundle")
        self.search_keys = self._path / f"keys-{self._runs}"
        self.search_keys.write_text((self.folder / "tickets.keys").read_text())
        self.home = SplunkHome(str(self._path / f"splunk-{self._runs}"), scorer={
            "url": f"https://localhost:{self.port}", "ca_file": self.folder / "ca.pem", "key_file": self.search_keys,
            "connect_timeout_s": self.scale.connect_timeout_s}, search={"lost_time_max_s": self.scale.lost_time_max_s})
        self._write_config({})
        self.start()

    def configure(self, **settings: Any) -> None:
        """Settings of the service beyond those of init, as `table__name=value`; it is started again."""
        self._write_config(settings)
        self.close()
        self.start()

    def _write_config(self, settings: Dict[str, Any]) -> None:
        tables: Dict[str, Dict[str, Any]] = {
            "server": {"port": self.port, "drain_s": 5}, "tls": {"certificate": "server.pem", "private_key": "server.key"},
            "access": {"key_file": "tickets.keys"}, "model": {"bundle": str(self.bundle), "workers": self.workers}}
        for name, value in settings.items():
            table, _, key = name.partition("__")
            tables.setdefault(table, {})[key] = value
        lines = [line for table, entries in tables.items()
                 for line in (f"[{table}]", *(f"{key} = {json.dumps(value)}" for key, value in entries.items()))]
        (self.folder / "service.toml").write_text("\n".join(lines))

    # -- the process -------------------------------------------------------------------------------

    def start(self) -> None:
        """Starts the service and waits until it is ready."""
        config = str(self.folder / "service.toml")
        command = [str(SERVER_TESTS / "double.py"), config, str(self.folder / "bundle")] if self.model == "double" else [
            "-m", "aiscore_server", "serve", "--config", config]
        environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONPATH": os.pathsep.join(
            os.path.join(REPOSITORY, part) for part in ("lib", "scorer", "tests/server"))}
        with open(self.folder / "log", "ab") as log:
            self._process = subprocess.Popen([sys.executable, *command], stdout=log, stderr=log, env=environment)
        until_s = time.monotonic() + READY_S
        while not self._is_ready():
            if time.monotonic() > until_s or self._process.poll() is not None:
                raise RuntimeError("the service did not become ready:\n" + self.log()[-2000:])
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        context = create_default_context(cafile=str(self.folder / "ca.pem"))
        try:
            with urllib.request.urlopen(f"https://localhost:{self.port}/v2/health/ready", timeout=2, context=context) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def noted(self, occurrence: str) -> List[dict]:
        """The log's lines about `occurrence`."""
        return [line for line in whole_lines(self.log()) if line.get("event") == occurrence]

    def await_noted(self, occurrence: str) -> None:
        until_s = time.monotonic() + READY_S
        while not self.noted(occurrence):
            if time.monotonic() > until_s:
                raise RuntimeError(f"the log never said {occurrence}:\n{self.log()[-2000:]}")
            time.sleep(0.05)

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def kill(self) -> None:
        """kill -9, of the service and with it of its worker."""
        worker = self.worker_pid()
        self._process.kill()
        self._process.wait()
        _kill(worker)

    def end(self) -> None:
        """SIGTERM, until it has drained."""
        self.signal(signal.SIGTERM)
        self._process.wait(60)

    def worker_pid(self) -> int:
        return self.noted("worker_ready")[-1]["pid"]

    def close(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    tear_down = close

    # -- what must come of it ----------------------------------------------------------------------

    def expects(self, event: dict) -> Tuple[str, str]:
        """ai_model and ai_score of an event: computed, or those of the first search that asked."""
        if self.model == "double":
            hour = str(int(event["_time"]) // 3600 * 3600)
            score = double.score_of(Event(event["_raw"], event["sourcetype"], event["host"], hour))
            return "double 1.0.0", f"{score:.4f}"
        key = (event["_raw"], event["sourcetype"], event["host"])
        return self._known.setdefault(key, (event["ai_model"], event["ai_score"]))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


# -- faults --------------------------------------------------------------------------------------------

def _start_again(stage: ServiceStage) -> None:
    stage.close()
    stage.start()
    time.sleep(stage.scale.recovery_s)


def _restart_at_once(stage: ServiceStage) -> None:
    stage.kill()
    stage.start()


def _go_on(stage: ServiceStage) -> None:
    stage.signal(signal.SIGCONT)
    time.sleep(stage.scale.recovery_s)


def _let_worker_go_on(stage: ServiceStage) -> None:
    try:
        os.kill(stage.worker_pid(), signal.SIGCONT)
    except ProcessLookupError:
        pass
    time.sleep(stage.scale.recovery_s)


def _wait(stage: ServiceStage) -> None:
    """For the successor of a killed worker, and for the search to take note of it."""
    until_s = time.monotonic() + READY_S
    while len(stage.noted("worker_ready")) <= stage.workers and time.monotonic() < until_s:
        time.sleep(0.05)
    time.sleep(stage.scale.recovery_s)


def _alter_bundle(stage: ServiceStage) -> None:
    """A bundle that must not be believed, and the order to load it."""
    if stage.model == "double":
        (stage.folder / "bundle").write_text("refuse")
    else:
        copy = stage.folder / "altered"
        copy.mkdir()
        for path in stage.bundle.iterdir():
            (copy / path.name).write_bytes(path.read_bytes())
        head = copy / "head.keras"
        content = head.read_bytes()
        head.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        stage.bundle = copy
        stage._write_config({})
    stage.signal(signal.SIGHUP)
    stage.await_noted("reload_refused")


def _load_again(stage: ServiceStage) -> None:
    stage.signal(signal.SIGHUP)
    stage.await_noted("reload_done")


def _renew_certificate(stage: ServiceStage) -> None:
    authority.renew(stage.folder, ["localhost"], _now())
    stage.signal(signal.SIGHUP)


def _stranger(stage: ServiceStage) -> None:
    """The service comes back with a certificate of an authority that nobody trusts."""
    stage.end()
    other = stage.folder / "other"
    authority.make_folder(other, ["localhost"], "127.0.0.1", [], _now())
    for name in ("server.pem", "server.key"):
        (stage.folder / name).write_bytes((other / name).read_bytes())
    (stage.folder / "ca.pem").write_bytes((other / "ca.pem").read_bytes())  # the stage's own, to see it ready
    own = stage.home
    stage.start()
    stage.home = own


def _keep_own_authority(stage: ServiceStage) -> None:
    kept = stage.folder / "search-ca.pem"
    kept.write_bytes((stage.folder / "ca.pem").read_bytes())
    stage.home.configure(scorer={
        "url": f"https://localhost:{stage.port}", "ca_file": kept, "key_file": stage.search_keys,
        "connect_timeout_s": stage.scale.connect_timeout_s}, search={"lost_time_max_s": stage.scale.lost_time_max_s})


def _rotate(stage: ServiceStage) -> None:
    """A new key first on both sides, the old one kept: as docs/SCORER.md has it."""
    authority.rotate(stage.folder / "tickets.keys", _now(), drop_old=False)
    time.sleep(1.2)  # the service looks at its key file once a second
    stage.search_keys.write_text((stage.folder / "tickets.keys").read_text())


def _drop_old_key(stage: ServiceStage) -> None:
    authority.rotate(stage.folder / "tickets.keys", _now(), drop_old=True)
    time.sleep(1.2)


def _withdraw_key(stage: ServiceStage) -> None:
    (stage.folder / "tickets.keys").write_text("k9 " + "9" * 64 + "\n")
    time.sleep(1.2)


def _end_some(end: str, count: int) -> Callable[[List[dict]], None]:
    def spoil(rows: List[dict]) -> None:
        for number in range(count):
            rows[len(rows) // 2 + number * 7]["_raw"] += end
    return spoil


def _rate(events_per_s: int) -> Callable[[ServiceStage], None]:
    return lambda stage: stage.configure(access__caller_events_per_s=events_per_s, queue__caller_max_events=8_192)


SERVICE_FAULTS: List[Fault] = [
    Fault("service: none", is_quick=True),
    Fault("service: kill -9", ("unreachable",), strike=ServiceStage.kill, is_quick=True),
    Fault("service: kill -9, then started again", ("unreachable",), strike=ServiceStage.kill, mend=_start_again, recovers=True),
    Fault("service: restarted between two chunks", (), strike=_restart_at_once),
    Fault("service: stopped, then going on", ("timeout", "unreachable"), strike=lambda stage: stage.signal(signal.SIGSTOP), mend=_go_on,
          recovers=True),
    Fault("service: SIGTERM, drained and gone", ("unreachable",), allows=("loading",), strike=ServiceStage.end, is_quick=True),
    Fault("service: SIGTERM while batches are under way", ("unreachable", "loading"), allows=("bad_response", "timeout"),
          strike=lambda stage: stage.signal(signal.SIGTERM)),
    Fault("service: worker killed", (), allows=("loading", "overloaded", "timeout"), strike=lambda stage: _kill(stage.worker_pid()), mend=_wait,
          recovers=True, is_quick=True),
    Fault("service: worker stopped, then going on", ("timeout",), allows=("loading", "overloaded"),
          strike=lambda stage: os.kill(stage.worker_pid(), signal.SIGSTOP), mend=_let_worker_go_on, recovers=True),
    Fault("service: altered bundle is to be loaded", (), strike=_alter_bundle, is_quick=True),
    Fault("service: bundle loaded again", (), strike=_load_again),
    Fault("service: certificate renewed", (), strike=_renew_certificate),
    Fault("service: a stranger's certificate from now on", ("tls",), arrange=_keep_own_authority, strike=_stranger),
    Fault("service: key rotated, then the old one dropped", (), strike=_rotate, mend=_drop_old_key, is_quick=True),
    Fault("service: key withdrawn", ("denied",), strike=_withdraw_key),
]
#: What the model of the tests can be told to do, and bounds that it is fast enough to meet. Batches that are answered in the
#: end take the scorer's time: a search loses none to them, however long the scorer looks for the guilty event.
DOUBLE_FAULTS: List[Fault] = [
    Fault("service: events a second are limited (429)", (), allows=("overloaded",), arrange=_rate(2_000)),
    Fault("service: hardly any event a second is allowed (429)", ("overloaded",), arrange=_rate(50)),
    Fault("service: an event that the model fails on", ("rejected",), spoil=_end_some(" RAISE", 1), costs=1, slack_s=20.0, is_quick=True),
    Fault("service: five events that the model fails on", ("rejected",), spoil=_end_some(" RAISE", 5), costs=5, slack_s=20.0),
    Fault("service: an event whose score is no number", ("rejected",), spoil=_end_some(" NAN", 1), costs=1, slack_s=20.0),
    Fault("service: an event that kills the worker", ("rejected", "loading", "timeout"), allows=("overloaded",), spoil=_end_some(" CRASH", 1),
          slack_s=20.0),
    Fault("service: slow events", (), spoil=_end_some(" SLOW", 5), slack_s=20.0),
]


def faults_of(model: str) -> List[Fault]:
    return SERVICE_FAULTS + (DOUBLE_FAULTS if model == "double" else [])
