"""Where secrets come from, and that nobody sees them."""

import os
import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError

from panel.settings import Secret, Settings, SettingsError
from panel.settings.exchange import from_json, to_json
from panel.settings.reading import read_settings
from tests.settings.conftest import Problems, Read, Write
from tests.settings.made_up import MadeUp

HEAD = '[backend]\ntype = "made_up"\nurl = "https://calendar.example.com"\n'
VARIABLE = "ROOM_PANEL_MADE_UP_API_KEY"

pytestmark = pytest.mark.usefixtures("made_up")


def api_key(settings: Settings) -> object:
    return settings.backend.revealed()["api_key"]


@pytest.fixture
def credentials(tmp_path: Path) -> Path:
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / VARIABLE).write_text("from systemd\n")
    return folder


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text("  from a file\n")
    path.chmod(0o600)
    return path


def test_in_place(read: Read) -> None:
    settings = read(HEAD + 'api_key = "in place"')
    assert api_key(settings) == "in place"
    assert settings.warnings == ()


def test_from_a_file(read: Read, key_file: Path) -> None:
    settings = read(HEAD + f'api_key_file = "{key_file.name}"')
    assert api_key(settings) == "from a file"
    assert "api_key_file" not in settings.backend.values


def test_from_the_environment(read: Read) -> None:
    assert api_key(read(HEAD, **{VARIABLE: "from outside"})) == "from outside"


def test_from_systemd(read: Read, credentials: Path) -> None:
    environ = {"CREDENTIALS_DIRECTORY": str(credentials)}
    assert api_key(read(HEAD, **environ)) == "from systemd"


def test_the_order(read: Read, credentials: Path, key_file: Path) -> None:
    systemd = {"CREDENTIALS_DIRECTORY": str(credentials)}
    outside = {VARIABLE: "from outside"}
    in_place = HEAD + 'api_key = "in place"\n'
    both = in_place + f'api_key_file = "{key_file}"'
    assert api_key(read(both)) == "from a file"
    assert api_key(read(both, **outside)) == "from outside"
    settings = read(both, **outside, **systemd)
    assert api_key(settings) == "from systemd"
    assert settings.warnings == (
        f"backend.api_key: given by a systemd credential and ${VARIABLE} and "
        "api_key_file and the settings file; a systemd credential counts",
    )


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644])
def test_a_settings_file_open_to_others(write: Write, mode: int) -> None:
    path = write(HEAD + 'api_key = "hunter2"')
    path.chmod(mode)
    assert read_settings(path, {"HOME": "/h"}).warnings == (
        f"backend.api_key: others on this machine can read it in {path}; "
        "chmod 600 helps, or api_key_file",
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="gives a file to somebody else")
def test_the_group_is_how_we_read_somebody_elses_file(write: Write) -> None:
    path = write(HEAD + 'api_key = "hunter2"')
    os.chown(path, 65534, 0)
    path.chmod(0o640)
    assert read_settings(path, {"HOME": "/h"}).warnings == ()
    path.chmod(0o644)
    assert len(read_settings(path, {"HOME": "/h"}).warnings) == 1


def test_a_key_file_open_to_others(read: Read, key_file: Path) -> None:
    key_file.chmod(0o644)
    assert read(HEAD + 'api_key_file = "key"').warnings == (
        f"backend.api_key: others on this machine can read {key_file}; chmod 600 helps",
    )


def test_an_open_file_without_secrets_is_fine(write: Write) -> None:
    path = write('calendar_id = "x"')
    path.chmod(0o644)
    assert read_settings(path, {"HOME": "/h"}).warnings == ()


