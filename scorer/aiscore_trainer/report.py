"""The evaluation as a table for a terminal, JSON for machines, a page for people, and tables for the docs."""
from __future__ import annotations

import base64
import dataclasses
import html
import io
import json
import math
from pathlib import Path
from typing import Any, List, Optional, Sequence

from .measures import OURS, Row, by_domain, is_beaten, summary, targets
from .tables import cell, tables
from .whole import write_text

_COLUMNS = (("auc", "AUC", 3), ("recall_1", "recall at 1 % FP", 2), ("recall_01", "at 0.1 % FP", 2),
            ("benign_high", "benign >= 0.9", 4), ("attacks_high", "attacks >= 0.9", 2), ("recordings", "recordings", 2),
            ("by_chance", "by chance", 2))
#: Figures of the order of events, which methods without our scale have too.
_ORDER = ("auc", "recall_1", "recall_01")


def table(rows: Sequence[Row]) -> str:
    """Every row, then the means; a `!` marks each figure in which a plain method beats ours in the same source, cold."""
    ours = {row.source: row for row in rows if (row.method, row.setting) == (OURS, "cold")}
    lines = [f"{'source':<24}{'domain':<16}{'method':<44}{'setting':<18}{'benign':>7}{'attacks':>8}"
             + "".join(f"{title:>18}" for _, title, _ in _COLUMNS)]
    for row in sorted(rows, key=lambda row: (row.domain, row.source)):
        lines.append(f"{row.source:<24}{row.domain:<16}{row.method:<44}{row.setting:<18}{row.benign:>7}{row.attacks:>8}"
                     + "".join(f"{cell(getattr(row, name), digits) + _mark(row, ours.get(row.source), name):>18}" for name, _, digits in _COLUMNS))
    lines.append("")
    lines.append(f"{'mean over two-class security sources':<84}{'sources':>18}" + "".join(f"{title:>18}" for _, title, _ in _COLUMNS[:5]))
    for name, means in summary(rows).items():
        lines.append(f"{name:<84}{means['sources']:>18}" + "".join(
            f"{cell(means[column], digits):>18}" for column, _, digits in _COLUMNS[:5]))
    domains = by_domain(rows)
    lines.extend(["", f"{'mean AUC by domain':<84}" + "".join(f"{domain:>18}" for domain in domains)])
    lines.extend(f"{name:<84}" + "".join(f"{cell(means[name]['auc'] if name in means else None, 3):>18}" for means in domains.values())
                 for name in summary(rows))
    lines.extend(["", f"{'set out to be reached':<90}{'reached':>10}{'wanted':>12}"])
    for target in targets(rows):
        lines.append(f"{target.name:<90}{cell(target.reached, 4):>10}{('<= ' if target.at_most else '>= ') + cell(target.wanted, 4):>12}"
                     f"  {'yes' if target.met else 'NO' if target.measured else 'not measured'}")
    return "\n".join(lines)


def _mark(row: Row, ours: Optional[Row], column: str) -> str:
    beaten = ours is not None and row.setting == "cold" and column in _ORDER and is_beaten(getattr(ours, column), getattr(row, column))
    return " !" if beaten else ""


def write(rows: Sequence[Row], folder: Path) -> str:
    """Save evaluation.json, report.html and tables.md; returns what to tell the user."""
    document = {"rows": [dataclasses.asdict(row) for row in rows], "summary": summary(rows),
                "domains": by_domain(rows),
                "targets": [{**dataclasses.asdict(target), "met": target.met} for target in targets(rows)]}
    write_text(folder / "evaluation.json", json.dumps(_known(document), indent=1, allow_nan=False) + "\n")
    write_text(folder / "report.html", page(rows))
    write_text(folder / "tables.md", tables(rows))
    return f"saved {folder / 'evaluation.json'}, {folder / 'report.html'} and {folder / 'tables.md'}"


