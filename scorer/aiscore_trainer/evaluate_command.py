"""`evaluate`: print and save how good the model is, beside simpler methods."""
from __future__ import annotations

import argparse
from pathlib import Path

from . import SCENARIO_EVENTS


def register(subparsers) -> None:
    """Add `evaluate` to the command line."""
    parser = subparsers.add_parser("evaluate", help="measure the model beside simpler ones, on sources it never saw")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--output", type=Path, default=Path("build/evaluation"), metavar="DIR",
                        help="where evaluation.json and report.html go (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="two folds on few events, under five minutes")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--ablate", action="store_true", help="measure instead what each part of the model earns (cold)")
    instead.add_argument("--curves", action="store_true", help="measure instead what the calibration costs on sources that had no say in it")
    adapted = parser.add_mutually_exclusive_group()
    adapted.add_argument("--adapters", type=Path, metavar="DIR", help="what `adapt --folds` learned (default: beside the bundle that ships)")
    adapted.add_argument("--frozen", action="store_true", help="leave BERT as it came")
    parser.add_argument("--scenarios", type=int, default=SCENARIO_EVENTS, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=int, default=2_000, metavar="N", help="distinct training wordings of a source and label")
    parser.add_argument("--test-most", type=int, default=1_500, metavar="N", help="test events of a source and label")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--seed", type=int, default=7)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Evaluate as the arguments say."""
    import numpy as np

    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import ablate, adapters, evaluate, leave_out, report
    from .ingest import FOLDS
    from .progress import Told

    progress = Told()
    if chosen.quick:
        chosen.scenarios, chosen.most, chosen.test_most = 4_000, 300, 150
    folder, files = default_folder(), chosen.adapters or adapters.default_folder()
    rules, frozen = RuleEngine(load_pack(default_pack_path())), Encoder(folder)
    folds = (0, 3) if chosen.quick else tuple(range(FOLDS))
    # Read before the work begins: what is missing is told at once.
    wanted = () if chosen.frozen else (None,) if chosen.curves else folds
    sets = {fold: adapters.read(files / adapters.name_of(fold), frozen.digest) for fold in wanted}
    learned = evaluate.corpus_for(chosen.data, frozen if chosen.frozen else None, rules, chosen.scenarios, chosen.most, chosen.seed,
                                  chosen.cache, progress)
    if chosen.curves:
        rows = np.asarray(evaluate.learned_rows(learned, None))
        if not chosen.frozen:
            learned = adapters.cross_read(learned, rows, sets[None], folder, chosen.cache, progress)
        print(leave_out.table(leave_out.left_out(learned, rows, chosen.seed, progress)))
        return 0
    tests = evaluate.load_tests(chosen.data, chosen.test_most, 20 if chosen.quick else evaluate.RECORDING_EVENTS, chosen.seed, progress)
    fold_of = (evaluate.frozen_folds(learned, frozen, chosen.cache) if chosen.frozen
               else evaluate.adapted_folds(learned, sets, folder, chosen.cache))
    if chosen.ablate:
        print(ablate.ablate(fold_of, tests, rules, chosen.seed, progress, folds).table())
        return 0
    # The tutorial's design reads every raw line: minutes, which the quick form does not have.
    first_tokens = None if chosen.quick else evaluate.first_tokens(learned, tests, folder, frozen, chosen.cache, chosen.seed, progress)
    rows = evaluate.evaluate(fold_of, tests, frozen, rules, chosen.seed, progress, folds, first_tokens)
    print(report.table(rows))
    print(report.write(rows, chosen.output))
    return 0
