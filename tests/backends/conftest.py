"""What the tests of all booking systems share."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.register_assert_rewrite("tests.backends.contract")

from panel.backends.ones.backend import OnesBackend  # noqa: E402
from tests.backends.certificate import Certificate, made  # noqa: E402
from tests.backends.contract import NOW  # noqa: E402
from tests.backends.local_place import LocalPlace  # noqa: E402
from tests.backends.ones_place import OnesPlace  # noqa: E402
from tests.backends.servers.ones.server import Ones, serving  # noqa: E402
from tests.backends.servers.radicale import Calendar, Radicale  # noqa: E402

OnesMake = Callable[..., Awaitable[OnesBackend]]


@pytest.fixture
async def local_place(tmp_path: Path) -> AsyncIterator[LocalPlace]:
    """An empty room on the embedded calendar."""
    place = LocalPlace(tmp_path / "store")
    await place.another()
    yield place
    for backend in place.made:
        await backend.aclose()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A key and a certificate for 127.0.0.1 that nobody trusts."""
    try:
        return made(tmp_path_factory.mktemp("tls"))
    except OSError as error:
        pytest.skip(f"openssl is needed: {error}")


@pytest.fixture(params=["offision", "bookings_one"])
def ones_server(request: pytest.FixtureRequest) -> Iterator[Ones]:
    """A server of either dialect at which it is NOW."""
    with serving(request.param, NOW.timestamp) as running:
        yield running


@pytest.fixture
async def ones_make(ones_server: Ones, tmp_path: Path) -> AsyncIterator[OnesMake]:
    """`ones_make(language="pt", **table)`: a panel's backend there."""
    places: list[OnesPlace] = []

    async def made(language: str = "en", **more: Any) -> OnesBackend:
        places.append(OnesPlace(ones_server, tmp_path, more, language=language))
        return await places[-1].another()

    yield made
    for place in places:
        await place.aclose()


@pytest.fixture
def radicale(one_radicale: Radicale) -> Radicale:
    """The same, started again where a test has ended it."""
    one_radicale.start()
    return one_radicale


@pytest.fixture
def calendar(radicale: Radicale) -> Calendar:
    """A new and empty calendar of the real server."""
    return radicale.calendar()
