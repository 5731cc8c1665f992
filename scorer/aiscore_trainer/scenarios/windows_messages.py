# ruff: noqa: E501
"""The message that Windows renders for an event: titles, sections with tabs, lists over several lines.

`message(scene, channel, number, fields)` is the text below `Message=` in classic logs, and what Snare, nxlog and beats carry
beside the fields. An event without a layout of its own gets its fields as lines. Called by windows.py.
"""
from __future__ import annotations

import re
from typing import Mapping

from .scene import Scene

_SUBJECT = "Subject: Security ID=SubjectUserSid; Account Name=SubjectUserName; Account Domain=SubjectDomainName; Logon ID=SubjectLogonId"
_TARGET = "Security ID=TargetSid; Account Name=TargetUserName; Account Domain=TargetDomainName"
_OBJECT = "Object: Object Server=ObjectServer; Object Type=ObjectType; Object Name=ObjectName; Handle ID=HandleId"
_DETAILED = "Detailed Authentication Information: Logon Process=LogonProcessName; Authentication Package=AuthenticationPackageName; Transited Services=TransmittedServices; Package Name (NTLM only)=LmPackageName; Key Length=KeyLength"
_ATTRIBUTES = "Attributes: SAM Account Name=SamAccountName; Display Name=DisplayName; User Principal Name=UserPrincipalName; Home Directory=HomeDirectory; Password Last Set=PasswordLastSet; Primary Group ID=PrimaryGroupId; Allowed To Delegate To=AllowedToDelegateTo; Old UAC Value=OldUacValue; New UAC Value=NewUacValue; User Account Control=UserAccountControl; SID History=SidHistory"

