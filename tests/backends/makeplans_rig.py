"""A panel without a screen at a MakePlans account: real settings and sockets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.backends.rig import Clock, Panel, living
from tests.backends.servers.makeplans.server import MakePlans
from tests.backends.servers.makeplans.world import KEY

SETTINGS = """\
{keys}
[backend]
type = "makeplans"
url = "{url}"
api_key = "{key}"
resource_id = 1
timeout = 1
{table}
[store]
path = "{store}"
"""


class Reached(Protocol):
    """A server of either kind."""

    @property
    def url(self) -> str: ...


def settings_text(server: Reached, store: Path, keys: str = "", table: str = "") -> str:
    """A settings file; `keys` stand at its top, `table` in the system's table."""
    return SETTINGS.format(keys=keys, url=server.url, key=KEY, store=store, table=table)


@asynccontextmanager
async def panel(
    server: MakePlans, folder: Path, clock: Clock, keys: str = "", table: str = ""
) -> AsyncIterator[Panel]:
    """A panel that lives until the block ends."""
    text = settings_text(server, folder / "store", keys, table)
    async with living(text, folder, clock) as made:
        yield made


def plant(
    server: MakePlans, clock: Clock, start: float, end: float, **more: Any
) -> int:
    """Somebody books, from and to so many minutes after now; the booking's number."""
    now = round(clock.seconds())
    id: int = server.put(now + start * 60, now + end * 60, **more)["id"]
    return id
