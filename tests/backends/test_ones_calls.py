"""Calls that the system makes, and hints that follow from the clock."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from panel.backends.base import Call, Unauthorised
from panel.backends.base import Pushed as PushedProtocol
from panel.backends.ones.backend import OnesBackend
from panel.backends.ones.begins import Begins
from tests.backends.contract import NOW, meeting
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.service import ROOT
from tests.backends.servers.web import Fault

Make = Callable[..., Awaitable[OnesBackend]]
HOOKS = f"{ROOT}/hooks"


@pytest.fixture
def server(ones_server: Ones) -> Ones:
    return ones_server


@pytest.fixture
def make(ones_make: Make) -> Make:
    return ones_make


def called(body: bytes) -> Call:
    return Call(headers={}, body=body, at=NOW)


class TestCalls:
    """Subscriptions; and that a call can be told by its shape alone."""

    ADDRESS = "https://panel.example.com/push/unguessable"

    async def test_what_is_asked_for(self, server: Ones, make: Make) -> None:
        backend = await make(subscribe_minutes=100)
        assert isinstance(backend, PushedProtocol)
        left = await backend.subscribe(self.ADDRESS, replacing="https://panel")
        assert left == timedelta(minutes=100)
        body = {"ids": "12", "callbackUrl": self.ADDRESS, "expireTime": 100}
        assert server.world.subscriptions == [
            ("subscribe_appointments", body),
            ("subscribe_access_keys", body),
        ]

    @pytest.mark.parametrize(
        ("table", "kinds"),
        [
            ({"access_key": "none"}, ["appointments"]),
            (
                {"access_key": "none", "wording": True},
                ["appointments", "player_content"],
            ),
            (
                {"colours": {"1": "free"}},
                ["appointments", "access_keys", "player_content"],
            ),
        ],
    )
    async def test_only_what_is_used(
        self, server: Ones, make: Make, table: dict[str, Any], kinds: list[str]
    ) -> None:
        await (await make(**table)).subscribe(self.ADDRESS, replacing="x")
        asked = [kind for kind, _ in server.world.subscriptions]
        assert asked == [f"subscribe_{kind}" for kind in kinds]

    async def test_the_first_is_needed(self, server: Ones, make: Make) -> None:
        server.faults.append(Fault(HOOKS, status=403))
        with pytest.raises(Unauthorised):
            await (await make()).subscribe(self.ADDRESS, replacing="x")

    async def test_the_others_are_not(
        self, server: Ones, make: Make, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.faults.append(Fault(f"{HOOKS}/v1/keys", status=404))
        backend = await make()
        await backend.subscribe(self.ADDRESS, replacing="x")
        assert "access_keys" in backend.notices[0]
        assert len(caplog.records) == 1
        assert "unguessable" not in caplog.text

    async def test_an_end_that_nobody_can_ask_for(
        self, server: Ones, make: Make
    ) -> None:
        await (await make()).unsubscribe()
        assert server.asked == []

    @pytest.mark.parametrize(
        ("body", "genuine"),
        [
            (b"", True),
            (b" \n", True),
            (b"{}", True),
            (json.dumps({"bookableResourceId": 12}).encode(), True),
            (b"[]", False),
            (b"7", False),
            (b"null", False),
            (b"hello", False),
            (b"\xff\xfe", False),
            (b'{"a":' * 3000, False),
            (b'{"a": "' + b"x" * 70_000 + b'"}', False),
        ],
        ids=lambda v: repr(v)[:20],
    )
    async def test_shape(self, make: Make, body: bytes, genuine: bool) -> None:
        assert (await make()).genuine(called(body)) is genuine


class TestBegins:
    """A booking that begins has another state from then on: a hint to read."""

    def begins(self, *starts: float, **more: Any) -> Begins:
        """Of bookings that begin so many seconds after now."""
        begins = Begins(lambda: NOW)
        begins.heard([meeting(s / 60, s / 60 + 30, **more) for s in starts])
        return begins

    @pytest.mark.parametrize(
        ("starts", "left"),
        [((600, 60), 65), ((0,), 5), ((-5,), 25), ((-5, 10), 15), ((-30,), None)],
    )
    async def test_after_a_start(
        self, starts: tuple[float, ...], left: float | None
    ) -> None:
        assert self.begins(*starts).left == left

    @pytest.mark.parametrize(
        "more", [{"checked_in": True}, {"checked_in": False}, {"buffer": True}], ids=str
    )
    async def test_of_nothing_else(self, more: dict[str, Any]) -> None:
        assert self.begins(0, **more).left is None

    async def test_each_moment_once(self) -> None:
        begins = self.begins(-4.95)
        assert await anext(begins.hints()) == "a booking has begun"
        assert begins.left == 25.05

    async def test_a_new_list_counts(self, make: Make) -> None:
        begins = Begins(lambda: NOW)
        waiting = asyncio.create_task(anext(begins.hints()))
        await asyncio.sleep(0)
        begins.heard([meeting(-4.95 / 60, 30)])
        assert await waiting
