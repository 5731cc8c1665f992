"""Those who wait for a place: addresses take turns, and who is one too many goes."""
import doctest
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_server import acceptor, waiting
from aiscore_server.waiting import LENGTH_MAX, LENGTH_MIN, OTHER_DESCRIPTORS, Line, line_length, whose


@pytest.mark.parametrize("module", [acceptor, waiting])
def test_the_examples_hold(module):
    results = doctest.testmod(module)
    assert results.attempted and not results.failed


def served(line, places=()):
    """In which order all who wait are served, where each keeps the place that he gets."""
    held, order = dict(places), []
    while line:
        address = line.next(held)
        held[address] = held.get(address, 0) + 1
        order.append(line.take(address))
    return order


def line_of(most, *names):
    """A line of those names, whose first letter is their address; and who was sent away."""
    line = Line(most)
    return line, [line.add(name[0], name) for name in names]


def test_addresses_take_turns_however_many_wait_at_one():
    line, _ = line_of(9, "a1", "a2", "a3", "a4", "b1", "b2", "c1")
    assert served(line) == ["a1", "b1", "c1", "a2", "b2", "a3", "a4"]


def test_whoever_holds_fewest_places_is_next_and_among_equals_whose_turn_is_longest_ago():
    line, _ = line_of(9, "a1", "b1", "c1", "c2")
    assert served(line, {"a": 2, "b": 1}) == ["c1", "b1", "c2", "a1"]
    line, _ = line_of(9, "a1", "a2", "a3", "b1", "b2")
    assert [line.take(line.next({})) for _ in range(5)] == ["a1", "b1", "a2", "b2", "a3"]


def test_of_a_full_line_the_newest_of_the_longest_queue_goes():
    line, sent_away = line_of(4, "a1", "a2", "a3", "b1", "c1", "b2", "a4")
    assert sent_away == [None, None, None, None, "a3", "b2", "a4"]
    assert served(line) == ["a1", "b1", "c1", "a2"]


def test_where_each_in_a_full_line_is_of_another_address_the_newcomer_goes():
    assert line_of(3, "a1", "b1", "c1", "d1")[1][-1] == "d1"


@given(st.lists(st.one_of(st.sampled_from("abcdefgh"), st.none())), st.integers(1, 5))
def test_no_more_than_its_length_wait_and_nobody_is_lost_or_remembered(steps, most):
    line, there = Line(most), []
    for number, address in enumerate(steps):
        if address is not None:
            there.append((address, number))
            sent_away = line.add(address, there[-1])
            if sent_away is not None:
                there.remove(sent_away)
        elif line:
            there.remove(line.take(line.next({})))
        assert len(line) == len(there) <= most
        assert set(line._queues) == {who for who, _ in there}
    assert sorted(served(line)) == sorted(there)


def test_a_network_of_ipv6_takes_turns_as_one_and_addresses_of_ipv4_each_for_itself():
    assert whose("2001:db8:0:1::1") == whose("2001:db8:0:1:ffff::2") != whose("2001:db8:0:2::1")
    assert whose("::ffff:10.0.0.1") == whose("10.0.0.1") != whose("10.0.0.2")
    assert whose("fe80::1%eth0") == whose("fe80::2%eth1")
    assert whose("") == ""


@given(st.ip_addresses())
def test_every_address_has_a_turn(address):
    mine = whose(str(address))
    if ":" in mine:
        assert address in ipaddress.ip_network(mine)
    else:
        assert ipaddress.ip_address(mine) in (address, getattr(address, "ipv4_mapped", None))


@given(st.integers(1, 65_535), st.integers(1, 100_000))
def test_those_who_wait_leave_descriptors_for_all_else(places, descriptors):
    length = line_length(places, descriptors)
    assert LENGTH_MIN <= length <= LENGTH_MAX
    assert length == LENGTH_MIN or places + length + OTHER_DESCRIPTORS <= descriptors
