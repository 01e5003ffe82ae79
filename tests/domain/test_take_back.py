""" "We are here" after a release or an End: the rest of the same period, once more."""

import pytest

from panel.domain.booking import Booking
from panel.domain.offers import offers_at
from panel.domain.outcome import Declined, Reason
from panel.domain.permission import Abilities, may_take_back
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking, minutes, scene

FREED = booking("a", "10:00", "11:00")
NOT_RELEASED = Declined(Reason.NOT_RELEASED)


@pytest.mark.parametrize(
    ("now", "others", "refusal"),
    [
        ("10:05", (), None),
        # What is left of it in the system ends where this begins.
        ("10:05", (FREED.ending(at("10:05")),), None),
        ("10:05:00.7", (FREED.ending(at("10:05")),), None),
        ("10:59:59.999999", (), None),
        ("11:00", (), NOT_RELEASED),
        ("11:30", (), NOT_RELEASED),
        # Shorter than any length that may be booked, and with the next one pending.
        ("10:57", (booking("b", "11:00", "12:00"),), None),
        ("10:57", (booking("b", "11:00", "12:00", "checked-in"),), None),
        # Somebody has booked.
        (
            "10:10",
            (booking("b", "10:08", "10:20"),),
            Declined(Reason.CLASH, at=at("10:08")),
        ),
        (
            "10:10",
            (booking("b", "10:30", "12:00"),),
            Declined(Reason.CLASH, at=at("10:30")),
        ),
        ("10:10", (booking("b", "10:30", "12:00", "cancelled"),), None),
        ("10:10", (booking("b", "10:05", "10:10"),), None),
    ],
)
def test_whether_it_can_be_had_again(
    now: str, others: tuple[Booking, ...], refusal: Declined | None
) -> None:
    stage = scene(now, *others, freed=FREED)
    assert may_take_back(stage) == refusal
    assert offers_at(stage).we_are_here is (refusal is None)


def test_without_a_release_there_is_nothing_to_take_back() -> None:
    assert may_take_back(scene("10:05")) == NOT_RELEASED
    assert not offers_at(scene("10:05")).we_are_here


@pytest.mark.parametrize(
    ("rules", "able", "reason"),
    [
        (RULES, Abilities(book=False), Reason.UNSUPPORTED),
        (RULES, Abilities(connected=False), Reason.NOT_CONNECTED),
        (RULES, Abilities(settled=False), Reason.NOT_SETTLED),
        (Rules(disable_book_now=True), Abilities(), None),
        (Rules(min_duration=minutes(120)), Abilities(), None),
        (Rules(max_duration=minutes(15)), Abilities(), None),
    ],
)
def test_what_else_stands_in_the_way(
    rules: Rules, able: Abilities, reason: Reason | None
) -> None:
    stage = scene("10:05", rules=rules, able=able, freed=FREED)
    assert may_take_back(stage) == (reason and Declined(reason))


def test_the_usual_lengths_stand_beside_it() -> None:
    it = offers_at(scene("10:05", freed=FREED))
    assert it.we_are_here
    assert it.lengths == RULES.presets
