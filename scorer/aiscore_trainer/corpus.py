"""Records as arrays: read once, used by every fit.

Logs repeat, so a corpus holds each distinct wording of a source once for each label, with how often it came.
Embeddings are kept on disk between runs under a digest of encoder and template, because reading a hundred
thousand templates takes a CPU minutes.
"""
from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from aiscore_model.encoder import Encoder
from aiscore_model.features import TOKEN, wording
from aiscore_model.normalise import normalise
from aiscore_model.scorer import Reading
from aiscore_rules.engine import RuleEngine

from .ingest import SCENARIOS, Record
from .whole import whole

Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """No progress."""


@dataclass
class Corpus:
    """Distinct events of all sources, row by row.

    readings, sources, groups   what and whence
    labels      1, 0 or -1 (unknown)      silver  the same, by rules
    repeats     how often the wording came with that label
    embeddings  float16 [n, dim], by an encoder that did not learn from the row; None where none was asked
    meanings    logits of an adapter that did not learn from the row's unit [n]; None where BERT is frozen (`adapters.cross_read`)
    words, characters  raw counts, sparse [n, terms], with their terms
    """

    records: List[Record]
    readings: List[Reading]
    labels: np.ndarray
    silver: np.ndarray
    repeats: np.ndarray
    sources: np.ndarray
    groups: np.ndarray
    kinds: np.ndarray
    embeddings: Optional[np.ndarray]
    words: sparse.csr_matrix
    characters: sparse.csr_matrix
    word_terms: np.ndarray
    character_terms: np.ndarray
    meanings: Optional[np.ndarray] = None

    def __len__(self) -> int:
        return len(self.readings)


def cap(rows: Sequence[int], most: int, rng: np.random.Generator) -> List[int]:
    """At most `most` of `rows`, chosen evenly."""
    return sorted(rng.choice(rows, most, replace=False).tolist()) if len(rows) > most else list(rows)


def build(records: Sequence[Record], rules: RuleEngine, encoder: Optional[Encoder], *, most_per_label: int = 4_000,
          cache_dir: Optional[Path] = None, seed: int = 7, progress: Progress = quiet) -> Corpus:
    """Read, deduplicate, cap and, with an encoder, embed `records`; `most_per_label` distinct wordings a source, group-fair and label."""
    rng = np.random.default_rng(seed)
    records = _preselect(records, most_per_label * 3, rng)
    first: Dict[Tuple, int] = {}
    repeats: Dict[Tuple, int] = {}
    readings: Dict[int, Reading] = {}
    for position, record in enumerate(records):
        if position % 2_000 == 0:
            progress("reading events", position, len(records))
        event = record.event
        normalised = normalise(event)
        key = (record.source, record.label, record.silver, normalised.template, normalised.focus)
        if key in first:
            repeats[key] += 1
            continue
        first[key], repeats[key] = position, 1
        readings[position] = Reading(normalised, rules.judge(event.text, event.sourcetype), event.sourcetype)
    progress("reading events", len(records), len(records))
    by_cell: Dict[Tuple, List[int]] = {}
    count_of = {first[key]: count for key, count in repeats.items()}
    for position in readings:
        by_cell.setdefault((_part(records[position]), records[position].label), []).append(position)
    chosen = sorted(position for rows in by_cell.values() for position in cap(rows, most_per_label, rng))
    kept = [records[i] for i in chosen]
    read = [readings[i] for i in chosen]
    embeddings = embed([reading.normalised.template for reading in read], encoder, cache_dir, progress) if encoder else None
    texts = [wording(reading.normalised) for reading in read]
    progress("counting words", 0, 1)
    words = CountVectorizer(token_pattern=TOKEN, ngram_range=(1, 2), min_df=4, dtype=np.float32, max_features=200_000)
    characters = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=8, dtype=np.float32, max_features=200_000)
    word_counts, character_counts = words.fit_transform(texts), characters.fit_transform(texts)
    progress("counting words", 1, 1)
    return Corpus(
        kept, read, np.array([-1 if r.label is None else r.label for r in kept], np.int8),
        np.array([-1 if r.silver is None else r.silver for r in kept], np.int8),
        np.array([count_of[i] for i in chosen]), np.array([r.source for r in kept]), np.array([r.group for r in kept]),
        np.array([reading.normalised.kind for reading in read]), embeddings, word_counts.tocsr(),
        character_counts.tocsr(), words.get_feature_names_out(), characters.get_feature_names_out())


def _part(record: Record) -> str:
    """What is capped: a source, or one family of the scenarios."""
    return "/".join(record.group.split("/")[:2]) if record.source == SCENARIOS else record.source


def _preselect(records: Sequence[Record], most: int, rng: np.random.Generator) -> List[Record]:
    """Records before they are read: no source and label with more than `most`."""
    cells: Dict[Tuple, List[int]] = {}
    for position, record in enumerate(records):
        cells.setdefault((_part(record), record.label, record.silver), []).append(position)
    return [records[i] for i in sorted(i for rows in cells.values() for i in cap(rows, most, rng))]


def embed(templates: Sequence[str], encoder: Encoder, cache_dir: Optional[Path], progress: Progress = quiet) -> np.ndarray:
    """Embeddings of templates, float16 [n, dim], through a cache on disk where one is named."""
    keys = [hashlib.blake2b(f"{encoder.digest}{encoder.dtype}{encoder.adapted}{encoder.max_tokens}\0{template}".encode(), digest_size=16).digest()
            for template in templates]
    known: Dict[bytes, np.ndarray] = {}
    if cache_dir is not None:
        cache_dir.mkdir(parents=True, exist_ok=True)
        for path in sorted(cache_dir.glob("*.npz")):
            with np.load(path, allow_pickle=False) as part:
                known.update(zip((bytes(key) for key in part["keys"]), part["rows"]))
    fresh = {key: template for key, template in zip(keys, templates) if key not in known}
    found: List[Tuple[bytes, np.ndarray]] = []
    order = list(fresh.items())
    for start in range(0, len(order), 2_048):
        progress("reading templates with BERT", start, len(order))
        part = order[start:start + 2_048]
        found.extend(zip((key for key, _ in part), encoder.embed([template for _, template in part])))
    if order:
        progress("reading templates with BERT", len(order), len(order))
        known.update(found)
        if cache_dir is not None:
            name = hashlib.blake2b(b"".join(key for key, _ in found), digest_size=8).hexdigest()
            with whole(cache_dir / f"{name}.npz", "wb") as file:
                np.savez(file, keys=np.array([np.frombuffer(key, np.uint8) for key, _ in found]), rows=np.stack([row for _, row in found]))
    return np.stack([known[key] for key in keys]) if keys else np.empty((0, encoder.dim), np.float16)
