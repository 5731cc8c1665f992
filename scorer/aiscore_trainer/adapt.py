"""BERT adapted to logs: low-rank updates of its last layers, learned from labelled templates.

What is learned is the served thing: the same templates, tokens, arithmetic and dtype as `aiscore_model.bert`. The lower layers
are frozen, so each template passes them once and its hidden states are kept; an epoch costs the upper layers only.

1. A linear probe over the frozen embeddings and the kind of log learns to tell attacks. It comes first: a random probe
   would pull the embeddings about before it knows anything (Kumar and others, Fine-Tuning can Distort Pretrained
   Features, 2022).
2. Probe and adapter learn together (Hu and others, LoRA, 2021): cross-entropy, and supervised contrast (Khosla and others, 2020)
   inside each kind: wordings of one label draw near, whatever source they come from.
3. Units that it never saw decide when to stop. Epoch 0 is the frozen encoder: where no epoch beats it, there is no adapter.

Balance is that of `fit.truth_and_weight`.
"""
from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Mapping, Sequence, Tuple

import numpy as np
from safetensors.numpy import load as load_tensors
from safetensors.numpy import save as save_tensors
from sklearn.linear_model import LogisticRegression

from aiscore_model.bert import load_weights, stretches_of
from aiscore_model.encoder import Encoder
from aiscore_model.errors import EncoderError

from .corpus import Corpus, Progress, quiet
from .fit import truth_and_weight, unit_parts, units_of

#: One unit in so many is kept to decide when to stop.
UNIT_PARTS = 4
#: Templates that pass the frozen layers together.
FROZEN_PASS = 64
#: Embeddings have unit length; a probe over them learns at this scale, that of a standardised feature.
PROBE_SCALE = 20.0
#: Inverse regularisation of the probe that is there before the lessons.
PROBE_C = 0.01
TEMPERATURE = 0.1
#: Weights of a layer that are adapted. The first three stand joined in `bert`.
WEIGHTS = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense", "output.dense")


@dataclass(frozen=True)
class Plan:
    """How to adapt. `layers` counts from the top; `contrast` is the weight of the contrastive loss."""

    layers: int = 2
    rank: int = 8
    templates: int = 2_000
    epochs: int = 4
    patience: int = 2
    batch: int = 128
    rate: float = 1e-3
    contrast: float = 0.5

    def __post_init__(self) -> None:
        for name in ("layers", "rank", "templates", "epochs", "patience", "batch"):
            if getattr(self, name) < 1:
                raise EncoderError(f"{name} must be at least 1, not {getattr(self, name)}")


@dataclass(frozen=True)
class Lessons:
    """Templates and what is known of them: truth [n] 0 or 1, weight [n], and the unit that a split keeps whole."""

    templates: Sequence[str]
    kinds: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    units: np.ndarray


@dataclass
class Adapted:
    """An adapter as `bert.load_weights` takes it, empty where frozen was best; losses on unseen units, epoch 0 first."""

    adapter: Dict[str, np.ndarray]
    epoch: int
    losses: List[float] = field(default_factory=list)
    learned: List[float] = field(default_factory=list)

    def told(self) -> str:
        """For people: what came of it."""
        losses = " ".join(f"{loss:.3f}" for loss in self.losses)
        return f"loss on unseen units by epoch, frozen first: {losses}; kept: {f'epoch {self.epoch}' if self.epoch else 'frozen'}"


def drawn_rows(corpus: Corpus, rows: np.ndarray, most: int, seed: int) -> np.ndarray:
    """At most `most` of `rows` with distinct templates and a known truth, drawn so that what weighs more comes more.

    Raises EncoderError where the rows know one label only.
    """
    rows = np.asarray(rows)
    truth, weight = truth_and_weight(corpus, rows)
    distinct: Dict[Tuple[str, float], int] = {}
    for position in np.flatnonzero(weight > 0):
        distinct.setdefault((corpus.readings[rows[position]].normalised.template, float(truth[position])), position)
    positions = np.array(sorted(distinct.values()), int)
    if len(set(truth[positions])) < 2:
        raise EncoderError("adapting needs labelled events of both labels")
    if len(positions) > most:
        chance = weight[positions].astype(np.float64)
        positions = np.sort(np.random.default_rng(seed).choice(positions, most, replace=False, p=chance / chance.sum()))
    return rows[positions]


