"""Check-ins that this panel keeps: whose they are, when they move, when they fall."""

import pytest

from panel.domain.marks import Marks
from tests.domain.build import at, booking, marked

A = booking("a", "10:00", "11:00")


def test_a_mark_belongs_to_one_id_and_one_start() -> None:
    marks = marked(A)
    assert marks.checked_in(A)
    assert marks.checked_in(A.ending(at("10:30")))
    assert not marks.checked_in(booking("a", "10:30", "11:00"))
    assert not marks.checked_in(booking("b", "10:00", "11:00"))


def test_the_systems_own_check_in_needs_no_mark() -> None:
    assert Marks().checked_in(booking("a", "10:00", "11:00", "checked-in"))
    assert not Marks().checked_in(booking("a", "10:00", "11:00", "not-checked-in"))
    assert marked(A).checked_in(booking("a", "10:00", "11:00", "not-checked-in"))


def test_a_buffer_cannot_be_checked_in() -> None:
    buffer = booking("x", "10:00", "10:15", "buffer", checked_in=True)
    assert not marked(buffer).checked_in(buffer)


@pytest.mark.parametrize(
    ("now", "moved_to", "stays"),
    [
        # It had begun and still runs: the mark goes with it.
        ("10:30", ("10:15", "11:15"), True),
        ("10:30", ("09:00", "12:00"), True),
        ("10:30", ("10:30", "11:30"), True),
        ("10:00", ("09:45", "10:45"), True),
        # Only its end was moved: that is no move.
        ("10:30", ("10:00", "10:20"), True),
        ("09:00", ("10:00", "12:00"), True),
        # It had not begun, or it does not run: void.
        ("09:59:59.999999", ("09:45", "10:45"), False),
        ("10:30", ("10:31", "11:31"), False),
        ("10:30", ("09:30", "10:30"), False),
        ("10:30", ("14:00", "15:00"), False),
        ("09:57", ("10:15", "11:15"), False),
    ],
)
def test_a_move(now: str, moved_to: tuple[str, str], stays: bool) -> None:
    moved = booking("a", *moved_to)
    marks = marked(A).carried([booking("z", "08:00", "09:00"), moved], at(now))
    assert marks.checked_in(moved) is stays
    assert marks.keys == ({moved.key} if stays else set())
    assert marks.last_started == A.start


def test_what_is_not_listed_is_left_alone() -> None:
    marks = marked(A)
    assert marks.carried([], at("10:30")) == marks
    assert marks.carried([booking("b", "10:00", "11:00")], at("10:30")) == marks


def test_occurrences_that_share_an_id_have_marks_of_their_own() -> None:
    week = [booking("a", f"+{n} 10:00", f"+{n} 11:00") for n in range(7)]
    for order in (week, week[::-1]):
        marks = marked(week[0]).carried(order, at("10:30"))
        assert [marks.checked_in(each) for each in week] == [True] + [False] * 6


def test_an_occurrence_does_not_inherit_the_mark_of_one_that_is_gone() -> None:
    yesterday = booking("a", "-1 10:00", "-1 11:00")
    rest = [booking("a", f"+{n} 10:00", f"+{n} 11:00") for n in range(3)]
    marks = marked(yesterday).carried(rest, at("10:30"))
    assert not any(marks.checked_in(each) for each in rest)


def test_the_last_one_started() -> None:
    later = booking("b", "12:00", "13:00")
    assert Marks().last_started is None
    assert marked(A).last_started == at("10:00")
    assert marked(later, A).last_started == at("10:00")
    assert marked(later, A).keys == {A.key, later.key}


def test_old_marks_are_dropped() -> None:
    older, last = (
        booking("o", "-2 09:59:59", "-2 11:00"),
        booking("l", "-2 10:00", "-2 11:00"),
    )
    marks = marked(older, last, A).since(at("-2 10:00"))
    assert marks.keys == {last.key, A.key}
    assert marks.last_started == A.start
