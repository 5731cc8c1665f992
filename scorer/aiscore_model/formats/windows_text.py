"""Windows events as text: Splunk's classic WinEventLog lines, and Snare's tab-separated syslog.

Owns what the rendered message's labels mean: sections (Subject, New Logon, Group), the labels in them, and the values that
run over several lines (privileges, account control, script blocks, task XML). Gives the field table that `windows.read`
reads. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Dict, Optional

from aiscore_contract.forms.winevent import data_of_script, data_of_sysmon

Fields = Dict[str, str]

ALIASES = {
    "EventCode": "EventID", "event_id": "EventID", "SourceName": "Provider", "ProviderName": "Provider",
    "provider_name": "Provider", "EventId": "EventID",
    "Source": "Provider", "LogName": "Channel", "channel": "Channel", "log_name": "Channel",
    "ComputerName": "Computer", "Hostname": "Computer",
    "computer_name": "Computer", "computer": "Computer", "NewProcess": "NewProcessName",
}
_FIELDS_MAX = 120
_LINE = re.compile(r"^[ \t]*([A-Za-z][\w ()/-]{0,60}?)[ \t]*[:=][ \t]*(\S[^\r\n]{0,4000})?$", re.MULTILINE)
_SECTION = {"Subject": "Subject", "New Logon": "Target", "Account For Which Logon Failed": "Target",
            "Target Account": "Target", "Account That Was Locked Out": "Target",
            "Account Whose Credentials Were Used": "Target", "New Account": "Target", "Member": "Member",
            "Group": "Target", "New Group": "Target", "Target Subject": "TargetSubject", "Deleted Group": "Target",
            "Creator Subject": "Subject", "Account Information": "Target", "User": "Target",
            "New Computer Account": "Target", "Computer Account That Was Changed": "Target"}
_LABELS = {
    "Logon Type": "LogonType", "Source Network Address": "IpAddress", "Client Address": "IpAddress",
    "Network Address": "IpAddress", "Source Address": "SourceIp",
    "Destination Address": "DestinationIp", "Destination Port": "DestinationPort", "Source Port": "IpPort",
    "New Process Name": "NewProcessName",
    "Creator Process Name": "ParentProcessName", "Process Command Line": "CommandLine", "Process Name": "ProcessName",
    "Logon Process": "LogonProcessName", "Authentication Package": "AuthenticationPackageName",
    "Logon Process Name": "LogonProcessName", "Package Name (NTLM only)": "LmPackageName",
    "Failure Reason": "FailureReason", "Sub Status": "SubStatus",
    "Service Name": "ServiceName", "Service File Name": "ServiceFileName", "Service Start Type": "StartType",
    "Service Account": "ServiceAccount",
    "Object Name": "ObjectName", "Object Type": "ObjectType", "Share Name": "ShareName",
    "Relative Target Name": "RelativeTargetName",
    "Ticket Encryption Type": "TicketEncryptionType", "Ticket Options": "TicketOptions", "Task Name": "TaskName",
    "Pre-Authentication Type": "PreAuthType", "Source Workstation": "Workstation", "Logon Account": "TargetUserName",
    "Error Code": "Status",
    "Privileges": "PrivilegeList", "Enabled Privileges": "EnabledPrivilegeList",
    "Application Name": "Application", "Access Mask": "AccessMask", "Token Elevation Type": "TokenElevationType",
    "Mandatory Label": "MandatoryLabel", "Additional Information": "TargetInfo", "Key Length": "KeyLength",
    "Workstation Name": "WorkstationName", "Group Name": "TargetUserName", "Result Code": "Status",
    "Failure Code": "Status", "Changes": "AuditPolicyChanges", "Task Content": "TaskContent",
    "Task New Content": "TaskContentNew", "DN": "ObjectDN", "LDAP Display Name": "AttributeLDAPDisplayName",
    "Class": "ObjectClass", "Value": "AttributeValue", "Object Value Name": "ObjectValueName", "New Value": "NewValue", "New value": "New Value",
    "Old Account Name": "OldTargetUserName", "New Account Name": "NewTargetUserName",
    "Scheduled Task": "TaskName", "SID History": "SidHistory"}
#: "Account Name" and its neighbours say whose only by the section they stand in.
_WHOSE = {"Account Name": "UserName", "Security ID": "Sid", "Account Domain": "DomainName", "Logon ID": "LogonId"}
_SIDS = {"Subject": "SubjectUserSid", "Target": "TargetSid", "Member": "MemberSid", "TargetSubject": "TargetUserSid"}
#: Where scripts and tasks begin. They end where the last of what follows them begins: what looks like it before, they hold themselves.
_SCRIPT = re.compile(r"Creating Scriptblock text \(\d{1,6} of \d{1,6}\):[ \t]*\n(?=.)", re.DOTALL)
_SCRIPT_END = re.compile(r"\n[ \t]*ScriptBlock ID:")
_TASK = re.compile(r"(?m)^[ \t]*Task (?:New )?Content:[ \t]*(?=<)")
_PRIVILEGE_LINES = re.compile(r"Privileges:((?:\s{1,20}Se\w{3,40}Privilege){2,40})")
_CONTROL_LINES = re.compile(r"^[ \t]*'([^\r\n]{3,60}?)' - (Enabled|Disabled)", re.MULTILINE)
_INVOCATION = re.compile(r"^(?:Message=)?((?:CommandInvocation|ParameterBinding)\(.{1,4000})", re.MULTILINE)


def fields_of_text(text: str) -> Fields:
    """The field table of Splunk's classic WinEventLog text: key=value lines, then the message with its sections."""
    fields: Fields = {}
    text = _with_lines(text.replace("\r\n", "\n"))
    script = _SCRIPT.search(text) if "Scriptblock text" in text else None
    if script:
        ends = [end.start() for end in _SCRIPT_END.finditer(text, script.end())]
        end = ends[-1] if ends else len(text)
        fields["ScriptBlockText"] = text[script.end():end]
        text = text[:script.start()] + text[end:]
    if "UtcTime: " in text:
        # The header's user is Sysmon's own account; what it saw names another.
        fields.update(data_of_sysmon(text[text.find("\nMessage=") + 1:]))
    _take_lines(fields, text)
    _take_runs(fields, text)
    return fields


