"""What the ticket broker and the settings decide, and the handlers around that against a small splunkd."""
import json

import confs
import pytest
from rest_stand_in import ask

broker = pytest.importorskip("aiscore_splunk.broker")
settings = pytest.importorskip("aiscore_splunk.settings")
from aiscore_contract import ticket as contract  # noqa: E402

NOW_S = 1_790_000_000.0
KEYS_TEXT = "k2 " + "ab" * 32 + "\nk1 " + "cd" * 32
KEYS = contract.parse_keys(KEYS_TEXT)
CONF = settings.parse_conf((confs.APP / "default/aiscore.conf").read_text(), "default/aiscore.conf")


def issue(body, user="ana", quota_max=1_000_000):
    return broker.issue_ticket(user, body, KEYS, quota_max, NOW_S)


def change(body):
    return broker.check_change(body, CONF, settings.STANZAS, "/apps/aiscore", "/splunk")


def status_of(function, *arguments):
    with pytest.raises(broker.Refusal) as caught:
        function(*arguments)
    return caught.value.status


# -- tickets ---------------------------------------------------------------------------------------

def test_ticket_is_one_that_the_scorer_honours():
    reply = issue({"sid": "1790.12", "events": 5000})
    assert reply.status == 200
    ticket = contract.verify(reply.body["ticket"], KEYS, NOW_S)
    assert (ticket.user, ticket.sid, ticket.quota_events) == ("ana", "1790.12", 5000)
    assert ticket.expires_s == reply.body["expires_s"] == NOW_S + contract.LIFETIME_MAX_S


def test_ticket_never_outlives_its_ten_minutes():
    text = issue({"sid": "s", "events": 1}).body["ticket"]
    with pytest.raises(contract.TicketError):
        contract.verify(text, KEYS, NOW_S + contract.LIFETIME_MAX_S + contract.CLOCK_SKEW_S + 1)


def test_quota_is_the_admins_where_the_search_asks_for_more():
    assert issue({"sid": "s", "events": 10**12}, quota_max=1000).body["quota_events"] == 1000


def test_body_cannot_name_another_user():
    assert status_of(issue, {"sid": "s", "events": 1, "user": "admin"}) == 400


@pytest.mark.parametrize("user", ["", None, 7, "x" * 257])
def test_session_without_a_user_gets_no_ticket(user):
    assert status_of(issue, {"sid": "s", "events": 1}, user) == 403


@pytest.mark.parametrize("body", [
    {}, {"sid": "s"}, {"events": 1}, {"sid": "", "events": 1}, {"sid": "a b", "events": 1}, {"sid": "a\nb", "events": 1},
    {"sid": "x" * 257, "events": 1}, {"sid": 3, "events": 1}, {"sid": "s", "events": 0}, {"sid": "s", "events": True},
    {"sid": "s", "events": "10"}, {"sid": "s", "events": -1}, {"sid": "s", "events": 1.5},
])
def test_body_that_is_wrong_gets_no_ticket(body):
    assert status_of(issue, body) == 400


@pytest.mark.parametrize("text", [None, 3, "", "[1]", "{", "x" * 70_000, '"a"', "[" * 50_000])
def test_body_that_is_no_small_json_object_is_refused(text):
    assert status_of(broker.read_body, text) == 400


# -- keys ------------------------------------------------------------------------------------------

def test_stored_keys_come_back_in_their_order():
    assert list(broker.keys_of(broker.stored_form("# rotated\n" + KEYS_TEXT + " # old\n\n"), None)) == ["k2", "k1"]


def test_key_file_serves_where_nothing_is_stored():
    assert broker.keys_of(None, KEYS_TEXT) == KEYS


def test_no_key_or_a_wrong_one_is_told_without_showing_it():
    assert status_of(broker.keys_of, None, None) == 503
    with pytest.raises(broker.Refusal) as caught:
        broker.keys_of("k1 deadbeef-not-a-key", None)
    assert caught.value.status == 503 and "deadbeef" not in str(caught.value)


