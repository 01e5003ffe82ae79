"""The list: right whatever the server makes of series, and cheap while it is quiet."""

import operator
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from panel.backends.base import Garbled, Refused, Unreachable
from panel.backends.caldav.alike import is_series, worked_out_alike
from panel.backends.caldav.asking import AT_ONCE
from panel.backends.caldav.fetching import CLAIM
from panel.backends.caldav.listing import BEFORE, BEHIND
from panel.domain.booking import BookingStatus
from tests.backends.caldav_reading import (
    DAY,
    LISBON,
    LONG,
    MIDNIGHT,
    Clock,
    event,
    meeting_at,
    named,
    reading,
    series,
    titles,
    window,
)
from tests.backends.contract import NOW
from tests.backends.servers.caldav.server import CalDav, serving
from tests.backends.servers.caldav.world import ROOM
from tests.backends.servers.radicale import Calendar, Radicale

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FLOATING = event(
    "Floating", "DTSTART:20250310T090000", "DTEND:20250310T100000", "RRULE:FREQ=DAILY"
)
OWN_ZONE = event(
    "Own zone",
    "DTSTART;TZID=Here:20250310T090000",
    "DTEND;TZID=Here:20250310T100000",
    "RRULE:FREQ=DAILY",
    zone="\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            "TZID:Here",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0530",
            "TZOFFSETTO:+0530",
            "END:STANDARD",
            "END:VTIMEZONE",
        ]
    ),
)
TOO_MUCH = event(
    "Too much",
    "DTSTART:20250310T090000Z",
    "DTEND:20250310T093000Z",
    "RRULE:FREQ=MINUTELY;INTERVAL=720",
)
ZONES = [LISBON, ZoneInfo("Australia/Sydney"), ZoneInfo("America/New_York")]


@pytest.fixture
def server() -> Iterator[CalDav]:
    with serving(NOW.timestamp) as running:
        yield running


def asked(server: CalDav, since: int = 0) -> list[str]:
    """The questions since then: the method, and what kind of a report it was."""
    return [
        a.method
        + (b"multiget" in a.body) * " multiget"
        + (b"c:calendar-data" in a.body) * " data"
        for a in tuple(server.asked)[since:]
    ]


async def test_a_quiet_room_costs_one_small_question(server: CalDav) -> None:
    clock = Clock()
    for number in range(20):
        server.put(f"{number}.ics", meeting_at(f"M{number}", NOW + number * HOUR))
    async with reading(server.room, clock=clock) as backend:
        first = await window(backend)
        clock.wait(MINUTE)
        await window(backend)
        begun = len(server.asked)
        for _ in range(55):
            clock.wait(MINUTE)
            again = await window(backend)
            assert again.bookings is first.bookings
        for days in (1, 2, 3):
            assert len((await window(backend, days)).bookings) < 21
    later = server.asked[begun:]
    assert {each.method for each in later} == {"PROPFIND"}
    assert len(later) == 58
    assert max(len(each.body) for each in later) < 400
    assert first.system_time == NOW


async def test_two_changes_of_one_second_are_both_seen(server: CalDav) -> None:
    """Some servers show nothing but the second of the last change."""
    clock = Clock()
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room, clock=clock) as backend:
        assert titles(await window(backend)) == ["A"]
        server.put("b.ics", meeting_at("B", NOW + HOUR))
        server.steer(lambda: setattr(server.world, "changes", 1))
        clock.wait(timedelta(seconds=1))
        assert titles(await window(backend)) == ["A", "B"]
        server.put("c.ics", meeting_at("C", NOW + 2 * HOUR))
        server.steer(lambda: setattr(server.world, "changes", 1))
        clock.wait(timedelta(seconds=1))
        assert titles(await window(backend)) == ["A", "B", "C"]
        begun = len(server.asked)
        clock.wait(MINUTE)
        await window(backend)
    assert asked(server, begun) == ["PROPFIND"]


@pytest.mark.parametrize("back", [timedelta(0), timedelta(days=400)])
async def test_each_hour_the_list_is_asked_for(server: CalDav, back: timedelta) -> None:
    """Whatever the calendar shows, and wherever the clock is set in between."""
    clock = Clock()
    async with reading(server.room, clock=clock) as backend:
        await window(backend)
        clock.wait(MINUTE)
        await window(backend)
        server.put("a.ics", meeting_at("A", NOW))
        server.steer(lambda: setattr(server.world, "changes", 0))
        clock.wait(MINUTE)
        assert titles(await window(backend)) == []
        clock.wait(HOUR - back)
        assert titles(await window(backend)) == ["A"]
        begun = len(server.asked)
        clock.wait(MINUTE)
        await window(backend)
    assert asked(server, begun) == ["PROPFIND"]


