"""What forwarders put round an event is taken off; what strangers put into one is not taken for an envelope."""
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.forms.envelope import BATCH_MAX, DEPTH_MAX, batch_of, line_of, opened

SSHD = "Mar  1 10:11:12 web3 sshd[77]: Failed password for root from 203.0.113.9 port 4000 ssh2"
ACCESS = '203.0.113.9 - - [01/Mar/2031:10:11:12 +0000] "GET /a HTTP/1.1" 200 12 "-" "curl/8.5"'
AUDIT = "type=USER_LOGIN msg=audit(1.1:1): pid=1 uid=0"
XML = "<Event xmlns='x'><System><EventID>1</EventID></System></Event>"
PAIRS = 'date=2031-03-01 time=10:11:12 devname="fw1" type="traffic"'
ZEEK = "1931403267.123456\tCabc\t10.0.0.1\t4000\t203.0.113.9\t443\ttcp"


@pytest.mark.parametrize("event", [SSHD, ACCESS, AUDIT, XML, PAIRS, ZEEK])
@pytest.mark.parametrize("before", [
    "2031-03-01T10:11:12.123456789Z stdout F ", "2031-03-01T10:11:12.1+01:00 stderr P ", "web_1  | ", "<134>Mar  1 10:11:13 relay2 fwd[12]: ",
    "<13>Mar  1 10:11:13 relay2 ", "<13>1 2031-03-01T10:11:13Z relay2 fwd 12 - - ", "2031-03-01T10:11:13Z stdout F <13>Mar  1 10:11:13 relay2 fwd: ",
])
def test_what_a_forwarder_wrote_before_an_event_is_taken_off(event, before):
    assert opened(before + event).text == event


def test_the_header_before_an_event_tells_its_host():
    assert opened(f"<134>Mar  1 10:11:13 relay2 fwd[12]: {ACCESS}").host == "relay2"
    assert opened(f"<13>1 2031-03-01T10:11:13Z relay3 fwd 12 - - {ACCESS}").host == "relay3"
    assert opened(f"web_1  | {ACCESS}").host == ""


def test_ends_of_lines_that_a_relay_escaped_are_ends_of_lines_again():
    event = "11/12/2031 10:21:07 AM\nLogName=Security\nEventCode=4625\tx"
    assert opened("<13>Mar  1 10:11:13 relay2 fwd[12]: " + event.replace("\n", "#015#012").replace("\t", "#011")).text == event
    assert opened("Mar  1 10:11:12 web3 app[7]: a#012b").text == "Mar  1 10:11:12 web3 app[7]: a#012b"


@pytest.mark.parametrize("event", [
    SSHD, ACCESS, AUDIT, XML, PAIRS, ZEEK, "", "{", "x", '{"a": 1}',
    "Mar  1 10:11:12 web3 app[7]: 2031-03-01T10:11:12Z INFO com.x.Y: started",  # an application's own time and level
    f"Mar  1 10:11:12 web3 bash[7]: {SSHD}", f"Mar  1 10:11:12 web3 sudo: {SSHD}",  # what a user typed
    f"Mar  1 10:11:12 web3 doas: {SSHD}", f"Mar  1 10:11:12 web3 sshd-auth[7]: {SSHD}",
    f"Mar  1 10:11:12 web3 sshd[7]: Invalid user {ACCESS}", f"Mar  1 10:11:12 web3 app[7]: user said {SSHD}", f"2031-03-01 {SSHD}",
])
def test_an_event_without_an_envelope_stays_as_it_is(event):
    assert opened(event) == (event, "", False)


