"""`room-panel check` at a MakePlans room: in order, each failure with its remedy."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.backends.checking import checked
from tests.backends.makeplans_rig import settings_text
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import KEY, SECRET, World
from tests.backends.servers.web import Fault

Spoil = Callable[[World], Any]


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving() as running:
        yield running


def check(server: MakePlans, folder: Path, table: str = "") -> tuple[int, list[str]]:
    """The exit code and the lines of the booking system."""
    text = settings_text(server, folder / "store", table=table)
    return checked(text, folder, [KEY, SECRET])


def test_all_is_well(server: MakePlans, tmp_path: Path) -> None:
    table = f'service_id = 1\nwebhook_secret = "{SECRET}"'
    code, lines = check(server, tmp_path, table)
    assert code == 0
    assert lines[:6] == [
        "account: Fjord offices, Oslo",
        "resource: Boardroom",
        "opening hours: none, so the room is never closed",
        "service: Meeting",
        "bookings: may be read",
        "webhooks: 0 in the account",
    ]
    assert "can search people" in lines
    assert "ends a booking: by shortening it" in lines
    assert "room: Boardroom, 10 seats" in lines
    assert "zone: Europe/Oslo" in lines


def test_what_was_changed_just_now_is_told(server: MakePlans, tmp_path: Path) -> None:
    """And not what the panel was told an hour ago."""
    check(server, tmp_path)
    changed = {"title": "Ballroom", "custom_data": {"seats": "99"}}
    server.world.resources[1].update(changed)
    _, lines = check(server, tmp_path)
    assert "room: Ballroom, 99 seats" in lines


WARNINGS: list[tuple[str, Spoil, str]] = [
    (
        "zone",
        lambda w: setattr(w, "zone_name", "Atlantis"),
        "write calendar_time_zone in the settings file",
    ),
    (
        "account",
        lambda w: setattr(w.manners, "forbidden", ("/client",)),
        "write calendar_time_zone in the settings file",
    ),
    (
        "off",
        lambda w: w.resources[1].update(active=False),
        "make the resource active in MakePlans",
    ),
    (
        "capacity",
        lambda w: w.resources[1].update(capacity=3),
        "set the resource's capacity to 1 in MakePlans",
    ),
    (
        "hooks",
        lambda w: w.hooks.update({1: {"id": 1, "target_url": "x", "active": False}}),
        "look at them in MakePlans; a panel makes its own again",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "remedy"), [w[1:] for w in WARNINGS], ids=[w[0] for w in WARNINGS]
)
def test_a_warning(
    server: MakePlans, tmp_path: Path, spoil: Spoil, remedy: str
) -> None:
    spoil(server.world)
    code, lines = check(server, tmp_path, f'webhook_secret = "{SECRET}"')
    assert code == 0
    at = lines.index(f"remedy: {remedy}")
    assert lines[at - 1].startswith("warning: ")


FAILURES: list[tuple[str, Spoil, str]] = [
    (
        "key",
        lambda w: setattr(w.manners, "enabled", False),
        "check api_key in [backend], and that the account's API is switched on",
    ),
    (
        "bill",
        lambda w: setattr(w.manners, "paid", False),
        "check api_key in [backend], and that the account's API is switched on",
    ),
    (
        "resource",
        lambda w: w.resources.pop(1),
        "check resource_id in [backend]",
    ),
    (
        "service",
        lambda w: w.services.pop(1),
        "check service_id in [backend]",
    ),
    (
        "event",
        lambda w: w.services[1].update(booking_type="attendance"),
        "name a service of the type appointment",
    ),
    (
        "rights",
        lambda w: setattr(w.manners, "forbidden", ("/bookings",)),
        "check api_key in [backend], and that the account's API is switched on",
    ),
    (
        "hooks",
        lambda w: setattr(w.manners, "forbidden", ("/web_hooks",)),
        "check api_key in [backend], and that the account's API is switched on",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "remedy"), [f[1:] for f in FAILURES], ids=[f[0] for f in FAILURES]
)
def test_a_failure(
    server: MakePlans, tmp_path: Path, spoil: Spoil, remedy: str
) -> None:
    spoil(server.world)
    table = f'service_id = 1\nwebhook_secret = "{SECRET}"'
    code, lines = check(server, tmp_path, table)
    assert code == 1
    at = lines.index(f"remedy: {remedy}")
    assert lines[at - 1].startswith("failed: ")
    assert lines[at + 1].startswith("room-panel: ")


def test_another_web_site(server: MakePlans, tmp_path: Path) -> None:
    server.faults.append(Fault(text="<html>Hello", kind="text/html", times=99))
    code, lines = check(server, tmp_path)
    assert code == 1
    assert "remedy: check account or url in [backend]" in lines


def test_nobody_there(server: MakePlans, tmp_path: Path) -> None:
    server.stop()
    code, lines = check(server, tmp_path)
    assert code == 1
    assert "remedy: check the network, and account or url in [backend]" in lines
