"""Audit records of clouds and of software as a service, all told in one grammar: effect, operation, outcome, actor,
source.

Owns where each provider keeps these, in one table of candidate paths, and the few things a provider alone says (role
of the
caller, console or API, parameters that open something to the world). Called by `normalise`.
"""
from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import unquote_plus

from aiscore_contract.forms.names import value_at, without_port

from ..decode import decode_command
from ..redact import SECRET, email_words, holds_secret, redact, split_words, words_of_token
from .draft import Draft
from .jsonlog import key_words, pairs, rank_of, tell_value
from .payload import command_words
from .words import address_word, agent_words, operation_words, outcome_word, user_words

#: What is asked of a record, and where it may be; the first path that holds a scalar wins. "a[].b" reads the first
#: element of a list.
_PATHS: Dict[str, Tuple[str, ...]] = {
    "operation": ("event.action", "eventName", "Operation", "operationName", "protoPayload.methodName", "operationName.value",
                  "properties.operationName", "activityDisplayName", "eventTypeName",
                  "events[].name", "request.operation", "eventType", "event_type", "actionName", "verb", "EVENT_TYPE", "event_type_id",
                  "activityType", "event.type", "event_name", "eventAction",
                  "action", "eventtype", "eventname", "operationname", "type", "event", "activity", "name",
                  "ruleName", "title", "alertType", "sourcetype"),
    "service": ("eventSource", "Workload", "protoPayload.serviceName", "serviceName", "resourceProviderName.value",
                "id.applicationName", "category", "event_category", "eventCategory",
                "category_type", "service", "Category", "product", "applicationName", "object_type", "event.category"),
    "outcome": ("responseElements.ConsoleLogin", "outcome.result", "ResultStatus", "resultType", "status.errorCode",
                "properties.status.errorCode", "result", "outcome", "IS_SUCCESS", "success",
                "responseStatus.code", "response.statusCode", "resultSignature", "statusCode", "ResultType",
                "event.result", "event.outcome", "status", "protoPayload.authorizationInfo[].granted", "httpStatus",
                "event_outcome", "decision"),
    "error": ("errorCode", "errorMessage", "protoPayload.status.code", "protoPayload.status.message",
              "outcome.reason", "error", "LogonError", "ResultStatusDetail", "resultDescription",
              "status.failureReason",
              "properties.status.failureReason", "failureReason", "responseStatus.reason", "error_message", "reason",
              "error_code"),
    "actor": ("userIdentity.userName", "userIdentity.sessionContext.sessionIssuer.userName", "userIdentity.arn",
              "userIdentity.principalId", "userIdentity.email", "UserId", "actor.alternateId", "actor.email",
              "protoPayload.authenticationInfo.principalEmail", "user.username", "initiatedBy.user.userPrincipalName",
              "properties.initiatedBy.user.userPrincipalName", "initiatedBy.app.displayName",
              "properties.userPrincipalName", "userPrincipalName", "identity.claims.name", "caller",
              "actor.user.email", "actor.user.name", "actor.session.user.email", "actor.name", "actor.login", "actor", "user.email",
              "user.name", "user", "user_name", "username", "auth.display_name", "target_user.email", "details.author_name",
              "USER_NAME", "created_by.login", "actor_user_name", "actor_name", "operator", "email", "adminid",
              "event.adminid", "identity", "userEmail", "acting_user", "actor.entity.name", "requester", "userName",
              "properties.servicePrincipalName", "servicePrincipalName"),
    "actortype": ("userIdentity.type", "actor.type", "UserType", "user.type", "actor_type", "actor.actor_type",
                  "actor.callerType", "identity.type"),
    "issuertype": ("userIdentity.invokedBy", "userIdentity.sessionContext.attributes.mfaAuthenticated",
                   "additionalEventData.MFAUsed"),
    "source": ("sourceIPAddress", "ClientIP", "ClientIPAddress", "callerIpAddress", "client.ipAddress",
               "protoPayload.requestMetadata.callerIp", "protoPayload.requestMetadata.callerIP", "sourceIPs[]", "ipAddress", "properties.ipAddress",
               "ActorIpAddress",
               "ip_address", "CLIENT_IP", "remoteAddress", "client_ip", "context.client_ip_address", "actor_ip",
               "ipaddr", "clientip", "event.clientip", "ip", "access_device.ip", "remote_ip", "source_ip", "remoteip",
               "actor.session.ip_address", "context.ip_address", "client.ip", "request.remote_address", "client.ip_address", "details.ip_address", "detail.actor.clientIp", "geo.ip", "source.ip"),
    "agent": ("userAgent", "UserAgent", "client.userAgent.rawUserAgent",
              "protoPayload.requestMetadata.callerSuppliedUserAgent", "user_agent", "properties.userAgent",
              "context.user_agent", "context.ua", "actor.session.user_agent", "ClientInfoString", "useragent", "user_agent.original"),
    "region": ("awsRegion", "location", "client.geographicalContext.country", "actor_location.country_code",
               "properties.location.countryOrRegion", "resourceLocation", "region"),
    "account": ("recipientAccountId", "userIdentity.accountId", "OrganizationId", "tenantId", "subscriptionId",
                "resource.labels.project_id", "org", "workspaceId"),
    "resource": ("objectRef.resource", "protoPayload.resourceName", "resourceId", "ObjectId", "resource.type",
                 "target[].type", "targetResources[].type", "resource", "object", "target", "source.type",
                 "resourceType", "object_ref.resource", "request.path"),
    "severity": ("severity", "riskLevel", "risk_level", "severityLevel", "alert_severity", "debugContext.debugData.risk",
                 "properties.riskLevelDuringSignIn", "riskLevelDuringSignIn", "threat_severity", "detail.severity",
                 "Severity", "priority", "rule.severity", "severity.description", "detail.severity.description"),
    "target": ("requestParameters.userName", "requestParameters.roleName", "target[].alternateId",
               "targetResources[].userPrincipalName", "objectRef.name", "requestParameters.bucketName", "ObjectId",
               "target_user", "targetUsername", "object"),
}
_SPLIT_PATHS = {part: tuple(tuple(path.split(".")) for path in paths) for part, paths in _PATHS.items()}

