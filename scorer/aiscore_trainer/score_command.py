"""`score` and `suggest`: records through the whole path, and which of them are worth a label."""
from __future__ import annotations

import argparse
import os
from pathlib import Path

EPILOG = """\
examples:
  python -m aiscore_trainer score events.jsonl.gz scores.jsonl
  python -m aiscore_trainer score events.jsonl.gz scores.jsonl --baseline quiet-week.jsonl.gz --labels labelled.jsonl
  python -m aiscore_trainer suggest events.jsonl.gz --baseline quiet-week.jsonl.gz --count 20 to-label.jsonl

a record is one JSON object a line: raw, and where known sourcetype, time, host; labels carry label (1 or 0)
"""


def add_scorer_options(parser: argparse.ArgumentParser) -> None:
    """Which bundle, encoder and keys: shared by every command that scores."""
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="bundle (default: the one that ships)")
    parser.add_argument("--encoder", type=Path, metavar="DIR", help="BERT folder (default: all-MiniLM-L6-v2)")
    parser.add_argument("--trusted-keys", type=Path, metavar="FILE", help="public keys that may have signed bundle and site")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--threads", type=int, metavar="N", help="CPU threads (default: all)")


def load_scorer(chosen: argparse.Namespace, site_dir=None):
    """The scorer that the options name."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    from aiscore_model.scorer import Scorer

    from . import keys
    trusted = keys.read_trusted(chosen.trusted_keys) if chosen.trusted_keys else {}
    return Scorer.load(chosen.bundle, site_dir=site_dir, encoder_dir=chosen.encoder, device=chosen.device,
                       threads=chosen.threads, trusted_keys=trusted)


def register(subparsers) -> None:
    """Add `score` and `suggest` to the command line."""
    score = subparsers.add_parser("score", help="score records", epilog=EPILOG,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    score.add_argument("input", type=Path, metavar="INPUT", help="records, .jsonl or .jsonl.gz")
    score.add_argument("output", type=Path, metavar="OUTPUT", help="results, .jsonl: one object a record, in the same order")
    add_scorer_options(score)
    known = score.add_mutually_exclusive_group()
    known.add_argument("--site", type=Path, metavar="DIR", help="what was learned of the site (see `learn`)")
    known.add_argument("--baseline", type=Path, metavar="EVENTS", help="unlabelled events of the site, to learn on the spot")
    score.add_argument("--labels", type=Path, metavar="LABELLED", help="labelled events of the site (with --baseline)")
    score.add_argument("--explain", action="store_true", help="measure which words moved the score")
    score.set_defaults(run=_score)

    suggest = subparsers.add_parser("suggest", help="pick the events whose labels would teach most", epilog=EPILOG,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)
    suggest.add_argument("input", type=Path, metavar="INPUT", help="events to choose from")
    suggest.add_argument("output", type=Path, metavar="OUTPUT", help="the chosen records, `label` to be filled in")
    add_scorer_options(suggest)
    suggest.add_argument("--baseline", type=Path, metavar="EVENTS", help="unlabelled events of the site")
    suggest.add_argument("--count", type=int, default=20, metavar="N", help="how many (default %(default)s)")
    suggest.add_argument("--seed", type=int, default=7)
    suggest.set_defaults(run=_suggest)


def _score(chosen: argparse.Namespace) -> int:
    from .progress import Told
    from .scoring import score_file

    scorer = load_scorer(chosen, chosen.site)
    print(score_file(scorer, chosen.input, chosen.output, chosen.baseline, chosen.labels, chosen.explain, Told()))
    return 0


def _suggest(chosen: argparse.Namespace) -> int:
    from .progress import Told
    from .scoring import suggest_file

    scorer = load_scorer(chosen)
    print(suggest_file(scorer, chosen.input, chosen.output, chosen.baseline, chosen.count, chosen.seed, Told()))
    return 0
