"""What is exported from Splunk is read as records, whichever way it was exported."""
from __future__ import annotations

import csv
import gzip
import json

import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from hypothesis import given
from hypothesis import strategies as st

from aiscore_trainer.errors import IngestError
from aiscore_trainer.ingest import read_lines, read_records
from aiscore_trainer.scoring import read_labelled

AT = "1731406867.120"
EVENTS = [{"_raw": 'GET /a?b="1"\n', "time": AT, "sourcetype": "access", "host": "web7"}, {"_raw": "", "time": "", "sourcetype": "", "host": ""},
          {"_raw": "second line, é", "time": "1731406868", "sourcetype": "syslog", "host": "db2"}]


def events_of(path):
    return [(record.event.text, record.event.time, record.event.sourcetype, record.event.host) for record in read_records(path, "export")]


EXPECTED = [('GET /a?b="1"\n', "1731406867.12", "access", "web7"), ("", "", "", ""), ("second line, é", "1731406868.0", "syslog", "db2")]


def written(path, *objects):
    path.write_text("".join(json.dumps(item) + "\n" for item in objects), encoding="utf-8")
    return path


def test_lines_of_a_json_export_are_records_and_previews_of_them_are_not(tmp_path):
    lines = [{"preview": True, "offset": 0, "result": EVENTS[0]}, {"preview": False, "messages": [{"type": "INFO", "text": "done"}]},
             *({"preview": False, "offset": place, "result": event} for place, event in enumerate(EVENTS)), {"preview": False, "lastrow": True}]
    assert events_of(written(tmp_path / "export.json", *lines)) == EXPECTED


def test_the_results_of_a_job_in_one_document_are_records(tmp_path):
    document = {"preview": False, "init_offset": 0, "messages": [], "fields": [{"name": "_raw"}], "results": EVENTS, "highlighted": {}}
    assert events_of(written(tmp_path / "results.json", document)) == EXPECTED


@pytest.mark.parametrize("name", ["export.csv", "export.csv.gz", "EXPORT.CSV"])
def test_rows_of_csv_are_records(tmp_path, name):
    path = tmp_path / name
    with (gzip.open if name.endswith(".gz") else open)(path, "wt", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, ["time", "_raw", "host", "sourcetype"])
        table.writeheader()
        table.writerows(EVENTS)
    assert events_of(path) == EXPECTED


@pytest.mark.parametrize(("told", "seconds"), [
    ("2024-11-12T10:21:07.120+00:00", "1731406867.12"), ("2024-11-12T11:21:07.120+01:00", "1731406867.12"), ("2024-11-12 10:21:07.120 UTC", "1731406867.12"),
    ("2024-11-12T10:21:07Z", "1731406867.0"), ("1731406867", "1731406867.0"), ("", ""), (None, ""),
])
def test_a_time_is_read_as_splunk_writes_it(tmp_path, told, seconds):
    path = written(tmp_path / "export.json", {"result": {"_raw": "x", "_time": told}})
    assert [event[1] for event in events_of(path)] == [seconds]


def test_seconds_that_somebody_added_go_before_a_date(tmp_path):
    path = written(tmp_path / "export.json", {"result": {"_raw": "x", "_time": "2024-11-12 11:21:07.120 CET", "time": AT}})
    assert events_of(path)[0][1] == "1731406867.12"


def test_a_field_of_the_events_that_is_called_raw_or_time_takes_nobodys_place(tmp_path):
    result = {"_raw": "the event", "raw": "a part of it", "_time": "2024-11-12T10:21:07Z", "time": "12:00"}
    path = written(tmp_path / "export.json", {"result": result}, result)
    assert [event[:2] for event in events_of(path)] == [("the event", "1731406867.0")] * 2
    (tmp_path / "export.csv").write_text("_raw,raw,_time,time\nthe event,,1731406867,noon\n")
    assert [event[:2] for event in events_of(tmp_path / "export.csv")] == [("the event", "1731406867.0")]


