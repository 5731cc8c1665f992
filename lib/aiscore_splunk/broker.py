"""What the REST handlers answer: tickets for searches, and the app's settings for its admins.

The scorer's key is what only splunkd may read: it lies in storage/passwords, or in the file that
`key_file` names. An analyst's search gets a ticket signed with it instead, good for ten minutes,
one user and one search. The user is the session's, never the body's. Whether the caller may ask at
all is decided by splunkd (restmap.conf names the capability) before anything here is called.

Pure: keys, settings and the clock are arguments, answers are values. Called by bin/aiscore_rest.py.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional

from aiscore_contract import ticket as contract
from aiscore_contract.errors import IllegalValue

from .settings import Conf, Settings, SettingsError, check_conf, merge_confs

BODY_MAX_BYTES = 65_536
#: Where the key lies in splunkd's password store.
REALM, NAME = "aiscore", "scorer"
#: The path of that entry: `realm:name:`.
PASSWORD_ID = f"{REALM}:{NAME}:"

_SID = re.compile(r"[!-~]{1,256}")  # Printable and without blanks: it is written to logs.


class Refusal(Exception):
    """The request is not granted. `status` is HTTP's; the text is for whoever asked.

    field    the setting that it is about, "scorer.url", or "keys"; empty where it is about none
    problem  what is wrong with that field's value, for who sees the field beside it
    """

    def __init__(self, status: int, text: str, field: str = "", problem: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.field = field
        self.problem = problem or text


@dataclass(frozen=True)
class Reply:
    """An answer: HTTP's status and a JSON object."""

    status: int
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What a POST to the settings asks for, checked.

    stanzas  stanza -> setting -> text, only what shall change
    keys     the text of a key file for the password store; None leaves the stored one as it is
    """

    stanzas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    keys: Optional[str] = None


def refused(refusal: Refusal) -> Reply:
    """A refusal as the caller reads it."""
    about = {"field": refusal.field, "problem": refusal.problem} if refusal.field else {}
    return Reply(refusal.status, {"error": str(refusal), **about})


def read_body(text: Any) -> Dict[str, Any]:
    """The JSON object in a request's body."""
    if not isinstance(text, str) or len(text) > BODY_MAX_BYTES:
        raise Refusal(400, f"the body is a JSON object of at most {BODY_MAX_BYTES:,} bytes")
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal(400, "the body is no JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "the body is no JSON object")
    return body


# -- keys ------------------------------------------------------------------------------------------

def stored_form(keys_text: str) -> str:
    """A key file as one line, which is what the password store keeps.

    >>> stored_form("k2 " + "ab" * 32 + "  # new\\nk1 " + "cd" * 32).count(";")
    1
    """
    lines = (line.partition("#")[0].strip() for line in keys_text.splitlines())
    return ";".join(line for line in lines if line)


def keys_of(stored: Optional[str], file_text: Optional[str]) -> Mapping[str, bytes]:
    """The keys to sign with: the stored ones, else those of the key file."""
    text = stored.replace(";", "\n") if stored else file_text
    if not text:
        raise Refusal(503, "no key is set up for the scorer: store one, or set key_file in aiscore.conf")
    try:
        return contract.parse_keys(text)
    except IllegalValue:
        # Not the error's own text: it could repeat a line of the key file.
        raise Refusal(503, "the scorer's key is no '<key id> <64 hexadecimal digits>': store it again") from None


def stored_password(document: bytes) -> Optional[str]:
    """The key in splunkd's answer about the password store's entry; None where it holds none."""
    try:
        entries = json.loads(document)["entry"]
        found = [entry["content"].get("clear_password") for entry in entries
                 if entry["content"].get("realm") == REALM and entry["content"].get("username") == NAME]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refusal(503, "splunkd's password store gave no answer that can be read") from None
    return found[0] if found and isinstance(found[0], str) and found[0] else None


# -- tickets ---------------------------------------------------------------------------------------

def issue_ticket(user: Any, body: Mapping[str, Any], keys: Mapping[str, bytes], quota_max: int, now_s: float) -> Reply:
    """A ticket for `user` and the search that the body names, for as many events as it asks, up to `quota_max`."""
    unknown = sorted(set(body) - {"sid", "events"})
    if unknown:
        raise Refusal(400, f"the body holds sid and events, not {unknown[0][:40]!r}")
    sid, events = body.get("sid"), body.get("events")
    if not isinstance(sid, str) or not _SID.fullmatch(sid):
        raise Refusal(400, "sid is the search's id: 1 to 256 printable characters")
    if isinstance(events, bool) or not isinstance(events, int) or events < 1:
        raise Refusal(400, "events is a whole number of at least 1")
    expires_s, quota = int(now_s) + contract.LIFETIME_MAX_S, min(events, quota_max)
    try:
        claims = contract.Ticket(user, sid, expires_s, quota)
    except IllegalValue:
        raise Refusal(403, "the session names no user") from None
    return Reply(200, {"ticket": contract.sign(claims, keys), "expires_s": expires_s, "quota_events": quota})


# -- settings --------------------------------------------------------------------------------------

def show_settings(conf: Conf, known: Mapping[str, Mapping[str, Any]], stored: Optional[str], shipped: Conf,
                  is_configured: bool) -> Reply:
    """The settings in force and those that shipped, and which keys are stored: their ids, never the keys."""
    try:
        key_ids = list(keys_of(stored, None)) if stored else []
    except Refusal:
        key_ids = []
    return Reply(200, {**_texts(conf, known), "key_ids": key_ids, "is_key_unusable": bool(stored) and not key_ids,
                       "shipped": _texts(shipped, known), "is_configured": is_configured})


def _texts(conf: Conf, known: Mapping[str, Mapping[str, Any]]) -> Dict[str, Dict[str, str]]:
    shown = {}
    for stanza, names in known.items():
        found = {**conf.get("default", {}), **conf.get(stanza, {})}
        shown[stanza] = {name: found.get(name, ("", ""))[0] for name in names}
    return shown


def check_change(body: Mapping[str, Any], conf: Conf, known: Mapping[str, Mapping[str, Any]], app_home: str,
                 splunk_home: str) -> Change:
    """The change that the body asks for, if the settings would be right after it; else a `Refusal`."""
    stanzas = _posted(body, known)
    settings_after(stanzas, conf, app_home, splunk_home)
    return Change(stanzas, _checked_keys(body.get("keys")))


def settings_after(stanzas: Mapping[str, Mapping[str, str]], conf: Conf, app_home: str, splunk_home: str) -> Settings:
    """The settings as they would be after `stanzas` were written; a `Refusal` where one would be wrong."""
    posted: Conf = {stanza: {name: (value, "posted") for name, value in names.items()}
                    for stanza, names in stanzas.items()}
    try:
        return check_conf(merge_confs(conf, posted), app_home, splunk_home)
    except SettingsError as error:
        raise Refusal(400, str(error)[:500], error.place[:100], error.problem[:300]) from None


def _posted(body: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Dict[str, Dict[str, str]]:
    """stanza -> setting -> text of the body's settings; each one line."""
    unknown = sorted(set(body) - set(known) - {"keys"})
    if unknown:
        raise Refusal(400, f"{unknown[0][:40]!r} is none of {', '.join([*known, 'keys'])}")
    stanzas: Dict[str, Dict[str, str]] = {}
    for stanza in sorted(set(body) & set(known)):
        if not isinstance(body[stanza], dict):
            raise Refusal(400, f"{stanza} is no object of settings")
        for name, value in body[stanza].items():
            # A line break or a continuation would start settings of its own in the file.
            if not isinstance(value, str) or re.search(r"[\x00-\x1f\x7f]|\\$", value):
                raise Refusal(400, f"[{stanza}] {name[:40]} is no text of one line", f"{stanza}.{name[:40]}",
                              "is no text of one line")
            stanzas.setdefault(stanza, {})[name] = value.strip()
    return stanzas


def _checked_keys(text: Any) -> Optional[str]:
    """The keys as they are stored. An untouched field comes empty, and must not wipe the stored key."""
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        raise Refusal(400, "keys is the text of a key file", "keys", "is no text")
    try:
        contract.parse_keys(text)
    except IllegalValue:
        raise Refusal(400, "keys is no key file: '<key id> <64 hexadecimal digits>' a line", "keys",
                      "is no line of tickets.keys, '<key id> <64 hexadecimal digits>'") from None
    return stored_form(text)
