# ruff: noqa: E501
"""Sessions through firewalls as the makers write them in full, with zones, people and countries, and who is let on to the network.

Maker, second and names of zones come first; the session's zones, ports, bytes, end, country and user are the row's. What firewall.py has of a maker stays there.
"""
from __future__ import annotations

from .edge_tables import NAC, SESSIONS, TUNNELS
from .envelope import iso, plain, syslog_time
from .family import Family, Written, split
from .firewall import Connection
from .phrases import PHRASES
from .scene import Scene

_SESSIONS, _NAC, _TUNNELS = split(SESSIONS), split(NAC), split(TUNNELS)
_ZONES = {
    "users": ("trust", "LAN", "inside", "Users", "corp", "zone-users"), "servers": ("servers", "SRV", "dc", "Server-Zone", "datacenter", "zone-srv"), "dmz": ("dmz", "DMZ", "dmz", "DMZ", "public-dmz", "zone-dmz"),
    "wan": ("untrust", "WAN", "outside", "Internet", "external", "zone-wan"), "guest": ("guest", "GUEST", "guest", "Guest-WiFi", "visitors", "zone-guest"), "mgmt": ("mgmt", "MGMT", "management", "Admin", "oob", "zone-mgmt"),
    "ot": ("ot", "OT", "scada", "Production", "plant", "zone-ot"), "voip": ("voice", "VOIP", "voip", "Telephony", "phones", "zone-voice"), "printers": ("printers", "PRN", "printers", "Printing", "print", "zone-print"),
    "vpn": ("vpn", "VPN", "vpn", "Remote-Access", "ssl.root", "zone-vpn")}
#: What an inspecting firewall finds on a port in daily use; an application that has another port of its own is not found there, unless a row insists (`!ssh`).
_ON_PORT = {"22": "ssh", "25": "smtp", "53": "dns", "80": "web-browsing", "88": "kerberos", "123": "ntp", "135": "msrpc-base", "161": "snmp", "389": "ldap", "443": "ssl", "445": "ms-ds-smbv3", "514": "syslog", "587": "smtp", "636": "ssl", "1433": "mssql-db", "1521": "oracle", "2049": "nfs", "3268": "ldap", "3306": "mysql",
            "3389": "ms-rdp", "5060": "sip", "5432": "postgres", "5900": "vnc-base", "5985": "winrm", "6379": "redis", "8443": "ssl", "9100": "print", "9200": "elasticsearch", "27017": "mongodb", "21": "ftp", "139": "netbios-ss", "502": "modbus", "102": "siemens-s7"}
_OWN_PORT = {"ssh", "smtp", "dns", "kerberos", "ntp", "msrpc", "msrpc-base", "snmp", "ldap", "ms-ds-smb", "ms-ds-smbv2", "ms-ds-smbv3", "syslog", "mssql-db", "oracle", "nfs", "mysql", "ms-rdp", "sip", "postgres", "vnc-base", "winrm", "redis", "print", "elasticsearch", "mongodb", "ftp", "netbios-ss", "modbus", "siemens-s7", "telnet"}
_SAME = {frozenset(pair) for pair in (("ms-ds-smbv3", "ms-ds-smbv2"), ("ms-ds-smbv3", "ms-ds-smb"), ("msrpc-base", "msrpc"))}
_HOMES = ("DE", "US", "FR", "ES", "GB", "NL", "PL", "IT", "CA", "SE")
_NAMES = {"DE": "Germany", "US": "United States", "FR": "France", "ES": "Spain", "GB": "United Kingdom", "NL": "Netherlands", "PL": "Poland", "IT": "Italy", "CA": "Canada", "SE": "Sweden", "RU": "Russian Federation", "CN": "China",
          "NG": "Nigeria", "IR": "Iran", "VN": "Viet Nam", "BR": "Brazil", "RO": "Romania", "UA": "Ukraine", "HK": "Hong Kong", "IE": "Ireland"}


def home(scene: Scene) -> str:
    """The country of a site, by its account's digits."""
    return _HOMES[int(scene.site.account_id[3])]


def country(scene: Scene, given: str) -> str:
    """A code: `home` is the site's, `-` none of an address inside."""
    return home(scene) if given == "home" else "" if given == "-" else given


