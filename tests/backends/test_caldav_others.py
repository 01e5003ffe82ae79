"""Beside another program at the same calendar: the caldav package.

What it changes is in the next reading; what the panel writes it can read, and all that
it and others have written into an object stays, property by property.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from caldav import Calendar as TheirCalendar
from caldav import DAVClient, Event
from icalendar import Calendar as Object
from icalendar.cal import Component

from panel.backends.base import Conflict
from panel.backends.ical import expand, parse
from panel.domain.booking import Booking, Person
from tests.backends.caldav_place import CalDavPlace
from tests.backends.calendar_text import LISBON, REAL
from tests.backends.contract import at, draft, only, spans
from tests.backends.servers.radicale import PASSWORD, USER, Calendar, Radicale

OURS = frozenset({"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "X-ROOM-PANEL-CHECKED-IN"})
"""What a change of ours may change in an entry beside what was asked for."""
ENDS = frozenset({"DTEND", "DURATION"})
ORDINARY = "ical-office_365_invalid_timezone"
WEEKS = timedelta(days=60)
MOST = 12
"""Objects of one file."""

Property = tuple[str, str, tuple[tuple[str, str], ...]]


@pytest.fixture
async def place(
    radicale: Radicale, calendar: Calendar, tmp_path: Path
) -> AsyncIterator[CalDavPlace]:
    made = CalDavPlace(radicale, tmp_path, calendar)
    await made.another()
    yield made
    await made.aclose()


@pytest.fixture
def theirs(calendar: Calendar) -> Iterator[TheirCalendar]:
    """The calendar as the other program has it."""
    with DAVClient(url=calendar.url, username=USER, password=PASSWORD) as client:
        yield client.calendar(url=calendar.url)


def said(component: Component) -> list[Property]:
    """Every property with its value and its parameters, sorted; those of what stands
    inside it too."""
    found = []
    for name, value in component.property_items(recursive=True, sorted=False):
        params = getattr(value, "params", {})
        text = value.to_ical() if hasattr(value, "to_ical") else value
        text = text.decode() if isinstance(text, bytes) else str(text)
        pairs = tuple(sorted((k.upper(), str(v)) for k, v in params.items()))
        found.append((name.upper(), text, pairs))
    return sorted(found)


def without(properties: list[Property], *names: str) -> list[Property]:
    left_out = OURS | frozenset(names)
    return [each for each in properties if each[0] not in left_out]


def entries(text: str) -> dict[str, Component]:
    """The entries of an object by what they replace; the series itself by nothing."""
    found = {}
    for component in Object.from_ical(text).walk("VEVENT"):
        name = component.get("RECURRENCE-ID")
        found[name.to_ical().decode() if name else ""] = component
    return found


async def test_what_another_program_does_is_in_the_next_reading(
    place: CalDavPlace, theirs: TheirCalendar
) -> None:
    backend = place.backend
    assert await spans(backend) == []
    made = theirs.add_event(dtstart=at(0), dtend=at(30), summary="Theirs")
    assert (await only(backend)).title == "Theirs"
    with made.edit_icalendar_instance() as whole:
        (event,) = whole.walk("VEVENT")
        event["DTSTART"].dt, event["DTEND"].dt = at(60), at(75)
    made.save()
    assert await spans(backend) == [(60, 75)]
    made.delete()
    assert await spans(backend) == []


async def test_an_occurrence_that_another_program_moves_is_seen_moved(
    place: CalDavPlace, theirs: TheirCalendar
) -> None:
    backend, day = place.backend, timedelta(days=1)
    theirs.add_event(
        dtstart=at(0) - 3 * day,
        dtend=at(30) - 3 * day,
        summary="Daily",
        rrule={"FREQ": "DAILY", "COUNT": 9},
    )
    assert await spans(backend) == [(0, 30)]
    (occurrence,) = theirs.search(event=True, start=at(0), end=at(30), expand=True)
    assert isinstance(occurrence, Event)
    with occurrence.edit_icalendar_instance() as whole:
        (event,) = whole.walk("VEVENT")
        event["DTSTART"].dt, event["DTEND"].dt = at(60), at(75)
    occurrence.save(all_recurrences=False)
    assert await spans(backend) == [(60, 75)]
    seen = await only(backend)
    await backend.end(seen, at(70), notify=False, comment="")
    assert await spans(backend) == [(60, 70)]
    later = await backend.bookings(at(0) + day, at(30) + day)
    assert [b.start for b in later.bookings] == [at(0) + day]


async def test_what_the_panel_writes_another_program_reads(
    place: CalDavPlace, theirs: TheirCalendar
) -> None:
    backend = place.backend
    host = Person("Grace; of course", "grace@example.com")
    made = await backend.book(draft(0, 30, host=host, title="Ad hoc, at the door"))
    event = theirs.get_event_by_uid(made.id)
    component = event.get_icalendar_component()
    assert str(component["SUMMARY"]) == "Ad hoc, at the door"
    assert component.start == at(0)
    assert component.end == at(30)
    assert component["ORGANIZER"].params["CN"] == "Grace; of course"
    await backend.extend(await only(backend), at(45))
    event.load()
    assert event.get_icalendar_component().end == at(45)
    await backend.end(await only(backend), at(10), notify=False, comment="")
    event.load()
    assert event.get_icalendar_component().end == at(10)
    (found,) = theirs.search(event=True, start=at(0), end=at(60))
    assert isinstance(found, Event)
    assert found.get_icalendar_component().end == at(10)
    assert theirs.search(event=True, start=at(15), end=at(60)) == []


async def test_a_cancelled_occurrence_is_cancelled_there_too(
    place: CalDavPlace, theirs: TheirCalendar
) -> None:
    theirs.add_event(
        dtstart=at(0),
        dtend=at(30),
        rrule={"FREQ": "DAILY", "COUNT": 3},
        summary="Daily",
    )
    await place.backend.end(await only(place.backend), at(0), notify=False, comment="")
    found = theirs.search(
        event=True, start=at(0), end=at(0) + timedelta(days=9), expand=True
    )
    states = [
        str(each.get_icalendar_component().get("STATUS", ""))
        for each in found
        if isinstance(each, Event)
    ]
    assert sorted(states)[:2] == ["", ""]
    assert states.count("CANCELLED") + len(states) in (2, 4)


def few(paths: list[Path]) -> list[Any]:
    return [
        pytest.param(
            path,
            id=path.stem,
            marks=() if path.stem == ORDINARY else pytest.mark.long,
        )
        for path in paths
    ]


def one_of_each(data: bytes) -> list[Booking]:
    """A booking of each object: the single one, or an occurrence of the series."""
    parsed = parse(data, LISBON)
    found = [entry.booking for entry in parsed.entries]
    for series in parsed.series:
        first = min(
            value.dt
            for value in (
                e["DTSTART"] for e in Object.from_ical(series.text).walk("VEVENT")
            )
        )
        begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
        listed = expand(series, begin, begin + WEEKS, LISBON)
        found += [entry.booking for entry in listed[1:2] or listed[:1]]
    return [booking for booking in found if booking.occupies]


async def seen(backend: Any, booking: Booking) -> Booking:
    reading = await backend.bookings(booking.start, booking.end)
    (found,) = (b for b in reading.bookings if b.id == booking.id)
    assert isinstance(found, Booking)
    return found


@pytest.mark.parametrize("path", few(REAL))
async def test_what_other_programs_have_written_stays(
    path: Path, place: CalDavPlace, calendar: Calendar
) -> None:
    """Checked in, made longer, shortened, and, where it is one of many, cancelled."""
    if not calendar.fill(path.read_bytes()).is_success:
        pytest.skip("Radicale does not take this file")
    backend, texts = place.backend, calendar.texts()
    for name, text in list(texts.items())[:MOST]:
        for booking in one_of_each(text.encode()):
            await changed(backend, calendar, name, booking)
        others = {n: t for n, t in texts.items() if n != name}
        now = calendar.texts()
        assert {n: now[n] for n in others} == others
        calendar.plant(name, text)


async def changed(
    backend: Any, calendar: Calendar, name: str, booking: Booking
) -> None:
    """One booking through all changes, each compared with what was there before."""
    before = entries(calendar.get(name))
    await backend.check_in(await seen(backend, booking))
    checked_in = entries(calendar.get(name))
    assert set(checked_in) == set(before)
    for key, component in before.items():
        assert without(said(checked_in[key])) == without(said(component)), key
    assert (await seen(backend, booking)).checked_in is True
    now = await seen(backend, booking)
    with suppress(Conflict):  # another booking follows at once
        await backend.extend(now, now.end + timedelta(minutes=15))
    now = await seen(backend, booking)
    middle = now.start + timedelta(minutes=5)
    await backend.end(now, middle, notify=False, comment="")
    assert (await seen(backend, booking)).end == middle
    ended = entries(calendar.get(name))
    touched = [key for key in checked_in if said(ended[key]) != said(checked_in[key])]
    added = set(ended) - set(checked_in)
    assert len([*touched, *added]) == 1
    for key in touched:
        left_out = (*ENDS, "DTSTART") if booking.all_day else ENDS
        assert without(said(ended[key]), *left_out) == without(
            said(checked_in[key]), *left_out
        )
    for key in added:
        assert without(said(ended[key]), "DTSTART", "RECURRENCE-ID", *ENDS) == without(
            said(checked_in[""]), "DTSTART", "RRULE", "RDATE", "EXDATE", *ENDS
        )
    now = await seen(backend, booking)
    await backend.end(now, now.start, notify=False, comment="")
    if not booking.recurring:
        assert name not in calendar.names()
        return
    cancelled = entries(calendar.get(name))
    assert set(cancelled) == set(ended)
    for key in set(ended) - {*touched, *added}:
        assert said(cancelled[key]) == said(ended[key])
