# ruff: noqa: E501
"""Web applications from more sides: requests in the logs of proxies and servers, errors, guards before them, and their own words about logins and objects.

The form is drawn first. Tables are in webapp_tables.py, forms of requests that web.py has stay there.
"""
from __future__ import annotations

import time as clock
from urllib.parse import quote, quote_plus

from . import web
from .envelope import MONTHS, compact, iso, plain, roomy, syslog_time
from .family import Family, Written, split
from .scene import Scene
from .webapp_tables import ERRORS, GUARDED, REQUESTS, SAID

_REQUESTS, _ERRORS, _GUARDED, _SAID = split(REQUESTS), split(ERRORS), split(GUARDED), split(SAID)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _asked(scene: Scene, row: str) -> web.Request:
    """A row of REQUESTS as a request; `@@` holds the agent and `##` the status."""
    row, _, status = row.partition(" ## ")
    row, _, agent = row.partition(" @@ ")
    request = web._request(scene, row.strip(), scene.pick((quote_plus, quote, lambda text: quote(text, safe="'()<>;:,/!*@$|{}[]\\^`~=?"))))
    request.target = request.target.replace(" ", "%20")
    if agent:
        request.agent, request.referer, request.cookie = agent.strip(), "", ""
    if status:
        request.status = int(status)
        request.sent = scene.number(150, 900) if request.status >= 400 else request.sent
    return request


def _traefik(scene: Scene, request: web.Request) -> str:
    return compact({"ClientAddr": f"{request.client}:{scene.number(1024, 65535)}", "ClientHost": request.client, "ClientUsername": "-", "DownstreamContentSize": request.sent, "DownstreamStatus": request.status, "Duration": scene.number(10**5, 10**9), "OriginStatus": request.status, "RequestAddr": request.server, "RequestHost": request.server, "RequestMethod": request.method,
                    "RequestPath": request.target, "RequestProtocol": "HTTP/2.0", "RouterName": f"{scene.word()}@docker", "ServiceName": f"{scene.word()}@docker", "StartUTC": iso(scene.time, 9), "entryPointName": "websecure", "level": "info", "msg": "", "request_User-Agent": request.agent, "time": iso(scene.time)})


def _envoy(scene: Scene, request: web.Request) -> str:
    return compact({"start_time": iso(scene.time, 3), "method": request.method, "path": request.target, "protocol": "HTTP/1.1", "response_code": request.status, "response_flags": "-", "bytes_received": len(request.body), "bytes_sent": request.sent, "duration": scene.number(1, 3000), "upstream_host": f"{scene.internal_ip()}:8080", "x_forwarded_for": request.client, "client_ip": request.client,
                    "user_agent": request.agent, "request_id": scene.guid(), "authority": request.server, "upstream_cluster": f"outbound|80||{scene.word()}.prod.svc.cluster.local"})


def _nginx_json(scene: Scene, request: web.Request) -> str:
    return compact({"time_iso8601": iso(scene.time, 0, "+00:00"), "remote_addr": request.client, "request_method": request.method, "request_uri": request.target, "status": request.status, "body_bytes_sent": request.sent, "http_referer": request.referer, "http_user_agent": request.agent, "request_body": request.body, "http_host": request.server, "upstream_response_time": f"{scene.rng.random():.3f}", "ssl_protocol": "TLSv1.3"})


def _caddy(scene: Scene, request: web.Request) -> str:
    return compact({"level": "info", "ts": scene.time, "logger": "http.log.access", "msg": "handled request", "client_ip": request.client, "method": request.method, "host": request.server, "uri": request.target, "user_agent": request.agent, "bytes": request.sent, "duration": round(scene.rng.random(), 4), "status": request.status})


_FORMS = (("access_combined", web._combined), ("access_combined", web._combined_extended), ("access_combined_wcookie", web._virtual_host), ("ms:iis:w3c", web._iis), ("ms:iis:w3c", web._iis), ("nginx:access:json", _nginx_json), ("nginx:access:json", _nginx_json), ("traefik:access", _traefik), ("envoy:access", _envoy), ("caddy:access", _caddy), ("aws:elb:accesslogs", web._load_balancer),
          ("haproxy:http", web._haproxy), ("http:request", web._raw_request), ("app:gateway:json", web._proxy_json), ("cloudflare:http", web._cloudflare))


