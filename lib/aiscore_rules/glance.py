"""What a Windows event is, and a text that holds all its values, without reading it field by field.

Most events hit no rule, and most rules need a literal that is not there: for those a look at the header
and one pass over the text is enough. `glance` says what it saw or None; it never guesses. Whoever gets
None, or finds a literal of some rule in the text, reads the event.
"""
from __future__ import annotations

import re
from html import unescape
from typing import Optional, Tuple

from .facts import unescaped
from .fields_windows import INTEGRITY_LEVELS
from .logsource import NAME_MAX_CHARS, Labels, windows_labels

_HEADER_MAX_CHARS = 2_048
_XML = re.compile(r"""<Provider\s[^<>]*?\bName=["']([^"'<>]*)["'][^<>]*>.{0,200}?<EventID[^<>]*>(\d{1,9})</EventID>"""
                  r""".{0,1200}?<Channel>([^<]*)</Channel>""", re.DOTALL)
_JSON_ID = re.compile(r'\s*:\s*"?(\d{1,9})"?\s*[,}]')
_JSON_TEXT = re.compile(r'\s*:\s*"([^"\\]*)"')
_JSON_PROVIDER = re.compile(r'\s*:\s*\{\s*"#attributes"\s*:\s*\{[^{}]{0,200}?"Name"\s*:\s*"([^"\\]*)"')
#: Members that name the provider, and how their value is read.
_PROVIDERS = (('"SourceName"', _JSON_TEXT), ('"Provider_Name"', _JSON_TEXT), ('"ProviderName"', _JSON_TEXT),
              ('"Provider"', _JSON_PROVIDER))
#: 4657 names a registry value by a path that is put together from two fields, 5156 says by a code who began.
_DERIVED_EVENTS = frozenset({"4657", "5156"})
_LEVELS = " ".join(INTEGRITY_LEVELS.values()).lower()
Glance = Tuple[Labels, str, str]


def glance(text: str) -> Optional[Glance]:
    """(labels, event id, lower-case text with every value in it) of a clipped Windows event, or None."""
    found = _glance_xml(text) if text.startswith("<Event") else _glance_json(text) if text.startswith("{") else None
    if found is None:
        return None
    channel, provider, event_id, searched = found
    if event_id in _DERIVED_EVENTS:
        return None
    if event_id == "4688":
        # The mandatory label is a number there, and rules ask for its name.
        searched += "\0" + _LEVELS
    # Without the event's type the labels are those of every type: more rules, never fewer.
    labels = windows_labels(channel[:NAME_MAX_CHARS], provider[:NAME_MAX_CHARS], event_id)
    return labels, event_id, searched.lower()


def _glance_xml(text: str) -> Optional[Tuple[str, str, str, str]]:
    found = _XML.search(text, 0, _HEADER_MAX_CHARS)
    if found is None or "<![CDATA[" in text:
        return None
    provider, event_id, channel = found.groups()
    return channel, provider, event_id, unescape(text) if "&" in text else text


def _glance_json(text: str) -> Optional[Tuple[str, str, str, str]]:
    event_id, channel = _member(text, '"EventID"', _JSON_ID), _member(text, '"Channel"', _JSON_TEXT)
    if event_id is None or channel is None:
        return None
    provider = next((found for found in (_member(text, *each) for each in _PROVIDERS) if found is not None), None)
    if provider is None:
        return None
    plain = unescaped(text)
    return None if plain is None else (channel, provider, event_id, plain)


def _member(text: str, name: str, value: re.Pattern[str]) -> Optional[str]:
    """Value of the member of this name (in quotes) where there is exactly one such name in the event."""
    start = text.find(name)
    if start <= 0 or text.find(name, start + 1) >= 0:
        return None
    before = start - 1
    while before > 0 and text[before] in " \t\r\n":
        before -= 1
    found = value.match(text, start + len(name)) if text[before] in "{," else None
    return None if found is None else found.group(1)
