"""DNS queries: names people and machines ask for, and generated, tunnelled and looked-alike ones.

The generators imitate the styles of known families (alphabet, length, top-level domain, seeding), not their
exact lists. Sourcetypes: Zeek, BIND, Windows DNS, Suricata, dnsmasq, Route 53.
"""
from __future__ import annotations

import time as clock

from .dns_names import ATTACKS, DAILY
from .envelope import MONTHS, compact, iso, plain, size, syslog_time, uid
from .family import Family, Written
from .scene import Scene
from .table import Scenario

_DAILY = tuple((Scenario(name, None, (name,)), weight, make) for name, weight, make in DAILY)
_ATTACKS = tuple((Scenario(name, technique, (name,)), weight, make) for name, technique, weight, make in ATTACKS)
_CHOICES = {
    False: tuple(((scenario, make), weight) for scenario, weight, make in _DAILY),
    True: tuple(((scenario, make), weight) for scenario, weight, make in _ATTACKS),
}
_TYPES = (("A", 70), ("AAAA", 22), ("HTTPS", 6), ("PTR", 0.3), ("TXT", 0.6), ("MX", 0.6), ("SRV", 0.5))
_TYPE_NUMBERS = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "NULL": 10, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33, "ANY": 255, "HTTPS": 65}


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, envelope = scene.pick(ENVELOPES)
    scenario, make = scene.weighted(_CHOICES[attack])
    made = make(scene)
    name, kind = made if isinstance(made, tuple) else (made, None)
    return Written(envelope(scene, name[:250], kind or scene.weighted(_TYPES)), sourcetype, scene.linux_host, scenario)


def _zeek(scene: Scene, name: str, kind: str) -> str:
    fields = {
        "ts": scene.time, "uid": uid(scene), "id.orig_h": scene.ip, "id.orig_p": scene.number(1024, 65535), "id.resp_h": scene.internal_ip(),
        "id.resp_p": 53, "proto": "udp", "trans_id": scene.number(1, 65535),
    }
    if scene.chance(0.5):
        fields["rtt"] = round(scene.rng.random() * 0.3, 6)
    fields.update({"query": name, "qclass": 1, "qclass_name": "C_INTERNET", "qtype": _TYPE_NUMBERS[kind], "qtype_name": kind})
    if scene.chance(0.3):
        answered = scene.chance(0.6)
        fields.update({"rcode": 0 if answered else 3, "rcode_name": "NOERROR" if answered else "NXDOMAIN"})
    fields.update({"AA": False, "TC": False, "RD": True, "RA": scene.chance(0.7), "Z": 0, "rejected": False})
    return compact(fields)


def _bind(scene: Scene, name: str, kind: str) -> str:
    moment = clock.gmtime(scene.time)
    when = (f"{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {moment.tm_hour:02d}:{moment.tm_min:02d}:"
            f"{moment.tm_sec:02d}.{int(scene.time % 1 * 1000):03d}")
    pointer = f"@0x{scene.hex(12)} " if scene.chance(0.7) else ""
    return (f"{when} {scene.pick(('queries: info: ', '', 'info: '))}client {pointer}{scene.ip}#{scene.number(1024, 65535)} ({name}): "
            f"query: {name} IN {kind} {scene.pick(('+', '+E(0)K', '+E(0)', '-E(0)D', '+T'))} ({scene.internal_ip()})")


def _windows(scene: Scene, name: str, kind: str) -> str:
    moment = clock.gmtime(scene.time)
    labels = "".join(f"({len(label)}){label}" for label in name.split(".")) + "(0)"
    half = "AM" if moment.tm_hour < 12 else "PM"
    return (f"{moment.tm_mon}/{moment.tm_mday}/{moment.tm_year} {moment.tm_hour % 12 or 12}:{moment.tm_min:02d}:{moment.tm_sec:02d} {half} "
            f"{scene.hex(4).upper()} PACKET  {scene.hex(16).upper()} UDP Rcv {scene.ip:<15} {scene.hex(4)}   Q [0001   D   NOERROR] "
            f"{kind:<6} {labels}")


def _suricata(scene: Scene, name: str, kind: str) -> str:
    return compact({
        "timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth0", "event_type": "dns",
        "src_ip": scene.ip, "src_port": scene.number(1024, 65535), "dest_ip": scene.internal_ip(), "dest_port": 53, "proto": "UDP",
        "dns": {"type": "query", "id": scene.number(1, 65535), "rrname": name, "rrtype": kind, "tx_id": 0, "opcode": 0},
    })


def _dnsmasq(scene: Scene, name: str, kind: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} dnsmasq[{scene.number(300, 30000)}]: query[{kind}] {name} from {scene.ip}"


def _unbound(scene: Scene, name: str, kind: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} unbound: [{scene.number(300, 9000)}:{scene.number(0, 3)}] info: {scene.ip} {name}. {kind} IN"


def _route53(scene: Scene, name: str, kind: str) -> str:
    return compact({
        "version": "1.100000", "account_id": scene.site.account_id, "region": scene.site.region, "vpc_id": f"vpc-{scene.hex(17)}",
        "query_timestamp": iso(scene.time), "query_name": name + ".", "query_type": kind, "query_class": "IN",
        "rcode": "NOERROR" if scene.chance(0.7) else "NXDOMAIN", "answers": [], "srcaddr": scene.ip,
        "srcport": str(scene.number(1024, 65535)), "transport": "UDP", "srcids": {"instance": f"i-{scene.hex(17)}"},
    })


def _zeek_table(scene: Scene, name: str, kind: str) -> str:
    return "\t".join((f"{scene.time:.6f}", uid(scene), scene.ip, str(scene.number(1024, 65535)), scene.internal_ip(), "53", "udp",
                      str(scene.number(1, 65535)), "-", name, "1", "C_INTERNET", str(_TYPE_NUMBERS[kind]), kind,
                      *(("0", "NOERROR") if scene.chance(0.6) else ("-", "-")), "F", "F", "T", scene.pick("TF"), "0", "-", "-", "F"))


def _umbrella(scene: Scene, name: str, kind: str) -> str:
    return ",".join(f'"{column}"' for column in (
        plain(scene.time), scene.user, scene.workstation, scene.ip, scene.visitor, "Allowed", f"{_TYPE_NUMBERS[kind]} ({kind})",
        "NOERROR" if scene.chance(0.7) else "NXDOMAIN", name + ".", "", f"{size(scene, 40, 300)}"))



ENVELOPES = (
    ("bro:dns:json", _zeek), ("bro:dns:json", _zeek), ("isc:bind:query", _bind), ("isc:bind:query", _bind), ("MSAD:NT6:DNS", _windows),
    ("suricata", _suricata), ("dnsmasq", _dnsmasq), ("unbound", _unbound), ("aws:vpcdns", _route53), ("bro:dns", _zeek_table),
    ("cisco:umbrella:dns", _umbrella),
)
FAMILY = Family("dns", "dns", 0.16, write)
