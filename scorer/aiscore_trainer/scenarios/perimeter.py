# ruff: noqa: E501
"""What stands at the edge says more than connections: threats, pages, logins, and what was done to the devices themselves.

One happening, many makers: the kind of happening and the maker are drawn before the label, so that neither tells it.
"""
from __future__ import annotations

from typing import Callable

from .envelope import compact, iso, plain, syslog_time, uid
from .family import Family, Tables, Written, split
from .firewall_threats import DEVICES, LOGINS, PAGES, THREATS
from .scene import Scene
from .web_agents import browser_agent

_Render = Callable[["_Scenery", list], str]


class _Scenery:
    """What every maker adds to a happening: the scene, its second in several hands, and the two ends."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.head = f"{syslog_time(scene.time)} {scene.linux_host} "
        self.slashed = plain(scene.time).replace("-", "/")
        day, _, second = plain(scene.time).partition(" ")
        self.forti = f'date={day} time={second} devname="{scene.linux_host}" devid="FG{scene.hex(10).upper()}" eventtime={int(scene.time * 1e9)} tz="+0000"'
        self.source_port = scene.number(1024, 65535)

    def ends(self, way: str) -> tuple[str, str]:
        inside, other = self.scene.ip, self.scene.internal_ip()
        outside = self.scene.peer() if self.scene.chance(0.5) else self.scene.public_ip()
        return {"out": (inside, outside), "in": (outside, inside if self.scene.chance(0.5) else self.scene.peer()), "inside": (inside, other)}[way]

    def pan(self) -> str:
        prefix = self.head if self.scene.chance(0.5) else ""
        return f"{prefix}1,{self.slashed},0{self.scene.number(10**10, 2 * 10**10)}"


_RANK = {"critical": 1, "high": 1, "medium": 2, "low": 3, "info": 3}
_NUMBER = {"critical": 10, "high": 8, "medium": 5, "low": 3, "info": 1}


class _Threat:
    def __init__(self, about: _Scenery, parts: list) -> None:
        self.signature, self.category, self.severity, way, self.port, self.application = parts
        self.way, (self.source, self.target) = way, about.ends(way)
        scene = about.scene
        self.transport = "udp" if self.port in ("53", "5060", "3478", "161", "123") else "tcp"
        # What is done depends on the site's settings, not on the threat.
        self.stopped = scene.chance(0.5)
        self.zones = {"out": ("trust", "untrust"), "in": ("untrust", "dmz"), "inside": ("trust", "servers")}[way]
        self.user = scene.user if way != "in" and scene.chance(0.5) else ""


def _pan_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    kind = "virus" if "virus" in seen.category else "vulnerability" if seen.way != "out" else "spyware"
    severity = {"info": "informational"}.get(seen.severity, seen.severity)
    return (f"{about.pan()},THREAT,{kind},{scene.pick((2305, 2560, 2561))},{about.slashed},{seen.source},{seen.target},0.0.0.0,0.0.0.0,{scene.word().title()}-{seen.way},{f'{scene.site.netbios}{chr(92)}{seen.user}' if seen.user else ''},,{seen.application},vsys1,{seen.zones[0]},{seen.zones[1]},ethernet1/2,ethernet1/1,Log-Fwd,{about.slashed},"
            f'{scene.number(1000, 999999)},1,{about.source_port},{seen.port},0,0,0x{scene.hex(6)},{seen.transport},{scene.pick(("reset-both", "drop", "sinkhole", "reset-server")) if seen.stopped else "alert"},"",{seen.signature.replace(",", "")}({scene.number(10000, 99999)}),any,{severity},{"client-to-server" if scene.chance(0.7) else "server-to-client"},{scene.number(10**6, 10**9)},0x0,,,0,,0')


def _forti_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    virus, application = "virus" in seen.category or "infected" in seen.category, seen.category in ("P2P", "Video/Audio", "Game", "Social.Media", "Remote.Access", "Storage.Backup", "Collaboration", "Botnet", "proxy")
    subtype, event, named = ("virus", "infected", f'virus="{seen.signature}" dtype="av-engine"') if virus else ("app-ctrl", "signature", f'app="{seen.signature}" appcat="{seen.category}"') if application else ("ips", "signature", f'attack="{seen.signature}" attackid={scene.number(10000, 99999)}')
    action = (scene.pick(("dropped", "reset")) if not application else "block") if seen.stopped else "pass" if application else "detected"
    return f'{about.forti} logid="0{scene.number(211000000, 1059028704)}" type="utm" subtype="{subtype}" eventtype="{event}" level="{scene.pick(("alert", "warning", "information"))}" vd="root" severity="{seen.severity}" srcip={seen.source} srcport={about.source_port} srcintf="{"wan1" if seen.way == "in" else "port2"}" srcintfrole="{"wan" if seen.way == "in" else "lan"}" dstip={seen.target} dstport={seen.port} dstintfrole="{"wan" if seen.way == "out" else "lan"}" sessionid={scene.number(1000, 9999999)} action="{action}" proto={17 if seen.transport == "udp" else 6} service="{seen.application.upper()}" policyid={scene.number(1, 90)} {named} user="{seen.user}" msg="{subtype}: {seen.signature}"'


def _eve_alert(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    event = {"timestamp": iso(scene.time, 6, "+0000"), "flow_id": scene.number(10**14, 2 * 10**15), "in_iface": "eth1", "event_type": "alert", "src_ip": seen.source, "src_port": about.source_port, "dest_ip": seen.target, "dest_port": int(seen.port), "proto": seen.transport.upper(),
             "alert": {"action": "blocked" if seen.stopped and scene.chance(0.3) else "allowed", "gid": 1, "signature_id": scene.number(2000000, 2060000), "rev": scene.number(1, 9), "signature": seen.signature, "category": seen.category, "severity": _RANK[seen.severity]}}
    if scene.chance(0.5):
        event["app_proto"] = {"ssl": "tls", "web-browsing": "http", "dns": "dns", "ms-ds-smb": "smb"}.get(seen.application, "failed")
    if scene.chance(0.6):
        event["flow"] = {"pkts_toserver": scene.number(1, 40), "pkts_toclient": scene.number(0, 40), "bytes_toserver": scene.number(60, 9000), "bytes_toclient": scene.number(0, 90000), "start": iso(scene.time, 6, "+0000")}
    return compact(event)


def _fast(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    text = f"[1:{scene.number(2000000, 2060000)}:{scene.number(1, 9)}] {seen.signature}"
    tail = f"[Classification: {seen.category}] [Priority: {_RANK[seen.severity]}] {{{seen.transport.upper()}}} {seen.source}:{about.source_port} -> {seen.target}:{seen.port}"
    if scene.chance(0.5):
        return f"{about.head}{scene.pick(('snort', 'suricata'))}[{scene.number(300, 30000)}]: {text} {tail}"
    month, day = about.slashed[5:7], about.slashed[8:10]
    return f"{month}/{day}/{about.slashed[:4]}-{about.slashed[11:]}.{scene.number(100000, 999999)}  {'[Drop] ' if seen.stopped and scene.chance(0.3) else ''}[**] {text} [**] {tail}"


def _firepower_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    return f'{about.head}%FTD-{_RANK[seen.severity]}-430001: EventPriority: {"High" if _RANK[seen.severity] == 1 else "Medium" if seen.severity == "medium" else "Low"}, DeviceUUID: {scene.guid()}, SrcIP: {seen.source}, DstIP: {seen.target}, SrcPort: {about.source_port}, DstPort: {seen.port}, Protocol: {seen.transport}, Priority: {_RANK[seen.severity]}, GID: 1, SID: {scene.number(10000, 62000)}, Message: "{seen.signature.replace(",", "")}", Classification: {seen.category}, User: {seen.user or "No Authentication Required"}, ApplicationProtocol: {seen.application}, IntrusionPolicy: Balanced, InlineResult: {"Dropped" if seen.stopped else "Would have dropped"}'


def _cef_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    vendor, product = scene.pick((("Check Point", "SmartDefense"), ("Palo Alto Networks", "PAN-OS"), ("Trend Micro", "Deep Security Agent"), ("McAfee", "Network Security Platform"), ("Vectra Networks", "X Series"), ("Darktrace", "DCIP"), ("Fortinet", "Fortigate"), ("TippingPoint", "UnityOne")))
    return f"{about.head if scene.chance(0.6) else ''}CEF:0|{vendor}|{product}|{scene.number(3, 12)}.{scene.number(0, 9)}|{scene.number(1000, 99999)}|{seen.signature.replace('|', '/')}|{_NUMBER[seen.severity]}|rt={int(scene.time * 1000)} src={seen.source} dst={seen.target} spt={about.source_port} dpt={seen.port} proto={seen.transport} act={'Prevent' if seen.stopped else 'Detect'} cat={seen.category} app={seen.application} suser={seen.user} cs1Label=Policy cs1={scene.word()} deviceDirection={int(seen.way == 'out')}"


def _leef_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    return "\t".join((f"{about.head}LEEF:1.0|{scene.pick(('Fortinet|Fortigate', 'Check Point|SmartDefense', 'Trend Micro|Deep Discovery Inspector', 'Juniper|SRX'))}|{scene.number(5, 11)}.0|{scene.number(10000, 99999)}|devTime={plain(scene.time)}", f"src={seen.source}", f"dst={seen.target}", f"srcPort={about.source_port}", f"dstPort={seen.port}", f"proto={seen.transport}", f"sev={_NUMBER[seen.severity]}", f"cat={seen.category}", f"attack={seen.signature}", f"action={'blocked' if seen.stopped else 'detected'}", f"usrName={seen.user}"))


def _sonic_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    return f'{about.head}id=firewall sn={scene.hex(12).upper()} time="{plain(scene.time)} UTC" fw={scene.peer()} pri={_RANK[seen.severity]} c=32 gcat=3 m={scene.pick((608, 609, 809, 1154))} msg="{scene.pick(("IPS Prevention Alert", "Gateway Anti-Virus Alert", "Application Control Detection Alert")) if seen.stopped else "IPS Detection Alert"}: {seen.signature}" sid={scene.number(100, 19999)} ipscat="{seen.category}" ipspri={_RANK[seen.severity]} src={seen.source}:{about.source_port}:X{int(seen.way == "in")} dst={seen.target}:{seen.port}:X1 proto={seen.transport}/{seen.application} usr="{seen.user}"'


def _junos_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    return f'<14>1 {iso(scene.time, 3)} {scene.linux_host} RT_IDP - IDP_ATTACK_LOG_EVENT [junos@2636.1.1.1.2.129 epoch-time="{int(scene.time)}" message-type="SIG" source-address="{seen.source}" source-port="{about.source_port}" destination-address="{seen.target}" destination-port="{seen.port}" protocol-name="{seen.transport.upper()}" service-name="SERVICE_IDP" application-name="{seen.application.upper()}" rule-name="{scene.number(1, 9)}" policy-name="Recommended" action="{"DROP" if seen.stopped else "NONE"}" threat-severity="{seen.severity.upper()}" attack-name="{seen.signature}" username="{seen.user or "N/A"}"]'


def _sophos_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    day, _, second = plain(scene.time).partition(" ")
    return f'device="SFW" date={day} time={second} timezone="UTC" device_name="{scene.linux_host}" log_id=0{scene.number(20000000, 99999999)} log_type="{scene.pick(("IDP", "ATP", "Anti-Virus"))}" log_component="Signatures" log_subtype="{"Drop" if seen.stopped else "Detect"}" priority={seen.severity.title()} signature_id={scene.number(1000, 99999)} signature_msg="{seen.signature}" classification="{seen.category}" src_ip={seen.source} dst_ip={seen.target} protocol="{seen.transport.upper()}" src_port={about.source_port} dst_port={seen.port} user_name="{seen.user}"'


def _meraki_threat(about: _Scenery, parts: list) -> str:
    seen, scene = _Threat(about, parts), about.scene
    return f"<134>1 {scene.time:.6f} {scene.linux_host} security_event ids_alerted signature=1:{scene.number(10000, 62000)}:{scene.number(1, 9)} priority={_RANK[seen.severity]} timestamp={scene.time:.6f} direction={'ingress' if seen.way == 'in' else 'egress'} protocol={seen.transport}/ip src={seen.source}:{about.source_port} dst={seen.target}:{seen.port} decision={'blocked' if seen.stopped else 'allowed'} message: {seen.signature}"


class _Page:
    def __init__(self, about: _Scenery, parts: list) -> None:
        self.host, self.path, self.category, self.done = parts
        self.stopped = self.done in ("blocked", "block-url", "deny", "DENIED", "sinkhole")
        scene = about.scene
        self.source, self.target, self.user = scene.ip, scene.peer(), scene.user
        self.agent = browser_agent(scene)


def _pan_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    return f'{about.pan()},THREAT,url,2561,{about.slashed},{page.source},{page.target},0.0.0.0,0.0.0.0,{scene.word().title()}-out,{scene.site.netbios}{chr(92)}{page.user},,{scene.pick(("ssl", "web-browsing"))},vsys1,trust,untrust,ethernet1/2,ethernet1/1,Log-Fwd,{about.slashed},{scene.number(1000, 999999)},1,{about.source_port},443,0,0,0x40b000,tcp,{"block-url" if page.stopped else "alert"},"{page.host}{page.path}",(9999),{page.category},informational,client-to-server,{scene.number(10**6, 10**9)},0x0'


def _forti_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    return f'{about.forti} logid="031{scene.number(6013056, 7013312)}" type="utm" subtype="webfilter" eventtype="{"ftgd_blk" if page.stopped else "ftgd_allow"}" level="{"warning" if page.stopped else "notice"}" vd="root" policyid={scene.number(1, 90)} sessionid={scene.number(1000, 9999999)} user="{page.user}" srcip={page.source} srcport={about.source_port} srcintf="port2" dstip={page.target} dstport=443 dstintf="wan1" proto=6 service="HTTPS" hostname="{page.host}" profile="default" action="{"blocked" if page.stopped else "passthrough"}" reqtype="direct" url="{page.path}" sentbyte={scene.number(300, 9000)} rcvdbyte={scene.number(0, 90000)} direction="outgoing" msg="URL belongs to {"a denied" if page.stopped else "an allowed"} category in policy" cat={scene.number(1, 99)} catdesc="{page.category}"'


def _umbrella_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    return ",".join(f'"{value}"' for value in (plain(scene.time), page.user, page.source, scene.visitor, page.target, "text/html", "BLOCKED" if page.stopped else "ALLOWED", f"https://{page.host}{page.path}", "", page.agent, "403" if page.stopped else "200", scene.number(200, 2000), scene.number(200, 90000), scene.number(200, 90000), scene.hex(64), page.category, "", "", "", "", "", "AD Users"))


def _umbrella_lookup(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    return ",".join(f'"{value}"' for value in (plain(scene.time), page.user, f"{page.user},{scene.workstation}", page.source, scene.visitor, "Blocked" if page.stopped else "Allowed", "1 (A)", "NOERROR", f"{page.host}.", page.category, "AD Users", "AD Users,Roaming Computers", page.category if page.stopped else ""))


def _zscaler_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    return compact({"datetime": plain(scene.time), "reason": "Not allowed to browse this category" if page.stopped else "Allowed", "event_id": str(scene.number(10**17, 10**18)), "protocol": "HTTPS", "action": "Blocked" if page.stopped else "Allowed", "transactionsize": str(scene.number(300, 90000)), "responsesize": str(scene.number(300, 90000)), "requestsize": str(scene.number(300, 9000)), "urlcategory": page.category, "serverip": page.target, "requestmethod": scene.pick(("GET", "GET", "CONNECT", "POST")),
                    "useragent": page.agent, "product": "NSS", "location": scene.word().title(), "ClientIP": page.source, "status": "403" if page.stopped else "200", "user": f"{page.user}@{scene.site.domain}", "url": page.host + page.path, "vendor": "Zscaler", "hostname": page.host, "threatcategory": "None", "threatname": "None", "contenttype": "text/html"})


def _bluecoat_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    path, _, query = page.path.partition("?")
    return f'{plain(scene.time)} {scene.number(5, 4000)} {page.source} {page.user} - {"policy_denied" if page.stopped else "-"} {"DENIED" if page.stopped else "OBSERVED"} "{page.category}" - {403 if page.stopped else 200} {"TCP_DENIED" if page.stopped else "TCP_NC_MISS"} GET text/html http {page.host} 80 {path} {"?" + query if query else "-"} - "{page.agent}" {scene.internal_ip()} {scene.number(300, 90000)} {scene.number(300, 9000)} -'


def _sophos_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    day, _, second = plain(scene.time).partition(" ")
    return f'device="SFW" date={day} time={second} device_name="{scene.linux_host}" log_id=05{scene.number(1000000, 9999999)} log_type="Content Filtering" log_component="HTTP" log_subtype="{"Denied" if page.stopped else "Allowed"}" user_name="{page.user}" category="{page.category}" url="https://{page.host}{page.path}" content_type="text/html" src_ip={page.source} dst_ip={page.target} protocol="TCP" src_port={about.source_port} dst_port=443 domain={page.host} status_code="{403 if page.stopped else 200}" user_agent="{page.agent}"'


def _cef_page(about: _Scenery, parts: list) -> str:
    page, scene = _Page(about, parts), about.scene
    vendor, product = scene.pick((("Zscaler", "NSSWeblog"), ("Forcepoint", "Security"), ("McAfee", "Web Gateway"), ("Check Point", "URL Filtering"), ("Symantec", "ProxySG")))
    return f"CEF:0|{vendor}|{product}|{scene.number(5, 12)}.0|{'Blocked' if page.stopped else 'Allowed'}|{page.category}|{scene.number(1, 4)}|act={'Blocked' if page.stopped else 'Allowed'} src={page.source} dst={page.target} spt={about.source_port} dpt=443 suser={page.user} request=https://{page.host}{page.path} requestMethod=GET requestClientApplication={page.agent} cat={page.category} dhost={page.host} in={scene.number(300, 90000)} out={scene.number(300, 9000)}"


class _Login:
    def __init__(self, about: _Scenery, parts: list) -> None:
        self.outcome, self.user, self.source, self.reason, self.client = parts
        self.failed = self.outcome == "failed"


def _pan_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    event, stage = {"success": (scene.pick(("gateway-connected", "portal-auth", "gateway-auth")), "login"), "failed": (scene.pick(("portal-auth", "gateway-auth")), "login"), "closed": ("gateway-logout", "logout")}[seen.outcome]
    return f'{about.pan()},GLOBALPROTECT,0,2561,{about.slashed},vsys1,{event},{stage},{scene.pick(("LDAP", "SAML", "RADIUS"))},,{seen.user},{scene.pick(("US", "DE", "FR", "NL", "GB", "IN"))},{scene.workstation},{seen.source},0.0.0.0,{scene.ip if not seen.failed else "0.0.0.0"},0.0.0.0,{scene.guid()},,6.{scene.number(0, 2)}.{scene.number(0, 9)},{seen.client},"{seen.client}",1,,,{seen.reason},{"failure" if seen.failed else "success"},,{scene.number(0, 9000)},,0,GP-Gateway,{scene.number(1000, 10**7)},0x0'  # noqa: S104 - a column of nothing


def _pan_system_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    event = "auth-fail" if seen.failed else "auth-success"
    text = f"{'failed authentication' if seen.failed else 'authenticated'} for user '{seen.user}'.  Reason: {seen.reason}. auth profile '{scene.word().title()}', vsys 'vsys1', From: {seen.source}."
    return f'{about.pan()},SYSTEM,auth,2561,{about.slashed},vsys1,{event},,0,0,general,{"medium" if seen.failed else "informational"},"{text}",{scene.number(1000, 99999999)},0x0'


def _forti_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    description, action = {"success": ("SSL VPN tunnel up", "tunnel-up"), "failed": ("SSL VPN login fail", "ssl-login-fail"), "closed": ("SSL VPN tunnel down", "tunnel-down")}[seen.outcome]
    return f'{about.forti} logid="01010394{scene.number(24, 48)}" type="event" subtype="vpn" level="{"alert" if seen.failed else "information"}" vd="root" logdesc="{description}" action="{action}" tunneltype="ssl-{scene.pick(("web", "tunnel"))}" tunnelid={scene.number(0, 10**9)} remip={seen.source} user="{seen.user}" group="{scene.word().title()}" dst_host="{"N/A" if seen.failed else scene.workstation}" reason="{seen.reason}" msg="SSL {"user failed to logged in" if seen.failed else "tunnel " + ("established" if seen.outcome == "success" else "shutdown")}"'


def _asa_login(about: _Scenery, parts: list) -> str:
    seen, group = _Login(about, parts), about.scene.word().title()
    if seen.failed:
        return f"{about.head}%ASA-6-113005: AAA user authentication Rejected : reason = {seen.reason} : server = {about.scene.internal_ip()} : user = {seen.user} : user IP = {seen.source}"
    if seen.outcome == "closed":
        return f"{about.head}%ASA-4-113019: Group = {group}, Username = {seen.user}, IP = {seen.source}, Session disconnected. Session Type: SSL, Duration: {about.scene.number(0, 9)}h:{about.scene.number(10, 59)}m:10s, Bytes xmt: {about.scene.number(9000, 10**7)}, Bytes rcv: {about.scene.number(9000, 10**7)}, Reason: {seen.reason}"
    return f"{about.head}%ASA-6-113039: Group <{group}> User <{seen.user}> IP <{seen.source}> AnyConnect parent session started. {seen.reason} from {seen.client}"


def _sonic_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    return f'{about.head}id=sslvpn sn={scene.hex(12).upper()} time="{plain(scene.time)}" vp_time="{plain(scene.time)} UTC" fw={scene.peer()} pri={5 if seen.failed else 6} m={scene.number(1, 1200)} c={scene.number(1, 400)} src={seen.source} dst={scene.peer()} user="{seen.user}" usr="{seen.user}" msg="User login {"denied" if seen.failed else "successful" if seen.outcome == "success" else "session ended"} - {seen.reason}" portal="VirtualOffice" domain="LocalDomain" agent="{seen.client}"'


def _sophos_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    day, _, second = plain(scene.time).partition(" ")
    component = scene.pick(("SSL VPN", "VPN Portal", "Firewall Authentication", "User Portal"))
    return f'device="SFW" date={day} time={second} device_name="{scene.linux_host}" log_type="Event" log_component="{component}" log_subtype="Authentication" status="{"Failed" if seen.failed else "Successful"}" priority={"Notice" if seen.failed else "Information"} user_name="{seen.user}" src_ip={seen.source} client_used="{seen.client}" auth_mechanism="{scene.pick(("AD", "Local", "RADIUS"))}" reason="{seen.reason}" message="User {seen.user} {"failed to login to" if seen.failed else "logged in to" if seen.outcome == "success" else "logged out of"} {component} because of {seen.reason}"'


def _netscaler_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    when = plain(scene.time)
    name = {"success": "LOGIN", "failed": "LOGIN_FAILED", "closed": "LOGOUT"}[seen.outcome]
    return f'{about.head}{when[5:7]}/{when[8:10]}/{when[:4]}:{when[11:]} GMT {scene.linux_host} 0-PPE-0 : default SSLVPN {name} {scene.number(1000, 99999)} 0 : Context {seen.user}@{seen.source} - SessionId: {scene.number(100, 99999)} - User {seen.user} - Client_ip {seen.source} - Nat_ip "Mapped Ip" - Vserver {scene.peer()}:443 - Browser_type "{seen.client}" - Group(s) "N/A" - {"Failure_reason" if seen.failed else "Reason"} "{seen.reason}"'


def _pulse_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    what = {"success": "Primary authentication successful", "failed": "Primary authentication failed", "closed": "Logout"}[seen.outcome]
    return f'{about.head}PulseSecure: id=firewall time="{plain(scene.time)}" pri={6 if not seen.failed else 5} fw={scene.internal_ip()} vpn=ive user={seen.user} realm="{scene.word().title()}" roles="" proto=auth src={seen.source} dst= type=vpn op= arg="" result= sent= rcvd= agent="{seen.client}" duration= msg="AUT{scene.number(20000, 30000)}: {what} for {seen.user} from {seen.source}: {seen.reason}"'


def _openvpn_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    text = {"success": f"[{seen.user}] Peer Connection Initiated with [AF_INET]{seen.source}:{about.source_port} ({seen.reason}, IV_PLAT={seen.client})", "failed": f"TLS Auth Error: Auth Username/Password verification failed for peer: user {seen.user}, {seen.reason}", "closed": f"{seen.user} SIGTERM[soft,{seen.reason}] received, client-instance exiting"}[seen.outcome]
    return f"{about.head}openvpn[{scene.number(1000, 60000)}]: {seen.source}:{about.source_port} {text}"


def _radius_login(about: _Scenery, parts: list) -> str:
    seen, scene = _Login(about, parts), about.scene
    code, name = ("5400", "Failed-Attempt: Authentication failed") if seen.failed else ("5200", "Passed-Authentication: Authentication succeeded")
    return f"<181>{about.head}CISE_{'Failed_Attempts' if seen.failed else 'Passed_Authentications'} 00{scene.number(10**7, 10**8)} 1 0 {plain(scene.time, 3)} +00:00 00{scene.number(10**7, 10**8)} {code} NOTICE {name}, ConfigVersionId={scene.number(1, 400)}, Device IP Address={scene.internal_ip()}, UserName={seen.user}, Protocol=Radius, NAS-Port-Type=Virtual, Calling-Station-ID={seen.source}, AuthenticationMethod=PAP_ASCII, FailureReason={seen.reason}, EndpointOS={seen.client}"


def _device(about: _Scenery, parts: list) -> str:
    _, _, mnemonic, sentence = parts
    scene = about.scene
    moment = syslog_time(scene.time)
    stamp = scene.pick((f"{scene.number(100, 999999)}: {moment}.{scene.number(100, 999)}: ", f"{scene.number(100, 999999)}: *{moment}: ", f": {plain(scene.time)[:4]} {moment} UTC: ", f"{moment}.{scene.number(100, 999)} UTC: "))
    return f"{f'<{scene.pick((187, 188, 189))}>' if scene.chance(0.3) else ''}{about.head}{stamp}%{mnemonic}: {sentence}"


def _notice(about: _Scenery, parts: list) -> str:
    """A sensor's finding under the same names, as Zeek writes notices."""
    seen, scene = _Threat(about, parts), about.scene
    return compact({"ts": scene.time, "uid": uid(scene), "id.orig_h": seen.source, "id.orig_p": about.source_port, "id.resp_h": seen.target, "id.resp_p": int(seen.port), "proto": seen.transport, "note": scene.pick(("Signatures::Sensitive_Signature", "Intel::Notice", "Custom::Finding")), "msg": f"{seen.signature} ({seen.severity})", "sub": seen.category, "src": seen.source, "dst": seen.target, "actions": ["Notice::ACTION_LOG"], "suppress_for": 3600.0})


