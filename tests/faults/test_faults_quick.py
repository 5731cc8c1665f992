"""The short form of the campaign: a search keeps every event, whatever breaks."""
import os
import shutil
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
for folder in (ROOT, os.path.join(ROOT, "lib")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from tests.faults.campaign import VANISHINGS, run_fault, run_vanishing  # noqa: E402
from tests.faults.faults import FAULTS  # noqa: E402
from tests.faults.stage import LEAVING, QUICK, Stage  # noqa: E402

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed: no certificates")


@pytest.fixture(scope="module")
def stage():
    built = Stage(QUICK)
    yield built
    built.close()


@pytest.fixture(scope="module")
def healthy_s(stage):
    return run_fault(FAULTS[0], stage, 0.0, sys.executable).spent_s


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.is_quick], ids=lambda fault: fault.name)
def test_every_event_is_kept_when(fault, stage, healthy_s):
    stage.scale = fault.quick_scale
    assert run_fault(fault, stage, healthy_s, sys.executable).problems == ()


@pytest.mark.parametrize("name", VANISHINGS)
def test_a_vanished_search_leaves_at_once_and_in_silence(name, stage):
    stage.scale = LEAVING
    assert run_vanishing(name, stage, sys.executable).problems == ()
