"""The encoder: BERT's own numbers, one canonical shape a template, and a cache that changes nothing."""
import json
import random

import numpy as np
import pytest
from safetensors.numpy import load, save

from aiscore_model.bert import Bert, Shape
from aiscore_model.encoder import MAX_TOKENS, PASS_TOKENS, Encoder, cut_passes, default_folder
from aiscore_model.errors import EncoderError
from aiscore_model.reduced import Passes

TEMPLATES = ["failed password for user", "http get path status ok", "x", "", "one two three " * 60, "query domain com", "a b c d e f g h i",
             "login success ssh publickey user from privateip", "command powershell hidden encodedcommand download string"]


def many():
    """Templates of every length from nothing to more than is read."""
    words = " ".join(TEMPLATES).split()
    chosen = random.Random(3)
    return TEMPLATES + [" ".join(chosen.choices(words, k=count)) for count in list(range(1, 70)) * 2]


@pytest.mark.parametrize("dtype", ["float32", "auto"])
def test_an_embedding_is_the_same_alone_and_in_company(dtype):
    encoder = Encoder(default_folder(), "cpu", 2, dtype)
    templates = many()
    together = encoder.read_anew(templates)
    alone = np.concatenate([encoder.read_anew([template]) for template in templates[::3]])
    assert np.array_equal(together[::3], alone)
    assert np.array_equal(encoder.read_anew(templates[::-1])[::-1], together)


def test_an_embedding_does_not_depend_on_the_number_of_threads():
    templates = many()
    found = [Encoder(default_folder(), "cpu", threads).read_anew(templates) for threads in (1, 3)]
    assert np.array_equal(*found)


def test_the_arithmetic_is_that_of_transformers():
    import torch
    from transformers import BertModel

    reference = BertModel.from_pretrained(default_folder(), add_pooling_layer=False, local_files_only=True).eval()
    encoder = Encoder(default_folder(), "cpu", 1, "float32")
    for template in TEMPLATES:
        ids = torch.tensor([encoder._tokenizer.encode(template).ids])
        with torch.inference_mode():
            mean = reference(input_ids=ids).last_hidden_state.mean(1)
        expected = torch.nn.functional.normalize(mean, dim=1)[0].numpy()
        assert np.abs(encoder.read_anew([template])[0] - expected).max() < 2e-4


def test_reduced_precision_stays_close_to_full_precision():
    full, reduced = (Encoder(default_folder(), "cpu", 2, dtype).read_anew(TEMPLATES).astype(float) for dtype in ("float32", "auto"))
    assert (full * reduced).sum(axis=1).min() > 0.999


def test_whole_events_are_read_in_reduced_precision_as_in_full_whatever_is_beside_them():
    draw = random.Random(7)
    sequences = [[101, *draw.choices(range(1_000, 28_000), k=count), 102] for count in (0, 1, 5, 6, 70, 71, 199, 200, 510)]
    full, reduced = (Bert(default_folder(), "cpu", dtype) for dtype in ("float32", "bfloat16"))
    found = reduced.packed(sequences)
    assert (found.astype(float) * full.packed(sequences)).sum(axis=1).min() > 0.999
    assert np.array_equal(found, np.concatenate([reduced.packed([sequence]) for sequence in sequences]))
    assert np.array_equal(found, reduced.packed(sequences[::-1])[::-1])


def test_without_the_library_s_fused_product_embeddings_are_the_same_but_for_rounding(monkeypatch):
    sequences = [[101, *range(2_000, 2_000 + count), 102] for count in (1, 9, 40)]
    fused = Bert(default_folder(), "cpu", "bfloat16").packed(sequences)
    monkeypatch.setattr(Passes, "_fused", lambda *_, **__: (lambda rows: rows.new_zeros(len(rows), 1_536)))
    public = Bert(default_folder(), "cpu", "bfloat16").packed(sequences)
    assert (fused.astype(float) * public).sum(axis=1).min() > 0.9995


@pytest.mark.parametrize("size", [1, 4, 40, 400])
def test_attention_is_softmax_however_great_its_scores(size):
    import torch

    passes = Bert(default_folder(), "cpu", "bfloat16")._reduced
    torch.manual_seed(2)
    query, key, value = (torch.randn(24, 16, 32) for _ in range(3))
    query[:3] *= size
    query[3, :, :] = 0
    real = torch.ones(24, 16, 1)
    real[:, 13:] = 0
    value = torch.cat([value, torch.ones(24, 16, 1)], -1) * real
    query, key, value = query.bfloat16(), key.transpose(1, 2).bfloat16(), value.bfloat16()
    scores = (torch.bmm(query.float(), key.float()) * 32 ** -0.5).bfloat16().float()
    expected = torch.bmm(torch.softmax(scores.masked_fill(real.transpose(1, 2) == 0, -torch.inf), -1), value[..., :32].float())
    found = passes._mix(query, key, value).float()
    assert (found[..., :32] / found[..., 32:] - expected).abs().max() < 0.05


