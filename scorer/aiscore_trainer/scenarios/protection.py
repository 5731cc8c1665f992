# ruff: noqa: E501
"""Products of protection (endpoints, sensors, web and mail guards, directories, SIEMs) in their own forms.

The product is chosen first, then what it says. Which words a product has for how grave a thing is stands beside it, so that no word alone tells.
"""
from __future__ import annotations

import html
from typing import Callable

from .envelope import apache_time, compact, iso, syslog_time
from .family import Family, Tables, Written
from .protection_tables import HOST, MAIL, NET, WHO
from .scene import Scene

_TITLES = ("Informational", "Low", "Medium", "High"), ("Low", "Medium", "High", "Critical"), ("info", "low", "medium", "high"), ("LOW", "MEDIUM", "HIGH", "CRITICAL")


class Said:
    """One message: its name, how grave (0 to 3), what became of it."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.name, grave, self.outcome = (scene.fill(part.strip()) for part in text.split(";;"))
        self.grave = int(grave)

    def word(self, scale: int) -> str:
        return _TITLES[scale][self.grave]

    def number(self, scene: Scene, most: int = 10) -> int:
        low, high = ((0, 2), (3, 5), (6, 8), (8, 10))[self.grave]
        return scene.number(low * most // 10, high * most // 10)


def _sent(scene: Scene, host: str, text: str) -> str:
    return f"{syslog_time(scene.time)} {host} {text}"


def _file_of(scene: Scene) -> str:
    return scene.fill("«C:\\Users\\«user»\\«Downloads|AppData\\Local\\Temp|Desktop»\\«letters:4:9».«exe|dll|zip|js|docm»|C:\\Program Files\\«Word»\\«word».exe|C:\\Windows\\Temp\\«letters:5».tmp|/tmp/«letters:5»|/usr/bin/«word»»")


def _cef(scene: Scene, vendor: str, product: str, said: Said, **extension: object) -> str:
    pairs = " ".join(f"{name}={str(value).replace(chr(92), chr(92) * 2).replace('=', chr(92) + '=')}" for name, value in extension.items())
    text = f"CEF:0|{vendor}|{product}|{scene.number(1, 20)}.{scene.number(0, 9)}|{scene.number(100, 99999)}|{said.name.replace('|', ' ')}|{said.number(scene)}|rt={int(scene.time) * 1000} {pairs}"
    return text if scene.chance(0.5) else _sent(scene, scene.linux_host, text)


def _crowdstrike(scene: Scene, said: Said) -> str:
    if scene.chance(0.5):
        return compact({"metadata": {"customerIDString": scene.hex(32), "offset": scene.number(1, 999999), "eventType": scene.pick(("DetectionSummaryEvent", "EppDetectionSummaryEvent")), "eventCreationTime": int(scene.time) * 1000, "version": "1.0"},
                        "event": {"ComputerName": scene.workstation, "UserName": scene.user, "DetectName": said.name, "Severity": said.grave + 2, "SeverityName": said.word(scene.pick((0, 1))), "FileName": _file_of(scene).rpartition("\\")[2], "FilePath": _file_of(scene), "PatternDispositionDescription": said.outcome, "LocalIP": scene.ip, "SensorId": scene.hex(32)}})
    return compact({"composite_id": scene.hex(32), "created_timestamp": iso(scene.time, 3), "display_name": said.name, "severity_name": said.word(0), "severity": said.number(scene, 100), "tactic": scene.pick(("Execution", "Machine Learning", "Malware", "Defense Evasion", "Custom Intelligence")), "status": scene.pick(("new", "in_progress", "closed")), "device": {"hostname": scene.workstation}, "pattern_disposition_description": said.outcome})


def _defender(scene: Scene, said: Said) -> str:
    if scene.chance(0.5):
        return compact({"id": scene.guid(), "title": said.name, "severity": said.word(2), "status": scene.pick(("new", "new", "inProgress", "resolved")), "serviceSource": scene.pick(("microsoftDefenderForEndpoint", "microsoftDefenderForIdentity", "azureAdIdentityProtection")), "detectionSource": scene.pick(("antivirus", "microsoftDefenderForEndpoint", "smartScreen")), "createdDateTime": iso(scene.time, 3), "evidence": [{"deviceDnsName": f"{scene.workstation}.{scene.site.ad_domain}", "remediationStatus": said.outcome, "userAccount": {"accountName": scene.user}}]})
    return compact({"alertId": scene.hex(20), "title": said.name, "severity": said.word(0), "status": scene.pick(("New", "New", "InProgress", "Resolved")), "category": scene.pick(("Malware", "SuspiciousActivity", "Execution", "UnwantedSoftware")), "detectionSource": scene.pick(("WindowsDefenderAv", "WindowsDefenderAtp")), "computerDnsName": f"{scene.workstation}.{scene.site.ad_domain}", "evidence": [{"entityType": "File", "fileName": _file_of(scene).rpartition("\\")[2], "detectionStatus": said.outcome}]})


def _sentinelone(scene: Scene, said: Said) -> str:
    return _cef(scene, "SentinelOne", "Mgmt", said, dvchost=scene.workstation, suser=scene.user, filePath=_file_of(scene), act=said.outcome)


def _trend(scene: Scene, said: Said) -> str:
    if scene.chance(0.6):
        return _cef(scene, "Trend Micro", scene.pick(("Deep Security Agent", "Apex Central", "Vision One")), said, dvchost=scene.server, filePath=_file_of(scene), act=said.outcome, suser=scene.user)
    return f"LEEF:2.0|Trend Micro|Deep Security Agent|20.0|{scene.number(1000000, 4000020)}|cat={scene.pick(('Anti-Malware', 'Intrusion Prevention', 'Integrity Monitor', 'System'))}\tname={said.name}\tsev={said.number(scene)}\tact={said.outcome}\tfilePath={_file_of(scene)}\tusrName={scene.user}\tdvchost={scene.server}"


def _symantec(scene: Scene, said: Said) -> str:
    start = scene.pick(("Virus found", "Security risk found", "Potential risk found")) if said.grave else "Scan result"
    return _sent(scene, scene.server, f"SymantecServer: {start},IP Address: {scene.ip},Computer name: {scene.workstation},Source: {scene.pick(('Auto-Protect scan', 'Scheduled Scan', 'SONAR'))},Risk name: {said.name.replace(',', ' ')},Occurrences: {scene.number(1, 5)},File path: {_file_of(scene)},Actual action: {said.outcome.title()},Requested action: Cleaned,Secondary action: Quarantined,Severity: {said.word(1)},User Name: {scene.user},Domain Name: Default")


def _epo(scene: Scene, said: Said) -> str:
    grave = (6, 4, 2, 1)[said.grave]
    if scene.chance(0.5):
        return f'<29>1 {iso(scene.time, 3)} {scene.server} EPOEvents - EventFwd [agentInfo@3401 tenantId="1"] <?xml version="1.0" encoding="UTF-8"?><EPOevent><MachineInfo><MachineName>{scene.workstation}</MachineName><IPAddress>{scene.ip}</IPAddress><UserName>{scene.user}</UserName></MachineInfo><SoftwareInfo ProductName="McAfee Endpoint Security"><Event><EventID>{scene.number(1024, 35120)}</EventID><CommonFields><ThreatName>{html.escape(said.name)}</ThreatName><ThreatSeverity>{grave}</ThreatSeverity><ThreatActionTaken>{said.outcome}</ThreatActionTaken><TargetFileName>{html.escape(_file_of(scene))}</TargetFileName></CommonFields></Event></SoftwareInfo></EPOevent>'
    return compact({"AutoID": scene.number(1, 999999), "ReceivedUTC": iso(scene.time), "ThreatName": said.name, "ThreatSeverity": grave, "ThreatActionTaken": said.outcome, "ThreatType": scene.pick(("virus", "trojan", "IDS_THREAT_TYPE_VALUE_PUP", "access protection")), "TargetHostName": scene.workstation, "TargetFileName": _file_of(scene), "TargetUserName": scene.user})


def _sophos(scene: Scene, said: Said) -> str:
    return compact({"id": scene.guid(), "created_at": iso(scene.time, 3), "type": scene.pick(("Event::Endpoint::Threat::Detected", "Event::Endpoint::Threat::CleanedUp", "Event::Endpoint::CoreDetection", "Event::Endpoint::HmpaExploitPrevented")) if said.grave else scene.pick(("Event::Endpoint::UpdateSuccess", "Event::Endpoint::SavScanComplete")), "severity": said.word(2), "name": f"{said.name}: {said.outcome}", "location": scene.workstation, "endpoint_id": scene.guid(), "endpoint_type": "computer", "source": scene.fill("«fullname»"), "group": "MALWARE"})


def _kaspersky(scene: Scene, said: Said) -> str:
    return _cef(scene, scene.pick(("Kaspersky", "KasperskyLab", "Malwarebytes", "ESET", "Bitdefender", "FireEye", "Cybereason", "Cylance")), scene.pick(("SecurityCenter", "Endpoint Protection", "GravityZone", "HX", "CylancePROTECT")), said, dhost=scene.workstation, duser=scene.user, cs1Label="VirusName", cs1=said.name, filePath=_file_of(scene), act=said.outcome)


def _eset(scene: Scene, said: Said) -> str:
    return _sent(scene, scene.server, "ERAServer[2001]: " + compact({"event_type": "Threat_Event" if said.grave else "Audit_Event", "ipv4": scene.ip, "hostname": scene.workstation, "severity": ("Information", "Warning", "Critical", "Fatal")[said.grave], "threat_name" if said.grave else "detail": said.name, "action_taken": said.outcome, "object_uri": f"file:///{_file_of(scene)}", "username": scene.user}))


def _cortex(scene: Scene, said: Said) -> str:
    if scene.chance(0.4):
        return _cef(scene, "Palo Alto Networks", "Cortex XDR", said, shost=scene.workstation, suser=scene.user, act=said.outcome, cat=scene.pick(("Malware", "Credential Access", "Lateral Movement", "Execution")))
    return compact({"alert_id": str(scene.number(1000, 99999)), "severity": said.word(3), "name": said.name, "category": scene.pick(("Malware", "Execution", "Exfiltration")), "action_pretty": said.outcome.title(), "source": scene.pick(("XDR Agent", "XDR Analytics BIOC", "XDR BIOC")), "host_name": scene.workstation, "user_name": [scene.user], "detection_timestamp": int(scene.time) * 1000})


def _carbon(scene: Scene, said: Said) -> str:
    return compact({"id": scene.guid(), "type": scene.pick(("CB_ANALYTICS", "WATCHLIST", "DEVICE_CONTROL")), "severity": said.number(scene), "reason": said.name, "alert_url": f"https://defense.conferdeploy.net/alerts?s[c][query_string]=id:{scene.hex(8)}", "device_name": scene.workstation, "device_username": scene.user, "run_state": "RAN", "sensor_action": said.outcome.upper(), "backend_timestamp": iso(scene.time, 3)})


def _siem(scene: Scene, said: Said) -> str:
    kind = scene.number(0, 3)
    if kind == 0:
        return compact({"@timestamp": iso(scene.time, 3), "kibana.alert.rule.name": said.name, "kibana.alert.severity": said.word(3).lower(), "kibana.alert.risk_score": said.number(scene, 100), "kibana.alert.workflow_status": scene.pick(("open", "acknowledged", "closed")), "event.kind": "signal", "host.name": scene.workstation, "user.name": scene.user})
    if kind == 1:
        return compact({"timestamp": iso(scene.time, 3), "rule": {"level": (3, 5, 10, 13)[said.grave] + scene.number(0, 2), "description": said.name, "id": str(scene.number(500, 100500)), "groups": [scene.pick(("syslog", "windows", "ossec", "rootcheck"))]}, "agent": {"id": f"{scene.number(1, 900):03d}", "name": scene.linux_host}, "data": {"srcip": scene.ip, "dstuser": scene.user, "action": said.outcome}, "location": "EventChannel"})
    if kind == 2:
        return f'{int(scene.time)}, search_name="{scene.pick(("Access", "Endpoint", "Network", "Threat"))} - {said.name.replace(chr(34), "")} - Rule", urgency="{said.word(1).lower()}", severity="{said.word(1).lower()}", status_label="{scene.pick(("New", "Closed", "In Progress"))}", dest="{scene.workstation}", user="{scene.user}"'
    return compact({"event": {"kind": "alert", "severity": said.number(scene, 100), "action": said.outcome, "module": scene.pick(("endpoint", "sophos", "cisco"))}, "rule": {"name": said.name}, "host": {"name": scene.workstation}, "user": {"name": scene.user}, "@timestamp": iso(scene.time, 3)})


def _amp(scene: Scene, said: Said) -> str:
    return compact({"id": scene.number(10 ** 17, 10 ** 18), "date": iso(scene.time), "event_type": scene.pick(("Threat Detected", "Threat Quarantined", "Exploit Prevention", "Executed malware")) if said.grave else scene.pick(("Scan Completed, No Detections", "Policy Update")), "detection": said.name, "severity": said.word(1), "connector_guid": scene.guid(), "computer": {"hostname": scene.workstation, "user": scene.user}, "file": {"disposition": "Malicious" if said.grave > 1 else "Unknown", "file_name": _file_of(scene)}})


def _firepower(scene: Scene, said: Said) -> str:
    return _sent(scene, scene.linux_host, f"%FTD-1-430001: EventPriority: {said.word(1)}, DeviceUUID: {scene.guid()}, SrcIP: {scene.peer()}, DstIP: {scene.ip}, SrcPort: {scene.number(1024, 65535)}, DstPort: {scene.pick((80, 443, 445))}, Protocol: tcp, Priority: {3 - min(said.grave, 2)}, GID: 1, SID: {scene.number(1000, 60000)}, Revision: 3, Message: \"{said.name}\", Classification: {scene.pick(('Misc Activity', 'Web Application Attack', 'Attempted User Privilege Gain', 'Potential Corporate Policy Violation'))}, InlineResult: {said.outcome.title()}")


def _fortigate(scene: Scene, said: Said) -> str:
    return f'date={iso(scene.time)[:10]} time={iso(scene.time)[11:19]} devname="{scene.linux_host}" devid="FG{scene.hex(10).upper()}" logid="0419016384" type="utm" subtype="ips" eventtype="signature" level="alert" vd="root" severity="{said.word(1).lower()}" srcip={scene.peer()} dstip={scene.ip} srcport={scene.number(1024, 65535)} dstport={scene.pick((80, 443, 22))} action="{said.outcome}" proto=6 service="HTTP" policyid={scene.number(1, 90)} attack="{said.name.replace(" ", ".")}" msg="{said.name}"'


def _xg(scene: Scene, said: Said) -> str:
    return f'device="SFW" date={iso(scene.time)[:10]} time={iso(scene.time)[11:19]} log_type="IDP" log_component="Signatures" log_subtype="{scene.pick(("Detect", "Drop"))}" priority={("Information", "Notice", "Warning", "Critical")[said.grave]} signature_id={scene.number(1000, 1140844)} signature_msg="{said.name}" classification="{scene.pick(("Misc activity", "Attempted User Privilege Gain", "Unknown"))}" rule_priority={4 - said.grave} src_ip={scene.peer()} dst_ip={scene.ip} protocol="TCP" src_port={scene.number(1024, 65535)} dst_port=80'


def _modsecurity(scene: Scene, said: Said) -> str:
    done = "Access denied with code 403 (phase 2)." if "block" in said.outcome or "den" in said.outcome else "Warning."
    return f'[{apache_time(scene.time, 0)}] [:error] [pid {scene.number(100, 32000)}] [client {scene.peer()}:{scene.number(1024, 65535)}] ModSecurity: {done} Matched "Operator `Rx\' with parameter `(?i:{scene.word()})\' against variable `{scene.pick(("ARGS:id", "REQUEST_HEADERS:User-Agent", "ARGS:q", "REQUEST_URI"))}\'" [file "/etc/modsecurity/crs/rules/REQUEST-{scene.number(911, 944)}.conf"] [line "{scene.number(10, 900)}"] [id "{scene.number(911000, 944999)}"] [msg "{said.name}"] [severity "{("NOTICE", "WARNING", "ERROR", "CRITICAL")[said.grave]}"] [hostname "{scene.site.domain}"] [uri "/{scene.word()}/{scene.word()}.{scene.pick(("php", "jsp", "html"))}"] [unique_id "{scene.hex(20)}"]'


def _web_guard(scene: Scene, said: Said) -> str:
    return _cef(scene, *scene.pick((("F5", "ASM"), ("Imperva Inc.", "SecureSphere"), ("Incapsula", "SIEMintegration"), ("Barracuda", "WAF"), ("Radware", "DefensePro"), ("TippingPoint", "UnityOne"), ("Darktrace", "DCIP"), ("Vectra Networks", "X Series"), ("Check Point", "SmartDefense"))), said, src=scene.peer(), dst=scene.ip, act=said.outcome)


def _darktrace(scene: Scene, said: Said) -> str:
    return compact({"pbid": scene.number(1000, 99999), "time": int(scene.time) * 1000, "score": round((said.grave + scene.rng.random()) / 4, 3), "model": {"name": said.name, "category": scene.pick(("Informational", "Suspicious", "Critical"))}, "breachUrl": f"https://dt.{scene.site.domain}/#modelbreach/{scene.number(1000, 99999)}", "device": {"hostname": scene.workstation, "ip": scene.ip}, "acknowledged": False})


def _identity(scene: Scene, said: Said) -> str:
    if scene.chance(0.5):
        return _cef(scene, "Microsoft", "ATA", said, app="Kerberos", suser=scene.user, shost=scene.workstation, msg=f"{said.name} on {scene.server}")
    if scene.chance(0.5):
        return _cef(scene, scene.pick(("Varonis Inc.", "CyberArk", "Netskope", "Attivo Networks")), scene.pick(("DatAdvantage", "PTA", "SIEM", "BOTsink")), said, suser=scene.user, dhost=scene.server, act=said.outcome)
    return compact({"CreationTime": iso(scene.time), "Operation": "AlertTriggered", "Workload": "SecurityComplianceCenter", "Name": said.name, "Severity": said.word(0), "AlertType": scene.pick(("System", "Custom")), "Status": scene.pick(("Active", "Resolved")), "UserId": "SecurityComplianceAlerts", "EntityType": "User", "AlertEntityId": f"{scene.user}@{scene.site.domain}"})


def _mail(scene: Scene, said: Said) -> str:
    kind = scene.number(0, 2)
    if kind == 0:
        return compact({"GUID": scene.guid(), "type": scene.pick(("messagesDelivered", "messagesBlocked", "clicksPermitted", "clicksBlocked")), "classification": scene.pick(("phish", "malware", "spam", "impostor")) if said.grave else "spam", "threatStatus": scene.pick(("active", "cleared")), "subject": said.name, "recipient": [f"{scene.user}@{scene.site.domain}"], "severity": said.word(2), "outcome": said.outcome, "senderIP": scene.public_ip()})
    if kind == 1:
        return _cef(scene, scene.pick(("Proofpoint", "FireEye", "Barracuda", "Forcepoint")), scene.pick(("TAP", "ETP", "ESS")), said, suser=scene.fill("«first»@«domain»"), duser=f"{scene.user}@{scene.site.domain}", act=said.outcome)
    return f'{iso(scene.time)} mailgw: action="{said.outcome}" verdict="{said.name}" severity={said.word(2)} from=<{scene.fill("«first».«last»@«domain»")}> to=<{scene.user}@{scene.site.domain}> ip={scene.public_ip()} size={scene.number(900, 900000)}'


Form = Callable[[Scene, Said], str]
#: Form, where it looks, sourcetype, how often.
_FORMS: tuple[tuple[Form, Tables, str, float], ...] = (
    (_crowdstrike, HOST, "crowdstrike:event", 3), (_defender, HOST, "ms:defender:alerts", 3), (_sentinelone, HOST, "cef", 1.5), (_trend, HOST, "trendmicro", 2), (_symantec, HOST, "symantec:ep:risk:syslog", 1.5),
    (_epo, HOST, "mcafee:epo", 1.5), (_sophos, HOST, "sophos:central", 1.5), (_kaspersky, HOST, "cef", 2), (_eset, HOST, "eset:ra", 1), (_cortex, HOST, "pan:xdr", 2), (_carbon, HOST, "vmware:cb", 1.5), (_amp, HOST, "cisco:amp", 1),
    (_siem, HOST, "notable", 2), (_siem, NET, "notable", 1), (_siem, WHO, "notable", 1.5), (_firepower, NET, "cisco:ftd", 1.5), (_fortigate, NET, "fgt_utm", 1.5), (_xg, NET, "sophos:xg", 1), (_modsecurity, NET, "apache:error", 1.5),
    (_web_guard, NET, "cef", 2), (_darktrace, NET, "darktrace", 1), (_identity, WHO, "cef", 2), (_defender, WHO, "ms:defender:alerts", 1), (_mail, MAIL, "mail:gateway", 2.5),
)


def _write(scene: Scene, attack: bool) -> Written:
    form, tables, sourcetype = scene.weighted(tuple(((form, tables, sourcetype), often) for form, tables, sourcetype, often in _FORMS))
    scenario, row = tables.draw(scene, attack)
    return Written(form(scene, Said(scene, row)), sourcetype, scene.linux_host if sourcetype in ("cef", "apache:error", "cisco:ftd") else scene.workstation, scenario)


FAMILY = Family("protection", "alert", 0.1, _write)