class Session(Connection):
    """One row of SESSIONS."""

    def __init__(self, scene: Scene, row: str) -> None:
        zones, *middle, where, who = row.split()
        start, end = zones.split(">")
        way = "in" if start == "wan" else "out" if end == "wan" else "inside"
        super().__init__(scene, " ".join((way, *middle)))
        named, usual = self.application, _ON_PORT.get(str(self.port), "ssl")
        wrong = named in _OWN_PORT and named != usual and frozenset((named, usual)) not in _SAME or named in ("ssl", "web-browsing") and usual not in ("ssl", "web-browsing")
        self.application = named[1:] if named.startswith("!") else usual if wrong and str(self.port) in _ON_PORT else named
        style = int(scene.site.account_id[4]) % 6
        self.zones = (_ZONES[start][style], _ZONES[end][style])
        self.place, self.user = country(scene, where), {"person": scene.user, "service": scene.pick(scene.site.service_accounts), "admin": scene.admin, "-": ""}[who]
        self.rule = scene.pick((f"{self.zones[0]}-to-{self.zones[1]}", f"allow-{scene.word()}", f"{scene.word()}-{scene.number(1, 90)}", scene.word().title())) if not self.refused else scene.pick(("default-deny", "interzone-default", "cleanup", "implicit-deny", f"block-{scene.word()}"))
        inside = f"10{'.0' * 3}-10{'.255' * 3}"  # in parts: a package with whole addresses in it is asked about
        named = _NAMES.get(self.place, self.place) or inside
        self.places = (named, inside) if way == "in" else (inside, named if way == "out" else inside)


def _head(scene: Scene) -> str:
    return f"{f'<{scene.pick((134, 166, 189))}>' if scene.site.account_id[5] in '012' else ''}{syslog_time(scene.time)} {scene.linux_host} "


def _pan(scene: Scene, seen: Session) -> str:
    when = plain(scene.time).replace("-", "/")
    kind = scene.pick(("drop", "deny")) if seen.refused else scene.pick(("end", "end", "end", "start"))
    reason = "policy-deny" if seen.refused else {"close": scene.pick(("tcp-fin", "aged-out")), "timeout": "aged-out", "rst": scene.pick(("tcp-rst-from-server", "tcp-rst-from-client"))}[seen.end]
    user = f"{scene.site.netbios.lower()}\\{seen.user}" if seen.user else ""
    category = "any" if seen.refused or seen.way == "inside" else scene.pick(("any", "computer-and-internet-info", "business-and-economy", "low-risk", "unknown"))
    columns = ("1", when, f"0{scene.number(10**10, 2 * 10**10)}", "TRAFFIC", kind, 2562, when, seen.source, seen.target, "0.0.0.0" if seen.way != "out" else scene.peer(), "0.0.0.0", seen.rule, user, "", seen.application, "vsys1", *seen.zones, f"ethernet1/{scene.number(1, 8)}", f"ethernet1/{scene.number(1, 8)}", "default",  # noqa: S104 - no address
               when, scene.number(1000, 999999), 1, seen.source_port, seen.port, 0, 0, f"0x{scene.hex(6)}", seen.transport, scene.pick(("deny", "drop", "reset-both")) if seen.refused else "allow", seen.sent + seen.received, seen.sent, seen.received, seen.packets + seen.replies, when, seen.seconds, category, 0, scene.number(10**6, 10**10), "0x8000000000000000",
               *seen.places, 0, seen.packets, seen.replies, reason, 0, 0, 0, 0, "", scene.linux_host, "from-policy", "", "", 0, "", 0, "", "N/A", 0, 0, 0, 0, scene.guid(), 0, 0)
    return (_head(scene) if scene.site.account_id[6] in "0123" else "") + ",".join(map(str, columns))


