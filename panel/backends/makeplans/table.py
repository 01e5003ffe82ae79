"""The `[backend]` table of a MakePlans room, each value with its type."""

from collections.abc import Mapping
from datetime import timedelta

from panel.backends.http import Server

API = "/api/v1"
AGENT = "Room Panel (room-panel, a meeting room's door panel)"
"""MakePlans turns requests away that do not say which program asks."""


class Table:
    """What the settings say; never printed, for it holds the key."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self.resource_id = self._number("resource_id") or 0
        self.service_id = self._number("service_id")
        self.seats = self._text("seats") or "seats"
        self.longest = timedelta(days=self._number("longest_booking") or 62)
        self.secret = self._text("webhook_secret").encode()
        told = (self._text("api_key"), self._text("webhook_secret"))
        self.secrets = tuple(filter(None, told))
        self.server = Server(
            url=self._address() + API,
            headers=self._headers(),
            timeout=self._timeout(),
            ca_file=self._text("ca_file") or None,
        )

    @property
    def room(self) -> str:
        """Which room of which account this is."""
        return f"{self.server.url} {self.resource_id} {self.service_id or ''}".strip()

    def _address(self) -> str:
        url = self._text("url").rstrip("/")
        return url or f"https://{self._text('account')}.makeplans.com"

    def _headers(self) -> dict[str, str]:
        return {
            "Authorization": f"Bearer {self._text('api_key')}",
            "User-Agent": AGENT,
            "Accept": "application/json",
        }

    def _text(self, name: str) -> str:
        return str(self._values.get(name) or "")

    def _number(self, name: str) -> int | None:
        value = self._values.get(name)
        return value if type(value) is int else None

    def _timeout(self) -> float:
        timeout = self._values.get("timeout")
        return float(timeout) if isinstance(timeout, int | float) else 10.0
