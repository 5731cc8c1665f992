"""Regular expressions as Sigma rules write them, made fit for Python's `re` under 3.9 and 3.13.

Rules are written for PCRE and RE2 as well: `\\z`, and flags in the middle of a pattern. What Python
cannot say, or what only a newer Python says (possessive repeats, atomic groups), is refused.
"""
from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import List, Tuple

from sigma.policy.regex_engine import RegexEngine

from .errors import Inexpressible

_INLINE = re.compile(r"\(\?([imsux]+)\)")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d*,?\d*\})[?+]?")
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")
UNBOUNDED = 1 << 30


@dataclass(frozen=True)
class Token:
    """An atom of a pattern with how often it may stand: `least` to `most` times, UNBOUNDED for no limit."""

    atom: str
    least: int = 1
    most: int = 1

    @property
    def source(self) -> str:
        """The token as a pattern."""
        if (self.least, self.most) == (1, 1):
            return self.atom
        if self.most >= UNBOUNDED:
            return self.atom + {0: "*", 1: "+"}.get(self.least, f"{{{self.least},}}")
        if (self.least, self.most) == (0, 1):
            return self.atom + "?"
        return self.atom + (f"{{{self.least}}}" if self.least == self.most else f"{{{self.least},{self.most}}}")


def prepare(pattern: str, flags: str) -> Tuple[str, str]:
    """(pattern without inline flags, all its flags). Flags in the middle hold from there on in RE2; where only
    wildcards stand before them, that is the whole pattern, else they become a group."""
    while True:
        found = _find_inline(pattern)
        if found is None:
            break
        wanted = found.group(1).replace("u", "")
        if "x" in wanted:
            raise Inexpressible("a regular expression with the flag x")
        before, after = pattern[:found.start()], pattern[found.end():]
        if re.fullmatch(r"(?:[\^(]|\.[*+]\??|\\[sSwWdDb][*+?]?)*", before):
            flags += wanted
            pattern = before + after
        elif not wanted:
            pattern = before + after
        elif before.count("(") == before.count(")") and "|" not in after:
            pattern = f"{before}(?{wanted}:{after})"
        else:
            raise Inexpressible("a regular expression with flags inside a group")
    pattern = re.sub(r"(?<!\\)((?:\\\\)*)\\z", r"\1\\Z", pattern)
    return pattern, "".join(sorted(set(flags)))


def _find_inline(pattern: str):
    position = 0
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 2
        elif letter == "[":
            position = _class_end(pattern, position)
        else:
            found = _INLINE.match(pattern, position)
            if found is not None:
                return found
            position += 1
    return None


class SigmaRegexEngine(RegexEngine):
    """What pySigma checks patterns with: Python's `re` on the prepared pattern."""

    def compile(self, pattern: str, flags: int = 0):
        try:
            prepared, letters = prepare(pattern, "")
        except Inexpressible as error:
            raise re.error(str(error)) from None
        for letter in letters:
            flags |= {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}[letter]
        with warnings.catch_warnings():
            # `[[` and `&&` in a class mean what they meant: the warning is about some later Python.
            warnings.simplefilter("ignore", FutureWarning)
            return re.compile(prepared, flags)

    @property
    def error(self) -> type:
        return re.error


def _class_end(pattern: str, start: int) -> int:
    position = start + 1
    if pattern[position:position + 1] == "^":
        position += 1
    if pattern[position:position + 1] == "]":
        position += 1
    while position < len(pattern):
        if pattern[position] == "\\":
            position += 1
        elif pattern[position] == "]":
            return position + 1
        position += 1
    return position


def _group_end(pattern: str, start: int) -> int:
    depth, position = 0, start
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 1
        elif letter == "[":
            position = _class_end(pattern, position) - 1
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            if not depth:
                return position + 1
        position += 1
    return position


_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0-7]{3}|\d{1,2}|.)", re.DOTALL)


def tokenise(pattern: str) -> List[List[Token]]:
    """The branches of a pattern's outermost alternation, each a list of tokens.

    >>> [[token.source for token in branch] for branch in tokenise(r"a\\.+(b|c){2}|[^x]?")]
    [['a', '\\\\.+', '(b|c){2}'], ['[^x]?']]
    """
    branches: List[List[Token]] = [[]]
    position = 0
    while position < len(pattern):
        letter = pattern[position]
        if letter == "|":
            branches.append([])
            position += 1
            continue
        if letter == "\\":
            found = _ESCAPE.match(pattern, position)
            end = found.end() if found else position + 2
        elif letter == "[":
            end = _class_end(pattern, position)
        elif letter == "(":
            end = _group_end(pattern, position)
        else:
            end = position + 1
        atom, position = pattern[position:end], end
        least, most, position = _repeat(pattern, position)
        branches[-1].append(Token(atom, least, most))
    return branches


def _repeat(pattern: str, position: int) -> Tuple[int, int, int]:
    found = _QUANTIFIER.match(pattern, position)
    if found is None or found.group() in ("{}", "{,}"):
        return 1, 1, position
    text = found.group()
    if len(text) > 1 and text.endswith("+"):
        raise Inexpressible("a possessive repeat, which Python 3.9 does not know")
    if text[0] != "{":
        least, most = {"*": (0, UNBOUNDED), "+": (1, UNBOUNDED), "?": (0, 1)}[text[0]]
        return least, most, found.end()
    low, comma, high = _COUNT.match(text).groups()  # type: ignore[union-attr]
    if not low and not high:
        return 1, 1, position
    least = int(low or 0)
    return least, (int(high) if high else UNBOUNDED) if comma else least, found.end()


_GROUP_OPENING = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")


def inside_group(atom: str) -> str:
    """The pattern inside a plain group; an empty text where `atom` is none (or an empty one)."""
    found = _GROUP_OPENING.match(atom)
    return atom[found.end():-1] if found is not None and atom.endswith(")") else ""


_ANY = frozenset({".", "[\\s\\S]", "[\\S\\s]", "[\\w\\W]", "[\\W\\w]", "[\\d\\D]", "[\\D\\d]"})


def is_any(token: Token, dotall: bool) -> bool:
    """Whether the token is an unbounded repeat of any character (of a line, where not `dotall`)."""
    return token.most >= UNBOUNDED and (token.atom == "." or dotall and token.atom in _ANY)
