"""Adapters of BERT as files: what `adapt` writes, and `train` and `evaluate` read.

A set has one adapter that learned from everything a bundle (or a model of the evaluation) may learn from, and one for each part of
it that learned from all but that part. What a part's own adapter says of it is what an adapter says of places it never saw: from
that, calibration, second stage and the weight of meaning are learned.

    NAME.safetensors    `whole.` and `0.`, `1.`, ... before the names of their tensors
        encoder.layer.N.….weight.up, .down      int8 [out, rank], [rank, in], and .scale float32 [rank]: the row's or column's unit
        meaning.slopes, meaning.offsets         the linear model that learned with the adapter, float32 [dim], [len(KINDS)]
        metadata                                digest of the encoder, tokens it reads, kinds, and the part of each unit

Rounding to int8 halves the files and moves embeddings about as much as bfloat16 does (mean cosine 0.9999).
"""
from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Dict, Mapping, Optional, Tuple

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from aiscore_model.encoder import MAX_TOKENS, Encoder
from aiscore_model.errors import EncoderError
from aiscore_model.features import Meaning
from aiscore_model.normalise import KINDS

from .corpus import Corpus, Progress, embed, quiet
from .fit import units_of
from .whole import whole

WHOLE = "whole"


@dataclass(frozen=True)
class Adapter:
    """Low-rank updates of BERT as `bert.load_weights` takes them, and the linear model over embeddings that learned with them."""

    updates: Dict[str, np.ndarray]
    meaning: Meaning


@dataclass(frozen=True)
class Adapters:
    """One adapter of everything, one for each part that did not learn from it, and the part of each unit."""

    whole: Adapter
    parts: Tuple[Adapter, ...]
    part_of: Mapping[str, int]

    def part(self, unit: str) -> int:
        """The part of a unit: where no adapter has seen it, any."""
        return self.part_of.get(unit, zlib.crc32(unit.encode()) % len(self.parts))


def default_folder() -> Path:
    """Where the adapters of the default encoder lie: beside the bundle that ships."""
    return Path(__file__).resolve().parent.parent / "adapters"


def name_of(fold: Optional[int]) -> str:
    """The file of a fold of the evaluation (from 0); of the bundle where there is none.

    >>> name_of(None), name_of(0)
    ('bundle.safetensors', 'fold-1.safetensors')
    """
    return "bundle.safetensors" if fold is None else f"fold-{fold + 1}.safetensors"


def write(path: Path, adapters: Adapters, encoder_digest: str) -> int:
    """Write a set in one step; returns its size in bytes."""
    tensors: Dict[str, np.ndarray] = {}
    for name, adapter in ((WHOLE, adapters.whole), *((str(number), part) for number, part in enumerate(adapters.parts))):
        tensors[f"{name}.meaning.slopes"] = np.ascontiguousarray(adapter.meaning.slopes, np.float32)
        tensors[f"{name}.meaning.offsets"] = np.ascontiguousarray(adapter.meaning.offsets, np.float32)
        for half, array in adapter.updates.items():
            across = 0 if half.endswith(".up") else 1
            scale = np.maximum(np.abs(array.astype(np.float32)).max(axis=across), 1e-12) / 127
            tensors[f"{name}.{half}"] = np.rint(array / np.expand_dims(scale, across)).astype(np.int8)
            tensors[f"{name}.{half}.scale"] = scale.astype(np.float32)
    about = {"encoder": encoder_digest, "tokens": str(MAX_TOKENS), "kinds": json.dumps(list(KINDS)),
             "parts": json.dumps(dict(sorted(adapters.part_of.items())), separators=(",", ":"))}
    with whole(path, "wb") as file:
        file.write(save(tensors, about))
    return path.stat().st_size


