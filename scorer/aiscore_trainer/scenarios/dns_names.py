"""Makers of DNS names: `DAILY` (scenario, weight, maker) and `ATTACKS` (scenario, technique, weight, maker).

A maker takes a scene and returns a name, or a name and the type of the query. Called by dns.py.
"""
from __future__ import annotations

import base64
from typing import Callable

from . import words
from .scene import Scene

VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ALNUM = LETTERS + "0123456789"
_COMMON = ("com",) * 14 + ("net",) * 4 + ("org",) * 4 + ("de", "co.uk", "fr", "ru", "cn", "com.br", "jp", "it", "es", "pl", "nl", "in", "io", "tv",
           "me", "co", "us", "ca", "com.au", "eu", "ch", "se", "cz", "info", "biz", "com.tr", "com.mx", "co.kr", "com.tw", "gr", "edu", "gov", "be",
           "at", "ua", "ro", "hu", "co.jp", "ir", "id", "vn", "xyz", "online", "app", "dev", "ai", "shop", "cc", "to", "ly", "gg")
_CLOUD = ("cloudfront.net", "akamaiedge.net", "akamai.net", "edgekey.net", "azureedge.net", "trafficmanager.net", "fastly.net",
          "amazonaws.com", "elb.amazonaws.com", "s3.amazonaws.com", "googleusercontent.com", "blob.core.windows.net", "cloudapp.azure.com",
          "herokudns.com", "netlify.app", "vercel.app", "github.io", "pages.dev", "workers.dev", "azurewebsites.net", "appspot.com",
          "cdn77.org", "llnwd.net", "b-cdn.net", "edgesuite.net", "impervadns.net", "hubspotusercontent.net", "sophosxl.net",
          "avqs.mcafee.com", "gvt1.com", "events.data.microsoft.com", "push.apple.com", "ingest.sentry.io", "agent.datadoghq.com", "zscloud.net")


def _tld(scene: Scene) -> str:
    return scene.pick(_COMMON)


def _brand(scene: Scene) -> str:
    """A second-level name that a company or a person could have registered."""
    pick = scene.pick
    return pick((
        lambda: scene.word() + scene.word(),
        lambda: scene.word() + scene.word(),
        lambda: scene.word(),
        lambda: scene.word() + pick(("hub", "ly", "ify", "box", "lab", "labs", "app", "hq", "zone", "online", "web", "media", "group", "now",
                                     "24", "365", "shop", "store", "direct", "plus", "pro", "world", "news", "forum", "tube", "games", "tech", "bank", "cdn")),
        lambda: pick(("my", "the", "go", "get", "i", "e", "on", "best", "all", "top", "free", "net", "web", "new", "one", "super", "auto", "info")) + scene.word(),
        lambda: scene.word() + "-" + scene.word(),
        lambda: scene.word() + scene.word() + scene.word(),
        lambda: "".join(pick(words.SYLLABLES) for _ in range(scene.number(2, 4))),
        lambda: "".join(pick(words.SYLLABLES) for _ in range(2)) + pick(("x", "z", "o", "a", "er", "ix", "on", "us", "is", "tech", "soft", "net")),
        lambda: scene.letters(scene.number(2, 4)),
        lambda: scene.letters(scene.number(2, 4)) + pick(("cdn", "media", "bank", "news", "tv", "web", "net", "group", "int", "static", "ads", "games", "mail", "soft", "online", "cache")),
        lambda: scene.letters(3) + scene.word(),
        lambda: pick(words.GERMAN) + pick((pick(words.GERMAN), "-" + pick(words.GERMAN), "24", "", "-online", "verband", "markt", "er")),
        lambda: pick(words.SPANISH) + pick((pick(words.SPANISH), "de" + pick(words.SPANISH), "", "es", "online", "y" + pick(words.SPANISH))),
        lambda: pick(words.FRENCH) + pick((pick(words.FRENCH), "-" + pick(words.FRENCH), "", "s", "-et-" + pick(words.FRENCH), "de" + pick(words.FRENCH))),
        lambda: pick(words.OTHER),
        lambda: pick(words.OTHER) + pick(("", "img", "cdn", "pay", "static", "ads", str(scene.number(1, 99)))),
        lambda: pick(words.FIRST) + pick(words.LAST),
        lambda: pick(words.LAST) + pick(("law", "family", "photo", "consulting", "design", "immobilier", "bau", "hotel", "partners", "art")),
        lambda: pick(words.CITIES) + pick((scene.word(), "times", "airport", "marathon", "city", "hotels", "uni")),
        lambda: scene.word() + str(scene.pick((1, 2, 3, 4, 7, 8, 10, 21, 24, 33, 55, 66, 77, 88, 99, 100, 123, 163, 360, 365, 888, 2000))),
        lambda: str(scene.number(1, 9999)) + scene.word(),
        lambda: str(scene.number(1, 99999)),
        lambda: scene.letters(scene.number(3, 6), "bcdfghjklmnpqrstvwxyz") if scene.chance(0.3) else pick(VOWELS) + scene.word(),
        lambda: _pinyin(scene),
        lambda: _abbreviated(scene),
        lambda: scene.word().replace("e", "", 1) + pick(("r", "d", "s", "x", "")) + pick(("app", "io", "go", "")),
    ))()


