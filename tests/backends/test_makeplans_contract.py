"""MakePlans keeps the contract, whether or not it says what is active."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from panel.backends.base import Ending
from tests.backends.contract import NOW, WholeContract
from tests.backends.makeplans_place import MakePlansPlace
from tests.backends.servers.makeplans.server import MakePlans, serving
from tests.backends.servers.makeplans.world import Manners, World


@pytest.fixture(params=["as documented", "pages of two", "plain"])
def server(request: pytest.FixtureRequest) -> Iterator[MakePlans]:
    manners = {
        "as documented": Manners(),
        "pages of two": Manners(page=2, made=201),
        "plain": Manners(says_active=False),
    }[request.param]
    with serving(World(clock=NOW.timestamp, manners=manners)) as running:
        yield running


class TestContract(WholeContract):
    @pytest.fixture
    async def place(
        self, server: MakePlans, tmp_path: Path
    ) -> AsyncIterator[MakePlansPlace]:
        place = MakePlansPlace(server, tmp_path)
        await place.another()
        yield place
        await place.aclose()

    def test_it_can_do_it_all(self, place: MakePlansPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.keeps_check_in, able.notify) == (True, True, True)
        assert (able.book_later, able.extend, able.people) == (True, True, True)
        assert able.ending is Ending.SHORTEN
        assert able.harmless_period is not None
