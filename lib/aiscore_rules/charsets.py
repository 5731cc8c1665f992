"""The characters that a pattern can take, as ranges of code points, and the text it needs; read off `re`'s own parse of it.

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


def needed_literal(items: Iterable[Any]) -> str:
    """The longest text of ASCII characters, in lower case, that stands in whatever `items` take; "" where none is certain.

    >>> needed_literal(parsed(r"\\bselect\\s+(?:top|all)", 0))
    'select'
    """
    longest = run = ""
    for op, argument in items:
        if op is constants.LITERAL and argument < 128:
            run += chr(argument).lower()
            continue
        inner = ""
        if op is constants.SUBPATTERN:
            inner = needed_literal(argument[3])
        elif op in REPEATS and argument[0] > 0:
            inner = needed_literal(argument[2])
        longest = max(longest, run, inner, key=len)
        run = ""
    return max(longest, run, key=len)
