"""The demo's page: one file with a plot of the scores, who gave them, and the highest ones with their reasons.

It loads nothing, runs no script, and is light or dark as the reader's system is. Whatever stands in a log line is shown as text.
"""
from __future__ import annotations

import html
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

from tests.demo.show import highest, kind_of, plain, reasons_of, score_of

Row = Dict[str, Any]

WIDTH, HEIGHT = 1200, 330
LEFT, RIGHT, TOP, BOTTOM = 44, 1110, 34, 290
LISTED = 40
#: Where a row says how many seconds into the search it was scored.
SCORED_S = "scored_s"
EVENT_MAX_CHARS = 4_000
ALARMING = ("malicious", "suspicious")
TICKS = 7

STYLE = """
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f7f8;--text:#1c2a31;--soft:#5f7079;--line:#dbe2e5;--model:#17717f;--rules:#8a5bb5;
--malicious:#c7352b;--suspicious:#b97a00;--benign:#7f929b;--malicious-ground:#fbe3e0;--suspicious-ground:#fcefd0;--warn:#fff6df}
@media (prefers-color-scheme:dark){:root{--ground:#14191c;--panel:#1d2529;--text:#e4eaed;--soft:#97a7af;--line:#323d43;--model:#45b5c4;--rules:#b48be0;
--malicious:#ff7a6e;--suspicious:#f0b541;--benign:#7f929b;--malicious-ground:#48221f;--suspicious-ground:#40331a;--warn:#33291a}}
*{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:1260px;padding:1.6rem 1.2rem 3rem;background:var(--ground);color:var(--text)}
h1{font-size:1.7rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .6rem}p{margin:.3rem 0}.soft{color:var(--soft)}code{font:12.5px/1.5 ui-monospace,monospace}
.tiles{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.1rem 0}.tile{flex:1 1 8rem;background:var(--panel);border-radius:.5rem;padding:.55rem .9rem;border-left:.3rem solid var(--line)}
.tile b{display:block;font-size:1.6rem;line-height:1.25;font-variant-numeric:tabular-nums}
.malicious{--own:var(--malicious)}.suspicious{--own:var(--suspicious)}.benign{--own:var(--benign)}.model{--own:var(--model)}.rules{--own:var(--rules)}.none{--own:var(--soft)}
.tile.malicious,.tile.suspicious,.tile.model,.tile.rules{border-color:var(--own)}
.told{background:var(--warn);border-left:.3rem solid var(--suspicious);border-radius:.3rem;padding:.5rem 1rem;margin:1rem 0}
figure{margin:0;background:var(--panel);border-radius:.5rem;padding:.6rem}svg{display:block;width:100%;height:auto}svg text{font:12px system-ui,sans-serif;fill:var(--soft)}
svg .strong{fill:var(--text);font-weight:600}svg .points{fill:none;stroke:var(--own);stroke-linecap:round;stroke-width:4.5;stroke-opacity:.55}
svg .mark{fill:var(--own);stroke:var(--ground);stroke-width:1.5}svg a:hover .mark,svg a:focus .mark{stroke:var(--text)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th{font-weight:600;color:var(--soft);font-size:.85rem}td,th{text-align:left;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:target{background:var(--panel)}.number{text-align:right;font-variant-numeric:tabular-nums}.chip{display:inline-block;border-radius:1rem;padding:.02rem .6rem;font-size:.83rem;border:1px solid var(--own);color:var(--own);white-space:nowrap}
.chip.malicious{background:var(--malicious-ground)}.chip.suspicious{background:var(--suspicious-ground)}
.score{font-weight:650;font-variant-numeric:tabular-nums;font-size:1.05rem}.bar{height:.28rem;border-radius:.2rem;background:var(--line);margin-top:.25rem;width:4.2rem}.bar i{display:block;height:100%;border-radius:.2rem;background:var(--own)}
ul{margin:0;padding:0;list-style:none}.why li:first-child{font-weight:600}.why li{margin-bottom:.1rem}.word{color:var(--soft);font-size:.86rem}
summary{cursor:pointer;overflow-wrap:anywhere;list-style:none}summary code{display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}details[open] summary code{display:none}details[open] summary::before{content:"less";color:var(--soft);font-size:.85rem}
details>code{white-space:pre-wrap;overflow-wrap:anywhere}.what{width:44%}.where{overflow-wrap:anywhere;min-width:9.5rem}.where time{white-space:nowrap}
"""


