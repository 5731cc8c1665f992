"""`evaluate`: print and save how good the model is, beside simpler methods."""
from __future__ import annotations

import argparse
from pathlib import Path


def register(subparsers) -> None:
    """Add `evaluate` to the command line."""
    parser = subparsers.add_parser("evaluate", help="measure the model beside simpler ones, on sources it never saw")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--output", type=Path, default=Path("build/evaluation"), metavar="DIR",
                        help="where evaluation.json and report.html go (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="two folds on few events, under five minutes")
    parser.add_argument("--scenarios", type=int, default=60_000, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=int, default=4_000, metavar="N", help="distinct training wordings of a source and label")
    parser.add_argument("--test-most", type=int, default=1_500, metavar="N", help="test events of a source and label")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--seed", type=int, default=7)
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Evaluate as the arguments say."""
    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_model.normalise import normalise
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import corpus, evaluate, report
    from .progress import Told

    progress = Told()
    if chosen.quick:
        chosen.scenarios, chosen.most, chosen.test_most = 4_000, 300, 150
    rules = RuleEngine(load_pack(default_pack_path()))
    encoder = Encoder(default_folder())
    learned, tests = evaluate.corpus_for(chosen.data, encoder, rules, chosen.scenarios, chosen.most, chosen.seed,
                                         chosen.cache, progress, chosen.test_most)
    templates = list(dict.fromkeys(normalise(record.event).template for records in tests.values() for record in records))
    remembered = evaluate.Remembered(encoder, templates, corpus.embed(templates, encoder, chosen.cache, progress))
    rows = evaluate.evaluate(learned, tests, remembered, rules, chosen.seed, progress, (0, 3) if chosen.quick else range(5))
    print(report.table(rows))
    print(report.write(rows, chosen.output))
    return 0
