"""The audit record that a provider wrote, inside what a bus, an export or another schema made of it.

A trail's records come in an array (`Records`, `value`, `items`), as a text in a member (`CloudTrailEvent`, `AuditData`), in base64 (Pub/Sub), with
the names of a table (Log Analytics, Athena, BigQuery), or in a common schema (ECS, OCSF, OpenTelemetry). Both halves read what the provider
wrote, so that an act has the same score whichever way it came. What is none of these stays as it is: the names that tell a form are asked
first, and most events have none of them.
"""
from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any, Callable, Dict, FrozenSet, Iterator, List, Mapping, Optional, Set, Tuple

from .envelope import SENT_TO, is_about_the_way
from .names import asked, named, put, text_of, value_at
from .paloalto import of_log_service
from .services import FIRST_NAMES, as_told

Record = Dict[str, Any]

#: Wrappings in wrappings that are taken off.
_DEPTH_MAX = 4
#: More of an array is not looked at for a record that changes something.
_ELEMENTS_MAX = 64
_decode = json.JSONDecoder().decode

#: Names of which an audit record's own has one, and no envelope.
_OWN = frozenset((
    "eventName", "eventSource", "userIdentity", "operationName", "OperationName", "OperationNameValue", "protoPayload", "objectRef", "auditID",
    "Operation", "Workload", "userPrincipalName", "UserPrincipalName", "activityDisplayName", "initiatedBy", "actor", "eventType", "actionName",
    "eventname", "EventName", "AuditData", "CloudTrailEvent", "ProductArn", "riskEventType", "eventTypeName", "class_uid", "event_type_id", "action", "event_type", "serviceSource", "alertId"))
#: Arrays of records in what an interface, a file of a trail or a stream gives.
_ARRAYS = frozenset(("Records", "records", "value", "items", "logEvents", "events", "Events", "findings", "Findings", "resourceLogs", "scopeLogs",
                     "logRecords", "data", "resource_logs", "scope_logs", "log_records"))
#: What an interface and a stream say beside an array of records, besides how it came.
_BESIDE_ARRAY = frozenset("""
kind etag apiVersion metadata meta nextPageToken nextLink NextToken next links count total has_more hasMore cursor object continuationToken ResponseMetadata
tenantId eventId eventTypeVersion cloudEventsVersion contentType resource scope schemaUrl schema_url detail-type account region version resources
eventType eventTime
""".split())
#: Members that hold a whole record as a text: all names that such an object may have.
_TEXTS: Dict[str, FrozenSet[str]] = {name: frozenset((name, *beside.split())) for name, beside in (
    ("CloudTrailEvent", "EventId EventName ReadOnly AccessKeyId EventTime EventSource Username Resources"),
    ("AuditData", "RecordType CreationDate UserIds Operations ResultIndex ResultCount Identity IsValid ObjectState RunspaceId PSComputerName PSShowComputerName"
     " RecordId CreationTime UserId Operation AssociatedAdminUnits AssociatedAdminUnitsNames Id"),
    ("RawEventData", "Timestamp ActionType Application ApplicationId AppInstanceId AccountObjectId AccountId AccountDisplayName AccountType IsAdminOperation DeviceType"
     " OSPlatform IPAddress IsAnonymousProxy CountryCode City Isp UserAgent ActivityType ActivityObjects ObjectName ObjectType ObjectId ReportId AdditionalFields"
     " IPTags IPCategory UserAgentTags Type TenantId TimeGenerated SourceSystem"),
    ("auditData", "id createdDateTime auditLogRecordType operation organizationId userType userId service objectId userPrincipalName clientIp administrativeUnits"
     " @odata.type"),
    ("Message", "Type MessageId TopicArn Subject Timestamp SignatureVersion Signature SigningCertUrl SigningCertURL UnsubscribeUrl UnsubscribeURL MessageAttributes"),
    ("message", "id timestamp ingestionTime eventId logStreamName extractedFields"),
    ("data", "attributes publish_time publishTime messageId message_id orderingKey subscription"),
    ("body", "messageId receiptHandle attributes messageAttributes md5OfBody md5OfMessageAttributes eventSource eventSourceARN awsRegion"))}
#: Tables in which a stream or a schema keeps the record, what stands beside them, and a name that a record in them has.
_TABLES: Dict[str, Tuple[Tuple[FrozenSet[str], str], ...]] = {
    "eventData": ((frozenset(("metadata",)), "eventName"),),
    "body": ((frozenset(("x-opt-sequence-number",)), ""), (frozenset(("x-opt-enqueued-time",)), "")),
    "finding": ((frozenset(("notificationConfigName",)), "category"), (frozenset(("resource",)), "findingClass")),
    "audit_record": ((frozenset(), "command_class"), (frozenset(), "MessageID"), (frozenset(), "connection_id")), "syslog": ((frozenset(), "audit_record"),),
    "data": ((frozenset(("specversion", "source")), ""), (frozenset(("log_id",)), "type")), "result": ((frozenset(("preview",)), ""),),
    "_source": ((frozenset(("_index",)), ""),), "RawEventData": ((frozenset(("ActionType",)), "Operation"),), "attributes": ((frozenset(("tags", "service")), ""),),
    "udm": ((frozenset(), "metadata"),)}


