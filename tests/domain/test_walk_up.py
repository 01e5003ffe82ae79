"""What may be booked at the door from now: which lengths, and why none."""

from datetime import datetime, timedelta

import pytest

from panel.domain.booking import Booking
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import Abilities, may_book_now
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, marked, minutes, scene

CLOSED = Rules(disable_book_now=True)
FREE_UNTIL_12 = booking("n", "12:00", "13:00")
CURRENT = booking("c", "09:00", "11:00")


def in_minutes(*lengths: timedelta) -> list[float]:
    return [length / minutes(1) for length in lengths]


@pytest.mark.parametrize(
    ("now", "lengths", "until_next", "longest"),
    [
        ("03:59:59", [15, 30, 60], None, 480),
        ("04:00", [15, 30, 60], 480, 480),
        ("10:00", [15, 30, 60], 120, 120),
        ("10:59:59", [15, 30, 60], 60 + 1 / 60, 60 + 1 / 60),
        # Whole seconds: a started second may still be used.
        ("10:59:59.999999", [15, 30, 60], 60 + 1 / 60, 60 + 1 / 60),
        # "Until the next" is not said twice.
        ("11:00", [15, 30, 60], None, 60),
        ("11:00:00.999999", [15, 30, 60], None, 60),
        ("11:00:01", [15, 30], 60 - 1 / 60, 60 - 1 / 60),
        ("11:30", [15, 30], None, 30),
        ("11:30:01", [15], 30 - 1 / 60, 30 - 1 / 60),
        ("11:45", [15], None, 15),
        ("11:45:00.999999", [15], None, 15),
    ],
)
def test_the_lengths_that_fit(
    now: str, lengths: list[float], until_next: float | None, longest: float
) -> None:
    it = offers_at(scene(now, FREE_UNTIL_12))
    assert in_minutes(*it.lengths) == lengths
    assert it.until_next == (until_next and minutes(until_next))
    assert it.longest == minutes(longest)
    assert it.no_booking is None


@pytest.mark.parametrize(
    ("now", "changes_at"),
    [
        ("03:00", "04:00"),
        ("10:30", "11:00"),
        ("11:00", "11:00:01"),
        ("11:00:00.999999", "11:00:01"),
        ("11:00:01", "11:30"),
        ("11:30", "11:30:01"),
        ("11:45", "11:45:01"),
        ("11:45:01", None),
    ],
)
def test_when_the_lengths_change(now: str, changes_at: str | None) -> None:
    it = offers_at(scene(now, FREE_UNTIL_12))
    assert it.changes_at == (changes_at and at(changes_at))
    assert offers_at(scene(now)).changes_at is None


@pytest.mark.parametrize("now", ["11:45:01", "11:50", "11:54:59.999999"])
def test_less_than_the_least_is_no_offer(now: str) -> None:
    it = offers_at(scene(now, FREE_UNTIL_12))
    assert (it.lengths, it.until_next, it.longest) == ((), None, None)
    assert it.no_booking == Declined(
        Reason.TOO_SHORT, at=at("12:00"), limit=minutes(15)
    )


@pytest.mark.parametrize(
    ("rules", "lengths", "until_next", "longest"),
    [
        (Rules(min_duration=minutes(20)), [30, 60], 120, 120),
        (Rules(max_duration=minutes(45)), [15, 30], None, 45),
        (Rules(max_duration=minutes(120)), [15, 30, 60], 120, 120),
        (Rules(max_duration=minutes(119)), [15, 30, 60], None, 119),
        (Rules(min_duration=minutes(60), max_duration=minutes(60)), [60], None, 60),
        (Rules(min_duration=minutes(120)), [], 120, 120),
        (Rules(presets=()), [], 120, 120),
        (Rules(presets=(minutes(120), minutes(5), minutes(121))), [120], None, 120),
        (
            Rules(min_duration=minutes(0), presets=(minutes(0), minutes(1))),
            [1],
            120,
            120,
        ),
    ],
)
def test_the_limits_and_presets(
    rules: Rules, lengths: list[float], until_next: float | None, longest: float
) -> None:
    it = offers_at(scene("10:00", FREE_UNTIL_12, rules=rules))
    assert in_minutes(*it.lengths) == lengths
    assert it.until_next == (until_next and minutes(until_next))
    assert it.longest == minutes(longest)


def test_a_free_day_offers_the_presets_and_the_most() -> None:
    it = offers_at(scene("10:00"))
    assert in_minutes(*it.lengths) == [15, 30, 60]
    assert (it.until_next, it.longest) == (None, minutes(480))


@pytest.mark.parametrize(
    "gone",
    [
        booking("n", "10:20", "11:00", "cancelled"),
        booking("n", "10:20", "11:00", "declined"),
        booking("n", "10:20", "11:00", "transparent"),
        booking("n", "10:20", "10:20"),
        booking("n", "09:00", "10:00"),
    ],
)
def test_what_does_not_occupy_the_room_is_no_limit(gone: Booking) -> None:
    assert offers_at(scene("10:00", gone)).longest == minutes(480)


def test_a_buffer_is_a_limit() -> None:
    setup = booking("x", "10:30", "10:45", "buffer")
    assert offers_at(scene("10:00", setup)).longest == minutes(30)


