"""The evaluation's tables as docs/QUALITY.md shows them, in Markdown."""
from __future__ import annotations

from typing import Callable, List, Optional, Sequence, Tuple

from .measures import INSIDE, OURS, RULES, TFIDF, Row, is_beaten, mean, targets

#: (title, method, setting); a title in asterisks is one of ours.
_ORDERS = (("TF-IDF", TFIDF, "cold"), ("TF-IDF, and scenarios", f"{TFIDF}, and scenarios", "cold"),
          ("isolation forest", "isolation forest", "cold"), ("tutorial's design", "the tutorial's design", "cold"), ("rules only", RULES, "cold"),
          ("**cold**", OURS, "cold"),
          ("**warm**", OURS, "warm"), ("**taught**", OURS, "taught"), ("20 random labels", OURS, "taught at random"),
          ("trained inside", INSIDE, "bar"))
#: So many of these, the first, are plain methods.
_PLAIN = 5
#: (title, setting, figure, digits), all of ours.
_HIGH = (("benign >= 0.9, cold", "cold", "benign_high", 4), ("lower bound", "cold", "benign_high_low", 4),
         ("attacks >= 0.9, cold", "cold", "attacks_high", 2), ("benign >= 0.9, warm", "warm", "benign_high", 4),
         ("lower bound", "warm", "benign_high_low", 4), ("attacks >= 0.9, warm", "warm", "attacks_high", 2),
         ("attacks, taught", "taught", "attacks_high", 2), ("recordings flagged", "cold", "recordings", 2), ("by chance", "cold", "by_chance", 2))


def cell(value: Optional[float], digits: int) -> str:
    """A figure; `-` where there is none.

    >>> cell(0.25, 3), cell(None, 2), cell(float("nan"), 2)
    ('0.250', '-', '-')
    """
    return "-" if value is None or value != value else f"{value:.{digits}f}"


def tables(rows: Sequence[Row]) -> str:
    """Areas under the ROC curve, recall at 1 % and at 0.1 % of false positives, shares at 0.9, and what was set out to be reached."""
    return "\n\n".join((_order(rows, ("auc",), 3), _order(rows, ("recall_1", "recall_01"), 2), _shares(rows), _targets(rows))) + "\n"


def _table(titles: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(cells)} |" for cells in (titles, *lines))
    return "\n".join((head, "|" + "---|" * len(titles), *body))


def _figure(rows: Sequence[Row], source: str) -> Callable[[str, str, str], Optional[float]]:
    by_setting = {(row.method, row.setting): row for row in rows if row.source == source}
    return lambda method, setting, name: getattr(by_setting.get((method, setting)), name, None)


def _sources(rows: Sequence[Row]) -> List[Tuple[str, bool]]:
    """Sources and whether they show faults, these last, by domain."""
    found = {(row.faults, row.domain, row.source) for row in rows}
    return [(source, is_faults) for is_faults, _, source in sorted(found)]


def _order(rows: Sequence[Row], names: Sequence[str], digits: int) -> str:
    """A line for each source and a column for each method, in each cell the figures `names`."""
    lines, security = [], []
    for source, is_faults in _sources(rows):
        figure = _figure(rows, source)
        found = [[figure(method, setting, name) for name in names] for _, method, setting in _ORDERS]
        ours = [figure(OURS, "cold", name) for name in names]
        if ours[0] is None:
            continue
        if not is_faults:
            security.append(found)
        beaten = any(is_beaten(own, plain) for figures in found[:_PLAIN] for own, plain in zip(ours, figures))
        lines.append([source + " (faults)" * is_faults + " !" * beaten, *(_cells(figures, digits) for figures in found)])
    means = [[mean(figures) for figures in zip(*column)] for column in zip(*security)]
    lines.append(["**mean, security**", *(_cells(figures, digits) for figures in means)])
    return _table(["source", *(title for title, _, _ in _ORDERS)], lines)


def _cells(figures: Sequence[Optional[float]], digits: int) -> str:
    told = [cell(figure, digits) for figure in figures]
    return "-" if set(told) == {"-"} else " / ".join(told)


def _shares(rows: Sequence[Row]) -> str:
    lines = []
    for source, _ in _sources(rows):
        figure = _figure(rows, source)
        told = [cell(figure(OURS, setting, name), digits) for _, setting, name, digits in _HIGH]
        if set(told) != {"-"}:
            lines.append([source, *told])
    return _table(["source", *(title for title, _, _, _ in _HIGH)], lines)


def _targets(rows: Sequence[Row]) -> str:
    lines = [[target.name, cell(target.reached, 4), "at most " * target.at_most + cell(target.wanted, 4),
              "yes" if target.met else "**no**" if target.measured else "not measured"] for target in targets(rows)]
    return _table(["set out to be reached", "reached", "wanted", ""], lines)
