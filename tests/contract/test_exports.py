"""Flows, lookups and rows of Zeek: one set of names, whoever wrote them, and nothing that a stranger typed."""
import doctest
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract.forms import flows, lookups, paloalto, strangers, zeek
from aiscore_contract.forms.flows import ends_of, flow_of, flow_of_firewall, flow_of_line
from aiscore_contract.forms.lookups import lookup_of, lookup_of_line
from aiscore_contract.forms.zeek import row_of

ENDS = {"src_ip": "203.0.113.9", "src_port": "51000", "dst_ip": "10.0.0.5", "dst_port": "445"}
#: One attempt at a share, as exporters write it.
LINES = {
    "nfdump": "2031-03-14 10:11:12.123     0.004 TCP      203.0.113.9:51000 ->    10.0.0.5:445   ....S.   0        1       60        0     120000     60     1",
    "nfdump's CSV": "2031-03-14 10:11:12,2031-03-14 10:11:13,1.000,203.0.113.9,10.0.0.5,51000,445,TCP,......S.,0,0,1,60,0,0,0,0,0,0,24,24",
    "Argus' table": "2031/03/14 10:11:12.607825,1.026539,tcp,203.0.113.9,51000,   ->,10.0.0.5,445,S_,0,0,1,60,60,",
    "Argus' printout": "   09:46:59.607825  e           tcp      203.0.113.9.51000     ->      10.0.0.5.445          1        60   REQ",
    "a table with a state": "203.0.113.9,51000,10.0.0.5,445,tcp,INT,0.036133,60,0,31,29,0,0,-,87676.08,50480.17,1,0,0,0,0,0,132,76",
    "a table with Zeek's state": "203.0.113.9,51000,10.0.0.5,445,tcp,-,0.1,0,0,S0,0,1,60,0,0,-,-",
    "a capture": "10:11:12.123456 IP 203.0.113.9.51000 > 10.0.0.5.445: Flags [S], seq 1, win 1024, options [mss 1460], length 0",
    "a capture's CSV": '"12","0.123456","203.0.113.9","10.0.0.5","TCP","60","51000  >  445 [SYN] Seq=0 Win=1024 Len=0"',
}
RECORDS = {
    "GoFlow2": {"type": "NETFLOW_V9", "bytes": 60, "packets": 1, "src_addr": "203.0.113.9", "dst_addr": "10.0.0.5", "proto": "TCP", "src_port": 51000, "dst_port": 445,
                "tcp_flags": 2},
    "IPFIX": {"flows.sourceipv4address": "203.0.113.9", "flows.destinationipv4address": "10.0.0.5", "flows.sourcetransportport": 51000, "flows.destinationtransportport": 445,
              "flows.protocolidentifier": 6, "flows.initialtcpflags": "S", "flows.packettotalcount": 1, "flows.octettotalcount": 60},
    "pmacct": {"event_type": "purge", "ip_src": "203.0.113.9", "ip_dst": "10.0.0.5", "port_src": 51000, "port_dst": 445, "tcp_flags": "2", "ip_proto": "tcp", "packets": 1},
    "nfdump": {"type": "flow", "src4_addr": "203.0.113.9", "dst4_addr": "10.0.0.5", "src_port": 51000, "dst_port": 445, "proto": 6, "tcp_flags": "......S.", "in_packets": 1},
    "the common schema": {"source.ip": "203.0.113.9", "source.port": 51000, "destination.ip": "10.0.0.5", "destination.port": 445, "network.transport": "tcp",
                          "source.packets": 1, "netflow.tcp_control_bits": 2, "event.kind": "event"},
}


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_any_exporter_gives_the_ends_and_the_state(name):
    flow = flow_of_line(LINES[name])
    assert flow is not None and {key: flow.get(key) for key in ENDS} == ENDS
    assert flow["proto"] == "tcp" and flow["conn_state"] == "S0"


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_of_any_exporter_gives_the_ends_and_the_state(name):
    flow = flow_of(RECORDS[name])
    assert flow is not None and {key: flow.get(key) for key in ENDS} == ENDS
    assert flow["proto"] == "tcp" and flow["conn_state"] == "S0"


