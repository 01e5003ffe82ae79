"""A calendar on a real Radicale keeps the contract."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from panel.backends.base import Ending
from tests.backends.caldav_place import CalDavPlace
from tests.backends.contract import (
    AbilityContract,
    BookingContract,
    CheckInContract,
    EndingContract,
    ExtendingContract,
    ReadingContract,
    WholeContract,
)
from tests.backends.servers.radicale import Calendar, Radicale


@pytest.fixture
async def place(
    radicale: Radicale, calendar: Calendar, tmp_path: Path
) -> AsyncIterator[CalDavPlace]:
    made = CalDavPlace(radicale, tmp_path, calendar)
    await made.another()
    yield made
    await made.aclose()


class TestWriting(
    BookingContract, CheckInContract, EndingContract, ExtendingContract, AbilityContract
):
    def test_it_can_do_nearly_all(self, place: CalDavPlace) -> None:
        able = place.backend.capabilities
        assert (able.book, able.keeps_check_in, able.extend) == (True, True, True)
        assert (able.book_later, able.people, able.notify) == (True, False, False)
        assert able.ending is Ending.SHORTEN


@pytest.mark.long
class TestReading(ReadingContract):
    """In the ordinary run other tests read from the same server."""


def test_nothing_of_the_contract_is_left_out() -> None:
    kept = {*TestWriting.__mro__, *TestReading.__mro__}
    assert set(WholeContract.__mro__) - kept == {WholeContract}
