"""The command against a scorer over real HTTPS, well and badly behaved: nothing lost, and the field says why."""
import glob
import json
import os
import time

import pytest

from aiscore_contract import ticket
from aiscore_splunk.client import HttpsClient, Origin
from tests.splunk.https_scorer import BEHAVIOURS, MODEL, HttpsScorer, score_of
from tests.splunkd import Search, SplunkHome, run

KEYS_TEXT = "k1 " + "ab" * 32 + "\n"
COLUMNS = {"ai_score", "ai_verdict", "ai_novelty", "ai_source", "ai_reason", "ai_technique", "ai_model", "ai_error"}

#: How scores are answered -> the word of ai_error. Whatever is not listed is a bad_response.
WORDS = {
    "status_400": "rejected", "status_401": "denied", "status_403": "denied", "status_404": "rejected", "status_413": "too_large",
    "413_and_close": "too_large", "status_422": "rejected",
    "422_first": "rejected", "422_beyond": "rejected", "422_twice": "rejected", "422_negative": "rejected", "422_truth": "rejected",
    "422_text": "rejected", "status_429": "overloaded", "status_429_late": "overloaded",
    "status_502": "unreachable", "status_503": "loading", "status_504": "timeout",
    "reset": "unreachable", "reset_in_body": "unreachable", "close": "unreachable",
    "hang": "timeout", "hang_in_head": "timeout", "hang_in_body": "timeout", "drip": "timeout", "drip_head": "timeout",
}
#: These end well: the answer is right, or what may be repeated was repeated.
HARMLESS = {"right", "slow", "401_once", "429_twice", "reset_once", "close_after_each", "422_poison", "hostile_texts"}
#: Fail for some requests only.
PARTIAL = {"500_every_other", "500_after_two", "hang_after_two"}
#: timeout= of a search that must wait it out. Long enough for a busy machine to make a connection in it, which is told by another word.
WAITED_OUT = "timeout=1.5"
METADATA_WORDS = {"status_404": "rejected", "garbage": "bad_response", "status_503": "loading", "array": "bad_response",
                  "hang": "timeout", "truncated": "bad_response", "close": "unreachable", "status_403": "denied"}


def rows_of(count, start=0):
    return [{"_raw": f"Nov 23 10:00:{number % 60:02d} web-1 sshd[{number}]: Failed password for u{number} é \"q\"",
             "_time": str(1763890000 + number), "host": "web-1", "sourcetype": "linux_secure", "kept": f"k{number}"}
            for number in range(start, start + count)]


def is_intact(search, rows):
    """Every row came back in order, what it held unchanged, with every column."""
    assert len(search.events) == len(rows)
    for event, row in zip(search.events, rows):
        assert COLUMNS <= set(event)
        assert {name: event[name] for name in row} == row
    assert search.exit_code == 0
    assert search.stderr == ""
    return True


@pytest.fixture
def home(tmp_path, authority, scorer):
    return home_for(tmp_path, authority, scorer)


def home_for(tmp_path, authority, scorer, lost_time_max_s=30, **settings):
    settings = {"url": scorer.url, "ca_file": authority.ca_file, **settings}
    return SplunkHome(tmp_path / "splunk", scorer=settings, search={"lost_time_max_s": lost_time_max_s})


@pytest.fixture
def hasty_home(tmp_path, authority, scorer):
    """For searches of many batches, of which many are waited for in vain."""
    return home_for(tmp_path, authority, scorer, lost_time_max_s=3)


def expected_score(event):
    return f"{score_of(event['_raw'], event.get('sourcetype', '')):.4f}"


def test_every_event_gets_the_score_of_its_own_text(home, scorer):
    rows = rows_of(700)
    search = run(home, ["batch_size=50"], rows, chunk_rows=300)
    assert is_intact(search, rows)
    for event in search.events:
        score = score_of(event["_raw"], event["sourcetype"])
        assert event["ai_score"] == f"{score:.4f}"
        assert event["ai_source"] == "model" and event["ai_model"] == MODEL and event["ai_error"] == ""
        assert event["ai_verdict"] == ("malicious" if score >= 0.9 else "suspicious" if score >= 0.5 else "benign")
        assert event["ai_reason"] == (["looks odd", 'says "no", twice'] if score > 0.5 else "")
        assert event["ai_technique"] == (["T1110", "T1078"] if score > 0.9 else "")
    assert search.messages == []
    assert sorted(len(request.events) for request in scorer.requests) == [50] * 14
    assert scorer.metadata_asked == 1


