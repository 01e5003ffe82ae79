"""The location functions: who is found, and the exact shape of the answers."""

import pytest

from panel.domain.booking import Booking, Person
from panel.domain.location import check_ownership_of, locate_user, macs_assigned_to
from tests.domain.build import booking

ROOM = "Boardroom@Example.com"
ANA = Person(name="Ana Pires", address="ana.pires@example.com")
BO = Person(name="Bo Li", address="Bo@Example.com")
CHAIR = Person(name="Boardroom", address="boardroom@example.com", resource=True)
MEETING = booking(
    "id-7", "10:00", "11:30:00.9", host=ANA, attendees=(BO, CHAIR), private=True
)
FOUND = [
    {
        "location": "meeting",
        "mac": ROOM,
        "event_id": "id-7",
        "map_id": None,
        "sys_id": None,
        "ends_at": 1773142200,
        "started_at": 1773136800,
        "private": True,
    }
]


@pytest.mark.parametrize(
    ("email", "username", "found"),
    [
        ("ana.pires@example.com", None, True),
        ("ANA.Pires@EXAMPLE.com", None, True),
        ("bo@example.com", "", True),
        (None, "bo@example.com", True),
        ("ana pires", None, True),
        (None, "Ana Pires", True),
        # The beginning of an address is enough for a name, not for an address.
        (None, "ANA", True),
        (None, "ana.pires", True),
        (None, "b", True),
        ("ana.pires", None, False),
        ("ana.pires@example.co", None, False),
        (None, "pires", False),
        (None, "example.com", False),
        (None, "Ana P", False),
        ("zoe@example.com", "ana", True),
        ("ana.pires@example.com", "zoe", True),
        ("zoe@example.com", "zoe", False),
        (None, None, False),
        ("", "", False),
        ("", None, False),
    ],
)
def test_who_is_found(email: str | None, username: str | None, found: bool) -> None:
    assert locate_user(MEETING, ROOM, email, username) == (FOUND if found else [])
    assert macs_assigned_to(MEETING, ROOM, email, username) == [ROOM] * found


def test_the_shape_is_exact() -> None:
    (answer,) = locate_user(MEETING, ROOM, "bo@example.com", system_id="sys-1")
    assert list(answer) == list(FOUND[0])
    assert (answer["private"], answer["sys_id"]) == (True, "sys-1")
    assert type(answer["ends_at"]) is type(answer["started_at"]) is int


@pytest.mark.parametrize("there", [None, booking("a", "10:00", "11:00")])
def test_an_empty_room_or_an_unknown_crowd(there: Booking | None) -> None:
    assert locate_user(there, ROOM, "ana.pires@example.com", "ana") == []
    assert macs_assigned_to(there, ROOM, "ana.pires@example.com", "ana") == []


def test_parts_that_are_missing_match_nothing() -> None:
    there = booking("a", "10:00", "11:00", host=Person(), attendees=(Person(),))
    assert locate_user(there, ROOM, "", "") == []
    assert locate_user(there, ROOM, "x", "x") == []


@pytest.mark.parametrize(
    ("there", "mac", "host"),
    [
        (MEETING, ROOM, "ana.pires@example.com"),
        (MEETING, "BOARDROOM@example.COM", "ana.pires@example.com"),
        (booking("a", "10:00", "11:00", host=Person(name="Ana")), ROOM, "Ana"),
        (booking("a", "10:00", "11:00"), ROOM, None),
    ],
)
def test_whose_the_room_is(there: Booking, mac: str, host: str | None) -> None:
    assert check_ownership_of(there, ROOM, mac) == {
        "location": "meeting",
        "assigned_to": host,
        "mac_address": ROOM,
    }


@pytest.mark.parametrize(
    ("there", "mac"), [(None, ROOM), (MEETING, "other@example.com"), (MEETING, "")]
)
def test_whose_it_is_not(there: Booking | None, mac: str) -> None:
    assert check_ownership_of(there, ROOM, mac) is None
