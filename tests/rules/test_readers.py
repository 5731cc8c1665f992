"""One event in every shape in which it may come is the same event to the rules."""
import gzip
import json
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from aiscore_rules.engine import RuleEngine
from aiscore_rules.facts import unescaped
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label
from aiscore_rules.pack import Rule, RulePack, default_pack_path, load_pack

SYSTEM = {"Channel": "Microsoft-Windows-Sysmon/Operational", "EventID": 1, "Computer": "host7.example.org"}
DATA = {"Image": "C:\\Windows\\System32\\cmd.exe", "CommandLine": 'cmd /c "whoami" & echo <x>', "User": "EXAMPLE\\anna",
        "IntegrityLevel": "High", "Hashes": "SHA1=AA11,MD5=BB22,IMPHASH=CC33"}
PROVIDER = "Microsoft-Windows-Sysmon"
NS = "http://schemas.microsoft.com/win/2004/08/events/event"
XML = ("<Event xmlns='%s'><System><Provider Name='%s' Guid='{5770385f}'/><EventID%s>1</EventID><Version>5</Version>"
       "<TimeCreated SystemTime='2026-11-12T10:21:07.1Z'/><Execution ProcessID='624' ThreadID='1'/>"
       "<Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>host7.example.org</Computer></System><EventData>"
       "<Data Name='Image'>C:\\Windows\\System32\\cmd.exe</Data><Data Name='Empty'/>"
       "<Data Name=\"CommandLine\">cmd /c &quot;whoami&quot; &amp; echo &lt;x&gt;</Data><Data Name='User'>EXAMPLE\\anna</Data>"
       "<Data Name='IntegrityLevel'>High</Data><Data Name='Hashes'>SHA1=AA11,MD5=BB22,IMPHASH=CC33</Data></EventData></Event>")
SHAPES = {
    "XML": XML % (NS, PROVIDER, ""),
    "XML with qualifiers, declaration and line ends": "<?xml version='1.0'?>\n" + (XML % (NS, PROVIDER, " Qualifiers='0'")).replace("><", ">\n  <"),
    "evtx_dump": json.dumps({"Event": {"#attributes": {"xmlns": NS}, "System": {
        "Provider": {"#attributes": {"Name": PROVIDER}}, **SYSTEM, "Execution": {"#attributes": {"ProcessID": 624}}}, "EventData": DATA}}),
    "evtx_dump with attributes on the event id": json.dumps({"Event": {"System": {
        "Provider": {"#attributes": {"Name": PROVIDER}}, **SYSTEM, "EventID": {"#attributes": {"Qualifiers": 0}, "#text": 1}}, "EventData": DATA}}),
    "indented": json.dumps({"Event": {"System": {"Provider": {"#attributes": {"Name": PROVIDER}}, **SYSTEM}, "EventData": DATA}}, indent=2),
    "named Data elements": json.dumps({"Event": {"System": {"Provider": {"@Name": PROVIDER}, **SYSTEM}, "EventData": {
        "Data": [{"@Name": name, "#text": value} for name, value in DATA.items()]}}}),
    "named Data elements, attributes apart": json.dumps({"Event": {"System": {"Provider_attributes": {"Name": PROVIDER}, **SYSTEM}, "EventData": {
        "Data": [{"#attributes": {"Name": name}, "#text": value} for name, value in DATA.items()]}}}),
    "xml2js": json.dumps({"Event": {"System": {"Provider": {"$": {"Name": PROVIDER}}, **SYSTEM}, "EventData": {
        "Data": [{"$": {"Name": name}, "_": value} for name, value in DATA.items()]}}}),
    "xml-js": json.dumps({"Event": {"System": {"Provider": {"_attributes": {"Name": PROVIDER}}, **SYSTEM}, "EventData": {
        "Data": [{"_attributes": {"Name": name}, "_text": value} for name, value in DATA.items()]}}}),
    "velociraptor": json.dumps({"System": {"Provider": {"Name": PROVIDER}, **SYSTEM, "EventID": {"Value": 1}}, "EventData": DATA}),
    "list of names and values": json.dumps({**SYSTEM, "Provider_Name": PROVIDER, "EventData": [{"Name": name, "Value": value} for name, value in DATA.items()]}),
    "list of names and texts": json.dumps({"Event": {"System": {"Provider": {"Name": PROVIDER}, **SYSTEM},
                                                     "EventData": [{"@Name": name, "#text": value} for name, value in DATA.items()]}}),
    "dotted names": json.dumps({"Event.System.Channel": SYSTEM["Channel"], "Event.System.EventID": 1, "Event.System.Provider.#attributes.Name": PROVIDER,
                                **{f"Event.EventData.{name}": value for name, value in DATA.items()}}),
    "dotted names of winlogbeat": json.dumps({"winlog.channel": SYSTEM["Channel"], "winlog.event_id": 1, "winlog.provider_name": PROVIDER,
                                              **{f"winlog.event_data.{name}": value for name, value in DATA.items()}}),
    "nxlog": json.dumps({**SYSTEM, **DATA, "SourceName": PROVIDER, "EventTime": "2026-11-12 10:21:07"}),
    "winlogbeat": json.dumps({"winlog": {"channel": SYSTEM["Channel"], "event_id": 1, "provider_name": PROVIDER,
                                         "event_data": DATA}, "event": {"code": "1", "action": "Process Create"}}),
    "inside a list": json.dumps([{**SYSTEM, **DATA, "SourceName": PROVIDER}]),
}
CONDITIONS = [
    ["equals", "eventid", "1"], ["equals", "provider_name", "microsoft-windows-sysmon"], ["endswith", "image", "\\cmd.exe"],
    ["equals", "channel", "microsoft-windows-sysmon/operational"], ["contains", "commandline", '"whoami" & echo <x>'],
    ["equals", "user", "example\\anna"], ["equals", "imphash", "cc33"], ["equals", "integritylevel", "high"],
]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition[1])
def test_windows_event_has_its_fields_in_every_shape(shape, condition):
    anchors = tuple(value for value in condition[2:] if len(value) > 3) or None
    rule = Rule("r", "R", "high", ("windows", "process_creation", ""), condition, anchors)
    assert RuleEngine(RulePack("p", "1", (rule,))).judge(SHAPES[shape], "").rule_ids == ("r",)


