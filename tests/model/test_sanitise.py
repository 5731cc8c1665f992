"""Text made harmless: nothing hides, nothing grows, nothing takes long."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract.limits import TEXT_MAX_CHARS
from aiscore_model.sanitise import MAX_CHARS, sanitise


@pytest.mark.parametrize("text, plain", [
    ("plain text, left alone", "plain text, left alone"),
    ("tab\tand\nnewline stay", "tab\tand\nnewline stay"),
    ("\x1b[31mred\x1b[0m \x1b]0;title\x07shell", "red shell"),
    ("null\x00byte", "null byte"),
    ("inv\u200bisi\u00adble", "invisible"),
    ("right\u202eto\u202cleft", "righttoleft"),
    ("\u0430dmin", "admin"),
    ("r\u03bf\u03bft", "root"),
    ("\uff53\uff45\uff4c\uff45\uff43\uff54", "select"),
    ("\u2018or 1=1\u2019", "'or 1=1'"),
    ("a\u3000b\u00a0c", "a b c"),
    ("tag\U000e0041ged", "tagged"),
])
def test_what_hides_or_disguises_is_undone(text, plain):
    assert sanitise(text) == plain


def test_a_lone_surrogate_becomes_the_replacement_character():
    assert sanitise("x\ud800y") == "x\ufffdy"


def test_letters_of_other_scripts_stay_readable():
    assert sanitise("caf\u00e9 \u4f60\u597d \u0416\u0434\u0443") .startswith("caf\u00e9 \u4f60\u597d")


@pytest.mark.parametrize("run", ["A" * 30_000, "%41" + "a" * 5_000 + "b", "\u00e9" * 3_000])
def test_padding_is_cut_to_a_stub(run):
    assert len(sanitise(run)) <= 70 + 2


def test_an_ordinary_run_stays():
    assert sanitise("-" * 60) == "-" * 60


@pytest.mark.parametrize("char", ["\ufdfa", "\u3300", "\u2100"])
def test_letters_that_fold_to_many_do_not_pass_the_bound(char):
    text = "".join(char + chr(0x4e00 + position % 5_000) for position in range(TEXT_MAX_CHARS // 2))
    assert len(sanitise(text)) <= MAX_CHARS


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_sanitising_twice_changes_nothing_more(text):
    once = sanitise(text)
    assert sanitise(once) == once


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_the_result_is_well_formed_and_shows_every_character(text):
    plain = sanitise(text)
    plain.encode("utf-8")
    assert not set(plain) & set("\u202e\u200b\ufeff\x00\x1b\x7f")
