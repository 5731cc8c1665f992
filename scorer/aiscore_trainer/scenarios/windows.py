# ruff: noqa: E501
"""Windows events: Security, Sysmon, PowerShell, System and others in the six shapes in which they reach Splunk.

What happened is a process start (windows_commands.py) or another event (windows_events.py); who, where, when and
the wrapping are drawn before. Process starts come as Security 4688 or Sysmon 1, whichever the scene draws.
"""
from __future__ import annotations

import re
import time as clock
from functools import cache

from .envelope import MONTHS, compact, iso, plain, xml_text
from .family import Family, Written, split
from .scene import Scene
from .table import Scenario
from .windows_channels import CHANNELS
from .windows_commands import ATTACKS, DAILY
from .windows_events import EVENTS, SHAPES
from .windows_more_events import MORE_EVENTS
from .windows_techniques import REFINEMENTS

_EVENTS = split((*EVENTS, *MORE_EVENTS))
_PROVIDERS = {
    # short name in the tables: (provider, guid, channel)
    "sec": ("Microsoft-Windows-Security-Auditing", "{54849625-5478-4994-A5BA-3E3B0328C30D}", "Security"), "seclog": ("Microsoft-Windows-Eventlog", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}", "Security"),
    "sysmon": ("Microsoft-Windows-Sysmon", "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}", "Microsoft-Windows-Sysmon/Operational"), "system": ("Service Control Manager", "{555908d1-a6d7-4695-8e1e-26931d2012f4}", "System"),
    "ps": ("Microsoft-Windows-PowerShell", "{A0C1853B-5C40-4B15-8766-3CF1C58F985A}", "Microsoft-Windows-PowerShell/Operational"), "psold": ("PowerShell", "", "Windows PowerShell"), "task": ("Microsoft-Windows-TaskScheduler", "{DE7B24EA-73C8-4A09-985D-5BDADCFA9017}", "Microsoft-Windows-TaskScheduler/Operational"),
    "bits": ("Microsoft-Windows-Bits-Client", "{EF1CC15B-46C1-414E-BB95-E76B077BD51E}", "Microsoft-Windows-Bits-Client/Operational"), "defender": ("Microsoft-Windows-Windows Defender", "{11CD958A-C507-4EF3-B3F2-5FD9DFBD2C78}", "Microsoft-Windows-Windows Defender/Operational"),
    "wmi": ("Microsoft-Windows-WMI-Activity", "{1418EF04-B0B4-4623-BF7E-D74AB47BBDAA}", "Microsoft-Windows-WMI-Activity/Operational"), "rdp": ("Microsoft-Windows-TerminalServices-RemoteConnectionManager", "{C76BAA63-AE81-421C-B425-340B4B24157F}", "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational"),
    "rdpcon": ("Microsoft-Windows-TerminalServices-RemoteConnectionManager", "{C76BAA63-AE81-421C-B425-340B4B24157F}", "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational"),
    "rdplocal": ("Microsoft-Windows-TerminalServices-LocalSessionManager", "{5D896912-022D-40AA-A3A8-4FA5515C76D7}", "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"), "applocker": ("Microsoft-Windows-AppLocker", "{CBDA4DBF-8D5D-4F69-9578-BE14AA540D22}", "Microsoft-Windows-AppLocker/EXE and DLL"),
    "print": ("Microsoft-Windows-PrintService", "{747EF6FD-E535-4D16-B510-42C90F6873A1}", "Microsoft-Windows-PrintService/Operational"), "gpo": ("Microsoft-Windows-GroupPolicy", "{AEA1B4FA-97D1-45F2-A64C-4D69FFFD92C9}", "Microsoft-Windows-GroupPolicy/Operational"),
    "app": ("Application", "", "Application"), "shell": ("Microsoft-Windows-Shell-Core", "{30336ED4-E327-447C-9DE0-51B652C86108}", "Microsoft-Windows-Shell-Core/Operational"), "dnsclient": ("Microsoft-Windows-DNS-Client", "{1C95126E-7EEA-49A9-A3FE-A378B03DDB4D}", "Microsoft-Windows-DNS-Client/Operational"),
    "smb": ("Microsoft-Windows-SMBClient", "{988C59C5-0A1C-45B6-A555-0C62276E327D}", "Microsoft-Windows-SmbClient/Connectivity"), "exch": ("MSExchange CmdletLogs", "", "MSExchange Management"),
}
_APPLICATION_SOURCES = ("MsiInstaller", "Microsoft-Windows-Security-SPP", "VSS", "ESENT", "Application Error", "Windows Error Reporting", ".NET Runtime", "Microsoft-Windows-User Profiles Service", "MSSQLSERVER", "SceCli", "Outlook")
_SYSTEM_SOURCES = ("Microsoft-Windows-Kernel-General", "EventLog", "Microsoft-Windows-Time-Service", "User32", "Microsoft-Windows-WindowsUpdateClient", "Microsoft-Windows-DistributedCOM", "NETLOGON", "Microsoft-Windows-Kernel-Power", "Microsoft-Windows-FilterManager", "Microsoft-Windows-DNS-Client", "e1iexpress")
_SYSTEM32 = "C:\\Windows\\System32\\"
_IMAGES = {
    "powershell": _SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe", "explorer": "C:\\Windows\\explorer.exe", "wmic": _SYSTEM32 + "wbem\\WMIC.exe", "wmiprvse": _SYSTEM32 + "wbem\\WmiPrvSE.exe", "chrome": "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "msedge": "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", "winword": "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE", "excel": "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE", "outlook": "C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE",
    "powerpnt": "C:\\Program Files\\Microsoft Office\\root\\Office16\\POWERPNT.EXE", "onenote": "C:\\Program Files\\Microsoft Office\\root\\Office16\\ONENOTE.EXE", "msaccess": "C:\\Program Files\\Microsoft Office\\root\\Office16\\MSACCESS.EXE", "eqnedt32": "C:\\Program Files (x86)\\Common Files\\Microsoft Shared\\EQUATION\\EQNEDT32.EXE",
    "acrord32": "C:\\Program Files (x86)\\Adobe\\Acrobat Reader DC\\Reader\\AcroRd32.exe", "ccmexec": "C:\\Windows\\CCM\\CcmExec.exe", "intune": "C:\\Program Files (x86)\\Microsoft Intune Management Extension\\Microsoft.Management.Services.IntuneWindowsAgent.exe", "zabbix": "C:\\Program Files\\Zabbix Agent\\zabbix_agentd.exe",
    "winrm": _SYSTEM32 + "wsmprovhost.exe", "ssm": "C:\\Program Files\\Amazon\\SSM\\ssm-document-worker.exe", "waagent": "C:\\WindowsAzure\\GuestAgent_2.7\\WindowsAzureGuestAgent.exe", "splunkd": "C:\\Program Files\\SplunkUniversalForwarder\\bin\\splunkd.exe", "code": "C:\\Program Files\\Microsoft VS Code\\Code.exe",
    "jenkins": "C:\\Program Files\\Java\\jre1.8.0_281\\bin\\java.exe", "java": "C:\\Program Files\\Java\\jre1.8.0_281\\bin\\java.exe", "tomcat": "C:\\Program Files\\Apache Software Foundation\\Tomcat 9.0\\bin\\tomcat9.exe", "ws_tomcat": "C:\\Program Files\\VMware\\VMware View\\Server\\bin\\ws_TomcatService.exe", "w3wp": _SYSTEM32 + "inetsrv\\w3wp.exe",
    "sqlservr": "C:\\Program Files\\Microsoft SQL Server\\MSSQL15.MSSQLSERVER\\MSSQL\\Binn\\sqlservr.exe", "httpd": "C:\\xampp\\apache\\bin\\httpd.exe", "nginx": "C:\\nginx\\nginx.exe", "php-cgi": "C:\\php\\php-cgi.exe", "setup": "C:\\Windows\\Temp\\setup.exe", "umworkerprocess": "C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\UMWorkerProcess.exe",
    "msbuild": "C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\MSBuild.exe", "winrar": "C:\\Program Files\\WinRAR\\WinRAR.exe", "7zfm": "C:\\Program Files\\7-Zip\\7zFM.exe", "svchost_odd": "C:\\Users\\Public\\svchost.exe", "temp_exe": "C:\\Users\\Public\\setup.exe", "explorer_odd": "C:\\Windows\\explorer.exe",
    "dllhost_cmstplua": _SYSTEM32 + "dllhost.exe", "python": "C:\\Python311\\python.exe", "git": "C:\\Program Files\\Git\\cmd\\git.exe", "psexec": "C:\\Tools\\PsExec.exe", "node": "C:\\Program Files\\nodejs\\node.exe", "npm": "C:\\Program Files\\nodejs\\npm.cmd", "docker": "C:\\Program Files\\Docker\\Docker\\resources\\bin\\docker.exe",
    "pwsh": "C:\\Program Files\\PowerShell\\7\\pwsh.exe", "dotnet": "C:\\Program Files\\dotnet\\dotnet.exe", "%comspec%": _SYSTEM32 + "cmd.exe", "net": _SYSTEM32 + "net.exe",
}
_PROCESS_WEIGHT = 0.36
_CHANNEL_WEIGHT = 0.28
_CHANNEL_SCENARIOS = tuple(Scenario(f"win_channel_{re.sub('[^A-Za-z0-9]+', '_', provider)}", None, (provider,)) for provider, _, _, _ in CHANNELS)
_ABSOLUTE = re.compile(r'"([^"]+)"|((?:[A-Za-z]:|\\)\\(?:[^ ]| (?=[^ ]*\\)| (?=[^ ]*\.exe))*)|(\S+)')
_DAILY_WEIGHTS = tuple((scenario, 2.0 if scenario.name.startswith("win_admin_shell") else 1.0) for scenario in DAILY)

