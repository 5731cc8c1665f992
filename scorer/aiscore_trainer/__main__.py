"""`python -m aiscore_trainer`: one subcommand a module, each imported only when it runs."""
from __future__ import annotations

import argparse
import os
import sys
from typing import List, Optional

from aiscore_contract import __version__

from . import (
    adapt_command,
    development_command,
    evaluate_command,
    keys_command,
    learn_command,
    rules_command,
    scenarios_command,
    score_command,
    train_command,
)

EPILOG = """\
to score events, without anything known of the site:
  python -m aiscore_trainer score today.jsonl.gz scores.jsonl

to teach a site, from its baseline to scores:
  python -m aiscore_trainer keys new site.key >> trusted.keys
  python -m aiscore_trainer learn --baseline last-week.jsonl.gz --key site.key --output site
  python -m aiscore_trainer suggest today.jsonl.gz to-label.jsonl --baseline last-week.jsonl.gz
  (add "label": 1 for malicious or 0 for benign to each record of to-label.jsonl)
  python -m aiscore_trainer learn --baseline last-week.jsonl.gz --labels to-label.jsonl --key site.key --output site
  python -m aiscore_trainer score today.jsonl.gz scores.jsonl --site site --trusted-keys trusted.keys

each command has its own --help
"""

COMMANDS = (train_command, evaluate_command, development_command, score_command, learn_command, adapt_command, keys_command,
            rules_command, scenarios_command)


def main(arguments: Optional[List[str]] = None) -> int:
    """Exit code 0, or 2 with one line on stderr that says what to do; 130 and 141 as a shell counts Ctrl-C and a closed pipe."""
    parser = argparse.ArgumentParser(
        prog="python -m aiscore_trainer",
        description="Train, evaluate and teach the models of aiscore.",
        epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--version", action="version", version=f"aiscore {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.register(subparsers)
    chosen = parser.parse_args(arguments)
    from aiscore_model.errors import ModelError

    from .errors import IngestError
    try:
        code = chosen.run(chosen) or 0
        sys.stdout.flush()
        return code
    except (IngestError, ModelError) as error:
        print(f"aiscore_trainer: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Whoever read what was printed (`| head`) has seen enough; what is left in the buffer would raise once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        print(f"aiscore_trainer: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("aiscore_trainer: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