@pytest.mark.parametrize("data,expected", [
    ({"Data": "HostApplication=powershell -version 2"}, "engine"), ({"Data": {"#text": ["Available", "HostApplication=x -version 2"]}}, "engine"),
    ({"Data": {"#text": "HostApplication=x -version 2"}}, "engine"), ({"Data": ["a", "HostApplication=x -version 2"]}, "engine"),
    ({"Data": "HostApplication=x"}, None),
])
def test_data_without_names_is_found_under_data(data, expected):
    event = {"Event": {"System": {"Provider": {"#attributes": {"Name": "PowerShell"}}, "EventID": {"#attributes": {"Qualifiers": 0}, "#text": 400},
                                  "Channel": "Windows PowerShell"}, "EventData": data}}
    rule = Rule("engine", "E", "low", ("windows", "ps_classic_start", ""), ["contains", "data", "-version 2"], ("-version 2",))
    assert RuleEngine(RulePack("p", "1", (rule,))).judge(json.dumps(event)).rule_ids == ((expected,) if expected else ())


def test_user_data_has_its_names():
    cleared = {"Event": {"System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Eventlog"}}, "EventID": 104, "Channel": "System"},
                         "UserData": {"LogFileCleared": {"#attributes": {"xmlns": "x"}, "SubjectUserName": "anna", "Channel": "Application"}}}}
    facts = read_facts(json.dumps(cleared))
    assert facts.value("subjectusername") == "anna"
    assert facts.value("channel") == "System"
    xml = ("<Event><System><Provider Name='Microsoft-Windows-Eventlog'/><EventID>104</EventID><Channel>System</Channel></System><UserData>"
           "<LogFileCleared xmlns='x'><SubjectUserName>anna</SubjectUserName><Channel>Application</Channel></LogFileCleared></UserData></Event>")
    facts = read_facts(xml)
    assert (facts.value("subjectusername"), facts.value("channel")) == ("anna", "System")


