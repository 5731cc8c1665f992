"""Threads of the models beside other work on the machine."""
import os
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