def test_rows_without_addresses_are_told_by_protocol_and_state_or_by_numbers_alone():
    assert flow_of_line("0,tcp,http,SF,181,5450" + ",0" * 36)["bytes_in"] == "5450"
    assert flow_of_line("1,0.12,tcp,-,FIN,6,4,258,172" + ",1" * 36)["packets_out"] == "6"
    assert flow_of_line("443,112641719,3,1,400,7000" + ",0.5" * 70)["dst_port"] == "443"
    assert flow_of_line("443,6,14/03/2031 08:31:01,112641719,3,1,400,7000" + ",0.5" * 70)["bytes_in"] == "7000"


def test_a_total_beside_what_one_side_sent_is_what_the_other_sent():
    flow = flow_of_line("2031/03/14 10:11:12.6,1.0,tcp,10.0.0.5,51000,   ->,192.0.2.9,80,FSPA_FSPA,0,0,10,5000,1000,")
    assert (flow["bytes_out"], flow["bytes_in"], flow["conn_state"]) == ("1000", "4000", "SF") and "bytes" not in flow


@pytest.mark.parametrize("line, action", [
    ("3 vpc-abc subnet-aaa i-01 eni-1235b8ca123456789 123456789010 IPv4 203.0.113.9 10.0.0.5 51000 445 203.0.113.9 10.0.0.5 6 568 8 1900000000 1900000060 REJECT 2 OK", "REJECT"),
    ("5 123456789010 eni-1235b8ca 203.0.113.9 10.0.0.5 51000 445 6 8 568 1900000000 1900000060 ACCEPT OK vpc-a subnet-a i-0 3 IPv4 1.2.3.4 1.2.3.5 r z - - - - egress 8", "ACCEPT"),
    ("6 TransitGateway 123456789010 tgw-042 tgw-attach-020 1 2 vpc-a vpc-b subnet-a subnet-b eni-a eni-b az az tgw-attach-b 203.0.113.9 10.0.0.5 51000 445 6 8 568 "
     "1900000000 1900000060 OK 0 0 0 0 IPv4 r r egress 2", None),
    ("1900000000,203.0.113.9,10.0.0.5,51000,445,T,I,D,B,,,,", "deny")])
def test_a_clouds_flow_log_is_read_in_any_version_and_order(line, action):
    flow = flow_of_line(line)
    assert {key: flow[key] for key in ENDS} == ENDS and flow.get("action") == action
    if "bytes" in flow:
        assert (flow["packets"], flow["bytes"], float(flow["duration"])) == ("8", "568", 60)


def test_of_several_flows_in_one_record_the_refused_one_is_told():
    record = {"properties.flows.flows.flowtuples": ("1900000000,10.0.0.4,192.0.2.1,5,443,T,O,A,E,10,900000,9,9", "1900000001,203.0.113.9,10.0.0.5,51000,445,T,I,D,B,,,,")}
    assert flow_of(record)["dst_port"] == "445"


def test_a_record_that_tells_more_than_a_flow_is_left_to_its_own_reader():
    ends = {"src_ip": "10.0.0.5", "dest_ip": "192.0.2.9", "dest_port": 80, "bytes": 10}
    assert flow_of(ends) is not None
    for more in ("url", "msg", "alert.signature", "query", "process.name", "user.name"):
        assert flow_of({**ends, more: "x"}) is None


