"""Anchors: literals of which at least one stands in every event that a rule can hit.

The engine looks for all anchors of all rules at once and evaluates only the rules whose anchors it met, so
the best anchors are the rarest. How rare a literal is, is judged by its length and by whether ordinary events
are full of it; nothing is measured here, so the same rule always gets the same anchors.
"""
from __future__ import annotations

import re
from typing import Any, FrozenSet, Iterable, List, Optional, Sequence, Tuple

from aiscore_rules.charsets import constants, flag_bits, parsed
from aiscore_rules.needs import reduced
from aiscore_rules.pack import ANCHOR_MIN_CHARS, ANCHORS_MAX

Anchors = Optional[FrozenSet[str]]
_ANCHOR_MAX_CHARS = 48
#: What ordinary events are full of: a literal that stands in here is worth little.
_ORDINARY = "\0".join((
    "c:\\windows\\system32\\", "c:\\windows\\syswow64\\", "c:\\program files (x86)\\", "c:\\program files\\",
    "c:\\users\\", "\\appdata\\local\\temp\\", "\\appdata\\roaming\\", "c:\\programdata\\", "c:\\windows\\temp\\",
    "nt authority\\system", "local service", "network service", "microsoft corporation",
    "microsoft windows operating system",
    "\\svchost.exe", "\\services.exe", "\\lsass.exe", "\\explorer.exe", "\\cmd.exe", "\\powershell.exe",
    "\\rundll32.exe", "\\conhost.exe", "hklm\\system\\currentcontrolset\\services\\", "hklm\\software\\microsoft\\",
    "\\software\\microsoft\\windows\\currentversion\\", "hkcu\\software", "dword (0x00000001)", "dword (0x00000000)",
    "s-1-5-18", "s-1-5-21-", "s-1-0-0", "true", "false", "null", "none", "success", "failure", "failed", "error",
    "http://", "https://", "http/1.1", "get /", "post", "mozilla/5.0", "windows nt", "applewebkit", "chrome/",
    ".exe", ".dll", ".com", ".php", ".html", ".json", "index", "login", "admin", "user", "users", "root", "session",
    "opened for user", "authentication", "password", "server", "system", "security", "service", "kernel", "local",
    "amazonaws.com", "signin.amazonaws.com", "iam.amazonaws.com", "ec2.amazonaws.com", "s3.amazonaws.com",
    "awsapicall", "assumedrole", "iamuser", "root", "azureactivedirectory", "exchange", "sharepoint", "success",
    "create", "delete", "update", "list", "describe", "execve", "proctitle", "syscall", "/usr/bin/", "/usr/sbin/",
    "/bin/sh", "/bin/bash", "/etc/", "/tmp/", "/var/", "/dev/null", "sudo", "sshd", "python", "java", "name", "type",
)).lower()
#: What nearly every event of some kind holds.
_EVERYWHERE = "\0".join(("c:\\windows\\system32\\", "true", "false", "microsoft", "nt authority\\system", "s-1-5-18",
                         "http://", "https://", "success", "system", "/usr/bin/", "linux"))
#: Products whose fields may be whole JSON objects: their text is written in more than one way.
_JSON_PRODUCTS = frozenset({"aws", "azure", "gcp", "m365", "okta", "github", "google_workspace", "kubernetes",
                            "onelogin", "bitbucket", "cisco", ""})
#: Categories whose fields hold texts, whatever product they come from.
_LINE_CATEGORIES = frozenset({"webserver", "proxy", "dns", "firewall", "antivirus", "process_creation"})
#: Written as escapes in more than one way.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_JSON_MARKS = re.compile(r'["{}\[\]:,\\\s]+')


def anchors_of(expression: Sequence[Any], logsource: Tuple[str, str, str]) -> Optional[List[str]]:
    """The anchors of an expression, or None where it has none."""
    product, category, _ = logsource
    found = _anchors(expression, product in _JSON_PRODUCTS and category not in _LINE_CATEGORIES)
    if found is None or not found or len(found) > ANCHORS_MAX:
        return None
    return sorted(reduced(found))


def commonness(literal: str) -> float:
    """How common a literal is in ordinary events, 1 for everywhere: a guess that orders literals."""
    by_length = 10.0 ** -min((len(literal) - 2) / 3.0, 6.0)
    if literal in _EVERYWHERE:
        return 0.7
    return max(by_length, 0.2) if literal in _ORDINARY else by_length


