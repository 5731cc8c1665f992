"""The routes: what is read, in which order it is checked, and which status says what.

    who         401 no, forged or expired ticket    403 quota spent    429 too many open requests, too fast
    how much    413 a bound is passed               408 too slow
    what        400 no JSON, no gzip                415 another encoding        422 a field is wrong
    when        429 queue full                      503 loading, draining, or the worker was lost too often

Every error body is `{"error": "..."}`, as the protocol has it. One log line a request: who, how many,
how long; never what.
"""

from __future__ import annotations

import asyncio
import ipaddress
import time
from dataclasses import dataclass, field
from math import ceil
from typing import Any, Callable, Mapping

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from aiscore_contract import wire
from aiscore_contract.errors import TooLarge, WireError
from aiscore_contract.limits import BATCH_MAX_EVENTS, RESPONSE_MAX_BYTES
from aiscore_contract.messages import ModelMetadata, ScoreRequest, ScoreResponse

from .access import Access, Caller, Grant, Limits, Refusal, authorise
from .body import Body, ByteBudget
from .dispatcher import Dispatcher
from .log import Log, place_of
from .metrics import CONTENT_TYPE as METRICS_CONTENT_TYPE
from .metrics import Metrics
from .openapi import OPENAPI_PATH, document
from .settings import Settings

#: A smaller answer costs more to compress than to send.
GZIP_FROM_BYTES = 16_384
#: Requests that a caller is told to have open; more are let in, for a caller that repeats one.
_TOLD_SHARE = 2
#: What a caller of a scorer without a GPU is told at most. BERT reads some hundred new templates a second there, on a busy machine
#: far fewer, and a search gives each request 30 s: four of 1,024 events would all be late, and all the search left to the rules.
_CPU_REQUESTS, _CPU_EVENTS = 2, 256
_LINGER_S = 3.0
_JSON = {"content-type": wire.CONTENT_TYPE}


@dataclass
class Doorway:
    """What the routes share. `keys` is None where no tickets are asked for (loopback only)."""

    settings: Settings
    dispatcher: Dispatcher
    metrics: Metrics
    log: Log
    keys: Callable[[float], Mapping[str, bytes]] | None
    clock: Callable[[], float] = time.time
    is_draining: bool = False
    access: Access = field(init=False)
    budget: ByteBudget = field(init=False)

    def __post_init__(self) -> None:
        settings = self.settings
        self.access = Access(
            Limits(
                settings.caller_max_requests,
                settings.caller_events_per_s,
                settings.caller_max_events,
                settings.user_max_requests,
                settings.user_events_per_hour,
            )
        )
        self.budget = ByteBudget(settings.queue_max_bytes)
        self.metrics.watch("aiscore_request_bytes", "Bytes of requests held", {}, lambda: self.budget.taken)
        self.metrics.watch(
            "aiscore_log_lines_lost", "Log lines that could not be written", {}, lambda: self.log.lost_lines
        )

    def grant_of(self, request: Request) -> Grant | None:
        if self.keys is None:
            return None
        now_s = self.clock()
        return authorise(request.headers.get("authorization"), self.keys(now_s), now_s)

    def check_open(self) -> None:
        if self.is_draining:
            raise Refusal(503, "the scorer is shutting down", 5.0)
        if not self.dispatcher.is_ready:
            raise Refusal(503, "the model is loading", 5.0)


@dataclass
class _Visit:
    """One request to infer, for its log line."""

    began_s: float
    caller: Caller | None = None
    request_id: str = ""
    events: int = 0
    held_bytes: int = 0
    sent_bytes: int = 0
    booked: tuple[Grant | None, int] | None = None
    is_entered: bool = False


