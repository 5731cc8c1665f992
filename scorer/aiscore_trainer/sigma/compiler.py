"""Rule files to a pack: what compiled, and what did not and why."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Tuple

from sigma.rule import SigmaRule

from aiscore_rules.pack import TITLE_MAX_CHARS, PackError, Rule, RulePack, rule_of_json, rule_to_json
from aiscore_rules.strength import LEVELS, Strength, default_strength

from .anchors import anchors_of
from .documents import read_documents, rule_files
from .errors import Inexpressible
from .expression import expression_of
from .values import Lists

#: What Sigma's specification takes a rule without level for.
LEVEL_ABSENT = "medium"


@dataclass(frozen=True)
class Refusal:
    """A document that is not in the pack: its file, the rule's name where there is one, and the reason."""

    path: str
    rule: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule + ': ' if self.rule else ''}{self.reason}"


@dataclass(frozen=True)
class Compilation:
    """Rules in the order of their files, and the refusals."""

    rules: Tuple[Rule, ...]
    refusals: Tuple[Refusal, ...]

    def pack(self, name: str, version: str, strength: Optional[Strength] = None) -> RulePack:
        return RulePack(name, version, self.rules, strength or default_strength())


def compile_paths(paths: Iterable[Path], lists: Optional[Lists] = None) -> Compilation:
    """Compile the rule files among `paths` and below them; raises OSError where one cannot be read."""
    rules: List[Rule] = []
    refusals: List[Refusal] = []
    seen: Dict[str, str] = {}
    for path in rule_files(paths):
        for document in read_documents(path):
            if document.rule is None:
                refusals.append(Refusal(document.path, "", document.problem))
                continue
            try:
                rule = compile_rule(document.rule, lists or {})
                if rule.id in seen:
                    raise Inexpressible(f"its id stands in {seen[rule.id]} already")
            except Inexpressible as reason:
                refusals.append(Refusal(document.path, str(document.rule.title or ""), str(reason)))
                continue
            seen[rule.id] = document.path
            rules.append(rule)
    return Compilation(tuple(rules), tuple(refusals))


def compile_rule(rule: SigmaRule, lists: Lists) -> Rule:
    """One rule; raises Inexpressible where the engine cannot say what it says."""
    if rule.id is None:
        raise Inexpressible("it has no id (a UUID), which silence lists and reasons need")
    if not rule.title:
        raise Inexpressible("it has no title")
    source = rule.logsource
    logsource = tuple((part or "").strip().lower() for part in (source.product, source.category, source.service))
    match = expression_of(rule, lists)
    if match == ["always"]:
        raise Inexpressible("it hits every event of its logsource")
    anchors = anchors_of(match, logsource)
    try:
        # Through JSON and back: what is written is what was checked.
        return rule_of_json(rule_to_json(Rule(
            str(rule.id), rule.title[:TITLE_MAX_CHARS], _level(rule), logsource, match,
            None if anchors is None else tuple(anchors), _techniques(rule), _status(rule),
            tuple(str(text) for text in rule.falsepositives or ()), tuple(str(tag) for tag in rule.tags or ()))))
    except PackError as error:
        raise Inexpressible(str(error)) from None


def _level(rule: SigmaRule) -> str:
    level = rule.level.name.lower() if rule.level is not None else LEVEL_ABSENT
    return level if level in LEVELS else LEVEL_ABSENT


def _status(rule: SigmaRule) -> str:
    return rule.status.name.lower() if rule.status is not None else ""


def _techniques(rule: SigmaRule) -> Tuple[str, ...]:
    """ATT&CK techniques of the rule's tags, in their order."""
    return tuple(dict.fromkeys(
        tag.name.upper() for tag in rule.tags or ()
        if tag.namespace == "attack" and tag.name[:1].lower() == "t" and tag.name[1:5].isdigit()))
