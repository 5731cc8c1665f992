"""The campaigns in a few seconds, with a scorer that costs little: what must hold at any speed."""
import asyncio
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the scorer runs on its host's Python only")
sys.path[:0] = [str(Path(__file__).parents[1] / "server")]

from running import running  # noqa: E402

from aiscore_contract.event import Event  # noqa: E402

from .campaign import Lengths, overload, steady  # noqa: E402
from .strangers import HAS_ADDRESSES, strangers  # noqa: E402


def test_more_than_can_be_done_is_refused_at_the_door_and_leaves_nothing_behind(tmp_path):
    with running(tmp_path, access__caller_events_per_s=0) as server:
        # One event in two thousand takes 0.3 s: a batch that takes as long as a model's.
        report = asyncio.run(overload(server, Lengths(rest_s=1.5, load_s=5, stock=8, texts=2_000, limit=0), [Event("this is SLOW")]))
    assert report.problems == []


def test_searches_that_come_and_go_leave_nothing_behind_and_move_no_score(tmp_path):
    with running(tmp_path, access__caller_events_per_s=0) as server:
        report = asyncio.run(steady(server, Lengths(rest_s=0, load_s=6, stock=8, texts=300, limit=0)))
    assert report.problems == []


@pytest.mark.skipif(not HAS_ADDRESSES, reason="connections can come from one address of this machine alone")
def test_strangers_that_hold_on_to_what_they_do_not_use_cost_a_search_elsewhere_nothing(tmp_path):
    with running(tmp_path, access__caller_events_per_s=0, server__max_connections=128) as server:
        report = asyncio.run(strangers(server, Lengths(rest_s=1, load_s=6, stock=4, texts=300, limit=0)))
    assert report.problems == []
