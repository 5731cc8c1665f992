"""Features of an event that need no knowledge of its site.

    meaning     logit of a linear model over BERT's reading of the template; only where BERT was adapted to logs  [1]
    topic       TF-IDF of words and characters, projected on the bundle's axes          [TOPICS]
    wording     logit of a linear model over the same TF-IDF                            [1]
    shape       character statistics of what an attacker controls (`focus`)             [len(SHAPES)]
    rules       what the Sigma rules say                                                [4]
    kind        which family of log it is                                               [len(KINDS)]

The order and width of these blocks is the layout; the head is trained on one layout and refuses
another. Everything here depends on one event alone. Called by the scorer and by the trainer.
"""
from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from aiscore_rules.engine import Judgement

from .counting import CharacterCounts, WordCounts, counts_of
from .normalise import KINDS, Normalised

TOPICS = 128
#: Characters of template and focus that TF-IDF reads.
WORDING_MAX_CHARS = 1_500
FOCUS_MAX_CHARS = 2_000
#: Inverse document frequency of a word that one in twenty of the training events holds.
FORM_IDF = 1 + math.log(20)

Layout = Tuple[Tuple[str, int], ...]


# -- TF-IDF --------------------------------------------------------------------------------------

def wording(normalised: Normalised) -> str:
    """The text that TF-IDF reads: the template, then what an attacker controls, decoded."""
    return f"{normalised.template} {' '.join(normalised.focus)}"[:WORDING_MAX_CHARS]


@dataclass(frozen=True)
class Vocabulary:
    """Terms that TF-IDF counts, in column order, with the inverse document frequency of each."""

    words: Tuple[str, ...]
    characters: Tuple[str, ...]
    word_idf: np.ndarray
    character_idf: np.ndarray

    def __len__(self) -> int:
        return len(self.words) + len(self.characters)


#: Words of the template, punctuation that carries attacks, and pairs of both.
TOKEN = r"[a-z0-9_]+|[^\sa-z0-9_]"


def word_counter(**options: object) -> TfidfVectorizer:
    """scikit-learn's counter of words and pairs of words."""
    return TfidfVectorizer(token_pattern=TOKEN, ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32, **options)


def character_counter(**options: object) -> TfidfVectorizer:
    """scikit-learn's counter of three to five neighbouring characters inside words."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32, **options)


class Wording:
    """TF-IDF over a fixed vocabulary: texts -> sparse rows of unit length [n, len(vocabulary)]."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        columns = {term: column for column, term in enumerate(vocabulary.words)}
        characters = {term: column for column, term in enumerate(vocabulary.characters, len(columns))}
        self._words = WordCounts(TOKEN, columns)
        self._characters = CharacterCounts(character_counter().build_analyzer(), lambda term: characters.get(term, -1), len(vocabulary))
        self._idf = np.concatenate([vocabulary.word_idf, vocabulary.character_idf]).astype(np.float32)

    def is_form(self, word: str) -> bool:
        """Whether `word` (lower case) is one that so many kinds of event hold that it tells what a log looks like, not what happened."""
        column = self._words.column(word)
        return column is not None and self.vocabulary.word_idf[column] < FORM_IDF

    def rows(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Rows of `texts`; both halves weigh the same. What scikit-learn's vectorizers give, without a check of each call."""
        lower = [text.lower() for text in texts]
        counts = counts_of([[self._words.columns(text), *self._characters.columns(text)] for text in lower], len(self.vocabulary))
        weights = (np.log(counts.data) + np.float32(1)) * self._idf[counts.indices]
        half = np.repeat(np.arange(0, 2 * len(texts), 2), np.diff(counts.indptr)) + (counts.indices >= len(self.vocabulary.words))
        lengths = np.sqrt(np.bincount(half, weights * weights, 2 * len(texts)))
        counts.data = (weights / lengths[half]).astype(np.float32) * np.float32(math.sqrt(0.5))
        return counts


# -- shape ---------------------------------------------------------------------------------------

SHAPES = (
    "length", "entropy", "distinct", "digits", "letters", "upper", "punctuation", "control", "non_ascii", "vowels",
    "longest_word", "longest_consonants", "longest_digits", "hex_run", "base64_run", "percent", "quotes", "angle",
    "brackets", "shell", "equals", "slashes", "dots_up", "comment", "labels", "label_length", "surprise",
    "surprise_max", "switches", "repeats",
)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,}", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_WORDS = re.compile(r"[A-Za-z0-9]+")
_HEX = re.compile(r"[0-9a-fA-F]{8,}")
_BASE64 = re.compile(r"[A-Za-z0-9+/=_-]{16,}")
_VOWELS = frozenset("aeiouAEIOU")


