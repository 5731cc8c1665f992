"""BERT's arithmetic: tokens in, unit vectors out. Knows no text and keeps no cache; `encoder` feeds it.

Post-norm transformer as in Devlin and others, BERT, 2019, without pooler. An embedding is the mean of the
last hidden states over the real tokens, of unit length, in float16. On a GPU, `gpu` has the passes; on a CPU in
bf16, `reduced`; what is here is then what learns (`through`, `pooled`).

Sequences stand one after the other, each at its own length, and those of one length together: attention is one
batched call a length without a mask, and all else is one matrix for the whole pass. Every operation runs on the calling
thread alone: a pass is never cut among threads, so a row's arithmetic is the same whatever is beside it.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from .errors import EncoderError
from .reduced import Passes

#: Names of PyTorch's functions for config.json's `hidden_act`.
_ACTIVATIONS = {"gelu": ("gelu", {}), "gelu_new": ("gelu", {"approximate": "tanh"}),
                "gelu_pytorch_tanh": ("gelu", {"approximate": "tanh"}), "relu": ("relu", {})}
#: Names that old BERT files give the two vectors of a layer norm.
_OLD_NAMES = (("LayerNorm.gamma", "LayerNorm.weight"), ("LayerNorm.beta", "LayerNorm.bias"))
#: A pass has this many tokens at least: for a matrix of one to three rows, libraries take another way, with other roundings.
_ROWS_MIN = 16
#: Rows that go through a layer's wide part together on a CPU: it is four times as wide, and stays in the core's cache.
_INNER_ROWS = 256


@dataclass(frozen=True)
class Shape:
    """The sizes in config.json."""

    layers: int
    dim: int
    heads: int
    inner: int
    eps: float
    activation: str
    positions: int
    name: str

    @classmethod
    def of_folder(cls, folder: Path) -> Shape:
        """Raises EncoderError where the model is no BERT that this module computes."""
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            raise EncoderError(f"{folder}: config.json cannot be read: {error}") from None
        if not isinstance(config, dict):
            raise EncoderError(f"{folder}: config.json holds no object, so this is no BERT")
        try:
            shape = cls(config["num_hidden_layers"], config["hidden_size"], config["num_attention_heads"],
                        config["intermediate_size"], config.get("layer_norm_eps", 1e-12), config.get("hidden_act", "gelu"),
                        config["max_position_embeddings"], config.get("_name_or_path") or folder.name)
        except KeyError as error:
            raise EncoderError(f"{folder}: config.json has no {error.args[0]}, so this is no BERT") from None
        if config.get("model_type", "bert") != "bert" or config.get("position_embedding_type", "absolute") != "absolute":
            raise EncoderError(f"{folder}: only BERT with absolute positions can be read, not {config.get('model_type')}")
        if shape.activation not in _ACTIVATIONS:
            raise EncoderError(f"{folder}: the activation {shape.activation} is not known")
        sizes = (shape.layers, shape.dim, shape.heads, shape.inner, shape.positions)
        if not all(isinstance(size, int) and size > 0 for size in sizes) or shape.dim % shape.heads:
            raise EncoderError(f"{folder}: the sizes in config.json {sizes} make no BERT")
        return shape

    def flops(self, tokens: int) -> int:
        """Multiplications and additions of a sequence of so many tokens."""
        per_token = self.layers * (8 * self.dim * self.dim + 4 * self.dim * self.inner + 4 * tokens * self.dim)
        return tokens * per_token


def load_weights(folder: Path, adapter: Optional[Mapping[str, np.ndarray]]) -> Dict[str, object]:
    """Float32 tensors by BERT's usual names, with the adapter's low-rank updates added.

    adapter  `name.down` [r, in] and `name.up` [out, r] for each weight that it changes
    """
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        held = load_file(folder / "model.safetensors")
    except (OSError, SafetensorError) as error:
        raise EncoderError(f"{folder}: model.safetensors cannot be read: {error}") from None
    weights = {}
    for name, tensor in held.items():
        name = name.removeprefix("bert.")
        for old, new in _OLD_NAMES:
            name = name.replace(old, new)
        weights[name] = tensor.float() if tensor.is_floating_point() else tensor
    for name in sorted({key.rsplit(".", 1)[0] for key in adapter or {}}):
        if name not in weights:
            raise EncoderError(f"the bundle's adapter changes {name}, which this encoder does not have")
        try:
            update = adapter[f"{name}.up"].astype(np.float32) @ adapter[f"{name}.down"].astype(np.float32)
        except KeyError as error:
            raise EncoderError(f"the bundle's adapter has no {error.args[0]}") from None
        except ValueError:
            raise EncoderError(f"the two halves of the bundle's adapter do not fit for {name}") from None
        if tuple(update.shape) != tuple(weights[name].shape):
            raise EncoderError(f"the bundle's adapter has another shape than {name}")
        weights[name] = weights[name] + torch.from_numpy(update)
    return weights


class Bert:
    """The weights of one BERT on one device in one dtype; several threads may ask it at once."""

    def __init__(self, folder: Path, device: str, dtype: str, adapter: Optional[Mapping[str, np.ndarray]] = None) -> None:
        import torch

        self.torch = torch
        self.shape = Shape.of_folder(folder)
        self.device = device
        name, options = _ACTIVATIONS[self.shape.activation]
        activation = getattr(torch.nn.functional, name)
        self.activation: Callable = (lambda rows: activation(rows, **options)) if options else activation
        found = load_weights(folder, adapter)

        def held(name: str):
            if name not in found:
                raise EncoderError(f"{folder}: model.safetensors has no {name}")
            return found[name]

        def take(*names: str):
            joined = torch.cat([held(name) for name in names]) if len(names) > 1 else held(names[0])
            return joined.to(device=device, dtype=getattr(torch, dtype)).contiguous()

        def pair(*stems: str):
            return take(*(f"{stem}.weight" for stem in stems)), take(*(f"{stem}.bias" for stem in stems))

        self.words = take("embeddings.word_embeddings.weight")
        # There is one segment, so its embedding belongs to every position.
        places = held("embeddings.position_embeddings.weight") + held("embeddings.token_type_embeddings.weight")[0]
        self.places = places.to(device=device, dtype=getattr(torch, dtype))
        self.first_norm = pair("embeddings.LayerNorm")
        self.layers = []
        for number in range(self.shape.layers):
            stem = f"encoder.layer.{number}"
            own = f"{stem}.attention.self"
            self.layers.append((pair(f"{own}.query", f"{own}.key", f"{own}.value"), pair(f"{stem}.attention.output.dense"),
                                 pair(f"{stem}.attention.output.LayerNorm"), pair(f"{stem}.intermediate.dense"),
                                 pair(f"{stem}.output.dense"), pair(f"{stem}.output.LayerNorm")))
        self._reduced = Passes(self) if device == "cpu" and dtype == "bfloat16" else None

    @property
    def vocabulary(self) -> int:
        """Token ids that there are."""
        return self.words.shape[0]

    def packed(self, sequences: Sequence[Sequence[int]]) -> np.ndarray:
        """Embeddings of sequences of token ids, float16 [n, dim]; sequences of one length stand together."""
        if self._reduced is not None:
            return self._reduced.embeddings(sequences)
        torch, wanted = self.torch, len(sequences)
        missing = _ROWS_MIN - sum(map(len, sequences))
        if missing > 0:
            sequences = [*sequences, [0] * missing]
        lengths = np.fromiter(map(len, sequences), np.int64, len(sequences))
        ids = np.concatenate([np.asarray(sequence, np.int64) for sequence in sequences])
        starts = np.cumsum(lengths) - lengths
        places = np.arange(len(ids)) - np.repeat(starts, lengths)
        stretches = stretches_of(lengths)
        with torch.inference_mode():
            hidden = self.first(torch.from_numpy(ids), torch.from_numpy(places))
            return self.pooled(self.through(self.layers, hidden, stretches), stretches)[:wanted].half().numpy()

    def through(self, layers: Sequence, hidden, stretches: Sequence[Tuple[int, int]]):
        """Hidden states [tokens, dim] after `layers`, of sequences that stand in `stretches` of one length."""
        return self.transform(layers, hidden, lambda rows: self._attend_packed(rows, stretches))

    def pooled(self, hidden, stretches: Sequence[Tuple[int, int]]):
        """Embeddings of hidden states [tokens, dim], float32 [n, dim]."""
        means = [part.view(count, length, self.shape.dim).float().mean(1)
                 for part, (count, length) in zip(hidden.split([count * length for count, length in stretches]), stretches)]
        return self.torch.nn.functional.normalize(self.torch.cat(means), dim=1)

    def _attend_packed(self, joined, stretches: Sequence[Tuple[int, int]]):
        """Attention within each sequence. joined [tokens, 3 dim] -> [tokens, dim]"""
        torch, shape = self.torch, self.shape
        out = joined.new_empty((joined.shape[0], shape.dim))
        scale = (shape.dim // shape.heads) ** -0.5
        start = 0
        # Split, not sliced: the gradient of each slice would be as large as the whole.
        for part, (count, length) in zip(joined.split([count * length for count, length in stretches]), stretches):
            stop = start + count * length
            # A head is a small matrix: as a batch in fp32 it is read faster than in bf16 or by the fused kernel.
            heads = part.view(count, length, 3, shape.heads, -1).permute(2, 0, 3, 1, 4).float()
            query, key, value = heads.reshape(3, count * shape.heads, length, -1)
            weights = torch.softmax(torch.bmm(query, key.transpose(1, 2)).mul_(scale), -1)
            mixed = torch.bmm(weights, value).view(count, shape.heads, length, -1)
            out[start:stop].view(count, length, shape.heads, -1).copy_(mixed.transpose(1, 2))
            start = stop
        return out

    def first(self, ids, places):
        """Hidden states [tokens, dim] before the first layer, of token ids and positions [tokens]."""
        functional = self.torch.nn.functional
        hidden = functional.embedding(ids, self.words) + functional.embedding(places, self.places)
        return functional.layer_norm(hidden, (self.shape.dim,), *self.first_norm, self.shape.eps)

    def transform(self, layers: Sequence, hidden, attend: Callable):
        """Hidden states [tokens, dim] after `layers`; `attend` turns joined queries, keys and values [tokens, 3 dim] into [tokens, dim]."""
        functional, dim, eps = self.torch.nn.functional, (self.shape.dim,), self.shape.eps
        for joined, mixed, mixed_norm, wide, narrow, narrow_norm in layers:
            attended = functional.linear(attend(functional.linear(hidden, *joined)), *mixed)
            hidden = functional.layer_norm(attended.add_(hidden), dim, *mixed_norm, eps)
            parts = (hidden,) if hidden.is_cuda else hidden.split(_INNER_ROWS)
            inner = [functional.linear(self.activation(functional.linear(part, *wide)), *narrow) for part in parts]
            hidden = functional.layer_norm(self.torch.cat(inner).add_(hidden), dim, *narrow_norm, eps)
        return hidden


def stretches_of(lengths: Sequence[int]) -> List[Tuple[int, int]]:
    """Runs of equal lengths.

    >>> stretches_of([4, 4, 7])
    [(2, 4), (1, 7)]
    """
    found: List[Tuple[int, int]] = []
    for length in map(int, lengths):
        if found and found[-1][1] == length:
            found[-1] = (found[-1][0] + 1, length)
        else:
            found.append((1, length))
    return found
