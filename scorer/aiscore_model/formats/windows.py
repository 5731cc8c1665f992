"""Windows events, and Sysmon's on any system: from XML, from JSON of several shippers, from Splunk's own text form.

Owns three small parsers that give one flat field table, and which fields are worth words and in which order. XML is
scanned with bounded expressions, never parsed: no entity but the named ones of HTML and numbers is ever expanded.
Called by `normalise`.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Any, Dict, Optional, Tuple

from ..decode import decode_command
from ..redact import host_words, is_secret_name, sid_words, split_words, words_of_token
from .domains import domain_words
from .draft import Draft
from .payload import base_name, command_words, path_words
from .windows_events import meaning_of
from .words import address_word, outcome_word, port_words, user_words

Fields = Dict[str, str]

# -- parsing -------------------------------------------------------------------------------------

_PROVIDER = re.compile(r"<Provider Name=[\"']([^\"']{1,200})")
_EVENT_ID = re.compile(r"<EventID[^>]{0,80}>(\d{1,7})")
_SYSTEM = re.compile(r"<(Channel|Computer|Level|Keywords)>([^<]{0,300})<")
_USER_ID = re.compile(r"<Security UserID=[\"']([^\"']{1,100})")
_DATA = re.compile(r"<Data(?: Name=[\"']([^\"']{0,120})[\"'])?>([^<]{0,20000})")
_LEAF = re.compile(r"<([A-Za-z][\w]{0,80})(?: [^>]{0,200})?>([^<]{1,4000})</")
_FIELDS_MAX = 120


def fields_of_xml(text: str) -> Fields:
    """The field table of an <Event> element."""
    fields: Fields = {}
    head, _, body = text.partition("</System>")
    provider, event_id, user = _PROVIDER.search(head), _EVENT_ID.search(head), _USER_ID.search(head)
    fields["Provider"] = provider.group(1) if provider else ""
    fields["EventID"] = event_id.group(1) if event_id else ""
    fields["UserID"] = user.group(1) if user else ""
    fields.update(_SYSTEM.findall(head))
    rendering = body.find("<RenderingInfo")
    if rendering >= 0:
        body = body[:rendering]
    unnamed = 0
    for name, value in _DATA.findall(body)[:_FIELDS_MAX]:
        if not name:
            unnamed += 1
            name = f"Param{unnamed}"
        if value:
            fields.setdefault(name, unescape(value) if "&" in value else value)
    if "<EventData" not in body:
        for name, value in _LEAF.findall(body)[:_FIELDS_MAX]:
            fields.setdefault(name, unescape(value) if "&" in value else value)
    return fields


_ALIASES = {
    "EventCode": "EventID", "event_id": "EventID", "SourceName": "Provider", "ProviderName": "Provider",
    "provider_name": "Provider",
    "Source": "Provider", "LogName": "Channel", "channel": "Channel", "log_name": "Channel",
    "ComputerName": "Computer", "Hostname": "Computer",
    "computer_name": "Computer", "computer": "Computer", "NewProcess": "NewProcessName",
}


def fields_of_json(record: Dict[str, Any]) -> Optional[Fields]:
    """The field table of an event in JSON (nxlog, winlogbeat, evtx_dump, WEF); None for any other record."""
    event = record.get("Event")
    if isinstance(event, dict) and isinstance(event.get("System"), dict):
        flat = dict(event["System"])
        flat.update(_named(event.get("EventData")) or _named(event.get("UserData")))
    elif isinstance(record.get("winlog"), dict):
        flat = dict(record["winlog"])
        flat.update(_named(flat.pop("event_data", None)) or _named(flat.pop("user_data", None)))
        if isinstance(record.get("message"), str):
            flat["Message"] = record["message"]
    elif ("EventID" in record or "EventCode" in record or "event_id" in record) and (
            "Channel" in record or "SourceName" in record or "ProviderName" in record or "Provider" in record
            or "LogName" in record
            or "channel" in record or "provider_name" in record):
        flat = dict(record)
        for nested in ("EventData", "event_data", "UserData"):
            flat.update(_named(flat.pop(nested, None)))
    else:
        return None
    fields: Fields = {}
    for name, value in flat.items():
        if name in _SHIPPED:
            continue
        if isinstance(value, dict):
            value = value.get("#text", value.get("@Name", value.get("Name", value.get("#attributes", ""))))
            value = value.get("Name", value.get("UserID", "")) if isinstance(value, dict) else value
        if isinstance(value, bool):
            value = "true" if value else "false"
        if isinstance(value, (str, int, float)) and value != "":
            fields.setdefault(_ALIASES.get(name, name), value if isinstance(value, str) else str(value))
    return fields


def _named(node: Any) -> Dict[str, Any]:
    """EventData in the shapes that converters give it: a table, a list of Name/text pairs, one inner element."""
    if not isinstance(node, dict):
        return {}
    inner = node.get("Data")
    if isinstance(inner, list):
        named = {}
        for position, element in enumerate(inner[:_FIELDS_MAX]):
            if isinstance(element, dict):
                named[str(element.get("@Name", element.get("Name", f"Param{position + 1}")))] = element.get("#text",
                    element.get("text", ""))
            else:
                named[f"Param{position + 1}"] = element
        return named
    if len(node) <= 2:
        for value in node.values():
            if isinstance(value, dict) and not any(key in value for key in ("#text", "@Name")) and len(value) > 1:
                return value
    return node


_LINE = re.compile(r"^[ \t]*([A-Za-z][\w ()/-]{0,60}?)[ \t]*[:=][ \t]*(\S[^\r\n]{0,4000})?$", re.MULTILINE)
_SECTION = {"Subject": "Subject", "New Logon": "Target", "Account For Which Logon Failed": "Target",
            "Target Account": "Target",
            "Account Whose Credentials Were Used": "Target", "New Account": "Target", "Member": "Member",
            "Group": "Target", "Target Subject": "Target",
            "Creator Subject": "Subject", "Account Information": "Target"}
_LABELS = {
    "Logon Type": "LogonType", "Source Network Address": "IpAddress", "Client Address": "IpAddress",
    "Source Address": "SourceIp",
    "Destination Address": "DestinationIp", "Destination Port": "DestinationPort", "Source Port": "IpPort",
    "New Process Name": "NewProcessName",
    "Creator Process Name": "ParentProcessName", "Process Command Line": "CommandLine", "Process Name": "ProcessName",
    "Logon Process": "LogonProcessName", "Authentication Package": "AuthenticationPackageName",
    "Failure Reason": "FailureReason", "Sub Status": "SubStatus",
    "Service Name": "ServiceName", "Service File Name": "ServiceFileName", "Service Start Type": "StartType",
    "Service Account": "AccountName",
    "Object Name": "ObjectName", "Object Type": "ObjectType", "Share Name": "ShareName",
    "Relative Target Name": "RelativeTargetName",
    "Ticket Encryption Type": "TicketEncryptionType", "Ticket Options": "TicketOptions", "Task Name": "TaskName",
    "Privileges": "PrivilegeList",
    "Application Name": "Application", "Access Mask": "AccessMask", "Token Elevation Type": "TokenElevationType",
    "Mandatory Label": "MandatoryLabel",
    "Workstation Name": "WorkstationName", "Group Name": "TargetUserName", "Result Code": "Status",
    "Failure Code": "Status"}


def fields_of_text(text: str) -> Fields:
    """The field table of Splunk's classic WinEventLog text: key=value lines, then the message with its sections."""
    fields: Fields = {}
    section = ""
    for name, value in _LINE.findall(text)[:_FIELDS_MAX]:
        if not value:
            section = _SECTION.get(name, "" if name not in ("Message",) else section)
            continue
        if name in ("Account Name", "Security ID", "Account Domain", "Logon ID"):
            name = f"{section or 'Subject'}{'UserName' if name == 'Account Name' else name.replace(' ', '')}"
        fields.setdefault(_ALIASES.get(name) or _LABELS.get(name) or name.replace(" ", ""), value.strip())
    return fields