#: Keys that only audit records have.
_SIGNS = frozenset((
    "eventName", "eventSource", "Operation", "Workload", "operationName", "protoPayload", "objectRef", "requestURI",
    "callerIpAddress", "userIdentity", "actor", "eventType", "userPrincipalName",
    "auditID", "activityDisplayName", "actionName", "actor_name", "actor_id", "actor_user_id", "initiatedBy",
    "actor_email", "acting_user", "activity", "operator", "event_type", "eventTypeName", "event_type_id",
    "REPORTED_CLIENT_TYPE", "CLIENT_IP",
    "actorEmail", "adminid", "action", "created_by", "USER_NAME", "user_name", "detail-type", "event_name", "servicePrincipalName"))
_SURE = frozenset(("eventSource", "Workload", "protoPayload", "objectRef", "callerIpAddress", "userIdentity",
                   "userPrincipalName", "activityDisplayName", "actor", "initiatedBy", "eventTypeName", "actionName",
                   "servicePrincipalName"))

_TOLD_ROOTS = frozenset((
    "eventName", "eventSource", "Operation", "Workload", "operationName", "userIdentity", "sourceIPAddress",
    "userAgent", "awsRegion", "eventTime", "eventVersion", "eventID", "requestID", "eventType", "recipientAccountId",
    "tlsDetails", "sharedEventID", "eventCategory", "apiVersion", "managementEvent", "UserKey", "UserId",
    "OrganizationId", "OrganizationName", "OriginatingServer", "CreationTime", "RecordType", "Version", "UserType",
    "ClientIP",
    "callerIpAddress", "correlationId", "time", "resourceId", "tenantId", "identity", "insertId", "logName",
    "receiveTimestamp", "timestamp", "published", "uuid", "version", "stageTimestamp",
    "requestReceivedTimestamp",
    "auditID", "stage", "level", "sourceIPs", "kind", "ActorIpAddress", "ActorContextId", "InterSystemsId",
    "IntraSystemId", "@timestamp", "created_at", "ActorIpAddress", "Id", "additionalEventData", "transaction",
    "legacyEventType", "host",
    "port", "tags", "@version", "isotimestamp", "resultSignature", "durationMs", "operationVersion", "location",
    "client", "readOnly", "errorCode", "errorMessage", "resultType", "category", "ResultStatus", "ExternalAccess",
    "eventtype", "resource_id", "protoPayload.@type", "severity"))