#: Parts are separated by " | ": the title first, then `Section: label=field; …`; a part that begins with = is one label alone.
_SECURITY = {
    4624: f"An account was successfully logged on. | {_SUBJECT} | Logon Information: Logon Type=LogonType; Restricted Admin Mode='-; Virtual Account='No; Elevated Token=ElevatedToken | =Impersonation Level=ImpersonationLevel | New Logon: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName; Logon ID=TargetLogonId; Linked Logon ID='0x0; Network Account Name='-; Network Account Domain='-; Logon GUID=LogonGuid | Process Information: Process ID=ProcessId; Process Name=ProcessName | Network Information: Workstation Name=WorkstationName; Source Network Address=IpAddress; Source Port=IpPort | {_DETAILED} | This event is generated when a logon session is created. It is generated on the computer that was accessed.",
    4625: f"An account failed to log on. | {_SUBJECT} | =Logon Type=LogonType | Account For Which Logon Failed: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName | Failure Information: Failure Reason=FailureReason; Status=Status; Sub Status=SubStatus | Process Information: Caller Process ID=ProcessId; Caller Process Name=ProcessName | Network Information: Workstation Name=WorkstationName; Source Network Address=IpAddress; Source Port=IpPort | {_DETAILED} | This event is generated when a logon request fails. It is generated on the computer where access was attempted.",
    4634: "An account was logged off. | Subject: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName; Logon ID=TargetLogonId | =Logon Type=LogonType | This event is generated when a logon session is destroyed. It may be positively correlated with a logon event using the Logon ID value.",
    4647: "User initiated logoff: | Subject: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName; Logon ID=TargetLogonId",
    4648: f"A logon was attempted using explicit credentials. | {_SUBJECT}; Logon GUID=LogonGuid | Account Whose Credentials Were Used: Account Name=TargetUserName; Account Domain=TargetDomainName; Logon GUID=TargetLogonGuid | Target Server: Target Server Name=TargetServerName; Additional Information=TargetInfo | Process Information: Process ID=ProcessId; Process Name=ProcessName | Network Information: Network Address=IpAddress; Port=IpPort",
    4656: f"A handle to an object was requested. | {_SUBJECT} | {_OBJECT}; Resource Attributes=ResourceAttributes | Process Information: Process ID=ProcessId; Process Name=ProcessName | Access Request Information: Transaction ID=TransactionId; Accesses=AccessList; Access Reasons=AccessReason; Access Mask=AccessMask; Privileges Used for Access Check=PrivilegeList; Restricted SID Count=RestrictedSidCount",
    4657: f"A registry value was modified. | {_SUBJECT} | Object: Object Name=ObjectName; Object Value Name=ObjectValueName; Handle ID=HandleId; Operation Type=OperationType | Process Information: Process ID=ProcessId; Process Name=ProcessName | Change Information: Old Value Type=OldValueType; Old Value=OldValue; New Value Type=NewValueType; New Value=NewValue",
    4662: f"An operation was performed on an object. | {_SUBJECT} | {_OBJECT} | Operation: Operation Type=OperationType; Accesses=AccessList; Access Mask=AccessMask; Properties=Properties | Additional Information: Parameter 1=AdditionalInfo; Parameter 2=AdditionalInfo2",
    4663: f"An attempt was made to access an object. | {_SUBJECT} | {_OBJECT}; Resource Attributes=ResourceAttributes | Process Information: Process ID=ProcessId; Process Name=ProcessName | Access Request Information: Accesses=AccessList; Access Mask=AccessMask",
    4672: f"Special privileges assigned to new logon. | {_SUBJECT} | =Privileges=PrivilegeList",
    4673: f"A privileged service was called. | {_SUBJECT} | Service: Server=ObjectServer; Service Name=Service | Process: Process ID=ProcessId; Process Name=ProcessName | Service Request Information: Privileges=PrivilegeList",
    4688: f"A new process has been created. | Creator {_SUBJECT} | Target Subject: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName; Logon ID=TargetLogonId | Process Information: New Process ID=NewProcessId; New Process Name=NewProcessName; Token Elevation Type=TokenElevationType; Mandatory Label=MandatoryLabel; Creator Process ID=ProcessId; Creator Process Name=ParentProcessName; Process Command Line=CommandLine | Token Elevation Type indicates the type of token that was assigned to the new process in accordance with User Account Control policy.",
    4697: f"A service was installed in the system. | {_SUBJECT} | Service Information: Service Name=ServiceName; Service File Name=ServiceFileName; Service Type=ServiceType; Service Start Type=ServiceStartType; Service Account=ServiceAccount",
    4698: f"A scheduled task was created. | {_SUBJECT} | Task Information: Task Name=TaskName; Task Content=TaskContent",
    4699: f"A scheduled task was deleted. | {_SUBJECT} | Task Information: Task Name=TaskName; Task Content=TaskContent",
    4702: f"A scheduled task was updated. | {_SUBJECT} | Task Information: Task Name=TaskName; Task New Content=TaskContentNew",
    4703: f"A user right was adjusted. | {_SUBJECT} | Target Account: Security ID=TargetUserSid; Account Name=TargetUserName; Account Domain=TargetDomainName; Logon ID=TargetLogonId | Process Information: Process ID=ProcessId; Process Name=ProcessName | =Enabled Privileges=EnabledPrivilegeList | =Disabled Privileges=DisabledPrivilegeList",
    4719: f"System audit policy was changed. | {_SUBJECT} | Audit Policy Change: Category=CategoryId; Subcategory=SubcategoryId; Subcategory GUID=SubcategoryGuid; Changes=AuditPolicyChanges",
    4720: f"A user account was created. | {_SUBJECT} | New Account: {_TARGET} | {_ATTRIBUTES} | Additional Information: Privileges=PrivilegeList",
    4722: f"A user account was enabled. | {_SUBJECT} | Target Account: {_TARGET}", 4725: f"A user account was disabled. | {_SUBJECT} | Target Account: {_TARGET}",
    4723: f"An attempt was made to change an account's password. | {_SUBJECT} | Target Account: {_TARGET} | Additional Information: Privileges=PrivilegeList",
    4724: f"An attempt was made to reset an account's password. | {_SUBJECT} | Target Account: {_TARGET}", 4726: f"A user account was deleted. | {_SUBJECT} | Target Account: {_TARGET} | Additional Information: Privileges=PrivilegeList",
    4728: f"A member was added to a security-enabled global group. | {_SUBJECT} | Member: Security ID=MemberSid; Account Name=MemberName | Group: Security ID=TargetSid; Group Name=TargetUserName; Group Domain=TargetDomainName | Additional Information: Privileges=PrivilegeList",
    4732: f"A member was added to a security-enabled local group. | {_SUBJECT} | Member: Security ID=MemberSid; Account Name=MemberName | Group: Security ID=TargetSid; Group Name=TargetUserName; Group Domain=TargetDomainName | Additional Information: Privileges=PrivilegeList",
    4738: f"A user account was changed. | {_SUBJECT} | Target Account: {_TARGET} | Changed {_ATTRIBUTES} | Additional Information: Privileges=PrivilegeList",
    4740: f"A user account was locked out. | {_SUBJECT} | Account That Was Locked Out: Security ID=TargetSid; Account Name=TargetUserName | Additional Information: Caller Computer Name=TargetDomainName",
    4741: f"A computer account was created. | {_SUBJECT} | New Computer Account: {_TARGET} | Attributes: SAM Account Name=SamAccountName; User Account Control=UserAccountControl; DNS Host Name=DnsHostName; Service Principal Names=ServicePrincipalNames",
    4742: f"A computer account was changed. | {_SUBJECT} | Computer Account That Was Changed: {_TARGET} | Changed Attributes: SAM Account Name=SamAccountName; Password Last Set=PasswordLastSet; User Account Control=UserAccountControl; Allowed To Delegate To=AllowedToDelegateTo; DNS Host Name=DnsHostName; Service Principal Names=ServicePrincipalNames",
    4768: "A Kerberos authentication ticket (TGT) was requested. | Account Information: Account Name=TargetUserName; Supplied Realm Name=TargetDomainName; User ID=TargetSid | Service Information: Service Name=ServiceName; Service ID=ServiceSid | Network Information: Client Address=IpAddress; Client Port=IpPort | Additional Information: Ticket Options=TicketOptions; Result Code=Status; Ticket Encryption Type=TicketEncryptionType; Pre-Authentication Type=PreAuthType | Certificate Information: Certificate Issuer Name=CertIssuerName; Certificate Serial Number=CertSerialNumber; Certificate Thumbprint=CertThumbprint | Certificate information is only provided if a certificate was used for pre-authentication.",
    4769: "A Kerberos service ticket was requested. | Account Information: Account Name=TargetUserName; Account Domain=TargetDomainName; Logon GUID=LogonGuid | Service Information: Service Name=ServiceName; Service ID=ServiceSid | Network Information: Client Address=IpAddress; Client Port=IpPort | Additional Information: Ticket Options=TicketOptions; Ticket Encryption Type=TicketEncryptionType; Failure Code=Status; Transited Services=TransmittedServices | This event is generated every time access is requested to a resource such as a computer or a Windows service.",
    4771: "Kerberos pre-authentication failed. | Account Information: Security ID=TargetSid; Account Name=TargetUserName | Service Information: Service Name=ServiceName | Network Information: Client Address=IpAddress; Client Port=IpPort | Additional Information: Ticket Options=TicketOptions; Failure Code=Status; Pre-Authentication Type=PreAuthType",
    4776: "The computer attempted to validate the credentials for an account. | =Authentication Package=PackageName | =Logon Account=TargetUserName | =Source Workstation=Workstation | =Error Code=Status",
    4781: f"The name of an account was changed: | {_SUBJECT} | Target Account: Security ID=TargetSid; Account Domain=TargetDomainName; Old Account Name=OldTargetUserName; New Account Name=NewTargetUserName",
    4798: f"A user's local group membership was enumerated. | {_SUBJECT} | User: {_TARGET} | Process Information: Process ID=CallerProcessId; Process Name=CallerProcessName",
    4799: f"A security-enabled local group membership was enumerated. | {_SUBJECT} | Group: Security ID=TargetSid; Group Name=TargetUserName; Group Domain=TargetDomainName | Process Information: Process ID=CallerProcessId; Process Name=CallerProcessName",
    5136: f"A directory service object was modified. | {_SUBJECT} | Directory Service: Name=DSName; Type=DSType | Object: DN=ObjectDN; GUID=ObjectGUID; Class=ObjectClass | Attribute: LDAP Display Name=AttributeLDAPDisplayName; Syntax (OID)=AttributeSyntaxOID; Value=AttributeValue | Operation: Type=OperationType; Correlation ID=OpCorrelationID; Application Correlation ID=AppCorrelationID",
    5137: f"A directory service object was created. | {_SUBJECT} | Directory Service: Name=DSName; Type=DSType | Object: DN=ObjectDN; GUID=ObjectGUID; Class=ObjectClass",
    5140: f"A network share object was accessed. | {_SUBJECT} | Network Information: Object Type=ObjectType; Source Address=IpAddress; Source Port=IpPort | Share Information: Share Name=ShareName; Share Path=ShareLocalPath | Access Request Information: Access Mask=AccessMask; Accesses=AccessList",
    5145: f"A network share object was checked to see whether client can be granted desired access. | {_SUBJECT} | Network Information: Object Type=ObjectType; Source Address=IpAddress; Source Port=IpPort | Share Information: Share Name=ShareName; Share Path=ShareLocalPath; Relative Target Name=RelativeTargetName | Access Request Information: Access Mask=AccessMask; Accesses=AccessList | Access Check Results: Access Check Results=AccessReason",
    5156: "The Windows Filtering Platform has permitted a connection. | Application Information: Process ID=ProcessID; Application Name=Application | Network Information: Direction=Direction; Source Address=SourceAddress; Source Port=SourcePort; Destination Address=DestAddress; Destination Port=DestPort; Protocol=Protocol | Filter Information: Filter Run-Time ID=FilterRTID; Layer Name=LayerName; Layer Run-Time ID=LayerRTID",
    1102: "The audit log was cleared. | Subject: Security ID=SubjectUserSid; Account Name=SubjectUserName; Domain Name=SubjectDomainName; Logon ID=SubjectLogonId",
}
_SYSMON = {1: "Process Create:", 2: "File creation time changed:", 3: "Network connection detected:", 5: "Process terminated:", 6: "Driver loaded:", 7: "Image loaded:", 8: "CreateRemoteThread detected:", 9: "RawAccessRead detected:", 10: "Process accessed:", 11: "File created:", 12: "Registry object added or deleted:", 13: "Registry value set:",
           14: "Registry object renamed:", 15: "File stream created:", 16: "Sysmon config state changed:", 17: "Pipe Created:", 18: "Pipe Connected:", 19: "WmiEventFilter activity detected:", 20: "WmiEventConsumer activity detected:", 21: "WmiEventConsumerToFilter activity detected:", 22: "Dns query:", 23: "File Delete archived:", 25: "Process Tampering:", 26: "File Delete logged:"}
