"""Files that the trainer writes are there whole, or as they were."""
from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading

import pytest

from aiscore_trainer.whole import whole, write_text


def test_a_file_whose_writing_fails_is_left_as_it_was(tmp_path):
    path = tmp_path / "scores.jsonl"
    path.write_text("before\n")
    with pytest.raises(RuntimeError), whole(path) as file:
        file.write("half")
        raise RuntimeError
    assert path.read_text() == "before\n" and list(tmp_path.iterdir()) == [path]


def test_nothing_of_the_new_file_is_seen_before_it_is_whole(tmp_path):
    path = tmp_path / "scores.jsonl"
    with whole(path) as file:
        file.write("first\n")
        file.flush()
        assert not path.exists()
    assert path.read_text() == "first\n"


def test_of_two_writers_at_once_one_wins_and_nothing_is_mixed(tmp_path):
    path = tmp_path / "scores.jsonl"
    with whole(path) as one, whole(path) as other:
        one.write("a" * 100_000)
        other.write("b" * 100_000)
    assert path.read_text() in ("a" * 100_000, "b" * 100_000) and list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    path, read = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_text()))
    reader.start()
    write_text(path, "told\n")
    reader.join()
    assert read == ["told\n"] and stat.S_ISFIFO(path.stat().st_mode)


def test_a_link_stays_a_link_and_its_file_keeps_who_may_read_it(tmp_path):
    kept, link = tmp_path / "kept.jsonl", tmp_path / "link.jsonl"
    kept.write_text("before\n")
    kept.chmod(0o600)
    link.symlink_to(kept)
    write_text(link, "after\n")
    assert link.is_symlink() and kept.read_text() == "after\n" and stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_new_file_may_be_read_by_whom_the_users_mask_lets(tmp_path):
    mask = os.umask(0o027)
    try:
        write_text(tmp_path / "new" / "scores.jsonl", "told\n")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new" / "scores.jsonl").stat().st_mode) == 0o640


def test_what_a_shell_opened_is_added_to_and_not_replaced(tmp_path):
    path = tmp_path / "all.jsonl"
    code = "from pathlib import Path; from aiscore_trainer.whole import write_text; write_text(Path('/dev/stdout'), 'told\\n')"
    subprocess.run(["sh", "-c", f'{{ echo before; "{sys.executable}" -c "{code}"; echo after; }} > "{path}"'], check=True)
    assert path.read_text() == "before\ntold\nafter\n"
