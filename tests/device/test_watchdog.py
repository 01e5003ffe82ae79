"""Signs of life come while everything moves, and stop when something does not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from panel.device.service import Service
from panel.device.watchdog import Watchdog
from tests.device.listening import Heard, systemd

PATIENCE = 0.4
BEAT = "WATCHDOG=1"


@dataclass
class Panel:
    """What the watchdog looks at, and what systemd hears."""

    heard: Heard
    begun: bool = True
    still: str = ""

    async def hears(self) -> str:
        return await asyncio.to_thread(self.heard.take)

    async def is_silent(self) -> bool:
        """For longer than systemd waits; what was on its way is taken first."""
        await asyncio.sleep(PATIENCE / 2)
        while not await asyncio.to_thread(self.heard.silent, 0.001):
            pass
        return await asyncio.to_thread(self.heard.silent, PATIENCE)


@asynccontextmanager
async def watched(folder: Path, **environ: str) -> AsyncIterator[Panel]:
    address = str(folder / "notify")
    with systemd(address) as heard:
        panel = Panel(heard)
        service = Service({"NOTIFY_SOCKET": address, **environ})
        dog = Watchdog(service, lambda: panel.begun, lambda: panel.still)
        task = asyncio.create_task(dog.watch())
        try:
            yield panel
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


USEC = str(int(PATIENCE * 1e6))


async def test_it_is_ready_with_its_first_picture(tmp_path: Path) -> None:
    async with watched(tmp_path, WATCHDOG_USEC=USEC) as panel:
        panel.begun = False
        assert await panel.is_silent()
        panel.begun = True
        assert [await panel.hears() for _ in range(4)] == ["READY=1", *[BEAT] * 3]


async def test_what_stands_still_gives_no_sign_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with watched(tmp_path, WATCHDOG_USEC=USEC) as panel:
        assert [await panel.hears() for _ in range(2)] == ["READY=1", BEAT]
        panel.still = "the engine does not look at the clock"
        assert await panel.is_silent()
        panel.still = ""
        assert await panel.hears() == BEAT
    told = [r for r in caplog.records if "no sign of life" in r.message]
    assert [record.levelname for record in told] == ["ERROR"]
    caplog.clear()


async def test_without_a_watchdog_it_is_only_ready(tmp_path: Path) -> None:
    async with watched(tmp_path) as panel:
        assert await panel.hears() == "READY=1"
        assert await panel.is_silent()