# Sysmon's objects are one scenario of many kinds in daily work, but several in attacks.
_EVENT_WEIGHTS = {label: tuple((scenario, 3.0 if scenario.name == "win_sysmon_objects_daily" else 1.0) for scenario in scenarios) for label, scenarios in ((False, _EVENTS.daily), (True, _EVENTS.attacks))}


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope = scene.weighted(_ENVELOPES)
    is_process = scene.chance(_PROCESS_WEIGHT)
    person = scene.user if scene.chance(0.75) else "SYSTEM"
    if is_process:
        scenario = scene.pick(ATTACKS) if attack else scene.weighted(_DAILY_WEIGHTS)
        event = _process(scene, scene.fill(scene.pick(scenario.rows)), person)
    elif not attack and scene.chance(_CHANNEL_WEIGHT):
        scenario, event = _channel(scene)
    else:
        scenario = scene.weighted(_EVENT_WEIGHTS[attack])
        row = scene.pick(scenario.rows)
        event = _event(scene, row)
    if attack and is_process:
        scenario = _refined(scenario, event.fields["CommandLine"])
    return Written(envelope(scene, event), sourcetype, event.computer, scenario)


def _refined(scenario: Scenario, command: str) -> Scenario:
    """The scenario under the technique that this command shows, as one of its own: groups stay of one technique."""
    folded = command.lower()
    for needle, technique in REFINEMENTS:
        if needle in folded:
            return _under(scenario, technique)
    return scenario


