"""The short form of the benchmarks: each runs to its end and prints figures. How high they are is for `make bench` to say."""
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["plumbing", "crowd", "scorer", "whole", "own_forms"])
def test_a_benchmark_runs_to_its_end_and_prints_figures(name):
    if name in ("scorer", "whole") and "AISCORE_DATA" not in os.environ:
        pytest.skip("AISCORE_DATA is not set: the shared data is elsewhere")
    done = subprocess.run([sys.executable, "-m", f"tests.bench.bench_{name}", "--quick"], cwd=ROOT, capture_output=True, text=True, timeout=600,
                          env={**os.environ, "PYTHONPATH": "lib:bin:scorer", "OMP_NUM_THREADS": "1"}, check=False)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    assert len(re.findall(r"\d", done.stdout)) > 20, done.stdout
    assert "skipped" not in done.stdout
