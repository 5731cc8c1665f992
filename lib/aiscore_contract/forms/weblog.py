"""A request of the web in the forms of servers, proxies, balancers, frameworks and collections, taken apart for both halves.

Owns which member of an object is what of a request, and the lines of which either half would have to know the form: HAProxy, cloud balancers,
CloudFront, Envoy, uWSGI, Rails, Spring, Gin, morgan, and any line that quotes a request. Common access lines, raw requests and lines with a declared
order are read by each half's own readers.
"""
from __future__ import annotations

import base64
import binascii
import csv
import json
import re
from itertools import islice
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Tuple
from urllib.parse import quote_plus, unquote_plus

from .names import asked, letters_of, named, without_port
from .strangers import is_repeated

METHODS = frozenset(("GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "TRACK", "DEBUG", "MOVE", "COPY", "MKCOL",
                     "SEARCH", "LOCK", "UNLOCK", "PROPPATCH", "REPORT", "MERGE", "PURGE"))


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
    #: Those without a member of their own, names in lower case.
    headers: Tuple[Tuple[str, str], ...] = ()


# --- objects ------------------------------------------------------------------------------------------------

_KEYS = {
    "method": ("method", "http_method", "RequestMethod", "requestmethod", "cs-method", "httpMethod", "request_method", "requestMethod", "ClientRequestMethod",
               "verb", "cs_method", "http.request.method", "Method", "http.method", "clientRequestHTTPMethodName", "HTTPMethod"),
    "target": ("uri", "url", "requestUrl", "request_uri", "uri_path", "path", "ClientRequestURI", "requestURI",
               "cs_uri_stem", "http.url", "url.original", "RequestPath", "ClientRequestPath", "cs-uri-stem", "URL", "Url", "URI", "http.target", "requestUri",
               "request_url", "clientRequestPath", "originalRequestUriWithArgs", "csUriStem", "rawPath", "url.path"),
    "status": ("status_code", "status", "httpStatus", "EdgeResponseStatus", "DownstreamStatus", "sc-status", "response_code", "sc_status", "http_code",
               "response_status", "code", "statusCode", "Status", "http.status_code", "edgeResponseStatus", "scStatus", "HTTPStatusCode"),
    "referrer": ("referrer", "referer", "http_referrer", "http_refer", "http_referer", "refererUrl",
                 "ClientRequestReferer", "cs_referer", "Referer", "http.referer"),
    "agent": ("user_agent", "http_user_agent", "userAgent", "useragent", "ClientRequestUserAgent", "cs_user_agent", "request_User-Agent",
              "agent", "User-Agent", "user-agent", "UserAgent", "cs(User-Agent)", "http.user_agent", "http.useragent", "csUserAgent"),
    "client": ("id.orig_h", "client_ip", "clientip", "remote_addr", "remoteIp", "clientIp", "src_ip", "remote_host",
               "ClientIP", "ClientHost", "client_address", "remoteip", "c-ip", "remote_ip", "ip", "clientIP",
               "downstream_remote_address", "cIP", "sourceIp", "SourceIP", "remoteAddress", "remoteAddr", "remote_address",
               "http_x_forwarded_for", "x_forwarded_for"),  # whoever asks may have written these himself
    "host": ("host", "hostname", "http_host", "ClientRequestHost", "RequestHost", "server_name", "vhost", "Host", "authority", "domainName", "HTTPHost"),
    "body": ("body", "request_body", "post_data", "http_request_body_printable", "Body", "requestBody", "payload", "data", "content", "postData", "reqBody"),
    "size": ("response_body_len", "bytes", "length", "body_bytes_sent", "responseSize", "bytes_sent",
             "EdgeResponseBytes", "bytessent", "size", "response_size", "scBytes"),
    "query": ("args", "query_string", "query", "uri_query", "queryString", "ClientRequestQuery", "cs-uri-query", "cs_uri_query", "csUriQuery",
              "rawQueryString", "queryStringParameters", "querystring", "query_params", "url.query", "uri_args", "query_args"),
    "user": ("remote_user", "ClientUsername", "cs-username", "auth_user"),
}
#: The part that a key tells, and the order in which keys are asked: an object has few of them, and each is of one part.
_PART_OF = {key: part for part, keys in _KEYS.items() for key in keys}
_ORDER = {key: place for place, key in enumerate(_PART_OF)}
#: Headers, as members of an object below one of these names, or as a list of pairs.
_HEADERS = ("headers", "request_headers", "requestHeaders", "Headers", "RequestHeaders", "header", "multiValueHeaders", "http_headers", "reqHeaders", "cs-headers")
#: A capture's headers in two lists beside each other.
_HEADER_LISTS = ("client_header_names", "client_header_values")
#: Headers that logs keep as members of their own, however they spell what stands before and within their names.
_LONE_HEADERS = frozenset(("cookie", "authorization", "content-type", "x-forwarded-host", "x-original-url", "x-rewrite-url", "x-http-method-override", "x-host",
                           "x-middleware-subrequest", "accept-language", "origin"))