WHOLE = meeting_at("A", NOW)
MOVED = series(
    "A",
    ("DTSTART:20250101T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
    ("RECURRENCE-ID:20250312T090000Z", "DTSTART:20250312T093000Z", "DURATION:PT2H"),
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>Please sign in</html>",
        '["vcalendar"]',
        WHOLE[: WHOLE.index("BEGIN:VEVENT")],
        WHOLE[: WHOLE.index("SUMMARY")],
        WHOLE.replace("END:VCALENDAR", ""),
        MOVED[: MOVED.rindex("BEGIN:VEVENT")],
        WHOLE.replace("VEVENT", "VTODO")[: WHOLE.index("SUMMARY")],
    ],
)
async def test_a_broken_object_is_not_no_booking(server: CalDav, text: str) -> None:
    server.put("a.ics", text)
    async with reading(server.room) as backend:
        assert (await window(backend)).unreadable == ("a.ics",)


async def test_a_task_is_no_booking(server: CalDav) -> None:
    server.put("a.ics", WHOLE.replace("VEVENT", "VTODO"))
    server.put("b.ics", WHOLE.replace("BEGIN:VEVENT", "BEGIN:VE\r\n VENT"))
    async with reading(server.room) as backend:
        found = await window(backend)
    assert (titles(found), found.unreadable) == (["A"], ())


async def test_only_what_has_changed_is_asked_for(server: CalDav) -> None:
    for number in range(30):
        server.put(f"{number}.ics", meeting_at(f"M{number}", NOW + number * HOUR))
    async with reading(server.room) as backend:
        before = await window(backend)
        begun = len(server.asked)
        server.put("7.ics", meeting_at("Moved", NOW + 50 * HOUR))
        server.put("new.ics", meeting_at("New", NOW + 51 * HOUR))
        server.remove("8.ics")
        after = await window(backend)
        assert asked(server, begun) == ["PROPFIND", "REPORT", "REPORT multiget data"]
        fetched = server.asked[-1].body
        assert (fetched.count(b"<d:href>"), b"/7.ics" in fetched) == (2, True)
    assert len(after.bookings) == 30
    same = {id(each) for each in before.bookings} & {id(b) for b in after.bookings}
    assert len(same) == 28
    assert titles(after)[-2:] == ["Moved", "New"]


async def test_a_claim_is_no_booking_and_fetches_nothing(server: CalDav) -> None:
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        first = await window(backend)
        begun = len(server.asked)
        server.put(CLAIM, meeting_at("Claim", NOW))
        assert (await window(backend)).bookings == first.bookings
        server.remove(CLAIM)
        assert (await window(backend)).bookings == first.bookings
        assert asked(server, begun) == ["PROPFIND", "REPORT"] * 2


async def test_a_server_that_tells_of_no_changes(server: CalDav) -> None:
    server.world.tells = False
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        first = await window(backend)
        again = await window(backend)
        assert asked(server)[-2:] == ["PROPFIND", "REPORT"]
        assert again.bookings == first.bookings
        server.put("a.ics", meeting_at("B", NOW))
        assert titles(await window(backend)) == ["B"]


async def test_a_window_that_goes_on(server: CalDav) -> None:
    """Single bookings are not asked for twice; series have other occurrences."""
    server.put("single.ics", meeting_at("Single", MIDNIGHT + 30 * DAY + 9 * HOUR))
    server.put("far.ics", meeting_at("Far", MIDNIGHT + 38 * DAY))
    server.put("daily.ics", FLOATING)
    async with reading(server.room) as backend:
        first = await window(backend)
        assert "Far" not in titles(first)
        server.put("other.ics", meeting_at("Single", NOW))
        await window(backend)
        begun = len(server.asked)
        later = await window(backend, 10)
        assert asked(server, begun) == ["PROPFIND", "REPORT", "REPORT multiget data"]
        assert b"single" not in server.asked[-1].body
    assert {"Single", "Far", "Floating"} == set(titles(later))
    assert len(named(later, "Floating")) == 31
    assert titles(later).count("Single") == 1
    same = set(map(id, named(first, "Floating"))) & set(map(id, later.bookings))
    assert len(same) == 21


