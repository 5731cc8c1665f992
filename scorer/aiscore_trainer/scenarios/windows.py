# ruff: noqa: E501
"""Windows events: Security, Sysmon, PowerShell, System and others, in the shapes of windows_envelopes.py.

What happened is a process start (windows_commands.py) or another event (windows_events.py); who, where, when and
the wrapping are drawn before. Process starts come as Security 4688 or Sysmon 1, whichever the scene draws.
"""
from __future__ import annotations

import re
from functools import cache

from .envelope import plain
from .family import Family, Written, split
from .scene import Scene
from .table import Scenario
from .windows_channels import CHANNELS
from .windows_commands import ATTACKS, DAILY
from .windows_envelopes import ENVELOPES, is_qualified
from .windows_events import EVENTS, SHAPES
from .windows_more_events import MORE_EVENTS
from .windows_security_events import SECURITY_EVENTS
from .windows_security_events import SHAPES as MORE_SHAPES
from .windows_sysmon_events import SYSMON_EVENTS
from .windows_techniques import REFINEMENTS

_EVENTS = split((*EVENTS, *MORE_EVENTS, *SECURITY_EVENTS, *SYSMON_EVENTS))
_SHAPES = {**SHAPES, **MORE_SHAPES}
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
    sourcetype, envelope = scene.weighted(ENVELOPES)
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


class Event:
    """One event before it is wrapped: where it comes from, its number and its fields in Windows' order."""

    __slots__ = ("source", "guid", "channel", "number", "fields", "computer", "record", "pid", "thread")

    def __init__(self, scene: Scene, short: str, number: int, fields: dict) -> None:
        self.source, self.guid, self.channel = _PROVIDERS[short]
        if short == "app":
            self.source = scene.pick(_APPLICATION_SOURCES)
        elif short == "system" and number not in (7045, 7036, 7040, 7035, 7034, 7031, 7000, 7009, 7011, 7026):
            self.source, self.guid = "Microsoft-Windows-Eventlog" if number == 104 else scene.pick(_SYSTEM_SOURCES), ""
        self.number, self.fields = number, fields
        self.computer = f"{scene.windows_host}.{scene.site.ad_domain}" if is_qualified(scene) else scene.windows_host
        self.record, self.pid, self.thread = scene.number(100, 9_999_999), scene.number(4, 6000), scene.number(40, 9000)


def _event(scene: Scene, row: str) -> Event:
    head, _, rest = scene.fill(row).partition(" ")
    number, _, given = rest.partition(" ")
    fields = {}
    shape = _SHAPES.get(f"{head} {number}")
    if shape:
        fields = dict(piece.partition("=")[::2] for piece in scene.fill(shape).split(" ;; "))
    fields.update(piece.partition("=")[::2] for piece in given.split(" ;; "))
    return Event(scene, head, int(number), fields)


def _channel(scene: Scene) -> tuple[Scenario, Event]:
    """An event of a channel that has nothing to do with security."""
    index = scene.below(len(CHANNELS))
    provider, channel, numbers, names = CHANNELS[index]
    event = Event(scene, "shell", scene.pick(numbers), {name: scene.fill(scene.pick(_VALUES)) for name in names})
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


def _process(scene: Scene, row: str, person: str) -> Event:
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
        return Event(scene, "sec", 4688, fields)
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
    return Event(scene, "sysmon", 1, fields)


FAMILY = Family("windows", "windows", 0.24, write)
