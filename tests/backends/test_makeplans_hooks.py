"""Calls of MakePlans: which are true, which are ours, and asking for them."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from panel.backends.base import BackendError, Call, Choosing, Pushed, Refused
from panel.backends.makeplans import MakePlansBackend
from tests.backends.contract import MINUTE, NOW, day, meeting
from tests.backends.makeplans_place import MakePlansPlace
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import SECRET, World
from tests.backends.servers.web import Fault

OURS = "https://panel.example.com/push/"
ADDRESS = f"{OURS}one"
OTHERS = "https://shop.example.com/orders"
HEADER = "x-makeplans-signature"


@pytest.fixture
def server() -> Iterator[MakePlans]:
    with serving(World(clock=NOW.timestamp)) as running:
        yield running


@pytest.fixture
async def place(server: MakePlans, tmp_path: Path) -> AsyncIterator[MakePlansPlace]:
    place = MakePlansPlace(server, tmp_path, {"webhook_secret": SECRET})
    await place.another()
    yield place
    await place.aclose()


@pytest.fixture
def backend(place: MakePlansPlace) -> MakePlansBackend:
    return place.backend


def call(
    *, secret: str = SECRET, late: timedelta = timedelta(), **changes: Any
) -> Call:
    """One as the vendor's sample shows it, signed with the secret."""
    booking = {"id": 1, "resource_id": 1, "state": "confirmed"}
    said = {
        "event": "booking.confirmed",
        "idempotency_id": "0fc2da72-670f-48d8-98e8-dd181c85c2ee",
        "generated_at": NOW.isoformat(),
        "performed_by": {"user": {"id": 1337, "name": "Mr Smith"}},
        "data": {"object": "booking", "id": 1, "booking": booking},
        **changes,
    }
    body = json.dumps({k: v for k, v in said.items() if v is not None}).encode()
    return Call(headers=signed(body, secret), body=body, at=NOW + late)


def signed(body: bytes, secret: str = SECRET) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return {HEADER: f"sha256={digest}"}


def test_it_can_be_pushed(backend: MakePlansBackend) -> None:
    assert isinstance(backend, Pushed)
    assert isinstance(backend, Choosing)


def test_a_true_one(backend: MakePlansBackend) -> None:
    assert backend.genuine(call())


def test_a_repeated_one(backend: MakePlansBackend) -> None:
    assert backend.genuine(call())
    assert not backend.genuine(call())
    assert backend.genuine(call(idempotency_id="another"))


@pytest.mark.parametrize(
    ("minutes", "genuine"), [(4.9, True), (-4.9, True), (5.1, False), (-5.1, False)]
)
def test_an_old_one(backend: MakePlansBackend, minutes: float, genuine: bool) -> None:
    assert backend.genuine(call(late=minutes * MINUTE)) is genuine


def test_one_kept_back_until_its_name_is_forgotten(backend: MakePlansBackend) -> None:
    assert backend.genuine(call())
    for minutes in (4, 8, 12):
        at = NOW + minutes * MINUTE
        other = call(idempotency_id=str(minutes), generated_at=at.isoformat())
        assert backend.genuine(Call(headers=other.headers, body=other.body, at=at))
    assert not backend.genuine(call(late=12 * MINUTE))


FALSE: list[tuple[str, Call]] = [
    ("another secret", call(secret="guessed")),
    ("no secret", call(secret="")),
    ("no id", call(idempotency_id=None)),
    ("an empty id", call(idempotency_id="")),
    ("a long id", call(idempotency_id="x" * 5000)),
    ("a wrong id", call(idempotency_id=7)),
    ("no moment", call(generated_at=None)),
    ("no zone", call(generated_at="2025-03-12T10:00:00")),
    ("a wrong moment", call(generated_at=12)),
    ("no signature", Call(headers={}, body=call().body, at=NOW)),
    ("half of it", Call(headers={HEADER: "sha256="}, body=call().body, at=NOW)),
    ("odd letters", Call(headers={HEADER: "sha256=é☃"}, body=call().body, at=NOW)),
    ("another body", Call(headers=call().headers, body=b"{}", at=NOW)),
    ("no JSON", Call(headers=signed(b"x"), body=b"x", at=NOW)),
    ("no object", Call(headers=signed(b"[]"), body=b"[]", at=NOW)),
    ("not UTF-8", Call(headers=signed(b"\xff"), body=b"\xff", at=NOW)),
    ("deep", Call(headers=signed(b"[" * 99999), body=b"[" * 99999, at=NOW)),
    ("too long", Call(headers=signed(b" " * 2**21), body=b" " * 2**21, at=NOW)),
]


