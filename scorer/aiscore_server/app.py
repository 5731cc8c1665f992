"""The routes: what becomes of a request that was let in, and which status says what.

    who, how much, when   judged by `doorway`, before the body is read     403 quota spent    429 too fast
    what                  400 no JSON, no gzip    415 another encoding     422 a field is wrong
    how much              413 a bound is passed   408 too slow
    when                  429 queue full          503 loading or the worker was lost too often

Every error body is `{"error": "..."}`, as the protocol has it. One log line a request: who, how many,
how long; never what.
"""

from __future__ import annotations

import asyncio
import ipaddress
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from aiscore_contract import wire
from aiscore_contract.errors import TooLarge, WireError
from aiscore_contract.limits import BATCH_MAX_EVENTS, RESPONSE_MAX_BYTES
from aiscore_contract.messages import ModelMetadata, ScoreRequest, ScoreResponse

from .access import Refusal
from .body import Body
from .doorway import JSON_HEADERS, Answer, Doorway, Visit, answer_of, length_of
from .metrics import CONTENT_TYPE as METRICS_CONTENT_TYPE
from .openapi import OPENAPI_PATH, document

#: Under this key of a request's scope lies the visit of one whom the door has let in.
VISIT = "aiscore.visit"
#: A smaller answer costs more to compress than to send.
GZIP_FROM_BYTES = 16_384
#: Requests that a caller is told to have open; more are let in, for a caller that repeats one.
_TOLD_SHARE = 2
#: What a caller of a scorer without a GPU is told at most, events for each worker. BERT reads some hundred new templates a second there, on a busy machine
#: far fewer, and a search gives each request 30 s: four of 1,024 events would all be late, and all the search left to the rules.
_CPU_REQUESTS, _CPU_EVENTS = 2, 256
_LINGER_S = 3.0


def make_app(doorway: Doorway) -> FastAPI:
    """The ASGI application."""
    app = FastAPI(title="aiscore scorer", docs_url=None, redoc_url=None, openapi_url=None)
    networks = [ipaddress.ip_network(network) for network in doorway.settings.metrics_from]

    async def infer(request: Request) -> Response:
        return await _infer(doorway, request)

    async def metadata(request: Request) -> Response:
        try:
            doorway.grant_of(request.headers.get("authorization"))
            doorway.check_open()
        except Refusal as refusal:
            return _refused(refusal)
        return Response(wire.encode_metadata(_metadata(doorway)), headers=JSON_HEADERS)

    async def live() -> Response:
        return Response(b'{"live":true}', headers=JSON_HEADERS)

    async def ready() -> Response:
        try:
            doorway.check_open()
        except Refusal as refusal:
            return _refused(refusal)
        return Response(b'{"ready":true}', headers=JSON_HEADERS)

    async def metrics(request: Request) -> Response:
        if not _is_within(request.client.host if request.client else "", networks):
            return _refused(Refusal(403, "metrics are not shown to this address: see the setting metrics_from"))
        return Response(doorway.metrics.page(), headers={"content-type": METRICS_CONTENT_TYPE})

    async def openapi() -> Response:
        return Response(document(), headers=JSON_HEADERS)

    async def unknown(request: Request, error: HTTPException) -> Response:
        return Response(wire.encode_error(str(error.detail)), error.status_code, {**JSON_HEADERS, **(error.headers or {})})

    for path, method, route in (
        (wire.INFER_PATH, "POST", infer),
        (wire.METADATA_PATH, "GET", metadata),
        (wire.LIVE_PATH, "GET", live),
        (wire.READY_PATH, "GET", ready),
        (wire.METRICS_PATH, "GET", metrics),
        (OPENAPI_PATH, "GET", openapi),
    ):
        app.add_api_route(path, route, methods=[method], response_model=None)
    app.add_exception_handler(HTTPException, unknown)
    return app


# -- infer ----------------------------------------------------------------------------------------


async def _infer(doorway: Doorway, request: Request) -> Response:
    clock = asyncio.get_running_loop().time
    visit = request.scope.get(VISIT) or Visit(clock(), request.client.host if request.client else "")
    try:
        response = await _answer(doorway, request, visit)
        status, problem = 200, None
    except ClientDisconnect:
        # 499, as nginx has it: nobody reads this answer.
        response, status, problem = Response(status_code=499), 499, "the caller has gone"
    except Exception as error:  # noqa: BLE001 - a refusal, or the last resort: told to the log, not to the caller
        answer = answer_of(error)
        response, status, problem = _response(answer), answer.status, answer.problem
    finally:
        doorway.leave(visit)
    doorway.tell(visit, status, problem, clock())
    return response