def test_the_export_of_a_search_that_failed_is_refused_with_what_it_said(tmp_path):
    path = written(tmp_path / "export.json", {"preview": False, "result": EVENTS[0]}, {"messages": [{"type": "FATAL", "text": "disk quota"}]})
    with pytest.raises(IngestError, match="line 2: the search failed \\(disk quota\\)"):
        read_records(path, "export")


@pytest.mark.parametrize("document", [{"fields": ["_raw"], "rows": [["x"]]}, {"columns": [["x"]]}])
def test_rows_without_names_are_refused_with_the_mode_that_has_them(tmp_path, document):
    with pytest.raises(IngestError, match="line 1: rows without names: export with output_mode=json"):
        read_records(written(tmp_path / "export.json", document), "export")


def test_a_wrong_result_in_a_document_is_told_by_its_number(tmp_path):
    with pytest.raises(IngestError, match="export.json, line 1, result 2: the time 'noon'"):
        read_records(written(tmp_path / "export.json", {"results": [EVENTS[0], {"_raw": "x", "_time": "noon"}]}), "export")


@pytest.mark.parametrize("told", ["2024-11-12 11:21:07.120 CET", "2024-11-12T10:21:07", "yesterday", "12.11.2024", "nan", "1e400"])
def test_a_date_in_a_zone_that_nobody_knows_is_refused_with_what_to_do(tmp_path, told):
    path = written(tmp_path / "export.json", {"result": {"_raw": "x", "_time": "0"}}, {"result": {"_raw": "x", "_time": told}})
    with pytest.raises(IngestError, match="export.json, line 2: .*(eval time=_time|seconds since 1970)"):
        read_records(path, "export")


def test_labels_come_as_text(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text("_raw,label\nfine,0\nbad,1\n")
    assert [(event.text, label) for event, label in read_labelled(path)] == [("fine", 0), ("bad", 1)]
    path.write_text("_raw,label\nfine,benign\n")
    with pytest.raises(IngestError, match="line 2: `label` is 'benign', not 1, 0 or null"):
        read_labelled(path)


@pytest.mark.parametrize(("text", "told"), [
    ("count,host\n3,a\n", "line 1: no column _raw"), ("", "line 1: no column _raw"), ("_raw,host\na\n", "line 2: the row has fewer cells"),
    ("_raw,host\na,b,c\n", "line 2: the row has more cells"), ('_raw,host\n"a,b\n', "no CSV"), ('_raw\n"a"b\n', "no CSV"),
    ("_raw\n" + "a" * (16 * 1024 * 1024 + 1) + "\n", "no CSV"),
])
def test_what_is_no_table_of_events_is_refused_with_the_line(tmp_path, text, told):
    (tmp_path / "table.csv").write_text(text)
    with pytest.raises(IngestError, match=told):
        read_records(tmp_path / "table.csv", "table")


def test_a_cut_table_says_after_which_line(tmp_path):
    whole = gzip.compress(("_raw\n" + "".join(f"event {number} of this day\n" for number in range(20_000))).encode())
    (tmp_path / "table.csv.gz").write_bytes(whole[:len(whole) // 2])
    with pytest.raises(IngestError, match="table.csv.gz: corrupted after line [1-9]"):
        read_records(tmp_path / "table.csv.gz", "table")


def test_a_record_of_ours_is_left_as_it_is(tmp_path):
    record = {"raw": "x", "time": None, "result": {"_raw": "inside"}, "rows": [], "messages": [{"type": "ERROR"}], "preview": True}
    assert [found for _, found in read_lines(written(tmp_path / "records.jsonl", record))] == [record]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(("raw", "_raw", "time", "_time", "result", "results", "preview", "lastrow", "label", "host", "x")), inner), max_leaves=12))
def test_any_json_is_read_or_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("any") / "any.jsonl"
    path.write_text(json.dumps(value) + "\n")
    try:
        read_records(path, "any")
    except IngestError as error:
        assert str(error).startswith("any.jsonl, line 1: ")