_SHOW_BODY = (_nginx_json, web._raw_request, web._proxy_json)
#: Attacks that path, status and program tell; what other bodies hide, a line without them does not show.
_TOLD_WITHOUT_BODY = ("webapp_shells_used", "webapp_logins_tried_in_bulk")


def _write_request(scene: Scene, attack: bool) -> Written:
    sourcetype, form = scene.pick(_FORMS)
    scenario, row = _REQUESTS.draw(scene, attack)
    while attack and " <<< " in row and form not in _SHOW_BODY and scenario.name not in _TOLD_WITHOUT_BODY:
        scenario, row = _REQUESTS.draw(scene, attack)
    return Written(form(scene, _asked(scene, scene.fill(row))).replace("\r", ""), sourcetype, scene.linux_host, scenario)


def _write_error(scene: Scene, attack: bool) -> Written:
    scenario, row = _ERRORS.draw(scene, attack)
    source, level, message = scene.fill(row).split(" ;; ")
    moment = clock.gmtime(scene.time)
    client = scene.visitor if scene.chance(0.7) else scene.peer()
    when = plain(scene.time)
    if source == "nginx":
        request = f', client: {client}, server: {scene.site.domain}, request: "GET /{scene.word()} HTTP/1.1", host: "www.{scene.site.domain}"' if "request:" not in message and not message.startswith(("conflicting", "no live")) else f", client: {client}, server: {scene.site.domain}"
        raw = f"{when.replace('-', '/')} [{level}] {scene.number(100, 40000)}#{scene.number(100, 40000)}: *{scene.number(1, 900000)} {message}{request}"
    elif source == "apache":
        raw = f"[{_DAYS[moment.tm_wday]} {MONTHS[moment.tm_mon - 1]} {moment.tm_mday:02d} {when[11:]}.{scene.number(100000, 999999)} {moment.tm_year}] [{level}] [pid {scene.number(100, 40000)}:tid {scene.number(10**8, 10**10)}] [client {client}:{scene.number(1024, 65535)}] {message}"
    elif source == "php-fpm":
        raw = f"[{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {when[11:]}] {level}: {message}"
    elif source == "java":
        package = f"{scene.pick(('com', 'org', 'de'))}.{scene.pick(scene.site.sld_words)}.{scene.word()}"
        stack = "".join(f"\n\tat {package}.{scene.word().title()}{scene.pick(('Service', 'Controller', 'Repository', 'Filter'))}.{scene.word()}({scene.word().title()}.java:{scene.number(20, 900)})" for _ in range(scene.number(1, 4)))
        raw = f"{when},{scene.number(100, 999)} {level} [http-nio-8080-exec-{scene.number(1, 40)}] {package}.{scene.word().title()} - {message}{stack}"
    else:
        raw = scene.pick((f"{when},{scene.number(100, 999)} {level} django.request {message}", f"[{when}] {level} [django.{scene.pick(('request', 'security.DisallowedHost', 'server'))}:{scene.number(10, 400)}] {message}", f"{level} {when},{scene.number(100, 999)} log {scene.number(100, 9999)} {scene.number(10**12, 10**13)} {message}"))
    return Written(raw, {"nginx": "nginx:error", "apache": "apache_error", "php-fpm": "php:fpm", "java": "log4j", "django": "django:log"}[source], scene.linux_host, scenario)


