"""The saved template cache: a scorer that starts again knows what it knew, and no file in its folder stops it or changes a score."""

import os
import resource
import shutil
import signal
import stat
import time
from collections import Counter

import pytest
from double import score_of
from remembering import RememberingEncoder
from running import ask, running, wait_until

from aiscore_contract import wire
from aiscore_contract.event import Event
from aiscore_server.log import Log
from aiscore_server.template_cache import ANY_SHARE, DUE_SHARE, LEFT_AFTER_S, Keeper, TemplateFolder, key_of

EVENTS = tuple(Event(f"template{number} of event", "linux_secure", "gate") for number in range(400))


@pytest.fixture
def serve(tmp_path):
    """Starts servers that remember: `serve(bundle=..., table__name=value)`."""
    def start(**settings):
        return running(tmp_path, program="remembering.py", **{"model__template_cache": str(tmp_path / "templates"), **settings})
    return start


def told(server, events=EVENTS):
    """How many of the events' templates were known, and how many were read; their scores are what they always are."""
    answer = ask(server, events)
    assert answer.status_code == 200, answer.text
    response = wire.decode_response(answer.content, len(events))
    assert response.scores == tuple(map(score_of, events))
    return Counter(reasons[0] for reasons in response.reasons)


def names(folder):
    return sorted(path.name for path in (folder / "templates").iterdir())


# -- from start to start --------------------------------------------------------------------------


def test_a_server_that_starts_again_knows_the_templates_of_the_one_before(serve, tmp_path):
    with serve() as server:
        assert told(server) == {"read": 400}
        assert server.metric("aiscore_template_cache_loaded") == server.metric("aiscore_template_cache_saved_seconds") == 0
        assert server.stop() == 0
        (saved,) = server.log_lines("template_cache_saved")
        assert (saved["worker"], saved["bytes"]) == ("trusted", (tmp_path / "templates" / "trusted.templates").stat().st_size)
    with serve() as server:
        (loaded,) = server.log_lines("template_cache_loaded")
        # Those of the smoke test were known already.
        assert loaded["templates"] == server.metric("aiscore_template_cache_loaded") == 400 <= saved["templates"]
        assert abs(server.metric("aiscore_template_cache_saved_seconds") - time.time()) < 300
        assert told(server) == {"known": 400}
        assert server.metric("aiscore_cache_hit_rate") > 0.9
        assert server.stop() == 0
        assert not server.log_lines("template_cache_saved"), "nothing was new"


def test_without_the_setting_nothing_is_kept(serve, tmp_path):
    with serve(model__template_cache=None) as server:
        assert told(server) == {"read": 400}
        assert server.metric("aiscore_template_cache_loaded") == 0
        assert server.stop() == 0
        assert not [line for line in server.log_lines() if line["event"].startswith("template_cache")]
    assert not (tmp_path / "templates").exists()


def test_only_the_service_reads_what_is_saved_and_no_word_of_an_event_is_in_it(serve, tmp_path):
    with serve() as server:
        told(server, [Event("payroll secret", "hr", "treasury")])
        server.stop()
    folder, file = tmp_path / "templates", tmp_path / "templates" / "trusted.templates"
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)
    assert names(tmp_path) == ["trusted.templates"]
    for word in (b"payroll", b"secret", b"treasury"):
        assert word not in file.read_bytes()


def test_a_killed_worker_loses_only_what_was_new_since_the_last_saving(serve):
    with serve(model__template_cache_save_s=0.2) as server:
        told(server)
        wait_until(lambda: server.log_lines("template_cache_saved"), "saved while it goes on")
        os.kill(server.worker_pid(), signal.SIGKILL)
        wait_until(lambda: len(server.log_lines("worker_ready")) == 2, "its successor is there")
        server.wait_ready()
        assert told(server) == {"known": 400}


def test_a_worker_that_replaces_another_knows_what_that_knew(serve):
    with serve() as server:
        told(server)
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: server.log_lines("reload_done"), "reloaded")
        assert told(server) == {"known": 400}


def test_a_worker_that_has_grown_too_large_hands_on_what_it_knew(serve):
    with serve(worker__worker_growth_max_mb=60) as server:
        told(server)
        ask(server, [Event(f"{number} GROW") for number in range(4)])
        wait_until(lambda: server.log_lines("worker_recycled"), "replaced")
        assert told(server) == {"known": 400}


