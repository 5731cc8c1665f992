"""What ships for the scorer's host: alerts that name real metrics, a service and a container without rights."""

import re
import shutil
import subprocess

import pytest
import yaml
from running import ROOT, events_of, request_bytes

from aiscore_contract import wire
from aiscore_server.openapi import ERRORS

DEPLOY = ROOT / "deploy"
RULES = [rule for group in yaml.safe_load((DEPLOY / "aiscore-alerts.yml").read_text())["groups"] for rule in group["rules"]]


@pytest.mark.parametrize("rule", RULES, ids=[rule["alert"] for rule in RULES])
def test_an_alert_names_metrics_labels_and_statuses_that_exist(server, rule):
    with server.client() as client:
        client.post(wire.INFER_PATH, content=request_bytes(events_of(2)), headers=server.ticket())
        page = client.get(wire.METRICS_PATH).text
    kinds = dict(re.findall(r"^# TYPE (\w+) (\w+)$", page, re.M))
    expr = rule["expr"]
    named = re.findall(r"\baiscore_\w+", expr)
    assert named or "up{" in expr
    for name in named:
        assert name in kinds, f"{name} is none of {sorted(kinds)}"
    # A rate is of counters, a difference of gauges.
    assert all(kinds[name] == "counter" for name in re.findall(r"(?:rate|increase)\((aiscore_\w+)", expr))
    assert all(kinds[name] == "gauge" for name in re.findall(r"delta\((aiscore_\w+)", expr))
    for statuses in re.findall(r'status=~?"([\d|]+)"', expr):
        assert {int(status) for status in statuses.split("|")} <= set(ERRORS)
    assert expr.count("(") == expr.count(")")
    assert set(rule["annotations"]) == {"summary", "description"} and rule["labels"]["severity"] in ("warning", "critical")


def test_alerts_cover_what_an_admin_must_know():
    assert {"AiscoreDegraded", "AiscoreOverloaded", "AiscoreWorkerRestarts", "AiscoreCertificateEnds"} <= {rule["alert"] for rule in RULES}


def test_the_certificates_end_is_told(server):
    from aiscore_server.authority import expires

    assert server.metric("aiscore_certificate_ends_seconds") == expires(server.folder / "server.pem").timestamp()


def unit():
    lines = (DEPLOY / "aiscore-scorer.service").read_text().splitlines()
    return [line for line in lines if "=" in line and not line.startswith("#")]


def test_the_service_runs_without_rights_over_a_read_only_model():
    for line in ("User=aiscore", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict", "ReadOnlyPaths=/opt/aiscore /etc/aiscore",
                 "ProtectHome=yes", "RestrictSUIDSGID=yes", "LimitCORE=0", "KillMode=mixed"):
        assert line in unit(), line
    assert not any(line.startswith("ReadWritePaths=") for line in unit())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_reads_the_service_and_finds_it_little_exposed(tmp_path):
    done = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--no-pager", "--threshold=25", DEPLOY / "aiscore-scorer.service"],
                          capture_output=True, text=True)
    if "exposure" not in done.stdout:
        pytest.skip(f"this systemd cannot judge a file: {done.stderr[:200]}")
    assert done.returncode == 0, done.stdout[-600:] + done.stderr[-600:]


def test_the_container_runs_as_nobody_in_particular_from_files_it_cannot_write():
    text = (DEPLOY / "Dockerfile").read_text()
    last_stage = text[text.rindex("\nFROM "):]
    assert re.search(r"^USER aiscore$", last_stage, re.M)
    assert last_stage.index("USER aiscore") < last_stage.index("ENTRYPOINT")
    assert "chmod -R a-w" in text
    assert "--require-hashes" in text
    assert not re.search(r"^ADD |curl|wget|sudo", text, re.M)