def test_equal_events_of_an_hour_are_sent_once(home, scorer):
    rows = [{"_raw": "same", "_time": str(1763888400 + number), "host": "h", "sourcetype": "s"} for number in range(500)]
    search = run(home, [], rows)
    assert is_intact(search, rows)
    assert [len(request.events) for request in scorer.requests] == [1]
    assert scorer.requests[0].events[0].time == "1763888400"


def test_context_that_the_admin_does_not_name_is_not_sent(home, authority, scorer):
    rows = rows_of(3)
    home.configure(scorer={"url": scorer.url, "ca_file": authority.ca_file}, search={"context_fields": "sourcetype"})
    for selects_fields in (True, False):
        assert is_intact(run(home, [], rows, selects_fields=selects_fields), rows)
    for request in scorer.requests:
        assert {(event.host, event.time, event.sourcetype) for event in request.events} == {("", "", "linux_secure")}


def test_secrets_do_not_leave_where_the_admin_says_so(home, authority, scorer):
    rows = [{"_raw": 'user=bob password=hunter2 note="\u00e9"', "sourcetype": "s", "host": "h", "_time": "1"},
            {"_raw": "x" * 40_000 + " password=hunter2", "sourcetype": "s", "host": "h", "_time": "1"}]
    assert is_intact(run(home, [], rows), rows)
    assert "hunter2" in scorer.requests[0].events[0].text
    home.configure(scorer={"url": scorer.url, "ca_file": authority.ca_file}, search={"redact_events": "true"})
    search = run(home, [], rows)
    assert is_intact(search, rows)
    assert [event.text for event in scorer.requests[1].events] == [
        'user=bob password=secret note="\u00e9"', "x" * 32_768 + "x" * (4_096 - 16) + " password=secret"]
    assert {event["ai_source"] for event in search.events} == {"model"}


@pytest.mark.parametrize("gzip", ["true", "false"])
def test_answer_is_the_same_with_gzip_and_without(authority, scorer, tmp_path, gzip):
    rows = rows_of(300)
    search = run(home_for(tmp_path, authority, scorer, gzip=gzip), [], rows)
    assert is_intact(search, rows)
    assert [event["ai_score"] for event in search.events] == [expected_score(event) for event in search.events]


@pytest.mark.parametrize("behaviour", sorted(set(BEHAVIOURS) - HARMLESS - PARTIAL))
def test_misbehaving_scorer_costs_its_score_and_nothing_else(home, scorer, behaviour):
    rows = rows_of(40)
    scorer.behave(behaviour)
    word = WORDS.get(behaviour, "bad_response")
    search = run(home, [WAITED_OUT] if word in ("timeout", "overloaded") else [], rows)
    assert is_intact(search, rows)
    assert {event["ai_source"] for event in search.events} == {"rules"}
    assert {event["ai_error"] for event in search.events} == {word}
    assert [level for level, _ in search.messages] == ["WARN"]
    assert word in search.messages[0][1]


@pytest.mark.parametrize("behaviour", sorted(HARMLESS))
def test_what_may_be_repeated_is_repeated(authority, scorer, tmp_path, behaviour):
    keys = tmp_path / "keys"
    keys.write_text(KEYS_TEXT)
    rows = rows_of(200)
    home = home_for(tmp_path, authority, scorer, key_file=str(keys))
    scorer.behave(behaviour)
    search = run(home, ["batch_size=20"], rows)
    assert is_intact(search, rows)
    assert {event["ai_source"] for event in search.events} == {"model"} and search.messages == []


def test_the_connection_that_has_rested_for_longest_is_asked_next(scorer):
    """A scorer holds back whoever asks again at once on the connection on which it has just refused somebody."""
    client = HttpsClient(Origin("localhost", scorer.port), 5.0)
    first, second = client._take(), client._take()
    client._give_back(first)
    client._give_back(second)
    assert client._take() is first and client._take() is second


def test_events_that_the_model_fails_on_cost_only_themselves(home, scorer):
    rows = rows_of(300)
    for number in (7, 8, 250):
        rows[number]["_raw"] += " poison"
    scorer.behave("422_poison")
    search = run(home, ["batch_size=50"], rows)
    assert is_intact(search, rows)
    for number, event in enumerate(search.events):
        if number in (7, 8, 250):
            assert (event["ai_source"], event["ai_error"]) == ("rules", "rejected") and event["ai_score"]
        else:
            assert (event["ai_source"], event["ai_score"]) == ("model", expected_score(event))
    assert sorted(len(request.events) for request in scorer.requests) == [48, 49] + [50] * 6
    (message,) = search.messages
    assert message[0] == "WARN" and "3 of 300 events" in message[1] and "the model fails on these events" in message[1]


