"""Numbers on the command line, refused where they are read: deep inside, a wrong one says nothing to whoever typed it."""
from __future__ import annotations

import argparse
from typing import Callable


def at_least(least: int) -> Callable[[str], int]:
    """What argparse reads a whole number with that is `least` or more."""

    def number(text: str) -> int:
        value = int(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"{value} is less than {least}")
        return value

    return number
