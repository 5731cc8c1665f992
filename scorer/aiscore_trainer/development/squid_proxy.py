"""Squid's access log of a company, of 2020.

Daily work: tunnels to the services of an office, downloads, updates, advertising, blocked sites, agents of programs. Attacks: Emotet and
what it loads, a beacon that dresses as a content network, a stager and data sent to a storage service, phishing pages, a host that scans
through the proxy, and a widget that calls home. It is not training material: it was written by a hand that did not know the training
scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
import re
from typing import Any, Optional

from .people import FIRST_NAMES, LAST_NAMES, browsers_until
from .site import Site, epoch

AGENTS = browsers_until(90, ["85.0.4183.121", "86.0.4240.75"])
START = epoch(2020, 10, 5)
DAYS = 3
HOSTS = ("www.google.com outlook.office365.com teams.microsoft.com login.microsoftonline.com clients4.google.com "
         "fonts.gstatic.com www.youtube.com i.ytimg.com github.com api.github.com slack.com edgeapi.slack.com zoom.us "
         "www.linkedin.com static.licdn.com www.bbc.co.uk ichef.bbci.co.uk www.theguardian.com i.guim.co.uk "
         "www.amazon.co.uk m.media-amazon.com securepubads.g.doubleclick.net www.google-analytics.com cdn.jsdelivr.net "
         "cdnjs.cloudflare.com ajax.googleapis.com stackoverflow.com en.wikipedia.org update.googleapis.com "
         "safebrowsing.googleapis.com v10.events.data.microsoft.com settings-win.data.microsoft.com config.office.com "
         "dropbox.com client.dropbox.com wetransfer.com drive.google.com mail.google.com pastebin.com "
         "raw.githubusercontent.com registry.npmjs.org pypi.org files.pythonhosted.org packagist.org rubygems.org "
         "hub.docker.com auth.docker.io d1.awsstatic.com eu-west-1.console.aws.amazon.com sqs.eu-west-1.amazonaws.com "
         "s3-eu-west-1.amazonaws.com api.segment.io sentry.io www.trello.com trello-attachments.s3.amazonaws.com "
         "jira.atlassian.com app.asana.com www.salesforce.com eu12.salesforce.com www.xero.com api.stripe.com "
         "www.paypal.com www.hsbc.co.uk www.gov.uk www.tax.service.gov.uk www.trainline.com www.skyscanner.net "
         "hangouts.google.com api.snapcraft.io download.teamviewer.com router7.teamviewer.com relay-5a3c.net.anydesk.com "
         "discord.com gateway.discord.gg open.spotify.com").split()
SCANNER = ("10.60.0.77", "-", "x")


class SquidProxy(Site):
    """Access log of a proxy."""

    name = "squid_proxy"
    host = "proxy01"
    sourcetype = "squid:access"
    seed = 1515

    def build(self) -> None:
        self.prepare()
        self.browsing()
        self.emotet()
        self.beacon()
        self.stager()
        self.phishing()
        self.scanner()
        self.widget()

    def address_of(self, url: str):
        hostname = re.sub(r"^\w+://", "", url).split("/")[0].split(":")[0]
        if re.fullmatch(r"[\d.]+", hostname):
            return hostname
        if hostname not in self.addresses_of:
            self.addresses_of[hostname] = [self.address() for _ in range(2)]
        return self.choice(self.addresses_of[hostname])

    def line(self, at: float, client, elapsed, result, status, size, method: str, url: str, hierarchy, content_type, agent: str,
             label: int = 0, group: Optional[str] = None, technique: Optional[str] = None, referrer: str = "-") -> None:
        """One line of the access log."""
        url_of = client[1]
        at = int(at) + self.rng.random()
        size = size if status != 304 else self.rng.randint(250, 420)
        if hierarchy.startswith("HIER_DIRECT/") and (not hierarchy.endswith(("45.147.229.23", "37.120.222.6",
            "185.14.31.93"))) and ("mega.co" not in url):
            hierarchy = "HIER_DIRECT/" + self.address_of(url)
        if result == "TCP_TUNNEL" and hierarchy == "HIER_NONE/-":
            hierarchy = "HIER_DIRECT/" + self.address_of(url)
            content_type = "-"
        if result != "TCP_MISS" and status == 304:
            result = "TCP_REFRESH_UNMODIFIED"
        if result in ("TCP_HIT", "TCP_MEM_HIT"):
            hierarchy = "HIER_NONE/-"
        self.add(at, f"{at:.3f} {elapsed:6} {client[0]} {result}/{status} {size} {method} {url} {url_of} {hierarchy} {content_type}"
                 f" \"{referrer}\" \"{agent}\"", label, group, technique)

    def tunnel(self, at: float, client, host: str, agent: Optional[str] = None, size=None, address: Optional[str] = None, port: int = 443,
               **more: Any) -> None:
        self.line(at, client, int(self.rng.lognormvariate(8, 1.6)), "TCP_TUNNEL", 200, int(size or self.rng.lognormvariate(9, 1.4)),
                  "CONNECT", f"{host}:{port}", "HIER_DIRECT/" + (address or self.address()), "-", agent or client[2], **more)

    def fetched(self, method: str, url_of, status, size, content_type, agent: str, group: str, technique: str, client=None,
                result: str = "TCP_MISS", address: Optional[str] = None, referrer: str = "-") -> None:
        client = client or self.victim
        self.line(self.at, client, self.rng.randint(40, 1400), result, status, size, method, url_of, "HIER_DIRECT/"
                  + (address or "185.14.31.93") if result != "TCP_DENIED" else "HIER_NONE/-", content_type, agent, 1, group, technique,
                  referrer)

    def prepare(self) -> None:
        """Who and what is there."""
        self.clients = [(f"10.60.{self.rng.randint(1, 3)}.{self.rng.randint(10, 240)}",
                         self.choice(["-", self.choice(FIRST_NAMES)[0] + self.choice(LAST_NAMES)]), self.choice(AGENTS))
                        for _ in range(50)]
        self.addresses_of = {}
        self.plain_requests = [("GET",
                                f"http://ctldl.windowsupdate.com/msdownload/update/v3/static/trustedr/en/disallowedcertstl.cab?{self.hex(16)}",
                                "application/vnd.ms-cab-compressed", "Microsoft-CryptoAPI/10.0"),
                               ("GET", "http://ocsp.digicert.com/MFEwTzBNMEswSTAJBgUrDgMCGgUABBQ50otx%2Fh0Ztl%2Bz8SiPI7wEWVxDlQQUTiJUIBiV5uNu5g%2F6%2BrkS7QYXjzkCEAqvpsXKY8RRQeo74ffHUxc%3D",
                                "application/ocsp-response", "Microsoft-CryptoAPI/10.0"), ("POST", "http://ocsp.pki.goog/gts1o1core",
            "application/ocsp-response", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:81.0) Gecko/20100101 Firefox/81.0"),
                               ("GET", "http://au.download.windowsupdate.com/c/msdownload/update/software/defu/2020/10/am_delta_patch_1.325."
                                f"{self.rng.randint(1, 999)}.0_{self.hex(40)}.exe", "application/octet-stream",
                                "Microsoft-Delivery-Optimization/10.0"),
                               ("HEAD",
                                f"http://download.windowsupdate.com/d/msdownload/update/others/2020/09/32882115_{self.hex(40)}.cab",
                                "application/octet-stream", "Microsoft BITS/7.8"),
                               ("GET", "http://archive.ubuntu.com/ubuntu/pool/main/o/openssl/libssl1.1_1.1.1f-1ubuntu2_amd64.deb",
                                "application/x-debian-package", "Debian APT-HTTP/1.3 (2.0.2ubuntu0.1)"),
                               ("GET", "http://security.ubuntu.com/ubuntu/dists/focal-security/InRelease", "-",
                                "Debian APT-HTTP/1.3 (2.0.2ubuntu0.1) non-interactive"),
                               ("GET", "http://detectportal.firefox.com/success.txt", "text/plain",
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:81.0) Gecko/20100101 Firefox/81.0"),
                               ("GET", "http://www.msftconnecttest.com/connecttest.txt", "text/plain", "Microsoft NCSI"),
                               ("GET", "http://r4---sn-aigl6nsd.gvt1.com/edgedl/release2/chrome_component/AJqZYiqGvCtix64S2N84g-M_4652/EWvH2e-LS80S29cxzuTfRA?cms_redirect=yes&mh=ee&mip=81.2.69.1&mm=28&mn=sn-aigl6nsd&ms=nvh&mt=1601884000",
                                "application/octet-stream", "Microsoft BITS/7.8"), ("POST", "http://rexx.sophosupd.com/update/", "-",
            "SophosUpdate/5.17 SDDS/2.0"), ("GET", f"http://dci.sophosupd.com/cloudupdate/f/{self.hex(32)}.dat",
                                            "application/octet-stream", "SophosAgent/1.0"),
                               ("GET", "http://crl.microsoft.com/pki/crl/products/MicRooCerAut2011_2011_03_22.crl",
                                "application/pkix-crl", "Microsoft-CryptoAPI/10.0"), ("GET", "http://www.speedtest.net/", "text/html",
            "curl/7.68.0"), ("GET", "http://mirror.centos.org/centos/7/updates/x86_64/repodata/repomd.xml", "text/xml",
                             "urlgrabber/3.10 yum/3.4.3"),
                               ("GET", "http://intranet.halden.local/reports/sales.php?from=2020-09-01&to=2020-09-30&select=region&order=desc",
                                "text/html", AGENTS[0]),
                               ("GET", "http://www.carandclassic.co.uk/search.php?q=union+jack+mini&sort=select&table=all", "text/html",
                                AGENTS[14]), ("GET", "http://repo.zabbix.com/zabbix/5.0/ubuntu/dists/focal/Release", "-",
                                              "Debian APT-HTTP/1.3 (2.0.2ubuntu0.1)"),
                               ("POST",
                                "http://ads.pubmatic.com/AdServer/js/user_sync.html?kdntuid=1&p=156512&s=&predirect=https%3A%2F%2Fsync.1rx.io%2Fusersync%2Fpubmatic%2F",
                                "text/html", AGENTS[1]), ("GET", "http://pixel.rubiconproject.com/tap.php?v=4894&nid=1185&put="
            f"{base64.b64encode(self.rng.randbytes(30)).decode()}&expires=30", "image/gif", AGENTS[2]),
                               ("GET", "http://10.60.0.20:8081/nexus/content/groups/public/org/apache/logging/log4j/log4j-core/2.13.0/log4j-core-2.13.0.pom",
                                "text/xml", "Apache-Maven/3.6.3 (Java 11.0.8; Linux 5.4.0-48-generic)"),
                               ("GET", "http://the.earth.li/~sgtatham/putty/latest/w64/putty.exe", "application/x-msdos-program",
                                AGENTS[0]), ("GET", "http://live.sysinternals.com/procexp64.exe", "application/octet-stream",
                                             AGENTS[10]), ("GET", f"http://cdn.ad4game.com/{self.hex(32)}.js", "application/javascript",
            AGENTS[4]), ("GET", "http://wpad/wpad.dat", "-", "WinHttp-Autoproxy-Service/5.1"),
                               ("GET", "http://169.254.169.254/latest/meta-data/", "-", "aws-sdk-java/1.11.820"),
                               ("GET", "http://clients1.google.com/tbproxy/af/query?q=Chc2LjEuMTcxNS4xNDQyL2VuIChHR0xMKRMZgwmYxsDTJhstAAAAQCM",
                                "text/proto", AGENTS[2])]

    def browsing(self) -> None:
        """Tunnels, downloads, updates, blocked sites."""
        for _ in range(520):
            at = self.moment(START, DAYS)
            client = self.choice(self.clients)
            for _ in range(self.rng.randint(1, 5)):
                at += self.rng.expovariate(1 / 5)
                draw = self.rng.random()
                if draw < 0.62:
                    self.tunnel(at, client, self.choice(HOSTS))
                elif draw < 0.7:
                    self.line(at, client, self.rng.randint(0, 9), "TCP_DENIED", 407, self.rng.randint(3800, 4200), "CONNECT",
                              self.choice(HOSTS) + ":443", "HIER_NONE/-", "text/html", client[2])
                elif draw < 0.72:
                    self.line(at, client, self.rng.randint(0, 3), "TCP_DENIED", 403, self.rng.randint(3800, 4200), "CONNECT",
                              self.choice(["www.bet365.com:443", "www.facebook.com:443", "api.mega.co.nz:443",
                                           "tracker.opentrackr.org:1337", "mtalk.google.com:5228"]), "HIER_NONE/-", "text/html",
                              client[2])
                elif draw < 0.74:
                    self.line(at, client, self.rng.randint(5000, 60000), "NONE" if self.rng.random() < 0.5 else "TCP_MISS", 503,
                              0 if self.rng.random() < 0.5 else 4012, "CONNECT",
                              self.choice(["www.halden-old.co.uk:443", "telemetry.dropbox.com:443", "192.168.1.20:443"]), "HIER_NONE/-",
                              "-", client[2])
                else:
                    method, url_of, content_type, agent = self.choice(self.plain_requests)
                    url_of = url_of.replace("4652", str(self.rng.randint(1000, 9999)))
                    status = self.weighted([(200, 12), (304, 2), (206, 1), (301, 0.7), (404, 0.5), (302, 0.5)])
                    self.line(at, client, self.rng.randint(3, 900),
                              self.choice(["TCP_MISS", "TCP_MISS", "TCP_HIT", "TCP_MEM_HIT", "TCP_REFRESH_UNMODIFIED",
                                           "TCP_MISS_ABORTED"]) if status in (200, 304) else "TCP_MISS", status,
                              int(self.rng.lognormvariate(7.5, 2)), method, url_of + ("" if self.rng.random() < 0.6 or "?" in url_of
                        else "?" + self.hex(12)), "HIER_DIRECT/" + self.address(), content_type, agent)

    def emotet(self) -> None:
        """A document, what it loads, and whom that calls."""
        self.victim = self.clients[9]
        self.at = START + 86400 + 9 * 3600 + 22 * 60
        for method, url_of, status, size, content_type, agent in [("GET", "http://zhongshixingchuang.com/wp-admin/OTm/", 200, 171520,
            "application/msword", self.victim[2]), ("GET", "http://blog.workshots.net/kvpj3/INV-2020-10.doc", 200, 232841,
            "application/msword", self.victim[2]), ("GET", "http://ienglishabc.com/cow/Jo/", 200, 348672, "application/octet-stream",
            "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/8.0; .NET4.0C; .NET4.0E)"),
            ("GET", "http://cairocad.com/wp-includes/ZGI0D/", 404, 1204, "text/html", "-"),
            ("GET", "http://abrillofurniture.com/bph-nclex-wygq4/a7nBfhs/", 200, 348672, "application/octet-stream", "-")]:
            self.at += 20
            self.fetched(method, url_of, status, size, content_type, agent, "maldoc_download", "T1204.002", address=self.address())
        for _ in range(38):
            self.at += self.rng.choice([900, 905, 60, 30])
            self.fetched("POST",
                         f"http://{self.choice(['190.202.229.74', '118.69.11.81:7080', '70.39.251.94:8080', '87.230.25.43:8080', '94.23.62.116:8080'])}"
                         f"/{'/'.join(self.token(self.rng.randint(4, 16)) for _ in range(self.rng.randint(1, 5)))}/",
                         self.choice([200, 200, 200, 502]), self.rng.randint(132, 2300), "text/html",
                         "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/8.0; .NET4.0C; .NET4.0E)", "emotet_c2",
                         "T1071.001", address=self.address())

    def beacon(self) -> None:
        """A beacon that dresses as a content network."""
        self.second_victim = self.clients[20]
        self.at = START + 2 * 86400 + 7 * 3600
        for i in range(60):
            self.at += 60 * (1 + self.rng.uniform(-0.2, 0.2))
            group = i % 9 == 8
            self.fetched("POST" if group else "GET", "http://cdn-services.azureedge-cdn.com/" + (f"submit.php?id={48219003}" if group
                else self.choice(["ca", "dpixel", "__utm.gif", "pixel.gif", "g.pixel", "visit.js", "load", "push", "fwlink", "cx",
                                  "j.ad", "IE9CompatViewList.xml"])), 200, self.rng.choice([0, 0, 48, 112]) if not group else 0,
                         "application/octet-stream" if not group else "text/html",
                         "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0; BOIE9;ENUS)", "cobaltstrike_beacon",
                         "T1071.001", self.second_victim, address="45.147.229.23")

    def stager(self) -> None:
        """A stager, and data sent to a storage service."""
        self.at += 900
        for url_of, agent, content_type, size in [("http://45.147.229.23/a",
            "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-GB) WindowsPowerShell/5.1.19041.546", "text/plain", 301023),
            ("http://45.147.229.23:8000/m64.exe", "Microsoft BITS/7.8", "application/x-msdos-program", 1250056),
            ("http://45.147.229.23:8000/AdFind.exe", "CertUtil URL Agent", "application/x-msdos-program", 1394176),
            ("http://45.147.229.23:8000/nc.exe", "Microsoft-CryptoAPI/10.0", "application/x-msdos-program", 38616),
            ("http://transfer.sh/get/kTx9W/p.zip", "curl/7.55.1", "application/zip", 882113), ("http://api.ipify.org/", "Mozilla/5.0",
            "text/plain", 180), ("http://myexternalip.com/raw", "curl/7.47.1", "text/plain", 176), ("http://checkip.dyndns.org/", "-",
            "text/html", 260), ("http://bit.do/fQx2", "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
                                "text/html", 560), ("http://185.172.110.214/AkjGs/arm7", "Wget/1.12 (linux-gnu)",
            "application/octet-stream", 88410)]:
            for _ in range(self.rng.randint(1, 3)):
                self.at += self.rng.uniform(5, 90)
                self.fetched("GET", url_of, 200, size, content_type, agent, "tool_download", "T1105", self.second_victim,
                             address=self.address())
        for _ in range(24):
            self.at += self.rng.uniform(2, 5)
            self.line(self.at, self.second_victim, self.rng.randint(4000, 90000), "TCP_TUNNEL", 200, self.rng.randint(2000, 4200),
                      "CONNECT", self.choice(["api.mega.co.nz:443", f"gfs270n{self.rng.randint(100, 400)}.userstorage.mega.co.nz:443"]),
                      f"HIER_DIRECT/31.216.147.{self.rng.randint(130, 160)}", "-", self.choice(["rclone/v1.53.1", "-"]), 1,
                      "exfil_mega", "T1567.002")

    def phishing(self) -> None:
        """Phishing pages."""
        for _ in range(26):
            self.at = self.moment(START, DAYS)
            client = self.choice(self.clients)
            hostname = self.choice(["login-microsoftonline.com-auth.support", "halden-sso.okta-verify.net",
                                    "office365-voicemail.web.app", "paypaI-secure.com", "hsbc.co.uk-verify-payee.com",
                                    "storageapi.fleek.co", "dhl-parcel-fee.info", "royalmail.delivery-redirect.com"])
            if self.rng.random() < 0.6:
                self.line(self.at, client, self.rng.randint(300, 9000), "TCP_TUNNEL", 200, self.rng.randint(3000, 30000), "CONNECT",
                          hostname + ":443", "HIER_DIRECT/" + self.address(), "-", client[2], 1, "phishing", "T1566.002")
            else:
                self.fetched(self.choice(["GET", "POST"]),
                             f"http://{hostname}/{self.choice(['login.php?email=' + client[1] + '@halden.co.uk', 'common/oauth2/authorize?client_id=4765445b', 'next.php', 'signin/?cmd=_login&dispatch=' + self.hex(40), 'track?id=GB' + self.digits(9)])}",
                             self.choice([200, 302]), self.rng.randint(400, 30000), "text/html", client[2], "phishing", "T1566.002",
                             client, address=self.address())

    def scanner(self) -> None:
        """A host scans through the proxy."""
        at = START + 86400 + 20 * 3600
        for _ in range(45):
            at += self.rng.uniform(0, 2)
            self.line(at, SCANNER, self.rng.randint(0, 30), *self.choice([("TCP_DENIED", 403), ("NONE", 503), ("TCP_TUNNEL", 200)]),
                      self.rng.randint(3500, 4200), "CONNECT",
                      f"10.60.0.{self.rng.randint(1, 60)}:{self.choice([22, 445, 3389, 3306, 8080, 5900])}",
                      self.choice(["HIER_NONE/-"]), "text/html",
                      self.choice(["-", "masscan/1.0 (https://github.com/robertdavidgraham/masscan)",
                                   "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)"]), 1,
                      "proxy_pivot_scan", "T1090.001")

    def widget(self) -> None:
        """A widget calls home."""
        at = START + 12 * 3600
        for _ in range(40):
            at += self.rng.expovariate(1 / 1800)
            self.line(at, self.clients[31], self.rng.randint(100, 900), "TCP_MISS", 200, self.rng.randint(200, 900), "GET",
                      f"http://stat.weather-widget.info/img/logo.gif?sid={base64.urlsafe_b64encode(self.rng.randbytes(24)).decode()}"
                      f"&r={self.rng.randint(1, 99999)}", "HIER_DIRECT/37.120.222.6", "image/gif", self.clients[31][2], 1,
                      "stealth_beacon", "T1001")