async def test_many_objects_come_in_parts(server: CalDav) -> None:
    """Each answer is short, so that a slow server has its time for each."""
    for number in range(AT_ONCE + 1):
        server.put(f"{number}.ics", meeting_at(f"M{number}", NOW))
    async with reading(server.room) as backend:
        assert len((await window(backend)).bookings) == AT_ONCE + 1
    multiget = "REPORT multiget data"
    assert asked(server)[-4:] == ["PROPFIND", "REPORT", multiget, multiget]


@pytest.mark.parametrize(
    ("zone", "expansion"), [*((zone, "in utc") for zone in ZONES), (LISBON, "none")]
)
async def test_times_without_a_zone_are_in_the_rooms(
    server: CalDav, zone: ZoneInfo, expansion: str
) -> None:
    """Whatever the server would make of them."""
    server.world.expansion = expansion
    server.put("floating.ics", FLOATING)
    server.put("own.ics", OWN_ZONE)
    async with reading(server.room, zone) as backend:
        found = await window(backend)
    floating, own = named(found, "Floating"), named(found, "Own zone")
    assert len(floating) in (31, 32)
    nine = [each.start.astimezone(zone).time().hour for each in floating]
    assert nine == [9] * len(floating)
    assert {each.start.astimezone(UTC).time().isoformat() for each in own} == {
        "03:30:00"
    }


async def test_the_same_double_is_wrong_where_the_server_decides(
    server: CalDav,
) -> None:
    """What the test above would look like if the server were believed."""
    server.world.expansion = "in utc"
    server.put("floating.ics", FLOATING)
    async with reading(server.room, ZONES[2], expand="server") as backend:
        wrong = named(await window(backend), "Floating")
    assert {each.start.astimezone(ZONES[2]).time().hour for each in wrong} != {9}


async def test_what_is_too_much_for_us_is_asked_for_worked_out(server: CalDav) -> None:
    server.world.expansion = "in utc"
    server.put("much.ics", TOO_MUCH)
    floats = re.sub(r"(?m)^(DT(?:START|END):.*)Z", r"\1", TOO_MUCH)
    server.put("floats.ics", floats.replace("Too", "No"))
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        found = await window(backend)
    assert named(found, "A")
    assert len(named(found, "Too much")) == 62
    assert not named(found, "No much")
    assert found.unreadable == ("floats.ics",)
    expanded = [a.body for a in server.asked if b"<c:expand " in a.body]
    assert len(expanded) == 1
    assert expanded[0].count(b"<d:href>") == 1
    async with reading(server.room, expand="panel") as backend:
        found = await window(backend)
    assert sorted(found.unreadable) == ["floats.ics", "much.ics"]
    assert titles(found) == ["A"]


async def test_the_servers_help_may_fail(server: CalDav) -> None:
    """Then it stays unread; the list is there."""
    server.put("much.ics", TOO_MUCH)
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        found = await window(backend)
    assert (titles(found), found.unreadable) == (["A"], ("much.ics",))


async def test_every_kind_is_found(server: CalDav) -> None:
    day = MIDNIGHT
    server.put("long.ics", meeting_at("Long", day - 9 * DAY, 20 * 1440))
    server.put("open.ics", meeting_at("Open", NOW, 30, "TRANSP:TRANSPARENT"))
    server.put("maybe.ics", meeting_at("Maybe", NOW, 30, "STATUS:TENTATIVE"))
    server.put("off.ics", meeting_at("Off", NOW, 30, "STATUS:CANCELLED"))
    server.put("secret.ics", meeting_at("Secret", NOW, 30, "CLASS:PRIVATE"))
    server.put("day.ics", event("Day", "DTSTART;VALUE=DATE:20250313"))
    server.put(
        "task.ics", "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR"
    )
    async with reading(server.room) as backend:
        found = await window(backend)
    assert found.unreadable == ()
    by = {each.title: each for each in found.bookings}
    assert by["Long"].start == day - 9 * DAY
    assert (by["Open"].blocking, by["Secret"].private) == (False, True)
    assert by["Maybe"].status is BookingStatus.TENTATIVE
    assert by["Off"].status is BookingStatus.CANCELLED
    assert by["Day"].all_day
    assert by["Maybe"].etag == server.world.etag("maybe.ics")


