"""Windows events as XML (`<Event xmlns=...>`), as Splunk renders them (`LogName=Security ...`), and as the event viewer and Snare do.

XML is read by one regular expression over its leaves, never by an XML parser: events are cut off, hold
broken characters, and an entity must not be expanded by anything. `Data` without a name is collected
under `data`. System fields have the names that Sigma rules use: EventID, Channel, Provider_Name,
Computer, Level, Task, Opcode, Keywords.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Dict, Iterator, List, Optional, Tuple

from aiscore_contract.forms.pairs import without_cdata
from aiscore_contract.forms.winevent import WindowsEvent, data_of_script, data_of_sysmon, first_words

from .facts import Value

#: A leaf: its name, its attributes, its text. Linear: a name ends where its characters end and begins where they
#: begin, so that no part can trade characters with the next.
_LEAF = re.compile(r"<([A-Za-z_][\w.:-]*)(?![\w.:-])([^<>]*?)(?:/>|>([^<]*)(?:</|\Z))")
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
#: Elements of System that are told by an attribute: {element: {attribute: field}}.
_SYSTEM_ATTRIBUTES = {
    "Provider": {"Name": "provider_name", "EventSourceName": "eventsourcename", "Guid": "provider_guid"},
    "Execution": {"ProcessID": "execution_processid", "ThreadID": "execution_threadid"},
    "Security": {"UserID": "security_userid"},
    "TimeCreated": {"SystemTime": "systemtime"},
    "Correlation": {"ActivityID": "correlation_activityid"},
}
FIELDS_MAX = 512


def read_xml(text: str) -> Dict[str, Value]:
    """Fields of an event in XML; what is cut off is left out."""
    text = without_cdata(text)
    fields: Dict[str, Value] = {}
    unnamed: List[str] = []
    for name, attributes, value in _LEAF.findall(text)[:FIELDS_MAX]:
        if "&" in value:
            value = unescape(value)
        if name == "Data" or name == "ComplexData":
            found = _NAME.search(attributes)
            if found is None:
                unnamed.append(value)
            else:
                _add(fields, found.group(1).lower(), value)
        elif name in _SYSTEM_ATTRIBUTES:
            wanted = _SYSTEM_ATTRIBUTES[name]
            for key, double, single in _ATTRIBUTE.findall(attributes):
                if key in wanted:
                    fields.setdefault(wanted[key], double or single)
        else:
            fields.setdefault(name.lower(), value)
    if unnamed:
        fields["data"] = unnamed[0] if len(unnamed) == 1 else tuple(unnamed)
    return add_derived(fields)


def _add(fields: Dict[str, Value], name: str, value: Value) -> None:
    """Add a field; where its name has blanks (`New Value` of Defender), under the names that rules use as well."""
    fields.setdefault(name, value)
    if " " in name:
        fields.setdefault(name.replace(" ", ""), value)
        fields.setdefault(name.replace(" ", "_"), value)


_NAME = re.compile(r"""Name\s*=\s*["']([^"']*)["']""")
_HEADER = re.compile(r"^(\w+)=(.*)$", re.MULTILINE)
#: The same where the ends of lines became blanks.
_RUN_ON_HEADER = re.compile(r"(?:\A|\s)(\w{1,40})=(.{0,400}?)(?=\s\w{1,40}=|\s{0,4}\Z)")
#: How the event viewer and its copies head an event.
_VIEWER_HEADER = re.compile(r"^(Log Name|Source|Event ID|Level|User|Computer|Keywords|Task Category):(.*)$", re.MULTILINE)
_LABELLED = re.compile(r"^[ \t]*([A-Z][A-Za-z0-9 /()-]{1,48}):[ \t]+(\S.*)$", re.MULTILINE)
_RENDERED_HEADER = {"logname": "channel", "log name": "channel", "eventcode": "eventid", "event id": "eventid", "sourcename": "provider_name",
                    "source": "provider_name", "computername": "computer", "eventtype": "severitynumber"}
#: Labels of rendered messages, and the fields that they hold.
_RENDERED_LABELS = {
    "New Process Name": "newprocessname", "Process Name": "processname", "Process Command Line": "commandline",
    "Creator Process Name": "parentprocessname", "Logon Type": "logontype", "Source Network Address": "ipaddress",
    "Client Address": "ipaddress", "Source Address": "ipaddress", "Workstation Name": "workstationname", "Source Workstation": "workstation",
    "Logon Process": "logonprocessname", "Service Name": "servicename", "Logon Account": "targetusername",
    "Service File Name": "imagepath", "Authentication Package": "authenticationpackagename", "Status": "status", "Error Code": "status",
    "Result Code": "status", "Failure Code": "status", "Pre-Authentication Type": "preauthtype", "Scheduled Task": "taskname",
    "Task Name": "taskname", "Share Name": "sharename", "Relative Target Name": "relativetargetname",
    "Ticket Encryption Type": "ticketencryptiontype", "Ticket Options": "ticketoptions", "Object Name": "objectname",
    "Object Type": "objecttype", "Access Mask": "accessmask", "Accesses": "accesslist", "Key Length": "keylength",
    "Group Name": "targetusername", "Sub Status": "substatus", "Changes": "auditpolicychanges", "Service Account": "accountname",
    "Failure Reason": "failurereason", "Package Name (NTLM only)": "lmpackagename", "Target Server Name": "targetservername",
    "LDAP Display Name": "attributeldapdisplayname", "DN": "objectdn", "Application Name": "applicationname", "Supplied Realm Name": "targetdomainname",
    "Destination Address": "destaddress", "Destination Port": "destport", "Privileges": "privilegelist", "Subcategory": "subcategory",
    "Token Elevation Type": "tokenelevationtype", "Mandatory Label": "mandatorylabel", "Source Port": "ipport", "Port": "ipport",
}
_SECTIONS = ("Subject", "Creator Subject", "Target Subject", "New Logon", "Account For Which Logon Failed", "Target Account", "New Account", "Member",
             "Group", "New Group", "Deleted Group", "Account That Was Locked Out", "Account Whose Credentials Were Used", "Account Information",
             "Process Information", "Network Information", "Service Information", "Failure Information", "Detailed Authentication Information",
             "Logon Information", "Additional Information", "Task Information", "Share Information", "Object", "Attributes", "Changed Attributes")
#: Whose name a section gives: of the one who acted, of a member, else of the account that was acted on.
_SIDES = {"Subject": "subject", "Creator Subject": "subject", "Member": "member"}
_TARGET_SECTIONS = ("New Logon", "Target", "Account For Which", "New Account", "Account Whose", "Account That", "Account Information", "Group",
                    "New Group", "Deleted Group")
_OF_ACCOUNT = {"Account Name": "username", "Account Domain": "domainname", "Security ID": "usersid"}
_LONGEST_FIRST = sorted({*_RENDERED_LABELS, *_SECTIONS, *_OF_ACCOUNT, "Logon ID", "Logon GUID", "Process ID", "New Process ID"}, key=len, reverse=True)
_KNOWN_LABEL = re.compile(f"(?:^|(?<=[\\s.]))({'|'.join(map(re.escape, _LONGEST_FIRST))}):(?=\\s|$)")


#: What tells a rendered event, anywhere in its first lines; the name of its log may stand before the number.
_MARK = re.compile(r"(?:EventCode|LogName)=|Event ID:|MSWinEventLog")
_REACH = 500


def mark_of_rendered(text: str) -> int:
    """Where in `text` stands what makes `read_rendered` worth a try: the header of some exporter, or (0) a message of the security log;
    -1 where nothing does."""
    head = text[:_REACH]
    if "Event" in head:
        found = _MARK.search(head) if "EventCode=" in head or "Event ID:" in head or "MSWinEventLog" in head else None
        return found.start() if found is not None else -1
    return 0 if first_words(head) is not None else -1


def read_rendered(text: str, sourcetype: str = "") -> Optional[Dict[str, Value]]:
    """Fields of an event whose message was rendered: by Splunk's WinEventLog input, the event viewer, Snare; None for other text."""
    fields, message = _snare(text) if "MSWinEventLog" in text[:500] else _headed(text)
    if "eventid" not in fields:
        found = first_words(message)
        if found is None:
            return None
        fields["eventid"] = found
    if "channel" not in fields:
        channel = _channel_of(fields, message, sourcetype)
        if not channel:
            return None
        fields["channel"] = channel
    fields["message"] = message
    if str(fields.get("user")) == "NOT_TRANSLATED" or "UtcTime:" in message:
        fields.pop("user", None)  # Sysmon's own account, where there is one: what it saw names another
    if "UtcTime:" in message:
        for name, value in data_of_sysmon(message).items():
            fields[name.lower()] = value
    elif fields["eventid"] == "4104":
        for name, value in data_of_script(message).items():
            fields[name.lower()] = value
    pairs = _line_pairs(message) if "\n" in message.rstrip() else _run_on_pairs(message)
    for section, label, value in pairs:
        _add_rendered(fields, section, label, value)
    return add_derived(fields)


