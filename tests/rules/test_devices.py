"""Lines of devices, sensors and proxies say the same fields whoever wrote them, and rules for their kind are asked."""
import json

import pytest

from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label

FIREWALL, PROXY, SENSOR = ("", "firewall", ""), ("", "proxy", ""), ("suricata", "", "")
PAN_THREAT = ('Nov 12 10:21:07 fw1 1,2026/11/12 10:21:07,0011,THREAT,spyware,2305,2026/11/12 10:21:07,10.0.0.5,198.51.100.9,0.0.0.0,0.0.0.0,'
              'out,corp\\anna,,web-browsing,vsys1,trust,untrust,e1,e2,fwd,2026/11/12,1,1,50122,443,0,0,0x0,tcp,reset-both,"x.example/a,b",'
              'Beacon(85001),any,critical,client-to-server')
ZEEK_DNS = "1600000000.1\tCx1\t10.0.0.5\t50122\t192.0.2.53\t53\tudp\t1\t0.1\tx.example\t1\tC_INTERNET\t1\tA\t0\tNOERROR\tF\tF\tT\tT\t0\t192.0.2.1,192.0.2.2\t5\tF"
LINES = [
    ("Palo Alto threat", PAN_THREAT, "", FIREWALL, {"src_ip": "10.0.0.5", "dst_ip": "198.51.100.9", "dst_port": "443", "signature": "Beacon(85001)",
                                                    "severity": "critical", "action": "reset-both", "c-uri": "x.example/a,b", "user": "corp\\anna"}),
    ("Palo Alto system", "1,2026/11/12 10:21:07,0011,SYSTEM,auth,0,2026/11/12 10:21:07,,auth-fail,,0,0,general,medium,failed authentication for user 'anna'",
     "pan:system", FIREWALL, {"subtype": "auth", "event_id": "auth-fail", "message": "failed authentication for user 'anna'"}),
    ("Cisco ASA", 'Nov 12 10:21:07 fw : %ASA-4-106023: Deny tcp src outside:198.51.100.9/5555 dst inside:10.0.0.1/22 by access-group "x"', "syslog", FIREWALL,
     {"message_id": "106023", "src_ip": "198.51.100.9", "dst_ip": "10.0.0.1", "dst_port": "22"}),
    ("Cisco FTD user", "%FTD-6-113015: AAA user authentication Rejected : reason = Invalid password : server = 10.0.0.2 : user = anna : user IP = 198.51.100.9",
     "", FIREWALL, {"message_id": "113015", "user": "anna"}),
    ("FortiGate", 'Nov 12 10:21:07 10.0.0.1 date=2026-11-12 time=10:21:07 devname="fw1" devid="FG1" logid="0419016384" type="utm" subtype="ips" '
     'severity="critical" srcip=198.51.100.9 dstip=10.0.0.1 dstport=443 action="dropped" attack="Apache.Log4j"', "syslog", FIREWALL,
     {"src_ip": "198.51.100.9", "dst_port": "443", "signature": "Apache.Log4j", "severity": "critical"}),
    ("Check Point", '<134>1 2026-11-12T10:21:07Z gw CheckPoint 1 - [action:"Drop"; src:"198.51.100.9"; dst:"10.0.0.1"; service:"22"; product:"VPN-1 & FireWall-1"]',
     "cp_log", FIREWALL, {"action": "Drop", "src_ip": "198.51.100.9", "dst_ip": "10.0.0.1"}),
    ("pf", "Nov 12 10:21:07 pf filterlog[1]: 5,,,1000000103,igb0,match,block,in,4,0x0,,64,0,0,DF,6,tcp,60,198.51.100.9,10.0.0.1,5555,22,0,S,1,,1,,mss", "",
     FIREWALL, {"action": "block", "src_ip": "198.51.100.9", "dst_port": "22"}),
    ("iptables", "Nov 12 10:21:07 web3 kernel: [1.0] [UFW BLOCK] IN=eth0 OUT= MAC=00 SRC=198.51.100.9 DST=10.0.0.1 LEN=60 PROTO=TCP SPT=5555 DPT=22", "syslog",
     FIREWALL, {"src_ip": "198.51.100.9", "dst_port": "22"}),
    ("Meraki", "<134>1 1731403267.1 MX84 flows src=10.0.0.5 dst=198.51.100.9 protocol=tcp sport=50122 dport=4444 pattern: allow all", "meraki", FIREWALL,
     {"src_ip": "10.0.0.5", "dst_port": "4444"}),
    ("SonicWall", 'id=firewall sn=0017 time="2026-11-12 10:21:07" fw=192.0.2.1 pri=1 c=32 m=82 msg="Possible port scan detected" src=198.51.100.9:5555:X1', "",
     FIREWALL, {"msg": "Possible port scan detected"}),
    ("Sophos", 'device="SFW" date=2026-11-12 log_id="0701" log_type="IDP" log_component="Signatures" signature_msg="x" src_ip=198.51.100.9', "", FIREWALL,
     {"src_ip": "198.51.100.9", "log_type": "IDP"}),
    ("Juniper", '<14>1 2026-11-12T10:21:07Z srx RT_FLOW - RT_FLOW_SESSION_DENY [junos@2636 source-address="198.51.100.9" destination-address="10.0.0.1" '
     'destination-port="22"]', "juniper:srx", FIREWALL, {"src_ip": "198.51.100.9", "dst_port": "22"}),
    ("VPC flow", "2 123456789012 eni-0a1b 198.51.100.9 10.0.0.1 5555 22 6 1 40 1600000000 1600000060 REJECT OK", "", FIREWALL, {"action": "REJECT", "dst_port": "22"}),
    ("CEF with labels", "CEF:0|Palo Alto Networks|PAN-OS|11|spyware|Beacon|9|src=10.0.0.5 dst=198.51.100.9 act=alert cs4Label=Threat Category cs4=c2 spt=1", "",
     FIREWALL, {"severity": "9", "threatcategory": "c2", "action": "alert"}),
    ("LEEF", "LEEF:1.0|Check Point|VPN-1|1.0|Drop|src=198.51.100.9\tdst=10.0.0.1\tdstPort=22", "", FIREWALL, {"src_ip": "198.51.100.9", "dst_port": "22", "name": "Drop"}),
    ("Snort", "[**] [1:2019284:3] ET TROJAN Beacon [**] [Classification: A Network Trojan was detected] [Priority: 1] {TCP} 198.51.100.9:80 -> 10.0.0.1:50122", "",
     SENSOR, {"alert.signature": "ET TROJAN Beacon", "alert.severity": "1", "src_port": "80", "dst_ip": "10.0.0.1"}),
    ("Suricata behind a header", 'Nov 12 10:21:07 s1 suricata[1]: ' + json.dumps({"event_type": "http", "flow_id": 1, "http": {
        "hostname": "x.example", "url": "/a", "http_user_agent": "curl/8", "http_method": "GET"}}), "syslog", PROXY,
     {"cs-host": "x.example", "c-uri": "/a", "c-useragent": "curl/8", "host": "s1"}),
    ("Squid", "1731403267.123    250 10.0.0.5 TCP_DENIED/403 1234 GET http://x.example/c.exe?a=1 anna HIER_NONE/- text/html", "squid", PROXY,
     {"cs-host": "x.example", "cs-uri-stem": "/c.exe", "sc-status": "403", "action": "TCP_DENIED", "cs-username": "anna"}),
    ("Squid behind a header", "Nov 12 10:21:07 p1 squid[1]: 1731403267.123 250 10.0.0.5 TCP_TUNNEL/200 1234 CONNECT x.example:443 - HIER_DIRECT/198.51.100.9 -", "",
     PROXY, {"cs-host": "x.example", "cs-method": "CONNECT", "dst_ip": "198.51.100.9"}),
    ("Blue Coat", '2026-11-12 10:21:07 250 10.0.0.5 anna - OBSERVED "Technology" - 200 TCP_NC_MISS GET text/html http x.example 80 /x.php ?q=1 php '
     '"Mozilla/5.0 (X11)" 192.0.2.2 100 200 -', "bluecoat", PROXY, {"cs-host": "x.example", "cs-uri-query": "q=1", "cs-user-agent": "Mozilla/5.0 (X11)",
                                                                      "c-ip": "10.0.0.5", "filter_result": "OBSERVED", "sc-status": "200"}),
    ("Zscaler", "2026-11-12 10:21:07\treason=Allowed\taction=Allowed\turl=x.example/a\turlcategory=Adult Content\tuseragent=Mozilla/5.0 (X11)\tuser=anna",
     "zscalernss-web", PROXY, {"urlcategory": "Adult Content", "c-useragent": "Mozilla/5.0 (X11)", "reason": "Allowed"}),
    ("IIS by its look", "2026-11-12 10:21:07 10.0.0.1 POST /x.aspx q=1 443 - 198.51.100.9 Mozilla/5.0+(X11) - 500 0 0 5", "", ("", "webserver", ""),
     {"c-ip": "198.51.100.9", "cs-user-agent": "Mozilla/5.0 (X11)", "sc-status": "500", "cs-uri-stem": "/x.aspx"}),
    ("Zeek's DNS by its look", ZEEK_DNS, "", ("zeek", "", "dns"), {"query": "x.example", "id.resp_h": "192.0.2.53", "qtype_name": "A"}),
    ("Zeek's DNS by name", ZEEK_DNS, "bro_dns", ("zeek", "dns", ""), {"rd": "true"}),
    ("Zeek's connections", "1600000000.1\tCx1\t10.0.0.5\t50122\t198.51.100.9\t443\ttcp\tssl\t1.5\t100\t200\tSF\tT\tF\t0\tShADad\t5\t300\t5\t400\t-", "zeek:conn",
     ("zeek", "", "conn"), {"conn_state": "SF", "local_orig": "true", "orig_bytes": "100"}),
]


