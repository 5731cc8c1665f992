"""An attack on a web server hits the same rules, and reads alike, in whichever form a server, a proxy, a balancer or a framework wrote it."""
import json

import pytest

from aiscore_contract.event import event_of
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

try:
    from aiscore_model.normalise import normalise
except ImportError:  # Splunk's Pythons hold no model: there the rules are tested alone
    normalise = None

ENGINE = RuleEngine(load_pack(default_pack_path()))
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
CLIENT = "203.0.113.7"
ATTACKS = {
    "an SQL injection": "/item.php?id=1%27+UNION+SELECT+user%2Cpassword+FROM+users--+",
    "a traversal": "/download?file=..%2F..%2F..%2Fetc%2Fpasswd",
    "a script": "/search?q=%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
}
HARMLESS = "/item.php?id=1&page=2"


def access(target, agent=AGENT, referrer="-"):
    return f'{CLIENT} - - [10/Oct/2031:13:55:36 +0000] "GET {target} HTTP/1.1" 200 2326 "{referrer}" "{agent}"'


def forms(target):
    stem, _, query = target.partition("?")
    return {
        "nginx in JSON": json.dumps({"remote_addr": CLIENT, "request": f"GET {target} HTTP/1.1", "status": 200, "body_bytes_sent": 2326, "http_user_agent": AGENT}),
        "Caddy": json.dumps({"logger": "http.log.access", "request": {"remote_ip": CLIENT, "method": "GET", "host": "shop.example", "uri": target, "headers": {"User-Agent": [AGENT]}},
                             "status": 200, "size": 2326}),
        "Cloudflare": json.dumps({"ClientIP": CLIENT, "ClientRequestMethod": "GET", "ClientRequestURI": target, "EdgeResponseStatus": 200, "ClientRequestUserAgent": AGENT}),
        "Google's balancer": json.dumps({"httpRequest": {"requestMethod": "GET", "requestUrl": f"https://shop.example{target}", "status": 200, "userAgent": AGENT, "remoteIp": CLIENT}}),
        "Akamai": json.dumps({"httpMessage": {"method": "GET", "path": stem, "query": query, "status": "200", "host": "shop.example"}, "clientIP": CLIENT}),
        "pino": json.dumps({"level": 30, "req": {"method": "GET", "url": target, "headers": {"user-agent": AGENT}}, "res": {"statusCode": 200}, "msg": "request completed"}),
        "HAProxy": f"Oct 10 13:55:36 lb haproxy[9]: {CLIENT}:50000 [10/Oct/2031:13:55:36.000] in web/w1 0/0/1/2/3 200 26 - - ---- 1/1/0/0/0 0/0 {{shop.example|{AGENT}}} "
                   f'"GET {target} HTTP/1.1"',
        "an AWS balancer": f'https 2031-10-10T13:55:36.000000Z app/lb/50dc6c {CLIENT}:50000 10.0.0.1:80 0.001 0.002 0.000 200 200 34 26 "GET https://shop.example:443{target} HTTP/1.1" '
                           f'"{AGENT}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2',
        "Envoy": f'[2031-10-10T13:55:36.000Z] "GET {target} HTTP/1.1" 200 - 0 26 5 4 "{CLIENT}" "{AGENT}" "id" "shop.example" "10.0.0.1:80"',
        "CloudFront": "\t".join(("2031-10-10", "13:55:36", "FRA2-C1", "26", CLIENT, "GET", "d1.cdn.example", stem, "200", "-", AGENT.replace(" ", "%20"), query, "-", "Hit", "id",
                                 "shop.example", "https")),
        "uWSGI": f"[pid: 12|app: 0|req: 1/1] {CLIENT} () {{40 vars in 600 bytes}} [Fri Oct 10 13:55:36 2031] GET {target} => generated 26 bytes in 5 msecs (HTTP/1.1 200) 2 headers",
        "Rails": f'I, [2031-10-10T13:55:36.000000 #12]  INFO -- : Started GET "{target}" for {CLIENT} at 2031-10-10 13:55:36 +0000',
        "Gin": f'[GIN] 2031/10/10 - 13:55:36 | 200 |     1.2ms |     {CLIENT} | GET      "{target}"',
        "morgan": f"GET {target} 200 5.123 ms - 26",
        "IIS": f"2031-10-10 13:55:36 10.0.0.1 GET {stem} {query} 443 - {CLIENT} {AGENT.replace(' ', '+')} - 200 0 0 15",
        "CEF": f"CEF:0|Vendor|WAF|1|100|Request|3|src={CLIENT} requestMethod=GET request={target.replace('=', chr(92) + '=')} requestClientApplication={AGENT}",
        "logfmt": f'time=2031-10-10T13:55:36Z level=info msg="request" method=GET path="{target}" status=200 size=26 remote_ip={CLIENT} user_agent="{AGENT}"',
        "a row of a collection": f'Anomalous,GET,"{AGENT}",shop.example,{CLIENT},200,{target}',
        "nginx' error log": f'2031/10/10 13:55:36 [error] 12#12: *1 open() "/var/www/x" failed (2: No such file or directory), client: {CLIENT}, server: shop.example, '
                            f'request: "GET {target} HTTP/1.1", host: "shop.example"',
    }


