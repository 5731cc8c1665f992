"""The encoder: the tutorial's pipeline against ours on the same real lines, and the share of the arithmetic limit that is reached.

CPU seconds of one thread. Repeats take turns, so that a slow moment of the machine meets every row; medians are told. The limit is
that of a large product of matrices in the same dtype, timed between the passes of the encoder. Nothing comes from a cache.
"""
from __future__ import annotations

import argparse
import statistics
import sys
import time
from typing import Any, Callable, Dict, List, Sequence

from aiscore_model.encoder import MAX_TOKENS
from tests.bench.lines import data_folder, event_of_record, interleaved, save, sources, spread
from tests.bench.tutorial import MAX_TOKENS as TUTORIAL_TOKENS
from tests.bench.tutorial import Tutorial

#: Rows, columns and inner size of the product that stands for the limit: BERT's largest layer.
LIMIT_SHAPE = (1_024, 1_536, 384)


def spent(work: Callable[[], Any]) -> float:
    """CPU seconds of `work`, in all threads of this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def limit_flops(dtype: str) -> float:
    """Multiplications and additions a second of one core."""
    import torch

    rows, columns, inner = LIMIT_SHAPE
    left, right = torch.randn(rows, inner).to(getattr(torch, dtype)), torch.randn(columns, inner).to(getattr(torch, dtype))

    def products() -> None:
        for _ in range(30):
            torch.nn.functional.linear(left, right)

    return 30 * 2 * rows * columns * inner / spent(products)


def whole_tokenizer():
    """A tokenizer of whole lines, up to the tutorial's 512 tokens."""
    from tokenizers import Tokenizer

    from aiscore_model.encoder import default_folder

    tokenizer = Tokenizer.from_file(str(default_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TUTORIAL_TOKENS)
    return tokenizer


def measure_lengths(texts: Sequence[str]) -> Dict[str, float]:
    """Tokens of a line, and what the tutorial's batches of 64 pad it to."""
    lengths = [len(encoding.ids) for encoding in whole_tokenizer().encode_batch_fast(list(texts))]
    padded = [max(lengths[start:start + 64]) for start in range(0, len(lengths), 64)]
    return {"mean_tokens": round(statistics.mean(lengths), 1), "median_tokens": statistics.median(lengths),
            "cut": round(sum(length == TUTORIAL_TOKENS for length in lengths) / len(lengths), 3), "mean_padded": round(statistics.mean(padded), 1)}


def whole_texts(encoder, texts: Sequence[str]) -> Callable[[], Any]:
    """Our arithmetic on what the tutorial reads: raw lines, up to 512 tokens."""
    from aiscore_model.encoder import cut_passes

    tokenizer = whole_tokenizer()

    def read() -> None:
        sequences = [encoding.ids for encoding in tokenizer.encode_batch_fast(list(texts))]
        for part in cut_passes([len(sequence) for sequence in sequences], 1):
            encoder.bert.packed([sequences[position] for position in part])

    return read


def measure_tutorial(texts: Sequence[str], templates: Sequence[str], repeats: int, few_lines: int, many_lines: int) -> List[Dict[str, Any]]:
    """Lines a CPU second of every row; the tutorial reads `few_lines` in batches of 64 and `many_lines` in batches of 1,024."""
    from aiscore_model.encoder import Encoder, default_folder

    tutorial = Tutorial(default_folder())
    encoders = {dtype: Encoder(default_folder(), "cpu", 1, dtype) for dtype in dict.fromkeys(("float32", Encoder(default_folder(), "cpu", 1).dtype))}
    few, many = spread(texts, few_lines), spread(texts, many_lines)
    works: Dict[str, tuple] = {"tutorial, batches of 64": (few, lambda: tutorial.score(few, 64))}
    if many:
        works["tutorial, batches of 1,024"] = (many, lambda: tutorial.score(many, 1_024))
    for dtype, encoder in encoders.items():
        works[f"ours, {dtype}, the same lines to {TUTORIAL_TOKENS} tokens"] = (texts, whole_texts(encoder, texts))
        works[f"ours, {dtype}, as served: templates to {MAX_TOKENS} tokens"] = (templates, lambda encoder=encoder: encoder.read_anew(list(templates)))
    tutorial.score(texts[:16], 16)
    seconds: Dict[str, List[float]] = {name: [] for name in works}
    for _ in range(repeats):
        for name, (lines, work) in works.items():
            seconds[name].append(spent(work) / len(lines))
            print(f"  {name}: {1 / seconds[name][-1]:.1f} lines/CPU s", flush=True)
    return [{"name": name, "lines_per_cpu_s": round(1 / statistics.median(each), 1), "runs": each} for name, each in seconds.items()]


def measure_share(templates: Sequence[str], repeats: int) -> List[Dict[str, Any]]:
    """Share of the limit that the encoder reaches, in each dtype."""
    from aiscore_model.encoder import Encoder, default_folder

    found = []
    for dtype in dict.fromkeys(("float32", Encoder(default_folder(), "cpu", 1).dtype)):
        encoder = Encoder(default_folder(), "cpu", 1, dtype)
        distinct = list(dict.fromkeys(templates))[:240]
        tokens = [len(encoding.ids) for encoding in encoder._tokenizer.encode_batch_fast(distinct)]
        flops = sum(map(encoder.bert.shape.flops, tokens))
        encoder.read_anew(distinct[:50])
        limits, reached = [], []
        for _ in range(2 * repeats + 1):
            limits.append(limit_flops(dtype))
            reached.append(flops / spent(lambda encoder=encoder: encoder.read_anew(distinct)))
        limit, speed = statistics.median(limits), statistics.median(reached)
        found.append({"dtype": dtype, "limit_gflops": round(limit / 1e9), "encoder_gflops": round(speed / 1e9), "share": round(speed / limit, 3),
                      "templates": len(distinct), "mean_tokens": round(statistics.mean(tokens), 1)})
    return found


def main() -> int:
    """Print and save the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=2_048, help="evenly spaced lines")
    parser.add_argument("--lines-64", type=int, help="lines of the tutorial's batches of 64, where fewer")
    parser.add_argument("--lines-1024", type=int, help="lines of its batches of 1,024, where fewer; 0 leaves that row out")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="128 lines, once")
    chosen = parser.parse_args()
    data = data_folder()
    if data is None:
        print("bench_encoder: skipped, AISCORE_DATA is not set")
        return 0
    lines, repeats = (128, 1) if chosen.quick else (chosen.lines, chosen.repeats)
    import torch

    from aiscore_model.normalise import normalise

    torch.set_num_threads(1)
    records = spread(list(interleaved(sources(data))), lines)
    templates = [normalise(event_of_record(record)).template for record in records]
    share = measure_share(templates, repeats)
    for row in share:
        print(f"{row['dtype']}: the limit is {row['limit_gflops']} GFLOP/s a core, the encoder does {row['encoder_gflops']} ({row['share']:.0%})", flush=True)
    few = [lines if most is None else min(lines, most) for most in (chosen.lines_64, chosen.lines_1024)]
    texts = [record["raw"] for record in records]
    lengths = measure_lengths(texts)
    print(f"lines: {lengths['mean_tokens']} tokens in the mean, {lengths['median_tokens']:g} in the median, {lengths['cut']:.0%} cut at "
          f"{TUTORIAL_TOKENS}; batches of 64 pad to {lengths['mean_padded']}", flush=True)
    rows = measure_tutorial(texts, templates, repeats, *few)
    base = rows[0]["lines_per_cpu_s"]
    for row in rows:
        print(f"{row['name']:60}{row['lines_per_cpu_s']:10,.1f} lines/CPU s{row['lines_per_cpu_s'] / base:8.1f} x the tutorial's batch of 64")
    save("encoder", {"lines": lines, "tutorial_lines": few, "repeats": repeats, "lengths": lengths, "share": share, "rows": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
