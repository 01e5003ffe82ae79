"""Bookings ONE and Offision keep the contract, with the key shown in either way."""

import base64
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from panel.backends.base import Ending
from tests.backends.contract import NOW, WholeContract, day
from tests.backends.ones_place import OnesPlace
from tests.backends.servers.ones.server import Ones, serving
from tests.backends.servers.ones.service import PATHS
from tests.backends.servers.ones.world import KEY

BASIC = f"Basic {base64.b64encode(f'{KEY}:'.encode()).decode()}"


class OnesContract(WholeContract):
    kind = ""
    more: ClassVar[dict[str, Any]] = {}
    shown = BASIC

    @pytest.fixture
    def server(self) -> Iterator[Ones]:
        with serving(self.kind, NOW.timestamp) as running:
            yield running

    @pytest.fixture
    async def place(self, server: Ones, tmp_path: Path) -> AsyncIterator[OnesPlace]:
        place = OnesPlace(server, tmp_path, self.more)
        await place.another()
        yield place
        await place.aclose()

    async def test_the_key_is_shown_in_one_way(self, place: OnesPlace) -> None:
        await day(place.backend)
        shown = {asked.headers["authorization"] for asked in place.server.asked}
        assert shown == {self.shown}


class TestOffision(OnesContract):
    kind = "offision"

    def test_what_it_can(self, place: OnesPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.book_later, able.people) == (True, True, True)
        assert (able.keeps_check_in, able.extend, able.notify) == (False, False, False)
        assert (able.check_in, able.names_waiting) == (False, True)
        assert able.ending is Ending.NONE


@pytest.mark.long
class TestOffisionBareKey(OnesContract):
    kind = "offision"
    more: ClassVar = {"auth": "header"}
    shown = KEY


@pytest.mark.long
class TestOffisionForThePanelAlone(OnesContract):
    kind = "offision"
    more: ClassVar = {"end": "panel"}

    def test_it_ends_for_the_panel_alone(self, place: OnesPlace) -> None:
        assert place.backend.capabilities.ending is Ending.PANEL


class TestOffisionInSmallPages(OnesContract):
    """The first page is 0, there is one row in each, and nobody says how many."""

    kind = "offision"

    @pytest.fixture(autouse=True)
    def _pages(self, server: Ones) -> None:
        manners = server.world.manners
        manners.first, manners.most, manners.meta = 0, 1, False


class TestOffisionBySensor(OnesContract):
    """A room whose rule it is that its sensor checks in."""

    kind = "offision"
    more: ClassVar = {"check_in": "sensor", "sensor_access_id": "4GHUG6"}

    @pytest.fixture(autouse=True)
    def _rule(self, server: Ones) -> None:
        server.world.manners.sensor_checks_in = True


@pytest.mark.long
class TestOffisionChecksInForThePanelAlone(OnesContract):
    kind = "offision"
    more: ClassVar = {"check_in": "panel"}

    def test_it_checks_in_for_the_panel_alone(self, place: OnesPlace) -> None:
        able = place.backend.capabilities
        assert (able.check_in, able.keeps_check_in) == (True, False)


class TestBookingsOne(OnesContract):
    kind = "bookings_one"

    def test_what_it_can(self, place: OnesPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.book_later, able.people) == (False, False, False)
        assert able.ending is Ending.NONE


@pytest.mark.long
class TestBookingsOneBareKey(OnesContract):
    kind = "bookings_one"
    more: ClassVar = {"auth": "header"}
    shown = KEY


class TestBookingsOneWithAPathForBookings(OnesContract):
    """Nobody says that there is none: where the admin names it, it is offered."""

    kind = "bookings_one"
    more: ClassVar = {"paths": PATHS}

    def test_what_it_can(self, place: OnesPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.book_later, able.people) == (True, True, True)
