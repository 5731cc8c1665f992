"""The same act on the net hits the same rules, whichever device wrote it and in whatever form."""
import json

import pytest

from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))


def hits(event):
    return set(ENGINE.judge(event if isinstance(event, str) else json.dumps(event), "").rule_ids)


FORTIGATE = ('date=2031-03-14 time=10:11:12 devname="fg" devid="FG1" logid="0000000013" type="traffic" subtype="forward" srcip=203.0.113.9 srcport=51000 dstip=10.0.0.5 '
             'dstport=22 proto=6 action="deny" policyid=0')
REFUSALS = [
    '%ASA-4-106023: Deny tcp src outside:203.0.113.9/51000 dst inside:10.0.0.5/22 by access-group "OUT" [0x0, 0x0]',
    "Mar 14 10:11:12 ftd %FTD-1-430003: EventPriority: Low, AccessControlRuleAction: Block, SrcIP: 203.0.113.9, DstIP: 10.0.0.5, SrcPort: 51000, DstPort: 22, Protocol: tcp",
    "Mar 14 10:11:12 rtr 123: Mar 14 10:11:12.123: %SEC-6-IPACCESSLOGP: list 101 denied tcp 203.0.113.9(51000) -> 10.0.0.5(22), 1 packet",
    "Mar 14 10:11:12 srx RT_FLOW: RT_FLOW_SESSION_DENY: session denied 203.0.113.9/51000->10.0.0.5/22 0x0 junos-ssh 6(0) deny untrust trust UNKNOWN",
    "time=1900000000|hostname=cp|product=VPN-1 & FireWall-1|action=Drop|ifdir=inbound|origin=10.0.0.1|dst=10.0.0.5|proto=6|s_port=51000|service=22|src=203.0.113.9",
    'device="SFW" date=2031-03-14 log_type="Firewall" log_subtype="Denied" status="Deny" src_ip=203.0.113.9 dst_ip=10.0.0.5 protocol="TCP" src_port=51000 dst_port=22',
    '<134> id=firewall sn=18B1 time="2031-03-14 10:11:12" fw=10.0.0.1 pri=6 c=0 m=36 msg="TCP connection dropped" n=1 src=203.0.113.9:51000:X1 dst=10.0.0.5:22:X0 proto=tcp/22',
    'Mar 14 10:11:12 wg firewall: msg_id="3000-0148" Deny 0-External 1-Trusted 60 tcp 20 48 203.0.113.9 10.0.0.5 51000 22 offset 10 S 1 win 32',
    "LEEF:2.0|Palo Alto Networks|PAN-OS|10.1|deny|x7C|cat=TRAFFIC|src=203.0.113.9|dst=10.0.0.5|proto=tcp|srcPort=51000|dstPort=22|action=deny",
    "3 vpc-abc subnet-a i-01 eni-1235b8ca123456789 123456789010 IPv4 203.0.113.9 10.0.0.5 51000 22 203.0.113.9 10.0.0.5 6 568 8 1900000000 1900000060 REJECT 2 OK",
    "version=2 account_id=1 srcaddr=203.0.113.9 dstaddr=10.0.0.5 srcport=51000 dstport=22 protocol=6 packets=20 bytes=4249 action=REJECT log_status=OK",
    {"category": "NetworkSecurityGroupFlowEvent", "operationName": "x",
     "properties": {"flows": [{"rule": "x", "flows": [{"flowTuples": ["1900000000,203.0.113.9,10.0.0.5,51000,22,T,I,D,B,,,,"]}]}]}},
    {"jsonPayload": {"connection": {"src_ip": "203.0.113.9", "src_port": 51000, "dest_ip": "10.0.0.5", "dest_port": 22, "protocol": 6}, "disposition": "DENIED"}},
    {"LogType": "TRAFFIC", "SourceAddress": "203.0.113.9", "DestinationAddress": "10.0.0.5", "SourcePort": 51000, "DestinationPort": 22, "Protocol": "tcp", "Action": "deny"}]


