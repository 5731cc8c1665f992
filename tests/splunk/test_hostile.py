"""The command under attack: arguments from a link somebody was lured to, and chunks that an old splunkd would not send."""
import json

import pytest

from aiscore_splunk.options import RESULTS, OptionError, parse_options
from tests.splunkd import Search, SplunkHome
from tests.splunkd.rows import decode_rows

HOSTILE = "\x1b]0;owned\x07\u202efdp\n\r\0\u0430dmin"


@pytest.fixture
def home(tmp_path):
    return SplunkHome(tmp_path / "splunk", scorer={"url": "https://localhost:1"})


@pytest.mark.parametrize("args", [
    [HOSTILE], [f"field={HOSTILE}"], [f"mode={HOSTILE}"], [f"prefix={HOSTILE}"], [f"threshold={HOSTILE}"], [f"{HOSTILE}=1"], ["field=" + "x" * 1_000_000],
    ["x" * 1_000_000], ["mode=" + "\u202e" * 100_000], ["prefix=__mv_"], ["prefix="], ["field=__mv__raw"], ["field=_chunked_idx"], ["field=a\"b,c"],
    ["field=\ud800"], ["batch_size=\u0661"], ["timeout=1e400"], ["max_events=" + "9" * 100_000], ["mode=rules"] * 50_000, [""], ["="],
])
def test_hostile_arguments_are_refused_in_words_that_act_on_no_screen(home, args):
    search = Search(home, args).spawn()
    metadata = search.getinfo_metadata()
    metadata["searchinfo"]["raw_args"] = []
    search.send_chunk(metadata, b"")
    search.read_reply()
    assert search.error.startswith("aiscore: ") and len(search.error) < 1_500
    assert search.error.isprintable() and not set(search.error) & set("\u202e\u0430\x1b")
    assert search.finish() == 1 and search.stderr == ""
    assert home.log_lines() == []


@pytest.mark.parametrize("prefix", ["_", "_chunked_", "_ra", "_t", "h", "__mv", "ai", "_chunked_idx", "x" * 32])
def test_no_prefix_writes_over_a_column_of_splunk(prefix):
    columns = parse_options([f"prefix={prefix}"]).result_columns()
    assert not {"_chunked_idx", "_raw", "_time", "host", "source", "sourcetype", "index", "_serial", "_si"} & set(columns)
    assert len(set(columns)) == len(columns) == len(RESULTS) + 2


@pytest.mark.parametrize("context", ["host", "sourcetype", "_time", "_raw"])
def test_no_prefix_writes_over_the_scored_field(context):
    for result in RESULTS:
        if context.endswith(result) and context != result:
            with pytest.raises(OptionError):
                parse_options([f"field={context}", f"prefix={context[:-len(result)]}"])


HEADERS = {
    "quotes and line ends": (['a"b', "c\nd", "e,f", "_raw", "_chunked_idx"], ['1"', "2\n", "3,", "text", "0"]),
    "twins of nothing": (["__mv_", "__mv_ai_reason", "__mv___mv_x", "_raw", "_chunked_idx"], ["$a$;$b$", "$x$", "$", "text", "0"]),
    "results that come in": (["ai_score", "__mv_ai_score", "ai_error", "AI_SCORE", "ai_", "_raw"], ["1", "$1$", "no", "2", "3", "text"]),
    "one name twice": (["_raw", "_raw", "ai_score", "ai_score"], ["text", "other", "1", "2"]),
    "empty names": (["", "_raw", " "], ["1", "text", "2"]),
    "marks and controls": (["\u202ex", "\x1b[2J", "_raw", "\0", "a\rb"], ["1", "2", "text", "3", "4"]),
    "nothing to score": (["x", "y"], ["1", "2"]),
    "results alone": (["ai_score", "ai_verdict"], ["1", "2"]),
}


def as_csv(*rows):
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows).encode("utf-8")


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("mode", ["rules", "auto"])
def test_whatever_the_columns_are_called_they_come_back(home, name, mode):
    header, row = HEADERS[name]
    replaced = parse_options([]).replaced_columns()
    with Search(home, [f"mode={mode}"], selects_fields=False) as search:
        columns, rows = decode_rows(search.send_body(as_csv(header, row, row), True).body)
    kept = [position for position, column in enumerate(header) if column not in replaced]
    assert columns[:len(kept)] == [header[position] for position in kept]
    assert [found[:len(kept)] for found in rows] == [[row[position] for position in kept]] * 2
    assert sorted(columns[len(kept):]) == sorted(parse_options([]).result_columns())
    assert search.exit_code == 0 and search.stderr == "" and not search.error


@pytest.mark.parametrize("searchinfo", [
    None, [], "x", {"args": None, "raw_args": None}, {"args": [], "sid": 7, "username": [], "app": {}, "search": "%", "splunkd_uri": None},
    {"args": [], "sid": HOSTILE * 1000, "username": HOSTILE * 1000, "app": HOSTILE * 100_000},
])
def test_whatever_splunkd_says_of_the_search_events_come_back_and_the_log_has_one_line(home, searchinfo):
    search = Search(home).spawn()
    search.send_chunk({"action": "getinfo", "searchinfo": searchinfo}, b"")
    search.read_reply()
    _, rows = decode_rows(search.send_body(b"_raw,_chunked_idx\na,0\nb,1\n", True).body)
    assert [row[:2] for row in rows] == [["a", "0"], ["b", "1"]]
    assert search.finish() == 0 and search.stderr == ""
    (line,) = home.log_lines()
    assert line["rows"] == 2 and len(json.dumps(line)) < 16_000
