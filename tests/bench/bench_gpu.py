"""What a GPU brings: BERT's passes and their share of the arithmetic limit, and scorers beside each other on one card.

Wall seconds, medians over repeats, nothing from a cache unless a row says so. The encoder: the tutorial's pipeline on raw lines; ours on
templates, by public operations and by kernels of our own; and what the card does with products of BERT's own shapes and with large
square ones, which is the limit. Scorers: processes that start at one moment, each with all events in an order of its own.
"""
from __future__ import annotations

import argparse
import multiprocessing
import os
import queue
import random
import statistics
import sys
import time
from typing import Any, Callable, Dict, List, Sequence

from tests.bench.lines import data_folder, event_of_record, interleaved, save, sources, spread
from tests.bench.tutorial import Tutorial

BATCH = 1_024
SQUARE = 8_192
WARM_UP_EVENTS = 2_048
#: Longest wait for the scorers of a row, seconds.
PATIENCE_S = 600
#: What a scorer's time is told by: name, and the method that takes it.
STAGES = (("reading and rules", "scorer.read"), ("tokens", "scorer.encoder.tokens"), ("BERT", "scorer.encoder._read_sequences"),
          ("features", "scorer.features"), ("head", "scorer.bundle.head.logits"))


def wall(work: Callable[[], Any], repeats: int) -> float:
    """Median seconds of `work` until the device has done it; once before for warmth."""
    import torch

    found = []
    for _ in range(repeats + 1):
        torch.cuda.synchronize()
        began = time.perf_counter()
        work()
        torch.cuda.synchronize()
        found.append(time.perf_counter() - began)
    return statistics.median(found[1:])


def measure_limits(dtype: str, rows: int, repeats: int) -> Dict[str, float]:
    """Operations a second: of a large square product, and of a layer's two wide products one after the other."""
    import torch

    def random_(*shape: int):
        return torch.randn(*shape, device="cuda", dtype=getattr(torch, dtype))

    square, hidden, wide, narrow = random_(SQUARE, SQUARE), random_(rows, 384), random_(1_536, 384), random_(384, 1_536)
    linear = torch.nn.functional.linear

    def products() -> None:
        for _ in range(20):
            linear(linear(hidden, wide), narrow)

    return {"square": 2 * SQUARE ** 3 / wall(lambda: square @ square, 5 * repeats), "layer": 20 * 4 * rows * 384 * 1_536 / wall(products, 5 * repeats)}


def measure_encoder(records: Sequence[Dict[str, Any]], repeats: int, tutorial_lines: int) -> List[Dict[str, Any]]:
    """Templates (or lines) a second of each way, and the share of the limit."""
    import torch

    from aiscore_model import gpu
    from aiscore_model.bert import Bert
    from aiscore_model.encoder import Encoder, default_folder
    from aiscore_model.normalise import normalise

    templates = list(dict.fromkeys(normalise(event_of_record(record)).template for record in records))
    encoder = Encoder(default_folder(), "cuda")
    sequences = encoder.tokens(templates)
    flops = sum(encoder.bert.shape.flops(len(sequence)) for sequence in sequences)
    limits = {dtype: measure_limits(dtype, gpu.PASS_TOKENS, repeats) for dtype in ("float16", "bfloat16")}
    for dtype, each in limits.items():
        print(f"limit in {dtype}: {each['square'] / 1e12:.0f} TFLOP/s on a square product of {SQUARE}, {each['layer'] / 1e12:.0f} on "
              f"{gpu.PASS_TOKENS} rows of 384 to 1,536 and back", flush=True)
    print(f"{len(templates):,} distinct templates, {statistics.mean(map(len, sequences)):.1f} tokens in the mean", flush=True)
    found = []

    def tell(name: str, count: int, seconds: float, share: float = 0.0) -> None:
        found.append({"name": name, "per_s": round(count / seconds), "share": round(share, 3)})
        print(f"  {name:58}{count / seconds:12,.0f}/s" + (f"{share:8.1%} of the limit" if share else ""), flush=True)

    lines = [record["raw"] for record in spread(records, tutorial_lines)]
    tutorial = Tutorial(default_folder(), "cuda")
    for batch in (64, 1_024):
        tell(f"the tutorial on raw lines, batches of {batch:,}", len(lines), wall(lambda batch=batch: tutorial.score(lines, batch), 1))
    tell("tokenising alone, all cores" if os.environ.get("TOKENIZERS_PARALLELISM") != "false" else "tokenising alone, one core", len(templates),
         wall(lambda: encoder.tokens(templates), repeats))
    for dtype, kind in (("bfloat16", gpu.Rectangles), ("bfloat16", gpu.Packed), ("float16", gpu.Packed)):
        passes = kind(Bert(default_folder(), "cuda", dtype))
        seconds = wall(lambda passes=passes: passes.embeddings(sequences), repeats)
        way = "kernels of our own" if kind is gpu.Packed else "public operations"
        tell(f"passes, {dtype}, {way}", len(templates), seconds, flops / seconds / limits[dtype]["square"])
    seconds = wall(lambda: [passes._graph() for _ in gpu.cut_packed(list(map(len, sequences)))], repeats)
    tell("the same, without copies to and fro", len(templates), seconds, flops / seconds / limits["float16"]["square"])
    tell("the encoder as served: tokenising and passes", len(templates), wall(lambda: encoder.read_anew(templates), repeats))
    torch.cuda.empty_cache()
    return [{"name": f"limit, {dtype}, {name}", "per_s": each} for dtype, both in limits.items() for name, each in both.items()] + found


