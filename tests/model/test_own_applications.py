"""What applications of one's own write reads to the models by what it says: counts, states of secrets, and who it is about."""
import json

import pytest

from aiscore_contract.event import Event
from aiscore_contract.redact import redact_event
from aiscore_model.normalise import normalise


def read(event):
    return normalise(Event(event if isinstance(event, str) else json.dumps(event)))


@pytest.mark.parametrize(("text", "words"), [
    ("2031-03-01 10:11:12 WARN auth - 250 failed attempts for ann", "many failed attempts"), ("2031-03-01 10:11:12 INFO report - exported 12,400 records", "exported many records"),
    ("2031-03-01 10:11:12 INFO report - ann downloaded 3 files", "downloaded few files"), ("time=1 event=export user=ann exported_rows=12400", "rows many"), ("2031-03-01 10:11:12 INFO web - port 8080 for all files", "port num for all files"),
])
def test_what_is_counted_is_told_by_how_many_there_were(text, words):
    assert words in read(text).template


@pytest.mark.parametrize("event", [{"action": "update", "signature": "missing"}, {"action": "update", "token": "missing"}, "time=1 action=update user=ann credential=missing package=x"])
def test_what_is_said_of_a_secret_is_none(event):
    text = event if isinstance(event, str) else json.dumps(event)
    assert "missing" in read(text).template and "secret" not in read(text).template
    assert redact_event(text) == text
    assert "secret" in read(text.replace("missing", "9f31c2aa")).template


def test_pairs_between_semicolons_hold_blanks():
    found = read("AUDIT user=ann jones; action=grant role; target=bob smith; role=super admin")
    assert found.kind == "keyvalue" and found.action == "grant role" or dict(found.entities)["action"] == "grant role"
    assert dict(found.entities)["user"] == "ann jones"


def test_a_name_in_an_array_or_in_the_object_of_an_actor_says_who_it_is_and_not_how_he_is_called():
    found = read({"actor": {"user": {"name": "ann"}}, "action": "share", "recipients": [{"name": "eve@gmail.com"}], "users": ["ann"]})
    assert "freemail user" in found.template and " ann" not in found.template
    assert dict(found.entities)["user"] == "ann"


def test_an_object_in_upper_case_is_no_record_of_the_kernels():
    assert read({"ID": "7", "EVENT": "LOGIN", "USER": {"ID": "ann"}, "RESULT": "FAIL"}).kind == "json"
    assert read({"ID": "1615114232.375:15558", "USER_LOGIN": {"acct": "ann", "res": "failed"}}).kind == "auditd"
