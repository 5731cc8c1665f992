"""Windows events as XML (`<Event xmlns=...>`) and as Splunk renders them (`LogName=Security ...`).

XML is read by one regular expression over its leaves, never by an XML parser: events are cut off, hold
broken characters, and an entity must not be expanded by anything. `Data` without a name is collected
under `data`. System fields have the names that Sigma rules use: EventID, Channel, Provider_Name,
Computer, Level, Task, Opcode, Keywords.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Dict, List, Optional

from .facts import Value

#: A leaf: its name, its attributes, its text. Linear: no part can trade characters with the next.
_LEAF = re.compile(r"<([A-Za-z_][\w.:-]*)([^<>]*?)(?:/>|>([^<]*)</)")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
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
    if "<![CDATA[" in text:
        text = _CDATA.sub(lambda found: found.group(1).replace("&", "&amp;").replace("<", "&lt;"), text)
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
_LABELLED = re.compile(r"^[ \t]*([A-Z][A-Za-z0-9 /()-]{1,48}):[ \t]+(\S.*?)[ \t]*\r?$", re.MULTILINE)
_RENDERED_HEADER = {"logname": "channel", "eventcode": "eventid", "sourcename": "provider_name",
                    "computername": "computer", "eventtype": "severitynumber"}
#: Labels of rendered messages: {(section or "", label): field}.
_RENDERED_LABELS = {
    "New Process Name": "newprocessname", "Process Name": "processname", "Process Command Line": "commandline",
    "Creator Process Name": "parentprocessname", "Logon Type": "logontype", "Source Network Address": "ipaddress",
    "Workstation Name": "workstationname", "Logon Process": "logonprocessname", "Service Name": "servicename",
    "Service File Name": "imagepath", "Authentication Package": "authenticationpackagename", "Status": "status",
    "Task Name": "taskname", "Share Name": "sharename", "Relative Target Name": "relativetargetname",
    "Ticket Encryption Type": "ticketencryptiontype", "Ticket Options": "ticketoptions", "Object Name": "objectname",
    "Object Type": "objecttype", "Access Mask": "accessmask", "Accesses": "accesslist", "Key Length": "keylength",
    "Member": "membername", "Group Name": "targetusername", "Sub Status": "substatus",
    "Failure Reason": "failurereason", "Package Name (NTLM only)": "lmpackagename",
}


def read_rendered(text: str) -> Optional[Dict[str, Value]]:
    """Fields of an event as Splunk's WinEventLog input renders it."""
    head, _, message = text.partition("Message=")
    fields: Dict[str, Value] = {}
    for name, value in _HEADER.findall(head)[:FIELDS_MAX]:
        lowered = name.lower()
        fields.setdefault(_RENDERED_HEADER.get(lowered, lowered), value.strip())
    if "channel" not in fields:
        return None
    fields["message"] = message
    section = ""
    for line in message.splitlines()[:FIELDS_MAX]:
        stripped = line.strip()
        if stripped.endswith(":") and ": " not in stripped and not line[:1].isspace():
            section = stripped[:-1]
            continue
        found = _LABELLED.match(line)
        if found is None:
            continue
        label, value = found.groups()
        side = "target" if section.startswith(("New Logon", "Target", "Account For Which", "New Account", "Account Whose"
                                               )) else "subject"
        if label == "Account Name":
            fields.setdefault(side + "username", value)
        elif label == "Account Domain":
            fields.setdefault(side + "domainname", value)
        elif label == "Security ID":
            fields.setdefault(side + "usersid", value)
        else:
            fields.setdefault(_RENDERED_LABELS.get(label, label.lower().replace(" ", "")), value)
    return add_derived(fields)


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
