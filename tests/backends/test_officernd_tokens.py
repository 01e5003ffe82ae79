"""Tokens: few, one request at a time, and one more try where one is refused."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from panel.backends.base import (
    BackendError,
    Garbled,
    Unauthorised,
    Unreachable,
)
from tests.backends.contract import NOW, day, draft
from tests.backends.officernd_place import room
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import EVERYTHING, World
from tests.backends.servers.web import Fault


class Hours:
    """The server's clock, which a test may put forward."""

    def __init__(self) -> None:
        self.now = NOW.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def server(hours: Hours) -> Iterator[OfficeRnD]:
    with serving(World(hours)) as running:
        yield running


def given(server: OfficeRnD) -> int:
    """How often a token was asked for."""
    return len(server.identity.asked)


def made(server: OfficeRnD) -> int:
    return len(server.world.bookings)


async def test_one_token_serves_all(server: OfficeRnD, tmp_path: Path) -> None:
    async with room(server, tmp_path) as backend:
        await asyncio.gather(*(day(backend) for _ in range(8)), backend.people("ada"))
        await backend.book(draft(0, 30))
        await backend.room()
    assert given(server) == 1


async def test_a_token_that_ends_is_replaced_before(
    server: OfficeRnD, tmp_path: Path
) -> None:
    server.giver.says = 0
    async with room(server, tmp_path) as backend:
        await day(backend)
        await day(backend)
    assert given(server) == 2
    assert server.count("GET", "/bookings") == 2, "none was sent with an old one"


async def test_a_refused_token_is_replaced_and_the_read_asked_again(
    server: OfficeRnD, hours: Hours, tmp_path: Path
) -> None:
    async with room(server, tmp_path) as backend:
        await day(backend)
        hours.now += 7200
        await asyncio.gather(*(day(backend) for _ in range(4)))
    assert given(server) == 2


async def test_a_new_token_is_not_given_up_for_an_old_ones_sake(
    server: OfficeRnD, hours: Hours, tmp_path: Path
) -> None:
    """A late refusal is of the token that was sent, not of the one that is there."""
    async with room(server, tmp_path) as backend:
        await day(backend)
        hours.now += 7200
        late = Fault(path="/api", delay=0.3, status=401)
        server.app.faults = [late]
        await asyncio.gather(day(backend), day(backend))
    assert given(server) == 2


async def test_a_write_that_was_turned_away_is_done_once(
    server: OfficeRnD, hours: Hours, tmp_path: Path
) -> None:
    async with room(server, tmp_path) as backend:
        await day(backend)
        server.app.faults = [Fault(method="POST", status=401)]
        await backend.book(draft(0, 30))
    assert (server.count("POST", "/bookings"), made(server)) == (2, 1)


async def test_refused_twice_is_told(server: OfficeRnD, tmp_path: Path) -> None:
    async with room(server, tmp_path) as backend:
        server.app.faults = [Fault(path="/api", times=2, status=401)]
        with pytest.raises(Unauthorised, match="token"):
            await day(backend)
        assert given(server) == 2
        await day(backend)
    assert given(server) == 2, "the token may be good for the next question"


@pytest.mark.parametrize(
    "fault", [Fault(method="POST", cut=0), Fault(method="POST", delay=3)]
)
async def test_a_lost_answer_is_no_reason_for_another_try(
    server: OfficeRnD, tmp_path: Path, fault: Fault
) -> None:
    async with room(server, tmp_path) as backend:
        await day(backend)
        fault.after = True
        server.app.faults = [fault]
        with pytest.raises(Unreachable) as caught:
            await backend.book(draft(0, 30))
        assert caught.value.maybe_done
    assert server.count("POST", "/bookings") == 1


async def test_no_more_than_five_in_a_minute(server: OfficeRnD, tmp_path: Path) -> None:
    server.giver.says = 0
    async with room(server, tmp_path) as backend:
        for _ in range(5):
            await day(backend)
        for _ in range(3):
            with pytest.raises(Unreachable, match="no more tokens") as caught:
                await day(backend)
            assert caught.value.retry_after is not None
            assert timedelta() < caught.value.retry_after <= timedelta(minutes=1)
    assert given(server) == 5


