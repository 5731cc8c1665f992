"""An admin's own rules and silence list, as lookups: one rule a row, refused with the row, the last good one kept."""
import csv
import io
import json

import pytest

from aiscore_rules.engine import RuleEngine
from aiscore_rules.lookup import SiteRules, lookup_text, rules_of_rows, silenced_of_rows
from aiscore_rules.pack import PackError, Rule, default_pack_path, load_pack

BASE = load_pack(default_pack_path())
OWN = Rule("site-1", 'Own, "quoted" rule', "high", ("", "", ""), ["contains", "", "opensesame"], ("opensesame",), ("T1078",))


@pytest.fixture
def lookups(tmp_path):
    rules, silence = tmp_path / "rules.csv", tmp_path / "silence.csv"
    rules.write_bytes(lookup_text([OWN]).encode())
    silence.write_text("rule_id,comment\n" + BASE.rules[0].id + ",too loud\n", encoding="utf-8")
    return rules, silence


def test_lookup_is_read_as_it_was_written():
    assert rules_of_rows(csv.DictReader(io.StringIO(lookup_text([OWN]))), "x") == (OWN,)


def test_own_rule_hits_and_silenced_rule_does_not(lookups):
    site = SiteRules(BASE, *map(str, lookups)).load()
    assert site.problem == "" and len(site.pack.rules) == len(BASE.rules)
    judgement = RuleEngine(site.pack).judge("user said OpenSesame", "x")
    assert judgement.rule_ids == ("site-1",) and judgement.score >= 0.9 and judgement.techniques == ("T1078",)
    assert BASE.rules[0].id not in {rule.id for rule in site.pack.rules}
    assert RuleEngine(site.pack).version != RuleEngine(BASE).version


def test_lookup_that_turns_bad_is_refused_with_its_row_and_the_last_good_one_stays(lookups):
    rules, silence = lookups
    site = SiteRules(BASE, str(rules), str(silence))
    before = site.load().pack
    rules.write_text("id,title,level,rule\n,,,\nx,x,x,{}\n", encoding="utf-8")
    after = site.load()
    assert "rules.csv: row 3" in after.problem and after.pack == before
    silence.write_text("wrong\n1\n", encoding="utf-8")
    assert "rule_id" in site.load().problem and site.load().pack == before


def test_absent_lookups_leave_our_pack(tmp_path):
    site = SiteRules(BASE, str(tmp_path / "none.csv"), str(tmp_path / "none2.csv")).load()
    assert site.pack is BASE and site.problem == ""


@pytest.mark.parametrize("row, word", [
    ({"rule": "{"}, "row 2"), ({"rule": json.dumps({"id": "x"})}, "title"), ({"id": "y"}, "rule"),
    ({"id": "y", "rule": lookup_text([OWN]).split("\r\n")[1].split(",", 4)[-1]}, "row 2"),
])
def test_bad_row_is_named(row, word):
    with pytest.raises(PackError, match=word):
        rules_of_rows([row], "own.csv")


def test_same_rule_twice_is_refused():
    rows = list(csv.DictReader(io.StringIO(lookup_text([OWN, OWN]))))
    with pytest.raises(PackError, match="row 3"):
        rules_of_rows(rows, "own.csv")


def test_silencing_everything_at_once_is_refused():
    with pytest.raises(PackError):
        silenced_of_rows([{"rule_id": "*"}], "silence.csv")


def test_silence_takes_a_prefix(tmp_path):
    (tmp_path / "s.csv").write_text("rule_id\n" + BASE.rules[0].id[:8] + "*\n", encoding="utf-8")
    assert len(SiteRules(BASE, "", str(tmp_path / "s.csv")).load().pack.rules) == len(BASE.rules) - 1