def _write_guarded(scene: Scene, attack: bool) -> Written:
    maker = scene.pick(("aws", "modsecurity", "cloudflare"))
    scenario, row = _GUARDED.draw(scene, attack)
    action, rule, asked, agent = scene.fill(row).split(" ;; ")
    request = web._request(scene, asked.strip(), quote_plus)
    request.agent = agent if agent != "-" else ""
    blocked = action in ("block", "challenge")
    path, _, query = request.target.partition("?")
    if maker == "aws":
        raw = compact({"timestamp": int(scene.time * 1000), "formatVersion": 1, "webaclId": f"arn:aws:wafv2:{scene.site.region}:{scene.site.account_id}:regional/webacl/{scene.word()}/{scene.guid()}", "terminatingRuleId": rule if blocked else "Default_Action", "terminatingRuleType": "MANAGED_RULE_GROUP" if blocked else "REGULAR", "action": {"block": "BLOCK", "challenge": "CAPTCHA"}.get(action, "ALLOW"),
                       "ruleGroupList": [{"ruleGroupId": "AWS#AWSManagedRulesCommonRuleSet", "terminatingRule": {"ruleId": rule, "action": "BLOCK"} if blocked else None, "nonTerminatingMatchingRules": [] if blocked or rule == "Default_Action" else [{"ruleId": rule, "action": "COUNT"}]}], "httpSourceName": "ALB", "httpRequest": {"clientIp": request.client, "country": scene.pick(("DE", "US", "FR", "RU", "CN", "NL", "BR")),
                       "headers": [{"name": "Host", "value": request.server}, {"name": "User-Agent", "value": request.agent}], "uri": path, "args": query, "httpVersion": "HTTP/1.1", "httpMethod": request.method, "requestId": scene.hex(16)}, "labels": [{"name": f"awswaf:managed:aws:{rule.split(':')[0].lower()[:30]}"}] if rule != "Default_Action" else []})
        return Written(raw, "aws:waf", scene.linux_host, scenario)
    if maker == "cloudflare":
        raw = compact({"Action": action, "ClientASN": scene.number(1000, 400000), "ClientCountry": scene.pick(("de", "us", "fr", "ru", "cn", "nl", "br")), "ClientIP": request.client, "ClientRequestHost": request.server, "ClientRequestMethod": request.method, "ClientRequestPath": path, "ClientRequestQuery": f"?{query}" if query else "", "ClientRequestUserAgent": request.agent, "Datetime": iso(scene.time), "Description": rule,
                       "EdgeResponseStatus": 403 if blocked else 200, "Kind": "firewall", "RayID": scene.hex(16), "RuleID": scene.hex(32), "Source": scene.pick(("firewallManaged", "firewallCustom", "rateLimit"))})
        return Written(raw, "cloudflare:waf", scene.linux_host, scenario)
    number, _, text = rule.partition(" ") if rule[:6].isdigit() else (str(scene.number(900000, 980000)), "", rule)
    raw = compact({"transaction": {"client_ip": request.client, "time_stamp": f"{_DAYS[clock.gmtime(scene.time).tm_wday]} {syslog_time(scene.time)} {clock.gmtime(scene.time).tm_year}", "server_id": scene.hex(40), "client_port": scene.number(1024, 65535), "host_ip": scene.internal_ip(), "host_port": 443, "unique_id": f"{int(scene.time)}{scene.number(10, 99)}.{scene.number(100000, 999999)}",
                   "request": {"method": request.method, "http_version": 1.1, "uri": request.target, "headers": {"Host": request.server, "User-Agent": request.agent, "Accept": "*/*"}, **({"body": request.body} if request.body else {})}, "response": {"http_code": 403 if blocked else 200}, "producer": {"modsecurity": "ModSecurity v3.0.8 (Linux)", "secrules_engine": "Enabled"},
                   "messages": [] if rule == "Default_Action" else [{"message": text, "details": {"ruleId": number, "severity": "2", "data": f"Matched Data found within ARGS: {query[:80]}"}}]}})
    return Written(raw, "modsec:json", scene.linux_host, scenario)


def _write_said(scene: Scene, attack: bool) -> Written:
    form = scene.pick(("json", "json", "spring", "plain", "syslog"))
    scenario, row = _SAID.draw(scene, attack)
    level, logger, message = scene.fill(row).split(" ;; ")
    service = scene.pick(("shop", "portal", "api", "billing", "gateway"))
    if form == "json":
        key = scene.pick(("message", "msg", "event"))
        encode = roomy if scene.chance(0.3) else compact
        return Written(encode({"timestamp": iso(scene.time, 3), "level": level.lower(), "logger": f"{service}.{logger}", key: message, "service": service, "env": "prod", "trace_id": scene.hex(32)}), "app:log:json", scene.linux_host, scenario)
    stamp = plain(scene.time)
    raw = {"spring": f"{stamp}.{scene.number(100, 999)}  {level} {scene.number(1, 40000)} --- [nio-8080-exec-{scene.number(1, 20)}] c.{service[:3]}.{logger}.{logger.title()}Service : {message}", "plain": f"{stamp} [{level}] {logger}: {message}", "syslog": f"{syslog_time(scene.time)} {scene.linux_host} {service}[{scene.number(100, 40000)}]: {level.lower()} {logger}: {message}"}[form]
    return Written(raw, f"app:log:{form}", scene.linux_host, scenario)


_KINDS = ((_write_request, 6), (_write_error, 1.6), (_write_guarded, 1.6), (_write_said, 1.6))


def write(scene: Scene, attack: bool) -> Written:
    return scene.weighted(_KINDS)(scene, attack)


FAMILY = Family("webapp", "http", 0.075, write)
