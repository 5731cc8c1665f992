"""Zeek's dns.log as JSON, of a company's resolver.

Daily work: names of the web, mail and offices, long names of content networks, telemetry, blocklists and antivirus that hide data in
names, reverse queries, mistyped names. Attacks: tunnels of two kinds, generated names, a domain asked for regularly, data sent out slowly
in names, subdomains tried one after another. It is not training material: it was written by a hand that did not know the training
scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell that.
"""
from __future__ import annotations

import base64
import json
from typing import Optional

from .site import Site, epoch

START = epoch(2021, 3, 22)
DAYS = 2
DOMAINS = ("www.google.com clients4.google.com play.googleapis.com fonts.googleapis.com www.gstatic.com ssl.gstatic.com "
           "apis.google.com mail.google.com accounts.google.com safebrowsing.googleapis.com update.googleapis.com "
           "www.youtube.com i.ytimg.com r3---sn-4g5e6nzl.googlevideo.com r5---sn-h0jeener.googlevideo.com "
           "outlook.office365.com login.microsoftonline.com settings-win.data.microsoft.com v10.events.data.microsoft.com "
           "teams.microsoft.com eu-mobile.events.data.microsoft.com config.edge.skype.com ctldl.windowsupdate.com "
           "fe3cr.delivery.mp.microsoft.com tlu.dl.delivery.mp.microsoft.com wns.windows.com www.msftconnecttest.com "
           "officeclient.microsoft.com nexus.officeapps.live.com self.events.data.microsoft.com "
           "smartscreen-prod.microsoft.com github.com api.github.com avatars.githubusercontent.com registry.npmjs.org "
           "pypi.org files.pythonhosted.org hub.docker.com registry-1.docker.io production.cloudflare.docker.com slack.com "
           "wss-primary.slack.com edgeapi.slack.com a.slack-edge.com zoom.us us04web.zoom.us graph.facebook.com "
           "www.facebook.com static.xx.fbcdn.net scontent-frt3-2.xx.fbcdn.net www.instagram.com twitter.com pbs.twimg.com "
           "www.linkedin.com static-exp1.licdn.com en.wikipedia.org upload.wikimedia.org stackoverflow.com cdn.sstatic.net "
           "www.amazon.de images-eu.ssl-images-amazon.com m.media-amazon.com s3.eu-central-1.amazonaws.com "
           "d1ykf07e75w7ss.cloudfront.net dk9sdnkwqvzbe.cloudfront.net ocsp.digicert.com ocsp.pki.goog crl3.digicert.com "
           "r3.o.lencr.org ocsp.sectigo.com gateway.icloud.com p52-keyvalueservice.icloud.com gsp-ssl.ls.apple.com "
           "17-courier.push.apple.com init.itunes.apple.com captive.apple.com time.apple.com ntp.ubuntu.com "
           "archive.ubuntu.com security.ubuntu.com changelogs.ubuntu.com connectivity-check.ubuntu.com api.snapcraft.io "
           "detectportal.firefox.com firefox.settings.services.mozilla.com push.services.mozilla.com "
           "incoming.telemetry.mozilla.org www.spiegel.de www.heise.de www.tagesschau.de securepubads.g.doubleclick.net "
           "pagead2.googlesyndication.com www.google-analytics.com sb.scorecardresearch.com bidder.criteo.com ib.adnxs.com "
           "cdn.taboola.com match.adsrvr.org ads.pubmatic.com tps.doubleverify.com a1887.dscq.akamai.net "
           "e11290.dspg.akamaiedge.net spclient.wg.spotify.com apresolve.spotify.com audio-fa.scdn.co whatsapp.net "
           "mmg.whatsapp.net web.whatsapp.com download.teamviewer.com router14.teamviewer.com update.avast.com "
           "su.ff.avast.com definitionupdates.microsoft.com vortex.data.microsoft.com dc01.corp.example.org "
           "fileserver.corp.example.org intranet.corp.example.org printer-3og.corp.example.org jira.example.org "
           "confluence.example.org gitlab.example.org grafana.example.org wpad.corp.example.org isatap.corp.example.org "
           "_ldap._tcp.dc._msdcs.corp.example.org _kerberos._tcp.Default-First-Site-Name._sites.dc._msdcs.corp.example.org").split()
VICTIM = "10.4.3.118"
SECOND_VICTIM = "10.4.5.31"
BASE32 = "abcdefghijklmnopqrstuvwxyz012345"
THIRD_VICTIM = "10.4.2.44"


