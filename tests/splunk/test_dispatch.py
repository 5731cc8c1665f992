"""Several batches in flight: order, limits, deadlines, probes, and what is not sent at all."""
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiscore_contract.messages import ModelMetadata
from aiscore_splunk import breaker
from aiscore_splunk.breaker_file import SharedBreaker
from aiscore_splunk.dispatch import Cancelled, Dispatcher, Gate, Leave, Terms
from aiscore_splunk.faults import CONSEQUENCES, Fault, fault_of
from aiscore_splunk.pipeline import Batch
from tests.splunk.doubles import Clock, ScriptedScorer, scores_of

TERMS = Terms(timeout_s=5.0, lost_time_max_s=8.0, max_in_flight=3)
FAR = 1e9


def gate(clock=None, terms=TERMS):
    return Gate(terms, SharedBreaker("", clock or Clock(), lambda: 0.5))


def batches(count):
    return [Batch(str(number), (("x" * number, "", "", ""),)) for number in range(count)]


def dispatcher(scorer, terms=TERMS, is_cancelled=lambda: False):
    return Dispatcher(scorer, Gate(terms, SharedBreaker("", time.time, lambda: 0.5)), terms.max_in_flight, is_cancelled)


def ids_of(answers):
    return [outcome.id for _, outcome in answers]


# -- the gate ------------------------------------------------------------------------------------------

def test_a_batch_may_take_its_timeout():
    assert gate().admit(100.0, FAR, ()) == Leave(105.0, False)


def test_a_batch_must_be_back_before_the_chunk_is_due():
    assert gate().admit(100.0, 102.0, ()) == Leave(102.0, False)
    assert gate().admit(101.99, 102.0, ()).word == "timeout"


def test_time_lost_shortens_what_is_left_and_then_ends_it():
    one = gate()
    one.failed(Fault("overloaded"), 100.0, 105.0)
    assert one.admit(105.0, FAR, ()) == Leave(108.0, False)
    one.failed(Fault("overloaded"), 105.0, 108.0)
    assert one.admit(108.0, FAR, ()).word == "budget"


def test_batches_in_flight_count_as_lost_until_they_are_back():
    one = gate()
    assert one.admit(106.0, FAR, [100.0]) == Leave(108.0, False)
    assert one.admit(108.0, FAR, [100.0]) is None
    one.answered()
    assert one.admit(108.0, FAR, ()) == Leave(113.0, False)


def test_refusal_of_who_asks_is_repeated_without_asking():
    one = gate()
    one.failed(Fault("denied", "status 401"), 100.0, 100.1)
    refused = one.admit(101.0, FAR, ())
    assert (refused.word, refused.detail) == ("denied", "status 401")
    assert isinstance(one.admit(101.0 + CONSEQUENCES["denied"].hold_s, FAR, ()), Leave)


@pytest.mark.parametrize("word", sorted(CONSEQUENCES))
def test_only_faults_of_the_scorer_itself_open_the_breaker(word):
    shared = SharedBreaker("", Clock(), lambda: 0.5)
    for _ in range(breaker.OPENS_AT):
        Gate(TERMS, shared).failed(Fault(word), 100.0, 104.0)
    is_open = Gate(TERMS, shared).admit(104.0, FAR, ())
    assert isinstance(is_open, Fault) == bool(CONSEQUENCES[word].breaker_points)


def test_an_impatient_timeout_says_nothing_about_the_scorer():
    shared = SharedBreaker("", Clock(), lambda: 0.5)
    Gate(TERMS, shared).failed(Fault("timeout"), 100.0, 100.1)
    assert isinstance(Gate(TERMS, shared).admit(101.0, FAR, ()), Leave)


def test_a_probe_goes_alone():
    clock = Clock()
    one = gate(clock)
    one.failed(Fault("unreachable"), 100.0, 100.1)
    assert one.admit(101.0, FAR, ()).word == "breaker_open"
    clock.now_s += 10.0
    assert one.admit(110.0, FAR, ()).is_probe
    assert one.admit(110.0, FAR, [110.0]) is None
    one.answered()
    assert one.admit(111.0, FAR, ()) == Leave(116.0, False)


@given(st.lists(st.tuples(st.floats(0, 20), st.booleans()), max_size=40))
def test_no_order_of_events_loses_more_time_than_allowed(steps):
    """Batches one after the other, each back after some time or at its deadline."""
    one, now, lost = gate(), 0.0, 0.0
    for takes, succeeds in steps:
        leave = one.admit(now, FAR, ())
        if isinstance(leave, Fault):
            continue
        end = min(now + takes, leave.deadline_s)
        if succeeds and end < leave.deadline_s:
            one.answered()
        else:
            one.failed(Fault("overloaded"), now, end)
            lost += end - now
        now = end
    assert lost <= TERMS.lost_time_max_s + 1e-6