_BEFORE_HEADER = ("", "http-", "cs-", "request-", "req-", "header-", "http-request-header-")
_OF_LONE_HEADER = {spelt(f"{before}{header}"): header for header in _LONE_HEADERS for before in _BEFORE_HEADER
                   for spelt in (str, str.title, lambda name: name.replace("-", "_"), lambda name: name.title().replace("-", ""))}
_OF_LONE_HEADER.update({"cs(Cookie)": "cookie", "csCookie": "cookie", "cookies": "cookie", "Cookies": "cookie", "req_cookies": "cookie", **{f"request_{header.title()}": header for header in _LONE_HEADERS}})
#: Members that hold a body or parameters as an object as well: under other names an application keeps data of its own.
_BODIES = frozenset(("body", "request_body", "requestBody", "postData", "post_data", "reqBody"))
_QUERIES = frozenset(_KEYS["query"])
_HEADER_KEYS = frozenset((*_KEYS["agent"], *_KEYS["referrer"]))
#: Objects that hold a request where the one around them tells of its way; where its answer stands.
_PLACES = ("request", "httpRequest", "httpMessage", "http", "http_request", "req", "requestContext", "transaction", "proxy", "meta")
_ANSWERS = ("response", "res", "httpResponse")
#: To look for these costs less than to take an object apart that holds no request.
_METHOD_KEYS, _TARGET_KEYS, _STATUS_KEYS, _PLACES_SET = (*(asked(_KEYS[part]) for part in ("method", "target", "status")), asked(_PLACES))
#: Where Azure says which of its logs a record is of, and the logs that hold requests.
_LOG_NAMES = asked(("category", "Category", "CategoryValue", "Type", "type"))
AZURE_LOGS = frozenset("""
applicationgatewayaccesslog applicationgatewayfirewalllog frontdooraccesslog frontdoorwebapplicationfirewalllog frontdoorwebapplicationfirewalllogs azurecdnaccesslog
webapplicationfirewalllogs appservicehttplogs gatewaylogs apimanagementgatewaylogs agwaccesslogs agwfirewalllogs
""".split())
_OF_AZURE = {letters_of(theirs): ours for ours, names in {
    "method": "httpMethod csMethod method", "url": "requestUri csUriStem url", "query": "requestQuery csUriQuery", "user_agent": "userAgent csUserAgent",
    "status": "httpStatus httpStatusCode scStatus responseCode", "response_size": "sentBytes responseBytes scBytes responseSize", "remote_user": "csUsername",
    "client_ip": "clientIp cIp callerIpAddress", "http_host": "hostName host csHost originalHost", "referer": "referer csReferer", "cookie": "cookie csCookie",
    "action": "action", "ruleName": "ruleName", "reason": "message", "details": "details", "matched": "detailsData", "body": "requestBody", "headers": "requestHeaders"}.items() for theirs in names.split()}
#: How a table of diagnostics marks the type of a column.
_TYPED = re.compile(r"_[sdbgt]$")
#: Without any of these, an object holds no request.
SIGNS = _METHOD_KEYS | _STATUS_KEYS | _PLACES_SET | _LOG_NAMES
#: Of an audit log these are the audited act, not a request of the web.
_AUDITED = asked(("eventName", "eventSource", "actor", "protoPayload", "objectRef", "Operation", "operationName", "userIdentity", "auditID", "kind",
                      "ActionType", "winlog", "EventID"))
#: Without one of each of these, no member is looked for.
_TARGETS = frozenset((*_KEYS["target"], "request", "request_line"))
_ASKED = frozenset((*_KEYS["method"], *_KEYS["status"], "request", "request_line"))
_LINE = re.compile(r"([A-Z]{3,10}) (.{1,16000}?)(?: (?:HTTP/|h)[\d.]{1,4})?\Z", re.DOTALL)


def request_of_record(record: Mapping[str, Any]) -> Optional[WebRequest]:
    """The request in an object of a server, a proxy or a collection of requests; None where it lacks a method or a target."""
    keys = named(record)
    of_azure = None if _LOG_NAMES.isdisjoint(keys) else as_azure_asked(record)
    if of_azure is not None:
        return _of_members(of_azure, is_guards="action" in of_azure)
    if _METHOD_KEYS.isdisjoint(keys) and _PLACES_SET.isdisjoint(keys) and (_STATUS_KEYS.isdisjoint(keys) or _TARGET_KEYS.isdisjoint(keys)) or (
            not _AUDITED.isdisjoint(keys)):
        return None
    for name in _PLACES if not _PLACES_SET.isdisjoint(keys) else ():
        inner = record.get(name)
        if isinstance(inner, dict):
            found = _in_place(record, name, inner)
            if found is not None:
                outer = _members_of(record)
                if isinstance(record.get("transaction"), dict):
                    outer = {**_members_of(record["transaction"]), **outer}
                answer = next((holder[answer] for holder in (record, inner) for answer in _ANSWERS if isinstance(holder.get(answer), dict)), {})
                told = {**{part: value for part, value in outer.items() if part in ("status", "size", "client", "user", "host")},
                        **{part: value for part, value in _members_of(answer).items() if part in ("status", "size")}}
                return found._replace(**{part: value for part, value in told.items() if not getattr(found, part)})
    return _of_members(record)


