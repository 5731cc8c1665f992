"""Windows events of a company as the classic text with its long explanations.

Daily work: logons of all kinds, mistyped passwords, an old scanner that always fails, tickets, services that start and stop, processes,
system messages (also logs that are cleared and services that crash). Attacks: guessed passwords at a remote desktop, then hands on:
tools, services on every host, shadow copies and backups gone, files encrypted, logs cleared. It is not training material: it was written
by a hand that did not know the training scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned
from can no longer tell that.
"""
from __future__ import annotations

from typing import Any, Optional

from .site import Renumber, Site, epoch, utc
from .windows import HANDS_ON, NO_GUID, PRIVILEGES, PROGRAMS, Windows

START = epoch(2021, 6, 14)
DAYS = 4
SERVERS = ["HQ-DC1", "HQ-FILE1", "HQ-SQL2", "HQ-RDS1", "HQ-APP3"]


def twelve_hours(at: float):
    return utc(at).strftime("%m/%d/%Y %I:%M:%S %p")


SECURITY = "Microsoft Windows security auditing."
LOGON_EXPLAINED = ("\n\n"
                   "This event is generated when a logon session is created. It is generated on the computer that was accessed.\n\n"
                   "The subject fields indicate the account on the local system which requested the logon. This is most commonly a service such as the Server service, or a local process such as Winlogon.exe or Services.exe.\n\n"
                   "The logon type field indicates the kind of logon that occurred. The most common types are 2 (interactive) and 3 (network).")
SERVICE_NAMES = ("Windows Update,Background Intelligent Transfer Service,Windows Modules Installer,"
                 "WinHTTP Web Proxy Auto-Discovery Service,Software Protection,Volume Shadow Copy,"
                 "Microsoft Software Shadow Copy Provider,Device Setup Manager,Remote Registry,Windows Error Reporting Service,"
                 "SplunkForwarder Service,Veeam Guest Helper,SQL Server Agent (MSSQLSERVER),Print Spooler,"
                 "Windows Defender Antivirus Service,Multimedia Class Scheduler,AppX Deployment Service (AppXSVC),"
                 "Client License Service (ClipSVC),Portable Device Enumerator Service,WMI Performance Adapter,"
                 "Application Experience,Smart Card Device Enumeration Service").split(",")
