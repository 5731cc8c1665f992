"""The trainer: bad files, the command line, and the arithmetic that training and serving share."""
import gzip
import json

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the trainer runs on the GPU host's Python only")

from aiscore_trainer.__main__ import main
from aiscore_trainer.errors import IngestError
from aiscore_trainer.ingest import read_records, record_of
from aiscore_trainer.measures import wilson_low


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_a_corrupted_gzip_is_told_with_its_line(tmp_path):
    content = gzip.compress(b'{"raw":"x"}\n' * 50_000)
    (tmp_path / "events.jsonl.gz").write_bytes(content[:len(content) // 2])
    with pytest.raises(IngestError, match="corrupted after line"):
        read_records(tmp_path / "events.jsonl.gz", "events")


@pytest.mark.parametrize(("record", "problem"), [
    ({}, "`raw` is missing"), ({"raw": 7}, "`raw` is missing or no text"), ({"raw": "x", "label": 2}, "`label` is 2"),
    ({"raw": "x", "label": True}, "`label` is True"), ({"raw": "x", "time": "noon"}, "`time` is neither"),
    ({"raw": "x", "sourcetype": 1}, "`sourcetype` is neither"),
])
def test_a_record_with_a_wrong_member_is_named(record, problem):
    with pytest.raises(IngestError, match=problem):
        record_of(record, "source", "file, line 3")


def test_lines_that_are_no_json_are_told_with_their_number(tmp_path):
    (tmp_path / "events.jsonl").write_text('{"raw":"a"}\nnonsense\n')
    with pytest.raises(IngestError, match="events.jsonl, line 2"):
        read_records(tmp_path / "events.jsonl", "events")


def test_score_writes_one_result_a_record_in_order(tmp_path, capsys):
    raws = ["Accepted publickey for deploy from 10.0.0.8 port 5 ssh2", "GET /?q=1' UNION SELECT 1,2 -- HTTP/1.1", "hello"]
    source = lines(tmp_path / "in.jsonl", *({"raw": raw, "sourcetype": "x", "time": None, "host": None} for raw in raws))
    assert main(["score", str(source), str(tmp_path / "out.jsonl")]) == 0
    results = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [set(result) for result in results] == [{"score", "verdict", "novelty", "reason", "technique"}] * 3
    assert results[1]["score"] > results[0]["score"]


def test_score_of_a_half_written_input_leaves_no_output(tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text('{"raw":"a"}\n{"raw":')
    assert main(["score", str(tmp_path / "in.jsonl"), str(tmp_path / "out.jsonl")]) == 2
    assert "line 2" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()


def test_suggest_picks_distinct_events_and_is_seeded(tmp_path, capsys):
    source = lines(tmp_path / "in.jsonl", *({"raw": f"user{n % 7} opened file{n % 30}.txt", "sourcetype": "app"} for n in range(200)))
    for name in ("a", "b"):
        assert main(["suggest", str(source), str(tmp_path / name), "--count", "5"]) == 0
    chosen = (tmp_path / "a").read_text()
    assert chosen == (tmp_path / "b").read_text()
    assert 1 <= len(set(chosen.splitlines())) == len(chosen.splitlines()) <= 5


def test_suggest_asks_first_about_what_comes_often(tmp_path, capsys):
    often, seldom = "gateway relayed a telegram", ("printer tray three is empty", "backup of the archive finished", "meeting room booked by reception")
    source = lines(tmp_path / "in.jsonl", *({"raw": text, "sourcetype": "app"} for text in seldom), *({"raw": often, "sourcetype": "app"} for _ in range(40)))
    assert main(["suggest", str(source), str(tmp_path / "out"), "--count", "1"]) == 0
    assert json.loads((tmp_path / "out").read_text())["raw"] == often


@pytest.mark.parametrize("labelled, first", [("gateway relayed a telegram from the harbour office to the weather station", 1),
                                             ("printer tray three holds no paper of the large format any more", 0)])
def test_suggest_asks_for_nothing_that_is_labelled_already_and_for_its_like_last(tmp_path, capsys, labelled, first):
    texts = ["gateway relayed a telegram from the harbour office to the weather station early",
             "printer tray three holds no paper of the large format any more today", labelled]
    source = lines(tmp_path / "in.jsonl", *({"raw": text, "sourcetype": "app"} for text in texts * 3))
    labels = lines(tmp_path / "labels.jsonl", {"raw": labelled, "sourcetype": "app", "label": 0})
    assert main(["suggest", str(source), str(tmp_path / "out"), "--labels", str(labels), "--count", "5"]) == 0
    assert [json.loads(line)["raw"] for line in (tmp_path / "out").read_text().splitlines()] == [texts[first], texts[1 - first]]


def test_labels_without_a_label_are_refused(tmp_path, capsys):
    source = lines(tmp_path / "in.jsonl", {"raw": "a"})
    labels = lines(tmp_path / "labels.jsonl", {"raw": "a", "label": None})
    assert main(["score", str(source), str(tmp_path / "out"), "--labels", str(labels)]) == 2
    assert "no `label`" in capsys.readouterr().err


def test_labels_alone_teach_too(tmp_path, capsys):
    source = lines(tmp_path / "in.jsonl", {"raw": "job 7 exported the customer table", "sourcetype": "batch"})
    labels = lines(tmp_path / "labels.jsonl", {"raw": "job 9 exported the customer table", "sourcetype": "batch", "label": 1})
    for name, options in (("plain", []), ("taught", ["--labels", str(labels)])):
        assert main(["score", str(source), str(tmp_path / name), *options]) == 0
    plain, taught = (json.loads((tmp_path / name).read_text())["score"] for name in ("plain", "taught"))
    assert taught > plain


def test_a_site_is_learned_signed_and_used(tmp_path, capsys):
    events = lines(tmp_path / "week.jsonl", *({"raw": f"job {n % 5} finished in {n} ms", "sourcetype": "batch"} for n in range(60)))
    assert main(["keys", "new", str(tmp_path / "site.key")]) == 0
    (tmp_path / "trusted").write_text(capsys.readouterr().out)
    assert main(["learn", "--baseline", str(events), "--key", str(tmp_path / "site.key"), "--output", str(tmp_path / "site")]) == 0
    assert main(["score", str(events), str(tmp_path / "out"), "--site", str(tmp_path / "site"), "--trusted-keys", str(tmp_path / "trusted")]) == 0
    assert json.loads((tmp_path / "out").read_text().splitlines()[0])["novelty"] is not None


def test_a_site_of_an_unknown_key_is_refused(tmp_path, capsys):
    events = lines(tmp_path / "week.jsonl", *({"raw": f"job {n % 5} finished", "sourcetype": "batch"} for n in range(30)))
    main(["keys", "new", str(tmp_path / "site.key")])
    main(["learn", "--baseline", str(events), "--key", str(tmp_path / "site.key"), "--output", str(tmp_path / "site")])
    capsys.readouterr()
    assert main(["score", str(events), str(tmp_path / "out"), "--site", str(tmp_path / "site")]) == 2
    assert "not signed with a key that this site trusts" in capsys.readouterr().err


def test_ten_events_are_too_few_for_a_baseline_and_said_by_an_empty_novelty(tmp_path, capsys):
    events = lines(tmp_path / "few.jsonl", *({"raw": f"job {n}", "sourcetype": "batch"} for n in range(10)))
    assert main(["score", str(events), str(tmp_path / "out"), "--baseline", str(events)]) == 0
    assert {json.loads(line)["novelty"] for line in (tmp_path / "out").read_text().splitlines()} == {None}


def test_a_baseline_of_attacks_only_is_learned_and_doubted(tmp_path, capsys):
    attack = "GET /item?id=1%27%20UNION%20SELECT%20password,{}%20FROM%20users-- HTTP/1.1"
    baseline = lines(tmp_path / "baseline.jsonl", *({"raw": attack.format(n), "sourcetype": "access_combined"} for n in range(60)))
    source = lines(tmp_path / "in.jsonl", {"raw": attack.format(99), "sourcetype": "access_combined"})
    assert main(["score", str(source), str(tmp_path / "out.jsonl"), "--baseline", str(baseline)]) == 0
    assert "100% of the 60 events of the baseline look malicious" in capsys.readouterr().err
    assert (tmp_path / "out.jsonl").exists()


def test_counts_weighed_for_training_are_those_of_serving():
    from sklearn.feature_extraction.text import CountVectorizer

    from aiscore_model.features import TOKEN, Vocabulary, Wording
    from aiscore_trainer.fit import weigh

    texts = ["get path union select from users", "login failed for user", "get get path"]
    words = CountVectorizer(token_pattern=TOKEN, ngram_range=(1, 2), dtype=np.float32)
    characters = CountVectorizer(analyzer="char_wb", ngram_range=(3, 5), dtype=np.float32)

    class Counts:
        pass

    corpus = Counts()
    corpus.words, corpus.characters = words.fit_transform(texts).tocsr(), characters.fit_transform(texts).tocsr()
    every = [np.arange(counts.shape[1]) for counts in (corpus.words, corpus.characters)]
    rng = np.random.default_rng(1)
    vocabulary = Vocabulary(tuple(words.get_feature_names_out()), tuple(characters.get_feature_names_out()),
                            rng.random(len(every[0])).astype(np.float32) + 1, rng.random(len(every[1])).astype(np.float32) + 1)
    fitted = weigh(corpus, np.arange(3), *every, vocabulary)
    served = Wording(vocabulary).rows(texts)
    assert abs(fitted - served).max() < 1e-6


def test_the_lower_bound_of_a_share_is_below_it():
    assert wilson_low(0, 1_000) == 0.0
    assert 0.0 < wilson_low(3, 1_000) < 0.003
