"""A rule's conditions, as pySigma resolved them, as one expression of the pack."""
from __future__ import annotations

from typing import Any

from sigma.conditions import (
    ConditionAND,
    ConditionFieldEqualsValueExpression,
    ConditionNOT,
    ConditionOR,
    ConditionValueExpression,
)
from sigma.exceptions import SigmaError
from sigma.rule import SigmaRule

from .errors import Inexpressible
from .values import Expression, Lists, all_of, any_of, leaf


def expression_of(rule: SigmaRule, lists: Lists) -> Expression:
    """The rule's expression; several conditions are alternatives. Raises Inexpressible."""
    try:
        conditions = [condition.parsed for condition in rule.detection.parsed_condition]
    except SigmaError as error:
        raise Inexpressible(str(error)) from None
    except (AttributeError, TypeError, RecursionError) as error:
        raise Inexpressible(f"its condition cannot be read: {error}") from None
    return any_of([_expression(condition, lists) for condition in conditions])


def _expression(condition: Any, lists: Lists) -> Expression:
    if isinstance(condition, ConditionAND):
        return all_of([_expression(part, lists) for part in condition.args])
    if isinstance(condition, ConditionOR):
        return any_of([_expression(part, lists) for part in condition.args])
    if isinstance(condition, ConditionNOT):
        return ["not", _expression(condition.args[0], lists)]
    if isinstance(condition, ConditionFieldEqualsValueExpression):
        return leaf(condition.field, condition.value, lists)
    if isinstance(condition, ConditionValueExpression):
        return leaf(None, condition.value, lists)
    raise Inexpressible("a condition that says nothing" if condition is None
                        else f"a condition of the kind {type(condition).__name__}")
