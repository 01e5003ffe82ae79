"""A week as real ones are: each state it brings, in words and as a picture."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest
from PIL import Image

from panel.cli import main
from tests.e2e.places import AMBER, GREEN, RED
from tests.e2e.program import SETTINGS, Program

GREY = (66, 74, 82)
SIZES = ("1280x800", "800x1280", "800x480", "1920x1080", "1080x1920", "1024x600")
MONDAY = "2026-11-23T{}:00Z"
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example Corp//Calendar 4.2//EN
METHOD:PUBLISH
X-WR-CALNAME:Boardroom
X-WR-TIMEZONE:Europe/Lisbon
BEGIN:VTIMEZONE
TZID:Lisbon
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:WET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:WEST
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:stand-up@example.com
DTSTAMP:20261101T090000Z
SUMMARY:Stand-up
ORGANIZER;CN=Platform team:mailto:platform@example.com
DTSTART;TZID=Lisbon:20261102T090000
DTEND;TZID=Lisbon:20261102T091500
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231T235959Z
EXDATE;TZID=Lisbon:20261127T090000
END:VEVENT
BEGIN:VEVENT
UID:stand-up@example.com
RECURRENCE-ID;TZID=Lisbon:20261123T090000
DTSTAMP:20261120T170000Z
SUMMARY:Stand-up
ORGANIZER;CN=Platform team:mailto:platform@example.com
DTSTART;TZID=Lisbon:20261123T093000
DTEND;TZID=Lisbon:20261123T094500
END:VEVENT
BEGIN:VEVENT
UID:review@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Design review
ORGANIZER;CN="Pires, Ana":mailto:ana@example.com
ATTENDEE;CN=Rui;PARTSTAT=ACCEPTED:mailto:rui@example.com
ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:boardroom@example.com
LOCATION:Boardroom
DESCRIPTION:Bring the drawings\\, please.\\nSecond floor.
DTSTART;TZID=Lisbon:20261123T100000
DTEND;TZID=Lisbon:20261123T110000
END:VEVENT
BEGIN:VEVENT
UID:budget@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Budget
ORGANIZER;CN=Finance team:mailto:finance@example.com
DTSTART:20261123T110000Z
DTEND:20261123T120000Z
END:VEVENT
BEGIN:VEVENT
UID:interview@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Interview with a candidate
CLASS:PRIVATE
ORGANIZER;CN=People team:mailto:people@example.com
DTSTART;TZID=Lisbon:20261123T150000
DURATION:PT45M
END:VEVENT
BEGIN:VEVENT
UID:gone@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Cancelled call
STATUS:CANCELLED
DTSTART:20261123T130000Z
DTEND:20261123T140000Z
END:VEVENT
BEGIN:VEVENT
UID:hint@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Window cleaning outside
TRANSP:TRANSPARENT
DTSTART;VALUE=DATE:20261123
DTEND;VALUE=DATE:20261124
END:VEVENT
BEGIN:VEVENT
UID:offsite@example.com
DTSTAMP:20261110T101010Z
SUMMARY:Offsite
DTSTART;VALUE=DATE:20261126
DTEND;VALUE=DATE:20261127
END:VEVENT
END:VCALENDAR
"""


@dataclass(frozen=True, slots=True)
class State:
    """A moment of Monday, and what the room says of itself then."""

    at: str
    word: str
    colour: tuple[int, int, int]
    title: str = ""
    before: str = ""
    """The moment of a check-in before that."""
    settings: str = ""

    @property
    def moment(self) -> tuple[str, str]:
        return "--at", MONDAY.format(self.at)


STATES = {
    "free until a booking": State("12:10", "free", GREEN),
    "free beside a cancelled one": State("13:30", "free", GREEN),
    "free for the rest of the day": State("17:00", "free", GREEN),
    "next pending": State("09:56", "pending", AMBER),
    "current pending": State("10:02", "pending", AMBER, "Design review"),
    "busy": State("10:30", "busy", RED, "Design review"),
    "busy and private": State("15:20", "busy", RED, "Private"),
    "busy, the next pending": State("10:57", "pending", RED, "Design review"),
    "checked in": State("10:03", "busy", RED, "Design review", before="10:01"),
    "checked in early": State("09:58", "busy", RED, before="09:56"),
    "not bookable": State("17:00", "free", GREY, settings="disable_book_now = true\n"),
    "not bookable, but in use": State(
        "10:30", "busy", RED, "Design review", settings="disable_book_now = true\n"
    ),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the week in it."""
    folder = tmp_path_factory.mktemp("week")
    path = folder / "week.ics"
    path.write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8")
    program = Program(folder)
    imported = program.command("import", str(path))
    assert (imported.returncode, imported.stderr) == (0, "")
    assert "; " not in imported.stdout, "something was skipped"
    return program.store


@pytest.mark.parametrize("name", STATES)
def test_a_state_in_words_and_as_a_picture(
    tmp_path: Path,
    store: Path,
    capsys: pytest.CaptureFixture[str],
    sample: Callable[[int, int], int],
    name: str,
) -> None:
    state = STATES[name]
    program = Program(tmp_path, state.settings + SETTINGS)
    copytree(store, program.store)
    if state.before:
        program.call("checkin", at=MONDAY.format(state.before))
    main(["status", "--settings", str(program.settings), "--json", *state.moment])
    found = json.loads(capsys.readouterr().out)
    assert found["status"] == state.word
    assert (found["current_booking"] or {}).get("title", "") == state.title
    for size in SIZES[: sample(1, len(SIZES))]:
        out = tmp_path / f"{size}.png"
        words = (*state.moment, "--size", size, "--out", str(out))
        taken = program.command("shot", *words)
        assert (taken.returncode, taken.stdout, taken.stderr) == (0, "", "")
        with Image.open(out) as picture:
            assert f"{picture.width}x{picture.height}" == size
            assert picture.convert("RGB").getpixel((12, 12)) == state.colour
