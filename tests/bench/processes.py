"""CPU seconds and memory of processes, from Linux's /proc."""
from __future__ import annotations

import os
from pathlib import Path
from typing import Dict

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """CPU seconds of a process so far, all threads."""
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / _TICKS


def peak_mb(pid: int) -> int:
    """The most memory that a process has had resident."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def of_scorer(server: int) -> Dict[str, int]:
    """Process ids of a scorer by what they do: server, worker, and where there are several, worker 2 and so on."""
    found = {"server": server}
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            command = (folder / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent == server and b"spawn_main" in command:
            found[f"worker {len(found)}" if "worker" in found else "worker"] = int(folder.name)
    return found