def as_azure_asked(record: Mapping[str, Any]) -> Optional[Dict[str, Any]]:
    """The request, and what a guard said of it, in a record of one of Azure's access logs under usual names, whichever way it was exported;
    None where it is of another log.

    >>> as_azure_asked({"Category": "ApplicationGatewayAccessLog", "httpMethod_s": "GET", "requestUri_s": "/a", "httpStatus_d": 200})
    {'method': 'GET', 'url': '/a', 'status': 200}
    """
    log = next((record[name] for name in _LOG_NAMES if isinstance(record.get(name), str)
                and record[name].lower() in AZURE_LOGS), None)
    if log is None:
        return None
    properties = record.get("properties")
    if isinstance(properties, str) and properties[:1] == "{":
        try:
            properties = json.loads(properties)
        except (ValueError, RecursionError):
            return None
    found: Dict[str, Any] = {}
    for holder in (properties if isinstance(properties, dict) else {}, record):
        for name, value in holder.items():
            ours = _OF_AZURE.get(letters_of(_TYPED.sub("", name))) if len(name) < 40 else None
            if ours is not None and ours not in found and value not in ("", None):
                found[ours] = int(value) if isinstance(value, float) and value.is_integer() else value
    details = found.pop("details", None)
    if isinstance(details, dict):
        matches = details["matches"][:_PARAMETERS_MAX] if isinstance(details.get("matches"), list) else []
        matched = [match.get("matchVariableValue") for match in matches if isinstance(match, dict)]
        found["matched"] = " ".join(text for text in (details.get("data"), *matched) if isinstance(text, str))[:_BODY_MAX_CHARS]
        found.setdefault("reason", details.get("message"))
    if "action" not in found:
        found.pop("ruleName", None)  # which way a request went, not what a guard thought of it
    return found if isinstance(found.get("url"), str) else None


def _in_place(record: Mapping[str, Any], name: str, inner: Mapping[str, Any]) -> Optional[WebRequest]:
    """The request that the member `name` of `record` holds, or a part of."""
    if name == "transaction":
        request = inner.get("request")
        if not isinstance(request, dict):
            return None
        # Of one that is none of HTTP's a guard keeps the rest.
        return _of_members(request, is_guards=True) or _of_members({**request, "uri": "/"}, is_guards=True)
    if name == "meta":
        # What a logger of an application keeps apart from its message.
        request = next((inner[place] for place in ("req", "httpRequest") if isinstance(inner.get(place), dict)), None)
        return _of_members(request) if request is not None else None
    if name == "requestContext":
        # A function behind a gateway: the request is the object itself, who sent it stands in its context.
        http, identity = (inner[part] if isinstance(inner.get(part), dict) else {} for part in ("http", "identity"))
        return _of_members({**{part: value for part, value in (*identity.items(), *http.items()) if part in _OF_CONTEXT}, **record})
    request, url = inner.get("request"), record.get("url")
    if name == "http" and isinstance(request, dict) and isinstance(url, dict):
        return _of_ecs(record, request, url)
    return _of_members(inner)


_OF_CONTEXT = frozenset(("method", "sourceIp", "userAgent"))


def _of_ecs(record: Mapping[str, Any], request: Mapping[str, Any], url: Mapping[str, Any]) -> Optional[WebRequest]:
    """A request in the tables of the Elastic Common Schema."""
    target = next((url[name] for name in ("original", "path", "full") if isinstance(url.get(name), str) and url[name]), "")
    agent, client = record.get("user_agent"), next((record[name] for name in ("client", "source") if isinstance(record.get(name), dict)), {})
    members = {**{name: value for name, value in request.items() if name in ("method", "headers", "body", "referrer")}, "url": target, "query": url.get("query"),
               "user_agent": agent.get("original") if isinstance(agent, dict) else None, "client_ip": client.get("ip"), "http_host": url.get("domain")}
    answer = record["http"].get("response")
    if isinstance(answer, dict) and isinstance(answer.get("body"), dict):
        members["response_size"] = answer.get("bytes", answer["body"].get("bytes"))
    return _of_members(members) if isinstance(request.get("method"), str) and target else None


