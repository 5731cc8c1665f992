"""The short form of the campaign against the service as it is shipped, with a model of the tests' behind it."""
import sys

import pytest

pytest.importorskip("fastapi", reason="the service runs on the scorer's Python only")

from tests.faults.campaign import run_fault  # noqa: E402
from tests.faults.service import SERVICE_QUICK, ServiceStage, faults_of  # noqa: E402


@pytest.fixture(scope="module", params=(1, 2), ids=("one worker", "two workers"))
def stage(request, tmp_path_factory):
    built = ServiceStage(str(tmp_path_factory.mktemp("service")), "double", SERVICE_QUICK, request.param)
    yield built
    built.close()


@pytest.fixture(scope="module")
def healthy_s(stage):
    return run_fault(faults_of("double")[0], stage, 0.0, sys.executable).spent_s


@pytest.mark.parametrize("fault", [fault for fault in faults_of("double") if fault.is_quick], ids=lambda fault: fault.name)
def test_every_event_is_kept_when(fault, stage, healthy_s):
    assert run_fault(fault, stage, healthy_s, sys.executable).problems == ()
