"""The ticket keys in a file, re-read when the file changes, so that keys rotate without a restart.

A changed file that does not parse leaves the old keys in force and is reported once: a typing
mistake of the admin must not lock every search out, nor let anybody in.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Callable, Mapping

from aiscore_contract.errors import IllegalValue
from aiscore_contract.ticket import parse_keys

#: How often the file is looked at, at most.
LOOK_EVERY_S = 1.0
KEY_FILE_MAX_BYTES = 65_536


class KeyFileError(Exception):
    """A key file that cannot be used; the text says what to do."""


def check_private(path: Path) -> None:
    """Refuses a secret file that others may read or that the group may write."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise KeyFileError(f"{path}: cannot be read ({error.strerror})") from None
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise KeyFileError(f"{path}: open to others (mode {stat.S_IMODE(mode):04o}); chmod 600 it")


def read_keys(path: Path) -> dict[str, bytes]:
    """The keys in `path`, or a `KeyFileError`."""
    check_private(path)
    try:
        with path.open("rb") as file:
            text = file.read(KEY_FILE_MAX_BYTES).decode("utf-8")
        return parse_keys(text)
    except OSError as error:
        raise KeyFileError(f"{path}: cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, IllegalValue) as error:
        raise KeyFileError(f"{path}: {error}") from None


class KeyRing:
    """The keys in force. `keys(now_s)` looks at the file at most every LOOK_EVERY_S."""

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        self._path = path
        self._report = report
        self._mark = _mark_of(path)
        self._keys = read_keys(path)
        self._looked_s = float("-inf")

    def keys(self, now_s: float) -> Mapping[str, bytes]:
        if now_s - self._looked_s >= LOOK_EVERY_S:
            self._looked_s = now_s
            mark = _mark_of(self._path)
            if mark != self._mark:
                self._mark = mark
                self._reread()
        return self._keys

    def _reread(self) -> None:
        try:
            self._keys = read_keys(self._path)
        except KeyFileError as error:
            self._report(f"{error}; the keys read before stay in force")
        else:
            self._report(f"keys in force: {', '.join(self._keys)}")


def _mark_of(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode)
