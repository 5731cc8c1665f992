"""What the demo shows on the terminal: a progress bar, counts, and a table of the highest scores."""
from __future__ import annotations

import os
import re
import shutil
import sys
from collections import Counter
from typing import Any, Dict, List, Sequence, Tuple

Row = Dict[str, Any]
TOP = 15
WIDTH_MIN, WIDTH_MAX = 80, 180
_COLOURS = {"malicious": "31;1", "suspicious": "33", "benign": "2", "model": "36", "rules": "35", "soft": "2"}
_is_terminal = sys.stdout.isatty()
_shown = ""


def bar(text: str, share: float) -> None:
    """A line that rewrites itself on a terminal; nothing elsewhere."""
    global _shown
    percent = f"{'#' * int(share * 30):<30} {share:4.0%}"
    if _is_terminal and percent != _shown:
        _shown = percent
        print(f"\r  {text:<44} {percent}", end="\n" if share >= 1 else "", flush=True)


def say(text: str) -> None:
    """A sentence under the bar."""
    if _is_terminal:
        print()
    print(f"  {text}", flush=True)


def plain(text: str) -> str:
    """One line of printable characters: log lines are written by attackers too."""
    return "".join(character if character.isprintable() else " " for character in text)


def score_of(row: Row) -> float:
    """The score, 0 where there is none."""
    return float(row.get("ai_score") or 0)


def reasons_of(row: Row) -> List[str]:
    """All reasons of an event."""
    reasons = row.get("ai_reason") or []
    return [reasons] if isinstance(reasons, str) else list(reasons)


def kind_of(row: Row) -> Tuple[str, ...]:
    """What alike events share: who scored and why, or, where nobody says why, how the text begins but for its numbers."""
    reasons = reasons_of(row)
    return (row.get("ai_source") or "", *(reasons or [re.sub(r"\d+", "#", row["_raw"][:80])]))


def highest(rows: Sequence[Row], most: int) -> List[Tuple[Row, int]]:
    """Highest scores first, alike events once, each with how many they are; benign ones only where there are no others."""
    counts = Counter(map(kind_of, rows))
    found: Dict[Tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: -score_of(row)):
        found.setdefault(kind_of(row), row)
    ranked = [(row, counts[kind]) for kind, row in found.items()][:most]
    return [(row, count) for row, count in ranked if row.get("ai_verdict") != "benign"] or ranked[:10]


def table(rows: Sequence[Row]) -> str:
    """The highest scores: why, and below it the event."""
    width = max(WIDTH_MIN, min(shutil.get_terminal_size((140, 40)).columns, WIDTH_MAX))
    room = width - 48
    lines = [f"{'score':>7}  {'verdict':<11}{'by':<6}{'sourcetype':<22}why, and the event", "-" * width]
    for row, count in highest(rows, TOP):
        verdict, source = row.get("ai_verdict") or "-", row.get("ai_source") or "-"
        lines.append(f"{row.get('ai_score') or '-':>7}  {_coloured(f'{verdict:<11}', verdict)}{_coloured(f'{source:<6}', source)}"
                     f"{_short(plain(row.get('sourcetype') or '-'), 21):<22}{_short(plain('; '.join(reasons_of(row))) or '-', room)}")
        alike = f"({count:,} alike) " if count > 1 else ""
        lines.append(" " * 48 + _coloured(alike + _short(plain(row["_raw"]), room - len(alike)), "soft"))
    return "\n".join(lines)


def _coloured(text: str, kind: str) -> str:
    if not _is_terminal or "NO_COLOR" in os.environ or kind not in _COLOURS:
        return text
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m"


def _short(text: str, room: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= room else text[:room - 3] + "..."


def counts(rows: Sequence[Row]) -> str:
    """Who scored, and with what verdict."""
    by_source = Counter(row.get("ai_source", "") for row in rows)
    by_verdict = Counter(row.get("ai_verdict") or "without verdict" for row in rows)
    return (f"{len(rows):,} events: " + ", ".join(f"{count:,} by {source}" for source, count in by_source.most_common())
            + "; " + ", ".join(f"{count:,} {verdict}" for verdict, count in by_verdict.most_common()))
