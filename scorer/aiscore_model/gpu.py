"""BERT's passes on a GPU: sequences of tokens in, unit vectors out, each the same bits whatever is beside it.

A GPU's matrix library chooses its kernel by the shape, so a pass has one shape always, and is captured as a CUDA graph once:

    Packed       a row of PASS_TOKENS tokens, sequences one after the other; `kernels` does what lies between the matrix products
    Rectangles   sequences padded to the next of LENGTHS, one shape a length; public operations alone

`Packed` is more than twice as fast (docs/PERFORMANCE.md). `passes_of` takes it where Triton and a C compiler are there and the BERT has
sizes that the kernels know; else `Rectangles`, and says why.
"""
from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Dict, List, Sequence, Tuple, Union

import numpy as np

if TYPE_CHECKING:
    from .bert import Bert

#: Tokens of one packed pass: fills a large GPU to nine tenths, and one event waits a third of a millisecond for it.
PASS_TOKENS = 8_192
#: Sequences of one packed pass.
PASS_SEQUENCES = PASS_TOKENS // 4
#: Lengths of rectangles in tokens. Steps are fine where most templates are.
LENGTHS = (8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64)
#: Tokens of one rectangle.
RECTANGLE_TOKENS = 16_384
#: Attention has a kernel for sequences up to each of these tokens.
_ATTENTION_BLOCKS = (16, 32, 64)
_ATTENTION_WARPS = {16: 1, 32: 2, 64: 4}
_WARM_UPS = 3


def passes_of(bert: Bert) -> Union[Packed, Rectangles]:
    """The quickest passes that work for `bert` here."""
    if bert.device.startswith("cuda"):
        try:
            return Packed(bert)
        # Triton has errors of its own for a compiler that is missing, for one that fails and for sizes it cannot do: all mean the same here.
        except Exception as error:  # noqa: BLE001
            warnings.warn(f"BERT runs at less than half the speed: its kernels cannot be built here ({type(error).__name__}: {str(error)[:200]}); "
                          "a C compiler such as gcc is what they need", RuntimeWarning, stacklevel=2)
    return Rectangles(bert)


def padded_length(tokens: int) -> int:
    """The length of the rectangle for a sequence of so many tokens.

    >>> padded_length(3), padded_length(33), padded_length(500)
    (8, 40, 64)
    """
    return next((length for length in LENGTHS if tokens <= length), LENGTHS[-1])


def cut_packed(lengths: Sequence[int], tokens: int = PASS_TOKENS, sequences: int = PASS_SEQUENCES) -> List[List[int]]:
    """Positions of sequences of `lengths` tokens in passes of at most so many tokens and sequences, in order.

    >>> cut_packed([5, 6, 4, 1], tokens=10)
    [[0], [1, 2], [3]]
    """
    passes: List[List[int]] = []
    room = -1
    for position, length in enumerate(lengths):
        if length > room or len(passes[-1]) == sequences:
            passes.append([])
            room = tokens
        passes[-1].append(position)
        room -= length
    return passes


class Graph:
    """A computation of a fixed shape over tensors that stay where they are: captured once, then replayed."""

    def __init__(self, torch, compute) -> None:
        self._torch, self._compute = torch, compute
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side), torch.inference_mode():
            for _ in range(_WARM_UPS):
                compute()
        torch.cuda.current_stream().wait_stream(side)
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph), torch.inference_mode():
            self._out = compute()

    def __call__(self):
        self._graph.replay()
        return self._out


def _fill(torch, target, values: np.ndarray) -> None:
    host = torch.from_numpy(values)
    target.copy_(host.pin_memory() if target.is_cuda else host, non_blocking=True)


def _to_host(torch, found):
    """A place in host memory that `found` will have reached once the device is synchronised."""
    host = torch.empty(found.shape, dtype=found.dtype, pin_memory=found.is_cuda)
    host.copy_(found, non_blocking=True)
    return host


