"""The whole path: what a result may depend on, and what a site teaches."""
import dataclasses
import random

import numpy as np
import pytest

from aiscore_contract.event import Event, event_of


def test_every_event_gets_a_score_on_the_scale(scorer, events):
    results = scorer.score(events)
    assert len(results.scores) == len(events)
    assert all(0.0 <= score <= 1.0 for score in results.scores)


def test_an_attack_scores_above_daily_work_of_its_kind(scorer, events):
    scores = scorer.score(events).scores
    assert scores[1] > scores[0]
    assert scores[3] > scores[2]


def test_a_score_does_not_depend_on_what_shares_the_batch(scorer, events):
    alone = [scorer.score([event]) for event in events]
    shuffled = list(range(len(events))) * 3
    random.Random(3).shuffle(shuffled)
    together = scorer.score([events[i] for i in shuffled])
    for position, i in enumerate(shuffled):
        assert together.scores[position] == alone[i].scores[0]
        assert together.reasons[position] == alone[i].reasons[0]


def test_a_score_is_the_same_with_and_without_the_caches(scorer, events):
    warm = scorer.score(events).scores
    scorer._readings.clear()
    scorer._logits.clear()
    scorer.encoder._cache.clear()
    assert scorer.score(events).scores == warm


def test_a_high_score_has_a_reason_and_a_technique(scorer, events):
    results = scorer.score([events[4]])
    assert results.reasons[0]
    assert "T1003.001" in results.techniques[0]


def test_explaining_measures_words_and_leaves_the_score_alone(scorer, events):
    plain, explained = scorer.score(events), scorer.score(events, explain=True)
    assert plain.scores == explained.scores


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