def test_process_creation_of_the_security_log_speaks_sysmons_names():
    facts = read_facts(json.dumps({"Channel": "Security", "EventID": 4688, "SourceName": "Microsoft-Windows-Security-Auditing",
                                   "NewProcessName": "C:\\a.exe", "ParentProcessName": "C:\\b.exe", "MandatoryLabel": "S-1-16-12288"}))
    assert "process_creation" in label(facts, "").categories
    assert facts.lowered("image") == "c:\\a.exe" and facts.lowered("parentimage") == "c:\\b.exe"
    assert facts.lowered("integritylevel") == ("high", "s-1-16-12288")


def test_an_event_that_was_cut_off_still_gives_what_stands_before_the_cut():
    whole = json.dumps({"Channel": "Security", "EventID": 4688, "SourceName": "S", "NewProcessName": "C:\\a.exe", "CommandLine": "x" * 90})
    assert read_facts(whole[:-40]).value("newprocessname") == "C:\\a.exe"
    assert read_facts((XML % (NS, PROVIDER, ""))[:-60]).value("image") == DATA["Image"]


def test_undone_escapes_are_the_text_itself():
    rng = random.Random(3)
    for _ in range(20_000):
        text = "".join(rng.choice('\\n"r/utb\n\t\u00e9') for _ in range(rng.randint(0, 8)))
        assert unescaped(json.dumps(text, ensure_ascii=False)) in (None, f'"{text}"')
    assert unescaped(json.dumps("\u00e9")) is None


def test_anchors_cost_no_hit_on_recorded_events():
    folder = os.environ.get("AISCORE_DATA", "")
    paths = sorted(Path(folder).glob("train/*.jsonl.gz")) if folder else []
    if not paths:
        pytest.skip("AISCORE_DATA does not name the recorded events")
    pack = load_pack(default_pack_path())
    engine, plain = RuleEngine(pack), RuleEngine(replace(pack, rules=tuple(replace(rule, anchors=None) for rule in pack.rules)))
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 97 == 0:
                    record = json.loads(line)
                    event = record["raw"], record["sourcetype"]
                    assert engine.judge(*event).rule_ids == plain.judge(*event).rule_ids, record["raw"][:300]


def test_records_of_auditd_that_come_joined_keep_their_arguments():
    call = 'type=SYSCALL msg=audit(1.1:1): arch=c000003e syscall=59 a0=55d0 a1=55d1 comm="curl" exe="/usr/bin/curl" '
    facts = read_facts(call + 'type=EXECVE msg=audit(1.1:1): argc=2 a0="curl" a1="http://192.0.2.1/x"', "linux_audit")
    assert facts.value("commandline") == "curl http://192.0.2.1/x"
    assert facts.value("type") == "SYSCALL" and facts.value("exe") == "/usr/bin/curl"
    assert "process_creation" in label(facts, "linux_audit").categories
    assert read_facts(call, "linux_audit").value("commandline") is None


def test_rendered_event_keeps_sysmons_type_and_a_line_that_ends_in_a_colon():
    text = ("11/12/2026 10:21:07 AM\nLogName=Microsoft-Windows-Sysmon/Operational\nEventCode=12\nEventType=4\nComputerName=h\n"
            "SourceName=Microsoft-Windows-Sysmon\nMessage=Registry object added or deleted:\nEventType: DeleteValue\nCommandLine: label D:")
    facts = read_facts(text, "WinEventLog")
    assert (facts.value("eventtype"), facts.value("commandline")) == ("DeleteValue", "label D:")


#: What makes a line another format's where a collector wrote it, and says nothing where a stranger did.
MARKS = ("type=SYSCALL msg=audit(1.1:1): syscall=59", "CEF:0|a|b|1|2|allowed|0|act=allowed", "LogName=Security\nEventCode=4624\nMessage=x", "%ASA-6-302013: Built",
         "filterlog: 5,,,1,em0,match,pass,in,4,0x0,,64,0,0,none,6,tcp,60,10.0.0.1,10.0.0.2,1,2,0", "1,2031/03/01 10:11:12,0,TRAFFIC,end,1,2,3,4,5",
         "MSWinEventLog\t1\tSecurity\t1\tMon Mar 1 10:11:12 2031\t4624\tMicrosoft-Windows-Security-Auditing\ta\tb\tSuccess Audit\tc\td\t\tok")


