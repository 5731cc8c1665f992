"""A glance may only save work: whoever reads the event in full comes to the same rules."""
import gzip
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from events import text_and_sourcetype

from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.glance import glance
from aiscore_rules.logsource import label
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
EVENTS = json.loads((Path(__file__).parent / "events.json").read_text(encoding="utf-8"))
XML = ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='P' Guid='{1}'/>"
       "<EventID>7</EventID><Channel>Application</Channel></System><EventData>%s</EventData></Event>")


def ids_by_reading(text, sourcetype):
    facts = read_facts(text, sourcetype)
    hits = ENGINE.hits(facts, label(facts, sourcetype))
    return sorted(ENGINE.pack.rules[position].id for position in hits)


def test_every_event_of_the_rules_is_judged_as_by_reading():
    for events in EVENTS.values():
        for entry in events["match"] + events["miss"]:
            text, sourcetype = text_and_sourcetype(entry)
            assert sorted(ENGINE.judge(text, sourcetype).rule_ids) == ids_by_reading(text, sourcetype), entry


@pytest.mark.parametrize("source", ["evtx_attack_samples", "otrf_windows_atomic", "evtx_benign_testdata"])
def test_recorded_events_are_judged_as_by_reading(source):
    folder = os.environ.get("AISCORE_DATA", "")
    path = Path(folder) / "train" / f"{source}.jsonl.gz"
    if not folder or not path.is_file():
        pytest.skip("AISCORE_DATA does not name the recorded events")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 9 == 0:
                record = json.loads(line)
                assert sorted(ENGINE.judge(record["raw"], record["sourcetype"]).rule_ids) == ids_by_reading(
                    record["raw"], record["sourcetype"]), record["raw"][:300]


def test_a_keyword_that_stands_in_the_event_as_it_came_alone_is_met():


    form = load_pack(default_pack_path())
    keyword, field = (replace(form.rules[0], id=name, logsource=("", "", ""), match=match, anchors=(anchor,)) for name, match, anchor in (
        ("as-it-came", ["contains", "", "&lt;script"], "&lt;script"), ("field", ["contains", "targetfilename", "evilname"], "evilname")))
    engine = RuleEngine(replace(form, rules=(keyword, field)))
    for name, found in (("a &lt;script evilname", {"as-it-came", "field"}), ("a &lt;script", {"as-it-came"}), ("evilname", {"field"})):
        text = XML.replace("'P'", "'Microsoft-Windows-Sysmon'").replace(">7<", ">11<").replace("Application", "Microsoft-Windows-Sysmon/Operational")
        assert set(engine.judge(text % f"<Data Name='TargetFilename'>{name}</Data>", "x").rule_ids) == found


def test_entities_and_escapes_are_undone():
    _, _, seen = glance(XML % "<Data Name='CommandLine'>a &amp;&amp; &quot;C:\\B&quot; &lt;x&gt;</Data>")
    assert 'a && "c:\\b" <x>' in seen
    flat = {"Channel": "Security", "EventID": 4688, "SourceName": "S", "CommandLine": 'C:\\new\\"q"'}
    assert 'c:\\new\\"q"' in glance(json.dumps(flat))[2]


@pytest.mark.parametrize("text", [
    "", "<Event>", "{}", '{"EventID": 1}', "<Event><System><EventID>1</EventID></System></Event>",
    json.dumps({"Channel": "Security", "EventID": 4688, "SourceName": "S", "CommandLine": "\u0101"}),
    json.dumps({"Channel": "Security", "EventID": 4688, "SourceName": "S", "Data": {"EventID": 1}}),
    json.dumps({"Message": '{"Channel": "Security", "EventID": 4688, "SourceName": "S"}'}),
    XML.replace(">7<", ">4657<") % "", XML % "<![CDATA[x]]>",
])
def test_what_a_glance_does_not_tell_is_left_to_reading(text):
    assert glance(text) is None


def test_a_header_deep_in_the_event_is_no_header():
    assert glance("<Event>" + " " * 3000 + XML[len("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'>"):]) is None
