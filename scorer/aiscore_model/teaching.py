"""What an analyst's labels teach, at once and without retraining the head.

A correction is added to the warm logit: a Gaussian process over the labelled events (Rasmussen
and Williams, Gaussian Processes for Machine Learning, 2006, section 3.4: Laplace's approximation with a logistic
likelihood), whose mean is what the model thought already, so that it says nothing far from every
label. Lines of the baseline stand in as weak benign labels, trusted as far as the baseline trusts them.

A benign label speaks for lines like it, not for the site: a correction downwards fades with the distance
to the nearest benign line, and so an attack class that nobody has labelled never vanishes.

A label speaks for two sorts of events: those that are worded or mean alike, and those that name the same parties (users, addresses,
hosts, accounts, agents), because an intruder does more than one thing. What an event is, and when, says nothing of who did it.

Two lines of one site share most of their words, and most events of a site name the same server, so likeness counts what few of the
site's events hold: terms and parties are weighed by how rare they are here (inverse document frequency over the baseline). Without
that, one label speaks for the whole site.

Keeps hashes, embeddings, counts and weights: no line, user or address of the site.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Optional, Sequence, Tuple

import numpy as np
from scipy import sparse
from scipy.linalg import cho_factor, cho_solve
from sklearn.feature_extraction import FeatureHasher
from sklearn.preprocessing import normalize

from .baseline import GROUP_MIN_EVENTS, hashed
from .features import wording
from .normalise import Normalised

#: Prior deviation of the correction, in logits.
PRIOR_LOGITS = 3.0
#: What likeness and kinship weigh in the covariance: many words of an event are those of all events of its form,
#: a party is somebody.
LIKENESS_WEIGHT = 0.7
KINSHIP_WEIGHT = 1.5
#: Width of the kernel in meaning, in cosine.
MEANING_WIDTH = 0.15
#: How much a line of the baseline counts against a label.
BASELINE_WEIGHT = 0.15
#: Entities that say what an event is and when. All others are parties to it.
NOT_PARTIES = frozenset(("action", "hour", "port", "service", "path", "process", "parent"))
PARTY_COLUMNS = 2 ** 18
#: What is labelled malicious counts as no more than so doubtful before, in logits (0: as likely an attack as not): an attack that the model
#: knew would otherwise teach nothing, of what else its source does neither.
DOUBTFUL_LOGITS = -1.0
#: Likeness to a benign line at which half of a downward correction is left.
FADE_HALF_AT = 0.45
#: Weight of a term that every line of the site holds, in natural logarithms of rarity.
COMMON_TERM = 0.1
#: A party that so many of the site's events name is nobody in particular.
COMMON_SHARE = 0.5
_STEPS = 100
#: The fit is done when a step gains less, in natural logarithms of the posterior. A step is halved until it gains, but not below this share.
_GAIN_MIN = 1e-8
_SHARE_MIN = 1e-6


@dataclass(frozen=True)
class Terms:
    """How many lines of a site hold each hashed term: ascending columns [k], their counts [k], and the lines in all."""

    columns: np.ndarray
    counts: np.ndarray
    lines: int

    def __post_init__(self) -> None:
        if self.columns.ndim != 1 or self.columns.shape != self.counts.shape or self.lines < 0 or (
                len(self.columns) and ((np.diff(self.columns) <= 0).any() or self.counts.min() < 1 or self.counts.max() > self.lines)):
            raise ValueError("counts of terms do not fit together")

    @classmethod
    def of(cls, lines: sparse.csr_matrix) -> Terms:
        """Counts over distinct `lines` [n, hashes]."""
        counts = np.bincount(lines.indices, minlength=0)
        columns = np.flatnonzero(counts)
        return cls(columns.astype(np.int32), counts[columns].astype(np.int32), lines.shape[0])

    def share(self, column: int) -> float:
        """Share of the lines that hold the term in `column`."""
        place = int(np.searchsorted(self.columns, column))
        held = int(self.counts[place]) if place < len(self.columns) and self.columns[place] == column else 0
        return held / max(1, self.lines)

    def weigh(self, lines: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows of unit length, each term weighed by its rarity [n, hashes]."""
        if not lines.shape[0]:
            return lines
        if not len(self.columns):
            return normalize(lines)
        place = np.minimum(np.searchsorted(self.columns, lines.indices), len(self.columns) - 1)
        held = np.where(self.columns[place] == lines.indices, self.counts[place], 0)
        weighed = lines.copy()
        weighed.data = (lines.data * (np.log((self.lines + 1) / (held + 1)) + COMMON_TERM)).astype(np.float32)
        return normalize(weighed, copy=False)


