"""What a reader fills in: the words of the template, the entities, the payloads.

Owns the bounds of each and the names that entities have across formats. Called by every reader.
"""
from __future__ import annotations

import re
from typing import Dict, List

from ..decode import abridged
from ..redact import mask, redact
from .payload import path_words
from .words import with_counts

TEMPLATE_MAX_CHARS = 2_000
ENTITY_MAX_CHARS = 256
FOCUS_MAX_CHARS = 4_096
FOCUS_MAX_COUNT = 4

#: Every name an entity may have. Behaviour is learned by these names, so a reader invents none.
ENTITY_NAMES = frozenset((
    "user", "target", "src", "dest", "host", "process", "parent", "domain", "path", "useragent", "action", "service",
    "region", "account", "port", "hour"))

_EMPTY = frozenset(
    ("", "-", "--", "none", "null", "n/a", "unknown", "(null)", "?", "0.0.0.0", "::", "nil", "undefined"))  # noqa: S104


def _registered(name: str) -> str:
    """The part of a domain name that someone registered: hosts below it come and go.

    >>> _registered("https://r5---sn-1.cdn.example.co.uk:443/x"), _registered("10.0.0.1")
    ('example.co.uk', '10.0.0.1')
    """
    name = re.split(r"[/?#]", name.partition("://")[2] or name,
                    maxsplit=1)[0].rpartition("@")[2].partition(":")[0].rstrip(".")
    labels = name.split(".")
    if len(labels) < 3 or all(label.isdigit() for label in labels):
        return name
    return ".".join(labels[-3 if len(labels[-1]) == 2 and len(labels[-2]) <= 3 else -2:])


#: Values that would be new on every event are kept as the part that comes back.
_PLAIN = {
    "domain": _registered,
    "path": path_words,
    "useragent": lambda agent: re.sub(r"[0-9][0-9._]*", "n", agent),
    "service": lambda service: re.sub(r"_[0-9a-fA-F]{4,12}$", "", service),
}


#: Prose may speak of passwords and tokens; a secret is what is assigned to one.
_ASSIGNED_SECRET = re.compile(r"(?i)(?:passw(?:or)?d|passphrase|pwd|secret|token)=(?![\s\"'])")


class Draft:
    """A template in the making. `say` takes words as they are, `read` masks free text into words."""

    __slots__ = ("kind", "action", "entities", "focus", "_words", "_size")

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.action = ""
        self.entities: Dict[str, str] = {}
        self.focus: List[str] = []
        self._words: List[str] = []
        self._size = 0

    def say(self, *words: str) -> None:
        """Adds words that are lower-case and without identifiers already."""
        for word in words:
            if word:
                self._words.append(word)
                self._size += len(word) + 1

    def read(self, text: str, max_chars: int = 1_000) -> None:
        """Adds free text, masked."""
        if text and self._size < TEMPLATE_MAX_CHARS:
            text = text[:max_chars]
            self.say(mask(with_counts(redact(text) if "=" in text and _ASSIGNED_SECRET.search(text) else text)))

    @property
    def is_full(self) -> bool:
        return self._size >= TEMPLATE_MAX_CHARS

    def name(self, entity: str, value: object) -> str:
        """Keeps a named value, unless it says nothing; the first one of a name stays. Returns the value as text."""
        if value is None or value is False:
            return ""
        text = value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""
        text = text.strip()
        if text.lower() in _EMPTY:
            return ""
        if entity not in self.entities:
            plain = _PLAIN[entity](text) if entity in _PLAIN else text
            plain = plain[:ENTITY_MAX_CHARS].lower().strip()
            if plain:
                self.entities[entity] = plain
        return text

    def payload(self, text: str) -> None:
        """Keeps decoded text that an attacker controls."""
        text = text.strip()
        if text and len(self.focus) < FOCUS_MAX_COUNT:
            text = redact(abridged(text, FOCUS_MAX_CHARS))
            if text not in self.focus:
                self.focus.append(text)

    def template(self) -> str:
        """The words in order, a word never twice in a row, cut at a word's end."""
        words: List[str] = []
        last = ""
        for word in " ".join(self._words).split():
            if word != last:
                words.append(word)
                last = word
        text = " ".join(words)
        if len(text) > TEMPLATE_MAX_CHARS:
            text = text[:TEMPLATE_MAX_CHARS].rpartition(" ")[0] or text[:TEMPLATE_MAX_CHARS]
        return text