#: Where the next pair of a header begins of which the ends of lines became blanks.
_RUN_ON = re.compile(r"[ \t](?=\w{1,40}=)")


def _with_lines(text: str) -> str:
    """`text` with a line for each pair of its header, where that is one line; what the message says stays as it is."""
    head, mark, message = text.partition("Message=")
    if "\n" in head or "=" not in head.partition("=")[2]:
        return text
    return _RUN_ON.sub("\n", head + mark) + message


def _take_lines(fields: Fields, text: str) -> None:
    section = ""
    for name, value in _LINE.findall(text)[:_FIELDS_MAX]:
        if not value:
            section = _SECTION.get(name, "" if name not in ("Message",) else section)
            continue
        if value.strip() != "NOT_TRANSLATED":
            fields.setdefault(_named(name, section), value.strip())


def _named(name: str, section: str) -> str:
    whose = _WHOSE.get(name)
    if whose == "Sid":
        return _SIDS.get(section, "SubjectUserSid")
    if whose:
        return "MemberName" if section == "Member" and whose == "UserName" else f"{section or 'Subject'}{whose}"
    return ALIASES.get(name) or _LABELS.get(name) or name.replace(" ", "")


#: (what stands in it, the sentence, the fields that it renders): services and tasks say their names in prose.
_SENTENCES = (
    (" service entered the ", re.compile(r"The ([^\r\n]{1,120}?) service entered the (\w{1,20}) state"), ("param1", "param2")),
    ("start type of the ", re.compile(r"The start type of the ([^\r\n]{1,120}?) service was changed from ([\w ]{1,30}?) to ([\w ]{1,30}?)\."), ("param1", "param2", "param3")),
    ("launched action ", re.compile(r'launched action "([^"\r\n]{1,400})"'), ("ActionName",)),
    (" task ", re.compile(r'\btask "([^"\r\n]{1,300})"'), ("TaskName",)),
)
#: Rights on a directory's object: a word, and below it the kinds of property or right as numbers.
_PROPERTIES = re.compile(r"Properties:([ \t]{0,20}[^\r\n{]{0,60}(?:\s{1,20}\{[\da-fA-F-]{36}\}){1,12})")
#: What follows the statement in SQL Server's audit. A line of the statement itself may look like the name of a field.
_AFTER_STATEMENT = "\nadditional_information:"
_FIELD_LINE = re.compile(r"\n[a-z_]{3,40}:")
#: What a permanent subscription runs, in the one sentence that WMI renders.
_SUBSCRIPTION = re.compile(r"; Consumer = ([^\r\n]{1,200}?); PossibleCause = ([^\r\n]{1,4000})")


