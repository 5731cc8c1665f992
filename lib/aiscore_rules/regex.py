"""Regular expressions whose cost is bounded, whatever text they meet.

Python's `re` backtracks: `.*a.*b.*c.*x$` takes minutes on 8 kB. Three bounds hold here:

* a pattern sees at most FIELD_MAX_CHARS of a field;
* the compiler (`aiscore_trainer.sigma.regex_chain`) cuts a pattern at its `.*` and `.+` into parts, none
  of which has two repeats that can trade characters, and refuses what it cannot cut;
* parts are searched one after the other, each from where the last one ended. Each part takes its
  leftmost match, so a chain of k parts costs k searches and no backtracking between them.

Most chains need some text to match at all, and to look for that costs far less than a search without regard to
case: `needs.needed_by_chain` names it, and `match` asks for it first. What it then searches is the text in lower case, as
far as `in_lower_case` can write the chain for that.

A gap that must not cross a line end (no DOTALL) starts the chain again after the line, RESTARTS_MAX
times at most.
"""
from __future__ import annotations

import re
from typing import Any, Callable, List, Optional, Pattern, Sequence, Tuple

from .charsets import FLAGS, flag_bits, parsed, tree_of

FIELD_MAX_CHARS = 4_096
RESTARTS_MAX = 256
#: A part that takes a line end is taken to start at most so far before it.
PART_SPAN_CHARS = 8
PARTS_MAX = 24


class RegexError(Exception):
    """A chain that is malformed or does not compile."""


def check_chain(chain: Any) -> None:
    """Raise RegexError unless `chain` is [flags, part, gap, part, ...] and its parts compile.

    A gap is the least number of characters between two parts: 0 for `.*`, 1 for `.+`.
    """
    if not isinstance(chain, list) or len(chain) < 2 or len(chain) % 2 or len(chain) > 2 * PARTS_MAX:
        raise RegexError("a regular expression is flags and parts with gaps between them")
    if not isinstance(chain[0], str) or set(chain[0]) - set(FLAGS):
        raise RegexError(f"{chain[0]!r} are no flags of a regular expression")
    for position, part in enumerate(chain[1:]):
        if position % 2 == 0 and not isinstance(part, str):
            raise RegexError("a part of a regular expression is text")
        if position % 2 == 1 and (isinstance(part, bool) or not isinstance(part, int) or part < 0):
            raise RegexError("a gap of a regular expression is a number")


def compile_chain(chain: Sequence[Any]) -> Callable[[str], bool]:
    """The search for `chain`, as a function of the text."""
    flags = flag_bits(chain[0])
    try:
        parts = [re.compile(part, flags) for part in chain[1::2]]
    except (re.error, OverflowError, RecursionError) as error:
        raise RegexError(f"a regular expression does not compile: {error}") from None
    gaps = list(chain[2::2])
    if len(parts) == 1:
        search = parts[0].search
        return lambda text: search(text, 0, FIELD_MAX_CHARS) is not None
    crosses_lines = bool(flags & re.DOTALL)
    steps: List[Tuple[int, Pattern[str]]] = list(zip([0] + gaps, parts))

    def search_chain(text: str) -> bool:
        text = text[:FIELD_MAX_CHARS]
        start = 0
        for _ in range(RESTARTS_MAX):
            found = steps[0][1].search(text, start)
            if found is None:
                return False
            first, end = found.start(), found.end()
            for gap, part in steps[1:]:
                # A search from beyond the end would start at the end, where `$` matches.
                found = part.search(text, end + gap) if end + gap <= len(text) else None
                if found is None:
                    if crosses_lines:
                        return False
                    break
                if not crosses_lines and text.find("\n", end, found.start()) >= 0:
                    break
                end = found.end()
            else:
                return True
            line_end = text.find("\n", end)
            if line_end < 0:
                return False
            # Not from behind the line's end: the first part may take the line end itself.
            start = max(first + 1, line_end - PART_SPAN_CHARS)
        return False

    return search_chain


_ESCAPE_OR_CAPITAL = re.compile(r"\\.|[A-Z]", re.DOTALL)


def in_lower_case(chain: Sequence[Any]) -> Optional[List[Any]]:
    """A chain with regard to case that takes of an ASCII text in lower case what `chain`, which has none, takes of the text
    itself; None where that is not certain. `re` searches for it about three times as fast.

    >>> in_lower_case(["i", r"\\bSELECT\\s+[A-Z@]", 0, "From"])
    ['', '\\\\bselect\\\\s+[a-z@]', 0, 'from']
    """
    if "i" not in chain[0]:
        return None
    bits = flag_bits(chain[0]) & ~re.IGNORECASE
    found = [chain[0].replace("i", ""), *chain[1:]]
    for place in range(1, len(chain), 2):
        part = _ESCAPE_OR_CAPITAL.sub(lambda one: one.group().lower() if len(one.group()) == 1 else one.group(), chain[place])
        try:
            # What the spelling of a pattern means is `re`'s to say: letters are changed in the text and in the tree, and must agree.
            if tree_of(parsed(part, bits), False) != tree_of(parsed(chain[place], bits), True):
                return None
        except (re.error, ValueError, OverflowError, RecursionError):
            return None
        found[place] = part
    return found
