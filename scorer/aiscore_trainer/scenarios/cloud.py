# ruff: noqa: E501
"""Audit logs of cloud services in their own JSON: AWS, Azure, Entra, Microsoft 365, GCP, Okta, Kubernetes, GitHub, others.

Caller, address, agent and time come from the scene before the operation is drawn. Many attacks are an ordinary
operation on the wrong thing or by an odd agent, and the tables hold both sides.
"""
from __future__ import annotations

import json
from typing import Callable

from . import cloud_aws
from .cloud_identity_tables import MORE_AAD_AUDIT, MORE_AZURE, MORE_O365, MORE_SIGN_IN
from .cloud_saas_tables import GITHUB, OKTA, SERVICES
from .cloud_tables import AAD_AUDIT, AZURE, GCP, KUBERNETES, O365, SIGN_IN
from .envelope import compact, iso, plain, roomy
from .family import Family, Written, split
from .scene import Scene
from .web_agents import browser_agent

_TABLES = {name: split(rows) for name, rows in (("azure", (*AZURE, *MORE_AZURE)), ("aad", (*AAD_AUDIT, *MORE_AAD_AUDIT)), ("signin", (*SIGN_IN, *MORE_SIGN_IN)), ("o365", (*O365, *MORE_O365)), ("gcp", GCP), ("kubernetes", KUBERNETES), ("okta", OKTA), ("github", GITHUB), ("services", SERVICES))}
_ODD_AGENTS = ("python-requests/2.«num:20:31».0", "curl/7.«num:60:88».0", "AADInternals", "ROADtools", "axios/1.7.«num:2:9»", "Go-http-client/1.1", "azurehound/v2.«num:0:2».«num:0:9»", "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.«num:10000:22000»",
               "node-fetch/1.0", "Mozilla/5.0 (X11; Linux x86_64; rv:«num:60:115».0) Gecko/20100101 Firefox/«num:60:115».0 kali", "fasthttp", "BAV2ROPC", "peirates/1.1", "kube-hunter", "google-cloud-sdk gcloud/«num:300:450».0.0 command/gcloud.auth.print-access-token (Linux 6.1.0-kali5)", "GraphRunner", "TeamFiltration", "okhttp/4.9.0", "aiohttp/3.8", "Wget/1.21", "-")
_TOOL_AGENTS = ("python-requests/2.«num:22:32».0", "Go-http-client/2.0", "axios/1.«num:2:7».«num:0:9»", "curl/8.«num:1:9».0", "node-fetch/1.0", "-", "Terraform/1.«num:0:8».«num:0:9»", "azure-cli/2.«num:30:60».0", "kubectl/v1.«num:20:30».«num:0:9» (linux/amd64) kubernetes/«hex:7»", "google-cloud-sdk gcloud/«num:350:480».0.0", "helm/v3.«num:8:14».0", "argocd-server/v2.«num:4:10».0", "Okta Browser Plugin", "Microsoft Office/16.0", "git/2.«num:25:45».«num:0:3»", "GitHub-Hookshot/«hex:7»", "actions/runner «num:2:3».«num:300:320».0", "AZURECLI/2.«num:30:60».0 (DEB)", "Az PowerShell/11.«num:0:6»")


def _writer(*envelopes: tuple[tuple, float]) -> Callable[[Scene, bool], Written]:
    """What writes the events of some services: ((sourcetype, table, envelope), weight) each."""

    def write(scene: Scene, attack: bool) -> Written:
        sourcetype, service, envelope = scene.weighted(envelopes)
        scenario, row = _TABLES[service].draw(scene, attack)
        operation, given, error = _read(scene.fill(row))
        agent = _agent(scene, given.pop("_agent", None) == "odd" or attack and scene.chance(0.05))
        if error == "" and scene.chance(0.03):
            error = "FORBIDDEN"
        event = envelope(scene, operation, given, agent, error)
        encode = roomy if scene.chance(0.15) else compact
        return Written(encode(dict(sorted(event.items())) if scene.chance(0.3) else event), sourcetype, scene.site.domain, scenario)

    return write


def _write_aws(scene: Scene, attack: bool) -> Written:
    scenario, raw = cloud_aws.write(scene, attack)
    return Written(raw, "aws:cloudtrail", scene.site.domain, scenario)


def _read(text: str) -> tuple[str, dict, str]:
    text, _, error = text.partition(" ! ")
    start = text.find(" {")
    if start < 0:
        return text, {}, error
    return text[:start], json.loads(text[start + 1 :]), error