@pytest.mark.parametrize("sentence", [
    "Mar 14 10:11:12 srx RT_FLOW: RT_FLOW_SESSION_DENY: session denied 203.0.113.9/51000->10.0.0.5/445 0x0 junos-smb 6(0) deny untrust trust UNKNOWN",
    '<14>1 2031-03-14T10:11:12.123Z srx RT_FLOW - RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.129 source-address="203.0.113.9" source-port="51000" '
    'destination-address="10.0.0.5" destination-port="445" protocol-id="6" policy-name="deny"]',
    "Mar 14 10:11:12 mt firewall,info DROP-IN input: in:ether1 out:(unknown 0), src-mac 00:11, proto TCP (SYN), 203.0.113.9:51000->10.0.0.5:445, len 60",
    "Mar 14 10:11:12 fw pf: rule 5/0(match): block in on em0: 203.0.113.9.51000 > 10.0.0.5.445: Flags [S], seq 1, win 1024, length 0",
    'Mar 14 10:11:12 wg firewall: msg_id="3000-0148" Deny 0-External 1-Trusted 60 tcp 20 48 203.0.113.9 10.0.0.5 51000 445 offset 10 S 1 win 32',
    "Mar 14 10:11:12 rtr 123: Mar 14 10:11:12.123: %SEC-6-IPACCESSLOGP: list 101 denied tcp 203.0.113.9(51000) -> 10.0.0.5(445), 1 packet",
    "TCP request from 203.0.113.9:51000 to 10.0.0.5:445. Action: Deny. "])
def test_a_firewalls_sentence_gives_ends_and_decision(sentence):
    flow = flow_of_firewall(sentence)
    assert {key: flow[key] for key in ENDS} == ENDS and flow["proto"].lower() == "tcp"
    assert flow["action"].lower() in ("deny", "drop", "block", "denied")


def test_ends_are_found_beside_whatever_else_a_device_says():
    assert ends_of({"src": "203.0.113.9:51000:X1", "dst": "10.0.0.5:445:X0", "msg": "TCP connection dropped", "m": "36"}) == {**ENDS, "action": "dropped"}
    assert ends_of({"src": "203.0.113.9", "dst": "10.0.0.5", "service": "22"})["dst_port"] == "22"
    assert ends_of({"src": "ann", "dst": "bob", "action": "deny"}) == {}


NAME = "qxkzvjwpfh.example.org"
LOOKUPS = {
    "BIND's response": f"14-Mar-2031 10:11:12.123 responses: info: client @0x7f 10.0.0.5#51000 ({NAME}): response: {NAME} IN TXT NXDOMAIN +A E(0)K (10.0.0.1)",
    "BIND's error": f"14-Mar-2031 10:11:12.123 query-errors: info: client @0x7f 10.0.0.5#51000 ({NAME}): query failed (SERVFAIL) for {NAME}/IN/TXT at query.c:7000",
    "BIND's refusal": f"14-Mar-2031 10:11:12.123 security: info: client @0x7f 10.0.0.5#51000 ({NAME}): query (cache) '{NAME}/TXT/IN' denied (did not match)",
    "a policy zone": f"14-Mar-2031 10:11:12.123 rpz: info: client @0x7f 10.0.0.5#51000 ({NAME}): rpz QNAME NXDOMAIN rewrite {NAME}/TXT/IN via {NAME}.rpz.local",
    "Infoblox' response": f"Mar 14 10:11:12 ib named[12]: 14-Mar-2031 10:11:12.123 client 10.0.0.5#51000: UDP: query: {NAME} IN TXT response: NXDOMAIN +",
    "dnstap": f"2031-03-14 10:11:12 CQ 10.0.0.5:51000 -> 10.0.0.1:53 UDP 60b {NAME}/IN/TXT",
    "dnstap's collector": f"2031-03-14T10:11:12.123Z ns1 CLIENT_QUERY NOERROR 10.0.0.5 51000 IPv4 UDP 60b {NAME} TXT 0.000000",
    "Unbound": f"[1900000000] unbound[1234:0] reply: 10.0.0.5 {NAME}. TXT IN NXDOMAIN 0.012 0 60",
    "PowerDNS": f"Mar 14 10:11:12 ns pdns_server[1234]: Remote 10.0.0.5 wants '{NAME}|TXT', do = 0, bufsize = 512: packetcache MISS",
    "PowerDNS' recursor": f"Mar 14 10:11:12 ns pdns_recursor[1234]: 1 [123/1] question for '{NAME}|TXT' from 10.0.0.5:51000",
    "CoreDNS": f'[INFO] 10.0.0.5:51000 - 12345 "TXT IN {NAME}. udp 60 false 512" NXDOMAIN qr,rd,ra 120 0.012s',
    "Pi-hole": f"Mar 14 10:11:12 dnsmasq[1234]: 5 10.0.0.5/51000 query[TXT] {NAME} from 10.0.0.5",
    "passive DNS": f"1900000000.123||10.0.0.5||10.0.0.1||IN||{NAME}.||TXT||x||60||1",
    "a capture": f"10:11:12.123456 IP 10.0.0.5.51000 > 10.0.0.1.53: 1234+ TXT? {NAME}. (60)",
    "Windows": "3/14/2031 10:11:12 AM 0A2C PACKET  000001D1 UDP Rcv 10.0.0.5        0002   Q [0001   D   NOERROR] TXT    (10)qxkzvjwpfh(7)example(3)org(0)",
}


