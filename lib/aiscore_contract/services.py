"""Audit events of services, each with its own names for the same few things: what was done, by whom, from where, to what, with which end.

One table says where a service keeps these. What it tells is put under the names that both halves know (`event.action`, `actor.name`, `ip`,
`object`, `outcome`, `reason`); all else stays as it was.
"""
from __future__ import annotations

from typing import Any, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

Record = Dict[str, Any]


class Service(NamedTuple):
    """Names of which a service's events have all, and where these keep things.

    did       what was done: paths whose values are joined, in this order; "=word" is the word itself
    """

    signs: FrozenSet[str]
    did: Tuple[str, ...]
    by: Tuple[str, ...] = ()
    source: Tuple[str, ...] = ()
    to: Tuple[str, ...] = ()
    end: Tuple[str, ...] = ()
    why: Tuple[str, ...] = ()
    codes: Optional[Mapping[str, str]] = None


#: Numbers and letters that mean an act. OneLogin, Event types; Auth0, Log event type codes; Bitwarden's server, EventType.
_ONELOGIN = {
    "3": "user assumed another user impersonation", "5": "user login", "6": "user login failed", "7": "user logout", "8": "user login to app",
    "11": "user changed password", "12": "unlocked user", "13": "created user", "14": "updated user", "15": "deactivated user", "16": "activated user",
    "17": "deleted user", "19": "user login locked", "21": "suspended user", "22": "unsuspended user", "23": "user added mfa otp_device",
    "24": "user mfa removed otp_device", "69": "login rejected by radius", "72": "admin privilege granted", "90": "app access denied unauthorized",
    "172": "mfa removed by api", "240": "password revealed", "532": "user login locked by api", "551": "user suspended by api", "553": "user login locked by api"}
_AUTH0 = {
    "s": "login success", "f": "login failed", "fp": "login failed wrong password", "fu": "login failed no such user", "fc": "login failed by connector",
    "fco": "login failed by origin", "fcoa": "cross origin authentication failed", "fens": "login failed native social", "w": "login warning",
    "ss": "signup success", "fs": "signup failed", "slo": "logout", "flo": "logout failed", "scp": "changed password", "fcp": "change password failed",
    "scpr": "password reset requested", "fcpr": "password reset request failed", "sce": "changed email", "scu": "changed username", "du": "deleted user",
    "sapi": "management call", "fapi": "management call failed", "mgmt_api_read": "management read", "limit_wc": "login blocked account too many failures",
    "limit_mu": "login blocked address too many failures", "limit_sul": "login blocked too many", "pwd_leak": "login blocked leaked password",
    "signup_pwd_leak": "signup blocked leaked password", "gd_auth_failed": "mfa failed", "gd_auth_rejected": "mfa rejected by user",
    "gd_auth_succeed": "mfa success", "gd_start_auth": "mfa started", "gd_unenroll": "mfa removed unenroll", "gd_user_delete": "mfa user deleted",
    "gd_enrollment_complete": "mfa enrolled", "gd_otp_rate_limit_exceed": "mfa blocked too many", "gd_recovery_succeed": "mfa recovery used",
    "seacft": "token exchange success", "seccft": "token exchange of client success", "sertft": "token refresh success", "feacft": "token exchange failed",
    "feccft": "token exchange of client failed", "fertft": "token refresh failed", "fepft": "token exchange by password failed", "ssa": "silent login success",
    "fsa": "silent login failed", "sv": "verified email", "fv": "verify email failed", "api_limit": "rate limit of api", "fui": "import users failed",
    "sui": "imported users"}
