"""What a fault acts on: a scorer in a process of its own, a proxy before it, and a SPLUNK_HOME that knows the proxy.

The scorer is `tests.splunk.https_scorer`, whose scores anyone can compute, so that a wrong or swapped score shows.
"""
import glob
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from typing import Any, Dict, Optional, Tuple

from tests.splunk.authority import Authority
from tests.splunk.https_scorer import MODEL, HttpsScorer, score_of
from tests.splunkd import Search, SplunkHome
from tests.splunkd.home import REPOSITORY

from .proxy import FaultProxy

START_S = 90.0
KEYS_TEXT = "k1 " + "ab" * 32 + "\n"


@dataclass(frozen=True)
class Scale:
    """How large a run is, and how long it may wait. `slack_s` is what a busy machine may add to the time of a search."""

    events: int = 10_000
    chunk_rows: int = 1_000
    batch_size: int = 200
    timeout_s: float = 2.5
    lost_time_max_s: float = 6.0
    connect_timeout_s: float = 1.0
    recovery_s: float = 7.0
    slack_s: float = 0.0


FULL = Scale()
#: Patient, because the machine may be busy with other tests: what is answered is answered in time.
QUICK = Scale(events=600, chunk_rows=60, batch_size=20, timeout_s=5.0, lost_time_max_s=10.0, connect_timeout_s=5.0, slack_s=20.0)
#: For faults of which nothing comes but that time passes.
HASTY = replace(QUICK, timeout_s=1.5, lost_time_max_s=3.0)
#: For searches that go away while they wait: what they have to wait for is longer than they may take to leave.
LEAVING = replace(QUICK, timeout_s=60.0, lost_time_max_s=60.0)


class Process:
    """The scorer as a process that can be killed, stopped and started again on the same port."""

    def __init__(self, certificate: str, key: str) -> None:
        self._files = (certificate, key)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._process: Optional[subprocess.Popen] = None
        self.start()

    def start(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((REPOSITORY, os.path.join(REPOSITORY, "lib")))}
        self._process = subprocess.Popen([sys.executable, "-m", "tests.splunk.https_scorer", str(self.port), *self._files],
                                         cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL)
        until_s = time.monotonic() + START_S
        while time.monotonic() < until_s:
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("the scorer process did not start")

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        self.signal(signal.SIGCONT)
        self.kill()


class Stage:
    """Built once for a campaign; `reset` makes it whole again before each fault."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self._directory = tempfile.TemporaryDirectory(prefix="aiscore-faults-")
        self.path = self._directory.name
        self.authority = Authority(self.path)
        self.other_authority = Authority(self.path, "stranger")
        self.certificate = self.authority.issue("scorer")
        self.key_file = self._write("keys", KEYS_TEXT)
        self._runs = 0
        self.scorer: Optional[HttpsScorer] = None
        self.process: Optional[Process] = None
        self.proxy: Optional[FaultProxy] = None
        self.home: Optional[SplunkHome] = None
        self.search: Optional[Search] = None
        self.env: Dict[str, str] = {}

    def _write(self, name: str, text: str) -> str:
        path = os.path.join(self.path, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    # -- before a fault ----------------------------------------------------------------------------

    def reset(self) -> None:
        self.tear_down()
        self._runs += 1
        self.env = {}
        self.serve(*self.certificate)
        self.proxy = FaultProxy(self.scorer.port)
        self.home = SplunkHome(os.path.join(self.path, f"splunk-{self._runs}"))
        self.configure()

    def serve(self, certificate: str, key: str, **options: Any) -> None:
        """Another scorer in the place of the present one."""
        if self.scorer is not None:
            self.scorer.__exit__()
        self.scorer = HttpsScorer(certificate, key, **options)
        self.scorer.__enter__()
        if self.proxy is not None:
            self.proxy.target_port = self.scorer.port

    def serve_in_process(self) -> None:
        self.process = Process(*self.certificate)
        self.proxy.target_port = self.process.port

    def configure(self, **scorer: Any) -> None:
        """local/aiscore.conf; `scorer` replaces settings of that stanza."""
        settings = {"url": f"https://localhost:{self.proxy.port}", "ca_file": self.authority.ca_file, "key_file": self.key_file,
                    "connect_timeout_s": self.scale.connect_timeout_s, **scorer}
        self.home.configure(scorer=settings, search={"lost_time_max_s": self.scale.lost_time_max_s})

    def expects(self, event: dict) -> Tuple[str, str]:
        """ai_model and ai_score of an event that the model scored."""
        return MODEL, f"{score_of(event['_raw'], event['sourcetype']):.4f}"

    # -- in a fault --------------------------------------------------------------------------------

    def breaker_files(self) -> list:
        return glob.glob(os.path.join(self.home.path, "var", "run", "splunk", "aiscore", "breaker-*.json"))

    def site_customize(self, code: str) -> None:
        """Code that Python runs before the command: a machine that behaves oddly."""
        folder = os.path.join(self.path, f"site-{self._runs}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "sitecustomize.py"), "w", encoding="utf-8") as file:
            file.write(code)
        self.env["PYTHONPATH"] = folder

    # -- after -------------------------------------------------------------------------------------

    def tear_down(self) -> None:
        for part in (self.proxy, self.process):
            if part is not None:
                part.close()
        if self.scorer is not None:
            self.scorer.__exit__()
        self.proxy = self.process = self.scorer = None

    def close(self) -> None:
        self.tear_down()
        self._directory.cleanup()
