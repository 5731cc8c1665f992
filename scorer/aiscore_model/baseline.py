"""The baseline: what is usual at one site, learned from its own unlabelled events.

An event is compared with the events of its sourcetype (or, where too few are known, of its kind):

    text      how densely the baseline holds lines worded like it (hashed TF-IDF)
    meaning   how densely it holds lines that mean the same to BERT
    surprise  how rare its users, sources, processes, parents, hours ... are, against how rare such
              values are at this site anyway (Good and Turing's estimate of the unseen)
    standing  where its cold logit stands among the baseline's

Every figure is turned into "what share of the baseline's own events, each left out in turn, is
at least this unusual", so that one scale fits every site. A baseline of 500 events holds a few attacks,
and attack lines repeat: lines with the most suspicious cold logits count for little in the density.

Keeps counts, hashes and embeddings only: no line of the site, no user, no address. What an event
gets depends on it and on the baseline alone, never on the events scored beside it.
"""
from __future__ import annotations

import hashlib
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize
from sklearn.utils import murmurhash3_32

from .counting import CharacterCounts
from .features import wording
from .normalise import Normalised

#: What the head is told of an event's place in the baseline, in this order.
BEHAVIOUR = ("known", "standing", "standing_tail", "text_tail", "meaning_tail", "text_gap", "meaning_gap",
             "surprise_tail", "surprise_mean_tail", "surprise_max", "surprise_mean", "size")

#: A group smaller than this tells nothing about what is usual.
GROUP_MIN_EVENTS = 20
#: Distinct lines of a group that are kept, the most frequent first.
GROUP_MAX_LINES = 4_000
#: Width of the density kernel, in cosine.
TEXT_WIDTH = 0.10
MEANING_WIDTH = 0.05
#: Lines whose cold logit stands this many deviations above the group's median are half trusted.
TRUST_HALF_AT = 2.5
_HASH_BITS = 18
#: Columns of hashed TF-IDF: words, then characters.
HASH_COLUMNS = 2 * 2 ** _HASH_BITS
TOKEN = r"[a-z0-9_]+|[^\sa-z0-9_]"
_KEYLESS = b"aiscore site"


def counters() -> Tuple[HashingVectorizer, HashingVectorizer]:
    """Hashed counts of words and pairs, and of three to five characters: no vocabulary to be missed."""
    shared = {"n_features": 2 ** _HASH_BITS, "alternate_sign": False, "norm": "l2", "dtype": np.float32}
    return (HashingVectorizer(token_pattern=TOKEN, ngram_range=(1, 2), **shared),
            HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), **shared))


def _hashed_column(term: str) -> int:
    """The column that scikit-learn's FeatureHasher gives `term`."""
    return abs(murmurhash3_32(term)) % 2 ** _HASH_BITS


_COUNTERS: List[HashingVectorizer] = []
_CHARACTERS: List[CharacterCounts] = []


def hashed(texts: Sequence[str]) -> sparse.csr_matrix:
    """Rows of unit length [n, 2 * 2**18]; both halves weigh the same."""
    if not texts:
        return sparse.csr_matrix((0, HASH_COLUMNS), dtype=np.float32)
    distinct = {text: row for row, text in enumerate(dict.fromkeys(texts))}
    if len(distinct) < len(texts):
        return hashed(list(distinct))[[distinct[text] for text in texts]]
    if not _COUNTERS:
        _COUNTERS.extend(counters())
        _CHARACTERS.append(CharacterCounts(_COUNTERS[1].build_analyzer(), _hashed_column, 2 ** _HASH_BITS))
    halves = [_COUNTERS[0].transform(texts), normalize(_CHARACTERS[0].rows(texts), copy=False)]
    return (sparse.hstack(halves, format="csr") * np.float32(math.sqrt(0.5))).astype(np.float32)


def secret_name(value: str, key: bytes = _KEYLESS) -> str:
    """Eight bytes that stand for a user, a source ... without naming it."""
    return hashlib.blake2b(value.encode("utf-8", "replace"), digest_size=8, key=key[:64]).hexdigest()


def tail(sorted_values: np.ndarray, value: float) -> float:
    """-log10 of the share of `sorted_values` (ascending) that reach `value`, never quite infinite."""
    reached = len(sorted_values) - int(np.searchsorted(sorted_values, value, side="left"))
    return -math.log10((reached + 0.5) / (len(sorted_values) + 1.0))


