"""HTTPS exchanges with one host over connections that are kept alive.

The certificate and the host name are always verified; there is no way to ask otherwise. Every
exchange has a deadline that holds: a socket timeout alone starts anew with every byte that drips
in, so the socket's own reads and writes are given what is left of the time. Only resolving a name
cannot be bounded here; `dispatch` gives such a thread up.

A request is sent again in one case alone: a connection that had been kept was closed by the other
end before a byte of the answer came, which every server does to idle connections. Where that
happens to a new connection it is a `Dropped`, and for the caller to judge.
Raises what ssl, socket and http.client raise; `faults` knows what that means.
"""
from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Callable, Deque, Dict, Mapping, Optional, Tuple

from aiscore_contract.errors import TooLarge

#: The scorer keeps an idle connection 120 s.
IDLE_MAX_S = 100.0
_PIECE_BYTES = 256 * 1024


class Dropped(ConnectionError):
    """The other end hung up after a connection was made and before a byte of the answer came."""


@dataclass(frozen=True)
class Origin:
    """Where the scorer is, and how it is known to be the scorer."""

    host: str
    port: int
    ca_file: str = ""
    client_cert: str = ""
    client_key: str = ""


@dataclass(frozen=True)
class Reply:
    """An answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _DeadlineSocket(ssl.SSLSocket):
    """A TLS socket whose every read and write is given only what is left until `deadline_s`."""

    deadline_s: Optional[float] = None
    clock: Callable[[], float] = staticmethod(time.monotonic)

    def _limit(self) -> None:
        if self.deadline_s is not None:
            left_s = self.deadline_s - self.clock()
            if left_s <= 0:
                raise socket.timeout("the deadline has passed")
            self.settimeout(left_s)

    def recv_into(self, *args, **kwargs):  # what http.client's buffered file reads with
        self._limit()
        return super().recv_into(*args, **kwargs)

    def send(self, *args, **kwargs):  # what sendall is made of
        self._limit()
        return super().send(*args, **kwargs)


def tls_context(origin: Origin) -> ssl.SSLContext:
    """TLS 1.2 or newer, verified against `ca_file` or the machine's own authorities."""
    context = ssl.create_default_context(cafile=origin.ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.sslsocket_class = _DeadlineSocket
    if origin.client_cert:
        context.load_cert_chain(origin.client_cert, origin.client_key)
    return context


class _Connection(http.client.HTTPSConnection):
    """One connection, opened within a deadline."""

    idle_since_s = 0.0
    is_reused = False
    is_asked = False
    is_answering = False

    def open(self, context: ssl.SSLContext, deadline_s: float, clock: Callable[[], float]) -> None:
        last: OSError = OSError("the name has no address")
        for family, kind, protocol, _, address in socket.getaddrinfo(self.host, self.port, 0, socket.SOCK_STREAM):
            plain = socket.socket(family, kind, protocol)
            try:
                plain.settimeout(max(0.001, deadline_s - clock()))
                plain.connect(address)
                plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                # The timeout of a handshake bounds it as a whole.
                plain.settimeout(max(0.001, deadline_s - clock()))
                self.sock = context.wrap_socket(plain, server_hostname=self.host)
                return
            except socket.timeout:
                plain.close()
                raise ConnectionError("no connection within connect_timeout_s") from None
            except ssl.SSLError:
                plain.close()
                raise
            except OSError as error:
                plain.close()
                last = error
        raise last


class HttpsClient:
    """A pool of connections to one origin. Safe to use from several threads."""

    def __init__(self, origin: Origin, connect_timeout_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._origin = origin
        self._context = tls_context(origin)
        self._connect_timeout_s = connect_timeout_s
        self._clock = clock
        self._idle: Deque[_Connection] = deque()
        self._mutex = threading.Lock()

    def exchange(self, method: str, path: str, headers: Dict[str, str], body: Optional[bytes], deadline_s: float,
                 reply_max_bytes: int) -> Reply:
        """The answer to one request, whole, at most `reply_max_bytes` long, before `deadline_s`."""
        connection = self._take()
        while True:
            try:
                reply, is_reusable = self._try(connection, method, path, headers, body, deadline_s, reply_max_bytes)
            except (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError) as broken:
                connection.close()
                if connection.is_answering or not connection.is_asked:
                    raise
                if not connection.is_reused:
                    raise Dropped(*broken.args) from None
                connection = self._new()
                continue
            except BaseException:
                connection.close()
                raise
            if is_reusable:
                self._give_back(connection)
            else:
                connection.close()
            return reply

    def _try(self, connection: _Connection, method: str, path: str, headers: Dict[str, str], body: Optional[bytes],
             deadline_s: float, reply_max_bytes: int) -> Tuple[Reply, bool]:
        if connection.sock is None:
            connection.open(self._context, min(deadline_s, self._clock() + self._connect_timeout_s), self._clock)
        connection.is_asked, connection.is_answering = True, False
        connection.sock.deadline_s = deadline_s
        connection.sock.clock = self._clock
        response = _send_and_listen(connection, method, path, headers, body)
        connection.is_answering = True  # from here on nothing is sent again
        content = _read(response, reply_max_bytes)
        found = {name.lower(): value for name, value in response.getheaders()}
        return Reply(response.status, found, content), not response.will_close

    def _take(self) -> _Connection:
        with self._mutex:
            # The one that has rested for longest: a scorer holds back whoever asks again, on the connection on which it has just refused
            # somebody, before the time that it told him, and that would be another thread of ours.
            while self._idle:
                connection = self._idle.popleft()
                if self._clock() - connection.idle_since_s < IDLE_MAX_S:
                    connection.is_reused = True
                    return connection
                connection.close()
        return self._new()

    def _new(self) -> _Connection:
        return _Connection(self._origin.host, self._origin.port, context=self._context)

    def _give_back(self, connection: _Connection) -> None:
        connection.idle_since_s = self._clock()
        with self._mutex:
            self._idle.append(connection)


def _send_and_listen(connection: _Connection, method: str, path: str, headers: Dict[str, str],
                     body: Optional[bytes]) -> http.client.HTTPResponse:
    """The head of the answer. A server that refuses at the door answers and hangs up before the whole
    body is sent: what it said is worth more than the broken pipe."""
    try:
        connection.request(method, path, body, headers)
    except (ConnectionError, ssl.SSLEOFError) as broken:
        try:
            return connection.getresponse()
        except (OSError, http.client.HTTPException):
            raise broken from None
    return connection.getresponse()


def _read(response: http.client.HTTPResponse, max_bytes: int) -> bytes:
    """The body, never more than a piece over `max_bytes` of it held."""
    if response.length is not None and response.length > max_bytes:
        raise TooLarge("RESPONSE_MAX_BYTES", max_bytes, "bytes")
    pieces, size = [], 0
    while True:
        piece = response.read(_PIECE_BYTES)
        if not piece:
            break
        size += len(piece)
        if size > max_bytes:
            raise TooLarge("RESPONSE_MAX_BYTES", max_bytes, "bytes")
        pieces.append(piece)
    if response.length:  # reading in pieces does not complain of a body cut short
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(pieces)
