"""Windows events, and Sysmon's on any system: from XML, from JSON of several shippers, from Splunk's own text form.

Owns three small parsers that give one flat field table, the meaning of event ids, and which fields are worth words
and in which order. XML is scanned with bounded expressions, never parsed: no entity but the five of XML and numbers
is ever expanded. Called by
`normalise`. Event ids: Microsoft's "Events to Monitor" and the Sysmon manifest.
"""
from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Any, Dict, Optional, Tuple

from ..decode import decode_command
from ..redact import host_words, is_secret_name, sid_words, split_words, words_of_token
from .domains import domain_words
from .draft import Draft
from .payload import base_name, command_words, path_words
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

_SECURITY = {
    "1100": "event log service stopped", "1102": "audit log cleared", "1104": "security log full",
    "4608": "system starting",
    "4609": "system shutdown", "4610": "authentication package loaded", "4611": "logon process registered",
    "4614": "notification package loaded",
    "4616": "system time changed", "4622": "security package loaded", "4624": "logon success", "4625": "logon failed",
    "4627": "group membership", "4634": "logoff", "4647": "logoff by user", "4648": "logon with explicit credentials",
    "4649": "replay attack detected", "4656": "object handle requested", "4657": "registry value modified",
    "4658": "object handle closed",
    "4660": "object deleted", "4661": "directory handle requested", "4662": "directory object operation",
    "4663": "object access",
    "4664": "hard link created", "4670": "object permissions changed", "4672": "special privileges assigned",
    "4673": "privileged service called",
    "4674": "privileged object operation", "4688": "process create", "4689": "process exit",
    "4690": "handle duplicated",
    "4692": "master key backup", "4693": "master key recovery", "4694": "protected data", "4695": "unprotect data",
    "4696": "primary token assigned",
    "4697": "service installed", "4698": "scheduled task created", "4699": "scheduled task deleted",
    "4700": "scheduled task enabled",
    "4701": "scheduled task disabled", "4702": "scheduled task updated", "4703": "token right adjusted",
    "4704": "user right assigned",
    "4705": "user right removed", "4706": "domain trust created", "4713": "kerberos policy changed",
    "4716": "domain trust modified",
    "4717": "system access granted", "4718": "system access removed", "4719": "audit policy changed",
    "4720": "user account created",
    "4722": "user account enabled", "4723": "password change attempt", "4724": "password reset attempt",
    "4725": "user account disabled",
    "4726": "user account deleted", "4727": "security group created", "4728": "member added to global group",
    "4729": "member removed from group",
    "4730": "security group deleted", "4731": "local group created", "4732": "member added to local group",
    "4733": "member removed from group",
    "4734": "local group deleted", "4735": "local group changed", "4737": "global group changed",
    "4738": "user account changed",
    "4739": "domain policy changed", "4740": "user account locked out", "4741": "computer account created",
    "4742": "computer account changed",
    "4743": "computer account deleted", "4755": "universal group changed", "4756": "member added to universal group",
    "4757": "member removed from group", "4764": "group type changed", "4765": "sid history added",
    "4766": "sid history failed",
    "4767": "user account unlocked", "4768": "kerberos ticket granting ticket requested",
    "4769": "kerberos service ticket requested",
    "4770": "kerberos ticket renewed", "4771": "kerberos preauthentication failed", "4773": "kerberos ticket failed",
    "4776": "ntlm credential validation", "4778": "session reconnected", "4779": "session disconnected",
    "4780": "administrators acl set",
    "4781": "account renamed", "4782": "password hash accessed", "4793": "password policy checked",
    "4794": "restore mode password set",
    "4797": "blank password query", "4798": "local group membership enumerated", "4799": "group membership enumerated",
    "4800": "workstation locked", "4801": "workstation unlocked", "4825": "remote desktop denied",
    "4886": "certificate requested",
    "4887": "certificate issued", "4888": "certificate denied", "4898": "certificate template loaded",
    "4899": "certificate template updated",
    "4902": "audit policy table created", "4904": "security source registered",
    "4905": "security source unregistered", "4906": "crash on audit changed",
    "4907": "object audit settings changed", "4928": "replica source established", "4929": "replica source removed",
    "4932": "replication started", "4933": "replication ended", "4944": "firewall policy active",
    "4945": "firewall rule listed",
    "4946": "firewall rule added", "4947": "firewall rule modified", "4948": "firewall rule deleted",
    "4950": "firewall setting changed",
    "4956": "firewall profile changed", "4957": "firewall rule not applied", "4964": "special groups logon",
    "4985": "transaction state changed",
    "5024": "firewall service started", "5025": "firewall service stopped", "5033": "firewall driver started",
    "5038": "code integrity failed",
    "5058": "key file operation", "5059": "key migration", "5061": "cryptographic operation",
    "5136": "directory object modified",
    "5137": "directory object created", "5138": "directory object undeleted", "5139": "directory object moved",
    "5140": "network share accessed",
    "5141": "directory object deleted", "5142": "network share added", "5143": "network share modified",
    "5144": "network share deleted",
    "5145": "network share file checked", "5152": "packet blocked", "5154": "port listen permitted",
    "5156": "connection permitted",
    "5157": "connection blocked", "5158": "port bind permitted", "5376": "credential manager backup",
    "5377": "credential manager restore",
    "5378": "credential delegation disallowed", "5379": "credential manager read", "5381": "vault credentials read",
    "5382": "vault credentials read",
    "5447": "filter changed", "5712": "remote procedure call", "5857": "wmi provider loaded",
    "6272": "network policy access granted", "6273": "network policy access denied",
    "6416": "external device recognized", "6419": "device disable request", "8222": "shadow copy created",
}
_SYSMON = {
    "1": "process create", "2": "file creation time changed", "3": "network connection", "4": "sysmon state changed",
    "5": "process exit",
    "6": "driver loaded", "7": "image loaded", "8": "remote thread created", "9": "raw disk read",
    "10": "process access",
    "11": "file created", "12": "registry key changed", "13": "registry value set", "14": "registry renamed",
    "15": "file stream created",
    "16": "sysmon config changed", "17": "pipe created", "18": "pipe connected", "19": "wmi filter created",
    "20": "wmi consumer created",
    "21": "wmi binding created", "22": "dns query", "23": "file deleted", "24": "clipboard changed",
    "25": "process tampering",
    "26": "file deleted", "27": "executable blocked", "28": "shredding blocked", "29": "executable detected",
    "255": "sysmon error",
}
_POWERSHELL = {
    "400": "powershell engine started", "403": "powershell engine stopped", "600": "powershell provider started",
    "800": "powershell pipeline executed",
    "4100": "powershell error", "4103": "powershell module logged", "4104": "powershell script block",
    "4105": "powershell script started",
    "4106": "powershell script stopped", "40961": "powershell console starting", "40962": "powershell console ready",
    "53504": "powershell pipe listening", "53507": "powershell debug", "8193": "powershell runspace",
    "8194": "powershell runspace", "8195": "powershell runspace",
    "8196": "powershell connection", "8197": "powershell runspace", "12039": "powershell message",
    "32784": "powershell remoting", "24577": "powershell script opened",
}
_OTHER = {
    ("eventlog", "104"): "event log cleared", ("eventlog", "1102"): "audit log cleared", ("eventlog",
        "6005"): "event log service started",
    ("eventlog", "6006"): "event log service stopped", ("eventlog", "6008"): "unexpected shutdown", ("eventlog",
        "1100"): "event log service stopped",
    ("eventlog", "6013"): "system uptime", ("eventlog", "6009"): "system version",
    ("service control manager", "7045"): "service installed", ("service control manager", "7034"): "service crashed",
    ("service control manager", "7036"): "service state changed", ("service control manager",
                                                                   "7040"): "service start type changed",
    ("service control manager", "7000"): "service start failed", ("service control manager", "7009"): "service timeout",
    ("service control manager", "7031"): "service crashed", ("taskscheduler", "106"): "scheduled task created",
    ("taskscheduler", "140"): "scheduled task updated", ("taskscheduler", "141"): "scheduled task deleted",
    ("taskscheduler", "200"): "scheduled task started", ("taskscheduler", "201"): "scheduled task completed",
    ("taskscheduler", "129"): "scheduled task process created", ("taskscheduler", "100"): "scheduled task started",
    ("taskscheduler", "102"): "scheduled task completed", ("taskscheduler", "110"): "scheduled task started by user",
    ("wmi activity", "5857"): "wmi provider loaded", ("wmi activity", "5858"): "wmi query failed", ("wmi activity",
        "5860"): "wmi temporary consumer",
    ("wmi activity", "5861"): "wmi consumer created", ("wmi activity", "11"): "wmi operation",
    ("windows defender", "1116"): "malware detected", ("windows defender", "1117"): "malware action taken",
    ("windows defender", "1118"): "malware action failed", ("windows defender", "1119"): "malware action failed",
    ("windows defender", "5001"): "antivirus protection disabled", ("windows defender",
                                                                    "5004"): "antivirus configuration changed",
    ("windows defender", "5007"): "antivirus configuration changed", ("windows defender",
        "5010"): "antivirus scanning disabled",
    ("windows defender", "5012"): "antivirus scanning disabled", ("windows defender",
                                                                  "1013"): "malware history deleted",
    ("bits client", "3"): "bits job created", ("bits client", "4"): "bits job completed", ("bits client",
        "59"): "bits transfer started",
    ("bits client", "60"): "bits transfer stopped", ("bits client", "61"): "bits transfer failed", ("bits client",
        "5"): "bits job cancelled",
    ("terminalservices remoteconnectionmanager", "1149"): "remote desktop logon success",
    ("terminalservices remoteconnectionmanager", "261"): "remote desktop connection received",
    ("terminalservices localsessionmanager", "21"): "remote desktop session logon",
    ("terminalservices localsessionmanager", "22"): "remote desktop shell start",
    ("terminalservices localsessionmanager", "23"): "remote desktop session logoff",
    ("terminalservices localsessionmanager", "24"): "remote desktop session disconnected",
    ("terminalservices localsessionmanager", "25"): "remote desktop session reconnected",
    ("remotedesktopservices rdpcorets", "131"): "remote desktop connection accepted",
    ("remotedesktopservices rdpcorets", "140"): "remote desktop logon failed",
    ("winrm", "6"): "winrm session created", ("winrm", "91"): "winrm shell created", ("winrm",
        "168"): "winrm authenticating user", ("winrm", "169"): "winrm authenticated",
    ("msiinstaller", "1040"): "installer transaction begin", ("msiinstaller", "1042"): "installer transaction end",
    ("msiinstaller", "11707"): "installation completed", ("msiinstaller", "1033"): "software installed",
    ("msiinstaller", "11724"): "software removed",
    ("application error", "1000"): "application crashed", ("windows error reporting", "1001"): "error reported",
    ("applocker", "8003"): "execution would be blocked", ("applocker", "8004"): "execution blocked", ("applocker",
        "8006"): "script would be blocked",
    ("applocker", "8007"): "script blocked", ("codeintegrity", "3033"): "code integrity violation", ("codeintegrity",
        "3063"): "code integrity violation",
    ("dns client", "3006"): "dns query", ("dns client", "3008"): "dns query", ("dns client",
        "1014"): "dns name resolution timeout",
    ("dns client", "3020"): "dns response", ("ntlm", "8001"): "ntlm outgoing", ("ntlm", "8002"): "ntlm incoming",
    ("ntlm", "8004"): "ntlm to domain controller",
    ("kernel general", "1"): "system time changed", ("kernel general", "12"): "system start", ("kernel general",
        "13"): "system shutdown",
    ("kernel general", "16"): "registry hive history cleared", ("user32", "1074"): "shutdown initiated",
    ("esent", "325"): "database created", ("esent", "326"): "database attached", ("esent",
        "216"): "database location changed", ("esent", "327"): "database detached",
    ("mssqlserver", "18456"): "logon failed", ("mssqlserver", "15457"): "configuration option changed",
    ("mssqlserver", "33205"): "database audit event",
    ("vhdmp", "1"): "disk image mounted", ("smbserver", "1006"): "share access denied", ("printservice",
        "316"): "printer driver added",
    ("printservice", "808"): "printer plugin failed", ("windows firewall with advanced security",
                                                       "2004"): "firewall rule added",
    ("windows firewall with advanced security", "2006"): "firewall rule deleted",
    ("windows firewall with advanced security", "2005"): "firewall rule modified",
    ("windows firewall with advanced security", "2003"): "firewall profile changed",
    ("windows firewall with advanced security", "2033"): "firewall rules deleted",
    ("netlogon", "5805"): "machine authentication failed", ("netlogon", "5829"): "vulnerable netlogon connection",
    ("netlogon", "5723"): "session setup failed",
}