@pytest.mark.parametrize("name", LOOKUPS)
def test_a_line_of_any_name_server_gives_who_asked_for_what(name):
    assert lookup_of_line(LOOKUPS[name])[:3] == (NAME, "TXT", "10.0.0.5")


@pytest.mark.parametrize("record", [
    {"jsonpayload.queryname": f"{NAME}.", "jsonpayload.querytype": "TXT", "jsonpayload.responsecode": "NXDOMAIN", "jsonpayload.sourceip": "10.0.0.5"},
    {"properties.queryname": f"{NAME}.", "properties.querytype": "TXT", "properties.responsecode": 3, "properties.sourceipaddress": "10.0.0.5"},
    {"dns.question.name": NAME, "dns.question.type": "TXT", "dns.response_code": "NXDOMAIN", "source.ip": "10.0.0.5"},
    {"qh": NAME, "qt": "TXT", "ip": "10.0.0.5"}, {"query": (NAME,), "query_type": ("TXT",), "src_ip": "10.0.0.5", "reply_code": "NXDomain"}])
def test_a_record_of_a_lookup_gives_who_asked_for_what(record):
    assert lookup_of(record)[:3] == (NAME, "TXT", "10.0.0.5")


def test_a_search_or_a_question_is_no_lookup():
    assert lookup_of({"query": "select 1", "query_type": "sql"}) is None
    assert lookup_of({"query": "example.org"}) is None
    assert lookup_of_line("please see example.org, thanks") is None


@pytest.mark.parametrize("log, values", {
    "dce_rpc": "0.001 \\pipe\\svcctl svcctl CreateServiceW", "smb_mapping": "\\\\10.0.0.6\\ADMIN$ - - DISK", "ntlm": "ann KALI CORP DC1 dc1.corp corp F",
    "ssh": "2 F 12 INBOUND SSH-2.0-libssh2 SSH-2.0-OpenSSH aes", "rdp": "ann SSL_NOT_ALLOWED_BY_SERVER RDP - English RDP_5.1 KALI - -",
    "ftp": "anonymous x STOR ftp://10.0.0.6/shell.php - 13 226 done", "tunnel": "Tunnel::TEREDO Tunnel::DISCOVER", "weird": "bad_TCP_checksum - F zeek",
    "kerberos": "TGS ann/CORP MSSQL/db1 T - - 1.9 rc4-hmac"}.items())
def test_rows_of_zeek_tell_their_log_by_their_values(log, values):
    assert row_of("\t".join(["1900000000.1", "Ca1", "10.0.0.5", "51000", "10.0.0.6", "445", *values.split(" ")])).log == log


def test_a_row_of_zeek_is_the_same_with_commas_or_bars_and_whatever_labels_follow():
    row = "1900000000.1\tCa1\t10.0.0.5\t51000\t192.0.2.9\t23\ttcp\t-\t2.9\t0\t0\tS0\t-\t-\t0\tS\t3\t180\t0\t0\t-"
    told = row_of(row).fields
    assert row_of(row.replace("\t", ",")).fields == row_of(row.replace("\t", "|")).fields == told
    assert row_of(row + "\tMalicious\tScan").fields == told and told["conn_state"] == "S0"


