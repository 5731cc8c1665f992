"""Fragments that the tables of processes are built from: `‹name›` in a row stands for the fragment's text, which may hold others.

`written(text, fragments)` is the text with all of them in place, still in the language of table.py: one row with a few
fragments is many thousand command lines. Used by process_windows.py and process_linux.py.
"""
from __future__ import annotations

import re
from typing import Mapping

_MARK = re.compile(r"‹([\w-]+)›")
_DEPTH_MAX = 6


def written(text: str, fragments: Mapping[str, str]) -> str:
    """`text` with its fragments in place; a KeyError names one that there is none of, a ValueError one that holds itself.

    >>> written("cp ‹file› /mnt", {"file": "‹folder›/a", "folder": "«/srv|/opt»"})
    'cp «/srv|/opt»/a /mnt'
    """
    for _ in range(_DEPTH_MAX):
        if not _MARK.search(text):
            return text
        text = _MARK.sub(lambda mark: fragments[mark[1]], text)
    raise ValueError(f"a fragment holds itself: {_MARK.findall(text)[:3]}")
