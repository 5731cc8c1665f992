"""Rows of Zeek's logs without their header: which log one is of, and which column is what.

Owns the columns (as `zeek -C` writes them, in the order of its scripts) and the signs of each log in its values. Both halves ask here.
"""
from __future__ import annotations

import re
from typing import Dict, List, NamedTuple, Optional, Tuple

from .flows import STATES

_ENDS = "uid id.orig_h id.orig_p id.resp_h id.resp_p"
#: Names of the columns behind the time.
COLUMNS: Dict[str, Tuple[str, ...]] = {log: ("ts", *names.split()) for log, names in {
    "conn": f"{_ENDS} proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes "
            "tunnel_parents",
    "dns": f"{_ENDS} proto trans_id rtt query qclass qclass_name qtype qtype_name rcode rcode_name AA TC RD RA Z answers TTLs rejected",
    "http": f"{_ENDS} trans_depth method host uri referrer version user_agent origin request_body_len response_body_len status_code status_msg info_code info_msg tags "
            "username password proxied orig_fuids orig_filenames orig_mime_types resp_fuids resp_filenames resp_mime_types",
    "ssl": f"{_ENDS} version cipher curve server_name resumed last_alert next_protocol established",
    "weird": f"{_ENDS} name addl notice peer source",
    "notice": f"{_ENDS} fuid file_mime_type file_desc proto note msg sub src dst p n",
    "ssh": f"{_ENDS} version auth_success auth_attempts direction client server",
    "kerberos": f"{_ENDS} request_type client service success error_msg from till cipher",
    "smb_files": f"{_ENDS} fuid action path name size prev_name",
    "smb_mapping": f"{_ENDS} path service native_file_system share_type",
    "dce_rpc": f"{_ENDS} rtt named_pipe endpoint operation",
    "ntlm": f"{_ENDS} username hostname domainname server_nb_computer_name server_dns_computer_name server_tree_name success",
    "rdp": f"{_ENDS} cookie result security_protocol client_channels keyboard_layout client_build client_name",
    "ftp": f"{_ENDS} user password command arg mime_type file_size reply_code reply_msg",
    "smtp": f"{_ENDS} trans_depth helo mailfrom rcptto date from to cc reply_to msg_id in_reply_to subject",
    "tunnel": f"{_ENDS} tunnel_type action", "modbus": f"{_ENDS} func exception", "dnp3": f"{_ENDS} fc_request fc_reply iin",
    "radius": f"{_ENDS} username mac framed_addr tunnel_client connect_info reply_msg result",
    "mysql": f"{_ENDS} cmd arg success rows response", "irc": f"{_ENDS} nick user command value addl dcc_file_name",
    "socks": f"{_ENDS} version user password status request.host request.name request_p", "syslog": f"{_ENDS} proto facility severity message",
    "sip": f"{_ENDS} trans_depth method uri date request_from request_to response_from response_to reply_to call_id seq subject",
    "snmp": f"{_ENDS} duration version community get_requests get_bulk_requests get_responses set_requests",
    "x509": "id certificate.version certificate.serial certificate.subject certificate.issuer certificate.not_valid_before certificate.not_valid_after "
            "certificate.key_alg certificate.sig_alg certificate.key_type certificate.key_length",
    "ldap": f"{_ENDS} message_id version opcode result diagnostic_message object argument",
    "ldap_search": f"{_ENDS} message_id scope deref_aliases base_object result_count result diagnostic_message filter attributes",
    "files": f"fuid {_ENDS} source depth analyzers mime_type filename duration local_orig is_orig seen_bytes total_bytes missing_bytes overflow_bytes timedout",
    "files_before_ends": "fuid tx_hosts rx_hosts conn_uids source depth analyzers mime_type filename duration local_orig is_orig seen_bytes total_bytes missing_bytes "
                         "overflow_bytes timedout",
    "dhcp": "uids client_addr server_addr mac host_name client_fqdn domain requested_addr assigned_addr lease_time client_message server_message msg_types duration",
    "software": "host host_p software_type name version.major version.minor version.minor2 version.minor3 version.addl unparsed_version",
}.items()}
_FIRST_OF_HTTP_WITHOUT_ORIGIN = 13
#: Columns that came with later versions of Zeek, and where they stand.
_LOCAL_RESP, _RTT, _HTTP_VERSION = 13, 8, 11
#: Where what came of a lookup stood before, and the name of a file, which later versions keep elsewhere.
_RCODE_OF_OLD, _OLD_FILENAME = 13, 18
_GROWN = ("conn", "dns", "http")
_IS_VERSION = re.compile(r"\d\.\d")