def _forti(scene: Scene, seen: Session) -> str:
    day, _, second = plain(scene.time).partition(" ")
    action = "deny" if seen.refused else {"close": scene.pick(("close", "accept")), "timeout": "timeout", "rst": scene.pick(("server-rst", "client-rst"))}[seen.end]
    reserved = "Reserved"
    places = [reserved if place.startswith("10.") else place for place in seen.places]
    user = f' user="{seen.user.upper()}" group="{scene.site.netbios}-Users" authserver="FSSO"' if seen.user else ""
    risk = scene.pick(("elevated", "medium", "low")) if seen.application not in ("not-applicable", "incomplete") else "undefined"
    return (f'date={day} time={second} devname="{scene.linux_host}" devid="FGT{scene.hex(9).upper()}" eventtime={int(scene.time * 1e9)} tz="+0000" logid="00000000{scene.pick((13, 14, 20))}" type="traffic" subtype="forward" level="{"warning" if seen.refused else "notice"}" vd="root" '
            f'srcip={seen.source} srcport={seen.source_port} srcintf="{seen.zones[0]}" srcintfrole="{"wan" if seen.way == "in" else "lan"}" dstip={seen.target} dstport={seen.port} dstintf="{seen.zones[1]}" dstintfrole="{"wan" if seen.way == "out" else "lan"}" srccountry="{places[0]}" dstcountry="{places[1]}" sessionid={scene.number(1000, 99999999)} '
            f'proto={seen.protocol} action="{action}" policyid={0 if seen.refused else scene.number(1, 190)} policytype="policy" policyname="{seen.rule}"{user} service="{seen.transport.upper()}/{seen.port}" trandisp="{"snat" if seen.way == "out" else "noop"}" app="{seen.application}" apprisk="{risk}" duration={seen.seconds} '
            f'sentbyte={seen.sent} rcvdbyte={seen.received} sentpkt={seen.packets} rcvdpkt={seen.replies} osname="{scene.pick(("Windows", "Linux", "Mac OS X", "Unknown"))}"')


def _asa(scene: Scene, seen: Session) -> str:
    name, number = seen.transport.upper(), scene.number(1000, 99_999_999)
    user = f"({scene.site.netbios}\\{seen.user})" if seen.user else ""
    source, target = f"{seen.zones[0]}:{seen.source}/{seen.source_port}", f"{seen.zones[1]}:{seen.target}/{seen.port}"
    head = _head(scene) + scene.pick(("%ASA-", "%FTD-"))
    if seen.refused:
        return head + scene.pick((f'4-106023: Deny {seen.transport} src {source}{user} dst {target} by access-group "{seen.zones[0]}_access_in" [0x{scene.hex(8)}, 0x0]',
                                  f"6-106100: access-list {seen.zones[0]}_access_in denied {seen.transport} {seen.zones[0]}/{seen.source}({seen.source_port}) -> {seen.zones[1]}/{seen.target}({seen.port}) hit-cnt 1 first hit [0x{scene.hex(8)}, 0x{scene.hex(8)}]"))
    code = {"tcp": (302013, 302014), "udp": (302015, 302016), "icmp": (302020, 302021)}[seen.transport]
    # The end on the less trusted interface is named first, whoever asked.
    first, second = (source, target) if seen.way == "in" else (target, source)
    if scene.chance(0.3):
        return head + f"6-{code[0]}: Built {'inbound' if seen.way == 'in' else 'outbound'} {name} connection {number} for {first} ({first.partition(':')[2]}){user if seen.way == 'in' else ''} to {second} ({second.partition(':')[2]}){user if seen.way != 'in' else ''}"
    reason = {"close": "TCP FINs", "timeout": "SYN Timeout" if not seen.received else "Connection timeout", "rst": f"TCP Reset-{scene.pick('IO')}"}[seen.end]
    return head + f"6-{code[1]}: Teardown {name} connection {number} for {first}{user if seen.way == 'in' else ''} to {second}{user if seen.way != 'in' else ''} duration {seen.seconds // 3600}:{seen.seconds // 60 % 60:02d}:{seen.seconds % 60:02d} bytes {seen.sent + seen.received}{' ' + reason if seen.transport == 'tcp' else ''}"


def _firepower(scene: Scene, seen: Session) -> str:
    end = "" if seen.refused else f", ConnectionDuration: {seen.seconds}, InitiatorPackets: {seen.packets}, ResponderPackets: {seen.replies}, InitiatorBytes: {seen.sent}, ResponderBytes: {seen.received}"
    client = "" if seen.application in ("incomplete", "not-applicable") else f", ApplicationProtocol: {seen.application}"
    return (f"{_head(scene)}%FTD-1-43000{2 if seen.refused else 3}: DeviceUUID: {scene.guid()}, InstanceID: {scene.number(1, 9)}, FirstPacketSecond: {iso(scene.time)}, ConnectionID: {scene.number(1, 65000)}, AccessControlRuleAction: {'Block' if seen.refused else 'Allow'}, SrcIP: {seen.source}, DstIP: {seen.target}, "
            f"SrcPort: {seen.source_port}, DstPort: {seen.port}, Protocol: {seen.transport}, IngressZone: {seen.zones[0]}, EgressZone: {seen.zones[1]}, ACPolicy: {scene.site.name}, AccessControlRuleName: {seen.rule}, User: {seen.user or 'No Authentication Required'}{client}{end}, NAPPolicy: Balanced Security and Connectivity")


