"""`python -m aiscore_trainer scenarios OUTPUT.jsonl.gz`: writes generated records and prints what they hold.

All the work is in aiscore_trainer.scenarios; this module only reads arguments, writes the file and counts.
"""
from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Iterable, Iterator

from .numbers import at_least


def register(subparsers) -> None:
    """Adds the `scenarios` command to the trainer's."""
    parser = subparsers.add_parser("scenarios", help="write labelled events of made-up organisations for training")
    parser.add_argument("output", type=Path, help="records to write, .jsonl or .jsonl.gz")
    parser.add_argument("--seed", type=at_least(0), default=7, help="another seed, other events (default %(default)s)")
    parser.add_argument("--events", type=at_least(1), default=60_000, metavar="N", help="how many (default %(default)s)")
    parser.add_argument("--families", nargs="+", metavar="FAMILY", help="only these families")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from .ingest import write_records
    from .scenarios import generate

    seen: Counter = Counter()
    scenarios: dict[str, set[tuple[str, str | None]]] = {}
    try:
        records = generate(arguments.seed, arguments.events, arguments.families)
        first = next(records)
        write_records(arguments.output, _counted(chain((first,), records), seen, scenarios))
    except (ValueError, OSError) as error:
        print(f"scenarios: {error}", file=sys.stderr)
        return 2
    print(summary(seen, scenarios))
    return 0


def _counted(records: Iterable[dict], seen: Counter, scenarios: dict) -> Iterator[dict]:
    for record in records:
        family = record["group"].split("/")[1]
        seen[family, record["sourcetype"], record["label"]] += 1
        scenarios.setdefault(family, set()).add((record["group"], record["technique"]))
        yield record


def summary(seen: Counter, scenarios: dict[str, set[tuple[str, str | None]]]) -> str:
    """A table: events, malicious share, scenarios and techniques of each family and sourcetype."""
    lines = [f"{'family':<18}{'sourcetype':<34}{'events':>8}{'malicious':>11}{'scenarios':>11}{'techniques':>12}"]
    for family in sorted(scenarios):
        rows = Counter()
        for (name, sourcetype, label), count in seen.items():
            if name == family:
                rows[sourcetype, label] += count
        total = sum(rows.values())
        bad = sum(count for (_, label), count in rows.items() if label)
        techniques = {technique for _, technique in scenarios[family] if technique}
        lines.append(f"{family:<18}{'':<34}{total:>8,}{bad / total:>11.0%}{len(scenarios[family]):>11}{len(techniques):>12}")
        for sourcetype in sorted({sourcetype for sourcetype, _ in rows}):
            count = rows[sourcetype, 0] + rows[sourcetype, 1]
            lines.append(f"{'':<18}{sourcetype:<34}{count:>8,}{rows[sourcetype, 1] / count:>11.0%}")
    return "\n".join(lines)
