"""OfficeRnD on loopback: one port for tokens, another for everything else."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.backends.servers.officernd.identity import Identity
from tests.backends.servers.officernd.service import Service
from tests.backends.servers.officernd.world import Item, World
from tests.backends.servers.web import Web


class OfficeRnD:
    """Both hosts and the world behind them; may be used from any thread."""

    def __init__(self, world: World | None = None) -> None:
        self.world = world or World(time.time)
        self.giver = Identity(self.world)
        self.identity = Web(self.giver, self.world.clock)
        self.app = Web(Service(self.world), self.world.clock)

    @property
    def url(self) -> str:
        return self.app.url

    @property
    def token_url(self) -> str:
        return f"{self.identity.url}/oauth/token"

    def start(self) -> None:
        self.identity.start()
        self.app.start()

    def stop(self) -> None:
        """Nobody answers any more, on the same ports until `start`."""
        self.identity.stop()
        self.app.stop()

    def close(self) -> None:
        self.identity.close()
        self.app.close()

    def add(self, start: float, end: float, **more: Any) -> Item:
        """Somebody else's booking, between two requests."""
        return self.app.steer(lambda: self.world.add(start, end, **more))

    def count(self, method: str, path: str = "/") -> int:
        """How many requests came to a path of the organization."""
        asked = tuple(self.app.asked)
        below = [a for a in asked if a.method == method]
        return sum(a.path.split("/", 5)[5].startswith(path.strip("/")) for a in below)

    def bodies(self, method: str, path: str) -> list[Any]:
        """What such requests held."""
        asked = tuple(self.app.asked)
        return [a.json() for a in asked if a.method == method and path in a.path]

    def call(
        self, hook: Item, stamp: str, about: Item | None = None
    ) -> tuple[dict[str, str], bytes]:
        """The headers and the body of a call to a webhook, about a booking."""
        data = {"object": about or {}}
        body = json.dumps({"eventType": "booking.created", "data": data})
        signed = f"{body}.{stamp}".encode()
        digest = hmac.new(hook["secret"].encode(), signed, hashlib.sha256).hexdigest()
        return {"officernd-signature": f"t={stamp},signature={digest}"}, body.encode()


@contextmanager
def serving(world: World | None = None) -> Iterator[OfficeRnD]:
    """A server that runs until the block ends."""
    server = OfficeRnD(world)
    server.start()
    try:
        yield server
    finally:
        server.close()
