"""No text makes a rule expensive, and no part of an event beyond the bounds is read."""
import json
import sys

import pytest

from aiscore_rules.automaton import compile_automaton
from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import PackError, default_pack_path, load_pack, parse_pack
from aiscore_rules.regex import FIELD_MAX_CHARS, RegexError, check_chain, compile_chain

ENGINE = RuleEngine(load_pack(default_pack_path()))


@pytest.mark.parametrize("text", [
    "a" * 1_048_576, "<Event>" + "<Data Name='CommandLine'>" * 40_000, '{"a":' * 50_000, '{"CommandLine": "' + "powershell -enc " * 60_000 + '"}',
    "type=EXECVE msg=audit(1:1): " + " ".join(f"a{n}=x" for n in range(50_000)), "GET /" + "%2e%2e/" * 100_000 + " HTTP/1.1\n",
    '1.2.3.4 - - [x] "GET ' + "union " * 5_000 + 'HTTP/1.1" 200 1', "key=" * 200_000, "${" * 400_000, "\x00" * 100_000, "\udce9" * 1000,
    "EventCode=4625\nLogName=Security\nMessage=x\nAccount Name: a" + " " * 30_000 + "b\nx", "An account failed to log on. " + "Subject: " * 4_000,
    "[**] [1:1:1] " * 3_000, "1,2026/11/12 10:21:07,1,THREAT," + '"a,' * 9_000, "2026-11-12 10:21:07 " + "GET 192.0.2.1 " * 2_000, 'a:"' * 12_000,
    "<Event><System><" + "a" * 36_000, "<Event><System><Provider " + "a" * 36_000 + "/>", "<Event>]]>" + "<![CDATA[" * 4_000,
    "CEF:0|a|b|1|2|c|5|request=a" + " \n" * 4_000 + "x",
])
def test_hostile_text_is_judged(text):
    # The bound on time is measured by tests/bench; here it is enough that a run of all of them ends.
    assert 0.0 <= ENGINE.judge(text, "").score <= 1.0


def test_a_command_of_blanks_raises_nothing():
    for blanks in (" " * 9_000, "\r" * 9_000, "\n \t"):
        ENGINE.judge("Mar 14 10:11:12 web3 bash: HISTORY: PID=7 UID=0 " + blanks, "")


@pytest.mark.parametrize("text", [
    "20310314 10:11:12,db1,ann,203.0.113.9,27,2,QUERY,shop,'drop table t',\u00b2",
    '{"properties": {"flows": [{"flows": [{"flowTuples": ["2031-03-14 10:11:12,2031-03-14 10:11:13,1.0,203.0.113.9,10.0.0.5,51000,445,TCP,......S.,0,0,1,60,0,0"]}]}]}}',
])
def test_a_row_of_one_form_in_the_place_of_another_raises_nothing(text):
    assert 0.0 <= ENGINE.judge(text, "").score <= 1.0


@pytest.mark.parametrize("record", ['{"columns": %s, "unixTime": 1, "name": "pack_x"}', '{"ActionType": %s, "DeviceName": "x"}', '{"ID": %s, "AVC": %s}',
                                    '{"eventName": "CreateUser", "eventSource": "iam.amazonaws.com", "requestParameters": %s}'])
def test_objects_as_deep_as_any_parser_goes_raise_nothing(record):
    for depth in range(max(10, sys.getrecursionlimit() - 200), sys.getrecursionlimit() + 1):
        ENGINE.judge(record.replace("%s", '{"a":' * depth + "1" + "}" * depth), "")


def test_what_lies_between_head_and_tail_is_not_read():
    attack = "Failed password for root from 203.0.113.9 port 1 ssh2"
    head = "Nov 12 10:21:07 host7 sshd[1]: "
    assert ENGINE.judge(head + "x" * 1000 + attack, "linux_secure").rule_ids
    assert not ENGINE.judge(head + "x" * 40_000 + attack + "x" * 40_000, "linux_secure").rule_ids
    assert ENGINE.judge(head + "x" * 80_000 + attack, "linux_secure").rule_ids


def test_chain_is_linear_where_backtracking_would_not_end():
    search = compile_chain(["", "a", 0, "b", 0, "c", 0, "x$"])
    assert not search("abc" * 2_700)
    assert search("a-b-c-x")


def test_chain_does_not_cross_lines():
    search = compile_chain(["", "a", 0, "b"])
    assert not search("a\nb") and search("a\na-b") and compile_chain(["s", "a", 0, "b"])("a\nb")


def test_gap_of_one_needs_one_character():
    search = compile_chain(["", "a", 1, "b"])
    assert not search("ab") and search("a-b")


def test_regex_sees_the_bound_of_a_field_and_no_more():
    assert compile_chain(["", "x"])("a" * (FIELD_MAX_CHARS - 1) + "x")
    assert not compile_chain(["", "x"])("a" * FIELD_MAX_CHARS + "x")


@pytest.mark.parametrize("chain", [[], ["i"], ["x", "a"], ["", 5], ["", "a", -1, "b"], ["", "a", 0], ["", "a", True, "b"], "a"])
def test_malformed_chain_is_refused(chain):
    with pytest.raises(RegexError):
        check_chain(chain)


def test_automaton_marks_the_ends():
    program = {"sets": [[[0x110000, 0x110000]], [[97, 97]], [[0x110001, 0x110001]]], "positions": [0, 1, 2], "first": [0], "last": [2],
               "follow": [[1], [1, 2], []]}
    search = compile_automaton(program)
    assert search("aaa") and not search("aab") and not search("")


def one_rule(**changes):
    rule = {"id": "r1", "title": "T", "level": "low", "logsource": ["", "", ""], "match": ["contains", "", "needle"], "anchors": ["needle"]}
    rule.update(changes)
    return json.dumps({"format": 1, "name": "x", "version": "1", "rules": [rule]})


@pytest.mark.parametrize("changes", [
    {"level": "worst"}, {"match": ["contains", "Field", "x"]}, {"match": ["contains", "f", "Upper"]}, {"match": ["eval", "f", "x"]},
    {"match": []}, {"anchors": ["X"]}, {"anchors": ["ab"]}, {"title": ""}, {"extra": 1}, {"logsource": ["a"]},
    {"match": ["cidr", "f", "10.0.0.0/33"]}, {"match": ["automaton", "f", {"sets": []}]}, {"match": ["and"]},
])
def test_malformed_rule_is_refused_by_name(changes):
    with pytest.raises(PackError, match="r1"):
        parse_pack(one_rule(**changes), "own.json")


def test_pack_names_its_source_when_it_is_no_pack():
    for text in ("", "[]", "{}", '{"format": 2}', "{" * 100_000):
        with pytest.raises(PackError, match="own.json"):
            parse_pack(text, "own.json")
