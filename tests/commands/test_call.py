"""`room-panel call`: the source document's functions on the embedded calendar."""

import json

import pytest

from tests.commands.conftest import Run

TEN = 1795255200  # 2026-11-21T10:00:00Z, a Saturday in Lisbon's winter


def test_a_day_by_calls(call: Run) -> None:
    made = call("10:00", "book_now", 1800).value
    assert isinstance(made, dict)
    assert (made["event_start"], made["event_end"]) == (TEN, TEN + 1800)
    assert made["title"] == "Ad Hoc booking"
    assert call("10:05", "extend_meeting", 900).code == 0
    assert call("10:10", "end_meeting", TEN).value is None
    assert call("10:10", "book_now", 900).code == 0


def test_book_later_then_check_in(call: Run, room_panel: Run) -> None:
    later = TEN + 3600
    made = call("10:00", "book", later, 1800, "Review", "ana@example.com").value
    assert isinstance(made, dict)
    assert made["host"] == "ana@example.com"
    at = ("--at", "2026-11-21T11:01:00+00:00", "--json")
    before = room_panel("status", *at).value
    assert isinstance(before, dict)
    assert (before["status"], before["current_pending"]) == ("pending", True)
    assert call("11:01", "checkin").value is None
    assert call("11:01", "checkin").value is None
    after = room_panel("status", *at).value
    assert isinstance(after, dict)
    assert (after["status"], after["last_booking_started"]) == ("busy", later)


def test_start_meeting_checks_in_early(call: Run, room_panel: Run) -> None:
    later = TEN + 3600
    call("10:00", "book", later, 1800)
    assert call("10:50", "start_meeting", later).code == 1
    assert call("10:56", "start_meeting", later).value is None
    at = ("--at", "2026-11-21T10:56:00Z", "--json")
    found = room_panel("status", *at).value
    assert isinstance(found, dict)
    assert (found["status"], found["current_booking"]) == ("busy", None)


@pytest.mark.parametrize(
    ("at", "name", "arguments", "sentence"),
    [
        ("10:00", "checkin", [], "No booking waits for a check-in"),
        ("10:00", "book_now", [60], "A booking takes at least 15 min"),
        ("10:00", "book_now", [7260], "A booking takes at most 2 h"),
        ("10:00", "extend_meeting", [60], "No booking is running"),
        ("10:00", "book", [TEN, 1800], "That start has passed"),
        ("10:00", "book", [TEN + 40 * 86400, 1800], "possible here until"),
        ("10:00", "start_meeting", [TEN * 1000], "milliseconds"),
        ("10:00", "end_meeting", [TEN], "Only the current or pending meeting"),
        ("12:00", "book_now", [1800], "The room is in use until 12:30"),
        ("11:50", "book_now", [1800], "That runs into the booking at 12:00"),
        ("12:00", "extend_meeting", [-60], "That is no length of time"),
    ],
)
def test_refusals_are_one_sentence(
    call: Run, at: str, name: str, arguments: list[object], sentence: str
) -> None:
    call("11:00", "book", TEN + 7200, 1800)
    call("12:00", "checkin")
    answer = call(at, name, *arguments)
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err.startswith("room-panel: ")
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("book_now", "[]", "period_in_seconds: missing"),
        ("book_now", '["long"]', 'period_in_seconds: "long" is not a whole number'),
        ("book_now", "[true]", "period_in_seconds: true is not a whole number"),
        ("book_now", '{"period": 60}', "period: not known, the function takes"),
        ("book_now", "[1, 2, 3, 4]", "ARGS: 4 given"),
        ("book_now", "{", "ARGS: not a JSON array or object"),
        ("book_now", "17", "ARGS: not a JSON array or object"),
        ("end_meeting", '[1, "yes"]', 'notify: "yes" is neither true nor false'),
        ("checkin", "[1]", "it takes no arguments"),
        ("chekin", "[]", "did you mean 'checkin'?"),
        ("book_now", "[" * 100_000, "ARGS: not a JSON array or object"),
    ],
)
def test_wrong_arguments(room_panel: Run, name: str, text: str, line: str) -> None:
    answer = room_panel("call", name, text)
    assert answer.code == 2
    assert line in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("number", [10**30, -(10**30), 10**12, -1, 0])
def test_no_number_breaks_it(call: Run, number: int) -> None:
    for name in ("book_now", "extend_meeting", "start_meeting", "end_meeting"):
        assert call("10:00", name, number).code == 1
    assert call("10:00", "book", number, 1800).code == 1
    assert isinstance(call("10:00", "is_stale?", number).value, bool)


def test_arguments_by_name(room_panel: Run) -> None:
    text = json.dumps({"title": "Stand-up", "period_in_seconds": 1800})
    made = room_panel("call", "--at", "2026-11-21T10:00:00Z", "book_now", text).value
    assert isinstance(made, dict)
    assert made["title"] == "Stand-up"


def test_who_is_in_the_room(call: Run) -> None:
    assert call("10:00", "locate_user", "ana@example.com").value == []
    made = call("10:00", "book_now", 1800, "Review", "ana@example.com").value
    assert isinstance(made, dict)
    place = {
        "location": "meeting",
        "mac": "Boardroom@example.com",
        "event_id": made["id"],
        "map_id": None,
        "sys_id": None,
        "ends_at": TEN + 1800,
        "started_at": TEN,
        "private": False,
    }
    assert call("10:10", "locate_user", "ANA@example.com").value == [place]
    assert call("10:10", "locate_user", None, "ana").value == [place]
    assert call("10:10", "locate_user", None, "bo").value == []
    mac = ["Boardroom@example.com"]
    assert call("10:10", "macs_assigned_to", None, "ana").value == mac
    owner = call("10:10", "check_ownership_of", "boardroom@EXAMPLE.com").value
    assert owner == {
        "location": "meeting",
        "assigned_to": "ana@example.com",
        "mac_address": "Boardroom@example.com",
    }
    assert call("10:10", "check_ownership_of", "other").value is None
    assert call("10:10", "device_locations", "zone-1").value == []


def test_small_answers(call: Run) -> None:
    assert call("10:00", "calendar_id").value == "Boardroom@example.com"
    assert call("10:00", "poll_events").value is None
    assert call("10:00", "is_stale?", None).value is False
    assert call("10:00", "is_stale?", TEN - 479).value is False
    assert call("10:00", "is_stale?", TEN - 480).value is True


def test_control_characters_become_spaces(call: Run) -> None:
    made = call("10:00", "book_now", 1800, "a\nb\tc\x1b[31m").value
    assert isinstance(made, dict)
    assert made["title"] == "a b c [31m"
