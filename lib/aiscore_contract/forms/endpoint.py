"""What endpoint products saw, in Sysmon's names and Windows' ids: Defender for Endpoint, Falcon, SentinelOne, Carbon Black, Cortex XDR, Vision One.

Owns which member of each product's rows is what. Rules and models know one form of each act, Sysmon's or the security log's; a row is read
as that, whoever wrote it. Rows about systems that are not Windows are left to the readers of sensors. Names: the products' schemas (advanced
hunting, Falcon Data Replicator, Deep Visibility, Data Forwarder, XQL).
"""
from __future__ import annotations

from typing import Any, Dict, Mapping, NamedTuple, Optional, Tuple

from .names import asked, named, text_of
from .weblog import request_of_record
from .winevent import WindowsEvent, event_of

Members = Mapping[str, Tuple[str, ...]]
_SYSMON_IDS_MAX = 30
#: Providers of the ids that are not Sysmon's.
_PROVIDERS = {"4104": "Microsoft-Windows-PowerShell", "7045": "Service Control Manager", "1116": "Microsoft-Windows-Windows Defender", "1102": "Microsoft-Windows-Eventlog"}


class Product(NamedTuple):
    """A product's rows: the member that says what happened and what its values are as ids; where the names of data are kept, for all ids and
    for one; the member that names the machine."""

    kind: str
    ids: Mapping[str, str]
    names: Members
    of_id: Mapping[str, Members]
    computer: Tuple[str, ...]


def _ids(**values: str) -> Dict[str, str]:
    return {name: number[1:] for number, names in values.items() for name in names.split("|")}


_ACTOR = ("InitiatingProcessFolderPath", "InitiatingProcessFileName")
_DEFENDER = Product(
    "ActionType",
    _ids(_1="ProcessCreated", _3="ConnectionSuccess|ConnectionFailed|ConnectionAttempt|ConnectionRequest|InboundConnectionAccepted|InboundConnectionAttempt",
         _6="DriverLoad", _7="ImageLoaded", _8="CreateRemoteThreadApiCall", _10="OpenProcessApiCall", _11="FileCreated|FileModified|FileRenamed",
         _12="RegistryKeyCreated|RegistryKeyDeleted", _13="RegistryValueSet", _17="NamedPipeEvent", _22="DnsQueryResponse|DnsConnectionInspected",
         _23="FileDeleted", _4104="PowerShellCommand", _4624="LogonSuccess", _4625="LogonFailed", _4697="ServiceInstalled", _4698="ScheduledTaskCreated",
         _4720="UserAccountCreated", _4726="UserAccountDeleted", _4724="PasswordChangeAttempt", _4732="UserAccountAddedToLocalGroup",
         _1102="SecurityLogCleared", _1116="AntivirusDetection"),
    {"Image": _ACTOR, "CommandLine": ("InitiatingProcessCommandLine",), "User": ("InitiatingProcessAccountName",), "ParentImage": ("InitiatingProcessParentFileName",)},
    {"1": {"Image": ("FolderPath", "FileName"), "CommandLine": ("ProcessCommandLine",), "ParentImage": _ACTOR,
           "ParentCommandLine": ("InitiatingProcessCommandLine",), "User": ("AccountName", "InitiatingProcessAccountName"),
           "IntegrityLevel": ("ProcessIntegrityLevel",), "OriginalFileName": ("ProcessVersionInfoOriginalFileName",),
           "CurrentDirectory": ("InitiatingProcessCurrentWorkingDirectory",)},
     "3": {"DestinationIp": ("RemoteIP",), "DestinationPort": ("RemotePort",), "DestinationHostname": ("RemoteUrl",), "SourceIp": ("LocalIP",),
           "SourcePort": ("LocalPort",), "Protocol": ("Protocol",)},
     "6": {"ImageLoaded": ("FolderPath", "FileName")}, "7": {"ImageLoaded": ("FolderPath", "FileName")},
     "8": {"SourceImage": _ACTOR, "TargetImage": ("FolderPath", "FileName")}, "10": {"SourceImage": _ACTOR, "TargetImage": ("FolderPath", "FileName")},
     "11": {"TargetFilename": ("FolderPath", "FileName")}, "23": {"TargetFilename": ("FolderPath", "FileName")},
     "12": {"TargetObject": ("RegistryKey", "PreviousRegistryKey")}, "13": {"TargetObject": ("RegistryKey",), "Details": ("RegistryValueData",)},
     "17": {"PipeName": ("PipeName",)}, "22": {"QueryName": ("DnsQueryString", "RemoteUrl")}, "4104": {"ScriptBlockText": ("AdditionalFields",)},
     "4624": {"TargetUserName": ("AccountName",), "TargetDomainName": ("AccountDomain",), "LogonType": ("LogonType",), "IpAddress": ("RemoteIP",),
              "WorkstationName": ("RemoteDeviceName",), "AuthenticationPackageName": ("Protocol",)},
     "4625": {"TargetUserName": ("AccountName",), "TargetDomainName": ("AccountDomain",), "LogonType": ("LogonType",), "IpAddress": ("RemoteIP",),
              "WorkstationName": ("RemoteDeviceName",), "AuthenticationPackageName": ("Protocol",), "FailureReason": ("FailureReason",)},
     "4720": {"TargetUserName": ("AccountName",), "SubjectUserName": ("InitiatingProcessAccountName",)},
     "4732": {"MemberName": ("AccountName",), "SubjectUserName": ("InitiatingProcessAccountName",)},
     "1116": {"Path": ("FolderPath", "FileName"), "Threat Name": ("AdditionalFields",)},
     "4697": {"ServiceFileName": ("FolderPath", "FileName"), "ServiceName": ("AdditionalFields",)},
     "4698": {"TaskContent": ("AdditionalFields",)}},
    ("DeviceName",))
