"""DNS queries and answers: BIND, dnsmasq, Zeek, Route 53 resolver, Umbrella, Sysmon-like JSON and bare names.

Owns the fields that a lookup has in each and the words for record types and response codes. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, Optional

from aiscore_contract.forms.lookups import Lookup, lookup_of, lookup_of_line

from ..redact import ip_word
from .domains import domain_words
from .draft import Draft
from .jsonlog import pairs
from .words import address_word, count_word, outcome_word

_DNSMASQ_REPLY = re.compile(r"dnsmasq(?:\[\d+\])?: (?:\d{1,10} \S{1,60} )?(reply|cached|forwarded|config|gravity blocked|exactly blacklisted|regex blacklisted|/\S{1,80}) (\S{1,260}) (?:is|to) (\S{1,80})")
_LOOSE = re.compile(r"\bquery(?:\[(\w{1,10})\]|:)? ?\(?([A-Za-z0-9_.-]{1,253}\.[A-Za-z0-9-]{2,24})")

_RARE_TYPES = {"TXT": "text record", "NULL": "null record", "AXFR": "zone transfer", "IXFR": "zone transfer",
               "ANY": "any record", "*": "any record",
               "MX": "mail record", "PTR": "pointer record", "SRV": "service record", "CNAME": "alias record",
               "NS": "nameserver record", "HTTPS": "https record",
               "A": "address record", "AAAA": "address record", "SOA": "authority record", "NB": "netbios record",
               "NBSTAT": "netbios status record"}


def say_query(draft: Draft, name: str, record: str = "", client: str = "") -> None:
    """A lookup of `name`."""
    draft.action = draft.action or "query"
    draft.say("dns query", domain_words(name))
    if record:
        draft.say(_RARE_TYPES.get(record.upper(), "other record"))
    draft.payload(name.rstrip("."))
    # A slash in a name that was asked for is data, and what is behind the last one ends as the name does.
    host, _, behind = name.rstrip(".").rpartition("/")[2].rpartition(":")
    draft.name("domain", host if behind.isdigit() else behind)
    if client:
        draft.name("src", client)


def read_text(draft: Draft, text: str) -> None:
    """A line of a name server: a lookup, or its own words."""
    reply = _DNSMASQ_REPLY.search(text)
    if reply:
        draft.action = reply.group(1)
        say_query(draft, reply.group(2))
        draft.say(reply.group(1) if reply.group(1)[0] != "/" else "configured", "nxdomain" if reply.group(3) == "NXDOMAIN" else "")
        return
    lookup = lookup_of_line(text)
    if lookup is not None:
        tell(draft, lookup)
        return
    loose = _LOOSE.search(text)
    if loose:
        say_query(draft, loose.group(2), loose.group(1) or "")
    draft.read(text, 600)


_CODES = {"NOERROR": "", "NXDOMAIN": "nxdomain", "SERVFAIL": "server failure", "REFUSED": "refused", "NXDomain": "nxdomain", "No Error": "", "0": "", "3": "nxdomain"}


def tell(draft: Draft, lookup: Lookup) -> None:
    """A lookup and what came of it."""
    say_query(draft, lookup.name, lookup.record, lookup.client)
    draft.read(lookup.note, 100)
    draft.say(_CODES.get(lookup.code, outcome_word(lookup.code)))


#: What may stand beside a name in a list of names; where its member is called as a machine's is, less.
_BESIDE = frozenset("class subclass label family rank".split())
_BESIDE_MORE = _BESIDE | frozenset("type category source id tld length malware dga is_dga score date ts time timestamp".split())


def name_alone(record: Dict[str, Any]) -> str:
    """The name in a record of a list of names, "" where it is of none."""
    for key in ("domain", "fqdn", "domain_name", "dns_name", "host", "hostname"):
        if key in record:
            others = {name.lower() for name in record if name != key}
            if others <= (_BESIDE if key.startswith("host") else _BESIDE_MORE) and (others or not key.startswith("host")) and isinstance(record[key], str):
                alone = lookup_of_line(record[key])
                return alone.name if alone is not None and not alone.client else ""
    return ""


def export_of(record: Dict[str, Any]) -> Optional[Lookup]:
    """The lookup in a record whose members stand in others, or have names of their own."""
    found: Dict[str, Any] = {}
    for path, value in pairs(record):
        found.setdefault(path.lower(), value)
    return lookup_of(found)


_QUERY_KEYS = ("query", "query_name", "rrname", "QueryName", "domain", "DomainName", "dns.question.name", "qname",
               "question")


def query_of(record: Dict[str, Any]) -> Optional[str]:
    """The name that a JSON record looks up."""
    for key in _QUERY_KEYS:
        value = record.get(key)
        if isinstance(value, str) and value:
            return value
    return None


def read(draft: Draft, record: Dict[str, Any]) -> None:
    """A lookup in JSON (Zeek's dns.log and its kin)."""
    name = query_of(record) or ""
    kind = next((str(record[key]) for key in ("qtype_name", "query_type", "rrtype", "QueryTypeName", "QueryType", "type")
                 if isinstance(record.get(key), (str,))), "")
    client = next((record[key] for key in ("id.orig_h", "srcaddr", "src_ip", "internalIp", "client", "SrcIP")
                   if isinstance(record.get(key), str)), "")
    server = record.get("id.resp_h")
    say_query(draft, name, kind, client)
    code = next((str(record[key]) for key in ("rcode_name", "rcode", "responseCode", "response_code")
                 if record.get(key) not in (None, "")), "")
    if code:
        draft.say(_CODES.get(code, outcome_word(code)))
    if record.get("rejected") is True:
        draft.say("rejected")
    # Route 53 holds an answer in a table, passive DNS calls answers rdata.
    answers = record.get("answers", record.get("rdata"))
    if isinstance(answers, list):
        draft.say("answers", count_word(len(answers)))
        plain = (answer.get("Rdata") if isinstance(answer, dict) else answer for answer in answers)
        first = next((answer for answer in plain if isinstance(answer, str)), "")
        if first and first[0].isdigit() and "." in first:
            draft.say(ip_word(first))
    ttls = record.get("TTLs", [record.get("ttl")])
    if isinstance(ttls, list) and ttls and isinstance(ttls[0], (int, float)):
        draft.say("ttl", "short" if ttls[0] < 300 else "long")
    for key in ("action", "blockedCategories", "categories", "verdict", "firewall_rule_action", "ResolverDecision", "QueryCategoryNames"):
        value = record.get(key)
        if isinstance(value, (str, list)) and value:
            draft.read(value if isinstance(value, str) else " ".join(map(str, value[:6])), 200)
    if isinstance(server, str):
        draft.name("dest", server)
        word = address_word(server)
        draft.say("server", word)
        port = record.get("id.resp_p")
        if port not in (53, None):
            draft.say({5353: "mdns", 5355: "llmnr", 137: "netbios"}.get(port, "other port") if isinstance(port, (int, float)) else "other port")
