"""`room-panel check` at a room of OfficeRnD: in order, each failure with its remedy."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.backends.checking import checked, failed
from tests.backends.officernd_rig import settings_text
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import (
    CLIENT_ID,
    CLIENT_SECRET,
    EVERYTHING,
    RESOURCE,
    WALK_UP,
)
from tests.backends.servers.web import Fault

LEAST = "flex.space.bookings.read flex.space.resources.read"


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving() as running:
        yield running


def check(
    server: OfficeRnD, folder: Path, old: str = "", new: str = "", table: str = ""
) -> tuple[int, list[str]]:
    """The exit code and the lines of the booking system."""
    text = settings_text(server, folder / "store", table=table).replace(old, new)
    return checked(text, folder, chain([CLIENT_SECRET], server.world.tokens))


def test_all_is_well(server: OfficeRnD, tmp_path: Path) -> None:
    code, lines = check(server, tmp_path)
    assert code == 0
    assert lines[0].startswith("OfficeRnD gives a token for: flex.space.bookings.read")
    assert lines[1:4] == [
        "resource: Boardroom, meeting_room, Europe/Lisbon",
        "the bookings can be read",
        f"the door books for the member {WALK_UP}",
    ]
    assert "can book now" in lines
    assert "can search people" in lines
    assert "ends a booking: by shortening it" in lines
    assert "cannot keep check-ins where every panel of the room sees them" in lines
    assert len(server.identity.asked) == 1


def test_what_is_switched_on(server: OfficeRnD, tmp_path: Path) -> None:
    keys = "charge", "member_check_in", "welcome_visitors", "show_extras"
    table = "\n".join(f"{key} = true" for key in keys)
    code, lines = check(server, tmp_path, table=table)
    assert code == 0
    assert "bookings at the door cause fees" in lines
    assert "can keep check-ins where every panel of the room sees them" in lines


def test_the_least_rights(server: OfficeRnD, tmp_path: Path) -> None:
    server.world.granted = tuple(LEAST.split())
    code, lines = check(server, tmp_path, table=f'scope = "{LEAST}"')
    assert code == 0
    assert "cannot book now" in lines
    assert "ends a booking: not possible" in lines


def test_check_ins_without_their_scope(server: OfficeRnD, tmp_path: Path) -> None:
    table = f'member_check_in = true\nscope = "{LEAST}"'
    code, lines = check(server, tmp_path, table=table)
    assert code == 0
    assert "warning: check-ins are not kept by OfficeRnD" in lines


@pytest.mark.parametrize(
    ("old", "new", "failure", "remedy"),
    [
        (CLIENT_SECRET, "wrong", "client_id and client_secret", "client_secret"),
        (CLIENT_ID, "wrong", "client_id and client_secret", "client_id"),
        (RESOURCE, "nowhere", "no such resource", "resource_id"),
        ("harbour-space", "other-space", "no such resource", "organization"),
    ],
)
def test_what_is_wrong(
    server: OfficeRnD, tmp_path: Path, old: str, new: str, failure: str, remedy: str
) -> None:
    code, lines = check(server, tmp_path, old, new)
    said, mended = failed(lines)
    assert code == 1
    assert failure in said
    assert remedy in mended


def test_a_scope_that_was_not_granted(server: OfficeRnD, tmp_path: Path) -> None:
    server.world.granted = tuple(s for s in EVERYTHING if "cancel" not in s)
    code, lines = check(server, tmp_path)
    failure, remedy = failed(lines)
    assert code == 1
    assert "does not grant all scopes" in failure
    assert "flex.space.bookings.cancel" in remedy


@pytest.mark.parametrize("kind", ["members", "visitors", "bookings"])
def test_what_may_not_be_read(server: OfficeRnD, tmp_path: Path, kind: str) -> None:
    path = f"/api/v2/organizations/harbour-space/{kind}"
    server.app.faults = [Fault(path=path, status=403)]
    code, lines = check(server, tmp_path, table="welcome_visitors = true")
    failure, remedy = failed(lines)
    assert code == 1
    assert "does not let" in failure
    assert "grant" in remedy


@pytest.mark.parametrize("which", ["url", "token_url"])
def test_nobody_there(server: OfficeRnD, tmp_path: Path, which: str) -> None:
    code, lines = check(server, tmp_path, getattr(server, which), "http://127.0.0.1:9")
    failure, remedy = failed(lines)
    assert code == 1
    assert "cannot be reached" in failure
    assert "token_url" in remedy


def test_something_else_is_there(server: OfficeRnD, tmp_path: Path) -> None:
    server.app.faults = [Fault(text="<html>", kind="text/html", times=9)]
    code, lines = check(server, tmp_path)
    failure, remedy = failed(lines)
    assert code == 1
    assert "no JSON" in failure
    assert "organization" in remedy
