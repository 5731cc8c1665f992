"""A connection or a flow in one set of names, whoever exported it: NetFlow's collectors, sensors, clouds, captures, tables of data.

Owns what exporters call the two ends, the volumes and the states, and the columns of rows that come without their header. Both halves ask here,
so that the same flow is the same event in every export. Names: src_ip, src_port, dst_ip, dst_port, proto, service, conn_state (Zeek's),
history (Zeek's letters), bytes_out, bytes_in, bytes, packets_out, packets_in, packets, duration (seconds), action, direction. All values are texts.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .strangers import stands_free

Flow = Dict[str, str]

_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?=[\da-fA-F]{0,4}:)[\da-fA-F:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?")
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{0,12})?(?:[eE][+-]?\d{1,3})?")
_PROTOCOLS = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmp", "47": "gre", "50": "esp", "132": "sctp", "t": "tcp", "u": "udp", "icmp6": "icmp", "ipv6-icmp": "icmp",
              "icmpv6": "icmp"}
_PROTOCOL_NAMES = frozenset("tcp udp icmp icmp6 icmpv6 ipv6-icmp igmp gre esp ah sctp ospf pim arp rarp rtp rtcp llc ipv6 udt ipx/spx any unas sun-nd swipe "
                            "mobile sep".split())
#: Zeek's states of a connection.
STATES = frozenset("S0 S1 S2 S3 SF REJ RSTO RSTR RSTOS0 RSTRH SH SHR OTH".split())
#: Argus' states in one word, in Zeek's.
_ARGUS = {"FIN": "SF", "CON": "SF", "CLO": "SF", "INT": "S0", "REQ": "S0", "ACC": "S1", "RST": "RSTR", "ECO": "S0", "ECR": "SF", "EST": "S1", "TIM": "S0",
          "PAR": "OTH", "URN": "REJ", "URH": "REJ", "URP": "REJ", "URHPRO": "REJ", "NRS": "OTH", "TXD": "OTH", "MAS": "OTH", "RSP": "OTH", "TST": "OTH"}

#: Ours: what exporters write, without case, blanks and signs.
_NAMES = {
    "src_ip": "srcip srcaddr sourceip sourceaddress sourceipv4address sourceipv6address ipv4srcaddr ipv6srcaddr ipsrc src4addr src6addr saddr srcips csip idorigh "
              "srcipaddr srcipaddress sourceips origh srcap",
    "dst_ip": "dstip destip dstaddr destinationip destinationaddress destinationipv4address destinationipv6address ipv4dstaddr ipv6dstaddr ipdst dst4addr dst6addr "
              "daddr destips cdip idresph dstipaddr dstipaddress resph destaddr dstap",
    "src_port": "srcport sourceport sourcetransportport l4srcport portsrc sport csport idorigp origp srcpt",
    "dst_port": "dstport destport destinationport destinationtransportport l4dstport portdst dport dsport destportd cdport idrespp respp dstpt",
    "proto": "proto protocol ipproto protocolidentifier transport networktransport l4protocols protocolname transportprotocol",
    "service": "service appproto app application networkprotocol l7protocolname nwapp",
    "bytes_out": "bytestoserver origbytes bytessent sentbytes sentbyte srcbytes sbytes sourcebytes inbytes totlenfwdpkts totallengthoffwdpackets totallengthoffwdpacket "
                 "initiatorbytes clientbytes bytessrctodests",
    "bytes_in": "bytestoclient respbytes bytesreceived receivedbytes rcvdbyte dstbytes dbytes destinationbytes outbytes totlenbwdpkts totallengthofbwdpackets "
                "totallengthofbwdpacket responderbytes serverbytes bytesdesttosrcs",
    "bytes": "bytes octetdeltacount octettotalcount octets totbytes totalbytes networkbytes netflowbytes",
    "packets_out": "pktstoserver origpkts packetssent sentpackets srcpkts spkts sourcepackets inpkts inpackets totfwdpkts totalfwdpackets totalfwdpacket initiatorpackets",
    "packets_in": "pktstoclient resppkts packetsreceived dstpkts dpkts destinationpackets outpkts outpackets totbwdpkts totalbackwardpackets totalbwdpackets "
                  "responderpackets",
    "packets": "packets packetdeltacount packettotalcount totpkts totalpackets networkpackets netflowpkts pkts",
    "conn_state": "connstate state zeekconnectionstate", "history": "history zeekconnectionhistory",
    "action": "action disposition decision flowstatuss verdict fwaction", "direction": "direction flowdirection flowdirections networkdirection",
    "flags": "tcpflags tcpcontrolbits initialtcpflags", "seconds": "duration dur age flowage", "milliseconds": "durationms flowdurationmilliseconds flowduration_ms",
    "microseconds": "flowduration timetaken", "nanoseconds": "eventduration",
    "start": "start timeflowstart starttime firstswitched first", "end": "end timeflowend endtime lastswitched last",
    "start_ms": "flowstartmilliseconds", "end_ms": "flowendmilliseconds", "start_ns": "timeflowstartns", "end_ns": "timeflowendns"}
_OURS = {name: ours for ours, names in _NAMES.items() for name in names.split()}
_TIMES = ((("seconds",), 1.0), (("milliseconds",), 1e-3), (("microseconds",), 1e-6), (("nanoseconds",), 1e-9), (("start", "end"), 1.0), (("start_ms", "end_ms"), 1e-3),
          (("start_ns", "end_ns"), 1e-9))
_VOLUMES = ("bytes_out", "bytes_in", "bytes", "packets_out", "packets_in", "packets")
#: Objects that hold a flow in records that say more of its way here.
_AROUND = re.compile(r"(?:(?:netflow|flows?|jsonpayload|connection|properties|data|rule_details)\.)+")
_SIGNS = re.compile(r"[^a-z0-9]")
#: A record that has one of these, or an object of such a name, tells more than a connection.
_MORE = frozenset("""
msg message attack signature threat threatname threattype virus url uri uripath request requesturl query queryname qname filename command commandline cmd useragent httpmethod method
alert http dns tls ssl file process user username suser email smb krb5 ssh rdp kerberos image event eventname logid logtype
subtype devname cat name policyname url_category urlcategory commands searchfilter log winlog host_name agentmessage cookie note signatureid sid honeypot sensor
authattempts numauthattempts
""".split())
_MORE_ALLOWED = re.compile(r"event\.(?:kind|category|type|action|duration|start|end|dataset|module|created|ingested|id|outcome|provider)\Z|rule_details\b|agent\.|ecs\.|log\.")


#: One of these stands in every record of a flow; to look for them costs nothing.
_SIGN_OF_FLOW = frozenset("""
src_ip srcip src_addr srcaddr src4_addr src6_addr saddr sourceipv4address sourceipv6address ipv4_src_addr ipv6_src_addr ip_src srcip_s sourceip sourceaddress source_ip
source_address source-address csip source.ip source.address src_ap data.sourceaddress netflow.ipv4_src_addr netflow.ipv6_src_addr netflow.source_ipv4_address
flows.sourceipv4address flows.sourceipv6address jsonpayload.connection.src_ip
""".split()).union(("src ip", "source ip", " source ip", " src ip", "src ip addr"))


@lru_cache(maxsize=1 << 12)
def _ours(name: str) -> str:
    """Our name for an exporter's, "" where there is none, "!" where a record with it tells more than a connection."""
    inner = _AROUND.sub("", name, count=1) if "." in name else name
    ours = _OURS.get(_SIGNS.sub("", inner))
    if ours:
        return ours
    first = inner.partition(".")[0]
    return "!" if (first in _MORE or first == "rule" and "." in inner or _SIGNS.sub("", first) in _MORE) and not _MORE_ALLOWED.match(name) and not _MORE_ALLOWED.match(inner) else ""


