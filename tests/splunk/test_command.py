"""The command as a process: arguments, bad input, cancelling, the log, and silence on stderr."""
import gzip
import json
import os
import subprocess
import sys
import time

import pytest

from tests.splunkd import Search, SplunkHome, StandInError, run
from tests.splunkd.rows import decode_rows

COLUMNS = ("ai_score", "ai_verdict", "ai_novelty", "ai_source", "ai_reason", "ai_technique", "ai_model", "ai_error")


@pytest.fixture
def home(tmp_path):
    """A SPLUNK_HOME whose scorer nobody runs."""
    return SplunkHome(tmp_path / "splunk", scorer={"url": "https://localhost:1"})


def started(home, *args, **options):
    return Search(home, args, **options).start()


def until_asked(scorer):
    until_s = time.monotonic() + 90
    while not scorer.requests:
        assert time.monotonic() < until_s, "the scorer was never asked"
        time.sleep(0.01)


# -- arguments -----------------------------------------------------------------------------------------

@pytest.mark.parametrize("args, words", [
    (["threshold=7"], ("threshold=7", "0 to 1")),
    (["threshold=nan"], ("threshold=nan",)),
    (["batch_size=0"], ("batch_size=0", "1 to 8192")),
    (["batch_size=9000"], ("batch_size=9000",)),
    (["timeout=-1"], ("timeout=-1",)),
    (["max_events=0"], ("max_events=0",)),
    (["max_events=20000000"], ("the admin allows at most 10000000",)),
    (["treshold=0.5"], ("Did you mean threshold=?",)),
    (["mode=fast"], ("auto, model or rules",)),
    (["field=a*"], ("without wildcards",)),
    (["explain=perhaps"], ("true or false",)),
    (["prefix=9x"], ("prefix=9x",)),
    (["_raw"], ("name=value",)),
    (["field=a", "field=b"], ("given twice",)),
    (["url=https://evil.example"], ("no option of aiscore",)),
])
def test_wrong_argument_stops_the_search_before_it_starts(home, args, words):
    search = started(home, *args)
    assert search.finish() == 1
    assert all(word in search.error for word in words)
    assert list(search.info) == ["finished", "inspector", "error"]
    assert search.stderr == "" and home.log_lines() == []


def test_getinfo_asks_for_the_scored_field_and_its_context(home):
    search = started(home, "field=message")
    assert search.info["required_fields"] == ["message", "_time", "host", "sourcetype"]
    assert search.info["type"] == "stateful" and search.info["maxwait"] == 300
    assert search.finish() == 0


def test_rules_run_on_the_indexers_without_any_setting(tmp_path):
    home = SplunkHome(tmp_path, scorer={"no_such_setting": "x"})
    search = run(home, ["mode=rules"], [{"_raw": "a"}])
    assert search.info["type"] == "streaming"
    assert search.messages == [] and search.events[0]["ai_source"] == "rules" and search.events[0]["ai_error"] == ""


def test_probe_that_sends_no_events_leaves_no_trace(home):
    search = started(home)
    assert search.finish() == 0
    assert search.stderr == "" and home.log_lines() == []
    assert os.listdir(os.path.join(home.path, "var", "run", "splunk")) == []


def test_getinfo_loads_neither_network_nor_rules(home):
    program = ("import sys; sys.path.insert(0, sys.argv[1]); import aiscore_splunk.command; "
               "print([name for name in ('ssl', 'socket', 'http.client', 'concurrent.futures', 'aiscore_rules') if name in sys.modules])")
    printed = subprocess.run([sys.executable, "-c", program, os.path.join(home.app, "lib")], stdout=subprocess.PIPE, check=True)
    assert printed.stdout.strip() == b"[]"


# -- events --------------------------------------------------------------------------------------------

NASTY = ["", " ", "\0", "a\0b", "\r", "a\rb", "a\r\nb", "\n", "line\nbreak", '"', '""', 'say "no"', ",", ",,,", "$", "$$;$", "\x1b[2J", "\ufeff",
         "\u202egnp.exe", "caf\u00e9", "caf\udce9", "\udcff\udcfe", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
         "\ue000\ue001\ue002", "__mv_", "=1+1", "'", "\\", "\x7f", "\x85", "\u2028", "x" * 200_000]


@pytest.mark.parametrize("selects_fields", [True, False])
@pytest.mark.parametrize("mode", ["auto", "rules", "model"])
def test_whatever_an_event_holds_comes_back_as_it_was(home, mode, selects_fields):
    rows = [{"_raw": text, "_time": "1763890000", "host": text[:50], "sourcetype": "s", "n": str(number), "list": ["a", "b$c"]}
            for number, text in enumerate(NASTY)]
    search = run(home, [f"mode={mode}"], rows, chunk_rows=7, selects_fields=selects_fields)
    assert [{name: event[name] for name in row} for event, row in zip(search.events, rows)] == rows
    assert all(name in event for event in search.events for name in COLUMNS)
    assert (search.exit_code, search.stderr, search.error) == (0, "", "")
    assert (search.events[0]["ai_source"], search.events[0]["ai_error"]) == ("none", "no_text")


