"""The `[backend]` table of a calendar on a CalDAV server, each value with its type."""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

from panel.backends.caldav.paths import server_of
from panel.backends.http import Server

AGENT = "Room Panel (room-panel, a meeting room's door panel)"


class Table:
    """What the settings say; never printed, for it holds the password."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self.url = self._text("url")
        self.path = urlsplit(self.url).path or "/"
        self.calendar = self._text("calendar").strip()
        self.expand = self._text("expand") or "auto"
        self.user = self._text("username")
        told = (self._text("password"), self._text("token"))
        self.secrets = tuple(filter(None, told))
        self.server = Server(
            url=server_of(self.url),
            headers=self._headers(),
            timeout=self._timeout(),
            ca_file=self._text("ca_file") or None,
        )

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": AGENT, **self._key()}

    def _key(self) -> dict[str, str]:
        token = self._text("token")
        if token:
            return {"Authorization": f"Bearer {token}"}
        if not self.user:
            return {}
        pair = f"{self.user}:{self._text('password')}".encode()
        return {"Authorization": f"Basic {b64encode(pair).decode()}"}

    def _text(self, name: str) -> str:
        return str(self._values.get(name) or "")

    def _timeout(self) -> float:
        timeout = self._values.get("timeout")
        return float(timeout) if isinstance(timeout, int | float) else 10.0
