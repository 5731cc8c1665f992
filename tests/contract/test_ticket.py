"""Tickets: honoured as signed, and refused in every other form."""
import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.errors import IllegalValue, TicketError
from aiscore_contract.ticket import CLOCK_SKEW_S, LIFETIME_MAX_S, PREFIX, Ticket, parse_keys, sign, verify

NEW, OLD, STRANGE = ("k2", b"\2" * 32), ("k1", b"\1" * 32), ("k1", b"\3" * 32)
NOW_S = 1_763_890_000.0
GOOD = Ticket("erika", "17.4", int(NOW_S) + 600, 1000)


def signed(ticket=GOOD, key=OLD):
    return sign(ticket, dict([key]))


def test_ticket_says_what_was_signed():
    assert verify(signed(), dict([NEW, OLD]), NOW_S) == GOOD


def test_old_key_is_honoured_until_it_is_removed():
    assert verify(signed(key=OLD), dict([NEW, OLD]), NOW_S) == GOOD
    with pytest.raises(TicketError):
        verify(signed(key=OLD), dict([NEW]), NOW_S)


def test_first_key_signs():
    assert verify(sign(GOOD, dict([NEW, OLD])), dict([NEW]), NOW_S) == GOOD


def forged(change):
    prefix, payload, mac = signed().split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    claims.update(change)
    changed = base64.urlsafe_b64encode(json.dumps(claims, separators=(",", ":"), sort_keys=True).encode()).rstrip(b"=").decode()
    return f"{prefix}.{changed}.{mac}"


@pytest.mark.parametrize("change", [{"user": "admin"}, {"sid": "x"}, {"exp": int(NOW_S) + 601}, {"quota": 10**9}, {"kid": "k2"},
                                    {"kid": None}, {"kid": ["k1"]}, {"more": 1}])
def test_changed_claim_is_refused(change):
    with pytest.raises(TicketError):
        verify(forged(change), dict([NEW, OLD]), NOW_S)


@pytest.mark.parametrize("text", [
    "", ".", "..", PREFIX, f"{PREFIX}.", f"{PREFIX}..", f"{PREFIX}.e30.", f"{PREFIX}.W10.AAAA", f"{PREFIX}.!!.AAAA", "aiscore2." + "a.b",
    f"{PREFIX}.{'A' * 5000}.AAAA", f"{PREFIX}.\u00e9.AAAA", f"{PREFIX}.\ud800.AAAA",
])
def test_what_is_no_ticket_is_refused(text):
    with pytest.raises(TicketError):
        verify(text, dict([OLD]), NOW_S)


def test_ticket_of_a_strange_key_of_the_same_name_is_refused():
    with pytest.raises(TicketError, match="not signed"):
        verify(signed(key=STRANGE), dict([OLD]), NOW_S)


def test_mac_is_not_malleable():
    text = signed()
    for position in range(len(text)):
        other = "A" if text[position] != "A" else "B"
        changed = text[:position] + other + text[position + 1:]
        try:
            # The last character of unpadded base64 has bits that mean nothing; the claims stay what was signed.
            assert verify(changed, dict([OLD]), NOW_S) == GOOD and position == len(text) - 1
        except TicketError:
            pass


def test_expiry_is_held_with_room_for_two_clocks():
    assert verify(signed(), dict([OLD]), GOOD.expires_s + CLOCK_SKEW_S) == GOOD
    with pytest.raises(TicketError, match="expired"):
        verify(signed(), dict([OLD]), GOOD.expires_s + CLOCK_SKEW_S + 1)


def test_ticket_that_lives_too_long_is_refused():
    long_lived = Ticket("erika", "17.4", int(NOW_S) + LIFETIME_MAX_S + CLOCK_SKEW_S + 1, 1)
    with pytest.raises(TicketError, match="longer"):
        verify(signed(long_lived), dict([OLD]), NOW_S)


@pytest.mark.parametrize("user, sid, expires_s, quota", [
    ("", "s", 1, 1), ("u", "", 1, 1), ("u" * 300, "s", 1, 1), ("u", "s", 0, 1), ("u", "s", True, 1), ("u", "s", 1, -1), ("u", "s", 1.5, 1), (None, "s", 1, 1),
])
def test_illegal_ticket_cannot_be_built(user, sid, expires_s, quota):
    with pytest.raises(IllegalValue):
        Ticket(user, sid, expires_s, quota)


@given(st.text())
def test_any_text_is_refused_and_nothing_worse(text):
    with pytest.raises(TicketError):
        verify(text, dict([OLD]), NOW_S)


@pytest.mark.parametrize("text", ["", "# nothing", "k1", "k1 abc", "k 1 " + "ab" * 32, "k1 " + "ab" * 32 + " x", "k1 " + "zz" * 32,
                                  "k1 " + "ab" * 32 + "\nk1 " + "cd" * 32])
def test_bad_key_file_is_refused_without_repeating_it(text):
    with pytest.raises(IllegalValue) as refused:
        parse_keys(text)
    assert "abab" not in str(refused.value) and "zz" not in str(refused.value)