@pytest.mark.parametrize("event", REFUSALS)
def test_a_strangers_refused_attempt_hits_what_it_hits_at_fortigate(event):
    assert hits(FORTIGATE) and hits(FORTIGATE) <= hits(event)


NAME = "lrhadgmvwucvotrobcaukjnryt.ru"
BIND = f"14-Mar-2031 10:11:12.123 queries: info: client @0x7f 10.0.0.5#51000 ({NAME}): query: {NAME} IN TXT +E(0)K (10.0.0.1)"


@pytest.mark.parametrize("event", [
    NAME, f"[1900000000] unbound[1234:0] query: 10.0.0.5 {NAME}. TXT IN",
    "3/14/2031 10:11:12 AM 0A2C PACKET  000001D1 UDP Rcv 10.0.0.5        0002   Q [0001   D   NOERROR] TXT    (26)lrhadgmvwucvotrobcaukjnryt(2)ru(0)",
    f"Mar 14 10:11:12 ns pdns_server[1234]: Remote 10.0.0.5 wants '{NAME}|TXT', do = 0, bufsize = 512: packetcache MISS",
    {"query_name": f"{NAME}.", "query_type": "TXT", "rcode": "NOERROR", "srcaddr": "10.0.0.5"},
    {"jsonPayload": {"queryName": f"{NAME}.", "queryType": "TXT", "responseCode": "NOERROR", "sourceIP": "10.0.0.5"}},
    {"category": "DnsResponse", "operationName": "x", "properties": {"QueryName": f"{NAME}.", "QueryType": "TXT", "ResponseCode": 0}}])
def test_a_lookup_of_a_made_up_name_hits_what_it_hits_at_bind(event):
    assert hits(BIND) and hits(BIND) <= hits(event)


EVE = {"event_type": "alert", "flow_id": 1, "src_ip": "10.0.0.5", "dest_ip": "203.0.113.9", "alert": {"signature": "ET MALWARE Cobalt Strike Beacon", "severity": 1, "action": "allowed"}}


@pytest.mark.parametrize("event", [
    {"action": "allow", "msg": "ET MALWARE Cobalt Strike Beacon", "priority": 1, "proto": "TCP", "rule": "1:2018959:4", "src_ap": "10.0.0.5:5", "dst_ap": "203.0.113.9:4444"},
    {"_path": "suricata_corelight", "id.orig_h": "10.0.0.5", "id.resp_h": "203.0.113.9", "alert.signature": "ET MALWARE Cobalt Strike Beacon", "alert.severity": 1},
    "11/14/2031-10:11:12.123456  [**] [1:2018959:4] ET MALWARE Cobalt Strike Beacon [**] [Priority: 1] {TCP} 10.0.0.5:51000 -> 203.0.113.9:4444"])
def test_an_alert_hits_what_it_hits_in_suricatas_json(event):
    assert hits(EVE) and hits(EVE) <= hits(event)


def test_rows_of_zeek_hit_without_a_sourcetype():
    row = ["1900000000.1", "Ca1", "10.0.0.5", "51000", "10.0.0.6", "445"]
    for values, told in (("0.001 \\pipe\\svcctl svcctl CreateServiceW", {"endpoint": "svcctl", "operation": "CreateServiceW"}),
                         ("\\\\10.0.0.6\\ADMIN$ - - DISK", {"path": "\\\\10.0.0.6\\ADMIN$", "share_type": "DISK"})):
        ends = dict(zip(("id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p"), row[2:]))
        assert hits({"ts": 1.0, **ends, **told}) == hits("\t".join([*row, *values.split(" ")])) != set()


def test_a_connection_built_outbound_goes_to_the_far_end():
    fields = read_facts("%ASA-6-302013: Built outbound TCP connection 1 for outside:203.0.113.9/4444 (203.0.113.9/4444) to inside:10.0.0.5/51000 (10.0.0.5/51000)").fields
    assert (fields["src_ip"], fields["dst_ip"], fields["dst_port"], fields["action"]) == ("10.0.0.5", "203.0.113.9", "4444", "permit")


