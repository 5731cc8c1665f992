"""Expressions: what a rule asks of an event's fields.

    ["and", e, ...]   ["or", e, ...]   ["not", e]   ["always"]   ["never"]
    [op, field, value, ...]        true where any value matches any value of the field

`field` is lower case; an empty field means the event's whole text (Sigma's keywords). Operators are
the keys of `_TESTS` and `_SPECIAL`. Values of operators without `_cased` are lower case, as Sigma
compares without regard to case. A `like` value is a list of texts, 0 for `*` and 1 for `?`; a `re`
value is a chain of `regex.py`, an `automaton` value a program of `automaton.py`.

`check_expression` refuses what is malformed; `build` makes a function of `Facts` from what was checked.
"""
from __future__ import annotations

import ipaddress
import re
from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from .automaton import check_automaton, compile_automaton
from .needs import needed_by_chain
from .regex import FIELD_MAX_CHARS, RegexError, check_chain, compile_chain, in_lower_case

Check = Callable[[Any], bool]
DEPTH_MAX = 64
TIME_PARTS = ("minute", "hour", "day", "week", "month", "year")


class ExpressionError(Exception):
    """An expression that is malformed."""


# --- tests of one text against all values of a leaf -------------------------------------------------

def _equals(values: Sequence[str]) -> Callable[[str], bool]:
    return frozenset(values).__contains__


def _contains(values: Sequence[str]) -> Callable[[str], bool]:
    if len(values) == 1:
        only = values[0]
        return lambda text: only in text

    can_be_empty = "" in values

    def contains_any(text: str) -> bool:
        if not text:
            return can_be_empty
        for value in values:
            if value in text:
                return True
        return False
    return contains_any


def _startswith(values: Sequence[str]) -> Callable[[str], bool]:
    prefixes = tuple(values)
    return lambda text: text.startswith(prefixes)


def _endswith(values: Sequence[str]) -> Callable[[str], bool]:
    suffixes = tuple(values)
    return lambda text: text.endswith(suffixes)


def _like(values: Sequence[Sequence[Any]]) -> Callable[[str], bool]:
    return _any_of([_glob(value) for value in values])


def _glob(parts: Sequence[Any]) -> Callable[[str], bool]:
    """Wildcards without backtracking: the pieces between `*` are found from left to right."""
    pieces: List[List[Any]] = [[]]
    for part in parts:
        if part == 0 and not isinstance(part, str):
            pieces.append([])
        else:
            pieces[-1].append(part)
    if len(pieces) == 1:
        whole = _piece(pieces[0])
        return lambda text: whole.fullmatch(text) is not None
    first = _piece(pieces[0])
    last = re.compile(_piece(pieces[-1]).pattern + r"\Z", re.DOTALL)
    last_chars = sum(len(part) if isinstance(part, str) else 1 for part in pieces[-1])
    middle = [_piece(piece) for piece in pieces[1:-1] if piece]

    def matches(text: str) -> bool:
        found = first.match(text)
        if found is None:
            return False
        position = found.end()
        for piece in middle:
            found = piece.search(text, position)
            if found is None:
                return False
            position = found.end()
        return last.match(text, max(position, len(text) - last_chars)) is not None
    return matches


def _piece(parts: Sequence[Any]) -> re.Pattern[str]:
    # Every piece has a fixed length, so a search costs its length times that of the text at most.
    return re.compile("".join(re.escape(part) if isinstance(part, str) else "." for part in parts), re.DOTALL)


def _regex(values: Sequence[Any]) -> Callable[[str, str], bool]:
    """The test of a text, and the same in lower case, against chains."""
    searches = []
    for value in values:
        easier = in_lower_case(value)
        searches.append((needed_by_chain(value), compile_chain(value if easier is None else easier), easier is not None))
    plain: Optional[List[Callable[[str], bool]]] = None

    def takes(text: str, lowered: str) -> bool:
        nonlocal plain
        if not text.isascii():
            # Beyond ASCII `re` knows more than one lower case of a letter: nothing is ruled out there.
            if plain is None:
                # In one step: another thread may ask meanwhile.
                plain = [compile_chain(value) for value in values]
            return any(search(text) for search in plain)
        if len(lowered) > FIELD_MAX_CHARS:
            lowered = lowered[:FIELD_MAX_CHARS]
        for needed, search, is_easier in searches:
            for choice in needed:
                for literal in choice:
                    if literal in lowered:
                        break
                else:
                    break  # The text holds no literal of this choice.
            else:
                if search(lowered if is_easier else text):
                    return True
        return False
    return takes


def _any_of(tests: Sequence[Callable[[Any], bool]]) -> Callable[[Any], bool]:
    """Whether one of `tests` holds of a text, or of facts."""
    def holds(asked: Any) -> bool:
        for test in tests:
            if test(asked):
                return True
        return False
    return holds


def _automaton(values: Sequence[Any]) -> Callable[[str], bool]:
    return _any_of([compile_automaton(value) for value in values])


