"""Who is let in when more is asked than can be done: decided purely, so a day of overload is simulated in a second."""

import copy
import heapq
import random
from collections import Counter
from dataclasses import fields

import pytest

from aiscore_server.admission import ASKED_BACK_A_SECOND, EAGERNESS, RETRY_MAX_S, Admission, Pace, Sizes
from aiscore_server.batches import SMALL_EVENTS, BatchQueue, Bounds, is_small
from aiscore_server.doorway import spread
from aiscore_server.settings import Settings

EVENT_S = 0.000_3
BATCH = 1_024
ALONE_S = BATCH * EVENT_S
#: What ships.
CALM_S = next(each.default for each in fields(Settings) if each.name == "calm_ms") / 1000


def crowded(admission, caller, events, in_system, now_s=0.0):
    return admission.room_in_s(caller, events, in_system, EVENT_S, now_s) > 0


def test_a_search_never_waits_for_a_place_behind_itself():
    assert not crowded(Admission(2.0, 0.0), "ann", BATCH, {"ann": 50_000})


def test_two_searches_share_and_a_third_is_told_to_come_back():
    admission = Admission(2.0, 0.0)
    assert not crowded(admission, "bob", BATCH, {"ann": 8 * BATCH})
    assert crowded(admission, "carl", BATCH, {"ann": BATCH, "bob": BATCH})
    assert not crowded(Admission(3.0, 0.0), "carl", BATCH, {"ann": BATCH, "bob": BATCH})


def test_a_short_wait_is_never_refused():
    in_system = {f"search {number}": 64 for number in range(5)}
    assert crowded(Admission(2.0, 0.0), "ann", 1, in_system)
    assert not crowded(Admission(2.0, 0.100), "ann", 1, in_system)


def test_before_anything_was_scored_nobody_is_refused():
    assert Pace().event_s == 0.0
    assert Admission(2.0, 0.0).room_in_s("ann", BATCH, {"bob": 60_000}, Pace().event_s, 0.0) == 0


def test_the_pace_follows_the_batches_of_late_by_their_events():
    pace = Pace()
    pace.note(1_000, 30.0)
    for _ in range(40):
        pace.note(1_000, 0.3)
    assert pace.event_s == pytest.approx(0.000_3, rel=0.05)
    pace.note(1, 0.004)
    assert pace.event_s < 0.000_4


def test_single_events_of_a_quiet_hour_do_not_pass_for_the_pace_of_a_full_batch():
    pace = Pace()
    for _ in range(20):
        pace.note(256, 256 * EVENT_S)
    for _ in range(20):
        pace.note(1, 0.010)
    assert pace.event_s < 2 * EVENT_S


def test_while_somebody_waits_outside_those_inside_make_room():
    admission = Admission(2.0, 0.0)
    admission.note_served("ann", 10.0)
    assert not crowded(admission, "ann", BATCH, {"bob": BATCH}, 10.1)
    admission.refuse("carl", BATCH, EVENT_S, ALONE_S, 10.1)
    assert crowded(admission, "ann", BATCH, {"bob": BATCH}, 10.2)
    assert not crowded(admission, "carl", BATCH, {"bob": BATCH}, 11.2)
    admission.note_served("carl", 11.5)
    assert not crowded(admission, "ann", BATCH, {"bob": BATCH}, 11.6)


def test_the_refused_are_asked_back_one_after_the_other_from_when_there_is_room_and_never_too_late():
    admission = Admission(2.0, 0.0)
    told = [admission.refuse(f"search {number}", BATCH, EVENT_S, 0.5, 7.0) for number in range(3_000)]
    assert told[:3] == pytest.approx([0.5, 0.5 + ALONE_S / EAGERNESS, 0.5 + 2 * ALONE_S / EAGERNESS])
    assert told[-1] == RETRY_MAX_S
    assert sorted(told) == told


def test_whoever_was_asked_back_long_ago_holds_up_nobody_now():
    admission = Admission(2.0, 0.0)
    for number in range(100):
        admission.refuse(f"search {number}", BATCH, EVENT_S, 0.5, 7.0)
    assert admission.refuse("later", BATCH, EVENT_S, 0.5, 7.0 + 100 * ALONE_S) == pytest.approx(0.5)