# -- meaning -------------------------------------------------------------------------------------

_LOGON_TYPES = {"2": "interactive", "3": "network", "4": "batch", "5": "service", "7": "unlock",
                "8": "network cleartext", "9": "new credentials",
                "10": "remote interactive", "11": "cached interactive", "0": "system"}
_STATUSES = {
    "0xc0000064": "no such user", "0xc000006a": "wrong password", "0xc000006d": "bad credentials",
    "0xc0000234": "locked out",
    "0xc0000072": "account disabled", "0xc000006f": "outside hours", "0xc0000070": "workstation restriction",
    "0xc0000071": "password expired",
    "0xc0000193": "account expired", "0xc0000133": "clock skew", "0xc000015b": "logon type not granted",
    "0xc0000022": "access denied",
    "0x0": "success", "0x6": "no such principal", "0x12": "account revoked", "0x17": "password expired",
    "0x18": "wrong password",
    "0x1b": "must use other", "0x25": "clock skew", "0xc0000224": "password must change",
    "0xc0000413": "authentication firewall"}
_ENCRYPTIONS = {"0x1": "des", "0x3": "des", "0x11": "aes", "0x12": "aes", "0x17": "rc4 weak", "0x18": "rc4 weak",
                "0xffffffff": "none"}
_TOKEN_TYPES = {"%%1936": "default token", "%%1937": "full token elevated", "%%1938": "limited token"}
_LABEL_SIDS = {"S-1-16-4096": "low", "S-1-16-8192": "medium", "S-1-16-8448": "medium", "S-1-16-12288": "high",
               "S-1-16-16384": "system"}