def _agent(scene: Scene, odd: bool) -> str:
    if odd:
        return scene.fill(scene.pick(_ODD_AGENTS))
    return browser_agent(scene) if scene.chance(0.6) else scene.fill(scene.pick(_TOOL_AGENTS))


def _who(scene: Scene) -> str:
    return f"{scene.user}@{scene.site.domain}"


def _from(scene: Scene) -> str:
    return scene.peer() if scene.chance(0.6) else scene.visitor


def _azure(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    group = f"rg-{scene.pick(('prod', 'dev', 'shared', 'net'))}-{scene.word()}"
    resource = f"/subscriptions/{scene.site.subscription_id}/resourceGroups/{given.pop('resourceGroup', group)}/providers/{operation.rsplit('/', 1)[0]}/{scene.word()}-{scene.number(1, 99)}"
    outcome = "Failure" if error else scene.pick(("Success", "Success", "Start", "Accept"))
    if scene.chance(0.5):
        event = {"time": iso(scene.time, 7), "resourceId": resource.upper() if scene.chance(0.5) else resource, "operationName": operation.upper() if scene.chance(0.4) else operation, "category": "Administrative", "resultType": outcome, "resultSignature": f"{outcome}.", "durationMs": scene.number(0, 900),
                 "callerIpAddress": _from(scene), "correlationId": scene.guid(), "identity": {"authorization": {"scope": resource, "action": operation, "evidence": {"role": scene.pick(("Owner", "Contributor", "Subscription Admin"))}},
                                                                                        "claims": {"name": scene.pick(scene.site.full_names), "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": _who(scene), "appid": scene.guid()}},
                 "level": "Error" if error else "Information", "properties": {"requestbody": json.dumps(given) if given else None, "userAgent": agent, "eventCategory": "Administrative", "statusCode": "Forbidden" if error else "OK"}, "tenantId": scene.site.tenant_id}
        return event
    return {"authorization": {"action": operation, "scope": resource}, "caller": _who(scene), "channels": "Operation", "claims": {"ipaddr": _from(scene), "appid": scene.guid()}, "correlationId": scene.guid(), "eventName": {"value": "EndRequest"}, "category": {"value": "Administrative"},
            "operationName": {"value": operation}, "resourceId": resource, "status": {"value": outcome}, "eventTimestamp": iso(scene.time, 7), "httpRequest": {"clientIpAddress": _from(scene), "method": scene.pick(("PUT", "POST", "DELETE", "GET"))}, "properties": {**given, "userAgent": agent}, "subscriptionId": scene.site.subscription_id}


def _aad(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    target = given.pop("target", None) or given.get("app") or scene.other
    return {"time": iso(scene.time, 7), "resourceId": f"/tenants/{scene.site.tenant_id}/providers/Microsoft.aadiam", "operationName": operation, "category": "AuditLogs", "tenantId": scene.site.tenant_id, "resultSignature": "None", "callerIpAddress": _from(scene), "correlationId": scene.guid(),
            "level": 4, "properties": {"id": f"Directory_{scene.guid()}", "category": scene.pick(("UserManagement", "ApplicationManagement", "RoleManagement", "Policy", "GroupManagement")), "activityDisplayName": operation, "result": "failure" if error else "success", "loggedByService": "Core Directory",
                                       "initiatedBy": {"user": {"userPrincipalName": _who(scene), "ipAddress": _from(scene), "id": scene.guid()}}, "targetResources": [{"id": scene.guid(), "displayName": target, "modifiedProperties": [{"displayName": key, "newValue": value} for key, value in given.items()]}],
                                       "additionalDetails": [{"key": "User-Agent", "value": agent}]}}


def _sign_in(scene: Scene, code: str, given: dict, agent: str, error: str) -> dict:
    system = scene.pick(("Windows 10", "Windows 11", "MacOs", "iOS 17", "Android", "Linux", ""))
    risk = given.get("risk", "none")
    return {"time": iso(scene.time, 7), "resourceId": f"/tenants/{scene.site.tenant_id}/providers/Microsoft.aadiam", "operationName": "Sign-in activity", "category": scene.pick(("SignInLogs", "NonInteractiveUserSignInLogs")), "tenantId": scene.site.tenant_id, "resultType": code,
            "resultDescription": given.get("reason", ""), "callerIpAddress": _from(scene), "correlationId": scene.guid(), "identity": scene.pick(scene.site.full_names), "level": 4, "location": scene.pick(("DE", "US", "FR", "ES", "GB", "BR", "IN", "NL", "RU", "NG", "CN", "PL")),
            "properties": {"id": scene.guid(), "createdDateTime": iso(scene.time, 7, "+00:00"), "userPrincipalName": _who(scene), "appDisplayName": given.get("app"), "ipAddress": _from(scene), "status": {"errorCode": int(code), "failureReason": given.get("reason", "Other.")},
                           "clientAppUsed": given.get("client"), "userAgent": agent, "deviceDetail": {"operatingSystem": system, "isCompliant": given.get("device") == "compliant" or scene.chance(0.4)}, "riskLevelDuringSignIn": risk, "riskState": "none" if risk == "none" else "atRisk",
                           "riskEventTypes_v2": given.get("riskTypes", []), "authenticationRequirement": given.get("mfa", "singleFactorAuthentication"), "authenticationProtocol": given.get("protocol", "none"), "conditionalAccessStatus": scene.pick(("success", "notApplied", "notApplied", "failure"))}}


def _o365(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    workload = "SharePoint" if operation.startswith(("File", "Sharing", "Page", "Folder", "Anonymous", "Secure", "Company", "List")) else "MicrosoftTeams" if "Team" in operation or "Channel" in operation else "AzureActiveDirectory" if operation.endswith(".") or operation.startswith("UserLog") else "Exchange"
    event = {"CreationTime": iso(scene.time, 0, ""), "Id": scene.guid(), "Operation": operation, "OrganizationId": scene.site.tenant_id, "RecordType": {"SharePoint": 6, "MicrosoftTeams": 25, "AzureActiveDirectory": 8, "Exchange": 1}[workload], "ResultStatus": "Failed" if error else scene.pick(("True", "Succeeded", "Success")),
             "UserKey": scene.hex(16).upper(), "UserType": scene.pick((0, 0, 2, 3)), "Version": 1, "Workload": workload, "UserId": _who(scene), "ClientIP": f"{_from(scene)}{scene.pick(('', ':' + str(scene.number(1024, 65535))))}"}
    if "-" in operation and workload == "Exchange":
        event.update({"ObjectId": str(given.get("Identity", scene.person)), "ExternalAccess": False, "OrganizationName": f"{scene.site.name}.onmicrosoft.com", "OriginatingServer": f"{scene.hex(8).upper()} (15.20.{scene.number(4000, 7999)}.{scene.number(1, 40)})",
                      "Parameters": [{"Name": key, "Value": str(value)} for key, value in given.items()], "SessionId": scene.guid(), "ClientAppId": scene.pick(("", scene.guid()))})
    elif workload == "AzureActiveDirectory":
        event.update({"ObjectId": str(given.pop("target", scene.other)), "ExtendedProperties": [{"Name": key, "Value": str(value)} for key, value in given.items()] + [{"Name": "additionalDetails", "Value": json.dumps({"User-Agent": agent})}], "ActorIpAddress": event["ClientIP"]})
    else:
        event.update({**given, "UserAgent": given.get("UserAgent", agent), "ObjectId": given.get("SiteUrl", f"https://{scene.site.name}.sharepoint.com/") + str(given.get("SourceFileName", ""))} if workload == "SharePoint" else {**given, "ClientInfoString": given.get("ClientInfoString", f"Client=OWA;{agent}")})
    return event


def _gcp(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    service = given.pop("service", "compute")
    caller = _who(scene) if scene.chance(0.5) else f"{scene.pick(scene.site.service_accounts)}@{scene.site.project}.iam.gserviceaccount.com"
    payload = {"@type": "type.googleapis.com/google.cloud.audit.AuditLog", "status": {"code": 7, "message": error.replace("FORBIDDEN", "PERMISSION_DENIED")} if error else {}, "authenticationInfo": {"principalEmail": caller}, "requestMetadata": {"callerIp": _from(scene), "callerSuppliedUserAgent": agent},
               "serviceName": f"{service}.googleapis.com", "methodName": operation, "authorizationInfo": [{"resource": f"projects/{scene.site.project}", "permission": ".".join(operation.split(".")[-3:]), "granted": not error}], "resourceName": f"projects/{scene.site.project}/{scene.word()}/{scene.word()}-{scene.number(1, 99)}"}
    deltas = {key: given.pop(key) for key in ("bindingDeltas", "auditConfigDeltas") if key in given}
    if deltas:
        payload["serviceData"] = {"@type": "type.googleapis.com/google.iam.v1.logging.AuditData", "policyDelta": deltas}
    if given:
        payload["request"] = given
    event = {"protoPayload": payload, "insertId": scene.letters(12), "resource": {"type": scene.pick(("gce_instance", "project", "gcs_bucket", "service_account", "audited_resource")), "labels": {"project_id": scene.site.project}}, "timestamp": iso(scene.time, 6), "severity": "ERROR" if error else scene.pick(("NOTICE", "INFO")),
             "logName": f"projects/{scene.site.project}/logs/cloudaudit.googleapis.com%2F{scene.pick(('activity', 'data_access'))}", "receiveTimestamp": iso(scene.time + 1, 6)}
    return {"data": event, "attributes": {"logging.googleapis.com/timestamp": iso(scene.time, 6)}, "publish_time": scene.time + 1} if scene.chance(0.2) else event


def _kubernetes(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    verb, _, resource = operation.partition(" ")
    resource, _, sub = resource.partition("/")
    namespace = given.pop("namespace", scene.pick(("default", "kube-system", "prod", "dev", "monitoring", scene.word())))
    kind = given.pop("_user", "")
    name = {"system": scene.pick(("system:kube-scheduler", "system:kube-controller-manager", f"system:node:{scene.linux_host}", "system:serviceaccount:kube-system:coredns", "system:apiserver", f"system:serviceaccount:{namespace}:{scene.word()}")), "anonymous": "system:anonymous"}.get(
        kind, scene.pick((_who(scene), f"system:serviceaccount:{namespace}:default", f"arn:aws:iam::{scene.site.account_id}:role/{scene.word()}", "kubernetes-admin")))
    thing = given.pop("name", f"{scene.word()}-{scene.hex(5)}")
    uri = f"/api/v1/namespaces/{namespace}/{resource}/{thing}" + (f"/{sub}" if sub else "") + (f"?{given.pop('uri')}" if "uri" in given else "")
    event = {"kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": scene.pick(("Metadata", "RequestResponse", "Request")), "auditID": scene.guid(), "stage": "ResponseComplete", "requestURI": uri, "verb": verb,
             "user": {"username": name, "groups": ["system:unauthenticated"] if kind == "anonymous" else ["system:authenticated"]}, "sourceIPs": [_from(scene) if scene.chance(0.5) else scene.ip], "userAgent": agent,
             "objectRef": {"resource": resource, "namespace": namespace, "name": thing, "apiVersion": "v1", **({"subresource": sub} if sub else {})}, "responseStatus": {"metadata": {}, "code": 403 if error else scene.pick((200, 201, 200))}}
    if "request" in given:
        event["requestObject"] = {"kind": resource.rstrip("s").title(), "metadata": {"name": thing, "namespace": namespace}, **given["request"]}
    event.update({"requestReceivedTimestamp": iso(scene.time, 6), "stageTimestamp": iso(scene.time, 6), "annotations": {"authorization.k8s.io/decision": "forbid" if error else "allow", "authorization.k8s.io/reason": ""}})
    return event


def _okta(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    return {"actor": {"id": "00u" + scene.letters(17), "type": "User", "alternateId": _who(scene), "displayName": scene.pick(scene.site.full_names)}, "client": {"userAgent": {"rawUserAgent": agent, "os": scene.pick(("Windows 10", "Mac OS X", "iOS", "Linux", "Unknown"))}, "zone": scene.pick(("null", "OffNetwork")), "device": "Computer", "ipAddress": _from(scene),
            "geographicalContext": {"city": scene.word().title(), "country": scene.pick(("United States", "Germany", "France", "Brazil", "India", "Nigeria"))}}, "authenticationContext": {"externalSessionId": scene.letters(25)}, "displayMessage": operation.replace(".", " ").replace("_", " ").capitalize(), "eventType": operation,
            "outcome": {"result": given.get("outcome", "SUCCESS"), "reason": given.get("reason")}, "published": iso(scene.time, 3), "securityContext": {"isProxy": given.get("isProxy", False)}, "severity": scene.pick(("INFO", "INFO", "WARN")),
            "debugContext": {"debugData": {"requestUri": "/api/v1/" + scene.pick(("authn", "sessions", "users", "idp/idx/identify")), **({"risk": given["risk"]} if "risk" in given else {}), **({"privilegeGranted": given["privilegeGranted"]} if "privilegeGranted" in given else {})}},
            "transaction": {"type": "WEB", "id": scene.letters(27)}, "uuid": scene.guid(), "version": "0", "target": [{"id": scene.letters(20), "type": scene.pick(("User", "AppInstance", "UserGroup")), "displayName": given.get("target", scene.other)}]}


def _github(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    event = {"@timestamp": int(scene.time * 1000), "_document_id": scene.letters(22), "action": operation, "actor": scene.user, "actor_ip": _from(scene), "actor_location": {"country_code": scene.pick(("DE", "US", "FR", "ES", "IN", "BR"))}, "created_at": int(scene.time * 1000), "org": scene.site.name,
             "repo": f"{scene.site.name}/{scene.word()}-{scene.word()}", "user": scene.other, "user_agent": agent, "visibility": "private", "operation_type": scene.pick(("create", "modify", "access", "remove"))}
    if scene.chance(0.3):
        event["business"] = scene.site.name
    event.update(given)
    return event


def _workspace(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    """Google Workspace's shape: event name in capitals and parameters as a list."""
    return {"kind": "admin#reports#activity", "id": {"time": iso(scene.time, 3), "uniqueQualifier": str(scene.number(10**15, 10**16)), "applicationName": scene.pick(("admin", "drive", "login", "token", "user_accounts")), "customerId": "C0" + scene.letters(7)}, "actor": {"email": _who(scene), "profileId": str(scene.number(10**15, 10**16))},
            "ipAddress": _from(scene), "events": [{"type": operation.split(" ")[-1].upper(), "name": operation.upper().replace(" ", "_").replace("-", "_"), "parameters": [{"name": key.upper(), "value": str(value)} for key, value in given.items()]}]}


_SPELLINGS = (
    lambda words: "_".join(words), lambda words: ".".join(words), lambda words: "".join(word.title() for word in words), lambda words: words[0] + "".join(word.title() for word in words[1:]), lambda words: " ".join(words).capitalize(),
    lambda words: f"{'_'.join(words[1:]) or 'session'}.{words[0]}", lambda words: f"{'_'.join(words[1:]) or 'user'}_{words[0]}{'d' if words[0].endswith('e') else 'ed'}", lambda words: "_".join(words).upper(), lambda words: f"{'-'.join(words[1:]) or 'account'}/{words[0]}",
)
_ACTION_KEYS = ("action", "event", "eventType", "event_type", "operation", "type", "activity", "actionName", "event_name", "name", "operationName", "EVENT_TYPE")


def _service(scene: Scene, operation: str, given: dict, agent: str, error: str) -> dict:
    """Some other service: the operation in one of the spellings such logs have, its circumstances under various keys."""
    action = scene.pick(_SPELLINGS)(operation.replace("-", " ").split(" "))
    who, when = _who(scene), scene.pick((iso(scene.time), iso(scene.time, 3), int(scene.time), int(scene.time * 1000), plain(scene.time)))
    event = {scene.pick(("timestamp", "time", "created_at", "date", "eventTime", "published", "ts")): when, scene.pick(_ACTION_KEYS): action}
    event.update(scene.pick((
        lambda: {"actor": {"type": "user", "email": who, "ip_address": _from(scene), "user_agent": agent}}, lambda: {"user": who, "ip": _from(scene), "user_agent": agent},
        lambda: {"userIdentity": {"email": who}, "sourceIPAddress": _from(scene), "userAgent": agent}, lambda: {"actor_email": who, "actor_ip": _from(scene), "context": {"ua": agent, "location": scene.pick(("Berlin", "Austin", "Lagos", "Madrid"))}},
        lambda: {"username": scene.user, "client_ip": _from(scene), "client": agent}, lambda: {"operator": who, "device": {"ip": _from(scene), "agent": agent}},
    ))())
    if given:
        event.update(given if scene.chance(0.4) else {scene.pick(("details", "params", "requestParams", "data", "metadata", "entity", "target")): given})
    if error:
        event["error"] = error.lower()
    if scene.chance(0.5):
        event.update({"id": scene.guid(), scene.pick(("org", "organization", "account", "workspace", "tenant", "team")): scene.site.name})
    return event


_MICROSOFT = _writer((("azure:monitoractivity", "azure", _azure), 12), (("azure:monitor:aad", "aad", _aad), 10), (("azure:monitor:aad", "signin", _sign_in), 20), (("o365:management:activity", "o365", _o365), 24))
_GOOGLE = _writer((("google:gcp:pubsub:message", "gcp", _gcp), 9), (("kube:audit", "kubernetes", _kubernetes), 7), (("OktaIM2:log", "okta", _okta), 7), (("gws:reports", "services", _workspace), 4))
_SERVICES = _writer((("github:audit", "github", _github), 6), (("saas:audit", "services", _service), 14))
# Four families: training takes so many wordings of a family and label, and one cloud would crowd the others out.
FAMILIES = (Family("cloud_aws", "cloud", 0.09, _write_aws), Family("cloud_microsoft", "cloud", 0.12, _MICROSOFT), Family("cloud_google", "cloud", 0.08, _GOOGLE), Family("cloud_services", "cloud", 0.08, _SERVICES))
