"""Which file is read, and where the state is kept."""

from pathlib import Path

import pytest

from panel.engine import memory
from panel.settings import SettingsError
from panel.settings.places import (
    STORE,
    candidates,
    resolved,
    settings_path,
    state_folder,
    unwritten,
)

ETC = "/etc/room-panel/settings.toml"


def test_the_one_given_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environ = {"ROOM_PANEL_SETTINGS": "/x"}
    assert settings_path(Path("my.toml"), environ) == tmp_path / "my.toml"


def test_the_environment_decides_even_for_a_missing_file() -> None:
    environ = {"ROOM_PANEL_SETTINGS": "/nowhere/x.toml", "HOME": "/root"}
    assert settings_path(None, environ) == Path("/nowhere/x.toml")


def test_the_first_that_exists(tmp_path: Path) -> None:
    own = tmp_path / "room-panel/settings.toml"
    own.parent.mkdir()
    own.touch()
    assert settings_path(None, {"XDG_CONFIG_HOME": str(tmp_path)}) == own


def test_candidates(tmp_path: Path) -> None:
    own = tmp_path / ".config/room-panel/settings.toml"
    assert candidates({"HOME": str(tmp_path)}) == (Path(ETC), own)
    relative = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "relative"}
    assert candidates(relative) == (Path(ETC), own)


def test_none_exists(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        settings_path(None, {"HOME": str(tmp_path)})
    assert str(caught.value) == (
        f"settings: there is no settings file; looked for {ETC} and "
        f"{tmp_path}/.config/room-panel/settings.toml"
    )


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"STATE_DIRECTORY": "/var/lib/a:/var/lib/b", "HOME": "/h"}, "/var/lib/a"),
        ({"XDG_STATE_HOME": "/s", "HOME": "/h"}, "/s/room-panel"),
        ({"XDG_STATE_HOME": "s", "HOME": "/h"}, "/h/.local/state/room-panel"),
        ({"HOME": "/h"}, "/h/.local/state/room-panel"),
    ],
)
def test_state(environ: dict[str, str], folder: str) -> None:
    assert state_folder(environ) == Path(folder)


def test_paths_begin_at_the_file(tmp_path: Path) -> None:
    home = {"HOME": "/home/ann"}
    assert resolved("a/b.png", tmp_path, home) == tmp_path / "a/b.png"
    assert resolved("/a/b.png", tmp_path, home) == Path("/a/b.png")
    assert resolved("~/b.png", tmp_path, home) == Path("/home/ann/b.png")


class TestUnwritten:
    """Of a machine whose own `/etc/room-panel` is as good as that of any other."""

    def test_a_new_machine(self, tmp_path: Path) -> None:
        assert unwritten({"HOME": str(tmp_path)}) is not Path(ETC).exists()

    def test_a_file_that_was_named(self, tmp_path: Path) -> None:
        named = {"HOME": str(tmp_path), "ROOM_PANEL_SETTINGS": "/nowhere/x.toml"}
        assert not unwritten(named)

    def test_a_file_that_is_there(self, tmp_path: Path) -> None:
        own = tmp_path / ".config/room-panel/settings.toml"
        own.parent.mkdir(parents=True)
        own.symlink_to("nowhere")
        assert not unwritten({"HOME": str(tmp_path)})

    def test_a_room_that_was_served(self, tmp_path: Path) -> None:
        assert STORE == memory.NAME
        (tmp_path / STORE).touch()
        environ = {"HOME": str(tmp_path), "STATE_DIRECTORY": str(tmp_path)}
        assert not unwritten(environ)
