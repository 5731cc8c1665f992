"""BERT adapted to logs: low-rank updates of all its layers, learned from labelled templates (Hu and others, LoRA, 2021).

Updates and a linear model over the embedding and the kind of log learn together to tell attacks. Templates are drawn by what they weigh
(`fit.truth_and_weight`), and of each some words are hidden, so that no single word decides. What is learned is what is served: the same
templates and tokens, weights rounded as they are when served.

The updates bring wordings that mean the same near each other, whoever wrote them; what a bundle gains by them is most of all what a
baseline and labels tell (docs/TRIALS.md). An adapter learns in 15 s on an H100, and in most of a day on two cores.
"""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Sequence, Tuple

import numpy as np

from aiscore_model.bert import Bert, load_weights
from aiscore_model.encoder import MAX_TOKENS, Encoder
from aiscore_model.errors import EncoderError
from aiscore_model.features import Meaning
from aiscore_model.normalise import KINDS

from .adapters import Adapter, Adapters
from .corpus import Corpus, Progress, quiet
from .fit import PARTS, truth_and_weight, unit_parts, units_of

#: Weights of a layer that are updated. The first three stand joined in `bert`.
WEIGHTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "intermediate.dense",
           "output.dense")
#: Embeddings have unit length; the model over them learns at the scale of a standardised feature.
EMBEDDING_SCALE, KIND_SCALE = 20.0, 4.0
PROBE_RATE = 1e-3
PROBE_DROPOUT = 0.1
SMOOTHING = 0.02
DECAY = 0.01
#: Adam's memory of gradients and of their squares.
MOMENTUM, SQUARES = 0.9, 0.98
#: Share of the steps in which the rate rises, and the share of it that is left at the end.
WARM_UP, RATE_LEFT = 0.06, 0.02
MASK = "[MASK]"


@dataclass(frozen=True)
class Plan:
    """How to adapt: `draws` templates, `hidden` the mean share of their words that is hidden."""

    rank: int = 16
    draws: int = 768_000
    batch: int = 512
    rate: float = 2e-3
    hidden: float = 0.2

    def __post_init__(self) -> None:
        for name in ("rank", "draws", "batch"):
            if getattr(self, name) < 1:
                raise EncoderError(f"{name} must be at least 1, not {getattr(self, name)}")
        if not 0 <= self.hidden < 0.5:
            raise EncoderError(f"hidden must be from 0 to under 0.5, not {self.hidden}")
        if not 0 < self.rate < 1:
            raise EncoderError(f"rate must be between 0 and 1, not {self.rate}")


@dataclass(frozen=True)
class Lessons:
    """Templates as tokens [n, MAX_TOKENS] with how many there are of each [n], and what is known of them: kind, truth, weight [n]."""

    tokens: np.ndarray
    lengths: np.ndarray
    kinds: np.ndarray
    truth: np.ndarray
    weight: np.ndarray


def learn(corpus: Corpus, rows: np.ndarray, folder: Path, plan: Plan = Plan(), seed: int = 7, device: str = "auto", parts: int = PARTS,
          progress: Progress = quiet) -> Adapters:
    """Adapters of the BERT in `folder` from `rows` of `corpus`: one of all, and for each part one of the others.

    Raises EncoderError where what one is to learn from has a single label.
    """
    import torch

    rows = np.asarray(rows)
    device = ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
    units = units_of(corpus)[rows]
    part_of = unit_parts(units, parts, seed)
    reader = Encoder(folder, "cpu", 1)
    found: List[Adapter] = []
    for number, chosen in enumerate([np.arange(len(rows)), *(np.flatnonzero(part_of != part) for part in range(parts))]):
        name = "everything" if not number else f"all but part {number} of {parts}"

        def told(stage: str, done: int, total: int, name: str = name) -> None:
            progress(f"{name}: {stage}", done, total)

        found.append(adapt(lessons_of(corpus, rows[chosen], reader), folder, plan, seed, device, told))
    return Adapters(found[0], tuple(found[1:]), dict(zip(units.tolist(), part_of.tolist())))


def lessons_of(corpus: Corpus, rows: np.ndarray, reader: Encoder) -> Lessons:
    """What those of `rows` teach of which something is known."""
    truth, weight = truth_and_weight(corpus, rows)
    told = weight > 0
    rows, truth, weight = rows[told], truth[told], weight[told]
    return lessons([corpus.readings[row].normalised.template for row in rows], corpus.kinds[rows], truth, weight, reader)


def lessons(templates: Sequence[str], kinds: Sequence[str], truth: np.ndarray, weight: np.ndarray, reader: Encoder) -> Lessons:
    """Lessons of templates, in the tokens of `reader`."""
    sequences = reader.tokens(list(templates))
    tokens = np.zeros((len(sequences), MAX_TOKENS), np.int32)
    for row, sequence in enumerate(sequences):
        tokens[row, :len(sequence)] = sequence
    return Lessons(tokens, np.array([len(sequence) for sequence in sequences], np.int32), np.array([KINDS.index(kind) for kind in kinds]),
                   np.asarray(truth, np.float32), np.asarray(weight, np.float32))


