"""Whatever a server answers becomes one of our errors, and the last list stays."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from panel.backends.base import (
    BackendError,
    Conflict,
    Garbled,
    Refused,
    Unauthorised,
    Unreachable,
)
from panel.backends.caldav import CalDavBackend
from tests.backends.caldav_reading import (
    SHARED,
    meeting_at,
    reading,
    site,
    titles,
    window,
)
from tests.backends.contract import NOW
from tests.backends.rig import TEN, Clock, living
from tests.backends.servers.caldav.server import HEAD, CalDav, serving
from tests.backends.servers.caldav.world import PASSWORD, TOKEN, USER
from tests.backends.servers.radicale import Calendar
from tests.backends.servers.web import Fault

ROOM = "/dav/calendars/boardroom/room one/"
ELSEWHERE = {"Location": "https://elsewhere.example.com/?secret=1"}
REST = {"Retry-After": "17"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
END = "</d:multistatus>"
LAUGHS = (
    "<!DOCTYPE d:multistatus [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
QUADRATIC = f"<!DOCTYPE d:multistatus [<!ENTITY a '{'x' * 100_000}'>]>"
FILE = "<!DOCTYPE d:multistatus [<!ENTITY a0 SYSTEM 'file:///etc/hostname'>]>"
OUTSIDE = "<!DOCTYPE d:multistatus SYSTEM 'http://127.0.0.1:9/x.dtd'>"


def xml(text: str, defines: str = "") -> Fault:
    body = HEAD.replace("?>\n", f"?>\n{defines}") + text + END
    return Fault(status=207, body=body.encode())


def answer(body: str | bytes, status: int = 207, **headers: str) -> Fault:
    data = body if isinstance(body, bytes) else body.encode()
    return Fault(status=status, body=data, headers=headers)


ONE = (
    "<d:response><d:href>/{}</d:href><d:propstat><d:prop>{}</d:prop>"
    "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
)
WRONG = "name and password or token"
READS: list[tuple[str, Fault, type[BackendError], str]] = [
    ("400", Fault(status=400), Refused, "refuses this (400)"),
    ("401", Fault(status=401), Unauthorised, WRONG),
    ("403", Fault(status=403), Unauthorised, "does not allow this to the user"),
    ("404", Fault(status=404), Refused, "does not know what was asked for"),
    ("405", Fault(status=405), Refused, "has no calendars at this address"),
    ("410", Fault(status=410), Refused, "does not know what was asked for"),
    ("412", Fault(status=412), Conflict, "was changed meanwhile"),
    ("423", Fault(status=423), Refused, "keeps this locked"),
    ("429", Fault(status=429, headers=REST), Unreachable, "cannot answer at present"),
    ("500", Fault(status=500), Unreachable, "cannot answer at present (500)"),
    ("501", Fault(status=501), Refused, "has no calendars at this address"),
    ("502", Fault(status=502), Unreachable, "502"),
    ("503", Fault(status=503, headers=REST), Unreachable, "503"),
    ("507", Fault(status=507), Refused, "gives only a part of the list"),
    ("302", Fault(status=302, headers=ELSEWHERE), Garbled, "elsewhere.example.com)"),
    ("308", Fault(status=308, headers=ELSEWHERE), Garbled, "which is not followed"),
    ("a page", Fault(text="<p>Sign in", kind="text/html"), Garbled, "a web page"),
    ("json", Fault(text="{}"), Garbled, "does not answer as a calendar server (200)"),
    ("a calendar", Fault(text="BEGIN:VCALENDAR"), Garbled, "not answer as a calendar"),
    ("207 page", answer("<p>Sign in</p>", **HTML), Garbled, "something else than a"),
    ("207 json", answer("{}"), Garbled, "no XML"),
    ("207 nothing", answer(""), Garbled, "no XML"),
    ("half of it", answer(HEAD + "<d:response>"), Garbled, "breaks off"),
    ("an encoding", answer(HEAD.encode() + b"\xff" + END.encode()), Garbled, "no XML"),
    ("laughs", xml("&a9;", LAUGHS), Garbled, "defines entities"),
    ("quadratic", xml("&a;" * 50_000, QUADRATIC), Garbled, "defines entities"),
    ("a file", xml("&a0;", FILE), Garbled, "defines entities"),
    ("a dtd", xml("", OUTSIDE), Garbled, "defines entities"),
    ("deep", xml("<a>" * 5_000 + "</a>" * 5_000), Garbled, "inside one another"),
    ("50 MB", answer(b" " * 50_000_000), Garbled, "more than can be read"),
    ("cut", Fault(cut=60, times=2), Unreachable, "broken off"),
    ("no answer", Fault(cut=0, times=2), Unreachable, "broken off"),
    ("slow", Fault(delay=3, times=2), Unreachable, "in time"),
]
LISTS: list[tuple[str, Fault, type[BackendError], str]] = [
    ("elsewhere", xml(ONE.format("x/a.ics", "")), Garbled, "not in the calendar"),
    ("dots", xml(ONE.format("%2e%2e/a.ics", "")), Garbled, "cannot be understood"),
    ("no href", xml("<d:response/>"), Garbled, "cannot be understood"),
    (
        "a host",
        xml("<d:response><d:href>http://evil.example/a</d:href></d:response>"),
        Refused,
        "to which the password is not sent",
    ),
]


@pytest.fixture
def server() -> Iterator[CalDav]:
    with serving(NOW.timestamp) as running:
        yield running


def rows(*tables: list[tuple[str, Fault, type[BackendError], str]]) -> object:
    found = [row for table in tables for row in table]
    return pytest.mark.parametrize(
        ("fault", "kind", "words"), [r[1:] for r in found], ids=[r[0] for r in found]
    )


async def fails(
    server: CalDav, fault: Fault, kind: type[BackendError], words: str
) -> BackendError:
    """A reading before, one that fails, and one after it."""
    async with reading(server.room, timeout=0.5 if fault.delay else 5.0) as backend:
        before = await window(backend)
        server.world.changes += 1
        server.faults = [fault]
        times = fault.times
        with pytest.raises(kind) as caught:
            await window(backend)
        said = str(caught.value)
        assert type(caught.value) is kind
        assert words in said
        assert re.fullmatch(r"[^\n]{10,200}\.", said)
        assert not [each for each in (PASSWORD, USER, "secret=") if each in said]
        server.faults, fault.times = [], times
        assert (await window(backend)).bookings == before.bookings
    return caught.value


@rows(READS)
@pytest.mark.parametrize("method", ["PROPFIND", "REPORT"])
async def test_a_reading_fails(
    server: CalDav, method: str, fault: Fault, kind: type[BackendError], words: str
) -> None:
    fault.method, fault.path = method, ROOM
    error = await fails(server, fault, kind, words)
    if fault.headers == REST:
        assert error.retry_after == timedelta(seconds=17)


@rows(LISTS)
async def test_a_list_fails(
    server: CalDav, fault: Fault, kind: type[BackendError], words: str
) -> None:
    fault.method, fault.path = "REPORT", ROOM
    await fails(server, fault, kind, words)


async def test_no_external_entity_is_fetched(server: CalDav, tmp_path: Path) -> None:
    """Nothing of the machine comes into what is said."""
    told = tmp_path / "told"
    told.write_text("Quagga")
    defines = f"<!DOCTYPE d:multistatus [<!ENTITY a SYSTEM '{told.as_uri()}'>]>"
    fault = xml("&a;", defines)
    fault.method, fault.path = "REPORT", ROOM
    assert "Quagga" not in str(await fails(server, fault, Garbled, "entities"))


SETTINGS = """\
calendar_time_zone = "Europe/Lisbon"
cache_polling_period = 0.01
pending_period = 0
pending_before = 0
[backend]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
timeout = 2
[store]
path = "{store}"
"""


async def test_the_last_list_stays_on_the_screen(tmp_path: Path) -> None:
    """Half of the answers fail, a page comes: the room stays booked."""
    clock = Clock()
    with serving(clock.seconds) as server:
        for number in range(4):
            start = TEN + number * timedelta(hours=2) - timedelta(minutes=5)
            server.put(f"{number}.ics", meeting_at(f"M{number}", start))
        text = SETTINGS.format(
            url=server.room, user=USER, password=PASSWORD, store=tmp_path / "store"
        )
        async with living(text, tmp_path, clock) as panel:
            await panel.shows(within=10, connected=True, booked=True)
            before = panel.snapshot.day.bookings
            server.world.failing = {"0.ics": 403, "2.ics": 403}
            server.steer(lambda: setattr(server.world, "changes", 99))
            await panel.shows(within=10, connected=False, booked=True)
            assert panel.snapshot.day.bookings == before
            server.world.failing = {}
            await panel.shows(within=15, connected=True, booked=True)
            server.faults = [Fault(text="<p>Sign in", kind="text/html", times=3)]
            await panel.shows(within=10, connected=False, booked=True)
            assert panel.snapshot.day.bookings == before
            await panel.shows(within=15, connected=True, booked=True)
            assert [b.title for b in panel.snapshot.day.bookings] == [
                f"M{number}" for number in range(4)
            ]


async def test_a_reading_comes_to_an_end(server: CalDav) -> None:
    """However many answers it takes that are slow, each within its own time."""
    for number in range(300):
        server.put(f"{number}.ics", meeting_at(f"M{number}", NOW))
    server.faults.append(Fault(method="REPORT", delay=0.4, times=999))
    backend = CalDavBackend(site(server.room, timeout=5.0), SHARED, longest=1.0)
    await backend.room()
    with pytest.raises(Unreachable, match="takes too long to show the calendar"):
        await window(backend)
    await backend.aclose()


async def test_another_calendar_at_the_same_address(calendar: Calendar) -> None:
    """A room without a change is quiet; with one, nobody else's booking is lost."""
    calendar.plant("a.ics", meeting_at("A", NOW))
    async with reading(calendar.url) as backend:
        assert titles(await window(backend)) == ["A"]
        calendar.remove("")
        with pytest.raises(BackendError):
            await window(backend)


def test_the_secrets_are_told_apart() -> None:
    assert len({USER, PASSWORD, TOKEN}) == 3