@pytest.mark.parametrize("mark", MARKS)
def test_a_stranger_does_not_choose_how_a_line_is_read(mark):
    for line in ('203.0.113.9 - - [01/Mar/2031:10:11:12 +0000] "GET /../../etc/passwd HTTP/1.1" 200 5 "-" "{}"', "POST /../../etc/passwd HTTP/1.1\nX: {}\n\na=1"):
        facts = read_facts(line.format(mark))
        assert facts.family == "web" and "/etc/passwd" in facts.fields["cs-uri-stem"]
    encoded = mark.replace(" ", "%20").replace("\t", "%09").replace("\n", "%0a")
    facts = read_facts(f"2031-03-01 10:11:12 10.0.0.1 GET /../../etc/passwd{encoded} - 443 - 203.0.113.9 Mozilla/5.0 - 200 0 0 12")
    assert facts.family == "web" and facts.fields["c-ip"] == "203.0.113.9"
    assert read_facts(f"Mar  1 10:11:12 web3 sshd[1]: Invalid user {mark} from 203.0.113.9 port 4000").family in ("text", "keyvalue")


ENGINE = RuleEngine(load_pack(default_pack_path()))
#: Beginnings of other forms, which somebody may choose for an agent or a name.
QUOTED = ["type=EXECVE msg=audit(1763000000.1:4): argc=1 a0=x", "[**] [1:2018959:4] ET MALWARE Beacon [**] {TCP} 10.0.0.5:1 -> 10.0.0.6:2", "%ASA-6-302013: Built outbound TCP",
          "a 1,2031/03/14 10:11:12,1,THREAT,url,1,2031/03/14 10:11:12,10.0.0.5,10.0.0.6", "MSWinEventLog 1 Security 1 x 4624", "app[7]: dnsmasq[7]: query[A] a.example from 10.0.0.5",
          "CEF:0|a|b|1|100|x|5|act=allow", "x [y] z"]


@pytest.mark.parametrize("quoted", QUOTED)
@pytest.mark.parametrize("line", [
    'date=2031-03-14 time=10:11:12 devname="fg" logid="0419016384" type="utm" subtype="ips" srcip=203.0.113.9 dstip=10.0.0.5 severity="critical" '
    'attack="Apache.Log4j.Error.Log.Remote.Code.Execution" action="detected" agent="{}" msg="x"',
    "CEF:0|Acme|WAF|1|100|SQL Injection|9|src=203.0.113.9 request=/item?id\\=1%27%20UNION%20SELECT%20name,pass%20FROM%20users-- requestMethod=GET requestClientApplication={}",
    '203.0.113.9 - {} [12/Nov/2026:10:21:07 +0000] "GET /item?id=1%27%20UNION%20SELECT%20name,pass%20FROM%20users-- HTTP/1.1" 200 512 "-" "-"'])
def test_the_beginning_of_another_form_in_a_value_loses_no_hit(line, quoted):
    plain = set(ENGINE.judge(line.format("ann"), "").rule_ids)
    assert plain and plain <= set(ENGINE.judge(line.format(quoted), "").rule_ids)


def test_a_name_of_many_words_moves_no_column_of_an_access_line():
    line = '{} - {} [12/Nov/2026:10:21:07 +0000] "GET /a HTTP/1.1" 404 512 "-" "curl/8"'
    for client in ("203.0.113.9", "2001:db8::7"):
        fields = read_facts(line.format(client, "ann of the first floor"), "").fields
        assert (fields["c-ip"], fields["cs-username"], fields["sc-status"]) == (client, "ann of the first floor", "404")
    fields = read_facts("Nov 12 10:11:12 web3 nginx: " + line.format("203.0.113.9", "-"), "").fields
    assert fields["c-ip"] == "203.0.113.9"
