"""The rule pack: what the compiler writes and the engine reads.

    {"format": 1, "name": "aiscore", "version": "1.0.0", "strength": {...},
     "rules": [{"id": ..., "title": ..., "level": ..., "logsource": [product, category, service],
                "match": [...], "anchors": [...], "techniques": [...], ...}, ...]}

`match` is an expression of `match.py`. `anchors` is a list of lower-case literals of which at least
one stands in every event that the rule can hit, or null where there is no such list. A pack is data:
every member is checked here, and nothing in it is ever executed but its regular expressions, whose
form `regex.py` bounds.
"""
from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from .match import ExpressionError, check_expression
from .strength import LEVELS, Strength, StrengthError, default_strength, strength_of_json

FORMAT = 1
TITLE_MAX_CHARS = 512
RULES_MAX = 20_000
RULE_MAX_CHARS = 200_000
ANCHORS_MAX = 4_096
#: Shorter literals say nothing: the compiler never chooses them, a pack that has them is wrong.
ANCHOR_MIN_CHARS = 3


class PackError(Exception):
    """A pack, or one rule of it, that must not be used. The text names the file or row and the rule."""


@dataclass(frozen=True)
class Rule:
    """One compiled rule.

    logsource   (product, category, service), lower case, empty where the rule does not say
    match       expression, see `match.py`
    anchors     see the module
    """

    id: str
    title: str
    level: str
    logsource: Tuple[str, str, str]
    match: Any
    anchors: Optional[Tuple[str, ...]] = None
    techniques: Tuple[str, ...] = ()
    status: str = ""
    falsepositives: Tuple[str, ...] = ()
    tags: Tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (isinstance(self.id, str) and 0 < len(self.id) <= 128):
            raise PackError("a rule's id is a text of 1 to 128 characters")
        if not (isinstance(self.title, str) and 0 < len(self.title) <= TITLE_MAX_CHARS):
            raise PackError(f"rule {self.id}: a title has 1 to {TITLE_MAX_CHARS} characters")
        if self.level not in LEVELS:
            raise PackError(f"rule {self.id}: level {self.level!r} is none of {', '.join(LEVELS)}")
        if len(self.logsource) != 3 or not all(isinstance(part, str) for part in self.logsource):
            raise PackError(f"rule {self.id}: logsource is product, category and service")
        if self.anchors is not None:
            if not self.anchors or len(self.anchors) > ANCHORS_MAX:
                raise PackError(f"rule {self.id}: anchors are 1 to {ANCHORS_MAX} literals, or null")
            for anchor in self.anchors:
                if not isinstance(anchor, str) or len(anchor) < ANCHOR_MIN_CHARS or anchor != anchor.lower():
                    raise PackError(f"rule {self.id}: {anchor!r} is no anchor")
        try:
            check_expression(self.match)
        except ExpressionError as error:
            raise PackError(f"rule {self.id}: {error}") from None


@dataclass(frozen=True)
class RulePack:
    """Rules that are judged together, and how their hits become a score."""

    name: str
    version: str
    rules: Tuple[Rule, ...]
    strength: Strength = field(default_factory=default_strength)

    def __post_init__(self) -> None:
        if len(self.rules) > RULES_MAX:
            raise PackError(f"a pack has at most {RULES_MAX:,} rules")
        seen = set()
        for rule in self.rules:
            if rule.id in seen:
                raise PackError(f"rule {rule.id}: the id stands twice in the pack")
            seen.add(rule.id)

    @property
    def digest(self) -> str:
        """SHA-256 over the rules and the strength, in hexadecimal."""
        return hashlib.sha256(dump_pack(self).encode("utf-8")).hexdigest()

    def without(self, silenced: Sequence[str]) -> RulePack:
        """The pack less the rules whose ids are in `silenced`."""
        unwanted = frozenset(silenced)
        kept = tuple(rule for rule in self.rules if rule.id not in unwanted)
        return self if len(kept) == len(self.rules) else RulePack(self.name, self.version, kept, self.strength)

    def with_rules(self, others: Sequence[Rule], suffix: str) -> RulePack:
        """The pack and `others`; where an id stands in both, the other one replaces ours."""
        replaced = frozenset(rule.id for rule in others)
        kept = tuple(rule for rule in self.rules if rule.id not in replaced)
        return RulePack(self.name + suffix, self.version, kept + tuple(others), self.strength)


