"""A published calendar promises what every booking system does, as far as it can."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.backends.contract import NOW, WholeContract
from tests.backends.ics_place import FeedPlace, FilePlace
from tests.backends.servers.feed import Feed, serving


@pytest.fixture
def feed() -> Iterator[Feed]:
    with serving(NOW.timestamp) as running:
        yield running


class TestAddress(WholeContract):
    """Over HTTP."""

    @pytest.fixture
    async def place(self, feed: Feed, tmp_path: Path) -> AsyncIterator[FeedPlace]:
        made = FeedPlace(feed, tmp_path)
        await made.another()
        yield made
        await made.aclose()


@pytest.mark.long
class TestFile(WholeContract):
    """In a file of this machine."""

    @pytest.fixture
    async def place(self, tmp_path: Path) -> AsyncIterator[FilePlace]:
        made = FilePlace(None, tmp_path / "calendar")
        await made.plant()
        await made.another()
        yield made
        await made.aclose()
