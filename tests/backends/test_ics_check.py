"""`room-panel check` at a published calendar: what came, and what that means."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends.checking import checked, failed
from tests.backends.ics_rig import settings_text
from tests.backends.servers.feed import SECRETS, Feed, serving
from tests.backends.servers.web import Fault

READ_ONLY = (
    "a published calendar can only be read: nobody can book, end, extend or check in "
    "at the door, and no booking is ever released"
)
BROKEN = [
    *("BEGIN:VEVENT", "UID:bomb", "DTSTART:20250312T100000Z"),
    *("RRULE:FREQ=SECONDLY", "END:VEVENT"),
]


@pytest.fixture
def feed() -> Iterator[Feed]:
    with serving() as running:
        running.properties += ["X-WR-CALNAME:Attic", "X-WR-TIMEZONE:Europe/Lisbon"]
        yield running


def check(feed: Feed, folder: Path, table: str = "") -> tuple[int, list[str]]:
    text = settings_text(feed.address, folder / "store", table=table)
    return checked(text, folder, SECRETS)


def test_all_is_well(feed: Feed, tmp_path: Path) -> None:
    feed.properties.append("X-PUBLISHED-TTL:PT1H")
    code, lines = check(feed, tmp_path)
    assert code == 0
    size = lines[0].partition(": ")[2]
    assert lines[:5] == [
        f"127.0.0.1:{feed.port}: {size}",
        'calendar: "Attic", Europe/Lisbon',
        "0 bookings in 36 days around today",
        "fetched every 15 min; it asks for 60 min, the panel keeps to 1 min to 15 min",
        READ_ONLY,
    ]
    assert size.endswith(" bytes")
    assert "cannot book now" in lines
    assert "cannot take check-ins at the door" in lines
    assert "ends a booking: not possible" in lines
    assert "room: Attic, seats unknown" in lines
    assert "zone: Europe/Lisbon" in lines


def test_the_settings_say_how_often(feed: Feed, tmp_path: Path) -> None:
    _, lines = check(feed, tmp_path, "refresh = 2")
    assert (
        "fetched every 2 min, as the settings say; it does not say how often" in lines
    )


def test_what_could_not_be_read_is_named(feed: Feed, tmp_path: Path) -> None:
    feed.properties += BROKEN
    code, lines = check(feed, tmp_path)
    assert code == 0
    at, *_ = [n for n, line in enumerate(lines) if "FREQ=SECONDLY" in line]
    assert "(bomb)" in lines[at]
    assert "never called free" in lines[at + 1]


@pytest.mark.parametrize(
    ("fault", "said", "remedy"),
    [
        (Fault(times=9, status=404), "no calendar at this address", "check url"),
        (Fault(times=9, status=401), "does not give us", "username and password"),
        (Fault(times=9, status=500), "cannot answer at present", "the network"),
        (Fault(times=9, text="<html>"), "a web page", "in a browser"),
    ],
    ids=["404", "401", "500", "page"],
)
def test_each_failure_has_its_remedy(
    feed: Feed, tmp_path: Path, fault: Fault, said: str, remedy: str
) -> None:
    feed.faults.append(fault)
    code, lines = check(feed, tmp_path)
    assert code == 1
    what, then = failed(lines)
    assert said in what
    assert remedy in then


def test_a_file(tmp_path: Path) -> None:
    text = settings_text("room.ics", tmp_path / "store")
    code, lines = checked(text, tmp_path)
    assert code == 1
    what, then = failed(lines)
    assert what == "failed: The file room.ics is not there."
    assert "put the file there" in then
    assert "network" not in then
    (tmp_path / "room.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    code, lines = checked(text, tmp_path)
    assert (code, lines[0]) == (0, "The file room.ics: 32 bytes")
    assert "looked at with every poll, read when it has changed" in lines


def test_a_file_that_is_of_no_use(tmp_path: Path) -> None:
    text = settings_text("room.ics", tmp_path / "store")
    path = tmp_path / "room.ics"
    path.write_text("BEGIN:VCALENDAR\r\n")
    what, then = failed(checked(text, tmp_path)[1])
    assert "may be cut off" in what
    assert "open the file" in then
    path.unlink()
    path.mkdir()
    what, then = failed(checked(text, tmp_path)[1])
    assert "no plain file" in what
    assert "neither a folder" in then


def test_a_file_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "room.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    folder = tmp_path / "settings"
    folder.mkdir()
    code, lines = checked(settings_text("~/room.ics", tmp_path / "store"), folder)
    assert (code, lines[0]) == (0, "The file room.ics: 32 bytes")
