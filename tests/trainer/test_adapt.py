"""Adapting BERT: an adapter that learned something, fits the encoder that serves, and comes back from its file."""
import random
from dataclasses import replace

import numpy as np
import pytest
from safetensors.numpy import load, save

pytest.importorskip("torch", reason="the trainer runs on the GPU host's Python only")

from aiscore_model.encoder import MAX_TOKENS, Encoder, default_folder, digest_folder
from aiscore_model.errors import EncoderError
from aiscore_model.features import Meaning
from aiscore_model.normalise import KINDS
from aiscore_trainer import adapters
from aiscore_trainer.__main__ import main
from aiscore_trainer.adapt import Plan, adapt, lessons
from aiscore_trainer.adapters import Adapters

PLAN = Plan(rank=4, draws=1_280, batch=32, rate=3e-3, hidden=0.05)
#: Templates here have a dozen tokens. Padded to all that serving may read, a step takes twice as long.
WIDTH = 16
WORDS = "login file page mail backup job user host query cache disk queue report session".split()


def templates(count, seed):
    """Wordings of two labels and two kinds: one word among seven tells the labels apart."""
    chosen, rows = random.Random(seed), []
    for number in range(count):
        words = chosen.choices(WORDS, k=6)
        words.insert(chosen.randrange(7), ("granite", "marble")[number % 2])
        rows.append((" ".join(words), ("windows", "text")[number // 2 % 2], number % 2))
    return map(list, zip(*rows))


def taught(truth=None, width=WIDTH):
    texts, kinds, labels = templates(160, 5)
    labels = labels if truth is None else truth
    whole = lessons(texts, kinds, np.array(labels), np.ones(160), Encoder(default_folder(), "cpu", 1))
    assert whole.lengths.max() <= width
    return replace(whole, tokens=whole.tokens[:, :width])


@pytest.fixture(scope="module")
def found():
    return adapt(taught(), default_folder(), PLAN, seed=3)


def told(adapter, texts, kinds):
    encoder = Encoder(default_folder(), "cpu", 1, adapter=adapter.updates)
    return adapter.meaning.logits(encoder.embed(texts), np.array([KINDS.index(kind) for kind in kinds]))


def test_what_was_learned_tells_wordings_apart_that_were_not_seen_by_the_encoder_that_serves(found):
    texts, kinds, labels = templates(80, 6)
    assert ((told(found, texts, kinds) > 0) == np.array(labels)).mean() > 0.95


def test_the_adapter_changes_the_embeddings_and_they_keep_their_length(found):
    texts = list(templates(6, 7))[0]
    frozen, adapted = (Encoder(default_folder(), "cpu", 1, adapter=updates) for updates in (None, found.updates))
    before, after = frozen.embed(texts), adapted.embed(texts)
    assert not np.array_equal(before, after)
    assert np.abs(np.linalg.norm(after.astype(float), axis=1) - 1).max() < 1e-2
    assert adapted.adapted and adapted.adapted != frozen.adapted


def test_the_same_seed_gives_the_same_adapter():
    short = replace(PLAN, draws=96)
    one, two, other = (adapt(taught(width=MAX_TOKENS), default_folder(), short, seed=seed) for seed in (3, 3, 4))
    assert all(np.array_equal(one.updates[name], array) for name, array in two.updates.items())
    assert np.array_equal(one.meaning.slopes, two.meaning.slopes) and not np.array_equal(one.meaning.slopes, other.meaning.slopes)


@pytest.mark.parametrize("change, problem", [
    (lambda array: array[:, :-1], "another shape"), (lambda array: array[:-1], "do not fit"), (lambda array: None, "has no"),
])
def test_an_adapter_that_does_not_fit_is_refused(found, change, problem):
    name = next(name for name in found.updates if name.endswith("query.weight.down"))
    changed = {**found.updates, name: change(found.updates[name])}
    with pytest.raises(EncoderError, match=problem):
        Encoder(default_folder(), "cpu", 1, adapter={name: array for name, array in changed.items() if array is not None})


def test_lessons_of_one_label_are_refused():
    with pytest.raises(EncoderError, match="both labels"):
        adapt(taught([0] * 160), default_folder(), PLAN)


def test_steps_that_lead_to_no_number_are_told_with_what_to_do():
    broken = taught()
    broken.truth[:] = [float("nan"), 1.0] * 80
    with pytest.raises(EncoderError, match="lower --rate"):
        adapt(broken, default_folder(), replace(PLAN, draws=96))


@pytest.mark.parametrize("plan, problem", [({"rank": 0}, "rank must be at least 1"), ({"draws": 0}, "draws must be"),
                                           ({"hidden": 0.5}, "hidden must be"), ({"rate": 0.0}, "rate must be")])
def test_plans_that_cannot_be_followed_are_refused(plan, problem):
    with pytest.raises(EncoderError, match=problem):
        Plan(**plan)


# -- files ---------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def a_set(found):
    return Adapters(found, (found, replace(found, meaning=Meaning(found.meaning.slopes * 2, found.meaning.offsets))), {"csic": 1, "zeek": 0})


def test_adapters_come_back_from_their_file_and_say_the_same(found, a_set, tmp_path):
    path = tmp_path / "bundle.safetensors"
    assert adapters.write(path, a_set, "digest") == path.stat().st_size
    again = adapters.read(path, "digest")
    assert [left.name for left in tmp_path.iterdir()] == [path.name]
    assert dict(again.part_of) == {"csic": 1, "zeek": 0} and len(again.parts) == 2
    assert np.array_equal(again.parts[1].meaning.slopes, found.meaning.slopes * 2)
    texts, kinds, _ = templates(80, 6)
    assert np.abs(told(again.whole, texts, kinds) - told(found, texts, kinds)).max() < 0.25


def test_a_unit_that_no_adapter_saw_is_in_some_part_and_always_the_same(a_set):
    assert a_set.part("csic") == 1
    assert {a_set.part(f"new/{number}") for number in range(50)} == {0, 1}
    assert a_set.part("new/1") == a_set.part("new/1")


def changed(path, change):
    tensors = load(path.read_bytes())
    about = {"encoder": "digest", "tokens": str(MAX_TOKENS), "kinds": __import__("json").dumps(list(KINDS)), "parts": '{"csic": 1}'}
    change(tensors, about)
    path.write_bytes(save(tensors, about))


@pytest.mark.parametrize("change, problem", [
    (lambda tensors, about: about.update(encoder="other"), "another BERT"),
    (lambda tensors, about: about.update(tokens="64"), "another release"),
    (lambda tensors, about: about.update(kinds="[]"), "another release"),
    (lambda tensors, about: about.update(parts='{"csic": 7}'), "incomplete"),
    (lambda tensors, about: about.update(parts="[]"), "no adapters"),
    (lambda tensors, about: about.pop("parts"), "no adapters"),
    (lambda tensors, about: tensors.pop("1.meaning.slopes"), "no adapters"),
    (lambda tensors, about: [tensors.pop(name) for name in list(tensors) if name.startswith("0.")], "incomplete"),
    (lambda tensors, about: tensors["whole.meaning.slopes"].fill(np.nan), "not finite"),
    (lambda tensors, about: tensors.update({"1.meaning.slopes": tensors["1.meaning.slopes"][:-1].copy()}), "different widths"),
])
def test_a_file_that_is_no_set_of_adapters_for_this_encoder_is_refused(a_set, tmp_path, change, problem):
    path = tmp_path / "bundle.safetensors"
    adapters.write(path, a_set, "digest")
    changed(path, change)
    with pytest.raises(EncoderError, match=f"bundle.safetensors.*{problem}"):
        adapters.read(path, "digest")


@pytest.mark.parametrize("content", [b"", b"\xff" * 100, None])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "bundle.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EncoderError, match="bundle.safetensors"):
        adapters.read(path, "digest")


@pytest.mark.parametrize("fold", [None, 0, 1, 2, 3, 4])
def test_the_adapters_that_ship_are_for_the_default_encoder_and_leave_out_what_their_fold_is_tested_on(fold):
    from aiscore_trainer.ingest import SOURCES

    found = adapters.read(adapters.default_folder() / adapters.name_of(fold), digest_folder(default_folder()))
    assert len(found.parts) == 4
    learned = {unit for unit in found.part_of if unit in SOURCES}
    assert learned == {name for name, source in SOURCES.items() if source.ships and not source.faults and source.fold != fold}


def some_corpus():
    from aiscore_rules.engine import RuleEngine
    from aiscore_rules.pack import parse_pack
    from aiscore_trainer import corpus as corpora
    from aiscore_trainer.ingest import Record, record_of

    texts, _, labels = templates(40, 8)
    records = [record_of({"raw": text, "sourcetype": "app", "time": number, "host": "h", "label": label, "group": "g"},
                         ("csic", "zeek")[number % 2], ("csic", "zeek")[number % 2])
               for number, (text, label) in enumerate(zip(texts, labels))]
    assert isinstance(records[0], Record)
    return corpora.build(records, RuleEngine(parse_pack('{"format": 1, "name": "none", "version": "1", "rules": []}')), None)


def test_adapters_for_embeddings_of_another_width_are_refused(a_set):
    narrow = tuple(replace(part, meaning=Meaning(part.meaning.slopes[:-1], part.meaning.offsets)) for part in a_set.parts)
    with pytest.raises(EncoderError, match="383 numbers, and this BERT gives 384"):
        adapters.cross_read(some_corpus(), np.arange(10), replace(a_set, parts=narrow), default_folder())


def test_each_row_is_read_by_an_adapter_that_did_not_learn_from_it(a_set):
    corpus = some_corpus()
    rows = np.arange(0, len(corpus), 3)
    read = adapters.cross_read(corpus, rows, a_set, default_folder())
    for row in rows:
        part = a_set.parts[a_set.part(corpus.sources[row])]
        assert np.isclose(read.meanings[row], told(part, [corpus.readings[row].normalised.template], [corpus.kinds[row]])[0], atol=1e-3)
    assert not read.meanings[np.setdiff1d(np.arange(len(corpus)), rows)].any() and corpus.meanings is None


@pytest.mark.parametrize("arguments, problem", [
    (["--output", "{}/none/adapters"], "none is no folder"), (["--output", "{}/a", "--rank", "0"], "rank must be at least 1"),
    (["--output", "{}/a"], "holds no"), (["--output", "{}/a", "--folds", "--records", "mine.jsonl"], "leave --records out"),
])
def test_the_command_says_what_is_wrong_before_it_reads_much(tmp_path, capsys, arguments, problem):
    assert main(["adapt", "--data", str(tmp_path), *(argument.format(tmp_path) for argument in arguments)]) == 2
    assert problem in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
