"""`import`: real files into a real embedded calendar."""

import io
import os
import pty
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from panel.backends.base import Site
from panel.backends.ical import MOST_BYTES
from panel.backends.local import LocalBackend
from panel.backends.local.calendar import LocalCalendar
from panel.importing import NotImported, Report, import_file
from panel.progress import bar_on
from tests.backends.calendar_text import LISBON, REAL, at, vcalendar, vevent

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)


class Room:
    """A calendar to import into, and what it says afterwards."""

    def __init__(self, store: Path) -> None:
        self.folder = store
        self.calendar = LocalCalendar(store, now=lambda: NOW, zone=LISBON)
        self.told: list[tuple[str, int, int]] = []
        self.printed = ""

    def take_in(self, source: Path | bytes) -> Report:
        path = source
        if isinstance(source, bytes):
            path = self.folder / "source.ics"
            path.write_bytes(source)
        out = io.StringIO()
        report = import_file(
            path,
            self.calendar,
            LISBON,
            on_progress=lambda *now: self.told.append(now),
            out=out,
        )
        self.printed = out.getvalue()
        return report

    def refusal(self, source: Path | bytes) -> str:
        with pytest.raises(NotImported) as refused:
            self.take_in(source)
        assert self.printed == ""
        return str(refused.value)

    async def bookings(self, first: datetime, last: datetime):
        backend = self.backend()
        try:
            return list((await backend.bookings(first, last)).bookings)
        finally:
            await backend.aclose()

    def backend(self) -> LocalBackend:
        return LocalBackend(Site(store=self.folder, now=lambda: NOW, zone=LISBON))


