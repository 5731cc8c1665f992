"""What an analyst's labels teach, at once and without retraining the head.

A correction is added to the warm logit: a Gaussian process over the labelled events (Rasmussen
and Williams, Gaussian Processes for Machine Learning, 2006, section 3.4: Laplace's approximation with a logistic
likelihood), whose mean is what the model thought already, so that it says nothing far from every
label. Lines of the baseline stand in as weak benign labels, trusted as far as the baseline trusts them.

A benign label speaks for lines like it, not for the site: a correction downwards fades with the distance
to the nearest benign line, and so an attack class that nobody has labelled never vanishes.

Keeps hashes, embeddings and weights: no line of the site.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np
from scipy import sparse

#: Prior deviation of the correction, in logits.
PRIOR_LOGITS = 4.0
#: Width of the kernel in meaning, in cosine.
MEANING_WIDTH = 0.15
#: How much a line of the baseline counts against a label.
BASELINE_WEIGHT = 0.15
#: Similarity to a benign line at which half of a downward correction is left.
FADE_HALF_AT = 0.45
_STEPS = 30


def kernel(lines: sparse.csr_matrix, meanings: np.ndarray, other_lines: sparse.csr_matrix,
           other_meanings: np.ndarray) -> np.ndarray:
    """Similarity of rows [n] and other rows [m], 0 to 1: half wording, half meaning. [n, m]"""
    words = (lines @ other_lines.T).toarray()
    cosine = meanings.astype(np.float32) @ other_meanings.astype(np.float32).T
    return 0.5 * np.minimum(words, 1.0) + 0.5 * np.exp((np.minimum(cosine, 1.0) - 1.0) / MEANING_WIDTH)


@dataclass(frozen=True)
class Teaching:
    """A fitted correction.

    lines, meanings  the taught rows: sparse [m, hashes], float16 [m, dim]
    alpha            weight of each in the correction [m]
    benign           1 where the row speaks for benign [m]
    labels           1 malicious, 0 benign, -1 a line of the baseline [m]
    """

    lines: sparse.csr_matrix
    meanings: np.ndarray
    alpha: np.ndarray
    labels: np.ndarray

    def corrections(self, lines: sparse.csr_matrix, meanings: np.ndarray) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Logits to add [n], the labelled row nearest to each [n] (-1: none) and its similarity [n]."""
        similarity = kernel(lines, meanings, self.lines, self.meanings)
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
          weights: np.ndarray) -> Teaching:
    """Fit the correction: `prior` logits [m] (0 = as likely an attack as not), `labels` as in Teaching."""
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
    return Teaching(lines, meanings.astype(np.float16), alpha, labels.astype(np.int8))
