"""The files around a compilation: lists, strength, the pack itself, and other interpreters' word on it."""
from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional, Sequence

import yaml

from aiscore_rules.strength import Strength, StrengthError, default_strength, strength_of_json

STRENGTH_NAME = "strength.json"
#: Loads a pack and compiles every rule of it; run by other interpreters.
_PROBE = ("import sys\n"
          "from aiscore_rules.engine import RuleEngine\n"
          "from aiscore_rules.pack import load_pack\n"
          "RuleEngine(load_pack(sys.argv[1])).compile_all()\n")


class FileProblem(Exception):
    """A file that a command needs is missing or wrong; the text names it."""


def read_lists(path: Optional[Path]) -> Dict[str, Sequence[str]]:
    """Values of placeholders, by name."""
    if path is None:
        return {}
    try:
        members: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FileProblem(f"{path}: {error}") from None
    if not isinstance(members, dict) or not all(isinstance(values, list) for values in members.values()):
        raise FileProblem(f"{path}: lists are an object of arrays")
    return {str(name).strip("%"): [str(value) for value in values] for name, values in members.items()}


def read_strength(path: Optional[Path], beside: Iterable[Path]) -> Strength:
    """The strength in `path`, or in strength.json of one of the folders, or what nobody measured."""
    if path is None:
        path = next((folder / STRENGTH_NAME for folder in beside if (folder / STRENGTH_NAME).is_file()), None)
    if path is None:
        return default_strength()
    try:
        return strength_of_json(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, StrengthError) as error:
        raise FileProblem(f"{path}: {error}") from None


def strength_text(strength: Strength) -> str:
    """A strength as the file that `read_strength` reads."""
    return json.dumps(strength.to_json(), indent=1, sort_keys=True) + "\n"


def check_with(interpreters: List[str], text: str) -> None:
    """Raise FileProblem unless each interpreter can load the pack and compile every rule of it."""
    if not interpreters:
        return
    import aiscore_rules

    folder = str(Path(aiscore_rules.__file__).resolve().parent.parent)
    with tempfile.TemporaryDirectory() as work:
        pack = Path(work) / "pack.json"
        pack.write_text(text, encoding="utf-8")
        for interpreter in interpreters:
            done = subprocess.run([interpreter, "-c", _PROBE, str(pack)], env={**os.environ, "PYTHONPATH": folder},  # noqa: S603
                                  capture_output=True, text=True, check=False)
            if done.returncode:
                reason = done.stderr.strip().splitlines()[-1:] or ["it failed"]
                raise FileProblem(f"{interpreter} cannot use the pack: {reason[0]}")
