# ruff: noqa: E501
"""The shapes in which a Windows event reaches Splunk: XML, classic text, Snare, nxlog, beats, EvtxECmd, workspaces.

An envelope gets a windows.Event and gives the line; it decides nothing about what happened. `ENVELOPES` is
((sourcetype, envelope), weight). Called by windows.py.
"""
from __future__ import annotations

import time as clock

from .envelope import MONTHS, compact, iso, plain, xml_text
from .scene import Scene
from .windows_messages import has_layout, message

_FAILED = (4625, 4771)
_CATEGORIES = {4624: "Logon", 4625: "Logon", 4634: "Logoff", 4648: "Logon", 4662: "Directory Service Access", 4663: "File System", 4672: "Special Logon", 4673: "Sensitive Privilege Use", 4688: "Process Creation", 4697: "Security System Extension", 4698: "Other Object Access Events", 4702: "Other Object Access Events",
               4719: "Audit Policy Change", 4720: "User Account Management", 4724: "User Account Management", 4738: "User Account Management", 4740: "User Account Management", 4728: "Security Group Management", 4732: "Security Group Management", 4742: "Computer Account Management", 4768: "Kerberos Authentication Service",
               4769: "Kerberos Service Ticket Operations", 4771: "Kerberos Authentication Service", 4776: "Credential Validation", 5136: "Directory Service Changes", 5140: "File Share", 5145: "Detailed File Share", 5156: "Filtering Platform Connection", 1102: "Log clear"}


def is_qualified(scene: Scene) -> bool:
    """Whether this site's machines write their full names, and its collector single quotes."""
    return scene.site.account_id[-1] in "0123456"


def _fails(event) -> bool:
    return event.number in _FAILED or event.number in (4776, 4768, 4769) and event.fields.get("Status", "0x0") not in ("0x0", "")


def _keywords(event) -> str:
    return "0x8010000000000000" if _fails(event) else "0x8020000000000000" if event.channel == "Security" else "0x8000000000000000"


def _category(event) -> str:
    if event.channel == "Security":
        return _CATEGORIES.get(event.number, "Other Events")
    return "None"


def _xml(scene: Scene, event) -> str:
    quote = "'" if is_qualified(scene) else '"'

    def attribute(name: str, value: str) -> str:
        return f"{name}={quote}{value}{quote}"

    end = "/>" if scene.chance(0.6) else None
    parts = [f"<Event {attribute('xmlns', 'http://schemas.microsoft.com/win/2004/08/events/event')}><System><Provider {attribute('Name', event.source)}{' ' + attribute('Guid', event.guid) if event.guid else ''}", end or "></Provider>",
             f"<EventID>{event.number}</EventID><Version>{scene.pick((0, 1, 2, 5))}</Version><Level>{scene.pick((0, 4, 4))}</Level><Task>{scene.number(0, 14000)}</Task><Opcode>0</Opcode><Keywords>{_keywords(event)}</Keywords><TimeCreated {attribute('SystemTime', iso(scene.time, scene.pick((6, 7, 9))))}", end or "></TimeCreated>",
             f"<EventRecordID>{event.record}</EventRecordID><Correlation", end or "></Correlation>", f"<Execution {attribute('ProcessID', str(event.pid))} {attribute('ThreadID', str(event.thread))}", end or "></Execution>",
             f"<Channel>{event.channel}</Channel><Computer>{event.computer}</Computer><Security{' ' + attribute('UserID', 'S-1-5-18') if event.channel != 'Security' else ''}", end or "></Security>", "</System>"]
    parts.append("<EventData>")
    for name, value in event.fields.items():
        label = "" if name in ("Data", "param0") else f" {attribute('Name', name)}"
        parts.append(f"<Data{label}>{xml_text(value)}</Data>" if value or scene.site.tenant_id[0] < "8" else f"<Data{label}/>")
    parts.append("</EventData></Event>")
    return "".join(parts)


def _message(scene: Scene, event) -> str:
    return message(scene, event.channel, event.number, event.fields)


def _flat_json(scene: Scene, event) -> str:
    """As nxlog writes it: all fields at the top, the message beside them."""
    rendered = _message(scene, event).replace("\n", "\r\n")
    fields = {"EventTime": plain(scene.time), "Hostname": event.computer, "Keywords": -9223372036854775808 + (_fails(event) and 2**52), "EventType": "AUDIT_FAILURE" if _fails(event) else "AUDIT_SUCCESS" if event.channel == "Security" else "INFO", "SeverityValue": 2, "Severity": "INFO", "EventID": event.number, "SourceName": event.source, "ProviderGuid": event.guid, "Version": 1, "Task": scene.number(0, 14000),
              "OpcodeValue": 0, "RecordNumber": event.record, "ExecutionProcessID": event.pid, "ThreadID": event.thread, "Channel": event.channel, "Message": rendered if scene.chance(0.8) else rendered.partition("\r\n")[0], "Category": _category(event), "Opcode": "Info", **event.fields, "EventReceivedTime": plain(scene.time + 1), "SourceModuleName": "eventlog", "SourceModuleType": "im_msvistalog"}
    form = scene.rng.random()
    if form < 0.25:
        # As a collector in front of Logstash keeps it.
        fields = {**fields, "@timestamp": iso(scene.time, 3), "@version": "1", "host": event.computer, "port": scene.number(20000, 65000), "tags": [scene.word()]}
        fields.pop("Opcode")
    if form < 0.55:
        fields = dict(sorted(fields.items()))
    return compact(fields)


