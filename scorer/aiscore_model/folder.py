"""Reading and writing trusted folders: the bundle and the site are both one.

A folder is read whole, then judged by `trust`, and only what was judged is handed on: a file that
changes between the check and its use cannot slip in. Written beside its place and renamed, so a
reader sees the old folder or the new one, never half of either.
"""
from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple, Type

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import trust
from .errors import ModelError

#: More than this is no bundle of ours (what ships has 25 MB at most).
FOLDER_MAX_BYTES = 512 * 1024 * 1024


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
    total = 0
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not entry.is_file(follow_symlinks=False):
            raise trust.Untrusted(f"{entry.name[:80]} is no plain file")
        total += entry.stat(follow_symlinks=False).st_size
        if total > FOLDER_MAX_BYTES:
            raise trust.Untrusted(f"it is larger than {FOLDER_MAX_BYTES // 1024 // 1024} MB")
        contents[entry.name] = Path(entry.path).read_bytes()
    return contents


def write(folder: Path, kind: str, id: str, version: str, files: Mapping[str, bytes], about: Mapping[str, Any],
          key: Optional[Ed25519PrivateKey] = None) -> str:
    """Write a folder in one step, signed where a key is given; returns the digest of its manifest."""
    manifest = trust.write_manifest(kind, id, version, files, about)
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
