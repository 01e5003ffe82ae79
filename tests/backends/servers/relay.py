"""A relay in front of Radicale: with faults, other manners, and hands in between."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import time
from urllib.parse import quote

import httpx

from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.radicale import Calendar, Radicale
from tests.backends.servers.web import Web

PASSED = frozenset(
    {"authorization", "content-type", "depth", "if-match", "if-none-match"}
)
GIVEN = frozenset({"content-type", "etag", "last-modified", "dav", "location"})
PATIENCE = 10.0


@dataclass
class Manners:
    """In what the relay differs from Radicale.

    `drops_unknown`: lines that begin with X- are lost. `names_no_version`: what was
    written is not told its etag. `offers` is added to the header DAV. `tag` is the
    Schedule-Tag of every object; with it alone a write passes, whatever its etag is.
    `bin`: nothing is removed of whose name something was removed before. `repeats`:
    each change is asked for twice, and the second answer is told. `marked` is what
    becomes of an etag on its way.
    """

    drops_unknown: bool = False
    names_no_version: bool = False
    offers: str = ""
    tag: str = ""
    bin: bool = False
    repeats: bool = False
    marked: Callable[[str], str] = str


@dataclass
class Relay:
    """`before` is called with each request, in time to do something first; `now` is
    the clock that is told."""

    server: Radicale
    manners: Manners = field(default_factory=Manners)
    before: Callable[[Asked], None] = lambda asked: None
    now: Callable[[], float] = time

    def __post_init__(self) -> None:
        self._ask = httpx.Client(timeout=PATIENCE, verify=False)
        self._removed: set[str] = set()
        self.web = Web(self._answer, self.now)

    def of(self, calendar: Calendar) -> str:
        """A calendar's address through the relay."""
        return calendar.url.replace(self.server.url, self.web.url)

    def close(self) -> None:
        self.web.close()
        self._ask.close()

    def _answer(self, asked: Asked) -> Answer:
        self.before(asked)
        if self.manners.bin and asked.method == "DELETE":
            if asked.path in self._removed:
                return Answer(403)
            self._removed.add(asked.path)
        told = self._told(asked)
        if self.manners.repeats and asked.method in ("PUT", "DELETE"):
            told = self._told(asked)
        headers = {k: v for k, v in told.headers.items() if k in GIVEN}
        if self.manners.names_no_version and asked.method == "PUT":
            headers.pop("etag", None)
        if "etag" in headers:
            headers["etag"] = self.manners.marked(headers["etag"])
        if self.manners.offers:
            headers["dav"] = f"{headers.get('dav', '1')}, {self.manners.offers}"
        if self.manners.tag:
            headers["schedule-tag"] = self.manners.tag
        return Answer(told.status_code, told.content, headers)

    def _told(self, asked: Asked) -> httpx.Response:
        return self._ask.request(
            asked.method,
            self.server.url + quote(asked.path),
            headers=self._passed(asked),
            content=self._taken(asked),
        )

    def _passed(self, asked: Asked) -> dict[str, str]:
        return {k: v for k, v in asked.headers.items() if k in PASSED}

    def _taken(self, asked: Asked) -> bytes:
        if asked.method != "PUT" or not self.manners.drops_unknown:
            return asked.body
        lines = asked.body.splitlines(keepends=True)
        return b"".join(line for line in lines if not line.startswith(b"X-"))


@contextmanager
def relaying(server: Radicale, now: Callable[[], float] = time) -> Iterator[Relay]:
    """A relay that is there until the block ends."""
    made = Relay(server, now=now)
    made.web.start()
    try:
        yield made
    finally:
        made.close()
