"""Connected, sure, and whether the panel's clock can be right."""

from datetime import timedelta

import pytest

from panel.domain.link import Fault, Link
from panel.domain.sensor import Sensor
from tests.domain.build import TICK, at, minutes

HEARD = at("10:00")


@pytest.mark.parametrize(
    ("period", "connected_for", "sure_for"),
    [(5, 15, 15), (1, 3, 15), (0.5, 1.5, 15), (10, 30, 30), (4.999, 14.997, 15)],
)
def test_how_long_an_answer_is_believed(
    period: float, connected_for: float, sure_for: float
) -> None:
    link = Link(period=minutes(period), heard=HEARD, complete=True)
    connected, sure = HEARD + minutes(connected_for), HEARD + minutes(sure_for)
    assert (link.connected_until, link.sure_until) == (connected, sure)
    assert link.connected(connected - TICK)
    assert not link.connected(connected)
    assert link.sure(sure - TICK)
    assert not link.sure(sure)


def test_an_incomplete_answer_ends_connected_at_once_and_sure_later() -> None:
    fault = Fault.UNREACHABLE
    link = Link(period=minutes(5), heard=HEARD, complete=False, fault=fault)
    assert not link.connected(HEARD)
    assert link.sure(HEARD + minutes(15) - TICK)


def test_nothing_heard_is_neither_connected_nor_sure() -> None:
    link = Link(period=minutes(5), complete=True)
    assert not link.connected(HEARD)
    assert not link.sure(HEARD)
    assert (link.connected_until, link.sure_until) == (None, None)


@pytest.mark.parametrize(
    ("skew", "wrong"),
    [
        (None, False),
        (timedelta(), False),
        (minutes(2), False),
        (minutes(-2), False),
        (minutes(2) + TICK, True),
        (minutes(-2) - TICK, True),
    ],
)
def test_a_clock_far_from_the_systems(skew: timedelta | None, wrong: bool) -> None:
    link = Link(period=minutes(5), heard=HEARD, complete=True, skew=skew)
    assert link.clock_wrong(HEARD) is wrong
    assert link.sure(HEARD) is not wrong


@pytest.mark.parametrize(
    ("now", "wrong"),
    [("09:59:59.999999", True), ("10:00", False), ("10:01", False)],
)
def test_a_clock_earlier_than_what_was_seen(now: str, wrong: bool) -> None:
    link = Link(period=minutes(5), heard=HEARD, complete=True, newest=HEARD)
    assert link.clock_wrong(at(now)) is wrong
    assert link.sure(at(now)) is not wrong


@pytest.mark.parametrize(
    ("now", "stale"),
    [("10:00", False), ("10:07:59.999999", False), ("10:08", True), ("10:09", True)],
)
def test_the_sensors_last_word(now: str, stale: bool) -> None:
    assert Sensor(at=HEARD).stale(at(now), minutes(8)) is stale


@pytest.mark.parametrize(
    ("period", "every", "connected_for", "sure_for"),
    [(1, 15, 45, 45), (1, 5, 15, 15), (1, 1, 3, 15), (10, 5, 30, 30)],
)
def test_a_list_that_is_fetched_more_rarely_is_believed_for_longer(
    period: float, every: float, connected_for: float, sure_for: float
) -> None:
    link = Link(
        period=minutes(period), every=minutes(every), heard=HEARD, complete=True
    )
    until = HEARD + minutes(connected_for), HEARD + minutes(sure_for)
    assert (link.connected_until, link.sure_until) == until
