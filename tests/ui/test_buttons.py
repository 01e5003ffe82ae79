"""Which buttons stand at the door."""

from dataclasses import replace
from datetime import timedelta

import pytest

from panel.backends.base import Capabilities
from panel.domain.command import BookNow, CheckIn, Command, End, Extend, Read, WeAreHere
from panel.domain.outcome import Declined, Reason
from panel.domain.room import Rules
from panel.ui import samples, staging
from panel.ui.buttons import ActionsInputs, ActionsProps, derive_actions
from panel.ui.notice import NoticeInputs, derive_notice
from panel.ui.samples import sample
from panel.ui.speech import Speech
from panel.ui.staging import MINUTE, NOW, at

SPEECH = Speech(zone=staging.ZONE)


def bar(name: str, **more: object) -> ActionsProps:
    shown = sample(name)
    return derive_actions(ActionsInputs(shown, shown.at, SPEECH, **more))  # type: ignore[arg-type]


def labels(props: ActionsProps) -> tuple[list[str], list[str]]:
    first = [button.label for button in props.primary]
    return first, [button.label for button in props.secondary]


def command(props: ActionsProps, key: str) -> Command | None:
    return next(choice.command for choice in props.choices if choice.key == key)


@pytest.mark.parametrize(
    ("name", "primary", "secondary"),
    [
        ("free", ["Book 30 min"], ["15 min", "60 min", "Until 12:30", "Book…"]),
        ("free-rest", ["Book 30 min"], ["15 min", "60 min", "Book…"]),
        ("presence", ["Book 30 min"], ["15 min", "60 min", "Until 12:30", "Book…"]),
        ("pending-next", ["Check in"], []),
        ("pending-current", ["Check in"], ["End"]),
        ("pending-by-code", [], []),
        ("busy", [], ["End", "+ 15 min", "+ 30 min"]),
        ("early", [], ["End"]),
        ("busy-next-pending", ["Check in for 12:30 Design review"], ["End"]),
        ("released", ["We are here"], ["15 min", "30 min", "60 min", "Book…"]),
        ("prepared", [], []),
        ("not-bookable", [], []),
        ("starting", [], []),
        ("unknown", [], ["Try again"]),
        ("offline", [], ["Try again"]),
        ("too-short", [], []),
    ],
)
def test_each_state(name: str, primary: list[str], secondary: list[str]) -> None:
    assert labels(bar(name)) == (primary, secondary)


def test_where_the_door_takes_no_check_in() -> None:
    assert bar("pending-by-code").sentence == "Check in with the code"
    assert bar("pending-current").sentence == ""
    shown = sample("pending-by-code")
    without = replace(shown, room=replace(shown.room, qr_url=""))
    inputs = ActionsInputs(without, shown.at, SPEECH)
    assert derive_actions(inputs).sentence == ""


@pytest.mark.parametrize(
    ("name", "caption"),
    [
        ("pending-by-code", "Scan to check in"),
        ("pending-current", "Scan to open this room on your phone"),
        ("free", "Scan to open this room on your phone"),
    ],
)
def test_what_the_code_is_good_for(name: str, caption: str) -> None:
    shown = sample(name)
    inputs = NoticeInputs(shown, shown.at, SPEECH, qr="file:///code.png")
    assert derive_notice(inputs).caption == caption


@pytest.mark.parametrize(
    ("name", "key", "wanted"),
    [
        ("free", "book-1800", BookNow(30 * MINUTE)),
        ("free", "book-until", BookNow(108 * MINUTE, until=at("12:30"))),
        ("pending-current", "check-in", CheckIn(at("10:40"))),
        ("busy", "ask", End(at("10:30"))),
        ("busy", "extend-900", Extend(15 * MINUTE)),
        ("released", "here", WeAreHere()),
        ("unknown", "read", Read()),
        ("busy-next-pending", "check-in", CheckIn(at("12:30"))),
    ],
)
def test_what_a_button_sends(name: str, key: str, wanted: Command) -> None:
    assert command(bar(name), key) == wanted


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("too-short", "Only 9 min free; a booking takes at least 15 min"),
        ("offline", "Booking has to wait: the calendar does not answer"),
        ("free", ""),
        ("not-bookable", ""),
    ],
)
def test_why_nothing_can_be_booked(name: str, sentence: str) -> None:
    assert bar(name).sentence == sentence


