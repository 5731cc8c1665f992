"""BERT's steps between its matrix products, as Triton kernels: packed sequences on an NVIDIA GPU. `gpu` calls them.

A row is one token of `DIM` numbers; sequences stand one after the other, sequence i from `starts[i]` to `starts[i + 1]`. Each program
reads and writes the rows of its own sequence alone, and the arithmetic of a sequence depends on its own length only. What is
summed is summed in float32. Importing this needs Triton, which comes with PyTorch's CUDA builds; running it needs a C compiler.
"""
from __future__ import annotations

import triton
import triton.language as tl


@triton.jit
def _store_normal(values, real, weight, bias, out, eps, DIM: tl.constexpr):
    columns = tl.arange(0, values.shape[0])
    mean = tl.sum(values, 0) / DIM
    apart = tl.where(real, values - mean, 0.0)
    scaled = apart / tl.sqrt(tl.sum(apart * apart, 0) / DIM + eps)
    scaled = scaled * tl.load(weight + columns, mask=real, other=0.0).to(tl.float32) + tl.load(bias + columns, mask=real, other=0.0).to(tl.float32)
    tl.store(out + columns, scaled.to(out.dtype.element_ty), mask=real)


@triton.jit
def embed(ids, places, words, spots, weight, bias, out, eps, DIM: tl.constexpr, BLOCK: tl.constexpr):
    """out [rows, DIM] = layer norm of words[ids] + spots[places]. One program a row; BLOCK is a power of two, DIM at least."""
    row = tl.program_id(0)
    columns = tl.arange(0, BLOCK)
    real = columns < DIM
    values = tl.load(words + tl.load(ids + row) * DIM + columns, mask=real, other=0.0).to(tl.float32)
    values += tl.load(spots + tl.load(places + row) * DIM + columns, mask=real, other=0.0).to(tl.float32)
    _store_normal(values, real, weight, bias, out + row * DIM, eps, DIM)


@triton.jit
def add_norm(one, other, weight, bias, out, eps, DIM: tl.constexpr, BLOCK: tl.constexpr):
    """out [rows, DIM] = layer norm of one + other. One program a row."""
    row = tl.program_id(0)
    columns = tl.arange(0, BLOCK)
    real = columns < DIM
    values = tl.load(one + row * DIM + columns, mask=real, other=0.0).to(tl.float32)
    values += tl.load(other + row * DIM + columns, mask=real, other=0.0).to(tl.float32)
    _store_normal(values, real, weight, bias, out + row * DIM, eps, DIM)


@triton.jit
def attend(joined, out, starts, scale, DIM: tl.constexpr, WIDTH: tl.constexpr, ABOVE: tl.constexpr, MOST: tl.constexpr):
    """out [rows, DIM] = attention within each sequence of more than ABOVE and at most MOST tokens, from joined [rows, 3 DIM]: queries, keys,
    values, each of heads of WIDTH. One program a sequence and head; MOST and WIDTH are powers of two, 16 at least."""
    start = tl.load(starts + tl.program_id(0))
    length = tl.load(starts + tl.program_id(0) + 1) - start
    if (length > ABOVE) & (length <= MOST):
        rows = tl.arange(0, MOST)
        columns = tl.program_id(1) * WIDTH + tl.arange(0, WIDTH)
        real = rows < length
        at = joined + (start + rows)[:, None] * (3 * DIM) + columns[None, :]
        query = tl.load(at, mask=real[:, None], other=0.0)
        key = tl.load(at + DIM, mask=real[:, None], other=0.0)
        value = tl.load(at + 2 * DIM, mask=real[:, None], other=0.0)
        scores = tl.where(real[None, :], tl.dot(query, tl.trans(key)) * scale, float("-inf"))
        weights = tl.exp(scores - tl.max(scores, 1)[:, None])
        mixed = tl.dot(weights.to(value.dtype), value) / tl.sum(weights, 1)[:, None]
        tl.store(out + (start + rows)[:, None] * DIM + columns[None, :], mixed.to(out.dtype.element_ty), mask=real[:, None])


@triton.jit
def pool(hidden, out, starts, DIM: tl.constexpr, BLOCK: tl.constexpr, MOST: tl.constexpr):
    """out [sequences, DIM], float16 = sum of the rows of each sequence, to unit length. One program a sequence of at most MOST tokens."""
    sequence = tl.program_id(0)
    start = tl.load(starts + sequence)
    length = tl.load(starts + sequence + 1) - start
    columns = tl.arange(0, BLOCK)
    real = columns < DIM
    total = tl.zeros((BLOCK,), tl.float32)
    for row in tl.static_range(MOST):
        total += tl.load(hidden + (start + row) * DIM + columns, mask=real & (row < length), other=0.0).to(tl.float32)
    norm = tl.sqrt(tl.sum(total * total, 0))
    tl.store(out + sequence * DIM + columns, (total / tl.maximum(norm, 1e-12)).to(tl.float16), mask=real)
