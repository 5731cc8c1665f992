"""The rows that the overview's searches would find, made from what the real command writes.

    python ui/preview/rows.py OUT.json          (needs AISCORE_DATA and the scorer's environment)

Real log lines go through the real command and a real scorer on loopback, which is stopped before the last quarter, so that
the rules answer there. The searches of the dashboard are done here by hand, in Python; each result must have exactly the
fields that tests/app says its search ends with, or nothing is written.
"""
import csv
import gzip
import io
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/app"), str(ROOT / "lib"), str(ROOT)]
import app_searches  # noqa: E402
import studio  # noqa: E402
from test_package import chunk, replies  # noqa: E402

from tests.demo.scorer import DemoScorer  # noqa: E402

SOURCES = ("evtx_attack_samples", "evtx_benign_testdata", "elastic_auth", "elastic_apache_access", "basjes_hackers_access",
           "panther_tests", "loghub_benign", "otrf_windows_atomic", "invictus_o365")
EVENTS_OF_A_SOURCE = 900
HOURS = 24
USER = re.compile(r"TargetUserName\W{1,3}(?:Name=.)?([\w.-]{2,20})|\bfor (?:invalid user )?([\w.-]{2,20}) from|"
                  r'"UserId":"([\w.@-]{2,40})|"AccountName":"([\w. -]{2,20})')
STARTS = {"aiscore_scores": app_searches.RECORD_FIELDS, "aiscore_searches": app_searches.LOG_FIELDS}


def events(folder, now_s):
    """Real lines, spread over the last day in the order of a fixed shuffle."""
    found = []
    for source in SOURCES:
        with gzip.open(folder / "train" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        step = max(1, len(records) // EVENTS_OF_A_SOURCE)
        for record in records[::step][:EVENTS_OF_A_SOURCE]:
            match = USER.search(record["raw"])
            found.append({"_raw": record["raw"], "host": record["host"] or record["sourcetype"] + "-01",
                          "sourcetype": record["sourcetype"], "user": next(filter(None, match.groups()), "") if match else ""})
    random.Random(1).shuffle(found)
    for number, event in enumerate(found):
        event["_time"] = f"{now_s - HOURS * 3600 * (1 - number / len(found)):.3f}"
    return found


def score(rows, home, number):
    """What the command writes for `rows`: one search."""
    body = io.StringIO()
    writer = csv.DictWriter(body, ["_chunked_idx", "_raw", "_time", "host", "sourcetype"], extrasaction="ignore",
                            lineterminator="\n")
    writer.writeheader()
    writer.writerows({"_chunked_idx": index, **row} for index, row in enumerate(rows))
    info = {"args": ["timeout=300"], "raw_args": ["timeout=300"], "sid": f"scheduler__{number}", "command": "aiscore", "app": "aiscore",
            "username": "splunk-system-user", "splunk_version": "9.4.0", "maxresultrows": 50000}
    asked = chunk({"action": "getinfo", "preview": False, "searchinfo": info})
    asked += chunk({"action": "execute", "finished": True}, body.getvalue().encode())
    command = [sys.executable, str(home / "etc/apps/aiscore/bin/aiscore.py")]
    done = subprocess.run(command, input=asked, capture_output=True,  # noqa: S603
                          env={"PATH": os.environ["PATH"], "SPLUNK_HOME": str(home)}, check=True)
    csv.field_size_limit(2**31 - 1)
    scored = list(csv.DictReader(io.StringIO(replies(done.stdout)[-1][1])))
    return [{**row, **{name: value for name, value in new.items() if name.startswith("ai_")}} for row, new in zip(rows, scored)]


def records(scored):
    """Macro aiscore_records, by hand."""
    kept = {}
    for row in scored:
        number = float(row["ai_score"]) if row["ai_score"] else -1
        suspicious = number >= 0.5
        bound = "none" if number < 0 else f"{min(math.floor(number * 20) / 20, 0.95):.2f}"
        hour = int(float(row["_time"]) // 300)
        key = (hour, row["sourcetype"], row["ai_source"], bound, (row["host"], row["_raw"]) if suspicious else None)
        record = kept.setdefault(key, {
            "events": 0, "_time": 0.0, "ai_score": number, "ai_verdict": row["ai_verdict"], "ai_source": row["ai_source"],
            "aiscore_bin": bound, "suspicious": suspicious, "ai_model": row["ai_model"], "orig_sourcetype": row["sourcetype"],
            "ai_reason": row["ai_reason"].replace("\n", "; ") if suspicious else "",
            "ai_technique": row["ai_technique"].replace("\n", " ") if suspicious else "",
            "orig_host": row["host"] if suspicious else "", "user": row["user"] if suspicious else "", "orig_index": "main"})
        record["events"] += 1
        record["_time"] = max(record["_time"], float(row["_time"]))
        record["ai_score"] = max(record["ai_score"], number)
    return list(kept.values())


def text_time(seconds):
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds))


def iso(hour):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000+00:00", time.gmtime(hour * 3600))


def percentile(values, share):
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))]) if ordered else None


