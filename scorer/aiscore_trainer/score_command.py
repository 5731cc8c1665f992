"""`score` and `suggest`: records through the whole path, and which of them are worth a label."""
from __future__ import annotations

import argparse
import os
from pathlib import Path

from .numbers import at_least

RECORDS = """\
a record is one JSON object a line: raw (the event's text), and where known sourcetype, time (seconds since 1970) and host.
Without a time the hour has no say; without a sourcetype an event is compared with the baseline's events of its kind. A label
is such a record with label: 1 malicious, 0 benign. /dev/stdin and /dev/stdout stand for pipes. What Splunk exports (JSON, or CSV
in a file named .csv) is read as well: say after `| eval time=_time | table _raw time sourcetype host` (docs/TEACHING.md).
"""
SCORE_EPILOG = f"""\
examples:
  python -m aiscore_trainer score events.jsonl.gz scores.jsonl
  python -m aiscore_trainer score events.jsonl.gz scores.jsonl --baseline quiet-week.jsonl.gz --labels labelled.jsonl
  python -m aiscore_trainer score events.jsonl.gz scores.jsonl --site site --trusted-keys trusted.keys

{RECORDS}
a result is one JSON object a line, in the same order: score (0 to 1: one benign event in a hundred exceeds 0.5, one in a
thousand 0.9), verdict (benign, suspicious from 0.5, malicious from 0.9), novelty (0 to 1 against the baseline, null without
one), reason (rules, what is new here, labels alike, words) and technique (ATT&CK ids of the rules)
"""
SUGGEST_EPILOG = f"""\
examples:
  python -m aiscore_trainer suggest events.jsonl.gz to-label.jsonl --baseline quiet-week.jsonl.gz --count 20
  python -m aiscore_trainer suggest events.jsonl.gz more-to-label.jsonl --baseline quiet-week.jsonl.gz --labels labelled.jsonl

The records are written as they came. Then add "label": 1 (malicious) or 0 (benign) to each, leave out those that you cannot
tell, and give the file to `learn` or `score` with --labels.

{RECORDS}"""


def add_scorer_options(parser: argparse.ArgumentParser) -> None:
    """Which bundle, encoder and keys: shared by every command that scores."""
    parser.add_argument("--bundle", type=Path, metavar="DIR", help="bundle (default: the one that ships)")
    parser.add_argument("--encoder", type=Path, metavar="DIR", help="BERT folder (default: all-MiniLM-L6-v2)")
    parser.add_argument("--trusted-keys", type=Path, metavar="FILE", help="public keys that may have signed bundle and site")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda"))
    parser.add_argument("--threads", type=at_least(1), metavar="N", help="CPU threads (default: all)")


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
    score = subparsers.add_parser("score", help="score records", epilog=SCORE_EPILOG,
                                  formatter_class=argparse.RawDescriptionHelpFormatter)
    score.add_argument("input", type=Path, metavar="INPUT", help="records (.jsonl) or what Splunk exported (.json, .csv), gzipped where the name ends in .gz")
    score.add_argument("output", type=Path, metavar="OUTPUT", help="results, .jsonl: one object a record, in the same order")
    add_scorer_options(score)
    known = score.add_mutually_exclusive_group()
    known.add_argument("--site", type=Path, metavar="DIR", help="what was learned of the site (see `learn`; with --trusted-keys)")
    known.add_argument("--baseline", type=Path, metavar="EVENTS", help="unlabelled events of the site, to learn on the spot")
    score.add_argument("--labels", type=Path, metavar="LABELLED", help="labelled events of the site (with --baseline or alone; a --site has its own)")
    score.add_argument("--explain", action="store_true", help="measure which words moved the score")
    score.set_defaults(run=_score)

    suggest = subparsers.add_parser("suggest", help="pick the events whose labels would teach most", epilog=SUGGEST_EPILOG,
                                    formatter_class=argparse.RawDescriptionHelpFormatter)
    suggest.add_argument("input", type=Path, metavar="INPUT", help="events to choose from")
    suggest.add_argument("output", type=Path, metavar="OUTPUT", help="the chosen records as they came, for `label` to be added")
    add_scorer_options(suggest)
    suggest.add_argument("--baseline", type=Path, metavar="EVENTS", help="unlabelled events of the site, to judge the others by")
    suggest.add_argument("--labels", type=Path, metavar="LABELLED", help="events labelled already: neither they nor their like are picked again")
    suggest.add_argument("--count", type=at_least(1), default=20, metavar="N", help="how many (default %(default)s)")
    suggest.add_argument("--seed", type=at_least(0), default=7, help="what is drawn at random is drawn by it (default %(default)s)")
    suggest.set_defaults(run=_suggest)


def _score(chosen: argparse.Namespace) -> int:
    from .errors import IngestError
    from .progress import Told
    from .scoring import refuse_to_replace, score_file
    from .whole import talk_beside

    if chosen.site and chosen.labels:
        raise IngestError("--labels do not go with --site, which has labels of its own: learn it again with them, or give --baseline")
    refuse_to_replace(chosen.output, chosen.input, chosen.baseline, chosen.labels)
    scorer = load_scorer(chosen, chosen.site)
    told = score_file(scorer, chosen.input, chosen.output, chosen.baseline, chosen.labels, chosen.explain, Told())
    print(told, file=talk_beside(chosen.output))
    return 0


def _suggest(chosen: argparse.Namespace) -> int:
    from .progress import Told
    from .scoring import refuse_to_replace, suggest_file
    from .whole import talk_beside

    refuse_to_replace(chosen.output, chosen.input, chosen.baseline, chosen.labels)
    scorer = load_scorer(chosen)
    told = suggest_file(scorer, chosen.input, chosen.output, chosen.baseline, chosen.labels, chosen.count, chosen.seed, Told())
    print(told, file=talk_beside(chosen.output))
    return 0
