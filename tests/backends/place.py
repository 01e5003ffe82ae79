"""A room at a server of a booking system in which it is NOW, for the contract."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from panel.backends import backend_class
from panel.backends.base import Site
from tests.backends.contract import NOW

LISBON = ZoneInfo("Europe/Lisbon")


@dataclass
class ServedPlace:
    """`made` are the panels' backends; `more` adds to their `[backend]` tables."""

    server: Any
    store: Path
    more: dict[str, Any] = field(default_factory=dict)
    language: str = "en"
    made: list[Any] = field(default_factory=list)

    kind: ClassVar[str]
    odd_lengths: ClassVar[bool] = True
    zone: ClassVar[ZoneInfo | None] = LISBON

    @property
    def backend(self) -> Any:
        return self.made[0]

    def values(self) -> dict[str, Any]:
        """The `[backend]` table of a panel there."""
        raise NotImplementedError

    async def another(self) -> Any:
        site = Site(
            store=self.store,
            now=lambda: NOW,
            zone=self.zone,
            language=self.language,
            values=self.values(),
        )
        self.made.append(backend_class(self.kind)(site))
        return self.made[-1]

    async def break_link(self) -> None:
        self.server.stop()

    async def aclose(self) -> None:
        for backend in self.made:
            await backend.aclose()
