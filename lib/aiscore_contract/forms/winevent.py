"""A Windows event as agents, exporters and forensic tools write it, taken apart: header, data, message.

Owns which member or which part of a line is what in each of their forms. Both halves ask here, so that an event is the same event
whichever agent carried it. What stands in the message is read by each half for itself; here its lines are put back where an agent joined
them. Forms: the agents' documentation (Wazuh, Winlogbeat, NXLog, Fluent Bit, OpenTelemetry, WinCollect, Azure Monitor) and the tools'
(EvtxECmd, Hayabusa, Chainsaw, `Get-WinEvent`).
"""
from __future__ import annotations

import csv
import json
import re
from html import unescape
from typing import Any, Dict, List, Mapping, NamedTuple, Optional

from .names import asked, named, text_of
from .strangers import is_strangers, repeats
from .weblog import request_of_record

DATA_MAX = 200
_CHARS_MAX = 32_000


class WindowsEvent(NamedTuple):
    """`header` has EventID, Channel, SourceName, Computer and what else there was of EventType and Keywords; `data` the names that Windows
    gives them; `message` what was rendered, a line each, "" where `data` say the same."""

    header: Dict[str, str]
    data: Dict[str, Any]
    message: str


_SYSMON = "Microsoft-Windows-Sysmon/Operational"
_POWERSHELL = "Microsoft-Windows-PowerShell/Operational"
#: The channel that a provider writes to, where only the provider is named; by the beginning of its name in lower case.
_CHANNELS = (
    ("microsoft-windows-security-auditing", "Security"), ("microsoft windows security auditing", "Security"), ("microsoft-windows-eventlog", "Security"),
    ("microsoft-windows-sysmon", _SYSMON), ("microsoft-windows-powershell", _POWERSHELL), ("powershell", "Windows PowerShell"),
    ("service control manager", "System"), ("microsoft-windows-windows defender", "Microsoft-Windows-Windows Defender/Operational"),
    ("ad fs", "Security"), ("mssql", "Application"), ("msiinstaller", "Application"), ("esent", "Application"), ("application error", "Application"))
#: Who writes an event to a channel of many, where only the channel is named.
_WRITERS = {
    ("system", "104"): "Microsoft-Windows-Eventlog", ("security", "1102"): "Microsoft-Windows-Eventlog", ("security", "1100"): "Microsoft-Windows-Eventlog",
    ("application", "18456"): "MSSQLSERVER", ("application", "15457"): "MSSQLSERVER", ("application", "33205"): "MSSQLSERVER",
    ("application", "11707"): "MsiInstaller", ("application", "1033"): "MsiInstaller", ("application", "1000"): "Application Error",
    ("application", "325"): "ESENT", ("application", "326"): "ESENT", ("application", "327"): "ESENT", ("application", "216"): "ESENT",
    **{("system", number): "Service Control Manager" for number in ("7045", "7036", "7040", "7034", "7031", "7000", "7009")}}
#: Hayabusa's short names of channels.
_SHORT_CHANNELS = {"Sec": "Security", "Sys": "System", "App": "Application", "Sysmon": _SYSMON, "PwSh": _POWERSHELL, "PwShClassic": "Windows PowerShell",
                   "Defender": "Microsoft-Windows-Windows Defender/Operational", "TaskSch": "Microsoft-Windows-TaskScheduler/Operational",
                   "BitsCli": "Microsoft-Windows-Bits-Client/Operational", "WMI": "Microsoft-Windows-WMI-Activity/Operational",
                   "NTLM": "Microsoft-Windows-NTLM/Operational", "WinRM": "Microsoft-Windows-WinRM/Operational", "AppLocker": "Microsoft-Windows-AppLocker/EXE and DLL",
                   "RDP-Client": "Microsoft-Windows-TerminalServices-RDPClient/Operational", "Firewall":
                   "Microsoft-Windows-Windows Firewall With Advanced Security/Firewall", "RDS-LSM": "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
                   "RDS-RCM": "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational"}
#: How Windows begins the messages of the security log and Sysmon its own, for events whose header was lost on their way.
_FIRST_WORDS = {
    "An account was successfully logged on": "4624", "An account failed to log on": "4625", "An account was logged off": "4634",
    "User initiated logoff": "4647", "A logon was attempted using explicit credentials": "4648",
    "Special privileges assigned to new logon": "4672", "A new process has been created": "4688", "A process has exited": "4689",
    "A service was installed in the system": "4697", "A scheduled task was created": "4698", "A scheduled task was deleted": "4699",
    "A scheduled task was updated": "4702", "System audit policy was changed": "4719", "A user account was created": "4720",
    "A user account was enabled": "4722", "An attempt was made to change an account's password": "4723",
    "An attempt was made to reset an account's password": "4724", "A user account was disabled": "4725", "A user account was deleted": "4726",
    "A member was added to a security-enabled global group": "4728", "A member was added to a security-enabled local group": "4732",
    "A user account was changed": "4738", "A user account was locked out": "4740", "A computer account was created": "4741",
    "A member was added to a security-enabled universal group": "4756", "The name of an account was changed": "4781",
    "A Kerberos authentication ticket (TGT) was requested": "4768", "A Kerberos service ticket was requested": "4769",
    "Kerberos pre-authentication failed": "4771", "The computer attempted to validate the credentials for an account": "4776",
    "The domain controller attempted to validate the credentials for an account": "4776", "A network share object was accessed": "5140",
    "A network share object was checked to see whether": "5145", "The audit log was cleared": "1102", "An operation was performed on an object": "4662",
    "An attempt was made to access an object": "4663", "A handle to an object was requested": "4656", "A registry value was modified": "4657",
    "A directory service object was modified": "5136", "A directory service object was created": "5137",
    "The Windows Filtering Platform has permitted a connection": "5156", "The Windows Filtering Platform has blocked a connection": "5157",
    "A user's local group membership was enumerated": "4798", "A security-enabled local group membership was enumerated": "4799",
    "Network Policy Server granted access to a user": "6272", "Network Policy Server denied access to a user": "6273",
    "Microsoft Defender Antivirus has detected malware": "1116", "Windows Defender Antivirus has detected malware": "1116",
    "Microsoft Defender Antivirus has taken action": "1117", "Windows Defender Antivirus has taken action": "1117",
    "Windows Defender has detected malware": "1116", "Windows Defender has taken action": "1117",
}
_SYSMON_HEADS = {
    "Process Create": "1", "File creation time changed": "2", "Network connection detected": "3", "Process terminated": "5", "Driver loaded": "6",
    "Image loaded": "7", "CreateRemoteThread detected": "8", "RawAccessRead detected": "9", "Process accessed": "10", "File created": "11",
    "Registry object added or deleted": "12", "Registry value set": "13", "Registry object renamed": "14", "File stream created": "15",
    "Pipe Created": "17", "Pipe Connected": "18", "WmiEventFilter activity detected": "19", "WmiEventConsumer activity detected": "20",
    "WmiEventConsumerToFilter activity detected": "21", "Dns query": "22", "File Delete archived": "23", "Clipboard changed": "24",
    "Process Tampering": "25", "File Delete logged": "26", "File Block Executable": "27", "File Block Shredding": "28", "File Executable Detected": "29"}