def _pinyin(scene: Scene) -> str:
    initial = ("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w", "")
    final = ("a", "o", "e", "i", "u", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "ia", "ie", "iao", "iu", "ian", "in", "iang", "ing", "ua", "uo", "ui", "uan", "un")
    return "".join(scene.pick(initial) + scene.pick(final) for _ in range(scene.number(2, 4))) + scene.pick(("", "", "", str(scene.number(1, 999)), "wang"))


def _abbreviated(scene: Scene) -> str:
    """Words with vowels dropped or cut short, glued: doubleclick, scorecrdrsrch, adsrvr."""
    def shorten(word: str) -> str:
        return scene.pick((word[:3], word[:4], word[0] + "".join(c for c in word[1:] if c not in VOWELS), word[:2]))

    return shorten(scene.word()) + scene.pick((scene.word(), shorten(scene.word()), shorten(scene.word()) + shorten(scene.word())))


def _site_of(scene: Scene) -> str:
    host = scene.weighted(((None, 5), ("www", 3), ("tech", 3)))
    name = f"{_brand(scene)}.{_tld(scene)}"
    return name if host is None else f"{'www' if host == 'www' else scene.pick(words.TECH) + scene.pick(('', '', str(scene.number(1, 12))))}.{name}"


def _known(scene: Scene) -> str:
    name = scene.pick(words.WELL_KNOWN)
    return scene.pick((name, f"www.{name}", f"{scene.pick(words.TECH)}.{name}", f"{scene.pick(words.TECH)}-{scene.pick(words.TECH)}.{name}",
                       f"{scene.pick(words.TECH)}{scene.number(1, 40)}.{name}", f"{scene.letters(scene.number(1, 4))}{scene.number(0, 9)}.{name}"))


def _cloud(scene: Scene) -> str:
    zone = scene.pick(_CLOUD)
    return scene.pick((
        lambda: f"d{scene.letters(13, ALNUM)}.{zone}",
        lambda: f"e{scene.number(100, 99999)}.{scene.pick('abcdg')}.{zone}",
        lambda: f"{scene.pick(words.TECH)}-{scene.number(10**8, 10**10)}.{scene.site.region}.{zone}",
        lambda: f"{scene.word()}-{scene.word()}-{scene.hex(6)}.{zone}",
        lambda: f"{scene.hex(8)}.{scene.pick(words.TECH)}.{zone}",
        lambda: f"{scene.hex(32)}.{scene.pick(words.TECH)}.{zone}",
        lambda: f"r{scene.number(1, 9)}---sn-{scene.letters(8, ALNUM)}.{zone}",
        lambda: f"{_brand(scene)}.{zone}",
        lambda: f"ec2-{'-'.join(str(scene.number(1, 254)) for _ in range(4))}.{scene.site.region}.compute.amazonaws.com",
        lambda: f"{scene.guid()}.{scene.pick(words.TECH)}.{zone}",
        lambda: f"{scene.letters(scene.number(5, 9), ALNUM)}.{zone}",
    ))()