#: What the parts above have read already.
_TOLD_PATHS = frozenset(path.replace("[]", "") for part, paths in _PATHS.items() if part != "target" for path in paths)
_DETAILS_MAX = 22

#: Parameters that mean the same wherever they stand; searched in lower-case JSON without spaces and backslashes.
_TELLING = (
    ("open to everyone", ("0.0.0.0/0", "::/0")),
    ("public access", ("\"allusers\"", "\"authenticatedusers\"", "global/allusers", "allauthenticatedusers",
                       "\"publicaccess\":true", "public-read")),
    ("principal everyone", ("\"principal\":\"*\"", "\"principal\":{\"aws\":\"*\"", "\"principal\":{\"aws\":[\"*\"")),
    ("administrator privilege", ("administratoraccess", "roles/owner", "roles/editor", "globaladministrator",
                                 "companyadministrator", "cluster-admin", "privilegedrole", "super_admin",
                                 "superadmin", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                                 "62e90394-69f5-4237-9190-012177145e10")),
    ("any action", ("\"action\":\"*\"", "\"action\":[\"*\"")),
    ("privileged container", ("\"privileged\":true", "\"hostpid\":true", "\"hostnetwork\":true", "\"hostipc\":true",
                              "\"allowprivilegeescalation\":true")),
    ("host path", ("\"hostpath\":",)), ("anonymous", ("system:anonymous", "system:unauthenticated")),
    ("mail forwarding", ("\"forwardto\"", "\"redirectto\"", "\"forwardingsmtpaddress\"", "\"forwardingaddress\"",
                         "\"forwardasattachmentto\"")),
    ("hides messages", ("\"deletemessage\"", "\"movetofolder\"")),
)


#: What a rule of Azure's net says that lets everyone in.
_OPEN_RULE = ("\"access\":\"allow\"", "\"direction\":\"inbound\"", "\"sourceaddressprefix\":\"*\"")
_WRAPPERS = ("detail", "event", "data", "record", "payload", "log_event", "audit", "properties")


def unwrapped(record: Dict[str, Any]) -> Dict[str, Any]:
    """A record with the table that a bus or a collector wrapped round the audit record laid open.

    >>> sorted(unwrapped({"source": "aws.s3", "detail": {"eventName": "PutObject", "eventSource": "s3", "a": "x"}}))
    ['a', 'eventName', 'eventSource', 'source']
    """
    if record.keys() & _SURE or len(record) > 24:
        return record
    if isinstance(record.get("detail-type"), str) and isinstance(record.get("detail"), dict):
        return {**{key: value for key, value in record.items() if key != "detail"}, **record["detail"]}
    for wrapper in _WRAPPERS:
        inner = record.get(wrapper)
        if isinstance(inner, dict) and len(inner) >= 3 and (len(inner.keys() & _SIGNS) > len(record.keys() & _SIGNS)
                                                            or len(inner) > 2 * len(record)):
            return {**{key: value for key, value in record.items() if key != wrapper}, **inner}
    if next(iter(record), "")[:1].isupper() and not looks_audited(record):
        lowered = {_lowered(key): value for key, value in record.items()}
        return lowered if looks_audited(lowered) else record
    return record


