"""Passes on a GPU: what a CPU gives, whatever is beside it. What needs a GPU is skipped where torch sees none."""
import random
import sys
import types
import warnings

import numpy as np
import pytest

from aiscore_contract.event import event_of
from aiscore_model import gpu
from aiscore_model.bert import Bert
from aiscore_model.encoder import Encoder, are_numbers, default_folder
from aiscore_model.errors import EncoderError

torch = pytest.importorskip("torch")
needs_gpu = pytest.mark.skipif(not torch.cuda.is_available(), reason="torch sees no GPU")


def sequences(count=300):
    """Sequences of token ids of every length that is read."""
    draw = random.Random(3)
    return [[101, *draw.choices(range(1_000, 28_000), k=draw.randrange(gpu.LENGTHS[-1] - 1)), 102] for _ in range(count)] + [[101, 102]]


def test_passes_hold_every_sequence_once_and_no_more_than_fits():
    draw = random.Random(5)
    lengths = [draw.randrange(2, 65) for _ in range(3_000)] + [2] * 5_000
    passes = gpu.cut_packed(lengths)
    assert [position for part in passes for position in part] == list(range(len(lengths)))
    assert max(sum(lengths[position] for position in part) for part in passes) <= gpu.PASS_TOKENS
    assert max(map(len, passes)) == gpu.PASS_SEQUENCES
    assert gpu.cut_packed([]) == []


def test_padded_lengths_cover_every_count():
    assert all(gpu.padded_length(count) >= min(count, 64) and gpu.padded_length(count) in gpu.LENGTHS for count in range(1, 400))


def test_a_rectangle_of_fixed_shape_gives_what_packed_rows_give():
    bert = Bert(default_folder(), "cpu", "float32")
    read = [[101, *range(2000, 2000 + count), 102] for count in (1, 4, 9, 14)]
    rectangle = gpu.Rectangle(bert, 8, 16)
    found = rectangle.launch(read).numpy().copy()
    assert np.abs(found.astype(float) - bert.packed(read)).max() < 2e-4
    alone = [rectangle.launch([sequence]).numpy()[0].copy() for sequence in read]
    assert np.array_equal(found, alone)


def test_rectangles_give_every_sequence_its_own_embedding(monkeypatch):
    monkeypatch.setattr(gpu, "RECTANGLE_TOKENS", 128)
    bert = Bert(default_folder(), "cpu", "float32")
    read = sequences(30)
    found = gpu.Rectangles(bert).embeddings(read)
    assert np.abs(found - np.concatenate([bert.packed([sequence]) for sequence in read]).astype(float)).max() < 5e-4


def test_where_the_kernels_cannot_be_built_public_operations_do_and_it_is_said(monkeypatch):
    bert = types.SimpleNamespace(device="cuda:0", torch=torch)

    def no_compiler(_):
        raise RuntimeError("Failed to find C compiler")

    monkeypatch.setattr(gpu, "Packed", no_compiler)
    with pytest.warns(RuntimeWarning, match="C compiler"):
        assert isinstance(gpu.passes_of(bert), gpu.Rectangles)


def test_a_cpu_never_asks_for_kernels():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gpu.passes_of(types.SimpleNamespace(device="cpu", torch=torch))
    assert "aiscore_model.kernels" not in sys.modules


@needs_gpu
@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
@pytest.mark.parametrize("kind", [gpu.Packed, gpu.Rectangles])
def test_on_a_gpu_an_embedding_is_that_of_the_cpu_and_the_same_alone_and_in_company(kind, dtype):
    read = sequences()
    passes = kind(Bert(default_folder(), "cuda", dtype))
    found = passes.embeddings(read)
    exact = Bert(default_folder(), "cpu", "float32").packed(read).astype(float)
    assert (found * exact).sum(axis=1).min() > (0.9995 if dtype == "float16" else 0.999)
    assert np.array_equal(found[::20], np.concatenate([passes.embeddings([sequence]) for sequence in read[::20]]))
    assert np.array_equal(found, passes.embeddings(read[::-1])[::-1])


@needs_gpu
def test_on_a_gpu_the_encoder_takes_the_kernels_and_half_precision():
    encoder = Encoder(default_folder(), "cuda")
    assert isinstance(encoder._gpu, gpu.Packed) and encoder.dtype == "float16"
    full = Encoder(default_folder(), "cpu", 2, "float32")
    templates = ["failed password for user", "http get path status ok", "x", "", "one two three " * 60] * 700
    assert (encoder.embed(templates).astype(float) * full.embed(templates)).sum(axis=1).min() > 0.9995


@needs_gpu
def test_a_bert_that_adds_up_more_than_float16_holds_is_read_in_bfloat16(monkeypatch):
    monkeypatch.setattr(Encoder, "_is_finite", lambda self: False)
    assert Encoder(default_folder(), "cuda").dtype == "bfloat16"


def test_a_scorer_knows_when_its_device_has_failed(scorer, monkeypatch):
    scorer.check()
    for broken in (np.nan, np.inf):
        monkeypatch.setattr(scorer.encoder, "_read_sequences", lambda sequences, broken=broken: np.full((len(sequences), scorer.encoder.dim), broken, np.float16))
        with pytest.raises(EncoderError, match="no numbers"):
            scorer.check()
        with pytest.raises(EncoderError, match="no numbers"):
            scorer.score([event_of(f"a line of words that nobody has read before, not even {broken}")])


def test_whether_embeddings_are_numbers_is_told_by_each_of_their_elements():
    rows = np.zeros((3, 4), np.float16)
    rows[0] = 65_504, -65_504, 6e-8, -0.0
    assert are_numbers(rows) and are_numbers(rows[:0])
    for broken in (np.nan, np.inf, -np.inf):
        rows[2, 3] = broken
        assert not are_numbers(rows)
