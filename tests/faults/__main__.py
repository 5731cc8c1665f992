"""python -m tests.faults [--quick] [--python PYTHON] [--only TEXT]: runs the campaign, prints the table, exits 1 on a failure."""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import replace
from typing import List

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "lib"))

from .campaign import VANISHINGS, Verdict, run_fault, run_vanishing  # noqa: E402
from .faults import FAULTS  # noqa: E402
from .service import MODELS, SERVICE, SERVICE_BUNDLE, SERVICE_QUICK, ServiceStage, faults_of  # noqa: E402
from .stage import FULL, LEAVING, QUICK, Stage  # noqa: E402

HEAD = ("fault", "events in", "out", "model", "rules, ai_error", "warnings", "seconds", "")


def row_of(verdict: Verdict) -> tuple:
    words = ", ".join(f"{word} {count}" for word, count in sorted(verdict.words.items()) if word != "model")
    return (verdict.name, f"{verdict.events_in:,}", f"{verdict.events_out:,}", f"{verdict.words.get('model', 0):,}", words or "-",
            str(verdict.warnings), f"{verdict.spent_s:.1f}", "; ".join(verdict.problems) or "ok")


def run_service(model: str, chosen: argparse.Namespace) -> List[Verdict]:
    """The faults of the service with `model` behind it."""
    faults = [fault for fault in faults_of(model) if chosen.only in fault.name and (fault.is_quick or not chosen.quick)]
    verdicts: List[Verdict] = []
    if not faults:
        return verdicts
    scale = SERVICE_QUICK if chosen.quick else SERVICE if model == "double" else SERVICE_BUNDLE
    print(f"\nservice with {model}, {scale.events:,} events each, workers: {chosen.workers}", flush=True)
    with tempfile.TemporaryDirectory(prefix="aiscore-service-") as path:
        stage = ServiceStage(path, model, scale, chosen.workers)
        try:
            healthy_s = run_fault(faults_of(model)[0], stage, 0.0, chosen.python).spent_s
            for fault in faults:
                verdicts.append(replace(run_fault(fault, stage, healthy_s, chosen.python), name=f"{fault.name} ({model})"))
                print("  ".join(row_of(verdicts[-1])), flush=True)
        finally:
            stage.close()
    return verdicts


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of the faults, with fewer events")
    parser.add_argument("--python", default=sys.executable, help="the Python that runs the command")
    parser.add_argument("--only", default="", help="faults with this text in their name")
    parser.add_argument("--model", default="", choices=("", *MODELS), help="of the service's faults, only those with this model")
    parser.add_argument("--workers", type=int, default=1, help="model workers of the service")
    chosen = parser.parse_args()
    scale = QUICK if chosen.quick else FULL
    faults = [fault for fault in FAULTS if chosen.only in fault.name and (fault.is_quick or not chosen.quick)]
    stage = Stage(scale)
    verdicts = []
    try:
        healthy_s = run_fault(FAULTS[0], stage, 0.0, chosen.python).spent_s if faults else 0.0
        for fault in faults:
            stage.scale = fault.quick_scale if chosen.quick else FULL
            verdicts.append(run_fault(fault, stage, healthy_s, chosen.python))
            print("  ".join(row_of(verdicts[-1])), flush=True)
        stage.scale = LEAVING if chosen.quick else FULL
        for name in VANISHINGS:
            if chosen.only in name:
                verdicts.append(run_vanishing(name, stage, chosen.python))
                print("  ".join(row_of(verdicts[-1])), flush=True)
    finally:
        stage.close()
    for model in MODELS:
        if chosen.model in ("", model):
            verdicts += run_service(model, chosen)
    failed = [verdict for verdict in verdicts if verdict.problems]
    version = subprocess.run([chosen.python, "-c", "import platform; print(platform.python_version())"], capture_output=True,
                             text=True, check=True).stdout.strip()
    print(f"\n{len(verdicts)} faults, command on Python {version}: {len(failed)} failed")
    folder = os.path.join(ROOT, "build", "faults")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"faults-{version}.md"), "w", encoding="utf-8") as file:
        for cells in (HEAD, ("---",) * len(HEAD), *map(row_of, verdicts)):
            file.write("| " + " | ".join(cells) + " |\n")
    with open(os.path.join(folder, f"faults-{version}.json"), "w", encoding="utf-8") as file:
        json.dump({"python": version, "platform": platform.platform(), "events": scale.events,
                   "faults": [verdict.__dict__ for verdict in verdicts]}, file, indent=1)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
