# ruff: noqa: E501
"""Firewalls, switches, controllers, load balancers, address servers and telephones, each in its own lines.

Product and wrapping are chosen before what happened is; rows of both labels fill the same columns. Used by generate.py.
"""
from __future__ import annotations

import re
import time as clock
from typing import Callable

from .device_marks import balanced
from .device_switch_tables import SWITCH_TABLES
from .device_tables import FIREWALL_TABLES
from .envelope import MONTHS, compact, iso, plain, syslog_time
from .family import Family, Tables, Written
from .near_tables import NEAR_DEVICES
from .scene import Scene
from .wrapping import pid, reasoned, wrapped

_TABLES: dict[str, Tables] = {name: balanced(rows + NEAR_DEVICES.get(name, ())) for name, rows in {**FIREWALL_TABLES, **SWITCH_TABLES}.items()}
_PAIR = re.compile(r'([\w.-]+)="([^"]*)"')


def _in_time(scene: Scene, text: str) -> str:
    """The row's own times and process ids."""
    moment = clock.gmtime(scene.time)
    return (text.replace("%now%", plain(scene.time)).replace("%isotz%", iso(scene.time, 3, "+0000")).replace("%pid%", str(pid(scene)))
            .replace("%dhcpday%", f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year % 100:02d},{plain(scene.time)[11:]}").replace("%long%", clock.asctime(moment)))


def _is_one_in(scene: Scene, parts: int) -> bool:
    """Which of its forms a product writes: by the second, so that no label has a say."""
    return int(scene.time * 7) % parts == 0


def _said(scene: Scene, head: str, text: str) -> str:
    return text


def _daemon(scene: Scene, head: str, text: str) -> str:
    stamp = iso(scene.time, 6, "+00:00") if _is_one_in(scene, 3) else syslog_time(scene.time)
    return f"{stamp} {scene.linux_host} {head}[{pid(scene)}]: {text}"


def _ios(scene: Scene, head: str, text: str) -> str:
    stamp = f"{syslog_time(scene.time)}.{int(scene.time % 1 * 1000):03d}"
    if _is_one_in(scene, 3):
        return f"{syslog_time(scene.time)} {scene.linux_host} {scene.number(1, 99999)}: {stamp} UTC: %{head}: {text}"
    return f"<{scene.pick((187, 188, 189, 190))}>{scene.number(1, 999999)}: {'*' if _is_one_in(scene, 2) else ''}{stamp}: %{head}: {text}"


def _asa(scene: Scene, head: str, text: str) -> str:
    moment = clock.gmtime(scene.time)
    if _is_one_in(scene, 2):
        return f"<{scene.pick((164, 165, 166))}>{MONTHS[moment.tm_mon - 1]} {moment.tm_mday:02d} {moment.tm_year} {plain(scene.time)[11:]} {scene.linux_host} : %ASA-{head}: {text}"
    return f"{syslog_time(scene.time)} {scene.internal_ip()} %{'FTD' if _is_one_in(scene, 3) else 'ASA'}-{head}: {text}"


def _csv(value: str) -> str:
    return f'"{value}"' if "," in value else value


#: What the columns of a row mean, by the log's type, as Strata's JSON names them.
_PAN_NAMES = {
    "CONFIG": ("Command", "Administrator", "Client", "EventResult", "ConfigurationPath", "BeforeChangeDetail", "AfterChangeDetail"), "AUTH": ("SourceAddress", "SourceUser", "AuthenticationPolicy", "MFAVendor", "AuthServerProfile", "Description", "ClientType", "EventResult", "AuthFactorNo"),
    "DECRYPTION": ("SourceAddress", "DestinationAddress", "Rule", "SourceUser", "Application", "DestinationPort", "TLSVersion", "TLSKeyExchange", "TLSEncryptionAlgorithm", "ChainStatus", "IssuerCommonName", "ServerNameIndication", "ErrorMessage"),
    "HIPMATCH": ("SourceUser", "EndpointDeviceName", "EndpointOSType", "SourceAddress", "HipMatchName"), "USERID": ("EventName", "SourceAddress", "SourceUser", "MappingDataSourceName", "MappingDataSource", "MappingTimeout"),
    "WILDFIRE": ("SourceAddress", "DestinationAddress", "Verdict", "FileName", "PeerAddress", "Application", "FileType", "FileHash")}
_PAN_CEF = {"SourceAddress": "src", "DestinationAddress": "dst", "DestinationPort": "dpt", "SourceUser": "suser", "Administrator": "duser", "Application": "app", "EventResult": "outcome", "Description": "msg", "ErrorMessage": "reason", "FileName": "fname", "FileHash": "fileHash", "EndpointDeviceName": "shost"}


def _panos(scene: Scene, head: str, text: str) -> str:
    given, when = [part.strip() for part in (text + " ").split(";; ")], plain(scene.time).replace("-", "/")
    names = {name: value for name, value in zip(_PAN_NAMES[head], given, strict=True) if value not in ("", "-")}
    if _is_one_in(scene, 3) and head in ("CONFIG", "WILDFIRE"):
        return _pan_columns(scene, head, given, when)
    if _is_one_in(scene, 2):
        return compact({"TimeGenerated": iso(scene.time, 6), "LogType": head, "DeviceName": scene.linux_host, "LogSourceName": "firewall", "DeviceSN": scene.site.account_id, "VirtualLocation": "vsys1", **names, "SequenceNo": scene.number(10**5, 10**8)})
    told = " ".join(f"{_PAN_CEF.get(name, 'PanOS' + name)}={value.replace('=', chr(92) + '=')}" for name, value in names.items())
    return f"CEF:0|Palo Alto Networks|PAN-OS|10.2.{scene.number(1, 9)}|{head.lower()}|{head}|{scene.number(1, 5)}|rt={when} dvchost={scene.linux_host} cs3Label=Virtual System cs3=vsys1 {told} externalId={scene.number(10**5, 10**8)}"


def _pan_columns(scene: Scene, head: str, given: list[str], when: str) -> str:
    start = ["1", when, f"0{scene.number(10**10, 2 * 10**10)}"]
    end = [str(scene.number(10**5, 10**8)), "0x0", "0", "0", "0", "0", "", scene.linux_host]
    if head == "CONFIG":
        command, admin, client, result, path, before, after = given
        fields = ["CONFIG", "0", "2561", when, scene.internal_ip(), "vsys1", command, admin, client, result, path, before, after]
    else:
        source, target, verdict, file, other, application, kind, digest = given
        told = ("WildFire Virus(52020)", "high") if verdict in ("malicious", "phishing") else ("WildFire(52143)", "informational")
        fields = ["THREAT", "wildfire", "2561", when, source, target, scene.public_ip(), target, "outbound", "", "", application, "vsys1", "trust", "untrust", "ethernet1/2", "ethernet1/1", "syslog", when, str(scene.number(1000, 999999)), "1", str(scene.number(1024, 65535)), "443", "0", "0", "0x2000", "tcp", "allow", file, told[0], verdict, told[1], "client-to-server", digest, kind]
    line = ",".join(map(_csv, (*start, *fields, *end)))
    return line if _is_one_in(scene, 2) else f"<14>{syslog_time(scene.time)} {scene.linux_host} {line}"


def _forti(scene: Scene, head: str, text: str) -> str:
    kind, subtype, number, level = head.split()
    day, _, second = plain(scene.time).partition(" ")
    line = f'date={day} time={second} devname="{scene.linux_host}" devid="FGT{scene.site.account_id[:9]}" eventtime={int(scene.time * 1e9)} tz="+0000" logid="{number}" type="{kind}" subtype="{subtype}" level="{level}" vd="root" {text}'
    if _is_one_in(scene, 4):
        return "CEF:0|Fortinet|Fortigate|v7.2.5|" + f"{number[-5:]}|{kind}:{subtype}|{scene.number(2, 7)}|deviceExternalId=FGT{scene.site.account_id[:9]} FTNTFGTlogid={number} cat={kind}:{subtype} FTNTFGTlevel={level} " + " ".join(f"{_CEF.get(key, 'FTNTFGT' + key)}={value}" for key, value in _PAIR.findall(re.sub(r'=([^"\s]+)', r'="\1"', text)))
    return line if _is_one_in(scene, 3) else f"<{scene.pick((185, 188, 189, 190))}>{line}"


_CEF = {"srcip": "src", "dstip": "dst", "user": "duser", "action": "act", "msg": "msg", "srcport": "spt", "dstport": "dpt", "hostname": "dhost", "filename": "fname", "reason": "reason", "status": "outcome"}


def _checkpoint(scene: Scene, head: str, text: str) -> str:
    # The row has no head of its own: it is split at no colon.
    fields = dict(_PAIR.findall(text))
    if _is_one_in(scene, 3):
        return f"{syslog_time(scene.time)} {scene.linux_host} CEF:0|Check Point|{fields['product']}|Check Point|Log|{fields.get('operation') or fields.get('attack') or fields.get('action')}|{fields.get('severity', 'Unknown')}|" + " ".join(f"{key}={value}" for key, value in fields.items() if value) + f" rt={int(scene.time * 1000)}"
    if _is_one_in(scene, 2):
        return f"time={int(scene.time)}|hostname={scene.linux_host}|" + "|".join(f"{key}={value}" for key, value in fields.items()) + f"|loguid={{0x{scene.hex(8)},0x0,0x{scene.hex(8)},0x{scene.hex(8)}}}|origin={scene.internal_ip()}"
    return f"<134>1 {iso(scene.time)} {scene.linux_host} CheckPoint {pid(scene)} - [" + "; ".join(f'{key}:"{value}"' for key, value in fields.items()) + f'; origin:"{scene.internal_ip()}"; sequencenum:"{scene.number(1, 900)}"; version:"5"]'


def _sonicwall(scene: Scene, head: str, text: str) -> str:
    return f"<{scene.pick((129, 132, 134))}>  {text}" if _is_one_in(scene, 3) else text


def _sophos(scene: Scene, head: str, text: str) -> str:
    day, _, second = plain(scene.time).partition(" ")
    return (f'<{scene.pick((30, 28))}>' if _is_one_in(scene, 2) else "") + f'device="SFW" date={day} time={second} timezone="GMT" device_name="XGS2100" device_id=C{scene.site.account_id} {text}'


def _mikrotik(scene: Scene, head: str, text: str) -> str:
    if _is_one_in(scene, 2):
        return f"{syslog_time(scene.time)} {scene.linux_host} {head} {text}"
    return f"{syslog_time(scene.time).lower()} {scene.linux_host} {head}: {text}"


def _unifi(scene: Scene, head: str, text: str) -> str:
    return f"{syslog_time(scene.time)} {scene.linux_host} {text}" if head == "CEF" else f"{syslog_time(scene.time)} {scene.linux_host} {scene.hex(12)},U6-LR-6.5.28: {head}[{pid(scene)}]: {text}"


def _bigip(scene: Scene, head: str, text: str) -> str:
    level = "err" if head in ("mcpd", "icrd") and _is_one_in(scene, 2) else "notice"
    if head == "ASM":
        return f"<131>{syslog_time(scene.time)} {scene.linux_host} ASM:{text}"
    return f"{syslog_time(scene.time)} {scene.linux_host} {level} {head}[{pid(scene)}]: {text}"


def _dhcp(scene: Scene, head: str, text: str) -> str:
    if head.isdigit():
        return f"{head},{text}"
    if head == "kea-dhcp4":
        level, _, said = text.partition(" ")
        return f"{plain(scene.time, 3)} {level}  [kea-dhcp4.leases/{pid(scene)}.{scene.number(10**14, 2 * 10**14)}] {said}"
    return f"{syslog_time(scene.time)} {scene.linux_host} {head}[{pid(scene)}]: {text}"


def _telephony(scene: Scene, head: str, text: str) -> str:
    if head in ("CALL", "UC_AUDITLOG"):
        return f"<189>{scene.number(1, 99999)}: {syslog_time(scene.time)}.{scene.number(0, 999):03d} UTC : %UC_{'AUDITLOG-5-AdministrativeEvent' if head == 'UC_AUDITLOG' else 'CDR-6-CallRecord'}: %[{text}]"
    return f"[{plain(scene.time)}] {head}[{pid(scene)}] {text}"


def _others(scene: Scene, head: str, text: str) -> str:
    if head in ("stormshield", "meraki"):
        return text.removeprefix("meraki ") if _is_one_in(scene, 2) else f"<134>{text}"
    if head == "barracuda":
        return f"{plain(scene.time).replace('-', ' ')} +00:00 {scene.linux_host} {text}"
    if head == "citrixadc":
        program, _, said = text.partition(" ")
        return f"<134> {plain(scene.time).replace('-', '/')} GMT {scene.linux_host} 0-PPE-0 : default {program} {said}"
    if head == "huawei":
        return f"<190>{syslog_time(scene.time)} {scene.linux_host} {text}"
    if head == "watchguard":
        return f"<{scene.pick((140, 142))}>{syslog_time(scene.time)} {scene.linux_host} {scene.hex(12).upper()} ({iso(scene.time, 0, '')}) firewall: {text}"
    return f"{syslog_time(scene.time)} {scene.linux_host} {text}"


#: product -> what writes its lines, its sourcetype, and how often a relay puts its own header before them.
_PRODUCTS: dict[str, tuple[Callable[..., str], str, float]] = {
    "panos": (_panos, "pan:config", 0.05), "pansession": (_panos, "pan:log", 0.05), "forti": (_forti, "fortigate_event", 0.05), "checkpoint": (_checkpoint, "cp_log", 0), "asa": (_asa, "cisco:asa", 0.05), "sonicwall": (_sonicwall, "sonicwall", 0.05),
    "sophos": (_sophos, "sophos:xg", 0.05), "pfsense": (_daemon, "pfsense", 0), "srx": (_daemon, "juniper:junos:firewall", 0), "ios": (_ios, "cisco:ios", 0.05), "aruba": (_daemon, "aruba:syslog", 0), "mikrotik": (_mikrotik, "mikrotik", 0), "unifi": (_unifi, "ubnt", 0),
    "bigip": (_bigip, "f5:bigip:syslog", 0), "dhcpserver": (_dhcp, "dhcp:log", 0.1), "telephony": (_telephony, "telephony:log", 0.2), "others": (_others, "firewall:syslog", 0)}
_NAMES = tuple(_PRODUCTS)
#: Where columns or sections end a line, no reason can be added to it.
_STRICT = frozenset(("panos", "pansession", "telephony", "dhcpserver", "bigip"))
#: Rows of these begin with no head of their own.
_HEADLESS = frozenset(("checkpoint", "sonicwall", "sophos"))


def write(scene: Scene, attack: bool) -> Written:
    product = scene.pick(_NAMES)
    line_of, sourcetype, share = _PRODUCTS[product]
    way = scene.pick(("syslog", "syslog", "rfc5424")) if scene.chance(share) else ""
    scenario, row = _TABLES[product].draw(scene, attack)
    text = _in_time(scene, scene.fill(row))
    if attack and product not in _STRICT and not text.endswith("]"):
        text = reasoned(scene, text)
    head, _, said = ("", "", text) if product in _HEADLESS else text.partition(": ")
    if product == "unifi" and text.startswith("CEF:"):
        head, said = "CEF", text
    elif product == "dhcpserver" and head[:2].isdigit():
        head = head[:2]
    line = line_of(scene, head, said)
    if way:
        line, sourcetype = wrapped(scene, product, line, way)
    return Written(line, sourcetype, scene.linux_host, scenario)


FAMILY = Family("devices", "network", 0.1, write)
