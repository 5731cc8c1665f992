"""The evaluation's arithmetic: figures of a row, targets, and the sides of a split."""
import json
import math

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from aiscore_contract.event import event_of
from aiscore_trainer import evaluate, report, rivals
from aiscore_trainer.ingest import SCENARIOS, SOURCES, Record, record_of
from aiscore_trainer.measures import INSIDE, OURS, RULES, TFIDF, Row, figures, pooled_high, summary, targets, wilson_low


def row(source="a", method=OURS, setting="cold", domain="http", **values):
    return Row(source, domain, method, setting, values.pop("benign", 100), values.pop("attacks", 100), **values)


def test_lower_bound_of_no_hit_is_zero_and_grows_with_hits():
    assert wilson_low(0, 0) == wilson_low(0, 500) == 0.0
    assert 0 < wilson_low(5, 1_000) < 0.005 < wilson_low(50, 1_000) < 0.05


def test_figures_of_a_perfect_order_are_perfect():
    found = figures(row(), np.array([0] * 200 + [1] * 50), np.array([0.1] * 200 + [0.95] * 50), True)
    assert (found.auc, found.recall_1, found.recall_01, found.benign_high, found.attacks_high) == (1.0, 1.0, 1.0, 0.0, 1.0)
    assert sum(found.histogram["benign"]) == 200 and sum(found.histogram["attacks"]) == 50


def test_a_source_of_one_label_shows_no_auc_but_its_false_alarms():
    found = figures(row(), np.zeros(100), np.array([0.0] * 98 + [0.95] * 2), True)
    assert found.auc is None and found.attacks_high is None and found.benign_high == 0.02


def test_a_method_without_a_scale_is_cut_at_its_own_threshold():
    assert figures(row(), np.array([0, 0, 1, 1]), np.array([1.0, 2.0, 2.5, 9.0]), False, 3.0).attacks_high == 0.5


def test_faults_are_never_averaged_with_attacks():
    rows = [row("a", auc=0.9), row("b", domain="syslog (faults)", auc=0.1)]
    assert summary(rows)[f"{OURS}, cold"]["auc"] == 0.9


def test_benign_events_are_pooled_by_their_number():
    assert pooled_high([row(benign=900, benign_high=0.0), row(benign=100, benign_high=0.1)]) == pytest.approx(0.01)


def test_targets_are_held_against_the_same_run():
    rows = [row(auc=0.8, attacks_high=0.5, benign_high=0.001, benign_high_low=0.0, recordings=0.9, by_chance=0.2),
            row(method=TFIDF, auc=0.7, attacks_high=0.2), row(setting="warm", auc=0.9, benign_high=0.01, benign_high_low=0.004),
            row(setting="taught", auc=0.97), row(setting="taught at random", auc=0.9), row(method=INSIDE, setting="bar", auc=0.96)]
    met = {target.name.split(",")[0] + target.name[-4:]: target.met for target in targets(rows)}
    assert [target.met for target in targets(rows)] == [False, True, True, True, True, True, False, True, False, True], met


def test_what_was_not_measured_is_not_reached():
    assert not any(target.met or target.measured for target in targets([]))
    shown = report.table([row(auc=0.5)])
    assert "not measured" in shown and "  NO" not in shown


def test_a_figure_that_is_no_number_is_null_in_the_json(tmp_path):
    report.write([row(auc=0.5)], tmp_path)
    saved = json.loads((tmp_path / "evaluation.json").read_text(), parse_constant=pytest.fail)
    assert saved["targets"][0]["wanted"] is None and saved["rows"][0]["auc"] == 0.5


def test_no_model_of_the_evaluation_learns_from_its_fold_or_from_what_may_not_ship():
    class Corpus:
        sources = np.array([*SOURCES, SCENARIOS])

    for fold in range(5):
        learned = {Corpus.sources[i] for i in evaluate.learned_rows(Corpus, fold)}
        assert SCENARIOS in learned
        assert not any(SOURCES[name].fold == fold or not SOURCES[name].ships or SOURCES[name].faults for name in learned - {SCENARIOS})


def recorded(group, count, silver=None, attack=True):
    return [Record(event_of(f"{group} {i}", "", "", ""), None, group, "x", silver=silver, recorded_attack=attack) for i in range(count)]


def test_recordings_leave_out_what_a_rule_marked_and_are_cut_evenly():
    rng = np.random.default_rng(1)
    chosen = evaluate.recordings_of(recorded("a", 500) + recorded("a", 9, silver=1) + recorded("b", 3) + recorded("c", 9, attack=False), 200, rng)
    assert [sum(record.group == group for record in chosen) for group in "abc"] == [200, 3, 0]
    assert all(record.silver is None for record in chosen)


def test_few_recordings_tell_no_share():
    records = recorded("a", 3) + recorded("b", 3)
    assert evaluate._flagged(records, [0.99] * 6) is None
    many = [record for name in "abcdef" for record in recorded(name, 2)]
    assert evaluate._flagged(many, [0.95, 0.1] * 3 + [0.1] * 6) == 0.5


