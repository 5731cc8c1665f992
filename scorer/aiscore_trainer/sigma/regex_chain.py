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
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import warnings
from dataclasses import dataclass, replace
from typing import Any, Iterable, List, Optional, Sequence, Tuple

from aiscore_rules.regex import FIELD_MAX_CHARS, PARTS_MAX, RegexError, check_chain

from .errors import Inexpressible
from .regex_automaton import automaton_of, beginning_of, ranges_of, shared
from .regex_syntax import UNBOUNDED, Token, inside_group, is_any, prepare, tokenise

CHAINS_MAX = 64
#: Ways in which the bounded repeats of one part may share a text between them.
WAYS_MAX = 512
#: The same where the part holds a repeat without bound as well.
WAYS_BESIDE_UNBOUNDED_MAX = 8
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
            re.compile(pattern, _flag_bits(flags))
    except (re.error, OverflowError, RecursionError) as error:
        raise Inexpressible(f"regular expression {pattern!r}: {error}") from None
    if "(?>" in pattern:
        raise Inexpressible(f"regular expression {pattern!r}: an atomic group, which Python 3.9 does not know")


def _flag_bits(flags: str) -> int:
    bits = 0
    for letter in flags:
        bits |= {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}[letter]
    return bits


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
    for source in sources:
        _check_cost(source, flags)
    chain: List[Any] = [flags, sources[0]]
    for gap, source in zip(gaps, sources[1:]):
        chain += [gap, source]
    try:
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


# --- what a part may cost -------------------------------------------------------------------------------

def _check_cost(source: str, flags: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        tree = parser.parse(source, _flag_bits(flags))
    cost = _cost(list(tree), tree.state.flags)
    # What a reference repeats is compared anew at every length that its group can have.
    if cost.unbounded > 1 or cost.unbounded and re.search(r"\\[1-9]|\(\?P=", source):
        raise Inexpressible("repeats without bound can overlap")
    if cost.ways > (WAYS_BESIDE_UNBOUNDED_MAX if cost.unbounded else WAYS_MAX) * _period(list(tree)):
        raise Inexpressible("bounded repeats can overlap in too many ways")


@dataclass(frozen=True)
class _Cost:
    """What a pattern may try from one start.

    doubtful    repeats without bound whose end is in doubt
    settled     there are such whose end is settled by the character that follows
    ways        in which bounded repeats may share a text
    """

    doubtful: int = 0
    settled: bool = False
    ways: int = 1

    @property
    def unbounded(self) -> int:
        return self.doubtful + self.settled

    def then(self, other: _Cost) -> _Cost:
        return _Cost(self.doubtful + other.doubtful, self.settled or other.settled, min(self.ways * other.ways, _ENOUGH))


_ENOUGH = 1 << 24
_ONE_CHARACTER = (constants.LITERAL, constants.NOT_LITERAL, constants.IN, constants.ANY)


def _cost(items: List[Any], flags: int) -> _Cost:
    cost = _Cost()
    for position, (op, argument) in enumerate(items):
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT) and _is_settled(argument, items[position + 1:], flags):
            cost = cost.then(_Cost(settled=argument[1] is constants.MAXREPEAT or argument[1] > FIELD_MAX_CHARS))
        else:
            cost = cost.then(_cost_of(op, argument, flags))
    return cost


def _cost_of(op: Any, argument: Any, flags: int) -> _Cost:
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
        return _repeat_cost(*argument, flags)
    if op is constants.SUBPATTERN:
        return _cost(list(argument[-1]), flags)
    if op is constants.BRANCH:
        costs = [_cost(list(branch), flags) for branch in argument[1]]
        return _Cost(max(cost.doubtful for cost in costs), any(cost.settled for cost in costs),
                     max(cost.ways for cost in costs))
    if op in (constants.ASSERT, constants.ASSERT_NOT):
        return _cost(list(argument[1]), flags)
    if op in _ONE_CHARACTER or op in (constants.GROUPREF, constants.AT):
        return _Cost()
    raise Inexpressible(f"{op} is not bounded")


def _repeat_cost(least: int, most: Any, body: Any, flags: int) -> _Cost:
    inner = _cost(list(body), flags)
    endless = most is constants.MAXREPEAT or most > FIELD_MAX_CHARS
    varied = inner.unbounded or inner.ways > 1 or body.getwidth()[0] != body.getwidth()[1]
    if endless:
        # A repeat inside one without bound, or a choice of lengths: exponential in the worst case.
        return _Cost(2 if varied or len(body) != 1 and any(op is constants.BRANCH for op, _ in body) else 1)
    if inner.unbounded:
        return _Cost(2)
    return _Cost(ways=min((most - least + 1) * inner.ways ** min(most, 16), _ENOUGH))


def _is_settled(repeat: Tuple[int, Any, Any], following: List[Any], flags: int) -> bool:
    """Whether a repeat of one character set must end where what follows begins, which shares none of it."""
    body = repeat[2]
    if len(body) != 1 or body[0][0] not in _ONE_CHARACTER or not following:
        return False
    beginning = beginning_of(following, flags)
    return beginning is not None and not shared(ranges_of(*body[0], flags), beginning)


def _period(items: List[Any]) -> int:
    """How many characters apart two starts of a match are at least: the period of the literal that it starts with."""
    prefix = ""
    for op, argument in items:
        if op is constants.LITERAL:
            prefix += chr(argument).lower()
        elif op is constants.SUBPATTERN and not prefix:
            return _period(list(argument[-1]))
        elif op is constants.BRANCH and not prefix:
            return min(_period(list(branch)) for branch in argument[1])
        elif op is not constants.AT:
            break
    return next((step for step in range(1, len(prefix)) if prefix.startswith(prefix[step:])), max(1, len(prefix)))
