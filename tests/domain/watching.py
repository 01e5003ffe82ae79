"""A watch over the current booking, followed from look to look."""

from dataclasses import replace

from panel.domain.booking import Booking
from panel.domain.release import Conditions, Watch, watched
from panel.domain.room import Rules
from tests.domain.build import RULES, at, booking

A = booking("a", "10:00", "11:00")
GOOD = Conditions(
    connected=True, touchable=True, sees_check_ins=True, can_end=True, presence=False
)
LOST = replace(GOOD, connected=False)
SEEN = replace(GOOD, presence=True)

Look = tuple[str, Conditions]


def followed(
    *looks: Look, current: Booking | None = A, rules: Rules = RULES
) -> Watch | None:
    watch: Watch | None = None
    for now, conditions in looks:
        watch = watched(watch, at(now), current, rules, conditions)
    return watch


def sure(watch: Watch | None) -> Watch:
    assert watch is not None
    return watch