_SCRIPT_WORDS = "Creating Scriptblock text ("
_FIRST_LETTERS = frozenset(words[:4] for words in (*_FIRST_WORDS, *_SYSMON_HEADS, _SCRIPT_WORDS))


def first_words(message: str) -> Optional[str]:
    """The event id of a message that begins as the security log's do or as Sysmon's do, or None.

    >>> first_words("An account failed to log on.  Subject: ..."), first_words("Process Create: RuleName: - UtcTime: 2031-03-01"), first_words("A user")
    ('4625', '1', None)
    """
    if message[:4] not in _FIRST_LETTERS:
        return None
    sentence = message[:120].partition("\n")[0]
    found = next((event_id for words, event_id in _FIRST_WORDS.items() if sentence.startswith(words)), None)
    return found or _sysmon_id(message) or ("4104" if message.startswith(_SCRIPT_WORDS) else None)


def _sysmon_id(message: str) -> Optional[str]:
    head, colon, rest = message[:300].partition(":")
    return _SYSMON_HEADS.get(head) if colon and "UtcTime:" in rest[:200] else None


# --- objects ------------------------------------------------------------------------------------------------

def event_of_record(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """The event that an agent or a tool wrote as `record`; None for other objects, and for forms that both halves read as they are."""
    names = named(record)
    if SIGNS.isdisjoint(names):
        return None
    for signs, reads in _SHAPES:
        event = reads(record) if not signs.isdisjoint(names) else None
        if event is not None:
            # A request that holds one was sent it.
            return event if request_of_record(record) is None else None
    return None


def event_of(event_id: Any, channel: Any, provider: Any, computer: Any = "", data: Optional[Mapping[str, Any]] = None, message: Any = "",
           **more: Any) -> Optional[WindowsEvent]:
    """An event of these parts; None where they are not what they should be."""
    event_id, channel, provider, message = text_of(event_id), text_of(channel), text_of(provider), text_of(message)
    if not event_id.isdecimal() or len(event_id) > 6 or not (channel or provider) or data is not None and not isinstance(data, dict):
        return None
    channel = channel or next((where for begin, where in _CHANNELS if provider.lower().startswith(begin)), "")
    provider = provider or writer_of(channel, event_id)
    header = {"EventID": event_id, "Channel": channel, "SourceName": provider, "Computer": text_of(computer),
              **{name: text_of(value) for name, value in more.items()}}
    if not header.get("EventType", "").startswith("AUDIT_"):
        header.pop("EventType", None)
    told = {name: value for name, value in (data or {}).items() if value not in (None, "") and isinstance(name, str)}
    if not told and message:
        message = with_lines(message[:_CHARS_MAX])
        told = data_of_sysmon(message) if "sysmon" in f"{provider}{channel}".lower() else data_of_script(message) if event_id == "4104" else (
            data_of_defender(message) if "windows defender" in f"{provider}{channel}".lower() else {})
    return WindowsEvent({name: value for name, value in header.items() if value}, dict(list(told.items())[:DATA_MAX]), "" if told else message)


def writer_of(channel: str, event_id: str) -> str:
    """The provider of an event of which only the channel is named, where many write to it; else ""."""
    return _WRITERS.get((channel.lower(), event_id), "")


def _member(record: Mapping[str, Any], *names: str) -> Any:
    """The first member of `names` that says anything."""
    return next((record[name] for name in names if record.get(name) not in (None, "")), "")


def _below(record: Mapping[str, Any], name: str, separator: str = ".") -> Dict[str, Any]:
    """The object `name` of `record`, also where an exporter made dotted names of it."""
    whole = record.get(name)
    if isinstance(whole, dict):
        return dict(whole)
    prefix = name + separator
    return {key[len(prefix):]: value for key, value in record.items() if key.startswith(prefix)}


def _of_wazuh(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """`data.win` of Wazuh: names begin small, and backslashes are doubled."""
    inner = record.get("data")
    place = record.get("win") or (inner.get("win") if isinstance(inner, dict) else None)
    if not isinstance(place, dict):
        place = _below(record, "win") or _below(record, "data.win") if "win.system.eventID" in record or "data.win.system.eventID" in record else {}
    system = _below(place, "system") if place else {}
    if not system:
        return None
    data = _below(place, "eventdata") or next((value for name, value in place.items() if isinstance(value, dict) and name != "system"), {})
    told = {name[:1].upper() + name[1:]: halved(value) for name, value in data.items()}
    message = text_of(system.get("message")).strip('"')
    return event_of(system.get("eventID"), system.get("channel"), system.get("providerName"), system.get("computer"), told, message,
                  Keywords=system.get("keywords"))


_RUNS = re.compile(r"\\+")
#: Two backslashes where one stands by itself: not before the name of a server, which has two.
_DOUBLED = re.compile(r"[^\s\\\"'=]\\\\|\\{4}")

#: Who types a command may double what stands behind a server's name as well, and Windows takes it: the name keeps its two where nothing shows that these were doubled.
_PAIR = re.compile(r"(?i)((?<![^\s\"'=,(])\\\\(?=[\w.-]{1,80}(?:@\w{1,10}){0,2}\\\\)(?!(?:device|systemroot|registry)\\))|\\\\")


def halved(value: Any) -> Any:
    r"""A text of which a writer doubled every backslash as it was; any other as it is.

    >>> print(halved(r"C:\\Windows\\notes.txt"), halved(r"\\fs1\share\notes.txt"), halved(r"net view \\fs1"))
    C:\Windows\notes.txt \\fs1\share\notes.txt net view \\fs1
    >>> print(halved(r"rundll32 \\fs1\\a.dll,x"))
    rundll32 \\fs1\a.dll,x
    """
    if not isinstance(value, str) or "\\\\" not in value or _DOUBLED.search(value) is None or any(len(run) % 2 for run in _RUNS.findall(value)):
        return value
    return _PAIR.sub(lambda pair: pair[1] or "\\", value)


def _of_beat(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """Winlogbeat before version 7, and Fluentd's and HELK's flat names."""
    if "event_id" not in record or not isinstance(record["event_id"], (str, int)):
        return None
    channel, provider = _member(record, "log_name", "channel"), _member(record, "source_name", "provider_name")
    if "winlog" in record or not channel:
        return None
    data = _below(record, "event_data") or _below(record, "user_data")
    message = _member(record, "message", "event_original_message", "Message")
    described = record.get("description")
    if not message and isinstance(described, str) and len(described) >= _DESCRIPTION_MIN_CHARS:
        message = described  # Fluentd's; shorter ones are what an image says of itself
    if not data and not (isinstance(message, str) and message):
        data = {_HELK.get(name) or "".join(part[:1].upper() + part[1:] for part in name.split("_")): value for name, value in record.items()
                if name not in _OF_BEAT and isinstance(value, (str, int, float)) and name[:1] != "@"}
    return event_of(record["event_id"], channel, provider, _member(record, "computer_name", "computer", "host_name"), data, message,
                  Keywords=_keywords(record.get("keywords")), EventType=record.get("event_type"))


_DESCRIPTION_MIN_CHARS = 60


def _keywords(value: Any) -> str:
    return value if isinstance(value, str) else next((one for one in value if isinstance(one, str)), "") if isinstance(value, list) else ""


_OF_BEAT = frozenset("event_id log_name channel source_name provider_name computer_name computer host_name keywords level type task opcode tags provider_guid version "
                     "record_number record_id process_id thread_id event_record_id message description utc_time".split())
#: HELK's names, where they are not Windows' with other letters.
_HELK = {"process_path": "Image", "process_command_line": "CommandLine", "process_parent_path": "ParentImage", "process_parent_command_line": "ParentCommandLine",
         "process_granted_access": "GrantedAccess", "target_process_path": "TargetImage", "dst_ip_addr": "DestinationIp", "dst_port": "DestinationPort",
         "src_ip_addr": "SourceIp", "src_port": "SourcePort", "user_account": "User", "registry_key_path": "TargetObject",
         "registry_key_value": "Details", "module_loaded": "ImageLoaded", "pipe_name": "PipeName", "dns_query_name": "QueryName",
         "powershell_scriptblock_text": "ScriptBlockText", "file_name": "TargetFilename", "service_image_path": "ImagePath"}


def _of_prefixed(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """GELF's additional members, and Winlogbeat's behind Graylog's prefix."""
    if "_EventID" in record:
        data = {name[1:]: value for name, value in record.items() if name[:1] == "_" and name[1:] not in _HEADERS}
        return event_of(record["_EventID"], record.get("_Channel"), record.get("_SourceName"), record.get("host"), data,
                      _member(record, "full_message", "short_message"), Keywords=record.get("_Keywords"), EventType=record.get("_EventType"))
    for prefix in ("winlogbeat_winlog_", "winlogbeat_"):
        if f"{prefix}event_id" in record:
            return event_of(record[f"{prefix}event_id"], _member(record, f"{prefix}channel", f"{prefix}log_name"),
                          _member(record, f"{prefix}provider_name", f"{prefix}source_name"), _member(record, f"{prefix}computer_name", "source"),
                          _below(record, f"{prefix}event_data", "_") or _below(record, f"{prefix}user_data", "_"), record.get("message"))
    return None


_HEADERS = frozenset("""EventID Channel SourceName EventType Keywords Hostname SeverityValue Severity ProviderGuid Version Task OpcodeValue RecordNumber
ProcessID ThreadID Category Opcode EventReceivedTime SourceModuleName SourceModuleType EventTime MessageSourceAddress""".split())


def _of_chainsaw(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """The event below a hit of Chainsaw's."""
    document = record.get("document")
    held = document.get("data") if isinstance(document, dict) else None
    event = held.get("Event") if isinstance(held, dict) else None
    system = event.get("System") if isinstance(event, dict) else None
    if not isinstance(system, dict):
        return None
    provider = _member(system, "Provider_attributes", "Provider")
    data = event.get("EventData")
    if not isinstance(data, dict):
        held = event.get("UserData")
        data = next((value for value in held.values() if isinstance(value, dict)), None) if isinstance(held, dict) else None
    number = system.get("EventID")
    if isinstance(number, dict):
        number = _member(number, "#text", "_")
    unnamed = data.get("Data") if isinstance(data, dict) else None
    if isinstance(unnamed, dict):
        unnamed = unnamed.get("#text")
    if isinstance(unnamed, list):
        data = {f"param{place + 1}": one for place, one in enumerate(unnamed[:DATA_MAX])}
    return event_of(number, system.get("Channel"), _member(provider, "Name", "#attributes") if isinstance(provider, dict) else provider,
                  system.get("Computer"), data, Keywords=system.get("Keywords"))


#: Hayabusa's short names of data.
_SHORT = {"Proc": "Image", "Cmdline": "CommandLine", "ParentProc": "ParentImage", "ParentCmdline": "ParentCommandLine", "TgtUser": "TargetUserName",
          "SrcUser": "SubjectUserName", "SrcIP": "IpAddress", "SrcComp": "WorkstationName", "Type": "LogonType", "Svc": "ServiceName", "Acct": "AccountName",
          "ScriptBlock": "ScriptBlockText", "TgtObj": "TargetObject", "SrcProc": "SourceImage", "TgtProc": "TargetImage", "Access": "GrantedAccess",
          "TgtIP": "DestinationIp", "TgtPort": "DestinationPort", "Proto": "Protocol", "Query": "QueryName", "Threat": "Threat Name", "Share": "ShareName",
          "SrcHost": "SourceHostname", "TgtHost": "DestinationHostname", "TgtFile": "TargetFilename", "Tgt": "TargetObject"}


def _of_hayabusa(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    if "RuleTitle" not in record or "Channel" not in record:
        return None
    data: Dict[str, Any] = {}
    for member in ("Details", "ExtraFieldInfo"):
        held = record.get(member)
        if isinstance(held, str):
            held = _details_of(held[:_CHARS_MAX])
        for name, value in held.items() if isinstance(held, dict) else ():
            data.setdefault(_SHORT.get(name, name), value)
    if record["Channel"] == "Sec" and "Image" in data:
        data["NewProcessName" if text_of(record.get("EventID")) == "4688" else "ProcessName"] = data.pop("Image")
    kind = data.get("LogonType")
    if isinstance(kind, str):
        data["LogonType"] = kind.partition(" ")[0]
    channel = text_of(record["Channel"])
    return event_of(record.get("EventID"), _SHORT_CHANNELS.get(channel, channel), "", record.get("Computer"), data or {"RuleTitle": record["RuleTitle"]})


_DETAIL = re.compile(r"([A-Z][\w /-]{0,40}): ?")


def _details_of(text: str) -> Dict[str, str]:
    """Hayabusa's details. A command may hold what keeps them apart: the first of a name counts, and what is no detail is of the one before.

    >>> _details_of("Cmdline: cmd /c a ¦ b ¦ Proc: x.exe ¦ Cmdline: notepad")
    {'Cmdline': 'cmd /c a ¦ b', 'Proc': 'x.exe'}
    """
    found: Dict[str, str] = {}
    last = ""
    for part in text.split(" ¦ "):
        detail = _DETAIL.match(part)
        if detail is not None:
            last = detail[1]
            if last in found:
                last = ""
            else:
                found[last] = part[detail.end():].strip()
        elif last:
            found[last] += f" ¦ {part.strip()}"
    return found


def _of_powershell(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """What `Get-WinEvent | ConvertTo-Json` writes: values without names, and the message that names them."""
    if "Id" not in record or "ProviderName" not in record or "LogName" not in record:
        return None
    values = record.get("Properties")
    message = text_of(record.get("Message"))
    named = {f"param{place + 1}": one["Value"] for place, one in enumerate(values[:DATA_MAX]) if isinstance(one, dict) and "Value" in one} if (
        isinstance(values, list) and not message) else {}
    return event_of(record["Id"], record["LogName"], record["ProviderName"], record.get("MachineName"), named, message,
                  Keywords=_keywords(record.get("KeywordsDisplayNames")))


_XML_DATA = re.compile(r"<Data(?: Name=[\"']([^\"']{0,120})[\"'])?>([^<]{0,20000})</")


def data_of_xml(text: str) -> Dict[str, str]:
    """The data of an event's EventData, where a cell of a table holds it as XML."""
    data: Dict[str, str] = {}
    for name, value in _XML_DATA.findall(text[:_CHARS_MAX])[:DATA_MAX]:
        data.setdefault(name or f"param{len(data) + 1}", unescape(value))
    return data


def _of_azure(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """Rows of Azure Monitor's tables, whose data stand in a text."""
    if "EventID" not in record or not ("EventLog" in record or isinstance(record.get("EventData"), str)):
        return None
    held = record.get("EventData")
    data = data_of_xml(held) if isinstance(held, str) else held
    if isinstance(held, str) and held[:1] == "{":
        try:
            data = json.loads(held[:_CHARS_MAX])
        except (ValueError, RecursionError):
            data = {}
    return event_of(record["EventID"], _member(record, "EventLog", "Channel"), _member(record, "Source", "EventSourceName", "Provider", "SourceName"),
                  record.get("Computer"), data if isinstance(data, dict) else {}, record.get("RenderedDescription"))


def _of_message(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """Fluent Bit's form, the strings without names and the message that names them; and a row of header and message alone."""
    message = text_of(record.get("Message"))
    if not message or "StringInserts" not in record and (first_words(message) != text_of(record.get("EventID")) or not record.keys() <= _HEADINGS):
        return None
    return event_of(record.get("EventID"), record.get("Channel"), _member(record, "ProviderName", "SourceName"), _member(record, "Computer", "ComputerName"), {},
                  message, Keywords=record.get("Keywords"), EventType=record.get("EventType"))


def _of_otel(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """OpenTelemetry's receiver: data as a list of objects of one member, or as an object."""
    body = record.get("body", record)
    number, provider = (body.get("event_id"), body.get("provider")) if isinstance(body, dict) else (None, None)
    if not isinstance(number, dict) or not isinstance(provider, dict):
        return None
    held = body.get("event_data")
    pairs = held.get("data") if isinstance(held, dict) else None
    data = {name: value for one in pairs[:DATA_MAX] if isinstance(one, dict) for name, value in one.items()} if isinstance(pairs, list) else held
    return event_of(number.get("id"), body.get("channel"), provider.get("name"), body.get("computer"), data if isinstance(data, dict) else {},
                  body.get("message"), Keywords=_keywords(body.get("keywords")))


#: Names that only one log's data have, and that log's channel; ids that it writes.
_OWN_NAMES = ((frozenset(("UtcTime", "ProcessGuid", "SourceProcessGUID", "SourceProcessGuid")), "Microsoft-Windows-Sysmon", range(1, 30)),
              (frozenset(("ScriptBlockText", "ScriptBlockId")), "Microsoft-Windows-PowerShell", range(4103, 4107)),
              (frozenset(("ImagePath", "ServiceFileName")), "Service Control Manager", range(7045, 7046)),
              (frozenset(("SubjectUserSid", "SubjectUserName", "SubjectLogonId", "TargetUserName", "TargetUserSid", "NewProcessName", "TicketOptions")),
               "Microsoft-Windows-Security-Auditing", range(1102, 6424)))
_NAMING = frozenset(("Channel", "channel", "LogName", "log_name", "SourceName", "source_name", "Provider", "ProviderName", "provider_name", "winlog", "Event"))


def _of_headless(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """A row of somebody's table, of which id and data are all that is left."""
    if not _NAMING.isdisjoint(record):
        return None
    number = text_of(_member(record, "EventID", "EventCode", "event_id", "EventId"))
    if not number.isdecimal() or len(number) > 4:
        return None
    for names, provider, numbers in _OWN_NAMES:
        if int(number) in numbers and not names.isdisjoint(record):
            data = {name: value for name, value in record.items() if name not in _ROW_NAMES and isinstance(value, (str, int, float))}
            return event_of(number, "", provider, _member(record, "Computer", "ComputerName", "Hostname", "host", "computer_name"), data)
    return None


def _of_reduced(record: Mapping[str, Any]) -> Optional[WindowsEvent]:
    """An event of the security log as those keep it who keep a few columns of each: one name for whoever an event is about, the place that
    it came from, and a logon's type in words beside its number."""
    number = text_of(record.get("EventID"))
    if not number.isdecimal() or len(number) != 4 or not isinstance(record["LogHost"], str) or not _NAMING.isdisjoint(record):
        return None
    data = {_OF_REDUCED.get(name, name): value for name, value in record.items() if name not in _ROW_NAMES and name != "LogHost" and isinstance(value, (str, int, float))}
    if number == "4688":
        data = {_OF_START.get(name, name): value for name, value in data.items()}
    return event_of(number, "", "Microsoft-Windows-Security-Auditing", record["LogHost"], data)


_OF_REDUCED = {"UserName": "TargetUserName", "DomainName": "TargetDomainName", "LogonID": "TargetLogonId", "Source": "WorkstationName", "Destination": "TargetServerName",
               "AuthenticationPackage": "AuthenticationPackageName", "SubjectLogonID": "SubjectLogonId"}
_OF_START = {"ProcessName": "NewProcessName", "ParentProcessID": "ProcessId", "ProcessID": "NewProcessId"}
_ROW_NAMES = frozenset("""EventID EventCode event_id EventId Computer ComputerName Hostname host computer_name Message message TimeCreated @timestamp Keywords Level
Task Opcode Version index""".split())
#: What an object has beside a message that alone holds the data.
_HEADINGS = _ROW_NAMES.union("""Channel Provider ProviderName ProviderGuid SourceName EventType EventTime EventRecordID RecordNumber RecordID ProcessID ThreadID
ExecutionProcessID Severity SeverityValue UserID time source sourcetype""".split())


#: What reads a shape, and names of which each object of that shape has one; asked in order.
_SHAPES = tuple((asked(names.split()), reads) for names, reads in (
    ("win data win.system.eventID data.win.system.eventID", _of_wazuh), ("event_id", _of_beat), ("_EventID winlogbeat_winlog_event_id winlogbeat_event_id", _of_prefixed),
    ("document", _of_chainsaw), ("RuleTitle", _of_hayabusa), ("LogName", _of_powershell), ("EventID", _of_azure), ("EventID StringInserts", _of_message),
    ("body event_id", _of_otel), ("EventID EventCode event_id EventId", _of_headless), ("LogHost", _of_reduced)))
SIGNS = asked(name for signs, _ in _SHAPES for name in signs)


# --- messages -----------------------------------------------------------------------------------------------

_SECTIONS = ("Subject", "Creator Subject", "Target Subject", "New Logon", "Account For Which Logon Failed", "Target Account", "New Account", "Member",
             "Group", "New Group", "Deleted Group", "Account That Was Locked Out", "Account Whose Credentials Were Used", "Account Information",
             "Process Information", "Network Information", "Service Information", "Failure Information", "Detailed Authentication Information",
             "Logon Information", "Additional Information", "Task Information", "Share Information", "Access Request Information", "Object", "Attributes",
             "Changed Attributes", "Target Server", "Directory Service", "Operation", "Filter Information", "Application Information", "Client Machine",
             "NAS", "RADIUS Client", "Authentication Details", "User")
_LABELS = """Security ID|Account Name|Account Domain|Domain Name|Logon ID|Logon GUID|Logon Type|Restricted Admin Mode|Virtual Account|Elevated Token|
Impersonation Level|Linked Logon ID|Network Account Name|Network Account Domain|Process ID|Process Name|Workstation Name|Source Network Address|Source Port|
Logon Process|Authentication Package|Transited Services|Package Name (NTLM only)|Key Length|Failure Reason|Status|Sub Status|Caller Process ID|
Caller Process Name|New Process ID|New Process Name|Token Elevation Type|Mandatory Label|Creator Process ID|Creator Process Name|Process Command Line|
Service Name|Service File Name|Service Type|Service Start Type|Service Account|Service ID|Client Address|Client Port|Ticket Options|Result Code|
Ticket Encryption Type|Pre-Authentication Type|Failure Code|Certificate Issuer Name|Certificate Serial Number|Certificate Thumbprint|Supplied Realm Name|
User ID|Task Name|Task Content|Task New Content|Share Name|Share Path|Relative Target Name|Source Address|Access Mask|Accesses|Access Check Results|Object Type|
Object Name|Object Server|Handle ID|Resource Attributes|Operation Type|Properties|Parameter 1|Parameter 2|DN|GUID|Class|LDAP Display Name|Syntax (OID)|Value|Type|
Correlation ID|Application Correlation ID|Privileges|Group Name|Group Domain|Logon Account|Source Workstation|Error Code|Target Server Name|
Network Address|Port|Application Name|Direction|Destination Address|Destination Port|Protocol|Object Value Name|Old Value Type|Old Value|New Value Type|New Value|
SAM Account Name|Display Name|User Principal Name|Home Directory|Home Drive|Script Path|Profile Path|User Workstations|Password Last Set|Account Expires|
Primary Group ID|Allowed To Delegate To|Old UAC Value|New UAC Value|User Account Control|User Parameters|SID History|Logon Hours|Old Account Name|New Account Name|
Category|Subcategory|Subcategory GUID|Changes|Caller Computer Name|Client IP Address|NAS IPv4 Address|NAS Identifier|Reason Code|Reason|
Authentication Type|Calling Station Identifier|Fully Qualified Account Name""".replace("\n", "").split("|")
_LABEL = re.compile("(?:(?<=[\\s.])|^)({}):(?=\\s|$)".format("|".join(map(re.escape, sorted({*_LABELS, *_SECTIONS}, key=len, reverse=True)))))
_SECTION_NAMES = frozenset(_SECTIONS)
#: What explains the event behind its last value.
_EXPLAINED = re.compile(r"\s(?:This event is generated|Token Elevation Type indicates|The (?:subject|logon type|New Logon) fields? indicate|"
                        r"Pre-authentication types, ticket|Certificate information is only|The Access Mask is an)")


def with_lines(message: str) -> str:
    r"""A message of the security log with a line for each of its values, also where an agent joined them.

    >>> with_lines("An account failed to log on. Subject: Account Name: bob Logon Type: 3 Network Information: Source Port: 5")
    'An account failed to log on.\nSubject:\n\tAccount Name:\tbob\n\tLogon Type:\t3\nNetwork Information:\n\tSource Port:\t5'
    """
    if "\n" in message.strip():
        return message
    event_id = first_words(message)
    if event_id is None or event_id == "4104" or event_id in _SYSMON_IDS and _sysmon_id(message):
        return message
    explained = _EXPLAINED.search(message)
    text = message[:explained.start()] if explained is not None else message
    found = list(_LABEL.finditer(text))[:DATA_MAX]
    if not found:
        return message
    lines = [text[:found[0].start()].strip()]
    for this, following in zip(found, [*found[1:], None]):
        value = text[this.end():following.start() if following is not None else len(text)].strip()
        lines.append(f"{this[1]}:" if this[1] in _SECTION_NAMES and not value else f"\t{this[1]}:\t{value}")
    return "\n".join(lines)


_SYSMON_IDS = frozenset(_SYSMON_HEADS.values())
#: Every name that Sysmon gives data, in the order in which its events have them; what stands before a command's name is its own.
_SYSMON_NAMES = """RuleName EventType UtcTime SourceProcessGUID SourceProcessGuid SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessGuid
TargetProcessId TargetImage NewThreadId StartAddress StartModule StartFunction GrantedAccess CallTrace SourceUser TargetUser ProcessGuid ProcessId PipeName QueryName
QueryStatus QueryResults Image Device ImageLoaded FileVersion Description Product Company OriginalFileName CommandLine CurrentDirectory User LogonGuid LogonId
TerminalSessionId IntegrityLevel TargetObject Details NewName TargetFilename CreationUtcTime PreviousCreationUtcTime Hash Hashes Contents Signed Signature
SignatureStatus IsExecutable Archived ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser Protocol Initiated SourceIsIpv6 SourceIp
SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName Operation EventNamespace Name
Query Type Destination Consumer Filter Session ClientInfo""".split()
_SYSMON_NAME = re.compile(r"(?:^|(?<=\s))({}):(?=\s|$)".format("|".join(_SYSMON_NAMES)))
#: A stranger's own words stand in these; the next of Sysmon's names behind them is the last of its kind, which is not one that a parent's
#: command holds.
_FREE = {"CommandLine": "CurrentDirectory", "ParentCommandLine": "ParentUser"}


def data_of_sysmon(message: str) -> Dict[str, str]:
    """The data of a message of Sysmon's, with a line each or joined."""
    data: Dict[str, str] = {}
    found = list(_SYSMON_NAME.finditer(message))[:DATA_MAX]
    parent = next((place for place in range(len(found) - 1, -1, -1) if found[place][1] == "ParentImage"), len(found))
    position = 0
    while position < len(found):
        name, following = found[position][1], position + 1
        if name in _FREE:
            last = parent if position < parent else len(found)
            following = next((later for later in range(last - 1, position, -1) if found[later][1] == _FREE[name]),
                             len(found) if name == "ParentCommandLine" else following)
        end = found[following].start() if following < len(found) else len(message)
        value = message[found[position].end():end].strip()
        if value:
            data.setdefault(name, value)
        position = following
    return data


#: Labels of Defender's messages, and the names of their data.
_DEFENDER = {"Name": "Threat Name", "Severity": "Severity Name", "Category": "Category Name", "Path": "Path", "User": "Detection User", "Action": "Action Name",
             "Process Name": "Process Name", "Detection Source": "Source Name", "Old value": "Old Value", "New value": "New Value", "Error Code": "Error Code"}
_DEFENDER_LABEL = re.compile(r"(?:(?<=\s)|^)({}):\s".format("|".join(sorted((*_DEFENDER, "ID", "Detection Origin", "Detection Type", "Action Status",
    "Error description", "Security intelligence Version", "Signature Version", "Engine Version"), key=len, reverse=True))))


def data_of_defender(message: str) -> Dict[str, str]:
    """The data of a message of Defender's; none where it has no labels."""
    found = list(_DEFENDER_LABEL.finditer(message))[:40]
    data: Dict[str, str] = {}
    for this, following in zip(found, [*found[1:], None]):
        value = message[this.end():following.start() if following is not None else len(message)].strip()
        if value and this[1] in _DEFENDER:
            data.setdefault(_DEFENDER[this[1]], value)
    return data


_SCRIPT = re.compile(r"Creating Scriptblock text \((\d{1,6}) of (\d{1,6})\):\s?")
_SCRIPT_ID = re.compile(r"\s(?:ScriptBlock ID|ID ScriptBlock): (\S{1,80})(?:\s{1,8}Path:(.{0,400}))?", re.DOTALL)


def data_of_script(message: str) -> Dict[str, str]:
    """The data of PowerShell's script block: it ends where the last of what follows one begins, as a script may hold the same words."""
    start = _SCRIPT.match(message)
    if start is None:
        return {}
    ends = list(_SCRIPT_ID.finditer(message, start.end()))
    end = ends[-1] if ends else None
    data = {"MessageNumber": start[1], "MessageTotal": start[2],
            "ScriptBlockText": message[start.end():end.start() if end is not None else len(message)].strip()}
    if end is not None:
        data.update(ScriptBlockId=end[1], Path=(end[2] or "").strip())
    return {name: value for name, value in data.items() if value}


# --- lines --------------------------------------------------------------------------------------------------

_WHEN = r"(?:<\d{1,3}>)?(?:1 )?(?:[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT[\d:.,Z+-]{8,30}) "
_STAMP = _WHEN + r"(\S{1,120}) "
_VIEWER = re.compile(r"Log Name: {1,10}\S")
_VIEWER_LINE = re.compile(r"^(Log Name|Source|Event ID|Keywords|Computer): {0,12}(\S[^\r\n]{0,300}?)\r?$", re.MULTILINE)
_OSSEC = re.compile(rf"(?:{_WHEN}\S{{1,120}} )?(?:ossec\S{{0,20}}: )?(?:\([^)]{{1,80}}\) \S{{1,60}} ?)?(?:\d{{4}} [A-Z][a-z]{{2}} \d\d \d\d:\d\d:\d\d )?WinEvtLog: "
                    r"([^:]{1,120}): ([A-Z_]{3,20})\((\d{1,6})\): ([^:]{1,120}): [^:]{0,120}: [^:]{0,120}: ([^:]{1,120}): ")
_OF_PROVIDER = r"(Microsoft[-_ ]Windows[-_ ][\w. -]{3,60}?|Service[_ ]Control[_ ]Manager)"
_AGENT = re.compile(rf"{_STAMP}(?:EventSentry: [A-Za-z ]{{4,20}} )?{_OF_PROVIDER}\.?(?:\[\d{{1,8}}\])?[: ] ?(\d{{1,5}}):? (?=[A-Z])")
_BEHIND_HEADER = re.compile(rf"{_STAMP}([\w.-]{{1,60}})?(?:\[\d{{1,10}}\])?:? ?(?:: )?(?:\[(?:Success|Failure) Audit\] )?")
_COLLECTED = re.compile(rf"(?:{_STAMP})?AgentDevice=\w{{1,40}}\t")
_ELEMENT_START = re.compile(r"<\d{1,3}>1 \S{1,40} (\S{1,255}) \S{1,128} \S{1,128} \S{1,32} \[NXLOG@\d{1,8} ")
_ELEMENT_PAIR = re.compile(r"([A-Za-z_]\w{0,80})=\"((?:[^\"\\]|\\.){0,20000})\" ?")
_ELEMENT_ESCAPE = re.compile(r"\\([\"\\\]])")
_CSV_START = re.compile(r"\d{1,9},\d{1,9},\"?\d{4}-\d\d-\d\d[ T]")
_ROW_TIME = re.compile(r"\"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
#: An event in XML in a cell of a row: the quotes in it are doubled.
_XML_CELL = re.compile(r"(?:(?:\"[^\"<=]{0,200}\"|[^\",<=]{0,120}),){0,30}\"(<Event xmlns=(?:\"\"|').{1,60000}?</Event>)\"(?:,|\Z)", re.DOTALL)


def xml_of_row(text: str) -> str:
    """The event in XML that is a cell of the row `text`, "" where none is."""
    found = _XML_CELL.match(text) if "<Event xmlns=" in text[:700] and text[:1] != "<" else None
    return found[1].replace('""', '"') if found is not None else ""


def event_of_line(text: str) -> Optional[WindowsEvent]:
    """The event that an agent wrote as a line of its own form, or as a message without a header; None for every other text."""
    first = text[:1]
    if first in "{[":
        return None
    if first == '"':
        return _of_timeline(text) if " ¦ " in text and _ROW_TIME.match(text) else _of_exported_row(text) if text[1:5] in _FIRST_LETTERS else None
    if text.startswith("Log Name:") and _VIEWER.match(text):
        return _of_viewer(text)
    if "WinEvtLog: " in text[:300]:
        found = _OSSEC.match(text)
        if found is not None:
            channel, kind, number, provider, computer = found.groups()
            return event_of(number, channel, provider, computer, {}, text[found.end():], EventType=kind)
    if first == "<" and text[1:2].isdigit() or text[4:5] == "-" and first.isdigit() or text[3:4] == " " and text[1:3].islower():
        return _of_syslog(text)
    if first.isdigit() and _CSV_START.match(text):
        return _of_evtxecmd(text)
    if text.startswith("AgentDevice="):
        return _of_wincollect(text)
    if text[:4] in _FIRST_LETTERS:
        return _of_bare(text, "")
    return None


def _of_bare(message: str, host: str) -> Optional[WindowsEvent]:
    number = first_words(message)
    if number is None:
        return None
    provider, channel = _BARE.get(number, ("Microsoft-Windows-Security-Auditing", "Security"))
    return event_of(number, channel, provider, host, {}, message)


_BARE = {"4104": ("Microsoft-Windows-PowerShell", _POWERSHELL), "1102": ("Microsoft-Windows-Eventlog", "Security"),
         **dict.fromkeys(("1116", "1117"), ("Microsoft-Windows-Windows Defender", "Microsoft-Windows-Windows Defender/Operational")),
         **{number: ("Microsoft-Windows-Sysmon", _SYSMON) for number in _SYSMON_IDS}}


def _of_viewer(text: str) -> Optional[WindowsEvent]:
    head, found, message = text.partition("Description:")
    named = dict(_VIEWER_LINE.findall(head))
    return event_of(named.get("Event ID", ""), named.get("Log Name"), named.get("Source"), named.get("Computer"), {}, message.strip(),
                  Keywords=named.get("Keywords")) if found else None


def _of_syslog(text: str) -> Optional[WindowsEvent]:
    element = _ELEMENT_START.match(text)
    if element is not None:
        return _of_element(text, element.end())
    if "AgentDevice=" in text[:200] and _COLLECTED.match(text):
        return _of_wincollect(text)
    agent = _AGENT.match(text) if "Windows" in text[:240] or "Service" in text[:240] else None
    if agent is not None:
        host, provider, number = agent.groups()
        provider = re.sub("[_ ]", "-" if "microsoft-windows" in provider.lower() else " ", provider)
        return event_of(number, "", provider, host, {}, text[agent.end():])
    header = _BEHIND_HEADER.match(text) if "Account" in text or "UtcTime:" in text or "Scriptblock" in text or "Defender" in text else None
    if header is not None and not repeats(header[2] or "") and not is_strangers(text, header.end()):
        return _of_bare(text[header.end():], header[1])
    return None


def _of_element(text: str, start: int) -> Optional[WindowsEvent]:
    """NXLog's structured data: one pair after the other, as far as they go."""
    data: Dict[str, str] = {}
    while len(data) < DATA_MAX and (pair := _ELEMENT_PAIR.match(text, start)) is not None:
        data.setdefault(pair[1], _ELEMENT_ESCAPE.sub(r"\1", pair[2]))
        start = pair.end()
    return _of_pairs(data, text[start:].lstrip("] "))


def _of_pairs(pairs: Mapping[str, str], message: str) -> Optional[WindowsEvent]:
    return event_of(pairs.get("EventID", ""), pairs.get("Channel"), pairs.get("SourceName"), pairs.get("Hostname"),
                  {name: value for name, value in pairs.items() if name not in _HEADERS}, message, Keywords=pairs.get("Keywords"),
                  EventType=pairs.get("EventType"))


def _of_wincollect(text: str) -> Optional[WindowsEvent]:
    head, _, message = text[text.find("AgentDevice="):].partition("\tMessage=")
    named = dict(pair.partition("=")[::2] for pair in head.split("\t")[:60])
    return event_of(named.get("EventIDCode") or named.get("EventID", ""), named.get("AgentLogFile"), named.get("Source"), named.get("Computer"), {}, message,
                  Keywords=named.get("Keywords"))


def _row(text: str) -> List[str]:
    try:
        return next(csv.reader([text[:_CHARS_MAX].replace("\0", "").replace("\r\n", "\n")]), [])
    except csv.Error:
        return []


def _of_evtxecmd(text: str) -> Optional[WindowsEvent]:
    """A row of EvtxECmd's CSV, whose last column holds the data as JSON."""
    row = _row(text)
    payload = next((cell for cell in reversed(row) if cell.startswith('{"')), "") if len(row) > 20 else ""
    if not payload:
        return None
    try:
        held = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return event_of(row[3], row[6], row[5], row[9], data_of_payload(held))


def data_of_payload(held: Any) -> Dict[str, Any]:
    """The data of EvtxECmd's payload: pairs of name and text in a list, or the members of one object."""
    inner = held.get("EventData") if isinstance(held, dict) else None
    if not isinstance(inner, dict):
        inner = held.get("UserData") if isinstance(held, dict) else None
        inner = next((one for one in inner.values() if isinstance(one, dict)), inner) if isinstance(inner, dict) else {}
    pairs: Any = inner.get("Data", inner)
    if isinstance(pairs, str):
        return {"param1": pairs}
    if isinstance(pairs, list):
        return {text_of(one.get("@Name")): one.get("#text") for one in pairs[:DATA_MAX] if isinstance(one, dict) and text_of(one.get("@Name"))}
    return {name: value for name, value in pairs.items() if isinstance(value, (str, int))} if isinstance(pairs, dict) else {}


def _of_exported_row(text: str) -> Optional[WindowsEvent]:
    """A row of `Get-WinEvent | Export-Csv`: message, id, and further on provider, channel and machine."""
    row = _row(text)
    if len(row) < 15 or not row[1].isdecimal():
        return None
    return event_of(row[1], row[11], row[9], row[14], {}, row[0])


def _of_timeline(text: str) -> Optional[WindowsEvent]:
    """A row of Hayabusa's CSV, in the order of this version or of those before."""
    row = _row(text)
    if len(row) < 8:
        return None
    # time, rule, level, computer, channel, id, record, details; before: time, computer, channel, id, level, ...
    channel, number, computer = (row[4], row[5], row[3]) if row[5].isdecimal() else (row[2], row[3], row[1])
    details = [cell for cell in row[6:] if " ¦ " in cell]
    return _of_hayabusa({"RuleTitle": row[1], "Channel": channel, "EventID": number, "Computer": computer, "Details": " ¦ ".join(details)})
