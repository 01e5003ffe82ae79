"""The room in memory keeps the contract that every booking system keeps."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from panel.backends.base import Backend, Ending, Unreachable
from panel.domain.booking import Booking
from tests.backends.contract import NOW, WholeContract
from tests.engine.room import ABLE, Room, Trouble

DOWN = Unreachable("No route.")


class InMemory:
    """The room, planted and broken from within."""

    odd_lengths = True

    def __init__(self, ending: Ending) -> None:
        self.backend = Room(lambda: NOW, replace(ABLE, ending=ending))

    async def plant(self, *bookings: Booking) -> None:
        for booking in bookings:
            self.backend.put(booking)

    async def another(self) -> Backend:
        return self.backend

    async def break_link(self) -> None:
        self.backend.trouble = Trouble(reads=DOWN, writes=DOWN)


class TestRoom(WholeContract):
    @pytest.fixture(params=[Ending.SHORTEN, Ending.DECLINE, Ending.CANCEL])
    def place(self, request: pytest.FixtureRequest) -> Iterator[InMemory]:
        yield InMemory(request.param)
