"""The booking sheet of the real program, by a finger alone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.e2e.places import BANNER, WHITE, open_sheet
from tests.e2e.program import Program

DAY_AFTER, START_LATER = (696, 216), (696, 330)
TITLE, KEY_J, BOOK = (400, 558), (891, 578), (1152, 248)
TYPING = (900, 246)
"""What is white when somebody types."""
LISBON = ZoneInfo("Europe/Lisbon")


def test_tomorrow_at_ten_with_a_title(program: Program) -> None:
    tomorrow = (datetime.now(LISBON) + timedelta(days=1)).date()
    with program.run() as finger:
        open_sheet(finger)
        finger.tap(*DAY_AFTER)
        for _ in range(4):
            finger.tap(*START_LATER)
        finger.tap(*TITLE)
        finger.wait_for(WHITE, x=TYPING[0], y=TYPING[1])
        finger.tap(*KEY_J)
        finger.tap(*BOOK)
        finger.wait_for(WHITE, x=BANNER[0], y=BANNER[1])
    listed = program.status()["bookings"]
    assert isinstance(listed, list)
    (made,) = listed
    start = datetime.fromtimestamp(made["event_start"], LISBON)
    assert (start.date(), f"{start:%H:%M}") == (tomorrow, "10:00")
    assert made["event_end"] - made["event_start"] == 30 * 60
    assert made["title"] == "J"
