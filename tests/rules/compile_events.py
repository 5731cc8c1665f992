"""Writes events.json from events/**/*.yml: `python tests/rules/compile_events.py`."""
import json
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent


def compiled_events():
    """{rule id: {"match": [...], "miss": [...]}}, from the files that lie as the rules do."""
    rules = HERE.parents[1] / "rules"
    found = {}
    for path in sorted((HERE / "events").rglob("*.yml")):
        rule = yaml.safe_load((rules / path.relative_to(HERE / "events")).read_text(encoding="utf-8"))
        found[rule["id"]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    lines = [f"{json.dumps(rule_id)}: {json.dumps(events)}" for rule_id, events in compiled_events().items()]
    (HERE / "events.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
