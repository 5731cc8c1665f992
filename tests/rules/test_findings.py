"""What products of protection find is told in one set of words, whoever makes them."""
from __future__ import annotations

import json

import pytest

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
    "ESET": ('Mar  5 10:11:12 eset ERAServer[1]: {"event_type":"Threat_Event","hostname":"PC1","severity":"Critical","threat_name":"Ransomware","action_taken":"cleaned"}', "high", "stopped"),
    "Cortex": ({"alert_id": "1", "severity": "HIGH", "name": "Ransomware", "action_pretty": "Prevented (Blocked)"}, "high", "stopped"),
    "Carbon Black": ({"id": "x", "type": "CB_ANALYTICS", "severity": 8, "reason": "Ransomware", "alert_url": "https://x"}, "high", ""),
    "Cisco's endpoint": ({"event_type": "Threat Detected", "detection": "Ransomware", "severity": "Critical", "connector_guid": "x"}, "critical", ""),
    "Firepower": ('Mar  5 10:11:12 ftd1 %FTD-1-430001: EventPriority: High, SrcIP: 198.51.100.7, DstIP: 10.0.0.5, SrcPort: 5566, DstPort: 80, Protocol: tcp, Message: "Ransomware", Classification: Trojan, InlineResult: Would block', "high", "open"),
    "Zscaler": ('Mar  5 10:11:12 nss zscaler: reason="Blocked" action="Blocked" urlcategory="Malware" threatname="Ransomware" threatclass="Virus" url="a.example/x" user="bob"', "high", "stopped"),
    "Wazuh": ({"rule": {"level": 13, "description": "Ransomware", "id": "1"}, "agent": {"name": "web1"}, "full_log": "Mar  5 10:11:12 web1 app: x"}, "high", ""),
    "Elastic": ({"kibana.alert.rule.name": "Ransomware", "kibana.alert.severity": "critical"}, "critical", ""),
    "ECS": ({"event": {"kind": "alert", "severity": 99}, "rule": {"name": "Ransomware"}}, "critical", ""),
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


@pytest.mark.parametrize("name", ["EICAR-Test-File", "PUA.Toolbar.Conduit", "not-a-virus:AdWare.Win32.Agent", "Adware.Elex.x"])
def test_nuisances_are_low_however_grave_the_product_holds_them(name):
    assert finding_of({"risk_name": name, "actual_action": "Left alone"}).grade == "low"


@pytest.mark.parametrize("value", ["", "x" * 10_000, "1e400", "nan", "-1", "\0", "9" * 400])
def test_any_value_of_a_severity_is_read_without_raising(value):
    found = finding_of({"devicevendor": "Darktrace", "severity": value, "name": "malware", "act": value})
    assert found is None or found.grade in ("low", "medium", "high", "critical")
