"""The process that reads calendars: what it gives, and how it comes and goes."""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from panel.backends.ical import Reader, Text, Unreadable
from panel.domain.booking import Person
from tests.backends.calendar_text import LISBON, REAL, at, vcalendar, vevent
from tests.backends.same_as_library import ZONES, NotRead, months, ours, theirs

DAY = timedelta(days=1)
START, END = at(2026, 3, 1), at(2026, 4, 1)
SERIES = ["DTSTART:20260302T090000Z", "DTEND:20260302T100000Z", "RRULE:FREQ=DAILY"]
NOT_READ = {
    "icalendar-pacific_fiji": "Its DTSTART is not one moment or date.",
    "icalendar-parsing_error_in_UTC_offset": (
        "The definition of the zone Europe/Prague has an offset that is none: "
        "it was passed over."
    ),
}
"""What the package cannot read at all, and what we say of it."""


@pytest.fixture(scope="module")
def shared():
    """One process for all that only asks."""
    made = Reader(rest=60.0)
    yield made
    asyncio.run(made.aclose())


@pytest_asyncio.fixture
async def own():
    """A reader that is ended or broken."""
    made = Reader(rest=60.0)
    yield made
    await made.aclose()


async def read(reader, *texts, start=START, end=END, zone=LISBON):
    told = [Text(f"/{n}.ics", f'"{n}"', text) for n, text in enumerate(texts)]
    return await reader.read(told, start, end, zone)


async def found(reader, *texts, **where):
    return [each.booking for each in (await read(reader, *texts, **where)).found]


async def the_one(reader, *lines):
    (booking,) = await found(reader, vcalendar(vevent(*lines)))
    return booking


def hour(day, *lines, uid="a"):
    times = [f"DTSTART:202603{day:02}T090000Z", f"DTEND:202603{day:02}T100000Z"]
    return vevent(*times, *lines, uid=uid)


