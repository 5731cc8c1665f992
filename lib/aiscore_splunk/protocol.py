"""Splunk's chunked search command protocol ("SCP v2"): bytes in, chunks out, and back.

    chunked 1.0,<metadata bytes>,<body bytes>\\n<metadata JSON><body>

Both lengths count bytes and nothing stands between the parts. The exchange is in strict lock step:
splunkd sends one chunk and waits for exactly one reply, so a reply too many or too few puts the two
out of step for good. The first request is `getinfo`, the others are `execute`, the last of which
says `finished`; the reply says the same.

Nothing here reads, writes or knows what a body holds: `ChunkReader` is fed bytes as they come and
hands out whole chunks. A stream that is no such thing is a `ProtocolError`, after which the reader
refuses to go on, because the place of the next chunk is lost.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Sequence, Tuple
from urllib.parse import unquote

#: The longest header line: two lengths of 20 digits and the words around them.
HEADER_MAX_BYTES = 64
#: Beyond these a header is believed to be wrong, not a chunk to be large: 50,000 events are 16 MB.
METADATA_MAX_BYTES = 64 * 1024 * 1024
BODY_MAX_BYTES = 2 * 1024 * 1024 * 1024

_PREFIX = b"chunked 1.0,"
_HEADER = re.compile(rb"chunked 1\.0,[ \t]*(\d{1,20})[ \t]*,[ \t]*(\d{1,20})[ \t]*\r?\n")


class ProtocolError(Exception):
    """The other side does not speak the protocol. What it says is fit for the analyst."""


@dataclass(frozen=True)
class Chunk:
    """One message of the protocol, in either direction."""

    metadata: Mapping[str, Any]
    body: bytes = b""

    def __post_init__(self) -> None:
        if not isinstance(self.metadata, dict):
            raise ProtocolError("the metadata of a chunk is no JSON object")
        if not isinstance(self.body, bytes):
            raise ProtocolError("the body of a chunk is bytes")


def encode_chunk(chunk: Chunk) -> bytes:
    """The bytes of `chunk`."""
    metadata = json.dumps(chunk.metadata, separators=(",", ":")).encode("ascii")
    return b"chunked 1.0,%d,%d\n%s%s" % (len(metadata), len(chunk.body), metadata, chunk.body)


class ChunkReader:
    """Chunks out of a byte stream.

    Feed it with `receive` (empty bytes: the stream has ended), then take chunks from `next_chunk`
    until that gives None. `is_at_end` tells a stream that ended where one may end.
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._lengths: Optional[Tuple[int, int]] = None
        self._ended = False
        self._broken: Optional[str] = None

    @property
    def is_at_end(self) -> bool:
        return self._ended and not self._buffer and self._lengths is None

    @property
    def has_bytes(self) -> bool:
        """Whether something came that no chunk was made of yet."""
        return bool(self._buffer) or self._lengths is not None

    def receive(self, received: bytes) -> None:
        if received:
            self._buffer += received
        else:
            self._ended = True

    def next_chunk(self) -> Optional[Chunk]:
        """The next whole chunk; None where more bytes are needed, or where the stream has ended."""
        if self._broken is not None:
            raise ProtocolError(self._broken)
        try:
            return self._take()
        except ProtocolError as error:
            self._broken = str(error)
            raise

    def _take(self) -> Optional[Chunk]:
        if self._lengths is None:
            self._lengths = self._take_header()
        if self._lengths is None:
            return None
        metadata_bytes, body_bytes = self._lengths
        if len(self._buffer) < metadata_bytes + body_bytes:
            if self._ended:
                raise ProtocolError(f"the input ends inside a chunk: {len(self._buffer):,} of "
                                    f"{metadata_bytes + body_bytes:,} bytes came")
            return None
        metadata = bytes(self._buffer[:metadata_bytes])
        with memoryview(self._buffer) as view:
            body = bytes(view[metadata_bytes:metadata_bytes + body_bytes])
        del self._buffer[:metadata_bytes + body_bytes]
        self._lengths = None
        return Chunk(_parse_metadata(metadata), body)

    def _take_header(self) -> Optional[Tuple[int, int]]:
        head = bytes(self._buffer[:HEADER_MAX_BYTES])
        if not head.startswith(_PREFIX[:len(head)]):
            raise ProtocolError("the input is no chunk of the chunked protocol, version 1.0")
        end = head.find(b"\n")
        if end < 0:
            if len(head) == HEADER_MAX_BYTES:
                raise ProtocolError(f"the header of a chunk is longer than {HEADER_MAX_BYTES} bytes")
            if self._ended and head:
                raise ProtocolError("the input ends inside the header of a chunk")
            return None
        match = _HEADER.fullmatch(head, 0, end + 1)
        if match is None:
            raise ProtocolError("the header of a chunk does not name two lengths")
        metadata_bytes, body_bytes = int(match[1]), int(match[2])
        if metadata_bytes > METADATA_MAX_BYTES or body_bytes > BODY_MAX_BYTES:
            raise ProtocolError(f"the header of a chunk names {max(metadata_bytes, body_bytes):,} bytes, "
                                "which no chunk has")
        del self._buffer[:end + 1]
        return metadata_bytes, body_bytes