@pytest.mark.parametrize("text, sourcetype, logsource, fields", [line[1:] for line in LINES], ids=[line[0] for line in LINES])
def test_line_of_a_device_is_read(text, sourcetype, logsource, fields):
    facts = read_facts(text, sourcetype)
    assert {name: facts.value(name) for name in fields} == fields
    assert label(facts, sourcetype).admit(logsource)


NOT_OF_DEVICES = [
    "2026-11-12 10:21:07 INFO handler orders took 5 ms", "Nov 12 10:21:07 web3 app[1]: TCP_NODELAY set", "a,b,c,d,e,f,g,h,i", "%ASA-x", "100% [**] done",
    '1600000000.1\tplain\ttext', "An account of what happened", "filterlog", '{"a": "{broken"}', "Nov 12 10:21:07 web3 app: {not json}", "", "}", "1731403267.123 250 a TCP_/200",
]


@pytest.mark.parametrize("text", NOT_OF_DEVICES)
def test_text_that_only_begins_like_a_device_line_is_read_as_text(text):
    facts = read_facts(text, "")
    assert not label(facts, "").admit(FIREWALL) and not label(facts, "").admit(PROXY) and not label(facts, "").admit(("windows", "", "security"))


FAILED = ("An account failed to log on.{0}Subject:{1}Security ID:{2}S-1-0-0{1}Account Name:{2}-{0}Logon Type:{2}3{0}Account For Which Logon Failed:{1}"
          "Security ID:{2}S-1-0-0{1}Account Name:{2}anna{0}Failure Information:{1}Status:{2}0xC000006D{0}Network Information:{1}"
          "Workstation Name:{2}PC7{1}Source Network Address:{2}198.51.100.9")
