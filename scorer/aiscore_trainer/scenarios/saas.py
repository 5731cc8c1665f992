# ruff: noqa: E501
"""Audit logs of identity providers and of services used by companies, each in its own JSON or syslog form.

Circumstances (country, network, proxy, device, program, risk) are drawn from how strange the row wants them; daily work has odd ones too, mostly one at a time.
"""
from __future__ import annotations

import json
import re
from typing import Callable

from .edge import home
from .envelope import compact, iso, roomy
from .family import Family, Tables, Written, split
from .phrases import PHRASES, phrased
from .saas_tables import SERVICE_TABLES
from .scene import Scene
from .table import Scenario
from .web_agents import browser_agent

#: Operations that are findings by themselves, and services whose daily rows hold the attacks' verbs already.
_FINDINGS = re.compile(r"(?i)anomal|fraud|suspicious|attack|hijack|threat|stuffing|deny_push|denied|leak|limit|blocked|locked|fail|detect_reuse|unauth|Login|^authentication|impersonat|assumed")
_COMPLETE = ("vault", "snowflake")


def _in_their_place(service: str, rows: tuple[Scenario, ...]) -> Tables:
    """The tables of a service, with the attacks' operations done by who may, for a reason and with colleagues, among daily work."""
    calls = dict.fromkeys(row.partition(" {")[0] for scenario in rows if scenario.technique for row in scenario.rows)
    kept = tuple("«" + "|".join(ways) + "»" + theirs for theirs in (_THEIRS, _PLAIN) for ways in ([way for way in _ways(call) if not _FINDINGS.search(way)] for call in calls) if len(ways) > 1)
    return split(rows if service in _COMPLETE or not kept else (*rows, Scenario(f"{service}_changes_in_their_place", None, kept)))


def _ways(call: str) -> list[str]:
    """«a|b» as a and b; other calls as they are."""
    inner = call.strip()
    return inner[1:-1].split("|") if inner.startswith("«") and inner.endswith("»") and inner.count("«") == 1 else [inner]


_THEIRS = phrased(' {"_who":"admin","_odd":«0|0|0|1»,"outcome":"SUCCESS","target":"@mate@","«name|repo|app_name|description»":"««site»/«test|docs|sandbox»-«word»|«Word» «dept»|«Slack|Jira|Datadog»»","«reason|notes|details»":"«@ticket@|requested by «dept»|yearly review|read only»"}')
_PLAIN = ' {"_who":"«admin|admin|»","_odd":«0|0|0|1»}'
_TABLES = {name: _in_their_place(name, rows) for name, rows in SERVICE_TABLES.items()}
_COUNTRIES = {"DE": "Germany", "US": "United States", "FR": "France", "ES": "Spain", "GB": "United Kingdom", "NL": "Netherlands", "PL": "Poland", "IT": "Italy", "CA": "Canada", "SE": "Sweden", "RU": "Russia", "CN": "China", "NG": "Nigeria", "IR": "Iran", "VN": "Vietnam", "BR": "Brazil", "RO": "Romania", "UA": "Ukraine",
              "HK": "Hong Kong", "KP": "North Korea", "SC": "Seychelles", "MD": "Moldova", "LT": "Lithuania", "BG": "Bulgaria", "ID": "Indonesia", "PK": "Pakistan", "TR": "Turkey", "SG": "Singapore"}
_NETWORKS = ("Deutsche Telekom AG", "Comcast Cable", "AT&T Internet", "Orange S.A.", "Vodafone", "BT", "Telefonica", "Verizon", "Charter", "KPN", "Telia", "Swisscom", "O2")
_HOSTERS = ("DigitalOcean, LLC", "OVH SAS", "M247 Europe", "Hetzner Online", "The Constant Company (Vultr)", "Datacamp Limited", "Mullvad VPN", "Private Layer", "Tor exit", "NordVPN", "Leaseweb", "Linode", "Frantech Solutions", "Host Sailor", "Alibaba Cloud", "Stark Industries")
_ODD_AGENTS = "«python-requests/2.«num:25:32».0|Go-http-client/1.1|axios/1.«num:2:7».0|curl/«num:7:8».«num:0:88».0|Mozilla/5.0 (X11; Linux x86_64; rv:«num:60:115».0) Gecko/20100101 Firefox/«num:60:115».0|Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/«num:60:90».0 HeadlessChrome Safari/537.36|okhttp/4.9.0|node-fetch/1.0|aiohttp/3.8|fasthttp|evilginx|Mozilla/5.0 (compatible)|-»"
_SIGNS = ("country", "network", "proxy", "device", "program", "risk")


