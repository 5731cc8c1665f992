"""What labels teach: lines like the labelled one, told by what few of the site's lines hold."""
import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the model runs on the GPU host's Python only")

from aiscore_model.baseline import hashed
from aiscore_model.teaching import Teaching, Terms, kernel, teach

SITE = [f"http get to shop path cart item num page{number} agent browser linux status ok" for number in range(60)]
ATTACK = "http get to shop path cart item num quote union select agent browser linux status ok"
ALIKE = "http get to shop path basket item num quote union select star agent browser linux status ok"
USUAL = "http get to shop path cart item num page7 agent browser linux status ok"


def meanings(count):
    """The same meaning for all: only words tell lines apart."""
    return np.full((count, 4), 0.5, np.float16)


def taught(label=1, lines=ATTACK):
    rows = [*SITE, lines]
    labels = np.array([-1] * len(SITE) + [label])
    terms = Terms.of(hashed(rows))
    return teach(hashed(rows), meanings(len(rows)), np.full(len(rows), -2.0), labels, np.where(labels < 0, 0.15, 1.0), terms)


def corrections(teaching, *lines):
    return teaching.corrections(hashed(list(lines)), meanings(len(lines)))[0]


def test_terms_that_every_line_holds_hardly_count():
    lines = hashed([*SITE, ATTACK])
    plain = kernel(lines[-1:], meanings(1), lines[:1], meanings(1))[0, 0]
    terms = Terms.of(lines)
    weighed = kernel(terms.weigh(lines[-1:]), meanings(1), terms.weigh(lines[:1]), meanings(1))[0, 0]
    assert plain > 0.85 and weighed < plain - 0.15


def test_weighed_rows_have_unit_length():
    lines = hashed([*SITE, ATTACK])
    assert np.allclose(np.sqrt(Terms.of(lines).weigh(lines).multiply(Terms.of(lines).weigh(lines)).sum(axis=1)), 1.0, atol=1e-5)


def test_a_malicious_label_raises_lines_that_share_what_is_rare_and_not_the_site():
    alike, usual = corrections(taught(), ALIKE, USUAL)
    assert alike > 1.0 and usual < 0.3 * alike


def test_a_benign_label_lowers_lines_like_it_and_leaves_an_attack_of_another_class_alone():
    labelled = USUAL.replace("page7", "report weekly")
    teaching = taught(0, labelled)
    another_meaning = np.array([[0.5] * 4, [0.5, -0.5, 0.5, -0.5]], np.float16)
    lowered, other = teaching.corrections(hashed([labelled, "kernel module loaded out of tree"]), another_meaning)[0]
    assert lowered < -0.2 and abs(other) < 0.05


def test_without_a_baseline_a_label_still_teaches():
    rows = [ATTACK, USUAL]
    teaching = teach(hashed(rows), meanings(2), np.zeros(2), np.array([1, 0]), np.ones(2), Terms.of(hashed(rows)))
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
        Teaching(whole.lines, whole.meanings[:-1], whole.alpha, whole.labels, whole.terms)
    with pytest.raises(ValueError, match="no number"):
        Teaching(whole.lines, whole.meanings, whole.alpha * np.nan, whole.labels, whole.terms)
