"""Web traffic: access logs, raw requests, load balancers, proxies and sensors, daily work and attacks.

An attack is mostly a daily request with one value replaced by a payload, so that only the payload tells; the
rest are requests that are attacks by themselves. Envelopes without a body only get what their line can show.
"""
from __future__ import annotations

import json
import re
import time as clock
from urllib.parse import quote, quote_plus, unquote_plus

from .envelope import MONTHS, apache_time, compact, iso, plain, size, uid
from .family import Family, Written
from .scene import Scene
from .table import Scenario
from .web_agents import user_agent
from .web_attacks import AGENTS, LIST_AGENTS, PAYLOADS, REQUESTS
from .web_daily import DAILY

_INJECTABLE = tuple(row for scenario in DAILY for row in scenario.rows if "=‹" in row or ("?" in row and "=" in row))
_INJECTABLE_BODY = tuple(row for scenario in DAILY for row in scenario.rows if " <<< " in row)
_HIDDEN_IN_BODY = {"login_guessing"}
_SHOWN_REQUESTS = tuple(scenario for scenario in REQUESTS if scenario.name not in _HIDDEN_IN_BODY)
_VALUE = re.compile(r"‹(.*?)›", re.S)
_PARAMETER = re.compile(r"=(‹.*?›|[^&‹]*)", re.S)
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"(?!\s*:)')
_STATUS = ((200, 70), (304, 6), (301, 3), (302, 6), (404, 9), (403, 2), (400, 1.2), (500, 1.5), (401, 1.3), (206, 1), (503, 0.4), (204, 1))


#: Most words of a list are no file.
_LIST_STATUS = ((404, 70), (403, 8), (301, 8), (200, 8), (302, 3), (401, 2), (500, 1))


class Request:
    """What one web event shows: all strings are as they would travel."""

    __slots__ = ("method", "target", "body", "agent", "referer", "cookie", "status", "sent", "client", "server", "content_type")

    def __init__(self, scene: Scene, method: str, target: str, body: str) -> None:
        self.method, self.target, self.body = method, target, body
        self.agent = user_agent(scene)
        self.server = scene.pick((f"www.{scene.site.domain}", scene.site.domain, f"{scene.pick(('shop', 'api', 'portal', 'app', 'intranet'))}.{scene.site.domain}"))
        self.referer = "" if scene.chance(0.5) else scene.pick((f"https://{self.server}/", f"http://{self.server}/{scene.word()}", "https://www.google.com/", scene.fill("https://«domain»/«word»")))
        self.cookie = "" if scene.chance(0.5) else scene.fill("«PHPSESSID=«token:26»|JSESSIONID=«HEX:32»|_ga=GA1.2.«num:100000000:999999999».«epoch»; lang=«de|en|fr»|ASP.NET_SessionId=«token:24»|sid=«mixed:32»; theme=dark|csrftoken=«mixed:64»»")
        self.status = scene.weighted(_STATUS)
        self.sent = size(scene, 150, 90000) if self.status not in (304, 204) else 0
        self.client = scene.visitor if scene.chance(0.75) else scene.ip
        self.content_type = "application/json" if body[:1] in "[{" else "text/xml" if body[:1] == "<" else "application/x-www-form-urlencoded"


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope, shows_body, shows_agent = scene.pick(ENVELOPES)
    scenario, request = happened(scene, attack, shows_body, shows_agent)
    raw = envelope(scene, request)
    return Written(raw.replace("\r", ""), sourcetype, scene.linux_host, scenario)


def happened(scene: Scene, attack: bool, shows_body: bool = False, shows_agent: bool = False) -> tuple[Scenario, Request]:
    """What was asked for; an attack stands where the event will show it."""
    if attack:
        return _attack(scene, shows_body, shows_agent)
    scenario = scene.weighted(_DAILY_WEIGHTS)
    return scenario, _request(scene, scene.fill(scene.pick(scenario.rows)), scene.pick((quote_plus, _percent, _sparing)))


_DAILY_WEIGHTS = tuple((scenario, {"simple_parameter": 4, "search_and_prose": 3, "shop": 2, "api": 2, "static_files": 2, "application": 2}.get(scenario.name, 1.2)) for scenario in DAILY)


