"""Network flows and sensors: Zeek's logs, VPC flow logs, NetFlow-like JSON, Suricata's EVE.

Owns the words for connection states, histories and volumes. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, Optional

from aiscore_contract.forms.flows import Flow, ends_of, flow_of, flow_of_firewall, flow_of_line
from aiscore_contract.forms.paloalto import KINDS as KINDS_OF_PALO_ALTO

from . import dns, web
from .domains import domain_words
from .draft import Draft
from .jsonlog import pairs
from .jsonlog import tell as tell_pairs
from .keyvalue import pairs_of
from .keyvalue import tell as tell_meanings
from .words import address_word, count_word, duration_word, number_of, outcome_word, port_words, size_word

#: Zeek's conn_state, base/protocols/conn/main.zeek.
STATES = {
    "S0": "attempt no reply", "S1": "established open", "SF": "normal finish", "REJ": "rejected",
    "S2": "half closed by originator", "S3": "half closed by responder",
    "RSTO": "reset by originator", "RSTR": "reset by responder", "RSTOS0": "syn then reset",
    "RSTRH": "syn ack then reset", "SH": "syn then fin no reply",
    "SHR": "syn ack then fin", "OTH": "midstream"}
_HISTORY = {"S": "syn", "H": "handshake", "A": "ack", "D": "data", "F": "fin", "R": "reset", "T": "retransmit",
            "C": "badchecksum", "I": "inconsistent", "Q": "multiflag", "G": "gap", "W": "zerowindow"}


def read_zeek(draft: Draft, record: Dict[str, Any], log: str) -> None:
    """One record of Zeek in JSON; `log` is the log's name."""
    if log in ("conn", "conn_long"):
        read_flow(draft, record)
    elif log == "dns" and isinstance(record.get("query"), str):
        dns.read(draft, record)
    elif log == "http" and web.read_json(draft, record):
        _ends(draft, record)
    elif log in ("ssl", "tls"):
        _tls(draft, record)
    elif log == "files":
        _file(draft, record)
    elif log == "x509":
        _certificate(draft, record)
    elif "alert.signature" in record:
        alert = {name: record.get(f"alert.{name}") for name in ("signature", "category", "severity", "action")}
        read_eve(draft, {"event_type": "alert", "src_ip": record.get("id.orig_h"), "dest_ip": record.get("id.resp_h"), "dest_port": record.get("id.resp_p"),
                         "app_proto": record.get("service"), "alert": alert})
    elif log in ("weird", "notice"):
        draft.action = str(record.get("name") or record.get("note") or log)
        draft.say("network", log)
        draft.read(f"{record.get('name') or record.get('note') or ''} {record.get('msg') or ''} "
                   f"{record.get('addl') or ''}", 300)
        _ends(draft, record)
    else:
        draft.action = log
        draft.say("network", log)
        tell_pairs(draft, [(path, value) for path, value in pairs(record) if not path.startswith(("id.", "_"))
                           and path not in ("ts", "uid", "uids", "trans_depth", "fuid", "message_id")])
        draft.name("src", record.get("client_addr"))
        _ends(draft, record)