def tables(kept, log):
    """{data source: rows}."""
    bound = 0.9
    high = sorted((r for r in kept if r["suspicious"] and r["ai_score"] >= bound), key=lambda r: (-r["ai_score"], -r["_time"]))
    hours = sorted({int(r["_time"] // 3600) for r in kept})

    def total(rows, want=lambda r: True):
        return sum(r["events"] for r in rows if want(r))

    def by(rows, name, count=10):
        tally = Counter()
        for row in rows:
            tally[row[name]] += row["events"]
        return [(value, number) for value, number in tally.most_common() if value][:count]

    techniques = defaultdict(list)
    for record in high:
        for technique in record["ai_technique"].split():
            techniques[technique].append(record)
    bins = sorted({r["aiscore_bin"] for r in kept} - {"none"})
    asked = [line for line in log if line["batches"]]
    failed = [line for line in log if line["fallback_rows"]]
    latency = defaultdict(list)
    for line in asked:
        latency[line["hour"]].append(line["model_ms"] / line["batches"])
    groups = Counter()
    for r in kept:
        groups[iso(int(r["_time"] // 3600)), r["ai_source"], r["aiscore_bin"]] += r["events"]
    versions = defaultdict(list)
    for r in kept:
        versions[r["ai_source"], r["ai_model"]].append(r)
    return {
        "ds_volume": [{"_time": t, "ai_source": s, "aiscore_bin": b, "events": n} for (t, s, b), n in sorted(groups.items())],
        "ds_events": [{"events": total(kept)}],
        "ds_share": [{"percent": round(100 * total(kept, lambda r: r["ai_source"] == "rules") / total(kept), 1), "_time": "", "_raw": ""}],
        "ds_sources": [{"_time": iso(h), **{s: total(kept, lambda r, s=s, h=h: r["ai_source"] == s and int(r["_time"] // 3600) == h)
                                            for s in ("model", "rules", "none")}} for h in hours],
        "ds_histogram": [{"aiscore_bin": b, "below": n if float(b) < bound else None, "from_threshold": n if float(b) >= bound else None}
                         for b in bins for n in [total(kept, lambda r, b=b: r["aiscore_bin"] == b)]],
        "ds_trend": [{"_time": iso(h), "malicious": total(high, lambda r, h=h: int(r["_time"] // 3600) == h), "suspicious": 0} for h in hours],
        "ds_high": [{"high": total(high), "_time": "", "_raw": ""}],
        "ds_queue": [{"time": text_time(r["_time"]), "score": r["ai_score"], "why": r["ai_reason"] or "-", "host": r["orig_host"],
                      "user": r["user"] or "-", "technique": r["ai_technique"].replace(" ", ", ") or "-", "verdict": r["ai_verdict"],
                      "by": r["ai_source"], "events": r["events"], "sourcetype": r["orig_sourcetype"], "index": r["orig_index"],
                      "from": int(r["_time"]), "until": int(r["_time"]) + 1} for r in high[:200]],
        "ds_hosts": [{"host": name, "events": number, "users": len({r["user"] for r in high if r["orig_host"] == name} - {""})}
                     for name, number in by(high, "orig_host")],
        "ds_users": [{"user": name, "events": number} for name, number in by(high, "user")],
        "ds_techniques": sorted(({"technique": name, "events": total(rows), "hosts": len({r["orig_host"] for r in rows}),
                                  "highest": max(r["ai_score"] for r in rows)} for name, rows in techniques.items()),
                                key=lambda row: -row["events"])[:12],
        "ds_versions": [{"by": s, "version": v, "events": total(rows), "last": text_time(max(r["_time"] for r in rows))}
                        for (s, v), rows in sorted(versions.items())],
        "ds_latency": [{"_time": iso(h), "median_ms": percentile(latency[h], 0.5), "p95_ms": percentile(latency[h], 0.95)} for h in sorted(latency)],
        "ds_health": [{"searches": len(log), "fell_back": len(failed),
                       "p95_ms": percentile([line["model_ms"] / line["batches"] for line in asked], 0.95) or 0}],
        "ds_errors": [{"reason": reason, "events": sum(line["fallback_rows"] for line in failed if line["reason"] == reason),
                       "searches": sum(line["reason"] == reason for line in failed),
                       "last": text_time(max(line["hour"] * 3600 for line in failed if line["reason"] == reason))}
                      for reason in sorted({line["reason"] for line in failed})],
    }


def answers(board, found):
    """[{query, fields, rows}] for the stand-in, each held against the fields its search ends with."""
    listed = []
    for name, rows in found.items():
        fields = studio.source_fields(board, name, app_searches.macros(), STARTS)
        for row in rows:
            if set(row) != set(fields):
                raise SystemExit(f"{name}: the rows have {sorted(row)}, the search ends with {sorted(fields)}")
        own = {**board, "dataSources": {name: {"options": {"query": board["dataSources"][name]["options"]["query"]}}}}
        listed.append({"name": name, "query": studio.query(own, name, studio.tokens(board))[0], "rows": rows,
                       "fields": list(rows[0]) if rows else sorted(fields)})
    return listed


def main(target):
    folder, now_s = Path(os.environ["AISCORE_DATA"]), time.time()
    rows = events(folder, now_s)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        (home / "var/log/splunk").mkdir(parents=True)
        app = home / "etc/apps/aiscore"
        (app / "local").mkdir(parents=True)
        for name in ("bin", "lib", "default"):
            (app / name).symlink_to(ROOT / name)
        os.environ["PYTHONPATH"] = f"{ROOT}/lib:{ROOT}/scorer"
        scorer = DemoScorer(home / "s")
        conf = [f"{name} = {value}" for name, value in scorer.settings.items()]
        # Patient, whatever else the machine does: what is drawn is a healthy search that loses its scorer.
        (app / "local/aiscore.conf").write_text("\n".join(["[scorer]", *conf, "[search]", "lost_time_max_s = 300", ""]))
        scorer.start(lambda spent: None)
        try:
            scored, step = [], max(1, len(rows) // HOURS)
            for number, start in enumerate(range(0, len(rows), step)):
                if start >= 0.75 * len(rows):
                    scorer.stop()
                scored += score(rows[start:start + step], home, number)
        finally:
            scorer.stop()
        log = [json.loads(line) for line in (home / "var/log/splunk/aiscore.log").read_text().splitlines()]
    log = [line for line in log if line["event"] == "search"]
    log = list({line["sid"]: line for line in log}.values())
    for number, line in enumerate(log):
        line["hour"] = int((now_s - (HOURS - number) * 3600) // 3600)
    board = studio.definition(ROOT / "default/data/ui/views/aiscore_overview.xml")
    Path(target).write_text(json.dumps(answers(board, tables(records(scored), log))))
    print(f"{len(scored):,} events scored, {Counter(row['ai_source'] for row in scored)}, {len(log)} searches: {target}")


if __name__ == "__main__":
    main(sys.argv[1])