@pytest.mark.parametrize("document", [b"", b"[]", b"{}", b'{"entry": 3}', b'{"entry": [{"content": null}]}'])
def test_unreadable_answer_of_the_password_store_is_no_missing_key(document):
    assert status_of(broker.stored_password, document) == 503


def test_another_apps_password_is_never_taken_for_ours():
    entry = {"content": {"realm": "other", "username": "scorer", "clear_password": "x"}}
    assert broker.stored_password(json.dumps({"entry": [entry]}).encode()) is None


# -- settings --------------------------------------------------------------------------------------

def test_settings_are_shown_with_the_names_of_keys_and_not_the_keys():
    reply = broker.show_settings(CONF, settings.STANZAS, broker.stored_form(KEYS_TEXT), {}, False)
    assert (reply.body["key_ids"], reply.body["is_key_unusable"]) == (["k2", "k1"], False)
    assert reply.body["scorer"]["url"] == "https://localhost:9443"
    assert "abab" not in json.dumps(reply.body)


def test_stored_key_that_cannot_be_used_is_told_apart_from_none():
    bodies = [broker.show_settings(CONF, settings.STANZAS, stored, CONF, True).body for stored in ("no key", None)]
    assert [(body["key_ids"], body["is_key_unusable"]) for body in bodies] == [([], True), ([], False)]


def test_settings_that_shipped_are_shown_beside_those_in_force():
    conf = settings.merge_confs(CONF, settings.parse_conf("[search]\nmaxwait_s = 200", "local/aiscore.conf"))
    body = broker.show_settings(conf, settings.STANZAS, None, CONF, True).body
    assert (body["search"]["maxwait_s"], body["shipped"]["search"]["maxwait_s"]) == ("200", "300")


@pytest.mark.parametrize("body, field, problem", [
    ({"scorer": {"url": "http://gpu.example"}}, "scorer.url", "must start with https://"),
    ({"search": {"maxwait_s": "1"}}, "search.maxwait_s", "is a whole number from 10 to 3600"),
    ({"scorer": {"client_cert": "only.pem"}}, "scorer.client_key", "set both, or neither"),
    ({"scorer": {"nosuch": "1"}}, "scorer.nosuch", "there is no such setting"),
    ({"scorer": {"ca_file": "a\nb"}}, "scorer.ca_file", "no text of one line"),
    ({"keys": "not a key"}, "keys", "no line of tickets.keys"),
])
def test_refusal_names_the_field_that_it_is_about(body, field, problem):
    with pytest.raises(broker.Refusal) as caught:
        change(body)
    shown = broker.refused(caught.value).body
    assert shown["field"] == field and problem in shown["problem"] and shown["error"]


def test_refusal_of_a_wrong_setting_that_was_not_posted_names_it_too():
    conf = settings.parse_conf("[search]\nmaxwait_s = never", "local/aiscore.conf")
    with pytest.raises(broker.Refusal) as caught:
        broker.check_change({"scorer": {"gzip": "auto"}}, conf, settings.STANZAS, "/apps/aiscore", "/splunk")
    assert caught.value.field == "search.maxwait_s" and "local/aiscore.conf" in str(caught.value)


def test_change_that_is_right_is_made():
    made = change({"scorer": {"url": " https://gpu.example:9443 "}, "keys": KEYS_TEXT})
    assert made.stanzas == {"scorer": {"url": "https://gpu.example:9443"}}
    assert list(broker.keys_of(made.keys, None)) == ["k2", "k1"]


@pytest.mark.parametrize("keys", [None, ""])
def test_untouched_key_field_leaves_the_stored_key(keys):
    assert change({"search": {"maxwait_s": "200"}, "keys": keys}).keys is None


@pytest.mark.parametrize("body", [
    {"scorer": {"url": "http://gpu.example"}}, {"scorer": {"nosuch": "1"}}, {"nosuch": {}}, {"scorer": "x"},
    {"scorer": {"url": 3}}, {"scorer": {"ca_file": "a.pem\nurl = https://evil.example"}},
    {"scorer": {"ca_file": "a.pem\\"}}, {"search": {"maxwait_s": "1"}}, {"keys": "not a key"}, {"keys": 3},
    {"scorer": {"client_cert": "only.pem"}},
])
def test_change_that_is_wrong_is_refused_whole(body):
    assert status_of(change, body) == 400


