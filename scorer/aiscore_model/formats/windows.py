"""Windows events, and Sysmon's on any system: from XML, from JSON of several shippers, from Splunk's own text form.

Owns three small parsers that give one flat field table, and which fields are worth words and in which order. XML is
scanned with bounded expressions, never parsed: no entity but the named ones of HTML and numbers is ever expanded.
Called by `normalise`.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Any, Dict, Optional, Tuple

import orjson

from aiscore_contract.forms.pairs import without_cdata, xml_pairs
from aiscore_contract.forms.winevent import WindowsEvent, writer_of

from ..decode import abridged, decode_command
from ..redact import host_words, is_secret_name, sid_words, split_words, words_of_token
from .domains import domain_words
from .draft import Draft
from .payload import base_name, command_words, path_words
from .windows_codes import (
    ENCRYPTIONS,
    LABELS,
    LOGON_TYPES,
    TOKEN_TYPES,
    access_mask,
    account_control,
    codes,
    directory_access,
    directory_rights,
    object_access,
    preauthentication,
    privileges,
    status,
    task_parts,
    ticket_options,
)
from .windows_events import meaning_of
from .windows_text import ALIASES, fields_of_text
from .words import address_word, port_words, user_words

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
    head, _, body = without_cdata(text).partition("</System>")
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
            name = "ClearedChannel" if name == "Channel" else name
            fields.setdefault(name, unescape(value) if "&" in value else value)
    return fields


def fields_of_json(record: Dict[str, Any]) -> Optional[Fields]:
    """The field table of an event in JSON (nxlog, winlogbeat, evtx_dump, WEF); None for any other record."""
    event = record.get("Event")
    if isinstance(event, dict) and isinstance(event.get("System"), dict):
        flat = dict(event["System"])
        flat.update(_named(event.get("EventData")) or _named(event.get("UserData")))
    elif isinstance(record.get("winlog"), dict):
        flat = dict(record["winlog"])
        named = _named(flat.pop("event_data", None)) or _named(flat.pop("user_data", None))
        flat.update(named)
        flat.update(_common(record, named))
        if isinstance(record.get("message"), str):
            flat["Message"] = record["message"]
    elif "EventId" in record and isinstance(record.get("Payload"), str) and "Channel" in record:
        flat = _of_evtxecmd(record)
    elif ("EventID" in record or "EventCode" in record or "event_id" in record) and (
            "Channel" in record or "SourceName" in record or "ProviderName" in record or "Provider" in record
            or "LogName" in record
            or "channel" in record or "provider_name" in record):
        flat = dict(record)
        for nested in ("EventData", "event_data", "UserData"):
            flat.update(_named(flat.pop(nested, None)))
    else:
        return None
    return _table(flat)


def fields_of_event(event: WindowsEvent) -> Fields:
    """The field table of an event that an agent or a tool wrote in a form of its own."""
    fields = _table({**event.header, **event.data})
    if event.message:
        for name, value in fields_of_text(f"Message={event.message}").items():
            fields.setdefault(name, value)
    return fields


def _table(flat: Dict[str, Any]) -> Fields:
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
            fields.setdefault(ALIASES.get(name, name), value if isinstance(value, str) else str(value))
    return fields


def _of_evtxecmd(record: Dict[str, Any]) -> Dict[str, Any]:
    """EvtxECmd keeps the event's data as JSON in a string, beside columns that repeat some of it."""
    flat = {name: record[name] for name in ("EventId", "Provider", "Channel", "Computer", "UserId") if name in record}
    try:
        payload = orjson.loads(record["Payload"])
    except ValueError:
        payload = None
    if isinstance(payload, dict):
        flat.update(_named(payload.get("EventData")) or _named(payload.get("UserData")))
    if len(flat) <= 5:
        flat.update((name, value) for name, value in record.items() if name.startswith(("PayloadData", "ExecutableInfo")))
    return flat