def lessons_of(corpus: Corpus, rows: np.ndarray) -> Lessons:
    """What `rows` teach."""
    truth, weight = truth_and_weight(corpus, rows)
    return Lessons([corpus.readings[row].normalised.template for row in rows], corpus.kinds[rows], truth, weight,
                   units_of(corpus)[rows])


def adapt(lessons: Lessons, folder: Path, plan: Plan = Plan(), seed: int = 7, threads: int = 1,
          progress: Progress = quiet) -> Adapted:
    """Train an adapter for the BERT in `folder`. Raises EncoderError where `lessons` cannot be split in two."""
    import torch

    parts = unit_parts(lessons.units, UNIT_PARTS, seed)
    held, seen = np.flatnonzero(parts == 0), np.flatnonzero(parts != 0)
    for name, rows in (("to learn from", seen), ("to stop by", held)):
        if len(set(lessons.truth[rows][lessons.weight[rows] > 0])) < 2:
            raise EncoderError(f"adapting needs units of both labels, and those {name} have one: give more sources or groups")
    before = torch.get_num_threads()
    upper = Upper(folder, plan, seed)
    # Whole passes of a service run beside each other; a training step is alone and may use the cores itself.
    torch.set_num_threads(threads)
    try:
        return _learn(Pupil(upper, lessons, seen, progress), lessons, seen, held, plan, seed, progress)
    finally:
        torch.set_num_threads(before)


def _learn(pupil: Pupil, lessons: Lessons, seen: np.ndarray, held: np.ndarray, plan: Plan, seed: int,
           progress: Progress) -> Adapted:
    import torch

    rng = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW([{"params": pupil.upper.halves, "lr": plan.rate, "weight_decay": 0.01},
                                   {"params": pupil.probe, "lr": plan.rate, "weight_decay": 0.01}])
    found = Adapted({}, 0, [pupil.loss(held)])
    for epoch in range(1, plan.epochs + 1):
        order, losses = rng.permutation(seen), []
        for start in range(0, len(order), plan.batch):
            progress(f"adapting BERT, epoch {epoch} of {plan.epochs}", start, len(order))
            optimizer.zero_grad()
            loss = pupil.lesson(order[start:start + plan.batch], plan.contrast)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(pupil.upper.halves, 1.0)
            optimizer.step()
            losses.append(loss.item())
        progress(f"adapting BERT, epoch {epoch} of {plan.epochs}", len(order), len(order))
        found.learned.append(float(np.mean(losses)))
        unseen = pupil.loss(held)
        if not np.isfinite([unseen, found.learned[-1]]).all():
            # The steps were too large; nothing after this is worth anything.
            break
        found.losses.append(unseen)
        best = int(np.argmin(found.losses))
        if best == epoch:
            found.adapter, found.epoch = pupil.upper.adapter(), epoch
        elif epoch - best >= plan.patience:
            break
    return found