_MESSAGE_CODES = {"%%1832": "identification", "%%1833": "impersonation", "%%1840": "delegation", "%%1842": "yes",
                  "%%1843": "no",
                  "%%2307": "account locked out", "%%2313": "unknown user or bad password",
                  "%%2310": "account disabled",
                  "%%14592": "inbound", "%%14593": "outbound", "%%14674": "value added", "%%14675": "value deleted",
                  "%%8100": "", "%%8099": "",
                  "%%16384": "", "%%2480": "open key", "%%2481": "create key", "%%2499": "read key",
                  "%%2500": "write key"}


def _access_words(mask: str) -> str:
    """The rights of a process access mask (winnt.h, PROCESS_*)."""
    try:
        bits = int(mask, 16 if mask.lower().startswith("0x") else 10)
    except ValueError:
        return ""
    if bits & 0x1FFFFF in (0x1FFFFF, 0x1F0FFF, 0x1F1FFF, 0x1F3FFF):
        return "all rights"
    named = ((0x10, "read memory"), (0x20, "write memory"), (0x8, "operate memory"), (0x2, "create thread"), (0x40,
        "duplicate handle"),
             (0x80, "create process"), (0x800, "suspend"), (0x1, "terminate"))
    return " ".join(word for bit, word in named if bits & bit) or "query"


def _object_access(mask: str) -> str:
    """The rights of a file, key or share access mask: the standard ones and those that all objects share."""
    try:
        bits = int(mask, 16)
    except ValueError:
        return ""
    named = ((0x1, "read"), (0x2, "write"), (0x4, "append"), (0x10000, "delete"), (0x40000, "change permissions"),
             (0x80000, "take ownership"))
    return " ".join(word for bit, word in named if bits & bit)


def _privileges(value: str) -> str:
    names = re.findall(r"Se(\w{3,40})Privilege", value)[:24]
    telling = [split_words(name) for name in names if name in
               ("Debug", "Tcb", "TakeOwnership", "LoadDriver", "Backup", "Restore", "Impersonate",
                "AssignPrimaryToken", "CreateToken", "EnableDelegation", "ManageVolume", "Relabel",
                "TrustedCredManAccess")]
    return " ".join(sorted(telling)) or " ".join(split_words(name) for name in names[:2])