_FALCON_ACTOR = {"Image": ("ContextImageFileName", "ContextBaseFileName", "ImageFileName"), "User": ("UserName",)}
_FALCON = Product(
    "event_simpleName",
    _ids(_1="ProcessRollup2|SyntheticProcessRollup2", _3="NetworkConnectIP4|NetworkConnectIP6|NetworkReceiveAcceptIP4", _7="ClassifiedModuleLoad|ImageHash",
         _6="DriverLoad", _11="PeFileWritten|NewExecutableWritten|NewScriptWritten|ZipFileWritten|RarFileWritten|OoxmlFileWritten|DmpFileWritten",
         _13="AsepValueUpdate|RegGenericValueUpdate|RegSystemConfigValueUpdate|SuspiciousRegAsepUpdate", _22="DnsRequest|SuspiciousDnsRequest",
         _8="InjectedThread|InjectedThreadFromUnsignedModule|CreateThreadNoStartImage", _4104="ScriptControlScanV2|CommandHistory|ScriptControlScanTelemetry",
         _4624="UserLogon", _4625="UserLogonFailed|UserLogonFailed2", _4698="ScheduledTaskRegistered|ScheduledTaskModified", _7045="CreateService|ModifyServiceBinary",
         _4720="UserAccountCreated", _4732="UserAccountAddedToGroup", _1102="EventLogCleared"),
    _FALCON_ACTOR,
    {"1": {"Image": ("ImageFileName",), "CommandLine": ("CommandLine",), "ParentImage": ("ParentImageFileName", "ParentBaseFileName"),
           "ParentCommandLine": ("ParentCommandLine",), "User": ("UserName",)},
     "3": {"DestinationIp": ("RemoteAddressIP4", "RemoteAddressIP6"), "DestinationPort": ("RemotePort_decimal", "RemotePort"),
           "SourceIp": ("LocalAddressIP4", "LocalAddressIP6"), "SourcePort": ("LocalPort_decimal", "LocalPort")},
     "6": {"ImageLoaded": ("ImageFileName",)}, "7": {"Image": ("TargetImageFileName",), "ImageLoaded": ("ImageFileName",)}, "11": {"TargetFilename": ("TargetFileName",)},
     "13": {"TargetObject": ("RegObjectName",), "Details": ("RegStringValue", "RegNumericValue_decimal")}, "22": {"QueryName": ("DomainName",)},
     "8": {"SourceImage": ("ContextImageFileName", "ContextBaseFileName"), "TargetImage": ("TargetImageFileName", "ImageFileName")},
     "4104": {"ScriptBlockText": ("ScriptContent", "CommandHistory")},
     "4624": {"TargetUserName": ("UserName",), "LogonType": ("LogonType_decimal", "LogonType"), "IpAddress": ("RemoteAddressIP4", "RemoteIP")},
     "4625": {"TargetUserName": ("UserName",), "LogonType": ("LogonType_decimal", "LogonType"), "IpAddress": ("RemoteAddressIP4", "RemoteIP")},
     "4698": {"TaskName": ("TaskName",), "CommandLine": ("TaskExecCommand",), "SubjectUserName": ("UserName", "TaskAuthor")},
     "7045": {"ServiceName": ("ServiceDisplayName",), "ImagePath": ("ServiceImagePath", "ImageFileName")}, "4720": {"TargetUserName": ("UserName",)}},
    ("ComputerName", "aid"))
