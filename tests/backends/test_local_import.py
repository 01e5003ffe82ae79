"""Imported bookings in the embedded calendar: again, changed, series, beside taps."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel.backends.base import Draft, Site
from panel.backends.ical import Entry, Series, parse
from panel.backends.local import LocalBackend
from panel.backends.local import series as keeping
from panel.backends.local.calendar import Counts, LocalCalendar
from panel.domain.booking import Booking, BookingStatus
from tests.backends.calendar_text import LISBON, REAL, the_series, vevent
from tests.backends.contract import NOW, at, day, draft, meeting, only, spans
from tests.hostile import ROOT

WEEK = timedelta(days=7)
# NOW is a Wednesday, 10:00 in Lisbon.
WEEKLY = ("DTSTART;TZID=Europe/Lisbon:20250226T100000", "DURATION:PT1H")
RULE = "RRULE:FREQ=WEEKLY"


def single(booking: Booking) -> Entry:
    return Entry(booking.id, "", booking)


def weekly(*lines: str, title: str = "Weekly", rule: str = RULE) -> Series:
    return the_series(vevent(*WEEKLY, rule, f"SUMMARY:{title}", *lines))


@pytest.fixture
def calendar(tmp_path: Path) -> Iterator[LocalCalendar]:
    calendar = LocalCalendar(tmp_path, now=lambda: NOW, zone=LISBON)
    yield calendar
    calendar.close()


@pytest.fixture
async def backend(tmp_path: Path) -> AsyncIterator[LocalBackend]:
    backend = LocalBackend(Site(store=tmp_path, now=lambda: NOW, zone=LISBON))
    yield backend
    await backend.aclose()


async def around(backend: LocalBackend, moment: datetime) -> list[Booking]:
    """What occupies the room within half a day of a moment."""
    half = timedelta(hours=12)
    found = (await backend.bookings(moment - half, moment + half)).bookings
    return [booking for booking in found if booking.occupies]


class TestSingles:
    async def test_the_same_again_changes_nothing(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        entries = [single(meeting(n * 60, n * 60 + 90)) for n in range(5)]
        assert calendar.put(entries, []) == Counts(new=5, changed=0, same=0)
        before = await day(backend)
        assert len(before.bookings) == 5
        backend._database.changed()
        assert calendar.put(entries, []) == Counts(new=0, changed=0, same=5)
        assert not any(backend._database.changed() for _ in range(3))
        assert await day(backend) is before

    async def test_only_what_changed_is_written(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([single(meeting(0, 30)), single(meeting(60, 90))], [])
        before = {b.id: b for b in (await day(backend)).bookings}
        entries = [single(meeting(0, 30)), single(meeting(60, 90, title="New"))]
        assert calendar.put(entries, []) == Counts(new=0, changed=1, same=1)
        after = {b.id: b for b in (await day(backend)).bookings}
        assert after["b0"] is before["b0"]
        assert after["b60"].title == "New"

    async def test_when_it_was_stamped_is_no_change(
        self, calendar: LocalCalendar
    ) -> None:
        booking = meeting(0, 30)
        calendar.put([single(replace(booking, updated=at(-60)))], [])
        again = calendar.put([single(replace(booking, updated=at(-5)))], [])
        assert again.same == 1

    async def test_the_last_of_two_with_one_uid_counts(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        twice = [single(meeting(0, 30, id="x")), single(meeting(60, 90, id="x"))]
        assert calendar.put(twice, []).new == 1
        assert calendar.put(twice, []) == Counts(new=0, changed=0, same=1)
        assert await spans(backend) == [(60, 90)]

    async def test_the_rooms_own_end_stays_when_the_title_changes(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([single(meeting(-30, 30))], [])
        await backend.end(await only(backend), at(0), notify=False, comment="")
        calendar.put([single(meeting(-30, 30))], [])
        assert await spans(backend) == [(-30, 0)]
        calendar.put([single(meeting(-30, 30, title="Other"))], [])
        assert await spans(backend) == [(-30, 0)]
        assert (await only(backend)).title == "Other"

    async def test_a_change_of_the_time_in_the_file_wins(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([single(meeting(10, 30))], [])
        await backend.end(await only(backend), at(0), notify=False, comment="")
        assert await spans(backend) == []
        calendar.put([single(meeting(10, 45))], [])
        assert await spans(backend) == [(10, 45)]

    @pytest.mark.parametrize(
        ("before", "after", "stays"),
        [
            ((-30, 30), (-30, 60), True),
            ((-30, 30), (-15, 30), True),
            ((-30, 30), (15, 45), False),
            ((10, 30), (-5, 30), False),
            ((10, 30), (20, 40), False),
        ],
    )
    async def test_a_check_in_moves_with_a_booking_that_runs(
        self,
        calendar: LocalCalendar,
        backend: LocalBackend,
        before: tuple[int, int],
        after: tuple[int, int],
        stays: bool,
    ) -> None:
        calendar.put([single(meeting(*before, id="x"))], [])
        await backend.check_in(await only(backend))
        calendar.put([single(meeting(*after, id="x"))], [])
        assert (await only(backend)).checked_in is stays

    def test_progress_is_told_to_the_end(self, calendar: LocalCalendar) -> None:
        told: list[tuple[int, int]] = []
        entries = [single(meeting(n, n + 1)) for n in range(450)]
        calendar.put(entries, [weekly()], progress=lambda *now: told.append(now))
        assert told[-1] == (451, 451)
        assert told == sorted(told)


class TestSeries:
    async def test_occurrences_stand_in_the_calendar(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        counts = calendar.put([], [weekly()])
        assert counts.new > 50
        assert calendar.put([], [weekly()]) == Counts(new=0, changed=0, same=counts.new)
        for weeks in (0, 1, 30):
            (found,) = await around(backend, NOW + weeks * WEEK)
            assert found.title == "Weekly"
            assert found.start.astimezone(LISBON).hour == 10
            assert found.recurring

    async def test_a_change_to_one_occurrence_touches_only_that_one(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([], [weekly()])
        (now,) = await around(backend, NOW)
        await backend.check_in(now)
        (now,) = await around(backend, NOW)
        await backend.end(now, at(15), notify=False, comment="")
        (next_week,) = await around(backend, NOW + WEEK)
        assert next_week.length == timedelta(hours=1)
        assert next_week.checked_in is False
        for again in (weekly(), weekly(title="Renamed")):
            calendar.put([], [again])
            (now,) = await around(backend, NOW)
            assert now.length == timedelta(minutes=15)
            assert now.checked_in is True
        assert now.title == "Renamed"

    async def test_an_occurrence_that_is_taken_out_is_cancelled(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([], [weekly()])
        out = "EXDATE;TZID=Europe/Lisbon:20250312T100000"
        assert calendar.put([], [weekly(out)]).changed == 1
        assert await around(backend, NOW) == []
        assert (await only(backend)).status is BookingStatus.CANCELLED
        assert len(await around(backend, NOW + WEEK)) == 1
        calendar.put([], [weekly()])
        assert len(await around(backend, NOW)) == 1

    async def test_a_series_at_another_time_leaves_nothing_behind(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([], [weekly()])
        later = WEEKLY[0].replace("T10", "T15")
        calendar.put([], [the_series(vevent(later, WEEKLY[1], RULE))])
        for weeks in (0, 1, 20):
            (found,) = await around(backend, NOW + weeks * WEEK)
            assert found.start.astimezone(LISBON).hour == 15

    async def test_a_series_may_become_a_single_booking_and_back(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        uid = weekly().uid
        calendar.put([], [weekly()])
        calendar.put([Entry(uid, "", meeting(0, 30, id=uid))], [])
        assert await spans(backend) == [(0, 30)]
        assert await around(backend, NOW + WEEK) == []
        calendar.put([], [weekly()])
        assert await spans(backend) == [(0, 60)]
        assert len(await around(backend, NOW + WEEK)) == 1

    async def test_several_under_one_uid_take_the_place_of_the_one_before(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        one = [Entry("x", "", meeting(0, 30, id="x"))]
        several = [Entry("x", f"{n}", meeting(n, n + 30, id=f"x/{n}")) for n in (0, 60)]
        for entries, held in ((one, [0]), (several, [0, 60]), (one, [0])):
            for _ in range(2):
                calendar.put(entries, [])
                assert [start for start, _ in await spans(backend)] == held

    async def test_a_series_that_is_over_is_counted_and_there(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        old = "DTSTART:20100106T100000Z"
        past = the_series(vevent(old, "DURATION:PT1H", RULE + ";COUNT=30"))
        assert calendar.put([], [past]).new == 30
        assert calendar.put([], [past]).same == 30
        assert len(await around(backend, datetime(2010, 1, 6, tzinfo=UTC))) == 1

    async def test_a_rule_that_cannot_be_worked_out_is_named(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        broken = Series("broken", "nothing of the kind")
        counts = calendar.put([single(meeting(0, 30))], [broken, weekly()])
        (problem,) = counts.problems
        assert problem.where == "broken"
        assert counts.new > 50
        assert (await day(backend)).unreadable == ()


class TestRealFiles:
    """Calendars that other programs wrote."""

    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    def test_the_same_file_twice_changes_nothing(
        self, calendar: LocalCalendar, path: Path
    ) -> None:
        first, second = (
            calendar.put(parsed.entries, parsed.series)
            for parsed in (parse(path.read_bytes(), LISBON) for _ in range(2))
        )
        assert (second.new, second.changed) == (0, 0)
        assert second.same == first.new + first.same


class TestHorizon:
    """Occurrences appear as they fall due, worked out in another process."""

    @pytest.mark.parametrize("weeks", [104, 500, -1])
    async def test_any_time_asked_for_is_complete(
        self, calendar: LocalCalendar, backend: LocalBackend, weeks: int
    ) -> None:
        calendar.put([], [weekly()])
        (found,) = await around(backend, NOW + weeks * WEEK)
        assert found.start.astimezone(LISBON).hour == 10

    async def test_long_ago_and_far_away(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        old = the_series(vevent("DTSTART:20100106T100000Z", "DURATION:PT1H", RULE))
        calendar.put([], [old])
        long_ago = datetime(2012, 3, 14, 10, tzinfo=UTC)
        assert len(await around(backend, long_ago)) == 1
        assert len(await around(backend, NOW)) == 1
        assert await around(backend, datetime(9998, 12, 30, tzinfo=UTC)) == []

    async def test_what_lies_beyond_the_horizon_is_no_free_time(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([], [weekly()])
        start = NOW + 104 * WEEK
        with pytest.raises(Exception, match="Another booking starts"):
            await backend.book(Draft(start=start, end=start + WEEK, title="x"))

    async def test_the_rooms_changes_survive_the_next_stretch(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        calendar.put([], [weekly()])
        (now,) = await around(backend, NOW)
        await backend.end(now, at(15), notify=False, comment="")
        await around(backend, NOW + 104 * WEEK)
        (now,) = await around(backend, NOW)
        assert now.length == timedelta(minutes=15)

    async def test_one_that_cannot_be_worked_out_is_named_with_all_others_there(
        self,
        calendar: LocalCalendar,
        backend: LocalBackend,
        tmp_path: Path,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        other = the_series(vevent(*WEEKLY, RULE, uid="other"))
        calendar.put([], [weekly(), other])
        _sql(tmp_path, "UPDATE series SET text = 'nonsense' WHERE uid = 'other'")
        far = NOW + 104 * WEEK
        for _ in range(2):
            reading = await backend.bookings(far - WEEK / 14, far + WEEK / 14)
            assert len(reading.bookings) == 1
            assert reading.unreadable == ("other",)
        assert (await day(backend)).unreadable == ()
        # Said once: it is not tried again at every reading.
        assert len(caplog.records) == 1

    async def test_one_that_was_changed_meanwhile_is_not_made_longer(
        self, calendar: LocalCalendar, tmp_path: Path
    ) -> None:
        calendar.put([], [weekly()])
        database = calendar._database
        old = database.read_now(lambda c: keeping.find(c, weekly().uid))
        assert old
        calendar.put([], [weekly(title="Other")])
        stray = single(meeting(0, 30))
        longer = old.stretch.reaching(NOW, NOW + 104 * WEEK)
        database.write_now(
            lambda c: keeping.lengthen(c, old, longer, entries=[stray], now=NOW)
        )
        found = database.read_now(lambda c: keeping.find(c, weekly().uid))
        assert found
        assert found.stretch == old.stretch

    def test_the_panel_never_loads_the_packages_for_it(
        self, calendar: LocalCalendar, tmp_path: Path
    ) -> None:
        calendar.put([], [weekly()])
        code = """