class Packed:
    """Passes of PASS_TOKENS tokens. One thread at a time."""

    def __init__(self, bert: Bert) -> None:
        from . import kernels

        torch, width = bert.torch, bert.shape.dim // bert.shape.heads
        if width not in (16, 32, 64, 128):
            raise ValueError(f"attention heads of {width}")
        self._torch, self._bert, self._kernels, self._width = torch, bert, kernels, width
        self._block = 1 << (bert.shape.dim - 1).bit_length()
        self._ids, self._places = (torch.zeros(PASS_TOKENS, dtype=torch.int32, device=bert.device) for _ in range(2))
        self._starts = torch.zeros(PASS_SEQUENCES + 1, dtype=torch.int32, device=bert.device)
        with torch.cuda.device(bert.device):
            self._graph = Graph(torch, self._compute)

    def embeddings(self, sequences: Sequence[Sequence[int]]) -> np.ndarray:
        """Embeddings of sequences of token ids, float16 [n, dim]; each of LENGTHS[-1] tokens at most."""
        launched = []
        lengths = np.fromiter(map(len, sequences), np.int32, len(sequences))
        for part in cut_packed(lengths.tolist()):
            launched.append(self._launch(sequences[part[0]:part[-1] + 1], lengths[part[0]:part[-1] + 1]))
        self._torch.cuda.synchronize(self._bert.device)
        return np.concatenate([found.numpy() for found in launched])

    def _launch(self, sequences: Sequence[Sequence[int]], lengths: np.ndarray):
        total = int(lengths.sum())
        # Sequences beyond the last are empty, tokens beyond the last belong to none.
        starts = np.full(PASS_SEQUENCES + 1, total, np.int32)
        starts[0] = 0
        np.cumsum(lengths, out=starts[1:len(lengths) + 1])
        ids, places = np.zeros(PASS_TOKENS, np.int32), np.zeros(PASS_TOKENS, np.int32)
        ids[:total] = np.concatenate([np.asarray(sequence, np.int32) for sequence in sequences])
        places[:total] = np.arange(total) - np.repeat(starts[:len(lengths)], lengths)
        with self._torch.inference_mode(), self._torch.cuda.device(self._bert.device):
            for target, values in ((self._ids, ids), (self._places, places), (self._starts, starts)):
                _fill(self._torch, target, values)
            return _to_host(self._torch, self._graph()[:len(sequences)])

    def _compute(self):
        """Embeddings [PASS_SEQUENCES, dim] of what stands in the buffers."""
        torch, kernels, bert = self._torch, self._kernels, self._bert
        shape, linear = bert.shape, bert.torch.nn.functional.linear
        sizes = {"DIM": shape.dim, "BLOCK": self._block}

        def rows():
            return torch.empty((PASS_TOKENS, shape.dim), dtype=bert.words.dtype, device=bert.device)

        def add_norm(one, other, norm):
            out = rows()
            kernels.add_norm[(PASS_TOKENS,)](one, other, *norm, out, shape.eps, **sizes)
            return out

        hidden = rows()
        kernels.embed[(PASS_TOKENS,)](self._ids, self._places, bert.words, bert.places, *bert.first_norm, hidden, shape.eps, **sizes)
        for joined, mixed, mixed_norm, (wide, wide_bias), narrow, narrow_norm in bert.layers:
            hidden = add_norm(linear(self._attend(linear(hidden, *joined), rows()), *mixed), hidden, mixed_norm)
            # The product's own GELU is the one by tanh, which differs from that by erf less than float16 rounds.
            inner = torch._addmm_activation(wide_bias, hidden, wide.t(), use_gelu=shape.activation != "relu")
            hidden = add_norm(linear(inner, *narrow), hidden, narrow_norm)
        out = torch.empty((PASS_SEQUENCES, shape.dim), dtype=torch.float16, device=bert.device)
        kernels.pool[(PASS_SEQUENCES,)](hidden, out, self._starts, MOST=LENGTHS[-1], **sizes)
        return out

    def _attend(self, joined, out):
        above = 0
        for most in _ATTENTION_BLOCKS:
            self._kernels.attend[(PASS_SEQUENCES, self._bert.shape.heads)](
                joined, out, self._starts, self._width ** -0.5, DIM=self._bert.shape.dim, WIDTH=self._width, ABOVE=above, MOST=most,
                num_warps=_ATTENTION_WARPS[most])
            above = most
        return out


