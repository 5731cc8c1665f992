"""What scanners look for: code that invites trouble, and secrets that were left in the package."""
import json
import re
import subprocess
import sys

import confs
import pytest

#: (file, bandit's test) -> why it is no trouble. Anything else of medium severity or more stops the build.
REVIEWED = {
    ("lib/aiscore_contract/forms/agents.py", "B104"): "an address that an audit record gives for none, not one that is bound",
    ("scorer/aiscore_model/folder.py", "B103"): "a bundle is read by another account than the one that made it; it holds no secret",
    ("scorer/aiscore_model/formats/columns.py", "B104"): "an address that stands for none, not one that is bound",
    ("scorer/aiscore_model/formats/draft.py", "B104"): "an address in a list of values that say nothing, not one that is bound",
    ("scorer/aiscore_server/__main__.py", "B104"): "the help's example; anything but loopback is refused without keys",
    ("scorer/aiscore_trainer/rivals.py", "B615"): "weights come from a folder of this machine (local_files_only); nothing is downloaded",
    ("scorer/aiscore_trainer/scenarios/audit_acts.py", "B108"): "paths inside generated events",
    ("scorer/aiscore_trainer/scenarios/audit_acts_tables.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/audit_forms.py", "B108"): "paths inside generated events",
    ("scorer/aiscore_trainer/scenarios/audit_more.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/commands.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/edge.py", "B104"): "columns inside generated events",
    ("scorer/aiscore_trainer/scenarios/hosts.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/linux.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/ownlogs.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/ownlogs_forms.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/linux_records.py", "B108"): "a path inside generated events",
    ("scorer/aiscore_trainer/scenarios/perimeter.py", "B104"): "a column inside generated events",
    ("scorer/aiscore_trainer/scenarios/resolver.py", "B104"): "answers inside generated events",
    ("scorer/aiscore_trainer/sigma/anchors.py", "B108"): "a path that rules look for",
}

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}",
    "an access key": r"\b(?:AKIA|ASIA)(?!ABCDEFGHIJKLMNOP|IOSFODNN7EXAMPLE)[A-Z0-9]{16}\b",
    "a token of a code host": r"\b(?:gh[opsur]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20}|xox[abp]-[\w-]{20,})",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}",
    "a ticket": r"\baiscore1\.[\w-]{40,}\.[\w-]{40,}",
    "a key of a key file": r"(?m)^\s*[A-Za-z0-9_-]{1,32}\s+(?!([0-9a-f]{2})\1{31})[0-9a-f]{64}\s*$",
    "an address with a password": r"https?://[^\s/:@\"']+:[^\s/:@\"'<>{}$]{3,}@(?!evil|scorer)",
    "a password in a conf": r"(?im)^(?:pass\w*|secret|token|pass4symmkey)\s*=\s*[^\s<{$%(\"'\[]{6,}\s*$",
}
#: A rule pack names secrets in order to find them, tests of rules quote them.
NOT_SCANNED = re.compile(r"^(?:rules/|lib/aiscore_rules/pack/|scorer/bundle/|scorer/aiscore_trainer/scenarios/)")


def test_bandit_finds_nothing_that_was_not_looked_at():
    pytest.importorskip("bandit", reason="bandit is not installed")
    # What made-up logs say of /tmp and 0.0.0.0 is no code, and is not shipped.
    made_up = "scorer/aiscore_trainer/development"
    done = subprocess.run([sys.executable, "-m", "bandit", "-q", "-ll", "-f", "json", "-x", made_up, "-r", "bin", "lib", "scorer"], cwd=confs.APP,
                          capture_output=True, text=True, timeout=300, check=False)
    found = {(issue["filename"].removeprefix("./"), issue["test_id"]): f"line {issue['line_number']}: {issue['issue_text']}"
             for issue in json.loads(done.stdout)["results"]}
    assert {key: text for key, text in found.items() if key not in REVIEWED} == {}


def test_the_package_holds_no_secret(unpacked):
    found = []
    for path in sorted(unpacked.rglob("*")):
        name = path.relative_to(unpacked).as_posix()
        if not path.is_file() or NOT_SCANNED.match(name):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{name}: {kind}: {match.group(0)[:40]}" for kind, pattern in SECRETS.items() for match in re.finditer(pattern, text)]
    assert found == []


@pytest.mark.parametrize("kind, text", [
    ("a private key", "-----BEGIN EC PRIVATE KEY-----\n" + "MHcCAQEEIB" * 5), ("an access key", "AKIAQYLPMN5HFIQR7XYZ"),
    ("a token of a code host", "ghp_" + "a1B2" * 9), ("a ticket", "aiscore1." + "ab" * 30 + "." + "cd" * 21),
    ("a key of a key file", "k1 " + "0123456789abcdef" * 4), ("an address with a password", "https://bob:hunter2@example.org/"),
    ("a password in a conf", "[a]\npassword = hunter2x\n"), ("a signed token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N"),
])
def test_the_scan_sees_what_it_looks_for(kind, text):
    assert re.search(SECRETS[kind], text)


def test_nothing_turns_verification_off():
    """Neither certificates nor signatures: what the platform's own vetting does not notice."""
    for folder in ("bin", "lib", "scorer"):
        for path in (confs.APP / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"CERT_NONE|check_hostname\s*=\s*False|verify\s*=\s*False|_create_unverified_context|pickle\.load|joblib\.load|"
                                 r"safe_mode\s*=\s*False", text), path