class Letters:
    """How surprising a word's letters are, from counts of three neighbouring letters in benign words.

    surprise(word) -> mean and maximum of -log2 p(letter | the two before), in bits
    """

    _ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789-"

    def __init__(self, bits: np.ndarray) -> None:
        self.bits = np.asarray(bits, np.float32)
        self._code = {letter: code + 1 for code, letter in enumerate(self._ALPHABET)}
        self._table = self.bits.tolist()

    @classmethod
    def learn(cls, words: Sequence[str]) -> Letters:
        """Counts from benign `words`, each once, smoothed by adding a half."""
        size = len(cls._ALPHABET) + 1
        code = {letter: index + 1 for index, letter in enumerate(cls._ALPHABET)}
        counts = np.full((size, size, size), 0.05, np.float64)
        for word in words:
            codes = [0, 0] + [code.get(letter, 0) for letter in word.lower()] + [0]
            for first, second, third in zip(codes, codes[1:], codes[2:]):
                counts[first, second, third] += 1
        return cls(-np.log2(counts / counts.sum(axis=2, keepdims=True)))

    def surprise(self, word: str) -> Tuple[float, float]:
        """Mean and maximum in bits; (0, 0) for an empty word."""
        if not word:
            return 0.0, 0.0
        code, table = self._code, self._table
        codes = [0, 0] + [code.get(letter, 0) for letter in word.lower()[:64]] + [0]
        bits = [table[first][second][third] for first, second, third in zip(codes, codes[1:], codes[2:])]
        return sum(bits) / len(bits), max(bits)


def longest(pattern: re.Pattern[str], text: str) -> int:
    """Length of the longest match of `pattern` in `text`."""
    return max((len(match) for match in pattern.findall(text)), default=0)


def shape(focus: Sequence[str], letters: Letters) -> List[float]:
    """Character statistics of `focus`, in the order of SHAPES; shares, and logarithms of lengths."""
    text = " ".join(focus)[:FOCUS_MAX_CHARS]
    length = len(text)
    if not length:
        return [0.0] * len(SHAPES)
    counts = Counter(text)
    entropy = -sum(count / length * math.log2(count / length) for count in counts.values())
    total = {"digits": 0, "letters": 0, "upper": 0, "control": 0, "non_ascii": 0, "vowels": 0, "space": 0}
    for char, count in counts.items():
        if "a" <= char <= "z" or "A" <= char <= "Z":
            total["letters"] += count
            total["upper"] += count if char < "a" else 0
            total["vowels"] += count if char in _VOWELS else 0
        elif "0" <= char <= "9":
            total["digits"] += count
        elif char < " ":
            total["control"] += count
        elif char > "~":
            total["non_ascii"] += count
        elif char == " ":
            total["space"] += count
    punctuation = length - sum(total[name] for name in ("digits", "letters", "control", "non_ascii", "space"))
    words = _WORDS.findall(text)
    first = focus[0] if focus else ""
    labels = first.split(".") if " " not in first and "/" not in first else []
    longest_label = max(labels, key=len, default="") if len(labels) > 1 else max(words, key=len, default="")
    mean_bits, max_bits = letters.surprise(longest_label)

    def per_hundred(chars: str) -> float:
        return math.log1p(sum(counts.get(char, 0) for char in chars))

    return [
        math.log1p(length) / 8, entropy / 8, len(counts) / min(length, 96), total["digits"] / length,
        total["letters"] / length, total["upper"] / max(1, total["letters"]), punctuation / length,
        math.log1p(total["control"]), math.log1p(total["non_ascii"]) / 4,
        total["vowels"] / max(1, total["letters"]), math.log1p(max(map(len, words), default=0)) / 6,
        math.log1p(longest(_CONSONANTS, text)) / 3, math.log1p(longest(_DIGITS, text)) / 4,
        math.log1p(longest(_HEX, text)) / 6, math.log1p(longest(_BASE64, text)) / 7,
        per_hundred("%") / 3, per_hundred("'\"`") / 3, per_hundred("<>") / 3, per_hundred("(){}[]") / 3,
        per_hundred(";|&$") / 3, per_hundred("=") / 3, per_hundred("/\\") / 4,
        math.log1p(text.count("../") + text.count("..\\")), math.log1p(text.count("--") + text.count("/*")),
        len(labels) / 6, math.log1p(len(longest_label)) / 4, mean_bits / 8, max_bits / 16,
        math.log1p(text.count(" -") + text.count(" /")) / 3, 1 - len(set(words)) / max(1, len(words)),
    ]


