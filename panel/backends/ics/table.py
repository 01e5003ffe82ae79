"""The `[backend]` table of a published calendar, each value with its type."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from panel.backends.http import Server
from panel.backends.ical import MOST_BYTES

TYPES = "text/calendar, */*;q=0.5"
AGENT = "Room Panel (room-panel, a meeting room's door panel)"


class Table:
    """What the settings say; never printed, for whoever has the address can read.

    `file` is set where it is a file and no address. `refresh` is None where the
    calendar itself says how often.
    """

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._url = self._text("url")
        self.file = None if "://" in self._url else Path(self._url)
        minutes = self._number("refresh")
        self.refresh = timedelta(minutes=minutes) if minutes else None

    @property
    def server(self) -> Server:
        """Who is asked."""
        parts = urlsplit(self._url)
        return Server(
            url=f"{parts.scheme}://{parts.netloc}",
            headers={"User-Agent": AGENT, "Accept": TYPES, **self._signed()},
            timeout=self._number("timeout") or 30.0,
            ca_file=self._text("ca_file") or None,
            largest=MOST_BYTES,
            abroad=True,
        )

    @property
    def path(self) -> str:
        """What is asked for, with the query; it may hold a secret."""
        parts = urlsplit(self._url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def _signed(self) -> dict[str, str]:
        name = self._text("username")
        if not name:
            return {}
        both = f"{name}:{self._text('password')}".encode()
        return {"Authorization": f"Basic {b64encode(both).decode('ascii')}"}

    def _text(self, name: str) -> str:
        return str(self._values.get(name) or "")

    def _number(self, name: str) -> float | None:
        value = self._values.get(name)
        return float(value) if isinstance(value, int | float) else None
