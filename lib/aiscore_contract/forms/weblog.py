"""A request of the web in the forms of servers, proxies, balancers, frameworks and collections, taken apart for both halves.

Owns which member of an object is what of a request, and the lines of which either half would have to know the form: HAProxy, cloud balancers,
CloudFront, Envoy, uWSGI, Rails, Gin, morgan, and any line that quotes a request. Common access lines, raw requests and lines with a declared
order are read by each half's own readers.
"""
from __future__ import annotations

import csv
import re
from typing import Any, Dict, Mapping, NamedTuple, Optional

from .names import asked, named
from .strangers import is_repeated

METHODS = frozenset(("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "TRACK", "DEBUG", "MOVE", "COPY", "MKCOL",
                     "SEARCH"))


class WebRequest(NamedTuple):
    """One request; an empty text is "unknown"."""

    method: str = ""
    target: str = ""
    status: str = ""
    size: str = ""
    referrer: str = ""
    agent: str = ""
    client: str = ""
    user: str = ""
    host: str = ""
    body: str = ""


# --- objects ------------------------------------------------------------------------------------------------

_KEYS = {
    "method": ("method", "http_method", "RequestMethod", "requestmethod", "cs-method", "httpMethod", "request_method", "requestMethod", "ClientRequestMethod",
               "verb", "cs_method", "http.request.method", "Method", "http.method", "clientRequestHTTPMethodName", "HTTPMethod"),
    "target": ("uri", "url", "requestUrl", "request_uri", "uri_path", "path", "ClientRequestURI", "requestURI",
               "cs_uri_stem", "http.url", "url.original", "RequestPath", "ClientRequestPath", "cs-uri-stem", "URL", "Url", "URI", "http.target", "requestUri",
               "request_url", "clientRequestPath", "originalRequestUriWithArgs", "csUriStem"),
    "status": ("status_code", "status", "httpStatus", "EdgeResponseStatus", "DownstreamStatus", "sc-status", "response_code", "sc_status", "http_code",
               "response_status", "code", "statusCode", "Status", "http.status_code", "edgeResponseStatus", "scStatus", "HTTPStatusCode"),
    "referrer": ("referrer", "referer", "http_referrer", "http_refer", "http_referer", "refererUrl",
                 "ClientRequestReferer", "cs_referer", "Referer", "http.referer"),
    "agent": ("user_agent", "http_user_agent", "userAgent", "useragent", "ClientRequestUserAgent", "cs_user_agent", "request_User-Agent",
              "agent", "User-Agent", "user-agent", "UserAgent", "cs(User-Agent)", "http.user_agent", "http.useragent", "csUserAgent"),
    "client": ("id.orig_h", "client_ip", "clientip", "remote_addr", "remoteIp", "clientIp", "src_ip", "remote_host",
               "ClientIP", "ClientHost", "client_address", "remoteip", "c-ip", "remote_ip", "ip", "clientIP", "http_x_forwarded_for", "x_forwarded_for",
               "downstream_remote_address", "cIP", "sourceIp", "SourceIP"),
    "host": ("host", "hostname", "http_host", "ClientRequestHost", "RequestHost", "server_name", "vhost", "Host", "authority", "domainName", "HTTPHost"),
    "body": ("body", "request_body", "post_data", "http_request_body_printable", "Body", "requestBody", "payload", "data", "content", "postData"),
    "size": ("response_body_len", "bytes", "length", "body_bytes_sent", "responseSize", "bytes_sent",
             "EdgeResponseBytes", "bytessent", "size", "response_size", "scBytes"),
    "query": ("args", "query_string", "query", "uri_query", "queryString", "ClientRequestQuery", "cs-uri-query", "cs_uri_query", "csUriQuery"),
    "user": ("remote_user", "ClientUsername", "cs-username", "auth_user"),
}
#: The part that a key tells, and the order in which keys are asked: an object has few of them, and each is of one part.
_PART_OF = {key: part for part, keys in _KEYS.items() for key in keys}
_ORDER = {key: place for place, key in enumerate(_PART_OF)}
#: Headers, as members of an object below one of these names, or as a list of pairs.
_HEADERS = ("headers", "request_headers", "requestHeaders", "Headers")
#: Objects that hold a request where the one around them tells of its way; where its answer stands.
_PLACES = ("request", "httpRequest", "httpMessage", "http", "http_request", "req")
_ANSWERS = ("response", "res", "httpResponse")
#: To look for these costs less than to take an object apart that holds no request.
_METHOD_KEYS, _TARGET_KEYS, _STATUS_KEYS, _PLACES_SET = (*(asked(_KEYS[part]) for part in ("method", "target", "status")), asked(_PLACES))
#: Without any of these, an object holds no request.
SIGNS = _METHOD_KEYS | _STATUS_KEYS | _PLACES_SET
#: Of an audit log these are the audited act, not a request of the web.
_AUDITED = asked(("eventName", "eventSource", "actor", "protoPayload", "objectRef", "Operation", "operationName", "userIdentity", "auditID", "kind",
                      "ActionType", "winlog", "EventID"))
