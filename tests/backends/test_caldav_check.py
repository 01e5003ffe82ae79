"""`room-panel check` at a calendar: in order, each failure with its remedy."""

import asyncio
import logging
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time
from typing import Any

import pytest

from panel.backends.base import BackendError
from panel.domain.command import BookNow, Read
from panel.settings.reading import read_settings
from tests.backends.caldav_reading import event, meeting_at, reading, window
from tests.backends.certificate import Certificate
from tests.backends.checking import checked, failed
from tests.backends.rig import TEN, Clock, living
from tests.backends.servers.caldav.server import CalDav, serving
from tests.backends.servers.caldav.world import PASSWORD, ROOM, TOKEN, USER, World
from tests.backends.servers.radicale import Radicale
from tests.backends.servers.web import Fault

Spoil = Callable[[World], Any]
SETTINGS = """\
calendar_time_zone = "Europe/Lisbon"
[backend]
type = "caldav"
url = "{url}"
timeout = 1
{signing}
{table}
[store]
path = "{store}"
"""
SIGNING = f'username = "{USER}"\npassword = "{PASSWORD}"'
PAIR = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
SECRETS = (PASSWORD, TOKEN, PAIR)


@pytest.fixture
def server() -> Iterator[CalDav]:
    with serving(time) as running:
        yield running


def text(url: str, folder: Path, table: str = "", signing: str = SIGNING) -> str:
    store = folder / "store"
    return SETTINGS.format(url=url, store=store, table=table, signing=signing)


def check(url: str, folder: Path, *more: str) -> tuple[int, list[str]]:
    """The exit code and the lines of the booking system."""
    return checked(text(url, folder, *more), folder, SECRETS)


def test_all_is_well(server: CalDav, tmp_path: Path) -> None:
    server.world.zone = "Europe/Berlin"
    server.put("a.ics", meeting_at("A", datetime.now(UTC)))
    code, lines = check(server.url, tmp_path)
    assert code == 0
    assert lines[:6] == [
        f"calendar: Room One, at {ROOM}",
        "rights: may be read and written",
        "changes: noticed with one small question each minute",
        "the calendar's own zone: Europe/Berlin",
        "invitations: none, so nobody is told what is changed at the door",
        "bookings: may be read",
    ]
    assert "room: Room One" in "\n".join(lines)
    assert "ends a booking: by shortening it" in lines


def test_at_a_real_server(radicale: Radicale, tmp_path: Path) -> None:
    code, lines = check(radicale.calendar("Aquarium").url, tmp_path)
    assert code == 0
    assert lines[0].startswith("calendar: Aquarium, at /boardroom/room-")
    assert "rights: may be read and written" in lines


def test_a_token(server: CalDav, tmp_path: Path) -> None:
    code, lines = check(server.url, tmp_path, "", f'token = "{TOKEN}"')
    assert (code, lines[0]) == (0, f"calendar: Room One, at {ROOM}")


WARNINGS: list[tuple[str, Spoil, str, str]] = [
    (
        "reading only",
        lambda w: setattr(w, "rights", ("read", "read-acl")),
        "rights: may only be read, so the door offers nothing",
        "give the user the right to write",
    ),
    (
        "no changes",
        lambda w: setattr(w, "tells", False),
        "changes: the server does not tell of any",
        "set cache_polling_period",
    ),
    (
        "no calendars",
        lambda w: setattr(w, "offers", "1, 2"),
        "the server does not say that it has calendars",
        "check url in [backend]",
    ),
    (
        "an odd object",
        lambda w: w.put("odd.ics", event("A", "DTSTART:tomorrow")),
        "the object odd.ics cannot be read: ",
        "mend it in the program",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "words", "remedy"),
    [w[1:] for w in WARNINGS],
    ids=[w[0] for w in WARNINGS],
)
def test_what_is_odd(
    server: CalDav, tmp_path: Path, spoil: Spoil, words: str, remedy: str
) -> None:
    server.steer(lambda: spoil(server.world))
    _, lines = check(server.url, tmp_path)
    (at,) = [n for n, line in enumerate(lines) if words in line]
    assert remedy in lines[at + 1]


def test_rights_that_nobody_tells(server: CalDav, tmp_path: Path) -> None:
    server.world.rights = None
    server.world.offers = "1, calendar-access, calendar-auto-schedule"
    code, lines = check(server.url, tmp_path)
    assert code == 0
    assert "rights: the server does not say" in lines
    assert "invitations: sent by the server" in lines
    assert "ends a booking: by shortening it" in lines


