"""The head: a Keras network that turns features into a logit.

    features ─ standardise ─ 128 ─ 64 ─ 32 ─┐                       ReLU, dropout after each
    features[wording, shape, rules] ────────┴─▶ cold logit
    behaviour, cold logit ─ 16 ─▶ · known ──▶ + ─▶ warm logit

The cold logit knows nothing of the site. The second stage adds what the baseline says; where there
is none (`known` is 0), both logits are the same number. Built from stock layers, so that it loads
in Keras's safe mode. Never `predict`: it costs 116 ms a call where the traced function costs half a millisecond.
"""
from __future__ import annotations

import os
from pathlib import Path
from typing import Dict, Optional, Tuple

import numpy as np

from .baseline import BEHAVIOUR
from .errors import BundleError
from .features import FeatureSpace

HIDDEN = (128, 64, 32)
JOIN_HIDDEN = 16
DROPOUT = 0.4
#: Rows are padded to multiples of this, so that a row's arithmetic does not depend on how many came with it.
BLOCK_ROWS = 64


def tensorflow(threads: Optional[int] = None):
    """TensorFlow, quiet, on the CPU threads it is given, off the GPU that BERT uses."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    import tensorflow as tf

    if threads is not None:
        try:
            tf.config.threading.set_intra_op_parallelism_threads(threads)
            tf.config.threading.set_inter_op_parallelism_threads(1)
        except RuntimeError:
            pass  # TensorFlow has run already: its threads stay as they are.
    tf.config.set_visible_devices([], "GPU")
    return tf


def build(space: FeatureSpace, hidden: Tuple[int, ...] = HIDDEN, dropout: float = DROPOUT):
    """An untrained head for the layout of `space`."""
    import keras
    from keras import layers

    features = keras.Input((space.width,), name="features")
    behaviour = keras.Input((len(BEHAVIOUR),), name="behaviour")
    known = keras.Input((1,), name="known")
    plain = keras.Input((plain_width(space),), name="plain")

    deep = layers.Normalization(name="standardise")(features)
    deep = layers.Dropout(dropout * 0.75, name="forget_features")(deep)
    for number, units in enumerate(hidden, 1):
        deep = layers.Dense(units, activation="relu", name=f"deep_{number}",
                            kernel_regularizer=keras.regularizers.L2(1e-4))(deep)
        deep = layers.Dropout(dropout, name=f"forget_{number}")(deep)
    deep = layers.Dense(1, name="deep_logit")(deep)
    wide = layers.Normalization(name="standardise_plain")(plain)
    wide = layers.Dense(1, use_bias=False, name="wide_logit", kernel_regularizer=keras.regularizers.L2(1e-4))(wide)
    cold = layers.Add(name="cold")([deep, wide])

    joined = layers.Concatenate(name="with_behaviour")([behaviour, cold])
    joined = layers.Dense(JOIN_HIDDEN, activation="tanh", name="join_hidden")(joined)
    joined = layers.Dense(1, name="join", kernel_initializer="zeros")(joined)
    warm = layers.Add(name="warm")([cold, layers.Multiply(name="where_known")([joined, known])])
    return keras.Model([features, plain, behaviour, known], [cold, warm], name="head")


def plain_columns(space: FeatureSpace) -> np.ndarray:
    """Columns of the features that also reach the cold logit directly."""
    return np.r_[tuple(np.arange(space.block(name).start, space.block(name).stop) for name in ("wording", "shape", "rules"))]


def plain_width(space: FeatureSpace) -> int:
    return len(plain_columns(space))


def inputs(space: FeatureSpace, features: np.ndarray, behaviour: Optional[np.ndarray] = None) -> Dict[str, np.ndarray]:
    """The head's named inputs for features [n, width] and behaviour [n, len(BEHAVIOUR)] (None: unknown)."""
    if behaviour is None:
        behaviour = np.zeros((len(features), len(BEHAVIOUR)), np.float32)
    return {"features": features.astype(np.float32), "plain": features[:, plain_columns(space)].astype(np.float32),
            "behaviour": behaviour.astype(np.float32), "known": behaviour[:, :1].astype(np.float32)}


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
        expected = {"features": space.width, "plain": plain_width(space), "behaviour": len(BEHAVIOUR), "known": 1}
        if widths != expected:
            raise BundleError(f"the head reads {widths}, but the feature layout is {expected}: they are of different bundles")
        self._space = space
        self.model = model

        joining = [model.get_layer(name) for name in ("join_hidden", "join")]

        @tf.function(input_signature=[tf.TensorSpec((None, expected[name]), tf.float32) for name in ("features", "plain")])
        def cold(features, plain):
            behaviour = tf.zeros((tf.shape(features)[0], expected["behaviour"]))
            return model([features, plain, behaviour, behaviour[:, :1]], training=False)[0]

        @tf.function(input_signature=[tf.TensorSpec((None, width), tf.float32) for width in (1, expected["behaviour"])])
        def warm(logit, behaviour):
            joined = tf.concat([behaviour, logit], axis=1)
            for layer in joining:
                joined = layer(joined)
            return logit + joined * behaviour[:, :1]

        self._cold, self._warm = cold, warm

    def logits(self, features: np.ndarray) -> np.ndarray:
        """Cold logits [n] of features [n, width]."""
        named = inputs(self._space, features)
        return self._blocks(self._cold, named["features"], named["plain"])

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