def test_the_new_one_reads_nothing_of_another_encoder_and_saves_its_own(serve):
    with serve(bundle="double 1.0.0") as server:
        told(server)
        server.stop()
    with serve(bundle="other 1.0.0") as server:
        (ignored,) = server.log_lines("template_cache_ignored")
        assert (ignored["file"], ignored["problem"]) == ("trusted.templates", "it was made by another encoder: 'double', not 'other'")
        assert told(server) == {"read": 400}
        server.stop()
    with serve(bundle="other 1.0.0") as server:
        assert told(server) == {"known": 400}


def test_another_private_key_reads_nothing(serve, tmp_path):
    import datetime

    from aiscore_server import authority

    with serve() as server:
        told(server)
        server.stop()
    authority.renew(tmp_path, [], datetime.datetime.now(datetime.timezone.utc))
    with serve() as server:
        assert "written with another key" in server.log_lines("template_cache_ignored")[0]["problem"]
        assert told(server) == {"read": 400}


def test_the_scorer_that_ships_knows_its_templates_again_and_scores_to_the_bit_as_it_did(tmp_path):
    pytest.importorskip("tensorflow", reason="the model runs on the scorer's host only")
    events = tuple(Event(f"{word} {verb} by service of {kind} volume", "app", "gate")
                   for word in ("disk", "login", "query") for verb in ("failed", "opened", "started") for kind in ("payroll", "backup", "guest"))
    events += (Event("Mar  3 09:13:11 web01 sshd[212]: Failed password for invalid user oracle from 203.0.113.9 port 40100 ssh2", "linux_secure", "web01"),)
    answers, misses = [], []
    for _ in range(2):
        with running(tmp_path, is_awaited=False, program="-m aiscore_server serve --config", model__device="cpu",
                     model__template_cache=str(tmp_path / "templates")) as server:
            server.wait_ready(300)
            answer = ask(server, events)
            assert answer.status_code == 200, answer.text
            answers.append(wire.decode_response(answer.content, len(events)))
            misses.append(statistic(server, "template_cache_misses"))
            assert server.stop() == 0
    assert (answers[0].scores, answers[0].reasons, answers[0].techniques) == (answers[1].scores, answers[1].reasons, answers[1].techniques)
    # Those of the smoke test alone are read anew.
    assert misses[0] - misses[1] >= len(events) - 1 and misses[1] <= 3


def statistic(server, name):
    with server.client() as client:
        page = client.get(wire.METRICS_PATH).text
    return next(float(line.rsplit(" ", 1)[1]) for line in page.splitlines() if line.startswith("aiscore_scorer_statistic") and f'name="{name}"' in line)


# -- several workers --------------------------------------------------------------------------------


def test_each_worker_has_a_file_and_knows_its_own_templates_again(serve, tmp_path):
    with serve(model__workers=3) as server:
        assert told(server) == {"read": 400}
        server.stop()
    assert names(tmp_path) == [f"trusted-{number}.templates" for number in (1, 2, 3)]
    with serve(model__workers=3) as server:
        loaded = server.log_lines("template_cache_loaded")
        assert len(loaded) == 3 and all(0 < line["templates"] < 400 for line in loaded)
        assert told(server) == {"known": 400}


@pytest.mark.parametrize("before, after", [(1, 3), (3, 1), (2, 3)])
def test_after_the_number_of_workers_has_changed_what_was_known_is_not_lost_and_old_files_go(serve, tmp_path, before, after):
    with serve(model__workers=before) as server:
        told(server)
        server.stop()
    with serve(model__workers=after) as server:
        found = told(server)
        # Those who have a file of their own keep to it; the others, and all where nobody has, know everything.
        assert found["known"] >= (400 if (before, after) != (2, 3) else 200)
        told(server, tuple(Event(f"more{number} of it") for number in range(100)))
        server.stop()
    expected = ["trusted.templates"] if after == 1 else [f"trusted-{number}.templates" for number in range(1, after + 1)]
    assert names(tmp_path) == expected