def test_field_that_no_event_has_is_said_once(home):
    search = run(home, ["field=nothing"], [{"_raw": "a"}] * 10, chunk_rows=2)
    assert {(event["ai_source"], event["ai_error"], event["ai_score"]) for event in search.events} == {("none", "no_text", "")}
    (message,) = search.messages
    assert message[0] == "WARN" and "field=nothing" in message[1]


def test_result_columns_that_come_in_are_replaced(home):
    rows = [{"_raw": "a", "ai_score": "forged", "ai_reason": ["x", "y"], "ai_other": "kept"}]
    for selects_fields in (True, False):
        (event,) = run(home, ["mode=rules"], rows, selects_fields=selects_fields).events
        assert event["ai_score"] != "forged" and event["ai_reason"] != ["x", "y"] and event["ai_other"] == "kept"


def test_prefix_names_the_columns(home):
    (event,) = run(home, ["mode=rules", "prefix=x_"], [{"_raw": "a", "ai_score": "mine"}]).events
    assert event["ai_score"] == "mine"
    assert all("x_" + name[3:] in event for name in COLUMNS)


def test_zero_row_chunks_are_answered_with_zero_rows(home):
    with Search(home, ["mode=rules"]) as search:
        assert search.send_body(b"", False).body == b""
        assert search.send_body(b"_raw,_chunked_idx\n", False).body == b""
        assert len(search.send([{"_raw": "a"}], False)) == 1
        assert search.send_body(b"", True).metadata == {"finished": True}


def test_header_is_complete_on_every_chunk(home):
    with Search(home, ["mode=rules"]) as search:
        headers = [decode_rows(search.send_body(search.encode([{"_raw": str(number)}]), number == 2).body)[0] for number in range(3)]
    assert headers[0] == headers[1] == headers[2]
    assert headers[0][-1] == "ai_error" and "__mv_ai_reason" in headers[0]


def test_ten_megabyte_event_comes_back(home):
    rows = [{"_raw": "x, \"y\"\n" * 1_430_000}]
    search = run(home, [], rows)
    assert search.events[0]["_raw"] == rows[0]["_raw"] and search.events[0]["ai_source"] == "rules"


def test_fifty_thousand_events_in_a_chunk_of_their_own(home):
    rows = [{"_raw": f"event {number}", "n": str(number)} for number in range(50_000)]
    search = run(home, ["mode=rules"], rows)
    assert [event["n"] for event in search.events] == [row["n"] for row in rows]


# -- streams that are none -----------------------------------------------------------------------------

@pytest.mark.parametrize("sent, words", [
    (b"GET / HTTP/1.1\r\n\r\n", "chunked protocol"),
    (b"chunked 1.0,5,0\n[1,2]", "metadata"),
    (b"chunked 1.0,2,0\n{}", "getinfo"),
    (b"chunked 1.0,99999999999,0\n", "which no chunk has"),
    (b"chunked 1.0,x,0\n", "two lengths"),
])
def test_stream_that_is_no_chunk_is_refused_with_a_sentence(home, sent, words):
    search = Search(home).spawn()
    search.send_bytes(sent)
    search.close_input()
    search.read_reply()
    assert words in search.error
    assert search.finish() == 1 and search.stderr == ""


@pytest.mark.parametrize("metadata, body, cut, words", [
    ({"action": "execute", "finished": True}, b"_raw\n" + b"x" * 500, 100, "ends inside a chunk"),
    ({"action": "execute", "finished": True}, b'_raw,_chunked_idx\n"open,0\n', 0, "cut short"),
    ({"action": "execute", "finished": True}, b"_raw\na,b,c\n", 0, "has 3 cells"),
    ({"action": "dance"}, b"", 0, "execute"),
])
def test_chunk_that_makes_no_sense_is_refused_and_logged(home, metadata, body, cut, words):
    search = started(home)
    encoded = json.dumps(metadata).encode()
    whole = b"chunked 1.0,%d,%d\n" % (len(encoded), len(body)) + encoded + body
    search.send_bytes(whole[:len(whole) - cut])
    search.close_input()
    search.read_reply()
    assert words in search.error
    assert search.finish() == 1 and search.stderr == ""
    assert [(line["event"], line["level"]) for line in home.log_lines()] == [("error", "ERROR")]


# -- cancelling ----------------------------------------------------------------------------------------

