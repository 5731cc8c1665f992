"""An admin's own rules and silence list, as files beside the command: read by every search, on search heads and indexers."""
import os
import shutil

import pytest

from aiscore_rules.lookup import lookup_text
from aiscore_rules.pack import Rule, default_pack_path, load_pack
from aiscore_splunk.site_rules import LOOKUP_MAX_BYTES, RULES_LOOKUP, SILENCE_LOOKUP, kept_folder, load_site_rules
from tests.splunkd import SplunkHome, run

BASE = load_pack(default_pack_path())
OWN = Rule("site-1", "Own rule", "high", ("", "", ""), ["contains", "", "opensesame"], ("opensesame",), ("T1078",))
ROWS = [{"_raw": "user said OpenSesame", "sourcetype": "x"}, {"_raw": "Nov 12 10:21:07 host7 sshd[1]: session opened", "sourcetype": "x"}]


@pytest.fixture
def home(tmp_path):
    found = SplunkHome(tmp_path / "splunk", scorer={"url": "https://localhost:1"})
    lookups = os.path.join(found.app, "lookups")
    if os.path.islink(lookups):
        os.unlink(lookups)
    os.makedirs(lookups, exist_ok=True)
    return found


def put(home, name, text):
    with open(os.path.join(home.app, "lookups", name), "w", encoding="utf-8", newline="") as file:
        file.write(text)


def ids(site):
    return {rule.id for rule in site.pack.rules}


def loaded(home):
    return load_site_rules(BASE, home.app, home.path)


@pytest.mark.parametrize("mode", ["rules", "auto"])
def test_own_rule_scores_in_every_mode(home, mode):
    before = run(home, [f"mode={mode}"], ROWS).events[0]
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    after = run(home, [f"mode={mode}"], ROWS).events[0]
    assert float(before["ai_score"]) == 0.0 and float(after["ai_score"]) >= 0.9
    assert (after["ai_reason"], after["ai_technique"], after["ai_source"]) == ("Own rule", "T1078", "rules")
    assert after["ai_model"].startswith("aiscore+site ") and before["ai_model"].startswith("rules ")


def test_indexer_reads_the_lookups_of_its_search_bundle(home, tmp_path):
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    app = tmp_path / "peer/var/run/searchpeers/sh1-1763890000/apps/aiscore"
    for part in ("bin", "lib", "lookups"):  # and no conf of ours
        shutil.copytree(os.path.join(home.app, part), app / part, ignore=shutil.ignore_patterns("__pycache__"))
    peer = SplunkHome(tmp_path / "peer")
    search = run(peer, ["mode=rules"], ROWS, script=str(app / "bin" / "aiscore.py"))
    assert search.events[0]["ai_reason"] == "Own rule" and search.messages == []
    assert os.listdir(peer.path + "/var/run/splunk/aiscore") == ["lookups-sh1"]


def test_bad_row_is_named_to_analyst_and_log_and_the_last_good_file_still_scores(home):
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    run(home, ["mode=rules"], ROWS)
    put(home, RULES_LOOKUP, lookup_text([OWN]) + "x,x,x,{}\r\n")
    search = run(home, ["mode=rules"], ROWS)
    assert search.events[0]["ai_reason"] == "Own rule"
    ((level, text),) = search.messages
    assert level == "WARN" and "aiscore_rules.csv: row 3: " in text and "last good version is used" in text
    (line,) = [line for line in home.log_lines() if line["event"] == "lookup"]
    assert line["level"] == "WARN" and "row 3" in line["problem"] and line["user"] == search.user


def test_bad_file_without_a_good_one_before_it_leaves_our_own_rules(home):
    put(home, RULES_LOOKUP, "rule\nnonsense\n")
    put(home, SILENCE_LOOKUP, "rule_id\n*\n")
    site = loaded(home)
    assert site.pack is BASE and len(site.problems) == 2
    assert all("row 2" in problem and "left out" in problem for problem in site.problems)


def test_one_bad_file_does_not_cost_the_other(home):
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    put(home, SILENCE_LOOKUP, "nothing\n1\n")
    site = loaded(home)
    assert "site-1" in ids(site) and len(site.problems) == 1 and SILENCE_LOOKUP in site.problems[0]


def test_silence_list_silences_and_a_removed_one_does_not(home):
    put(home, SILENCE_LOOKUP, f"rule_id,why\n{BASE.rules[0].id},loud\n")
    assert BASE.rules[0].id not in ids(loaded(home))
    os.unlink(os.path.join(home.app, "lookups", SILENCE_LOOKUP))
    assert BASE.rules[0].id in ids(loaded(home))
    put(home, SILENCE_LOOKUP, "rule_id\n*\n")
    assert loaded(home).pack is BASE, "what was removed must not come back from the copy"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"rule\n\xe9\n", b"\0" * 1000, b"rule\n" + b'"' * 9, b"x" * (LOOKUP_MAX_BYTES + 1)],
                         ids=["empty", "UTF-16", "Latin-1", "NUL", "quotes", "too large"])
def test_whatever_the_file_holds_the_pack_stays(home, content):
    with open(os.path.join(home.app, "lookups", RULES_LOOKUP), "wb") as file:
        file.write(content)
    site = loaded(home)
    assert site.pack is BASE and len(site.problems) == (1 if content else 0)


def test_folder_in_the_place_of_a_lookup_is_named(home):
    os.mkdir(os.path.join(home.app, "lookups", RULES_LOOKUP))
    assert RULES_LOOKUP in loaded(home).problems[0]


def test_damaged_copy_is_not_used(home):
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    assert "site-1" in ids(loaded(home))
    with open(os.path.join(kept_folder(home.app, home.path), RULES_LOOKUP), "w", encoding="utf-8") as file:
        file.write("rule\nnonsense\n")
    put(home, RULES_LOOKUP, "rule\nnonsense too\n")
    assert loaded(home).pack is BASE


def test_without_a_run_folder_good_lookups_are_read_all_the_same(home, tmp_path):
    put(home, RULES_LOOKUP, lookup_text([OWN]))
    site = load_site_rules(BASE, home.app, str(tmp_path / "nowhere"))
    assert "site-1" in ids(site) and not site.problems and not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("app_home, name", [
    ("/opt/splunk/etc/apps/aiscore", "lookups"),
    ("/opt/splunk/var/run/searchpeers/sh1-1763890000/apps/aiscore", "lookups-sh1"),
    ("/opt/splunk/var/run/searchpeers/sh1-1763899999/apps/aiscore", "lookups-sh1"),
    ("/opt/splunk/var/run/searchpeers/sh-2.example-1763899999-1763899000.delta/apps/aiscore", "lookups-sh-2.example"),
])
def test_copies_of_one_search_head_stay_together_over_its_bundles(app_home, name):
    assert os.path.basename(kept_folder(app_home, "/opt/splunk")) == name


def test_search_that_needs_no_rules_reads_no_lookup(home):
    put(home, RULES_LOOKUP, "rule\nnonsense\n")
    assert run(home, ["mode=model"], ROWS).events[0]["ai_source"] == "none"
    assert not [line for line in home.log_lines() if line["event"] == "lookup"]
