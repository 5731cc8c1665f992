"""An admin's own rules and silence list as rows: checked one by one, and a file refused with the row."""
import csv
import json

import pytest

from aiscore_rules.engine import RuleEngine
from aiscore_rules.lookup import (
    RULE_COLUMN,
    SILENCE_COLUMN,
    lookup_text,
    rows_of_text,
    rules_of_rows,
    silenced_of_rows,
    site_pack,
)
from aiscore_rules.pack import PackError, Rule, default_pack_path, dump_rule, load_pack

BASE = load_pack(default_pack_path())
OWN = Rule("site-1", 'Own, "quoted" rule', "high", ("", "", ""), ["contains", "", "opensesame"], ("opensesame",), ("T1078",))


def rules_of(text):
    return rules_of_rows(rows_of_text(text, "own.csv", RULE_COLUMN), "own.csv")


def silenced_of(text):
    return silenced_of_rows(rows_of_text(text, "silence.csv", SILENCE_COLUMN), "silence.csv")


def test_lookup_is_read_as_it_was_written():
    assert rules_of(lookup_text([OWN])) == (OWN,)
    assert rules_of("\ufeff" + lookup_text([OWN])) == (OWN,)
    assert rules_of(lookup_text([])) == () and rules_of("") == ()


def test_own_rule_hits_and_silenced_rule_does_not():
    pack = site_pack(BASE, (OWN,), frozenset({BASE.rules[0].id}))
    judgement = RuleEngine(pack).judge("user said OpenSesame", "x")
    assert judgement.rule_ids == ("site-1",) and judgement.score >= 0.9 and judgement.techniques == ("T1078",)
    assert len(pack.rules) == len(BASE.rules) and BASE.rules[0].id not in {rule.id for rule in pack.rules}


def test_the_version_tells_a_site_that_changed_something():
    versions = {RuleEngine(pack).version for pack in (
        BASE, site_pack(BASE, (OWN,), frozenset()), site_pack(BASE, (), frozenset({BASE.rules[0].id})))}
    assert len(versions) == 3 and sum("+site" in version for version in versions) == 2
    assert site_pack(BASE, (), frozenset()) is BASE and site_pack(BASE, (), frozenset({"no such rule"})) is BASE


def test_rule_with_the_id_of_one_of_ours_takes_its_place_and_its_own_levels_score():
    measured = next(iter(BASE.strength.rules))
    pack = site_pack(BASE, (Rule(measured, "T", "high", ("", "", ""), ["contains", "", "opensesame"], None),), frozenset())
    assert len(pack.rules) == len(BASE.rules) and RuleEngine(pack).judge("opensesame").score == 0.92


def test_silence_takes_a_prefix():
    pack = site_pack(BASE, (), silenced_of("rule_id,comment\n" + BASE.rules[0].id[:8] + "*,loud\n"))
    assert len(pack.rules) == len(BASE.rules) - 1


GOOD = '"' + dump_rule(OWN).replace('"', '""') + '"'


@pytest.mark.parametrize("text, words", [
    ("rule\n{\n", ("row 2",)), ('rule\n"{""id"": ""x""}"\n', ("row 2", "title")), ("id\ny\n", ("row 1", "column rule")), ("id,rule\ny\n", ("row 2", "rule")), ("a\0b", ("row 1", "NUL")),
    (f"id,rule\ny,{GOOD}\n", ("row 2", "'y'", "site-1")), (f"rule\n{GOOD}\n\n{GOOD}\n", ("row 3", "row 2 already")),
    (f"rule\n{GOOD},more\n", ("row 2", "more cells")), ("rule\n" + GOOD[:-40], ("row 2",)), ("rule\n[[[[\n", ("row 2",)),
    ('rule\n"' + "[" * 100_000 + '"\n', ("row 2",)), ("rule\n" + "x" * 300_000 + "\n", ("row 2",)), ("rule\n1e999\n", ("row 2", "object")),
    (f"rule\n{GOOD}\nnull\n", ("row 3", "object")),
])
def test_bad_row_is_named(text, words):
    with pytest.raises(PackError) as caught:
        rules_of(text)
    assert all(word in str(caught.value) for word in ("own.csv", *words)), caught.value


@pytest.mark.parametrize("part", [
    "(a+)+$", "(a|aa)+$", "a*a*b", "(?:a|b|ab)*c", r"(\w+)\s\1", "a{1,900}a{1,900}b", "(?<=a+)b", "(", "[z-a]", "(.*)*x", "(a?){60}a{60}",
])
def test_expression_that_could_take_minutes_is_refused_whoever_wrote_it(part):
    rule = json.loads(dump_rule(OWN))
    rule["match"] = ["and", ["contains", "", "opensesame"], ["not", ["re", "commandline", ["i", "x", 0, part]]]]
    text = 'rule\n"' + json.dumps(rule).replace('"', '""') + '"\n'
    with pytest.raises(PackError, match="row 2: rule site-1"):
        rules_of(text)


def test_expressions_of_our_own_pack_are_within_the_bounds():
    assert rules_of(lookup_text(BASE.rules)) == BASE.rules


@pytest.mark.parametrize("text, words", [
    ("wrong\n1\n", ("row 1", "rule_id")), ("rule_id\nx\n*\n", ("row 3", "every rule")), ("rule_id\n**\n", ("every rule",)),
    ("rule_id\nx,y\n", ("row 2", "more cells")),
])
def test_bad_silence_list_is_refused_with_its_row(text, words):
    with pytest.raises(PackError) as caught:
        silenced_of(text)
    assert all(word in str(caught.value) for word in words)


def test_a_refused_lookup_leaves_the_process_as_it_was():
    before = csv.field_size_limit()
    with pytest.raises(PackError):
        rules_of("id,title,level,rule\r\nx,y,high,no rule\r\n")
    assert csv.field_size_limit() == before