# -- the dispatcher --------------------------------------------------------------------------------------

def test_outcomes_come_in_the_order_of_the_batches():
    def answer(batch):
        time.sleep(0.03 if int(batch.id) % 3 == 0 else 0.0)
        return scores_of(batch)
    scorer = ScriptedScorer(answer)
    one = dispatcher(scorer)
    assert isinstance(one.prepare(FAR), ModelMetadata)
    assert ids_of(one.score(batches(12), FAR)) == [str(number) for number in range(12)]
    assert one.batches_sent == 12


def test_no_more_batches_are_in_flight_than_both_sides_allow():
    mutex, flying, highest = threading.Lock(), [0], [0]

    def answer(batch):
        with mutex:
            flying[0] += 1
            highest[0] = max(highest[0], flying[0])
        time.sleep(0.01)
        with mutex:
            flying[0] -= 1
        return scores_of(batch)
    for allowed, expected in ((2, 2), (9, 3)):
        flying[0] = highest[0] = 0
        one = dispatcher(ScriptedScorer(answer, ModelMetadata("1", "b", "cpu", "none", max_in_flight=allowed)))
        one.prepare(FAR)
        one.score(batches(20), FAR)
        assert highest[0] == expected


def test_metadata_is_asked_for_once():
    scorer = ScriptedScorer()
    one = dispatcher(scorer)
    for _ in range(3):
        one.prepare(FAR)
        one.score(batches(2), FAR)
    assert scorer.metadata_asked == 1


def test_metadata_that_fails_is_a_fault_and_opens_the_breaker():
    one = dispatcher(ScriptedScorer(metadata=Fault("unreachable")))
    assert one.prepare(FAR).word == "unreachable"
    assert one.prepare(FAR).word == "breaker_open"


def test_batches_after_a_dead_scorer_are_not_sent():
    def answer(batch):
        raise Fault("unreachable", "Connection refused")
    scorer = ScriptedScorer(answer)
    one = dispatcher(scorer)
    one.prepare(FAR)
    words = [outcome.word for _, outcome in one.score(batches(50), FAR)]
    assert set(words) == {"unreachable", "breaker_open"} and len(scorer.batches) <= 2 * TERMS.max_in_flight


def test_a_thread_that_hangs_is_left_behind_and_others_go_on():
    release = threading.Event()

    def answer(batch):
        if batch.id == "0":
            release.wait(20)
        return scores_of(batch)
    one = dispatcher(ScriptedScorer(answer), Terms(1.0, 8.0, 2))
    one.prepare(FAR)
    answers = one.score(batches(6), FAR)
    assert answers[0][1].word == "timeout" and ids_of(answers[1:]) == ["1", "2", "3", "4", "5"]
    assert ids_of(one.score(batches(6)[1:], FAR)) == ["1", "2", "3", "4", "5"]
    release.set()


def test_a_search_that_is_gone_stops_at_once():
    release = threading.Event()
    one = dispatcher(ScriptedScorer(lambda batch: release.wait(20) and scores_of(batch)), is_cancelled=lambda: True)
    with pytest.raises(Cancelled):
        one.prepare(FAR)
        one.score(batches(3), FAR)
    release.set()


def test_an_unforeseen_error_costs_its_batch_alone():
    def answer(batch):
        if batch.id == "1":
            raise RuntimeError("text of an event")
        return scores_of(batch)
    one = dispatcher(ScriptedScorer(answer))
    one.prepare(FAR)
    answers = one.score(batches(3), FAR)
    assert answers[1][1].word == "bad_response" and "text of an event" not in answers[1][1].detail
    assert ids_of([answers[0], answers[2]]) == ["0", "2"]


# -- events that the model fails on --------------------------------------------------------------------

def many(*texts):
    return Batch("7", tuple((text, "", "", "") for text in texts))


def refusing(is_bad, takes_s=0.0, clock=None):
    """A scorer that refuses a batch with such events in it and names them."""
    def answer(batch):
        if clock is not None:
            clock.now_s += takes_s
        elements = tuple(position for position, key in enumerate(batch.keys) if is_bad(key[0]))
        if elements:
            raise Fault("rejected", "status 422", elements=elements)
        return scores_of(batch)
    return ScriptedScorer(answer)


