"""Which of the screen's states holds: the first that fits, in their order."""

import pytest

from panel.domain.face import Face, face_at
from panel.domain.link import Link
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, marked, minutes, status

NOW = "10:02"
HEARD = Link(period=minutes(5), heard=at("10:00"), complete=True)
NEVER = Link(period=minutes(5))
OLD = Link(period=minutes(5), heard=at("09:40"))
WRONG_CLOCK = Link(period=minutes(5), heard=at("10:00"), skew=minutes(3))
EARLIER = Link(period=minutes(5), heard=at("10:00"), newest=at("10:03"))
UNREADABLE = Link(period=minutes(5), heard=at("10:00"), unreadable=("a1",))
CLOSED = Rules(disable_book_now=True)

PENDING = booking("a", "10:00", "11:00")
BUSY = booking("a", "09:00", "11:00")
ENDING = booking("a", "09:00", "10:04")
SOON = booking("b", "10:04", "11:00")
SOON_IN = booking("b", "10:04", "11:00", "checked-in")
BUFFER = booking("x", "09:45", "10:04", "buffer")
LATER = booking("c", "12:00", "13:00")


@pytest.mark.parametrize(
    ("bookings", "face"),
    [
        ((), Face.FREE),
        ((LATER,), Face.FREE),
        ((PENDING,), Face.PENDING_CURRENT),
        ((booking("a", "10:00", "10:04"), SOON), Face.PENDING_CURRENT),
        ((ENDING, SOON), Face.BUSY_NEXT_PENDING),
        ((BUSY,), Face.BUSY),
        ((ENDING, SOON_IN), Face.BUSY),
        # The next one checked in early: "In use, starts 10:04".
        ((SOON_IN,), Face.BUSY),
        ((BUFFER, SOON_IN), Face.BUSY),
        ((BUFFER,), Face.PREPARED),
        ((BUFFER, SOON), Face.PREPARED),
        ((BUFFER, LATER), Face.PREPARED),
        ((SOON,), Face.PENDING_NEXT),
        ((booking("a", "00:00", "+1 00:00", "all-day"),), Face.BUSY),
        ((booking("a", "00:00", "+1 00:00", "all-day"), SOON), Face.BUSY_NEXT_PENDING),
        ((booking("a", "10:00", "11:00", "cancelled"),), Face.FREE),
        ((booking("a", "10:00", "11:00", "transparent"),), Face.FREE),
        ((booking("a", "10:04", "11:00", "buffer"),), Face.FREE),
    ],
)
def test_what_the_bookings_make_of_it(bookings: tuple, face: Face) -> None:
    it = status(NOW, *bookings)
    assert face_at(at(NOW), it, HEARD, RULES, freed=False) is face
    # Neither a freed period nor a closed room hides what is current or pending.
    if face is not Face.FREE:
        assert face_at(at(NOW), it, HEARD, CLOSED, freed=True) is face
        assert face_at(at(NOW), it, UNREADABLE, CLOSED, freed=True) is face


@pytest.mark.parametrize("bookings", [(), (PENDING,), (ENDING, SOON), (BUFFER,)])
@pytest.mark.parametrize("rules", [RULES, CLOSED])
@pytest.mark.parametrize("freed", [True, False])
@pytest.mark.parametrize(
    ("link", "face"),
    [
        (NEVER, Face.STARTING),
        (Link(period=minutes(5), skew=minutes(3)), Face.STARTING),
        (OLD, Face.NOT_SURE),
        (WRONG_CLOCK, Face.NOT_SURE),
        (EARLIER, Face.NOT_SURE),
    ],
)
def test_not_knowing_wins_over_all_of_it(
    bookings: tuple, rules: Rules, freed: bool, link: Link, face: Face
) -> None:
    it = status(NOW, *bookings)
    assert face_at(at(NOW), it, link, rules, freed=freed) is face


@pytest.mark.parametrize(
    ("link", "rules", "freed", "face"),
    [
        (HEARD, RULES, False, Face.FREE),
        (HEARD, RULES, True, Face.RELEASED),
        (HEARD, CLOSED, False, Face.NOT_BOOKABLE),
        (HEARD, CLOSED, True, Face.RELEASED),
        # With an unreadable booking nobody says "available".
        (UNREADABLE, RULES, False, Face.NOT_SURE),
        (UNREADABLE, RULES, True, Face.NOT_SURE),
        (UNREADABLE, CLOSED, True, Face.NOT_SURE),
        (UNREADABLE, CLOSED, False, Face.NOT_BOOKABLE),
    ],
)
def test_when_nothing_is_current_or_pending(
    link: Link, rules: Rules, freed: bool, face: Face
) -> None:
    assert face_at(at(NOW), status(NOW), link, rules, freed=freed) is face


def test_a_lost_link_changes_nothing_until_the_answer_is_too_old() -> None:
    lost = Link(period=minutes(5), heard=at("10:00"), complete=False)
    for now, face in (("10:14:59.999999", Face.BUSY), ("10:15", Face.NOT_SURE)):
        it = status(now, BUSY)
        assert face_at(at(now), it, lost, RULES, freed=False) is face
        assert it.word == "busy"


def test_a_mark_turns_pending_into_busy() -> None:
    it = status(NOW, PENDING, marks=marked(PENDING))
    assert face_at(at(NOW), it, HEARD, RULES, freed=False) is Face.BUSY
