"""The models read one act in the same words, whichever form a bus, an export or a service gives it."""
import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract.event import TEXT_MAX_CHARS, Event
from aiscore_contract.forms.services import SERVICES
from aiscore_model.formats.draft import ENTITY_NAMES
from aiscore_model.normalise import KINDS, normalise


def read(raw):
    return normalise(Event(raw if isinstance(raw, str) else json.dumps(raw)))


def entities(raw):
    return dict(read(raw).entities)


TRAIL = {
    "eventVersion": "1.08", "userIdentity": {"type": "IAMUser", "arn": "arn:aws:iam::123456789012:user/eve", "accountId": "123456789012", "userName": "eve"},
    "eventTime": "2031-03-01T10:11:12Z", "eventSource": "cloudtrail.amazonaws.com", "eventName": "StopLogging", "awsRegion": "us-east-1",
    "sourceIPAddress": "203.0.113.9", "userAgent": "aws-cli/2.15", "requestParameters": {"name": "main"}, "recipientAccountId": "123456789012"}
MAIL = {
    "CreationTime": "2031-01-01T00:00:00", "Operation": "New-InboxRule", "OrganizationId": "o", "RecordType": 1, "ResultStatus": "True", "UserType": 2,
    "Workload": "Exchange", "ClientIP": "203.0.113.9", "UserId": "bob@example.org", "Parameters": [{"Name": "ForwardTo", "Value": "x@example.net"}]}
GRANT = {
    "protoPayload": {"authenticationInfo": {"principalEmail": "eve@example.org"}, "requestMetadata": {"callerIp": "203.0.113.9", "callerSuppliedUserAgent": "gcloud"},
                     "serviceName": "cloudresourcemanager.googleapis.com", "methodName": "SetIamPolicy", "resourceName": "projects/p",
                     "serviceData": {"policyDelta": {"bindingDeltas": [{"action": "ADD", "role": "roles/owner", "member": "user:x@example.net"}]}}},
    "logName": "projects/p/logs/cloudaudit.googleapis.com%2Factivity", "resource": {"type": "project", "labels": {"project_id": "p"}}}
ADMINISTRATOR = {
    "actor": {"type": "User", "alternateId": "eve@example.org"}, "client": {"ipAddress": "203.0.113.9"}, "eventType": "user.account.privilege.grant",
    "outcome": {"result": "SUCCESS"}, "debugContext": {"debugData": {"privilegeGranted": "Super administrator"}}, "published": "x"}
BINDING = {
    "kind": "Event", "auditID": "1", "verb": "create", "user": {"username": "kubernetes-admin"}, "sourceIPs": ["203.0.113.9"], "userAgent": "kubectl/v1.30",
    "objectRef": {"resource": "clusterrolebindings", "name": "x"}, "responseStatus": {"code": 201}, "requestObject": {"roleRef": {"kind": "ClusterRole", "name": "cluster-admin"}}}
ROLE = {"id": {"applicationName": "admin"}, "actor": {"email": "eve@example.org"}, "ipAddress": "203.0.113.9", "events": [
    {"type": "DELEGATED_ADMIN_SETTINGS", "name": "ASSIGN_ROLE", "parameters": [{"name": "ROLE_NAME", "value": "_SEED_ADMIN_ROLE"}]}]}
