"""Reading and writing trusted folders: the bundle and the site are both one.

A folder is read whole, then judged by `trust`, and only what was judged is handed on: a file that
changes between the check and its use cannot slip in. Written beside its place and renamed, so a
reader sees the old folder or the new one, never half of either.
"""
from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple, Type

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import trust
from .errors import ModelError

#: More than this is no bundle of ours (what ships has 25 MB at most).
FOLDER_MAX_BYTES = 512 * 1024 * 1024
FILES_MAX = 64


def read(folder: Path, kind: str, error: Type[ModelError], pinned: Tuple[str, ...] = (),
         trusted: Optional[Mapping[str, bytes]] = None,
         newest_seen: Optional[Tuple[int, int, int]] = None) -> Tuple[trust.Manifest, Dict[str, bytes]]:
    """The manifest and the files of a believed folder; raises `error` with what is wrong and what to do."""
    try:
        contents = _contents(folder)
        manifest_bytes = contents.pop(trust.MANIFEST, None)
        if manifest_bytes is None:
            raise trust.Untrusted(f"{trust.MANIFEST} is missing")
        signature = contents.pop(trust.SIGNATURE, None)
        trust.believe(manifest_bytes, signature, pinned, trusted or {})
        manifest = trust.parse_manifest(manifest_bytes, kind)
        trust.check_files(manifest, {name: trust.digest(content) for name, content in contents.items()})
        trust.check_not_older(manifest, newest_seen)
    except trust.Untrusted as reason:
        raise error(f"{kind} {folder} is refused: {reason}") from None
    except OSError as problem:
        raise error(f"{kind} {folder} cannot be read: {problem.strerror}") from None
    return manifest, contents


def _contents(folder: Path) -> Dict[str, bytes]:
    contents: Dict[str, bytes] = {}
    left = FOLDER_MAX_BYTES
    with os.scandir(folder) as entries:
        for entry in entries:
            if len(contents) == FILES_MAX:
                raise trust.Untrusted(f"it holds more than {FILES_MAX} files")
            contents[entry.name] = _content(entry, left)
            left -= len(contents[entry.name])
    return contents


def _content(entry: os.DirEntry, max_bytes: int) -> bytes:
    """What a plain file holds. What is opened is what is asked: a link or pipe put in its place meanwhile is no plain file,
    and a file that grows while it is read is too large."""
    try:
        number = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        if entry.is_symlink() or not entry.is_file():
            raise trust.Untrusted(f"{entry.name[:80]} is no plain file") from None
        raise
    found = os.fstat(number)
    if not stat.S_ISREG(found.st_mode):
        os.close(number)
        raise trust.Untrusted(f"{entry.name[:80]} is no plain file")
    with os.fdopen(number, "rb") as file:
        content = file.read(max_bytes + 1) if found.st_size <= max_bytes else None
    if content is None or len(content) > max_bytes:
        raise trust.Untrusted(f"it is larger than {FOLDER_MAX_BYTES // 1024 // 1024} MB")
    return content


def check_replaceable(folder: Path, kind: str) -> None:
    """Raises a ModelError where `folder` is there and holds more than an older one of the same kind: a home folder named by mistake
    would be replaced with all that is in it."""
    if not os.path.lexists(folder):
        return
    try:
        names = set(os.listdir(folder))
        listed = trust.parse_manifest((folder / trust.MANIFEST).read_bytes(), kind).files if names else {}
    except (OSError, trust.Untrusted):
        raise ModelError(f"{folder} is there and no {kind}: name a folder that does not exist yet") from None
    if other := sorted(names - {*listed, trust.MANIFEST, trust.SIGNATURE}):
        raise ModelError(f"{folder} holds {other[0][:80]}, which is no part of a {kind}: name a folder that does not exist yet")


def write(folder: Path, kind: str, id: str, version: str, files: Mapping[str, bytes], about: Mapping[str, Any],
          key: Optional[Ed25519PrivateKey] = None) -> str:
    """Write a folder in one step, signed where a key is given; returns the digest of its manifest. Raises a ModelError where id or version
    is malformed, or `folder` is there and not ours to replace."""
    try:
        manifest = trust.write_manifest(kind, id, version, files, about)
    except trust.Untrusted as reason:
        raise ModelError(f"the {kind} was not written: {reason}") from None
    check_replaceable(folder, kind)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, content in {**files, trust.MANIFEST: manifest}.items():
            (beside / name).write_bytes(content)
        if key is not None:
            (beside / trust.SIGNATURE).write_bytes(key.sign(manifest))
        os.chmod(beside, 0o755)
        old = None
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
            os.rename(folder, old / "old")
        os.rename(beside, folder)
        if old is not None:
            shutil.rmtree(old)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return trust.digest(manifest)
