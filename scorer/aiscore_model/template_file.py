"""A template cache as a file: what BERT made of each template, so that a scorer that starts again need not read it again.

    8 bytes     MAGIC
    4 bytes     length of the head, big endian
    head        JSON: {"format", "pool", "made_by": {what: which}, "templates", "dim", "nonce"}
    body        AES-256-GCM: the digest of each template (16 bytes), then float16 [templates, dim]; what was asked for longest comes first
    16 bytes    tag over all that stands before it

What is read is what this scorer itself would compute, bit for bit, or nothing: a file is taken only where all that the bits of an embedding
depend on is as it was (`Encoder.made_by`), and where it was written with the key of this service. Whoever can write to the folder can so
neither change an embedding nor read one (docs/adr/0007). The head is judged before the body is read, the tag before anything in the body
is believed; both are two arrays of known size, and nothing in them is parsed.

Opens no file: the server's `template_cache` does.
"""
from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import BinaryIO, Dict, List, Mapping, Sequence, Tuple

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .encoder import CACHE_TEMPLATES, are_numbers

FORMAT = 1
MAGIC = b"aiscoreT"
HEAD_MAX_BYTES = 8_192
DIGEST_BYTES = 16
_LENGTH_BYTES, _NONCE_BYTES, _TAG_BYTES = 4, 12, 16
#: Templates and bytes that are joined, encrypted and written at once: a millisecond, in which the worker's other thread waits.
_TEMPLATES_AT_ONCE, _BYTES_AT_ONCE = 2_048, 1 << 20


class FileIgnored(Exception):
    """Why a file is not taken. The text says what is wrong with it, without its name."""


@dataclass(frozen=True)
class Owner:
    """Whose file it is: the key of the service (32 bytes), the pool of workers that may read it, and what its embeddings depend on."""

    key: bytes
    pool: str
    made_by: Mapping[str, str]
    dim: int


# -- writing --------------------------------------------------------------------------------------


def write(file: BinaryIO, owner: Owner, digests: Sequence[bytes], rows: Sequence[bytes]) -> int:
    """Writes digests of templates and the bytes of their embeddings, oldest first; returns the bytes written. Holds no second copy of them."""
    nonce = os.urandom(_NONCE_BYTES)
    head = json.dumps({"format": FORMAT, "pool": owner.pool, "made_by": dict(owner.made_by), "templates": len(digests), "dim": owner.dim,
                       "nonce": nonce.hex()}, sort_keys=True).encode()
    start = MAGIC + len(head).to_bytes(_LENGTH_BYTES, "big") + head
    sealing = Cipher(algorithms.AES(owner.key), modes.GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(start)
    file.write(start)
    for column in (digests, rows):
        for first in range(0, len(column), _TEMPLATES_AT_ONCE):
            file.write(sealing.update(b"".join(column[first:first + _TEMPLATES_AT_ONCE])))
    file.write(sealing.finalize() + sealing.tag)
    return len(start) + _body_bytes(len(digests), owner.dim) + _TAG_BYTES


def _body_bytes(templates: int, dim: int) -> int:
    return templates * (DIGEST_BYTES + 2 * dim)


# -- reading --------------------------------------------------------------------------------------


def read(file: BinaryIO, size: int, owner: Owner) -> Tuple[List[bytes], List[bytes]]:
    """What was written into a file of `size` bytes: digests and embeddings, oldest first. Raises `FileIgnored`."""
    start, head = _read_head(file)
    _check_head(head, owner)
    templates = head["templates"]
    body_bytes = _body_bytes(templates, owner.dim)
    if size != len(start) + body_bytes + _TAG_BYTES:
        raise FileIgnored("it is cut short, or longer than it says")
    body = _unsealed(file, start, bytes.fromhex(head["nonce"]), body_bytes, owner.key)
    rows_from = templates * DIGEST_BYTES
    if not are_numbers(np.frombuffer(body, np.float16, offset=rows_from)):
        raise FileIgnored("it holds numbers that are none")
    return _pieces(body, 0, rows_from, DIGEST_BYTES), _pieces(body, rows_from, len(body), 2 * owner.dim)


def _pieces(content: bytes, start: int, stop: int, size: int) -> List[bytes]:
    return [content[at:at + size] for at in range(start, stop, size)]


def _read_head(file: BinaryIO) -> Tuple[bytes, Dict[str, object]]:
    start = file.read(len(MAGIC) + _LENGTH_BYTES)
    if not start.startswith(MAGIC) or len(start) < len(MAGIC) + _LENGTH_BYTES:
        raise FileIgnored("it is no template cache")
    length = int.from_bytes(start[len(MAGIC):], "big")
    if length > HEAD_MAX_BYTES:
        raise FileIgnored("its head is longer than any of ours")
    content = file.read(length)
    try:
        head = json.loads(content)
    except (ValueError, RecursionError):
        head = None
    if not isinstance(head, dict):
        raise FileIgnored("its head is no JSON")
    return start + content, head


def _check_head(head: Mapping[str, object], owner: Owner) -> None:
    """Refuses what another encoder, pool or version wrote, by what it says itself; whether that is true the tag tells."""
    if head.get("format") != FORMAT:
        raise FileIgnored(f"it is not of format {FORMAT}: written by another version of aiscore")
    if head.get("pool") != owner.pool:
        raise FileIgnored(f"it is not of the pool {owner.pool}")
    theirs = head.get("made_by")
    if not isinstance(theirs, dict):
        raise FileIgnored("it does not say what made it")
    for what in sorted({*owner.made_by, *theirs}):
        if theirs.get(what) != owner.made_by.get(what):
            raise FileIgnored(f"it was made by another {what[:40]}: {str(theirs.get(what))[:80]!r}, not {str(owner.made_by.get(what))[:80]!r}")
    templates, nonce = head.get("templates"), head.get("nonce")
    if head.get("dim") != owner.dim or type(templates) is not int or templates < 1:
        raise FileIgnored("its head is malformed")
    if templates > CACHE_TEMPLATES:
        raise FileIgnored(f"it holds more than {CACHE_TEMPLATES:,} templates")
    if not isinstance(nonce, str) or len(nonce) != 2 * _NONCE_BYTES or not set(nonce) <= set("0123456789abcdef"):
        raise FileIgnored("its head is malformed")


def _unsealed(file: BinaryIO, start: bytes, nonce: bytes, length: int, key: bytes) -> bytes:
    """The body, once the tag is right."""
    opening = Cipher(algorithms.AES(key), modes.GCM(nonce)).decryptor()
    opening.authenticate_additional_data(start)
    parts, left = [], length
    while left:
        part = file.read(min(left, _BYTES_AT_ONCE))
        if not part:
            break
        parts.append(opening.update(part))
        left -= len(part)
    try:
        parts.append(opening.finalize_with_tag(file.read(_TAG_BYTES)))
    except (InvalidTag, ValueError):
        raise FileIgnored("it was altered, or written with another key") from None
    return b"".join(parts)
