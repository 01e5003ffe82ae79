"""What waits is tested in virtual time; the receiver has a time of its own."""

import asyncio
from collections.abc import Callable

from tests.engine.virtual import VirtualLoop


def pytest_asyncio_loop_factories() -> dict[
    str, Callable[[], asyncio.AbstractEventLoop]
]:
    return {"virtual": VirtualLoop}
