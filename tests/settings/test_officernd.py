"""`[backend]` of a room of OfficeRnD."""

import pytest

from tests.settings.conftest import Problems, Read

LEAST = """
[backend]
type = "officernd"
organization = "harbour-space"
client_id = "panel-1"
client_secret = "hush.hush"
resource_id = "5f9a1c2277d1a40017e1b001"
"""


def test_the_least(read: Read) -> None:
    backend = read(LEAST).backend
    assert backend.type == "officernd"
    assert backend.revealed() == {
        "organization": "harbour-space",
        "client_id": "panel-1",
        "client_secret": "hush.hush",
        "resource_id": "5f9a1c2277d1a40017e1b001",
        "member_id": None,
        "company_id": None,
        "url": "https://app.officernd.com",
        "token_url": "https://identity.officernd.com/oauth/token",
        "api_version": "v2",
        "scope": None,
        "charge": False,
        "silent": True,
        "welcome_visitors": False,
        "show_extras": False,
        "member_check_in": False,
        "longest_booking_days": 14,
        "start_parameter": "start",
        "end_parameter": "end",
        "allow_http": False,
        "ca_file": None,
        "timeout": 10,
    }


def test_the_secret_may_come_from_elsewhere(read: Read) -> None:
    text = LEAST.replace('client_secret = "hush.hush"\n', "")
    backend = read(text, ROOM_PANEL_OFFICERND_CLIENT_SECRET="from.there").backend
    assert backend.revealed()["client_secret"] == "from.there"
    assert "from.there" not in repr(backend)


def test_scopes_are_words(read: Read) -> None:
    text = f'{LEAST}scope = " a.read  b.read "'
    assert read(text).backend.values["scope"] == "a.read b.read"


AN_ID = "allowed is an id of OfficeRnD"
WRONG = [
    (
        'organization = "harbour-space"\n',
        "",
        "backend.organization: is missing, it takes the short name of the "
        'organization, as in "my-space.officernd.com"',
    ),
    (
        '"harbour-space"',
        '"https://harbour-space.officernd.com"',
        'backend.organization: found "https://harbour-space.officernd.com", allowed is '
        'the short name of the organization, as in "my-space.officernd.com"',
    ),
    (
        'client_secret = "hush.hush"\n',
        "",
        "backend.client_secret: is missing, it takes a text in quotes",
    ),
    ('"5f9a1c2277d1a40017e1b001"', '""', f'backend.resource_id: found "", {AN_ID}'),
    (
        "[backend]",
        '[backend]\nmember_id = "a"\ncompany_id = "b"',
        "backend: takes member_id or company_id, not both",
    ),
    (
        "[backend]",
        "[backend]\nmember_check_in = true",
        "backend: member_check_in needs member_id",
    ),
    (
        "[backend]",
        '[backend]\napi_version = "v3"',
        'backend.api_version: found "v3", allowed is "v2" or "v1"',
    ),
    (
        "[backend]",
        '[backend]\nurl = "https://app.officernd.com/api"',
        "backend.url: only the server's address, without a path",
    ),
    (
        "[backend]",
        '[backend]\ntoken_url = "http://identity.example.com/oauth/token"',
        "backend.token_url: plain http is only for this machine; use https or set "
        "allow_http = true",
    ),
    (
        "[backend]",
        '[backend]\nscope = " "',
        'backend.scope: found " ", allowed is names of scopes with blanks between them',
    ),
    (
        "[backend]",
        "[backend]\nlongest_booking_days = 0",
        "backend.longest_booking_days: found 0, allowed is a whole "
        "number of days from 1 to 366",
    ),
    (
        "[backend]",
        "[backend]\nmembre_id = 0",
        "backend.membre_id: unknown key, did you mean member_id?",
    ),
]


@pytest.mark.parametrize(("old", "new", "line"), WRONG, ids=[w[2] for w in WRONG])
def test_what_is_wrong(problems: Problems, old: str, new: str, line: str) -> None:
    assert problems(LEAST.replace(old, new)) == [line]