SYSTEM_MESSAGES = [("Microsoft-Windows-Kernel-General", 16, "None",
                    r"The access history in hive \??\C:\Users\%U\NTUSER.DAT was cleared updating 212 keys and creating 18 modified pages."),
                   ("Microsoft-Windows-GroupPolicy", 1502, "None",
                    "The Group Policy settings for the computer were processed successfully. New settings from 9 Group Policy objects were detected and applied."),
                   ("Microsoft-Windows-WindowsUpdateClient", 19, "Windows Update Agent",
                    "Installation Successful: Windows successfully installed the following update: Security Intelligence Update for Microsoft Defender Antivirus - KB2267602 (Version 1.341.1100.0)"),
                   ("Microsoft-Windows-Time-Service", 37, "None",
                    "The time provider NtpClient is currently receiving valid time data from HQ-DC1.fabrikam.com (ntp.d|0.0.0.0:123->172.16.10.5:123)."),
                   ("Microsoft-Windows-DistributedCOM", 10016, "None",
                    "The application-specific permission settings do not grant Local Activation permission for the COM Server application with CLSID \n"
                    "{2593F8B9-4EAF-457C-B68A-50F6B8EA6B54}\n and APPID \n" "{15C20B67-12E7-4BB6-92BB-7AFF07997402}\n"
                    " to the user FABRIKAM\\%U SID (S-1-5-21-1-1107) from address LocalHost (Using LRPC) running in the application container Unavailable SID (Unavailable). This security permission can be modified using the Component Services administrative tool."),
                   ("Schannel", 36874, "None",
                    "An TLS 1.2 connection request was received from a remote client application, but none of the cipher suites supported by the client are supported by the server. The SSL connection request has failed."),
                   ("disk", 153, "None",
                    r"The IO operation at logical block address 0x4a8f10 for Disk 2 (PDO name: \Device\00000037) was retried."),
                   ("EventLog", 6013, "None", "The system uptime is 1209661 seconds."),
                   ("NETLOGON", 5719, "None",
                    "This computer was not able to set up a secure session with a domain controller in domain FABRIKAM due to the following: \n"
                    "The RPC server is unavailable. "), ("Service Control Manager", 7031, "None",
    "The Print Spooler service terminated unexpectedly.  It has done this 1 time(s).  The following corrective action will be taken in 60000 milliseconds: Restart the service."),
                   ("Microsoft-Windows-Kernel-Power", 42, "(64)", "The system is entering sleep.\n\nSleep Reason: Application API"),
                   ("volsnap", 25, "None",
                    "The shadow copies of volume D: were deleted because the shadow copy storage could not grow in time.  Consider reducing the IO load on the system or choose a shadow copy storage volume that is not being shadow copied."),
                   ("User32", 1074, "None",
                    "The process C:\\Windows\\system32\\wbem\\wmiprvse.exe (HQ-APP3) has initiated the restart of computer HQ-APP3 on behalf of user FABRIKAM\\da_skim for the following reason: Operating System: Recovery (Planned)\n"
                    " Reason Code: 0x80020002\n Shutdown Type: restart\n Comment: monthly patching"),
                   ("Microsoft-Windows-Eventlog", 104, "Log clear", "The Windows PowerShell log file was cleared.")]