#: How sourcetypes of Zeek's logs begin, in the add-ons of both its names and in its maker's.
_SOURCETYPES = tuple(f"{start}{sign}" for start in ("bro", "zeek", "corelight") for sign in ":_")


def log_of_sourcetype(sourcetype: str) -> Optional[str]:
    """The log that a sourcetype names, "" where it names Zeek alone; None where it names something else.

    >>> log_of_sourcetype("bro:smb_files:json"), log_of_sourcetype("corelight_sip"), log_of_sourcetype("zeek:json"), log_of_sourcetype("cisco:asa")
    ('smb_files', 'sip', '', None)
    """
    for start in _SOURCETYPES:
        if sourcetype.startswith(start):
            log = sourcetype[len(start):].partition(":")[0]
            return "" if log == "json" else log
    return None


class Row(NamedTuple):
    """The log, "" where only the ends are known, and the columns that hold something."""

    log: str
    fields: Dict[str, str]


_START = re.compile(r"\d{9,11}(?:\.\d{1,9})?(\t|,|\|)(?:[-CFD(\d\[]|[\da-f]{40,64}\t)")
_UNSET = frozenset(("-", "(empty)", ""))
_METHOD = re.compile(r"[A-Z]{3,10}")
_NOTE = re.compile(r"[A-Z]\w{1,30}::\w{1,40}")
_WEIRD = re.compile(r"[A-Za-z][A-Za-z\d]*(?:_\w{1,60})+")
_ADDRESS = re.compile(r"[\d.]{7,15}|[\da-fA-F:.]{2,39}")
_DESKTOP = frozenset(("RDP", "SSL", "HYBRID", "HYBRID_EX", "RDSTLS", "TLS", "RDSAAD"))
_FILE_COMMANDS = frozenset("STOR RETR PASV EPSV PORT EPRT APPE DELE STOU MKD RMD RNFR RNTO".split())
#: What a directory is asked, and how far a search of it goes.
_OF_DIRECTORIES = frozenset("bind unbind add delete modify compare abandon extended".split())
_SCOPES = frozenset(("base", "single", "tree"))
#: Logs of protocols that nothing in the values tells, by the port that is asked.
_OF_PORT = {"502": "modbus", "20000": "dnp3", "1812": "radius", "1813": "radius", "3306": "mysql", "6667": "irc", "6666": "irc", "1080": "socks", "514": "syslog", "161": "snmp",
            "5060": "sip"}


def row_of(text: str, log: str = "") -> Optional[Row]:
    """The row in a line with tabs, commas or bars between its columns; `log` is the log that its sourcetype names; None where it is none.

    >>> row_of("1700000000.1\\tCa1\\t10.0.0.5\\t51000\\t10.0.0.6\\t445\\t0.001\\t\\\\pipe\\\\svcctl\\tsvcctl\\tCreateServiceW").log
    'dce_rpc'
    """
    start = _START.match(text)
    if start is None:
        return None
    columns = text.rstrip("\r\n").split(start[1])[:128]
    if len(columns) < 8:
        return None
    if not (columns[3].isdigit() and columns[5].isdigit() and _ADDRESS.fullmatch(columns[2]) and _ADDRESS.fullmatch(columns[4])):
        log = _log_without_ends(columns) if start[1] == "\t" else ""
        return Row(log.partition("_")[0], _fields(log, columns)) if log else None
    if start[1] != "\t" and not (len(columns) > 15 and columns[6] in ("tcp", "udp", "icmp")):
        return None
    log = log if log in COLUMNS and log not in ("x509", "files", "dhcp", "software") else _log_of(columns)
    return Row(log, _fields(log, columns))


def _as_of_today(log: str, columns: List[str]) -> List[str]:
    """The columns of a row with those that its version of Zeek had not yet, empty: at first there was no time of
    a lookup, no version of HTTP but a file's name, and of a connection's ends only the first was told to be a local one."""
    if log == "conn" and columns[_LOCAL_RESP].isdigit():
        return [*columns[:_LOCAL_RESP], "-", *columns[_LOCAL_RESP:]]
    if log == "dns" and (columns[10].startswith("C_") or columns[10] == "-" and len(columns) > _RCODE_OF_OLD + 1
                         and columns[_RCODE_OF_OLD].isdigit() and not columns[_RCODE_OF_OLD + 1].isdigit()):
        return [*columns[:_RTT], "-", *columns[_RTT:]]
    if log == "http" and len(columns) > 15 and not _IS_VERSION.fullmatch(columns[_HTTP_VERSION]) and columns[12].isdigit() and columns[13].isdigit() and not columns[15].isdigit():
        return [*columns[:_HTTP_VERSION], "-", *columns[_HTTP_VERSION:_OLD_FILENAME], *columns[_OLD_FILENAME + 1:]]
    return columns