async def test_an_object_that_is_gone_meanwhile(server: CalDav) -> None:
    server.put("a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        await window(backend)
        server.put("b.ics", meeting_at("B", NOW))
        server.world.failing = {"b.ics": 404}
        assert titles(await window(backend)) == ["A"]


LACKING = [
    (403, Refused),
    (423, Refused),
    (429, Unreachable),
    (500, Unreachable),
    (503, Unreachable),
]


async def test_half_of_a_list_is_no_list(server: CalDav) -> None:
    """Neither at first nor later; what was known stays the same."""
    for number in range(10):
        server.put(f"{number}.ics", meeting_at(f"M{number}", NOW + number * HOUR))
    odd = [f"{number}.ics" for number in range(0, 10, 2)]
    host = server.url.removeprefix("http://")
    async with reading(server.room) as backend:
        before = ()
        for status, kind in LACKING:
            server.world.changes = 99 + status
            server.world.failing = dict.fromkeys(odd, status)
            with pytest.raises(kind) as caught:
                await window(backend)
            assert str(caught.value) == (
                f"{host} does not show 5 of 10 bookings of its list ({status})."
            )
            server.world.failing = {}
            after = (await window(backend)).bookings
            assert len(after) == 10
            assert not before or all(map(operator.is_, before, after))
            before = after


async def test_an_answer_that_leaves_out_what_was_asked_for(server: CalDav) -> None:
    """What is listed no more is gone; what is listed and not shown is a failure."""
    server.put("a.ics", meeting_at("A", NOW))
    server.put("b.ics", meeting_at("B", NOW))
    async with reading(server.room) as backend:
        assert titles(await window(backend)) == ["A", "B"]
        server.world.textless = {"a.ics"}
        server.put("a.ics", meeting_at("C", NOW))
        with pytest.raises(Garbled, match="does not show 1 of 1 bookings"):
            await window(backend)
        server.world.silent = {"a.ics"}
        assert titles(await window(backend)) == ["B"]


async def test_a_list_that_was_cut_says_so(server: CalDav) -> None:
    server.put("a.ics", meeting_at("A", NOW))
    server.world.folder_status = 507
    async with reading(server.room) as backend:
        with pytest.raises(Refused, match=r"only a part of the list \(507\)"):
            await window(backend)


async def test_two_objects_of_one_uid(server: CalDav) -> None:
    server.put("a.ics", meeting_at("A", NOW))
    server.put("b.ics", meeting_at("A", NOW + HOUR))
    async with reading(server.room) as backend:
        first = await window(backend)
        server.put("c.ics", meeting_at("A", NOW + 2 * HOUR))
        second = await window(backend)
        assert [len({b.id for b in r.bookings}) for r in (first, second)] == [2, 3]
        server.put("d.ics", meeting_at("D", NOW))
        third = await window(backend)
        assert {b.key for b in second.bookings} < {b.key for b in third.bookings}


@pytest.mark.parametrize(
    "said, settings, expected",
    [("Europe/Berlin", None, 8), ("", None, 0), ("Europe/Berlin", LISBON, 9)],
)
async def test_the_zone_of_times_without_one(
    server: CalDav, said: str, settings: ZoneInfo | None, expected: int
) -> None:
    """The settings', else the calendar's, else the machine's: here, Tokyo's."""
    server.world.zone = said
    server.put("a.ics", event("A", "DTSTART:20250313T090000", "DURATION:PT1H"))
    async with reading(server.room, settings) as backend:
        info = await backend.room()
        (found,) = (await window(backend)).bookings
    assert found.start == datetime(2025, 3, 13, expected, tzinfo=UTC)
    assert info.zone == (ZoneInfo(said) if said else None)


@pytest.mark.parametrize(
    "lines, alike",
    [
        ("DTSTART:20250310T090000Z", True),
        ("DTSTART;VALUE=DATE:20250310", True),
        ("DTSTART;TZID=Europe/Lisbon:20250310T090000", True),
        ('DTSTART;TZID="Europe/Lisbon":20250310T090000', True),
        ("DTSTART:20250310T090000", False),
        ("DTSTART;TZID=Here:20250310T090000", False),
        ("DTSTART:20250310T090000Z\r\nRDATE:20250310T090000Z,20250311T090000", False),
        ("DTSTART:20250310T090000Z\r\nDTEND;TZID=He\r\n re:20250310T090000", False),
    ],
)
def test_whom_to_trust(lines: str, alike: bool) -> None:
    assert worked_out_alike(event("A", lines)) is alike
    assert not is_series(event("A", lines)) or "RDATE" in lines


async def test_a_real_server_finds_it_all(calendar: Calendar) -> None:
    """Its own expansion fails at most of these; see the page for admins."""
    put = calendar.plant
    put("floating.ics", FLOATING)
    put("own.ics", OWN_ZONE)
    put("day.ics", event("Day", "DTSTART;VALUE=DATE:20250312"))
    put("days.ics", event("Days", "DTSTART;VALUE=DATE:20250310", "RRULE:FREQ=DAILY"))
    dates = "RDATE:20250313T060000Z,20250314T060000Z"
    put("dates.ics", event("Dates", "DTSTART:20250301T060000Z", "DURATION:PT1H", dates))
    put(
        "alone.ics",
        series(
            "Alone",
            (
                "RECURRENCE-ID:20250312T050000Z",
                "DTSTART:20250312T053000Z",
                "DURATION:PT1H",
            ),
        ),
    )
    master = (
        "DTSTART:20250310T070000Z",
        "DURATION:PT1H",
        "RRULE:FREQ=DAILY",
        "EXDATE:20250312T070000Z",
    )
    moved = (
        "RECURRENCE-ID:20250313T070000Z",
        "DTSTART:20250312T180000Z",
        "DURATION:PT1H",
    )
    put("moved.ics", series("Moved", master, moved))
    put("long.ics", meeting_at("Long", MIDNIGHT - 9 * DAY, 20 * 1440))
    put("off.ics", meeting_at("Off", NOW, 30, "STATUS:CANCELLED", "TRANSP:TRANSPARENT"))
    async with reading(calendar.url, ZONES[1]) as backend:
        found = await window(backend)
        again = await window(backend)
    assert again.bookings is found.bookings
    assert found.unreadable == ()
    count = {title: titles(found).count(title) for title in sorted(set(titles(found)))}
    assert count == {
        "Alone": 1,
        "Dates": 2,
        "Day": 1,
        "Days": 32,
        "Floating": 31,
        "Long": 1,
        "Moved": 30,
        "Off": 1,
        "Own zone": 31,
    }
    assert {b.start.astimezone(ZONES[1]).hour for b in named(found, "Floating")} == {9}
    eighteen = [b for b in named(found, "Moved") if b.start.hour == 18]
    assert [b.start.day for b in eighteen] == [12]


@pytest.mark.parametrize("zone", ZONES[1:], ids=str)
async def test_the_edges_of_what_was_read(calendar: Calendar, zone: ZoneInfo) -> None:
    """A server takes a time without a zone to be in UTC, hours from what it is."""
    first = MIDNIGHT - BEFORE + timedelta(minutes=1)
    last = MIDNIGHT + LONG + BEHIND - timedelta(minutes=2)
    for title, moment in (("First", first), ("Last", last)):
        there = moment.astimezone(zone).strftime("%Y%m%dT%H%M%S")
        text = event(title, f"DTSTART:{there}", "DURATION:PT1M")
        calendar.plant(f"{title}.ics", text)
    async with reading(calendar.url, zone) as backend:
        assert (await window(backend)).bookings == ()
        (found,) = (await window(backend, BEHIND.days)).bookings
        assert found.start == last
        begin = MIDNIGHT - BEFORE
        (found,) = (await backend.bookings(begin, begin + DAY)).bookings
        assert found.start == first


async def test_somebody_elses_change_at_a_real_server(calendar: Calendar) -> None:
    calendar.plant("a.ics", meeting_at("A", NOW))
    calendar.plant("b.ics", meeting_at("B", NOW + HOUR))
    async with reading(calendar.url) as backend:
        first = await window(backend)
        other = meeting_at("A", NOW).replace("SUMMARY:A", "SUMMARY:Other")
        calendar.plant("a.ics", other)
        second = await window(backend)
        calendar.remove("b.ics")
        third = await window(backend)
    assert [titles(r) for r in (first, second, third)] == [
        ["A", "B"],
        ["Other", "B"],
        ["Other"],
    ]
    assert second.bookings[1] is first.bookings[1]


async def test_a_real_server_that_goes_and_comes(radicale: Radicale) -> None:
    calendar = radicale.calendar()
    calendar.plant("a.ics", meeting_at("A", NOW))
    async with reading(calendar.url) as backend:
        first = await window(backend)
        radicale.stop()
        with pytest.raises(Unreachable):
            await window(backend)
        radicale.start()
        assert (await window(backend)).bookings == first.bookings


async def test_what_is_not_in_the_calendar(server: CalDav) -> None:
    server.put("../other/a.ics", meeting_at("A", NOW))
    async with reading(server.room) as backend:
        with pytest.raises(Garbled):
            await window(backend)
    assert ROOM.endswith("room%20one/")