def _anchors(expression: Sequence[Any], split: bool) -> Anchors:
    op = expression[0]
    if op == "and":
        candidates = [found for found in (_anchors(part, split) for part in expression[1:]) if found]
        return min(candidates, key=_cost, default=None)
    if op == "or":
        parts = [_anchors(part, split) for part in expression[1:]]
        return None if any(part is None for part in parts) else frozenset().union(*parts)  # type: ignore[arg-type]
    if expression[1:2] == ["eventid"]:
        return None  # Plans are made for each event id already.
    # A keyword is looked for in the event's text and its values, just as anchors are.
    choices = _leaf_choices(op, expression[2:], split and expression[1:2] != [""])
    return None if choices is None or None in choices else frozenset().union(*choices)  # type: ignore[arg-type]


def _cost(found: FrozenSet[str]) -> tuple:
    return sum(commonness(literal) for literal in found), sorted(found)


def _leaf_choices(op: str, values: Sequence[Any], split: bool) -> Optional[List[Anchors]]:
    """Anchors of each value of a leaf, of which one matches."""
    if op.replace("_cased", "") in ("equals", "contains", "startswith", "endswith"):
        return [_only(_best([value], split)) for value in values]
    if op in ("like", "like_cased"):
        return [_only(_best([part for part in value if isinstance(part, str)], split)) for value in values]
    if op == "re":
        return [_chain_anchors(chain, split) for chain in values]
    return None


def _only(literal: Optional[str]) -> Anchors:
    return None if literal is None else frozenset({literal})


def _best(texts: Iterable[str], split: bool) -> Optional[str]:
    """The rarest usable literal of texts that all stand in the event."""
    pieces = [piece for text in texts for piece in (_JSON_MARKS if split else _CONTROLS).split(text)]
    usable = [piece.lower()[:_ANCHOR_MAX_CHARS] for piece in pieces]
    # Lower case must be settled, or the engine's lower-case text would not hold the literal.
    usable = [piece for piece in usable if len(piece) >= ANCHOR_MIN_CHARS and piece == piece.lower()]
    return min(usable, key=lambda piece: (commonness(piece), piece), default=None)


def _chain_anchors(chain: Sequence[Any], split: bool) -> Anchors:
    """The rarest anchors of a regular expression's parts, all of which have to match."""
    found: List[FrozenSet[str]] = []
    for part in chain[1::2]:
        found.extend(_tree_anchors(parsed(part, flag_bits(chain[0])), split))
    return min(found, key=_cost, default=None)


def needed_literals(pattern: str, flags: str) -> Optional[List[str]]:
    """Lower-case literals of which one stands in every text that the pattern matches; None where there are none."""
    found = _chain_anchors([flags, pattern], split=False)
    return None if found is None else sorted(found)


def _tree_anchors(tree: Iterable[Any], split: bool, before: str = "") -> List[FrozenSet[str]]:
    """Sets of literals, of each of which one stands in every text that `before` and the pattern match."""
    runs: List[str] = [before]
    found: List[FrozenSet[str]] = []
    _collect(tree, runs, found, split)
    return found + [frozenset({best}) for best in (_best([run], split) for run in runs) if best is not None]


def _collect(tree: Iterable[Any], runs: List[str], found: List[FrozenSet[str]], split: bool) -> None:
    """Add the ASCII runs of a pattern to `runs`, the last of which is still open, and its choices to `found`."""
    for op, argument in tree:
        if op is constants.LITERAL and argument < 128:
            runs[-1] += chr(argument)
        elif op is constants.IN and _folded(argument) is not None:
            runs[-1] += _folded(argument)  # type: ignore[operator]
        elif op is constants.SUBPATTERN:
            _collect(argument[-1], runs, found, split)
        elif op is constants.BRANCH:
            branches = [min(_tree_anchors(branch, split, runs[-1]), key=_cost, default=None) for branch in argument[1]]
            runs.append("")
            if None not in branches:
                found.append(frozenset().union(*branches))  # type: ignore[arg-type]
        elif op in (constants.MAX_REPEAT, constants.MIN_REPEAT) and argument[0] >= 1:
            runs.append("")
            inner = [""]
            _collect(argument[2], inner, found, split)
            # One run and nothing else: it stands there as often as the repeat takes it at least.
            runs.extend([inner[0] * min(argument[0], _ANCHOR_MAX_CHARS)] if len(inner) == 1 else inner)
            runs.append("")
        elif op is not constants.AT:
            runs.append("")


def _folded(members: Sequence[Any]) -> Optional[str]:
    """The lower-case letter where a set holds one letter in both cases (`[Ee]`), or one character."""
    if all(op is constants.LITERAL and value < 128 for op, value in members):
        letters = {chr(value).lower() for _, value in members}
        if len(letters) == 1:
            return letters.pop()
    return None