def as_written(record: Mapping[str, Any]) -> Optional[Record]:
    """The record as its provider wrote it; None where nothing wrapped or renamed it.

    >>> as_written({"Records": [{"eventName": "StopLogging", "eventSource": "cloudtrail.amazonaws.com"}]})
    {'eventName': 'StopLogging', 'eventSource': 'cloudtrail.amazonaws.com'}
    >>> as_written({"TimeGenerated": "x", "OperationNameValue": "A/DELETE", "CallerIpAddress": "192.0.2.7"})
    {'time': 'x', 'operationName': 'A/DELETE', 'callerIpAddress': '192.0.2.7'}
    >>> as_written({"level": "info", "items": [{"sku": 7}]}) is None
    True
    """
    names = named(record)
    if SIGNS.isdisjoint(names):
        return None
    written = None if _ROUND.isdisjoint(names) else _without_wrappings(record)
    if written is not None:
        record, names = written, frozenset(written)
    renamed = None if _BY_FIRST.keys().isdisjoint(names) else _renamed(record)
    if renamed is None and not FIRST_NAMES.isdisjoint(names):
        renamed = as_told(record)
    return written if renamed is None else renamed


def _without_wrappings(record: Mapping[str, Any]) -> Optional[Record]:
    """What is left where all that stands round a record is taken off; None where nothing does."""
    written: Optional[Record] = None
    for _ in range(_DEPTH_MAX):
        inner = _taken_out(record if written is None else written)
        if inner is None:
            break
        written = inner
    return written


# -- what stands round a record ------------------------------------------------------------------------

_ROUND = _ARRAYS | _TEXTS.keys() | _TABLES.keys() | {"content", "detail", "event", "message", "properties"}


def _taken_out(record: Mapping[str, Any]) -> Optional[Record]:
    """The record in the array, the text or the table that `record` keeps it in."""
    names = record.keys()
    if names.isdisjoint(_ROUND):
        return None
    is_hook = record.get("eventType") == "com.okta.event_hook"
    for name, value in record.items():
        if name not in _ROUND:
            continue
        inner = None
        if name in _ARRAYS and (is_hook or names.isdisjoint(_OWN)) and all(other == name or _stands_beside(other) for other in names):
            inner = _first_of(value)
        if inner is None and isinstance(value, str) and name in _TEXTS and names <= _TEXTS[name]:
            inner = _object_of(value)
        if inner is None and isinstance(value, dict) and name in _TABLES and any(beside <= names and (not own or own in value) for beside, own in _TABLES[name]):
            inner = {**{other: record[other] for other in ("subject", "type") if other in record and other not in value}, **value}
        if inner is not None:
            return inner
    return _out_of_stream(record)


def _stands_beside(name: str) -> bool:
    return name in _BESIDE_ARRAY or name not in SENT_TO and is_about_the_way(name)


def _out_of_stream(record: Mapping[str, Any]) -> Optional[Record]:
    """The record in what a provider's or a collector's own stream puts round it."""
    detail, message, properties = record.get("detail"), record.get("message"), record.get("properties")
    if isinstance(detail, dict) and "detail-type" in record:
        return _first_of(detail) if "findings" in detail else as_told(detail)
    data, rule = record.get("data"), record.get("rule")
    if isinstance(data, dict) and isinstance(data.get("integration"), str) and isinstance(data.get(data["integration"]), dict) and isinstance(rule, dict):
        return {**data[data["integration"]], "rule": {name: rule[name] for name in ("level", "description") if name in rule}}
    event = record.get("event")
    if isinstance(event, dict) and len(event) >= 3 and record.keys() <= _OF_COLLECTOR:
        return event
    if isinstance(message, dict) and isinstance(message.get("data"), str) and message.keys() <= _OF_PUBSUB:
        return _object_of_base64(message["data"])
    if isinstance(properties, dict) and isinstance(properties.get("log"), str) and "stream" in properties:
        return _object_of(properties["log"])
    if isinstance(properties, dict) and not properties.keys().isdisjoint(_OF_DIRECTORY):
        return {**{name: record[name] for name in ("callerIpAddress", "ipAddress", "tenantId") if name in record and name not in properties}, **properties}
    content = record.get("content")
    if isinstance(content, dict) and isinstance(content.get("attributes"), dict) and len(record) <= 3:
        return content["attributes"]
    return None


#: Entra's own names, which a stream wraps.
_OF_DIRECTORY = frozenset(("activityDisplayName", "riskEventType", "RawEventData"))


_OF_BATCH = frozenset(("scopeLogs", "logRecords", "scope_logs", "log_records"))
#: What Splunk's collector writes round an event.
_OF_COLLECTOR = frozenset(("event", "time", "host", "source", "sourcetype", "index", "fields"))
_OF_PUBSUB = frozenset(("data", "attributes", "messageId", "message_id", "publishTime", "publish_time", "orderingKey"))


