"""The dashboards that ship: nothing refers to what is not there."""
import copy
import json
import re

import confs
import pytest
import studio
from app_searches import LOG_FIELDS, RECORD_FIELDS, macros

VIEWS = sorted((confs.APP / "default/data/ui/views").glob("*.xml"))
STARTS = {"aiscore_scores": RECORD_FIELDS, "aiscore_searches": LOG_FIELDS}
OVERVIEW = confs.APP / "default/data/ui/views/aiscore_overview.xml"


def studio_views():
    return [path for path in VIEWS if 'version="2"' in path.read_text()]


@pytest.mark.parametrize("path", studio_views(), ids=lambda path: path.stem)
def test_dashboard_is_sound(path):
    assert list(studio.problems(studio.definition(path), macros(), STARTS)) == []


def test_dashboards_do_not_score_again():
    for path in studio_views():
        board = studio.definition(path)
        for name in board["dataSources"]:
            assert "| aiscore" not in studio.query(board, name, {})[0], name


def test_every_view_in_the_navigation_exists():
    text = (confs.APP / "default/data/ui/nav/default.xml").read_text()
    ours = {path.stem for path in VIEWS}
    builtin = {"search", "reports", "alerts", "dashboards"}
    assert set(re.findall(r'view name="(\w+)"', text)) <= ours | builtin
    assert ours <= set(re.findall(r'view name="(\w+)"', text))


@pytest.mark.parametrize("wanted", [
    "High scores", "High scores over time", "Queue: the 200 highest scores", "Hosts with the most high scores",
    "Events by score", "Scored by rules", "Latency of a batch", "Why the model did not answer", "ATT&CK techniques",
])
def test_overview_shows(wanted):
    assert wanted in {viz["title"] for viz in studio.definition(OVERVIEW)["visualizations"].values()}


def test_bar_charts_are_wide_enough_for_the_names_on_their_axis():
    board = studio.definition(OVERVIEW)
    bars = {name for name, viz in board["visualizations"].items() if viz["type"] == "splunk.bar"}
    for entry in board["layout"]["structure"]:
        assert entry["item"] not in bars or min(entry["position"]["w"], entry["position"]["h"]) > 260


def _rename_field(board):
    source = board["dataSources"]["ds_high"]["options"]
    source["query"] = source["query"].replace("| fields high", "| fields malicious")


def _drop_source(board):
    del board["dataSources"]["ds_volume"]


def _misspell_token(board):
    source = board["dataSources"]["ds_hosts"]["options"]
    source["query"] = source["query"].replace("$bound$", "$bund$")


def _misplace(board):
    board["layout"]["structure"][0]["item"] = "viz_nosuch"


def _overlap(board):
    board["layout"]["structure"][1]["position"]["x"] = 25


def _misspell_option(board):
    board["visualizations"]["viz_trend"]["options"]["stackmode"] = "stacked"


def _forget_context(board):
    board["visualizations"]["viz_queue"]["context"] = {}


def _break_row_token(board):
    handler = board["visualizations"]["viz_queue"]["eventHandlers"][0]["options"]
    handler["earliest"] = "$row.since.value$"


@pytest.mark.parametrize("damage, problem", [
    (_rename_field, "reads field high"), (_drop_source, "there is no data source ds_volume"),
    (_misspell_token, "no input sets $bund$"), (_misplace, "viz_nosuch does not exist"), (_overlap, "lies over"),
    (_misspell_option, "there is no option stackmode"), (_forget_context, "there is no scoreRanges in its context"),
    (_break_row_token, "reads field since"),
])
def test_checker_sees_a_damaged_dashboard(damage, problem):
    board = copy.deepcopy(studio.definition(OVERVIEW))
    damage(board)
    assert any(problem in found for found in studio.problems(board, macros(), STARTS)), json.dumps(board)[:80]