def test_refused_key_is_not_repeated_in_the_answer():
    with pytest.raises(broker.Refusal) as caught:
        change({"keys": "k1 c0ffee-not-hex"})
    assert "c0ffee" not in str(caught.value)


# -- handlers --------------------------------------------------------------------------------------

def test_broker_signs_with_the_stored_key(handlers, splunkd):
    splunkd.passwords["aiscore:scorer:"] = broker.stored_form(KEYS_TEXT)
    status, body = ask(handlers.TicketHandler, splunkd, payload={"sid": "1.2", "events": 10})
    assert status == 200
    ticket = contract.verify(body["ticket"], KEYS, body["expires_s"] - contract.LIFETIME_MAX_S)
    assert (ticket.user, ticket.sid) == ("ana", "1.2")


def test_search_gets_its_ticket_from_the_broker_with_its_users_session(handlers, splunkd):
    source = pytest.importorskip("aiscore_splunk.ticket")
    splunkd.passwords["aiscore:scorer:"] = broker.stored_form(KEYS_TEXT)
    splunkd.handlers[source.BROKER_PATH] = handlers.TicketHandler
    splunkd.sessions["hers"] = "ana"
    text, expires_s = source.Broker(splunkd.uri, "hers", "1790.12", 5000)(NOW_S)
    ticket = contract.verify(text, KEYS, expires_s - contract.LIFETIME_MAX_S)
    assert (ticket.user, ticket.sid, ticket.quota_events) == ("ana", "1790.12", 5000)


def test_search_without_a_session_gets_no_ticket(handlers, splunkd):
    source = pytest.importorskip("aiscore_splunk.ticket")
    splunkd.handlers[source.BROKER_PATH] = handlers.TicketHandler
    with pytest.raises(source.Fault) as caught:
        source.Broker(splunkd.uri, "nobody's", "1790.12", 5000)(NOW_S)
    assert caught.value.word == "denied"


def test_broker_falls_back_to_the_key_file(handlers, splunkd, app_home):
    (app_home / "key").write_text(KEYS_TEXT)
    (app_home / "local/aiscore.conf").write_text("[scorer]\nkey_file = key\n")
    assert ask(handlers.TicketHandler, splunkd, payload={"sid": "1.2", "events": 10})[0] == 200


def test_broker_without_any_key_says_so(handlers, splunkd):
    status, body = ask(handlers.TicketHandler, splunkd, payload={"sid": "1.2", "events": 10})
    assert status == 503 and "no key is set up" in body["error"]


def test_broker_does_not_take_the_key_file_when_the_password_store_fails(handlers, splunkd, app_home):
    (app_home / "key").write_text(KEYS_TEXT)
    (app_home / "local/aiscore.conf").write_text("[scorer]\nkey_file = key\n")
    splunkd.broken = 500
    assert ask(handlers.TicketHandler, splunkd, payload={"sid": "1.2", "events": 10})[0] == 503


def test_broker_says_so_when_splunkd_cannot_be_reached(handlers, splunkd):
    splunkd.uri = "http://127.0.0.1:1"
    assert ask(handlers.TicketHandler, splunkd, payload={"sid": "1.2", "events": 10})[0] == 503


def test_broker_answers_nothing_but_post(handlers, splunkd):
    assert ask(handlers.TicketHandler, splunkd, method="GET")[0] == 405
    assert splunkd.asked == []


def test_bad_body_is_refused_before_splunkd_is_asked(handlers, splunkd):
    assert ask(handlers.TicketHandler, splunkd, payload="{")[0] == 400
    assert splunkd.asked == []


@pytest.mark.filterwarnings("ignore")
def test_surprise_in_a_handler_shows_no_traceback_to_the_caller(handlers, splunkd, capsys):
    reply = handlers.TicketHandler().handle("no json")
    assert reply["status"] == 500 and "Traceback" not in json.dumps(reply["payload"])
    assert "Traceback" in capsys.readouterr().err


