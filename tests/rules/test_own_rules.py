"""Each rule of ours hits the events that it was written for, and none of those that only look like them."""
import json
from pathlib import Path

import pytest
from events import other_forms, text_and_sourcetype

from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import RulePack, default_pack_path, load_pack

HERE = Path(__file__).parent
PACK = load_pack(default_pack_path())
ENGINE = RuleEngine(PACK)
BY_ID = {rule.id: rule for rule in PACK.rules}
#: Compiled from tests/rules/events/*.yml, because the interpreters inside Splunk read no YAML.
EVENTS = json.loads((HERE / "events.json").read_text(encoding="utf-8"))


def hits(entry):
    text, sourcetype = text_and_sourcetype(entry)
    return ENGINE.judge(text, sourcetype).rule_ids


@pytest.mark.parametrize("rule_id", sorted(EVENTS))
def test_rule_hits_what_it_must_and_nothing_else(rule_id):
    events = EVENTS[rule_id]
    assert events["match"] and events["miss"]
    for entry in events["match"]:
        assert rule_id in hits(entry), (BY_ID[rule_id].title, entry)
    for entry in events["miss"]:
        assert rule_id not in hits(entry), (BY_ID[rule_id].title, entry)


def test_every_rule_has_events():
    assert set(EVENTS) == set(BY_ID)


def test_every_rule_names_a_technique_and_a_level():
    for rule in PACK.rules:
        assert rule.techniques, rule.title
        assert all(technique[0] == "T" and technique[1:5].isdigit() for technique in rule.techniques)


def test_anchors_never_keep_a_rule_from_its_events():
    for rule_id, events in EVENTS.items():
        alone = RuleEngine(RulePack("alone", "1", (BY_ID[rule_id],)))
        for entry in events["match"]:
            text, sourcetype = text_and_sourcetype(entry)
            assert alone.judge(text, sourcetype).rule_ids == (rule_id,), entry


@pytest.mark.parametrize("rule_id", sorted(EVENTS))
def test_rule_hits_whatever_collector_wrote_the_event(rule_id):
    for entry in EVENTS[rule_id]["match"]:
        for text, sourcetype in other_forms(entry):
            assert rule_id in ENGINE.judge(text, sourcetype).rule_ids, (BY_ID[rule_id].title, text)
