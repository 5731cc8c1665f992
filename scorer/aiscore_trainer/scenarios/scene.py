"""One event's circumstances: the site, and the host, user, addresses and second drawn from it.

Made before it is known whether the event is daily work or an attack (generate.py), and asked by the families
for everything that surrounds what happened. `slots.py` offers the same to table rows.
"""
from __future__ import annotations

import random
from typing import Sequence, TypeVar

from . import words
from .site import Site, guid, public_ip
from .table import fill

T = TypeVar("T")
WORK_HOURS = (0.3, 0.2, 0.2, 0.2, 0.2, 0.3, 0.7, 2, 5, 6, 6, 6, 5, 5, 6, 6, 5, 4, 2, 1.2, 1, 0.8, 0.6, 0.4)
_HOURS = tuple(hour for hour, weight in enumerate(WORK_HOURS) for _ in range(int(weight * 10)))


class Scene:
    """Draws are made in the order asked; what one event needs twice (`user`, `host`, `ip`) is drawn once."""

    def __init__(self, rng: random.Random, site: Site) -> None:
        self.rng = rng
        self.site = site
        hour = self.pick(_HOURS)
        local = site.first_day + self.below(60) * 86400 + hour * 3600 + rng.random() * 3600
        self.time = round(local - site.utc_offset_h * 3600, 6)
        draw = rng.random()
        pool = site.users if draw < 0.72 else site.admins if draw < 0.86 else site.service_accounts
        self.user = self.pick(pool)
        self.person = self.pick(site.users)
        self.other = self.pick(site.users)
        self.admin = self.pick(site.admins)
        self.workstation = self.pick(site.workstations)
        self.server = self.pick(site.servers)
        self.windows_host = self.workstation if rng.random() < 0.6 else self.server
        self.linux_host = self.pick(site.linux_hosts)
        self.ip = self.internal_ip()
        self.visitor = self.pick(site.visitors)

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.rng.random() * len(options))]

    def below(self, bound: int) -> int:
        return int(self.rng.random() * bound)

    def number(self, low: int, high: int) -> int:
        return low + int(self.rng.random() * (high - low + 1))

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def hex(self, length: int) -> str:
        return f"{self.rng.getrandbits(length * 4):0{length}x}"

    def letters(self, length: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
        return "".join(self.pick(alphabet) for _ in range(length))

    def guid(self) -> str:
        return guid(self.rng)

    def internal_ip(self) -> str:
        return f"{self.pick(self.site.subnets)}{self.number(2, 254)}"

    def public_ip(self) -> str:
        return public_ip(self.rng)

    def peer(self) -> str:
        """An address outside: mostly one the site often meets, else any."""
        return self.pick(self.site.peers) if self.chance(0.5) else self.public_ip()

    def word(self) -> str:
        return self.pick(words.WORDS)

    def native_word(self) -> str:
        lists = {"de": words.GERMAN, "fr": words.FRENCH, "es": words.SPANISH}
        return self.pick(lists.get(self.site.language, words.WORDS))

    def weighted(self, options: Sequence[tuple[T, float]]) -> T:
        """One of (option, weight); weights need not sum to one."""
        mark = self.rng.random() * sum(weight for _, weight in options)
        for option, weight in options:
            mark -= weight
            if mark < 0:
                return option
        return options[-1][0]

    def fill(self, text: str) -> str:
        from .slots import SLOTS

        return fill(text, SLOTS, self)