def test_reading_only_offers_nothing(server: CalDav, tmp_path: Path) -> None:
    server.world.rights = ("read",)
    code, lines = check(server.url, tmp_path)
    assert code == 0
    assert "ends a booking: by shortening it" not in lines
    assert not [line for line in lines if line.startswith("books")]


FAILURES: list[tuple[str, Spoil | Fault, str, str]] = [
    ("401", Fault(status=401, times=9), "does not accept", "made for one app"),
    ("403", Fault(status=403, times=9), "does not allow", "the user may read"),
    ("404", Fault(status=404, times=9), "does not know", "calendar's own address"),
    ("500", Fault(status=500, times=9), "cannot answer", "check the network"),
    (
        "a page",
        Fault(text="<p>", kind="text/html", times=9),
        "answers with a web page",
        "the address for programs",
    ),
    (
        "several",
        lambda w: w.others.append("Kitchen"),
        '2 calendars are found: "Kitchen", "Room One".',
        "what the sentence says",
    ),
    (
        "none",
        lambda w: setattr(w, "kinds", ("VTODO",)),
        "No calendar is found there",
        "calendar's own address",
    ),
    (
        "another host",
        lambda w: setattr(w, "home", "https://p42.example.com/x/"),
        "at https://p42.example.com, to which the password is not sent",
        "what the sentence says",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "words", "remedy"),
    [f[1:] for f in FAILURES],
    ids=[f[0] for f in FAILURES],
)
def test_what_is_wrong(
    server: CalDav, tmp_path: Path, spoil: Spoil | Fault, words: str, remedy: str
) -> None:
    if isinstance(spoil, Fault):
        server.faults = [spoil]
    else:
        server.steer(lambda: spoil(server.world))
    code, lines = check(server.url, tmp_path)
    wrong, mended = failed(lines)
    assert code == 1
    assert words in wrong
    assert remedy in mended
    if isinstance(spoil, Fault):
        spoil.times = 9


def test_nobody_is_there(server: CalDav, tmp_path: Path) -> None:
    server.stop()
    wrong, remedy = failed(check(server.url, tmp_path)[1])
    assert "cannot be reached" in wrong
    assert remedy == "remedy: check the network, and url in [backend]"


async def test_a_certificate_that_nobody_trusts(certificate: Certificate) -> None:
    def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    context = certificate.context()
    async with await asyncio.start_server(met, "127.0.0.1", 0, ssl=context) as there:
        port = there.sockets[0].getsockname()[1]
        async with reading(f"https://127.0.0.1:{port}") as backend:
            (found,) = [each async for each in backend.examine()]
    assert found.failure
    assert "name its authority in ca_file" in found.text


async def test_what_a_running_panel_leaves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No secret in logs, pictures and files, whatever the server says back."""
    caplog.set_level(logging.DEBUG)
    clock = Clock()
    echo = f"{PASSWORD} Basic {PAIR} {TOKEN}"
    with serving(clock.seconds) as server:
        server.put("a.ics", meeting_at("A", TEN + timedelta(hours=3)))
        async with living(text(server.url, tmp_path), tmp_path, clock) as panel:
            await panel.shows(within=10, connected=True)
            for status in (401, 403, 429, 500):
                server.faults.append(Fault(status=status, times=3, body=echo))
                await panel.engine.handle(Read())
                server.faults.clear()
            await panel.engine.handle(Read())
            await panel.engine.handle(BookNow(length=timedelta(minutes=30)))
            said = repr(panel.seen) + repr(panel.parts.settings)
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    kept = "".join(path.read_bytes().decode("latin-1") for path in files)
    assert files
    for found in (said, caplog.text, kept):
        assert not [secret for secret in SECRETS if secret in found]
    caplog.clear()


@pytest.mark.parametrize("status", [200, 207, 302, 400, 401, 403, 404, 500])
async def test_no_error_says_them(server: CalDav, status: int) -> None:
    headers = {"Location": f"https://x.example.com/?{PASSWORD}"}
    fault = Fault(status=status, times=99, body=[PASSWORD, PAIR], headers=headers)
    server.faults = [fault]
    async with reading(server.url) as backend:
        for work in (lambda: window(backend), backend.room):
            with pytest.raises(BackendError) as caught:
                await work()
            told = "".join(traceback.format_exception(caught.value))
            assert not [secret for secret in SECRETS if secret in told]
        assert not [secret for secret in SECRETS if secret in repr(vars(backend))]


def test_the_settings_hide_them(server: CalDav, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text(server.url, tmp_path))
    settings = read_settings(path, {})
    told = f"{settings!r} {settings.backend} {settings.warnings}"
    assert not [secret for secret in SECRETS if secret in told]