def _take_runs(fields: Fields, text: str) -> None:
    """Values that go on over the following lines, or stand in a sentence."""
    for mark, pattern, names in _SENTENCES:
        sentence = pattern.search(text) if mark in text else None
        if sentence:
            for name, value in zip(names, sentence.groups()):
                fields.setdefault(name, value)
    _, said, statement = text.partition("\nstatement:") if "audit_schema_version:" in text or "\naction_id:" in text else ("", "", "")
    if said:
        whole, ended, _ = statement.rpartition(_AFTER_STATEMENT)
        fields["statement"] = (whole if ended else _FIELD_LINE.split(statement, 1)[0]).strip()
    if "Properties:" in text:
        properties = _PROPERTIES.search(text)
        if properties:
            fields["Properties"] = " ".join(properties.group(1).split())
    if "PossibleCause" in text:
        subscription = _SUBSCRIPTION.search(text)
        if subscription:
            fields.setdefault("CONSUMER", subscription.group(1))
            fields.setdefault("PossibleCause", subscription.group(2))
    if "Privileges:" in text:
        privileges = _PRIVILEGE_LINES.search(text)
        if privileges:
            fields["PrivilegeList"] = privileges.group(1)
    if "Content:" in text:
        task = _TASK.search(text)
        if task:
            content, ended, cut_off = text[task.end():].rpartition("</Task>")
            fields["TaskContent"] = content if ended else cut_off
    if "User Account Control:" in text:
        control = _CONTROL_LINES.findall(text[:8_000])
        if control:
            fields["UserAccountControl"] = " ".join(f"{name} {state}" for name, state in control[:4])
    if "CommandInvocation(" in text:
        fields.setdefault("Payload", "\n".join(_INVOCATION.findall(text)[:8]))


# -- Snare ---------------------------------------------------------------------------------------

_SNARE = re.compile(r"(?:\S{1,120} )?MSWinEventLog[\t,](?:\d{1,3})[\t,]([^\t]{1,120})\t\d{1,12}\t[^\t]{8,40}\t(\d{1,6})\t([^\t]{1,120})\t"
                    r"([^\t]{0,200})\t([^\t]{0,60})\t([^\t]{0,60})\t([^\t]{0,120})\t([^\t]{0,120})\t([^\t]{0,8000})\t(.{1,20000})", re.DOTALL)
_SNARE_HEADER_FIELDS = 5
_SNARES_MARK = "MSWinEventLog"
#: Snare's own count of its events, behind the message.
_SNARE_COUNT = re.compile(r"\t\d{1,12}\s*\Z")
_PIECE = re.compile(r" {2,}|\t+|(?<=[.:]) {1,4}(?=(?:Subject|New Logon|Logon Type|Security ID|Account Name|Account Domain):)")
_PAIR = re.compile(r"([A-Z][\w ()/-]{1,50}?):(?: {0,8}(\S.{0,4000}))?\Z", re.DOTALL)


def fields_of_snare(text: str) -> Optional[Fields]:
    """The field table of a Snare message, with or without its syslog header; None for any other text."""
    start = text.find(_SNARES_MARK)
    if start >= 0 and text.startswith("#011", start + len(_SNARES_MARK)):
        text = text.replace("#011", "\t")  # as rsyslog writes a tab
        start = text.find(_SNARES_MARK)
    row = _SNARE.match(text, start) if 0 <= start < 300 else None
    if row is None:
        return None
    channel, number, source, _, _, audit, computer, _, _, message = row.groups()
    message = _SNARE_COUNT.sub("", message)
    fields: Fields = {"Channel": channel, "EventID": number, "Provider": source, "Keywords": audit, "Computer": computer}
    section = waiting = ""
    for piece in _PIECE.split(message)[:_FIELDS_MAX * 2]:
        pair = _PAIR.match(piece)
        if pair is None:
            if waiting and piece.strip():
                fields.setdefault(_named(waiting, section), piece.strip())
            waiting = ""
            continue
        name, value = pair.groups()
        waiting = ""
        if value:
            fields.setdefault(_named(name, section), value.strip())
        elif name in _SECTION:
            section = _SECTION[name]
        else:
            waiting = name
    if "sysmon" in source.lower():
        fields.update(data_of_sysmon(message))
    elif number == "4104":
        fields.update(data_of_script(message))
    _take_runs(fields, message)
    if len(fields) == _SNARE_HEADER_FIELDS:
        fields["Message"] = message
    return fields
