"""Threads of the models beside other work on the machine."""
import os
import platform
import subprocess
import sys

import pytest


@pytest.mark.parametrize("chosen, spins", [({}, "0"), ({"OMP_WAIT_POLICY": "ACTIVE"}, "30000000000")])
def test_threads_wait_asleep_unless_the_admin_says_otherwise(chosen, spins):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OMP_", "GOMP_"))}
    told = subprocess.run(
        [sys.executable, "-c", "import aiscore_model.encoder as e; e.Encoder(e.default_folder(), 'cpu', 1)"],
        env={**environment, **chosen, "OMP_DISPLAY_ENV": "verbose"}, capture_output=True, text=True, check=True).stderr
    assert f"GOMP_SPINCOUNT = '{spins}'" in told


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the C library is another")
@pytest.mark.parametrize("chosen, is_kept", [({}, True), ({"MALLOC_TRIM_THRESHOLD_": "131072"}, False)])
def test_a_pass_is_given_the_memory_of_the_last_one_unless_the_admin_says_otherwise(chosen, is_kept):
    program = """
import resource
from concurrent.futures import ThreadPoolExecutor
from aiscore_model.encoder import Encoder, default_folder
bert = Encoder(default_folder(), "cpu", 1).bert
def faults():
    before = resource.getrusage(resource.RUSAGE_THREAD).ru_minflt
    bert.packed([[101, *range(2000, 2060), 102]] * 16)
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt - before
with ThreadPoolExecutor(1) as pool:
    print([pool.submit(faults).result() for _ in range(4)][-1])
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MALLOC_")}
    told = subprocess.run([sys.executable, "-c", program], env={**environment, **chosen}, capture_output=True, text=True, check=True).stdout
    assert (int(told) < 500) == is_kept, told