_SENTINEL_ACTOR = {"Image": ("src.process.image.path", "src.process.name"), "CommandLine": ("src.process.cmdline",), "User": ("src.process.user",)}
_SENTINEL = Product(
    "event.type",
    {name: number for number, names in {
        "1": "Process Creation", "3": "IP Connect|IP Listen", "7": "Module Load", "8": "Remote Thread Creation", "10": "Open Remote Process Handle|Open Process Handle",
        "11": "File Creation|File Modification|File Rename", "12": "Registry Key Create|Registry Key Delete|Registry Value Delete",
        "13": "Registry Value Create|Registry Value Modified", "22": "DNS Resolved|DNS Unresolved", "23": "File Deletion", "4104": "Command Script",
        "4698": "Task Register|Task Update", "4624": "Login", "17": "Named Pipe Creation"}.items() for name in names.split("|")},
    _SENTINEL_ACTOR,
    {"1": {"Image": ("tgt.process.image.path", "tgt.process.name"), "CommandLine": ("tgt.process.cmdline",), "ParentImage": ("src.process.image.path", "src.process.name"),
           "ParentCommandLine": ("src.process.cmdline",), "User": ("tgt.process.user", "src.process.user"), "IntegrityLevel": ("tgt.process.integrityLevel",)},
     "3": {"DestinationIp": ("dst.ip.address",), "DestinationPort": ("dst.port.number",), "SourceIp": ("src.ip.address",), "SourcePort": ("src.port.number",)},
     "7": {"ImageLoaded": ("module.path",)}, "8": {"SourceImage": ("src.process.image.path",), "TargetImage": ("tgt.process.image.path",)},
     "10": {"SourceImage": ("src.process.image.path",), "TargetImage": ("tgt.process.image.path",), "GrantedAccess": ("tgt.process.accessRights",)},
     "11": {"TargetFilename": ("tgt.file.path",)}, "23": {"TargetFilename": ("tgt.file.path",)}, "12": {"TargetObject": ("registry.keyPath",)},
     "13": {"TargetObject": ("registry.keyPath",), "Details": ("registry.value",)}, "22": {"QueryName": ("event.dns.request",)},
     "4104": {"ScriptBlockText": ("cmdScript.content",)}, "4698": {"TaskName": ("task.name",)}, "17": {"PipeName": ("namedPipe.name",)},
     "4624": {"TargetUserName": ("event.login.userName",), "LogonType": ("event.login.type",), "IpAddress": ("src.endpoint.ip.address",)}},
    ("endpoint.name",))
_CARBON_ACTOR = {"Image": ("process_path",), "CommandLine": ("process_cmdline",), "User": ("process_username",)}
_CARBON = Product(
    "type",
    {f"{begin}.event.{name}": number for begin in ("endpoint", "ingress") for name, number in (
        ("procstart", "1"), ("netconn", "3"), ("netconn2", "3"), ("netconn_proxy", "3"), ("moduleload", "7"), ("remotethread", "8"), ("crossproc", "10"),
        ("crossprocopen", "10"), ("filemod", "11"), ("regmod", "13"), ("scriptload", "4104"), ("fileless_scriptload", "4104"))},
    _CARBON_ACTOR,
    {"1": {"Image": ("process_path", "path"), "CommandLine": ("process_cmdline", "command_line"), "ParentImage": ("parent_path",),
           "ParentCommandLine": ("parent_cmdline",), "User": ("process_username", "username")},
     "3": {"DestinationIp": ("remote_ip",), "DestinationPort": ("remote_port",), "DestinationHostname": ("netconn_domain", "domain"), "SourceIp": ("local_ip",),
           "SourcePort": ("local_port",)},
     "7": {"ImageLoaded": ("modload_name", "path")}, "8": {"SourceImage": ("process_path",), "TargetImage": ("crossproc_name", "target_path")},
     "10": {"SourceImage": ("process_path",), "TargetImage": ("crossproc_name", "target_path")}, "11": {"TargetFilename": ("filemod_name", "path")},
     "13": {"TargetObject": ("regmod_name", "path")}, "4104": {"ScriptBlockText": ("fileless_scriptload_cmdline", "scriptload_content", "scriptload_name")}},
    ("device_name", "computer_name"))
