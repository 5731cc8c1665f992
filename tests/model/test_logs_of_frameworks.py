"""Requests and words in the logs of Azure's gateways, Rails, Spring and Monolog read as those of a web server."""
import json

import pytest

from aiscore_contract.event import Event
from aiscore_contract.forms.weblog import as_azure_asked, request_of_line, request_of_record
from aiscore_model.normalise import normalise
from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import default_pack_path, load_pack

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
ATTACK = "id=3%27%20UNION%20SELECT%20password%20FROM%20users--"
WORDS = "query id num quote union select password from users comment"
AZURE = {
    "front door": {"time": "x", "resourceId": "/SUBSCRIPTIONS/1", "category": "FrontDoorAccessLog", "operationName": "Microsoft.Cdn/Profiles/AccessLog/Write", "properties": {
        "httpMethod": "GET", "requestUri": f"https://shop.example:443/product?{ATTACK}", "userAgent": AGENT, "clientIp": "192.0.2.7", "httpStatusCode": "200", "responseBytes": "1204"}},
    "application gateway": {"timeStamp": "x", "resourceId": "/SUBSCRIPTIONS/1", "ruleName": "rule1", "operationName": "ApplicationGatewayAccess",
                            "category": "ApplicationGatewayAccessLog", "properties": {"clientIP": "192.0.2.7", "httpMethod": "GET", "requestUri": "/product", "requestQuery": ATTACK,
                                                                                      "userAgent": AGENT, "httpStatus": 200, "sentBytes": 1204, "host": "shop.example"}},
    "table of diagnostics": {"TimeGenerated": "x", "ResourceId": "/SUBSCRIPTIONS/1", "Category": "ApplicationGatewayAccessLog", "OperationName": "ApplicationGatewayAccess",
                             "clientIP_s": "192.0.2.7", "httpMethod_s": "GET", "requestUri_s": "/product", "requestQuery_s": ATTACK, "userAgent_s": AGENT, "httpStatus_d": 200.0,
                             "sentBytes_d": 1204, "host_s": "shop.example", "Type": "AzureDiagnostics"},
    "table of its own": {"TimeGenerated": "x", "ClientIp": "192.0.2.7", "HttpMethod": "GET", "RequestUri": "/product", "RequestQuery": ATTACK, "UserAgent": AGENT, "HttpStatus": 200,
                         "SentBytes": 1204, "Host": "shop.example", "OperationName": "ApplicationGatewayAccess", "Type": "AGWAccessLogs"},
    "app service": {"time": "x", "resourceId": "/SUBSCRIPTIONS/1", "category": "AppServiceHTTPLogs", "properties": json.dumps({
        "CsHost": "shop.example", "CsMethod": "GET", "CsUriStem": "/product", "CsUriQuery": ATTACK, "CIp": "192.0.2.7", "ScStatus": "200", "ScBytes": 1204, "UserAgent": AGENT})},
    "api management": {"time": "x", "resourceId": "/SUBSCRIPTIONS/1", "category": "GatewayLogs", "operationName": "Microsoft.ApiManagement/GatewayLogs", "callerIpAddress": "192.0.2.7",
                       "properties": {"method": "GET", "url": f"https://shop.example/product?{ATTACK}", "responseCode": 200, "responseSize": 1204}},
}
GUARDS = {
    "front door": {"time": "x", "category": "FrontDoorWebApplicationFirewallLog", "operationName": "Microsoft.Cdn/Profiles/Write", "properties": {
        "clientIP": "192.0.2.7", "requestUri": f"https://shop.example:443/product?{ATTACK}", "ruleName": "Microsoft_DefaultRuleSet-2.1-SQLI-942100", "action": "Block",
        "details": {"matches": [{"matchVariableName": "QueryParamValue:id", "matchVariableValue": "3' UNION SELECT"}]}}},
    "application gateway": {"timeStamp": "x", "operationName": "ApplicationGatewayFirewall", "category": "ApplicationGatewayFirewallLog", "properties": {
        "clientIp": "192.0.2.7", "requestUri": f"/product?{ATTACK}", "message": "SQL Injection Attack Detected via libinjection", "action": "Blocked",
        "details": {"message": "detected SQLi", "data": "Matched Data: found within ARGS:id: 3' UNION SELECT"}}},
}
LINES = {
    "rails": 'Started GET "/product?%s" for 192.0.2.7 at 2026-11-20 10:11:12 +0000',
    "rails with tags": '[a1b2c3d4-0000-4000-8000-000000000001] [192.0.2.7] Started GET "/product?%s" for 192.0.2.7 at 2026-11-20 10:11:12 +0000',
    "rails, ruby's logger": 'I, [2026-11-20T10:11:12.123456 #123]  INFO -- : [a1b2] Started GET "/product?%s" for 192.0.2.7 at 2026-11-20 10:11:12 +0000',
    "spring": '2026-11-20T10:11:12.345+01:00 DEBUG 1234 --- [nio-8080-exec-1] o.s.web.servlet.DispatcherServlet        : GET "/product?%s", parameters={masked}',
    "spring's filter": '2026-11-20 10:11:12.345 DEBUG 1 --- [nio-8080-exec-1] o.s.w.f.CommonsRequestLoggingFilter     : Before request [GET /product?%s, client=192.0.2.7]',
}