def zeek_of(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """The record of Zeek with the names that Zeek gives it, as itself, with its ends in an object, or in the common schema; None where there is none."""
    if "id.orig_h" in record or "_path" in record and "ts" in record:
        return record
    ends = record.get("id")
    if isinstance(ends, dict) and "orig_h" in ends and "resp_h" in ends:
        return {**record, **{f"id.{name}": ends.get(name) for name in ("orig_h", "orig_p", "resp_h", "resp_p")}}
    shipped = record.get("zeek")
    inner = next((value for name, value in shipped.items() if isinstance(value, dict)), None) if isinstance(shipped, dict) else None
    if inner is None:
        return None
    source, target, network = (record.get(name) if isinstance(record.get(name), dict) else {} for name in ("source", "destination", "network"))
    told = {"id.orig_h": source.get("ip"), "id.orig_p": source.get("port"), "id.resp_h": target.get("ip"), "id.resp_p": target.get("port"), "proto": network.get("transport"),
            "orig_bytes": source.get("bytes"), "resp_bytes": target.get("bytes"), "orig_pkts": source.get("packets"), "resp_pkts": target.get("packets"),
            "conn_state": inner.get("state"), "service": network.get("protocol")}
    return {**{name: value for name, value in told.items() if value is not None}, **inner} if "id.orig_h" in told else None


def log_of(record: Dict[str, Any]) -> str:
    """The log that a record without its name is of, by a member that few others have."""
    for key, log in (("conn_state", "conn"), ("request_type", "kerberos"), ("named_pipe", "dce_rpc"), ("auth_attempts", "ssh"), ("qtype_name", "dns"), ("query", "dns"), ("mime_type", "files"), ("fuid",
        "files"), ("cipher", "ssl"), ("server_name", "ssl"), ("certificate.subject", "x509"),
                     ("request_to", "sip"), ("base_object", "ldap_search"), ("opcode", "ldap"), ("method", "http"), ("uri", "http"), ("note", "notice"), ("name", "weird")):
        if key in record:
            return log
    return "network"


#: Sensors' names for those that both halves give an exporter's flow.
_OF_SENSORS = {"dst_ip": "dest_ip", "dst_port": "dest_port", "bytes_out": "bytes_toserver", "bytes_in": "bytes_toclient", "packets_out": "orig_pkts", "packets_in": "resp_pkts"}


def export_of(record: Dict[str, Any]) -> Optional[Flow]:
    """The flow in a record of an exporter or of a cloud; None where there is none."""
    found: Dict[str, Any] = {}
    for path, value in pairs(record):
        name = path.lower()
        held = found.get(name)
        found[name] = value if held is None else (*held, value) if isinstance(held, tuple) else (held, value)
    return flow_of(found)


def read_export(draft: Draft, flow: Flow) -> None:
    """A flow as exporters tell it: of one direction, but for those that count both."""
    source_port, port = flow.get("src_port", ""), flow.get("dst_port", "")
    is_one_way = "bytes_in" not in flow and "packets_in" not in flow
    # The server's side of a flow is the one with the lower, registered port.
    is_reply = is_one_way and source_port.isdigit() and port.isdigit() and int(source_port) < 1_024 <= int(port)
    draft.say("reply" if is_reply else "")
    record = {_OF_SENSORS.get(name, name): value for name, value in flow.items()}
    if is_reply:
        record["dest_port"] = source_port
    read_flow(draft, {**record, "is_export": True})
    if "conn_state" not in flow and "action" in flow:
        draft.action = flow["action"].lower()


#: Names of a firewall's members in the words of its pairs, where those do not know them.
_OF_FIREWALLS = {"BytesSent": "sent", "BytesReceived": "rcvd", "LogType": "type", "Application": "app", "ThreatID": "threat", "ThreatName": "threat", "URLCategory": "catdesc",
                 "SourceUser": "user", "Severity": "severity", "HTTPMethod": "method", "UserAgent": "user_agent", "SourceUserName": "user", "PublicIPv4": "src",
                 "EventStatus": "status", "EventIDValue": "event_name", "Subtype": "subtype", "SourceAddress": "src", "DestinationAddress": "dst", "DestinationPort": "dpt",
                 "Action": "action", "rulelabel": "policyname", "ipcat": "category", "threatname": "threat"}
#: A program did it: that is no firewall's to say.
_OF_PROGRAMS = frozenset(("process", "image", "processname", "commandline", "command_line", "filehash"))


def read_told(draft: Draft, record: Dict[str, Any]) -> bool:
    """What a firewall says in JSON of a connection that it let through or refused; whether it was one."""
    event = record.get("event") if isinstance(record.get("event"), dict) else record.get("properties")
    record = {**record, **event} if isinstance(event, dict) else record
    plain = {name: value for name, value in record.items() if isinstance(value, (str, int, float)) and not isinstance(value, bool)}
    lower = {name.lower(): value for name, value in plain.items()}
    ends = ends_of(lower)
    is_told = "action" in ends and ("dst_port" in ends or "proto" in lower) and _OF_PROGRAMS.isdisjoint(lower)
    if not is_told and str(lower.get("logtype", "")).upper() not in KINDS_OF_PALO_ALTO:
        return False
    known = set(ends.values())
    tell_meanings(draft, [(_OF_PAIRS[name], value) for name, value in ends.items()]
                  + [(_OF_FIREWALLS.get(name, name), str(value)) for name, value in plain.items() if str(value) not in known])
    return True


def read_line(draft: Draft, text: str) -> bool:
    """A flow in a line of an exporter, a cloud, a capture, or a table of data; whether it was one."""
    flow = flow_of_line(text)
    if flow is None:
        return False
    read_export(draft, flow)
    return True


_SESSION = re.compile(r"RT_FLOW_SESSION_(CREATE|CLOSE|DENY)")
#: What pairs of firewalls are called where the same is told in a sentence.
_OF_PAIRS = {"action": "action", "proto": "proto", "src_ip": "src", "dst_ip": "dst", "src_port": "spt", "dst_port": "dpt", "bytes_out": "sent", "bytes_in": "rcvd", "duration": "duration"}


def read_firewall(draft: Draft, text: str) -> bool:
    """What a firewall let through or refused, in its sentence; whether it was one."""
    flow = flow_of_firewall(text)
    if flow is None:
        return False
    session = _SESSION.search(text[:600])
    draft.action = "firewall"
    draft.say("firewall", f"session {session[1].lower()}" if session is not None else "")
    known = set(flow.values())
    tell_meanings(draft, [(_OF_PAIRS[name], value) for name, value in flow.items() if name in _OF_PAIRS]
                  + [(name, value) for name, value in pairs_of(text) if name != "msg_id" and (len(value) < 2 or value not in known)])
    draft.say(*(_HISTORY[letter] for letter in flow.get("history", "")))
    return True


def read_flow(draft: Draft, record: Dict[str, Any]) -> None:
    """A connection of any sensor that gives its ends, its state and its volumes."""
    get = record.get
    state = str(get("conn_state") or "")
    protocol = str(get("proto") or get("protocol") or "").lower()
    service = str(get("service") or get("app_proto") or "")
    port = get("id.resp_p", get("dest_port", get("dstPort", get("dstport", get("destinationPort", "")))))
    draft.action = state or protocol or "flow"
    draft.say("connection", {"6": "tcp", "17": "udp", "1": "icmp"}.get(protocol, protocol), "service" if service
              else "no service", service.lower().replace(",", " "), port_words(str(port)))
    if protocol == "icmp":
        draft.say({"8": "echo", "3": "unreachable", "134": "router", "135": "neighbour",
                   "136": "neighbour"}.get(str(get("id.orig_p", "")), ""))
    draft.say(STATES.get(state, ""), outcome_word(get("action")) if isinstance(get("action"), str) else "")
    history = get("history")
    if isinstance(history, str) and history:
        draft.say("originator",
                  *(_HISTORY[char] for char in dict.fromkeys(history) if char in _HISTORY and char.isupper()))
        answers = [_HISTORY[char.upper()] for char in dict.fromkeys(history) if char.islower()
                   and char.upper() in _HISTORY]
        if answers or state == "S0" or not get("is_export"):
            draft.say("responder", *(answers or ["silent"]))
    for key, word in (("orig_bytes", "sent"), ("resp_bytes", "received"), ("bytes_toserver", "sent"),
                      ("bytes_toclient", "received"), ("bytes", "bytes"), ("orig_pkts", "packets"), ("resp_pkts",
                          "reply packets"), ("packets", "packets")):
        value = number_of(get(key))
        if value >= 0:
            draft.say(word, count_word(value) if "packets" in word else size_word(value))
    duration = number_of(get("duration"))
    draft.say(f"duration {duration_word(duration)}" if duration >= 0 else "")
    _ends(draft, record)


def _ends(draft: Draft, record: Dict[str, Any]) -> None:
    source = next((record[key] for key in ("id.orig_h", "src_ip", "srcAddr", "srcaddr", "sourceAddress")
                   if isinstance(record.get(key), str)), "")
    target = next((record[key] for key in ("id.resp_h", "dest_ip", "dstAddr", "dstaddr", "destinationAddress")
                   if isinstance(record.get(key), str)), "")
    port = record.get("id.resp_p", record.get("dest_port", record.get("dstPort", "")))
    draft.say(_direction(record, address_word(source), address_word(target)))
    if source:
        draft.say("from", address_word(source))
    if target:
        draft.say("to", address_word(target))
        if isinstance(record.get("id.resp_p"),
                      int) and "connection" not in draft.action and draft.action not in STATES:
            draft.say(port_words(str(port)))
    draft.name("src", source)
    draft.name("dest", target)
    draft.name("port", str(port))
    draft.name("service", record.get("service"))


def _direction(record: Dict[str, Any], source: str, target: str) -> str:
    """Which way a connection crosses the site's edge: as the sensor says, else by the kind of address."""
    near, far = record.get("local_orig"), record.get("local_resp")
    if not isinstance(near, bool) or not isinstance(far, bool) or not (near or far):
        if "publicip" not in (source, target) or not source or not target:
            return "internal" if source and target else ""
        near, far = source != "publicip", target != "publicip"
    return {(True, True): "internal", (True, False): "outbound", (False, True): "inbound", (False,
        False): "external"}[near, far]


def _tls(draft: Draft, record: Dict[str, Any]) -> None:
    draft.action = "tls"
    name = record.get("server_name")
    version = str(record.get("version") or "").lower()
    draft.say("tls session", {"tlsv13": "current", "tlsv12": "current", "tlsv10": "old", "tlsv11": "old",
                              "sslv3": "old", "sslv2": "old"}.get(version, "version missing" if not version else "odd"),
              "established" if record.get("established") else "not established", "resumed" if record.get("resumed")
              else "")
    cipher = str(record.get("cipher") or "")
    draft.say("weak cipher" if re.search(r"RC4|DES|NULL|EXPORT|MD5|anon", cipher) else "forward secrecy"
              if "DHE" in cipher or cipher.startswith("TLS_AES") else "no forward secrecy" if cipher else "")
    if isinstance(name, str) and name:
        draft.say("to", domain_words(name))
        draft.payload(name)
        draft.name("domain", name)
    else:
        draft.say("no server name")
    status = record.get("validation_status")
    if isinstance(status, str):
        draft.read(f"certificate {status}", 120)
    for key in ("subject", "issuer"):
        value = record.get(key)
        if isinstance(value, str):
            common = re.search(r"CN=([^,]{1,100})", value)
            draft.say(key, domain_words(common.group(1)) if common and "." in common.group(1) else "")
    if isinstance(record.get("subject"), str) and record.get("subject") == record.get("issuer"):
        draft.say("self signed")
        draft.read(str(record["subject"]), 80)
    _ends(draft, record)


def _certificate(draft: Draft, record: Dict[str, Any]) -> None:
    draft.action = "certificate"
    draft.say("certificate")
    held = record.get("certificate")
    told = {**record, **{f"certificate.{name}": value for name, value in held.items()}} if isinstance(held, dict) else record
    ends = [told.get(f"certificate.{name}") for name in ("subject", "issuer")]
    for word, value in zip(("subject", "issuer"), ends):
        if isinstance(value, str):
            common = re.search(r"CN=([^,]{1,100})", value)
            name = common[1] if common else ""
            draft.say(word, domain_words(name) if "." in name else "")
            draft.read("" if "." in name else value, 120)
            draft.name("domain", name if word == "subject" and "." in name else "")
    draft.say("self signed" if isinstance(ends[0], str) and ends[0] == ends[1] else "", "short key" if 0 < number_of(told.get("certificate.key_length")) < 2_048
              and str(told.get("certificate.key_type")) != "ecdsa" else "")


def _file(draft: Draft, record: Dict[str, Any]) -> None:
    draft.action = "file"
    draft.say("file transfer", str(record.get("source") or "").lower())
    draft.read(str(record.get("mime_type") or "type missing"), 80)
    name = record.get("filename")
    if isinstance(name, str):
        draft.read(name, 120)
        draft.name("path", name)
    size = number_of(record.get("total_bytes", record.get("seen_bytes", -1)))
    draft.say(size_word(size) if size >= 0 else "", "sent out" if record.get("is_orig") else "received", "incomplete"
              if number_of(record.get("missing_bytes")) > 0 else "",
              "timed out" if record.get("timedout") else "")
    duration = number_of(record.get("duration"))
    draft.say(f"duration {duration_word(duration)}" if duration >= 0 else "")
    hosts = record.get("tx_hosts"), record.get("rx_hosts")
    for word, entity, value in zip(("from", "to"), ("src", "dest"), hosts):
        if isinstance(value, list) and value and isinstance(value[0], str):
            draft.say(word, address_word(value[0]))
            draft.name(entity, value[0])
    _ends(draft, record)


# -- Suricata ------------------------------------------------------------------------------------

#: Protocols whose record says what was done.
_SPOKEN = frozenset(("smb", "krb5", "rdp", "ftp", "ftp_data", "smtp", "dcerpc", "nfs", "snmp", "mqtt", "tftp", "sip", "rfb", "modbus", "dhcp", "ike", "pgsql", "ldap"))


def eve_of(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """The record of Suricata in what a cloud's firewall or a shipper made of it, with its ends; None where there is none."""
    suricata = record.get("suricata")
    for inner in (record, record.get("event"), suricata.get("eve") if isinstance(suricata, dict) else None):
        if isinstance(inner, dict) and isinstance(inner.get("event_type"), str) and ("src_ip" in inner or "flow_id" in inner):
            return inner if "src_ip" in inner else {**_ends_of_ecs(record), **inner}
    return None


def alert_of(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """An alert of Snort 3 as Suricata would write it; None where `record` is none."""
    rule, message = record.get("rule"), record.get("msg")
    if not isinstance(rule, str) or not isinstance(message, str) or not _RULE.fullmatch(rule):
        return None
    ends: Dict[str, Any] = {}
    for name, end in (("src", "src"), ("dst", "dest")):
        address, _, port = str(record.get(f"{name}_ap") or "").rpartition(":")
        ends[f"{end}_ip"], ends[f"{end}_port"] = record.get(f"{name}_addr") or address, record.get(f"{name}_port") or port
    return {**ends, "event_type": "alert", "proto": record.get("proto"), "app_proto": record.get("service"),
            "alert": {"signature": message, "category": record.get("class"), "severity": record.get("priority"), "action": record.get("action")}}


_RULE = re.compile(r"\d{1,6}:\d{1,10}:\d{1,5}")


def _ends_of_ecs(record: Dict[str, Any]) -> Dict[str, Any]:
    source, target, network = (record.get(name) if isinstance(record.get(name), dict) else {} for name in ("source", "destination", "network"))
    return {"src_ip": source.get("ip"), "src_port": source.get("port"), "dest_ip": target.get("ip"), "dest_port": target.get("port"), "proto": network.get("transport")}


def read_eve(draft: Draft, record: Dict[str, Any]) -> None:
    """A record of Suricata's eve.json."""
    kind = str(record.get("event_type") or "")
    draft.action = kind
    alert = record.get("alert")
    if isinstance(alert, dict):
        severity = alert.get("severity")
        draft.say("network alert severity", {1: "high", 2: "medium"}.get(severity, "low") if isinstance(severity, (int, float)) else "low")
        draft.read(f"{alert.get('signature') or ''} {alert.get('category') or ''}", 300)
        draft.say(outcome_word(alert.get("action")))
    http, query, tls, ssh, anomaly = (record.get(key) for key in ("http", "dns", "tls", "ssh", "anomaly"))
    if isinstance(http, dict):
        web.read_json(draft, {**http, "http_method": http.get("http_method", "GET"),
                              "url": str(http.get("url") or "/")})
    if isinstance(query, dict):
        first = query.get("query") or query.get("queries")
        inner = first[0] if isinstance(first, list) and first and isinstance(first[0], dict) else query
        dns.read(draft, {"query": str(inner.get("rrname") or ""), "qtype_name": str(inner.get("rrtype") or ""),
                         "rcode_name": str(query.get("rcode") or ""), "id.orig_h": str(record.get("src_ip") or "")})
    if isinstance(tls, dict):
        _tls(draft, {"server_name": tls.get("sni"), "version": str(tls.get("version") or "").replace("TLS ", "TLSv").replace(" ",
            "").replace(".", ""), "established": True, "subject": tls.get("subject"), "issuer": tls.get("issuerdn")})
    if isinstance(ssh, dict):
        draft.say("ssh session")
        for side in ("client", "server"):
            told = ssh.get(side)
            draft.read(f"{side} {told.get('software_version') or ''}" if isinstance(told, dict) else "", 80)
    if isinstance(anomaly, dict):
        draft.say("protocol anomaly")
        draft.read(str(anomaly.get("event") or ""), 100)
    if kind == "fileinfo" and isinstance(record.get("fileinfo"), dict):
        info = record["fileinfo"]
        _file(draft, {"source": record.get("app_proto"), "mime_type": info.get("magic"),
                      "filename": info.get("filename"), "total_bytes": info.get("size")})
    spoken = record.get(kind)
    if kind in _SPOKEN and isinstance(spoken, dict):
        draft.say("network", kind)
        tell_pairs(draft, pairs(spoken))
        _ends(draft, record)
        draft.kind = "flow"
        return
    flow = record.get("flow")
    if kind in ("flow", "netflow", "drop", "") or not isinstance(alert or http or query or tls or ssh or anomaly, dict):
        counted = record.get("netflow")
        merged = {**record, **(flow if isinstance(flow, dict) else {})}
        if isinstance(counted, dict):
            merged.update(bytes=counted.get("bytes"), packets=counted.get("pkts"), duration=counted.get("age"))
        merged["proto"] = record.get("proto")
        merged.pop("history", None)
        merged["orig_pkts"], merged["resp_pkts"] = merged.get("pkts_toserver"), merged.get("pkts_toclient")
        read_flow(draft, merged)
        state, reason = (flow or {}).get("state") if isinstance(flow, dict) else None, (flow
            or {}).get("reason") if isinstance(flow, dict) else None
        draft.read(f"state {state or ''} {reason or ''}", 60)
    else:
        _ends(draft, record)
        draft.say(str(record.get("app_proto") or "").lower())
    draft.kind = "dns" if kind == "dns" else "web" if kind == "http" else "flow"