def test_sigterm_between_chunks_ends_the_search_quietly(home):
    search = started(home, "mode=rules")
    search.send([{"_raw": "a"}], False)
    search.cancel()
    assert search.finish() == 0
    assert search.stderr == "" and home.log_lines()[0]["reason"] == "cancelled"


def test_end_of_input_between_chunks_ends_the_search_quietly(home):
    search = started(home, "mode=rules")
    search.send([{"_raw": "a"}], False)
    assert search.finish() == 0
    assert search.stderr == "" and home.log_lines()[0]["rows"] == 1


def test_sigterm_while_waiting_for_the_scorer_stops_at_once(tmp_path, authority, scorer):
    home = SplunkHome(tmp_path / "splunk", scorer={"url": scorer.url, "ca_file": authority.ca_file})
    scorer.behave("hang")
    search = started(home)
    search.send_chunk({"action": "execute", "finished": False}, search.encode([{"_raw": "a"}]))
    until_asked(scorer)
    search.cancel()
    assert search.finish() == 0
    (line,) = home.log_lines()
    assert line["reason"] == "cancelled" and line["total_ms"] < 25_000 and search.stderr == ""


@pytest.mark.parametrize("end", ["close_output", "close_input"])
def test_pipe_that_closes_while_waiting_for_the_scorer_stops_the_search(tmp_path, authority, scorer, end):
    home = SplunkHome(tmp_path / "splunk", scorer={"url": scorer.url, "ca_file": authority.ca_file})
    scorer.behave("hang")
    search = started(home)
    search.send_chunk({"action": "execute", "finished": False}, search.encode([{"_raw": "a"}]))
    until_asked(scorer)
    getattr(search, end)()
    assert search.finish() == 0
    assert home.log_lines()[0]["reason"] == "cancelled" and search.stderr == ""


# -- settings and log ----------------------------------------------------------------------------------

@pytest.mark.parametrize("stanzas, words", [
    ({"scorer": {"verify": "false"}}, ("local/aiscore.conf", "[scorer]", "verify")),
    ({"scorer": {"url": "http://localhost:9443"}}, ("local/aiscore.conf", "[scorer]", "url", "https://")),
    ({"search": {"lost_time_max_s": "0"}}, ("local/aiscore.conf", "[search]", "lost_time_max_s")),
    ({"search": {"context_fields": "user"}}, ("context_fields", "user")),
])
def test_wrong_setting_makes_rules_score_and_is_named_once(tmp_path, stanzas, words):
    home = SplunkHome(tmp_path)
    home.configure(**stanzas)
    search = run(home, [], [{"_raw": "a"}] * 3, chunk_rows=1)
    assert {event["ai_source"] for event in search.events} == {"rules"}
    (message,) = search.messages
    assert all(word in message[1] for word in words)


def test_disk_full_for_the_log_does_not_matter(home):
    os.symlink("/dev/full", home.log)
    search = run(home, ["mode=rules"], [{"_raw": "a"}])
    assert len(search.events) == 1 and search.exit_code == 0 and search.stderr == ""


def test_name_of_a_user_cannot_forge_a_line_of_the_log(home):
    run(home, ["mode=rules"], [{"_raw": "secret text"}], user='eve"}\n{"time":"x', sid="1\r\n2")
    (line,) = home.log_lines()
    assert line["user"] == 'eve"}\n{"time":"x' and line["sid"] == "1\r\n2"
    with open(home.log, encoding="ascii") as log:
        assert "secret text" not in log.read()


# -- a recording ---------------------------------------------------------------------------------------

def recorded_body():
    folder = os.environ.get("AISCORE_RECORDINGS")
    path = os.path.join(folder, "countmatches.input.gz") if folder else ""
    if not os.path.exists(path):
        pytest.skip("AISCORE_RECORDINGS does not name the folder of recordings")
    with gzip.open(path) as file:
        stream = file.read()
    return stream[stream.index(b'"_serial"'):]


@pytest.mark.parametrize("chunk_rows", [1, 7, 100, 500])
def test_recorded_events_come_back_unchanged_however_they_are_cut(home, chunk_rows):
    header, records = decode_rows(recorded_body())
    assert len(records) == 500
    found = []
    with Search(home, ["field=text", "mode=rules"]) as search:
        for start in range(0, len(records), chunk_rows):
            part = records[start:start + chunk_rows]
            body = "\n".join([",".join(header)] + [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in part]) + "\n"
            reply = search.send_body(body.encode("utf-8"), start + chunk_rows >= len(records))
            names, rows = decode_rows(reply.body)
            assert names[:len(header)] == header and len(names) == len(header) + 10
            found += [row[:len(header)] for row in rows]
    assert found == records


def test_stand_in_complains_of_a_command_that_dies(home, tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("import sys; sys.exit(3)\n")
    with pytest.raises(StandInError, match="ended in the middle"):
        Search(home, script=str(broken)).start()
