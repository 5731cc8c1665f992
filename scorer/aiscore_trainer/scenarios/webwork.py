# ruff: noqa: E501
"""Requests as servers, proxies, gateways, frameworks and captures keep them: what people and programs ask of applications all day, and what is tried on those.

The form is drawn first; what a form does not show (a body, headers) is not drawn for it. Tables are in webwork_daily_tables.py, webwork_attack_tables.py and webwork_filled.py.
"""
from __future__ import annotations

import json
import re
import time as clock
from typing import Callable
from urllib.parse import parse_qsl, quote, quote_plus

from .envelope import MONTHS, apache_time, compact, iso, plain, size, syslog_time
from .family import Family, Tables, Written
from .scene import Scene
from .table import Scenario
from .web import Request
from .webwork_attack_tables import ATTACKS
from .webwork_daily_tables import DAILY
from .webwork_filled import FILLED, filled
from .webwork_more_tables import MORE

_VALUE = re.compile(r"‹(.*?)›", re.S)
_OUTSIDE = re.compile(r"[^\x21-\x7e]")
_ODD = re.compile(r"['\"<>(){}$`%]")
_PASSED = ((200, 12), (201, 1), (204, 1), (302, 3), (304, 1))
_REFUSED = ((400, 4), (401, 2), (403, 5), (404, 2), (422, 1), (429, 2), (500, 3), (502, 1), (503, 1))
#: Programs that customers and partners write.
_PROGRAMS = "«python-requests/2.«num:25:32».«num:0:3»|Go-http-client/«1.1|2.0»|Go-http-client/1.1|curl/«7|8».«num:1:88».0|okhttp/4.«num:9:12».0|python-httpx/0.2«num:3:7».0|axios/1.«num:2:7».«num:0:9»|aiohttp/3.9.«num:1:5»|Java/17.0.«num:1:10»|Mozilla/5.0»"


def _sparing(text: str) -> str:
    """As programs escape that leave alone what does not break the line."""
    return quote(text, safe="'()<>;:,/!*@$|{}[]\\^`~=?")


def _percent(text: str) -> str:
    return quote(text, safe="")


def _parted(row: str) -> tuple[str, str, list[tuple[str, str]]]:
    """A row's request, its agent and the headers that it names, in whatever order the two stand."""
    request, *rest = re.split(r" (\+\+|@@|@!|##) ", row)
    agent, headers = "", []
    for mark, text in zip(rest[::2], rest[1::2]):
        if mark == "++":
            name, _, value = text.partition(": ")
            headers.append((name, value))
        elif mark != "##":
            agent = text.strip()
    return request, agent, headers


def needs(row: str) -> frozenset[str]:
    """What of a request must be read for what a row tells: its body, a header, an agent after ` @! `; ` <<~ ` opens a body that tells nothing of its own.

    A header that holds no odd sign is "plain": few readers look at such a one, whatever it says.

    >>> sorted(needs("POST /x <<< a=1 ++ Referer: /y' or 1=1"))
    ['body', 'referer']
    >>> sorted(needs("GET /x ++ X-Role: admin"))
    ['plain']
    """
    found = {what for mark, what in ((" <<< ", "body"), (" @! ", "agent")) if mark in row}
    for name, value in _parted(row)[2]:
        found.add("plain" if not _ODD.search(value) else name.lower() if name in ("Referer", "Cookie") else "headers")
    return frozenset(found)


