"""The first moment after now at which the answer can change without news."""

import pytest

from panel.domain.link import Link
from panel.domain.room import Rules
from panel.domain.sensor import Sensor
from panel.domain.status import Hold, next_edge
from tests.domain.build import RULES, at, booking, day, minutes

QUIET = Link(period=minutes(5))
A = booking("a", "10:00", "11:00")
B = booking("b", "11:00", "12:00")


@pytest.mark.parametrize(
    ("now", "edge"),
    [
        ("00:00", "09:55"),
        ("09:54:59.999999", "09:55"),
        ("09:55", "10:00"),
        ("09:59:59.999999", "10:00"),
        ("10:00", "10:05"),
        ("10:04:59.999999", "10:05"),
        ("10:05", "10:55"),
        ("10:55", "11:00"),
        ("11:00", "11:05"),
        ("11:05", "12:00"),
        ("12:00", "+1 00:00"),
        ("+1 00:00", "+2 00:00"),
    ],
)
def test_the_edges_of_a_day_one_after_the_other(now: str, edge: str) -> None:
    assert next_edge(at(now), day(B, A), RULES, QUIET) == at(edge)


@pytest.mark.parametrize(
    ("kind", "end"),
    [
        ("cancelled", "11:00"),
        ("declined", "11:00"),
        ("transparent", "11:00"),
        ("all-day", "11:00"),
        ("buffer", "11:00"),
        ("", "10:00"),
        ("", "09:57"),
    ],
)
def test_every_booking_has_edges_whatever_its_kind(kind: str, end: str) -> None:
    there = day(booking("a", "10:00", end, kind))
    wanted = {at(t) for t in ("09:55", "10:00", "10:05", end, "+1 00:00")}
    now = at("09:00")
    for edge in sorted(wanted):
        now = next_edge(now, there, RULES, QUIET)
        assert now == edge


@pytest.mark.parametrize(
    ("rules", "edges"),
    [
        (
            Rules(pending_before=minutes(0), pending_period=minutes(0)),
            ["10:00", "11:00", "+1 00:00"],
        ),
        (
            Rules(pending_before=minutes(20), pending_period=minutes(70)),
            ["09:40", "10:00", "11:00", "11:10", "+1 00:00"],
        ),
    ],
)
def test_the_periods_move_the_edges(rules: Rules, edges: list[str]) -> None:
    now = at("09:00")
    for edge in edges:
        now = next_edge(now, day(A), rules, QUIET)
        assert now == at(edge)


@pytest.mark.parametrize(
    ("link", "now", "edge"),
    [
        (Link(period=minutes(5), heard=at("12:00")), "12:01", "12:15"),
        (Link(period=minutes(1), heard=at("12:00")), "12:01", "12:03"),
        (Link(period=minutes(1), heard=at("12:00")), "12:03", "12:15"),
        (Link(period=minutes(1), heard=at("12:00")), "12:15", "+1 00:00"),
        (Link(period=minutes(10), heard=at("12:00")), "12:29:59.999999", "12:30"),
        (Link(period=minutes(5), newest=at("12:07")), "12:01", "12:07"),
        (Link(period=minutes(5), newest=at("12:07")), "12:07", "+1 00:00"),
    ],
)
def test_what_was_heard_grows_old(link: Link, now: str, edge: str) -> None:
    assert next_edge(at(now), day(), RULES, link) == at(edge)


@pytest.mark.parametrize(
    ("now", "edge"),
    [("12:07:59.999999", "12:08"), ("12:08", "+1 00:00")],
)
def test_the_sensors_last_word_grows_old(now: str, edge: str) -> None:
    sensor = Sensor(at=at("12:00"), presence=True)
    assert next_edge(at(now), day(), RULES, QUIET, sensor) == at(edge)
    stale = sensor.stale(at(now), RULES.sensor_stale)
    assert stale is (edge != "12:08")


def test_a_countdown_ends_at_an_edge() -> None:
    hold = Hold(A.key, at("10:05:12"))
    assert next_edge(at("10:05"), day(A), RULES, QUIET, None, hold) == hold.until
    assert next_edge(hold.until, day(A), RULES, QUIET, None, hold) == at("10:55") + (
        minutes(5)
    )
