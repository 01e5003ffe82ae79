"""Who is in the room, for location services: the source document's functions."""

from panel.domain.booking import Booking, Person


def is_there(booking: Booking | None, email: str | None, username: str | None) -> bool:
    """Whether attendee or host equals the address or the name, or an address begins
    with the name; upper and lower case are the same."""
    if booking is None:
        return False
    people = [*booking.attendees, *([booking.host] if booking.host else [])]
    names = {part for person in people for part in _names(person)}
    wanted = {text.casefold() for text in (email, username) if text}
    if wanted & names:
        return True
    prefix = (username or "").casefold()
    return bool(prefix) and any(n.startswith(prefix) for n in _addresses(people))


def locate_user(
    booking: Booking | None,
    calendar_id: str,
    email: str | None = None,
    username: str | None = None,
    *,
    system_id: str = "",
) -> list[dict[str, object]]:
    """The current booking as a location, if that person is in it."""
    if booking is None or not is_there(booking, email, username):
        return []
    return [
        {
            "location": "meeting",
            "mac": calendar_id,
            "event_id": booking.id,
            "map_id": None,
            "sys_id": system_id or None,
            "ends_at": int(booking.end.timestamp()),
            "started_at": int(booking.start.timestamp()),
            "private": booking.private,
        }
    ]


def macs_assigned_to(
    booking: Booking | None,
    calendar_id: str,
    email: str | None = None,
    username: str | None = None,
) -> list[str]:
    """The room's calendar id, if that person is in the current booking."""
    return [calendar_id] if is_there(booking, email, username) else []


def check_ownership_of(
    booking: Booking | None, calendar_id: str, mac_address: str
) -> dict[str, object] | None:
    """Whose the room is now, where the address is the room's."""
    if booking is None or mac_address.casefold() != calendar_id.casefold():
        return None
    host = booking.host.address or booking.host.name if booking.host else None
    return {
        "location": "meeting",
        "assigned_to": host,
        "mac_address": calendar_id,
    }


def _names(person: Person) -> tuple[str, ...]:
    parts = (person.name, person.address)
    return tuple(part.casefold() for part in parts if part)


def _addresses(people: list[Person]) -> list[str]:
    return [person.address.casefold() for person in people if person.address]