def alive(pid):
    """Whether a process runs; one that is dead and not yet buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


async def until(condition):
    async with asyncio.timeout(20):
        while not condition():
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
async def test_real_calendars_are_read_as_the_library_reads_them(shared, path, sample):
    data = path.read_bytes()
    said = set()
    for zone in ZONES[: sample(1, len(ZONES))]:
        for start, end in months([data]):
            got = await shared.read([Text("", "", data)], start, end, zone)
            said |= {each.sentence for each in got.problems}
            try:
                expected = theirs([data], start, end, zone)
            except NotRead:
                assert not got.found
                assert path.stem in NOT_READ
            else:
                assert path.stem not in NOT_READ
                assert ours(each.booking for each in got.found) == expected
    assert path.stem not in NOT_READ or said == {NOT_READ[path.stem]}


async def test_what_lies_elsewhere_is_left_out_and_all_is_sorted(shared):
    texts = [hour(28, uid="c"), hour(2, uid="b"), vevent(*SERIES, uid="s")]
    april = vevent("DTSTART:20260401T000000Z", "DTEND:20260401T010000Z", uid="d")
    early = vevent("DTSTART:20260228T230000Z", "DTEND:20260301T000000Z", uid="e")
    bookings = await found(shared, vcalendar(*texts, april, early))
    assert len(bookings) == 2 + 30
    assert [b.start for b in bookings] == sorted(b.start for b in bookings)
    assert {b.ical_uid for b in bookings} == {"b", "c", "s"}


async def test_a_booking_says_which_text_holds_it_and_in_which_version(shared):
    got = await read(shared, vcalendar(hour(2, uid="a")), vcalendar(hour(3, uid="b")))
    told = [(each.key, each.booking.id, each.booking.etag) for each in got.found]
    assert told == [("/0.ics", "a", '"0"'), ("/1.ics", "b", '"1"')]


async def test_two_objects_of_one_uid_are_two_bookings(shared):
    same = vcalendar(hour(2))
    first, second = await found(shared, same, same)
    assert first.id != second.id


async def test_the_later_version_counts_though_it_lies_elsewhere(shared):
    moved = vevent(
        "SEQUENCE:2", "DTSTART:20270302T090000Z", "DTEND:20270302T100000Z", uid="a"
    )
    assert await found(shared, vcalendar(hour(2, "SEQUENCE:1"), moved)) == []


@pytest.mark.parametrize("with_first", [False, True])
async def test_occurrences_that_a_server_worked_out_are_bookings(shared, with_first):
    """Some servers name the first occurrence like the others, some do not."""
    first = () if with_first else ("RECURRENCE-ID:20260302T090000Z",)
    parts = [
        hour(2, *first),
        hour(3, "RECURRENCE-ID:20260303T090000Z"),
        hour(5, "RECURRENCE-ID:20260304T090000Z"),
    ]
    bookings = await found(shared, vcalendar(*parts))
    assert [b.start.day for b in bookings] == [2, 3, 5]
    assert len({b.id for b in bookings}) == 3
    assert {b.ical_uid for b in bookings} == {"a"}


class TestCheckIns:
    LINE = "X-ROOM-PANEL-CHECKED-IN:202603{:02}T090000Z"

    async def test_a_booking_is_checked_in_for_its_start(self, shared):
        texts = [
            hour(2, self.LINE.format(2), uid="a"),
            hour(3, self.LINE.format(2), uid="b"),
            hour(4, self.LINE.format(2), self.LINE.format(4), uid="c"),
            hour(5, uid="d"),
        ]
        bookings = await found(shared, vcalendar(*texts))
        assert [b.checked_in for b in bookings] == [True, False, True, False]

    async def test_a_series_names_the_occurrences(self, shared):
        lines = [self.LINE.format(3), self.LINE.format(5)]
        moved = hour(5, "RECURRENCE-ID:20260304T090000Z")
        text = vcalendar(vevent(*SERIES, *lines, uid="a"), moved)
        bookings = await found(shared, text, end=at(2026, 3, 7))
        told = {b.id: b.checked_in for b in bookings}
        assert told == {
            "a/20260302T090000Z": False,
            "a/20260303T090000Z": True,
            # It has a component of its own, which does not name its start.
            "a/20260304T090000Z": False,
            "a/20260305T090000Z": True,
            "a/20260306T090000Z": False,
        }

    async def test_an_occurrence_of_its_own_names_itself(self, shared):
        own = hour(4, "RECURRENCE-ID:20260304T090000Z", self.LINE.format(4))
        text = vcalendar(vevent(*SERIES, uid="a"), own)
        bookings = await found(shared, text, end=at(2026, 3, 6))
        assert [b.checked_in for b in bookings] == [False, False, True, False]


async def test_rooms_are_neither_hosts_nor_guests(shared):
    booking = await the_one(
        shared,
        *SERIES[:2],
        "ORGANIZER;CUTYPE=ROOM;CN=Boardroom:mailto:boardroom@example.com",
        "ATTENDEE;CUTYPE=ROOM;CN=Boardroom:mailto:boardroom@example.com",
        "ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:mailto:beamer@example.com",
        "ATTENDEE;CN=Ada:mailto:ada@example.com",
    )
    assert booking.host is None
    assert [p.name for p in booking.attendees if not p.resource] == ["Ada"]


async def test_a_host_and_a_private_booking(shared):
    booking = await the_one(
        shared, *SERIES[:2], "ORGANIZER;CN=Ada:mailto:ada@example.com", "CLASS:PRIVATE"
    )
    assert booking.host == Person("Ada", "ada@example.com")
    assert booking.private


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("REFRESH-INTERVAL;VALUE=DURATION:PT30M", timedelta(minutes=30)),
        ("X-PUBLISHED-TTL:P1DT2H", timedelta(days=1, hours=2)),
        ("X-PUBLISHED-TTL:P1W", timedelta(days=7)),
        ("X-PUBLISHED-TTL:PT0S", None),
        ("X-PUBLISHED-TTL:soon", None),
        ("X-PUBLISHED-TTL:P99999999999D", None),
    ],
)
async def test_a_calendar_says_how_often_it_wants_to_be_asked(shared, line, expected):
    got = await read(shared, vcalendar("X-WR-CALNAME:Attic", line))
    assert (got.refresh, got.name, got.found) == (expected, "Attic", ())


async def test_a_zone_of_the_calendar(shared):
    text = vcalendar(
        "X-WR-TIMEZONE:America/New_York",
        vevent("DTSTART:20260302T090000", "DTEND:20260302T100000"),
    )
    got = await read(shared, text)
    assert got.zone is not None
    assert got.zone.key == "America/New_York"
    assert got.found[0].booking.start == at(2026, 3, 2, 14)


async def test_what_cannot_be_read_is_named_with_its_text(shared):
    broken = vevent(*SERIES[:2], "RRULE:FREQ=SECONDLY", uid="bad")
    got = await read(shared, vcalendar(hour(2)), vcalendar(broken))
    assert [each.key for each in got.found] == ["/0.ics"]
    (problem,) = got.problems
    assert problem.key == "/1.ics"
    assert "bad" in problem.where
    assert problem.sentence == "Its rule cannot be used: FREQ=SECONDLY."


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>Sign in</html>", b"hello", vcalendar(hour(2))[:-20]],
    ids=["empty", "page", "text", "cut"],
)
async def test_where_more_may_be_missing_it_says_so(shared, data):
    problems = (await read(shared, data)).problems
    assert not all(problem.complete for problem in problems)


async def test_what_has_not_changed_stays_the_same_object(own):
    two, three = hour(2, uid="b"), hour(3, uid="c")
    before = await found(own, vcalendar(two, three))
    after = await found(own, vcalendar(two, three.replace("100000Z", "110000Z")))
    assert after[0] is before[0]
    assert after[1] != before[1]


async def test_one_process_serves_all_that_is_asked_together(own):
    text = vcalendar(vevent(*SERIES))
    lists = await asyncio.gather(*(found(own, text) for _ in range(5)))
    assert [len(each) for each in lists] == [30] * 5
    pid = own.pid
    await found(own, text)
    assert own.pid == pid


async def test_the_process_ends_after_a_rest_and_comes_again():
    reader = Reader(rest=0.05)
    text = vcalendar(hour(2))
    assert await found(reader, text)
    pid = reader.pid
    await until(lambda: reader.pid is None)
    await until(lambda: not Path(f"/proc/{pid}").exists())
    assert await found(reader, text)
    await reader.aclose()
    assert reader.pid is None


async def test_a_process_that_died_is_started_again(own):
    text = vcalendar(hour(2))
    assert await found(own, text)
    pid = own.pid
    os.kill(pid, signal.SIGKILL)
    await until(lambda: not alive(pid))
    assert await found(own, text)
    assert own.pid != pid


async def test_what_takes_too_long_is_killed():
    reader = Reader(rest=60.0, limit=0.5)
    slow = "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))
    texts = [
        vevent("DTSTART:20060302T090000Z", "DURATION:PT1H", slow, uid=f"{n}")
        for n in range(200)
    ]
    with pytest.raises(Unreadable, match="takes too long to read"):
        await read(reader, vcalendar(*texts))
    assert reader.pid is None
    await reader.aclose()


@pytest.mark.long
async def test_more_than_anybody_can_show_is_refused(own):
    slow = "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))
    texts = [vevent("DTSTART:20260302T090000Z", slow, uid=f"{n}") for n in range(3)]
    with pytest.raises(Unreadable, match="more bookings than can be shown"):
        await read(own, vcalendar(*texts), end=at(2026, 12, 31))
    assert len(await found(own, vcalendar(hour(2)))) == 1


async def test_closing_ends_it_in_the_middle_of_work(own):
    slow = "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))
    texts = [
        vevent("DTSTART:20060302T090000Z", "DURATION:PT1H", slow, uid=f"{n}")
        for n in range(200)
    ]
    asked = asyncio.ensure_future(read(own, vcalendar(*texts)))
    await until(lambda: own.pid is not None)
    pid = own.pid
    await own.aclose()
    with pytest.raises(Unreadable):
        await asked
    assert not alive(pid)
    with pytest.raises(Unreadable, match="not read any more"):
        await read(own, vcalendar(hour(2)))


PANEL = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo
from panel.backends.ical import Reader, Text
async def main():
    reader = Reader(rest=60.0)
    start = datetime(2026, 3, 1, tzinfo=UTC)
    zone = ZoneInfo("UTC")
    text = [Text("", "", sys.argv[1].encode())]
    await reader.read(text, start, start + timedelta(days=1), zone)
    print(reader.pid, flush=True)
    slow = [Text("", "", sys.argv[2].encode())]
    await reader.read(slow, start, start + timedelta(days=1), zone)
asyncio.run(main())
"""


async def test_it_goes_first_where_memory_runs_out_and_has_its_bounds(shared):
    await found(shared, vcalendar(hour(2)))
    status = Path(f"/proc/{shared.pid}")
    assert (status / "oom_score_adj").read_text().strip() == "1000"
    limits = (status / "limits").read_text().splitlines()
    (space,) = [line.split() for line in limits if line.startswith("Max address space")]
    assert space[3] == "800000000"


@pytest.mark.parametrize("busy", [False, True])
async def test_nothing_is_left_when_the_panel_is_killed(busy):
    slow = "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24)))
    texts = [
        vevent("DTSTART:20060302T090000Z", "DURATION:PT1H", slow, uid=f"{n}")
        for n in range(200)
    ]
    plain = vcalendar(hour(2)).decode()
    second = vcalendar(*texts).decode() if busy else plain
    panel = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PANEL, plain, second, stdout=asyncio.subprocess.PIPE
    )
    pid = int(await panel.stdout.readline())
    assert alive(pid)
    panel.kill()
    await panel.wait()
    await until(lambda: not alive(pid))
