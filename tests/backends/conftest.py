"""What the tests of all booking systems share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.backends.contract")

from tests.backends.certificate import Certificate, made  # noqa: E402
from tests.backends.local_place import LocalPlace  # noqa: E402


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
