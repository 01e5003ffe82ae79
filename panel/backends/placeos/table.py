"""The `[backend]` table of a PlaceOS room, each value with its type."""

from collections.abc import Mapping

from panel.backends.http import Server
from panel.backends.placeos.link import Place


class Table:
    """What the settings say; never printed, for it holds the key."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self.system_id = self._text("system_id")
        self.module = self._text("module") or "Bookings_1"
        self.token = self._text("token")
        self.web_panel = self._text("web_panel")
        self.server = Server(
            url=self._text("url").rstrip("/"),
            headers=self._headers(),
            timeout=self._timeout(),
            ca_file=self._text("ca_file") or None,
        )
        self.place = Place(server=self.server, module=self.module)

    def _text(self, name: str) -> str:
        return str(self._values.get(name) or "")

    def _headers(self) -> dict[str, str]:
        """An API key counts before a token, as it does for the server."""
        key = self._text("api_key")
        return {"X-API-Key": key} if key else {"Authorization": f"Bearer {self.token}"}

    def _timeout(self) -> float:
        timeout = self._values.get("timeout")
        return float(timeout) if isinstance(timeout, int | float) else 10.0
