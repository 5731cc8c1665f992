"""The wire form: Open Inference Protocol v2, tensors of shape [n] in JSON, gzip where it pays.

    request   inputs   text, and where known sourcetype, host, time    BYTES  [n]
              parameters  explain (bool), timeout_ms (int)
    response  outputs  score FP64, verdict BYTES, novelty FP64, reason BYTES, technique BYTES
              parameters  bundle

An element of `reason` and `technique` is itself a JSON array of texts, because a tensor has no
ragged rows. `novelty` is -1 for an event without a baseline, because JSON has no NaN.
A context tensor that is unknown for every event is left out.

Bytes in, messages out, and back: nothing here opens, retries or logs. Whatever is wrong with
the bytes is a `WireError` that names the member at fault, or a `TooLarge` that names the bound.
Protocol: https://github.com/kserve/open-inference-protocol (REST, "Inference Request JSON Object").
"""
from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import Any, Dict, List, Optional, Tuple

from . import scale
from .errors import IllegalValue, TooLarge, WireError
from .event import event_of
from .limits import BATCH_MAX_EVENTS, REQUEST_MAX_BYTES, RESPONSE_MAX_BYTES
from .messages import MODEL_NAME, ModelMetadata, ScoreRequest, ScoreResponse

INFER_PATH = f"/v2/models/{MODEL_NAME}/infer"
METADATA_PATH = f"/v2/models/{MODEL_NAME}"
LIVE_PATH = "/v2/health/live"
READY_PATH = "/v2/health/ready"
METRICS_PATH = "/metrics"

CONTENT_TYPE = "application/json"
#: Header of a refusal beside Retry-After, whose unit is a second: milliseconds after which to ask again.
RETRY_AFTER_MS = "retry-after-ms"
NO_BASELINE = -1.0

_CONTEXT = ("sourcetype", "host", "time")
_GZIP_WBITS = 31
#: Level 1 halves a batch of logs several times over at a third of level 6's CPU.
_GZIP_LEVEL = 1


# -- bytes ---------------------------------------------------------------------------------------

def compress(body: bytes) -> bytes:
    """`body` as one gzip member, without a time stamp, so equal bodies give equal bytes."""
    deflate = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_WBITS)
    return deflate.compress(body) + deflate.flush()


def inflate(body: bytes, max_bytes: int, bound: str) -> bytes:
    """The content of a gzip body, never more than `max_bytes` of it held in memory."""
    stream = zlib.decompressobj(_GZIP_WBITS)
    try:
        inflated = stream.decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise WireError("body", f"is no gzip stream ({error})") from None
    if len(inflated) > max_bytes:
        raise TooLarge(bound, max_bytes, "bytes")
    if not stream.eof:
        raise WireError("body", "is a truncated gzip stream")
    if stream.unused_data:
        raise WireError("body", "has bytes after its gzip stream")
    return inflated