_CORTEX_ACTOR = {"Image": ("actor_process_image_path", "actor_process_image_name"), "CommandLine": ("actor_process_command_line",),
                 "User": ("actor_effective_username", "actor_primary_username")}
_CORTEX = Product(
    "event_type",
    {f"{begin}{name}": number for begin in ("ENUM.", "") for name, number in (
        ("PROCESS", "1"), ("NETWORK", "3"), ("LOAD_IMAGE", "7"), ("INJECTION", "8"), ("FILE", "11"), ("REGISTRY", "13"))},
    _CORTEX_ACTOR,
    {"1": {"Image": ("action_process_image_path", "action_process_image_name"), "CommandLine": ("action_process_image_command_line",),
           "ParentImage": ("actor_process_image_path", "actor_process_image_name"), "ParentCommandLine": ("actor_process_command_line",),
           "User": ("action_process_username", "actor_effective_username", "actor_primary_username")},
     "3": {"DestinationIp": ("action_remote_ip",), "DestinationPort": ("action_remote_port",), "SourceIp": ("action_local_ip",),
           "DestinationHostname": ("action_external_hostname", "dst_action_external_hostname")},
     "7": {"ImageLoaded": ("action_module_path",)}, "8": {"SourceImage": ("actor_process_image_path",), "TargetImage": ("action_process_image_path",)},
     "11": {"TargetFilename": ("action_file_path",)}, "13": {"TargetObject": ("action_registry_key_name",), "Details": ("action_registry_data",)}},
    ("agent_hostname",))
_VISION = Product(
    "eventSubId",
    {f"TELEMETRY_{name}": number for name, number in (
        ("PROCESS_CREATE", "1"), ("CONNECTION_CONNECT_OUTBOUND", "3"), ("DNS_QUERY", "22"), ("FILE_CREATE", "11"), ("FILE_WRITE", "11"), ("FILE_DELETE", "23"),
        ("REGISTRY_SET", "13"), ("REGISTRY_CREATE", "12"), ("PROCESS_OPEN", "10"), ("PROCESS_LOAD_IMAGE", "7"), ("AMSI_EXECUTE", "4104"))},
    {"Image": ("processFilePath",), "CommandLine": ("processCmd",), "User": ("processUser", "logonUser")},
    {"1": {"Image": ("objectFilePath",), "CommandLine": ("objectCmd",), "ParentImage": ("processFilePath",), "ParentCommandLine": ("processCmd",),
           "User": ("objectUser", "processUser", "logonUser")},
     "3": {"DestinationIp": ("objectIp", "dst"), "DestinationPort": ("objectPort", "dpt"), "SourceIp": ("src",)}, "22": {"QueryName": ("objectHostName", "hostName")},
     "11": {"TargetFilename": ("objectFilePath",)}, "23": {"TargetFilename": ("objectFilePath",)}, "7": {"ImageLoaded": ("objectFilePath",)},
     "12": {"TargetObject": ("objectRegistryKeyHandle",)}, "13": {"TargetObject": ("objectRegistryKeyHandle",), "Details": ("objectRegistryData",)},
     "10": {"SourceImage": ("processFilePath",), "TargetImage": ("objectFilePath",)}, "4104": {"ScriptBlockText": ("objectRawDataStr",)}},
    ("endpointHostName",))
_ELASTIC = Product(
    "event.dataset",
    {f"endpoint.events.{name}": number for name, number in (("process", "1"), ("network", "3"), ("library", "7"), ("file", "11"), ("registry", "13"))},
    {"Image": ("process.executable", "process.name"), "CommandLine": ("process.command_line",), "User": ("user.name",)},
    {"1": {"ParentImage": ("process.parent.executable", "process.parent.name"), "ParentCommandLine": ("process.parent.command_line",),
           "OriginalFileName": ("process.pe.original_file_name",), "IntegrityLevel": ("process.Ext.token.integrity_level_name",)},
     "3": {"DestinationIp": ("destination.ip",), "DestinationPort": ("destination.port",), "SourceIp": ("source.ip",), "SourcePort": ("source.port",),
           "DestinationHostname": ("destination.domain",)},
     "7": {"ImageLoaded": ("dll.path",)}, "11": {"TargetFilename": ("file.path",)}, "23": {"TargetFilename": ("file.path",)},
     "13": {"TargetObject": ("registry.path",), "Details": ("registry.data.strings",)}, "22": {"QueryName": ("dns.question.name",)}},
    ("host.name", "host.hostname"))