def _local(scene: Scene) -> tuple[str, str | None]:
    site = scene.site
    return scene.pick((
        lambda: (f"{scene.pick(site.servers).lower()}.{site.ad_domain}", None),
        lambda: (f"{scene.workstation}.{site.ad_domain}", None),
        lambda: (f"_ldap._tcp.{scene.pick(('dc._msdcs.', 'Default-First-Site-Name._sites.', ''))}{site.ad_domain}", "SRV"),
        lambda: (f"_kerberos._{scene.pick(('tcp', 'udp'))}.{site.ad_domain}", "SRV"),
        lambda: (scene.pick(("wpad", "isatap", "autodiscover", "teredo", "proxy", "sip", "lyncdiscoverinternal")) + "." + site.ad_domain, None),
        lambda: (f"{scene.pick(site.linux_hosts).split('.')[0]}.{site.name}.internal", None),
        lambda: (f"{scene.pick(words.TECH)}.{site.domain}", None),
        lambda: (f"{scene.guid()}._msdcs.{site.ad_domain}", "CNAME"),
        lambda: (f"{scene.pick(words.TECH)}.{scene.pick(('default', 'prod', 'monitoring', 'kube-system'))}.svc.cluster.local", None),
        lambda: (f"{scene.pick(words.TECH)}.{scene.pick(words.WELL_KNOWN)}.{site.ad_domain}", None),
    ))()


def _reverse(scene: Scene) -> tuple[str, str]:
    address = scene.internal_ip() if scene.chance(0.6) else scene.peer()
    return ".".join(reversed(address.split("."))) + ".in-addr.arpa", "PTR"


def _service(scene: Scene) -> tuple[str, str | None]:
    return scene.pick((
        lambda: (f"_{scene.pick(('googlecast', 'airplay', 'ipp', 'printer', 'spotify-connect', 'companion-link', 'sleep-proxy', 'http', 'smb'))}._tcp.local", "PTR"),
        lambda: (f"{scene.pick(words.FIRST).title()}s-{scene.pick(('iPhone', 'MacBook-Pro', 'iPad', 'Air'))}.local", None),
        lambda: (f"{scene.pick(('selector1', 'selector2', 'google', 'k1', 's1', 'default', 'mail'))}._domainkey.{_brand(scene)}.{_tld(scene)}", "TXT"),
        lambda: (f"_dmarc.{_brand(scene)}.{_tld(scene)}", "TXT"),
        lambda: (f"{scene.number(1, 250)}.{scene.number(1, 250)}.{scene.number(1, 250)}.{scene.number(1, 220)}.{scene.pick(('zen.spamhaus.org', 'bl.spamcop.net', 'b.barracudacentral.org', 'dnsbl.sorbs.net'))}", "A"),
        lambda: (f"_acme-challenge.{_brand(scene)}.{_tld(scene)}", "TXT"),
        lambda: (f"{scene.number(0, 3)}.{scene.pick(('pool.ntp.org', 'debian.pool.ntp.org', 'europe.pool.ntp.org', 'centos.pool.ntp.org'))}", None),
        lambda: (f"{_brand(scene)}.{_tld(scene)}", "MX"),
        lambda: (f"lb._dns-sd._udp.{scene.number(0, 255)}.{scene.number(0, 255)}.168.192.in-addr.arpa", "PTR"),
        lambda: (f"xn--{scene.word()}-{scene.letters(3, ALNUM)}.{_tld(scene)}", None),
    ))()


def _probe(scene: Scene) -> str:
    """Browsers ask for random single labels to find out whether the resolver lies."""
    return scene.letters(scene.number(7, 15)) + scene.pick(("", "." + scene.site.ad_domain))


def _tracker(scene: Scene) -> str:
    return scene.pick((
        lambda: f"{scene.hex(16)}.{scene.pick(('metrics', 'ads', 'pixel', 'sync', 'rtb'))}.{_brand(scene)}.com",
        lambda: f"{scene.word()}-{scene.number(1, 99)}.{scene.pick(('ads', 'track', 'tags', 'cm', 'ib', 'us-u'))}.{_brand(scene)}.net",
        lambda: f"{scene.pick(('tr', 'px', 'bid', 'match', 'sync', 'cdn', 't', 'a', 'b', 's'))}.{_abbreviated(scene)}.{scene.pick(('com', 'net', 'io', 'tv'))}",
        lambda: f"{scene.letters(12, ALNUM)}.{scene.pick(('doubleclick.net', 'safeframe.googlesyndication.com', 'fls.doubleclick.net', 'demdex.net'))}",
    ))()


