"""scikit-learn's counts of words, of pairs of words and of character n-grams, sooner.

Its "char_wb" analyzer cuts each word by itself, and logs are made of few words: what a word is cut into is remembered, so
that a line costs one look-up a word instead of a hundred slices and look-ups. The counts are the same (tests/model/test_counting.py).
Called by the features and the baseline.
"""
from __future__ import annotations

import re
from itertools import chain
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

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
        return counts_of([self.columns(text.lower()) for text in texts], self._width)

    def columns(self, text: str) -> List[np.ndarray]:
        """Columns of a text in lower case, an array a word, again as often as a term comes."""
        known = self._known
        found = []
        for word in text.split():
            columns = known.get(word)
            found.append(self._columns(word) if columns is None else columns)
        return found

    def _columns(self, word: str) -> np.ndarray:
        found = [self._column(term) for term in self._analyse(word)]
        columns = np.array([column for column in found if column >= 0], np.int32)
        if len(word) <= WORD_MAX_CHARS:
            if len(self._known) >= WORDS_MAX:
                self._known.clear()
            self._known[word] = columns
        return columns


class WordCounts:
    """Columns of the words in a text and of their neighbouring pairs.

    token    regular expression of a word
    columns  of terms: a word, or two with a space between them
    """

    def __init__(self, token: str, columns: Mapping[str, int]) -> None:
        self._cut = re.compile(token).findall
        self._words: Dict[str, int] = {}
        self._pairs: Dict[Tuple[str, ...], int] = {}
        for term, column in columns.items():
            parts = tuple(term.split(" "))
            if len(parts) == 1:
                self._words[term] = column
            else:
                self._pairs[parts] = column

    def column(self, word: str) -> Optional[int]:
        """The column of a word, None where it has none."""
        return self._words.get(word)

    def columns(self, text: str) -> np.ndarray:
        """Columns of a text in lower case, int32, again as often as a term comes."""
        words = self._cut(text)
        known, pairs = self._words, self._pairs
        found = [known[word] for word in words if word in known]
        found.extend([pairs[pair] for pair in zip(words, words[1:]) if pair in pairs])
        return np.array(found, np.int32)


def counts_of(rows: Sequence[Sequence[np.ndarray]], width: int) -> sparse.csr_matrix:
    """How often each column comes in the arrays of each row: sparse float32 [n, width], columns ascending."""
    lengths = [sum(map(len, row)) for row in rows]
    cells = np.concatenate(list(chain.from_iterable(rows))).astype(np.int64) if any(lengths) else np.empty(0, np.int64)
    # A cell is its row and its column in one number: sorted at once, which numpy does several times faster than scipy does row by row.
    cells += np.repeat(np.arange(len(rows), dtype=np.int64) * width, lengths)
    cells.sort()
    first = np.flatnonzero(np.diff(cells, prepend=-1))
    counts = np.diff(first, append=len(cells)).astype(np.float32)
    row_of, columns = np.divmod(cells[first], width)
    ends = np.searchsorted(row_of, np.arange(len(rows) + 1))
    return sparse.csr_matrix((counts, columns.astype(np.int32), ends.astype(np.int32)), (len(rows), width))