def _members_of(record: Mapping[str, Any]) -> Dict[str, str]:
    found: Dict[str, str] = {}
    for key in sorted(_ORDER.keys() & record.keys(), key=_ORDER.__getitem__):
        value = record[key]
        if key in _BODIES or key in _QUERIES:
            value = _sent_text(value, key in _QUERIES)
        elif isinstance(value, list) and value and key in _HEADER_KEYS:
            value = value[0]
        if _PART_OF[key] not in found and isinstance(value, (str, int)) and not isinstance(value, bool) and value != "":
            found[_PART_OF[key]] = str(value)
    return found


#: More of a table of parameters or headers is not read.
_PARAMETERS_MAX, _HEADERS_MAX = 60, 60


def _sent_text(value: Any, is_query: bool) -> Any:
    """What was sent, as a text, where a log holds it as an object or a list: parameters as a form's, all else as JSON."""
    if isinstance(value, (str, int)) or not value:
        return value
    if isinstance(value, dict) and not is_query:
        held = next((value[name] for name in ("text", "content") if isinstance(value.get(name), str)), None)
        if held is not None and not value.keys() - _BESIDE_TEXT:
            return held
        if "mimeType" in value and isinstance(value.get("params"), list):
            return _form_of(value["params"])
    if is_query:
        return _form_of(value)
    if isinstance(value, list) and all(isinstance(piece, str) for piece in value):
        return "".join(value)
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))[:_BODY_MAX_CHARS]
    except (ValueError, RecursionError, TypeError):
        return ""


_BESIDE_TEXT = frozenset(("text", "content", "mimeType", "mime_type", "bytes", "params", "comment", "encoding", "size"))
_BODY_MAX_CHARS = 16_000


def _form_of(parameters: Any) -> str:
    """A table of parameters, or a list of pairs, as a form or a query would be sent."""
    pairs = list(parameters.items())[:_PARAMETERS_MAX] if isinstance(parameters, dict) else [
        (one.get("name", one.get("key")), one.get("value")) for one in parameters[:_PARAMETERS_MAX] if isinstance(one, dict)] if isinstance(parameters, list) else []
    flat = ((name, value) for name, values in pairs for value in (values[:_PARAMETERS_MAX] if isinstance(values, list) else (values,)))
    return "&".join(f"{quote_plus(str(name), errors='replace')}={quote_plus(str(value), errors='replace')}" for name, value in flat
                    if isinstance(name, str) and isinstance(value, (str, int, float)))


Headers = List[Tuple[str, str]]


def headers_in(record: Mapping[str, Any]) -> Headers:
    """The headers in an object: a table or a list of them, two lists, or members of their own. Of one that was sent twice both stay: nobody
    knows which of them the application took.

    >>> headers_in({"headers": {"X-Original-URL": ["/", "/admin"]}, "cookie": "a=1"})
    [('x-original-url', '/'), ('x-original-url', '/admin'), ('cookie', 'a=1')]
    """
    found: Headers = []
    for name in _HEADERS:
        if name in record:
            found = _headers_of(record[name])
            break
    names, values = (record.get(name) for name in _HEADER_LISTS)
    if isinstance(names, list) and isinstance(values, list):
        found += ((name.lower(), value) for name, value in list(zip(names, values))[:_HEADERS_MAX] if isinstance(name, str) and isinstance(value, str))
    held = {name for name, _ in found}
    for name in sorted(_OF_LONE_HEADER.keys() & record.keys()):
        value = record[name]
        if isinstance(value, (dict, list)) and name in ("cookies", "Cookies", "req_cookies"):
            value = "; ".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else _form_of(value).replace("&", "; ")
        if isinstance(value, str) and value not in ("", "-") and _OF_LONE_HEADER[name] not in held:
            held.add(_OF_LONE_HEADER[name])
            found.append((_OF_LONE_HEADER[name], value))
    return found


def _headers_of(headers: Any) -> Headers:
    if isinstance(headers, str):
        # A content network's, escaped: a name and a value a line.
        lines = (line.partition(":") for line in unquote_plus(headers[:16_000]).split("\n")[:_HEADERS_MAX])
        return [(name.strip().lower(), value.strip()) for name, _, value in lines]
    pairs: List[Tuple[Any, Any]] = []
    if isinstance(headers, list):
        pairs = [(one.get("name", one.get("key")), one.get("value")) for one in headers[:_HEADERS_MAX] if isinstance(one, dict)]
    elif isinstance(headers, dict):
        pairs = list(headers.items())[:_HEADERS_MAX]
    flat = ((str(name).lower(), value) for name, values in pairs for value in (values[:_HEADERS_MAX] if isinstance(values, list) else (values,)))
    return [(name, value) for name, value in flat if isinstance(value, str)][:_HEADERS_MAX]


def _take_headers(found: Dict[str, str], headers: Headers) -> None:
    """The parts of a request that its headers tell, where nothing else did: of one that was sent twice the first."""
    for name, value in headers:
        if name in _PART_OF_HEADER:
            found.setdefault(_PART_OF_HEADER[name], value)