def _fields(log: str, columns: List[str]) -> Dict[str, str]:
    if log in _GROWN and len(columns) > _LOCAL_RESP:
        columns = _as_of_today(log, columns)
    if log == "http" and len(columns) > _FIRST_OF_HTTP_WITHOUT_ORIGIN + 3 and columns[_FIRST_OF_HTTP_WITHOUT_ORIGIN].isdigit() and not columns[_FIRST_OF_HTTP_WITHOUT_ORIGIN + 3].isdigit():
        # Before Zeek 2.6 no column told the origin, and the third number from there was the status: a client may call itself a number.
        columns = [*columns[:_FIRST_OF_HTTP_WITHOUT_ORIGIN], "-", *columns[_FIRST_OF_HTTP_WITHOUT_ORIGIN:]]
    return {name: value for name, value in zip(COLUMNS.get(log, ("ts", *_ENDS.split())), columns) if value not in _UNSET}


def _log_of(columns: List[str]) -> str:
    """Which log a row is of, by what stands behind the ends."""
    count, sixth, seventh = len(columns), columns[6], columns[7]
    eighth = columns[8] if count > 8 else ""
    if sixth in ("tcp", "udp", "icmp", "unknown_transport"):
        if columns[5] == "514" and count == 10:
            return "syslog"
        return "conn" if count > 15 and columns[11] in STATES else "dns" if seventh.isdigit() and count > 15 else "conn" if count > 17 else ""
    if sixth.isdigit() and _METHOD.fullmatch(seventh) and count > 14:
        return "http" if "sip:" not in eighth else "sip"
    if sixth.startswith(("TLSv", "SSLv", "DTLSv")):
        return "ssl"
    if sixth in ("AS", "TGS"):
        return "kerberos"
    if sixth.startswith("Tunnel::"):
        return "tunnel"
    if seventh.startswith("SMB::"):
        return "smb_files"
    if sixth.startswith("\\\\") and count < 12:
        return "smb_mapping"
    if count > 11 and _NOTE.fullmatch(columns[10]):
        return "notice"
    return _log_of_session(columns, eighth)


def _log_of_session(columns: List[str], eighth: str) -> str:
    """Which of the logs of sessions and of calls a row is of."""
    count, sixth, seventh = len(columns), columns[6], columns[7]
    if seventh in ("T", "F", "-") and any(column.startswith("SSH-") for column in columns[9:12]):
        return "ssh"
    if eighth in _FILE_COMMANDS and count > 12:
        return "ftp"
    if eighth in _DESKTOP or columns[5] == "3389" and count > 12:
        return "rdp"
    if sixth.isdigit() and count > 18 and ("@" in eighth or columns[5] in ("25", "587")):
        return "smtp"
    if count == 10 and (sixth == "-" or sixth.replace(".", "").isdigit()) and columns[9] != "-":
        return "dce_rpc"
    if count == 13 and columns[12] in ("T", "F", "-") and not sixth.isdigit():
        return "ntlm"
    if sixth.isdigit() and (eighth.partition(" ")[0] in _OF_DIRECTORIES and 12 <= count <= 14 or seventh in _SCOPES and count > 13):
        return "ldap_search" if seventh in _SCOPES else "ldap"
    if columns[5] in _OF_PORT:
        return _OF_PORT[columns[5]]
    return "weird" if count <= 12 and _WEIRD.fullmatch(sixth) else ""


def _log_without_ends(columns: List[str]) -> str:
    """Which of the logs that are of no connection alone, or name it elsewhere."""
    first, second, third = columns[1:4]
    if columns[1:6] == ["-"] * 5:
        return "weird" if _WEIRD.fullmatch(columns[6]) else ""
    if "::" in third and _ADDRESS.fullmatch(first):
        return "software"
    if "=" in columns[4] and second.isdigit():
        return "x509"
    if len(columns) > 13 and first[:1] == "F":
        return "files" if columns[4].isdigit() else "files_before_ends" if columns[5].isupper() else ""
    if len(columns) > 13 and columns[4].count(":") == 5:
        return "dhcp"
    return ""
