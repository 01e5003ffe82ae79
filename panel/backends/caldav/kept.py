"""Whether the server keeps the line of a check-in, as it was seen once.

Some servers leave out what they do not know. Then the panel's own mark counts.
"""

import asyncio
import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = "caldav.json"
LASTING = timedelta(days=30)
"""How long it is believed; the server may be another one by then."""
LARGEST = 2**12
"""Bytes."""


class Kept:
    """One file in the store. Where it cannot be used nothing is lost: it is seen anew.

    `room` says which calendar it is; only a hash of it is written. `drops` says that
    check-ins are lost, `proven` that they are not.
    """

    def __init__(self, store: Path, room: str, now: Callable[[], datetime]) -> None:
        self._path = store / NAME
        self._room = sha256(room.encode()).hexdigest()
        self._now = now
        self._loaded = False
        self.drops = False
        self.proven = False

    async def load(self) -> None:
        """What an earlier run has seen; read once."""
        if not self._loaded:
            self._loaded = True
            self.drops = await asyncio.to_thread(self._load)

    async def note(self, *, keeps: bool) -> None:
        """What was seen just now."""
        self.proven, self.drops = keeps, not keeps
        if self.drops:
            await asyncio.to_thread(self._save)

    def _load(self) -> bool:
        try:
            with self._path.open("rb") as file:
                said: Any = json.loads(file.read(LARGEST))
            at = datetime.fromisoformat(said["at"])
            fresh = timedelta() <= self._now() - at < LASTING
            return bool(fresh and said["room"] == self._room and said["drops"] is True)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return False

    def _save(self) -> None:
        said = {"room": self._room, "at": self._now().isoformat(), "drops": True}
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(said), encoding="utf-8")
            os.replace(fresh, self._path)
        except OSError:
            return
