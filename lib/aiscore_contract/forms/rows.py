"""Rows of tables without their header, as objects: what consoles, databases and portals export of an audit log.

What a cell is, its own form tells: orders of columns differ, names of services and of acts do not. Both halves read the object as if it had
come as one. A line that begins with anything but a cell is none: a stranger may have written what stands further on.
"""
from __future__ import annotations

import csv
import json
import re
from typing import Any, Callable, List, Optional, Tuple

from .records import Record, as_written

#: More of a row is not looked at.
_CHARS_MAX = 200_000
_HEAD = 400
#: A name, an address or an agent is no longer.
_CELL_MAX_CHARS = 400
_decode = json.JSONDecoder().decode


def record_of_row(text: str) -> Optional[Record]:
    """The object that a row is; None where it is no row of a form known here.

    >>> record_of_row('20310301 10:11:12,db1,ann,192.0.2.7,27,2,QUERY,shop,\\'drop table t\\',0')["query"]
    'drop table t'
    >>> record_of_row("ann, bob, and carol went home, and slept") is None
    True
    """
    head = text[:_HEAD]
    if head.count(",") >= 3:
        for mark, form, read in _FORMS:
            if mark in text[:_CHARS_MAX]:
                found = form.match(text)
                record = read(text, found) if found is not None else None
                if record is not None:
                    return record
    if " [" in head and (found := _S3.match(text)) is not None:
        return _of_bucket(found)
    return None


def _cells(text: str) -> List[str]:
    try:
        return next(csv.reader([text[:_CHARS_MAX].replace("\n", " ").replace("\r", " ")]), [])
    except csv.Error:
        return []


#: What a row begins with: a cell without blanks, or one in quotes.
_ROW = re.compile(r"\"[^\"\n]{0,200}\",|[^\s,\"={}]{0,120}(?: [\d:.]{8,16}(?: UTC| [AP]M)?)?,")


def _of_cell(text: str, _: re.Match[str]) -> Optional[Record]:
    """A row of which one cell is a whole record: Microsoft Purview's export of the audit log."""
    cells = _cells(text)
    cell = next((cell for cell in cells if cell.startswith("{") and cell.endswith("}") and len(cell) > 40), "")
    if not all(other is cell or _PLAIN_CELL.fullmatch(other) for other in cells):
        return None
    try:
        record = _decode(cell) if cell else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or len(record) < 3:
        return None
    return as_written(record) or record if any(names <= record.keys() for names in _OF_CELL) else None


_OF_CELL = tuple(frozenset(names.split()) for names in ("Operation Workload", "Operation CreationTime", "eventName eventSource", "protoPayload logName"))
#: What stands beside such a cell: names, times and numbers, nothing that was sent.
_PLAIN_CELL = re.compile(r"[\w.:@+ -]{0,160}")
_SERVICE = re.compile(r"[a-z][a-z0-9-]{1,60}\.amazonaws\.com")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?")
_ACT = re.compile(r"[A-Z][a-z]+(?:[A-Z0-9][a-zA-Z0-9]*)+")
_NO_ACT = frozenset("""
IAMUser AssumedRole AWSService AWSAccount FederatedUser SAMLUser WebIdentityUser IdentityCenterUser AwsApiCall AwsConsoleSignIn AwsServiceEvent
AwsConsoleAction AwsCloudTrailInsight AwsVpceEvent AccessDenied NoError
""".split())
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|[\da-f]{1,4}:[\da-f:]{3,36}|[a-z][a-z0-9.-]{1,60}\.amazonaws\.com|AWS Internal")
_REGION = re.compile(r"(?:us|eu|ap|sa|ca|me|af|il|cn|mx)-(?:gov-)?[a-z]{4,9}-\d")
_ERROR = re.compile(r"(?:Client\.|Server\.)?[A-Z]\w{0,60}(?:Denied\w*|Exception|Unauthorized\w*|UnauthorizedOperation|NotFound|Failure|Error|NoSuch\w+)|NoSuch\w+")
_TYPES = ("IAMUser", "AssumedRole", "Root", "AWSService", "AWSAccount", "FederatedUser", "SAMLUser", "WebIdentityUser", "IdentityCenterUser")
_ARN = re.compile(r"arn:aws[\w-]*:(?:iam|sts)::\d{0,12}:[\w+=,.@/-]{1,200}")
_NAME = re.compile(r"[\w+=.@-]{1,64}")


