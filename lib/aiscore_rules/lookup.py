"""Rules and silence lists that admins install as lookups: one rule a row, one rule id a row.

Lookups are what clusters and search bundles replicate, so a search head, its peers and its indexers see the same
rules. `python -m aiscore_trainer rules compile ... --format lookup` writes the first kind:

    id,title,level,rule
    5af54681-...,Own rule,high,"{""id"":""5af54681-..."",...}"

and the second is any CSV file with a column `rule_id` (`*` at its end stands for any ending). A file with a bad row
is refused whole, with the row; `SiteRules` then keeps what it read last. Called by the search side.
"""
from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from typing import FrozenSet, Iterable, List, Mapping, Optional, Tuple

from .pack import RULE_MAX_CHARS, RULES_MAX, PackError, Rule, RulePack, dump_rule, rule_of_json

RULE_COLUMNS = ("id", "title", "level", "rule")
SILENCE_COLUMN = "rule_id"
FILE_MAX_BYTES = 64 * 1024 * 1024


def rules_of_rows(rows: Iterable[Mapping[str, Optional[str]]], source: str) -> Tuple[Rule, ...]:
    """The rules in the rows of a lookup; raises PackError with the row's number, the header being row 1."""
    rules: List[Rule] = []
    seen = {}
    for number, row in enumerate(rows, 2):
        text = row.get("rule") or ""
        if not text and not any(row.values()):
            continue
        try:
            if not text:
                raise PackError("the column rule is empty or missing")
            if len(text) > RULE_MAX_CHARS:
                raise PackError(f"a rule has at most {RULE_MAX_CHARS:,} characters")
            rule = rule_of_json(json.loads(text))
            if row.get("id") not in (None, "", rule.id):
                raise PackError(f"the column id says {row['id']!r}, the rule {rule.id!r}")
            if rule.id in seen:
                raise PackError(f"rule {rule.id} stands in row {seen[rule.id]} already")
            if len(rules) >= RULES_MAX:
                raise PackError(f"a pack has at most {RULES_MAX:,} rules")
        except (PackError, ValueError, RecursionError) as error:
            raise PackError(f"{source}: row {number}: {error}") from None
        seen[rule.id] = number
        rules.append(rule)
    return tuple(rules)


def silenced_of_rows(rows: Iterable[Mapping[str, Optional[str]]], source: str) -> FrozenSet[str]:
    """The rule ids in the rows of a silence list; raises PackError where the file has no such column."""
    silenced = set()
    for number, row in enumerate(rows, 2):
        if SILENCE_COLUMN not in row:
            raise PackError(f"{source}: row {number}: there is no column {SILENCE_COLUMN}")
        rule_id = (row[SILENCE_COLUMN] or "").strip()
        if rule_id in ("*", "**"):
            raise PackError(f"{source}: row {number}: {rule_id} would silence every rule")
        if rule_id:
            silenced.add(rule_id)
    return frozenset(silenced)


def silence(pack: RulePack, silenced: FrozenSet[str]) -> RulePack:
    """The pack less the rules that `silenced` names."""
    prefixes = tuple(rule_id[:-1] for rule_id in silenced if rule_id.endswith("*"))
    unwanted = set(silenced)
    if prefixes:
        unwanted.update(rule.id for rule in pack.rules if rule.id.startswith(prefixes))
    return pack.without(tuple(unwanted))


def read_rows(path: str) -> List[Mapping[str, Optional[str]]]:
    """The rows of a CSV file, none where there is no file; raises PackError where it is no CSV."""
    try:
        if os.path.getsize(path) > FILE_MAX_BYTES:
            raise PackError(f"{path}: is larger than {FILE_MAX_BYTES:,} bytes")
        before = csv.field_size_limit(RULE_MAX_CHARS + 1)
        try:
            with open(path, encoding="utf-8-sig", newline="") as file:
                return list(csv.DictReader(file))
        finally:
            csv.field_size_limit(before)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PackError(f"{path}: cannot be read: {error}") from None


@dataclass(frozen=True)
class Site:
    """The pack as a site uses it, and what was wrong with its lookups: an empty text where nothing was."""

    pack: RulePack
    problem: str = ""


class SiteRules:
    """Our pack, an admin's rules and a silence list as one pack; a lookup that turns bad changes nothing."""

    def __init__(self, base: RulePack, rules_path: str = "", silence_path: str = "") -> None:
        self._base = base
        self._rules_path = rules_path
        self._silence_path = silence_path
        self._rules: Tuple[Rule, ...] = ()
        self._silenced: FrozenSet[str] = frozenset()

    def load(self) -> Site:
        """Read both lookups again. Never raises: the last good ones stay, and `problem` names file and row."""
        problems = []
        try:
            if self._rules_path:
                self._rules = rules_of_rows(read_rows(self._rules_path), self._rules_path)
        except PackError as error:
            problems.append(str(error))
        try:
            if self._silence_path:
                self._silenced = silenced_of_rows(read_rows(self._silence_path), self._silence_path)
        except PackError as error:
            problems.append(str(error))
        pack = self._base.with_rules(self._rules, "+site") if self._rules else self._base
        return Site(silence(pack, self._silenced), "; ".join(problems))


def lookup_text(rules: Iterable[Rule]) -> str:
    """The rules as a lookup: CSV with RULE_COLUMNS."""
    lines: List[List[str]] = [list(RULE_COLUMNS)]
    lines.extend([rule.id, rule.title, rule.level, dump_rule(rule)] for rule in rules)
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\r\n" for line in lines)
