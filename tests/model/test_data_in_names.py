"""Whoever asks a name server chooses the name: what he puts into it hides no lookup, and data in it is told."""
from __future__ import annotations

import pytest

from aiscore_contract.event import Event
from aiscore_model.normalise import normalise

NAME = "17.c2V/jcm+V0cyBv==.it's.t.example.org"
FORMS = {
    "bind": "13-Sep-2026 09:19:01.376 queries: info: client @0x7f03 10.5.2.1#37713 ({0}): query: {0} IN A +E(0)K (10.0.0.2)",
    "bind, failed": "13-Sep-2026 09:19:01.376 client @0x7f03 10.5.2.1#37713 ({0}): query failed (SERVFAIL) for {0}/IN/A at query.c:1",
    "bind, denied": "13-Sep-2026 09:19:01.376 client @0x7f03 10.5.2.1#37713 ({0}): query (cache) '{0}/A/IN' denied",
    "unbound": "Feb 25 10:14:02 dns1 unbound: [7768:3] info: 10.5.2.1 {0}. A IN NOERROR 0.0 0 120",
    "dnsmasq": "Feb 25 10:14:02 dns1 dnsmasq[3326]: query[A] {0} from 10.5.2.1",
    "coredns": '[INFO] 10.5.2.1:40212 - 7 "A IN {0}. udp 45 false 512" NOERROR qr,rd,ra 106 0.001s',
    "zeek": '{{"ts": 1, "uid": "C4", "id.orig_h": "10.5.2.1", "proto": "udp", "query": "{0}", "qtype_name": "A"}}',
    "export": '{{"queryName": "{0}.", "queryType": "A", "srcip": "10.5.2.1", "rcode": "NOERROR"}}',
}


@pytest.mark.parametrize("form", FORMS)
def test_a_name_with_signs_of_base64_is_a_lookup_in_every_form(form):
    read = normalise(Event(FORMS[form].format(NAME)))
    assert read.kind == "dns" and "encoded data" in read.template, read
    assert dict(read.entities)["domain"] == "example.org" and dict(read.entities)["src"] == "10.5.2.1"


@pytest.mark.parametrize("sign", ["|", "\"", ")", ":", ",", "(", "=", "'"])
@pytest.mark.parametrize("form", [form for form in FORMS if form not in ("zeek", "export")])
def test_no_sign_in_a_name_hides_a_lookup(form, sign):
    read = normalise(Event(FORMS[form].format(f"a{sign}b.t.example.org")))
    assert read.kind == "dns" and dict(read.entities)["domain"] == "example.org", read


@pytest.mark.parametrize(("name", "told"), [
    ("3x6-.243-.hIx1k7Qa-.bWFpbA-.customers.xlsx.example.net", {"encoded data", "file name"}),
    ("aGFsbG8gd2VsdA.passwords.kdbx.up.example.com", {"file name"}),
    ("www-cdn.my-shop.example.com", set()), ("key.com", set()), ("pg1.db.corp.example.com", set()), ("cdn.zip.shop.example.com", set()), ("zip.example.com", set()), ("_dmarc.example.com", set()),
])
def test_data_and_files_in_a_name_are_told_and_nothing_in_common_ones(name, told):
    template = normalise(Event(FORMS["dnsmasq"].format(name))).template
    assert {words for words in ("encoded data", "file name") if words in template} == told


def test_a_lookup_of_umbrella_in_json_is_a_lookup():
    read = normalise(Event('{"timestamp":1709633472,"type":"dns","verdict":"blocked","internalip":"10.5.2.1","domain":"a.example.org","querytype":"TXT","returncode":0}'))
    assert read.kind == "dns" and "text record" in read.template and dict(read.entities)["src"] == "10.5.2.1"
