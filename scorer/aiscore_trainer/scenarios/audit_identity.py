# ruff: noqa: E501
"""Audit logs of identity providers and of the services behind them, in full: Okta, Entra, Microsoft 365, Workspace, GitHub and others.

Rows are told in the tables. Who acts, from where and by what program is drawn as for saas.py; that of an attack is often as ordinary as can be, so that what is done must tell.
"""
from __future__ import annotations

import json
from typing import Callable

from .audit_identity_tables import IDENTITY_AUDIT_TABLES
from .audit_office_tables import OFFICE_TABLES
from .edge import home
from .envelope import compact, iso, plain, roomy
from .family import Family, Written, split
from .phrases import PHRASES
from .saas import Circumstances
from .scene import Scene

_TABLES = {name: split(rows) for name, rows in {**IDENTITY_AUDIT_TABLES, **OFFICE_TABLES}.items()}
_ALNUM = "abcdefghijklmnopqrstuvwxyz0123456789"


def _system_of(agent: str) -> tuple[str, str]:
    """(operating system, browser) that an agent string says."""
    system = next((shown for mark, shown in (("Windows NT", "Windows 10"), ("iPhone", "iOS"), ("Android", "Android"), ("Macintosh", "Mac OS X"), ("Linux", "Linux")) if mark in agent), "Unknown")
    return system, next((shown for mark, shown in (("Edg/", "EDGE"), ("Firefox/", "FIREFOX"), ("Chrome/", "CHROME"), ("Safari/", "SAFARI")) if mark in agent), "UNKNOWN")


