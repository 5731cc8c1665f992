"""DNS queries and answers: BIND, dnsmasq, Zeek, Route 53 resolver, Umbrella, Sysmon-like JSON and bare names.

Owns the fields that a lookup has in each and the words for record types and response codes. Called by `normalise`.
"""
from __future__ import annotations

import re
from typing import Any, Dict, Optional

from ..redact import ip_word
from .domains import domain_words
from .draft import Draft
from .words import address_word, count_word, outcome_word

_BIND = re.compile(r"client (?:@0x[0-9a-f]{1,16} )?([0-9a-fA-F.:]{2,45})#\d{1,5} \([^)]{1,260}\): (?:view \S{1,60}: "
                   r")?query: (\S{1,260}) (\w{1,10}) (\w{1,12})")
_DNSMASQ = re.compile(r"dnsmasq(?:\[\d+\])?: (query)\[(\w{1,10})\] (\S{1,260}) from ([0-9a-fA-F.:]{2,45})")
_DNSMASQ_REPLY = re.compile(r"dnsmasq(?:\[\d+\])?: (reply|cached|forwarded|config|gravity blocked|exactly blacklisted|regex blacklisted|/\S{1,80}) (\S{1,260}) (?:is|to) (\S{1,80})")
#: Windows' debug log writes each label behind its length; unbound the client, the name, the type and the class.
_WINDOWS = re.compile(r" PACKET  ?\S{1,20} (?:UDP|TCP) (Rcv|Snd) ([0-9a-fA-F.:]{2,45}) .{1,60}\] (\w{1,10}) {1,8}((?:\(\d{1,2}\)[^()\s]{1,63}){1,40})\(0\)")
_UNBOUND = re.compile(r"info: ([0-9a-fA-F.:]{2,45}) (\S{1,260}) (\w{1,10}) IN\b")
_LABEL_LENGTH = re.compile(r"\(\d{1,2}\)")
_COREDNS = re.compile(r"([0-9a-fA-F.:\[\]]{2,48}?):\d{1,5} - \d{1,6} \"(\w{1,10}) IN (\S{1,260}) [^\"]{1,80}\" (\w{1,12})")
_LOOSE = re.compile(r"\bquery(?:\[(\w{1,10})\]|:)? ?\(?([A-Za-z0-9_.-]{1,253}\.[A-Za-z0-9-]{2,24})")
_NAME = re.compile(r"(?=[A-Za-z0-9_.-]{4,253}\.?$)(?:[A-Za-z0-9_-]{1,63}\.){1,10}[A-Za-z][A-Za-z0-9-]{1,24}\.?")

_RARE_TYPES = {"TXT": "text record", "NULL": "null record", "AXFR": "zone transfer", "IXFR": "zone transfer",
               "ANY": "any record", "*": "any record",
               "MX": "mail record", "PTR": "pointer record", "SRV": "service record", "CNAME": "alias record",
               "NS": "nameserver record", "HTTPS": "https record",
               "A": "address record", "AAAA": "address record", "SOA": "authority record", "NB": "netbios record",
               "NBSTAT": "netbios status record"}


def is_name(text: str) -> bool:
    """Whether `text` is a domain name and nothing else."""
    return len(text) <= 254 and _NAME.fullmatch(text) is not None


def say_query(draft: Draft, name: str, record: str = "", client: str = "") -> None:
    """A lookup of `name`."""
    draft.action = draft.action or "query"
    draft.say("dns query", domain_words(name))
    if record:
        draft.say(_RARE_TYPES.get(record.upper(), "other record"))
    draft.payload(name.rstrip("."))
    draft.name("domain", name.rstrip("."))
    if client:
        draft.name("src", client)


def read_text(draft: Draft, text: str) -> None:
    """A query log line of BIND, dnsmasq or one like them, or a bare name."""
    bind = _BIND.search(text)
    if bind:
        say_query(draft, bind.group(2), bind.group(4), bind.group(1))
        return
    masq = _DNSMASQ.search(text)
    if masq:
        say_query(draft, masq.group(3), masq.group(2), masq.group(4))
        return
    reply = _DNSMASQ_REPLY.search(text)
    if reply:
        draft.action = reply.group(1)
        say_query(draft, reply.group(2))
        draft.say(reply.group(1) if reply.group(1)[0] != "/" else "configured", "nxdomain" if reply.group(3) == "NXDOMAIN" else "")
        return
    windows = _WINDOWS.search(text) if " PACKET " in text[:80] else None
    if windows:
        say_query(draft, _LABEL_LENGTH.sub(".", windows.group(4)).lstrip("."), windows.group(3), windows.group(2))
        draft.say("answer" if windows.group(1) == "Snd" else "", "nxdomain" if "NXDOMAIN]" in text else "")
        return
    unbound = _UNBOUND.search(text)
    if unbound:
        say_query(draft, unbound.group(2), unbound.group(3), unbound.group(1))
        return
    core = _COREDNS.search(text)
    if core:
        say_query(draft, core.group(3), core.group(2), core.group(1))
        draft.say({"NOERROR": "", "NXDOMAIN": "nxdomain", "SERVFAIL": "server failure", "REFUSED": "refused"}.get(core.group(4), ""))
        return
    if is_name(text):
        say_query(draft, text)
        return
    loose = _LOOSE.search(text)
    if loose:
        say_query(draft, loose.group(2), loose.group(1) or "")
    draft.read(text, 600)


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
    kind = next((str(record[key]) for key in ("qtype_name", "query_type", "rrtype", "QueryType", "type")
                 if isinstance(record.get(key), (str,))), "")
    client = next((record[key] for key in ("id.orig_h", "srcaddr", "src_ip", "internalIp", "client")
                   if isinstance(record.get(key), str)), "")
    server = record.get("id.resp_h")
    say_query(draft, name, kind, client)
    code = next((str(record[key]) for key in ("rcode_name", "rcode", "responseCode", "response_code")
                 if record.get(key) not in (None, "")), "")
    if code:
        draft.say({"NOERROR": "", "NXDOMAIN": "nxdomain", "SERVFAIL": "server failure", "REFUSED": "refused", "0": "",
                   "3": "nxdomain"}.get(code, outcome_word(code)))
    if record.get("rejected") is True:
        draft.say("rejected")
    answers = record.get("answers")
    if isinstance(answers, list):
        draft.say("answers", count_word(len(answers)))
        first = next((answer for answer in answers if isinstance(answer, str)), "")
        if first and first[0].isdigit() and "." in first:
            draft.say(ip_word(first))
    ttls = record.get("TTLs")
    if isinstance(ttls, list) and ttls and isinstance(ttls[0], (int, float)):
        draft.say("ttl", "short" if ttls[0] < 300 else "long")
    for key in ("action", "blockedCategories", "categories", "verdict"):
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
