import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), *(str(Path(__file__).parents[2] / part) for part in ("lib", "scorer"))]

from running import running  # noqa: E402


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One server for the tests of a module that leave it as it was."""
    with running(tmp_path_factory.mktemp("scorer")) as started:
        yield started


@pytest.fixture
def start(tmp_path):
    """Starts servers of a test's own: `start(table__name=value)` is a context manager."""
    return lambda **settings: running(tmp_path, **settings)
