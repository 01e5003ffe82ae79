"""Times in which nobody may book, at the door: hatched, named, not to be tapped."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint

from panel.domain.booking import Booking
from panel.domain.command import BookNow, Command
from panel.domain.stretches import Stretches, stretches
from panel.ui.agenda import DayInputs, derive_day
from panel.ui.draft import Draft, Place, command_of, start_at
from panel.ui.samples import sample
from panel.ui.shades import MOST_SHADES
from panel.ui.staging import NOW, Setting, at, booking, snapshot
from panel.ui.words import words
from tests.engine.rig import at_ten
from tests.ui.conftest import Made
from tests.ui.door import Door, Teller
from tests.ui.test_dayline import SPEECH
from tests.ui.tree import (
    buttons,
    click,
    is_open,
    of_kind,
    place,
    seen,
    tap,
    window_of,
)


def shaded(setting: Setting) -> list[tuple[str, float, float]]:
    shown = snapshot(setting)
    props = derive_day(DayInputs(shown, setting.now, SPEECH))
    first, hours = float(props.hours[0].key), props.line_hours
    begin = at("00:00").timestamp()
    start = (first - begin) / 3600
    return [
        (s.label, round(start + s.begins * hours, 2), round(s.reach * hours, 2))
        for s in props.shades
    ]


def closed(*hours: tuple[str, str]) -> Stretches:
    return stretches((at(start), at(end)) for start, end in hours)


@pytest.mark.parametrize(
    ("hours", "bookings", "found"),
    [
        ((), (), []),
        ((("08:00", "09:00"),), (), []),  # before the line begins
        ((("12:00", "13:00"),), (), [("Closed", 12.0, 1.0)]),
        ((("12:00", "23:00"),), (), [("Closed", 12.0, 3.0)]),
        (
            (("12:00", "14:00"),),
            (booking("12:30", "13:00", "Late"),),
            [("Closed", 12.0, 0.5), ("Closed", 13.0, 1.0)],
        ),
        ((("12:00", "14:00"),), (booking("11:30", "14:00", "Late"),), []),
    ],
)
def test_closed_time_is_shaded_where_nothing_is_booked(
    hours: tuple[tuple[str, str], ...],
    bookings: tuple[Booking, ...],
    found: list[tuple[str, float, float]],
) -> None:
    assert shaded(Setting(bookings=bookings, closed=closed(*hours))) == found


def test_of_very_many_some_are_left_out() -> None:
    minute = timedelta(minutes=1)
    many = stretches(
        (NOW + n * 2 * minute, NOW + (n * 2 + 1) * minute) for n in range(99)
    )
    shown = snapshot(Setting(bookings=(), closed=many))
    props = derive_day(DayInputs(shown, NOW, SPEECH))
    assert len(props.shades) == MOST_SHADES


def test_the_screen_hatches_it_and_a_tap_there_does_nothing(
    make: Made, sent: list[Command]
) -> None:
    screen = make()
    screen.show(sample("closing"))
    window_of(screen).grabWindow()
    (shade,) = of_kind(screen, "Shade")
    assert "Closed" in seen(screen)
    spot = place(shade).center().toPoint()
    click(screen, spot)
    assert not is_open(screen)
    click(screen, QPoint(spot.x(), int(place(shade).top()) - 8))
    assert is_open(screen)
    assert sent == []


def test_it_is_no_block(make: Made) -> None:
    """A buffer is a solid block with its title, closed time is only ruled."""
    screen = make()
    buffer = replace(booking("12:00", "13:00", "Cleaning"), buffer=True)
    hours = closed(("14:00", "15:00"))
    screen.show(snapshot(Setting(bookings=(buffer,), closed=hours)))
    picture = window_of(screen).grabWindow()
    (block,), (shade,) = of_kind(screen, "Block"), of_kind(screen, "Shade")
    inside = [place(item).center().toPoint() for item in (block, shade)]
    solid = {picture.pixelColor(inside[0] + QPoint(60, y)).name() for y in range(12)}
    ruled = {picture.pixelColor(inside[1] + QPoint(60, y)).name() for y in range(12)}
    assert len(solid) == 1
    assert len(ruled) == 2 and not solid & ruled


def test_until_closing_is_offered(make: Made, sent: list[Command]) -> None:
    screen = make()
    shown = sample("closing")
    screen.show(shown)
    assert list(buttons(screen)) == ["Book 30 min", "15 min", "Until 18:00", "Book…"]
    tap(screen, "Until 18:00")
    assert sent == [BookNow(timedelta(minutes=40), until=shown.offers.until)]


def test_the_sheet_books_until_closing_and_not_into_it() -> None:
    place = Place(sample("closing"), at("17:20"))
    whole = Draft(length=timedelta(minutes=200))
    ask = BookNow(timedelta(minutes=40), until=at("18:00"))
    assert command_of(place, whole) == ask
    assert start_at(place, at("18:00")) == (False, None)
    assert start_at(place, at("17:40")) == (True, at("17:30"))


CLOSED = Setting(
    closed=stretches((at("18:00", d), at("08:00", d + 1)) for d in (-1, 0))
)


@pytest.mark.parametrize(
    ("clock", "line"),
    [
        ("07:30", "Closed until 08:00"),
        ("19:10", "Closed until tomorrow 08:00"),
    ],
)
def test_a_closed_room_says_when_it_opens(clock: str, line: str) -> None:
    shown = snapshot(replace(CLOSED, now=at(clock)))
    assert words(shown, at(clock), SPEECH).line == line


def test_where_the_list_ends_closed_nobody_says_when_it_opens() -> None:
    ever = stretches([(at("00:00"), at("00:00", 31))])
    shown = snapshot(Setting(bookings=(), closed=ever))
    assert words(shown, NOW, SPEECH).line == "Closed"
    shut = replace(shown, rules=replace(shown.rules, disable_book_now=True))
    assert words(shut, NOW, SPEECH).line == "This room cannot be booked here"


def test_an_evening_at_the_door(tell: Teller) -> None:
    tell(_evening)


async def _evening(door: Door) -> None:
    door.rig.room.closed = ((at_ten(0), at_ten(60)),)
    door.rig.room.push()
    await door.at(-29)
    assert door.says("Available", "until 10:00", "Closed")
    await door.tap("Until 10:00")
    assert door.says("In use")
    await door.tap("+ 15 min")
    await door.at(14)
    assert door.says("In use", "until 10:15")
    await door.at(16)
    assert door.says("Blue room", "Closed until 11:00")
    assert door.offered == []
    await door.at(60)
    assert door.says("Available")
