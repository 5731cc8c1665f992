"""aiscore.conf: the admin's settings, merged, typed and checked.

Read from the app's `default/aiscore.conf`, then `local/aiscore.conf`; a later setting replaces an
earlier one, stanza by stanza, as splunkd does it. Settings before the first stanza, and those of
`[default]`, hold in every stanza. Stanzas of other parts of the app are left alone; a setting that
is not known in one of ours is refused, because a misspelt one would be without effect.

Files that settings name are opened by who uses them, not here. Called by `command`.
"""
from __future__ import annotations

import os
import re
from dataclasses import dataclass
from math import isfinite
from typing import Any, Callable, Dict, Mapping, Tuple
from urllib.parse import urlsplit

from .options import FALSE_WORDS, MAX_EVENTS_LIMIT, TRUE_WORDS

CONF_NAME = "aiscore.conf"
CONTEXT_FIELDS = ("_time", "host", "sourcetype")
#: The command signs its own tickets, or asks splunkd's ticket broker for them.
TICKET_SOURCES = ("key_file", "broker")
CONF_MAX_BYTES = 1024 * 1024


class SettingsError(Exception):
    """A setting is wrong. Names file, stanza and setting; for the admin.

    place    "stanza.setting"; empty where it is about no single setting
    problem  what is wrong with its value, without the place
    """

    def __init__(self, text: str, place: str = "", problem: str = "") -> None:
        super().__init__(text)
        self.place = place
        self.problem = problem or text


@dataclass(frozen=True)
class Settings:
    """All settings of the search side. A path is absolute, or empty for "not set"."""

    host: str = "localhost"
    port: int = 9443
    path_prefix: str = ""
    ca_file: str = ""
    client_cert: str = ""
    client_key: str = ""
    key_file: str = ""
    ticket_source: str = "key_file"
    gzip: str = "auto"
    max_in_flight: int = 8
    connect_timeout_s: float = 5.0
    context_fields: Tuple[str, ...] = CONTEXT_FIELDS
    redact_events: bool = False
    lost_time_max_s: float = 30.0
    max_events_limit: int = 10_000_000
    maxwait_s: int = 300

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"https://{host}:{self.port}{self.path_prefix}"

    @property
    def sends_gzip(self) -> bool:
        if self.gzip != "auto":
            return self.gzip == "true"
        # On loopback the bytes saved cost more than the bytes.
        return not (self.host in ("localhost", "::1") or self.host.startswith("127."))


# -- values ----------------------------------------------------------------------------------------

def _url(text: str) -> Dict[str, Any]:
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError:
        raise ValueError("is no address") from None
    if url.scheme != "https":
        raise ValueError("must start with https://: events and keys never travel in the clear")
    if not url.hostname or not re.fullmatch(r"[A-Za-z0-9._:-]+", url.hostname):
        raise ValueError("names no host")
    if "@" in url.netloc or url.query or url.fragment or not re.fullmatch(r"[A-Za-z0-9._~/-]*", url.path):
        raise ValueError("is https://host[:port][/path] and nothing else")
    return {"host": url.hostname, "port": 443 if port is None else port, "path_prefix": url.path.rstrip("/")}



def _gzip(text: str) -> str:
    lowered = text.lower()
    if lowered in TRUE_WORDS:
        return "true"
    if lowered in FALSE_WORDS:
        return "false"
    if lowered == "auto":
        return "auto"
    raise ValueError("is auto, true or false")


def _truth(text: str) -> bool:
    if text.lower() not in TRUE_WORDS + FALSE_WORDS:
        raise ValueError("is true or false")
    return text.lower() in TRUE_WORDS


def _ticket_source(text: str) -> str:
    if text not in TICKET_SOURCES:
        raise ValueError(f"is one of {', '.join(TICKET_SOURCES)}")
    return text


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,18}", text) or not low <= int(text) <= high:
            raise ValueError(f"is a whole number from {low} to {high}")
        return int(text)
    return parse


