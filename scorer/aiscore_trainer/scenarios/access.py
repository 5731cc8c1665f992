# ruff: noqa: E501
"""Who is let in from where, each product in its own lines: RADIUS, tunnels, gateways, brokers, bastions, directories, identity providers, vaults.

What the rows leave open (country, network, program, address of who asks) is drawn as for the services of saas.py; product and wrapping are chosen before what happened is.
"""
from __future__ import annotations

import re
import time as clock
from typing import Callable

from .access_identity_tables import IDENTITY_TABLES
from .access_tables import ENTRY_TABLES
from .envelope import MONTHS, compact, iso, plain, syslog_time
from .family import Family, Written
from .saas import Circumstances
from .scene import Scene
from .wrapping import drawn, met_anywhere, pid, windows_event, wrapped

_TABLES = {name: met_anywhere(rows) for name, rows in {**ENTRY_TABLES, **IDENTITY_TABLES}.items()}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _is_one_in(scene: Scene, parts: int) -> bool:
    """Which of its forms a product writes: by the second, so that no label has a say."""
    return int(scene.time * 7) % parts == 0


def _long_time(at: float) -> str:
    moment = clock.gmtime(at)
    return f"{_DAYS[moment.tm_wday]} {syslog_time(at)} {moment.tm_year}"


def _pairs(fields: dict, quoted: bool = True) -> str:
    return " ".join(f'{key}="{value}"' if quoted or " " in str(value) or value == "" else f"{key}={value}" for key, value in fields.items())


def _cef(maker: str, call: str, fields: dict) -> str:
    escaped = (f"{key}={str(value).replace('=', chr(92) + '=')}" for key, value in fields.items() if value != "")
    return f"CEF:0|{maker}|{hash_of(call) % 900 + 10}|{call}|5|{' '.join(escaped)}"


def hash_of(text: str) -> int:
    """A number that is the same in every run (hash() is not).

    >>> hash_of("ab")
    195
    """
    return sum(map(ord, text))


def _radius(scene: Scene, seen: None, program: str, text: str) -> str:
    return f"{_long_time(scene.time)} : {program}: {text}"


def _nps(scene: Scene, seen: None, program: str, given: dict) -> str:
    server, user = scene.server, f"{scene.site.netbios}\\{given['user']}"
    moment = clock.gmtime(scene.time)
    if _is_one_in(scene, 2):
        return ",".join(f'"{value}"' if isinstance(value, str) else str(value) for value in (server, "IAS", f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year}", plain(scene.time)[11:], given["packet"], user, f"{scene.site.ad_domain}/{scene.site.netbios}/{given['user']}", "", given["calling"], "", given["client"], scene.internal_ip(), given["nas"], given["policy"], given["auth"], given["reason"], given.get("text", given.get("session", ""))))
    return compact({"@timestamp": iso(scene.time, 3), "source": "Microsoft-Windows-Security-Auditing", "computer": f"{server}.{scene.site.ad_domain}", "operation": f"NPS {program}", "user_name": user, "network_policy": given["policy"], "authentication_type": given["auth"], "reason_code": given["reason"], "reason": given.get("text", ""), "client_friendly_name": given["client"], "calling_station": given["calling"], "nas_port_type": given["nas"], **({"session": given["session"]} if "session" in given else {})})


def _tacacs(scene: Scene, seen: None, program: str, text: str) -> str:
    if not _is_one_in(scene, 4):
        text = text.replace("timezone=UTC service=", "").replace(" cmd=", " ")
    return f"{plain(scene.time)} +0000 {scene.internal_ip()} {program} {text}"


def _openvpn(scene: Scene, seen: Circumstances, program: str, given: dict | str) -> str:
    if isinstance(given, dict):
        return compact({"start_time": int(scene.time), "node": scene.linux_host, **given, "country": seen.country, "duration": scene.number(0, 40000)})
    return f"{plain(scene.time)} {'MANAGEMENT: ' if program == 'MANAGEMENT' else ''}{given}"


def _wireguard(scene: Scene, seen: None, program: str, text: str) -> str:
    return f"[{scene.number(1000, 999999)}.{scene.number(0, 999999):06d}] {text}" if program == "kernel" else f'time="{iso(scene.time)}" level=info component=wg-portal msg="{text}"'


def _said(scene: Scene, seen: None, program: str, text: str) -> str:
    return text


def _ivanti(scene: Scene, seen: None, program: str, text: str) -> str:
    if _is_one_in(scene, 2):
        return f"{plain(scene.time)} - {program} - {text}"
    who, _, said = text.partition(" - ")
    found = re.match(r"\[(.*?)\] (.*?)\((.*?)\)\[(.*?)\]", who)
    source, user, realm, roles = found.groups() if found else ("", who, "", "")
    return f'id=firewall time="{plain(scene.time)}" pri={scene.pick("3566")} fw={scene.internal_ip()} vpn={program} user={user} realm="{realm}" roles="{roles}" proto= src={source} dst= type=vpn op= arg="" result= sent= rcvd= agent="" duration= msg="{scene.pick(("AUT", "ADM", "SYS", "NWC"))}{scene.number(20000, 31999)}: {said}"'


def _citrix(scene: Scene, seen: None, program: str, text: str) -> str:
    moment = clock.gmtime(scene.time)
    return f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year}:{plain(scene.time)[11:]} GMT {scene.linux_host} 0-PPE-{scene.number(0, 3)} : default {program} {text}"


