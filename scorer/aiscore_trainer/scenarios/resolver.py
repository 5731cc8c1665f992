# ruff: noqa: E501
"""Name lookups with their answers: BIND, unbound, dnsmasq, Pi-hole, Windows, Infoblox, CoreDNS, Route 53, Zeek, AdGuard and passive DNS.

Names of dns_names.py and more of both labels; what is answered (how many addresses, for how long, from where, blocked or not) belongs to the name.
"""
from __future__ import annotations

import base64
import time as clock
from typing import Callable, NamedTuple

from . import words
from .dns_names import ALNUM, ATTACKS, DAILY, LETTERS
from .envelope import MONTHS, compact, iso, plain, syslog_time, uid
from .family import Family, Written
from .scene import Scene
from .slots import domain
from .table import Scenario

_NEW_ENDINGS = ("top", "xyz", "icu", "click", "online", "site", "shop", "live", "cfd", "sbs", "rest", "buzz", "monster", "quest", "zip", "mov", "lol", "bond", "life", "fun")
_NUMBERS = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "NULL": 10, "PTR": 12, "MX": 15, "TXT": 16, "AAAA": 28, "SRV": 33, "ANY": 255, "HTTPS": 65}


class Lookup(NamedTuple):
    """One question and what came back; ttl in seconds."""

    name: str
    kind: str = "A"
    code: str = "NOERROR"
    answers: tuple[str, ...] = ()
    ttl: int = 300


def _addresses(scene: Scene, low: int, high: int) -> tuple[str, ...]:
    return tuple(scene.public_ip() for _ in range(scene.number(low, high)))


def _words_name(scene: Scene) -> str:
    return "".join(scene.word() for _ in range(scene.number(1, 2)))


def _plainly(make: Callable) -> Callable[[Scene], Lookup]:
    """A maker of dns_names.py as one of lookups: names exist or not as their kind does."""
    def lookup(scene: Scene) -> Lookup:
        made = make(scene)
        name, kind = made if isinstance(made, tuple) else (made, None)
        kind = kind or scene.weighted((("A", 7), ("AAAA", 2), ("HTTPS", 0.6)))
        code = scene.pick(("NOERROR", "NOERROR", "NXDOMAIN"))
        return Lookup(name[:250], kind, code, _addresses(scene, 0, 2) if kind == "A" and code == "NOERROR" else (), scene.pick((30, 60, 300, 3600, 86400)))

    return lookup


def _delivered(scene: Scene) -> Lookup:
    """Content networks answer with many short-lived addresses."""
    host = scene.pick((f"{scene.letters(14, ALNUM)}.cloudfront.net", f"e{scene.number(100, 99999)}.dsc{scene.pick('abgx')}.akamaiedge.net", f"{scene.word()}.map.fastly.net", f"{scene.word()}-{scene.number(1, 99)}.azureedge.net", f"{scene.letters(8)}.b-cdn.net", f"www.{scene.pick(words.WELL_KNOWN)}"))
    return Lookup(host, scene.pick(("A", "A", "AAAA", "CNAME")), "NOERROR", _addresses(scene, 2, 8), scene.pick((5, 20, 30, 60)))


def _listed(scene: Scene) -> Lookup:
    reverse = ".".join(str(scene.number(1, 254)) for _ in range(4))
    hit = scene.chance(0.2)
    return Lookup(f"{reverse}.{scene.pick(('zen.spamhaus.org', 'bl.spamcop.net', 'b.barracudacentral.org', 'dnsbl.sorbs.net', 'list.dnswl.org', 'cbl.abuseat.org', 'dnsbl-1.uceprotect.net'))}", "A", "NOERROR" if hit else "NXDOMAIN", (f"127.0.0.{scene.number(2, 11)}",) if hit else (), 900)


def _mail_policy(scene: Scene) -> Lookup:
    zone = domain(scene)
    name, text = scene.pick(((zone, f"v=spf1 include:_spf.{scene.pick(words.WELL_KNOWN)} ip4:{scene.peer()} -all"), (f"_dmarc.{zone}", f"v=DMARC1; p=quarantine; rua=mailto:dmarc@{zone}"), (f"{scene.pick(('selector1', 'google', 's1', 'k2', f's{scene.number(1, 99999)}'))}._domainkey.{zone}", f"v=DKIM1; k=rsa; p={scene.letters(60, LETTERS + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/')}"),
                             (f"_acme-challenge.{scene.pick(words.TECH)}.{zone}", scene.letters(43, ALNUM + "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-")), (zone, f"google-site-verification={scene.letters(43, ALNUM)}"), (f"_mta-sts.{zone}", f"v=STSv1; id={scene.number(10**13, 10**14)}"), (f"{scene.hex(32)}.{zone}", f"{scene.hex(32)}.acm-validations.aws")))
    found = scene.chance(0.7)
    return Lookup(name, "TXT", "NOERROR" if found else "NXDOMAIN", (text,) if found else (), 3600)


