"""What the status field says in each state."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.face import Face
from panel.domain.link import Fault, Link
from panel.domain.room import Rules
from panel.domain.sensor import Sensor
from panel.engine.snapshot import Freed, Snapshot
from panel.ui import samples, staging
from panel.ui.samples import SAMPLES
from panel.ui.speech import Speech
from panel.ui.staging import MINUTE, NOW, at, checked, snapshot
from panel.ui.words import TELLERS, Words, next_change, words

SPEECH = Speech(zone=staging.ZONE)


def told(name: str, now: datetime | None = None) -> Words:
    shown = samples.sample(name)
    return words(shown, now or shown.at, SPEECH)


def of(setting: staging.Setting) -> Words:
    return words(snapshot(setting), setting.now, SPEECH)


@pytest.mark.parametrize(
    ("name", "word", "line", "aside"),
    [
        ("free", "Available", "until 12:30", "1 h 48 min"),
        ("free-rest", "Available", "for the rest of the day", ""),
        ("pending-next", "Check in", "Budget starts in 4 min", ""),
        (
            "pending-current",
            "Check in",
            "released in 3:12 unless someone checks in",
            "",
        ),
        ("pending-current-kept", "Check in", "started 10:40, please check in", ""),
        ("busy", "In use", "until 11:30", "48 min left"),
        ("busy-next-pending", "In use", "Please finish", "3 min left"),
        ("early", "In use", "starts 12:30", "in 4 min"),
        ("released", "Available", "Released: nobody checked in", ""),
        ("presence", "Available", "Free, but somebody is inside", ""),
        ("prepared", "Being prepared", "until 10:45", ""),
        ("not-bookable", "Boardroom", "Please ask at the reception desk", ""),
        ("unknown", "Not sure", "Last heard 10:12 – the schedule may have changed", ""),
        ("starting", "Boardroom", "Connecting to the calendar", ""),
    ],
)
def test_each_state(name: str, word: str, line: str, aside: str) -> None:
    said = told(name)
    assert (said.word, said.line, said.aside) == (word, line, aside)


def test_every_state_is_told() -> None:
    assert set(TELLERS) == set(Face)


@pytest.mark.parametrize(
    ("name", "title", "host"),
    [
        ("busy", "Design review", "Ana Pires  ·  10:30 – 11:30"),
        ("pending-current", "Design review", "Ana Pires  ·  10:40 – 11:30"),
        ("pending-next", "", "Marta Sousa  ·  12:30 – 13:30"),
        ("hidden", "Booked", "10:30 – 11:30"),
        ("free", "", ""),
        ("unknown", "", ""),
    ],
)
def test_the_booking_it_is_about(name: str, title: str, host: str) -> None:
    said = told(name)
    assert (said.title, said.host) == (title, host)


def test_the_name_stands_once() -> None:
    assert told("free").name == "Boardroom"
    assert told("starting").name == ""
    nameless = replace(staging.ROOM, name="")
    assert of(staging.Setting(room=nameless)).name == "boardroom@example.com"


@pytest.mark.parametrize(
    ("capacity", "people", "said"),
    [
        (10, 2, "10 seats  ·  2 inside"),
        (1, None, "1 seat"),
        (None, 3, "3 inside"),
        (None, None, ""),
        (4, 0, "4 seats"),
    ],
)
def test_seats_and_people(capacity: int | None, people: int | None, said: str) -> None:
    room = replace(staging.ROOM, capacity=capacity)
    sensor = None if people is None else Sensor(at=NOW, people_count=people)
    assert of(staging.Setting(room=room, sensor=sensor)).seats == said


def test_the_next_booking_beside_a_running_one() -> None:
    assert told("busy-next-pending").coming == "Next: Design review 12:30"


def test_hidden_titles_make_other_sentences() -> None:
    rules = Rules(hide_title=True)
    setting = staging.Setting(now=at("12:26"), rules=rules)
    assert of(setting).line == "The next booking starts in 4 min"
    pending = replace(SAMPLES["busy-next-pending"](), rules=rules)
    assert of(pending).coming == "Next booking 12:30"


def test_a_long_title_leaves_room_for_the_sentence() -> None:
    long = replace(staging.BUDGET, title="word " * 100)
    line = of(staging.Setting(now=at("12:26"), bookings=(long,))).line
    assert line.endswith("… starts in 4 min")
    assert len(line) < 60


def test_ended_early_is_free_and_no_no_show() -> None:
    freed = Freed(booking=staging.REVIEW, at=NOW, no_show=False)
    assert of(staging.Setting(freed=freed)).line == "until 12:30"


def test_busy_for_long() -> None:
    for end, line in (
        (at("00:00", 1), "for the rest of the day"),
        (at("09:00", 1), "until tomorrow 09:00"),
        (at("09:00", 3), "until 24 November 09:00"),
    ):
        long = replace(staging.REVIEW, end=end)
        setting = staging.Setting(bookings=(long,), marks=checked(long))
        assert of(setting).line == line


def test_soon_after_midnight_counts() -> None:
    late = staging.booking("00:10", "01:00", "Night watch", day=1)
    setting = staging.Setting(now=at("23:40"), bookings=(late,))
    assert (of(setting).line, of(setting).aside) == ("until 00:10", "30 min")


@pytest.mark.parametrize(
    ("link", "line"),
    [
        (Link(period=MINUTE, heard=NOW, skew=3 * MINUTE), "The clock of this panel"),
        (Link(period=MINUTE, heard=NOW, unreadable=("x",)), "A booking of today could"),
        (Link(period=MINUTE, fault=Fault.UNREACHABLE), "The calendar does not answer"),
        (Link(period=MINUTE, fault=Fault.UNAUTHORISED), "The calendar does not let"),
    ],
)
def test_why_it_is_not_known(link: Link, line: str) -> None:
    assert of(staging.Setting(link=link)).line.startswith(line)


def test_words_move_with_the_clock_alone() -> None:
    shown = samples.sample("free")
    later = words(shown, NOW + 5 * MINUTE, SPEECH)
    assert later.aside == "1 h 43 min"


def _said(shown: Snapshot, now: datetime) -> Words:
    return words(shown, now, SPEECH)


@given(name=st.sampled_from(sorted(SAMPLES)), offset=st.integers(0, 10**8))
def test_nothing_changes_before_the_next_change(name: str, offset: int) -> None:
    shown = samples.sample(name)
    now = shown.at + timedelta(microseconds=offset)
    change = next_change(shown, now)
    assert now < change <= now + MINUTE
    last = change - timedelta(microseconds=1)
    assert _said(shown, last) == _said(shown, now)


def handing_over(now: str, start: str = "12:30", **more: object) -> staging.Setting:
    """A booking from 11:30 to 12:30, and one for which its people have to leave."""
    ours = staging.booking("11:30", "12:30", "Quarterly figures", "Rui Lopes")
    theirs = replace(staging.booking(start, "14:00", "Design review"), **more)
    rules = Rules(pending_before=timedelta())
    marks = staging.checked(ours)
    return staging.Setting(
        bookings=(ours, theirs), now=at(now), rules=rules, marks=marks
    )


@pytest.mark.parametrize(
    ("now", "start", "more", "line"),
    [
        ("12:24", "12:30", {}, "until 14:00"),
        ("12:25", "12:30", {}, "Please finish: Design review starts 12:30"),
        ("12:29", "12:30", {}, "Please finish: Design review starts 12:30"),
        ("12:25", "12:45", {}, "Please finish: Design review starts 12:45"),
        ("12:25", "12:46", {}, "until 12:30"),
        ("12:27", "12:30", {"private": True}, "Please finish: next booking 12:30"),
        ("12:27", "12:30", {"title": ""}, "Please finish: next booking 12:30"),
        (
            "12:27",
            "12:30",
            {"title": "", "buffer": True},
            "Please finish: the room is prepared from 12:30",
        ),
    ],
)
def test_the_last_minutes_say_who_waits(
    now: str, start: str, more: dict[str, object], line: str
) -> None:
    assert of(handing_over(now, start, **more)).line == line


def test_beside_a_check_in_it_names_nobody_twice() -> None:
    said = told("busy-next-pending")
    assert (said.line, said.aside) == ("Please finish", "3 min left")
    assert said.coming == "Next: Design review 12:30"


def test_a_long_booking_is_asked_for_nothing() -> None:
    ours = replace(handing_over("12:27").bookings[0], all_day=True)
    setting = handing_over("12:27")
    setting = replace(setting, bookings=(ours, setting.bookings[1]))
    assert "finish" not in of(setting).line


def test_the_last_minutes_begin_in_time() -> None:
    setting = handing_over("12:24")
    ours, theirs = setting.bookings
    odd = replace(ours, end=at("12:29") + timedelta(seconds=17))
    shown = staging.snapshot(replace(setting, bookings=(odd, theirs)))
    begin = at("12:24") + timedelta(seconds=17)
    assert next_change(shown, at("12:24")) == begin
    assert next_change(shown, begin) == at("12:25")
    speech = Speech(zone=staging.ZONE)
    before = words(shown, begin - timedelta(microseconds=1), speech)
    assert "finish" not in before.line
    assert "finish" in words(shown, begin, speech).line
