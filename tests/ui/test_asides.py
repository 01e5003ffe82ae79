"""What is said beside the state: the system's words, a welcome, what was ordered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from panel.domain.booking import Booking, Person
from panel.domain.room import Rules
from panel.engine.snapshot import Snapshot
from panel.ui.look import Look
from panel.ui.samples import sample
from panel.ui.speech import Speech
from panel.ui.staging import BUDGET, REVIEW, Setting, at, booking, snapshot
from panel.ui.titles import LONGEST_NAME, LONGEST_WORDING, wording_of
from panel.ui.words import Words, next_change, words
from tests.ui.conftest import Made
from tests.ui.test_dayline import SPEECH
from tests.ui.tree import of_kind, place, seen, truth, window_of


def said(setting: Setting, speech: Speech = SPEECH) -> Words:
    return words(snapshot(setting), setting.now, speech)


def welcome(now: str, *bookings: Booking) -> str:
    return said(Setting(bookings=bookings, now=at(now))).welcome


def visited(start: str, end: str, *names: str, **more: object) -> Booking:
    guests = tuple(Person(name=name) for name in names)
    return replace(booking(start, end, "Visit"), visitors=guests, **more)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("",), ""),
        (("Ada Byron",), "Welcome, Ada Byron"),
        (("Ada\nByron", " "), "Welcome, Ada Byron"),
        (("Ada", "Bob", "Eve"), "Welcome, Ada, Bob, Eve"),
        (("A", "B", "C", "D"), "Welcome, A, B, C and 1 more"),
        (tuple("ABCDEFG"), "Welcome, A, B, C and 4 more"),
    ],
)
def test_visitors_are_greeted_by_name(names: tuple[str, ...], text: str) -> None:
    assert welcome("10:42", visited("10:30", "11:30", *names)) == text


def test_a_very_long_name_is_cut() -> None:
    long = welcome("10:42", visited("10:30", "11:30", "Ada " * 200))
    assert len(long) <= len("Welcome, ") + LONGEST_NAME


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("11:29", ""),
        ("11:30", "Welcome, Ada Byron"),
        ("12:28", "Welcome, Ada Byron"),
        ("12:45", "Welcome, Ada Byron"),
        ("13:30", ""),
    ],
)
def test_from_an_hour_before_to_the_end(now: str, text: str) -> None:
    coming = visited("12:30", "13:30", "Ada Byron")
    assert welcome(now, coming) == text


def test_those_of_the_running_booking_come_first() -> None:
    running = visited("12:00", "12:30", "Eve")
    coming = visited("12:30", "13:30", "Ada")
    assert welcome("12:10", running, coming) == "Welcome, Eve"
    nobody = replace(running, visitors=())
    assert welcome("12:10", nobody, coming) == "Welcome, Ada"


def test_the_screen_wakes_for_it() -> None:
    coming = visited("12:30", "13:30", "Ada")
    late = replace(coming, start=coming.start + timedelta(seconds=20))
    shown = snapshot(Setting(bookings=(late,), now=at("11:30")))
    wakes = next_change(shown, at("11:30"))
    assert wakes == late.start - timedelta(hours=1)


def with_wording(text: str, **more: object) -> Snapshot:
    return replace(sample("busy"), wording=text, **more)


def test_the_systems_own_words_are_one_short_line() -> None:
    told = wording_of(with_wording("Busy\nuntil <b>noon</b>\x07 " + "x" * 500))
    assert told.startswith("Busy until <b>noon</b>")
    assert len(told) <= LONGEST_WORDING


@pytest.mark.parametrize("rules", [Rules(hide_title=True), Rules(hide_details=True)])
def test_they_are_hidden_where_a_title_is(rules: Rules) -> None:
    assert wording_of(with_wording("Busy", rules=rules)) == ""


def test_they_are_hidden_beside_a_private_booking() -> None:
    shown = with_wording("Busy")
    for name, theirs in (("current", REVIEW), ("next", BUDGET)):
        private = replace(theirs, private=True)
        status = replace(shown.status, **{name: private})
        assert wording_of(replace(shown, status=status)) == ""
    assert wording_of(shown) == "Busy"


@pytest.mark.parametrize("state", ["unknown", "starting"])
def test_nothing_of_it_while_nothing_is_sure(state: str) -> None:
    shown = replace(sample(state), wording="Busy")
    told = words(shown, shown.at, SPEECH)
    assert (told.wording, told.welcome, told.services) == ("", "", "")


def test_what_was_ordered_stands_with_its_booking() -> None:
    ordered = replace(BUDGET, services=("Coffee for 8", "", "Projector"))
    text = "Coffee for 8  ·  Projector"
    for now, wanted in (("12:00", ""), ("12:26", text), ("12:40", text), ("13:30", "")):
        told = said(Setting(bookings=(ordered,), now=at(now)))
        assert told.services == wanted, now


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (800, 480)])
def test_they_are_on_the_screen(make: Made, size: tuple[int, int]) -> None:
    screen = make(size=size)
    screen.show(sample("visited"))
    window_of(screen).grabWindow()
    shown = seen(screen)
    for text in (
        "Welcome, Ada Byron, Charles Babbage",
        "Meeting in progress",
        "Coffee for 8  ·  Projector",
    ):
        assert text in shown


def test_where_there_is_little_place_what_matters_less_is_left_out(make: Made) -> None:
    """The visitors last: they look for their names."""
    screen = make(Look(large_text=True), size=(800, 1280))
    screen.show(sample("visited"))
    window_of(screen).grabWindow()
    shown = seen(screen)
    assert "Coffee for 8  ·  Projector" not in shown
    assert "Welcome, Ada Byron, Charles Babbage" in shown


def test_in_the_day_line_where_the_block_has_room(make: Made) -> None:
    screen = make()
    ordered = ("Coffee for 8",)
    long = replace(booking("11:00", "13:00", "Workshop", "Rui"), services=ordered)
    short = replace(booking("13:00", "13:15", "Call", "Rui"), services=("Tea",))
    screen.show(snapshot(Setting(bookings=(long, short))))
    window_of(screen).grabWindow()
    for block in of_kind(screen, "Block"):
        inside = [
            str(truth(label, "text"))
            for label in of_kind(screen, "Label")
            if place(block).contains(place(label).center())
        ]
        assert ("Coffee for 8" in inside) is (truth(block, "title") == "Workshop")
        assert "Tea" not in inside


def test_an_empty_house_says_nothing() -> None:
    told = said(Setting(bookings=(REVIEW,)))
    assert (told.wording, told.welcome, told.services) == ("", "", "")