@pytest.mark.parametrize("around", [
    lambda line: {"log": line + "\n", "stream": "stdout", "time": "2031-03-01T10:11:12Z"},
    lambda line: {"@timestamp": "2031-03-01T10:11:12Z", "message": line, "host": {"name": "h"}, "agent": {"type": "filebeat"}, "log": {"offset": 1}},
    lambda line: {"event": {"original": line, "module": "x"}, "source": {"ip": "10.0.0.1"}, "user": {"name": "ann"}},
    lambda line: {"version": "1.1", "host": "h", "short_message": line, "level": 6, "_facility": "x"},
    lambda line: {"time": 1, "sourcetype": "x", "event": line},
    lambda line: {"log": f"Mar  1 10:11:13 relay2 fwd[12]: {line}", "kubernetes": {"pod_name": "p"}},
])
@pytest.mark.parametrize("event", [SSHD, ACCESS, AUDIT, XML, PAIRS, ZEEK, '{"eventName": "GetUser"}'])
def test_an_object_about_the_way_of_a_line_carries_that_line(event, around):
    found = line_of(around(event))
    assert found is not None and opened(found).text in (event, f"Mar  1 10:11:13 relay2 fwd[12]: {event}")


def test_a_container_carries_whatever_its_program_writes():
    assert line_of({"log": "listening on port 80\n", "stream": "stderr", "time": "2031-03-01T10:11:12Z"}) == "listening on port 80"
    assert line_of({"log": "\n", "stream": "stderr"}) is None


@pytest.mark.parametrize("record", [
    {}, {"message": ""}, {"message": "short"}, {"message": None, "log": 7, "event": ["x"]}, {"message": "user ann changed her own address today"},
    # What a stranger wrote stands beside what the event says.
    {"level": "warn", "message": SSHD, "action": "comment posted", "user": "eve"}, {"eventName": "PutEvents", "body": SSHD, "userIdentity": {}},
    {"Channel": "Security", "EventID": 4625, "Message": SSHD, "message": SSHD},
    {"level": "info", "user": "eve", "action": "comment posted", "original": SSHD}, {"uri": "/a", "user": "eve", "raw": '{"uri": "/b", "user": "ann"}'},
    {"level": "info", "time": "2031-03-01T10:11:12Z", "msg": "comment received", "body": SSHD},
    {"time": "2031-03-01T10:11:12Z", "host": "shop", "path": "/../../etc/passwd", "body": '{"uri": "/index.html"}'},
    {"stream": "orders", "log": "what a customer wrote, whatever it is"},
])
def test_an_object_that_says_more_is_an_event_of_its_own(record):
    assert line_of(record) is None


BEFORE = ("2031-03-01T10:11:12.1Z stdout F ", "web_1  | ", "<134>Mar  1 10:11:13 relay2 fwd[12]: ", "<13>Mar  1 10:11:13 relay2 ", "Mar  1 10:11:13 web3 sudo: ",
          "<13>1 2031-03-01T10:11:13Z relay2 fwd 12 - - ", "x ", "<", "{", "#011", " ")


@given(st.lists(st.sampled_from((*BEFORE, SSHD, ACCESS, PAIRS)), max_size=6).map("".join))
def test_nothing_but_a_beginning_is_ever_taken_off(text):
    found = opened(text)
    assert "#01" in text or text.endswith(found.text)


@pytest.mark.parametrize("record", [
    {"alert": "ransomware note written", "severity": "critical", "host": "fs1", "raw_log": SSHD}, {"rawEvent": SSHD, "cmd": "mimikatz"}, {"textPayload": SSHD, "error": "injection"},
    {"message": SSHD, "event": {"action": "malware blocked"}, "tags": ["x"]}, {"event": {"original": SSHD, "kind": "alert"}, "message": "x"},
    {"event": {"original": SSHD}, "rule": {"name": "web shell"}}, {"level": "warn", "msg": f"refused upload of a web shell: {SSHD}", "body": SSHD},
    {"file": {"path": "/etc/passwd"}, "body": '{"uri": "/index.html"}'}, {"file.path": "/etc/passwd", "body": '{"uri": "/index.html"}'}, {"path": ["/a"], "data": '{"uri": "/index.html"}'},
])
def test_a_line_that_an_object_gives_as_the_cause_of_what_it_says_is_not_the_event(record):
    assert line_of(record) is None


