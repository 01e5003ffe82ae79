"""A calendar that somebody publishes, on loopback: read at a secret address only."""

import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256

from panel.domain.booking import Booking, BookingStatus
from tests.backends.servers.http import Answer, Asked
from tests.backends.servers.web import Web

KEY = "ab12private"
TOKEN = "hunter2secret"
PATH = f"/calendars/{KEY}/basic.ics"
SECRETS = (KEY, TOKEN)
LOGIN = ("ada", "open.sesame")
KIND = {"Content-Type": "text/calendar; charset=utf-8"}

STATES = {
    BookingStatus.CONFIRMED: "CONFIRMED",
    BookingStatus.TENTATIVE: "TENTATIVE",
    BookingStatus.CANCELLED: "CANCELLED",
    BookingStatus.DECLINED: "CANCELLED",
}


def written(bookings: Sequence[Booking], properties: Sequence[str] = ()) -> bytes:
    """A calendar of these bookings, as a program would publish it."""
    blocks = [line for booking in bookings for line in _lines(booking)]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tests//EN", *properties]
    return "\r\n".join([*head, *blocks, "END:VCALENDAR", ""]).encode()


def _lines(booking: Booking) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{booking.id}",
        f"DTSTART:{booking.start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{booking.end:%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{_escaped(booking.title)}",
        f"STATUS:{STATES[booking.status]}",
        f"TRANSP:{'OPAQUE' if booking.blocking else 'TRANSPARENT'}",
    ]
    if booking.host:
        lines.append(f"ORGANIZER;CN={booking.host.name}:mailto:host@example.com")
    return [*lines, "END:VEVENT"]


def _escaped(text: str) -> str:
    for one in ("\\", ";", ","):
        text = text.replace(one, "\\" + one)
    return text.replace("\n", "\\n")


class Feed(Web):
    """`bookings` and `properties` are what is published, `text` something in their
    place. `validators` says whether it knows unchanged text, `login` whether it wants
    to know who asks, `stamp` adds what changes with every answer."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self.bookings: list[Booking] = []
        self.properties: list[str] = []
        self.text: bytes | None = None
        self.kind = dict(KIND)
        self.validators = True
        self.login = False
        self.stamp = False
        super().__init__(self._answer, now)

    @property
    def address(self) -> str:
        """What is written into the settings."""
        return f"{self.url}{PATH}?token={TOKEN}"

    def publish(self, *bookings: Booking) -> None:
        """Adds bookings."""
        self.steer(lambda: self.bookings.extend(bookings))

    @property
    def whole(self) -> int:
        """How often the whole text was given."""
        return sum("if-none-match" not in asked.headers for asked in tuple(self.asked))

    def _answer(self, asked: Asked) -> Answer:
        if asked.path != PATH or asked.query.get("token") != TOKEN:
            return Answer(404)
        if self.login and asked.headers.get("authorization") != _basic():
            return Answer(401, None, {"WWW-Authenticate": "Basic"})
        body = self.text
        if body is None:
            extra = [f"X-ASKED:{len(self.asked)}"] if self.stamp else []
            body = written(self.bookings, [*self.properties, *extra])
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        known = {"ETag": etag} if self.validators else {}
        if self.validators and asked.headers.get("if-none-match") == etag:
            return Answer(304, None, known)
        return Answer(200, body, {**self.kind, **known})


def _basic() -> str:
    return f"Basic {b64encode(':'.join(LOGIN).encode()).decode('ascii')}"


@contextmanager
def serving(now: Callable[[], float] = time.time) -> Iterator[Feed]:
    """A server that runs until the block ends."""
    server = Feed(now)
    server.start()
    try:
        yield server
    finally:
        server.close()
