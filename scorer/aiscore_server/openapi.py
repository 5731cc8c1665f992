"""The OpenAPI document: the wire form as it is on the wire, with its bounds and an example of each message.

Written by hand, because the types that FastAPI would derive it from do not exist: messages are read by
`aiscore_contract.wire`. Tests hold document, routes and real answers together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson

from aiscore_contract import __version__, wire
from aiscore_contract.limits import (
    BATCH_MAX_EVENTS,
    REASON_MAX_CHARS,
    REQUEST_MAX_BYTES,
    RESPONSE_MAX_BYTES,
    TEXT_MAX_CHARS,
)
from aiscore_contract.messages import MODEL_NAME
from aiscore_contract.scale import VERDICTS

OPENAPI_PATH = "/openapi.json"

EXAMPLE_REQUEST = {
    "id": "1700000000.42-0",
    "parameters": {"explain": False, "timeout_ms": 30_000},
    "inputs": [
        {
            "name": "text",
            "datatype": "BYTES",
            "shape": [2],
            "data": ["Failed password for root from 127.0.0.1 port 52111 ssh2", "session opened for user deploy"],
        },
        {"name": "sourcetype", "datatype": "BYTES", "shape": [2], "data": ["linux_secure", "linux_secure"]},
        {"name": "host", "datatype": "BYTES", "shape": [2], "data": ["gate", "gate"]},
        {"name": "time", "datatype": "BYTES", "shape": [2], "data": ["1700000000.125", ""]},
    ],
}
EXAMPLE_RESPONSE = {
    "model_name": MODEL_NAME,
    "model_version": "base 1.0.0",
    "id": "1700000000.42-0",
    "parameters": {"bundle": "base 1.0.0"},
    "outputs": [
        {"name": "score", "datatype": "FP64", "shape": [2], "data": [0.9312, 0.0121]},
        {"name": "verdict", "datatype": "BYTES", "shape": [2], "data": ["malicious", "benign"]},
        {"name": "novelty", "datatype": "FP64", "shape": [2], "data": [0.71, -1]},
        {"name": "reason", "datatype": "BYTES", "shape": [2], "data": ['["SSH logon failures of root"]', "[]"]},
        {"name": "technique", "datatype": "BYTES", "shape": [2], "data": ['["T1110.001"]', "[]"]},
    ],
}
EXAMPLE_METADATA = {
    "name": MODEL_NAME,
    "versions": ["base 1.0.0"],
    "platform": "aiscore",
    "inputs": [{"name": name, "datatype": "BYTES", "shape": [-1]} for name in ("text", "sourcetype", "host", "time")],
    "outputs": [
        {"name": name, "datatype": datatype, "shape": [-1]}
        for name, datatype in (
            ("score", "FP64"),
            ("verdict", "BYTES"),
            ("novelty", "FP64"),
            ("reason", "BYTES"),
            ("technique", "BYTES"),
        )
    ],
    "parameters": {
        "bundle": "base 1.0.0",
        "device": "cpu",
        "encoder": "all-MiniLM-L6-v2",
        "max_in_flight": 2,
        "max_batch_events": 256,
        "max_request_bytes": REQUEST_MAX_BYTES,
    },
}

#: status -> what it says
ERRORS = {
    400: "The body is no JSON object, or no gzip stream.",
    401: "The ticket is missing, malformed, forged or expired: get a new one.",
    403: "The ticket's quota is spent, or (metrics) this address may not read them.",
    408: "The body did not arrive in time.",
    413: "A bound is passed; the error names it. Send fewer events at once.",
    415: "The body is compressed with something other than gzip.",
    422: "A field is wrong; `field` names it. Where the model fails on single events, `elements` lists their positions: "
    "leave them out and ask again.",
    429: "The queue is full, or this caller has too much open or sends too fast: try again after Retry-After seconds.",
    500: "A fault of the scorer; its log says which.",
    503: "The model is loading or being restarted, or the scorer is shutting down: try again after Retry-After seconds.",
}
_RETRYABLE = (429, 503)


@lru_cache(maxsize=1)
def document() -> bytes:
    """The document's JSON."""
    return orjson.dumps(specification())