def of_event(event: WindowsEvent) -> Dict[str, Value]:
    """Fields of an event that an agent or a tool wrote in a form of its own."""
    fields: Dict[str, Value] = {name.lower(): value for name, value in event.header.items()}
    if "sourcename" in fields:
        fields["provider_name"] = fields["sourcename"]
    for name, value in event.data.items():
        if isinstance(value, (str, int, float)):
            _add(fields, name.lower(), value if isinstance(value, str) else str(value))
    for section, label, value in _line_pairs(event.message) if event.message else ():
        _add_rendered(fields, section, label, value)
    if event.message:
        fields.setdefault("message", event.message)
        fields.setdefault("data", event.message)
    elif "param1" in event.data:
        fields.setdefault("data", tuple(str(value) for name, value in event.data.items() if name.startswith("param")))
    return add_derived(fields)


def _headed(text: str) -> Tuple[Dict[str, Value], str]:
    """(fields of the header, message) of an event with a header of lines."""
    head, found, message = text.partition("Message=")
    fields: Dict[str, Value] = {}
    for name, value in (_HEADER if "\n" in head else _RUN_ON_HEADER).findall(head)[:FIELDS_MAX] if found or "EventCode=" in text[:500] else ():
        lowered = name.lower()
        fields.setdefault(_RENDERED_HEADER.get(lowered, lowered), value.strip())
    if not fields:
        head, found, message = text.partition("Description:")
        for name, value in _VIEWER_HEADER.findall(head)[:FIELDS_MAX] if found else ():
            lowered = name.lower()
            fields.setdefault(_RENDERED_HEADER.get(lowered, lowered.replace(" ", "")), value.strip())
    return fields, (message if found else text).lstrip()


