"""`evaluate`: print and save how good the model is, beside simpler methods."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Dict, List, Mapping

from . import SCENARIO_EVENTS
from .ingest import FOLDS, SOURCES, source_path
from .numbers import at_least

#: How many of each there are, unless the arguments say otherwise.
_WHOLE = {"scenarios": SCENARIO_EVENTS, "most": 2_000, "test_most": 1_500}
_QUICK = {"scenarios": 1_500, "most": 120, "test_most": 100}


def register(subparsers) -> None:
    """Add `evaluate` to the command line."""
    parser = subparsers.add_parser(
        "evaluate", help="measure the model beside simpler ones, on sources it never saw",
        epilog="Each fold is kept in OUTPUT/folds once it is measured: after an interruption the same command goes on where it was, and two "
               "processes can share the work, one with --fold 1 --fold 5, the other with --fold 2 --fold 3 --fold 4. A fold is measured again "
               "when anything it depends on has changed: code, libraries, data, adapters or arguments.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--output", type=Path, default=Path("build/evaluation"), metavar="DIR",
                        help="where evaluation.json, report.html and tables.md (for docs) go (default %(default)s)")
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--quick", action="store_true", help="two folds on few events, under five minutes")
    part.add_argument("--fold", type=int, action="append", metavar="N", choices=range(1, FOLDS + 1),
                      help=f"measure this fold of 1 to {FOLDS} alone (again for more); the report comes with the last of them")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--ablate", action="store_true", help="measure instead what each part of the model earns (cold)")
    instead.add_argument("--curves", action="store_true", help="measure instead what the calibration costs on sources that had no say in it")
    adapted = parser.add_mutually_exclusive_group()
    adapted.add_argument("--adapters", type=Path, metavar="DIR", help="what `adapt --folds` learned (default: beside the bundle that ships)")
    adapted.add_argument("--frozen", action="store_true", help="leave BERT as it came")
    for name, least, told in (("scenarios", 0, "generated events"), ("most", 1, "distinct training wordings of a source and label"),
                              ("test_most", 1, "test events of a source and label")):
        parser.add_argument(f"--{name.replace('_', '-')}", type=at_least(least), metavar="N",
                            help=f"{told} (default {_WHOLE[name]:,}, with --quick {_QUICK[name]:,})")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--seed", type=at_least(0), default=7, help="what is drawn at random is drawn by it (default %(default)s)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Evaluate as the arguments say."""
    import numpy as np

    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import ablate, adapters, evaluate, leave_out
    from .progress import Told

    progress = Told()
    for name, most in (_QUICK if chosen.quick else _WHOLE).items():
        if getattr(chosen, name) is None:
            setattr(chosen, name, most)
    folder, files = default_folder(), chosen.adapters or adapters.default_folder()
    rules, frozen = RuleEngine(load_pack(default_pack_path())), Encoder(folder)
    folds = (0, 3) if chosen.quick else sorted({number - 1 for number in chosen.fold}) if chosen.fold else tuple(range(FOLDS))
    # Read before the work begins: what is missing is told at once.
    wanted = () if chosen.frozen else (None,) if chosen.curves else folds
    sets = {fold: adapters.read(files / adapters.name_of(fold), frozen.digest) for fold in wanted}

    def corpus() -> Any:
        return evaluate.corpus_for(chosen.data, frozen if chosen.frozen else None, rules, chosen.scenarios, chosen.most, chosen.seed,
                                   chosen.cache, progress)

    def fold_of(learned: Any) -> Any:
        return (evaluate.frozen_folds(learned, frozen, chosen.cache) if chosen.frozen
                else evaluate.adapted_folds(learned, sets, folder, chosen.cache))

    if chosen.curves:
        learned = corpus()
        rows = np.asarray(evaluate.learned_rows(learned, None))
        if not chosen.frozen:
            learned = adapters.cross_read(learned, rows, sets[None], folder, chosen.cache, progress)
        print(leave_out.table(leave_out.left_out(learned, rows, chosen.seed, progress)))
        return 0
    tests = evaluate.load_tests(chosen.data, chosen.test_most, 20 if chosen.quick else evaluate.RECORDING_EVENTS, chosen.seed, progress)
    if chosen.ablate:
        print(ablate.ablate(fold_of(corpus()), tests, rules, chosen.seed, progress, folds).table())
        return 0
    kept = None if chosen.quick else kept_of(chosen, files)
    measured = {} if kept is None else kept.measured(FOLDS)
    for fold in folds:
        if fold in measured:
            print(f"fold {fold + 1}: measured before, and nothing it depends on has changed ({kept.path(fold)})", file=sys.stderr)
    if left := [fold for fold in folds if fold not in measured]:
        learned = corpus()
        # The tutorial's design reads every raw line: minutes, which the quick form does not have.
        first_tokens = None if chosen.quick else evaluate.first_tokens(learned, tests, folder, frozen, chosen.cache, chosen.seed, progress)
        for fold in left:
            measured[fold] = evaluate.rows_of_fold(fold, fold_of(learned), tests, frozen, rules, chosen.seed, progress, first_tokens)
            if kept is not None:
                kept.keep(fold, measured[fold])
    if kept is not None:
        measured.update(kept.measured(FOLDS))  # Another process may have measured the others meanwhile.
    return tell(measured, tests, chosen)


def tell(measured: Mapping[int, List[Any]], tests: Mapping[str, Any], chosen: argparse.Namespace) -> int:
    """Print the rows of each fold that was measured; save them once every fold is there."""
    from . import evaluate, report

    rows = [row for fold in sorted(measured) for row in measured[fold]]
    evaluate.deal_at_random(rows, tests)
    print(report.table(rows))
    missing = [] if chosen.quick else [str(fold + 1) for fold in range(FOLDS) if fold not in measured]
    if missing:
        print(f"\nNot measured yet: fold {', '.join(missing)} of {FOLDS}, which the means above leave out. The same command without --fold "
              f"measures what is missing and saves the report.")
    else:
        print(report.write(rows, chosen.output))
    return 0


def kept_of(chosen: argparse.Namespace, adapters: Path) -> Any:
    """Where the rows of this evaluation's folds are kept."""
    from aiscore_rules.pack import default_pack_path

    from .adapters import name_of
    from .kept import Kept, dependencies

    files = [Path(default_pack_path()), *(source_path(chosen.data, name) for name in SOURCES)]
    if not chosen.frozen:
        files.extend(path for fold in range(FOLDS) if (path := adapters / name_of(fold)).is_file())
    arguments: Dict[str, Any] = {name: getattr(chosen, name) for name in ("frozen", "scenarios", "most", "test_most", "seed")}
    return Kept(chosen.output / "folds", dependencies(files, arguments))
