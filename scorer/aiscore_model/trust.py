"""Which model files are believed. Every decision is here, and nothing here opens a file.

A folder (a bundle or a site) comes with `manifest.json`: the SHA-256 of each of its files and what it is.
It is believed when the manifest's own digest is pinned in the code (the bundle that ships), or when
an Ed25519 signature over the manifest's bytes verifies under a key that this site trusts. Then every file
must be there, none more, each with its digest. Versions never go back.

Form: {"format": 1, "kind": "bundle", "id": ..., "version": "1.2.3", "files": {name: sha256}, ...}
"""
from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Tuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FORMAT = 1
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
MANIFEST_MAX_BYTES = 1_048_576
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
#: What a Keras archive of ours holds, and how large it is at most once inflated.
NETWORK_MEMBERS = frozenset(("metadata.json", "config.json", "model.weights.h5"))
NETWORK_MAX_BYTES = 64 * 1024 * 1024
_STOCK_MODULE = re.compile(r"keras\.(layers|initializers|regularizers|constraints|activations|src\.models\.functional)")
#: Stock layers that run what they are given.
EXECUTING = frozenset(("Lambda", "TFSMLayer", "TorchModuleWrapper", "JaxLayer", "FlaxLayer"))
_VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")


class Untrusted(Exception):
    """Why a folder is not believed. Callers turn it into their own error with the folder's name."""


@dataclass(frozen=True)
class Manifest:
    """What a manifest says, once believed. `about` is everything beyond the fixed members."""

    kind: str
    id: str
    version: Tuple[int, int, int]
    files: Mapping[str, str]
    about: Mapping[str, Any]

    @property
    def label(self) -> str:
        """Id and version, as `ai_model` shows it."""
        return f"{self.id} {'.'.join(map(str, self.version))}"


def digest(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def parse_manifest(content: bytes, kind: str) -> Manifest:
    """The manifest in `content`, which must be of `kind`. Its truth is `believe`'s business."""
    if len(content) > MANIFEST_MAX_BYTES:
        raise Untrusted("its manifest is larger than any manifest of ours")
    try:
        parsed = json.loads(content)
    except (ValueError, RecursionError):
        raise Untrusted("its manifest is no JSON") from None
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise Untrusted(f"its manifest is not of format {FORMAT}: made by another version of aiscore")
    if parsed.get("kind") != kind:
        raise Untrusted(f"it is a {str(parsed.get('kind'))[:20]!r}, not a {kind!r}")
    version, files = parsed.get("version"), parsed.get("files")
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        raise Untrusted("its version is not of the form 1.2.3")
    if not isinstance(parsed.get("id"), str) or not _NAME.fullmatch(parsed["id"]):
        raise Untrusted("its id is missing or malformed")
    if not isinstance(files, dict) or not files:
        raise Untrusted("its manifest lists no files")
    for name, wanted in files.items():
        if not _NAME.fullmatch(name) or name in (MANIFEST, SIGNATURE) or ".." in name:
            raise Untrusted(f"its manifest lists a file with the name {name[:40]!r}")
        if not isinstance(wanted, str) or not _DIGEST.fullmatch(wanted):
            raise Untrusted(f"its manifest has no digest for {name}")
    fixed = ("format", "kind", "id", "version", "files")
    return Manifest(kind, parsed["id"], tuple(int(part) for part in version.split(".")), files,
                    {key: value for key, value in parsed.items() if key not in fixed})


def believe(content: bytes, signature: Optional[bytes], pinned: Tuple[str, ...], trusted: Mapping[str, bytes]) -> str:
    """Who vouches for the manifest bytes: "pinned", or the name of the trusted key. Else `Untrusted`."""
    if digest(content) in pinned:
        return "pinned"
    if signature is None:
        raise Untrusted("it is not signed, and it is not the one that ships")
    for name, public in trusted.items():
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
            return name
        except (InvalidSignature, ValueError):
            continue
    raise Untrusted("it is not signed with a key that this site trusts: name the file of trusted keys with --trusted-keys "
                    "(`python -m aiscore_trainer keys show` prints the line of a key)")


def check_files(manifest: Manifest, present: Mapping[str, str]) -> None:
    """That the files `present` (name -> digest) are exactly the manifest's."""
    missing = sorted(set(manifest.files) - set(present))
    if missing:
        raise Untrusted(f"{missing[0]} is missing")
    extra = sorted(set(present) - set(manifest.files))
    if extra:
        raise Untrusted(f"{extra[0][:80]} is not in its manifest")
    for name, wanted in manifest.files.items():
        if present[name] != wanted:
            raise Untrusted(f"{name} was altered")


def check_not_older(manifest: Manifest, newest_seen: Optional[Tuple[int, int, int]]) -> None:
    """That `manifest` does not go back behind a version that was in use."""
    if newest_seen is not None and manifest.version < newest_seen:
        raise Untrusted(f"it is version {'.'.join(map(str, manifest.version))}, older than "
                        f"{'.'.join(map(str, newest_seen))}, which was in use")


def check_network(members: Mapping[str, int], config: bytes) -> None:
    """That a Keras archive with `members` (name -> inflated bytes) and the configuration `config` holds a network of stock
    parts, and nothing else. Keras's safe mode looks for less: any importable class of its own would do, and whatever that class reads."""
    if set(members) != NETWORK_MEMBERS:
        raise Untrusted(f"the network holds {', '.join(sorted(set(members) ^ NETWORK_MEMBERS))[:80]!r}, or lacks it")
    if sum(members.values()) > NETWORK_MAX_BYTES:
        raise Untrusted("the network inflates to more than any of ours")
    try:
        found = json.loads(config)
    except (ValueError, RecursionError):
        raise Untrusted("the network's configuration is no JSON") from None
    todo = [found]
    while todo:
        part = todo.pop()
        if isinstance(part, dict):
            if "class_name" in part:
                _check_part(part)
            todo.extend(part.values())
        elif isinstance(part, list):
            todo.extend(part)


def _check_part(part: Mapping[str, Any]) -> None:
    name, module = part["class_name"], part.get("module")
    if name == "__keras_tensor__" and module is None:
        return
    stock = isinstance(module, str) and (module == "keras" or _STOCK_MODULE.fullmatch(module) is not None)
    if not stock or not isinstance(name, str) or name in EXECUTING or part.get("registered_name") not in (None, name):
        raise Untrusted(f"the network has a part that is none of the stock ones: {str(module)[:40]}.{str(name)[:40]}")


def write_manifest(kind: str, id: str, version: str, files: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """Bytes of a manifest over the contents of `files`."""
    document: Dict[str, Any] = {"format": FORMAT, "kind": kind, "id": id, "version": version,
                                "files": {name: digest(content) for name, content in sorted(files.items())}, **about}
    content = (json.dumps(document, indent=1, sort_keys=True) + "\n").encode()
    parse_manifest(content, kind)
    return content
