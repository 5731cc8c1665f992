"""A request in the forms of servers, proxies, balancers and frameworks, and what is none."""
import doctest
import time

import pytest

from aiscore_contract.forms import cef, weblog
from aiscore_contract.forms.weblog import request_of_line, request_of_record

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0"
LINES = {
    "haproxy": f'lb haproxy[9]: 203.0.113.7:50000 [10/Oct/2031:13:55:36.000] in web/w1 0/0/1/2/3 200 26 - - ---- 1/1/0/0/0 0/0 {{shop.example|{AGENT}}} "GET /a?b=1 HTTP/1.1"',
    "balancer": f'h2 2031-10-10T13:55:36.000000Z app/lb/50dc6c 203.0.113.7:50000 10.0.0.1:80 0.001 0.002 0.000 200 200 34 26 "GET /a?b=1 HTTP/2.0" "{AGENT}" - -',
    "classic balancer": f'2031-10-10T13:55:36.000000Z lb 203.0.113.7:50000 10.0.0.1:80 0.001 0.002 0.000 200 200 34 26 "GET /a?b=1 HTTP/1.1" "{AGENT}" - -',
    "edge": "\t".join(("2031-10-10", "13:55:36", "FRA2-C1", "26", "203.0.113.7", "GET", "d1.cdn.example", "/a", "200", "-", AGENT.replace(" ", "%20"), "b=1", "-", "Hit", "id",
                       "shop.example", "https")),
    "mesh": f'[2031-10-10T13:55:36.000Z] "GET /a?b=1 HTTP/1.1" 200 - 0 26 5 4 "203.0.113.7" "{AGENT}" "id" "shop.example" "10.0.0.1:80"',
    "uwsgi": "[pid: 12|app: 0|req: 1/1] 203.0.113.7 () {40 vars in 600 bytes} [Fri Oct 10 13:55:36 2031] GET /a?b=1 => generated 26 bytes in 5 msecs (HTTP/1.1 200) 2 headers in 80 bytes",
    "rails": 'I, [2031-10-10T13:55:36.000000 #12]  INFO -- : Started GET "/a?b=1" for 203.0.113.7 at 2031-10-10 13:55:36 +0000',
    "gin": '[GIN] 2031/10/10 - 13:55:36 | 200 |     1.2ms |     203.0.113.7 | GET      "/a?b=1"',
    "morgan": "GET /a?b=1 200 5.123 ms - 26",
    "collection": f'Normal,GET,"{AGENT}",shop.example,203.0.113.7,200,/a?b=1',
}
RECORDS = {
    "nginx": {"remote_addr": "203.0.113.7", "request": "GET /a?b=1 HTTP/1.1", "status": 200, "body_bytes_sent": 26, "http_user_agent": AGENT},
    "nested": {"request": {"remote_ip": "203.0.113.7", "method": "GET", "uri": "/a?b=1", "headers": {"User-Agent": [AGENT]}}, "status": 200, "size": 26},
    "edge": {"ClientIP": "203.0.113.7", "ClientRequestMethod": "GET", "ClientRequestURI": "/a?b=1", "EdgeResponseStatus": 200},
    "cloud": {"httpRequest": {"requestMethod": "GET", "requestUrl": "/a?b=1", "status": 200, "remoteIp": "203.0.113.7"}, "severity": "INFO"},
    "path and query": {"httpMessage": {"method": "GET", "path": "/a", "query": "b=1", "status": "200"}, "clientIP": "203.0.113.7"},
    "node": {"req": {"method": "GET", "url": "/a?b=1", "headers": {"user-agent": AGENT, "x-forwarded-for": "203.0.113.7"}}, "res": {"statusCode": 200}},
    "list of headers": {"httpRequest": {"clientIp": "203.0.113.7", "httpMethod": "GET", "uri": "/a", "args": "b=1", "headers": [{"name": "User-Agent", "value": AGENT}]}},
    "no method": {"url": "/a?b=1", "status": 200, "client_ip": "203.0.113.7", "user_agent": AGENT},
}


@pytest.mark.parametrize("module", [cef, weblog])
def test_the_examples_of_requests_in_docstrings_hold(module):
    results = doctest.testmod(module)
    assert results.attempted and not results.failed


@pytest.mark.parametrize("form", LINES)
def test_a_line_tells_what_was_asked_for(form):
    found = request_of_line(LINES[form])
    assert (found.method, found.target, found.status or "200", found.client or "203.0.113.7", found.agent or AGENT) == ("GET", "/a?b=1", "200", "203.0.113.7", AGENT)


@pytest.mark.parametrize("form", RECORDS)
def test_an_object_tells_what_was_asked_for(form):
    found = request_of_record(RECORDS[form])
    assert (found.method or "GET", found.target, found.status or "200", found.client, found.agent or AGENT) == ("GET", "/a?b=1", "200", "203.0.113.7", AGENT)


