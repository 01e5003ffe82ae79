"""`room-panel check` at a PlaceOS room: in order, and each failure with its remedy."""

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends.checking import checked, failed
from tests.backends.placeos_rig import settings_text
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import ADDRESS, API_KEY, SYSTEM_ID

DAY = 86400


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.poll()
        yield running


def check(
    server: PlaceOS, folder: Path, old: str = "", new: str = ""
) -> tuple[int, list[str]]:
    """The exit code and the lines of the booking system."""
    text = settings_text(server, folder / "store").replace(old, new)
    return checked(text, folder, [API_KEY])


def test_all_is_well(server: PlaceOS, tmp_path: Path) -> None:
    code, lines = check(server, tmp_path)
    assert code == 0
    assert lines[:4] == [
        "PlaceOS answers, version v2.0.0",
        "the key may use: public",
        f"system: {SYSTEM_ID}, Boardroom, Europe/Lisbon",
        "module: Bookings_1, free",
    ]
    assert "can extend a booking" in lines
    assert "ends a booking: by declining it for the room" in lines


def test_the_least_key(server: PlaceOS, tmp_path: Path) -> None:
    server.world.keyring.keys = [Key(API_KEY, scopes=("control", "systems.read"))]
    code, lines = check(server, tmp_path)
    assert code == 0
    assert "extending and booking for later need the scope public" in lines
    assert "cannot extend a booking" in lines


def test_a_key_that_may_not_read_the_system(server: PlaceOS, tmp_path: Path) -> None:
    server.world.keyring.keys = [Key(API_KEY, scopes=("control",))]
    code, lines = check(server, tmp_path)
    assert code == 0
    assert "warning: the key may not read the system" in lines
    assert "module: Bookings_1, free" in lines


@pytest.mark.parametrize(
    ("days", "line"), [(29, "warning: the key expires on"), (31, "the key is good")]
)
def test_a_key_that_ends(server: PlaceOS, tmp_path: Path, days: int, line: str) -> None:
    until = int(time.time()) + days * DAY
    server.world.keyring.keys = [Key(API_KEY, expires_at=until)]
    code, lines = check(server, tmp_path)
    assert code == 0
    assert any(found.startswith(line) for found in lines)


def test_a_key_that_has_ended(server: PlaceOS, tmp_path: Path) -> None:
    server.world.keyring.keys = [Key(API_KEY, expires_at=1)]
    code, lines = check(server, tmp_path)
    failure, remedy = failed(lines)
    assert code == 1
    assert "does not accept the key. API key has expired." in failure
    assert "api_key" in remedy


@pytest.mark.parametrize(
    ("old", "new", "failure", "remedy"),
    [
        (API_KEY, "no.key", "does not accept the key", "api_key"),
        (SYSTEM_ID, "sys-nowhere", "no such system", "system_id"),
        (SYSTEM_ID, "nobody@example.com", "no such system", "system_id"),
        ('"placeos"', '"placeos"\nmodule = "Other_1"', "no such module", "module"),
    ],
)
def test_what_is_wrong(
    server: PlaceOS, tmp_path: Path, old: str, new: str, failure: str, remedy: str
) -> None:
    code, lines = check(server, tmp_path, old, new)
    said, mended = failed(lines)
    assert code == 1
    assert failure in said
    assert remedy in mended
    # What comes before it is good and said; what needs it is not tried.
    at = lines.index(said)
    good = [line.split(maxsplit=2)[:2] for line in lines[:at]]
    order = [["PlaceOS", "answers,"], ["the", "key"], ["system:", f"{SYSTEM_ID},"]]
    assert good == order[: len(good)]
    assert not [line for line in lines[at + 2 :] if line.startswith("module:")]
    assert sum(line.startswith("failed: ") for line in lines) == 1


def test_a_bearer_token_says_itself_when_it_ends(
    server: PlaceOS, tmp_path: Path
) -> None:
    now = int(time.time())
    claims = {"iat": now, "exp": now + 7200, "scope": ["public"]}
    middle = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode()
    token = f"e30.{middle.rstrip('=')}.c2ln"
    server.world.keyring.tokens.append(Key(token))
    code, lines = check(
        server, tmp_path, f'api_key = "{API_KEY}"', f'token = "{token}"'
    )
    assert code == 0
    at = next(n for n, line in enumerate(lines) if "warning: the key expires" in line)
    assert lines[at + 1] == "remedy: use an API key, which lasts"
    assert "module: Bookings_1, free" in lines


def test_a_key_without_control(server: PlaceOS, tmp_path: Path) -> None:
    server.world.keyring.keys = [Key(API_KEY, scopes=("users.read",))]
    code, lines = check(server, tmp_path)
    assert code == 1
    assert failed(lines) == (
        "failed: the key may not use the module",
        "remedy: give the key the scope control in Backoffice",
    )


def test_nobody_there(server: PlaceOS, tmp_path: Path) -> None:
    code, lines = check(server, tmp_path, server.url, "http://127.0.0.1:9")
    failure, remedy = failed(lines)
    assert code == 1
    assert "cannot be reached" in failure
    assert "network" in remedy


def test_a_host_that_serves_no_authority(server: PlaceOS, tmp_path: Path) -> None:
    server.world.keyring.domains = {"place.example.com"}
    code, lines = check(server, tmp_path)
    assert code == 1
    assert "does not serve this address" in failed(lines)[0]


def test_a_system_by_its_address(server: PlaceOS, tmp_path: Path) -> None:
    code, lines = check(server, tmp_path, SYSTEM_ID, ADDRESS)
    assert code == 0
    assert f"system: {SYSTEM_ID}, Boardroom, Europe/Lisbon" in lines