_BITWARDEN = {
    "1000": "user login", "1001": "user changed password", "1002": "user updated 2fa", "1003": "user disabled 2fa", "1004": "user recovered 2fa",
    "1005": "user login failed", "1006": "user login failed 2fa", "1007": "user data_export vault", "1100": "item created", "1101": "item updated",
    "1102": "item deleted", "1103": "attachment created", "1104": "attachment deleted", "1105": "item shared", "1106": "item collections updated",
    "1107": "item viewed", "1108": "item password viewed", "1109": "item hidden field viewed", "1110": "item card code viewed", "1111": "item password copied",
    "1112": "item hidden field copied", "1113": "item card code copied", "1114": "item autofilled", "1115": "item deleted", "1116": "item restored",
    "1300": "collection created", "1301": "collection updated", "1302": "collection deleted", "1400": "group created", "1401": "group updated",
    "1402": "group deleted", "1500": "member invited", "1501": "member confirmed", "1502": "member updated", "1503": "member removed",
    "1504": "member groups updated", "1505": "member unlinked sso", "1508": "admin reset password of member", "1511": "member revoked",
    "1512": "member restored", "1600": "organization updated", "1601": "organization vault purged", "1602": "organization vault data_export",
    "1603": "organization vault access by managing", "1604": "organization enabled sso", "1605": "organization sso disabled",
    "1700": "policy updated"}


def _of(signs: str, did: str, by: str = "", source: str = "", to: str = "", end: str = "", why: str = "", codes: Optional[Mapping[str, str]] = None) -> Service:
    return Service(frozenset(signs.split()), *(tuple(paths.split()) for paths in (did, by, source, to, end, why)), codes=codes)


