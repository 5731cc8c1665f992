"""What is committed is what the rules say: pack and events are compiled from YAML and must not lag behind."""
import json
from pathlib import Path

import pytest

from aiscore_rules.pack import default_pack_path

ROOT = Path(__file__).resolve().parents[2]
yaml = pytest.importorskip("yaml", reason="rules are compiled in the scorer's environment only")
pytest.importorskip("sigma", reason="rules are compiled in the scorer's environment only")


def test_pack_is_compiled_from_the_rules(tmp_path):
    from aiscore_trainer.rules_command import main

    written = tmp_path / "pack.json"
    assert main(["compile", str(ROOT / "rules"), "-o", str(written), "--strict"]) == 0
    assert written.read_text(encoding="utf-8") == Path(default_pack_path()).read_text(encoding="utf-8"), \
        "run: python -m aiscore_trainer rules compile rules -o lib/aiscore_rules/pack/aiscore.json"


def test_events_are_compiled_from_their_files():
    from compile_events import compiled_events

    current = json.loads((Path(__file__).parent / "events.json").read_text(encoding="utf-8"))
    assert current == compiled_events(), "run: python tests/rules/compile_events.py"