IDENTITY = TRAIL["userIdentity"]
SAME = {
    "file of a trail": (TRAIL, {"Records": [TRAIL]}),
    "behind records that only read": (TRAIL, {"Records": [{**TRAIL, "eventName": "DescribeTrails", "readOnly": True}, TRAIL]}),
    "log events": (TRAIL, {"messageType": "DATA_MESSAGE", "logGroup": "g", "logEvents": [{"id": "1", "timestamp": 1, "message": json.dumps(TRAIL)}]}),
    "event history": (TRAIL, {"EventId": "1", "EventName": "StopLogging", "EventSource": "cloudtrail.amazonaws.com", "CloudTrailEvent": json.dumps(TRAIL)}),
    "Athena": (TRAIL, {**{name.lower(): value for name, value in TRAIL.items()}, "requestparameters": '{"name":"main"}', "errorcode": None}),
    "Hive's structure": (TRAIL, {**{name.lower(): value for name, value in TRAIL.items()}, "useridentity":
                                 "{type=IAMUser, arn=arn:aws:iam::123456789012:user/eve, accountid=123456789012, username=eve}"}),
    "columns": (TRAIL, {**{name: value for name, value in TRAIL.items() if name != "userIdentity"}, **{f"userIdentity{name}": value for name, value in IDENTITY.items()},
                        "errorCode": "NoError", "requestParametersinstanceType": "NaN"}),
    "snake": (TRAIL, {**{name: value for name, value in TRAIL.items() if name != "userIdentity"}, **{f"userIdentity_{name}": value for name, value in IDENTITY.items()}}),
    "table of a workspace": (TRAIL, {
        "TenantId": "t", "TimeGenerated": "x", "EventSource": "cloudtrail.amazonaws.com", "EventName": "StopLogging", "UserIdentityType": "IAMUser", "UserIdentityUserName": "eve",
        "UserIdentityAccountId": "123456789012", "AWSRegion": "us-east-1", "SourceIpAddress": "203.0.113.9", "UserAgent": "aws-cli/2.15", "RequestParameters": '{"name":"main"}',
        "RecipientAccountId": "123456789012"}),
    "common schema": (TRAIL, {
        "@timestamp": "x", "event": {"action": "StopLogging", "provider": "cloudtrail.amazonaws.com", "outcome": "success"}, "cloud": {"region": "us-east-1"}, "user": {"name": "eve"},
        "source": {"ip": "203.0.113.9"}, "user_agent": {"original": "aws-cli/2.15"}, "aws": {"cloudtrail": {
            "user_identity": {"type": "IAMUser", "arn": IDENTITY["arn"]}, "request_parameters": "{name=main}", "recipient_account_id": "123456789012"}}}),
    "open schema": (TRAIL, {
        "class_uid": 6003, "activity_id": 3, "metadata": {"product": {"name": "CloudTrail"}}, "api": {"operation": "StopLogging", "service": {"name": "cloudtrail.amazonaws.com"},
        "request": {"data": '{"name":"main"}'}}, "actor": {"user": {"type": "IAMUser", "name": "eve"}}, "src_endpoint": {"ip": "203.0.113.9"}, "cloud": {"region": "us-east-1"},
        "http_request": {"user_agent": "aws-cli/2.15"}}),
    "Graylog": (TRAIL, {"version": "1.1", "host": "h", "short_message": "x", **{f"_{name}": json.dumps(value) if isinstance(value, dict) else value for name, value in TRAIL.items()}}),
    "telemetry": (TRAIL, {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"timeUnixNano": "1", "body": {"stringValue": json.dumps(TRAIL)}}]}]}]}),
    "document of an index": (TRAIL, {"_index": "i", "_id": "1", "_source": TRAIL}), "collector": (TRAIL, {"time": 1, "sourcetype": "x", "event": TRAIL}),
    "audit data": (MAIL, {"RecordType": 1, "UserIds": "bob@example.org", "Operations": "New-InboxRule", "AuditData": json.dumps(MAIL)}),
    "row of an export": (MAIL, '2031-01-01T00:00:00Z,bob@example.org,New-InboxRule,"' + json.dumps(MAIL).replace('"', '""') + '"'),
    "hunting": (MAIL, {"Timestamp": "x", "ActionType": "New-InboxRule", "Application": "Exchange", "RawEventData": MAIL}),
    "publication": (GRANT, {"message": {"data": base64.b64encode(json.dumps(GRANT).encode()).decode(), "messageId": "1"}, "subscription": "s"}),
    "BigQuery": (GRANT, {**GRANT, "protoPayload": None, "protopayload_auditlog": {
        **{name: value for name, value in GRANT["protoPayload"].items() if name != "serviceData"}, "servicedata_v1_iam": GRANT["protoPayload"]["serviceData"]}}),
    "hook": (ADMINISTRATOR, {"eventType": "com.okta.event_hook", "eventId": "1", "data": {"events": [ADMINISTRATOR]}}),
    "columns of an export": (ADMINISTRATOR, {
        "actor_type": "User", "actor_alternateId": "eve@example.org", "client_ipAddress": "203.0.113.9", "eventType": "user.account.privilege.grant", "outcome_result": "SUCCESS",
        "debugContext_debugData_privilegeGranted": "Super administrator"}),
    "list of events": (BINDING, {"kind": "EventList", "items": [BINDING]}),
    "log of a cluster": (BINDING, {"category": "kube-audit", "operationName": "x", "resourceId": "/x", "properties": {"log": json.dumps(BINDING), "stream": "stdout"}}),
    "Google's log of a cluster": (BINDING, {"insertId": "1", "protoPayload": {
        "methodName": "io.k8s.authorization.rbac.v1.clusterrolebindings.create", "serviceName": "k8s.io", "resourceName": "rbac.authorization.k8s.io/v1/clusterrolebindings/x",
        "authenticationInfo": {"principalEmail": "kubernetes-admin"}, "requestMetadata": {"callerIp": "203.0.113.9", "callerSuppliedUserAgent": "kubectl/v1.30"}, "status": {},
        "request": BINDING["requestObject"]}}),
    "row of an activity": (ROLE, {"email": "eve@example.org", "event_type": "DELEGATED_ADMIN_SETTINGS", "event_name": "ASSIGN_ROLE", "record_type": "admin", "ip_address": "203.0.113.9",
                                  "admin": {"ROLE_NAME": "_SEED_ADMIN_ROLE"}}),
}