@dataclass
class Rarity:
    """How often each value of one entity was seen: name -> count of hashed value."""

    counts: Dict[str, int]
    total: int = field(init=False)
    singles: int = field(init=False)
    usual_bits: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(self.counts.values())
        self.singles = sum(1 for count in self.counts.values() if count == 1)
        spent = sum(count * self.bits(count - 1, left_out=True) for count in self.counts.values())
        self.usual_bits = spent / self.total if self.total else 0.0

    def bits(self, count: int, left_out: bool = False) -> float:
        """Surprise of a value seen `count` times; unseen values share what the singletons foretell."""
        total = self.total - 1 if left_out else self.total
        unseen = (self.singles + 0.5) / (self.total + 1.0)
        share = unseen if count <= 0 else (1 - unseen) * count / max(total, 1)
        return -math.log2(max(share, 1e-6))

    def excess(self, value: str, left_out: bool = False) -> float:
        """Bits above what a value of this entity usually costs here."""
        count = self.counts.get(value, 0) - (1 if left_out else 0)
        return self.bits(count, left_out) - self.usual_bits


@dataclass
class Group:
    """What is usual in one sourcetype or kind.

    lines     hashed TF-IDF of distinct lines, sparse [m, 2**19]
    meanings  their embeddings, float16 [m, dim]
    counts    how often each came [m]
    logits    the highest cold logit of each [m]
    rarities  how often values of each entity came
    *_sorted  figures of the group's own events, each left out in turn, ascending [size]
    trust     weight of each line in the densities, 0 to 1 [m]
    final_sorted is filled in by the scorer: the logits that the whole path gives these events [size].
    """

    lines: sparse.csr_matrix
    meanings: np.ndarray
    counts: np.ndarray
    logits: np.ndarray
    rarities: Dict[str, Rarity]
    size: int
    text_sorted: np.ndarray
    meaning_sorted: np.ndarray
    surprise_sorted: np.ndarray
    surprise_mean_sorted: np.ndarray
    unusual_sorted: np.ndarray
    final_sorted: np.ndarray
    centre: float = field(init=False)
    spread: float = field(init=False)
    trust: np.ndarray = field(init=False)
    logits_sorted: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.centre, self.spread = _standing(self.logits, self.counts)
        self.trust = _trust(self.logits, self.centre, self.spread)
        self.logits_sorted = np.sort(np.repeat(self.logits, np.maximum(1, self.counts.astype(int))))

    def densities(self, lines: sparse.csr_matrix, meanings: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Emptiness round each row, in text and in meaning: minus log of the trusted density, both [n]."""
        weight = self.counts * self.trust
        text = (lines @ self.lines.T).toarray()
        meaning = meanings.astype(np.float32) @ self.meanings.astype(np.float32).T
        return _emptiness(text, weight, TEXT_WIDTH), _emptiness(meaning, weight, MEANING_WIDTH)

    def has_seen(self, name: str, value: str) -> bool:
        """Whether an event of this group had this `value` of the entity `name`."""
        return name in self.rarities and self.rarities[name].counts.get(secret_name(value), 0) > 0

    def surprises(self, entities: Sequence[Tuple[str, str]], left_out: bool = False) -> List[Tuple[float, str, str]]:
        """(excess bits, entity's name, its value) of every entity that this group counts."""
        found = []
        for name, value in entities:
            rarity = self.rarities.get(name)
            if rarity is not None:
                found.append((rarity.excess(secret_name(value), left_out), name, value))
        return found


def _standing(logits: np.ndarray, counts: np.ndarray) -> Tuple[float, float]:
    values = np.repeat(logits, np.maximum(1, counts.astype(int)))
    centre = float(np.median(values))
    spread = float(np.median(np.abs(values - centre))) * 1.4826
    return centre, max(spread, 0.5)


def _trust(logits: np.ndarray, centre: float, spread: float) -> np.ndarray:
    deviation = np.clip((logits - centre) / spread - TRUST_HALF_AT, -30, 30)
    return 1.0 / (1.0 + np.exp(3.0 * deviation))


def _emptiness(similarity: np.ndarray, weight: np.ndarray, width: float) -> np.ndarray:
    nearness = np.exp((np.minimum(similarity, 1.0) - 1.0) / width)
    return -np.log(nearness @ weight + 1e-9)


def learn_group(events: Sequence[Normalised], meanings: np.ndarray, logits: np.ndarray) -> Group:
    """What is usual among `events`, with their embeddings [n, dim] and cold logits [n]."""
    texts = [wording(event) for event in events]
    order = [text for text, _ in Counter(texts).most_common(GROUP_MAX_LINES)]
    index = {text: position for position, text in enumerate(order)}
    positions = np.array([index.get(text, -1) for text in texts])
    counts = np.bincount(positions[positions >= 0], minlength=len(order)).astype(np.float64)
    first = [texts.index(text) for text in order] if len(order) < 200 else _first_positions(texts, index)
    lines, kept = hashed(order), np.asarray(meanings)[first].astype(np.float16)
    distinct_logits = np.zeros(len(order))
    for position, logit in zip(positions, logits):
        if position >= 0:
            distinct_logits[position] = max(distinct_logits[position], logit) if distinct_logits[position] else logit
    values: Dict[str, Counter] = {}
    for event in events:
        for name, value in event.entities:
            values.setdefault(name, Counter())[secret_name(value)] += 1
    rarities = {name: Rarity(dict(counter)) for name, counter in values.items()
                if sum(counter.values()) >= GROUP_MIN_EVENTS}
    empty = np.empty(0)
    group = Group(lines, kept, counts, distinct_logits, rarities, len(events), empty, empty, empty, empty, empty, empty)
    return _with_own_tails(group, events, positions)


def _first_positions(texts: Sequence[str], index: Mapping[str, int]) -> List[int]:
    first: Dict[str, int] = {}
    for position, text in enumerate(texts):
        if text in index and text not in first:
            first[text] = position
    return [first[text] for text in index]


def _with_own_tails(group: Group, events: Sequence[Normalised], positions: np.ndarray) -> Group:
    """`group` with the figures of its own events, each left out in turn."""
    repeats = np.maximum(1, group.counts.astype(int))
    text = (group.lines @ group.lines.T).toarray()
    meaning = group.meanings.astype(np.float32) @ group.meanings.astype(np.float32).T
    weight = group.counts * group.trust
    own = []
    for similarity, width in ((text, TEXT_WIDTH), (meaning, MEANING_WIDTH)):
        nearness = np.exp((np.minimum(similarity, 1.0) - 1.0) / width)
        density = nearness @ weight - np.diag(nearness) * group.trust
        own.append(-np.log(np.maximum(density, 0.0) + 1e-9))
    surprises = [group.surprises(event.entities, left_out=True) for event in events]
    largest = np.sort([max((bits for bits, _, _ in found), default=0.0) for found in surprises])
    mean = np.sort([sum(bits for bits, _, _ in found) / len(found) if found else 0.0 for found in surprises])
    finished = Group(group.lines, group.meanings, group.counts, group.logits, group.rarities, group.size,
                     np.sort(np.repeat(own[0], repeats)), np.sort(np.repeat(own[1], repeats)), largest, mean,
                     np.zeros(1), np.empty(0))
    unusual = []
    for event, position in zip(events, positions):
        row = max(position, 0)
        found = finished.surprises(event.entities, left_out=True)
        unusual.append(unusualness(finished, own[0][row], own[1][row], found)[-1])
    finished.unusual_sorted = np.sort(unusual)
    return finished


def unusualness(group: Group, text: float, meaning: float,
                found: Sequence[Tuple[float, str, str]]) -> Tuple[float, float, float, float, float]:
    """Tails of text, meaning, largest and mean surprise, and what they come to together (their sum)."""
    largest = max((bits for bits, _, _ in found), default=0.0)
    mean = sum(bits for bits, _, _ in found) / len(found) if found else 0.0
    tails = (tail(group.text_sorted, text), tail(group.meaning_sorted, meaning),
             tail(group.surprise_sorted, largest), tail(group.surprise_mean_sorted, mean))
    return tails + (max(tails[0], tails[1]) + 0.5 * (tails[2] + tails[3]),)


@dataclass(frozen=True)
class Behaviour:
    """What the baseline says of events.

    rows       what the head reads, float32 [n, len(BEHAVIOUR)]; all zero where nothing is known
    novelties  0 to 1: share of the baseline that is more usual; None where nothing is known
    news       for each event, what is new about it, most surprising first
    """

    rows: np.ndarray
    novelties: Tuple[Optional[float], ...]
    news: Tuple[Tuple[str, ...], ...]


#: An entity's value is told as news when it costs this many bits more than usual.
_NEWS_BITS = 3.0


class Baseline:
    """The groups of one site."""

    def __init__(self, by_sourcetype: Dict[str, Group], by_kind: Dict[str, Group], size: int) -> None:
        self.by_sourcetype = by_sourcetype
        self.by_kind = by_kind
        self.size = size

    @classmethod
    def learn(cls, events: Sequence[Normalised], sourcetypes: Sequence[str], meanings: np.ndarray,
              logits: np.ndarray) -> Baseline:
        """Learn from events in any order; groups with fewer than GROUP_MIN_EVENTS are left out."""
        def groups(keys: Iterable[str]) -> Dict[str, Group]:
            members: Dict[str, List[int]] = {}
            for position, key in enumerate(keys):
                members.setdefault(key, []).append(position)
            return {key: learn_group([events[position] for position in rows], meanings[rows], logits[rows])
                    for key, rows in members.items() if key and len(rows) >= GROUP_MIN_EVENTS}
        by_sourcetype = groups(sourcetypes)
        kinds = [event.kind for event in events]
        single = {kind for kind in set(kinds) if len({s for s, k in zip(sourcetypes, kinds) if k == kind}) == 1}
        by_kind = {kind: by_sourcetype[next(s for s, k in zip(sourcetypes, kinds) if k == kind)] for kind in single
                   if next(s for s, k in zip(sourcetypes, kinds) if k == kind) in by_sourcetype
                   and sum(k == kind for k in kinds) == by_sourcetype[
                       next(s for s, k in zip(sourcetypes, kinds) if k == kind)].size}
        rest = groups(kind if kind not in by_kind else "" for kind in kinds)
        return cls(by_sourcetype, {**rest, **by_kind}, len(events))

    def group_of(self, sourcetype: str, kind: str) -> Optional[Group]:
        """The group an event is compared with, or None."""
        return self.by_sourcetype.get(sourcetype) or self.by_kind.get(kind)

    def behaviour(self, events: Sequence[Normalised], sourcetypes: Sequence[str], meanings: np.ndarray,
                  logits: np.ndarray) -> Behaviour:
        """What this baseline says of events with their embeddings [n, dim] and cold logits [n]."""
        rows = np.zeros((len(events), len(BEHAVIOUR)), np.float32)
        novelties: List[Optional[float]] = [None] * len(events)
        news: List[Tuple[str, ...]] = [()] * len(events)
        members: Dict[int, List[int]] = {}
        groups: Dict[int, Group] = {}
        for position, (event, sourcetype) in enumerate(zip(events, sourcetypes)):
            group = self.group_of(sourcetype, event.kind)
            if group is not None:
                members.setdefault(id(group), []).append(position)
                groups[id(group)] = group
        for key, positions in members.items():
            group = groups[key]
            # Lines repeat: each wording is compared with the baseline's once.
            first: Dict[Tuple[str, str], int] = {}
            distinct, rows_of = [], []
            for position in positions:
                wordings = (wording(events[position]), events[position].template)
                if wordings not in first:
                    first[wordings] = len(first)
                    distinct.append(position)
                rows_of.append(first[wordings])
            emptiness = group.densities(hashed([text for text, _ in first]), meanings[distinct])
            text, meaning = (values[rows_of] for values in emptiness)
            medians = float(np.median(group.text_sorted)), float(np.median(group.meaning_sorted))
            for offset, position in enumerate(positions):
                event = events[position]
                found = group.surprises(event.entities)
                tails = unusualness(group, text[offset], meaning[offset], found)
                rows[position] = _row(group, medians, float(logits[position]), text[offset], meaning[offset], found, tails)
                novelties[position] = round(1.0 - 10 ** -tail(group.unusual_sorted, tails[-1]), 4)
                news[position] = _news(group, found, tails)
        return Behaviour(rows, tuple(novelties), tuple(news))


def _row(group: Group, medians: Tuple[float, float], logit: float, text: float, meaning: float,
         found: Sequence[Tuple[float, str, str]], tails: Sequence[float]) -> List[float]:
    standing = (logit - group.centre) / group.spread
    largest = max((bits for bits, _, _ in found), default=0.0)
    mean = sum(bits for bits, _, _ in found) / len(found) if found else 0.0
    median_text, median_meaning = medians
    return [1.0, max(-4.0, min(8.0, standing)) / 4, tail(group.logits_sorted, logit) / 2, tails[0] / 2, tails[1] / 2,
            min(20.0, max(-20.0, text - median_text)) / 10, min(20.0, max(-20.0, meaning - median_meaning)) / 10,
            tails[2] / 2, tails[3] / 2, min(15.0, largest) / 10, max(-5.0, min(10.0, mean)) / 5,
            math.log10(group.size) / 4]


def _news(group: Group, found: Sequence[Tuple[float, str, str]], tails: Sequence[float]) -> Tuple[str, ...]:
    told = [f"{'rare' if group.has_seen(name, value) else 'new'} here: {name} {value[:80]}" for bits, name, value in sorted(found, reverse=True)[:3]
            if bits >= _NEWS_BITS]
    if max(tails[0], tails[1]) >= 2.0:
        told.append("new here: hardly a line like it in the baseline")
    return tuple(told)
