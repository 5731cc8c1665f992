# ruff: noqa: E501
"""How more makers write a connection: Cisco's routers and Firepower, Meraki, SonicWall, WatchGuard, MikroTik, and envelopes (CEF, LEEF, exporters).

A renderer takes the scene and one connection of firewall.py. Called by firewall.py alone.
"""
from __future__ import annotations

from .envelope import iso, plain, syslog_time
from .scene import Scene

_PROTOCOLS = {6: "TCP", 17: "UDP", 1: "ICMP"}
_ZONES = {"inside": "trust", "outside": "untrust"}


def _head(scene: Scene) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} "


def router(scene: Scene, seen) -> str:
    stamp = f"{scene.number(100, 999999)}: {'*' if scene.chance(0.3) else ''}{syslog_time(scene.time)}.{scene.number(100, 999)}: "
    ends = f"{seen.source}({seen.source_port}) -> {seen.target}({seen.port})" if seen.transport != "icmp" else f"{seen.source} -> {seen.target} (8/0)"
    code = "IPACCESSLOGDP" if seen.transport == "icmp" else "IPACCESSLOGP"
    return f"{_head(scene)}{stamp}%SEC-6-{code}: list {scene.pick(('101', '110', 'OUTSIDE-IN', 'ACL-' + scene.word().upper()))} {'denied' if seen.refused else 'permitted'} {seen.transport} {ends}, {scene.number(1, 30)} packet{scene.pick(('', 's'))}"


def firepower(scene: Scene, seen) -> str:
    closed = "" if seen.refused else f", ConnectionDuration: {seen.seconds}"
    return (f"{_head(scene)}%FTD-{scene.pick((1, 6))}-{'430002' if seen.refused else '430003'}: EventPriority: Low, DeviceUUID: {scene.guid()}, InstanceID: {scene.number(1, 9)}, FirstPacketSecond: {iso(scene.time)}, ConnectionID: {scene.number(1, 65000)}, AccessControlRuleAction: {'Block' if seen.refused else 'Allow'}, SrcIP: {seen.source}, DstIP: {seen.target}, "
            f"SrcPort: {seen.source_port}, DstPort: {seen.port}, Protocol: {seen.transport}, IngressInterface: {seen.zones[0]}, EgressInterface: {seen.zones[1]}, ACPolicy: {scene.word().title()}, AccessControlRuleName: {seen.rule}, Prefilter Policy: Default, User: {scene.user if scene.chance(0.4) and seen.way != 'in' else 'No Authentication Required'}{closed}, "
            f"ApplicationProtocol: {seen.application}, InitiatorPackets: {seen.packets}, ResponderPackets: {seen.replies}, InitiatorBytes: {seen.sent}, ResponderBytes: {seen.received}, NAPPolicy: Balanced Security and Connectivity")


def meraki(scene: Scene, seen) -> str:
    head = f"{_head(scene) if scene.chance(0.5) else '<134>'}1 {scene.time:.6f} {scene.linux_host} "
    ports = "" if seen.transport == "icmp" else f" sport={seen.source_port} dport={seen.port}"
    return f"{head}{'firewall' if scene.chance(0.5) else 'flows'} src={seen.source} dst={seen.target} mac={':'.join(scene.hex(2).upper() for _ in range(6))} protocol={seen.transport}{ports} pattern: {scene.pick(('deny', '1')) if seen.refused else scene.pick(('allow', '0'))} {scene.pick(('all', 'all', 'tcp && (dst port 1-65535)'))}"


def sonicwall(scene: Scene, seen) -> str:
    number, text = (36, scene.pick(("TCP connection dropped", "UDP packet dropped", "Packet dropped - Policy", "Connection dropped"))) if seen.refused else (537, "Connection Closed") if scene.chance(0.7) else (98, "Connection Opened")
    volume = "" if seen.refused else f" sent={seen.sent} rcvd={seen.received} spkt={seen.packets} rpkt={seen.replies} cdur={seen.seconds * 1000}"
    zones = f"srcZone={'WAN' if seen.way == 'in' else 'LAN'} dstZone={'WAN' if seen.way == 'out' else 'LAN'}"
    return f'{_head(scene) if scene.chance(0.5) else ""}id=firewall sn={scene.hex(12).upper()} time="{plain(scene.time)} UTC" fw={scene.peer()} pri={5 if seen.refused else 6} c={1024 if not seen.refused else 64} gcat=6 m={number} msg="{text}" app={scene.number(1, 99)} appName="{seen.application}" n={scene.number(1, 99999)} src={seen.source}:{seen.source_port}:X{0 if seen.way != "in" else 1} dst={seen.target}:{seen.port}:X1 {zones} proto={seen.transport}/{seen.port}{volume} rule="{seen.rule}" fw_action="{"drop" if seen.refused else "NA"}"'