def _tenant(scene: Scene) -> str:
    who = scene.pick((scene.site.name, _brand(scene), scene.word()))
    return scene.pick((f"{who}.sharepoint.com", f"{who}-my.sharepoint.com", f"{who}.okta.com", f"{who}.atlassian.net", f"{who}.slack.com",
                       f"{who}.zendesk.com", f"{who}.my.salesforce.com", f"{who}.service-now.com", f"{who}.mail.protection.outlook.com",
                       f"autodiscover.{who}.com", f"login.{who}.com", f"{who}.zoom.us", f"{who}.webex.com", f"{who}.bamboohr.com",
                       f"vpn.{who}.com", f"{who}.crm{scene.number(1, 19)}.dynamics.com", f"{who}.onelogin.com", f"{who}.jfrog.io"))


def _telemetry(scene: Scene) -> str:
    """Names of machines that report, update and synchronise: long and hashed, of zones everybody asks for."""
    return scene.pick((
        lambda: f"v{scene.number(10, 20)}.events.data.microsoft.com", lambda: f"settings-win.data.{scene.pick(('microsoft.com', 'trafficmanager.net'))}",
        lambda: f"{scene.hex(32)}.ods.opinsights.azure.com", lambda: f"{scene.guid()}.agentsvc.azure-automation.net", lambda: f"{scene.letters(scene.number(12, 24), ALNUM)}.blob.core.windows.net",
        lambda: f"o{scene.number(10**5, 10**7)}.ingest.us.sentry.io", lambda: f"{scene.letters(14, ALNUM)}-ats.iot.{scene.site.region}.amazonaws.com", lambda: f"{scene.hex(32)}.gr7.{scene.site.region}.eks.amazonaws.com",
        lambda: f"{scene.letters(10, ALNUM)}.execute-api.{scene.site.region}.amazonaws.com", lambda: f"{scene.pick(('ts01-b', 'lfodown01-b', 'assets-public.falcon'))}.{scene.pick(('cloudsink.net', 'crowdstrike.com'))}",
        lambda: f"{scene.hex(16)}.clo.footprintdns.com", lambda: f"{scene.letters(20, ALNUM)}.safeframe.googlesyndication.com", lambda: f"{scene.hex(26)}.profile.{scene.site.region}.cloudfront.net",
        lambda: f"{scene.number(1, 60)}-courier.push.apple.com", lambda: f"{scene.letters(26, 'abcdefghijklmnopqrstuvwxyz234567')}.a.j.e5.sk", lambda: f"{scene.hex(40)}.sha1.{scene.pick(('avts.mcafee.com', 'hash.cymru.com'))}",
    ))()


def _mail_check(scene: Scene) -> tuple[str, str]:
    """What mail servers ask of domains: keys, policies, reports, transport security."""
    zone = f"{_brand(scene)}.{_tld(scene)}"
    return scene.pick((
        (f"{scene.letters(32, 'abcdefghijklmnopqrstuvwxyz234567')}._domainkey.{zone}", "CNAME"), (f"s{scene.number(1, 20)}{scene.hex(6)}._domainkey.{zone}", "TXT"), (f"_mta-sts.{zone}", "TXT"), (f"_smtp._tls.{zone}", "TXT"), (f"{zone}._report._dmarc.{scene.pick(('dmarcian.com', 'agari.com', 'vali.email'))}", "TXT"),
        (f"_spf.{zone}", "TXT"), (f"_{scene.number(25, 465)}._tcp.mx{scene.number(1, 9)}.{zone}", "TXT"), (f"_autodiscover._tcp.{zone}", "SRV"), (f"{scene.hex(32)}.{zone}", "CNAME"), (f"_sipfederationtls._tcp.{zone}", "SRV"), (f"default._bimi.{zone}", "TXT"),
    ))


def _reverse_long(scene: Scene) -> tuple[str, str]:
    return scene.pick((".".join(reversed("20010db8" + scene.hex(24))) + ".ip6.arpa", f"b._dns-sd._udp.{scene.number(0, 255)}.{scene.number(0, 255)}.10.in-addr.arpa", f"{scene.hex(8)}-{scene.hex(4)}-{scene.hex(4)}.local", f"{scene.hex(12)}._remotepairing._tcp.local")), "PTR"


