"""The characters that a pattern can take, as ranges of code points; read off `re`'s own parse of it.

Letters and digits beyond ASCII count as word characters in `re` too: all from U+00C0 on are taken for that.
"""
from __future__ import annotations

import re
import warnings
from typing import Any, Iterable, List, Optional, Tuple

try:  # Python 3.11 made a package of `re`
    import re._constants as constants  # type: ignore[import-not-found]
    import re._parser as parser  # type: ignore[import-not-found]
except ImportError:
    import sre_constants as constants
    import sre_parse as parser

Ranges = Tuple[Tuple[int, int], ...]
LAST_CODE = 0x10FFFF
FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
ONE_CHARACTER = (constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY)
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)


def flag_bits(letters: str) -> int:
    """The flags that `letters` of i, m and s stand for."""
    bits = 0
    for letter in letters:
        bits |= FLAGS[letter]
    return bits


def parsed(pattern: str, bits: int) -> Any:
    """`re`'s parse of a pattern; raises re.error."""
    with warnings.catch_warnings():
        # `[[` and `&&` in a class mean what they meant: the warning is about some later Python.
        warnings.simplefilter("ignore", FutureWarning)
        return parser.parse(pattern, bits)


def merged(ranges: Iterable[Tuple[int, int]]) -> Ranges:
    """Ranges in order, none of which touches the next."""
    found: List[Tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def common(left: Ranges, right: Ranges) -> Ranges:
    """The characters of both."""
    return tuple((max(low, start), min(high, end)) for low, high in left for start, end in right
                 if low <= end and high >= start)


def inverse(ranges: Ranges, last: int = LAST_CODE) -> Ranges:
    """All other characters up to `last`."""
    found, position = [], 0
    for low, high in ranges:
        if low > position:
            found.append((position, low - 1))
        position = high + 1
    if position <= last:
        found.append((position, last))
    return tuple(found)


DIGITS: Ranges = ((48, 57),)
SPACES: Ranges = ((9, 13), (28, 32), (133, 133), (160, 160), (0x2000, 0x200A), (0x2028, 0x2029), (0x3000, 0x3000))
WORDS: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122), (0xC0, 0x1FFF), (0x2C00, 0xD7FF), (0xF900, 0xFDFF))
_CATEGORIES = {
    constants.CATEGORY_DIGIT: DIGITS, constants.CATEGORY_NOT_DIGIT: inverse(DIGITS),
    constants.CATEGORY_SPACE: SPACES, constants.CATEGORY_NOT_SPACE: inverse(SPACES),
    constants.CATEGORY_WORD: WORDS, constants.CATEGORY_NOT_WORD: inverse(WORDS),
}


def ranges_of(op: Any, argument: Any, bits: int) -> Ranges:
    """The characters that an item of one character takes."""
    if op is constants.ANY:
        return ((0, LAST_CODE),) if bits & re.DOTALL else ((0, 9), (11, LAST_CODE))
    if op is constants.LITERAL:
        return _folded([(argument, argument)], bits)
    if op is constants.NOT_LITERAL:
        return inverse(_folded([(argument, argument)], bits))
    negated = argument[0][0] is constants.NEGATE
    found: List[Tuple[int, int]] = []
    for inner, value in argument[1:] if negated else argument:
        if inner is constants.LITERAL:
            found.append((value, value))
        elif inner is constants.RANGE:
            found.append(value)
        else:
            found.extend(_CATEGORIES[value])
    ranges = _folded(found, bits)
    return inverse(ranges) if negated else ranges


def _folded(ranges: List[Tuple[int, int]], bits: int) -> Ranges:
    if bits & re.IGNORECASE:
        ranges = list(ranges)
        for low, high in tuple(ranges):
            for start, end, offset in ((65, 90, 32), (97, 122, -32)):
                if low <= end and high >= start:
                    ranges.append((max(low, start) + offset, min(high, end) + offset))
    return merged(ranges)


def beginning_of(items: Iterable[Any], bits: int) -> Optional[Ranges]:
    """The characters that a text of `items` can begin with; None where it can be empty, or more than characters decide."""
    found = _beginning(items, bits)
    return None if found is None or found[1] else found[0]


def _beginning(items: Iterable[Any], bits: int) -> Optional[Tuple[Ranges, bool]]:
    """(characters, whether it can be empty) of a sequence."""
    ranges: List[Tuple[int, int]] = []
    for op, argument in items:
        if op is constants.AT:
            continue
        if op in ONE_CHARACTER:
            return merged(ranges + list(ranges_of(op, argument, bits))), False
        if op in REPEATS:
            parts = [(_beginning(argument[2], bits), argument[0] == 0)]
        elif op is constants.SUBPATTERN:
            _, add, remove, inner = argument
            parts = [(_beginning(inner, (bits | add) & ~remove), False)]
        elif op is constants.BRANCH:
            parts = [(_beginning(branch, bits), False) for branch in argument[1]]
        else:
            return None
        is_empty = False
        for found, is_optional in parts:
            if found is None:
                return None
            ranges.extend(found[0])
            is_empty = is_empty or found[1] or is_optional
        if not is_empty:
            return merged(ranges), False
    return merged(ranges), True


def tree_of(items: Iterable[Any], lowered: bool) -> Tuple[Any, ...]:
    """`re`'s parse of a pattern as tuples that compare; with `lowered`, as one that takes of a lower-case ASCII text what the
    pattern takes without regard to case. ValueError where that is not known."""
    if getattr(items, "state", None) is not None and items.state.flags & re.IGNORECASE:  # type: ignore[attr-defined]
        raise ValueError("the pattern sets flags")
    return tuple((str(op), _argument_of(op, argument, lowered)) for op, argument in items)


def _argument_of(op: Any, argument: Any, lowered: bool) -> Any:
    if op in (constants.LITERAL, constants.NOT_LITERAL):
        return _lowered_code(argument) if lowered else argument
    if op is constants.IN:
        # The parser leaves out what stands twice in a class.
        return tuple(dict.fromkeys((str(inner), _argument_of(inner, value, lowered)) for inner, value in argument))
    if op is constants.RANGE:
        return _lowered_range(argument) if lowered else argument
    if op in (constants.ANY, constants.AT, constants.NEGATE, constants.CATEGORY):
        return argument
    if op in REPEATS:
        return argument[:2], tree_of(argument[2], lowered)
    if op is constants.BRANCH:
        return tuple(tree_of(branch, lowered) for branch in argument[1])
    if op is constants.SUBPATTERN and not argument[1] and not argument[2]:
        return argument[0], tree_of(argument[3], lowered)
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return argument[0], tree_of(argument[1], lowered)
    raise ValueError(f"no lower case of {op}")


def _lowered_code(code: int) -> int:
    if code > 127:
        raise ValueError("a letter beyond ASCII may be the other case of one within")
    return code + 32 if 65 <= code <= 90 else code


def _lowered_range(ends: Tuple[int, int]) -> Tuple[int, int]:
    low, high = ends
    if high > 127:
        raise ValueError("letters beyond ASCII may be the other case of some within")
    if high < 65 or low > 90 or low <= 65 and high >= 122:
        return ends
    if 65 <= low and high <= 90:
        return low + 32, high + 32
    raise ValueError("a range that holds some capitals and other characters")