_HASHER = FeatureHasher(PARTY_COLUMNS, input_type="string", alternate_sign=False, dtype=np.float32)


def parties_of(event: Normalised) -> Tuple[Tuple[str, str], ...]:
    """(name, value) of the parties to `event`."""
    return tuple(entity for entity in event.entities if entity[0] not in NOT_PARTIES)


def hashed_parties(events: Sequence[Normalised]) -> sparse.csr_matrix:
    """The parties to each event, sparse [n, PARTY_COLUMNS]."""
    if not events:
        return sparse.csr_matrix((0, PARTY_COLUMNS), dtype=np.float32)
    return _HASHER.transform(map("=".join, parties_of(event)) for event in events)


@dataclass(frozen=True)
class Traits:
    """What events are compared by.

    lines, parties  their hashed wordings and parties, sparse [n, hashes]
    meanings        their embeddings, float16 [n, dim]
    """

    lines: sparse.csr_matrix
    parties: sparse.csr_matrix
    meanings: np.ndarray

    def __post_init__(self) -> None:
        if not self.lines.shape[0] == self.parties.shape[0] == len(self.meanings):
            raise ValueError("traits are not of the same events")

    def __len__(self) -> int:
        return len(self.meanings)

    @classmethod
    def of(cls, events: Sequence[Normalised], meanings: np.ndarray) -> Traits:
        """Traits of `events` with their embeddings [n, dim]."""
        return cls(hashed(list(map(wording, events))), hashed_parties(events), np.asarray(meanings).astype(np.float16))

    def likeness(self, other: Traits) -> np.ndarray:
        """How alike events [n] and others [m] are worded and meant, half and half, 0 to 1. [n, m]"""
        words = (self.lines @ other.lines.T).toarray()
        cosine = self.meanings.astype(np.float32) @ other.meanings.astype(np.float32).T
        return 0.5 * np.minimum(words, 1.0) + 0.5 * np.exp((np.minimum(cosine, 1.0) - 1.0) / MEANING_WIDTH)

    def kinship(self, other: Traits) -> np.ndarray:
        """How far they name the same parties, 0 to 1. [n, m]"""
        return np.minimum((self.parties @ other.parties.T).toarray(), 1.0)


@dataclass(frozen=True)
class Weights:
    """By what the traits of a site's events are weighed."""

    terms: Terms
    parties: Terms

    @classmethod
    def of(cls, events: Sequence[Normalised]) -> Weights:
        """By rarity: terms among the distinct wordings of `events`, parties among all of them."""
        return cls(Terms.of(hashed(list(dict.fromkeys(map(wording, events))))), Terms.of(hashed_parties(events)))

    def weigh(self, traits: Traits) -> Traits:
        """`traits`, weighed."""
        return Traits(self.terms.weigh(traits.lines), self.parties.weigh(traits.parties), traits.meanings)


@dataclass(frozen=True)
class Correction:
    """What labels say of events: logits to add, the labelled row that is nearest (-1: none), its likeness, the labelled row that names the
    same parties, and how far. All [n]."""

    logits: np.ndarray
    nearest: np.ndarray
    likeness: np.ndarray
    kin: np.ndarray
    kinship: np.ndarray

    @classmethod
    def none(cls, count: int) -> Correction:
        """Nothing, of `count` events."""
        zero, nobody = np.zeros(count), np.full(count, -1)
        return cls(zero, nobody, zero, nobody, zero)


