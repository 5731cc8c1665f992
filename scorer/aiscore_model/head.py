"""The head: a Keras network that turns features into a logit.

    meaning ─────────────────────────────────────────────┐
    wording, shape, rules, kind ─ 32 ─▶ signs ───────────┼─ weighted ─▶ cold logit     ReLU, dropout after each
    topic, wording, rules, kind ─ 128 ─ 64 ─ 32 ─▶ topic ┘
    behaviour, cold logit ─ weighted ─▶ · known ──▶ + ─▶ warm logit

Each tower learns to tell attacks alone and they meet only at the end: one network over all features leans on
whatever names the training sources, and holds less on sources it never saw (docs/QUALITY.md has the table). The cold
logit knows nothing of the site. The second stage adds what the baseline says; where there is none (`known` is 0),
both logits are the same number. It is linear, because three sources are all it learns from: a hidden layer learns
their ways. Built from stock layers, so that it loads in Keras's safe mode. Never `predict`: it costs 116 ms a call
where the traced function costs half a millisecond.
"""
from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, Mapping, Optional, Sequence, Tuple

import numpy as np

from .baseline import BEHAVIOUR
from .errors import BundleError
from .features import FeatureSpace

DROPOUT = 0.4
#: Standardised features are cut here, in deviations.
CLIP = 8.0
#: Rows are padded to multiples of this, so that a row's arithmetic does not depend on how many came with it.
BLOCK_ROWS = 64


def tensorflow(threads: Optional[int] = None):
    """TensorFlow, quiet, on the CPU threads it is given, off the GPU that BERT uses."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    with _without_greetings():
        import tensorflow as tf

    if threads is not None:
        try:
            tf.config.threading.set_intra_op_parallelism_threads(threads)
            tf.config.threading.set_inter_op_parallelism_threads(1)
        except RuntimeError:
            pass  # TensorFlow has run already: its threads stay as they are.
    tf.config.set_visible_devices([], "GPU")
    return tf


#: Lines that TensorFlow writes to stderr whenever it is loaded with oneDNN asked for; its log level does not reach them.
_GREETINGS = (b"WARNING: All log messages before absl::InitializeLog()", b"oneDNN custom operations are on")


@contextmanager
def _without_greetings() -> Iterator[None]:
    """Keeps these lines, which libraries in C write past Python, from whoever called; everything else is written a moment later, unless the
    process dies meanwhile."""
    if sys.stderr is None or "tensorflow" in sys.modules or not hasattr(os, "memfd_create"):  # Closed, greeted already, or no Linux.
        yield
        return
    sys.stderr.flush()
    with os.fdopen(os.memfd_create("stderr"), "r+b") as said:
        stderr = os.dup(2)
        os.dup2(said.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(stderr, 2)
            said.seek(0)
            with suppress(OSError), os.fdopen(stderr, "wb") as shown:
                shown.writelines(line for line in said if not any(greeting in line for greeting in _GREETINGS))


@dataclass(frozen=True)
class Tower:
    """A network of its own over some blocks of the features."""

    blocks: Tuple[str, ...]
    hidden: Tuple[int, ...]


TOWERS: Mapping[str, Tower] = {
    "signs": Tower(("wording", "shape", "rules", "kind"), (32,)),
    "topic": Tower(("topic", "wording", "rules", "kind"), (128, 64, 32)),
}
#: Blocks whose features also reach their tower's logit directly.
WIDE = ("wording", "shape", "rules")
#: Blocks that are logits, and stand beside the towers' where the layout has them.
DIRECT = ("meaning",)


def build(space: FeatureSpace, towers: Mapping[str, Tower] = TOWERS, direct: Sequence[str] = DIRECT, dropout: float = DROPOUT):
    """An untrained head for the layout of `space`: blocks, behaviour and known in; cold and warm logits out."""
    import keras
    from keras import layers

    blocks = {name: keras.Input((width,), name=name) for name, width in space.layout}
    behaviour = keras.Input((len(BEHAVIOUR),), name="behaviour")
    known = keras.Input((1,), name="known")
    # A feature that the training events hardly ever had may not outshout all others.
    flat = {}
    for name, tensor in blocks.items():
        flat[name] = layers.Normalization(name=f"standardise_{name}")(tensor)
        flat[name] = layers.Activation("hard_tanh")(layers.Rescaling(1 / CLIP)(flat[name]))
        flat[name] = layers.Rescaling(CLIP)(flat[name])

    def logit_of(name: str, tower: Tower):
        deep = layers.Concatenate(name=f"{name}_features")([flat[block] for block in tower.blocks])
        deep = layers.Dropout(dropout * 0.75, name=f"{name}_forget")(deep)
        for number, units in enumerate(tower.hidden, 1):
            deep = layers.Dense(units, activation="relu", name=f"{name}_{number}", kernel_regularizer=keras.regularizers.L2(1e-4))(deep)
            deep = layers.Dropout(dropout, name=f"{name}_forget_{number}")(deep)
        deep = layers.Dense(1, name=f"{name}_deep")(deep)
        wide = [flat[block] for block in tower.blocks if block in WIDE]
        if not wide:
            return deep
        wide = layers.Concatenate(name=f"{name}_wide_features")(wide)
        wide = layers.Dense(1, use_bias=False, name=f"{name}_wide", kernel_regularizer=keras.regularizers.L2(1e-4))(wide)
        return layers.Add(name=f"{name}_logit")([deep, wide])

    logits = [*(blocks[name] for name in direct if name in blocks), *(logit_of(name, tower) for name, tower in towers.items())]
    told = layers.Concatenate(name="towers")(logits) if len(logits) > 1 else logits[0]
    cold = layers.Dense(1, kernel_initializer=keras.initializers.Constant(1 / len(logits)), name="cold")(told)

    joined = layers.Concatenate(name="with_behaviour")([behaviour, cold])
    joined = layers.Dense(1, name="join", kernel_initializer="zeros")(joined)
    warm = layers.Add(name="warm")([cold, layers.Multiply(name="where_known")([joined, known])])
    return keras.Model([*blocks.values(), behaviour, known], [cold, warm], name="head")


def inputs(space: FeatureSpace, features: np.ndarray, behaviour: Optional[np.ndarray] = None) -> Dict[str, np.ndarray]:
    """The head's named inputs for features [n, width] and behaviour [n, len(BEHAVIOUR)] (None: unknown)."""
    if behaviour is None:
        behaviour = np.zeros((len(features), len(BEHAVIOUR)), np.float32)
    blocks = {name: features[:, space.block(name)].astype(np.float32) for name, _ in space.layout}
    return {**blocks, "behaviour": behaviour.astype(np.float32), "known": behaviour[:, :1].astype(np.float32)}