#: Without one of each of these, no member is looked for.
_TARGETS = frozenset((*_KEYS["target"], "request"))
_ASKED = frozenset((*_KEYS["method"], *_KEYS["status"], "request"))
_LINE = re.compile(r"([A-Z]{3,10}) (.{1,16000}?)(?: (?:HTTP/|h)[\d.]{1,4})?\Z", re.DOTALL)


def request_of_record(record: Mapping[str, Any]) -> Optional[WebRequest]:
    """The request in an object of a server, a proxy or a collection of requests; None where it lacks a method or a target."""
    keys = named(record)
    if _METHOD_KEYS.isdisjoint(keys) and _PLACES_SET.isdisjoint(keys) and (_STATUS_KEYS.isdisjoint(keys) or _TARGET_KEYS.isdisjoint(keys)) or (
            not _AUDITED.isdisjoint(keys)):
        return None
    for name in _PLACES:
        inner = record.get(name)
        if isinstance(inner, dict):
            found = _of_members(inner)
            if found is not None:
                outer = _members_of(record)
                answer = next((record[answer] for answer in _ANSWERS if isinstance(record.get(answer), dict)), {})
                told = {**{part: value for part, value in outer.items() if part in ("status", "size", "client", "user", "host")},
                        **{part: value for part, value in _members_of(answer).items() if part in ("status", "size")}}
                return found._replace(**{part: value for part, value in told.items() if not getattr(found, part)})
    return _of_members(record)


def _members_of(record: Mapping[str, Any]) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for key in sorted(_ORDER.keys() & record.keys(), key=_ORDER.__getitem__):
        value = record[key]
        if _PART_OF[key] not in found and isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
            found[_PART_OF[key]] = str(value)
    headers = next((record[name] for name in _HEADERS if name in record), None)
    for name, value in _headers_of(headers).items() if headers is not None else ():
        part = {"user-agent": "agent", "referer": "referrer", "host": "host", "x-forwarded-for": "client"}.get(name)
        if part is not None:
            found.setdefault(part, value)
    return found


def _headers_of(headers: Any) -> Dict[str, str]:
    if isinstance(headers, list):
        headers = {str(one.get("name")): one.get("value") for one in headers[:60] if isinstance(one, dict)}
    if not isinstance(headers, dict):
        return {}
    plain = {str(name).lower(): value[0] if isinstance(value, list) and value else value for name, value in list(headers.items())[:60]}
    return {name: value for name, value in plain.items() if isinstance(value, str)}


def _of_members(record: Mapping[str, Any]) -> Optional[WebRequest]:
    if _TARGETS.isdisjoint(record) or _ASKED.isdisjoint(record):
        return None
    found = _members_of(record)
    line = record.get("request")
    if isinstance(line, str) and "target" not in found and "method" in found and line.startswith(("/", "http")):
        found["target"] = line
    if isinstance(line, str) and "method" not in found and (parts := _LINE.match(line)) is not None and parts[1] in METHODS:
        found.update(method=parts[1], target=parts[2])
    target, method = found.get("target", ""), found.get("method", "").upper()
    status = found.get("status", "")
    # A file and a job have a path, a size and a status as well.
    answered = len(status) == 3 and status.isdecimal() and ("agent" in found or "size" in found and "size" not in record)
    if not target or not (method in METHODS or answered and target.startswith(("/", "http"))):
        return None
    query = found.pop("query", "")
    if query and "?" not in target and query != target:
        target = f"{target}?{query.lstrip('?')}"
    return WebRequest(**{**found, "method": method, "target": target})


# --- lines --------------------------------------------------------------------------------------------------

_HAPROXY = re.compile(r"([\da-fA-F.:]{3,39}):\d{1,5} \[[^\]]{10,40}\] (\S{1,80}) (\S{1,80}) (?:-?\d{1,9}/){2,4}\+?-?\d{1,9} (-?\d{1,3}) \+?(\d{1,15}) \S{1,80} \S{1,80} "
                      r"(\S{4}) [\d/+]{1,40} [\d/]{1,20}((?: \{[^}]{0,1000}\}){0,2}) \"([^\"]{1,8000})\"")
