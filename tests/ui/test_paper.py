"""What the booking sheet says."""

from dataclasses import replace

import pytest

from panel.domain.booking import Person
from panel.domain.outcome import Declined, Reason
from panel.domain.room import Rules
from panel.ui import samples, staging
from panel.ui.draft import Draft, Search
from panel.ui.paper import SheetInputs, SheetProps, derive_sheet
from panel.ui.speech import Speech
from panel.ui.staging import ABLE, MINUTE, Setting, at, booking, snapshot

SPEECH = Speech(zone=staging.ZONE)
DIRECTORY = Setting(rules=Rules(ask_host=True), capabilities=replace(ABLE, people=True))
MARTA = Person(name="Marta Sousa", address="marta@example.com")


def sheet(
    draft: Draft | None, setting: Setting | None = None, *, busy: bool = False
) -> SheetProps:
    shown = snapshot(setting or Setting())
    return derive_sheet(SheetInputs(shown, shown.at, SPEECH, draft, busy))


def steps(props: SheetProps) -> list[tuple[str, str, bool, bool]]:
    return [(s.value, s.aside, s.before, s.after) for s in props.steps]


def test_closed_it_says_nothing() -> None:
    assert sheet(None) == SheetProps()


def test_now() -> None:
    props = sheet(Draft())
    assert props.heading == "Book Boardroom"
    assert props.when == "Today  ·  10:42 – 11:12"
    assert props.title_hint == "Ad Hoc booking"
    assert (props.book, props.closing, props.live) == ("Book", "Close", True)
    assert steps(props) == [
        ("Today", "Saturday 21 November", False, True),
        ("Now", "10:42", False, True),
        ("30 min", "until 11:12", True, True),
    ]


def test_later() -> None:
    props = sheet(Draft(start=at("23:00", 2), length=120 * MINUTE))
    assert props.when == "Monday 23 November  ·  23:00 – 01:00"
    assert steps(props) == [
        ("Monday", "23 November", True, True),
        ("23:00", "start", True, True),
        ("2 h", "until 01:00", True, True),
    ]


def test_steps_end_at_the_next_booking() -> None:
    props = sheet(Draft(start=at("14:00"), length=60 * MINUTE))
    assert steps(props)[2] == ("60 min", "until 15:00", True, False)


def test_without_later_bookings_there_is_a_length_alone() -> None:
    able = replace(ABLE, book_later=False)
    props = sheet(Draft(), Setting(capabilities=able))
    assert [s.key for s in props.steps] == ["length"]


@pytest.mark.parametrize(
    ("setting", "draft", "sentence"),
    [
        (Setting(), Draft(), ""),
        (samples.SAMPLES["busy"](), Draft(), "The room is in use until 11:30"),
        (
            samples.SAMPLES["too-short"](),
            Draft(),
            "Only 9 min free; a booking takes at least 15 min",
        ),
        (
            Setting(),
            Draft(start=at("12:45")),
            "That runs into the booking at 12:30",
        ),
        (
            Setting(bookings=(booking("14:10", "15:00", "x"),)),
            Draft(start=at("14:00")),
            "Only 10 min free; a booking takes at least 15 min",
        ),
        (Setting(), Draft(start=at("10:30")), "That start has passed"),
        (
            samples.SAMPLES["offline"](),
            Draft(start=at("14:00")),
            "Booking has to wait: the calendar does not answer",
        ),
        (
            Setting(),
            Draft(refused=Declined(Reason.REFUSED, text="Ask\nthe desk.")),
            "Ask the desk.",
        ),
        (DIRECTORY, Draft(), ""),
        (DIRECTORY, Draft(pressed=True), "A booking here needs a host"),
        (DIRECTORY, Draft(pressed=True, host="mar"), "Choose the host from the list"),
        (DIRECTORY, Draft(pressed=True, host="Marta Sousa", person=MARTA), ""),
    ],
)
def test_the_sentence(setting: Setting, draft: Draft, sentence: str) -> None:
    assert sheet(draft, setting).sentence == sentence


def test_where_nothing_fits_book_waits() -> None:
    props = sheet(Draft(), samples.SAMPLES["busy"]())
    assert not props.live
    assert steps(props)[2] == ("–", "", False, False)


def test_while_something_runs_book_waits() -> None:
    assert not sheet(Draft(), busy=True).live
    assert not sheet(Draft(), busy=True).running


@pytest.mark.parametrize(
    ("search", "host", "people", "remark"),
    [
        (Search(), "", [], "The first three letters find somebody"),
        (Search(), " ma ", [], "The first three letters find somebody"),
        (Search("mar", None), "mar", [], "Looking for “mar”…"),
        (Search("mar", (MARTA,)), "mar", ["Marta Sousa"], ""),
        (Search("mar", ()), "mar", [], "Nobody of this name was found"),
        (
            Search("mar", (), silent=True),
            "mar",
            [],
            "The directory does not answer",
        ),
    ],
)
def test_the_search(search: Search, host: str, people: list[str], remark: str) -> None:
    draft = Draft(cursor="host", host=host, search=search)
    props = sheet(draft, DIRECTORY)
    assert [somebody.name for somebody in props.people] == people
    assert props.remark == remark
    elsewhere = sheet(replace(draft, cursor="title"), DIRECTORY)
    assert (elsewhere.people, elsewhere.remark) == ((), "")


def test_somebody_without_a_name_is_an_address() -> None:
    nobody = Person(address="desk@example.com")
    draft = Draft(cursor="host", host="desk", search=Search("desk", (nobody,)))
    (row,) = sheet(draft, DIRECTORY).people
    assert (row.name, row.address) == ("desk@example.com", "")


@pytest.mark.parametrize(
    ("setting", "hosted", "hint"),
    [
        (Setting(), False, ""),
        (Setting(rules=Rules(ask_host=True)), True, "Your name"),
        (DIRECTORY, True, "Name or address"),
        (
            Setting(capabilities=replace(ABLE, people=True)),
            True,
            "Name or address, if you like",
        ),
    ],
)
def test_the_host(setting: Setting, hosted: bool, hint: str) -> None:
    props = sheet(Draft(), setting)
    assert (props.hosted, props.host_hint) == (hosted, hint)


def test_the_last_key_says_where_it_leads() -> None:
    def enter(draft: Draft, setting: Setting) -> str:
        caps = sheet(draft, setting).caps
        return next(cap.label for cap in caps if cap.key == "enter")

    assert enter(Draft(cursor="title"), Setting()) == "Done"
    assert enter(Draft(cursor="title"), DIRECTORY) == "Next"
    assert enter(Draft(cursor="host"), DIRECTORY) == "Done"