@pytest.mark.parametrize("record", [
    {"path": "/etc/passwd", "size": 2932, "status": "modified"}, {"path": "/var/backups/a.tgz", "size": 5, "status": 200, "job": "backup"},
    {"method": "publickey", "path": "/usr/sbin/sshd", "status": "failed", "ip": "203.0.113.7"}, {"method": "INVITE", "uri": "sip:100@203.0.113.7", "status_code": 404},
    {"verb": "get", "requestURI": "/api/v1/pods", "auditID": "1", "objectRef": {}}, {"eventName": "GetObject", "method": "GET", "path": "/a"},
    {"request": {"operation": "update", "path": "sys/policy/root", "remote_address": "203.0.113.7"}}, {"src_ip": "10.0.0.1", "bytes": 9, "status": "ACCEPT"},
    {"data": "select 1", "status": 200, "host": "db1"}, {"process": {"path": "/usr/bin/curl"}, "url": "http://a.example/x.sh", "status": "blocked"}])
def test_a_file_a_call_a_flow_or_a_statement_is_no_request(record):
    assert request_of_record(record) is None


@pytest.mark.parametrize("text", [
    "", "Failed password for root from 203.0.113.9 port 4000 ssh2", "user=bob action=login status=200", "src,dst,GETTER,/x", '"GET"', "ann, bob, and GET, carol",
    '{"a": 1}', "GET the report by 5 ms - today", "Started job GET for ann at noon"])
def test_other_lines_are_no_requests(text):
    assert request_of_line(text) is None


@pytest.mark.parametrize("sent", [
    '203.0.113.9:1 [10/Oct/2031:13:55:36.000] a b/c 0/0/0/0/0 200 1 - - ---- 1/1/1/1/1 0/0 "GET /harmless HTTP/1.1"', '"GET /harmless HTTP/1.1" 200 1',
    '[GIN] 2031/10/10 - 13:55:36 | 200 | 1ms | 203.0.113.9 | GET "/harmless"', 'Started GET "/harmless" for 203.0.113.9 at '])
def test_what_a_stranger_sends_as_an_agent_is_not_the_request(sent):
    line = f'[2031-10-10T13:55:36.000Z] "GET /a?b=1 HTTP/1.1" 200 - 0 26 5 4 "203.0.113.7" "{sent}" "id" "shop.example" "10.0.0.1:80"'
    found = request_of_line(line)
    assert (found.target, found.client) == ("/a?b=1", "203.0.113.7")


ODD = [None, True, 1.5, [], {}, [None, 1, {"name": 1, "value": []}], {"headers": {}}, {1: 2}, "", "\0", "x" * 50]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_members_of_odd_types_raise_nothing(value):
    for name in ("request", "method", "uri", "status", "headers", "httpRequest", "req", "res", "size", "body"):
        request_of_record({"method": "GET", "uri": "/a", "status": 200, name: value})
        request_of_record({"req": {"method": "GET", "url": "/a", name: value}, "res": value})


@pytest.mark.parametrize("piece", [
    '"GET ', '"GET /a HTTP/1.1" ', "1:", "203.0.113.7:1 [", "a=%41", "%41", ',GET,"', "GET,/a,", '"', " ms - ", "[pid: 1|", 'Started GET "', "[GIN] ", "\t", "{|", "[id: ", "\\r\\n", "\\"])
def test_hostile_lines_take_time_in_proportion(piece):
    for before in ("", "2031-10-10T13:55:36Z ", "[pid: 1|", "lb haproxy[9]: 203.0.113.7:1 [10/Oct/2031:13:55:36.000] a b 0/0/0 200 1 - - ---- 1 1 {", '"GET /'):
        text = before + piece * (200_000 // len(piece)) + ' HTTP/1.1"'
        started = time.process_time()
        request_of_line(text)
        weblog.with_line_ends(text)
        cef.unescaped(text)
        request_of_record({"request": text, "method": "GET", "status": 200})
        assert time.process_time() - started < 1


def test_a_path_of_windows_keeps_its_backslashes_whether_or_not_its_writer_escaped_them():
    for written, read in ((r"C:\Temp\a.exe", r"C:\Temp\a.exe"), (r"C:\\Temp\\a.exe", r"C:\Temp\a.exe"), (r"\\srv\share\a.exe", r"\\srv\share\a.exe"),
                          (r"\\\\srv\\share", r"\\srv\share"), (r"net use \\srv", r"net use \\srv"), (r"C:\Temp\ ", "C:\\Temp\\ "), (r"/a?b\=1\|2", "/a?b=1|2")):
        assert cef.unescaped(written) == read


def test_the_time_of_a_request_is_nobodys_address():
    line = '[03/Sep/2031:19:30:18 +0000] "ann" {} 200 "POST https://a.example/x HTTP/1.1" "Content Server"'
    assert request_of_line(line.format("203.0.113.9")).client == "203.0.113.9"
    assert request_of_line(line.format("2001:db8::7")).client == "2001:db8::7"
    assert request_of_line(line.format("-")).client == ""
