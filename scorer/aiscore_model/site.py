"""The site: what was learned of one place, in a signed folder beside the bundle.

    manifest.json  manifest.sig   signed with the site's own key
    baseline.json                 groups, counts of hashed values
    baseline.safetensors          hashed lines, embeddings, sorted figures
    teaching.safetensors          taught rows, their weights, counts of terms; absent before the first label

Made for one bundle: the logits and embeddings in it mean nothing to another, so another is refused.
Holds no log line, user or address: hashes, counts and embeddings only.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors
from scipy import sparse

from . import folder
from .baseline import HASH_COLUMNS, Baseline, Group, Rarity
from .errors import SiteError
from .teaching import PARTY_COLUMNS, Teaching, Terms, Traits, Weights

KIND = "site"
_SORTED = ("text_sorted", "meaning_sorted", "surprise_sorted", "surprise_mean_sorted", "unusual_sorted", "final_sorted")


@dataclass(frozen=True)
class Site:
    """A baseline, and what labels taught; `bundle_digest` names the bundle both belong to. `label` is id and version of the
    folder that it was read from; empty where it was learned just now."""

    bundle_digest: str
    baseline: Baseline
    teaching: Optional[Teaching] = None
    label: str = ""


def save(path: Path, site: Site, *, id: str, version: str, about: Mapping[str, Any],
         key: Optional[Ed25519PrivateKey]) -> str:
    """Write the site's folder in one step; returns the digest of its manifest."""
    tensors: Dict[str, np.ndarray] = {}
    groups: List[Dict[str, Any]] = []
    seen: Dict[int, int] = {}
    names: Dict[str, Dict[str, int]] = {"sourcetype": {}, "kind": {}}
    for table, members in (("sourcetype", site.baseline.by_sourcetype), ("kind", site.baseline.by_kind)):
        for name, group in members.items():
            if id_of(group) not in seen:
                seen[id_of(group)] = len(groups)
                groups.append(_pack_group(group, len(groups), tensors))
            names[table][name] = seen[id_of(group)]
    files = {"baseline.json": json.dumps({"bundle": site.bundle_digest, "size": site.baseline.size, "names": names,
                                          "groups": groups}, separators=(",", ":")).encode(),
             "baseline.safetensors": save_tensors(tensors)}
    if site.teaching is not None:
        taught = site.teaching
        files["teaching.safetensors"] = save_tensors({
            **_pack_sparse("lines", taught.traits.lines), **_pack_sparse("parties", taught.traits.parties),
            "meanings": taught.traits.meanings, "alpha": taught.alpha, "labels": taught.labels,
            **_pack_terms("terms", taught.weights.terms), **_pack_terms("party_terms", taught.weights.parties)})
    return folder.write(path, KIND, id, version, files, {**about, "bundle": site.bundle_digest}, key)


def id_of(group: Group) -> int:
    return id(group)


def _pack_group(group: Group, number: int, tensors: Dict[str, np.ndarray]) -> Dict[str, Any]:
    parts = {**_pack_sparse("lines", group.lines), "meanings": group.meanings, "counts": group.counts,
             "logits": group.logits, **{name: getattr(group, name) for name in _SORTED}}
    tensors.update({f"{number}.{name}": np.ascontiguousarray(values) for name, values in parts.items()})
    return {"size": group.size, "rarities": {name: rarity.counts for name, rarity in group.rarities.items()}}


def _pack_sparse(name: str, rows: sparse.csr_matrix) -> Dict[str, np.ndarray]:
    return {f"{name}.data": rows.data.astype(np.float32), f"{name}.indices": rows.indices.astype(np.int32),
            f"{name}.indptr": rows.indptr.astype(np.int64)}


def _pack_terms(name: str, terms: Terms) -> Dict[str, np.ndarray]:
    return {f"{name}.columns": terms.columns, f"{name}.counts": terms.counts, f"{name}.lines": np.array([terms.lines])}


def _unpack_terms(tensors: Mapping[str, np.ndarray], name: str) -> Terms:
    return Terms(tensors[f"{name}.columns"], tensors[f"{name}.counts"], int(tensors[f"{name}.lines"][0]))


def _unpack_sparse(tensors: Mapping[str, np.ndarray], name: str, columns: int = HASH_COLUMNS) -> sparse.csr_matrix:
    indptr = tensors[f"{name}.indptr"]
    rows = sparse.csr_matrix((tensors[f"{name}.data"], tensors[f"{name}.indices"], indptr),
                             shape=(len(indptr) - 1, columns))
    rows.check_format(full_check=True)
    return rows


def load(path: Path, bundle_digest: str, trusted: Mapping[str, bytes],
         newest_seen: Optional[Tuple[int, int, int]] = None) -> Site:
    """The site in folder `path`, which must belong to the bundle with `bundle_digest`."""
    manifest, files = folder.read(path, KIND, SiteError, (), trusted, newest_seen)
    if manifest.about.get("bundle") != bundle_digest:
        raise SiteError(f"site {path} was learned with another bundle: learn it again with the present one")
    try:
        parsed = json.loads(files["baseline.json"])
        tensors = load_tensors(files["baseline.safetensors"])
        groups = [_unpack_group(tensors, number, group) for number, group in enumerate(parsed["groups"])]
        tables = [{str(name): groups[number] for name, number in parsed["names"][table].items()}
                  for table in ("sourcetype", "kind")]
        baseline = Baseline(tables[0], tables[1], int(parsed["size"]))
        teaching = None
        if "teaching.safetensors" in files:
            taught = load_tensors(files["teaching.safetensors"])
            traits = Traits(_unpack_sparse(taught, "lines"), _unpack_sparse(taught, "parties", PARTY_COLUMNS), taught["meanings"])
            weights = Weights(_unpack_terms(taught, "terms"), _unpack_terms(taught, "party_terms"))
            teaching = Teaching(traits, taught["alpha"], taught["labels"], weights)
        return Site(bundle_digest, baseline, teaching, manifest.label)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise SiteError(f"site {path} is malformed: {type(error).__name__} {error}") from None


def _unpack_group(tensors: Mapping[str, np.ndarray], number: int, parsed: Mapping[str, Any]) -> Group:
    rarities = {name: Rarity({value: int(count) for value, count in counts.items()})
                for name, counts in parsed["rarities"].items()}
    part = {name: tensors[f"{number}.{name}"] for name in ("meanings", "counts", "logits", *_SORTED)}
    return Group(lines=_unpack_sparse(tensors, f"{number}.lines"), rarities=rarities, size=int(parsed["size"]), **part)