#: Where the Elastic Common Schema keeps what a beat's module took out of event_data.
_COMMON = (
    ("process.executable", "Image"), ("process.command_line", "CommandLine"), ("process.parent.executable", "ParentImage"),
    ("process.parent.command_line", "ParentCommandLine"), ("destination.ip", "DestinationIp"),
    ("destination.port", "DestinationPort"), ("destination.domain", "DestinationHostname"), ("source.ip", "SourceIp"),
    ("dns.question.name", "QueryName"), ("registry.path", "TargetObject"), ("file.path", "TargetFilename"),
    ("dll.path", "ImageLoaded"), ("user.name", "User"), ("powershell.file.script_block_text", "ScriptBlockText"),
    ("file.name", "PipeName"))


def _common(record: Dict[str, Any], named: Dict[str, Any]) -> Dict[str, Any]:
    """What the common schema tells of an event whose own data does not say what acted."""
    if named.keys() & {"Image", "NewProcessName", "SourceImage", "ProcessName", "TargetUserName", "ScriptBlockText"}:
        return {}
    found = {}
    for path, name in _COMMON:
        node: Any = record
        for step in path.split("."):
            node = node.get(step) if isinstance(node, dict) else None
        if isinstance(node, (str, int)) and name not in named:
            found[name] = node
    if "TargetFilename" in found:
        found.pop("PipeName", None)
    return found


def _named(node: Any) -> Dict[str, Any]:
    """EventData in the shapes that converters give it: a table, a list of Name/text pairs, one inner element."""
    if not isinstance(node, dict):
        return {}
    inner = node.get("Data")
    if isinstance(inner, dict) and isinstance(inner.get("#text"), list):
        inner = inner["#text"]
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


# -- meaning -------------------------------------------------------------------------------------

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


_PROTOCOLS = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmp"}
#: What tools of attack call their machine where nobody told them otherwise.
_TOOL_STATION = re.compile(r"(?i)kali\w{0,8}|parrot|nmap|rdesktop|freerdp|impacket|nxc|workstation|blackarch|commando")
_GROUP_SIDS = {"builtin\\administrators": "administrators group", "builtin\\users": "users group",
               "builtin\\remote desktop users": "remote desktop users group"}


def _sid(value: str) -> str:
    return sid_words(value) if value.startswith("S-1-") else _GROUP_SIDS.get(value.lower(), "")


def _group(value: str) -> str:
    """A group's name, where groups of that name are made by Windows; a site's own is a group."""
    return split_words(value) if value.lower() in _KNOWN_GROUPS else "group of the site"


_KNOWN_GROUPS = frozenset("""administrators|users|guests|domain admins|enterprise admins|schema admins|domain users|
domain computers|domain controllers|account operators|server operators|print operators|backup operators|dnsadmins|
remote desktop users|remote management users|group policy creator owners|hyper-v administrators|iis_iusrs|
performance log users|event log readers|distributed com users|network configuration operators|replicator|
protected users|key admins|enterprise key admins|cert publishers|exchange windows permissions|organization management|
administratoren|administrateurs|administradores|amministratori|domänen-admins|admins du domaine|power users|
access control assistance operators|exchange trusted subsystem|vpn users""".replace("\n", "").split("|"))
_GROUP_EVENTS = frozenset(("4727", "4728", "4729", "4730", "4731", "4732", "4733", "4734", "4735", "4737", "4754",
                           "4755", "4756", "4757", "4758", "4799"))


def _server(value: str) -> str:
    """The service class and the kind of host of a server or service principal name."""
    service, slash, host = value.partition("/")
    return f"{split_words(service)} {host_words(host)}" if slash else host_words(value)


def _principals(value: str) -> str:
    """The service classes of a list of principal names; the one that controllers replicate by has a number for a name."""
    classes = (name.partition("/")[0] for name in value.split()[:8])
    return " ".join(dict.fromkeys("directory replication" if found.upper().startswith("E3514235-") else split_words(found) for found in classes))