class Circumstances:
    """Who acts, from where, by what; `odd` of six things about it are strange."""

    def __init__(self, scene: Scene, given: dict, attack: bool) -> None:
        wanted = given.pop("_odd", None)
        odd = int(wanted) if wanted is not None else scene.number(0, 5) if attack else int(scene.chance(0.25))
        if not attack and wanted is not None and scene.chance(0.1):
            odd = 1
        signs = set(scene.rng.sample(_SIGNS, min(odd, len(_SIGNS))))
        who = given.pop("_who", "")
        user = {"admin": scene.admin if attack or scene.chance(0.5) else scene.user, "service": scene.pick(scene.site.service_accounts), "unknown": scene.fill(PHRASES["guessed"]) if scene.chance(0.6) else scene.person}.get(who, scene.user)
        self.user, self.mail, self.full_name = user, f"{user}@{scene.site.domain}", scene.pick(scene.site.full_names)
        self.country = scene.fill(PHRASES["elsewhere"]) if "country" in signs else home(scene)
        self.country_name = _COUNTRIES.get(self.country, self.country)
        self.network = scene.pick(_HOSTERS) if "network" in signs or "proxy" in signs else scene.pick(_NETWORKS) if who != "service" else scene.pick(("Amazon.com", "Microsoft Corporation", "Google LLC", "Hetzner Online"))
        self.is_proxy, self.is_new_device, self.is_risky = "proxy" in signs, "device" in signs, "risk" in signs
        self.risk = scene.pick(("high", "high", "medium")) if self.is_risky else scene.pick(("low", "low", "low", "none"))
        self.agent = scene.fill(_ODD_AGENTS) if "program" in signs else scene.fill("«Go-http-client/2.0|python-requests/2.31.0|terraform-provider|Java/17|axios/1.6|«site»-sync/1.«num:0:9»»") if who == "service" else browser_agent(scene)
        self.address = scene.public_ip() if signs & {"country", "network", "proxy"} else scene.visitor if scene.chance(0.6) else scene.peer()
        self.city = scene.word().title()
        self.is_failed = str(given.get("outcome", given.get("result", given.get("IS_SUCCESS", "")))).upper() in ("FAILURE", "FAILED", "DENIED", "DENY", "NO", "FRAUD")


