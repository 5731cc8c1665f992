"""The development set: the same bytes every time, records in the shared form, and no way into training."""
from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

import aiscore_trainer
from aiscore_trainer import develop
from aiscore_trainer.__main__ import main
from aiscore_trainer.development import GROUPS, SITES, chosen_sites
from aiscore_trainer.errors import IngestError
from aiscore_trainer.ingest import read_records, record_of
from aiscore_trainer.measures import INSIDE, OURS
from aiscore_trainer.scenarios import generate

TRAINER = Path(aiscore_trainer.__file__).parent
NAMES = [entry.name for entry in SITES]
FIELDS = {"raw", "sourcetype", "time", "host", "label", "group", "technique"}
#: What may know the development set: the command, and what it measures with.
KNOWERS = {"development_command.py", "develop.py"}


@pytest.fixture(scope="module")
def records():
    return {entry.name: list(entry.site().records()) for entry in SITES}


def imports(path: Path) -> set:
    """Modules that a file imports, relative ones with their dots."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            found |= {base} | ({f"{base}{name.name}" for name in node.names} if not node.module else set())
    return found


def test_a_site_is_written_alike_in_every_process_whatever_the_hash_seed(tmp_path, records):
    command = [sys.executable, "-c", "import sys, json\nfrom aiscore_trainer.development import SITES\nimport hashlib\n"
               "print(hashlib.sha256(json.dumps([list(e.site().records()) for e in SITES]).encode()).hexdigest())"]
    import hashlib
    import os
    expected = hashlib.sha256(json.dumps([records[name] for name in NAMES]).encode()).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip() == expected


@pytest.mark.parametrize("name", NAMES)
def test_records_have_the_form_of_the_shared_data(records, name):
    for number, record in enumerate(records[name]):
        assert set(record) == FIELDS
        assert record["raw"] and record["host"] and record["sourcetype"] and record["label"] in (0, 1)
        assert record["group"].startswith(f"development/{name}/")
        assert record["label"] or record["technique"] is None
        record_of(json.loads(json.dumps(record)), name, f"{name}, record {number}")


@pytest.mark.parametrize("name", NAMES)
def test_a_site_holds_daily_work_for_a_baseline_and_an_attack_in_few_of_its_events(records, name):
    attacks = sum(record["label"] for record in records[name])
    assert len(records[name]) - attacks >= 1_000
    assert attacks >= 30
    assert 0.01 <= attacks / len(records[name]) <= 0.30


@pytest.mark.parametrize("name", NAMES)
def test_events_stand_in_the_order_of_time(records, name):
    times = [record["time"] for record in records[name]]
    assert times == sorted(times)


def test_no_event_of_a_site_is_one_of_the_training_scenarios(records):
    learned = {record["raw"] for record in generate(7, 12_000)}
    assert not {name: found for name in NAMES if (found := {record["raw"] for record in records[name]} & learned)}


def test_sites_have_names_of_their_own_and_every_module_is_a_site_or_a_helper():
    assert len(set(NAMES)) == len(NAMES)
    modules = {path.stem for path in (TRAINER / "development").glob("*.py")} - {"__init__", "site", "people", "windows", "windows_domain"}
    assert modules == set(NAMES)
    assert [sum(entry.group == group for entry in SITES) for group in GROUPS] == [17, 13]


def test_nothing_but_the_command_knows_the_development_set():
    others = [path for path in TRAINER.rglob("*.py") if path.parent.name != "development" and path.name not in KNOWERS]
    for path in others:
        assert not [name for name in imports(path) if name.rpartition(".")[2] in ("development", "develop") or ".development." in name], path
    assert not [path for folder in ("aiscore_model", "aiscore_server") for path in (TRAINER.parent / folder).rglob("*.py")
                if any("development" in name for name in imports(path))]


def test_sites_and_scenarios_share_no_module():
    own = {".site", ".people", ".windows", ".windows_domain"}
    for name in NAMES:
        assert {module for module in imports(TRAINER / "development" / f"{name}.py") if module.startswith((".", "aiscore"))} <= own
    for path in (TRAINER / "scenarios").glob("*.py"):
        assert not [module for module in imports(path) if "development" in module]


def test_what_training_gathers_comes_from_data_and_scenarios_alone(tmp_path):
    code = ("import sys\nfrom pathlib import Path\nfrom aiscore_trainer import train, corpus, fit, evaluate, leave_out, ablate, adapt\n"
            "records = train.gather(Path('.'), (), 400, 7)\nassert len(records) == 400\n"
            "assert not [r for r in records if r.group.startswith('development')]\n"
            "assert not [m for m in sys.modules if m.startswith('aiscore_trainer.develop')], 'development set imported'\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path,
                          env={"PYTHONPATH": ":".join(path for path in sys.path if path), "TF_CPP_MIN_LOG_LEVEL": "3", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stderr[-2_000:]


def test_an_unknown_site_is_refused_with_the_names_there_are(capsys):
    with pytest.raises(IngestError, match="no site nowhere"):
        chosen_sites(["nowhere"])
    assert main(["development", "--site", "nowhere"]) == 2
    assert NAMES[0] in capsys.readouterr().err


def test_written_sites_can_be_read_as_records(tmp_path, records):
    assert main(["development", "--site", "linux_auth", "--write", str(tmp_path / "sites")]) == 0
    first = (tmp_path / "sites" / "linux_auth.jsonl.gz").read_bytes()
    found = read_records(tmp_path / "sites" / "linux_auth.jsonl.gz", "linux_auth")
    assert [record.event.text for record in found] == [record["raw"] for record in records["linux_auth"]]
    assert main(["development", "--site", "linux_auth", "--write", str(tmp_path / "sites")]) == 0
    assert (tmp_path / "sites" / "linux_auth.jsonl.gz").read_bytes() == first


def test_the_short_form_tells_a_line_a_site_and_saves_every_figure(tmp_path, capsys):
    assert main(["development", "--site", "linux_auth", "--quick", "--output", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "linux_auth" in told and "mean" in told and GROUPS[0] in told
    saved = json.loads((tmp_path / "development.json").read_text())
    settings = {(row["method"], row["setting"]) for row in saved["rows"]}
    assert {(OURS, "cold"), (OURS, "warm"), (OURS, "taught"), (OURS, "taught at random"), ("rules only", "cold")} <= settings
    assert (INSIDE, "bar") not in settings
    assert all(0 <= row["auc"] <= 1 for row in saved["rows"]) and saved["bundle"]


def test_the_table_keeps_the_groups_apart():
    from aiscore_trainer.measures import Row
    rows = [Row(f"site{number}", group, OURS, "cold", 90, 10, auc=0.5 + number / 10) for number, group in enumerate(GROUPS)]
    lines = develop.table(rows, "bundle").splitlines()
    assert [line.rstrip(":") for line in lines if line.rstrip(":") in GROUPS] == list(GROUPS)
    means = [line.split() for line in lines if line.startswith("mean")]
    assert "0.500" in means[0] and "0.600" in means[1]
