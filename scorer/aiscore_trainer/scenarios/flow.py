# ruff: noqa: E501
"""Network flows: connection records of sensors, clouds and firewalls, daily traffic and attacks as far as one flow shows them.

A profile says what kind of exchange it is (ports, sizes, duration, how it ended); addresses come from the site.
Proxy and TLS records are in proxy.py.
"""
from __future__ import annotations

import time as clock
from dataclasses import dataclass

from .envelope import compact, iso, plain, size, syslog_time, uid
from .family import Family, Written
from .scene import Scene
from .table import Scenario

NONE = (0, 0)


@dataclass(frozen=True)
class Profile:
    """One kind of flow: sizes in bytes and durations in seconds are (low, high), drawn evenly in their logarithm.

    way is who speaks to whom: out (site to world), in (world to site), inside. states are (zeek state, weight).
    """

    name: str
    technique: str | None
    weight: float
    way: str
    transport: str
    ports: tuple[int, ...]
    service: str
    sent: tuple[int, int]
    received: tuple[int, int]
    seconds: tuple[float, float]
    states: tuple[tuple[str, float], ...] = (("SF", 10), ("S1", 1), ("RSTO", 0.6), ("RSTR", 0.4))
    odd_source_port: tuple[int, ...] = ()


_DONE = (("SF", 1),)
_REFUSED = (("S0", 5), ("REJ", 4), ("RSTOS0", 1), ("SH", 0.3))
_UDP = (("SF", 8), ("S0", 1))
DAILY = (
    Profile("https", None, 12, "out", "tcp", (443,), "ssl", (600, 60_000), (2_000, 3_000_000), (0.05, 300)),
    Profile("http", None, 4, "out", "tcp", (80, 8080), "http", (200, 5_000), (300, 900_000), (0.02, 60)),
    Profile("quic", None, 4, "out", "udp", (443,), "quic", (1_200, 60_000), (3_000, 2_000_000), (0.05, 200), _UDP),
    Profile("dns", None, 8, "inside", "udp", (53,), "dns", (25, 90), (40, 512), (0.0002, 0.3), _UDP),
    Profile("dns_out", None, 3, "out", "udp", (53,), "dns", (25, 90), (40, 512), (0.002, 0.5), _UDP),
    Profile("ntp", None, 2, "out", "udp", (123,), "ntp", (48, 48), (48, 48), (0.002, 0.3), _UDP, (123,)),
    Profile("smb", None, 3, "inside", "tcp", (445,), "gssapi,smb", (800, 90_000), (900, 900_000), (0.05, 900)),
    Profile("ldap", None, 2, "inside", "tcp", (389, 636, 3268), "ldap", (300, 6_000), (400, 30_000), (0.005, 60)),
    Profile("kerberos", None, 2, "inside", "tcp", (88,), "krb", (1_200, 4_000), (1_200, 4_000), (0.002, 0.1)),
    Profile("database", None, 2, "inside", "tcp", (1433, 3306, 5432, 1521, 6379, 27017), "", (500, 200_000), (900, 3_000_000), (0.01, 3_600)),
    Profile("ssh_work", None, 2, "inside", "tcp", (22,), "ssh", (3_000, 200_000), (4_000, 500_000), (5, 7_200)),
    Profile("ssh_from_home", None, 0.7, "in", "tcp", (22, 2222), "ssh", (4_000, 90_000), (5_000, 300_000), (20, 7_200)),
    Profile("remote_desktop", None, 1, "inside", "tcp", (3389,), "ssl,rdp", (50_000, 3_000_000), (300_000, 90_000_000), (60, 20_000)),
    Profile("mail", None, 2, "out", "tcp", (25, 465, 587, 993, 995, 143), "ssl,smtp", (900, 3_000_000), (600, 900_000), (0.2, 300)),
    Profile("website_visitors", None, 4, "in", "tcp", (443, 80), "ssl", (600, 9_000), (3_000, 900_000), (0.05, 90)),
    Profile("mail_in", None, 1, "in", "tcp", (25,), "smtp", (2_000, 4_000_000), (400, 2_000), (0.5, 90)),
    Profile("printing", None, 1, "inside", "tcp", (9100, 631, 515), "", (9_000, 9_000_000), (0, 600), (0.1, 60)),
    Profile("broadcast", None, 3, "cast", "udp", (137, 138, 1900, 5353, 5355, 67, 68), "dns", (40, 600), NONE, (0.0, 5), (("S0", 1),)),
    Profile("dhcp", None, 1, "inside", "udp", (67,), "dhcp", (300, 600), (300, 600), (0.001, 0.2), _UDP, (68,)),
    Profile("monitoring", None, 2, "inside", "tcp", (10050, 9100, 5666, 9997, 8089, 5985, 161), "", (80, 3_000), (100, 90_000), (0.005, 30)),
    Profile("backup", None, 0.7, "inside", "tcp", (445, 873, 10051, 9392, 2049), "", (9_000_000, 4_000_000_000), (90_000, 9_000_000), (60, 9_000)),
    Profile("video_call", None, 1, "out", "udp", (3478, 8801, 19302, 50000), "", (90_000, 90_000_000), (90_000, 200_000_000), (30, 7_000), _UDP),
    Profile("vpn", None, 1, "out", "udp", (500, 4500, 1194, 51820), "ipsec", (900, 9_000_000), (900, 90_000_000), (1, 30_000), _UDP),
    Profile("upload", None, 0.7, "out", "tcp", (443,), "ssl", (900_000, 300_000_000), (5_000, 300_000), (2, 900)),
    Profile("push_messages", None, 1, "out", "tcp", (5223, 5228, 8883, 443), "ssl", (900, 9_000), (900, 9_000), (300, 90_000)),
    Profile("ping", None, 1.5, "inside", "icmp", (0, 8), "", (32, 900), (32, 900), (0.0002, 9), (("OTH", 1),)),
    Profile("stale_connections", None, 1.5, "out", "tcp", (443, 80, 993), "", (0, 60), (0, 60), (0.01, 90), (("OTH", 3), ("RSTR", 2), ("S3", 1), ("SHR", 1), ("S2", 1), ("RSTRH", 1))),
    Profile("server_down", None, 1.2, "out", "tcp", (443, 80, 8443, 993), "", NONE, NONE, (0.01, 9), (("S0", 3), ("REJ", 1))),
    Profile("service_mesh", None, 1.5, "inside", "tcp", (8080, 8443, 9090, 6443, 2379, 10250, 3000), "http", (300, 9_000), (300, 90_000), (0.002, 300)),
    Profile("file_transfer", None, 0.5, "inside", "tcp", (21, 990), "ftp", (300, 2_000), (400, 4_000), (1, 120)),
    Profile("games_and_peers", None, 0.6, "out", "udp", (3074, 27015, 6881, 51413), "", (200, 900_000), (200, 900_000), (1, 900), _UDP),
)
ATTACKS = (
    Profile("port_scan", "T1046", 5, "in", "tcp", (21, 22, 23, 25, 80, 110, 111, 135, 139, 143, 443, 445, 993, 1433, 1723, 3306, 3389, 5900, 8080, 2222, 5060, 8888, 9200, 6379, 11211, 27017, 5432, 2375, 7001), "", NONE, NONE, (0.0, 0.3), _REFUSED),
    Profile("inside_scan", "T1046", 4, "inside", "tcp", (21, 22, 23, 80, 135, 139, 443, 445, 1433, 3306, 3389, 5985, 8080, 5900, 389, 88, 111, 514, 1099, 2049, 6000), "", NONE, NONE, (0.0, 0.3), _REFUSED),
    Profile("udp_scan", "T1046", 1, "in", "udp", (53, 69, 111, 123, 137, 161, 500, 623, 1900, 5060, 11211, 389), "", (0, 60), NONE, (0.0, 0.1), (("S0", 1),)),
    Profile("telnet_worm", "T1595", 3, "out", "tcp", (23, 2323, 7547, 5555, 37215, 52869, 60023), "", (0, 90), NONE, (0.0, 6), _REFUSED),
    Profile("telnet_worm_in", "T1595", 2, "in", "tcp", (23, 2323, 7547, 5555, 37215, 60001, 81), "", (0, 90), NONE, (0.0, 6), _REFUSED),
    Profile("ssh_brute_force", "T1110", 3, "in", "tcp", (22, 2222), "ssh", (900, 2_600), (1_200, 3_400), (0.8, 12), (("SF", 5), ("RSTO", 2), ("RSTR", 1))),
    Profile("rdp_brute_force", "T1110", 2, "in", "tcp", (3389,), "ssl,rdp", (900, 3_000), (900, 2_600), (0.5, 4), (("SF", 2), ("RSTR", 3), ("RSTO", 2))),
    Profile("service_guessing", "T1110", 2, "in", "tcp", (21, 1433, 3306, 5900, 110, 143, 445, 1080), "", (60, 900), (60, 900), (0.2, 5), (("SF", 3), ("RSTO", 2), ("RSTR", 1))),
    Profile("command_channel", "T1571", 4, "out", "tcp", (4444, 1337, 31337, 6667, 9001, 5555, 8443, 6666, 2404, 1177, 5552, 7777, 3460, 9999, 50050, 12345, 666), "", (90, 9_000), (40, 9_000), (0.5, 90_000), (("SF", 3), ("S1", 3), ("RSTR", 2), ("RSTO", 1))),
    Profile("beacon_no_answer", "T1071", 2, "out", "tcp", (4444, 8080, 6667, 9001, 2222, 81, 8081, 48101, 666, 1312, 3074), "", NONE, NONE, (0.0, 9), (("S0", 4), ("REJ", 2))),
    Profile("irc_bot", "T1071", 1.5, "out", "tcp", (6667, 6666, 6697, 7000), "irc", (90, 3_000), (200, 30_000), (10, 40_000), (("SF", 2), ("S1", 2), ("RSTO", 1))),
    Profile("raw_http_implant", "T1071.001", 2, "out", "tcp", (80, 8000, 8888, 81, 8081), "http", (120, 900), (60, 400), (0.05, 2), (("SF", 5), ("RSTR", 1))),
    Profile("exfiltration", "T1048", 2.5, "out", "tcp", (21, 22, 4443, 8443, 2121, 990, 9443, 53, 5000), "", (90_000_000, 9_000_000_000), (9_000, 900_000), (30, 20_000), (("SF", 4), ("S1", 1), ("RSTO", 1))),
    Profile("dns_tunnel_flow", "T1071.004", 2, "out", "udp", (53,), "dns", (9_000, 3_000_000), (9_000, 6_000_000), (10, 3_000), (("SF", 1),)),
    Profile("icmp_tunnel", "T1095", 1.5, "out", "icmp", (8, 0), "", (9_000, 9_000_000), (9_000, 9_000_000), (10, 3_600), (("OTH", 1),)),
    Profile("syn_flood", "T1498.001", 3, "in", "tcp", (80, 443, 53, 22), "", NONE, NONE, (0.0, 0.001), (("S0", 6), ("OTH", 1)), (80, 1024, 65535, 53)),
    Profile("udp_flood", "T1498.001", 2.5, "out", "udp", (80, 53, 3074, 27015, 65535, 1, 4096), "", (900_000, 900_000_000), NONE, (1, 300), (("S0", 1),)),
    Profile("amplification", "T1498.002", 2, "in", "udp", (19, 123, 389, 1900, 11211, 17, 161, 3702), "", (8, 90), (9_000, 900_000), (0.001, 9), _UDP, (80, 443, 3074)),
    Profile("mining_pool", "T1496", 2, "out", "tcp", (3333, 4444, 5555, 7777, 14444, 14433, 45700, 9000, 3357), "", (900, 90_000), (3_000, 300_000), (300, 90_000), (("S1", 2), ("SF", 2), ("RSTR", 1))),
    Profile("proxy_abuse", "T1090", 1.5, "out", "tcp", (9050, 9001, 9030, 1080, 9150, 3128), "", (3_000, 3_000_000), (3_000, 9_000_000), (5, 9_000)),
    Profile("spam_run", "T1566", 1, "out", "tcp", (25,), "smtp", (100, 3_000), (60, 400), (0.2, 20), (("SF", 3), ("S0", 3), ("RSTR", 2), ("REJ", 1))),
    Profile("remote_admin_from_outside", "T1133", 2, "in", "tcp", (445, 3389, 5985, 135, 5900, 1433, 23), "", (3_000, 900_000), (3_000, 9_000_000), (2, 9_000), (("SF", 4), ("S1", 2), ("RSTO", 1))),
    Profile("null_and_xmas_scan", "T1046", 1, "in", "tcp", (22, 80, 443, 3389, 445), "", NONE, NONE, (0.0, 0.001), (("OTH", 2), ("SH", 2), ("RSTOS0", 2), ("RSTRH", 1))),
)
_CHOICES = {label: tuple(((profile, Scenario(profile.name, profile.technique, (profile.name,))), profile.weight) for profile in profiles) for label, profiles in ((False, DAILY), (True, ATTACKS))}
_HISTORIES = {"SF": ("ShADadfF", "ShADadFf", "ShADdaFf", "ShADadtfF", "ShAdDaFf", "ShADFadf"), "S1": ("ShADad", "ShADa"), "S0": ("S", "S", "SS"), "REJ": ("Sr", "SrSr"), "RSTO": ("ShADadR", "ShADaR", "ShR"), "RSTR": ("ShADadr", "ShAr"), "RSTOS0": ("SR",), "SH": ("SF", "F"), "OTH": ("Cc", "A", "D", "CCCC"), "S2": ("ShADadF",), "S3": ("ShADadf",), "SHR": ("^hf",), "RSTRH": ("^r", "^hr")}