_BALANCER = re.compile(r"(?:(?:https?|h2|wss?|grpcs?) )?\d{4}-\S{1,40} \S{1,120} ([\da-fA-F.:]{3,39}):\d{1,5} \S{1,60} (?:-?[\d.]{1,12} ){3}(\d{3}|-) (\d{3}|-) (\d{1,15}) (\d{1,15}) "
                       r"\"([^\"]{1,8000})\"(?: \"([^\"]{0,1000})\")?")
_CLOUDFRONT = re.compile(r"\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t[A-Z]{3}\S{1,20}\t\d{1,15}\t")
_UWSGI = re.compile(r"\[pid: \d{1,9}\|[^\]]{1,60}\] (\S{2,45}) \(\S{0,80}\) \{[^}]{1,60}\} \[[^\]]{10,40}\] ([A-Z]{3,10}) (\S{1,8000}) => generated (\d{1,15}) bytes in .{1,40}?\(HTTP/[\d.]{1,3} (\d{3})\)")
_RAILS = re.compile(r"(?:[A-Z], \[[^\]]{10,60}\] {1,3}[A-Z]{4,5} -- [^:]{0,60}: (?:\[[^\]]{1,80}\] )*)?Started ([A-Z]{3,10}) \"([^\"]{1,8000})\" for ([\da-fA-F.:]{2,45}) at ")
_GIN = re.compile(r"\[[A-Z]{3,8}\] \d{4}/\d\d/\d\d - \d\d:\d\d:\d\d \| {0,3}(\d{3}) \| {0,12}\S{1,20} \| {0,40}([\da-fA-F.:]{2,45}) \| ([A-Z]{3,10}) {1,10}\"([^\"]{1,8000})\"")
_MORGAN = re.compile(r"([A-Z]{3,10}) (/\S{0,8000}) (\d{3}) [\d.]{1,12} ms - (\d{1,15}|-)\s*\Z")
#: Any line that quotes a request: what stands before it, and the status behind it.
_QUOTED = re.compile(r"\"([A-Z]{3,10}) (\S{1,8000}) HTTP/\d(?:\.\d)?\"(?: ([1-4]\d\d|50\d|51[01]|52\d)\b)?(?: (\d{1,15})(?= |\Z))?")
_QUOTES = re.compile(r"\"([^\"]{1,2000})\"")
#: Behind a slash a year and a time look like an address.
_ADDRESS = re.compile(r"(?<![\w.:])((?:\d{1,3}\.){3}\d{1,3}|(?<!/)[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7})(?![\w.])")
_AGENT = re.compile(r"Mozilla/|[A-Za-z][\w.-]{1,40}/\d|\(\) ?\{|.{0,200}\$\{")
_BROWSER = re.compile(r"Safari/|Firefox|Edge?/|OPR/|MSIE|Trident|[Bb]ot")
_HEAD_MAX = 400


#: A form's or a query's parameters alone, escaped as they are sent.
_FORM = re.compile(r"[\w.\[\]-]{1,64}=[^\s\"'<>]{0,16000}\Z")
_ESCAPE = re.compile(r"%[\da-fA-F]{2}")
#: A row of a collection of requests: a method and an address in cells of their own.
_METHOD_CELL = re.compile(r"(?:\A|,)\"?(?:GET|POST|PUT|HEAD|DELETE)\"?,")
_TARGET_CELL = re.compile(r"(?:/|https?://)\S|/\Z")


