"""The fields of Sigma's taxonomy are found under the names that products write, category by category."""
import json

import pytest

from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label


def windows(channel, provider, event_id, **fields):
    data = "".join(f"<Data Name='{name}'>{value}</Data>" for name, value in fields.items())
    return (f"<Event xmlns='x'><System><Provider Name='{provider}'/><EventID>{event_id}</EventID><Channel>{channel}</Channel></System>"
            f"<EventData>{data}</EventData></Event>")


AUDIT = ("Security", "Microsoft-Windows-Security-Auditing")
DEFENDER = ("Microsoft-Windows-Windows Defender/Operational", "Microsoft-Windows-Windows Defender")
REQUEST = '192.0.2.7 - anna [12/Nov/2026:10:21:07 +0000] "GET /a/b.PHP?id=1 HTTP/1.1" 404 512 "http://ref.example/" "curl/8"'
#: (logsource that must be admitted, event, sourcetype, {field of the taxonomy: value})
EVENTS = {
    "4688": (("windows", "process_creation", ""), windows(*AUDIT, 4688, NewProcessName="C:\\a.exe", CommandLine="a -b", ParentProcessName="C:\\p.exe",
             NewProcessId="0x1", SubjectUserName="anna", MandatoryLabel="S-1-16-16384"), "",
             {"Image": "C:\\a.exe", "CommandLine": "a -b", "ParentImage": "C:\\p.exe", "User": "anna", "IntegrityLevel": ("System", "S-1-16-16384")}),
    "4657": (("windows", "registry_set", ""), windows(*AUDIT, 4657, ObjectName="\\REGISTRY\\MACHINE\\SOFTWARE\\X", ObjectValueName="v", NewValue="1", ProcessName="C:\\r.exe"), "",
             {"TargetObject": "HKLM\\SOFTWARE\\X\\v", "Details": "1", "Image": "C:\\r.exe"}),
    "5156": (("windows", "network_connection", ""), windows(*AUDIT, 5156, Application="C:\\n.exe", Direction="%%14593", DestAddress="192.0.2.1", DestPort="443", SourceAddress="10.0.0.1"), "",
             {"Image": "C:\\n.exe", "DestinationIp": "192.0.2.1", "DestinationPort": "443", "Initiated": "true", "SourceIp": "10.0.0.1"}),
    "Defender": (("windows", "", "windefend"), windows(*DEFENDER, 5007, **{"New Value": "HKLM\\x = 1", "Source Name": "AMSI", "Threat Name": "T"}), "",
                 {"NewValue": "HKLM\\x = 1", "Source_Name": "AMSI", "ThreatName": "T", "Threat Name": "T", "Signature": "T"}),
    "Defender in JSON": (("windows", "", "windefend"), json.dumps({"Event": {"System": {"Provider": {"#attributes": {"Name": DEFENDER[1]}}, "EventID": 5007, "Channel": DEFENDER[0]},
                         "EventData": {"New Value": "v", "Process Name": "p"}}}), "", {"NewValue": "v", "Process_Name": "p"}),
    "application-experience": (("windows", "", "application-experience"),
                               windows("Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant", "X", 1, param1="x"), "", {"param1": "x"}),
    "telemetry": (("windows", "", "application-experience"), windows("Microsoft-Windows-Application-Experience/Program-Telemetry", "X", 505, FixName="x"), "", {"FixName": "x"}),
    "iis-configuration": (("windows", "", "iis-configuration"), windows("Microsoft-IIS-Configuration/Operational", "X", 29, Configuration="x"), "", {"Configuration": "x"}),
    "servicebus": (("windows", "", "servicebus-client"), windows("Microsoft-ServiceBus-Client/Admin", "X", 40300), "", {}),
    "web server": (("", "webserver", ""), REQUEST, "access_combined", {
        "cs-method": "GET", "cs-uri-stem": "/a/b.PHP", "cs-uri-query": "id=1", "c-uri-query": "id=1", "c-uri": "/a/b.PHP?id=1", "c-uri-extension": "PHP", "sc-status": "404",
        "cs-referer": "http://ref.example/", "cs-referrer": "http://ref.example/", "cs-user-agent": "curl/8", "c-useragent": "curl/8", "c-ip": "192.0.2.7", "src_ip": "192.0.2.7",
        "cs-username": "anna", "sc-bytes": "512", "cs-version": "HTTP/1.1"}),
    "apache access": (("apache", "", "access"), REQUEST, "access_combined", {}),
    "proxy in JSON": (("", "proxy", ""), json.dumps({"c-uri": "http://h.example/x?y", "cs-method": "POST", "c-useragent": "u", "cs-host": "h.example"}), "proxy",
                      {"cs-uri-query": "http://h.example/x?y", "r-dns": "h.example", "cs-user-agent": "u"}),
    "zeek http": (("", "proxy", ""), json.dumps({"uid": "C1", "id.orig_h": "10.0.0.1", "id.resp_h": "192.0.2.1", "method": "GET", "uri": "/x?y=1", "user_agent": "u", "host": "h.example",
                  "status_code": 200}), "bro:http:json", {"c-uri": "/x?y=1", "cs-uri-query": "y=1", "cs-host": "h.example", "c-useragent": "u", "sc-status": "200", "src_ip": "10.0.0.1"}),
    "network connection": (("", "network", "connection"), json.dumps({"uid": "C1", "id.orig_h": "10.0.0.1", "id.orig_p": 5, "id.resp_h": "192.0.2.1", "id.resp_p": 53, "proto": "udp",
                           "service": "dns", "conn_state": "SF", "orig_bytes": 7, "duration": 1.5}), "bro:conn:json",
                           {"source.ip": "10.0.0.1", "destination.port": "53", "network.transport": "udp", "network.protocol": "dns", "network.state": "SF", "source.bytes": "7",
                            "event.duration": "1.5", "dst_ip": "192.0.2.1", "DestinationPort": "53"}),
    "network dns": (("", "network", "dns"), json.dumps({"uid": "C1", "id.orig_h": "10.0.0.1", "id.resp_h": "192.0.2.1", "query": "x.example", "qtype_name": "A", "answers": ["192.0.2.9"],
                    "rcode_name": "NOERROR"}), "bro:dns:json", {"dns.question.name": "x.example", "dns.question.type": "A", "dns.answers.data": "192.0.2.9", "QueryName": "x.example",
                                                                "record_type": "A", "dns.response.code": "NOERROR"}),
    "BIND": (("", "network", "dns"), "client 192.0.2.7#5 (x.example): query: x.example IN TXT + (192.0.2.53)", "named", {"query": "x.example", "QueryName": "x.example", "dns.question.type": "TXT"}),
    "Sysmon dns": (("windows", "dns_query", ""), windows("Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", 22, QueryName="x.example", QueryResults="::1", Image="C:\\a.exe"), "",
                   {"QueryName": "x.example", "QueryResults": "::1", "Image": "C:\\a.exe"}),
    "firewall": (("", "firewall", ""), "date=2026-11-12 srcip=10.0.0.1 srcport=5 dstip=192.0.2.1 dstport=445 action=deny user=anna", "fortigate_traffic",
                 {"src_ip": "10.0.0.1", "src_port": "5", "dst_ip": "192.0.2.1", "dst_port": "445", "action": "deny", "username": "anna"}),
    "antivirus": (("", "antivirus", ""), json.dumps({"Signature": "EICAR", "Filename": "C:\\e.com", "Action": "deleted"}), "symantec:antivirus", {"Signature": "EICAR", "Filename": "C:\\e.com", "Action": "deleted"}),
    "ECS process": (("windows", "process_creation", ""), json.dumps({"process": {"executable": "C:\\a.exe", "command_line": "a -b", "parent": {"executable": "C:\\p.exe", "command_line": "p"},
                    "pe": {"original_file_name": "A.EXE"}, "working_directory": "C:\\"}, "user": {"name": "anna"}}), "ecs",
                    {"Image": "C:\\a.exe", "CommandLine": "a -b", "ParentImage": "C:\\p.exe", "ParentCommandLine": "p", "OriginalFileName": "A.EXE", "CurrentDirectory": "C:\\", "User": "anna"}),
    "auditd": (("linux", "process_creation", ""), 'type=EXECVE msg=audit(1.1:1): argc=2 a0="/usr/bin/id" a1=2D2D68656C70', "linux_audit", {"CommandLine": "/usr/bin/id --help", "Image": "/usr/bin/id"}),
}


@pytest.mark.parametrize("name", EVENTS)
def test_fields_of_the_taxonomy_are_found(name):
    logsource, text, sourcetype, fields = EVENTS[name]
    facts = read_facts(text, sourcetype)
    assert label(facts, sourcetype).admit(logsource)
    assert {field: facts.value(field.lower()) for field in fields} == fields