DAILY: tuple[tuple[str, float, Callable], ...] = (
    ("browse_site", 12, _site_of), ("browse_domain", 12, lambda scene: f"{_brand(scene)}.{_tld(scene)}"), ("well_known", 8, _known), ("cloud_host", 6, _cloud), ("local_name", 5, _local),
    ("reverse_lookup", 2, _reverse), ("service_record", 3, _service), ("browser_probe", 0.3, _probe), ("tracker", 3, _tracker),
    ("tenant", 3, _tenant), ("telemetry", 4, _telemetry), ("mail_check", 2.5, _mail_check), ("reverse_long", 1, _reverse_long),
)


def _dga(alphabet: str, low: int, high: int, tlds: tuple[str, ...]) -> Callable[[Scene], str]:
    def make(scene: Scene) -> str:
        return scene.letters(scene.number(low, high), alphabet) + "." + scene.pick(tlds)

    return make


def _linear(alphabet: str, low: int, high: int, tlds: tuple[str, ...], multiplier: int, increment: int) -> Callable[[Scene], str]:
    """A linear congruential stream, as most generators use: its low bits give visible rhythm."""
    def make(scene: Scene) -> str:
        state = scene.rng.getrandbits(32)
        name = []
        for _ in range(scene.number(low, high)):
            state = (state * multiplier + increment) & 0xFFFFFFFF
            name.append(alphabet[(state >> 8) % len(alphabet)])
        return "".join(name) + "." + scene.pick(tlds)

    return make


def _alternating(low: int, high: int, tlds: tuple[str, ...], steady: float) -> Callable[[Scene], str]:
    def make(scene: Scene) -> str:
        start = scene.below(2)
        name = "".join(scene.pick(VOWELS if (start + index) % 2 == 0 and scene.chance(steady) else CONSONANTS)
                       for index in range(scene.number(low, high)))
        return name + "." + scene.pick(tlds)

    return make


_CHAIN = {"a": "nrtlsbcdm", "b": "aeliour", "c": "aehkotr", "d": "aeiours", "e": "rnsdtlamcv", "f": "aeiorlu", "g": "aehiorul", "h": "aeiotu",
          "i": "nstcloegdm", "j": "aeou", "k": "aeinlsu", "l": "aeioluy", "m": "aeiopbu", "n": "dgtesaiok", "o": "nrumsltwpv", "p": "aeorlihtu",
          "q": "u", "r": "aeiotsydn", "s": "tehiosaupc", "t": "hieoarsuw", "u": "rnstlcpme", "v": "aeio", "w": "aeiohs", "x": "aietp", "y": "seoamp",
          "z": "aeoiz"}


def _markov(low: int, high: int, tlds: tuple[str, ...], sharp: bool) -> Callable[[Scene], str]:
    def make(scene: Scene) -> str:
        name = scene.pick("abcdefghilmnoprstuvw")
        while len(name) < scene.number(low, high):
            follow = _CHAIN[name[-1]]
            name += follow[int(scene.rng.random() ** (2 if sharp else 1) * len(follow))]
        return name + "." + scene.pick(tlds)

    return make


def _glued(count: tuple[int, int], join: str, tlds: tuple[str, ...]) -> Callable[[Scene], str]:
    def make(scene: Scene) -> str:
        return join.join(scene.word() for _ in range(scene.number(*count))) + "." + scene.pick(tlds)

    return make


def _mangled(scene: Scene) -> str:
    """Word pieces and noise, as generators make that start from a dictionary."""
    word = scene.word()
    cut = scene.pick((word[: scene.number(2, len(word))], word[::-1], word + scene.letters(scene.number(2, 5)), scene.letters(3) + word + scene.letters(3)))
    return cut + scene.letters(scene.number(3, 7)) + "." + scene.pick(("com", "net", "org", "info", "biz", "ru", "top"))


def _hashed(length: int, tlds: tuple[str, ...], prefix: str = "") -> Callable[[Scene], str]:
    def make(scene: Scene) -> str:
        return prefix + scene.hex(length) + "." + scene.pick(tlds)

    return make


