"""The host that gives tokens: five in a minute, for scopes that were granted."""

import secrets

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.officernd.world import (
    CLIENT_ID,
    CLIENT_SECRET,
    Token,
    World,
)

MOST = 5
FORM = "application/x-www-form-urlencoded"
FIELDS = {"client_id", "client_secret", "grant_type", "scope"}


class Identity:
    """`POST /oauth/token` and nothing else."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.given: list[float] = []
        self.limited = True
        self.says: float = world.lasts

    def __call__(self, asked: Asked) -> Answer:
        if asked.path != "/oauth/token":
            return Answer(404, {"message": "Not Found"})
        if asked.method != "POST" or asked.pairs:
            return Answer(405, {"message": "Method Not Allowed"})
        if asked.headers.get("content-type") != FORM:
            return _wrong("invalid_request")
        form = asked.form()
        if set(form) != FIELDS or form["grant_type"] != "client_credentials":
            return _wrong("invalid_request")
        if (form["client_id"], form["client_secret"]) != (CLIENT_ID, CLIENT_SECRET):
            return Answer(401, {"error": "invalid_client"})
        scopes = tuple(form["scope"].split())
        if not scopes or not set(scopes) <= set(self.world.granted):
            return _wrong("invalid_scope")
        return self._given(scopes)

    def _given(self, scopes: tuple[str, ...]) -> Answer:
        now = self.world.clock()
        recent = [at for at in self.given if now - at < 60]
        if self.limited and len(recent) >= MOST:
            rest = str(int(60 - (now - recent[0])) + 1)
            return Answer(429, {"message": "Too many requests"}, {"Retry-After": rest})
        self.given = [*recent, now]
        text = f"ey.{secrets.token_urlsafe(24)}"
        self.world.tokens[text] = Token(text, now + self.world.lasts, scopes)
        said = {
            "access_token": text,
            "token_type": "Bearer",
            "expires_in": self.says,
            "scope": " ".join(scopes),
        }
        return Answer(200, said)


def _wrong(error: str) -> Answer:
    return Answer(400, {"error": error, "error_description": "no"})
