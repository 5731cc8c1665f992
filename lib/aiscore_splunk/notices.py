"""What a search tells at its end: one line in the log, and at most one message of a kind to the analyst.

`Tally` counts while the search runs; the rest are functions of it. Pure; called by `search`.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict, List, Tuple
from typing import Counter as CounterOf

from aiscore_contract.errors import ERROR_WORDS
from aiscore_contract.plain import plain

from .options import Options

NO_TEXT = "no_text"
WARN = "WARN"
#: Words that only another fault brings about.
CONSEQUENT = ("breaker_open", "budget")


@dataclass
class Tally:
    """Counts of one search.

    rows        events that came
    unique      distinct events, summed over the chunks
    fallback    events that the rules scored although the model was wanted
    unscored    events that nobody scored although they have text
    over        events past max_events
    words       for each word of ai_error, its events
    details     for each word, what the first fault said
    problems    what is wrong with this installation, a sentence each
    """

    rows: int = 0
    unique: int = 0
    chunks: int = 0
    fallback: int = 0
    unscored: int = 0
    over: int = 0
    model: str = ""
    words: CounterOf[str] = field(default_factory=Counter)
    details: Dict[str, str] = field(default_factory=dict)
    problems: List[str] = field(default_factory=list)

    @property
    def reason(self) -> str:
        """The word that most events without the model have; empty where there are none."""
        wanting = {word: count for word, count in self.words.items() if word != NO_TEXT}
        return max(wanting, key=lambda word: (wanting[word], word)) if wanting else ""


def messages_of(tally: Tally, options: Options) -> List[Tuple[str, str]]:
    """(level, text) for the search's inspector: one of a kind."""
    found = [_fallback_text(tally, options), _over_text(tally, options), _no_text_text(tally, options)]
    found.append(" ".join(dict.fromkeys(tally.problems)))
    return [(WARN, "aiscore: " + plain(text)) for text in found if text]


def _fallback_text(tally: Tally, options: Options) -> str:
    words = Counter({word: count for word, count in tally.words.items() if word != NO_TEXT})
    words["budget"] -= tally.over  # they have a message of their own
    words = +words
    if not words:
        return ""
    count = sum(words.values())
    kept = "have no score, as mode=model wants it" if options.mode == "model" else "were not scored by the model"
    if tally.fallback and options.mode != "model":
        kept = "were scored by rules instead of the model"
    reasons = []
    for word, events in words.most_common():
        detail = tally.details.get(word, "")
        reasons.append(f"{word} ({events:,} events{': ' + detail if detail else ''})")
    # The cause is worth more advice than what followed from it.
    first = next((word for word, _ in words.most_common() if word not in CONSEQUENT), words.most_common(1)[0][0])
    return f"{count:,} of {tally.rows:,} events {kept}: {', '.join(reasons)}. {ERROR_WORDS[first][0].upper()}{ERROR_WORDS[first][1:]}"


def _over_text(tally: Tally, options: Options) -> str:
    if not tally.over:
        return ""
    instead = "have no score" if options.mode == "model" else "were scored by rules"
    return f"{tally.over:,} events past max_events={options.max_events} {instead}. Raise max_events=, or search less."


def _no_text_text(tally: Tally, options: Options) -> str:
    count = tally.words[NO_TEXT]
    if not count or count < tally.rows:
        return ""
    return f"none of {tally.rows:,} events has text in field={options.field}: is its name right?"


def summary_of(tally: Tally, options: Options, batches: int, model_s: float, total_s: float) -> Dict[str, Any]:
    """Members of the log's line about the search."""
    return {
        "mode": options.mode, "rows": tally.rows, "unique": tally.unique, "chunks": tally.chunks, "batches": batches,
        "model_ms": round(model_s * 1000), "total_ms": round(total_s * 1000),
        "fallback_rows": tally.fallback + tally.unscored, "reason": tally.reason, "model": tally.model,
    }