def _tunnel(scene: Scene) -> tuple[str, str]:
    data = scene.rng.randbytes(scene.number(18, 110))
    encoded = scene.pick((lambda: base64.b32encode(data).decode().rstrip("=").lower(), data.hex,
                          lambda: base64.urlsafe_b64encode(data).decode().rstrip("=")))()
    labels = [encoded[start : start + 60] for start in range(0, len(encoded), 60)]
    prefix = scene.pick(("", f"{scene.hex(4)}.", f"{scene.number(0, 999)}.", f"post.{scene.number(1, 9)}", "dnscat.", f"{scene.pick('abcz')}{scene.letters(3, ALNUM)}"))
    zone = scene.pick((f"t.{_brand(scene)}.com", f"ns1.{_brand(scene)}.{_tld(scene)}", f"{_brand(scene)}.{scene.pick(('xyz', 'top', 'site', 'online', 'pw', 'com', 'net'))}"))
    return prefix + ".".join(labels) + "." + zone, scene.pick(("TXT", "NULL", "CNAME", "MX", "A", "TXT", "AAAA"))


def _carried_file(scene: Scene) -> str:
    """A file in pieces, its name in every question, as tools that carry files out write it."""
    data = base64.b64encode(scene.rng.randbytes(scene.number(12, 60))).decode()
    step = scene.number(12, 45)
    pieces = [data[start : start + step] for start in range(0, len(data), step)]
    end = scene.pick(("-", "", ""))
    name = f"{scene.pick((scene.word(), scene.word() + '_' + str(scene.number(1, 2030)), 'passwords', 'customers', 'shadow'))}.{scene.pick(('xlsx', 'docx', 'zip', 'csv', 'sql', 'pdf', 'kdbx', 'txt', 'tar.gz', 'db'))}"
    zone = f"{_brand(scene)}.{_tld(scene)}"
    return ".".join((f"{scene.number(0, 999)}{scene.pick(('-', '', 'x' + str(scene.number(1, 99))))}", *(piece + end for piece in pieces), name, zone))


def _mixed_tlds(low: int, high: int, alphabet: str) -> Callable[[Scene], str]:
    """Endings of all sorts, as daily names have them: the name itself must tell."""
    return lambda scene: f"{scene.letters(scene.number(low, high), alphabet)}.{_tld(scene)}"


def _dated(scene: Scene) -> str:
    """Arithmetic on the day, in decimal and letters."""
    state = int(scene.time) // 86400 * 2654435761 + scene.number(0, 999)
    name = ""
    for _ in range(scene.number(9, 15)):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        name += ALNUM[(state >> 16) % len(ALNUM)]
    return f"{name}.{_tld(scene)}"


def _slow_tunnel(scene: Scene) -> tuple[str, str]:
    """Data in small pieces with a counter: no single label is long."""
    data = scene.rng.randbytes(scene.number(8, 16)).hex()
    pieces = [data[start : start + 8] for start in range(0, len(data), 8)]
    return f"{scene.number(0, 999)}.{'.'.join(pieces)}.{scene.pick(('c', 'up', 'd', 'x'))}.{_brand(scene)}.{_tld(scene)}", scene.pick(("A", "AAAA", "TXT", "CNAME"))


def _typosquat(scene: Scene) -> str:
    """A letter doubled, lost, exchanged or put in a neighbour's place in a name that people trust."""
    name, _, rest = scene.pick(("microsoft.com", "microsoftonline.com", "office.com", "paypal.com", "google.com", "amazon.com", "github.com", "facebook.com", "linkedin.com", "dropbox.com", "docusign.net", scene.site.domain)).partition(".")
    at = scene.number(1, max(len(name) - 2, 1))
    squatted = scene.pick((name[:at] + name[at + 1 :] + scene.pick("sx"), name[:at] + name[at] + name[at:], name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :] + "-sso", name.replace("m", "rn", 1) + "-login", name[:at] + "-" + name[at:]))
    return f"{scene.pick(('', 'login.', 'sso.', 'mail.', 'www.'))}{squatted}.{scene.pick((rest, 'com', 'co', 'cm', 'net', 'app'))}"