_PART_OF_HEADER = {"user-agent": "agent", "referer": "referrer", "host": "host", "x-forwarded-for": "client"}


def _of_members(record: Mapping[str, Any], is_guards: bool = False) -> Optional[WebRequest]:
    if _TARGETS.isdisjoint(record) or _ASKED.isdisjoint(record) and not is_guards:
        return None
    found = _members_of(record)
    headers = headers_in(record)
    _take_headers(found, headers)
    line = record.get("request", record.get("request_line"))
    if isinstance(line, str) and "target" not in found and "method" in found and line.startswith(("/", "http")):
        found["target"] = line
    whole = request_of_raw(line) if isinstance(line, str) and "HTTP/" in line and ("\n" in line or "\\r\\n" in line) else None
    if whole is not None:
        found.update({part: value for part, value in whole._asdict().items() if value and part in ("method", "target", "body")})
        headers = list(dict.fromkeys((*headers, *whole.headers)))
        _take_headers(found, headers)
    elif isinstance(line, str) and "method" not in found and (parts := _LINE.match(line)) is not None and parts[1] in METHODS:
        found.update(method=parts[1], target=parts[2])
    target, method = found.get("target", ""), found.get("method", "").upper()
    status = found.get("status", "")
    # A file and a job have a path, a size and a status as well.
    answered = len(status) == 3 and status.isdecimal() and ("agent" in found or "size" in found and "size" not in record)
    if not target or not (method in METHODS or (answered or is_guards) and target.startswith(("/", "http"))):
        return None
    if "client" in found:
        found["client"] = without_port(found["client"])
    query = found.pop("query", "")
    if query and "?" not in target and query != target:
        target = f"{target}?{query.lstrip('?')}"
    if record.get("isBase64Encoded") is True and "body" in found:
        found["body"] = _of_base64(found["body"])
    return WebRequest(**{**found, "method": method, "target": target}, headers=tuple(headers))  # type: ignore[arg-type]


def _of_base64(text: str) -> str:
    try:
        return base64.b64decode(text[:_BODY_MAX_CHARS], validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text


# --- headers ------------------------------------------------------------------------------------------------

_ODD = re.compile(r"[<>'`]|\$[{(]|\{\{|%\{|\.\./|\(\) ?\{|(?i:select |union )")
#: Where one cookie ends: what an attack has behind a semicolon has no name.
_NEXT_COOKIE = re.compile(r";\s{0,8}(?=[\w.-]{1,64}=)")
#: These say that another page is meant than the one that was asked for, or another method.
_OTHER_PAGE = frozenset(("x-original-url", "x-rewrite-url"))
_OTHER_WAY = frozenset(("x-http-method-override", "x-http-method", "x-method-override", "x-middleware-subrequest"))
_OTHER_SITE = frozenset(("x-forwarded-host", "x-host", "x-forwarded-server"))
_TOKEN = re.compile(r"(?<![\w.-])eyJ([\w-]{8,1000})\.[\w-]{0,8000}(?:\.|\Z)")
_NAME_OF_SITE = re.compile(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,24}")
_HEADER_MAX_CHARS = 2_000
#: More odd cookies of one request are told together.
_COOKIES_MAX = 40


def telling_headers(request: WebRequest) -> List[Tuple[str, str]]:
    """The headers of a request in which an attack may stand, or which send it elsewhere; a harmless request has none.

    >>> telling_headers(WebRequest("GET", "/", headers=(("cookie", "sid=7; lang=x' union select 1--"), ("x-original-url", "/admin"))))
    [('cookie', "lang=x' union select 1--"), ('x-original-url', '/admin')]
    >>> telling_headers(WebRequest("GET", "/", headers=(("accept", "*/*"), ("cookie", "sid=7"), ("x-forwarded-host", "a.example"))))
    []
    """
    found: List[Tuple[str, str]] = []
    for name, value in request.headers:
        if name in ("user-agent", "referer"):
            continue
        if (name == "cookie" or name == "authorization") and is_unsigned(value):
            found.append(("jwt-alg-none", ""))
        if name == "cookie":
            odd = [part for part in map(_odd_part, _NEXT_COOKIE.split(value[:8_000])) if part]
            found += ((name, part) for part in (*odd[:_COOKIES_MAX], "; ".join(odd[_COOKIES_MAX:])) if part)
        elif name in _OTHER_WAY or name in _OTHER_PAGE and not _is_page(value, request.target) or name in _OTHER_SITE and _is_other_site(value, request.host):
            found.append((name, value[:_HEADER_MAX_CHARS]))
        elif (part := _odd_part(value[:8_000])):
            found.append((name, part))
    return found


def _odd_part(value: str) -> str:
    """`value` where an attack may stand in it, however much stands before that; "" where none does."""
    odd = _ODD.search(value)
    if odd is None and "%" in value:
        plain = unquote_plus(value)
        odd = _ODD.search(plain)
        value = value if len(value) <= _HEADER_MAX_CHARS else plain
    if odd is None:
        return ""
    start = max(0, odd.start() - _HEADER_MAX_CHARS // 4) if len(value) > _HEADER_MAX_CHARS else 0
    return value[start:start + _HEADER_MAX_CHARS]


def _is_page(url: str, target: str) -> bool:
    """Whether a proxy's header names the page that was asked for."""
    return _path_of(url) == _path_of(target)


def _path_of(url: str) -> str:
    return (url.partition("://")[2].partition("/")[2] if "://" in url[:12] else url.lstrip("/")).partition("?")[0]


def _is_other_site(name: str, host: str) -> bool:
    """Whether a header names a site of somebody else than `host`: before a site's own hosts, whose names are no site's, stand proxies."""
    name, host = name.partition(":")[0].lower(), host.partition(":")[0].lower()
    if not (_NAME_OF_SITE.fullmatch(name) and _NAME_OF_SITE.fullmatch(host)) or host.endswith((".local", ".internal", ".lan", ".svc", ".cluster")):
        return False
    return name.split(".")[-2:] != host.split(".")[-2:]


def is_unsigned(text: str) -> bool:
    """Whether a token in `text` says of itself that nobody has signed it.

    >>> is_unsigned("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."), is_unsigned("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")
    (True, False)
    """
    return "eyJ" in text and any(_says_none("eyJ" + token[1]) for token in islice(_TOKEN.finditer(text, 0, 8_000), _TOKENS_MAX))


#: Before an unsigned token others may stand that are signed.
_TOKENS_MAX = 20


def _says_none(coded: str) -> bool:
    try:
        head = json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))
    except (ValueError, RecursionError):
        return False
    alg = head.get("alg") if isinstance(head, dict) else None
    return isinstance(alg, str) and alg.lower() == "none"


