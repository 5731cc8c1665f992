"""The connection test of the setup page: against a real scorer, one that is not there, and every way in which one can be wrong."""
import socket
import threading
import time

import pytest

from aiscore_contract import ticket as contract
from aiscore_splunk import probe as module
from aiscore_splunk.faults import Fault
from aiscore_splunk.probe import ADVICE, PROBES_MAX, probe
from aiscore_splunk.settings import Settings
from aiscore_splunk.ticket import KeyFile
from tests.splunk.doubles import ScriptedScorer
from tests.splunk.https_scorer import MODEL, HttpsScorer

KEYS_TEXT = "k1 " + "ab" * 32


@pytest.fixture
def settings(scorer, authority):
    return Settings(host="localhost", port=scorer.port, ca_file=authority.ca_file)


def changed(settings, **members):
    return Settings(**{**settings.__dict__, **members})


def test_scorer_that_answers_is_told_with_its_model_and_how_long_it_took(scorer, settings):
    outcome = probe(settings, None).shown()
    assert (outcome["ok"], outcome["model"], outcome["device"], outcome["url"]) == (True, MODEL, "cpu", settings.url)
    assert outcome["latency_ms"] >= 1 and outcome["advice"] == ""
    assert [[event.text for event in request.events] for request in scorer.requests] == [[module.SENTENCE]]


def test_ticket_of_the_test_is_the_users_and_good_for_one_event(scorer, settings, tmp_path):
    (tmp_path / "keys").write_text(KEYS_TEXT)
    assert probe(settings, KeyFile(str(tmp_path / "keys"), "erika", "connection-test", 1)).word == "ok"
    claims = contract.verify(scorer.tickets[-1].split(" ")[1], contract.parse_keys(KEYS_TEXT), time.time())
    assert (claims.user, claims.sid, claims.quota_events) == ("erika", "connection-test", 1)


@pytest.mark.parametrize("metadata, score, word", [
    ("status_401", "right", "denied"), ("right", "status_401", "denied"), ("right", "status_403", "denied"),
    ("status_503", "right", "loading"), ("right", "status_503", "loading"), ("right", "status_429_late", "overloaded"),
    ("status_404", "right", "not_a_scorer"), ("html", "right", "not_a_scorer"), ("status_302", "right", "not_a_scorer"),
    ("garbage", "right", "not_a_scorer"), ("right", "nan", "not_a_scorer"), ("right", "another_id", "not_a_scorer"),
    ("right", "gzip_bomb", "not_a_scorer"), ("status_502", "right", "no_way"), ("status_504", "right", "timeout"),
    ("reset", "right", "hung_up"), ("right", "close", "hung_up"),
])
def test_what_is_wrong_is_told_apart(scorer, settings, metadata, score, word):
    scorer.behave(score, metadata=metadata)
    outcome = probe(settings, None)
    assert (outcome.word, outcome.latency_ms, outcome.model) == (word, None, "")
    assert outcome.title and outcome.advice and "{" not in outcome.title


def test_nothing_listening_and_an_unknown_name_are_told_apart(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        refused = probe(changed(settings, host="127.0.0.1", port=taken.getsockname()[1]), None)
    assert (refused.word, refused.field) == ("refused", "scorer.url") and "127.0.0.1" in refused.title
    assert probe(changed(settings, host="no-such-host.invalid"), None).word == "name"
    assert probe(changed(settings, host="a" * 64 + ".example"), None).word == "name"


def test_certificates_are_told_apart(scorer, settings, authority):
    unknown = probe(changed(settings, ca_file=""), None)
    assert (unknown.word, unknown.field) == ("authority", "scorer.ca_file")
    with HttpsScorer(*authority.issue("other", "DNS:other.example")) as other:
        assert probe(changed(settings, port=other.port), None).word == "certificate_name"
    with HttpsScorer(*authority.issue("old", days=-1)) as old:
        assert probe(changed(settings, port=old.port), None).word == "certificate_date"
    assert scorer.requests == []


def test_client_certificate_that_is_wanted_and_not_shown_is_a_matter_of_tls(settings, authority, certificate):
    with HttpsScorer(*certificate, client_ca=authority.ca_file) as strict:
        assert probe(changed(settings, port=strict.port), None).word in ("tls", "hung_up")


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_certificate_file_that_cannot_be_used_is_told(settings, tmp_path, content):
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)
    outcome = probe(changed(settings, ca_file=str(path)), None)
    assert (outcome.word, outcome.field) == ("files", "scorer.ca_file")


@pytest.mark.parametrize("content", [None, "k1 secret-and-no-key"])
def test_key_file_that_cannot_be_used_is_told_without_its_content(settings, tmp_path, content):
    path = tmp_path / "keys"
    if content is not None:
        path.write_text(content)
    outcome = probe(settings, KeyFile(str(path), "erika", "s", 1))
    assert (outcome.word, outcome.field) == ("no_key", "keys") and "secret" not in str(outcome.shown())


def test_plain_http_at_the_address_is_a_matter_of_tls(settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        def answer():
            connection, _ = server.accept()
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()
        threading.Thread(target=answer, daemon=True).start()
        assert probe(changed(settings, host="127.0.0.1", port=server.getsockname()[1]), None).word in ("tls", "hung_up")


@pytest.mark.parametrize("behaviour", ["hang", "hang_in_head", "hang_in_body", "drip", "drip_head"])
def test_scorer_that_never_ends_does_not_hold_the_test(scorer, settings, behaviour):
    scorer.behave("right", metadata=behaviour)
    # In this time a busy machine makes the connection: that there is none is told by another word.
    assert probe(settings, None, limit_s=1.5).word == "timeout"


def test_resolver_that_hangs_does_not_hold_the_test_and_does_not_pile_up(monkeypatch):
    released, settings, others = threading.Event(), Settings(host="gpu.example"), set(threading.enumerate())

    def hang(*_):
        released.wait(30)
        raise Fault("unreachable")
    monkeypatch.setattr(module, "_places", threading.BoundedSemaphore(PROBES_MAX))
    # No more than PROBES_MAX wait in the resolver; who comes then is told so at once.
    words = [probe(settings, None, connect=hang, limit_s=-0.99).word for _ in range(PROBES_MAX + 2)]
    assert words == ["timeout"] * PROBES_MAX + ["busy"] * 2
    released.set()
    for thread in set(threading.enumerate()) - others:  # what they release are the places of this test
        thread.join(30)


def test_text_of_a_hostile_scorer_is_made_plain_and_short(scorer, settings):
    scorer.behave("hostile_texts")
    outcome = probe(settings, None)
    assert outcome.word == "ok" and not set(outcome.model) & set("\x1b\x07\n\r\0\u202e") and len(outcome.model) <= 200
    scorer.behave("hostile_error")
    detail = probe(settings, None).detail
    assert "\x1b" not in detail and "\n" not in detail and len(detail) <= 200


def test_every_word_has_a_title_an_advice_and_a_field_that_exists():
    known = {"", "keys", "scorer.url", "scorer.ca_file"}
    for word, (field, title, advice) in ADVICE.items():
        assert field in known and title.endswith(".") and advice.endswith("."), word


def test_place_of_a_test_that_failed_is_free_again():
    def broken(*_):
        return ScriptedScorer(metadata=Fault("bad_response", "unexpected KeyError"))
    for _ in range(PROBES_MAX * 2):
        assert probe(Settings(), None, connect=broken).word == "not_a_scorer"