@dataclass(frozen=True)
class Teaching:
    """A fitted correction.

    traits   the taught rows, weighed [m]
    alpha    weight of each in the correction [m]
    labels   1 malicious, 0 benign, -1 a line of the baseline [m]
    weights  what traits of an event are weighed by
    """

    traits: Traits
    alpha: np.ndarray
    labels: np.ndarray
    weights: Weights

    def __post_init__(self) -> None:
        if not len(self.traits) == len(self.alpha) == len(self.labels):
            raise ValueError("taught rows do not fit together")
        if not math.isfinite(float(np.abs(self.alpha).sum())):
            raise ValueError("a taught weight is no number")

    def corrections(self, traits: Traits) -> Correction:
        """What the labels say of events with unweighed `traits` [n]."""
        traits = self.weights.weigh(traits)
        likeness, kinship = traits.likeness(self.traits), traits.kinship(self.traits)
        logits = PRIOR_LOGITS ** 2 * (LIKENESS_WEIGHT * (likeness @ self.alpha) + KINSHIP_WEIGHT * (kinship @ self.alpha))
        benign = likeness[:, self.labels <= 0]
        near = benign.max(axis=1) if benign.shape[1] else np.zeros(len(logits))
        fade = 1.0 / (1.0 + np.exp(-(near - FADE_HALF_AT) / 0.08))
        logits = np.where(logits < 0, logits * fade, logits)
        labelled = np.flatnonzero(self.labels >= 0)
        if not len(labelled):
            return replace(Correction.none(len(logits)), logits=logits)
        rows = np.arange(len(logits))
        nearest, kin = labelled[likeness[:, labelled].argmax(axis=1)], labelled[kinship[:, labelled].argmax(axis=1)]
        return Correction(logits, nearest, likeness[rows, nearest], kin, kinship[rows, kin])

    def shared_party(self, event: Normalised, row: int) -> Optional[Tuple[str, str]]:
        """(name, value) of the rarest party that `event` shares with taught `row`, or None: one that every second event here names says nothing
        to whoever reads it."""
        taught = set(self.traits.parties[row].indices.tolist())
        parties = parties_of(event)
        columns = _HASHER.transform([["=".join(party)] for party in parties]).indices.tolist() if parties else ()
        shared = [(self.weights.parties.share(column), party) for column, party in zip(columns, parties) if column in taught]
        share, party = min(shared, default=(1.0, None))
        return party if share < COMMON_SHARE or self.weights.parties.lines < GROUP_MIN_EVENTS else None


def covariance(likeness: np.ndarray, kinship: np.ndarray) -> np.ndarray:
    """Covariance of corrections, in squared logits, of events so alike and so kindred [n, m]."""
    return PRIOR_LOGITS ** 2 * (LIKENESS_WEIGHT * likeness + KINSHIP_WEIGHT * kinship)


def teach(traits: Traits, prior: np.ndarray, labels: np.ndarray, weights: np.ndarray, terms: Weights) -> Teaching:
    """Fit the correction to unweighed `traits`: `prior` logits [m] (0 = as likely an attack as not), `labels` as in Teaching, and how
    far each is believed [m], over 0 to 1."""
    traits = terms.weigh(traits)
    among = covariance(traits.likeness(traits), traits.kinship(traits)).astype(np.float64)
    prior = np.where(labels == 1, np.minimum(prior, DOUBTFUL_LOGITS), prior)
    alpha = posterior_mode(among, prior.astype(np.float64), labels == 1, weights.astype(np.float64))
    return Teaching(traits, alpha, labels.astype(np.int8), terms)


def posterior_mode(among: np.ndarray, prior: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weights [m] of the rows in the correction that is likeliest under covariance `among` [m, m], `prior` logits, `truth` and how far each
    row is believed [m].

    Newton's steps (Rasmussen and Williams, algorithm 3.1), each shortened until it gains: a whole one may step over the mode and never
    come back.
    """
    truth = truth.astype(np.float64)
    alpha, correction = np.zeros(len(prior)), np.zeros(len(prior))

    def posterior(alpha: np.ndarray, correction: np.ndarray) -> float:
        logits = prior + correction
        return float(weights @ (truth * logits - np.logaddexp(0.0, logits)) - 0.5 * alpha @ correction)

    best = posterior(alpha, correction)
    for _ in range(_STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(prior + correction, -30, 30)))
        curvature = weights * chance * (1.0 - chance)
        root = np.sqrt(curvature)
        aim = curvature * correction + weights * (truth - chance)
        inner = cho_factor(np.eye(len(prior)) + root[:, None] * among * root, lower=True)
        step = aim - root * cho_solve(inner, root * (among @ aim)) - alpha
        share, before = 1.0, best
        while share > _SHARE_MIN:
            tried = alpha + share * step
            moved = among @ tried
            found = posterior(tried, moved)
            if found >= best:
                alpha, correction, best = tried, moved, found
                break
            share /= 2
        if best - before < _GAIN_MIN:
            break
    return alpha
