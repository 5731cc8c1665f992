"""scikit-learn's counts of character n-grams, word by word.

Its "char_wb" analyzer cuts each word by itself, and logs are made of few words: what a word is cut into is remembered, so
that a line costs one look-up a word instead of a hundred slices and look-ups. The counts are the same (tests/model/test_counting.py).
Called by the features and the baseline.
"""
from __future__ import annotations

from typing import Callable, Dict, List, Sequence

import numpy as np
from scipy import sparse

#: Words remembered; a longer one than WORD_MAX_CHARS is cut anew each time.
WORDS_MAX = 100_000
WORD_MAX_CHARS = 64


class CharacterCounts:
    """Counts of terms inside words: texts -> sparse float32 rows [n, width], columns ascending.

    analyse  cuts a text into terms, each word by itself
    column   the column of a term, negative where it has none
    """

    def __init__(self, analyse: Callable[[str], List[str]], column: Callable[[str], int], width: int) -> None:
        self._analyse, self._column, self._width = analyse, column, width
        self._known: Dict[str, np.ndarray] = {}

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Counts of each text; every call may come from one thread only."""
        parts: List[np.ndarray] = []
        ends = np.zeros(len(texts) + 1, np.int64)
        known = self._known
        for row, text in enumerate(texts):
            end = 0
            for word in text.lower().split():
                columns = known.get(word)
                if columns is None:
                    columns = self._columns(word)
                parts.append(columns)
                end += len(columns)
            ends[row + 1] = end
        indices = np.concatenate(parts) if parts else np.empty(0, np.int32)
        counts = sparse.csr_matrix((np.ones(len(indices), np.float32), indices, np.cumsum(ends).astype(np.int32)),
                                   (len(texts), self._width))
        counts.sum_duplicates()
        return counts

    def _columns(self, word: str) -> np.ndarray:
        found = [self._column(term) for term in self._analyse(word)]
        columns = np.array([column for column in found if column >= 0], np.int32)
        if len(word) <= WORD_MAX_CHARS:
            if len(self._known) >= WORDS_MAX:
                self._known.clear()
            self._known[word] = columns
        return columns
