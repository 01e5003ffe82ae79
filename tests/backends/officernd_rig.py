"""A panel without a screen at an OfficeRnD server: real settings, engine, sockets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.backends.rig import Clock, Panel, living
from tests.backends.servers.officernd.server import OfficeRnD
from tests.backends.servers.officernd.world import (
    CLIENT_ID,
    CLIENT_SECRET,
    ORGANIZATION,
    RESOURCE,
    WALK_UP,
)

SETTINGS = """\
{keys}
[backend]
type = "officernd"
organization = "{organization}"
client_id = "{client}"
client_secret = "{secret}"
resource_id = "{resource}"
member_id = "{member}"
url = "{url}"
token_url = "{token_url}"
timeout = 1
{table}
[store]
path = "{store}"
"""


def settings_text(
    server: OfficeRnD, store: Path, keys: str = "", table: str = ""
) -> str:
    """A settings file; `keys` stand at its top, `table` in the system's table."""
    return SETTINGS.format(
        keys=keys,
        organization=ORGANIZATION,
        client=CLIENT_ID,
        secret=CLIENT_SECRET,
        resource=RESOURCE,
        member=WALK_UP,
        url=server.url,
        token_url=server.token_url,
        store=store,
        table=table,
    )


@asynccontextmanager
async def panel(
    server: OfficeRnD, folder: Path, clock: Clock, keys: str = "", table: str = ""
) -> AsyncIterator[Panel]:
    """A panel that lives until the block ends."""
    text = settings_text(server, folder / "store", keys, table)
    async with living(text, folder, clock) as made:
        yield made