class Rectangles:
    """Passes of a fixed number of rows, each padded to one of LENGTHS. One thread at a time."""

    def __init__(self, bert: Bert) -> None:
        self._torch, self._bert = bert.torch, bert
        self._by_length: Dict[int, Rectangle] = {}

    def embeddings(self, sequences: Sequence[Sequence[int]]) -> np.ndarray:
        """Embeddings of sequences of token ids, float16 [n, dim]; each of LENGTHS[-1] tokens at most."""
        by_length: Dict[int, List[int]] = {}
        for index, sequence in enumerate(sequences):
            by_length.setdefault(padded_length(len(sequence)), []).append(index)
        launched: List[Tuple[List[int], object]] = []
        for length, indices in sorted(by_length.items()):
            if length not in self._by_length:
                self._by_length[length] = Rectangle(self._bert, RECTANGLE_TOKENS // length, length)
            rectangle = self._by_length[length]
            for start in range(0, len(indices), rectangle.rows):
                part = indices[start:start + rectangle.rows]
                launched.append((part, rectangle.launch([sequences[index] for index in part])))
        if self._bert.device.startswith("cuda"):
            self._torch.cuda.synchronize(self._bert.device)
        embeddings = np.empty((len(sequences), self._bert.shape.dim), np.float16)
        for part, found in launched:
            embeddings[part] = found.numpy()
        return embeddings


class Rectangle:
    """A fixed shape [rows, length]: its own input buffers, and on a GPU its graph."""

    def __init__(self, bert: Bert, rows: int, length: int) -> None:
        torch = bert.torch
        self.rows, self.length = rows, length
        self._torch, self._bert = torch, bert
        self._ids = torch.zeros((rows, length), dtype=torch.int64, device=bert.device)
        self._lengths = torch.ones(rows, dtype=torch.int64, device=bert.device)
        self._run = self._compute
        if bert.device.startswith("cuda"):
            with torch.cuda.device(bert.device):
                self._run = Graph(torch, self._compute)

    def launch(self, sequences: Sequence[Sequence[int]]):
        """Starts a pass over at most `rows` sequences; gives the place in host memory that the embeddings
        [n, dim] will have reached once the device is synchronised."""
        ids = np.zeros((self.rows, self.length), np.int64)
        lengths = np.ones(self.rows, np.int64)
        for row, sequence in enumerate(sequences):
            ids[row, :len(sequence)] = sequence
            lengths[row] = len(sequence)
        with self._torch.inference_mode():
            _fill(self._torch, self._ids, ids)
            _fill(self._torch, self._lengths, lengths)
            return _to_host(self._torch, self._run()[:len(sequences)])

    def _compute(self):
        """Embeddings on the device, float16 [rows, dim], of what stands in the buffers."""
        torch, bert, (rows, length) = self._torch, self._bert, self._ids.shape
        shape = bert.shape
        places = torch.arange(length, device=bert.device)
        mask = places[None, :] < self._lengths[:, None]

        def attend(joined):
            query, key, value = joined.view(rows, length, 3, shape.heads, -1).permute(2, 0, 3, 1, 4)
            mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask[:, None, None, :])
            return mixed.transpose(1, 2).reshape(rows * length, shape.dim)

        hidden = bert.transform(bert.layers, bert.first(self._ids.reshape(-1), places.repeat(rows)), attend)
        hidden = hidden.view(rows, length, shape.dim).float()
        weight = mask.unsqueeze(-1).float()
        return torch.nn.functional.normalize((hidden * weight).sum(1) / weight.sum(1), dim=1).half()
