"""What the slots of table rows mean: `SLOTS[name](scene, *arguments)` is text. Used by Scene.fill alone.

Slots say nothing about daily work or attack; `«ip»` of an attack's row is drawn like any other.
"""
from __future__ import annotations

import base64
import codecs
from datetime import datetime, timezone
from typing import Callable
from urllib.parse import quote, quote_plus

from . import words
from .envelope import plain
from .lures import PS_ATTACKS, PS_DAILY, SHELL_ATTACKS, SHELL_DAILY

_B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_EXT = ("docx", "xlsx", "pdf", "pptx", "txt", "csv", "msg", "zip", "jpg", "png")
ALNUM = "abcdefghijklmnopqrstuvwxyz0123456789"


def _number(scene, low: str = "1", high: str = "9999") -> str:
    return str(scene.number(int(low), int(high)))


def _hex(scene, length: str = "8") -> str:
    return scene.hex(int(length))


def _token(scene, low: str = "8", high: str = "") -> str:
    return scene.letters(scene.number(int(low), int(high or low)), ALNUM)


def _mixed(scene, low: str = "8", high: str = "") -> str:
    return scene.letters(scene.number(int(low), int(high or low)), _B64[:62])


def _letters(scene, low: str = "6", high: str = "") -> str:
    return scene.letters(scene.number(int(low), int(high or low)))


