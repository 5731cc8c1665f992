"""`learn`: what is usual at a site, and what its labels say, as a folder that the service loads."""
from __future__ import annotations

import argparse
from pathlib import Path

from .score_command import RECORDS, add_scorer_options, load_scorer

EPILOG = f"""\
example:
  python -m aiscore_trainer keys new site.key >> trusted.keys
  python -m aiscore_trainer learn --baseline last-week.jsonl.gz --labels verdicts.jsonl --key site.key --output /srv/aiscore/site
  python -m aiscore_server serve --site /srv/aiscore/site --trusted-keys trusted.keys ...

Labels act at once, without training. The events and labels given are all that the site knows: give old ones again with new ones.

{RECORDS}"""


def register(subparsers) -> None:
    """Add `learn` to the command line."""
    parser = subparsers.add_parser("learn", help="learn a site: baseline and labels", epilog=EPILOG,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    add_scorer_options(parser)
    parser.add_argument("--baseline", type=Path, required=True, metavar="EVENTS", help="unlabelled events of the site")
    parser.add_argument("--labels", type=Path, metavar="LABELLED", help="labelled events of the site")
    parser.add_argument("--key", type=Path, required=True, metavar="FILE", help="the site's private key (see `keys new`)")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="where the site goes (replaced in one step)")
    parser.add_argument("--id", default="site", help="id of the site (default %(default)s)")
    parser.add_argument("--site-version", default="1.0.0", metavar="X.Y.Z", help="its version (default %(default)s)")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Learn and save as the arguments say."""
    import datetime

    from aiscore_model import folder
    from aiscore_model import site as sites

    from . import keys
    from .progress import Told
    from .scoring import learn, warn

    key = keys.read_private(chosen.key)
    folder.check_replaceable(chosen.output, sites.KIND)  # Learning takes minutes: told before.
    scorer = load_scorer(chosen)
    learned = learn(scorer, chosen.baseline, chosen.labels, Told())
    warn(learned.doubts)
    created = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    sites.save(chosen.output, learned.site, id=chosen.id, version=chosen.site_version,
               about={"created": created, "events": learned.events, "labels": learned.labels}, key=key)
    groups = ", ".join(f"{name} {group.size:,}" for name, group in sorted(learned.site.baseline.by_sourcetype.items())) or "none"
    print(f"site {chosen.id} {chosen.site_version} in {chosen.output}: {learned.events:,} events, {learned.labels:,} labels; "
          f"sourcetypes with a baseline: {groups}")
    return 0
