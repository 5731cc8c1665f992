"""The wire form: what goes in comes out, and whatever else comes is refused by name."""
import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiscore_contract import wire
from aiscore_contract.errors import IllegalValue, TooLarge, WireError
from aiscore_contract.event import Event, event_of
from aiscore_contract.limits import (
    BATCH_MAX_EVENTS,
    CONTEXT_MAX_CHARS,
    REASONS_MAX_PER_EVENT,
    REQUEST_MAX_BYTES,
    RESPONSE_MAX_BYTES,
    TEXT_HEAD_CHARS,
    TEXT_MAX_CHARS,
)
from aiscore_contract.messages import ModelMetadata, ScoreRequest, ScoreResponse

any_text = st.text(max_size=80)
clean_text = st.text(st.characters(blacklist_categories=("Cs",)), max_size=80)
events = st.builds(Event, clean_text, clean_text, clean_text, clean_text)
requests = st.builds(ScoreRequest, clean_text, st.lists(events, min_size=1, max_size=8).map(tuple), st.booleans(),
                     st.none() | st.integers(1, 10**6))
share = st.integers(0, 10_000).map(lambda number: number / 10_000)
result = st.tuples(share, st.none() | share, st.lists(clean_text, max_size=3).map(tuple), st.lists(clean_text, max_size=3).map(tuple))


@st.composite
def responses(draw):
    rows = draw(st.lists(result, min_size=1, max_size=8))
    return ScoreResponse(draw(clean_text), draw(clean_text), *map(tuple, zip(*rows)))


@given(requests)
def test_request_survives_the_wire(request):
    assert wire.decode_request(wire.encode_request(request)) == request


@given(responses())
def test_response_survives_the_wire(response):
    assert wire.decode_response(wire.encode_response(response), len(response.scores)) == response


@given(clean_text, clean_text, st.integers(1, 99), st.integers(1, 99))
def test_metadata_survives_the_wire(bundle, device, in_flight, batch):
    metadata = ModelMetadata("1.0", bundle, device, "e", in_flight, batch)
    assert wire.decode_metadata(wire.encode_metadata(metadata)) == metadata


@given(st.binary(max_size=300), st.integers(1, 5))
def test_any_bytes_are_a_message_or_an_error_of_ours(body, count):
    for decode in (wire.decode_request, lambda found: wire.decode_response(found, count), wire.decode_metadata):
        try:
            decode(body)
        except (WireError, TooLarge):
            pass
    wire.decode_error(body)


json_values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | any_text,
                           lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3), max_leaves=6)


@settings(max_examples=200)
@given(responses(), st.data())
def test_any_member_may_be_anything_and_is_refused_or_valid(response, data):
    message = json.loads(wire.encode_response(response))
    place = data.draw(st.sampled_from(["id", "parameters", "outputs", "tensor", "element"]))
    value = data.draw(json_values)
    if place == "tensor":
        member = data.draw(st.sampled_from(["name", "shape", "data"]))
        data.draw(st.sampled_from(message["outputs"]))[member] = value
    elif place == "element":
        data.draw(st.sampled_from(message["outputs"]))["data"][0] = value
    else:
        message[place] = value
    try:
        found = wire.decode_response(json.dumps(message).encode("utf-8"), len(response.scores))
    except WireError:
        return
    assert len(found.scores) == len(response.scores) and all(0.0 <= score <= 1.0 for score in found.scores)


REQUEST = {"id": "1", "inputs": [{"name": "text", "shape": [1], "datatype": "BYTES", "data": ["a"]}]}


def request_with(**members):
    return json.dumps({**REQUEST, **members}).encode("utf-8")


def tensor(name="text", values=("a",), shape=None):
    return {"name": name, "shape": [len(values)] if shape is None else shape, "datatype": "BYTES", "data": list(values)}


@pytest.mark.parametrize("body, field", [
    (b"", "body"), (b"\xff", "body"), (b"[]", "body"), (b"{", "body"), (b"[" * 100_000, "body"), (b'{"a":NaN}', "body"),
    (request_with(inputs=None), "inputs"), (request_with(inputs=[]), "text"), (request_with(inputs=["x"]), "inputs"),
    (request_with(inputs=[tensor("colour")]), "colour"), (request_with(inputs=[tensor(values=())]), "text"),
    (request_with(inputs=[tensor(shape=[2])]), "text"), (request_with(inputs=[tensor(), tensor()]), "text"),
    (request_with(inputs=[{**tensor(), "datatype": "FP64"}]), "text"), (request_with(inputs=[{**tensor(), "datatype": {}}]), "text"),
    (request_with(inputs=[tensor(values=(1,))]), "text"), (request_with(inputs=[tensor(), tensor("host", ("a", "b"))]), "host"),
    (request_with(parameters=[]), "parameters"), (request_with(parameters={"explain": 1}), "explain"),
    (request_with(parameters={"timeout_ms": 0}), "timeout_ms"), (request_with(parameters={"timeout_ms": True}), "timeout_ms"),
    (request_with(id=7), "id"), (request_with(id="x" * 200), "id"),
])
def test_bad_request_is_refused_and_the_member_named(body, field):
    with pytest.raises(WireError) as refused:
        wire.decode_request(body)
    assert refused.value.field == field