#: In the order in which they are asked; two services have no same set of signs.
SERVICES: Tuple[Service, ...] = (
    _of("event_type_id ipaddr", "event_type_id role_name privilege_name notes", "actor_user_name user_name", "ipaddr", "user_name", "", "error_description", _ONELOGIN),
    _of("event_type_id actor_user_name", "event_type_id role_name privilege_name notes", "actor_user_name user_name", "ipaddr", "user_name", "", "error_description", _ONELOGIN),
    _of("object type actingUserId", "type", "actingUserId", "ipAddress", "", "", "", _BITWARDEN),
    _of("type log_id ip", "type description", "details.request.auth.user.email user_name user_id", "ip", "details.request.path", "", "details.error.message", _AUTH0),
    _of("type date client_id ip user_agent", "type description", "details.request.auth.user.email user_name user_id", "ip", "details.request.path", "",
        "details.error.message", _AUTH0),
    _of("actors action resources", "action.type", "actors.user.name actors.client.name", "source.ipAddress", "resources[].name", "result.status", "result.description"),
    _of("initiated_by event_type client_ip", "event_type", "initiated_by.email initiated_by.username", "client_ip", "resource.username resource.email username", "success",
        "error_message"),
    _of("realmId operationType resourceType", "operationType resourceType", "authDetails.username authDetails.userId", "authDetails.ipAddress", "resourcePath", "", "error"),
    _of("realmId type ipAddress", "type", "details.username userId", "ipAddress", "clientId", "", "error"),
    _of("realm eventName topic", "eventName", "principal[] userId", "entries[].info.ipAddress client.ip", "", "result", ""),
    _of("audit_log_event user", "audit_log_event", "user", "", "supporting_data.data_values[]"),
    _of("author_name entity_type", "event_type details.custom_message custom_message =change change =from from =to to =add add as =remove remove", "author_name",
        "ip_address details.ip_address", "target_details details.target_details"),
    _of("auditType author", "auditType.action", "author.name", "source", "affectedObjects[].name"),
    _of("remoteAddress summary category", "summary", "author.username author.displayName authorKey", "remoteAddress", "objectItem.name affectedObject.name"),
    _of("resource auth request version", "resource.type resource.action", "auth.description auth.accessor_id", "", "resource.id"),
    _of("attributes message type", "attributes.action", "attributes.actor.email attributes.actor.name", "attributes.location.ip", "attributes.context[].attributes.email"),
    _of("operator category_type action operation_detail", "category_type action operation_detail", "operator"),
    _of("tablename fieldname newvalue", "tablename fieldname =changed =to newvalue", "user", "", "documentkey"),
    _of("activityAction taskDisplayName", "taskDisplayName activityAction", "systemAccount", "ipAddress", "target.descriptor"),
    _of("action source_label change_description", "action source_type change_description", "actor_name", "ip_address", "source_label"),
    _of("actingUser category", "category subCategory action", "actingUser.userEmail", "", "targetObjectId"),
    _of("actionId actorUPN", "actionId", "actorUPN", "ipAddress", "data.ProjectName"),
    _of("activityType activityOperationType actor", "activityType", "actor.userPrincipalName actor.applicationDisplayName", "actor.ipAddress", "resources[].displayName",
        "activityResult"),
    _of("actor_details object_type action", "action object_type", "actor_details.email", "session.ip", "object_uuid"),
    _of("ActionType ActorEmail", "ResourceType ActionType", "ActorEmail", "ActorIP", "", "ActionResult"),
    _of("action actor resource interface", "resource.type action.type", "actor.email", "actor.ip", "resource.id", "action.result"),
    _of("AppDomain Allowed Email", "=access Action", "Email", "IPAddress", "AppDomain", "Allowed"),
    _of("actor target origin eventGroupID", "target.property target.type action", "actor.loginName", "", "target.name"),
    _of("Username IP_Address Action", "Action", "Username", "IP_Address", "Data"),
    _of("audit_category audit_node_name", "audit_category audit_request_privilege", "audit_request_effective_user audit_request_initiating_user",
        "audit_request_remote_address", "audit_trace_indices[]"),
    _of("Issuer Station Message", "Message", "Issuer", "Station", "File TargetUser", "", "Reason"),
    _of("methodName authenticationInfo resourceName", "methodName", "authenticationInfo.principal", "requestMetadata.client_address", "authorizationInfo.resourceName",
        "authorizationInfo.granted"),
    _of("event_type payload created_at", "payload.request.operation payload.request.endpoint", "payload.auth.description payload.auth.accessor_id",
        "payload.request.remote_addr", "", "payload.response.status"),
    _of("auth request_info response", "request_info.method request_info.path", "auth.user_info.id", "request_info.client_ip", "", "response.status_code"),
    _of("event code cluster_name", "event", "user", "addr.remote", "name login", "success", "error"),
    _of("event_category event_type actor origin", "event_type.description event_type..tag details.shared_link_access_level..tag", "actor.user.email actor.admin.email",
        "origin.geo_location.ip_address", "assets[].display_name"),
    _of("threatID classification", "=mail classification eventType threatStatus", "sender", "senderIP clickIP", "recipient"),
    _of("threatId messages", "=mail messages[].attackType messages[].remediationStatus", "messages[].fromAddress", "messages[].senderIpAddress",
        "messages[].recipientAddress"),
    _of("aggregateId processingId", "=mail type action holdReason rejType virusFound", "senderEnvelope", "senderIp", "recipients"),
    _of("MessageTraceId SenderAddress", "=mail Status", "SenderAddress", "FromIP", "RecipientAddress"),
    _of("symbols score action", "=mail action", "from", "ip", "rcpt[]"),
    _of("change_type object_category action", "object_category action", "user src_user", "src", "object", "status", "result"),
    _of("app src user action tag", "=login action", "user", "src", "dest", "action", "signature reason"),
    _of("event.type user.name realm origin.address", "event.action", "user.name", "origin.address", "url.path"),
    _of("event tool arguments", "event tool", "user", "", "model", "decision"),
)
_SIGNS = frozenset(sign for service in SERVICES for sign in service.signs)
_FIRST = tuple((next(iter(sorted(service.signs))), service) for service in SERVICES)
_PART_MAX_CHARS = 200
#: What a webhook is about, by the member that holds it.
_ABOUT = ("key", "hook", "member", "team", "membership", "invitation", "alert", "secret_scanning_alert", "rule", "release", "pull_request", "issue", "workflow_run",
          "check_run", "installation", "personal_access_token_request")
