"""A request's body, bounded while it arrives: as sent and inflated, and all bodies together.

Pure: bytes in, bytes or a contract error out. `app` feeds it chunk by chunk, so a gzip bomb is
refused after REQUEST_MAX_BYTES of what it would become, whatever was announced.
"""

from __future__ import annotations

import zlib

from aiscore_contract.errors import TooLarge, WireError
from aiscore_contract.limits import REQUEST_MAX_BYTES

_GZIP_WBITS = 31
_STEP_BYTES = 1 << 18


class ByteBudget:
    """Bytes of requests in memory; `take` answers False instead of passing the bound."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self.taken = 0

    def take(self, count: int) -> bool:
        if not self.has_room(count):
            return False
        self.taken += count
        return True

    def has_room(self, count: int) -> bool:
        """Whether `count` more would be taken now."""
        return self.taken + count <= self._max_bytes

    def give(self, count: int) -> None:
        self.taken -= count


class Body:
    """Collects one body. `sent` bytes of it came by now, and `size` is what it holds, inflated."""

    def __init__(self, is_gzip: bool, max_bytes: int = REQUEST_MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._inflate = zlib.decompressobj(_GZIP_WBITS) if is_gzip else None
        self._parts: list[bytes] = []
        self.sent = 0
        self.size = 0

    def feed(self, chunk: bytes) -> None:
        self.sent += len(chunk)
        if self.sent > self._max_bytes:
            raise TooLarge("REQUEST_MAX_BYTES", self._max_bytes, "bytes")
        if self._inflate is None:
            self._keep(chunk)
            return
        while chunk:
            if self._inflate.eof:
                raise WireError("body", "has bytes after its gzip stream")
            try:
                self._keep(self._inflate.decompress(chunk, _STEP_BYTES))
            except zlib.error as error:
                raise WireError("body", f"is no gzip stream ({error})") from None
            chunk = self._inflate.unconsumed_tail or self._inflate.unused_data

    def finish(self) -> bytes:
        if self._inflate is not None:
            # What zlib still holds back is less than one step.
            self._keep(self._inflate.flush())
            if not self._inflate.eof:
                raise WireError("body", "is a truncated gzip stream")
        body = b"".join(self._parts)
        self._parts.clear()
        return body

    def _keep(self, part: bytes) -> None:
        self.size += len(part)
        if self.size > self._max_bytes:
            raise TooLarge("REQUEST_MAX_BYTES", self._max_bytes, "bytes")
        if part:
            self._parts.append(part)
