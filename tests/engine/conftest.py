"""The engine's tests run in virtual time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.engine.rig import Rig
from tests.engine.virtual import VirtualLoop


def pytest_asyncio_loop_factories() -> dict[
    str, Callable[[], asyncio.AbstractEventLoop]
]:
    return {"virtual": VirtualLoop}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """A panel on an empty room, half past nine; not started yet."""
    rig = Rig(tmp_path)
    yield rig
    await rig.stop()