@pytest.fixture
def room(tmp_path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.calendar.close()


def meeting(uid: str, *more: str, day: int = 2) -> str:
    return vevent(
        f"DTSTART;TZID=Europe/Lisbon:202602{day:02}T090000",
        f"DTEND;TZID=Europe/Lisbon:202602{day:02}T100000",
        *more,
        uid=uid,
    )


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_each_real_file_twice(room, path):
    first = room.take_in(path)
    assert first.changed == first.same == 0
    again = room.take_in(path)
    assert (again.new, again.changed, again.same) == (0, 0, first.new)
    assert again.problems == first.problems


async def test_a_series_with_one_change_is_on_the_calendar(room):
    (path,) = (path for path in REAL if "recurring_with_single_change" in path.stem)
    room.take_in(path)
    found = await room.bookings(at(2026, 2, 1), at(2026, 2, 4))
    assert [(each.start, each.title) for each in found] == [
        (at(2026, 2, 1, 15), "Initial Title"),
        (at(2026, 2, 2, 15), "Edited Title"),
        (at(2026, 2, 3, 15), "Initial Title"),
    ]
    assert all(each.recurring for each in found)


async def test_an_all_day_series_is_on_the_calendar_day_by_day(room):
    (path,) = (path for path in REAL if "recurring_event" in path.stem)
    room.take_in(path)
    found = await room.bookings(at(2026, 3, 28), at(2026, 3, 30, 23))
    assert [each.length for each in found] == [
        timedelta(hours=hours) for hours in (24, 23, 24)
    ]
    assert not any(each.occupies for each in found)


async def test_overlaps_in_a_file_are_kept(room):
    room.take_in(vcalendar(meeting("a"), meeting("b"), meeting("c")))
    assert len(await room.bookings(at(2026, 2, 2), at(2026, 2, 3))) == 3


async def test_a_changed_file_changes_what_it_names_and_nothing_else(room):
    room.take_in(vcalendar(meeting("a", "SUMMARY:old"), meeting("b")))
    report = room.take_in(vcalendar(meeting("a", "SUMMARY:new"), meeting("c")))
    assert (report.new, report.changed, report.same) == (1, 1, 0)
    found = await room.bookings(at(2026, 2, 2), at(2026, 2, 3))
    assert sorted((each.id, each.title) for each in found) == [
        ("a", "new"),
        ("b", ""),
        ("c", ""),
    ]


async def test_a_single_booking_becomes_a_series_and_single_again(room):
    single = vcalendar(meeting("a"))
    series = vcalendar(meeting("a", "RRULE:FREQ=DAILY;COUNT=3"))
    counts = []
    for data in (single, series, single, series):
        room.take_in(data)
        found = await room.bookings(at(2026, 2, 1), at(2026, 2, 9))
        counts.append(sum(each.occupies for each in found))
    assert counts == [1, 3, 1, 3]


async def test_what_was_ended_at_the_door_stays_ended(room):
    data = vcalendar(meeting("a"), meeting("b", "RRULE:FREQ=DAILY;COUNT=3", day=3))
    room.take_in(data)
    backend = room.backend()
    for day in (2, 3):
        (booking,) = await room.bookings(at(2026, 2, day), at(2026, 2, day + 1))
        noon = at(2026, 2, day, 9, 30)
        await backend.end(booking, noon, notify=False, comment="")
    await backend.aclose()
    report = room.take_in(data)
    assert (report.new, report.changed, report.same) == (0, 0, 4)
    for day in (2, 3):
        (booking,) = await room.bookings(at(2026, 2, day), at(2026, 2, day + 1))
        assert booking.end == at(2026, 2, day, 9, 30)


class TestReport:
    """What is printed."""

    def test_all_is_well(self, room):
        room.take_in(vcalendar(meeting("a"), meeting("b"), meeting("c")))
        assert room.printed == "3 bookings added, 0 changed, 0 already there.\n"
        room.take_in(vcalendar(meeting("a"), meeting("d", "SUMMARY:x")))
        assert room.printed == "1 booking added, 0 changed, 1 already there.\n"

    def test_nothing_in_it(self, room):
        room.take_in(vcalendar())
        assert room.printed == "0 bookings added, 0 changed, 0 already there.\n"

    def test_one_bad_entry_among_good_ones(self, room):
        bad = vevent("SUMMARY:no start", uid="bad@example.com")
        room.take_in(vcalendar(meeting("a"), bad, meeting("b")))
        assert room.printed == (
            "2 bookings added, 0 changed, 0 already there; 1 entry skipped:\n"
            "  line 8 (bad@example.com): It has no start (DTSTART).\n"
        )

    def test_series_that_cannot_be_worked_out_are_named_too(self, room):
        odd = meeting("odd", "RRULE:FREQ=HOURLY;BYHOUR=1;INTERVAL=24")
        room.take_in(vcalendar(odd, meeting("a")))
        assert "1 booking added" in room.printed
        assert "odd: Its rule cannot be worked out.\n" in room.printed

    def test_what_was_read_all_the_same_is_a_remark(self, room):
        elsewhere = vevent("DTSTART;TZID=Mars/Base:20260202T090000", "DURATION:PT1H")
        room.take_in(vcalendar(elsewhere))
        assert room.printed == (
            "1 booking added, 0 changed, 0 already there.\n"
            "1 remark:\n"
            "  file: The zone Mars/Base is not known: "
            "its times were read as Europe/Lisbon.\n"
        )

    def test_a_long_list_is_cut(self, room):
        bad = [vevent("SUMMARY:x", uid=f"bad-{number}") for number in range(300)]
        room.take_in(vcalendar(*bad))
        lines = room.printed.splitlines()
        assert lines[0].endswith("; 300 entries skipped:")
        assert lines[-1] == "  and 250 more"
        assert len(lines) == 52

    def test_what_comes_from_the_file_cannot_move_the_cursor(self, room):
        nasty = vevent("SUMMARY:x", uid="\x1b[2J\r\x9bnasty" + "x" * 500)
        room.take_in(vcalendar(nasty))
        assert all(char.isprintable() or char == "\n" for char in room.printed)
        assert max(map(len, room.printed.splitlines())) < 160


class TestRefused:
    """One sentence for a file of which nothing can be read."""

    def test_no_such_file(self, room, tmp_path):
        missing = tmp_path / "missing.ics"
        assert room.refusal(missing) == f"There is no file {missing}."

    def test_a_folder(self, room, tmp_path):
        assert room.refusal(tmp_path) == f"{tmp_path} is a folder: name the file in it."

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, room, tmp_path):
        path = tmp_path / "secret.ics"
        path.touch(mode=0)
        assert room.refusal(path) == f"{path} may not be read by this user."

    @pytest.mark.parametrize("name", ["a\0b.ics", "x" * 5000])
    def test_a_name_that_is_none(self, room, name):
        assert "cannot be read" in room.refusal(Path(name))

    def test_an_empty_file(self, room):
        assert room.refusal(Path("/dev/null")) == "/dev/null: The file is empty."

    def test_a_web_page(self, room):
        refusal = room.refusal(b"<html><body>Please sign in</body></html>")
        assert refusal.endswith("The file is a web page, not an iCalendar file.")

    def test_something_else(self, room):
        assert "BEGIN:VCALENDAR is missing" in room.refusal(os.urandom(5_000))

    def test_a_file_without_end(self, room, tmp_path):
        path = tmp_path / "huge.ics"
        with path.open("wb") as file:
            file.truncate(MOST_BYTES * 100)
        assert "larger than 50 MB" in room.refusal(path)