@pytest.fixture(scope="module")
def engine():
    return RuleEngine(load_pack(default_pack_path()))


def _read(line):
    return normalise(Event(text=line if isinstance(line, str) else json.dumps(line)))


@pytest.mark.parametrize("form", AZURE)
def test_a_request_in_any_of_azures_logs_reads_as_one(engine, form):
    told = _read(AZURE[form])
    assert told.kind == "web" and told.template.startswith("http get") and WORDS in told.template and "status success ok response medium" in told.template
    assert {"src": "192.0.2.7", "domain": "shop.example", "path": "product"}.items() <= dict(told.entities).items()
    assert engine.judge(json.dumps(AZURE[form]), "").rule_ids
    assert not engine.judge(json.dumps(AZURE[form]).replace(ATTACK, "id=3"), "").rule_ids


@pytest.mark.parametrize("form", GUARDS)
def test_a_guard_of_azures_tells_the_request_what_it_did_and_what_it_found(engine, form):
    told = _read(GUARDS[form])
    assert told.kind == "web" and WORDS in told.template and "action failed" in told.template and "matched" in told.template
    assert any("3' UNION SELECT" in payload for payload in told.focus) and engine.judge(json.dumps(GUARDS[form]), "").rule_ids


@pytest.mark.parametrize("record", [
    {"category": "Administrative", "operationName": "Microsoft.Network/x/write", "properties": {"requestUri": "/a", "httpMethod": "GET"}},
    {"category": "FrontDoorAccessLog", "properties": None}, {"category": ["FrontDoorAccessLog"], "properties": {"requestUri": "/a"}}, {"category": "FrontDoorAccessLog", "properties": "{"},
    {"category": "AppServiceHTTPLogs", "properties": "[" * 9_000}, {"category": "AppServiceHTTPLogs", "properties": "{" * 9_000}])
def test_what_is_of_no_access_log_of_azures_is_no_request(record):
    assert as_azure_asked(record) is None and request_of_record(record) is None


def test_a_secret_that_a_guard_of_azures_found_is_not_kept():
    told = normalise(Event(text=json.dumps({"Category": "ApplicationGatewayFirewallLog", "properties": {
        "requestUri": "/login", "clientIp": "192.0.2.7", "action": "Blocked", "details": {"data": "Matched Data: password=hunter2secret found within ARGS"}}})))
    assert "matched" in told.template and "hunter" not in " ".join((told.template, *told.focus))


@pytest.mark.parametrize("details", [None, 7, [], "x", {"matches": 7}, {"matches": [7, None, {"matchVariableValue": {}}]}, {"data": {}, "message": 7}])
def test_no_type_in_a_guards_details_raises(details):
    record = {"category": "ApplicationGatewayFirewallLog", "properties": {"requestUri": "/a", "action": details, "details": details, "httpMethod": details, "message": details}}
    assert _read(record).template


@pytest.mark.parametrize("form", LINES)
def test_a_request_in_a_line_of_a_framework_reads_as_one(engine, form):
    told = _read(LINES[form] % ATTACK)
    assert told.kind == "web" and told.template.startswith("http get path product") and WORDS in told.template
    assert engine.judge(LINES[form] % ATTACK, "").rule_ids and not engine.judge(LINES[form] % "id=3", "").rule_ids


@pytest.mark.parametrize("line", ['  Parameters: {"id"=>"3\' UNION SELECT password FROM users--", "password"=>"[FILTERED]"}',
                                  '[a1b2]   Parameters: {"id" => "3\' UNION SELECT password FROM users--", "password" => "[FILTERED]"}',
                                  'D, [2026-11-20T10:11:12.1 #123] DEBUG -- : Parameters: {"x"=>{"id"=>"3\' UNION SELECT password FROM users--"}}'])
