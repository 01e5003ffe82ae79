"""Finding the calendar: from any address that leads there, and on no other server."""

from collections.abc import Iterator
from typing import Any

import pytest

from panel.backends.base import BackendError, Garbled, Refused, Unauthorised
from panel.backends.caldav.paths import canonical, inside, path_of
from tests.backends.caldav_reading import reading, window
from tests.backends.contract import NOW
from tests.backends.servers.caldav.server import CalDav, serving
from tests.backends.servers.caldav.world import HOME, PRINCIPAL, ROOM, TOKEN
from tests.backends.servers.radicale import Radicale
from tests.backends.servers.web import Fault

ASKED = "http://cal.example.com/home/"


@pytest.fixture
def server() -> Iterator[CalDav]:
    with serving(NOW.timestamp) as running:
        yield running


async def name_at(url: str, **more: Any) -> str | None:
    async with reading(url, **more) as backend:
        return (await backend.room()).name


async def refusal(url: str, kind: type[BackendError] = Refused, **more: Any) -> str:
    async with reading(url, **more) as backend:
        with pytest.raises(kind) as caught:
            await backend.room()
    return str(caught.value)


@pytest.mark.parametrize(
    "path", ["", "/", "/dav/", PRINCIPAL, HOME, ROOM, ROOM.rstrip("/")]
)
async def test_every_address_leads_there(server: CalDav, path: str) -> None:
    assert await name_at(server.url + path) == "Room One"


async def test_a_server_without_the_known_address(server: CalDav) -> None:
    server.world.well_known = ""
    assert "does not know" in await refusal(server.url)
    assert await name_at(server.url + "/dav/") == "Room One"


async def test_a_token_in_place_of_the_password(server: CalDav) -> None:
    key = {"username": None, "password": None, "token": TOKEN}
    assert await name_at(server.url, **key) == "Room One"
    wrong = await refusal(server.url, Unauthorised, **{**key, "token": "no"})
    assert "401" in wrong


async def test_several_and_which(server: CalDav) -> None:
    server.world.others = ["Kitchen", 'The "old" one', "Room One"]
    said = await refusal(server.url)
    assert said == (
        '4 calendars are found: "Kitchen", "Room One", "The \'old\' one" and 1 '
        "more. Write the name of one as calendar."
    )
    assert await name_at(server.url, calendar="kitchen") == "Kitchen"
    assert await name_at(server.url, calendar="other-1") == 'The "old" one'
    assert "Several calendars are called" in await refusal(
        server.url, calendar="Room One"
    )
    said = await refusal(server.url, calendar="Attic")
    assert said.startswith('No calendar is called "Attic". 4 calendars')


async def test_very_many_are_not_all_named(server: CalDav) -> None:
    server.world.others = [f"Room {n} " + "x" * 500 for n in range(60)]
    said = await refusal(server.url)
    assert said.startswith("61 calendars are found: ")
    assert len(said) < 600


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"kinds": ("VTODO", "VJOURNAL")}, "No calendar is found there"),
        ({"is_calendar": False}, "No calendar is found there"),
        ({"home": "/nowhere/"}, "does not know what was asked for (404)"),
        ({"home": ""}, "does not say where the user's calendars are"),
    ],
)
async def test_none(server: CalDav, changes: dict[str, Any], words: str) -> None:
    for name, value in changes.items():
        setattr(server.world, name, value)
    assert words in await refusal(server.url)


async def test_a_calendar_for_events_of_unnamed_kinds(server: CalDav) -> None:
    server.world.kinds = ()
    assert await name_at(server.url) == "Room One"


async def test_the_calendars_are_on_another_host(server: CalDav) -> None:
    """As with iCloud: the password goes nowhere but to the settings' server."""
    with serving(NOW.timestamp) as other:
        server.world.home = other.url + HOME
        said = await refusal(server.url)
        assert said == (
            f"The calendars are at {other.url}, to which the password is not sent: "
            "write that address as url."
        )
        assert other.asked == []


