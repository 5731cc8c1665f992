"""The package, built once for all tests of a run, and the same unpacked."""
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import confs
import pytest

for folder in ("lib", "bin"):
    if str(confs.APP / folder) not in sys.path:
        sys.path.insert(0, str(confs.APP / folder))


def build(out, umask=0o022, **environment):
    """Runs package.sh into `out`; (path of the package, what it printed)."""
    done = subprocess.run(["bash", str(confs.APP / "package.sh")], capture_output=True, text=True, umask=umask,
                          env={**os.environ, "OUT": str(out), **environment}, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return next(Path(out).glob("*.spl")), done.stdout


@pytest.fixture(scope="session")
def package(tmp_path_factory):
    return build(tmp_path_factory.mktemp("dist"))[0]


@pytest.fixture(scope="session")
def unpacked(package, tmp_path_factory):
    folder = tmp_path_factory.mktemp("apps")
    with tarfile.open(package) as archive:
        archive.extractall(folder, filter="data")
    return folder / "aiscore"
