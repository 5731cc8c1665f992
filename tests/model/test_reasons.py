"""Reasons speak an analyst's words, not the model's."""
from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from aiscore_contract.event import event_of
from aiscore_model import reasons
from aiscore_model.normalise import normalise


@pytest.mark.parametrize("words, said", [
    ("doublequote", "double quote"), ("doublequote or num", "double quote or number"), ("publicip", "public address"),
    ("quote", "quote"), ("numbers", "numbers"), ("powershell", "powershell"), ("", ""),
])
def test_words_of_templates_are_told_as_an_analyst_would_say_them(words, said):
    assert reasons.plain(words) == said


def test_a_reason_names_no_sign_by_the_word_of_the_model():
    wording = SimpleNamespace(rows=lambda texts: csr_matrix(np.ones((len(texts), 2))), is_form=lambda word: False,
                              vocabulary=SimpleNamespace(words=["doublequote", "union"]))
    space = SimpleNamespace(wording=wording, weights=np.array([2.0, 1.0]))
    assert reasons.telling_words(space, [normalise(event_of("GET /a HTTP/1.1"))]) == [["wording: double quote, union"]]
