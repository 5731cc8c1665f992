"""pySigma's condition tree as an expression of `aiscore_rules.match`."""
from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence

from sigma import types
from sigma.conditions import (
    ConditionAND,
    ConditionFieldEqualsValueExpression,
    ConditionNOT,
    ConditionOR,
    ConditionValueExpression,
)
from sigma.types import CompareOperators, SpecialChars

from .regex_safety import UnsafeRegex, chain_of

_COMPARE = {CompareOperators.LT: "lt", CompareOperators.LTE: "lte", CompareOperators.GT: "gt", CompareOperators.GTE: "gte"}
_REGEX_FLAGS = {types.SigmaRegularExpressionFlag.IGNORECASE: "i", types.SigmaRegularExpressionFlag.MULTILINE: "m",
                types.SigmaRegularExpressionFlag.DOTALL: "s"}
#: Operators whose leaves on one field may be joined under `or`.
_JOINED = frozenset(("equals", "contains", "startswith", "endswith", "like", "equals_cased", "contains_cased",
                     "startswith_cased", "endswith_cased", "like_cased", "re", "cidr"))


class Inexpressible(Exception):
    """A rule asks for something that the engine cannot judge; the text says what."""


def expression_of(node: Any) -> List[Any]:
    """The expression for a parsed condition."""
    if isinstance(node, ConditionAND):
        return _flat("and", [expression_of(part) for part in node.args])
    if isinstance(node, ConditionOR):
        return _flat("or", _joined([expression_of(part) for part in node.args]))
    if isinstance(node, ConditionNOT):
        return ["not", expression_of(node.args[0])]
    if isinstance(node, ConditionFieldEqualsValueExpression):
        return _leaf(node.field.lower(), node.value)
    if isinstance(node, ConditionValueExpression):
        return _leaf("", _keyword(node.value))
    raise Inexpressible(f"a condition of the kind {type(node).__name__}")


def _flat(op: str, parts: Sequence[List[Any]]) -> List[Any]:
    found: List[Any] = []
    for part in parts:
        found.extend(part[1:] if part[0] == op else [part])
    return found[0] if len(found) == 1 else [op, *found]


def _joined(parts: Sequence[List[Any]]) -> List[List[Any]]:
    """Leaves of one operator and field as one leaf with several values."""
    found: List[List[Any]] = []
    place: Dict[Any, int] = {}
    for part in parts:
        key = (part[0], part[1]) if part[0] in _JOINED else None
        if key is not None and key in place:
            found[place[key]].extend(value for value in part[2:] if value not in found[place[key]])
            continue
        if key is not None:
            place[key] = len(found)
        found.append(list(part))
    return found


def _keyword(value: Any) -> Any:
    """A keyword stands anywhere in the text."""
    if isinstance(value, types.SigmaString):
        parts = list(value.s)
        if not parts or parts[0] is not SpecialChars.WILDCARD_MULTI:
            parts.insert(0, SpecialChars.WILDCARD_MULTI)
        if parts[-1] is not SpecialChars.WILDCARD_MULTI:
            parts.append(SpecialChars.WILDCARD_MULTI)
        whole = type(value)("")
        whole.s = tuple(parts)
        return whole
    if isinstance(value, types.SigmaNumber):
        return types.SigmaString(f"*{value.number}*")
    return value


def _leaf(field: str, value: Any) -> List[Any]:
    for kind, make in _LEAVES:
        if isinstance(value, kind):
            return make(field, value)
    raise Inexpressible(f"a value of the kind {type(value).__name__}")


def _text(field: str, value: types.SigmaString) -> List[Any]:
    cased = "_cased" if isinstance(value, types.SigmaCasedString) else ""
    parts = [part if isinstance(part, str) else 0 if part is SpecialChars.WILDCARD_MULTI else 1 if
             part is SpecialChars.WILDCARD_SINGLE else None for part in value.s]
    if None in parts:
        raise Inexpressible("a placeholder whose list of values was not given (expand)")
    if not cased:
        parts = [part.lower() if isinstance(part, str) else part for part in parts]
    shape = tuple("t" if isinstance(part, str) else part for part in parts)
    if not shape:
        return ["or", ["null", field], [f"equals{cased}", field, ""]] if field else ["always"]
    if set(shape) == {0}:
        return ["exists", field, True] if field else ["always"]
    named = {("t",): "equals", (0, "t", 0): "contains", ("t", 0): "startswith", (0, "t"): "endswith"}.get(shape)
    if named:
        return [named + cased, field, next(part for part in parts if isinstance(part, str))]
    return [f"like{cased}", field, parts]


def _regex(field: str, value: types.SigmaRegularExpression) -> List[Any]:
    pattern = value.regexp if isinstance(value.regexp, str) else value.regexp.original
    try:
        return ["re", field, chain_of(str(pattern), "".join(_REGEX_FLAGS[flag] for flag in value.flags))]
    except UnsafeRegex as error:
        raise Inexpressible(f"regular expression {str(pattern)[:60]!r}: {error}") from None


def _number(field: str, value: types.SigmaNumber) -> List[Any]:
    return ["equals", field, str(value.number).lower()]


def _reference(field: str, value: types.SigmaFieldReference) -> List[Any]:
    op = {(False, False): "ref_equals", (True, False): "ref_startswith", (False, True): "ref_endswith",
          (True, True): "ref_contains"}[value.starts_with, value.ends_with]
    return [op, field, value.field.lower()]


def _compare(field: str, value: types.SigmaCompareExpression) -> List[Any]:
    if isinstance(value.number, types.SigmaTimestampPart):
        raise Inexpressible("a comparison of parts of a time")
    op = _COMPARE.get(value.op)
    if op is None:
        op = "neq"
    return [op, field, value.number.number]


def _expansion(field: str, value: types.SigmaExpansion) -> List[Any]:
    return _flat("or", _joined([_leaf(field, _keyword(one) if not field else one) for one in value.values]))


def _timestamp(field: str, value: types.SigmaTimestampPart) -> List[Any]:
    return ["time", field, value.timestamp_part.name.lower(), int(value.number)]


_LEAVES: Sequence[Any] = (
    (types.SigmaString, _text), (types.SigmaRegularExpression, _regex),
    (types.SigmaTimestampPart, _timestamp), (types.SigmaNumber, _number),
    (types.SigmaBool, lambda field, value: ["equals", field, str(value.boolean).lower()]),
    (types.SigmaNull, lambda field, value: ["null", field]),
    (types.SigmaExists, lambda field, value: ["exists", field, bool(value.exists)]),
    (types.SigmaFieldReference, _reference), (types.SigmaCompareExpression, _compare),
    (types.SigmaCIDRExpression, lambda field, value: ["cidr", field, str(value.network)]),
    (types.SigmaExpansion, _expansion),
)
Maker = Callable[[str, Any], List[Any]]
