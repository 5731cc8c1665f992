"""Why a score is high, in words of the event: measured, not guessed.

`telling_words` reads the linear part of the model: a word's share of the wording logit is exact there, and costs nothing.
`attributions` leaves each word out, scores the rest through the whole cold path and tells what that changed
(occlusion; Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2014). Words that are the form of a
log (process, parent, success) are left out: they raise many a score and tell an analyst nothing.
"""
from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Iterator, List, Sequence, Tuple

import numpy as np

from .features import FeatureSpace, wording
from .normalise import Normalised

if TYPE_CHECKING:
    from .scorer import Reading, Scorer

WORDS_TOLD = 3
#: Words that are left out in turn; the most telling by the linear part come first.
WORDS_TRIED = 24
#: A word that moves the logit by less is not worth an analyst's time.
LOGIT_MIN = 0.15
_WORD = re.compile(r"[A-Za-z0-9_]{2,40}")
#: Words of templates that no analyst would use. Those that are plain words already (quote, semicolon) stay.
_PLAIN = {"doublequote": "double quote", "oddmark": "odd mark", "paren": "parenthesis", "bang": "exclamation mark", "num": "number",
          "publicip": "public address", "privateip": "private address", "localip": "local address", "multicastip": "multicast address",
          "localdomain": "local domain"}


def plain(words: str) -> str:
    """Words of a template as an analyst would say them.

    >>> plain("doublequote or num")
    'double quote or number'
    """
    return _WORD.sub(lambda word: _PLAIN.get(word.group(), word.group()), words)


def telling_words(space: FeatureSpace, events: Sequence[Normalised]) -> List[List[str]]:
    """For each event, the words whose presence raised the wording logit most, as one reason."""
    found = []
    for names, shares in _word_shares(space, events):
        told = [plain(names[i]) for i in np.argsort(-shares)[:WORDS_TOLD] if shares[i] >= LOGIT_MIN]
        found.append([f"wording: {', '.join(told)}"] if told else [])
    return found


def _word_shares(space: FeatureSpace, events: Sequence[Normalised]) -> Iterator[Tuple[List[str], np.ndarray]]:
    """For each event, its words and the share of each in the wording logit."""
    rows = space.wording.rows([wording(event) for event in events]) if events else None
    words = space.wording.vocabulary.words
    for number in range(len(events)):
        cells = slice(rows.indptr[number], rows.indptr[number + 1])
        columns, values = rows.indices[cells], rows.data[cells]
        kept = columns < len(words)
        columns, values = columns[kept], values[kept]
        named = [i for i, column in enumerate(columns) if not all(map(space.wording.is_form, _WORD.findall(words[column])))]
        yield ([words[columns[i]] for i in named],
               values[named] * space.weights[columns[named]] if named else np.empty(0))


def attributions(scorer: Scorer, reading: Reading) -> List[str]:
    """`word +1.23` for the words that raised the logit most, strongest first."""
    event = reading.normalised
    space = scorer.bundle.space
    present = [word for word in dict.fromkeys(_WORD.findall(f"{event.template} {' '.join(event.focus)}"))
               if not space.wording.is_form(word.lower())]
    names, shares = next(_word_shares(space, [event]))
    weight = dict(zip(names, shares))
    tried = sorted(present, key=lambda word: -abs(weight.get(word.lower(), 0.0)))[:WORDS_TRIED]
    without = [replace(reading, normalised=_without(event, word)) for word in tried]
    _, logits = scorer.cold([reading, *without])
    moved = logits[0] - logits[1:]
    return [f"word {plain(tried[i])} {moved[i]:+.2f}" for i in np.argsort(-moved)[:WORDS_TOLD * 2] if moved[i] >= LOGIT_MIN]


def _without(event: Normalised, word: str) -> Normalised:
    gone = re.compile(rf"(?<![A-Za-z0-9_]){re.escape(word)}(?![A-Za-z0-9_])")
    return replace(event, template=gone.sub("", event.template), focus=tuple(gone.sub("", text) for text in event.focus))