def watchguard(scene: Scene, seen) -> str:
    where = {"out": ("1-Trusted", "0-External"), "in": ("0-External", "Firebox"), "inside": ("1-Trusted", "2-Optional")}[seen.way]
    tail = f"sent_bytes=\"{seen.sent}\" rcvd_bytes=\"{seen.received}\" duration=\"{seen.seconds}\" " if not seen.refused and scene.chance(0.5) else ""
    return f'{_head(scene)}firewall: msg_id="3000-0{148 if not seen.refused else 149}" {"Deny" if seen.refused else "Allow"} {where[0]} {where[1]} {min(1500, 40 + seen.sent)} {seen.transport} 20 {scene.number(40, 128)} {seen.source} {seen.target} {seen.source_port} {seen.port} {tail}msg="{"Denied" if seen.refused else "Application identified"}" app_name="{seen.application}" src_user="{scene.user if seen.way != "in" else ""}" ({seen.rule}-00)'


def mikrotik(scene: Scene, seen) -> str:
    chain = {"out": "forward: in:bridge out:ether1", "in": "input: in:ether1 out:(unknown 0)", "inside": "forward: in:bridge out:vlan20"}[seen.way]
    flags = f" ({'SYN' if seen.refused or not seen.received else 'ACK,PSH'})" if seen.transport == "tcp" else ""
    return f"{_head(scene)}firewall,info {'drop' if seen.refused else 'accept'} {chain}, src-mac {scene.hex(2)}:{scene.hex(2)}:{scene.hex(2)}:{scene.hex(2)}, proto {seen.transport.upper()}{flags}, {seen.source}:{seen.source_port}->{seen.target}:{seen.port}, len {min(1500, 40 + seen.sent)}"


def exporter(scene: Scene, seen) -> str:
    """Check Point's own syslog."""
    return (f'<134>1 {iso(scene.time)} {scene.linux_host} CheckPoint {scene.number(1000, 30000)} - [action:"{scene.pick(("Drop", "Reject")) if seen.refused else "Accept"}"; flags:"{scene.number(1, 999999)}"; ifdir:"{"inbound" if seen.way == "in" else "outbound"}"; ifname:"eth{scene.number(0, 4)}"; loguid:"{{0x{scene.hex(8)}}}"; origin:"{scene.internal_ip()}"; time:"{int(scene.time)}"; version:"5"; dst:"{seen.target}"; '
            f'inzone:"{"External" if seen.way == "in" else "Internal"}"; layer_name:"Network"; outzone:"{"External" if seen.way == "out" else "Internal"}"; product:"VPN-1 & FireWall-1"; proto:"{seen.protocol}"; rule:"{scene.number(1, 90)}"; rule_name:"{"Cleanup rule" if seen.refused else seen.rule}"; s_port:"{seen.source_port}"; service:"{seen.port}"; service_id:"{seen.application}"; src:"{seen.source}"; client_inbound_bytes:"{seen.sent}"; server_inbound_bytes:"{seen.received}"]')


def cef(scene: Scene, seen) -> str:
    vendor, product, name = scene.pick((("Palo Alto Networks", "PAN-OS", "TRAFFIC"), ("Fortinet", "Fortigate", "traffic:forward"), ("Check Point", "VPN-1 & FireWall-1", "Log"), ("Barracuda", "NGFirewall", "Session"), ("Forcepoint", "Firewall", "Connection"), ("Microsoft", "Azure Firewall", "NetworkRule")))
    action = scene.pick(("deny", "drop", "Drop", "blocked")) if seen.refused else scene.pick(("allow", "accept", "Accept", "close"))
    return (f"{_head(scene) if scene.chance(0.6) else ''}CEF:0|{vendor}|{product}|{scene.number(5, 11)}.{scene.number(0, 4)}|{scene.pick(('end', '00013', 'traffic'))}|{name}|{scene.number(1, 3)}|rt={int(scene.time * 1000)} src={seen.source} dst={seen.target} spt={seen.source_port} dpt={seen.port} proto={_PROTOCOLS[seen.protocol]} act={action} app={seen.application} "
            f"cs1Label=Rule cs1={seen.rule} cs4Label=Source Zone cs4={_ZONES.get(seen.zones[0], seen.zones[0])} cs5Label=Destination Zone cs5={_ZONES.get(seen.zones[1], seen.zones[1])} out={seen.sent} in={seen.received} cn1Label=Elapsed time in seconds cn1={seen.seconds} deviceExternalId={scene.number(10**9, 10**10)}")


def leef(scene: Scene, seen) -> str:
    return "\t".join((f"{_head(scene)}LEEF:1.0|{scene.pick(('Palo Alto Networks|PAN-OS Syslog Integration', 'Fortinet|Fortigate', 'Sophos|XG', 'Check Point|VPN-1 & FireWall-1'))}|{scene.number(5, 11)}.0|{'deny' if seen.refused else 'allow'}|devTime={plain(scene.time)}", f"src={seen.source}", f"dst={seen.target}", f"srcPort={seen.source_port}", f"dstPort={seen.port}",
                      f"proto={seen.transport}", f"action={'deny' if seen.refused else 'allow'}", f"Application={seen.application}", f"policy={seen.rule}", f"srcBytes={seen.sent}", f"dstBytes={seen.received}", f"sev={scene.number(1, 4)}"))
