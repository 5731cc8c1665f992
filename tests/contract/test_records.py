"""What is taken off an audit record, and what is left as it came."""
import doctest
import json

import pytest

from aiscore_contract.forms import envelope, names, records, rows, services
from aiscore_contract.forms.records import as_written
from aiscore_contract.forms.rows import record_of_row

RECORD = {"eventName": "StopLogging", "eventSource": "cloudtrail.amazonaws.com", "userIdentity": {"type": "Root"}}


@pytest.mark.parametrize("module", [envelope, names, records, rows, services])
def test_the_examples_in_docstrings_hold(module):
    results = doctest.testmod(module)
    assert results.attempted and not results.failed


@pytest.mark.parametrize("record", [
    RECORD, {"level": "info", "message": json.dumps(RECORD)}, {"path": "/x", "items": [RECORD]}, {"user": "ann", "Records": [RECORD]}, {"items": [{"sku": 1}]},
    {"id": "1", "timestamp": "x", "message": json.dumps(RECORD), "user": "ann"}, {"syslog": {"facility": 3}, "message": "x"}, {"detail": RECORD, "text": "x"},
    {"body": json.dumps(RECORD), "attributes": {}, "url": "/x"}, {"TimeGenerated": "x", "EventID": 4624, "UserPrincipalName": "ann"}])
def test_what_may_have_been_sent_stays_in_what_it_came_in(record):
    assert as_written(record) is None


def test_wrappings_in_wrappings_are_taken_off():
    message = json.dumps({"Type": "Notification", "TopicArn": "arn:aws:sns:x", "Message": json.dumps({"Records": [RECORD]})})
    assert as_written({"messageId": "1", "body": message}) == RECORD


def test_attributes_that_are_none_leave_the_body():
    assert as_written({"timeUnixNano": "1", "body": {"stringValue": "login failed"}, "attributes": 1.5}) == {"message": "login failed"}


def test_a_text_that_is_no_record_stays_a_text():
    assert as_written({"AuditData": "{not json"}) is None
    assert as_written({**RECORD, "requestParameters": "{", "userIdentity": "{type=Root, arn=}"})["userIdentity"] == {"type": "Root"}


@pytest.mark.parametrize("line", [
    "", ",,,,", "a,b,c,d", "GET /x,y,z,w HTTP/1.1", "203.0.113.9,bucket.s3.amazonaws.com,NoError,A,2031-03-01T10:11:12Z,us-east-1",
    "20310301 10:11:12,h,u,i,1,2,SHUTDOWN,d,x,0", 'x,y,z,"{""a"":1}"', "2031-03-01 10:11:12 a,b,c,d,e"])
def test_lines_with_commas_are_no_rows(line):
    assert record_of_row(line) is None


def test_putting_names_together_changes_no_object_of_the_callers():
    client = {"x": 1}
    record = {"actor_alternateId": "ann", "client": client, "client_ip_y": "10.0.0.5"}
    assert as_written(record)["client"] == {"x": 1, "ip": {"y": "10.0.0.5"}} and client == {"x": 1}
