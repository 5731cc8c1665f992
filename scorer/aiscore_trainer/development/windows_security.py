"""Security events of a Windows domain with two controllers, as XML.

Daily work: logons, tickets, shares, processes, firewall, accounts that are reset and locked, service accounts that scan and back up.
Attacks: commands typed at a workstation, roasted tickets, one password tried on every account, a stolen service account on every host,
tools by remote services, replication of the directory, a new administrator, forged tickets and tasks; most logons among them look like
any other. It is not training material: it was written by a hand that did not know the training scenarios, to see what the model makes of
a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

from typing import Any, Optional
from xml.sax.saxutils import escape

from .site import Renumber, Site, epoch, iso
from .windows import HANDS_ON, NO_GUID, PRIVILEGES, PROGRAMS, Windows

START = epoch(2022, 11, 7)
DAYS = 3
CONTROLLERS = ["DC01", "DC02"]
SERVERS = ["FS01", "SQL01", "EXCH01", "WEB01", "PRINT01", "SCCM01", "BKP01"]
SERVICE_ACCOUNTS = ["svc_sql", "svc_backup", "svc_sccm", "svc_web", "svc_scan", "svc_exch"]
TASKS = {4624: (12544, 2), 4625: (12544, 0), 4634: (12545, 0), 4647: (12545, 0), 4672: (12548, 0), 4648: (12544, 0), 4768: (14339, 0),
         4769: (14337, 0), 4771: (14339, 0), 4776: (14336, 0), 5140: (12808, 1), 5145: (12811, 0), 5156: (12810, 1), 5158: (12810, 0),
         4798: (13824, 0), 4799: (13826, 0), 4688: (13312, 2), 4689: (13313, 0), 4662: (14080, 0), 4663: (12800, 1), 4656: (12800, 1),
         4720: (13824, 0), 4728: (13826, 0), 4732: (13826, 0), 4738: (13824, 0), 4740: (13824, 0), 4724: (13824, 0), 4697: (12289, 0),
         4698: (12804, 1), 1102: (104, 0), 4719: (13568, 0), 4670: (13570, 0), 4742: (13825, 0), 4703: (13317, 0), 4907: (13568, 0),
         4985: (12800, 0), 5379: (13824, 0), 6272: (12552, 0), 5136: (14081, 0), 4767: (13824, 0), 4616: (12288, 1), 4702: (12804, 1)}
SHARES = ["IPC$", "IPC$", "SYSVOL", "home$", "finance", "public", "NETLOGON", "hr", "projects", "print$"]
FILES = [r"Q3\report.xlsx", "desktop.ini", r"Budget\2022\plan v3.xlsx",
         r"corp.acme.local\Policies\{31B2F340-016D-11D2-945F-00C04FB984F9}\gpt.ini", r"projects\alpha\spec.docx", "srvsvc", "wkssvc",
         "spoolss", "lsarpc", r"corp.acme.local\scripts\logon.bat", "~$plan v3.xlsx", "Thumbs.db"]
ROASTED = ["svc_sql", "svc_web", "svc_backup", "svc_exch", "svc_sccm", "svc_scan"] + [f"MSSQLSvc-{text}"
    for text in ("erp", "bi", "crm")] + ["svc_" + text for text in ("iis", "jenkins", "tomcat", "vcenter", "sharepoint", "adfs", "ndes",
    "splunk", "nessus", "citrix")]


class WindowsSecurity(Site):
    """Security events of a domain, as XML."""

    name = "windows_security"
    host = "DC01"
    sourcetype = "XmlWinEventLog"
    seed = 808
    renumbered = (Renumber(pattern=r"(<EventRecordID>)(\d+)(</)", start=4187000, step=9, per_host=True),)

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.foothold()
        self.roasting()
        self.password_spray()
        self.lateral()
        self.hands_on()
        self.replication()
        self.persistence()

    def event(self, at: float, code, computer: str, data, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
              failed_logon: bool = False) -> None:
        """One event, as XML."""
        self.windows.record += self.rng.randint(1, 9)
        task, version = TASKS[code]
        if code == 1102:
            text = ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
                    "<Provider Name='Microsoft-Windows-Eventlog' Guid='{{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}}'/>"
                    "<EventID>1102</EventID><Version>0</Version><Level>4</Level><Task>104</Task><Opcode>0</Opcode>"
                    "<Keywords>0x4020000000000000</Keywords><TimeCreated SystemTime='{}'/><EventRecordID>{}</EventRecordID>"
                    "<Correlation/><Execution ProcessID='1136' ThreadID='{}'/><Channel>Security</Channel>"
                    "<Computer>{}.{}</Computer><Security/></System><UserData>"
                    "<LogFileCleared xmlns='http://manifests.microsoft.com/win/2004/08/windows/eventlog'>{}</LogFileCleared>"
                    "</UserData></Event>".format(iso(at, 9), self.windows.record, self.rng.randint(400, 9000), computer,
                self.windows.fqdn, "".join(f"<{key}>{value}</{key}>" for key, value in data)))
        else:
            text = ("<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
                    "<Provider Name='Microsoft-Windows-Security-Auditing' Guid='{{54849625-5478-4994-a5ba-3e3b0328c30d}}'/>"
                    "<EventID>{}</EventID><Version>{}</Version><Level>0</Level><Task>{}</Task><Opcode>0</Opcode>"
                    "<Keywords>0x{}</Keywords><TimeCreated SystemTime='{}'/><EventRecordID>{}</EventRecordID><Correlation{}/>"
                    "<Execution ProcessID='{}' ThreadID='{}'/><Channel>Security</Channel><Computer>{}.{}</Computer>"
                    "<Security/></System><EventData>{}</EventData></Event>".format(code, version, task,
                "8010000000000000" if failed_logon else "8020000000000000", iso(at, 9), self.windows.record,
                f" ActivityID='{self.windows.guid().lower()}'" if code in (4624, 4672, 4625) and self.rng.random() < 0.6 else "",
                self.choice([4, 616, 652, 732]) if code in (5156, 5158, 4688, 4689) else self.choice([624, 632, 652]),
                self.rng.choice([self.rng.randint(600, 900) * 1, self.rng.randint(1000, 9000)]), computer, self.windows.fqdn,
                "".join(f"<Data Name='{key}'>{escape(str(value))}</Data>" if value != "" else f"<Data Name='{key}'></Data>" for key,
                        value in data)))
        self.add(at, text, label, group, technique, computer)

    def subject(self, user: str, computer: str, logon_id=None):
        if user == "-":
            return [("SubjectUserSid", "S-1-0-0"), ("SubjectUserName", "-"), ("SubjectDomainName", "-"), ("SubjectLogonId", "0x0")]
        if user == "SYSTEM":
            return [("SubjectUserSid", "S-1-5-18"), ("SubjectUserName", computer + "$"), ("SubjectDomainName", self.windows.netbios),
                    ("SubjectLogonId", "0x3e7")]
        return [("SubjectUserSid", self.windows.sids[user]), ("SubjectUserName", user), ("SubjectDomainName", self.windows.netbios),
                ("SubjectLogonId", logon_id or self.windows.logon_id())]

    def logon(self, at: float, computer: str, user: str, logon_type, address: str = "-", workstation: str = "-", port=None, package=None,
              logon_id=None, process=None, elevated=None, ntlm: str = "-", logon_process=None, domain=None, key=None,
              subject_user: str = "-", guid=None, **more: Any):
        logon_id = logon_id or self.windows.logon_id()
        package = package or ("Kerberos" if logon_type == 3 else "Negotiate")
        logon_process = logon_process or {"Kerberos": "Kerberos", "NTLM": "NtLmSsp ", "Negotiate": "Advapi  " if logon_type in (4, 5)
                                          else "User32 "}[package]
        self.event(at, 4624, computer, self.subject("SYSTEM" if logon_type in (2, 5, 7, 10, 4, 11) else subject_user,
            computer) + [("TargetUserSid", self.windows.sids.get(user, "S-1-5-18")), ("TargetUserName", user),
                         ("TargetDomainName", domain or (self.windows.fqdn.upper() if package == "Kerberos" else self.windows.netbios)),
                         ("TargetLogonId", logon_id), ("LogonType", logon_type), ("LogonProcessName", logon_process),
                         ("AuthenticationPackageName", package), ("WorkstationName", workstation),
                         ("LogonGuid", guid or (self.windows.guid() if package == "Kerberos" else NO_GUID)),
                         ("TransmittedServices", "-"), ("LmPackageName", ntlm), ("KeyLength", key if key is not None
            else 128 if package == "NTLM" else 0), ("ProcessId", "0x0" if logon_type == 3 else f"0x{self.rng.randint(500, 5000):x}"),
                         ("ProcessName", process or ("-" if logon_type == 3 else r"C:\Windows\System32\svchost.exe" if logon_type != 5
            else r"C:\Windows\System32\services.exe")), ("IpAddress", address), ("IpPort", port if port is not None
            else self.rng.randint(49200, 65500) if address != "-" else "-"), ("ImpersonationLevel", "%%1833"),
                         ("RestrictedAdminMode", "-"), ("TargetOutboundUserName", "-"), ("TargetOutboundDomainName", "-"),
                         ("VirtualAccount", "%%1843"), ("TargetLinkedLogonId", "0x0"),
                         ("ElevatedToken", elevated or self.choice(["%%1842", "%%1842", "%%1843"]))], **more)
        return logon_id

    def failed_logon(self, at: float, computer: str, user: str, logon_type, sub_status, address: str, workstation: str,
                     package: str = "NTLM", domain=None, **more: Any) -> None:
        self.event(at, 4625, computer, self.subject("-" if logon_type == 3 else "SYSTEM", computer) + [("TargetUserSid", "S-1-0-0"),
            ("TargetUserName", user), ("TargetDomainName", domain or self.windows.netbios), ("Status", "0xc000006d"),
            ("FailureReason", {"0xc000006a": "%%2313", "0xc0000064": "%%2313", "0xc0000234": "%%2307",
                               "0xc0000072": "%%2310"}[sub_status]), ("SubStatus", sub_status), ("LogonType", logon_type),
                               ("LogonProcessName", "NtLmSsp " if logon_type == 3 else "User32 "),
                               ("AuthenticationPackageName", package if logon_type == 3 else "Negotiate"),
                               ("WorkstationName", workstation), ("TransmittedServices", "-"), ("LmPackageName", "-"), ("KeyLength", 0),
                               ("ProcessId", "0x0" if logon_type == 3 else "0x5a8"), ("ProcessName", "-" if logon_type == 3
            else r"C:\Windows\System32\svchost.exe"), ("IpAddress", address),
                               ("IpPort", self.rng.randint(49200, 65500) if address not in ("-", "127.0.0.1") else 0)],
                   failed_logon=True, **more)

    def service_ticket(self, at: float, user: str, service: str, address: str, encryption: str = "0x12", options: str = "0x40810000",
                       status: str = "0x0", **more: Any) -> None:
        self.event(at, 4769, self.choice(CONTROLLERS), [("TargetUserName", user + "@" + self.windows.fqdn.upper()),
            ("TargetDomainName", self.windows.fqdn.upper()), ("ServiceName", service),
            ("ServiceSid", self.windows.sids.get(service, self.windows.authority + "-1105")), ("TicketOptions", options),
            ("TicketEncryptionType", encryption), ("IpAddress", "::ffff:" + address), ("IpPort", self.rng.randint(49200, 65500)),
            ("Status", status), ("LogonGuid", self.windows.guid()), ("TransmittedServices", "-")], failed_logon=status != "0x0", **more)

    def first_ticket(self, at: float, user: str, address: str, status: str = "0x0", encryption: str = "0x12", preauthentication: int = 2,
                     **more: Any) -> None:
        self.event(at, 4768, self.choice(CONTROLLERS), [("TargetUserName", user), ("TargetDomainName", self.windows.netbios),
            ("TargetSid", self.windows.sids.get(user, "S-1-0-0") if status == "0x0" else "S-1-0-0"), ("ServiceName", "krbtgt"),
            ("ServiceSid", self.windows.sids["krbtgt"] if status == "0x0" else "S-1-0-0"), ("TicketOptions", "0x40810010"),
            ("Status", status), ("TicketEncryptionType", encryption if status == "0x0" else "0xffffffff"),
            ("PreAuthType", preauthentication if status == "0x0" else "-"), ("IpAddress", "::ffff:" + address),
            ("IpPort", self.rng.randint(49200, 65500)), ("CertIssuerName", ""), ("CertSerialNumber", ""), ("CertThumbprint", "")],
                   failed_logon=status != "0x0", **more)

    def process(self, at: float, computer: str, user: str, image: str, command: str, parent: str, logon_id=None, label: int = 0,
                group: Optional[str] = None, technique: Optional[str] = None, level: str = "S-1-16-8192") -> None:
        self.event(at, 4688, computer,
                   self.subject(user, computer, logon_id) + [("NewProcessId", f"0x{self.rng.randint(300, 4000) * 4:x}"),
            ("NewProcessName", image), ("TokenElevationType", self.choice(["%%1936", "%%1938"])),
            ("ProcessId", f"0x{self.rng.randint(300, 4000) * 4:x}"), ("CommandLine", command), ("TargetUserSid", "S-1-0-0"),
            ("TargetUserName", "-"), ("TargetDomainName", "-"), ("TargetLogonId", "0x0"), ("ParentProcessName", parent),
            ("MandatoryLabel", "S-1-16-16384" if user == "SYSTEM" else level)], label, group, technique)

    def share(self, at: float, computer: str, user: str, address: str, share_name, path: str = "", **more: Any) -> None:
        self.event(at, 5140, computer, self.subject(user, computer) + [("ObjectType", "File"), ("IpAddress", address),
            ("IpPort", self.rng.randint(49200, 65500)), ("ShareName", "\\\\*\\" + share_name),
            ("ShareLocalPath", path or ("" if share_name == "IPC$" else "\\??\\D:\\shares\\" + share_name.strip("$"))),
            ("AccessMask", "0x1"), ("AccessList", "%%4416\n\t\t\t\t")], **more)

    def share_file(self, at: float, computer: str, user: str, address: str, share_name, relative, **more: Any) -> None:
        self.event(at, 5145, computer, self.subject(user, computer) + [("ObjectType", "File"), ("IpAddress", address),
            ("IpPort", self.rng.randint(49200, 65500)), ("ShareName", "\\\\*\\" + share_name),
            ("ShareLocalPath", "" if share_name == "IPC$" else r"\??\C:\Windows\SYSVOL\sysvol" if share_name == "SYSVOL"
             else "\\??\\D:\\shares\\" + share_name), ("RelativeTargetName", relative),
            ("AccessMask", self.choice(["0x120089", "0x12019f", "0x100081"])),
            ("AccessList", "%%1538\n\t\t\t\t%%1541\n\t\t\t\t%%4416\n\t\t\t\t"),
            ("AccessReason", "%%1541:\t%%1801\tD:(A;;FA;;;BA)\n\t\t\t\t")], **more)

    def firewall(self, at: float, computer: str, app, source, source_port, destination, destination_port, direction: str = "%%14593",
                 protocol: int = 6, **more: Any) -> None:
        self.event(at, 5156, computer, [("ProcessID", self.rng.randint(4, 9000)), ("Application", app), ("Direction", direction),
                                        ("SourceAddress", source), ("SourcePort", source_port), ("DestAddress", destination),
                                        ("DestPort", destination_port), ("Protocol", protocol),
                                        ("FilterRTID", self.rng.randint(60000, 90000)),
                                        ("LayerName", "%%14611" if direction == "%%14593" else "%%14610"),
                                        ("LayerRTID", 48 if direction == "%%14593" else 44), ("RemoteUserID", "S-1-0-0"),
                                        ("RemoteMachineID", "S-1-0-0")], **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.windows = Windows(self, "CORP", "corp.acme.local")
        self.workstations = [f"WKS-{self.rng.randint(1000, 2400):04}" for _ in range(26)]
        self.own_workstation = {user: self.workstations[i % 26] for i, user in enumerate(self.windows.users)}
        self.addresses = {host: f"10.10.{self.rng.randint(1, 12)}.{self.rng.randint(5, 250)}"
                          for host in CONTROLLERS + SERVERS + self.workstations}
        for i, user in enumerate(SERVICE_ACCOUNTS + ["adm_kpatel", "adm_jhill", "Administrator", "krbtgt"]):
            self.windows.sids[user] = self.windows.authority + (f"-{1601 + i}" if user not in ("Administrator", "krbtgt")
                else {"Administrator": "-500", "krbtgt": "-502"}[user])
        for host in self.addresses:
            self.windows.sids[host + "$"] = self.windows.authority + f"-{1000 + len(self.windows.sids)}"
        self.ticket_services = [host + "$" for host in CONTROLLERS * 4 + SERVERS * 2] + ["krbtgt"] * 3 + ["svc_sql", "svc_web"]

    def daily(self) -> None:
        """Daily work, of all kinds."""
        for _ in range(1750):
            at = self.moment(START, DAYS)
            draw = self.rng.randrange(100)
            user = self.choice(self.windows.users)
            workstation = self.own_workstation[user]
            address = self.addresses[workstation]
            if draw < 39:
                self.daily_logons(at, draw, user, workstation, address)
            elif draw < 62:
                self.daily_checks(at, draw, user, workstation, address)
            elif draw < 81:
                self.daily_network(at, draw, user, workstation, address)
            else:
                self.daily_rest(at, draw, user, workstation)

    def daily_logons(self, at: float, draw: int, user: str, workstation: str, address: str) -> None:
        """Logons and logoffs."""
        if draw < 14:
            self.logon(at, self.choice(CONTROLLERS + ["FS01", "FS01", "EXCH01"]), user if self.rng.random() < 0.6
                       else workstation + "$", 3, address, port=self.rng.randint(49200, 65500))
        elif draw < 17:
            self.logon(at, self.choice(["PRINT01", "WEB01", "SQL01", "FS01"]), self.choice([user, "svc_scan", user]), 3, address,
                       workstation, package="NTLM", ntlm="NTLM V2")
        elif draw < 22:
            self.logon(at, self.choice(CONTROLLERS + SERVERS + self.workstations), "SYSTEM", 5, domain="NT AUTHORITY",
                       elevated="%%1842")
        elif draw < 25:
            self.logon(at, workstation, user, self.choice([2, 7, 11, 7]), "127.0.0.1", workstation, port=0)
        elif draw < 27:
            a = self.choice(["adm_kpatel", "adm_jhill"])
            host = self.choice(SERVERS + CONTROLLERS)
            session = self.logon(at, host, a, self.choice([10, 3, 10]), self.addresses[self.workstations[3]], host, elevated="%%1842")
            self.event(at + 0.001, 4672, host, self.subject(a, host, session) + [("PrivilegeList", PRIVILEGES)])
        elif draw < 34:
            self.event(at, 4634, self.choice(CONTROLLERS + SERVERS + [workstation]), [("TargetUserSid", self.windows.sids[user]),
                ("TargetUserName", self.choice([user, workstation + "$"])), ("TargetDomainName", self.windows.netbios),
                ("TargetLogonId", self.windows.logon_id()), ("LogonType", 3)])
        else:
            host = self.choice(CONTROLLERS + SERVERS + self.workstations)
            self.event(at, 4672, host, [("SubjectUserSid", "S-1-5-18"), ("SubjectUserName", "SYSTEM"),
                                        ("SubjectDomainName", "NT AUTHORITY"), ("SubjectLogonId", "0x3e7"),
                                        ("PrivilegeList", "SeAssignPrimaryTokenPrivilege\n\t\t\tSeTcbPrivilege\n\t\t\t" + PRIVILEGES)])

    def daily_checks(self, at: float, draw: int, user: str, workstation: str, address: str) -> None:
        """Tickets, failed logons, passwords that are checked."""
        if draw < 49:
            self.service_ticket(at, self.choice([user, workstation + "$"]), self.choice(self.ticket_services), address,
                                encryption=self.weighted([("0x12", 95), ("0x17", 3), ("0x11", 2)]),
                                options=self.choice(["0x40810000", "0x40800000", "0x60810010", "0x2"]),
                                status=self.weighted([("0x0", 95), ("0x20", 3), ("0x1b", 1)]))
        elif draw < 54:
            self.first_ticket(at, self.choice([user, workstation + "$"]), address,
                              self.weighted([("0x0", 94), ("0x6", 2), ("0x17", 1)]))
        elif draw < 56:
            self.event(at, 4771, self.choice(CONTROLLERS), [("TargetUserName", user), ("TargetSid", self.windows.sids[user]),
                ("ServiceName", "krbtgt/CORP"), ("TicketOptions", "0x40810010"),
                ("Status", self.weighted([("0x18", 6), ("0x12", 1), ("0x17", 1)])), ("PreAuthType", "2"),
                ("IpAddress", "::ffff:" + address), ("IpPort", self.rng.randint(49200, 65500)), ("CertIssuerName", ""),
                ("CertSerialNumber", ""), ("CertThumbprint", "")], failed_logon=True)
        elif draw < 58:
            for _ in range(self.rng.randint(1, 3)):
                self.failed_logon(at, workstation, user, self.choice([2, 7]), "0xc000006a", "127.0.0.1", workstation)
                at += 6
        elif draw < 59:
            self.failed_logon(at, "FS01", self.choice(["svc_scan", "scanner", "copier2", user]), 3,
                              self.choice(["0xc000006a", "0xc0000064", "0xc0000072"]), self.choice(["10.10.4.61", address]),
                              self.choice(["KMBT_C364", "RICOH5503", workstation]))
        else:
            self.event(at, 4776, self.choice(CONTROLLERS), [("PackageName", "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0"),
                ("TargetUserName", self.choice([user, "svc_scan"])), ("Workstation", self.choice([workstation, "EXCH01"])),
                ("Status", self.weighted([("0x0", 9), ("0xc000006a", 1)]))])

    def daily_network(self, at: float, draw: int, user: str, workstation: str, address: str) -> None:
        """Shares, connections, groups that are read."""
        if draw < 67:
            self.share(at, self.choice(["FS01", "FS01"] + CONTROLLERS), self.choice([user]), address, self.choice(SHARES))
        elif draw < 71:
            self.share_file(at, self.choice(["FS01"] + CONTROLLERS), user, address, self.choice(SHARES), self.choice(FILES))
        elif draw < 78:
            host = self.choice(self.workstations + SERVERS + CONTROLLERS)
            destination_port, app = self.choice([(443, r"\device\harddiskvolume2\program files\google\chrome\application\chrome.exe"),
                (53, r"\device\harddiskvolume2\windows\system32\svchost.exe"),
                (88, r"\device\harddiskvolume2\windows\system32\lsass.exe"),
                (389, r"\device\harddiskvolume2\windows\system32\lsass.exe"), (445, "System"),
                (135, r"\device\harddiskvolume2\windows\system32\svchost.exe"),
                (9997, r"\device\harddiskvolume2\program files\splunkuniversalforwarder\bin\splunkd.exe"),
                (5985, r"\device\harddiskvolume2\windows\system32\svchost.exe"),
                (1433, r"\device\harddiskvolume3\inetpub\erp\w3wp.exe"), (3389, r"\device\harddiskvolume2\windows\system32\mstsc.exe"),
                (123, r"\device\harddiskvolume2\windows\system32\svchost.exe")])
            self.firewall(at, host, app, self.addresses[host], self.rng.randint(49200, 65500),
                          self.address() if destination_port in (443,) else self.addresses[self.choice(CONTROLLERS + SERVERS)],
                          destination_port, protocol=17 if destination_port in (53, 123) else 6)
        elif draw < 80:
            self.event(at, 4798, workstation, [("TargetUserName", self.choice(["Administrator", "Guest", "localadm"])),
                                               ("TargetDomainName", workstation),
                                               ("TargetSid", self.windows.authority + "-500")] + self.subject(self.choice(["SYSTEM",
                user]), workstation) + [("CallerProcessId", f"0x{self.rng.randint(600, 9000):x}"),
                                        ("CallerProcessName",
                                         self.choice([r"C:\Windows\explorer.exe", r"C:\Windows\System32\svchost.exe",
                r"C:\Windows\System32\LogonUI.exe", r"C:\Windows\CCM\CcmExec.exe"]))])
        else:
            self.event(at, 4799, workstation, [("TargetUserName", "Administrators"), ("TargetDomainName", "Builtin"),
                                               ("TargetSid", "S-1-5-32-544")] + self.subject("SYSTEM",
                workstation) + [("CallerProcessId", f"0x{self.rng.randint(600, 9000):x}"),
                                ("CallerProcessName", self.choice([r"C:\Windows\System32\svchost.exe", r"C:\Windows\System32\VSSVC.exe",
                r"C:\Windows\CCM\CcmExec.exe"]))])

    def daily_rest(self, at: float, draw: int, user: str, workstation: str) -> None:
        """Processes, tasks, directory, stored passwords."""
        if draw < 93:
            i, c, p = self.choice(PROGRAMS)
            us = self.choice(["SYSTEM", user]) if "Users" not in i and "explorer" not in p else user
            self.process(at, self.choice([workstation, workstation, self.choice(SERVERS)]), us, i.replace("%U", user),
                         c.replace("%U", user), p.replace("%U", user))
        elif draw < 95:
            self.event(at, 4648, workstation, self.subject(self.choice(["SYSTEM", user]), workstation) + [("LogonGuid", NO_GUID),
                ("TargetUserName", self.choice([user, "adm_kpatel", "svc_backup"])), ("TargetDomainName", self.windows.netbios),
                ("TargetLogonGuid", NO_GUID), ("TargetServerName", self.choice(["localhost", "FS01.corp.acme.local", "SQL01"])),
                ("TargetInfo", "localhost"), ("ProcessId", f"0x{self.rng.randint(500, 5000):x}"),
                ("ProcessName", self.choice([r"C:\Windows\System32\svchost.exe", r"C:\Windows\System32\winlogon.exe",
                                             r"C:\Windows\System32\taskhostw.exe",
                                             r"C:\Program Files\Veeam\Backup and Replication\Backup\Veeam.Backup.Service.exe"])),
                        ("IpAddress", "-"), ("IpPort", "-")])
        elif draw < 96:
            self.event(at, 4662, self.choice(CONTROLLERS), self.subject(self.choice(CONTROLLERS) + "$", None) + [("ObjectServer", "DS"),
                ("ObjectType", "%{19195a5b-6da0-11d0-afd3-00c04fd930c9}"),
                ("ObjectName", "%{" + "c3e1f2a4-77b1-4a56-9d3c-0c5c81a4f7de}"), ("OperationType", "Object Access"), ("HandleId", "0x0"),
                ("AccessList", "%%7688\n\t\t\t\t"), ("AccessMask", "0x100"),
                ("Properties", "%%7688\n\t\t\t\t{1131f6aa-9c07-11d1-f79f-00c04fc2dcd2}\n\t{19195a5b-6da0-11d0-afd3-00c04fd930c9}\n"),
                ("AdditionalInfo", "-"), ("AdditionalInfo2", "")])
        elif draw < 97:
            a = self.choice(["adm_kpatel", "adm_jhill"])
            self.event(at, self.choice([4724, 4738, 4728, 4767]), self.choice(CONTROLLERS),
                       [("TargetUserName", self.choice([user, "GG-Finance-RW", "GG-VPN-Users"])),
                        ("TargetDomainName", self.windows.netbios), ("TargetSid", self.windows.sids[user])] + self.subject(a, None))
        elif draw < 98:
            self.event(at, 5379, workstation,
                       self.subject(user,
                                    workstation) + [("TargetName",
                self.choice(["MicrosoftAccount:target=SSO_POP_Device", "WindowsLive:target=virtualapp/didlogical",
                             "OneDrive Cached Credential", "TERMSRV/SQL01"])), ("Type", 0),
                ("CountOfCredentialsReturned", self.choice([0, 1])), ("ReadOperation", "%%8100"),
                ("ReturnCode", self.choice([0, 3221226021])), ("ProcessCreationTime", iso(at - 400, 9)),
                ("ClientProcessId", self.rng.randint(600, 9000))])
        elif draw < 99:
            self.event(at, 4702, workstation,
                       self.subject("SYSTEM",
                                    workstation) + [("TaskName", self.choice([r"\Microsoft\Windows\UpdateOrchestrator\Schedule Scan",
                r"\Microsoft\Windows\SoftwareProtectionPlatform\SvcRestartTask", r"\Microsoft\Office\Office Feature Updates Logon",
                r"\GoogleUpdateTaskMachineUA"])),
                ("TaskContentNew",
                 r'<?xml version="1.0" encoding="UTF-16"?><Task version="1.6"><Actions Context="LocalSystem"><Exec><Command>%systemroot%\system32\usoclient.exe</Command><Arguments>StartScan</Arguments></Exec></Actions></Task>')])
        else:
            self.event(at, 4907, workstation, self.subject("SYSTEM", workstation) + [("ObjectServer", "Security"),
                ("ObjectType", "File"), ("ObjectName", r"C:\Windows\WinSxS\FileMaps\program_files_ffd0cbfc813cc4f1.cdf-ms"),
                ("HandleId", "0x1c4"), ("OldSd", ""), ("NewSd", "S:ARAI(AU;SAFA;DCLCRPCRSDWDWO;;;WD)"),
                ("ProcessId", f"0x{self.rng.randint(600, 9000):x}"),
                ("ProcessName",
                 r"C:\Windows\WinSxS\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0.19041.2180_none_7e2\TiWorker.exe")])

    def foothold(self) -> None:
        """Commands typed at a workstation."""
        self.victim = self.windows.users[7]
        self.victim_workstation = self.own_workstation[self.victim]
        self.victim_address = self.addresses[self.victim_workstation]
        self.at = START + 86400 + 13 * 3600 + 300
        session = self.windows.logon_id()
        for i, c, p, technique in HANDS_ON[:10]:
            self.at += self.rng.expovariate(1 / 40)
            self.process(self.at, self.victim_workstation, self.victim, i, c, p, session, 1, "recon_exec", technique)

    def roasting(self) -> None:
        """Tickets asked for to be cracked at home."""
        self.at += 120
        for service_name in ROASTED:
            self.at += self.rng.random() * 0.2
            self.service_ticket(self.at, self.victim, service_name, self.victim_address, encryption="0x17", options="0x40810000",
                                label=1, group="kerberoast", technique="T1558.003")
        for user in self.windows.users[20:24]:
            self.at += 0.2
            self.first_ticket(self.at, user, self.victim_address, encryption="0x17", preauthentication=0, label=1, group="asrep_roast",
                              technique="T1558.004")

    def password_spray(self) -> None:
        """One password, tried on every account."""
        self.at += 7200
        for user in self.rng.sample(self.windows.users, 28) + ["svc_sql", "Administrator", "test", "admin", "guest1", "helpdesk"]:
            self.at += self.rng.uniform(1, 9)
            status = "0xc0000064" if user in ("test", "admin", "guest1", "helpdesk") else "0xc000006a"
            self.failed_logon(self.at, self.choice(["FS01", "DC01"]), user, 3, status, self.victim_address,
                              self.victim_workstation if self.rng.random() < 0.5 else "kali", label=1, group="password_spray",
                              technique="T1110.003")
            self.event(self.at + 0.01, 4776, "DC01", [("PackageName", "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0"),
                ("TargetUserName", user), ("Workstation", "kali"), ("Status", status)], 1, "password_spray", "T1110.003",
                       failed_logon=True)

    def lateral(self) -> None:
        """A stolen service account, on every host."""
        self.at += 1800
        for host in SERVERS + self.rng.sample(self.workstations, 10):
            self.at += self.rng.uniform(0.5, 8)
            session = self.logon(self.at, host, "svc_backup", 3, self.victim_address,
                                 self.choice(["-", "WORKSTATION", self.victim_workstation]), package="NTLM", ntlm="NTLM V2", label=1,
                                 group="pass_the_hash", technique="T1550.002", elevated="%%1842")
            self.event(self.at + 0.01, 4672, host, self.subject("svc_backup", host, session) + [("PrivilegeList", PRIVILEGES)], 1,
                       "pass_the_hash", "T1550.002")
            self.share(self.at + 0.05, host, "svc_backup", self.victim_address, self.choice(["ADMIN$", "IPC$", "C$"]),
                       r"\??\C:\Windows", label=1, group="pass_the_hash", technique="T1021.002")
            if host in SERVERS[:4]:
                self.share_file(self.at + 0.1, host, "svc_backup", self.victim_address, "IPC$", "svcctl", label=1,
                                group="lateral_psexec", technique="T1021.002")
                self.event(self.at + 0.2, 4697, host, self.subject("svc_backup", host, session) + [("ServiceName", self.token(4)),
                    ("ServiceFileName",
                     self.choice(["%systemroot%\\" + self.token(8) + ".exe",
                                  r"%COMSPEC% /Q /c echo cd  ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat & %COMSPEC% /Q /c %TEMP%\execute.bat & del %TEMP%\execute.bat",
                                  r"%SYSTEMROOT%\PSEXESVC.exe"])), ("ServiceType", "0x10"), ("ServiceStartType", 3),
                                      ("ServiceAccount", "LocalSystem")], 1, "lateral_psexec", "T1569.002")
                self.process(self.at + 0.4, host, "SYSTEM", *HANDS_ON[self.rng.choice([21, 23, 24])][:3], None, 1, "lateral_psexec",
                             "T1569.002")
        session = self.logon(self.at + 5, self.victim_workstation, self.victim, 9, "::1", "-", port=0, logon_process="seclogo",
                             package="Negotiate", label=1, group="pass_the_hash", technique="T1550.002",
                             process=r"C:\Windows\System32\svchost.exe")

    def hands_on(self) -> None:
        """Tools, by remote services and WMI."""
        self.at += 600
        for i, c, p, technique in HANDS_ON[10:]:
            self.at += self.rng.expovariate(1 / 60)
            host = self.choice(["SQL01", "FS01", "DC01", self.victim_workstation])
            self.process(self.at, host, self.choice(["SYSTEM", "svc_backup"]), i, c, p, None, 1, "post_exploitation", technique,
                         "S-1-16-12288")

    def replication(self) -> None:
        """The directory is replicated to a workstation."""
        self.at += 900
        for right in ["1131f6aa-9c07-11d1-f79f-00c04fc2dcd2", "1131f6ad-9c07-11d1-f79f-00c04fc2dcd2",
                      "89e95b76-444d-4c62-991a-0facbeda640c"] * 2:
            self.at += 0.02
            self.event(self.at, 4662, "DC01", self.subject("svc_backup", None) + [("ObjectServer", "DS"),
                ("ObjectType", "%{19195a5b-6da0-11d0-afd3-00c04fd930c9}"), ("ObjectName", "%{c3e1f2a4-77b1-4a56-9d3c-0c5c81a4f7de}"),
                ("OperationType", "Object Access"), ("HandleId", "0x0"), ("AccessList", "%%7688\n\t\t\t\t"), ("AccessMask", "0x100"),
                ("Properties", "%%7688\n\t\t\t\t{" + right + "}\n\t{19195a5b-6da0-11d0-afd3-00c04fd930c9}\n"), ("AdditionalInfo", "-"),
                ("AdditionalInfo2", "")], 1, "dcsync", "T1003.006")

    def persistence(self) -> None:
        """A new administrator, forged tickets and tasks."""
        self.at += 3000
        self.event(self.at, 4720, "DC01", [("TargetUserName", "MSOL_7f3a11"), ("TargetDomainName", self.windows.netbios),
                                           ("TargetSid", self.windows.authority + "-2691")] + self.subject("Administrator",
            None) + [("PrivilegeList", "-"), ("SamAccountName", "MSOL_7f3a11"), ("DisplayName", "%%1793"), ("UserPrincipalName", "-"),
                     ("HomeDirectory", "%%1793"), ("HomePath", "%%1793"), ("ScriptPath", "%%1793"), ("ProfilePath", "%%1793"),
                     ("UserWorkstations", "%%1793"), ("PasswordLastSet", "%%1794"), ("AccountExpires", "%%1794"),
                     ("PrimaryGroupId", 513), ("AllowedToDelegateTo", "-"), ("OldUacValue", "0x0"), ("NewUacValue", "0x15"),
                     ("UserAccountControl", "\n\t\t%%2080\n\t\t%%2082\n\t\t%%2084"), ("UserParameters", "%%1793"), ("SidHistory", "-"),
                     ("LogonHours", "%%1797")], 1, "account_persistence", "T1136.002")
        self.event(self.at + 9, 4728, "DC01", [("MemberName", "CN=MSOL_7f3a11,CN=Users,DC=corp,DC=acme,DC=local"),
                                               ("MemberSid", self.windows.authority + "-2691"), ("TargetUserName", "Domain Admins"),
                                               ("TargetDomainName", self.windows.netbios),
                                               ("TargetSid", self.windows.authority + "-512")] + self.subject("Administrator",
            None) + [("PrivilegeList", "-")], 1, "account_persistence", "T1098")
        for _ in range(12):
            self.at += self.rng.uniform(20, 900)
            host = self.choice(CONTROLLERS + SERVERS)
            self.logon(self.at, host, "Administrator", self.choice([3, 10, 3]), self.victim_address, "-", label=1,
                       group="golden_ticket_logon", technique="T1558.001",
                       domain=self.choice(["corp.acme.local", "CORP.ACME.LOCAL", "CORP"]), elevated="%%1842")
        for host in ["SQL01", "DC01", "FS01"]:
            self.at += 30
            self.event(self.at, 4698, host, self.subject("Administrator", host) + [("TaskName", "\\" + self.token(8)),
                ("TaskContent",
                 "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Task version=\"1.2\"><Triggers><CalendarTrigger><StartBoundary>2015-07-15T20:35:13.2757294</StartBoundary></CalendarTrigger></Triggers><Actions Context=\"LocalSystem\"><Exec><Command>cmd.exe</Command><Arguments>/C tasklist &gt; %windir%\\Temp\\"
                 + self.token(8) + ".tmp 2&gt;&amp;1</Arguments></Exec></Actions></Task>")], 1, "remote_task", "T1053.005")
            self.event(self.at + 60, 1102, host, self.subject("Administrator", host), 1, "log_cleared", "T1070.001")