class DnsResolver(Site):
    """Zeek's queries of a resolver."""

    name = "dns_resolver"
    host = "dns-res1"
    sourcetype = "bro:dns:json"
    seed = 1313

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.dnscat()
        self.iodine()
        self.generated_names()
        self.quiet()

    def addresses_of(self, domain: str = "?"):
        if domain not in self.answers_of:
            self.answers_of[domain] = [self.address() for _ in range(4)]
        return self.choice(self.answers_of[domain])

    def query(self, at: float, client, name: str, kind: str = "A", code: str = "NOERROR", answers=None, label: int = 0,
              group: Optional[str] = None, technique: Optional[str] = None, rtt=None, server: str = "10.4.0.53", ttls=None,
              protocol: str = "udp") -> None:
        """One query with its answer."""
        types = {"A": 1, "AAAA": 28, "PTR": 12, "TXT": 16, "MX": 15, "CNAME": 5, "SRV": 33, "NULL": 10, "HTTPS": 65, "NS": 2, "SOA": 6,
                 "ANY": 255, "PRIVATE": 65399}
        entry = {"ts": round(at, 6), "uid": "C" + self.token(17), "id.orig_h": client, "id.orig_p": self.rng.randint(1024, 65535),
                 "id.resp_h": server, "id.resp_p": 53, "proto": protocol, "trans_id": self.rng.randint(0, 65535)}
        if code is not None and answers is not None or code == "NXDOMAIN":
            entry["rtt"] = round(rtt or self.rng.lognormvariate(-4.5, 1.2), 6)
        entry.update({"query": name, "qclass": 1, "qclass_name": "C_INTERNET", "qtype": types[kind], "qtype_name": kind})
        if code is not None:
            entry["rcode"] = {"NOERROR": 0, "NXDOMAIN": 3, "SERVFAIL": 2, "REFUSED": 5}[code]
            entry["rcode_name"] = code
        entry.update({"AA": code == "NXDOMAIN" and self.rng.random() < 0.1, "TC": False, "RD": True, "RA": code is not None, "Z": 0})
        if answers:
            entry["answers"] = answers
            entry["TTLs"] = ttls or [float(self.rng.choice([20, 60, 299, 300, 3599, 86400, 13, 57])) for _ in answers]
        entry["rejected"] = code in ("REFUSED",)
        self.add(at, json.dumps(entry, separators=(",", ":")), label, group, technique)

    def reverse_name(self):
        address = self.rng.choice(self.clients) if self.rng.random() < 0.5 else self.address()
        return ".".join(reversed(address.split("."))) + ".in-addr.arpa"

    def prepare(self) -> None:
        """Who and what is there."""
        self.clients = [f"10.4.{self.rng.randint(1, 6)}.{self.rng.randint(10, 250)}" for _ in range(45)]
        self.answers_of = {}

    def daily(self) -> None:
        """Daily work, of all kinds."""
        for _ in range(1750):
            at = self.moment(START, DAYS)
            client = self.choice(self.clients)
            draw = self.rng.randrange(100)
            if draw < 62:
                domain = self.choice(DOMAINS)
                name_text = self.rng.randint(1, 3)
                answers = ([self.choice([domain.split(".", 1)[-1].replace(".", "-") + ".edgekey.net",
                                         f"e{self.rng.randint(1000, 20000)}.dscb.akamaiedge.net", f"d{self.hex(13)}.cloudfront.net",
                                         "star-mini.c10r.facebook.com", "prod-"
                                         + self.choice(["eu", "us"]) + ".trafficmanager.net"])] if self.rng.random() < 0.4
                           else []) + [self.addresses_of(domain) if "corp.example" not in domain
                                       else f"10.4.0.{self.rng.randint(5, 60)}" for _ in range(name_text)]
                kind = self.weighted([("A", 10), ("AAAA", 4), ("HTTPS", 1)]) if not domain.startswith("_") else "SRV"
                if domain.startswith(("wpad", "isatap")):
                    self.query(at, client, domain, "A", "NXDOMAIN")
                else:
                    self.query(at, client, domain, kind, "NOERROR", answers if kind == "A"
                               else [f"2a00:1450:4001:{self.rng.randint(2048, 2100):x}::{self.rng.randint(8195, 8206):x}"] if kind == "AAAA"
                               and self.rng.random() < 0.6 else ["dc01.corp.example.org"] if kind == "SRV" else [])
            elif draw < 70:
                self.query(at, self.choice(self.clients + ["10.4.0.9"] * 6), self.reverse_name(), "PTR",
                           *self.choice([("NOERROR", [f"host-{self.digits(3)}.example.org"]), ("NXDOMAIN", None),
                                         ("NOERROR", [f"ec2-{self.address().replace('.', '-')}.compute-1.amazonaws.com"])]))
            elif draw < 74:
                self.query(at, client, self.choice(["".join(self.rng.choice("abcdefghijklmnopqrstuvwxyz")
                    for _ in range(self.rng.randint(7, 15))) for _ in range(3)]) + self.choice(["", ".corp.example.org", ".fritz.box"]),
                           "A", "NXDOMAIN")
            elif draw < 77:
                self.query(at, client, self.choice(["gogle.com", "wwww.heise.de", "stackoverlfow.com", "printer", "nas.local",
                    "fileserver", "jira.exmaple.org", "lb._dns-sd._udp.0.4.10.in-addr.arpa", "dns.msftncsi.com.corp.example.org"]), "A",
                           "NXDOMAIN")
            elif draw < 82:
                self.query(at, "10.4.0.25",
                           self.choice([".".join(reversed(self.address().split("."))) + self.choice([".zen.spamhaus.org",
                    ".bl.spamcop.net", ".b.barracudacentral.org"]), f"_dmarc.{self.choice(['gmail.com', 'paypal.com', 'dhl.de'])}",
                                        f"s1._domainkey.{self.choice(['sendgrid.net', 'mailchimp.com', 'newsletter.lidl.de'])}",
                                        f"google._domainkey.{self.choice(['atlassian', 'hubspot', 'stripe'])}.com",
                                        self.hex(32) + ".hashserver.cs.trendmicro.com"]), self.choice(["A", "TXT", "TXT"]),
                           *self.choice([("NXDOMAIN", None), ("NOERROR", ["127.0.0.2"]),
                                         ("NOERROR", ["TXT 33 v=spf1 include:_spf.google.com ~all"])]))
            elif draw < 87:
                self.query(at, client, self.choice([f"{self.token(26).lower()}.avqs.mcafee.com",
                    f"4.{self.hex(18)}.{self.hex(30)}.i1.s.sophosxl.net",
                    f"0.{self.token(12).lower()}.{self.token(18).lower()}.{self.token(8).lower()}.avts.mcafee.com",
                    f"{self.hex(24)}.dnscheck.{'cdnperf'}.io", f"{self.hex(32)}-{self.digits(9)}.us-east-1.elb.amazonaws.com",
                    f"prod-{self.hex(10)}.eu-central-1.rds.amazonaws.com", f"{'p5-' + self.token(14).lower()}.metric.gstatic.com",
                    f"api-{self.hex(8)}.duosecurity.com", f"{self.hex(20)}.rum.perfops.io", f"beacons{self.rng.randint(2, 5)}.gvt2.com",
                    "nel.heroku.com", "xn--mller-kva.de"]), "A", "NOERROR", [self.addresses_of()])
            elif draw < 91:
                self.query(at, self.choice(["10.4.0.25", "10.4.0.5"]),
                           self.choice(["gmail.com", "gmx.de", "web.de", "hotmail.com", "t-online.de", "example.org", "telekom.de"]),
                           self.choice(["MX", "NS", "SOA", "TXT"]), "NOERROR",
                           [self.choice(["gmail-smtp-in.l.google.com", "mx00.gmx.net", "ns1.p201.dns.oraclecloud.net"])])
            elif draw < 94:
                self.query(at, client, self.choice(DOMAINS), "A", None)
            elif draw < 96:
                self.query(at, client, self.choice(DOMAINS), "A", "SERVFAIL")
            else:
                self.query(at, "10.4.0.77", self.choice(["_apt-archive._tcp.archive.ubuntu.com", "_http._tcp.security.ubuntu.com",
                    "_xmpp-client._tcp.example.org", "_googlecast._tcp.local"]), "SRV", "NXDOMAIN")

    def dnscat(self) -> None:
        """A tunnel by dnscat2."""
        at = START + 86400 + 10 * 3600
        session = self.hex(4)
        sequence = self.rng.randint(0, 65535)
        for _ in range(110):
            at += self.rng.choice([1.0, 1.0, 0.2]) + self.rng.random() * 0.1
            sequence = sequence + self.rng.randint(1, 90) & 65535
            body = self.hex(4) + "01" + session + f"{sequence:04x}" + f"{self.rng.randint(0, 65535):04x}" + self.hex(self.rng.choice([0,
                0, 14, 60, 120, 200]))
            label = ".".join(body[j:j + 60] for j in range(0, len(body), 60))
            kind = self.choice(["TXT", "MX", "CNAME"])
            an = self.hex(4) + "01" + session + self.hex(8)
            self.query(at, VICTIM, label + ".updates-sync.net", kind, "NOERROR", [f"TXT {len(an)} {an}"] if kind == "TXT"
                       else [an + ".updates-sync.net"], 1, "dnscat2", "T1071.004", rtt=self.rng.uniform(0.04, 0.12), ttls=[60.0])

    def iodine(self) -> None:
        """A tunnel by iodine."""
        at = START + 86400 + 15 * 3600
        for name_text, kind in [("yrbi3a.t.pirate-dns.org", "NULL"), ("vaaaakabrdy.t.pirate-dns.org", "NULL"),
                                ("laaaqmpx0pd3zhqkrkdvgnbbyfyj5y2.t.pirate-dns.org", "NULL"),
                                ("z0ya-aahhh-drink-mal-ein-jgermeister.t.pirate-dns.org", "NULL"), ("saabra.t.pirate-dns.org", "NULL"),
                                ("obaas.t.pirate-dns.org", "NULL")]:
            at += 0.3
            self.query(at, SECOND_VICTIM, name_text, kind, "NOERROR", ["NULL " + self.hex(8)], 1, "iodine", "T1071.004", ttls=[0.0])
        for _ in range(90):
            at += self.rng.expovariate(4)
            length = self.rng.choice([5, 5, 6, 200, 210, 120])
            name_part = "p" + "".join(self.rng.choice(BASE32)
                                      for _ in range(4)) if length < 10 else "0" + "".join(self.rng.choice(BASE32 + "ABCDEFGHIJKLMN½ÉÞ"[:46])
                for _ in range(length))
            self.query(at, SECOND_VICTIM, ".".join(name_part[j:j + 57] for j in range(0, len(name_part), 57)).lower().replace("½",
                r"\xbd").replace("É", r"\xc9").replace("é", r"\xe9").replace("Þ", r"\xde").replace("þ", r"\xfe") + ".t.pirate-dns.org",
                       "NULL" if self.rng.random() < 0.9 else "PRIVATE", "NOERROR", ["NULL"], 1, "iodine", "T1071.004", ttls=[0.0])

    def generated_names(self) -> None:
        """Generated names."""
        at = START + 86400 + 3 * 3600
        for i in range(80):
            at += self.rng.expovariate(1 / 4)
            which = self.rng.random()
            name_text = "".join(self.rng.choice("abcdefghijklmnopqrstuvwxy")
                                for _ in range(self.rng.randint(12, 20))) + self.choice([".com", ".net", ".biz", ".ru", ".info", ".org",
                ".tk"]) if which < 0.65 else self.choice(["meat", "paper", "river", "window", "cousin", "degree", "strike",
                "forest"]) + self.choice(["branch", "degree", "planet", "butter", "mister", "length"]) + ".net"
            self.query(at, THIRD_VICTIM, name_text, "A", "NXDOMAIN" if i != 61 else "NOERROR", None if i != 61 else ["185.43.220.9"], 1,
                       "dga", "T1568.002")

    def quiet(self) -> None:
        """A domain asked for regularly, data in names, subdomains tried."""
        at = START + 6 * 3600
        for _ in range(36):
            at += 1800 * (1 + self.rng.uniform(-0.2, 0.2)) / 2
            self.query(at, THIRD_VICTIM, self.choice(["cdn.stat-jquery.org", "cdn.stat-jquery.org", "api.stat-jquery.org"]), "A",
                       "NOERROR", ["185.43.220.9"], 1, "c2_domain", "T1071.001", ttls=[300.0])
        at = START + 86400 + 20 * 3600
        for i in range(30):
            at += self.rng.expovariate(1 / 120)
            self.query(at, "10.4.1.66",
                       f"{base64.b32encode(self.rng.randbytes(20)).decode().lower().strip('=')}.{i:02}.x.dl-metrics.com", "A",
                       "NOERROR", ["127.0.0.1"], 1, "slow_exfil", "T1048.003", ttls=[1.0])
        for name_text in (
                          "admin vpn mail owa remote test dev stage backup db sql ftp citrix jenkins git vcenter esxi nas sso ldap dc dc1 "
                          "dc2 dc01 fs print proxy mx").split():
            at += 0.02
            self.query(at, "10.4.1.66", name_text + ".corp.example.org", "A",
                       *self.choice([("NXDOMAIN", None), ("NXDOMAIN", None), ("NOERROR", [f"10.4.0.{self.rng.randint(5, 60)}"])]),
                       label=1, group="subdomain_brute", technique="T1590.002")
        self.query(at + 5, "10.4.1.66", "corp.example.org", "ANY", "REFUSED", None, 1, "subdomain_brute", "T1590.002", protocol="tcp")
