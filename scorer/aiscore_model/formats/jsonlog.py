"""JSON of no family we know: its values in words, the telling ones first.

Owns the flattening of nested JSON into (path, value) pairs, bounded in depth and count, which the cloud reader shares,
and the order in which unknown keys are worth reading.
"""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Dict, Iterator, List, Tuple

from ..redact import SECRET, holds_secret, split_words, words_of_token
from .draft import Draft
from .words import agent_words, count_word, is_counted, port_words, status_words, user_words

PAIRS_MAX = 160
_DEPTH_MAX = 8
_LIST_MAX = 6

#: What a key must hold for its value to be worth words early; earlier lines first.
_RANKS = (
    re.compile(r"(?:^|_)(?:event ?type|action|operation|event ?name|method|activity|verb|command|cmdline|type|name|"
               r"category|message|msg|event)$"),
    re.compile(r"result|outcome|status|success|error|severity|level|reason|decision|risk|alert|signature|rule"),
    re.compile(r"user|actor|principal|account|role|group|permission|admin|target|object|resource|process|image|file|"
               r"path|uri|url|query|param"),
)
_NOISE = re.compile(
    r"(?:^|_)(?:id|ids|uid|uuid|guid|gid|time|timestamp|date|datetime|created|updated|created_at|updated_at|ts|"
    r"version|index|offset|"
    r"sequence|seq|hash|md5|sha1|sha256|etag|nonce|cursor|link|links|href|self|arn|customer_id|display_name|"
    r"full_name|first_name|last_name|given_name|family_name|nickname|city|zip|postal_code|latitude|longitude|lat|lon)$|"
    r"(?:request|event|trace|span|correlation|session|record|insert|instance|account|tenant|org|organization|"
    r"project|customer|message|"
    r"operation|device|document|object|principal|key|user|user_agent|actor|role|resource|app|application|client|"
    r"group|workspace)_?id$|time(?:stamp)?$|_at$|_on$")


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
            for child in node[:_NAMED_MAX if node and _named(node[0]) else _LIST_MAX]:
                named = _named(child)
                if named:
                    _flatten(named[1], f"{path}.{named[0]}", depth + 1, found)
                else:
                    _flatten(child, path, depth + 1, found)
    elif node is not None and node != "":
        found.append((path, node))


_NAMED_MAX = 16
_NAME_KEYS = ("name", "Name", "key", "Key", "displayName", "DisplayName", "field", "k")
_VALUE_KEYS = ("value", "Value", "newValue", "NewValue", "multiValue", "boolValue", "intValue", "stringValue", "multi_value", "bool_value", "v")


def _named(node: Any) -> Any:
    """(name, value) of a pair that stands in a list as a table of its own, or None."""
    if not isinstance(node, dict) or not 2 <= len(node) <= 4:
        return None
    name = next((node[key] for key in _NAME_KEYS if isinstance(node.get(key), str)), "")
    value = next((node[key] for key in _VALUE_KEYS if node.get(key) not in (None, "")), None)
    if isinstance(value, dict) and len(value) == 1:
        value = next((value[key] for key in _VALUE_KEYS if key in value), value)  # OpenTelemetry's, by its type
    if not name or value is None or len(name) > 80:
        return None
    return name.replace(".", "_"), re.sub(r"[\[\]{}\"\\]+", " ", value[:400]).strip() if isinstance(value, str) else value


_PLAIN_PARENTS = frozenset(("modified properties", "operation properties", "device properties", "additional details", "extended properties",
"request parameters", "parameters", "properties", "params", "details", "data", "columns",
                            "event", "request params", "debug data", "attributes",
                            "metadata", "payload", "fields", "record", "records", "context", "response elements",
                            "request", "request object", "request body", "requestbody", "spec", "items", "values"))


@lru_cache(maxsize=1 << 13)
def key_words(path: str) -> str:
    """The words of the last two steps of a path."""
    steps = path.split(".")
    words = split_words(steps[-1])
    parent = split_words(steps[-2]) if len(steps) > 1 else ""
    if parent in _PLAIN_PARENTS or words.startswith(parent):
        return words
    return f"{parent} {words}"


@lru_cache(maxsize=1 << 13)
def rank_of(path: str) -> int:
    """0 for the keys that say what happened, 3 for the rest, 9 for what only identifies."""
    words = split_words(path.rpartition(".")[2]).replace(" ", "_")
    if _CODE_KEY.search(words):
        return 0
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


_CODE_KEY = re.compile(r"^(?:event_?type_?id|eventtypeid|event_?id|event_?code|activity_?type|msg_?id|message_?id|"
                       r"signature_?id|rule_?id|sid|alert_?type_?id)$")
_STATUS_KEY = re.compile(r"status|code")
_USER_KEY = re.compile(r"(?i)(?:^|[._])(?:users?|user_?name|owner|actor|actor_?name|login|principal|e?mail|upn|"
                       r"operator|requester|author|sender|created_?by|acting_?user|target_?user_?name|(?:users?|owners?|actor|members?|recipients?)\.(?:user_?)?name)$")


def tell_value(draft: Draft, path: str, value: Any) -> None:
    """One value: booleans and numbers as words, secrets as a placeholder, text masked."""
    if value is True or value is False:
        draft.say("true" if value else "false")
    elif str(value).isdigit() and _CODE_KEY.search(split_words(path.rpartition(".")[2]).replace(" ", "_")):
        # A vendor's number of what happened is the same at every site.
        draft.say(f"code {str(value)[:8]}")
    elif isinstance(value, (int, float)):
        key = path.rpartition(".")[2].lower()
        if key.endswith("port") or key in ("dpt", "spt"):
            draft.say(port_words(str(value)))
        elif _STATUS_KEY.search(key) and 100 <= value < 600:
            draft.say(status_words(str(value)))
        elif value > 0 and is_counted(split_words(path.rpartition(".")[2])):
            draft.say(count_word(value))
        else:
            draft.say("zero" if value == 0 else "negative num" if value < 0 else "num")
    elif holds_secret(path.rpartition(".")[2], value):
        draft.say(SECRET)
    elif value.startswith("Mozilla/"):
        draft.say(agent_words(value)[0])
    elif _USER_KEY.search(path):
        draft.say(user_words(value))
    elif len(value) < 40 and " " not in value:
        draft.say(words_of_token(value))
    else:
        draft.read(value, 400)
