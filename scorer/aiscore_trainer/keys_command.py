"""`keys`: make and show the keys that sign bundles and sites."""
from __future__ import annotations

import argparse
from pathlib import Path

EPILOG = """\
example:
  python -m aiscore_trainer keys new site.key >> trusted.keys
  python -m aiscore_trainer keys show site.key
  python -m aiscore_trainer learn --baseline last-week.jsonl.gz --key site.key --output site
  python -m aiscore_trainer score today.jsonl.gz scores.jsonl --site site --trusted-keys trusted.keys
"""


def register(subparsers) -> None:
    """Add `keys` to the command line."""
    parser = subparsers.add_parser("keys", help="make and show signing keys", description=(
        "A bundle or site made here is signed with a private key; the scorer trusts the public keys in a file of its own."),
        epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="make a private key and print the line that trusts it")
    new.add_argument("key", type=Path, help="file to write, readable by its owner only")
    new.add_argument("--name", default="site", help="name of the key in the list of trusted keys (default %(default)s)")
    new.set_defaults(run=_new)
    show = actions.add_parser("show", help="print the line that trusts a key")
    show.add_argument("key", type=Path)
    show.add_argument("--name", default="site", help="name of the key in the list of trusted keys (default %(default)s)")
    show.set_defaults(run=_show)


def _new(chosen: argparse.Namespace) -> int:
    from . import keys

    keys.check_name(chosen.name)
    print(f"{chosen.name} {keys.public_hex(keys.create(chosen.key))}")
    return 0


def _show(chosen: argparse.Namespace) -> int:
    from . import keys

    keys.check_name(chosen.name)
    print(f"{chosen.name} {keys.public_hex(keys.read_private(chosen.key))}")
    return 0
