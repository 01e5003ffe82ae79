"""A made-up room: a believable day, made relative to now, gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from panel.app import Parts
from panel.backends.base import Draft
from panel.commands.opening import asked
from panel.domain.booking import Person
from panel.settings.child import read_in_child

SETTINGS = """\
calendar_id = "boardroom@demo.example"
custom_qr_url = "https://rooms.example/{calendar_id}"

[room]
name = "Boardroom"
capacity = 10
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """One booking of the day, in minutes from the last quarter of an hour."""

    start: int
    length: int
    title: str
    host: str


DAY = (
    Plan(-165, 30, "Stand-up", "Platform team"),
    Plan(-105, 60, "Interview", "People team"),
    Plan(60, 45, "Design review", "Product team"),
    Plan(120, 60, "Budget", "Finance team"),
    Plan(210, 30, "Supplier call", "Facilities"),
    Plan(24 * 60 + 30, 60, "Planning", "Platform team"),
    Plan(24 * 60 + 180, 90, "Workshop", "Product team"),
    Plan(48 * 60 - 60, 45, "Retrospective", "Platform team"),
)


async def _fill(parts: Parts, now: datetime) -> None:
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    for plan in DAY:
        start = quarter + timedelta(minutes=plan.start)
        draft = Draft(
            start=start,
            end=start + timedelta(minutes=plan.length),
            title=plan.title,
            host=Person(name=plan.host),
        )
        await parts.backend.book(draft)


@contextmanager
def made_up_room() -> Iterator[Path]:
    """The settings file of a room with bookings, in a store of its own.

    Raises:
        Failure: the store cannot be used.
        SettingsError: the file cannot be read.
    """
    with TemporaryDirectory(prefix="room-panel-demo-") as folder:
        path = Path(folder) / "settings.toml"
        store = Path(folder) / "state"
        path.write_text(f'{SETTINGS}[store]\npath = "{store}"\n', encoding="utf-8")
        # In a child, as ever: this process may live for months with other settings.
        asked(read_in_child(path, os.environ), None, _fill)
        yield path
