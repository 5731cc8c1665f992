"""HTTP: access logs (Apache, nginx, IIS, load balancers, squid, haproxy), raw requests, bare URLs, firewalls' JSON.

Owns the finding of method, target, status, referrer and agent in each, and the one form in which a request is told.
Paths, queries and bodies
are decoded, twice; harmless values become their shape. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, List, NamedTuple, Optional
from urllib.parse import unquote_plus

from aiscore_contract.forms import weblog
from aiscore_rules.fields_network import read_w3c

from ..decode import decode_url
from ..redact import host_words, is_secret_name, redact, split_words
from .domains import domain_words
from .draft import Draft
from .payload import sign_words, value_words
from .words import agent_words, number_of, outcome_word, port_words, size_word, status_words

_PARAMETERS_MAX = 24
_VALUE_MAX_CHARS = 2_000
_PATH_STEPS_MAX = 12


class Request(NamedTuple):
    """One request; an empty text is "unknown", a missing size is -1."""

    method: str = ""
    target: str = ""
    status: str = ""
    size: float = -1.0
    referrer: str = ""
    agent: str = ""
    client: str = ""
    user: str = ""
    host: str = ""
    body: str = ""
    note: str = ""
    headers: str = ""


# -- access logs ---------------------------------------------------------------------------------

_ACCESS = re.compile(
    r"(?:\S{1,260}(?::\d{1,5})? )?(\S{1,60}) \S{1,60} (\S{1,120}) \[[^\]]{10,40}\] \"((?:[^\"\\]|\\.){0,16000})\" "
    r"(\d{3}|-) (\d{1,15}|-)"
    r"(?: \"((?:[^\"\\]|\\.){0,8000})\")?(?: \"((?:[^\"\\]|\\.){0,4000})\")?")
_SQUID = re.compile(r"\d{9,10}\.\d{1,3} {1,10}(\d{1,9}) (\S{1,60}) ([A-Z_]{3,40})/(\d{3}) (\d{1,15}) ([A-Z]{3,10}) "
                    r"(\S{1,8000}) (\S{1,80}) (\S{1,80})(?: \S{1,80})?(?: \"([^\"]{0,8000})\" \"([^\"]{0,4000})\")?")
#: What a proxy is asked to tunnel to.
_TUNNEL = re.compile(r"\[?([^\s/\]]{1,260}?)\]?:(\d{1,5})")
_IIS = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?:\S{1,60} ){0,3}?((?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F:]{3,39}) "
                  r"([A-Z]{3,10}) (\S{1,8000}) (\S{1,8000}) (\d{1,5}) (\S{1,120}) "
                  r"((?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F:]{3,39}) (?:HTTP/[\d.]{1,3} )?(\S{1,4000})(?: "
                  r"(\S{1,4000}))?(?: (\S{1,4000}))??(?: (?!\S{1,9}://)\S{1,260})?? (\d{3}) \d{1,4} \d{1,10}")
_COOKIE = re.compile(r"[\w.-]{1,64}=")
#: Blue Coat's main format: time taken, client, user, verdict, categories, status, cache, request, agent and sizes.
_PROXY_SG = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \d{1,9} (\S{2,60}) (\S{1,120}) \S{1,200} (\S{1,80}) ([A-Z]{4,12}) \"([^\"]{0,300})\" (\S{1,4000}) {1,2}"
                       r"(\d{3}|-) (\S{1,40}) ([A-Z]{3,10}|-) \S{1,120} (\S{1,20}) (\S{1,260}) (\d{1,5}) (\S{1,8000}) (\S{1,8000}) \S{1,60} "
                       r"(?:\"([^\"]{0,2000})\"|-) \S{1,60} (\d{1,15}) (\d{1,15})")
#: A server's own words about a request, or about itself: nginx, then Apache.
_NGINX_ERROR = re.compile(r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d \[(\w{3,8})\] \d{1,9}#\d{1,9}: (?:\*\d{1,12} )?")
_APACHE_ERROR = re.compile(r"\[[A-Z][a-z]{2} [A-Z][a-z]{2} [^\]]{10,30}\] \[([\w:-]{1,40})\] (?:\[pid [^\]]{1,40}\] )?((?:\(\d{1,9}\)[^:]{1,80}: )?)"
                           r"(?:\[client ([^\]\s]{2,60})\] )?")
_ERROR_PART = re.compile(r", (client|server|request|upstream|host|referrer): (\"[^\"]{0,8000}\"|[^,]{0,400})")
_GUARD_PART = re.compile(r"\[(msg|data|severity|uri|tag) \"((?:[^\"\\]|\\.){0,600})\"\]")
_ABORTED = re.compile(r" \S{1,80} \S{1,80} (?!--)[A-Za-z-]{4} [\d/+]{3,40} [\d/]{3,20} ")
#: McAfee's and Skyhigh's gateway: time, user, client, status, request, then category, reputation, type, sizes and agent.
_GATEWAY = re.compile(r"\[[^\]]{10,40}\] \"([^\"]{0,120})\" (\S{2,45}) (\d{3}) \"([A-Z]{3,10} [^\"]{1,8000})\""
                      r"(?: \"([^\"]{0,200})\" \"([^\"]{0,100})\" \"[^\"]{0,100}\" (\d{1,15}) \d{1,15} \"([^\"]{0,2000})\")?")
#: A pair that holds a whole request, its lines' ends written as escapes; how a pair ends; what a guard says beside it.
_WHOLE_PAIR = re.compile(r"(?:\A|[\s,;])(?:http_|raw_|full_)?request=\"(?=[A-Z]{3,10} \S{1,8000} HTTP/\d(?:\.\d)?\\r\\n)")
_PAIR_END = re.compile(r"\"(?=\s{0,4}(?:[,;]|\Z)|\s\w{1,60}=)")
_SAID_BY_GUARDS = ("attack_type", "violations", "sig_names", "request_status", "severity")
_SAID_PAIR = re.compile(rf"\b({'|'.join(_SAID_BY_GUARDS)})=\"([^\"]{{1,200}})\"")
_CLIENT_PAIR = re.compile(r"\bip_client=\"([\da-fA-F.:]{2,45})\"")
_ANY_LINE = re.compile(r"\b(GET|POST|PUT|HEAD|DELETE|OPTIONS|PATCH|TRACE|CONNECT|PROPFIND) (\S{1,8000}) HTTP/\d")


def request_of(text: str) -> Optional[Request]:
    """The request that a line or a raw message holds; None where it holds none."""
    access = _ACCESS.match(text)
    if access:
        client, user, line, status, size, referrer, agent = access.groups()
        method, target = weblog.method_and_target(line)
        return Request(method, target, status, number_of(size), referrer or "", agent or "", client, ""
                       if user == "-" else user,
                       note="" if method else "malformed request")
    if text[:3].isupper():
        raw = weblog.request_of_raw(text)
        if raw is not None:
            return _whole(raw)
    squid = _SQUID.match(text)
    if squid:
        _, client, result, status, size, method, target, user, _, referrer, agent = squid.groups()
        return Request(method, target, status, number_of(size), referrer or "", agent or "", client, "" if user == "-" else user,
                       note=f"proxy {split_words(result)}")
    gateway = _GATEWAY.match(text)
    if gateway:
        user, client, status, line, category, reputation, size, agent = gateway.groups()
        method, target = weblog.method_and_target(line)
        return Request(method, target, status, number_of(size), "", agent or "", client, "" if user == "-" else user,
                       note=f"proxy {split_words(category or '')} {split_words(reputation or '')}".rstrip())
    if "\\r\\n" in text and (whole := _quoted_whole(text)) is not None:
        return whole
    sent = weblog.request_of_line(text)
    if sent is not None and (sent.status or sent.agent or not _ANY_LINE.search(text[:20_000])):
        return _whole(sent)._replace(note="proxy aborted" if "/" in text[:400] and _ABORTED.search(text[:600]) else "")
    if "HTTP/" not in text and not text[:2].isdigit() and "BADREQ" not in text:
        return None
    proxied = _PROXY_SG.match(text) if text[:2] == "20" else None
    if proxied:
        client, user, _, verdict, category, referrer, status, cache, method, scheme, host, port, path, query, agent, size, _ = proxied.groups()
        target = f"{host}:{port}" if method == "CONNECT" else f"{scheme}://{host}{path if path != '-' else '/'}{query if query != '-' else ''}"
        return Request(method, target, status, number_of(size), referrer, agent or "", client, "" if user == "-" else user,
                       note=f"proxy {verdict.lower()} {split_words(category)} {split_words(cache)}".rstrip())
    iis = _IIS.match(text)
    if iis:
        _, method, path, query, _, user, client, agent, first, second, status = iis.groups()
        # Which columns a site keeps it chose itself: a cookie shows by its form.
        behind = [value for value in (first, second) if value and value != "-"]
        cookie = next((value for value in behind if _COOKIE.match(value)), "")
        referrer = next((value for value in behind if value != cookie), "")
        cookie = cookie.replace("+", " ")
        return _whole(weblog.WebRequest(method, path if query == "-" else f"{path}?{query}", status, "", referrer, agent.replace("+", " "), client,
                                        "" if user == "-" else user, headers=(("cookie", cookie),) if cookie else ()))
    declared = read_w3c(text) if text[:2] == "20" else None
    if declared is not None and "vendor" not in declared and "sc-status" in declared:
        def told(name: str) -> str:
            value = declared.get(name, "")
            return value if isinstance(value, str) else value[0]
        return Request(told("cs-method"), told("c-uri"), told("sc-status"), agent=told("cs-user-agent"), client=told("c-ip"))
    anywhere = _ANY_LINE.search(text[:20_000])
    if anywhere and not weblog.is_of_other(text[:anywhere.start()][:400]):
        client = re.search(r"client: ([0-9a-fA-F.:]{2,45})", text[:2_000])
        return Request(anywhere.group(1), anywhere.group(2), client=client.group(1) if client else "",
                       note=split_words(text[:anywhere.start()][:300]))
    return None


def _quoted_whole(text: str) -> Optional[Request]:
    """The whole request that a guard quotes in one of its pairs, and what its other pairs say of it."""
    found = _WHOLE_PAIR.search(text[:20_000])
    if found is None:
        return None
    end = _PAIR_END.search(text, found.end())
    raw = weblog.request_of_raw(text[found.end():end.start() if end is not None else len(text)])
    if raw is None:
        return None
    beside = text[:found.start()] + (text[end.end():] if end is not None else "")
    said = {name: split_words(value) for name, value in _SAID_PAIR.findall(beside[:20_000])}
    client = _CLIENT_PAIR.search(beside[:8_000])
    return _whole(raw)._replace(note="guard " + " ".join(said.get(name, "") for name in _SAID_BY_GUARDS), client=client[1] if client is not None else raw.client)


# -- JSON ----------------------------------------------------------------------------------------

def request_of_json(record: Dict[str, Any]) -> Optional[Request]:
    """The request in a JSON record, or None where it lacks a method or a target."""
    if "urlcategory" in record and isinstance(record.get("url"), str) and "://" not in record["url"]:
        record = {**record, "url": f"http://{record['url']}"}
    found = weblog.request_of_record(record)
    return _whole(found) if found is not None else None


def _whole(found: weblog.WebRequest) -> Request:
    return Request(found.method, found.target, found.status, number_of(found.size), found.referrer, found.agent, found.client, found.user, found.host, found.body,
                   headers=headers_text(found) if found.headers else "")


def headers_text(request: weblog.WebRequest) -> str:
    """The headers in which an attack may stand as parameters are written; no secret that they hold beside it, unless it is a path itself."""
    text = "&".join(f"{name}={value}" for name, value in weblog.telling_headers(request))
    return text if ".." in text else redact(text)


# -- telling -------------------------------------------------------------------------------------

def tell(draft: Draft, request: Request, more: str = "") -> None:
    """The request as words: method, what is asked for, how it ended, who asks."""
    draft.action = request.method or "request"
    target = request.target
    host = request.host
    absolute = re.match(r"[a-z]{2,8}://([^/?#]{0,260})", target)
    if absolute:
        # Before the sign stands who asks, not where.
        host = absolute.group(1).rpartition("@")[2] or host
        target = target[absolute.end():] or "/"
    tunnel = _TUNNEL.fullmatch(target) if request.method == "CONNECT" else None
    if tunnel:
        host, target = tunnel.group(1), ""
        draft.name("port", tunnel.group(2))
    path, _, query = target.partition("?")
    draft.say("http", request.method.lower() if request.method in weblog.METHODS else "request", request.note)
    if (absolute or tunnel) and host:
        name = host.partition(":")[0]
        draft.say("to", domain_words(name) if "." in name and not name[-1].isdigit() else host_words(name))
    draft.say(port_words(tunnel.group(2)) if tunnel else "")
    payloads = [] if tunnel else [_say_path(draft, path)]
    payloads += _say_parameters(draft, "query", query)
    payloads += _say_parameters(draft, "body", request.body)
    payloads += _say_parameters(draft, "" if request.body else "body", request.headers)
    if "eyJ" in query and weblog.is_unsigned(query) or "eyJ" in request.body and weblog.is_unsigned(request.body):
        draft.say("jwt alg none empty")
    draft.say(more, "status" if request.status else "", status_words(request.status))
    if request.size >= 0:
        draft.say("response", size_word(request.size))
    agent, is_odd = agent_words(request.agent)
    draft.say(agent)
    if request.referrer and request.referrer != "-":
        draft.say("referred", _referrer(request.referrer))
    draft.payload(" ".join(filter(None, payloads)))
    if is_odd and request.agent:
        draft.payload(request.agent)
    if not absolute and not tunnel and host:
        draft.say("host", "" if "." in host and not host[0].isdigit() else host_words(host))
    draft.name("src", request.client)
    draft.name("user", request.user)
    draft.name("domain", host.partition(":")[0])
    draft.name("path", path)
    draft.name("useragent", request.agent)


def _referrer(referrer: str) -> str:
    if re.search(r"['\"<>]|%27|%3c|\.\./|\$\{", referrer, re.IGNORECASE):
        return "odd " + sign_words(decode_url(referrer[:600]).text, 30)
    return "" if "://" in referrer else "odd"


_HARMLESS_PATH = re.compile(r"[\w./ -]*")


def _say_path(draft: Draft, path: str) -> str:
    decoded = decode_url(path[:8_000], plus_is_space=False)
    draft.say(*decoded.notes)
    plain = decoded.text
    if _HARMLESS_PATH.fullmatch(plain) and ".." not in plain and "//" not in plain:
        steps = plain.strip("/").split("/")
        shown = steps if len(steps) <= _PATH_STEPS_MAX else steps[:8] + steps[-4:]
        words = " ".join(filter(None, map(_step_words, shown)))
        draft.say("path", words or "root", "deep" if len(steps) > 8 else "")
    else:
        draft.say("path", sign_words(plain, 60))
    return plain if plain != "/" else ""


def _step_words(step: str) -> str:
    if len(step) > 60:
        return "longstep " + split_words(step[-12:].rpartition(".")[2] if "." in step[-12:] else "")
    return ("hidden " if step.startswith(".") and len(step) > 1 else "") + split_words(step)


def _say_parameters(draft: Draft, word: str, query: str) -> List[str]:
    """Says the parameters of a query or form; returns their decoded text."""
    if not query:
        return []
    draft.say(word)
    payloads: List[str] = []
    if word == "body" and query.lstrip()[:1] in ("{", "[", "<"):
        plain = redact(decode_url(query, plus_is_space=False).text)
        draft.say(sign_words(plain, 80))
        return [plain]
    pairs = re.split(r"[&;](?=[^=&;\s]{1,64}=)|&", query[:16_000])[:_PARAMETERS_MAX]
    for pair in pairs:
        name, equals, value = pair.partition("=")
        decoded = decode_url(value[:_VALUE_MAX_CHARS])
        name = unquote_plus(name)
        draft.say(*decoded.notes)
        if not equals:
            bare = decode_url(name).text
            draft.say(value_words("", bare))
            payloads.append(bare)
            continue
        words = value_words(name, decoded.text)
        draft.say(split_words(name) if re.fullmatch(r"[\w.\[\]-]{1,40}", name) else sign_words(name, 20), words)
        hidden = words == "secret" or (words == "mixed" and is_secret_name(name))
        payloads.append(f"{name}={'secret' if hidden else decoded.text}")
    return payloads


def read(draft: Draft, text: str) -> bool:
    """Fills `draft` from a line or a raw request; whether it held one."""
    if _read_error(draft, text):
        return True
    request = request_of(text)
    if request is None:
        return False
    tell(draft, request)
    return True


def _read_error(draft: Draft, text: str) -> bool:
    """A line of a server's error log, and of a guard that writes there; whether it was one."""
    nginx = _NGINX_ERROR.match(text) if text[:2] == "20" else None
    apache = _APACHE_ERROR.match(text) if nginx is None and text[:1] == "[" else None
    if nginx is None and apache is None:
        return False
    if nginx is not None:
        parts = {name: value.strip('"') for name, value in _ERROR_PART.findall(text[nginx.end():][:12_000])}
        level, message = nginx.group(1), text[nginx.end():].partition(", client: ")[0]
        method, target = weblog.method_and_target(parts.get("request", ""))
        request = Request(method, target, client=parts.get("client", ""), host=parts.get("host", ""), referrer=parts.get("referrer", ""))
    else:
        level, reason, client = apache.groups()
        message, _, referrer = text[apache.end():].partition(", referer: ")
        request = Request("", "", client=(client or "").rpartition(":")[0] or client or "", referrer=referrer)
        message = f"{reason}{re.sub(r'AH[0-9]{5}: ', '', message)}"
    _say_error(draft, level, message, request)
    return True


