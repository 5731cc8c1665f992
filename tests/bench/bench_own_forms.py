"""What attacks are worth in the logs of applications that nobody knows: values of scenarios, alone and in forms of such applications' own.

    PYTHONPATH=lib:scorer:. python -m tests.bench.bench_own_forms [--quick]

Quality, not speed. Each value (a command, or what was asked for on the web) is scored alone, as `field=CommandLine` sends it, then in each form, and last
in an object whose members are called by letters: what is left where names tell nothing.
"""
from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List

from tests.bench.lines import save

SEED = 11
SUSPICIOUS, MALICIOUS = 0.5, 0.9
Form = Callable[[str, Dict[str, Any]], str]
FORMS: Dict[str, Dict[str, Form]] = {
    "command": {
        "alone": lambda value, told: value,
        "object": lambda value, told: json.dumps({"ts": told["time"], "host": told["host"], "user": told["user"], "cmdline": value, "pid": told["number"]}),
        "object in an object": lambda value, told: json.dumps({"time": told["time"], "process": {"command_line": value, "pid": told["number"]}, "host": told["host"]}),
        "object, a name for other things too": lambda value, told: json.dumps({"user": told["user"], "command": value, "duration": told["number"]}),
        "pair": lambda value, told: f'{told["time"]} {told["host"]} exec user={told["user"]} cmd={json.dumps(value)}',
        "sentence": lambda value, told: f'{told["time"]} INFO runner - Executing command: {value}',
        "object of letters": lambda value, told: json.dumps({"a": told["time"], "b": told["host"], "c": told["user"], "d": value, "e": told["number"]}),
    },
    "request": {
        "alone": lambda value, told: value,
        "object": lambda value, told: json.dumps({"ts": told["time"], "url": value, "status": told["status"], "ip": told["client"]}),
        "message in an object": lambda value, told: json.dumps({"level": "info", "msg": f'GET {value} {told["status"]}', "ip": told["client"]}),
        "sentence": lambda value, told: f'[{told["time"]}] INFO {told["client"]} "GET {value}" {told["status"]} {told["number"]}ms',
        "object of letters": lambda value, told: json.dumps({"a": told["time"], "b": value, "c": told["status"], "d": told["client"]}),
    },
}


def values(count: int) -> List[Dict[str, Any]]:
    """Commands and requests of `count` scenarios: kind, value, label."""
    from aiscore_trainer.scenarios import generate

    found = []
    for row in generate(SEED, count, ["values"]):
        group, value = row["group"].split("/")[-1], row["raw"]
        if group.startswith("agents_") or "\n" in value:
            continue
        kind = "command" if group[:3] in ("sh_", "ps_", "cmd") else "request"
        if kind == "request" and not value.startswith(("/", "http")):
            value = f"/app?{value.lstrip('?')}"
        found.append({"kind": kind, "value": value, "label": row["label"]})
    return found


def told_of(rng: random.Random) -> Dict[str, Any]:
    """What stands beside a value."""
    return {"time": f"2026-11-{rng.randint(1, 27):02}T{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}Z", "host": rng.choice(("app1", "srv-22", "node7", "web-3")),
            "user": rng.choice(("ann", "bob", "svc-build", "m.weber", "deploy", "root", "postgres")), "number": rng.randint(1, 60_000),
            "status": rng.choice((200, 200, 302, 404)), "client": f"10.{rng.randint(0, 255)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"}


def scores_of(texts: List[str]) -> List[float]:
    """Scores of `texts` by the bundle that ships, as `aiscore_trainer score` gives them."""
    with tempfile.TemporaryDirectory() as place:
        source, target = Path(place, "in.jsonl"), Path(place, "out.jsonl")
        source.write_text("".join(json.dumps({"raw": text, "sourcetype": "app"}) + "\n" for text in texts), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "aiscore_trainer", "score", str(source), str(target)], check=True, stderr=subprocess.DEVNULL)
        return [json.loads(line)["score"] for line in target.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    from sklearn.metrics import roc_auc_score

    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_own_forms", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a tenth of the events")
    taken, rng = values(250 if parser.parse_args().quick else 2_500), random.Random(SEED)
    cases = [(row["kind"], form, row["label"], write(row["value"], told)) for row in taken for told in [told_of(rng)] for form, write in FORMS[row["kind"]].items()]
    scored = list(zip(cases, scores_of([text for *_, text in cases])))
    print(f"{'':46}{'events':>7}{'AUC':>7}  attacks at 0.9   benign at 0.9   benign at 0.5")
    rows = []
    for kind, forms in FORMS.items():
        for form in forms:
            attacks, benign = ([score for (of_kind, of_form, label, _), score in scored if (of_kind, of_form, label) == (kind, form, wanted)] for wanted in (1, 0))
            row = {"kind": kind, "form": form, "events": len(attacks) + len(benign), "auc": roc_auc_score([1] * len(attacks) + [0] * len(benign), attacks + benign),
                   "attacks_at_090": sum(score >= MALICIOUS for score in attacks) / len(attacks), "benign_at_090": sum(score >= MALICIOUS for score in benign) / len(benign),
                   "benign_at_050": sum(score >= SUSPICIOUS for score in benign) / len(benign)}
            rows.append(row)
            print(f"{kind + ', ' + form:46}{row['events']:7,}{row['auc']:7.3f}{row['attacks_at_090']:14.1%}{row['benign_at_090']:17.2%}{row['benign_at_050']:16.2%}")
    save("own_forms", {"rows": rows})


if __name__ == "__main__":
    main()