def _first_of(elements: Any) -> Optional[Record]:
    """The first of the records in an array, or in the array of a table, that changes anything where they tell it."""
    if isinstance(elements, dict) and len(elements) <= 2:
        elements = next((value for name, value in elements.items() if name in _ARRAYS), None)
    if not isinstance(elements, list) or not elements or not isinstance(elements[0], dict):
        return None
    first: Record = next((element for element in elements[:_ELEMENTS_MAX] if isinstance(element, dict) and element.get("readOnly") not in (True, "true")), elements[0])
    if first.keys() & _OWN or first.keys() & _OF_BATCH or {"id", "timestamp", "message"} <= first.keys() or first.get("body") is not None and first.keys() & _OF_OTEL:
        return first
    wrapped = first.get("Sns") or first.get("kinesis") or first.get("detail")
    if isinstance(wrapped, dict):
        return _object_of_base64(wrapped["data"]) if isinstance(wrapped.get("data"), str) else wrapped
    return first if isinstance(first.get("body"), str) and "messageId" in first else None


def _object_of(text: str) -> Optional[Record]:
    if text[:64].lstrip()[:1] not in ("{", "["):
        return None
    try:
        inner = _decode(text.strip())
    except (ValueError, RecursionError):
        return None
    if isinstance(inner, list):
        inner = inner[0] if inner else None
    return inner if isinstance(inner, dict) and (len(inner) >= 2 or not inner.keys().isdisjoint(_ARRAYS)) else None


def _object_of_base64(text: str) -> Optional[Record]:
    if not text.startswith(("eyJ", "ewo", "ew0", "eyA", "eyI")):
        return None
    try:
        return _object_of(base64.b64decode(text, validate=True).decode("utf-8"))
    except (binascii.Error, ValueError):
        return None


# -- names ---------------------------------------------------------------------------------------------

def _renamed(record: Mapping[str, Any]) -> Optional[Record]:
    """`record` under the names of its provider, where somebody changed them."""
    for name in record:
        if name in _BY_FIRST:
            for signs, rename in _BY_FIRST[name]:
                renamed = rename(record) if signs <= record.keys() else None
                if renamed is not None:
                    return renamed
    return None


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace(".", "").replace("-", "")


def _names(text: str) -> Dict[str, str]:
    return {_plain(name): name for name in text.split()}


_CLOUDTRAIL = _names("""
eventVersion eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestID eventID eventType apiVersion
managementEvent readOnly resources recipientAccountId sharedEventID vpcEndpointId serviceEventDetails eventCategory tlsDetails addendum
userIdentity requestParameters responseElements additionalEventData
""")
_IDENTITY = _names("type principalId arn accountId accessKeyId userName invokedBy sessionContext identityProvider onBehalfOf credentialId")
#: Names of the same in Sentinel's table and in exports of the event history.
_CLOUDTRAIL.update({"username": "Username", "sourceipaddress": "sourceIPAddress", "awseventid": "eventID", "awsrequestid": "requestID",
                    "eventtypename": "eventType", "sessionmfaauthenticated": "mfaAuthenticated", "useridentityaccountid": "userIdentityAccountId"})
_JOINED = ("useridentity", "requestparameters", "responseelements", "additionaleventdata")
_TEXTS_OF_TRAIL = ("userIdentity", "requestParameters", "responseElements", "additionalEventData", "resources", "tlsDetails")


def _of_trail(record: Mapping[str, Any]) -> Optional[Record]:
    """CloudTrail's record under a table's names: all lower, snake, or one column for each member."""
    if "userIdentity" in record and isinstance(record["userIdentity"], dict) and not any(
            isinstance(record.get(name), str) for name in _TEXTS_OF_TRAIL):
        return None
    found: Record = {}
    own: Set[int] = set()
    for name, value in record.items():
        plain = _plain(name)
        table = next((table for table in _JOINED if plain.startswith(table) and len(plain) > len(table)), "")
        if table:
            held = _CLOUDTRAIL[table]
            if held not in found:
                found[held] = {}
                own.add(id(found[held]))
            if not _is_nothing(value):
                put(found, [held, *_steps_of(_behind(name, table), table)], value, own)
        elif not _is_nothing(value):
            found[_CLOUDTRAIL.get(plain, name)] = value
    for name in _TEXTS_OF_TRAIL:
        if isinstance(found.get(name), str):
            found[name] = _table_of(found[name])
    identity = found.get("userIdentity")
    if isinstance(identity, dict):
        found["userIdentity"] = {_IDENTITY.get(_plain(name), name): value for name, value in identity.items()}
    elif "Username" in found:
        found["userIdentity"] = {"userName": found.pop("Username")}
    return None if found == record else found


def _is_nothing(value: Any) -> bool:
    """Whether a cell says that its column has no value here, as tables' engines and libraries write it."""
    return value is None or isinstance(value, str) and value in _NOTHING or value != value


_NOTHING = frozenset(("", "NaN", "nan", "None", "null", "NULL", "NoError", "-"))


def _behind(name: str, table: str) -> str:
    """What stands behind the letters of `table` in `name`, whichever signs part its words."""
    letters = 0
    for at, sign in enumerate(name):
        if letters == len(table) and sign not in "_.":
            return name[at:]
        letters += sign not in "_.-"
    return ""


