"""Adapting BERT: an adapter that learned something, fits the encoder that serves, and is refused elsewhere."""
import random
from dataclasses import replace

import numpy as np
import pytest
from safetensors.numpy import save

pytest.importorskip("torch", reason="the trainer runs on the GPU host's Python only")

from aiscore_model.encoder import Encoder, default_folder
from aiscore_model.errors import EncoderError
from aiscore_trainer.__main__ import main
from aiscore_trainer.ablate import Adaptation
from aiscore_trainer.adapt import Lessons, Plan, adapt, contrastive, read_adapter, write_adapter

PLAN = Plan(layers=2, rank=4, epochs=4, batch=32, rate=2e-3)
WORDS = "login file page mail backup job user host query cache disk queue report session".split()


def lessons(units=8, each=20):
    """Two labels of two kinds: one word among seven tells them apart, in `units` units of `each` templates."""
    chosen, rows = random.Random(5), []
    for number in range(units * each):
        words = chosen.choices(WORDS, k=6)
        words.insert(chosen.randrange(7), ("granite", "marble")[number % 2])
        rows.append((" ".join(words), ("windows", "text")[number // 2 % 2], number % 2, f"unit{number // each}"))
    templates, kinds, truth, named = zip(*rows)
    return Lessons(templates, np.array(kinds), np.array(truth, np.float32), np.ones(len(rows), np.float32), np.array(named))


@pytest.fixture(scope="module")
def found():
    return adapt(lessons(), default_folder(), PLAN, seed=3)


def test_lessons_lower_the_loss_on_units_that_were_not_seen(found):
    assert found.epoch > 0
    assert found.losses[found.epoch] == min(found.losses) < found.losses[0]
    assert found.learned[-1] < found.learned[0]


def test_the_adapter_changes_the_embeddings_of_the_encoder_that_serves(found):
    templates = lessons().templates[:6]
    frozen, adapted = (Encoder(default_folder(), "cpu", 1, adapter=adapter) for adapter in (None, found.adapter))
    before, after = frozen.embed(templates), adapted.embed(templates)
    assert not np.array_equal(before, after)
    assert np.abs(np.linalg.norm(after.astype(float), axis=1) - 1).max() < 1e-2
    assert adapted.adapted and adapted.adapted != frozen.adapted


def test_the_same_seed_gives_the_same_adapter(found):
    again = adapt(lessons(), default_folder(), PLAN, seed=3).adapter
    assert again.keys() == found.adapter.keys()
    assert all(np.array_equal(again[name], array) for name, array in found.adapter.items())


@pytest.mark.parametrize("change, problem", [
    (lambda array: array[:, :-1], "another shape"), (lambda array: array[:-1], "do not fit"), (lambda array: None, "has no"),
])
def test_an_adapter_that_does_not_fit_is_refused(found, change, problem):
    name = next(name for name in found.adapter if name.endswith("query.weight.down"))
    changed = {**found.adapter, name: change(found.adapter[name])}
    with pytest.raises(EncoderError, match=problem):
        Encoder(default_folder(), "cpu", 1, adapter={name: array for name, array in changed.items() if array is not None})


def test_where_no_epoch_is_better_the_encoder_stays_frozen():
    found = adapt(lessons(), default_folder(), replace(PLAN, rate=3.0, epochs=2), seed=3)
    assert (found.epoch, found.adapter) == (0, {})


@pytest.mark.parametrize("wrong, problem", [
    (replace(lessons(), truth=np.zeros(len(lessons().truth), np.float32)), "both labels"), (lessons(units=1), "both labels"),
])
def test_lessons_that_cannot_be_split_are_refused(wrong, problem):
    with pytest.raises(EncoderError, match=problem):
        adapt(wrong, default_folder(), PLAN)


def test_more_layers_than_the_encoder_has_are_refused():
    with pytest.raises(EncoderError, match="has 6 layers"):
        adapt(lessons(), default_folder(), replace(PLAN, layers=7))
    with pytest.raises(EncoderError, match="rank must be at least 1"):
        Plan(rank=0)


def test_wordings_of_one_kind_draw_together_by_label_and_other_kinds_do_not_matter():
    import torch

    def loss(*angles, kinds=(0, 0, 0, 0)):
        embeddings = torch.stack([torch.cos(torch.tensor(angles)), torch.sin(torch.tensor(angles))], 1)
        return float(contrastive(embeddings, torch.tensor(kinds), torch.tensor([0.0, 0, 1, 1]), torch.ones(4)))

    assert loss(0.0, 0.1, 3.0, 3.1) < loss(0.0, 3.0, 0.1, 3.1)
    assert loss(0.0, 0.1, 3.0, 3.1, kinds=(0, 1, 2, 3)) == 0.0


def test_an_adapter_comes_back_as_it_was_written(found, tmp_path):
    path = tmp_path / "adapter.safetensors"
    assert write_adapter(path, found.adapter) == path.stat().st_size
    again = read_adapter(path)
    assert again.keys() == found.adapter.keys()
    assert all(np.array_equal(again[name], array) for name, array in found.adapter.items())
    assert [left.name for left in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("content, problem", [(b"", "is no adapter"), (b"\xff" * 100, "is no adapter"),
                                              (save({"x.up": np.full((2, 1), np.nan, np.float32)}), "not finite")])
def test_a_file_that_is_no_adapter_is_named(tmp_path, content, problem):
    path = tmp_path / "adapter.safetensors"
    path.write_bytes(content)
    with pytest.raises(EncoderError, match=f"adapter.safetensors.*{problem}"):
        read_adapter(path)


@pytest.mark.parametrize("arguments, problem", [
    (["--output", "{}/none/adapter.safetensors"], "none is no folder"), (["--output", "{}/a", "--layers", "0"], "layers must be at least 1"),
    (["--output", "{}/a"], "holds no"),
])
def test_the_command_says_what_is_wrong_before_it_reads_much(tmp_path, capsys, arguments, problem):
    assert main(["adapt", "--data", str(tmp_path), *(argument.format(tmp_path) for argument in arguments)]) == 2
    assert problem in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def by_source(*values):
    return {source: [value, value] for source, value in zip(("loghub_labelled", "csic2010", "auditd_ai"), values)}


def test_the_table_averages_security_sources_and_tells_faults_apart():
    found = Adaptation({("meaning", "frozen"): by_source(0.9, 0.5, 0.6), ("meaning", "adapted"): by_source(0.1, 0.7, 0.6),
                        ("head", "frozen"): by_source(0.9, 0.8, 0.8), ("head", "adapted"): by_source(0.9, 0.8, 0.7)}, ["fold 1: told"])
    lines = {line.split("  ")[0]: line.split() for line in found.table().splitlines()}
    assert lines["mean, without faults"][-6:] == ["0.550", "0.650", "+0.100", "0.800", "0.750", "-0.050"]
    assert lines["loghub_labelled (faults)"][-1] == "+0.000"
    assert "meaning: mean gained by head +0.100, +0.100" in found.table()


@pytest.mark.parametrize(("count", "mean"), [(1, 0), (2, 1)])
def test_a_table_of_one_source_has_a_mean_only_where_there_is_something_to_average(count, mean):
    auc = {(read, which): by_source(*[0.5] * count) for read in ("meaning", "head") for which in ("frozen", "adapted")}
    assert Adaptation(auc).table().count("mean, without faults") == mean
