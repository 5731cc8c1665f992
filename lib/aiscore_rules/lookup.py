"""Rules and silence lists that admins install as lookups: one rule a row, one rule id a row.

Lookups are what clusters and search bundles replicate, so a search head, its peers and its indexers see the same
rules. `python -m aiscore_trainer rules compile ... --format lookup` writes the first kind:

    id,title,level,rule
    5af54681-...,Own rule,high,"{""id"":""5af54681-..."",...}"

and the second is any CSV file with a column `rule_id` (`*` at its end stands for any ending). A file with a bad row
is refused whole, with the row. Rows may have been edited by hand, so regular expressions are held to the bounds that
the compiler holds them to. Pure: `aiscore_splunk.site_rules` reads the files.
"""
from __future__ import annotations

import csv
import io
import json
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional, Tuple

from .pack import RULE_MAX_CHARS, RULES_MAX, PackError, Rule, RulePack, dump_rule, rule_of_json
from .regex import RegexError
from .regex_cost import check_chain_cost
from .strength import Strength

RULE_COLUMNS = ("id", "title", "level", "rule")
RULE_COLUMN = "rule"
SILENCE_COLUMN = "rule_id"
#: What the pack is called that holds an admin's rules, or lacks silenced ones.
SITE_SUFFIX = "+site"
Row = Mapping[str, Optional[str]]


def rules_of_rows(rows: Iterable[Row], source: str) -> Tuple[Rule, ...]:
    """The rules in the rows of a lookup; raises PackError with the row's number, the header being row 1."""
    rules: List[Rule] = []
    seen: Dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        if not any(row.values()):
            continue
        try:
            rule = _rule_of_row(row)
            if rule.id in seen:
                raise PackError(f"rule {rule.id} stands in row {seen[rule.id]} already")
            if len(rules) >= RULES_MAX:
                raise PackError(f"a pack has at most {RULES_MAX:,} rules")
        except (PackError, RegexError, ValueError, RecursionError) as error:
            raise PackError(f"{source}: row {number}: {error}") from None
        seen[rule.id] = number
        rules.append(rule)
    return tuple(rules)


def _rule_of_row(row: Row) -> Rule:
    text = row.get(RULE_COLUMN) or ""
    if not text:
        raise PackError("the column rule is empty")
    if len(text) > RULE_MAX_CHARS:
        raise PackError(f"a rule has at most {RULE_MAX_CHARS:,} characters")
    rule = rule_of_json(json.loads(text))
    if row.get("id") not in (None, "", rule.id):
        raise PackError(f"the column id says {row['id']!r}, the rule {rule.id!r}")
    try:
        _check_cost(rule.match)
    except RegexError as error:
        raise PackError(f"rule {rule.id}: {error}") from None
    return rule


def _check_cost(expression: Any) -> None:
    if expression[0] in ("and", "or", "not"):
        for part in expression[1:]:
            _check_cost(part)
    elif expression[0] == "re":
        for chain in expression[2:]:
            check_chain_cost(chain)


def silenced_of_rows(rows: Iterable[Row], source: str) -> FrozenSet[str]:
    """The rule ids in the rows of a silence list; raises PackError with the row that would silence everything."""
    silenced = set()
    for number, row in enumerate(rows, 2):
        rule_id = (row[SILENCE_COLUMN] or "").strip()
        if rule_id and not rule_id.strip("*"):
            raise PackError(f"{source}: row {number}: {rule_id} would silence every rule")
        if rule_id:
            silenced.add(rule_id)
    return frozenset(silenced)


def site_pack(base: RulePack, rules: Tuple[Rule, ...], silenced: FrozenSet[str]) -> RulePack:
    """Our pack as a site uses it; `base` itself where the site changes nothing. A rule of the site with the id of one of
    ours takes its place, and a silenced id silences both."""
    pack = base.with_rules(rules, "") if rules else base
    prefixes = tuple(rule_id[:-1] for rule_id in silenced if rule_id.endswith("*"))
    unwanted = [rule.id for rule in pack.rules if rule.id in silenced or rule.id.startswith(prefixes)]
    pack = pack.without(unwanted)
    if pack is base:
        return base
    # What was measured of our rules says nothing of those that took their places.
    theirs = {rule.id for rule in rules}
    measured = {rule_id: score for rule_id, score in base.strength.rules.items() if rule_id not in theirs}
    return RulePack(base.name + SITE_SUFFIX, base.version, pack.rules, Strength(base.strength.levels, measured))


def rows_of_text(text: str, source: str, column: str) -> List[Row]:
    """The rows of a CSV file with a `column`, none of an empty one; raises PackError, with the row, where it is none."""
    if "\0" in text:  # Python 3.9 and 3.13 do not agree on what that is
        raise PackError(f"{source}: row {text.count(chr(10), 0, text.index(chr(0))) + 1} or before: holds a NUL character")
    # The limit is the process's: whatever happens to the rows, it is put back before they are looked at.
    before = csv.field_size_limit(RULE_MAX_CHARS + 1)
    number, rows = 1, []
    try:
        reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
        if column not in (reader.fieldnames or (column,)):
            raise PackError(f"{source}: row 1: there is no column {column}")
        for row in reader:
            number += 1
            if None in row:
                raise PackError(f"{source}: row {number}: has more cells than the header")
            rows.append(row)
        return rows
    except csv.Error as error:
        raise PackError(f"{source}: row {number + 1}: {error}") from None
    finally:
        csv.field_size_limit(before)


def lookup_text(rules: Iterable[Rule]) -> str:
    """The rules as a lookup: CSV with RULE_COLUMNS."""
    lines: List[List[str]] = [list(RULE_COLUMNS)]
    lines.extend([rule.id, rule.title, rule.level, dump_rule(rule)] for rule in rules)
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\r\n" for line in lines)
