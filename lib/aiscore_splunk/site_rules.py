"""An admin's own rules and silence list: lookups of this app, read by every search that needs rules.

    lookups/aiscore_rules.csv      one rule a row
    lookups/aiscore_silence.csv    one rule id a row

Their names are fixed, because nothing else of ours tells a name to an indexer: the search bundle brings `lookups/`
and the code, and no conf of this app. So a search head, the members of its cluster and its indexers cannot disagree.

Every search is a process of its own. "The last good one" is therefore a file as well: what was read without a fault
is copied into Splunk's run folder, and read from there when the lookup itself is refused. On an indexer the copies
of different search heads are kept apart. A lookup that is gone is gone: its copy goes with it. Where there is no
folder to write to, a bad lookup leaves our own pack.
"""
from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from typing import Any, Callable, List, Optional

from aiscore_rules.lookup import RULE_COLUMN, SILENCE_COLUMN, rows_of_text, rules_of_rows, silenced_of_rows, site_pack
from aiscore_rules.pack import PackError, RulePack

RULES_LOOKUP = "aiscore_rules.csv"
SILENCE_LOOKUP = "aiscore_silence.csv"
#: The public Sigma rules, compiled, take 7 MB.
LOOKUP_MAX_BYTES = 32 * 1024 * 1024
Parse = Callable[[bytes, str], Any]


@dataclass(frozen=True)
class SiteRules:
    """The pack as the site uses it, and what was wrong with its lookups, a sentence each."""

    pack: RulePack
    problems: List[str]


def load_site_rules(base: RulePack, app_home: str, splunk_home: str) -> SiteRules:
    """`base` with the lookups of the app in `app_home`. Never raises for what is in a file, or for a file."""
    problems: List[str] = []
    kept = kept_folder(app_home, splunk_home)
    rules = _load(app_home, kept, RULES_LOOKUP, _rules, problems) or ()
    silenced = _load(app_home, kept, SILENCE_LOOKUP, _silenced, problems) or frozenset()
    try:
        return SiteRules(site_pack(base, rules, silenced), problems)
    except PackError as error:  # ours and theirs together are too many
        return SiteRules(base, problems + [f"the lookup {RULES_LOOKUP} is not used: {error}."])


def kept_folder(app_home: str, splunk_home: str) -> str:
    """Where the copies of this app's lookups lie: one folder for a search head, whatever number its bundle has.

    >>> os.path.basename(kept_folder("/opt/splunk/var/run/searchpeers/sh1-1763890000/apps/aiscore", "/opt/splunk"))
    'lookups-sh1'
    """
    owner = ""
    bundle = re.search(r"[/\\]searchpeers[/\\]([^/\\]+)[/\\]", app_home)
    if bundle:
        owner = re.sub(r"-\d+(?:-\d+)?(?:\.\w+)*$", "", bundle.group(1))
        if not re.fullmatch(r"[\w.-]{1,100}", owner):
            owner = hashlib.sha256(owner.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return os.path.join(splunk_home, "var", "run", "splunk", "aiscore", f"lookups-{owner}" if owner else "lookups")


def _load(app_home: str, kept: str, name: str, parse: Parse, problems: List[str]) -> Any:
    """What the lookup says, or its last good copy; None where there is neither."""
    copy = os.path.join(kept, name)
    try:
        encoded = _read(os.path.join(app_home, "lookups", name), name)
        if encoded is None:
            _forget(copy)
            return None
        found = parse(encoded, name)
    except PackError as error:
        problem = str(error)
    else:
        _keep(copy, encoded)
        return found
    try:
        encoded = _read(copy, name)
        found = None if encoded is None else parse(encoded, name)
    except PackError:
        found = None
    instead = "its last good version is used" if found is not None else "it is left out"
    problems.append(f"the lookup {problem[:500]}; the file is refused and {instead}.")
    return found


def _rules(encoded: bytes, name: str) -> Any:
    return rules_of_rows(rows_of_text(_text(encoded, name), name, RULE_COLUMN), name)


def _silenced(encoded: bytes, name: str) -> Any:
    return silenced_of_rows(rows_of_text(_text(encoded, name), name, SILENCE_COLUMN), name)


def _text(encoded: bytes, name: str) -> str:
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError as error:
        row = encoded.count(b"\n", 0, error.start) + 1
        raise PackError(f"{name}: row {row} or before: is no UTF-8") from None


def _read(path: str, name: str) -> Optional[bytes]:
    """The file's bytes, None where there is none."""
    try:
        with open(path, "rb") as file:
            encoded = file.read(LOOKUP_MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise PackError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if len(encoded) > LOOKUP_MAX_BYTES:
        raise PackError(f"{name}: is larger than {LOOKUP_MAX_BYTES:,} bytes")
    return encoded


def _keep(copy: str, encoded: bytes) -> None:
    """Makes `encoded` the last good one; without a disk to write to there is none."""
    try:
        if os.path.getsize(copy) == len(encoded) and _read(copy, copy) == encoded:
            return
    except (OSError, PackError):
        pass
    folder = os.path.dirname(copy)
    part = f"{copy}.{os.getpid()}"
    try:
        # Below Splunk's run folder or nowhere: a folder of ours is made, none of Splunk's.
        for made in (os.path.dirname(folder), folder):
            if not os.path.isdir(made):
                os.mkdir(made, 0o700)
        with open(part, "wb") as file:
            file.write(encoded)
        os.replace(part, copy)
    except OSError:
        _forget(part)


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        pass
