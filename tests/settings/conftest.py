from collections.abc import Callable
from pathlib import Path

import pytest

from panel.settings import Settings, SettingsError
from panel.settings.reading import read_settings
from panel.settings.systems import SYSTEMS

Write = Callable[..., Path]
Read = Callable[..., Settings]
Problems = Callable[..., list[str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(text)`: a settings file that only its owner may read."""

    def written(text: str | bytes, name: str = "settings.toml") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        path.chmod(0o600)
        return path

    return written


@pytest.fixture
def read(write: Write, tmp_path: Path) -> Read:
    """`read(text, VARIABLE="...")`: the settings of a text."""

    def done(text: str, **environ: str) -> Settings:
        return read_settings(write(text), {"HOME": str(tmp_path)} | environ)

    return done


@pytest.fixture
def problems(read: Read) -> Problems:
    """`problems(text, VARIABLE="...")`: what is wrong with a text, a line a key."""

    def found(text: str, **environ: str) -> list[str]:
        with pytest.raises(SettingsError) as caught:
            read(text, **environ)
        return [str(problem) for problem in caught.value.problems]

    return found


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the made-up system into the table of systems."""
    monkeypatch.setitem(SYSTEMS, "made_up", "tests.settings.made_up:MadeUp")