FORMS = sorted(forms(HARMLESS))


def hits(text):
    return set(ENGINE.judge(text, "").rule_ids)


def words_of_request(text):
    """What the model reads of the address, without who asked and what was answered."""
    if normalise is None:
        return ""
    words = normalise(event_of(text)).template
    return words[words.index(" path ") if " path " in words else 0:].partition(" status ")[0].partition(" agent ")[0].strip()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_hits_the_same_rules_in_the_form_of(form, attack):
    expected = hits(access(ATTACKS[attack]))
    assert expected and hits(forms(ATTACKS[attack])[form]) == expected


@pytest.mark.skipif(normalise is None, reason="the model runs on the GPU host's Python only")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_reads_alike_in_the_form_of(form, attack):
    assert words_of_request(forms(ATTACKS[attack])[form]) == words_of_request(access(ATTACKS[attack]))


@pytest.mark.parametrize("form", FORMS)
def test_a_harmless_request_hits_nothing_in_the_form_of(form):
    assert hits(forms(HARMLESS)[form]) == set()


@pytest.mark.parametrize("form", FORMS)
def test_a_strangers_agent_or_referrer_that_looks_like_another_form_changes_nothing(form):
    target = ATTACKS["a traversal"]
    sent = forms("/harmless")[form].replace('"', '\\"').replace("\t", "\\t")
    for line in (access(target, agent=sent), access(target, referrer=sent)):
        assert hits(access(target)) <= hits(line)
        assert words_of_request(line) == words_of_request(access(target))


@pytest.mark.parametrize("form", FORMS)
def test_a_page_that_looks_like_another_form_is_a_page(form):
    page = "/" + forms("/harmless")[form].replace('"', "%22").replace(" ", "%20").replace("\t", "%09") + "?file=../../../etc/passwd"
    fields = read_facts(access(page), "").fields
    assert fields["c-ip"] == CLIENT and "etc/passwd" in str(fields["c-uri"])
    assert hits(access(ATTACKS["a traversal"])) <= hits(access(page))


@pytest.mark.parametrize("event", [
    {"path": "/etc/passwd", "size": 2932, "status": "modified"}, {"eventName": "GetObject", "eventSource": "s3.amazonaws.com", "method": "GET", "path": "/a"},
    {"verb": "get", "requestURI": "/api/v1/pods", "auditID": "1", "objectRef": {"resource": "pods"}}, {"data": "select 1", "status": 200, "host": "db1"},
    {"event": {"method": "publickey"}, "path": "/usr/sbin/sshd", "ip": CLIENT}])
