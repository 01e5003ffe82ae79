"""`[push]`: both keys, an address that can be listened on, one that can be called."""

import pytest

from panel.settings import PushTable
from panel.settings.exchange import from_json, to_json
from tests.settings.conftest import Problems, Read

BOTH = '[push]\nlisten = "{}"\npublic_url = "{}"'
URL = "https://rooms.example.com/boardroom"


@pytest.mark.parametrize(
    ("listen", "host", "port"),
    [
        ("0.0.0.0:8088", "0.0.0.0", 8088),
        ("127.0.0.1:1", "127.0.0.1", 1),
        ("[::]:8088", "::", 8088),
        ("[fe80::1]:65535", "fe80::1", 65535),
    ],
)
def test_where_calls_are_received(
    read: Read, listen: str, host: str, port: int
) -> None:
    settings = read(BOTH.format(listen, URL))
    assert settings.push == PushTable(host=host, port=port, public_url=URL)
    assert settings.push.listen == listen
    assert from_json(to_json(settings)).push == settings.push


def test_without_it_nothing_is_received(read: Read) -> None:
    assert read("").push is None


@pytest.mark.parametrize(
    "listen",
    [
        "8088",
        ":8088",
        "0.0.0.0",
        "0.0.0.0:0",
        "0.0.0.0:65536",
        "example.com:80",
        "::1:80",
        "[::1]",
        "[1.2.3.4]:80",
        "1.2.3:80",
        "[x]:80",
        "0.0.0.0:80 ",
    ],
)
def test_where_nothing_can_be_received(problems: Problems, listen: str) -> None:
    (found,) = problems(BOTH.format(listen, URL))
    assert found.startswith("push.listen: ")
    assert '"0.0.0.0:8088"' in found


@pytest.mark.parametrize(
    "url",
    [
        "http://rooms.example.com/",
        "rooms.example.com",
        "https://x/?a=1",
        "https://x/#a",
        "ftp://x/",
        "https://me:secret@x/",
    ],
)
def test_an_address_that_nobody_should_call(problems: Problems, url: str) -> None:
    (found,) = problems(BOTH.format("0.0.0.0:8088", url))
    assert found.startswith("push.public_url: ")
    assert "secret" not in found


@pytest.mark.parametrize("url", [URL, "http://localhost:8088", "http://127.0.0.1/x"])
def test_an_address_that_can_be_called(read: Read, url: str) -> None:
    settings = read(BOTH.format("0.0.0.0:8088", url))
    assert settings.push is not None and settings.push.public_url == url


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('listen = "0.0.0.0:80"', "push.public_url: is missing, listen needs it"),
        (f'public_url = "{URL}"', "push.listen: is missing, public_url needs it"),
    ],
)
def test_one_needs_the_other(problems: Problems, text: str, found: str) -> None:
    assert problems(f"[push]\n{text}") == [found]