async def _answer(doorway: Doorway, request: Request, visit: Visit) -> Response:
    if not visit.is_entered:
        # Behind another request on its connection, so the door could not answer it.
        await _let_in(doorway, request, visit)
    content = await _read(doorway, request, visit)
    with visit.at_work():
        score_request = wire.decode_request(content)
    doorway.read(visit, score_request.id, len(score_request.events))
    response = await _score(doorway, request, score_request, visit)
    with visit.at_work():
        body = wire.encode_response(response)
    doorway.dispatcher.note_handling(visit.events, visit.handling_s)
    if len(body) > RESPONSE_MAX_BYTES:
        raise TooLarge("RESPONSE_MAX_BYTES", RESPONSE_MAX_BYTES, "bytes")
    if len(body) >= GZIP_FROM_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(wire.compress(body), headers={**JSON_HEADERS, "content-encoding": "gzip"})
    return Response(body, headers=JSON_HEADERS)


async def _let_in(doorway: Doorway, request: Request, visit: Visit) -> None:
    try:
        doorway.let_in(visit, request.headers.get("authorization"), length_of(request.headers.get("content-length", "")), request.client)
    except (Refusal, TooLarge):
        await _linger(request)
        raise


async def _score(doorway: Doorway, request: Request, score_request: ScoreRequest, visit: Visit) -> ScoreResponse:
    """The scores, unless the caller's time or patience ends first."""
    longest_ms = int(doorway.settings.request_timeout_s * 1000)
    allowed_s = min(score_request.timeout_ms or longest_ms, longest_ms) / 1000
    left_s = visit.began_s + allowed_s - asyncio.get_running_loop().time()
    pending = doorway.dispatcher.admit(score_request, visit.caller, left_s, visit.judged)
    departure = asyncio.create_task(_departure(request))
    reason = "departed"
    try:
        await asyncio.wait({pending.answer, departure}, timeout=left_s, return_when=asyncio.FIRST_COMPLETED)
        if pending.answer.done():
            return pending.answer.result()
        if departure.done():
            raise ClientDisconnect
        reason = "timeout"
        if not doorway.dispatcher.is_ready:
            raise Refusal(503, "the model worker is being restarted", 5.0)
        raise Refusal(429, f"not scored within {allowed_s:g} s", 1.0)
    finally:
        departure.cancel()
        doorway.dispatcher.release(pending, reason)


async def _departure(request: Request) -> None:
    """Ends when the caller closes its connection. The body is read, so nothing else can arrive."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _read(doorway: Doorway, request: Request, visit: Visit) -> bytes:
    """The body, inflated, within all bounds."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        await _linger(request)
        raise Refusal(415, "content-encoding: gzip or identity")
    body, more = Body(encoding == "gzip"), True
    try:
        async with asyncio.timeout(doorway.settings.body_timeout_s):
            while more:
                chunk, more = await _chunk(request)
                with visit.at_work():
                    body.feed(chunk)
                if not doorway.budget.take(body.size - visit.held_bytes):
                    raise Refusal(429, "the queue is full (queue_max_bytes)", 2.0)
                visit.held_bytes = body.size
    except TimeoutError:
        raise Refusal(408, f"the body was not here within {doorway.settings.body_timeout_s:g} s") from None
    except (TooLarge, WireError, Refusal):
        if more:
            await _linger(request)
        raise
    visit.sent_bytes = body.sent
    return body.finish()


async def _chunk(request: Request) -> tuple[bytes, bool]:
    """The next part of the body, and whether more follows."""
    message = await request.receive()
    if message["type"] != "http.request":
        raise ClientDisconnect
    return message.get("body", b""), message.get("more_body", False)


async def _linger(request: Request) -> None:
    """Reads on a little before a refusal: a connection closed upon unread bytes is reset, and the caller
    would see "connection reset" instead of the reason. More of the body must be on its way."""
    if request.headers.get("expect"):
        return
    left, more = 2 * RESPONSE_MAX_BYTES, True
    try:
        async with asyncio.timeout(_LINGER_S):
            while more and left > 0:
                chunk, more = await _chunk(request)
                left -= len(chunk)
    except (TimeoutError, ClientDisconnect):
        pass


def _metadata(doorway: Doorway) -> ModelMetadata:
    told: dict[str, Any] = doorway.dispatcher.metadata
    bundle, device = str(told.get("bundle", "")), str(told.get("device", ""))
    workers = doorway.dispatcher.workers
    most = (_CPU_REQUESTS, min(_CPU_EVENTS * workers, BATCH_MAX_EVENTS)) if device == "cpu" else (doorway.settings.caller_max_requests, BATCH_MAX_EVENTS)
    return ModelMetadata(
        version=bundle,
        bundle=bundle,
        device=device,
        encoder=str(told.get("encoder", "")),
        max_in_flight=min(max(1, doorway.settings.caller_max_requests // _TOLD_SHARE), most[0]),
        max_batch_events=most[1],
    )


def _is_within(address: str, networks: list) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return any((mapped or found) in network for network in networks)


# -- answers --------------------------------------------------------------------------------------

def _refused(refusal: Refusal) -> Response:
    return _response(answer_of(refusal))


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, answer.headers)
