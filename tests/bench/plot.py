"""The figures of the last run as one picture, build/bench/speed.svg and .png; a part that was not measured is left out."""
from __future__ import annotations

import json
import sys
from typing import Any, Callable, Dict, List

from tests.bench.lines import FOLDER

OURS, OTHERS = "#1a6f8a", "#b8b8b8"


def figures(name: str) -> Any:
    """What build/bench/<name>.json holds, or None."""
    try:
        return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def bars(axis, labels: List[str], values: List[float], title: str, is_log: bool = False) -> None:
    positions = range(len(labels))
    axis.barh(positions, values, color=[OURS if label.startswith(("ours", "one event")) else OTHERS for label in labels])
    axis.set_yticks(positions, labels, fontsize=7)
    axis.invert_yaxis()
    axis.set_title(title, fontsize=9)
    if is_log:
        axis.set_xscale("log")
    for position, value in zip(positions, values):
        axis.text(value, position, f" {value:,.4g}", va="center", fontsize=7)


def draw_plumbing(axis, found: Dict[str, Any]) -> None:
    rows = [(f"{name} ({python.split('/')[-3]})", figure)
            for python, each in found["pythons"].items() for name, figure in each["cpu_s_per_100k"].items()]
    bars(axis, [label for label, _ in rows], [figure for _, figure in rows], "plumbing: CPU s per 100,000 events")


def draw_encoder(axis, found: Dict[str, Any]) -> None:
    bars(axis, [row["name"] for row in found["rows"]], [row["lines_per_cpu_s"] for row in found["rows"]], "encoder without cache: lines a CPU second", True)


def draw_scorer(axis, found: Dict[str, Any]) -> None:
    base = found["tutorial_lines_per_cpu_s"]
    rows = [("tutorial, batches of 64", base)] if base else []
    rows += [(f"ours, {kind}: {row['name']}", row["events_per_cpu_s"]) for kind, each in found["halves"].items() for row in each]
    bars(axis, [label for label, _ in rows], [figure for _, figure in rows], "whole scorer: events a CPU second", True)


def draw_growth(axis, found: Dict[str, Any]) -> None:
    sizes = [row["events"] for row in found["growth"]]
    axis.plot(sizes, [row["waited_s"] for row in found["growth"]], "o-", color=OURS, label="seconds")
    axis.set(xscale="log", yscale="log", xlabel="events")
    axis.set_title("the whole way, caches warm", fontsize=9)
    memory = axis.twinx()
    memory.plot(sizes, [row["peak_mb"]["command"] for row in found["growth"]], "s--", color=OTHERS, label="MB of the command")
    memory.set_ylim(bottom=0)
    lines = axis.get_lines() + memory.get_lines()
    axis.legend(lines, [line.get_label() for line in lines], fontsize=7)


def draw_latency(axis, found: Dict[str, Any]) -> None:
    rows = [(f"{row['name']}, {which}", row[f"{which}_ms"]) for row in found["latency"] for which in ("p50", "p99")]
    bars(axis, [label for label, _ in rows], [figure for _, figure in rows], "latency, ms")


PARTS: Dict[str, List[Callable]] = {"plumbing": [draw_plumbing], "encoder": [draw_encoder], "scorer": [draw_scorer],
                                    "whole": [draw_growth, draw_latency]}


def main() -> int:
    """Draw what there is."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    wanted = [(draw, found) for name, each in PARTS.items() if (found := figures(name)) for draw in each]
    if not wanted:
        return 0
    figure, axes = pyplot.subplots(len(wanted), 1, figsize=(9, 2.9 * len(wanted)), squeeze=False)
    for (draw, found), (axis,) in zip(wanted, axes):
        draw(axis, found)
    figure.tight_layout()
    for kind in ("svg", "png"):
        figure.savefig(FOLDER / f"speed.{kind}", dpi=120)
    print(f"picture: {FOLDER / 'speed.svg'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
