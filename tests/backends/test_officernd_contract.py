"""OfficeRnD keeps the contract: with v2, with v1, and with members' check-ins."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from panel.backends.base import Ending
from tests.backends.contract import NOW, WholeContract
from tests.backends.officernd_place import OfficeRnDPlace
from tests.backends.servers.officernd.server import OfficeRnD, serving
from tests.backends.servers.officernd.world import COMPANY, World


@pytest.fixture
def server() -> Iterator[OfficeRnD]:
    with serving(World(clock=NOW.timestamp)) as running:
        yield running


class OfficeRnDContract(WholeContract):
    more: ClassVar[dict[str, Any]] = {}

    @pytest.fixture
    async def place(
        self, server: OfficeRnD, tmp_path: Path
    ) -> AsyncIterator[OfficeRnDPlace]:
        place = OfficeRnDPlace(server, tmp_path, self.more)
        await place.another()
        yield place
        await place.aclose()
        assert server.world.changed_series == []
        assert server.world.fees == []


class TestV2(OfficeRnDContract):
    """As a panel is set up at first."""

    def test_what_it_can_do(self, place: OfficeRnDPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.book_later, able.extend) == (True, True, True)
        assert (able.keeps_check_in, able.notify, able.people) == (False, False, True)
        assert able.ending is Ending.SHORTEN


class TestV1(OfficeRnDContract):
    more: ClassVar[dict[str, Any]] = {"api_version": "v1"}


class TestMembersCheckIns(OfficeRnDContract):
    more: ClassVar[dict[str, Any]] = {"member_check_in": True}

    def test_what_it_can_do(self, place: OfficeRnDPlace) -> None:
        assert place.backend.capabilities.keeps_check_in


class TestReadOnly(OfficeRnDContract):
    """With the least scopes nothing is offered that would fail."""

    more: ClassVar[dict[str, Any]] = {
        "scope": "flex.space.bookings.read flex.space.resources.read "
        "flex.community.members.read",
        "company_id": COMPANY,
        "member_id": None,
    }

    def test_what_it_can_do(self, place: OfficeRnDPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.extend, able.people) == (False, False, True)
        assert able.ending is Ending.NONE
