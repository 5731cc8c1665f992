"""Organisations: who works there, on which machines, from which addresses, at what hours.

A site is made of a random stream alone. Daily work and attacks draw hosts, users, addresses and hours from
the same site through the same functions, so that none of them tells the label. Made by generate.py.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

from . import words

TLDS = ("com", "com", "com", "net", "org", "de", "fr", "es", "co.uk", "it", "nl", "io", "eu", "com.br", "pl", "ch", "se",
        "edu", "gov", "ca", "com.au", "in", "jp")
REGIONS = ("us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-1", "ap-northeast-1", "sa-east-1", "us-east-2")
LANGUAGES = ("en", "en", "en", "de", "fr", "es")


@dataclass(frozen=True)
class Site:
    """One organisation. Pools are tuples; nothing in it is drawn again later."""

    name: str
    domain: str
    ad_domain: str
    netbios: str
    language: str
    utc_offset_h: int
    first_day: int
    users: tuple[str, ...]
    full_names: tuple[str, ...]
    admins: tuple[str, ...]
    service_accounts: tuple[str, ...]
    workstations: tuple[str, ...]
    servers: tuple[str, ...]
    linux_hosts: tuple[str, ...]
    subnets: tuple[str, ...]
    visitors: tuple[str, ...]
    peers: tuple[str, ...]
    account_id: str
    tenant_id: str
    subscription_id: str
    project: str
    region: str
    regions: tuple[str, ...]
    domain_sid: str
    sld_words: tuple[str, ...]


def make_site(rng: random.Random) -> Site:
    name = _name(rng)
    domain = f"{name}.{rng.choice(TLDS)}"
    ad_domain = rng.choice((f"{name}.local", f"ad.{domain}", f"corp.{domain}", f"{name}.lan", f"{name}.intern", domain))
    netbios = ad_domain.split(".")[0].upper()[:15] if rng.random() < 0.6 else name.replace("-", "")[:12].upper()
    style = rng.choice(("first.last", "flast", "firstl", "number", "last", "first_last"))
    people = [(rng.choice(words.FIRST), rng.choice(words.LAST)) for _ in range(rng.randint(18, 60))]
    users = tuple(dict.fromkeys(_account(rng, style, first, last) for first, last in people))
    prefix = rng.choice(("adm-", "a-", "admin.", "adm_", "", "sa-"))
    regions = tuple(rng.sample(REGIONS, 3))
    return Site(
        name=name,
        domain=domain,
        ad_domain=ad_domain,
        netbios=netbios,
        language=rng.choice(LANGUAGES),
        utc_offset_h=rng.choice((-8, -6, -5, -3, 0, 0, 0, 1, 1, 2, 3, 5, 8, 9)),
        first_day=int(rng.uniform(1_500_000_000, 1_765_000_000)) // 86400 * 86400,
        users=users,
        full_names=tuple(f"{first.title()} {last.title()}" for first, last in people),
        admins=tuple(prefix + user for user in rng.sample(users, 4)) + (rng.choice(("administrator", "Administrator", "admin")),),
        service_accounts=tuple(f"{rng.choice(('svc', 'svc_', 'svc-', 'sa_', ''))}{what}" for what in rng.sample(
            ("backup", "sql", "scan", "deploy", "jenkins", "monitor", "iis", "sccm", "exchange", "ldap", "print", "veeam", "zabbix",
             "gitlab", "ansible", "nagios", "build", "sharepoint"), 6)),
        workstations=_machines(rng, rng.choice(("WS", "PC-", "DESKTOP-", "LAPTOP-", "NB", "CL-", netbios[:3] + "-W")), 25),
        servers=_servers(rng, netbios),
        linux_hosts=_linux_hosts(rng, name),
        subnets=_subnets(rng),
        visitors=tuple(public_ip(rng) for _ in range(160)),
        peers=tuple(public_ip(rng) for _ in range(60)),
        account_id=str(rng.randint(10**11, 10**12 - 1)),
        tenant_id=guid(rng),
        subscription_id=guid(rng),
        project=f"{name}-{rng.choice(('prod', 'dev', 'data', 'platform', 'web'))}-{rng.randint(100, 99999)}",
        region=regions[0],
        regions=regions,
        domain_sid=f"S-1-5-21-{rng.randint(10**8, 4 * 10**9)}-{rng.randint(10**8, 4 * 10**9)}-{rng.randint(10**8, 4 * 10**9)}",
        sld_words=tuple(rng.sample(words.WORDS, 12)),
    )


def public_ip(rng: random.Random) -> str:
    while True:
        first = rng.randint(2, 223)
        if first not in (10, 100, 127, 169, 172, 192, 198, 203):
            return f"{first}.{rng.randint(0, 255)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"


def guid(rng: random.Random) -> str:
    digits = f"{rng.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _name(rng: random.Random) -> str:
    return rng.choice((
        lambda: rng.choice(words.WORDS) + rng.choice(words.WORDS),
        lambda: rng.choice(words.LAST) + rng.choice(("", "group", "co", "-" + rng.choice(words.LAST), "systems", "gmbh")),
        lambda: "".join(rng.choice(words.SYLLABLES) for _ in range(rng.randint(2, 3))),
        lambda: "".join(rng.choice("abcdefghijklmnoprstuvw") for _ in range(3)) + rng.choice(("", "corp", "-it", "net", "labs")),
        lambda: rng.choice(words.CITIES) + rng.choice(words.WORDS),
    ))()


def _account(rng: random.Random, style: str, first: str, last: str) -> str:
    return {
        "first.last": f"{first}.{last}",
        "flast": first[0] + last,
        "firstl": first + last[0],
        "number": f"{rng.choice(('u', 'e', 'x', 'id'))}{rng.randint(1000, 999999)}",
        "last": last + rng.choice(("", str(rng.randint(1, 9)))),
        "first_last": f"{first}_{last}",
    }[style]


def _machines(rng: random.Random, prefix: str, count: int) -> tuple[str, ...]:
    if prefix in ("DESKTOP-", "LAPTOP-"):
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        return tuple(prefix + "".join(rng.choice(letters) for _ in range(7)) for _ in range(count))
    width = rng.choice((2, 3, 4, 5))
    return tuple(f"{prefix}{rng.randint(1, 10**width - 1):0{width}d}" for _ in range(count))


def _servers(rng: random.Random, netbios: str) -> tuple[str, ...]:
    roles = ("DC", "FS", "SQL", "EX", "WEB", "APP", "PRINT", "SCCM", "BACKUP", "RDS", "CA", "WSUS")
    pattern = rng.choice(("{role}{n:02d}", "SRV-{role}-{n:02d}", "{site}{role}{n}", "{role}-{site}-{n:02d}", "S{n:03d}{role}"))
    return tuple(pattern.format(role=role, n=rng.randint(1, 9), site=netbios[:3]) for role in roles)


def _linux_hosts(rng: random.Random, name: str) -> tuple[str, ...]:
    style = rng.choice(("role", "fqdn", "ip", "planet"))
    hosts = []
    for _ in range(14):
        role = rng.choice(words.TECH)
        hosts.append({
            "role": f"{role}{rng.randint(1, 20):02d}",
            "fqdn": f"{role}-{rng.randint(1, 9)}.{name}.{rng.choice(('net', 'internal', 'lan'))}",
            "ip": f"ip-10-{rng.randint(0, 255)}-{rng.randint(0, 255)}-{rng.randint(1, 254)}",
            "planet": rng.choice(words.WORDS),
        }[style])
    return tuple(hosts)


def _subnets(rng: random.Random) -> tuple[str, ...]:
    # Universities and old companies use public addresses inside: a private one must not be what makes a flow harmless.
    public = ".".join(public_ip(rng).split(".")[:2]) + "."
    start = rng.choice((f"10.{rng.randint(0, 255)}.", f"10.{rng.randint(0, 255)}.", f"172.{rng.randint(16, 31)}.", "192.168.", "192.168.", public))
    return tuple(f"{start}{rng.randint(0, 255)}." for _ in range(5))
