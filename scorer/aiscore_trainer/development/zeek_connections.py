"""Zeek's conn.log as JSON, of an office network with a few household devices, in the manner of public captures of IoT malware.

Daily work: TLS, names, time, printers, files, backups, devices that call home, a scanner that is allowed. Attacks: a bot on a small
computer (its download, its server, its scans, its floods, who attacks it), and a workstation that calls home regularly, scans slowly,
copies and sends out; single connections of these look like any other. It is not training material: it was written by a hand that did not
know the training scenarios, to see what the model makes of a site that nobody tuned it for, and what is learned from can no longer tell
that.
"""
from __future__ import annotations

import json
from typing import Optional

from .site import Site, epoch

START = epoch(2019, 7, 3, 9)
OFFICE = [f"192.168.10.{i}" for i in range(20, 58)]
DEVICES = {"192.168.1.132": "hue", "192.168.1.158": "echo", "192.168.1.193": "doorlock", "192.168.1.195": "cam",
           "192.168.1.197": "plug", "192.168.1.200": "raspi"}
BOT = "192.168.1.200"
VICTIM = "192.168.10.37"


class ZeekConnections(Site):
    """Zeek's connections of an office with things in it."""

    name = "zeek_connections"
    host = "zeek-sensor-1"
    sourcetype = "bro:conn:json"
    seed = 1212

    def build(self) -> None:
        self.prepare()
        self.daily()
        self.bot_scans()
        self.bot_server()
        self.bot_attacked()
        self.bot_floods()
        self.beacon()
        self.lateral()

    def connection_id(self):
        return "C" + self.token(17)

    def connection(self, at: float, origin, origin_port, responder, responder_port, protocol, service: str, duration, sent, received,
                   state, history, sent_packets, received_packets, label: int = 0, group: Optional[str] = None,
                   technique: Optional[str] = None, local_origin: bool = True, local_responder: bool = False, missed: int = 0,
                   tunnel=None) -> None:
        """One connection."""
        entry = {"ts": round(at, 6), "uid": self.connection_id(), "id.orig_h": origin, "id.orig_p": origin_port, "id.resp_h": responder,
                 "id.resp_p": responder_port, "proto": protocol}
        if service:
            entry["service"] = service
        if duration is not None:
            entry["duration"] = round(duration, 6)
            entry["orig_bytes"] = sent
            entry["resp_bytes"] = received
        entry["conn_state"] = state
        entry["local_orig"] = local_origin
        entry["local_resp"] = local_responder
        entry["missed_bytes"] = missed
        entry["history"] = history
        entry["orig_pkts"] = sent_packets
        entry["orig_ip_bytes"] = (sent or 0) + sent_packets * (40 if protocol == "tcp" else 28) + (0 if state != "S0"
            or protocol != "tcp" else sent_packets * 20)
        entry["resp_pkts"] = received_packets
        entry["resp_ip_bytes"] = (received or 0) + received_packets * (40 if protocol == "tcp" else 28)
        if tunnel:
            entry["tunnel_parents"] = tunnel
        self.add(at, json.dumps(entry, separators=(",", ":")), label, group, technique)

    def high_port(self):
        return self.rng.randint(32768, 60999) if self.rng.random() < 0.5 else self.rng.randint(49152, 65535)

    def tls(self, at: float, host: str, destination, port: int = 443, service: str = "ssl") -> None:
        duration = self.rng.lognormvariate(1.5, 1.8)
        sent = int(self.rng.lognormvariate(7.5, 1))
        received = int(self.rng.lognormvariate(9, 1.8))
        end_state, flags = self.weighted([(("SF", "ShADadFf"), 6), (("SF", "ShADadfF"), 3), (("S1", "ShADad"), 1),
                                          (("RSTO", "ShADadR"), 1.5), (("RSTR", "ShADadFr"), 0.7), (("SF", "ShADadtFf"), 0.3),
                                          (("OTH", "DadA"), 0.4)])
        self.connection(at, host, self.high_port(), destination, port, "tcp", service, duration, sent, received, end_state, flags,
                        max(6, sent // 700), max(5, received // 1300))

    def prepare(self) -> None:
        """Who and what is there."""
        self.cloud = [self.address(port) for port in ["52.31", "54.239", "13.107.42", "40.97", "142.250.74", "172.217.16", "151.101.1",
            "104.16.85", "23.52", "17.253", "35.186", "34.107", "157.240.20", "99.84.2", "20.190", "52.113"] for _ in range(4)]

    def daily(self) -> None:
        """Daily work, of all kinds."""
        for _ in range(1900):
            at = START + self.rng.random() * 8 * 3600
            dice = self.rng.randrange(100)
            host = self.choice(OFFICE)
            if dice < 69:
                self.office(at, dice, host)
            elif dice < 86:
                self.services(at, dice, host)
            else:
                self.things(at, dice, host)

    def office(self, at: float, dice: int, host: str) -> None:
        """Names, TLS, printers, files."""
        if dice < 30:
            self.tls(at, host, self.choice(self.cloud), service=self.choice(["ssl", "ssl", "ssl", None]))
        elif dice < 48:
            sent = self.rng.randint(28, 60)
            received = self.rng.randint(44, 420)
            self.connection(at, host, self.high_port(), "192.168.10.3", 53, "udp", "dns", self.rng.lognormvariate(-4, 1.2), sent,
                            received, "SF", "Dd", 1, 1, local_responder=True)
        elif dice < 51:
            self.connection(at, host, self.high_port(), "192.168.10.3", 53, "udp", "dns", None, None, None, "S0", "D",
                            self.rng.choice([1, 1, 2]), 0, local_responder=True)
        elif dice < 55:
            self.tls(at, host, self.choice(self.cloud), 80, "http")
        elif dice < 60:
            sent = self.rng.randint(1500, 6000)
            self.connection(at, host, self.high_port(), "192.168.10.3", self.choice([88, 389, 445, 135, 49667, 3268]), "tcp",
                            self.choice(["krb_tcp", "gssapi,smb", "ldap_tcp", "dce_rpc", None]), self.rng.lognormvariate(0, 2), sent,
                            self.rng.randint(1000, 9000), *self.choice([("SF", "ShADdaFf"), ("SF", "ShADdaFf"), ("RSTO", "ShADdaR"),
                ("S1", "ShADda")]), 12, 11, local_responder=True)
        elif dice < 63:
            self.connection(at, host, self.high_port(), "192.168.10.9", 445, "tcp", "gssapi,smb,ntlm", self.rng.uniform(2, 900),
                            self.rng.randint(9000, 900000), self.rng.randint(9000, 90000000), "SF", "ShADdaFf",
                            self.rng.randint(80, 5000), self.rng.randint(80, 60000), local_responder=True)
        elif dice < 66:
            destination = self.rng.random() * 0.08
            self.connection(at, self.choice(OFFICE + list(DEVICES)), 123, self.address(), 123, "udp", "ntp", destination, 48, 48, "SF",
                            "Dd", 1, 1)
        else:
            self.connection(at, host, self.choice([5353, 137, 138, 1900, self.high_port(), 17500]),
                            self.choice(["224.0.0.251", "192.168.10.255", "239.255.255.250", "ff02::fb"]),
                            self.choice([5353, 137, 1900]), "udp", self.choice(["dns", None]), self.rng.uniform(0, 4),
                            self.rng.randint(40, 900), 0, "S0", "D", self.rng.randint(1, 8), 0)

    def services(self, at: float, dice: int, host: str) -> None:
        """Pings, backups, monitoring, mail."""
        if dice < 72:
            self.connection(at, host, self.rng.choice([8, 3, 8]), self.choice(["192.168.10.1", "8.8.8.8", "192.168.10.3"]),
                            self.rng.choice([0, 0, 3]), "icmp", None, self.rng.uniform(0.01, 4), self.rng.choice([32, 56, 128, 224]),
                            self.rng.choice([0, 32, 56, 128]), "OTH", "-", self.rng.randint(1, 4), self.rng.randint(0, 4),
                            local_responder=True)
        elif dice < 75:
            self.connection(at, "192.168.10.9", self.high_port(), f"52.95.{self.rng.randint(1, 250)}.{self.rng.randint(1, 250)}", 443,
                            "tcp", "ssl", self.rng.uniform(100, 3000), self.rng.randint(10 ** 8, 9 * 10 ** 9),
                            self.rng.randint(10 ** 5, 10 ** 7), "SF", "ShADadFf", self.rng.randint(10 ** 5, 6 * 10 ** 6),
                            self.rng.randint(10 ** 4, 10 ** 6))
        elif dice < 80:
            self.connection(at, "192.168.10.5", self.high_port(), self.choice(OFFICE), self.choice([161, 22, 5666, 443, 3389, 10050]),
                            self.choice(["tcp", "tcp", "udp"]), None,
                            *self.choice([(0.0004, 0, 0, "REJ", "Sr", 1, 1), (0.21, 310, 512, "SF", "ShADadFf", 7, 6),
                                          (3.0, 0, 0, "S0", "S", 3, 0)]), local_responder=True)
        elif dice < 83:
            ip = self.address()
            self.connection(at, host, self.high_port(), ip, self.choice([3478, 19302, 8801, 3481, 50003]), "udp", None,
                            self.rng.uniform(1, 2400), self.rng.randint(2000, 40000000), self.rng.randint(2000, 60000000), "SF", "Dd",
                            self.rng.randint(20, 90000), self.rng.randint(20, 90000))
        else:
            self.connection(at, host, self.high_port(), self.choice(self.cloud), 443, "udp", "quic" if self.rng.random() < 0.3
                            else None, self.rng.uniform(0.1, 90), self.rng.randint(1300, 40000), self.rng.randint(3000, 900000), "SF",
                            "Dd", self.rng.randint(5, 90), self.rng.randint(6, 800))

    def things(self, at: float, dice: int, host: str) -> None:
        """Devices that call home, and who knocks from outside."""
        if dice < 96:
            destination = self.choice(list(DEVICES))
            n = DEVICES[destination]
            if n == "hue":
                self.choice([0])
                self.connection(at, destination, self.high_port(), "192.168.1.1", 53, "udp", "dns", self.rng.random() * 0.05, 33,
                                self.rng.randint(60, 120), "SF", "Dd", 1, 1,
                                local_responder=True) if self.rng.random() < 0.4 else self.tls(at, destination, "34.117.13.189", 443)
            elif n == "echo":
                self.tls(at, destination, self.choice(["52.46.145.11", "54.239.22.185", "176.32.101.187"]), 443)
            elif n == "doorlock":
                self.connection(at, destination, self.high_port(), self.choice(["104.155.18.91", "216.239.35.8"]), 443, "tcp", "ssl",
                                self.rng.uniform(1, 4), self.rng.randint(1000, 2400), self.rng.randint(3000, 6000), "SF", "ShADadFf",
                                14, 13)
            elif n == "cam":
                self.connection(at, destination, self.high_port(), f"47.91.{self.rng.randint(60, 90)}.{self.rng.randint(1, 250)}",
                                self.choice([32100, 8000, 443]), "udp", None, self.rng.uniform(1, 300), self.rng.randint(100, 9000000),
                                self.rng.randint(40, 90000), "SF", "Dd", self.rng.randint(4, 9000), self.rng.randint(2, 900))
            elif n == "plug":
                self.connection(at, destination, self.high_port(), "54.77.3.118", 8883, "tcp", "ssl", self.rng.uniform(60, 3600),
                                self.rng.randint(900, 4000), self.rng.randint(900, 6000),
                                *self.choice([("SF", "ShADadFf"), ("RSTR", "ShADadr"), ("S1", "ShADad")]), self.rng.randint(20, 120),
                                self.rng.randint(20, 120))
            else:
                self.connection(at, destination, self.high_port(), self.choice(["93.93.128.193", "176.126.240.86"]), 80, "tcp", "http",
                                self.rng.uniform(0.1, 9), self.rng.randint(150, 900), self.rng.randint(900, 900000), "SF", "ShADadfF",
                                9, 12)
        elif dice < 98:
            self.connection(at, self.address(), self.rng.randint(1024, 65000), "81.23.44.9",
                            *self.choice([(443, "tcp", "ssl"), (443, "tcp", "ssl"), (80, "tcp", "http"), (25, "tcp", "smtp")]),
                            self.rng.lognormvariate(1, 1), self.rng.randint(400, 9000), self.rng.randint(900, 90000), "SF", "ShADadFf",
                            9, 11, local_origin=False, local_responder=True)
        else:
            self.connection(at, host, self.high_port(), self.choice(self.cloud), 443, "tcp", None, self.choice([None, 3.01, 9.02]), 0,
                            0, *self.choice([("S0", "S", 3, 0), ("S0", "S", 1, 0), ("RSTOS0", "SR", 2, 0), ("OTH", "C", 0, 0),
                                             ("OTH", "Da", 1, 0), ("SHR", "^hf", 0, 3)]))

    def bot_scans(self) -> None:
        """The bot looks for others."""
        at = START + 3 * 3600
        for _ in range(120):
            at += self.rng.expovariate(1 / 0.4)
            port = self.weighted([(23, 8), (2323, 1), (81, 1), (8080, 1), (37215, 1), (52869, 0.5)])
            self.connection(at, BOT, self.rng.choice([self.high_port(), self.high_port(), 41040]),
                            "{}.{}.{}.{}".format(*tuple(self.rng.randint(1, 223) for _ in range(4))), port, "tcp", None,
                            *self.weighted([((None, None, None, "S0", "S", 1, 0), 9), ((2.99, 0, 0, "S0", "S", 3, 0), 3),
                                            ((0.0003, 0, 0, "REJ", "Sr", 1, 1), 1)]), label=1, group="horizontal_scan",
                            technique="T1046")

    def bot_server(self) -> None:
        """The bot talks to its server, after its download."""
        at = START + 2 * 3600
        for _ in range(45):
            at += 60 + self.rng.uniform(-0.8, 0.8)
            self.connection(at, BOT, self.high_port(), "185.244.25.235", 6667 if self.rng.random() < 0.7 else 1312, "tcp",
                            self.choice(["irc", None]),
                            *self.weighted([((self.rng.uniform(0.5, 4), self.rng.choice([0, 62, 75]), self.rng.choice([0, 186, 243]),
                                              "S3", "ShAdDaf", 6, 5), 3), ((2.998, 0, 0, "S0", "S", 3, 0), 3),
                                            ((self.rng.uniform(30, 59), 102, 230, "RSTR", "ShADadr", 5, 5), 2)]), label=1,
                            group="cc_irc", technique="T1071")
        self.connection(START + 2 * 3600 - 50, BOT, self.high_port(), "185.244.25.235", 80, "tcp", "http", 1.93, 149, 128252, "SF",
                        "ShADadttfF", 94, 96, 1, "malware_download", "T1105")
        self.connection(START + 2 * 3600 - 20, BOT, self.high_port(), "185.244.25.235", 80, "tcp", "http", 0.81, 152, 93340, "SF",
                        "ShADadfF", 60, 70, 1, "malware_download", "T1105")

    def bot_attacked(self) -> None:
        """Others attack the bot."""
        at = START + 1.5 * 3600
        for _ in range(50):
            at += self.rng.uniform(0.5, 5)
            self.connection(at, self.choice(["14.177.232.8", "201.26.102.71", "118.33.191.40"]), self.rng.randint(1024, 65000), BOT,
                            23 if self.rng.random() < 0.8 else 22, "tcp", self.choice([None, "ssh"]), self.rng.uniform(1, 9),
                            self.rng.randint(20, 300), self.rng.randint(60, 700),
                            *self.choice([("RSTO", "ShAdDaR"), ("SF", "ShAdDafF"), ("RSTR", "ShADadr"), ("S1", "ShAdDa")]),
                            self.rng.randint(6, 14), self.rng.randint(5, 12), 1, "telnet_bruteforce", "T1110.001", local_origin=False,
                            local_responder=True)

    def bot_floods(self) -> None:
        """The bot floods."""
        at = START + 5 * 3600
        for _ in range(30):
            at += self.rng.uniform(0, 3)
            self.connection(at, BOT, self.rng.choice([4096, self.high_port()]), "123.59.209.185", 80,
                            self.choice(["udp", "udp", "tcp"]), None,
                            *self.choice([(self.rng.uniform(0.001, 20), self.rng.randint(10 ** 5, 9 * 10 ** 7), 0, "S0", "D",
                                           self.rng.randint(900, 90000), 0), (None, None, None, "OTH", "C", 1, 0),
                                          (self.rng.uniform(1, 9), 0, 0, "S0", "S", self.rng.randint(100, 9000), 0)]), label=1,
                            group="ddos", technique="T1498")

    def beacon(self) -> None:
        """A workstation calls home, regularly."""
        at = START + 3600
        for _ in range(40):
            at += 300 * (1 + self.rng.uniform(-0.1, 0.1))
            self.connection(at, VICTIM, self.high_port(), "5.188.86.22", 443, "tcp", "ssl", self.rng.uniform(0.3, 0.6),
                            self.rng.randint(560, 640), self.rng.choice([219, 219, 4410]), "SF", "ShADadFf", 9, 8, 1, "https_beacon",
                            "T1071.001")

    def lateral(self) -> None:
        """It scans slowly, copies, and sends out."""
        at = START + 4 * 3600
        for _ in range(60):
            at += self.rng.uniform(1, 40)
            self.connection(at, VICTIM, self.high_port(), f"192.168.10.{self.rng.randint(1, 80)}",
                            self.choice([445, 3389, 22, 5985, 135, 1433]), "tcp", None,
                            *self.weighted([((2.99, 0, 0, "S0", "S", 2, 0), 6), ((0.0005, 0, 0, "REJ", "Sr", 1, 1), 3),
                                            ((0.02, 0, 0, "RSTO", "ShR", 2, 1), 1)]), label=1, group="internal_scan", technique="T1046",
                            local_responder=True)
        for _ in range(6):
            at += 200
            self.connection(at, VICTIM, self.high_port(), self.choice(["192.168.10.9", "192.168.10.3"]), 445, "tcp",
                            "gssapi,smb,dce_rpc,ntlm", self.rng.uniform(1, 20), self.rng.randint(9000, 2000000),
                            self.rng.randint(4000, 20000), "SF", "ShADdaFf", self.rng.randint(50, 1500), self.rng.randint(50, 900), 1,
                            "smb_lateral", "T1021.002", local_responder=True)
        for _ in range(8):
            at += 90
            self.connection(at, VICTIM, self.high_port(), "31.216.148.10", 443, "tcp", "ssl", self.rng.uniform(60, 400),
                            self.rng.randint(10 ** 8, 2 * 10 ** 9), self.rng.randint(10 ** 5, 10 ** 6), "SF", "ShADadFf",
                            self.rng.randint(10 ** 5, 10 ** 6), self.rng.randint(10 ** 4, 10 ** 5), 1, "exfil_mega", "T1567.002")