@pytest.mark.parametrize("typed", ["RT_FLOW_SESSION_CLOSE: session closed x: 203.0.113.9/51000->10.0.0.5/445 0x0", f"client 10.0.0.5#53 ({NAME}): query: {NAME} IN A + (10.0.0.1)",
                                   f"Remote 10.0.0.5 wants '{NAME}|A'", "rule 5/0(match): pass in on em0: 203.0.113.9.51000 > 10.0.0.5.445: Flags [S]"])
def test_what_a_stranger_typed_is_no_flow_and_no_lookup(typed):
    for line in (f'date=2031-03-14 logid="1" action="deny" user="{typed}"', f"Mar 14 10:11:12 web3 sshd[7]: Invalid user {typed} from 192.0.2.7 port 5",
                 f"Mar 14 10:11:12 web3 app[7]: login failed for {typed}"):
        assert flow_of_firewall(line) is None and lookup_of_line(line) is None and flow_of_line(line) is None


def test_what_was_asked_of_a_server_or_a_database_is_no_lookup():
    asked = f"client 10.0.0.5#53 ({NAME}): query: {NAME} IN A +"
    for line in (f"[Fri Mar 14 10:11:12 2031] [error] [client 192.0.2.7] File does not exist: /var/www/{asked}", f'2031/03/14 10:11:12 [error] 1#1: *1 open() "/x {asked}" failed',
                 f"2031-03-14 10:11:12 UTC,\"{NAME}\",\"A\",7,\"192.0.2.7:5\",64108a7.c6fe,1,\"SELECT\",,,LOG,0,\"statement: SELECT 1 UNION SELECT NULL, {NAME}, A, NXDOMAIN\""):
        assert lookup_of_line(line) is None and flow_of_line(line) is None


@pytest.mark.parametrize("value", [None, True, [], {}, [1], {"a": 1}, -1, 1e308, float("nan"), float("inf"), "1e999", "9" * 400, "x" * 9_000, "²", "٣", "0x", ":::"])
def test_no_value_of_any_type_raises(value):
    for record in RECORDS.values():
        for name in record:
            changed = {**record, name: value}
            flow_of(changed), ends_of(changed), lookup_of(changed)
    for name in ("queryname", "query", "dns.question.name", "properties.flows.flows.flowtuples"):
        flow_of({name: value}), lookup_of({name: value, "qtype": value, "rcode": value})
    flow_of_line(json.dumps(value).strip('"') + ",1,2,3,10.0.0.1,10.0.0.2,5,6,tcp,S,1,2")


@pytest.mark.parametrize("unit", ["1,", "10.0.0.1,", "10.0.0.1:5 -> ", "client 10.0.0.1#53 (", "query: a.b ", "1900000000||10.0.0.5||", " IN ", "RT_FLOW_SESSION_DENY: session denied ",
                                  "2 123456789010 eni-1235b8ca ", "1900000000.1\tC1\t", "::::", "info: 10.0.0.5 a ", "rule 5/0(match): block in on em0: ", "plan 'x' type '"])
def test_no_hostile_line_holds_a_reader_up(unit):
    for start in ("", "1900000000.1,", "2 123 eni-1 "):
        text = (start + unit * 36_000)[:36_000]
        flow_of_line(text), flow_of_firewall(text), lookup_of_line(text), row_of(text)


@pytest.mark.parametrize("module", [flows, lookups, paloalto, strangers, zeek])
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("mark, expression", [(mark, expression) for mark, expression, _ in lookups._FORMS])
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_first_look_lets_the_lines_of_every_form_through(mark, expression, data):
    line = data.draw(st.from_regex(expression))
    assert lookups._may_tell(line if mark in line else f"{mark} {line}")
