"""The whole path: what a result may depend on, and what a site teaches."""
import dataclasses
import gzip
import json
import os
import random
from pathlib import Path

import numpy as np
import pytest

from aiscore_contract.event import Event, event_of
from aiscore_model.encoder import Encoder, default_folder
from aiscore_model.scorer import Scorer, event_digest


def forget(scorer):
    """Empties every cache, so that what is asked next is computed."""
    for cache in (scorer._answers, scorer._readings, scorer._logits, scorer._told, scorer.encoder._cache):
        cache.clear()


def real_events(most):
    """Evenly spaced real events of every source, or a skip where there are none."""
    folder = os.environ.get("AISCORE_DATA")
    if not folder:
        pytest.skip("AISCORE_DATA is not set: no real events")
    paths, found = sorted(Path(folder, "train").glob("*.jsonl.gz")), []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records = list(lines)
        for line in records[::max(1, len(records) * len(paths) // most)]:
            record = json.loads(line)
            found.append(event_of(record["raw"], record["sourcetype"] or "", record["host"] or "", str(record["time"] or "")))
    return found


def test_every_event_gets_a_score_on_the_scale(scorer, events):
    results = scorer.score(events)
    assert len(results.scores) == len(events)
    assert all(0.0 <= score <= 1.0 for score in results.scores)


def test_an_attack_scores_above_daily_work_of_its_kind(scorer, events):
    scores = scorer.score(events).scores
    assert scores[1] > scores[0]
    assert scores[3] > scores[2]


def test_a_score_does_not_depend_on_what_shares_the_batch(scorer, events):
    alone = []
    for event in events:
        forget(scorer)
        alone.append(scorer.score([event]))
    forget(scorer)
    shuffled = list(range(len(events))) * 3
    random.Random(3).shuffle(shuffled)
    together = scorer.score([events[i] for i in shuffled])
    for position, i in enumerate(shuffled):
        assert together.scores[position] == alone[i].scores[0]
        assert together.reasons[position] == alone[i].reasons[0]


def test_a_score_is_the_same_with_and_without_the_caches(scorer, events):
    scorer.score(events)
    warm = scorer.score(events)
    forget(scorer)
    assert scorer.score(events) == warm


def test_an_event_that_came_before_is_not_computed_again_and_another_hour_is_another_event(scorer, events):
    forget(scorer)
    scorer.score([events[0]])
    before = scorer.statistics()
    later = dataclasses.replace(events[0], time=str(int(events[0].time) + 60))
    scorer.score([events[0], later, events[0]])
    assert scorer.statistics()["answer_cache_misses"] == before["answer_cache_misses"]
    for other in (dataclasses.replace(events[0], time=str(int(events[0].time) + 3_600)), dataclasses.replace(events[0], host="host2"),
                  dataclasses.replace(events[0], text=events[0].text + " "), dataclasses.replace(events[0], sourcetype="")):
        misses = scorer.statistics()["answer_cache_misses"]
        scorer.score([other])
        assert scorer.statistics()["answer_cache_misses"] == misses + 1


def test_events_that_run_together_have_digests_of_their_own():
    pairs = [(Event("c", "ab", ""), Event("bc", "a", "")), (Event("b", "", "a"), Event("ab", "", "")), (Event("x", "a", "b"), Event("x", "b", "a")),
             (Event("x", "1 2", ""), Event("2x", "1", ""))]
    for one, other in pairs:
        assert event_digest(one) != event_digest(other)


@pytest.fixture(scope="module")
def full_precision(scorer):
    encoder = Encoder(default_folder(), "cpu", 2, "float32", scorer.bundle.adapter)
    return Scorer(scorer.bundle, encoder, None, scorer.bundle_digest)


def test_in_full_precision_a_score_is_the_same_however_events_are_cut_cached_and_ordered(full_precision):
    chosen = real_events(300)
    together = np.array(full_precision.score(chosen).scores)
    warm = np.array(full_precision.score(chosen[::-1]).scores[::-1])
    forget(full_precision)
    cut = np.concatenate([full_precision.score(chosen[start:start + 7]).scores for start in range(0, len(chosen), 7)])
    assert np.abs(together - warm).max() <= 1e-3
    assert np.abs(together - cut).max() <= 1e-3


def test_reduced_precision_hardly_moves_scores_and_changes_no_verdict_in_a_thousand(scorer, full_precision):
    chosen = real_events(1_200)
    full, reduced = full_precision.score(chosen), scorer.score(chosen)
    moved = np.abs(np.array(full.scores) - np.array(reduced.scores))
    assert np.quantile(moved, 0.99) <= 0.02
    assert np.mean([one != other for one, other in zip(full.verdicts, reduced.verdicts)]) <= 1e-3


def test_a_high_score_has_a_reason_and_a_technique(scorer, events):
    results = scorer.score([events[4]])
    assert results.reasons[0]
    assert "T1003.001" in results.techniques[0]


def test_explaining_measures_words_and_leaves_the_score_alone(scorer, events):
    plain, explained = scorer.score(events), scorer.score(events, explain=True)
    assert plain.scores == explained.scores


def test_reasons_are_the_same_alone_and_in_company_with_and_without_memory(scorer, events, monkeypatch):
    forget(scorer)
    together = scorer.score(events).reasons
    monkeypatch.setattr(scorer, "_told", type(scorer._told)(1))
    forget(scorer)
    assert scorer.score(events[::-1]).reasons[::-1] == together
    for event, reasons in zip(events, together):
        forget(scorer)
        assert scorer.score([event]).reasons[0] == reasons


def test_hostile_text_is_scored_like_any_other(scorer):
    texts = ["", " ", "\0", "\x1b[2J", "A" * 36_000, "%25" * 9_000, "{" * 20_000, "<Event>" * 4_000, "\u202ecod.exe", "\ud7ff\ue000"]
    results = scorer.score([event_of(text or "x", "x") for text in texts])
    assert len(results.scores) == len(texts)
    assert all("\x1b" not in reason and "\u202e" not in reason for reasons in results.reasons for reason in reasons)


@pytest.fixture(scope="module")
def quiet_day():
    rng = random.Random(5)
    lines = []
    for number in range(220):
        user, path = rng.choice(("anna", "ben", "cleo")), rng.choice(("/", "/news", "/shop/cart", "/shop/item"))
        lines.append(Event(f'10.0.0.{rng.randint(2, 40)} - {user} [03/Mar/2026:09:{number % 60:02d}:01 +0000] "GET {path}?page={number % 9} '
                           f'HTTP/1.1" 200 {rng.randint(100, 900)} "-" "Mozilla/5.0"', "access_combined", "web01", "1772529121"))
    return lines


def test_a_baseline_gives_novelty_and_an_unseen_kind_of_line_is_more_novel(scorer, quiet_day, events):
    scorer.use_site(scorer.learn_site(quiet_day))
    try:
        results = scorer.score([quiet_day[0], events[1]])
        assert results.novelties[0] < results.novelties[1]
        assert results.novelties[1] > 0.9
        assert any(reason.startswith("new here") for reason in results.reasons[1])
    finally:
        scorer.use_site(None)


def test_what_the_baseline_knows_of_few_events_is_told_as_rare_and_not_as_new(scorer, quiet_day):
    seldom, never = (Event(quiet_day[0].text.replace("- anna ", f"- {user} ").replace("- ben ", f"- {user} ").replace("- cleo ", f"- {user} "),
                           "access_combined", "web01", "1772529121") for user in ("dora", "emil"))
    scorer.use_site(scorer.learn_site([*quiet_day, *quiet_day, seldom]))
    try:
        told = scorer.score([seldom, never]).reasons
    finally:
        scorer.use_site(None)
    assert "rare here: user dora" in told[0] and "new here: user emil" in told[1]


def test_an_event_of_another_sourcetype_has_no_novelty(scorer, quiet_day, events):
    scorer.use_site(scorer.learn_site(quiet_day))
    try:
        assert scorer.score([events[5]]).novelties == (None,)
    finally:
        scorer.use_site(None)


def test_labels_move_events_like_them_and_leave_others_alone(scorer, quiet_day, events):
    odd = Event(quiet_day[0].text.replace("GET /", "GET /export/report.xml?"), "access_combined", "web01", "1772529121")
    plain = scorer.learn_site(quiet_day)
    taught = scorer.learn_site(quiet_day, [(odd, 1)] + [(event, 0) for event in quiet_day[:3]])
    try:
        scorer.use_site(plain)
        before = scorer.judge(scorer.read([odd, events[1]])).logits
        scorer.use_site(taught)
        after = scorer.judge(scorer.read([odd, events[1]])).logits
    finally:
        scorer.use_site(None)
    assert after[0] > before[0] + 0.2
    assert after[1] > before[1] - 0.5


def test_a_label_speaks_for_what_else_its_source_does_and_says_so(scorer, quiet_day):
    def asked(source, what):
        return Event(f'{source} - - [03/Mar/2026:09:10:01 +0000] "GET {what} HTTP/1.1" 200 512 "-" "Mozilla/5.0"',
                     "access_combined", "web01", "1772529121")

    intruder, another = "203.0.113.77", "198.51.100.9"
    taught = scorer.learn_site(quiet_day, [(asked(intruder, "/item?id=1'+union+select+password+from+users--"), 1)])
    both = [asked(source, "/../../../../etc/passwd") for source in (intruder, another)]
    try:
        scorer.use_site(taught)
        same, other = scorer.judge(scorer.read(both)).correction.logits
        told = scorer.score(both).reasons
    finally:
        scorer.use_site(None)
    assert same > other + 0.5
    assert f"src {intruder} is in an event labelled malicious here" in told[0]
    assert not any("labelled malicious here" in reason and "src" in reason for reason in told[1])


def test_a_benign_label_never_hides_an_attack_that_is_unlike_it(scorer, quiet_day, events):
    taught = scorer.learn_site(quiet_day, [(event, 0) for event in quiet_day[:20]])
    try:
        scorer.use_site(scorer.learn_site(quiet_day))
        before = scorer.judge(scorer.read([events[4]])).logits
        scorer.use_site(taught)
        after = scorer.judge(scorer.read([events[4]])).logits
    finally:
        scorer.use_site(None)
    assert after[0] > before[0] - 0.3


def test_a_benign_label_that_outweighs_rules_is_told(scorer):
    failed = Event("Apr  5 20:17:01 web7 sshd[1]: Failed password for root from gateway port 57501 ssh2", "linux_secure", "web7")
    try:
        scorer.use_site(scorer.learn_site([], [(failed, 0)]))
        results = scorer.score([failed])
    finally:
        scorer.use_site(None)
    assert results.scores[0] < 0.5 and "SSH password failed for root" in results.reasons[0]
    assert "like an event labelled benign here (100% alike)" in results.reasons[0]


def test_a_few_attacks_in_the_baseline_do_not_hide_their_like(scorer, quiet_day, events):
    attack, = scorer.score([events[1]]).scores
    assert attack >= 0.9
    like_it = Event(events[1].text.replace("item?id=1", "item?id=22"), "access_combined", "web01", "1772529121")
    try:
        scorer.use_site(scorer.learn_site([*quiet_day, events[1], like_it]))
        assert scorer.score([events[1]]).scores[0] >= 0.9
        scorer.use_site(scorer.learn_site([*quiet_day, *[like_it] * 40]))
        usual_here = scorer.score([events[1]]).scores[0]
        scorer.use_site(scorer.learn_site([*quiet_day, events[1], like_it], [(events[1], 0), (like_it, 0)]))
        forgiven = scorer.score([events[1]]).scores[0]
    finally:
        scorer.use_site(None)
    assert usual_here < attack and forgiven < attack


def test_a_saved_site_scores_like_the_learned_one(scorer, quiet_day, events, tmp_path):
    from aiscore_model import site as sites
    from aiscore_trainer import keys

    key = keys.create(tmp_path / "site.key")
    trusted = {"site": bytes.fromhex(keys.public_hex(key))}
    learned = scorer.learn_site(quiet_day, [(events[1], 1)])
    sites.save(tmp_path / "site", learned, id="site", version="1.0.0", about={}, key=key)
    loaded = sites.load(tmp_path / "site", scorer.bundle_digest, trusted)
    try:
        scorer.use_site(learned)
        first = scorer.score(events)
        scorer.use_site(loaded)
        assert scorer.score(events) == first
    finally:
        scorer.use_site(None)


def test_a_site_folder_holds_no_word_of_the_site(scorer, quiet_day, tmp_path):
    from aiscore_model import site as sites
    from aiscore_trainer import keys

    sites.save(tmp_path / "site", scorer.learn_site(quiet_day), id="site", version="1.0.0", about={}, key=keys.create(tmp_path / "k"))
    for path in (tmp_path / "site").iterdir():
        content = path.read_bytes()
        assert b"anna" not in content and b"10.0.0." not in content and b"/shop" not in content


def test_a_site_of_another_bundle_is_refused(scorer, quiet_day):
    from aiscore_model.errors import SiteError

    learned = scorer.learn_site(quiet_day)
    with pytest.raises(SiteError, match="another bundle"):
        scorer.use_site(dataclasses.replace(learned, bundle_digest="0" * 64))
    assert scorer.site is None


def test_features_fitted_on_counts_are_those_that_texts_give(scorer, events):
    space = scorer.bundle.space
    readings = scorer.read(events)
    rows = scorer.features(readings, scorer.encoder.embed([reading.normalised.template for reading in readings]))
    assert rows.shape == (len(events), space.width)
    assert np.isfinite(rows).all()
