"""What every booking system promises: one class of tests, run against each of them.

A test file derives a class from `Contract` and gives it a fixture `place`.
"""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Protocol

import pytest

from panel.backends.base import (
    Backend,
    BackendError,
    Conflict,
    Draft,
    Ending,
    Garbled,
    Live,
    Reading,
    Refused,
    RoomInfo,
    Unauthorised,
    Unreachable,
)
from panel.domain.booking import Booking, BookingStatus, Person

NOW = datetime(2025, 3, 12, 10, 0, tzinfo=UTC)
KINDS = (Unreachable, Unauthorised, Refused, Conflict, Garbled)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class Place(Protocol):
    """An empty room of one booking system, in which it is NOW.

    `odd_lengths` says whether the system can hold a booking that does not end after
    it starts.
    """

    backend: Backend
    odd_lengths: bool

    async def plant(self, *bookings: Booking) -> None:
        """Bookings as somebody else makes them, with these ids where that can be."""

    async def another(self) -> Backend:
        """A second panel at the same room."""

    async def break_link(self) -> None:
        """From now on the system cannot be reached."""


def at(minutes: float) -> datetime:
    return NOW + minutes * MINUTE


def meeting(start: float, end: float, **more: object) -> Booking:
    """A booking from and to so many minutes after NOW."""
    first = {"id": f"b{start:g}", "title": "Salary talks", "host": Person("Ada Byron")}
    return Booking(start=at(start), end=at(end), **{**first, **more})


def draft(start: float, end: float, **more: object) -> Draft:
    return Draft(start=at(start), end=at(end), **{"title": "Ad hoc", **more})


async def day(backend: Backend) -> Reading:
    """The list as new as the system has it."""
    if isinstance(backend, Live):
        await backend.refresh()
    return await backend.bookings(NOW - DAY / 2, NOW + DAY / 2)


async def spans(backend: Backend) -> list[tuple[float, float]]:
    """Begin and end, in minutes after NOW, of all that occupies the room.

    To a tenth: a system that books from its own now on may end a second early.
    """
    held = [b for b in (await day(backend)).bookings if b.occupies]
    return sorted((_minutes(b.start), _minutes(b.end)) for b in held)


def _minutes(moment: datetime) -> float:
    return round((moment - NOW) / MINUTE, 1)


async def only(backend: Backend) -> Booking:
    (booking,) = (await day(backend)).bookings
    return booking


class Contract:
    """Tests whose subject the system cannot do are skipped, by its capabilities."""

    @pytest.fixture
    def backend(self, place: Place) -> Backend:
        return place.backend

    @pytest.fixture
    def books(self, backend: Backend) -> Backend:
        if not backend.capabilities.book:
            pytest.skip("this system cannot book")
        return backend

    @pytest.fixture
    def ends(self, backend: Backend) -> Backend:
        if backend.capabilities.ending in (Ending.PANEL, Ending.NONE):
            pytest.skip("this system cannot end a booking")
        return backend

    @pytest.fixture
    def extends(self, backend: Backend) -> Backend:
        if not backend.capabilities.extend:
            pytest.skip("this system cannot extend")
        return backend

    @pytest.fixture
    def checks_in(self, backend: Backend) -> Backend:
        if not backend.capabilities.keeps_check_in:
            pytest.skip("this system keeps no check-ins")
        return backend