def _okta(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    system, browser = _system_of(seen.agent)
    outcome, actor = given.get("outcome", "SUCCESS"), given.get("actor", "User")
    targets = [{"id": {"User": "00u", "AppInstance": "0oa", "UserGroup": "00g"}.get(kind, "0") + scene.letters(17, _ALNUM), "type": kind, "alternateId": name if kind == "User" else "unknown", "displayName": name, "detailEntry": given.get("detail") if kind == "AppInstance" else None} for kind, _, name in (target.partition(":") for target in given.get("target", []))]
    debug = {**given.get("debug", {}), "requestId": scene.letters(27), "dtHash": scene.hex(64), "requestUri": given.get("uri", "/api/v1/authn"), "url": f"{given.get('uri', '/api/v1/authn')}?", "threatSuspected": "true" if seen.is_risky and scene.chance(0.5) else "false"}
    if call.startswith(("user.session.start", "user.authentication", "policy.evaluate")):
        debug["risk"] = f"{{level={seen.risk.upper()}{', reasons=Anomalous Device, Anomalous Geo-Distance' if seen.is_risky else ''}}}"
        debug["behaviors"] = "{" + ", ".join(f"New {what}={'POSITIVE' if strange else 'NEGATIVE'}" for what, strange in (("Geo-Location", seen.country != home(scene)), ("Device", seen.is_new_device), ("IP", seen.is_proxy), ("State", seen.country != home(scene)), ("Country", seen.country != home(scene)), ("City", seen.is_proxy))) + "}"
    return {"actor": {"id": "00u" + scene.letters(17, _ALNUM), "type": actor, "alternateId": "system@okta.com" if actor == "SystemPrincipal" else seen.mail, "displayName": "Okta System" if actor == "SystemPrincipal" else seen.full_name, "detailEntry": None},
            "client": {"userAgent": {"rawUserAgent": seen.agent, "os": system, "browser": browser}, "zone": "null", "device": "Mobile" if system in ("iOS", "Android") else "Computer" if system != "Unknown" else "Unknown", "id": None, "ipAddress": seen.address, "geographicalContext": {"city": seen.city, "state": None, "country": seen.country_name, "postalCode": str(scene.number(10000, 99999)), "geolocation": {"lat": scene.number(-40, 60), "lon": scene.number(-120, 140)}}},
            "device": None, "authenticationContext": {"authenticationProvider": given.get("provider"), "credentialProvider": given.get("credential"), "credentialType": given.get("factor"), "issuer": None, "interface": None, "authenticationStep": 0, "rootSessionId": scene.letters(22), "externalSessionId": scene.letters(22)},
            "displayMessage": given.get("message", call.replace(".", " ").replace("_", " ").capitalize()), "eventType": call, "outcome": {"result": outcome, "reason": given.get("reason")}, "published": iso(scene.time, 3), "securityContext": {"asNumber": scene.number(1000, 400000), "asOrg": seen.network.lower(), "isp": seen.network.lower(), "domain": ".", "isProxy": seen.is_proxy},
            "severity": "WARN" if outcome in ("FAILURE", "DENY") else "INFO", "debugContext": {"debugData": debug}, "legacyEventType": None, "transaction": {"type": "WEB", "id": scene.letters(27), "detail": {}}, "uuid": scene.guid(), "version": "0", "request": {"ipChain": [{"ip": seen.address, "geographicalContext": {"city": seen.city, "country": seen.country_name}, "version": "V4", "source": None}]}, "target": targets or None}


_REFUSALS = {"50126": "Error validating credentials due to invalid username or password.", "50053": "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.", "50055": "The password is expired.", "50074": "Strong Authentication is required.", "50076": "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.", "50140": "This error occurred due to 'Keep me signed in' interrupt when the user was signing-in.",
             "65001": "The user or administrator has not consented to use the application.", "50058": "Session information is not sufficient for single-sign-on.", "16000": "User account from identity provider does not exist in tenant and cannot access the application.", "53003": "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.", "50199": "For security reasons, user confirmation is required for this request. Please repeat the request allowing user interaction.", "50034": "The user account does not exist in the directory. To sign into this application, the account must be added to the directory.",
             "50056": "Invalid or null password: password does not exist in the directory for this user.", "500121": "Authentication failed during strong authentication request.", "50158": "External security challenge was not satisfied.", "50072": "Due to a configuration change made by your administrator, you must enroll in multi-factor authentication.", "530032": "Blocked by security policy.", "53000": "Device is not in required device state: compliant.", "530035": "Access has been blocked by security defaults.", "70043": "The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.",
             "50133": "Session is invalid due to expiration or recent password change.", "50173": "The provided grant has expired due to it being revoked, a fresh auth token is needed.", "700082": "The refresh token has expired due to inactivity.", "7000215": "Invalid client secret is provided.", "7000222": "The provided client secret keys for app are expired.", "700016": "Application was not found in the directory.", "7000112": "Application is disabled.", "90002": "Tenant not found."}


def _sign_in(scene: Scene, code: str, given: dict, seen: Circumstances) -> dict:
    system, browser = _system_of(seen.agent)
    kind = given.get("kind", "SignInLogs")
    reason = _REFUSALS.get(code, "Other.")
    details = {"id": scene.guid(), "createdDateTime": iso(scene.time, 7, "+00:00"), "correlationId": scene.guid(), "appId": scene.guid(), "appDisplayName": given["app"], "resourceDisplayName": given.get("resource", "Microsoft Graph"), "resourceId": scene.guid(), "ipAddress": seen.address, "status": {"errorCode": int(code), "failureReason": reason, **({"additionalDetails": given["detail"]} if "detail" in given else {})},
               "location": {"city": seen.city, "state": "", "countryOrRegion": seen.country, "geoCoordinates": {"latitude": scene.number(-40, 60), "longitude": scene.number(-120, 140)}}, "autonomousSystemNumber": scene.number(1000, 400000), "uniqueTokenIdentifier": scene.letters(22), "conditionalAccessStatus": given.get("access", "success"), "isInteractive": kind == "SignInLogs", "crossTenantAccessType": given.get("tenant", "none")}
    if kind in ("ServicePrincipalSignInLogs", "ManagedIdentitySignInLogs"):
        details.update(servicePrincipalId=scene.guid(), servicePrincipalName=given.get("principal", f"{scene.word()}-{scene.pick(('sync', 'api', 'deploy'))}"), clientCredentialType=given.get("credential", "clientSecret"), servicePrincipalCredentialKeyId=scene.guid(), userAgent=seen.agent)
    else:
        details.update(userDisplayName=seen.full_name, userPrincipalName=seen.mail, userId=scene.guid(), userType=given.get("user", "Member"), clientAppUsed=given.get("client", "Browser"), userAgent=given.get("agent", seen.agent), deviceDetail={"deviceId": "" if seen.is_new_device else scene.guid(), "displayName": "" if seen.is_new_device else scene.workstation, "operatingSystem": system, "browser": browser.title(), "isCompliant": not seen.is_new_device and scene.chance(0.7), "isManaged": not seen.is_new_device, "trustType": "" if seen.is_new_device else scene.pick(("Azure AD joined", "Hybrid Azure AD joined"))},
                       riskDetail="none", riskLevelAggregated=seen.risk if seen.is_risky else "none", riskLevelDuringSignIn=seen.risk if seen.is_risky else "none", riskState="atRisk" if seen.is_risky else "none", riskEventTypes_v2=given.get("risks", ["unfamiliarFeatures"]) if seen.is_risky else [], authenticationProtocol=given.get("protocol", "none"), authenticationRequirement=given.get("need", "multiFactorAuthentication"),
                       incomingTokenType=given.get("token", "none"), authenticationDetails=[{"authenticationMethod": method, "succeeded": code == "0", "authenticationStepDateTime": iso(scene.time)} for method in given.get("methods", ["Previously satisfied"])], appliedConditionalAccessPolicies=[{"displayName": scene.pick(("Require MFA", "Block legacy authentication", "Compliant device")), "result": given.get("access", "success")}])
    if scene.chance(0.4):
        return details
    return {"time": iso(scene.time, 7), "resourceId": f"/tenants/{scene.site.tenant_id}/providers/Microsoft.aadiam", "operationName": "Sign-in activity", "operationVersion": "1.0", "category": kind, "tenantId": scene.site.tenant_id, "resultType": code, "resultSignature": "None", "resultDescription": reason if code != "0" else "", "durationMs": 0, "callerIpAddress": seen.address, "correlationId": details["correlationId"], "identity": seen.full_name, "Level": 4, "location": seen.country, "properties": details}


def _directory(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    by_app = given.get("by") == "app"
    who = {"app": {"appId": None, "displayName": given.get("app", "Microsoft Entra Connect"), "servicePrincipalId": scene.guid(), "servicePrincipalName": None}} if by_app else {"user": {"id": scene.guid(), "displayName": None, "userPrincipalName": seen.mail, "ipAddress": seen.address, "roles": []}}
    changed = [{"displayName": name, "oldValue": json.dumps(old), "newValue": json.dumps(new)} for name, (old, new) in given.get("set", {}).items()]
    kind, _, name = given.get("target", "User:").partition(":")
    target = {"id": scene.guid(), "displayName": name if kind != "User" else None, "type": kind, "userPrincipalName": name if kind == "User" else None, "groupType": "unknownFutureValue" if kind == "Group" else None, "modifiedProperties": changed}
    properties = {"id": f"Directory_{scene.guid()}_{scene.letters(5).upper()}_{scene.number(10**6, 10**8)}", "category": given["category"], "correlationId": scene.guid(), "result": given.get("result", "success"), "resultReason": given.get("reason", ""), "activityDisplayName": call, "activityDateTime": iso(scene.time, 7, "+00:00"), "loggedByService": given.get("service", "Core Directory"),
                  "operationType": call.split(" ")[0].title(), "userAgent": seen.agent if scene.chance(0.4) else None, "initiatedBy": who, "targetResources": [target, *({"id": scene.guid(), "displayName": other, "type": "Other", "modifiedProperties": []} for other in given.get("also", []))], "additionalDetails": [{"key": key, "value": value} for key, value in {"User-Agent": seen.agent, **given.get("details", {})}.items()]}
    if scene.chance(0.4):
        return properties
    return {"time": iso(scene.time, 7), "resourceId": f"/tenants/{scene.site.tenant_id}/providers/Microsoft.aadiam", "operationName": call, "operationVersion": "1.0", "category": "AuditLogs", "tenantId": scene.site.tenant_id, "resultSignature": "None", "durationMs": 0, **({} if by_app else {"callerIpAddress": seen.address}), "correlationId": properties["correlationId"], "identity": given.get("app") if by_app else seen.full_name, "Level": 4, "properties": properties}


_RECORDS = {"Exchange": 1, "ExchangeItem": 2, "ExchangeItemGroup": 3, "SharePoint": 4, "SharePointFileOperation": 6, "SharePointSharingOperation": 14, "AzureActiveDirectory": 8, "AzureActiveDirectoryStsLogon": 15, "SecurityComplianceCenterEOPCmdlet": 18, "MicrosoftTeams": 25, "ThreatIntelligence": 28, "MicrosoftFlow": 30, "ComplianceDLPExchange": 33, "SecurityComplianceAlerts": 40, "PowerBIAudit": 20, "Discovery": 24, "MailItemsAccessed": 50,
            "MipLabel": 43, "QuarantineMetadata": 65, "CopilotInteraction": 261, "DefenderPreview": 227, "OneDrive": 6}
_WORKLOADS = {"ExchangeItem": "Exchange", "ExchangeItemGroup": "Exchange", "MailItemsAccessed": "Exchange", "SharePointFileOperation": "SharePoint", "SharePointSharingOperation": "SharePoint", "AzureActiveDirectoryStsLogon": "AzureActiveDirectory", "SecurityComplianceCenterEOPCmdlet": "SecurityComplianceCenter", "Discovery": "SecurityComplianceCenter", "SecurityComplianceAlerts": "SecurityComplianceCenter",
              "PowerBIAudit": "PowerBI", "ComplianceDLPExchange": "Exchange", "QuarantineMetadata": "Quarantine", "CopilotInteraction": "Copilot", "MipLabel": "PublicEndpoint", "DefenderPreview": "MicrosoftDefender"}


def _office(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    record, _, operation = call.partition(":")
    event = {"CreationTime": iso(scene.time, 0, ""), "Id": scene.guid(), "Operation": operation, "OrganizationId": scene.site.tenant_id, "RecordType": _RECORDS[record], "UserKey": f"{scene.hex(16).upper()}" if scene.chance(0.5) else f"i:0h.f|membership|{scene.hex(16)}@live.com", "UserType": given.pop("UserType", 0), "Version": 1, "Workload": _WORKLOADS.get(record, record), "UserId": given.pop("UserId", seen.mail)}
    address = f"[{seen.address}]:{scene.number(1024, 65535)}" if scene.chance(0.15) else f"{seen.address}:{scene.number(1024, 65535)}" if scene.chance(0.3) else seen.address
    event["ClientIPAddress" if event["Workload"] == "Exchange" and record != "Exchange" else "ClientIP"] = address
    event["ResultStatus"] = given.pop("ResultStatus", "Succeeded" if event["Workload"] == "Exchange" and record != "Exchange" else "True" if record == "Exchange" else "Success")
    if record in ("Exchange", "SecurityComplianceCenterEOPCmdlet"):
        event.update(ObjectId=given.pop("ObjectId", str(given.get("Identity", seen.mail))), AppId=given.pop("AppId", ""), ExternalAccess=given.pop("ExternalAccess", False), OrganizationName=f"{scene.site.name}.onmicrosoft.com", OriginatingServer=f"{scene.letters(6).upper()}MB{scene.number(1000, 9999)} (15.20.{scene.number(7000, 8100)}.0{scene.number(10, 40)})", Parameters=[{"Name": key, "Value": str(value)} for key, value in given.items()], SessionId=scene.guid())
        return event
    if event["Workload"] == "Exchange":
        event.update(LogonType=given.pop("LogonType", 0), InternalLogonType=0, ExternalAccess=False, MailboxOwnerUPN=given.pop("Mailbox", seen.mail), MailboxGuid=scene.guid(), ClientInfoString=given.pop("Client", f"Client=OWA;{seen.agent};"), OriginatingServer=f"{scene.letters(6).upper()}MB{scene.number(1000, 9999)} (15.20.{scene.number(7000, 8100)}.0{scene.number(10, 40)})")
    elif event["Workload"] in ("SharePoint", "OneDrive"):
        site = given.pop("Site", f"https://{scene.site.name}.sharepoint.com/sites/{scene.word()}/")
        event.update(ItemType=given.pop("ItemType", "File"), EventSource="SharePoint", UserAgent=given.pop("UserAgent", seen.agent), SiteUrl=site, ObjectId=f"{site}{given.get('SourceRelativeUrl', 'Shared Documents')}/{given.get('SourceFileName', '')}", CorrelationId=scene.guid(), Site=scene.guid(), WebId=scene.guid())
    elif event["Workload"] == "AzureActiveDirectory":
        event.update(ActorIpAddress=seen.address, Actor=[{"ID": event["UserId"], "Type": 5}], ExtendedProperties=[{"Name": "UserAgent", "Value": seen.agent}, *({"Name": key, "Value": str(value)} for key, value in given.pop("Extended", {}).items())])
    return {**event, **given}


def _workspace(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    application, _, rest = call.partition(":")
    kind, _, name = rest.rpartition(":")

    def shown(value):
        return {"boolValue": value} if isinstance(value, bool) else {"intValue": str(value)} if isinstance(value, int) else {"multiValue": value} if isinstance(value, list) else {"value": value}

    return {"kind": "admin#reports#activity", "id": {"time": iso(scene.time, 3), "uniqueQualifier": str(-scene.number(10**17, 9 * 10**18)), "applicationName": application, "customerId": "C0" + scene.letters(7, _ALNUM)}, "etag": f'"{scene.letters(27)}/{scene.letters(27)}"', "actor": {"callerType": "USER", "email": seen.mail, "profileId": f"1{scene.number(10**19, 9 * 10**19)}"}, **({"ownerDomain": scene.site.domain} if application == "drive" else {}), "ipAddress": seen.address,
            "networkInfo": {"regionCode": seen.country, "ipAsn": [scene.number(1000, 400000)]}, "events": [{"type": kind, "name": name, "parameters": [{"name": key, **shown(value)} for key, value in given.items()]}]}


def _github(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    at = int(scene.time * 1000)
    by = given.pop("_by", None)
    return {"@timestamp": at, "_document_id": scene.letters(22), "action": call, "actor": by or seen.user, "actor_id": scene.number(10**4, 10**8), "actor_ip": seen.address, "actor_is_bot": bool(by and by.endswith("[bot]")), "actor_location": {"country_code": seen.country}, "business": scene.site.name, "created_at": at, "operation_type": "create" if call.endswith(("create", "add")) else "remove" if call.endswith(("destroy", "remove", "delete", "disable")) else "modify" if "update" in call else "access",
            "org": scene.site.name, "org_id": scene.number(10**5, 10**8), "user_agent": seen.agent, **given}


def _gitlab(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    details = {"event_name": call, "author_name": seen.full_name, "author_email": seen.mail, "author_class": "User", "target_id": scene.number(1, 9999), "target_type": given.pop("target_type", "Project"), "target_details": given.pop("target", f"{scene.site.name}/{scene.word()}"), "custom_message": given.pop("message"), "ip_address": seen.address, "entity_path": f"{scene.site.name}/{scene.word()}", **given}
    if scene.chance(0.5):
        return {"severity": "INFO", "time": iso(scene.time, 3), "correlation_id": scene.letters(26, _ALNUM).upper(), "author_id": scene.number(2, 900), "entity_id": scene.number(1, 9999), "entity_type": details["target_type"], **details}
    return {"id": scene.guid(), "author_id": scene.number(2, 900), "entity_id": scene.number(1, 9999), "entity_type": details["target_type"], "details": details, "ip_address": seen.address, "author_name": seen.full_name, "entity_path": details["entity_path"], "created_at": iso(scene.time, 3), "event_type": call}


def _slack(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    kind, _, name = given.pop("entity", "workspace:").partition(":")
    thing = {"workspace": {"id": "T" + scene.hex(8).upper(), "name": name or scene.site.name, "domain": scene.site.name}, "channel": {"id": "C" + scene.hex(9).upper(), "privacy": given.pop("privacy", "private"), "name": name, "is_shared": given.pop("shared", False), "is_org_shared": False}, "file": {"id": "F" + scene.hex(9).upper(), "name": name, "filetype": name.rpartition(".")[2]}, "user": {"id": "W" + scene.hex(9).upper(), "name": name, "email": name if "@" in name else f"{name}@{scene.site.domain}"},
             "app": {"id": "A" + scene.hex(9).upper(), "name": name, "is_distributed": given.pop("distributed", False), "is_directory_approved": given.pop("approved", True), "scopes": given.pop("scopes", [])}}[kind]
    return {"id": scene.guid(), "date_create": int(scene.time), "action": call, "actor": {"type": "user", "user": {"id": "W" + scene.hex(9).upper(), "name": seen.full_name, "email": seen.mail, "team": "T" + scene.hex(8).upper()}}, "entity": {"type": kind, kind: thing}, "context": {"location": {"type": "enterprise", "id": "E" + scene.hex(9).upper(), "name": scene.site.name, "domain": scene.site.name}, "ua": seen.agent, "ip_address": seen.address, "session_id": scene.number(10**12, 10**13)}, **({"details": given} if given else {})}


def _onepassword(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    session = {"uuid": scene.letters(26, _ALNUM).upper(), "login_time": iso(scene.time - 300), "device_uuid": scene.letters(26, _ALNUM), "ip": seen.address}
    place = {"country": seen.country, "region": "", "city": seen.city, "latitude": scene.number(-40, 60), "longitude": scene.number(-120, 140)}
    feed, _, name = call.partition(":")
    if feed == "audit":
        return {"uuid": scene.letters(26, _ALNUM).upper(), "timestamp": iso(scene.time), "actor_uuid": scene.letters(26, _ALNUM).upper(), "actor_details": {"uuid": scene.letters(26, _ALNUM).upper(), "name": seen.full_name, "email": seen.mail}, "action": name, "object_type": given["object"], "object_uuid": scene.letters(26, _ALNUM), **({"aux_info": given["aux"]} if "aux" in given else {}), "session": session, "location": place}
    client = {"app_name": given.get("app", "1Password Browser Extension"), "app_version": f"{scene.number(20000, 81000)}", "platform_name": "" if seen.is_new_device else scene.pick(("Chrome", "Windows", "macOS")), "platform_version": str(scene.number(10, 131)), "os_name": _system_of(seen.agent)[0].split(" ")[0], "os_version": str(scene.number(10, 15)), "ip_address": seen.address}
    user = {"uuid": scene.letters(26, _ALNUM).upper(), "name": seen.full_name, "email": seen.mail}
    if feed == "item":
        return {"uuid": scene.letters(26, _ALNUM).upper(), "timestamp": iso(scene.time, 9), "used_version": scene.number(0, 9), "vault_uuid": scene.letters(26, _ALNUM), "item_uuid": scene.letters(26, _ALNUM), "user": user, "client": client, "location": place, "action": name, **given}
    return {"uuid": scene.letters(26, _ALNUM).upper(), "session_uuid": scene.letters(26, _ALNUM).upper(), "timestamp": iso(scene.time, 9), "country": seen.country, "category": given.get("category", "success"), "type": name, "details": given.get("details"), "target_user": user, "client": client, "location": place}


def _cloudflare(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    via, kind = given.pop("via", "UI"), given.pop("resource", "zone")
    if scene.chance(0.5):
        return {"ActionResult": given.pop("result", True), "ActionType": call, "ActorEmail": seen.mail, "ActorID": scene.hex(32), "ActorIP": seen.address, "ActorType": given.pop("actor", "user"), "ID": scene.guid(), "Interface": via, "Metadata": given.get("metadata", {}), "NewValue": given.get("new", {}), "OldValue": given.get("old", {}), "OwnerID": scene.hex(32), "ResourceID": scene.hex(32), "ResourceType": kind, "When": iso(scene.time)}
    return {"action": {"result": given.pop("result", True), "type": call}, "actor": {"email": seen.mail, "id": scene.hex(32), "ip": seen.address, "type": given.pop("actor", "user")}, "id": scene.guid(), "interface": via, "metadata": given.get("metadata", {}), "newValueJson": given.get("new", {}), "oldValueJson": given.get("old", {}), "owner": {"id": scene.hex(32)}, "resource": {"id": scene.hex(32), "type": kind}, "when": iso(scene.time)}


def _auth0(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    data = {"date": iso(scene.time, 3), "type": call, "description": given.pop("description", ""), "connection": given.pop("connection", "Username-Password-Authentication"), "client_id": scene.letters(32), "client_name": given.pop("client", f"{scene.word().title()} {scene.pick(('web', 'mobile', 'portal'))}"), "ip": seen.address, "user_agent": seen.agent, **given, "user_id": f"auth0|{scene.hex(24)}", "user_name": seen.mail, "strategy": "auth0", "strategy_type": "database", "hostname": f"{scene.site.name}.eu.auth0.com", "tenant_name": scene.site.name, "isMobile": "iPhone" in seen.agent, "location_info": {"country_code": seen.country, "country_name": seen.country_name, "city_name": seen.city}, "log_id": f"9002{scene.number(10**20, 9 * 10**20)}",
            "environment_name": "prod-eu-1"}
    return {"log_id": data["log_id"], "data": data} if scene.chance(0.6) else data


def _duo(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    place = {"city": seen.city, "country": seen.country_name, "state": ""}
    system, browser = _system_of(seen.agent)
    if call == "authentication":
        return {"access_device": {"browser": browser.title(), "browser_version": f"{scene.number(90, 131)}.0.0", "flash_version": "uninstalled", "hostname": None if seen.is_new_device else scene.workstation, "ip": seen.address, "is_encryption_enabled": not seen.is_new_device, "is_firewall_enabled": not seen.is_new_device, "is_password_set": True, "java_version": "uninstalled", "location": place, "os": system.split(" ")[0], "os_version": str(scene.number(10, 15)), "security_agents": []}, "adaptive_trust_assessments": {"more_secure_auth": {"features_version": "3.0", "model_version": "2022.07.19.001", "policy_enabled": False, "reason": given.pop("trust", "Normal login"), "trust_level": given.pop("level", "NORMAL")}},
                "alias": "", "application": {"key": "DI" + scene.letters(18).upper(), "name": given.pop("application")}, "auth_device": {"ip": given.pop("device_ip", seen.address), "key": "DP" + scene.letters(18).upper(), "location": place, "name": f"+{scene.number(10**9, 10**11)}"}, "email": seen.mail, "event_type": "authentication", "isotimestamp": iso(scene.time, 6, "+00:00"), "ood_software": None, "timestamp": int(scene.time), "trusted_endpoint_status": "unknown" if seen.is_new_device else "trusted", "txid": scene.guid(), "user": {"groups": [scene.pick(("VPN Users", "Staff"))], "key": "DU" + scene.letters(18).upper(), "name": seen.user}, **given}
    return {"action": call, "activity_id": scene.guid(), "actor": {"details": json.dumps({"created": iso(scene.time - 9 * 10**6), "email": seen.mail, "status": "Active"}), "key": "DE" + scene.letters(18).upper(), "name": seen.full_name, "type": given.pop("actor", "admin")}, "access_device": {"browser": browser.title(), "ip": {"address": seen.address}, "location": place, "os": system.split(" ")[0]}, "akey": "DA" + scene.letters(18).upper(), "outcome": {"result": given.pop("result", "SUCCESS")}, "target": {"details": json.dumps(given.pop("details", {})), "key": "DU" + scene.letters(18).upper(), "name": given.pop("target"), "type": given.pop("kind", "user")}, "ts": iso(scene.time, 6, "+00:00")}


def _onelogin(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    number, _, name = call.partition(" ")
    return {"id": scene.number(10**10, 10**12), "event_timestamp": plain(scene.time, 3) + " UTC", "account_id": scene.number(10000, 99999), "event_type_id": int(number), "event_type_name": name, "user_id": scene.number(10**6, 10**8), "user_name": given.pop("user", seen.full_name), "actor_user_id": scene.number(10**6, 10**8), "actor_user_name": seen.full_name, "actor_system": given.pop("system", ""), "ipaddr": seen.address, "user_agent": seen.agent, "risk_score": scene.number(61, 97) if seen.is_risky else scene.number(1, 30), "risk_reasons": "[]" if not seen.is_risky else '["Infrequent access from IP address", "Low reputation network"]', "proxy_ip": None, "error_description": given.pop("error", None), "country": seen.country_name, **given}


def _ping(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"id": scene.guid(), "recordedAt": iso(scene.time, 3), "correlationId": scene.guid(), "internalCorrelation": {"transactionId": scene.guid(), "sessionId": scene.guid()}, "action": {"type": call, "description": given.pop("description")}, "actors": {"client": {"id": scene.guid(), "name": given.pop("client", "PingOne Admin Console"), "environment": {"id": scene.guid()}, "type": "CLIENT"}, **({} if given.pop("alone", False) else {"user": {"id": scene.guid(), "name": seen.mail, "environment": {"id": scene.guid()}, "population": {"id": scene.guid()}, "type": "USER"}})},
            "source": {"userAgent": seen.agent, "ipAddress": seen.address, "geoLocation": {"country": seen.country, "city": seen.city}}, "resources": [{"type": given.pop("kind", "USER"), "id": scene.guid(), "name": given.pop("resource", seen.user), "environment": {"id": scene.guid()}}], "result": {"status": given.pop("status", "SUCCESS"), "description": given.pop("result", "")}, **({"risk": {"level": seen.risk.upper(), "policyId": scene.guid()}} if scene.chance(0.5) else {}), **given}


_TELEPORT_CODES = {"session.start": "T2000I", "session.end": "T2004I", "session.leave": "T2003I", "session.data": "T2006I", "session.command": "T4000I", "session.upload.failed": "T2005W", "kube.request": "T3009I", "db.session.start": "TDB00I", "db.session.query": "TDB02I", "app.session.start": "T2007I", "access_request.create": "T5000I", "access_request.review": "T5002I", "cert.create": "TC000I", "bot.join": "TJ001I", "instance.join": "TJ002I", "user.create": "T1002I", "user.update": "T1003I", "role.created": "T9000I", "role.updated": "T9000I",
                   "trusted_cluster.create": "T7000I", "join_token.create": "TJT00I", "cluster_networking_config.update": "TCNET002I", "session_recording_config.update": "TCREC002I", "auth_preference.update": "TCAUTH001I", "lock.created": "TLK00I", "lock.deleted": "TLK01I"}


def _teleport(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"addr.remote": f"{seen.address}:{scene.number(1024, 65535)}", "cluster_name": f"teleport.{scene.site.domain}", "code": _TELEPORT_CODES[call] if call != "user.login" else "T1000I" if given["success"] else "T1000W", "ei": scene.number(0, 9), "event": call, "time": iso(scene.time, 3), "uid": scene.guid(), "user": given.pop("user", seen.mail), "user_kind": given.pop("user_kind", 1), **given}


def _boundary(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    method, _, path = call.partition(" ")
    return {"id": scene.letters(10), "source": "https://hashicorp.com/boundary/" + scene.pick(("controller-0", "controller-1")), "specversion": "1.0", "type": "audit", "data": {"id": f"e_{scene.letters(10)}", "version": "v0.1", "type": "APIRequest", "timestamp": iso(scene.time, 6), "request_info": {"id": f"gtraceid_{scene.letters(20)}", "method": method, "path": path, "client_ip": seen.address, "user_agent": seen.agent, "public_id": given.pop("token", f"at_{scene.letters(10)}")}, "auth": {"user_info": {"id": f"u_{scene.letters(10)}"}, "grants_info": {"grants": [{"grant": given.pop("grant"), "role_id": f"r_{scene.letters(10)}", "scope_id": "global"}]}, "email": seen.mail, "name": seen.full_name}, "request": {"details": given}, "response": {"status_code": given.pop("code", 200)}}, "datacontentype": "application/cloudevents", "time": iso(scene.time, 6)}


def _salesforce(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    if call == "SetupAuditTrail":
        return {"attributes": {"type": "SetupAuditTrail", "url": f"/services/data/v58.0/sobjects/SetupAuditTrail/0Ym{scene.letters(15)}"}, "Id": f"0Ym{scene.letters(15)}", "Action": given["action"], "Section": given["section"], "CreatedDate": iso(scene.time, 3, "+0000"), "CreatedById": f"005{scene.letters(15)}", "CreatedBy": {"Name": seen.full_name, "Username": seen.mail}, "Display": given["display"], "DelegateUser": None, "ResponsibleNamespacePrefix": None}
    return {"EVENT_TYPE": call, "TIMESTAMP": iso(scene.time).replace("-", "").replace(":", "").replace("T", "").rstrip("Z") + ".000", "TIMESTAMP_DERIVED": iso(scene.time, 3), "REQUEST_ID": scene.letters(22), "ORGANIZATION_ID": f"00D{scene.letters(12)}", "USER_ID": f"005{scene.letters(12)}", "USER_NAME": seen.mail, "CLIENT_IP": seen.address, "COUNTRY_CODE": seen.country, "USER_AGENT": seen.agent, **given}


def _azure(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    provider, _, rest = call.partition("/")
    group = given.pop("group", f"rg-{scene.pick(('prod', 'dev', 'shared', 'net'))}-{scene.word()}")
    resource = f"/subscriptions/{scene.site.subscription_id}/resourceGroups/{group}/providers/{provider}/{rest.split('/')[0]}/{given.pop('name', f'{scene.word()}-{scene.number(1, 99)}')}"
    status, by = given.pop("status", "Success"), given.pop("by", "user")
    by_app = by == "app" if scene.chance(0.6) else scene.chance(0.5)
    claims = {"aud": "https://management.azure.com/", "appid": scene.guid(), "idtyp": "app" if by_app else "user", "ipaddr": seen.address, "uti": scene.letters(22), **({} if by_app else {"name": seen.full_name, "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn": seen.mail, "http://schemas.microsoft.com/claims/authnmethodsreferences": scene.pick(("pwd,mfa", "pwd", "rsa,mfa"))})}
    return {"time": iso(scene.time, 7), "resourceId": resource.upper(), "operationName": call.upper(), "category": given.pop("category", "Administrative"), "resultType": status, "resultSignature": f"{'Failed' if status == 'Failure' else 'Succeeded'}.{'Forbidden' if status == 'Failure' else scene.pick(('OK', 'Created', 'NoContent'))}", "durationMs": scene.number(0, 4000), "callerIpAddress": seen.address, "correlationId": scene.guid(),
            "identity": {"authorization": {"scope": resource, "action": call, "evidence": {"role": scene.pick(("Owner", "Contributor", "User Access Administrator")), "roleAssignmentScope": f"/subscriptions/{scene.site.subscription_id}", "principalType": "ServicePrincipal" if by_app else "User", "principalId": scene.hex(32)}}, "claims": claims}, "level": "Warning" if status == "Failure" else "Information", "location": "global", "RoleLocation": "West Europe",
            "properties": {"entity": resource, "message": call, "hierarchy": f"{scene.site.tenant_id}/{scene.site.subscription_id}", **({"requestbody": json.dumps({"properties": given})} if given else {}), "eventCategory": "Administrative", "statusCode": "Forbidden" if status == "Failure" else "OK"}, "tenantId": scene.site.tenant_id, "releaseVersion": f"6.2024.{scene.number(10, 50)}.0"}


#: service -> its sourcetype, what writes it, how often.
_SERVICES: dict[str, tuple[str, Callable[[Scene, str, dict, Circumstances], dict], float]] = {
    "okta": ("OktaIM2:log", _okta, 5), "sign_in": ("azure:monitor:aad:signin", _sign_in, 4.5), "directory": ("azure:monitor:aad:audit", _directory, 4.5), "office": ("o365:management:activity", _office, 6), "workspace": ("gws:reports:activity", _workspace, 4), "azure": ("azure:monitor:activity", _azure, 2.5), "github": ("github:cloud:audit", _github, 2.5), "gitlab": ("gitlab:audit", _gitlab, 1.5), "slack": ("slack:audit", _slack, 1.5),
    "onepassword": ("1password:events", _onepassword, 1.2), "cloudflare": ("cloudflare:audit", _cloudflare, 1.5), "auth0": ("auth0:log", _auth0, 1.5), "duo": ("cisco:duo:activity", _duo, 1.5), "onelogin": ("onelogin:event", _onelogin, 1), "ping": ("pingone:audit", _ping, 1.5), "teleport": ("teleport:audit", _teleport, 1.5), "boundary": ("hashicorp:boundary:audit", _boundary, 0.8), "salesforce": ("sfdc:logfile", _salesforce, 1.2)}
_CHOICES = tuple((name, weight) for name, (_, _, weight) in _SERVICES.items())


#: Where a service's events say why something was done; whoever took an account gives reasons, too.
_REASONS = {"okta": "debug", "directory": "details", "slack": "", "cloudflare": "new", "auth0": "details", "duo": "details", "ping": "", "onelogin": "", "teleport": "", "office": "", "workspace": "", "azure": "", "github": "", "gitlab": "", "salesforce": ""}


def _reasoned(scene: Scene, service: str, given: dict) -> None:
    place = _REASONS.get(service)
    if place is not None and scene.chance(0.13):
        (given.setdefault(place, {}) if place else given).setdefault("note", scene.fill(PHRASES["ticket"]))


def event_of(scene: Scene, service: str, row: str, attack: bool) -> dict:
    """The event that a filled row of a service tells."""
    call, mark, rest = row.partition(" {")
    given = json.loads("{" + rest) if mark else {}
    if attack:
        _reasoned(scene, service, given)
    elif scene.chance(0.06):
        given["_odd"] = scene.number(2, 3)  # People travel, with a new device and behind a hotel's proxy.
    return _SERVICES[service][1](scene, call, given, Circumstances(scene, given, attack))


def write(scene: Scene, attack: bool) -> Written:
    service = scene.weighted(_CHOICES)
    scenario, row = _TABLES[service].draw(scene, attack)
    event = event_of(scene, service, scene.fill(row), attack)
    return Written((roomy if scene.chance(0.15) else compact)(event), _SERVICES[service][0], scene.site.domain, scenario)


FAMILY = Family("identity_audit", "cloud", 0.12, write)
