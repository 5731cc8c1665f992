"""Events for tests, from short descriptions: a line, a JSON object, or the fields of a Windows event."""
import json
from xml.sax.saxutils import escape, quoteattr

CHANNELS = {
    "sysmon": ("Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon"),
    "security": ("Security", "Microsoft-Windows-Security-Auditing"),
    "system": ("System", "Service Control Manager"),
    "application": ("Application", "MSSQLSERVER"),
    "powershell": ("Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell"),
    "powershell-classic": ("Windows PowerShell", "PowerShell"),
    "taskscheduler": ("Microsoft-Windows-TaskScheduler/Operational", "Microsoft-Windows-TaskScheduler"),
    "wmi": ("Microsoft-Windows-WMI-Activity/Operational", "Microsoft-Windows-WMI-Activity"),
    "windefend": ("Microsoft-Windows-Windows Defender/Operational", "Microsoft-Windows-Windows Defender"),
    "bits": ("Microsoft-Windows-Bits-Client/Operational", "Microsoft-Windows-Bits-Client"),
    "terminalservices": ("Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
                         "Microsoft-Windows-TerminalServices-LocalSessionManager"),
    "remoteconnection": ("Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
                         "Microsoft-Windows-TerminalServices-RemoteConnectionManager"),
    "dns-server": ("DNS Server", "Microsoft-Windows-DNS-Server-Service"),
    "printservice": ("Microsoft-Windows-PrintService/Admin", "Microsoft-Windows-PrintService"),
    "codeintegrity": ("Microsoft-Windows-CodeIntegrity/Operational", "Microsoft-Windows-CodeIntegrity"),
    "applocker": ("Microsoft-Windows-AppLocker/EXE and DLL", "Microsoft-Windows-AppLocker"),
    "firewall-as": ("Microsoft-Windows-Windows Firewall With Advanced Security/Firewall",
                    "Microsoft-Windows-Windows Firewall With Advanced Security"),
    "openssh": ("OpenSSH/Operational", "OpenSSH"),
    "smbclient": ("Microsoft-Windows-SmbClient/Security", "Microsoft-Windows-SMBClient"),
    "winrm": ("Microsoft-Windows-WinRM/Operational", "Microsoft-Windows-WinRM"),
    "exchange": ("MSExchange Management", "MSExchange CmdletLogs"),
    "ntlm": ("Microsoft-Windows-NTLM/Operational", "Microsoft-Windows-NTLM"),
    "ldap": ("Directory Service", "Microsoft-Windows-ActiveDirectory_DomainService"),
}


def text_and_sourcetype(entry):
    """(text, sourcetype) of one entry of an events file."""
    if isinstance(entry, str):
        return entry, ""
    if "raw" in entry:
        return entry["raw"], entry.get("sourcetype", "")
    if "json" in entry:
        return json.dumps(entry["json"]), entry.get("sourcetype", "_json")
    fields = dict(entry)
    source, event_id = fields.pop("windows").split(" ")
    return windows_event(source, event_id, fields), "XmlWinEventLog"


def windows_event(source, event_id, fields):
    channel, provider = CHANNELS[source]
    provider = fields.pop("provider", provider)
    data = "".join(f"<Data Name={quoteattr(name)}>{escape(str(value))}</Data>" for name, value in fields.items())
    return ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            f"<Provider Name={quoteattr(provider)}/><EventID>{event_id}</EventID><Version>0</Version><Level>4</Level>"
            "<Task>0</Task><Opcode>0</Opcode><Keywords>0x8020000000000000</Keywords>"
            "<TimeCreated SystemTime='2026-11-12T10:21:07.123456Z'/><EventRecordID>4711</EventRecordID>"
            "<Execution ProcessID='624' ThreadID='700'/>"
            f"<Channel>{escape(channel)}</Channel><Computer>host7.example.org</Computer></System>"
            f"<EventData>{data}</EventData></Event>")


def other_forms(entry):
    """(text, sourcetype) of the same event as other collectors write it; nothing for events that have one form."""
    if isinstance(entry, dict) and "windows" in entry:
        fields = dict(entry)
        source, event_id = fields.pop("windows").split(" ")
        channel, provider = CHANNELS[source]
        provider = fields.pop("provider", provider)
        flat = {"EventID": int(event_id), "Channel": channel, "SourceName": provider, "Hostname": "host7.example.org", **fields}
        yield json.dumps(flat), "_json"
        yield json.dumps({"@timestamp": "2026-11-12T10:21:07.123Z", "winlog": {
            "channel": channel, "provider_name": provider, "event_id": int(event_id), "event_data": fields}}), "_json"
        if source == "sysmon":
            lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
            yield (f"11/12/2026 10:21:07 AM\nLogName={channel}\nEventCode={event_id}\nEventType=4\nComputerName=host7.example.org\n"
                   f"SourceName={provider}\nMessage=Event:\nRuleName: -\n{lines}"), "WinEventLog"
    elif isinstance(entry, dict) and str(entry.get("raw", "")).startswith("type=EXECVE"):
        call = ("type=SYSCALL msg=audit(1763000000.123:456): arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55d1 a2=55d2 "
                'items=2 ppid=900 pid=1200 auid=1000 uid=1000 comm="x" exe="/usr/bin/x" key="exec"')
        yield call + "\n" + entry["raw"], entry.get("sourcetype", "")
