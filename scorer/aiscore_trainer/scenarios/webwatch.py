# ruff: noqa: E501
"""What watches requests: firewalls of web applications in many makers' lines, and the applications' own logs of what their users do.

The maker or product is drawn first, then what happened. Requests come from webwork.py; a guard is wrong about daily work as often as guards are, and lets attacks through.
"""
from __future__ import annotations

import json
import time as clock
from typing import Callable

from . import webwork
from .envelope import MONTHS, compact, iso, plain, syslog_time
from .family import Family, Written
from .scene import Scene
from .webwatch_tables import PRODUCTS
from .wrapping import WAYS, met_anywhere, pid, reasoned, wrapped

_TABLES = {name: met_anywhere(rows) for name, rows in PRODUCTS.items()}
#: What a guard calls what it sees: (number, name), by a word in the name of what happened.
_RULES = {
    "sql": (("942100", "SQL Injection Attack Detected via libinjection"), ("942190", "Detects MSSQL code execution and information gathering attempts"), ("942360", "Detects concatenated basic SQL injection and SQLLFI attempts"), ("200002147", "SQL-INJ union select")),
    "scripts": (("941100", "XSS Attack Detected via libinjection"), ("941160", "NoScript XSS InjectionChecker: HTML Injection"), ("200001475", "XSS script tag (Parameter)")),
    "files": (("930100", "Path Traversal Attack (/../)"), ("930120", "OS File Access Attempt"), ("200010067", "etc/passwd access")),
    "commands": (("932160", "Remote Command Execution: Unix Shell Code Found"), ("932100", "Remote Command Execution: Unix Command Injection"), ("200003050", "OS command injection")),
    "templates": (("934130", "JavaScript Prototype Pollution"), ("933160", "PHP Injection Attack: High-Risk PHP Function Call Found"), ("944150", "Potential Remote Command Execution: Log4j / Log4shell")),
    "": (("920420", "Request content type is not allowed by policy"), ("949110", "Inbound Anomaly Score Exceeded"), ("913100", "Found User-Agent associated with security scanner"), ("920350", "Host header is a numeric IP address"), ("942430", "Restricted SQL Character Anomaly Detection (args)"), ("941320", "Possible XSS Attack Detected - HTML Tag Handler"), ("920230", "Multiple URL Encoding Detected"), ("932236", "Remote Command Execution: Unix Command Injection (command without evasion)"), ("920170", "GET or HEAD Request with Body Content"), ("200000128", "Illegal meta character in value")),
}


class Judged:
    """A request and what a guard did: nothing, or a rule and whether the request was stopped."""

    def __init__(self, scene: Scene, shown: frozenset[str], attack: bool) -> None:
        self.scenario, self.asked = webwork.drawn(scene, shown, attack)
        words = next((word for word in _RULES if word and word in self.scenario.name), "")
        self.matched = scene.chance(0.62 if attack else 0.45)
        self.rule, self.name = scene.pick(_RULES[words if attack and scene.chance(0.7) else ""])
        self.is_stopped = self.matched and scene.chance(0.55)
        if self.is_stopped:
            self.asked.status = 403
        self.score = scene.pick((3, 5, 5, 8, 10)) if self.matched else 0