def _hash_free(value: str) -> str:
    return "unknown region" if "UNKNOWN" in value else ""


def _object(value: str) -> str:
    if value.startswith("%{"):
        return "guid object"
    if value.startswith(("CN=", "DC=", "OU=")):
        return "directory " + split_words(" ".join(re.findall(r"(?:CN|OU)=(AdminSDHolder|Domain Admins|Policies|"
                                                              r"System|Users|Computers|Configuration|Partitions|"
                                                              r"Schema|krbtgt)", value)[:3]))
    return path_words(value)


def _command(draft: Draft, value: str, max_chars: int = 1_200) -> str:
    decoded = decode_command(value)
    draft.payload(decoded.text)
    return " ".join((*decoded.notes, command_words(decoded.text, max_chars)))


def _script(draft: Draft, value: str) -> str:
    return _command(draft, value[:3_000], 800)


def _registry(value: str) -> str:
    value = re.sub(r"(?i)S-1-5-21(?:-\d{1,12}){1,5}(_Classes)?", "", value[:400])
    return path_words(re.sub(r"(?i)^\\?REGISTRY\\(?:MACHINE|USER)|^HK(?:LM|U|CU|CR|EY_LOCAL_MACHINE|EY_USERS)", "",
                             value))


#: field -> (word before it, how it reads, entity it is). The order is the order of the template.
_READ = {
    "path": path_words, "registry": _registry, "user": user_words, "port": port_words, "ip": address_word,
    "sid": sid_words,
    "words": split_words, "token": words_of_token, "domain": domain_words, "access": _access_words,
    "objectaccess": _object_access,
    "privileges": _privileges,
    "trace": _hash_free, "object": _object, "host": host_words,
    "logon": lambda value: _LOGON_TYPES.get(value.strip(), ""),
    "status": lambda value: _STATUSES.get(value.lower(), "" if value.startswith(("%%", "-")) else outcome_word(value)
                                          or "error status"),
    "encryption": lambda value: _ENCRYPTIONS.get(value.lower(), ""),
    "elevation": lambda value: _TOKEN_TYPES.get(value, ""),
    "label": lambda value: _LABEL_SIDS.get(value, ""),
    "codes": lambda value: " ".join(filter(None, dict.fromkeys(_MESSAGE_CODES.get(code, "")
                                                               for code in value.split()[:12]))),
    "drop": lambda value: "",
}
_FIELDS: Tuple[Tuple[str, str, str, str], ...] = (
    # what acts
    ("LogonType", "type", "logon", ""), ("Status", "status", "status", ""), ("SubStatus", "", "status", ""),
    ("FailureReason", "", "codes", ""),
    ("Image", "process", "path", "process"), ("NewProcessName", "process", "path", "process"), ("SourceImage",
        "source process", "path", "process"),
    ("ProcessName", "process", "path", "process"), ("CallerProcessName", "process", "path", "process"),
    ("Application", "process", "path", "process"),
    ("ProcessPath", "process", "path", "process"), ("processPath", "process", "path", "process"),
    ("CommandLine", "command", "command", ""), ("ProcessCommandLine", "command", "command", ""), ("ScriptBlockText",
        "script", "script", ""),
    ("HostApplication", "host application", "command", ""),
    ("ParentImage", "parent", "path", "parent"), ("ParentProcessName", "parent", "path", "parent"),
    ("ParentCommandLine", "parent command", "parentcommand", ""), ("OriginalFileName", "renamed original", "words", ""),
    ("TargetImage", "target process", "path", "target"), ("GrantedAccess", "access", "access", ""), ("CallTrace",
        "trace", "trace", ""),
    ("StartModule", "start module", "path", ""), ("StartFunction", "start function", "words", ""),
    # on what
    ("EventType", "", "words", ""), ("TargetObject", "registry", "registry", "path"), ("Details", "value", "command",
        ""), ("NewName", "new name", "registry", ""),
    ("ImageLoaded", "loads", "path", "path"), ("TargetFilename", "file", "path", "path"), ("PipeName", "pipe",
        "words", "path"), ("Device", "device", "words", ""),
    ("ServiceName", "service", "words", "service"), ("ImagePath", "service command", "command", ""),
    ("ServiceFileName", "service command", "command", ""),
    ("StartType", "start", "words", ""), ("ServiceStartType", "start", "token", ""),
    ("TaskName", "task", "path", "path"), ("TaskContent", "task content", "script", ""), ("TaskContentNew",
        "task content", "script", ""), ("ActionName", "task action", "path", ""),
    ("Path", "path", "path", "path"), ("Query", "query", "script", ""), ("Consumer", "consumer", "script", ""),
    ("Filter", "filter", "words", ""), ("Destination", "destination", "script", ""), ("Operation", "operation",
        "script", ""),
    ("ObjectType", "object", "objecttype", ""), ("ObjectName", "object", "object", "path"), ("ObjectServer", "",
        "words", ""),
    ("ObjectDN", "object", "object", "path"), ("ObjectClass", "class", "words", ""), ("AttributeLDAPDisplayName",
        "attribute", "words", ""), ("OperationType", "", "codes", ""), ("Properties", "properties", "properties", ""),
    ("ObjectValueName", "value name", "words", ""), ("NewValue", "new value", "command", ""),
    ("ShareName", "share", "words", "path"), ("RelativeTargetName", "file", "path", "path"), ("AccessMask", "access",
        "objectaccess", ""),
    ("AccessList", "", "drop", ""), ("PrivilegeList", "privilege", "privileges", ""), ("EnabledPrivilegeList",
        "privilege", "privileges", ""),
    ("QueryName", "query", "query", "domain"), ("QueryStatus", "query status", "status", ""), ("QueryResults", "",
        "drop", ""),
    # from where, to where
    ("Initiated", "initiated", "words", ""), ("Protocol", "", "token", ""), ("Direction", "", "codes", ""),
    ("SourceIp", "from", "ip", "src"), ("SourceAddress", "from", "ip", "src"), ("IpAddress", "from", "ip", "src"),
    ("ClientAddress", "from", "ip", "src"),
    ("SourcePort", "from", "port", ""), ("DestinationHostname", "to", "host", ""), ("DestinationIp", "to", "ip",
        "dest"), ("DestAddress", "to", "ip", "dest"),
    ("DestinationPort", "to", "port", "port"), ("DestPort", "to", "port", "port"), ("url", "url", "url", "domain"),
    ("RemoteName", "url", "url", "domain"),
    # who
    ("SubjectUserName", "by", "user", "user"), ("User", "user", "user", "user"), ("SourceUser", "user", "user",
        "user"), ("AccountName", "account", "user", "user"),
    ("TargetUserName", "target", "user", "target"), ("TargetUser", "target", "user", ""), ("MemberName", "member",
        "object", ""), ("TargetSid", "target", "sid", ""), ("TargetUserSid", "", "drop", ""), ("MemberSid", "member",
            "sid", ""),
    ("ParentUser", "parent user", "user", ""), ("jobOwner", "owner", "user", "user"), ("ServiceSid", "service", "sid",
        ""),
    ("IntegrityLevel", "integrity", "words", ""), ("MandatoryLabel", "integrity", "label", ""), ("TokenElevationType",
        "", "elevation", ""), ("ElevatedToken", "elevated", "codes", ""),
    ("ImpersonationLevel", "", "codes", ""), ("LogonProcessName", "logon process", "words", ""),
    ("AuthenticationPackageName", "package", "words", ""), ("PackageName", "package", "words", ""), ("LmPackageName",
        "", "words", ""),
    ("TicketEncryptionType", "encryption", "encryption", ""), ("PreAuthType", "preauthentication", "token", ""),
    ("KeyLength", "", "drop", ""),
    # what it claims to be
    ("Signed", "signed", "words", ""), ("SignatureStatus", "signature", "words", ""), ("Signature", "signature",
        "words", ""), ("Company", "company", "words", ""), ("Description", "description", "words", ""), ("Product",
            "", "drop", ""),
    ("CurrentDirectory", "directory", "path", ""),
)
_ORDER = {name: position for position, (name, _, _, _) in enumerate(_FIELDS)}
_KNOWN = frozenset(_ORDER)
#: Fields that every shipper adds or that only identify.
_IGNORED = frozenset("""
Provider EventID UserID Channel Computer Level Keywords Message RuleName UtcTime ProcessGuid ProcessId LogonGuid
LogonId TerminalSessionId Hashes Hash IMPHASH
ParentProcessGuid ParentProcessId FileVersion Version ThreadID RecordNumber Severity SeverityValue SourceModuleName
SourceModuleType ProviderGuid host port tags
Opcode OpcodeValue Task Category EventTime EventReceivedTime ExecutionProcessID ActivityID RelatedActivityID Domain
AccountType @timestamp @version EventRecordID
SubjectUserSid SubjectDomainName SubjectLogonId TargetDomainName TargetLogonId WorkstationName TransmittedServices
IpPort NewProcessId Binary
SourceProcessGUID SourceProcessId SourceThreadId TargetProcessGUID TargetProcessId SourceProcessGuid
TargetProcessGuid CreationUtcTime PreviousCreationUtcTime NewThreadId StartAddress
SourceHostname SourcePortName DestinationPortName SourceIsIpv6 DestinationIsIpv6 HandleId ResourceAttributes
ScriptBlockId MessageNumber MessageTotal ClientProcessId
HostId RunspaceId PipelineId SequenceNumber ProcessID FilterRTID LayerRTID LayerName RemoteUserID RemoteMachineID
time_created process thread opcode task record_id
provider_guid activity_id api keywords version EventSourceName MoreDetails type TargetLinkedLogonId
TargetOutboundUserName TargetOutboundDomainName RestrictedAdminMode VirtualAccount
ObjectGUID DSName DSType OpCorrelationID AppCorrelationID AttributeSyntaxOID AccessReason CategoryId SubcategoryId
SubcategoryGuid transferId Id jobId hr fileTime Archived IsExecutable
TicketOptions CertIssuerName CertSerialNumber CertThumbprint RpcCallClientLocality FQDN ClientProcessStartKey
ParentProcessId2 Correlation Execution TimeCreated Security
LogonID RecordId EventType1 CallerProcessId SidHistory TaskCategory OpCode RecordNumber Type TimeGenerated
""".split())
_SHIPPED = _IGNORED - {"Provider", "EventID", "UserID", "Channel", "Computer", "Keywords", "Message"}
_WEAK = frozenset(("-", "?", "", "NULL", "(null)", "N/A", "0x0", "-\r"))
_LEFTOVERS_MAX = 8