def test_scores_dealt_at_random_flag_more_recordings_the_more_benign_events_they_flag():
    many = [record for name in "abcdef" for record in recorded(name, 200)]
    tests = {"a": evaluate.Test([], many)}
    shares = []
    for high in (0.0, 0.01):
        rows = [row("a", recordings=0.9), row("b", benign=5_000, benign_high=high)]
        rows[0].benign, rows[0].benign_high = 0, None
        evaluate.deal_at_random(rows, tests)
        shares.append(rows[0].by_chance)
    assert shares[0] < 0.05 and shares[1] == pytest.approx(1 - 0.99 ** 200, abs=0.02)


def test_the_recorded_attack_of_a_group_is_read():
    assert record_of({"raw": "x", "group_label": 1}, "s", "here").recorded_attack
    assert not record_of({"raw": "x", "group_label": None}, "s", "here").recorded_attack


def test_the_inside_bar_scores_only_held_out_lines():
    words = ("login ok", "login failed")
    records = [Record(event_of(f"{words[i % 2]} user{i}", "", "", ""), i % 2, f"g{i % 20}", "x") for i in range(200)]
    held, values = rivals.inside_scores(records, np.array([record.label for record in records]), 7)
    assert len(held) == 200 and values[1::2].min() > values[::2].max()
    assert rivals.inside_scores(records[::2], np.zeros(100), 7) is None


def test_the_tutorial_learns_the_same_lines_of_a_source_in_every_fold():
    class Corpus:
        sources = np.array(["httpparams"] * 2_000 + ["elastic_auth"] * 700)
        labels = np.array([0, 1] * 1_350)

    whole = set(rivals.chosen_rows(Corpus, np.arange(2_700), 7).tolist())
    part = set(rivals.chosen_rows(Corpus, np.arange(2_000), 7).tolist())
    assert part <= whole and len(part) == 2 * rivals.TUTORIAL_LEARNS
    assert not math.isnan(len(whole))


def test_sources_left_out_are_pooled_by_events_and_unknown_shares_are_dashes():
    from aiscore_trainer.leave_out import CALIBRATIONS, LeftOut, table

    rows = [LeftOut(source, name, benign, high, found) for name, _, _ in CALIBRATIONS
            for source, benign, high, found in (("a", 900.0, 0.0, 0.5), ("b", 100.0, 10.0, float("nan")), ("c", 0.0, 0.0, 0.1))]
    shown = table(rows).splitlines()
    assert shown[2].split() == ["a", *["0.0000", "0.50"] * len(CALIBRATIONS)] and shown[3].split() == ["b", *["0.1000", "-"] * len(CALIBRATIONS)]
    assert shown[5].split()[2:] == ["0.0100", "0.30"] * len(CALIBRATIONS)


def test_every_variant_of_the_ablation_learns_and_scores():
    from aiscore_model.features import FeatureSpace, Letters, Meaning, Vocabulary
    from aiscore_model.head import inputs
    from aiscore_model.normalise import KINDS
    from aiscore_trainer.ablate import variants
    from aiscore_trainer.fit import Prepared, fit_head

    vocabulary = Vocabulary(("a", "b"), ("abc",), np.ones(2), np.ones(1))
    meaning = Meaning(np.ones(8, np.float32), np.zeros(len(KINDS), np.float32))
    space = FeatureSpace(vocabulary, np.arange(3), np.zeros((3, 4)), np.zeros(3), 0.0, Letters.learn(["word"]), meaning)
    rng = np.random.default_rng(3)
    features = rng.normal(size=(64, space.width)).astype(np.float32)
    truth = (features[:, space.block("wording")][:, 0] > 0).astype(np.float32)
    for name, (towers, direct) in variants(has_meaning=True).items():
        fitted = fit_head(Prepared(space, features, truth, np.ones(64, np.float32)), 7, 1, towers=towers, direct=direct)
        cold, _ = fitted.model(inputs(space, features), training=False)
        assert np.isfinite(np.asarray(cold)).all(), name


def test_each_figure_in_which_a_plain_method_beats_ours_is_marked_in_its_place():
    shown = report.table([row(auc=0.9, recall_1=0.5, recall_01=0.4), row(method=RULES, auc=0.8, recall_1=0.6, recall_01=0.402),
                          row(setting="warm", auc=0.99, recall_1=0.9, recall_01=0.9)]).splitlines()
    assert [line.count("!") for line in shown[1:4]] == [0, 1, 0] and "0.60 !" in shown[2]


def test_where_no_benign_event_is_above_a_score_the_page_draws_no_point():
    above = report.shares_above([[5, 3, 0, 0], [0, 2, 0, 0]])
    assert above[:2] == [1.0, 0.5] and all(math.isnan(share) for share in above[2:])


def test_the_table_has_a_mean_for_each_domain_without_faults():
    shown = report.table([row(auc=0.9), row("b", auc=0.7), row("c", domain="auth", auc=0.6), row("d", domain="syslog (faults)", auc=0.1)]).splitlines()
    start = next(place for place, line in enumerate(shown) if line.startswith("mean AUC by domain"))
    assert shown[start].split()[-2:] == ["auth", "http"] and shown[start + 1].split()[-2:] == ["0.600", "0.800"]