#: (end of the channel, number) -> the sentence, with {fields}.
_SENTENCES = {
    ("System", 7045): "A service was installed in the system.\n\nService Name:  {ServiceName}\nService File Name:  {ImagePath}\nService Type:  {ServiceType}\nService Start Type:  {StartType}\nService Account:  {AccountName}",
    ("System", 7036): "The {param1} service entered the {param2} state.", ("System", 7040): "The start type of the {param1} service was changed from {param3} to {param2}.", ("System", 7034): "The {param1} service terminated unexpectedly.  It has done this {param2} time(s).",
    ("System", 104): "The {Channel} log file was cleared.",
    ("PowerShell/Operational", 4104): "Creating Scriptblock text ({MessageNumber} of {MessageTotal}):\n{ScriptBlockText}\n\nScriptBlock ID: {ScriptBlockId}\nPath: {Path}",
    ("PowerShell/Operational", 4103): "{Payload}\n\n\nContext:\n{ContextInfo}\n\nUser Data:\n{UserData}",
    ("TaskScheduler/Operational", 106): 'User "{UserContext}"  registered Task Scheduler task "{TaskName}"', ("TaskScheduler/Operational", 140): 'User "{UserName}"  updated Task Scheduler task "{TaskName}"', ("TaskScheduler/Operational", 141): 'User "{UserName}"  deleted Task Scheduler task "{TaskName}"',
    ("TaskScheduler/Operational", 200): 'Task Scheduler launched action "{ActionName}" in instance "{TaskInstanceId}" of task "{TaskName}".', ("TaskScheduler/Operational", 201): 'Task Scheduler successfully completed task "{TaskName}" , instance "{TaskInstanceId}" , action "{ActionName}" with return code 0.',
    ("WMI-Activity/Operational", 5861): "Namespace = {NamespaceName}; Eventfilter = {ESS} (refer to its activate eventid:5859); Consumer = {CONSUMER}; PossibleCause = {PossibleCause}",
    ("Windows Defender/Operational", 5001): "Microsoft Defender Antivirus Real-time Protection scanning for malware and other potentially unwanted software was disabled.",
    ("Windows Defender/Operational", 5007): "Microsoft Defender Antivirus Configuration has changed. If this is an unexpected event you should review the settings as this may be the result of malware.\n \tOld value: {Old Value}\n \tNew value: {New Value}",
    ("Windows Defender/Operational", 1116): "Microsoft Defender Antivirus has detected malware or other potentially unwanted software.\n For more information please see the following:\nhttps://go.microsoft.com/fwlink/?linkid=37020\n \tName: {Threat Name}\n \tSeverity: {Severity Name}\n \tCategory: {Category Name}\n \tPath: {Path}\n \tDetection Origin: {Origin Name}\n \tDetection Source: {Source Name}\n \tUser: {Detection User}\n \tProcess Name: {Process Name}",
}
_WORDS = {
    "%%1832": "Identification", "%%1833": "Impersonation", "%%1840": "Delegation", "%%1842": "Yes", "%%1843": "No", "%%2313": "Unknown user name or bad password.", "%%2310": "Account currently disabled.", "%%2307": "Account locked out.", "%%1936": "%%1936", "%%1937": "%%1937", "%%1938": "%%1938",
    "%%4416": "ReadData (or ListDirectory)", "%%4417": "WriteData (or AddFile)", "%%4418": "AppendData (or AddSubdirectory or CreatePipeInstance)", "%%4419": "ReadEA", "%%4423": "ReadAttributes", "%%4424": "WriteAttributes", "%%1537": "DELETE", "%%1538": "READ_CONTROL", "%%1539": "WRITE_DAC", "%%1540": "WRITE_OWNER", "%%1541": "SYNCHRONIZE", "%%4484": "Read from process memory",
    "%%7688": "Control Access", "%%7684": "Read Property", "%%7685": "Write Property", "%%14592": "Inbound", "%%14593": "Outbound", "%%14674": "Value Added", "%%14675": "Value Deleted", "%%14676": "Active Directory Domain Services", "%%8448": "Success removed", "%%8449": "Success Added", "%%8450": "Failure removed", "%%8451": "Failure added", "%%1793": "<value not set>",
    "%%1904": "New registry value created", "%%1905": "Existing registry value modified", "%%1906": "Registry value deleted", "%%1872": "REG_NONE", "%%1873": "REG_SZ", "%%1876": "REG_DWORD", "%%14611": "Connect", "%%14610": "Receive/Accept", "%%14608": "Resource Assignment", "%%8274": "Object Access", "%%12804": "Other Object Access Events", "%%12544": "Logon", "%%13312": "Process Creation", "%%13568": "Audit Policy Change",
    "%%2048": "Account Enabled", "%%2080": "Account Disabled", "%%2050": "'Password Not Required' - Disabled", "%%2082": "'Password Not Required' - Enabled", "%%2084": "'Normal Account' - Enabled", "%%2087": "'Workstation Trust Account' - Enabled", "%%2089": "'Don't Expire Password' - Enabled", "%%2057": "'Don't Expire Password' - Disabled", "%%2091": "'Server Trust Account' - Enabled",
    "%%2093": "'Trusted For Delegation' - Enabled", "%%2096": "'Don't Require Preauth' - Enabled", "%%2064": "'Don't Require Preauth' - Disabled", "%%2098": "'Trusted To Authenticate For Delegation' - Enabled",
}
_LISTS = {"AccessList": "\n\t\t\t\t", "PrivilegeList": "\n\t\t\t", "EnabledPrivilegeList": "\n\t\t\t", "UserAccountControl": "\n\t\t", "Properties": "\n\t\t"}
_CODE = re.compile(r"%%\d{3,5}")


