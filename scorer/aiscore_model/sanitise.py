"""Text made harmless before anything reads it.

Owns what a reader must never see: control characters, terminal escapes, characters that do not
show (zero width, bidirectional marks, variation selectors, tags), look-alike letters, and runs that only
serve to be long. Refuses nothing: any text gives a text, in time linear in its length, at most
MAX_CHARS long. Decides by the characters alone and does not know log formats. Called by
`normalise` first of all.
"""
from __future__ import annotations

import re
import unicodedata

from aiscore_contract.limits import TEXT_MAX_CHARS
from aiscore_contract.plain import LOOKALIKE_LETTERS

MAX_CHARS = TEXT_MAX_CHARS

#: The same character twice this often in a row is padding; this much of it is left, to say so.
_RUN_KEPT_CHARS = 64

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]?|\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)?|[@-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_SURROGATE = re.compile("[\ud800-\udfff]+")
_RUN = re.compile(rf"(.)\1{{{2 * _RUN_KEPT_CHARS - 1},}}", re.DOTALL)

#: Letters that are drawn like Latin ones, punctuation that stands in for ASCII, and signs that databases and file
#: systems fold to ASCII behind a filter's back.
_LOOKALIKES = {
    **LOOKALIKE_LETTERS,
    "'": "‘’‚‛ʼʹ′", '"': "“”„‟″", "-": "‐‑‒–—―−⁃", "/": "∕⁄⧸", "\\": "∖﹨", "<": "‹〈", ">": "›〉", "|": "∣ǀ",
    ":": "׃∶ː", ";": ";", ".": "․﹒",
}
_LOOKALIKE = {ord(twin): plain for plain, twins in _LOOKALIKES.items() for twin in twins}


def sanitise(text: str) -> str:
    r"""`text` without what hides or disguises it.

    >>> sanitise("pay\u202epal \x1b[31mr\u043eot\x1b[0m")
    'paypal root'
    """
    text = text[:MAX_CHARS]
    if not (text.isascii() and text.isprintable()):
        text = _plain(text)
    return _RUN.sub(_shorten, text) if _has_run(text) else text


def _has_run(text: str) -> bool:
    # A run of 2k characters covers a whole stretch of k that starts at a multiple of k: 30 times faster than the
    # back-reference.
    step = _RUN_KEPT_CHARS
    return any(text[start] == text[start + step - 1] and text[start:start + step] == text[start] * step
               for start in range(0, len(text) - step + 1, step))


def _plain(text: str) -> str:
    # Long events hold few different characters: ask those which steps the text needs at all.
    odd = "".join(char for char in set(text) if not (char.isascii() and char.isprintable()))
    if "\x1b" in odd:
        text = _ESCAPE.sub("", text)
    if _CONTROL.search(odd):
        text = _CONTROL.sub(" ", text)
    if odd.isascii():
        return text
    if _SURROGATE.search(odd):
        text = _SURROGATE.sub("\ufffd", text)
    if _INVISIBLE.search(odd):
        text = _INVISIBLE.sub("", text)
    if _SPACE.search(odd):
        text = _SPACE.sub(" ", text)
    # Full-width and mathematical letters become plain ones. NFKC may lengthen a text eighteenfold, so clip again.
    folded = unicodedata.normalize("NFKC", text)[:MAX_CHARS]
    if _LOOKALIKE.keys().isdisjoint(map(ord, odd)) and folded == text:
        return text
    # A look-alike may have been waiting for its accent.
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", folded.translate(_LOOKALIKE))[:MAX_CHARS])


def _shorten(run: re.Match[str]) -> str:
    return run.group(1) * _RUN_KEPT_CHARS
