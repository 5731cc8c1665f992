"""Events of a Windows domain as JSON, by Winlogbeat on most computers and by NXLog on the rest.

Daily work and attacks are those of `windows_domain`: logons, tickets, programs, scripts and the care of accounts, and an intruder from a
document to what is done before files are encrypted. It is not training material: it was written by a hand that did not know the training
scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

import hashlib
from typing import Any, Dict, Tuple

from .site import epoch, iso, utc
from .windows_domain import Fields, WindowsDomain

#: Provider -> its name and its channel.
PROVIDERS = {
    "Sec": ("Microsoft-Windows-Security-Auditing", "Security"),
    "Sysmon": ("Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational"),
    "PS": ("Microsoft-Windows-PowerShell", "Microsoft-Windows-PowerShell/Operational"),
    "System": ("Service Control Manager", "System"),
}
#: Event's number -> what happened.
ACTIONS = {
    4624: "logged-in",
    4625: "logon-failed",
    4634: "logged-out",
    4688: "created-process",
    4769: "kerberos-service-ticket-requested",
    4768: "kerberos-authentication-ticket-requested",
    4771: "kerberos-preauth-failed",
    1: "Process Create (rule: ProcessCreate)",
    3: "Network connection detected (rule: NetworkConnect)",
    10: "Process accessed (rule: ProcessAccess)",
    11: "File created (rule: FileCreate)",
    13: "Registry value set (rule: RegistryEvent)",
    22: "Dns query (rule: DnsQuery)",
    4104: "Execute a Remote Command",
    4662: "An operation was performed on an object",
    5145: "Detailed File Share",
    1102: "audit-log-cleared",
    4720: "added-user-account",
    4728: "added-member-to-group",
}
FAILED = (4625, 4771)
LOG_CLEARED = 1102


def runs_winlogbeat(computer: str) -> bool:
    """Which of the two a computer runs."""
    return computer in ("DC01", "SQL01") or int(hashlib.md5(computer.encode(), usedforsecurity=False).hexdigest(), 16) % 4 != 0


def message_of(provider: str, code: int, fields: Fields) -> str:
    """The text beside the fields, as Winlogbeat has it."""
    if provider == "Sysmon":
        return ACTIONS.get(code, "Event") + ":\n" + "\n".join(f"{name}: {value}" for name, value in fields)
    title = ACTIONS.get(code, "").replace("-", " ").capitalize()
    return title + ".\n\n" + "\n".join(f"\t{name}:\t\t{value}" for name, value in fields[:14])


def clock(at: float) -> str:
    """The stamp of NXLog."""
    return utc(at).strftime("%Y-%m-%d %H:%M:%S")


class WindowsDomainBeats(WindowsDomain):
    """A Windows domain whose events are JSON."""

    name = "windows_domain_beats"
    host = "DC01"
    sourcetype = "winlogbeat"
    seed = 2727
    netbios = "NORDWIND"
    fqdn = "nordwind.local"
    start = epoch(2021, 11, 8)
    days = 4
    amount = 1.05

    def __init__(self) -> None:
        super().__init__()
        self.last_record: Dict[Tuple[str, str], int] = {}
        self.host_ids: Dict[str, str] = {}

    def write(self, at: float, provider: str, code: int, computer: str, fields: Fields, **marks: Any) -> None:
        """Add one event as JSON, by the program that its computer runs."""
        channel = PROVIDERS[provider][1]
        first = self.rng.randint(3_000, 90_000)
        self.last_record[computer, channel] = self.last_record.get((computer, channel), first) + self.rng.randint(1, 20)
        self.host_ids.setdefault(computer, self.uuid())
        if runs_winlogbeat(computer):
            self.add(at, self.winlogbeat(at, provider, code, computer, fields), **marks)
        else:
            self.add(at, self.nxlog(at, provider, code, computer, fields), sourcetype="nxlog", **marks)

    def winlogbeat(self, at: float, provider: str, code: int, computer: str, fields: Fields) -> Dict[str, Any]:
        """One event of Winlogbeat."""
        source, channel = PROVIDERS[provider]
        source = "Microsoft-Windows-Eventlog" if code == LOG_CLEARED else source
        data = {name: value for name, value in fields if value}
        action = ACTIONS.get(code, "None")
        event = {"code": str(code), "provider": source, "kind": "event", "action": action, "created": iso(at + self.rng.uniform(0.8, 3), 3)}
        if provider == "Sec":
            event["outcome"] = "failure" if code in FAILED else "success"
        level = "information" if provider != "PS" else self.weighted({"verbose": 8, "warning": 1})
        self.rng.random()  # keeps the draws that follow where they are
        record = {
            "@timestamp": iso(at, 3), "@metadata": {"beat": "winlogbeat", "type": "_doc", "version": "7.15.1"},
            "host": {"name": self.full_name(computer), "hostname": computer, "os": self.system_of(computer), "id": self.host_ids[computer]},
            "event": event, "log": {"level": level},
            "winlog": {"channel": channel, "provider_name": source, "event_id": str(code),
                       "record_id": self.last_record[computer, channel], "computer_name": self.full_name(computer), "opcode": "Info",
                       "process": {"pid": self.rng.randint(500, 5000), "thread": {"id": self.rng.randint(500, 9000)}},
                       "event_data": data, "api": "wineventlog"},
            "agent": {"type": "winlogbeat", "version": "7.15.1", "hostname": computer}, "ecs": {"version": "1.11.0"},
            "message": message_of(provider, code, fields)[:2200]}
        if "TargetUserName" in data:
            record["user"] = {"name": data["TargetUserName"], "domain": data.get("TargetDomainName", "-")}
        return record

    @staticmethod
    def system_of(computer: str) -> Dict[str, str]:
        """The operating system of a computer."""
        server = computer[0] not in "WL" or computer == "WEB01"
        return {"name": "Windows Server 2019 Standard" if server else "Windows 10 Enterprise", "family": "windows",
                "kernel": "10.0.17763.2237 (WinBuild.160101.0800)"}

    def nxlog(self, at: float, provider: str, code: int, computer: str, fields: Fields) -> Dict[str, Any]:
        """One event of NXLog."""
        source, channel = PROVIDERS[provider]
        sysmon = provider == "Sysmon"
        text = ACTIONS.get(code, "Event") + ":\r\n" + "\r\n".join(f"{name}: {value}" for name, value in fields)
        return {
            "EventTime": clock(at), "Hostname": self.full_name(computer),
            "Keywords": -9223372036854775808 if sysmon else -9214364837600034816,
            "EventType": "AUDIT_FAILURE" if code in FAILED else "AUDIT_SUCCESS" if provider == "Sec" else "INFO",
            "SeverityValue": 2, "Severity": "INFO", "EventID": code,
            "SourceName": "Microsoft-Windows-Eventlog" if code == LOG_CLEARED else source,
            "ProviderGuid": "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}" if sysmon else "{54849625-5478-4994-A5BA-3E3B0328C30D}",
            "Version": 2, "Task": code if sysmon else 12544, "OpcodeValue": 0, "RecordNumber": self.last_record[computer, channel],
            "ProcessID": self.rng.randint(500, 5000), "ThreadID": self.rng.randint(500, 9000), "Channel": channel, "Message": text[:1500],
            "Category": ACTIONS.get(code, ""), "Opcode": "Info", **{name: value for name, value in fields if value},
            "EventReceivedTime": clock(at + 2), "SourceModuleName": "in", "SourceModuleType": "im_msvistalog"}
