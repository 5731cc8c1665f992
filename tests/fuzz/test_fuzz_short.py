"""The fuzz targets without a fuzzer: their seeds, hypothesis' mutations of them, and any bytes."""
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
for folder in (ROOT, os.path.join(ROOT, "lib")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from tests.fuzz.seeds import SEEDS  # noqa: E402
from tests.fuzz.targets import TARGETS  # noqa: E402

PIECES = [b"", b"\0", b"\n", b"\r", b'"', b"\\", b",", b"{", b"}", b"[", b"]", b"<", b"=", b"%", b"$", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae",
          b"9" * 30, b"-1", b"1e999", b"A" * 300, b"[" * 3000, "\u0130".encode(), b"&#1114112;", b"\\ud800"]


@st.composite
def mutated(draw, seeds):
    """A seed with pieces put in, cut out or doubled."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 20)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6) | st.just(data[start:end] * 3))
        data = data[:start] + piece + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_breaks_no_promise(name):
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
def test_bytes_that_nobody_meant_break_no_promise(name):
    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mutated(SEEDS[name]) | st.binary(max_size=200))
    def check(data):
        TARGETS[name](data)
    check()