def load(path: Path):
    """The head in `path`, in safe mode: a file that would run code is refused."""
    import keras

    try:
        return keras.saving.load_model(path, compile=False, safe_mode=True)
    except Exception as error:  # Keras raises whatever its zip, JSON and HDF5 readers do.
        raise BundleError(f"{path.name} is no head that can be loaded safely: {type(error).__name__}") from error


class Head:
    """A trained head, traced once: features -> cold logits, and with behaviour -> warm logits."""

    def __init__(self, model, space: FeatureSpace) -> None:
        tf = tensorflow()
        widths = {tensor.name: tensor.shape[-1] for tensor in model.inputs}
        expected = {**dict(space.layout), "behaviour": len(BEHAVIOUR), "known": 1}
        if widths != expected:
            raise BundleError(f"the head reads {widths}, but the feature layout is {expected}: they are of different bundles")
        self.model = model
        blocks = [space.block(name) for name, _ in space.layout]
        join = model.get_layer("join")
        if join.kernel.shape[0] != len(BEHAVIOUR) + 1:
            raise BundleError(f"the head joins {join.kernel.shape[0]} figures, this release {len(BEHAVIOUR) + 1}: they are of different releases")

        @tf.function(input_signature=[tf.TensorSpec((None, space.width), tf.float32)])
        def cold(features):
            behaviour = tf.zeros((tf.shape(features)[0], len(BEHAVIOUR)))
            named = [features[:, block.start:block.stop] for block in blocks]
            return model([*named, behaviour, behaviour[:, :1]], training=False)[0]

        @tf.function(input_signature=[tf.TensorSpec((None, width), tf.float32) for width in (1, len(BEHAVIOUR))])
        def warm(logit, behaviour):
            return logit + join(tf.concat([behaviour, logit], axis=1)) * behaviour[:, :1]

        self._cold, self._warm = cold, warm

    def logits(self, features: np.ndarray) -> np.ndarray:
        """Cold logits [n] of features [n, width]."""
        return self._blocks(self._cold, np.ascontiguousarray(features, np.float32))

    def joined(self, cold: np.ndarray, behaviour: np.ndarray) -> np.ndarray:
        """Warm logits [n] of cold logits [n] and behaviour [n, len(BEHAVIOUR)]."""
        return self._blocks(self._warm, np.asarray(cold, np.float32)[:, None], behaviour.astype(np.float32))

    @staticmethod
    def _blocks(traced, *columns: np.ndarray) -> np.ndarray:
        count = len(columns[0])
        if not count:
            return np.empty(0, np.float32)
        missing = -count % BLOCK_ROWS
        if missing:
            columns = tuple(np.concatenate([values, np.zeros((missing, values.shape[1]), np.float32)])
                            for values in columns)
        return traced(*columns).numpy()[:count, 0]
