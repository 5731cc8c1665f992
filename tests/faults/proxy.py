"""A TCP proxy that passes bytes on until it is told to break: connections, streams, or silence."""
import select
import socket
import struct
import threading
import time
from typing import Optional, Set

PIECE_BYTES = 65_536


class FaultProxy:
    """Listens on loopback and forwards to `target_port`. `mode` holds for bytes and connections from now on:

    pass        forwards
    refuse      the port is closed
    silent      accepts, and never says anything
    hold        connections stay open and nothing moves in them: a half-open socket
    swallow     what the search sends is dropped
    reset       every connection is reset as soon as bytes move
    close       every connection is closed in an orderly way as soon as bytes move
    reset_late  reset after `after_bytes` of an answer
    cut         closed after `after_bytes` of an answer
    stall       nothing more after `after_bytes` of an answer
    corrupt     one bit of every piece of an answer is turned over
    trickle     answers move at `rate_bytes_s`
    late        every piece of an answer waits `delay_s`
    """

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.mode = "pass"
        self.after_bytes = 300
        self.rate_bytes_s = 50
        self.delay_s = 0.05
        self._stopping = threading.Event()
        self._open: Set[socket.socket] = set()
        self._listener: Optional[socket.socket] = self._listen(0)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def set(self, mode: str, **limits: float) -> None:
        for name, value in limits.items():
            setattr(self, name, value)
        was, self.mode = self.mode, mode
        if mode == "refuse" and self._listener is not None:
            self._listener.close()
            self._listener = None
            self.drop_all()
        elif was == "refuse" and mode != "refuse":
            self._listener = self._listen(self.port)
            threading.Thread(target=self._accept, daemon=True).start()

    def drop_all(self) -> None:
        """Resets every connection that is open now."""
        for side in list(self._open):
            _reset(side)

    def close(self) -> None:
        self._stopping.set()
        if self._listener is not None:
            self._listener.close()
        self.drop_all()

    @staticmethod
    def _listen(port: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        return listener

    def _accept(self) -> None:
        listener = self._listener
        while not self._stopping.is_set() and listener is not None:
            try:
                readable, _, _ = select.select([listener], [], [], 0.1)
                if not readable:
                    if listener is not self._listener:
                        return
                    continue
                client, _ = listener.accept()
            except (OSError, ValueError):
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        self._open.add(client)
        server: Optional[socket.socket] = None
        try:
            if self.mode == "silent":
                self._stopping.wait()
                return
            if self.mode == "reset":
                _reset(client)
                return
            if self.mode == "close":
                return
            server = socket.create_connection(("127.0.0.1", self.target_port), 2)
            self._open.add(server)
            self._pump(client, server)
        except (OSError, ValueError):  # ValueError: drop_all closed a socket under select
            pass
        finally:
            for side in (client, server):
                if side is not None:
                    self._open.discard(side)
                    side.close()

    def _pump(self, client: socket.socket, server: socket.socket) -> None:
        answered = 0
        while not self._stopping.is_set():
            readable, _, _ = select.select([client, server], [], [], 0.05)
            mode = self.mode
            if mode == "hold":
                time.sleep(0.02)
                continue
            if mode in ("reset", "close") and readable:
                if mode == "reset":
                    _reset(client)
                return
            for side in readable:
                piece = side.recv(PIECE_BYTES)
                if not piece:
                    return
                if side is client:
                    answered = 0
                    if mode != "swallow":
                        server.sendall(piece)
                    continue
                answered += len(piece)
                if not self._answer(client, piece, answered, mode):
                    return

    def _answer(self, client: socket.socket, piece: bytes, answered: int, mode: str) -> bool:
        if mode in ("reset_late", "cut", "stall") and answered > self.after_bytes:
            client.sendall(piece[:max(0, len(piece) - (answered - int(self.after_bytes)))])
            if mode == "stall":
                self._stopping.wait()
            elif mode == "reset_late":
                _reset(client)
            return False
        if mode == "corrupt":
            middle = len(piece) // 2
            piece = piece[:middle] + bytes([piece[middle] ^ 1]) + piece[middle + 1:]
        if mode == "late":
            time.sleep(self.delay_s)
        if mode == "trickle":
            for at in range(0, len(piece), 5):
                client.sendall(piece[at:at + 5])
                if self._stopping.wait(5 / self.rate_bytes_s):
                    return False
            return True
        client.sendall(piece)
        return True


def _reset(side: socket.socket) -> None:
    try:
        side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        side.shutdown(socket.SHUT_RD)
    except OSError:
        pass
    side.close()
