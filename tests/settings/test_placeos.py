"""`[backend]` of a PlaceOS room."""

import pytest

from tests.settings.conftest import Problems, Read

LEAST = """
[backend]
type = "placeos"
url = "https://place.example.com"
api_key = "abc.def"
system_id = "sys-1"
"""


def test_the_least(read: Read) -> None:
    backend = read(LEAST).backend
    assert backend.type == "placeos"
    assert backend.revealed() == {
        "url": "https://place.example.com",
        "api_key": "abc.def",
        "token": None,
        "system_id": "sys-1",
        "module": "Bookings_1",
        "web_panel": None,
        "allow_http": False,
        "ca_file": None,
        "timeout": 10,
    }


def test_the_key_may_come_from_elsewhere(read: Read) -> None:
    text = LEAST.replace('api_key = "abc.def"\n', "")
    backend = read(text, ROOM_PANEL_PLACEOS_API_KEY="from.there").backend
    assert backend.revealed()["api_key"] == "from.there"
    assert "from.there" not in repr(backend)


def test_a_slash_behind_the_address_is_no_path(read: Read) -> None:
    text = LEAST.replace("example.com", "example.com/")
    assert read(text).backend.values["url"] == "https://place.example.com"


@pytest.mark.parametrize("id", ["sys-EJeSmse5Z2", "boardroom@example.com"])
def test_a_system_by_id_or_address(read: Read, id: str) -> None:
    assert read(LEAST.replace("sys-1", id)).backend.values["system_id"] == id


WRONG = [
    ('api_key = "abc.def"\n', "", "backend: needs api_key or token"),
    (
        "https://place.example.com",
        "http://place.example.com",
        "backend.url: plain http is only for this machine; use https or set "
        "allow_http = true",
    ),
    (
        "https://place.example.com",
        "https://place.example.com/backoffice",
        "backend.url: only the server's address, without a path",
    ),
    (
        'system_id = "sys-1"\n',
        "",
        "backend.system_id: is missing, it takes a system id or the room's e-mail "
        "address",
    ),
    (
        '"sys-1"',
        '"a room"',
        'backend.system_id: found "a room", allowed is a system id or the room\'s '
        "e-mail address",
    ),
    (
        '"sys-1"',
        '"sys-1"\nmodule = ""',
        'backend.module: found "", allowed is the name of a module, such as '
        '"Bookings_1"',
    ),
    ("api_key =", "api_kee =", "backend.api_kee: unknown key, did you mean api_key?"),
]


@pytest.mark.parametrize(("old", "new", "line"), WRONG, ids=[w[2] for w in WRONG])
def test_what_is_wrong(problems: Problems, old: str, new: str, line: str) -> None:
    assert problems(LEAST.replace(old, new)) == [line]
