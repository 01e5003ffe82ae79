"""A MakePlans account on loopback, in a thread of its own, steered by the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.backends.servers.makeplans.rest import answer
from tests.backends.servers.makeplans.strict import Gate
from tests.backends.servers.makeplans.things import Thing
from tests.backends.servers.makeplans.world import World
from tests.backends.servers.web import Web


class MakePlans(Web):
    """`world` is the account; change it within `steer`."""

    def __init__(self, world: World | None = None) -> None:
        self.world = world or World()
        self.gate = Gate(self.world)
        super().__init__(
            lambda asked: answer(self.world, self.gate, asked), self.world.now
        )

    def put(self, start: float, end: float, **more: Any) -> Thing:
        """Somebody books, from and to these unix times."""
        return self.steer(lambda: self.world.put(start, end, **more))

    def change(self, id: int, **changes: Any) -> Thing:
        """Somebody changes a booking."""
        return self.steer(lambda: self.world.change(id, **changes))

    def written(self) -> list[tuple[str, str]]:
        """The changes that were asked for: method and path."""
        return [(a.method, a.path) for a in tuple(self.asked) if a.method != "GET"]


@contextmanager
def serving(world: World | None = None) -> Iterator[MakePlans]:
    """A server that runs until the block ends."""
    server = MakePlans(world)
    server.start()
    try:
        yield server
    finally:
        server.close()