def _cidr(values: Sequence[str]) -> Callable[[str], bool]:
    networks = [ipaddress.ip_network(value) for value in values]

    def inside(text: str) -> bool:
        try:
            address = ipaddress.ip_address(text.strip())
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)
        address = mapped if mapped is not None else address
        return any(address.version == network.version and address in network for network in networks)
    return inside


def _number(compare: Callable[[float, float], bool]) -> Callable[[Sequence[float]], Callable[[str], bool]]:
    def test(values: Sequence[float]) -> Callable[[str], bool]:
        def holds(text: str) -> bool:
            number = number_of(text)
            return number is not None and any(compare(number, value) for value in values)
        return holds
    return test


def number_of(text: str) -> Optional[float]:
    """The number that `text` holds, decimal or hexadecimal, or None."""
    text = text.strip()
    try:
        if text[:2] in ("0x", "0X"):
            return float(int(text[2:18], 16))
        return float(text[:40])
    except (ValueError, OverflowError):
        return None


#: operator: (test of one text, whether the field's text is compared in lower case)
_TESTS: Dict[str, Tuple[Callable[[Any], Callable[[str], bool]], bool]] = {
    "equals": (_equals, True), "contains": (_contains, True), "startswith": (_startswith, True),
    "endswith": (_endswith, True), "like": (_like, True),
    "equals_cased": (_equals, False), "contains_cased": (_contains, False),
    "startswith_cased": (_startswith, False), "endswith_cased": (_endswith, False), "like_cased": (_like, False),
    "automaton": (_automaton, False), "cidr": (_cidr, True),
    "gt": (_number(lambda number, bound: number > bound), True),
    "gte": (_number(lambda number, bound: number >= bound), True),
    "lt": (_number(lambda number, bound: number < bound), True),
    "lte": (_number(lambda number, bound: number <= bound), True),
    "neq": (_number(lambda number, bound: number != bound), True),
}
_NUMERIC = ("gt", "gte", "lt", "lte", "neq")
_REFERENCE = {
    "ref_equals": lambda left, right: left == right,
    "ref_startswith": lambda left, right: left.startswith(right),
    "ref_endswith": lambda left, right: left.endswith(right),
    "ref_contains": lambda left, right: right in left,
}


# --- building ---------------------------------------------------------------------------------------

def build(expression: Any) -> Check:
    """The function of `Facts` that a checked expression stands for."""
    op = expression[0]
    if op in _TESTS:
        return _build_leaf(op, expression[1], expression[2:])
    if op in _REFERENCE:
        return _build_reference(_REFERENCE[op], expression[1], expression[2])
    return _SPECIAL[op](expression)


def _build_leaf(op: str, field: str, values: Sequence[Any]) -> Check:
    make, lowered = _TESTS[op]
    test = make(values)
    if not field:
        if lowered:
            return lambda facts: any(test(text) for text in facts.lowered_texts())
        return lambda facts: any(test(text) for text in facts.texts())
    if lowered:
        def check(facts: Any) -> bool:
            value = facts.lowered(field)
            if value.__class__ is str:
                return test(value)
            if value is not None:
                for one in value:
                    if test(one):
                        return True
            return False
    else:
        def check(facts: Any) -> bool:
            value = facts.value(field)
            if value.__class__ is str:
                return test(value)
            if value is not None:
                for one in value:
                    if test(one):
                        return True
            return False
    return check


def _build_regex(expression: Any) -> Check:
    field, takes = expression[1], _regex(expression[2:])
    if not field:
        return lambda facts: any(takes(text, text.lower()) for text in facts.texts())

    def check(facts: Any) -> bool:
        lowered = facts.lowered(field)
        if lowered is None:
            return False
        value = facts.value(field)
        if value.__class__ is str:
            return takes(value, lowered)
        for text, text_in_lower_case in zip(value, lowered):
            if takes(text, text_in_lower_case):
                return True
        return False
    return check


def _build_reference(compare: Callable[[str, str], bool], field: str, other: str) -> Check:
    def check(facts: Any) -> bool:
        left, right = facts.lowered(field), facts.lowered(other)
        if left is None or right is None:
            return False
        lefts = (left,) if left.__class__ is str else left
        rights = (right,) if right.__class__ is str else right
        return any(compare(one, two) for one in lefts for two in rights)
    return check


def _cost(expression: Any) -> int:
    """How dear an expression is to evaluate, roughly: literals, then regular expressions, then automata."""
    op = expression[0]
    if op in ("and", "or", "not"):
        return max(_cost(part) for part in expression[1:])
    return {"re": 2, "like": 1, "cidr": 1, "automaton": 3}.get(op, 0)


def _last_to_ask(part: Any) -> Tuple[bool, int]:
    """Order of the parts that all have to hold: an exception is hardly ever met, so to ask for it first spares nothing."""
    return part[0] == "not", _cost(part)


