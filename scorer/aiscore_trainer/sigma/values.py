"""One value of a Sigma rule as a leaf of the pack's expressions.

The form of a string decides the operator: without wildcards it is `equals`, `*x*` is `contains`, `x*` and
`*x` are `startswith` and `endswith`, anything else is `like`. A keyword is looked for anywhere in the event,
so its outer wildcards say nothing. Values without `cased` are lower case.
"""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from sigma.types import (
    CompareOperators,
    Placeholder,
    SigmaBool,
    SigmaCasedString,
    SigmaCIDRExpression,
    SigmaCompareExpression,
    SigmaExists,
    SigmaExpansion,
    SigmaFieldReference,
    SigmaNull,
    SigmaNumber,
    SigmaRegularExpression,
    SigmaRegularExpressionFlag,
    SigmaString,
    SigmaTimestampPart,
    SigmaType,
    SpecialChars,
)

from .anchors import needed_literals
from .errors import Inexpressible
from .regex_chain import compile_regex
from .regex_syntax import prepare

Expression = List[Any]
#: Values of the placeholders that `expand` names.
Lists = Dict[str, Sequence[str]]
_COMPARE = {CompareOperators.LT: "lt", CompareOperators.LTE: "lte", CompareOperators.GT: "gt",
            CompareOperators.GTE: "gte", CompareOperators.NEQ: "neq"}
_FLAGS = {SigmaRegularExpressionFlag.IGNORECASE: "i", SigmaRegularExpressionFlag.MULTILINE: "m",
          SigmaRegularExpressionFlag.DOTALL: "s"}
_ANY, _ONE = 0, 1


def leaf(field: Optional[str], value: SigmaType, lists: Lists) -> Expression:
    """The expression that says that `field` has `value`; no field means the event's text."""
    name = (field or "").lower()
    for kind, express in _KINDS:
        if isinstance(value, kind):
            return express(name, value, lists)
    raise Inexpressible(f"a value of the kind {type(value).__name__}")


def _string(name: str, value: SigmaString, lists: Lists) -> Expression:
    cased = isinstance(value, SigmaCasedString)
    expanded = [expanded for expanded in _expanded(value.s, lists)]
    return any_of([_text(name, parts, cased) for parts in expanded])


def _expanded(parts: Sequence[Any], lists: Lists) -> List[List[Any]]:
    """The parts as texts, 0 and 1, once for every choice of the placeholders' values."""
    choices: List[List[Any]] = [[]]
    for part in parts:
        if isinstance(part, Placeholder):
            if part.name not in lists:
                raise Inexpressible(f"placeholder %{part.name}%: give its values with --lists")
            choices = [chosen + [text] for chosen in choices for text in lists[part.name]]
        else:
            plain = part if isinstance(part, str) else _ANY if part is SpecialChars.WILDCARD_MULTI else _ONE
            choices = [chosen + [plain] for chosen in choices]
    return [_joined(chosen) for chosen in choices]


def _joined(parts: Sequence[Any]) -> List[Any]:
    joined: List[Any] = []
    for part in parts:
        if isinstance(part, str):
            if part and joined and isinstance(joined[-1], str):
                joined[-1] += part
            elif part:
                joined.append(part)
        elif not (part == _ANY and joined and joined[-1] == _ANY and not isinstance(joined[-1], str)):
            joined.append(part)
    return joined


def _is_any(part: Any) -> bool:
    return not isinstance(part, str) and part == _ANY


def _text(name: str, parts: List[Any], cased: bool) -> Expression:
    suffix = "_cased" if cased else ""
    parts = parts if cased else [part.lower() if isinstance(part, str) else part for part in parts]
    if not name:
        return _keyword(parts, suffix)
    if not parts:
        return ["equals" + suffix, name, ""]
    if len(parts) == 1:
        return ["not", ["null", name]] if _is_any(parts[0]) else _literal("equals", suffix, name, parts)
    if len(parts) == 2 and _is_any(parts[1]):
        return _literal("startswith", suffix, name, parts[:1])
    if len(parts) == 2 and _is_any(parts[0]):
        return _literal("endswith", suffix, name, parts[1:])
    if len(parts) == 3 and _is_any(parts[0]) and _is_any(parts[2]):
        return _literal("contains", suffix, name, parts[1:2])
    return ["like" + suffix, name, parts]


def _literal(op: str, suffix: str, name: str, parts: List[Any]) -> Expression:
    if isinstance(parts[0], str):
        return [op + suffix, name, parts[0]]
    return ["like" + suffix, name, {"equals": parts, "startswith": parts + [_ANY], "endswith": [_ANY] + parts,
                                    "contains": [_ANY] + parts + [_ANY]}[op]]


