"""Events a second that the rule engine judges on one core: `python -m tests.bench.bench_rules [RECORDS...] [--quick]`.

On each interpreter that Splunk runs, on the same mixed events: our pack; 3,000 rules made in the statistics of ours
(`rule_peers.generated` says how); a plain loop over compiled regular expressions, for both; the same rules as SQL over the
same events, where pySigma's SQLite backend is installed; and what each of a set of hostile events costs.

The rate is events over seconds of processor time of one process, in the fastest of several passes over all events:
slower ones tell what else the machine did. Each event is judged by itself, so repeated ones count as often as they
come; reading its fields is part of it. Records are .jsonl.gz files with `raw` and `sourcetype`; without any, those under
AISCORE_DATA, the same share of each source; or else the events of the rules' own tests.
"""
from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Dict, List

from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import default_pack_path, load_pack
from tests.bench.rule_peers import (
    ROOT,
    Event,
    fields_asked,
    generated,
    own_events,
    plain_loop,
    recorded_events,
    sql_queries,
    sql_run,
)

FOLDER = Path("build/bench")
MANY = 3_000
#: The plain loop is slow: it sees so many of the events.
LOOP_EVENTS = {"own": 1_000, "many": 150}
WINDOWS = '{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\\\powershell.exe","CommandLine":"%s"}'
HOSTILE = {
    "1 MB of one letter": "a" * 1_048_576,
    "1 MB of XML that never closes": "<Event>" + "<Data Name='CommandLine'>" * 42_000,
    "1 MB of JSON brackets": '{"a":' * 210_000,
    "1 MB command line of options": WINDOWS % ("powershell -enc - w hidden iex " * 34_000),
    "1 MB of traversal in a request": "GET /" + "%2e%2e/" * 149_000 + " HTTP/1.1\n",
    "1 MB of key=": "key=" * 262_144,
    "1 MB of <": "<Event " + "<" * 1_048_576,
    "30 kB of quotes and statements in an access line": '192.0.2.1 - - [12/Nov/2026:10:21:07 +0000] "GET /?q=' + "' or union select 1=1 " * 1_400
                                                        + ' HTTP/1.1" 200 1',
    "30 kB of carets and quotes in a command line": WINDOWS % ("^c^m^d^ \\\"+\\\"" * 2_500),
    "30 kB of base64 in a command line": WINDOWS % ("cmd /c powershell -enc " + "QUJD" * 8_000),
    "30 kB of blanks in a command line": WINDOWS % (" " * 30_000),
    "30 kB of percent signs in a request": "GET /?a=" + "%25" * 10_000 + " HTTP/1.1\nHost: x\n\n" + "%252e" * 600,
    "auditd record of 50,000 arguments": "type=EXECVE msg=audit(1:1): " + " ".join(f"a{number}=x" for number in range(50_000)),
    "domain of 30,000 labels": "client 192.0.2.1#5 (x): query: " + "a." * 15_000 + "example IN A + (192.0.2.53)",
    "30 kB of blanks in a rendered event": "EventCode=4625\nLogName=Security\nMessage=x\nAccount Name: a" + " " * 30_000 + "b\nx",
    "syslog of 30,000 colons": "Nov 12 10:21:07 host7 sshd[1]: " + ": " * 15_000,
}


def rate(judge: Callable[[Event], Any], events: List[Event], seconds: float) -> float:
    """Events a second of processor time in the fastest pass; passes are repeated until `seconds` are over."""
    best, spent = 0.0, 0.0
    while spent < seconds:
        start = time.process_time()
        for event in events:
            judge(event)
        pass_s = time.process_time() - start
        spent += pass_s
        best = max(best, len(events) / pass_s)
    return best


def cost_ms(judge: Callable[[Event], Any], text: str) -> float:
    """The dearest of three judgements of one event, after one that compiled what it needs."""
    judge((text, "x"))
    spent = []
    for _ in range(3):
        start = time.process_time()
        judge((text, "x"))
        spent.append((time.process_time() - start) * 1_000)
    return max(spent)


