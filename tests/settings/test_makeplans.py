"""`[backend]` of a MakePlans room."""

import pytest

from tests.settings.conftest import Problems, Read

LEAST = """
[backend]
type = "makeplans"
account = "fjord"
api_key = "abc"
resource_id = 12
"""


def test_the_least(read: Read) -> None:
    backend = read(LEAST).backend
    assert backend.type == "makeplans"
    assert backend.revealed() == {
        "account": "fjord",
        "url": None,
        "api_key": "abc",
        "resource_id": 12,
        "service_id": None,
        "seats": "seats",
        "longest_booking": 62,
        "webhook_secret": None,
        "allow_http": False,
        "ca_file": None,
        "timeout": 10,
    }


def test_the_secrets_may_come_from_elsewhere(read: Read) -> None:
    text = LEAST.replace('api_key = "abc"\n', "")
    elsewhere = {
        "ROOM_PANEL_MAKEPLANS_API_KEY": "from.there",
        "ROOM_PANEL_MAKEPLANS_WEBHOOK_SECRET": "and.there",
    }
    backend = read(text, **elsewhere).backend
    assert backend.revealed()["api_key"] == "from.there"
    assert backend.revealed()["webhook_secret"] == "and.there"
    assert "there" not in repr(backend)


def test_an_address_in_place_of_the_account(read: Read) -> None:
    url = 'url = "https://fjord.test.makeplans.net/"'
    backend = read(LEAST.replace('account = "fjord"', url)).backend
    assert backend.values["url"] == "https://fjord.test.makeplans.net"


NAME = 'allowed is the account\'s name as it stands before ".makeplans.com"'
WRONG = [
    ('account = "fjord"\n', "", "backend: needs either account or url"),
    (
        'account = "fjord"',
        'account = "fjord"\nurl = "https://fjord.makeplans.com"',
        "backend: needs either account or url",
    ),
    ('"fjord"', '"fjord.makeplans.com"', f'found "fjord.makeplans.com", {NAME}'),
    ('"fjord"', '""', f'found "", {NAME}'),
    (
        'account = "fjord"',
        'url = "http://fjord.example.com"',
        "backend.url: plain http is only for this machine; use https or set "
        "allow_http = true",
    ),
    (
        'account = "fjord"',
        'url = "https://fjord.makeplans.com/api/v1"',
        "backend.url: only the server's address, without a path",
    ),
    ('api_key = "abc"\n', "", "backend.api_key: is missing"),
    ("12", "0", "backend.resource_id: found 0, allowed is a whole number"),
    ("12", '"12"', 'backend.resource_id: found "12", allowed is a whole number'),
    (
        "12",
        "12\nlongest_booking = 0",
        "backend.longest_booking: found 0, allowed is a whole number of days from 1",
    ),
    ("api_key", "api_kee", "backend.api_kee: unknown key, did you mean api_key?"),
]


@pytest.mark.parametrize(("old", "new", "line"), WRONG, ids=[w[2] for w in WRONG])
def test_what_is_wrong(problems: Problems, old: str, new: str, line: str) -> None:
    (found, *_) = problems(LEAST.replace(old, new))
    assert line in found
