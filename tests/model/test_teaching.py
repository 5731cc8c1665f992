"""What labels teach: lines like the labelled one, told by what few of the site's lines hold."""
import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the model runs on the GPU host's Python only")

from dataclasses import replace

from aiscore_model.baseline import hashed
from aiscore_model.normalise import Normalised
from aiscore_model.teaching import Teaching, Terms, Traits, Weights, posterior_mode, teach

SITE = [f"http get to shop path cart item num page{number} agent browser linux status ok" for number in range(60)]
ATTACK = "http get to shop path cart item num quote union select agent browser linux status ok"
ALIKE = "http get to shop path basket item num quote union select star agent browser linux status ok"
USUAL = "http get to shop path cart item num page7 agent browser linux status ok"
UNLIKE = "kernel module loaded out of tree"


def event(line, **entities):
    return Normalised(line, "text", entities=tuple(sorted(entities.items())))


def meanings(count):
    """The same meaning for all: only words tell lines apart."""
    return np.full((count, 4), 0.5, np.float16)


def traits(*events):
    return Traits.of(events, meanings(len(events)))


def taught(label=1, labelled=None, site=None):
    rows = [*(site or map(event, SITE)), labelled or event(ATTACK)]
    labels = np.array([-1] * (len(rows) - 1) + [label])
    return teach(traits(*rows), np.full(len(rows), -2.0), labels, np.where(labels < 0, 0.15, 1.0), Weights.of(rows))


def corrections(teaching, *lines):
    return teaching.corrections(traits(*map(event, lines))).logits


def test_terms_that_every_line_holds_hardly_count():
    rows = [*map(event, SITE), event(ATTACK)]
    plain, weighed = traits(*rows), Weights.of(rows).weigh(traits(*rows))
    plain, weighed = ((some.lines[-1:] @ some.lines[:1].T).toarray()[0, 0] for some in (plain, weighed))
    assert plain > 0.8 and weighed < plain - 0.3


def test_weighed_rows_have_unit_length():
    lines = hashed([*SITE, ATTACK])
    assert np.allclose(np.sqrt(Terms.of(lines).weigh(lines).multiply(Terms.of(lines).weigh(lines)).sum(axis=1)), 1.0, atol=1e-5)


def test_rows_that_nothing_is_known_to_weigh_by_have_unit_length_too():
    rows = traits(event(ATTACK, user="ann", src="192.0.2.7"))
    weighed = Weights(Terms.of(rows.lines[:0]), Terms.of(rows.parties[:0])).weigh(rows)
    assert weighed.kinship(weighed)[0, 0] == pytest.approx(1.0) and np.linalg.norm(weighed.parties.data) == pytest.approx(1.0)


def test_no_events_get_no_correction():
    assert taught().corrections(traits()).logits.shape == (0,)


def test_a_malicious_label_raises_lines_that_share_what_is_rare_and_not_the_site():
    alike, usual = corrections(taught(), ALIKE, USUAL)
    assert alike > 0.8 and usual < 0.3 * alike


def test_a_benign_label_lowers_lines_like_it_and_leaves_an_attack_of_another_class_alone():
    labelled = USUAL.replace("page7", "report weekly")
    teaching = taught(0, event(labelled))
    rows = replace(traits(event(labelled), event(UNLIKE)), meanings=np.array([[0.5] * 4, [0.5, -0.5, 0.5, -0.5]], np.float16))
    lowered, other = teaching.corrections(rows).logits
    assert lowered < -0.2 and abs(other) < 0.05


def named_site():
    return [event(line, user=f"user{number % 12}", host="shop", src=f"10.0.0.{number}") for number, line in enumerate(SITE)]


def test_a_malicious_label_raises_what_else_the_same_party_does_and_not_what_the_common_server_sees():
    teaching = taught(1, event(ATTACK, user="mallory", host="shop", src="192.0.2.9"), named_site())
    far = np.array([[0.5, -0.5, 0.5, -0.5]] * 3, np.float16)
    rows = replace(traits(event(UNLIKE, user="mallory", host="shop", src="192.0.2.9"), event(UNLIKE, host="shop"),
                          event(UNLIKE, user="user3", host="shop", src="10.0.0.3")), meanings=far)
    found = teaching.corrections(rows)
    same, server, another = found.logits
    assert same > 1.0 and abs(server) < 0.2 * same and another < 0.2 * same
    assert found.kin[0] == len(SITE) and found.kinship[0] > 0.9 > 0.3 > found.likeness[0]


