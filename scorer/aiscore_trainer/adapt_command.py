"""`adapt`: learn low-rank updates of BERT from labelled templates, as files that `train` and `evaluate` take."""
from __future__ import annotations

import argparse
from pathlib import Path

from . import SCENARIO_EVENTS
from .numbers import at_least

EPILOG = """\
example, what ships (bundle.safetensors), and what the evaluation needs (fold-1.safetensors to fold-5.safetensors):
  python -m aiscore_trainer adapt --data ../shared/data --folds

example, adapters of your own records beside the shared ones:
  python -m aiscore_trainer adapt --data DIR --records mine.jsonl.gz --output adapters
  python -m aiscore_trainer train --data DIR --records mine.jsonl.gz --adapters adapters --output /srv/aiscore/bundle --key site.key

a file holds five adapters: one of everything, and four that each leave a part out, by which `train` tells what an adapter is worth
where it has not been. On an H100 a file takes 80 seconds; without a GPU it takes days, and the adapters that ship do as well
"""
#: Options that are members of `adapt.Plan`.
_PLAN = {"rank": "rank of an update", "draws": "templates to learn from, drawn by their weight", "batch": "templates a step",
         "rate": "learning rate", "hidden": "mean share of a template's words that is hidden"}


def register(subparsers) -> None:
    """Add `adapt` to the command line."""
    parser = subparsers.add_parser("adapt", help="adapt BERT to logs: small files of low-rank updates", epilog=EPILOG,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--records", type=Path, nargs="*", default=[], metavar="FILE", help="labelled records of your own")
    parser.add_argument("--output", type=Path, metavar="DIR", help="where the files go (default: beside the bundle that ships)")
    parser.add_argument("--folds", action="store_true", help="also learn those of the evaluation's folds")
    parser.add_argument("--encoder", type=Path, metavar="DIR", help="a BERT folder (default: all-MiniLM-L6-v2)")
    parser.add_argument("--device", default="auto", metavar="NAME", help="cuda, cuda:1, cpu (default: a GPU where there is one)")
    for name, told in _PLAN.items():
        parser.add_argument(f"--{name}", type=float if name in ("rate", "hidden") else int, metavar="X", help=f"{told} (see docs/TRIALS.md)")
    parser.add_argument("--scenarios", type=at_least(0), default=SCENARIO_EVENTS, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=at_least(1), default=2_000, metavar="N", help="distinct wordings of a source and label (default %(default)s)")
    parser.add_argument("--seed", type=at_least(0), default=7, help="what is drawn at random is drawn by it (default %(default)s)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Adapt and save as the arguments say."""
    from aiscore_model.encoder import default_folder, digest_folder
    from aiscore_model.errors import EncoderError
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import adapters, evaluate
    from . import corpus as corpora
    from .adapt import Plan, learn
    from .ingest import FOLDS, SOURCES, read_records
    from .progress import Told
    from .train import gather

    progress = Told()
    plan = Plan(**{name: getattr(chosen, name) for name in _PLAN if getattr(chosen, name) is not None})
    folder, output = chosen.encoder or default_folder(), chosen.output or adapters.default_folder()
    digest = digest_folder(folder)
    if not output.parent.is_dir():
        raise EncoderError(f"{output.parent} is no folder: name one that is there with --output")
    if chosen.folds and chosen.records:
        raise EncoderError("--folds is for the evaluation, which learns from the shared data alone: leave --records out")
    records = gather(chosen.data, [name for name, source in SOURCES.items() if source.ships and not source.faults], chosen.scenarios,
                     chosen.seed, progress)
    for path in chosen.records:
        records.extend(read_records(path, path.name.split(".")[0]))
    corpus = corpora.build(records, RuleEngine(load_pack(default_pack_path())), None, most_per_label=chosen.most, seed=chosen.seed,
                           progress=progress)
    output.mkdir(exist_ok=True)
    for fold in (None, *(range(FOLDS) if chosen.folds else ())):
        rows = range(len(corpus)) if fold is None else evaluate.learned_rows(corpus, fold)

        def told(stage: str, done: int, total: int, fold=fold) -> None:
            progress(f"{adapters.name_of(fold)}: {stage}", done, total)

        found = learn(corpus, list(rows), folder, plan, chosen.seed, chosen.device, progress=told)
        size = adapters.write(output / adapters.name_of(fold), found, digest)
        print(f"{output / adapters.name_of(fold)}: {1 + len(found.parts)} adapters, {size / 1e6:.1f} MB")
    return 0