def _anyconnect(scene: Scene, seen: None, program: str, text: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} : %ASA-{program}: {text}"


def _forti(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    day, _, second = plain(scene.time).partition(" ")
    kind = "vpn" if "SSL" in given["logdesc"] or "IPsec" in given["logdesc"] else "system"
    return f'date={day} time={second} devname="{scene.linux_host}" devid="FGT{scene.hex(9).upper()}" eventtime={int(scene.time * 1e9)} tz="+0000" logid="01{scene.number(0, 99):02d}0{scene.number(20000, 45999)}" type="event" subtype="{kind}" level="{scene.pick(("information", "notice", "warning", "alert"))}" vd="root" {_pairs(given)}'


def _panos(scene: Scene, seen: None, program: str, text: str) -> str:
    slashed = plain(scene.time).replace("-", "/")
    return f'1,{slashed},0{scene.number(10**10, 2 * 10**10)},SYSTEM,{program if program == "globalprotect" else scene.pick(("auth", "general", "ha"))},0,{slashed},,{program}-{scene.pick(("event", "auth", "config"))},,0,0,general,{scene.pick(("informational", "medium", "high"))},"{text}",{scene.number(10**5, 10**8)},0x0,0,0,0,0,,{scene.linux_host}'


def _zpa(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    return compact({"LogTimestamp": _long_time(scene.time), "Customer": scene.site.name, "LogType": {"access": "User Activity", "connector": "App Connector Status", "audit": "Audit"}[program], "SessionID": scene.letters(20), **given, "Username": seen.mail, "ClientPublicIP": seen.address, "ClientCountryCode": seen.country, "Hostname": "unknown" if seen.is_new_device else scene.workstation, "Platform": "linux" if seen.is_new_device else "windows", "ZEN": f"broker-{scene.number(1, 9)}", "ConnectorIP": scene.ip})


def _cfaccess(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    return compact({"Action": program, "Email": given.pop("Identity", seen.mail), "IPAddress": seen.address, "Country": seen.country.lower(), "CreatedAt": iso(scene.time), "RayID": scene.hex(16), "UserUID": scene.guid(), "AppUUID": scene.guid(), "TemporaryAccessDuration": 0, "UserAgent": seen.agent, **given})


def _teleport(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    return compact({"ei": scene.number(0, 90), "event": program, **given, "uid": scene.guid(), "time": iso(scene.time, 3), "user": seen.user, "user_kind": 1, "addr.remote": f"{seen.address}:{scene.number(1024, 65535)}", "sid": scene.guid(), "namespace": "default", "user_agent": seen.agent})


def _rdgateway(scene: Scene, seen: None, program: str, given: dict) -> str:
    return windows_event(scene, "Microsoft-Windows-TerminalServices-Gateway", "Microsoft-Windows-TerminalServices-Gateway/Operational", program, given["text"])


def _adfs(scene: Scene, seen: None, program: str, given: dict) -> str:
    # In one sentence: of an event with named fields its message would not be read.
    return windows_event(scene, "AD FS Auditing", "Security", program, f"{given['text']}. Activity {scene.guid()}, user {scene.site.netbios}\\{given['user']}, client address {given['where']}, protocol {given['protocol']}, user agent {given['agent']}")


def _f5(scene: Scene, seen: None, program: str, text: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} {scene.pick(('notice', 'info', 'warning'))} {'tmm' if program == 'ltm' else program}[{pid(scene)}]: {'01420002:5: ' if program == 'audit' else ''}{text}"


def _overlay(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    fields = {"target": given["target"], "meta": given["meta"], "groups": [given["groups"]], "initiator_email": f"{given['initiator']}@{scene.site.domain}", "connection_ip": given["ip"], "detail": given["detail"], **({"note": given["note"]} if "note" in given else {})}
    return compact({"timestamp": iso(scene.time, 6), "activity_code": program, "activity": program.replace(".", " "), "id": str(scene.number(1, 99999)), **fields})


def _horizon(scene: Scene, seen: None, program: str, text: str) -> str:
    kind, _, said = text.partition(" ")
    if _is_one_in(scene, 2):
        return compact({"Time": iso(scene.time, 3), "EventType": kind, "Module": program.title(), "Severity": scene.pick(("AUDIT_SUCCESS", "INFO", "WARNING", "AUDIT_FAIL")), "Node": f"{scene.server}.{scene.site.ad_domain}", "Acknowledged": False, "Message": said})
    return f"{iso(scene.time, 3)} {scene.pick(('AUDIT', 'INFO', 'WARN'))}  ({scene.hex(4).upper()}-{scene.hex(4).upper()}) <{program.title()}> [AuditLog] {kind}: {said}"


def _selfservice(scene: Scene, seen: None, program: str, given: dict) -> str:
    if _is_one_in(scene, 2):
        return f"{plain(scene.time)} selfservice action={program} " + _pairs(given)
    return compact({"time": iso(scene.time), "action": program, **given, "server": scene.server})


def _guacamole(scene: Scene, seen: None, program: str, text: str) -> str:
    return f"{plain(scene.time, 3)[11:]} [http-nio-8080-exec-{scene.number(1, 40)}] {scene.pick(('INFO ', 'WARN '))} o.a.g.{scene.pick(('rest.auth', 'tunnel'))}.{program} - {text}"


def _bastion(scene: Scene, seen: None, program: str, text: str) -> str:
    operation, _, fields = text.partition(" ")
    if _is_one_in(scene, 3):
        return compact({"@timestamp": iso(scene.time, 3), "product": "bastion", "class": program.lower(), "type": operation.upper(), "session_id": scene.guid(), **dict(re.findall(r'(\w+)="((?:[^"]|"(?=\w))*)"', fields))})
    return f'[{program.title() if program in ("AUTH", "BREAKGLASS", "CONFIG") else program + " Session"}] session_id="{scene.guid()}" type="{operation.upper()}" {fields}'


def _doors(scene: Scene, seen: None, program: str, text: str) -> str:
    if _is_one_in(scene, 2):
        return compact({"timestamp": iso(scene.time), "system": "access-control", "source": f"{program}-{scene.number(1, 90)}", "building": scene.pick(scene.site.sld_words), "priority": scene.number(1, 99), "event": text})
    return f"{plain(scene.time)} {program}-{scene.number(1, 90)} {text}"


def _ldap(scene: Scene, seen: None, program: str, text: str) -> str:
    moment = clock.gmtime(scene.time)
    return f"[{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}:{plain(scene.time)[11:]}.{scene.number(0, 999999999):09d} +0000] {text}" if program == "389" else text


def _kdc(scene: Scene, seen: None, program: str, text: str) -> str:
    if program == "ipa":
        return f"[{_long_time(scene.time)}] [wsgi:error] [pid {pid(scene)}:tid {pid(scene)}] [remote {scene.ip}:{scene.number(1024, 65535)}] ipa: INFO: {text}"
    return f"{syslog_time(scene.time)} {scene.linux_host} {program}[{pid(scene)}]({'info' if program == 'krb5kdc' else 'Notice'}): {text}"


def _samba(scene: Scene, seen: None, program: str, given: dict) -> str:
    if program == "smbd_audit":
        return f"{scene.site.netbios}\\{given['user']}|{scene.ip}|{scene.workstation}|{given['share']}|{given['op']}|{given['status']}|{given['path']}" + (f"|{given['count']} files in a minute" if "count" in given else "")
    kind = {"dsdbChange": "dsdbChange", "groupChange": "groupChange", "passwordChange": "passwordChange", "KDC": "KDC Authorization"}.get(program, program)
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "type": kind, kind: {"version": {"major": 1, "minor": scene.number(0, 3)}, "localAddress": f"ipv4:{scene.internal_ip()}:{scene.pick((88, 389, 445))}", "remoteAddress": f"ipv4:{given.pop('source', scene.ip)}:{scene.number(1024, 65535)}", "domain": scene.site.netbios, **given}})


def _keycloak(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    who = {"realmId": scene.guid(), "userId": scene.guid(), "ipAddress": seen.address}
    if given.pop("admin", False):
        event = {"operationType": program, **given, "authDetails": {**who, "clientId": "security-admin-console", "username": seen.user}, "realmName": scene.site.name}
    else:
        event = {"type": program, "realmName": scene.site.name, **who, **given, "username": seen.user, "userAgent": seen.agent, "country": seen.country}
    if not _is_one_in(scene, 2):
        return compact({"id": scene.guid(), "time": int(scene.time * 1000), **event})
    flat = {key: inner for name, value in event.items() for key, inner in (value.items() if isinstance(value, dict) else ((name, value),))}
    return f"{plain(scene.time, 3).replace('.', ',')} {scene.pick(('WARN ', 'DEBUG', 'INFO '))} [org.keycloak.events] (executor-thread-{scene.number(1, 90)}) " + ", ".join(f'{key}="{str(value).replace(chr(34), chr(39))}"' for key, value in flat.items() if value != "")


def _sso(scene: Scene, seen: None, program: str, text: str) -> str:
    found = re.fullmatch(r"(\w+) WHO: (.*?) WHAT: (.*) CLIENT: (\S+)", text)
    if program == "cas" and found:
        action, who, what, client = found.groups()
        if _is_one_in(scene, 2):
            return compact({"who": who, "what": what, "action": action, "application": "CAS", "when": _long_time(scene.time), "clientIpAddress": client, "serverIpAddress": scene.internal_ip()})
        return f"{plain(scene.time, 3).replace('.', ',')} INFO [org.apereo.inspektr.audit.support.Slf4jLoggingAuditTrailManager] - <Audit trail record BEGIN\n{'=' * 61}\nWHO: {who}\nWHAT: {what}\nACTION: {action}\nAPPLICATION: CAS\nWHEN: {_long_time(scene.time)}\nCLIENT IP ADDRESS: {client}\nSERVER IP ADDRESS: {scene.internal_ip()}\n{'=' * 61}\n>"
    return f"{iso(scene.time).replace('-', '').replace(':', '')}|{text}" if "|" in text else f"{plain(scene.time, 3).replace('.', ',')} - {scene.peer()} - {text}"


def _authentik(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    return compact({"action": program, "actor": {"username": seen.user, "email": seen.mail}, "client_ip": seen.address, "context": {**given, "geo": {"country": seen.country, "city": seen.city}, "http_request": {"path": "/api/v3/flows/executor/", "user_agent": seen.agent, "method": "POST"}}, "tenant": {"name": scene.site.name}, "timestamp": iso(scene.time, 6), "pk": scene.guid()})


def _mfa(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    if _is_one_in(scene, 2):
        return f"[{plain(scene.time, 3).replace('.', ',')}][{pid(scene)}][{scene.number(10**14, 10**15)}][INFO][privacyidea.audit:{scene.number(20, 300)}] action={program} user={seen.user} client={seen.address} country={seen.country} " + _pairs(given)
    return compact({"date": iso(scene.time), "action": program, "user": seen.user, "client": seen.address, "country": seen.country, "user_agent": seen.agent.partition(" ")[0], "privacyidea_server": scene.linux_host, **given})


def _cyberark(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    fields = {"act": program, "suser": seen.user, "fname": f"Root\\{given['account']}-{given['target']}", "dvc": scene.internal_ip(), "shost": seen.address if seen.is_proxy else scene.ip, "dhost": given["target"], "duser": given["account"], "app": given.get("interface", scene.pick(("PVWA", "PSM", "PrivateArk"))), "reason": given["reason"], "cs2Label": "Safe Name", "cs2": given["safe"], "cn1": given.get("count", ""), "outcome": "Failure" if given.get("failed") else "", "msg": f"{program}, {given.get('count', 1)} objects" if "count" in given else program}
    if _is_one_in(scene, 3):
        return compact({"timestamp": iso(scene.time), "vendor": "vault", "operation": program, "safe": given["safe"], "issuer": seen.user, "station": fields["shost"], "gateway": fields["app"], "target": given["target"], "targetUser": given["account"], "reason": given["reason"], **({"count": given["count"]} if "count" in given else {}), **({"failed": given["failed"]} if "failed" in given else {})})
    return _cef(f"Cyber-Ark|Vault|1{scene.number(2, 4)}.{scene.number(0, 6)}", program, fields)


def _beyondtrust(scene: Scene, seen: Circumstances, program: str, given: dict) -> str:
    form = int(scene.time * 7) % 3
    fields = {"when": iso(scene.time), "who": seen.user, "who_ip": seen.address, "site": scene.site.domain, **given}
    if form == 0:
        return compact({"event": program, **fields, "id": scene.guid()})
    if form == 1:
        return _cef(f"Delinea Software|Secret Server|11.{scene.number(3, 7)}", program, {"suser": seen.user, "src": seen.address, "rt": plain(scene.time), **{key: value for key, value in given.items() if value not in ("", "on", "off")}, **({"cs4": f"recording {given['recording']}"} if "recording" in given else {})})
    return f"event={program};" + ";".join(f"{key}={value}" for key, value in fields.items() if value != "")


#: product -> what it writes, its sourcetype, the program that sends it to syslog ("" where rows name it), how often a collector wraps it.
_PRODUCTS: dict[str, tuple[Callable[..., str], str, str, float]] = {
    "freeradius": (_radius, "freeradius:log", "radiusd", 0.4), "nps": (_nps, "microsoft:nps", "", 0), "tacacs": (_tacacs, "tacacs:accounting", "tac_plus", 0.4), "openvpn": (_openvpn, "openvpn:log", "openvpn", 0.4), "wireguard": (_wireguard, "wireguard:log", "", 0.5),
    "strongswan": (_said, "strongswan:charon", "charon", 1), "ivanti": (_ivanti, "ivanti:connectsecure", "PulseSecure", 0.4), "citrix": (_citrix, "citrix:netscaler:syslog", "", 0), "anyconnect": (_anyconnect, "cisco:asa", "", 0), "fortivpn": (_forti, "fortigate_event", "", 0), "panvpn": (_panos, "pan:system", "", 0),
    "zpa": (_zpa, "zscalerlss:zpa", "", 0), "cfaccess": (_cfaccess, "cloudflare:access", "", 0), "teleport": (_teleport, "teleport:audit", "teleport", 0.2), "rdgateway": (_rdgateway, "windows:rdgateway", "", 0), "guacamole": (_guacamole, "guacamole:log", "guacamole", 0.4), "bastion": (_bastion, "bastion:session", "wabengine", 0.4),
    "wireless": (_said, "wireless:log", "", 1), "doors": (_doors, "doors:badge", "access-control", 0.2), "ldap": (_ldap, "ldap:log", "slapd", 0.4), "kdc": (_kdc, "kerberos:kdc", "", 0), "samba": (_samba, "samba:audit", "smbd", 0.4), "keycloak": (_keycloak, "keycloak:event", "keycloak", 0.2), "adfs": (_adfs, "windows:adfs", "", 0),
    "f5": (_f5, "f5:bigip:syslog", "", 0), "overlay": (_overlay, "overlay:events", "netbird", 0.1), "horizon": (_horizon, "vmware:horizon", "view", 0), "selfservice": (_selfservice, "selfservice:password", "", 0.2),
    "sso": (_sso, "sso:audit", "sso", 0.2), "authentik": (_authentik, "authentik:event", "authentik", 0.2), "mfa": (_mfa, "mfa:audit", "privacyidea", 0.2), "cyberark": (_cyberark, "cyberark:epv:cef", "", 0.2), "beyondtrust": (_beyondtrust, "pam:event", "", 0.2)}
_WEIGHTS = tuple((name, 1.5 if name in ("wireless", "anyconnect", "ldap", "kdc", "keycloak") else 1.0) for name in _PRODUCTS)


def write(scene: Scene, attack: bool) -> Written:
    product = scene.weighted(_WEIGHTS)
    line_of, sourcetype, sender, share = _PRODUCTS[product]
    way, scenario, program, said = drawn(scene, _TABLES[product], share, attack)
    seen = Circumstances(scene, said, attack) if isinstance(said, dict) else None
    line = line_of(scene, seen, program, said)
    if way:
        line, sourcetype = wrapped(scene, sender or (program if product in ("wireless", "wireguard") else product), line, way)
    elif line.startswith("{") and product not in ("openvpn", "sso"):
        sourcetype += ":json"
    return Written(line, sourcetype, scene.linux_host, scenario)


FAMILY = Family("access", "access", 0.12, write)