def test_mode_model_leaves_only_refused_events_without_a_score(home, scorer):
    rows = rows_of(20)
    rows[3]["_raw"] += " poison"
    scorer.behave("422_poison")
    search = run(home, ["mode=model"], rows)
    assert is_intact(search, rows)
    assert [event["ai_source"] for event in search.events] == ["model"] * 3 + ["none"] + ["model"] * 16


@pytest.mark.parametrize("behaviour", sorted(PARTIAL))
def test_batches_that_were_answered_keep_their_scores(hasty_home, scorer, behaviour):
    rows = rows_of(300)
    scorer.behave(behaviour)
    search = run(hasty_home, ["batch_size=20", WAITED_OUT], rows)
    assert is_intact(search, rows)
    assert {event["ai_source"] for event in search.events} == {"model", "rules"}
    for event in search.events:
        if event["ai_source"] == "model":
            assert event["ai_score"] == expected_score(event) and event["ai_error"] == ""
        else:
            assert event["ai_error"] != ""
    assert len(search.messages) == 1


@pytest.mark.parametrize("behaviour", sorted(METADATA_WORDS))
def test_bad_metadata_is_a_fault_like_any_other(home, scorer, behaviour):
    rows = rows_of(10)
    scorer.behave("right", metadata=behaviour)
    search = run(home, [WAITED_OUT] if behaviour == "hang" else [], rows)
    assert is_intact(search, rows)
    assert {event["ai_error"] for event in search.events} == {METADATA_WORDS[behaviour]}
    assert scorer.requests == []


def shows(text):
    return text.isprintable() and not set(text) & set("\u202e\u2066\u0430\ufe0f\x1b\n\r")


def test_what_a_hostile_scorer_says_acts_on_no_screen(home, scorer):
    rows = rows_of(20)
    scorer.behave("hostile_texts")
    search = run(home, [], rows)
    assert is_intact(search, rows)
    for event in search.events:
        assert len(event["ai_reason"]) == len(event["ai_technique"]) == 2
        assert all(shows(text) for text in (*event["ai_reason"], *event["ai_technique"], event["ai_model"]))
        assert event["ai_reason"][1].startswith("seen: =second")  # no formula in a spreadsheet
        assert event["ai_score"] == expected_score(event)
    scorer.behave("hostile_error")
    search = run(home, [], rows)
    assert is_intact(search, rows) and shows(search.messages[0][1]) and "owned" in search.messages[0][1]
    with open(home.log, encoding="ascii") as log:
        assert len(log.readlines()) == 2 and shows(search.messages[0][1])


@pytest.mark.parametrize("names, days", [("DNS:elsewhere.example", 2), ("DNS:localhost", -1)])
def test_scorer_that_cannot_prove_itself_gets_no_event(authority, tmp_path, names, days):
    rows = rows_of(5)
    with HttpsScorer(*authority.issue(f"bad{days}", names, days)) as impostor:
        search = run(home_for(tmp_path, authority, impostor), [], rows)
    assert is_intact(search, rows)
    assert {event["ai_error"] for event in search.events} == {"tls"}
    assert impostor.requests == [] and impostor.metadata_asked == 0


@pytest.mark.parametrize("ca_file", ["absent.pem", "no-certificate.pem", ""])
def test_wrong_authority_is_told_as_tls(authority, scorer, tmp_path, ca_file):
    (tmp_path / "no-certificate.pem").write_text("hello")
    search = run(home_for(tmp_path, authority, scorer, ca_file=str(tmp_path / ca_file) if ca_file else ""), [], rows_of(5))
    assert is_intact(search, rows_of(5))
    assert {event["ai_error"] for event in search.events} == {"tls"}


def test_ticket_goes_with_every_request_and_never_into_the_log(authority, scorer, tmp_path):
    keys = tmp_path / "keys"
    keys.write_text(KEYS_TEXT)
    home = home_for(tmp_path, authority, scorer, key_file=str(keys))
    search = run(home, ["max_events=77"], rows_of(50), user="erika", sid="17.4")
    assert {event["ai_source"] for event in search.events} == {"model"}
    assert len(scorer.tickets) == 2
    for authorization in scorer.tickets:
        scheme, _, text = authorization.partition(" ")
        claims = ticket.verify(text, ticket.parse_keys(KEYS_TEXT), time.time())
        assert (scheme, claims.user, claims.sid, claims.quota_events) == ("Bearer", "erika", "17.4", 77)
    with open(home.log, encoding="utf-8") as log:
        text = log.read()
    assert "aiscore1." not in text and "abab" not in text and '"user":"erika"' in text