def read(path: Path, encoder_digest: str) -> Adapters:
    """The set in `path`. Raises EncoderError where it is none, or one for another encoder or release."""
    try:
        with safe_open(path, "np") as file:
            about = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}
        kinds, part_of = json.loads(about["kinds"]), {str(unit): int(part) for unit, part in json.loads(about["parts"]).items()}
        names = sorted({name.partition(".")[0] for name in tensors} - {WHOLE}, key=int)
        found = Adapters(_adapter(tensors, WHOLE), tuple(_adapter(tensors, name) for name in names), part_of)
    except OSError as error:
        raise EncoderError(f"{path}: {error.strerror or 'there is no such file, or it cannot be read'}: learn adapters with `adapt`, or leave BERT "
                           "as it came with --frozen") from None
    except (SafetensorError, KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise EncoderError(f"{path} holds no adapters: {error}") from None
    if names != [str(number) for number in range(len(names))] or not names or set(part_of.values()) - set(range(len(names))):
        raise EncoderError(f"{path} holds no adapters: its parts are incomplete")
    if about.get("encoder") != encoder_digest:
        raise EncoderError(f"{path} is for another BERT: learn adapters for this one with `adapt --encoder`, or train with --frozen")
    if about.get("tokens") != str(MAX_TOKENS) or kinds != list(KINDS):
        raise EncoderError(f"{path} is of another release, which read templates otherwise: learn adapters anew with `adapt`")
    if len({adapter.meaning.slopes.shape for adapter in (found.whole, *found.parts)}) > 1:
        raise EncoderError(f"{path} holds no adapters: they are for embeddings of different widths")
    for adapter in (found.whole, *found.parts):
        for array in (*adapter.updates.values(), adapter.meaning.slopes, adapter.meaning.offsets):
            if not np.isfinite(array).all():
                raise EncoderError(f"{path} holds numbers that are not finite: no adapters that can be used")
    return found


def _adapter(tensors: Mapping[str, np.ndarray], name: str) -> Adapter:
    """The adapter called `name`, in the precision it is used in."""
    updates = {}
    for half in (half for half in tensors if half.startswith(f"{name}.") and half.endswith((".up", ".down"))):
        scale = np.expand_dims(tensors[f"{half}.scale"], 0 if half.endswith(".up") else 1)
        updates[half[len(name) + 1:]] = (tensors[half].astype(np.float32) * scale).astype(np.float16)
    meaning = Meaning(tensors[f"{name}.meaning.slopes"], tensors[f"{name}.meaning.offsets"])
    if not updates or meaning.slopes.ndim != 1 or meaning.offsets.shape != (len(KINDS),):
        raise ValueError(f"{name} is incomplete")
    return Adapter(updates, meaning)


def cross_read(corpus: Corpus, rows: np.ndarray, adapters: Adapters, folder: Path, cache_dir: Optional[Path] = None,
          progress: Progress = quiet, threads: Optional[int] = None) -> Corpus:
    """`corpus` with what adapters say of `rows` that did not learn from them: embeddings [n, dim] and meanings [n], 0 elsewhere."""
    rows = np.asarray(rows)
    units = units_of(corpus)[rows]
    part_of = np.array([adapters.part(unit) for unit in units], int)
    embeddings, meanings = None, np.zeros(len(corpus))
    kinds = np.array([KINDS.index(kind) for kind in corpus.kinds])
    for number, adapter in enumerate(adapters.parts):
        inside = rows[part_of == number]

        def told(stage: str, done: int, total: int, number: int = number) -> None:
            progress(f"adapter {number + 1} of {len(adapters.parts)}: {stage}", done, total)

        encoder = Encoder(folder, threads=threads, adapter=adapter.updates)
        if adapter.meaning.slopes.shape != (encoder.dim,):
            raise EncoderError(f"the adapters read embeddings of {len(adapter.meaning.slopes)} numbers, and this BERT gives {encoder.dim}")
        if embeddings is None:
            embeddings = np.zeros((len(corpus), encoder.dim), np.float16)
        embeddings[inside] = embed([corpus.readings[row].normalised.template for row in inside], encoder, cache_dir, told)
        meanings[inside] = adapter.meaning.logits(embeddings[inside], kinds[inside])
    return replace(corpus, embeddings=embeddings, meanings=meanings)