def texts_of(batch):
    return [key[0] for key in batch.keys]


def test_named_events_are_left_out_and_the_rest_is_asked_about_again():
    scorer = refusing(lambda text: text == "bad")
    one = dispatcher(scorer)
    one.prepare(FAR)
    (blamed, fault), (rest, response) = one.score([many("a", "bad", "b", "c")], FAR)
    assert (texts_of(blamed), fault.word) == (["bad"], "rejected")
    assert texts_of(rest) == ["a", "b", "c"] and response.id == rest.id and len(response.scores) == 3
    assert len(scorer.batches) == one.batches_sent == 2


def test_a_batch_is_asked_about_again_only_once():
    asked = []

    def answer(batch):
        asked.append(batch)
        raise Fault("rejected", "status 422", elements=(0,))
    one = dispatcher(ScriptedScorer(answer))
    one.prepare(FAR)
    answers = one.score([many("a", "b", "c")], FAR)
    assert len(asked) == 2 and [(texts_of(batch), fault.word) for batch, fault in answers] == [
        (["a"], "rejected"), (["b", "c"], "rejected")]


def test_a_batch_of_nothing_but_named_events_is_not_asked_about_again():
    scorer = refusing(lambda text: True)
    one = dispatcher(scorer)
    one.prepare(FAR)
    ((batch, fault),) = one.score([many("a", "b")], FAR)
    assert texts_of(batch) == ["a", "b"] and fault.word == "rejected" and len(scorer.batches) == 1


def test_the_second_question_has_the_deadline_of_the_first():
    scorer = refusing(lambda text: text == "bad")
    one = dispatcher(scorer)
    one.prepare(FAR)
    one.score([many("a", "bad")], FAR)
    assert scorer.deadlines[0] == scorer.deadlines[1]


def test_where_no_time_is_left_the_rest_is_not_asked_about_again():
    clock = Clock()
    scorer = refusing(lambda text: text == "bad", TERMS.timeout_s - 0.01, clock)
    one = Dispatcher(scorer, gate(clock), 3, lambda: False, clock)
    one.prepare(FAR)
    answers = one.score([many("a", "bad")], FAR)
    assert len(scorer.batches) == 1
    assert sorted(text for batch, fault in answers for text in texts_of(batch)) == ["a", "bad"]


@given(st.lists(st.tuples(st.lists(st.booleans(), max_size=6), st.booleans()), max_size=6))
def test_every_event_has_one_answer_whatever_is_refused(plan):
    """Batches of good and bad events; some scorers name an element again in the second answer."""
    asked = [Batch(str(number), tuple((f"{number}.{position}{'!' if is_bad else ''}", "", "", "")
                                      for position, is_bad in enumerate(events))) for number, (events, _) in enumerate(plan) if events]
    stubborn = {str(number) for number, (_, is_stubborn) in enumerate(plan) if is_stubborn}

    def answer(batch):
        elements = tuple(position for position, key in enumerate(batch.keys) if key[0].endswith("!"))
        if not elements and batch.id.partition("-")[0] in stubborn:
            elements = (0,)
        if elements:
            raise Fault("rejected", elements=elements)
        return scores_of(batch)
    one = dispatcher(ScriptedScorer(answer))
    one.prepare(FAR)
    answers = one.score(asked, FAR)
    assert sorted(key for batch, _ in answers for key in batch.keys) == sorted(key for batch in asked for key in batch.keys)
    for batch, outcome in answers:
        assert isinstance(outcome, Fault) or len(outcome.scores) == len(batch.keys)


def test_every_error_has_a_word():
    import http.client
    import socket
    import ssl

    assert fault_of(ssl.SSLCertVerificationError("x")).word == "tls"
    assert fault_of(ssl.SSLError("x")).word == "tls"
    assert fault_of(ssl.SSLEOFError("x")).word == "unreachable"
    assert fault_of(socket.timeout("x")).word == "timeout"
    assert fault_of(socket.gaierror(-2, "Name or service not known")).word == "unreachable"
    assert fault_of(ConnectionResetError()).word == "unreachable"
    assert fault_of(http.client.RemoteDisconnected()).word == "unreachable"
    assert fault_of(http.client.IncompleteRead(b"secret")).word == "bad_response"
    assert "secret" not in fault_of(http.client.BadStatusLine("secret")).detail
    assert fault_of(MemoryError()).word == "bad_response"
    assert fault_of(Fault("loading")).word == "loading"


def test_a_word_that_the_contract_does_not_know_cannot_be_said():
    with pytest.raises(ValueError, match="no word"):
        Fault("mood")
