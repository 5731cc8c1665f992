"""One scorer with the bundle that ships, for all tests of the model: loading takes seconds."""
import os

import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
pytest.importorskip("torch", reason="the model runs on the GPU host's Python only")


@pytest.fixture(scope="session")
def scorer():
    from aiscore_model.scorer import Scorer

    return Scorer.load(threads=2)


@pytest.fixture(scope="session")
def events():
    """Events written for the tests: kinds that the product reads, daily work and attacks."""
    from aiscore_contract.event import event_of

    lines = [
        ('10.0.0.5 - - [03/Mar/2026:09:12:01 +0000] "GET /shop/cart?item=12 HTTP/1.1" 200 512 "-" "Mozilla/5.0"', "access_combined"),
        ('203.0.113.9 - - [03/Mar/2026:09:12:02 +0000] "GET /shop/item?id=1%27%20UNION%20SELECT%20password%20FROM%20users-- HTTP/1.1" '
         '500 12 "-" "sqlmap/1.7"', "access_combined"),
        ("Mar  3 09:13:10 web01 sshd[211]: Accepted publickey for deploy from 10.0.0.8 port 50022 ssh2", "linux_secure"),
        ("Mar  3 09:13:11 web01 sshd[212]: Failed password for invalid user oracle from 203.0.113.9 port 40100 ssh2", "linux_secure"),
        ('{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Image":"C:\\\\Windows\\\\System32\\\\rundll32.exe",'
         '"CommandLine":"rundll32.exe comsvcs.dll, MiniDump 624 C:\\\\temp\\\\l.dmp full","ParentImage":"C:\\\\Windows\\\\cmd.exe"}', "XmlWinEventLog"),
        ("key=value user=anna action=login result=success", "app:audit"),
        ("plain words that no reader knows", ""),
    ]
    return [event_of(text, sourcetype, "host1", "1772529121") for text, sourcetype in lines]