def _parse_metadata(encoded: bytes) -> Dict[str, Any]:
    try:
        # A user name or search that is no UTF-8 must not stop the search.
        metadata = json.loads(encoded.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        raise ProtocolError("the metadata of a chunk is no JSON: is a length in its header wrong?") from None
    if not isinstance(metadata, dict):
        raise ProtocolError("the metadata of a chunk is no JSON object")
    return metadata


# -- requests --------------------------------------------------------------------------------------

@dataclass(frozen=True)
class GetInfo:
    """What splunkd tells of the search. Old versions and the parse pass leave some of it out."""

    args: Tuple[str, ...] = ()
    sid: str = ""
    user: str = ""
    app: str = ""
    splunkd_uri: str = ""
    session_key: str = field(default="", repr=False)
    splunk_version: str = ""
    search: str = ""
    is_preview: bool = False


@dataclass(frozen=True)
class Execute:
    """One chunk of events. `body` is CSV, and may be empty."""

    is_finished: bool
    body: bytes


def read_getinfo(chunk: Chunk) -> GetInfo:
    """The `getinfo` request in `chunk`.

    >>> read_getinfo(Chunk({"action": "getinfo", "searchinfo": {"args": ["field=_raw"]}})).args
    ('field=_raw',)
    """
    if chunk.metadata.get("action") != "getinfo":
        raise ProtocolError("the first chunk does not ask for getinfo")
    searchinfo = chunk.metadata.get("searchinfo")
    known = searchinfo if isinstance(searchinfo, dict) else {}

    def text(name: str) -> str:
        value = known.get(name)
        return value if isinstance(value, str) else ""

    args = known.get("args")
    if args is None:
        args = [_unquoted(arg) for arg in known.get("raw_args") or () if isinstance(arg, str)]
    if not isinstance(args, list) or not all(isinstance(arg, str) for arg in args):
        raise ProtocolError("the arguments of the search are no list of texts")
    return GetInfo(tuple(args), text("sid"), text("username") or text("owner"), text("app"), text("splunkd_uri"),
                   text("session_key"), text("splunk_version"), unquote(text("search")),
                   chunk.metadata.get("preview") is True)


def _unquoted(raw_arg: str) -> str:
    name, equals, value = raw_arg.partition("=")
    if equals and len(value) > 1 and value[0] == value[-1] == '"':
        return f"{name}={value[1:-1]}"
    return raw_arg


def read_execute(chunk: Chunk) -> Execute:
    """The `execute` request in `chunk`."""
    if chunk.metadata.get("action") != "execute":
        raise ProtocolError("a chunk after the first does not ask for execute")
    return Execute(chunk.metadata.get("finished") is True, chunk.body)


# -- replies ---------------------------------------------------------------------------------------

Message = Tuple[str, str]


def execute_reply(is_finished: bool, body: bytes, messages: Sequence[Message] = ()) -> Chunk:
    """The answer to one chunk; `messages` are (level, text), for the analyst."""
    metadata: Dict[str, Any] = {"finished": is_finished}
    if messages:
        metadata["inspector"] = {"messages": [list(message) for message in messages]}
    return Chunk(metadata, body)


def fatal_reply(problem: str) -> Chunk:
    """The answer that stops the search. splunkd wants the inspector before the error."""
    return Chunk({"finished": True, "inspector": {"messages": [["ERROR", problem]]}, "error": problem})