class WindowsClassic(Site):
    """Windows events in Splunk's classic text."""

    name = "windows_classic"
    host = "HQ-DC1"
    sourcetype = "WinEventLog"
    seed = 1010
    renumbered = (Renumber(pattern=r"(RecordNumber=)(\d+)(\n)", start=887000, step=6, per_host=True),)

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.remote_desktop()
        self.hands_on()
        self.lateral()
        self.ransom()

    def event(self, at: float, computer: str, code, log, source, task, keywords, message: str, label: int = 0, group: Optional[str] = None,
              technique: Optional[str] = None, kind: str = "Information", event_type: int = 0) -> None:
        """One event, as text."""
        self.windows.record += self.rng.randint(1, 6)
        self.add(at, "{}\nLogName={}\nSourceName={}\nEventCode={}\nEventType={}\nType={}\n"
                 "ComputerName={}.fabrikam.com\n{}TaskCategory={}\nOpCode={}\nRecordNumber={}\nKeywords={}\n"
                 "Message={}".format(twelve_hours(at), log, source, code, event_type, kind, computer, "" if log == "Security"
                                     else "User=NOT_TRANSLATED\nSid=S-1-5-18\nSidType=0\n" if source != "Service Control Manager"
                                     or self.rng.random() < 0.5 else "", task, "Info" if log == "Security"
                                     else self.choice(["The operation completed successfully.", "None", "Info"]), self.windows.record,
                                     keywords, message), label, group, technique, computer)

    def subject(self, user: str, host: str, logon_id=None) -> str:
        if user == "SYSTEM":
            return (f"\tSecurity ID:\t\tNT AUTHORITY\\SYSTEM\n\tAccount Name:\t\t{host}"
                    "$\n\tAccount Domain:\t\tFABRIKAM\n\tLogon ID:\t\t0x3E7\n")
        if user == "-":
            return "\tSecurity ID:\t\tNULL SID\n\tAccount Name:\t\t-\n\tAccount Domain:\t\t-\n\tLogon ID:\t\t0x0\n"
        return (f"\tSecurity ID:\t\tFABRIKAM\\{user}\n\tAccount Name:\t\t{user}\n\t"
                f"Account Domain:\t\tFABRIKAM\n\tLogon ID:\t\t{logon_id or self.windows.logon_id().upper().replace('0X', '0x')}" "\n")

    def logon(self, at: float, host: str, user: str, logon_type, address: str = "-", workstation: str = "-", package: str = "Kerberos",
              elevated: str = "No", package_name: str = "-", process: str = "-", **more: Any) -> None:
        self.event(at, host, 4624, "Security", SECURITY, "Logon", "Audit Success",
                   "An account was successfully logged on.\n\nSubject:\n" + self.subject("-" if logon_type == 3 else "SYSTEM",
            host) + f"\nLogon Information:\n\tLogon Type:\t\t{logon_type}\n\tRestricted Admin Mode:\t-\n\t"
                   f"Virtual Account:\t\tNo\n\tElevated Token:\t\t{elevated}\n\n"
                   "Impersonation Level:\t\tImpersonation\n\nNew Logon:\n"
                   + self.subject(user,
                                  host) + "\tLinked Logon ID:\t\t0x0\n\tNetwork Account Name:\t-\n\tNetwork Account Domain:\t-\n\t"
                   "Logon GUID:\t\t{}\n\nProcess Information:\n\tProcess ID:\t\t0x{:x}\n\tProcess Name:\t\t{}\n\n"
                   "Network Information:\n\tWorkstation Name:\t{}\n\tSource Network Address:\t{}\n\t"
                   "Source Port:\t\t{}\n\nDetailed Authentication Information:\n\tLogon Process:\t\t{}\n\t"
                   "Authentication Package:\t{}\n\tTransited Services:\t-\n\tPackage Name (NTLM only):\t{}\n\t"
                   "Key Length:\t\t{}".format(self.windows.guid().lower() if package == "Kerberos" else NO_GUID, 0 if process == "-"
                                              else self.rng.randint(400, 3000), process, workstation, address,
                                              self.rng.randint(49200, 65500) if address != "-" else "-",
                                              {"Kerberos": "Kerberos", "NTLM": "NtLmSsp ", "Negotiate": "User32 "}[package], package,
                                              package_name, 128 if package == "NTLM" else 0) + LOGON_EXPLAINED, **more)

    def failed_logon(self, at: float, host: str, user: str, logon_type, address: str, workstation: str, sub_status: str = "0xC000006A",
                     reason: str = "Unknown user name or bad password.", **more: Any) -> None:
        self.event(at, host, 4625, "Security", SECURITY, "Logon", "Audit Failure", "An account failed to log on.\n\nSubject:\n"
                   + self.subject("-" if logon_type == 3 else "SYSTEM",
                                  host) + "\nLogon Type:\t\t\t{}\n\nAccount For Which Logon Failed:\n\tSecurity ID:\t\tNULL SID\n\t"
                   "Account Name:\t\t{}\n\tAccount Domain:\t\t{}\n\nFailure Information:\n\tFailure Reason:\t\t{}\n\t"
                   "Status:\t\t\t0xC000006D\n\tSub Status:\t\t{}\n\nProcess Information:\n\tCaller Process ID:\t{}\n\t"
                   "Caller Process Name:\t{}\n\nNetwork Information:\n\tWorkstation Name:\t{}\n\t"
                   "Source Network Address:\t{}\n\tSource Port:\t\t{}\n\nDetailed Authentication Information:\n\t"
                   "Logon Process:\t\t{}\n\tAuthentication Package:\t{}\n\tTransited Services:\t-\n\t"
                   "Package Name (NTLM only):\t-\n\tKey Length:\t\t0\n\n"
                   "This event is generated when a logon request fails. It is generated on the computer where access was attempted.".format(logon_type,
            user, self.choice(["FABRIKAM", "", "FABRIKAM"]), reason, sub_status, "0x0" if logon_type == 3 else "0x2d4",
            "-" if logon_type == 3 else r"C:\Windows\System32\winlogon.exe", workstation, address, self.rng.randint(49200, 65500),
                                "NtLmSsp " if logon_type == 3 else "User32 ", "NTLM" if logon_type == 3 else "Negotiate"), **more)

    def process(self, at: float, host: str, user: str, image: str, command: str, parent: str, **more: Any) -> None:
        self.event(at, host, 4688, "Security", SECURITY, "Process Creation", "Audit Success",
                   "A new process has been created.\n\nCreator Subject:\n"
                   + self.subject(user,
                                  host) + "\nTarget Subject:\n\tSecurity ID:\t\tNULL SID\n\tAccount Name:\t\t-\n\tAccount Domain:\t\t-\n\t"
                   f"Logon ID:\t\t0x0\n\nProcess Information:\n\tNew Process ID:\t\t0x{self.rng.randint(300, 4000) * 4:x}"
                   f"\n\tNew Process Name:\t{image}\n\tToken Elevation Type:\t{self.choice(['%%1936', '%%1938'])}"
                   "\n\tMandatory Label:\t\tMandatory Label\\"
                   f"{'System Mandatory Level' if user == 'SYSTEM' else 'Medium Mandatory Level'}\n\t"
                   f"Creator Process ID:\t0x{self.rng.randint(300, 4000) * 4:x}\n\tCreator Process Name:\t{parent}"
                   f"\n\tProcess Command Line:\t{command}\n\n"
                   "Token Elevation Type indicates the type of token that was assigned to the new process in accordance with User Account Control policy.",
                   **more)

    def priv(self, at: float, host: str, user: str, **more: Any) -> None:
        self.event(at, host, 4672, "Security", SECURITY, "Special Logon", "Audit Success",
                   "Special privileges assigned to new logon.\n\nSubject:\n" + self.subject(user, host) + "\nPrivileges:\t\t"
                   + PRIVILEGES, **more)

    def service_installed(self, at: float, host: str, service: str, path: str, kind: str = "user mode service", start: str = "demand start",
                          account: str = "LocalSystem", **more: Any) -> None:
        self.event(at, host, 7045, "System", "Microsoft-Windows-Service Control Manager", "None", "Classic",
                   f"A service was installed in the system.\n\nService Name:  {service}\nService File Name:  {path}"
                   f"\nService Type:  {kind}\nService Start Type:  {start}\nService Account:  {account}", event_type=4, **more)

    def service_state(self, at: float, host: str, service: str, state, **more: Any) -> None:
        self.event(at, host, 7036, "System", "Microsoft-Windows-Service Control Manager", "None", "Classic",
                   f"The {service} service entered the {state} state.", event_type=4, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.windows = Windows(self, "FABRIKAM", "fabrikam.com")
        self.workstations = [f"LT-{self.digits(5)}" for _ in range(20)]
        self.own_workstation = {user: self.workstations[image % 20] for image, user in enumerate(self.windows.users)}
        self.addresses = {host: f"172.16.{self.rng.randint(10, 14)}.{self.rng.randint(10, 240)}"
                          for host in SERVERS + self.workstations}
        for image, user in enumerate(["svc_veeam", "svc_sqlagent", "svc_nagios", "da_rmiller", "da_skim", "Administrator",
                                      "backupadm"]):
            self.windows.sids[user] = self.windows.authority + ("-500" if user == "Administrator" else f"-{1500 + image}")

    def daily(self) -> None:
        """Daily work, of all kinds."""
        for _ in range(1500):
            at = self.moment(START, DAYS)
            draw = self.rng.randrange(100)
            user = self.choice(self.windows.users)
            workstation = self.own_workstation[user]
            address = self.addresses[workstation]
            host = self.choice(SERVERS)
            if draw < 38:
                self.daily_logons(at, draw, user, workstation, address, host)
            elif draw < 54:
                self.daily_checks(at, draw, user, workstation, address)
            elif draw < 91:
                self.daily_services(at, draw, user, workstation, host)
            else:
                self.daily_accounts(at, draw, user, workstation, address, host)

    def daily_logons(self, at: float, draw: int, user: str, workstation: str, address: str, host: str) -> None:
        """Logons and logoffs."""
        if draw < 16:
            self.logon(at, self.choice(SERVERS), self.choice([user, user, workstation + "$"]), 3, address)
        elif draw < 19:
            self.logon(at, "HQ-RDS1", user, 10, address, "HQ-RDS1", "Negotiate", process=r"C:\Windows\System32\svchost.exe")
        elif draw < 22:
            self.logon(at, workstation, user, self.choice([2, 7, 11]), "127.0.0.1", workstation, "Negotiate",
                       process=r"C:\Windows\System32\svchost.exe")
        elif draw < 25:
            self.logon(at, host, self.choice(["svc_nagios", "svc_veeam", "svc_sqlagent"]), 3, self.addresses["HQ-APP3"],
                       self.choice(["NAGIOS", "HQ-APP3"]), "NTLM", self.choice(["Yes", "No"]), "NTLM V2")
        elif draw < 28:
            administrator = self.choice(["da_rmiller", "da_skim"])
            self.logon(at, host, administrator, self.choice([3, 10]), self.addresses[self.workstations[2]], "-", elevated="Yes")
            self.priv(at, host, administrator)
        elif draw < 33:
            self.event(at, host, 4634, "Security", SECURITY, "Logoff", "Audit Success", "An account was logged off.\n\nSubject:\n"
                       + self.subject(user, host) + "\nLogon Type:\t\t\t3\n\n"
                       "This event is generated when a logon session is destroyed. It may be positively correlated with a logon event using the Logon ID value. Logon IDs are only unique between reboots on the same computer.")
        else:
            self.priv(at, host, "SYSTEM")

    def daily_checks(self, at: float, draw: int, user: str, workstation: str, address: str) -> None:
        """Failed logons, tickets, passwords that are checked."""
        if draw < 42:
            for _ in range(self.weighted([(1, 6), (2, 3), (4, 1)])):
                self.failed_logon(at, self.choice([workstation, "HQ-RDS1"]), user, self.choice([2, 7, 10]),
                                  self.choice(["127.0.0.1", address]), workstation)
                at += 7
        elif draw < 44:
            self.failed_logon(at, "HQ-FILE1", self.choice(["scan2folder", "svc_oldapp", user + "1"]), 3, "172.16.12.77",
                              self.choice(["MFP-2FL", r"\\172.16.12.77"]), self.choice(["0xC0000064", "0xC0000071"]),
                              self.choice(["Unknown user name or bad password.", "The specified account's password has expired."]))
        elif draw < 50:
            self.event(at, "HQ-DC1", 4769, "Security", SECURITY, "Kerberos Service Ticket Operations", "Audit Success",
                       "A Kerberos service ticket was requested.\n\nAccount Information:\n\tAccount Name:\t\t"
                       f"{self.choice([user, workstation + '$'])}@FABRIKAM.COM\n\tAccount Domain:\t\tFABRIKAM.COM\n\t"
                       f"Logon GUID:\t\t{self.windows.guid()}\n\nService Information:\n\tService Name:\t\t"
                       f"{(origin := self.choice(['HQ-DC1$', 'HQ-FILE1$', 'krbtgt', 'HQ-SQL2$', 'svc_sqlagent']))}\n\t"
                       f"Service ID:\t\tFABRIKAM\\{origin}\n\nNetwork Information:\n\tClient Address:\t\t::ffff:{address}"
                       f"\n\tClient Port:\t\t{self.rng.randint(49200, 65500)}\n\nAdditional Information:\n\t"
                       f"Ticket Options:\t\t0x40810000\n\tTicket Encryption Type:\t{self.weighted([('0x12', 20), ('0x17', 1)])}"
                       "\n\tFailure Code:\t\t0x0\n\tTransited Services:\t-\n\n"
                       "This event is generated every time access is requested to a resource such as a computer or a Windows service.  The service name indicates the resource to which access was requested.")
        else:
            self.event(at, "HQ-DC1", 4776, "Security", SECURITY, "Credential Validation",
                       self.choice(["Audit Success", "Audit Success", "Audit Failure"]),
                       "The computer attempted to validate the credentials for an account.\n\n"
                       "Authentication Package:\tMICROSOFT_AUTHENTICATION_PACKAGE_V1_0\nLogon Account:\t"
                       f"{self.choice([user, 'svc_nagios'])}\nSource Workstation:\t{workstation}\nError Code:\t"
                       f"{self.choice(['0x0', '0x0', '0xC000006A'])}")

    def daily_services(self, at: float, draw: int, user: str, workstation: str, host: str) -> None:
        """Processes, services and what the system says."""
        if draw < 70:
            image, command, parent = [x.replace("%U", user).replace("CORP", "FABRIKAM").replace("FS01", "HQ-FILE1")
                                      for x in self.choice(PROGRAMS)]
            self.process(at, self.choice([workstation, workstation, host]), self.choice(["SYSTEM", user]), image, command, parent)
        elif draw < 82:
            self.service_state(at, self.choice([host, workstation]), self.choice(SERVICE_NAMES), self.choice(["running", "stopped"]))
        elif draw < 90:
            origin, number, task_name, text = self.choice(SYSTEM_MESSAGES)
            self.event(at, self.choice([host, workstation]), number, "System", origin, task_name, self.choice(["None", "Classic"]),
                       text.replace("%U", user), event_type=self.choice([4, 4, 3, 2]),
                       kind=self.choice(["Information", "Warning"]) if number != 7031 else "Error")
        else:
            self.service_installed(at, self.choice([host, workstation]),
                                   *self.choice([("MpKsl" + self.hex(8),
                f"c:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\{{{self.uuid().upper()}}}\\MpKslDrv.sys",
                "kernel mode driver"), ("VeeamVssSupport", r"C:\Windows\VeeamVssSupport\VeeamGuestHelper.exe"),
                ("Google Update Service (gupdate)", r'"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe" /svc',
                 "user mode service", "auto start"), ("TeamViewer", r'"C:\Program Files (x86)\TeamViewer\TeamViewer_Service.exe"',
                "user mode service", "auto start"),
                ("Zabbix Agent", r'"C:\zabbix\zabbix_agentd.exe" --config "C:\zabbix\zabbix_agentd.conf"', "user mode service",
                 "auto start"), ("Sysmon64", r"C:\Windows\Sysmon64.exe", "user mode service", "auto start"),
                ("Npcap Packet Driver (NPCAP)", r"\SystemRoot\system32\DRIVERS\npcap.sys", "kernel mode driver", "system start")]))

    def daily_accounts(self, at: float, draw: int, user: str, workstation: str, address: str, host: str) -> None:
        """Shares, and accounts that are changed and locked."""
        if draw < 95:
            self.event(at, "HQ-FILE1", 5140, "Security", SECURITY, "File Share", "Audit Success",
                       "A network share object was accessed.\n\t\nSubject:\n"
                       + self.subject(user,
                                      host) + f"\nNetwork Information:\t\n\tObject Type:\t\tFile\n\tSource Address:\t\t{address}\n\t"
                       f"Source Port:\t\t{self.rng.randint(49200, 65500)}\n\t\nShare Information:\n\t"
                       f"Share Name:\t\t\\\\*\\{self.choice(['IPC$', 'Dept', 'Users$', 'Finance', 'Scans'])}\n\t"
                       "Share Path:\t\t\\??\\E:\\Shares\\x\n\nAccess Request Information:\n\tAccess Mask:\t\t0x1\n\t"
                       "Accesses:\t\tReadData (or ListDirectory)\n\t\t\t\t")
        elif draw < 97:
            self.event(at, "HQ-DC1",
                       (change := self.choice([(4724, "An attempt was made to reset an account's password."),
                                               (4738, "A user account was changed."), (4725, "A user account was disabled."),
                                               (4722, "A user account was enabled.")]))[0], "Security", SECURITY,
                       "User Account Management", "Audit Success", change[1] + "\n\nSubject:\n"
                       + self.subject(self.choice(["da_skim", "da_rmiller"]),
                                      host) + f"\nTarget Account:\n\tSecurity ID:\t\tFABRIKAM\\{user}\n\tAccount Name:\t\t{user}"
                       "\n\tAccount Domain:\t\tFABRIKAM")
        elif draw < 98:
            self.event(at, "HQ-DC1", 4740, "Security", SECURITY, "User Account Management", "Audit Success",
                       "A user account was locked out.\n\nSubject:\n"
                       + self.subject("SYSTEM",
                                      "HQ-DC1") + f"\nAccount That Was Locked Out:\n\tSecurity ID:\t\tFABRIKAM\\{user}\n\tAccount Name:\t\t{user}"
                       f"\n\nAdditional Information:\n\tCaller Computer Name:\t{workstation}")
        else:
            self.event(at, self.choice(SERVERS), 4648, "Security", SECURITY, "Logon", "Audit Success",
                       "A logon was attempted using explicit credentials.\n\nSubject:\n" + self.subject(self.choice(["SYSTEM", user]),
                host) + f"\tLogon GUID:\t\t{NO_GUID}\n\nAccount Whose Credentials Were Used:\n\tAccount Name:\t\t"
                       f"{self.choice(['svc_veeam', 'svc_sqlagent'])}\n\tAccount Domain:\t\tFABRIKAM\n\tLogon GUID:\t\t{NO_GUID}"
                       "\n\nTarget Server:\n\tTarget Server Name:\tlocalhost\n\tAdditional Information:\tlocalhost\n\n"
                       f"Process Information:\n\tProcess ID:\t\t0x{self.rng.randint(400, 3000):x}\n\t"
                       "Process Name:\t\tC:\\Windows\\System32\\svchost.exe\n\nNetwork Information:\n\t"
                       "Network Address:\t-\n\tPort:\t\t\t-")

    def remote_desktop(self) -> None:
        """A password guessed at a remote desktop."""
        self.at = START + 2 * 86400 + 2 * 3600
        for user in ["Administrator"] * 40 + ["admin", "administrateur", "user", "test", "scanner", "reception", "pos", "sql", "backup",
                                              "support"] * 3:
            self.at += self.rng.expovariate(1 / 4)
            self.failed_logon(self.at, "HQ-RDS1", user, 3, self.choice(["185.202.1.187", "185.202.1.187", "193.106.191.55"]),
                              self.choice(["-", "workstation", "WIN-8OA3CCQAE4D"]), "0xC000006A" if user == "Administrator"
                              else "0xC0000064", label=1, group="rdp_bruteforce", technique="T1110.001")
        self.at += 30
        self.logon(self.at, "HQ-RDS1", "backupadm", 3, "185.202.1.187", "WIN-8OA3CCQAE4D", "NTLM", "Yes", "NTLM V2", label=1,
                   group="rdp_access", technique="T1078.002")
        self.logon(self.at + 3, "HQ-RDS1", "backupadm", 10, "185.202.1.187", "HQ-RDS1", "Negotiate", "Yes",
                   process=r"C:\Windows\System32\svchost.exe", label=1, group="rdp_access", technique="T1021.001")
        self.priv(self.at + 3, "HQ-RDS1", "backupadm", label=1, group="rdp_access", technique="T1078.002")

    def hands_on(self) -> None:
        """Tools, typed."""
        for image, command, parent, technique in HANDS_ON[:20] + HANDS_ON[25:]:
            self.at += self.rng.expovariate(1 / 90)
            self.process(self.at, self.choice(["HQ-RDS1", "HQ-RDS1", "HQ-FILE1"]), "backupadm", image,
                         command.replace("FS01", "HQ-FILE1"), parent, label=1, group="hands_on", technique=technique)

    def lateral(self) -> None:
        """Services on every host."""
        self.at += 400
        for host in SERVERS + self.rng.sample(self.workstations, 12):
            self.at += self.rng.uniform(1, 6)
            self.logon(self.at, host, "backupadm", 3, self.addresses["HQ-RDS1"], "HQ-RDS1", "NTLM", "Yes", "NTLM V2", label=1,
                       group="lateral", technique="T1021.002")
            self.priv(self.at, host, "backupadm", label=1, group="lateral", technique="T1021.002")
            self.service_installed(self.at + 0.5, host, *self.choice([(self.token(7), "%SystemRoot%\\" + self.token(7) + ".exe"),
                ("PSEXESVC", r"%SystemRoot%\PSEXESVC.exe"),
                ("a6f31d",
                 "%COMSPEC% /b /c start /b /min powershell -nop -w hidden -encodedcommand JABzAD0ATgBlAHcALQBPAGIAagBlAGMAdAAgAEkATwAuAE0AZQBtAG8AcgB5AFMAdAByAGUAYQBtACgALABbAEMAbwBuAHYAZQByAHQAXQA6ADoARgByAG8AbQBCAGEAcwBlADYANABTAHQAcgBpAG4AZwAoACIASAA0AHMASQBBAEEAQQBBAEEA")]),
                          label=1, group="service_install", technique="T1569.002")
            self.service_state(self.at + 0.6, host, self.choice(["PSEXESVC", "a6f31d"]), self.choice(["running", "stopped"]), label=1,
                               group="service_install", technique="T1569.002")

    def ransom(self) -> None:
        """Backups gone, files encrypted, logs cleared."""
        for host in SERVERS:
            self.at += 8
            for image, command, parent in [(folder + "vssadmin.exe", "vssadmin.exe delete shadows /all /quiet",
                                            r"C:\Windows\Temp\locker.exe")
                                           for folder in ["C:\\Windows\\System32\\"]] + [(r"C:\Windows\System32\taskkill.exe",
                "taskkill /f /im sqlservr.exe", r"C:\Windows\System32\cmd.exe"),
                (r"C:\Windows\System32\net.exe", 'net  stop "Veeam Backup Service" /y', r"C:\Windows\System32\cmd.exe"),
                        (r"C:\Windows\Temp\locker.exe", r"C:\Windows\Temp\locker.exe -p C:\ -m all", r"C:\Windows\PSEXESVC.exe")]:
                self.process(self.at + self.rng.random() * 5, host, "SYSTEM", image, command, parent, label=1, group="ransomware",
                             technique="T1486")
            self.service_state(self.at + 3, host,
                               self.choice(["SQL Server (MSSQLSERVER)", "Veeam Backup Service", "Windows Defender Antivirus Service"]),
                               "stopped", label=1, group="ransomware", technique="T1489")
            self.event(self.at + 20, host, 1102, "Security", "Microsoft-Windows-Eventlog", "Log clear", "Audit Success",
                       "The audit log was cleared.\nSubject:\n\tSecurity ID:\tFABRIKAM\\backupadm\n\t"
                       "Account Name:\tbackupadm\n\tDomain Name:\tFABRIKAM\n\tLogon ID:\t0x8A31F2C", 1, "log_cleared", "T1070.001",
                       event_type=4)
            self.event(self.at + 20, host, 104, "System", "Microsoft-Windows-Eventlog", "Log clear", "None",
                       "The System log file was cleared.", 1, "log_cleared", "T1070.001", event_type=4)