def _channel_of(fields: Dict[str, Value], message: str, sourcetype: str) -> str:
    provider = str(fields.get("provider_name", "")).lower()
    named = sourcetype.lower().rpartition("wineventlog:")
    if named[1] and named[2]:
        return named[2]
    if "security-auditing" in provider or "Security ID:" in message or fields.get("eventid") in ("1102", "4776") and first_words(message):
        return "Security"
    return "Microsoft-Windows-Sysmon/Operational" if "sysmon" in provider else ""


def _snare(text: str) -> Tuple[Dict[str, Value], str]:
    """(fields, message) of a Snare record: columns between tabs behind its mark."""
    columns = text[text.find("MSWinEventLog"):].replace("#011", "\t").split("\t")
    if len(columns) < 14:
        return {}, text
    names = ("channel", "", "", "eventid", "provider_name", "user", "", "keywords", "computer", "category")
    fields: Dict[str, Value] = {name: value for name, value in zip(names, columns[2:]) if name and value}
    return fields, "  ".join(columns[13:])


def _line_pairs(message: str) -> Iterator[Tuple[str, str, str]]:
    """(section, label, value) of a message with a line each."""
    section = ""
    for line in message.splitlines()[:FIELDS_MAX]:
        stripped = line.strip()
        if stripped.endswith(":") and ": " not in stripped and (not line[:1].isspace() or stripped[:-1] in _SECTIONS):
            section = stripped[:-1]
            continue
        found = _LABELLED.match(line)
        if found is not None:
            yield section, found.group(1), found.group(2).rstrip()


