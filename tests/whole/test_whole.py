"""Both halves together: stand-in splunkd, the command, HTTPS, the service and the bundle that ships."""
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the scorer runs on the GPU host's Python only")

from tests.demo.lines import sample
from tests.demo.scorer import DemoScorer
from tests.splunkd import Search, SplunkHome, run

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def scorer(tmp_path_factory):
    service = DemoScorer(tmp_path_factory.mktemp("whole") / "scorer")
    service.start(lambda spent: None)
    yield service
    service.stop()


#: What a batch may take on a slow machine.
PATIENCE_S = 300


@pytest.fixture()
def home(scorer, tmp_path):
    return SplunkHome(tmp_path / "splunk", scorer={**scorer.settings, "connect_timeout_s": 60}, search={"lost_time_max_s": PATIENCE_S})


@pytest.fixture(scope="module")
def rows():
    return sample(11, until_s=1_764_000_000.0)[:300]


def intact(search, rows):
    return [event["_raw"] for event in search.events] == [row["_raw"] for row in rows] and not search.error and not search.stderr


def test_every_event_is_scored_by_the_model_and_comes_back_in_order(home, rows):
    search = run(home, ["field=_raw", f"timeout={PATIENCE_S}"], rows, chunk_rows=100)
    assert intact(search, rows)
    assert {event["ai_source"] for event in search.events} == {"model"}
    assert all(0 <= float(event["ai_score"]) <= 1 and event["ai_model"].startswith("aiscore-base") for event in search.events)
    assert home.log_lines()[-1]["rows"] == len(rows)


def test_the_same_events_get_the_same_scores_however_they_are_cut(home, rows):
    def scores(*options, chunk_rows):
        return [event["ai_score"] for event in run(home, [f"timeout={PATIENCE_S}", *options], rows, chunk_rows=chunk_rows).events]

    assert scores(chunk_rows=300) == scores("batch_size=7", chunk_rows=37)


def test_hostile_events_are_scored_and_come_back_byte_for_byte(home):
    texts = ["", "\0", "a\rb", "\x1b[31mred", "caf\udce9", "x" * 100_000, '"', "\u202ecod.exe", "=cmd|' /C calc'!A0"]
    rows = [{"_raw": text, "_time": "1", "host": "h", "sourcetype": "x"} for text in texts]
    search = run(home, [f"timeout={PATIENCE_S}"], rows)
    assert intact(search, rows)
    assert search.events[0]["ai_error"] == "no_text"
    assert all(event["ai_source"] == "model" for event in search.events[5:])


def test_a_scorer_that_stops_half_way_costs_its_score_and_nothing_else(scorer, home, rows):
    events = []
    with Search(home, [f"timeout={PATIENCE_S}"], chunk_rows=100) as search:
        for event in search.stream(rows):
            events.append(event)
            if len(events) == 100:
                scorer.stop()
    assert [event["_raw"] for event in events] == [row["_raw"] for row in rows]
    assert {event["ai_source"] for event in events[:100]} == {"model"}
    assert {event["ai_source"] for event in events[100:]} == {"rules"}
    assert any(level == "WARN" for level, _ in search.messages)


def test_the_demo_shows_scores_reasons_and_a_page(tmp_path):
    log = tmp_path / "own.log"
    log.write_text("Mar  3 09:13:11 web01 sshd[212]: Failed password for invalid user oracle from 127.0.0.9 port 40100 ssh2\n" * 30)
    done = subprocess.run([sys.executable, "-m", "tests.demo", "--log", str(log)], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert "30 events" in done.stdout and "by rules" in done.stdout
    assert "</svg>" in (ROOT / "build" / "demo" / "index.html").read_text()


def test_the_demo_says_what_is_wrong_with_a_file(tmp_path):
    (tmp_path / "empty.log").write_text("\n\n")
    for name, problem in (("none.log", "No such file"), ("empty.log", "holds no line with text")):
        done = subprocess.run([sys.executable, "-m", "tests.demo", "--log", str(tmp_path / name)], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 1 and problem in done.stderr
