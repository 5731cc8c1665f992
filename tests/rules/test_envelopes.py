"""A rule hits its event in whatever envelope a forwarder sent it."""
import json
from pathlib import Path

import pytest
from events import text_and_sourcetype

from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
EVENTS = json.loads((Path(__file__).parent / "events.json").read_text(encoding="utf-8"))


def escaped(text):
    """As rsyslog writes it."""
    return text.replace("\r\n", "#015#012").replace("\n", "#012").replace("\t", "#011")


ENVELOPES = {
    "container": lambda text: (json.dumps({"log": text + "\n", "stream": "stdout", "time": "2026-11-12T10:21:07.1Z"}), "kube:container:web"),
    "runtime": lambda text: ("2026-11-12T10:21:07.123456789Z stdout F " + text, "kube:container:web"),
    "shipper": lambda text: (json.dumps({"@timestamp": "2026-11-12T10:21:07Z", "message": text, "host": {"name": "c"}}), "_json"),
    "container in shipper": lambda text: (json.dumps({"message": json.dumps({"log": text, "stream": "stderr"}), "agent": {"type": "filebeat"}}), "_json"),
    "original": lambda text: (json.dumps({"event": {"original": text}, "ecs": {"version": "8"}}), "elastic"),
    "relay": lambda text: (f"<134>Nov 12 10:21:07 relay2 fwd[2214]: {escaped(text)}", "syslog"),
    "relay without a name": lambda text: (f"<134>Nov 12 10:21:07 relay2 {escaped(text)}", "syslog"),
}


@pytest.mark.parametrize("envelope", sorted(ENVELOPES))
def test_every_rule_hits_its_events_in(envelope):
    lost = []
    for rule_id, events in EVENTS.items():
        for entry in events["match"]:
            text, _ = text_and_sourcetype(entry)
            # What the sourcetype alone tells, an envelope's cannot.
            if rule_id in ENGINE.judge(text, "").rule_ids and rule_id not in ENGINE.judge(*ENVELOPES[envelope](text)).rule_ids:
                lost.append((rule_id, text[:100]))
    assert not lost


@pytest.mark.parametrize("envelope", sorted(ENVELOPES))
def test_no_envelope_makes_a_rule_hit_what_it_must_not(envelope):
    for rule_id, events in EVENTS.items():
        for entry in events["miss"]:
            text, _ = text_and_sourcetype(entry)
            if rule_id not in ENGINE.judge(text, "").rule_ids:
                assert rule_id not in ENGINE.judge(*ENVELOPES[envelope](text)).rule_ids, text


def test_a_line_in_a_windows_event_does_not_make_it_another_event():
    line = "Nov 12 10:21:07 web3 CRON[1]: (root) CMD (true)"
    for name in ("message", "log", "event", "Message", "original"):
        facts = read_facts(json.dumps({"Channel": "Security", "EventID": 4625, "SourceName": "Microsoft-Windows-Security-Auditing", name: line}))
        assert (facts.family, facts.value("channel")) == ("windows", "Security")


def test_a_relay_is_the_host_only_where_the_event_names_none():
    access = '203.0.113.9 - - [12/Nov/2026:10:21:07 +0000] "GET /a HTTP/1.1" 200 12'
    assert read_facts(f"<134>Nov 12 10:21:07 relay2 fwd[1]: {access}").value("host") == "relay2"
    assert read_facts("<134>Nov 12 10:21:07 relay2 Nov 12 10:21:06 web3 app[1]: x").value("host") == "web3"


def test_an_object_of_which_a_summary_index_made_pairs_is_told_by_its_names():
    text = '1763000000, search_name="x", eventSource="iam.amazonaws.com", eventName="CreateUser", userIdentity.type="Root", sourceIPAddress="203.0.113.9"'
    facts = read_facts(text, "stash")
    assert facts.family == "json" and facts.value("eventname") == "CreateUser" and facts.value("useridentity.type") == "Root"
    assert read_facts('time=1 action="deny" src="10.0.0.1" dst="203.0.113.9"').family == "keyvalue"


def test_a_command_that_looks_like_an_object_in_pairs_stays_a_command():
    typed = "Nov 12 10:21:07 web3 sudo: eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/cat /etc/shadow"
    hits = ENGINE.judge(f"{typed} x=y").rule_ids
    assert hits and ENGINE.judge(f"{typed} x=y eventName=a eventSource=b").rule_ids == hits


