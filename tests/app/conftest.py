"""The package, built once for all tests of a run, and the same unpacked; the REST handlers, with an app and a splunkd of their own."""
import importlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import confs
import pytest
from rest_stand_in import Splunkd

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


@pytest.fixture
def app_home(tmp_path):
    home = tmp_path / "apps/aiscore"
    (home / "local").mkdir(parents=True)
    shutil.copytree(confs.APP / "default", home / "default")
    return home


@pytest.fixture
def handlers(app_home, monkeypatch):
    monkeypatch.setenv("SPLUNK_HOME", str(app_home.parents[1]))
    (app_home.parents[1] / "var/log/splunk").mkdir(parents=True)
    (app_home / "bin").mkdir()
    for name in ("aiscore_rest.py", "aiscore_path.py"):
        shutil.copy(confs.APP / "bin" / name, app_home / "bin")
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "doubles"))
    monkeypatch.syspath_prepend(str(app_home / "bin"))
    yield importlib.import_module("aiscore_rest")
    for name in [name for name in sys.modules if name == "aiscore_rest" or name.split(".")[0] == "splunk"]:
        del sys.modules[name]


@pytest.fixture
def splunkd():
    with Splunkd() as stand_in:
        yield stand_in