@cache
def _under(scenario: Scenario, technique: str) -> Scenario:
    if technique == scenario.technique:
        return scenario
    return Scenario(f"{scenario.name}.{technique}", technique, scenario.rows)


class _Event:
    __slots__ = ("source", "guid", "channel", "number", "fields", "computer", "record", "pid", "thread")

    def __init__(self, scene: Scene, short: str, number: int, fields: dict) -> None:
        self.source, self.guid, self.channel = _PROVIDERS[short]
        if short == "app":
            self.source = scene.pick(_APPLICATION_SOURCES)
        elif short == "system" and number not in (7045, 7036, 7040, 7035, 7034, 7031, 7000, 7009, 7011, 7026):
            self.source, self.guid = "Microsoft-Windows-Eventlog" if number == 104 else scene.pick(_SYSTEM_SOURCES), ""
        self.number, self.fields = number, fields
        self.computer = f"{scene.windows_host}.{scene.site.ad_domain}" if _is_qualified(scene) else scene.windows_host
        self.record, self.pid, self.thread = scene.number(100, 9_999_999), scene.number(4, 6000), scene.number(40, 9000)


def _is_qualified(scene: Scene) -> bool:
    """Whether this site's machines write their full names, and its collector single quotes."""
    return scene.site.account_id[-1] in "0123456"


