"""The connection test as splunkd calls it: what is posted is checked as if it were saved, asked with, and not saved."""
import json
import sys
import time

import confs
import pytest
from rest_stand_in import ask

broker = pytest.importorskip("aiscore_splunk.broker")
if str(confs.APP) not in sys.path:
    sys.path.append(str(confs.APP))
from aiscore_contract import ticket as contract  # noqa: E402
from tests.splunk.authority import Authority  # noqa: E402
from tests.splunk.https_scorer import BEHAVIOURS, HttpsScorer  # noqa: E402

KEY, OTHER = "k1 " + "ab" * 32, "k9 " + "cd" * 32


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def scorer(authority):
    """A scorer that looks at tickets, as the real one does."""
    def look(handler, request):
        try:
            contract.verify((handler.headers.get("Authorization") or "").replace("Bearer ", ""), contract.parse_keys(KEY),
                            time.time())
        except contract.TicketError:
            return BEHAVIOURS["status_401"](handler, request)
        return BEHAVIOURS["right"](handler, request)
    with HttpsScorer(*authority.issue("scorer")) as running:
        running.behaviour = look
        yield running


@pytest.fixture
def there(scorer, authority):
    """The settings that reach the scorer."""
    return {"url": scorer.url, "ca_file": authority.ca_file, "ticket_source": "broker"}


def outcome(handlers, splunkd, body, **others):
    status, found = ask(handlers.ConnectionHandler, splunkd, payload=body, **others)
    assert status == 200
    return found


def test_what_is_entered_is_tried_and_not_stored(handlers, splunkd, scorer, there, app_home):
    found = outcome(handlers, splunkd, {"scorer": there, "keys": KEY}, user="eve")
    assert (found["ok"], found["word"], found["url"]) == (True, "ok", scorer.url)
    assert (splunkd.confs, splunkd.passwords, splunkd.app, list((app_home / "local").iterdir())) == ({}, {}, {}, [])
    claims = contract.verify(scorer.tickets[-1].split(" ")[1], contract.parse_keys(KEY), time.time())
    assert (claims.user, claims.quota_events) == ("eve", 1)


def test_stored_key_is_used_where_none_is_entered(handlers, splunkd, there):
    splunkd.passwords["aiscore:scorer:"] = broker.stored_form(KEY)
    assert outcome(handlers, splunkd, {"scorer": there})["word"] == "ok"


def test_saved_settings_are_tried_where_nothing_is_posted(handlers, splunkd, there, app_home):
    (app_home / "local/aiscore.conf").write_text("[scorer]\n" + "\n".join(f"{name} = {value}" for name, value in there.items()))
    splunkd.passwords["aiscore:scorer:"] = broker.stored_form(KEY)
    assert outcome(handlers, splunkd, {})["word"] == "ok"


def test_wrong_key_no_key_and_a_key_file_are_told_apart(handlers, splunkd, there, app_home):
    assert outcome(handlers, splunkd, {"scorer": there, "keys": OTHER})["word"] == "denied"
    assert outcome(handlers, splunkd, {"scorer": there})["word"] == "no_key"
    by_file = {**there, "ticket_source": "key_file", "key_file": "tickets.keys"}
    assert outcome(handlers, splunkd, {"scorer": by_file})["word"] == "no_key"
    (app_home / "tickets.keys").write_text(KEY)
    assert outcome(handlers, splunkd, {"scorer": by_file})["word"] == "ok"
    assert outcome(handlers, splunkd, {"scorer": {**there, "ticket_source": "key_file"}})["word"] == "denied"


def test_password_store_that_fails_is_told(handlers, splunkd, there):
    splunkd.broken = 500
    found = outcome(handlers, splunkd, {"scorer": there})
    assert (found["word"], "password store" in found["detail"]) == ("no_key", True)


@pytest.mark.parametrize("body", [
    {"scorer": {"url": "http://169.254.169.254/"}}, {"scorer": {"url": "https://user@evil.example"}}, {"scorer": {"url": "file:///etc/passwd"}},
    {"scorer": {"url": "https://a/\r\nHost: b"}}, {"scorer": {"url": "https://a:99999"}}, {"scorer": {"url": ["https://a"]}},
    {"scorer": {"ca_file": "a\nurl = https://b"}}, {"scorer": {"host": "evil.example"}}, {"url": "https://evil.example"}, {"keys": "k1 nothex"},
    "[]", "{", "", "x" * 70_000,
])
def test_body_that_could_not_be_saved_is_not_tried(handlers, splunkd, body):
    status, found = ask(handlers.ConnectionHandler, splunkd, payload=body)
    assert status == 400 and found["error"] and "nothex" not in json.dumps(found)
    assert splunkd.asked == []


def test_only_post_tests(handlers, splunkd):
    assert ask(handlers.ConnectionHandler, splunkd, method="GET")[0] == 405
    assert splunkd.asked == []


def test_test_is_noted_in_the_log_with_who_and_what_came_of_it(handlers, splunkd, app_home):
    outcome(handlers, splunkd, {"scorer": {"url": "https://127.0.0.1:1", "ticket_source": "broker"}, "keys": KEY}, user="eve")
    text = (app_home.parents[1] / "var/log/splunk/aiscore.log").read_text()
    line = json.loads(text)
    assert (line["event"], line["user"], line["outcome"], line["changed"]) == (
        "connection_test", "eve", "refused", ["scorer.url", "scorer.ticket_source"])
    assert "127.0.0.1" not in text and "abab" not in text


def test_no_key_or_ticket_is_in_any_answer(handlers, splunkd, there):
    for keys in (KEY, OTHER):
        found = json.dumps(outcome(handlers, splunkd, {"scorer": there, "keys": keys}))
        assert "abab" not in found and "cdcd" not in found and contract.PREFIX not in found
