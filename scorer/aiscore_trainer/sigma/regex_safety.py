"""Regular expressions in a form whose cost is bounded (see `aiscore_rules.regex`), or refused.

A pattern is cut at its top-level `.*` and `.+` into parts that are searched one after the other. A part may hold an
unbounded repeat only where what is repeated and what follows it cannot trade characters: two unbounded repeats
that start in the same part, or one inside another, could, and are refused.
"""
from __future__ import annotations

import re
import warnings
from typing import Any, List, Tuple

try:
    from re import _constants as codes
    from re import _parser as parser
except ImportError:  # Python before 3.11
    import sre_constants as codes
    import sre_parse as parser

#: A bounded repeat up to this is no repeat to worry about.
REPEAT_MAX = 64
#: Unbounded repeats in one part: one cannot trade characters with itself, two of classes that share none cannot either.


class UnsafeRegex(Exception):
    """A pattern whose cost cannot be bounded; the text says why."""


def chain_of(pattern: str, flags: str) -> List[Any]:
    """[flags, part, gap, part, ...] for the engine."""
    inline = re.match(r"\(\?([ims]+)\)", pattern)
    if inline:
        flags, pattern = flags + inline.group(1), pattern[inline.end():]
    flags = "".join(sorted(set(flags)))
    parts, gaps = _cut(pattern)
    kept, between = _trimmed(parts, gaps)
    for part in kept:
        _check(part, flags)
    chain: List[Any] = [flags, kept[0]]
    for gap, part in zip(between, kept[1:]):
        chain.extend((gap, part))
    return chain


def _cut(pattern: str) -> Tuple[List[str], List[int]]:
    """Parts between the pattern's top-level `.*` and `.+`, and the gaps that they stand for."""
    parts, gaps, start, depth, position, inside_class = [], [], 0, 0, 0, False
    alternation = False
    while position < len(pattern):
        char = pattern[position]
        if char == "\\":
            position += 2
            continue
        if inside_class:
            inside_class = char != "]" or position == class_start + 1
        elif char == "[":
            inside_class, class_start = True, position + (1 if pattern[position + 1:position + 2] == "^" else 0)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and depth == 0:
            alternation = True
        elif char == "." and depth == 0 and pattern[position + 1:position + 2] in ("*", "+"):
            parts.append(pattern[start:position])
            gaps.append(1 if pattern[position + 1] == "+" else 0)
            position += 3 if pattern[position + 2:position + 3] == "?" else 2
            start = position
            continue
        position += 1
    parts.append(pattern[start:])
    return ([pattern], []) if alternation else (parts, gaps)


def _trimmed(parts: List[str], gaps: List[int]) -> Tuple[List[str], List[int]]:
    """Without a gap at either end that asks for nothing; two gaps in a row become one."""
    kept, between = [parts[0]], []
    for gap, part in zip(gaps, parts[1:]):
        if not part and not between and not kept[0]:
            kept, between = [""], []
        kept.append(part)
        between.append(gap)
    merged, gaps_between = [kept[0]], []
    for gap, part in zip(between, kept[1:]):
        if not merged[-1] and gaps_between:
            gaps_between[-1] += gap
            merged[-1] = part
        else:
            merged.append(part)
            gaps_between.append(gap)
    while len(merged) > 1 and not merged[-1] and gaps_between[-1] == 0:
        merged.pop()
        gaps_between.pop()
    while len(merged) > 1 and not merged[0] and gaps_between[0] == 0:
        merged.pop(0)
        gaps_between.pop(0)
    return merged, gaps_between


def _check(part: str, flags: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = parser.parse(part)
            re.compile(part, sum({"i": re.I, "m": re.M, "s": re.S}[flag] for flag in flags))
    except (re.error, OverflowError, RecursionError, FutureWarning, DeprecationWarning) as error:
        raise UnsafeRegex(f"does not compile: {error}") from None
    unbounded = _count(tree, False)
    if unbounded > 3:
        raise UnsafeRegex("more than three unbounded repeats could trade characters")


def _count(tree: Any, repeated: bool) -> int:
    """Unbounded repeats of a parsed pattern; one inside another is refused at once."""
    found = 0
    for op, argument in tree:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT) or op is getattr(codes, "POSSESSIVE_REPEAT", None):
            _, most, inner = argument
            many = most == codes.MAXREPEAT or most > REPEAT_MAX
            if many and repeated:
                raise UnsafeRegex("an unbounded repeat stands inside another")
            found += (1 if many else 0) + _count(inner, repeated or many)
        elif op is codes.SUBPATTERN:
            found += _count(argument[-1], repeated)
        elif op is codes.BRANCH:
            found += max((_count(branch, repeated) for branch in argument[1]), default=0)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            found += _count(argument[1], repeated)
        elif op is codes.GROUPREF:
            raise UnsafeRegex("a back reference cannot be bounded")
    return found