def specification() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "aiscore scorer",
            "version": __version__,
            "description": "Scores log events. Open Inference Protocol v2 over HTTPS; one request is one batch, and the "
            "answer has the same count and order or is an error.",
        },
        "paths": {
            wire.INFER_PATH: {"post": _infer()},
            wire.METADATA_PATH: {
                "get": _get(
                    "modelMetadata",
                    "What the model is and what a request may hold.",
                    _content("Metadata", EXAMPLE_METADATA),
                    (401, 503),
                    [{"ticket": []}],
                )
            },
            wire.LIVE_PATH: {"get": _get("live", "The process runs.", _content("Live", {"live": True}), ())},
            wire.READY_PATH: {
                "get": _get("ready", "Requests are answered.", _content("Ready", {"ready": True}), (503,))
            },
            wire.METRICS_PATH: {
                "get": _get(
                    "metrics", "Counters for Prometheus.", {"text/plain": {"schema": {"type": "string"}}}, (403,)
                )
            },
            OPENAPI_PATH: {
                "get": _get("openapi", "This document.", {wire.CONTENT_TYPE: {"schema": {"type": "object"}}}, ())
            },
        },
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "ticket": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "aiscore1.<payload>.<mac>",
                    "description": "A ticket signed with a key of the scorer's key file. Not asked for where the scorer runs on "
                    "loopback without a key file.",
                }
            },
        },
    }


def _infer() -> dict[str, Any]:
    return {
        "operationId": "infer",
        "summary": "Scores a batch of events.",
        "description": "Idempotent: an event's score depends on the event, the bundle and the site's baseline alone, so a request may "
        f"be repeated. At most {BATCH_MAX_EVENTS:,} events and {REQUEST_MAX_BYTES:,} bytes, inflated. Of a text longer than "
        f"{TEXT_MAX_CHARS:,} characters the head and the tail are read.",
        "security": [{"ticket": []}],
        "parameters": [
            {
                "name": "Accept-Encoding",
                "in": "header",
                "schema": {"type": "string"},
                "description": "With gzip in it, a large answer is compressed.",
            },
        ],
        "requestBody": {
            "required": True,
            "description": "JSON in UTF-8, compressed where the header Content-Encoding says gzip.",
            "content": _content("Request", EXAMPLE_REQUEST),
        },
        "responses": {
            "200": {
                "description": "One result an event, in the request's order.",
                "content": _content("Response", EXAMPLE_RESPONSE),
            },
            **_errors(ERRORS),
        },
    }


def _get(
    operation: str, summary: str, content: dict[str, Any], errors: tuple[int, ...], security=None
) -> dict[str, Any]:
    answer = {
        "operationId": operation,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}, **_errors(errors)},
    }
    return {**answer, "security": security} if security else answer


def _content(schema: str, example: Any) -> dict[str, Any]:
    return {wire.CONTENT_TYPE: {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}}


def _errors(statuses) -> dict[str, Any]:
    answers = {}
    for status in statuses:
        answers[str(status)] = {
            "description": ERRORS[status],
            "content": {wire.CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Error"}}},
        }
        if status in _RETRYABLE:
            answers[str(status)]["headers"] = {
                "Retry-After": {"description": "Seconds", "schema": {"type": "integer", "minimum": 1}},
                "Retry-After-Ms": {"description": "The same in milliseconds, finer", "schema": {"type": "integer", "minimum": 1}},
            }
    return answers


def _tensor(
    names: tuple[str, ...], datatype: str, element: dict[str, Any], most: int, is_typed: bool = True
) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["name", "shape", *(["datatype"] if is_typed else []), "data"],
        "properties": {
            "name": {"enum": list(names)},
            "datatype": {"const": datatype},
            "shape": {
                "type": "array",
                "items": {"type": "integer", "minimum": 1, "maximum": most},
                "minItems": 1,
                "maxItems": 2,
            },
            "data": {"type": "array", "items": element, "minItems": 1, "maxItems": most},
        },
    }