def request_of_line(text: str) -> Optional[WebRequest]:
    """The request in a line of one of these forms; None for every other text."""
    first = text[:1]
    if "=" in text[:65] and "%" in text and _FORM.match(text) and _ESCAPE.search(text):
        return WebRequest(target=f"?{text}")
    if first == "[" and (found := _UWSGI.match(text)) is not None:
        client, method, target, size, status = found.groups()
        return WebRequest(method, target, status, size, client=client)
    if first == "[" and (found := _GIN.match(text)) is not None:
        status, client, method, target = found.groups()
        return WebRequest(method, target, status, client=client)
    if (first == "S" or text[1:4] == ", [") and (found := _RAILS.match(text)) is not None:
        return WebRequest(found[1], found[2], client=found[3])
    if text[:3].isupper() and " ms - " in text[-60:] and (found := _MORGAN.match(text)) is not None and found[1] in METHODS:
        return WebRequest(found[1], found[2], found[3], "" if found[4] == "-" else found[4])
    if text[4:5] == "-" and text[10:11] == "\t" and _CLOUDFRONT.match(text):
        return _of_cloudfront(text)
    head = text[:400]
    # To look for a letter of a word first costs a fraction of what the word costs.
    if "," in head and ("E" in head and ("GET" in head or "DELETE" in head or "HEAD" in head) or "P" in head and ("POST" in head or "PUT" in head)) and (
            _METHOD_CELL.search(head) and (row := _of_row(text)) is not None):
        return row
    if '"' not in text or "HTTP/" not in text and "BADREQ" not in text:
        return None
    found = _BALANCER.match(text)
    if found is not None:
        client, status, _, _, size, line, agent = found.groups()
        return _of_request(line)._replace(status=status, size=size, agent=agent or "", client=client)
    found = _HAPROXY.search(text[:20_000])
    if found is not None and found.start() < text.find('"'):  # else a stranger's, in quotes
        client, _, _, status, size, _, captured, line = found.groups()
        names = [name for name in re.split(r"[{}|]", captured) if name.strip()]
        # Captured headers are cut off: a browser's first words tell nothing of it.
        agent = next((name for name in names if _AGENT.match(name) and (name[:8] != "Mozilla/" or _BROWSER.search(name))), "")
        return _of_request(line)._replace(status=status, size=size, agent=agent, client=client)
    return None if is_repeated(text) else _of_quoted(text[:20_000])


def _of_request(line: str) -> WebRequest:
    parts = _LINE.match(line)
    return WebRequest(parts[1], parts[2]) if parts is not None and parts[1] in METHODS else WebRequest("", line)


def _of_quoted(text: str) -> Optional[WebRequest]:
    found = _QUOTED.search(text)
    if found is None or found[1] not in METHODS or text[found.start() - 1:found.start()] == "=":
        return None  # a pair's value is for the reader of pairs
    head, tail = text[max(0, found.start() - _HEAD_MAX):found.start()], text[found.end():found.end() + 4_000]
    status, size = found[3] or "", found[4] or ""
    quotes = _QUOTES.findall(tail)[:8]
    agent = next((quote for quote in quotes if _AGENT.match(quote)), "")
    client = _ADDRESS.search(head) or next((hit for hit in map(_ADDRESS.fullmatch, quotes) if hit is not None), None)
    referrer = next((quote for quote in quotes if "://" in quote[:12]), "")
    return WebRequest(found[1], found[2], status, size, referrer, agent, client[1] if client is not None else "")


def _of_row(text: str) -> Optional[WebRequest]:
    try:
        cells = next(csv.reader([text[:20_000].replace("\0", "").replace("\r\n", "\n")]), [])
    except csv.Error:
        return None
    place = next((index for index, cell in enumerate(cells[:40]) if cell in METHODS), -1)
    target = next((cell for cell in cells[place + 1:40] if _TARGET_CELL.match(cell)), "") if place >= 0 else ""
    if not target:
        return None
    rest = [cell for cell in cells[:40] if cell != target]
    begin, http, _ = target.rpartition(" HTTP/")
    body = next((cell for cell in rest if _FORM.match(cell) and not cell.startswith("JSESSIONID=")), "")
    return WebRequest(cells[place], begin if http else target, next((cell for cell in rest if len(cell) == 3 and cell.isdecimal() and "100" <= cell < "600"), ""),
                      agent=next((cell for cell in rest if cell.startswith("Mozilla/")), ""),
                      client=next((cell for cell in rest if _ADDRESS.fullmatch(cell)), ""), body=body)


def with_line_ends(text: str) -> str:
    r"""A raw request whose ends of lines were written as escapes, with ends of lines.

    >>> with_line_ends(r"GET / HTTP/1.1\r\nHost: a\r\n\r\n").split("\r\n")[1]
    'Host: a'
    """
    return text.replace("\\r\\n", "\r\n") if "\\r\\n" in text[:8_400] and "\n" not in text[:8_400] else text


def _of_cloudfront(text: str) -> Optional[WebRequest]:
    columns = text[:20_000].split("\t")
    if len(columns) < 16 or columns[5] not in METHODS:
        return None
    query = columns[11] if columns[11] != "-" else ""
    return WebRequest(columns[5], f"{columns[7]}?{query}" if query else columns[7], columns[8], columns[3], columns[9], columns[10].replace("%20", " "),
                      columns[4], host=columns[15] if columns[15] != "-" else columns[6])