@pytest.mark.parametrize("keys", ["", "k1 short", None])
def test_unusable_key_file_is_told_as_denied_without_showing_it(authority, scorer, tmp_path, keys):
    path = tmp_path / "keys"
    if keys is not None:
        path.write_text(keys)
    search = run(home_for(tmp_path, authority, scorer, key_file=str(path)), [], rows_of(5))
    assert is_intact(search, rows_of(5))
    assert {event["ai_error"] for event in search.events} == {"denied"}
    assert "short" not in search.messages[0][1]
    assert scorer.tickets == []


def test_mode_model_leaves_the_score_empty_where_the_scorer_fails(home, scorer):
    scorer.behave("status_500")
    search = run(home, ["mode=model"], rows_of(20))
    assert is_intact(search, rows_of(20))
    assert {(event["ai_score"], event["ai_verdict"], event["ai_source"], event["ai_error"]) for event in search.events} == {
        ("", "", "none", "bad_response")}
    assert len(search.messages) == 1


def test_events_past_max_events_are_scored_by_rules(home):
    rows = rows_of(100)
    search = run(home, ["max_events=30"], rows, chunk_rows=20)
    assert is_intact(search, rows)
    assert [event["ai_source"] for event in search.events] == ["model"] * 30 + ["rules"] * 70
    assert {event["ai_error"] for event in search.events[30:]} == {"budget"}
    assert len(search.messages) == 1 and "70 events past max_events=30" in search.messages[0][1]


def test_open_breaker_spares_the_next_search_the_wait(home, scorer):
    scorer.behave("status_503")
    run(home, [], rows_of(5))
    asked = len(scorer.requests)
    (path,) = glob.glob(os.path.join(home.path, "var", "run", "splunk", "aiscore", "breaker-*.json"))
    with open(path, "r+", encoding="ascii") as file:
        state = json.load(file)
        assert state["until_s"] > state["failed_s"]
        # Seconds are less than a slow machine may need to start the next search.
        file.seek(0)
        file.truncate()
        json.dump({**state, "until_s": time.time() + 60}, file)
    second = run(home, [], rows_of(5))
    assert {event["ai_error"] for event in second.events} == {"breaker_open"}
    assert len(scorer.requests) == asked
    os.remove(path)
    scorer.behave("right")
    third = run(home, [], rows_of(5))
    assert {event["ai_source"] for event in third.events} == {"model"}


def test_impatient_search_does_not_turn_others_to_the_rules(home, scorer):
    scorer.behave("slow", seconds=2.5)
    hasty = run(home, ["timeout=1"], rows_of(5))
    assert {event["ai_error"] for event in hasty.events} == {"timeout"}
    patient = run(home, [], rows_of(5))
    assert {event["ai_source"] for event in patient.events} == {"model"}


def test_time_lost_to_a_dead_scorer_is_bounded_for_the_whole_search(hasty_home, scorer):
    rows = rows_of(2000)
    scorer.behave("hang")
    search = run(hasty_home, ["timeout=1", "batch_size=10"], rows, chunk_rows=100)
    assert is_intact(search, rows)
    assert {event["ai_error"] for event in search.events} <= {"timeout", "budget", "breaker_open"}
    (line,) = hasty_home.log_lines()
    assert line["model_ms"] < 20_000  # 50 s without the bound of 3 s


def test_log_has_one_line_for_a_search(home):
    run(home, ["batch_size=10"], rows_of(100), chunk_rows=25, sid="17.4")
    (line,) = home.log_lines()
    assert line["sid"] == "17.4" and line["rows"] == line["unique"] == 100 and line["chunks"] == 4
    assert line["batches"] == 12 and line["fallback_rows"] == 0 and line["reason"] == ""
    assert line["model"] == MODEL and line["model_ms"] >= 0


def test_two_hundred_thousand_events_come_back_in_order(home):
    total, number = 200_000, 0
    with Search(home, []) as search:
        for event in search.stream({"_raw": f"event {number % 5000}", "n": str(number)} for number in range(total)):
            assert event["n"] == str(number) and event["ai_score"] == expected_score(event)
            number += 1
    assert number == total