class Upper:
    """A BERT whose last layers carry low-rank updates that can learn; up starts at zero, so it starts as the frozen one."""

    def __init__(self, folder: Path, plan: Plan, seed: int) -> None:
        import torch

        self.encoder = Encoder(folder, "cpu", 1)
        self.bert = self.encoder.bert
        count = self.bert.shape.layers
        if plan.layers > count:
            raise EncoderError(f"the encoder has {count} layers, so {plan.layers} cannot be adapted")
        self._numbers = range(count - plan.layers, count)
        self.lower = self.bert.layers[:count - plan.layers]
        self._dtype = getattr(torch, self.encoder.dtype)
        whole, source = load_weights(folder, None), torch.Generator().manual_seed(seed)
        self._frozen, self._up, self._down = {}, {}, {}
        for name in (f"encoder.layer.{number}.{weight}.weight" for number in self._numbers for weight in WEIGHTS):
            self._frozen[name] = whole[name]
            rows, columns = whole[name].shape
            self._down[name] = (torch.randn(plan.rank, columns, generator=source) / columns ** 0.5).requires_grad_()
            self._up[name] = torch.zeros(rows, plan.rank, requires_grad=True)
        self.halves = [*self._up.values(), *self._down.values()]

    def layers(self) -> List:
        """The upper layers as `bert.through` takes them, with the updates added and rounded as they are when served."""
        import torch

        weights = {name: (frozen + self._up[name] @ self._down[name]).to(self._dtype) for name, frozen in self._frozen.items()}
        built = []
        for number in self._numbers:
            joined, mixed, mixed_norm, wide, narrow, narrow_norm = self.bert.layers[number]
            query, key, value, out, output = (weights[f"encoder.layer.{number}.{weight}.weight"] for weight in WEIGHTS)
            built.append(((torch.cat([query, key, value]), joined[1]), (out, mixed[1]), mixed_norm, wide, (output, narrow[1]),
                          narrow_norm))
        return built

    def adapter(self) -> Dict[str, np.ndarray]:
        """The updates as they are now."""
        return {f"{name}.{half}": tensor.detach().numpy().copy() for half, tensors in (("up", self._up), ("down", self._down))
                for name, tensor in tensors.items()}


class Pupil:
    """An adapter and a probe before their lessons, with what the frozen layers said of each template."""

    def __init__(self, upper: Upper, lessons: Lessons, seen: np.ndarray, progress: Progress) -> None:
        import torch

        self.upper = upper
        self._ids = upper.encoder.tokens(lessons.templates)
        self._hidden = self._read(progress)
        self._truth, self._weight = torch.from_numpy(lessons.truth.astype(np.float32)), torch.from_numpy(lessons.weight)
        names, kinds = np.unique(lessons.kinds, return_inverse=True)
        self._kinds = torch.from_numpy(kinds)
        with torch.no_grad():
            embeddings = np.concatenate([self._embed(part, upper.layers()).numpy() for part in _parts(seen)])
        features = np.hstack([embeddings * PROBE_SCALE, np.eye(len(names))[kinds[seen]]])
        fitted = LogisticRegression(C=PROBE_C, max_iter=200).fit(features, lessons.truth[seen], lessons.weight[seen])
        slopes = torch.tensor(fitted.coef_[0], dtype=torch.float32)
        self.probe = [slopes[:-len(names)].clone().requires_grad_(),
                      (slopes[-len(names):] + float(fitted.intercept_[0])).requires_grad_()]

    def _read(self, progress: Progress) -> List:
        """Hidden states [tokens, dim] of every template after the frozen layers, float16: half the memory and no loss,
        because bfloat16 has fewer digits and a layer norm bounds them."""
        import torch

        bert, hidden = self.upper.bert, [None] * len(self._ids)
        order = sorted(range(len(self._ids)), key=lambda row: len(self._ids[row]))
        for start in range(0, len(order), FROZEN_PASS):
            progress("reading templates with BERT", start, len(order))
            part = order[start:start + FROZEN_PASS]
            lengths = [len(self._ids[row]) for row in part]
            ids = torch.tensor([token for row in part for token in self._ids[row]])
            places = torch.cat([torch.arange(length) for length in lengths])
            with torch.no_grad():
                states = bert.through(self.upper.lower, bert.first(ids, places), stretches_of(lengths)).half()
            for row, state in zip(part, states.split(lengths)):
                hidden[row] = state.clone()
        progress("reading templates with BERT", len(order), len(order))
        return hidden

    def _embed(self, rows: np.ndarray, layers: List):
        """Embeddings of `rows`, float32 [n, dim], in their order."""
        import torch

        order = np.array(sorted(range(len(rows)), key=lambda position: len(self._ids[rows[position]])))
        stretches = stretches_of([len(self._ids[row]) for row in rows[order]])
        hidden = torch.cat([self._hidden[row] for row in rows[order]]).to(getattr(torch, self.upper.encoder.dtype))
        bert = self.upper.bert
        return bert.pooled(bert.through(layers, hidden, stretches), stretches)[torch.from_numpy(np.argsort(order))]

    def _surprise(self, embeddings, rows: np.ndarray):
        """Weighed cross-entropy of the probe, a sum over `rows`."""
        import torch

        slopes, kinds = self.probe
        logits = embeddings @ slopes * PROBE_SCALE + kinds[self._kinds[rows]]
        return torch.nn.functional.binary_cross_entropy_with_logits(logits, self._truth[rows], self._weight[rows], reduction="sum")

    def lesson(self, rows: np.ndarray, contrast: float):
        """The loss of a batch."""
        embeddings = self._embed(rows, self.upper.layers())
        loss = self._surprise(embeddings, rows) / len(rows)
        if contrast:
            loss = loss + contrast * contrastive(embeddings, self._kinds[rows], self._truth[rows], self._weight[rows])
        return loss

    def loss(self, rows: np.ndarray) -> float:
        """Mean weighed cross-entropy of the probe over `rows`, nothing learned."""
        import torch

        with torch.no_grad():
            layers = self.upper.layers()
            total = sum(float(self._surprise(self._embed(part, layers), part)) for part in _parts(rows))
        return total / float(self._weight[rows].sum())