def _of_event_history(text: str, _: re.Match[str]) -> Optional[Record]:
    """A row of CloudTrail's event history, or of a table with a column for each member."""
    cells = [cell.strip() for cell in _cells(text)[:64]]
    tables = [cell for cell in cells if cell.startswith("{") and cell.endswith("}")]
    cells = [cell if len(cell) <= _CELL_MAX_CHARS else "" for cell in cells]
    service = next((cell for cell in cells if _SERVICE.fullmatch(cell)), "")
    place = next((at for at, cell in enumerate(cells) if _ACT.fullmatch(cell) and cell not in _NO_ACT and not _ERROR.fullmatch(cell)), -1)
    is_dated, is_placed = any(_TIME.fullmatch(cell) for cell in cells), any(_REGION.fullmatch(cell) for cell in cells)
    if not service or place < 0 or len(cells) < 6 or not is_dated or not is_placed:
        return None
    kind = next((cell for cell in cells if cell in _TYPES), "")
    name = next((cell.rpartition("/")[2] for cell in cells if _ARN.fullmatch(cell)), "") or next(
        (cell for cell in (cells[place - 1] if place else "", cells[0]) if _NAME.fullmatch(cell) and not cell.isdigit() and not _is_id(cell)
         and not _ADDRESS.fullmatch(cell) and cell != kind), "")
    found: Record = {"eventName": cells[place], "eventSource": service, "userIdentity": {key: value for key, value in (("type", kind), ("userName", name)) if value}}
    for key, form in (("sourceIPAddress", _ADDRESS), ("awsRegion", _REGION), ("errorCode", _ERROR)):
        value = next((cell for cell in cells if form.fullmatch(cell) and cell not in (service, "NoError")), "")
        if value:
            found[key] = value
    try:
        found.update({"requestParameters": _decode(tables[0])} if tables else {})
    except (ValueError, RecursionError):
        pass
    agent = next((cell for cell in cells if "/" in cell[:40] and cell.lstrip("[")[:1].isalpha() and not _ACT.fullmatch(cell) and not cell.startswith("arn:")), "")
    if agent:
        found["userAgent"] = agent
    return found


def _is_id(cell: str) -> bool:
    return cell.startswith(("AKIA", "ASIA", "AIDA", "AROA")) or len(cell) == 36 and cell.count("-") == 4 or cell[:4].isdigit()


_DATABASE = re.compile(r"(?:\d{8} \d\d:\d\d:\d\d|\d{16}),([^,\n]{0,200}),([^,\n]{0,200}),([^,\n]{0,200}),(\d{1,20}),(\d{1,20}),"
                       r"(CONNECT|DISCONNECT|FAILED_CONNECT|QUERY(?:_\w{2,8})?|READ|WRITE|CREATE|ALTER|RENAME|DROP|CHANGEUSER|PROXY_CONNECT),([^,\n]{0,200}),")


def _of_database(text: str, found: re.Match[str]) -> Record:
    """A line of MariaDB's audit plugin, which RDS and Aurora write too."""
    statement, _, code = text[found.end():].rstrip().rpartition(",")
    if code.count(",") or not code.strip().isdecimal():
        statement, code = text[found.end():], ""
    statement = re.sub(r"\\(.)", r"\1", statement.strip()[:_CHARS_MAX].removeprefix("'").removesuffix("'"))
    return {"service": "mysql audit", "operation": found[6].lower().replace("_", " "), "user": found[2], "client_ip": found[3], "database": found[7],
            "query": statement, **({"outcome": "success" if int(code) == 0 else "failed"} if code and len(code) < 9 else {}), "host_name": found[1]}


_POSTGRES = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [\w+:/-]{1,20},(?:\"[^\"\n]{0,128}\")?,(?:\"[^\"\n]{0,128}\")?,\d{0,12},")


def _of_postgres(text: str, _: re.Match[str]) -> Optional[Record]:
    """A row of PostgreSQL's csvlog."""
    cells = _cells(text)
    if len(cells) < 14:
        return None
    names = ((1, "user"), (2, "dbname"), (4, "remote_host"), (7, "ps"), (11, "error_severity"), (12, "state_code"), (13, "message"), (14, "detail"),
             (19, "statement"), (22, "application_name"), (23, "backend_type"))
    return {name: cells[at] for at, name in names if at < len(cells) and cells[at]}


_OF_SALES = re.compile(r"\"([A-Z][A-Za-z]{2,40})\",\"\d{14}\.\d{3}\",\"[^\"\n]{0,80}\",\"00D[A-Za-z0-9]{0,15}\",\"(005\w{0,15})?\"")