@pytest.mark.parametrize("form", sorted(SAME))
def test_an_act_reads_the_same_as(form):
    best, other = (read(raw) for raw in SAME[form])
    assert (other.template, other.kind, other.action) == (best.template, best.kind, best.action)
    assert {name: value for name, value in best.entities if name in ("user", "src", "target", "service")}.items() <= dict(other.entities).items()


def test_a_row_of_a_workspace_reads_as_the_streams_event():
    row = {"TimeGenerated": "x", "OperationNameValue": "MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE", "OperationName": "Delete diagnostic setting", "Caller": "eve@example.org",
           "CallerIpAddress": "203.0.113.9", "ActivityStatusValue": "Success", "CategoryValue": "Administrative", "Type": "AzureActivity"}
    found = read(row)
    assert found.template.startswith("remove logging microsoft insights diagnosticsettings delete service administrative success user from publicip")
    sign_in = read({"TimeGenerated": "x", "OperationName": "Sign-in activity", "Category": "SignInLogs", "ResultType": "50126", "UserPrincipalName": "bob@example.org",
                    "IPAddress": "203.0.113.9", "AppDisplayName": "Azure Portal", "ClientAppUsed": "Browser", "Status": '{"errorCode":50126}'})
    assert sign_in.template.startswith("sign in") and "wrong password" in sign_in.template and dict(sign_in.entities)["user"] == "bob@example.org"


@pytest.mark.parametrize(("raw", "action", "user", "target"), [
    ({"event_type_id": 24, "actor_user_name": "Eve", "user_name": "Bob", "ipaddr": "203.0.113.9"}, "user mfa removed otp device", "eve", "bob"),
    ({"object": "event", "type": 1005, "actingUserId": "u", "ipAddress": "203.0.113.9"}, "user login failed", "u", "event"),
    ({"log_id": "1", "data": {"type": "pwd_leak", "date": "x", "client_id": "c", "ip": "203.0.113.9", "user_agent": "x", "user_name": "bob"}}, "login blocked leaked password", "bob", None),
    ({"author_name": "Eve", "entity_type": "Project", "change": "visibility", "from": "Private", "to": "Public", "target_details": "g/p"}, "change visibility from private to public", "eve", "g/p"),
    ({"auditType": {"action": "Repository made public"}, "author": {"name": "Eve"}, "affectedObjects": [{"name": "r"}], "source": "203.0.113.9"}, "repository made public", "eve", "r"),
    ({"remoteAddress": "203.0.113.9", "summary": "User added to group", "category": "x", "authorKey": "eve", "objectItem": {"name": "administrators"}}, "user added to group", "eve", "administrators"),
    ({"action": "publicized", "repository": {"full_name": "o/r", "private": False}, "sender": {"login": "eve"}}, "repo access public made", "eve", None),
    ({"realmId": "r", "operationType": "CREATE", "resourceType": "REALM_ROLE_MAPPING", "resourcePath": "users/1", "authDetails": {"username": "eve"}}, "create realm role mapping", "eve", "users/1"),
    ({"event_category": {".tag": "sharing"}, "event_type": {".tag": "shared_link_create", "description": "Created shared link"}, "actor": {"user": {"email": "eve@example.org"}},
      "origin": {}, "assets": [{"display_name": "a.xlsx"}]}, "created shared link create", "eve@example.org", "a.xlsx"),
    ({"ActionType": "delete", "ResourceType": "firewall_rule", "ActorEmail": "eve@example.org", "ActorIP": "203.0.113.9", "ActionResult": True}, "firewall rule delete", "eve@example.org", None),
    ({"operator": "eve@example.org", "category_type": "Account", "action": "Update", "operation_detail": "Passcode: from On to Off"}, "account update passcode from on to off", "eve@example.org", None),
    ({"syslog": {"audit_record": {"MessageID": "295", "Message": "Retrieve password", "Issuer": "eve", "Station": "203.0.113.9", "File": "Root\\db"}}}, "retrieve password", "eve", "root\\db"),
    ({"specversion": "1.0", "source": "crn:///x", "data": {"methodName": "kafka.DeleteTopics", "authenticationInfo": {"principal": "User:eve"}, "resourceName": "x",
                                                            "authorizationInfo": {"granted": True, "resourceName": "audit"}}}, "kafka delete topics", "user:eve", "audit"),
    ({"tag": "authentication", "app": "vpn", "src": "203.0.113.9", "user": "bob", "action": "failure", "dest": "vpn1"}, "login failure", "bob", "vpn1")])
