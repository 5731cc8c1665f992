"""What is typed or given wrongly is refused with a line that says what to do, and what was there stays."""
from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from aiscore_model import folder
from aiscore_model.errors import ModelError
from aiscore_trainer.__main__ import main
from aiscore_trainer.errors import IngestError
from aiscore_trainer.ingest import event_in, read_records

FAILED = "Apr  5 20:17:01 web7 sshd[1]: Failed password for root from 45.12.7.9 port 57501 ssh2"


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def jobs(path, count):
    return lines(path, *({"raw": f"job {n % 5} finished in {n} ms", "sourcetype": "batch"} for n in range(count)))


def learn(tmp_path, output):
    main(["keys", "new", str(tmp_path / "site.key")])
    return main(["learn", "--baseline", str(jobs(tmp_path / "week.jsonl", 30)), "--key", str(tmp_path / "site.key"), "--output", str(output)])


def test_a_folder_of_other_things_is_never_replaced_by_a_site(tmp_path, capsys):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.tex").write_text("years of work")
    assert learn(tmp_path, home) == 2
    assert "is there and no site: name a folder that does not exist yet" in capsys.readouterr().err
    assert [path.name for path in home.iterdir()] == ["thesis.tex"]


def test_a_file_is_never_replaced_by_a_site(tmp_path, capsys):
    assert learn(tmp_path, tmp_path / "site.key") == 2
    assert (tmp_path / "site.key").is_file()


def test_a_site_is_replaced_by_a_newer_one_unless_something_else_was_put_into_it(tmp_path):
    site = tmp_path / "site"
    for content in (b"1", b"2"):
        folder.write(site, "site", "mine", "1.0.0", {"baseline.json": content}, {})
    assert (site / "baseline.json").read_bytes() == b"2"
    (site / "notes.txt").write_text("mine")
    with pytest.raises(ModelError, match="holds notes.txt, which is no part of a site"):
        folder.write(site, "site", "mine", "1.0.0", {"baseline.json": b"3"}, {})
    assert (site / "baseline.json").read_bytes() == b"2" and (site / "notes.txt").exists()


def test_a_bundle_is_not_replaced_by_a_site(tmp_path):
    folder.write(tmp_path / "bundle", "bundle", "mine", "1.0.0", {"head.json": b"1"}, {})
    with pytest.raises(ModelError, match="is there and no site"):
        folder.write(tmp_path / "bundle", "site", "mine", "1.0.0", {"baseline.json": b"1"}, {})


def test_an_empty_folder_may_become_a_site(tmp_path):
    (tmp_path / "site").mkdir()
    folder.write(tmp_path / "site", "site", "mine", "1.0.0", {"baseline.json": b"1"}, {})
    assert (tmp_path / "site" / "manifest.json").exists()


def test_a_malformed_version_is_refused_and_nothing_is_written(tmp_path):
    with pytest.raises(ModelError, match="its version is not of the form 1.2.3"):
        folder.write(tmp_path / "site", "site", "mine", "one", {"baseline.json": b"1"}, {})
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("read", ["INPUT", "--baseline", "--labels"])
def test_results_never_take_the_place_of_what_is_read(tmp_path, capsys, read):
    events, kept = jobs(tmp_path / "in.jsonl", 3), lines(tmp_path / "kept.jsonl", {"raw": FAILED, "label": 1})
    before = kept.read_text()
    arguments = ["score", str(kept), str(kept)] if read == "INPUT" else ["score", str(events), str(kept), read, str(kept)]
    assert main(arguments) == 2
    assert "is read and would be replaced" in capsys.readouterr().err and kept.read_text() == before


def test_suggestions_never_take_the_place_of_the_events(tmp_path, capsys):
    events = jobs(tmp_path / "in.jsonl", 3)
    (tmp_path / "link.jsonl").symlink_to(events)
    assert main(["suggest", str(events), str(tmp_path / "link.jsonl")]) == 2
    assert len(events.read_text().splitlines()) == 3


def test_suggested_records_are_written_as_they_came(tmp_path, capsys):
    given = [{"raw": "printer tray three is empty", "ticket": {"id": 7}}, {"raw": FAILED, "label": 1}]
    assert main(["suggest", str(lines(tmp_path / "in.jsonl", *given)), str(tmp_path / "out.jsonl")]) == 0
    chosen = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert sorted(chosen, key=str) == sorted(given, key=str)


