"""What the tests of all booking systems share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.backends.contract")

from tests.backends.local_place import LocalPlace  # noqa: E402


@pytest.fixture
async def local_place(tmp_path: Path) -> AsyncIterator[LocalPlace]:
    """An empty room on the embedded calendar."""
    place = LocalPlace(tmp_path / "store")
    await place.another()
    yield place
    for backend in place.made:
        await backend.aclose()