def read(draft: Draft, fields: Fields) -> None:
    """Fills `draft` from a field table."""
    event_id = fields.get("EventID", "").partition(".")[0]
    provider, meaning = meaning_of(fields.get("Provider", "") or fields.get("Channel", "").partition("/")[0], event_id)
    draft.action = meaning or (f"{provider} {event_id}" if event_id else provider)
    draft.say(meaning, "windows", provider, "" if meaning or not event_id else f"event {event_id}")
    draft.name("host", fields.get("Computer"))
    fields = dict(fields)
    kind = fields.get("EventType", "")
    if kind in ("INFO", "AUDIT_SUCCESS", "VERBOSE", "4") or kind.isdigit():
        del fields["EventType"]
    if kind == "AUDIT_FAILURE" or fields.get("Keywords") in ("0x8010000000000000", "Audit Failure"):
        fields.pop("EventType", None)
        draft.say("failed")
    if provider == "sysmon":
        # The account of Sysmon itself, not of what it saw.
        fields.pop("AccountName", None)
        fields.pop("UserID", None)
    _drop_plain_origin(fields)
    if fields.get("ObjectType") == "Process" and "AccessMask" in fields:
        fields.setdefault("GrantedAccess", fields.pop("AccessMask"))
    said = len(draft.entities)
    for _, name in sorted((_ORDER[name], name) for name in fields.keys() & _KNOWN):
        value = fields[name]
        if value.strip() in _WEAK:
            continue
        _, word, how, entity = _FIELDS[_ORDER[name]]
        words = _field(draft, how, value)
        if words:
            draft.say(word, words)
        if entity:
            draft.name(entity, base_name(value) if how == "path" and entity in ("process", "parent") else value)
    if "ContextInfo" in fields or "Payload" in fields:
        draft.say("invokes", _script(draft, fields.get("Payload", "")))
        application = re.search(r"(?:Host Application|HostApplication) ?= ?([^\r\n]{1,4000})",
                                fields.get("ContextInfo", ""))
        if application:
            draft.say("host application", _command(draft, application.group(1), 400))
    _leftovers(draft, fields, bool(meaning), len(draft.entities) > said)
    if fields.get("UserID") and "AccountName" not in fields and "User" not in fields:
        draft.say("account", sid_words(fields["UserID"]))


