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
    instead.add_argument("--adapt", action="store_true", help="measure instead what a BERT adapted to logs earns (cold)")
    instead.add_argument("--curves", action="store_true", help="measure instead what the calibration costs on sources that had no say in it")
    parser.add_argument("--scenarios", type=int, default=SCENARIO_EVENTS, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=int, default=2_000, metavar="N", help="distinct training wordings of a source and label")
    parser.add_argument("--test-most", type=int, default=1_500, metavar="N", help="test events of a source and label")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--seed", type=int, default=7)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Evaluate as the arguments say."""
    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import ablate, evaluate, leave_out, report
    from .adapt import Plan
    from .ingest import FOLDS
    from .progress import Told

    progress = Told()
    if chosen.quick:
        chosen.scenarios, chosen.most, chosen.test_most = 4_000, 300, 150
    folder = default_folder()
    rules, encoder = RuleEngine(load_pack(default_pack_path())), Encoder(folder)
    learned = evaluate.corpus_for(chosen.data, encoder, rules, chosen.scenarios, chosen.most, chosen.seed, chosen.cache, progress)
    if chosen.curves:
        print(leave_out.table(leave_out.left_out(learned, evaluate.learned_rows(learned, None), encoder.dim, chosen.seed, progress)))
        return 0
    tests = evaluate.load_tests(chosen.data, chosen.test_most, 20 if chosen.quick else evaluate.RECORDING_EVENTS, chosen.seed, progress)
    encoder = evaluate.remembered(learned, tests, encoder, chosen.cache, progress)
    folds = (0, 3) if chosen.quick else range(FOLDS)
    if chosen.ablate:
        print(ablate.ablate(learned, tests, encoder, rules, chosen.seed, progress, folds).table())
        return 0
    if chosen.adapt:
        print(ablate.adaptation(learned, tests, encoder, folder, rules, Plan(), chosen.seed, chosen.cache, progress, folds).table())
        return 0
    # The tutorial's design reads every raw line: minutes, which the quick form does not have.
    first_tokens = None if chosen.quick else evaluate.first_tokens(learned, tests, folder, encoder, chosen.cache, chosen.seed, progress)
    rows = evaluate.evaluate(learned, tests, encoder, rules, chosen.seed, progress, folds, first_tokens)
    print(report.table(rows))
    print(report.write(rows, chosen.output))
    return 0
