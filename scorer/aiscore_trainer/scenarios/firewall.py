# ruff: noqa: E501
"""Firewalls: connections and messages of Cisco, Palo Alto, Fortinet, pfSense, Linux, Check Point, Juniper, Sophos and others.

The vendor is drawn first; it writes either one of the connections that all share, or a message of its own.
"""
from __future__ import annotations

import time as clock

from . import firewall_makers as makers
from .envelope import plain, syslog_time
from .family import Family, Tables, Written, split
from .firewall_tables import ASA, CONNECTIONS, FORTI, OTHERS, PAN
from .scene import Scene

_CONNECTIONS = split(CONNECTIONS)


class Connection:
    """One row of CONNECTIONS, and what every vendor adds to it."""

    def __init__(self, scene: Scene, row: str) -> None:
        self.way, self.source, self.target, port, self.transport, self.end, self.application, sent, received, seconds = row.split()
        if not self.source[0].isdigit():
            self.source = scene.ip
        self.port, self.source_port = int(port), scene.number(1024, 65535)
        self.sent, self.received, self.seconds = int(sent), int(received), int(seconds)
        self.refused = self.end in ("deny", "drop")
        self.zones = {"out": ("inside", "outside"), "in": ("outside", "inside"), "inside": ("inside", scene.pick(("servers", "dmz", "inside")))}[self.way]
        self.protocol = {"tcp": 6, "udp": 17, "icmp": 1}[self.transport]
        self.packets = max(1, self.sent // scene.number(200, 1300) + 1)
        self.replies = self.received and self.received // scene.number(200, 1300) + 1
        self.rule = f"{scene.pick(scene.site.sld_words)}-{scene.number(1, 40)}"


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, render, messages, share = scene.weighted(_VENDORS)
    if messages is None or scene.chance(share):
        scenario, row = _CONNECTIONS.draw(scene, attack)
        return Written(render(scene, Connection(scene, scene.fill(row))), sourcetype, scene.linux_host, scenario)
    scenario, row = messages.draw(scene, attack)
    return Written(_message(scene, sourcetype, scene.fill(row)), sourcetype, scene.linux_host, scenario)


def _message(scene: Scene, sourcetype: str, text: str) -> str:
    text = text.replace("%pan", _slashed(scene)).replace("%day", _forti_time(scene)).replace("%node", scene.linux_host)
    if text.startswith("date="):
        return f"<{scene.pick((185, 189, 190))}>{text}" if scene.chance(0.4) else text
    if text.startswith(("device=", "time=")):
        return text
    if text.startswith("1,"):
        return _pan_head(scene) + text
    return _syslog(scene) + text


def _syslog(scene: Scene) -> str:
    """The head of a line as the collector keeps it, with the priority where a site leaves it in."""
    priority = f"<{scene.pick((134, 164, 165, 166))}>" if scene.site.account_id[0] in "12" else ""
    year = f" {clock.gmtime(scene.time).tm_year}" if scene.site.account_id[1] in "12" else ""
    when = syslog_time(scene.time)
    return f"{priority}{when[:6]}{year}{when[6:]} {scene.linux_host} {': ' if year else ''}"


def _pan_head(scene: Scene) -> str:
    return _syslog(scene) if scene.site.account_id[2] in "01234" else ""


def _slashed(scene: Scene) -> str:
    return plain(scene.time).replace("-", "/")


def _forti_time(scene: Scene) -> str:
    day, _, second = plain(scene.time).partition(" ")
    return f"date={day} time={second}"


def _asa(scene: Scene, seen: Connection) -> str:
    head, number, name = _syslog(scene) + scene.pick(("%ASA-", "%ASA-", "%FTD-")), scene.number(1000, 99_999_999), seen.transport.upper()
    source, target = f"{seen.zones[0]}:{seen.source}/{seen.source_port}", f"{seen.zones[1]}:{seen.target}/{seen.port}"
    if seen.refused:
        return head + scene.pick((f'4-106023: Deny {seen.transport} src {source} dst {target} by access-group "{seen.zones[0]}_in" [0x0, 0x0]', f"2-106001: Inbound TCP connection denied from {seen.source}/{seen.source_port} to {seen.target}/{seen.port} flags SYN  on interface {seen.zones[0]}",
                                  f"4-106100: access-list {seen.zones[0]}_in denied {seen.transport} {seen.zones[0]}/{seen.source}({seen.source_port}) -> {seen.zones[1]}/{seen.target}({seen.port}) hit-cnt 1 first hit [0x{scene.hex(8)}, 0x0]", f"4-106006: Deny inbound {name} from {seen.source}/{seen.source_port} to {seen.target}/{seen.port} on interface {seen.zones[0]}"))
    code = {"tcp": (302013, 302014), "udp": (302015, 302016), "icmp": (302020, 302021)}[seen.transport]
    if scene.chance(0.35):
        return head + f"6-{code[0]}: Built {'inbound' if seen.way == 'in' else 'outbound'} {name} connection {number} for {target} ({seen.target}/{seen.port}) to {source} ({seen.source}/{seen.source_port})"
    reason = {"close": "TCP FINs", "timeout": scene.pick(("SYN Timeout", "Connection timeout")), "rst": scene.pick(("TCP Reset-O", "TCP Reset-I"))}[seen.end]
    return head + f"6-{code[1]}: Teardown {name} connection {number} for {target} to {source} duration {seen.seconds // 3600}:{seen.seconds // 60 % 60:02d}:{seen.seconds % 60:02d} bytes {seen.sent + seen.received}{' ' + reason if seen.transport == 'tcp' else ''}"


def _pan(scene: Scene, seen: Connection) -> str:
    when, kind = _slashed(scene), "drop" if seen.refused and scene.chance(0.7) else "deny" if seen.refused else scene.pick(("end", "end", "start"))
    zones = {"inside": "trust", "outside": "untrust"}
    reason = "policy-deny" if seen.refused else {"close": scene.pick(("tcp-fin", "aged-out")), "timeout": "aged-out", "rst": scene.pick(("tcp-rst-from-server", "tcp-rst-from-client"))}[seen.end]
    user = f"{scene.site.netbios.lower()}\\{scene.user}" if scene.chance(0.5) and seen.way != "in" else ""
    return (f"{_pan_head(scene)}1,{when},0{scene.number(10**10, 2 * 10**10)},TRAFFIC,{kind},{scene.pick((2305, 2560, 2561))},{when},{seen.source},{seen.target},0.0.0.0,0.0.0.0,{seen.rule},{user},,{seen.application},vsys1,{zones.get(seen.zones[0], 'trust')},{zones.get(seen.zones[1], seen.zones[1])},ethernet1/2,ethernet1/1,Log-Fwd,{when},"
            f"{scene.number(1000, 999999)},1,{seen.source_port},{seen.port},0,0,0x{scene.hex(4)},{seen.transport},{'deny' if seen.refused else 'allow'},{seen.sent + seen.received},{seen.sent},{seen.received},{seen.packets + seen.replies},{when},{seen.seconds},any,0,{scene.number(1000, 10**9)},0x0,{seen.source},{seen.target},0,{seen.packets},{seen.replies},{reason}")


def _forti(scene: Scene, seen: Connection) -> str:
    action = "deny" if seen.refused else {"close": scene.pick(("close", "accept")), "timeout": "timeout", "rst": scene.pick(("server-rst", "client-rst"))}[seen.end]
    head = f"<{scene.pick((185, 189, 190))}>" if scene.chance(0.4) else ""
    return (f'{head}{_forti_time(scene)} devname="{scene.linux_host}" devid="FG{scene.hex(10).upper()}" eventtime={int(scene.time * 1e9)} tz="+0000" logid="0000000013" type="traffic" subtype="{scene.pick(("forward", "forward", "local"))}" level="{"warning" if seen.refused else "notice"}" vd="root" srcip={seen.source} srcport={seen.source_port} srcintf="{"wan1" if seen.way == "in" else "port2"}" '
            f'dstip={seen.target} dstport={seen.port} dstintf="{"wan1" if seen.way == "out" else "port3"}" sessionid={scene.number(1000, 9999999)} proto={seen.protocol} action="{action}" policyid={0 if seen.refused else scene.number(1, 90)} service="{seen.transport}/{seen.port}" trandisp="{"snat" if seen.way == "out" else "noop"}" app="{seen.application}" '
            f'duration={seen.seconds} sentbyte={seen.sent} rcvdbyte={seen.received} sentpkt={seen.packets} rcvdpkt={seen.replies} appcat="{"unscanned" if seen.refused else scene.pick(("unscanned", "Web.Client", "Network.Service"))}"')


def _pfsense(scene: Scene, seen: Connection) -> str:
    length = min(1500, 40 + seen.sent)
    tail = f"{seen.source_port},{seen.port},{length - 40}" + (f",{'S' if seen.refused or not seen.received else 'PA'},{scene.number(10**8, 4 * 10**9)},,{scene.pick((1024, 64240, 65535, 29200))},,mss" if seen.transport == "tcp" else "") if seen.transport != "icmp" else f"request,{scene.number(1, 65535)},1{length}"
    return f"{_syslog(scene)}filterlog[{scene.number(1000, 60000)}]: {scene.number(1, 200)},,,{scene.number(10**9, 2 * 10**9)},{'igb0' if seen.way == 'in' else 'igb1'},match,{'block' if seen.refused else 'pass'},in,4,0x0,,{scene.number(30, 128)},{scene.number(0, 65535)},0,DF,{seen.protocol},{seen.transport},{length},{seen.source},{seen.target},{tail}"


def _netfilter(scene: Scene, seen: Connection) -> str:
    ports = f"SPT={seen.source_port} DPT={seen.port}" if seen.transport != "icmp" else "TYPE=8 CODE=0 ID=1 SEQ=1"
    prefix = scene.pick(("[UFW BLOCK] ", "IPTABLES-DROP: ", "FINAL_REJECT: ", "DROP ")) if seen.refused else scene.pick(("[UFW ALLOW] ", "[UFW AUDIT] ", "ACCEPT "))
    flags = f" WINDOW={scene.pick((1024, 64240, 65535, 29200))} RES=0x00 {'SYN' if seen.refused or not seen.received else 'ACK PSH'} URGP=0" if seen.transport == "tcp" else ""
    return f"{_syslog(scene)}kernel: [{scene.number(100, 999999)}.{scene.number(100000, 999999)}] {prefix}IN={'' if seen.way == 'out' else 'eth0'} OUT={'eth0' if seen.way == 'out' else ''} MAC= SRC={seen.source} DST={seen.target} LEN={min(1500, 40 + seen.sent)} TOS=0x00 PREC=0x00 TTL={scene.number(30, 128)} ID={scene.number(0, 65535)} DF PROTO={seen.transport.upper()} {ports}{flags}"


def _juniper(scene: Scene, seen: Connection) -> str:
    zones = f'{"trust" if seen.zones[0] == "inside" else "untrust"}" destination-zone-name="{"untrust" if seen.zones[1] == "outside" else "trust"}'
    head = f'<14>1 {plain(scene.time, 3).replace(" ", "T")}Z {scene.linux_host} RT_FLOW - '
    if seen.refused:
        return f'{head}RT_FLOW_SESSION_DENY [junos@2636.1.1.1.2.40 source-address="{seen.source}" source-port="{seen.source_port}" destination-address="{seen.target}" destination-port="{seen.port}" service-name="None" protocol-id="{seen.protocol}" icmp-type="0" policy-name="{scene.pick(("default-deny", seen.rule))}" source-zone-name="{zones}" application="UNKNOWN" username="N/A" packet-incoming-interface="ge-0/0/1.0"]'
    reason = {"close": "TCP FIN", "timeout": "idle Timeout", "rst": scene.pick(("TCP SERVER RST", "TCP CLIENT RST"))}[seen.end]
    return f'{head}RT_FLOW_SESSION_CLOSE [junos@2636.1.1.1.2.40 reason="{reason}" source-address="{seen.source}" source-port="{seen.source_port}" destination-address="{seen.target}" destination-port="{seen.port}" protocol-id="{seen.protocol}" policy-name="{seen.rule}" source-zone-name="{zones}" session-id-32="{scene.number(1, 99999)}" packets-from-client="{seen.packets}" bytes-from-client="{seen.sent}" packets-from-server="{seen.replies}" bytes-from-server="{seen.received}" elapsed-time="{seen.seconds}" application="{seen.application.upper()}"]'


def _sophos(scene: Scene, seen: Connection) -> str:
    day, _, second = plain(scene.time).partition(" ")
    return f'device="SFW" date={day} time={second} timezone="UTC" device_name="{scene.linux_host}" log_id=0101{scene.number(10000000, 99999999)} log_type="Firewall" log_component="Firewall Rule" log_subtype="{"Denied" if seen.refused else "Allowed"}" status="{"Deny" if seen.refused else "Allow"}" priority=Information duration={seen.seconds} fw_rule_id={scene.number(0, 60)} application="{seen.application}" src_ip={seen.source} dst_ip={seen.target} protocol="{seen.transport.upper()}" src_port={seen.source_port} dst_port={seen.port} sent_pkts={seen.packets} recv_pkts={seen.replies} sent_bytes={seen.sent} recv_bytes={seen.received}'


def _checkpoint(scene: Scene, seen: Connection) -> str:
    return f"time={int(scene.time)}|hostname={scene.linux_host}|severity=Informational|product=VPN-1 & FireWall-1|action={'Drop' if seen.refused else 'Accept'}|ifdir={'inbound' if seen.way == 'in' else 'outbound'}|ifname=eth{scene.number(0, 5)}|origin={scene.internal_ip()}|src={seen.source}|s_port={seen.source_port}|dst={seen.target}|service={seen.port}|proto={seen.protocol}|rule={scene.number(1, 90)}|rule_name={seen.rule}|bytes={seen.sent + seen.received}"


def _own(*starts: str) -> Tables:
    """OTHERS' rows of one vendor: those that begin so."""
    from .table import Scenario

    kept = ((scenario, tuple(row for row in scenario.rows if row.startswith(starts))) for scenario in OTHERS)
    return split([Scenario(scenario.name, scenario.technique, rows) for scenario, rows in kept if rows])


_VENDORS = tuple((vendor, weight) for *vendor, weight in (
    ("cisco:asa", _asa, split(ASA), 0.5, 5), ("pan:firewall", _pan, split(PAN), 0.5, 4), ("fortigate", _forti, split(FORTI), 0.5, 5), ("pfsense", _pfsense, _own("php-fpm", "openvpn", "sshd", "charon", "sshguard"), 0.7, 2), ("linux:netfilter", _netfilter, None, 1, 2),
    ("juniper:junos:firewall", _juniper, _own("mgd", "sshd", "rtlogd"), 0.7, 1.5), ("sophos:xg", _sophos, _own("device="), 0.7, 1.5), ("cp_log", _checkpoint, _own("time="), 0.7, 1.5),
    ("cp_log", makers.exporter, None, 1, 1), ("cisco:ios", makers.router, None, 1, 1.5), ("cisco:firepower:syslog", makers.firepower, None, 1, 1.5), ("meraki", makers.meraki, None, 1, 1.5), ("sonicwall", makers.sonicwall, None, 1, 1.5), ("watchguard", makers.watchguard, None, 1, 1), ("mikrotik", makers.mikrotik, None, 1, 1),
    ("cef", makers.cef, None, 1, 2), ("leef", makers.leef, None, 1, 1.5)))
FAMILY = Family("firewall", "network", 0.12, write)
