"""The models read an event as itself, in whatever envelope a forwarder sent it."""
import json
from collections import Counter

import pytest

from aiscore_contract.event import event_of
from aiscore_model.normalise import normalise
from aiscore_trainer.scenarios import generate

RECORDS = list(generate(5, 3_000))
ENVELOPES = {
    "runtime": lambda text: "2026-11-12T10:21:07.123456789Z stdout F " + text,
    "container": lambda text: json.dumps({"log": text + "\n", "stream": "stdout", "time": "2026-11-12T10:21:07.1Z"}),
    "shipper": lambda text: json.dumps({"@timestamp": "2026-11-12T10:21:07Z", "message": text, "host": {"name": "c"}}),
}


@pytest.mark.parametrize("envelope", sorted(ENVELOPES))
def test_events_of_every_kind_read_the_same_in(envelope):
    same, all_of = Counter(), Counter()
    for record in RECORDS:
        if envelope == "shipper" and record["group"].split("/")[1] in ("values", "ownlogs"):
            continue  # a value alone is an application's own word in its message, and so is what an application nobody knows says
        bare, inside = normalise(event_of(record["raw"])), normalise(event_of(ENVELOPES[envelope](record["raw"]), "_json"))
        all_of[bare.kind] += 1
        same[bare.kind] += (bare.template, bare.kind, bare.action, bare.focus) == (inside.template, inside.kind, inside.action, inside.focus)
    if envelope == "shipper":
        del all_of["text"]  # of sentences a shipper's message may be an application's own
    assert {kind: same[kind] / count for kind, count in all_of.items() if same[kind] < 0.94 * count} == {}


def test_who_did_it_stays_known():
    line = "Nov 12 10:21:06 web3 sshd[77]: Failed password for root from 203.0.113.9 port 4000 ssh2"
    bare = dict(normalise(event_of(line, "linux_secure", "relay2")).entities)
    for text in (json.dumps({"log": line, "stream": "stdout"}), f"<13>Nov 12 10:21:07 relay2 fwd[1]: {line}"):
        assert dict(normalise(event_of(text, "syslog", "relay2")).entities) == bare


def test_an_object_in_objects_without_end_is_read():
    text = "x" * 40
    for _ in range(10):
        text = json.dumps({"log": text, "stream": "stdout"})
    assert normalise(event_of(text)).kind == "json"


def test_what_an_escape_hides_is_shown():
    line = "Nov 12 10:21:06 web3 sshd[77]: Failed password for ro\u200bot from 203.0.113.9 port 4000 ssh2"
    assert "root" in normalise(event_of(json.dumps({"log": line, "stream": "stdout"}))).template


def flat(record, before=""):
    """Dotted names, as exporters write them."""
    found = {}
    for name, value in record.items():
        if isinstance(value, dict) and value:
            found.update(flat(value, f"{before}{name}."))
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            for number, one in enumerate(value):
                found.update(flat(one, f"{before}{name}.{number}."))
        else:
            found[before + name] = value
    return found


OBJECTS = [json.loads(record["raw"]) for record in RECORDS if record["raw"].startswith('{"')]


def test_an_object_with_dotted_names_reads_as_the_object_that_it_was():
    same = [normalise(event_of(json.dumps(one))).template == normalise(event_of(json.dumps(flat(one)))).template for one in OBJECTS]
    assert sum(same) > 0.97 * len(same)


def test_one_object_in_an_array_reads_as_the_object():
    for one in OBJECTS[:200]:
        assert normalise(event_of(json.dumps([one]))).template == normalise(event_of(json.dumps(one))).template


def test_an_object_of_which_pairs_were_made_keeps_its_family():
    calls = [one for one in OBJECTS if "eventName" in one and "eventSource" in one]
    assert len(calls) > 50
    for one in calls:
        pairs = " ".join(f'{name}="{value}"' if isinstance(value, str) else f"{name}={json.dumps(value)}" for name, value in flat(one).items())
        assert normalise(event_of(f"1763000000, search_name=x, {pairs}", "stash")).kind == "cloud"


@pytest.mark.parametrize("record", [
    {"a.": "curl"}, {".": "curl"}, {"..b": "curl"}, {"a": "wget", "a.b": "curl"}, {"a.b": "curl", "a": {"c": "wget"}}, {"a{}.b": "curl"}, {"a{}": ["curl"]},
    {"a.b.c.d.e.f.g.h.i.j.k": "curl"}, {"a{}.b": ["curl"], "a": "wget"}, {"x.0": "curl", "x.y": "wget"}, {"a{}.b": ["curl"], "a{}.c": ["wget", "ncat"]},
    {"process.args": "curl", "process": "wget"}, {"p": {"44": "curl"}, "x.y": "wget"},
])
def test_odd_dots_in_names_lose_no_value(record):
    text = json.dumps(record)
    found = normalise(event_of(text)).template.split()
    assert {word for word in ("curl", "wget", "ncat") if word in text} <= set(found)