def _parse(body: bytes, max_bytes: int, bound: str) -> Dict[str, Any]:
    if len(body) > max_bytes:
        raise TooLarge(bound, max_bytes, "bytes")
    try:
        parsed = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise WireError("body", f"is no UTF-8 at byte {error.start}") from None
    except (ValueError, RecursionError) as error:
        raise WireError("body", f"is no JSON ({type(error).__name__}: {str(error)[:80]})") from None
    if not isinstance(parsed, dict):
        raise WireError("body", "is no JSON object")
    return parsed


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _dump(message: Dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


# -- tensors -------------------------------------------------------------------------------------

def _tensor(name: str, datatype: str, values: List[Any]) -> Dict[str, Any]:
    return {"name": name, "shape": [len(values)], "datatype": datatype, "data": values}


def _tensors(message: Dict[str, Any], member: str) -> Dict[str, List[Any]]:
    """The named tensors of `message[member]`, each checked against its own shape."""
    found = message.get(member)
    if not isinstance(found, list):
        raise WireError(member, "is missing or no array")
    tensors: Dict[str, List[Any]] = {}
    for tensor in found:
        if not isinstance(tensor, dict) or not isinstance(tensor.get("name"), str):
            raise WireError(member, "has an element that is no named tensor")
        name, values = tensor["name"], tensor.get("data")
        if not isinstance(values, list):
            raise WireError(name, "has no data array")
        if tensor.get("shape") not in ([len(values)], [len(values), 1]):
            raise WireError(name, f"has {len(values)} elements, which its shape {str(tensor.get('shape'))[:40]} denies")
        if name in tensors:
            raise WireError(name, "is there twice")
        tensors[name] = values
    return tensors


def _texts(tensors: Dict[str, List[Any]], name: str, count: int) -> List[str]:
    values = tensors[name]
    if len(values) != count:
        raise WireError(name, f"has {len(values)} elements, not {count}")
    for position, value in enumerate(values):
        if not isinstance(value, str):
            raise WireError(name, f"element {position} is no string")
    return values


# -- request -------------------------------------------------------------------------------------

def encode_request(request: ScoreRequest) -> bytes:
    """JSON bytes of `request`."""
    events = request.events
    inputs = [_tensor("text", "BYTES", [event.text for event in events])]
    for name in _CONTEXT:
        values = [getattr(event, name) for event in events]
        if any(values):
            inputs.append(_tensor(name, "BYTES", values))
    parameters: Dict[str, Any] = {}
    if request.explain:
        parameters["explain"] = True
    if request.timeout_ms is not None:
        parameters["timeout_ms"] = request.timeout_ms
    return _dump({"id": request.id, "parameters": parameters, "inputs": inputs})


def decode_request(body: bytes) -> ScoreRequest:
    """The request in JSON `body` (at most REQUEST_MAX_BYTES, already inflated).

    Overlong texts are clipped and lone surrogates replaced, so that a caller who did neither
    gets the same score as one who did.
    """
    message = _parse(body, REQUEST_MAX_BYTES, "REQUEST_MAX_BYTES")
    tensors = _tensors(message, "inputs")
    for name in tensors:
        if name != "text" and name not in _CONTEXT:
            raise WireError(name, "is no input of this model: it takes text, sourcetype, host and time")
    for tensor in message["inputs"]:
        if tensor.get("datatype", "BYTES") != "BYTES":
            raise WireError(tensor["name"], f"has the datatype {str(tensor['datatype'])[:40]}, and all inputs are BYTES")
    if "text" not in tensors:
        raise WireError("text", "is missing")
    count = len(tensors["text"])
    if count == 0:
        raise WireError("text", "is empty: a request holds at least one event")
    if count > BATCH_MAX_EVENTS:
        raise TooLarge("BATCH_MAX_EVENTS", BATCH_MAX_EVENTS, "events")
    texts = _texts(tensors, "text", count)
    context = [_texts(tensors, name, count) if name in tensors else [""] * count for name in _CONTEXT]
    parameters = message.get("parameters", {})
    if not isinstance(parameters, dict):
        raise WireError("parameters", "is no object")
    explain = parameters.get("explain", False)
    if not isinstance(explain, bool):
        raise WireError("explain", "is neither true nor false")
    timeout_ms = parameters.get("timeout_ms")
    if timeout_ms is not None and (isinstance(timeout_ms, bool) or not isinstance(timeout_ms, int) or timeout_ms <= 0):
        raise WireError("timeout_ms", "is no positive whole number")
    request_id = message.get("id", "")
    if not isinstance(request_id, str) or len(request_id) > 128:
        raise WireError("id", "is no string of at most 128 characters")
    events = tuple(event_of(*row) for row in zip(texts, *context))
    return ScoreRequest(request_id, events, explain, timeout_ms)


# -- response ------------------------------------------------------------------------------------

def encode_response(response: ScoreResponse) -> bytes:
    """JSON bytes of `response`."""
    scores = [round(score, scale.DECIMALS) for score in response.scores]
    outputs = [
        _tensor("score", "FP64", scores),
        _tensor("verdict", "BYTES", [scale.verdict_of(score) for score in scores]),
        _tensor("novelty", "FP64", [NO_BASELINE if novelty is None else round(novelty, scale.DECIMALS)
                                    for novelty in response.novelties]),
        _tensor("reason", "BYTES", [_dump_row(texts) for texts in response.reasons]),
        _tensor("technique", "BYTES", [_dump_row(ids) for ids in response.techniques]),
    ]
    return _dump({"model_name": MODEL_NAME, "model_version": response.model, "id": response.id,
                  "parameters": {"bundle": response.model}, "outputs": outputs})


def decode_response(body: bytes, count: int) -> ScoreResponse:
    """The response in JSON `body`; `count` is the number of events that were asked about.

    Anything short of `count` valid results is a `WireError`: a partial answer is no answer.
    """
    message = _parse(body, RESPONSE_MAX_BYTES, "RESPONSE_MAX_BYTES")
    tensors = _tensors(message, "outputs")
    for name in ("score", "novelty", "reason", "technique"):
        if name not in tensors:
            raise WireError(name, "is missing")
        if len(tensors[name]) != count:
            raise WireError(name, f"has {len(tensors[name])} elements for {count} events")
    parameters = message.get("parameters")
    model = parameters.get("bundle") if isinstance(parameters, dict) else None
    if not isinstance(model, str) or len(model) > 256:
        raise WireError("bundle", "is missing or no text")
    response_id = message.get("id", "")
    if not isinstance(response_id, str):
        raise WireError("id", "is no string")
    try:
        return ScoreResponse(
            response_id,
            model,
            _numbers(tensors["score"], "score"),
            tuple(None if novelty == NO_BASELINE else novelty for novelty in _numbers(tensors["novelty"], "novelty")),
            tuple(map(_load_row, _texts(tensors, "reason", count))),
            tuple(map(_load_row, _texts(tensors, "technique", count))),
        )
    except IllegalValue as error:
        raise WireError("outputs", str(error)) from None


def _numbers(values: List[Any], name: str) -> Tuple[float, ...]:
    for value in values:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise WireError(name, f"has {str(value)[:20]!r}, which is no number")
    try:
        return tuple(map(float, values))
    except OverflowError:
        raise WireError(name, "has a number beyond the range of a float") from None


def _dump_row(texts: Tuple[str, ...]) -> str:
    return "[]" if not texts else json.dumps(texts, ensure_ascii=False)


@lru_cache(maxsize=4096)  # Few distinct rows: most events have no reason, most others a rule's.
def _load_row(text: str) -> Tuple[str, ...]:
    if text == "[]":
        return ()
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        raise WireError("reason", f"{text[:40]!r} is no JSON array") from None
    if not isinstance(row, list) or any(not isinstance(element, str) for element in row):
        raise WireError("reason", f"{text[:40]!r} is no JSON array of texts")
    return tuple(row)


# -- metadata and errors -------------------------------------------------------------------------

def encode_metadata(metadata: ModelMetadata) -> bytes:
    """JSON bytes of the model's metadata; what is ours beyond the protocol is in `parameters`."""
    return _dump({
        "name": metadata.name,
        "versions": [metadata.version],
        "platform": metadata.platform,
        "inputs": [{"name": name, "datatype": "BYTES", "shape": [-1]} for name in ("text",) + _CONTEXT],
        "outputs": [{"name": name, "datatype": datatype, "shape": [-1]}
                    for name, datatype in (("score", "FP64"), ("verdict", "BYTES"), ("novelty", "FP64"),
                                           ("reason", "BYTES"), ("technique", "BYTES"))],
        "parameters": {"bundle": metadata.bundle, "device": metadata.device, "encoder": metadata.encoder,
                       "max_in_flight": metadata.max_in_flight, "max_batch_events": metadata.max_batch_events,
                       "max_request_bytes": metadata.max_request_bytes},
    })


def decode_metadata(body: bytes) -> ModelMetadata:
    """The metadata in JSON `body`."""
    message = _parse(body, RESPONSE_MAX_BYTES, "RESPONSE_MAX_BYTES")
    parameters, versions = message.get("parameters"), message.get("versions")
    if not isinstance(parameters, dict):
        raise WireError("parameters", "is missing or no object")
    if not (isinstance(versions, list) and versions and isinstance(versions[0], str)):
        raise WireError("versions", "is missing or no array of texts")
    for name in ("bundle", "device", "encoder"):
        if not isinstance(parameters.get(name), str):
            raise WireError(name, "is missing or no text")
    try:
        return ModelMetadata(versions[0], parameters["bundle"], parameters["device"], parameters["encoder"],
                             parameters.get("max_in_flight"), parameters.get("max_batch_events"),
                             parameters.get("max_request_bytes"))
    except IllegalValue as error:
        raise WireError("parameters", str(error)) from None


def encode_error(problem: str) -> bytes:
    """The protocol's error body."""
    return _dump({"error": problem})


def decode_error(body: bytes) -> Optional[str]:
    """What an error body says, or None where it says nothing readable."""
    problem = _error_member(body, "error")
    return problem if isinstance(problem, str) else None


def decode_elements(body: bytes, count: int) -> Tuple[int, ...]:
    """The positions of the events that an error body blames, in order; empty where it blames none.

    A list that cannot be about `count` events (a position beyond them, twice, or no whole number) blames none.

    >>> decode_elements(b'{"error": "text: the model fails on element 2", "elements": [2]}', 3)
    (2,)
    >>> decode_elements(b'{"error": "so it is", "elements": [3]}', 3)
    ()
    """
    elements = _error_member(body, "elements")
    if not isinstance(elements, list) or len(elements) > count:
        return ()
    if any(isinstance(element, bool) or not isinstance(element, int) or not 0 <= element < count for element in elements):
        return ()
    return tuple(sorted(elements)) if len(set(elements)) == len(elements) else ()


def _error_member(body: bytes, name: str) -> Any:
    try:
        return _parse(body, RESPONSE_MAX_BYTES, "RESPONSE_MAX_BYTES").get(name)
    except (WireError, TooLarge):
        return None