def _okta(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    outcome, reason, target = given.pop("outcome", "SUCCESS"), given.pop("reason", None), given.pop("target", None)
    debug = {"requestUri": scene.pick(("/api/v1/authn", "/idp/idx/identify", "/api/v1/users", "/oauth2/v1/token", "/api/v1/apps")), "risk": f"{{level={seen.risk.upper()}{', reasons=Anomalous Location, Anomalous Device' if seen.is_risky else ''}}}",
             "behaviors": "{" + ", ".join(f"New {what}={'POSITIVE' if strange else 'NEGATIVE'}" for what, strange in (("Geo-Location", seen.country != home(scene)), ("Device", seen.is_new_device), ("IP", seen.is_proxy))) + "}", **{key: str(value) for key, value in given.items()}}
    return {"actor": {"id": "00u" + scene.letters(17), "type": "SystemPrincipal" if call.startswith("system.import") else "User", "alternateId": seen.mail, "displayName": seen.full_name}, "client": {"userAgent": {"rawUserAgent": seen.agent, "os": scene.pick(("Windows 10", "Mac OS X", "iOS")) if not seen.is_new_device else "Unknown", "browser": "CHROME"}, "zone": "null", "device": "Unknown" if seen.is_new_device else "Computer",
            "ipAddress": seen.address, "geographicalContext": {"city": seen.city, "country": seen.country_name}}, "authenticationContext": {"externalSessionId": scene.letters(25), "credentialType": given.get("factor")}, "displayMessage": call.replace(".", " ").replace("_", " ").capitalize(), "eventType": call, "outcome": {"result": outcome, "reason": reason or None}, "published": iso(scene.time, 3),
            "securityContext": {"asOrg": seen.network.lower(), "isp": seen.network, "isProxy": seen.is_proxy}, "severity": "WARN" if outcome in ("FAILURE", "DENY") else "INFO", "debugContext": {"debugData": debug}, "legacyEventType": call, "transaction": {"type": "WEB", "id": scene.letters(27)}, "uuid": scene.guid(), "version": "0",
            "target": [{"id": scene.letters(20), "type": "User" if "@" in str(target) else "AppInstance", "alternateId": target, "displayName": target}] if target else None}


def _duo(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    if call != "authentication":
        return {"action": call, "timestamp": int(scene.time), "isotimestamp": iso(scene.time, 0, "+00:00"), "username": seen.full_name, "object": given.get("object"), "description": given.get("description"), "host": "api-" + scene.hex(8) + ".duosecurity.com", "eventtype": "administrator", "access_device": {"ip": seen.address}}
    return {"access_device": {"browser": "Chrome", "os": "Windows", "ip": seen.address, "location": {"city": seen.city, "country": seen.country_name}, "is_encryption_enabled": not seen.is_new_device, "security_agents": [] if seen.is_new_device else ["Defender"]}, "application": {"key": scene.letters(20), "name": given["application"]}, "auth_device": {"ip": seen.address, "location": {"country": seen.country_name}, "name": "phone"},
            "adaptive_trust_assessments": {"more_secure_auth": {"reason": "Known Access IP" if not seen.is_risky else "New location and device", "trust_level": "NORMAL" if not seen.is_risky else "LOW"}}, "email": seen.mail, "event_type": "authentication", "factor": given["factor"], "isotimestamp": iso(scene.time, 6, "+00:00"), "reason": given["reason"], "result": given["result"], "timestamp": int(scene.time), "txid": scene.guid(), "user": {"name": seen.user, "groups": [scene.pick(("VPN", "Staff"))]}}


def _auth0(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    data = {"date": iso(scene.time, 3), "type": call, **given, "ip": seen.address, "user_agent": seen.agent, "user_name": seen.mail, "user_id": f"auth0|{scene.hex(24)}", "client_id": scene.letters(32), "hostname": f"{scene.site.name}.eu.auth0.com", "location_info": {"country_code": seen.country, "city_name": seen.city}, "log_id": scene.letters(30), "isMobile": False}
    if seen.is_risky or scene.chance(0.3):
        data["security_context"] = {"risk": {"confidence": "low" if seen.is_risky else "high"}, "ja3": scene.hex(32)}
    return {"log_id": data["log_id"], "data": data} if scene.chance(0.3) else data


def _onelogin(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"id": scene.number(10**8, 10**10), "created_at": iso(scene.time), "account_id": scene.number(10000, 99999), "user_name": seen.full_name, "user_id": scene.number(10**6, 10**8), "event_type_name": call.upper().replace(" ", "_").replace(":", ""), "custom_message": call, "actor_user_name": seen.full_name, "ipaddr": seen.address, "browser_fingerprint": scene.hex(16), "user_agent": seen.agent, "country": seen.country_name, "risk_score": given.pop("risk_score", scene.number(60, 95) if seen.is_risky else scene.number(0, 30)), **given}


def _slack(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"id": scene.guid(), "date_create": int(scene.time), "action": call, "actor": {"type": "user", "user": {"id": "W" + scene.hex(9).upper(), "name": seen.full_name, "email": seen.mail, "team": "T" + scene.hex(8).upper()}}, "entity": {"type": "workspace", "workspace": {"id": "T" + scene.hex(8).upper(), "name": scene.site.name, "domain": scene.site.name}} if "entity" not in given else {"type": "channel", "channel": {"name": given.pop("entity"), "privacy": "public"}},
            "context": {"location": {"type": "workspace", "name": scene.site.name}, "ua": seen.agent, "ip_address": seen.address, "session_id": scene.number(10**11, 10**12)}, "details": given}


def _gws(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    application = "admin" if call.isupper() else "login" if "login" in call or "2sv" in call or call in ("logout", "password_edit") else "token" if call == "authorize" else "drive"
    return {"kind": "admin#reports#activity", "id": {"time": iso(scene.time, 3), "uniqueQualifier": str(scene.number(10**15, 10**16)), "applicationName": application, "customerId": "C0" + scene.letters(7)}, "actor": {"email": seen.mail, "profileId": str(scene.number(10**15, 10**16))}, "ipAddress": seen.address, "networkInfo": {"regionCode": seen.country, "ipAsn": [scene.number(1000, 400000)], "network": seen.network},
            "events": [{"type": {"admin": "USER_SETTINGS", "login": "login", "token": "auth", "drive": "access"}[application], "name": call, "parameters": [{"name": key, **({"boolValue": value} if isinstance(value, bool) else {"intValue": str(value)} if isinstance(value, int) else {"value": value})} for key, value in given.items()]}]}


def _salesforce(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"EVENT_TYPE": call, "TIMESTAMP_DERIVED": iso(scene.time, 3), "REQUEST_ID": scene.letters(22), "ORGANIZATION_ID": "00D" + scene.letters(15), "USER_ID": "005" + scene.letters(15), "USER_NAME": seen.mail, "CLIENT_IP": seen.address, "USER_AGENT": seen.agent, "COUNTRY_CODE": seen.country, "USER_TYPE": "Standard", "SESSION_LEVEL": "HIGH_ASSURANCE" if not seen.is_new_device else "STANDARD", **given}


def _vault(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    path, error = given.pop("path"), given.pop("error", None)
    policies, shown = given.pop("policies", "default").split(","), given.pop("display_name", f"oidc-{seen.user}")
    event = {"time": iso(scene.time, 6), "type": scene.pick(("response", "request")), "auth": {"client_token": f"hmac-sha256:{scene.hex(64)}", "display_name": shown, "policies": policies, "token_type": "service", "metadata": {"role": scene.word(), "username": seen.user}}, "request": {"id": scene.guid(), "operation": call, "mount_type": path.split("/")[0], "path": path, "remote_address": seen.address if seen.is_proxy or scene.chance(0.2) else scene.ip, "headers": {"user-agent": [seen.agent]}, "namespace": {"id": "root"}, **({"data": given} if given else {})}}
    return {**event, "error": f"1 error occurred:\n\t* {error}\n\n"} if error else event


def _snowflake(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    client = given.pop("CLIENT", "JDBC")
    if call == "LOGIN":
        return {"EVENT_ID": scene.number(10**15, 10**16), "EVENT_TIMESTAMP": iso(scene.time, 3), "EVENT_TYPE": "LOGIN", "USER_NAME": seen.user.upper(), "CLIENT_IP": seen.address, "REPORTED_CLIENT_TYPE": client, "CONNECTION": None, **given}
    return {"QUERY_ID": scene.guid(), "START_TIME": iso(scene.time, 3), "QUERY_TYPE": call, "USER_NAME": seen.user.upper(), "WAREHOUSE_NAME": f"{scene.word().upper()}_WH", "DATABASE_NAME": "PROD", "EXECUTION_STATUS": "SUCCESS", "CLIENT_APPLICATION_ID": client, "CLIENT_IP": seen.address, "BYTES_WRITTEN_TO_RESULT": int(given.get("ROWS_PRODUCED", 10)) * 90, **given}


def _github(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"@timestamp": int(scene.time * 1000), "_document_id": scene.letters(22), "action": call, "actor": seen.user, "actor_ip": seen.address, "actor_location": {"country_code": seen.country}, "actor_is_bot": False, "created_at": int(scene.time * 1000), "org": scene.site.name, "business": scene.site.name, "user_agent": seen.agent, "external_identity_nameid": seen.mail, **given}


def _gitlab(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"id": scene.guid(), "author_id": scene.number(1, 900), "author_name": seen.full_name, "event_type": call, "entity_path": f"{scene.site.name}/{scene.word()}", "entity_type": scene.pick(("Project", "Group", "User")), "ip_address": seen.address, "created_at": iso(scene.time, 3), "details": {"author_email": seen.mail, "ip_address": seen.address, "entity_path": f"{scene.site.name}/{scene.word()}", **given}, "user_agent": seen.agent}


def _zoom(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"event": call, "event_ts": int(scene.time * 1000), "payload": {"account_id": scene.letters(22), "operator": seen.mail, "operator_id": scene.letters(22), "object": {"id": scene.number(10**9, 10**11), "uuid": scene.letters(22) + "==", "host_id": scene.letters(22), "email": seen.mail, "ip_address": seen.address, "country": seen.country, "client_type": "Browser" if seen.is_new_device else "Windows 5.17", "date_time": iso(scene.time), **given}}}


def _onepassword(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"uuid": scene.letters(26).upper(), "session_uuid": scene.letters(26).upper(), "timestamp": iso(scene.time, 6), "country": seen.country, "action": call, "category": "success" if "fail" not in call else call, "type": given.pop("type", "credentials_ok"), "user": {"uuid": scene.letters(26).upper(), "name": seen.full_name, "email": seen.mail}, "client": {"app_name": "1Password CLI" if seen.agent[:6] in ("python", "Go-htt", "curl/8") else "1Password for Windows", "platform_name": "Chrome", "os_name": "Unknown" if seen.is_new_device else "Windows", "ip_address": seen.address},
            "location": {"country": seen.country, "city": seen.city}, **given}


def _atlassian(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"id": scene.guid(), "type": "events", "attributes": {"time": iso(scene.time, 3), "action": call, "actor": {"id": scene.hex(24), "name": seen.full_name, "email": seen.mail}, "context": [{"type": "details", "attributes": given}], "location": {"ip": seen.address, "countryName": seen.country_name}, "container": [{"type": "sites", "attributes": {"siteName": f"{scene.site.name}.atlassian.net"}}]}} if scene.chance(0.5) else {
        "timestamp": iso(scene.time, 3), "action": call, "actor": {"name": seen.full_name, "email": seen.mail}, "ip": seen.address, "location": seen.country_name, "userAgent": seen.agent, "details": given}


def _cloudflare(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    return {"ActionType": call, "ActionResult": True, "ActorEmail": seen.mail, "ActorIP": seen.address, "ActorType": "user", "ID": scene.guid(), "Interface": "API" if "http" in seen.agent.lower()[:22] else "UI", "When": iso(scene.time), "ResourceType": call.split("_")[0], "Metadata": given} if scene.chance(0.5) else {
        "action": {"type": call, "result": True}, "actor": {"email": seen.mail, "ip": seen.address, "type": "user"}, "id": scene.guid(), "interface": "UI", "when": iso(scene.time), "metadata": given, "resource": {"type": call.split("_")[0], "id": scene.hex(32)}}


def _tailscale(scene: Scene, call: str, given: dict, seen: Circumstances) -> dict:
    action, _, thing = call.partition(" ")
    return {"eventGroupID": scene.hex(16), "eventTime": iso(scene.time, 9), "origin": scene.pick(("ADMIN_CONSOLE", "NODE", "CONFIG_API")), "actor": {"id": "u" + scene.letters(12), "type": "USER", "loginName": seen.mail, "displayName": seen.full_name}, "target": {"id": "n" + scene.letters(12), "name": given.pop("node", given.pop("target", scene.workstation)), "type": thing, "property": given.pop("property", None)}, "action": action, "new": given}


_SERVICES: dict[str, tuple[str, Callable[[Scene, str, dict, Circumstances], dict], float]] = {
    "okta": ("okta:system:log", _okta, 5), "duo": ("cisco:duo", _duo, 1.5), "auth0": ("auth0:log", _auth0, 1), "onelogin": ("onelogin:event", _onelogin, 0.8), "slack": ("slack:audit", _slack, 1.2), "gws": ("gws:reports:activity", _gws, 2), "salesforce": ("sfdc:logfile", _salesforce, 1), "vault": ("hashicorp_vault_audit_log", _vault, 1.2),
    "snowflake": ("snowflake:history", _snowflake, 1.2), "github": ("github:enterprise:audit", _github, 1.5), "gitlab": ("gitlab:audit", _gitlab, 1), "zoom": ("zoom:webhook", _zoom, 0.8), "onepassword": ("1password:events", _onepassword, 1), "atlassian": ("atlassian:audit", _atlassian, 1), "cloudflare": ("cloudflare:audit", _cloudflare, 0.8), "tailscale": ("tailscale:config", _tailscale, 0.8)}
_CHOICES = tuple((name, weight) for name, (_, _, weight) in _SERVICES.items())


def write(scene: Scene, attack: bool) -> Written:
    service = scene.weighted(_CHOICES)
    sourcetype, envelope, _ = _SERVICES[service]
    scenario, row = _TABLES[service].draw(scene, attack)
    call, _, rest = scene.fill(row).partition(" {")
    given = json.loads("{" + rest) if rest else {}
    if attack and scene.chance(0.15):
        # Whoever took an account gives reasons, too.
        given.setdefault("reason", scene.fill(PHRASES["ticket"]))
    event = envelope(scene, call, given, Circumstances(scene, given, attack))
    return Written((roomy if scene.chance(0.15) else compact)(event), sourcetype, scene.site.domain, scenario)


FAMILY = Family("saas", "cloud", 0.07, write)