def message(scene: Scene, channel: str, number: int, fields: Mapping[str, str]) -> str:
    """The rendered text of an event."""
    if channel == "Security" and number in _SECURITY:
        return _sections(scene, _SECURITY[number], fields)
    if channel.endswith("Sysmon/Operational") and number in _SYSMON:
        return "\n".join((_SYSMON[number], *(f"{name}: {value}" for name, value in fields.items())))
    for (end, known), sentence in _SENTENCES.items():
        if known == (1116 if number == 1117 else number) and channel.endswith(end):
            return re.sub(r"\{([A-Z][\w ]*|param\d)\}", lambda found: fields.get(found[1]) or fields.get(found[1].replace(" ", "")) or "", sentence)
    return "\n".join((f"{name}: {value}" for name, value in fields.items()))


def has_layout(channel: str, number: int) -> bool:
    return channel == "Security" and number in _SECURITY or channel.endswith("Sysmon/Operational") and number in _SYSMON or any(known == number and channel.endswith(end) for end, known in _SENTENCES)


def _sections(scene: Scene, layout: str, fields: Mapping[str, str]) -> str:
    lines = []
    for part in layout.split(" | "):
        section, colon, rest = part.partition(": ")
        if part.startswith("="):
            label, _, field = part[1:].partition("=")
            lines += [f"{label}:{_tabs(label)}{_said(scene, field, fields)}", ""]
        elif colon and "=" in rest:
            lines.append(f"{section}:")
            for label, _, field in (piece.partition("=") for piece in rest.split("; ")):
                lines.append(f"\t{label}:{_tabs(label)}{_said(scene, field, fields)}")
            lines.append("")
        else:
            lines += [part, ""]
    return "\n".join(lines).rstrip("\n")


