"""A panel without a screen at a Bookings ONE or Offision server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.backends.rig import Clock, Panel, living
from tests.backends.servers.ones.server import Ones
from tests.backends.servers.ones.world import KEY, ROOM

SETTINGS = """\
calendar_time_zone = "Europe/Lisbon"
{keys}
[backend]
type = "{kind}"
url = "{url}"
api_key = "{key}"
resource_id = "{room}"
timeout = 1
{table}
[backend.paths]
{paths}
[store]
path = "{store}"
"""


def settings_text(server: Ones, store: Path, keys: str = "", table: str = "") -> str:
    """A settings file; `keys` stand at its top, `table` in the system's table."""
    paths = "\n".join(f'{name} = "{path}"' for name, path in server.paths.items())
    return SETTINGS.format(
        keys=keys,
        kind=server.kind,
        url=server.url,
        key=KEY,
        room=ROOM,
        table=table,
        paths=paths,
        store=store,
    )


@asynccontextmanager
async def panel(
    server: Ones, folder: Path, clock: Clock, keys: str = "", table: str = ""
) -> AsyncIterator[Panel]:
    """A panel that lives until the block ends."""
    text = settings_text(server, folder / "store", keys, table)
    async with living(text, folder, clock) as made:
        yield made