INVALID_CLIENT = Fault(status=401, body={"error": "invalid_client"})
FAULTS: list[tuple[Fault, type[BackendError], str]] = [
    (INVALID_CLIENT, Unauthorised, "client_id and client_secret"),
    (Fault(status=400, body={"error": "invalid_client"}), Unauthorised, "client_id"),
    (Fault(status=400, body={"error": "invalid_scope"}), Unauthorised, "scopes"),
    (Fault(status=403), Unauthorised, "client_id"),
    (Fault(status=404), Unauthorised, "token_url"),
    (Fault(status=500), Unreachable, "500"),
    (Fault(status=429, headers={"Retry-After": "17"}), Unreachable, "429"),
    (Fault(cut=0), Unreachable, "broken off"),
    (Fault(delay=3), Unreachable, "in time"),
    (Fault(text="no"), Garbled, "no JSON"),
    (Fault(text="[]"), Garbled, "cannot be read"),
    (Fault(text='{"access_token": 7}'), Garbled, "cannot be read"),
    (Fault(text='{"access_token": "a\\u0000b"}'), Garbled, "cannot be read"),
    (Fault(text='{"access_token": ""}'), Garbled, "cannot be read"),
    (Fault(text="<html>", kind="text/html"), Garbled, "no JSON"),
]


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    FAULTS,
    ids=[f"{n}-{f[2]}" for n, f in enumerate(FAULTS)],
)
async def test_without_a_token_nothing_was_done(
    server: OfficeRnD,
    tmp_path: Path,
    fault: Fault,
    error: type[BackendError],
    words: str,
) -> None:
    """Though the answer cannot be understood, it is no lost answer to a booking."""
    async with room(server, tmp_path) as backend:
        server.identity.faults = [replace(fault, times=1)]
        with pytest.raises(error, match=words):
            await day(backend)
        server.identity.faults = [replace(fault, times=1)]
        said = Unreachable if error is Garbled else error
        with pytest.raises(said, match=words) as caught:
            await backend.book(draft(0, 30))
        if isinstance(caught.value, Unreachable):
            assert not caught.value.maybe_done
        if fault.status == 429:
            assert isinstance(caught.value, Unreachable)
            assert caught.value.retry_after == timedelta(seconds=17)
        assert server.app.asked == []
        await backend.book(draft(0, 30))
    assert made(server) == 1


@pytest.mark.parametrize(
    ("lasts", "times"), [('"an hour"', 1), ("null", 1), ("true", 1), ("-5", 2)]
)
async def test_how_long_a_token_lasts_may_be_unclear(
    server: OfficeRnD, tmp_path: Path, lasts: str, times: int
) -> None:
    async with room(server, tmp_path) as backend:
        await day(backend)
        (token,) = server.world.tokens
    server.identity.asked.clear()
    text = f'{{"access_token": "{token}", "expires_in": {lasts}}}'
    server.identity.faults = [Fault(text=text, times=2)]
    async with room(server, tmp_path) as backend:
        await day(backend)
        await day(backend)
    assert given(server) == times


async def test_one_scope_that_is_not_granted_spoils_all(
    server: OfficeRnD, tmp_path: Path
) -> None:
    least = ("flex.space.bookings.read", "flex.space.resources.read")
    server.world.granted = least
    async with room(server, tmp_path) as backend:
        with pytest.raises(Unauthorised, match="scopes"):
            await day(backend)
    async with room(server, tmp_path, scope=" ".join(least)) as backend:
        await day(backend)
        assert not backend.capabilities.book


async def test_webhooks_have_a_token_of_their_own(
    server: OfficeRnD, tmp_path: Path
) -> None:
    hooks = tuple(scope for scope in EVERYTHING if "webhooks" in scope)
    server.world.granted = tuple(set(EVERYTHING) - set(hooks))
    async with room(server, tmp_path) as backend:
        with pytest.raises(Unauthorised):
            await backend.subscribe("https://door.example/x", replacing="https://door")
        await day(backend)
