"""`adapt`: learn low-rank updates of BERT's last layers from labelled templates, as a file that `train --adapter` takes."""
from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
example:
  python -m aiscore_trainer adapt --data DIR --output adapter.safetensors
  python -m aiscore_trainer train --data DIR --adapter adapter.safetensors --output /srv/aiscore/bundle --key site.key

units that the adapter did not see decide when to stop; where no epoch is better than the frozen encoder, nothing is written.
`evaluate --adapt` measures on other sources what an adapter earns (docs/QUALITY.md has the table)
"""
#: Options that are members of `adapt.Plan`.
_PLAN = {"layers": "last layers to adapt", "rank": "rank of an update", "templates": "distinct templates to learn from, at most",
         "epochs": "times to go over them, at most"}


def register(subparsers) -> None:
    """Add `adapt` to the command line."""
    parser = subparsers.add_parser("adapt", help="adapt BERT to logs: a small file of low-rank updates", epilog=EPILOG,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--records", type=Path, nargs="*", default=[], metavar="FILE", help="labelled records of your own")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="where the adapter goes, .safetensors")
    parser.add_argument("--encoder", type=Path, metavar="DIR", help="a BERT folder (default: all-MiniLM-L6-v2)")
    for name, told in _PLAN.items():
        parser.add_argument(f"--{name}", type=int, metavar="N", help=told)
    parser.add_argument("--scenarios", type=int, default=8_000, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=int, default=500, metavar="N",
                        help="distinct wordings of a source and label (default %(default)s)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="CPU threads of a training step (default %(default)s)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Adapt and save as the arguments say."""
    import numpy as np

    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_model.errors import EncoderError
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import default_pack_path, load_pack

    from . import corpus as corpora
    from .adapt import Plan, adapt, drawn_rows, lessons_of, write_adapter
    from .ingest import SOURCES, read_records
    from .progress import Told
    from .train import gather

    plan = Plan(**{name: value for name, value in vars(chosen).items() if name in _PLAN and value is not None})
    if not chosen.output.parent.is_dir():
        raise EncoderError(f"{chosen.output.parent} is no folder: make it, or name another --output")
    progress, folder = Told(), chosen.encoder or default_folder()
    records = gather(chosen.data, [name for name, source in SOURCES.items() if source.ships and not source.faults],
                     chosen.scenarios, chosen.seed, progress)
    for path in chosen.records:
        records.extend(read_records(path, path.name.split(".")[0]))
    corpus = corpora.build(records, RuleEngine(load_pack(default_pack_path())), Encoder(folder), most_per_label=chosen.most,
                           cache_dir=chosen.cache, seed=chosen.seed, progress=progress)
    rows = drawn_rows(corpus, np.arange(len(corpus)), plan.templates, chosen.seed)
    found = adapt(lessons_of(corpus, rows), folder, plan, chosen.seed, chosen.threads, progress)
    print(found.told())
    if not found.epoch:
        raise EncoderError("no epoch was better than the frozen encoder on units that the adapter did not see: nothing is written")
    print(f"adapter in {chosen.output}: {write_adapter(chosen.output, found.adapter) / 1e3:.0f} kB")
    return 0