def test_settings_are_written_through_splunkd(handlers, splunkd):
    status, body = ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"url": "https://gpu.example"}, "keys": KEYS_TEXT})
    assert (status, body) == (200, {"changed": {"scorer": ["url"]}, "keys_changed": True, "is_configured": True})
    assert splunkd.confs == {"scorer": {"url": "https://gpu.example"}}
    assert list(broker.keys_of(splunkd.passwords["aiscore:scorer:"], None)) == ["k2", "k1"]


def test_change_is_noted_in_the_log_without_its_values(handlers, splunkd, app_home):
    ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"url": "https://gpu.example"}, "keys": KEYS_TEXT}, user="eve")
    text = (app_home.parents[1] / "var/log/splunk/aiscore.log").read_text()
    line = json.loads(text)
    assert (line["event"], line["user"], line["changed"]) == ("settings", "eve", ["scorer.url", "keys"])
    assert "gpu.example" not in text and "abab" not in text


def test_stored_key_is_replaced(handlers, splunkd):
    splunkd.passwords["aiscore:scorer:"] = "k0 " + "00" * 32
    assert ask(handlers.SettingsHandler, splunkd, payload={"keys": KEYS_TEXT})[0] == 200
    assert splunkd.passwords["aiscore:scorer:"].startswith("k2 ")


def test_refused_change_changes_nothing(handlers, splunkd):
    status, _ = ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"url": "http://plain"}, "keys": KEYS_TEXT})
    assert status == 400
    assert (splunkd.confs, splunkd.passwords) == ({}, {})


def test_settings_can_be_read_when_the_conf_is_wrong(handlers, splunkd, app_home):
    (app_home / "local/aiscore.conf").write_text("[scorer]\nurl = http://plain\n")
    status, body = ask(handlers.SettingsHandler, splunkd, method="GET")
    assert status == 200 and body["scorer"]["url"] == "http://plain"
    assert ask(handlers.TicketHandler, splunkd, payload={"sid": "s", "events": 1})[0] == 503
    assert ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"url": "https://gpu.example"}})[0] == 200


def test_first_save_marks_the_app_as_set_up_and_later_ones_leave_that(handlers, splunkd, app_home):
    splunkd.app_home = app_home
    assert ask(handlers.SettingsHandler, splunkd, method="GET")[1]["is_configured"] is False
    assert ask(handlers.SettingsHandler, splunkd, payload={})[1]["is_configured"] is True
    assert (splunkd.app, splunkd.reloads, splunkd.confs) == ({"install": {"is_configured": "true"}}, 1, {})
    assert ask(handlers.SettingsHandler, splunkd, method="GET")[1]["is_configured"] is True
    ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"gzip": "true"}})
    assert splunkd.reloads == 1


def test_refused_change_leaves_the_app_as_not_set_up(handlers, splunkd):
    assert ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"url": "http://plain"}})[0] == 400
    assert (splunkd.app, splunkd.reloads) == ({}, 0)


def test_settings_are_saved_where_splunk_does_not_take_the_app_for_set_up(handlers, splunkd, monkeypatch):
    answer = splunkd.answer
    monkeypatch.setattr(splunkd, "answer", lambda method, path, fields: (403, {}) if "conf-app" in path else answer(method, path, fields))
    status, body = ask(handlers.SettingsHandler, splunkd, payload={"scorer": {"gzip": "true"}})
    assert (status, body["is_configured"], splunkd.confs) == (200, False, {"scorer": {"gzip": "true"}})


def test_every_handler_is_guarded_by_a_capability_and_only_settings_reach_the_browser():
    scripts = confs.parse(confs.APP / "default/restmap.conf")
    for stanza, found in scripts.items():
        needed = "run_aiscore" if stanza == "script:aiscore_ticket" else "edit_aiscore"
        assert found["requireAuthentication"] == "true"
        assert (found["capability.get"], found["capability.post"]) == (needed, needed)
        module, _, name = found["handler"].partition(".")
        assert f"class {name}(" in (confs.APP / f"bin/{module}.py").read_text()
    assert {found["pattern"]: found["methods"] for found in confs.parse(confs.APP / "default/web.conf").values()} == {
        "aiscore/settings": "GET, POST", "aiscore/connection": "POST"}

