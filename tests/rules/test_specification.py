"""Every modifier, value form and condition of Sigma's specification, written out, and every modifier that pySigma knows."""
import itertools
import json

import pytest

pytest.importorskip("sigma", reason="rules are compiled in the scorer's environment only")

from sigma.modifiers import modifier_mapping  # noqa: E402
from test_compiler import ID, compiled, hits, one  # noqa: E402

from aiscore_trainer.sigma.documents import parse_document  # noqa: E402
from aiscore_trainer.sigma.errors import Inexpressible  # noqa: E402

LISTS = {"names": ["alice", "bob"]}
SAME = {"G": "G-value", "N": "7"}
#: (key, value, fields of events that match, of events that do not). None stands for an absent field.
FORMS = [
    # plain values
    ("F", "word", ["word", "WORD"], ["words", None]), ("F", 7, ["7", 7], ["77"]), ("F", -7, ["-7"], ["7"]), ("F", 1.5, ["1.5"], ["15"]),
    ("F", True, ["true", True], ["false"]), ("F", None, [None], ["x"]), ("F", ["a", 7, None], ["a", 7, None], ["b"]),
    ("F", [None, ""], [None, ""], ["x"]), ("F", ["a*", "?b"], ["axx", "xb"], ["b", "xxb"]), ("F", "*a?c*", ["xabcx", "abc"], ["ac"]),
    ("F", "**", ["x"], ["", None]), ("F", "?", ["x"], ["", "xx"]), ("F", r"\?", ["?"], ["x"]), ("F", r"a\\*b", ["a\\b", "a\\xb"], ["axb"]),
    ("F", r"a\\\*b", ["a\\*b"], ["a\\xb"]), ("F", r"\\\\srv\\x", ["\\\\srv\\x"], ["\\srv\\x"]), ("F", r"c:\a", ["c:\\A"], ["c:a"]),
    ("F", "söme", ["SÖME"], ["some"]), ("F", "a\nb", ["a\nb"], ["ab"]), ("F", " padded ", [" padded "], ["padded"]), ("F", "%x%", ["%x%"], ["x"]),
    # string modifiers
    ("F|contains", "b", ["abc"], ["ac", None]), ("F|contains", 7, ["x7y"], ["x"]), ("F|contains", ["x", "y"], ["ay"], ["a"]),
    ("F|contains", "a?c", ["xabcx"], ["xacx"]), ("F|contains|all", ["a", "b"], ["ba"], ["a"]),
    ("F|all", ["*a*", "*b*"], ["ba"], ["a"]), ("F|startswith", ["a", "b"], ["bx"], ["xb"]), ("F|startswith", 4, ["4663"], ["14"]),
    ("F|endswith", ["a", "b"], ["xb"], ["bx"]), ("F|endswith", r"\x.exe", ["c:\\X.EXE"], ["x.exe"]), ("F|endswith|all", ["bc", "c"], ["abc"], ["c"]),
    ("F|cased", "aB", ["aB"], ["ab"]), ("F|contains|cased", "aB", ["xaBx"], ["xabx"]), ("F|endswith|cased", "B", ["aB"], ["ab"]),
    ("F|startswith|cased", ["Aa", "Bb"], ["Bbx"], ["bbx"]), ("F|contains|all|cased", ["A", "b"], ["bA"], ["ab"]), ("F|cased", "a*B", ["axxB"], ["axxb"]),
    # regular expressions
    ("F|re", "a.c", ["xabcx"], ["aBC", "a\nc"]), ("F|re|i", "a.c", ["xABCx"], ["ac"]), ("F|re|ignorecase", "abc", ["ABC"], ["ac"]),
    ("F|re|m", "^b$", ["a\nb\nc"], ["ab"]), ("F|re|multiline", "^b$", ["a\nb"], ["ab"]), ("F|re|s", "a.c", ["a\nc"], ["ac"]), ("F|re|dotall", "a.c", ["a\nc"], ["ac"]),
    ("F|re|i|m|s", "^B.C$", ["a\nb\nc"], ["abc"]), ("F|re", ["^a$", "^b$"], ["b"], ["ab"]), ("F|re", r"\d{3}", ["x123"], ["12"]), ("F|re", 12, ["x12"], ["21"]),
    # encodings: what `printf 'foobar' | base64` and so on print
    ("F|base64", "foobar", ["Zm9vYmFy"], ["foobar", "zm9vymfyx"]), ("F|base64|contains", "foobar", ["xxZm9vYmFyxx"], ["foobar"]),
    ("F|base64offset|contains", "foobar", ["Zm9vYmFy", "xmb29iYX", "xxZvb2Jhc"], ["foobar"]),
    ("F|wide|base64offset|contains", "ping", ["cABpAG4AZw", "xwAGkAbgBnA"], ["ping"]),
    ("F|utf16le|base64offset|contains", "ping", ["cABpAG4AZw"], ["ping"]), ("F|utf16|base64|contains", "ping", ["x//5wAGkAbgBnAA==x"], ["ping"]),
    ("F|utf16be|base64offset|contains", "ping", ["AHAAaQBuAG"], ["ping"]),
    # dashes, addresses, placeholders
    ("F|windash|contains", " -f ", ["a -f b", "a /f b", "a \u2013f b", "a \u2014f b", "a \u2015f b"], ["a f b"]),
    ("F|contains|windash", " /f", ["a -f"], ["a f"]), ("F|windash|contains|all", ["-a", "-b"], ["/b -a"], ["-a"]),
    ("F|contains|all|windash", ["-a", "-b"], ["/b -a"], ["-a"]), ("F|windash|endswith", "-x", ["a /x"], ["/x a"]),
    ("F|cidr", "192.0.2.0/24", ["192.0.2.9", "::ffff:192.0.2.9"], ["192.0.3.9", "x", None]), ("F|cidr", ["2001:db8::/32", "10.0.0.0/8"], ["2001:db8::1", "10.0.0.1"], ["::1"]),
    ("F|cidr", "192.0.2.1", ["192.0.2.1"], ["192.0.2.2"]), ("F|expand", "%names%", ["alice", "BOB"], ["carol"]),
    ("F|contains|expand", "x-%names%", ["yx-bob"], ["bob"]), ("F|expand|endswith", "%names%", ["xbob"], ["bobx"]),
    # numbers
    ("F|lt", 5, ["4", 4.9], ["5", "x", None]), ("F|lte", 5, ["5"], ["6"]), ("F|gt", 5, ["6", "0x10"], ["5"]), ("F|gte", 5.5, ["5.5"], ["5"]),
    ("F|neq", 5, ["6"], ["5"]), ("F|neq", "abc", ["abd"], ["ABC"]), ("F|gt", [5, 3], ["4"], ["3"]),
    # times
    ("F|minute", 15, ["2026-11-12T03:15:00Z"], ["2026-11-12T03:16:00Z"]), ("F|hour", 3, ["2026-11-12 03:15:00"], ["2026-11-12 04:15:00"]),
    ("F|day", 12, ["2026-11-12T03:15:00Z"], ["2026-11-13T03:15:00Z"]), ("F|week", 46, ["2026-11-12T03:15:00Z"], ["2026-01-12T03:15:00Z"]),
    ("F|month", 11, ["2026-11-12T03:15:00Z", "1794450000"], ["2026-12-12T03:15:00Z"]), ("F|year", 2026, ["2026-11-12T03:15:00Z"], ["2025-11-12T03:15:00Z"]),
    # fields
    ("F|exists", True, ["x", ""], [None]), ("F|exists", False, [None], ["x", ""]), ("F|fieldref", "G", ["g-VALUE"], ["x", None]),
    ("F|fieldref|startswith", "G", ["g-value-x"], ["x-g-value"]), ("F|fieldref|endswith", "G", ["x-g-value"], ["g-value-x"]),
    ("F|fieldref|contains", "G", ["x-g-value-x"], ["g"]), ("F|fieldref|neq", "G", ["other"], ["g-value"]),
]


