"""What the machine has, as far as the number of workers and their threads depend on it. Imports neither torch nor TensorFlow: a
worker may take seconds and gigabytes for that, the server shall not."""

from __future__ import annotations

import glob
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from .settings import Settings

#: Cores for each worker: where a GPU does the matrix products a worker is one busy Python thread and its helpers.
GPU_CORES, CPU_CORES = 2, 8
WORKERS_MAX = 16
#: A worker on a CPU, and another beside it for the seconds of a reload.
WORKER_BYTES = 2 * 1_500_000_000
_GPU_FILES = ("/dev/nvidia[0-9]*", "/dev/kfd", "/dev/dxg")
#: Libraries of a torch that can use one.
_GPU_LIBRARIES = ("libtorch_cuda.so", "libtorch_hip.so")


@dataclass(frozen=True)
class Machine:
    """Cores that this process may use, bytes of memory, and whether torch would see a GPU."""

    cores: int
    memory_bytes: int
    has_gpu: bool

    @classmethod
    def here(cls) -> Machine:
        return cls(len(os.sched_getaffinity(0)), _memory_bytes(), _has_gpu())

    def workers(self, settings: Settings) -> int:
        """How many workers score trusted events.

        >>> import types
        >>> auto = types.SimpleNamespace(workers=0, device="auto")
        >>> Machine(16, 128 << 30, True).workers(auto), Machine(16, 128 << 30, False).workers(auto), Machine(2, 8 << 30, True).workers(auto)
        (8, 2, 1)
        """
        if settings.workers:
            return settings.workers
        uses_gpu = self.has_gpu if settings.device == "auto" else settings.device != "cpu"
        return max(1, min(self.cores // (GPU_CORES if uses_gpu else CPU_CORES), self.memory_bytes // WORKER_BYTES, WORKERS_MAX))

    def threads(self, settings: Settings) -> int:
        """CPU threads of each worker; 0 where one worker may choose for itself."""
        workers = self.workers(settings)
        return settings.threads or (max(1, self.cores // workers) if workers > 1 else 0)


def _has_gpu() -> bool:
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1") or not any(glob.glob(pattern) for pattern in _GPU_FILES):
        return False
    try:
        torch = importlib.util.find_spec("torch")
    except (ImportError, ValueError):
        return False
    folders = (torch.submodule_search_locations or ()) if torch else ()
    return any(Path(folder, "lib", name).exists() for folder in folders for name in _GPU_LIBRARIES)


def _memory_bytes() -> int:
    """What the machine has, or a container may take."""
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    try:
        allowed = Path("/sys/fs/cgroup/memory.max").read_text().strip()
    except OSError:
        return total
    return min(total, int(allowed)) if allowed.isdecimal() else total
