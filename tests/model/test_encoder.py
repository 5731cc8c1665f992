"""The encoder: canonical shapes, and a cache that changes nothing."""
import numpy as np
import pytest

from aiscore_model.encoder import MAX_TOKENS, Encoder, default_folder, padded_length
from aiscore_model.errors import EncoderError

TEMPLATES = ["failed password for user", "http get path status ok", "x", "one two three " * 60, "query domain com", "a b c d e f g h i"]


@pytest.mark.parametrize("dtype", ["float32", "auto"])
def test_an_embedding_is_the_same_alone_and_in_a_batch(dtype):
    encoder = Encoder(default_folder(), "cpu", 2, dtype)
    together = encoder._forward(TEMPLATES * 5)[:len(TEMPLATES)]
    alone = np.concatenate([encoder._forward([template]) for template in TEMPLATES])
    assert np.array_equal(together, alone)


def test_reduced_precision_stays_close_to_full_precision():
    full, reduced = (Encoder(default_folder(), "cpu", 2, dtype)._forward(TEMPLATES).astype(float) for dtype in ("float32", "auto"))
    assert (full * reduced).sum(axis=1).min() > 0.999


def test_a_cache_hit_is_bit_for_bit_the_miss():
    encoder = Encoder(default_folder(), "cpu", 2, cache_templates=3)
    first = encoder.embed(TEMPLATES)
    assert np.array_equal(encoder.embed(TEMPLATES), first)
    assert encoder.cached == 3


def test_padded_lengths_cover_every_count():
    assert [padded_length(count) >= min(count, MAX_TOKENS) for count in range(1, 400)] == [True] * 399


def test_a_folder_without_weights_says_what_is_missing(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match="tokenizer.json is missing"):
        Encoder(tmp_path)