def _local_talk(scene: Scene) -> Lookup:
    name = scene.pick((f"_{scene.pick(('googlecast', 'ipp', 'airplay', 'smb', 'spotify-connect', 'hap', 'printer', 'raop'))}._tcp.local", f"{scene.pick(words.FIRST)}s-{scene.pick(('iphone', 'macbook-pro', 'ipad'))}.local", f"wpad.{scene.site.ad_domain}", f"_ldap._tcp.dc._msdcs.{scene.site.ad_domain}", f"{scene.workstation}.{scene.site.ad_domain}", f"{scene.server}.{scene.site.ad_domain}", f"_kerberos._udp.{scene.site.ad_domain}",
                       f"{scene.word()}.{scene.pick(('prod', 'default'))}.svc.cluster.local"))
    return Lookup(name, "SRV" if "._msdcs" in name or name.startswith("_k") else "PTR" if "._tcp.local" in name else "A", scene.pick(("NOERROR", "NOERROR", "NXDOMAIN")), (scene.internal_ip(),), 600)


def _new_ending(scene: Scene) -> Lookup:
    """Honest names under endings that crooks like, too."""
    return Lookup(f"{scene.pick(('', 'www.', 'api.', 'cdn.'))}{_words_name(scene)}.{scene.pick(_NEW_ENDINGS + ('dev', 'app', 'ai', 'io', 'cloud'))}", scene.pick(("A", "A", "HTTPS", "AAAA")), "NOERROR", _addresses(scene, 1, 3), scene.pick((60, 300, 3600)))


def _encrypted(scene: Scene) -> Lookup:
    return Lookup(scene.pick(("dns.google", "cloudflare-dns.com", "mozilla.cloudflare-dns.com", "dns.quad9.net", "doh.opendns.com", "chrome.cloudflare-dns.com", "use-application-dns.net", "dns.nextdns.io", "mask.icloud.com", "_dns.resolver.arpa")), scene.pick(("A", "HTTPS", "AAAA")), scene.pick(("NOERROR", "NXDOMAIN")), _addresses(scene, 1, 2), 300)


def _hashed_services(scene: Scene) -> Lookup:
    """Long labels of services that look up by hash: reputation, telemetry, storage, updates."""
    name = scene.pick((f"{scene.hex(32)}.{scene.pick(('avqs.mcafee.com', 'hash.cymru.com', 'd1.sophosxl.net', 'sbl.symcd.com'))}", f"{scene.letters(26, ALNUM)}.{scene.pick(('a', 'b'))}.sophosxl.net", f"{scene.hex(16)}.{scene.letters(8, ALNUM)}.ksn.kaspersky-labs.com", f"{scene.letters(20, ALNUM)}.blob.core.windows.net", f"{scene.guid()}.cloudapp.net", f"{scene.hex(40)}.r2.cloudflarestorage.com", f"o{scene.number(10**5, 10**7)}.ingest.sentry.io",
                       f"{scene.letters(11, ALNUM)}-ats.iot.{scene.site.region}.amazonaws.com", f"{scene.hex(8)}-{scene.hex(4)}.canary.{scene.pick(('office.com', 'exchange.microsoft.com'))}", f"{scene.letters(30, ALNUM)}.footprintdns.com", f"u{scene.number(10**6, 10**8)}.ct.sendgrid.net"))
    return Lookup(name, scene.pick(("A", "TXT", "A", "AAAA")), scene.pick(("NOERROR", "NXDOMAIN")), (), scene.pick((5, 60, 300)))


def _refused_by_list(scene: Scene) -> Lookup:
    return Lookup(f"{scene.pick(('ads', 'track', 'pixel', 'metrics', 'telemetry', 'stats'))}.{_words_name(scene)}.{scene.pick(('com', 'net', 'io'))}", "A", "NOERROR", ("0.0.0.0",), 2)  # noqa: S104 - what a blocking resolver answers


