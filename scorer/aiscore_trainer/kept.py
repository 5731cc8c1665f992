"""Rows of folds that were measured already: an evaluation takes an hour, and an interruption must not lose what it has.

A fold is measured once, for as long as nothing that it depends on changes: the code, the libraries, the data, the adapters and
the arguments. What cannot be read or is of anything else counts as not measured.
"""
from __future__ import annotations

import dataclasses
import hashlib
import importlib
import importlib.metadata
import json
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Sequence

from .measures import Row
from .whole import write_text

#: Packages of ours whose code decides a figure.
PACKAGES = ("aiscore_contract", "aiscore_rules", "aiscore_model", "aiscore_trainer")
#: Names the bundle that ships, which the evaluation does not ask: a bundle trained beside it costs no fold.
_SHIPPED = "shipped.py"
#: Libraries whose versions do.
LIBRARIES = ("torch", "tokenizers", "tensorflow-cpu", "tensorflow", "keras", "scikit-learn", "scipy", "numpy")


class Kept:
    """The rows of each fold, in a folder. `depends` tells all that they depend on."""

    def __init__(self, folder: Path, depends: str) -> None:
        self.folder, self._depends = folder, depends

    def path(self, fold: int) -> Path:
        """Where the rows of `fold` (from 0) are."""
        return self.folder / f"fold-{fold + 1}.json"

    def rows(self, fold: int) -> Optional[List[Row]]:
        """What was measured of `fold`, or None."""
        try:
            document = json.loads(self.path(fold).read_text(encoding="utf-8"))
            if document["depends"] != self._depends:
                return None
            return [_row(each) for each in document["rows"]]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def measured(self, folds: int) -> Dict[int, List[Row]]:
        """What was measured, by fold, of so many."""
        return {fold: rows for fold in range(folds) if (rows := self.rows(fold)) is not None}

    def keep(self, fold: int, rows: Sequence[Row]) -> None:
        """Keep what was measured of `fold`: whole, or not at all."""
        write_text(self.path(fold), json.dumps({"depends": self._depends, "rows": [dataclasses.asdict(row) for row in rows]}) + "\n")


def _row(told: Dict[str, Any]) -> Row:
    row = Row(**told)
    row.curve = [(false, hit) for false, hit in row.curve]
    return row


def dependencies(files: Iterable[Path], arguments: Dict[str, Any]) -> str:
    """A digest of our code, the versions of libraries, the content of `files` and `arguments`."""
    total = hashlib.sha256(json.dumps(arguments, sort_keys=True).encode())
    for name in LIBRARIES:
        try:
            total.update(f"{name} {importlib.metadata.version(name)}\n".encode())
        except importlib.metadata.PackageNotFoundError:
            continue  # One of TensorFlow's two packages.
    for package in PACKAGES:
        root = Path(importlib.import_module(package).__file__).parent
        for path in sorted(root.rglob("*")):
            if path.suffix in (".py", ".json") and path.name != _SHIPPED and path.is_file():
                _add(total, str(path.relative_to(root)), path)
    for path in sorted(files):
        _add(total, path.name, path)
    return total.hexdigest()


def _add(total: Any, name: str, path: Path) -> None:
    total.update(f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
