"""`python -m aiscore_trainer rules`: compile Sigma rules, test them, and calibrate a pack.

All the work is in aiscore_trainer.sigma; this module reads arguments, writes files and prints what happened.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Iterator, List, Optional, Tuple


def register(subparsers) -> None:
    """Add `rules` to the command line."""
    parser = subparsers.add_parser("rules", help="compile Sigma rules into a pack", description=(
        "Sigma rules become a rule pack: one JSON file that the search side and the models read."))
    add_actions(parser)


def add_actions(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    compiling = actions.add_parser("compile", help="compile rule files", epilog=(
        "Example: python -m aiscore_trainer rules compile rules -o lib/aiscore_rules/pack/aiscore.json"))
    compiling.add_argument("paths", nargs="+", type=Path, metavar="DIR", help="folders with .yml files, or files")
    compiling.add_argument("-o", "--output", type=Path, required=True, metavar="PACK", help="pack to write")
    compiling.add_argument("--name", default="aiscore", help="name of the pack (default %(default)s)")
    compiling.add_argument("--version", default=None, help="version of the pack (default: that of aiscore_rules)")
    compiling.add_argument("--strength", type=Path, metavar="FILE",
                           help="scores of levels and rules, as `calibrate` writes them (default: DIR/strength.json)")
    compiling.add_argument("--lists", type=Path, metavar="FILE",
                           help="JSON or YAML object: values of the placeholders of `expand`")
    compiling.add_argument("--check-with", nargs="*", default=[], metavar="PYTHON",
                           help="other interpreters that must be able to load the pack before it is written")
    compiling.add_argument("--strict", action="store_true", help="write nothing when a rule is refused")
    compiling.add_argument("--format", choices=("pack", "lookup"), default="pack",
                           help="a pack, or a CSV lookup with one rule a row for an admin's own rules")
    compiling.set_defaults(run=run_compile)
    checking = actions.add_parser("check", help="hits of a pack on labelled records, by source and rule")
    checking.add_argument("pack", type=Path, metavar="PACK", help="a pack, as `compile` writes it")
    checking.add_argument("records", type=Path, nargs="+", metavar="RECORDS", help=".jsonl or .jsonl.gz files")
    checking.set_defaults(run=run_check)
    calibrating = actions.add_parser("calibrate", help="measure a pack on benign records and write its strength", epilog=(
        "Example: python -m aiscore_trainer rules calibrate lib/aiscore_rules/pack/aiscore.json "
        "$AISCORE_DATA/train/*.jsonl.gz -o rules/strength.json, then compile again"))
    calibrating.add_argument("pack", type=Path, metavar="PACK", help="a pack, as `compile` writes it")
    calibrating.add_argument("records", type=Path, nargs="+", metavar="RECORDS", help=".jsonl or .jsonl.gz files")
    calibrating.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="strength to write")
    calibrating.set_defaults(run=run_calibrate)


def run_compile(chosen: argparse.Namespace) -> int:
    """Exit code 0, or 2 where nothing was written. Refused rules are listed on stderr, one a line."""
    import aiscore_rules
    from aiscore_rules.lookup import lookup_text
    from aiscore_rules.pack import PackError, dump_pack

    from .sigma.compiler import compile_paths
    from .sigma.files import FileProblem, check_with, read_lists, read_strength
    from .whole import write_text

    try:
        missing = [str(path) for path in chosen.paths if not path.exists()]
        if missing:
            raise FileProblem(f"{', '.join(missing)}: no such file or folder")
        compilation = compile_paths(chosen.paths, read_lists(chosen.lists))
        for refusal in compilation.refusals:
            print(f"refused: {refusal}", file=sys.stderr)
        if not compilation.rules or compilation.refusals and chosen.strict:
            raise FileProblem("nothing was written: " + ("rules were refused" if compilation.rules else "no rule compiled"))
        strength = read_strength(chosen.strength, chosen.paths)
        pack = compilation.pack(chosen.name, chosen.version or aiscore_rules.__version__, strength)
        text = dump_pack(pack)
        check_with(chosen.check_with, text)
        text = lookup_text(pack.rules) if chosen.format == "lookup" else text
        write_text(chosen.output, text)
    except (FileProblem, PackError, OSError) as error:
        print(f"rules: {error}", file=sys.stderr)
        return 2
    total = len(compilation.rules) + len(compilation.refusals)
    anchored = sum(rule.anchors is not None for rule in compilation.rules)
    print(f"{len(compilation.rules):,} of {total:,} rules compiled, {anchored:,} of them with anchors, "
          f"{len(text):,} bytes, {pack.digest[:8]}: {chosen.output}")
    return 0


def run_check(chosen: argparse.Namespace) -> int:
    from aiscore_rules.pack import PackError, load_pack

    from .sigma.calibrate import count_hits, report

    try:
        pack = load_pack(str(chosen.pack))
        print("\n".join(report(pack, count_hits(pack, _records(chosen.records)))))
    except (PackError, OSError) as error:
        print(f"rules: {error}", file=sys.stderr)
        return 2
    return 0


def run_calibrate(chosen: argparse.Namespace) -> int:
    from dataclasses import replace

    from aiscore_rules.pack import PackError, load_pack

    from .sigma.calibrate import count_hits, measured_strength, report
    from .sigma.files import strength_text
    from .whole import write_text

    try:
        pack = load_pack(str(chosen.pack))
        counted = count_hits(pack, _records(chosen.records))
        strength = measured_strength(pack, counted)
        write_text(chosen.output, strength_text(strength))
        print("\n".join(report(replace(pack, strength=strength), counted)))
    except (PackError, OSError) as error:
        print(f"rules: {error}", file=sys.stderr)
        return 2
    return 0


def _records(paths: List[Path]) -> Iterator[Tuple[str, int, str, str]]:
    from .ingest import read_records

    for path in paths:
        source = path.name.split(".")[0]
        for record in read_records(path, source):
            yield source, -1 if record.label is None else int(record.label), record.event.text, record.event.sourcetype


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m aiscore_trainer.rules_command", description=__doc__)
    add_actions(parser)
    chosen = parser.parse_args(arguments)
    return chosen.run(chosen)


if __name__ == "__main__":
    sys.exit(main())