def _command(draft: Draft, value: str, max_chars: int = 1_200) -> str:
    decoded = decode_command(value)
    draft.payload(decoded.text)
    return " ".join((*decoded.notes, command_words(decoded.text, max_chars)))


def _script(draft: Draft, value: str) -> str:
    return _command(draft, abridged(value, 3_000), 800)


def _registry(value: str) -> str:
    value = re.sub(r"(?i)S-1-5-21(?:-\d{1,12}){1,5}(_Classes)?", "", value[:400])
    return path_words(re.sub(r"(?i)^\\?REGISTRY\\(?:MACHINE|USER)|^HK(?:LM|U|CU|CR|EY_LOCAL_MACHINE|EY_USERS)", "",
                             value))


#: field -> (word before it, how it reads, entity it is). The order is the order of the template.
_READ = {"principals": _principals, "oldsid": lambda value: sid_words(value.strip("%{}")),
    "path": path_words, "registry": _registry, "user": user_words, "port": port_words, "ip": address_word,
    "sid": _sid,
    "words": split_words, "token": words_of_token, "domain": domain_words, "access": access_mask,
    "objectaccess": object_access, "directoryaccess": directory_access, "directory": directory_rights,
    "privileges": privileges, "control": account_control, "ticket": ticket_options, "preauth": preauthentication,
    "trace": _hash_free, "object": _object, "host": host_words, "group": _group, "server": _server,
    "logon": lambda value: LOGON_TYPES.get(value.strip(), ""),
    "status": status, "codes": codes,
    "protocol": lambda value: _PROTOCOLS.get(value) or words_of_token(value),
    "encryption": lambda value: ENCRYPTIONS.get(value.lower(), ""),
    "elevation": lambda value: TOKEN_TYPES.get(value, ""),
    "label": lambda value: LABELS.get(value, ""),
    "keylength": lambda value: "zero" if value == "0" else "",
    "station": lambda value: "attack tool" if _TOOL_STATION.fullmatch(value.strip("\\ ")) else "",
    "threat": lambda value: split_words(re.sub(r"(?i)([!.]\w{1,12})$", "", value)),
    "value": lambda value: directory_rights(value) or command_words(value, 160),
    "sentence": lambda value: "" if value.isdigit() else split_words(value[:200]),
    "package": lambda value: value.lower().replace(" ", ""),
    "drop": lambda value: "",
}
_FIELDS: Tuple[Tuple[str, str, str, str], ...] = (
    # what acts
    ("LogonType", "type", "logon", ""), ("Status", "status", "status", ""), ("SubStatus", "", "status", ""),
    ("FailureReason", "", "codes", ""),
    ("Image", "process", "path", "process"), ("NewProcessName", "process", "path", "process"), ("SourceImage",
        "source process", "path", "process"),
    ("ProcessName", "process", "path", "process"), ("CallerProcessName", "process", "path", "process"),
    ("Application", "process", "path", "process"), ("Process Name", "process", "path", "process"),
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
    ("StartType", "start", "words", ""), ("ServiceState", "state", "words", ""), ("EngineAge", "", "words", ""), ("ServiceStartType", "start", "token", ""),
    ("TaskName", "task", "path", "path"), ("TaskContent", "task content", "task", ""), ("TaskContentNew",
        "task content", "task", ""), ("ActionName", "task action", "path", ""),
    ("Path", "path", "path", "path"), ("Query", "query", "script", ""), ("Consumer", "consumer", "script", ""),
    ("Filter", "filter", "words", ""), ("Destination", "destination", "script", ""), ("Operation", "operation",
        "script", ""),
    ("Threat Name", "threat", "threat", ""), ("ThreatName", "threat", "threat", ""), ("Category Name", "category", "words", ""),
    ("Severity Name", "severity", "words", ""), ("Action Name", "done", "words", ""), ("New Value", "new value", "registry", ""),
    ("CONSUMER", "consumer", "script", ""), ("PossibleCause", "cause", "script", ""), ("FilePath", "file", "path", "path"),
    ("ClearedChannel", "log", "words", ""),
    ("ObjectType", "object", "objecttype", ""), ("ObjectName", "object", "object", "path"), ("ObjectServer", "",
        "words", ""),
    ("ObjectDN", "object", "object", "path"), ("ObjectClass", "class", "words", ""), ("AttributeLDAPDisplayName",
        "attribute", "words", ""), ("AttributeValue", "value", "value", ""), ("OperationType", "", "codes", ""), ("Properties", "properties", "directory", ""),
    ("DirectoryMask", "access", "directoryaccess", ""), ("AuditPolicyChanges", "changes", "codes", ""), ("Attributes", "attributes", "value", ""),
    ("ObjectValueName", "value name", "words", ""), ("NewValue", "new value", "command", ""),
    ("ShareName", "share", "words", "path"), ("RelativeTargetName", "file", "path", "path"), ("AccessMask", "access",
        "objectaccess", ""),
    ("AccessList", "", "drop", ""), ("PrivilegeList", "privilege", "privileges", ""), ("EnabledPrivilegeList",
        "privilege", "privileges", ""),
    ("QueryName", "query", "query", "domain"), ("QueryStatus", "query status", "status", ""), ("QueryResults", "",
        "drop", ""),
    # from where, to where
    ("Initiated", "initiated", "words", ""), ("Protocol", "", "protocol", ""), ("Direction", "", "codes", ""),
    ("SourceIp", "from", "ip", "src"), ("SourceAddress", "from", "ip", "src"), ("IpAddress", "from", "ip", "src"),
    ("ClientAddress", "from", "ip", "src"), ("Address", "from", "ip", "src"), ("WorkstationName", "station", "station", ""),
    ("Workstation", "station", "station", ""), ("ClientName", "station", "station", ""),
    ("SourcePort", "from", "port", ""), ("DestinationHostname", "to", "host", ""), ("DestinationIp", "to", "ip",
        "dest"), ("DestAddress", "to", "ip", "dest"),
    ("DestinationPort", "to", "port", "port"), ("DestPort", "to", "port", "port"), ("url", "url", "url", "domain"),
    ("RemoteName", "url", "url", "domain"),
    # who
    ("SubjectUserName", "by", "user", "user"), ("User", "user", "user", "user"), ("SourceUser", "user", "user",
        "user"), ("AccountName", "account", "user", "user"),
    ("TargetGroupName", "group", "group", "target"), ("TargetUserName", "target", "user", "target"), ("UserAccountControl", "control", "control", ""),
    ("ServicePrincipalNames", "principals", "principals", ""), ("AllowedToDelegateTo", "delegates to", "server", ""), ("SidHistory", "sid history", "oldsid", ""),
    ("OldTargetUserName", "old name", "user", ""), ("NewTargetUserName", "new name", "user", "target"), ("ServiceAccount", "account", "user", "user"),
    ("TargetServerName", "server", "server", ""), ("TargetInfo", "for", "server", ""), ("TargetUser", "target", "user", ""), ("MemberName", "member",
        "object", ""), ("TargetSid", "target", "sid", ""), ("TargetUserSid", "", "drop", ""), ("MemberSid", "member",
            "sid", ""),
    ("ParentUser", "parent user", "user", ""), ("jobOwner", "owner", "user", "user"), ("ServiceSid", "service", "sid",
        ""),
    ("IntegrityLevel", "integrity", "words", ""), ("MandatoryLabel", "integrity", "label", ""), ("TokenElevationType",
        "", "elevation", ""), ("ElevatedToken", "elevated", "codes", ""),
    ("ImpersonationLevel", "", "codes", ""), ("LogonProcessName", "logon process", "words", ""),
    ("AuthenticationPackageName", "package", "words", ""), ("PackageName", "package", "words", ""), ("LmPackageName",
        "", "package", ""),
    ("TicketEncryptionType", "encryption", "encryption", ""), ("PreAuthType", "preauthentication", "preauth", ""), ("TicketOptions", "options", "ticket", ""),
    ("KeyLength", "key length", "keylength", ""),
    # what it claims to be
    ("Signed", "signed", "words", ""), ("SignatureStatus", "signature", "words", ""), ("Signature", "signature",
        "words", ""), ("Company", "company", "words", ""), ("Description", "description", "words", ""), ("Product",
            "", "drop", ""),
    ("CurrentDirectory", "directory", "path", ""),
    # a RADIUS server and a federation service
    ("Reason", "reason", "sentence", ""), ("AuthenticationType", "authentication", "words", ""), ("CallingStationID", "from", "ip", "src"),
    ("FailureType", "failure", "words", ""), ("AuditResult", "result", "words", ""), ("UserAgentString", "agent", "words", ""), ("Endpoint", "endpoint", "path", "path"),
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
SubjectUserSid SubjectDomainName SubjectLogonId TargetDomainName TargetLogonId TransmittedServices
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
CertIssuerName CertSerialNumber CertThumbprint RpcCallClientLocality FQDN ClientProcessStartKey
ParentProcessId2 Correlation Execution TimeCreated Security
LogonID RecordId EventType1 CallerProcessId TaskCategory OpCode RecordNumber Type TimeGenerated
""".split())
_SHIPPED = _IGNORED - {"Provider", "EventID", "UserID", "Channel", "Computer", "Keywords", "Message"}
_WEAK = frozenset(("-", "?", "", "NULL", "(null)", "N/A", "0x0", "-\r"))
_LEFTOVERS_MAX = 8


def read(draft: Draft, fields: Fields) -> None:
    """Fills `draft` from a field table."""
    event_id = fields.get("EventID", "").partition(".")[0]
    channel = fields.get("Channel", "")
    provider, meaning = meaning_of(fields.get("Provider", "") or writer_of(channel, event_id) or channel.partition("/")[0], event_id)
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
    _settle(fields, provider, event_id)
    if "statement" in fields and event_id == "33205":
        _say_statement(draft, fields)
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
            draft.name(entity, base_name(value) if how == "path" and entity in ("process", "parent")
                       else "" if value.startswith("%{") else value)
    if "ContextInfo" in fields or "Payload" in fields:
        draft.say("invokes", _script(draft, fields.get("Payload", "")))
        application = re.search(r"(?:Host Application|HostApplication) ?= ?([^\r\n]{1,4000})",
                                fields.get("ContextInfo", ""))
        if application:
            draft.say("host application", _command(draft, application.group(1), 400))
    _leftovers(draft, fields, bool(meaning), len(draft.entities) > said)
    if fields.get("UserID") and "AccountName" not in fields and "User" not in fields:
        draft.say("account", sid_words(fields["UserID"]))


#: What SQL Server's audit numbers, and nobody reads.
_OF_AUDIT = frozenset(("event_time", "sequence_number", "session_id", "server_principal_id", "database_principal_id", "object_id", "target_server_principal_id",
                       "target_database_principal_id", "permission_bitmask", "is_column_permission", "class_type", "user_defined_event_id",
                       "session_server_principal_name", "server_principal_sid", "target_server_principal_sid", "Message", "audit_schema_version"))


def _say_statement(draft: Draft, fields: Fields) -> None:
    """What was asked of a database, and whose it was."""
    statement = fields.pop("statement")
    draft.say("failed" if fields.pop("succeeded", "true").lower() == "false" else "")
    draft.payload(statement)
    draft.read(f"statement {statement}", 600)
    for name in _OF_AUDIT & fields.keys():
        del fields[name]


#: What a federation service's audit says in XML, in Windows' names.
_OF_FEDERATION = {"UserId": "TargetUserName", "IpAddress": "IpAddress", "FailureType": "FailureType", "AuditResult": "AuditResult",
                  "UserAgentString": "UserAgentString", "Endpoint": "Endpoint"}


def _take_document(fields: Fields) -> None:
    """Takes apart the document in one of the data."""
    for name in [name for name, value in fields.items() if value.lstrip("\ufeff ").startswith(("<?xml", "<AuditBase"))]:
        for element, value in xml_pairs(fields.pop(name)):
            if element in _OF_FEDERATION:
                fields.setdefault(_OF_FEDERATION[element], value)


def _settle(fields: Fields, provider: str, event_id: str) -> None:
    """Gives fields that mean different things in different events the name of what they mean here."""
    kind = fields.get("ObjectType", "")
    if kind == "Process" and "AccessMask" in fields:
        fields.setdefault("GrantedAccess", fields.pop("AccessMask"))
    elif (fields.get("ObjectServer") == "DS" or event_id == "4662") and "AccessMask" in fields:
        fields["DirectoryMask"] = fields.pop("AccessMask")
    if event_id in _GROUP_EVENTS and "TargetUserName" in fields:
        fields["TargetGroupName"] = fields.pop("TargetUserName")
    if provider == "ad fs auditing":
        _take_document(fields)
    if fields.get("AuthenticationPackageName", "") != "NTLM":
        fields.pop("KeyLength", None)
    if event_id in ("4624", "4625", "4634"):
        fields.pop("TargetSid", None)
    if provider == "service control manager" and "param1" in fields:
        fields.setdefault("ServiceName", fields.pop("param1"))
        fields.setdefault("ServiceState", " ".join(fields.pop(name) for name in ("param2", "param3") if name in fields))
    elif provider == "terminalservices remoteconnectionmanager" and "Param3" in fields:
        fields.update(TargetUserName=fields.pop("Param1", ""), IpAddress=fields.pop("Param3"))
        fields.pop("Param2", None)
    elif provider == "powershell" and not fields.keys() & {"ScriptBlockText", "ContextInfo"}:
        _settle_powershell(fields)


_APPLICATION = re.compile(r"Host ?Application ?= ?([^\r\n]{1,6000}?)(?:\r|\n|\s{1,4}EngineVersion=|\Z)")
_ENGINE = re.compile(r"EngineVersion=(\d)")
_INVOKED = re.compile(r"(?:CommandInvocation|ParameterBinding)\([^\r\n]{1,4000}")
_PARAMETERS = ("Param1", "Param2", "Param3", "Data", "Message")


def _settle_powershell(fields: Fields) -> None:
    """The old channel puts everything into unnamed values: the host's command line is what matters of them."""
    text = "\n".join(fields[name] for name in _PARAMETERS if name in fields)
    application, engine = _APPLICATION.search(text), _ENGINE.search(text)
    if application is None:
        return
    invoked = _INVOKED.findall(text)[:8]
    fields.setdefault("HostApplication", application.group(1).strip())
    if engine and engine.group(1) in "12":
        fields["EngineAge"] = "old engine"
    if invoked:
        fields.setdefault("Payload", "\n".join(invoked))
    for name in _PARAMETERS[:4]:
        if name != "Param1" or "=" in fields.get(name, "=") or fields[name] in ("Available", "Stopped", "None"):
            fields.pop(name, None)


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
        return directory_rights(value) if value.startswith("%{") else split_words(value)
    if how == "task":
        line, said = task_parts(value)
        return f"{_command(draft, line)} {said}".strip() if line or said else _script(draft, value)
    return _READ[how](value)


def _leftovers(draft: Draft, fields: Fields, known: bool, told: bool) -> None:
    """Unknown fields of unknown events; of the message, what no field told."""
    count = 0
    if not known or not told:
        for name, value in fields.items():
            if name in _KNOWN or name in _IGNORED or value.strip() in _WEAK or count >= _LEFTOVERS_MAX:
                continue
            count += 1
            draft.say("" if name.lower().startswith("param") else split_words(name), "secret" if is_secret_name(name)
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