@lru_cache(maxsize=1 << 12)
def meaning_of(provider: str, event_id: str) -> Tuple[str, str]:
    """(provider in words, what the id means or "").

    >>> meaning_of("Microsoft-Windows-Security-Auditing", "4625")
    ('security', 'logon failed')
    >>> meaning_of("Contoso-Agent", "77")
    ('contoso agent', '')
    """
    name = re.sub(r"[-_ ]+", " ", provider.lower()).strip()
    name = name[len("microsoft windows "):] if name.startswith("microsoft windows ") else name
    if name in ("security auditing", "security"):
        return "security", _SECURITY.get(event_id, "")
    if "sysmon" in name:
        return "sysmon", _SYSMON.get(event_id, "")
    if name.startswith("powershell") or name == "powershellcore":
        return "powershell", _POWERSHELL.get(event_id, "")
    return name[:60], _OTHER.get((name, event_id), "")


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


def _command(draft: Draft, value: str) -> str:
    decoded = decode_command(value)
    draft.payload(decoded.text)
    return " ".join((*decoded.notes, command_words(decoded.text)))


def _script(draft: Draft, value: str) -> str:
    return _command(draft, value[:4_000])


def _registry(value: str) -> str:
    value = re.sub(r"(?i)S-1-5-21(?:-\d{1,12}){1,5}(_Classes)?", "", value[:400])
    return path_words(re.sub(r"(?i)^\\?REGISTRY\\(?:MACHINE|USER)|^HK(?:LM|U|CU|CR|EY_LOCAL_MACHINE|EY_USERS)", "",
                             value))


#: field -> (word before it, how it reads, entity it is). The order is the order of the template.
_READ = {
    "path": path_words, "registry": _registry, "user": user_words, "port": port_words, "ip": address_word,
    "sid": sid_words,
    "words": split_words, "token": words_of_token, "domain": domain_words, "access": _access_words,
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
    ("ParentCommandLine", "parent command", "parentcommand", ""), ("OriginalFileName", "original", "words", ""),
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
        "access", ""),
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
_KNOWN = frozenset(name for name, _, _, _ in _FIELDS)
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
    said = len(draft.entities)
    for name, word, how, entity in _FIELDS:
        value = fields.get(name)
        if value is None or value.strip() in _WEAK:
            continue
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
            draft.say("host application", _command(draft, application.group(1)))
    _leftovers(draft, fields, bool(meaning), len(draft.entities) > said)
    if fields.get("UserID") and "AccountName" not in fields and "User" not in fields:
        draft.say("account", sid_words(fields["UserID"]))


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
            draft.say("host application", _command(draft, application.group(1)))
        if not line and not application:
            draft.read(head)


def _text(value: str) -> str:
    value = value[:300]
    if "\\" in value:
        return path_words(value)
    return command_words(value, 200)