# --- lines --------------------------------------------------------------------------------------------------

_HAPROXY = re.compile(r"([\da-fA-F.:]{3,39}):\d{1,5} \[[^\]]{10,40}\] (\S{1,80}) (\S{1,80}) (?:-?\d{1,9}/){2,4}\+?-?\d{1,9} (-?\d{1,3}) \+?(\d{1,15}) \S{1,80} \S{1,80} "
                      r"(\S{4}) [\d/+]{1,40} [\d/]{1,20}((?: \{[^}]{0,1000}\}){0,2}) \"([^\"]{1,8000})\"")
_BALANCER = re.compile(r"(?:(?:https?|h2|wss?|grpcs?) )?\d{4}-\S{1,40} \S{1,120} ([\da-fA-F.:]{3,39}):\d{1,5} \S{1,60} (?:-?[\d.]{1,12} ){3}(\d{3}|-) (\d{3}|-) (\d{1,15}) (\d{1,15}) "
                       r"\"([^\"]{1,8000})\"(?: \"([^\"]{0,1000})\")?")
_CLOUDFRONT = re.compile(r"\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d\t[A-Z]{3}\S{1,20}\t\d{1,15}\t")
_UWSGI = re.compile(r"\[pid: \d{1,9}\|[^\]]{1,60}\] (\S{2,45}) \(\S{0,80}\) \{[^}]{1,60}\} \[[^\]]{10,40}\] ([A-Z]{3,10}) (\S{1,8000}) => generated (\d{1,15}) bytes in .{1,40}?\(HTTP/[\d.]{1,3} (\d{3})\)")
#: Ruby's logger, and the tags that Rails puts before a line.
_OF_RAILS = r"(?:[A-Z], \[[^\]]{10,60}\] {1,3}[A-Z]{4,5} -- [^:]{0,60}: )?(?:\[[^\]]{1,80}\] ){0,8} {0,8}"
_RAILS = re.compile(_OF_RAILS + r"(?:Started ([A-Z]{3,10}) \"([^\n]{1,8000})\" for ([\da-fA-F.:]{2,45}) at |Parameters: (?=\{))")
#: What Rails says of the same request in the lines behind, where these are one event.
_RAILS_SENT = re.compile(r"\n[^\n\"{]{0,300}?Parameters: (?=\{)")
_RAILS_DONE = re.compile(r"\n[^\n\"{]{0,300}?Completed (\d{3}) ")
_RUBY_PAIR = re.compile(r"(?<!\\)\"((?:[^\"\\]|\\.){1,80})\" ?=> ?(?:\"((?:[^\"\\]|\\.){0,8000})\"|(nil|true|false|-?\d[\d.]{0,20}))")
#: Spring's log, and the two ways in which it tells of a request.
SPRING = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.,Z+-]{8,24} {1,3}(TRACE|DEBUG|INFO|WARN|ERROR|FATAL) (?:\[[^\]]{0,80}\] )?\d{1,9} --- (?:\[[^\]]{0,80}\] ?){1,3}([\w.$/\[\]-]{1,120}) {1,60}: ")
_SPRING_REQUEST = re.compile(r"(?:(?:Before|After) request \[|REQUEST DATA: ?\[?|)(GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH) (?:\"([^\"]{1,8000})\", parameters=\{|(/\S{0,8000})[,\]])")
_SPRING_CLIENT = re.compile(r", client=([\da-fA-F.:]{2,45})(?=[,\]])")
_GIN = re.compile(r"\[[A-Z]{3,8}\] \d{4}/\d\d/\d\d - \d\d:\d\d:\d\d \| {0,3}(\d{3}) \| {0,12}\S{1,20} \| {0,40}([\da-fA-F.:]{2,45}) \| ([A-Z]{3,10}) {1,10}\"([^\"]{1,8000})\"")
_MORGAN = re.compile(r"([A-Z]{3,10}) (/\S{0,8000}) (\d{3}) [\d.]{1,12} ms - (\d{1,15}|-)\s*\Z")
#: Any line that quotes a request: what stands before it, and the status behind it.
_QUOTED = re.compile(r"\"([A-Z]{3,10}) (\S{1,8000}) HTTP/\d(?:\.\d)?\"(?: ([1-4]\d\d|50\d|51[01]|52\d)\b)?(?: (\d{1,15})(?= |\Z))?")
#: What tells something else than a request, or is typed.
_TELLING = re.compile(r"(?i)\b(?:ran|run|running|exec\w{0,6}|command|cmd|spawn\w{0,3}|launch\w{0,3}|query|sql|statement)\b[^:\"]{0,60}: |[\w.)\]:~-][$#] |\bPS [a-z]:\\|`")
_CLIENT_FIRST = re.compile(r"(?:\A|: )(?:\S{1,200} )?(?:(?:\d{1,3}\.){3}\d{1,3}|(?:[\da-fA-F]{1,4}:){7}[\da-fA-F]{1,4}|[\da-fA-F:]{0,35}::[\da-fA-F:.]{0,35}) ")
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
#: Parameters that nobody escaped, an object and a document; several cookies, or a session's.
_BODY_CELL = re.compile(r"(?!(?:max-age|charset|boundary|timeout)=)[\w.\[\]-]{1,64}=|\{\s{0,8}\"|<\?xml |<\w{1,40}[ >]")
_COOKIES = re.compile(r"(?:JSESSIONID|PHPSESSID)=|[\w.-]{1,64}=[^;&]{0,4000}; {0,2}[\w.-]{1,64}=")
_TARGET_CELL = re.compile(r"(?:/|https?://)\S|/\Z")


