"""The body of an answer: bounded, also where it was sent compressed."""

import asyncio
import io
import zlib
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

from panel.backends.base import Garbled

if TYPE_CHECKING:
    import httpx

ACCEPTED = "gzip"
"""What we ask for. The library's own way unpacks what comes in one piece, however long
that gets: a thousand times as much as was sent, or a million in two layers."""
PLAIN = ("", "identity")
GZIP = ("gzip", "x-gzip")
AT_ONCE = 2**20
"""Bytes unpacked in one piece, a few thousandths of a second's work."""
MEGA = 1_000_000


async def body_of(response: "httpx.Response", largest: int, host: str) -> bytes:
    """The whole body, unpacked.

    Raises:
        Garbled: it is longer than `largest`, or packed in a way not asked for.
    """
    # It hands its own memory over in the end, where a bytearray would be copied.
    body = io.BytesIO()
    async for part in _unpacked(response, host):
        body.write(part)
        if body.tell() > largest:
            raise Garbled(
                f"{host} answers with more than can be read ({_size(largest)} at most)."
            )
    return body.getvalue()


async def _unpacked(response: "httpx.Response", host: str) -> AsyncIterator[bytes]:
    kind = response.headers.get("Content-Encoding", "").strip().lower()
    if kind in PLAIN:
        async for part in response.aiter_raw():
            yield part
        return
    if kind not in GZIP:
        raise Garbled(f"{host} answers in a form that was not asked for.")
    unpacker, came = zlib.decompressobj(zlib.MAX_WBITS | 16), False
    async for part in response.aiter_raw():
        came = came or bool(part)
        for piece in _pieces(unpacker, part, host):
            yield piece
            if len(piece) == AT_ONCE:
                await asyncio.sleep(0)
    if came and not unpacker.eof:
        raise Garbled(f"{host} answers with what cannot be understood.")


def _pieces(unpacker: "zlib._Decompress", part: bytes, host: str) -> Iterator[bytes]:
    while part and not unpacker.eof:
        try:
            piece = unpacker.decompress(part, AT_ONCE)
        except zlib.error:
            raise Garbled(f"{host} answers with what cannot be understood.") from None
        yield piece
        part = unpacker.unconsumed_tail


def _size(most: int) -> str:
    return f"{most // MEGA} MB" if most >= MEGA else f"{most} bytes"
