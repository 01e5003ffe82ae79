"""`[backend]` of a calendar on a CalDAV server."""

import pytest

from tests.settings.conftest import Problems, Read

LEAST = """
[backend]
type = "caldav"
url = "https://cal.example.com/boardroom/room/"
username = "boardroom"
password = "abc"
"""


def test_the_least(read: Read) -> None:
    backend = read(LEAST).backend
    assert backend.type == "caldav"
    assert backend.revealed() == {
        "url": "https://cal.example.com/boardroom/room/",
        "username": "boardroom",
        "password": "abc",
        "token": None,
        "calendar": None,
        "expand": "auto",
        "allow_http": False,
        "ca_file": None,
        "timeout": 10,
    }


def test_the_secrets_may_come_from_elsewhere(read: Read) -> None:
    text = LEAST.replace('password = "abc"\n', "")
    backend = read(text, ROOM_PANEL_CALDAV_PASSWORD="from.there").backend
    assert backend.revealed()["password"] == "from.there"
    assert "there" not in repr(backend)


@pytest.mark.parametrize("url", ["cal.example.com", "cal.example.com:8443/dav/"])
def test_a_host_is_asked_over_https(read: Read, url: str) -> None:
    text = LEAST.replace("https://cal.example.com/boardroom/room/", url)
    assert read(text).backend.values["url"] == f"https://{url}"


WRONG = [
    (
        'username = "boardroom"\n',
        "",
        "backend: username and password belong together",
    ),
    (
        'password = "abc"',
        'password = "abc"\ntoken = "def"',
        "backend: takes username and password or a token, not both",
    ),
    ('"boardroom"', '"board:room"', "a user name, which has no colon in it"),
    ("https:", "http:", "plain http is only for this machine"),
    ("/room/", "/room/?export", "nothing with ? or #"),
    ("https://cal", "https://ann:secret@cal", "does not belong in an address"),
    ("https://", "webcal://", "an address that begins with https://"),
    ('password = "abc"', 'password = "abc"\nexpand = "maybe"', "expand"),
]


@pytest.mark.parametrize("old, new, words", WRONG)
def test_what_is_wrong(problems: Problems, old: str, new: str, words: str) -> None:
    found = "\n".join(problems(LEAST.replace(old, new)))
    assert words in found
    assert "secret" not in found
