"""Training end to end, small: with adapters and without, from real logs to a bundle that scores, and the evaluation of such models."""
import contextlib
import gzip
import os
from pathlib import Path

import numpy as np
import pytest

keras = pytest.importorskip("keras", reason="the trainer runs on the GPU host's Python only")

from aiscore_contract.event import Event
from aiscore_model import bundle
from aiscore_model.encoder import Encoder, default_folder
from aiscore_model.scorer import Scorer
from aiscore_rules.engine import RuleEngine
from aiscore_rules.pack import default_pack_path, load_pack
from aiscore_trainer import ablate, adapters, evaluate, fit, keys
from aiscore_trainer.__main__ import main
from aiscore_trainer.corpus import quiet
from aiscore_trainer.ingest import SOURCES, source_path

DATA = os.environ.get("AISCORE_DATA", "")
#: Lines of each source that are read here.
LINES_OF_A_SOURCE = 600
pytestmark = pytest.mark.skipif(not DATA, reason="AISCORE_DATA is not set: training learns from the shared data")


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Models that learn for a short time: what they are worth is not asked here."""
    monkeypatch.setattr(fit, "EPOCHS_MAX", 3)
    monkeypatch.setattr(fit, "WORDING_TOLERANCE", 1e-2)
    monkeypatch.setattr(ablate, "EPOCHS", 1)


@contextlib.contextmanager
def uncompiled():
    """Heads learn step by step: to compile one takes longer than its few steps do. That heads can be compiled, other tests show."""
    compiled = keras.Model.compile
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keras.Model, "compile", lambda model, *values, **named: compiled(model, *values, **named, run_eagerly=True))
        yield


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """The shared data, thinned out evenly: so many events of a source are read for nothing, where a few wordings of each are kept."""
    folder = tmp_path_factory.mktemp("data")
    for name in SOURCES:
        with gzip.open(source_path(Path(DATA), name)) as whole:
            lines = whole.readlines()
        (folder / f"{name}.jsonl").write_bytes(b"".join(lines[::-(-len(lines) // LINES_OF_A_SOURCE)]))
    return folder


def test_a_bundle_holds_the_adapter_and_the_meaning_that_learned_with_it_and_scores(few, tmp_path):
    key, place = keys.create(tmp_path / "site.key"), tmp_path / "bundle"
    assert main(["train", "--data", str(few), "--output", str(place), "--key", str(tmp_path / "site.key"), "--scenarios", "1500", "--most", "60"]) == 0
    found = bundle.load(place, trusted={"site": bytes.fromhex(keys.public_hex(key))})
    assert found.adapter and found.space.meaning is not None
    assert "adapted to logs" in (place / "MODEL_CARD.md").read_text()
    scorer = Scorer(found, Encoder(default_folder(), "cpu", 1, adapter=found.adapter))
    lines = ["Accepted password for ann from 10.0.0.5 port 22 ssh2", "GET /?id=1%27%20UNION%20SELECT%20password%20FROM%20users-- HTTP/1.1"]
    scores = scorer.score([Event(line) for line in lines]).scores
    assert 0 <= scores[0] < scores[1] <= 1


def test_too_few_events_to_calibrate_on_are_told_with_what_to_do(few, tmp_path, capsys):
    with uncompiled():
        assert main(["train", "--data", str(few), "--output", str(tmp_path / "bundle"), "--frozen", "--scenarios", "300", "--most", "20"]) == 2
    assert "150 distinct benign events" in capsys.readouterr().err and not (tmp_path / "bundle").exists()


def test_a_model_of_the_evaluation_reads_with_the_adapters_of_its_fold_and_every_method_stands_beside_it(few, tmp_path, monkeypatch):
    rules, frozen = RuleEngine(load_pack(default_pack_path())), Encoder(default_folder())
    corpus = evaluate.corpus_for(few, None, rules, 1_500, 60, 7, None, quiet)
    tests = {name: test for name, test in evaluate.load_tests(few, 70, 20, 7).items() if name in ("httpparams", "stratus_detonation")}
    sets = {1: adapters.read(adapters.default_folder() / adapters.name_of(1), frozen.digest)}
    fold_of = evaluate.adapted_folds(corpus, sets, default_folder(), tmp_path / "read")
    with uncompiled():
        rows = evaluate.rows_of_fold(1, fold_of, tests, frozen, rules, 7)
    of_source = {(row.method, row.setting) for row in rows if row.source == "httpparams"}
    assert {("aiscore", "cold"), ("aiscore", "taught"), ("isolation forest", "cold"), ("rules only", "cold")} <= of_source
    assert all(np.isfinite(row.auc) for row in rows if row.source == "httpparams")
    some = {name: variant for name, variant in ablate.variants(True).items() if "meaning" in name or name == "the model"}
    monkeypatch.setattr(ablate, "variants", lambda has_meaning: some if has_meaning else {})
    table = ablate.ablate(fold_of, tests, rules, 7, folds=(1,)).table()
    assert "without meaning" in table and "meaning alone (linear)" in table
@pytest.mark.parametrize("command", [["train", "--output", "bundle"], ["evaluate", "--output", "evaluation"]])
def test_adapters_that_are_not_there_are_told_before_anything_is_read(tmp_path, capsys, command, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--data", DATA, "--adapters", str(tmp_path / "none")]) == 2
    told = capsys.readouterr().err
    assert "none/" in told and "--frozen" in told and "Traceback" not in told
    assert not list(tmp_path.iterdir())
