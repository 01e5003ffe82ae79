"""Opens the WebSocket; `websockets` is loaded with this module, on demand."""

import logging
import ssl
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    InvalidHandshake,
    InvalidStatus,
    InvalidURI,
    WebSocketException,
)

from panel.backends.base import BackendError, Garbled, Unauthorised, Unreachable
from panel.backends.http import moment, not_trusted
from panel.backends.placeos.refusal import not_accepted

LARGEST = 32 * 2**20
"""Bytes of one frame."""
WAITING = 16
"""Frames that may wait to be read; the server waits then."""

_SILENT = logging.getLogger("panel.placeos.wire")
"""The library would log the headers, and the key among them."""
_SILENT.setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the socket is and how it is opened; `headers` hold the key."""

    url: str
    headers: dict[str, str] = field(repr=False)
    timeout: float
    context: ssl.SSLContext | None

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc


class _Straight(connect):
    """Follows no redirect: the key would go where it leads."""

    def process_redirect(self, exc: Exception) -> Exception:
        return exc


async def opened(door: Door) -> ClientConnection:
    """The open socket.

    Raises:
        Unreachable, Unauthorised, Garbled: there is none.
    """
    more: dict[str, Any] = {"ssl": door.context} if door.context else {}
    try:
        return await _Straight(
            door.url,
            additional_headers=door.headers,
            compression=None,
            open_timeout=door.timeout,
            ping_interval=None,
            close_timeout=1,
            max_size=LARGEST,
            max_queue=WAITING,
            logger=_SILENT,
            **more,
        )
    except (OSError, WebSocketException, TimeoutError, EOFError) as error:
        raise told(error, door.host) from None


def clock_of(socket: ClientConnection) -> datetime | None:
    """The server's clock at the handshake, where it tells the time."""
    dates = socket.response.headers.get_all("Date") if socket.response else []
    return moment(dates[0] if dates else None)


def told(error: Exception, host: str) -> BackendError:
    """Why the socket did not open."""
    if isinstance(error, InvalidStatus):
        return _status(error, host)
    if isinstance(error, ssl.SSLCertVerificationError):
        return not_trusted(host)
    if isinstance(error, InvalidURI):
        return Garbled("The address of PlaceOS cannot be understood.")
    if isinstance(error, TimeoutError):
        return Unreachable(f"{host} does not answer.")
    if isinstance(error, InvalidHandshake) and not isinstance(error, EOFError):
        return Unreachable(f"{host} does not open the connection for the room.")
    return Unreachable(f"{host} cannot be reached.")


def _status(error: InvalidStatus, host: str) -> BackendError:
    status = error.response.status_code
    if status == 401:
        return not_accepted(bytes(error.response.body or b""))
    if status == 403:
        return Unauthorised(
            "The key may not use the room's control: its scopes need "
            '"control" or "public".'
        )
    if 300 <= status < 400:
        return Garbled(f"{host} sends us to another address, which is not followed.")
    if status in (404, 405, 426) or status == 200:
        return Garbled(f"{host} does not seem to be a PlaceOS server.")
    return Unreachable(f"{host} cannot answer at present ({status}).")
