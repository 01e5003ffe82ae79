"""What is put together on the sheet: what fits, what a step does, what is sent."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from panel.domain.booking import Person
from panel.domain.command import BookLater, BookNow
from panel.domain.permission import Abilities, Scene, may_book_later, may_book_now
from panel.domain.room import Rules
from panel.domain.status import status_at
from panel.ui import samples, staging
from panel.ui.draft import (
    Draft,
    Place,
    command_of,
    lacks,
    opening,
    start_at,
    start_on,
    stepped_day,
    stepped_length,
    stepped_start,
)
from panel.ui.staging import ABLE, MINUTE, NOW, Setting, at, booking, snapshot

MARTA = Person(name="Marta Sousa", address="marta@example.com")
DIRECTORY = replace(ABLE, people=True)


def place(setting: Setting | None = None) -> Place:
    """The sample day: free until 12:30, then 13:30 to 15:00, then from 16:15."""
    shown = snapshot(setting or Setting())
    return Place(shown, shown.at)


def clock(moment: datetime | None) -> str:
    if moment is None:
        return "now"
    local = moment.astimezone(staging.ZONE)
    return f"{local:%d %H:%M}"


def accepted(here: Place, draft: Draft) -> bool:
    """Whether the command's own check takes what the sheet would send."""
    shown = here.snapshot
    scene = Scene(
        now=here.now,
        day=shown.day,
        rules=shown.rules,
        marks=samples.Marks(),
        status=status_at(here.now, shown.day, shown.rules, samples.Marks(), None),
        abilities=Abilities(),
    )
    command = command_of(here, draft)
    if isinstance(command, BookNow):
        return may_book_now(scene, command.length) is None
    assert isinstance(command, BookLater)
    return may_book_later(scene, command.start, command.length) is None


def test_it_opens_with_the_preset_in_the_middle() -> None:
    draft = opening(place(), None, None)
    assert command_of(place(), draft) == BookNow(30 * MINUTE)


def test_it_opens_with_the_length_that_was_tapped() -> None:
    rules = Rules(presets=(20 * MINUTE,))
    draft = opening(place(Setting(rules=rules)), None, 20 * MINUTE)
    assert command_of(place(), draft) == BookNow(20 * MINUTE)


@pytest.mark.parametrize(
    ("start", "wish", "steps", "lengths"),
    [
        (None, 30, (1, 1), (35, 40)),
        (None, 100, (1, 1, 1), (105, 108, 108)),
        (None, 108, (-1,), (105,)),
        (None, 20, (-1, -1), (15, 15)),
        ("13:30", 60, (1, 1, -1), (65, 70, 65)),
        ("16:15", 60, (1, -1), (75, 60)),
        ("16:15", 480, (1, -1), (480, 465)),
    ],
)
def test_steps_of_lengths(
    start: str | None, wish: float, steps: tuple[int, ...], lengths: tuple[float, ...]
) -> None:
    here = place()
    draft = Draft(start=start and at(start), length=wish * MINUTE)  # type: ignore[arg-type]
    found = []
    for by in steps:
        draft = stepped_length(here, draft, by)
        assert accepted(here, draft)
        found.append(here.length(draft))
    assert found == [minutes * MINUTE for minutes in lengths]


def test_starts_skip_what_is_booked() -> None:
    here, draft, found = place(), Draft(), []
    for _ in range(8):
        draft = stepped_start(here, draft, 1)
        found.append(clock(draft.start)[3:])
        assert accepted(here, draft)
    assert found == [
        *("10:45", "11:00", "11:15", "11:30"),
        *("11:45", "12:00", "12:15", "13:30"),
    ]
    for _ in range(9):
        draft = stepped_start(here, draft, -1)
    assert draft.start is None


def test_the_last_start_of_the_day_is_the_last() -> None:
    draft = Draft(start=at("23:45"))
    assert stepped_start(place(), draft, 1) == draft


def test_days_keep_the_time_where_it_fits() -> None:
    here, draft = place(), Draft(start=at("14:00"))
    found = []
    for _ in range(3):
        draft = stepped_day(here, draft, 1)
        found.append(clock(draft.start))
    # On the 23rd something runs from 14:00 to 15:00.
    assert found == ["22 14:00", "23 15:00", "24 15:00"]


def test_a_day_begins_in_the_morning_and_today_again_with_now() -> None:
    here = place()
    tomorrow = stepped_day(here, Draft(), 1)
    assert clock(tomorrow.start) == "22 09:00"
    assert stepped_day(here, tomorrow, -1).start == at("10:45")
    assert stepped_day(here, Draft(), -1) == Draft()