class ReadingContract(Contract):
    """The list is complete, or there is an error."""

    async def test_it_says_what_it_is(self, backend: Backend) -> None:
        assert backend.kind
        assert isinstance(await backend.room(), RoomInfo)

    async def test_an_empty_room_is_an_answer(self, backend: Backend) -> None:
        reading = await day(backend)
        assert (reading.bookings, reading.unreadable) == ((), ())

    async def test_what_others_book_is_listed(self, place: Place) -> None:
        await place.plant(meeting(-30, 30), meeting(60, 90, title="Review"))
        first, second = sorted(
            (await day(place.backend)).bookings, key=lambda b: b.start
        )
        assert (first.start, first.end) == (at(-30), at(30))
        assert (first.title, second.title) == ("Salary talks", "Review")
        assert first.host is not None
        assert "Ada Byron" in first.host.label
        assert first.id != second.id
        assert first.occupies

    @pytest.mark.parametrize(
        ("start", "end", "listed"),
        [
            (-60, 0, False),
            (-60, 1, True),
            (10, 20, True),
            (-60, 60, True),
            (29, 60, True),
            (30, 60, False),
        ],
    )
    async def test_a_window_is_half_open(
        self, place: Place, start: int, end: int, listed: bool
    ) -> None:
        await place.plant(meeting(0, 30))
        reading = await place.backend.bookings(at(start), at(end))
        assert bool(reading.bookings) is listed

    async def test_one_of_three_weeks_is_listed_in_its_middle(
        self, place: Place
    ) -> None:
        await place.plant(meeting(-15_000, 15_000))
        assert len((await day(place.backend)).bookings) == 1

    async def test_two_that_start_together_are_both_listed(self, place: Place) -> None:
        await place.plant(meeting(0, 30, id="a"), meeting(0, 60, id="b"))
        assert await spans(place.backend) == [(0, 30), (0, 60)]

    @pytest.mark.parametrize("end", [0, -10])
    async def test_one_without_a_length_is_listed_but_occupies_nothing(
        self, place: Place, end: int
    ) -> None:
        if not place.odd_lengths:
            pytest.skip("this system cannot hold such a booking")
        await place.plant(meeting(0, end))
        listed = await only(place.backend)
        assert (listed.start, listed.end) == (at(0), at(end))
        assert not listed.occupies
        assert (await place.backend.bookings(at(0), at(60))).bookings
        assert not (await place.backend.bookings(at(1), at(60))).bookings

    @pytest.mark.parametrize(
        "title",
        [
            "<b>Bold</b> &amp; <img src=x>",
            "ישיבה עם דנה (عربى)",
            "👩‍👩‍👧 Ümläut – “quoted”",
            "x" * 500,
        ],
    )
    async def test_titles_come_as_they_are(self, place: Place, title: str) -> None:
        await place.plant(meeting(0, 30, title=title))
        assert (await only(place.backend)).title == title

    async def test_moments_are_whole_across_a_clock_change(self, place: Place) -> None:
        night = datetime(2025, 3, 30, 0, 30, tzinfo=UTC)
        made = Booking(id="n", start=night, end=night + 60 * MINUTE, title="Night")
        await place.plant(made)
        (listed,) = (await place.backend.bookings(night - DAY, night + DAY)).bookings
        assert (listed.start, listed.end) == (made.start, made.end)

    async def test_reading_again_gives_the_same(self, place: Place) -> None:
        await place.plant(meeting(0, 30))
        before = await day(place.backend)
        after = await day(place.backend)
        assert before.bookings == after.bookings
        await place.plant(meeting(60, 90))
        assert await spans(place.backend) == [(0, 30), (60, 90)]

    async def test_who_cannot_be_asked_does_not_answer(self, place: Place) -> None:
        await place.plant(meeting(0, 30))
        await day(place.backend)
        await place.break_link()
        with pytest.raises(BackendError) as caught:
            await day(place.backend)
        assert isinstance(caught.value, KINDS)
        assert str(caught.value).endswith(".")

    async def test_closed_is_not_empty(self, place: Place) -> None:
        await day(place.backend)
        await place.backend.aclose()
        with pytest.raises(KINDS):
            await day(place.backend)


class BookingContract(Contract):
    """Two bookings never overlap, and what is confirmed is there."""

    async def test_a_booking_is_there_for_everybody(
        self, books: Backend, place: Place
    ) -> None:
        made = await books.book(draft(0, 30, host=Person("Grace")))
        assert (made.start, made.end, made.title) == (at(0), at(30), "Ad hoc")
        for panel in (books, await place.another()):
            listed = await only(panel)
            assert (listed.id, listed.start, listed.end) == (made.id, at(0), at(30))
            assert listed.title == "Ad hoc"

    async def test_touching_is_no_overlap(self, books: Backend, place: Place) -> None:
        await place.plant(meeting(-30, 0), meeting(30, 60))
        await books.book(draft(0, 30))
        assert await spans(books) == [(-30, 0), (0, 30), (30, 60)]

    @pytest.mark.parametrize(
        "span", [(0, 30), (-10, 1), (29, 60), (10, 20), (-10, 60)], ids=str
    )
    async def test_the_second_one_is_refused(
        self, books: Backend, place: Place, span: tuple[int, int]
    ) -> None:
        await place.plant(meeting(0, 30))
        with pytest.raises(Conflict) as caught:
            await books.book(draft(*span))
        assert await spans(books) == [(0, 30)]
        sentence = str(caught.value)
        assert sentence.endswith(".")
        assert "Salary" not in sentence
        assert "Ada" not in sentence

    async def test_what_does_not_occupy_the_room_is_no_hindrance(
        self, books: Backend, place: Place
    ) -> None:
        cancelled = meeting(0, 30, id="c", status=BookingStatus.CANCELLED)
        await place.plant(cancelled, meeting(0, 30, id="f", blocking=False))
        await books.book(draft(0, 30))
        assert await spans(books) == [(0, 30)]

    async def test_a_booking_has_to_have_a_length(self, books: Backend) -> None:
        for end in (0, -10):
            with pytest.raises(Refused):
                await books.book(draft(0, end))
        assert await spans(books) == []

    async def test_booked_for_later_where_it_can(self, books: Backend) -> None:
        if not books.capabilities.book_later:
            pytest.skip("this system books from now on only")
        await books.book(draft(120, 150))
        assert await spans(books) == [(120, 150)]

    async def test_a_booking_that_did_not_arrive_is_told(
        self, books: Backend, place: Place
    ) -> None:
        await place.break_link()
        with pytest.raises(KINDS):
            await books.book(draft(0, 30))


