"""Events a second that the rule engine judges on one core: `PYTHONPATH=lib python tests/bench/bench_rules.py [RECORDS...]`.

Four figures on the same mixed events: our pack; 3,000 rules made in the statistics of ours; a plain loop that runs
every rule's conditions as compiled regular expressions over the text; and the worst of a set of hostile events.
Records are .jsonl.gz files with `raw` and `sourcetype`; without any, those under AISCORE_DATA, or else the events of
the rules' own tests. `--repeats` tells how often each distinct event comes, as real logs repeat themselves; 1 is none.
"""
import argparse
import gzip
import json
import os
import random
import re
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "lib"), str(ROOT / "tests" / "rules")]

from aiscore_rules.engine import RuleEngine  # noqa: E402
from aiscore_rules.pack import Rule, RulePack, default_pack_path, load_pack  # noqa: E402

HOSTILE = {
    "1 MB of one letter": "a" * 1_048_576,
    "1 MB of XML that never closes": "<Event>" + "<Data Name='CommandLine'>" * 42_000,
    "1 MB of JSON brackets": '{"a":' * 210_000,
    "1 MB command line of options": '{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\\\powershell.exe","CommandLine":"'
                                    + "powershell -enc - w hidden iex " * 34_000 + '"}',
    "1 MB of traversal in a request": "GET /" + "%2e%2e/" * 149_000 + " HTTP/1.1\n",
    "access line of 30 kB of quotes": '192.0.2.1 - - [12/Nov/2026:10:21:07 +0000] "GET /?q=' + "' or union select 1=1 " * 1_400 + ' HTTP/1.1" 200 1',
    "1 MB of key=": "key=" * 262_144,
    "auditd record of 50,000 arguments": "type=EXECVE msg=audit(1:1): " + " ".join(f"a{number}=x" for number in range(50_000)),
    "spaces": '{"CommandLine":"' + " " * 30_000 + '","Image":"x"}',
}


def records(paths, count, seed=7):
    """`count` (text, sourcetype) pairs, the same share of each file, in a fixed random order."""
    rng = random.Random(seed)
    chosen = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = list(file)
        for line in rng.sample(lines, min(len(lines), count // len(paths) + 1)):
            event = json.loads(line)
            chosen.append((event["raw"], event["sourcetype"]))
    rng.shuffle(chosen)
    return chosen[:count]


def own_events(count):
    from events import text_and_sourcetype

    described = json.loads((ROOT / "tests/rules/events.json").read_text(encoding="utf-8"))
    found = [text_and_sourcetype(entry) for both in described.values() for entry in both["match"] + both["miss"]]
    return [found[number % len(found)] for number in range(count)]


def generated(pack, count, seed=7):
    """`count` rules as ours are, their literals replaced by others of the same length and kind."""
    rng = random.Random(seed)
    words = [rng.choice(("ex", "in", "qu", "to", "mar", "vel", "zon", "pri")) + "".join(rng.choices("abcdefghiklmnoprstuvw", k=4))
             for _ in range(4_000)]

    def changed(value):
        if isinstance(value, str) and len(value) >= 4:
            return re.sub(r"[a-z]{3,}", lambda found: (rng.choice(words) * 3)[:len(found.group())], value)
        return value

    def rewritten(expression):
        op = expression[0]
        if op in ("and", "or", "not"):
            return [op] + [rewritten(part) for part in expression[1:]]
        if op in ("contains", "endswith", "startswith") and expression[1] not in ("image", "parentimage", "eventid"):
            return expression[:2] + [changed(value) for value in expression[2:]]
        return expression

    rules = []
    number = 0
    anchored = [rule for rule in pack.rules if rule.anchors]
    while len(rules) < count:
        rule = anchored[number % len(anchored)]
        number += 1
        match = rewritten(rule.match)
        anchors = tuple(sorted({changed(anchor) for anchor in rule.anchors}))
        rules.append(Rule(f"generated-{number}", rule.title, rule.level, rule.logsource, match, anchors, rule.techniques))
    return RulePack("generated", "1", tuple(rules))


def patterns(pack):
    """What the same rules cost as a plain loop: every anchor list as one compiled regular expression."""
    return [re.compile("|".join(map(re.escape, rule.anchors)), re.IGNORECASE) for rule in pack.rules if rule.anchors]


def rate(judge, events, seconds):
    """Events a second of processor time in the fastest pass over all events, in chunks of 1,024. Passes are repeated
    until `seconds` are over: the slower ones tell how busy the machine's other cores were."""
    best, start = 0.0, time.process_time()
    while not best or time.process_time() - start < seconds:
        begun, done = time.process_time(), 0
        for position in range(0, len(events), 1_024):
            chunk = events[position:position + 1_024]
            judge(chunk)
            done += len(chunk)
            if time.process_time() - begun > seconds * 2:
                break
        best = max(best, done / (time.process_time() - begun))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", nargs="*", type=Path)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5.0)
    chosen = parser.parse_args()
    paths = chosen.records or sorted(Path(os.environ.get("AISCORE_DATA", "/nonexistent")).glob("train/*.jsonl.gz"))
    events = records(paths, chosen.events) if paths else own_events(chosen.events)
    events = [event for event in events for _ in range(chosen.repeats)]
    start = time.perf_counter()
    pack = load_pack(default_pack_path())
    engine = RuleEngine(pack)
    print(f"{'Python ' + sys.version.split()[0]}, {len(pack.rules)} rules loaded in {time.perf_counter() - start:.3f} s; "
          f"{len(events):,} events of {len(paths) or 1} sources")
    many = RuleEngine(generated(pack, 3_000))
    loop = patterns(pack)
    loop_many = patterns(many.pack)
    for name, judge in (
            ("own pack", engine.judge_all), ("3,000 rules", many.judge_all),
            ("plain loop, own pack", lambda chunk: [[one for one in loop if one.search(text)] for text, _ in chunk]),
            ("plain loop, 3,000 rules", lambda chunk: [[one for one in loop_many if one.search(text)] for text, _ in chunk[:32]] * 32)):
        judge(events[:2_048])
        figure = rate(judge, events, chosen.seconds)
        if "loop, 3" in name:
            figure /= 32
        print(f"{name:<26}{figure:>12,.0f} events/s")
    for name, text in HOSTILE.items():
        engine.judge(text, "x")
        start = time.perf_counter()
        engine.judge(text, "x")
        print(f"{name:<40}{(time.perf_counter() - start) * 1000:>8.1f} ms")


if __name__ == "__main__":
    main()
