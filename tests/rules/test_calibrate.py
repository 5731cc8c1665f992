"""Scores of rules follow what they do on benign events, and ours keep to the scale."""
import os
from pathlib import Path

import pytest

pytest.importorskip("sigma", reason="rules are compiled in the scorer's environment only")

from aiscore_rules.pack import Rule, RulePack, default_pack_path, load_pack  # noqa: E402
from aiscore_rules.strength import UNMEASURED  # noqa: E402
from aiscore_trainer.sigma.calibrate import Counted, count_hits, lower_bound, measured_strength  # noqa: E402


def rule(name, level):
    return Rule(name, name, level, ("", "", ""), ["contains", "", name], (name,))


PACK = RulePack("p", "1", (rule("quiet", "critical"), rule("loud", "high"), rule("weak", "low")))


def counted(events, **hits):
    found = Counted()
    found.events["s", 0] = events
    for name, count in hits.items():
        found.hits["s", 0, (name,)] += count
    return found


def test_rule_that_never_hits_benign_events_keeps_its_level():
    assert measured_strength(PACK, counted(10_000)).rules == {}


def test_rule_that_hits_benign_events_loses_what_the_scale_takes():
    strength = measured_strength(PACK, counted(10_000, loud=100, weak=100))
    assert strength.of_rule("loud", "high") == 0.5 and strength.of_rule("weak", "low") == UNMEASURED["low"]
    assert strength.of_rule("quiet", "critical") == UNMEASURED["critical"]


def test_many_rules_that_hit_a_little_are_held_to_the_scale_together():
    rules = tuple(rule(f"rule{number}", "high") for number in range(40))
    found = Counted()
    found.events["s", 0] = 100_000
    for one in rules:
        found.hits["s", 0, (one.id,)] += 10
    strength = measured_strength(RulePack("p", "1", rules), found)
    assert sum(10 for one in rules if strength.of_rule(one.id, "high") >= 0.9) <= 100


def test_lower_bound_knows_how_little_was_seen():
    assert lower_bound(0, 10) == 0.0 < lower_bound(1, 100) < 0.01 < lower_bound(50, 1000) < 0.05


def test_counting_counts_each_event():
    found = count_hits(PACK, [("s", 0, "loud", ""), ("s", 0, "loud", ""), ("s", 1, "nothing", "")])
    assert found.events["s", 0] == 2 and found.hits["s", 0, ("loud",)] == 2 and found.hits["s", 1, ()] == 1


def test_our_pack_keeps_to_the_scale_on_benign_events():
    """A part of each source; `python -m aiscore_trainer rules check` measures all."""
    import gzip
    import json

    folder = Path(os.environ.get("AISCORE_DATA", "")) / "train"
    if not os.environ.get("AISCORE_DATA") or not folder.is_dir():
        pytest.skip("AISCORE_DATA names no folder with train/")
    records = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file):
                if number % 20 == 0:
                    event = json.loads(line)
                    if event["label"] == 0:
                        records.append((path.name, 0, event["raw"], event["sourcetype"]))
    pack = load_pack(default_pack_path())
    found = count_hits(pack, records)
    scores = {one.id: pack.strength.of_rule(one.id, one.level) for one in pack.rules}
    reached = sum(count for (_, _, ids), count in found.hits.items() if any(scores[one] >= 0.9 for one in ids))
    assert lower_bound(reached, len(records)) <= 0.001