def _lowered(name: str) -> str:
    """A name that its writer began with a capital, without it.

    >>> _lowered("UserName"), _lowered("IPAddress"), _lowered("URL")
    ('userName', 'ipAddress', 'URL')
    """
    return "ip" + name[2:] if name.startswith("IP") else name if name[1:2].isupper() else name[:1].lower() + name[1:]


def looks_audited(record: Dict[str, Any]) -> bool:
    """Whether a record has the keys of an audit trail."""
    keys = record.keys() & _SIGNS
    if len(keys) >= 2 or keys & _SURE:
        return True
    return _find(record, "operation") is not None and (_find(record, "actor") is not None or _find(record,
        "source") is not None or ("title" in record and _find(record, "severity") is not None))


def _find(record: Dict[str, Any], part: str) -> Any:
    for path in _SPLIT_PATHS[part]:
        value = record.get(path[0]) if len(path) == 1 and not path[0].endswith("[]") else value_at(record, path)
        if value is not None and value != "" and not isinstance(value, (dict, list)):
            return value
    return None


def read(draft: Draft, record: Dict[str, Any], text: str) -> None:
    """Fills `draft` from an audit record; `text` is its JSON, searched for what means the same anywhere."""
    operation, service = str(_find(record, "operation") or ""), str(_find(record, "service") or "")
    kubernetes = isinstance(record.get("objectRef"), dict) or "requestURI" in record
    sign_in = _sign_in_of(record)
    if kubernetes:
        operation, service = _kubernetes(record), "kubernetes"
    elif sign_in is not None:
        operation, service = "sign in", _text(sign_in, "appDisplayName") or service
    effect, plain = ("", f"event code {operation[:8]}") if operation.isdigit() else operation_words(operation)
    draft.action = plain[:60]
    draft.say(effect, plain, "service", _service(service))
    _say_outcome(draft, record)
    severity = _find(record, "severity")
    if isinstance(severity, str) and severity.lower() not in ("none", "info", "informational", "notice", "default"):
        draft.say("severity", split_words(severity[:60]))
    squeezed = text.lower().replace(" ", "").replace("\\", "")
    draft.say(*(words for words, marks in _TELLING if any(mark in squeezed for mark in marks)))
    draft.say("open to everyone" if all(mark in squeezed for mark in _OPEN_RULE) else "")
    _say_actor(draft, record)
    source, agent, resource = _find(record, "source"), _find(record, "agent") or _listed_agent(record), _find(record, "resource")
    if isinstance(source, str):
        source = without_port(source)
    draft.say("from" if source else "", address_word(source))
    if isinstance(agent, str):
        words, is_odd = agent_words(agent)
        draft.say(words)
        if is_odd:
            draft.payload(agent)
    if isinstance(resource, str) and not kubernetes:
        draft.say("resource", _resource(resource))
    if record.get("readOnly") is not None:
        draft.say("readonly" if record["readOnly"] in (True, "true") else "writes")
    if kubernetes:
        _say_call(draft, record)
    if sign_in is not None:
        _say_sign_in(draft, sign_in)
    _say_details(draft, _remainder(_with_body(record), kubernetes, sign_in))
    draft.name("src", source)
    draft.name("useragent", agent)
    for part in ("region", "account", "target"):
        draft.name(part, _find(record, part))
    draft.say(_company(draft.entities.get("user", ""), draft.entities.get("target", "")))
    _say_targets(draft, record.get("target"))
    draft.name("service", service)


def _listed_agent(record: Dict[str, Any]) -> Optional[str]:
    """The user agent that Office keeps in a list of names and values."""
    for key in ("ExtendedProperties", "additionalDetails"):
        for element in record.get(key) or () if isinstance(record.get(key), list) else ():
            if isinstance(element, dict) and element.get("Name", element.get("key")) in ("UserAgent", "User-Agent"):
                value = element.get("Value", element.get("value"))
                return value if isinstance(value, str) else None
    return None


# -- Kubernetes ----------------------------------------------------------------------------------

_COMMANDS = re.compile(r"[?&](?:command|cmd)=([^&]{0,400})")


