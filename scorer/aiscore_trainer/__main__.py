"""`python -m aiscore_trainer`: one subcommand a module, each imported only when it runs."""
from __future__ import annotations

import argparse
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

COMMANDS = (train_command, evaluate_command, development_command, score_command, learn_command, adapt_command, keys_command,
            rules_command, scenarios_command)


def main(arguments: Optional[List[str]] = None) -> int:
    """Exit code 0, or 2 with one line on stderr that says what to do."""
    parser = argparse.ArgumentParser(
        prog="python -m aiscore_trainer",
        description="Train, evaluate and teach the models of aiscore.",
        epilog="Each command has its own --help with examples.")
    parser.add_argument("--version", action="version", version=f"aiscore {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.register(subparsers)
    chosen = parser.parse_args(arguments)
    from aiscore_model.errors import ModelError

    from .ingest import IngestError
    try:
        return chosen.run(chosen) or 0
    except (IngestError, ModelError) as error:
        print(f"aiscore_trainer: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("aiscore_trainer: stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
