"""Services' audit events tell the act, who did it and from where, and a stranger's object is taken for none of theirs."""
import json

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise
from aiscore_rules.fields import read_facts
from aiscore_rules.logsource import label

SETUP = {"attributes": {"type": "SetupAuditTrail"}, "Id": "0Ym000000000001", "Action": "PermSetAssign", "Section": "Manage Users", "CreatedDate": "2026-11-20T10:11:12.000+0000",
         "CreatedById": "005000000000001", "CreatedBy": {"Username": "ann@corp.example", "Name": "Ann Lee"}, "Display": "Permission set Modify All Data: assigned", "DelegateUser": None}
DUO = {"access_device": {"browser": "Chrome", "ip": {"address": "192.0.2.7"}}, "action": {"details": None, "name": "bypass_create"}, "activity_id": "x",
       "actor": {"key": "DUX", "name": "ann", "type": "admin"}, "akey": "D", "outcome": {"result": "SUCCESS"}, "target": {"key": "DUY", "name": "bob", "type": "user"}}
BOUNDARY = {"id": "e1", "type": "APIRequest", "request_info": {"method": "POST", "path": "/v1/targets/ttcp_1234567890:authorize-session", "client_ip": "192.0.2.7"},
            "auth": {"user_info": {"id": "u_1234567890"}}, "response": {"status_code": 200}}
DRAIN = {"id": "x", "source": "lambda", "host": "shop.vercel.app", "level": "info", "message": "GET /x", "proxy": {
    "method": "GET", "host": "shop.example", "path": "/a?id=1'+or+1=1--", "userAgent": ["curl/8.0"], "statusCode": 200, "clientIp": "192.0.2.7"}}


def _read(record):
    return normalise(Event(text=json.dumps(record)))


def _products(record):
    return label(read_facts(json.dumps(record)), "_json").products


@pytest.mark.parametrize(("record", "words", "entities"), [
    (SETUP, "change identity manage users perm set assign", {"user": "ann@corp.example"}),
    (DUO, "create credential bypass create service success", {"user": "ann", "src": "192.0.2.7", "target": "bob"}),
    (BOUNDARY, "change post v num targets id authorize session service success", {"user": "u_1234567890", "src": "192.0.2.7"})])
def test_a_service_tells_what_was_done_by_whom_and_from_where(record, words, entities):
    told = _read(record)
    assert told.template.startswith(words) and entities.items() <= dict(told.entities).items()


def test_an_id_in_a_path_is_an_id_whatever_its_letters():
    paths = ("ttcp_1234567890", "ttcp_zZ12ab34CD", "ttcp_abcdefghij")
    assert len({_read({**BOUNDARY, "request_info": {"method": "DELETE", "path": f"/v1/targets/{path}"}}).template for path in paths}) == 1


def test_a_persons_name_beside_the_user_is_no_word():
    assert "ann" not in _read(SETUP).template and "lee" not in _read(SETUP).template


OKTA = {"uuid": "x", "published": "2026", "eventType": "group.user_membership.add", "actor": {"id": "1", "type": "User", "alternateId": "ann@corp.example", "displayName": "Delete Jones"},
        "outcome": {"result": "SUCCESS"}, "client": {"ipAddress": "192.0.2.7"}, "target": [{"id": "1", "type": "User", "alternateId": "bob@corp.example", "displayName": "Admin Bill"}]}


@pytest.mark.parametrize(("kind", "name", "words"), [("UserGroup", "Okta Administrators", "user group named administrators"), ("UserGroup", "Book club", ""), ("AppUser", "Root Bill", ""),
                                                     (None, "admin", ""), ("UserGroup", {}, ""), ("UserGroup", "admin@corp.example", "")])
def test_a_group_named_after_its_power_is_told_and_a_person_is_not(kind, name, words):
    told = _read({**OKTA, "target": [*OKTA["target"], {"id": "2", "type": kind, "displayName": name}, 7]}).template
    assert "jones" not in told and "bill" not in told and (told.endswith(words) if words else "named" not in told)


def test_a_request_that_a_platform_forwards_is_a_request():
    assert _read(DRAIN).template.startswith("http get path a query id num quote or num equals num comment status success ok")


@pytest.mark.parametrize(("record", "sign", "product"), [
    ({"query_text": "select 1", "user_name": "ann"}, {"execution_status": "SUCCESS"}, "snowflake"),
    ({"createdAt": 1, "userId": "u", "text": "x", "type": "login"}, {"principalId": "u"}, "vercel"),
    ({"section": "y", "display": "z", "action": "x"}, {"CreatedById": "005"}, "salesforce")])
def test_names_that_anybody_may_use_are_of_a_service_only_beside_one_of_its_own(record, sign, product):
    assert product not in _products(record) and product in _products({**record, **sign})


def test_a_search_of_an_applications_is_no_statement_of_a_database():
    assert not _read({"query_text": "how do I reset", "user_name": "ann", "message": "search"}).template.startswith("database")


@pytest.mark.parametrize("value", [None, 7, True, [], {}, [{}], {"name": {}}, {"ip": []}, "x" * 9_000, "/" + "a_" * 9_000, "/u_" + "a" * 9_000])
@pytest.mark.parametrize("record", [SETUP, DUO, BOUNDARY, DRAIN])
def test_no_type_in_a_services_event_raises(record, value):
    for name in record:
        assert _read({**record, name: value}).template
        read_facts(json.dumps({**record, name: value}))
