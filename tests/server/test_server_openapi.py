"""The OpenAPI document, the routes and real answers say the same."""

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import events_of, request_bytes

from aiscore_contract import wire
from aiscore_server.openapi import EXAMPLE_METADATA, EXAMPLE_REQUEST, EXAMPLE_RESPONSE, specification

DOCUMENT = specification()
#: Cases that schemathesis makes for each operation and phase; more of them in a longer run.
EXAMPLES = int(os.environ.get("AISCORE_EXAMPLES", "15"))


def conforms(value, schema):
    """Whether `value` satisfies the part of JSON Schema that the document uses."""
    if "$ref" in schema:
        return conforms(value, DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    if "oneOf" in schema:
        return sum(conforms(value, one) for one in schema["oneOf"]) == 1
    if "const" in schema:
        return value == schema["const"]
    if "enum" in schema:
        return value in schema["enum"]
    kind = schema.get("type")
    if kind == "object":
        return (isinstance(value, dict) and all(name in value for name in schema.get("required", ()))
                and all(conforms(value[name], part) for name, part in schema.get("properties", {}).items() if name in value))
    if kind == "array":
        return (isinstance(value, list) and schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", math.inf)
                and all(conforms(element, schema.get("items", {})) for element in value))
    if kind == "string":
        return isinstance(value, str) and len(value) <= schema.get("maxLength", math.inf)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("number", "integer"):
        fits = isinstance(value, (int, float) if kind == "number" else int) and not isinstance(value, bool)
        return fits and schema.get("minimum", -math.inf) <= value <= schema.get("maximum", math.inf)
    return True


def schema_of(path, method, status):
    content = DOCUMENT["paths"][path][method]["responses"][str(status)]["content"]
    return content.get(wire.CONTENT_TYPE, {"schema": {}})["schema"]


def test_the_examples_are_messages_of_the_contract():
    request = wire.decode_request(json.dumps(EXAMPLE_REQUEST).encode())
    assert json.loads(wire.encode_request(request))["inputs"] == EXAMPLE_REQUEST["inputs"]
    response = wire.decode_response(json.dumps(EXAMPLE_RESPONSE).encode(), 2)
    assert json.loads(wire.encode_response(response)) == EXAMPLE_RESPONSE
    metadata = wire.decode_metadata(json.dumps(EXAMPLE_METADATA).encode())
    assert json.loads(wire.encode_metadata(metadata)) == EXAMPLE_METADATA
    for schema, example in (("Request", EXAMPLE_REQUEST), ("Response", EXAMPLE_RESPONSE), ("Metadata", EXAMPLE_METADATA)):
        assert conforms(example, {"$ref": f"#/components/schemas/{schema}"})


def test_every_documented_path_answers_as_documented(server):
    with server.client() as client:
        assert client.get("/openapi.json").json() == DOCUMENT
        for path, methods in DOCUMENT["paths"].items():
            for method in methods:
                body = request_bytes(events_of(3)) if method == "post" else None
                answer = client.request(method.upper(), path, content=body, headers=server.ticket())
                assert answer.status_code == 200
                if answer.headers["content-type"] == wire.CONTENT_TYPE:
                    assert conforms(answer.json(), schema_of(path, method, 200)), path


NAMES = st.sampled_from(["text", "sourcetype", "host", "time", "other", ""])
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
                        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4))
TENSOR = st.fixed_dictionaries({"name": NAMES | ANYTHING, "data": st.lists(st.text(max_size=30), max_size=5) | ANYTHING,
                                "shape": st.lists(st.integers(0, 5), max_size=2) | ANYTHING,
                                "datatype": st.just("BYTES") | ANYTHING})
MESSAGE = st.fixed_dictionaries({"inputs": st.lists(TENSOR, max_size=5) | ANYTHING}, optional={
    "id": ANYTHING, "parameters": st.fixed_dictionaries({}, optional={"explain": ANYTHING, "timeout_ms": ANYTHING}) | ANYTHING})


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(message=MESSAGE | ANYTHING, is_surrogate=st.booleans())
def test_no_message_brings_a_status_or_a_body_that_is_not_documented(server, kept_client, message, is_surrogate):
    body = json.dumps(message).encode()
    if is_surrogate:
        body = body.replace(b'"', b'"\\ud800', 1)
    answer = kept_client.post(wire.INFER_PATH, content=body, headers=server.ticket(sid="fuzz"))
    assert answer.status_code in (200, 400, 413, 422)
    assert conforms(answer.json(), schema_of(wire.INFER_PATH, "post", answer.status_code))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=400), encoding=st.sampled_from(["gzip", "identity", "deflate", "x", "gzip, gzip"]),
       header=st.text("abc.=-_0", max_size=40))
def test_no_bytes_bring_a_fault_of_the_server(server, kept_client, body, encoding, header):
    headers = {"Content-Encoding": encoding, **server.ticket(sid="fuzz")}
    if len(header) > 30:
        headers["Authorization"] = f"Bearer {header}"
    answer = kept_client.post(wire.INFER_PATH, content=body, headers=headers)
    assert answer.status_code in (400, 401, 413, 415, 422)
    assert conforms(answer.json(), schema_of(wire.INFER_PATH, "post", answer.status_code))


@pytest.fixture(scope="module")
def kept_client(server):
    with server.client() as client:
        yield client


def test_schemathesis_finds_no_answer_that_the_document_does_not_allow(start, tmp_path):
    """Neither a fault (5xx) nor an undocumented status, header or body, nor a wrong request taken, nor a way past the ticket.
    Not asked: that whatever fits the schema is taken; it cannot say that a tensor is as long as the others and as its shape."""
    with start(access__caller_events_per_s=0) as server:
        ticket = server.ticket(user="schemathesis", life_s=590, quota=10**9)["Authorization"]
        done = subprocess.run(
            [str(Path(sys.executable).with_name("schemathesis")), "run", f"{server.url}/openapi.json", "--header", f"Authorization: {ticket}",
             "--tls-verify", str(server.folder / "ca.pem"), "--checks", "all", "--exclude-checks", "positive_data_acceptance",
             "--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"],
            capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "NO_PROXY": "localhost"})
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
        statuses = {line["status"] for line in server.log_lines("infer")}
        assert 200 in statuses
        assert all(status < 500 for status in statuses)