class CheckInContract(Contract):
    """A check-in belongs to one booking and one start."""

    async def test_a_check_in_is_seen_by_every_panel(
        self, checks_in: Backend, place: Place
    ) -> None:
        await place.plant(meeting(0, 30))
        seen = await only(checks_in)
        assert not seen.checked_in
        written = await checks_in.check_in(seen)
        assert written is None or written.checked_in is True
        for panel in (checks_in, await place.another()):
            assert (await only(panel)).checked_in is True

    async def test_once_more_changes_nothing(
        self, checks_in: Backend, place: Place
    ) -> None:
        await place.plant(meeting(0, 30))
        seen = await only(checks_in)
        await checks_in.check_in(seen)
        before = await only(checks_in)
        await checks_in.check_in(seen)
        assert await only(checks_in) == before

    async def test_a_walk_up_is_checked_in_at_once(
        self, checks_in: Backend, books: Backend
    ) -> None:
        made = await books.book(draft(0, 30, checked_in=True))
        assert made.checked_in is True
        assert (await only(books)).checked_in is True

    async def test_one_that_is_gone_cannot_be_checked_in(
        self, checks_in: Backend, ends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(30, 60))
        seen = await only(checks_in)
        await ends.end(seen, at(0), notify=False, comment="")
        with pytest.raises(Conflict):
            await checks_in.check_in(seen)


class EndingContract(Contract):
    """Ended now, or cancelled before it began; nothing else is touched."""

    async def test_the_room_is_free_from_then_on(
        self, ends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30), meeting(30, 60))
        seen = min((await day(ends)).bookings, key=lambda b: b.start)
        await ends.end(seen, at(0), notify=False, comment="Nobody came.")
        for panel in (ends, await place.another()):
            held = await spans(panel)
            assert (30, 60) in held
            assert all(end <= 0 or start >= 30 for start, end in held)
        if ends.capabilities.ending is Ending.SHORTEN:
            assert await spans(ends) == [(-30, 0), (30, 60)]

    @pytest.mark.parametrize("start", [0, 5])
    async def test_what_has_not_begun_is_cancelled(
        self, ends: Backend, place: Place, start: int
    ) -> None:
        await place.plant(meeting(start, 30))
        await ends.end(await only(ends), at(0), notify=False, comment="")
        assert await spans(ends) == []

    async def test_ending_again_says_that_it_is_gone(
        self, ends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30))
        seen = await only(ends)
        await ends.end(seen, at(0), notify=False, comment="")
        with pytest.raises(Conflict):
            await ends.end(seen, at(0), notify=False, comment="")

    async def test_the_ended_one_leaves_its_time_to_others(
        self, ends: Backend, books: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30))
        await ends.end(await only(ends), at(0), notify=False, comment="")
        await day(books)
        await books.book(draft(0, 30))
        assert (0, 30) in await spans(books)

    async def test_an_end_that_did_not_arrive_is_told(
        self, ends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30))
        seen = await only(ends)
        await place.break_link()
        with pytest.raises(KINDS):
            await ends.end(seen, at(0), notify=False, comment="")


class ExtendingContract(Contract):
    """Longer, as far as the next booking."""

    async def test_the_end_moves(self, extends: Backend, place: Place) -> None:
        await place.plant(meeting(-30, 30), meeting(45, 60))
        seen = min((await day(extends)).bookings, key=lambda b: b.start)
        await extends.extend(seen, at(45))
        for panel in (extends, await place.another()):
            assert await spans(panel) == [(-30, 45), (45, 60)]

    async def test_never_into_another_booking(
        self, extends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30), meeting(45, 60))
        seen = min((await day(extends)).bookings, key=lambda b: b.start)
        with pytest.raises(Conflict):
            await extends.extend(seen, at(46))
        assert await spans(extends) == [(-30, 30), (45, 60)]

    async def test_one_that_is_gone_is_not_extended(
        self, extends: Backend, ends: Backend, place: Place
    ) -> None:
        await place.plant(meeting(-30, 30))
        seen = await only(extends)
        await ends.end(seen, at(0), notify=False, comment="")
        with pytest.raises(Conflict):
            await extends.extend(seen, at(60))


class AbilityContract(Contract):
    """What a system cannot do it refuses; it never pretends."""

    async def test_what_is_off_is_refused(self, backend: Backend, place: Place) -> None:
        await place.plant(meeting(-30, 30))
        booking, able = await only(backend), backend.capabilities
        tries: list[tuple[bool, Callable[[], Coroutine[None, None, object]]]] = [
            (able.book, lambda: backend.book(draft(60, 90))),
            (able.keeps_check_in, lambda: backend.check_in(booking)),
            (able.extend, lambda: backend.extend(booking, at(60))),
            (able.people, lambda: backend.people("ada")),
            (
                able.ending not in (Ending.PANEL, Ending.NONE),
                lambda: backend.end(booking, at(0), notify=False, comment=""),
            ),
        ]
        for can, work in tries:
            if not can:
                with pytest.raises(Refused):
                    await work()
        assert await only(backend) == booking


class WholeContract(
    ReadingContract,
    BookingContract,
    CheckInContract,
    EndingContract,
    ExtendingContract,
    AbilityContract,
):
    """All of it; derive from this one."""