def _say_call(draft: Draft, record: Dict[str, Any]) -> None:
    """Whose service account asks, and the command that is run in a pod or through a node."""
    name = _find(record, "actor")
    if isinstance(name, str) and name.startswith("system:serviceaccount:"):
        steps = name.split(":")
        draft.say("account of", "system namespace" if steps[2].startswith("kube-") else "namespace", "default account" if steps[-1] == "default" else "")
    if isinstance(record.get("impersonatedUser"), dict):
        draft.say("impersonates", user_words(_text(record["impersonatedUser"], "username")))
    address = record.get("requestURI")
    if isinstance(address, str):
        command = " ".join(unquote_plus(part) for part in _COMMANDS.findall(address)[:40])
        if command:
            draft.say("command")
            _say_command(draft, command)


# -- Entra sign-ins ------------------------------------------------------------------------------

#: What the error of a sign-in says, by its number: Microsoft Entra authentication and authorization error codes.
_SIGN_IN_ERRORS = {
    "50034": "no such user", "50053": "account locked or address known as bad", "50055": "password expired", "50056": "no password",
    "50057": "account disabled", "50058": "session not sufficient", "50072": "enrolment needed", "50074": "second factor needed",
    "50076": "second factor needed", "50079": "enrolment needed", "50097": "device needed", "50105": "not assigned", "50125": "password reset",
    "50126": "wrong password", "50132": "session revoked", "50133": "session expired", "50140": "keep signed in prompt", "50144": "password expired",
    "50158": "external challenge", "50173": "session revoked", "50199": "confirmation needed", "53000": "device not compliant",
    "53001": "device not joined", "53003": "blocked by conditional access", "53004": "enrolment blocked by risk", "54000": "blocked by terms",
    "65001": "consent needed", "65004": "consent declined", "70043": "session expired", "70044": "session expired", "90094": "consent of an administrator needed",
    "90095": "consent of an administrator needed", "500121": "second factor failed", "530031": "blocked by policy", "530032": "blocked by policy",
    "700016": "no such application", "7000215": "wrong client secret", "7000222": "client secret expired", "70011": "scope not valid"}
_LEGACY_CLIENTS = re.compile(r"(?i)imap|pop|smtp|mapi|activesync|autodiscover|other clients|exchange web|outlook anywhere|offline address|powershell")