def _base64(scene, length: str = "40") -> str:
    return scene.letters(int(length) // 4 * 4, _B64)


def _encoded(scripts: tuple[str, ...], codec: str) -> Callable[..., str]:
    def fill(scene) -> str:
        return base64.b64encode(scene.fill(scene.pick(scripts)).encode(codec)).decode()

    return fill


def _date(scene, pattern: str = "%Y%m%d") -> str:
    return datetime.fromtimestamp(scene.time, timezone.utc).strftime(pattern)


def _file(scene) -> str:
    stem = scene.pick((
        f"{scene.word().title()} {scene.native_word()}",
        f"{scene.native_word()}_{scene.word()}_{scene.number(1, 30)}",
        f"{scene.word()}-{scene.number(2019, 2026)}-Q{scene.number(1, 4)}",
        f"{scene.native_word().title()}{scene.number(1, 999)}",
        f"{_date(scene)}_{scene.word()}_v{scene.number(1, 9)}",
    ))
    return f"{stem}.{scene.pick(_EXT)}"


def domain(scene) -> str:
    """A name out there that somebody could have chosen; neither good nor bad."""
    tld = scene.pick(("com", "com", "net", "org", "io", "co", "de", "info", "eu", "online", "app"))
    return scene.pick((
        lambda: f"{scene.word()}{scene.word()}.{tld}",
        lambda: f"{scene.word()}-{scene.word()}.{tld}",
        lambda: f"{scene.pick(words.TECH)}.{scene.word()}{scene.pick(words.SYLLABLES)}.{tld}",
        lambda: f"{''.join(scene.pick(words.SYLLABLES) for _ in range(3))}.{tld}",
        lambda: f"www.{scene.native_word()}{scene.pick(('', '24', '-online', 's'))}.{tld}",
    ))()


def _plain(attribute: str) -> Callable[..., str]:
    return lambda scene: getattr(scene, attribute)


def _of_site(attribute: str) -> Callable[..., str]:
    return lambda scene: getattr(scene.site, attribute)


def _pool(options) -> Callable[..., str]:
    return lambda scene: scene.pick(options)


SLOTS: dict[str, Callable[..., str]] = {
    **{name: _plain(name) for name in ("user", "person", "other", "admin", "workstation", "server", "ip", "visitor")},
    "host": _plain("windows_host"), "linux": _plain("linux_host"),
    "ip2": lambda scene: scene.internal_ip(), "peer": lambda scene: scene.peer(), "pub": lambda scene: scene.public_ip(),
    "server2": lambda scene: scene.pick(scene.site.servers), "linux2": lambda scene: scene.pick(scene.site.linux_hosts),
    "svc": lambda scene: scene.pick(scene.site.service_accounts), "fullname": lambda scene: scene.pick(scene.site.full_names),
    "ws2": lambda scene: scene.pick(scene.site.workstations),
    "site": _of_site("name"), "sitedomain": _of_site("domain"), "ad": _of_site("ad_domain"), "netbios": _of_site("netbios"),
    "account": _of_site("account_id"), "tenant": _of_site("tenant_id"), "subscription": _of_site("subscription_id"),
    "project": _of_site("project"), "region": _of_site("region"), "domainsid": _of_site("domain_sid"),
    "siteword": lambda scene: scene.pick(scene.site.sld_words),
    "num": _number, "hex": _hex, "HEX": lambda scene, n="8": _hex(scene, n).upper(), "token": _token, "mixed": _mixed, "letters": _letters,
    "b64": _base64, "guid": lambda scene: scene.guid(), "GUID": lambda scene: scene.guid().upper(),
    "word": lambda scene: scene.word(), "Word": lambda scene: scene.word().title(), "native": lambda scene: scene.native_word(),
    "first": _pool(words.FIRST), "First": lambda scene: scene.pick(words.FIRST).title(), "last": _pool(words.LAST),
    "Last": lambda scene: scene.pick(words.LAST).title(),
    "tech": _pool(words.TECH), "dept": _pool(words.DEPARTMENTS), "city": _pool(words.CITIES), "known": _pool(words.WELL_KNOWN),
    "german": _pool(words.GERMAN), "french": _pool(words.FRENCH), "spanish": _pool(words.SPANISH),
    "file": _file, "date": _date, "domain": domain, "tick": lambda scene: f"{scene.number(0, 23):02d}:{scene.number(0, 59):02d}",
    "brand": lambda scene: "".join(scene.pick(words.SYLLABLES) for _ in range(scene.number(2, 3))),
    "epoch": lambda scene: str(int(scene.time)), "year": lambda scene: str(scene.number(2019, 2026)),
    "port": lambda scene: str(scene.pick((4444, 443, 8080, 9001, 1337, 53, 8443, 5555, 31337, 80, 6666)) if scene.chance(0.6) else scene.number(1024, 65535)),
    "psgood": _encoded(PS_DAILY, "utf-16-le"), "psbad": _encoded(PS_ATTACKS, "utf-16-le"),
    "psgoodtext": lambda scene: scene.fill(scene.pick(PS_DAILY)), "psbadtext": lambda scene: scene.fill(scene.pick(PS_ATTACKS)),
    "shgood": _encoded(SHELL_DAILY, "utf-8"), "shbad": _encoded(SHELL_ATTACKS, "utf-8"),
    "shgoodtext": lambda scene: scene.fill(scene.pick(SHELL_DAILY)), "shbadtext": lambda scene: scene.fill(scene.pick(SHELL_ATTACKS)),
    "shbadtext2": lambda scene: scene.fill(scene.pick(SHELL_ATTACKS)).replace("\\", "\\\\").replace('"', "'"),
    "psbadtext2": lambda scene: scene.fill(scene.pick(PS_ATTACKS)).replace("\\", "\\\\").replace('"', "'"),
    "browser": lambda scene: f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{scene.number(90, 131)}.0.0.0 Safari/537.36",
    "url": lambda scene, text: quote(scene.fill(text), safe=""), "plus": lambda scene, text: quote_plus(scene.fill(text)),
    "rot13": lambda scene, text: codecs.encode(text, "rot13"),
    # Built at run time: no address of a cloud's metadata service stands in a shipped file.
    "imds": lambda scene: ".".join(("169", "254", "169", "254")) if scene.chance(0.7) else scene.pick(("metadata.google.internal", "0xA9FEA9FE", "[fd00:ec2::254]")),
    "WORD": lambda scene: scene.word().upper(), "utc": lambda scene: plain(scene.time, 3),
    "none": lambda scene: "",
}