async def test_the_known_address_leads_to_another_host(server: CalDav) -> None:
    with serving(NOW.timestamp) as other:
        server.world.well_known = other.url + "/dav/"
        for path in ("", "/dav/"):
            server.faults = [
                Fault("/dav/", status=302, headers={"Location": other.url})
            ]
            said = await refusal(server.url + path, BackendError)  # type: ignore[type-abstract]
            assert said.endswith(".")
        assert other.asked == []


async def test_it_is_looked_for_once(server: CalDav) -> None:
    async with reading(server.url) as backend:
        await backend.room()
        many = len(server.asked)
        await backend.room()
        await window(backend)
    later = [(a.method, a.path) for a in server.asked[many:]]
    assert [method for method, _ in later] == ["PROPFIND", "REPORT"]
    assert {path for _, path in later} == {"/dav/calendars/boardroom/room one/"}


async def test_a_calendar_that_is_gone_is_looked_for_again(server: CalDav) -> None:
    async with reading(server.url) as backend:
        await window(backend)
        server.world.is_calendar = False
        with pytest.raises(Refused, match="not there any more"):
            await window(backend)
        with pytest.raises(Refused, match="No calendar is found"):
            await window(backend)
        server.world.is_calendar = True
        assert (await window(backend)).bookings == ()


@pytest.mark.parametrize("text", ["<html>Sign in</html>", "{}", ""])
async def test_no_calendar_server(server: CalDav, text: str) -> None:
    server.faults = [Fault(text=text, kind="text/html", times=9)]
    said = await refusal(server.url + "/dav/", Garbled)
    assert "web page" in said


@pytest.mark.parametrize(
    "href, path",
    [
        ("/home/a.ics", "/home/a.ics"),
        ("a.ics", "/home/a.ics"),
        ("http://cal.example.com/x/", "/x/"),
        ("http://CAL.example.com:80/x/", "/x/"),
        ("/home/a%40b c.ics", "/home/a%40b c.ics"),
        ("/home/..x/", "/home/..x/"),
    ],
)
def test_addresses_of_an_answer(href: str, path: str) -> None:
    assert path_of(href, ASKED) == path


@pytest.mark.parametrize(
    "href",
    [
        "",
        "/a\nb",
        "http://[",
        "/x/%2e%2e/y",
        "/" + "x" * 3000,
        "http://h:port/",
    ],
)
def test_addresses_that_are_none(href: str) -> None:
    with pytest.raises(Garbled, match="cannot be understood"):
        path_of(href, ASKED)


@pytest.mark.parametrize(
    "href, server",
    [
        ("https://cal.example.com/x/", "https://cal.example.com"),
        ("http://cal.example.com:81/x/", "http://cal.example.com:81"),
        ("//other.example.com/x/", "http://other.example.com"),
        ("http://ann:secret@evil.example/x/", "http://evil.example"),
        ("file:///etc/passwd", "file://"),
        ("http://" + "x" * 200 + "/", "another server"),
    ],
)
def test_addresses_elsewhere(href: str, server: str) -> None:
    with pytest.raises(Refused) as caught:
        path_of(href, ASKED)
    assert f"at {server}, to which" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_inside_a_folder() -> None:
    assert inside("/a%20b/c.ics", "/a b/")
    assert inside("/a%20b/c.ics", "/a%20b")
    assert not inside("/a%20b/", "/a%20b")
    assert not inside("/a%20bc/d.ics", "/a b/")
    assert canonical("/x%40y/%7Ez") == canonical("/x@y/~z")


async def test_a_real_server(radicale: Radicale) -> None:
    """Its name is this test's own: the server has calendars of other tests, too."""
    calendar = radicale.calendar("Lagoon")
    radicale.calendar("Another")
    assert await name_at(calendar.url) == "Lagoon"
    assert await name_at(radicale.url, calendar="Lagoon") == "Lagoon"
    assert await name_at(radicale.home, calendar="lagoon") == "Lagoon"
    assert "calendars are found" in await refusal(radicale.url)
    wrong = await refusal(radicale.url, Unauthorised, password="no")
    assert "does not accept" in wrong
