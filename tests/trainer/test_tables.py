"""The tables that docs/QUALITY.md shows are written by the evaluation itself."""
import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from aiscore_trainer.measures import INSIDE, OURS, RULES, TFIDF, Row
from aiscore_trainer.tables import tables


def row(source, method, setting, auc=None, domain="http", **values):
    return Row(source, domain, method, setting, 100, 100, auc=auc, **values)


ROWS = [row("web", OURS, "cold", 0.9, benign_high=0.0012, benign_high_low=0.0004, attacks_high=0.5), row("web", OURS, "warm", 0.95),
        row("web", TFIDF, "cold", 0.8, attacks_high=0.1), row("web", INSIDE, "bar", 0.99),
        row("shop", OURS, "cold", 0.7, recall_1=0.5, recall_01=0.4), row("shop", RULES, "cold", 0.71, recall_1=0.5, recall_01=0.2),
        row("mail", OURS, "cold", 0.8, recall_1=0.2, recall_01=0.1), row("mail", RULES, "cold", 0.6, recall_1=0.3, recall_01=0.1),
        row("disks", OURS, "cold", 0.2, domain="syslog (faults)"), row("benign", OURS, "cold", benign_high=0.0, benign_high_low=0.0)]


def lines_of(rows):
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables(rows).splitlines()]


def table_of(cell):
    """The lines of the one table that shows `cell`."""
    shown, = (table for table in tables(ROWS).split("\n\n") if f" {cell} " in table)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in shown.splitlines()]


def test_every_source_is_a_line_and_a_plain_method_that_wins_is_marked():
    areas = {line[0]: line for line in table_of("0.700")}
    assert areas["shop !"][6] == "0.700" and areas["disks (faults)"][6] == "0.200" and "mail" in areas
    assert areas["**mean, security**"][1] == "0.800" and areas["**mean, security**"][6] == "0.800"  # without faults


def test_recall_is_told_beside_the_area_and_marked_where_a_plain_method_wins_in_it():
    recalls = {line[0]: line for line in table_of("0.50 / 0.40")}
    assert recalls["shop"][5:7] == ["0.50 / 0.20", "0.50 / 0.40"] and recalls["mail !"][5] == "0.30 / 0.10"
    assert recalls["**mean, security**"][6] == "0.35 / 0.25" and "web" not in recalls


def test_a_source_of_benign_events_alone_stands_among_the_shares_only():
    told = [line for line in lines_of(ROWS) if line[0] == "benign"]
    assert [line[1:4] for line in told] == [["0.0000", "0.0000", "-"]]


def test_what_was_set_out_to_be_reached_is_said_to_be_or_not():
    told = {line[0]: line for line in lines_of(ROWS)}
    assert told["mean AUC, cold, against TF-IDF with logistic regression + 0.15"][1:] == ["0.8000", "0.9500", "**no**"]
    assert told["mean AUC, taught, against three quarters of that gap"][3] == "not measured"


def test_all_lines_of_a_table_have_as_many_cells():
    for table in tables(ROWS).split("\n\n"):
        assert len({line.count("|") for line in table.strip().splitlines()}) == 1