#: MITRE's analytics repository: what was acted on and how, and all that is known of it in one object.
_CAR = Product(
    "object action",
    {f"{what} {act}": number for number, what, acts in (
        ("1", "PROCESS", "CREATE"), ("5", "PROCESS", "TERMINATE"), ("3", "FLOW", "START OPEN CONNECT"), ("7", "MODULE", "LOAD"), ("6", "DRIVER", "LOAD"),
        ("11", "FILE", "CREATE WRITE MODIFY RENAME TIMESTOMP"), ("23", "FILE", "DELETE"), ("12", "REGISTRY", "ADD CREATE REMOVE"), ("13", "REGISTRY", "EDIT VALUE_EDIT"),
        ("4104", "SHELL", "COMMAND"), ("4624", "USER_SESSION", "LOGIN REMOTE RDP INTERACTIVE"), ("4634", "USER_SESSION", "LOGOUT"), ("4698", "TASK", "CREATE"),
        ("7045", "SERVICE", "CREATE")) for act in acts.split()},
    {"Image": ("image_path", "exe"), "User": ("user", "principal")},
    {"1": {"CommandLine": ("command_line",), "ParentImage": ("parent_image_path", "parent_exe"), "ParentCommandLine": ("parent_command_line",)},
     "3": {"DestinationIp": ("dest_ip",), "DestinationPort": ("dest_port",), "SourceIp": ("src_ip",), "SourcePort": ("src_port",), "DestinationHostname": ("dest_fqdn", "dest_hostname")},
     "6": {"ImageLoaded": ("image_path",)}, "7": {"ImageLoaded": ("module_path",)}, "11": {"TargetFilename": ("new_path", "file_path")}, "23": {"TargetFilename": ("file_path",)},
     "12": {"TargetObject": ("key",)}, "13": {"TargetObject": ("key",), "Details": ("data", "new_content")}, "4104": {"ScriptBlockText": ("payload",)},
     "4624": {"TargetUserName": ("user", "requesting_user"), "IpAddress": ("src_ip",), "LogonType": ("logon_type",)}, "4634": {"TargetUserName": ("user", "requesting_user")},
     "4698": {"TaskName": ("task_name", "name"), "CommandLine": ("command_line", "path")}, "7045": {"ServiceName": ("name", "service_name"), "ImagePath": ("image_path", "command_line")}},
    ("hostname",))
_OF_CAR = frozenset(("actorID", "objectID", "object", "action"))
#: What of these is another of Sysmon's events.
_ELASTIC_ACTIONS = {"end": "5", "lookup_requested": "22", "lookup_result": "22", "deletion": "23"}
#: Falcon's streams and exports name the kind of an event in two ways.
_PRODUCTS = (_DEFENDER, _FALCON, _FALCON._replace(kind="#event_simpleName"), _CARBON, _CORTEX, _VISION)
_KINDS = frozenset(product.kind for product in _PRODUCTS)
#: Where a key and the value in it stand in two members.
_VALUE_NAMES = ("RegistryValueName", "RegValueName", "action_registry_value_name", "objectRegistryValue")
_LOGON_TYPES = {"interactive": "2", "network": "3", "batch": "4", "service": "5", "unlock": "7", "networkcleartext": "8", "newcredentials": "9",
                "remoteinteractive": "10", "remote interactive": "10", "cachedinteractive": "11"}


_OF_SENTINEL = frozenset(("endpoint.name", "endpoint", "tgt.process.cmdline", "tgt.process.image.path", "src.process.image.path", "tgt"))
#: A row of any product's has one of these.
SIGNS = asked((*_KINDS, *_OF_SENTINEL, "properties", "event", "event.dataset", "actorID"))