def _checkpoint(scene: Scene, seen: Session) -> str:
    fields = {"action": "Drop" if seen.refused else "Accept", "conn_direction": {"in": "Incoming", "out": "Outgoing", "inside": "Internal"}[seen.way], "flags": scene.number(100000, 999999), "ifdir": "inbound", "ifname": f"eth{scene.number(0, 6)}", "logid": 0, "loguid": f"{{0x{scene.hex(8)},0x0,0x{scene.hex(8)}}}", "origin": scene.internal_ip(), "time": int(scene.time), "version": 5,
              "dst": seen.target, "inzone": seen.zones[0], "outzone": seen.zones[1], "layer_name": "Network", "rule_name": seen.rule, "product": "VPN-1 & FireWall-1", "proto": seen.protocol, "s_port": seen.source_port, "service": seen.port, "service_id": seen.application, "src": seen.source, "src_user_name": seen.user, "sent_bytes": seen.sent, "received_bytes": seen.received}
    return f"<134>1 {iso(scene.time)} {scene.linux_host} CheckPoint {scene.number(1000, 40000)} - [" + "; ".join(f'{name}:"{value}"' for name, value in fields.items() if value != "") + "]"


def _filterlog(scene: Scene, seen: Session) -> str:
    length = min(1500, 40 + seen.sent)
    tail = f"{seen.source_port},{seen.port},{length - 40}" + (f",{'S' if seen.refused or not seen.received else 'PA'},{scene.number(10**8, 4 * 10**9)},,{scene.pick((1024, 64240, 65535, 29200))},,mss" if seen.transport == "tcp" else "") if seen.transport != "icmp" else f"request,{scene.number(1, 65535)},1{length}"
    return f"{_head(scene)}filterlog[{scene.number(1000, 60000)}]: {scene.number(1, 200)},,,{scene.hex(32)},{seen.zones[0]},match,{'block' if seen.refused else 'pass'},{'out' if seen.way == 'out' and scene.chance(0.3) else 'in'},4,0x0,,{scene.number(30, 128)},{scene.number(0, 65535)},0,DF,{seen.protocol},{seen.transport},{length},{seen.source},{seen.target},{tail}"


def _meraki(scene: Scene, seen: Session) -> str:
    what = f"{'1' if seen.refused else '0'} all" if scene.chance(0.5) else f"{'deny' if seen.refused else 'allow'} {seen.rule}"
    mac = ":".join(scene.hex(2) for _ in range(6)).upper()
    return f"<134>1 {scene.time:.9f} {scene.linux_host} {'flows' if scene.chance(0.5) else 'firewall'} src={seen.source} dst={seen.target} mac={mac} protocol={seen.transport} sport={seen.source_port} dport={seen.port} pattern: {what}"


def _sophos(scene: Scene, seen: Session) -> str:
    day, _, second = plain(scene.time).partition(" ")
    codes = tuple({"in": (seen.place, "R1"), "out": ("R1", seen.place), "inside": ("R1", "R1")}[seen.way])
    return (f'device_name="SFW" timestamp="{day}T{second}+0000" device_model="XGS2100" device_serial_id="{scene.hex(14).upper()}" log_id="01000{scene.number(1600001, 2600002)}" log_type="Firewall" log_component="Firewall Rule" log_subtype="{"Denied" if seen.refused else "Allowed"}" log_version=1 severity="Information" duration={seen.seconds} '
            f'fw_rule_id="{scene.number(0, 90)}" fw_rule_name="{seen.rule}" user_name="{seen.user}" app_name="{seen.application}" src_ip="{seen.source}" src_country="{codes[0]}" dst_ip="{seen.target}" dst_country="{codes[1]}" protocol="{seen.transport.upper()}" src_port={seen.source_port} dst_port={seen.port} '
            f'packets_sent={seen.packets} packets_received={seen.replies} bytes_sent={seen.sent} bytes_received={seen.received} src_zone="{seen.zones[0]}" dst_zone="{seen.zones[1]}" con_event="{"Interim" if scene.chance(0.2) else "Stop"}"')


