"""The `[backend]` table of a room of OfficeRnD, each value with its type."""

from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from panel.backends.http import Server
from panel.backends.officernd.dialect import (
    CANCEL,
    CHECK_IN,
    CHECK_INS,
    CREATE,
    DIALECTS,
    MEMBERS,
    PLANS,
    UPDATE,
    VISITORS,
    WRITE_V1,
)

URL = "https://app.officernd.com"
TOKEN_URL = "https://identity.officernd.com/oauth/token"


class Table:
    """What the settings say; never printed, for it holds the secret."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self.dialect = DIALECTS[self._text("api_version", "v2")]
        self.client_id = self._text("client_id")
        self.client_secret = self._text("client_secret")
        self.resource_id = self._text("resource_id")
        self.member_id = self._text("member_id")
        self.company_id = self._text("company_id")
        self.charge = values.get("charge") is True
        self.silent = values.get("silent", True) is True
        self.welcome_visitors = values.get("welcome_visitors") is True
        self.show_extras = values.get("show_extras") is True
        self.member_check_in = values.get("member_check_in") is True
        self.longest = timedelta(days=self._number("longest_booking_days", 14))
        self.window = (
            self._text("start_parameter", "start"),
            self._text("end_parameter", "end"),
        )
        self.scopes = self._scopes()
        self.base = f"/api/{self.dialect.version}/organizations/" + self._text(
            "organization"
        )
        self.server = self._server(self._text("url", URL).rstrip("/"))
        token = urlsplit(self._text("token_url", TOKEN_URL))
        self.token_path = token.path or "/"
        self.token_server = self._server(f"{token.scheme}://{token.netloc}")

    @property
    def books(self) -> bool:
        """Whether there is somebody for whom people book at the door."""
        return bool(self.member_id or self.company_id) and self.may(CREATE)

    @property
    def changes(self) -> bool:
        """Whether bookings may be shortened, made longer and cancelled."""
        return self.may(UPDATE) and self.may(CANCEL)

    @property
    def checks_in(self) -> bool:
        """Whether check-ins are kept by OfficeRnD."""
        return self.member_check_in and self.may(CHECK_INS) and self.may(CHECK_IN)

    @property
    def sees_visitors(self) -> bool:
        """Whether visitors' names are looked up."""
        return self.welcome_visitors and self.may(VISITORS)

    @property
    def sees_extras(self) -> bool:
        """Whether the names of extras are looked up."""
        return self.show_extras and self.may(PLANS)

    @property
    def sees_members(self) -> bool:
        """Whether members' names are looked up."""
        return self.may(MEMBERS)

    def may(self, scope: str) -> bool:
        """Whether the scopes that are asked for allow it; those of v1 are coarse."""
        if self.dialect.version == "v1":
            writes = scope.endswith((".create", ".update", ".cancel"))
            return not writes or WRITE_V1 in self.scopes
        return scope in self.scopes

    def _scopes(self) -> tuple[str, ...]:
        written = self._text("scope").split()
        if written:
            return tuple(written)
        asked = list(self.dialect.scopes)
        if self.dialect.version == "v2":
            asked += [VISITORS] if self.welcome_visitors else []
            asked += [PLANS] if self.show_extras else []
            asked += [CHECK_INS, CHECK_IN] if self.member_check_in else []
        return tuple(asked)

    def _server(self, url: str) -> Server:
        return Server(
            url=url,
            timeout=self._number("timeout", 10.0),
            ca_file=self._text("ca_file") or None,
        )

    def _text(self, name: str, default: str = "") -> str:
        return str(self._values.get(name) or default)

    def _number(self, name: str, default: float) -> float:
        found = self._values.get(name)
        return float(found) if isinstance(found, int | float) else default