def _known(value: Any) -> Any:
    """`value` with null where a figure is no number, which JSON has no word for."""
    if isinstance(value, dict):
        return {name: _known(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_known(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def page(rows: Sequence[Row]) -> str:
    """One self-contained HTML page."""
    pictures = "".join(f'<figure><img alt="{html.escape(title)}" src="data:image/png;base64,{data}"><figcaption>'
                       f"{html.escape(title)}</figcaption></figure>" for title, data in _pictures(rows))
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>aiscore evaluation</title>
<style>body{{font:15px/1.5 system-ui,sans-serif;max-width:1200px;margin:2rem auto;color:#1d2b33}}
pre{{overflow-x:auto;background:#f4f6f7;padding:1rem;font-size:12px}}img{{max-width:100%}}figure{{margin:1.5rem 0}}</style>
<h1>aiscore evaluation</h1><p>Sources the scoring model never saw. Methods beside each other on the same events; a ! marks a figure
in which a plain method beats ours, cold.</p>{pictures}<pre>{html.escape(table(rows))}</pre></html>"""


def _pictures(rows: Sequence[Row]) -> List[Any]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    pictures = []
    figure, axes = pyplot.subplots(1, 3, figsize=(15, 5), sharey=True)
    for axis, setting in zip(axes, ("cold", "warm", "taught")):
        for row in rows:
            if row.method == OURS and row.setting == setting and row.curve:
                axis.plot(*zip(*row.curve), label=f"{row.source} {row.auc:.2f}", linewidth=1.4)
        axis.plot([0, 1], [0, 1], color="#999", linestyle=":")
        axis.set(title=setting, xlabel="false positives", ylabel="recall" if setting == "cold" else "")
        axis.legend(fontsize=7, loc="lower right")
    pictures.append(("ROC curves by source", _png(figure)))
    figure, axes = pyplot.subplots(1, 2, figsize=(12, 4))
    for axis, setting in zip(axes, ("cold", "warm")):
        for name, colour in (("benign", "#1f6b75"), ("attacks", "#c8442b")):
            counts = [sum(column) for column in zip(*(row.histogram[name] for row in rows
                      if row.method == OURS and row.setting == setting and row.histogram and not row.faults))]
            if counts:
                shares = [count / max(1, sum(counts)) for count in counts]
                axis.stairs([share or math.nan for share in shares], [i / 20 for i in range(21)], label=name, color=colour)
        axis.axvline(0.9, color="#999", linestyle=":")
        axis.set(title=f"scores, {setting}", xlabel="score", ylabel="share", yscale="log")
        axis.legend()
    pictures.append(("Score histograms over security sources", _png(figure)))
    figure, axis = pyplot.subplots(figsize=(6, 5))
    for setting, colour in (("cold", "#1f6b75"), ("warm", "#d98c1f")):
        chosen = [row for row in rows if row.method == OURS and row.setting == setting and row.histogram and not row.faults]
        if chosen:
            axis.plot([i / 20 for i in range(20)], shares_above([row.histogram["benign"] for row in chosen]), marker="o", label=setting, color=colour)
    from aiscore_contract.scale import KNOTS
    axis.plot([score for rarity, score in KNOTS[:4]], [10 ** -rarity for rarity, score in KNOTS[:4]], color="#999", linestyle=":", label="the scale")
    axis.set(yscale="log", xlabel="score", ylabel="share of benign events at it and over", title="Calibration")
    axis.legend()
    pictures.append(("Calibration: share of benign events above each score", _png(figure)))
    return pictures


def shares_above(histograms: Sequence[Sequence[int]]) -> List[float]:
    """Share of the events of `histograms`, pooled, in each bin and those over it. Not a number where there are none: the page's axis is a
    logarithm, and what stood for zero there would look measured."""
    counts = [sum(column) for column in zip(*histograms)]
    return [sum(counts[i:]) / sum(counts) if sum(counts[i:]) else math.nan for i in range(len(counts))]


def _png(figure: Any) -> str:
    buffer = io.BytesIO()
    figure.tight_layout()
    figure.savefig(buffer, format="png", dpi=80)
    from matplotlib import pyplot
    pyplot.close(figure)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