#: Names of so many kinds of events are kept by what they mean.
_KEPT_MAX = 1 << 9


def flow_of(fields: Mapping[str, object]) -> Optional[Flow]:
    """The flow that a record of dotted lower-case names is about; None where it is of no flow, or tells more than a flow.

    >>> flow_of({"ipv4_src_addr": "10.0.0.5", "ipv4_dst_addr": "192.0.2.9", "l4_dst_port": 445, "protocol": 6, "in_bytes": 60, "tcp_flags": 2})["history"]
    'S'
    >>> flow_of({"src_ip": "10.0.0.5", "dst_ip": "192.0.2.9", "msg": "login failed"}) is None
    True
    """
    if _SIGN_OF_FLOW.isdisjoint(fields):
        return next((_worst_of(fields[name]) for name in _TUPLES if name in fields), None)
    found: Dict[str, str] = {}
    for name, ours in _ours_in(tuple(fields)):
        if ours == "!":
            return None
        if ours not in found:
            text = _text(fields[name])
            if text:
                found[ours] = text
    return _checked(found, fields)


@lru_cache(maxsize=_KEPT_MAX)
def _ours_in(names: Tuple[str, ...]) -> Tuple[Tuple[str, str], ...]:
    """Those of `names` that are of a flow, and what they are; kept: events of one kind have the same names."""
    return tuple((name, ours) for name, ours in zip(names, map(_ours, names)) if ours)


#: Where Azure keeps the flows of a record.
_TUPLES = ("properties.flows.flows.flowtuples", "flowrecords.flows.flowgroups.flowtuples", "properties.flowrecords.flows.flowgroups.flowtuples")
_TUPLES_MAX = 64


def _worst_of(tuples: object) -> Optional[Flow]:
    """Of several flows in one record the refused, then the largest."""
    rows = (tuples,) if isinstance(tuples, str) else tuples if isinstance(tuples, (tuple, list)) else ()
    found = [flow for flow in (flow_of_row(row) for row in rows[:_TUPLES_MAX] if isinstance(row, str)) if flow is not None]
    return max(found, key=lambda flow: (flow.get("action") == "deny", int(flow.get("bytes_out", "0"))), default=None)