def test_what_an_untrusted_event_may_have_written_reaches_no_trusted_one(serve, tmp_path):
    untrusted = tuple(Event(event.text, "web:proxy") for event in EVENTS)
    with serve(untrusted__untrusted_sourcetypes=["web:*"]) as server:
        wait_until(lambda: len(server.log_lines("worker_ready")) == 2, "both are there")
        assert told(server, untrusted) == {"read": 400}
        server.stop()
    folder = tmp_path / "templates"
    assert "untrusted.templates" in names(tmp_path)
    (folder / "trusted.templates").unlink(missing_ok=True)
    with serve(untrusted__untrusted_sourcetypes=["web:*"]) as server:
        wait_until(lambda: len(server.log_lines("worker_ready")) == 2, "both are there")
        assert told(server) == {"read": 400}
        assert told(server, untrusted) == {"known": 400}
        assert not server.log_lines("template_cache_ignored"), "nobody so much as opens the other's"
        server.stop()
    shutil.copy(folder / "untrusted.templates", folder / "trusted.templates")
    with serve() as server:
        assert server.log_lines("template_cache_ignored")[0]["problem"] == "it is not of the pool trusted"
        assert told(server) == {"read": 400}


# -- what cannot be used ------------------------------------------------------------------------------


def spoilt(content):
    return {"nothing": b"", "half of it": content[:len(content) // 2], "a changed bit": content[:300] + bytes([content[300] ^ 1]) + content[301:],
            "a pickle": b"\x80\x04cos\nsystem\n", "more behind it": content + b"\0"}


@pytest.mark.parametrize("name", spoilt(bytes(400)))
def test_a_spoilt_file_is_one_line_of_the_log_and_is_replaced(serve, tmp_path, name):
    with serve() as server:
        told(server)
        server.stop()
    file = tmp_path / "templates" / "trusted.templates"
    file.write_bytes(spoilt(file.read_bytes())[name])
    with serve() as server:
        (ignored,) = server.log_lines("template_cache_ignored")
        assert ignored["file"] == "trusted.templates" and ignored["problem"]
        assert told(server) == {"read": 400}
        assert server.stop() == 0
    with serve() as server:
        assert told(server) == {"known": 400}


def test_a_link_a_pipe_and_a_folder_in_its_place_are_not_read(serve, tmp_path):
    folder, outside = tmp_path / "templates", tmp_path / "outside"
    with serve() as server:
        told(server)
        server.stop()
    file = folder / "trusted.templates"
    shutil.move(file, outside)
    for put, problem in ((lambda: file.symlink_to(outside), "it cannot be read"), (lambda: os.mkfifo(file), "it is no plain file"),
                         (file.mkdir, "it cannot be read")):
        put()
        with serve() as server:
            assert server.log_lines("template_cache_ignored")[0]["problem"].startswith(problem)
            assert told(server) == {"read": 400}
            server.stop()
        (file.rmdir if file.is_dir() and not file.is_symlink() else file.unlink)()
    assert outside.exists()


@pytest.mark.parametrize("name, problem", [("a file", "Not a directory|must belong to the service alone|File exists"), ("below nothing", "No such file"),
                                           ("open to others", "must belong to the service alone")])
def test_a_folder_that_cannot_be_used_is_one_line_of_the_log_and_the_service_goes_on_without(serve, tmp_path, name, problem):
    import re

    folder = tmp_path / "templates"
    if name == "a file":
        folder.write_text("")
    elif name == "below nothing":
        folder = tmp_path / "nowhere" / "templates"
    else:
        folder.mkdir()
        folder.chmod(0o777)
    with serve(model__template_cache=str(folder), model__workers=2) as server:
        (line,) = server.log_lines("template_cache_unusable")
        assert re.search(problem, line["problem"])
        assert told(server) == {"read": 400}
        assert server.stop() == 0
        assert not server.log_lines("template_cache_saved")


def test_a_folder_that_cannot_be_written_to_is_told_once_and_again_after_it_could(serve, tmp_path):
    folder, away = tmp_path / "templates", tmp_path / "away"
    with serve(model__template_cache_save_s=0.1) as server:
        folder.rename(away)
        told(server)
        wait_until(lambda: server.log_lines("template_cache_not_saved"), "it could not be saved")
        time.sleep(0.8)
        (line,) = server.log_lines("template_cache_not_saved")
        assert (line["problem"], line["folder"]) == ("No such file or directory", str(folder))
        away.rename(folder)
        wait_until(lambda: server.log_lines("template_cache_saved"), "it is saved")
        assert told(server) == {"known": 400}


def test_an_encoder_that_cannot_say_what_it_is_keeps_nothing_and_the_service_goes_on(serve):
    with serve(bundle="unnamed 1.0.0") as server:
        assert told(server) == {"read": 400}
        assert server.stop() == 0
        assert server.log_lines("template_cache_unusable") and not server.log_lines("template_cache_saved")


# -- a keeper alone -----------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path):
    """A folder, what a keeper of a lane in it is made with, and the lines of its log."""
    tmp_path.chmod(0o700)
    folder = TemplateFolder(tmp_path, key_of(b"secret"))
    (tmp_path / "log").touch()
    log = Log(os.open(tmp_path / "log", os.O_WRONLY | os.O_APPEND))

    def keeper(lane="trusted", encoder=None):
        return Keeper(folder, lane, encoder or RememberingEncoder("double"), log)

    keeper.folder, keeper.lines = folder, lambda: (tmp_path / "log").read_text().splitlines()
    return keeper


def read(encoder, count, stem="template"):
    for number in range(count):
        encoder.is_known(f"{stem}{number}")
    return encoder


def test_little_that_is_new_waits_and_is_saved_in_the_end(kept):
    encoder = RememberingEncoder("double")
    keeper, path = kept(encoder=encoder), kept.folder.path("trusted")
    keeper.save(ANY_SHARE)
    keeper.close()
    assert not path.exists(), "there is nothing"
    read(encoder, 1_000)
    keeper.save(DUE_SHARE)
    keeper.close()
    size = path.stat().st_size
    read(encoder, 10, "other")
    keeper.save(DUE_SHARE)
    keeper.close()
    assert path.stat().st_size == size
    keeper.save(ANY_SHARE)
    keeper.close()
    fresh = RememberingEncoder("double")
    kept(encoder=fresh).load()
    assert fresh.known() == encoder.known() and fresh.cached == 1_010


def test_a_full_disk_leaves_the_last_file_as_it_was_and_nothing_beside_it(kept, tmp_path):
    encoder = read(RememberingEncoder("double"), 500)
    keeper, path = kept(encoder=encoder), kept.folder.path("trusted")
    encoder.misses += 1
    keeper.save(ANY_SHARE)
    keeper.close()
    before = path.read_bytes()
    read(encoder, 5_000, "other")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, limits[1]))
    try:
        for _ in range(3):
            keeper.save(ANY_SHARE)
            keeper.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert sorted(os.listdir(tmp_path)) == ["log", "trusted.templates"]
    assert sum("template_cache_not_saved" in line for line in kept.lines()) == 1
    keeper.save(ANY_SHARE)
    keeper.close()
    assert path.stat().st_size > len(before)