def test_templates_that_the_tokenizer_does_not_tell_apart_are_read_once_bit_for_bit():
    encoder = Encoder(default_folder(), "cpu", 2)
    long = "disk error on " + "volume " * 70
    twins = ["Disk error on sda", "disk   error on SDA", "disk error on sda ", long + "one", long + "two"]
    read = []
    forward = encoder._read_sequences
    encoder._read_sequences = lambda sequences: read.extend(sequences) or forward(sequences)
    first, others = encoder.embed([twins[0], twins[3]]), encoder.embed(twins)
    assert len(read) == 2 and encoder.cached == 5
    assert np.array_equal(others, first[[0, 0, 0, 1, 1]])
    assert np.array_equal(others, forward(encoder.tokens(twins)))


def test_a_cache_hit_is_bit_for_bit_the_miss():
    encoder = Encoder(default_folder(), "cpu", 2, cache_templates=3)
    first = encoder.embed(TEMPLATES)
    assert np.array_equal(encoder.embed(TEMPLATES), first)
    assert encoder.cached == 3


def test_passes_hold_every_template_once_and_no_more_tokens_than_a_core_can_cache():
    lengths = [random.Random(5).randrange(2, MAX_TOKENS) for _ in range(500)]
    for threads in (1, 2, 64):
        passes = cut_passes(lengths, threads)
        assert sorted(position for part in passes for position in part) == list(range(500))
        assert max(sum(lengths[position] for position in part) for part in passes) <= PASS_TOKENS
    assert len(cut_passes(lengths, 64)) > len(cut_passes(lengths, 1))


def test_a_folder_without_weights_says_what_is_missing(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderError, match="tokenizer.json is missing"):
        Encoder(tmp_path)


@pytest.mark.parametrize("change, problem", [({"model_type": "roberta"}, "only BERT"), ({"hidden_act": "swish9"}, "activation swish9"),
                                             ({"position_embedding_type": "relative_key"}, "absolute positions"), ({"hidden_size": "384"}, "sizes"),
                                             ({"num_attention_heads": 7}, "sizes"), ({"num_hidden_layers": 0}, "sizes")])
def test_a_model_that_is_no_such_bert_is_refused(tmp_path, change, problem):
    config = json.loads((default_folder() / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps({**config, **change}))
    with pytest.raises(EncoderError, match=problem):
        Shape.of_folder(tmp_path)


@pytest.mark.parametrize("content, problem", [("", "cannot be read"), ("{", "cannot be read"), ("[]", "no object"), ("[" * 5_000, "cannot be read"), ("{}", "no BERT")])
def test_a_configuration_that_is_none_is_refused(tmp_path, content, problem):
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(EncoderError, match=problem):
        Shape.of_folder(tmp_path)


@pytest.mark.parametrize("change, problem", [
    (lambda held: held.clear(), "has no embeddings.word_embeddings.weight"),
    (lambda held: held.pop("embeddings.position_embeddings.weight"), "has no embeddings.position_embeddings.weight"),
    (lambda held: held.pop("embeddings.token_type_embeddings.weight"), "has no embeddings.token_type_embeddings.weight"),
    (lambda held: held.update({"embeddings.position_embeddings.weight": held["embeddings.position_embeddings.weight"][:16].copy()}), "16 tokens"),
    (None, "model.safetensors cannot be read")])
def test_weights_that_are_no_bert_s_are_refused_and_named(tmp_path, change, problem):
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_bytes((default_folder() / name).read_bytes())
    held = {name.removeprefix("bert."): array for name, array in load((default_folder() / "model.safetensors").read_bytes()).items()}
    if change is not None:
        change(held)
    (tmp_path / "model.safetensors").write_bytes(b"\xff" * 64 if change is None else save(held))
    with pytest.raises(EncoderError, match=problem):
        Encoder(tmp_path, "cpu", 1)


def test_an_adapter_for_another_encoder_is_refused():
    with pytest.raises(EncoderError, match="does not have"):
        Bert(default_folder(), "cpu", "float32", {"no.weight.up": np.zeros((2, 1)), "no.weight.down": np.zeros((1, 2))})
    with pytest.raises(EncoderError, match="another shape"):
        Bert(default_folder(), "cpu", "float32", {"embeddings.LayerNorm.weight.up": np.zeros((2, 1)),
                                                  "embeddings.LayerNorm.weight.down": np.zeros((1, 2))})