_KINDS: tuple[tuple[tuple[Tables, tuple[tuple[str, _Render], ...]], float], ...] = (
    ((split(THREATS), (("pan:threat", _pan_threat), ("fgt_utm", _forti_threat), ("suricata", _eve_alert), ("suricata", _eve_alert), ("snort", _fast), ("cisco:firepower:syslog", _firepower_threat), ("cef", _cef_threat), ("leef", _leef_threat), ("sonicwall", _sonic_threat), ("juniper:junos:idp", _junos_threat), ("sophos:xg", _sophos_threat), ("meraki", _meraki_threat), ("bro:notice:json", _notice))), 4),
    ((split(PAGES), (("pan:threat", _pan_page), ("fgt_utm", _forti_page), ("opendns:proxylogs", _umbrella_page), ("cisco:umbrella:dns", _umbrella_lookup), ("zscalernss-web", _zscaler_page), ("bluecoat:proxysg:access:syslog", _bluecoat_page), ("sophos:xg", _sophos_page), ("cef", _cef_page))), 2),
    ((split(LOGINS), (("pan:globalprotect", _pan_login), ("pan:system", _pan_system_login), ("fgt_event", _forti_login), ("cisco:asa", _asa_login), ("sonicwall", _sonic_login), ("sophos:xg", _sophos_login), ("citrix:netscaler:syslog", _netscaler_login), ("pulse:connectsecure", _pulse_login), ("openvpn", _openvpn_login), ("cisco:ise:syslog", _radius_login))), 2.5),
    ((split(DEVICES), (("cisco:ios", _device),)), 1),
)


def write(scene: Scene, attack: bool) -> Written:
    tables, makers = scene.weighted(_KINDS)
    sourcetype, render = scene.pick(makers)
    scenario, row = tables.draw(scene, attack)
    parts = [part.strip() for part in scene.fill(row).split(" ;; ")]
    return Written(render(_Scenery(scene), parts), sourcetype, scene.linux_host, scenario)


FAMILY = Family("perimeter", "network", 0.14, write)
