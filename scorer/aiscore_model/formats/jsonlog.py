"""JSON of no family we know: its values in words, the telling ones first.

Owns the flattening of nested JSON into (path, value) pairs, bounded in depth and count, which the cloud reader shares,
and the order in which unknown keys are worth reading.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, Iterator, List, Tuple

from ..redact import SECRET, is_secret_name, split_words, words_of_token
from .draft import Draft

PAIRS_MAX = 160
_DEPTH_MAX = 8
_LIST_MAX = 6

#: What a key must hold for its value to be worth words early; earlier lines first.
_RANKS = (
    re.compile(r"(?:^|_)(?:event ?type|action|operation|event ?name|method|activity|verb|command|cmdline|type|name|category|message|msg|event)$"),
    re.compile(r"result|outcome|status|success|error|severity|level|reason|decision|risk|alert|signature|rule"),
    re.compile(r"user|actor|principal|account|role|group|permission|admin|target|object|resource|process|image|file|path|uri|url|query|param"),
)
_NOISE = re.compile(
    r"(?:^|_)(?:id|ids|uid|uuid|guid|gid|time|timestamp|date|datetime|created|updated|created_at|updated_at|ts|version|index|offset|"
    r"sequence|seq|hash|md5|sha1|sha256|etag|nonce|cursor|link|links|href|self|arn|customer_id)$|"
    r"(?:request|event|trace|span|correlation|session|record|insert|instance|account|tenant|org|organization|project|customer|message|"
    r"operation|device|document|object|principal|key|user|user_agent|actor|role|resource|app|application|client|group|workspace)_?id$|time(?:stamp)?$|_at$|_on$")


def pairs(record: Any) -> List[Tuple[str, Any]]:
    """(dotted path, scalar) of everything in `record`, depth first, at most PAIRS_MAX.

    >>> pairs({"a": {"b": [1, {"c": "x"}]}})
    [('a.b', 1), ('a.b.c', 'x')]
    """
    found: List[Tuple[str, Any]] = []
    _flatten(record, "", 0, found)
    return found


def _flatten(node: Any, path: str, depth: int, found: List[Tuple[str, Any]]) -> None:
    if len(found) >= PAIRS_MAX:
        return
    if isinstance(node, dict):
        if depth < _DEPTH_MAX:
            for key, child in node.items():
                _flatten(child, f"{path}.{key}" if path else str(key), depth + 1, found)
    elif isinstance(node, list):
        if depth < _DEPTH_MAX:
            for child in node[:_LIST_MAX]:
                _flatten(child, path, depth + 1, found)
    elif node is not None and node != "":
        found.append((path, node))


@lru_cache(maxsize=1 << 13)
def key_words(path: str) -> str:
    """The words of the last two steps of a path."""
    steps = path.split(".")
    return split_words(" ".join(steps[-2:]))


@lru_cache(maxsize=1 << 13)
def rank_of(path: str) -> int:
    """0 for the keys that say what happened, 3 for the rest, 9 for what only identifies."""
    words = split_words(path.rpartition(".")[2]).replace(" ", "_")
    if _NOISE.search(words):
        return 9
    for rank, pattern in enumerate(_RANKS):
        if pattern.search(words):
            return rank + (1 if "." in path else 0)
    return 4


def read(draft: Draft, record: Dict[str, Any]) -> None:
    """Fills `draft` from any JSON object."""
    tell(draft, pairs(record))


def tell(draft: Draft, found: List[Tuple[str, Any]], keep_from: int = 9) -> None:
    """Says every pair worth it, by rank and then as they came; ranks from `keep_from` on are dropped."""
    for _, path, value in sorted(_ranked(found, keep_from), key=lambda ranked: ranked[0]):
        if draft.is_full:
            break
        draft.say(key_words(path))
        tell_value(draft, path, value)


def _ranked(found: List[Tuple[str, Any]], keep_from: int) -> Iterator[Tuple[int, str, Any]]:
    for path, value in found:
        rank = rank_of(path)
        if rank < keep_from:
            yield rank, path, value


def tell_value(draft: Draft, path: str, value: Any) -> None:
    """One value: booleans and numbers as words, secrets as a placeholder, text masked."""
    if value is True or value is False:
        draft.say("true" if value else "false")
    elif isinstance(value, (int, float)):
        draft.say("zero" if value == 0 else "num")
    elif is_secret_name(path):
        draft.say(SECRET)
    elif len(value) < 40 and " " not in value:
        draft.say(words_of_token(value))
    else:
        draft.read(value, 400)
