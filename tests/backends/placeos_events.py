"""Bookings as a PlaceOS module's calendar holds them."""

from typing import Any

from panel.domain.booking import Booking, BookingStatus, Person
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.world import ADDRESS

ROOM = {
    "name": "Boardroom",
    "email": ADDRESS,
    "response_status": "accepted",
    "resource": True,
}


def event(start: float, end: float | None, **more: Any) -> Event:
    """From and to these unix seconds; None leaves the end out."""
    made = {
        "id": f"AAkALgAAAAAAHYQD{start:.0f}",
        "event_start": int(start),
        "event_end": end and int(end),
        "title": "Salary talks",
        "host": "ada.byron@example.com",
        "body": "",
        "attendees": [ROOM, _attendee("Ada Byron", "ada.byron@example.com")],
        "attachments": [],
        "private": False,
        "all_day": False,
        "timezone": "Etc/GMT",
        "recurring": False,
        "status": "confirmed",
        "online_meeting_provider": "unknown",
        "online_meeting_phones": [],
        **more,
    }
    return {name: value for name, value in made.items() if value is not None}


def event_of(booking: Booking) -> Event:
    """A booking; what does not block the room is as good as cancelled here."""
    host = booking.host or Person("Ada Byron")
    address = host.address or f"{host.name.lower().replace(' ', '.')}@example.com"
    held = booking.blocking and booking.status is not BookingStatus.CANCELLED
    return event(
        booking.start.timestamp(),
        booking.end.timestamp(),
        id=booking.id,
        title=booking.title,
        host=address,
        attendees=[ROOM, _attendee(host.name, address)],
        status="confirmed" if held else "cancelled",
    )


def _attendee(name: str, address: str) -> dict[str, Any]:
    return {"name": name, "email": address, "response_status": "accepted"}