class _Flow:
    """One exchange with its numbers drawn."""

    def __init__(self, scene: Scene, profile: Profile) -> None:
        outside = scene.peer() if scene.chance(0.7) else scene.visitor
        inside = scene.ip
        self.source, self.target = {"out": (inside, outside), "in": (outside, inside), "inside": (inside, scene.internal_ip()), "cast": (inside, f"{inside.rsplit('.', 1)[0]}.255")}[profile.way]
        self.source_port = scene.pick(profile.odd_source_port) if profile.odd_source_port and scene.chance(0.8) else scene.number(1024, 65535)
        self.target_port = scene.pick(profile.ports)
        if profile.transport == "icmp":
            self.source_port = 8
        self.transport, self.service = profile.transport, profile.service
        self.state = scene.weighted(profile.states)
        unanswered = self.state in ("S0", "REJ", "RSTOS0", "SH")
        self.sent = _amount(scene, profile.sent)
        self.received = 0 if unanswered else _amount(scene, profile.received)
        if unanswered and self.transport == "tcp":
            self.sent = 0
        if self.state == "OTH" and self.transport == "tcp":
            self.sent = self.received = 0
        low, high = profile.seconds
        self.seconds = round((low or 1e-6) * ((high or 1e-6) / (low or 1e-6)) ** scene.rng.random(), 6)
        control = {"tcp": scene.number(3, 6)}.get(self.transport, 1)
        self.sent_packets = scene.number(1, 3) if unanswered else control + self.sent // scene.number(500, 1400)
        self.received_packets = (1 if self.state == "REJ" else 0) if unanswered else (max(control - 1, 0) + self.received // scene.number(500, 1400) if self.received or self.transport == "tcp" else 0)
        header = 40 if self.transport == "tcp" else 28
        self.sent_ip, self.received_ip = self.sent + header * self.sent_packets, self.received + header * self.received_packets
        self.history = scene.pick(_HISTORIES[self.state]) if self.transport == "tcp" else "Dd" if self.received else "D"
        self.blocked = self.state in ("S0", "REJ") and profile.way != "cast" and scene.chance(0.7)
        self.local_source, self.local_target = profile.way != "in", profile.way in ("in", "inside", "cast")


def _amount(scene: Scene, bounds: tuple[int, int]) -> int:
    low, high = bounds
    return size(scene, max(low, 1), high) if high else 0


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope = scene.weighted(_ENVELOPES)
    profile, scenario = scene.weighted(_CHOICES[attack])
    return Written(envelope(scene, _Flow(scene, profile)), sourcetype, scene.linux_host, scenario)


def _zeek(scene: Scene, flow: _Flow) -> str:
    fields = {"ts": scene.time, "uid": uid(scene), "id.orig_h": flow.source, "id.orig_p": flow.source_port, "id.resp_h": flow.target, "id.resp_p": flow.target_port, "proto": flow.transport}
    if flow.service and flow.received:
        fields["service"] = flow.service
    if flow.seconds > 1e-5 and flow.sent_packets + flow.received_packets > 1:
        fields.update({"duration": flow.seconds, "orig_bytes": flow.sent, "resp_bytes": flow.received})
    fields.update({"conn_state": flow.state, "local_orig": flow.local_source, "local_resp": flow.local_target, "missed_bytes": 0, "history": flow.history, "orig_pkts": flow.sent_packets, "orig_ip_bytes": flow.sent_ip, "resp_pkts": flow.received_packets, "resp_ip_bytes": flow.received_ip})
    return compact(fields)


def _zeek_table(scene: Scene, flow: _Flow) -> str:
    return "\t".join(map(str, (f"{scene.time:.6f}", uid(scene), flow.source, flow.source_port, flow.target, flow.target_port, flow.transport, flow.service or "-", f"{flow.seconds:.6f}" if flow.sent_packets > 1 else "-", flow.sent, flow.received, flow.state, "T" if flow.local_source else "F", "T" if flow.local_target else "F", 0, flow.history,
                               flow.sent_packets, flow.sent_ip, flow.received_packets, flow.received_ip, "-")))


def _suricata(scene: Scene, flow: _Flow) -> str:
    event = {"timestamp": iso(scene.time + flow.seconds, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth0", "event_type": "flow", "src_ip": flow.source, "src_port": flow.source_port, "dest_ip": flow.target, "dest_port": flow.target_port, "proto": flow.transport.upper()}
    if flow.service and flow.received:
        event["app_proto"] = {"ssl": "tls"}.get(flow.service.split(",")[0], flow.service.split(",")[-1])
    state = {"S0": "new", "REJ": "closed", "SF": "closed", "S1": "established"}.get(flow.state, "closed")
    event["flow"] = {"pkts_toserver": flow.sent_packets, "pkts_toclient": flow.received_packets, "bytes_toserver": flow.sent_ip, "bytes_toclient": flow.received_ip, "start": iso(scene.time, 6, "+0000"), "end": iso(scene.time + flow.seconds, 6, "+0000"), "age": int(flow.seconds), "state": state, "reason": scene.pick(("timeout", "timeout", "shutdown")), "alerted": False}
    if flow.transport == "tcp":
        event["tcp"] = {"tcp_flags": "02" if flow.state == "S0" else "16" if flow.state == "REJ" else "1b", "syn": True, "state": "syn_sent" if flow.state == "S0" else "closed"}
    return compact(event)


def _vpc(scene: Scene, flow: _Flow) -> str:
    return f"2 {scene.site.account_id} eni-{scene.hex(17)} {flow.source} {flow.target} {flow.source_port} {flow.target_port} {_number(flow)} {flow.sent_packets} {flow.sent_ip} {int(scene.time)} {int(scene.time) + max(int(flow.seconds), 1)} {'REJECT' if flow.blocked else 'ACCEPT'} OK"


def _number(flow: _Flow) -> int:
    return {"tcp": 6, "udp": 17, "icmp": 1}[flow.transport]


def _fortigate(scene: Scene, flow: _Flow) -> str:
    moment = clock.gmtime(scene.time)
    action = "deny" if flow.blocked else scene.pick(("close", "accept", "timeout")) if flow.state in ("S0", "OTH") else "server-rst" if flow.state in ("REJ", "RSTR") else "client-rst" if flow.state == "RSTO" else scene.pick(("close", "accept"))
    return (f'date={moment.tm_year}-{moment.tm_mon:02d}-{moment.tm_mday:02d} time={moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} devname="{scene.linux_host}" devid="FG{scene.hex(8).upper()}" logid="0000000013" type="traffic" subtype="forward" level="notice" vd="root" '
            f'srcip={flow.source} srcport={flow.source_port} srcintf="{"wan1" if not flow.local_source else "port2"}" dstip={flow.target} dstport={flow.target_port} dstintf="{"port2" if flow.local_target else "wan1"}" sessionid={scene.number(1000, 9999999)} proto={_number(flow)} action="{action}" policyid={scene.number(0, 90)} service="{_service(flow)}" '
            f'duration={int(flow.seconds)} sentbyte={flow.sent_ip} rcvdbyte={flow.received_ip} sentpkt={flow.sent_packets} rcvdpkt={flow.received_packets} appcat="unscanned"')


def _service(flow: _Flow) -> str:
    return {443: "HTTPS", 80: "HTTP", 53: "DNS", 22: "SSH", 445: "SMB", 3389: "RDP", 123: "NTP", 25: "SMTP", 23: "TELNET", 21: "FTP", 389: "LDAP"}.get(flow.target_port, f"{flow.transport}/{flow.target_port}")


def _paloalto(scene: Scene, flow: _Flow) -> str:
    when = plain(scene.time).replace("-", "/")
    zones = ("untrust" if not flow.local_source else "trust", "trust" if flow.local_target else "untrust")
    end = "policy-deny" if flow.blocked else "aged-out" if flow.state in ("S0", "S1") or flow.transport != "tcp" else "tcp-rst-from-server" if flow.state in ("REJ", "RSTR") else "tcp-rst-from-client" if flow.state == "RSTO" else "tcp-fin"
    application = {"ssl": "ssl", "http": "web-browsing", "dns": "dns", "ssh": "ssh", "": "incomplete" if not flow.received else "unknown-tcp"}.get(flow.service.split(",")[0], flow.service.split(",")[-1])
    return (f"1,{when},{scene.number(10**11, 10**12)},TRAFFIC,end,2305,{when},{flow.source},{flow.target},0.0.0.0,0.0.0.0,{scene.pick(('Outbound', 'Default', 'Servers', 'Rule-'))}{scene.number(1, 40)},,,{application},vsys1,{zones[0]},{zones[1]},ethernet1/1,ethernet1/2,log,{when},{scene.number(1000, 999999)},1,"
            f"{flow.source_port},{flow.target_port},0,0,0x19,{flow.transport},{'deny' if flow.blocked else 'allow'},{flow.sent_ip + flow.received_ip},{flow.sent_ip},{flow.received_ip},{flow.sent_packets + flow.received_packets},{when},{int(flow.seconds)},any,0,{scene.number(10**9, 10**10)},0x0,Reserved,Reserved,0,{flow.sent_packets},{flow.received_packets},{end}")


def _asa(scene: Scene, flow: _Flow) -> str:
    head = f"{syslog_time(scene.time)} {scene.linux_host} "
    inside, outside = ("inside", "outside") if flow.local_source else ("outside", "inside")
    if flow.blocked:
        return head + scene.pick((f'%ASA-4-106023: Deny {flow.transport} src {inside}:{flow.source}/{flow.source_port} dst {outside}:{flow.target}/{flow.target_port} by access-group "{scene.word()}_in" [0x0, 0x0]', f"%ASA-2-106001: Inbound TCP connection denied from {flow.source}/{flow.source_port} to {flow.target}/{flow.target_port} flags SYN on interface {inside}"))
    length = int(flow.seconds)
    reason = {"SF": "TCP FINs", "RSTO": "TCP Reset-I", "RSTR": "TCP Reset-O", "REJ": "TCP Reset-O", "S0": "SYN Timeout"}.get(flow.state, "Connection timeout")
    tail = f" {reason}" if flow.transport == "tcp" else ""
    return head + f"%ASA-6-30{'2014' if flow.transport == 'tcp' else '2016'}: Teardown {flow.transport.upper()} connection {scene.number(1000, 99999999)} for {inside}:{flow.source}/{flow.source_port} to {outside}:{flow.target}/{flow.target_port} duration {length // 3600}:{length // 60 % 60:02d}:{length % 60:02d} bytes {flow.sent + flow.received}{tail}"


def _iptables(scene: Scene, flow: _Flow) -> str:
    ports = f"SPT={flow.source_port} DPT={flow.target_port}" if flow.transport != "icmp" else "TYPE=8 CODE=0"
    window = f" WINDOW={scene.pick((1024, 29200, 64240, 65535))} RES=0x00 {'SYN' if flow.state in ('S0', 'REJ') else 'ACK PSH'} URGP=0" if flow.transport == "tcp" else f" LEN={max(flow.sent, 8)}"
    return (f"{syslog_time(scene.time)} {scene.linux_host} kernel: [{scene.number(100, 999999)}.{scene.number(100000, 999999)}] {'[UFW BLOCK]' if flow.blocked else '[UFW ALLOW]' if scene.chance(0.5) else 'FW-ACCEPT:'} IN={'eth0' if flow.local_target else ''} OUT={'' if flow.local_target else 'eth0'} "
            f"SRC={flow.source} DST={flow.target} LEN={min(40 + flow.sent, 1500)} TOS=0x00 PREC=0x00 TTL={scene.number(40, 128)} ID={scene.number(0, 65535)} PROTO={flow.transport.upper()} {ports}{window}")


def _netflow(scene: Scene, flow: _Flow) -> str:
    return compact({"timestamp": iso(scene.time, 3), "type": "netflow", "version": scene.pick((5, 9, 10)), "src_addr": flow.source, "dst_addr": flow.target, "src_port": flow.source_port, "dst_port": flow.target_port, "protocol": _number(flow), "in_bytes": flow.sent_ip, "in_pkts": flow.sent_packets, "out_bytes": flow.received_ip,
                    "out_pkts": flow.received_packets, "tcp_flags": (2 if flow.state == "S0" else 22 if flow.state == "REJ" else 27) if flow.transport == "tcp" else 0, "duration_ms": int(flow.seconds * 1000), "input_snmp": scene.number(1, 20), "output_snmp": scene.number(1, 20)})


def _gcp(scene: Scene, flow: _Flow) -> str:
    return compact({"insertId": scene.letters(14), "jsonPayload": {"connection": {"src_ip": flow.source, "src_port": flow.source_port, "dest_ip": flow.target, "dest_port": flow.target_port, "protocol": _number(flow)}, "bytes_sent": str(flow.sent_ip), "packets_sent": str(flow.sent_packets), "start_time": iso(scene.time, 9), "end_time": iso(scene.time + flow.seconds, 9),
                                                        "reporter": "SRC" if flow.local_source else "DEST"}, "logName": f"projects/{scene.site.project}/logs/compute.googleapis.com%2Fvpc_flows", "timestamp": iso(scene.time, 9)})


_ENVELOPES = ((("bro:conn:json", _zeek), 10), (("bro:conn", _zeek_table), 3), (("suricata", _suricata), 5), (("aws:cloudwatchlogs:vpcflow", _vpc), 3), (("fgt_traffic", _fortigate), 3), (("pan:traffic", _paloalto), 3), (("cisco:asa", _asa), 2), (("linux:iptables", _iptables), 1.5), (("netflow", _netflow), 2), (("gcp:vpcflow", _gcp), 1))
FAMILY = Family("flow", "network", 0.1, write)