def measure(events: List[Event], seconds: float) -> Dict[str, Any]:
    """Every figure of this interpreter but SQL's."""
    gc.set_threshold(500_000, 20, 100)  # as the command does: a pass over all rules and events costs 50 ms
    start = time.perf_counter()
    pack = load_pack(default_pack_path())
    own = RuleEngine(pack)
    loaded_s = time.perf_counter() - start
    many = RuleEngine(generated(pack, MANY, events))
    judges = {"own": lambda event: own.judge(*event), "many": lambda event: many.judge(*event)}
    found: Dict[str, Any] = {"python": sys.version.split()[0], "rules": len(pack.rules), "load_ms": loaded_s * 1_000}
    for name, engine in (("own", own), ("many", many)):
        for event in events[:2_000]:
            judges[name](event)
        found[name] = rate(judges[name], events, seconds)
        found[f"{name}_loop"] = rate(plain_loop(engine.pack), events[:LOOP_EVENTS[name]], 0.1)
        found[f"{name}_hits"] = sum(bool(judges[name](event).rule_ids) for event in events) / len(events)
    found["hostile_ms"] = {name: max(cost_ms(judge, text) for judge in judges.values()) for name, text in HOSTILE.items()}
    return found


def measure_sql(events: List[Event]) -> Dict[str, Any]:
    try:
        queries, refused = sql_queries(ROOT / "rules")
    except ImportError as error:
        return {"absent": str(error)}
    figure, failed = sql_run(queries, fields_asked(load_pack(default_pack_path())), events)
    return {"python": sys.version.split()[0], "rate": figure, "queries": len(queries), "refused": refused, "failed": failed}


def interpreters() -> List[str]:
    found = [str(path) for path in (ROOT / f"build/venv/search-{version}/bin/python" for version in ("3.9", "3.13")) if path.exists()]
    return found or [sys.executable]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", nargs="*", type=Path)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=6.0, help="processor time for each rate, at least one pass")
    parser.add_argument("--quick", action="store_true", help="2,000 events")
    parser.add_argument("--here", choices=("engine", "sql"), help="measure in this process and print JSON")
    chosen = parser.parse_args()
    count, seconds = (2_000, 0.5) if chosen.quick else (chosen.events, chosen.seconds)
    paths = chosen.records or sorted(Path(os.environ.get("AISCORE_DATA", "/nonexistent")).glob("train/*.jsonl.gz"))
    if chosen.here:
        events = recorded_events(paths, count) if paths else own_events(count)
        print(json.dumps(measure(events, seconds) if chosen.here == "engine" else measure_sql(events)))
        return 0
    arguments = [*map(str, paths), "--events", str(count), "--seconds", str(seconds)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(("lib", "scorer"))}
    figures = [json.loads(subprocess.run([python, "-m", "tests.bench.bench_rules", *arguments, "--here", part], check=True, cwd=ROOT,
                                         env=environment, stdout=subprocess.PIPE).stdout.splitlines()[-1])
               for python, part in [(python, "engine") for python in interpreters()] + [(sys.executable, "sql")]]
    report(figures[:-1], figures[-1], count, len(paths))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "rules.json").write_text(json.dumps({"events": count, "engine": figures[:-1], "sql": figures[-1]}, indent=1) + "\n", encoding="utf-8")
    return 0


def report(engines: List[Dict[str, Any]], sql: Dict[str, Any], count: int, sources: int) -> None:
    def row(name: str, values: List[str]) -> None:
        print(f"{name:<52}" + "".join(f"{value:>14}" for value in values))

    print(f"{count:,} events of {sources or 'no'} sources" + ("" if sources else ": those of the rules' own tests"))
    row("", ["Python " + one["python"] for one in engines])
    for name, label in (("own", f"{engines[0]['rules']} rules of ours"), ("many", f"{MANY:,} generated rules")):
        row(f"{label}, events/s", [f"{one[name]:,.0f}" for one in engines])
        row("  share of the events that a rule hits", [f"{one[name + '_hits']:.1%}" for one in engines])
        row("  plain loop over regular expressions, events/s", [f"{one[name + '_loop']:,.0f}" for one in engines])
    if "absent" in sql:
        print(f"SQL over the same events: not measured ({sql['absent']}); "
              "pip install --no-deps --target build/bench/sqlite pysigma-backend-sqlite==2.1.1")
    else:
        print(f"{'SQL over the same events, rules of ours, events/s':<52}{sql['rate']:>14,.0f}   (Python {sql['python']}; {sql['queries']} queries, "
              f"{sql['refused']} rules it cannot write, {sql['failed']} queries failed)")
    row("pack loaded, ms", [f"{one['load_ms']:.0f}" for one in engines])
    for name in HOSTILE:
        row(name + ", ms", [f"{one['hostile_ms'][name]:.1f}" for one in engines])


if __name__ == "__main__":
    sys.exit(main())
