"""The tablet's battery, told as that of an e-paper tag."""

import asyncio
from pathlib import Path

from panel.backends.ones.aside import Aside
from panel.backends.ones.asking import Asking

SUPPLIES = Path("/sys/class/power_supply")
PAUSE = 600.0
"""Seconds between two posts."""


class Tag:
    """Posts where the admin names a tag and the machine has a battery."""

    def __init__(self, asking: Asking, supplies: Path) -> None:
        self._asking = asking
        self._supplies = supplies
        self._id = asking.table.text("epaper_tag_id")
        self._due = 0.0
        self._posting: asyncio.Task[object] | None = None
        self.aside = Aside("The battery's level")

    def look(self) -> None:
        """Posts where that is due; nobody waits for it."""
        now = asyncio.get_running_loop().time()
        if self._id and now >= self._due:
            self._due = now + PAUSE
            self._posting = asyncio.create_task(self.aside.tried(self._post()))

    async def aclose(self) -> None:
        """Gives up what is under way."""
        if self._posting is not None:
            self._posting.cancel()
            await asyncio.gather(self._posting, return_exceptions=True)

    async def _post(self) -> None:
        level = await asyncio.to_thread(battery, self._supplies)
        if level is not None:
            body = {"batteryLevel": level, "isOnline": True, "ePaperTagId": self._id}
            await self._asking.post("epaper_tag", body)


def battery(supplies: Path) -> int | None:
    """Percent of the emptiest battery, None where there is none."""
    levels = []
    for supply in _folders(supplies):
        if _word(supply / "type") == "Battery" and _word(supply / "scope") != "Device":
            level = _word(supply / "capacity")
            levels += [int(level)] if level.isdecimal() else []
    return min(levels, default=None)


def _folders(supplies: Path) -> tuple[Path, ...]:
    try:
        return tuple(sorted(supplies.iterdir()))
    except OSError:
        return ()


def _word(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace").strip()[:20]
    except OSError:
        return ""