def test_a_services_event_tells_what_was_done_by_whom_and_to_what(raw, action, user, target):
    found = read(raw)
    assert (found.kind, found.action) == ("cloud", action)
    assert (dict(found.entities).get("user"), dict(found.entities).get("target")) == (user, target)


@pytest.mark.parametrize(("raw", "words"), [
    ({"SchemaVersion": "2018-10-08", "ProductArn": "x", "Title": "Known command server asked", "Types": ["TTPs/C2"], "Severity": {"Label": "HIGH"}}, "known command server asked service severity high"),
    ({"finding": {"category": "Persistence: IAM Anomalous Grant", "findingClass": "THREAT", "severity": "HIGH"}, "resource": {"name": "x"}}, "persistence iam anomalous grant service severity high"),
    ({"AlertDisplayName": "Suspicious process", "CompromisedEntity": "vm1", "Severity": "Medium"}, "suspicious process service severity medium")])
def test_a_finding_tells_its_title_and_how_grave_it_is(raw, words):
    assert words in read(raw).template


def test_a_call_that_was_refused_failed_though_a_right_was_granted():
    payload = {**GRANT["protoPayload"], "status": {"code": 7, "message": "PERMISSION_DENIED"}, "authorizationInfo": [{"granted": True}]}
    assert "cloudresourcemanager failed" in read({**GRANT, "protoPayload": payload}).template


def test_a_caller_of_another_account_is_told():
    assert "of other account" in read({**TRAIL, "userIdentity": {"type": "AWSAccount", "accountId": "999999999999"}}).template
    assert "of other account" not in read(TRAIL).template