def _seconds(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not (isfinite(number) and low <= number <= high):
            raise ValueError(f"is a number of seconds from {low:g} to {high:g}")
        return number
    return parse


def _context(text: str) -> Tuple[str, ...]:
    names = tuple(dict.fromkeys(name for name in re.split(r"[\s,]+", text) if name))
    for name in names:
        if name not in CONTEXT_FIELDS:
            raise ValueError(f"names {name}: only {', '.join(CONTEXT_FIELDS)} can be asked for")
    return names


class _Path:
    """A path; resolved where the app's folder and SPLUNK_HOME are known."""


#: Every stanza of ours, every setting in it, and how its text is read.
STANZAS: Dict[str, Dict[str, Any]] = {
    "scorer": {
        "url": _url,
        "ca_file": _Path,
        "client_cert": _Path,
        "client_key": _Path,
        "key_file": _Path,
        "ticket_source": _ticket_source,
        "gzip": _gzip,
        "max_in_flight": _whole(1, 64),
        "connect_timeout_s": _seconds(0.1, 60),
    },
    "search": {
        "context_fields": _context,
        "redact_events": _truth,
        "lost_time_max_s": _seconds(1, 300),
        "max_events_limit": _whole(1, MAX_EVENTS_LIMIT),
        "maxwait_s": _whole(10, 3600),
    },
}


# -- files -----------------------------------------------------------------------------------------

#: stanza -> setting -> (text, file it came from)
Conf = Dict[str, Dict[str, Tuple[str, str]]]


def parse_conf(text: str, source: str) -> Conf:
    """The settings in the text of one .conf file.

    >>> parse_conf("[scorer]\\nurl = https://a:1\\n", "local")["scorer"]["url"]
    ('https://a:1', 'local')
    """
    conf: Conf = {}
    stanza = "default"
    # "\" at the end of a line continues it. A byte order mark is an editor's.
    lines = iter(enumerate(text.lstrip("\ufeff").splitlines(), 1))
    for number, line in lines:
        while line.endswith("\\"):
            line = line[:-1] + "\n" + next(lines, (0, ""))[1]
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            if not line.endswith("]"):
                raise SettingsError(f"{source}: line {number} opens a stanza without closing it")
            stanza = line[1:-1].strip()
            conf.setdefault(stanza, {})
            continue
        name, equals, value = line.partition("=")
        if not equals or not name.strip():
            raise SettingsError(f"{source} [{stanza}]: line {number} is no 'setting = value'")
        conf.setdefault(stanza, {})[name.strip()] = (value.strip(), source)
    return conf


def merge_confs(*confs: Conf) -> Conf:
    """One conf out of several; later ones win, setting by setting."""
    merged: Conf = {}
    for conf in confs:
        for stanza, found in conf.items():
            merged.setdefault(stanza, {}).update(found)
    return merged


def check_conf(conf: Conf, app_home: str, splunk_home: str) -> Settings:
    """The settings in `conf`, or a `SettingsError` that names file, stanza and setting."""
    members: Dict[str, Any] = {}
    for stanza, known in STANZAS.items():
        inherited = {name: found for name, found in conf.get("default", {}).items() if name in known}
        for name, (text, source) in {**inherited, **conf.get(stanza, {})}.items():
            if name not in known:
                raise SettingsError(f"{source} [{stanza}] {name}: there is no such setting. "
                                    f"Known are {', '.join(known)}", f"{stanza}.{name}")
            try:
                value = _absolute(text, app_home, splunk_home) if known[name] is _Path else known[name](text)
            except ValueError as error:
                raise SettingsError(f"{source} [{stanza}] {name}: {error}", f"{stanza}.{name}", str(error)) from None
            members.update(value if isinstance(value, dict) else {name: value})
    settings = Settings(**members)
    if bool(settings.client_cert) != bool(settings.client_key):
        raise SettingsError(f"{CONF_NAME} [scorer] client_cert and client_key: set both or neither",
                            "scorer.client_key" if settings.client_cert else "scorer.client_cert", "set both, or neither")
    return settings


def _absolute(text: str, app_home: str, splunk_home: str) -> str:
    if not text:
        return ""
    if "\0" in text or "\n" in text:
        raise ValueError("is no path")
    return os.path.normpath(os.path.join(app_home, text.replace("$SPLUNK_HOME", splunk_home)))


def load_settings(app_home: str, environ: Mapping[str, str]) -> Settings:
    """The settings of the app in `app_home`; those that no file sets have their defaults."""
    confs = [_read(os.path.join(app_home, folder, CONF_NAME), f"{folder}/{CONF_NAME}") for folder in ("default", "local")]
    return check_conf(merge_confs(*confs), app_home, splunk_home_of(app_home, environ))


def _read(path: str, source: str) -> Conf:
    try:
        with open(path, "rb") as file:
            text = file.read(CONF_MAX_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{source} cannot be read: {error.strerror}") from None
    if len(text) > CONF_MAX_BYTES:
        raise SettingsError(f"{source} is longer than {CONF_MAX_BYTES:,} bytes")
    return parse_conf(text.decode("utf-8", "replace"), source)


def splunk_home_of(app_home: str, environ: Mapping[str, str]) -> str:
    """Where Splunk is installed: what splunkd says, else three folders above the app."""
    return environ.get("SPLUNK_HOME") or os.path.normpath(os.path.join(app_home, "..", "..", ".."))
