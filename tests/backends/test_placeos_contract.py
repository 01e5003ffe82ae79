"""PlaceOS keeps the contract: with a key for everything, and with the least one."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from panel.backends.base import Ending
from tests.backends.contract import NOW, WholeContract
from tests.backends.placeos_place import PlaceOSPlace
from tests.backends.servers.placeos.keys import Key
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import World

LEAST = Key("a.least", scopes=("control", "systems.read"))


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving(World(clock=NOW.timestamp)) as running:
        running.world.keyring.keys.append(LEAST)
        yield running


class TestContract(WholeContract):
    """With a key of the scope `public`."""

    @pytest.fixture
    async def place(
        self, server: PlaceOS, tmp_path: Path
    ) -> AsyncIterator[PlaceOSPlace]:
        place = PlaceOSPlace(server, tmp_path)
        await place.another()
        await place.backend.room()
        yield place
        await place.aclose()

    def test_it_can_do_it_all(self, place: PlaceOSPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.keeps_check_in, able.notify) == (True, True, True)
        assert (able.book_later, able.extend, able.people) == (True, True, True)
        assert able.ending is Ending.DECLINE


class TestLeastKey:
    """Without the staff API there is no booking for later and no longer end."""

    async def test_what_is_not_offered(self, server: PlaceOS, tmp_path: Path) -> None:
        place = PlaceOSPlace(server, tmp_path, {"api_key": LEAST.text})
        backend = await place.another()
        await backend.room()
        able = backend.capabilities
        await backend.aclose()
        assert (able.book, able.book_later, able.extend) == (True, False, False)