def _event(scene: Scene, row: str) -> _Event:
    head, _, rest = scene.fill(row).partition(" ")
    number, _, given = rest.partition(" ")
    fields = {}
    shape = SHAPES.get(f"{head} {number}")
    if shape:
        fields = dict(piece.partition("=")[::2] for piece in scene.fill(shape).split(" ;; "))
    fields.update(piece.partition("=")[::2] for piece in given.split(" ;; "))
    return _Event(scene, head, int(number), fields)


def _channel(scene: Scene) -> tuple[Scenario, _Event]:
    """An event of a channel that has nothing to do with security."""
    index = scene.below(len(CHANNELS))
    provider, channel, numbers, names = CHANNELS[index]
    event = _Event(scene, "shell", scene.pick(numbers), {name: scene.fill(scene.pick(_VALUES)) for name in names})
    event.source, event.channel = provider, channel
    event.guid = f"{{{scene.guid()}}}" if provider.startswith("Microsoft-Windows") else ""
    return _CHANNEL_SCENARIOS[index], event


_VALUES = ("«num:0:9999»", "«num:0:5»", "0x«hex:8»", "{«GUID»}", "«Word»", "«Word» «word»", "«host».«ad»", "«netbios»\\«user»", "C:\\Windows\\System32\\«word».dll", "C:\\Program Files\\«Word»\\«word».exe", "\\Device\\HarddiskVolume«num:1:9»", "«true|false»", "«ip2»", "«utc»", "Microsoft.«Word»_«num:1:20».«num:0:9999».0_x64__8wekyb3d8bbwe",
           "The operation completed successfully.", "«Word» «word» «word» at «utc»", "http://«tech».«known»/«word».crl", "-", "", "S-1-5-18", "«domainsid»-«num:500:9999»", "«num:1:99».«num:0:99».«num:0:999»", "«word»,«num:100:9999»,«word»")


def _image(command: str) -> str:
    found = _ABSOLUTE.match(command.strip())
    first = (found[1] or found[2] or found[3]) if found else command
    if "\\" in first:
        return first if "." in first.rsplit("\\", 1)[-1] else first + ".exe"
    name = first.lower()
    name = name[:-4] if name.endswith((".exe", ".com")) else name
    return _IMAGES.get(name) or f"{_SYSTEM32}{first if '.' in first else first + '.exe'}"


def _process(scene: Scene, row: str, person: str) -> _Event:
    parent, _, command = row.partition("> ")
    image, parent_image = _image(command), _IMAGES.get(parent, f"{_SYSTEM32}{parent}.exe")
    pid, parent_pid = scene.number(400, 14000), scene.number(400, 14000)
    domain = "NT AUTHORITY" if person == "SYSTEM" else scene.site.netbios
    if scene.chance(0.45):
        sid = "S-1-5-18" if person == "SYSTEM" else f"{scene.site.domain_sid}-{scene.number(1100, 9999)}"
        fields = {"SubjectUserSid": sid, "SubjectUserName": f"{scene.windows_host}$" if person == "SYSTEM" else person, "SubjectDomainName": scene.site.netbios, "SubjectLogonId": "0x3e7" if person == "SYSTEM" else f"0x{scene.hex(6)}", "NewProcessId": f"0x{pid:x}", "NewProcessName": image,
                  "TokenElevationType": scene.pick(("%%1936", "%%1937", "%%1938")), "ProcessId": f"0x{parent_pid:x}", "CommandLine": command}
        if scene.chance(0.85):
            fields.update({"TargetUserSid": "S-1-0-0", "TargetUserName": "-", "TargetDomainName": "-", "TargetLogonId": "0x0", "ParentProcessName": parent_image, "MandatoryLabel": scene.pick(("S-1-16-8192", "S-1-16-12288", "S-1-16-16384"))})
        return _Event(scene, "sec", 4688, fields)
    name = image.rsplit("\\", 1)[-1]
    known = image.startswith(("C:\\Windows", "c:\\windows", "C:\\Program"))
    fields = {"RuleName": scene.pick(("-", "-", "")), "UtcTime": plain(scene.time, 3), "ProcessGuid": f"{{{scene.guid()}}}", "ProcessId": str(pid), "Image": image}
    if scene.chance(0.85):
        fields.update({"FileVersion": f"10.0.{scene.number(14393, 22621)}.{scene.number(1, 3000)}" if known else scene.pick(("-", "1.0", "?")), "Description": scene.word().title() if known or scene.chance(0.4) else "-", "Product": "Microsoft® Windows® Operating System" if known else scene.pick(("-", scene.word().title())),
                       "Company": "Microsoft Corporation" if known else scene.pick(("-", scene.word().title() + " Inc."))})
        if scene.chance(0.7):
            fields["OriginalFileName"] = name if known or scene.chance(0.5) else "-"
    fields.update({"CommandLine": command, "CurrentDirectory": scene.pick((_SYSTEM32, "C:\\Windows\\system32\\", f"C:\\Users\\{scene.person}\\", "C:\\", f"C:\\Users\\{scene.person}\\Documents\\")), "User": f"{domain}\\{person}", "LogonGuid": f"{{{scene.guid()}}}", "LogonId": f"0x{scene.hex(6)}",
                   "TerminalSessionId": scene.pick(("0", "1", "2")), "IntegrityLevel": scene.pick(("Medium", "High", "System")), "Hashes": scene.pick((f"MD5={scene.hex(32).upper()},SHA256={scene.hex(64).upper()},IMPHASH={scene.hex(32).upper()}", f"SHA1={scene.hex(40).upper()}", f"SHA256={scene.hex(64).upper()}")),
                   "ParentProcessGuid": f"{{{scene.guid()}}}", "ParentProcessId": str(parent_pid), "ParentImage": parent_image, "ParentCommandLine": scene.pick((f'"{parent_image}"', parent_image, parent_image.rsplit("\\", 1)[-1]))})
    if scene.chance(0.4):
        fields["ParentUser"] = f"{domain}\\{person}"
    return _Event(scene, "sysmon", 1, fields)


