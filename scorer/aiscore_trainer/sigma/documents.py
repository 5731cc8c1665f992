"""Rule files on disk, and the Sigma rules in them as pySigma parses them.

Metadata that pySigma finds fault with (a date, an author) does not cost the rule; a detection or
logsource that it cannot read does. Correlations and filters are documents of other kinds: they are
named, with the reason, because they look at more than one event or change other rules.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

import yaml
from sigma.exceptions import SigmaConditionError, SigmaDetectionError, SigmaError, SigmaLogsourceError
from sigma.modifiers import SigmaWideModifier, modifier_mapping
from sigma.policy import SigmaPolicy
from sigma.rule import SigmaRule
from sigma.rule.base import SigmaYAMLLoader

from .regex_syntax import SigmaRegexEngine

ENDINGS = (".yml", ".yaml")
_POLICY = SigmaPolicy(regex_engine=SigmaRegexEngine())
#: The specification's name for what pySigma knows as `wide`.
modifier_mapping.setdefault("utf16le", SigmaWideModifier)
#: Modifiers whose value is a text, which YAML takes for a number where it looks like one.
_OF_TEXT = frozenset({"contains", "startswith", "endswith", "re", "base64", "base64offset", "wide", "utf16", "utf16le", "utf16be",
                      "windash", "cased", "expand", "fieldref"})
#: pySigma's kinds of error that leave nothing to compile.
_FATAL = (SigmaConditionError, SigmaDetectionError, SigmaLogsourceError)


@dataclass(frozen=True)
class Document:
    """One YAML document: where it stands, and the rule in it or the reason why there is none."""

    path: str
    rule: Optional[SigmaRule] = None
    problem: str = ""


def rule_files(paths: Iterable[Path]) -> list[Path]:
    """The rule files among `paths` and below them, each once, in the order of their names."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(file for file in path.rglob("*") if file.suffix in ENDINGS and file.is_file())
        else:
            found.add(path)
    return sorted(found)


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of one file; raises OSError where it cannot be read."""
    name = str(path)
    try:
        members = list(yaml.load_all(path.read_text(encoding="utf-8"), SigmaYAMLLoader))  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        yield Document(name, problem="is no YAML: " + " ".join(str(error).split()))
        return
    shared: dict[str, Any] = {}
    for member in members:
        if isinstance(member, dict) and member.get("action") == "global":
            shared = {key: value for key, value in member.items() if key != "action"}
        elif member is not None:
            yield parse_document(name, member, shared)


def parse_document(name: str, members: Any, shared: Optional[dict[str, Any]] = None) -> Document:
    """The document in `members`, which `shared` members of an `action: global` document complete."""
    if not isinstance(members, dict):
        return Document(name, problem="is no YAML mapping")
    if "correlation" in members:
        return Document(name, problem="a correlation looks at more than one event")
    if "filter" in members and "detection" not in members:
        return Document(name, problem="a filter changes other rules: silence rules by their id instead")
    members = {**(shared or {}), **members}
    if shared and isinstance(shared.get("detection"), dict) and isinstance(members.get("detection"), dict):
        members["detection"] = {**shared["detection"], **members["detection"]}
    if isinstance(members.get("detection"), dict):
        members["detection"] = _with_texts(members["detection"])
    try:
        rule = SigmaRule.from_dict(members, collect_errors=True, policy=_POLICY)
    except SigmaError as error:
        return Document(name, problem=str(error))
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError) as error:
        return Document(name, problem=f"is no Sigma rule: {error}")
    fatal = [error for error in rule.errors if isinstance(error, _FATAL) or not _is_about_metadata(error)]
    if fatal:
        return Document(name, problem=str(fatal[0]))
    return Document(name, rule)


def _with_texts(members: Any, is_text: bool = False) -> Any:
    """A detection with its numbers as texts where a modifier of texts is asked of them."""
    if isinstance(members, dict):
        return {key: _with_texts(value, not _OF_TEXT.isdisjoint(str(key).split("|")[1:])) for key, value in members.items()}
    if isinstance(members, list):
        return [_with_texts(member, is_text) for member in members]
    return str(members) if is_text and isinstance(members, (int, float)) and not isinstance(members, bool) else members


def _is_about_metadata(error: SigmaError) -> bool:
    kind = type(error).__name__
    return kind not in ("SigmaModifierError", "SigmaTypeError", "SigmaValueError", "SigmaRegularExpressionError",
                        "SigmaPlaceholderError", "SigmaError")


__all__ = ["Document", "parse_document", "read_documents", "rule_files"]
