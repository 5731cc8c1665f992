"""How often rules hit benign events, and what score that leaves them.

A rule starts from its level's score. Where it hits benign events, its score is at most that of the share of benign
events that it hits (`aiscore_contract.scale`): the pooled share, or what can be told of the worst source with 95 %
confidence, whichever is larger. Then, as long as more benign events than the scale allows reach 0.9 (pooled, or on
one source with 95 % confidence) or 0.5 (pooled), the rule that hits most of them is moved below. Deterministic: the same pack and events give the same strength.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import Dict, Iterable, List, Mapping, Tuple

from aiscore_contract.scale import MALICIOUS_FROM, SUSPICIOUS_FROM, score_of_tail
from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import RulePack
from aiscore_rules.strength import UNMEASURED, Strength, combine

#: Share of benign events that may reach a verdict.
ALLOWED = ((MALICIOUS_FROM, 0.001), (SUSPICIOUS_FROM, 0.01))
_MARGIN = 0.01
_Z95 = 1.645


def lower_bound(hits: int, events: int) -> float:
    """95 % lower bound (one-sided, Wilson) of a share.

    >>> lower_bound(0, 100), round(lower_bound(5, 1000), 5)
    (0.0, 0.00243)
    """
    if not hits:
        return 0.0
    share = hits / events
    centre = share + _Z95 ** 2 / (2 * events)
    spread = _Z95 * sqrt(share * (1 - share) / events + _Z95 ** 2 / (4 * events ** 2))
    return (centre - spread) / (1 + _Z95 ** 2 / events)


@dataclass
class Counted:
    """Events by (source, label), and by (source, label, rules that hit)."""

    events: Counter = field(default_factory=Counter)
    hits: Counter = field(default_factory=Counter)

    def benign(self) -> Dict[str, int]:
        return {source: count for (source, label), count in sorted(self.events.items()) if label == 0}


def count_hits(pack: RulePack, records: Iterable[Tuple[str, int, str, str]]) -> Counted:
    """Count the hits of a pack on (source, label, text, sourcetype) records; label -1 is unknown."""
    engine = RuleEngine(pack)
    counted = Counted()
    known: Dict[Tuple[str, str], Tuple[str, ...]] = {}
    for source, label, text, sourcetype in records:
        key = (text, sourcetype)
        if key not in known:
            known[key] = tuple(sorted(engine.judge(text, sourcetype).rule_ids))
        counted.events[source, label] += 1
        counted.hits[source, label, known[key]] += 1
    return counted


def measured_strength(pack: RulePack, counted: Counted) -> Strength:
    """Scores for the rules of `pack` that hit benign events; levels keep theirs."""
    levels = {rule.id: UNMEASURED[rule.level] for rule in pack.rules}
    by_rule: Dict[str, Counter] = {}
    for (source, label, rule_ids), count in counted.hits.items():
        if label == 0:
            for rule_id in rule_ids:
                by_rule.setdefault(rule_id, Counter())[source] += count
    benign = counted.benign()
    total = sum(benign.values())
    scores: Dict[str, float] = {}
    for rule_id, hits in sorted(by_rule.items()):
        share = max([sum(hits.values()) / total] + [lower_bound(count, benign[source]) for source, count in hits.items()])
        scores[rule_id] = min(levels[rule_id], score_of_tail(min(share, 1.0)))
    for bound, allowed in ALLOWED:
        _move_below(bound, allowed, counted, levels, scores)
    return Strength(dict(UNMEASURED), {rule_id: round(score, 4) for rule_id, score in scores.items()
                                       if score < levels[rule_id]})


def _move_below(bound: float, allowed: float, counted: Counted, levels: Mapping[str, float], scores: Dict[str, float]) -> None:
    for _ in range(len(scores)):
        above, offenders = _above(bound, counted, {**levels, **scores})
        benign = counted.benign()
        # Single sources are held to the bound of a verdict of malicious only: some are collections of near misses.
        bad = [source for source, count in above.items()
               if bound >= MALICIOUS_FROM and lower_bound(count, benign[source]) > allowed]
        if sum(above.values()) <= allowed * sum(benign.values()) and not bad:
            return
        worst = max(sorted(offenders), key=lambda rule_id: sum(
            count for source, count in offenders[rule_id].items() if not bad or source in bad))
        scores[worst] = min(scores.get(worst, 1.0), bound - _MARGIN)


def _above(bound: float, counted: Counted, scores: Mapping[str, float]) -> Tuple[Counter, Dict[str, Counter]]:
    """Benign events that reach `bound`, by source; and for each rule that reaches it, how many it hits."""
    above: Counter = Counter()
    offenders: Dict[str, Counter] = {}
    for (source, label, rule_ids), count in counted.hits.items():
        if label == 0 and rule_ids and combine(sorted((scores[one] for one in rule_ids), reverse=True)) >= bound:
            above[source] += count
            for rule_id in rule_ids:
                if scores[rule_id] >= bound:
                    offenders.setdefault(rule_id, Counter())[source] += count
    return above, offenders


def report(pack: RulePack, counted: Counted) -> List[str]:
    """A table by source and label, the pooled share of benign events at 0.9, and the rules that hit benign events."""
    scores = {rule.id: pack.strength.of_rule(rule.id, rule.level) for rule in pack.rules}
    lines = [f"{'source':<24}{'label':<11}{'events':>9}{'any rule':>10}{'>= 0.5':>9}{'>= 0.9':>9}{'95 % lower':>12}"]
    pooled = Counter()
    for source, label in sorted(counted.events):
        events, reached = counted.events[source, label], Counter()
        for (one, other, rule_ids), count in counted.hits.items():
            if (one, other) == (source, label) and rule_ids:
                score = combine(sorted((scores[rule_id] for rule_id in rule_ids), reverse=True))
                reached.update({"any": count, "0.5": count * (score >= SUSPICIOUS_FROM), "0.9": count * (score >= MALICIOUS_FROM)})
        name = {1: "malicious", 0: "benign", -1: "unknown"}[label]
        low = f"{lower_bound(reached['0.9'], events):>12.3%}" if label == 0 else ""
        lines.append(f"{source:<24}{name:<11}{events:>9,}{reached['any'] / events:>10.2%}{reached['0.5'] / events:>9.2%}"
                     f"{reached['0.9'] / events:>9.2%}{low}")
        if label == 0:
            pooled.update({"events": events, **reached})
    if pooled["events"]:
        lines.append(f"pooled benign events: {pooled['events']:,}; at 0.5 or above {pooled['0.5'] / pooled['events']:.3%}, "
                     f"at 0.9 or above {pooled['0.9'] / pooled['events']:.4%}")
    titles = {rule.id: rule.title for rule in pack.rules}
    by_rule: Counter = Counter()
    for (_, label, rule_ids), count in counted.hits.items():
        if label == 0:
            by_rule.update({rule_id: count for rule_id in rule_ids})
    lines.extend(f"{count:>8} benign  {scores[rule_id]:.2f}  {titles[rule_id]}" for rule_id, count in by_rule.most_common(30))
    return lines