class Asked(Request):
    """A request with the headers that its row names. `row` has its slots filled."""

    __slots__ = ("headers",)

    def __init__(self, scene: Scene, row: str, attack: bool) -> None:
        row, _, status = row.partition(" ## ")
        row, agent, named = _parted(row)
        head, mark, body = row.replace(" <<~ ", " <<< ").partition(" <<< ")
        method, _, target = head.strip().partition(" ")
        coder = scene.pick((quote_plus, quote_plus, _percent, _sparing))
        target = _OUTSIDE.sub(lambda found: quote(found[0]), _VALUE.sub(lambda value: coder(value[1]), target))
        if mark:
            body = _VALUE.sub(lambda value: quote_plus(value[1]), body)
            body = body.replace("\\n", "\n") if body[:2] == "--" else body
        super().__init__(scene, method, target, body)
        if agent:
            self.agent = agent
        elif not attack and scene.chance(0.07):
            self.agent = scene.fill(_PROGRAMS)
        self.headers: list[tuple[str, str]] = []
        for name, value in named:
            value = _VALUE.sub(lambda found: _percent(found[1]), value.strip())
            if name.lower() in ("referer", "cookie"):
                setattr(self, name.lower(), value)
            elif name.lower() == "host":
                self.server = value
            elif name.lower() == "content-type":
                self.content_type = value
            else:
                self.headers.append((name, value))
        if self.body.startswith("--") and "boundary" not in self.content_type:
            self.content_type = f"multipart/form-data; boundary={self.body.partition(chr(10))[0][2:]}"
        # Neither side may be told by its status: attacks get through, and daily work is refused.
        if scene.chance(0.22):
            self.status = scene.weighted(_PASSED if attack else _REFUSED)
        elif status:
            self.status = int(status)
        self.sent = 0 if self.status in (204, 304) else size(scene, 120, 1500) if self.status >= 300 else self.sent or size(scene, 150, 90000)

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> str:
        return self.target.partition("?")[2]

    @property
    def absolute(self) -> str:
        return self.target if self.target.startswith("http") else f"https://{self.server}{self.target}"

    def all_headers(self, scene: Scene) -> list[tuple[str, str]]:
        found = [("Host", self.server), ("User-Agent", self.agent), ("Accept", scene.pick(("*/*", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json, text/plain, */*")))]
        found += [pair for pair in (("Accept-Encoding", "gzip, deflate, br"), ("Accept-Language", scene.pick(("en-US,en;q=0.9", "de-DE,de;q=0.9,en;q=0.8", "es-ES,es;q=0.8", "fr-FR,fr;q=0.9", "it-IT", "pt-BR,pt;q=0.9"))), ("Connection", scene.pick(("keep-alive", "close"))), ("X-Forwarded-For", self.client), ("Referer", self.referer), ("Cookie", self.cookie)) if pair[1] and (pair[0] in ("Referer", "Cookie") or scene.chance(0.5))]
        if self.body:
            found += [("Content-Type", self.content_type), ("Content-Length", str(len(self.body.encode())))]
        given = {name.lower() for name, _ in self.headers}
        return [pair for pair in found if pair[0].lower() not in given] + self.headers


def _escaped(text: str) -> str:
    """As Apache writes what would break its line."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _apache(scene: Scene, asked: Asked) -> str:
    user = scene.person if scene.chance(0.08) else "-"
    line = f'{asked.client} - {user} [{apache_time(scene.time, scene.site.utc_offset_h)}] "{asked.method} {_escaped(asked.target)} HTTP/{scene.pick(("1.1", "1.1", "1.0", "2.0"))}" {asked.status} {asked.sent or "-"} "{_escaped(asked.referer) or "-"}" "{_escaped(asked.agent)}"'
    form = int(scene.time * 7) % 5
    if form == 0:
        return f"{asked.server}:443 {line}"
    if form == 1:
        return f"{line} {scene.number(300, 900000)} {scene.number(300, 3000)} {asked.sent + 300}"
    if form == 2:
        return f'{line} "{asked.client}" rt={scene.rng.random():.3f} uct="0.001" uht="{scene.rng.random():.3f}" urt="{scene.rng.random():.3f}"'
    return line


def _cookied(scene: Scene, asked: Asked) -> str:
    """Apache with the cookie, the host and the type of the body at the end."""
    return f'{asked.client} - - [{apache_time(scene.time, scene.site.utc_offset_h)}] "{asked.method} {_escaped(asked.target)} HTTP/1.1" {asked.status} {asked.sent or "-"} "{_escaped(asked.referer) or "-"}" "{_escaped(asked.agent)}" "{_escaped(asked.cookie) or "-"}" {asked.server}'


def _ingress(scene: Scene, asked: Asked) -> str:
    upstream = f"{scene.internal_ip()}:{scene.pick((80, 3000, 8080, 8443))}"
    return (f'{asked.client} - - [{apache_time(scene.time, 0)}] "{asked.method} {_escaped(asked.target)} HTTP/{scene.pick(("1.1", "2.0"))}" {asked.status} {asked.sent} "{_escaped(asked.referer) or "-"}" "{_escaped(asked.agent)}" '
            f'{scene.number(200, 3000)} {scene.rng.random():.3f} [{scene.word()}-{scene.pick(("web", "api", "svc"))}-80] [] {upstream} {asked.sent} {scene.rng.random():.3f} {asked.status} {scene.hex(32)}')


def _tomcat(scene: Scene, asked: Asked) -> str:
    line = f'{asked.client} - {"-" if scene.chance(0.8) else scene.person} [{apache_time(scene.time, scene.site.utc_offset_h)}] "{asked.method} {asked.target} HTTP/1.1" {asked.status} {asked.sent or "-"}'
    return f"{line} {scene.number(1, 3000)} http-nio-8080-exec-{scene.number(1, 200)}" if int(scene.time * 7) % 2 else f"{line} {scene.rng.random():.3f} {scene.hex(32).upper()}"


def _iis(scene: Scene, asked: Asked) -> str:
    columns = [plain(scene.time), scene.pick(("W3SVC1", "W3SVC2", "W3SVC4")), scene.server, scene.internal_ip(), asked.method, asked.path, asked.query or "-", str(scene.pick((80, 443))), "-" if scene.chance(0.8) else f"{scene.site.netbios}\\{scene.person}", asked.client, "HTTP/1.1",
               asked.agent.replace(" ", "+") or "-", asked.cookie.replace(" ", "+") or "-", asked.referer or "-", asked.server, str(asked.status), "0", "0", str(asked.sent), str(scene.number(200, 3000)), str(scene.number(0, 3000))]
    return " ".join(columns)


def _haproxy(scene: Scene, asked: Asked) -> str:
    moment = clock.gmtime(scene.time)
    when = f"{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}:{plain(scene.time, 3)[11:]}"
    line = f'{asked.client}:{scene.number(1024, 65535)} [{when}] fe_{scene.pick(("https~", "web", "api~"))} be_{scene.word()}/{scene.linux_host.split(".")[0]} {scene.number(0, 3)}/0/{scene.number(0, 9)}/{scene.number(1, 900)}/{scene.number(5, 990)} {asked.status} {asked.sent} - - {scene.pick(("----", "--VN", "--NI"))} {scene.number(1, 99)}/{scene.number(1, 99)}/{scene.number(0, 9)}/0/0 0/0 {{{asked.server}|{asked.agent}|{asked.referer}}} "{asked.method} {asked.target} HTTP/{scene.pick(("1.1", "2.0"))}"'
    return f"<134>{syslog_time(scene.time)} {scene.linux_host} haproxy[{scene.number(300, 30000)}]: {line}" if int(scene.time * 7) % 2 else f"haproxy[{scene.number(300, 30000)}]: {line}"


def _envoy(scene: Scene, asked: Asked) -> str:
    upstream = f"{scene.internal_ip()}:8080"
    return (f'[{iso(scene.time, 3)}] "{asked.method} {_escaped(asked.target)} HTTP/{scene.pick(("1.1", "2"))}" {asked.status} {scene.pick(("-", "-", "via_upstream"))} - "-" {len(asked.body.encode())} {asked.sent} {scene.number(1, 3000)} {scene.number(1, 900)} "{asked.client}" "{_escaped(asked.agent)}" "{scene.guid()}" "{asked.server}" "{upstream}" '
            f'inbound|8080|| 127.0.0.6:{scene.number(30000, 60000)} {upstream} {asked.client}:0 outbound_.80_._.{scene.word()}.{scene.pick(("prod", "default", "shop"))}.svc.cluster.local default')


def _istio(scene: Scene, asked: Asked) -> str:
    return compact({"start_time": iso(scene.time, 3), "method": asked.method, "path": asked.target, "protocol": "HTTP/2", "response_code": asked.status, "response_flags": "-", "response_code_details": "via_upstream", "bytes_received": len(asked.body.encode()), "bytes_sent": asked.sent, "duration": scene.number(1, 3000), "x_forwarded_for": asked.client, "user_agent": asked.agent,
                    "request_id": scene.guid(), "authority": asked.server, "upstream_host": f"{scene.internal_ip()}:8080", "upstream_cluster": f"inbound|8080||{scene.word()}", "downstream_remote_address": f"{asked.client}:0", "requested_server_name": f"outbound_.80_._.{scene.word()}.prod.svc.cluster.local", "route_name": "default"})


def _traefik(scene: Scene, asked: Asked) -> str:
    return f'{asked.client} - - [{apache_time(scene.time, 0)}] "{asked.method} {asked.target} HTTP/2.0" {asked.status} {asked.sent} "{_escaped(asked.referer) or "-"}" "{_escaped(asked.agent)}" {scene.number(1, 900000)} "{scene.word()}@docker" "http://{scene.internal_ip()}:80" {scene.number(1, 3000)}ms'


def _caddy(scene: Scene, asked: Asked) -> str:
    headers: dict[str, list[str]] = {}
    for name, value in asked.all_headers(scene):
        headers.setdefault(name, []).append(value)
    headers.pop("Host", None)
    return compact({"level": "info" if asked.status < 500 else "error", "ts": scene.time, "logger": f"http.log.access.log{scene.number(0, 3)}", "msg": "handled request", "request": {"remote_ip": asked.client, "remote_port": str(scene.number(1024, 65535)), "client_ip": asked.client, "proto": "HTTP/2.0", "method": asked.method, "host": asked.server, "uri": asked.target, "headers": headers, "tls": {"resumed": False, "version": 772, "proto": "h2", "server_name": asked.server}},
                    "bytes_read": len(asked.body.encode()), "user_id": "", "duration": round(scene.rng.random(), 6), "size": asked.sent, "status": asked.status})


def _alb(scene: Scene, asked: Asked) -> str:
    times = " ".join(f"{scene.rng.random() / 5:.3f}" for _ in range(3))
    target = asked.target if asked.target.startswith("http") else f"https://{asked.server}:443{asked.target}"
    return (f'{scene.pick(("https", "h2", "http"))} {iso(scene.time, 6)} app/{scene.site.name}-{scene.word()}/{scene.hex(16)} {asked.client}:{scene.number(1024, 65535)} {scene.internal_ip()}:8080 {times} {asked.status} {asked.status} {len(asked.body) + 400} {asked.sent} "{asked.method} {_escaped(target)} HTTP/2.0" "{_escaped(asked.agent)}" TLS_AES_128_GCM_SHA256 TLSv1.3 '
            f'arn:aws:elasticloadbalancing:{scene.site.region}:{scene.site.account_id}:targetgroup/{scene.word()}/{scene.hex(16)} "Root=1-{scene.hex(8)}-{scene.hex(24)}" "{asked.server}" "session-reused" {scene.number(0, 90)} {iso(scene.time, 6)} "{scene.pick(("forward", "waf,forward", "authenticate,forward"))}" "-" "-" "-" "{asked.status}" "-" "-" TID_{scene.hex(32)}')


def _cloudfront(scene: Scene, asked: Asked) -> str:
    moment = plain(scene.time)
    kind = scene.pick(("Hit", "Miss", "Miss", "RefreshHit", "Error" if asked.status >= 400 else "Miss"))
    return "\t".join((moment[:10], moment[11:], scene.pick(("FRA56-P3", "IAD89-C2", "CDG52-P1", "MAD51-C1", "GRU3-P2")), str(asked.sent), asked.client, asked.method, f"d{scene.letters(13)}.cloudfront.net", asked.path, str(asked.status), asked.referer or "-", quote(asked.agent, safe="/;:(),.+"), asked.query or "-", asked.cookie.replace(" ", "%20") or "-", kind, scene.letters(54) + "==", asked.server, "https", str(len(asked.body) + 300),
                      f"{scene.rng.random():.3f}", "-", "TLSv1.3", "TLS_AES_128_GCM_SHA256", kind, "HTTP/2.0", "-", "-", str(scene.number(1024, 65535)), f"{scene.rng.random():.3f}", kind, "text/html", str(asked.sent), "-", "-"))


def _apigateway(scene: Scene, asked: Asked) -> str:
    return compact({"requestId": scene.guid(), "ip": asked.client, "caller": "-", "user": "-", "requestTime": apache_time(scene.time, 0), "httpMethod": asked.method, "resourcePath": re.sub(r"/\d+", "/{id}", asked.path), "path": asked.path, "queryString": asked.query, "domainName": asked.server, "stage": scene.pick(("prod", "v1", "dev")), "status": str(asked.status), "protocol": "HTTP/1.1", "responseLength": str(asked.sent), "integrationLatency": str(scene.number(1, 2000)), "userAgent": asked.agent, "apiKeyId": scene.pick(("-", scene.letters(10)))})


def _appgateway(scene: Scene, asked: Asked) -> str:
    return compact({"timeStamp": iso(scene.time), "resourceId": f"/SUBSCRIPTIONS/{scene.site.subscription_id.upper()}/RESOURCEGROUPS/RG-{scene.word().upper()}/PROVIDERS/MICROSOFT.NETWORK/APPLICATIONGATEWAYS/AGW-{scene.word().upper()}", "operationName": "ApplicationGatewayAccess", "category": "ApplicationGatewayAccessLog", "properties": {"instanceId": f"appgw_{scene.number(0, 5)}", "clientIP": asked.client, "clientPort": str(scene.number(1024, 65535)), "httpMethod": asked.method, "originalRequestUriWithArgs": asked.target, "requestUri": asked.path, "requestQuery": asked.query, "userAgent": asked.agent, "httpStatus": str(asked.status), "httpVersion": "HTTP/1.1",
                    "receivedBytes": len(asked.body) + 300, "sentBytes": asked.sent, "timeTaken": round(scene.rng.random(), 3), "WAFMode": "Detection", "transactionId": scene.hex(32), "sslEnabled": "on", "host": asked.server, "serverRouted": f"{scene.internal_ip()}:443", "serverStatus": str(asked.status)}})


def _frontdoor(scene: Scene, asked: Asked) -> str:
    return compact({"time": iso(scene.time, 7), "resourceId": f"/SUBSCRIPTIONS/{scene.site.subscription_id.upper()}/RESOURCEGROUPS/{scene.word().upper()}/PROVIDERS/MICROSOFT.CDN/PROFILES/AFD-{scene.word().upper()}", "category": "FrontDoorAccessLog", "operationName": "Microsoft.Cdn/Profiles/AccessLog/Write", "properties": {"trackingReference": scene.letters(32), "httpMethod": asked.method, "httpVersion": f"{2}.0.0.0", "requestUri": asked.absolute, "hostName": asked.server, "requestBytes": str(len(asked.body) + 300), "responseBytes": str(asked.sent), "userAgent": asked.agent, "clientIp": asked.client, "socketIp": asked.client, "clientPort": str(scene.number(1024, 65535)), "clientCountry": scene.pick(("Germany", "United States", "France", "Spain", "Italy", "Brazil", "Netherlands")), "timeTaken": f"{scene.rng.random():.3f}", "securityProtocol": "TLS 1.3", "httpStatusCode": str(asked.status), "httpStatusDetails": str(asked.status), "pop": scene.pick(("FRA", "MAD", "CDG", "IAD")), "cacheStatus": scene.pick(("MISS", "HIT", "CONFIG_NOCACHE")), "referer": asked.referer, "errorInfo": "NoError"}})


def _gcp(scene: Scene, asked: Asked) -> str:
    return compact({"insertId": scene.letters(14), "httpRequest": {"requestMethod": asked.method, "requestUrl": asked.absolute, "requestSize": str(len(asked.body) + 300), "status": asked.status, "responseSize": str(asked.sent), "userAgent": asked.agent, "remoteIp": f"{asked.client}:{scene.number(1024, 65535)}", "referer": asked.referer, "serverIp": scene.internal_ip(), "latency": f"{scene.rng.random():.6f}s"}, "resource": {"type": "http_load_balancer", "labels": {"project_id": scene.site.project, "url_map_name": f"{scene.word()}-lb", "zone": "global"}},
                    "timestamp": iso(scene.time, 6), "severity": "INFO" if asked.status < 400 else "WARNING", "logName": f"projects/{scene.site.project}/logs/requests", "jsonPayload": {"@type": "type.googleapis.com/google.cloud.loadbalancing.type.LoadBalancerLogEntry", "statusDetails": "response_sent_by_backend"}})


def _cloudflare(scene: Scene, asked: Asked) -> str:
    return compact({"ClientIP": asked.client, "ClientCountry": scene.pick(("de", "us", "fr", "es", "it", "br", "nl", "cn", "ru")), "ClientRequestHost": asked.server, "ClientRequestMethod": asked.method, "ClientRequestPath": asked.path, "ClientRequestURI": asked.target, "ClientRequestProtocol": "HTTP/2", "ClientRequestReferer": asked.referer, "ClientRequestUserAgent": asked.agent, "ClientRequestBytes": len(asked.body) + 400, "Cookies": dict(re.findall(r"([\w.]+)=([^;]*)", asked.cookie)), "EdgeResponseStatus": asked.status, "OriginResponseStatus": asked.status, "EdgeResponseBytes": asked.sent, "EdgeStartTimestamp": iso(scene.time), "RayID": scene.hex(16), "CacheCacheStatus": scene.pick(("dynamic", "miss", "hit")), "BotScore": scene.number(1, 99)})


def _akamai(scene: Scene, asked: Asked) -> str:
    return compact({"version": 1, "streamId": str(scene.number(1000, 99999)), "cp": str(scene.number(100000, 999999)), "reqId": scene.hex(8), "reqTimeSec": f"{scene.time:.3f}", "cliIP": asked.client, "reqMethod": asked.method, "proto": "HTTPS", "reqHost": asked.server, "reqPath": asked.path.lstrip("/"), "queryStr": asked.query, "statusCode": str(asked.status), "bytes": str(asked.sent), "UA": quote(asked.agent), "referer": asked.referer, "cookie": asked.cookie, "cacheStatus": scene.pick("01"), "country": scene.pick(("DE", "US", "FR", "ES", "BR")), "turnAroundTimeMSec": str(scene.number(1, 900))})


def _kong(scene: Scene, asked: Asked) -> str:
    return compact({"client_ip": asked.client, "started_at": int(scene.time * 1000), "request": {"method": asked.method, "uri": asked.target, "url": asked.absolute, "size": str(len(asked.body) + 300), "querystring": dict(parse_qsl(asked.query, keep_blank_values=True)), "headers": {name.lower(): value for name, value in asked.all_headers(scene)}}, "response": {"status": asked.status, "size": str(asked.sent), "headers": {"content-type": "application/json", "server": "gunicorn"}}, "latencies": {"request": scene.number(5, 2000), "kong": scene.number(1, 9), "proxy": scene.number(4, 1900)},
                    "service": {"name": scene.word(), "host": f"{scene.word()}.internal", "port": 8080, "protocol": "http"}, "route": {"name": scene.word(), "paths": ["/"]}, "upstream_uri": asked.path})


def _development(scene: Scene, asked: Asked) -> str:
    """What application servers write of a request in one short line."""
    moment = clock.gmtime(scene.time)
    when = f"{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}"
    form = int(scene.time * 7) % 6
    if form == 0:
        return f'{asked.client} - - [{when} {plain(scene.time)[11:]}] "{asked.method} {asked.target} HTTP/1.1" {asked.status} -'
    if form == 1:
        return f'INFO:     {asked.client}:{scene.number(1024, 65535)} - "{asked.method} {asked.target} HTTP/1.1" {asked.status} {"OK" if asked.status < 300 else "Not Found" if asked.status == 404 else "Error"}'
    if form == 2:
        return f'[{when} {plain(scene.time)[11:]}] "{asked.method} {asked.target} HTTP/1.1" {asked.status} {asked.sent}'
    if form == 3:
        return f"{asked.method} {asked.target} {asked.status} {scene.number(1, 900)}.{scene.number(100, 999)} ms - {asked.sent}"
    if form == 4:
        return f"[GIN] {plain(scene.time).replace('-', '/').replace(' ', ' - ')} | {asked.status} | {scene.number(1, 900)}.{scene.number(100000, 999999)}ms | {asked.client:>15} | {asked.method:<7} \"{asked.target}\""
    return f'method={asked.method} path={asked.path} format={scene.pick(("html", "json"))} controller={scene.word().title()}sController action={scene.pick(("index", "show", "create", "update"))} status={asked.status} duration={scene.number(1, 900)}.{scene.number(10, 99)} view=0.31 db={scene.number(0, 90)}.{scene.number(10, 99)} params={json.dumps(dict(parse_qsl(asked.query, keep_blank_values=True)), ensure_ascii=False)} remote_ip={asked.client}'


def _capture(scene: Scene, asked: Asked) -> str:
    target = asked.target if asked.target.startswith("http") or scene.chance(0.7) else f"http://{asked.server}{asked.target}"
    headers = asked.all_headers(scene)
    if scene.chance(0.4):
        scene.rng.shuffle(headers)
    head = "\n".join([f"{asked.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)])
    return f"{head}\n\n{asked.body}" if asked.body else head


def _har(scene: Scene, asked: Asked) -> str:
    headers = [{"name": name, "value": value} for name, value in asked.all_headers(scene)]
    return compact({"startedDateTime": iso(scene.time, 3), "time": scene.number(3, 3000), "request": {"method": asked.method, "url": asked.absolute, "httpVersion": "HTTP/1.1", "headers": headers, **({"postData": {"mimeType": asked.content_type, "text": asked.body}} if asked.body else {})}, "response": {"status": asked.status, "bodySize": asked.sent}, "serverIPAddress": scene.internal_ip()})


def _capture_json(scene: Scene, asked: Asked) -> str:
    return compact({"ts": iso(scene.time, 6), "src_ip": asked.client, "src_port": scene.number(1024, 65535), "dst_ip": scene.internal_ip(), "dst_port": scene.pick((80, 443, 8080)), "method": asked.method, "uri": asked.target, "headers": dict(asked.all_headers(scene)), "body": asked.body, "status": asked.status})


def _capture_text(scene: Scene, asked: Asked) -> str:
    """As a sensor keeps a request: the headers in one piece."""
    return compact({"timestamp": iso(scene.time, 3), "sensor": scene.linux_host, "remote": asked.client, "http_method": asked.method, "host": asked.server, "request_path": asked.target, "user_agent": asked.agent, "cookie": asked.cookie, "request_headers": "\r\n".join(f"{name}: {value}" for name, value in asked.all_headers(scene)), "request_body": asked.body, "response_code": asked.status})


def _rails(scene: Scene, asked: Asked) -> str:
    fields = json.loads(asked.body) if asked.body[:1] == "{" and _is_json(asked.body) else dict(parse_qsl(asked.body, keep_blank_values=True)) if "=" in asked.body and asked.body[:1] not in "<-" else {"payload": asked.body} if asked.body else {}
    fields = {**dict(parse_qsl(asked.query, keep_blank_values=True)), **fields}
    said = json.dumps(fields, ensure_ascii=False).replace('": ', '"=>').replace("=>null", "=>nil")
    tag = f"[{scene.guid()}] "
    return (f'{tag}Started {asked.method} "{asked.target}" for {asked.client} at {plain(scene.time)} +0000\n{tag}Processing by {scene.word().title()}sController#{scene.pick(("index", "create", "update", "show"))} as {scene.pick(("HTML", "JSON", "*/*"))}\n{tag}  Parameters: {said}\n'
            f'{tag}Completed {asked.status} {"OK" if asked.status < 300 else "Found" if asked.status < 400 else "Error"} in {scene.number(2, 900)}ms (Views: {scene.number(1, 90)}.1ms | ActiveRecord: {scene.number(0, 90)}.4ms)')


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _spring(scene: Scene, asked: Asked) -> str:
    headers = ", ".join(f'{name.lower()}:"{value}"' for name, value in asked.all_headers(scene))
    return f'{plain(scene.time, 3)} DEBUG {scene.number(1, 40000)} --- [nio-8080-exec-{scene.number(1, 20)}] o.s.w.f.CommonsRequestLoggingFilter      : {scene.pick(("Before", "After"))} request [{asked.method} {asked.target}, client={asked.client}, headers=[{headers}]{f", payload={asked.body}" if asked.body else ""}]'


def _pino(scene: Scene, asked: Asked) -> str:
    headers = {name.lower(): value for name, value in asked.all_headers(scene)}
    return compact({"level": 30 if asked.status < 500 else 50, "time": int(scene.time * 1000), "pid": scene.number(1, 40000), "hostname": scene.linux_host, "req": {"id": scene.number(1, 99999), "method": asked.method, "url": asked.target, "query": dict(parse_qsl(asked.query, keep_blank_values=True)), "headers": headers, "remoteAddress": asked.client, "remotePort": scene.number(1024, 65535), **({"body": asked.body} if asked.body else {})}, "res": {"statusCode": asked.status}, "responseTime": scene.number(1, 2000), "msg": "request completed"})


def _laravel(scene: Scene, asked: Asked) -> str:
    body = json.loads(asked.body) if _is_json(asked.body) else dict(parse_qsl(asked.body, keep_blank_values=True)) if "=" in asked.body and asked.body[:1] not in "<-" else asked.body
    return f"[{plain(scene.time)}] production.INFO: {scene.pick(('Incoming request', 'HTTP request', 'request.handled'))} " + compact({"method": asked.method, "url": asked.absolute, "ip": asked.client, "user_agent": asked.agent, "input": body or dict(parse_qsl(asked.query, keep_blank_values=True)), "status": asked.status, "duration_ms": scene.number(2, 2000), "user_id": scene.pick((None, scene.number(1, 9999)))})


def _csv(scene: Scene, asked: Asked) -> str:
    return ",".join('"' + value.replace('"', '""').replace("\n", "\\n") + '"' for value in (plain(scene.time), asked.client, asked.method, asked.absolute, "HTTP/1.1", asked.agent, asked.cookie, asked.content_type if asked.body else "", asked.body, str(asked.status)))


def _pairs(scene: Scene, asked: Asked) -> str:
    return f'time="{iso(scene.time)}" src={asked.client} dst={scene.internal_ip()} method={asked.method} host={asked.server} uri="{_escaped(asked.target)}" agent="{_escaped(asked.agent)}" cookie="{_escaped(asked.cookie)}" body="{_escaped(asked.body)}" status={asked.status} bytes={asked.sent}'


#: What the models read of a form besides the request's line. More stands in some (cookies of nginx and IIS, headers of Kong and Caddy): what is not read of those
#: must not be what an attack there consists of, or its line teaches that a plain page is an attack.
LINE, _BODY, AGENT = frozenset(), frozenset(("body",)), frozenset(("agent",))
_REFERRED = AGENT | {"referer"}
_HEADERS = _REFERRED | {"body", "cookie", "headers"}
_ALL = _HEADERS | {"plain"}
#: (sourcetype, form, what is read of it), how often it is drawn.
FORMS: tuple[tuple[tuple[str, Callable[[Scene, Asked], str], frozenset[str]], float], ...] = (
    (("access_combined", _apache, _REFERRED), 3), (("access_combined_wcookie", _cookied, _REFERRED), 1.5), (("nginx:ingress", _ingress, _REFERRED), 1.5), (("tomcat:access:log", _tomcat, LINE), 1), (("ms:iis:auto", _iis, AGENT), 2), (("haproxy:http", _haproxy, LINE), 1),
    (("envoy:access:text", _envoy, AGENT), 1), (("istio:access", _istio, AGENT), 1), (("traefik:access:clf", _traefik, _REFERRED), 0.7), (("caddy:access", _caddy, _REFERRED), 1), (("aws:elb:accesslogs", _alb, AGENT), 1), (("aws:cloudfront:accesslogs", _cloudfront, _REFERRED), 1),
    (("aws:apigateway", _apigateway, AGENT), 1), (("azure:appgateway:access", _appgateway, AGENT), 1), (("azure:frontdoor:access", _frontdoor, _REFERRED), 1), (("google:gcp:lb", _gcp, _REFERRED), 1), (("cloudflare:json", _cloudflare, _REFERRED), 1), (("akamai:datastream", _akamai, _REFERRED), 0.7), (("kong:log", _kong, _REFERRED), 1),
    (("app:server", _development, LINE), 1.5), (("http:request", _capture, _HEADERS), 7), (("http:har", _har, _REFERRED), 1), (("http:capture:json", _capture_json, _BODY | _REFERRED), 1.5), (("http:sensor:json", _capture_text, _ALL), 2), (("rails:log", _rails, _BODY), 1.5), (("spring:request", _spring, _ALL), 2), (("express:pino", _pino, _BODY | _REFERRED), 1.5), (("laravel:log", _laravel, _BODY), 1.5),
    (("http:export:csv", _csv, AGENT), 0.7), (("http:export", _pairs, _BODY | AGENT), 1.2))


def showing(shown: frozenset[str]) -> Tables:
    """The tables without rows that a form which shows only this would hide."""
    kept = (Scenario(found.name, found.technique, rows) for found in (*DAILY, *ATTACKS, *MORE) if (rows := tuple(row for row in found.rows if needs(row) <= shown or not found.technique)))
    halves: tuple[list[Scenario], list[Scenario]] = ([], [])
    for found in kept:
        halves[bool(found.technique)].append(found)
    return Tables(tuple(halves[0]), tuple(halves[1]))


_TABLES = {shown: showing(shown) for shown in {form[2] for form, _ in FORMS}}
_FILLED_SHARE = 0.22


def drawn(scene: Scene, shown: frozenset[str], attack: bool) -> tuple[Scenario, Asked]:
    """What was asked, of what such a form shows."""
    if scene.chance(_FILLED_SHARE):
        scenario = scene.pick(FILLED.attacks if attack else FILLED.daily)
        return scenario, Asked(scene, filled(scene, scenario, in_body="body" in shown), attack)
    scenario, row = _TABLES[shown].draw(scene, attack)
    return scenario, Asked(scene, scene.fill(row), attack)


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, form, shown = scene.weighted(FORMS)
    scenario, asked = drawn(scene, shown, attack)
    return Written(form(scene, asked).replace("\r\n\r\n", "\n\n"), sourcetype, scene.linux_host, scenario)


FAMILY = Family("webwork", "http", 0.1, write)