def test_parameters_that_rails_prints_are_parameters(engine, line):
    assert WORDS in _read(line).template and engine.judge(line, "").rule_ids


def test_lines_of_rails_that_are_one_event_are_one_request(engine):
    event = ('Started POST "/login" for 192.0.2.7 at 2026-11-20 10:11:12 +0000\nProcessing by SessionsController#create as HTML\n'
             '  Parameters: {"user"=>"admin\' or 1=1--", "password"=>"[FILTERED]"}\nCompleted 401 Unauthorized in 5ms')
    told = _read(event)
    assert told.template.startswith("http post path login body user admin quote or num equals num comment password secret status client error unauthorized")
    assert dict(told.entities)["src"] == "192.0.2.7" and engine.judge(event, "").rule_ids


def test_an_operator_and_a_quote_in_parameters_of_rails_stay():
    assert request_of_line(r'Parameters: {"q"=>"a\"b", "$ne"=>nil}').target == "?q=a%22b&%24ne=nil"


@pytest.mark.parametrize("line", ["Parameters: {" + '"a"=>' * 7_000, "[x] " * 9_000 + "Started", "[" * 30_000, '  Parameters: {"' + "\\" * 20_000,
                                  "2026-11-20 10:11:12.345 DEBUG 1 --- [" + "a" * 30_000, '[2026-11-20 10:11:12] a.INFO: x {"' + '{"a":' * 5_000])
def test_no_size_of_a_line_of_a_framework_raises(line):
    request_of_line(line)
    assert _read(line).template is not None


@pytest.mark.parametrize("text", ['user said Started GET "/x" for 192.0.2.7 at 2026', 'comment: Parameters: {"a"=>"b"}', 'Parameters changed: {"a"=>"b"}'])
def test_words_that_quote_a_framework_are_no_request(text):
    assert request_of_line(text) is None


MONOLOG = f'[2026-11-20 10:11:12] production.WARNING: Failed login attempt {{"email":"admin@shop.example","ip":"192.0.2.7","user_agent":"{AGENT}"}} []'


def test_a_line_of_monolog_says_its_message_first_and_names_whom_its_context_names():
    told = _read(MONOLOG)
    assert told.template.startswith("failed login attempt warning production user agent browser")
    assert {"user": "admin@shop.example", "src": "192.0.2.7"}.items() <= dict(told.entities).items()


def test_a_request_in_the_context_of_monolog_is_one(engine):
    context = json.dumps({"method": "GET", "url": f"https://shop.example/product?{ATTACK}", "ip": "192.0.2.7", "status": 200})
    line = f"[2026-11-20 10:11:12] production.INFO: request {context} []"
    told = _read(line)
    assert told.kind == "web" and WORDS in told.template and engine.judge(line, "").rule_ids


def test_a_line_of_spring_says_its_message_first():
    assert _read("2026-11-20 10:11:12.345  WARN 1 --- [nio-8080-exec-1] c.shop.auth.AuthService : Account of ann locked").template == "account of ann locked warn auth service"


def test_a_failed_logon_in_springs_audit_names_who_and_from_where():
    told = _read("2026-11-20T10:11:12.345+01:00  WARN 1234 --- [nio-8080-exec-1] o.s.s.a.event.LoggerListener             : Authentication event "
                 "AuthenticationFailureBadCredentialsEvent: admin; details: WebAuthenticationDetails [RemoteIpAddress=192.0.2.7, SessionId=null]; exception: Bad credentials")
    assert told.action == "login failed" and {"user": "admin", "src": "192.0.2.7"}.items() <= dict(told.entities).items()


def test_what_stands_in_an_address_ends_no_line_of_rails_and_none_of_springs(engine):
    rails = 'Started GET "/a?q=x" for 10.0.0.1 at 2031&b=1\' or 1=1--" for 203.0.113.9 at 2031-10-10 13:55:36 +0000'
    spring = "2031-03-01 10:11:12.123 DEBUG 1 --- [exec-1] o.s.w.f.CommonsRequestLoggingFilter : Before request [GET /a?x[]=1,2'+or+1=1--, client=203.0.113.9, session=7]"
    for line in (rails, spring, spring.replace(", client=203.0.113.9, session=7", "")):
        assert "quote or num equals num comment" in _read(line).template and engine.judge(line, "").rule_ids
        assert dict(_read(line).entities).get("src", "203.0.113.9") == "203.0.113.9"