def _keywords(event: _Event) -> str:
    return "0x8010000000000000" if event.number in (4625, 4771) else "0x8020000000000000" if event.channel == "Security" else "0x8000000000000000"


def _xml(scene: Scene, event: _Event) -> str:
    quote = "'" if _is_qualified(scene) else '"'

    def attribute(name: str, value: str) -> str:
        return f"{name}={quote}{value}{quote}"

    end = "/>" if scene.chance(0.6) else None
    parts = [f"<Event {attribute('xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event')}><System><Provider {attribute('Name', event.source)}{' ' + attribute('Guid', event.guid) if event.guid else ''}", end or "></Provider>",
             f"<EventID>{event.number}</EventID><Version>{scene.pick((0, 1, 2, 5))}</Version><Level>{scene.pick((0, 4, 4))}</Level><Task>{scene.number(0, 14000)}</Task><Opcode>0</Opcode><Keywords>{_keywords(event)}</Keywords><TimeCreated {attribute('SystemTime', iso(scene.time, scene.pick((6, 7, 9))))}", end or "></TimeCreated>",
             f"<EventRecordID>{event.record}</EventRecordID><Correlation", end or "></Correlation>", f"<Execution {attribute('ProcessID', str(event.pid))} {attribute('ThreadID', str(event.thread))}", end or "></Execution>",
             f"<Channel>{event.channel}</Channel><Computer>{event.computer}</Computer><Security{' ' + attribute('UserID', 'S-1-5-18') if event.channel != 'Security' else ''}", end or "></Security>", "</System>"]
    parts.append("<EventData>")
    for name, value in event.fields.items():
        label = "" if name in ("Data", "param0") else f" {attribute('Name', name)}"
        parts.append(f"<Data{label}>{xml_text(value)}</Data>" if value or scene.site.tenant_id[0] < "8" else f"<Data{label}/>")
    parts.append("</EventData></Event>")
    return "".join(parts)


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def _message(event: _Event) -> str:
    title = {4688: "A new process has been created.", 1: "Process Create:", 4624: "An account was successfully logged on.", 4625: "An account failed to log on.", 3: "Network connection detected:", 10: "Process accessed:", 11: "File created:", 13: "Registry value set:", 7: "Image loaded:", 22: "Dns query:", 7045: "A service was installed in the system.",
             4698: "A scheduled task was created.", 4720: "A user account was created.", 4104: "Creating Scriptblock text (1 of 1):", 1102: "The audit log was cleared."}.get(event.number, f"Event {event.number} of {event.source}.")
    return title


