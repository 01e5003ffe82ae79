"""What an earlier run was told of the room, so that a restart need not ask for it.

After a power cut all panels of an office start together, and each may ask only so much.
"""

import asyncio
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from panel.backends.makeplans.values import Object, part, stamp

NAME = "makeplans.json"
FRESH = timedelta(days=1)
"""What is older is asked for before anything is shown."""
LARGEST = 2**18
"""Bytes; nothing of the kind is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The resource and its hours as they were told, the zone's name.

    None where a question was never answered.
    """

    resource: Object | None = None
    zone: str | None = None
    hours: tuple[Object, ...] = field(default=())


class Keeper:
    """One file in the store. A store that cannot be used harms nothing: all is asked.

    `room` says which room it is, so that what belongs to another one is not believed.
    """

    def __init__(self, store: Path, room: str, now: Callable[[], datetime]) -> None:
        self._path = store / NAME
        self._room = room
        self._now = now

    async def load(self) -> Told:
        """What is fresh enough to be used."""
        return await asyncio.to_thread(self._load)

    async def save(self, told: Told) -> None:
        """Keeps it for later runs."""
        await asyncio.to_thread(self._save, told)

    def _load(self) -> Told:
        try:
            with self._path.open("rb") as file:
                said: Any = json.loads(file.read(LARGEST))
        except (OSError, ValueError, RecursionError):
            return Told()
        if not isinstance(said, Mapping) or said.get("room") != self._room:
            return Told()
        at = stamp(said, "at")
        if at is None or not timedelta() <= self._now() - at < FRESH:
            return Told()
        hours, zone = said.get("hours"), said.get("zone")
        listed = hours if isinstance(hours, list) else []
        return Told(
            resource=part(said, "resource") or None,
            zone=zone if isinstance(zone, str) else None,
            hours=tuple(each for each in listed if isinstance(each, Mapping)),
        )

    def _save(self, told: Told) -> None:
        said = {
            "room": self._room,
            "at": self._now().isoformat(),
            "resource": told.resource,
            "zone": told.zone,
            "hours": told.hours,
        }
        body = json.dumps(said).encode()
        if len(body) >= LARGEST:
            return
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(body)
            os.replace(fresh, self._path)
        except OSError:
            return
