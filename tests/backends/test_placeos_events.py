"""Event JSON as bookings, a row for each member; what is odd spoils nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from panel.backends.placeos.events import Around, Events, events_of
from panel.domain.booking import Booking, BookingStatus, Key, Person

START = 1678359840
BEGIN = datetime.fromtimestamp(START, UTC)
ROOM = "meetingroom@company.com"
LISBON = ZoneInfo("Europe/Lisbon")
AROUND = Around(calendar_id=ROOM, zone=LISBON)

FROM_THE_DOCUMENT: dict[str, Any] = {
    "event_start": START,
    "event_end": START + 2040,
    "id": "AAkALgAAAAAAHYQDEapmEEGaBh1ZdOKM9wAEWahNjgAA",
    "host": "ACA.test@company.com",
    "title": "Test",
    "body": "",
    "attendees": [
        {
            "name": "Resource - Meeting Room  ",
            "email": ROOM,
            "response_status": "accepted",
            "resource": True,
        }
    ],
    "location": "Australia/Sydney",
    "private": False,
    "all_day": False,
    "timezone": "Etc/GMT",
    "recurring": False,
    "created": "2023-03-09T11:04:48Z",
    "updated": "2023-03-09T11:05:48Z",
    "attachments": [],
    "status": "confirmed",
    "creator": "ACA.test@company.com",
    "ical_uid": "0400",
    "online_meeting_provider": "unknown",
    "online_meeting_phones": [],
}


def read(*told: object, around: Around = AROUND) -> Events:
    return events_of(told, around)


def event(**more: Any) -> dict[str, Any]:
    """An event; what is None is left out."""
    made = {"event_start": START, "event_end": START + 1800, "id": "a", **more}
    return {name: value for name, value in made.items() if value is not None}


def only(told: object, around: Around = AROUND) -> Booking:
    events = read(told, around=around)
    assert events.unreadable == ()
    (booking,) = events.bookings
    return booking


def test_the_example_of_the_document() -> None:
    room = Person("Resource - Meeting Room", ROOM, response="accepted", resource=True)
    assert only(FROM_THE_DOCUMENT) == Booking(
        id=FROM_THE_DOCUMENT["id"],
        start=BEGIN,
        end=BEGIN + timedelta(minutes=34),
        title="Test",
        host=Person(address="ACA.test@company.com"),
        attendees=(room,),
        location="Australia/Sydney",
        timezone="Etc/GMT",
        ical_uid="0400",
        source_state="confirmed",
        creator="ACA.test@company.com",
        created=datetime(2023, 3, 9, 11, 4, 48, tzinfo=UTC),
        updated=datetime(2023, 3, 9, 11, 5, 48, tzinfo=UTC),
    )


FIELDS = [
    ({"event_end": None}, "length", timedelta(hours=24)),
    ({"event_start": START + 0.9}, "start", BEGIN),
    ({"event_end": START}, "occupies", False),
    ({"title": None}, "title", ""),
    ({"title": 3}, "title", ""),
    ({"title": "<b>x</b>"}, "title", "<b>x</b>"),
    ({"status": None}, "status", BookingStatus.CONFIRMED),
    ({"status": "tentative"}, "status", BookingStatus.TENTATIVE),
    ({"status": "cancelled"}, "status", BookingStatus.CANCELLED),
    ({"status": "declined"}, "status", BookingStatus.DECLINED),
    ({"status": "strange"}, "status", BookingStatus.CONFIRMED),
    ({"private": True}, "private", True),
    ({"visibility": "private"}, "private", True),
    ({"visibility": "Confidential"}, "private", True),
    ({"visibility": "personal"}, "private", False),
    ({"recurring": True}, "recurring", True),
    ({"recurring_event_id": "master"}, "series_id", "master"),
    ({"ical_uid": "u"}, "ical_uid", "u"),
    ({"host": None}, "host", None),
    ({"host": "a@b.c"}, "host", Person(address="a@b.c")),
    (
        {"host": "A@b.c", "attendees": [{"name": "Ada", "email": "a@B.c"}]},
        "host",
        Person(name="Ada", address="A@b.c"),
    ),
    (
        {"host": "a@b.c", "extension_data": {"host_override": "x@y.z"}},
        "host",
        Person(address="x@y.z"),
    ),
    ({"attendees": None}, "attendees", ()),
    ({"attendees": "nobody"}, "attendees", ()),
    ({"attendees": [3, None]}, "attendees", ()),
    (
        {"hide_attendees": True, "attendees": [{"name": "A", "email": "a"}]},
        "attendees",
        (),
    ),
    ({"body": "x main_event_id y"}, "buffer", True),
    ({"body": "x" * 5000 + "main_event_id"}, "buffer", True),
    ({"mailbox": "MeetingRoom@company.com"}, "editable", True),
    ({"mailbox": "other@company.com"}, "editable", False),
    ({"created": "yesterday"}, "created", None),
    ({"id": None, "ical_uid": "u"}, "id", f"u-{START}"),
    ({"id": ""}, "id", f"unnamed-{START}"),
    ({"unheard_of": [{}]}, "id", "a"),
]


@pytest.mark.parametrize(("more", "name", "value"), FIELDS)
def test_a_member(more: dict[str, Any], name: str, value: object) -> None:
    assert getattr(only(event(**more)), name) == value


def test_a_room_that_has_declined_is_not_occupied() -> None:
    room = {"name": "Room", "email": ROOM, "response_status": "declined"}
    declined = only(event(attendees=[room]))
    assert declined.status is BookingStatus.DECLINED
    assert not declined.occupies
    guest = {"name": "Ada", "email": "ada@b.c", "response_status": "declined"}
    assert only(event(attendees=[guest])).occupies


def test_the_mark_of_a_preparation_stays_in_a_long_body() -> None:
    body = only(event(body="x" * 5000 + " main_event_id " + "y" * 5000)).body
    assert "main_event_id" in body
    assert len(body) <= 1000


def test_setup_and_breakdown_are_buffers() -> None:
    events = [
        event(id="main", setup_event_id="before", breakdown_event_id="after"),
        event(id="before", event_start=START - 900, event_end=START),
        event(id="after", event_start=START + 1800, event_end=START + 2700),
    ]
    buffers = {b.id: b.buffer for b in read(*events).bookings}
    assert buffers == {"main": False, "before": True, "after": True}


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "text",
        [],
        {},
        {"id": "x"},
        {"id": "x", "event_start": "soon"},
        {"id": "x", "event_start": True},
        {"id": "x", "event_start": 10**18},
        {"id": "x", "event_start": float("inf")},
        {"id": "x", "event_start": START * 1000},
        {"id": "x", "event_start": -(10**18)},
        {"id": "x", "event_start": START, "event_end": "late"},
        {"id": "x", "event_start": START, "event_end": START * 1000},
    ],
    ids=str,
)
def test_one_that_cannot_be_read_is_named(odd: object) -> None:
    events = read(event(), odd, event(id="b"))
    assert [b.id for b in events.bookings] == ["a", "b"]
    named = "x" if isinstance(odd, dict) and "id" in odd else "number 2"
    assert events.unreadable == (named,)


def test_one_in_two_calendars_of_the_room_counts_once() -> None:
    other = event(id="o", ical_uid="u", mailbox="other@company.com")
    own = event(id="r", ical_uid="u", mailbox=ROOM)
    for told in ([other, own], [own, other]):
        (booking,) = read(*told).bookings
        assert (booking.id, booking.editable) == ("r", True)


def test_occurrences_of_a_series_are_several() -> None:
    first = event(ical_uid="u")
    second = event(id="b", ical_uid="u", event_start=START + 86400, event_end=None)
    assert len(read(first, second).bookings) == 2


DAY = datetime(2026, 7, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "offset"), [("UTC", 0), ("Europe/Lisbon", 1), ("Australia/Sydney", 10)]
)
@pytest.mark.parametrize("days", [1, 3])
def test_an_all_day_event_has_the_dates_of_its_zone(
    zone: str, offset: int, days: int
) -> None:
    begin = int((DAY - timedelta(hours=offset)).timestamp())
    booking = only(
        event(
            event_start=begin,
            event_end=begin + days * 86400,
            all_day=True,
            timezone=zone,
        )
    )
    assert booking.all_day
    assert booking.start.astimezone(LISBON) == datetime(2026, 7, 14, tzinfo=LISBON)
    assert booking.end - booking.start == timedelta(days=days)


def test_an_all_day_event_without_an_end_lasts_one_date() -> None:
    begin = int(DAY.timestamp())
    booking = only(event(event_start=begin, event_end=None, all_day=True))
    assert booking.end - booking.start == timedelta(days=1)


def test_an_all_day_event_that_begins_at_no_midnight_stays_as_it_is() -> None:
    booking = only(event(all_day=True))
    assert (booking.start, booking.length) == (BEGIN, timedelta(minutes=30))


@pytest.mark.parametrize("zone", ["No/Where", "../etc/passwd", "W. Europe Standard"])
def test_a_zone_that_nobody_knows(zone: str) -> None:
    begin = int(DAY.timestamp())
    booking = only(event(event_start=begin, all_day=True, timezone=zone))
    assert booking.all_day


def test_without_a_zone_of_the_room_its_own_counts() -> None:
    begin = int(DAY.timestamp()) - 10 * 3600
    told = event(
        event_start=begin,
        event_end=begin + 86400,
        all_day=True,
        timezone="Australia/Sydney",
    )
    booking = only(told, around=Around())
    assert int(booking.start.timestamp()) == begin


def test_what_another_calendar_calls_a_booking() -> None:
    other = event(id="o", ical_uid="u", mailbox="other@company.com")
    own = event(id="r", ical_uid="u", mailbox=ROOM)
    events = read(other, own)
    assert events.twins == {Key("o", BEGIN): Key("r", BEGIN)}