def _text(value: object) -> str:
    if value.__class__ is str:
        return value.strip()[:64]  # type: ignore[attr-defined]
    if isinstance(value, (tuple, list)):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value).strip()[:64]


def _checked(found: Dict[str, str], fields: Mapping[str, object] = {}) -> Optional[Flow]:  # noqa: B006  # never written to
    """What was found, in our words; None where the ends are missing or nothing is told of what went between them."""
    flow: Flow = {}
    for end in ("src", "dst"):
        address = found.get(f"{end}_ip", "")
        if not _ADDRESS.fullmatch(address):
            return None
        flow[f"{end}_ip"] = address
        port = _port(found.get(f"{end}_port", ""))
        if port:
            flow[f"{end}_port"] = port
    if "bytes_in" in fields and "bytes_out" in fields:
        # From the server's side, as Stream writes them.
        found["bytes_out"], found["bytes_in"] = _text(fields["bytes_in"]), _text(fields["bytes_out"])
    elif "bytesout" in fields or "data.bytesout" in fields:
        found["bytes_out"] = _text(fields.get("bytesout", fields.get("data.bytesout")))
    _add_rest(flow, found)
    return flow if ("proto" in flow or "dst_port" in flow) and any(name in flow for name in (*_VOLUMES, "action", "duration", "conn_state", "direction")) else None


def _add_rest(flow: Flow, found: Dict[str, str]) -> None:
    """What is told beside the ends: protocol, volumes, state, time, decision."""
    protocol = found.get("proto", "").lower()
    if protocol and protocol not in ("0", "-"):
        flow["proto"] = _PROTOCOLS.get(protocol.partition(".")[0], protocol)
    for name in ("service", "action", "direction"):
        value = found.get(name, "")
        if value and value.lower() not in ("-", "unknown", "other", "none"):
            flow[name] = _DECISIONS.get(value, value) if name == "action" else value
    for name in _VOLUMES:
        number = _number(found.get(name, ""))
        if number is not None and number >= 0:
            flow[name] = f"{number:.0f}"
    _share_volumes(flow)
    _add_state(flow, found.get("conn_state", ""), found.get("flags", ""))
    if found.get("history") and "history" not in flow and found["history"] != "-":
        flow["history"] = found["history"]
    seconds = _seconds(found)
    if seconds is not None:
        flow["duration"] = f"{seconds:.6f}"


#: How Azure's analytics writes what a rule did.
_DECISIONS = {"A": "allow", "D": "deny"}


def _share_volumes(flow: Flow) -> None:
    """A total beside what one side sent is what the other sent as well."""
    for kind in ("bytes", "packets"):
        total, sent = flow.get(kind), flow.get(f"{kind}_out")
        if total is not None and sent is not None:
            if f"{kind}_in" not in flow and int(total) > int(sent):
                flow[f"{kind}_in"] = str(int(total) - int(sent))
            del flow[kind]


def _port(text: str) -> str:
    text = text[:-2] if text.endswith(".0") else text
    if text[:2] in ("0x", "0X"):
        try:
            text = str(int(text[:8], 16))
        except ValueError:
            return ""
    return text if text.isdecimal() and len(text) < 6 else ""


_COUNT_MAX = 1e20