@pytest.mark.parametrize("key, value, match, miss", FORMS, ids=[f"{number} {form[0]} {form[1]}" for number, form in enumerate(FORMS)])
def test_form_means_what_the_specification_says(key, value, match, miss):
    for wanted, values in ((True, match), (False, miss)):
        for text in values:
            fields = {**SAME} if text is None else {**SAME, "F": text}
            assert hits(one(key, value), fields, LISTS) is wanted, (text, compiled(one(key, value), LISTS).match)


def test_every_modifier_that_pysigma_knows_has_a_form_here():
    used = {modifier for key, *_ in FORMS for modifier in key.split("|")[1:]}
    assert set(modifier_mapping) <= used


KEYWORDS = [
    (["needle"], "x NEEDLE y", "x"), (["two words"], "a two words b", "two"), (["q*zz"], "x q--zz x", "zz q"), (["*qzq*"], "yqzqy", "qz"),
    ([42], "code 42.", "43"), ("single", "a single word", "x"), ({"|all": ["one", "two"]}, "two one", "two"), ({"|contains": "qz"}, "pqzn", "zq"),
    ({"|contains|all": ["qz", "zq"]}, "qzzq", "qz"), ({"|re": r"a\d+b"}, "x a12b", "ab"), ({"|cased": "Abc"}, "xAbc", "abc"), ([r"C:\Windows"], "at c:\\windows", "windows"),
]


@pytest.mark.parametrize("keywords, match, miss", KEYWORDS)
def test_keywords_are_looked_for_in_the_whole_event(keywords, match, miss):
    detection = {"keywords": keywords, "condition": "keywords"}
    assert hits(detection, {"Message": match}) and not hits(detection, {"Message": miss})