NO_BOOKING: list[tuple[str, tuple[Booking, ...], Rules, Abilities, Declined]] = [
    (
        "10:00",
        (),
        RULES,
        Abilities(book=False),
        Declined(Reason.UNSUPPORTED),
    ),
    ("10:00", (), CLOSED, Abilities(), Declined(Reason.DISABLED)),
    (
        "10:00",
        (),
        RULES,
        Abilities(connected=False),
        Declined(Reason.NOT_CONNECTED),
    ),
    ("10:00", (), RULES, Abilities(settled=False), Declined(Reason.NOT_SETTLED)),
    # Booked: said with the end of the stretch of touching bookings.
    (
        "09:10",
        (CURRENT,),
        RULES,
        Abilities(),
        Declined(Reason.BOOKED, at=at("11:00")),
    ),
    (
        "09:10",
        (CURRENT, booking("d", "11:00", "12:00")),
        RULES,
        Abilities(),
        Declined(Reason.BOOKED, at=at("12:00")),
    ),
    (
        "09:10",
        (booking("x", "09:00", "09:15", "buffer"),),
        RULES,
        Abilities(),
        Declined(Reason.BOOKED, at=at("09:15")),
    ),
    (
        "09:10",
        (booking("z", "00:00", "+1 00:00", "all-day"),),
        RULES,
        Abilities(),
        Declined(Reason.BOOKED, at=at("+1 00:00")),
    ),
    # Pending: the current one, the next one.
    ("09:00", (CURRENT,), RULES, Abilities(), Declined(Reason.PENDING)),
    ("09:04:59.999999", (CURRENT,), RULES, Abilities(), Declined(Reason.PENDING)),
    ("08:55", (CURRENT,), RULES, Abilities(), Declined(Reason.PENDING)),
    (
        "10:55",
        (CURRENT, booking("d", "11:00", "12:00")),
        RULES,
        Abilities(),
        Declined(Reason.PENDING),
    ),
    # The next one was checked in early.
    (
        "08:55",
        (booking("c", "09:00", "11:00", "checked-in"),),
        RULES,
        Abilities(),
        Declined(Reason.BOOKED),
    ),
]


@pytest.mark.parametrize(("now", "bookings", "rules", "able", "why"), NO_BOOKING)
def test_why_nothing_can_be_booked(
    now: str,
    bookings: tuple[Booking, ...],
    rules: Rules,
    able: Abilities,
    why: Declined,
) -> None:
    stage = scene(now, *bookings, rules=rules, able=able)
    it = offers_at(stage)
    assert (it.lengths, it.until_next, it.longest) == ((), None, None)
    assert it.no_booking == why
    assert may_book_now(stage, minutes(15)) == why


@pytest.mark.parametrize(
    ("now", "length", "refusal"),
    [
        ("10:00", minutes(15), None),
        ("10:00", minutes(15) - timedelta(seconds=1), (Reason.TOO_SHORT, None, 15)),
        ("10:00", minutes(0), (Reason.TOO_SHORT, None, 15)),
        ("10:00", minutes(-60), (Reason.TOO_SHORT, None, 15)),
        ("02:00", minutes(480), None),
        ("02:00", minutes(480) + timedelta(seconds=1), (Reason.TOO_LONG, None, 480)),
        ("02:00", timedelta.max, (Reason.TOO_LONG, None, 480)),
        ("10:00", minutes(120), None),
        ("10:00:00.999999", minutes(120), None),
        ("10:00", minutes(120) + timedelta(seconds=1), (Reason.CLASH, "12:00", None)),
        ("10:00:01", minutes(120), (Reason.CLASH, "12:00", None)),
        ("11:50", minutes(10), (Reason.TOO_SHORT, None, 15)),
        ("11:50", minutes(15), (Reason.CLASH, "12:00", None)),
    ],
)
def test_a_walk_up_and_its_refusals(
    now: str,
    length: timedelta,
    refusal: tuple[Reason, str | None, float | None] | None,
) -> None:
    answer = may_book_now(scene(now, FREE_UNTIL_12), length)
    assert answer == declined(refusal)


def declined(
    refusal: tuple[Reason, str | None, float | None] | None,
) -> Declined | None:
    if refusal is None:
        return None
    reason, when, limit = refusal
    moment: datetime | None = None if when is None else at(when)
    return Declined(reason, moment, None if limit is None else minutes(limit))


def test_no_length_is_booked_even_where_the_least_is_nothing() -> None:
    rules = Rules(min_duration=minutes(0))
    for length, reason in ((0, Reason.TOO_SHORT), (-1, Reason.TOO_SHORT), (1, None)):
        answer = may_book_now(scene("10:00", rules=rules), minutes(length))
        assert (answer and answer.reason) == reason


def test_the_clash_is_the_first_of_several() -> None:
    more = booking("m", "10:30", "11:00"), booking("l", "10:20", "12:00")
    answer = may_book_now(scene("10:00", FREE_UNTIL_12, *more), minutes(180))
    assert answer == Declined(Reason.CLASH, at=at("10:20"))


def test_after_a_check_in_elsewhere_the_room_is_not_free() -> None:
    late = booking("c", "09:00", "11:00")
    answer = may_book_now(scene("09:02", late, marks=marked(late)), minutes(15))
    assert answer == Declined(Reason.BOOKED, at=at("11:00"))