def test_bounds_are_named():
    with pytest.raises(TooLarge) as refused:
        wire.decode_request(request_with(inputs=[tensor(values=["a"] * (BATCH_MAX_EVENTS + 1))]))
    assert refused.value.bound == "BATCH_MAX_EVENTS"
    with pytest.raises(TooLarge) as refused:
        wire.decode_request(b" " * (REQUEST_MAX_BYTES + 1))
    assert refused.value.bound == "REQUEST_MAX_BYTES"
    with pytest.raises(TooLarge):
        wire.decode_response(b" " * (RESPONSE_MAX_BYTES + 1), 1)


def test_overlong_text_is_read_as_its_head_and_tail():
    (event,) = wire.decode_request(request_with(inputs=[tensor(values=["h" * TEXT_HEAD_CHARS + "m" * 99 + "t" * 4096])])).events
    assert len(event.text) == TEXT_MAX_CHARS and "m" not in event.text


def test_lone_surrogates_do_not_reach_the_model():
    body = json.dumps({**REQUEST, "inputs": [tensor(values=["a\ud800b"])]}).encode("ascii")
    (event,) = wire.decode_request(body).events
    assert event.text == "a\ufffdb"


@given(any_text, any_text)
def test_event_of_takes_any_text(text, host):
    event = event_of(text, host=host)
    event.text.encode("utf-8")
    assert len(event.host) <= CONTEXT_MAX_CHARS


@given(st.binary(max_size=2000))
def test_gzip_survives(body):
    assert wire.inflate(wire.compress(body), 2000, "X") == body


def test_gzip_bomb_is_given_up_at_the_bound():
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(bomb.compress(b"\0" * 1_000_000) for _ in range(100)) + bomb.flush()
    with pytest.raises(TooLarge):
        wire.inflate(packed, 1_000_000, "X")


@pytest.mark.parametrize("body", [b"", b"no gzip", wire.compress(b"abc")[:-3], wire.compress(b"abc") + b"x", wire.compress(b"abc") * 2])
def test_damaged_gzip_is_refused(body):
    with pytest.raises(WireError):
        wire.inflate(body, 1000, "X")


@pytest.mark.parametrize("scores, novelties, reasons, techniques", [
    ((1.1,), (None,), ((),), ((),)), ((float("nan"),), (None,), ((),), ((),)), ((0.5,), (2.0,), ((),), ((),)),
    ((0.5,), (), ((),), ((),)), ((0.5,), (None,), (("r",) * (REASONS_MAX_PER_EVENT + 1),), ((),)), ((0.5,), (None,), (("x" * 600,),), ((),)),
])
def test_illegal_response_cannot_be_built(scores, novelties, reasons, techniques):
    with pytest.raises(IllegalValue):
        ScoreResponse("1", "m", scores, novelties, reasons, techniques)


def test_request_without_events_cannot_be_built():
    with pytest.raises(IllegalValue):
        ScoreRequest("1", ())


@pytest.mark.parametrize("elements, found", [
    ([2, 0], (0, 2)), ([0, 1, 2], (0, 1, 2)), ([], ()), (None, ()), ([3], ()), ([-1], ()), ([1, 1], ()), ([True], ()), ([1.0], ()),
    ("01", ()), ({"0": 1}, ()), ([0, "1"], ()), ([[0]], ()), ([0, 1, 2, 0], ()), ([10**400], ()),
])
def test_elements_that_an_error_names_are_positions_or_none(elements, found):
    body = json.dumps({"error": "text: the model fails", "elements": elements}).encode("ascii")
    assert wire.decode_elements(body, 3) == found


@given(st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode("utf-8")), st.integers(1, 9))
def test_any_error_body_names_elements_of_the_request_or_none(body, count):
    assert set(wire.decode_elements(body, count)) <= set(range(count))