def _zscaler(scene: Scene, seen: Session) -> str:
    fields = {"datetime": plain(scene.time), "user": f"{seen.user}@{scene.site.domain}" if seen.user else scene.site.name, "department": scene.pick(("IT", "Sales", "Finance")), "locationname": scene.word().title(), "cdport": seen.port, "csport": seen.source_port, "sdport": seen.port, "ssport": seen.source_port, "csip": seen.source, "cdip": seen.target, "ssip": seen.source, "sdip": seen.target,
              "action": scene.pick(("Drop", "Block/Reset")) if seen.refused else "Allow", "stateful": "Yes", "nwsvc": seen.application, "nwapp": seen.application, "proto": seen.transport.upper(), "ipcat": scene.pick(("Miscellaneous or Unknown", "Other", "Professional Services")), "destcountry": _NAMES.get(seen.place, seen.place) or "None", "rulelabel": seen.rule,
              "inbytes": seen.received, "outbytes": seen.sent, "duration": seen.seconds, "durationms": seen.seconds * 1000, "numsessions": 1, "srczone": seen.zones[0], "destzone": seen.zones[1]}
    return "\t".join(f"{name}={value}" for name, value in fields.items())


_MAKERS = ((("pan:traffic", _pan), 4), (("fortigate_traffic", _forti), 4), (("cisco:asa", _asa), 4), (("cisco:ftd", _firepower), 1.5), (("cp_log:syslog", _checkpoint), 1.5), (("pfsense:filterlog", _filterlog), 1.5), (("meraki:flows", _meraki), 1.5), (("sophos:xgs", _sophos), 1.5),
           (("zscalernss-fw", _zscaler), 1.5))


#: Makers that say neither bytes nor application, and the attacks that nothing else tells.
_WITHOUT_VOLUME = (_filterlog, _meraki)
_TOLD_BY_VOLUME = ("edge_data_carried_out", "edge_names_that_carry_data", "edge_floods", "edge_remote_control_let_in")


def _write_nac(scene: Scene, attack: bool) -> Written:
    """Cisco ISE, in the categories that it sends."""
    scenario, row = _NAC.draw(scene, attack)
    outcome, who, method, device, reason, more = (part.strip() for part in scene.fill(row).split(" ;; "))
    mac = ":".join(scene.hex(2) for _ in range(6)).upper()
    user = {"person": scene.user, "machine": f"host/{scene.workstation}.{scene.site.ad_domain}", "mac": mac, "guest": f"guest{scene.number(1, 999)}", "service": scene.pick(scene.site.service_accounts), "admin": scene.admin, "guessed": scene.fill(PHRASES["guessed"])}[who]
    category, code, text = {"passed": ("Passed_Authentications", 5200, "Passed-Authentication: Authentication succeeded"), "failed": ("Failed_Attempts", 5400, "Failed-Attempt: Authentication failed"), "command": ("TACACS_Accounting", 5202, "Device-Administration: Command Authorization succeeded"),
                            "posture": ("Posture_and_Client_Provisioning_Audit", 87000, "Posture: Posture report received"), "profiled": ("Profiler", 80002, "Profiler: Profiler EndPoint profiling event occurred")}[outcome]
    kind, _, how = method.partition(" ")
    extra = f"CmdSet=[ CmdAV={how} ], Privilege-Level=15" if outcome == "command" else f"AuthenticationMethod={how}, NAS-Port-Type={'Virtual' if kind == 'vpn' else scene.pick(('Ethernet', 'Wireless - IEEE 802.11'))}"
    outside = scene.peer() if kind == "vpn" else mac.replace(":", "-")
    failure = f", FailureReason={reason}" if reason != "-" else ""
    return Written(f"<181>{syslog_time(scene.time)} {scene.linux_host} CISE_{category} 00{scene.number(10**7, 10**8)} 1 0 {plain(scene.time, 3)} +00:00 00{scene.number(10**7, 10**8)} {code} NOTICE {text}, ConfigVersionId={scene.number(1, 400)}, Device IP Address={scene.internal_ip()}, UserName={user}, Protocol={'Tacacs' if outcome == 'command' or kind == 'TACACS' else 'Radius'}, "
                   f"{extra}, Calling-Station-ID={outside}, EndPointProfile={device}, SelectedAuthorizationProfiles={more}{failure}, NetworkDeviceName={scene.word()}-sw{scene.number(1, 40)}", "cisco:ise:syslog", scene.linux_host, scenario)


