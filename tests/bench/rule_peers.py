"""What the rule engine is compared with, and the rules and events it is measured on. Used by `bench_rules`."""
from __future__ import annotations

import gzip
import json
import random
import re
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

ROOT = Path(__file__).resolve().parents[2]
for folder in ("lib", "scorer", "tests/rules"):
    if str(ROOT / folder) not in sys.path:
        sys.path.insert(0, str(ROOT / folder))

from aiscore_rules.fields import read_facts  # noqa: E402
from aiscore_rules.pack import Rule, RulePack  # noqa: E402
from aiscore_trainer.sigma.anchors import anchors_of  # noqa: E402

Event = Tuple[str, str]
#: Where `pip install --no-deps --target build/bench/sqlite pysigma-backend-sqlite==2.1.1` puts the SQL engine.
SQL_FOLDER = ROOT / "build" / "bench" / "sqlite"


# --- events -----------------------------------------------------------------------------------------------

def recorded_events(paths: Sequence[Path], count: int, seed: int = 7) -> List[Event]:
    """`count` (text, sourcetype) pairs, the same share of each file (all of a smaller one), in a fixed random order."""
    rng = random.Random(seed)
    chosen: List[Event] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = list(file)
        for line in rng.sample(lines, min(len(lines), count // len(paths) + 1)):
            event = json.loads(line)
            chosen.append((event["raw"], event["sourcetype"]))
    rng.shuffle(chosen)
    return chosen[:count]


def own_events(count: int) -> List[Event]:
    """The events of our rules' own tests, over and over."""
    from events import text_and_sourcetype

    described = json.loads((ROOT / "tests/rules/events.json").read_text(encoding="utf-8"))
    found = [text_and_sourcetype(entry) for both in described.values() for entry in both["match"] + both["miss"]]
    return [found[number % len(found)] for number in range(count)]


# --- rules ------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[a-z]{3,}")
#: Told by the header: other values would make rules that no event can hit, and so rules that cost nothing.
_KEPT_FIELDS = ("eventid", "channel", "provider_name", "image", "parentimage", "eventsource", "cs-method")


class Vocabulary:
    """Words of events by how many events hold them, so that a word can be replaced by one as common."""

    def __init__(self, events: Sequence[Event], rng: random.Random) -> None:
        self._rng = rng
        self._counts: Counter = Counter()
        for text, _ in events:
            self._counts.update(set(_WORD.findall(text.lower())))
        self._by_count: Dict[int, List[str]] = {}
        for word, count in sorted(self._counts.items()):
            self._by_count.setdefault(count.bit_length(), []).append(word)

    def other(self, word: str) -> str:
        """A word in as many events as `word`, to a factor of two; one of its length that stands in none where it does."""
        found = self._by_count.get(self._counts[word].bit_length()) if word in self._counts else None
        if found is None:
            return "".join(self._rng.choices("abcdefghiklmnoprstuvw", k=len(word)))
        return self._rng.choice(found)


def generated(pack: RulePack, count: int, events: Sequence[Event], seed: int = 7) -> RulePack:
    """`count` rules as ours are: logsources, conditions, fields, operators, number and form of values, regular expressions
    and the share of rules without anchors are ours, and each word of a value becomes one that is as common in `events`."""
    rng = random.Random(seed)
    words = Vocabulary(events, rng)

    def changed(value: Any) -> Any:
        return _WORD.sub(lambda found: words.other(found.group()), value) if isinstance(value, str) else value

    def rewritten(expression: Any) -> Any:
        op = expression[0]
        if op in ("and", "or", "not"):
            return [op] + [rewritten(part) for part in expression[1:]]
        if op in ("equals", "contains", "startswith", "endswith") and expression[1] not in _KEPT_FIELDS:
            return expression[:2] + [changed(value) for value in expression[2:]]
        if op == "like" and expression[1] not in _KEPT_FIELDS:
            return expression[:2] + [[changed(part) for part in value] for value in expression[2:]]
        return expression

    rules = []
    for number in range(count):
        rule = pack.rules[number % len(pack.rules)]
        match = rewritten(rule.match)
        anchors = anchors_of(match, rule.logsource)
        rules.append(Rule(f"generated-{number}", rule.title, rule.level, rule.logsource, match,
                          None if anchors is None else tuple(anchors), rule.techniques))
    return RulePack("generated", "1", tuple(rules))


# --- a plain loop -----------------------------------------------------------------------------------------

def plain_loop(pack: RulePack) -> Callable[[Event], Any]:
    """The least that a loop over rules costs: one compiled regular expression of its literals for each rule, and none of
    the conditions, fields and logsources beside."""
    patterns = [re.compile("|".join(map(re.escape, rule.anchors)), re.IGNORECASE) for rule in pack.rules if rule.anchors]
    return lambda event: [pattern for pattern in patterns if pattern.search(event[0])]


# --- SQL on the same events -------------------------------------------------------------------------------

_TEXT_COLUMN = "fulltext"


def sql_queries(rules: Path) -> Tuple[List[str], int]:
    """(our rules as pySigma's SQLite backend writes them, a query each; how many it cannot write). ImportError where the
    backend is not installed."""
    import sigma

    if SQL_FOLDER.is_dir():
        import sigma.backends

        sigma.backends.__path__.append(str(SQL_FOLDER / "sigma" / "backends"))
    from sigma.backends.sqlite import sqliteBackend
    from sigma.collection import SigmaCollection

    from aiscore_trainer.sigma.documents import read_documents, rule_files

    backend = sqliteBackend(fulltext_field=_TEXT_COLUMN)
    queries: List[str] = []
    refused = 0
    for path in rule_files([rules]):
        for document in read_documents(path):
            try:
                queries += backend.convert(SigmaCollection([document.rule]))
            except Exception:  # whatever it cannot say is counted
                refused += 1
    return queries, refused


def sql_run(queries: Sequence[str], names: Sequence[str], events: Sequence[Event]) -> Tuple[float, int]:
    """(events a second of processor time, queries that failed): the events' fields into one table, then every query over
    it, as Zircolite works. Reading the fields out of the texts is done before and costs nothing here."""
    columns = [_TEXT_COLUMN, *names]
    rows = []
    for text, sourcetype in events:
        facts = read_facts(text, sourcetype)
        rows.append([text] + [_cell(facts.value(name)) for name in names])
    start = time.process_time()
    database = sqlite3.connect(":memory:")
    database.create_function("regexp", 2, lambda pattern, text: text is not None and re.search(pattern, text) is not None)
    database.execute("CREATE TABLE logs ({})".format(", ".join(f'"{name}" TEXT' for name in columns)))
    database.executemany("INSERT INTO logs VALUES ({})".format(", ".join("?" * len(columns))), rows)
    failed = 0
    for query in queries:
        try:
            database.execute(query).fetchall()
        except sqlite3.Error:
            failed += 1
    return len(events) / (time.process_time() - start), failed


def fields_asked(pack: RulePack) -> List[str]:
    """The fields that the rules of a pack ask for."""
    def names(expression: Any) -> List[str]:
        if expression[0] in ("and", "or", "not"):
            return [name for part in expression[1:] for name in names(part)]
        return [name for name in expression[1:3 if expression[0].startswith("ref_") else 2] if name]
    return sorted({name for rule in pack.rules for name in names(rule.match)})


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else "\n".join(value)