CONDITIONS = [
    "sel_a", "not sel_a", "sel_a and sel_b", "sel_a or sel_b", "sel_a and not sel_b", "not (sel_a and sel_b)", "not sel_a and not sel_b", "sel_a or sel_b and other",
    "(sel_a or sel_b) and other", "1 of sel_*", "all of sel_*", "any of sel_*", "1 of them", "all of them", "not 1 of sel_*", "not all of sel_*", "other and not 1 of sel_*",
    "1 of sel_* and not other", "all of sel_* or other", "sel_a and (sel_b or not other)", "1 of *_a", "all of sel*",
]


def meaning(condition, truth):
    """What a condition says of {name: truth}, worked out by Python from its words."""
    import fnmatch
    import re

    def quantified(found):
        names = [name for name in truth if found.group(2) == "them" and not name.startswith("_") or fnmatch.fnmatch(name, found.group(2))]
        return str((all if found.group(1) == "all" else any)(truth[name] for name in names))
    text = re.sub(r"(1|all|any) of (\S+?)(?=[\s)]|$)", quantified, condition)
    return eval(re.sub(r"\b(sel_a|sel_b|other)\b", lambda found: str(truth[found.group()]), text))  # noqa: S307 - the words above


@pytest.mark.parametrize("condition", CONDITIONS)
def test_condition_means_what_its_words_say(condition):
    detection = {"sel_a": {"A": 1}, "sel_b": {"B": 1}, "other": {"C": 1}, "condition": condition}
    for truths in itertools.product((False, True), repeat=3):
        truth = dict(zip(("sel_a", "sel_b", "other"), truths))
        fields = {letter: 1 for letter, name in zip("ABC", truth) if truth[name]}
        assert hits(detection, fields) is meaning(condition, truth), truth


def test_them_leaves_out_names_that_start_with_an_underscore():
    detection = {"a": {"A": 1}, "_b": {"B": 1}, "condition": "1 of them"}
    assert hits(detection, {"A": 1}) and not hits(detection, {"B": 1})


def test_several_conditions_are_alternatives():
    detection = {"a": {"A": 1}, "b": {"B": 1}, "condition": ["a", "b"]}
    assert hits(detection, {"B": 1}) and not hits(detection, {"C": 1})


def test_maps_are_conjunctions_and_lists_of_maps_alternatives():
    assert not hits({"a": {"A": 1, "B": [2, 3]}, "condition": "a"}, {"A": 1, "B": 4})
    assert hits({"a": [{"A": 1}, {"B|contains": "x", "C": None}], "condition": "a"}, {"B": "axa"})
    assert hits({"a": {"B": []}, "b": {"A": 1}, "condition": "b"}, {"A": 1})


def test_timeframe_without_an_aggregation_says_nothing():
    assert hits({"a": {"A": 1}, "timeframe": "5m", "condition": "a"}, {"A": 1})


REFUSED = [
    ({"correlation": {"type": "event_count", "rules": ["x"], "group-by": ["u"], "timespan": "5m", "condition": {"gte": 5}}}, "more than one event"),
    ({"filter": {"rules": ["x"], "selection": {"A": 1}, "condition": "selection"}, "logsource": {"product": "windows"}}, "changes other rules"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A": 1}, "condition": "a | count() by B > 5"}}, "pipe"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A": 1}, "condition": "a | near b"}}, "pipe"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A": 1}}}, "condition"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A|sounds_like": 1}, "condition": "a"}}, "sounds_like"),
    ({"detection": {"a": {"A": 1}, "condition": "a"}}, "log source"),
    ({"logsource": {"product": "windows"}}, "etection"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A|expand": "%no_such%"}, "condition": "a"}}, "no_such"),
    ({"logsource": {"product": "windows"}, "detection": {"a": {"A|cidr": "300.0.0.0/8"}, "condition": "a"}}, "300.0.0.0"),
]


@pytest.mark.parametrize("members, word", REFUSED)
def test_what_is_no_rule_for_one_event_is_refused_with_its_reason(members, word):
    from aiscore_trainer.sigma.compiler import compile_rule

    document = parse_document("x.yml", {"title": "T", "id": ID, "level": "low", **members})
    if document.rule is None:
        reason = document.problem
    else:
        with pytest.raises(Inexpressible) as caught:
            compile_rule(document.rule, {})
        reason = str(caught.value)
    assert word in reason, reason


@pytest.mark.parametrize("level", ["informational", "low", "medium", "high", "critical"])
@pytest.mark.parametrize("status", ["stable", "test", "experimental", "deprecated", "unsupported", None])
def test_every_level_and_status_compiles(level, status):
    rule = compiled(one("F", "x"), level=level, **({} if status is None else {"status": status}))
    assert (rule.level, rule.status) == (level, status or "") and json.dumps(rule.match)
