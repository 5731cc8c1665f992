"""`development`: how good a bundle is on the development set, sites made up to work with."""
from __future__ import annotations

import argparse
import importlib.util
from pathlib import Path

from .errors import IngestError
from .numbers import at_least
from .score_command import add_scorer_options, load_scorer

EPILOG = """\
examples:
  python -m aiscore_trainer development
  python -m aiscore_trainer development --bundle build/bundle --output build/development-of-mine
  python -m aiscore_trainer development --site web_shop linux_auth --quick
  python -m aiscore_trainer development --write build/development-set

no site is ever learned from; the events of the second group are not to be looked at (docs/QUALITY.md)
"""


def register(subparsers) -> None:
    """Add `development` to the command line."""
    parser = subparsers.add_parser("development", help="measure a bundle on sites made up for development", epilog=EPILOG,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", nargs="+", metavar="NAME", help="only these sites")
    parser.add_argument("--write", type=Path, metavar="DIR", help="write the sites' records there, and measure nothing")
    add_scorer_options(parser)
    parser.add_argument("--output", type=Path, default=Path("build/development"), metavar="DIR",
                        help="where development.json goes (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="few events of each site, and nothing is trained inside")
    parser.add_argument("--seed", type=at_least(0), default=7, help="which events are baseline and labels (default %(default)s)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write or measure, as the arguments say."""
    if importlib.util.find_spec(f"{__package__}.development") is None:
        raise IngestError("the sites made up for development are not part of the app's package: ask again in a checkout of the project")
    from . import develop
    from .development import chosen_sites
    from .progress import Told

    entries = chosen_sites(chosen.site)
    if chosen.write is not None:
        print(develop.write(entries, chosen.write, Told()))
        return 0
    scorer = load_scorer(chosen)
    rows = develop.measure(entries, scorer, chosen.seed, chosen.quick, Told())
    print(develop.table(rows, scorer.bundle.label))
    print(develop.save(rows, scorer.bundle.label, chosen.output))
    return 0
