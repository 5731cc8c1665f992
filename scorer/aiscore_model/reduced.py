"""BERT's arithmetic in bf16 on a CPU: the numbers of `bert` but for rounding, with less time beside the matrix products.

Products   a layer's weights are laid out once as the matrix library (oneDNN) reads them, and the activation is part of the
           product that it follows. torch offers that to its own compiler only, so both operations are tried against the public
           ones when the weights are loaded; where they are missing or wrong, the public ones are used.
Attention  scores and weights stay in bf16. Sequences of like length share a call: each is filled up to its own next multiple of
           STEP with its last token again, whose value weighs nothing. Weights are exp(score), without the usual look for the
           greatest score; their sum is one more column of the values. Where a sum leaves the range in which that is exact, the
           head of that sequence is computed again by softmax.

What decides how a row is computed is its own sequence, and each operation runs on the calling thread alone: a row's bits do not
depend on what is beside it.
"""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, List, Optional, Sequence

import numpy as np

if TYPE_CHECKING:
    from .bert import Bert

#: Rows of a pass and of a sequence in attention are multiples of these: the library compiles a kernel for each shape once and keeps
#: a thousand of them. Attention over a little more is quicker than another call.
ROWS_STEP, STEP = 16, 8
#: Longer sequences than this have attention one by one: there a sum of weights costs less than one more column of values.
_LONG = 64
#: Scores that attention holds at once, over all heads of a call.
_SCORES = 1_500_000
#: exp(x) is 2 to the power of this times x, which is quicker.
_LOG2_E = math.log2(math.e)
#: Sums of exp(score) between which neither they nor weighted values leave bf16's range.
_SUM_MIN, _SUM_MAX = 1e-30, 1e30
#: The greatest difference, in parts of the greatest value, between a fused product and the public operations that is still rounding.
_ROUNDING = 0.02
#: `hidden_act` as the fused product calls it.
_FUSED = {"gelu": ("gelu", "none"), "gelu_new": ("gelu", "tanh"), "gelu_pytorch_tanh": ("gelu", "tanh"), "relu": ("relu", "")}

Product = Callable  # rows [n, in] -> [n, out]


@dataclass(frozen=True)
class Group:
    """Sequences of a pass that share a call of attention. Tensors are None where each has exactly `length` tokens.

    count, length  sequences, and the length they are filled up to
    start, stop    their rows in the pass
    fill           int64 [count * length]  row, from `start`, of each place
    real           bf16 [count, length]    1 at a token, 0 at what fills up
    back           int64 [stop - start]    place of each row
    own            tokens of each sequence
    """

    count: int
    length: int
    start: int
    stop: int
    fill: Optional[object]
    real: Optional[object]
    back: Optional[object]
    own: List[int]


