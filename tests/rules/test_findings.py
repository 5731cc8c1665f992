"""What products of protection find is told in one set of words, whoever makes them."""
from __future__ import annotations

import json

import pytest

from aiscore_contract.forms import findings
from aiscore_contract.forms.findings import finding_of
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label

FORMS = {
    "Falcon's stream": ({"metadata": {"eventType": "DetectionSummaryEvent"}, "event": {"DetectName": "Ransomware", "SeverityName": "Critical", "PatternDispositionDescription": "Detection, standard detection."}}, "critical", "open"),
    "Falcon's API": ({"composite_id": "x", "display_name": "Ransomware", "severity_name": "High", "tactic": "Impact", "status": "new"}, "high", ""),
    "Defender's API": ({"alertId": "a", "title": "Ransomware", "severity": "High", "status": "New", "detectionSource": "WindowsDefenderAtp"}, "high", ""),
    "Defender's API, looked at": ({"alertId": "a", "title": "Ransomware", "severity": "High", "status": "Resolved", "detectionSource": "WindowsDefenderAtp"}, "high", "closed"),
    "SentinelOne": ("CEF:0|SentinelOne|Mgmt|1|7|Ransomware detected|9|shost=PC1 act=Not mitigated", "critical", "open"),
    "Trend Micro's LEEF": ("LEEF:2.0|Trend Micro|Deep Security Agent|20|4000000|cat=Anti-Malware\tname=Ransomware\tsev=8\tact=Quarantine\tusrName=ann", "high", "stopped"),
    "SentinelOne's console": ({"id": "1", "threatInfo": {"classification": "Ransomware", "confidenceLevel": "malicious", "mitigationStatus": "not_mitigated", "threatName": "Ransomware.exe", "analystVerdict": "undefined"}}, "high", "open"),
    "Microsoft's graph": ({"id": "x", "title": "Ransomware", "severity": "high", "status": "new", "serviceSource": "microsoftDefenderForEndpoint"}, "high", ""),
    "Sentinel's table": ({"SystemAlertId": "x", "AlertName": "Ransomware", "AlertSeverity": "High", "Status": "New"}, "high", ""),
    "Symantec": ("Mar  5 10:11:12 sym SymantecServer: Virus found,IP Address: 10.0.0.5,Computer name: PC7,Source: Auto-Protect scan,Risk name: Ransomware,Actual action: Cleaned,Requested action: Cleaned", "high", "stopped"),
    "ePO's XML": ('<29>1 2026-03-05T10:11:12Z epo EPOEvents - EventFwd [agentInfo@3401] <?xml version="1.0"?><EPOevent><MachineInfo><MachineName>PC7</MachineName></MachineInfo><CommonFields><ThreatName>Ransomware</ThreatName>'
                  "<ThreatSeverity>2</ThreatSeverity><ThreatActionTaken>would block</ThreatActionTaken></CommonFields></EPOevent>", "high", "open"),
    "ePO's table": ({"ThreatName": "Ransomware", "ThreatSeverity": 1, "ThreatActionTaken": "deleted"}, "critical", "stopped"),
    "Sophos Central": ({"id": "x", "type": "Event::Endpoint::Threat::Detected", "severity": "high", "name": "Ransomware", "endpoint_id": "y"}, "high", ""),
    "Sophos XG": ('device="SFW" log_type="IDP" log_component="Signatures" log_subtype="Detect" signature_id=1 signature_msg="Ransomware" rule_priority=1 src_ip=198.51.100.7 dst_ip=10.0.0.5', "high", "open"),
    "ESET": ('Mar  5 10:11:12 eset ERAServer[1]: {"event_type":"Threat_Event","hostname":"PC1","severity":"Critical","threat_name":"Ransomware","action_taken":"cleaned"}', "critical", "stopped"),
    "Cortex": ({"alert_id": "1", "severity": "HIGH", "name": "Ransomware", "action_pretty": "Prevented (Blocked)"}, "high", "stopped"),
    "Carbon Black": ({"id": "x", "type": "CB_ANALYTICS", "severity": 8, "reason": "Ransomware", "alert_url": "https://x"}, "high", ""),
    "Cisco's endpoint": ({"event_type": "Threat Detected", "detection": "Ransomware", "severity": "Critical", "connector_guid": "x"}, "critical", ""),
    "Firepower": ('Mar  5 10:11:12 ftd1 %FTD-1-430001: EventPriority: High, SrcIP: 198.51.100.7, DstIP: 10.0.0.5, SrcPort: 5566, DstPort: 80, Protocol: tcp, Message: "Ransomware", Classification: Trojan, InlineResult: Would block', "high", "open"),
    "Zscaler": ('Mar  5 10:11:12 nss zscaler: reason="Blocked" action="Blocked" urlcategory="Malware" threatname="Ransomware" threatclass="Virus" url="a.example/x" user="bob"', "high", "stopped"),
    "Wazuh": ({"rule": {"level": 13, "description": "Ransomware", "id": "1"}, "agent": {"name": "web1"}, "full_log": "Mar  5 10:11:12 web1 app: x"}, "high", ""),
    "Elastic": ({"kibana.alert.rule.name": "Ransomware", "kibana.alert.severity": "critical"}, "critical", ""),
    "ECS": ({"event": {"kind": "alert", "severity": 99}, "rule": {"name": "Ransomware"}}, "critical", ""),
    "a sensor's alert through a shipper": ({"event": {"kind": "alert", "severity": 1, "module": "suricata"}, "rule": {"name": "Ransomware"}}, "high", ""),
    "a notable event": ('search_name="Ransomware", urgency="critical", src="10.0.0.5"', "critical", ""),
    "OCSF": ({"class_uid": 2004, "finding_info": {"title": "Ransomware"}, "severity_id": 4, "disposition": "Blocked"}, "high", "stopped"),
    "Darktrace": ({"breachUrl": "https://x", "score": 0.93, "model": {"name": "Ransomware"}}, "critical", ""),
    "a canary": ({"AlertType": "CanaryIncident", "IncidentHash": "x", "Description": "Ransomware"}, "critical", ""),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_finding_reads_alike_whoever_made_it(form):
    event, grade, outcome = FORMS[form]
    facts = read_facts(event if isinstance(event, str) else json.dumps(event))
    assert (facts.fields.get("finding.grade"), facts.fields.get("finding.outcome")) == (grade, outcome)
    assert facts.fields["finding.name"].startswith("Ransomware") and "alert" in label(facts, "").services


@pytest.mark.parametrize("event", [
    {"metadata": {"eventType": "AuthActivityAuditEvent"}, "event": {"SeverityName": "High", "OperationName": "userAuthenticate"}},
    "CEF:0|Trend Micro|Deep Security Agent|1|7|Agent upgraded|8|shost=PC1",
    "CEF:0|Some Vendor|Door|1|7|Malware door opened|9|shost=PC1",
    'Mar  5 10:11:12 nss zscaler: reason="Allowed" action="Allowed" urlcategory="News" threatname="None" threatclass="None" url="a.example/x" user="bob"',
    {"severity": "High", "title": "Disk full"}, {"urgency": "critical", "ticket": "7"}, {"rule": {"level": "info", "id": "1"}},
])
def test_what_no_product_of_protection_found_is_no_finding(event):
    assert "finding.grade" not in read_facts(event if isinstance(event, str) else json.dumps(event)).fields


def test_what_is_only_unwanted_is_low():
    event = {"event_type": "Threat_Event", "threat_name": "Win32/Toolbar.Conduit", "threat_type": "Potentially unwanted application", "severity": "Critical"}
    assert read_facts(json.dumps(event)).fields["finding.grade"] == "low"


@pytest.mark.parametrize("name", ["EICAR-Test-File", "PUA.Toolbar.Conduit", "not-a-virus:AdWare.Win32.Agent", "Adware.Elex.x"])
def test_nuisances_are_low_however_grave_the_product_holds_them(name):
    assert finding_of({"risk_name": name, "actual_action": "Left alone"}).grade == "low"


ODD = ["", "x" * 10_000, "1e400", "nan", "-inf", "-1", "\0", "9" * 400, float("nan"), float("inf"), 10 ** 5_000, True, None, [], {}, (), ("a", "b")]


@pytest.mark.parametrize("form", findings._FORMS, ids=lambda form: form.signs[0])
def test_any_value_of_any_column_is_read_without_raising(form):
    for value in ODD:
        found = finding_of({**dict.fromkeys((*form.signs, *form.names, *form.severities, *form.outcomes, form.kind), value), "devicevendor": "Darktrace", form.kind: "malware detected alert"})
        assert found is None or found.grade in findings.GRADES


SERIOUS = [
    "CEF:0|SentinelOne|Mgmt|1|7|Ransomware detected|9|shost=PC1 fname=a act=blocked.exe act=Not mitigated",
    "Mar  5 10:11:12 sym SymantecServer: Virus found,IP Address: 10.0.0.5,File path: /home/a/x,Actual action: Cleaned,b,Risk name: Ransomware,Actual action: Left alone",
    *(f"Mar  5 10:11:12 sym SymantecServer: Virus found,IP Address: 10.0.0.5,Risk name: Ransomware,Actual action: {action},Requested action: Cleaned"
      for action in ("No repair available", "Pending repair", "Partially repaired", "Process termination pending restart")),
    {"type": "Event::Endpoint::Threat::Detected", "severity": "high", "endpoint_id": "y", "name": "Malware detected: 'Troj/Ransom-X' at 'C:\\Users\\bob\\pua\\eicar-x.exe'"},
    {"alert_url": "https://x", "severity": 8, "reason": "The application c:\\users\\bob\\eicar-x\\evil.exe injected code"},
    {"event": {"kind": "alert", "severity": 99, "action": "deletion"}, "rule": {"name": "Shadow copies deleted"}},
    {"rule": {"level": 13, "description": "Backups deleted"}, "data": {"action": "delete"}},
]


@pytest.mark.parametrize("event", SERIOUS)
def test_no_name_that_somebody_chose_and_no_half_measure_makes_a_serious_finding_less(event):
    fields = read_facts(event if isinstance(event, str) else json.dumps(event)).fields
    assert fields["finding.grade"] in ("high", "critical") and fields["finding.outcome"] in ("open", "")


GUARD = '[Tue Mar 05 10:11:12.123456 2024] [:error] [pid 12:tid 139] [client 198.51.100.7:5566] [client 198.51.100.7] ModSecurity: {} [file "/etc/crs/REQUEST-942.conf"] [id "942100"] [msg "SQL Injection"] {}[severity "CRITICAL"] [uri "/a"]'


@pytest.mark.parametrize("line", [
    GUARD.format('Warning. Pattern match "(?i:[\"\'`]\\s*?(x?or|div)[\\s]" at ARGS:q[0].', ""), GUARD.format("Warning. Matched at ARGS:dismiss closed.", ""), GUARD.format("Warning. Matched.", '[data "x [msg "eicar"]"] '),
    '2024/03/05 10:11:12 [error] 12#12: *5 [client 198.51.100.7] ModSecurity: Access denied with code 403 (phase 2). [id "942100"] [msg "SQL Injection"] [severity "2"] [uri "/a"], client: 198.51.100.7',
])
def test_a_guard_of_a_web_server_is_read_whatever_the_request_holds(line):
    facts = read_facts(line)
    assert facts.family == "guard" and "SQL Injection" in facts.fields["modsecurity.msg"] and facts.fields["finding.grade"] == "medium" and facts.fields["finding.outcome"] != "closed"


@pytest.mark.parametrize("line", [
    'Mar  5 10:11:12 fw %ASA-6-716039: Group <x> User <ModSecurity: a [msg "b"]> IP <198.51.100.7> Authentication: rejected, Session Type: WebVPN.',
    "Mar  5 10:11:12 fw %ASA-6-716039: Group <x> User <<EPOevent><ThreatName>a</ThreatName>> IP <198.51.100.7> Authentication: rejected, Session Type: WebVPN.",
    "Mar  5 10:11:12 ftp1 ftpd[33]: FTP LOGIN FAILED FROM 198.51.100.7, <EPOevent><a>b</a>",
    '03/05-10:11:12.1  [**] [1:2024897:3] ET EXPLOIT ModSecurity: a [msg "b"] [**] [Priority: 1] {TCP} 198.51.100.7:5566 -> 10.0.0.5:80',
])
def test_marks_of_guards_in_what_a_stranger_typed_change_no_reader(line):
    assert read_facts(line).family in ("device", "text") and "finding.grade" not in read_facts(line).fields
