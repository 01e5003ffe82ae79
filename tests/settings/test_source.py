"""Files that cannot be read at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from panel.settings import SettingsError
from panel.settings.reading import read_settings
from tests.settings.conftest import Write

NOBODY = 65534


def sentence_for(path: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        read_settings(path, {})
    (problem,) = caught.value.problems
    assert problem.key == str(path)
    return problem.sentence


@contextmanager
def as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_missing(tmp_path: Path) -> None:
    assert sentence_for(tmp_path / "x") == "there is no such file"
    (tmp_path / "file").touch()
    assert sentence_for(tmp_path / "file/x") == "there is no such file"


def test_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "gone")
    assert sentence_for(tmp_path / "x") == "there is no such file"


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "x")
    assert sentence_for(tmp_path / "x") == (
        "cannot be read (too many levels of symbolic links)"
    )


def test_a_folder(tmp_path: Path) -> None:
    assert sentence_for(tmp_path) == "is a folder, not a file"


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert sentence_for(tmp_path / "pipe") == "is not an ordinary file"
    assert sentence_for(Path("/dev/zero")) == "is not an ordinary file"


def test_not_allowed(write: Write, tmp_path: Path) -> None:
    path = write("")
    for folder in [tmp_path, *tmp_path.parents]:
        if os.stat(folder).st_uid == os.getuid() and "pytest" in folder.name:
            folder.chmod(0o755)
    path.chmod(0)
    with as_nobody():
        assert sentence_for(path) == "this user may not read it"


def test_too_large(write: Write) -> None:
    assert sentence_for(write(b"#" * 1_000_001)) == "is larger than 1 MB"
    read_settings(write(b"#" * 1_000_000), {})


def test_not_utf_8(write: Write) -> None:
    assert sentence_for(write(b"# ok\nx = '\xff'\n")) == "line 2 is not UTF-8 text"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = ", "line 1, column 5 is not TOML: invalid value"),
        ("a = [", "ends too early: invalid value"),
        ("a = 1\na = 2", "line 2, column 6 has a key that was there before"),
        ("[a]\n[a]", "line 2, column 3 has a table that was there before"),
        ("x = yes\n", "line 1, column 5 is not TOML: invalid value"),
        (
            "a = 1\nb\n",
            "line 2, column 2 is not TOML: expected '=' after a key in a key/value "
            "pair",
        ),
        (f"x = {'[' * 5000}", "is nested too deeply to be read"),
    ],
)
def test_not_toml(write: Write, text: str, sentence: str) -> None:
    said = sentence_for(write(text))
    assert said == sentence


def test_numbers_and_depths_that_break_parsers(write: Write) -> None:
    long = "holds a number that is too long to be read"
    assert sentence_for(write(f"x = {'9' * 5000}")) == long
    with pytest.raises(SettingsError, match="unknown key"):
        read_settings(write(f"{'a.' * 2000}b = 1"), {})


def test_a_name_with_a_null(tmp_path: Path) -> None:
    assert sentence_for(tmp_path / "a\0b")
