"""A calendar on a real Radicale keeps the contract."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from panel.backends.base import Ending
from tests.backends.caldav_place import CalDavPlace
from tests.backends.contract import WholeContract
from tests.backends.servers.radicale import Calendar, Radicale


class TestContract(WholeContract):
    @pytest.fixture
    async def place(
        self, radicale: Radicale, calendar: Calendar, tmp_path: Path
    ) -> AsyncIterator[CalDavPlace]:
        place = CalDavPlace(radicale, tmp_path, calendar)
        await place.another()
        yield place
        await place.aclose()

    def test_it_can_do_nearly_all(self, place: CalDavPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.keeps_check_in, able.extend) == (True, True, True)
        assert (able.book_later, able.people, able.notify) == (True, False, False)
        assert able.ending is Ending.SHORTEN