def _steps_of(rest: str, table: str) -> List[str]:
    if table == "useridentity":
        plain = _plain(rest)
        for start, steps in (("sessioncontextsessionissuer", ["sessionContext", "sessionIssuer"]), ("sessioncontextattributes", ["sessionContext", "attributes"])):
            if plain.startswith(start) and len(plain) > len(start):
                last = plain[len(start):]
                return [*steps, _IDENTITY.get(last, {"mfaauthenticated": "mfaAuthenticated"}.get(last, last))]
        return [_IDENTITY.get(plain, rest)]
    return [rest[:1].lower() + rest[1:]]


#: A pair of a structure as Hive and Java print it: `{type=IAMUser, username=ann}`.
_PRINTED = re.compile(r"(?<!\w)([A-Za-z_]\w{0,63})=([^,{}=\[\]]{1,2000})(?=[,}])")


def _table_of(text: str) -> Any:
    """What a member holds that is JSON, or a structure as a table's engine prints it; else the text."""
    start = text[:1]
    if start not in ("{", "["):
        return text
    try:
        return _decode(text)
    except (ValueError, RecursionError):
        pairs = _PRINTED.findall(text[:16_384])
        return {name: value.strip() for name, value in pairs if value.strip() not in ("", "null")} if pairs else text


#: Log Analytics' names that are more than the provider's with a capital.
_OF_TABLE = {
    "TimeGenerated": "time", "OperationNameValue": "operationName", "CategoryValue": "category", "ActivityStatusValue": "resultType",
    "ActivitySubstatusValue": "resultSignature", "IPAddress": "ipAddress", "CallerIPAddress": "callerIpAddress", "_ResourceId": "resourceId",
    "LocationDetails": "location", "ResourceProviderValue": "resourceProviderValue", "AADTenantId": "tenantId", "Resource": "resourceName",
    "ClientIP": "callerIpAddress", "RequestUri": "requestUri", "Location": "region"}
_OF_OFFICE = {"OfficeWorkload": "Workload", "OfficeObjectId": "ObjectId", "Client_IPAddress": "ClientIP", "ClientIP_": "ClientIP", "Type": "RecordTable",
              "TimeGenerated": "CreationTime", "MailboxOwnerUPN": "MailboxOwnerUPN", "OfficeId": "Id"}
_OF_CLUSTER = {"AuditId": "auditID", "RequestUri": "requestURI", "SourceIps": "sourceIPs"}
_OF_GCP = {
    "MethodName": "methodName", "ServiceName": "serviceName", "PrincipalEmail": "authenticationInfo_principalEmail", "CallerIp": "requestMetadata_callerIp",
    "CallerSuppliedUserAgent": "requestMetadata_callerSuppliedUserAgent", "GCPResourceName": "resourceName", "StatusMessage": "status_message",
    "StatusCode": "status_code", "Request": "requestJson", "ServiceData": "servicedata_v1_iam", "Metadata": "metadataJson"}
_TYPED = re.compile(r"_(?:s|d|b|g|t)$")
_TEXTS_OF_TABLE = frozenset(("identity", "authorization", "claims", "properties", "initiatedBy", "targetResources", "additionalDetails", "deviceDetail", "status",
                             "location", "httpRequest", "Parameters", "ModifiedProperties", "ExtendedProperties", "conditionalAccessPolicies",
                             "authenticationDetails", "extendedProperties", "entities"))


def _of_log_analytics(record: Mapping[str, Any]) -> Optional[Record]:
    """A row of a Log Analytics table: the provider's names with a capital, its objects as texts."""
    if "EventID" in record:
        return None  # a Windows event's, whose names are its own
    if "EventName" in record and "EventSource" in record:
        return _of_trail({name: value for name, value in record.items() if name not in ("TimeGenerated", "Type", "TenantId", "SourceSystem", "_ResourceId")})
    if "MethodName" in record and "PrincipalEmail" in record:
        return _of_bigquery({**{"protopayload_auditlog_" + path: record[name] for name, path in _OF_GCP.items() if record.get(name)}, "logName": record.get("LogName")})
    if "AuditId" in record:
        return {_OF_CLUSTER.get(name, name[:1].lower() + name[1:]): _table_of(value) if isinstance(value, str) else value for name, value in record.items()
                if name not in ("TimeGenerated", "Type", "TenantId", "SourceSystem")}
    is_office = "OfficeWorkload" in record
    found: Record = {}
    for name, value in record.items():
        if value in (None, "", "{}", "[]") or name in ("SourceSystem", "MG", "ManagementGroupName"):
            continue
        if is_office:
            name = _OF_OFFICE.get(name, name)
        else:
            name = _OF_TABLE.get(name) or _typed(name[:1].lower() + name[1:])
            if name == "operationName" and "operationName" in found and "OperationNameValue" in record:
                continue
        if name in _TEXTS_OF_TABLE and isinstance(value, str):
            value = _table_of(value)
        if name not in found or name == "operationName":
            found[name] = value
    if isinstance(record.get("OperationNameValue"), str):
        found["operationName"] = record["OperationNameValue"]
    line = found.get("log")
    if isinstance(line, str) and text_of(found.get("category")).startswith("kube-audit"):
        return _object_of(line) or found
    return found


def _typed(name: str) -> str:
    return _TYPED.sub("", name)


