"""What leaves the program: the status variables and bookings under documented names."""

from datetime import datetime, timedelta

from panel.domain.booking import Booking, Person
from panel.domain.room import Rules
from panel.engine.snapshot import Snapshot

PRIVATE = "Private"


def variables(snapshot: Snapshot, *, private: bool = False) -> dict[str, object]:
    """The status variables as JSON values; `private` shows what the screen hides."""
    return {
        **_moment(snapshot, private=private),
        **_sensor(snapshot),
        **_room(snapshot),
        **_rules(snapshot.rules),
        "last_booking_started": _unix(snapshot.last_started),
    }


def booking_json(
    booking: Booking | None, rules: Rules, *, private: bool = False
) -> dict[str, object] | None:
    """A booking with the source document's field names; unknown ones are left out.

    The body never leaves the program. Of a private booking title, host and attendees
    stay hidden unless `private` is true.
    """
    if booking is None:
        return None
    known = {**_plain(booking), **_personal(booking, rules, private=private)}
    return {name: value for name, value in known.items() if value not in ("", None)}


def _plain(booking: Booking) -> dict[str, object]:
    return {
        "event_start": _unix(booking.start),
        "event_end": _unix(booking.end),
        "id": booking.id,
        "location": booking.location,
        "private": booking.private,
        "all_day": booking.all_day,
        "timezone": booking.timezone,
        "recurring": booking.recurring,
        "created": _stamp(booking.created),
        "updated": _stamp(booking.updated),
        "status": booking.status.value,
        "ical_uid": booking.ical_uid,
    }


def _personal(booking: Booking, rules: Rules, *, private: bool) -> dict[str, object]:
    secret = booking.private and not private
    no_host = secret or (rules.hide_details and not private)
    no_title = no_host or (rules.hide_title and not private)
    title = PRIVATE if secret else None if no_title else booking.title
    if no_host:
        return {"title": title}
    return {
        "title": title,
        "host": booking.host and (booking.host.address or booking.host.name),
        "attendees": [_person(person) for person in booking.attendees],
        "creator": booking.creator,
    }


def _person(person: Person) -> dict[str, object]:
    known = {
        "name": person.name,
        "email": person.address,
        "response_status": person.response,
    }
    named = {name: value for name, value in known.items() if value}
    return {**named, "resource": person.resource}


def _moment(snapshot: Snapshot, *, private: bool) -> dict[str, object]:
    status, rules = snapshot.status, snapshot.rules

    def shown(booking: Booking | None) -> dict[str, object] | None:
        return booking_json(booking, rules, private=private)

    return {
        "status": status.word,
        "booked": status.booked,
        "pending": status.pending,
        "current_pending": status.current_pending,
        "next_pending": status.next_pending,
        "in_use": status.in_use,
        "connected": snapshot.connected,
        "current_booking": shown(status.current),
        "next_booking": shown(status.next),
        "previous_booking": shown(status.previous),
        "bookings": [shown(booking) for booking in snapshot.schedule],
    }


def _sensor(snapshot: Snapshot) -> dict[str, object]:
    sensor = snapshot.sensor
    return {
        "presence": sensor and sensor.presence,
        "people_count": sensor and sensor.people_count,
        "sensor_name": (sensor and sensor.name) or None,
        "sensor_stale": snapshot.sensor_stale,
        "sensor_mac": snapshot.room.sensor_mac or None,
    }


def _room(snapshot: Snapshot) -> dict[str, object]:
    room = snapshot.room
    return {
        "room_name": room.name or None,
        "room_capacity": room.capacity,
        "bookable": room.bookable,
        "room_image": room.image or None,
        "offline_image": room.offline_image or None,
        "offline_color": room.offline_color or None,
        "show_qr_code": room.show_qr,
        "custom_qr_url": room.qr_url or None,
        "custom_qr_color": room.qr_color or None,
        "control_ui": room.control_ui or None,
        "catering_ui": room.catering_ui or None,
    }


def _rules(rules: Rules) -> dict[str, object]:
    return {
        "default_title": rules.default_title,
        "disable_book_now": rules.disable_book_now,
        "disable_book_now_host": not rules.ask_host,
        "disable_end_meeting": rules.disable_end_meeting,
        "enable_end_meeting_button": rules.end_button,
        "pending_period": _minutes(rules.pending_period),
        "pending_before": _minutes(rules.pending_before),
        "min_duration": _minutes(rules.min_duration),
        "max_duration": _minutes(rules.max_duration),
        "hide_meeting_details": rules.hide_details,
        "hide_meeting_title": rules.hide_title,
    }


def _minutes(length: timedelta) -> int | float:
    minutes = length / timedelta(minutes=1)
    return int(minutes) if minutes.is_integer() else minutes


def _unix(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _stamp(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