def request_of_line(text: str) -> Optional[WebRequest]:
    """The request in a line of one of these forms; None for every other text."""
    if text[:2] == "  " and text.startswith("Parameters: {", 2):
        text = text[2:]
    first = text[:1]
    if "=" in text[:65] and "%" in text and _FORM.match(text) and _ESCAPE.search(text):
        return WebRequest(target=f"?{text}")
    if first == "[" and (found := _UWSGI.match(text)) is not None:
        client, method, target, size, status = found.groups()
        return WebRequest(method, target, status, size, client=client)
    if first == "[" and (found := _GIN.match(text)) is not None:
        status, client, method, target = found.groups()
        return WebRequest(method, target, status, client=client)
    if (first in "SP" and first or text[1:4] == ", [" or first == "[") and (found := _RAILS.match(text)) is not None:
        return _of_rails(text[:_RAILS_MAX_CHARS], found) if found[1] else WebRequest(target=f"?{_of_ruby(text[found.end():])}")
    if text[4:5] == "-" and " --- [" in text[:120] and (start := SPRING.match(text)) is not None:
        found = _SPRING_REQUEST.match(text, start.end())
        if found is not None:
            client = _SPRING_CLIENT.search(text, found.end(), found.end() + 400)
            return WebRequest(found[1], found[2] or found[3], client=client[1] if client is not None else "")
        return None
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
        return WebRequest(*method_and_target(line))._replace(status=status, size=size, agent=agent or "", client=client)
    found = _HAPROXY.search(text[:20_000])
    if found is not None and found.start() < text.find('"'):  # else a stranger's, in quotes
        client, _, _, status, size, _, captured, line = found.groups()
        names = [name for name in re.split(r"[{}|]", captured) if name.strip()]
        # Captured headers are cut off: a browser's first words tell nothing of it.
        agent = next((name for name in names if _AGENT.match(name) and (name[:8] != "Mozilla/" or _BROWSER.search(name))), "")
        return WebRequest(*method_and_target(line))._replace(status=status, size=size, agent=agent, client=client)
    return None if is_repeated(text) else _of_quoted(text[:20_000])