def test_an_attack_that_the_model_knew_teaches_of_its_source_as_one_that_it_did_not():
    rows = [*named_site(), event(ATTACK, user="mallory", src="192.0.2.9")]
    labels = np.array([-1] * len(SITE) + [1])
    far = replace(traits(event(UNLIKE, user="mallory", src="192.0.2.9")), meanings=np.array([[0.5, -0.5, 0.5, -0.5]], np.float16))
    known, doubtful = (teach(traits(*rows), np.where(labels == 1, prior, -2.0), labels, np.where(labels < 0, 0.15, 1.0), Weights.of(rows))
                       .corrections(far).logits[0] for prior in (9.0, -1.0))
    assert known == doubtful > 1.0


def test_when_and_what_make_nobody_a_party():
    rows = [event(ATTACK, hour="03", action="login", port="22", process="sshd", path="etc", service="ssh", parent="init"),
            event(UNLIKE, hour="03", action="login", port="22", process="sshd", path="etc", service="ssh", parent="init")]
    assert traits(*rows).kinship(traits(*rows)).max() == 0


def test_a_benign_label_of_a_party_does_not_vouch_for_what_it_never_did():
    teaching = taught(0, event(USUAL, user="ann", src="192.0.2.3"), named_site())
    rows = replace(traits(event(UNLIKE, user="ann", src="192.0.2.3")), meanings=np.array([[0.5, -0.5, 0.5, -0.5]], np.float16))
    assert abs(teaching.corrections(rows).logits[0]) < 0.05


def test_the_party_that_is_told_is_the_rarest_that_both_name():
    labelled = event(ATTACK, user="mallory", host="shop")
    teaching = taught(1, labelled, named_site())
    assert teaching.shared_party(event(UNLIKE, user="mallory", host="shop"), len(SITE)) == ("user", "mallory")
    assert teaching.shared_party(event(UNLIKE, user="ann", hour="03"), len(SITE)) is None
    assert teaching.shared_party(event(UNLIKE, user="ann", host="shop"), len(SITE)) is None  # The server that all events name.


def test_without_a_baseline_a_label_still_teaches():
    rows = [event(ATTACK), event(USUAL)]
    teaching = teach(traits(*rows), np.zeros(2), np.array([1, 0]), np.ones(2), Weights.of(rows))
    alike, usual = corrections(teaching, ALIKE, USUAL)
    assert alike > 0 > usual


@pytest.mark.parametrize(("columns", "counts", "lines"), [
    ([1, 1], [1, 1], 5), ([2, 1], [1, 1], 5), ([1], [6], 5), ([1], [0], 5), ([1, 2], [1], 5), ([[1]], [[1]], 5), ([], [], -1)])
def test_counts_of_terms_that_cannot_be_are_refused(columns, counts, lines):
    with pytest.raises(ValueError, match="terms"):
        Terms(np.array(columns, np.int32), np.array(counts, np.int32), lines)


def test_taught_rows_that_do_not_fit_together_are_refused():
    whole = taught()
    with pytest.raises(ValueError, match="fit together"):
        Teaching(whole.traits, whole.alpha[:-1], whole.labels, whole.weights)
    with pytest.raises(ValueError, match="same events"):
        replace(whole.traits, meanings=whole.traits.meanings[:-1])
    with pytest.raises(ValueError, match="no number"):
        Teaching(whole.traits, whole.alpha * np.nan, whole.labels, whole.weights)


@pytest.mark.parametrize(("amplitude", "spread"), [(27, 0.3), (100, 0.3), (300, 0.5)])
def test_the_likeliest_correction_is_found_however_sure_the_model_was_of_the_contrary(amplitude, spread):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        rows = rng.normal(size=(20, 8))[rng.integers(0, 20, 320)] + spread * rng.normal(size=(320, 8))
        among = amplitude * np.exp(-0.5 * ((rows[:, None] - rows[None]) ** 2).sum(axis=2))
        truth = (np.arange(320) >= 300) & (rng.random(320) < 0.5)
        weights, prior = np.where(np.arange(320) < 300, 0.15, 1.0), rng.normal(-2.0, 8.0, 320)
        alpha = posterior_mode(among, prior, truth, weights)
        chance = 1 / (1 + np.exp(-(prior + among @ alpha)))
        assert alpha == pytest.approx(weights * (truth - chance), abs=1e-3), seed  # the gradient at the mode is zero
