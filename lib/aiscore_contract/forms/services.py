"""Audit events of services, each with its own names for the same few things: what was done, by whom, from where, to what, with which end.

One table says where a service keeps these. What it tells is put under the names that both halves know (`event.action`, `actor.name`, `ip`,
`object`, `outcome`, `reason`); all else stays as it was.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, FrozenSet, List, Mapping, NamedTuple, Optional, Tuple

from .names import value_at

Record = Dict[str, Any]


class Service(NamedTuple):
    """Names that a service's events all have, and where these keep things.

    first     the rarest of them
    did       what was done: paths whose values are joined, in this order; "=word" is the word itself
    """

    first: str
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

_OPENSEARCH = {"GRANTED_PRIVILEGES": "allowed", "MISSING_PRIVILEGES": "denied", "FAILED_LOGIN": "login failed", "AUTHENTICATED": "authenticated",
               "BAD_HEADERS": "bad headers", "SSL_EXCEPTION": "tls failed"}


def _of(signs: str, did: str, by: str = "", source: str = "", to: str = "", end: str = "", why: str = "", codes: Optional[Mapping[str, str]] = None) -> Service:
    return Service(signs.split()[0], frozenset(signs.split()), *(tuple(paths.split()) for paths in (did, by, source, to, end, why)), codes=codes)


#: In the order in which they are asked; two services have no same set of signs.
SERVICES: Tuple[Service, ...] = (
    _of("event_type_id ipaddr", "event_type_id role_name privilege_name notes", "actor_user_name user_name", "ipaddr", "user_name", "", "error_description", _ONELOGIN),
    _of("event_type_id actor_user_name", "event_type_id role_name privilege_name notes", "actor_user_name user_name", "ipaddr", "user_name", "", "error_description", _ONELOGIN),
    _of("actingUserId object type", "type", "actingUserId", "ipAddress", "", "", "", _BITWARDEN),
    _of("log_id type ip", "type description", "details.request.auth.user.email user_name user_id", "ip", "details.request.path", "", "details.error.message", _AUTH0),
    _of("client_id type date ip user_agent", "type description", "details.request.auth.user.email user_name user_id", "ip", "details.request.path", "",
        "details.error.message", _AUTH0),
    _of("akey action actor activity_id", "action.name", "actor.name", "access_device.ip.address", "target.name", "outcome.result"),
    _of("Section Action Display CreatedDate", "Section Action", "CreatedBy.Username CreatedBy.Name CreatedById"),
    _of("DelegateUser Section Action Display", "Section Action", "CreatedBy.Username CreatedBy.Name CreatedById"),
    _of("actors action resources", "action.type", "actors.user.name actors.client.name", "source.ipAddress", "resources[].name", "result.status", "result.description"),
    _of("initiated_by event_type client_ip", "event_type", "initiated_by.email initiated_by.username", "client_ip", "resource.username resource.email username", "success",
        "error_message"),
    _of("realmId operationType resourceType", "operationType resourceType", "authDetails.username authDetails.userId", "authDetails.ipAddress", "resourcePath", "", "error"),
    _of("realmId type ipAddress", "type", "details.username username userId", "ipAddress", "clientId", "", "error"),
    _of("topic realm eventName", "eventName", "principal[] userId", "entries[].info.ipAddress client.ip", "", "result", ""),
    _of("audit_log_event user", "audit_log_event", "user", "", "supporting_data.data_values[]"),
    _of("entity_type author_name", "event_type details.custom_message custom_message =change change =from from =to to =add add as =remove remove", "author_name",
        "ip_address details.ip_address", "target_details details.target_details"),
    _of("auditType author", "auditType.action", "author.name", "source", "affectedObjects[].name"),
    _of("remoteAddress summary category", "summary", "author.username author.displayName authorKey", "remoteAddress", "objectItem.name affectedObject.name"),
    _of("auth resource request version", "resource.type resource.action", "auth.description auth.accessor_id", "", "resource.id"),
    _of("attributes message type", "attributes.action", "attributes.actor.email attributes.actor.name", "attributes.location.ip", "attributes.context[].attributes.email"),
    _of("category_type operator action operation_detail", "category_type action operation_detail", "operator"),
    _of("tablename fieldname newvalue", "tablename fieldname =changed =to newvalue", "user", "", "documentkey"),
    _of("activityAction taskDisplayName", "taskDisplayName activityAction", "systemAccount", "ipAddress", "target.descriptor"),
    _of("change_description action source_label", "action source_type change_description", "actor_name", "ip_address", "source_label"),
    _of("actingUser category", "category subCategory action", "actingUser.userEmail", "", "targetObjectId"),
    _of("actionId actorUPN", "actionId", "actorUPN", "ipAddress", "data.ProjectName"),
    _of("activityType activityOperationType actor", "activityType", "actor.userPrincipalName actor.applicationDisplayName", "actor.ipAddress", "resources[].displayName",
        "activityResult"),
    _of("actor_details object_type action", "action object_type", "actor_details.email", "session.ip", "object_uuid"),
    _of("ActionType ActorEmail", "ResourceType ActionType", "ActorEmail", "ActorIP", "NewValue.id", "ActionResult"),
    _of("interface action actor resource", "resource.type action.type", "actor.email", "actor.ip", "resource.id", "action.result"),
    _of("AppDomain Allowed Email", "=access Action", "Email", "IPAddress", "AppDomain", "Allowed"),
    _of("eventGroupID actor target origin", "target.property target.type action", "actor.loginName", "", "target.name"),
    _of("IP_Address Username Action", "Action", "Username", "IP_Address", "Data"),
    _of("configRuleName newEvaluationResult", "=compliance configRuleName newEvaluationResult.complianceType", "", "", "resourceId"),
    _of("audit_category audit_node_name", "audit_category audit_request_privilege", "audit_request_effective_user audit_request_initiating_user",
        "audit_request_remote_address", "audit_trace_indices[]", codes=_OPENSEARCH),
    _of("Issuer Station Message", "Message", "Issuer", "Station", "File TargetUser", "", "Reason"),
    _of("methodName authenticationInfo resourceName", "methodName", "authenticationInfo.principal", "requestMetadata.client_address", "authorizationInfo.resourceName",
        "authorizationInfo.granted"),
    _of("payload event_type created_at", "payload.request.operation payload.request.endpoint", "payload.auth.description payload.auth.accessor_id",
        "payload.request.remote_addr", "", "payload.response.status"),
    _of("request_info auth response", "request_info.method request_info.path", "auth.user_info.id", "request_info.client_ip", "", "response.status_code"),
    _of("cluster_name event code", "event", "user", "addr.remote", "name login", "success", "error"),
    _of("event_category event_type actor origin", "event_type.description event_type..tag details.shared_link_access_level..tag", "actor.user.email actor.admin.email",
        "origin.geo_location.ip_address", "assets[].display_name"),
    _of("threatID classification", "=mail classification eventType threatStatus", "sender", "senderIP clickIP", "recipient"),
    _of("threatId messages", "=mail messages[].attackType messages[].remediationStatus", "messages[].fromAddress", "messages[].senderIpAddress",
        "messages[].recipientAddress"),
    _of("aggregateId processingId", "=mail type action holdReason rejType virusFound", "senderEnvelope", "senderIp", "recipients"),
    _of("MessageTraceId SenderAddress", "=mail Status", "SenderAddress", "FromIP", "RecipientAddress"),
    _of("symbols score action", "=mail action", "from", "ip", "rcpt[]"),
    _of("change_type object_category action", "object_category action", "user src_user", "src", "object", "status", "result"),
    _of("tag app src user action", "=login action", "user", "src", "dest", "action", "signature reason"),
    _of("origin.address event.type user.name realm", "event.action", "user.name", "origin.address", "url.path"),
    _of("tool event arguments", "event tool", "user", "", "model", "decision"),
)
_BY_FIRST: Dict[str, Tuple[Service, ...]] = {first: tuple(service for service in SERVICES if service.first == first) for first, *_ in SERVICES}
#: A record of a service has one of these.
FIRST_NAMES = _BY_FIRST.keys() | {"sender"}
_PART_MAX_CHARS = 200
#: Ids of objects in a path: what kind they are of stands before them.
_ID_IN_PATH = re.compile(r"/[a-z]{1,12}_[A-Za-z0-9]{8,24}(?=[/:]|\Z)")
_NOTHING = (None, "", "<NONE>")
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
    if "sender" in names and "repository" in names and isinstance(record.get("action"), str):
        return _of_webhook(record)
    for name in record:
        if name in _BY_FIRST:
            for service in _BY_FIRST[name]:
                if service.signs <= names:
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
            text = _ID_IN_PATH.sub("/id", text) if text.startswith("/") else text
            text = service.codes.get(text, text) if service.codes is not None else text
            said.append(f"{word} {text}" if word and word not in said and word.lower() != text.lower() else text)
            used.add(path)
        word = ""
    if not used:
        return None
    found: Record = {"event": {"action": " ".join(said)}}
    for name, paths in (("actor", service.by), ("ip", service.source), ("object", service.to), ("outcome", service.end), ("reason", service.why)):
        path, value = next(((path, value) for path in paths if not isinstance(value := _at(record, path), (dict, list)) and value not in _NOTHING), ("", None))
        if path:
            found[name] = {"name": value} if name == "actor" else value
            used.add(path)
            holder = path.rpartition(".")[0]
            # Who it was is told once: a person's other names say nothing of what was done.
            used.update(other for other in paths if name == "actor" and holder and other.rpartition(".")[0] == holder)
    found.setdefault("actor", {})
    rest = {name: value for name, value in record.items() if name not in used or isinstance(value, (dict, list))}
    for path in used:
        _take_away(rest, path.split("."))
    return {**found, **{name: value for name, value in rest.items() if name not in found}}


def _take_away(place: Record, steps: List[str]) -> None:
    """Takes away what stands at the end of `steps`, of copies of the tables on the way there."""
    for step in steps[:-1]:
        inner = place.get(step)
        if not isinstance(inner, dict):
            return
        place[step] = dict(inner)
        place = place[step]
    if not isinstance(place.get(steps[-1]), (dict, list)):
        place.pop(steps[-1], None)


def _at(record: Mapping[str, Any], path: str) -> Any:
    whole = record.get(path)
    if whole is not None or "." not in path and "[" not in path:
        return whole
    return value_at(record, _steps_of(path))


@lru_cache(maxsize=1 << 10)
def _steps_of(path: str) -> Tuple[str, ...]:
    """The steps of a path of this module's tables, where two dots are one that a name holds itself."""
    return tuple(step.replace("\0", ".") for step in path.replace("..", ".\0").split("."))


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
    return {**{name: value for name, value in told.items() if value}, **visible, about: member,
            **{name: record[name] for name in ("changes", "ref", "forced") if name in record}}


def _login_of(table: Any) -> str:
    value = (table.get("login") or table.get("full_name")) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""
