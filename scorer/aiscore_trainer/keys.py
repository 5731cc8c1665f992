"""Ed25519 keys that sign bundles and sites.

A private key is PEM, readable by its owner only. Trusted keys are a text file, one key a line:
`<name> <64 hexadecimal digits>`; `#` starts a comment.
"""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Dict

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from aiscore_model.errors import ModelError

_NAME = r"[A-Za-z0-9_.-]{1,64}"
_LINE = re.compile(rf"({_NAME})\s+([0-9a-fA-F]{{64}})")


class KeyFileError(ModelError):
    """A key file that cannot be used."""


def create(path: Path) -> Ed25519PrivateKey:
    """A new private key in `path`, which must not exist."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyFileError(f"{path} exists: a key is never overwritten") from None
    except OSError as error:
        raise KeyFileError(f"{path}: {error.strerror}") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(pem)
    return key


def read_private(path: Path) -> Ed25519PrivateKey:
    """The private key in `path`."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as error:
        raise KeyFileError(f"{path}: {error.strerror}") from None
    except (ValueError, TypeError):
        raise KeyFileError(f"{path} is no private key: make one with `python -m aiscore_trainer keys new`") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path} is not of the kind Ed25519: make one with `python -m aiscore_trainer keys new`")
    return key


def check_name(name: str) -> None:
    """Raises where no file of trusted keys could hold a key by that name."""
    if re.fullmatch(_NAME, name) is None:
        raise KeyFileError(f"{name!r} is no name of a key: take 1 to 64 letters, digits, dots, dashes and underscores")


def public_hex(key: Ed25519PrivateKey) -> str:
    """The public half, hexadecimal."""
    return key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw).hex()


def read_trusted(path: Path) -> Dict[str, bytes]:
    """The public keys of a file of trusted keys."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(f"{path} cannot be read: {error}") from None
    keys: Dict[str, bytes] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise KeyFileError(f"{path}, line {number}: not '<name> <64 hexadecimal digits>'")
        keys[match[1]] = bytes.fromhex(match[2])
    return keys