@pytest.mark.parametrize("record", [
    {"textPayload": SSHD, "insertId": "1", "resource": {}, "timestamp": "x", "logName": "y"}, {"rawEvent": SSHD}, {"raw_event": SSHD, "host": "h"}, {"rawLog": SSHD}, {"raw_log": SSHD, "_time": 1},
    {"_raw": SSHD, "index": "os"},
])
def test_an_object_that_holds_an_event_as_it_came_carries_it(record):
    assert line_of(record) == SSHD


def test_a_web_servers_own_line_is_found_behind_its_header_and_a_strangers_is_not():
    assert opened(f"Mar  1 10:11:12 web3 nginx: {ACCESS}") == (ACCESS, "web3", False)
    assert opened(f"Mar  1 10:11:12 web3 nginx: {SSHD}").text.startswith("Mar  1 10:11:12 web3 nginx")
    assert opened(f"Mar  1 10:11:12 web3 postfix/smtpd[7]: {SSHD}").text.startswith("Mar  1 10:11:12 web3 postfix")
    assert opened(f"Mar  1 10:11:12 web3 /usr/sbin/cron[7]: {SSHD}").text.startswith("Mar  1 10:11:12 web3 /usr")


def test_envelopes_in_envelopes_end_somewhere():
    stamp = "2031-03-01T10:11:12.1Z stdout F "
    assert opened(stamp * (DEPTH_MAX + 2) + SSHD).text == stamp * 2 + SSHD


LOGIN = "Mar  1 10:11:12 web3 sshd[7]: {} for {} from {} port 4000 ssh2"
BATCH = [LOGIN.format("Accepted password", "ann", "10.0.0.5"), LOGIN.format("Failed password", "root", "203.0.113.9")]
BATCHES = {
    "OpenTelemetry": {"resourceLogs": [{"resource": {"a": 1}, "scopeLogs": [{"scope": {}, "logRecords": [{"body": {"stringValue": line}} for line in BATCH]}]}]},
    "resources": {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": line}}]}]} for line in BATCH]},
    "snake case": {"resource_logs": [{"scope_logs": [{"log_records": [{"body": {"stringValue": line}}]} for line in BATCH]}]},
    "CloudWatch": {"messageType": "DATA_MESSAGE", "owner": "1", "logGroup": "g", "logStream": "s", "subscriptionFilters": ["f"],
                   "logEvents": [{"id": str(place), "timestamp": 1, "message": line} for place, line in enumerate(BATCH)]},
}


@pytest.mark.parametrize("name", BATCHES)
def test_each_record_of_a_batch_stands_by_itself_with_what_is_round_it(name):
    singles = [json.loads(single) for single in batch_of(BATCHES[name])]
    assert len(singles) == 2 and all(line in json.dumps(single) for line, single in zip(BATCH, singles))
    assert singles[0].keys() == BATCHES[name].keys() and batch_of(singles[0]) == []


@pytest.mark.parametrize("odd", [None, 1, "x", {}, [], [[]], [None, 1], [{}], [{"scopeLogs": [{"logRecords": 7}]}]], ids=repr)
def test_what_is_no_array_of_objects_is_no_batch(odd):
    for names in ("resourceLogs", "resource_logs", "logEvents"):
        assert batch_of({names: odd}) == []


def test_a_batch_without_end_is_read_so_far():
    assert len(batch_of({"logEvents": [{"message": str(number)} for number in range(9_000)]})) == BATCH_MAX


def test_what_is_round_the_records_of_a_batch_is_not_read_again_without_end():
    batch = batch_of({"logGroup": "g" * 20_000, "logEvents": [{"message": str(number)} for number in range(64)]})
    assert 1 < len(batch) < 10
