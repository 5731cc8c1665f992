"""Text that people read: nothing hides in it, acts on a terminal, or passes for something else."""
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.plain import LOOKALIKE_LETTERS, plain, plain_cell


@pytest.mark.parametrize("text, shown", [
    ("plain words: 100 %", "plain words: 100 %"),
    ("", ""),
    ("a\nb\r\nc\td", "a b  c d"),
    ("\x1b]0;owned\x07\x1b[31mred\x1b[0m", " ]0;owned  [31mred [0m"),
    ("\x00\x7f\x85\u2028\u2029", "     "),
    ("invoice\u202efdp.exe", "invoice fdp.exe"),
    ("\u2066a\u2069\u200f\u061c", " a   "),
    ("ze\u200bro\u00ad\ufeff", "ze ro  "),
    ("a\ufe0fb\u3164c\u115fd\u2800e\u034ff", "abcdef"),
    ("ta\U000e0041g\U000e0101", "ta g"),
    ("z\u0301\u0302\u0303\u0304\u0305a", "z\u0301\u0302a"),
    ("\u0430dmin", "\\u0430dmin"),
    ("p\u0430yp\u0430l.com", "p\\u0430yp\\u0430l.com"),
    ("\u0435\u0445\u0435", "\\u0435\\u0445\\u0435"),
    ("ro\u03bft", "ro\\u03bft"),
    ("Win\u0501ows", "Win\\u0501ows"),
    ("\u043f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440", "\u043f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440"),
    ("caf\u00e9 na\u00efve \u00fcber \u65e5\u672c \u03b5\u03bb\u03bb\u03ac\u03b4\u03b1", "caf\u00e9 na\u00efve \u00fcber \u65e5\u672c \u03b5\u03bb\u03bb\u03ac\u03b4\u03b1"),
    ("\ud800", " "),
])
def test_what_hides_is_shown_and_what_acts_is_gone(text, shown):
    assert plain(text) == shown


@given(st.text())
def test_any_text_becomes_one_line_of_characters_that_show(text):
    shown = plain(text)
    assert shown.isprintable() and len(shown.splitlines()) <= 1
    assert not any(unicodedata.bidirectional(character) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI") for character in shown)
    assert plain(shown) == shown


@given(st.sampled_from(sorted(LOOKALIKE_LETTERS)), st.text(st.sampled_from("abcdefgh"), min_size=1, max_size=5))
def test_no_look_alike_stands_in_a_latin_word(letter, word):
    for twin in LOOKALIKE_LETTERS[letter]:
        if not unicodedata.name(twin).startswith("LATIN"):
            assert twin not in plain(word + twin) and twin not in plain(twin + word)


#: What spreadsheets take for the beginning of a formula, in a file that somebody exported.
FORMULA_SIGNS = tuple("=+-@\t\r\n") + ("\uff1d", "\uff0b", "\uff0d", "\uff20")


@given(st.sampled_from(FORMULA_SIGNS + (" =", "\u200b=", "\ufe0f@", "\x00+", "\u202e-")) | st.just(""), st.text())
def test_no_text_begins_a_formula(sign, text):
    cell = plain_cell(sign + text)
    assert cell[:1].strip() not in FORMULA_SIGNS
    assert cell.lstrip()[:1] not in FORMULA_SIGNS
    assert cell.endswith(plain(sign + text))


@pytest.mark.parametrize("reason", ["rule: Encoded PowerShell", "new for web-1: user root", "", "\u8bdd \u00e9", "3 words: a+b=c"])
def test_reasons_in_our_own_words_stay_as_they_are(reason):
    assert plain_cell(reason) == reason