def test_many_bookings(room, sample):
    """Twenty thousand bookings in ten megabytes, with --long."""
    count = sample(600, 20_000)
    moments = (at(2026, 2, 2) + timedelta(minutes=30 * each) for each in range(count))
    blocks = (
        vevent(
            f"DTSTART:{moment:%Y%m%dT%H%M%SZ}",
            "DURATION:PT30M",
            f"SUMMARY:Booking {number}",
            "ORGANIZER;CN=Jane Doe:mailto:jane.doe@example.com",
            "DESCRIPTION:" + "All that people write below an invitation. " * 8,
            uid=f"{number}@example.com",
        )
        for number, moment in enumerate(moments)
    )
    data = vcalendar(*blocks)
    report = room.take_in(data)
    assert (report.new, report.problems) == (count, ())
    *told, last = room.told
    assert [doing for doing, _, _ in told] == sorted(doing for doing, _, _ in told)
    assert last == ("", 0, 0)
    for doing in ("Reading", "Storing"):
        steps = [(done, total) for word, done, total in told if word == doing]
        assert steps == sorted(steps)
        assert steps[-1] == (count, count)
    report = room.take_in(data)
    assert (report.new, report.changed, report.same) == (0, 0, count)


def drawn_on_a_terminal(*steps: tuple[str, int, int]) -> str:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal:
        show = bar_on(terminal)
        for step in steps:
            show(*step)
    drawn = b""
    with suppress(OSError):  # how a terminal says that nobody writes to it any more
        while part := os.read(ours, 10_000):
            drawn += part
    os.close(ours)
    return drawn.decode()


class TestBar:
    """The progress bar."""

    def test_it_is_drawn_over_one_line_of_a_terminal_and_cleared(self):
        steps = [("Reading", done, 100) for done in range(0, 101, 25)]
        drawn = drawn_on_a_terminal(*steps)
        shown = [part for part in drawn.split("\r") if part.strip()]
        assert shown[0] == "Reading [..............................] 0 %"
        assert shown[-1] == "Reading [######################........] 75 %"
        assert drawn.endswith("\r")
        assert "\n" not in drawn
        assert drawn.isascii()

    def test_nothing_is_drawn_where_nobody_looks(self):
        stream = io.StringIO()
        bar_on(stream)("Reading", 1, 2)
        assert stream.getvalue() == ""

    def test_it_is_cleared_when_the_work_is_broken_off(self):
        drawn = drawn_on_a_terminal(("Storing", 1, 2), ("", 0, 0))
        assert drawn.endswith("\r" + " " * len("Storing [] 50 %") + " " * 30 + "\r")

    def test_a_file_with_nothing_in_it_is_done_at_once(self):
        assert drawn_on_a_terminal(("Reading", 0, 0)) == ""
