"""What stands beside the engine while one set of settings is served.

A further thing is one line of `THINGS`: the name of its table in the settings and
where its class stands. It is imported and made, with its table and the `Place`, only
when the settings have that table; making it begins it, and `aclose()` ends it, before
the engine ends. What people have to know of it goes to `engine.note` under its name.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from panel.app import Parts
from panel.engine.clock import Now

if TYPE_CHECKING:
    from panel.vitals.vitals import Vitals

THINGS = {
    "sensor": "panel.sensing:Sensing",
    "push": "panel.push.pushing:Pushing",
    "metrics": "panel.metrics.serving:Metrics",
}


class Thing(Protocol):
    """What every one of them can do."""

    def aclose(self) -> Awaitable[None]:
        """Ends it, within a few seconds."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a thing may work with: the engine and what belongs to it.

    `vitals` says how the whole panel is; it is asked in the screen's loop.
    """

    parts: Parts
    now: Now
    vitals: "Callable[[], Vitals]"


@asynccontextmanager
async def beside(place: Place) -> AsyncIterator[None]:
    """Everything that the settings ask for, from now until the end."""
    async with AsyncExitStack() as ends:
        for name, where in THINGS.items():
            table = getattr(place.parts.settings, name)
            if table is not None:
                thing = thing_class(where)(table, place)
                ends.push_async_callback(thing.aclose)
        yield


def thing_class(where: str) -> Callable[[Any, Place], Thing]:
    """The class that stands at `module:name`."""
    module, name = where.split(":")
    found: Callable[[Any, Place], Thing] = getattr(import_module(module), name)
    return found
