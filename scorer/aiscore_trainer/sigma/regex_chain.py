"""Regular expressions cut at their gaps, so that Python's `re` never has much to go back over.

A gap is `.*` or `.+`. What stands between gaps is a part; `aiscore_rules.regex` searches one part after
the other. Alternations that hold gaps are multiplied out, each alternative a chain of its own. A part may
hold at most one repeat without bound whose end is in doubt, and bounded ones within a budget; patterns that
need more become automata (`regex_automaton`).

    .*a.*b.*c.*x$      93 s on 8 kB by backtracking
    a | b | c | x$     four searches
"""
from __future__ import annotations

import re
import warnings
from dataclasses import replace
from typing import Any, Iterable, List, Optional, Sequence, Tuple

from aiscore_rules.charsets import flag_bits
from aiscore_rules.regex import PARTS_MAX, RegexError, check_chain
from aiscore_rules.regex_cost import check_cost

from .errors import Inexpressible
from .regex_automaton import automaton_of
from .regex_syntax import UNBOUNDED, Token, inside_group, is_any, prepare, tokenise

CHAINS_MAX = 64
Compiled = Tuple[str, Any]


def compile_regex(pattern: str, flags: str) -> List[Compiled]:
    """("re", chain) or ("automaton", program) values, of which one has to match."""
    pattern, flags = prepare(pattern, flags)
    _check(pattern, flags)
    try:
        return [("re", chain) for chain in _chains(pattern, flags)]
    except Inexpressible as reason:
        try:
            return [("automaton", automaton_of(pattern, flags))]
        except Inexpressible as second:
            raise Inexpressible(f"regular expression {pattern!r}: {reason}, and {second}") from None


def _check(pattern: str, flags: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(pattern, flag_bits(flags))
    except (re.error, OverflowError, RecursionError) as error:
        raise Inexpressible(f"regular expression {pattern!r}: {error}") from None
    if "(?>" in pattern:
        raise Inexpressible(f"regular expression {pattern!r}: an atomic group, which Python 3.9 does not know")


def _chains(pattern: str, flags: str) -> List[List[Any]]:
    dotall = "s" in flags
    splice = re.search(r"\\[1-9]|\(\?P=", pattern) is None
    branches = [branch for tokens in tokenise(pattern) for branch in _expand(tokens, dotall, splice)]
    if len(branches) > CHAINS_MAX:
        raise Inexpressible(f"more than {CHAINS_MAX} alternatives with gaps")
    chains = [_chain(branch, flags, dotall) for branch in branches]
    for chain in chains:
        if chain is None:
            return [[flags, ""]]
    return [chain for chain in chains if chain is not None]


def _expand(tokens: Sequence[Token], dotall: bool, splice: bool) -> List[List[Token]]:
    """The branch with every plain group that holds a gap replaced by its contents."""
    expanded: List[List[Token]] = [[]]
    for token in tokens:
        choices = [[token]]
        inner = inside_group(token.atom)
        if splice and inner and _holds_gap(inner, dotall):
            if (token.least, token.most) == (1, 1):
                choices = [branch for inside in tokenise(inner) for branch in _expand(inside, dotall, splice)]
            elif (token.least, token.most) == (0, 1):
                choices = [[]] + [branch for inside in tokenise(inner) for branch in _expand(inside, dotall, splice)]
            elif token.least == token.most <= 8 or token.most >= UNBOUNDED and token.least <= 8:
                raise_count = token.least
                inside = [branch for inside in tokenise(inner) for branch in _expand(inside, dotall, splice)]
                if len(inside) == 1 and _may_repeat_less(token, inside[0], dotall):
                    choices = [inside[0] * raise_count]
        expanded = [before + choice for before in expanded for choice in choices]
        if len(expanded) > CHAINS_MAX:
            raise Inexpressible(f"more than {CHAINS_MAX} alternatives with gaps")
    return expanded


def _may_repeat_less(token: Token, inside: Sequence[Token], dotall: bool) -> bool:
    """Whether `(x.*){n,}` may stand as n times `x.*`: exact where the count is, or where a gap ends the group."""
    return token.least == token.most or token.least > 0 and bool(inside) and is_any(inside[-1], dotall)


def _holds_gap(pattern: str, dotall: bool) -> bool:
    return any(is_any(token, dotall) or _holds_gap(inside_group(token.atom), dotall)
               for branch in tokenise(pattern) for token in branch)


def _chain(tokens: Sequence[Token], flags: str, dotall: bool) -> Optional[List[Any]]:
    """[flags, part, gap, part, ...]; None where the branch matches any text."""
    parts: List[List[Token]] = [[]]
    gaps: List[int] = []
    for token in tokens:
        if is_any(token, dotall):
            if not parts[-1] and gaps:
                gaps[-1] += token.least
            else:
                parts.append([])
                gaps.append(token.least)
        else:
            parts[-1].append(token)
    if gaps and not parts[0]:
        if gaps[0] == 0:
            parts, gaps = parts[1:], gaps[1:]
        else:
            parts[0] = [Token(".", gaps[0], gaps[0])]
            gaps[0] = 0
    if gaps and not parts[-1]:
        if gaps[-1]:
            parts[-1] = [Token(".", gaps[-1], gaps[-1])]
            gaps[-1] = 0
        else:
            parts, gaps = parts[:-1], gaps[:-1]
    if not parts or not parts[0]:
        return None
    parts[0] = _least_at(parts[0], 0)
    parts[-1] = _least_at(parts[-1], -1)
    sources = [_source(part, lazy=position < len(gaps)) for position, part in enumerate(parts)]
    if len(sources) > PARTS_MAX:
        raise Inexpressible(f"more than {PARTS_MAX} gaps")
    if not any(sources):
        if sum(gaps):
            raise Inexpressible("a gap of some length and nothing else")
        return None
    if not dotall and any(_crosses_lines(token) for part in parts[:-1] for token in part):
        raise Inexpressible("a repeat before a gap can cross lines, which the gap cannot")
    chain: List[Any] = [flags, sources[0]]
    for gap, source in zip(gaps, sources[1:]):
        chain += [gap, source]
    try:
        for source in sources:
            check_cost(source, flags)
        check_chain(chain)
    except RegexError as error:
        raise Inexpressible(str(error)) from None
    return chain


def _least_at(part: List[Token], end: int) -> List[Token]:
    """At the ends of a search a repeat need not take more than it must: whether it matches stays the same."""
    part = list(part)
    while part:
        token = part[end]
        if token.least == token.most or token.atom.startswith("(") or re.fullmatch(r"\\[bBAZ]|[\^$]", token.atom):
            break
        if token.least:
            part[end] = replace(token, most=token.least)
            break
        del part[end]
    return part


def _crosses_lines(token: Token) -> bool:
    """Whether a token of varying length can take line ends, other than `\\s`, which seldom finds any."""
    if token.atom.startswith("("):
        return re.search(r"\[\^|\\[WDS]", token.atom) is not None
    if token.least == token.most or token.atom == "\\s" or re.fullmatch(r"\\[bBAZ]|[\^$]", token.atom):
        return False
    return re.fullmatch(token.atom, "\n") is not None


def _source(part: Iterable[Token], lazy: bool) -> str:
    sources = []
    for token in part:
        source = token.source
        sources.append(source + "?" if lazy and token.least != token.most else source)
    return "".join(sources)
