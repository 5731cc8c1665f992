"""The arguments of `| aiscore`, and what getinfo answers to them.

An argument that is wrong stops the search in getinfo, before it starts, with a sentence that says
which argument, what is wrong, and what would be right. Called by `command`; opens nothing.
"""
from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import Any, Callable, Dict, FrozenSet, List, NoReturn, Optional, Sequence, Tuple

from aiscore_contract.limits import BATCH_MAX_EVENTS

MODES = ("auto", "model", "rules")
TIMEOUT_MIN_S, TIMEOUT_MAX_S = 0.1, 300.0
MAX_EVENTS_LIMIT = 1_000_000_000
PREFIX_MAX_CHARS = 32
FIELD_MAX_CHARS = 256

#: What the result columns are called, after the prefix, in their order.
RESULTS = ("score", "verdict", "novelty", "source", "reason", "technique", "model", "error")
MULTIVALUE_RESULTS = ("reason", "technique")

TRUE_WORDS = ("true", "t", "yes", "y", "1")
FALSE_WORDS = ("false", "f", "no", "n", "0")

#: Splunk's own column: which event a row belongs to.
INDEX_COLUMN = "_chunked_idx"


class OptionError(Exception):
    """An argument is wrong. What it says is for the analyst."""


@dataclass(frozen=True)
class Options:
    """The arguments of one search, checked."""

    field: str = "_raw"
    mode: str = "auto"
    threshold: Optional[float] = None
    batch_size: int = 1024
    timeout_s: float = 30.0
    max_events: int = 1_000_000
    explain: bool = False
    prefix: str = "ai_"

    def result_columns(self) -> Tuple[str, ...]:
        """Names of the columns that are written, the `__mv_` twins beside their fields."""
        names: List[str] = []
        for result in RESULTS:
            names.append(self.prefix + result)
            if result in MULTIVALUE_RESULTS:
                names.append(f"__mv_{self.prefix}{result}")
        return tuple(names)

    def replaced_columns(self) -> FrozenSet[str]:
        """Names of the columns that must not come back as they came."""
        names = {self.prefix + result for result in RESULTS}
        return frozenset(names | {"__mv_" + name for name in names})


def _field(text: str) -> str:
    if not text.strip() or len(text) > FIELD_MAX_CHARS or not text.isprintable():
        raise OptionError(f"field= names the field to score, in 1 to {FIELD_MAX_CHARS} printable characters")
    if "*" in text or "," in text:
        raise OptionError(f"field={text}: one field is scored at a time, without wildcards")
    if text.startswith("__mv_") or text == INDEX_COLUMN:
        raise OptionError(f"field={text}: this name belongs to Splunk itself")
    return text


def _mode(text: str) -> str:
    if text.lower() not in MODES:
        raise OptionError(f"mode={text}: a mode is auto, model or rules")
    return text.lower()


def _number(name: str, low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = float("nan")
        if not (isfinite(number) and low <= number <= high):
            raise OptionError(f"{name}={text}: a number from {low:g} to {high:g} is wanted")
        return number
    return parse


def _count(name: str, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        # int() also takes "1_000", " 7" and other alphabets' digits.
        number = int(text) if re.fullmatch(r"[0-9]{1,18}", text) else 0
        if not 1 <= number <= high:
            raise OptionError(f"{name}={text}: a whole number from 1 to {high} is wanted")
        return number
    return parse


def _truth(text: str) -> bool:
    if text.lower() in TRUE_WORDS:
        return True
    if text.lower() in FALSE_WORDS:
        return False
    raise OptionError(f"explain={text}: true or false is wanted")


def _prefix(text: str) -> str:
    if len(text) > PREFIX_MAX_CHARS or not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text) or text.startswith("__mv_"):
        raise OptionError(f"prefix={text}: letters, digits and _ are wanted, a letter or _ first, "
                          f"at most {PREFIX_MAX_CHARS}")
    return text


#: Each option: the member of `Options` that it sets, and how its text is read.
OPTIONS: Dict[str, Tuple[str, Callable[[str], Any]]] = {
    "field": ("field", _field),
    "mode": ("mode", _mode),
    "threshold": ("threshold", _number("threshold", 0.0, 1.0)),
    "batch_size": ("batch_size", _count("batch_size", BATCH_MAX_EVENTS)),
    "timeout": ("timeout_s", _number("timeout", TIMEOUT_MIN_S, TIMEOUT_MAX_S)),
    "max_events": ("max_events", _count("max_events", MAX_EVENTS_LIMIT)),
    "explain": ("explain", _truth),
    "prefix": ("prefix", _prefix),
}


def parse_options(args: Sequence[str]) -> Options:
    """The options in `args`, or an `OptionError`.

    >>> parse_options(["field=_raw", "threshold=0.8"]).threshold
    0.8
    >>> parse_options(["treshold=0.8"])
    Traceback (most recent call last):
    ...
    aiscore_splunk.options.OptionError: treshold= is no option of aiscore. Did you mean threshold=?
    """
    members: Dict[str, Any] = {}
    for arg in args:
        name, equals, text = arg.partition("=")
        name = name.strip()
        if not equals:
            raise OptionError(f"{_clipped(arg)}: an option is written name=value, such as field=_raw")
        if name.lower() not in OPTIONS:
            _refuse_unknown(name)
        member, parse = OPTIONS[name.lower()]
        if member in members:
            raise OptionError(f"{name}= is given twice")
        members[member] = parse(_clipped(text))
    options = Options(**members)
    if options.field in options.replaced_columns() and "prefix" in members:
        raise OptionError(f"prefix={options.prefix} would write over {options.field}, the field that is scored")
    return options


def _clipped(text: str) -> str:
    return text if len(text) <= FIELD_MAX_CHARS else text[:FIELD_MAX_CHARS] + "..."


def _refuse_unknown(name: str) -> NoReturn:
    import difflib  # only here: a search that is right does not pay for it

    nearest = difflib.get_close_matches(name.lower(), OPTIONS, 1, 0.5)
    hint = f"Did you mean {nearest[0]}=?" if nearest else f"Its options are {', '.join(f'{known}=' for known in OPTIONS)}."
    raise OptionError(f"{_clipped(name)}= is no option of aiscore. {hint}")


def required_fields(options: Options, context_fields: Sequence[str]) -> List[str]:
    """The fields that splunkd is asked for: it sends these alone, and every other survives untouched."""
    return list(dict.fromkeys((options.field, *context_fields)))


def getinfo_metadata(options: Options, context_fields: Sequence[str], maxwait_s: int) -> Dict[str, Any]:
    """The answer to getinfo.

    `stateful` keeps the command on the search head, which alone has the key and the route to the
    scorer; rules need neither, so they run on the indexers as well.
    """
    return {
        "type": "streaming" if options.mode == "rules" else "stateful",
        "required_fields": required_fields(options, context_fields),
        "generating": False,
        "maxwait": maxwait_s,
    }