def _flux(scene: Scene) -> Lookup:
    return Lookup(f"{scene.pick(('', 'www.', 'secure.'))}{scene.pick((_words_name(scene), scene.letters(scene.number(8, 14))))}{scene.pick(('-login', '-pay', '-bank', '', '-verify'))}.{scene.pick(_NEW_ENDINGS + ('ru', 'su', 'cc'))}", "A", "NOERROR", _addresses(scene, 6, 14), scene.pick((1, 3, 5, 10, 60)))


def _rebound(scene: Scene) -> Lookup:
    target = scene.pick((scene.internal_ip(), scene.internal_ip(), "127.0.0.1", "0.0.0.0", ".".join(("169", "254", "169", "254"))))  # noqa: S104 - an answer, no interface
    name = scene.pick((f"{scene.hex(8)}.{scene.hex(8)}.rbndr.us", f"make-{target.replace('.', '-')}-rebind-{scene.public_ip().replace('.', '-')}-rr.1u.ms", f"s-{target}-{scene.number(10**6, 10**8)}-fs-e.d.rebind.{domain(scene)}", f"{scene.letters(10, ALNUM)}.{scene.pick(('rebind', 'r', 'd', 'x'))}.{_words_name(scene)}.{scene.pick(_NEW_ENDINGS)}"))
    return Lookup(name, "A", "NOERROR", (target,), scene.pick((0, 1, 2)))


def _carried(scene: Scene) -> Lookup:
    data = scene.rng.randbytes(scene.number(24, 110))
    encoded = scene.pick((lambda: base64.b32encode(data).decode().rstrip("=").lower(), data.hex, lambda: base64.urlsafe_b64encode(data).decode().rstrip("=")))()
    width = scene.pick((20, 31, 45, 63))
    zone = f"{scene.pick(('', 't.', 'ns1.', 'd.', 'x.'))}{scene.pick((_words_name(scene), scene.letters(6)))}.{scene.pick(_NEW_ENDINGS + ('com', 'net', 'org'))}"
    answer = base64.b64encode(scene.rng.randbytes(scene.number(20, 120))).decode()
    return Lookup(f"{'.'.join(encoded[i:i + width] for i in range(0, min(len(encoded), 180), width))}.{zone}"[:250], scene.pick(("TXT", "TXT", "NULL", "CNAME", "MX", "A", "AAAA")), "NOERROR", (answer,), scene.pick((0, 1, 5)))


def _seized(scene: Scene) -> Lookup:
    """Names known as bad, kept from answering by a policy zone or a sinkhole."""
    return Lookup(f"{scene.pick(('cdn', 'update', 'api', 'c2', 'gate', 'panel'))}.{scene.letters(scene.number(9, 16), ALNUM)}.{scene.pick(_NEW_ENDINGS)}", "A", "NOERROR", (scene.pick(("127.0.0.53", scene.internal_ip(), scene.public_ip())),), 5)


def _fresh_lure(scene: Scene) -> Lookup:
    brand = scene.pick(("microsoft", "office365", "paypal", "dhl", "docusign", "okta", "adobe", "amazon", "netflix", "sharepoint", "coinbase", scene.site.name, scene.site.name))
    lure = scene.pick(("login", "verify", "secure", "sso", "mfa", "invoice", "helpdesk", "webmail", "update", "support", "vpn", "hr"))
    return Lookup(scene.pick((f"{brand}-{lure}.{scene.pick(_NEW_ENDINGS)}", f"{lure}.{brand}.{_words_name(scene)}.{scene.pick(_NEW_ENDINGS)}", f"{lure}-{brand}{scene.number(1, 99)}.{scene.pick(('pages.dev', 'workers.dev', 'web.app', 'vercel.app', 'netlify.app', 'duckdns.org'))}", f"{brand}.com.{lure}-{scene.hex(4)}.{scene.pick(_NEW_ENDINGS)}")), scene.pick(("A", "HTTPS", "AAAA")), "NOERROR", _addresses(scene, 1, 2), scene.pick((60, 300)))


def _secret_resolver(scene: Scene) -> Lookup:
    return Lookup(f"{scene.pick(('doh', 'dns', 'resolver', 'dnscrypt'))}.{scene.pick((scene.letters(8, ALNUM), _words_name(scene)))}.{scene.pick(_NEW_ENDINGS + ('su', 'ru'))}", scene.pick(("A", "HTTPS", "TXT")), "NOERROR", _addresses(scene, 1, 1), 60)