def _of_sales(text: str, found: re.Match[str]) -> Record:
    """A row of Salesforce's EventLogFile."""
    cells = _cells(text)[:96]
    named = (("CLIENT_IP", next((cell for cell in cells if _ADDRESS.fullmatch(cell)), "")),
             ("USER_NAME", next((cell for cell in cells if re.fullmatch(r"[\w.+-]{1,80}@[\w.-]{1,120}", cell)), "") or found[2]),
             ("LOGIN_STATUS", next((cell for cell in cells if cell.startswith("LOGIN_")), "")), ("URI", next((cell for cell in cells if cell.startswith("/")), "")))
    return {"EVENT_TYPE": found[1], **{name: value for name, value in named if value}}


_S3 = re.compile(r"[\da-f]{8,64} ([\w.-]{3,63}) \[[^\]\n]{20,30}\] (\S{1,60}) (\S{1,300}) (\S{1,40}) ((?:REST|WEBSITE|SOAP|BATCH|S3)\.[A-Z_.]{3,60}) (\S{1,2000}) "
                 r"(?:\"(?:[^\"\\\n]|\\.){0,8000}\"|-) (\d{3}|-) (\S{1,60}) (\S{1,20}) \S{1,20} \S{1,20} \S{1,20} (?:\"(?:[^\"\\\n]|\\.){0,2000}\"|-) "
                 r"(?:\"((?:[^\"\\\n]|\\.){0,2000})\"|-)")


def _of_bucket(found: re.Match[str]) -> Record:
    """A line of a bucket's access log."""
    bucket, address, requester, _, operation, key, status, error, size, agent = found.groups()
    record: Record = {
        "eventSource": "s3.amazonaws.com", "eventName": operation, "sourceIPAddress": address, "userAgent": agent or "-", "bucketName": bucket,
        "userIdentity": {"type": "Anonymous", "userName": "anonymous"} if requester == "-" else {"arn": requester} if requester.startswith("arn:")
        else {"type": "Canonical", "principalId": requester}, "status": "success" if status[:1] in "23" else "failed"}
    record.update({name: value for name, value in (("errorCode", error), ("key", key)) if value != "-"})
    return record


#: Time, ids and names of a process, the call and its addresses, how many arguments it had and what came of it; then the arguments, as Python prints them.
_OF_CALL = re.compile(r"\d{1,12}\.\d{1,9},(\d{1,10}),\d{1,10},(\d{1,10}),(\d{1,10}),\d{1,12},([^,\"\n]{0,64}),([^,\"\n]{1,255}),(\d{1,5}),([a-z][a-z0-9_]{1,60}),"
                      r"\"?\[[\d, ]{0,4000}\]\"?,\d{1,3},(-?\d{1,20}),\"?(?=\[\{'name': )")
_PRINTED = re.compile(r"'((?:[^'\\]|\\.){0,8000})'|\"((?:[^\"\\]|\\.){0,8000})\"|\b(None|True|False)\b|['\"][\s\S]*")
_IN_JSON = {"None": "null", "True": "true", "False": "false"}
_PRINTED_MAX_CHARS = 16_000


def _of_call(text: str, found: re.Match[str]) -> Optional[Record]:
    """A system call as a table of Tracee's events holds it."""
    cell = next((cell for cell in _cells(text) if cell.startswith("[{'name': ")), "")
    try:
        arguments = _decode(_PRINTED.sub(_as_json, cell)) if cell and len(cell) <= _PRINTED_MAX_CHARS else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(arguments, list):
        return None
    process, parent, user, name, host, number, call, result = found.groups()
    return {"processId": int(process), "parentProcessId": int(parent), "userId": int(user), "processName": name, "hostName": host, "eventId": number, "eventName": call,
            "returnValue": int(result), "args": arguments}


def _as_json(found: re.Match[str]) -> str:
    """A word that Python printed, as JSON has it."""
    if found[3]:
        return _IN_JSON[found[3]]
    if found[1] is None and found[2] is None:
        return ""  # A quote that nothing closes: what is left is no JSON.
    return json.dumps((found[1] if found[1] is not None else found[2]).replace("\\'", "'").replace('\\"', '"').replace("\\\\", "\\"))


#: (mark without which no row is of that form, what it begins with, what makes the object of it), asked in order.
_FORMS: Tuple[Tuple[str, re.Pattern[str], Callable[[str, Any], Optional[Record]]], ...] = (
    ('{""', _ROW, _of_cell),
    (".amazonaws.com", _ROW, _of_event_history),
    (",", _DATABASE, _of_database),
    (",", _POSTGRES, _of_postgres),
    ('"00D', _OF_SALES, _of_sales),
    ("[{'name': ", _OF_CALL, _of_call),
)