def test_what_was_sent_goes_before_nothing_that_the_event_says():
    event = {"time": "2026-11-12T10:21:07Z", "uri": "/../../etc/passwd", "user": "eve"}
    for name in ("raw", "original", "body", "data"):
        facts = read_facts(json.dumps({**event, name: '{"uri": "/index.html", "user": "ann"}'}))
        assert (facts.value("uri"), facts.value("user")) == ("/../../etc/passwd", "eve")


def test_wrappers_in_wrappers_give_no_member_a_name_a_level():
    members = ",".join(f'"a{number}":1' for number in range(3_000))
    facts = read_facts('{"event":' * 22 + "{" + members + "}" + "}" * 22)
    assert facts.value("event." * 22 + "a7") == "1" and len(facts.fields) < 20_000
    assert read_facts('{"event":' * 6 + '{"commandline": "id"}' + "}" * 6).value("commandline") == "id"


TYPED = "Nov 12 10:21:07 web3 sudo: eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/cat /etc/shadow"
REFUSED = "Nov 12 10:21:07 web3 dropbear[9]: Bad password attempt for 'root' from 198.51.100.9:50122"
TITLE = "type=PROCTITLE msg=audit(1763000000.123:456): proctitle=cat /etc/shadow"


@pytest.mark.parametrize("line", [TYPED, REFUSED, TITLE])
@pytest.mark.parametrize("end", [' {"eventName":"GetUser"}', " EventID=1 Channel=x Computer=y", " msg=audit(1:1)", " %ASA-6-302013: x", " [**] [1:1:1] x [**]", " CEF:0|a|b|1|7|ok|1|x=1"])
def test_the_end_of_a_line_that_looks_like_another_format_loses_no_hit(line, end):
    hits = ENGINE.judge(line).rule_ids
    assert hits and set(hits) <= set(ENGINE.judge(line + end).rule_ids)


@pytest.mark.parametrize("before", ["Nov 12 10:21:07 web3 app[7]: ", "<13>1 2026-11-12T10:21:07Z web3 app 7 - [a b=\"c\"] ", "2026-11-12 10:21:07 INFO ", "Nov 12 10:21:07 web3 app: @cee: "])
def test_an_object_behind_a_header_is_read(before):
    assert read_facts(before + '{"eventName": "GetUser"}').value("eventname") == "GetUser"


@pytest.mark.parametrize("program", ["nginx", "audit", "fwd"])
def test_a_tag_that_stands_twice_in_a_header_is_no_sentence(program):
    head = f"<30>1 2026-11-12T10:21:07.123Z web3 {program} 1234 {program} - "
    assert read_facts(head + '{"eventName": "GetUser", "eventSource": "iam.amazonaws.com"}').value("eventname") == "GetUser"
    assert read_facts(head + "CEF:0|a|b|1|7|ok|3|src=203.0.113.9").value("src") == "203.0.113.9"


@pytest.mark.parametrize("end", ["\nLogName=Security\nEventCode=4624", "#012LogName=Security#012EventCode=4624"])
@pytest.mark.parametrize("before", ["", "<134>Nov 12 10:21:07 relay2 fwd[1]: "])
def test_line_ends_that_a_stranger_gave_make_no_windows_event(before, end):
    line = "Nov 12 10:21:06 web3 app[7]: login failed for user eve"
    assert read_facts(before + line + end).family != "windows"


def test_what_is_inside_of_a_containers_line_is_not_read_by_the_containers_sourcetype():
    line = "1931403267.123456\tCabc\t10.0.0.1\t4000\t203.0.113.9\t443\ttcp\tssl\t1.5\t10\t20\tSF\t-\t-\t0\tShAD\t5\t300\t6\t400\t-"
    assert read_facts(f"2026-11-12T10:21:07.1Z stdout F {line}", "bro:dns").fields.keys() == read_facts(line, "").fields.keys()


GUESSED = "Mar  1 10:11:12 web3 sshd[7]: Failed password for root from 203.0.113.9 port 4000 ssh2"
LET_IN = "Mar  1 10:11:12 web3 sshd[7]: Accepted password for ann from 10.0.0.5 port 4000 ssh2"


def test_every_record_of_a_batch_is_asked():
    bodies = [{"body": {"stringValue": line}} for line in (LET_IN, GUESSED)]
    alone = set(ENGINE.judge(GUESSED).rule_ids)
    assert alone
    for batch in ({"resourceLogs": [{"scopeLogs": [{"logRecords": bodies}]}]},
                  {"logGroup": "g", "logStream": "s", "owner": "1", "messageType": "DATA_MESSAGE", "subscriptionFilters": ["f"],
                   "logEvents": [{"id": "1", "timestamp": 1, "message": line} for line in (LET_IN, GUESSED)]}):
        assert set(ENGINE.judge(json.dumps(batch)).rule_ids) >= alone
