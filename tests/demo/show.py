"""What the demo shows: a progress bar, a table for the terminal, a page with a plot."""
from __future__ import annotations

import base64
import html
import io
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Sequence

Row = Dict[str, Any]
TOP = 15
COLOURS = {"model": "#1f6b75", "rules": "#d98c1f", "none": "#999999"}


def bar(text: str, share: float) -> None:
    """A line that rewrites itself on a terminal; nothing elsewhere."""
    if sys.stdout.isatty():
        print(f"\r  {text:<44} {'#' * int(share * 30):<30} {share:4.0%}", end="\n" if share >= 1 else "", flush=True)


def plain(text: str) -> str:
    """One line of printable characters: log lines are written by attackers too."""
    return "".join(character if character.isprintable() else " " for character in text)


def reason_of(row: Row) -> str:
    """Reasons as one text."""
    reasons = row.get("ai_reason") or []
    return "; ".join([reasons] if isinstance(reasons, str) else reasons)


def ranked(rows: Sequence[Row]) -> List[Row]:
    """Highest scores first, each event's text once."""
    found: Dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: -float(row.get("ai_score") or 0)):
        found.setdefault(f"{row.get('ai_source')} {reason_of(row)} {row['_raw'][:60]}", row)
    return list(found.values())


def table(rows: Sequence[Row]) -> str:
    """The highest scores with their reasons."""
    width = max(100, min(shutil.get_terminal_size((140, 40)).columns, 180))
    room = width - 54
    lines = [f"{'score':>7}  {'verdict':<11}{'by':<7}{'sourcetype':<25}what and why", "-" * width]
    for row in ranked(rows)[:TOP]:
        score = row.get("ai_score") or "-"
        why = plain(reason_of(row)) or "-"
        lines.append(f"{score:>7}  {row.get('ai_verdict', ''):<11}{row.get('ai_source', ''):<7}{row.get('sourcetype', '')[:24]:<25}"
                     f"{_short(plain(row['_raw']), room)}")
        lines.append(" " * 50 + "-> " + _short(why, room - 2))
    return "\n".join(lines)


def _short(text: str, room: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= room else text[:room - 4] + " ..."


def counts(rows: Sequence[Row]) -> str:
    """Who scored, and with what verdict."""
    by_source = Counter(row.get("ai_source", "") for row in rows)
    by_verdict = Counter(row.get("ai_verdict") or "no verdict" for row in rows)
    return (f"{len(rows):,} events: " + ", ".join(f"{count:,} by {source}" for source, count in by_source.most_common())
            + "; " + ", ".join(f"{count:,} {verdict}" for verdict, count in by_verdict.most_common()))


def page(rows: Sequence[Row], about: str, messages: Sequence[Sequence[str]], path: Path) -> None:
    """A self-contained page with the plot and the table."""
    cells = "".join(
        f"<tr><td class=n>{html.escape(str(row.get('ai_score') or '-'))}</td><td><span class='v {html.escape(row.get('ai_verdict') or '')}'>"
        f"{html.escape(row.get('ai_verdict') or '-')}</span></td><td>{html.escape(row.get('ai_source', ''))}</td>"
        f"<td>{html.escape(row.get('sourcetype', ''))}</td><td>{html.escape(plain(reason_of(row)))}</td>"
        f"<td><code>{html.escape(plain(row['_raw'])[:300])}</code></td></tr>" for row in ranked(rows)[:50])
    told = "".join(f"<p class=w>{html.escape(text)}</p>" for _, text in messages)
    path.write_text(f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>aiscore demo</title><style>
body{{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1280px;padding:0 1rem;color:#1d2b33}}
h1{{margin-bottom:0}}table{{border-collapse:collapse;width:100%}}td,th{{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #dfe5e8;vertical-align:top}}
code{{font-size:12px;word-break:break-all}}.n{{font-variant-numeric:tabular-nums}}.v{{padding:.1rem .5rem;border-radius:.6rem;background:#e6edef}}
.malicious{{background:#f6d5cd}}.suspicious{{background:#fbe9c6}}.w{{background:#fff6df;border-left:4px solid #d98c1f;padding:.5rem 1rem}}img{{max-width:100%}}</style>
<h1>aiscore demo</h1><p>{html.escape(about)}. {html.escape(counts(rows))}. The scorer was stopped half-way: from there on Sigma rules scored, and
<code>ai_source</code> says so.</p>{told}<img alt="scores over the events" src="data:image/png;base64,{plot(rows)}">
<h2>Highest scores</h2><table><tr><th>score<th>verdict<th>by<th>sourcetype<th>why<th>event</tr>{cells}</table></html>""", encoding="utf-8")


def plot(rows: Sequence[Row]) -> str:
    """Scores over the search, PNG in base64."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axis = pyplot.subplots(figsize=(13, 4))
    for source, colour in COLOURS.items():
        points = [(position, float(row["ai_score"])) for position, row in enumerate(rows)
                  if row.get("ai_source") == source and row.get("ai_score")]
        if points:
            axis.scatter(*zip(*points), s=12, color=colour, label=f"scored by {source}", alpha=0.7, linewidths=0)
    for threshold, name in ((0.5, "suspicious"), (0.9, "malicious")):
        axis.axhline(threshold, color="#c8442b" if threshold > 0.6 else "#d98c1f", linestyle=":", linewidth=1)
        axis.text(len(rows) * 1.005, threshold, name, va="center", fontsize=9)
    axis.set(xlabel="events of the search, in order", ylabel="ai_score", ylim=(-0.02, 1.04), xlim=(0, len(rows)))
    axis.legend(loc="upper left", bbox_to_anchor=(0, 1.14), ncols=3, frameon=False)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    figure.tight_layout()
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    pyplot.close(figure)
    return base64.b64encode(buffer.getvalue()).decode("ascii")