def _number(text: str) -> Optional[float]:
    """A count, with the suffix that nfdump gives large ones."""
    factor = {"K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}.get(text[-1:].upper(), 1.0)
    text = text if factor == 1.0 else text[:-1].strip()
    number = float(text) * factor if _NUMBER.fullmatch(text) else _COUNT_MAX
    return number if number < _COUNT_MAX else None


def _seconds(found: Dict[str, str]) -> Optional[float]:
    for names, factor in _TIMES:
        numbers = [_number(found[name]) for name in names if name in found]
        if len(numbers) == len(names) and None not in numbers:
            length = (numbers[-1] or 0.0) - (numbers[0] or 0.0 if len(names) > 1 else 0.0)
            if length >= 0:
                return length * factor
    return None


_FLAGS = ((2, "S"), (16, "A"), (8, "D"), (1, "F"), (4, "R"))
_FLAG_LETTERS = {"S": "S", "A": "A", "P": "D", "F": "F", "R": "R"}
_FLAG_NAMES = re.compile(r"SYN|ACK|PSH|FIN|RST", re.IGNORECASE)


def _letters(flags: str) -> str:
    """The flags of a direction in the letters of Zeek's history.

    >>> _letters("....S."), _letters("27"), _letters("0x12"), _letters("SYN,ACK"), _letters("FSPA")
    ('S', 'SADF', 'SA', 'SA', 'SADF')
    """
    if flags[:2] in ("0x", "0X") or flags.isdecimal():
        try:
            bits = int(flags[:6], 16 if "x" in flags[:2].lower() else 10)
        except ValueError:
            return ""
        return "".join(letter for bit, letter in _FLAGS if bits & bit)
    names = {name[0].upper() for name in _FLAG_NAMES.findall(flags[:60])} or set(flags[:16].upper())
    return "".join(letter for flag, letter in _FLAG_LETTERS.items() if flag in names)


def _add_state(flow: Flow, state: str, flags: str) -> None:
    """The state in Zeek's words: as told, from Argus' word or its flags of both sides, or from the flags of one direction."""
    state = state.upper()
    if state in STATES:
        flow["conn_state"] = state
        return
    if state in _ARGUS:
        flow["conn_state"] = "S0" if state == "CON" and flow.get("packets_in") == "0" else _ARGUS[state]
        return
    if "_" in state and len(state) < 16:
        asked, _, answered = state.partition("_")
        asked, answered = _letters(asked), _letters(answered)
        flow["conn_state"] = ("S0" if not answered else "REJ" if "R" in answered and "S" not in answered and "D" not in answered else "RSTR" if "R" in answered
                              else "RSTO" if "R" in asked else "SF" if "F" in asked and "F" in answered else "S1")
        flow["history"] = asked + answered.lower().replace("s", "h")
        return
    letters = _letters(flags) if flow.get("proto", "tcp") == "tcp" else ""
    if letters:
        flow["history"] = letters
        if letters == "S":
            flow["conn_state"] = "S0"
        elif "F" in letters and "S" in letters and "R" not in letters:
            flow["conn_state"] = "SF"


_SOURCES = frozenset("""src dst src_ip srcip source_ip sourceip source-address sourceaddress srcaddr csip event.csip properties.sourceip""".split())
_ENDS_BY_ADDRESS = ("src_ip", "dst_ip")
_ENDS = (*_ENDS_BY_ADDRESS, "src_port", "dst_port")
#: Meanings in `ends_of` of names that say something else in records of plain flows.
_OURS_OF_DEVICES = {"src": "src_ip", "dst": "dst_ip", "spt": "src_port", "dpt": "dst_port", "sport": "src_port", "act": "action", "status": "action", "logsubtype": "action",
                    "accesscontrolruleaction": "action", "eventaction": "action"}
_SUFFIXED = re.compile(r"((?:\d{1,3}\.){3}\d{1,3}):(\d{1,5})(?::.{0,60})?\Z")
_VERDICTS = re.compile(r"(?i)(?:allow|accept|permit|pass|den[yi]|drop|block|reject|discard|reset|detect|monitor)\w{0,3}(?:[ -]\w{1,12}){0,3}")
_TOLD_VERDICTS = re.compile(r"(?i)\b(dropped|denied|blocked|rejected|discarded|allowed|accepted|permitted)\b")


#: One of these stands in every record in which `flow_of` or `ends_of` finds anything.
SIGNS_OF_ENDS = _SIGN_OF_FLOW.union(_TUPLES, _SOURCES)


@lru_cache(maxsize=1 << 12)
def _end_of(name: str) -> str:
    """Which of `_ENDS`, or the action, a device calls so; "" where it is something else."""
    inner = _SIGNS.sub("", _AROUND.sub("", name, count=1).partition("event.")[2] or name) if "." in name else _SIGNS.sub("", name)
    ours = _OURS_OF_DEVICES.get(inner) or _OURS.get(inner, "")
    return ours if ours in _ENDS or ours == "action" else ""


@lru_cache(maxsize=_KEPT_MAX)
def _ends_in(names: Tuple[str, ...]) -> Tuple[Tuple[str, str], ...]:
    """Those of `names` that are of an end or a decision, and what they are."""
    return tuple((name, ours) for name, ours in zip(names, map(_end_of, names)) if ours)


def ends_of(fields: Mapping[str, object]) -> Flow:
    """The two ends, their ports and the decision in what a device of the net says, whatever else it says; nothing where it names no two ends.

    >>> ends_of({"src": "192.0.2.9:51000:X1", "dst": "10.0.0.5", "service": "22", "status": "Deny"})
    {'src_port': '51000', 'src_ip': '192.0.2.9', 'dst_ip': '10.0.0.5', 'action': 'Deny', 'dst_port': '22'}
    """
    if fields.keys().isdisjoint(_SOURCES):
        return {}
    found: Flow = {}
    for name, ours in _ends_in(tuple(fields)):
        if ours in found:
            continue
        text = _text(fields[name])
        if ours in _ENDS_BY_ADDRESS:
            carried = _SUFFIXED.match(text) if ":" in text else None
            if carried is not None:
                text = carried[1]
                found.setdefault("src_port" if ours == "src_ip" else "dst_port", carried[2])
            is_one = _ADDRESS.fullmatch(text) is not None
        else:
            is_one = _VERDICTS.fullmatch(text) is not None if ours == "action" else bool(_port(text))
        if is_one:
            found[ours] = text
    if "src_ip" not in found or "dst_ip" not in found:
        return {}
    service = _text(fields.get("service"))
    if "dst_port" not in found and _port(service):
        found["dst_port"] = service
    told = _TOLD_VERDICTS.search(str(fields["msg"])[:200]) if "action" not in found and "msg" in fields else None
    if told is not None:
        found["action"] = told[1].lower()
    return found


# -- rows without a header -----------------------------------------------------------------------------

_ROW_COLUMNS_MIN = 7
_ROW_CHARS_MAX = 4_000
_ARROWS = frozenset(("->", "<->", "<-", "?>", "<?>", "<?", "who", "-"))


def _is_state(text: str) -> bool:
    return text.upper() in STATES or text.upper() in _ARGUS


def flow_of_row(text: str) -> Optional[Flow]:
    """The flow in a row of columns that an exporter wrote, header and labels aside; None where the columns are of no known order.

    >>> flow_of_row("2023-11-14 10:11:12,2023-11-14 10:11:13,1.000,192.0.2.9,10.0.0.5,51000,445,TCP,......S.,0,0,1,60,0,0")["conn_state"]
    'S0'
    """
    if text.count(",", 0, _ROW_CHARS_MAX) < _ROW_COLUMNS_MIN or "=\"" in text[:200]:
        return None
    columns = [column.strip(" \"'\r\n") for column in text[:_ROW_CHARS_MAX].split(",")[:120]]
    first = next((place for place, column in enumerate(columns[:9]) if _ADDRESS.fullmatch(column)), -1)
    if first < 0:
        return _row_without_ends(columns)
    second = next((place for place in range(first + 1, min(first + 4, len(columns))) if _ADDRESS.fullmatch(columns[place])), -1)
    if second < 0 or len(columns) < second + 4:
        return None
    found = _columns_of(columns, first, second)
    return _checked(found) if found is not None else None


def _named(columns: Sequence[str], start: int, names: str) -> Dict[str, str]:
    return {name: column for name, column in zip(names.split(), columns[start:]) if name != "x"}


def _columns_of(columns: List[str], first: int, second: int) -> Optional[Dict[str, str]]:
    """The columns by where the two addresses stand, and by what stands round them."""
    ends = {"src_ip": columns[first], "dst_ip": columns[second]}
    before = columns[first - 1].lower() if first else ""
    if second == first + 1:
        if columns[first + 4].lower() not in _PROTOCOL_NAMES if len(columns) > first + 4 else True:
            return _tuple_of(columns, first, ends)
        # nfdump.
        return {**ends, "seconds": columns[first - 1] if first else "", **_named(columns, second + 1, "src_port dst_port proto flags x x packets_out bytes_out packets_in bytes_in")}
    ends.update(src_port=columns[first + 1], dst_port=columns[second + 1])
    rest, behind = second + 2, columns[second + 2].lower()
    if second == first + 3:
        if columns[first + 2] not in _ARROWS or before not in _PROTOCOL_NAMES:
            return None
        # Argus.
        return {**ends, "proto": before, "seconds": columns[first - 2] if first > 1 else "", **_named(columns, rest, "conn_state x x packets bytes bytes_out")}
    if before in _PROTOCOL_NAMES and first > 1 and (_NUMBER.fullmatch(columns[first - 2]) or len(columns[first - 2]) < 4):
        is_stated = len(columns) > rest + 2 and _is_state(columns[rest + 2])
        return {**ends, "proto": before, "seconds": "" if is_stated else columns[first - 2], **_named(columns, rest, "packets bytes conn_state" if is_stated else "packets bytes x flags")}
    if behind in _PROTOCOL_NAMES and len(columns) > rest + 5:
        if _is_state(columns[rest + 1]):
            return {**ends, **_named(columns, rest, "proto conn_state seconds bytes_out bytes_in x x x x service x x packets_out packets_in")}
        if _is_state(columns[rest + 5]):
            return {**ends, **_named(columns, rest, "proto service seconds bytes_out bytes_in conn_state x packets_out x packets_in")}
        return {**ends, "proto": behind}
    if behind.partition(".")[0] in _PROTOCOLS and len(columns) > rest + 7:
        if columns[0].count("-") > 3 or ":" in columns[rest + 1]:
            return {**ends, **_named(columns, rest, "proto x microseconds packets_out packets_in bytes_out bytes_in")}
        return {**ends, **_named(columns, rest, "proto x bytes_out bytes_in packets_out packets_in flags milliseconds" if len(columns) < 20
                                 else "proto x bytes_out packets_out bytes_in packets_in flags x x milliseconds")}
    return None


def _tuple_of(columns: List[str], first: int, ends: Dict[str, str]) -> Optional[Dict[str, str]]:
    """Azure's tuples of network security groups and virtual networks: second, ends, ports, transport, way, decision, state, volumes."""
    if first != 1 or len(columns) < 8 or not (columns[0].isdecimal() and columns[6] in ("I", "O") and columns[7] in ("A", "D", "B", "C", "E")):
        return None
    is_new = columns[5] not in ("T", "U")
    names = "src_port dst_port proto direction state x packets_out bytes_out packets_in bytes_in" if is_new else "src_port dst_port proto direction decision state packets_out bytes_out packets_in bytes_in"
    found = {**ends, **_named(columns, 3, names)}
    found["action"] = "deny" if columns[7] == "D" else "allow"
    found.pop("state", None)
    return found


#: Port, time, counts: the first of some eighty numbers that a flow meter computes.
_METER_COLUMNS_MIN = 60


def _row_without_ends(columns: List[str]) -> Optional[Flow]:
    """Rows from which the addresses were taken: told by a protocol and a state at their places, or by nothing but numbers."""
    lower = [column.lower() for column in columns[:8]]
    found: Dict[str, str]
    if len(columns) > 19 and lower[1] in _PROTOCOL_NAMES and columns[3] in STATES:
        found = _named(columns, 0, "seconds proto service conn_state bytes_out bytes_in")
    elif len(columns) > 19 and lower[2] in _PROTOCOL_NAMES and _is_state(columns[4]) and columns[0].isdecimal():
        found = _named(columns, 1, "seconds proto service conn_state packets_out packets_in bytes_out bytes_in")
    elif len(columns) > _METER_COLUMNS_MIN and _port(columns[0]) and sum(_NUMBER.fullmatch(column) is not None for column in columns[:40]) > 36:
        found = _named(columns, 0, "dst_port proto x microseconds packets_out packets_in bytes_out bytes_in" if ":" in columns[2]
                       else "dst_port microseconds packets_out packets_in bytes_out bytes_in")
    else:
        return None
    flow: Flow = {}
    port = _port(found.get("dst_port", ""))
    if port:
        flow["dst_port"] = port
    if found.get("service") == "private":
        del found["service"]
    _add_rest(flow, found)
    return flow


# -- lines -----------------------------------------------------------------------------------------------

_CLOUD_LINE = re.compile(r"\d{1,2} (?:\S{1,60} ){0,24}?(?:eni-|tgw-|TransitGateway )|(?:\S{1,60} ){1,12}?eni-[\da-f]{8,20} ")
_EPOCH = re.compile(r"1\d{9}")
_END = r"((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7})"
_NFDUMP = re.compile(rf"\d{{4}}[-/]\d\d[-/]\d\d \d\d:\d\d:\d\d\.\d{{1,6}} +(?:\d{{4}}-\d\d-\d\d [\d:.]{{8,15}} +)?([\d.]{{1,14}}) +(\w{{2,6}}) +{_END}:(\d{{1,5}}(?:\.\d{{1,3}})?) +<?-> +{_END}:(\d{{1,5}}(?:\.\d{{1,3}})?) +"
                     r"(?:([.\w]{6,8}) +\d{1,3} +)?(\d[\d.]{0,14}(?: [KMGT])?) +(\d[\d.]{0,14}(?: [KMGT])?)(?: |\Z)")
_ARGUS_TEXT = re.compile(rf"\s{{0,4}}(?:\d{{4}}[-/]\d\d[-/]\d\d )?\d\d:\d\d:\d\d\.\d{{1,6}} +(?:[a-zA-Z*&]{{1,8}} +){{1,3}}?(\w{{2,6}}) +{_END}\.(\d{{1,5}}|\w{{2,12}}) +(?:[<?]{{0,2}}[-?|]?>?) +{_END}\.(\d{{1,5}}|\w{{2,12}}) +"
                         r"(\d{1,12}) +(\d{1,14}) +([A-Z_]{2,9})\b")
_TCPDUMP = re.compile(rf"(?:\d{{4}}-\d\d-\d\d )?(?:\d\d:\d\d:\d\d|\d{{9,10}})\.\d{{6}} (?:\([^)]{{0,400}}\) )?IP6? {_END}\.(\d{{1,5}}) > {_END}\.(\d{{1,5}}): (?:Flags \[([A-Z.]{{1,8}})\]|(UDP)|)")
_TSHARK = re.compile(rf"\"?\d{{1,9}}\"?,\"?[\d.]{{1,20}}\"?,\"?{_END}\"?,\"?{_END}\"?,\"?(TCP|UDP|ICMP)\"?,\"?(\d{{1,6}})\"?,\"?(\d{{1,5}})  ?(?:>|\u2192|\u00e2\u0086\u0092)  ?(\d{{1,5}})(?: \[([A-Z, ]{{1,40}})\])?")
#: Firewalls that write sentences: what says which, and the ends that stand behind it.
_ARROW = re.compile(rf"(?<![\w.]){_END}(?::|/|\((?=\d)|\.(?=\d))(\d{{1,5}})\)? ?-?> ?{_END}(?::|/|\(|\.(?=\d))(\d{{1,5}})\)?")
_JUNOS = re.compile(r"\bRT_FLOW(?:: | - )?RT_FLOW_SESSION_(CREATE|CLOSE|DENY)(?:_LS)?: session \w{4,8}")
_JUNOS_PAIRS = re.compile(r"\bRT_FLOW_SESSION_(CREATE|CLOSE|DENY)(?:_LS)? (?:\[junos@[\d.]{1,40} )?(?=[\w-]{1,40}=\")")
_JUNOS_PAIR = re.compile(r"([a-z][a-z-]{1,40})=\"([^\"]{0,200})\"")
_OF_JUNOS = {"source-address": "src_ip", "source-port": "src_port", "destination-address": "dst_ip", "destination-port": "dst_port", "protocol-id": "proto",
             "bytes-from-client": "bytes_out", "bytes-from-server": "bytes_in", "packets-from-client": "packets_out", "packets-from-server": "packets_in",
             "elapsed-time": "seconds"}
_MIKROTIK = re.compile(r"firewall,(?:info|debug|warning) (?:([\w. -]{1,60}?)[: ] ?)?(input|forward|output|prerouting|srcnat|dstnat): in:\S")
_PF = re.compile(r"\brule [\d.]{1,12}/\S{1,20}: (block|pass|match|rdr|nat) (in|out) on \w{1,20}: ")
_WATCHGUARD = re.compile(rf"\bmsg_id=\"[\dA-F-]{{4,12}}\" (Allow|Deny) (\S{{1,60}}) (\S{{1,60}}) (?:\d{{1,6}} )?(tcp|udp|icmp) \d{{1,3}} \d{{1,3}} {_END} {_END} (\d{{1,5}}) (\d{{1,5}}) ")
_REFUSALS = re.compile(r"(?i)drop|deny|denied|block|reject")
_AZURE = re.compile(rf"(\w{{2,6}})(?: Type=\d{{1,3}})? request from {_END}:(\d{{1,5}}) to {_END}:(\d{{1,5}})\. (?:.{{0,80}}?)Action: (\w{{4,8}})")
_CONSENTS = re.compile(r"(?i)accept|allow|permit|pass")
_ACL = re.compile(rf"%(?:SEC|FMANFP|ACLLOG|ACL|ETHPORT|IPV6_ACL|IPV6)-\d-(?:IP\w{{0,3}}ACCESSLOG\w{{0,3}}|ACCESSLOGP|ACLLOG\w{{0,20}}): .{{0,200}}?\b(denied|permitted) (\w{{2,6}}) {_END}(?:\((\d{{1,5}})\))? .{{0,40}}?-> {_END}(?:\((\d{{1,5}})\))?")


def flow_of_line(text: str) -> Optional[Flow]:
    """The flow in a line of a cloud's flow log, of a collector's printout, or of a capture; None where `text` is none.

    >>> flow_of_line("2 123456789010 eni-1235b8ca123456789 192.0.2.9 10.0.0.38 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK")["action"]
    'REJECT'
    """
    first = text[:1]
    if not (first.isdigit() or first in " \"" or " eni-" in text[:400]):
        return None
    head = text[:1_500]
    if "eni-" in head or "tgw-" in head:
        return _flow_of_cloud(head) if _CLOUD_LINE.match(head) else None
    if "," in head[:80]:
        shark = _TSHARK.match(head)
        if shark is not None:
            source, target, protocol, size, port, target_port, flags = shark.groups()
            return _checked({"src_ip": source, "dst_ip": target, "src_port": port, "dst_port": target_port, "proto": protocol, "bytes": size, "packets": "1", "flags": flags or ""})
        row = flow_of_row(text)
        if row is not None:
            return row
    if "->" not in head and " > " not in head:
        return None
    hit = _NFDUMP.match(head)
    if hit is not None:
        seconds, protocol, source, port, target, target_port, flags, packets, size = hit.groups()
        return _checked({"src_ip": source, "dst_ip": target, "src_port": port, "dst_port": target_port, "proto": protocol, "seconds": seconds, "flags": flags or "",
                         "packets_out": packets, "bytes_out": size})
    hit = _ARGUS_TEXT.match(head)
    if hit is not None:
        protocol, source, port, target, target_port, packets, size, state = hit.groups()
        return _checked({"src_ip": source, "dst_ip": target, "src_port": port, "dst_port": target_port, "proto": protocol, "packets": packets, "bytes": size, "conn_state": state})
    hit = _TCPDUMP.match(head)
    if hit is not None:
        source, port, target, target_port, flags, is_udp = hit.groups()
        return _checked({"src_ip": source, "dst_ip": target, "src_port": port, "dst_port": target_port, "proto": "tcp" if flags else "udp", "packets": "1",
                         "flags": (flags or "").replace(".", "A")})
    return None


def _flow_of_cloud(head: str) -> Optional[Flow]:
    """A flow of a virtual net in whatever order its owner chose: addresses and ports follow each other, the counts stand before the two times."""
    tokens = head.split(" ")[:48]
    if "NODATA" in tokens or "SKIPDATA" in tokens:
        return {"action": "NODATA"}
    first = next((place for place in range(len(tokens) - 1) if _ADDRESS.fullmatch(tokens[place]) and _ADDRESS.fullmatch(tokens[place + 1])), -1)
    if first < 0:
        return None
    found = _named(tokens, first, "src_ip dst_ip src_port dst_port")
    time = next((place for place in range(3, len(tokens) - 1) if _EPOCH.fullmatch(tokens[place]) and _EPOCH.fullmatch(tokens[place + 1])), -1)
    if time > first + 2:
        found["proto"] = tokens[time - 3]
        counts = sorted((tokens[time - 2], tokens[time - 1]), key=lambda count: _number(count) or 0.0)
        # A packet has more than one byte.
        found["packets"], found["bytes"] = counts
        found["seconds"] = str(int(tokens[time + 1]) - int(tokens[time]))
    found["action"] = next((token for token in tokens if token in ("ACCEPT", "REJECT")), "")
    found["direction"] = next((token for token in tokens if token in ("ingress", "egress")), "")
    return _checked(found)


def flow_of_firewall(text: str) -> Optional[Flow]:
    """The ends and the decision in a sentence of a firewall that writes no pairs, wherever its mark stands; None where `text` is none."""
    head = text[:1_500]
    found: Optional[Dict[str, str]] = None
    hit: Optional[re.Match[str]]
    if "RT_FLOW_SESSION_" in head:
        hit = _JUNOS_PAIRS.search(head, 0, 400)
        if hit is not None:
            found = {_OF_JUNOS[name]: value for name, value in _JUNOS_PAIR.findall(head) if name in _OF_JUNOS}
            found["action"] = "deny" if hit[1] == "DENY" else "permit"
            return _checked(found) if stands_free(text, hit.start()) else None
        hit = _JUNOS.search(head, 0, 400)
        found = _ends_behind(head, hit)
        if hit is not None and found is not None:
            found["action"] = "deny" if hit[1] == "DENY" else "permit"
            protocol = re.search(r" (\d{1,3})\(\d{1,3}\) | (6|17|1|47|50) (?=\S{1,60} \S{1,60} \S{1,60} \d{1,12} )", head[hit.end():])
            found["proto"] = (protocol[1] or protocol[2]) if protocol else ""
            volumes = re.search(r" (\d{1,12})\((\d{1,15})\) (\d{1,12})\((\d{1,15})\) (\d{1,9}) ", head[hit.end():]) if hit[1] == "CLOSE" else None
            if volumes is not None:
                found.update(_named(volumes.groups(), 0, "packets_out bytes_out packets_in bytes_in seconds"))
    elif "firewall," in head[:120]:
        hit = _MIKROTIK.search(head, 0, 300)
        found = _ends_behind(head, hit)
        if hit is not None and found is not None:
            protocol = re.search(r"\bproto (\w{2,6})(?: \(([A-Z,]{1,30})\))?", head[hit.end():])
            found.update(proto=protocol[1] if protocol else "", flags=(protocol[2] or "") if protocol else "", action=_decision(hit[1] or ""))
            found["packets"] = "1"
    elif "rule " in head[:300] and (hit := _PF.search(head, 0, 300)) is not None:
        found = _ends_behind(head, hit)
        if found is not None:
            flags = re.match(r": Flags \[([A-Z.]{1,8})\]", head[head.find(": Flags"):] if ": Flags" in head else "")
            found.update(action=hit[1], direction=hit[2], proto="tcp" if flags else "", flags=flags[1] if flags else "")
    elif "msg_id=" in head[:200] and (hit := _WATCHGUARD.search(head, 0, 600)) is not None:
        action, _, _, protocol, source, target, port, target_port = hit.groups()
        found = {"src_ip": source, "dst_ip": target, "src_port": port, "dst_port": target_port, "proto": protocol, "action": action}
    elif " request from " in head[:60] and (hit := _AZURE.match(head)) is not None:
        found = _named(hit.groups(), 0, "proto src_ip src_port dst_ip dst_port action")
    elif "%" in head[:200] and (hit := _ACL.search(head, 0, 600)) is not None:
        action, protocol, source, port, target, target_port = hit.groups()
        found = {"src_ip": source, "dst_ip": target, "src_port": port or "", "dst_port": target_port or "", "proto": protocol, "action": action}
    return _checked(found) if found is not None and hit is not None and stands_free(text, hit.start()) else None


def _decision(prefix: str) -> str:
    """What the name says that an administrator gave a rule's lines."""
    return "drop" if _REFUSALS.search(prefix) else "accept" if _CONSENTS.search(prefix) else ""


def _ends_behind(text: str, hit: Optional[re.Match[str]]) -> Optional[Dict[str, str]]:
    ends = _ARROW.search(text, hit.end()) if hit is not None else None
    return _named(ends.groups(), 0, "src_ip src_port dst_ip dst_port") if ends is not None else None
