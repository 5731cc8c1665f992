"""The template cache as a file: what comes out is what went in, for the same encoder and the same service, or nothing."""
import io
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_model.encoder import CACHE_TEMPLATES, MAX_TOKENS, PROBE, Encoder, default_folder
from aiscore_model.scorer import Scorer
from aiscore_model.template_file import HEAD_MAX_BYTES, MAGIC, FileIgnored, Owner, read, write

OWNER = Owner(b"k" * 32, "trusted", {"encoder": "a", "torch": "1"}, 4)
DIGESTS = [bytes([number]) * 16 for number in range(5)]
ROWS = [np.full(4, number / 8, np.float16).tobytes() for number in range(5)]


def written(owner=OWNER, digests=DIGESTS, rows=ROWS):
    file = io.BytesIO()
    assert write(file, owner, digests, rows) == len(file.getvalue())
    return file.getvalue()


def opened(content, owner=OWNER):
    return read(io.BytesIO(content), len(content), owner)


WRITTEN = written()


def with_head(**changes):
    """A file whose head says something else."""
    start = len(MAGIC) + 4
    length = int.from_bytes(WRITTEN[len(MAGIC):start], "big")
    head = json.dumps({**json.loads(WRITTEN[start:start + length]), **changes}).encode()
    return MAGIC + len(head).to_bytes(4, "big") + head + WRITTEN[start + length:]


# -- what comes out -------------------------------------------------------------------------------


def test_what_was_written_is_read_in_its_order():
    assert opened(WRITTEN) == (DIGESTS, ROWS)
    many = [number.to_bytes(16, "big") for number in range(10_000)]
    rows = [np.full(4, number, np.float16).tobytes() for number in range(10_000)]
    assert opened(written(digests=many, rows=rows)) == (many, rows)


def test_an_encoder_that_learned_from_a_file_gives_what_it_would_have_read_bit_for_bit(scorer, events):
    first, second = (Encoder(default_folder(), "cpu", threads, adapter=scorer.bundle.adapter) for threads in (1, 2))
    templates = [reading.normalised.template for reading in scorer.read(events)]
    owner = Owner(b"k" * 32, "trusted", first.made_by(), first.dim)
    read_by_first = first.embed(templates)
    content = written(owner, *first.known())
    assert second.learn(*opened(content, Owner(b"k" * 32, "trusted", second.made_by(), second.dim))) == len(set(templates))
    assert np.array_equal(second.embed(templates), read_by_first)
    assert (second.misses, second.hits) == (0, len(templates))
    assert np.array_equal(second.read_anew(templates), read_by_first)


def test_scores_and_reasons_are_the_same_with_a_saved_cache_and_without(scorer, events):
    cold, warm = (Scorer(scorer.bundle, Encoder(default_folder(), "cpu", 1, adapter=scorer.bundle.adapter)) for _ in range(2))
    found = cold.score(events)
    warm.encoder.learn(*cold.encoder.known())
    assert warm.score(events) == found
    assert warm.encoder.misses == 0 < cold.encoder.misses


def test_learned_templates_make_way_for_those_that_were_asked_for_and_stay_within_the_bound():
    encoder = Encoder(default_folder(), "cpu", 1, cache_templates=3)
    own = encoder.embed(["alpha"])
    rows = [np.full(encoder.dim, number / 8, np.float16).tobytes() for number in range(5)]
    assert encoder.learn(DIGESTS, rows) == 2
    assert encoder.cached == 3
    assert encoder.known()[0][:2] == DIGESTS[3:]
    assert encoder.learn(DIGESTS, rows) == 0
    encoder.embed(["beta", "gamma"])
    assert encoder.cached == 3 and not set(DIGESTS) & set(encoder.known()[0])
    assert np.array_equal(encoder.embed(["alpha"]), own) and encoder.misses == 3


def test_a_template_that_is_known_keeps_its_own_embedding():
    encoder = Encoder(default_folder(), "cpu", 1)
    own = encoder.embed(["alpha"])
    assert encoder.learn(encoder.known()[0], [bytes(2 * encoder.dim)]) == 0
    assert np.array_equal(encoder.embed(["alpha"]), own)


def test_the_file_holds_no_word_of_a_template_and_neither_digests_nor_embeddings_in_the_clear():
    encoder = Encoder(default_folder(), "cpu", 1)
    encoder.embed(["treasurer payroll confidential"])
    digests, rows = encoder.known()
    content = written(Owner(b"k" * 32, "trusted", encoder.made_by(), encoder.dim), digests, rows)
    for secret in (b"treasurer", b"payroll", b"confidential", digests[0], digests[0].hex().encode(), rows[0], rows[0][:16]):
        assert secret not in content


# -- what made it -----------------------------------------------------------------------------------


def test_what_an_embedding_depends_on_is_told_apart_and_the_number_of_threads_is_not(scorer):
    plain, threads = (Encoder(default_folder(), "cpu", count).made_by() for count in (1, 2))
    assert plain == threads
    # Which one a machine takes by itself hangs on its instructions.
    other_type = Encoder(default_folder(), "cpu", 1, "bfloat16" if plain["dtype"] == "float32" else "float32").made_by()
    assert {what for what in plain if plain[what] != other_type[what]} == {"dtype", "probe"}
    name, (out, inner) = "encoder.layer.0.output.dense.weight", scorer.encoder.bert.layers[0][4][0].shape
    adapter = {f"{name}.up": np.ones((out, 1), np.float32), f"{name}.down": np.full((1, inner), 1e-2, np.float32)}
    other = Encoder(default_folder(), "cpu", 1, adapter=adapter).made_by()
    assert {what for what in plain if plain[what] != other[what]} == {"adapter", "probe"}