#: What beats' modules take out of event_data: (event, field) -> dotted name of the common schema.
_MOVED = {"Image": "process.executable", "NewProcessName": "process.executable", "CommandLine": "process.command_line", "ParentImage": "process.parent.executable", "ParentCommandLine": "process.parent.command_line", "DestinationIp": "destination.ip", "DestinationPort": "destination.port", "SourceIp": "source.ip",
          "QueryName": "dns.question.name", "TargetObject": "registry.path", "TargetFilename": "file.path", "ImageLoaded": "dll.path", "PipeName": "file.name", "ScriptBlockText": "powershell.file.script_block_text"}


def _beats(scene: Scene, event) -> str:
    rendered = _message(scene, event)
    data, common = dict(event.fields), {}
    sysmon_or_script = "Sysmon" in event.channel or "PowerShell" in event.channel
    if sysmon_or_script and scene.site.tenant_id[2] in "0123456":
        for name in list(data):
            if name in _MOVED:
                _put(common, _MOVED[name], data.pop(name))
    record = {"@timestamp": iso(scene.time, 3), "agent": {"type": "winlogbeat", "version": f"{scene.pick((7, 7, 8))}.{scene.number(1, 17)}.{scene.number(0, 4)}"}, "ecs": {"version": "1.12.0"},
              "event": {"code": str(event.number), "provider": event.source, "kind": "event", "action": _category(event), "outcome": "failure" if _fails(event) else "success", "created": iso(scene.time + 1, 3)}, "host": {"name": event.computer}, "log": {"level": "information"},
              "winlog": {"api": "wineventlog", "channel": event.channel, "computer_name": event.computer, "event_id": str(event.number) if scene.chance(0.5) else event.number, "provider_name": event.source, "provider_guid": event.guid, "record_id": event.record, "process": {"pid": event.pid, "thread": {"id": event.thread}}, "event_data": data, "opcode": "Info", "task": _category(event)}, **common}
    if scene.chance(0.7):
        record["message"] = rendered
    return compact(record)


def _put(node: dict, path: str, value: str) -> None:
    *steps, last = path.split(".")
    for step in steps:
        node = node.setdefault(step, {})
    node[last] = value


def _nested_json(scene: Scene, event) -> str:
    """As evtx_dump writes it."""
    return compact({"Event": {"System": {"Provider": {"Name": event.source, "Guid": event.guid}, "EventID": event.number, "Level": 4, "TimeCreated": {"SystemTime": iso(scene.time, 6)}, "EventRecordID": event.record, "Execution": {"ProcessID": event.pid, "ThreadID": event.thread}, "Channel": event.channel, "Computer": event.computer}, "EventData": event.fields}})


def _attributes_json(scene: Scene, event) -> str:
    """The attributes of XML kept under a key of their own."""
    return compact({"Event": {"#attributes": {"xmlns": "http://schemas.microsoft.com/win/2004/08/events/event"}, "System": {"Provider": {"#attributes": {"Name": event.source, "Guid": event.guid}}, "EventID": event.number, "Version": 1, "Level": 0, "Task": scene.number(0, 14000), "Opcode": 0, "Keywords": _keywords(event), "TimeCreated": {"#attributes": {"SystemTime": iso(scene.time, 6)}},
                    "EventRecordID": event.record, "Correlation": None, "Execution": {"#attributes": {"ProcessID": event.pid, "ThreadID": event.thread}}, "Channel": event.channel, "Computer": event.computer, "Security": None}, "EventData": event.fields}})


