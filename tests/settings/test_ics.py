"""The table of a published calendar: an address that is a secret, or a file."""

from pathlib import Path

import pytest

from panel.settings.reading import read_settings
from panel.settings.schema import schema
from tests.settings.conftest import Problems, Read, Write

TABLE = '[backend]\ntype = "ics"\n'
ALLOWED = (
    "allowed is an address that begins with https:// or webcal://, "
    "or the path of a file"
)
PLAIN = "plain http is only for this machine; use https or set allow_http = true"


def values(read: Read, text: str) -> dict[str, object]:
    return read(TABLE + text).backend.revealed()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.com/a.ics?b=c", "https://example.com/a.ics?b=c"),
        ("webcal://example.com/a.ics", "https://example.com/a.ics"),
        ("WEBCALS://example.com/a.ics", "https://example.com/a.ics"),
        ("http://127.0.0.1:8000/a.ics", "http://127.0.0.1:8000/a.ics"),
        ("file:///var/lib/room%201.ics", "/var/lib/room 1.ics"),
        ("file://localhost/var/room.ics", "/var/room.ics"),
        ("/var/lib/room.ics", "/var/lib/room.ics"),
    ],
)
def test_an_address_or_a_file(read: Read, written: str, meant: str) -> None:
    assert values(read, f'url = "{written}"')["url"] == meant


def test_a_path_is_beside_the_settings_file(read: Read, tmp_path: Path) -> None:
    found = str(values(read, 'url = "room.ics"')["url"])
    assert Path(found).is_absolute()
    assert Path(found).name == "room.ics"


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("http://example.com/private-a.ics", PLAIN),
        ("ftp://example.com/private-a.ics", f"is wrong, {ALLOWED}"),
        ("file://server/private-a.ics", "a file's address begins with file:///"),
        ("https://", f"is wrong, {ALLOWED}"),
        (
            "https://ada:private-a@example.com/",
            "a user name or password does not belong in an address",
        ),
        ("private-a\\n.ics", f"is wrong, {ALLOWED}"),
    ],
)
def test_what_is_wrong_is_said_without_the_address(
    problems: Problems, written: str, sentence: str
) -> None:
    found = problems(f'{TABLE}url = "{written}"')
    assert found == [f"backend.url: {sentence}"]


def test_http_where_it_is_allowed(read: Read) -> None:
    found = values(read, 'allow_http = true\nurl = "http://example.com/a.ics"')
    assert found["url"] == "http://example.com/a.ics"


@pytest.mark.parametrize("name", ["ada", "a:b"])
def test_a_user_name_has_no_colon_and_needs_a_password(
    problems: Problems, name: str
) -> None:
    (said,) = problems(f'{TABLE}url = "https://example.com/a"\nusername = "{name}"')
    wanted = "belong together" if name == "ada" else "which has no colon in it"
    assert wanted in said


def test_an_address_may_stand_in_a_file_of_its_own(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "address"
    secret.write_text("webcal://example.com/private-a.ics\n")
    secret.chmod(0o600)
    found = values(read, f'url_file = "{secret}"')
    assert found["url"] == "https://example.com/private-a.ics"


def test_it_is_hidden_in_what_is_printed(read: Read) -> None:
    settings = read(f'{TABLE}url = "https://example.com/private-a.ics"')
    assert "private-a" not in repr(settings)


def test_others_may_read_a_path_but_not_an_address(write: Write) -> None:
    """A path is no secret."""
    for url, warned in (("https://example.com/private-a.ics", 1), ("room.ics", 0)):
        path = write(f'{TABLE}url = "{url}"')
        path.chmod(0o644)
        warnings = read_settings(path, {}).warnings
        assert len(warnings) == warned
        assert "private-a" not in "".join(warnings)


def test_the_schema_treats_the_address_as_a_secret() -> None:
    tables = schema()["properties"]["backend"]["anyOf"]
    (table,) = [t for t in tables if t["properties"]["type"].get("const") == "ics"]
    assert table["properties"]["url"]["writeOnly"] is True
    assert "url_file" in table["properties"]
    assert table["properties"]["refresh"]["minimum"] == 0.05
