"""What an analyst's labels teach, at once and without retraining the head.

A correction is added to the warm logit: a Gaussian process over the labelled events (Rasmussen
and Williams, Gaussian Processes for Machine Learning, 2006, section 3.4: Laplace's approximation with a logistic
likelihood), whose mean is what the model thought already, so that it says nothing far from every
label. Lines of the baseline stand in as weak benign labels, trusted as far as the baseline trusts them.

A benign label speaks for lines like it, not for the site: a correction downwards fades with the distance
to the nearest benign line, and so an attack class that nobody has labelled never vanishes.

Two lines of one site share most of their words, so likeness counts what few of the site's lines hold: terms are weighed by
how rare they are here (inverse document frequency over the baseline). Without that, one label speaks for the whole site.

Keeps hashes, embeddings, counts and weights: no line of the site.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import sparse
from sklearn.preprocessing import normalize

#: Prior deviation of the correction, in logits.
PRIOR_LOGITS = 3.0
#: Width of the kernel in meaning, in cosine.
MEANING_WIDTH = 0.15
#: How much a line of the baseline counts against a label.
BASELINE_WEIGHT = 0.15
#: Similarity to a benign line at which half of a downward correction is left.
FADE_HALF_AT = 0.45
#: Weight of a term that every line of the site holds, in natural logarithms of rarity.
COMMON_TERM = 0.1
_STEPS = 30


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

    def weigh(self, lines: sparse.csr_matrix) -> sparse.csr_matrix:
        """Rows of unit length, each term weighed by its rarity [n, hashes]."""
        if not len(self.columns) or not lines.shape[0]:
            return lines
        place = np.minimum(np.searchsorted(self.columns, lines.indices), len(self.columns) - 1)
        held = np.where(self.columns[place] == lines.indices, self.counts[place], 0)
        weighed = lines.copy()
        weighed.data = (lines.data * (np.log((self.lines + 1) / (held + 1)) + COMMON_TERM)).astype(np.float32)
        return normalize(weighed, copy=False)


def kernel(lines: sparse.csr_matrix, meanings: np.ndarray, other_lines: sparse.csr_matrix,
           other_meanings: np.ndarray) -> np.ndarray:
    """Similarity of rows [n] and other rows [m], 0 to 1: half wording, half meaning. [n, m]"""
    words = (lines @ other_lines.T).toarray()
    cosine = meanings.astype(np.float32) @ other_meanings.astype(np.float32).T
    return 0.5 * np.minimum(words, 1.0) + 0.5 * np.exp((np.minimum(cosine, 1.0) - 1.0) / MEANING_WIDTH)


@dataclass(frozen=True)
class Teaching:
    """A fitted correction.

    lines, meanings  the taught rows, terms weighed: sparse [m, hashes], float16 [m, dim]
    alpha            weight of each in the correction [m]
    labels           1 malicious, 0 benign, -1 a line of the baseline [m]
    terms            what the terms of a line are weighed by
    """

    lines: sparse.csr_matrix
    meanings: np.ndarray
    alpha: np.ndarray
    labels: np.ndarray
    terms: Terms

    def __post_init__(self) -> None:
        if not self.lines.shape[0] == len(self.meanings) == len(self.alpha) == len(self.labels):
            raise ValueError("taught rows do not fit together")
        if not math.isfinite(float(np.abs(self.alpha).sum())):
            raise ValueError("a taught weight is no number")

    def corrections(self, lines: sparse.csr_matrix, meanings: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For unweighed `lines`: logits to add [n], the labelled row nearest to each [n] (-1: none) and its similarity [n]."""
        similarity = kernel(self.terms.weigh(lines), meanings, self.lines, self.meanings)
        correction = PRIOR_LOGITS ** 2 * (similarity @ self.alpha)
        benign = similarity[:, self.labels <= 0]
        near = benign.max(axis=1) if benign.shape[1] else np.zeros(len(correction))
        fade = 1.0 / (1.0 + np.exp(-(near - FADE_HALF_AT) / 0.08))
        correction = np.where(correction < 0, correction * fade, correction)
        labelled = np.flatnonzero(self.labels >= 0)
        if not len(labelled):
            return correction, np.full(len(correction), -1), np.zeros(len(correction))
        nearest = similarity[:, labelled].argmax(axis=1)
        return correction, labelled[nearest], similarity[np.arange(len(correction)), labelled[nearest]]


def teach(lines: sparse.csr_matrix, meanings: np.ndarray, prior: np.ndarray, labels: np.ndarray,
          weights: np.ndarray, terms: Terms) -> Teaching:
    """Fit the correction to unweighed `lines`: `prior` logits [m] (0 = as likely an attack as not), `labels` as in Teaching."""
    lines = terms.weigh(lines)
    covariance = PRIOR_LOGITS ** 2 * kernel(lines, meanings, lines, meanings)
    truth = (labels == 1).astype(np.float64)
    alpha = np.zeros(len(labels))
    for _ in range(_STEPS):
        logits = prior + covariance @ alpha
        chance = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
        curvature = weights * np.maximum(chance * (1 - chance), 1e-4)
        gradient = weights * (truth - chance)
        # Newton's step in the weights: (K + W^-1) alpha = K alpha + W^-1 gradient.
        target = covariance @ alpha + gradient / curvature
        fresh = np.linalg.solve(covariance + np.diag(1.0 / curvature), target)
        if np.max(np.abs(fresh - alpha)) < 1e-6:
            alpha = fresh
            break
        alpha = 0.5 * alpha + 0.5 * fresh
    return Teaching(lines, meanings.astype(np.float16), alpha, labels.astype(np.int8), terms)
