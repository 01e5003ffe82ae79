"""A Bookings ONE or Offision server on loopback."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.backends.servers.ones.service import OFFISION_PATHS, PATHS, Service
from tests.backends.servers.ones.world import KEY, ROOM, World
from tests.backends.servers.web import Web


class Ones(Web):
    """One server; `kind` is the dialect, `world` what it holds."""

    def __init__(self, kind: str, now: Callable[[], float]) -> None:
        self.kind = kind
        self.world = World(now, localised=kind == "bookings_one")
        super().__init__(Service(self.world), now)

    @property
    def paths(self) -> dict[str, str]:
        """`[backend.paths]` of a panel here; Bookings ONE has none for bookings."""
        if not self.world.localised:
            return dict(OFFISION_PATHS)
        return {name: path for name, path in PATHS.items() if name != "booking"}

    def values(self, **more: Any) -> dict[str, Any]:
        """The `[backend]` table of a panel here."""
        own = {"url": self.url, "api_key": KEY, "auth": "basic", "resource_id": ROOM}
        return {**own, "paths": self.paths, "timeout": 1.0, **more}


@contextmanager
def serving(kind: str, now: Callable[[], float] = time.time) -> Iterator[Ones]:
    """A server that ends with the block."""
    server = Ones(kind, now)
    server.start()
    try:
        yield server
    finally:
        server.close()
