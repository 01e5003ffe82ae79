"""A panel at a door: the real engine in virtual time, and the real window before it."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

from panel.domain.command import Command
from panel.ui.look import Look
from panel.ui.window import Screen
from tests.engine.rig import Rig, at_ten
from tests.engine.virtual import VirtualLoop
from tests.ui.tree import buttons, seen, tap


class Door:
    """The engine's rig, and the window; `sent` is what taps have sent."""

    def __init__(self, rig: Rig, screen: Screen, sent: list[Command]) -> None:
        self.rig, self.screen, self._sent = rig, screen, sent

    async def at(self, minutes: float) -> None:
        """So many minutes after ten, as the window then shows it."""
        await self.rig.until(at_ten(minutes))
        await self.rig.settle()
        self.screen.show(self.rig.snapshot)

    async def tap(self, label: str) -> None:
        """Somebody taps and waits until the result is seen."""
        tap(self.screen, label)
        await self.answered()

    async def answered(self) -> None:
        """The engine does what was tapped, and the window shows what came of it."""
        while self._sent:
            await self.rig.tap(self._sent.pop(0))
        self.screen.show(self.rig.snapshot)

    @property
    def offered(self) -> list[str]:
        return list(buttons(self.screen))

    @property
    def texts(self) -> list[str]:
        """Those that can be seen."""
        return seen(self.screen)

    def seen(self, text: str) -> bool:
        return text in self.texts

    def says(self, *texts: str) -> bool:
        shown = self.texts
        missing = [text for text in texts if text not in shown]
        assert missing == [], shown
        return True


Story = Callable[[Door], Coroutine[None, None, None]]


class Teller:
    """Plays stories from half past nine on."""

    def __init__(
        self, make: Callable[..., Screen], sent: list[Command], store: Path
    ) -> None:
        self._make, self._sent, self._store = make, sent, store

    def __call__(self, story: Story, look: Look | None = None) -> None:
        with asyncio.Runner(loop_factory=VirtualLoop) as runner:
            runner.run(self._played(story, look))

    async def _played(self, story: Story, look: Look | None) -> None:
        rig = Rig(self._store)
        rig.rule(sole_panel=True)
        try:
            await rig.start()
            screen = self._make(look, now=rig.wall.now)
            screen.show(rig.snapshot)
            await story(Door(rig, screen, self._sent))
        finally:
            await rig.stop()