def test_however_short_their_requests_are_so_many_a_second_are_asked_back_at_most():
    admission = Admission(2.0, 0.0)
    told = [admission.refuse(f"search {number}", 1, 1e-5, 0.1, 7.0) for number in range(5_000)]
    assert told[-1] == pytest.approx(0.1 + len(told) / ASKED_BACK_A_SECOND, rel=0.01)


def test_a_request_is_judged_by_its_length_before_it_is_read():
    sizes = Sizes()
    assert sizes.guess(200_000) == 0
    for _ in range(20):
        sizes.note(200_000, BATCH)
    assert sizes.guess(100_000) == BATCH // 2
    assert (sizes.guess(10), sizes.guess(1 << 30), sizes.guess(0)) == (1, 8_192, 1)


def test_one_long_event_is_not_taken_for_the_many_that_its_length_holds_elsewhere():
    sizes = Sizes()
    for _ in range(20):
        sizes.note(20 * BATCH, BATCH)
    assert sizes.guess(4_000) == SMALL_EVENTS
    assert sizes.guess(40_000) == 2_000


def test_what_is_remembered_is_bounded():
    admission = Admission(2.0, 0.0)
    for number in range(30_000):
        admission.refuse(f"search {number}", 1, 1.0, 0.5, number * 1e-5)
        admission.note_served(f"other {number}", number * 0.01)
    assert len(admission._told) <= 10_001
    assert len(admission._served) <= 102


# -- a scorer and its callers, simulated --------------------------------------------------------------


class Simulation:
    """One worker that takes `event_s` an event, with two jobs in flight, behind queue and admission."""

    def __init__(self, admission, event_s=EVENT_S):
        self.event_s = event_s
        self.admissions = {True: copy.deepcopy(admission), False: admission}
        self.queue, self.pace = BatchQueue(Bounds(BATCH, 10**9, 0.0, 10**6, 10**6)), Pace()
        self.happenings, self.number, self.now_s = [], 0, 0.0
        self.left, self.caller_of, self.in_system, self.jobs, self.busy_s = {}, {}, {}, [], 0.0

    def at(self, time_s, what, *about):
        self.number += 1
        heapq.heappush(self.happenings, (time_s, self.number, what, about))

    def run(self, until_s):
        while self.happenings and self.happenings[0][0] <= until_s:
            self.now_s, _, what, about = heapq.heappop(self.happenings)
            what(*about)

    def ask(self, caller, events, on_scored, on_refused):
        admission, is_one_small, in_system = self.admissions[is_small(events)], is_small(events), Counter()
        for (other, is_other_small), count in self.in_system.items():
            if is_other_small or not is_one_small:
                in_system[other] += count
        if room_in_s := admission.room_in_s(caller, events, in_system, self.pace.event_s, self.now_s):
            on_refused(admission.refuse(caller, events, self.pace.event_s, room_in_s, self.now_s))
            return
        self.number += 1
        key = self.number
        self.queue.admit(key, caller, [1] * events, False, self.now_s)
        self.left[key], self.caller_of[key] = events, ((caller, is_one_small), on_scored)
        self.in_system[caller, is_one_small] = self.in_system.get((caller, is_one_small), 0) + events
        self._pump()

    def _pump(self):
        while len(self.jobs) < 2 and (batch := self.queue.close_batch(self.now_s)) is not None:
            begins_s = max([self.now_s, *(ends_s for ends_s, _ in self.jobs)])
            self.busy_s += batch.events * self.event_s
            self.jobs.append((begins_s + batch.events * self.event_s, batch))
            self.at(self.jobs[-1][0], self._done)

    def _done(self):
        _, batch = self.jobs.pop(0)
        self.pace.note(batch.events, batch.events * self.event_s)
        for cut in batch.slices:
            (caller, is_one_small), on_scored = self.caller_of[cut.key]
            self.left[cut.key] -= cut.stop - cut.start
            self.in_system[caller, is_one_small] -= cut.stop - cut.start
            if not self.left[cut.key]:
                del self.left[cut.key], self.caller_of[cut.key]
                if not self.in_system[caller, is_one_small]:
                    del self.in_system[caller, is_one_small]
                self.admissions[is_one_small].note_served(caller, self.now_s)
                on_scored()
        self._pump()


def pause_of(retry_s, rng):
    """How long `| aiscore` waits: what the door says, spread there and once more by the search."""
    return min(10.0, max(0.02, spread(retry_s, rng.random))) * (1 + 0.25 * rng.random())