def _tabs(label: str) -> str:
    return "\t" if len(label) > 21 else "\t\t"


def _said(scene: Scene, field: str, fields: Mapping[str, str]) -> str:
    if field.startswith("'"):
        return field[1:]
    value = fields.get(field) or "-"
    if field.endswith("Sid") and value.startswith("S-1-"):
        return _account(scene, field, value, fields)
    if field in _LISTS and value != "-":
        value = re.sub(r"\s+(?=%%|Se[A-Z]|\{)", _LISTS[field], value)
        if field == "UserAccountControl":
            value = _LISTS[field] + value
    return _CODE.sub(lambda code: _WORDS.get(code[0], code[0]), value)


def _account(scene: Scene, field: str, sid: str, fields: Mapping[str, str]) -> str:
    """Most collectors put the name of an account in the place of its SID."""
    well_known = {"S-1-5-18": "NT AUTHORITY\\SYSTEM", "S-1-0-0": "NULL SID", "S-1-5-32-544": "BUILTIN\\Administrators", "S-1-5-32-545": "BUILTIN\\Users", "S-1-16-8192": "Mandatory Label\\Medium Mandatory Level"}
    if scene.site.tenant_id[1] in "0123456":
        return sid
    if sid in well_known:
        return well_known[sid]
    side = "Subject" if field.startswith("Subject") else "Target" if field.startswith("Target") else ""
    name = fields.get(f"{side}UserName", "") if side else ""
    return f"{fields.get(f'{side}DomainName', scene.site.netbios)}\\{name}" if name and "@" not in name else sid