def _run_on_pairs(message: str) -> Iterator[Tuple[str, str, str]]:
    """(section, label, value) of a message whose lines were joined: only known labels are told from the words around them."""
    section = ""
    found = list(_KNOWN_LABEL.finditer(message, 0, 8192))[:FIELDS_MAX]
    for this, following in zip(found, [*found[1:], None]):
        label = this.group(1)
        value = message[this.end():following.start() if following is not None else len(message)].strip()
        if label in _SECTIONS and (not value or label in _SIDES or label.startswith(_TARGET_SECTIONS)):
            section = label
        elif value:
            yield section, label, re.split(r"\t| {2,}", value, maxsplit=1)[0]


def _add_rendered(fields: Dict[str, Value], section: str, label: str, value: str) -> None:
    side = _SIDES.get(section) or ("target" if section.startswith(_TARGET_SECTIONS) else "subject")
    kind = _OF_ACCOUNT.get(label)
    if kind is None:
        fields.setdefault(_RENDERED_LABELS.get(label, label.lower().replace(" ", "")), value)
    elif side == "member":
        fields.setdefault("membersid" if kind == "usersid" else "membername", value)
    else:
        fields.setdefault(side + kind, value)
        if side == "target" and kind == "usersid":
            fields.setdefault("targetsid", value)


#: Without one of these, nothing can be derived.
DERIVED_FROM = ("hashes", "hash", "newvalue", "direction", "mandatorylabel")


def add_derived(fields: Dict[str, Value]) -> Dict[str, Value]:
    """Fields that rules name and that Windows writes in another form: single hashes, 4657's whole key, labels."""
    hashes = fields.get("hashes") or fields.get("hash")
    if hashes.__class__ is str and "=" in hashes:  # type: ignore[operator]
        for part in hashes.split(","):  # type: ignore[union-attr]
            algorithm, _, digest = part.partition("=")
            fields.setdefault(algorithm.strip().lower(), digest)
    if "newvalue" in fields and "objectvaluename" in fields and "objectname" in fields:
        fields.setdefault("targetobject", _registry_path(f"{fields['objectname']}\\{fields['objectvaluename']}"))
    direction = fields.get("direction")
    if direction.__class__ is str and direction in _INITIATED:
        fields.setdefault("initiated", _INITIATED[direction])  # type: ignore[index]
    label = fields.get("mandatorylabel")
    if label.__class__ is str and label.endswith(" Mandatory Level"):  # type: ignore[union-attr]
        fields.setdefault("integritylevel", label.rpartition("\\")[2].partition(" ")[0])  # type: ignore[union-attr]
    if label.__class__ is str and label in INTEGRITY_LEVELS:
        fields.setdefault("integritylevel", (INTEGRITY_LEVELS[label], label))  # type: ignore[index, arg-type]
    return fields


INTEGRITY_LEVELS = {"S-1-16-0": "Untrusted", "S-1-16-4096": "Low", "S-1-16-8192": "Medium", "S-1-16-8448": "Medium",
                    "S-1-16-12288": "High", "S-1-16-16384": "System"}
#: Direction of 5156, in Sysmon's words.
_INITIATED = {"%%14593": "true", "%%14592": "false", "Outbound": "true", "Inbound": "false"}
_HIVES = (("\\REGISTRY\\MACHINE\\", "HKLM\\"), ("\\REGISTRY\\USER\\", "HKU\\"))


def _registry_path(path: str) -> str:
    for kernel_name, hive in _HIVES:
        if path.upper().startswith(kernel_name):
            return hive + path[len(kernel_name):]
    return path
