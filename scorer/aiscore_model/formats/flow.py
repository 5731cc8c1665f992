"""Network flows and sensors: Zeek's logs, VPC flow logs, NetFlow-like JSON, Suricata's EVE.

Owns the words for connection states, histories and volumes. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, Optional

from . import dns, web
from .domains import domain_words
from .draft import Draft
from .jsonlog import pairs
from .jsonlog import tell as tell_pairs
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
    """One record of Zeek in JSON; `log` is the log's name, "" where the sourcetype did not tell."""
    log = log or _log_of(record)
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
    elif log in ("weird", "notice"):
        draft.action = str(record.get("name") or record.get("note") or log)
        draft.say("network", log)
        draft.read(f"{record.get('name') or record.get('note') or ''} {record.get('msg') or ''} "
                   f"{record.get('addl') or ''}", 300)
        _ends(draft, record)
    else:
        draft.action = log
        draft.say("network", log)
        tell_pairs(draft, [(path, value) for path, value in pairs(record) if not path.startswith("id.")
                           and path not in ("ts", "uid", "trans_depth", "fuid")])
        _ends(draft, record)


def _log_of(record: Dict[str, Any]) -> str:
    for key, log in (("conn_state", "conn"), ("request_type", "kerberos"), ("named_pipe", "dce_rpc"), ("auth_attempts", "ssh"), ("qtype_name", "dns"), ("query", "dns"), ("mime_type", "files"), ("fuid",
        "files"), ("cipher", "ssl"), ("server_name", "ssl"),
                     ("method", "http"), ("uri", "http"), ("note", "notice"), ("name", "weird")):
        if key in record:
            return log
    return "network"


#: What exporters of flows call what sensors call otherwise.
_SYNONYMS = {
    "src_ip": ("src_addr", "srcAddr", "srcaddr", "sourceIPv4Address", "ipv4_src_addr", "source_address", "SrcIP", "SrcIP_s"),
    "dest_ip": ("dst_addr", "dst_ip", "dstAddr", "dstaddr", "destinationIPv4Address", "ipv4_dst_addr", "destination_address", "DestIP", "DestIP_s"),
    "dest_port": ("dst_port", "dstPort", "dstport", "destinationTransportPort", "l4_dst_port", "destination_port", "DestPort", "DestPort_d"),
    "src_port": ("srcPort", "srcport", "sourceTransportPort", "l4_src_port", "source_port"),
    "proto": ("protocol", "protocolIdentifier", "transport"),
    "bytes_toserver": ("in_bytes", "bytes_sent", "bytes_in", "octetDeltaCount"), "bytes_toclient": ("out_bytes", "bytes_out"),
    "orig_pkts": ("in_pkts", "packets_sent", "packetDeltaCount"), "resp_pkts": ("out_pkts",)}
#: Tuples of Azure's network security groups: second, ends, ports, transport, way, decision.
_TUPLE = re.compile(r"\d{10,13},([^,]{2,45}),([^,]{2,45}),(\d{1,5}),(\d{1,5}),(\w{1,3}),([IO]),([ADBCE])")


def export_of(record: Dict[str, Any]) -> Optional[Dict[str, Any]]:
    """The flow in a record of an exporter or of a cloud, with the sensors' names; None where there is none."""
    payload = record.get("jsonPayload")
    inner = payload.get("connection") if isinstance(payload, dict) else None
    if isinstance(inner, dict):
        return _renamed({**inner, **{key: payload[key] for key in ("bytes_sent", "packets_sent", "disposition") if key in payload}})
    if "FlowEvent" in str(record.get("category") or "") or "flowRecords" in record:
        rows = [value for path, value in pairs(record) if isinstance(value, str) and path.endswith(("flowTuples", "flowtuples"))]
        hit = _TUPLE.match(rows[0]) if rows else None
        if hit:
            source, target, source_port, port, transport, _, decision = hit.groups()
            return {"src_ip": source, "dest_ip": target, "src_port": source_port, "dest_port": int(port),
                    "proto": {"T": "tcp", "U": "udp"}.get(transport, transport), "action": "deny" if decision == "D" else "allow"}
    if record.keys() & _EXPORT_KEYS:
        return _renamed(record)
    return None


_EXPORT_KEYS = frozenset(("src_addr", "srcAddr", "srcaddr", "sourceIPv4Address", "ipv4_src_addr", "SrcIP_s"))


def _renamed(record: Dict[str, Any]) -> Dict[str, Any]:
    renamed = dict(record)
    for name, others in _SYNONYMS.items():
        value = next((record[other] for other in (name, *others) if record.get(other) not in (None, "")), None)
        if value is not None:
            renamed[name] = value
    if isinstance(record.get("duration_ms"), (int, float)):
        renamed["duration"] = record["duration_ms"] / 1_000
    return renamed


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
    _ends(draft, record)


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
        first = query.get("query")
        inner = first[0] if isinstance(first, list) and first and isinstance(first[0], dict) else query
        dns.read(draft, {"query": str(inner.get("rrname") or ""), "qtype_name": str(inner.get("rrtype") or ""),
                         "rcode_name": str(query.get("rcode") or ""), "id.orig_h": str(record.get("src_ip") or "")})
    if isinstance(tls, dict):
        _tls(draft, {"server_name": tls.get("sni"), "version": str(tls.get("version") or "").replace(" ",
            "").replace(".", ""), "established": True, "subject": tls.get("subject"), "issuer": tls.get("issuerdn")})
    if isinstance(ssh, dict):
        draft.say("ssh session")
        client = ssh.get("client")
        draft.read(str(client.get("software_version") or "") if isinstance(client, dict) else "", 80)
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
        merged = {**record, **(flow if isinstance(flow, dict) else {})}
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


# -- VPC flow logs -------------------------------------------------------------------------------

_VPC = re.compile(r"\d (?:\d{12}|unknown|-) (?:eni-[0-9a-f]{1,20}|-) (\S{1,45}) (\S{1,45}) (\d{1,5}|-) (\d{1,5}|-) "
                  r"(\d{1,3}|-) (\d{1,12}|-) (\d{1,15}|-) (\d{9,12}) (\d{9,12}) (ACCEPT|REJECT|-) (OK|NODATA|SKIPDATA)")


def read_vpc(draft: Draft, text: str) -> bool:
    """A VPC flow log line of version 2; whether it was one."""
    line = _VPC.match(text)
    if line is None:
        return False
    source, target, source_port, port, protocol, packets, size, start, end, action, _ = line.groups()
    # The server's side of a flow is the one with the lower, registered port.
    reply = source_port.isdigit() and port.isdigit() and int(source_port) < 1_024 <= int(port)
    draft.say("reply" if reply else "")
    read_flow(draft, {"proto": protocol, "action": action, "src_ip": source, "dest_ip": target,
                      "dest_port": source_port if reply else port,
                      "bytes": size, "packets": packets, "duration": float(end) - float(start)})
    draft.action = action.lower()
    return True
