"""AppInspect over the package, with a gate on two check names and nothing wider."""
import json
import os
import subprocess
from pathlib import Path

import confs
import pytest

#: Warnings that any app with Python files, or with a KV store collection, cannot avoid.
UNAVOIDABLE = {"check_for_python_script_existence", "check_collections_conf"}
#: By these tags Splunk's gates choose checks. A run without tags makes all checks, so one run answers for every gate.
TAGS = {"cloud", "private_app", "private_victoria", "migration_victoria", "future", "aarch64_compatibility", "packaging_standards"}
PROGRAM = Path(os.environ.get("AISCORE_APPINSPECT", confs.APP / "build/venv/appinspect/bin/splunk-appinspect"))


def test_appinspect_finds_nothing_but_the_unavoidable(package, tmp_path):
    if not PROGRAM.exists():
        pytest.skip(f"{PROGRAM} is not installed")
    report = tmp_path / "report.json"
    command = [str(PROGRAM), "inspect", str(package), "--mode", "precert", "--data-format", "json",
               "--output-file", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert report.exists(), done.stdout[-2000:] + done.stderr[-2000:]
    outcome = json.loads(report.read_text())
    checks = [check for group in outcome["reports"][0]["groups"] for check in group["checks"]]
    found = [(check["result"], check["name"], message["message"][:300]) for check in checks
             for message in check["messages"] if check["result"] in ("error", "failure", "future_failure", "warning")]
    assert [entry for entry in found if entry[0] != "warning" or entry[1] not in UNAVOIDABLE] == []
    assert outcome["summary"]["success"] > 100
    assert TAGS - {tag for check in checks for tag in check["tags"]} == set(), "no check of these was made"
