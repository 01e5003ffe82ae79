"""The `[backend]` table of a room, each value with its type."""

from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import quote

from panel.backends.http import Server


class Table:
    """What the settings say; never printed, for it holds the key and access ids."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values
        self._paths = _mapping(values.get("paths"))
        self.resource_id = self.text("resource_id")
        self.server = Server(
            url=self.text("url").rstrip("/"),
            headers={"Authorization": self._shown_key()},
            timeout=self._timeout(),
            ca_file=self.text("ca_file") or None,
        )

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        return self._values.get(name) is True

    def number(self, name: str) -> int | None:
        value = self._values.get(name)
        return value if isinstance(value, int) else None

    def words(self, name: str) -> Mapping[int, str]:
        """What the numbers of a table mean."""
        table = _mapping(self._values.get(name))
        return {int(number): str(word) for number, word in table.items()}

    def betrays(self, text: str) -> bool:
        """Whether a secret stands in the text."""
        names = ("api_key", "sensor_access_id", "environment_access_id")
        secrets = (self.text(name) for name in names)
        return any(secret and secret in text for secret in secrets)

    @property
    def private(self) -> frozenset[int]:
        """The numbers of `appearanceType` that make a booking private."""
        numbers = self._values.get("private_appearances")
        return frozenset(numbers if isinstance(numbers, list) else ())

    def knows(self, name: str) -> bool:
        """Whether there is a path of this name."""
        return bool(self._paths.get(name))

    def path(self, name: str) -> str:
        """The whole path; one that does not begin with / stands below the root."""
        path = str(self._paths.get(name) or "")
        path = path.replace("{id}", quote(self.resource_id, safe=""))
        root = str(self._paths.get("root") or "").strip("/")
        return path if path.startswith("/") else f"/{root}/{path}".replace("//", "/")

    def _shown_key(self) -> str:
        """The key as a user name without a password, or bare."""
        key = self.text("api_key")
        if self.text("auth") == "header":
            return key
        return f"Basic {b64encode(f'{key}:'.encode()).decode('ascii')}"

    def _timeout(self) -> float:
        timeout = self._values.get("timeout")
        return float(timeout) if isinstance(timeout, int | float) else 10.0


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