def _asm(scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    wire = webwork._capture(scene, asked).replace("\n", "\\r\\n").replace('"', "'")
    fields = {"unit_hostname": scene.linux_host, "management_ip_address": scene.internal_ip(), "policy_name": f"/Common/{scene.word()}_policy", "violations": seen.name if seen.matched else "", "support_id": str(scene.number(10**18, 10**19)), "request_status": "blocked" if seen.is_stopped else "alerted" if seen.matched else "passed", "response_code": str(0 if seen.is_stopped else asked.status), "ip_client": asked.client,
              "method": asked.method, "protocol": "HTTPS", "query_string": asked.query, "x_forwarded_for_header_value": "N/A", "sig_ids": seen.rule if seen.matched else "", "date_time": plain(scene.time), "severity": "Critical" if seen.is_stopped else "Informational", "attack_type": seen.name if seen.matched else "", "geo_location": scene.pick(("DE", "US", "FR", "ES", "N/A")), "uri": asked.path, "request": wire, "violation_rating": str(seen.score // 2)}
    return f"<131>{syslog_time(scene.time)} {scene.linux_host} ASM:" + ",".join(f'{key}="{value}"' for key, value in fields.items())


def _cef(maker: str, product: str, scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    fields = {"src": asked.client, "spt": scene.number(1024, 65535), "dst": scene.internal_ip(), "dpt": 443, "requestMethod": asked.method, "request": asked.absolute, "requestClientApplication": asked.agent, "dhost": asked.server, "cs1": seen.rule if seen.matched else "", "cs1Label": "Rule", "act": "blocked" if seen.is_stopped else "not blocked" if seen.matched else "allowed", "cn1": asked.status, "rt": plain(scene.time), "msg": seen.name if seen.matched else ""}
    text = " ".join(f"{key}={str(value).replace(chr(92), chr(92) * 2).replace('=', chr(92) + '=')}" for key, value in fields.items() if value != "")
    return f"CEF:0|{maker}|{product}|1{scene.number(2, 4)}.{scene.number(0, 6)}|{seen.rule if seen.matched else 'ACCESS'}|{(seen.name if seen.matched else 'Request').replace('|', '/')}|{6 if seen.is_stopped else 3}|{text}"


def _imperva(scene: Scene, seen: Judged) -> str:
    return _cef("Incapsula", "SIEMintegration", scene, seen)


def _netscaler(scene: Scene, seen: Judged) -> str:
    return f"<134>{syslog_time(scene.time)} {scene.linux_host} " + _cef("Citrix", "NetScaler", scene, seen)


def _fortiweb(scene: Scene, seen: Judged) -> str:
    asked, moment = seen.asked, plain(scene.time)
    said = {"date": moment[:10], "time": moment[11:], "log_id": "20000008" if seen.matched else "30001000", "msg_id": str(scene.number(10**11, 10**12)), "device_id": f"FV-VM{scene.hex(8).upper()}", "type": "attack" if seen.matched else "traffic", "pri": "alert" if seen.is_stopped else "notice", "proto": "tcp", "service": "https/tls1.3", "action": "Alert_Deny" if seen.is_stopped else "Alert" if seen.matched else "Pass", "policy": scene.word(),
            "src": asked.client, "src_port": str(scene.number(1024, 65535)), "dst": scene.internal_ip(), "dst_port": "443", "http_method": asked.method, "http_url": asked.target, "http_host": asked.server, "http_agent": asked.agent, "http_refer": asked.referer or "none", "http_retcode": str(asked.status), "signature_id": seen.rule if seen.matched else "N/A", "msg": seen.name if seen.matched else "none", "srccountry": scene.pick(("Germany", "United States", "France", "Spain", "Reserved"))}
    return " ".join(f'{key}="{str(value).replace(chr(34), chr(39))}"' if key not in ("date", "time", "type", "pri", "src", "dst", "src_port", "dst_port") else f"{key}={value}" for key, value in said.items())


def _coraza(scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    headers: dict[str, list[str]] = {}
    for name, value in asked.all_headers(scene):
        headers.setdefault(name.lower(), []).append(value)
    return compact({"transaction": {"timestamp": plain(scene.time).replace("-", "/"), "unix_timestamp": int(scene.time * 1e9), "id": scene.letters(16), "client_ip": asked.client, "client_port": scene.number(1024, 65535), "host_ip": scene.internal_ip(), "host_port": 443, "server_id": asked.server, "request": {"method": asked.method, "protocol": "HTTP/1.1", "uri": asked.target, "http_version": "", "headers": headers, "body": asked.body, "length": len(asked.body)},
                    "response": {"status": asked.status, "headers": {}}, "producer": {"connector": "coraza-spoa", "version": "3.2.1", "rule_engine": "On"}, "is_interrupted": seen.is_stopped}, "messages": [{"message": seen.name, "data": {"msg": seen.name, "id": int(seen.rule), "severity": 2, "tags": ["OWASP_CRS"]}}] if seen.matched else []})


def _akamai(scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    return compact({"attackData": {"clientIP": asked.client, "configId": str(scene.number(1000, 99999)), "policyId": scene.letters(4) + "_1", "rules": [{"rule": seen.rule, "ruleMessage": seen.name, "ruleAction": "deny" if seen.is_stopped else "alert"}] if seen.matched else []}, "format": "json", "httpMessage": {"bytes": str(asked.sent), "host": asked.server, "method": asked.method, "path": asked.path, "query": asked.query, "port": "443", "protocol": "HTTP/2", "requestHeaders": f"User-Agent: {asked.agent}", "start": str(int(scene.time)), "status": str(asked.status)}, "type": "akamai_siem", "version": "1.0"})


def _armor(scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    return compact({"httpRequest": {"requestMethod": asked.method, "requestUrl": asked.absolute, "status": asked.status, "userAgent": asked.agent, "remoteIp": asked.client, "referer": asked.referer}, "jsonPayload": {"@type": "type.googleapis.com/google.cloud.loadbalancing.type.LoadBalancerLogEntry", "enforcedSecurityPolicy": {"name": f"{scene.word()}-policy", "priority": scene.number(1, 2**31 - 1), "configuredAction": "DENY" if seen.is_stopped else "ALLOW", "outcome": "DENY" if seen.is_stopped else "ACCEPT", **({"preconfiguredExprIds": [f"owasp-crs-v030301-id{seen.rule}"]} if seen.matched else {})}, "statusDetails": "denied_by_security_policy" if seen.is_stopped else "response_sent_by_backend"},
                    "resource": {"type": "http_load_balancer", "labels": {"project_id": scene.site.project}}, "severity": "WARNING" if seen.is_stopped else "INFO", "timestamp": iso(scene.time, 6), "logName": f"projects/{scene.site.project}/logs/requests"})


def _barracuda(scene: Scene, seen: Judged) -> str:
    asked = seen.asked
    kind = "WF" if seen.matched else "TR"
    said = f'{seen.name.upper().replace(" ", "_")[:40]} {scene.site.name}-policy GLOBAL {"DENY" if seen.is_stopped else "LOG"} NONE [rule {seen.rule}]' if seen.matched else f"SERVED {asked.status} {asked.sent} {scene.number(1, 900)}"
    return f'{plain(scene.time, 3)} +0000 {scene.linux_host} {kind} {said} {asked.method} {asked.server}{asked.target} HTTP "{asked.agent}" {asked.client} {scene.number(1024, 65535)} "{asked.referer or "-"}"'


#: sourcetype, line, what of a request it shows.
_GUARDS: tuple[tuple[str, Callable[[Scene, Judged], str], frozenset[str]], ...] = (
    ("f5:bigip:asm:syslog", _asm, frozenset(("body",))), ("incapsula:cef", _imperva, webwork.LINE), ("citrix:netscaler:appfw:cef", _netscaler, webwork.LINE), ("fortiweb:log", _fortiweb, webwork.AGENT), ("coraza:json", _coraza, frozenset(("body",))), ("akamai:siem", _akamai, webwork.LINE), ("google:gcp:armor", _armor, webwork.AGENT), ("barracuda:waf", _barracuda, webwork.LINE))


def _when(at: float) -> str:
    moment = clock.gmtime(at)
    return f"{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {plain(at)[11:]}"


def _fields(text: str) -> tuple[str, dict]:
    call, _, fields = text.partition(" {")
    return call, json.loads("{" + fields)


def _nextcloud(scene: Scene, text: str) -> str:
    app, _, said = text.partition(" ")
    return f"[{_when(scene.time)} UTC] [nextcloud][{app}][{scene.pick((1, 2))}] {said}"


def _drupal(scene: Scene, text: str) -> str:
    kind, url, said = text.split("|", 2)
    referer, mark, rest = said.partition("|")
    return f"https://{scene.site.domain}|{int(scene.time)}|{kind}|{scene.visitor}|{url}|{referer if mark and referer.startswith('http') else ''}|{scene.pick((0, 1, scene.number(2, 900)))}||{rest if mark and referer.startswith('http') else said}"


def _wordpress(scene: Scene, text: str) -> str:
    event, fields = _fields(text)
    return compact({"date": plain(scene.time), "event": event, **fields, "ip": scene.visitor, "site": scene.site.domain, "id": scene.number(1, 999999)})


def _magento(scene: Scene, text: str) -> str:
    event, fields = _fields(text)
    return compact({"time": iso(scene.time, 0, "+00:00"), "event_code": event, **fields, "ip": scene.visitor, "log_id": scene.number(1, 99999)})


def _moodle(scene: Scene, text: str) -> str:
    event, fields = _fields(text)
    return compact({"id": scene.number(1, 9999999), "eventname": event, **fields, "timecreated": int(scene.time), "ip": scene.visitor, "contextid": scene.number(1, 9999)})


def _grafana(scene: Scene, text: str) -> str:
    return f"{text.partition(' ')[0]} t={iso(scene.time, 9)} {text.partition(' ')[2]}"


def _odoo(scene: Scene, text: str) -> str:
    return f"{plain(scene.time, 3).replace('.', ',')} {pid(scene)} {text}"


def _mattermost(scene: Scene, text: str) -> str:
    event, fields = _fields(text)
    return compact({"timestamp": plain(scene.time, 3) + " Z", "level": "audit-api", "msg": "", "event_name": event, **fields, "session_id": scene.letters(26), "ip_address": scene.visitor, "api_path": f"/api/v4/{scene.word()}", "cluster_id": scene.letters(26)})


def _artifactory(scene: Scene, text: str) -> str:
    return f"{iso(scene.time, 3)} [{scene.hex(16)}] {text}"


def _jenkins(scene: Scene, text: str) -> str:
    return f"{plain(scene.time, 3)}+0000 [id={scene.number(1, 9999)}] INFO h.p.audit_trail.AuditTrailFilter#doFilter: {text}"


def _php(scene: Scene, text: str) -> str:
    return f"[{_when(scene.time)} UTC] {text}"


def _dotnet(scene: Scene, text: str) -> str:
    return f"{plain(scene.time, 3)} +00:00 {text}"


def _node(scene: Scene, text: str) -> str:
    level, fields = _fields(text)
    return compact({"level": level, "time": iso(scene.time, 3), "service": scene.pick(("shop", "portal", "api", "wallet")), "client": scene.visitor if scene.chance(0.7) else scene.ip, **fields, "requestId": scene.guid()})


def _proxied(scene: Scene, text: str) -> str:
    return f"{plain(scene.time).replace('-', '/')} {text}"


#: product -> how it writes a row, its sourcetype, the program that sends it to syslog.
_SPEAKERS: dict[str, tuple[Callable[[Scene, str], str], str, str]] = {
    "nextcloud": (_nextcloud, "nextcloud:log", "nextcloud"), "drupal": (_drupal, "drupal:watchdog", "drupal"), "wordpress": (_wordpress, "wordpress:activity", "wordpress"), "magento": (_magento, "magento:admin", "magento"), "moodle": (_moodle, "moodle:logstore", "moodle"), "grafana": (_grafana, "grafana:log", "grafana"), "odoo": (_odoo, "odoo:server", "odoo"), "mattermost": (_mattermost, "mattermost:audit", "mattermost"),
    "artifactory": (_artifactory, "artifactory:access", "artifactory"), "jenkins": (_jenkins, "jenkins:audit", "jenkins"), "phpapp": (_php, "php:errors", "php"), "dotnet": (_dotnet, "dotnet:console", "dotnet"), "node": (_node, "app:log:node", "node"), "proxied": (_proxied, "web:errors", "nginx")}
_NAMES = tuple(_SPEAKERS)
_GUARDED_SHARE = 0.36
_WRAPPED_SHARE = 0.25


def write(scene: Scene, attack: bool) -> Written:
    if scene.chance(_GUARDED_SHARE):
        sourcetype, line, shown = scene.pick(_GUARDS)
        judged = Judged(scene, shown, attack)
        return Written(line(scene, judged), sourcetype, scene.linux_host, judged.scenario)
    product = scene.pick(_NAMES)
    line_of, sourcetype, program = _SPEAKERS[product]
    way = scene.weighted(WAYS) if scene.chance(_WRAPPED_SHARE) else ""
    scenario, row = _TABLES[product].draw(scene, attack)
    row = scene.fill(row)
    raw = line_of(scene, reasoned(scene, row) if attack else row)
    if way:
        raw, sourcetype = wrapped(scene, program, raw, way)
    return Written(raw, sourcetype, scene.linux_host, scenario)


FAMILY = Family("webwatch", "http", 0.06, write)
