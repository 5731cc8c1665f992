"""How good a bundle is on the development set: the settings of the evaluation, on sites that nothing was learned from.

    cold              nothing is known of the site
    warm              500 unlabelled events of the site are its baseline, 5 of them attacks
    taught            warm, and 20 labels that `suggest` picked
    taught at random  warm, and 20 random ones
    rules only        what the rules say alone
    trained inside    TF-IDF with logistic regression that has seen the site: the upper bar
"""
from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import numpy as np

from aiscore_model.scorer import Scorer

from . import evaluate, rivals
from .corpus import Progress, quiet
from .development import GROUPS, Entry
from .ingest import Record, record_of, write_records
from .measures import INSIDE, OURS, RULES, Row, figures, mean, of, pooled_high, summary
from .whole import write_text

#: What --quick looks at of each label and site.
QUICK_EVENTS = 150
#: What the upper bar learns from of each label and site, in folds: enough to be near 1.
INSIDE_EVENTS = 400
_COLUMNS = (("rules", RULES, "cold"), ("cold", OURS, "cold"), ("warm", OURS, "warm"), ("taught", OURS, "taught"),
            ("random", OURS, "taught at random"), ("inside", INSIDE, "bar"))
_AT_HIGH = (("rules", RULES, "cold"), ("cold", OURS, "cold"), ("warm", OURS, "warm"))


def write(entries: Sequence[Entry], folder: Path, progress: Progress = quiet) -> str:
    """Write the records of every site. Returns what to tell the user."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, entry in enumerate(entries):
        progress("writing sites", number, len(entries))
        write_records(folder / f"{entry.name}.jsonl.gz", entry.site().records())
    progress("writing sites", len(entries), len(entries))
    return f"{len(entries)} sites in {folder}"


def measure(entries: Sequence[Entry], scorer: Scorer, seed: int, few: bool = False, progress: Progress = quiet) -> List[Row]:
    """Rows of every method, setting and site; `few` for a small sample of events, and no upper bar."""
    rows: List[Row] = []
    for number, entry in enumerate(entries):
        progress("measuring sites", number, len(entries))
        rows.extend(_measure_site(entry, scorer, seed, few))
    progress("measuring sites", len(entries), len(entries))
    return rows


def _measure_site(entry: Entry, scorer: Scorer, seed: int, few: bool) -> List[Row]:
    rng = np.random.default_rng([seed, *map(ord, entry.name)])
    records = [record_of(parsed, entry.name, entry.name) for parsed in entry.site().records()]
    if few:
        records = evaluate.sample(records, QUICK_EVENTS, rng)
    labels = np.array([record.label for record in records])
    events = [record.event for record in records]

    def row(method: str, setting: str) -> Row:
        return Row(entry.name, entry.group, method, setting, 0, 0)

    rows = evaluate.cold_rows(row, events, labels, scorer, scorer.bundle.rules)
    rows.extend(evaluate.site_rows(row, events, labels, scorer, rng, seed))
    if not few:
        rows.append(_upper_bar(row(INSIDE, "bar"), evaluate.sample(records, INSIDE_EVENTS, rng), seed))
    return rows


def _upper_bar(row: Row, records: Sequence[Record], seed: int) -> Row:
    labels = np.array([record.label for record in records])
    # Folds of lines: a site's daily work is a single group, which cannot be held out as a whole.
    held, values = rivals.inside_scores([dataclasses.replace(record, group=record.source) for record in records], labels, seed)
    return figures(row, labels[held], values, False)


# -- what is told --------------------------------------------------------------------------------

def table(rows: Sequence[Row], bundle: str) -> str:
    """A line a site, in the two groups, with their means."""
    auc = "".join(f"{name:>8}" for name, _, _ in _COLUMNS)
    high = "".join(f"{name:>15}" for name, _, _ in _AT_HIGH)
    lines = [f"{bundle}", f"{'':<24}{'':>8}{'':>9}  {'area under the ROC curve':<{len(auc)}}  attacks and benign events at 0.9 and over",
             f"{'site':<24}{'events':>8}{'attacks':>9}  {auc}  {high}"]
    for group in GROUPS:
        inside = [row for row in rows if row.domain == group]
        if not inside:
            continue
        lines.extend(["", f"{group}:"])
        for name in dict.fromkeys(row.source for row in inside):
            own = [row for row in inside if row.source == name]
            lines.append(_line(name, own, own[0].benign + own[0].attacks, own[0].attacks))
        cold = of(inside, OURS, "cold")
        lines.append(_line("mean, benign pooled", inside, sum(row.benign + row.attacks for row in cold), sum(row.attacks for row in cold)))
    return "\n".join(lines)


def _line(name: str, rows: Sequence[Row], events: int, attacks: int) -> str:
    auc = "".join(f"{_number(mean([row.auc for row in of(rows, method, setting)]), 3):>8}" for _, method, setting in _COLUMNS)
    high = "".join(f"{_number(mean([row.attacks_high for row in of(rows, method, setting)]), 2):>8}"
                   f"{_number(pooled_high(of(rows, method, setting)), 4):>7}" for _, method, setting in _AT_HIGH)
    return f"{name:<24}{events:>8,}{attacks:>9,}  {auc}  {high}"


def _number(value: Optional[float], digits: int) -> str:
    return "-" if value is None or value != value else f"{value:.{digits}f}"


def save(rows: Sequence[Row], bundle: str, folder: Path) -> str:
    """Save development.json. Returns what to tell the user."""
    document: Dict[str, Any] = {
        "bundle": bundle, "rows": [dataclasses.asdict(row) for row in rows],
        "summary": {group: summary([row for row in rows if row.domain == group]) for group in GROUPS if any(row.domain == group for row in rows)}}
    path = folder / "development.json"
    write_text(path, json.dumps(document, indent=1) + "\n")
    return f"saved {path}"