def _generated(scene: Scene) -> Lookup:
    return Lookup(f"{scene.letters(scene.number(9, 20), scene.pick((LETTERS, ALNUM)))}.{scene.pick(_NEW_ENDINGS + ('com', 'net', 'info', 'biz', 'ru', 'cc'))}", "A", scene.pick(("NXDOMAIN", "NXDOMAIN", "NXDOMAIN", "NOERROR")), (), 60)


_OLD = 0.12
_CHOICES = {
    False: tuple(((Scenario(f"resolver_{name}", None, (name,)), make), weight) for name, make, weight in (
        ("content_networks", _delivered, 3), ("block_lists", _listed, 2), ("mail_policies", _mail_policy, 3), ("local_talk", _local_talk, 3), ("new_endings", _new_ending, 4), ("encrypted_resolvers", _encrypted, 1), ("hashed_services", _hashed_services, 3), ("refused_adverts", _refused_by_list, 1.5),
        *((f"daily_{name}", _plainly(make), weight * _OLD) for name, weight, make in DAILY))),
    True: tuple(((Scenario(f"resolver_{name}", technique, (name,)), make), weight) for name, technique, make, weight in (
        ("fast_flux", "T1568.001", _flux, 2.5), ("rebinding", "T1557", _rebound, 2), ("tunnel_with_answers", "T1071.004", _carried, 4), ("sinkholed", "T1568", _seized, 2), ("fresh_lures", "T1566.002", _fresh_lure, 3.5), ("own_encrypted_resolver", "T1572", _secret_resolver, 1), ("generated_names", "T1568.002", _generated, 4),
        *((f"more_{name}", technique, _plainly(make), weight * _OLD) for name, technique, weight, make in ATTACKS)))}


def _bind(scene: Scene, seen: Lookup) -> str:
    moment = clock.gmtime(scene.time)
    when = f"{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {plain(scene.time)[11:]}.{scene.number(100, 999)}"
    client = f"client @0x{scene.hex(12)} {scene.ip}#{scene.number(1024, 65535)} ({seen.name})"
    return f"{when} queries: info: {client}: query: {seen.name} IN {seen.kind} +E(0)K ({scene.internal_ip()})"


def _unbound(scene: Scene, seen: Lookup) -> str:
    reply = f" {seen.code} 0.{scene.number(0, 399999):06d} {scene.number(0, 1)} {scene.number(40, 900)}" if scene.chance(0.5) else ""
    return f"{syslog_time(scene.time)} {scene.linux_host} unbound: [{scene.number(300, 9000)}:{scene.number(0, 3)}] info: {scene.ip} {seen.name}. {seen.kind} IN{reply}"


def _dnsmasq(scene: Scene, seen: Lookup) -> str:
    head = f"{syslog_time(scene.time)} {scene.linux_host} dnsmasq[{scene.number(300, 30000)}]: "
    if seen.answers and seen.kind == "A" and scene.chance(0.4):
        return f"{head}{scene.pick(('reply', 'cached'))} {seen.name} is {seen.answers[0]}"
    return f"{head}query[{seen.kind}] {seen.name} from {scene.ip}"


def _windows(scene: Scene, seen: Lookup) -> str:
    moment = clock.gmtime(scene.time)
    labels = "".join(f"({len(label)}){label}" for label in seen.name.split(".")) + "(0)"
    answered = scene.chance(0.4)
    return (f"{moment.tm_mon}/{moment.tm_mday}/{moment.tm_year} {moment.tm_hour % 12 or 12}:{moment.tm_min:02d}:{moment.tm_sec:02d} {'AM' if moment.tm_hour < 12 else 'PM'} {scene.hex(4).upper()} PACKET  {scene.hex(16).upper()} UDP {'Snd' if answered else 'Rcv'} {scene.ip:<15} {scene.hex(4)} {'R' if answered else ' '} Q [{'8081   DR ' if answered else '0001   D  '} {seen.code if answered else 'NOERROR'}] {seen.kind:<6} {labels}")