def _lookalike(scene: Scene) -> str:
    brand = scene.pick(("paypal", "microsoft", "office365", "apple", "amazon", "netflix", "google", "facebook", "docusign", "dhl", "outlook", "icloud", "bankofamerica", "wellsfargo",
                        "sparkasse", "postbank", "santander", "coinbase", "metamask", "binance", "linkedin", "adobe", "dropbox", scene.site.name))
    swapped = scene.pick((brand.replace("o", "0", 1), brand.replace("l", "1", 1), brand.replace("i", "l", 1), brand + brand[-1], brand.replace("a", "e", 1), brand))
    return scene.pick((
        f"{swapped}-{scene.pick(('secure', 'login', 'verify', 'account', 'update', 'support', 'signin', 'billing', 'alert'))}.{scene.pick(('com', 'xyz', 'top', 'info', 'online', 'site', 'tk', 'ml'))}",
        f"{scene.pick(('secure', 'login', 'verify', 'account', 'signin', 'www'))}.{swapped}.com-{scene.pick(('id', 'auth', 'session', 'verify'))}{scene.number(10, 999)}.{scene.pick(('info', 'xyz', 'top', 'ru', 'cf'))}",
        f"{scene.pick(('verify', 'secure', 'account', 'update'))}-{swapped}-{scene.pick(('login', 'support', 'security', 'service'))}{scene.number(1, 99)}.{scene.pick(('com', 'net', 'live', 'click', 'gq'))}",
    ))


def _dynamic(scene: Scene) -> str:
    zone = scene.pick(("ddns.net", "duckdns.org", "no-ip.biz", "hopto.org", "zapto.org", "sytes.net", "dyndns.org", "3utilities.com", "servebeer.com", "myftp.biz", "serveo.net", "ngrok.io", "trycloudflare.com"))
    return scene.pick((scene.letters(scene.number(6, 12)), scene.letters(scene.number(8, 14), ALNUM), f"{scene.word()}rat{scene.number(1, 999)}", f"{scene.letters(5)}{scene.number(100, 9999)}")) + "." + zone


def _callback(scene: Scene) -> tuple[str, str]:
    zone = scene.pick(("oast.fun", "oast.live", "oast.pro", "interact.sh", "burpcollaborator.net", "dnslog.cn", "ceye.io", "requestbin.net", "canarytokens.com", "bxss.me", "r87.me"))
    return f"{scene.pick(('', scene.linux_host.split('.')[0] + '.', scene.person + '.'))}{scene.letters(scene.number(16, 33), ALNUM)}.{zone}", scene.pick(("A", "A", "TXT", "AAAA"))


def _miner(scene: Scene) -> str:
    return scene.pick((f"{scene.pick(('pool', 'xmr', 'xmr-eu1', 'gulf', 'us-east', 'stratum', 'monero'))}.{scene.pick(('minexmr.com', 'supportxmr.com', 'nanopool.org', 'hashvault.pro', 'moneroocean.stream', 'c3pool.com', '2miners.com', 'nicehash.com', 'f2pool.com'))}",
                       f"{scene.letters(16, 'abcdefghijklmnopqrstuvwxyz234567')}.{scene.pick(('onion.to', 'onion.ws', 'tor2web.org', 'onion.ly', 'onion.pet'))}"))


def _zone_transfer(scene: Scene) -> tuple[str, str]:
    return scene.site.domain, "ANY"


