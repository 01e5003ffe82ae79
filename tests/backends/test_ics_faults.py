"""What can be wrong with a published calendar: one sentence each, the list stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from panel.backends.base import (
    BackendError,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from tests.backends.calendar_text import vcalendar, vevent
from tests.backends.contract import NOW, meeting
from tests.backends.ics_rig import Turned, listed, made
from tests.backends.servers.feed import KEY, SECRETS, Feed, serving, written
from tests.backends.servers.web import Fault

MEETING = written([meeting(0, 30)])
BOMB = "RRULE:FREQ=HOURLY;BYHOUR=" + ",".join(map(str, range(24)))
TIMES = ["DTSTART:20250312T100000Z", "DTEND:20250312T103000Z"]

Case = tuple[dict[str, object], type[BackendError], str]
FAULTS: dict[str, Case] = {
    "401": ({"status": 401}, Unauthorised, "does not give us the calendar (401)."),
    "403": ({"status": 403}, Unauthorised, "does not give us the calendar (403)."),
    "404": ({"status": 404}, Refused, "has no calendar at this address (404)."),
    "410": ({"status": 410}, Refused, "has no calendar at this address (410)."),
    "400": ({"status": 400}, Refused, "refuses this (400)."),
    "429": ({"status": 429}, Unreachable, "cannot answer at present (429)."),
    "500": ({"status": 500}, Unreachable, "cannot answer at present (500)."),
    "204": ({"status": 204}, Garbled, "answers with no calendar (204)."),
    "206": ({"status": 206}, Garbled, "answers with no calendar (206)."),
    "304": ({"status": 304}, Garbled, "answers with no calendar (304)."),
    "moved": (
        {"status": 302, "headers": {"Location": "https://elsewhere.example.com/x"}},
        Garbled,
        "sends us to another address (https://elsewhere.example.com), which is not "
        "followed.",
    ),
    "round": (
        {"status": 302, "headers": {"Location": "/calendars/again.ics"}},
        Garbled,
        "sends us from one address to the next.",
    ),
    "none": ({"cut": 0}, Unreachable, "has broken off the connection."),
    "half": ({"cut": 200}, Unreachable, "has broken off the connection."),
    "page": (
        {"text": "<!DOCTYPE html><title>Sign in</title>", "kind": "text/html"},
        Garbled,
        "The file is a web page, not an iCalendar file.",
    ),
    "json": (
        {"text": '{"error": "no"}'},
        Garbled,
        "The file is not an iCalendar file: BEGIN:VCALENDAR is missing.",
    ),
    "empty": ({"text": ""}, Garbled, "The file is empty."),
    "cut off": (
        {"text": MEETING.decode()[:-20], "kind": "text/calendar"},
        Garbled,
        "END:VCALENDAR is missing: the file may be cut off.",
    ),
    "packed": (
        {"text": "x", "headers": {"Content-Encoding": "br"}},
        Garbled,
        "answers in a form that was not asked for.",
    ),
}


@pytest.fixture
def feed() -> Iterator[Feed]:
    with serving(NOW.timestamp) as running:
        running.publish(meeting(0, 30))
        yield running


@pytest.mark.parametrize("name", FAULTS)
async def test_one_sentence(feed: Feed, tmp_path: Path, name: str) -> None:
    keys, kind, sentence = FAULTS[name]
    clock = Turned()
    backend = made(feed.address, tmp_path, clock, timeout=2.0)
    feed.faults.append(Fault(times=9, **keys))  # type: ignore[arg-type]
    with pytest.raises(BackendError) as caught:
        await listed(backend, clock)
    assert type(caught.value) is kind
    said = str(caught.value)
    assert said.endswith(sentence)
    assert said.startswith(f"127.0.0.1:{feed.port}")
    assert not [secret for secret in SECRETS if secret in said]
    await backend.aclose()


@pytest.mark.parametrize(
    "name", ["half", "cut off", pytest.param("401", marks=pytest.mark.long)]
)
async def test_the_list_stays_and_comes_back(
    feed: Feed, tmp_path: Path, name: str
) -> None:
    clock = Turned()
    backend = made(feed.address, tmp_path, clock, timeout=2.0)
    feed.validators = False
    before = await listed(backend, clock)
    feed.faults.append(Fault(times=9, **FAULTS[name][0]))  # type: ignore[arg-type]
    clock.go_on(minutes=5)
    with pytest.raises(BackendError):
        await listed(backend, clock)
    feed.faults.clear()
    clock.go_on(minutes=1)
    after = await listed(backend, clock)
    assert (after.bookings, after.heard) == (before.bookings, clock.at)
    await backend.aclose()


@pytest.mark.parametrize(
    "kind", ["application/octet-stream", pytest.param("", marks=pytest.mark.long)]
)
async def test_a_calendar_counts_whatever_it_is_called(
    feed: Feed, tmp_path: Path, kind: str
) -> None:
    feed.kind = {"Content-Type": kind}
    clock = Turned()
    backend = made(feed.address, tmp_path, clock)
    assert (await listed(backend, clock)).bookings
    await backend.aclose()


async def test_a_server_that_never_answers(feed: Feed, tmp_path: Path) -> None:
    feed.mute = True
    clock = Turned()
    backend = made(feed.address, tmp_path, clock, timeout=0.2)
    with pytest.raises(Unreachable, match="does not answer in time"):
        await listed(backend, clock)
    await backend.aclose()


async def test_more_than_fifty_megabytes(feed: Feed, tmp_path: Path) -> None:
    feed.text = b"BEGIN:VCALENDAR\r\n" + b"X-A:b\r\n" * 7_200_000
    clock = Turned()
    backend = made(feed.address, tmp_path, clock)
    with pytest.raises(Garbled, match=r"can be read .50 MB at most"):
        await listed(backend, clock)
    await backend.aclose()


async def test_one_bad_booking_spoils_no_other(feed: Feed, tmp_path: Path) -> None:
    """It is named, so that the room is not called free."""
    feed.text = vcalendar(
        vevent(*TIMES, "SUMMARY:Good\x07 one\x00"),
        vevent(*TIMES, "RRULE:FREQ=SECONDLY", uid="bomb"),
        vevent(*TIMES, "RRULE:FREQ=DAILY;INTERVAL=0", uid="zero"),
        vevent(*TIMES, BOMB, uid="ok"),
        vevent("DTSTART:20250332T100000Z", uid="no day"),
        vevent("DTSTART:20250312T110000Z", "DTEND:99999999T999999Z", uid="end"),
    )
    clock = Turned()
    backend = made(feed.address, tmp_path, clock)
    reading = await listed(backend, clock)
    assert {b.title for b in reading.bookings if b.ical_uid == "a@example.com"} == {
        "Good  one"
    }
    assert len([b for b in reading.bookings if b.ical_uid == "ok"]) > 500
    assert [
        text.partition(" (")[2].partition(")")[0] for text in reading.unreadable
    ] == [
        "bomb",
        "zero",
        "no day",
        "end",
    ]
    assert all(text.endswith(".") for text in reading.unreadable)
    await backend.aclose()


async def test_entries_without_end(feed: Feed, tmp_path: Path) -> None:
    """They are counted and not read."""
    feed.text = vcalendar(*["BEGIN:VEVENT\r\nEND:VEVENT"] * 50_001)
    clock = Turned()
    backend = made(feed.address, tmp_path, clock)
    with pytest.raises(Garbled, match="holds more than 50000 entries"):
        await listed(backend, clock)
    await backend.aclose()


@pytest.mark.long
async def test_fifty_megabytes_of_past_years(feed: Feed, tmp_path: Path) -> None:
    """What lies far away is passed over."""
    long = "DESCRIPTION:" + "x" * 400
    past = [
        vevent(
            f"DTSTART:{2000 + n % 24}0312T100000Z",
            f"DTEND:{2000 + n % 24}0312T110000Z",
            long,
            uid=f"{n}",
        )
        for n in range(90_000)
    ]
    feed.text = vcalendar(*past, vevent(*TIMES))
    assert 45_000_000 < len(feed.text) < 50_000_000
    clock = Turned()
    backend = made(feed.address, tmp_path, clock, timeout=60.0)
    reading = await listed(backend, clock)
    assert [b.id for b in reading.bookings] == ["a@example.com"]
    await backend.aclose()


@pytest.mark.long
async def test_one_entry_of_many_lines_takes_no_more_memory_than_there_is(
    feed: Feed, tmp_path: Path
) -> None:
    """The process that reads it gives up, and the next one reads what is sound."""
    feed.text = vcalendar(vevent(*TIMES, "SUMMARY:x", *[" y"] * 12_000_000))
    clock = Turned()
    backend = made(feed.address, tmp_path, clock, timeout=60.0)
    with pytest.raises(Garbled, match="did not answer in full"):
        await listed(backend, clock)
    feed.text = None
    clock.go_on(minutes=2)
    assert (await listed(backend, clock)).bookings
    await backend.aclose()


def test_the_secret_is_in_the_address(feed: Feed) -> None:
    assert KEY in feed.address