_AUDIT_NAMES = {"key": "deploy_key", "repository": "repo", "membership": "team"}
_AUDIT_VERBS = {"created": "create", "deleted": "destroy", "added": "add_member", "publicized": "access_public made public"}


def as_told(record: Mapping[str, Any]) -> Optional[Record]:
    """A service's event under the names that all share; None where it is of no service known here.

    >>> as_told({"Time": "x", "Username": "ann", "IP_Address": "192.0.2.7", "Action": "Failed Login Attempt"})
    {'event': {'action': 'Failed Login Attempt'}, 'actor': {'name': 'ann'}, 'ip': '192.0.2.7', 'Time': 'x'}
    """
    names = record.keys()
    if names.isdisjoint(_SIGNS):
        return None
    if "sender" in names and "repository" in names and isinstance(record.get("action"), str):
        return _of_webhook(record)
    for first, service in _FIRST:
        if first in names and service.signs <= names:
            return _told(record, service)
    return None


def _told(record: Mapping[str, Any], service: Service) -> Optional[Record]:
    said: List[str] = []
    used = set()
    word = ""
    for path in service.did:
        if path.startswith("="):
            word = path[1:]
            if len(service.did) > 1 and service.did[0] == path:
                said.append(word)
            continue
        value = _at(record, path)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
            text = str(value)[:_PART_MAX_CHARS]
            text = service.codes.get(text, text) if service.codes is not None else text
            said.append(f"{word} {text}" if word and word not in said and word.lower() != text.lower() else text)
            used.add(path.partition(".")[0].partition("[")[0])
        word = ""
    if not used:
        return None
    found: Record = {"event": {"action": " ".join(said)}}
    for name, paths in (("actor", service.by), ("ip", service.source), ("object", service.to), ("outcome", service.end), ("reason", service.why)):
        path, value = next(((path, value) for path in paths if (value := _at(record, path)) not in (None, "") and not isinstance(value, (dict, list))), ("", None))
        if path:
            found[name] = {"name": value} if name == "actor" else value
            used.add(path if "." not in path and "[" not in path else "")
    if "actor" not in found:
        found["actor"] = {}
    return {**found, **{name: value for name, value in record.items() if name not in found and (name not in used or isinstance(value, (dict, list)))}}


def _at(record: Mapping[str, Any], path: str) -> Any:
    whole = record.get(path)
    if whole is not None or "." not in path and "[" not in path:
        return whole
    node: Any = record
    for step in path.replace("..", ".\0").split("."):
        name = step.replace("\0", ".")
        node = node.get(name.replace("[]", "")) if isinstance(node, dict) else None
        if name.endswith("[]"):
            node = node[0] if isinstance(node, list) and node else None
    return node


def _of_webhook(record: Mapping[str, Any]) -> Record:
    """A webhook of GitHub's, in the words of its audit log."""
    about = next((name for name in _ABOUT if isinstance(record.get(name), dict)), "repository")
    did = str(record["action"])[:_PART_MAX_CHARS]
    sender, repository, organization = record["sender"], record["repository"], record.get("organization")
    told = {"action": f"{_AUDIT_NAMES.get(about, about)}.{_AUDIT_VERBS.get(did, did)}", "actor": _login_of(sender), "repo": _login_of(repository),
            "org": _login_of(organization) or _login_of(repository.get("owner") if isinstance(repository, dict) else None)}
    member = record[about] if about != "repository" else {}
    if about in ("pull_request", "issue", "release", "workflow_run", "check_run"):
        member = {name: member[name] for name in ("title", "state", "name", "conclusion") if isinstance(member.get(name), str)}
    visible = {"visibility": "private" if repository["private"] else "public"} if isinstance(repository, dict) and isinstance(repository.get("private"), bool) else {}
    return {**{name: value for name, value in told.items() if value}, **visible, about: member}


def _login_of(table: Any) -> str:
    value = (table.get("login") or table.get("full_name")) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""
