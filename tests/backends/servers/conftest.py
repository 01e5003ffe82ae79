"""A PlaceOS server and a client that speaks its frames by hand."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.backends.servers.client import Client, opened
from tests.backends.servers.placeos.server import PlaceOS, serving


@pytest.fixture
def server() -> Iterator[PlaceOS]:
    with serving() as running:
        running.poll()
        yield running


@pytest.fixture
async def client(server: PlaceOS) -> AsyncIterator[Client]:
    async with opened(server) as made:
        yield made