def _of_bigquery(record: Mapping[str, Any]) -> Optional[Record]:
    """Cloud Audit Logs in BigQuery: `protopayload_auditlog`, a table or one column for each member."""
    payload = record.get("protopayload_auditlog")
    found: Record = {name: value for name, value in record.items() if not name.startswith("protopayload_auditlog")}
    whole: Record = {name: value for name, value in payload.items() if value is not None} if isinstance(payload, dict) else {}
    own: Set[int] = set()
    for name, value in record.items():
        if name.startswith("protopayload_auditlog_") or name.startswith("protopayload_auditlog."):
            put(whole, [name[22:]] if name[22:] in _OF_PAYLOAD else re.split(r"[_.]", name[22:])[:8], value, own)
    for name, ours in _OF_PAYLOAD.items():
        if name in whole:
            value = whole.pop(name)
            whole[ours] = _table_of(value) if isinstance(value, str) else value
    found["protoPayload"] = whole
    return found if whole else None


_OF_PAYLOAD = {"requestJson": "request", "responseJson": "response", "metadataJson": "metadata", "servicedata_v1_iam": "serviceData"}


def _of_okta_row(record: Mapping[str, Any]) -> Optional[Record]:
    """Okta's System Log with one column for each member."""
    found: Record = {}
    own: Set[int] = set()
    for name, value in record.items():
        first, _, rest = _typed(name).partition("_")
        if rest and first in ("actor", "client", "outcome", "debugContext", "securityContext", "authenticationContext", "request", "transaction"):
            steps = rest.split("_")
            put(found, [first, *steps[:6]], value, own)
        else:
            found[_typed(name)] = value
    return found


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def _camelled(value: Any, depth: int = 0) -> Any:
    if depth > 12:
        return value
    if isinstance(value, dict):
        return {_camel(name) if name.islower() else name: _camelled(member, depth + 1) for name, member in value.items()}
    return [_camelled(element, depth + 1) for element in value] if isinstance(value, list) else value


def _at(record: Mapping[str, Any], *path: str) -> Any:
    """What stands at `path`, in tables or under a dotted name."""
    node = value_at(record, path)
    return node if node is not None else record.get(".".join(path))


def _without_empty(**members: Any) -> Record:
    return {name: value for name, value in members.items() if value not in (None, "", {}, [])}


def _of_ecs(record: Mapping[str, Any]) -> Optional[Record]:
    """A provider's record in the Elastic common schema: what it says in its own words stands in a table of its name."""
    action, address, agent = _at(record, "event", "action"), _at(record, "source", "ip"), _at(record, "user_agent", "original")
    user = _at(record, "user", "email") or _at(record, "client", "user", "email") or _at(record, "user", "name")
    trail, audit, okta = _at(record, "aws", "cloudtrail"), _at(record, "gcp", "audit"), record.get("okta")
    if isinstance(trail, dict) and isinstance(action, str):
        identity = trail.get("user_identity")
        flat = trail.get("flattened")
        parameters = flat.get("request_parameters") if isinstance(flat, dict) else None
        return _without_empty(
            eventName=action, eventSource=_at(record, "event", "provider"), awsRegion=_at(record, "cloud", "region"), sourceIPAddress=address,
            userAgent=agent, userIdentity={**_camelled(identity if isinstance(identity, dict) else {}), **_without_empty(userName=user)},
            requestParameters=parameters or _table_of(text_of(trail.get("request_parameters"))), errorCode=trail.get("error_code"),
            responseElements=_table_of(text_of(trail.get("response_elements"))),
            errorMessage=trail.get("error_message"), eventType=trail.get("event_type"), recipientAccountId=trail.get("recipient_account_id"),
            additionalEventData=_at(trail, "flattened", "additional_eventdata"), readOnly=trail.get("read_only"))
    if isinstance(audit, dict):
        payload = _camelled(audit)
        payload.pop("type", None)
        payload.setdefault("methodName", action)
        metadata = payload.setdefault("requestMetadata", {})
        if isinstance(metadata, dict):
            metadata.setdefault("callerIp", address)
            metadata.setdefault("callerSuppliedUserAgent", agent)
        return _without_empty(protoPayload=payload, logName=record.get("logName"), severity=_at(record, "log", "level"))
    if isinstance(okta, dict) and ("event_type" in okta or "eventType" in okta):
        whole = _camelled(okta)
        client = whole.setdefault("client", {})
        if isinstance(client, dict):
            client.setdefault("ipAddress", client.pop("ip", address))
            client.setdefault("userAgent", {"rawUserAgent": agent})
        return dict(whole, published=record.get("@timestamp"))
    office = _at(record, "o365", "audit")
    if isinstance(office, dict) and "Operation" in office:
        return dict(office)
    workspace = record.get("google_workspace")
    if isinstance(workspace, dict):
        application = text_of(_at(record, "event", "provider"))
        pairs = [{"name": name.upper().replace(".", "_"), "value": value} for name, value in _scalars(workspace.get(application))]
        return {"id": {"applicationName": application}, **_without_empty(
            actor=_without_empty(email=_at(record, "source", "user", "email") or user), ipAddress=address,
            events=[_without_empty(type=_at(workspace, "event", "type"), name=action, parameters=pairs)])}
    azure = record.get("azure")
    for name in ("signinlogs", "auditlogs", "activitylogs", "identity_protection"):
        table = azure.get(name) if isinstance(azure, dict) else None
        if isinstance(table, dict):
            whole = _camelled(table)
            whole.setdefault("operationName", action)
            whole.setdefault("callerIpAddress", address)
            whole.setdefault("category", {"signinlogs": "SignInLogs", "auditlogs": "AuditLogs"}.get(name, "Administrative"))
            return dict(whole)
    return None


