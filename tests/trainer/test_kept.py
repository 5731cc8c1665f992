"""Folds that were measured are kept, for as long as what they depend on stays as it is."""
import argparse
import json

import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from aiscore_trainer import evaluate_command
from aiscore_trainer.ingest import FOLDS
from aiscore_trainer.kept import Kept, dependencies
from aiscore_trainer.measures import OURS, Row

ROWS = [Row("csic2010", "http", OURS, "cold", 10, 5, auc=0.75, curve=[(0.0, 0.5), (1.0, 1.0)], histogram={"benign": [9] + [0] * 18 + [1], "attacks": [1] * 5 + [0] * 15}),
        Row("evtx", "windows", OURS, "cold", 0, 5, recordings=0.5)]


def test_a_fold_comes_back_as_it_was_measured(tmp_path):
    kept = Kept(tmp_path / "folds", "of this")
    assert kept.rows(2) is None
    kept.keep(2, ROWS)
    assert Kept(tmp_path / "folds", "of this").measured(FOLDS) == {2: ROWS}
    assert [path.name for path in (tmp_path / "folds").iterdir()] == ["fold-3.json"]


def test_a_fold_of_anything_else_counts_as_not_measured(tmp_path):
    Kept(tmp_path, "of this").keep(0, ROWS)
    assert Kept(tmp_path, "of that").rows(0) is None


@pytest.mark.parametrize("torn", ["", "{", "[]", "null", "[" * 100_000, '{"depends": "of this"}', '{"depends": "of this", "rows": [{"source": 1}]}',
                                  '{"depends": "of this", "rows": [3]}', "\udcff"])
def test_a_torn_file_counts_as_not_measured(tmp_path, torn):
    kept = Kept(tmp_path, "of this")
    kept.path(1).write_bytes(torn.encode("utf-8", "surrogateescape"))
    assert kept.rows(1) is None


def test_data_adapters_and_arguments_are_depended_on(tmp_path):
    data = tmp_path / "a.jsonl.gz"
    data.write_bytes(b"one")
    before = dependencies([data], {"seed": 7})
    assert dependencies([data], {"seed": 7}) == before != dependencies([data], {"seed": 8})
    assert dependencies([], {"seed": 7}) != before
    data.write_bytes(b"two")
    assert dependencies([data], {"seed": 7}) != before


def test_the_code_that_decides_a_figure_is_depended_on(tmp_path, monkeypatch):
    package = tmp_path / "aiscore_of_a_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("aiscore_trainer.kept.PACKAGES", (package.name,))
    before = dependencies([], {})
    (package / "__init__.py").write_text("CHANGED = True\n")
    assert dependencies([], {}) != before


def test_the_report_is_saved_once_every_fold_is_there(tmp_path, capsys):
    chosen = argparse.Namespace(output=tmp_path, quick=False)
    assert evaluate_command.tell({0: ROWS, 3: ROWS}, {}, chosen) == 0
    told = capsys.readouterr().out
    assert "csic2010" in told and "Not measured yet: fold 2, 3, 5 of 5" in told and not list(tmp_path.iterdir())
    assert evaluate_command.tell(dict.fromkeys(range(FOLDS), ROWS), {}, chosen) == 0
    assert json.loads((tmp_path / "evaluation.json").read_text())["rows"][0]["auc"] == 0.75
