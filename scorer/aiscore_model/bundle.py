"""The bundle: everything learned before a site is known, in a signed folder of a few MB.

    manifest.json      digests, sources with their licences, metrics, versions   (believed first: see `trust`)
    encoder.json       which BERT: name and digest of its weights, and how many tokens of a template it reads
    adapter.safetensors  what fine-tuning added to that BERT; absent where it is used as it came
    vocabulary.json    terms of TF-IDF            space.safetensors  their weights and axes, letter counts
    rules.json         the rule pack whose hits are features
    head.keras         the network                calibration.json   logits -> the fixed scale
    drift.json         what scores and kinds looked like in training
    MODEL_CARD.md      for people

Weights and counts only: no log line. Loaded whole or not at all.
"""
from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Mapping, Optional, Tuple

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safetensors import SafetensorError
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors

from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import PackError, parse_pack

from . import folder, trust
from .calibration import Calibration
from .encoder import MAX_TOKENS
from .errors import BundleError
from .features import FeatureSpace
from .head import Head
from .head import load as load_head
from .shipped import MANIFEST_DIGESTS

KIND = "bundle"
FILES = frozenset(("encoder.json", "adapter.safetensors", "vocabulary.json", "space.safetensors", "rules.json", "head.keras",
                   "calibration.json", "drift.json", "MODEL_CARD.md"))


def shipped_folder() -> Path:
    """Where the bundle that ships lies: beside this package."""
    return Path(__file__).resolve().parent.parent / "bundle"


@dataclass(frozen=True)
class Bundle:
    """A believed bundle, its parts built."""

    manifest: trust.Manifest
    encoder_name: str
    encoder_digest: str
    adapter: Optional[Dict[str, np.ndarray]]
    space: FeatureSpace
    rules: RuleEngine
    head: Head
    calibration: Calibration
    drift: Mapping[str, Any]

    @property
    def label(self) -> str:
        """Id and version, as `ai_model` shows it."""
        return self.manifest.label


def load(path: Path, trusted: Optional[Mapping[str, bytes]] = None,
         newest_seen: Optional[Tuple[int, int, int]] = None) -> Bundle:
    """The bundle in folder `path`. `trusted` maps names of keys to Ed25519 public keys (32 bytes)."""
    manifest, files = folder.read(path, KIND, BundleError, MANIFEST_DIGESTS, trusted, newest_seen)
    unknown = sorted(set(files) - FILES)
    if unknown:
        raise BundleError(f"bundle {path} is refused: {unknown[0]} is no part of a bundle")
    try:
        encoder = json.loads(files["encoder.json"])
        if encoder.get("tokens") != MAX_TOKENS:
            raise BundleError(f"bundle {path} was trained with a BERT that reads {encoder.get('tokens', 'another number of')} tokens of a template, "
                              f"and this version of aiscore reads {MAX_TOKENS}: retrain it")
        vocabulary = json.loads(files["vocabulary.json"])
        space = FeatureSpace.from_arrays(vocabulary["words"], vocabulary["characters"],
                                         load_tensors(files["space.safetensors"]), int(encoder["dim"]))
        if manifest.about.get("layout") != [list(block) for block in space.layout]:
            raise BundleError(f"bundle {path} has another feature layout than this version of aiscore: retrain it")
        adapter = load_tensors(files["adapter.safetensors"]) if "adapter.safetensors" in files else None
        rules = RuleEngine(parse_pack(files["rules.json"].decode("utf-8")))
        calibration = Calibration.from_json(json.loads(files["calibration.json"]))
        drift = json.loads(files["drift.json"])
        head = Head(_head_of(files["head.keras"]), space)
        _check_finite({**space.arrays(), **(adapter or {}), **{weights.path: weights.numpy() for weights in head.model.weights}})
        return Bundle(manifest, str(encoder["name"]), str(encoder["digest"]), adapter, space, rules, head, calibration,
                      drift)
    except KeyError as error:
        raise BundleError(f"bundle {path} is incomplete: {error.args[0]} is missing") from None
    except trust.Untrusted as reason:
        raise BundleError(f"bundle {path} is refused: head.keras: {reason}") from None
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, SafetensorError, PackError) as error:
        raise BundleError(f"bundle {path} is malformed: {error}") from None


def _check_finite(arrays: Mapping[str, np.ndarray]) -> None:
    for name, array in arrays.items():
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            raise ValueError(f"{name} holds numbers that are none")


def _head_of(content: bytes):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            config = next((member for member in members if member.filename == "config.json"), None)
            sizes = {member.filename: member.file_size for member in members}
            if len(sizes) < len(members):
                raise trust.Untrusted("the network holds a name twice")
            trust.check_network(sizes, archive.read(config) if config and sum(sizes.values()) <= trust.NETWORK_MAX_BYTES else b"")
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise BundleError(f"head.keras is no head that can be loaded safely: {error}") from None
    # Keras reads from a path only; the bytes written here are those that were checked.
    with tempfile.TemporaryDirectory(prefix="aiscore-") as place:
        path = Path(place) / "head.keras"
        path.write_bytes(content)
        return load_head(path)


def save(path: Path, *, id: str, version: str, encoder: Mapping[str, Any], adapter: Optional[Mapping[str, np.ndarray]],
         space: FeatureSpace, rules_pack: str, head_model: Any, calibration: Calibration, drift: Mapping[str, Any],
         model_card: str, about: Mapping[str, Any], key: Optional[Ed25519PrivateKey] = None) -> str:
    """Write a bundle to folder `path` in one step; returns the digest of its manifest."""
    with tempfile.TemporaryDirectory(prefix="aiscore-") as place:
        head_path = Path(place) / "head.keras"
        head_model.save(head_path)
        head = head_path.read_bytes()
    vocabulary = space.wording.vocabulary
    files = {
        "encoder.json": _json({**encoder, "tokens": MAX_TOKENS}),
        "vocabulary.json": _json({"words": list(vocabulary.words), "characters": list(vocabulary.characters)}),
        "space.safetensors": save_tensors({name: unlike_addresses(array) for name, array in space.arrays().items()}),
        "rules.json": rules_pack.encode("utf-8"),
        "head.keras": head,
        "calibration.json": _json(calibration.to_json()),
        "drift.json": _json(drift),
        "MODEL_CARD.md": model_card.encode("utf-8"),
    }
    if adapter:
        files["adapter.safetensors"] = save_tensors({name: unlike_addresses(array) for name, array in adapter.items()})
    return folder.write(path, KIND, id, version, files, {**about, "layout": [list(block) for block in space.layout]}, key)


#: What a scanner of packages takes for an address.
_ADDRESS = re.compile(rb"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}")


def unlike_addresses(array: np.ndarray) -> np.ndarray:
    """`array` without floats whose bytes read as an IPv4 address by chance: one in some bundles does, and reviewers of packages would have
    to look at it. One float of each changes, by 1.6 % at most.

    >>> bytes(unlike_addresses(np.frombuffer(b"x158.8.8.8,y", np.float16)))
    b'x1%8>8.8.8,y'
    """
    array = np.ascontiguousarray(array)
    if array.dtype.kind != "f":
        return array
    content = bytearray(array.tobytes())
    while found := _ADDRESS.search(content):
        # The lowest byte of a float comes first. With this bit turned a digit is none any more, nor is a dot a dot.
        content[found.start() + -found.start() % array.dtype.itemsize] ^= 0x10
    return np.frombuffer(bytes(content), array.dtype).reshape(array.shape)


def _json(parsed: Any) -> bytes:
    return (json.dumps(parsed, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode("utf-8")