def _scalars(table: Any, start: str = "", depth: int = 0) -> Iterator[Tuple[str, Any]]:
    for name, value in table.items() if isinstance(table, dict) and depth < 6 else ():
        if isinstance(value, dict):
            yield from _scalars(value, f"{start}{name}.", depth + 1)
        elif value is not None:
            yield start + name, value


def _of_ocsf(record: Mapping[str, Any]) -> Optional[Record]:
    """The Open Cybersecurity Schema: what was called stands in `api`, who called in `actor`, other acts and findings in their class."""
    operation = _at(record, "api", "operation")
    user = _at(record, "actor", "user", "name") or _at(record, "actor", "user", "email_addr") or _at(record, "actor", "user", "uid")
    address, agent = _at(record, "src_endpoint", "ip"), _at(record, "http_request", "user_agent")
    status, severity = record.get("status"), record.get("severity")
    if isinstance(operation, str) and _at(record, "metadata", "product", "name") == "CloudTrail":
        unmapped = record.get("unmapped")
        parameters: Record = {}
        own: Set[int] = set()
        for name, value in unmapped.items() if isinstance(unmapped, dict) else ():
            if name.startswith("requestParameters."):
                put(parameters, name.split(".")[1:9], value, own)
        data = _at(record, "api", "request", "data")
        data = _table_of(data) if isinstance(data, str) else data
        error = _at(record, "api", "response", "error")
        return _without_empty(
            eventName=operation, eventSource=_at(record, "api", "service", "name"), awsRegion=_at(record, "cloud", "region"), sourceIPAddress=address or
            _at(record, "src_endpoint", "domain"), userAgent=agent, userIdentity=_without_empty(
                type=_at(record, "actor", "user", "type"), userName=user, arn=_at(record, "actor", "user", "uid"), invokedBy=_at(record, "actor", "invoked_by"),
                accountId=_at(record, "actor", "user", "account", "uid")),
            requestParameters=data or parameters, errorCode=error, errorMessage=_at(record, "api", "response", "message"),
            responseElements=_at(record, "api", "response", "data"), eventType="AwsApiCall",
            readOnly={"Read": True}.get(text_of(record.get("activity_name"))))
    finding = record.get("finding_info") or record.get("finding")
    title = finding.get("title") if isinstance(finding, dict) else None
    named = f"{record.get('class_name') or ''} {record.get('activity_name') or ''}".strip()
    rest = {name: value for name, value in record.items() if name not in _OF_OCSF}
    return {**_without_empty(
        actionName=title or operation or named, category=record.get("class_name"), actor=_without_empty(name=user or _at(record, "user", "name"), type=_at(
            record, "actor", "user", "type")), ip=address, userAgent=agent, severity=severity, outcome=status, reason=record.get("status_detail"),
        serviceName=_at(record, "api", "service", "name") or _at(record, "metadata", "product", "name"),
        target_user=_at(record, "user", "name") if user else None), **rest}


_OF_OCSF = frozenset("""
activity_id activity_name category_name category_uid class_name class_uid type_uid type_name severity severity_id status status_id time metadata
src_endpoint http_request observables cloud status_detail timezone_offset start_time end_time time_dt raw_data
""".split())


def _of_udm(record: Mapping[str, Any]) -> Optional[Record]:
    """Chronicle's unified data model."""
    metadata, principal = record.get("metadata"), record.get("principal")
    if not isinstance(metadata, dict) or not isinstance(principal, dict):
        return None
    metadata, principal = {_snake(name): value for name, value in metadata.items()}, {_snake(name): value for name, value in principal.items()}
    user = principal.get("user")
    user = user if isinstance(user, dict) else {}
    results = record.get("security_result", record.get("securityResult"))
    result = results[0] if isinstance(results, list) and results and isinstance(results[0], dict) else {}
    addresses, acted = principal.get("ip"), result.get("action")
    return {**_without_empty(
        actionName=metadata.get("product_event_type") or metadata.get("event_type"), eventTypeName=metadata.get("event_type"),
        serviceName=metadata.get("product_name"), actor=_without_empty(name=user.get("userid") or next(iter(_list(user.get("email_addresses"))), None)),
        ip=next(iter(_list(addresses)), None), outcome=next(iter(_list(acted)), None), reason=result.get("summary"), severity=result.get("severity")),
        **{name: value for name, value in record.items() if name not in ("metadata", "principal")}}