def groups_of(torch, lengths: np.ndarray) -> List[Group]:
    """Groups of sequences that stand one after the other; those of like length together."""
    filled = -(-lengths // STEP) * STEP
    starts = np.cumsum(lengths) - lengths
    edges = [0, *(np.flatnonzero(np.diff(filled)) + 1).tolist(), len(lengths)]
    found = []
    for first, after in zip(edges, edges[1:]):
        own, length, start = lengths[first:after], int(filled[first]), int(starts[first])
        stop = start + int(own.sum())
        fill = real = back = None
        if stop - start < length * len(own):
            places = np.arange(length)
            is_real = places < own[:, None]
            fill = torch.from_numpy(((starts[first:after] - start)[:, None] + np.minimum(places, own[:, None] - 1)).ravel())
            real, back = torch.from_numpy(is_real).bfloat16(), torch.from_numpy(np.flatnonzero(is_real))
        found.append(Group(len(own), length, start, stop, fill, real, back, own.tolist()))
    return found


class Passes:
    """Passes of one BERT in bf16 over packed sequences; several threads may ask at once."""

    def __init__(self, bert: Bert) -> None:
        self._torch, self._bert, self._shape = bert.torch, bert, bert.shape
        make = self._maker(bert)
        self._layers = [(make(*joined), make(*mixed), mixed_norm, make(*wide, activated=True), make(*narrow), narrow_norm)
                        for joined, mixed, mixed_norm, wide, narrow, narrow_norm in bert.layers]

    def embeddings(self, sequences: Sequence[Sequence[int]]) -> np.ndarray:
        """Embeddings of sequences of token ids, float16 [n, dim]; quickest where those of like length stand together."""
        torch = self._torch
        lengths = np.fromiter(map(len, sequences), np.int64, len(sequences))
        tokens = int(lengths.sum())
        ids = np.zeros(-(-tokens // ROWS_STEP) * ROWS_STEP, np.int64)
        ids[:tokens] = np.concatenate([np.asarray(sequence, np.int64) for sequence in sequences])
        places = np.zeros_like(ids)
        places[:tokens] = np.arange(tokens) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        groups = groups_of(torch, lengths)
        with torch.inference_mode():
            hidden = self._through(self._bert.first(torch.from_numpy(ids), torch.from_numpy(places)), groups)
            means = torch.cat([self._sums(hidden, group) for group in groups]) / torch.from_numpy(lengths)[:, None]
            return torch.nn.functional.normalize(means, dim=1).half().numpy()

    def _through(self, hidden, groups: Sequence[Group]):
        """Hidden states [rows, dim] after all layers."""
        torch, dim, eps = self._torch, (self._shape.dim,), self._shape.eps
        norm = torch.nn.functional.layer_norm
        for joined, mixed, mixed_norm, wide, narrow, narrow_norm in self._layers:
            hidden = norm(mixed(self._attend(joined(hidden), groups)).add_(hidden), dim, *mixed_norm, eps)
            hidden = norm(narrow(wide(hidden)).add_(hidden), dim, *narrow_norm, eps)
        return hidden

    def _sums(self, hidden, group: Group):
        """Sums over the tokens of each sequence, float32 [count, dim]."""
        rows = hidden[group.start:group.stop].float()
        if group.fill is None:
            return rows.view(group.count, group.length, -1).sum(1)
        rows = rows.index_select(0, group.fill).view(group.count, group.length, -1)
        return rows.mul_(group.real.float().unsqueeze(-1)).sum(1)

    # -- attention ---------------------------------------------------------------------------------

    def _attend(self, joined, groups: Sequence[Group]):
        """Attention within each sequence. joined [rows, 3 dim] -> [rows, dim]"""
        found = [self._attend_group(joined[group.start:group.stop], group) for group in groups]
        if groups[-1].stop < len(joined):
            found.append(joined.new_zeros(len(joined) - groups[-1].stop, self._shape.dim))
        return self._torch.cat(found) if len(found) > 1 else found[0]

    def _attend_group(self, rows, group: Group):
        heads, count, length = self._shape.heads, group.count, group.length
        width = self._shape.dim // heads
        if group.fill is not None:
            rows = rows.index_select(0, group.fill)
        parts = rows.view(count, length, 3, heads, width)
        if length > _LONG:
            found = self._torch.cat([self._attend_long(part, own) for part, own in zip(parts, group.own)])
            return found if group.back is None else found.index_select(0, group.back)
        query, key = parts[:, :, :2].permute(2, 0, 3, 1, 4).reshape(2, count * heads, length, width)
        value = rows.new_ones(count, heads, length, width + 1)
        value[..., :width] = parts[:, :, 2].transpose(1, 2)
        if group.real is not None:
            value *= group.real.view(count, 1, length, 1)
        mixed = self._mix(query, key.transpose(1, 2), value.view(count * heads, length, -1))
        mixed = mixed.view(count, heads, length, -1).transpose(1, 2)
        found = self._torch.div(mixed[..., :width], mixed[..., width:], out=rows.new_empty(count, length, heads, width)).view(count * length, -1)
        return found if group.back is None else found.index_select(0, group.back)

    def _attend_long(self, parts, own: int):
        """Attention within one sequence of `own` tokens. parts [length, 3, heads, width] -> [length, dim]"""
        torch = self._torch
        query, key, value = parts.permute(1, 2, 0, 3).contiguous()
        weights = self._scores(query, key.transpose(1, 2), _LOG2_E).exp2_()
        weights[..., own:] = 0
        sums, mixed = weights.sum(-1, keepdim=True), torch.bmm(weights, value)
        beyond = self._beyond(sums[..., 0])
        if beyond is not None:
            scores = self._scores(query[beyond], key[beyond].transpose(1, 2), 1.0)
            scores[..., own:] = -math.inf
            mixed[beyond], sums[beyond] = torch.bmm(torch.softmax(scores, -1), value[beyond]), 1
        return torch.div(mixed.transpose(0, 1), sums.transpose(0, 1), out=parts.new_empty(parts.shape[0], *parts.shape[2:])).view(len(parts), -1)

    def _mix(self, query, key, value):
        """Values weighted by exp(score), their weights' sum last. [b, n, w], [b, w, n], [b, n, w + 1] -> [b, n, w + 1]"""
        torch = self._torch
        at_once = max(1, _SCORES // query.shape[1] ** 2)
        found = torch.cat([torch.bmm(self._scores(some, keys, _LOG2_E).exp2_(), values)
                           for some, keys, values in zip(query.split(at_once), key.split(at_once), value.split(at_once))])
        beyond = self._beyond(found[..., -1])
        if beyond is not None:
            is_filling = (value[beyond, :, -1] == 0).unsqueeze(1)
            scores = self._scores(query[beyond], key[beyond], 1.0).masked_fill_(is_filling, -math.inf)
            found[beyond] = torch.bmm(torch.softmax(scores, -1), value[beyond])
        return found

    def _beyond(self, sums):
        """Those of sums [b, n] with one out of range, int64 [m]; None where all are within."""
        least, greatest = self._torch.aminmax(sums)
        if _SUM_MIN < least and greatest < _SUM_MAX:
            return None
        return self._torch.nonzero(~((sums > _SUM_MIN) & (sums < _SUM_MAX)).all(1))[:, 0]

    def _scores(self, query, key, times: float):
        return self._torch.baddbmm(query.new_zeros(1), query, key, beta=0, alpha=times * query.shape[-1] ** -0.5)

    # -- products ----------------------------------------------------------------------------------

    def _maker(self, bert: Bert) -> Callable[..., Product]:
        """Makes products of weight [out, in] and bias [out]: fused ones where this torch has them and they are right."""
        wide = bert.layers[0][3] if bert.layers else None
        if wide is not None and self._is_fused_right(*wide):
            return self._fused
        return self._public

    def _is_fused_right(self, weight, bias) -> bool:
        torch = self._torch
        # Any rows will do; these are spread as a layer norm spreads them.
        rows = torch.linspace(-2, 2, 40 * weight.shape[1]).view(weight.shape[1], 40).t().contiguous().to(weight.dtype)
        try:
            fused = self._fused(weight, bias, activated=True)(rows)
        except (AttributeError, NotImplementedError, RuntimeError):
            return False
        public = self._public(weight, bias, activated=True)(rows)
        return bool((fused - public).abs().max() <= _ROUNDING * public.abs().max())

    def _fused(self, weight, bias, activated: bool = False) -> Product:
        kernel = self._torch.ops.mkldnn._linear_pointwise
        laid_out = self._torch.ops.mkldnn._reorder_linear_weight(weight)
        name, form = _FUSED[self._shape.activation] if activated else ("none", "")
        return lambda rows: kernel(rows, laid_out, bias, name, [], form)

    def _public(self, weight, bias, activated: bool = False) -> Product:
        linear, activation = self._torch.nn.functional.linear, self._bert.activation
        return (lambda rows: activation(linear(rows, weight, bias))) if activated else (lambda rows: linear(rows, weight, bias))