def test_the_probe_has_templates_of_all_lengths_from_nothing_to_more_than_is_read():
    encoder = Encoder(default_folder(), "cpu", 1)
    lengths = set(map(len, encoder.tokens(PROBE)))
    assert {2, MAX_TOKENS} <= lengths and all(lengths & set(range(start, start + 4)) for start in range(2, MAX_TOKENS, 4))
    assert len(set(PROBE)) == len(PROBE)


def test_asking_what_made_it_teaches_the_cache_nothing():
    encoder = Encoder(default_folder(), "cpu", 1)
    encoder.made_by()
    assert (encoder.cached, encoder.hits, encoder.misses) == (0, 0, 0)


# -- what is ignored --------------------------------------------------------------------------------


def test_a_file_with_any_one_bit_changed_is_ignored():
    for place in range(len(WRITTEN)):
        for bit in (1, 128):
            content = bytearray(WRITTEN)
            content[place] ^= bit
            with pytest.raises(FileIgnored):
                opened(bytes(content))


def test_a_file_cut_short_anywhere_or_with_more_behind_it_is_ignored():
    for length in range(len(WRITTEN)):
        with pytest.raises(FileIgnored):
            opened(WRITTEN[:length])
    for more in (b"\0", WRITTEN):
        with pytest.raises(FileIgnored):
            opened(WRITTEN + more)


def test_a_file_that_shrinks_while_it_is_read_is_ignored():
    for length in range(len(WRITTEN)):
        with pytest.raises(FileIgnored):
            read(io.BytesIO(WRITTEN[:length]), len(WRITTEN), OWNER)


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(WRITTEN)), st.integers(0, len(WRITTEN)))
def test_bytes_put_anywhere_in_a_file_are_refused_with_a_reason(piece, start, stop):
    content = WRITTEN[:start] + piece + WRITTEN[max(start, stop):]
    try:
        assert opened(content) == (DIGESTS, ROWS)
        assert content == WRITTEN
    except FileIgnored as problem:
        assert str(problem)


@pytest.mark.parametrize("owner, told", [
    (Owner(b"l" * 32, "trusted", OWNER.made_by, 4), "altered, or written with another key"),
    (Owner(OWNER.key, "untrusted", OWNER.made_by, 4), "not of the pool untrusted"),
    (Owner(OWNER.key, "trusted", {**OWNER.made_by, "encoder": "b"}, 4), "made by another encoder: 'a', not 'b'"),
    (Owner(OWNER.key, "trusted", {**OWNER.made_by, "torch": "2"}, 4), "made by another torch: '1', not '2'"),
    (Owner(OWNER.key, "trusted", {**OWNER.made_by, "probe": "x"}, 4), "made by another probe: 'None', not 'x'"),
    (Owner(OWNER.key, "trusted", {"encoder": "a"}, 4), "made by another torch: '1', not 'None'"),
    (Owner(OWNER.key, "trusted", OWNER.made_by, 8), "its head is malformed"),
])
def test_a_file_of_another_owner_is_ignored_and_says_why(owner, told):
    with pytest.raises(FileIgnored, match=told):
        opened(WRITTEN, owner)


@pytest.mark.parametrize("content, told", [
    (b"", "no template cache"),
    (b"PK\3\4" + b"x" * 100, "no template cache"),
    (MAGIC + (HEAD_MAX_BYTES + 1).to_bytes(4, "big") + b"{" * 20_000, "head is longer"),
    (MAGIC + b"\0\0\x10\0" + b"[" * 4_096, "head is no JSON"),
    (MAGIC + b"\0\0\0\2[]", "head is no JSON"),
    (with_head(format=2), "not of format 1: written by another version of aiscore"),
    (with_head(made_by=None), "does not say what made it"),
    (with_head(templates=CACHE_TEMPLATES + 1), "more than 200,000 templates"),
    (with_head(templates=0), "malformed"),
    (with_head(templates=-1), "malformed"),
    (with_head(templates=True), "malformed"),
    (with_head(templates=5.0), "malformed"),
    (with_head(templates=4), "cut short, or longer"),
    (with_head(nonce="0" * 23), "malformed"),
    (with_head(nonce="zz" * 12), "malformed"),
    (with_head(nonce=None), "malformed"),
    (with_head(more="x"), "altered"),
])
def test_a_head_that_is_wrong_is_told(content, told):
    with pytest.raises(FileIgnored, match=told):
        opened(content)


def test_numbers_that_are_none_are_ignored_whoever_wrote_them():
    with pytest.raises(FileIgnored, match="numbers that are none"):
        opened(written(rows=[*ROWS[:4], np.array([0, 1, np.nan, 1], np.float16).tobytes()]))


def test_two_files_of_the_same_content_differ():
    assert written() != WRITTEN