def rule_to_json(rule: Rule) -> Dict[str, Any]:
    """The rule as the pack's JSON holds it; members that say nothing are left out."""
    members: Dict[str, Any] = {"id": rule.id, "title": rule.title, "level": rule.level,
                               "logsource": list(rule.logsource), "match": rule.match,
                               "anchors": None if rule.anchors is None else list(rule.anchors)}
    for name in ("techniques", "falsepositives", "tags"):
        if getattr(rule, name):
            members[name] = list(getattr(rule, name))
    if rule.status:
        members["status"] = rule.status
    return members


def rule_of_json(members: Any) -> Rule:
    """The rule in `members`; raises PackError where a member is missing or of the wrong kind."""
    if not isinstance(members, dict):
        raise PackError("a rule is a JSON object")
    name = members.get("id")
    label = name if isinstance(name, str) else "without id"
    for required in ("id", "title", "level", "logsource", "match"):
        if required not in members:
            raise PackError(f"rule {label}: {required} is missing")
    unknown = set(members) - {"id", "title", "level", "logsource", "match", "anchors", "techniques", "status",
                              "falsepositives", "tags"}
    if unknown:
        raise PackError(f"rule {label}: {sorted(unknown)[0]} is no member of a rule")
    if not isinstance(members["logsource"], list):
        raise PackError(f"rule {label}: logsource is an array")
    anchors = members.get("anchors")
    if anchors is not None and not isinstance(anchors, list):
        raise PackError(f"rule {label}: anchors is an array or null")
    return Rule(members["id"], members["title"], members["level"], tuple(members["logsource"]), members["match"],
                None if anchors is None else tuple(anchors),
                _texts(label, members, "techniques"), members.get("status", ""),
                _texts(label, members, "falsepositives"), _texts(label, members, "tags"))


def _texts(label: str, members: Mapping[str, Any], name: str) -> Tuple[str, ...]:
    texts = members.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise PackError(f"rule {label}: {name} is an array of texts")
    return tuple(texts)


def dump_rule(rule: Rule) -> str:
    """One rule as JSON text on one line."""
    return json.dumps(rule_to_json(rule), ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def dump_pack(pack: RulePack) -> str:
    """The pack as JSON text: one rule a line, so that a change of one rule is a change of one line."""
    head = {"format": FORMAT, "name": pack.name, "version": pack.version, "strength": pack.strength.to_json()}
    lines = [dump_rule(rule) for rule in pack.rules]
    opening = json.dumps(head, ensure_ascii=True, separators=(",", ":"), sort_keys=True)[:-1]
    return opening + ',"rules":[\n' + ",\n".join(lines) + "\n]}\n"


def parse_pack(text: str, source: str = "pack") -> RulePack:
    """The pack in JSON `text`; `source` names it in errors."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackError(f"{source}: is no JSON: {error}") from None
    if not isinstance(message, dict) or message.get("format") != FORMAT:
        raise PackError(f"{source}: is no rule pack of format {FORMAT}")
    rules = message.get("rules")
    if not isinstance(rules, list):
        raise PackError(f"{source}: rules is an array")
    for name in ("name", "version"):
        if not isinstance(message.get(name), str):
            raise PackError(f"{source}: {name} is missing or no text")
    parsed: List[Rule] = []
    try:
        for members in rules:
            parsed.append(rule_of_json(members))
        strength = strength_of_json(message["strength"]) if "strength" in message else default_strength()
        return RulePack(message["name"], message["version"], tuple(parsed), strength)
    except (PackError, StrengthError) as error:
        raise PackError(f"{source}: {error}") from None


def load_pack(path: str) -> RulePack:
    """The pack in the file at `path`."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read: {error}") from None
    return parse_pack(text, str(path))


def default_pack_path() -> str:
    """Where the compiled pack of this project's own rules lies."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "pack", "aiscore.json")