def _sign_in_of(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """The table that holds what an Entra sign-in tells, or None."""
    for table in (record, record.get("properties")):
        if isinstance(table, dict) and ("clientAppUsed" in table or "appDisplayName" in table and "conditionalAccessStatus" in table
                                        or "servicePrincipalName" in table and "resourceDisplayName" in table):
            return table
    return None


def _text(table: Dict[str, Any], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _say_sign_in(draft: Draft, table: Dict[str, Any]) -> None:
    """What matters of a sign-in: with what, to what, from which device, how it ended, how risky it was thought to be."""
    status, device = table.get("status"), table.get("deviceDetail")
    status, device = status if isinstance(status, dict) else {}, device if isinstance(device, dict) else {}
    draft.say(_SIGN_IN_ERRORS.get(str(status.get("errorCode")), ""))
    client = _text(table, "clientAppUsed")
    draft.say("legacy" if _LEGACY_CLIENTS.search(client) else "", "client", split_words(client[:60]))
    draft.say("application", split_words(_text(table, "appDisplayName")[:60]), "resource", split_words(_text(table, "resourceDisplayName")[:60]))
    interactive = table.get("isInteractive")
    draft.say("" if interactive is None else "interactive" if interactive in (True, "true") else "unattended")
    browser, system = _text(device, "browser"), _text(device, "operatingSystem")
    draft.say(agent_words(browser)[0] if browser else "", "system" if system else "", split_words(re.sub(r"[\d.]+", "", system[:40])))
    trust = device.get("trustType")
    draft.say("device", split_words(trust[:40]) if isinstance(trust, str) and trust else "not known",
              "managed" if device.get("isManaged") in (True, "true") else "", "compliant" if device.get("isCompliant") in (True, "true") else "")
    draft.say("conditional access", split_words(_text(table, "conditionalAccessStatus")))
    details = _text(status, "additionalDetails")
    if details:
        draft.read(details, 80)
    for key in ("riskLevelAggregated", "riskLevelDuringSignIn", "riskState", "riskEventTypes", "riskEventTypes_v2", "authenticationProtocol",
                "authenticationRequirement", "tokenIssuerType", "incomingTokenType"):
        value = table.get(key)
        value = " ".join(str(element) for element in value[:6]) if isinstance(value, list) else value
        if isinstance(value, str) and value and value.lower() not in ("none", "hidden", "notrequired"):
            draft.say("risk" if key.startswith("risk") else "", split_words(value[:120]))
    where = table.get("location")
    draft.name("region", where.get("countryOrRegion") if isinstance(where, dict) else where)
    draft.name("target", _text(table, "resourceDisplayName"))


# -- the rest ------------------------------------------------------------------------------------

_CALL_TOLD = frozenset(("objectRef", "requestURI", "annotations", "impersonatedUser"))


def _remainder(record: Dict[str, Any], kubernetes: bool, sign_in: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """What of a record the parts for its provider have not told."""
    if kubernetes:
        return {key: value for key, value in record.items() if key not in _CALL_TOLD}
    if sign_in is record:
        return {}
    return {key: value for key, value in record.items() if sign_in is None or value is not sign_in}


#: Words in the name of a group or a role that say what it may do; all others are the site's own.
_POWER = re.compile(r"admin\w*|super\w*|root|owners?|privileged|security|operators?|break|everyone")
_TARGETS_MAX = 4


def _say_targets(draft: Draft, targets: Any) -> None:
    """What power the names of Okta's groups, roles and applications tell; what a person is called tells none."""
    for target in targets[:_TARGETS_MAX] if isinstance(targets, list) else ():
        kind, name = (target.get("type"), target.get("displayName")) if isinstance(target, dict) else (None, None)
        if isinstance(kind, str) and isinstance(name, str) and not kind.endswith("User") and "@" not in name:
            words = [word for word in split_words(name[:80]).split() if _POWER.fullmatch(word)]
            draft.say(*([split_words(kind[:40]), "named", *words] if words else ()))


def _company(user: str, target: str) -> str:
    """Whether the one acted on is the actor, or belongs to the actor's own organisation, by their mail addresses."""
    if user and user.casefold() == target.casefold():
        return "target oneself"
    if user.count("@") != 1 or target.count("@") != 1:
        return ""
    same = user.partition("@")[2] == target.partition("@")[2]
    return "target same organisation" if same else "target other organisation"


def _kubernetes(record: Dict[str, Any]) -> str:
    reference = record.get("objectRef")
    reference = reference if isinstance(reference, dict) else {}
    steps = [record.get("verb"), reference.get("resource"), reference.get("subresource")]
    if not reference and isinstance(record.get("requestURI"), str):
        steps.append(record["requestURI"].partition("?")[0])
    namespace = reference.get("namespace")
    if isinstance(namespace, str):
        steps.append("system namespace" if namespace.startswith("kube-") else "default namespace"
                     if namespace == "default" else "namespace")
    return " ".join(step for step in steps if isinstance(step, str))


@lru_cache(maxsize=1 << 12)
def _service(service: str) -> str:
    return split_words(re.sub(r"\.(?:amazonaws|googleapis)\.com$", "", service)[:80])


@lru_cache(maxsize=1 << 12)
def _resource(resource: str) -> str:
    """The kinds along a resource's path; names and ids are the site's own."""
    if resource.startswith("/subscriptions/") or "/providers/" in resource.lower():
        steps = re.split(r"(?i)/providers/", resource)[-1].split("/")
        return split_words(" ".join([steps[0], *steps[1::2]]))
    if resource.startswith(("projects/", "//")):
        return split_words(" ".join(resource.strip("/").split("/")[0:12:2]))
    if resource.startswith("arn:"):
        parts = resource.split(":")
        return split_words(f"{parts[2] if len(parts) > 2 else ''} "
                           f"{re.split('[/:]', parts[5])[0] if len(parts) > 5 else ''}")
    if "@" in resource or len(resource) > 60 or " " in resource:
        return email_words(resource) if "@" in resource else ""
    return words_of_token(resource)


def _say_outcome(draft: Draft, record: Dict[str, Any]) -> None:
    outcome, error = _find(record, "outcome"), _find(record, "error")
    word = outcome_word(outcome)
    status = value_at(record, ("protoPayload", "status", "code"))
    if isinstance(status, int) and status and not isinstance(status, bool):
        word = "failed"
    if not word and isinstance(error, (str, int)) and not isinstance(error, bool) and str(error) not in ("0", "None",
        "none"):
        word = "failed" if isinstance(record.get("errorCode"), str) or outcome_word(error) == "failed" else ""
    draft.say(word)
    if isinstance(outcome, str) and not word and len(outcome) < 40:
        draft.say(words_of_token(outcome))
    if isinstance(error, str):
        draft.read(error if len(error) < 60 else error.partition(":")[0][:80], 80)
    elif isinstance(error, int) and error:
        draft.say("error")


def _say_actor(draft: Draft, record: Dict[str, Any]) -> None:
    actor, kind = _find(record, "actor") or _claimed(record), _find(record, "actortype")
    if isinstance(kind, str):
        draft.say("actor", split_words(kind))
    elif isinstance(kind, int):
        draft.say("actor", {0: "regular", 2: "administrator", 3: "system", 4: "application",
                            5: "service principal"}.get(kind, "other"))
    if isinstance(actor, str):
        draft.say("user", "root" if ":root" in actor or kind == "Root" else "role" if ":assumed-role/" in actor
                  else user_words(actor))
        draft.name("user", actor)
    identity = record.get("userIdentity")
    if isinstance(identity, dict):
        invoker = identity.get("invokedBy")
        draft.say("invoked by service" if isinstance(invoker, str) else "")
        context = identity.get("sessionContext")
        attributes = context.get("attributes") if isinstance(context, dict) else None
        used = attributes.get("mfaAuthenticated") if isinstance(attributes, dict) else None
        if used is not None:
            draft.say("with mfa" if used in ("true", True) else "without mfa")
        account, own = identity.get("accountId"), record.get("recipientAccountId")
        draft.say("of other account" if isinstance(account, str) and isinstance(own, str) and account.isdigit() and own.isdigit() and account != own else "")
    draft.say("with key of account" if value_at(record, ("protoPayload", "authenticationInfo", "serviceAccountKeyName")) else "")
    extra = record.get("additionalEventData")
    if isinstance(extra, dict) and "MFAUsed" in extra:
        draft.say("with mfa" if extra["MFAUsed"] == "Yes" else "without mfa")
    if record.get("ExternalAccess") is True:
        draft.say("external access")


#: How the names end under which a token says whose it is.
_CLAIMS = ("/claims/upn", "/claims/emailaddress", "/claims/name", "upn", "name", "appid")


def _claimed(record: Dict[str, Any]) -> Optional[str]:
    """Whose token Azure was shown."""
    for path in (("identity", "claims"), ("identity", "claim"), ("claims",)):
        claims = value_at(record, path)
        for end in _CLAIMS if isinstance(claims, dict) else ():
            found = next((value for name, value in claims.items() if name.endswith(end) and isinstance(value, str) and value), None)
            if found is not None:
                return found
    return None


def _with_body(record: Dict[str, Any]) -> Dict[str, Any]:
    """The record with the body of the request to Azure, which stands in it as a text, laid open."""
    properties = record.get("properties")
    for name in ("requestbody", "requestBody") if isinstance(properties, dict) else ():
        body = properties.get(name)
        if isinstance(body, str) and body.startswith("{"):
            try:
                return {**record, "properties": {**properties, name: json.loads(body)}}
            except (ValueError, RecursionError):
                return record
    return record


def _say_details(draft: Draft, record: Dict[str, Any]) -> None:
    """The rest of the record: parameters first, then what else is worth words, by the rank of its key."""
    named = _named_values(record)
    rest = [(path, value) for path, value in pairs({key: value for key, value in record.items()
                                                    if key not in _TOLD_ROOTS and key not in ("Parameters",
                                                        "ExtendedProperties", "ModifiedProperties")})
            if rank_of(path) < 9 and path not in _TOLD_PATHS and not path.endswith(("@type", "at_sign_type",
                "authorizationInfo.granted", "authorizationInfo.resource",
                "principalSubject", "callerNetwork", "context.ua", "serviceAccountKeyName"))]
    _say_names(draft, record)
    said = 0
    told = set()
    for path, value in named + sorted(rest, key=lambda pair: rank_of(pair[0])):
        if said >= _DETAILS_MAX or draft.is_full:
            break
        said += 1
        words = key_words(path)
        if words not in told:
            draft.say(words)
            told.add(words)
        if isinstance(value,
                      str) and len(value) > 30 and re.search(r"(?i)command|script|userdata|cmd|args|query|text|prompt", path):
            _say_command(draft, value)
        elif isinstance(value, str) and holds_secret(path.rpartition(".")[2], value) and " " not in value:
            draft.say(SECRET)
        elif isinstance(value, str) and value.startswith("<") and value.count("@") == 1:
            draft.say("email")
        elif isinstance(value, str) and len(value) > 24 and " " not in value and not value.isalpha():
            draft.say(_resource(value) if value.startswith(("arn:", "/subscriptions", "projects/"))
                      else words_of_token(value) if len(value) < 120 else "longvalue")
        else:
            tell_value(draft, path, value)


_ARN = re.compile(r"arn:aws[\w-]{0,10}:[\w-]{1,40}:[\w-]{0,30}:(aws|\d{12})?:(\S{1,400})")
_ARNS_MAX = 4


def _say_names(draft: Draft, record: Dict[str, Any]) -> None:
    """What a call to AWS names: policies of AWS's own are called the same everywhere, and whose account it is tells how far it reaches."""
    given = record.get("requestParameters")
    own, said = record.get("recipientAccountId"), 0
    for _, value in pairs(given) if isinstance(given, dict) else ():
        name = _ARN.fullmatch(value) if isinstance(value, str) and value.startswith("arn:aws") else None
        if name is None or said >= _ARNS_MAX:
            continue
        if name[1] == "aws":
            draft.say("of the provider", split_words(name[2].rpartition("/")[2][:80]))
        elif name[1] and isinstance(own, str) and own.isdigit() and name[1] != own:
            draft.say("name of other account")
        else:
            continue
        said += 1


def _say_command(draft: Draft, command: str) -> None:
    decoded = decode_command(command)
    draft.payload(redact(decoded.text))
    draft.say(*decoded.notes, command_words(decoded.text, 500))


def _named_values(record: Dict[str, Any]) -> List[Tuple[str, Any]]:
    """Office's lists of {Name, Value} as pairs."""
    found: List[Tuple[str, Any]] = []
    for key in ("Parameters", "ModifiedProperties", "ExtendedProperties"):
        elements = record.get(key)
        if isinstance(elements, dict):
            elements = [{"Name": name, "Value": value} for name, value in elements.items()]
        if not isinstance(elements, list):
            continue
        for element in elements[:16]:
            if isinstance(element, dict) and isinstance(element.get("Name"), str):
                value = element.get("Value", element.get("NewValue"))
                if isinstance(value, str) and element["Name"] not in ("UserAgent", "DomainController", "Identity",
                    "additionalDetails", "RequestType"):
                    found.append((element["Name"], re.sub(r"[\s\[\]{}\"\\]+", " ", value[:200]).strip()))
    return found
