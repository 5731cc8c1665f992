"""The app's code on the path, and an authority for the certificates of test scorers."""
import os
import shutil
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
for folder in (ROOT, os.path.join(ROOT, "lib")):
    if folder not in sys.path:
        sys.path.insert(0, folder)


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    """Issues certificates for scorers of the tests."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed: no certificate for a test scorer")
    from tests.splunk.authority import Authority

    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def certificate(authority):
    """(certificate, key) of a scorer on this machine."""
    return authority.issue("scorer")


@pytest.fixture
def scorer(certificate):
    """A running scorer that answers rightly."""
    from tests.splunk.https_scorer import HttpsScorer

    with HttpsScorer(*certificate) as running:
        yield running
