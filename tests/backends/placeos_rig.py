"""A panel without a screen at a PlaceOS server: real settings, engine and sockets."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from tests.backends import rig
from tests.backends.placeos_events import event
from tests.backends.rig import Panel, living
from tests.backends.servers.placeos.apart import Apart
from tests.backends.servers.placeos.formula import Event
from tests.backends.servers.placeos.server import PlaceOS, serving
from tests.backends.servers.placeos.world import API_KEY, SYSTEM_ID, World

SETTINGS = """\
{keys}
[backend]
type = "placeos"
url = "{url}"
api_key = "{key}"
system_id = "{system}"
timeout = 1
{table}
[store]
path = "{store}"
"""

Reached = PlaceOS | Apart


class Clock(rig.Clock):
    """Also gives events of a building's calendar."""

    def event(self, start: float, end: float | None, **more: Any) -> Event:
        """From and to so many minutes after now, on whole seconds."""
        now = round(self.seconds())
        until = None if end is None else now + end * 60
        return event(now + start * 60, until, **more)


@contextmanager
def at_hand(clock: Clock) -> Iterator[PlaceOS]:
    """A server that has read its calendar, and reads it again soon after a change."""
    with serving(World(clock=clock.seconds)) as running:
        running.module.pace.after_book = running.module.pace.after_end = 0.3
        running.poll()
        yield running


def settings_text(
    server: Reached,
    store: Path,
    keys: str = "",
    *,
    key: str = API_KEY,
    table: str = "",
) -> str:
    """A settings file; `keys` stand at its top, `table` in the system's table."""
    return SETTINGS.format(
        keys=keys, url=server.url, key=key, system=SYSTEM_ID, store=store, table=table
    )


@asynccontextmanager
async def panel(
    server: Reached,
    folder: Path,
    clock: Clock,
    keys: str = "",
    *,
    key: str = API_KEY,
    table: str = "",
) -> AsyncIterator[Panel]:
    """A panel that lives until the block ends."""
    text = settings_text(server, folder / "store", keys, key=key, table=table)
    async with living(text, folder, clock) as made:
        yield made
