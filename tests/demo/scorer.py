"""A scorer of one's own on loopback, with keys made for the occasion."""
from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Callable, Dict

READY_S = 180.0


class DemoScorer:
    """`python -m aiscore_server` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "aiscore_server", "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
        self.port = _free_port()
        self.log = folder.parent / "scorer.log"
        self._process: subprocess.Popen | None = None

    @property
    def settings(self) -> Dict[str, str]:
        """What the app's aiscore.conf says of this scorer."""
        return {"url": f"https://localhost:{self.port}", "ca_file": str(self.folder / "ca.pem"),
                "key_file": str(self.folder / "tickets.keys")}

    @property
    def pid(self) -> int:
        """The server's process; the model worker is a child of it."""
        return self._process.pid

    def start(self, waiting: Callable[[float], None]) -> float:
        """Start it and wait until it is ready; seconds that took. Raises RuntimeError with the end of its log."""
        started = time.monotonic()
        with open(self.log, "wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "aiscore_server", "serve", "--config", str(self.folder / "aiscore-server.toml"),
                 "--port", str(self.port)], stdout=log, stderr=log)
        while time.monotonic() - started < READY_S:
            waiting(time.monotonic() - started)
            if self._process.poll() is not None:
                break
            if self._is_ready():
                return time.monotonic() - started
            time.sleep(0.25)
        self.stop()
        raise RuntimeError("the scorer did not become ready:\n" + self.log.read_text(errors="replace")[-1500:])

    def stop(self) -> None:
        """Stop it, if it runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _is_ready(self) -> bool:
        context = ssl.create_default_context(cafile=str(self.folder / "ca.pem"))
        try:
            with urllib.request.urlopen(f"https://localhost:{self.port}/v2/health/ready", timeout=2, context=context) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