@pytest.mark.parametrize("made", [f[1] for f in FALSE], ids=[f[0] for f in FALSE])
def test_a_false_one(backend: MakePlansBackend, made: Call) -> None:
    assert not backend.genuine(made)


async def test_without_a_secret_none_is_true(server: MakePlans, tmp_path: Path) -> None:
    place = MakePlansPlace(server, tmp_path)
    backend = await place.another()
    assert not backend.genuine(call(secret=""))
    with pytest.raises(Refused, match="webhook_secret"):
        await backend.subscribe(ADDRESS, replacing=OURS)
    await backend.aclose()
    assert server.asked == []


async def test_a_call_for_another_room_wakes_nobody(place: MakePlansPlace) -> None:
    """Unless the booking was ours until now."""
    backend = place.backend
    await place.plant(meeting(0, 30))
    (booking,) = (await day(backend)).bookings

    def concerns(**data: Any) -> bool:
        return backend.concerns(call(data={"object": "booking", **data}))

    assert concerns(id=77, booking={"id": 77, "resource_id": 1})
    assert not concerns(id=77, booking={"id": 77, "resource_id": 2})
    assert concerns(id=1, booking={"id": int(booking.id), "resource_id": 2})
    assert concerns(id=77)
    assert concerns()


async def test_one_subscription_however_often_it_is_asked_for(
    backend: MakePlansBackend, server: MakePlans
) -> None:
    for _ in range(3):
        again = await backend.subscribe(ADDRESS, replacing=OURS)
        assert again == timedelta(days=1)
    (hook,) = server.world.hooks.values()
    assert (hook["target_url"], hook["event"]) == (ADDRESS, "booking.*")
    assert len(server.written()) == 1


async def test_what_earlier_runs_asked_for_is_taken_back(
    backend: MakePlansBackend, server: MakePlans
) -> None:
    for target in (f"{OURS}old", f"{OURS}older", OTHERS):
        hook = {"target_url": target, "event": "booking.*", "active": True}
        id = next(server.world.ids)
        server.world.hooks[id] = {"id": id, **hook}
    await backend.subscribe(ADDRESS, replacing=OURS)
    assert targets(server) == [ADDRESS, OTHERS]
    await backend.unsubscribe()
    assert targets(server) == [OTHERS]
    await backend.unsubscribe()


async def test_one_that_was_switched_off_is_made_again(
    backend: MakePlansBackend, server: MakePlans
) -> None:
    await backend.subscribe(ADDRESS, replacing=OURS)
    (hook,) = server.world.hooks.values()
    hook["active"] = False
    await backend.subscribe(ADDRESS, replacing=OURS)
    (again,) = server.world.hooks.values()
    assert again["active"] is True
    assert again["id"] != hook["id"]


async def test_an_empty_beginning_takes_nothing_back(
    backend: MakePlansBackend, server: MakePlans
) -> None:
    server.world.hooks[1] = {"id": 1, "target_url": OTHERS, "event": "*"}
    await backend.subscribe(ADDRESS, replacing="")
    assert targets(server) == [ADDRESS, OTHERS]


def targets(server: MakePlans) -> list[str]:
    return sorted(hook["target_url"] for hook in server.world.hooks.values())


FAULTS = [
    Fault(status=401),
    Fault(status=429, headers={"Retry-After": "5"}),
    Fault(status=500),
    Fault(text="<html>"),
    Fault(status=200, body=[{"web_hook": {}}]),
    Fault(status=200, body=["hook"]),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
async def test_a_list_that_cannot_be_read_changes_nothing(
    backend: MakePlansBackend, server: MakePlans, fault: Fault
) -> None:
    once = Fault(**{name: getattr(fault, name) for name in Fault.__slots__})
    server.faults.append(once)
    with pytest.raises(BackendError):
        await backend.subscribe(ADDRESS, replacing=OURS)
    assert server.written() == []


async def test_only_safe_addresses_are_taken(backend: MakePlansBackend) -> None:
    with pytest.raises(Refused, match="must use HTTPS"):
        await backend.subscribe("http://panel.example.com/x", replacing=OURS)