def _schemas() -> dict[str, Any]:
    text = {"type": "string"}
    share = {"type": "number", "minimum": 0, "maximum": 1}
    most = BATCH_MAX_EVENTS
    row = {"type": "string", "description": f"A JSON array of texts of at most {REASON_MAX_CHARS} characters, as text."}
    return {
        "Request": {
            "type": "object",
            "required": ["inputs"],
            "properties": {
                "id": {
                    "type": "string",
                    "maxLength": 128,
                    "description": "Comes back in the answer and stands in the log.",
                },
                "parameters": {
                    "type": "object",
                    "properties": {
                        "explain": {"type": "boolean", "description": "Also measure which words moved the score."},
                        "timeout_ms": {
                            "type": ["integer", "null"],
                            "minimum": 1,
                            "description": "The caller is gone after that.",
                        },
                    },
                },
                "inputs": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 4,
                    "description": "`text`, and where known the others, each once; all of "
                    "one length, which `shape` tells. An empty element is unknown.",
                    "contains": {"type": "object", "required": ["name"], "properties": {"name": {"const": "text"}}},
                    "items": _tensor(("text", "sourcetype", "host", "time"), "BYTES", text, most, is_typed=False),
                },
            },
        },
        "Response": {
            "type": "object",
            "required": ["model_name", "model_version", "id", "parameters", "outputs"],
            "properties": {
                "model_name": {"const": MODEL_NAME},
                "model_version": text,
                "id": text,
                "parameters": {"type": "object", "required": ["bundle"], "properties": {"bundle": text}},
                "outputs": {
                    "type": "array",
                    "minItems": 5,
                    "maxItems": 5,
                    "description": f"At most {RESPONSE_MAX_BYTES:,} bytes in all.",
                    "items": {
                        "oneOf": [
                            _tensor(("score",), "FP64", share, most),
                            _tensor(
                                ("novelty",),
                                "FP64",
                                {
                                    "type": "number",
                                    "minimum": -1,
                                    "maximum": 1,
                                    "description": "-1 where there is no baseline",
                                },
                                most,
                            ),
                            _tensor(("verdict",), "BYTES", {"enum": list(VERDICTS)}, most),
                            _tensor(("reason",), "BYTES", row, most),
                            _tensor(("technique",), "BYTES", row, most),
                        ]
                    },
                },
            },
        },
        "Metadata": {
            "type": "object",
            "required": ["name", "versions", "platform", "inputs", "outputs", "parameters"],
            "properties": {
                "name": {"const": MODEL_NAME},
                "versions": {"type": "array", "items": text, "minItems": 1},
                "platform": text,
                "inputs": {"type": "array", "items": {"type": "object"}},
                "outputs": {"type": "array", "items": {"type": "object"}},
                "parameters": {
                    "type": "object",
                    "required": ["bundle", "device", "encoder", "max_in_flight"],
                    "properties": {
                        "bundle": text,
                        "device": text,
                        "encoder": text,
                        "max_in_flight": {"type": "integer", "minimum": 1},
                        "max_batch_events": {"type": "integer", "minimum": 1},
                        "max_request_bytes": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
        "Live": {"type": "object", "required": ["live"], "properties": {"live": {"const": True}}},
        "Ready": {"type": "object", "required": ["ready"], "properties": {"ready": {"const": True}}},
        "Error": {
            "type": "object",
            "required": ["error"],
            "properties": {
                "error": text,
                "field": {"type": "string", "description": "422, 400: the member at fault"},
                "elements": {
                    "type": "array",
                    "items": {"type": "integer", "minimum": 0},
                    "description": "422: positions of the events on which the model fails",
                },
            },
        },
    }
