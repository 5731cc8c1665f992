"""Those who have been accepted and wait for a place: one queue for each address, and addresses take turns.

Whoever opens connections without end must not stand before those who open one. So a turn belongs to an address, however many of its connections
wait, and it goes to the address that holds the fewest places. Pure, but for `whose`, which knows what an address is: what waits is anything.
"""

from __future__ import annotations

import ipaddress
import resource
from collections import deque
from typing import Any, Mapping

#: So many wait at most.
LENGTH_MAX = 1_024
#: Where there are fewer file descriptors, some wait yet.
LENGTH_MIN = 16
#: Descriptors for all that is neither a place nor waits: workers, files, listeners.
OTHER_DESCRIPTORS = 128


def whose(host: str) -> str:
    """What `host` takes turns as: an address of IPv4, also one in IPv6's words, or 64 bits of IPv6, which one host has whole.

    >>> whose("192.0.2.1"), whose("::ffff:192.0.2.1"), whose("2001:db8::1"), whose("2001:db8::2:0:0:2"), whose("fe80::1%eth0")
    ('192.0.2.1', '192.0.2.1', '2001:db8::/64', '2001:db8::/64', 'fe80::/64')
    """
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return f"{ipaddress.IPv6Address(int(address) >> 64 << 64)}/64"


def line_length(places: int, descriptors: int) -> int:
    """How many may wait beside so many places, where a process may have so many descriptors.

    >>> line_length(512, 4096), line_length(512, 1024), line_length(512, 512), line_length(512, resource.RLIM_INFINITY)
    (1024, 384, 16, 1024)
    """
    if descriptors == resource.RLIM_INFINITY:
        return LENGTH_MAX
    return min(LENGTH_MAX, max(LENGTH_MIN, descriptors - places - OTHER_DESCRIPTORS))


class Line:
    """The queues. No address without somebody who waits is remembered.

    >>> line = Line(4)
    >>> [line.add(address, name) for address, name in (("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"))]
    [None, None, None, None]
    >>> line.add("c", "c1"), line.add("a", "a4"), len(line)
    ('a3', 'a4', 4)
    >>> [line.take(line.next({"c": 2})) for _ in range(4)]
    ['a1', 'b1', 'a2', 'c1']
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._length = 0
        # In the order of turns: whoever had one goes to the end.
        self._queues: dict[str, deque[Any]] = {}

    def __len__(self) -> int:
        return self._length

    def add(self, address: str, one: Any) -> Any | None:
        """Has `one` wait. Where that is one too many, who goes for it: the newest of the address of which most wait, `one` itself perhaps."""
        queue = self._queues.setdefault(address, deque())
        queue.append(one)
        self._length += 1
        if self._length <= self._most:
            return None
        longest = max(map(len, self._queues.values()))
        # Where it is one of several, the newcomer's own: nobody who waits goes for him.
        fullest = address if len(queue) == longest else next(who for who, queue in self._queues.items() if len(queue) == longest)
        return self._take(fullest, deque.pop)

    def next(self, places: Mapping[str, int]) -> str:
        """Whose turn it is, of those who wait: of those with the fewest `places`, the one whose last turn is longest ago."""
        return min(self._queues, key=lambda address: places.get(address, 0))

    def take(self, address: str) -> Any:
        """The turn of `address`: the first of those who wait there."""
        taken = self._take(address, deque.popleft)
        if address in self._queues:
            self._queues[address] = self._queues.pop(address)
        return taken

    def _take(self, address: str, end: Any) -> Any:
        queue = self._queues[address]
        taken = end(queue)
        self._length -= 1
        if not queue:
            del self._queues[address]
        return taken
