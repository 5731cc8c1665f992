"""Folders of Sigma YAML as one rule pack.

Every file that cannot be compiled is listed with its reason; the rest are compiled all the same. Deprecated and
unsupported rules are compiled like any other: what a rule is worth is its level's and status' business.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import List, Sequence, Tuple

import yaml
from sigma.collection import SigmaCollection
from sigma.correlations import SigmaCorrelationRule
from sigma.exceptions import SigmaError
from sigma.rule import SigmaRule

from aiscore_rules.match import build
from aiscore_rules.pack import PackError, Rule, RulePack
from aiscore_rules.regex import RegexError

from .anchors import anchors_of
from .expression import Inexpressible, expression_of

_TECHNIQUE = re.compile(r"t\d{4}(?:\.\d{3})?")
YAML_MAX_BYTES = 1_048_576


@dataclass(frozen=True)
class Refused:
    """A file, or a rule in it, that was not compiled, and why."""

    file: str
    reason: str


def rule_files(places: Sequence[Path]) -> List[Path]:
    """All YAML files in `places` (files or folders), sorted."""
    found: List[Path] = []
    for place in places:
        found.extend(sorted(path for ending in ("*.yml", "*.yaml") for path in place.rglob(ending)) if place.is_dir() else [place])
    return found


def compile_files(files: Sequence[Path]) -> Tuple[List[Rule], List[Refused]]:
    """Rules of `files`, and what was refused."""
    rules: List[Rule] = []
    refused: List[Refused] = []
    owner = {}
    for path in files:
        try:
            if path.stat().st_size > YAML_MAX_BYTES:
                raise Inexpressible("the file is larger than any rule")
            found = compile_text(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            refused.append(Refused(str(path), f"cannot be read: {error}"))
            continue
        except (Inexpressible, PackError) as error:
            refused.append(Refused(str(path), str(error)))
            continue
        for rule in found:
            if rule.id in owner:
                refused.append(Refused(str(path), f"its id is that of {owner[rule.id]}"))
                continue
            owner[rule.id] = path
            rules.append(rule)
    return sorted(rules, key=lambda rule: rule.id), refused


def compile_text(text: str) -> List[Rule]:
    """Rules in the YAML `text`. Raises Inexpressible or PackError with the reason."""
    try:
        collection = SigmaCollection.from_yaml(text)
        return [_compiled(rule) for rule in collection.rules]
    except SigmaError as error:
        raise Inexpressible(f"no Sigma rule: {str(error)[:300]}") from None
    except yaml.YAMLError as error:
        raise Inexpressible(f"no YAML: {str(error)[:200]}") from None
    except (RecursionError, AttributeError, TypeError, KeyError, ValueError) as error:
        raise Inexpressible(f"no Sigma rule: {type(error).__name__} {str(error)[:200]}") from None


def _compiled(rule: SigmaRule) -> Rule:
    if isinstance(rule, SigmaCorrelationRule):
        raise Inexpressible("a correlation looks at several events; this engine judges one at a time")
    if rule.errors:
        raise Inexpressible(str(rule.errors[0]))
    conditions = [expression_of(condition.parsed) for condition in rule.detection.parsed_condition]
    match = conditions[0] if len(conditions) == 1 else ["or", *conditions]
    anchors = anchors_of(match)
    logsource = tuple((getattr(rule.logsource, part) or "").lower() for part in ("product", "category", "service"))
    tags = tuple(str(tag) for tag in rule.tags)
    compiled = Rule(
        str(rule.id) if rule.id else _id_of(rule.title), rule.title,
        rule.level.name.lower() if rule.level else "medium", logsource, match,
        None if anchors is None else tuple(sorted(anchors)),
        tuple(tag.split(".", 1)[1].upper() for tag in tags if tag.startswith("attack.") and _TECHNIQUE.fullmatch(tag[7:])),
        rule.status.name.lower() if rule.status else "", tuple(str(text) for text in rule.falsepositives or ()), tags)
    try:
        build(compiled.match)
    except (RegexError, re.error) as error:
        raise Inexpressible(str(error)) from None
    return compiled


def _id_of(title: str) -> str:
    """A rule without an id is known by its title."""
    return "title:" + re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:100]


def pack_of(rules: Sequence[Rule], name: str, version: str, strength=None) -> RulePack:
    """The pack of compiled rules."""
    return RulePack(name, version, tuple(rules)) if strength is None else RulePack(name, version, tuple(rules), strength)
