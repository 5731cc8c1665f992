"""Files that are written whole or not at all."""
from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Iterator, Optional, TextIO


@contextmanager
def whole(path: Path, mode: str = "w") -> Iterator[IO[Any]]:
    """A file to write (`w`, UTF-8, or `wb`) that takes the place of `path` at the end; where something fails, what was there stays.

    Of two writers at once the later one wins. A link is followed, a folder that is missing is made, and what is no file (`/dev/stdout`,
    a named pipe) is written to as it is. Raises OSError, with a file's name, where it cannot be written.
    """
    try:
        with _opened(path, mode) as file:
            yield file
    except OSError as error:
        if error.filename is None:  # A disk that is full names no file.
            error.filename = str(path)
        raise


def talk_beside(path: Path) -> TextIO:
    """Where to tell the user about `path`: not among its lines, where they go to standard output."""
    return sys.stderr if _handed_over(path) == 1 else sys.stdout


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[IO[Any]]:
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": "\n"}
    given = _handed_over(path)
    if given is not None or path.exists() and not path.is_file():
        with open(path if given is None else os.dup(given), mode, **text) as file:
            yield file
        return
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, mode, **text) as file:
            yield file
        os.chmod(name, _mode(target))
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _handed_over(path: Path) -> Optional[int]:
    """The number of what a shell opened: opened once more by its name, a file would be written to from its start."""
    name = str(path)
    number = {"/dev/stdout": "1", "/dev/stderr": "2"}.get(name) or (name[len("/dev/fd/"):] if name.startswith("/dev/fd/") else "")
    return int(number) if number.isdigit() else None


def _mode(target: Path) -> int:
    """Who may read it: as before, or as the user's mask says of new files."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` whole or not at all."""
    with whole(path) as file:
        file.write(text)
