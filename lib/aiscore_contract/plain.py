"""Text that people read, without what hides, disguises or moves it.

Reasons, messages and errors quote what an attacker wrote. `plain` gives one line of it in which every character shows,
none acts on a terminal or a browser, and no letter passes for another one. Called wherever such text is written; the
models read their text through `aiscore_model.sanitise`, which folds look-alikes instead of showing them.

Look-alikes are the single-letter part of Unicode TR 39's confusables for Cyrillic, Greek and Armenian.
"""
from __future__ import annotations

import re
import unicodedata
from typing import Match

#: Letters of other scripts that are drawn like Latin ones: the Latin letter, and its twins.
LOOKALIKE_LETTERS = {
    "a": "аα", "b": "Ьƅ", "c": "сϲ", "d": "ԁ", "e": "е", "g": "ց", "h": "һհ", "i": "іι", "j": "јϳ", "k": "кκ",
    "l": "ӏ", "n": "ո",
    "o": "оοօσ", "p": "рρ", "q": "ԛ", "s": "ѕ", "t": "τ", "u": "υս", "v": "ν", "w": "ԝ", "x": "хχ", "y": "уу",
    "A": "АΑ", "B": "ВΒ", "C": "С", "E": "ЕΕ", "G": "Ԍ", "H": "НΗ", "I": "ІΙ", "J": "Ј", "K": "КΚ", "M": "МΜ", "N": "Ν",
    "O": "ОΟՕ", "P": "РΡ", "Q": "Ԛ", "S": "ЅՍ", "T": "ТΤ", "U": "Ս", "W": "Ԝ", "X": "ХΧ", "Y": "ҮΥ", "Z": "Ζ",
}
_TWINS = frozenset("".join(LOOKALIKE_LETTERS.values()))
_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
#: Printable, says Unicode, and drawn as nothing: fillers, joiners, variation selectors, the blank of Braille.
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]+")
_MARKS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: What a cell begins with that a spreadsheet takes for a formula, in narrow and wide form, blanks before it or not.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62-\ufe66\ufe6b]")
#: Stands before such a text.
SEEN = "seen: "


def plain(text: str) -> str:
    """`text` on one line of characters that show, look-alikes within Latin words as their code points.

    >>> plain("rm\\x1b[2K\\u202ecod")
    'rm [2K cod'
    >>> plain("\\u0430dmin") == "\\\\u0430dmin", plain("\\u043f\\u0440\\u0438\\u0432\\u0435\\u0442") == "\\u043f\\u0440\\u0438\\u0432\\u0435\\u0442"
    (True, True)
    """
    if text.isascii():
        return text if text.isprintable() else _shown(text)
    return _WORD.sub(_told, _MARKS.sub(lambda found: found.group(0)[:2], _INVISIBLE.sub("", _shown(text))))


def plain_cell(text: str) -> str:
    """`plain`, and behind a word of ours where it would else be a formula in a spreadsheet that a search's results are exported to.

    >>> plain_cell("=HYPERLINK(1)"), plain_cell("new for web-1: =1+1")
    ('seen: =HYPERLINK(1)', 'new for web-1: =1+1')
    """
    shown = plain(text)
    return SEEN + shown if _FORMULA.match(shown) else shown


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _told(found: Match[str]) -> str:
    """A word with its disguise shown: one that mixes Latin with other letters, or consists of look-alikes alone."""
    word = found.group(0)
    others = [character for character in word if not character.isascii() and _is_of_other_script(character)]
    if not others or (len(others) == len(word) and not _TWINS.issuperset(word)):
        return word
    return "".join(f"\\u{ord(character):04x}" if character in others else character for character in word)


def _is_of_other_script(character: str) -> bool:
    return character in _TWINS or unicodedata.name(character, "").startswith(_SCRIPTS)
