"""What became of a command, in one plain sentence."""

from datetime import timedelta

import pytest

from panel.domain.command import (
    BookLater,
    BookNow,
    CheckIn,
    Command,
    End,
    Extend,
    Read,
    WeAreHere,
)
from panel.domain.outcome import Declined, Done, Reason, Unknown
from panel.engine.snapshot import Result
from panel.ui.reasons import PLAIN, may_try_again, told, why
from panel.ui.speech import Speech
from panel.ui.staging import BUDGET, MINUTE, NOW, REVIEW, ZONE, at, result

SPEECH = Speech(zone=ZONE)
HALF = 30 * MINUTE


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("timed", [False, True])
@pytest.mark.parametrize("limited", [False, True])
def test_every_reason_is_a_sentence(reason: Reason, timed: bool, limited: bool) -> None:
    declined = Declined(
        reason, at=at("12:30") if timed else None, limit=HALF if limited else None
    )
    said = why(declined, NOW, SPEECH)
    assert said[0].isupper()
    assert len(said) <= 72
    assert not set("{}!") & set(said)
    assert "None" not in said


def test_no_reason_is_forgotten() -> None:
    assert set(PLAIN) == set(Reason)


@pytest.mark.parametrize(
    ("declined", "said"),
    [
        (Declined(Reason.CLASH, at=at("12:30")), "That runs into the booking at 12:30"),
        (Declined(Reason.BOOKED, at=at("11:30")), "The room is in use until 11:30"),
        (
            Declined(Reason.TOO_SHORT, at=at("10:51"), limit=15 * MINUTE),
            "Only 9 min free; a booking takes at least 15 min",
        ),
        (
            Declined(Reason.TOO_SHORT, limit=15 * MINUTE),
            "A booking takes at least 15 min",
        ),
        (
            Declined(Reason.TOO_LONG, limit=timedelta(hours=8)),
            "A booking takes at most 8 h",
        ),
        (Declined(Reason.REFUSED, text="Not on\nSundays"), "Not on Sundays"),
        (Declined(Reason.UNREACHABLE, text="HTTP 503"), "The calendar did not answer"),
    ],
)
def test_what_is_known_is_said(declined: Declined, said: str) -> None:
    assert why(declined, NOW, SPEECH) == said


@pytest.mark.parametrize(
    ("command", "done", "said"),
    [
        (BookNow(HALF), Done(BUDGET), "Booked until 13:30"),
        (WeAreHere(), Done(BUDGET), "Booked until 13:30"),
        (BookLater(at("12:30"), HALF), Done(BUDGET), "Booked for 12:30"),
        (Extend(HALF), Done(BUDGET), "Extended until 13:30"),
        (Extend(HALF), Done(), "Extended"),
        (CheckIn(), Done(), "Checked in"),
        (End(at("10:30")), Done(), "Ended; the room is free"),
        (Read(), Done(), "The schedule is up to date"),
    ],
)
def test_results(command: Command, done: Done, said: str) -> None:
    assert told(result(command, done), SPEECH) == f"{said}  ·  confirmed in 0.4 s"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (CheckIn(), "Checked in  ·  known to this panel only"),
        (
            End(at("10:30")),
            "Ended on this panel only; the calendar holds the room until 11:30",
        ),
        (WeAreHere(), "Taken back; the room is booked until 11:30"),
    ],
)
def test_what_only_this_panel_knows_is_not_confirmed(
    command: Command, said: str
) -> None:
    assert told(result(command, Done(REVIEW, here=True)), SPEECH) == said


def test_a_lost_answer() -> None:
    said = told(result(BookNow(HALF), Unknown()), SPEECH)
    assert said == "No answer came; the next look at the calendar will show it"


@pytest.mark.parametrize(
    ("outcome", "again"),
    [
        (Declined(Reason.UNREACHABLE), True),
        (Declined(Reason.CLASH), False),
        (Unknown(), False),
        (Done(), False),
    ],
)
def test_what_may_be_tried_again(
    outcome: Declined | Done | Unknown, again: bool
) -> None:
    last: Result = result(BookNow(HALF), outcome)
    assert may_try_again(last) is again