_RAILS_MAX_CHARS = 40_000


def _of_rails(text: str, found: re.Match[str]) -> WebRequest:
    sent = _RAILS_SENT.search(text, found.end()) if found[1] not in ("GET", "HEAD") else None
    done = _RAILS_DONE.search(text, found.end())
    body = _of_ruby(text[sent.end():text.find("\n", sent.end()) if "\n" in text[sent.end():] else len(text)]) if sent is not None else ""
    return WebRequest(found[1], found[2], done[1] if done is not None else "", client=found[3], body=body)


def _of_ruby(text: str) -> str:
    """Parameters that Rails prints, as a form would be sent."""
    pairs = _RUBY_PAIR.findall(text[:16_000])[:_PARAMETERS_MAX]
    return _form_of({_unescaped(name): _unescaped(value).strip("[]") or plain for name, value, plain in pairs})


def _unescaped(text: str) -> str:
    return text.replace('\\"', '"').replace("\\\\", "\\")


def method_and_target(line: str) -> Tuple[str, str]:
    """What a request's line asks, and for what: all of it, where it begins with no method."""
    parts = _LINE.match(line)
    return (parts[1], parts[2]) if parts is not None and parts[1] in METHODS else ("", line)


def is_of_other(before: str) -> bool:
    """Whether the words `before` a request tell of something else, a command or a statement, in which it may be no more than a word. Behind
    the client's address stands the name that it gave.

    >>> is_of_other("INFO jobs ran command: ls # "), is_of_other("INFO: 192.0.2.7 - ")
    (True, False)
    """
    told = _TELLING.search(before)
    return told is not None and _CLIENT_FIRST.search(before, 0, told.start()) is None


def _of_quoted(text: str) -> Optional[WebRequest]:
    found = _QUOTED.search(text)
    if found is None or found[1] not in METHODS or text[found.start() - 1:found.start()] == "=":
        return None  # a pair's value is for the reader of pairs
    head, tail = text[max(0, found.start() - _HEAD_MAX):found.start()], text[found.end():found.end() + 4_000]
    if head.count('"') % 2 or is_of_other(head):
        return None  # a part of something else, of which the readers of lines know what it is
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
    cookie = next((cell for cell in rest if _COOKIES.match(cell)), "")
    sent = [cell for cell in rest if cell != cookie and _BODY_CELL.match(cell)]
    body = next((cell for cell in sent if _FORM.match(cell)), sent[0] if sent else "")
    return WebRequest(cells[place], begin if http else target, next((cell for cell in rest if len(cell) == 3 and cell.isdecimal() and "100" <= cell < "600"), ""),
                      agent=next((cell for cell in rest if cell.startswith("Mozilla/")), ""),
                      client=next((cell for cell in rest if _ADDRESS.fullmatch(cell)), ""), body=body, headers=(("cookie", cookie),) if cookie else ())


def with_line_ends(text: str) -> str:
    r"""A raw request whose ends of lines were written as escapes, with ends of lines.

    >>> with_line_ends(r"GET / HTTP/1.1\r\nHost: a\r\n\r\n").split("\r\n")[1]
    'Host: a'
    """
    return text.replace("\\r\\n", "\r\n") if "\\r\\n" in text[:8_400] and "\n" not in text[:8_400] else text


_RAW = re.compile(r"([A-Z]{3,10}) (\S{1,16000}|[^\r\n]{1,16000}?) HTTP/\d(?:\.\d)?(?:\r?\n|\Z)")
_RAW_HEADER = re.compile(r"^([A-Za-z-]{2,40}): ?([^\r\n]{0,4000})", re.MULTILINE)


def request_of_raw(text: str) -> Optional[WebRequest]:
    """A whole request as it was sent: its line, its headers and its body; None where `text` begins with no such line."""
    text = with_line_ends(text)
    line = _RAW.match(text)
    if line is None:
        return None
    head, _, body = text[line.end():].replace("\r\n", "\n").partition("\n\n")
    headers = [(name.lower(), value) for name, value in _RAW_HEADER.findall(head)[:_HEADERS_MAX]]
    told: Dict[str, str] = {}
    _take_headers(told, headers)
    return WebRequest(line[1], line[2], body=body[:8_000].strip("&"), headers=tuple(headers), **told)


def _of_cloudfront(text: str) -> Optional[WebRequest]:
    columns = text[:20_000].split("\t")
    if len(columns) < 16 or columns[5] not in METHODS:
        return None
    query = columns[11] if columns[11] != "-" else ""
    return WebRequest(columns[5], f"{columns[7]}?{query}" if query else columns[7], columns[8], columns[3], columns[9], columns[10].replace("%20", " "),
                      columns[4], host=columns[15] if columns[15] != "-" else columns[6],
                      headers=(("cookie", columns[12]),) if columns[12] != "-" else ())