def _infoblox(scene: Scene, seen: Lookup) -> str:
    moment = clock.gmtime(scene.time)
    when = f"{moment.tm_mday:02d}-{MONTHS[moment.tm_mon - 1]}-{moment.tm_year} {plain(scene.time)[11:]}.{scene.number(100, 999)}"
    return f"{syslog_time(scene.time)} {scene.linux_host} named[{scene.number(300, 30000)}]: {when if scene.chance(0.3) else ''}{' ' if scene.chance(0.1) else ''}client @0x{scene.hex(12)} {scene.ip}#{scene.number(1024, 65535)} ({seen.name}): query: {seen.name} IN {seen.kind} + ({scene.internal_ip()})"


def _coredns(scene: Scene, seen: Lookup) -> str:
    return f"[INFO] {scene.ip}:{scene.number(1024, 65535)} - {scene.number(1, 65535)} \"{seen.kind} IN {seen.name}. udp {scene.number(40, 90)} false 512\" {seen.code} qr,rd,ra {scene.number(60, 900)} 0.{scene.number(100000, 999999)}s"


def _route53(scene: Scene, seen: Lookup) -> str:
    return compact({"version": "1.100000", "account_id": scene.site.account_id, "region": scene.site.region, "vpc_id": f"vpc-{scene.hex(17)}", "query_timestamp": iso(scene.time), "query_name": seen.name + ".", "query_type": seen.kind, "query_class": "IN", "rcode": seen.code, "answers": [{"Rdata": answer, "Type": seen.kind, "Class": "IN"} for answer in seen.answers] if seen.code == "NOERROR" else [], "srcaddr": scene.ip, "srcport": str(scene.number(1024, 65535)),
                    "transport": "UDP", "srcids": {"instance": f"i-{scene.hex(17)}", "resolver_endpoint": f"rslvr-in-{scene.hex(17)}"}})


def _zeek(scene: Scene, seen: Lookup) -> str:
    fields = {"ts": scene.time, "uid": uid(scene), "id.orig_h": scene.ip, "id.orig_p": scene.number(1024, 65535), "id.resp_h": scene.internal_ip(), "id.resp_p": 53, "proto": "udp", "trans_id": scene.number(1, 65535), "rtt": round(scene.rng.random() * 0.3, 6), "query": seen.name, "qclass": 1, "qclass_name": "C_INTERNET", "qtype": _NUMBERS.get(seen.kind, 1), "qtype_name": seen.kind,
              "rcode": 0 if seen.code == "NOERROR" else 3, "rcode_name": seen.code, "AA": False, "TC": False, "RD": True, "RA": True, "Z": 0, "rejected": False}
    if seen.answers and seen.code == "NOERROR":
        fields.update({"answers": list(seen.answers), "TTLs": [float(seen.ttl)] * len(seen.answers)})
    return compact(fields)


def _passive(scene: Scene, seen: Lookup) -> str:
    return compact({"time_first": int(scene.time) - seen.ttl, "time_last": int(scene.time), "rrname": seen.name, "rrtype": seen.kind, "rdata": list(seen.answers) or None, "ttl": seen.ttl, "rcode": seen.code, "count": scene.number(1, 40), "sensor_id": scene.linux_host, "client": scene.ip})


def _adguard(scene: Scene, seen: Lookup) -> str:
    return compact({"T": iso(scene.time, 9), "question": seen.name, "query_type": seen.kind, "query_class": "IN", "client": scene.ip, "response_code": seen.code, "answers": list(seen.answers), "upstream": "https://dns.quad9.net:443/dns-query", "elapsed_ms": scene.number(1, 90), "cached": scene.chance(0.3)})


_FORMS = (("isc:bind:query", _bind), ("unbound:log", _unbound), ("dnsmasq:log", _dnsmasq), ("msad:dns:debug", _windows), ("infoblox:dns", _infoblox), ("coredns", _coredns), ("aws:route53:resolver", _route53), ("bro:dns:json", _zeek), ("bro:dns:json", _zeek), ("pdns:json", _passive), ("adguard:querylog", _adguard))


_SHOW_ANSWERS = (_route53, _zeek, _passive, _adguard)


def write(scene: Scene, attack: bool) -> Written:
    sourcetype, form = scene.pick(_FORMS)
    scenario, make = scene.weighted(_CHOICES[attack])
    while make is _flux and form not in _SHOW_ANSWERS:
        # Its name is like others: a form without answers does not show it.
        scenario, make = scene.weighted(_CHOICES[attack])
    return Written(form(scene, make(scene)), sourcetype, scene.linux_host, scenario)


FAMILY = Family("resolver", "dns", 0.02, write)