def _evtxecmd(scene: Scene, event) -> str:
    """As EvtxECmd writes it: columns of its own, and the event's data as JSON in a string."""
    shown = [f"{name}: {value}"[:400] for name, value in event.fields.items() if value and value != "-" and not name.endswith(("Guid", "Sid", "Id"))]
    columns = {f"PayloadData{index + 1}": text for index, text in enumerate(shown[:scene.number(0, 4)])}
    command = event.fields.get("CommandLine") or event.fields.get("Image")
    if command and scene.chance(0.6):
        columns["ExecutableInfo"] = command
    return compact({**columns, "MapDescription": _message(scene, event).partition("\n")[0][:80], "ChunkNumber": scene.number(0, 300), "Computer": event.computer, "Payload": compact({"EventData": {"Data": [{"@Name": name, "#text": value} for name, value in event.fields.items()]}}),
                    **({"UserName": f"{scene.site.netbios}\\{scene.user}"} if scene.chance(0.4) else {}), "Channel": event.channel, "Provider": event.source, "EventId": event.number, "EventRecordId": str(event.record), "ProcessId": event.pid, "ThreadId": event.thread, "Level": scene.pick(("LogAlways", "Info")),
                    "Keywords": "Audit failure" if _fails(event) else "Audit success" if event.channel == "Security" else "Classic", "SourceFile": f"C:\\Evidence\\{scene.windows_host}\\{event.channel.replace('/', '%4')}.evtx", "ExtraDataOffset": 0, "HiddenRecord": False, "TimeCreated": iso(scene.time, 7, "+00:00"), "RecordNumber": scene.number(1, 90000)})


def _text(scene: Scene, event) -> str:
    """The rendered text of Splunk's own input."""
    moment = clock.gmtime(scene.time)
    half = "AM" if moment.tm_hour < 12 else "PM"
    known = has_layout(event.channel, event.number)
    body = _message(scene, event)
    if not known:
        title = f"Event {event.number} of {event.source}."
        body = f"{title}\n\n" + "\n".join(f"\t{line}" for line in body.splitlines())
    source = "Microsoft Windows security auditing." if event.source == "Microsoft-Windows-Security-Auditing" else event.source
    columns = {"LogName": event.channel, "SourceName": source, "EventCode": event.number, "EventType": scene.pick((0, 4)) if event.channel == "Security" else 4, "Type": "Information", "ComputerName": event.computer}
    if event.channel != "Security":
        columns.update(User="NOT_TRANSLATED", Sid="S-1-5-18", SidType=0)
    columns.update(TaskCategory=_category(event), OpCode="Info", RecordNumber=event.record, Keywords="Audit Failure" if _fails(event) else "Audit Success" if event.channel == "Security" else "None")
    if scene.site.tenant_id[3] in "01234567":
        order = ("LogName", "EventCode", "EventType", "ComputerName", "User", "Sid", "SidType", "SourceName", "Type", "RecordNumber", "Keywords", "TaskCategory", "OpCode")
        columns = {name: columns[name] for name in order if name in columns}
    head = f"{moment.tm_mon:02d}/{moment.tm_mday:02d}/{moment.tm_year} {moment.tm_hour % 12 or 12:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d} {half}"
    text = "\n".join((head, *(f"{name}={value}" for name, value in columns.items()), f"Message={body}"))
    return text.replace("\n", "\r\n") if scene.site.tenant_id[4] in "012" else text


def _snare(scene: Scene, event) -> str:
    """Snare's syslog: tabs between columns, the rendered message with blanks for its lines and tabs."""
    moment = clock.gmtime(scene.time)
    when = f"{MONTHS[moment.tm_mon - 1]} {moment.tm_mday:2d} {moment.tm_hour:02d}:{moment.tm_min:02d}:{moment.tm_sec:02d}"
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.tm_wday]
    detail = _message(scene, event).replace("\r", "").replace("\n", "  ").replace("\t", " ")
    head = "<14>" if scene.site.account_id[3] in "0123" else ""
    user = event.fields.get("SubjectUserName") or event.fields.get("User") or "N/A"
    audit = "Failure Audit" if _fails(event) else "Success Audit" if event.channel == "Security" else "Information"
    return f"{head}{when} {event.computer} MSWinEventLog\t1\t{event.channel}\t{event.record}\t{day} {when} {moment.tm_year}\t{event.number}\t{event.source}\t{user}\tN/A\t{audit}\t{event.computer}\t{_category(event)}\t\t{detail}\t{scene.number(1, 99999)}"


def _agent(scene: Scene, event) -> str:
    """As cloud workspaces and endpoint agents keep it: one flat object of few columns."""
    return compact({"TimeGenerated": iso(scene.time, 7), "Computer": event.computer, "EventID": event.number, "EventSourceName": event.source, "Channel": event.channel, "Activity": f"{event.number} - {_message(scene, event).partition(chr(10))[0][:120]}", "Account": f"{scene.site.netbios}\\{scene.user}", **event.fields, "TenantId": scene.site.tenant_id})


ENVELOPES = ((("XmlWinEventLog", _xml), 34), (("json:winevent", _flat_json), 16), (("WinEventLog", _text), 18), (("winlogbeat", _beats), 11), (("evtx:json", _nested_json), 7), (("evtx:json", _attributes_json), 3), (("evtxecmd", _evtxecmd), 6), (("snare:syslog", _snare), 7), (("azure:securityevent", _agent), 6))