# -- meaning -------------------------------------------------------------------------------------

@dataclass(frozen=True)
class Meaning:
    """A linear model over embeddings: slopes float32 [dim], and an offset for each kind of log, float32 [len(KINDS)]."""

    slopes: np.ndarray
    offsets: np.ndarray

    def logits(self, embeddings: np.ndarray, kinds: np.ndarray) -> np.ndarray:
        """Logits [n] of embeddings [n, dim] of events whose kinds are KINDS[kinds[i]]."""
        # Row by row, so that what comes of an event does not depend on how many came with it, as a product of matrices would.
        return (embeddings.astype(np.float32) * self.slopes).sum(axis=1) + self.offsets[kinds]


# -- the whole row -------------------------------------------------------------------------------

class FeatureSpace:
    """The layout and everything learned that it needs; immutable once built.

    meaning      how BERT's embeddings are read; None where it was not adapted to logs: what it says of places that it never
                 saw is then no better than what words say (docs/TRIALS.md)
    topic_terms  [k]          columns of the vocabulary that make up the topics, ascending
    axes         [k, TOPICS]  projection of their TF-IDF (truncated SVD)
    weights      [len(vocabulary)] and bias: the linear model behind `wording`
    """

    def __init__(self, vocabulary: Vocabulary, topic_terms: np.ndarray, axes: np.ndarray, weights: np.ndarray, bias: float,
                 letters: Letters, meaning: Optional[Meaning] = None) -> None:
        self.wording = Wording(vocabulary)
        self.topic_terms = np.asarray(topic_terms, np.int32)
        self.axes = np.asarray(axes, np.float32)
        self._axis_of = np.full(len(vocabulary), -1, np.int32)
        self._axis_of[self.topic_terms] = np.arange(len(self.topic_terms))
        self.weights = np.asarray(weights, np.float32)
        self.bias = float(bias)
        self.letters = letters
        self.meaning = meaning
        self.layout: Layout = (*((("meaning", 1),) if meaning else ()), ("topic", self.axes.shape[1]), ("wording", 1),
                               ("shape", len(SHAPES)), ("rules", 4), ("kind", len(KINDS)))
        self.width = sum(width for _, width in self.layout)

    def block(self, name: str) -> slice:
        """Columns of the block called `name`."""
        start = 0
        for block, width in self.layout:
            if block == name:
                return slice(start, start + width)
            start += width
        raise KeyError(name)

    def rows(self, events: Sequence[Normalised], embeddings: Optional[np.ndarray], judgements: Sequence[Judgement]) -> np.ndarray:
        """Features of events, float32 [n, width]; without embeddings [n, dim] their meaning is left at 0."""
        rows = np.zeros((len(events), self.width), np.float32)
        if not events:
            return rows
        counts = self.wording.rows([wording(event) for event in events])
        rows[:, self.block("topic")] = self._topic_counts(counts) @ self.axes
        rows[:, self.block("wording")] = (counts @ self.weights + self.bias)[:, None]
        rows[:, self.block("shape")] = [shape(event.focus, self.letters) for event in events]
        rows[:, self.block("rules")] = [rule_row(judgement) for judgement in judgements]
        kinds = np.array([KINDS.index(event.kind) for event in events])
        rows[np.arange(len(events)), self.block("kind").start + kinds] = 1.0
        if self.meaning and embeddings is not None:
            rows[:, self.block("meaning")] = self.meaning.logits(embeddings, kinds)[:, None]
        return rows

    def _topic_counts(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        """The columns of `counts` [n, len(vocabulary)] that make up the topics [n, k]."""
        axes = self._axis_of[counts.indices]
        kept = axes >= 0
        ends = np.concatenate([[0], np.cumsum(kept)])[counts.indptr]
        return sparse.csr_matrix((counts.data[kept], axes[kept], ends), (counts.shape[0], len(self.axes)))

    def arrays(self) -> Dict[str, np.ndarray]:
        """What a bundle keeps of this space beside its vocabulary's terms."""
        vocabulary = self.wording.vocabulary
        return {"word_idf": np.asarray(vocabulary.word_idf, np.float16),
                "character_idf": np.asarray(vocabulary.character_idf, np.float16),
                "topic_terms": self.topic_terms, "axes": self.axes.astype(np.float16), "weights": self.weights.astype(np.float16),
                "bias": np.array([self.bias], np.float32), "letters": self.letters.bits.astype(np.float16),
                **({"meaning_slopes": self.meaning.slopes, "meaning_offsets": self.meaning.offsets} if self.meaning else {})}

    @classmethod
    def from_arrays(cls, words: Sequence[str], characters: Sequence[str], arrays: Mapping[str, np.ndarray],
                    embedding_dim: int) -> FeatureSpace:
        """The space that `arrays` was taken from. Raises ValueError where the parts do not fit together."""
        vocabulary = Vocabulary(tuple(words), tuple(characters), arrays["word_idf"].astype(np.float32),
                                arrays["character_idf"].astype(np.float32))
        expected = {"word_idf": (len(words),), "character_idf": (len(characters),), "weights": (len(vocabulary),),
                    "bias": (1,)}
        for name, wanted in expected.items():
            if arrays[name].shape != wanted:
                raise ValueError(f"{name} has shape {arrays[name].shape}, not {wanted}")
        terms = arrays["topic_terms"]
        if terms.ndim != 1 or terms.dtype != np.int32 or (np.diff(terms, prepend=-1, append=len(vocabulary)) <= 0).any():
            raise ValueError("topic_terms are not ascending columns of the vocabulary")
        if arrays["axes"].ndim != 2 or arrays["axes"].shape[0] != len(terms):
            raise ValueError(f"axes has shape {arrays['axes'].shape} for {len(terms)} terms")
        size = len(Letters._ALPHABET) + 1
        if arrays["letters"].shape != (size, size, size):
            raise ValueError(f"letters has shape {arrays['letters'].shape}")
        meaning = None
        if "meaning_slopes" in arrays:
            meaning = Meaning(arrays["meaning_slopes"].astype(np.float32), arrays["meaning_offsets"].astype(np.float32))
            if meaning.slopes.shape != (embedding_dim,) or meaning.offsets.shape != (len(KINDS),):
                raise ValueError(f"meaning has shapes {meaning.slopes.shape} and {meaning.offsets.shape}, not {(embedding_dim,)} and {(len(KINDS),)}")
        return cls(vocabulary, terms, arrays["axes"], arrays["weights"], float(arrays["bias"][0]), Letters(arrays["letters"]), meaning)


def rule_row(judgement: Judgement) -> List[float]:
    """Whether a rule hit, how many (logarithm), and the rules' own score twice: plain and squared."""
    return [1.0 if judgement.rule_ids else 0.0, math.log1p(len(judgement.rule_ids)), judgement.score,
            judgement.score * judgement.score]
