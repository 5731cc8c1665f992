"""Every search that ships: saved searches, macros, examples of the command."""
import re

import confs
import pytest
import spl
from app_searches import LOG_FIELDS, RECORD_FIELDS, examples, macros, saved_searches


@pytest.mark.parametrize("name", sorted(saved_searches()))
def test_saved_search_is_sound(name):
    start = LOG_FIELDS if "aiscore_searches" in saved_searches()[name]["search"] else None
    assert spl.problems(saved_searches()[name]["search"], macros(), start) == []


@pytest.mark.parametrize("key, example", examples())
def test_example_of_the_command_is_sound(key, example):
    assert spl.problems(example, macros()) == []


@pytest.mark.parametrize("page", ["docs/INSTALL.md", "README.md"])
def test_search_in_the_documentation_is_sound(page):
    path = confs.APP / page
    if not path.exists():
        pytest.skip(f"there is no {page}")
    searches = re.findall(r"(?m)^ {4,}((?:index=|sourcetype=|\| makeresults).*\| ?aiscore.*)$", path.read_text())
    assert {search: spl.problems(search, macros()) for search in searches if spl.problems(search, macros())} == {}
    assert searches or page == "README.md"


@pytest.mark.parametrize("name", sorted(macros()))
def test_macro_is_balanced_and_uses_its_arguments(name):
    arguments, definition = macros()[name]
    for argument in arguments:
        assert f"${argument}$" in definition
    filled = definition
    for argument in arguments:
        filled = filled.replace(f"${argument}$", "0.9")
    search = filled if filled.split()[0] not in spl.COMMANDS else "index=main | " + filled
    assert spl.problems(search, macros()) == []


def test_arguments_of_every_macro_match_the_number_in_its_name():
    for name, settings in confs.parse(confs.APP / "default/macros.conf").items():
        arguments = [argument for argument in settings.get("args", "").split(",") if argument]
        assert name.endswith(f"({len(arguments)})") == bool(arguments), name


@pytest.mark.parametrize("name", sorted(saved_searches()))
def test_scheduled_search_ships_disabled_late_and_without_hurry(name):
    settings = saved_searches()[name]
    assert settings["disabled"] == "1"
    assert settings["schedule_window"] == "auto"
    assert settings["dispatch.latest_time"] == "-5m@m"
    assert settings["alert.suppress"] == "1" and settings["alert.suppress.period"]


@pytest.mark.parametrize("name", sorted(saved_searches()))
def test_scheduled_search_runs_at_most_twelve_times_an_hour(name):
    minutes = saved_searches()[name]["cron_schedule"].split()[0]
    first, _, step = minutes.partition("/")
    assert first != "*" or step
    assert 60 / int(step) <= 12


def test_runs_of_the_scoring_search_meet_without_gap_or_overlap():
    settings = saved_searches()["AI Score - High scores"]
    step = int(settings["cron_schedule"].split()[0].partition("/")[2])
    earliest, latest = (int(settings[f"dispatch.{end}_time"].rstrip("@m").lstrip("-")) for end in ("earliest", "latest"))
    assert earliest - latest == step
    assert settings["realtime_schedule"] == "0"


@pytest.mark.parametrize("fields", [
    ["risk_score", "risk_object", "risk_object_type", "risk_message"],
    ["severity", "signature", "app", "dest", "user", "src", "type", "id"],
    ["ai_score", "ai_verdict", "ai_source", "ai_reason", "ai_technique", "_time"],
])
def test_alert_carries_the_fields_that_others_read(fields):
    ends_with = spl.result_fields(saved_searches()["AI Score - High scores"]["search"], macros())
    assert set(fields) <= ends_with
    assert set(fields) <= RECORD_FIELDS | spl.INTERNAL


def test_suppression_is_by_fields_of_the_result():
    for settings in saved_searches().values():
        ends_with = spl.result_fields(settings["search"], macros())
        assert set(filter(None, settings.get("alert.suppress.fields", "").split(","))) <= ends_with


@pytest.mark.parametrize("search, problem", [
    ("index=main | evla x=1", "there is no command 'evla'"),
    ("index=main | eval x=\"a", 'a " is not closed'),
    ("index=main | where (a > 1", "a ( is not closed"),
    ("index=main | where a > 1)", "a ) closes nothing"),
    ("index=main | | head 5", "a pipe has no command"),
    ("`no_such_macro`", "macro `no_such_macro` is not defined"),
    ("`aiscore_high`", "macro `aiscore_high` is not defined"),
    ("index=main | stats count BY host | where user=1", "where: no field 'user' here"),
    ("index=main | table a b | rename c AS d", "rename: no field 'c' here"),
    ("index=main | eval x=nosuch(1)", "eval: there is no function nosuch()"),
    ("index=main | append [ search index=x | hed 3 ]", "there is no command 'hed'"),
    ("index=main | timechart count AS n | sort - m", "sort: no field 'm' here"),
    ("index=main | stats sum(eval(if(a > 1, 1, 0))) AS b | fields c", "fields: no field 'c' here"),
])
def test_checker_sees_what_is_wrong(search, problem):
    assert any(found.startswith(problem) for found in spl.problems(search, macros())), spl.problems(search, macros())


def test_alert_on_a_degraded_scorer_names_words_that_the_command_writes():
    from aiscore_contract.errors import ERROR_WORDS

    (named,) = re.findall(r'match\(reason, "\^\(([a-z_|]+)\)\$"\)', saved_searches()["AI Score - Scorer degraded"]["search"])
    assert set(ERROR_WORDS) - set(named.split("|")) == {"no_text", "budget", "too_large"}
