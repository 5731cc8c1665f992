"""What `make demo LOG=file` makes of files: lines with times, or a sentence about what is wrong."""
import gzip
import re

import pytest

from tests.demo import lines
from tests.demo.page import write_page
from tests.demo.show import highest
from tests.demo.times import time_of


def rows_of(path):
    return lines.of_file(path)[0]


@pytest.mark.parametrize("content, words", [
    (b"", "no line with text"),
    (b"\n \n\t\n", "no line with text"),
    (bytes(range(256)) * 400, "binary"),
    (gzip.compress(b"a line\n" * 5000, mtime=0)[:60], "damaged gzip"),
])
def test_file_without_log_lines_is_refused_with_a_sentence(tmp_path, content, words):
    path = tmp_path / "some.log"
    path.write_bytes(content)
    with pytest.raises(lines.NoLog, match=words):
        lines.of_file(path)


def test_folder_and_missing_file_are_errors_of_the_system(tmp_path):
    with pytest.raises(IsADirectoryError):
        lines.of_file(tmp_path)
    with pytest.raises(FileNotFoundError):
        lines.of_file(tmp_path / "none.log")


def test_lines_with_broken_bytes_keep_them(tmp_path):
    path = tmp_path / "auth.log.1"
    path.write_bytes(b"caf\xe9\n\0\0after a crash\nlone\rreturn \x1b[31mred\x1b[0m\r\n\xff\xfe\n")
    rows = rows_of(path)
    assert [row["_raw"] for row in rows] == ["caf\udce9", "\0\0after a crash", "lone\rreturn \x1b[31mred\x1b[0m", "\udcff\udcfe"]
    assert {row["sourcetype"] for row in rows} == {"linux_secure"}


def test_gzip_and_utf_16_are_read(tmp_path):
    (tmp_path / "a.log.gz").write_bytes(gzip.compress(b"first\nsecond\n"))
    (tmp_path / "b.log").write_bytes("first\r\nsecond\r\n".encode("utf-16"))
    assert [[row["_raw"] for row in rows_of(tmp_path / name)] for name in ("a.log.gz", "b.log")] == [["first", "second"]] * 2


def test_overlong_line_is_cut_and_the_next_is_whole(tmp_path):
    path = tmp_path / "long.log"
    path.write_bytes(b"x" * (3 * lines.LINE_BYTES_MAX + 7) + b"\nnext\n")
    assert [len(row["_raw"]) for row in rows_of(path)] == [lines.LINE_BYTES_MAX, 4]


def test_long_file_is_taken_from_its_start_and_that_is_said(tmp_path):
    path = tmp_path / "many.log"
    path.write_bytes(b"line\n" * (lines.FILE_LINES_MAX + 1))
    rows, about = lines.of_file(path)
    assert len(rows) == lines.FILE_LINES_MAX and about.startswith("the first 20,000 lines")


@pytest.mark.parametrize("line, expected", [
    ("2026-11-25T18:30:00.5+02:00 web1 started", 1795624200.5),
    ("type=SYSCALL msg=audit(1634714054.351:39): success", 1634714054.351),
    ('::1 - - [23/Nov/2026:09:30:20 +0000] "GET / HTTP/1.1" 200 5', 1795426220.0),
    ("2026-02-31T00:00:00Z no such day", 5.0),
    ("[99/Foo/2026:09:30:20 +0000]", 5.0),
    ("no time", 5.0),
])
def test_time_is_what_the_line_says_or_that_of_the_line_before(line, expected):
    assert time_of(line, 5.0) == expected


def test_page_shows_what_an_attacker_wrote_as_text(tmp_path):
    evil = "<script>alert(1)</script>\x1b[2J\udce9\" onload='x'"
    row = {"_raw": evil, "_time": "1795624200", "host": evil, "sourcetype": evil, "ai_score": "0.9500", "ai_verdict": "malicious",
           "ai_source": "rules", "ai_reason": [evil, "two"], "ai_technique": "T1190"}
    unscored = {"_raw": "", "_time": "", "ai_score": "", "ai_verdict": "", "ai_source": "none"}
    write_page([row, unscored], evil, [("WARN", evil)], tmp_path / "index.html")
    page = (tmp_path / "index.html").read_text()
    assert "<script" not in page and "\x1b" not in page and "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=.?(https?:|//)", page) and "@import" not in page and "url(" not in page


def test_alike_events_are_shown_once_with_their_number_and_benign_ones_only_alone():
    attacks = [{"_raw": f"failed {port}", "ai_score": "0.9500", "ai_verdict": "malicious", "ai_source": "model", "ai_reason": "guessing"} for port in range(3)]
    daily = [{"_raw": f"daily {port}", "ai_score": "0.1000", "ai_verdict": "benign", "ai_source": "model"} for port in range(4)]
    assert [(row["_raw"], count) for row, count in highest(daily + attacks, 15)] == [("failed 0", 3)]
    assert [(row["_raw"], count) for row, count in highest(daily, 15)] == [("daily 0", 4)]