def test_a_calendar_that_cannot_be_written() -> None:
    shown = sample("free")
    offers = replace(
        shown.offers,
        lengths=(),
        until_next=None,
        no_booking=Declined(Reason.UNSUPPORTED),
    )
    reading = replace(shown, offers=offers, capabilities=Capabilities())
    props = derive_actions(ActionsInputs(reading, NOW, SPEECH))
    assert labels(props) == ([], [])
    assert props.sentence == "Please book in the calendar"


def test_where_a_host_is_asked_for_no_button_books_by_itself() -> None:
    asking = staging.Setting(rules=Rules(ask_host=True))
    shown = staging.snapshot(asking)
    props = derive_actions(ActionsInputs(shown, NOW, SPEECH))
    assert labels(props) == labels(bar("free"))
    assert props.sentence == ""
    opened = {c.key: (c.opens, c.length, c.command) for c in props.choices}
    assert opened == {
        "book-1800": (True, 30 * MINUTE, None),
        "book-900": (True, 15 * MINUTE, None),
        "book-3600": (True, 60 * MINUTE, None),
        "book-until": (True, 108 * MINUTE, None),
        "sheet": (True, None, None),
    }


def test_lengths_that_no_longer_fit_go() -> None:
    shown = sample("free")
    later = derive_actions(ActionsInputs(shown, at("11:45"), SPEECH))
    assert labels(later) == (["Book 30 min"], ["15 min", "Until 12:30", "Book…"])
    latest = derive_actions(ActionsInputs(shown, at("12:20"), SPEECH))
    assert labels(latest) == ([], [])
    assert latest.sentence == "Only 10 min free; a booking takes at least 15 min"


def test_hidden_titles_are_on_no_button() -> None:
    setting = samples.SAMPLES["busy-next-pending"]()
    shown = staging.snapshot(replace(setting, rules=Rules(hide_title=True)))
    props = derive_actions(ActionsInputs(shown, shown.at, SPEECH))
    assert labels(props)[0] == ["Check in for 12:30"]


def test_one_runs_and_the_others_wait() -> None:
    for props in (bar("doing"), bar("free", sent=BookNow(30 * MINUTE))):
        (first,) = props.primary
        assert (first.label, first.running, first.live) == ("Booking…", True, False)
        assert {(b.running, b.live) for b in props.secondary} == {(False, False)}


def test_what_runs_is_found_again_when_time_has_passed() -> None:
    tapped = BookNow(108 * MINUTE, until=at("12:30"))
    shown = replace(sample("free"), doing=tapped)
    props = derive_actions(ActionsInputs(shown, at("10:43"), SPEECH))
    assert [b.key for b in props.secondary if b.running] == ["book-until"]


def test_a_command_from_elsewhere_stops_all_buttons() -> None:
    shown = replace(sample("free"), doing=BookNow(timedelta(hours=3)))
    props = derive_actions(ActionsInputs(shown, NOW, SPEECH))
    assert not any(b.live or b.running for b in (*props.primary, *props.secondary))


def test_the_end_asks_once_in_place() -> None:
    props = bar("busy", asking=True)
    assert props.question == "End now? The room becomes free."
    assert labels(props) == ([], ["End", "Keep"])
    assert command(props, "end") == End(at("10:30"))


def test_nothing_is_asked_where_nothing_can_be_ended() -> None:
    props = bar("free", asking=True)
    assert props.question == ""
    assert labels(props)[0] == ["Book 30 min"]
