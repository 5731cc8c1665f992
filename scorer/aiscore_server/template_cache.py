"""The saved template cache: which file is whose, when it is written, and what is said of it. docs/adr/0007 has the reasons.

One file a worker, `<lane>.templates` in the folder of the setting `template_cache`, written beside its place and renamed. A worker reads its own
at the start; where it has none that can be used (the number of workers has changed), those of its pool. The pool of untrusted events
shares none with the others. No file ever stops a worker: what cannot be read or written is a line of the log.

The server makes the `TemplateFolder` and tidies it, each worker has a `Keeper`.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .log import Log, place_of
from .settings import Settings

ENDING = ".templates"
_OURS = re.compile(r"((?:un)?trusted(?:-\d+)?)\.templates")
_LEFT = re.compile(r"\.(?:un)?trusted(?:-\d+)?\.templates\.\w+")
#: A file that has been half written for so long was left by a worker that was killed.
LEFT_AFTER_S = 3_600.0
#: Share of the cache that is new, from which it is written while the worker goes on; in the end, whatever is new is written.
DUE_SHARE, ANY_SHARE = 0.01, 0.0


class FolderRefused(Exception):
    """The folder cannot be used; the text says why."""


def pool_of(lane: str) -> str:
    """
    >>> pool_of("trusted-2"), pool_of("untrusted")
    ('trusted', 'untrusted')
    """
    return lane.partition("-")[0]


def key_of(secret: bytes) -> bytes:
    """The key that template caches are sealed with, from another secret of the service. It does not tell that secret."""
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"aiscore template cache").derive(secret)


@dataclass(frozen=True)
class TemplateFolder:
    """Where workers keep what BERT made of templates, and the key that it is sealed with. Goes to each worker."""

    folder: Path
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, settings: Settings) -> TemplateFolder | None:
        """That of the settings, made where it is not there; None where they name none. Raises `FolderRefused`.

        A folder that others can write to is refused: what they cannot forge they could still remove, or fill the disk with."""
        if settings.template_cache is None:
            return None
        folder = settings.template_cache
        try:
            folder.mkdir(0o700, exist_ok=True)
            found = folder.stat()
            key = key_of(settings.private_key.read_bytes())
        except OSError as error:
            raise FolderRefused(f"{error.filename}: {error.strerror}") from None
        if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise FolderRefused(f"{folder}: it must belong to the service alone (it is of user {found.st_uid}, mode {stat.S_IMODE(found.st_mode):04o})")
        return cls(folder, key)

    def path(self, lane: str) -> Path:
        return self.folder / f"{lane}{ENDING}"

    def saved_s(self, lane: str) -> float:
        """When the file of a lane was written, in seconds since 1970; 0 where there is none."""
        try:
            return self.path(lane).stat().st_mtime
        except OSError:
            return 0.0

    def others(self, lane: str) -> list[Path]:
        """Files of the other workers of its pool, the latest first."""
        names = [name for name in self._names(_OURS) if pool_of(name.removesuffix(ENDING)) == pool_of(lane) and name != f"{lane}{ENDING}"]
        return [self.folder / name for name in sorted(names, key=lambda name: self.saved_s(name.removesuffix(ENDING)), reverse=True)]

    def tidy(self, lanes: Iterable[str]) -> None:
        """Removes what killed workers left half written and, once each of `lanes` has a file of its own, those of workers that are no more."""
        wanted = {self.path(lane).name for lane in lanes}
        present = set(self._names(_OURS))
        self._remove(present - wanted if wanted <= present else ())
        self.remove_left()

    def remove_left(self, older_than_s: float = LEFT_AFTER_S) -> None:
        """Removes files that are half written since `older_than_s`."""
        for name in self._names(_LEFT):
            try:
                age_s = time.time() - (self.folder / name).lstat().st_mtime
            except OSError:
                continue
            if age_s > older_than_s:
                self._remove((name,))

    def _names(self, pattern: re.Pattern[str]) -> list[str]:
        try:
            return [name for name in os.listdir(self.folder) if pattern.fullmatch(name)]
        except OSError:
            return []

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            try:
                (self.folder / name).unlink()
            except OSError:
                pass


class Keeper:
    """One worker's share: loads at the start, writes when it is told to, in a thread. The worker's main thread asks.

    `encoder` is an `aiscore_model.encoder.Encoder`, or what does as one: made_by(), known(), learn(), misses, cached, dim.
    """

    def __init__(self, folder: TemplateFolder, lane: str, encoder: Any, log: Log) -> None:
        from aiscore_model.template_file import Owner

        self._folder = folder
        self._lane = lane
        self._encoder = encoder
        self._owner = Owner(folder.key, pool_of(lane), encoder.made_by(), encoder.dim)
        self._log = log
        self._saved_misses = encoder.misses
        self._writing: threading.Thread | None = None
        self._problem = ""
        self.loaded = 0

    def load(self) -> None:
        """Takes over the worker's own file, or what there is of its pool. Files that cannot be used are told of in one line."""
        began_s = time.monotonic()
        problems: list[tuple[Path, str]] = []
        self.loaded = self._load_file(self._folder.path(self._lane), problems)
        if not self.loaded:
            self.loaded = sum(self._load_file(path, problems) for path in self._folder.others(self._lane))
        if problems:
            (path, problem), *more = problems
            self._log.warning("template_cache_ignored", worker=self._lane, file=path.name, problem=problem, more=len(more))
        self._log.info("template_cache_loaded", worker=self._lane, templates=self.loaded, seconds=round(time.monotonic() - began_s, 3))

    def _load_file(self, path: Path, problems: list[tuple[Path, str]]) -> int:
        from aiscore_model.template_file import FileIgnored, read

        try:
            # Never through a link, and a pipe in its place holds nothing up.
            number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            with os.fdopen(number, "rb") as file:
                found = os.fstat(number)
                if not stat.S_ISREG(found.st_mode):
                    raise FileIgnored("it is no plain file")
                return self._encoder.learn(*read(file, found.st_size, self._owner))
        except FileNotFoundError:
            return 0
        except FileIgnored as problem:
            problems.append((path, str(problem)))
        except OSError as error:
            problems.append((path, f"it cannot be read: {error.strerror}"))
        except Exception as error:  # noqa: BLE001 - no file may keep a worker from its work
            problems.append((path, place_of(error)))
        return 0

    def save(self, least_share: float) -> None:
        """Writes the cache where more than `least_share` of it is new; the worker goes on meanwhile. One is written at a time."""
        if self._writing is not None and self._writing.is_alive():
            if least_share > ANY_SHARE:
                return
            self._writing.join()
        misses = self._encoder.misses
        if misses - self._saved_misses <= least_share * self._encoder.cached:
            return
        digests, rows = self._encoder.known()
        self._writing = threading.Thread(target=self._write, args=(digests, rows, misses), name="template-cache", daemon=True)
        self._writing.start()

    def close(self) -> None:
        """Waits for what is being written."""
        if self._writing is not None:
            self._writing.join()

    def _write(self, digests: list[bytes], rows: list[bytes], misses: int) -> None:
        began_s = time.monotonic()
        try:
            written = self._replace(digests, rows)
        except Exception as error:  # noqa: BLE001 - a cache that cannot be saved is no reason to stop
            problem = error.strerror if isinstance(error, OSError) and error.strerror else place_of(error)
            if problem != self._problem:
                self._log.warning("template_cache_not_saved", worker=self._lane, folder=str(self._folder.folder), problem=problem)
            self._problem = problem
            return
        self._problem = ""
        self._saved_misses = misses
        self._log.info("template_cache_saved", worker=self._lane, templates=len(digests), bytes=written, seconds=round(time.monotonic() - began_s, 3))

    def _replace(self, digests: list[bytes], rows: list[bytes]) -> int:
        """Writes the worker's file anew, 0600 from its first byte; a reader sees the old one or the new one."""
        from aiscore_model.template_file import write

        self._folder.remove_left()
        path = self._folder.path(self._lane)
        number, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                written = write(file, self._owner, digests, rows)
                file.flush()
                os.fsync(number)
            os.replace(beside, path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        return written
