"""The judgement: which rules hit an event, and what score that makes.

    text ─▶ facts ─▶ labels ─▶ plan of (labels, event id) ─▶ literals, gate ─▶ candidates ─▶ match ─▶ score
      └──▶ glance (Windows) ─▶ plan ─▶ no literal, no rule: nothing more to do

A plan holds the rules whose logsource admits such events, less those that ask for another event id, and
the index over their anchors. Plans are made when first needed and kept, PLANS_MAX at most. A rule is
evaluated only when one of its anchors stands in the event, or when it has none and its fields hold what it
needs. After loading the engine is a pure function of the event: plans, compiled rules and judgements are
only caches.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from aiscore_contract.limits import REASON_MAX_CHARS, REASONS_MAX_PER_EVENT, TECHNIQUES_MAX_PER_EVENT, clip_text

from .facts import Facts
from .fields import read_facts
from .gate import Gate, gated
from .glance import glance
from .literals import LiteralIndex
from .logsource import Labels, LogSource, label
from .match import Check, build
from .needs import Needs, needs_of
from .pack import PackError, RulePack
from .regex import RegexError
from .strength import combine, strongest_first

PLANS_MAX = 1_024
JUDGEMENTS_MAX = 1_024
_EVENT_ID = "eventid"


@dataclass(frozen=True)
class Judgement:
    """What the rules say of one event.

    score       0 to 1 on the fixed scale; 0.0 when no rule hit
    reasons     titles of the rules that hit, strongest first
    techniques  their ATT&CK ids, in the same order, each once
    rule_ids    ids of all rules that hit, strongest first
    """

    score: float = 0.0
    reasons: Tuple[str, ...] = ()
    techniques: Tuple[str, ...] = ()
    rule_ids: Tuple[str, ...] = ()


NOTHING = Judgement()


@dataclass(frozen=True)
class _Plan:
    """Rules (positions in the pack) that may hit events of one kind.

    always      those without anchors that the gate cannot tell
    gate        the others without anchors; None where they are too few
    literals    the anchors of the others; None where there are none
    with_text   some rule looks beyond the fields
    """

    always: Tuple[int, ...]
    gate: Optional[Gate]
    literals: Optional[LiteralIndex]
    with_text: bool


class _Glanced(NamedTuple):
    """The plan for an event as a glance labels it, and whose literals stand in its text."""

    plan: _Plan
    owners: Set[int]


class RuleEngine:
    """Judges events by a pack. Cheap to make: rules are compiled when first a candidate."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.version = f"{'rules' if pack.name == 'aiscore' else pack.name} {pack.version} {pack.digest[:8]}"
        self._scores = [pack.strength.of_rule(rule.id, rule.level) for rule in pack.rules]
        self._checks: List[Optional[Check]] = [None] * len(pack.rules)
        self._by_logsource: Dict[LogSource, List[int]] = {}
        for position, rule in enumerate(pack.rules):
            self._by_logsource.setdefault(rule.logsource, []).append(position)
        self._asking = frozenset(position for position, rule in enumerate(pack.rules) if _asks_event_id(rule.match))
        self._needs: Dict[int, Optional[Needs]] = {}
        self._plans: Dict[Tuple[Labels, str], _Plan] = {}
        self._shared: Dict[Tuple[int, ...], _Plan] = {}
        self._judgements: Dict[Tuple[int, ...], Judgement] = {}

    def judge(self, text: str, sourcetype: str = "", fields: Optional[Mapping[str, str]] = None) -> Judgement:
        """What the rules say of an event; `fields` are those that Splunk extracted, where there are any."""
        glanced = self._glanced(text) if not fields else None
        if glanced is not None and not glanced.owners:
            return NOTHING
        facts = read_facts(text, sourcetype, fields)
        hits = self.hits(facts, label(facts, "" if facts.enveloped else sourcetype), glanced)
        if facts.others:
            hits = sorted({*hits, *(hit for other in facts.others for hit in self.hits(other, label(other, "")))})
        return self._judgement(hits)

    def _glanced(self, text: str) -> Optional[_Glanced]:
        """What a glance tells of a Windows event: often that it holds no anchor of any rule that it could hit. None where it
        is read anyhow: its values are shorter than its text."""
        text = clip_text(text)
        seen = glance(text)
        if seen is None:
            return None
        labels, event_id, searched = seen
        plan = self._plan(labels, event_id)
        if plan.always or plan.gate is not None:
            return None
        if plan.with_text and not searched.startswith(text := text.lower()):
            # Keywords are looked for in the event as it came, too: its escapes are undone in what a glance searches.
            searched = f"{searched}\0{text}"
        return _Glanced(plan, plan.literals.owners_in(searched) if plan.literals is not None else set())

    def hits(self, facts: Facts, labels: Labels, glanced: Optional[_Glanced] = None) -> List[int]:
        """Positions in the pack of the rules that hit, ascending; `glanced` is what was seen of the same event before."""
        event_id = facts.fields.get(_EVENT_ID, "") if labels.products else ""
        plan = self._plan(labels, event_id if event_id.__class__ is str else "")  # type: ignore[arg-type]
        found: Set[int] = set()
        if glanced is not None and glanced.plan is plan:
            # A glance sees every value, and the event itself where a rule asks for it: its text holds what those of the facts hold.
            found = glanced.owners
        elif plan.literals is not None:
            found = plan.literals.owners_in(facts.searched_text(plan.with_text))
        if plan.gate is not None:
            found |= plan.gate.let_through(facts)
        candidates: Sequence[int] = sorted(found.union(plan.always)) if found else plan.always
        checks = self._checks
        return [position for position in candidates if (checks[position] or self._check(position))(facts)]

    def compile_all(self) -> None:
        """Compile every rule now; raises PackError where one does not. For those who check packs."""
        for position in range(len(self.pack.rules)):
            self._check(position)

    def _check(self, position: int) -> Check:
        check = self._checks[position]
        if check is None:
            rule = self.pack.rules[position]
            try:
                check = build(rule.match)
            except RegexError as error:
                raise PackError(f"rule {rule.id}: {error}") from None
            self._checks[position] = check
        return check

    def _plan(self, labels: Labels, event_id: str) -> _Plan:
        plan = self._plans.get((labels, event_id))
        if plan is None:
            if len(self._plans) >= PLANS_MAX:
                self._plans.clear()
                self._shared.clear()
            plan = self._plans[labels, event_id] = self._make_plan(labels, event_id)
        return plan

    def _make_plan(self, labels: Labels, event_id: str) -> _Plan:
        admitted = [position for logsource, positions in self._by_logsource.items() if labels.admit(logsource)
                    for position in positions]
        chosen = tuple(sorted(position for position in admitted if not event_id or position not in self._asking
                              or may_hit(self.pack.rules[position].match, event_id)))
        # Many channels and event ids come down to the same rules.
        plan = self._shared.get(chosen)
        if plan is None:
            plan = self._shared[chosen] = self._plan_of(chosen)
        return plan

    def _plan_of(self, positions: Tuple[int, ...]) -> _Plan:
        unanchored: Dict[int, Optional[Needs]] = {}
        anchored: List[Tuple[str, int]] = []
        with_text = False
        for position in positions:
            rule = self.pack.rules[position]
            with_text = with_text or _looks_beyond_fields(rule.match)
            if rule.anchors is None:
                if position not in self._needs:
                    self._needs[position] = needs_of(rule.match)
                unanchored[position] = self._needs[position]
            else:
                anchored.extend((anchor, position) for anchor in rule.anchors)
        gate, always = gated(unanchored)
        return _Plan(always, gate, LiteralIndex(anchored) if anchored else None, with_text)

    def _judgement(self, hits: List[int]) -> Judgement:
        """What hits make; the same rules hit together again and again."""
        if not hits:
            return NOTHING
        key = tuple(hits)
        judgement = self._judgements.get(key)
        if judgement is None:
            if len(self._judgements) >= JUDGEMENTS_MAX:
                self._judgements.clear()
            judgement = self._judgements[key] = self._judgement_of(hits)
        return judgement

    def _judgement_of(self, hits: List[int]) -> Judgement:
        ordered = strongest_first([(self._scores[position], position) for position in hits])
        rules = [self.pack.rules[position] for _, position in ordered]
        techniques = dict.fromkeys(technique for rule in rules for technique in rule.techniques)
        titles = dict.fromkeys(rule.title[:REASON_MAX_CHARS] for rule in rules)
        return Judgement(combine([score for score, _ in ordered]), tuple(titles)[:REASONS_MAX_PER_EVENT],
                         tuple(techniques)[:TECHNIQUES_MAX_PER_EVENT], tuple(rule.id for rule in rules))