def rule_of_a_net(access):
    return {"time": "x", "resourceId": "/SUBSCRIPTIONS/0/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/N/SECURITYRULES/R", "category": "Administrative",
            "operationName": "MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/SECURITYRULES/WRITE", "resultType": "Success", "callerIpAddress": "203.0.113.9",
            "identity": {"claims": {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": "eve@example.org"}},
            "properties": {"requestbody": json.dumps({"properties": {"access": access, "direction": "Inbound", "sourceAddressPrefix": "*", "destinationPortRange": "3389"}})}}


def test_a_call_to_azure_tells_whose_token_it_was_and_what_was_asked_for():
    found = read(rule_of_a_net("Allow"))
    assert dict(found.entities)["user"] == "eve@example.org" and "open to everyone" in found.template and "access allow direction inbound" in found.template
    assert "open to everyone" not in read(rule_of_a_net("Deny")).template


def test_keys_of_a_store_are_read():
    record = {**rule_of_a_net("Allow"), "operationName": "MICROSOFT.STORAGE/STORAGEACCOUNTS/LISTKEYS/ACTION", "properties": {}}
    assert read(record).template.startswith("read credential microsoft storage")


@pytest.mark.parametrize("line", [
    "2031-12-04\t21:02:31\tLAX1\t392\t203.0.113.9\tGET\td1.cloudfront.net\t/index.php\t200\t-\tsqlmap/1.7\tid=1%20UNION%20SELECT%201\t-\tHit\tx\td1.cloudfront.net",
    '2031-05-13T23:39:43.945958Z lb1 203.0.113.9:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.org:80/index.php?id=1%20UNION%20SELECT%201 HTTP/1.1" "sqlmap/1.7" - -'])
def test_a_line_of_an_edge_or_a_balancer_is_a_request(line):
    found = read(line)
    assert found.kind == "web" and "attack tool sqlmap" in found.template and "/index.php id=1 UNION SELECT 1" in found.focus and dict(found.entities)["src"] == "203.0.113.9"


# -- databases -----------------------------------------------------------------------------------------

STATEMENT = "GRANT ALL ON *.* TO bob"


@pytest.mark.parametrize("raw", [
    {"QUERY_TEXT": STATEMENT, "QUERY_TYPE": "GRANT", "USER_NAME": "EVE", "EXECUTION_STATUS": "SUCCESS", "ROWS_DELETED": 0, "ROWS_UPDATED": 0},
    {"audit_record": {"name": "Query", "command_class": "grant", "status": 0, "sqltext": STATEMENT, "user": "eve[eve] @ [203.0.113.9]", "ip": "203.0.113.9"}},
    {"type": "QueryFinish", "query": STATEMENT, "query_kind": "Grant", "query_duration_ms": 3, "user": "eve", "address": "::ffff:203.0.113.9"},
    {"timestamp": "x", "user": "eve", "dbname": "prod", "remote_host": "203.0.113.9", "error_severity": "LOG", "message": f"statement: {STATEMENT}", "ps": "idle"},
    {"timestamp": "x", "user": "eve", "dbname": "prod", "error_severity": "LOG", "message": f"AUDIT: SESSION,1,1,ROLE,GRANT,,,{STATEMENT},<not logged>", "ps": "SELECT"},
    f"20310301 10:11:12,db1,eve,203.0.113.9,27,2,QUERY,prod,'{STATEMENT}',0", f"1920000000000000,db1,eve,203.0.113.9,27,2,QUERY,prod,'{STATEMENT}',0",
    f'2031-03-01 10:11:12.345 UTC,"eve","prod",7,"203.0.113.9:4000",65e1,3,"SELECT",2031-03-01 10:00:00 UTC,3/4,0,LOG,00000,"statement: {STATEMENT}",,,,,,,,,"psql"'])
def test_a_databases_record_tells_the_statement_and_no_verb_of_its_columns(raw):
    found = read(raw)
    assert found.kind == "cloud" and found.template.startswith("database") and STATEMENT in found.focus and dict(found.entities)["user"] == "eve"
    before = found.template.partition("statement grant all on to bob")[0].split()
    assert not {"select", "delete", "update", "remove"} & set(before)


def test_a_refused_connection_to_a_database_is_told():
    found = read("20310301 10:11:12,db1,root,203.0.113.9,27,0,FAILED_CONNECT,,,1045")
    assert found.template == "database failed connect failed user root from publicip" and dict(found.entities)["src"] == "203.0.113.9"


# -- rows ----------------------------------------------------------------------------------------------

def test_a_row_of_the_event_history_tells_the_act_in_any_order_of_columns():
    for row in ("aaaa6e0e-1111-2222-3333-444455556666,2031-03-01T10:11:12Z,eve,StopLogging,AWS::CloudTrail::Trail,main,cloudtrail.amazonaws.com,AKIAIOSFODNN7EXAMPLE,203.0.113.9,us-east-1,,false",
                "eve,AKIAIOSFODNN7EXAMPLE,2031-03-01T10:11:12Z,cloudtrail.amazonaws.com,StopLogging,us-east-1,203.0.113.9,aws-cli/2.15,,x"):
        assert read(row).template.startswith("remove logging stop logging service cloudtrail user from publicip") and entities(row)["user"] == "eve"


def test_a_line_of_a_buckets_log_tells_the_call_and_its_end():
    line = ('79a59df900b949 customer-data [06/Feb/2031:00:00:38 +0000] 203.0.113.9 - 3E57 REST.DELETE.BUCKETPOLICY - "DELETE /customer-data?policy HTTP/1.1" 403 AccessDenied 113 - 7 - '
            '"-" "S3Console/0.4" - s9l= SigV4 ECDHE AuthHeader h TLSV1.2')
    assert read(line).template.startswith("remove rest delete bucketpolicy service s3 failed access denied actor anonymous") and entities(line)["src"] == "203.0.113.9"


# -- strangers -----------------------------------------------------------------------------------------

BENIGN = {"eventName": "DescribeRegions", "eventSource": "ec2.amazonaws.com", "readOnly": True}


@pytest.mark.parametrize("raw", [
    {"path": "/search?q=<script>alert(1)</script>", "items": [BENIGN]}, {"url": "http://x/<script>alert(1)</script>", "data": [BENIGN]},
    {"id": "1", "timestamp": 1, "message": json.dumps(BENIGN), "query": "<script>alert(1)</script>"},
    {"level": "error", "text": "<script>alert(1)</script>", "detail": BENIGN}, {"body": json.dumps(BENIGN), "attributes": {}, "page": "<script>alert(1)</script>"},
    {"message": {"data": base64.b64encode(json.dumps(BENIGN).encode()).decode(), "text": "<script>alert(1)</script>"}},
    '2031-03-01T10:11:12Z,GET /?q=<script>alert(1)</script>,x,"' + json.dumps(BENIGN).replace('"', '""') + '"',
    "2031-03-01T10:11:12Z,203.0.113.9,<script>alert(1)</script>,sts.amazonaws.com,NoError,x"])
def test_a_record_that_was_sent_hides_nothing_of_the_line_it_came_in(raw):
    assert "script" in read(raw).template


@pytest.mark.parametrize("typed", ['{"eventName":"DescribeRegions"}', "AUDIT: SESSION,1,1,READ,SELECT,,,select 1,<none>", "statement: select 1", '","eventName":"x"'])
def test_a_name_that_looks_like_a_record_is_a_name(typed):
    failed = {**TRAIL, "eventName": "ConsoleLogin", "eventSource": "signin.amazonaws.com", "userIdentity": {"type": "IAMUser", "userName": typed}, "userAgent": typed,
              "responseElements": {"ConsoleLogin": "Failure"}}
    assert read(failed).action == "console login" and "failed" in read(failed).template
    denied = {"user": typed, "dbname": "d", "error_severity": "FATAL", "message": f'password authentication failed for user "{typed}"'}
    assert "password authentication failed" in read(denied).template


# -- anything ------------------------------------------------------------------------------------------

JSON = st.recursive(st.none() | st.booleans() | st.integers(-2**70, 2**70) | st.floats() | st.text(max_size=30) | st.sampled_from(
    ["{", "[", "{}", "[1]", '{"a":1}', '{"eventName":"x"}', "eyJhIjoxfQ==", "{a=b, c={d=e}}", "AUDIT: SESSION,1,1,", "\ud800"]),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5), max_leaves=12)
NAMES = sorted({sign for service in SERVICES for sign in service.signs} | {path.partition(".")[0].replace("[]", "") for service in SERVICES for path in service.did if path[:1] != "="} | set("""
    Records records value items logEvents events findings resourceLogs logRecords data message body detail detail-type event result preview properties finding syslog audit_record
    CloudTrailEvent AuditData Message TopicArn RawEventData TimeGenerated OperationName OfficeWorkload EventName EventSource eventname eventsource eventName eventSource useridentity
    userIdentityType requestparameters protopayload_auditlog protopayload_auditlog_a_b actor_alternateId aws gcp okta azure o365 google_workspace class_uid activity_id metadata principal
    api actor attributes timeUnixNano request_params action_name service_name event_name email record_type protoPayload ProductArn Title insightDetails short_message version QUERY_TEXT
    USER_NAME query query_kind atype users error_severity dbname sender repository content _source _index integration rule""".split()))


@settings(max_examples=600, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=9))
def test_records_with_names_of_services_and_odd_values_are_read(record):
    found = read(json.dumps(record))
    assert found.kind in KINDS and {name for name, _ in found.entities} <= ENTITY_NAMES


@pytest.mark.parametrize("raw", [
    json.dumps({"eventname": "x", "eventsource": "y", "useridentity": "{" + ("a" * 63 + "=") * 500}), '{"Records":[' * 3_000, json.dumps({"eventName": "x", "eventSource": "y", "requestParameters": "[" * 30_000}),
    "a," * 18_000 + ".amazonaws.com", "a,b,c," + '"{""' * 9_000, "abcdef12 bucket [06/Feb/2031:00:00:38 +0000] " + "1 " * 18_000, "20310301 10:11:12,h,u,i,1,2,QUERY,d,'" + "\\'" * 18_000,
    '2031-03-01 10:11:12.345 UTC,"a","b",1,' + '"x",' * 9_000, json.dumps({"error_severity": "LOG", "dbname": "x", "message": "duration: 1 ms  execute " + "a" * 36_000})])
@pytest.mark.timeout(20)  # A guard, no measurement.
def test_hostile_records_and_rows_are_read_in_bounded_work(raw):
    assert normalise(Event(raw[:TEXT_MAX_CHARS])).kind in KINDS