def test_days_end_where_booking_does() -> None:
    here = place(Setting(rules=Rules(cache_days=2)))
    tomorrow = stepped_day(here, Draft(), 1)
    assert stepped_day(here, tomorrow, 1) == tomorrow


def test_a_full_day_has_no_start() -> None:
    full = booking("00:00", "23:59", "Fair", day=1)
    here = place(Setting(bookings=(full,)))
    draft = stepped_day(here, Draft(), 1)
    assert clock(draft.start) == "22 09:00"
    assert command_of(here, draft) is None


@pytest.mark.parametrize(
    ("tapped", "answer"),
    [
        ("10:44", (True, None)),
        ("10:30", (True, None)),
        ("10:29", (False, "21 10:15")),
        ("11:07", (True, "21 11:00")),
        ("12:29", (True, "21 12:15")),
        ("12:31", (False, None)),
        ("16:20", (True, "21 16:15")),
    ],
)
def test_a_place_on_the_line(tapped: str, answer: tuple[bool, str | None]) -> None:
    fits, start = start_at(place(), at(tapped))
    assert (fits, start and clock(start)) == answer


def test_nothing_for_later_where_the_system_cannot() -> None:
    able = replace(ABLE, book_later=False)
    setting = Setting(capabilities=able)
    shown = snapshot(setting)
    refused = replace(
        shown.offers, no_later=samples.Declined(samples.Reason.UNSUPPORTED)
    )
    here = Place(replace(shown, offers=refused), shown.at)
    assert start_at(here, at("14:00"))[0] is False
    assert start_at(here, at("10:44")) == (True, None)
    assert here.starts(here.today) == [None]


def test_after_a_booking_of_a_later_day() -> None:
    here = place()
    day = at("09:30", 2).date()
    assert clock(start_on(here, day, at("09:30").time())) == "23 09:30"
    assert clock(start_on(here, day, at("10:30").time())) == "23 12:00"


def test_until_the_next_booking_stays_that() -> None:
    here, draft = place(), Draft(length=108 * MINUTE)
    assert command_of(here, draft) == BookNow(108 * MINUTE, until=at("12:30"))
    later = Place(here.snapshot, NOW + timedelta(seconds=61))
    length = 108 * MINUTE - timedelta(seconds=61)
    assert command_of(later, draft) == BookNow(length, until=at("12:30"))


def test_lengths_shrink_when_somebody_else_books() -> None:
    other = booking("11:00", "12:00", "New")
    here = place(Setting(bookings=(other, *staging.REST)))
    draft = Draft(length=60 * MINUTE)
    assert command_of(here, draft) == BookNow(18 * MINUTE, until=at("11:00"))
    assert command_of(here, Draft(start=at("11:15"))) is None


@pytest.mark.parametrize(
    ("ask", "directory", "draft", "lacking"),
    [
        (False, False, Draft(), ""),
        (False, False, Draft(host="Ana"), ""),
        (True, False, Draft(), "host"),
        (True, False, Draft(host="   "), "host"),
        (True, False, Draft(host="Ana"), ""),
        (False, True, Draft(), ""),
        (False, True, Draft(host="mar"), "pick"),
        (True, True, Draft(), "host"),
        (True, True, Draft(host="mar"), "pick"),
        (True, True, Draft(host="Marta Sousa", person=MARTA), ""),
    ],
)
def test_what_lacks(ask: bool, directory: bool, draft: Draft, lacking: str) -> None:
    able = DIRECTORY if directory else ABLE
    here = place(Setting(rules=Rules(ask_host=ask), capabilities=able))
    assert lacks(here, draft) == lacking
    assert (command_of(here, draft) is None) is (lacking != "")


def test_the_owner_is_the_address_of_the_person() -> None:
    here = place(Setting(capabilities=DIRECTORY))
    picked = command_of(here, Draft(host="Marta Sousa", person=MARTA))
    assert picked == BookNow(30 * MINUTE, owner="marta@example.com")
    nameless = Person(name="Marta Sousa")
    named = command_of(here, Draft(host="Marta Sousa", person=nameless))
    assert named == BookNow(30 * MINUTE, owner="Marta Sousa")


def test_what_is_sent_is_clean() -> None:
    draft = Draft(
        start=at("14:00"), title="  two\nlines\x07\u202e <b>x</b> ", host=" A "
    )
    sent = command_of(place(), draft)
    assert sent == BookLater(at("14:00"), 30 * MINUTE, "two lines <b>x</b>", "A")