def test_events_of_other_families_are_no_requests(event):
    assert not {"c-uri", "cs-method"} & set(read_facts(json.dumps(event), "").fields)
    assert normalise is None or normalise(event_of(json.dumps(event))).kind != "web"


@pytest.mark.parametrize("sent", [{"Channel": "Security", "EventID": 4624}, {"win": {"system": {"eventID": "4624", "channel": "Security", "providerName": "x"}}},
                                  {"event_id": {"id": 1}, "provider": {"name": "x"}, "channel": "x"}, {"Event": {"System": {"Channel": "x", "EventID": 1}}},
                                  {"winlog": {"channel": "x", "event_id": 1}}, {"ActionType": "ProcessCreated", "DeviceName": "x"}])
@pytest.mark.parametrize("member", ["body", "data", "message", "payload", "params", "properties", "event"])
def test_what_was_sent_with_a_request_makes_no_windows_event_of_it(member, sent):
    request = {"remote_addr": "203.0.113.9", "method": "GET", "uri": "/item?id=1%27%20UNION%20SELECT%20name,pass%20FROM%20users--", "status": 200}
    plain = set(ENGINE.judge(json.dumps(request), "").rule_ids)
    assert plain
    for value in (sent, json.dumps(sent)):
        assert plain <= set(ENGINE.judge(json.dumps({**request, member: value}), "").rule_ids)


def test_what_was_put_into_a_cluster_makes_no_windows_event_of_the_call():
    call = {"kind": "Event", "auditID": "1", "stage": "ResponseComplete", "verb": "create", "user": {"username": "system:anonymous"}, "sourceIPs": ["203.0.113.9"],
            "objectRef": {"resource": "configmaps", "namespace": "kube-system", "name": "x"}, "responseStatus": {"code": 201}}
    put = {**call, "requestObject": {"kind": "ConfigMap", "data": {"Channel": "Security", "EventID": "4624"}}}
    assert set(ENGINE.judge(json.dumps(call), "").rule_ids) <= set(ENGINE.judge(json.dumps(put), "").rule_ids)
    assert read_facts(json.dumps(put), "").family == "json"


#: Names by which other products' events are told.
OTHERS = [{"category": "AzureFirewallNetworkRule", "properties": {"msg": "x"}}, {"eventName": "GetUser", "eventSource": "iam.amazonaws.com", "eventVersion": "1.08"},
          {"category": "AuditLogs", "operationName": "x", "tenantId": "t", "properties": {"result": "success"}}, {"log": {"PayloadData1": "x", "EventId": 4728, "Channel": "Security"}}]


@pytest.mark.parametrize("sent", OTHERS)
@pytest.mark.parametrize("event, places", [
    ({"remote_addr": "203.0.113.9", "method": "GET", "uri": "/item?id=1%27%20UNION%20SELECT%20name,pass%20FROM%20users--", "status": 200}, ("body", "message", "params")),
    ({"kind": "Event", "auditID": "1", "stage": "ResponseComplete", "verb": "create", "user": {"username": "system:anonymous"}, "sourceIPs": ["203.0.113.9"],
      "objectRef": {"resource": "pods", "subresource": "exec", "namespace": "kube-system", "name": "x"}, "responseStatus": {"code": 201}}, ("requestObject", "annotations")),
    ({"timestamp": "x", "event_type": "alert", "src_ip": "203.0.113.9", "dest_ip": "10.0.0.5", "proto": "TCP",
      "alert": {"signature": "ET EXPLOIT Apache log4j RCE Attempt", "severity": 1, "category": "Attempted Administrator Privilege Gain"}}, ("payload",))])
def test_names_of_another_product_in_what_was_sent_lose_no_hit(event, places, sent):
    plain = set(ENGINE.judge(json.dumps(event), "").rule_ids)
    assert plain
    for place in places:
        for value in ({"data": sent, "params": sent}, json.dumps(sent)):
            assert plain <= set(ENGINE.judge(json.dumps({**event, place: value}), "").rule_ids)