def test_what_a_stranger_typed_stays_a_value_of_its_pair():
    typed = f"client 10.0.0.5#53 ({NAME}): query: {NAME} IN A +"
    facts = read_facts(FORTIGATE + f' user="{typed}"')
    assert facts.family == "keyvalue" and facts.fields["user"] == typed and "query" not in facts.fields


def test_a_login_that_a_gate_refused_hits_in_the_columns_that_palo_alto_documents():
    line = ("1,2031/03/14 10:11:12,0011,GLOBALPROTECT,0,2561,2031/03/14 10:11:12,vsys1,gateway-auth,login,LDAP,,ann,NL,ws1,203.0.113.9,0.0.0.0,0.0.0.0,0.0.0.0,a-b,S1,6.0,Windows,"
            "10,1,,Invalid username or password,,failure,,0,,0,gate")
    fields = read_facts(line).fields
    assert (fields["status"], fields["error"], fields["user"], fields["src_ip"]) == ("failure", "Invalid username or password", "ann", "203.0.113.9")
    assert "45adb0a0-8d4a-58a1-bfeb-fbc35110629f" in hits(line) and "45adb0a0-8d4a-58a1-bfeb-fbc35110629f" not in hits(line.replace("failure", "success"))


def test_a_query_of_palo_altos_log_service_hits_as_what_it_forwards():
    asked = {"log_type": {"value": "threat"}, "sub_type": {"value": "vulnerability"}, "source_ip": {"value": "203.0.113.9"}, "dest_ip": {"value": "10.0.0.6"}, "dest_port": 80,
             "action": {"value": "alert"}, "threat_name": "Apache Log4j RCE", "severity": "critical"}
    sent = {"LogType": "THREAT", "Subtype": "vulnerability", "SourceAddress": "203.0.113.9", "DestinationAddress": "10.0.0.6", "DestinationPort": 80, "Action": "alert",
            "ThreatName": "Apache Log4j RCE", "Severity": "critical"}
    assert hits(asked) == hits(sent) > set()


def test_a_notice_of_corelights_hits_as_zeeks():
    notice = json.dumps({"ts": 1, "note": "Scan::Port_Scan", "msg": "203.0.113.9 scanned at least 15 unique ports of host 10.0.0.6"})
    assert set(ENGINE.judge(notice, "corelight_notice").rule_ids) == set(ENGINE.judge(notice, "bro:notice:json").rule_ids) > set()


@pytest.mark.parametrize("row", ['"NPS1","IAS",03/01/2031,10:11:12,3,"ACME\\bob","ACME\\bob",,203.0.113.9,,,,"10.0.0.1",0,,"10.0.0.1",,,,,,,,5,"VPN",16,"311"',
                                 "10.0.0.1,ACME\\bob,03/01/2031,10:11:12,IAS,NPS1,6,2,31,203.0.113.9,4108,10.0.0.1,4136,3,4142,16"])
def test_a_row_of_a_policy_server_has_the_fields_of_its_record(row):
    record = ('<Event><User-Name data_type="1">ACME\\bob</User-Name><Calling-Station-Id data_type="1">203.0.113.9</Calling-Station-Id><Client-IP-Address data_type="3">10.0.0.1'
              '</Client-IP-Address><Packet-Type data_type="0">3</Packet-Type><Reason-Code data_type="0">16</Reason-Code></Event>')
    names = ("event", "user", "src", "reason-code")
    assert [read_facts(row).fields[name] for name in names] == [read_facts(record).fields[name] for name in names]


def test_a_call_managers_pairs_are_fields():
    fields = read_facts("Mar  1 10:11:12 cucm1 : 77: %UC_AUDITLOG-5-AdministrativeEvent: %[ UserID =ann][ ClientAddress =203.0.113.9][ EventStatus =Failure]: x").fields
    assert (fields["user"], fields["src"], fields["status"]) == ("ann", "203.0.113.9", "Failure")
