"""Tickets of a search: signed or asked for, kept, renewed in time, never shown."""
import json

import pytest

from aiscore_contract import ticket as contract
from aiscore_splunk.faults import Fault
from aiscore_splunk.ticket import RENEW_BEFORE_S, Broker, KeyFile, Tickets
from tests.splunk.doubles import Clock
from tests.splunkd import RestServer, SplunkHome, run

KEYS_TEXT = "k2 " + "ab" * 32 + "\nk1 " + "cd" * 32 + "\n"
KEYS = contract.parse_keys(KEYS_TEXT)


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "keys"
    path.write_text(KEYS_TEXT)
    return path


def source(key_file, user="erika", sid="1.2", quota=50):
    return KeyFile(str(key_file), user, sid, quota)


def test_a_ticket_says_who_searches_what_and_how_much(key_file):
    text, expires_s = source(key_file)(1000.7)
    claims = contract.verify(text, KEYS, 1000.0)
    assert (claims.user, claims.sid, claims.quota_events, claims.expires_s) == ("erika", "1.2", 50, 1600)
    assert expires_s == 1600


def test_a_search_without_name_or_id_has_a_ticket_all_the_same(key_file):
    claims = contract.verify(source(key_file, "", "")(0.0)[0], KEYS, 0.0)
    assert (claims.user, claims.sid) == ("unknown", "unknown")
    assert len(contract.verify(source(key_file, "u" * 999)(0.0)[0], KEYS, 0.0).user) == 256


def test_a_ticket_is_kept_until_shortly_before_it_expires(key_file):
    clock = Clock(1000.0)
    tickets = Tickets(source(key_file), clock)
    first = tickets.current()
    clock.now_s = 1600.0 - RENEW_BEFORE_S
    assert tickets.current() == first
    clock.now_s += 1.0
    assert contract.verify(tickets.current(), KEYS, clock.now_s).expires_s > 1600


def test_a_refused_ticket_is_not_used_again(key_file):
    clock = Clock(1000.0)
    tickets = Tickets(source(key_file), clock)
    first = tickets.current()
    clock.now_s += 1.0
    tickets.refused("another")
    assert tickets.current() == first
    tickets.refused(first)
    assert tickets.current() != first


def test_a_clock_set_back_brings_a_new_ticket(key_file):
    clock = Clock(10_000.0)
    tickets = Tickets(source(key_file), clock)
    tickets.current()
    clock.now_s = 1000.0
    assert contract.verify(tickets.current(), KEYS, 1000.0).expires_s == 1600


def test_a_rotated_key_signs_the_next_ticket(key_file):
    clock = Clock(1000.0)
    tickets = Tickets(source(key_file), clock)
    tickets.current()
    key_file.write_text("k3 " + "ef" * 32)
    clock.now_s = 1590.0
    assert contract.verify(tickets.current(), {"k3": bytes.fromhex("ef" * 32)}, 1590.0)


def test_without_a_source_no_ticket_goes_out():
    assert Tickets(None, Clock()).current() is None


# -- the broker ------------------------------------------------------------------------------------------

class Splunkd:
    """Answers as the broker does, and notes what it was asked."""

    def __init__(self, status=200, answer=None):
        self.status = status
        self.answer = json.dumps({"ticket": "aiscore1.e30.xx", "expires_s": 1600}).encode() if answer is None else answer
        self.asked = []

    def __call__(self, method, url, session_key, document=None, timeout_s=None):
        self.asked.append((method, url, session_key, document))
        return self.status, self.answer


def broker(call):
    return Broker("https://127.0.0.1:8089", "session", "1.2", 50, call)


def test_the_broker_is_asked_with_the_session_of_who_searches():
    call = Splunkd()
    assert broker(call)(1000.0) == ("aiscore1.e30.xx", 1600.0)
    assert call.asked == [("POST", "https://127.0.0.1:8089/services/aiscore/ticket", "session", {"sid": "1.2", "events": 50})]


@pytest.mark.parametrize("call", [
    Splunkd(0, b""), Splunkd(401), Splunkd(403), Splunkd(503), Splunkd(answer=b""), Splunkd(answer=b"[]"), Splunkd(answer=b"{}"),
    Splunkd(answer=b'{"ticket": 7, "expires_s": 1}'), Splunkd(answer=b'{"ticket": "a", "expires_s": "soon"}'),
    Splunkd(answer=b'{"ticket": "a\\r\\nX: y", "expires_s": 1600}'),
])
def test_a_broker_that_gives_no_ticket_is_told_as_denied(call):
    with pytest.raises(Fault) as caught:
        broker(call)(1000.0)
    assert caught.value.word == "denied"


def test_session_keys_are_not_shown():
    assert "session" not in repr(broker(Splunkd()))


@pytest.fixture
def broker_home(tmp_path, scorer, authority):
    return SplunkHome(tmp_path / "splunk", scorer={"url": scorer.url, "ca_file": authority.ca_file, "ticket_source": "broker"})


def test_a_search_gets_its_ticket_from_splunkd(broker_home, scorer):
    def issue(user, document):
        import time
        expires_s = int(time.time()) + 600
        text = contract.sign(contract.Ticket(user, document["sid"], expires_s, document["events"]), KEYS)
        return 200, {"ticket": text, "expires_s": expires_s, "quota_events": document["events"]}
    with RestServer({("POST", "/services/aiscore/ticket"): issue}) as rest:
        search = run(broker_home, ["max_events=9"], [{"_raw": "a"}], rest=rest, user="erika", sid="7.7")
    assert [event["ai_source"] for event in search.events] == ["model"]
    assert [(method, path, user) for method, path, user, _ in rest.asked] == [("POST", "/services/aiscore/ticket", "erika")]
    assert {header.split(".")[0] for header in scorer.tickets} == {"Bearer aiscore1"}


def test_a_session_that_vanished_costs_the_model_and_nothing_else(broker_home, scorer):
    with RestServer({}) as rest:
        search = run(broker_home, [], [{"_raw": "a"}, {"_raw": "b"}], rest=rest)
    assert [(event["ai_source"], event["ai_error"]) for event in search.events] == [("rules", "denied")] * 2
    assert len(search.messages) == 1 and search.stderr == "" and scorer.tickets == []