def _flat_json(scene: Scene, event: _Event) -> str:
    """As nxlog writes it: all fields at the top, the message beside them."""
    lines = "\r\n".join(f"{name}: {value}" for name, value in event.fields.items())
    fields = {"EventTime": plain(scene.time), "Hostname": event.computer, "Keywords": -9223372036854775808, "EventType": "AUDIT_SUCCESS" if event.channel == "Security" else "INFO", "SeverityValue": 2, "Severity": "INFO", "EventID": event.number, "SourceName": event.source, "ProviderGuid": event.guid, "Version": 1, "Task": scene.number(0, 14000),
              "OpcodeValue": 0, "RecordNumber": event.record, "ExecutionProcessID": event.pid, "ThreadID": event.thread, "Channel": event.channel, "Message": f"{_message(event)}\r\n{lines}" if scene.chance(0.7) else _message(event), **event.fields, "EventReceivedTime": plain(scene.time + 1), "SourceModuleName": "eventlog", "SourceModuleType": "im_msvistalog"}
    if scene.chance(0.3):
        fields = dict(sorted(fields.items()))
    return compact(fields)


def _beats(scene: Scene, event: _Event) -> str:
    return compact({"@timestamp": iso(scene.time, 3), "event": {"code": str(event.number), "provider": event.source, "kind": "event", "created": iso(scene.time + 1, 3)}, "host": {"name": event.computer}, "log": {"level": "information"}, "winlog": {"channel": event.channel, "computer_name": event.computer, "event_id": event.number, "provider_name": event.source,
                    "record_id": event.record, "process": {"pid": event.pid, "thread": {"id": event.thread}}, "event_data": event.fields, "task": _message(event)}, **({"message": _message(event)} if scene.chance(0.4) else {})})


def _nested_json(scene: Scene, event: _Event) -> str:
    return compact({"Event": {"System": {"Provider": {"Name": event.source, "Guid": event.guid}, "EventID": event.number, "Level": 4, "TimeCreated": {"SystemTime": iso(scene.time, 6)}, "EventRecordID": event.record, "Execution": {"ProcessID": event.pid, "ThreadID": event.thread}, "Channel": event.channel, "Computer": event.computer}, "EventData": event.fields}})


def _text(scene: Scene, event: _Event) -> str:
    """The rendered text of Splunk's own input."""
    moment = clock.gmtime(scene.time)
    half = "AM" if moment.tm_hour < 12 else "PM"
    lines = [f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year} {moment.tm_hour % 12 or 12:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} {half}", f"LogName={event.channel}", f"SourceName={event.source}", f"EventCode={event.number}", "EventType=0", "Type=Information", f"ComputerName={event.computer}",
             f"TaskCategory={scene.pick(('Process Creation', 'Logon', 'None', 'Other'))}", "OpCode=Info", f"RecordNumber={event.record}", f"Keywords={'Audit Failure' if event.number in (4625, 4771) else 'Audit Success' if event.channel == 'Security' else 'None'}", f"Message={_message(event)}", ""]
    lines += [f"\t{_spaced(name)}:\t\t{value}" for name, value in event.fields.items()]
    return "\n".join(lines)


def _snare(scene: Scene, event: _Event) -> str:
    moment = clock.gmtime(scene.time)
    when = f"{MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"
    detail = "  ".join(f"{_spaced(name)}: {value}" for name, value in event.fields.items())
    return f"{when} {event.computer} MSWinEventLog\t1\t{event.channel}\t{event.record}\t{when} {moment.tm_year}\t{event.number}\t{event.source}\t{scene.user}\tN/A\tSuccess Audit\t{event.computer}\tNone\t\t{_message(event)} {detail}\t{scene.number(1, 99999)}".replace("\n", " ")


def _agent(scene: Scene, event: _Event) -> str:
    """As cloud workspaces and endpoint agents keep it: one flat object of few columns."""
    return compact({"TimeGenerated": iso(scene.time, 7), "Computer": event.computer, "EventID": event.number, "EventSourceName": event.source, "Channel": event.channel, "Activity": f"{event.number} - {_message(event)}", "Account": f"{scene.site.netbios}\\{scene.user}", **event.fields, "TenantId": scene.site.tenant_id})


_ENVELOPES = ((("XmlWinEventLog", _xml), 40), (("json:winevent", _flat_json), 16), (("WinEventLog", _text), 12), (("winlogbeat", _beats), 10), (("evtx:json", _nested_json), 10), (("snare:syslog", _snare), 5), (("azure:securityevent", _agent), 7))
FAMILY = Family("windows", "windows", 0.24, write)