_GENERIC = ("com", "net", "org", "info", "biz")
_RUSSIAN = ("ru", "com", "su", "net", "cn", "in")
ATTACKS: tuple[tuple[str, str, float, Callable], ...] = tuple((name, "T1568.002", weight, make) for name, weight, make in (
    ("dga_short_letters", 2, _dga(LETTERS, 5, 8, (*_GENERIC, "ws", "cc"))), ("dga_letters", 3, _dga(LETTERS, 8, 12, _GENERIC)),
    ("dga_long_letters", 4, _dga(LETTERS, 12, 20, (*_GENERIC, "co.uk", "ru"))), ("dga_letters_a_to_y", 3, _dga(LETTERS[:25], 12, 15, (*_GENERIC, "ru", "co.uk"))),
    ("dga_fixed_12", 2, _dga(LETTERS, 12, 12, ("com", "net", "in", "ru", "cc", "xyz"))), ("dga_fixed_16", 2, _dga(LETTERS, 16, 16, ("eu", "com", "org"))),
    ("dga_very_long_letters", 2, _dga(LETTERS, 20, 28, ("com", "biz", "org", "net", "ru", "dyndns.org"))),
    ("dga_half_alphabet", 1, _dga("aceikmoqsuwy", 14, 17, ("org", "com"))), ("dga_few_letters", 1, _dga("abcdefklmno", 16, 24, ("com", "online", "club"))),
    ("dga_alnum", 3, _dga(ALNUM, 10, 18, (*_GENERIC, "ru", "cn"))), ("dga_base36_long", 3, _dga(ALNUM, 20, 28, ("com", "net", "org", "biz"))),
    ("dga_digits_first", 1, lambda scene: str(scene.number(1, 9)) + scene.letters(scene.number(12, 25), ALNUM) + "." + scene.pick(_GENERIC)),
    ("dga_lcg", 3, _linear(LETTERS, 7, 21, (*_RUSSIAN, "to", "tj", "la", "pw", "bit"), 1664525, 1013904223)),
    ("dga_lcg_fixed", 2, _linear(LETTERS, 14, 14, ("su", "pw", "me", "cc", "in", "tw", "com"), 214013, 2531011)),
    ("dga_lcg_consonants", 1, _linear("bcdfghjklmnpqrstvwxz", 8, 14, ("com", "info", "kz", "us"), 1103515245, 12345)),
    ("dga_hex_32", 1.5, _hashed(32, ("com", "info", "org", "co.cc", "cz.cc"))), ("dga_hex_16", 1.5, _hashed(16, (*_GENERIC, "top", "xyz"))),
    ("dga_hex_34", 1, lambda scene: scene.pick(LETTERS) + scene.hex(33) + "." + scene.pick(("cc", "ws", "to", "in", "hk", "cn", "tk", "so"))),
    ("dga_hex_8", 1, _hashed(8, ("com", "net", "top", "xyz", "info"), "")),
    ("dga_alternating", 3, _alternating(6, 12, (*_GENERIC, "kz", "ru", "eu"), 1.0)), ("dga_alternating_loose", 2, _alternating(8, 14, (*_GENERIC, "ddns.net", "co.cc"), 0.75)),
    ("dga_markov", 2, _markov(9, 16, (*_GENERIC, "cc"), False)), ("dga_markov_sharp", 1, _markov(11, 20, _GENERIC, True)),
    ("dga_two_words", 1, _glued((2, 2), "", ("net", "ru", "info", "top"))), ("dga_three_words", 2, _glued((3, 4), "", ("com", "net"))),
    ("dga_words_dashed", 1, _glued((3, 4), "-", ("com", "xyz", "top"))), ("dga_mangled_words", 2, _mangled),
    ("dga_new_tld", 2, _dga(LETTERS, 8, 16, ("top", "xyz", "club", "pw", "work", "bid", "date", "win", "click", "loan", "men", "space", "site", "online"))),
    ("dga_country_tld", 2, _dga(LETTERS, 6, 15, ("ru", "su", "cn", "ws", "kz", "tk", "ga", "cf", "ml", "gq", "tw", "be", "de", "me", "nu", "sx", "nf", "im"))),
    ("dga_mixed_tld", 3, _mixed_tlds(9, 17, LETTERS)), ("dga_mixed_tld_alnum", 2, _mixed_tlds(10, 20, ALNUM)), ("dga_mixed_tld_hex", 1.5, _mixed_tlds(12, 24, "0123456789abcdef")), ("dga_short_mixed", 1, _mixed_tlds(6, 8, "bcdfghjklmnpqrstvwxz")), ("dga_dated", 2, _dated),
    ("dga_subdomain", 1, lambda scene: f"{scene.letters(scene.number(8, 16))}.{scene.letters(scene.number(6, 12))}.{scene.pick(_GENERIC)}"),
)) + (
    ("tunnel", "T1071.004", 5, _tunnel), ("slow_tunnel", "T1071.004", 2, _slow_tunnel), ("carried_file", "T1048.003", 1.5, _carried_file), ("typosquat", "T1583.001", 2, _typosquat), ("lookalike", "T1566.002", 4, _lookalike), ("dynamic_dns", "T1568", 2, _dynamic),
    ("out_of_band_callback", "T1190", 2, _callback), ("mining_and_onion", "T1496", 1.5, _miner), ("zone_enumeration", "T1590.002", 0.5, _zone_transfer),
)