def _drop_plain_origin(fields: Fields) -> None:
    """Drops what an image says of itself where that is no news: Microsoft's own signature, a name that fits."""
    if "Microsoft" in fields.get("Signature", fields.get("Company", "")):
        fields.pop("Description", None)
        fields.pop("Company", None)
        if fields.get("SignatureStatus") == "Valid":
            fields.pop("SignatureStatus")
            fields.pop("Signed", None)
    stem = re.sub(r"\.(?:exe|dll|sys|cpl|ocx)$", "", fields.get("OriginalFileName", "").lower().removesuffix(".mui"))
    if stem and any(stem == base_name(fields.get(name, "")).rpartition(".")[0] for name in ("Image", "ImageLoaded")):
        del fields["OriginalFileName"]


def _field(draft: Draft, how: str, value: str) -> str:
    if how == "command":
        return _command(draft, value) if len(value) > 12 else split_words(value)
    if how == "parentcommand":
        # The parent's command was judged when the parent started; only what was encoded in it is news here.
        return command_words(decode_command(value).text, 300)
    if how == "script":
        return _script(draft, value)
    if how == "query":
        draft.payload(value)
        return domain_words(value)
    if how == "url":
        draft.payload(value[:500])
        return words_of_token(value[:200])
    if how == "objecttype":
        return "" if value.startswith("%{") else split_words(value)
    if how == "properties":
        return "replication rights" if "1131f6a" in value.lower() or "89e95b76" in value.lower() else ""
    return _READ[how](value)


def _leftovers(draft: Draft, fields: Fields, known: bool, told: bool) -> None:
    """Unknown fields of unknown events; of the message, what no field told."""
    count = 0
    if not known or not told:
        for name, value in fields.items():
            if name in _KNOWN or name in _IGNORED or value.strip() in _WEAK or count >= _LEFTOVERS_MAX:
                continue
            count += 1
            draft.say("" if name.startswith("Param") else split_words(name), "secret" if is_secret_name(name)
                      else "num" if value.isdigit() else _text(value))
    message = fields.get("Message", "")
    if message and not told:
        head = message.split("\r\n\r\n", 1)[0][:600]
        line = re.search(r"command line: ?(.{4,4000}?)\. ?\r?\n", message, re.DOTALL)
        if line:
            draft.say("pipeline", _script(draft, line.group(1)))
        application = re.search(r"HostApplication=([^\r\n]{1,4000})", message)
        if application:
            draft.say("host application", _command(draft, application.group(1), 400))
        if not line and not application:
            draft.read(head)


def _text(value: str) -> str:
    value = value[:300]
    if "\\" in value:
        return path_words(value)
    return command_words(value, 200)
