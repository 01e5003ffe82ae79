"""The QR code's content, and whether it fits on a screen."""

from urllib.parse import quote

from panel.domain.room import Room
from panel.engine.snapshot import Snapshot

QUIET_ZONE = 4
LEAST_PIXELS = 3
SHARE = 0.36
"""The most of the screen's height that the code may take."""
COLUMN = 0.31
"""The most of a landscape screen's width that it may take."""
LONGEST = 2331
"""Bytes that the largest code holds with error correction M."""


def content(room: Room) -> str:
    """The address to encode, its placeholders filled in, or nothing."""
    if not room.show_qr or not room.qr_url:
        return ""
    filled = room.qr_url
    for name, value in _parts(room):
        filled = filled.replace(name, quote(value, safe=""))
    return filled if len(filled.encode()) <= LONGEST else ""


def checks_in(snapshot: Snapshot) -> bool:
    """Whether a check-in is waited for that the door does not take, but the code."""
    offered = snapshot.offers.check_in is not None or snapshot.capabilities.check_in
    return snapshot.status.pending and not offered and bool(content(snapshot.room))


def _parts(room: Room) -> tuple[tuple[str, str], ...]:
    return (
        ("{system_id}", room.system_id),
        ("{calendar_id}", room.calendar_id),
        ("{room_name}", room.name),
    )


def modules(address: str) -> int | None:
    """How many modules wide the code is with its quiet zone; None if it is too long."""
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.exceptions import DataOverflowError
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(address)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    return int(code.modules_count) + 2 * QUIET_ZONE


def fits(address: str, size: tuple[int, int]) -> bool:
    """Whether the code can be drawn on a screen of this size in pixels."""
    count = modules(address)
    width, height = size
    across = width * COLUMN if width > height else width
    return count is not None and count * LEAST_PIXELS <= min(height * SHARE, across)