def of_endpoint(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """A row of an endpoint product as the event that Windows or Sysmon would have written; None for all other objects."""
    if SIGNS.isdisjoint(named(record)):
        return None
    inner = record.get("properties")
    if isinstance(inner, dict) and "ActionType" in inner:
        record = inner  # as Defender streams its tables
    inner = record.get("event")
    if isinstance(inner, dict) and _FALCON.kind in inner:
        record = inner  # as some collectors wrap what Falcon replicates
    if "actorID" in record and _OF_CAR <= record.keys():
        record = _of_repository(record)
    product = _product_of(record)
    if product is None:
        return None
    number = product.ids.get(text_of(_member(record, product.kind)))
    if product is _ELASTIC:
        number = _ELASTIC_ACTIONS.get(text_of(_member(record, "event.action")), number)
    if number is None:
        return None
    data: Dict[str, Any] = {}
    for names in (product.of_id.get(number, {}), product.names if len(number) < 4 else {}):
        for name, places in names.items():
            value = next((found for found in (_member(record, place) for place in places) if found not in (None, "")), None)
            if isinstance(value, list) and value:
                value = value[0]
            if value is not None and isinstance(value, (str, int)) and not isinstance(value, bool):
                data.setdefault(name, value)
    if str(data.get("Image", data.get("TargetFilename", ""))).startswith("/"):
        return None
    if number == "3":
        told = f"{text_of(_member(record, product.kind))} {text_of(record.get('direction')).title()}"
        data["Initiated"] = "false" if any(word in told for word in ("Inbound", "Receive", "Listen")) else "true"
    _complete(data, record, number)
    computer = next((found for found in (_member(record, place) for place in product.computer) if isinstance(found, str)), "")
    provider = "Microsoft-Windows-Sysmon" if int(number) < _SYSMON_IDS_MAX else _PROVIDERS.get(number, "Microsoft-Windows-Security-Auditing")
    return event_of(number, "", provider, computer, data) if data and request_of_record(record) is None else None


def _of_repository(record: Mapping[str, Any]) -> Dict[str, Any]:
    """A record of MITRE's analytics repository with its properties beside what says what they are of."""
    properties = record.get("properties")
    found = {"hostname": record.get("hostname"), "principal": record.get("principal"), **(properties if isinstance(properties, dict) else {})}
    if "key" in found and "value" in found:
        found["RegistryValueName"] = found["value"]
    return {**found, _CAR.kind: f"{text_of(record['object'])} {text_of(record['action'])}"}


def _product_of(record: Mapping[str, Any]) -> Optional[Product]:
    """The product whose names `record` has."""
    if _CAR.kind in record:
        return _CAR
    if ("event" in record or "event.dataset" in record) and text_of(_member(record, "event.dataset")) in _ELASTIC.ids:
        return _ELASTIC
    names = named(record)
    if _KINDS.isdisjoint(names):
        return None if _OF_SENTINEL.isdisjoint(names) else _SENTINEL
    for product in _PRODUCTS:
        kind = record.get(product.kind)
        if isinstance(kind, str) and kind in product.ids:
            return product
    return None


def _member(record: Mapping[str, Any], place: str) -> Any:
    """The member at a dotted place, or of a dotted name."""
    if place in record:
        return record[place]
    node: Any = record
    for step in place.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return node


def _complete(data: Dict[str, Any], record: Mapping[str, Any], number: str) -> None:
    """What Windows writes in one value or in another word: the whole name of a registry's value, the number of a logon type."""
    value_name = next((record[name] for name in _VALUE_NAMES if isinstance(record.get(name), str) and record[name]), "")
    if value_name and "TargetObject" in data and not str(data["TargetObject"]).endswith("\\" + value_name):
        data["TargetObject"] = f"{data['TargetObject']}\\{value_name}"
    if "LogonType" in data:
        data["LogonType"] = _LOGON_TYPES.get(str(data["LogonType"]).lower(), data["LogonType"])
    arguments = record.get("TaskExecArguments")
    if number == "4698" and isinstance(arguments, str):
        data["CommandLine"] = f"{data.get('CommandLine', '')} {arguments}".strip()
    if "TargetObject" in data:
        data["TargetObject"] = str(data["TargetObject"]).replace("HKEY_LOCAL_MACHINE", "HKLM", 1).replace("HKEY_CURRENT_USER", "HKCU", 1).replace(
            "\\REGISTRY\\MACHINE", "HKLM", 1).replace("\\REGISTRY\\USER", "HKU", 1)
    if "SourceImage" in data:
        data.pop("Image", None)