def _say_error(draft: Draft, level: str, message: str, request: Request) -> None:
    draft.action = f"server {level.rpartition(':')[2]}"
    draft.say("server log", split_words(level))
    guard = "ModSecurity" in message[:200]
    if guard:
        parts = _GUARD_PART.findall(message)
        draft.say("web guard")
        draft.read(re.sub(r"\[client [^\]]{2,60}\] |ModSecurity: ", "", message[:message.find(" [")] if " [" in message else message), 200)
        for name, value in parts[:12]:
            if name == "uri":
                request = request._replace(target=value)
            else:
                draft.say(name)
                draft.read(value, 160)
                draft.payload(value if name == "data" else "")
    else:
        draft.read(message, 400)
        draft.payload(message[:400] if not request.target else "")
    if request.target:
        tell(draft, request)
    draft.name("src", request.client)


def read_json(draft: Draft, record: Dict[str, Any]) -> bool:
    """Fills `draft` from a JSON record; whether it held a request."""
    request = request_of_json(record)
    if request is None:
        return False
    tell_record(draft, record, request)
    return True


def tell_record(draft: Draft, record: Dict[str, Any], request: Request) -> None:
    """The request of a JSON record, and what the record says about it."""
    verdict = next((outcome_word(record[key]) for key in ("action", "Action", "waf_action", "WAFAction", "outcome")
                    if isinstance(record.get(key), str)), "")
    tell(draft, request, f"action {verdict}" if verdict else "")
    for key in _JUDGEMENTS:
        value = record.get(key)
        if isinstance(value, str) and value and value != "None":
            draft.read(value, 120)
    matched = record.get("matched")
    if isinstance(matched, str) and matched:
        draft.say("matched", sign_words(redact(matched), 30))
        draft.payload(matched)
    for message in _warnings_of(record):
        draft.read(f"warning {message}", 160)


def _warnings_of(record: Dict[str, Any]) -> List[str]:
    """What ModSecurity says of a request, in the audit log of either version, and Coraza beside it."""
    for held in (record.get("transaction"), record.get("audit_data"), record if "transaction" in record else None):
        messages = held.get("messages") if isinstance(held, dict) else None
        if isinstance(messages, list):
            told = [message.get("message") if isinstance(message, dict) else message for message in messages[:_WARNINGS_MAX]]
            named = [dict(_GUARD_PART.findall(message)).get("msg", message) for message in told if isinstance(message, str)]
            return [re.sub(r"^ModSecurity: ", "", message) for message in named]
    return []


_WARNINGS_MAX = 6
#: Where firewalls and proxies say what they thought of a request.
_JUDGEMENTS = ("ruleName", "reason", "Description", "Source", "urlcategory", "urlclass", "threatcategory", "threatname", "attack_type", "violations",
               "WAFRuleMessage", "appname")


def read_proxied(draft: Draft, record: Dict[str, Any]) -> bool:
    """Fills `draft` from a proxy's record inside an envelope of its own; whether it was one."""
    inner = record.get("event")
    return isinstance(inner, dict) and "urlcategory" in inner and read_json(draft, inner)
