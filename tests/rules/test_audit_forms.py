"""A rule hits an audit record in whatever form a bus, an export or a common schema gives it."""
import base64
import json
from pathlib import Path

import pytest
from events import text_and_sourcetype

from aiscore_rules.engine import RuleEngine
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