def _list(value: Any) -> List[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


_OF_OTEL = frozenset(("timeUnixNano", "observedTimeUnixNano", "severityText", "severityNumber", "time_unix_nano", "severity_text", "severity_number",
                      "attributes", "traceId"))
#: All that a log record of OpenTelemetry may have.
_IN_OTEL = _OF_OTEL | frozenset("""
body resource spanId trace_id span_id flags trace_flags droppedAttributesCount dropped_attributes_count timestamp observed_timestamp observed_time_unix_nano
time_unix_nano instrumentationScope instrumentation_scope scope schemaUrl schema_url eventName event_name
""".split())


def _of_otel(record: Mapping[str, Any]) -> Optional[Record]:
    """A log record of OpenTelemetry: its attributes as members, its body as what it is."""
    if record.keys() - _IN_OTEL:
        return None
    body, attributes = _of_otel_value(record.get("body")), record.get("attributes")
    if isinstance(attributes, list):
        attributes = dict(_of_otel_pairs(attributes))
    if not isinstance(attributes, dict):
        if not isinstance(record.get("body"), dict):
            return None
        attributes = {}
    members: Record = {name.replace("event.name", "event_name").replace("enduser.id", "user").replace("client.address", "client_ip"): value
                       for name, value in attributes.items()}
    if isinstance(body, str):
        inner = _object_of(body)
        body = inner if inner is not None else {"message": body}
    if not isinstance(body, dict):
        return members or None
    written = as_written(body) if "body" not in body else None
    severity = record.get("severityText", record.get("severity_text"))
    return {**_without_empty(level=severity), **members, **(written or body)}


def _of_otel_pairs(pairs: List[Any]) -> Iterator[Tuple[str, Any]]:
    for pair in pairs[:64]:
        if isinstance(pair, dict) and isinstance(pair.get("key"), str):
            yield pair["key"], _of_otel_value(pair.get("value"))


def _of_otel_value(value: Any, depth: int = 0) -> Any:
    if not isinstance(value, dict) or len(value) != 1 or depth > 8:
        return value
    (name, inner), = value.items()
    plain = _plain(name)
    if plain == "kvlistvalue" and isinstance(inner, dict):
        return {pair["key"]: _of_otel_value(pair.get("value"), depth + 1) for pair in _list(inner.get("values"))[:64]
                if isinstance(pair, dict) and isinstance(pair.get("key"), str)}
    if plain == "arrayvalue" and isinstance(inner, dict):
        return [_of_otel_value(element, depth + 1) for element in _list(inner.get("values"))[:64]]
    return inner if plain in ("stringvalue", "intvalue", "boolvalue", "doublevalue", "bytesvalue") else value


def _of_finding(record: Mapping[str, Any]) -> Optional[Record]:
    """A finding or an alert of a cloud's guard: its title is what happened, its kind and how grave it is stand beside it."""
    types, insight = _list(record.get("Types")), record.get("insightDetails")
    access = record.get("access")
    access = access if isinstance(access, dict) else {}
    severity = record.get("Severity") or record.get("severity") or _at(record, "metadata", "severity")
    severity = severity.get("Label") or severity.get("description") if isinstance(severity, dict) else severity
    if isinstance(insight, dict):
        return {"title": f"{insight.get('insightType') or 'insight'} {insight.get('eventName') or ''}", "severity": "unusual", "errorCode": insight.get("errorCode"),
                "serviceName": insight.get("eventSource"), "state": insight.get("state"), "awsRegion": record.get("awsRegion")}
    title = record.get("Title") or record.get("AlertDisplayName") or record.get("category") or record.get("title") or record.get("type")
    state = _at(record, "Compliance", "Status")
    return {**_without_empty(
        title=title, alertType=next(iter(types), None) or record.get("AlertType") or record.get("findingClass") or record.get("type"), severity=severity, outcome=state,
        actor=_without_empty(email=access.get("principalEmail")), ip=access.get("callerIp")),
        **{name: value for name, value in record.items() if name not in _OF_FINDING}}


_OF_FINDING = frozenset(("Title", "AlertDisplayName", "Types", "Severity", "severity", "SchemaVersion", "ProductArn", "GeneratorId", "Id", "AwsAccountId", "Compliance",
                         "category", "findingClass", "AlertType", "type", "title", "name", "parent"))


def _of_gelf(record: Mapping[str, Any]) -> Optional[Record]:
    """A provider's record in Graylog's form: its names stand behind a line."""
    return _renamed({name.lstrip("_"): value for name, value in record.items() if name not in ("version", "host", "short_message", "level")})


def _of_databricks(record: Mapping[str, Any]) -> Optional[Record]:
    """Databricks' system table of its audit log."""
    return {"sourceIPAddress" if name == "source_ip_address" else _camel(name): _camelled(value) for name, value in record.items()}


def _of_workspace_row(record: Mapping[str, Any]) -> Optional[Record]:
    """Google Workspace's activity as BigQuery and others keep it: one row for each event, its parameters in a table of the application's name."""
    application = record.get("record_type") or record.get("application") or record.get("application_name")
    if not isinstance(application, str):
        return None
    parameters = record.get("parameters", record.get(application))
    pairs = [{"name": name, "value": value} for name, value in parameters.items() if value is not None] if isinstance(parameters, dict) else parameters
    return {"id": {"applicationName": application}, **_without_empty(
        actor=_without_empty(email=record.get("email") or record.get("actor_email")), ipAddress=record.get("ip_address"),
        events=[_without_empty(type=record.get("event_type"), name=record.get("event_name"), parameters=pairs)])}


def _of_workspace_in_cloud(record: Mapping[str, Any]) -> Optional[Record]:
    """Google Workspace's activity as Cloud Logging keeps it."""
    payload = record["protoPayload"]
    event = _at(payload, "metadata", "event") if isinstance(payload, dict) else None
    first = event[0] if isinstance(event, list) and event and isinstance(event[0], dict) else None
    if first is None or "eventName" not in first:
        return None
    application = text_of(payload.get("serviceName")).partition(".")[0]
    return {"id": {"applicationName": application}, **_without_empty(
        actor=_without_empty(email=_at(payload, "authenticationInfo", "principalEmail")), ipAddress=_at(payload, "requestMetadata", "callerIp"),
        events=[_without_empty(type=first.get("eventType"), name=first["eventName"], parameters=first.get("parameter"))])}


#: How Google's codes of a refused or failed call read in HTTP: google.rpc.Code.
_HTTP_OF_CODE = {0: 200, 3: 400, 5: 404, 6: 409, 7: 403, 9: 400, 16: 401}


def _of_google_cluster(record: Mapping[str, Any]) -> Optional[Record]:
    """A call of a cluster's interface as Cloud Logging keeps it, in the cluster's own form."""
    payload = record["protoPayload"]
    method = payload.get("methodName") if isinstance(payload, dict) else None
    if not isinstance(method, str) or not method.startswith("io.k8s."):
        return None
    *_, verb = steps = method.split(".")
    version = next((at for at, step in enumerate(steps) if re.fullmatch(r"v\d\w{0,12}", step)), len(steps))
    resource, subresource = (steps[version + 1:-1] + ["", ""])[:2]
    whole = text_of(payload.get("resourceName"))
    path = whole.split("/")
    namespace = path[path.index("namespaces") + 1:][:1] if "namespaces" in path and resource != "namespaces" else []
    name = path[path.index(resource) + 1:][:1] if resource in path else []
    code = _at(payload, "status", "code") or 0
    about = {"objectRef": _without_empty(resource=resource, subresource=subresource, namespace="".join(namespace), name="".join(name))} if resource else {"requestURI": "/" + whole.lstrip("/")}
    return {"kind": "Event", "auditID": text_of(record.get("insertId")) or "0", "verb": verb if resource else "get", **about,
            "user": {"username": _at(payload, "authenticationInfo", "principalEmail")}, "userAgent": _at(payload, "requestMetadata", "callerSuppliedUserAgent"),
            "sourceIPs": [_at(payload, "requestMetadata", "callerIp") or _at(payload, "requestMetadata", "callerIP")],
            "responseStatus": {"code": _HTTP_OF_CODE.get(code, 500) if isinstance(code, int) else 500}, **_without_empty(requestObject=payload.get("request"))}


Rename = Callable[[Mapping[str, Any]], Optional[Record]]
#: What gives the names back, and sets of names that tell the form; the first of a set is its rarest.
_RENAMES: Tuple[Tuple[Rename, Tuple[str, ...]], ...] = (
    (_of_log_analytics, ("TimeGenerated OperationName", "TimeGenerated OperationNameValue", "TimeGenerated OfficeWorkload", "TimeGenerated EventName EventSource",
                         "TimeGenerated UserPrincipalName", "TimeGenerated RiskEventType", "TimeGenerated ServicePrincipalId", "TimeGenerated MethodName PrincipalEmail", "TimeGenerated AuditId Verb")),
    (_of_trail, ("eventname eventsource", "EventName EventSource", "event_name event_source", "eventName eventSource")),
    (_of_bigquery, ("protopayload_auditlog", "protopayload_auditlog_methodName", "protopayload_auditlog.methodName")),
    (_of_okta_row, ("actor_alternateId", "actor_alternateId_s")),
    (_of_ecs, ("aws event", "gcp event", "okta event", "azure event", "o365 event", "google_workspace event")),
    (_of_ocsf, ("class_uid activity_id", "class_uid activity_name", "class_uid metadata")),
    (_of_udm, ("principal metadata",)),
    (_of_otel, ("attributes body", "timeUnixNano body", "severityText body")),
    (_of_gelf, ("short_message version",)),
    (of_log_service, ("log_type source_ip", "log_type sub_type")),
    (_of_databricks, ("request_params action_name service_name",)),
    (_of_workspace_row, ("event_name event_type email", "event_name event_type actor_email")),
    (_of_workspace_in_cloud, ("protoPayload",)),
    (_of_google_cluster, ("protoPayload",)),
    (_of_finding, ("ProductArn Title", "AlertDisplayName CompromisedEntity", "findingClass category", "alertId customerId type", "insightDetails")),
)


def _by_first() -> Dict[str, List[Tuple[FrozenSet[str], Rename]]]:
    found: Dict[str, List[Tuple[FrozenSet[str], Rename]]] = {}
    for rename, forms in _RENAMES:
        for names in forms:
            found.setdefault(names.split()[0], []).append((frozenset(names.split()), rename))
    return found


_BY_FIRST = _by_first()
#: A record without any of these is nobody's, and most are.
SIGNS = asked(_ROUND | _BY_FIRST.keys() | FIRST_NAMES)
