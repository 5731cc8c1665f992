"""A chunk's distinct events, their batches, and what the analyst and the log are told."""
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract import wire
from aiscore_contract.limits import TEXT_MAX_CHARS
from aiscore_contract.messages import ScoreResponse
from aiscore_splunk.columns import Cells
from aiscore_splunk.fallback import Fallback
from aiscore_splunk.log import format_line, write_line
from aiscore_splunk.notices import Tally, messages_of, summary_of
from aiscore_splunk.options import Options
from aiscore_splunk.pipeline import Batch, Hours, cells_of, keys_of, plan_batches
from aiscore_splunk.table import parse_table

CONTEXT = ("_time", "host", "sourcetype")


def keys(*texts):
    return [(text, "", "", "") for text in texts]


def test_times_of_an_hour_are_one_time():
    hours = Hours()
    assert hours["1763888400"] == hours["1763891999"] == "1763888400"
    assert hours["1763892000"] == "1763892000"


@pytest.mark.parametrize("time", ["", "now", "-5", "1e9", "٣", "9" * 40])
def test_what_is_no_time_is_unknown(time):
    assert Hours()[time] == ""


def test_key_holds_what_the_admin_lets_out():
    table = parse_table(b"_raw,_time,host,sourcetype\na,1763888500.25,h,s\n")
    assert keys_of(table, "_raw", CONTEXT, Hours()) == [("a", "s", "h", "1763888400")]
    assert keys_of(table, "_raw", ("host",), Hours()) == [("a", "", "h", "")]
    assert keys_of(table, "absent", (), Hours()) == [("", "", "", "")]
    assert keys_of(table, "host", (), Hours()) == [("h", "", "", "")]


@given(st.lists(st.text(st.characters(max_codepoint=255), max_size=60), max_size=60), st.integers(1, 20), st.integers(1100, 4000))
def test_every_event_is_in_one_batch_in_order_and_no_batch_passes_a_bound(texts, batch_size, max_bytes):
    batches = plan_batches(keys(*texts), batch_size, max_bytes)
    assert [key for batch in batches for key in batch] == keys(*texts)
    assert all(0 < len(batch) <= batch_size for batch in batches)
    for batch in batches:
        encoded = wire.encode_request(Batch("1", batch).request(1000))
        assert len(encoded) <= max_bytes or len(batch) == 1


def test_worst_characters_do_not_take_a_request_past_its_bound():
    batches = plan_batches(keys(*("\x01" * TEXT_MAX_CHARS + str(number) for number in range(200))), 1024, 16 << 20)
    assert len(batches) > 1
    assert all(len(wire.encode_request(Batch("1", batch).request(1000))) <= 16 << 20 for batch in batches)


def test_request_is_clean_where_the_event_is_not():
    (event,) = Batch("1", (("caf\xe9 \xc3\xa9", "", "", ""),)).request(5).events
    assert event.text == "caf\ufffd \u00e9"


def test_results_become_cells_in_the_order_of_the_columns():
    response = ScoreResponse("1", "m 1", (0.95, 0.1), (0.25, None), (("a, b", 'c"'), ()), (("T1",), ()))
    assert cells_of(response, Cells(None)) == [
        ',0.9500,malicious,0.2500,model,"a, b\nc""","$a, b$;$c""$",T1,,m 1,', ",0.1000,benign,,model,,,,,m 1,"]


def test_threshold_moves_the_verdict():
    assert Cells(0.2).scored(0.3, None, "model", (), (), "m").startswith(",0.3000,malicious,")
    assert Cells(0.99).scored(0.95, None, "model", (), (), "m").startswith(",0.9500,suspicious,")


# -- rules ---------------------------------------------------------------------------------------------

def judged(fallback, texts, deadline_s=10.0, look=lambda: None):
    return fallback.cells_of(keys(*texts), "timeout", Cells(None), deadline_s, lambda: 5.0, look)


def test_rules_score_every_event_and_say_so():
    cells, scored = judged(Fallback(), ["a", "b", "a"])
    assert scored == 3 and cells[0] == cells[2]
    assert all(",rules," in cell and cell.endswith(",timeout") for cell in cells)


def test_without_a_rule_pack_events_stay_without_a_score(tmp_path):
    for path, content in ((tmp_path / "absent.json", None), (tmp_path / "damaged.json", "{"), (tmp_path / "other.json", "[]")):
        if content is not None:
            path.write_text(content)
        fallback = Fallback(str(path))
        cells, scored = judged(fallback, ["a"])
        assert scored == 0 and cells == [Cells(None).empty("timeout")]
        assert "rule pack cannot be used" in fallback.problem


def test_rules_stop_when_the_time_of_the_chunk_is_over():
    cells, scored = judged(Fallback(), ["a"] * 10, deadline_s=5.0)
    assert scored == 0 and len(cells) == 10


def test_rules_look_up_now_and_then():
    class Gone(BaseException):
        pass

    def look():
        raise Gone
    with pytest.raises(Gone):
        judged(Fallback(), ["a"], look=look)


# -- notices -------------------------------------------------------------------------------------------

def test_healthy_search_has_nothing_to_say():
    assert messages_of(Tally(rows=10, unique=10), Options()) == []


def test_all_faults_are_one_message_and_the_cause_has_the_advice():
    tally = Tally(rows=100, fallback=90)
    tally.words.update({"budget": 70, "timeout": 20})
    tally.details["timeout"] = "no answer\x1b[2J before the deadline"
    ((level, text),) = messages_of(tally, Options())
    assert level == "WARN" and text.startswith("aiscore: 90 of 100 events were scored by rules")
    assert "budget (70 events), timeout (20 events: no answer [2J before the deadline)" in text and "raise timeout= and lost_time_max_s" in text


def test_events_past_the_bound_are_not_told_as_a_fault():
    tally = Tally(rows=100, fallback=30, over=30)
    tally.words["budget"] = 30
    ((_, text),) = messages_of(tally, Options(max_events=70))
    assert "30 events past max_events=70" in text


def test_summary_names_the_commonest_word():
    tally = Tally(rows=10, unique=9, chunks=2, fallback=5)
    tally.words.update({"timeout": 3, "budget": 2, "no_text": 5})
    summary = summary_of(tally, Options(), 4, 1.2345, 2.0)
    assert summary["reason"] == "timeout" and summary["model_ms"] == 1234 and summary["fallback_rows"] == 5


# -- log -----------------------------------------------------------------------------------------------

@given(st.text(), st.integers())
def test_line_of_the_log_is_one_line_of_json(text, number):
    line = format_line(1.5, "INFO", "search", user=text, rows=number)
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and line.isascii()
    assert json.loads(line)["user"] == text[:512]


def test_a_line_is_bounded_and_always_ends(tmp_path):
    path = str(tmp_path / "log")
    assert len(format_line(1.5, "ERROR", "error", problem="\U0001f600" * 100_000)) < 16_384
    write_line(path, b"x" * 100_000 + b"\n")
    write_line(path, b"next\n")
    assert [len(line) for line in (tmp_path / "log").read_bytes().splitlines()] == [16_383, 4]


def test_lines_are_appended(tmp_path):
    path = str(tmp_path / "log")
    assert write_line(path, b"a\n") and write_line(path, b"b\n")
    assert (tmp_path / "log").read_bytes() == b"a\nb\n"


@pytest.mark.parametrize("path", ["/nowhere/at/all/log", "/dev/full", "/", "a\0b"])
def test_log_that_cannot_be_written_is_no_error(path):
    assert write_line(path, b"a\n") is False