def _attack(scene: Scene, shows_body: bool, shows_agent: bool) -> tuple[Scenario, Request]:
    if scene.chance(0.27):
        scenario = scene.pick(REQUESTS if shows_body else _SHOWN_REQUESTS)
        request = _request(scene, scene.fill(scene.pick(scenario.rows)), quote_plus)
        if scenario.name == "word_list":
            request.agent, request.referer, request.cookie = scene.fill(scene.pick(LIST_AGENTS)), "", ""
            request.status = scene.weighted(_LIST_STATUS)
        elif scene.chance(0.25):
            request.agent = scene.fill(scene.pick(AGENTS))
        return scenario, request
    scenario = scene.weighted(_PAYLOAD_WEIGHTS)
    payload = scene.fill(scene.pick(scenario.rows))
    if shows_body and scene.chance(0.4):
        request = _inject_body(scene, payload)
    elif shows_agent and scenario.name == "log4shell" and scene.chance(0.5):
        request = _request(scene, scene.fill(scene.pick(_INJECTABLE)), quote_plus)
        request.agent = payload
    elif scene.chance(0.12):
        request = _inject_path(scene, payload)
    else:
        request = _inject_query(scene, payload)
    if scene.chance(0.12):
        request.agent = scene.fill(scene.pick(AGENTS))
    return scenario, request


_PAYLOAD_WEIGHTS = tuple((scenario, {"sql_injection": 6, "cross-site_scripting": 4, "path_traversal": 3, "command_injection": 3, "code_and_template_injection": 3}.get(scenario.name, 1)) for scenario in PAYLOADS)


def _percent(text: str) -> str:
    return quote(text, safe="")


def _sparing(text: str) -> str:
    """As programs do that escape only what would break the line."""
    return quote(text, safe="'()<>;:,/!*@$|{}[]\\^`~=?")


def _twice(text: str) -> str:
    return quote(quote(text, safe=""), safe="")


