"""`rules`: Sigma rules into a pack, and how a pack does on labelled events."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

EPILOG = """\
examples:
  python -m aiscore_trainer rules compile rules -o lib/aiscore_rules/pack/aiscore.json
  python -m aiscore_trainer rules compile my-rules sigma/rules -o my.json --name my-rules
  python -m aiscore_trainer rules check my.json events.jsonl.gz
"""


def register(subparsers) -> None:
    """Add `rules` to the command line."""
    form = argparse.RawDescriptionHelpFormatter
    parser = subparsers.add_parser("rules", help="compile Sigma rules, and try them on events", epilog=EPILOG, formatter_class=form)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    compiling = actions.add_parser("compile", help="Sigma YAML to one pack", epilog=EPILOG, formatter_class=form, description=(
        "Every rule that cannot be expressed is listed with its file and the reason; the others are compiled."))
    compiling.add_argument("places", type=Path, nargs="+", metavar="DIR", help="folders (or files) of Sigma YAML")
    compiling.add_argument("-o", "--output", type=Path, required=True, metavar="PACK", help="the pack to write")
    compiling.add_argument("--name", default="aiscore", help="name of the pack (default %(default)s)")
    compiling.add_argument("--pack-version", default="1.0.0", metavar="X.Y.Z", help="its version (default %(default)s)")
    compiling.add_argument("--strict", action="store_true", help="write nothing and fail where any rule is refused")
    compiling.set_defaults(run=_compile)
    checking = actions.add_parser("check", help="hits of a pack on records, by rule and label")
    checking.add_argument("pack", type=Path)
    checking.add_argument("records", type=Path, nargs="+")
    checking.set_defaults(run=_check)


def _compile(chosen: argparse.Namespace) -> int:
    from aiscore_rules.pack import dump_pack, parse_pack

    from .sigma import compiler

    files = compiler.rule_files(chosen.places)
    if not files:
        print(f"aiscore_trainer: no .yml file in {', '.join(map(str, chosen.places))}", file=sys.stderr)
        return 2
    rules, refused = compiler.compile_files(files)
    for entry in refused:
        print(f"refused: {entry.file}: {entry.reason}", file=sys.stderr)
    if not rules or (refused and chosen.strict):
        return 1
    text = dump_pack(compiler.pack_of(rules, chosen.name, chosen.pack_version))
    parse_pack(text, str(chosen.output))
    chosen.output.parent.mkdir(parents=True, exist_ok=True)
    beside = chosen.output.with_name(f".{chosen.output.name}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(chosen.output)
    share = len(rules) / (len(rules) + len(refused))
    print(f"{len(rules):,} rules from {len(files):,} files in {chosen.output} ({share:.1%}); {len(refused):,} refused")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from collections import Counter

    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import load_pack

    from .ingest import read_records

    engine = RuleEngine(load_pack(str(chosen.pack)))
    titles = {rule.id: (rule.level, rule.title) for rule in engine.pack.rules}
    hits: Counter = Counter()
    events: Counter = Counter()
    for path in chosen.records:
        for record in read_records(path, path.name.split(".")[0]):
            judgement = engine.judge(record.event.text, record.event.sourcetype)
            label = {1: "malicious", 0: "benign", None: "unknown"}[record.label]
            events[record.source, label] += 1
            events[record.source, label, "hit"] += bool(judgement.rule_ids)
            events[record.source, label, "high"] += judgement.score >= 0.9
            for rule_id in judgement.rule_ids:
                hits[rule_id, label] += 1
    print(f"{'source':<26}{'label':<11}{'events':>8}{'any rule':>10}{'score >= 0.9':>14}")
    for source, label in sorted(key for key in events if len(key) == 2):
        count = events[source, label]
        print(f"{source:<26}{label:<11}{count:>8}{events[source, label, 'hit'] / count:>10.2%}{events[source, label, 'high'] / count:>14.2%}")
    print(f"\n{'hits':>8}  {'label':<10} {'level':<14} rule")
    for (rule_id, label), count in hits.most_common(60):
        print(f"{count:>8}  {label:<10} {titles[rule_id][0]:<14} {titles[rule_id][1]}")
    return 0