def adapt(taught: Lessons, folder: Path, plan: Plan = Plan(), seed: int = 7, device: str = "cpu", progress: Progress = quiet) -> Adapter:
    """Learn one adapter. Raises EncoderError where `taught` has a single label, or what was learned is no number."""
    import torch

    if len(set(taught.truth[taught.weight > 0])) < 2:
        raise EncoderError("adapting needs labelled events of both labels in every part: give more sources or groups")
    torch.manual_seed(seed)
    pupil = Pupil(folder, plan, seed, device)
    school = School(pupil, taught, plan, mask_token(folder))
    steps = max(1, plan.draws // plan.batch)
    step = _replayed(school.step) if device.startswith("cuda") else school.step
    for number in range(steps):
        school.draw(min(1.0, (number + 1) / (WARM_UP * steps)) * max(RATE_LEFT, 1 - number / steps))
        step()
        if number % 50 == 49 or number == steps - 1:
            loss = school.loss()
            if not np.isfinite(loss):
                raise EncoderError(f"adapting led to no number after {number + 1} steps: take a lower --rate than {plan.rate}")
            progress("adapting BERT", number + 1, steps)
    return pupil.adapter()


def mask_token(folder: Path) -> int:
    """The token that stands for a hidden word."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(folder / "tokenizer.json")).token_to_id(MASK)
    if found is None:
        raise EncoderError(f"{folder}: the tokenizer has no {MASK}, which adapting needs")
    return found


class Pupil:
    """A BERT whose layers carry updates that can learn, and the linear model over it. The updates start at zero: it starts as it came."""

    def __init__(self, folder: Path, plan: Plan, seed: int, device: str) -> None:
        import torch

        self.torch, self.device = torch, device
        self.bert = Bert(folder, device, "bfloat16")
        shape, whole, source = self.bert.shape, load_weights(folder, None), torch.Generator().manual_seed(seed)
        self._frozen: Dict[str, object] = {}
        self.learns: Dict[str, object] = {}
        for name in (f"encoder.layer.{number}.{weight}.weight" for number in range(shape.layers) for weight in WEIGHTS):
            self._frozen[name] = whole[name].to(device)
            rows, columns = whole[name].shape
            self.learns[f"{name}.down"] = torch.randn(plan.rank, columns, generator=source) / columns ** 0.5
            self.learns[f"{name}.up"] = torch.zeros(rows, plan.rank)
        self.learns["slopes"] = torch.randn(shape.dim + len(KINDS), generator=source) * 0.02
        self.learns["offset"] = torch.zeros(1)
        self.learns = {name: tensor.to(device).requires_grad_() for name, tensor in self.learns.items()}

    def layers(self) -> List[Tuple]:
        """The layers as `bert.transform` takes them, with the updates added and rounded as they are when served."""
        torch = self.torch
        weights = {name: (frozen + self.learns[f"{name}.up"] @ self.learns[f"{name}.down"]).to(torch.bfloat16)
                   for name, frozen in self._frozen.items()}
        built = []
        for number, (joined, mixed, mixed_norm, wide, narrow, narrow_norm) in enumerate(self.bert.layers):
            query, key, value, out, inner, output = (weights[f"encoder.layer.{number}.{weight}.weight"] for weight in WEIGHTS)
            built.append(((torch.cat([query, key, value]), joined[1]), (out, mixed[1]), mixed_norm, (inner, wide[1]), (output, narrow[1]),
                          narrow_norm))
        return built

    def embed(self, tokens, seen):
        """Embeddings float32 [n, dim] of tokens [n, t], of which `seen` [n, t] are there."""
        torch, shape = self.torch, self.bert.shape
        count, length = tokens.shape

        def attend(joined):
            query, key, value = joined.view(count, length, 3, shape.heads, -1).permute(2, 0, 3, 1, 4)
            mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=seen[:, None, None, :])
            return mixed.transpose(1, 2).reshape(count * length, shape.dim)

        places = torch.arange(length, device=self.device).repeat(count)
        hidden = self.bert.transform(self.layers(), self.bert.first(tokens.reshape(-1), places), attend)
        shares = seen[:, :, None].float()
        means = (hidden.view(count, length, shape.dim).float() * shares).sum(1) / shares.sum(1)
        return torch.nn.functional.normalize(means, dim=1)

    def logits(self, embeddings, kinds, dropout: float = 0.0):
        """What the linear model says of embeddings [n, dim] of `kinds` [n]."""
        functional = self.torch.nn.functional
        known = functional.one_hot(kinds, len(KINDS)).float() * KIND_SCALE
        read = self.torch.cat([embeddings * EMBEDDING_SCALE, known], 1)
        return functional.dropout(read, dropout, dropout > 0) @ self.learns["slopes"] + self.learns["offset"]

    def adapter(self) -> Adapter:
        """What was learned."""
        arrays = {name: tensor.detach().cpu().numpy() for name, tensor in self.learns.items()}
        slopes, dim = arrays.pop("slopes"), self.bert.shape.dim
        offsets = KIND_SCALE * slopes[dim:] + arrays.pop("offset")[0]
        return Adapter(arrays, Meaning((EMBEDDING_SCALE * slopes[:dim]).astype(np.float32), offsets.astype(np.float32)))


class School:
    """Draws batches for a pupil and takes its steps: Adam, on tensors alone, so that a GPU can replay a step without being told it again."""

    def __init__(self, pupil: Pupil, taught: Lessons, plan: Plan, mask: int) -> None:
        torch, device = pupil.torch, pupil.device
        self._pupil, self._plan, self._mask = pupil, plan, mask
        self._tokens, self._lengths, self._kinds = (torch.from_numpy(part.astype(np.int64)).to(device)
                                                    for part in (taught.tokens, taught.lengths, taught.kinds))
        self._truth = torch.from_numpy(taught.truth).to(device)
        self._chance = torch.from_numpy(taught.weight.astype(np.float64)).to(device)
        self._chosen = torch.zeros(plan.batch, dtype=torch.long, device=device)
        self._learns = list(pupil.learns.values())
        self._first, self._second = ([torch.zeros_like(tensor) for tensor in self._learns] for _ in range(2))
        self._rates = [PROBE_RATE if name in ("slopes", "offset") else plan.rate for name in pupil.learns]
        self._decays = [0.0 if name == "offset" else DECAY for name in pupil.learns]
        self._rate, self._steps, self._loss = (torch.zeros((), device=device) for _ in range(3))

    def draw(self, rate: float) -> None:
        """Choose the templates of the next step, and how much of the rate it takes."""
        self._rate.fill_(rate)
        self._chosen.copy_(self._pupil.torch.multinomial(self._chance, self._plan.batch, replacement=True))

    def loss(self) -> float:
        """A running mean of the loss."""
        return float(self._loss / (1 - SQUARES ** self._steps))

    def step(self) -> None:
        """Learn from the templates drawn."""
        torch, pupil = self._pupil.torch, self._pupil
        tokens, truth, kinds = self._tokens[self._chosen], self._truth[self._chosen], self._kinds[self._chosen]
        places = torch.arange(tokens.shape[1], device=pupil.device)
        seen = places[None] < self._lengths[self._chosen][:, None]
        # How much is hidden differs from template to template; the first token stays.
        share = self._plan.hidden * 2 * torch.rand((len(tokens), 1), device=pupil.device)
        hidden = (torch.rand(tokens.shape, device=pupil.device) < share) & seen & (places[None] > 0)
        tokens = torch.where(hidden, torch.full_like(tokens, self._mask), tokens)
        with torch.enable_grad():
            logits = pupil.logits(pupil.embed(tokens, seen), kinds, PROBE_DROPOUT)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, truth * (1 - SMOOTHING) + SMOOTHING / 2)
            gradients = [gradient.float() for gradient in torch.autograd.grad(loss, self._learns)]
        with torch.no_grad():
            torch._foreach_mul_(gradients, 1 / torch.stack(torch._foreach_norm(gradients)).norm().clamp(min=1))
            self._steps.add_(1)
            torch._foreach_lerp_(self._first, gradients, 1 - MOMENTUM)
            torch._foreach_mul_(self._second, SQUARES)
            torch._foreach_addcmul_(self._second, gradients, gradients, 1 - SQUARES)
            first_share, second_share = 1 - MOMENTUM ** self._steps, 1 - SQUARES ** self._steps
            for tensor, first, second, rate, decay in zip(self._learns, self._first, self._second, self._rates, self._decays):
                tensor.mul_(1 - self._rate * rate * decay)
                tensor.sub_(self._rate * rate * (first / first_share) / ((second / second_share).sqrt() + 1e-8))
            self._loss.mul_(SQUARES).add_(loss.detach() * (1 - SQUARES))


def _replayed(step: Callable[[], None]) -> Callable[[], None]:
    """`step` as a CUDA graph from the fourth call on: a step is some thousand small kernels, which take longer to ask for than to run."""
    import torch

    calls, graph = 0, None

    def replayed() -> None:
        nonlocal calls, graph
        calls += 1
        if calls <= 3:
            step()
            return
        if graph is None:
            torch.cuda.synchronize()
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                step()
        graph.replay()

    return replayed