def write_page(rows: Sequence[Row], about: str, messages: Sequence[Sequence[str]], path: Path) -> None:
    """Write the page of a search's `rows` and `messages` to `path`."""
    told = "".join(f'<p class="told"><b>What the analyst is told.</b> {_text(text)}</p>' for _, text in messages)
    path.write_text(f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>aiscore demo</title><style>{STYLE}</style>
<h1>aiscore demo</h1>
<p class="soft"><code>... | aiscore field=_raw explain=true</code> over {_text(about)}.</p>
{_tiles(rows)}
<figure>{_plot(rows)}</figure>
<p class="soft">0.5 is exceeded by 1 % of benign events, 0.9 by 0.1 %, whoever scores. Each large point is a suspicious or malicious event: click it.</p>
{told}
<h2>The highest scores, and why</h2>
<div class="scroll"><table><thead><tr><th>score<th>verdict<th>by<th>when, where<th>why<th>event</tr></thead>{_top(rows)}</table></div>
<h2>By sourcetype</h2>
<div class="scroll"><table><thead><tr><th>sourcetype<th class="number">events<th class="number">malicious<th class="number">suspicious<th class="number">highest score</tr></thead>{_sourcetypes(rows)}</table></div>
</html>
""", encoding="utf-8")


def _text(text: Any) -> str:
    return html.escape(plain(str(text)))


def _tiles(rows: Sequence[Row]) -> str:
    verdicts = Counter(row.get("ai_verdict") for row in rows)
    sources = Counter(row.get("ai_source") for row in rows)
    shown = [("events, all of them back", "", len(rows)), ("malicious", "malicious", verdicts["malicious"]), ("suspicious", "suspicious", verdicts["suspicious"]),
             ("scored by the model", "model", sources["model"]), ("scored by rules", "rules", sources["rules"])]
    if sources["none"]:
        shown.append(("without a score", "", sources["none"]))
    return '<div class="tiles">' + "".join(f'<div class="tile {kind}"><b>{count:,}</b>{name}</div>' for name, kind, count in shown) + "</div>"


# -- the plot --------------------------------------------------------------------------------------


def _plot(rows: Sequence[Row]) -> str:
    """Scores in the order of the search. Benign ones are strokes of one path a source, so that the page stays light."""
    x = [LEFT + (RIGHT - LEFT) * (position + 0.5) / len(rows) for position in range(len(rows))]
    parts = [f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Scores of {len(rows)} events in the order of the search">', _grounds(), _turns(rows, x), _axis(rows, x)]
    strokes: Dict[str, List[str]] = defaultdict(list)
    marks = []
    places = {kind_of(row): number for number, (row, _) in enumerate(highest(rows, LISTED), 1)}
    for row, at in zip(rows, x):
        if not row.get("ai_score"):
            continue
        if row.get("ai_verdict") == "benign":
            strokes[row["ai_source"]].append(f"M{at:.1f} {_y(score_of(row)):.1f}h0")
        else:
            marks.append((score_of(row), _mark(row, at, places.get(kind_of(row)))))
    parts += [f'<path class="points {source}" d="{"".join(path)}"/>' for source, path in strokes.items()]
    parts += [mark for _, mark in sorted(marks, key=lambda pair: pair[0])]
    return "".join(parts) + "</svg>"


def _y(score: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * score


def _grounds() -> str:
    parts = []
    for low, high, name in ((0.9, 1.0, "malicious"), (0.5, 0.9, "suspicious"), (0.0, 0.5, "benign")):
        fill = f'<rect x="{LEFT}" y="{_y(high)}" width="{RIGHT - LEFT}" height="{_y(low) - _y(high):.1f}" fill="var(--{name}-ground)" opacity=".75"/>' if low else ""
        parts.append(fill + f'<text x="{RIGHT + 10}" y="{(_y(low) + _y(high)) / 2 + 4:.1f}" style="fill:var(--{name})">{name}</text>')
    for score in (0.0, 0.5, 0.9, 1.0):
        parts.append(f'<line x1="{LEFT}" x2="{RIGHT}" y1="{_y(score):.1f}" y2="{_y(score):.1f}" stroke="var(--line)"/>'
                     f'<text x="{LEFT - 8}" y="{_y(score) + 4:.1f}" text-anchor="end">{score:g}</text>')
    return "".join(parts)


def _turns(rows: Sequence[Row], x: Sequence[float]) -> str:
    """Who answers, over the plot, and a line wherever that changes; changes by a single event here and there are not drawn."""
    runs: List[Tuple[str, int, int]] = []
    for position, row in enumerate(rows):
        source = row.get("ai_source", "none")
        if runs and runs[-1][0] == source:
            runs[-1] = (source, runs[-1][1], position)
        else:
            runs.append((source, position, position))
    parts = []
    for source, first, last in runs:
        if x[last] - x[first] < 100:
            continue
        name = {"model": "the model answers", "rules": "the scorer is stopped: rules answer" if first else "rules answer"}.get(source, "no score")
        parts.append(f'<g class="{source}"><line x1="{x[first]:.1f}" x2="{x[last]:.1f}" y1="{TOP - 12}" y2="{TOP - 12}" stroke="var(--own)" stroke-width="3"/>'
                     f'<text class="strong" x="{(x[first] + x[last]) / 2:.1f}" y="{TOP - 18}" text-anchor="middle" style="fill:var(--own)">{name}</text>'
                     + (f'<line x1="{x[first]:.1f}" x2="{x[first]:.1f}" y1="{TOP - 12}" y2="{BOTTOM}" stroke="var(--own)" stroke-dasharray="4 3"/>' if first else "") + "</g>")
    return "".join(parts)


def _axis(rows: Sequence[Row], x: Sequence[float]) -> str:
    """The events' times where the search brings them in their order, else when in the search they were scored."""
    times = [float(row.get("_time") or 0) for row in rows]
    is_ordered = times[0] < times[-1] and all(before <= after for before, after in zip(times, times[1:]))
    form = "%H:%M" if times[-1] - times[0] < 172_800 else "%Y-%m-%d"
    parts = []
    for number in range(TICKS):
        position = (len(rows) - 1) * number // (TICKS - 1)
        label = time.strftime(form, time.localtime(times[position])) if is_ordered else f"{rows[position].get(SCORED_S, 0):.1f} s"
        parts.append(f'<text x="{x[position]:.1f}" y="{BOTTOM + 18}" text-anchor="middle">{label}</text>')
    name = "time of the events (evenly spaced)" if is_ordered else "time into the search at which each event was scored"
    return "".join(dict.fromkeys(parts)) + f'<text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 36}" text-anchor="middle">{name}</text>'


def _mark(row: Row, at: float, place: int | None) -> str:
    """A point with what the event is in its tooltip: round by the model, a diamond by rules."""
    y, size = _y(score_of(row)), 6 if row["ai_verdict"] == "malicious" else 5
    title = f"<title>{_text(row['ai_score'])} {_text(row['ai_verdict'])}, by {_text(row['ai_source'])}\n{_text('; '.join(reasons_of(row)))}\n{_text(row.get('host', ''))} {_text(row.get('sourcetype', ''))}</title>"
    kind = html.escape(row["ai_verdict"])
    if row["ai_source"] == "model":
        shape = f'<circle class="mark" cx="{at:.1f}" cy="{y:.1f}" r="{size}"/>'
    else:
        shape = f'<path class="mark" d="M{at:.1f} {y - size - 1.5:.1f}l{size + 1.5} {size + 1.5}l-{size + 1.5} {size + 1.5}l-{size + 1.5} -{size + 1.5}z"/>'
    mark = f'<g class="{kind}">{shape}{title}</g>'
    return f'<a href="#event-{place}">{mark}</a>' if place else mark


# -- the tables ------------------------------------------------------------------------------------


def _top(rows: Sequence[Row]) -> str:
    return "".join(_line(number, row, count) for number, (row, count) in enumerate(highest(rows, LISTED), 1))


def _line(number: int, row: Row, count: int) -> str:
    verdict, source = html.escape(row.get("ai_verdict") or "none"), html.escape(row.get("ai_source", "none"))
    why = "".join(f'<li{" class=word" if reason.startswith("word ") else ""}>{_text(reason)}</li>' for reason in reasons_of(row))
    techniques = row.get("ai_technique") or []
    why += f'<li class="word">{_text(", ".join([techniques] if isinstance(techniques, str) else techniques))}</li>' if techniques else ""
    alike = f'<p class="word">and {count - 1:,} like it</p>' if count > 1 else ""
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(float(row.get("_time") or 0)))
    text = row["_raw"][:EVENT_MAX_CHARS].encode("utf-8", "replace").decode("utf-8")
    return (f'<tr id="event-{number}"><td class="{verdict}"><span class="score">{_text(row.get("ai_score") or "-")}</span><div class="bar"><i style="width:{score_of(row):.0%}"></i></div></td>'
            f'<td><span class="chip {verdict}">{verdict}</span></td><td><span class="chip {source}">{source}</span></td>'
            f'<td class="where"><time>{when}</time><br>{_text(row.get("host", ""))}<br><span class="soft">{_text(row.get("sourcetype", ""))}</span></td>'
            f'<td><ul class="why">{why or "<li>-</li>"}</ul>{alike}</td>'
            f'<td class="what"><details><summary><code>{_text(text)[:1_200]}</code></summary><code>{_text(text)}</code></details></td></tr>')


def _sourcetypes(rows: Sequence[Row]) -> str:
    """A line for each sourcetype that has more than benign events, and one for all others."""
    found: Dict[str, List[Row]] = defaultdict(list)
    for row in rows:
        found[row.get("sourcetype") or "-"].append(row)
    quiet = [name for name, own in found.items() if not any(row.get("ai_verdict") in ALARMING for row in own)]
    others = [row for name in quiet for row in found.pop(name)]
    lines = sorted(found.items(), key=lambda pair: (-max(map(score_of, pair[1])), pair[0]))
    if others:
        lines.append((f"{len(quiet)} {'other' if lines else 'sourcetype'}{'s' if len(quiet) > 1 else ''}, all benign", others))
    return "".join(_sourcetype(name, own) for name, own in lines)


def _sourcetype(name: str, own: Sequence[Row]) -> str:
    verdicts = Counter(row.get("ai_verdict") for row in own)
    cells = (f"{len(own):,}", verdicts["malicious"] or "-", verdicts["suspicious"] or "-", f"{max(map(score_of, own)):.4f}")
    return f"<tr><td>{_text(name)}" + "".join(f'<td class="number">{cell}' for cell in cells) + "</tr>"