def test_a_record_with_half_a_character_can_be_suggested(tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text('{"raw": "broken \\ud800 text"}\n')
    assert main(["suggest", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]) == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["raw"] == "broken \ufffd text"


def test_labels_beside_a_site_are_refused_for_it_has_its_own(tmp_path, capsys):
    labels = lines(tmp_path / "labels.jsonl", {"raw": FAILED, "label": 1})
    assert main(["score", str(labels), str(tmp_path / "out"), "--site", str(tmp_path), "--labels", str(labels)]) == 2
    assert "--labels do not go with --site" in capsys.readouterr().err


def test_too_few_events_for_a_baseline_are_told_by_sourcetype(tmp_path, capsys):
    few = jobs(tmp_path / "few.jsonl", 10)
    assert main(["score", str(few), str(tmp_path / "out"), "--baseline", str(few)]) == 0
    assert "fewer than 20 events of batch: such events are judged as if no baseline were known" in capsys.readouterr().err
    enough = jobs(tmp_path / "enough.jsonl", 30)
    assert main(["score", str(few), str(tmp_path / "out"), "--baseline", str(enough)]) == 0
    assert "fewer than" not in capsys.readouterr().err


@pytest.mark.parametrize("time", ["NaN", "Infinity", "1e300", "1491423421000", "9" * 400, '"2024-01-01T00:00:00Z"', "true"])
def test_a_time_that_tells_no_seconds_is_refused_with_what_to_give(time):
    with pytest.raises(IngestError, match="file, line 3: `time` .* give seconds since 1970, or leave it out"):
        event_in(json.loads(f'{{"raw": "x", "time": {time}}}'), "file, line 3")


def test_a_byte_order_mark_of_windows_is_passed_over(tmp_path):
    (tmp_path / "events.jsonl").write_bytes(b'\xef\xbb\xbf{"raw":"a"}\n{"raw":"b"}\n')
    assert [record.event.text for record in read_records(tmp_path / "events.jsonl", "events")] == ["a", "b"]


def test_a_gzipped_file_by_a_plain_name_and_a_plain_file_by_a_gzipped_one_are_told_so(tmp_path):
    (tmp_path / "events.jsonl").write_bytes(gzip.compress(b'{"raw":"a"}\n'))
    (tmp_path / "events.jsonl.gz").write_bytes(b'{"raw":"a"}\n')
    with pytest.raises(IngestError, match="let the file's name end in .gz"):
        read_records(tmp_path / "events.jsonl", "events")
    with pytest.raises(IngestError, match="not gzipped .*, though its name ends in .gz"):
        read_records(tmp_path / "events.jsonl.gz", "events")


def test_a_folder_where_a_file_is_wanted_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(IngestError, match="^.: Is a directory"):
        read_records(Path("."), "events")


@pytest.mark.parametrize("output", [".", "events.jsonl/scores.jsonl", "/proc/none/scores.jsonl", "/dev/full"])
def test_an_output_that_cannot_be_written_is_named_without_a_stack_trace(tmp_path, monkeypatch, capsys, output):
    monkeypatch.chdir(tmp_path)
    assert main(["score", str(jobs(tmp_path / "events.jsonl", 3)), output]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("aiscore_trainer: ") and list(tmp_path.iterdir()) == [tmp_path / "events.jsonl"]


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "aiscore_trainer", *map(str, arguments)], text=True, check=False, capture_output=True, **options)


def test_a_command_says_what_it_does_and_nothing_of_its_libraries(tmp_path):
    ran = run("score", jobs(tmp_path / "events.jsonl", 3), tmp_path / "scores.jsonl")
    assert ran.stdout == "3 events: 0 malicious, 0 suspicious, 3 benign\n" and all(line.endswith(" ...") for line in ran.stderr.splitlines())


def test_a_pipe_of_results_holds_results_alone(tmp_path):
    ran = run("score", jobs(tmp_path / "events.jsonl", 3), "/dev/stdout")
    assert ran.returncode == 0 and [set(json.loads(line)) >= {"score"} for line in ran.stdout.splitlines()] == [True] * 3
    assert "3 events: " in ran.stderr


@pytest.mark.parametrize("command", ["score", "keys"])
def test_whoever_reads_a_pipe_may_leave_early(tmp_path, command):
    arguments = ["keys", "new", str(tmp_path / "site.key")] if command == "keys" else ["score", str(jobs(tmp_path / "events.jsonl", 3)), "/dev/stdout"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        ran = subprocess.run([sys.executable, "-m", "aiscore_trainer", *arguments],
                             text=True, check=False, stdout=pipe, stderr=subprocess.PIPE)
    assert ran.returncode == 141 and "Traceback" not in ran.stderr and "Exception" not in ran.stderr


@pytest.mark.parametrize(("arguments", "told"), [
    (["score", "a", "b", "--threads", "-3"], "--threads: -3 is less than 1"), (["suggest", "a", "b", "--seed", "-1"], "--seed: -1 is less than 0"),
    (["suggest", "a", "b", "--count", "0"], "--count: 0 is less than 1"), (["suggest", "a", "b", "--count", "x"], "--count: invalid"),
    (["scenarios", "a", "--events", "0"], "--events: 0 is less than 1"),
])
def test_a_number_that_makes_no_sense_is_refused_where_it_is_read(capsys, arguments, told):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2 and told in capsys.readouterr().err


def test_a_key_gets_no_name_that_a_file_of_trusted_keys_cannot_hold(tmp_path, capsys):
    assert main(["keys", "new", str(tmp_path / "site.key"), "--name", "our site"]) == 2
    assert "no name of a key" in capsys.readouterr().err and not (tmp_path / "site.key").exists()


def test_the_help_teaches_a_site_in_the_order_of_work(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    steps = [told.index(f"aiscore_trainer {step}") for step in ("keys new", "learn --baseline", "suggest", "learn --baseline last-week.jsonl.gz --labels")]
    assert steps == sorted(steps) and told.index("score today.jsonl.gz scores.jsonl --site site --trusted-keys") > steps[-1]