def _score(number: int, is_cached: bool, count: int, device: str, start, told) -> None:
    """One scorer of a row: loads, waits for the others, scores."""
    import torch

    from aiscore_model.scorer import Recent, Scorer
    from tests.bench.bench_scorer import cut, forget

    torch.set_num_threads(1)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    scorer = Scorer.load(device=device, threads=1)
    events = [event_of_record(record) for record in interleaved(sources(data_folder()))]
    events = list({(event.text, event.sourcetype, event.host): event for event in events}.values())
    random.Random(number).shuffle(events)
    for batch in cut(events[:WARM_UP_EVENTS]):
        scorer.score(batch)
    forget(scorer)
    if not is_cached:
        scorer.encoder._cache_templates = 0
        for name in ("_answers", "_readings", "_logits", "_told"):
            setattr(scorer, name, Recent(0))
    stages: Dict[str, float] = {}
    for name, path in STAGES:
        _time(scorer, path, stages, name)
    events = events[WARM_UP_EVENTS:WARM_UP_EVENTS + count]
    start.wait(PATIENCE_S)
    began, began_cpu = time.time(), time.process_time()
    for batch in cut(events):
        scorer.score(batch)
    told.put({"began": began, "ended": time.time(), "cpu_s": time.process_time() - began_cpu, "events": len(events), "stages": stages})


def _time(scorer, path: str, stages: Dict[str, float], name: str) -> None:
    owner = scorer
    for part in path.split(".")[1:-1]:
        owner = getattr(owner, part)
    method = getattr(owner, path.rpartition(".")[2])

    def timed(*args, **named):
        began = time.perf_counter()
        try:
            return method(*args, **named)
        finally:
            stages[name] = stages.get(name, 0.0) + time.perf_counter() - began

    setattr(owner, path.rpartition(".")[2], timed)


def _next(told, processes: Sequence[Any]) -> Dict[str, Any]:
    """What the next scorer tells; RuntimeError where one has failed."""
    while True:
        try:
            return told.get(timeout=1)
        except queue.Empty:
            if any(process.exitcode for process in processes):
                raise RuntimeError("a scorer failed: its error stands above") from None


def measure_scorers(scorers: int, is_cached: bool, count: int, device: str) -> Dict[str, Any]:
    """Events a second of so many scorers at once, each with `count` events that are distinct within it."""
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(scorers), context.Queue()
    processes = [context.Process(target=_score, args=(number, is_cached, count, device, start, told)) for number in range(scorers)]
    for process in processes:
        process.start()
    try:
        found = [_next(told, processes) for _ in processes]
    finally:
        for process in processes:
            process.kill()
    events = sum(each["events"] for each in found)
    seconds = max(each["ended"] for each in found) - min(each["began"] for each in found)
    stages = {name: sum(each["stages"].get(name, 0.0) for each in found) / events * 1e6 for name, _ in STAGES}
    row = {"scorers": scorers, "is_cached": is_cached, "events": events, "events_per_s": round(events / seconds), "cpu_us": round(sum(each["cpu_s"] for each in found) / events * 1e6),
           "stages_us": {name: round(each, 1) for name, each in stages.items()}}
    print(f"  {scorers:2} scorers, {'templates cached' if is_cached else 'nothing cached':18}{row['events_per_s']:10,} events/s, {row['cpu_us']} CPU µs an event; waited for: "
          + ", ".join(f"{name} {each} µs" for name, each in row["stages_us"].items()), flush=True)
    return row


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=12_000, help="events of each scorer")
    parser.add_argument("--lines", type=int, default=40_000, help="evenly spaced lines whose templates the encoder reads")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--scorers", type=int, action="append", help="so many scorers beside each other (again for more rows)")
    parser.add_argument("--quick", action="store_true", help="2,000 lines and events, two scorers")
    chosen = parser.parse_args()
    import torch

    if data_folder() is None or not torch.cuda.is_available():
        print("bench_gpu: skipped, " + ("AISCORE_DATA is not set" if data_folder() is None else "torch sees no GPU"))
        return 0
    lines, events = (2_000, 2_000) if chosen.quick else (chosen.lines, chosen.events)
    print(f"{torch.cuda.get_device_name()}, {os.cpu_count()} cores, torch {torch.__version__}", flush=True)
    records = spread(list(interleaved(sources(data_folder()))), lines)
    encoder = measure_encoder(records, chosen.repeats, 128 if chosen.quick else 2_048)
    cores = os.cpu_count() or 1
    print("scorers beside each other on the card")
    rows = [measure_scorers(scorers, is_cached, events, "cuda")
            for scorers in chosen.scorers or ([1, 2] if chosen.quick else sorted({1, max(1, cores // 2), cores})) for is_cached in (False, True)]
    save("gpu", {"device": torch.cuda.get_device_name(), "encoder": encoder, "scorers": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