def _every(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


_ATTACK_CODERS = (quote_plus, quote_plus, _percent, _percent, _sparing, _sparing, _sparing, _twice, _every)


def _mutate(scene: Scene, payload: str) -> str:
    """Case and blanks changed as filters are dodged; daily values keep theirs."""
    draw = scene.rng.random()
    if draw < 0.12:
        return "".join(c.upper() if scene.chance(0.5) else c for c in payload)
    if draw < 0.2:
        return payload.upper()
    if draw < 0.35:
        return payload.lower()
    return payload


def _coded(payload: str, coder) -> str:
    # A payload may already hold escapes of its own (%0d%0a, %2e): those stay.
    return "".join(piece if index % 2 else coder(piece) for index, piece in enumerate(re.split(r"(%[0-9a-fA-F]{2}|%u[0-9a-fA-F]{4})", payload)))


def _request(scene: Scene, row: str, coder) -> Request:
    head, _, body = row.partition(" <<< ")
    method, _, target = head.partition(" ")
    target = _VALUE.sub(lambda value: coder(value[1]), target)
    target = re.sub(r"[^\x21-\x7e]", lambda found: quote(found[0]), target)
    body = _VALUE.sub(lambda value: quote_plus(value[1]), body)
    return Request(scene, method, target, body)


def _replaced(scene: Scene, text: str, start: int, value: str) -> str:
    places = [place for place in _PARAMETER.finditer(text, start) if place.start() >= start]
    if not places:
        return text + ("&" if "?" in text else "?") + scene.pick(("id", "q", "page", "file", "name", "cat", "url", "search")) + "=" + value
    place = scene.pick(places)
    kept = ""
    if scene.chance(0.3):
        kept = quote_plus(place[1].strip("‹›"))
    return text[: place.start(1)] + "‹" + kept + value + "›" + text[place.end(1) :]


def _inject_query(scene: Scene, payload: str) -> Request:
    row = scene.fill(scene.pick(_INJECTABLE))
    head = row.partition(" <<< ")[0]
    value = _coded(_mutate(scene, payload), scene.pick(_ATTACK_CODERS))
    target = _replaced(scene, head, head.find("?"), value)
    pieces = _VALUE.split(target)
    # Pieces at odd places were marked values: the payload is coded already, the others as a browser would.
    target = "".join(piece if index % 2 == 0 else piece if value in piece else quote_plus(piece) for index, piece in enumerate(pieces))
    method, _, rest = target.partition(" ")
    return Request(scene, method, rest.replace(" ", "%20").replace("\t", "%09"), "")


def _inject_body(scene: Scene, payload: str) -> Request:
    row = scene.fill(scene.pick(_INJECTABLE_BODY))
    head, _, body = row.partition(" <<< ")
    payload = _mutate(scene, payload)
    if body[:1] in "[{" or body[:1] == "<":
        strings = list(_JSON_STRING.finditer(body))
        place = scene.pick(strings)
        quoted = json.dumps(unquote_plus(payload)) if body[:1] in "[{" else '"' + unquote_plus(payload).replace('"', "'") + '"'
        body = body[: place.start()] + quoted + body[place.end() :]
        if payload.startswith("<?xml") or payload.startswith("<!DOCTYPE"):
            body = payload
    else:
        value = _coded(payload, scene.pick((quote_plus, quote_plus, _percent, _sparing)))
        marked = _replaced(scene, body, 0, value)
        body = "".join(piece if index % 2 == 0 or value in piece else quote_plus(piece) for index, piece in enumerate(_VALUE.split(marked)))
    method, _, target = head.partition(" ")
    return Request(scene, method, _VALUE.sub(lambda found: quote_plus(found[1]), target), body)


def _inject_path(scene: Scene, payload: str) -> Request:
    coded = _coded(_mutate(scene, payload), scene.pick((_percent, _sparing, _sparing, _twice)))
    target = scene.fill(scene.pick(("/«word»/", "/", "/«word».«php|jsp|aspx»/", "/«word»/«num:1:99»", "/cgi-bin/", "/api/v1/«word»/", "/static/"))) + coded
    return Request(scene, "GET", target.replace(" ", "%20"), "")


def _combined(scene: Scene, request: Request) -> str:
    at = apache_time(scene.time, scene.site.utc_offset_h)
    user = scene.person if scene.chance(0.06) else "-"
    sent = request.sent or "-"
    line = f'{request.client} - {user} [{at}] "{request.method} {_quoted(request.target)} HTTP/{scene.pick(("1.1", "1.1", "1.1", "1.0", "2.0"))}" {request.status} {sent}'
    return f'{line} "{_quoted(request.referer) or "-"}" "{_quoted(request.agent)}"'


def _combined_extended(scene: Scene, request: Request) -> str:
    """nginx in front of an application: times and upstream behind the usual fields."""
    return f'{_combined(scene, request)} {scene.rng.random() * 2:.3f} "{request.server}" {scene.internal_ip()}:8080 -'


def _virtual_host(scene: Scene, request: Request) -> str:
    return f"{request.server}:{scene.pick((80, 443))} {_combined(scene, request)}"


def _common(scene: Scene, request: Request) -> str:
    at = apache_time(scene.time, scene.site.utc_offset_h)
    return f'{request.client} - - [{at}] "{request.method} {_quoted(request.target)} HTTP/1.1" {request.status} {request.sent or "-"}'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"') if '"' in text or "\\" in text else text


def _json_access(scene: Scene, request: Request) -> str:
    path, _, query = request.target.partition("?")
    if scene.chance(0.5):
        return compact({"time": iso(scene.time, 0, "+00:00"), "remote_addr": request.client, "remote_user": "", "request_method": request.method, "request_uri": request.target, "server_protocol": "HTTP/1.1",
                        "status": request.status, "body_bytes_sent": request.sent, "request_time": round(scene.rng.random(), 3), "http_referrer": request.referer, "http_user_agent": request.agent, "host": request.server})
    return compact({"@timestamp": iso(scene.time, 3), "client": {"ip": request.client}, "http": {"request": {"method": request.method, "referrer": request.referer or None}, "response": {"status_code": request.status, "bytes": request.sent}},
                    "url": {"domain": request.server, "path": path, "query": query}, "user_agent": {"original": request.agent}})


def _iis(scene: Scene, request: Request) -> str:
    path, _, query = request.target.partition("?")
    columns = [plain(scene.time), scene.internal_ip(), request.method, path, query or "-", str(scene.pick((80, 443))), "-" if scene.chance(0.85) else f"{scene.site.netbios}\\{scene.person}",
               request.client, request.agent.replace(" ", "+") or "-", request.referer or "-", str(request.status), "0", "0", str(scene.number(0, 3000))]
    if scene.chance(0.3):
        columns[1:1] = ["W3SVC1", scene.server]
    return " ".join(columns)


def _raw_request(scene: Scene, request: Request) -> str:
    absolute = f"http://{request.server}" if scene.chance(0.3) else ""
    target = request.target if request.target.startswith("http") else absolute + request.target
    lines = [f"{request.method} {target} HTTP/1.1"]
    headers = [f"Host: {request.server}", f"User-Agent: {request.agent}", scene.pick(("Accept: */*", "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept: application/json"))]
    headers += [header for header in ("Accept-Encoding: gzip, deflate", f"Accept-Language: {scene.pick(('en', 'de-DE,de;q=0.9', 'es', 'fr-FR'))}", "Connection: close", "Pragma: no-cache", "Cache-control: no-cache") if scene.chance(0.5)]
    if request.referer:
        headers.append(f"Referer: {request.referer}")
    if request.cookie:
        headers.append(f"Cookie: {request.cookie}")
    if request.body:
        headers += [f"Content-Type: {request.content_type}", f"Content-Length: {len(request.body.encode())}"]
    if scene.chance(0.4):
        scene.rng.shuffle(headers)
    return "\n".join(lines + headers) + (f"\n\n{request.body}" if request.body else "")


def _load_balancer(scene: Scene, request: Request) -> str:
    times = " ".join(f"{scene.rng.random() / 5:.3f}" for _ in range(3))
    target = request.target if request.target.startswith("http") else f"https://{request.server}:443{request.target}"
    return (f'https {iso(scene.time, 6)} app/{scene.site.name}-lb/{scene.hex(16)} {request.client}:{scene.number(1024, 65535)} {scene.internal_ip()}:80 {times} {request.status} {request.status} '
            f'{size(scene, 100, 3000)} {request.sent} "{request.method} {_quoted(target)} HTTP/1.1" "{_quoted(request.agent)}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 '
            f'arn:aws:elasticloadbalancing:{scene.site.region}:{scene.site.account_id}:targetgroup/web/{scene.hex(16)} "Root=1-{scene.hex(8)}-{scene.hex(24)}" "{request.server}" "-" 0 {iso(scene.time, 6)} "forward" "-" "-"')


def _zeek(scene: Scene, request: Request) -> str:
    fields = {"ts": scene.time, "uid": uid(scene), "id.orig_h": request.client, "id.orig_p": scene.number(1024, 65535), "id.resp_h": scene.internal_ip(), "id.resp_p": scene.pick((80, 80, 8080)), "trans_depth": 1,
              "method": request.method, "host": request.server, "uri": request.target}
    if request.referer:
        fields["referrer"] = request.referer
    fields.update({"version": "1.1", "user_agent": request.agent, "request_body_len": len(request.body), "response_body_len": request.sent, "status_code": request.status, "tags": []})
    return compact(fields)


def _suricata(scene: Scene, request: Request) -> str:
    return compact({"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth1", "event_type": "http", "src_ip": request.client, "src_port": scene.number(1024, 65535),
                    "dest_ip": scene.internal_ip(), "dest_port": 80, "proto": "TCP", "tx_id": 0, "http": {"hostname": request.server, "url": request.target, "http_user_agent": request.agent, "http_content_type": "text/html",
                                                                                                       "http_method": request.method, "protocol": "HTTP/1.1", "status": request.status, "length": request.sent}})


def _haproxy(scene: Scene, request: Request) -> str:
    moment = clock.gmtime(scene.time)
    when = f"{moment.tm_mday:02d}/{MONTHS[moment.tm_mon - 1]}/{moment.tm_year}:{moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}.{int(scene.time % 1 * 1000):03d}"
    return (f'haproxy[{scene.number(300, 30000)}]: {request.client}:{scene.number(1024, 65535)} [{when}] https~ web/{scene.linux_host.split(".")[0]} 0/0/{scene.number(0, 9)}/{scene.number(1, 900)}/{scene.number(5, 990)} '
            f'{request.status} {request.sent} - - ---- {scene.number(1, 99)}/{scene.number(1, 99)}/0/0/0 0/0 {{{request.server}|{request.agent[:60]}}} "{request.method} {request.target} HTTP/1.1"')


def _proxy_json(scene: Scene, request: Request) -> str:
    """An application's own request log, body included."""
    return compact({"timestamp": iso(scene.time, 3), "level": "info", "msg": "request", "service": scene.pick(("gateway", "shop", "portal")), "client_ip": request.client, "method": request.method, "host": request.server,
                    "path": request.target, "body": request.body or None, "user_agent": request.agent, "status": request.status, "latency_ms": scene.number(1, 2000), "request_id": scene.guid()})


def _cloudflare(scene: Scene, request: Request) -> str:
    return compact({"ClientIP": request.client, "ClientRequestHost": request.server, "ClientRequestMethod": request.method, "ClientRequestURI": request.target, "ClientRequestUserAgent": request.agent, "ClientRequestReferer": request.referer,
                    "EdgeResponseBytes": request.sent, "EdgeResponseStatus": request.status, "EdgeStartTimestamp": iso(scene.time), "RayID": scene.hex(16), "CacheStatus": scene.pick(("miss", "hit", "dynamic"))})


ENVELOPES = (
    # sourcetype, writer, shows the body, shows the user agent
    ("access_combined", _combined, False, True), ("access_combined", _combined, False, True), ("access_combined", _combined_extended, False, True),
    ("access_combined_wcookie", _virtual_host, False, True), ("access_common", _common, False, False), ("nginx:plus:kv", _json_access, False, True),
    ("ms:iis:auto", _iis, False, True), ("ms:iis:auto", _iis, False, True), ("http:request", _raw_request, True, True), ("http:request", _raw_request, True, True),
    ("aws:elb:accesslogs", _load_balancer, False, True), ("bro:http:json", _zeek, False, True), ("suricata", _suricata, False, True), ("haproxy:http", _haproxy, False, False),
    ("app:request:json", _proxy_json, True, True), ("cloudflare:json", _cloudflare, False, True),
)
FAMILY = Family("web", "http", 0.2, write)
