"""`train`: make a bundle."""
from __future__ import annotations

import argparse
from pathlib import Path

from . import SCENARIO_EVENTS
from .numbers import at_least

EPILOG = """\
example, the bundle that ships:
  python -m aiscore_trainer train --data ../shared/data --output scorer/bundle --ship

example, a bundle of your own, signed, of your own records beside the shared ones:
  python -m aiscore_trainer keys new site.key
  python -m aiscore_trainer train --data DIR --records mine.jsonl.gz --output /srv/aiscore/bundle --key site.key
"""


def register(subparsers) -> None:
    """Add `train` to the command line."""
    parser = subparsers.add_parser("train", help="make a bundle from labelled records", epilog=EPILOG,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of the shared data")
    parser.add_argument("--records", type=Path, nargs="*", default=[], metavar="FILE", help="labelled records of your own")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="where the bundle goes (replaced in one step)")
    parser.add_argument("--encoder", type=Path, metavar="DIR", help="a BERT folder (default: all-MiniLM-L6-v2)")
    adapted = parser.add_mutually_exclusive_group()
    adapted.add_argument("--adapters", type=Path, metavar="DIR", help="what `adapt` learned for that BERT (default: what ships)")
    adapted.add_argument("--frozen", action="store_true", help="leave BERT as it came")
    parser.add_argument("--id", default="aiscore-base", help="id of the bundle (default %(default)s)")
    parser.add_argument("--bundle-version", default="1.0.0", metavar="X.Y.Z", help="its version (default %(default)s)")
    parser.add_argument("--key", type=Path, metavar="FILE", help="sign with this key (see `keys new`)")
    parser.add_argument("--ship", action="store_true", help="pin the bundle's digest in the code as the one that ships")
    parser.add_argument("--scenarios", type=at_least(0), default=SCENARIO_EVENTS, metavar="N", help="generated events (default %(default)s)")
    parser.add_argument("--most", type=at_least(1), default=2_000, metavar="N",
                        help="distinct wordings of a source and label (default %(default)s)")
    parser.add_argument("--seed", type=at_least(0), default=7, help="what is drawn at random is drawn by it (default %(default)s)")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="keep embeddings between runs here")
    parser.add_argument("--threads", type=at_least(1), default=None, metavar="N", help="CPU threads (default: all)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Train and publish as the arguments say."""
    from .progress import Told
    from .publish import make_bundle

    print(make_bundle(chosen, Told()))
    return 0
