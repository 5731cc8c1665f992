"""A family of logs: which events it writes, and the record that an event becomes.

A family chooses the envelope first, is told the label, and then asks its tables what happened: that order is
what keeps labels balanced inside every sourcetype. Families are listed in generate.py.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Sequence

from .scene import Scene
from .table import Scenario


@dataclass(frozen=True)
class Written:
    """One log line and the scenario it shows."""

    raw: str
    sourcetype: str
    host: str
    scenario: Scenario

    def __post_init__(self) -> None:
        if not self.raw:
            raise ValueError(f"scenario {self.scenario.name} wrote an empty event")


@dataclass(frozen=True)
class Family:
    """name goes into the group, domain into the record, share is its part of what is generated.

    write(scene, attack) makes one event of the label asked for; malicious is the share of attacks.
    """

    name: str
    domain: str
    share: float
    write: Callable[[Scene, bool], Written]
    malicious: float = 0.42


@dataclass(frozen=True)
class Tables:
    """Daily work and attacks of one kind of event, each scenario equally often."""

    daily: tuple[Scenario, ...]
    attacks: tuple[Scenario, ...]

    def __post_init__(self) -> None:
        if not self.daily or any(scenario.technique for scenario in self.daily):
            raise ValueError("daily work carries no technique")
        if any(not scenario.technique for scenario in self.attacks):
            raise ValueError(f"attacks carry a technique: {[s.name for s in self.attacks if not s.technique]}")

    def draw(self, scene: Scene, attack: bool) -> tuple[Scenario, str]:
        """A scenario and one of its rows, slots not yet filled."""
        scenario = scene.pick(self.attacks if attack else self.daily)
        return scenario, scene.pick(scenario.rows)


def split(scenarios: Sequence[Scenario]) -> Tables:
    """Tables of one text that holds both."""
    return Tables(tuple(s for s in scenarios if not s.technique), tuple(s for s in scenarios if s.technique))