def test_two_workers_of_one_lane_leave_one_whole_file(kept, tmp_path):
    """As while one is being replaced by another; here one process is both."""
    first, second = (read(RememberingEncoder("double"), count) for count in (0, 0))
    keepers = [kept(encoder=first), kept(encoder=second)]
    read(first, 3_000)
    read(second, 2_000, "other")
    for keeper in keepers:
        keeper.save(ANY_SHARE)
    for keeper in keepers:
        keeper.close()
    fresh = RememberingEncoder("double")
    kept(encoder=fresh).load()
    assert fresh.known() in (first.known(), second.known())


def test_tidying_leaves_files_of_others_and_whatever_is_still_of_use(kept, tmp_path):
    for name in ("trusted.templates", "trusted-1.templates", "untrusted.templates", "notes.txt", "trusted.templates.old", ".trusted-1.templates.77"):
        (tmp_path / name).write_bytes(b"x")
    kept.folder.tidy(["trusted-1", "trusted-2"])
    assert {"trusted.templates", "untrusted.templates", ".trusted-1.templates.77"} <= set(os.listdir(tmp_path))
    (tmp_path / "trusted-2.templates").write_bytes(b"x")
    old_s = time.time() - 2 * LEFT_AFTER_S
    os.utime(tmp_path / ".trusted-1.templates.77", (old_s, old_s))
    kept.folder.tidy(["trusted-1", "trusted-2"])
    assert sorted(os.listdir(tmp_path)) == ["log", "notes.txt", "trusted-1.templates", "trusted-2.templates", "trusted.templates.old"]


def test_the_key_is_not_shown_and_tells_nothing_of_the_secret(kept):
    assert kept.folder.key.hex() not in repr(kept.folder) and repr(kept.folder.key) not in repr(kept.folder)
    assert key_of(b"secret") != key_of(b"secret2") and len(key_of(b"secret")) == 32
