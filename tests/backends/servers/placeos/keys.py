"""Who asks: API keys and bearer tokens with their scopes, and what is let through."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from tests.backends.servers.http import Asked

USER, SUPPORT, ADMIN = 0, 1, 2

SOCKET = ("systems.write", "control.write", "public.write")
SYSTEM = ("systems.read", "guest.read", "public.read")
SYSTEMS = ("systems.read", "public.read")
CONTROL = ("control.write", "public.write")
STAFF_READ = ("public.read",)
STAFF_WRITE = ("public.write",)
USERS = ("users.read", "public.read")


class Unauthorised(Exception):
    """Answered with 401 and this sentence."""


class Forbidden(Exception):
    """Answered with 403 and nothing else."""


@dataclass(slots=True)
class Key:
    """One credential: `<id>.<secret>` for an API key, any text for a token."""

    text: str
    scopes: tuple[str, ...] = ("public",)
    level: int = USER
    expires_at: int | None = None
    email: str = "panel@example.com"

    def may(self, needed: Iterable[str]) -> bool:
        """Whether one of the scopes needed is given; one without a verb gives all."""
        given = set(self.scopes)
        return any(scope in given or scope.split(".")[0] in given for scope in needed)

    def claims(self, now: int, domain: str) -> dict[str, Any]:
        """The JWT's JSON that a key stands for."""
        return {
            "iss": "POS",
            "iat": now,
            "exp": self.expires_at or now + 7200,
            "aud": domain,
            "sub": "user-panel",
            "scope": list(self.scopes),
            "u": {"n": "Panel", "e": self.email, "p": self.level, "r": []},
        }


@dataclass
class Keyring:
    """The credentials and the domains that there are."""

    keys: list[Key] = field(default_factory=list)
    tokens: list[Key] = field(default_factory=list)
    domains: set[str] = field(default_factory=lambda: {"127.0.0.1", "localhost"})

    def let_in(self, asked: Asked, now: float) -> Key:
        """Who asks; an API key wins over a token.

        Raises:
            Unauthorised: the host, the key or the token is not known, or is too old.
        """
        if asked.host not in self.domains:
            raise Unauthorised("authority not found")
        if text := self._given(asked, "x-api-key", "api-key"):
            return self._found(self.keys, text, now, "X-API-Key")
        if text := _bearer(asked):
            return self._found(self.tokens, text, now, "token")
        raise Unauthorised("")

    def _given(self, asked: Asked, header: str, name: str) -> str:
        cookies = _cookies(asked)
        return (
            asked.headers.get(header) or asked.query.get(name) or cookies.get(name, "")
        )

    def _found(self, among: list[Key], text: str, now: float, kind: str) -> Key:
        key = next((key for key in among if key.text == text), None)
        if key is None:
            raise Unauthorised(f"unknown {kind}")
        if key.expires_at is not None and key.expires_at <= now:
            raise Unauthorised("API key has expired")
        return key


def need(key: Key, scopes: Iterable[str], level: int = USER) -> None:
    """Raises:
    Forbidden: the scope or the level of permission is missing.
    """
    if key.level < level or not key.may(scopes):
        raise Forbidden


def _bearer(asked: Asked) -> str:
    kind, _, text = asked.headers.get("authorization", "").partition(" ")
    if kind in ("Bearer", "Token") and text:
        return text
    name = "bearer_token"
    return asked.query.get(name) or _cookies(asked).get(name, "")


def _cookies(asked: Asked) -> dict[str, str]:
    jar = SimpleCookie(asked.headers.get("cookie", ""))
    return {name: morsel.value for name, morsel in jar.items()}
