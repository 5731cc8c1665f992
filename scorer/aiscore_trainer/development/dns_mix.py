"""Names asked for in an office: BIND's query log (its own and by syslog), Windows' DNS debug log, and Umbrella.

Daily work: services of an office, content networks, names of the domain itself, lists of mail servers, reverse names, services that
announce themselves, mistyped and odd names. Attacks: generated names of six kinds, tunnels of seven kinds, names that look like others',
names of control servers and of mining, and a look around in the domain. It is not training material: it was written by a hand that did
not know the training scenarios, and its events are not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

import base64
from typing import Optional

from .people import FIRST_NAMES, LAST_NAMES
from .site import Site, epoch, syslog_time, utc

START = epoch(2023, 6, 19)
DAYS = 3


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


SERVERS = [f"10.14.1.{i}" for i in (10, 11, 20, 25, 31)]


def labels(asked):
    return "".join(f"({len(label)}){label}" for label in asked.split(".")) + "(0)"


COMMON_NAMES = ("www.google.com outlook.office365.com teams.microsoft.com login.microsoftonline.com www.bing.com play.google.com "
                "i.ytimg.com fonts.gstatic.com static.xx.fbcdn.net web.whatsapp.com slack.com api.github.com "
                "s3.eu-central-1.amazonaws.com dl.dropboxusercontent.com zoom.us www.leo.org www.ikea.com de.wikipedia.org "
                "www.lufthansa.com ocsp.pki.goog ctldl.windowsupdate.com v10.events.data.microsoft.com "
                "settings-win.data.microsoft.com detectportal.firefox.com time.windows.com gateway.icloud.com updates.jenkins.io "
                "registry.npmjs.org pypi.org archive.ubuntu.com hub.docker.com sentry.io app.asana.com cdn.shopify.com").split()
DOMAIN_NAMES = ["wpad.intra.krause-gmbh.de", "_ldap._tcp.dc._msdcs.intra.krause-gmbh.de", "_kerberos._udp.intra.krause-gmbh.de",
                "srv-fs2.intra.krause-gmbh.de", "isatap.intra.krause-gmbh.de", "www.google.com.intra.krause-gmbh.de",
                "srv-print.intra.krause-gmbh.de", "_ldap._tcp.Default-First-Site-Name._sites.dc._msdcs.intra.krause-gmbh.de"]
WORDS = ("blue river cloud stone shop haus berg media soft data green wood point light metal fresh spark smart north "
         "trade garten auto reise wein sport foto").split()


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


CONSONANTS = "bcdfghjklmnpqrstvwxz"
VOWELS = "aeiouy"
LOOKALIKES = ["rnicrosoft-login.com", "login-microsoftonline.krause-gmbh.net", "krause-grnbh.de", "paypaI-secure.com".lower(),
              "office365-mfa-reset.com", "sparkasse-kundenportal.top", "dhl-paket-zustellung.info",
              "outlook-web-access.krause-gmbh.de.sec-auth.ru", "arnazon.de-konto.com", "xn--pypal-4ve.com", "docusign-view.live",
              "adobe-flash-update.cc", "teams-meeting-join.us", "krause-gmbh.de.portal-sso.com", "secure.login.krausegmbh.co",
              "elster-steuer-rueckzahlung.com", "accounts-google.support", "sharepoint-dokument.online"]


class DnsMix(Site):
    """DNS of an office, from four sources."""

    name = "dns_mix"
    host = "ns1"
    sourcetype = "dns"
    seed = 3030

    def build(self) -> None:
        self.prepare()
        self.daily_names()
        self.odd_names()
        self.struck()
        self.generated_names()
        self.tunnels()
        self.lookalikes()
        self.control()
        self.reconnaissance()

    def daily(self):
        return self.moment(START, DAYS)

    def object_id(self) -> str:
        return f"{self.rng.randint(139637976727552, 140737488355327):x}"

    def categories(self, asked):
        return self.choice(["Software/Technology", "Search Engines", "Business Services",
                            "Infrastructure and Content Delivery Networks", "SaaS and B2B", "News", "Advertising",
                            "Uncategorized"] + (["Newly Seen Domains", "Dynamic DNS", "Advertising",
            "Malware"] if self.rng.random() < 0.12 else []))

    def query_line(self, at: float, client, asked, kind, code: str = "NOERROR", label: int = 0, group: Optional[str] = None,
                   technique: Optional[str] = None, category=None, action: str = "Allowed") -> None:
        dice = self.rng.choices([0, 1, 2, 3], [4, 4, 3, 2])[0]
        moment = utc(at)
        if dice == 0:
            self.add(at,
                     "{} client @0x{} {}#{} ({}): query: {} IN {} {} (10.14.1.10)".format(moment.strftime("%d-%b-%Y %H:%M:%S.") + f"{moment.microsecond // 1000:03}",
                self.object_id(), client, self.rng.randint(1024, 65500), asked, asked, kind,
                self.weighted({"+": 3, "+E(0)": 4, "+E(0)K": 2, "-E(0)DC": 0.7, "+T": 0.1})), label, group, technique, "ns1",
                     "isc:bind:query")
        elif dice == 1:
            line = (f"{moment.strftime('%-m/%-d/%Y %-I:%M:%S %p')} 0{self.hex_upper(3)} PACKET  "
                    f"{self.rng.randint(30786325577728, 31885837205488):016X} UDP "
                    f"{'Rcv' if code == 'NOERROR' and self.rng.random() < 0.7 else 'Snd'} {client} {self.rng.randint(0, 65535):04x} "
                    f"{'R' if code != 'NOERROR' or self.rng.random() < 0.25 else ' '} Q ["
                    f"{'0001   D  ' if code == 'NOERROR' else '8381   DR '} {code}] {kind:<6} {labels(asked)}")
            self.add(at, line, label, group, technique, "DC-DNS1", "msad:nt6:dns")
        elif dice == 2:
            person = self.people[self.clients.index(client) % 45] if client in self.clients else "HQ-Servers"
            self.add(at, f"\"{moment.strftime('%Y-%m-%d %H:%M:%S')}\",\"{person}\",\""
                     f"{person + ',HQ' if person != 'HQ-Servers' else person}\",\"{client}\",\"203.0.113.44\",\"{action}\",\""
                     f"{int({'A': 1, 'AAAA': 28, 'TXT': 16, 'PTR': 12, 'MX': 15, 'SRV': 33, 'HTTPS': 65, 'CNAME': 5, 'NULL': 10, 'NS': 2, 'ANY': 255, 'SOA': 6}.get(kind, 1))}"
                     f" ({kind})\",\"{code if code == 'NOERROR' else 'NXDOMAIN'}\",\"{asked}.\",\""
                     f"{category or self.categories(asked)}\",\"{'AD Users' if person != 'HQ-Servers' else 'Networks'}\",\""
                     f"{'AD Users,Networks'}\",\"\"", label, group, technique, "umbrella", "cisco:umbrella:dns")
        else:
            self.add(at, f"{syslog_time(at)} ns1 named[1187]: client @0x{self.object_id()} {client}#{self.rng.randint(1024, 65500)} ("
                     f"{asked}): view internal: query: {asked} IN {kind} {self.choice(['+E(0)', '+'])} (10.14.1.10)", label, group,
                     technique, "ns1", "isc:bind:query")

    def daily_name(self):
        dice = self.rng.randrange(26)
        if dice < 7:
            return (self.choice(COMMON_NAMES), self.weighted({"A": 6, "AAAA": 3, "HTTPS": 2}), "NOERROR")
        return [(f"d{self.token(13).lower()}.cloudfront.net", "A"),
                (f"e{self.rng.randint(100, 40000)}.{self.choice(['a', 'b', 'dscg', 'dscb', 'g'])}.akamaiedge.net",
                 self.choice(["A", "AAAA"])),
                ("{}.{}".format(self.choice(["www", "shop", "mail", "blog", "m"]),
                                f"{self.choice(WORDS)}{self.choice([self.choice(WORDS), '-' + self.choice(WORDS), self.digits(2)])}."
                                f"{self.choice(['de', 'com', 'at', 'net', 'eu', 'ch', 'io', 'info'])}"),
                 self.weighted({"A": 5, "AAAA": 2})),
                (f"{self.rng.randint(1, 254)}.{self.rng.randint(1, 254)}.{self.rng.choice([14, self.rng.randint(0, 255)])}."
                 f"{self.rng.choice([10, self.rng.randint(1, 223)])}.in-addr.arpa", "PTR"),
                (self.choice(DOMAIN_NAMES), self.choice(["A", "SRV", "AAAA"])), (f"_dmarc.{self.choice(WORDS)}{self.choice(WORDS)}.com",
            "TXT"), (f"{self.choice(['selector1', 's1', 'google', 'k1', '20230601', 'fm2'])}._domainkey.{self.choice(LAST_NAMES)}.de",
                     "TXT"), (f"{self.token(8).lower()}.{self.choice(['doubleclick', 'adnxs', 'criteo', 'rubiconproject', 'outbrain', 'taboola'])}"
                              f".{self.choice(['net', 'com'])}", "A"),
                (f"{'.'.join([self.token(26).lower(), self.hex(8)])}.avqs.mcafee.com", "A"),
                (f"{self.hex(40)}.hash.{self.hex(2)}.sophosxl.net", "TXT"),
                ("{}.{}.{}.{}.zen.spamhaus.org".format(*tuple(self.rng.randint(1, 254) for _ in range(4))), "A"),
                ("{}.blob.core.windows.net".format(self.choice(["krauseprod", f"wuauth{self.hex(4)}", f"md-{self.token(12).lower()}"])),
                 "A"), ("{}.rds.amazonaws.com".format(f"db1.c{self.token(11).lower()}.eu-central-1"), "A"),
                (self.token(self.rng.randint(8, 12)).lower(), "A"), ("_googlecast._tcp.local", "PTR"),
                (f"{self.hex(12)}._companion-link._tcp.local", "PTR"),
                (f"lb._dns-sd._udp.{self.rng.randint(0, 9)}.8.14.10.in-addr.arpa", "PTR"),
                (f"{'.'.join(self.hex(1) for _ in range(32))}.ip6.arpa", "PTR"), (f"{self.hex(32)}.safeframe.googlesyndication.com",
            "A")][dice - 7] + ("NXDOMAIN" if dice in (20,) or self.rng.random() < 0.05 else "NOERROR",)

    def letters_name(self):
        return "".join(self.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(self.rng.randint(12, 19))) + self.choice([".com",
            ".net", ".biz", ".ru", ".org"])

    def digits_name(self):
        return self.hex(self.rng.choice([16, 32])) + self.choice([".com", ".tk", ".info", ".top"])

    def spoken_name(self):
        return "".join(self.choice(CONSONANTS) + self.choice(VOWELS) for _ in range(self.rng.randint(5, 8))) + self.choice([".com",
            ".eu", ".pw", ".su"])

    def words_name(self):
        return self.choice(WORDS) + self.choice(WORDS) + self.choice(["", "s", "er"]) + self.choice(WORDS) + self.choice([".net",
            ".com", ".ru"])

    def dynamic_name(self):
        return "".join(self.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(self.rng.randint(20, 28))) + ".ddns.net"

    def hyphen_name(self) -> str:
        return (f"{self.choice(WORDS)}-{self.choice(WORDS)}-{self.rng.randint(10, 99)}."
                f"{self.choice(['xyz', 'click', 'online', 'site'])}")

    def base32(self, count):
        return "".join(self.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(count))

    def prepare(self) -> None:
        """Who and what is there."""
        self.clients = [f"10.14.{self.rng.choice([2, 3, 8])}.{self.rng.randint(5, 250)}" for _ in range(45)]
        self.people = [f"{self.choice(FIRST_NAMES).title()} {self.choice(LAST_NAMES).title()}" for _ in range(45)]

    def daily_names(self) -> None:
        """Names of daily work."""
        for _ in range(1450):
            asked, kind, code = self.daily_name()
            self.query_line(self.daily(), self.choice(self.clients * 3 + SERVERS), asked, kind, code)

    def odd_names(self) -> None:
        """Names of daily work that look odd."""
        for _ in range(110):
            self.query_line(self.daily(), self.choice(self.clients + SERVERS),
                            *self.choice([(f"{self.rng.randint(0, 3)}.{'de'}.ubuntu.pool.ntp.org", "A"), ("gogle.de", "A"),
                                          ("www.facebok.com", "A"), ("fritz.box", "A"), (f"kamera-{self.choice(LAST_NAMES)}.dyndns.org",
                "A"), ("xn--mller-kva.de", "A"), (f"{self.choice(WORDS)}-{self.hex(6)}.trafficmanager.net", "CNAME"),
                                          ("_acme-challenge.www.krause-gmbh.de", "TXT"),
                                          ("krause-gmbh.de", self.choice(["MX", "SOA", "NS", "TXT", "ANY"])),
                                          ("{}.1e100.net".format(f"ams15s{self.rng.randint(20, 50)}-in-f{self.rng.randint(1, 20)}"),
                                           "A"), (f"pipe-{self.hex(8)}.collector.newrelic.com", "A"),
                                          (f"c.{self.hex(6)}.logs.datadoghq.eu", "A"), (f"{self.hex(14)}.mktomail.com", "A"),
                                          ("version.bind", "TXT"),
                                          (f"{self.token(20).lower()}.u{self.rng.randint(10 ** 6, 10 ** 7)}.ct.sendgrid.net", "A"),
                                          ("0.client-channel.google.com", "A"), ("api.anydesk.com", "A"),
                                          (f"relay-{self.hex(8)}.net.anydesk.com", "A"), ("discord.gg", "A"), ("t.me", "A"),
                                          ("pastebin.com", "A"), ("api.ipify.org", "A"), ("ip-api.com", "A"), ("transfer.sh", "A"),
                                          ("cdn.discordapp.com", "A"), ("raw.githubusercontent.com", "A"),
                                          (f"p{self.hex(4)}.trycloudflare.com", "A"),
                                          (f"dc{self.rng.randint(1, 3)}.intra.krause-gmbh.de", "A")]),
                            code=self.weighted({"NOERROR": 8, "NXDOMAIN": 2}), action=self.weighted({"Allowed": 9, "Blocked": 1}))

    def struck(self) -> None:
        """Who is struck."""
        self.victims = self.rng.sample(self.clients, 5)

    def generated_names(self) -> None:
        """Generated names."""
        for generator, count in [(self.letters_name, 26), (self.digits_name, 14), (self.spoken_name, 24), (self.words_name, 18),
                                 (self.dynamic_name, 10), (self.hyphen_name, 12)]:
            day = self.rng.randrange(DAYS)
            hour = self.rng.random() * 18
            client = self.choice(self.victims)
            for number in range(count):
                self.query_line(day_hour(day, hour) + number * self.rng.uniform(1, 300), client, generator(), "A",
                                self.weighted({"NXDOMAIN": 7, "NOERROR": 2}),
                                category=self.choice(["Uncategorized", "Newly Seen Domains", "Malware", "Uncategorized"]),
                                action=self.weighted({"Allowed": 6, "Blocked": 1}), **marks("dga", "T1568.002"))

    def tunnels(self) -> None:
        """Tunnels."""
        for generator, kinds, count in [(lambda: f"{self.hex(60)}.{self.hex(self.rng.randint(10, 60))}.ns.verteiler-stats.net",
                                         ["TXT", "CNAME", "MX"], 20), (lambda: f"{self.base32(self.rng.randint(30, 58))}.t1.kxdns.org",
            ["NULL", "TXT", "A"], 16),
                                        (lambda: f"post.{''.join(self.hex(40))}.{self.hex(8)}.aaa.stage.{self.digits(4)}.mailchk-sync.com",
                                         ["A", "TXT"], 12),
                                         (lambda: f"{self.hex(8)}.{self.rng.randint(0, 9999):04x}.api.telemetrics-cdn.com",
                                          ["A", "AAAA"], 18), (lambda: f"{self.token(6).lower()}.dnslog.cn", ["A"], 3),
                                         (lambda: f"{self.base32(33)}.oast.pro", ["A"], 4),
                                         (lambda: "{}-{}.exfil.{}".format(base64.b32encode(self.choice([b'user:pass',
            b'C:\\Users\\admin', b'4111111111111111'])).decode().strip("=").lower(), self.rng.randint(0, 90), "img-backup.net"), ["A"],
                                          10)]:
            day = self.rng.randrange(DAYS)
            hour = self.rng.random() * 14
            client = self.choice(self.victims)
            for number in range(count):
                self.query_line(day_hour(day, hour) + number * self.rng.uniform(1, 600), client, generator(), self.choice(kinds),
                                category=self.choice(["Uncategorized", "Newly Seen Domains", "DNS Tunneling VPN",
                    "Software/Technology"]), action=self.weighted({"Allowed": 6, "Blocked": 0.6}), **marks("tunnel", "T1071.004"))

    def lookalikes(self) -> None:
        """Names that look like others'."""
        for _ in range(40):
            self.query_line(self.daily(), self.choice(self.clients),
                            self.weighted([(self.choice(LOOKALIKES), 5), ("www." + self.choice(LOOKALIKES), 1),
                                           (f"{self.token(8).lower()}.{self.choice(LOOKALIKES)}", 2)]),
                            self.weighted({"A": 5, "AAAA": 1}),
                            category=self.choice(["Newly Seen Domains", "Phishing", "Uncategorized"]),
                            action=self.weighted({"Allowed": 4, "Blocked": 1}), **marks("typosquat", "T1566.002"))

    def control(self) -> None:
        """Control servers, mining, and services that help both."""
        for _ in range(46):
            self.query_line(self.daily(), self.choice(self.victims),
                            self.choice([f"update.flux-{self.choice(WORDS)}.biz", f"ns{self.rng.randint(1, 9)}.stonemedia-cdn.su",
                                         f"img.{self.hex(4)}.fastcdn-node.ru", "pool.supportxmr.com", "xmr-eu1.nanopool.org",
                                         "stratum.antpool.com", "gate.cobaltkit-c2.com", "api.ipify.org", "ip-api.com",
                                         "checkip.dyndns.org", f"{self.base32(16)}onion.ly", f"darkside{self.base32(8)}.onion.ws",
                                         "cdn.discordapp.com.download-upd.net", "paste.ee", "transfer.sh",
                                         f"ngrok-{self.hex(8)}.eu.ngrok.io", f"{self.hex(6)}.serveo.net", "temp.sh",
                                         f"ddns-{self.hex(5)}.duckdns.org", "pastebin.com"]),
                            self.weighted({"A": 8, "AAAA": 1, "TXT": 0.5}),
                            category=self.choice(["Command and Control", "Uncategorized", "Dynamic DNS", "Cryptomining"]),
                            action=self.weighted({"Allowed": 4, "Blocked": 1}), **marks("c2_misc", "T1071.001"))

    def reconnaissance(self) -> None:
        """A look around in the domain."""
        for number in range(20):
            self.query_line(day_hour(1, 3) + number * self.rng.uniform(0.1, 4), self.victims[0],
                            self.weighted([(f"{number + 5}.1.14.10.in-addr.arpa", 3),
                                           (self.choice(["vpn", "dev", "sql01", "backup", "citrix", "exchange", "jira", "admin", "test",
                "owa", "hr", "git"]) + ".intra.krause-gmbh.de", 4), ("_gc._tcp.intra.krause-gmbh.de", 0.6)]),
                            self.choice(["A", "A", "PTR", "AXFR" if self.rng.random() < 0.15 else "SRV"]),
                            self.weighted({"NXDOMAIN": 5, "NOERROR": 4}), **marks("recon", "T1018"))