def test_ten_times_overload_keeps_p99_of_the_admitted_within_twice_the_one_at_rest():
    simulation, rng, took = Simulation(Admission(2.0, CALM_S)), random.Random(3), []
    due_s = 0.0
    while due_s < 600.0:
        due_s += rng.expovariate(10 / ALONE_S)
        caller = f"search {rng.randrange(64)}"
        simulation.at(due_s, lambda caller=caller, sent_s=due_s: simulation.ask(
            caller, BATCH, lambda: took.append((sent_s, simulation.now_s - sent_s)), lambda retry_s: None))
    simulation.run(600.0)
    # Before the first batch is scored its pace is unknown, and all are let in.
    took = sorted(took_s for sent_s, took_s in took if sent_s > 5.0)
    assert took[int(0.99 * len(took))] <= 2 * ALONE_S
    assert simulation.busy_s > 0.97 * 600.0


@pytest.mark.parametrize("searches, busy", [(1, 0.99), (2, 0.99), (4, 0.95), (16, 0.95)])
def test_searches_that_ask_again_when_told_to_are_all_served_and_the_worker_stays_at_work(searches, busy):
    """Each keeps four requests open, as `| aiscore` does, and asks again after Retry-After with jitter."""
    simulation, rng = Simulation(Admission(2.0, CALM_S)), random.Random(5)
    served = dict.fromkeys(range(searches), 0)
    offers = []

    def send(search, count):
        def scored():
            served[search] += 1
            offers.append(count)
            send(search, 1)

        def refused(retry_s):
            simulation.at(simulation.now_s + pause_of(retry_s, rng), send, search, count + 1)

        simulation.ask(search, BATCH, scored, refused)

    for search in range(searches):
        for _ in range(4):
            simulation.at(rng.random() * 0.1, send, search, 1)
    simulation.run(300.0)
    assert simulation.busy_s > busy * 300.0
    assert min(served.values()) > 0.5 * sum(served.values()) / searches
    # A hundred times `| aiscore` offers a batch at most.
    assert sorted(offers)[int(0.99 * len(offers))] <= 33


@pytest.mark.parametrize("event_s", [0.000_02, 0.000_16, 0.000_64])
@pytest.mark.parametrize("searches", [3, 8, 30])
def test_short_searches_beside_each_other_leave_a_scorer_hardly_idle(searches, event_s):
    """Eight batches each, four open at a time: a second of waiting would be as long as all of them take together."""
    simulation, rng = Simulation(Admission(2.0, CALM_S), event_s), random.Random(11)
    left, ended = dict.fromkeys(range(searches), 8), []

    def send(search):
        simulation.ask(search, BATCH, lambda: scored(search), lambda retry_s: simulation.at(simulation.now_s + pause_of(retry_s, rng), send, search))

    def scored(search):
        ended.append(simulation.now_s)
        left[search] -= 1
        if left[search] >= 4:
            send(search)

    for search in range(searches):
        for _ in range(4):
            simulation.at(rng.random() * 0.01, send, search)
    simulation.run(3_600.0)
    assert len(ended) == 8 * searches
    assert max(ended) < 1.15 * 8 * searches * BATCH * event_s


def test_a_single_event_is_let_in_whatever_searches_are_there_and_takes_nothing_from_them():
    """Sixteen searches that are refused again and again, and four callers that ask for one event after the other."""
    simulation, rng = Simulation(Admission(2.0, CALM_S)), random.Random(7)
    took, refusals, served = [], [], Counter()

    def search(name):
        simulation.ask(name, BATCH, lambda: (served.update([name]), search(name)),
                       lambda retry_s: simulation.at(simulation.now_s + pause_of(retry_s, rng), search, name))

    def single(name):
        sent_s = simulation.now_s
        simulation.ask(name, 1, lambda: (took.append(simulation.now_s - sent_s), simulation.at(simulation.now_s + 0.01, single, name)),
                       lambda retry_s: refusals.append(retry_s))

    for number in range(64):
        simulation.at(rng.random() * 0.1, search, f"search {number % 16}")
    for number in range(4):
        simulation.at(1.0, single, f"single {number}")
    simulation.run(120.0)
    assert not refusals
    # Two batches are on their way to the worker, and the third has it.
    assert max(took) <= 3 * ALONE_S + 0.01
    assert sum(served.values()) > 0.95 * 120.0 / ALONE_S