def _keyword(parts: List[Any], suffix: str) -> Expression:
    while parts and _is_any(parts[0]):
        parts = parts[1:]
    while parts and _is_any(parts[-1]):
        parts = parts[:-1]
    if not parts:
        return ["always"]
    if len(parts) == 1 and isinstance(parts[0], str):
        return ["contains" + suffix, "", parts[0]]
    return ["like" + suffix, "", [_ANY] + parts + [_ANY]]


def _number(name: str, value: SigmaNumber, lists: Lists) -> Expression:
    return ["equals" if name else "contains", name, str(value.number)]


def _bool(name: str, value: SigmaBool, lists: Lists) -> Expression:
    return ["equals" if name else "contains", name, "true" if value.boolean else "false"]


def _null(name: str, value: SigmaNull, lists: Lists) -> Expression:
    if not name:
        raise Inexpressible("null without a field")
    return ["null", name]


def _regex(name: str, value: SigmaRegularExpression, lists: Lists) -> Expression:
    if value.contains_placeholder():
        raise Inexpressible("a placeholder in a regular expression")
    flags = "".join(sorted(_FLAGS[flag] for flag in value.flags))
    compiled = compile_regex(str(value.regexp), flags)
    leaves = any_of([[op, name, program] for op, program in compiled])
    # An automaton costs every character of the text, and says nothing that anchors can be read from.
    needed = needed_literals(*prepare(str(value.regexp), flags)) if compiled[0][0] == "automaton" else None
    return all_of([["contains", name, *needed], leaves]) if needed else leaves


def _cidr(name: str, value: SigmaCIDRExpression, lists: Lists) -> Expression:
    if not name:
        raise Inexpressible("cidr without a field")
    return ["cidr", name, str(value.network)]


def _compare(name: str, value: SigmaCompareExpression, lists: Lists) -> Expression:
    if not name:
        raise Inexpressible(f"{_COMPARE[value.op]} without a field")
    return [_COMPARE[value.op], name, value.number.number]


def _reference(name: str, value: SigmaFieldReference, lists: Lists) -> Expression:
    kind = {(False, False): "ref_equals", (True, False): "ref_startswith", (False, True): "ref_endswith",
            (True, True): "ref_contains"}[value.starts_with, value.ends_with]
    return [kind, name, value.field.lower()]


def _exists(name: str, value: SigmaExists, lists: Lists) -> Expression:
    return ["exists", name, value.exists]


def _time(name: str, value: SigmaTimestampPart, lists: Lists) -> Expression:
    return ["time", name, value.timestamp_part.name.lower(), value.number]


def _expansion(name: str, value: SigmaExpansion, lists: Lists) -> Expression:
    return any_of([leaf(name, inner, lists) for inner in value.values])


#: Subclasses before their bases.
_KINDS: Tuple[Tuple[type, Callable[[str, Any, Lists], Expression]], ...] = (
    (SigmaExpansion, _expansion), (SigmaString, _string), (SigmaTimestampPart, _time), (SigmaNumber, _number),
    (SigmaBool, _bool), (SigmaNull, _null), (SigmaRegularExpression, _regex), (SigmaCIDRExpression, _cidr),
    (SigmaCompareExpression, _compare), (SigmaFieldReference, _reference), (SigmaExists, _exists),
)
_NEVER_MERGED = ("and", "or", "not", "null", "exists", "time", "always", "never", "ref_equals", "ref_startswith",
                 "ref_endswith", "ref_contains", "neq")


def any_of(expressions: Sequence[Expression]) -> Expression:
    """The alternative of `expressions`, values of one operator on one field gathered in one leaf."""
    merged: List[Expression] = []
    places: Dict[Tuple[str, str], int] = {}
    for expression in _flat("or", expressions):
        if expression == ["always"]:
            return ["always"]
        key = (expression[0], expression[1] if len(expression) > 1 and isinstance(expression[1], str) else "")
        if expression[0] not in _NEVER_MERGED and key in places:
            merged[places[key]].extend(value for value in expression[2:] if value not in merged[places[key]][2:])
        else:
            places.setdefault(key, len(merged))
            merged.append(list(expression))
    if not merged:
        return ["never"]
    return merged[0] if len(merged) == 1 else ["or"] + merged


def all_of(expressions: Sequence[Expression]) -> Expression:
    """The conjunction of `expressions`."""
    flat = [expression for expression in _flat("and", expressions) if expression != ["always"]]
    if not flat:
        return ["always"]
    return flat[0] if len(flat) == 1 else ["and"] + flat


def _flat(op: str, expressions: Sequence[Expression]) -> List[Expression]:
    flat: List[Expression] = []
    for expression in expressions:
        flat.extend(expression[1:] if expression[0] == op else [expression])
    return flat