def _write_tunnel(scene: Scene, attack: bool) -> Written:
    """Remote access: GlobalProtect, FortiGate's SSL VPN and AnyConnect."""
    maker = scene.pick(("pan", "forti", "asa"))
    scenario, row = _TUNNELS.draw(scene, attack)
    outcome, user, where, reason, system, machine, up, down = (part.strip() for part in scene.fill(row).split(" ;; "))
    source, place, reason = scene.peer(), country(scene, where), "" if reason == "-" else reason
    failed = outcome == "failed"
    when, gateway = plain(scene.time), f"{scene.pick(scene.site.sld_words)}-gw"
    if maker == "pan":
        slashed = when.replace("-", "/")
        event, stage = {"success": (scene.pick(("gateway-connected", "gateway-auth", "portal-auth")), "login"), "failed": (scene.pick(("portal-auth", "gateway-auth", "portal-prelogin")), "login"), "closed": ("gateway-logout", "logout")}[outcome]
        raw = ",".join(map(str, ("1", slashed, f"0{scene.number(10**10, 2 * 10**10)}", "GLOBALPROTECT", "0", 2562, slashed, "vsys1", event, stage, scene.pick(("LDAP", "SAML", "RADIUS", "Cookie")), "", user, place, machine, source, "0.0.0.0", scene.ip if outcome == "success" else "0.0.0.0", "0.0.0.0", scene.guid(), "", f"6.{scene.number(0, 2)}.{scene.number(0, 9)}",  # noqa: S104 - columns of nothing
                                 system.split(" ")[0], f'"{system}"', 1, reason, "", "", "failure" if failed else "success", "", scene.number(0, 90000), "", 0, gateway, scene.number(1000, 10**7), "0x8000000000000000")))
        return Written(raw, "pan:globalprotect:log", scene.linux_host, scenario)
    if maker == "forti":
        action, text, described = {"success": ("tunnel-up", "SSL tunnel established", "SSL VPN tunnel up"), "failed": ("ssl-login-fail", "SSL user failed to logged in", "SSL VPN login fail"), "closed": ("tunnel-down", "SSL tunnel shutdown", "SSL VPN tunnel down")}[outcome]
        day, _, second = when.partition(" ")
        volume = f" duration={scene.number(30, 40000)} sentbyte={down} rcvdbyte={up}" if outcome == "closed" else ""
        raw = f'date={day} time={second} devname="{scene.linux_host}" devid="FGT{scene.hex(9).upper()}" eventtime={int(scene.time * 1e9)} tz="+0000" logid="01010394{scene.number(24, 48)}" type="event" subtype="vpn" level="{"alert" if failed else "information"}" vd="root" logdesc="{described}" action="{action}" tunneltype="ssl-{"web" if failed else "tunnel"}" tunnelid={scene.number(1, 10**9)} remip={source} srccountry="{_NAMES.get(place, place)}" user="{user}" group="{scene.pick(("VPN-Users", "N/A"))}" dst_host="{machine}" reason="{reason or "login successfully"}"{volume} msg="{text}"'
        return Written(raw, "fortigate_event", scene.linux_host, scenario)
    group = scene.pick(("Employees", "RemoteUsers", f"{scene.word().title()}-VPN"))
    sentence = {"success": f"6-113039: Group <{group}> User <{user}> IP <{source}> AnyConnect parent session started.", "failed": f"6-113005: AAA user authentication Rejected : reason = {reason} : server = {scene.internal_ip()} : user = {user} : user IP = {source}",
                "closed": f"4-113019: Group = {group}, Username = {user}, IP = {source}, Session disconnected. Session Type: AnyConnect-Parent, Duration: {scene.number(0, 9)}h:{scene.number(10, 59)}m:10s, Bytes xmt: {down}, Bytes rcv: {up}, Reason: {reason}"}[outcome]
    if outcome == "success" and (attack or scene.chance(0.5)):
        # What tells a stranger's session stands in the attributes of the client.
        sentence = f"7-722055: Group <{group}> User <{user}> IP <{source}> Client Type: {scene.pick(('AnyConnect VPN Agent', 'Cisco Secure Client'))} for {system} {scene.number(4, 5)}.{scene.number(0, 10)} host {machine} country {place}"
    return Written(f"{_head(scene)}%ASA-{sentence}", "cisco:asa", scene.linux_host, scenario)


def write(scene: Scene, attack: bool) -> Written:
    draw = scene.rng.random()
    if draw < 0.25:
        return (_write_nac if draw < 0.11 else _write_tunnel)(scene, attack)
    sourcetype, render = scene.weighted(_MAKERS)
    scenario, row = _SESSIONS.draw(scene, attack)
    while render in _WITHOUT_VOLUME and scenario.name in _TOLD_BY_VOLUME:
        scenario, row = _SESSIONS.draw(scene, attack)
    return Written(render(scene, Session(scene, scene.fill(row))), sourcetype, scene.linux_host, scenario)


FAMILY = Family("edge", "network", 0.04, write)