WRONG = [
    ("", "backend.api_key: is missing, it takes a text in quotes"),
    ('api_key = ""', "backend.api_key: is missing, it takes a text in quotes"),
    ("api_key = 123456", "backend.api_key: is wrong, allowed is a text in quotes"),
    ("api_key = 0", "backend.api_key: is wrong, allowed is a text in quotes"),
    (
        'api_key_file = "gone"',
        "backend.api_key_file: {folder}/gone: there is no such file",
    ),
    ('api_key_file = "."', "backend.api_key_file: {folder} is a folder, not a file"),
    ('api_key_file = "empty"', "backend.api_key_file: {folder}/empty is empty"),
    (
        "api_key_file = 7",
        "backend.api_key_file: found 7, allowed is the path of a file",
    ),
    ('api_key = "x"\nmode = 7', "backend.mode: found 7, allowed is a text in quotes"),
    (
        'api_key = "x"\napi_kye_file = "y"',
        "backend.api_kye_file: unknown key, did you mean api_key_file?",
    ),
    (
        'api_key = "x"\ntokn = "hunter2"',
        "backend.tokn: unknown key, did you mean token?",
    ),
    (
        'api_key = "x"\nca_file = "gone.pem"',
        "backend.ca_file: there is no file {folder}/gone.pem",
    ),
    (
        'api_key = "x"\ntimeout = 0',
        "backend.timeout: found 0, allowed is a number of seconds from 0.5 to 120",
    ),
    (
        'api_key = "x"\n[backend.paths]\nroms = "x"',
        "backend.paths.roms: unknown key, did you mean rooms?",
    ),
    (
        'api_key = "x"\n[backend.paths]\nrooms = 5',
        "backend.paths.rooms: found 5, allowed is a text in quotes",
    ),
    (
        'api_key = "x"\npaths = 5',
        "backend.paths: found 5, allowed is a table, written [backend.paths]",
    ),
]


@pytest.mark.parametrize(("text", "line"), WRONG, ids=[text for text, _ in WRONG])
def test_wrong(problems: Problems, tmp_path: Path, text: str, line: str) -> None:
    (tmp_path / "empty").touch()
    assert problems(HEAD + text) == [line.format(folder=tmp_path)]


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://localhost:8080/x", None),
        ("http://127.0.0.9/x", None),
        ("http://[::1]/x", None),
        (
            "http://calendar.example.com",
            "plain http is only for this machine; use https or set allow_http = true",
        ),
        (
            "https://ann:hunter2@x",
            "a user name or password does not belong in an address",
        ),
        (
            "calendar.example.com",
            'found "calendar.example.com", allowed is an address that begins with '
            "https://",
        ),
    ],
)
def test_addresses(
    read: Read, problems: Problems, url: str, sentence: str | None
) -> None:
    text = f'[backend]\ntype = "made_up"\napi_key = "x"\nurl = "{url}"'
    if sentence is None:
        assert read(text).backend.values["url"] == url
    else:
        assert problems(text) == [f"backend.url: {sentence}"]


def test_plain_http_where_it_is_allowed(read: Read) -> None:
    text = HEAD.replace("https", "http") + 'api_key = "x"\nallow_http = true'
    assert read(text).backend.values["allow_http"] is True


def test_problems_of_both_parts_together(problems: Problems) -> None:
    lines = problems('pending_period = "x"\n' + HEAD + "timeout = 0")
    assert [line.partition(":")[0] for line in lines] == [
        "pending_period",
        "backend.timeout",
        "backend.api_key",
    ]


def test_a_secret_is_never_seen(read: Read, write: Write) -> None:
    text = HEAD + 'api_key = "hunter2"\ntoken = "hunter2"\n'
    settings = read(text)
    for shown in (repr(settings), str(settings), f"{settings.backend.values}"):
        assert "hunter2" not in shown
    assert repr(Secret("hunter2")) == str(Secret("hunter2")) == "Secret(hidden)"
    for wrong in ("pending = 1\n" + text, text + "mode = 5", text + "x = 1"):
        with pytest.raises(SettingsError) as caught:
            read(wrong)
        told = "".join(traceback.format_exception(caught.value))
        assert "hunter2" not in told + repr(caught.value.problems)


def test_secrets_go_through_the_pipe(read: Read) -> None:
    settings = read(HEAD + 'api_key = "hunter2"\n[backend.paths]\nrooms = "/r"')
    again = from_json(to_json(settings))
    assert again == settings
    assert api_key(again) == "hunter2"
    assert "hunter2" not in repr(again)


def test_pydantic_itself_shows_no_values() -> None:
    with pytest.raises(ValidationError) as caught:
        MadeUp.model_validate({"url": "https://x", "api_key": ["hunter2"]})
    assert "hunter2" not in str(caught.value)