LINES_OF_MESSAGE = FAILED.format("\n\n", "\n\t", "\t\t")
RENDERED = {
    "Splunk's input": "11/12/2026 10:21:07 AM\nLogName=Security\nEventCode=4625\nSourceName=Microsoft Windows security auditing.\nMessage=" + LINES_OF_MESSAGE,
    "without the log's name": "EventCode=4625\nEventType=0\nMessage=" + LINES_OF_MESSAGE,
    "event viewer": "Log Name:      Security\nSource:        Microsoft-Windows-Security-Auditing\nEvent ID:      4625\nLevel:         Information\nDescription:\n"
                    + LINES_OF_MESSAGE,
    "message alone": LINES_OF_MESSAGE,
    "message with blanks for lines": FAILED.format("   ", "  ", "  "),
    "message with single blanks": FAILED.format(" ", " ", " "),
    "Snare": "<14>Nov 12 10:21:07 dc1 MSWinEventLog\t1\tSecurity\t123\tThu Nov 12 10:21:07 2026\t4625\tMicrosoft-Windows-Security-Auditing\tanna\tN/A\tFailure Audit\t"
             "dc1\tLogon\t\t" + FAILED.format("    ", "   ", "  ") + "\t12",
}


@pytest.mark.parametrize("form", RENDERED)
def test_rendered_event_of_windows_is_read_in_every_form(form):
    facts = read_facts(RENDERED[form], "")
    expected = {"eventid": "4625", "logontype": "3", "subjectusername": "-", "targetusername": "anna", "status": "0xC000006D", "ipaddress": "198.51.100.9"}
    assert {name: facts.value(name) for name in expected} == expected
    assert label(facts, "").admit(("windows", "", "security"))


def test_group_of_a_rendered_event_is_apart_from_its_member():
    text = ("EventCode=4732\nMessage=A member was added to a security-enabled local group.\n\nSubject:\n\tSecurity ID:\t\tS-1-5-21-1-500\n\tAccount Name:\t\tops\n\n"
            "Member:\n\tSecurity ID:\t\tS-1-5-21-1-1105\n\tAccount Name:\t\tCN=anna\n\nGroup:\n\tSecurity ID:\t\tS-1-5-32-544\n\tGroup Name:\t\tAdministrators\n")
    facts = read_facts(text, "")
    assert [facts.value(name) for name in ("subjectusername", "membersid", "targetsid", "targetusername")] == ["ops", "S-1-5-21-1-1105", "S-1-5-32-544", "Administrators"]


@pytest.mark.parametrize("event", [
    {"EventId": 4624, "Channel": "Security", "Provider": "Microsoft-Windows-Security-Auditing",
     "Payload": json.dumps({"EventData": {"Data": [{"@Name": "LogonType", "#text": "3"}, {"@Name": "ProcessName", "#text": "C:\\new\\a.exe"}]}})},
    {"EventID": 4624, "Channel": "Security", "Provider_Name": "x", "message": json.dumps({"LogonType": "3", "ProcessName": "C:\\new\\a.exe"})},
])
def test_object_that_stands_as_text_in_an_event_is_read(event):
    facts = read_facts(json.dumps(event), "")
    assert (facts.value("logontype"), facts.value("processname")) == ("3", "C:\\new\\a.exe")
    assert "c:\\new\\a.exe" in facts.searched_text(True)