def make_app(doorway: Doorway) -> FastAPI:
    """The ASGI application."""
    app = FastAPI(title="aiscore scorer", docs_url=None, redoc_url=None, openapi_url=None)
    networks = [ipaddress.ip_network(network) for network in doorway.settings.metrics_from]

    async def infer(request: Request) -> Response:
        return await _infer(doorway, request)

    async def metadata(request: Request) -> Response:
        try:
            doorway.grant_of(request)
            doorway.check_open()
        except Refusal as refusal:
            return _refused(refusal)
        return Response(wire.encode_metadata(_metadata(doorway)), headers=_JSON)

    async def live() -> Response:
        return Response(b'{"live":true}', headers=_JSON)

    async def ready() -> Response:
        try:
            doorway.check_open()
        except Refusal as refusal:
            return _refused(refusal)
        return Response(b'{"ready":true}', headers=_JSON)

    async def metrics(request: Request) -> Response:
        if not _is_within(request.client.host if request.client else "", networks):
            return _refused(Refusal(403, "metrics are not shown to this address: see the setting metrics_from"))
        return Response(doorway.metrics.page(), headers={"content-type": METRICS_CONTENT_TYPE})

    async def openapi() -> Response:
        return Response(document(), headers=_JSON)

    async def unknown(request: Request, error: HTTPException) -> Response:
        return Response(wire.encode_error(str(error.detail)), error.status_code, {**_JSON, **(error.headers or {})})

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
    visit = _Visit(asyncio.get_running_loop().time())
    try:
        response = await _answer(doorway, request, visit)
        status, problem = 200, None
    except Refusal as refusal:
        response, status, problem = _refused(refusal), refusal.status, refusal.problem
    except TooLarge as error:
        response, status, problem = _refused(Refusal(413, str(error))), 413, str(error)
    except WireError as error:
        status = 400 if error.field == "body" else 422
        response, problem = _refused(Refusal(status, str(error), field=error.field)), str(error)
    except ClientDisconnect:
        # 499, as nginx has it: nobody reads this answer.
        response, status, problem = Response(status_code=499), 499, "the caller has gone"
    except Exception as error:  # noqa: BLE001 - the last resort: told to the log, not to the caller
        response, status, problem = _refused(Refusal(500, "internal error, see the scorer's log")), 500, place_of(error)
    finally:
        _leave(doorway, visit)
    if status != 200 and visit.booked is not None:
        doorway.access.refund(*visit.booked)
    took_s = asyncio.get_running_loop().time() - visit.began_s
    doorway.metrics.requests.labels(str(status)).inc()
    if status == 200:
        doorway.metrics.request_seconds.observe(took_s)
        doorway.metrics.events_scored.inc(visit.events)
    caller = visit.caller or Caller("", "")
    doorway.log.write(
        "info" if status == 200 else "error" if status == 500 else "warning",
        "infer",
        status=status,
        user=caller.user,
        sid=caller.sid,
        request=visit.request_id,
        events=visit.events,
        bytes=visit.held_bytes,
        ms=round(took_s * 1000, 1),
        client=request.client.host if request.client else "",
        **({"problem": problem} if problem else {}),
    )
    return response


async def _answer(doorway: Doorway, request: Request, visit: _Visit) -> Response:
    try:
        grant = doorway.grant_of(request)
        visit.caller = grant.caller if grant else _connection_of(request)
        doorway.check_open()
        doorway.dispatcher.check_room(visit.caller, _length_of(request))
        doorway.access.enter(visit.caller)
    except Refusal:
        await _linger(request)
        raise
    visit.is_entered = True
    score_request = wire.decode_request(await _read(doorway, request, visit))
    visit.request_id, visit.events = score_request.id, len(score_request.events)
    doorway.dispatcher.note_size(visit.sent_bytes, visit.events)
    doorway.access.spend(visit.caller, grant, visit.events, doorway.clock())
    visit.booked = (grant, visit.events)
    response = await _score(doorway, request, score_request, visit)
    body = wire.encode_response(response)
    if len(body) > RESPONSE_MAX_BYTES:
        raise TooLarge("RESPONSE_MAX_BYTES", RESPONSE_MAX_BYTES, "bytes")
    if len(body) >= GZIP_FROM_BYTES and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(wire.compress(body), headers={**_JSON, "content-encoding": "gzip"})
    return Response(body, headers=_JSON)


async def _score(doorway: Doorway, request: Request, score_request: ScoreRequest, visit: _Visit) -> ScoreResponse:
    """The scores, unless the caller's time or patience ends first."""
    longest_ms = int(doorway.settings.request_timeout_s * 1000)
    allowed_s = min(score_request.timeout_ms or longest_ms, longest_ms) / 1000
    left_s = visit.began_s + allowed_s - asyncio.get_running_loop().time()
    pending = doorway.dispatcher.admit(score_request, visit.caller, left_s)
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


async def _read(doorway: Doorway, request: Request, visit: _Visit) -> bytes:
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


def _length_of(request: Request) -> int:
    """The body's length as announced; 0 where it is not, or wrongly."""
    announced = request.headers.get("content-length", "")
    return int(announced) if announced.isascii() and announced.isdigit() and len(announced) < 12 else 0


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


def _leave(doorway: Doorway, visit: _Visit) -> None:
    doorway.budget.give(visit.held_bytes)
    if visit.is_entered:
        doorway.access.leave(visit.caller)


def _connection_of(request: Request) -> Caller:
    host, port = request.client or ("", 0)
    return Caller("local", f"{host}:{port}")


def _metadata(doorway: Doorway) -> ModelMetadata:
    told: dict[str, Any] = doorway.dispatcher.metadata
    bundle, device = str(told.get("bundle", "")), str(told.get("device", ""))
    most = (_CPU_REQUESTS, _CPU_EVENTS) if device == "cpu" else (doorway.settings.caller_max_requests, BATCH_MAX_EVENTS)
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

#: After these the connection is closed: what is left of the body would be taken for the next request's head,
#: or is not wanted.
_CLOSING = (401, 408, 413, 415)


def _refused(refusal: Refusal) -> Response:
    headers = dict(_JSON)
    if refusal.retry_after_s is not None:
        headers["retry-after"] = str(max(1, ceil(refusal.retry_after_s)))
    if refusal.status == 401:
        headers["www-authenticate"] = "Bearer"
    if refusal.status in _CLOSING:
        headers["connection"] = "close"
    return Response(_error_body(refusal), refusal.status, headers)


def _error_body(refusal: Refusal) -> bytes:
    if not refusal.members:
        return wire.encode_error(refusal.problem)
    import orjson

    return orjson.dumps({"error": refusal.problem, **refusal.members})