def _build_and(expression: Any) -> Check:
    checks = [build(part) for part in sorted(expression[1:], key=_last_to_ask)]

    def check(facts: Any) -> bool:
        for part in checks:
            if not part(facts):
                return False
        return True
    return check


def _build_or(expression: Any) -> Check:
    return _any_of([build(part) for part in sorted(expression[1:], key=_cost)])


def _build_not(expression: Any) -> Check:
    inner = build(expression[1])
    return lambda facts: not inner(facts)


def _build_null(expression: Any) -> Check:
    field = expression[1]

    def is_null(facts: Any) -> bool:
        value = facts.value(field)
        return value is None or value == ""
    return is_null


def _build_exists(expression: Any) -> Check:
    field, wanted = expression[1], expression[2]
    return lambda facts: (facts.value(field) is not None) is wanted


def _build_time(expression: Any) -> Check:
    field, part, values = expression[1], expression[2], frozenset(expression[3:])

    def check(facts: Any) -> bool:
        value = facts.value(field)
        values_of_field = (value,) if value.__class__ is str else value or ()
        return any(time_part(one, part) in values for one in values_of_field)
    return check


def time_part(text: str, part: str) -> Optional[int]:
    """A part of the time in `text`: ISO 8601, or seconds (or milliseconds) since the epoch; UTC."""
    try:
        seconds = float(text)
        moment = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, timezone.utc)
    except (ValueError, OverflowError, OSError):
        found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?", text)
        if not found:
            return None
        try:
            moment = datetime(*(int(group or 0) for group in found.groups()))
        except ValueError:
            return None
    return moment.isocalendar()[1] if part == "week" else getattr(moment, part)


_SPECIAL: Dict[str, Callable[[Any], Check]] = {
    "and": _build_and, "or": _build_or, "not": _build_not, "re": _build_regex, "null": _build_null, "exists": _build_exists,
    "time": _build_time, "always": lambda expression: lambda facts: True,
    "never": lambda expression: lambda facts: False,
}


# --- checking ---------------------------------------------------------------------------------------

def check_expression(expression: Any, depth: int = 0) -> None:
    """Raise ExpressionError unless `expression` is one that `build` takes."""
    if depth > DEPTH_MAX:
        raise ExpressionError("match is nested too deeply")
    if not isinstance(expression, list) or not expression or not isinstance(expression[0], str):
        raise ExpressionError("match: an expression is an array that starts with an operator")
    op = expression[0]
    if op in ("and", "or", "not"):
        if len(expression) < 2 or (op == "not" and len(expression) != 2):
            raise ExpressionError(f"match: {op} has the wrong number of parts")
        for part in expression[1:]:
            check_expression(part, depth + 1)
    elif op in ("always", "never"):
        if len(expression) != 1:
            raise ExpressionError(f"match: {op} stands alone")
    elif op in _TESTS or op in _REFERENCE or op in _SPECIAL:
        _check_leaf(op, expression)
    else:
        raise ExpressionError(f"match: {op!r} is no operator")


def _check_leaf(op: str, expression: Sequence[Any]) -> None:
    if len(expression) < 2 or not isinstance(expression[1], str) or expression[1] != expression[1].lower():
        raise ExpressionError(f"match: {op} names a field in lower case")
    if not expression[1] and op not in _TESTS and op != "re":
        raise ExpressionError(f"match: {op} needs a field")
    values = expression[2:]
    if op == "null":
        good = not values
    elif op == "exists":
        good = len(values) == 1 and isinstance(values[0], bool)
    elif op in _REFERENCE:
        good = len(values) == 1 and isinstance(values[0], str) and values[0] == values[0].lower()
    elif op == "time":
        good = len(values) > 1 and values[0] in TIME_PARTS and all(_is_number(value) for value in values[1:])
    elif op in _NUMERIC:
        good = bool(values) and all(_is_number(value) for value in values)
    elif op in ("re", "automaton"):
        _check_regexes(check_chain if op == "re" else check_automaton, values)
        good = bool(values)
    elif op in ("like", "like_cased"):
        good = bool(values) and all(_is_like(value) for value in values)
    elif op == "cidr":
        good = bool(values) and all(_is_network(value) for value in values)
    else:
        good = bool(values) and all(isinstance(value, str) for value in values)
        if good and not op.endswith("_cased"):
            good = all(value == value.lower() for value in values)
    if not good:
        raise ExpressionError(f"match: the values of {op} on {expression[1] or 'keywords'} are malformed")


def _check_regexes(check: Callable[[Any], None], values: Sequence[Any]) -> None:
    for value in values:
        try:
            check(value)
        except RegexError as error:
            raise ExpressionError(f"match: {error}") from None


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_like(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(
        isinstance(part, str) or (part in (0, 1) and not isinstance(part, (bool, float))) for part in value)


def _is_network(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(ipaddress.ip_network(value))
    except ValueError:
        return False