def may_hit(expression: Any, event_id: str) -> bool:
    """Whether an expression can be true of an event with this event id, whatever its other fields."""
    return _truth(expression, event_id) is not False


def _truth(expression: Any, event_id: str) -> Optional[bool]:
    """The expression's value as far as the event id decides it; None where it does not."""
    op = expression[0]
    if op == "and":
        truths = [_truth(part, event_id) for part in expression[1:]]
        return False if False in truths else True if all(truths) else None
    if op == "or":
        truths = [_truth(part, event_id) for part in expression[1:]]
        return True if True in truths else False if all(truth is False for truth in truths) else None
    if op == "not":
        inner = _truth(expression[1], event_id)
        return None if inner is None else not inner
    if op == "equals" and expression[1] == _EVENT_ID:
        return event_id.lower() in expression[2:]
    return None


def _asks_event_id(expression: Any) -> bool:
    if expression[0] in ("and", "or", "not"):
        return any(_asks_event_id(part) for part in expression[1:])
    return len(expression) > 1 and expression[1] == _EVENT_ID


def _looks_beyond_fields(expression: Any) -> bool:
    if expression[0] in ("and", "or", "not"):
        return any(_looks_beyond_fields(part) for part in expression[1:])
    return len(expression) > 1 and expression[1] == ""
