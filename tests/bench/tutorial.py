"""The pipeline of the usual tutorial, to compare with: BERT's [CLS] of raw lines, then a Keras network.

Lines are taken in their order, batch by batch; each batch is padded to its longest line (at most 512 tokens) and goes through the
network's `predict`. Full precision, transformers' own tokenizer and model, no cache: as it is written in many places.
"""
from __future__ import annotations

import os
from pathlib import Path
from typing import Sequence

import numpy as np

MAX_TOKENS = 512


class Tutorial:
    """`score(texts, batch)` -> one figure a text; its network is untrained, which costs the same."""

    def __init__(self, folder: Path, device: str = "cpu") -> None:
        os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
        import keras
        from transformers import AutoTokenizer, BertModel

        self._tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._model = BertModel.from_pretrained(folder, local_files_only=True).eval().to(device)
        layers = [keras.Input((self._model.config.hidden_size,))]
        for units in (128, 64, 32):
            layers += [keras.layers.Dense(units, activation="relu"), keras.layers.Dropout(0.3)]
        self._head = keras.Sequential([*layers, keras.layers.Dense(1, activation="sigmoid")])

    def score(self, texts: Sequence[str], batch: int) -> np.ndarray:
        """Figures of `texts` [n]."""
        import torch

        found = []
        for start in range(0, len(texts), batch):
            inputs = self._tokenizer(list(texts[start:start + batch]), padding=True, truncation=True, max_length=MAX_TOKENS,
                                     return_tensors="pt").to(self._model.device)
            with torch.no_grad():
                first = self._model(**inputs).last_hidden_state[:, 0]
            found.append(self._head.predict(first.cpu().numpy(), verbose=0)[:, 0])
        return np.concatenate(found)