def contrastive(embeddings, kinds, truth, weight):
    """Supervised contrastive loss of unit embeddings [n, dim] inside each kind; rows with nothing alike or nothing unlike say nothing."""
    import torch

    kin = (kinds[:, None] == kinds[None, :]) & ~torch.eye(len(kinds), dtype=torch.bool)
    alike = kin & (truth[:, None] == truth[None, :])
    telling = alike.any(1) & (kin & ~alike).any(1)
    if not telling.any():
        return embeddings.sum() * 0.0
    near = (embeddings @ embeddings.T / TEMPERATURE).masked_fill(~kin, -1e9)
    chance = near - near.logsumexp(1, keepdim=True)
    each = -(chance * alike).sum(1) / alike.sum(1).clamp(min=1)
    told = weight * telling
    return (each * told).sum() / told.sum().clamp(min=1e-9)


def write_adapter(path: Path, adapter: Mapping[str, np.ndarray]) -> int:
    """Write an adapter in one step; returns its size in bytes."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(save_tensors({name: np.ascontiguousarray(array) for name, array in adapter.items()}))
    os.replace(beside, path)
    return path.stat().st_size


def read_adapter(path: Path) -> Dict[str, np.ndarray]:
    """The adapter in `path`; whether it fits an encoder is for `bert.load_weights` to say. Raises EncoderError."""
    try:
        adapter = load_tensors(path.read_bytes())
    except OSError as error:
        raise EncoderError(f"{path}: {error.strerror or error}") from None
    except Exception as error:  # safetensors raises its own error, and ValueError or KeyError for types it does not know.
        raise EncoderError(f"{path} is no adapter: {error}") from None
    if not all(np.isfinite(array).all() for array in adapter.values()):
        raise EncoderError(f"{path} holds numbers that are not finite: it is no adapter that can be used")
    return adapter


def _parts(rows: np.ndarray, size: int = 512) -> List[np.ndarray]:
    """`rows` in stretches that memory holds at once."""
    return [rows[start:start + size] for start in range(0, len(rows), size)]