import asyncio, sys
from datetime import datetime, timedelta, UTC
from pathlib import Path
from panel.backends.base import Site
from panel.backends.local import LocalBackend
now = datetime(2027, 3, 10, 10, tzinfo=UTC)
async def look():
    backend = LocalBackend(Site(store=Path(sys.argv[1]), now=lambda: now))
    print(len((await backend.bookings(now, now + timedelta(days=30))).bookings))
    await backend.aclose()
asyncio.run(look())
print({"icalendar", "recurring_ical_events", "httpx", "PySide6"} & set(sys.modules))
"""
        command = [sys.executable, "-c", code, tmp_path]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.stdout.split("\n") == ["5", "set()", ""]


def _sql(store: Path, statement: str, *values: object) -> None:
    with sqlite3.connect(store / "calendar.sqlite") as connection:
        connection.execute(statement, values)
    connection.close()


class TestBeside:
    """An import beside a running panel, and one that is broken off."""

    async def test_a_walk_up_gets_in_between(
        self, calendar: LocalCalendar, backend: LocalBackend
    ) -> None:
        await day(backend)
        entries = [single(meeting(1000 + n, 1001 + n)) for n in range(4000)]
        told: list[int] = []
        work = asyncio.create_task(
            asyncio.to_thread(
                calendar.put, entries, [], progress=lambda done, _: told.append(done)
            )
        )
        while not told:
            await asyncio.sleep(0.001)
        await backend.book(draft(0, 30))
        assert not work.done()
        assert (await work).new == 4000
        assert await spans(backend) == [(0, 30)]

    def test_a_killed_import_is_completed_by_the_next(
        self, tmp_path: Path, sample: Callable[[int, int], int]
    ) -> None:
        for number in range(sample(3, 30)):
            store = tmp_path / str(number)
            importer = _importer(store)
            assert importer.stdout
            for _ in range(2 + number % 8):
                importer.stdout.readline()
            importer.send_signal(signal.SIGKILL)
            importer.communicate()
            done = _importer(store)
            told, _ = done.communicate(timeout=60)
            assert done.returncode == 0
            assert told.endswith("all 2400\n")


IMPORTER = """
import sys
from tests.backends.test_local_import import *
calendar = LocalCalendar(Path(sys.argv[1]), now=lambda: NOW, zone=LISBON)
entries = [single(meeting(n, n + 1)) for n in range(2000)]
many = [the_series(vevent(*WEEKLY, RULE + ";COUNT=40", uid=f"{n}")) for n in range(10)]
told = lambda done, total: print(done, flush=True)
calendar.put(entries, many, progress=told)
again = calendar.put(entries, many)
assert not again.new + again.changed
print("all", again.same)
"""


def _importer(store: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", IMPORTER, str(store)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


class TestOddRows:
    """One booking that cannot be read does not spoil the answer."""

    @pytest.mark.parametrize(
        "record", ["{", "[]", '{"id": ""}', "\x00", '{"start": 1}']
    )
    async def test_readable_times_are_shown(
        self,
        calendar: LocalCalendar,
        backend: LocalBackend,
        tmp_path: Path,
        record: str,
    ) -> None:
        calendar.put([single(meeting(0, 30)), single(meeting(60, 90))], [])
        _sql(
            tmp_path,
            "UPDATE booking SET record = ?, revision = 9 WHERE id = 'b0'",
            record,
        )
        assert await spans(backend) == [(0, 30), (60, 90)]
        broken = min((await day(backend)).bookings, key=lambda b: b.start)
        assert (broken.id, broken.title) == ("b0", "")
        await backend.end(broken, at(10), notify=False, comment="")
        assert (0, 10) in await spans(backend)

    async def test_without_times_it_is_named(
        self, calendar: LocalCalendar, backend: LocalBackend, tmp_path: Path
    ) -> None:
        calendar.put([single(meeting(0, 30)), single(meeting(60, 90))], [])
        broken = "UPDATE booking SET record = '{', stop = ? WHERE id = 'b0'"
        _sql(tmp_path, broken, 2**62)
        reading = await day(backend)
        assert [b.id for b in reading.bookings] == ["b60"]
        assert reading.unreadable == ("b0",)
