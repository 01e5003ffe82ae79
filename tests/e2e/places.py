"""Places and colours of the screen at 1280 x 800, and what a finger does there."""

from datetime import UTC, datetime

from tests.e2e.finger import Finger

GREEN, AMBER, RED = (20, 113, 60), (255, 197, 51), (179, 38, 30)
BLUE = (0, 90, 148)
WHITE = (255, 255, 255)
PRIMARY, ALONE = (400, 612), (400, 700)
IN_PRIMARY, IN_ALONE = (70, 612), (70, 700)
"""Where a large button is, beside its words, and the state's colour without one."""
MORE, LONGER = (632, 710), (300, 710)
END, REALLY_END = (160, 710), (440, 710)
END_OUTLINE = (53, 710)
ALIVE = (221, 157, 154)
"""The outline of a button that takes a tap; until the last one is done none does."""

MOVING = 2
"""Seconds of a minute in which the picture may have yet to move."""

SHEET, BANNER = (330, 712), (45, 80)
"""What is white when the sheet is open, and when something was booked."""
DAY_AFTER, START_LATER, HOST = (696, 200), (696, 298), (400, 592)
KEY_A, KEY_D, TYPING = (137, 578), (379, 578), (830, 85)
FOUND, FOUND_EDGE, OUTLINE = (226, 204), (29, 204), (149, 191, 167)
"""The sheet where a host may be named: a row more, and who was found."""


def outlined(finger: Finger, *colours: tuple[int, int, int]) -> None:
    """Waits until the outline of "End" has one of the colours.

    It is thin: when the whole picture moves, at a minute's begin, one looks beside it.
    """
    finger.wait_for(*colours, x=END_OUTLINE[0], y=END_OUTLINE[1])
    while datetime.now(UTC).second < MOVING:
        finger.wait_for(*colours, x=END_OUTLINE[0], y=END_OUTLINE[1])


def end(finger: Finger) -> None:
    """Ends the running booking, and waits until the room is free."""
    outlined(finger, ALIVE)
    finger.tap(*END)
    outlined(finger, RED)
    finger.tap(*REALLY_END)
    finger.wait_for(GREEN)


def open_sheet(finger: Finger) -> None:
    finger.wait_for(GREEN)
    finger.tap(*MORE)
    finger.wait_for(WHITE, x=SHEET[0], y=SHEET[1])


def book_tomorrow_for_ada(finger: Finger) -> None:
    """On the sheet: tomorrow at ten, for whom the letters "ada" find."""
    open_sheet(finger)
    finger.tap(*DAY_AFTER)
    for _ in range(4):
        finger.tap(*START_LATER)
    finger.tap(*HOST)
    finger.wait_for(WHITE, x=TYPING[0], y=TYPING[1])
    for key in (KEY_A, KEY_D, KEY_A):
        finger.tap(*key)
    finger.wait_for(OUTLINE, x=FOUND_EDGE[0], y=FOUND_EDGE[1])
    finger.tap(*FOUND)
    finger.wait_for(WHITE, x=SHEET[0], y=SHEET[1])
    finger.tap(*SHEET)
    finger.wait_for(WHITE, x=BANNER[0], y=BANNER[1])
